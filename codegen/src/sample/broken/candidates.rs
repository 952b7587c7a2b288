//! What may break a rule of a schema, or lie on its bound; whether it does is found out by trying.

use super::Change;
use crate::ir::{Count, NumberSchema, NumberWidth, StringFormat, StringSchema};
use crate::sample::LONGEST;
use crate::sample::amount::Line;
use crate::sample::format::NEARLY;
use crate::sample::make::{Maker, anything};
use crate::sample::object::free_name;
use crate::sample::tables::{Id, Kind, Object};
use crate::sample::text::texts;
use crate::sample::value::Value;

/// A value that is to be tried.
pub(super) struct Candidate {
    /// What it is to break, or to keep.
    pub(super) keyword: &'static str,
    pub(super) change: Change,
    /// Whether no other comes after it for the same keyword.
    pub(super) last: bool,
}

impl Candidate {
    pub(super) fn new(keyword: &'static str, change: Change) -> Self {
        Self {
            keyword,
            change,
            last: true,
        }
    }
}

#[derive(Default)]
struct List(Vec<Candidate>);

impl List {
    /// Values of which the first that does it is taken. Without any, the rule counts as one that cannot be broken.
    fn any(&mut self, keyword: &'static str, values: impl IntoIterator<Item = Value>) {
        let before = self.0.len();
        self.0.extend(values.into_iter().map(|value| Candidate {
            keyword,
            change: Change::Put(value),
            last: false,
        }));
        match self.0.get_mut(before..) {
            Some([.., last]) => last.last = true,
            _ => self.0.push(Candidate::new(keyword, Change::Nothing)),
        }
    }
}

/// What `value`, which the schema allows, is to be replaced by to be refused.
pub(super) fn refused(maker: &mut Maker<'_>, id: Id, value: &Value) -> Vec<Candidate> {
    let table = maker.tables.get(id);
    let mut list = List::default();
    if !matches!(table.kind, Kind::Any) {
        if !table.nullable {
            list.any("nullable", [Value::Null]);
        }
        list.any(
            "type",
            anything(0)
                .into_iter()
                .filter(|other| *other != Value::Null),
        );
    }
    match &table.kind {
        Kind::Any | Kind::Boolean => {}
        Kind::Number(schema) => numbers(schema, &mut list),
        Kind::String(schema, _) => strings(schema, value, &mut list),
        Kind::Array {
            items,
            count,
            unique,
        } => arrays(maker, *items, *count, *unique, value, &mut list),
        Kind::Object(object) => objects(maker, object, value, &mut list),
    }
    if !table.values.is_empty() {
        let near = match value {
            Value::String(text) => Some(Value::text(format!("{text}x"))),
            Value::Number(_) => Some(Value::Number("987654321".to_owned())),
            _ => None,
        };
        list.any("enum", near.into_iter().chain(anything(1)));
    }
    for (alternatives, keyword) in [(&table.one_of, "oneOf"), (&table.any_of, "anyOf")] {
        if alternatives.is_empty() {
            continue;
        }
        let mut values = Vec::new();
        if let Value::Object(members) = value {
            // Without one of its members, then with fewer and fewer.
            for index in 0..members.len().min(16) {
                let mut fewer = members.clone();
                fewer.remove(index);
                values.push(Value::Object(fewer));
            }
        }
        values.extend(anything(1));
        list.any(keyword, values);
    }
    if let Some(discriminator) = &table.discriminator {
        let mut unknown = value.clone();
        unknown.set(&discriminator.property, Value::text("x-unknown"));
        if unknown != *value {
            list.any("discriminator", [unknown]);
        }
    }
    if let Some(not) = table.not {
        let made = maker.value(not, 0, 1);
        let with = made.as_ref().map(|made| {
            let mut with = made.clone();
            with.complete(value);
            with
        });
        list.any("not", made.into_iter().chain(with));
    }
    list.0
}

