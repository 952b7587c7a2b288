use std::fs;

use super::*;
use crate::config::Config;
use crate::tilgang::testing::{BRREG, DIGDIR, org};

const ONE: &str = "[x]\nsamtykke = true\nkonsumenter = ['974760673']\n";
const TWO: &str = "[x]\nsamtykke = true\nkonsumenter = ['974760673', '991825827']\n";
const WRONG: &str = "[x]\nsamtykke = true\nkonsumenter = ['991825828']\n";

const REST: &str = r#"
listen = "127.0.0.1:8080"
maskinporten = { issuer = "https://test.maskinporten.no/" }
kilde = { sqlite = "r.sqlite" }
utlevering = { logg = "u.jsonl" }
"#;

/// The watch over a file with `ONE` in it.
fn vakt() -> (GjeldendePakker, Vakt) {
    over(&format!("rettighetspakker = 'p.toml'{REST}"), ONE)
}

/// The watch over packages that are configured so, with a file of packages beside.
fn over(config: &str, packages: &str) -> (GjeldendePakker, Vakt) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("p.toml"), packages).unwrap();
    let file = folder.path().join("c.toml");
    fs::write(&file, config).unwrap();
    let config = Config::read(&file).unwrap();
    Vakt::over(Pakkefil::les(&config).unwrap())
}

impl Vakt {
    fn sett(&mut self, funn: Funn) {
        self.filvakt.sett(funn, |funn| self.dommer.bedom(funn));
    }

    fn bedt(&mut self, funn: Funn) {
        self.filvakt.bedt(funn, |funn| self.dommer.bedom(funn));
    }
}

fn content(text: &str) -> Funn {
    Ok(text.as_bytes().to_vec())
}

fn gone() -> Funn {
    Err("gone".to_owned())
}

/// Whether the second consumer has the package: `TWO` is in force.
fn two(gjeldende: &GjeldendePakker) -> bool {
    let pakker = gjeldende.na();
    assert!(pakker.innvilget("x", &org(BRREG)).is_some());
    pakker.innvilget("x", &org(DIGDIR)).is_some()
}

fn counts(gjeldende: &GjeldendePakker) -> (u64, u64) {
    let status = gjeldende.status();
    (status.tatt, status.avvist)
}

#[test]
fn a_content_is_taken_when_it_is_the_same_twice() {
    let (gjeldende, mut vakt) = vakt();
    vakt.sett(content(TWO));
    assert!(!two(&gjeldende));
    vakt.sett(content(TWO));
    assert!(two(&gjeldende));
    // Once is enough.
    vakt.sett(content(TWO));
    assert_eq!(counts(&gjeldende), (1, 0));
}

#[test]
fn what_is_still_being_written_is_not_taken() {
    let (gjeldende, mut vakt) = vakt();
    for length in 0..=TWO.len() {
        vakt.sett(content(&TWO[..length]));
        assert_eq!(counts(&gjeldende), (0, 0));
    }
    vakt.sett(content(TWO));
    assert!(two(&gjeldende));
    assert_eq!(counts(&gjeldende), (1, 0));
}

#[test]
fn what_is_wrong_is_refused_once_and_the_old_stays() {
    let (gjeldende, mut vakt) = vakt();
    for wrong in [WRONG, "", "[x", "\u{feff}[", "x = 1"] {
        for _ in 0..4 {
            vakt.sett(content(wrong));
        }
        let Nyeste::Avvist(reason) = gjeldende.status().nyeste else {
            panic!("{wrong:?} is not refused")
        };
        assert!(reason.contains("p.toml:"), "{reason}");
        assert!(!two(&gjeldende));
    }
    assert_eq!(counts(&gjeldende), (0, 5));
    // Back to what is in force all the time.
    vakt.sett(content(ONE));
    vakt.sett(content(ONE));
    assert_eq!(gjeldende.status().nyeste, Nyeste::IKraft);
}

#[test]
fn a_file_that_goes_and_comes_back_is_no_news() {
    let (gjeldende, mut vakt) = vakt();
    vakt.sett(gone());
    vakt.sett(content(ONE));
    vakt.sett(content(ONE));
    assert_eq!(counts(&gjeldende), (0, 0));
    // One that stays away is told, once.
    for _ in 0..4 {
        vakt.sett(gone());
    }
    assert_eq!(counts(&gjeldende), (0, 1));
    let Nyeste::Uleselig(reason) = gjeldende.status().nyeste else {
        panic!("it can be read")
    };
    assert!(reason.contains("p.toml: gone"), "{reason}");
    assert!(!two(&gjeldende));
    vakt.sett(content(TWO));
    vakt.sett(content(TWO));
    assert!(two(&gjeldende));
    assert_eq!(gjeldende.status().nyeste, Nyeste::IKraft);
}

#[test]
fn who_asks_is_answered_at_once_and_each_time() {
    let (gjeldende, mut vakt) = vakt();
    vakt.bedt(content(TWO));
    assert!(two(&gjeldende));
    vakt.bedt(content(TWO));
    assert_eq!(counts(&gjeldende), (2, 0));
    vakt.bedt(content(WRONG));
    vakt.bedt(content(WRONG));
    assert_eq!(counts(&gjeldende), (2, 2));
    // The watch has seen it: nothing to say again.
    vakt.sett(content(WRONG));
    vakt.sett(content(WRONG));
    assert_eq!(counts(&gjeldende), (2, 2));
    assert!(two(&gjeldende));
}

/// Who holds on to a version sees it throughout.
#[test]
fn a_version_that_is_held_does_not_change() {
    let (gjeldende, mut vakt) = vakt();
    let held = gjeldende.na();
    vakt.bedt(content(TWO));
    assert!(held.innvilget("x", &org(DIGDIR)).is_none());
    assert!(two(&gjeldende));
}

#[test]
fn of_a_configuration_only_the_packages_are_taken() {
    let config = |rest: &str, packages: &str| {
        format!("{rest}{}", packages.replace("[x]", "[rettighetspakker.x]"))
    };
    let (gjeldende, mut vakt) = over(&config(REST, ONE), ONE);
    let other = REST.replace("8080", "8081");
    vakt.bedt(content(&config(&other, TWO)));
    assert!(two(&gjeldende));
    assert!(vakt.dommer.annet.is_some());
    // Comments are no change.
    vakt.bedt(content(&config(&format!("# new\n{REST}"), ONE)));
    assert!(!two(&gjeldende));
    assert!(vakt.dommer.annet.is_none());
    assert_eq!(counts(&gjeldende), (2, 0));
    // What would not start is not taken.
    for wrong in [
        config(&REST.replace("listen", "lsten"), TWO),
        config(&REST.replace("maskinporten.no", "\u{0}"), TWO),
        REST.to_owned(),
        format!("rettighetspakker = 'p.toml'{REST}"),
    ] {
        vakt.bedt(content(&wrong));
        let Nyeste::Avvist(reason) = gjeldende.status().nyeste else {
            panic!("{wrong} is not refused")
        };
        assert!(reason.contains("c.toml:"), "{reason}");
        assert!(!two(&gjeldende));
    }
}

#[test]
fn packages_that_need_a_consent_that_nobody_accepts_are_refused() {
    let lawful = "[x]\nsamtykke = false\nhjemmel = 'lov'\nkonsumenter = ['974760673']\n";
    let config = format!("rettighetspakker = 'p.toml'{REST}samtykke = {{ ressurser = [] }}");
    let (gjeldende, mut vakt) = over(&config, lawful);
    vakt.bedt(content(TWO));
    assert_eq!(counts(&gjeldende), (0, 1));
    assert!(!two(&gjeldende));
}
