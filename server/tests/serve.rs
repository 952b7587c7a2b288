//! `restanser serve`: the service as configured, of which development is no part.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::LazyLock;
use std::thread;

use felles::altinn::{KeyServer, Samtykketoken};
use felles::maskinporten::{KEY, Key, url};
use felles::prosess::{Program, restanser, run};
use felles::{
    BRREG, DIGDIR, Issuer, Request, Response, SKATTEETATEN, Samtykke, Token, VIRKSOMHET,
    nobodys_address,
};
use jiff::Timestamp;
use restanser_server::dev::data;
use restanser_server::dev::issuer::{DevIssuer, TokenRequest};
use tempfile::TempDir;

static NEW_KEY: LazyLock<Key> = LazyLock::new(|| Key::generate("new"));

/// Everything that can be configured.
fn config(folder: &Path, issuer: &str) -> String {
    let folder = folder.display();
    format!(
        r#"listen = "127.0.0.1:0"

[maskinporten]
issuer = "{issuer}"
metadata = "{issuer}.well-known/oauth-authorization-server"
clock_skew_seconds = 5
key_refresh_seconds = 600
longest_key_age_seconds = 7200

[kilde]
sqlite = "{folder}/register.sqlite"

[utlevering]
logg = "{folder}/utleveringer.jsonl"

[samtykke]
ressurser = ["digdir-restanser-skatteetaten"]

[rettighetspakker.dibk]
hjemmel = "plan- og bygningsloven"
samtykke = false
konsumenter = ["974761076"]

[rettighetspakker.ebevis]
samtykke = true
konsumenter = ["991825827"]
betrodde = ["991825827"]
"#
    )
}

/// `restanser serve`, listening.
struct Serve {
    program: Program,
    address: SocketAddr,
    folder: TempDir,
    issuer: String,
}

impl Serve {
    fn start(issuer: &str) -> Self {
        Self::start_with(issuer, "")
    }

