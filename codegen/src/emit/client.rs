//! `client.rs`: progenitor's client on our models.
//!
//! progenitor panics on some documents and drops parts of others, so it is handed a document made from the intermediate
//! representation, with only what it handles: one JSON body for an answer and one for errors. `openapiv3` is the typed
//! view that it takes.

use proc_macro2::TokenStream;
use progenitor_impl::{GenerationSettings, Generator, TypeImpl};
use quote::quote;
use serde_json::{Map, Value, json};

use super::operation::answers;
use crate::ir::{
    Api, Kind, Operation, Parameter, ParameterLocation, Response, Schema, Segment, Status,
    StringFormat, Syntax,
};

/// Why there is no client.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The reduced document is not what `openapiv3` takes.
    #[error("the client's reduced document is refused: {0}")]
    Document(#[from] serde_json::Error),
    /// progenitor refused it.
    #[error("progenitor refuses the document: {0}")]
    Progenitor(#[from] progenitor_impl::Error),
}

/// The module, or `None` for an API that progenitor cannot make a client for: one that does not speak JSON, or has an
/// operation with several types of answers.
///
/// # Errors
/// When progenitor refuses the document.
pub fn module(api: &Api) -> Result<Option<TokenStream>, ClientError> {
    let Some(reduced) = reduced(api) else {
        return Ok(None);
    };
    let document: openapiv3::OpenAPI = serde_json::from_value(reduced)?;
    let mut settings = GenerationSettings::new();
    for schema in &api.schemas {
        let displayed = !matches!(schema.schema.kind, Kind::Object(_));
        let implemented = displayed.then_some(TypeImpl::Display);
        let model = format!("crate::models::{}", schema.type_name);
        settings.with_replacement(&schema.type_name, model, implemented.into_iter());
    }
    let client = Generator::new(&settings).generate_tokens(&document)?;
    Ok(Some(quote! {
        //! A client, made by progenitor on the models of this crate. JSON only.

        #client
    }))
}

fn reduced(api: &Api) -> Option<Value> {
    let mut paths: Map<String, Value> = Map::new();
    for operation in &api.operations {
        let path = paths
            .entry(template(operation))
            .or_insert_with(|| json!({}));
        if let Value::Object(item) = path {
            item.insert(
                operation.method.keyword().to_owned(),
                reduced_operation(operation)?,
            );
        }
    }
    // Replaced by our models; progenitor only wants to know that they are there.
    let stub =
        |schema: &crate::ir::NamedSchema| (schema.type_name.clone(), json!({ "type": "object" }));
    let schemas: Map<String, Value> = api.schemas.iter().map(stub).collect();
    Some(json!({
        "openapi": "3.0.3",
        "info": { "title": api.title, "version": api.version },
        "paths": paths,
        "components": { "schemas": schemas },
    }))
}

fn template(operation: &Operation) -> String {
    let segments = operation.path.iter().map(|segment| match segment {
        Segment::Fixed(text) => format!("/{text}"),
        Segment::Parameter(name) => format!("/{{{name}}}"),
    });
    segments.collect()
}

fn reduced_operation(operation: &Operation) -> Option<Value> {
    // progenitor knows one type of answer and one of errors, and counts `default` among both.
    let (_, answer) = answers(operation).next()?;
    if answers(operation).any(|(_, other)| other.body.type_name != answer.body.type_name) {
        return None;
    }
    let errors = operation
        .responses
        .iter()
        .find(|response| response.status == Status::Default)?;
    let mut responses = Map::new();
    for (code, response) in answers(operation) {
        responses.insert(code.to_string(), reduced_response(response)?);
    }
    for range in ["4XX", "5XX"] {
        responses.insert(range.to_owned(), reduced_response(errors)?);
    }
    let documentation = &operation.documentation;
    Some(json!({
        "operationId": operation.operation_id,
        "summary": documentation.title.clone().unwrap_or_default(),
        "description": documentation.description.clone().unwrap_or_default(),
        "parameters": operation.parameters.iter().map(reduced_parameter).collect::<Vec<_>>(),
        "responses": responses,
    }))
}

fn reduced_response(response: &Response) -> Option<Value> {
    let json_type = response
        .body
        .media_types
        .iter()
        .find(|media_type| media_type.syntax == Syntax::Json)?;
    let name = &json_type.name;
    Some(json!({
        "description": response.documentation.description.clone().unwrap_or_default(),
        "content": { name: { "schema": reference(&response.body.type_name) } },
    }))
}

fn reduced_parameter(parameter: &Parameter) -> Value {
    let location = match parameter.location {
        ParameterLocation::Path => "path",
        ParameterLocation::Header => "header",
    };
    json!({
        "name": parameter.wire_name,
        "in": location,
        "required": parameter.required,
        "description": parameter.documentation.description.clone().unwrap_or_default(),
        "schema": reduced_schema(&parameter.schema),
    })
}

fn reduced_schema(schema: &Schema) -> Value {
    match &schema.kind {
        Kind::String(string) => match string.format {
            StringFormat::Text => json!({ "type": "string" }),
            StringFormat::Uuid => json!({ "type": "string", "format": "uuid" }),
        },
        Kind::Int64 => json!({ "type": "integer", "format": "int64" }),
        Kind::Object(_) => json!({ "type": "object" }),
        Kind::Reference(type_name) => reference(type_name),
    }
}

fn reference(type_name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{type_name}") })
}
