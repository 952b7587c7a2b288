//! `codegen.toml`: what a maintainer decides that the document does not say.
//!
//! `skip` lists the parts of the document that are left out, `[types]` the schemas whose values become another type. Both
//! name a part by its JSON pointer, and both must be needed: what changes nothing is an error, so that the file does not
//! outlive its reasons.

mod apply;

use std::fmt;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::document::Position;

/// A configuration as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Configuration {
    name: String,
    pub(crate) entries: Vec<Entry>,
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The part of the document, without `#`.
    pub(crate) pointer: String,
    /// Where the configuration says so.
    pub(crate) position: Position,
    pub(crate) change: Change,
}

/// What becomes of the part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Skip,
    Type(TypeName),
}

/// The types that values can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TypeName {
    Text,
    Uuid,
    Date,
    DateTime,
    Byte,
    Int32,
    Int64,
    Decimal,
}

impl TypeName {
    const ALL: [Self; 8] = [
        Self::Text,
        Self::Uuid,
        Self::Date,
        Self::DateTime,
        Self::Byte,
        Self::Int32,
        Self::Int64,
        Self::Decimal,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Uuid => "uuid",
            Self::Date => "date",
            Self::DateTime => "date-time",
            Self::Byte => "byte",
            Self::Int32 => "int32",
            Self::Int64 => "int64",
            Self::Decimal => "decimal",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name() == name)
    }
}

/// One thing that is wrong with a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands in the configuration.
    pub position: Position,
    /// What is wrong.
    pub message: String,
}

/// All that is wrong with a configuration, in its order.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct ConfigurationError {
    /// What messages call the configuration: its path.
    pub name: String,
    /// Each fault.
    pub faults: Vec<Fault>,
}

impl fmt::Display for ConfigurationError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Fault { position, message } in &self.faults {
            writeln!(formatter, "error[configuration]: {message}")?;
            writeln!(
                formatter,
                "  --> {}:{}:{}",
                self.name, position.line, position.column
            )?;
        }
        let count = self.faults.len();
        let errors = if count == 1 { "error" } else { "errors" };
        write!(
            formatter,
            "{}: {count} {errors}; nothing was generated",
            self.name
        )
    }
}

impl Configuration {
    /// Reads the text of a configuration; `name` is how messages call it.
    ///
    /// # Errors
    /// Everything that is no TOML, no known key, or of the wrong form, with its place.
    pub fn parse(text: &str, name: &str) -> Result<Self, ConfigurationError> {
        let mut reading = Reading {
            text,
            entries: Vec::new(),
            faults: Vec::new(),
        };
        match DeTable::parse(text) {
            Ok(table) => reading.root(table.get_ref()),
            Err(error) => {
                let start = error.span().map_or(0, |span| span.start);
                reading.fault(start, error.message().to_owned());
            }
        }
        reading.faults.sort_by_key(|fault| fault.position);
        let name = name.to_owned();
        match reading.faults.is_empty() {
            true => Ok(Self {
                name,
                entries: reading.entries,
            }),
            false => Err(ConfigurationError {
                name,
                faults: reading.faults,
            }),
        }
    }

    /// These faults as an error of this configuration.
    pub(crate) fn error(&self, mut faults: Vec<Fault>) -> ConfigurationError {
        faults.sort_by_key(|fault| fault.position);
        ConfigurationError {
            name: self.name.clone(),
            faults,
        }
    }
}

