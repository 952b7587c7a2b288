//! The environment over the file: `RESTANSER__SERVER__WORKERS=4` is `workers = 4` in `[server]`.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::sync::Arc;

use super::fault::{Faults, nearest};
use super::schema::{Entry, Shape};
use super::tree::{Member, Node, Origin, Written};

/// What the names of our variables begin with.
const PREFIX: &str = "RESTANSER__";
/// What stands between the keys in a name.
const BETWEEN: &str = "__";
/// What stands for a name that is free.
const ANY_NAME: &str = "NAVN";

/// The variables of the environment that speak of the configuration.
#[derive(Clone, Default)]
pub struct Environment(Vec<(String, OsString)>);

impl Environment {
    /// Those that this process has.
    #[must_use]
    pub fn of_process() -> Self {
        std::env::vars_os().collect()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts what the variables say where it belongs.
    pub(super) fn put_over(&self, root: &mut Node, schema: &Entry, faults: &mut Faults<'_>) {
        let mut variables: Vec<(Vec<&str>, Arc<str>, &OsString)> = Vec::new();
        for (name, text) in &self.0 {
            let keys = name.strip_prefix(PREFIX).unwrap_or_default();
            variables.push((keys.split(BETWEEN).collect(), name.as_str().into(), text));
        }
        // A table as a whole comes before what is in it.
        variables.sort_by_key(|(keys, name, _)| (keys.len(), Arc::clone(name)));
        let mut taken: BTreeMap<Vec<String>, Arc<str>> = BTreeMap::new();
        for (keys, variable, text) in variables {
            let origin = Origin::Variable(Arc::clone(&variable));
            let (path, entry) = match resolve(schema, &keys, root) {
                Ok(found) => found,
                Err(above) => {
                    faults.add(&origin, "", unknown(&variable, &above, schema));
                    continue;
                }
            };
            let key = path.join(".");
            if let Some(other) = taken.insert(path.clone(), Arc::clone(&variable)) {
                faults.add(
                    &origin,
                    &key,
                    format!("is said by {other} too: keep one of them"),
                );
                continue;
            }
            let Some(text) = text.to_str() else {
                faults.add(&origin, &key, "is not UTF-8");
                continue;
            };
            match read(entry, &variable, text) {
                Ok(node) => {
                    if let Err(above) = put(root, &path, node, &origin) {
                        let message = format!(
                            "{above} is no table in the file, so that nothing in it can be set: set {} as a whole",
                            variable_of(&above)
                        );
                        faults.add(&origin, &key, message);
                    }
                }
                Err(reason) => {
                    let message = format!("{reason}: it must be {}", entry.expected());
                    faults.add(&origin, &key, message);
                }
            }
        }
    }
}

impl FromIterator<(OsString, OsString)> for Environment {
    fn from_iter<T: IntoIterator<Item = (OsString, OsString)>>(variables: T) -> Self {
        let ours = |(name, text): (OsString, OsString)| {
            let name = name.to_string_lossy().into_owned();
            name.starts_with(PREFIX).then_some((name, text))
        };
        Self(variables.into_iter().filter_map(ours).collect())
    }
}

/// Somebody may have put a secret in it.
impl fmt::Debug for Environment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.0.iter().map(|(name, _)| name);
        formatter.debug_list().entries(names).finish()
    }
}

/// The variable that sets a key.
pub(crate) fn variable_of(key: &str) -> String {
    format!("{PREFIX}{}", key.to_uppercase().replace('.', BETWEEN))
}

/// All variables there are, with a word for names that are free.
pub(crate) fn variables(schema: &Entry) -> Vec<String> {
    let mut keys = Vec::new();
    collect("", schema, &mut keys);
    keys.iter().map(|key| variable_of(key)).collect()
}

fn collect(key: &str, entry: &Entry, keys: &mut Vec<String>) {
    if !key.is_empty() {
        keys.push(key.to_owned());
    }
    for (name, entry) in below(&entry.shape) {
        let key = if key.is_empty() {
            name
        } else {
            format!("{key}.{name}")
        };
        collect(&key, entry, keys);
    }
}

/// What can be named under a key.
fn below(shape: &Shape) -> Vec<(String, &Entry)> {
    match shape {
        Shape::Table(table) => table
            .keys
            .iter()
            .map(|(name, entry)| (name.clone(), entry))
            .collect(),
        Shape::Tables { of, .. } => vec![(ANY_NAME.to_owned(), of)],
        Shape::TextOr(_, other) => below(&other.shape),
        _ => Vec::new(),
    }
}

