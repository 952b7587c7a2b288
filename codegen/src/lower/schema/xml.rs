//! XML Objects.

use super::plain::flag;
use crate::diagnostics::Code;
use crate::document::cursor::Cursor;
use crate::document::ledger::{Rule, Use};
use crate::document::vocabulary;
use crate::ir::Xml;

/// What an XML Object says.
pub(super) fn read(cursor: &Cursor<'_, '_>) -> Option<Xml> {
    let object = cursor.object(&vocabulary::XML, Use::Wire)?;
    let name = object.get("name").map(|name| element_name(&name));
    let namespace = object.get("namespace").map(|uri| namespace_uri(&uri));
    let prefix = object.get("prefix");
    if let Some(prefix) = &prefix
        && namespace.is_none()
    {
        // It names nothing.
        prefix.ignore(Rule::PrefixWithoutNamespace);
    }
    let prefix = prefix
        .filter(|_| namespace.is_some())
        .map(|prefix| element_name(&prefix));
    let (attribute, wrapped) = (
        flag(&object, "attribute", Use::Wire),
        flag(&object, "wrapped", Use::Wire),
    );
    object.close();
    let settled = |part: Option<Option<String>>| part.map_or(Some(None), |part| part.map(Some));
    Some(Xml {
        name: settled(name)?,
        namespace: settled(namespace)?,
        prefix: settled(prefix)?,
        attribute,
        wrapped,
    })
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
