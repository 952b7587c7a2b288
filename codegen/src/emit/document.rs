//! `document.rs`: the document itself, for whoever shows it to people.

use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;

use crate::document::{Node, Value, is_json};
use crate::sha256;

/// The file with the document in YAML.
const YAML_FILE: &str = "openapi.yaml";
/// The file with the document in JSON.
const JSON_FILE: &str = "openapi.json";

/// The files that begin as the document does, and not as generated ones: `src/document.rs` has their hashes.
pub const FILES: [&str; 2] = [YAML_FILE, JSON_FILE];

/// The document in the forms that it is given away in.
pub(crate) struct Forms {
    /// As it was pinned, when that is YAML.
    yaml: Option<String>,
    /// As it was pinned, when that is JSON; else what it says.
    json: String,
}

impl Forms {
    /// Of the main document, and what was read of it.
    pub(crate) fn of(bytes: &[u8], node: &Node) -> Self {
        // Whatever was read is UTF-8.
        let pinned = String::from_utf8_lossy(bytes).into_owned();
        match is_json(bytes) {
            true => Self {
                yaml: None,
                json: pinned,
            },
            false => Self {
                yaml: Some(pinned),
                json: json(node),
            },
        }
    }

    /// The files, and what is in them.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&'static str, String)> {
        let yaml = self.yaml.iter().map(|yaml| (YAML_FILE, yaml.clone()));
        yaml.chain([(JSON_FILE, self.json.clone())])
    }
}

/// The module.
pub(crate) fn module(forms: &Forms) -> TokenStream {
    let json_sha256 = sha256(forms.json.as_bytes());
    let json_file = format!("../{JSON_FILE}");
    let json = match &forms.yaml {
        Some(_) => quote! {
            /// What the document says, in JSON: its members in their order, its numbers as they are written.
            pub const JSON: &str = include_str!(#json_file);
        },
        None => quote! {
            /// The document as it was pinned, byte for byte.
            pub const JSON: &str = include_str!(#json_file);
        },
    };
    let yaml = match &forms.yaml {
        Some(yaml) => {
            let (sha256, file) = (sha256(yaml.as_bytes()), format!("../{YAML_FILE}"));
            quote! {
                /// The document as it was pinned, byte for byte.
                pub const YAML: &str = include_str!(#file);
                /// SHA-256 of [`YAML`], in hexadecimal.
                pub const YAML_SHA256: &str = #sha256;
            }
        }
        None => quote! {
            /// The document as it was pinned: JSON is YAML, too.
            pub const YAML: &str = JSON;
            /// SHA-256 of [`YAML`], in hexadecimal.
            pub const YAML_SHA256: &str = JSON_SHA256;
        },
    };
    quote! {
        //! The document itself, for whoever shows it to people.

        #yaml
        #json
        /// SHA-256 of [`JSON`], in hexadecimal.
        pub const JSON_SHA256: &str = #json_sha256;
    }
}

/// JSON for people, in the document's order.
fn json(node: &Node) -> String {
    let mut text = String::new();
    write(node, 0, &mut text);
    text.push('\n');
    text
}

fn write(node: &Node, depth: usize, text: &mut String) {
    match &node.value {
        Value::Null => text.push_str("null"),
        Value::Boolean(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => text.push_str(number),
        Value::String(string) => quoted(string, text),
        Value::Sequence(items) if items.is_empty() => text.push_str("[]"),
        Value::Mapping(members) if members.is_empty() => text.push_str("{}"),
        Value::Sequence(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                line(index, depth + 1, text);
                write(item, depth + 1, text);
            }
            end(depth, ']', text);
        }
        Value::Mapping(members) => {
            text.push('{');
            for (index, member) in members.iter().enumerate() {
                line(index, depth + 1, text);
                quoted(&member.key, text);
                text.push_str(": ");
                write(&member.node, depth + 1, text);
            }
            end(depth, '}', text);
        }
    }
}

fn line(index: usize, depth: usize, text: &mut String) {
    if index > 0 {
        text.push(',');
    }
    text.push('\n');
    text.push_str(&"  ".repeat(depth));
}

fn end(depth: usize, closing: char, text: &mut String) {
    text.push('\n');
    text.push_str(&"  ".repeat(depth));
    text.push(closing);
}

fn quoted(string: &str, text: &mut String) {
    // A string has no key that could fail.
    let _ = write!(text, "{}", serde_json::Value::from(string));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    fn forms(text: &str) -> Forms {
        Forms::of(text.as_bytes(), &parse(text.as_bytes()).unwrap())
    }

    #[test]
    fn yaml_is_given_away_as_it_was_pinned_and_as_json_in_its_order() {
        let pinned = "\u{FEFF}# kept\r\nz: &a [1.10, 1e400, 12345678901234567890123, 0x1F]\r\na: *a\nå: \"\\u0001\\\"\"\nn: ~\ne: {}\n";
        let forms = forms(pinned);
        assert_eq!(forms.yaml.as_deref(), Some(pinned));
        assert_eq!(
            forms.json,
            r#"{
  "z": [
    1.10,
    1e400,
    12345678901234567890123,
    31
  ],
  "a": [
    1.10,
    1e400,
    12345678901234567890123,
    31
  ],
  "å": "\u0001\"",
  "n": null,
  "e": {}
}
"#
        );
    }

    #[test]
    fn json_is_given_away_as_it_was_pinned() {
        for pinned in ["{\"b\" : 1.0,\t\"a\":[ ] }", "\u{FEFF} {\"a\":\"\\/\"}\r\n"] {
            let forms = forms(pinned);
            assert_eq!((&forms.yaml, forms.json.as_str()), (&None, pinned));
            assert_eq!(forms.files().count(), 1);
        }
    }
}