    /// With more of a configuration.
    fn start_with(issuer: &str, more: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        data::fyll(&folder.path().join("register.sqlite")).unwrap();
        let file = folder.path().join("restanser.toml");
        let config = config(folder.path(), issuer);
        fs::write(&file, format!("{config}\n{more}")).unwrap();
        let mut command = restanser(folder.path(), &["serve", "--config"]);
        let mut program = Program::start(command.arg(&file));
        let line = program.stderr.wait_for(r#""message":"listening""#);
        let line: serde_json::Value = serde_json::from_str(&line).unwrap();
        Self {
            address: line["address"].as_str().unwrap().parse().unwrap(),
            program,
            folder,
            issuer: issuer.to_owned(),
        }
    }

    fn token(&self, consumer: &str) -> Token {
        Token::new(&self.issuer, consumer, Timestamp::now())
    }

    fn ask(&self, path: &str, token: &str) -> Response {
        Request::get(format!("/v2/{path}/310111643"))
            .bearer(token)
            .send(self.address)
    }
}

#[test]
fn a_full_configuration_is_served() {
    let serve = Serve::start(&Issuer::shared().url);
    let response = serve.ask("dibk", &serve.token(SKATTEETATEN).sign());
    assert_eq!(
        response.json()["restanser"]["forskuddstrekk"]["forfaltOgUbetalt"],
        133_707
    );
    // A trusted handler with a consent to another.
    let samtykke = Samtykke::new(VIRKSOMHET, BRREG);
    let response = serve.ask("ebevis", &serve.token(DIGDIR).samtykke(&samtykke).sign());
    assert_eq!(response.status, 200);
    let log = fs::read_to_string(serve.folder.path().join("utleveringer.jsonl")).unwrap();
    assert_eq!(log.lines().count(), 2);
    assert!(log.contains("plan- og bygningsloven") && log.contains(&samtykke.id.to_string()));
}

#[test]
fn what_is_not_configured_is_not_granted() {
    let serve = Serve::start(&Issuer::shared().url);
    // Both have dibk in development.
    assert_eq!(
        serve.ask("dibk", &serve.token(SKATTEETATEN).sign()).status,
        200
    );
    assert_eq!(
        serve.ask("dibk", &serve.token(BRREG).sign()).kode(),
        "RESTANSE-005"
    );
    // Accepted by default, but the configuration says otherwise.
    let mut samtykke = Samtykke::new(VIRKSOMHET, DIGDIR);
    samtykke.ressurs = "digdir_5616_5".to_owned();
    let token = serve.token(DIGDIR).samtykke(&samtykke).sign();
    assert_eq!(serve.ask("ebevis", &token).kode(), "RESTANSE-007");
}

#[test]
fn consents_from_altinn_2_are_served_when_they_are_configured() {
    let altinn2 = |metadata: &str| {
        format!(
            "[samtykke.altinn2]\nutstedere = ['altinn.no']\nmetadata = '{metadata}'\ntjenester = ['5616_5']\n\
             longest_lifetime_seconds = 30\nclock_skew_seconds = 5\nkey_refresh_seconds = 600"
        )
    };
    let ask = |serve: &Serve| {
        let samtykketoken = Samtykketoken::new(VIRKSOMHET, DIGDIR, Timestamp::now());
        Request::get("/v2/ebevis/310111643")
            .bearer(&serve.token(DIGDIR).sign())
            .header("AltinnSamtykke", samtykketoken.sign())
            .send(serve.address)
    };
    let server = KeyServer::shared();
    let mut serve = Serve::start_with(&Issuer::shared().url, &altinn2(&server.metadata));
    // Both issuers' keys are fetched before anybody asks.
    for _ in 0..2 {
        let stderr = &mut serve.program.stderr;
        stderr.wait_for("the issuer's keys are fetched");
    }
    assert_eq!(ask(&serve).status, 200);
    let log = fs::read_to_string(serve.folder.path().join("utleveringer.jsonl")).unwrap();
    assert!(log.contains(r#""ordning":"altinn2""#), "{log}");

    // Without its key server, everything else is served.
    let down = format!("http://{}/metadata", nobodys_address());
    let serve = Serve::start_with(&Issuer::shared().url, &altinn2(&down));
    assert_eq!(ask(&serve).kode(), "RESTANSE-002");
    let token = serve.token(SKATTEETATEN).sign();
    assert_eq!(serve.ask("dibk", &token).status, 200);

    assert_eq!(
        ask(&Serve::start(&Issuer::shared().url)).kode(),
        "RESTANSE-007"
    );
}

#[test]
fn a_development_token_is_worth_nothing() {
    let serve = Serve::start(&Issuer::shared().url);
    // In the working directory too, where `restanser dev` would put it.
    for folder in ["elsewhere", ".restanser-dev"] {
        let issuer = DevIssuer::open_or_create(&serve.folder.path().join(folder)).unwrap();
        let scopes = vec!["skatteetaten:restanser".to_owned()];
        let request = TokenRequest::new(SKATTEETATEN.parse().unwrap(), scopes);
        // As its own issuer, and in the name of the configured one.
        for url in ["http://127.0.0.1:8081/", &serve.issuer] {
            issuer.announce(url).unwrap();
            let token = issuer.sign(&request, Timestamp::now()).unwrap();
            let response = serve.ask("dibk", &token);
            assert_eq!(
                (response.status, response.kode().as_str()),
                (401, "RESTANSE-004")
            );
        }
    }
}

#[test]
fn it_starts_without_its_issuer_and_has_keys_as_soon_as_the_issuer_is_there() {
    let address = nobodys_address();
    let mut serve = Serve::start(&url(address));
    let token = serve.token(SKATTEETATEN).sign();
    assert_eq!(serve.ask("dibk", &token).kode(), "RESTANSE-002");
    let issuer = Issuer::listening(TcpListener::bind(address).unwrap());
    issuer.publish(&[&KEY]);
    serve
        .program
        .stderr
        .wait_for("the issuer's keys are fetched");
    assert_eq!(serve.ask("dibk", &token).status, 200);
}

#[test]
fn a_signal_stops_it_when_the_slow_request_is_answered() {
    for name in ["TERM", "INT"] {
        let issuer = Issuer::listening(TcpListener::bind("127.0.0.1:0").unwrap());
        issuer.publish(&[&KEY]);
        let mut serve = Serve::start(&issuer.url);
        serve
            .program
            .stderr
            .wait_for("the issuer's keys are fetched");
        // A key that the service does not know makes it ask the issuer, who takes its time.
        issuer.hold_back();
        issuer.publish(&[&KEY, &NEW_KEY]);
        let token = NEW_KEY.sign(&serve.token(SKATTEETATEN).claims);
        let (address, request) = (
            serve.address,
            Request::get("/v2/dibk/310111643").bearer(&token),
        );
        let answer = thread::spawn(move || request.send(address));
        issuer.wait_until_asked();
        serve.program.signal(name);
        serve.program.stderr.wait_for("stopping");
        issuer.let_go();
        assert_eq!(answer.join().unwrap().status, 200, "SIG{name}");
        assert_eq!(serve.program.wait().code(), Some(0), "SIG{name}");
    }
}

#[test]
fn after_a_kill_it_starts_anew() {
    let mut serve = Serve::start(&Issuer::shared().url);
    let token = serve.token(SKATTEETATEN).sign();
    assert_eq!(serve.ask("dibk", &token).status, 200);
    serve.program.kill();
    let file = serve.folder.path().join("restanser.toml");
    let mut again =
        Program::start(restanser(serve.folder.path(), &["serve", "--config"]).arg(file));
    let line = again.stderr.wait_for("listening");
    let line: serde_json::Value = serde_json::from_str(&line).unwrap();
    serve.address = line["address"].as_str().unwrap().parse().unwrap();
    assert_eq!(serve.ask("dibk", &token).status, 200);
}

/// Starts with `from` replaced by `to` in a sound configuration; it must fail and say `words`.
fn assert_refused(from: &str, to: &str, words: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("register.sqlite");
    data::fyll(&register).unwrap();
    let sound = config(folder.path(), "https://test.maskinporten.no/");
    assert!(sound.contains(from), "{from}");
    let file = folder.path().join("restanser.toml");
    fs::write(&file, sound.replacen(from, to, 1)).unwrap();
    let output = run(restanser(folder.path(), &["serve", "--config"]).arg(&file));
    let text = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{text}");
    for word in words {
        assert!(text.contains(word), "no {word:?} in {text}");
    }
    assert_eq!(output.stdout, b"");
}

#[test]
fn a_bad_configuration_is_refused_with_its_place() {
    assert_refused("issuer =", "isuer =", &["restanser.toml:4:1: ", "isuer"]);
    assert_refused(
        "\"127.0.0.1:0\"",
        "\"localhost\"",
        &["restanser.toml:1:10: "],
    );
    assert_refused("[kilde]", "[kilder]", &["restanser.toml:10:", "kilder"]);
    assert_refused("= 5\n", "= five\n", &["restanser.toml:6:"]);
    assert_refused(
        "hjemmel = \"plan- og bygningsloven\"\n",
        "",
        &["restanser.toml:", "dibk", "hjemmel"],
    );
    assert_refused(
        "974761076",
        "974761077",
        &["restanser.toml:", "check digit"],
    );
}

#[test]
fn what_is_configured_but_cannot_be_used_is_named() {
    assert_refused(
        "https://test",
        "http://test",
        &["restanser.toml:4:10: maskinporten.issuer", "https"],
    );
    assert_refused(
        "[rettighetspakker.dibk]",
        "[samtykke.altinn2]\nutstedere = ['altinn.no']\nmetadata = 'http://altinn.no/'\n\n[rettighetspakker.dibk]",
        &["samtykke.altinn2.metadata", "https"],
    );
    assert_refused(
        "register.sqlite",
        "nowhere.sqlite",
        &["kilde: ", "nowhere.sqlite"],
    );
    assert_refused(
        "register.sqlite",
        "restanser.toml",
        &["kilde: ", "restanser.toml"],
    );
    assert_refused(
        "utleveringer.jsonl",
        "none/utleveringer.jsonl",
        &["utlevering: ", "none/utleveringer.jsonl"],
    );
}

#[test]
fn a_configuration_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(&mut restanser(
        folder.path(),
        &["serve", "--config", "nowhere.toml"],
    ));
    let text = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(text.starts_with("restanser: nowhere.toml: "), "{text}");
}

#[test]
fn a_disclosure_log_is_for_one_service() {
    let serve = Serve::start(&Issuer::shared().url);
    let file = serve.folder.path().join("restanser.toml");
    let output = run(restanser(serve.folder.path(), &["serve", "--config"]).arg(file));
    let text = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(text.contains("in use by another process"), "{text}");
}
