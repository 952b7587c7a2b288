//! How a file is written, and one line of it read. What is told of a line has nothing in it of what stands there.

use serde_json::error::Category;

use super::kolonner::Kolonner;
use super::linje::{KOLONNER, Linje, Post};
use super::strom::Tekst;

/// How a file is written, from its first line to its last.
pub(super) enum Form {
    JsonLines,
    Csv(Box<Kolonner>),
}

impl Form {
    /// By the first line.
    pub(super) fn of(text: Tekst<'_>) -> Result<Self, String> {
        match text {
            Tekst::Linje(bytes) if begins_as_object(bytes) => Ok(Self::JsonLines),
            text => Ok(Self::Csv(Box::new(Kolonner::named(utf_8(text)?)?))),
        }
    }

    pub(super) fn read(&mut self, text: Tekst<'_>) -> Result<Post, Vec<String>> {
        let text = utf_8(text).map_err(|fault| vec![fault])?;
        match (self, begins_as_object(text.as_bytes())) {
            (Self::JsonLines, true) => from_json(text),
            (Self::JsonLines, false) => Err(vec![
                "this is no JSON object, as the lines before: JSON Lines and CSV go in files of their own"
                    .to_owned(),
            ]),
            (Self::Csv(_), true) => Err(vec![
                "this is JSON, and the file begins as CSV: JSON Lines and CSV go in files of their own"
                    .to_owned(),
            ]),
            (Self::Csv(columns), false) => match columns.read(text) {
                Ok(linje) => linje.post(true),
                Err(fault) => Err(vec![fault]),
            },
        }
    }
}

/// No value of CSV begins so, nor does an array, which could pass for a claim by the order of its values.
fn begins_as_object(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{")
}

fn utf_8(text: Tekst<'_>) -> Result<&str, String> {
    match text {
        Tekst::ForLang => Err("the line is longer than 1 MiB".to_owned()),
        Tekst::Linje(bytes) if bytes.contains(&0) => {
            Err("there is a NUL in the line: if this is UTF-16, save it as UTF-8".to_owned())
        }
        Tekst::Linje(bytes) => {
            std::str::from_utf8(bytes).map_err(|_| "this is not UTF-8: save it as UTF-8".to_owned())
        }
    }
}

fn from_json(text: &str) -> Result<Post, Vec<String>> {
    let linje: Linje<'_> = serde_json::from_str(text).map_err(|error| vec![json_fault(&error)])?;
    linje.post(false)
}

/// The parser's own words are safe; those of types quote what they found.
fn json_fault(error: &serde_json::Error) -> String {
    let column = error.column();
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    if error.classify() != Category::Data {
        return format!("column {column}: {reason}");
    }
    let duplicate = KOLONNER
        .iter()
        .find(|name| reason == format!("duplicate field `{name}`"));
    match duplicate {
        Some(name) => format!("column {column}: {name} is there twice"),
        None if reason.starts_with("unknown field") => {
            let known = KOLONNER.join(", ");
            format!("column {column}: there is no member of that name: they are {known}")
        }
        None => format!("column {column}: a value is of another kind than it is to be"),
    }
}
