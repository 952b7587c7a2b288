//! What the service takes on: so many requests at once, so many that wait, so many calls of one consumer, for so long. What
//! it does not take on is told so at once, and whatever becomes of a request, its place comes free.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, ScopedJoinHandle};

use felles::dokument::Node;
use felles::sperret::{Sperre, until};
use felles::xmllint::validate_feil;
use felles::{
    BRREG, Connection, DIGDIR, Oppsett, Request, Response, SKATTEETATEN, Tjeneste, UTEN_TILGANG,
};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use jiff::civil::Date;
use restanser_server::config::Server;
use restanser_server::kapasitet::Kapasitetsstatus;
use restanser_server::kilde::{ForfaltOgUbetalt, Kilde, KildeFeil, summer};
use restanser_server::organisasjonsnummer::Organisasjonsnummer;

const FEIL: &str = "urn:no:skatteetaten:datasamarbeid:feil:v1";
const ADRESSE: &str = "dibk/310111643";

/// A service with a source that waits, which takes nobody's time as its limit.
fn start(sperre: &Sperre, change: impl FnOnce(&mut Server)) -> Tjeneste {
    let oppsett = Oppsett::default().kilde(sperre.kilde()).server(|server| {
        server.request_seconds = number(600);
        server.longest_wait_milliseconds = number(600_000);
        change(server);
    });
    oppsett.start()
}

fn number(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap()
}

fn status(tjeneste: &Tjeneste) -> Kapasitetsstatus {
    tjeneste.kapasitet.status(&tjeneste.pakker)
}

/// Returns when so many are worked on and so many wait.
fn until_in_and_waiting(tjeneste: &Tjeneste, inside: u32, waiting: u32) {
    until(|| {
        let port = status(tjeneste).port;
        (port.inne, port.venter) == (inside, waiting)
    });
}

fn assert_nothing_is_held(tjeneste: &Tjeneste) {
    until_in_and_waiting(tjeneste, 0, 0);
    let status = status(tjeneste);
    let mut rows = status.konsumenter.iter().chain([&status.andre]);
    assert!(rows.all(|row| row.running == 0), "{status:?}");
}

/// The error in JSON and in XML, with what its texts say in common.
fn assert_feil(tjeneste: &Tjeneste, request: &Request, status: u16, igjen: &str, melding: &str) {
    let json = tjeneste.send(request);
    let xml = tjeneste.send(&request.clone().header("Accept", "application/xml"));
    assert_eq!(xml.header("Content-Type"), Some("application/xml"));
    validate_feil(&xml.body);
    let (_, from_xml) = Node::xml(&xml.body, FEIL);
    for (response, feil) in [(&json, Node::json(&json.body)), (&xml, from_xml)] {
        assert_eq!(response.status, status, "{response:?}");
        assert_eq!(feil.names(), ["kode", "melding", "korrelasjonsid"]);
        assert_eq!(feil.text("kode"), "RESTANSE-001");
        assert_eq!(feil.text("melding"), melding);
        assert_eq!(
            response.header("Korrelasjonsid"),
            Some(feil.text("korrelasjonsid"))
        );
        assert_eq!(response.header("Retry-After"), Some(igjen));
        assert_eq!(response.header("Vary"), Some("Accept"));
        assert_eq!(response.header("Cache-Control"), Some("no-store"));
    }
}

/// As many requests in order as `count`, each on a connection of its own.
fn ask<'scope>(
    scope: &'scope thread::Scope<'scope, '_>,
    tjeneste: &'scope Tjeneste,
    consumer: &'static str,
    count: usize,
) -> Vec<ScopedJoinHandle<'scope, Response>> {
    (0..count)
        .map(|_| scope.spawn(move || tjeneste.ask(consumer, ADRESSE)))
        .collect()
}

fn assert_all_answered(answers: Vec<ScopedJoinHandle<'_, Response>>) {
    for answer in answers {
        let answer = answer.join().unwrap();
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(answer.header("Retry-After"), None);
    }
}