/// The key that a variable means, or the key down to which it can be followed.
fn resolve<'a>(
    schema: &'a Entry,
    keys: &[&str],
    root: &Node,
) -> Result<(Vec<String>, &'a Entry), Vec<String>> {
    let (mut entry, mut node, mut path) = (schema, Some(root), Vec::new());
    for key in keys {
        let mut shape = &entry.shape;
        if let Shape::TextOr(_, other) = shape {
            shape = &other.shape;
        }
        let name = match shape {
            Shape::Table(table) => {
                let known = table
                    .keys
                    .iter()
                    .find(|(name, _)| name.to_uppercase() == **key);
                known.map(|(name, known)| (name.clone(), known))
            }
            Shape::Tables { of, .. } if !key.is_empty() => Some((free_name(key, node), &**of)),
            _ => None,
        };
        let Some((name, found)) = name else {
            return Err(path);
        };
        node = node.and_then(|node| node.get(&name));
        entry = found;
        path.push(name);
    }
    Ok((path, entry))
}

/// The name that is there already, in whatever case; else in small letters.
fn free_name(key: &str, node: Option<&Node>) -> String {
    let names: Vec<&String> = match node.map(|node| &node.value) {
        Some(Written::Table(members)) => members.keys().collect(),
        _ => Vec::new(),
    };
    if names.iter().any(|name| *name == key) {
        return key.to_owned();
    }
    let mut alike = names.iter().filter(|name| name.eq_ignore_ascii_case(key));
    match (alike.next(), alike.next()) {
        (Some(only), None) => (*only).clone(),
        _ => key.to_lowercase(),
    }
}

/// What is said of a variable that means nothing.
fn unknown(variable: &str, above: &[String], schema: &Entry) -> String {
    let all = variables(schema);
    let meant = nearest(variable, all.iter().map(String::as_str));
    let meant = meant.map_or(String::new(), |name| format!(", did you mean {name}?"));
    let above: Vec<&str> = above.iter().map(String::as_str).collect();
    let mut entry = Some(schema);
    for key in &above {
        entry = entry.and_then(|entry| {
            let mut below = below(&entry.shape).into_iter();
            below
                .find(|(name, _)| name == key || name == ANY_NAME)
                .map(|(_, entry)| entry)
        });
    }
    let beside = |(name, _): (String, &Entry)| {
        let mut keys = above.clone();
        keys.push(&name);
        variable_of(&keys.join("."))
    };
    let allowed: Vec<String> = entry
        .map(|entry| below(&entry.shape))
        .unwrap_or_default()
        .into_iter()
        .map(beside)
        .collect();
    if allowed.is_empty() {
        let above = variable_of(&above.join("."));
        return format!("there is no such key{meant}; there is nothing below {above}");
    }
    format!(
        "there is no such key{meant}; allowed here are {}",
        allowed.join(", ")
    )
}

/// What a variable says. Where a text is wanted it is the text as it stands, unless that begins with a quotation mark;
/// everything else is TOML.
fn read(entry: &Entry, variable: &Arc<str>, text: &str) -> Result<Node, String> {
    let is_text = match entry.shape {
        Shape::Text(_) | Shape::Word(_) => !text.starts_with(['"', '\'']),
        Shape::TextOr(..) => !text.starts_with(['"', '\'', '{']),
        _ => false,
    };
    if is_text {
        return Ok(Node {
            value: Written::Text(text.to_owned()),
            origin: Origin::Variable(Arc::clone(variable)),
        });
    }
    if text.trim().is_empty() {
        return Err("is empty".to_owned());
    }
    let read = Node::of_variable(variable, text.trim());
    read.map_err(|error| format!("is no value of TOML ({})", error.message()))
}

/// Puts a value in its place; tables on the way are made. Fails with the key of what is in the way.
fn put(root: &mut Node, path: &[String], value: Node, origin: &Origin) -> Result<(), String> {
    let Some((last, above)) = path.split_last() else {
        return Ok(());
    };
    let empty = || Node {
        value: Written::Table(BTreeMap::new()),
        origin: origin.clone(),
    };
    let mut node = root;
    for (depth, key) in above.iter().enumerate() {
        let Written::Table(members) = &mut node.value else {
            return Err(key_of(above, depth));
        };
        let member = members.entry(key.clone()).or_insert_with(|| Member {
            key: origin.clone(),
            node: empty(),
        });
        node = &mut member.node;
    }
    let Written::Table(members) = &mut node.value else {
        return Err(key_of(above, above.len()));
    };
    let key = origin.clone();
    members.insert(last.clone(), Member { key, node: value });
    Ok(())
}

fn key_of(path: &[String], depth: usize) -> String {
    path.get(..depth).unwrap_or_default().join(".")
}
