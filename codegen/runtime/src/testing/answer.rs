//! What came back, held against what the document says of it.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap};
use bytes::Bytes;

use super::mock::Told;
use super::request::{Offer, Operation};
use super::{check, read};
use crate::negotiate::{MediaType, Syntax};
use crate::schema::{Direction, Schema};
use crate::types::Any;
use crate::xml;

/// What came back.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    pub(super) told: Told,
}

impl Answer {
    fn media_type(&self) -> &str {
        self.header(header::CONTENT_TYPE.as_str())
            .unwrap_or_default()
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn has_status(&self, expected: u16) -> Result<(), String> {
        if self.status.as_u16() == expected {
            return Ok(());
        }
        let refused = self.told.refused.as_ref();
        let reason = refused.map_or(String::new(), |refused| format!(": {}", refused.reason));
        Err(format!("is answered with {}{reason}", self.status))
    }

    /// Holds it to be the answer of the operation, in `offer` where it has a body.
    pub(super) fn is_success(
        &self,
        operation: &Operation,
        offer: Option<&Offer>,
    ) -> Result<(), String> {
        let answered = self.told.answered.as_ref();
        if let (Some(offer), Some(value)) = (offer, answered)
            && offer.syntax == Syntax::Xml
            && xml::document(offer.schema, offer.schema.name, value).is_err()
        {
            // What XML cannot carry is not sent, as the pipeline's own tests hold.
            return self.has_status(500);
        }
        self.has_status(operation.status)?;
        for name in operation.headers {
            if !self.headers.contains_key(*name) {
                return Err(format!("lacks the header {name}"));
            }
        }
        let Some(offer) = offer else {
            return match self.body.is_empty() {
                true => Ok(()),
                false => Err("has a body".to_owned()),
            };
        };
        if self.media_type() != offer.media_type {
            return Err(format!("is in the media type '{}'", self.media_type()));
        }
        let same = match (offer.syntax, answered) {
            (Syntax::Json, Some(value)) => {
                let read = read(&self.text())?;
                allowed(offer.schema, &read)?;
                read == *value
            }
            (Syntax::Xml, Some(value)) => is_same_in_xml(offer.schema, &self.body, value)?,
            (Syntax::Text, Some(Any::String(text))) => self.text() == *text,
            (Syntax::Text | Syntax::Form, Some(value)) => self.text() == value.to_json(),
            _ => offer.is_bytes(&self.body),
        };
        match same {
            true => Ok(()),
            false => Err(format!("answers something else: {}", self.text())),
        }
    }

    /// Holds it to be an error of this status, in its documented media type and schema.
    pub(super) fn is_error(
        &self,
        status: u16,
        accept: Option<&str>,
        schemas: &[(&str, &'static Schema)],
    ) -> Result<(), String> {
        self.has_status(status)?;
        let Some(refused) = &self.told.refused else {
            return Err("is answered without an error".to_owned());
        };
        if status == 401 {
            let sent = self.headers.get_all(header::WWW_AUTHENTICATE).count();
            if sent != refused.errors.challenges.len() {
                return Err(format!("has {sent} challenges"));
            }
        }
        let documented = refused.errors.of(self.status).next();
        let (body, media_types) = match (documented, refused.errors.media_types) {
            (Some(error), _) => (error.body, error.media_types),
            (None, []) => ("Empty", &[] as &[MediaType]),
            (None, one) => ("", one),
        };
        if media_types.is_empty() {
            return match self.body.is_empty() {
                true => Ok(()),
                false => Err("has an error body that is not documented".to_owned()),
            };
        }
        let sent = media_types
            .iter()
            .find(|media_type| media_type.name == self.media_type())
            .ok_or_else(|| format!("is told in the media type '{}'", self.media_type()))?;
        let wanted = media_types
            .iter()
            .find(|media_type| Some(media_type.name) == accept);
        if wanted.is_some_and(|wanted| wanted.name != sent.name) {
            return Err(format!(
                "is told in '{}', which was not asked for",
                sent.name
            ));
        }
        let mut schemas = schemas.iter();
        let Some((_, schema)) = schemas.find(|(name, _)| *name == body) else {
            return Ok(());
        };
        match sent.syntax {
            Syntax::Json => allowed(schema, &read(&self.text())?),
            Syntax::Xml => allowed(schema, &read_xml(schema, &self.body)?),
            _ => Ok(()),
        }
    }
}

fn allowed(schema: &'static Schema, value: &Any) -> Result<(), String> {
    let violations = check(schema, value, Direction::Response);
    match violations.is_empty() {
        true => Ok(()),
        false => Err(format!("has a body that breaks its schema: {violations}")),
    }
}

fn read_xml(schema: &'static Schema, bytes: &[u8]) -> Result<Any, String> {
    xml::read(schema, schema.name, bytes)
        .map_err(|fault| format!("{fault:?} in {}", String::from_utf8_lossy(bytes)))
}

/// Whether XML is `value`, but for what XML cannot tell apart: written again it is the same.
fn is_same_in_xml(schema: &'static Schema, bytes: &[u8], value: &Any) -> Result<bool, String> {
    let read = read_xml(schema, bytes)?;
    if read == *value {
        return Ok(true);
    }
    let written = |value: &Any| xml::document(schema, schema.name, value);
    let again = written(&read).map_err(|error| error.to_string())?;
    Ok(again == bytes)
}
