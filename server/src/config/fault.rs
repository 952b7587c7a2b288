//! What is wrong with a configuration: where, which key, and what would be right. No text holds an organisation number, as a
//! line of the file may, or quotes a text, which may be a secret.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::tree::Origin;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// Which key, as `server.workers`; none when there is none to be seen.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// What, and what would be right.
    pub message: String,
}

/// Where something stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase", tag = "source")]
pub enum Place {
    /// In a file.
    File {
        /// Which.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// In a file, which is wrong as a whole.
    #[serde(rename = "file")]
    Whole {
        /// Which.
        file: PathBuf,
    },
    /// In the environment.
    Environment {
        /// Which variable; none when it is one that is not there.
        #[serde(skip_serializing_if = "Option::is_none")]
        variable: Option<String>,
    },
}

impl Fault {
    /// Something is wrong with a file that is not in one of its lines.
    pub(crate) fn of_file(file: &Path, message: &str) -> Self {
        Self {
            place: Place::Whole {
                file: file.to_owned(),
            },
            key: String::new(),
            message: message.to_owned(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { file, line, column } => {
                write!(formatter, "{}:{line}:{column}", file.display())
            }
            Self::Whole { file } => write!(formatter, "{}", file.display()),
            Self::Environment {
                variable: Some(variable),
            } => formatter.write_str(variable),
            Self::Environment { variable: None } => formatter.write_str("environment"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            place,
            key,
            message,
        } = self;
        if key.is_empty() {
            return write!(formatter, "{place}: {message}");
        }
        write!(formatter, "{place}: {key} {message}")
    }
}

/// What is read, for finding lines in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'a> {
    /// No path when there is the environment alone.
    pub(crate) path: Option<&'a Path>,
    pub(crate) text: &'a str,
}

impl Source<'_> {
    pub(crate) fn place(&self, origin: &Origin) -> Place {
        match (origin, self.path) {
            (Origin::Variable(variable), _) => Place::Environment {
                variable: Some(without_numbers(variable)),
            },
            (Origin::File(_), None) => Place::Environment { variable: None },
            (Origin::File(offset), Some(path)) => {
                let before = self.text.get(..*offset).unwrap_or_default();
                let last_line = before.rsplit('\n').next().unwrap_or_default();
                Place::File {
                    file: path.to_owned(),
                    line: 1 + before.matches('\n').count(),
                    column: 1 + last_line.chars().count(),
                }
            }
        }
    }
}

/// What was found so far.
#[derive(Debug)]
pub(crate) struct Faults<'a> {
    pub(crate) source: Source<'a>,
    /// Whether variables of the environment count, too.
    pub(crate) environment: bool,
    pub(crate) found: Vec<Fault>,
}

impl<'a> Faults<'a> {
    pub(crate) fn of(source: Source<'a>) -> Self {
        Self {
            source,
            environment: false,
            found: Vec::new(),
        }
    }

    pub(crate) fn add(&mut self, origin: &Origin, key: &str, message: impl AsRef<str>) {
        self.found.push(Fault {
            place: self.source.place(origin),
            key: without_numbers(key),
            message: without_numbers(message.as_ref()),
        });
    }

    /// In the order in which they stand, if there are any.
    pub(crate) fn settle(&mut self) -> Result<(), Vec<Fault>> {
        if self.found.is_empty() {
            return Ok(());
        }
        self.found.sort_by(|one, other| one.place.cmp(&other.place));
        Err(std::mem::take(&mut self.found))
    }
}

/// What was meant, when something is near enough to be meant.
pub(crate) fn nearest<'a>(
    written: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    // The beginning of a name is meant to be the name.
    let mut longer = known.clone().filter(|name| name.starts_with(written));
    if written.len() > 3
        && let (Some(only), None) = (longer.next(), longer.next())
    {
        return Some(only);
    }
    let distance = |name: &&str| strsim::damerau_levenshtein(written, name);
    let nearest = known.min_by_key(distance)?;
    (distance(&nearest) <= 1 + nearest.len().min(written.len()) / 4).then_some(nearest)
}

/// What is told may quote an organisation number that stands in the wrong place.
pub(crate) fn without_numbers(message: &str) -> String {
    let mut text = String::with_capacity(message.len());
    let mut rest = message;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, digits) = rest.split_at(start);
        let end = digits
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(digits.len());
        let (digits, after) = digits.split_at(end);
        text.push_str(before);
        text.push_str(if digits.len() < 9 { digits } else { "…" });
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_error_quotes_an_organisation_number() {
        for (message, told) in [
            ("unknown field `991825827`", "unknown field `…`"),
            ("12345678 and 1234567890, 9", "12345678 and …, 9"),
            ("nothing", "nothing"),
            ("991825827", "…"),
        ] {
            assert_eq!(without_numbers(message), told);
        }
    }

    #[test]
    fn what_was_meant_is_near() {
        let known = || ["workers", "connections", "tls"].into_iter();
        assert_eq!(nearest("worker", known()), Some("workers"));
        assert_eq!(nearest("conections", known()), Some("connections"));
        assert_eq!(nearest("tsl", known()), Some("tls"));
        assert_eq!(nearest("conn", known()), Some("connections"));
        assert_eq!(nearest("password", known()), None);
        assert_eq!(nearest("x", [].into_iter()), None);
    }
}
