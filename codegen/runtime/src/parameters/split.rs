//! Styles: one raw text to the raw texts of items and members. Separators are found before anything is decoded, so that
//! one that is encoded is part of a value.

use super::Style;
use super::source::{Encoding, SPACE};
use crate::violation::Rule;

/// The raw text of a style's value, taken out of a path segment: without the dot of a label.
pub(super) fn unlabelled(raw: &str) -> Result<&str, Rule> {
    raw.strip_prefix('.').ok_or(Rule::Syntax("label"))
}

/// The raw values of a matrix, all under `name`; `;name` alone is the empty text.
pub(super) fn matrix<'r>(raw: &'r str, name: &str) -> Result<Vec<&'r str>, Rule> {
    let mut values = Vec::new();
    for (found, value) in matrix_members(raw)? {
        if Encoding::Percent.decode(found)? != name {
            return Err(Rule::Syntax("matrix"));
        }
        values.push(value);
    }
    Ok(values)
}

/// The raw names and values of a matrix.
pub(super) fn matrix_members(raw: &str) -> Result<Vec<(&str, &str)>, Rule> {
    let rest = raw.strip_prefix(';').ok_or(Rule::Syntax("matrix"))?;
    let member = |part: &'_ str| -> (usize, usize) {
        let end = part.find('=').unwrap_or(part.len());
        (end, (end + 1).min(part.len()))
    };
    let parts = rest.split(';').map(|part| {
        let (end, start) = member(part);
        (
            part.get(..end).unwrap_or_default(),
            part.get(start..).unwrap_or_default(),
        )
    });
    Ok(parts.collect())
}

/// The raw items of a list in this style.
pub(super) fn items(raw: &str, style: Style, explode: bool) -> Vec<&str> {
    if raw.is_empty() {
        return Vec::new();
    }
    match (style, explode) {
        (Style::Label, true) => raw.split('.').collect(),
        (Style::SpaceDelimited, _) => split_at_any(raw, &["%20", "+", " "]),
        (Style::PipeDelimited, _) => split_at_any(raw, &["%7C", "%7c", "|"]),
        _ => raw.split(',').collect(),
    }
}

/// The items of a header, whose lists have white space around their commas and may have empty elements, which are none
/// (RFC 9110, section 5.6.1).
pub(super) fn header_items(raw: &str) -> Vec<&str> {
    let items = raw.split(',').map(|item| item.trim_matches(SPACE));
    items.filter(|item| !item.is_empty()).collect()
}

/// The raw names and values of an object in this style.
pub(super) fn members(raw: &str, style: Style, explode: bool) -> Result<Vec<(&str, &str)>, Rule> {
    let parts = items(raw, style, explode);
    let wrong = || Rule::Syntax(style.name());
    if explode && matches!(style, Style::Simple | Style::Label) {
        let named = parts
            .iter()
            .map(|part| part.trim_matches(SPACE).split_once('='));
        return named.map(|member| member.ok_or_else(wrong)).collect();
    }
    let pairs = parts.chunks(2).map(|pair| match pair {
        [name, value] => Ok((*name, *value)),
        _ => Err(wrong()),
    });
    pairs.collect()
}

fn split_at_any<'r>(mut raw: &'r str, separators: &[&str]) -> Vec<&'r str> {
    let mut parts = Vec::new();
    let next = |raw: &'r str| {
        let found = separators
            .iter()
            .filter_map(|separator| Some((raw.find(separator)?, separator.len())));
        found.min()
    };
    while let Some((start, length)) = next(raw) {
        parts.push(raw.get(..start).unwrap_or_default());
        raw = raw.get(start + length..).unwrap_or_default();
    }
    parts.push(raw);
    parts
}
