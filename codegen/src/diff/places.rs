//! Where in a document what is compared stands.

use std::collections::BTreeMap;
use std::ops::Bound;

use super::change::Side;
use crate::document::ledger::Entry;
use crate::lower::Lowered;

/// The longest value that is shown whole, in characters.
const LONGEST_VALUE: usize = 120;

/// Where in a document each pointer is.
pub(super) struct Places<'a>(pub(super) BTreeMap<&'a str, &'a Entry>);

impl<'a> Places<'a> {
    pub(super) fn of(lowered: &'a Lowered) -> Self {
        Self(
            lowered
                .account
                .iter()
                .map(|entry| (entry.pointer.as_str(), entry))
                .collect(),
        )
    }

    /// The side at `pointer`, or at what holds it; `value` stands for what is there.
    pub(super) fn side(&self, pointer: &str, value: Option<String>) -> Side {
        let mut found = pointer;
        let entry = loop {
            if let Some(entry) = self.0.get(found) {
                break Some(*entry);
            }
            match found.rsplit_once('/') {
                Some((parent, _)) => found = parent,
                None => break self.0.get("").copied(),
            }
        };
        let exact = entry.filter(|entry| entry.pointer == pointer);
        let value = value
            .or_else(|| exact.and_then(|entry| entry.value.clone()))
            .unwrap_or_default();
        Side {
            pointer: found.to_owned(),
            line: entry.map_or(1, |entry| entry.position.line),
            value: shortened(&value),
        }
    }

    /// Everything at and below `pointer`, relative to it.
    pub(super) fn below(&self, pointer: &str) -> BTreeMap<&'a str, Option<&'a str>> {
        let prefix = format!("{pointer}/");
        self.0
            .range::<str, _>((Bound::Included(pointer), Bound::Unbounded))
            .take_while(|(found, _)| found.starts_with(pointer))
            .filter_map(|(found, entry)| {
                let inside = *found == pointer || found.starts_with(&prefix);
                inside.then(|| {
                    (
                        found.get(pointer.len()..).unwrap_or_default(),
                        entry.value.as_deref(),
                    )
                })
            })
            .collect()
    }
}

fn shortened(value: &str) -> String {
    let single_line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = single_line.chars().take(LONGEST_VALUE).collect();
    if short.len() < single_line.len() {
        short + "…"
    } else {
        short
    }
}
