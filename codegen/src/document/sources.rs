//! A document and the files beside it: bytes in, trees out. Nothing is read from any disk here.

use std::collections::{BTreeMap, BTreeSet};

use super::reference::{self, Reference};
use super::{Node, Value, parse, split_place};
use crate::diagnostics::Diagnostic;

/// A document with the files that it refers to.
#[derive(Clone, Debug)]
pub struct Documents<'a> {
    /// The main document.
    pub main: &'a [u8],
    /// The others by their path relative to the main document's folder, with forward slashes: `schemas/pet.yaml`,
    /// `../common.yaml`.
    pub others: BTreeMap<String, Vec<u8>>,
}

impl<'a> From<&'a [u8]> for Documents<'a> {
    fn from(main: &'a [u8]) -> Self {
        Self {
            main,
            others: BTreeMap::new(),
        }
    }
}

impl<'a> From<&'a Vec<u8>> for Documents<'a> {
    fn from(main: &'a Vec<u8>) -> Self {
        Self::from(main.as_slice())
    }
}

impl<'a, const LENGTH: usize> From<&'a [u8; LENGTH]> for Documents<'a> {
    fn from(main: &'a [u8; LENGTH]) -> Self {
        Self::from(main.as_slice())
    }
}

/// The files that a document refers to, as keys of [`Documents::others`]. `path` is the document's own: the name of its
/// file for the main one, a key of `others` for another.
///
/// It is for whoever loads them, file by file until there is no new one. References that stand in examples or extensions
/// are among them: a file that is not there is told only when something has to be read from it.
///
/// # Errors
/// When the bytes are not a document.
pub fn referred_files(bytes: &[u8], path: &str) -> Result<BTreeSet<String>, Diagnostic> {
    let root = parse(bytes)?;
    let mut files = BTreeSet::new();
    collect(&root, path, &mut files);
    files.remove(path);
    Ok(files)
}

fn collect(node: &Node, path: &str, files: &mut BTreeSet<String>) {
    match &node.value {
        Value::Mapping(members) => {
            for member in members {
                if member.key == "$ref"
                    && let Value::String(text) = &member.node.value
                    && let Ok(Reference {
                        file: Some(file), ..
                    }) = reference::read(text, path)
                {
                    files.insert(file);
                }
                collect(&member.node, path, files);
            }
        }
        Value::Sequence(items) => items.iter().for_each(|item| collect(item, path, files)),
        Value::Null | Value::Boolean(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The trees of a document and of the files beside it.
#[derive(Clone, Debug)]
pub struct Files {
    /// The name of the main document's file, by which others may refer back to it.
    main_name: String,
    main: Node,
    others: BTreeMap<String, Result<Node, Diagnostic>>,
}

impl Files {
    /// Reads all of them; `name` is the main document's path.
    ///
    /// # Errors
    /// When the main document is none. Another file that is none is told where something refers to it.
    pub fn parse(documents: &Documents<'_>, name: &str) -> Result<Self, Diagnostic> {
        let others = documents.others.iter().map(|(name, bytes)| {
            let node = parse(bytes).map_err(|mut diagnostic| {
                diagnostic.pointer = format!("{name}#{}", diagnostic.pointer);
                diagnostic
            });
            (name.clone(), node)
        });
        Ok(Self {
            main_name: name.rsplit('/').next().unwrap_or(name).to_owned(),
            main: parse(documents.main)?,
            others: others.collect(),
        })
    }

    /// The same files with another main document.
    pub(crate) fn with_main(&self, main: Node) -> Self {
        Self {
            main_name: self.main_name.clone(),
            main,
            others: self.others.clone(),
        }
    }

    /// The main document.
    #[must_use]
    pub fn main(&self) -> &Node {
        &self.main
    }

    /// The files beside it that could be read, by name.
    pub fn others(&self) -> impl Iterator<Item = (&str, &Node)> {
        self.others
            .iter()
            .filter_map(|(name, node)| Some((name.as_str(), node.as_ref().ok()?)))
    }

    /// The path of the file that `place` is in, as references in it are resolved.
    pub(super) fn path_of<'a>(&'a self, place: &'a str) -> &'a str {
        split_place(place).0.unwrap_or(&self.main_name)
    }

    /// The tree of the file `path` with the beginning of its places.
    pub(super) fn find(&self, path: &str) -> Option<(String, Result<&Node, &Diagnostic>)> {
        if path == self.main_name {
            return Some((String::new(), Ok(&self.main)));
        }
        let node = self.others.get(path)?;
        Some((format!("{path}#"), node.as_ref()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_tells_which_files_it_refers_to() {
        let document = "a: {$ref: 'b.yaml#/c'}\nb: [{$ref: ../d/e%20f.json}, {$ref: '#/a'}, {$ref: 'https://a.no/b'}]\n\
                        c: {$ref: {type: string}}\nd: {$ref: 'x/../own.yaml#/a'}\n";
        let files = referred_files(document.as_bytes(), "own.yaml").unwrap();
        assert_eq!(Vec::from_iter(files), ["../d/e f.json", "b.yaml"]);
        let files = referred_files(document.as_bytes(), "x/own.yaml").unwrap();
        assert_eq!(Vec::from_iter(files), ["d/e f.json", "x/b.yaml"]);
    }
}
