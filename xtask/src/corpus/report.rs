//! What became of the documents: for people and for machines.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::time::Duration;

use actix_openapi_codegen::diagnostics::Diagnostic;
use serde::{Deserialize, Serialize};

use super::shape::shape;
use crate::Outcome;

/// How many places of a message are shown.
const PLACES: usize = 5;

/// What became of one document.
pub(super) enum Verdict {
    /// A crate of so many lines of Rust.
    Generated { lines: usize },
    /// The same, and it compiles and passes its tests.
    Compiled { lines: usize },
    /// It does not.
    Failed(String),
    /// The generator said what is wrong.
    Refused(Vec<Remark>),
    /// The generator made something that it should not have made.
    Fault(String),
    /// The generator panicked.
    Panicked(String),
    /// It did not end in time.
    TooSlow(Duration),
}

/// A diagnostic.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Remark {
    code: String,
    /// None for what is said of no part of the document.
    pointer: Option<String>,
    line: usize,
    column: usize,
    message: String,
    help: Option<String>,
}

impl Remark {
    pub(super) fn of(diagnostic: &Diagnostic) -> Self {
        Self {
            code: diagnostic.code.as_str().to_owned(),
            pointer: Some(diagnostic.pointer.clone()),
            line: diagnostic.position.line,
            column: diagnostic.position.column,
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
        }
    }
}

/// A document and what became of it.
#[derive(Serialize)]
pub(super) struct Entry {
    document: String,
    outcome: &'static str,
    detail: String,
    seconds: f64,
    diagnostics: Vec<Remark>,
}

impl Entry {
    pub(super) fn new(document: String, verdict: Verdict, took: Duration) -> Self {
        let (outcome, detail, diagnostics) = match verdict {
            Verdict::Generated { lines } => {
                ("generated", format!("{lines} lines of Rust"), Vec::new())
            }
            Verdict::Compiled { lines } => {
                ("compiled", format!("{lines} lines of Rust"), Vec::new())
            }
            Verdict::Failed(said) => ("failed", said, Vec::new()),
            Verdict::Refused(remarks) => {
                let first = remarks.first();
                let first = first.map_or_else(String::new, |remark| remark.message.clone());
                let detail = format!("{} diagnostics: {first}", remarks.len());
                ("refused", detail, remarks)
            }
            Verdict::Fault(said) => ("fault", said, Vec::new()),
            Verdict::Panicked(said) => ("panicked", said, Vec::new()),
            Verdict::TooSlow(limit) => {
                let detail = format!("not done after {} s", limit.as_secs());
                ("too slow", detail, Vec::new())
            }
        };
        Self {
            document,
            outcome,
            detail,
            seconds: took.as_secs_f64(),
            diagnostics,
        }
    }
}

/// A message, however many documents have it.
#[derive(Serialize)]
struct Message {
    code: String,
    message: String,
    count: usize,
    documents: usize,
    #[serde(skip)]
    places: Vec<String>,
}

/// What became of all of them.
#[derive(Serialize)]
pub(super) struct Report {
    documents: Vec<Entry>,
    messages: Vec<Message>,
}

impl Report {
    pub(super) fn of(documents: Vec<Entry>) -> Self {
        Self {
            messages: messages(&documents),
            documents,
        }
    }

    fn count(&self, outcome: &str) -> usize {
        let have = |entry: &&Entry| entry.outcome == outcome;
        self.documents.iter().filter(have).count()
    }

    pub(super) fn outcome(&self) -> Outcome {
        let good = self.count("generated") + self.count("compiled");
        if good == self.documents.len() {
            Outcome::Done
        } else if good + self.count("refused") == self.documents.len() {
            Outcome::Breaking
        } else {
            Outcome::Differs
        }
    }

    pub(super) fn text(&self, places: bool) -> String {
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = self.write(&mut text, places);
        text
    }

