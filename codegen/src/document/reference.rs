//! `$ref`: to any part of the document, or of a file beside it, by JSON pointer (RFC 6901, section 6).

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;

use super::cursor::Cursor;
use super::ledger::{Rule, Use};
use super::{Node, Value};
use crate::diagnostics::{Code, Diagnostic};

/// Objects of fewer members are searched as they are.
const SMALL: usize = 32;

/// A reference, read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// The path of the file, relative to the main document; `None` for the one that the reference stands in.
    pub(super) file: Option<String>,
    /// The tokens of the pointer, as they are written between the slashes.
    pub(super) tokens: Vec<String>,
}

/// Why a reference leads nowhere.
#[derive(Debug)]
pub(super) enum Refusal {
    Told(Code, String),
    /// The file that it leads to is no document.
    File(Diagnostic),
}

/// Reads a reference that stands in the file `path`.
pub(super) fn read(text: &str, path: &str) -> Result<Reference, Refusal> {
    let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|one| one.is_ascii_alphanumeric() || "+-.".contains(one))
    };
    let has_scheme = file
        .split_once(':')
        .is_some_and(|(scheme, _)| is_scheme(scheme));
    if has_scheme || file.starts_with('/') {
        let message = format!(
            "\"{text}\" leads out of the folder of the document: only relative paths of files are followed"
        );
        return Err(Refusal::Told(Code::Unsupported, message));
    }
    let tokens = match fragment.strip_prefix('/') {
        Some(pointer) => pointer.split('/').map(str::to_owned).collect(),
        None if fragment.is_empty() => Vec::new(),
        None => {
            let message =
                format!("\"{text}\" is no JSON pointer: behind \"#\" it begins with a slash");
            return Err(Refusal::Told(Code::UnresolvedReference, message));
        }
    };
    let file = match file {
        "" => None,
        file => Some(beside(path, &percent_decode_str(file).decode_utf8_lossy())),
    };
    if file.as_ref().is_some_and(|file| file.contains('#')) {
        let message = format!("\"{text}\": a file with \"#\" in its name is not supported");
        return Err(Refusal::Told(Code::Unsupported, message));
    }
    Ok(Reference { file, tokens })
}