#[test]
fn when_as_many_run_and_wait_as_may_one_more_is_refused_at_once_whatever_it_is() {
    let sperre = Sperre::lukket();
    let tjeneste = start(&sperre, |server| {
        server.running_requests = number(3);
        server.waiting_requests = 2;
    });
    thread::scope(|scope| {
        let accepted = ask(scope, &tjeneste, BRREG, 5);
        until_in_and_waiting(&tjeneste, 3, 2);
        // Nobody looks at what it is, and least of all at its token. All are answered while the source waits.
        let good = tjeneste.get(BRREG, ADRESSE);
        for request in [
            good.clone(),
            Request::get("/v2/dibk/310111643").bearer("abc"),
            Request::get("/v2/dibk/310111643"),
            Request::get("/unknown"),
            Request::new("DELETE", "/v2/dibk/310111643"),
        ] {
            let text =
                "Tjenesten har for mange forespørsler akkurat nå. Prøv igjen om 600 sekunder";
            assert_feil(&tjeneste, &request, 503, "600", text);
        }
        let status = status(&tjeneste);
        assert_eq!((status.port.inne, status.port.venter), (3, 2));
        assert_eq!((status.port.full, status.port.ventet), (10, 0));
        until(|| sperre.asked() == 3);
        sperre.slipp();
        assert_all_answered(accepted);
    });
    assert_nothing_is_held(&tjeneste);
    assert_eq!(status(&tjeneste).port.ventet_i_alt, 2);
    assert_eq!(tjeneste.ask(BRREG, ADRESSE).status, 200);
    assert_eq!(tjeneste.utleveringer().len(), 6);
}

#[test]
fn what_was_refused_unseen_is_no_refusal_in_the_disclosure_log() {
    let sperre = Sperre::lukket();
    let tjeneste = start(&sperre, |server| {
        server.running_requests = number(1);
        server.waiting_requests = 0;
    });
    thread::scope(|scope| {
        let accepted = ask(scope, &tjeneste, BRREG, 1);
        until_in_and_waiting(&tjeneste, 1, 0);
        assert_eq!(tjeneste.ask(UTEN_TILGANG, ADRESSE).status, 503);
        sperre.slipp();
        assert_all_answered(accepted);
    });
    assert_eq!(tjeneste.ask(UTEN_TILGANG, ADRESSE).status, 403);
    until(|| !tjeneste.poster("avslag").is_empty());
    let avslag = tjeneste.poster("avslag");
    assert_eq!(avslag.len(), 1, "{avslag:?}");
    assert_eq!(avslag[0]["kode"], "RESTANSE-005");
}

#[test]
fn who_has_waited_for_as_long_as_anybody_may_is_refused() {
    let sperre = Sperre::lukket();
    let tjeneste = start(&sperre, |server| {
        server.running_requests = number(1);
        server.longest_wait_milliseconds = number(1);
    });
    thread::scope(|scope| {
        let accepted = ask(scope, &tjeneste, BRREG, 1);
        until_in_and_waiting(&tjeneste, 1, 0);
        let text = "Tjenesten har for mange forespørsler akkurat nå. Prøv igjen om 1 sekund";
        assert_feil(&tjeneste, &tjeneste.get(BRREG, ADRESSE), 503, "1", text);
        let port = status(&tjeneste).port;
        assert_eq!((port.full, port.ventet, port.ventet_i_alt), (0, 2, 2));
        sperre.slipp();
        assert_all_answered(accepted);
    });
    assert_nothing_is_held(&tjeneste);
}

