//! The documentation page as it is served: what is there, how it may be kept, who is refused, and that only development
//! gives tokens.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::process::Command;

use felles::dev::{Dev, folder};
use felles::serve::Oppstart;
use felles::{Connection, Request, Response, Tjeneste, VIRKSOMHET, logg};
use restanser_api::document;

const TOKEN: &str = "/dokumentasjon/token";

/// The files that the page names, by its own words.
fn files(page: &str) -> Vec<String> {
    let named = page
        .split('"')
        .filter(|text| text.starts_with("dokumentasjon/"));
    let files: Vec<_> = named.map(|name| format!("/{name}")).collect();
    assert_eq!(files.len(), 3, "{files:?}");
    files
}

fn only_the_head(tjeneste: &Tjeneste, request: &Request) -> Response {
    let mut connection = Connection::open(tjeneste.adresse);
    connection.write(&request.bytes());
    connection.read_answer_to("HEAD")
}

#[test]
fn the_document_is_served_as_it_is_pinned() {
    let tjeneste = Tjeneste::start();
    let pinned = std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../generated/openapi.json"
    ));
    let json = tjeneste.send(&Request::get("/openapi.json"));
    assert_eq!(json.header("Content-Type"), Some("application/json"));
    assert_eq!(json.body, pinned.unwrap());
    let yaml = tjeneste.send(&Request::get("/openapi.yaml"));
    assert_eq!(yaml.header("Content-Type"), Some("application/yaml"));
    assert_eq!(yaml.text(), document::YAML);
    let quoted = format!("\"{}\"", document::YAML_SHA256);
    assert_eq!(yaml.header("ETag"), Some(quoted.as_str()));
}

#[test]
fn the_page_is_there_in_two_languages() {
    let tjeneste = Tjeneste::start();
    for (target, language) in [
        ("/", "nb"),
        ("/?lang=nb", "nb"),
        ("/?lang=en", "en"),
        ("/?a=b&lang=en", "en"),
        ("/?lang=%3Cscript%3E", "nb"),
    ] {
        let page = tjeneste.send(&Request::get(target));
        assert_eq!(page.status, 200);
        assert_eq!(
            page.header("Content-Type"),
            Some("text/html; charset=utf-8")
        );
        assert!(
            page.text().contains(&format!("<html lang=\"{language}\">")),
            "{target}"
        );
        assert!(!page.text().contains("<script>"), "{target}");
    }
}

#[test]
fn what_somebody_has_is_not_sent_again() {
    let tjeneste = Tjeneste::start();
    let page = tjeneste.send(&Request::get("/"));
    let mut targets = files(page.text());
    targets.extend(["/", "/?lang=en", "/openapi.yaml", "/openapi.json"].map(str::to_owned));
    for target in targets {
        let whole = tjeneste.send(&Request::get(&*target));
        assert_eq!(whole.status, 200, "{target}");
        let etag = whole.header("ETag").unwrap();
        let kept = match target.starts_with("/dokumentasjon/") {
            true => "public, max-age=31536000, immutable",
            false => "no-cache",
        };
        assert_eq!(whole.header("Cache-Control"), Some(kept), "{target}");
        for (had, status) in [
            (etag.to_owned(), 304),
            (format!("W/{etag}"), 304),
            (format!("\"a\", {etag}"), 304),
            ("*".to_owned(), 304),
            ("\"a\"".to_owned(), 200),
        ] {
            let request = Request::get(&*target).header("If-None-Match", &had);
            let answer = only_the_head(&tjeneste, &request);
            assert_eq!(answer.status, status, "{target} {had}");
            assert_eq!(answer.header("ETag"), Some(etag));
        }
        let head = tjeneste.send(&Request::new("HEAD", &*target));
        assert_eq!(head.status, 200);
        let length = whole.body.len().to_string();
        assert_eq!(head.header("Content-Length"), Some(length.as_str()));
    }
}

