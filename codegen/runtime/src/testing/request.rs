//! An operation as its tests have it, and requests for it.

use std::ptr;

use actix_web::http::Method;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::test::TestRequest;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::mock::{SAMPLE, WITH_SCOPES, WITHOUT_SCOPES};
use super::{Change, Refused, read};
use crate::negotiate::Syntax;
use crate::schema::{ANY, Direction, Schema};
use crate::violation::Location;
use crate::xml;

/// An operation: a request that it answers, what it answers, and what it refuses.
#[derive(Debug)]
pub struct Operation {
    /// `operationId`.
    pub name: &'static str,
    /// The method.
    pub method: &'static str,
    /// The path, with `{0}` for the first of `parameters`.
    pub path: &'static str,
    /// What the query has beside parameters.
    pub query: &'static str,
    /// The parameters of the request.
    pub parameters: &'static [Parameter],
    /// Parameters that it refuses: which one, its text, and the place and keyword of the breach.
    pub refused: &'static [(usize, &'static str, &'static str, &'static str)],
    /// The credentials of the request.
    pub credentials: &'static [Credentials],
    /// Whether it answers nobody without them.
    pub closed: bool,
    /// Whether they need scopes.
    pub scopes: bool,
    /// The body of the request, in each of its media types.
    pub bodies: &'static [Body],
    /// Whether there must be one.
    pub body_required: bool,
    /// Changes of the value of `bodies` that it refuses.
    pub bodies_refused: &'static [Refused],
    /// Whether there is a media type of bodies that it does not take.
    pub unsupported: bool,
    /// The status of its answer; 0 when no answer is known.
    pub status: u16,
    /// The headers that its answer always has.
    pub headers: &'static [&'static str],
    /// The media types of its answer.
    pub offers: &'static [Offer],
    /// Whether there is a media type that it does not answer in.
    pub unacceptable: bool,
    /// A method that its path does not have.
    pub other_method: &'static str,
    /// The methods that its path has, as `Allow` lists them.
    pub allowed: &'static str,
}

impl Operation {
    /// An operation without anything, to be filled in.
    pub const NONE: Self = Self {
        name: "",
        method: "GET",
        path: "/",
        query: "",
        parameters: &[],
        refused: &[],
        credentials: &[],
        closed: false,
        scopes: false,
        bodies: &[],
        body_required: false,
        bodies_refused: &[],
        unsupported: false,
        status: 0,
        headers: &[],
        offers: &[],
        unacceptable: false,
        other_method: "",
        allowed: "",
    };
}

/// A parameter of a request, as it is written.
#[derive(Debug)]
pub struct Parameter {
    /// Where it is.
    pub location: Location,
    /// Its name.
    pub name: &'static str,
    /// In a path what stands in it, in a header its value; in queries and cookies with its name.
    pub text: &'static str,
    /// Whether it must be there.
    pub required: bool,
}

