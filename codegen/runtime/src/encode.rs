//! A model to the bytes of a response.

use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::{HttpResponse, HttpResponseBuilder};
use serde::Serialize;

use crate::check::Validate;
use crate::negotiate::{MediaType, Syntax};
use crate::violation::{Location, Place, Violations};
use crate::xml::{self, XmlError, XmlRoot};

/// A model that can be the body of a response: both faces, and its own checks.
pub trait Body: Serialize + XmlRoot + Validate {}

impl<T: Serialize + XmlRoot + Validate> Body for T {}

/// Why an answer was not sent.
#[derive(Debug, thiserror::Error)]
pub enum EncodeError {
    /// The implementation's answer breaks the document. It stays inside: a wrong answer is worse than none.
    #[error("the answer breaks the document: {0}")]
    Invalid(Violations),
    /// It cannot be written as JSON.
    #[error("the answer cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// It cannot be written as XML.
    #[error("the answer cannot be written as XML: {0}")]
    Xml(#[from] XmlError),
}

/// A response with `body` in `media_type`, after the body has passed its own checks.
///
/// # Errors
/// When the body breaks its schema or cannot be written.
pub fn response<T: Body>(
    status: StatusCode,
    media_type: &'static MediaType,
    body: &T,
) -> Result<HttpResponse, EncodeError> {
    let mut violations = Violations::new();
    body.validate(&Place::root(Location::ResponseBody, ""), &mut violations);
    if !violations.is_empty() {
        return Err(EncodeError::Invalid(violations));
    }
    let bytes = match media_type.syntax {
        Syntax::Json => serde_json::to_vec(body)?,
        Syntax::Xml => xml::to_vec(body)?,
    };
    Ok(HttpResponseBuilder::new(status)
        .insert_header((header::CONTENT_TYPE, media_type.name))
        .insert_header((header::VARY, "Accept"))
        .body(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::violation::Rule;
    use crate::xml::{RootElement, WriteXml, XmlWriter};

    #[derive(Serialize)]
    struct Model {
        text: &'static str,
    }

    impl Validate for Model {
        fn validate(&self, place: &Place<'_>, violations: &mut Violations) {
            if self.text.is_empty() {
                violations.add(&place.member("text"), Rule::Required);
            }
        }
    }

    impl WriteXml for Model {
        fn write_content(&self, xml: &mut XmlWriter) -> Result<(), XmlError> {
            xml.element("text", self.text)
        }
    }

    impl XmlRoot for Model {
        const ROOT: RootElement = RootElement {
            name: "model",
            namespace: None,
            prefix: None,
        };
    }

    static JSON: MediaType = MediaType {
        name: "application/json",
        syntax: Syntax::Json,
    };
    static XML: MediaType = MediaType {
        name: "application/xml",
        syntax: Syntax::Xml,
    };

    #[test]
    fn the_media_type_chooses_the_face() {
        for media_type in [&JSON, &XML] {
            let response = response(StatusCode::OK, media_type, &Model { text: "a" }).unwrap();
            assert_eq!(
                response.headers().get("content-type").unwrap(),
                media_type.name
            );
            assert_eq!(response.headers().get("vary").unwrap(), "Accept");
        }
    }

    #[test]
    fn an_answer_that_breaks_its_schema_is_not_sent() {
        let error = response(StatusCode::OK, &JSON, &Model { text: "" }).unwrap_err();
        assert!(matches!(error, EncodeError::Invalid(_)));
    }

    #[test]
    fn an_answer_that_xml_cannot_carry_is_not_sent() {
        let error = response(StatusCode::OK, &XML, &Model { text: "\u{1}" }).unwrap_err();
        assert!(matches!(error, EncodeError::Xml(_)));
    }
}
