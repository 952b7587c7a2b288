//! RESTANSE-001 and -002: what breaks inside is told as an error, the service lives on, and what is mended works again
//! without a restart.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use felles::dokument::Node;
use felles::maskinporten::{self, KEY};
use felles::xmllint::validate_feil;
use felles::{BRREG, Issuer, Oppsett, Response, Tjeneste, nobodys_address};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use jiff::civil::Date;
use restanser_server::kilde::{ForfaltOgUbetalt, Kategori, Kilde, KildeFeil};
use restanser_server::organisasjonsnummer::Organisasjonsnummer;
use rusqlite::Connection;

/// The published example is asked for, in JSON and in XML; both are refused with this code and status 500.
fn assert_broken(tjeneste: &Tjeneste, kode: &str) {
    let json = ask(tjeneste, "application/json");
    let xml = ask(tjeneste, "application/xml");
    validate_feil(&xml.body);
    let (_, from_xml) = Node::xml(&xml.body, "urn:no:skatteetaten:datasamarbeid:feil:v1");
    for (response, feil) in [(&json, Node::json(&json.body)), (&xml, from_xml)] {
        assert_eq!((response.status, feil.text("kode")), (500, kode));
        assert_eq!(feil.names(), ["kode", "melding", "korrelasjonsid"]);
        assert_eq!(
            response.header("Korrelasjonsid"),
            Some(feil.text("korrelasjonsid"))
        );
        assert_eq!(response.header("Vary"), Some("Accept"));
        assert_eq!(response.header("Cache-Control"), Some("no-store"));
        let inside = ["sqlite", "/tmp", "133707", "58552", "panic", "310111643"];
        assert!(
            inside.iter().all(|word| !response.text().contains(word)),
            "{}",
            response.text()
        );
    }
}

fn ask(tjeneste: &Tjeneste, accept: &str) -> Response {
    tjeneste.send(
        &tjeneste
            .get(BRREG, "dibk/310111643")
            .header("Accept", accept),
    )
}

fn assert_mended(tjeneste: &Tjeneste) {
    let response = ask(tjeneste, "application/json");
    assert_eq!(response.status, 200, "{}", response.text());
}

/// A source that panics, or adds up wrongly, while it is told to.
struct Lunefull {
    now: Arc<AtomicBool>,
    later: bool,
}

impl Kilde for Lunefull {
    fn forfalt_og_ubetalt<'a>(
        &'a self,
        _: &'a Organisasjonsnummer,
        today: Date,
    ) -> BoxFuture<'a, Result<Option<ForfaltOgUbetalt>, KildeFeil>> {
        let panics = self.now.load(Ordering::SeqCst);
        assert!(
            !panics || self.later,
            "a slip at once, with 310111643 in its text"
        );
        async move {
            assert!(!panics, "a slip later, with 310111643 in its text");
            restanser_server::kilde::summer(&[], today).map(Some)
        }
        .boxed()
    }

    fn status(&self) -> BoxFuture<'_, Result<(), KildeFeil>> {
        async { Ok(()) }.boxed()
    }
}

#[test]
fn a_panic_in_the_source_is_001_and_the_next_request_is_answered() {
    for later in [false, true] {
        let now = Arc::new(AtomicBool::new(true));
        let kilde = Lunefull {
            now: Arc::clone(&now),
            later,
        };
        let tjeneste = Oppsett::default().kilde(kilde).start();
        // More often than there are workers: none of them is lost.
        for _ in 0..20 {
            assert_broken(&tjeneste, "RESTANSE-001");
        }
        now.store(false, Ordering::SeqCst);
        assert_mended(&tjeneste);
    }
}

#[test]
fn a_disclosure_log_that_fails_is_001_until_it_can_be_written() {
    let tjeneste = Tjeneste::start();
    assert_mended(&tjeneste);
    fs::remove_file(tjeneste.logg()).unwrap();
    fs::create_dir(tjeneste.logg()).unwrap();
    assert_broken(&tjeneste, "RESTANSE-001");
    fs::remove_dir(tjeneste.logg()).unwrap();
    // Whoever finds its file gone, this request or the record of a refusal, has a new one made.
    tjeneste.ask(BRREG, "dibk/310111643");
    assert_mended(&tjeneste);
}

#[test]
fn a_register_that_is_removed_is_002_until_it_is_back() {
    let tjeneste = Tjeneste::start();
    assert_mended(&tjeneste);
    let aside = tjeneste.register().with_extension("aside");
    fs::rename(tjeneste.register(), &aside).unwrap();
    assert_broken(&tjeneste, "RESTANSE-002");
    fs::rename(&aside, tjeneste.register()).unwrap();
    assert_mended(&tjeneste);
}

#[test]
fn a_register_that_is_garbage_is_002_until_it_is_whole() {
    let tjeneste = Tjeneste::start();
    let whole = fs::read(tjeneste.register()).unwrap();
    let replace = |bytes: &[u8]| {
        let new = tjeneste.register().with_extension("new");
        fs::write(&new, bytes).unwrap();
        fs::rename(&new, tjeneste.register()).unwrap();
    };
    assert_mended(&tjeneste);
    let half = &whole[..whole.len() / 2];
    for garbage in [&b"garbage"[..], b"", half, &[0; 8192]] {
        replace(garbage);
        assert_broken(&tjeneste, "RESTANSE-002");
        replace(&whole);
        assert_mended(&tjeneste);
    }
}

#[test]
fn a_register_that_is_overwritten_in_place_is_002_until_it_is_whole() {
    let tjeneste = Tjeneste::start();
    let whole = fs::read(tjeneste.register()).unwrap();
    assert_mended(&tjeneste);
    fs::write(tjeneste.register(), vec![0xA5; whole.len()]).unwrap();
    assert_broken(&tjeneste, "RESTANSE-002");
    fs::write(tjeneste.register(), &whole).unwrap();
    assert_mended(&tjeneste);
}

#[test]
fn a_register_that_is_locked_is_002_until_it_is_free() {
    let tjeneste = Tjeneste::start();
    assert_mended(&tjeneste);
    let other = Connection::open(tjeneste.register()).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    assert_broken(&tjeneste, "RESTANSE-002");
    other.execute_batch("ROLLBACK").unwrap();
    assert_mended(&tjeneste);
}

#[test]
fn a_register_of_another_kind_is_002() {
    let tjeneste = Tjeneste::start();
    fs::remove_file(tjeneste.register()).unwrap();
    let other = Connection::open(tjeneste.register()).unwrap();
    other
        .execute_batch("CREATE TABLE krav (x); CREATE TABLE organisasjon (x);")
        .unwrap();
    assert_broken(&tjeneste, "RESTANSE-002");
}

#[test]
fn claims_that_outgrow_the_answer_are_002_rather_than_a_wrong_sum() {
    let krav = (Kategori::Gebyr, Date::constant(2024, 1, 1), i64::MAX, None);
    let tjeneste = Oppsett::default()
        .krav(vec![("310111643", vec![krav, krav])])
        .start();
    assert_broken(&tjeneste, "RESTANSE-002");
}

#[test]
fn a_key_server_that_is_not_there_is_002_until_it_is() {
    let address = nobodys_address();
    let tjeneste = Oppsett::default()
        .issuer(&maskinporten::url(address))
        .start();
    assert_broken(&tjeneste, "RESTANSE-002");
    let issuer = Issuer::listening(TcpListener::bind(address).unwrap());
    assert_broken(&tjeneste, "RESTANSE-002");
    issuer.publish(&[&KEY]);
    assert_mended(&tjeneste);
}
