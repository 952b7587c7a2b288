//! What a mock answers: the first response of an operation that a sample is found for.

use proc_macro2::TokenStream;
use quote::quote;

use super::operations::Sources;
use crate::emit::answer::{Answer, answers, content_name, headers_name};
use crate::emit::media::{self, Held};
use crate::emit::operation::Types;
use crate::emit::{errors, identifier};
use crate::ir::{Body, Content, ErrorVariant, Group, Operation, Status};
use crate::sample::{Direction, Root};

/// Longer samples are not written down.
pub(super) const LONGEST: usize = 20_000;

/// What bodies are that no schema describes.
pub(super) const ANYTHING: &str = "{\"sample\":1}";

/// An answer of the mock, and what is expected of it.
pub(super) struct Answered {
    /// The expression of the answer.
    pub(super) value: TokenStream,
    pub(super) status: u16,
    /// The headers that are always there.
    pub(super) headers: Vec<String>,
    pub(super) offers: Vec<TokenStream>,
}

/// The answer; why there is none.
pub(super) fn answer(sources: &mut Sources<'_>, operation: &Operation) -> Result<Answered, String> {
    let mut reason = "no response is described".to_owned();
    for answer in answers(operation) {
        match of(sources, operation, &answer) {
            Ok(answered) => return Ok(answered),
            Err(why) => reason = why,
        }
    }
    Err(reason)
}

