//! Messages without what only one document has in them, so that they can be counted.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use actix_openapi_codegen::document::vocabulary;

/// Every keyword of OpenAPI: in a message it is what the message is about.
static KEYWORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let keywords = vocabulary::ALL.iter().flat_map(|object| object.keywords);
    keywords.copied().collect()
});

/// The message with quoted names, pointers and numbers left out, keywords kept.
pub(super) fn shape(message: &str) -> String {
    let mut shape = String::with_capacity(message.len());
    for (number, part) in message.split('"').enumerate() {
        match number % 2 {
            0 => shape.push_str(&without_places(part)),
            _ if KEYWORDS.contains(part) => shape.push_str(&format!("\"{part}\"")),
            _ => shape.push_str("\"…\""),
        }
    }
    shape
}

fn without_places(text: &str) -> String {
    let word = |word: &str| {
        let bare = word.trim_end_matches([',', '.', ';', ':']);
        let kept = match bare {
            _ if bare.starts_with("#/") => "#/…",
            _ if bare.starts_with('{') && bare.ends_with('}') => "{…}",
            _ if !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit()) => "…",
            _ => return word.to_owned(),
        };
        format!("{kept}{}", word.strip_prefix(bare).unwrap_or_default())
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn names_and_places_go_and_keywords_stay() {
        for (message, expected) in [
            (
                "\"style\" is not supported in this Parameter Object",
                "\"style\" is not supported in this Parameter Object",
            ),
            (
                "\"Pet\" would be named \"Pet\" in Rust, and so is #/components/schemas/pet",
                "\"…\" would be named \"…\" in Rust, and so is #/…",
            ),
            (
                "the status 99, which is none",
                "the status …, which is none",
            ),
            ("the parameter {id}, absent", "the parameter {…}, absent"),
            ("an odd \"quote", "an odd \"…\""),
            ("", ""),
        ] {
            assert_eq!(shape(message), expected);
        }
    }
}
