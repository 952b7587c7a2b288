//! TLS: what is spoken, and certificates that come and go while the service runs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use felles::serve::{Oppstart, wait_until};
use felles::tls::{Filer, Sertifikat, client, connect, exchange};
use felles::{BOUND, BRREG, Oppsett, Request, Tjeneste, VIRKSOMHET, logg};
use restanser_server::config::Server;
use restanser_server::tjeneste::tls::check;

fn start(filer: &Filer, change: impl FnOnce(&mut Server)) -> Tjeneste {
    Oppsett::default()
        .server(|server| {
            server.tls = Some(filer.tls());
            change(server);
        })
        .start()
}

fn last_request(tjeneste: &Tjeneste) -> Vec<u8> {
    tjeneste
        .get(BRREG, &format!("dibk/{VIRKSOMHET}"))
        .header("Connection", "close")
        .bytes()
}

fn read(counter: &AtomicU64) -> u64 {
    counter.load(Ordering::Relaxed)
}

#[test]
fn http_1_1_is_spoken_with_who_wants_it_or_says_nothing() {
    let sertifikat = Sertifikat::new();
    let tjeneste = start(&Filer::of(&sertifikat), |_| {});
    for protocols in [&[][..], &["http/1.1"]] {
        let config = client(&[&sertifikat], protocols);
        let mut stream = connect(tjeneste.adresse, &config).unwrap();
        let answer = exchange(&mut stream, &last_request(&tjeneste));
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(answer.contains("133707"));
    }
    // The errors of connections, too.
    let mut stream = connect(tjeneste.adresse, &client(&[&sertifikat], &[])).unwrap();
    let answer = exchange(&mut stream, b"nonsense\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert!(answer.contains("RESTANSE-006"), "{answer}");
}

#[test]
fn http_2_is_spoken_with_who_can() {
    let sertifikat = Sertifikat::new();
    let tjeneste = start(&Filer::of(&sertifikat), |_| {});
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let root = reqwest::Certificate::from_pem(sertifikat.certificate.as_bytes()).unwrap();
        let client = reqwest::Client::builder()
            .tls_certs_only([root])
            .resolve("localhost", tjeneste.adresse)
            .build()
            .unwrap();
        let token = tjeneste.token(BRREG).sign();
        logg::token(&token);
        let port = tjeneste.adresse.port();
        let url = format!("https://localhost:{port}/v2/dibk/{VIRKSOMHET}");
        let response = client.get(url).bearer_auth(token).send().await.unwrap();
        assert_eq!(response.version(), reqwest::Version::HTTP_2);
        assert_eq!(response.status(), 200);
        assert!(response.text().await.unwrap().contains("133707"));
    });
}

#[test]
fn what_is_no_handshake_or_takes_too_long_is_closed() {
    let tjeneste = start(&Filer::of(&Sertifikat::new()), |server| {
        server.head_seconds = NonZeroU32::MIN;
    });
    for bytes in [
        &Request::get("/v2/dibk/310111643").bytes()[..],
        b"\x16\x03\x01",
        b"",
    ] {
        let mut stream = TcpStream::connect(tjeneste.adresse).unwrap();
        stream.set_read_timeout(Some(BOUND)).unwrap();
        stream.write_all(bytes).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        assert!(!answer.starts_with(b"HTTP"), "{answer:?}");
    }
    wait_until("all counted", || {
        read(&tjeneste.maal.handshakes_failed) == 3
    });
    wait_until("all closed", || read(&tjeneste.maal.open) == 0);
}

/// Shakes hands without a break while it is held.
struct Handshakes<'scope> {
    over: &'scope AtomicBool,
}

impl Drop for Handshakes<'_> {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
    }
}

