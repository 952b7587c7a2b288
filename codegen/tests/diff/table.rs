//! The rows, and how they are read.

/// A small sound document.
pub(crate) const BASE: &str = include_str!("base.yaml");

/// Another, of what that lacks: several paths, tokens by OAuth, headers of answers, arrays, alternatives.
pub(crate) const OTHER: &str = include_str!("other.yaml");

/// Another, of schemas of every kind.
pub(crate) const KINDS: &str = include_str!("kinds.yaml");

/// The rows by what they are about.
const TABLES: [&str; 7] = [
    include_str!("document.txt"),
    include_str!("operations.txt"),
    include_str!("parameters.txt"),
    include_str!("schemas.txt"),
    include_str!("security.txt"),
    include_str!("values.txt"),
    include_str!("words.txt"),
];

/// The rows of the other document.
const OTHER_TABLES: [&str; 2] = [
    include_str!("other_answers.txt"),
    include_str!("other_document.txt"),
];

/// The rows of the document of kinds.
const KINDS_TABLES: [&str; 1] = [include_str!("kinds.txt")];

/// One edit, and what is told of it in both directions.
pub(crate) struct Row {
    /// The document that it is of.
    pub(crate) base: &'static str,
    /// As the table has it.
    pub(crate) edit: String,
    /// The parts of the edit: what is replaced, and by what.
    pub(crate) edits: Vec<(String, String)>,
    /// What is told from the base document to the edited one.
    pub(crate) there: Vec<String>,
    /// What is told the other way.
    pub(crate) back: Vec<String>,
}

impl Row {
    /// The document with the edit, when what it replaces stands there once.
    pub(crate) fn apply(&self, document: &str) -> Option<String> {
        let mut document = document.to_owned();
        for (from, to) in &self.edits {
            if document.matches(from.as_str()).count() != 1 {
                return None;
            }
            document = document.replacen(from, to, 1);
        }
        Some(document)
    }
}

pub(crate) fn rows() -> Vec<Row> {
    let of = |base, tables: &[&str]| -> Vec<Row> {
        let texts = tables
            .iter()
            .flat_map(|table| table.trim_end().split("\n\n"));
        texts.map(|text| row(base, text)).collect()
    };
    let mut rows = of(BASE, &TABLES);
    rows.extend(of(OTHER, &OTHER_TABLES));
    rows.extend(of(KINDS, &KINDS_TABLES));
    rows
}

fn row(base: &'static str, text: &str) -> Row {
    let mut row = Row {
        base,
        edit: text.to_owned(),
        edits: Vec::new(),
        there: Vec::new(),
        back: Vec::new(),
    };
    let (mut from, mut to) = (String::new(), String::new());
    for line in text.lines().chain(["!"]) {
        let (kind, rest) = line.split_at(1);
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        if kind != "+" && !to.is_empty() {
            row.edits
                .push((std::mem::take(&mut from), std::mem::take(&mut to)));
        }
        match kind {
            // Whole lines.
            "-" => from += &format!("{rest}\n"),
            "+" => to += &format!("{rest}\n"),
            ">" => row.there.push(rest.to_owned()),
            "<" => row.back.push(rest.to_owned()),
            "!" => {}
            _ => panic!("not a line of a row: {line}"),
        }
    }
    row
}
