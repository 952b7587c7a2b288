//! Reading a document by keyword, with every reading noted in the ledger and every fault told with its place.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::ledger::{Ledger, Rule, Use};
use super::vocabulary::Vocabulary;
use super::{Member, Node, Position, Value, pointer_to};
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::Origin;

/// One reading of a document.
#[derive(Debug)]
pub struct Session<'d> {
    root: &'d Node,
    ledger: RefCell<Ledger>,
    diagnostics: RefCell<Vec<Diagnostic>>,
}

impl<'d> Session<'d> {
    /// A session over `root` with nothing read yet.
    #[must_use]
    pub fn new(root: &'d Node) -> Self {
        Self {
            root,
            ledger: RefCell::default(),
            diagnostics: RefCell::default(),
        }
    }

    /// A session in which something is accounted for beforehand.
    pub(crate) fn with_ledger(root: &'d Node, ledger: Ledger) -> Self {
        Self {
            ledger: RefCell::new(ledger),
            ..Self::new(root)
        }
    }

    /// The whole document.
    pub fn root(&self) -> Cursor<'_, 'd> {
        Cursor {
            session: self,
            node: self.root,
            pointer: String::new(),
            position: self.root.position,
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
    session: &'s Session<'d>,
    node: &'d Node,
    pointer: String,
    position: Position,
}

impl<'s, 'd> Cursor<'s, 'd> {
    /// The JSON pointer of this part.
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

    /// Ignores this part and all that is in it.
    pub fn ignore(&self, rule: Rule) {
        self.note(Use::Ignored(rule));
    }

    fn children(&self) -> Vec<Cursor<'s, 'd>> {
        match &self.node.value {
            Value::Mapping(members) => members.iter().map(|member| self.member(member)).collect(),
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

    fn member(&self, member: &'d Member) -> Cursor<'s, 'd> {
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
            let named = |member: &'d Member| (member.key.as_str(), self.member(member));
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

/// An object that is read keyword by keyword.
#[derive(Debug)]
pub struct Object<'s, 'd> {
    cursor: Cursor<'s, 'd>,
    members: &'d [Member],
    vocabulary: &'static Vocabulary,
    taken: RefCell<BTreeSet<&'static str>>,
}

impl<'s, 'd> Object<'s, 'd> {
    /// The object itself.
    #[must_use]
    pub fn cursor(&self) -> &Cursor<'s, 'd> {
        &self.cursor
    }

    /// The value of `keyword`, when it is there.
    #[must_use]
    pub fn get(&self, keyword: &'static str) -> Option<Cursor<'s, 'd>> {
        self.taken.borrow_mut().insert(keyword);
        let member = self.members.iter().find(|member| member.key == keyword)?;
        Some(self.cursor.member(member))
    }

    /// Whether `keyword` is there; it is not taken up.
    #[must_use]
    pub fn has(&self, keyword: &str) -> bool {
        self.members.iter().any(|member| member.key == keyword)
    }

    /// The value of `keyword`, which must be there.
    #[must_use]
    pub fn required(&self, keyword: &'static str) -> Option<Cursor<'s, 'd>> {
        let found = self.get(keyword);
        if found.is_none() {
            let name = self.vocabulary.name;
            let message = format!("this {name} lacks the required keyword \"{keyword}\"");
            self.cursor.report(Code::MissingKeyword, message);
        }
        found
    }

    /// The text under `keyword`, when it is there.
    #[must_use]
    pub fn words(&self, keyword: &'static str, used: Use) -> Option<&'d str> {
        self.get(keyword)?.words(used)
    }

    /// The keywords of the vocabulary that were not asked for; they count as asked for from now on.
    #[must_use]
    pub fn untaken(&self) -> Vec<Cursor<'s, 'd>> {
        let untaken = |keyword: &&'static str| !self.taken.borrow().contains(keyword);
        let keywords: Vec<_> = self
            .vocabulary
            .keywords
            .iter()
            .copied()
            .filter(untaken)
            .collect();
        keywords
            .into_iter()
            .filter_map(|keyword| self.get(keyword))
            .collect()
    }

    /// Tells of everything that was not asked for: extensions are ignored, known keywords are unsupported here,
    /// all others unknown.
    pub fn close(self) {
        for member in self.members {
            if self.taken.borrow().contains(member.key.as_str()) {
                continue;
            }
            let cursor = self.cursor.member(member);
            let key = &member.key;
            let name = self.vocabulary.name;
            if key.starts_with("x-") {
                cursor.ignore(Rule::SpecificationExtension);
            } else if self.vocabulary.keywords.contains(&key.as_str()) {
                let message = format!("\"{key}\" is not supported in this {name}");
                cursor.report(Code::Unsupported, message);
            } else {
                let message = format!("\"{key}\" is not a keyword of the {name}");
                match self.vocabulary.closest(key) {
                    Some(closest) => cursor.report_with_help(
                        Code::UnknownKeyword,
                        message,
                        format!("did you mean \"{closest}\"?"),
                    ),
                    None => cursor.report(Code::UnknownKeyword, message),
                }
            }
        }
    }
}
