//! `cargo xtask changelog`

mod norwegian;
mod place;

use std::fmt::Write;
use std::path::Path;

use actix_openapi_codegen::diff::{Change, Side, Wire, compare};
use clap::Args;

use crate::diff::Pair;
use crate::registry::plain;
use crate::report;
use crate::{Error, Outcome};

/// `cargo xtask changelog`
#[derive(Args)]
pub(crate) struct Changelog {
    #[command(flatten)]
    pair: Pair,
}

impl Changelog {
    pub(crate) fn run(&self, root: &Path) -> Result<Outcome, Error> {
        let (old, new) = self.pair.read(root)?;
        let changes = compare(&old.lowered, &new.lowered);
        let api = &new.lowered.api;
        let heading = format!("{} {}", plain(&api.title), plain(&api.version));
        print!("{}", fragment(&heading, &changes));
        Ok(Outcome::Done)
    }
}

/// The entry, in Markdown.
fn fragment(heading: &str, changes: &[Change]) -> String {
    let mut text = format!("## {heading}\n\n### For konsumenter\n\n");
    let mut anything = false;
    for (class, title) in [
        (Wire::Breaking, "Endringer som bryter med eksisterende bruk"),
        (Wire::Compatible, "Bakoverkompatible endringer"),
    ] {
        let mut lines: Vec<_> = changes
            .iter()
            .filter(|change| change.wire == class)
            .filter_map(norwegian::sentence)
            .collect();
        lines.dedup();
        if !lines.is_empty() {
            anything = true;
            let _ = writeln!(text, "**{title}**\n\n{}\n", bullets(&lines));
        }
    }
    let lines = documentation(changes);
    if !lines.is_empty() {
        anything = true;
        let _ = writeln!(text, "**Dokumentasjon**\n\n{}\n", bullets(&lines));
    }
    if !anything {
        text.push_str("Ingen endringer.\n\n");
    }
    text.push_str("### For maintainers\n\n");
    let lines: Vec<_> = changes.iter().filter_map(english).collect();
    if lines.is_empty() {
        text.push_str("Nothing changes but texts.\n");
    } else {
        let _ = writeln!(text, "{}", bullets(&lines));
    }
    text
}

/// What is for people: what is on its way out, and how many texts are others. The version is the heading's.
fn documentation(changes: &[Change]) -> Vec<String> {
    let all = changes
        .iter()
        .filter(|change| change.wire == Wire::Documentation);
    let mut lines: Vec<_> = all.clone().filter_map(norwegian::sentence).collect();
    let is_text = |change: &&Change| {
        change.kind.name() == "text-changed" && change.subject != "the document: version"
    };
    match all.filter(is_text).count() {
        0 => {}
        1 => lines.push("Beskrivende tekster er endret ett sted.".to_owned()),
        count => lines.push(format!("Beskrivende tekster er endret {count} steder.")),
    }
    lines
}

fn bullets(lines: &[String]) -> String {
    let lines: Vec<_> = lines.iter().map(|line| format!("- {line}")).collect();
    lines.join("\n")
}

/// What a maintainer has to know: whom it breaks, what is checked otherwise, and whether code must change.
fn english(change: &Change) -> Option<String> {
    let classes: Vec<_> = [
        Some(format!("wire: {}", report::wire(change.wire))),
        change
            .validation
            .map(|class| format!("validation: {}", report::validation(class))),
        change
            .rust
            .map(|class| format!("Rust: {}", report::rust(class))),
        change.note.map(str::to_owned),
    ]
    .into_iter()
    .flatten()
    .collect();
    (change.wire != Wire::Documentation).then(|| {
        format!(
            "`{}` {}{} ({})",
            change.kind.name(),
            code(&change.subject),
            was_and_is(change),
            classes.join("; ")
        )
    })
}

fn was_and_is(change: &Change) -> String {
    let value = |side: &Side| match side.value.as_str() {
        "" => "nothing".to_owned(),
        value => code(value),
    };
    match (&change.old, &change.new) {
        (Some(old), Some(new)) => format!(", {} → {}", value(old), value(new)),
        // The subject ends with what is new or gone, unless it is one of several there.
        (Some(side), None) | (None, Some(side)) if !change.subject.ends_with(&side.value) => {
            format!(", {}", value(side))
        }
        _ => String::new(),
    }
}

/// Text from a document, which must not become Markdown.
fn code(text: &str) -> String {
    let text = plain(text).replace('`', "'");
    format!("`{text}`")
}

#[cfg(test)]
mod tests;