/// What `value` is to be replaced by to lie on a bound, and be accepted.
pub(super) fn accepted(maker: &mut Maker<'_>, id: Id, value: &Value) -> Vec<Candidate> {
    let table = maker.tables.get(id);
    let mut list = List::default();
    if table.nullable {
        list.any("nullable", [Value::Null]);
    }
    match &table.kind {
        Kind::Number(schema) => {
            let keywords = ["minimum", "maximum"];
            let ends = Line::of(schema).map(|line| line.ends()).unwrap_or_default();
            if ends.len() == 2 || schema.minimum.is_some() {
                for (keyword, end) in keywords.into_iter().zip(ends) {
                    list.any(keyword, [Value::Number(end)]);
                }
            } else {
                list.any("maximum", ends.into_iter().map(Value::Number));
            }
        }
        Kind::String(schema, _) => {
            for (keyword, length) in [
                ("minLength", schema.min_length),
                ("maxLength", schema.max_length),
            ] {
                if let Some(length) = length.and_then(|length| usize::try_from(length).ok()) {
                    let texts = texts(schema, Some(length), 0).into_iter();
                    let fitting = texts.filter(|text| text.chars().count() == length);
                    list.any(keyword, fitting.map(Value::String));
                }
            }
        }
        Kind::Array {
            items,
            count,
            unique,
        } => {
            for (keyword, length) in [
                ("minItems", Some(count.minimum.unwrap_or(0))),
                ("maxItems", count.maximum),
            ] {
                let length = length.and_then(|length| usize::try_from(length).ok());
                let items = length.and_then(|length| maker.items(*items, length, *unique, 0, 1));
                list.any(keyword, items.map(Value::Array));
            }
        }
        Kind::Object(object) => {
            if let (Some(most), Value::Object(members)) = (object.count.maximum, value) {
                list.any("maxProperties", widened(maker, object, members, most));
            }
            if let (Some(least), Value::Object(members)) = (object.count.minimum, value) {
                list.any("minProperties", narrowed(object, members, least));
            }
        }
        Kind::Any | Kind::Boolean => {}
    }
    for listed in &table.values {
        // Each of them.
        list.0
            .push(Candidate::new("enum", Change::Put(listed.clone())));
    }
    list.0
}

fn numbers(schema: &NumberSchema, list: &mut List) {
    let number = |text: &str| Value::Number(text.to_owned());
    match schema.width {
        NumberWidth::Int32 => {
            list.any("type", [number("0.5")]);
            list.any("format", ["2147483648", "-2147483649"].map(number));
        }
        NumberWidth::Int64 => {
            list.any("type", [number("0.5")]);
            list.any(
                "format",
                ["9223372036854775808", "-9223372036854775809"].map(number),
            );
        }
        NumberWidth::Decimal => {}
    }
    let line = Line::of(schema);
    for keyword in ["minimum", "maximum"] {
        let is_said = match keyword {
            "minimum" => schema.minimum.is_some(),
            _ => schema.maximum.is_some(),
        };
        if is_said {
            let beyond = line.iter().flat_map(Line::beyond);
            let beyond = beyond.filter(|(side, _)| *side == keyword);
            list.any(keyword, beyond.map(|(_, text)| Value::Number(text)));
        }
    }
    if schema.multiple_of.is_some() {
        let beside = line.iter().flat_map(Line::beside);
        list.any("multipleOf", beside.map(Value::Number));
    }
}

fn strings(schema: &StringSchema, value: &Value, list: &mut List) {
    let length = match value {
        Value::String(text) => text.chars().count(),
        _ => 1,
    };
    let of_length = |length: usize| {
        let texts = texts(schema, Some(length), 0).into_iter();
        // One that breaks the pattern too is better than none.
        let plain = (length <= LONGEST).then(|| "x".repeat(length));
        let fitting = texts.filter(move |text| text.chars().count() == length);
        fitting.chain(plain).map(Value::String)
    };
    if let Some(least) = schema.min_length.filter(|least| *least > 0) {
        let shorter = usize::try_from(least - 1).unwrap_or(usize::MAX);
        list.any("minLength", of_length(shorter));
    }
    if let Some(most) = schema.max_length {
        let longer = usize::try_from(most)
            .unwrap_or(usize::MAX)
            .saturating_add(1);
        list.any("maxLength", of_length(longer));
    }
    if schema.pattern.is_some() {
        let characters = ["x", "0", " ", "-", "A", "#", "é", "\u{1F600}"];
        let length = length.clamp(1, LONGEST);
        let repeated = characters.map(|character| character.repeat(length));
        let mut texts = repeated.to_vec();
        if let Value::String(text) = value {
            texts.extend(characters.map(|character| format!("{character}{text}")));
            texts.extend(characters.map(|character| format!("{text}{character}")));
        }
        texts.push(String::new());
        list.any("pattern", texts.into_iter().map(Value::String));
    }
    if schema.format != StringFormat::Text && schema.format != StringFormat::Binary {
        list.any("format", NEARLY.map(Value::text));
    }
}