#[test]
fn a_client_that_goes_away_frees_its_place_inside_and_in_the_queue() {
    let sperre = Sperre::lukket();
    let tjeneste = start(&sperre, |server| {
        server.running_requests = number(1);
        server.waiting_requests = 1;
    });
    let send = || {
        let mut connection = Connection::open(tjeneste.adresse);
        connection.write(&tjeneste.get(BRREG, ADRESSE).bytes());
        connection
    };
    let running = send();
    until(|| sperre.asked() == 1);
    let waiting = send();
    until_in_and_waiting(&tjeneste, 1, 1);
    drop(waiting);
    until_in_and_waiting(&tjeneste, 1, 0);
    assert_eq!(status(&tjeneste).port.gikk, 1);
    thread::scope(|scope| {
        let accepted = ask(scope, &tjeneste, SKATTEETATEN, 1);
        until_in_and_waiting(&tjeneste, 1, 1);
        drop(running);
        // The one that waited runs now.
        until(|| sperre.asked() == 2);
        until_in_and_waiting(&tjeneste, 1, 0);
        sperre.slipp();
        assert_all_answered(accepted);
    });
    assert_nothing_is_held(&tjeneste);
    let utleveringer = tjeneste.utleveringer();
    assert_eq!(utleveringer.len(), 1);
    assert_eq!(utleveringer[0]["konsument"], SKATTEETATEN);
}

#[test]
fn one_consumer_has_so_many_calls_at_once_and_others_have_theirs() {
    let sperre = Sperre::lukket();
    let tjeneste = start(&sperre, |server| {
        server.calls_per_consumer = Some(number(5));
    });
    thread::scope(|scope| {
        let mut accepted = ask(scope, &tjeneste, BRREG, 5);
        until(|| sperre.asked() == 5);
        let text = "For mange samtidige kall. Tjenesten behandler høyst 5 kall samtidig for hver konsument. Prøv igjen om 1 sekund";
        assert_feil(&tjeneste, &tjeneste.get(BRREG, ADRESSE), 429, "1", text);
        // What it asks for is no matter; whether the token is its own is.
        assert_eq!(tjeneste.ask(BRREG, "dibk/x").status, 429);
        let forged = felles::maskinporten::OTHER_KEY.sign(&tjeneste.token(BRREG).claims);
        let forged = Request::get("/v2/dibk/310111643").bearer(&forged);
        assert_eq!(tjeneste.send(&forged).status, 401);

        accepted.extend(ask(scope, &tjeneste, SKATTEETATEN, 5));
        until(|| sperre.asked() == 10);
        assert_eq!(tjeneste.ask(UTEN_TILGANG, ADRESSE).kode(), "RESTANSE-005");
        let rows = status(&tjeneste).konsumenter.into_iter();
        let rows: Vec<_> = rows
            .map(|row| {
                let konsument = row.konsument.unwrap();
                (konsument.as_str().to_owned(), row.running, row.avvist)
            })
            .collect();
        let row = |who: &str, running, avvist| (who.to_owned(), running, avvist);
        assert_eq!(
            rows,
            [row(BRREG, 5, 3), row(SKATTEETATEN, 5, 0), row(DIGDIR, 0, 0)]
        );
        sperre.slipp();
        assert_all_answered(accepted);
    });
    assert_nothing_is_held(&tjeneste);
    assert_eq!(tjeneste.ask(BRREG, ADRESSE).status, 200);
    // A refusal of one who is known is recorded like any other.
    until(|| {
        let of_limit =
            |post: &serde_json::Value| post["status"] == 429 && post["konsument"] == BRREG;
        tjeneste
            .poster("avslag")
            .iter()
            .filter(|post| of_limit(post))
            .count()
            == 3
    });
}

#[test]
fn a_request_has_so_long_even_when_its_source_never_answers() {
    let sperre = Sperre::lukket();
    let tjeneste = start(&sperre, |server| {
        server.running_requests = number(1);
        server.waiting_requests = 1;
        server.request_seconds = number(1);
    });
    let text = "Forespørselen ble ikke besvart innen 1 sekund. Prøv igjen om 1 sekund";
    assert_feil(&tjeneste, &tjeneste.get(BRREG, ADRESSE), 503, "1", text);
    assert_eq!(sperre.asked(), 2);
    assert_nothing_is_held(&tjeneste);
    // The wait is part of it.
    thread::scope(|scope| {
        let (first, second) = (
            ask(scope, &tjeneste, BRREG, 1),
            ask(scope, &tjeneste, BRREG, 1),
        );
        for answer in first.into_iter().chain(second) {
            let answer = answer.join().unwrap();
            assert_eq!((answer.status, answer.melding()), (503, text.to_owned()));
        }
    });
    assert_nothing_is_held(&tjeneste);
    assert_eq!(status(&tjeneste).for_sent, 4);
    assert!(tjeneste.utleveringer().is_empty());
    sperre.slipp();
    assert_eq!(tjeneste.ask(BRREG, ADRESSE).status, 200);
}