/// Where credentials are shown.
#[derive(Clone, Copy, Debug)]
pub enum Credentials {
    /// `Authorization: Bearer`.
    Bearer,
    /// `Authorization: Basic`.
    Basic,
    /// A key in this header.
    Header(&'static str),
    /// A key in the query under this name, as it is written there.
    Query(&'static str),
    /// A key in this cookie.
    Cookie(&'static str),
}

/// A body of a request.
#[derive(Debug)]
pub struct Body {
    /// Its media type.
    pub media_type: &'static str,
    /// How it is written.
    pub syntax: Syntax,
    /// Its schema.
    pub schema: &'static Schema,
    /// In JSON and XML its value as JSON, else the body itself.
    pub value: &'static str,
}

/// A media type of an answer.
#[derive(Debug)]
pub struct Offer {
    /// Its name.
    pub media_type: &'static str,
    /// How it is written.
    pub syntax: Syntax,
    /// Its schema.
    pub schema: &'static Schema,
}

/// A request, in parts that can be changed.
#[derive(Clone, Debug)]
pub(super) struct Request {
    operation: &'static Operation,
    pub(super) method: &'static str,
    /// The texts of the parameters; `None` for those that are not sent.
    pub(super) parameters: Vec<Option<&'static str>>,
    /// The secret that is shown.
    pub(super) secret: Option<&'static str>,
    pub(super) accept: Option<&'static str>,
    pub(super) body: Option<(&'static str, Vec<u8>)>,
}

impl Request {
    /// The request that is answered.
    pub(super) fn of(operation: &'static Operation) -> Self {
        let parameters = operation.parameters.iter();
        let bodies = operation.bodies.iter();
        let mut written = bodies.filter_map(|body| Some((body.media_type, body.written()?)));
        Self {
            operation,
            method: operation.method,
            parameters: parameters.map(|parameter| Some(parameter.text)).collect(),
            secret: Some(WITH_SCOPES),
            accept: None,
            body: written.next(),
        }
    }

    pub(super) fn without_scopes(mut self) -> Self {
        self.secret = Some(WITHOUT_SCOPES);
        self
    }

    pub(super) fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut changed = self.clone();
        change(&mut changed);
        changed
    }

    fn sent(&self, location: Location) -> impl Iterator<Item = (&'static str, &'static str)> {
        let parameters = self.operation.parameters.iter().zip(&self.parameters);
        let there = parameters.filter(move |(parameter, _)| parameter.location == location);
        there.filter_map(|(parameter, text)| Some((parameter.name, (*text)?)))
    }

    fn uri(&self) -> String {
        let mut uri = self.operation.path.to_owned();
        for (index, text) in self.parameters.iter().enumerate() {
            uri = uri.replace(&format!("{{{index}}}"), text.unwrap_or_default());
        }
        let mut query: Vec<_> = vec![self.operation.query.to_owned()];
        query.extend(self.sent(Location::Query).map(|(_, text)| text.to_owned()));
        query.extend(self.keys().filter_map(|(credentials, secret)| {
            let Credentials::Query(name) = credentials else {
                return None;
            };
            Some(format!("{name}={secret}"))
        }));
        query.retain(|part| !part.is_empty());
        if !query.is_empty() {
            uri = format!("{uri}?{}", query.join("&"));
        }
        uri
    }

    fn keys(&self) -> impl Iterator<Item = (Credentials, &'static str)> {
        let secret = self.secret;
        let credentials = self.operation.credentials.iter();
        credentials.filter_map(move |credentials| Some((*credentials, secret?)))
    }

    fn headers(&self) -> Vec<(String, String)> {
        let sent = self.sent(Location::Header);
        let mut headers: Vec<_> = sent
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .collect();
        let cookies = self.sent(Location::Cookie).map(|(_, text)| text.to_owned());
        let mut cookies: Vec<_> = cookies.collect();
        for (credentials, secret) in self.keys() {
            let authorization = "Authorization".to_owned();
            match credentials {
                Credentials::Bearer => headers.push((authorization, format!("Bearer {secret}"))),
                Credentials::Basic => {
                    let shown = STANDARD.encode(format!("a-user:{secret}"));
                    headers.push((authorization, format!("Basic {shown}")));
                }
                Credentials::Header(name) => headers.push((name.to_owned(), secret.to_owned())),
                Credentials::Cookie(name) => cookies.push(format!("{name}={secret}")),
                Credentials::Query(_) => {}
            }
        }
        if !cookies.is_empty() {
            headers.push(("Cookie".to_owned(), cookies.join("; ")));
        }
        let accept = self.accept.map(str::to_owned);
        headers.extend(accept.map(|accept| ("Accept".to_owned(), accept)));
        headers
    }

    /// The request as it is sent; why it cannot be when it cannot.
    pub(super) fn made(&self) -> Result<TestRequest, String> {
        let uri = self.uri();
        uri.parse::<actix_web::http::Uri>()
            .map_err(|error| format!("{uri}: {error}"))?;
        let method = Method::from_bytes(self.method.as_bytes());
        let method = method.map_err(|error| error.to_string())?;
        let mut request = TestRequest::default().method(method).uri(&uri);
        for (name, value) in self.headers() {
            let name = HeaderName::try_from(name).map_err(|error| error.to_string())?;
            let value = HeaderValue::from_bytes(value.as_bytes());
            request = request.append_header((name, value.map_err(|error| error.to_string())?));
        }
        if let Some((media_type, bytes)) = &self.body {
            if !media_type.is_empty() {
                request = request.insert_header((header::CONTENT_TYPE, *media_type));
            }
            let length = bytes.len().to_string();
            let length = HeaderValue::from_str(&length).map_err(|error| error.to_string())?;
            request = request
                .insert_header((header::CONTENT_LENGTH, length))
                .set_payload(bytes.clone());
        }
        Ok(request)
    }
}

impl Body {
    /// The body on the wire; `None` when it cannot be written so that it is read as it was.
    pub(super) fn written(&self) -> Option<Vec<u8>> {
        if self.syntax != Syntax::Xml {
            return Some(self.value.as_bytes().to_vec());
        }
        let value = read(self.value).ok()?;
        let written = xml::document(self.schema, self.schema.name, &value).ok()?;
        // In XML an empty array is none, and a text what it looks like.
        let read = xml::read(self.schema, self.schema.name, &written).ok()?;
        let is_allowed = self.schema.allows(&read, Direction::Request);
        is_allowed.then_some(written)
    }

    /// Whether it is a value that its schema has all to say of.
    pub(super) fn is_value(&self) -> bool {
        matches!(self.syntax, Syntax::Json | Syntax::Xml) && !ptr::eq(self.schema, &ANY)
    }

    /// Whether it is the same value as `other`.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.is_value() && ptr::eq(self.schema, other.schema)
    }

    /// With a change of its value; `None` where it is not read as it was written.
    pub(super) fn changed(&self, change: &Change, at: &str) -> Option<Vec<u8>> {
        let value = change.made(self.value, at).ok()?;
        if self.syntax != Syntax::Xml {
            return Some(value.to_json().into_bytes());
        }
        let written = xml::document(self.schema, self.schema.name, &value).ok()?;
        let read = xml::read(self.schema, self.schema.name, &written).ok()?;
        (read == value).then_some(written)
    }

    /// Its beginning only.
    pub(super) fn broken(&self) -> Option<&'static str> {
        match self.syntax {
            Syntax::Json => Some("{"),
            Syntax::Xml => Some("<"),
            _ => None,
        }
    }
}

impl Offer {
    /// Whether it is bytes that nobody looks into.
    pub(super) fn is_bytes(&self, body: &[u8]) -> bool {
        body == SAMPLE.as_bytes()
    }
}
