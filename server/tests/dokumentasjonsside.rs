//! The documentation page in a browser: a developer reads it, gets a token, and tries the API from it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::path::PathBuf;

use felles::dev::{Dev, folder};
use felles::nettleser::{self, Nettleser, assert_only};
use felles::{UKJENT, VIRKSOMHET, logg, skipped};
use serde_json::json;
use tempfile::TempDir;

const RESULT: &str = ".resultat-innhold code";
const SEND: &str = "form.prov button";

/// The development service, and a browser that has its page open.
struct Leser {
    browser: Nettleser,
    dev: Dev,
    _folder: TempDir,
}

/// Chromium, or why the test is passed over.
fn chromium() -> Option<PathBuf> {
    let program = nettleser::installed();
    if program.is_none() {
        skipped("no chromium (Debian: chromium)");
    }
    program
}

impl Leser {
    fn start(program: &std::path::Path) -> Self {
        let (folder, data) = folder();
        logg::organisation(VIRKSOMHET);
        logg::organisation(UKJENT);
        Self {
            dev: Dev::start(&data),
            browser: Nettleser::start(program),
            _folder: folder,
        }
    }

    fn open(&mut self, target: &str) {
        let url = format!("http://{}{target}", self.dev.address);
        self.browser.open(&url);
    }

    /// Presses the button, and waits for the token.
    fn get_token(&mut self) {
        self.browser
            .evaluate("document.getElementById('token').value = ''");
        self.browser.press("#hent-token");
        self.browser
            .wait_until("document.getElementById('token').value !== ''");
        let token = self
            .browser
            .evaluate("document.getElementById('token').value");
        logg::token(token.as_str().unwrap());
    }

    /// Sends the form, and reads what comes.
    fn send(&mut self) -> (String, String) {
        self.browser
            .evaluate("document.querySelector('.resultat-status').textContent = ''");
        self.browser.press(SEND);
        self.browser
            .wait_until("document.querySelector('.resultat-status').textContent !== ''");
        (
            self.browser.text(".resultat-status"),
            self.browser.text(RESULT),
        )
    }

    /// Nothing went wrong in the browser, and nobody else was asked.
    fn assert_clean(&mut self, expected: &[&str]) {
        assert_eq!(self.browser.complaints(expected), Vec::<String>::new());
        assert_only(self.dev.address, &self.browser.requested());
        let loaded = self.browser.evaluate(
            "[...document.querySelectorAll('[src], link[href]')].map((element) => element.src || element.href)",
        );
        let loaded: Vec<String> = serde_json::from_value(loaded).unwrap();
        assert_eq!(loaded.len(), 3);
        assert_only(self.dev.address, &loaded);
    }
}

#[test]
fn a_developer_reads_the_operation_gets_a_token_and_sees_the_answer() {
    let Some(program) = chromium() else { return };
    let mut leser = Leser::start(&program);
    leser.open("/");
    assert_eq!(
        leser.browser.evaluate("document.title"),
        "Restanser API 2.0.0"
    );
    let operation = leser.browser.text(".operasjon");
    for text in [
        "Hent restanser for virksomhet",
        "GET",
        "/v2/{rettighetspakke}/{organisasjonsnummer}",
        "hentRestanser",
        "skatteetaten:restanser",
        "Korrelasjonsid",
        "AltinnSamtykke",
        "RestanserForVirksomhet",
        "application/xml",
    ] {
        assert!(operation.contains(text), "{text}");
    }

    leser.get_token();
    let (status, answer) = leser.send();
    assert!(status.starts_with("200 OK · application/json"), "{status}");
    assert!(answer.contains("\"forfaltOgUbetalt\": 133707"), "{answer}");
    assert!(answer.lines().count() > 30, "on lines of its own: {answer}");

    leser.browser.choose("[data-accept]", "application/xml");
    let (status, answer) = leser.send();
    assert!(status.starts_with("200 OK · application/xml"), "{status}");
    assert!(
        answer.contains("<forfaltOgUbetalt>133707</forfaltOgUbetalt>"),
        "{answer}"
    );

    assert!(answer.lines().count() > 30, "on lines of its own: {answer}");

    leser.assert_clean(&[]);
}

#[test]
fn consent_comes_with_the_token_of_whoever_needs_it() {
    let Some(program) = chromium() else { return };
    let mut leser = Leser::start(&program);
    leser.open("/");
    assert_eq!(
        leser
            .browser
            .evaluate("document.getElementById('samtykke-fra-felt').hidden"),
        true
    );
    leser.browser.choose("#konsument", "991825827");
    assert_eq!(
        leser
            .browser
            .evaluate("document.getElementById('samtykke-fra-felt').hidden"),
        false
    );
    leser.get_token();
    assert_eq!(
        leser
            .browser
            .evaluate("document.querySelector('[data-navn=rettighetspakke]').value"),
        "ebevis"
    );
    let (status, answer) = leser.send();
    assert!(status.starts_with("200 OK"), "{status} {answer}");
    assert!(answer.contains("133707"), "{answer}");

    leser.browser.write("#samtykke-fra", "313367002");
    leser.get_token();
    let (status, answer) = leser.send();
    assert!(status.starts_with("403"), "{status}");
    assert!(answer.contains("RESTANSE-007"), "{answer}");
    leser.assert_clean(&["/v2/ebevis/310111643"]);
}