fn arrays(
    maker: &mut Maker<'_>,
    items: Id,
    count: Count,
    unique: bool,
    value: &Value,
    list: &mut List,
) {
    let mut of_length = |length: Option<u64>| {
        let length = length.and_then(|length| usize::try_from(length).ok());
        length
            .and_then(|length| maker.items(items, length, unique, 0, 1))
            .map(Value::Array)
    };
    if let Some(least) = count.minimum.filter(|least| *least > 0) {
        let fewer = of_length(Some(least - 1));
        list.any("minItems", fewer);
    }
    if let Some(most) = count.maximum {
        let more = of_length(most.checked_add(1));
        list.any("maxItems", more);
    }
    if unique && count.maximum.is_none_or(|most| most > 1) {
        let twice = match value {
            Value::Array(values) => values.first().cloned(),
            _ => None,
        };
        let first = twice.or_else(|| maker.value(items, 0, 1));
        let twice = first.map(|first| {
            let enough = usize::try_from(count.minimum.unwrap_or_default()).unwrap_or_default();
            Value::Array(vec![first; enough.clamp(2, 1_000)])
        });
        list.any("uniqueItems", twice);
    }
}

fn objects(maker: &mut Maker<'_>, object: &Object, value: &Value, list: &mut List) {
    let Value::Object(members) = value else {
        return;
    };
    if object.additional.is_none() {
        let mut more = value.clone();
        more.set(&free_name(object, 0), Value::text("x"));
        list.any("additionalProperties", [more]);
    }
    if let Some(least) = object.count.minimum.filter(|least| *least > 0) {
        list.any("minProperties", narrowed(object, members, least - 1));
    }
    if let Some(most) = object.count.maximum {
        let more = most.checked_add(1);
        list.any(
            "maxProperties",
            more.and_then(|more| widened(maker, object, members, more)),
        );
    }
}

/// With so many members and no more, the required ones first.
fn narrowed(object: &Object, members: &[(String, Value)], count: u64) -> Option<Value> {
    let count = usize::try_from(count).ok()?;
    let is_required = |name: &str| {
        let mut listed = object.members.iter();
        listed.any(|member| member.required && member.name == name)
    };
    let mut kept: Vec<_> = members.to_vec();
    kept.sort_by_key(|(name, _)| !is_required(name));
    kept.truncate(count);
    (kept.len() == count).then_some(Value::Object(kept))
}

/// With so many members.
fn widened(
    maker: &mut Maker<'_>,
    object: &Object,
    members: &[(String, Value)],
    count: u64,
) -> Option<Value> {
    let count = usize::try_from(count)
        .ok()
        .filter(|count| *count <= 1_000)?;
    let mut all = members.to_vec();
    for member in &object.members {
        let is_there = all.iter().any(|(name, _)| *name == member.name);
        if all.len() < count && !is_there {
            all.push((member.name.clone(), maker.value(member.made_by, 0, 1)?));
        }
    }
    let mut index = 0;
    while all.len() < count {
        let name = free_name(object, index);
        index += 1;
        if !all.iter().any(|(known, _)| *known == name) {
            all.push((name, maker.value(object.additional?, index, 1)?));
        }
    }
    all.truncate(count.max(members.len()));
    Some(Value::Object(all))
}
