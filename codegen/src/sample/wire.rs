//! Values as parameters and forms write them (OpenAPI 3.0.4, section 4.7.12.4), written without a look at how the runtime
//! reads them.

use super::tables::{Id, Kind, Tables};
use super::value::Value;
use super::{Root, Samples};
use crate::ir::{Notation, ParameterLocation, Style};

impl Samples<'_> {
    /// What `value` is once it has been written as texts and read by the schema; `None` where that depends on more than
    /// its type.
    #[must_use]
    pub fn as_texts(&self, root: Root, value: &Value) -> Option<Value> {
        as_texts(&self.tables, root.0, value)
    }
}

fn as_texts(tables: &Tables, id: Id, value: &Value) -> Option<Value> {
    let table = tables.get(id);
    if !table.alternatives().is_empty() || *value == Value::Null {
        return None;
    }
    if matches!(table.kind, Kind::Any) {
        // A reference with something beside it is read by what it refers to.
        let mut parts = table.all_of.iter();
        return parts.find_map(|part| as_texts(tables, *part, value));
    }
    match (&table.kind, value) {
        (Kind::Array { items, .. }, Value::Array(values)) => {
            let values = values.iter().map(|value| as_texts(tables, *items, value));
            values.collect::<Option<_>>().map(Value::Array)
        }
        (Kind::Object(object), Value::Object(members)) => {
            let member = |(name, value): &(String, Value)| {
                let listed = object.members.iter().find(|member| member.name == *name);
                let schema = listed.map(|member| member.schema).or(object.additional)?;
                Some((name.clone(), as_texts(tables, schema, value)?))
            };
            let members = members.iter().map(member);
            members.collect::<Option<_>>().map(Value::Object)
        }
        (Kind::Array { .. } | Kind::Object(_), _) => None,
        (kind, value) => {
            let text = text(value)?;
            Some(match kind {
                Kind::Boolean if matches!(&*text, "true" | "false") => {
                    Value::Boolean(text == "true")
                }
                Kind::Number(_) => match Value::parse(&text) {
                    Some(number @ Value::Number(_)) => number,
                    _ => Value::String(text),
                },
                _ => Value::String(text),
            })
        }
    }
}

