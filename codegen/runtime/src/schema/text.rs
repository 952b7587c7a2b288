//! Text to a value, as its schema takes it: XML, forms and parameters have nothing but text.

use super::{Direction, Kind, Schema};
use crate::types::Any;

impl Schema {
    /// What `text` means where this schema stands: a number, a boolean or a string. A text that is none of what the schema
    /// allows stays a string, and [`check`](Self::check) tells what is wrong with it.
    #[must_use]
    pub fn text(&'static self, text: &str) -> Any {
        let number = || text.parse().ok().map(Any::Number);
        let boolean = || match text {
            "true" => Some(Any::Boolean(true)),
            "false" => Some(Any::Boolean(false)),
            _ => None,
        };
        let string = || Any::String(text.to_owned());
        match self.kind {
            Kind::Boolean => boolean().unwrap_or_else(string),
            Kind::Integer(..) | Kind::Number(_) => number().unwrap_or_else(string),
            Kind::String(..) | Kind::Array(..) | Kind::Object(_) => string(),
            Kind::Any if !self.has_more() => string(),
            Kind::Any => [number(), boolean()]
                .into_iter()
                .flatten()
                .find(|value| self.allows(value, Direction::Either))
                .filter(|_| !self.allows(&string(), Direction::Either))
                .unwrap_or_else(string),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{BOOLEAN, INT64, TEXT};
    use super::*;

    #[test]
    fn a_text_is_what_its_schema_takes() {
        static EITHER: Schema = Schema {
            one_of: &[&INT64, &BOOLEAN],
            ..Schema::ANY
        };
        static ENUM: Schema = Schema {
            values: &["1", "\"2\"", "true"],
            ..Schema::ANY
        };
        static PART: Schema = Schema {
            all_of: &[&INT64],
            ..Schema::ANY
        };
        static NO_TEXT: Schema = Schema {
            not: Some(&TEXT),
            ..Schema::ANY
        };
        for (schema, text, json) in [
            (&NO_TEXT, "5", "5"),
            (&INT64, "5", "5"),
            (&INT64, "x", "\"x\""),
            (&TEXT, "5", "\"5\""),
            (&BOOLEAN, "true", "true"),
            (&EITHER, "5", "5"),
            (&EITHER, "true", "true"),
            (&EITHER, "x", "\"x\""),
            (&ENUM, "1", "1"),
            (&ENUM, "2", "\"2\""),
            (&ENUM, "true", "true"),
            (&PART, "7", "7"),
            (&super::super::ANY, "5", "\"5\""),
        ] {
            assert_eq!(schema.text(text).to_json(), json, "{text}");
        }
    }
}
