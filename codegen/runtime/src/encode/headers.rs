//! Headers of answers: values in the style `simple`.

use actix_web::HttpResponse;
use actix_web::http::header::{HeaderName, HeaderValue};

use super::EncodeError;
use crate::schema::{Direction, Schema};
use crate::types::{Any, ToAny};
use crate::violation::{Location, Place, Violations};

/// Sets a header, after its value has been held against its schema.
///
/// # Errors
/// When the value breaks its schema or cannot be a header's.
pub fn header<T: ToAny>(
    response: &mut HttpResponse,
    name: &'static str,
    explode: bool,
    schema: &'static Schema,
    value: &T,
) -> Result<(), EncodeError> {
    let value = value.to_any();
    let mut violations = Violations::new();
    let place = Place::root(Location::ResponseHeader, name);
    schema.check(&value, Direction::Response, &place, &mut violations);
    if !violations.is_empty() {
        return Err(EncodeError::Invalid(violations));
    }
    let wrong = || EncodeError::Header(name);
    let value = HeaderValue::from_bytes(simple(&value, explode).as_bytes()).map_err(|_| wrong())?;
    let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| wrong())?;
    response.headers_mut().insert(name, value);
    Ok(())
}

/// Sets a header that may be absent.
///
/// # Errors
/// When the value breaks its schema or cannot be a header's.
pub fn optional_header<T: ToAny>(
    response: &mut HttpResponse,
    name: &'static str,
    explode: bool,
    schema: &'static Schema,
    value: &Option<T>,
) -> Result<(), EncodeError> {
    match value {
        Some(value) => header(response, name, explode, schema, value),
        None => Ok(()),
    }
}

/// The style `simple` (OpenAPI 3.0.4, section 4.7.12.3).
fn simple(value: &Any, explode: bool) -> String {
    match value {
        Any::Array(items) => {
            let items: Vec<_> = items.iter().map(scalar).collect();
            items.join(",")
        }
        Any::Object(members) => {
            let between = if explode { "=" } else { "," };
            let members = members
                .iter()
                .map(|(name, value)| format!("{name}{between}{}", scalar(value)));
            members.collect::<Vec<_>>().join(",")
        }
        value => scalar(value),
    }
}

fn scalar(value: &Any) -> String {
    match value {
        Any::String(text) => text.clone(),
        Any::Null => String::new(),
        value => value.to_json(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{ANY, INT64};

    fn sent(json: &str, explode: bool) -> Option<String> {
        let mut response = HttpResponse::Ok().finish();
        let value = Any::from_json(json.as_bytes()).unwrap();
        header(&mut response, "X-Value", explode, &ANY, &value).ok()?;
        let value = response.headers().get("X-Value")?;
        Some(String::from_utf8(value.as_bytes().to_vec()).unwrap())
    }

    #[test]
    fn a_value_is_written_in_the_style_of_headers() {
        for (json, explode, text) in [
            ("5", false, "5"),
            ("\"a b\"", false, "a b"),
            ("true", false, "true"),
            ("[1,2,3]", false, "1,2,3"),
            (r#"{"a":1,"b":"c"}"#, false, "a,1,b,c"),
            (r#"{"a":1,"b":"c"}"#, true, "a=1,b=c"),
        ] {
            assert_eq!(sent(json, explode).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_value_that_breaks_its_schema_or_the_header_is_not_sent() {
        assert_eq!(sent(r#""a\r\nSet-Cookie: b""#, false), None);
        let mut response = HttpResponse::Ok().finish();
        let sent = header(&mut response, "X-Value", false, &INT64, &"a".to_owned());
        assert!(matches!(sent, Err(EncodeError::Invalid(_))));
    }
}