#[test]
fn errors_are_shown_as_they_come() {
    let Some(program) = chromium() else { return };
    let mut leser = Leser::start(&program);
    leser.open("/?lang=en");
    let (status, answer) = leser.send();
    assert!(status.starts_with("401"), "{status}");
    assert!(answer.contains("RESTANSE-004"), "{answer}");

    leser.get_token();
    leser
        .browser
        .write("[data-navn=organisasjonsnummer]", UKJENT);
    let (status, answer) = leser.send();
    assert!(status.starts_with("404"), "{status}");
    assert!(answer.contains("\"kode\": \"RESTANSE-008\""), "{answer}");

    // Whatever is written is one part of the address.
    leser
        .browser
        .write("[data-navn=organisasjonsnummer]", "../<b>?#");
    let (status, answer) = leser.send();
    assert!(status.starts_with("400"), "{status}");
    assert!(answer.contains("RESTANSE-006"), "{answer}");

    leser.browser.choose("#konsument", "991825827");
    leser.browser.write("#samtykke-fra", "12");
    leser.browser.press("#hent-token");
    leser
        .browser
        .wait_until("document.getElementById('token-status').textContent.includes('samtykkeFra')");
    leser.assert_clean(&[
        "/v2/dibk/310111643",
        "/v2/dibk/310000000",
        "/v2/dibk/..%2F%3Cb%3E%3F%23",
        "/dokumentasjon/token",
    ]);
}

#[test]
fn the_page_is_readable_without_javascript() {
    let Some(program) = chromium() else { return };
    let mut leser = Leser::start(&program);
    leser.browser.call(
        "Emulation.setScriptExecutionDisabled",
        json!({"value": true}),
    );
    for (target, texts) in [
        (
            "/",
            ["Slik får du tilgang", "Feilkoder", "krever JavaScript"],
        ),
        (
            "/?lang=en",
            ["How to get access", "Error codes", "takes JavaScript"],
        ),
    ] {
        leser.open(target);
        let page = leser.browser.text("body");
        for text in [
            "Hent restanser for virksomhet",
            "/v2/{rettighetspakke}/{organisasjonsnummer}",
            "organisasjonsnummer",
            "forfaltOgUbetaltKrav",
            "RESTANSE-001",
            "RESTANSE-009",
            "skatteetaten:restanser",
            "curl",
            "Accept: application/xml",
            "urn:no:skatteetaten:innkreving:restanser:v2",
        ]
        .iter()
        .chain(&texts)
        {
            assert!(page.contains(text), "{target}: {text}");
        }
        // What does nothing without it is not there.
        let shown = "[...document.querySelectorAll('.prov')].some((one) => one.checkVisibility())";
        assert_eq!(leser.browser.evaluate(shown), false);
    }
    leser.assert_clean(&[]);
}

#[test]
fn the_page_is_fit_for_whoever_reads_it() {
    let Some(program) = chromium() else { return };
    let mut leser = Leser::start(&program);
    for (name, width, dark, target) in [
        ("desktop", 1280, false, "/"),
        ("dark", 1280, true, "/"),
        ("mobile", 390, false, "/"),
        ("english", 1280, false, "/?lang=en"),
    ] {
        leser.browser.look(width, dark);
        leser.open(target);
        let wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(
            leser.browser.evaluate(wider),
            0,
            "{name} is wider than the window"
        );
        leser.get_token();
        leser.send();
        leser.browser.picture(name);
    }
    for (what, expression) in [
        (
            "fields without a label",
            "[...document.querySelectorAll('input, select, textarea')].filter((one) => !one.labels.length).length",
        ),
        (
            "ids that stand twice",
            "(() => { const all = [...document.querySelectorAll('[id]')].map((one) => one.id); return all.length - new Set(all).size; })()",
        ),
        (
            "links within the page that lead nowhere",
            "[...document.querySelectorAll('a[href^=\"#\"]')].filter((one) => !document.getElementById(one.hash.slice(1))).length",
        ),
        (
            "headings that leave out a level",
            "(() => { let last = 0; return [...document.querySelectorAll('h1, h2, h3, h4, h5')].map((one) => +one.tagName[1]).filter((level) => { const left_out = level > last + 1; last = level; return left_out; }).length; })()",
        ),
        (
            "names of parts that are not there",
            "[...document.querySelectorAll('[aria-labelledby], [aria-describedby]')].filter((one) => !document.getElementById(one.getAttribute('aria-labelledby') || one.getAttribute('aria-describedby'))).length",
        ),
        (
            "pages with other than one main heading",
            "Math.abs(document.querySelectorAll('h1').length - 1)",
        ),
    ] {
        assert_eq!(leser.browser.evaluate(expression), 0, "{what}");
    }
    leser.assert_clean(&[]);
}
