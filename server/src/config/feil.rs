//! What is wrong with a file of the configuration, and where.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::kilde::postgres::PostgresFeil;

/// Larger than any configuration in good faith.
const LARGEST_FILE: u64 = 16 * 1024 * 1024;

/// Why a configuration cannot be used. No text holds an organisation number, as a line of the file may.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{}: {error}", path.display())]
    Read {
        /// Which file.
        path: PathBuf,
        /// What went wrong.
        error: io::Error,
    },
    /// It does not say what it should.
    #[error("{}:{line}:{column}: {message}", path.display())]
    Syntax {
        /// Which file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// A value that cannot be meant.
    #[error("{}: {message}", path.display())]
    Value {
        /// Which file.
        path: PathBuf,
        /// What is wrong.
        message: &'static str,
    },
    /// The database cannot be reached in the way that is configured.
    #[error("{}: {tabell}.{error}", path.display())]
    Postgres {
        /// Which file.
        path: PathBuf,
        /// `kilde` or `utlevering`.
        tabell: &'static str,
        /// What is wrong.
        error: PostgresFeil,
    },
}

/// Reads a whole file. Nothing that could keep the reader waiting, like a pipe, and nothing without end.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::Error::other("this is not a regular file"));
    }
    let mut content = Vec::new();
    File::open(path)?
        .take(LARGEST_FILE + 1)
        .read_to_end(&mut content)?;
    if content.len() as u64 > LARGEST_FILE {
        let reason = format!("the file is larger than {LARGEST_FILE} bytes");
        return Err(io::Error::other(reason));
    }
    Ok(content)
}

/// What the content of a file says.
pub(crate) fn parse<T: DeserializeOwned>(path: &Path, content: &[u8]) -> Result<T, ConfigError> {
    let text = std::str::from_utf8(content).map_err(|error| {
        let valid = content.get(..error.valid_up_to()).unwrap_or_default();
        syntax(path, &String::from_utf8_lossy(valid), "this is not UTF-8")
    })?;
    toml::from_str(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        syntax(
            path,
            text.get(..offset).unwrap_or_default(),
            error.message(),
        )
    })
}

/// The place is where `before` ends.
fn syntax(path: &Path, before: &str, message: &str) -> ConfigError {
    let last_line = before.rsplit('\n').next().unwrap_or_default();
    ConfigError::Syntax {
        path: path.to_owned(),
        line: 1 + before.matches('\n').count(),
        column: 1 + last_line.chars().count(),
        message: without_numbers(message),
    }
}

/// The parser quotes what it did not expect, which may be an organisation number in the wrong place.
fn without_numbers(message: &str) -> String {
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

    fn refusal(content: &[u8]) -> String {
        let parsed: Result<toml::Table, _> = parse(Path::new("f.toml"), content);
        parsed.unwrap_err().to_string()
    }

    #[test]
    fn an_error_says_where() {
        assert!(refusal(b"a = 1\nb = \n").starts_with("f.toml:2:"));
        assert!(refusal("a = 1\n\"\u{e6}\u{f8}\" = x".as_bytes()).starts_with("f.toml:2:8: "));
        assert_eq!(
            refusal(b"a = 1\nb = \"\xff\""),
            "f.toml:2:6: this is not UTF-8"
        );
        assert!(refusal(b"a = 1\na = 2").contains("f.toml:2:1: duplicate key"));
    }

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
    fn only_regular_files_are_read() {
        let folder = tempfile::tempdir().unwrap();
        assert!(read(folder.path()).is_err());
        assert!(read(&folder.path().join("none")).is_err());
        let large = folder.path().join("large");
        File::create(&large)
            .unwrap()
            .set_len(LARGEST_FILE + 1)
            .unwrap();
        assert!(read(&large).unwrap_err().to_string().contains("larger"));
    }
}
