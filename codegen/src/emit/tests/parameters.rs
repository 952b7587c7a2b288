//! What a request has beside its body: the path, the parameters that a sample is found for and those that are refused, and
//! the credentials.

use percent_encoding::percent_decode_str;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::operations::Sources;
use super::schemas::chosen;
use crate::ir::{
    Api, ApiKeyLocation, Choice, Credentials, Notation, Operation, Parameter, ParameterLocation,
    Piece, Segment,
};
use crate::sample::{Attempt, Change, Direction, Root, Value, wire};

/// Longer texts are not sent in a parameter.
const LONGEST: usize = 1_200;

/// Headers that say how the message itself is to be read.
const OF_THE_MESSAGE: [&str; 6] = [
    "connection",
    "content-encoding",
    "content-length",
    "cookie",
    "host",
    "transfer-encoding",
];

/// The parameters of an operation.
#[derive(Default)]
pub(super) struct Parameters {
    /// The path, with the places of its parameters.
    pub(super) path: String,
    pub(super) parameters: Vec<TokenStream>,
    pub(super) refused: Vec<TokenStream>,
    /// How many breaches are left out: for their number, or since no text breaks their rule alone.
    pub(super) fewer: usize,
    /// Why a request that is answered cannot be made.
    pub(super) unanswered: Option<String>,
    /// Why parameters are left out.
    pub(super) without: Vec<String>,
}

