//! Reading a document by keyword, with every reading noted in the ledger and every fault told with its place.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use super::ledger::{Ledger, Rule, Use};
use super::sources::Files;
use super::vocabulary::Vocabulary;
use super::{Member, Node, Position, Value, pointer_to};
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::Origin;

pub use super::object::Object;

/// The edition of the OpenAPI Specification that a document is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edition {
    /// 3.0.
    #[default]
    V3_0,
    /// 3.1.
    V3_1,
}

/// One reading of a document, and of the files that it refers to.
#[derive(Debug)]
pub struct Session<'d> {
    pub(super) files: &'d Files,
    edition: Cell<Edition>,
    ledger: RefCell<Ledger>,
    diagnostics: RefCell<Vec<Diagnostic>>,
    /// Where in large objects their keys are, for references.
    pub(super) indexes: RefCell<HashMap<String, HashMap<String, usize>>>,
}

impl<'d> Session<'d> {
    /// A session over `files` with nothing read yet.
    #[must_use]
    pub fn new(files: &'d Files) -> Self {
        Self {
            files,
            edition: Cell::default(),
            ledger: RefCell::default(),
            diagnostics: RefCell::default(),
            indexes: RefCell::default(),
        }
    }

    /// A session in which something is accounted for beforehand.
    pub(crate) fn with_ledger(files: &'d Files, ledger: Ledger) -> Self {
        Self {
            ledger: RefCell::new(ledger),
            ..Self::new(files)
        }
    }

    /// The whole document.
    pub fn root(&self) -> Cursor<'_, 'd> {
        Cursor {
            session: self,
            node: self.files.main(),
            pointer: String::new(),
            position: self.files.main().position,
        }
    }

    /// What was noted and what was found wrong.
    pub fn into_parts(self) -> (Ledger, Vec<Diagnostic>) {
        (self.ledger.into_inner(), self.diagnostics.into_inner())
    }
}

/// A part of the document at hand.
#[derive(Clone, Debug)]
pub struct Cursor<'s, 'd> {
    pub(super) session: &'s Session<'d>,
    pub(super) node: &'d Node,
    pub(super) pointer: String,
    pub(super) position: Position,
}

impl<'s, 'd> Cursor<'s, 'd> {
    /// The edition that the document is written in.
    #[must_use]
    pub fn edition(&self) -> Edition {
        self.session.edition.get()
    }

    /// Tells which edition the document is written in.
    pub fn set_edition(&self, edition: Edition) {
        self.session.edition.set(edition);
    }

    /// Whether this part, or anything with its place, was taken up.
    #[must_use]
    pub fn is_noted(&self) -> bool {
        self.session.ledger.borrow().is_noted(&self.pointer)
    }

    /// Adds a diagnostic that was made elsewhere.
    pub(super) fn tell(&self, diagnostic: Diagnostic) {
        self.session.diagnostics.borrow_mut().push(diagnostic);
    }

    /// The place of this part, of which there is no other: its JSON pointer, with its file and `#` before it where that
    /// is not the main document.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Where this part stands: its key, or itself where it has none.
    #[must_use]
    pub fn position(&self) -> Position {
        self.position
    }

