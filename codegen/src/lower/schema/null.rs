//! Whether a schema of OpenAPI 3.1 allows `null`: all that it says decides together, references included.

use crate::document::Value;
use crate::document::cursor::Cursor;

/// How many schemas are asked for one answer. References may lead round in circles.
const MOST_STEPS: usize = 2_000;

/// What a schema says of `null`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Null {
    Allowed,
    Refused,
    /// Nothing is said: neither it nor any other type is named.
    Unsaid,
}

/// Whether `null` is named, and nothing refuses it. Nothing is taken up.
pub(super) fn is_allowed(cursor: &Cursor<'_, '_>) -> bool {
    let mut steps = MOST_STEPS;
    said(cursor, &mut steps) == Null::Allowed
}

/// Whether `null` is the only value, by the schema's own words. Nothing is taken up.
pub(super) fn is_all(cursor: &Cursor<'_, '_>) -> bool {
    let is_null = |value: &Value| matches!(value, Value::Null);
    let only = |keyword: &str, holds: &dyn Fn(&Value) -> bool| {
        let listed = cursor.member(keyword).map(|member| &member.node().value);
        match listed {
            Some(Value::Sequence(items)) => {
                !items.is_empty() && items.iter().all(|item| holds(&item.value))
            }
            Some(value) => keyword != "enum" && holds(value),
            None => false,
        }
    };
    only("type", &names_null) || only("enum", &is_null) || only("const", &is_null)
}

fn names_null(value: &Value) -> bool {
    matches!(value, Value::String(name) if name == "null")
}

fn said(cursor: &Cursor<'_, '_>, steps: &mut usize) -> Null {
    let Some(left) = steps.checked_sub(1) else {
        return Null::Unsaid;
    };
    *steps = left;
    if let Value::Boolean(allows) = cursor.node().value {
        return match allows {
            true => Null::Unsaid,
            false => Null::Refused,
        };
    }
    let mut all = own(cursor);
    if let Some(reference) = cursor.member("$ref") {
        let target = reference.peek_next();
        all.extend(target.map(|target| said(&target, steps)));
    }
    all.extend(parts(cursor, "allOf", steps));
    all.extend(alternatives(&parts(cursor, "anyOf", steps), false));
    all.extend(alternatives(&parts(cursor, "oneOf", steps), true));
    if let Some(not) = cursor.member("not")
        && said(&not, steps) == Null::Allowed
    {
        all.push(Null::Refused);
    }
    if let Some(condition) = cursor.member("if") {
        let meant = match said(&condition, steps) {
            Null::Allowed => cursor.member("then"),
            Null::Refused => cursor.member("else"),
            Null::Unsaid => None,
        };
        let refused = meant.is_some_and(|meant| said(&meant, steps) == Null::Refused);
        all.extend(refused.then_some(Null::Refused));
    }
    match () {
        () if all.contains(&Null::Refused) => Null::Refused,
        () if all.contains(&Null::Allowed) => Null::Allowed,
        () => Null::Unsaid,
    }
}

/// `type`, `enum` and `const`.
fn own(cursor: &Cursor<'_, '_>) -> Vec<Null> {
    let answer = |allowed: bool| match allowed {
        true => Null::Allowed,
        false => Null::Refused,
    };
    let has = |keyword: &str, holds: &dyn Fn(&Value) -> bool| {
        let member = cursor.member(keyword)?;
        Some(answer(match &member.node().value {
            Value::Sequence(items) if keyword != "const" => {
                items.iter().any(|item| holds(&item.value))
            }
            value => holds(value),
        }))
    };
    let is_null = |value: &Value| matches!(value, Value::Null);
    [
        has("type", &names_null),
        has("enum", &is_null),
        has("const", &is_null),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn parts(cursor: &Cursor<'_, '_>, keyword: &str, steps: &mut usize) -> Vec<Null> {
    let Some(member) = cursor.member(keyword) else {
        return Vec::new();
    };
    member
        .items()
        .iter()
        .map(|part| said(part, steps))
        .collect()
}

fn alternatives(answers: &[Null], exclusive: bool) -> Option<Null> {
    let allowed = answers.iter().filter(|one| **one == Null::Allowed).count();
    let refused = answers.iter().filter(|one| **one == Null::Refused).count();
    match allowed {
        _ if answers.is_empty() => None,
        0 if refused == answers.len() => Some(Null::Refused),
        0 => Some(Null::Unsaid),
        1 => Some(Null::Allowed),
        _ if exclusive => Some(Null::Refused),
        _ => Some(Null::Allowed),
    }
}