/// The path that `relative` is, seen from the file `path`.
fn beside(path: &str, relative: &str) -> String {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(relative.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A token of a pointer as the key that it means.
fn unescaped(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

impl<'s, 'd> Cursor<'s, 'd> {
    /// What this `$ref` leads to, be it a reference itself. Tells when that is nothing.
    #[must_use]
    pub fn target(&self) -> Option<Cursor<'s, 'd>> {
        let text = self.text(Use::Structure)?;
        match self.find(text) {
            Ok(found) => Some(found),
            Err(Refusal::Told(code, message)) => {
                self.report_value(code, message);
                None
            }
            Err(Refusal::File(diagnostic)) => {
                self.tell(diagnostic);
                None
            }
        }
    }

    /// What this `$ref` leads to in the end, through others. Tells when that is nothing, or goes round in circles.
    ///
    /// What stands beside the references on the way is settled.
    #[must_use]
    pub fn resolve(&self) -> Option<Cursor<'s, 'd>> {
        let mut seen = BTreeSet::new();
        let mut found = self.target()?;
        while found.peek("$ref").is_some() {
            if !seen.insert(found.pointer.clone()) {
                let text = self.text(Use::Structure)?;
                let message = format!("\"{text}\" leads round in circles");
                self.report_value(Code::UnresolvedReference, message);
                return None;
            }
            found.note(Use::Structure);
            found.settle_siblings();
            found = found.under("$ref")?.target()?;
        }
        Some(found)
    }

    /// As [`resolve`](Self::resolve), without taking anything up or telling anything.
    #[must_use]
    pub fn peek_target(&self) -> Option<Cursor<'s, 'd>> {
        let mut seen = BTreeSet::new();
        let mut reference = self.clone();
        loop {
            let Value::String(text) = &reference.node.value else {
                return None;
            };
            let found = reference.find(text).ok()?;
            if found.peek("$ref").is_none() {
                return Some(found);
            }
            if !seen.insert(found.pointer.clone()) {
                return None;
            }
            reference = found.under("$ref")?;
        }
    }

    /// What this `$ref` leads to, be it a reference itself, without taking anything up or telling anything.
    #[must_use]
    pub fn peek_next(&self) -> Option<Cursor<'s, 'd>> {
        match &self.node.value {
            Value::String(text) => self.find(text).ok(),
            _ => None,
        }
    }

    /// Settles what stands beside a `$ref` that replaces this whole object: texts are for people, the rest is ignored.
    pub(super) fn settle_siblings(&self) {
        let Value::Mapping(members) = &self.node.value else {
            return;
        };
        for member in members {
            let cursor = self.of_member(member);
            match (member.key.as_str(), &member.node.value) {
                ("$ref", _) => cursor.note(Use::Structure),
                (key, _) if key.starts_with("x-") => cursor.ignore(Rule::SpecificationExtension),
                _ => cursor.ignore(Rule::ReferenceSibling),
            }
        }
    }

    fn find(&self, text: &str) -> Result<Cursor<'s, 'd>, Refusal> {
        let files = self.session.files;
        let own = files.path_of(&self.pointer);
        let reference = read(text, own)?;
        let nothing = |what: &str| {
            let message = format!("\"{text}\" leads to nothing: {what}");
            Refusal::Told(Code::UnresolvedReference, message)
        };
        let path = reference.file.as_deref().unwrap_or(own);
        let Some((pointer, root)) = files.find(path) else {
            return Err(nothing(&format!(
                "there is no file \"{path}\" beside the document"
            )));
        };
        let root: &'d Node = root.map_err(|diagnostic| Refusal::File(diagnostic.clone()))?;
        let mut found = Cursor {
            session: self.session,
            node: root,
            pointer,
            position: root.position,
        };
        for token in &reference.tokens {
            let decoded = percent_decode_str(token).decode_utf8_lossy();
            let next = found.under(&unescaped(&decoded));
            // Some write percent signs as they are.
            let Some(next) = next.or_else(|| found.under(&unescaped(token))) else {
                let place = super::split_place(&found.pointer).1;
                return Err(nothing(&format!("#{place} has no \"{token}\"")));
            };
            found = next;
        }
        Ok(found)
    }

    /// The member or item that `key` names; nothing is taken up.
    fn under(&self, key: &str) -> Option<Cursor<'s, 'd>> {
        match &self.node.value {
            Value::Mapping(members) if members.len() < SMALL => members
                .iter()
                .find(|member| member.key == key)
                .map(|member| self.of_member(member)),
            Value::Mapping(members) => {
                let mut indexes = self.session.indexes.borrow_mut();
                let index = indexes.entry(self.pointer.clone()).or_insert_with(|| {
                    let keys = members.iter().map(|member| member.key.clone());
                    keys.zip(0..).collect()
                });
                Some(self.of_member(members.get(*index.get(key)?)?))
            }
            Value::Sequence(_) => {
                let sound = key == "0" || !key.starts_with(['0', '+']);
                let index: usize = key.parse().ok().filter(|_| sound)?;
                self.children().into_iter().nth(index)
            }
            Value::Null | Value::Boolean(_) | Value::Number(_) | Value::String(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_file_that_they_stand_in() {
        for (path, relative, expected) in [
            ("api.yaml", "b.yaml", "b.yaml"),
            ("api.yaml", "./b/../c.yaml", "c.yaml"),
            ("a/b.yaml", "../c.yaml", "c.yaml"),
            ("a/b.yaml", "../../c.yaml", "../c.yaml"),
            ("../b.yaml", "../c.yaml", "../../c.yaml"),
        ] {
            assert_eq!(beside(path, relative), expected, "{relative} from {path}");
        }
    }

    #[test]
    fn what_is_no_relative_path_is_refused() {
        for text in [
            "http://a.no/b#/c",
            "file:///a",
            "//a.no/b",
            "/a.yaml",
            "urn:a",
        ] {
            let refusal = read(text, "api.yaml");
            assert!(
                matches!(refusal, Err(Refusal::Told(Code::Unsupported, _))),
                "{text}"
            );
        }
        assert!(matches!(
            read("#anchor", "api.yaml"),
            Err(Refusal::Told(Code::UnresolvedReference, _))
        ));
    }
}