/// One value as one text.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::Boolean(value) => Some(value.to_string()),
        Value::Number(text) | Value::String(text) => Some(text.clone()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// How characters are written that have a meaning where a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Escape {
    /// By percent signs, all but those that are reserved for nothing (RFC 3986, section 2.3) and are not among these.
    Percent(&'static str),
    /// Not at all: what has a meaning cannot be written.
    Never,
}

impl Escape {
    fn text(self, text: &str) -> Option<String> {
        match self {
            Self::Never => {
                let is_plain = text == text.trim()
                    && !text.is_empty()
                    && !text.contains(|it: char| it.is_control() || ",=\"".contains(it));
                is_plain.then(|| text.to_owned())
            }
            Self::Percent(more) => Some(percent(text, more)),
        }
    }
}

/// `text` with everything but unreserved characters percent-encoded, and those in `more` too.
#[must_use]
pub fn percent(text: &str, more: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        let character = char::from(byte);
        let is_plain = byte.is_ascii_alphanumeric() || "-._~".contains(character);
        match is_plain && !more.contains(character) {
            true => encoded.push(character),
            false => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// The text of a parameter: in queries and cookies with its name. `None` when the value cannot be written so, or so that
/// it would be another or none.
#[must_use]
pub fn parameter(
    name: &str,
    location: ParameterLocation,
    notation: Notation,
    value: &Value,
) -> Option<String> {
    let escape = match location {
        ParameterLocation::Header => Escape::Never,
        ParameterLocation::Path => Escape::Percent(".~"),
        ParameterLocation::Query | ParameterLocation::Cookie => Escape::Percent(""),
    };
    let named = |text: String| match location {
        ParameterLocation::Path | ParameterLocation::Header => text,
        ParameterLocation::Query | ParameterLocation::Cookie => {
            format!("{}={text}", percent(name, ""))
        }
    };
    let whole = |text: String| match location {
        ParameterLocation::Header => {
            let is_line = text == text.trim() && !text.contains(char::is_control);
            is_line.then_some(text)
        }
        _ => escape.text(&text),
    };
    match notation {
        Notation::Json => whole(value.to_json()).map(named),
        Notation::Text => whole(text(value)?).map(named),
        Notation::Styled { style, explode } => match value {
            Value::Array(items) => {
                let items = items.iter().map(|item| escape.text(&text(item)?));
                let items = items.collect::<Option<Vec<_>>>()?;
                array(name, style, explode, &items)
            }
            Value::Object(members) if style == Style::DeepObject => deep(name, members),
            Value::Object(members) => {
                let pair = |(name, value): &(String, Value)| {
                    Some((escape.text(name)?, escape.text(&text(value)?)?))
                };
                let pairs = members.iter().map(pair).collect::<Option<Vec<_>>>()?;
                object(name, style, explode, &pairs)
            }
            value => {
                let text = whole(text(value)?)?;
                Some(match style {
                    Style::Label => format!(".{text}"),
                    Style::Matrix => format!(";{}={text}", percent(name, "")),
                    _ => named(text),
                })
            }
        },
    }
}

fn array(name: &str, style: Style, explode: bool, items: &[String]) -> Option<String> {
    // What is empty is as if it were absent.
    if items.is_empty() || items.iter().any(String::is_empty) {
        return None;
    }
    let name = percent(name, "");
    let each = |separator: &str| {
        let pairs = items.iter().map(|item| format!("{name}={item}"));
        pairs.collect::<Vec<_>>().join(separator)
    };
    Some(match (style, explode) {
        (Style::Simple, _) => items.join(","),
        (Style::Label, true) => format!(".{}", items.join(".")),
        (Style::Label, false) => format!(".{}", items.join(",")),
        (Style::Matrix, true) => format!(";{}", each(";")),
        (Style::Matrix, false) => format!(";{name}={}", items.join(",")),
        (Style::Form, true) => each("&"),
        (Style::Form, false) => format!("{name}={}", items.join(",")),
        (Style::SpaceDelimited, _) => {
            let clear = items.iter().all(|item| !item.contains("%20"));
            return clear.then(|| format!("{name}={}", items.join("%20")));
        }
        (Style::PipeDelimited, _) => {
            let clear = items.iter().all(|item| !item.contains("%7C"));
            return clear.then(|| format!("{name}={}", items.join("%7C")));
        }
        // The style has no arrays.
        (Style::DeepObject, _) => return None,
    })
}

fn object(name: &str, style: Style, explode: bool, pairs: &[(String, String)]) -> Option<String> {
    let is_empty = |(name, value): &(String, String)| name.is_empty() || value.is_empty();
    if pairs.is_empty() || pairs.iter().any(is_empty) {
        return None;
    }
    let written = |equals: &str, separator: &str| {
        let pairs = pairs
            .iter()
            .map(|(name, value)| format!("{name}{equals}{value}"));
        pairs.collect::<Vec<_>>().join(separator)
    };
    let name = percent(name, "");
    Some(match (style, explode) {
        (Style::Simple, true) => written("=", ","),
        (Style::Simple, false) => written(",", ","),
        (Style::Label, true) => format!(".{}", written("=", ".")),
        (Style::Label, false) => format!(".{}", written(",", ",")),
        (Style::Matrix, true) => format!(";{}", written("=", ";")),
        (Style::Matrix, false) => format!(";{name}={}", written(",", ",")),
        (Style::Form, true) => written("=", "&"),
        (Style::Form, false) => format!("{name}={}", written(",", ",")),
        (Style::SpaceDelimited | Style::PipeDelimited | Style::DeepObject, _) => return None,
    })
}

/// `name[a]=1&name[b]=2`; beyond that the style is not defined.
fn deep(name: &str, members: &[(String, Value)]) -> Option<String> {
    let pair = |(member, value): &(String, Value)| {
        let value = percent(&text(value)?, "");
        let is_plain = !member.is_empty() && !member.contains(['[', ']']) && !value.is_empty();
        let place = percent(&format!("{name}[{member}]"), "");
        is_plain.then(|| format!("{place}={value}"))
    };
    let pairs = members.iter().map(pair).collect::<Option<Vec<_>>>()?;
    (!pairs.is_empty()).then(|| pairs.join("&"))
}

/// A form of single values and lists of them (`application/x-www-form-urlencoded`); `None` where there is more to it.
#[must_use]
pub fn form(value: &Value) -> Option<String> {
    let Value::Object(members) = value else {
        return None;
    };
    let mut pairs = Vec::new();
    for (name, value) in members {
        let items = match value {
            Value::Array(items) => items.iter().collect(),
            value => vec![value],
        };
        for item in items {
            let text = text(item).filter(|text| !text.is_empty())?;
            pairs.push(format!("{}={}", percent(name, ""), percent(&text, "")));
        }
    }
    (!pairs.is_empty()).then(|| pairs.join("&"))
}

/// What stands between the parts of a form.
pub const BOUNDARY: &str = "sample-boundary";

/// The parts of one property of a form (RFC 7578): texts, or files of this media type. `None` where there is more to it.
#[must_use]
pub fn parts(name: &str, value: &Value, file: Option<&str>) -> Option<String> {
    let items = match value {
        Value::Array(items) => items.iter().collect(),
        value => vec![value],
    };
    let mut parts = String::new();
    for item in items {
        let text = text(item).filter(|text| !text.is_empty() && !text.contains(BOUNDARY))?;
        let about = match file {
            Some(media_type) => format!("; filename=\"sample\"\r\nContent-Type: {media_type}"),
            None => String::new(),
        };
        parts += &format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{about}\r\n\r\n{text}\r\n"
        );
    }
    let is_plain = !name.contains(|it: char| it.is_control() || "\"\\".contains(it));
    (is_plain && !parts.is_empty()).then_some(parts)
}

/// A form of these parts.
#[must_use]
pub fn multipart(parts: &[String]) -> String {
    format!("{}--{BOUNDARY}--\r\n", parts.concat())
}

#[cfg(test)]
mod tests;
