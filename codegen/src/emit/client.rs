//! `client.rs`: progenitor's client on our models.
//!
//! progenitor panics on some documents and drops parts of others, so it is handed a document made from the intermediate
//! representation, with only what it handles: one JSON body for an answer and one for errors. `openapiv3` is the typed
//! view that it takes.

mod bodies;

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use progenitor_impl::{GenerationSettings, Generator, TypeImpl};
use quote::quote;
use serde_json::{Map, Value, json};

use super::documentation::harmless;
use crate::ir::{
    Api, Kind, Method, Notation, NumberWidth, Operation, Parameter, ParameterLocation, Schema,
    Segment, StringFormat, template,
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
    /// There is one.
    Made {
        /// The module.
        module: TokenStream,
        /// Why each operation that it lacks is not in it, whole sentences.
        lacking: Vec<String>,
    },
    /// The reasons, whole sentences.
    Absent(Vec<String>),
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
    let Reduced { document, lacking } = reduced(api);
    let Some(reduced) = document else {
        return Ok(Client::Absent(lacking));
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
    let module = quote! {
        //! A client, made by progenitor on the models of this crate. JSON only.

        #client
    };
    Ok(Client::Made { module, lacking })
}

/// What the schema at `index` is called in the reduced document: a name that progenitor does not spell otherwise, or
/// it would not know that it is replaced.
fn key(index: usize) -> String {
    format!("Model{index}")
}

/// The names in Rust of all schemas, with their keys in the reduced document.
type Keys<'a> = BTreeMap<&'a str, String>;

/// The document for progenitor, of the operations that it can do.
struct Reduced {
    /// `None` when it can do none.
    document: Option<Value>,
    /// Why the others are not in it.
    lacking: Vec<String>,
}

fn reduced(api: &Api) -> Reduced {
    let named = api.schemas.iter().enumerate();
    let keys: Keys<'_> = named
        .map(|(index, schema)| (schema.type_name.as_str(), key(index)))
        .collect();
    let mut paths: Map<String, Value> = Map::new();
    let mut lacking = Vec::new();
    for operation in &api.operations {
        let reduced = match reduced_operation(api, operation, &keys) {
            Ok(reduced) => reduced,
            Err(reason) => {
                lacking.push(reason);
                continue;
            }
        };
        let path = paths
            .entry(template(&operation.path))
            .or_insert_with(|| json!({}));
        if let Value::Object(item) = path {
            item.insert(operation.method.keyword().to_owned(), reduced);
        }
    }
    if paths.is_empty() {
        return Reduced {
            document: None,
            lacking,
        };
    }
    // Replaced by our models; progenitor only wants to know that they are there.
    let stub = |key: &String| (key.clone(), json!({ "type": "object" }));
    let schemas: Map<String, Value> = keys.values().map(stub).collect();
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": harmless(&api.title), "version": header_value(&api.version) },
        "paths": paths,
        "components": { "schemas": schemas },
    });
    Reduced {
        document: Some(document),
        lacking,
    }
}

fn reduced_operation(api: &Api, operation: &Operation, keys: &Keys<'_>) -> Result<Value, String> {
    let id = &operation.operation_id;
    if CLIENT_NAMES.contains(&operation.function_name.as_str()) {
        return Err(format!(
            "`{id}` is the name of a function that the client has for itself."
        ));
    }
    if let Some(odd) = unsendable(operation) {
        return Err(format!("the client could not ask for `{id}`: {odd}."));
    }
    for parameter in &operation.parameters {
        sendable(api, operation, parameter)?;
    }
    let responses = bodies::responses(operation, keys)?;
    let request_body = bodies::request(operation, keys)?;
    let documentation = &operation.documentation;
    let parameters = operation
        .parameters
        .iter()
        .map(|parameter| reduced_parameter(parameter, keys));
    let mut reduced = json!({
        "operationId": names::plain(&operation.function_name),
        "summary": comment(documentation.title.as_deref()),
        "description": comment(documentation.description.as_deref()),
        "parameters": parameters.collect::<Vec<_>>(),
        "responses": responses,
    });
    if let (Value::Object(reduced), Some(body)) = (&mut reduced, request_body) {
        reduced.insert("requestBody".to_owned(), body);
    }
    Ok(reduced)
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

/// Whether progenitor's client sends the parameter as the document says.
fn sendable(api: &Api, operation: &Operation, parameter: &Parameter) -> Result<(), String> {
    let (id, name) = (&operation.operation_id, &parameter.wire_name);
    let noun = parameter.location.noun();
    // progenitor makes the names of arguments itself, and an apostrophe is all that it reads otherwise than we do.
    let argument = names::field_name(name);
    let alike = |other: &&Parameter| names::field_name(&other.wire_name) == argument;
    if name.contains('\'') || operation.parameters.iter().filter(alike).count() > 1 {
        return Err(format!(
            "the client could not name the {noun} `{name}` of `{id}`."
        ));
    }
    if parameter.location == ParameterLocation::Cookie {
        return Err(format!(
            "`{id}` has the {noun} `{name}`, and the client sends none."
        ));
    }
    let is_usual = match parameter.notation {
        Notation::Styled { style, explode } => {
            style == parameter.location.default_style() && explode == style.default_explode()
        }
        Notation::Json | Notation::Text => false,
    };
    let is_text = |schema: &Schema| {
        !api.is_nullable(schema)
            && matches!(
                api.end(schema).kind,
                Kind::String(_) | Kind::Enumeration(_) | Kind::Boolean | Kind::Number(_)
            )
    };
    let is_list = match &api.end(&parameter.schema).kind {
        Kind::Array(array) => is_text(&array.items),
        _ => false,
    };
    let in_query = parameter.location == ParameterLocation::Query;
    // One value is written the same way, exploded or not.
    let in_one_way = match parameter.notation {
        Notation::Styled { style, .. } => style == parameter.location.default_style(),
        Notation::Json | Notation::Text => false,
    };
    let writes = is_text(&parameter.schema) && in_one_way || in_query && is_usual && is_list;
    if !writes || api.is_nullable(&parameter.schema) {
        return Err(format!(
            "the client cannot write the {noun} `{name}` of `{id}`."
        ));
    }
    Ok(())
}

fn reduced_parameter(parameter: &Parameter, keys: &Keys<'_>) -> Value {
    json!({
        "name": parameter.wire_name,
        "in": parameter.location.keyword(),
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
        Kind::Array(array) => {
            json!({ "type": "array", "items": reduced_schema(&array.items, keys) })
        }
        // No parameter is one.
        Kind::Any | Kind::Object(_) | Kind::Map(_) | Kind::Union(_) => json!({ "type": "object" }),
        Kind::Reference(type_name) => reference(type_name, keys),
    }
}

fn reference(type_name: &str, keys: &Keys<'_>) -> Value {
    let key = keys.get(type_name).map_or(type_name, String::as_str);
    json!({ "$ref": format!("#/components/schemas/{key}") })
}
