//! What is encoded as RFC 6570 has it is decoded to what it was.

use proptest::prelude::*;

use super::*;
use crate::schema::Direction;
use crate::types::Map;

/// Everything but letters and digits, as a careful sender does.
fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// A reference encoder: what RFC 6570 says, written down once more.
fn written(value: &Any, source: Source, style: Style, explode: bool) -> String {
    let encode = |text: &str| match source {
        Source::Header => text.to_owned(),
        _ => encoded(text),
    };
    let plain = |value: &Any| match value {
        Any::String(text) => encode(text),
        other => encode(&other.to_json()),
    };
    let separator = match (style, explode) {
        (Style::Label, true) => ".",
        (Style::Matrix, true) => ";",
        (Style::Form, true) => "&",
        (Style::SpaceDelimited, _) => "%20",
        (Style::PipeDelimited, _) => "%7C",
        _ => ",",
    };
    let is_named = matches!(
        style,
        Style::Form | Style::Matrix | Style::SpaceDelimited | Style::PipeDelimited
    );
    let own = |value: String| match is_named {
        true => format!("color={value}"),
        false => value,
    };
    let body = match value {
        Any::Array(items) if explode && is_named => items
            .iter()
            .map(|item| own(plain(item)))
            .collect::<Vec<_>>()
            .join(separator),
        Any::Array(items) => own(items.iter().map(plain).collect::<Vec<_>>().join(separator)),
        Any::Object(members) => {
            let members = members.iter().map(|(name, value)| match (style, explode) {
                (Style::DeepObject, _) => format!("color%5B{}%5D={}", encode(name), plain(value)),
                (_, true) => format!("{}={}", encode(name), plain(value)),
                (_, false) => format!("{}{separator}{}", encode(name), plain(value)),
            });
            let separator = if style == Style::DeepObject {
                "&"
            } else {
                separator
            };
            let body = members.collect::<Vec<_>>().join(separator);
            if explode { body } else { own(body) }
        }
        scalar => own(plain(scalar)),
    };
    match style {
        Style::Label => format!(".{body}"),
        Style::Matrix => format!(";{body}"),
        _ => body,
    }
}

const PLACES: [(Source, Style, bool); 14] = [
    (PATH, Style::Simple, false),
    (PATH, Style::Simple, true),
    (PATH, Style::Label, false),
    (PATH, Style::Label, true),
    (PATH, Style::Matrix, false),
    (PATH, Style::Matrix, true),
    (Source::Query, Style::Form, false),
    (Source::Query, Style::Form, true),
    (Source::Query, Style::SpaceDelimited, false),
    (Source::Query, Style::PipeDelimited, false),
    (Source::Header, Style::Simple, false),
    (Source::Header, Style::Simple, true),
    (Source::Cookie, Style::Form, false),
    (Source::Cookie, Style::Form, true),
];

/// A text that the style can carry: some separators cannot be encoded.
fn carried(text: &str, source: Source, style: Style) -> bool {
    match (source, style) {
        (Source::Header, _) => {
            !text.is_empty()
                && text
                    .chars()
                    .all(|character| character.is_alphanumeric() || "!%.;-_é".contains(character))
        }
        (_, Style::SpaceDelimited) => !text.contains(' '),
        (_, Style::PipeDelimited) => !text.contains('|'),
        _ => true,
    }
}

proptest! {
    #[test]
    fn a_text_comes_back(text in any::<String>(), place in 0..PLACES.len()) {
        let (source, style, explode) = PLACES[place];
        prop_assume!(carried(&text, source, style));
        let value = Any::String(text);
        let raw = written(&value, source, style, explode);
        let found = read(parameter(source, style, explode, &schema::TEXT), &raw);
        prop_assert_eq!(found, value.to_json());
    }

    #[test]
    fn an_array_comes_back(items in prop::collection::vec(any::<String>(), 1..5), place in 0..PLACES.len()) {
        let (source, style, explode) = PLACES[place];
        prop_assume!(items.iter().all(|item| carried(item, source, style)));
        // One empty text and no text at all are written alike.
        prop_assume!(items != [""] || (style, explode) == (Style::Form, true));
        let value = Any::Array(items.into_iter().map(Any::String).collect());
        let raw = written(&value, source, style, explode);
        let found = read(parameter(source, style, explode, &TEXTS), &raw);
        prop_assert_eq!(found, value.to_json());
    }

    #[test]
    fn an_object_comes_back(
        members in prop::collection::btree_map("[^\\[\\]]{1,8}", any::<String>(), 1..5),
        place in 0..PLACES.len() + 1,
    ) {
        let deep = (Source::Query, Style::DeepObject, true);
        let (source, style, explode) = PLACES.get(place).copied().unwrap_or(deep);
        let carried = |text: &str| carried(text, source, style);
        prop_assume!(members.iter().all(|(name, text)| carried(name) && carried(text)));
        prop_assume!(members.keys().all(|name| name != "other"));
        let members: Vec<_> = members.into_iter().map(|(name, text)| (name, Any::String(text))).collect();
        let value = Any::Object(Map::from(members));
        let raw = written(&value, source, style, explode);
        let found = read(parameter(source, style, explode, &MAP), &raw);
        prop_assert_eq!(found, value.to_json());
    }

    #[test]
    fn numbers_come_back(items in prop::collection::vec(any::<i64>(), 1..5), place in 0..PLACES.len()) {
        let (source, style, explode) = PLACES[place];
        let value = Any::Array(items.into_iter().map(|item| Any::Number(item.into())).collect());
        let raw = written(&value, source, style, explode);
        let found = read(parameter(source, style, explode, &NUMBERS), &raw);
        prop_assert_eq!(found, value.to_json());
    }

    /// Whatever is sent, what is let through keeps the schema, and nothing panics.
    #[test]
    fn nothing_gets_through_that_its_schema_does_not_allow(raw in "[a-zA-Z0-9%=&,;.\\[\\]|+]{0,40}", place in 0..PLACES.len()) {
        let (source, style, explode) = PLACES[place];
        for schema in [&COLOURS, &NUMBERS, &MAP, &schema::INT64] {
            let found = read(parameter(source, style, explode, schema), &raw);
            if let Ok(value) = Any::from_json(found.as_bytes()) {
                prop_assert!(schema.allows(&value, Direction::Request));
            }
        }
    }
}
