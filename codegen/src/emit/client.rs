//! `client.rs`: progenitor's client on our models.
//!
//! progenitor panics on some documents and drops parts of others, so it is handed a document made from the intermediate
//! representation, with only what it handles: one JSON body for an answer and one for errors. `openapiv3` is the typed
//! view that it takes.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use progenitor_impl::{GenerationSettings, Generator, TypeImpl};
use quote::quote;
use serde_json::{Map, Value, json};

use super::documentation::harmless;
use super::operation::answers;
use crate::ir::{
    Api, Kind, Method, NumberWidth, Operation, Parameter, ParameterLocation, Response, Schema,
    Segment, StringFormat, Syntax, template,
};
use crate::names;

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

/// A client, or why progenitor cannot make one for this API.
#[derive(Clone, Debug)]
pub enum Client {
    /// Its module.
    Made(TokenStream),
    /// The reason, a whole sentence.
    Absent(String),
}

/// Names that progenitor's client has for itself, or calls on itself.
const CLIENT_NAMES: [&str; 6] = [
    "new",
    "new_with_client",
    "api_version",
    "pre",
    "exec",
    "post",
];

/// The module, where progenitor can make it.
///
/// # Errors
/// When progenitor refuses the document.
pub fn module(api: &Api) -> Result<Client, ClientError> {
    let reduced = match reduced(api) {
        Ok(reduced) => reduced,
        Err(reason) => return Ok(Client::Absent(reason)),
    };
    let document: openapiv3::OpenAPI = serde_json::from_value(reduced)?;
    let mut settings = GenerationSettings::new();
    for (index, schema) in api.schemas.iter().enumerate() {
        let displayed = matches!(
            api.end(&schema.schema).kind,
            Kind::String(_) | Kind::Enumeration(_) | Kind::Boolean | Kind::Number(_)
        );
        let implemented = displayed.then_some(TypeImpl::Display);
        let model = format!("crate::models::{}", schema.type_name);
        settings.with_replacement(key(index), model, implemented.into_iter());
    }
    let client = Generator::new(&settings).generate_tokens(&document)?;
    Ok(Client::Made(quote! {
        //! A client, made by progenitor on the models of this crate. JSON only.

        #client
    }))
}

/// What the schema at `index` is called in the reduced document: a name that progenitor does not spell otherwise, or
/// it would not know that it is replaced.
fn key(index: usize) -> String {
    format!("Model{index}")
}

/// The names in Rust of all schemas, with their keys in the reduced document.
type Keys<'a> = BTreeMap<&'a str, String>;

fn reduced(api: &Api) -> Result<Value, String> {
    let named = api.schemas.iter().enumerate();
    let keys: Keys<'_> = named
        .map(|(index, schema)| (schema.type_name.as_str(), key(index)))
        .collect();
    let mut paths: Map<String, Value> = Map::new();
    for operation in &api.operations {
        let path = paths
            .entry(template(&operation.path))
            .or_insert_with(|| json!({}));
        if let Value::Object(item) = path {
            item.insert(
                operation.method.keyword().to_owned(),
                reduced_operation(operation, &keys)?,
            );
        }
    }
    // Replaced by our models; progenitor only wants to know that they are there.
    let stub = |key: &String| (key.clone(), json!({ "type": "object" }));
    let schemas: Map<String, Value> = keys.values().map(stub).collect();
    Ok(json!({
        "openapi": "3.0.3",
        "info": { "title": harmless(&api.title), "version": header_value(&api.version) },
        "paths": paths,
        "components": { "schemas": schemas },
    }))
}

fn reduced_operation(operation: &Operation, keys: &Keys<'_>) -> Result<Value, String> {
    let id = &operation.operation_id;
    if CLIENT_NAMES.contains(&operation.function_name.as_str()) {
        return Err(format!(
            "`{id}` is the name of a function that the client has for itself."
        ));
    }
    if let Some(odd) = unsendable(operation) {
        return Err(format!("the client could not ask for `{id}`: {odd}."));
    }
    // An apostrophe is all that progenitor reads otherwise in a name than we do.
    if let Some(odd) = operation
        .parameters
        .iter()
        .find(|parameter| parameter.wire_name.contains('\''))
    {
        return Err(format!(
            "the client could not name the parameter `{}`.",
            odd.wire_name
        ));
    }
    // progenitor knows one type of answer and one of errors, and counts `default` among both.
    let mut types = answers(operation).map(|(_, response)| &response.body.type_name);
    let first = types.next();
    if types.any(|other| Some(other) != first) {
        return Err(format!("`{id}` has several types of answers."));
    }
    let no_json = || format!("`{id}` has a response that is not JSON.");
    let errors = operation
        .responses
        .iter()
        .find(|response| response.status.is_error())
        .ok_or_else(no_json)?;
    let mut responses = Map::new();
    for (code, response) in answers(operation) {
        responses.insert(
            code.to_string(),
            reduced_response(response, keys).ok_or_else(no_json)?,
        );
    }
    for range in ["4XX", "5XX"] {
        responses.insert(
            range.to_owned(),
            reduced_response(errors, keys).ok_or_else(no_json)?,
        );
    }
    let documentation = &operation.documentation;
    let parameters = operation
        .parameters
        .iter()
        .map(|parameter| reduced_parameter(parameter, keys));
    Ok(json!({
        "operationId": names::plain(&operation.function_name),
        "summary": comment(documentation.title.as_deref()),
        "description": comment(documentation.description.as_deref()),
        "parameters": parameters.collect::<Vec<_>>(),
        "responses": responses,
    }))
}

