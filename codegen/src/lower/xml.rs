//! XML Objects.

use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::Use;
use crate::document::vocabulary;

/// What an XML Object says of a root element.
#[derive(Default)]
pub(super) struct Root {
    pub(super) name: Option<String>,
    pub(super) namespace: Option<String>,
    pub(super) prefix: Option<String>,
}

/// The names of a root element: `name`, `namespace` and its `prefix`.
pub(super) fn root(cursor: &Cursor<'_, '_>) -> Option<Root> {
    let object = cursor.object(&vocabulary::XML, Use::Wire)?;
    let name = object.get("name").map(|name| element_name(&name));
    let namespace = object
        .get("namespace")
        .map(|namespace| namespace_uri(&namespace));
    let prefix = object.get("prefix");
    if let Some(prefix) = &prefix
        && namespace.is_none()
    {
        let message = "a prefix without a namespace means nothing";
        prefix.report(Code::InvalidValue, message);
    }
    let prefix = prefix.map(|prefix| element_name(&prefix));
    no_attribute(&object);
    object.close();
    let settled = |part: Option<Option<String>>| part.map_or(Some(None), |part| part.map(Some));
    Some(Root {
        name: settled(name)?,
        namespace: settled(namespace)?,
        prefix: settled(prefix)?,
    })
}

/// The name of a member's element.
pub(super) fn member(cursor: &Cursor<'_, '_>) -> Option<String> {
    let object = cursor.object(&vocabulary::XML, Use::Wire)?;
    let name = object.get("name").and_then(|name| element_name(&name));
    no_attribute(&object);
    object.close();
    name
}

/// The name of the element around the items of an array, and whether there is one.
pub(super) fn array(cursor: &Cursor<'_, '_>) -> Option<(Option<String>, bool)> {
    let object = cursor.object(&vocabulary::XML, Use::Wire)?;
    let name = object.get("name").and_then(|name| element_name(&name));
    let wrapped = object.get("wrapped");
    let wrapped = wrapped.and_then(|wrapped| wrapped.flag(Use::Wire)) == Some(true);
    no_attribute(&object);
    object.close();
    // Without an element around them it names nothing (OpenAPI 3.0, section 4.7.25).
    Some((name.filter(|_| wrapped), wrapped))
}

/// Only elements are written.
fn no_attribute(object: &Object<'_, '_>) {
    if let Some(attribute) = object.get("attribute")
        && attribute.flag(Use::Wire) == Some(true)
    {
        attribute.report(Code::Unsupported, "attributes are not supported in XML");
    }
}

/// Whether `name` can be the name of an element: an `NCName` (Namespaces in XML 1.0, section 3).
pub(super) fn is_element_name(name: &str) -> bool {
    // `NameStartChar` and `NameChar` (XML 1.0, section 2.3), without the colon.
    let starts = |character: char| {
        matches!(character,
            'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
            | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}'
            | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
            | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
    };
    let goes_on = |character: char| {
        starts(character)
            || matches!(character,
                '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
    };
    name.chars().next().is_some_and(starts) && name.chars().all(goes_on)
}

fn element_name(cursor: &Cursor<'_, '_>) -> Option<String> {
    let name = cursor.text(Use::Wire)?;
    if is_element_name(name) {
        return Some(name.to_owned());
    }
    cursor.report_value(
        Code::InvalidValue,
        format!("\"{name}\" cannot be the name of an XML element"),
    );
    None
}

fn namespace_uri(cursor: &Cursor<'_, '_>) -> Option<String> {
    let namespace = cursor.text(Use::Wire)?;
    let absolute = namespace.split_once(':').is_some_and(|(scheme, rest)| {
        let scheme_is_sound = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|character| character.is_ascii_alphanumeric() || "+-.".contains(character));
        scheme_is_sound && !rest.is_empty()
    });
    if absolute
        && !namespace
            .contains(|character: char| character.is_whitespace() || character.is_control())
    {
        return Some(namespace.to_owned());
    }
    cursor.report_value(
        Code::InvalidValue,
        format!("the namespace \"{namespace}\" is not an absolute URI"),
    );
    None
}

#[cfg(test)]
mod tests {
    use super::is_element_name;

    #[test]
    fn an_element_name_is_an_ncname() {
        for name in ["feil", "beløp", "_a", "a-b.c1", "a·b", "数"] {
            assert!(is_element_name(name), "{name}");
        }
        for name in ["", "1a", "-a", "a b", "a:b", "a>", "µ", "a²", "ª"] {
            assert!(!is_element_name(name), "{name}");
        }
    }
}
