//! The issuer's keys under load, while the key server is down, slow, flapping, talks nonsense or rotates every second: no
//! valid request fails while its key is held, no invalid one passes, and the key server is asked as seldom as promised.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use felles::key_server::{KeyServer, Mood};
use felles::load::Load;
use felles::maskinporten::{KEY, Key, OTHER_KEY};
use felles::prosess::{Program, restanser};
use felles::{BRREG, Oppsett, Request, Response, Tjeneste, Token};
use jiff::Timestamp;
use restanser_server::dev::data;
use restanser_server::tilgang::keys::KeyStatus;

static NEW_KEY: LazyLock<Key> = LazyLock::new(|| Key::generate("new"));

const REFRESH: Duration = Duration::from_millis(40);
const FIRST_RETRY: Duration = Duration::from_millis(20);
const REFETCH: Duration = Duration::from_secs(30);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Time that passes when the test says so.
#[derive(Clone, Default)]
struct Passed(Arc<AtomicU64>);

impl Passed {
    fn add(&self, time: Duration) {
        let milliseconds = u64::try_from(time.as_millis()).unwrap();
        self.0.fetch_add(milliseconds, Ordering::SeqCst);
    }
}

/// A service whose ages and intervals go by a clock of the test's.
fn oppsett(server: &KeyServer) -> (Oppsett, Passed) {
    let passed = Passed::default();
    let clock = passed.clone();
    let oppsett = Oppsett::default()
        .issuer(&server.url)
        .keys(|keys| keys.with_first_retry(FIRST_RETRY))
        .monotonic(move || Duration::from_millis(clock.0.load(Ordering::SeqCst)));
    (oppsett, passed)
}

fn request(token: &str) -> Request {
    Request::get("/v2/dibk/310111643").bearer(token)
}

fn signed(tjeneste: &Tjeneste, key: &Key) -> Request {
    request(&key.sign(&tjeneste.token(BRREG).claims))
}

fn ask(tjeneste: &Tjeneste, key: &Key) -> String {
    tjeneste.send(&signed(tjeneste, key)).kode()
}

/// Consumers whose tokens are in order; the service has its keys from then on.
fn valid_load(tjeneste: &Tjeneste) -> Load {
    assert_eq!(ask(tjeneste, &KEY), "200");
    let valid = vec![signed(tjeneste, &KEY)];
    Load::start(tjeneste.adresse, 3, "200", valid)
}

/// Tokens that are not the issuer's: another key under the same id, and ids that nobody has.
fn hostile_load(tjeneste: &Tjeneste) -> Load {
    let claims = tjeneste.token(BRREG).claims;
    let mut hostile = vec![request(&OTHER_KEY.sign(&claims))];
    hostile
        .extend((0..20).map(|number| request(&KEY.sign_as(&format!("unknown-{number}"), &claims))));
    Load::start(tjeneste.adresse, 2, "RESTANSE-004", hostile)
}

/// No more fetches than one for each wait that has been possible since `start`, and those that tokens may begin.
#[track_caller]
fn assert_spared(server: &KeyServer, start: Instant, begun_by_tokens: u128) {
    let fetches = u128::try_from(server.fetches()).unwrap();
    // A wait is shortened by a tenth at most.
    let waits = start.elapsed().as_millis() * 10 / (FIRST_RETRY.as_millis() * 9);
    let allowed = 1 + waits + begun_by_tokens;
    assert!(fetches <= allowed, "{fetches} fetches, {allowed} allowed");
    assert_eq!(server.most_at_once(), 1, "fetches that overlap");
}

#[track_caller]
fn wait_until(tjeneste: &Tjeneste, condition: impl Fn(&KeyStatus) -> bool) {
    let end = Instant::now() + felles::BOUND;
    while !condition(&tjeneste.keys.status()) {
        assert!(Instant::now() < end, "{:?}", tjeneste.keys.status());
        std::thread::yield_now();
    }
}

/// Down or talking nonsense, for several times the refresh.
#[test]
fn a_key_server_that_is_of_no_use_fails_no_valid_request() {
    let server = KeyServer::start(&[&KEY]);
    let start = Instant::now();
    let (oppsett, _) = oppsett(&server);
    let tjeneste = oppsett.key_refresh(REFRESH).start();
    let (valid, hostile) = (valid_load(&tjeneste), hostile_load(&tjeneste));
    for mood in [
        Mood::Down,
        Mood::Status(500),
        Mood::Status(404),
        Mood::Status(204),
        Mood::Status(302),
        Mood::Html,
        Mood::NotMetadata,
        Mood::OtherIssuer,
        Mood::ElsewhereInTheClear,
        Mood::NotAKeySet,
        Mood::EmptySet,
        Mood::UnfitKeys,
        Mood::CutOff,
    ] {
        let failures = tjeneste.keys.status().failures;
        server.mood(mood);
        wait_until(&tjeneste, |status| status.failures >= failures + 3);
        valid.wait_for(6);
        hostile.wait_for(6);
        let status = tjeneste.keys.status();
        assert!(status.usable && status.last_error.is_some(), "{mood:?}");
        server.mood(Mood::InOrder);
        wait_until(&tjeneste, |status| status.last_error.is_none());
    }
    assert!(valid.stop() >= 78 && hostile.stop() >= 78);
    // The first token, and no other, since no time has passed.
    assert_spared(&server, start, 1);
}