/// What progenitor's client cannot ask for.
fn unsendable(operation: &Operation) -> Option<&'static str> {
    let plain = |character: char| {
        character.is_ascii_alphanumeric() || "-._~!$&'()+,;=:@".contains(character)
    };
    let last = operation.path.len().saturating_sub(1);
    let odd = operation
        .path
        .iter()
        .enumerate()
        .any(|(index, segment)| match segment {
            Segment::Fixed(text) if text.is_empty() => index != last,
            Segment::Fixed(text) => !text.chars().all(plain),
            Segment::Parameter(_) => false,
            Segment::Mixed(_) => true,
        });
    match operation.method {
        Method::Options | Method::Trace => Some("of its method"),
        _ if odd => Some("of its path"),
        _ if !operation.query.is_empty() => Some("of the query in its path"),
        _ if operation.base_paths.is_some() => Some("it has servers of its own"),
        _ => None,
    }
}

fn reduced_response(response: &Response, keys: &Keys<'_>) -> Option<Value> {
    let has_json = response
        .body
        .media_types
        .iter()
        .any(|media_type| media_type.syntax == Syntax::Json);
    // progenitor knows JSON by this name only, and does not look at what is sent.
    let name = has_json.then_some("application/json")?;
    Some(json!({
        "description": comment(response.documentation.description.as_deref()),
        "content": { name: { "schema": reference(&response.body.type_name, keys) } },
    }))
}

fn reduced_parameter(parameter: &Parameter, keys: &Keys<'_>) -> Value {
    let location = match parameter.location {
        ParameterLocation::Path => "path",
        ParameterLocation::Header => "header",
    };
    json!({
        "name": parameter.wire_name,
        "in": location,
        "required": parameter.required,
        "description": comment(parameter.documentation.description.as_deref()),
        "schema": reduced_schema(&parameter.schema, keys),
    })
}

/// progenitor sends the version as a header, and would panic in doing so.
fn header_value(text: &str) -> String {
    text.replace(
        |character: char| !(character == ' ' || character.is_ascii_graphic()),
        "?",
    )
}

/// Text that progenitor puts into a comment.
fn comment(text: Option<&str>) -> String {
    let lines = text.unwrap_or_default().replace("\r\n", "\n");
    harmless(&lines)
}

fn reduced_schema(schema: &Schema, keys: &Keys<'_>) -> Value {
    match &schema.kind {
        Kind::String(string) => match string.format {
            StringFormat::Text
            | StringFormat::Date
            | StringFormat::DateTime
            | StringFormat::Byte
            | StringFormat::Binary => {
                json!({ "type": "string" })
            }
            StringFormat::Uuid => json!({ "type": "string", "format": "uuid" }),
        },
        // Always named, and so a reference.
        Kind::Enumeration(_) => json!({ "type": "string" }),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Number(number) => match number.width {
            NumberWidth::Int32 => json!({ "type": "integer", "format": "int32" }),
            NumberWidth::Int64 => json!({ "type": "integer", "format": "int64" }),
            // Sent as it is written: progenitor would make a float of it.
            NumberWidth::Decimal => json!({ "type": "string" }),
        },
        // No parameter is one.
        Kind::Any | Kind::Object(_) | Kind::Map(_) | Kind::Union(_) | Kind::Array(_) => {
            json!({ "type": "object" })
        }
        Kind::Reference(type_name) => reference(type_name, keys),
    }
}

fn reference(type_name: &str, keys: &Keys<'_>) -> Value {
    let key = keys.get(type_name).map_or(type_name, String::as_str);
    json!({ "$ref": format!("#/components/schemas/{key}") })
}