#[test]
fn a_new_certificate_is_taken_without_a_failed_handshake() {
    let (old, new) = (Sertifikat::new(), Sertifikat::new());
    let filer = Filer::of(&old);
    let tjeneste = start(&filer, |_| {});
    let config = client(&[&old, &new], &[]);
    // Open before, and used after.
    let mut before = connect(tjeneste.adresse, &config).unwrap();
    let seen = AtomicU64::new(0);
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        let _until_the_end = Handshakes { over: &over };
        for _ in 0..3 {
            scope.spawn(|| {
                let request = last_request(&tjeneste);
                while !over.load(Ordering::Relaxed) {
                    let mut stream = connect(tjeneste.adresse, &config).unwrap();
                    let shown = stream.conn.peer_certificates().unwrap()[0].clone();
                    if shown == new.der {
                        seen.fetch_add(1, Ordering::Relaxed);
                    }
                    assert!(exchange(&mut stream, &request).starts_with("HTTP/1.1 200"));
                }
            });
        }
        filer.replace(&new);
        wait_until("the new one is seen", || read(&seen) > 20);
    });
    assert_eq!(read(&tjeneste.maal.tls_reloads_taken), 1);
    assert_eq!(read(&tjeneste.maal.handshakes_failed), 0);
    let answer = exchange(&mut before, &last_request(&tjeneste));
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[test]
fn a_pair_that_does_not_hold_is_refused_and_the_old_one_stays() {
    let (old, other) = (Sertifikat::new(), Sertifikat::new());
    let filer = Filer::of(&old);
    let tjeneste = start(&filer, |_| {});
    let expires = tjeneste.maal.certificate_expires.load(Ordering::Relaxed);
    assert_eq!(expires, 4_102_444_800);
    let wrong = [
        Sertifikat {
            key: other.key.clone(),
            ..old.clone()
        },
        Sertifikat {
            certificate: "nonsense".to_owned(),
            ..old.clone()
        },
        Sertifikat::valid_until(2020),
    ];
    for (refused, sertifikat) in (1..).zip(&wrong) {
        filer.replace(sertifikat);
        wait_until("refused", || {
            read(&tjeneste.maal.tls_reloads_refused) == refused
        });
        connect(tjeneste.adresse, &client(&[&old], &[])).unwrap();
    }
    // Then a sound one.
    filer.replace(&other);
    wait_until("taken", || read(&tjeneste.maal.tls_reloads_taken) == 1);
    connect(tjeneste.adresse, &client(&[&other], &[])).unwrap();
}

#[test]
fn each_pair_that_does_not_hold_says_why() {
    let (one, other) = (Sertifikat::new(), Sertifikat::new());
    let with = |certificate: &str, key: &str| {
        let filer = Filer::of(&Sertifikat {
            certificate: certificate.to_owned(),
            key: key.to_owned(),
            der: one.der.clone(),
        });
        check(&filer.tls()).map_err(|error| error.to_string())
    };
    assert_eq!(with(&one.certificate, &one.key), Ok(()));
    let expired = Sertifikat::valid_until(2020);
    for (certificate, key, words) in [
        (&one.certificate, &other.key, "is not the key of"),
        (&one.key, &one.key, "tls.crt holds no certificate"),
        (
            &one.certificate,
            &one.certificate,
            "tls.key holds no private key",
        ),
        (
            &expired.certificate,
            &expired.key,
            "tls.crt expired at 2020",
        ),
    ] {
        let reason = with(certificate, key).unwrap_err();
        assert!(reason.contains(words), "{reason}");
        // Nothing of a key is told.
        assert!(!reason.contains(&one.key[40..60]), "{reason}");
    }
    let filer = Filer::of(&one);
    std::fs::remove_file(filer.tls().key).unwrap();
    let reason = check(&filer.tls()).unwrap_err().to_string();
    assert!(reason.contains("tls.key"), "{reason}");
}

fn oppstart(filer: &Filer) -> Oppstart {
    let tls = filer.tls();
    let mut oppstart = Oppstart::new()
        .pakker("[dibk]\nhjemmel = \"x\"\nsamtykke = false\nkonsumenter = [\"974760673\"]\n");
    oppstart.tables += &format!(
        "\n[server.tls]\ncertificate = {:?}\nkey = {:?}\n",
        tls.certificate, tls.key
    );
    oppstart
}

#[test]
fn the_program_takes_a_new_certificate_at_once_when_it_is_asked() {
    let (old, new) = (Sertifikat::new(), Sertifikat::new());
    let filer = Filer::of(&old);
    let mut serve = oppstart(&filer).start();
    connect(serve.address, &client(&[&old], &[])).unwrap();
    filer.replace(&new);
    serve.program.signal("HUP");
    serve.program.stderr.wait_for("TLS certificate taken");
    connect(serve.address, &client(&[&new], &[])).unwrap();
}

#[test]
fn the_program_does_not_start_with_a_pair_that_does_not_hold() {
    let filer = Filer::of(&Sertifikat {
        key: Sertifikat::new().key,
        ..Sertifikat::new()
    });
    let oppstart = oppstart(&filer);
    let output = felles::prosess::run(&mut oppstart.command());
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("server.tls"), "{said}");
    assert!(said.contains("is not the key of"), "{said}");
}
