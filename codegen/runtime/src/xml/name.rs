//! Names and characters of XML 1.0.

/// Whether XML can carry `character`, escaped or not (XML 1.0, section 2.2).
pub(super) fn is_character(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// White space (XML 1.0, section 2.3): less than Unicode's.
pub(super) fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r')
}

/// `NameStartChar` (XML 1.0, section 2.3) without the colon, which namespaces took.
pub(super) fn starts_name(character: char) -> bool {
    matches!(character,
        'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}'
        | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

/// `NameChar` (XML 1.0, section 2.3) without the colon.
pub(super) fn is_in_name(character: char) -> bool {
    starts_name(character)
        || matches!(character,
            '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// Whether `name` can be the name of an element: an `NCName` (Namespaces in XML 1.0, section 3).
pub(super) fn is_name(name: &str) -> bool {
    name.chars().next().is_some_and(starts_name) && name.chars().all(is_in_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_an_ncname() {
        for name in ["feil", "beløp", "_a", "a-b.c1", "a·b", "数"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "1a", "-a", "a b", "a:b", "a>", "µ", "a²", "ª"] {
            assert!(!is_name(name), "{name}");
        }
    }
}