#[test]
fn a_panic_frees_its_place() {
    let sperre = Sperre::som_faller_sammen();
    let tjeneste = start(&sperre, |server| {
        server.running_requests = number(1);
        server.waiting_requests = 0;
        server.calls_per_consumer = Some(number(1));
    });
    for _ in 0..3 {
        assert_eq!(tjeneste.ask(BRREG, ADRESSE).kode(), "RESTANSE-001");
        assert_nothing_is_held(&tjeneste);
    }
    assert_eq!(sperre.asked(), 3);
}

/// However many come at once: the source is asked by no more than may, so that each of those is answered as if there were
/// no others, and everybody else is told at once.
#[test]
fn a_flood_is_answered_or_refused_and_never_piles_up_behind_the_gate() {
    const CLIENTS: usize = 24;
    const EACH: usize = 25;
    let most = Arc::new(Samtidige::default());
    let oppsett = Oppsett::default().kilde(Tellende(Arc::clone(&most)));
    let tjeneste = oppsett
        .server(|server| {
            server.running_requests = number(3);
            server.waiting_requests = 4;
            server.longest_wait_milliseconds = number(600_000);
            server.request_seconds = number(600);
        })
        .start();
    let good = tjeneste.get(BRREG, ADRESSE).bytes();
    // The keys are fetched.
    assert_eq!(tjeneste.ask(BRREG, ADRESSE).status, 200);
    let statuses: Vec<u16> = thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|_| {
                scope.spawn(|| {
                    let mut connection = Connection::open(tjeneste.adresse);
                    let ask = |_| {
                        connection.write(&good);
                        let answer = connection.read();
                        assert_eq!(answer.header("Retry-After").is_some(), answer.status == 503);
                        answer.status
                    };
                    (0..EACH).map(ask).collect::<Vec<_>>()
                })
            })
            .collect();
        let answers = clients.into_iter().map(|client| client.join().unwrap());
        answers.flatten().collect()
    });
    let count = |status| statuses.iter().filter(|other| **other == status).count();
    assert_eq!(count(200) + count(503), CLIENTS * EACH);
    assert!(count(200) > 0 && count(503) > 0, "{statuses:?}");
    assert!(most.most.load(Ordering::SeqCst) <= 3);
    assert_nothing_is_held(&tjeneste);
    let port = status(&tjeneste).port;
    assert_eq!(port.full, u64::try_from(count(503)).unwrap());
    assert_eq!(tjeneste.utleveringer().len(), count(200) + 1);
}

/// How many are asking, and how many were at most.
#[derive(Default)]
struct Samtidige {
    now: AtomicUsize,
    most: AtomicUsize,
}

/// A source that lets others have a turn in the middle of each answer.
struct Tellende(Arc<Samtidige>);

impl Kilde for Tellende {
    fn forfalt_og_ubetalt<'a>(
        &'a self,
        _: &'a Organisasjonsnummer,
        today: Date,
    ) -> BoxFuture<'a, Result<Option<ForfaltOgUbetalt>, KildeFeil>> {
        async move {
            let now = self.0.now.fetch_add(1, Ordering::SeqCst) + 1;
            self.0.most.fetch_max(now, Ordering::SeqCst);
            for _ in 0..20 {
                tokio::task::yield_now().await;
            }
            self.0.now.fetch_sub(1, Ordering::SeqCst);
            summer(&[], today).map(Some)
        }
        .boxed()
    }

    fn status(&self) -> BoxFuture<'_, Result<(), KildeFeil>> {
        async { Ok(()) }.boxed()
    }
}
