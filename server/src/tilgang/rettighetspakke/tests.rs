use std::path::Path;

use super::*;
use crate::config::feil;
use crate::svar::Felt;
use crate::tilgang::testing::{BRREG, DIGDIR, SKATTEETATEN, org};

#[derive(Debug, Deserialize)]
struct Config {
    rettighetspakker: Rettighetspakker,
}

fn read(text: &str) -> Result<Rettighetspakker, String> {
    let config: Result<Config, _> = toml::from_str(text);
    config
        .map(|config| config.rettighetspakker)
        .map_err(|error| error.to_string())
}

const BOTH: &str = r#"
    [rettighetspakker.dibk]
    hjemmel = "plan- og bygningsloven"
    samtykke = false
    konsumenter = ["974760673"]

    [rettighetspakker.ebevis]
    samtykke = true
    konsumenter = ["991825827", "974761076"]
    betrodde = ["991825827"]
"#;

#[test]
fn packages_are_granted_to_their_consumers_only() {
    let pakker = read(BOTH).unwrap();
    for (pakke, konsument, granted) in [
        ("dibk", BRREG, true),
        ("dibk", DIGDIR, false),
        ("ebevis", DIGDIR, true),
        ("ebevis", SKATTEETATEN, true),
        ("ebevis", BRREG, false),
        ("DIBK", BRREG, false),
        ("", BRREG, false),
        ("other", BRREG, false),
    ] {
        let found = pakker.innvilget(pakke, &org(konsument));
        assert_eq!(found.is_some(), granted, "{pakke} {konsument}");
    }
    let dibk = pakker.innvilget("dibk", &org(BRREG)).unwrap();
    assert_eq!(dibk.hjemmel.as_deref(), Some("plan- og bygningsloven"));
    assert!(!dibk.samtykke && dibk.betrodde.is_empty());
    let ebevis = pakker.innvilget("ebevis", &org(DIGDIR)).unwrap();
    assert!(ebevis.samtykke && ebevis.betrodde.contains(&org(DIGDIR)));
    assert_eq!(
        pakker.iter().map(|(navn, _)| navn).collect::<Vec<_>>(),
        ["dibk", "ebevis"]
    );
    assert_eq!(pakker.len(), 2);
    assert!(pakker.iter().all(|(_, pakke)| pakke.felter.er_alle()));
}

#[test]
fn a_package_may_be_shown_less() {
    let pakker = read(
        "[rettighetspakker.x]\nsamtykke = true\nkonsumenter = ['974760673']\nfelter = ['forfaltOgUbetalt']",
    )
    .unwrap();
    let pakke = pakker.innvilget("x", &org(BRREG)).unwrap();
    assert!(pakke.felter.omfatter(Felt::Sum));
    assert!(!pakke.felter.omfatter(Felt::Krav) && !pakke.felter.omfatter(Felt::Renter));
}

/// A file of packages with one fault, where it is said to be, and what is said.
const FAULTY: &[(&str, &str, &str)] = &[
    (
        "[x]\nsamtykke = false\nkonsumenter = []",
        "1:1",
        "\"x\" needs neither consent nor has a legal basis",
    ),
    (
        "\n[a]\nsamtykke = true\nkonsumenter = []\n\n[x]\nkonsumenter = []\nsamtykke = false",
        "6:1",
        "\"x\" needs neither",
    ),
    (
        "[x]\nsamtykke = false\nkonsumenter = []\nhjemmel = ''",
        "4:11",
        "hjemmel is empty",
    ),
    (
        "[x]\nsamtykke = true\nkonsumenter = []\nhjemmel = ' '",
        "4:11",
        "hjemmel is empty",
    ),
    (
        "[x]\nhjemmel = 'lov'\nkonsumenter = []",
        "1:1",
        "x.samtykke is missing: it must be true or false",
    ),
    ("[x]\nsamtykke = true", "1:1", "x.konsumenter is missing"),
    (
        "[x]\nkonsumenter = []\nsamtykke = 'nei'",
        "3:12",
        "x.samtykke is a text: it must be true or false",
    ),
    (
        "[x]\nsamtykke = true\nconsumers = []",
        "3:1",
        "x.consumers is an unknown key; allowed are hjemmel, samtykke, konsumenter",
    ),
    (
        "[x]\nsamtykke = true\nkonsumenter = [\n  '991825827',\n  '991825828',\n]",
        "5:3",
        "invalid organisation number: wrong check digit",
    ),
    (
        "[x]\nsamtykke = true\nkonsumenter = ['99182582']",
        "3:16",
        "not exactly nine digits",
    ),
    (
        "[x]\nsamtykke = true\nkonsumenter = ['974760673',\n'991825827', '974760673']",
        "4:14",
        "stands in the list already",
    ),
    (
        "[x]\nsamtykke = true\nkonsumenter = []\nbetrodde = ['991825828']",
        "4:13",
        "invalid organisation number",
    ),
    (
        "[x]\nsamtykke = true\nkonsumenter = [991825827]",
        "3:16",
        "x.konsumenter[0] is a whole number: it must be an organisation number",
    ),
    (
        "[x]\nsamtykke = true\nkonsumenter = '991825827'",
        "3:15",
        "x.konsumenter is a text: it must be a list",
    ),
    (
        "[x]\nkonsumenter = []\nsamtykke = 991825827",
        "3:12",
        "x.samtykke is a whole number",
    ),
    ("[x]\n991825827 = 1", "2:1", "x.… is an unknown key"),
    (
        "[x]\nsamtykke = true\nkonsumenter = []\nfelter = ['forfaltOgUbetalt', 'belop']",
        "4:31",
        "x.felter[1] is an unknown word: it must be one of \"forfaltOgUbetaltRenter\", \"forfaltOgUbetaltKrav\", \"forfaltOgUbetalt\"",
    ),
    (
        "[x]\nsamtykke = true\nkonsumenter = []\nfelter = ['forfaltOgUbetaltKrav']",
        "4:10",
        "\"forfaltOgUbetalt\" is missing, but the specification requires it",
    ),
    (
        "[x]\nsamtykke = true\nkonsumenter = []\nfelter = []",
        "4:10",
        "\"forfaltOgUbetalt\" is missing",
    ),
    (
        "[x]\nsamtykke = true\nkonsumenter = []\n\n['a/b']\nsamtykke = true\nkonsumenter = []",
        "5:2",
        "\"a/b\" is wrong: it must be a name of letters, digits",
    ),
    (
        "['']\nsamtykke = true\nkonsumenter = []",
        "1:2",
        "\"\" is empty: it must be a name",
    ),
    (
        "[x]\nsamtykke = true\nkonsumenter = []\n[x]\nsamtykke = true",
        "4:2",
        "duplicate key",
    ),
    ("x = true", "1:5", "x is true: it must be a table"),
    ("", "1:1", "there is no rights package"),
    ("# nothing but this\n", "1:1", "there is no rights package"),
    ("[x]\nsamtykke = true\nkonsumenter = [", "3:", "array"),
];

#[test]
fn a_faulty_file_is_refused_with_its_place() {
    for (text, place, reason) in FAULTY {
        let read: Result<Rettighetspakker, _> = feil::parse(Path::new("f.toml"), text.as_bytes());
        let error = read.unwrap_err().to_string();
        let told =
            |line: &str| line.starts_with(&format!("f.toml:{place}")) && line.contains(reason);
        assert!(error.lines().any(told), "{text}: {error}");
        assert!(!error.contains("99182582"), "{error}");
    }
}

#[test]
fn debug_hides_the_organisations() {
    assert!(!format!("{:?}", read(BOTH).unwrap()).contains("991825827"));
}
