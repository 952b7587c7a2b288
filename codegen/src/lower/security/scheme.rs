//! Security Scheme Objects.

use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::document::vocabulary;
use crate::ir::{ApiKeyLocation, Credentials, SecurityScheme};
use crate::lower::{documentation, origin};

/// What belongs to one type of security scheme and means nothing in others.
const OF_A_TYPE: [&str; 6] = [
    "name",
    "in",
    "scheme",
    "bearerFormat",
    "flows",
    "openIdConnectUrl",
];

/// Where security schemes have their home.
const HOME: &str = "#/components/securitySchemes/";

/// Reads a scheme; it gets its name in Rust later, when those of the operations are known.
pub(super) fn read<'s, 'd>(
    name: &str,
    cursor: &Cursor<'s, 'd>,
    schemes: &[(&'d str, Cursor<'s, 'd>)],
) -> Option<SecurityScheme> {
    let target = resolve(cursor, schemes)?;
    let object = target.object(&vocabulary::SECURITY_SCHEME, Use::Security)?;
    let mut documentation = documentation::of(&object, None);
    let kind = object.required("type");
    let credentials = kind.and_then(|kind| credentials(&object, &kind));
    let sends_token = credentials
        .as_ref()
        .is_none_or(|it| *it == Credentials::Bearer);
    if sends_token {
        documentation.notes.extend(token_notes(&object));
    }
    for keyword in object.untaken() {
        let key = keyword.pointer().rsplit('/').next().unwrap_or_default();
        if OF_A_TYPE.contains(&key) {
            keyword.ignore(Rule::OtherSchemeType);
        } else {
            let message = format!("\"{key}\" is not supported in this Security Scheme Object");
            keyword.report(Code::Unsupported, message);
        }
    }
    object.close();
    Some(SecurityScheme {
        origin: origin(cursor),
        name: name.to_owned(),
        function_name: String::new(),
        credentials: credentials?,
        documentation,
    })
}

/// The scheme itself, when `$ref` leads to it.
fn resolve<'s, 'd>(
    cursor: &Cursor<'s, 'd>,
    schemes: &[(&'d str, Cursor<'s, 'd>)],
) -> Option<Cursor<'s, 'd>> {
    if !cursor.has("$ref") {
        return Some(cursor.clone());
    }
    let object = cursor.object(&vocabulary::SECURITY_SCHEME, Use::Structure)?;
    let reference = object.required("$ref")?;
    let _for_people = object.words("description", Use::Documentation);
    object.close();
    let text = reference.text(Use::Structure)?;
    let key = text
        .strip_prefix(HOME)
        .map(|key| key.replace("~1", "/").replace("~0", "~"));
    let mut found = schemes.iter().map(|(name, cursor)| (*name, cursor));
    let found = key.and_then(|key| found.find(|(name, _)| *name == key));
    // A reference to a reference could go round in circles.
    let found = found.filter(|(_, target)| !target.has("$ref"));
    if found.is_none() {
        let message = format!(
            "\"{text}\" leads to nothing usable; a reference must begin with {HOME} and lead to no other reference"
        );
        reference.report_value(Code::UnresolvedReference, message);
    }
    found.map(|(_, target)| target.clone())
}

/// Whether a scheme is of a type that is supported, or may be meant to be; nothing is taken up.
pub(super) fn is_supported(cursor: &Cursor<'_, '_>) -> bool {
    match (cursor.peek("type"), cursor.peek("scheme")) {
        (Some("http"), Some(scheme)) => http(scheme).is_some(),
        (Some("apiKey"), _) => {
            let place = cursor.peek("in");
            cursor.peek("name").is_some() && place.is_some_and(|place| location(place).is_some())
        }
        (Some("oauth2" | "openIdConnect"), _) => true,
        _ => false,
    }
}

/// What the scheme asks to be sent; one that is not supported is told of, at the keyword that says so.
fn credentials(object: &Object<'_, '_>, kind: &Cursor<'_, '_>) -> Option<Credentials> {
    match kind.text(Use::Security)? {
        "oauth2" | "openIdConnect" => Some(Credentials::Bearer),
        "http" => {
            let scheme = object.required("scheme")?;
            let text = scheme.text(Use::Security)?;
            let credentials = http(text);
            if credentials.is_none() {
                let message = format!(
                    "the HTTP authentication scheme \"{text}\" is not supported, only basic and bearer"
                );
                scheme.report(Code::Unsupported, message);
            }
            credentials
        }
        "apiKey" => api_key(object),
        "mutualTLS" => {
            let message = "security schemes with type mutualTLS are not supported";
            kind.report(Code::Unsupported, message);
            None
        }
        other => {
            let message = format!(
                "\"{other}\" is no type of security scheme: apiKey, http, oauth2 or openIdConnect"
            );
            kind.report(Code::InvalidValue, message);
            None
        }
    }
}

/// The names of schemes are compared without case (RFC 9110, section 11.1).
fn http(scheme: &str) -> Option<Credentials> {
    match scheme.to_ascii_lowercase().as_str() {
        "bearer" => Some(Credentials::Bearer),
        "basic" => Some(Credentials::Basic),
        _ => None,
    }
}

fn location(text: &str) -> Option<ApiKeyLocation> {
    match text {
        "header" => Some(ApiKeyLocation::Header),
        "query" => Some(ApiKeyLocation::Query),
        "cookie" => Some(ApiKeyLocation::Cookie),
        _ => None,
    }
}

fn api_key(object: &Object<'_, '_>) -> Option<Credentials> {
    let (name, place) = (object.required("name"), object.required("in"));
    let (name, place) = (name?, place?);
    let (key, text) = (name.text(Use::Security), place.text(Use::Security)?);
    let key = key?;
    let Some(location) = location(text) else {
        let message = format!("\"{text}\" is no place of a key: header, query or cookie");
        place.report_value(Code::InvalidValue, message);
        return None;
    };
    let is_sound = match location {
        ApiKeyLocation::Header | ApiKeyLocation::Cookie => is_token(key),
        ApiKeyLocation::Query => !key.is_empty(),
    };
    if !is_sound {
        let message = format!("nothing in a {text} can be named \"{key}\"");
        name.report_value(Code::InvalidValue, message);
        return None;
    }
    Some(Credentials::ApiKey {
        location,
        name: key.to_owned(),
    })
}

/// What names of headers and cookies are made of (RFC 9110, section 5.6.2).
fn is_token(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(allowed)
}

/// What the token is and where it comes from, as notes.
fn token_notes(object: &Object<'_, '_>) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(format) = object.words("bearerFormat", Use::Documentation) {
        notes.push(format!("The token is a {format}."));
    }
    if let Some(url) = object.words("openIdConnectUrl", Use::Documentation) {
        notes.push(format!("OpenID Connect: <{url}>"));
    }
    if let Some(flows) = object.get("flows") {
        notes.extend(self::flows(&flows));
    }
    notes
}

fn flows(cursor: &Cursor<'_, '_>) -> Vec<String> {
    let Some(flows) = cursor.object(&vocabulary::FLOWS, Use::Documentation) else {
        return Vec::new();
    };
    let mut notes = Vec::new();
    for name in vocabulary::FLOWS.keywords.iter().copied() {
        let Some(flow) = flows.get(name) else {
            continue;
        };
        let Some(flow) = flow.object(&vocabulary::FLOW, Use::Documentation) else {
            continue;
        };
        let urls = ["authorizationUrl", "tokenUrl", "refreshUrl"]
            .into_iter()
            .filter_map(|keyword| flow.words(keyword, Use::Documentation));
        let urls: Vec<_> = urls.map(|url| format!("<{url}>")).collect();
        notes.push(format!("Flow {name}: {}", urls.join(", ")));
        let scopes = flow.get("scopes");
        let scopes = scopes.and_then(|scopes| scopes.extensible_map(Use::Documentation));
        for (scope, cursor) in scopes.unwrap_or_default() {
            let description = cursor.words(Use::Documentation).unwrap_or_default();
            notes.push(format!("Scope `{scope}`: {description}"));
        }
        flow.close();
    }
    flows.close();
    notes
}