#[test]
fn a_key_server_that_is_slower_than_the_refresh_delays_no_valid_request() {
    let server = KeyServer::start(&[&KEY]);
    let start = Instant::now();
    let (oppsett, _) = oppsett(&server);
    let tjeneste = oppsett.key_refresh(REFRESH).start();
    let (valid, hostile) = (valid_load(&tjeneste), hostile_load(&tjeneste));
    for _ in 0..3 {
        server.hold_back();
        server.wait_until_asked();
        let (held, fetches) = (Instant::now(), tjeneste.keys.status().fetches);
        while held.elapsed() < REFRESH * 3 {
            valid.wait_for(10);
        }
        assert_eq!(tjeneste.keys.status().fetches, fetches);
        server.let_go();
        hostile.wait_for(10);
    }
    valid.stop();
    hostile.stop();
    assert_eq!(tjeneste.keys.status().failures, 0);
    assert_spared(&server, start, 1);
}

#[test]
fn a_key_server_that_flaps_fails_no_valid_request() {
    let server = KeyServer::start(&[&KEY]);
    let start = Instant::now();
    let (oppsett, _) = oppsett(&server);
    let tjeneste = oppsett.key_refresh(REFRESH).start();
    let (valid, hostile) = (valid_load(&tjeneste), hostile_load(&tjeneste));
    let key = tjeneste.keys.held("a").unwrap();
    server.mood(Mood::Flapping);
    server.wait_for_fetches(server.fetches() + 12);
    valid.wait_for(10);
    valid.stop();
    hostile.stop();
    let status = tjeneste.keys.status();
    assert!(
        status.failures >= 5 && status.fetches > 2 * status.failures - 3,
        "{status:?}"
    );
    assert!(Arc::ptr_eq(&key, &tjeneste.keys.held("a").unwrap()));
    assert_spared(&server, start, 1);
}

/// The new key signs from the moment at which it is published, the old one one period longer.
#[test]
fn a_key_server_that_rotates_every_second_fails_no_valid_request() {
    const SECOND: Duration = Duration::from_secs(1);
    let keys: Vec<Key> = (0..6)
        .map(|number| Key::generate(&number.to_string()))
        .collect();
    let server = KeyServer::start(&[&keys[0]]);
    let (oppsett, passed) = oppsett(&server);
    let tjeneste = oppsett
        .keys(|keys| keys.with_refetch_interval(SECOND))
        .start();
    assert_eq!(ask(&tjeneste, &keys[0]), "200");
    let valid = Load::start(
        tjeneste.adresse,
        3,
        "200",
        vec![signed(&tjeneste, &keys[0])],
    );
    let hostile = hostile_load(&tjeneste);
    for (rotation, pair) in keys.windows(2).enumerate() {
        let [old, new] = pair else { panic!() };
        // Nobody uses the key that is withdrawn now.
        valid.change(vec![signed(&tjeneste, old)]);
        server.publish(&[old, new]);
        passed.add(SECOND);
        valid.change(vec![signed(&tjeneste, new), signed(&tjeneste, old)]);
        valid.wait_for(12);
        hostile.wait_for(6);
        // One fetch for each rotation, whoever asks for whatever.
        assert_eq!(server.fetches(), 2 + rotation);
        for withdrawn in &keys[..rotation] {
            assert_eq!(ask(&tjeneste, withdrawn), "RESTANSE-004");
        }
    }
    valid.stop();
    hostile.stop();
    assert_eq!((server.fetches(), server.most_at_once()), (keys.len(), 1));
}

/// As Maskinporten rotates: the new key is published before it is used, and the refresh brings it.
#[test]
fn a_key_that_is_published_ahead_is_there_before_its_tokens() {
    let server = KeyServer::start(&[&KEY]);
    let start = Instant::now();
    let (oppsett, _) = oppsett(&server);
    let tjeneste = oppsett.key_refresh(REFRESH).start();
    let valid = valid_load(&tjeneste);
    server.publish(&[&KEY, &NEW_KEY]);
    wait_until(&tjeneste, |status| status.held == 2);
    // Would wait for a fetch that is answered when this test is over, were it not there.
    server.hold_back();
    valid.change(vec![signed(&tjeneste, &NEW_KEY), signed(&tjeneste, &KEY)]);
    valid.wait_for(12);
    server.let_go();
    valid.stop();
    assert_spared(&server, start, 1);
}