    /// The part itself.
    #[must_use]
    pub fn node(&self) -> &'d Node {
        self.node
    }

    /// Tells what is wrong here.
    pub fn report(&self, code: Code, message: impl Into<String>) {
        self.push(code, self.position, message.into(), None);
    }

    /// Tells what is wrong here and what to do.
    pub fn report_with_help(
        &self,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(code, self.position, message.into(), Some(help.into()));
    }

    /// Tells that the value, not the keyword, is wrong.
    pub fn report_value(&self, code: Code, message: impl Into<String>) {
        self.push(code, self.node.position, message.into(), None);
    }

    /// Tells what is wrong at another part, known by its origin.
    pub fn report_at(&self, origin: &Origin, code: Code, message: impl Into<String>) {
        self.session.diagnostics.borrow_mut().push(Diagnostic {
            code,
            pointer: origin.pointer.clone(),
            position: origin.position,
            message: message.into(),
            help: None,
        });
    }

    fn push(&self, code: Code, position: Position, message: String, help: Option<String>) {
        self.session.diagnostics.borrow_mut().push(Diagnostic {
            code,
            pointer: self.pointer.clone(),
            position,
            message,
            help,
        });
    }

    /// Notes that this part, not what is in it, was taken up.
    pub fn note(&self, used: Use) {
        self.session.ledger.borrow_mut().note(&self.pointer, used);
    }

    /// Notes that this part with all that is in it was taken up, and gives it as JSON.
    pub fn whole(&self, used: Use) -> serde_json::Value {
        self.note(used);
        for child in self.children() {
            child.whole(used);
        }
        self.node.to_json()
    }

    /// Ignores this part after all, though it was read.
    pub fn ignore_instead(&self, rule: Rule) {
        let mut ledger = self.session.ledger.borrow_mut();
        ledger.amend(&self.pointer, Use::Ignored(rule));
    }

    /// Takes this part up after all, though it was ignored.
    pub fn take_instead(&self, used: Use) {
        self.session.ledger.borrow_mut().amend(&self.pointer, used);
    }

    /// Ignores this part and all that is in it.
    pub fn ignore(&self, rule: Rule) {
        self.note(Use::Ignored(rule));
    }

    pub(super) fn children(&self) -> Vec<Cursor<'s, 'd>> {
        match &self.node.value {
            Value::Mapping(members) => members
                .iter()
                .map(|member| self.of_member(member))
                .collect(),
            Value::Sequence(items) => items
                .iter()
                .enumerate()
                .filter(|(_, node)| !node.skipped)
                .map(|(index, node)| Cursor {
                    session: self.session,
                    node,
                    pointer: pointer_to(&self.pointer, &index.to_string()),
                    position: node.position,
                })
                .collect(),
            Value::Null | Value::Boolean(_) | Value::Number(_) | Value::String(_) => Vec::new(),
        }
    }

    pub(super) fn of_member(&self, member: &'d Member) -> Cursor<'s, 'd> {
        Cursor {
            session: self.session,
            node: &member.node,
            pointer: pointer_to(&self.pointer, &member.key),
            position: member.position,
        }
    }

    fn expected(&self, what: &str) {
        let found = self.node.value.kind();
        self.report_value(Code::WrongType, format!("expected {what}, found {found}"));
    }

    /// This part as a string.
    #[must_use]
    pub fn text(&self, used: Use) -> Option<&'d str> {
        self.note(used);
        if let Value::String(text) = &self.node.value {
            Some(text)
        } else {
            self.expected("a string");
            None
        }
    }

    /// This part as text of which nothing but people, or URLs, make anything: what is no string counts as it is written.
    #[must_use]
    pub fn words(&self, used: Use) -> Option<&'d str> {
        self.note(used);
        let words = self.node.words();
        if words.is_none() {
            self.expected("a string");
        }
        words
    }

    /// This part as a boolean.
    #[must_use]
    pub fn flag(&self, used: Use) -> Option<bool> {
        self.note(used);
        if let Value::Boolean(value) = self.node.value {
            Some(value)
        } else {
            self.expected("a boolean");
            None
        }
    }

    /// This part as a whole number that is not negative.
    #[must_use]
    pub fn count(&self, used: Use) -> Option<u64> {
        self.note(used);
        if let Value::Number(raw) = &self.node.value
            && let Ok(count) = raw.parse()
        {
            Some(count)
        } else {
            self.expected("a whole number that is not negative");
            None
        }
    }

    /// This part as an array.
    #[must_use]
    pub fn list(&self, used: Use) -> Option<Vec<Cursor<'s, 'd>>> {
        self.note(used);
        if let Value::Sequence(_) = self.node.value {
            Some(self.children())
        } else {
            self.expected("an array");
            None
        }
    }

    /// This part as an object whose keys are names, not keywords.
    #[must_use]
    pub fn map(&self, used: Use) -> Option<Vec<(&'d str, Cursor<'s, 'd>)>> {
        self.note(used);
        if let Value::Mapping(members) = &self.node.value {
            let named = |member: &'d Member| (member.key.as_str(), self.of_member(member));
            Some(members.iter().map(named).collect())
        } else {
            self.expected("an object");
            None
        }
    }

    /// As [`map`](Self::map), where `x-` extensions may stand between the names.
    #[must_use]
    pub fn extensible_map(&self, used: Use) -> Option<Vec<(&'d str, Cursor<'s, 'd>)>> {
        let mut members = self.map(used)?;
        members.retain(|(key, cursor)| {
            let extension = key.starts_with("x-");
            if extension {
                cursor.ignore(Rule::SpecificationExtension);
            }
            !extension
        });
        Some(members)
    }

    /// The member `key`, when this part is an object that has it; nothing is taken up.
    #[must_use]
    pub fn member(&self, key: &str) -> Option<Cursor<'s, 'd>> {
        let Value::Mapping(members) = &self.node.value else {
            return None;
        };
        let member = members.iter().find(|member| member.key == key)?;
        Some(self.of_member(member))
    }

    /// The items of this part, when it is an array; nothing is taken up.
    #[must_use]
    pub fn items(&self) -> Vec<Cursor<'s, 'd>> {
        match &self.node.value {
            Value::Sequence(_) => self.children(),
            _ => Vec::new(),
        }
    }

    /// Whether this part is an object with this key; nothing is taken up.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        match &self.node.value {
            Value::Mapping(members) => members.iter().any(|member| member.key == key),
            _ => false,
        }
    }

    /// The keys of this part, when it is an object; nothing is taken up.
    #[must_use]
    pub fn keys(&self) -> Vec<&'d str> {
        match &self.node.value {
            Value::Mapping(members) => members.iter().map(|member| member.key.as_str()).collect(),
            _ => Vec::new(),
        }
    }

    /// The string under `key`, when this part is an object that has one; nothing is taken up.
    #[must_use]
    pub fn peek(&self, key: &str) -> Option<&'d str> {
        let Value::Mapping(members) = &self.node.value else {
            return None;
        };
        let member = members.iter().find(|member| member.key == key)?;
        match &member.node.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// This part as an object with keywords; to be closed with [`Object::close`].
    #[must_use]
    pub fn object(&self, vocabulary: &'static Vocabulary, used: Use) -> Option<Object<'s, 'd>> {
        self.note(used);
        if let Value::Mapping(members) = &self.node.value {
            Some(Object {
                cursor: self.clone(),
                members,
                vocabulary,
                taken: RefCell::default(),
            })
        } else {
            self.expected(&format!("an object ({})", vocabulary.name));
            None
        }
    }
}
