//! The order of alternatives says which credentials are looked for first; nothing else in it means anything.

use actix_openapi_codegen::diff::compare;

use crate::table::BASE;
use crate::{lowered, shown};

/// The base document with these requirements of the second operation, and a second scheme.
fn requiring(alternatives: &str) -> String {
    let key = "\n    kort: {type: apiKey, in: header, name: X-Kort}";
    let document = BASE.replacen(
        "      description: Han i døra",
        &format!("      description: Han i døra{key}"),
        1,
    );
    let required = "      security:\n      - portvakt:\n        - skur:lån\n";
    assert!(document.contains(required));
    document.replacen(required, &format!("      security: {alternatives}\n"), 1)
}

fn told(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (lowered(&requiring(old)), lowered(&requiring(new)));
    compare(&old, &new).iter().map(shown).collect()
}

#[test]
fn which_credentials_come_first_is_told() {
    let list = "#/paths/~1verktoy~1{nummer}~1utlaan/post/security";
    let subject = "POST /verktoy/{nummer}/utlaan";
    let expected = [format!(
        "order-changed compatible - - 80{list} 80{list} {subject}"
    )];
    for (old, new) in [
        (
            "[{portvakt: []}, {kort: []}]",
            "[{kort: []}, {portvakt: []}]",
        ),
        (
            "[{portvakt: []}, {}, {kort: []}]",
            "[{kort: []}, {}, {portvakt: []}]",
        ),
        (
            "[{portvakt: [a]}, {portvakt: [b]}, {kort: []}]",
            "[{portvakt: [a]}, {kort: []}, {portvakt: [b]}]",
        ),
    ] {
        assert_eq!(told(old, new), expected, "{old} {new}");
        assert_eq!(told(new, old), expected, "{new} {old}");
    }
}

#[test]
fn what_means_the_same_is_not_told() {
    for (old, new) in [
        ("[{portvakt: []}, {}]", "[{}, {portvakt: []}]"),
        ("[{portvakt: [a, b]}]", "[{portvakt: [b, a]}]"),
        (
            "[{portvakt: [a]}, {portvakt: [b]}]",
            "[{portvakt: [b]}, {portvakt: [a]}]",
        ),
        ("[{}]", "[]"),
    ] {
        assert_eq!(told(old, new), Vec::<String>::new(), "{old} {new}");
    }
}
