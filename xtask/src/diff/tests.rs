use super::*;
use crate::workspace::built_from;

/// What README shows is what comes out, byte for byte.
#[test]
fn readme_shows_a_diff_as_it_is() {
    let read = |path: &str| std::fs::read_to_string(built_from().join(path)).unwrap();
    let pinned = read("spec/restanser-api.yaml");
    let consent = pinned.find("      - name: AltinnSamtykke\n").unwrap();
    let responses = pinned.find("      responses:\n").unwrap();
    let mut edited = format!("{}{}", &pinned[..consent], &pinned[responses..]);
    for (from, to) in [
        ("version: 2.0.0", "version: 2.1.0"),
        ("        name: feil\n", "        name: feilmelding\n"),
        (
            "        forfaltOgUbetalt:\n",
            "        forfaltOgUbetaltOmkostninger:\n          $ref: \"#/components/schemas/Beloep\"\n        forfaltOgUbetalt:\n",
        ),
    ] {
        assert_eq!(edited.matches(from).count(), 1, "{from}");
        edited = edited.replacen(from, to, 1);
    }
    let document =
        |name: &str, text: &str| Document::new(name.to_owned(), text.as_bytes()).unwrap();
    let old = document("spec/restanser-api.yaml (pinned)", &pinned);
    let new = document("new.yaml", &edited);
    let shown = text(&old, &new, &compare(&old.lowered, &new.lowered));
    let block = format!("```text\n$ cargo xtask diff new.yaml\n{shown}```\n");
    assert!(
        read("README.md").contains(&block),
        "README.md lacks\n{block}"
    );
}
