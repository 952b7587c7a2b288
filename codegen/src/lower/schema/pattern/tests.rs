use super::*;
use proptest::prelude::*;

fn matches(source: &str, text: &str) -> bool {
    regex::Regex::new(&translate(source).unwrap())
        .unwrap()
        .is_match(text)
}

#[test]
fn a_pattern_means_what_ecma_262_says() {
    for (source, yes, no) in [
        ("^[0-9]+$", "310111643", "3101x"),
        ("^[0-9]+$", "1", "1\n"),
        (r"^\d+$", "12", "١٢"),
        (r"^\w$", "_", "æ"),
        (r"^\W$", "æ", "a"),
        (r"^\s$", "\u{FEFF}", "\u{85}"),
        (r"^\S$", "\u{85}", "\u{A0}"),
        ("^.$", "\u{85}", "\u{2028}"),
        ("^.$", "😀", "\r"),
        (r"^a\/b$", "a/b", "ab"),
        (r"^\u00e6\x41\u{1F600}$", "æA😀", "aA😀"),
        (r"^[\w-.]+$", "a-.", "a,"),
        (r"^[^\d-]$", "a", "-"),
        (r"^[a\-z]$", "-", "b"),
        (r"^[a&&b~~c\-\-d\[]+$", "a&b~c-d[", "e"),
        (r"^[\b]$", "\u{8}", "b"),
        ("^[^]$", "\n", ""),
        ("^(a|b){2,3}$", "aba", "a"),
        ("^(?<year>[0-9]{4})$", "2023", "23"),
        ("^a{,3}$", "a{,3}", "aa"),
        ("^a{2}?$", "aa", "a"),
        (r"\bkrav\b", "et krav.", "etkrav"),
        (r"^\p{Lu}\P{L}$", "Æ1", "æ1"),
        (r"^\cA\0$", "\u{1}\0", "cA0"),
        ("b", "abc", "ac"),
        (
            r"^[0-9]{4}-[0-9]{2}(\.[0-9]{1,9})?$",
            "2023-09.123456789",
            "2023-09.1234567890",
        ),
    ] {
        assert!(
            matches(source, yes),
            "{source} must match {yes:?}: {}",
            translate(source).unwrap()
        );
        assert!(
            !matches(source, no),
            "{source} must not match {no:?}: {}",
            translate(source).unwrap()
        );
    }
    assert!(!matches("[]", "a"));
}

#[test]
fn what_cannot_be_done_is_refused_by_name() {
    for (source, what) in [
        ("(?=a)", "look-ahead assertions"),
        ("(?!a)", "look-ahead assertions"),
        ("(?<=a)b", "look-behind assertions"),
        ("(?<!a)b", "look-behind assertions"),
        (r"(a)\1", "back-references"),
        (r"\Ba", "`\\B` assertions"),
        (r"\ud83d", "surrogates"),
        ("(a{1000}){1000}", "repetitions of this size"),
    ] {
        assert_eq!(
            translate(source),
            Err(PatternError::Unsupported(what)),
            "{source}"
        );
    }
}

#[test]
fn what_ecma_262_does_not_allow_is_refused() {
    for source in [
        "(",
        ")",
        "[a",
        "*",
        "a**",
        "a++",
        "^*",
        "\\",
        r"\q",
        r"\x4",
        r"\u{}",
        r"\p{Nonsense}",
        "[z-a]",
        "(?i)a",
        "a{3,2}",
    ] {
        assert!(
            matches!(translate(source), Err(PatternError::Invalid(_))),
            "{source}"
        );
    }
}

proptest! {
    #[test]
    fn no_pattern_panics(source in any::<String>()) {
        let _ = translate(&source);
    }

    #[test]
    fn no_pattern_of_special_characters_panics(source in r"[\\\[\](){}^$.*+?|a-z0-9\-,:<>=!/]{0,24}") {
        let _ = translate(&source);
    }

    #[test]
    fn a_text_escaped_by_hand_matches_itself(text in r"[ -~æøå]{1,20}") {
        let escaped: String = text
            .chars()
            .flat_map(|character| {
                let special = r"^$\.*+?()[]{}|/".contains(character);
                special.then_some('\\').into_iter().chain([character])
            })
            .collect();
        let anchored = format!("^{escaped}$");
        prop_assert!(matches(&anchored, &text));
    }
}