/// The parameters, each refused for at most so many reasons; why no request can be made at all.
pub(super) fn parameters(
    sources: &mut Sources<'_>,
    operation: &Operation,
    choice: Option<&Choice<'_>>,
    most: usize,
) -> Result<Parameters, String> {
    let mut all = Parameters::default();
    let mut names = Vec::new();
    for parameter in &operation.parameters {
        let (name, noun) = (&parameter.wire_name, parameter.location.noun());
        if is_key(sources.api, choice, parameter) {
            all.without
                .push(format!("the {noun} `{name}`, which is a key too"));
            continue;
        }
        let is_in_path = parameter.location == ParameterLocation::Path;
        let Some(sample) = Sample::of(sources, operation, parameter) else {
            let reason = format!("no sample of the {noun} `{name}` that can be written");
            if is_in_path {
                return Err(reason);
            }
            if parameter.required {
                all.unanswered = Some(reason.clone());
            }
            all.without.push(reason);
            continue;
        };
        let index = all.parameters.len();
        let location = format_ident!("{}", format!("{:?}", parameter.location));
        let (text, required) = (&sample.text, parameter.required);
        all.parameters.push(quote! {
            Parameter { location: Location::#location, name: #name, text: #text, required: #required }
        });
        let (refused, fewer) = sample.refused(sources, operation, parameter, most);
        all.fewer += fewer;
        all.refused.extend(
            refused
                .iter()
                .map(|(text, place, keyword)| quote!((#index, #text, #place, #keyword))),
        );
        if is_in_path {
            names.push((name.as_str(), index));
        }
    }
    let base_paths = operation.base_paths.as_ref();
    let base_paths = base_paths.unwrap_or(&sources.api.base_paths);
    all.path = base_paths
        .first()
        .map(|path| fixed(path))
        .unwrap_or_default();
    let place = |wanted: &str| {
        let index = names.iter().find(|(name, _)| *name == wanted);
        index.map_or(String::new(), |(_, index)| format!("{{{index}}}"))
    };
    for segment in &operation.path {
        all.path.push('/');
        match segment {
            Segment::Fixed(text) => all.path += &fixed(text),
            Segment::Parameter(name) => all.path += &place(name),
            Segment::Mixed(pieces) => all.path.extend(pieces.iter().map(|piece| match piece {
                Piece::Text(text) => fixed(text),
                Piece::Parameter(name) => place(name),
            })),
        }
    }
    Ok(all)
}

/// Text of a path as it is sent: what cannot stand in a URL is percent-encoded, what is encoded stays so.
pub(super) fn fixed(text: &str) -> String {
    let mut written = String::new();
    for (index, byte) in text.bytes().enumerate() {
        let character = char::from(byte);
        let is_octet = || {
            let digits = text.as_bytes().get(index + 1..index + 3);
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        };
        let is_sent = match character {
            '%' => is_octet(),
            _ => byte.is_ascii_graphic() && !"\"<>\\^`{|}?#".contains(character),
        };
        match is_sent {
            true => written.push(character),
            false => written.push_str(&format!("%{byte:02X}")),
        }
    }
    written
}

/// Whether the credentials of `choice` stand in this parameter's place.
fn is_key(api: &Api, choice: Option<&Choice<'_>>, parameter: &Parameter) -> bool {
    let schemes = choice.into_iter().flat_map(|choice| &choice.schemes);
    let mut schemes = schemes.filter_map(|name| api.security_scheme(name));
    schemes.any(|scheme| match &scheme.credentials {
        Credentials::ApiKey { location, name } => {
            let own = &parameter.wire_name;
            match (location, parameter.location) {
                (ApiKeyLocation::Header, ParameterLocation::Header) => {
                    name.eq_ignore_ascii_case(own)
                }
                (ApiKeyLocation::Query, ParameterLocation::Query)
                | (ApiKeyLocation::Cookie, ParameterLocation::Cookie) => name == own,
                _ => false,
            }
        }
        Credentials::Bearer | Credentials::Basic => false,
    })
}

/// A parameter's value with its text.
struct Sample {
    root: Root,
    value: Value,
    text: String,
}

impl Sample {
    fn of(sources: &mut Sources<'_>, operation: &Operation, parameter: &Parameter) -> Option<Self> {
        let name = parameter.wire_name.to_ascii_lowercase();
        if parameter.location == ParameterLocation::Header && OF_THE_MESSAGE.contains(&&*name) {
            return None;
        }
        let root = sources.samples.root(&parameter.schema);
        let first = sources.samples.valid(root, Direction::Request)?;
        let attempts = sources
            .samples
            .attempts(root, &first, Direction::Request, true);
        let others = attempts.accepted.iter();
        let others = others.filter_map(|attempt| attempt.of(&first));
        let bare = without_empty(&first);
        let values = std::iter::once(first.clone()).chain([bare]).chain(others);
        for value in values {
            let is_allowed = sources.samples.allows(root, &value, Direction::Request);
            let text = written(sources, operation, parameter, root, &value);
            if let Some((text, read)) = text.filter(|_| is_allowed)
                && read == value
            {
                return Some(Self { root, value, text });
            }
        }
        None
    }

    /// Texts that are refused, with the place and keyword of their breach; and how many breaches are left out.
    fn refused(
        &self,
        sources: &Sources<'_>,
        operation: &Operation,
        parameter: &Parameter,
        most: usize,
    ) -> (Vec<(String, String, &'static str)>, usize) {
        let samples = &sources.samples;
        let attempts = samples.attempts(self.root, &self.value, Direction::Request, true);
        let mut texts: Vec<String> = Vec::new();
        let mut told = |attempt: &Attempt| {
            let changed = attempt.of(&self.value)?;
            let (text, read) = written(sources, operation, parameter, self.root, &changed)?;
            let is_new = !texts.contains(&text);
            let found = samples.check(self.root, &read, Direction::Request);
            // What is read is refused where it is meant to be.
            let found = found
                .into_iter()
                .find(|found| found.place == attempt.place)?;
            let place = match found.place.as_str() {
                "" => parameter.wire_name.clone(),
                place if place.starts_with('[') => format!("{}{place}", parameter.wire_name),
                place => format!("{}.{place}", parameter.wire_name),
            };
            texts.push(text.clone());
            is_new.then_some((text, place, found.keyword))
        };
        let known = attempts.refused.len() + attempts.skipped;
        let attempts = chosen(attempts.refused, usize::MAX);
        let refused: Vec<_> = attempts.iter().filter_map(&mut told).take(most).collect();
        let fewer = known.saturating_sub(refused.len());
        (refused, fewer)
    }
}

/// Without members that texts cannot hold.
fn without_empty(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let is_text = |value: &Value| match value {
                Value::String(text) => !text.is_empty(),
                Value::Boolean(_) | Value::Number(_) => true,
                _ => false,
            };
            let members = members.iter().filter(|(_, value)| is_text(value));
            Value::Object(members.cloned().collect())
        }
        value => value.clone(),
    }
}

/// A value as the text of a parameter, with what it is when it is read again.
fn written(
    sources: &Sources<'_>,
    operation: &Operation,
    parameter: &Parameter,
    root: Root,
    value: &Value,
) -> Option<(String, Value)> {
    let Parameter {
        wire_name,
        location,
        notation,
        ..
    } = parameter;
    // What is empty may be none, by more than one rule.
    if matches!(value, Value::String(text) if text.is_empty()) && *notation != Notation::Json {
        return None;
    }
    let read = match notation {
        Notation::Json => value.clone(),
        Notation::Styled { .. } | Notation::Text => sources.samples.as_texts(root, value)?,
    };
    let text = wire::parameter(wire_name, *location, *notation, value)?;
    let is_sent = text.len() <= LONGEST
        && (*location != ParameterLocation::Path
            || is_apart(sources.api, operation, wire_name, &text));
    is_sent.then_some((text, read))
}

/// Whether the text of a path parameter is taken for nothing else: not for another path, nor for what stands beside it.
fn is_apart(api: &Api, operation: &Operation, name: &str, text: &str) -> bool {
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let own = decoded(text);
    let has = |segment: &Segment| segment.parameters().any(|parameter| parameter == name);
    let Some(place) = operation.path.iter().position(has) else {
        return false;
    };
    let holds = |pieces: &[Piece]| {
        pieces.iter().any(|piece| match piece {
            Piece::Text(text) => own.contains(&decoded(text)),
            Piece::Parameter(_) => false,
        })
    };
    let others = api.operations.iter();
    let mut beside = others.filter_map(|other| other.path.get(place));
    !own.is_empty()
        && !beside.any(|segment| match segment {
            Segment::Fixed(text) => decoded(text) == own,
            Segment::Parameter(_) => false,
            Segment::Mixed(pieces) => holds(pieces),
        })
}

/// The first choice of credentials that one request can show.
pub(super) fn choice<'o>(
    api: &Api,
    operation: &'o Operation,
) -> Result<Option<Choice<'o>>, String> {
    let choices = operation.security.choices();
    let is_open = choices.is_empty();
    let can_be_shown = |choice: &Choice<'_>| {
        let schemes = choice.schemes.iter();
        let credentials = schemes.filter_map(|name| api.security_scheme(name));
        let credentials: Vec<_> = credentials.map(|scheme| &scheme.credentials).collect();
        !(credentials.contains(&&Credentials::Bearer) && credentials.contains(&&Credentials::Basic))
    };
    let mut choices = choices.into_iter();
    match choices.find(can_be_shown) {
        Some(choice) => Ok(Some(choice)),
        None if is_open => Ok(None),
        None => Err("one request cannot show its credentials together".to_owned()),
    }
}