#[test]
fn browsers_are_told_to_trust_nothing_but_this_service() {
    let tjeneste = Tjeneste::start();
    let page = tjeneste.send(&Request::get("/"));
    let mut targets = files(page.text());
    targets.extend(["/", "/openapi.yaml", "/openapi.json"].map(str::to_owned));
    for target in targets {
        let answer = tjeneste.send(&Request::get(&*target));
        let policy = answer.header("Content-Security-Policy").unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"));
        assert!(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"));
        assert!(!policy.contains("unsafe"), "{policy}");
        for (name, value) in [
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{target}");
        }
        assert!(answer.header("Permissions-Policy").is_some());
        assert_eq!(answer.header("Set-Cookie"), None);
    }
}

#[test]
fn all_else_is_refused_as_everywhere() {
    let tjeneste = Tjeneste::start();
    for (method, target, status) in [
        ("POST", "/", 405),
        ("PUT", "/openapi.yaml", 405),
        ("DELETE", "/openapi.json", 405),
        ("OPTIONS", "/", 405),
        ("ODD", "/", 405),
        ("GET", "//", 404),
        ("GET", "/index.html", 404),
        ("GET", "/openapi.yml", 404),
        ("GET", "/dokumentasjon/", 404),
        ("GET", "/dokumentasjon/stil.css", 404),
        ("GET", "/dokumentasjon/../openapi.json", 404),
        ("GET", "/%2e%2e/openapi.json", 404),
        ("GET", TOKEN, 404),
        ("POST", TOKEN, 404),
    ] {
        let answer = tjeneste.send(&Request::new(method, target));
        assert_eq!(answer.status, status, "{method} {target}");
        assert_eq!(answer.kode(), "RESTANSE-003", "{method} {target}");
        assert_eq!(
            answer.header("Allow"),
            (status == 405).then_some("GET, HEAD")
        );
        assert!(answer.header("Korrelasjonsid").is_some());
    }
    let xml = Request::new("POST", "/").header("Accept", "application/xml");
    let answer = tjeneste.send(&xml);
    assert_eq!(
        (answer.status, answer.header("Content-Type")),
        (405, Some("application/xml"))
    );
}

#[test]
fn serve_gives_no_tokens() {
    let pakker = "[dibk]\nhjemmel = 'plan- og bygningsloven'\nsamtykke = false\nkonsumenter = ['974760673']\n";
    let serve = Oppstart::new().pakker(pakker).start();
    let body = r#"{"konsument":"974760673"}"#;
    for method in ["POST", "GET", "OPTIONS"] {
        let answer = ask_for_token(serve.address, method, &own_page(serve.address), body);
        assert_eq!(
            (answer.status, answer.kode()),
            (404, "RESTANSE-003".to_owned()),
            "{method}"
        );
    }
    let page = Request::get("/").send(serve.address);
    assert_eq!(page.status, 200);
    assert!(!page.text().contains("hent-token") && !page.text().contains(TOKEN));
    assert!(!page.text().contains("utviklingsmiljø"));
}

/// Headers as the page's own script sends them.
fn own_page(address: std::net::SocketAddr) -> Vec<(&'static str, String)> {
    vec![
        ("Host", address.to_string()),
        ("Origin", format!("http://{address}")),
        ("Sec-Fetch-Site", "same-origin".to_owned()),
        ("Content-Type", "application/json".to_owned()),
    ]
}

fn ask_for_token(
    address: std::net::SocketAddr,
    method: &str,
    headers: &[(&str, String)],
    body: &str,
) -> Response {
    let mut request = format!(
        "{method} {TOKEN} HTTP/1.1\r\nContent-Length: {}\r\n",
        body.len()
    );
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    let mut connection = Connection::open(address);
    connection.write(format!("{request}\r\n{body}").as_bytes());
    connection.read()
}

#[test]
fn development_gives_tokens_to_its_own_page() {
    let (_folder, data) = folder();
    let dev = Dev::start(&data);
    let answer = |body: &str| ask_for_token(dev.address, "POST", &own_page(dev.address), body);
    for (body, path, status) in [
        (r#"{"konsument":"974760673"}"#, "dibk", 200),
        (r#"{"konsument":"991825827"}"#, "ebevis", 403),
        (
            r#"{"konsument":"991825827","samtykkeFra":"310111643"}"#,
            "ebevis",
            200,
        ),
        (
            r#"{"konsument":"991825827","samtykkeFra":"313367002"}"#,
            "ebevis",
            403,
        ),
        (r#"{"konsument":"310478717"}"#, "dibk", 403),
    ] {
        let given = answer(body);
        assert_eq!(given.status, 200, "{body}");
        assert_eq!(given.header("Cache-Control"), Some("no-store"));
        let token = given.json()["token"].as_str().unwrap().to_owned();
        logg::token(&token);
        let asked = Request::get(format!("/v2/{path}/{VIRKSOMHET}")).bearer(&token);
        assert_eq!(asked.send(dev.address).status, status, "{body}");
    }
    for body in [
        "",
        "{}",
        "[]",
        r#"{"konsument":"912345678"}"#,
        r#"{"konsument":"974760673","scope":"x"}"#,
    ] {
        let refused = answer(body);
        assert_eq!(
            (refused.status, refused.kode()),
            (400, "RESTANSE-006".to_owned()),
            "{body}"
        );
    }
    let wrong = ask_for_token(dev.address, "GET", &own_page(dev.address), "");
    assert_eq!((wrong.status, wrong.header("Allow")), (405, Some("POST")));
}

#[test]
fn development_gives_tokens_to_no_other_page() {
    let (_folder, data) = folder();
    let dev = Dev::start(&data);
    let own = own_page(dev.address);
    let body = r#"{"konsument":"974760673"}"#;
    let changed = |name: &str, value: Option<&str>| {
        let mut headers = own.clone();
        headers.retain(|(known, _)| *known != name);
        let name = own.iter().find(|(known, _)| *known == name).unwrap().0;
        headers.extend(value.map(|value| (name, value.to_owned())));
        headers
    };
    let port = dev.address.port();
    for (name, value, status) in [
        // Another site, another port, an opaque origin, none at all.
        ("Origin", Some("http://evil.no".to_owned()), 403),
        ("Origin", Some("http://127.0.0.1:1".to_owned()), 403),
        ("Origin", Some("null".to_owned()), 403),
        ("Origin", None, 403),
        ("Sec-Fetch-Site", Some("cross-site".to_owned()), 403),
        ("Sec-Fetch-Site", Some("same-site".to_owned()), 403),
        ("Sec-Fetch-Site", Some("none".to_owned()), 403),
        // A form cannot send this media type, and a script of another site must ask first.
        ("Content-Type", Some("text/plain".to_owned()), 415),
        ("Content-Type", None, 415),
        // A name that somebody has made to lead here.
        ("Host", Some(format!("evil.no:{port}")), 403),
        // Browsers too old to say so are told by the origin alone.
        ("Sec-Fetch-Site", None, 200),
    ] {
        let headers = changed(name, value.as_deref());
        let answer = ask_for_token(dev.address, "POST", &headers, body);
        assert_eq!(answer.status, status, "{name}: {value:?}");
        if status == 200 {
            logg::token(answer.json()["token"].as_str().unwrap());
        } else {
            assert!(answer.kode().starts_with("RESTANSE-00"));
        }
    }
    // All that a page under such a name would send.
    let evil = format!("evil.no:{port}");
    let mut headers = changed("Host", Some(&evil));
    headers.retain(|(name, _)| *name != "Origin");
    headers.push(("Origin", format!("http://{evil}")));
    assert_eq!(
        ask_for_token(dev.address, "POST", &headers, body).status,
        403
    );
}

/// In any shell and folder, also when the program is on no path.
#[test]
fn the_commands_for_tokens_that_development_shows_work_as_they_stand() {
    let (_folder, data) = folder();
    let dev = Dev::start(&data);
    let page = Request::get("/").send(dev.address);
    let commands = page.text().lines().filter_map(|line| {
        let begin = line.find("TOKEN=$(")?;
        line[begin..].split("</code>").next()
    });
    let commands: Vec<&str> = commands.collect();
    assert_eq!(commands.len(), 2);
    for (command, pakke) in commands.iter().zip(["dibk", "ebevis"]) {
        let script = format!("{command}; printf %s \"$TOKEN\"");
        let output = Command::new("sh")
            .args(["-c", &script])
            .current_dir("/")
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        let token = String::from_utf8(output.stdout).unwrap();
        logg::token(&token);
        let request = Request::get(format!("/v2/{pakke}/310111643")).bearer(&token);
        assert_eq!(request.send(dev.address).status, 200, "{command}");
    }
}