#[test]
fn another_key_under_the_same_id_takes_the_place_of_the_first() {
    let server = KeyServer::start(&[&KEY]);
    let (oppsett, _) = oppsett(&server);
    let tjeneste = oppsett.key_refresh(REFRESH).start();
    assert_eq!(
        (
            ask(&tjeneste, &KEY).as_str(),
            ask(&tjeneste, &OTHER_KEY).as_str()
        ),
        ("200", "RESTANSE-004")
    );
    let first = tjeneste.keys.held("a").unwrap();
    server.publish(&[&OTHER_KEY]);
    wait_until(&tjeneste, |_| {
        let held = tjeneste.keys.held("a").unwrap();
        !Arc::ptr_eq(&held, &first)
    });
    assert_eq!(
        (
            ask(&tjeneste, &KEY).as_str(),
            ask(&tjeneste, &OTHER_KEY).as_str()
        ),
        ("RESTANSE-004", "200")
    );
}

/// Whatever the key server does, and also when it has been down for so long that no key may be used.
#[test]
fn unknown_key_ids_lead_to_one_fetch_in_30_seconds() {
    for mood in [Mood::InOrder, Mood::Down, Mood::Html] {
        let server = KeyServer::start(&[&KEY]);
        let (oppsett, passed) = oppsett(&server);
        let tjeneste = oppsett.start();
        let (valid, hostile) = (valid_load(&tjeneste), hostile_load(&tjeneste));
        server.mood(mood);
        for round in 1..4 {
            valid.wait_for(10);
            hostile.wait_for(50);
            assert_eq!(server.fetches(), round, "{mood:?}");
            passed.add(REFETCH - Duration::from_millis(1));
            hostile.wait_for(50);
            assert_eq!(server.fetches(), round, "{mood:?}");
            passed.add(Duration::from_millis(1));
        }
        valid.stop();
        hostile.stop();
        assert!(server.fetches() <= 4);
        assert_eq!(server.most_at_once(), 1);
    }
}

#[test]
fn keys_that_are_too_old_are_002_until_they_are_fetched() {
    let server = KeyServer::start(&[&KEY]);
    let (oppsett, passed) = oppsett(&server);
    let tjeneste = oppsett.start();
    assert_eq!(ask(&tjeneste, &KEY), "200");
    server.mood(Mood::Down);
    passed.add(DAY);
    assert_eq!(ask(&tjeneste, &KEY), "200");
    passed.add(Duration::from_millis(1));
    let refused: Response = tjeneste.send(&signed(&tjeneste, &KEY));
    assert_eq!(
        (refused.status, refused.kode().as_str()),
        (500, "RESTANSE-002")
    );
    // Nobody can be told from anybody else now.
    assert_eq!(ask(&tjeneste, &OTHER_KEY), "RESTANSE-002");
    assert!(!tjeneste.keys.is_ready() && tjeneste.keys.status().held == 1);
    assert_eq!(server.fetches(), 2);
    server.mood(Mood::InOrder);
    passed.add(REFETCH);
    assert_eq!(ask(&tjeneste, &KEY), "200");
    assert_eq!(ask(&tjeneste, &OTHER_KEY), "RESTANSE-004");
    assert!(tjeneste.keys.is_ready());
    assert_eq!(server.fetches(), 3);
}

/// `restanser serve` comes up, waits, says so once, and says when the waiting is over.
#[test]
fn serve_waits_for_the_keys_and_says_so() {
    let server = KeyServer::start(&[&KEY]);
    server.mood(Mood::Status(503));
    let folder = tempfile::tempdir().unwrap();
    data::fyll(&folder.path().join("register.sqlite")).unwrap();
    let config = format!(
        r#"
        listen = "127.0.0.1:0"
        maskinporten.issuer = "{}"
        kilde.sqlite = "register.sqlite"
        utlevering.logg = "utleveringer.jsonl"
        rettighetspakker.dibk = {{ hjemmel = "pbl", samtykke = false, konsumenter = ["{BRREG}"] }}
        "#,
        server.url
    );
    fs::write(folder.path().join("restanser.toml"), config).unwrap();
    let arguments = ["serve", "--config", "restanser.toml"];
    let mut program = Program::start(&mut restanser(folder.path(), &arguments));
    program.stderr.wait_for("waiting for the issuer's keys");
    let listening = program
        .stderr
        .seen
        .iter()
        .find(|line| line.contains("listening"));
    let listening = listening
        .cloned()
        .unwrap_or_else(|| program.stderr.wait_for("listening"));
    let listening: serde_json::Value = serde_json::from_str(&listening).unwrap();
    let address = listening["address"].as_str().unwrap().parse().unwrap();
    let ask = || {
        let token = Token::new(&server.url, BRREG, Timestamp::now()).sign();
        request(&token).send(address).kode()
    };
    assert_eq!(ask(), "RESTANSE-002");
    // Once by the service, once at most by the token, and again.
    server.wait_for_fetches(4);
    server.mood(Mood::InOrder);
    program.stderr.wait_for("the issuer's keys are fetched");
    assert_eq!(ask(), "200");
    program.kill();
    let warnings: Vec<_> = program
        .stderr
        .seen
        .iter()
        .filter(|line| line.contains("WARN") && line.contains("::keys"))
        .collect();
    assert_eq!(warnings.len(), 1, "{warnings:#?}");
    assert!(
        warnings[0].contains("RESTANSE-002") && warnings[0].contains("503"),
        "{warnings:#?}"
    );
}