/// Where the credentials of a choice are shown, each place once.
pub(super) fn credentials(api: &Api, choice: &Choice<'_>) -> Vec<TokenStream> {
    let schemes = choice.schemes.iter();
    let mut known: Vec<&Credentials> = Vec::new();
    for scheme in schemes.filter_map(|name| api.security_scheme(name)) {
        if !known.contains(&&scheme.credentials) {
            known.push(&scheme.credentials);
        }
    }
    let shown = known.into_iter().map(|credentials| match credentials {
        Credentials::Bearer => quote!(Credentials::Bearer),
        Credentials::Basic => quote!(Credentials::Basic),
        Credentials::ApiKey { location, name } => match location {
            ApiKeyLocation::Header => quote!(Credentials::Header(#name)),
            ApiKeyLocation::Query => {
                let name = wire::percent(name, "");
                quote!(Credentials::Query(#name))
            }
            ApiKeyLocation::Cookie => quote!(Credentials::Cookie(#name)),
        },
    });
    shown.collect()
}

impl Attempt {
    /// The value that it makes of an allowed one; `None` when nothing is left.
    fn of(&self, valid: &Value) -> Option<Value> {
        match &self.change {
            Change::Nothing => Some(valid.clone()),
            change => crate::sample::changed(valid, &self.pointer, change),
        }
    }
}
