//! A model to the bytes of a response.

use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::{HttpResponse, HttpResponseBuilder};

use crate::negotiate::{MediaType, Syntax};
use crate::schema::{Direction, Schema};
use crate::types::ToAny;
use crate::violation::{Location, Place, Violations};
use crate::xml::{self, XmlError};

/// Why an answer was not sent.
#[derive(Debug, thiserror::Error)]
pub enum EncodeError {
    /// The implementation's answer breaks the document. It stays inside: a wrong answer is worse than none.
    #[error("the answer breaks the document: {0}")]
    Invalid(Violations),
    /// It cannot be written as XML.
    #[error("the answer cannot be written as XML: {0}")]
    Xml(#[from] XmlError),
}

/// A response with `body` in `media_type`, after the body has been held against its schema.
///
/// # Errors
/// When the body breaks its schema or cannot be written.
pub fn response<T: ToAny>(
    status: StatusCode,
    media_type: &'static MediaType,
    schema: &'static Schema,
    body: &T,
) -> Result<HttpResponse, EncodeError> {
    let body = body.to_any();
    let mut violations = Violations::new();
    let place = Place::root(Location::ResponseBody, "");
    schema.check(&body, Direction::Response, &place, &mut violations);
    if !violations.is_empty() {
        return Err(EncodeError::Invalid(violations));
    }
    let bytes = match media_type.syntax {
        Syntax::Json => body.to_json().into_bytes(),
        Syntax::Xml => xml::document(schema, schema.name, &body)?,
    };
    Ok(HttpResponseBuilder::new(status)
        .insert_header((header::CONTENT_TYPE, media_type.name))
        .insert_header((header::VARY, "Accept"))
        .body(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Kind, TEXT};
    use crate::types::Any;

    static NAMED: Schema = Schema {
        name: "model",
        ..Schema::of(Kind::Array(&TEXT, None))
    };

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
            let body = vec!["a".to_owned()];
            let response = response(StatusCode::OK, media_type, &NAMED, &body).unwrap();
            assert_eq!(
                response.headers().get("content-type").unwrap(),
                media_type.name
            );
            assert_eq!(response.headers().get("vary").unwrap(), "Accept");
        }
    }

    #[test]
    fn an_answer_that_breaks_its_schema_is_not_sent() {
        let error = response(StatusCode::OK, &JSON, &NAMED, &Any::Null).unwrap_err();
        assert!(matches!(error, EncodeError::Invalid(_)));
    }

    #[test]
    fn an_answer_that_xml_cannot_carry_is_not_sent() {
        let body = vec!["\u{1}".to_owned()];
        let error = response(StatusCode::OK, &XML, &NAMED, &body).unwrap_err();
        assert!(matches!(error, EncodeError::Xml(_)));
    }
}
