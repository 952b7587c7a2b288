//! A whole configuration, as an example: every key with what it is for, what is allowed, and what it is when left out.

use serde_json::Value;

use super::check::below;
use super::environment::variable_of;
use super::schema::{Entry, Shape, Table};

/// How long a line of comment becomes.
const WIDTH: usize = 110;
/// What stands for a name that is free.
const A_NAME: &str = "dibk";

const HEAD: &str = "\
# The configuration of `restanser serve`, as `restanser config example` prints it.
#
# A key without # before it is required. One with # shows its default, or an example of it when it has none.
# Every key can be set in the environment, too, by the variable that is named with it, and that counts before the file:
#   RESTANSER__SERVER__WORKERS=4
# A text is written there as it is; everything else as TOML, lists for instance: '[\"10.0.0.0/8\"]'.
# Secrets stand in files of their own, which are named here.
";

/// The example of what `schema` describes.
pub(super) fn example(schema: &Entry) -> String {
    let mut example = Example {
        text: HEAD.to_owned(),
    };
    if let Shape::Table(table) = &schema.shape {
        example.keys("", table, true);
        example.tables("", table, true);
    }
    example.text
}

struct Example {
    text: String,
}

impl Example {
    /// The keys of a table that are not tables themselves, which TOML wants first.
    fn keys(&mut self, above: &str, table: &Table, active: bool) {
        for (name, entry) in table.keys.iter().filter(|(_, entry)| !entry.is_table()) {
            let first = table.one_of.first() == Some(name);
            let required = table.is_required(name);
            let key = below(above, name);
            let state = match (&entry.default, required) {
                (Some(default), _) => format!("Default: {}.", toml(default)),
                (None, true) => "Required.".to_owned(),
                (None, false) if table.one_of.contains(name) => {
                    format!("Required: {}.", table.one_of.join(" or "))
                }
                (None, false) => "Not set by default.".to_owned(),
            };
            let shape = match &entry.shape {
                Shape::TextOr(kind, _) => kind.expected().to_owned(),
                _ => entry.expected(),
            };
            self.text.push('\n');
            self.comment(&entry.description);
            let variable = variable_of(&key);
            self.comment(&format!("Allowed: {shape}. {state}"));
            self.comment(&format!("Variable: {variable}"));
            let value = entry.default.as_ref().or(entry.example.as_ref());
            let value = value.map(toml).unwrap_or_default();
            let mark = if active && (required || first) {
                ""
            } else {
                "# "
            };
            self.text += &format!("{mark}{name} = {value}\n");
        }
    }

    fn tables(&mut self, above: &str, table: &Table, active: bool) {
        for (name, entry) in &table.keys {
            let key = below(above, name);
            match &entry.shape {
                Shape::Table(table) => self.table(&key, entry, table, active && !entry.optional),
                Shape::Tables { of, .. } => self.named(&key, of),
                Shape::TextOr(_, other) => {
                    if let Shape::Tables { of, .. } = &other.shape {
                        self.named(&key, of);
                    }
                }
                _ => {}
            }
        }
    }

    fn table(&mut self, key: &str, entry: &Entry, table: &Table, active: bool) {
        self.text.push('\n');
        self.comment(&entry.description);
        let mark = if active { "" } else { "# " };
        self.text += &format!("{mark}[{key}]\n");
        self.keys(key, table, active);
        self.tables(key, table, active);
    }

    /// A table under a name that is free, in place of what stands active.
    fn named(&mut self, key: &str, of: &Entry) {
        self.text.push('\n');
        self.comment(&format!(
            "In place of the file: a table for each, by its name, which stands for {A_NAME} here."
        ));
        let key = below(key, A_NAME);
        self.text += &format!("# [{key}]\n");
        if let Shape::Table(table) = &of.shape {
            self.keys(&key, table, false);
        }
    }

    fn comment(&mut self, text: &str) {
        let mut line = "#".to_owned();
        for word in text.split(' ') {
            if line.chars().count() + 1 + word.chars().count() > WIDTH && line != "#" {
                self.text += &line;
                self.text.push('\n');
                line = "#".to_owned();
            }
            line.push(' ');
            line += word;
        }
        self.text += &line;
        self.text.push('\n');
    }
}

/// As TOML has it.
pub(super) fn toml(value: &Value) -> String {
    toml::Value::try_from(value)
        .map(|value| value.to_string())
        .unwrap_or_default()
}
