//! An object that is read keyword by keyword, until nothing of it is left unread.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::cursor::Cursor;
use super::ledger::{Rule, Use};
use super::vocabulary::Vocabulary;
use super::{Member, Value};
use crate::diagnostics::Code;

/// An object that is read keyword by keyword.
#[derive(Debug)]
pub struct Object<'s, 'd> {
    pub(super) cursor: Cursor<'s, 'd>,
    pub(super) members: &'d [Member],
    pub(super) vocabulary: &'static Vocabulary,
    pub(super) taken: RefCell<BTreeSet<&'d str>>,
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
        Some(self.cursor.of_member(member))
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

    /// The text under `keyword`, when it is there; `null` says nothing.
    #[must_use]
    pub fn words(&self, keyword: &'static str, used: Use) -> Option<&'d str> {
        self.said(keyword)?.words(used)
    }

    /// The value of `keyword`, when it is there and not `null`: for what only people, or nobody, would miss.
    #[must_use]
    pub fn said(&self, keyword: &'static str) -> Option<Cursor<'s, 'd>> {
        let cursor = self.get(keyword)?;
        if cursor.node.value == Value::Null {
            cursor.ignore(Rule::NullText);
            return None;
        }
        Some(cursor)
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

    /// Ignores what the vocabulary does not know and no slip explains.
    pub fn ignore_strangers(&self, rule: Rule) {
        for member in self.members {
            let key = member.key.as_str();
            let is_stranger = !self.vocabulary.keywords.contains(&key)
                && !key.starts_with("x-")
                && self.vocabulary.closest(key).is_none();
            if is_stranger && self.taken.borrow_mut().insert(key) {
                self.cursor.of_member(member).ignore(rule);
            }
        }
    }

    /// Tells of everything that was not asked for: extensions are ignored, known keywords are unsupported here,
    /// all others unknown. Where a reference replaces the whole object, what stands beside it is settled.
    pub fn close(self) {
        let replaced = self.taken.borrow().contains("$ref")
            && self.cursor.peek("$ref").is_some()
            && self.vocabulary.is_replaced_by_reference();
        if replaced {
            return self.cursor.settle_siblings();
        }
        for member in self.members {
            if self.taken.borrow().contains(member.key.as_str()) {
                continue;
            }
            let cursor = self.cursor.of_member(member);
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