fn of(
    sources: &mut Sources<'_>,
    operation: &Operation,
    answer: &Answer<'_>,
) -> Result<Answered, String> {
    let response = answer.response;
    let (status, chosen) = match response.status {
        Status::Code(code) => (code, false),
        Status::Range(hundreds) => (hundreds * 100, true),
        Status::Default => (200, true),
    };
    let chosen = chosen.then(|| quote!(testing::status(#status)));
    let body = response.body.as_ref();
    let body = body.map(|body| self::body(sources, operation, answer, body));
    let headers = (!response.headers.is_empty()).then(|| headers(sources, operation, answer));
    let (body, headers) = (body.transpose()?, headers.transpose()?);
    let held: Vec<_> = chosen
        .into_iter()
        .chain(body.as_ref().map(|(value, _)| value.clone()))
        .chain(headers)
        .collect();
    let (response_type, variant) = (Types::of(operation).response, &answer.variant);
    let held = (!held.is_empty()).then(|| quote!((#(#held),*)));
    let required = response.headers.iter().filter(|header| header.required);
    Ok(Answered {
        value: quote!(#response_type::#variant #held),
        status,
        headers: required.map(|header| header.name.clone()).collect(),
        offers: body.map(|(_, offers)| offers).unwrap_or_default(),
    })
}

fn body(
    sources: &Sources<'_>,
    operation: &Operation,
    answer: &Answer<'_>,
    body: &Body,
) -> Result<(TokenStream, Vec<TokenStream>), String> {
    let groups = body.groups();
    let content = groups.iter().flat_map(|group| &group.content);
    let mut content: Vec<_> = content.collect();
    content.sort_by_key(|(index, _)| *index);
    let offers = content
        .into_iter()
        .map(|(_, content)| offer(sources, content));
    let offers = offers.collect();
    if let [one] = groups.as_slice() {
        return Ok((sent(sources, one)?, offers));
    }
    let name = content_name(operation, answer);
    let mut arms = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        let variant = identifier(&group.variant);
        let sent = sent(sources, group)?;
        let names = group.content.iter();
        let names = names.map(|(_, content)| &content.media_type.wire_name);
        // Other responses may have further media types.
        let pattern = match index + 1 == groups.len() {
            true => quote!(_),
            false => quote!(#(#names)|*),
        };
        arms.push(quote!(#pattern => #name::#variant(#sent),));
    }
    Ok((quote!(match media_type.name { #(#arms)* }), offers))
}

/// The body of one group of media types.
fn sent(sources: &Sources<'_>, group: &Group<'_>) -> Result<TokenStream, String> {
    Ok(match media::sent(group) {
        Held::Value(type_name) => {
            let json = sources.response(type_name)?;
            quote!(self.0.answered(#json)?)
        }
        Held::Text => quote!(self.0.answered("\"a sample\"")?),
        Held::Bytes | Held::Stream | Held::Form(_) => quote!(testing::SAMPLE.into()),
        Held::Named => {
            let range = group.first().map(|content| &content.media_type.wire_name);
            let name = member_of(range.map_or("*/*", String::as_str))
                .ok_or("a range of media types by their suffix")?;
            quote!(testing::named(#name)?)
        }
    })
}

/// A media type of a range; `None` where the range is of suffixes.
pub(super) fn member_of(range: &str) -> Option<String> {
    let essence = range.split(';').next().unwrap_or_default().trim();
    match essence.split_once('/') {
        Some(("*", _)) | None => Some("application/octet-stream".to_owned()),
        Some(("text", "*")) => Some("text/plain".to_owned()),
        Some((kind, "*")) => Some(format!("{kind}/x-sample")),
        Some((_, subtype)) if subtype.contains('*') => None,
        Some(_) => Some(range.to_owned()),
    }
}

fn offer(sources: &Sources<'_>, content: &Content) -> TokenStream {
    let name = &content.media_type.wire_name;
    let name = member_of(name).unwrap_or_else(|| name.clone());
    let syntax = media::syntax(content.media_type.syntax);
    let schema = sources.table(content.type_name.as_deref());
    quote!(Offer { media_type: #name, syntax: Syntax::#syntax, schema: #schema })
}

fn headers(
    sources: &mut Sources<'_>,
    operation: &Operation,
    answer: &Answer<'_>,
) -> Result<TokenStream, String> {
    let name = headers_name(operation, answer);
    let mut fields = Vec::new();
    for header in &answer.response.headers {
        let field = identifier(&header.field_name);
        let root = sources.samples.root(&header.schema);
        let json = sources.json(root, Direction::Response);
        fields.push(match (json, header.required) {
            (Some(json), true) => quote!(#field: testing::made(#json)?,),
            (Some(json), false) => quote!(#field: Some(testing::made(#json)?),),
            (None, false) => quote!(#field: None,),
            (None, true) => return Err(format!("no sample of the header `{}`", header.name)),
        });
    }
    Ok(quote!(#name { #(#fields)* }))
}

impl Sources<'_> {
    /// A sample as JSON.
    pub(super) fn json(&self, root: Root, direction: Direction) -> Option<String> {
        let json = self.samples.valid(root, direction)?.to_json();
        (json.len() <= LONGEST).then_some(json)
    }

    fn response(&self, type_name: &str) -> Result<String, String> {
        if type_name.is_empty() {
            return Ok(ANYTHING.to_owned());
        }
        let root = self.samples.named(type_name);
        root.and_then(|root| self.json(root, Direction::Response))
            .ok_or_else(|| format!("no sample of `{}` as a response", type_name))
    }

    /// The table of a schema, from outside of the crate.
    pub(super) fn table(&self, type_name: Option<&str>) -> TokenStream {
        match type_name {
            None | Some("") => quote!(&::actix_openapi::schema::ANY),
            Some(type_name) => {
                let (library, name) = (&self.library, identifier(type_name));
                quote!(&::#library::schemas::#name)
            }
        }
    }

    /// The body of an error of one variant.
    pub(super) fn error(&self, variant: &ErrorVariant) -> Result<TokenStream, String> {
        match errors::value(variant) {
            Some(type_name) => {
                let json = self.response(type_name)?;
                Ok(quote!(testing::made(#json)))
            }
            None if errors::is_text(variant) => Ok(quote!(testing::made("\"a sample\""))),
            None => Ok(quote!(Ok(testing::SAMPLE.into()))),
        }
    }
}
