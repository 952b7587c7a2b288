//! Reads files of the configuration, and says what is wrong with them, and where.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::check::check;
use super::environment::Environment;
use super::fault::{Fault, Faults, Source};
use super::schema::Entry;
use super::tree::{Node, Origin};

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
    /// It does not say what it should. There is one at least.
    #[error("{}", in_lines(.0))]
    Wrong(Vec<Fault>),
}

impl ConfigError {
    /// Something is wrong with a file that is not in one of its lines.
    pub(crate) fn of_file(path: &Path, message: &str) -> Self {
        Self::Wrong(vec![Fault::of_file(path, message)])
    }

    /// All that is wrong.
    #[must_use]
    pub fn faults(self) -> Vec<Fault> {
        match self {
            Self::Wrong(faults) => faults,
            Self::Read { path, error } => vec![Fault::of_file(&path, &error.to_string())],
        }
    }
}

fn in_lines(faults: &[Fault]) -> String {
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// Reads a whole file. Nothing that could keep the reader waiting, like a pipe, and nothing without end.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::Error::other("this is not a regular file"));
    }
    read_all(File::open(path)?)
}

/// Reads to the end, which must come in good time.
pub(crate) fn read_all(from: impl io::Read) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    from.take(LARGEST_FILE + 1).read_to_end(&mut content)?;
    if content.len() as u64 > LARGEST_FILE {
        let reason = format!("the file is larger than {LARGEST_FILE} bytes");
        return Err(io::Error::other(reason));
    }
    Ok(content)
}

/// What the content of a file says.
pub(crate) fn parse<T: DeserializeOwned + JsonSchema>(
    path: &Path,
    content: &[u8],
) -> Result<T, ConfigError> {
    let source = source(Some(path), content)?;
    let mut faults = Faults::of(source);
    let tree = written(source, &mut faults);
    let read = tree.and_then(|tree| meant(&tree, &Entry::of::<T>(), &mut faults));
    faults.settle()?;
    read.ok_or_else(|| ConfigError::of_file(path, "cannot be read"))
}

/// What stands in a file, whatever it means.
pub(crate) fn table(path: &Path, content: &[u8]) -> Result<toml::Table, ConfigError> {
    let source = source(Some(path), content)?;
    let mut faults = Faults::of(source);
    let tree = written(source, &mut faults);
    faults.settle()?;
    match tree.map(|tree| tree.to_toml()) {
        Some(toml::Value::Table(table)) => Ok(table),
        _ => Err(ConfigError::of_file(path, "cannot be read")),
    }
}

/// What a configuration says in a file, or nowhere, and in the environment; and how it is written.
pub(super) fn assembled<T: DeserializeOwned>(
    schema: &Entry,
    source: Source<'_>,
    environment: &Environment,
    rules: impl FnOnce(&T, &Node, &mut Faults<'_>),
) -> Result<(T, Node), ConfigError> {
    let mut faults = Faults::of(source);
    faults.environment = true;
    let tree = written(source, &mut faults);
    let read = tree.and_then(|mut tree| {
        environment.put_over(&mut tree, schema, &mut faults);
        let value: T = meant(&tree, schema, &mut faults)?;
        rules(&value, &tree, &mut faults);
        Some((value, tree))
    });
    faults.settle()?;
    read.ok_or_else(|| ConfigError::of_file(source.path.unwrap_or(Path::new("")), "cannot be read"))
}

/// The text of a file, which is UTF-8.
pub(super) fn source<'a>(
    path: Option<&'a Path>,
    content: &'a [u8],
) -> Result<Source<'a>, ConfigError> {
    match std::str::from_utf8(content) {
        Ok(text) => Ok(Source { path, text }),
        Err(error) => {
            let valid = content.get(..error.valid_up_to()).unwrap_or_default();
            let text = String::from_utf8_lossy(valid);
            let source = Source { path, text: &text };
            let mut faults = Faults::of(source);
            faults.add(&Origin::File(valid.len()), "", "this is not UTF-8");
            Err(ConfigError::Wrong(faults.found))
        }
    }
}

/// What stands in a text, when it is TOML.
fn written(source: Source<'_>, faults: &mut Faults<'_>) -> Option<Node> {
    let error = match Node::of_file(source.text) {
        Ok(tree) => return Some(tree),
        Err(error) => error,
    };
    let offset = error.span().map_or(0, |span| span.start);
    faults.add(&Origin::File(offset), "", error.message());
    None
}

/// What it means, when it is what the type may be read from.
fn meant<T: DeserializeOwned>(tree: &Node, schema: &Entry, faults: &mut Faults<'_>) -> Option<T> {
    check(tree, schema, "", faults);
    if !faults.found.is_empty() {
        return None;
    }
    match serde_path_to_error::deserialize(tree.to_toml()) {
        Ok(value) => Some(value),
        Err(error) => {
            let path = error.path();
            let key = match path.to_string() {
                key if key == "." => String::new(),
                key => key,
            };
            let reason = error.inner().message();
            let message = if key.is_empty() {
                reason.to_owned()
            } else {
                format!("cannot be used: {reason}")
            };
            let origin = &tree.nearest(path.iter()).origin;
            faults.add(origin, &key, message);
            None
        }
    }
}

impl From<Vec<Fault>> for ConfigError {
    fn from(faults: Vec<Fault>) -> Self {
        Self::Wrong(faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize, JsonSchema)]
    struct Anything {}

    fn refusal(content: &[u8]) -> String {
        let parsed: Result<Anything, _> = parse(Path::new("f.toml"), content);
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
