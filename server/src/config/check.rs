//! Holds what was written against what may be written. Everything that is wrong is found at once.

use std::collections::BTreeMap;

use super::environment::variable_of;
use super::fault::{Faults, nearest};
use super::schema::{Entry, Shape, Table};
use super::texts::Kind;
use super::tree::{Member, Node, Written};

/// Finds what is wrong with `node`, which stands under `key`.
pub(crate) fn check(node: &Node, entry: &Entry, key: &str, faults: &mut Faults<'_>) {
    let wrong = match (&entry.shape, &node.value) {
        (Shape::Any, _) | (Shape::Boolean, Written::Boolean(_)) => None,
        (Shape::Integer { least, most }, Written::Integer(number)) => {
            (!(least..=most).contains(&number)).then(|| format!("is {number}"))
        }
        (Shape::Number { least, most }, Written::Float(number)) => {
            (!(least..=most).contains(&number)).then(|| format!("is {number}"))
        }
        #[allow(clippy::cast_precision_loss, reason = "a bound is compared with")]
        (Shape::Number { least, most }, Written::Integer(number)) => {
            (!(least..=most).contains(&&(*number as f64))).then(|| format!("is {number}"))
        }
        (Shape::Text(kind) | Shape::TextOr(kind, _), Written::Text(text)) => judge(*kind, text),
        (Shape::Word(words), Written::Text(text)) => (!words.contains(text)).then(|| {
            let meant = nearest(text, words.iter().map(String::as_str));
            let meant = meant.map_or(String::new(), |word| format!("; did you mean {word:?}?"));
            format!("is an unknown word{meant}")
        }),
        (Shape::List { of, filled, unique }, Written::List(list)) => {
            elements(list, of, *unique, key, faults);
            (*filled && list.is_empty()).then(|| "is empty".to_owned())
        }
        (Shape::Table(table), Written::Table(members)) => {
            keys(node, members, table, key, faults);
            None
        }
        (Shape::Tables { of, names }, Written::Table(members)) => {
            for (name, member) in members {
                let key = below(key, name);
                if let Some(names) = names
                    && let Some(reason) = judge(*names, name)
                {
                    let expected = names.expected();
                    faults.add(
                        &member.key,
                        &key,
                        format!("{reason}: it must be {expected}"),
                    );
                }
                check(&member.node, of, &key, faults);
            }
            None
        }
        (Shape::TextOr(_, other), Written::Table(_)) => return check(node, other, key, faults),
        (_, written) => Some(format!("is {}", written.described())),
    };
    if let Some(wrong) = wrong {
        let message = format!("{wrong}: it must be {}", entry.expected());
        faults.add(&node.origin, key, message);
    }
}

/// What is wrong with a text. It is not quoted: it may be a secret that stands in the wrong place.
fn judge(kind: Kind, text: &str) -> Option<String> {
    match kind.judge(text) {
        Ok(()) => None,
        Err(Some(reason)) => Some(reason),
        Err(None) if text.trim().is_empty() => Some("is empty".to_owned()),
        Err(None) => Some("is wrong".to_owned()),
    }
}

fn elements(list: &[Node], of: &Entry, unique: bool, key: &str, faults: &mut Faults<'_>) {
    for (number, node) in list.iter().enumerate() {
        let key = format!("{key}[{number}]");
        check(node, of, &key, faults);
        let Written::Text(text) = &node.value else {
            continue;
        };
        let mut earlier = list.iter().take(number);
        let stands_there =
            |earlier: &Node| matches!(&earlier.value, Written::Text(other) if other == text);
        if unique && earlier.any(stands_there) {
            faults.add(
                &node.origin,
                &key,
                "stands in the list already: leave it out",
            );
        }
    }
}

fn keys(
    node: &Node,
    members: &BTreeMap<String, Member>,
    table: &Table,
    key: &str,
    faults: &mut Faults<'_>,
) {
    // What is misspelt is not told to be missing, too.
    let mut meant = Vec::new();
    for (name, member) in members {
        let key = below(key, name);
        if let Some(entry) = table.get(name) {
            check(&member.node, entry, &key, faults);
            continue;
        }
        let nearest = nearest(name, table.keys.iter().map(|(name, _)| name.as_str()));
        faults.add(&member.key, &key, unknown(nearest, table));
        meant.extend(nearest);
    }
    let absent = |name: &&String| !members.contains_key(*name) && !meant.contains(&name.as_str());
    for name in table.required.iter().filter(absent) {
        let key = below(key, name);
        let expected = table.get(name).map(Entry::expected).unwrap_or_default();
        let mut message = format!("is missing: it must be {expected}");
        if faults.environment {
            message += &format!("; it may stand in the variable {}, too", variable_of(&key));
        }
        faults.add(&node.origin, &key, message);
    }
    let mut alternatives = table.one_of.iter().filter_map(|name| members.get(name));
    let choice = table.one_of.join(" or ");
    match (alternatives.next(), alternatives.next()) {
        (None, _) if !table.one_of.is_empty() && table.one_of.iter().all(|name| absent(&name)) => {
            faults.add(
                &node.origin,
                key,
                format!("is not whole: it needs {choice}"),
            );
        }
        (Some(_), Some(second)) => {
            faults.add(
                &second.key,
                key,
                format!("says two things: it takes {choice}, not both"),
            );
        }
        _ => {}
    }
    for (name, needed) in &table.needs {
        let Some(member) = members.get(name) else {
            continue;
        };
        for other in needed.iter().filter(|other| !members.contains_key(*other)) {
            let message = format!("has no meaning without {}", below(key, other));
            faults.add(&member.key, &below(key, name), message);
        }
    }
}

fn unknown(nearest: Option<&str>, table: &Table) -> String {
    let meant = nearest.map_or(String::new(), |name| format!(", did you mean {name}?"));
    let known: Vec<&str> = table.keys.iter().map(|(name, _)| name.as_str()).collect();
    format!("is an unknown key{meant}; allowed are {}", known.join(", "))
}

/// The key of what a table has under a name.
pub(crate) fn below(key: &str, name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    let name = if !name.is_empty() && name.chars().all(bare) {
        name.to_owned()
    } else {
        format!("{name:?}")
    };
    if key.is_empty() {
        name
    } else {
        format!("{key}.{name}")
    }
}
