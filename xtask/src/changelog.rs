//! `cargo xtask changelog`

mod norwegian;

use std::fmt::Write;
use std::path::Path;

use actix_openapi_codegen::diff::{Change, Wire, compare};
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
    let documentation = changes
        .iter()
        .filter(|change| change.wire == Wire::Documentation)
        .count();
    if documentation > 0 {
        anything = true;
        let places = if documentation == 1 {
            "ett sted"
        } else {
            &format!("{documentation} steder")
        };
        let _ = writeln!(
            text,
            "**Dokumentasjon**\n\n- Beskrivende tekster er endret {places}.\n"
        );
    }
    if !anything {
        text.push_str("Ingen endringer.\n\n");
    }
    text.push_str("### For maintainers\n\n");
    let lines: Vec<_> = changes.iter().filter_map(english).collect();
    if lines.is_empty() {
        text.push_str("Nothing changes in validation or in the generated crate's API.\n");
    } else {
        let _ = writeln!(text, "{}", bullets(&lines));
    }
    text
}

fn bullets(lines: &[String]) -> String {
    let lines: Vec<_> = lines.iter().map(|line| format!("- {line}")).collect();
    lines.join("\n")
}

/// What a maintainer has to know: what is checked otherwise, and whether code must change.
fn english(change: &Change) -> Option<String> {
    let classes: Vec<_> = [
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
    (change.validation.is_some() || change.rust.is_some()).then(|| {
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
    let value = |side: &Option<actix_openapi_codegen::diff::Side>| {
        let value = side
            .as_ref()
            .map(|side| side.value.as_str())
            .unwrap_or_default();
        if value.is_empty() {
            "nothing".to_owned()
        } else {
            code(value)
        }
    };
    if change.old.is_some() && change.new.is_some() {
        format!(", {} → {}", value(&change.old), value(&change.new))
    } else {
        String::new()
    }
}

/// Text from a document, which must not become Markdown.
fn code(text: &str) -> String {
    let text = plain(text).replace('`', "'");
    format!("`{text}`")
}

#[cfg(test)]
mod tests;