/// One reading of a configuration.
struct Reading<'t> {
    text: &'t str,
    entries: Vec<Entry>,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn root(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "skip" => self.skips(value),
                "types" => self.types(value),
                other => {
                    let message =
                        format!("\"{other}\" is no key; there are \"skip\" and \"types\"");
                    self.fault(key.span().start, message);
                }
            }
        }
    }

    fn skips(&mut self, value: &Spanned<DeValue<'_>>) {
        let start = value.span().start;
        let DeValue::Array(items) = value.get_ref() else {
            return self.fault(
                start,
                "\"skip\" must be an array of JSON pointers".to_owned(),
            );
        };
        for item in items.iter() {
            match item.get_ref() {
                DeValue::String(pointer) => {
                    self.entry(item.span().start, pointer, Change::Skip);
                }
                _ => self.fault(
                    item.span().start,
                    "a JSON pointer must be a string".to_owned(),
                ),
            }
        }
    }

    fn types(&mut self, value: &Spanned<DeValue<'_>>) {
        let DeValue::Table(table) = value.get_ref() else {
            let message = "\"types\" must be a table of JSON pointers with a type each".to_owned();
            return self.fault(value.span().start, message);
        };
        for (pointer, value) in table {
            let known = match value.get_ref() {
                DeValue::String(name) => TypeName::named(name),
                _ => None,
            };
            match known {
                Some(known) => {
                    self.entry(pointer.span().start, pointer.get_ref(), Change::Type(known));
                }
                None => {
                    let known = TypeName::ALL.map(TypeName::name).join(", ");
                    let message = format!("a type must be one of {known}");
                    self.fault(value.span().start, message);
                }
            }
        }
    }

    fn entry(&mut self, offset: usize, written: &str, change: Change) {
        let pointer = written.strip_prefix('#').unwrap_or(written);
        if !pointer.starts_with('/') {
            let message = format!(
                "\"{written}\" is no JSON pointer to a part of the document: those begin with #/"
            );
            return self.fault(offset, message);
        }
        let entry = Entry {
            pointer: pointer.to_owned(),
            position: self.position(offset),
            change,
        };
        if self
            .entries
            .iter()
            .any(|earlier| earlier.pointer == entry.pointer)
        {
            return self.fault(offset, format!("#{pointer} stands twice"));
        }
        self.entries.push(entry);
    }

    fn fault(&mut self, offset: usize, message: String) {
        let position = self.position(offset);
        self.faults.push(Fault { position, message });
    }

    fn position(&self, offset: usize) -> Position {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        Position {
            line: 1 + before.matches('\n').count(),
            column: 1 + line.chars().count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Vec<(usize, usize, String)> {
        let error = Configuration::parse(text, "codegen.toml").unwrap_err();
        let told = |fault: Fault| (fault.position.line, fault.position.column, fault.message);
        error.faults.into_iter().map(told).collect()
    }

    #[test]
    fn skips_and_types_are_read_with_their_places() {
        let text = "skip = [\n  \"#/a/0\", '/b~1c',\n]\n[types]\n\"#/d\" = \"date-time\"\n";
        let read = Configuration::parse(text, "codegen.toml").unwrap();
        let entries: Vec<_> = read
            .entries
            .iter()
            .map(|entry| {
                (
                    entry.pointer.as_str(),
                    entry.position.line,
                    entry.position.column,
                    entry.change,
                )
            })
            .collect();
        assert_eq!(
            entries,
            [
                ("/a/0", 2, 3, Change::Skip),
                ("/b~1c", 2, 12, Change::Skip),
                ("/d", 5, 1, Change::Type(TypeName::DateTime)),
            ]
        );
        assert_eq!(Configuration::parse("", "x").unwrap().entries, []);
    }

    #[test]
    fn what_is_no_configuration_is_refused_with_its_place() {
        assert_eq!(
            refused("skip = []\nskips = []\n"),
            [(
                2,
                1,
                "\"skips\" is no key; there are \"skip\" and \"types\"".to_owned()
            )]
        );
        for (text, line, column) in [
            ("skip = 1", 1, 8),
            ("skip = [\n1]", 2, 1),
            ("skip = [\"a\"]", 1, 9),
            ("skip = [\"\"]", 1, 9),
            ("skip = [\"#\"]", 1, 9),
            ("skip = [\"/a\", \"#/a\"]", 1, 15),
            ("types = []", 1, 9),
            ("[types]\n\"#/æ\" = \"double\"", 2, 9),
            ("[types]\n\"#/a\" = 1", 2, 9),
            ("[skip]\n", 1, 1),
        ] {
            let told = refused(text);
            assert_eq!(
                told.iter()
                    .map(|(line, column, _)| (*line, *column))
                    .collect::<Vec<_>>(),
                [(line, column)],
                "{text}: {told:?}"
            );
        }
        assert_eq!(refused("skip = [").len(), 1);
        assert_eq!(refused("[[x]]\n[y]\n").len(), 2);
    }
}
