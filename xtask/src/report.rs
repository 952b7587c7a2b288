//! Changes, for people and for programs.

use std::fmt::{self, Display, Formatter};

use actix_openapi_codegen::diff::{Change, Rust, Side, Validation, Wire};
use serde::Serialize;

use crate::registry::plain;

/// The version of the JSON shape; it changes when something is removed or renamed, not when something is added.
pub(crate) const FORMAT: u32 = 1;

pub(crate) const WIRES: [Wire; 3] = [Wire::Breaking, Wire::Compatible, Wire::Documentation];

pub(crate) fn wire(wire: Wire) -> &'static str {
    match wire {
        Wire::Breaking => "breaking",
        Wire::Compatible => "compatible",
        Wire::Documentation => "documentation",
    }
}

pub(crate) fn validation(validation: Validation) -> &'static str {
    match validation {
        Validation::Tighter => "tighter",
        Validation::Looser => "looser",
        Validation::Other => "other",
    }
}

pub(crate) fn rust(rust: Rust) -> &'static str {
    match rust {
        Rust::Compatible => "compatible",
        Rust::Breaking => "breaking",
    }
}

/// The changes for people, grouped by what they mean on the wire, the worst first.
pub(crate) struct Human<'a>(pub(crate) &'a [Change]);

impl Display for Human<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return writeln!(formatter, "no changes that mean anything");
        }
        for class in WIRES {
            let changes: Vec<_> = self
                .0
                .iter()
                .filter(|change| change.wire == class)
                .collect();
            if changes.is_empty() {
                continue;
            }
            writeln!(formatter, "{} ({})", wire(class), changes.len())?;
            for change in changes {
                write(formatter, change)?;
            }
        }
        Ok(())
    }
}

fn write(formatter: &mut Formatter<'_>, change: &Change) -> fmt::Result {
    let Change { old, new, .. } = change;
    writeln!(
        formatter,
        "  {}: {}",
        change.kind.name(),
        plain(&change.subject)
    )?;
    let line = |side: &Option<Side>, word: &str| match side {
        Some(side) => format!("{word}:{}", side.line),
        None => format!("{word}:-"),
    };
    let pointers: Vec<_> = [old, new]
        .into_iter()
        .flatten()
        .map(|side| format!("#{}", plain(&side.pointer)))
        .collect();
    let place = match pointers.as_slice() {
        [one, other] if one != other => format!("{one} -> {other}"),
        [one, ..] => one.clone(),
        [] => String::new(),
    };
    writeln!(
        formatter,
        "    {} -> {} at {place}",
        line(old, "old"),
        line(new, "new")
    )?;
    for (word, side) in [("was", old), ("is", new)] {
        if let Some(side) = side.as_ref().filter(|side| !side.value.is_empty()) {
            writeln!(formatter, "    {word:<4} {}", plain(&side.value))?;
        }
    }
    let classes = [
        change
            .validation
            .map(|class| format!("validation {}", validation(class))),
        change.rust.map(|class| format!("Rust {}", rust(class))),
        change.note.map(str::to_owned),
    ];
    let classes: Vec<_> = classes.into_iter().flatten().collect();
    if !classes.is_empty() {
        writeln!(formatter, "    {}", classes.join("; "))?;
    }
    Ok(())
}

/// How many changes are of which class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Counts {
    breaking: usize,
    compatible: usize,
    documentation: usize,
}

impl Counts {
    pub(crate) fn of(changes: &[Change]) -> Self {
        let count = |class| changes.iter().filter(|change| change.wire == class).count();
        Self {
            breaking: count(Wire::Breaking),
            compatible: count(Wire::Compatible),
            documentation: count(Wire::Documentation),
        }
    }
}

impl Display for Counts {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let Self {
            breaking,
            compatible,
            documentation,
        } = self;
        write!(
            formatter,
            "{breaking} breaking, {compatible} compatible, {documentation} documentation"
        )
    }
}

/// A document of a comparison, for programs.
#[derive(Debug, Serialize)]
pub(crate) struct About {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) sha256: String,
}

/// One change, for programs.
#[derive(Debug, Serialize)]
pub(crate) struct Entry<'a> {
    kind: &'static str,
    subject: &'a str,
    wire: &'static str,
    validation: Option<&'static str>,
    rust: Option<&'static str>,
    note: Option<&'static str>,
    old: Option<Place<'a>>,
    new: Option<Place<'a>>,
}

#[derive(Debug, Serialize)]
struct Place<'a> {
    pointer: &'a str,
    line: usize,
    value: &'a str,
}

impl<'a> Entry<'a> {
    /// Each change, in the order of the comparison.
    pub(crate) fn all(changes: &'a [Change]) -> Vec<Self> {
        changes.iter().map(Self::of).collect()
    }

    fn of(change: &'a Change) -> Self {
        let place = |side: &'a Side| Place {
            pointer: &side.pointer,
            line: side.line,
            value: &side.value,
        };
        Self {
            kind: change.kind.name(),
            subject: &change.subject,
            wire: wire(change.wire),
            validation: change.validation.map(validation),
            rust: change.rust.map(rust),
            note: change.note,
            old: change.old.as_ref().map(place),
            new: change.new.as_ref().map(place),
        }
    }
}

/// The worst class among the changes, for programs.
pub(crate) fn verdict(changes: &[Change]) -> &'static str {
    changes
        .iter()
        .map(|change| change.wire)
        .max()
        .map_or("identical", wire)
}