    fn write(&self, text: &mut String, places: bool) -> std::fmt::Result {
        let widths = self
            .documents
            .iter()
            .map(|entry| entry.document.chars().count());
        let width = widths.max().unwrap_or_default();
        for entry in &self.documents {
            writeln!(
                text,
                "{:9}  {:width$}  {:6.1} s  {}",
                entry.outcome, entry.document, entry.seconds, entry.detail
            )?;
        }
        if !self.messages.is_empty() {
            writeln!(text, "\n   times  documents  message")?;
        }
        for message in &self.messages {
            writeln!(
                text,
                "{:8}  {:9}  {}: {}",
                message.count, message.documents, message.code, message.message
            )?;
            for place in message.places.iter().filter(|_| places) {
                writeln!(text, "{:21}{place}", "")?;
            }
        }
        writeln!(text)?;
        let outcomes: BTreeSet<_> = self.documents.iter().map(|entry| entry.outcome).collect();
        for outcome in outcomes {
            writeln!(text, "{:4}  {outcome}", self.count(outcome))?;
        }
        writeln!(text, "{:4}  documents", self.documents.len())
    }
}

/// Everything that was said, the most frequent first.
fn messages(documents: &[Entry]) -> Vec<Message> {
    let mut found: BTreeMap<(String, String), Vec<(&str, &Remark)>> = BTreeMap::new();
    for entry in documents {
        for remark in &entry.diagnostics {
            let key = (remark.code.clone(), shape(&remark.message));
            found
                .entry(key)
                .or_default()
                .push((&entry.document, remark));
        }
    }
    let mut messages: Vec<_> = found
        .into_iter()
        .map(|((code, message), remarks)| {
            let place = |(document, remark): &(&str, &Remark)| {
                format!(
                    "{document}:{}:{} #{}",
                    remark.line,
                    remark.column,
                    remark.pointer.as_deref().unwrap_or_default()
                )
            };
            let documents: BTreeSet<_> = remarks.iter().map(|(document, _)| document).collect();
            Message {
                code,
                message,
                count: remarks.len(),
                documents: documents.len(),
                places: remarks.iter().take(PLACES).map(place).collect(),
            }
        })
        .collect();
    messages.sort_by_key(|message| std::cmp::Reverse((message.documents, message.count)));
    messages
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(document: &str, messages: &[&str]) -> Entry {
        let remark = |message: &&str| Remark {
            code: "unsupported".to_owned(),
            pointer: Some("/paths".to_owned()),
            line: 3,
            column: 1,
            message: (*message).to_owned(),
            help: None,
        };
        let remarks = messages.iter().map(remark).collect();
        Entry::new(
            document.to_owned(),
            Verdict::Refused(remarks),
            Duration::ZERO,
        )
    }

    fn entry(verdict: Verdict) -> Entry {
        Entry::new("other".to_owned(), verdict, Duration::ZERO)
    }

    #[test]
    fn what_most_documents_have_comes_first() {
        let report = Report::of(vec![
            refused("a", &["\"x\" is odd", "\"y\" is odd", "rare"]),
            refused("b", &["common"]),
            refused("c", &["common"]),
        ]);
        let told: Vec<_> = report
            .messages
            .iter()
            .map(|message| (message.message.as_str(), message.count, message.documents))
            .collect();
        assert_eq!(
            told,
            [("common", 2, 2), ("\"…\" is odd", 2, 1), ("rare", 1, 1)]
        );
        assert!(!report.text(false).contains("b:3:1 #/paths"));
        assert!(report.text(true).contains("b:3:1 #/paths"));
    }

    #[test]
    fn the_exit_code_tells_the_worst() {
        let generated = || entry(Verdict::Generated { lines: 1 });
        let compiled = || entry(Verdict::Compiled { lines: 1 });
        let of = |entries: Vec<Entry>| Report::of(entries).outcome();
        assert_eq!(of(vec![generated(), compiled()]), Outcome::Done);
        assert_eq!(
            of(vec![generated(), refused("a", &["x"])]),
            Outcome::Breaking
        );
        for worst in [
            Verdict::Fault("x".to_owned()),
            Verdict::Failed("x".to_owned()),
            Verdict::Panicked("x".to_owned()),
            Verdict::TooSlow(Duration::from_secs(1)),
        ] {
            let entries = vec![refused("a", &["x"]), entry(worst), generated()];
            assert_eq!(of(entries), Outcome::Differs);
        }
    }
}
