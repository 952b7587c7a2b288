//! The rows, and how they are read.

/// A small sound document.
pub(crate) const BASE: &str = include_str!("base.yaml");

/// The rows by what they are about.
const TABLES: [&str; 6] = [
    include_str!("document.txt"),
    include_str!("operations.txt"),
    include_str!("schemas.txt"),
    include_str!("security.txt"),
    include_str!("misspelt.txt"),
    include_str!("v31.txt"),
];

/// One document with what is expected of it.
pub(crate) struct Row {
    /// As the table has it.
    pub(crate) edit: String,
    /// The base document with the edit.
    pub(crate) document: String,
    /// What is said of it.
    pub(crate) expected: Vec<String>,
}

pub(crate) fn rows() -> Vec<Row> {
    TABLES
        .iter()
        .flat_map(|table| table.split("\n\n"))
        .map(|row| self::row(row.trim_end_matches('\n')))
        .collect()
}

fn row(text: &str) -> Row {
    let mut row = Row {
        edit: text.to_owned(),
        document: BASE.to_owned(),
        expected: Vec::new(),
    };
    let (mut from, mut to) = (Vec::new(), Vec::new());
    for line in text.lines().chain(["!"]) {
        let (kind, rest) = line.split_at(1);
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        let edit_ends = kind != "+" && !to.is_empty();
        if edit_ends {
            row.document = edited(&row.document, &from.join("\n"), &to.join("\n"));
            from.clear();
            to.clear();
        }
        match kind {
            "-" => from.push(rest),
            "+" => to.push(rest),
            "!" if rest.is_empty() => {}
            "!" => row.expected.push(rest.to_owned()),
            _ => panic!("not a line of a row: {line}"),
        }
    }
    row
}

fn edited(document: &str, from: &str, to: &str) -> String {
    assert_eq!(document.matches(from).count(), 1, "stands once: {from}");
    document.replacen(from, to, 1)
}
