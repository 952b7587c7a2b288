//! What an operation is sent: samples in each media type, and values that break their schema.

use proc_macro2::TokenStream;
use quote::quote;

use super::answers::{ANYTHING, LONGEST, member_of};
use super::operations::Sources;
use super::schemas;
use crate::emit::media;
use crate::ir::{Content, Encoding, Operation, Syntax};
use crate::sample::{Direction, Root, Value, wire};

/// The bodies of an operation.
#[derive(Default)]
pub(super) struct Bodies {
    pub(super) bodies: Vec<TokenStream>,
    pub(super) refused: Vec<TokenStream>,
    /// How many breaches are left out: for their number, their length, or since no value breaks their rule alone.
    pub(super) fewer: usize,
    /// Why media types are left out.
    pub(super) without: Vec<String>,
}

/// The bodies of an operation, of which at most so many are refused.
pub(super) fn bodies(sources: &Sources<'_>, operation: &Operation, most: usize) -> Bodies {
    let mut bodies = Bodies::default();
    let Some(request) = &operation.request_body else {
        return bodies;
    };
    let mut is_first = true;
    for content in &request.body.content {
        let name = &content.media_type.name;
        match body(sources, content) {
            Ok(body) => bodies.bodies.push(body),
            Err(reason) => {
                bodies.without.push(format!("a body in `{name}`: {reason}"));
                continue;
            }
        }
        let is_value = matches!(content.media_type.syntax, Syntax::Json | Syntax::Xml);
        if is_value && content.type_name.is_some() && std::mem::take(&mut is_first) {
            (bodies.refused, bodies.fewer) = refused(sources, content, most);
        }
    }
    bodies
}

fn body(sources: &Sources<'_>, content: &Content) -> Result<TokenStream, String> {
    let kind = content.media_type.syntax;
    let value = written(sources, content)?;
    let name = &content.media_type.wire_name;
    let mut name = member_of(name).unwrap_or_else(|| name.replace('*', "x-sample"));
    if kind == Syntax::Multipart {
        name = format!("{name}; boundary={}", wire::BOUNDARY);
    }
    let (syntax, schema) = (
        media::syntax(kind),
        sources.table(content.type_name.as_deref()),
    );
    Ok(quote!(Body { media_type: #name, syntax: Syntax::#syntax, schema: #schema, value: #value }))
}

/// The value as JSON where the tests write it, else the body itself.
fn written(sources: &Sources<'_>, content: &Content) -> Result<String, String> {
    let kind = content.media_type.syntax;
    let Some(type_name) = content.type_name.as_deref() else {
        return match kind {
            Syntax::Json => Ok(ANYTHING.to_owned()),
            Syntax::Text | Syntax::Bytes | Syntax::Stream => Ok("a sample".to_owned()),
            Syntax::Form => Ok("a=sample".to_owned()),
            Syntax::Xml => Err("no schema says how it is written".to_owned()),
            Syntax::Multipart => Err("no schema says which parts it has".to_owned()),
        };
    };
    match kind {
        Syntax::Bytes | Syntax::Stream => return Ok("a sample".to_owned()),
        _ => {}
    }
    let (root, value) = valid(sources, type_name)?;
    match (kind, &value) {
        (Syntax::Form, _) if !content.parts.is_empty() => {
            Err("its properties have encodings of their own".to_owned())
        }
        (Syntax::Form, _) => form(sources, root, value),
        (Syntax::Multipart, _) => multipart(sources, content, root, value),
        (Syntax::Text, Value::String(text)) => Ok(text.clone()),
        (Syntax::Text, _) => Err("its sample is no text".to_owned()),
        _ => Ok(value.to_json()),
    }
}

fn valid(sources: &Sources<'_>, type_name: &str) -> Result<(Root, Value), String> {
    let none = || format!("no sample of `{type_name}`");
    let root = sources.samples.named(type_name).ok_or_else(none)?;
    let value = sources.samples.valid(root, Direction::Request);
    let value = value.filter(|value| value.to_json().len() <= LONGEST);
    Ok((root, value.ok_or_else(none)?))
}

/// A form with as many of the members as forms can have.
fn form(sources: &Sources<'_>, root: Root, value: Value) -> Result<String, String> {
    let Value::Object(members) = value else {
        return Err("its sample is no object".to_owned());
    };
    let stays = |value: &Value| {
        let read = sources.samples.as_texts(root, value);
        read.as_ref() == Some(value) && wire::form(value).is_some()
    };
    let members = members.into_iter().filter(|member| {
        let alone = Value::Object(vec![(*member).clone()]);
        stays(&alone)
    });
    let value = Value::Object(members.collect());
    let is_allowed = sources.samples.allows(root, &value, Direction::Request);
    wire::form(&value)
        .filter(|_| is_allowed)
        .ok_or_else(|| "its sample is more than names and texts".to_owned())
}

/// A form of files and texts.
fn multipart(
    sources: &Sources<'_>,
    content: &Content,
    root: Root,
    value: Value,
) -> Result<String, String> {
    let Value::Object(members) = value else {
        return Err("its sample is no object".to_owned());
    };
    let (mut kept, mut parts) = (Vec::new(), Vec::new());
    for (name, value) in members {
        let part = content.parts.iter().find(|part| part.name == name);
        let alone = Value::Object(vec![(name.clone(), value.clone())]);
        let file = part.filter(|part| part.file).map(|part| {
            let named = part.media_types.first().and_then(|name| member_of(name));
            named.unwrap_or_else(|| "application/octet-stream".to_owned())
        });
        let is_text = part.is_none_or(|part| {
            let is_plain = matches!(part.encoding, Encoding::Default | Encoding::Text);
            is_plain && part.media_types.is_empty()
        });
        let is_known = file.is_some()
            || (is_text && sources.samples.as_texts(root, &alone).as_ref() == Some(&alone));
        let written = wire::parts(&name, &value, file.as_deref());
        if let Some(written) = written.filter(|_| is_known) {
            parts.push(written);
            kept.push((name, value));
        }
    }
    let is_allowed = sources
        .samples
        .allows(root, &Value::Object(kept), Direction::Request);
    match is_allowed && !parts.is_empty() {
        true => Ok(wire::multipart(&parts)),
        false => Err("its sample is more than files and texts".to_owned()),
    }
}

/// Values that are refused, and how many are left out.
fn refused(sources: &Sources<'_>, content: &Content, most: usize) -> (Vec<TokenStream>, usize) {
    let Some(Ok((root, value))) = content
        .type_name
        .as_deref()
        .map(|type_name| valid(sources, type_name))
    else {
        return (Vec::new(), 0);
    };
    let attempts = sources
        .samples
        .attempts(root, &value, Direction::Request, true);
    let known = attempts.refused.len() + attempts.skipped;
    let refused = schemas::chosen(attempts.refused, most);
    let fewer = known.saturating_sub(refused.len());
    let refused = refused.iter().map(|attempt| {
        let (at, change) = (&attempt.pointer, schemas::change(&attempt.change));
        let (place, keyword) = (&attempt.place, attempt.keyword);
        quote!((#at, #change, #place, #keyword))
    });
    (refused.collect(), fewer)
}
