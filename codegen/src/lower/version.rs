//! Which edition of OpenAPI a document is written in, and what only that has.

use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Edition, Object};
use crate::document::ledger::{Rule, Use};

/// The dialects of JSON Schema that schemas are read in: the specification's own.
const DIALECTS: [&str; 2] = [
    "https://spec.openapis.org/oas/3.1/dialect/base",
    "https://json-schema.org/draft/2020-12/schema",
];

/// Reads `openapi`, and tells the session.
pub(super) fn read(root: &Cursor<'_, '_>) -> Option<()> {
    let Some(cursor) = root.member("openapi") else {
        let help = match root.has("swagger") {
            true => "this is Swagger 2.0, of which converters make OpenAPI 3.0",
            false => "its value is the version of the OpenAPI Specification, as 3.0.3",
        };
        let message = "this OpenAPI Object lacks the required keyword \"openapi\"";
        root.report_with_help(Code::MissingKeyword, message, help);
        return None;
    };
    // Without quotes, 3.0 is a number to YAML.
    let version = cursor.words(Use::Structure)?;
    let Some(edition) = edition(version) else {
        let message = format!("OpenAPI {version} is not supported, only 3.0 and 3.1");
        cursor.report_value(Code::Unsupported, message);
        return None;
    };
    root.set_edition(edition);
    Some(())
}

fn edition(version: &str) -> Option<Edition> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let release = version
        .split_once('-')
        .map_or(version, |(release, _)| release);
    let (minor, patch) = match *release.split('.').collect::<Vec<_>>() {
        ["3", minor] => (minor, "0"),
        ["3", minor, patch] => (minor, patch),
        _ => return None,
    };
    match minor {
        "0" if digits(patch) => Some(Edition::V3_0),
        "1" if digits(patch) => Some(Edition::V3_1),
        _ => None,
    }
}

/// What stands beside the API itself in a later edition.
pub(super) fn beside(object: &Object<'_, '_>) {
    let _read = object.get("openapi");
    if object.cursor().edition() < Edition::V3_1 {
        return;
    }
    if let Some(webhooks) = object.get("webhooks") {
        webhooks.ignore(Rule::Webhook);
    }
    if let Some(cursor) = object.get("jsonSchemaDialect") {
        dialect(&cursor);
    }
}

/// The dialect of JSON Schema that schemas are said to be in.
pub(super) fn dialect(cursor: &Cursor<'_, '_>) {
    if let Some(text) = cursor.text(Use::Structure)
        && !DIALECTS.contains(&text.trim_end_matches('#'))
    {
        let message = format!("the dialect \"{text}\" of JSON Schema is not supported");
        cursor.report_value(Code::Unsupported, message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_of_an_edition_or_of_none() {
        for (version, expected) in [
            ("3.0.0", Some(Edition::V3_0)),
            ("3.0.3", Some(Edition::V3_0)),
            ("3.0", Some(Edition::V3_0)),
            ("3.0.0-rc2", Some(Edition::V3_0)),
            ("3.1.0", Some(Edition::V3_1)),
            ("3.1.1", Some(Edition::V3_1)),
            ("3.2.0", None),
            ("3.0.", None),
            ("3.0.x", None),
            ("3", None),
            ("2.0", None),
            ("3.0.1.2", None),
        ] {
            assert_eq!(edition(version), expected, "{version}");
        }
    }
}
