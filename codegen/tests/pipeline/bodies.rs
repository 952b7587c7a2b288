//! Bodies over HTTP: what is taken, in which order it is refused, and what is answered.

use std::io::Read;

use crate::wire::{Answer, Request, Server, request};

/// The operations that take bodies. What they were sent is told in the answer.
macro_rules! takes_bodies {
    () => {
        const LEVER_BOK: types::LeverBokDocumented = types::LeverBokDocumented {
            status_201: Documented::Given,
            status_202: Documented::Given,
            default: Documented::Given,
        };

        async fn lever_bok(
            &self,
            _: Reader,
            _: types::LeverBokParameters,
            body: types::LeverBokBody,
            context: &Context,
        ) -> Result<types::LeverBokResponse, Refusal> {
            context.enter("handler");
            let types::LeverBokBody::Json(body) = body else {
                return Ok(types::LeverBokResponse::Accepted);
            };
            let headers = types::LeverBokCreatedHeaders {
                location: match body.isbn.starts_with('0') {
                    true => "a\r\nb".to_owned(),
                    false => format!("/boeker/{}", body.isbn),
                },
                antall: body.antall,
            };
            Ok(types::LeverBokResponse::Created(body, headers))
        }

        const LEVER_OMSLAG: types::LeverOmslagDocumented = types::LeverOmslagDocumented {
            status_2xx: Documented::Given,
            default: Documented::Given,
        };

        async fn lever_omslag(
            &self,
            _: Reader,
            _: types::LeverOmslagParameters,
            mut body: types::LeverOmslagForm,
            context: &Context,
        ) -> Result<types::LeverOmslagResponse, Refusal> {
            context.enter("handler");
            let mut forside = String::new();
            std::io::Read::read_to_string(&mut body.forside, &mut forside).unwrap();
            let sizes = body.sider.iter().map(|side| side.size().to_string());
            let mut told = vec![body.tittel, forside];
            told.extend(body.forside.name().map(str::to_owned));
            told.extend(sizes);
            let status = match told[0].as_str() {
                "feil status" => StatusCode::FOUND,
                _ => StatusCode::CREATED,
            };
            Ok(types::LeverOmslagResponse::Status2xx(status, told))
        }

        const LEVER_BILDE: types::LeverBildeDocumented = types::LeverBildeDocumented {
            status_200: Documented::Given,
            status_204: Documented::Given,
            status_303: Documented::Given,
            default: Documented::Given,
        };

        async fn lever_bilde(
            &self,
            _: Reader,
            _: types::LeverBildeParameters,
            body: Option<actix_openapi::body::ByteStream>,
            context: &Context,
        ) -> Result<types::LeverBildeResponse, Refusal> {
            context.enter("handler");
            Ok(match (body, context.scenario.as_str()) {
                (_, "elsewhere") => {
                    types::LeverBildeResponse::Status303(types::LeverBildeStatus303Headers {
                        location: "/annet".to_owned(),
                    })
                }
                (None, _) => types::LeverBildeResponse::NoContent,
                (Some(body), scenario) => {
                    types::LeverBildeResponse::Ok(actix_openapi::encode::Named {
                        media_type: match scenario {
                            "wrong-type" => "text/plain".parse().unwrap(),
                            _ => "image/png".parse().unwrap(),
                        },
                        body,
                    })
                }
            })
        }

        const HENT_LISTE: types::HentListeDocumented = types::HentListeDocumented {
            status_200: Documented::Given,
            default: Documented::Given,
        };

        async fn hent_liste(
            &self,
            _: Reader,
            _: types::HentListeParameters,
            media_type: &'static actix_openapi::negotiate::MediaType,
            context: &Context,
        ) -> Result<types::HentListeResponse, Refusal> {
            context.enter("handler");
            Ok(types::HentListeResponse::Ok(match media_type.name {
                "text/csv" => types::HentListeOkContent::Csv("isbn\r\n".to_owned()),
                "application/octet-stream" => {
                    types::HentListeOkContent::Bytes((&b"\x00\xFF"[..]).into())
                }
                _ => types::HentListeOkContent::Json(Vec::new()),
            }))
        }
    };
}
pub(crate) use takes_bodies;

fn post(path: &str, media_type: &str) -> Request {
    request("POST", path)
        .token("les")
        .header("Content-Type", media_type)
}

fn sent(server: &Server, request: Request, body: impl AsRef<[u8]>) -> Answer {
    request.send_with(body, server)
}

const BOOK: &str = r#"{"isbn":"9788203360534","antall":2,"merkelapper":["a","b"]}"#;

#[test]
fn a_body_is_taken_in_each_of_its_media_types() {
    let server = Server::start();
    for (media_type, body) in [
        ("application/json", BOOK),
        ("application/json; charset=utf-8", BOOK),
        ("application/vnd.bok+json", BOOK),
        (
            "application/xml",
            "<innlevering><isbn>9788203360534</isbn><antall>2</antall>\
             <merkelapper>a</merkelapper><merkelapper>b</merkelapper></innlevering>",
        ),
        (
            "application/x-www-form-urlencoded",
            "isbn=9788203360534&antall=2&merkelapper=a,b",
        ),
    ] {
        let answer = sent(&server, post("/innlevering/bok", media_type), body);
        assert_eq!(answer.status, 201, "{media_type}");
        assert_eq!(answer.body.as_str(), BOOK, "{media_type}");
        assert_eq!(answer.header("location"), Some("/boeker/9788203360534"));
        assert_eq!(answer.header("antall"), Some("2"));
    }
    let answer = sent(
        &server,
        post("/innlevering/bok", "text/plain"),
        "9788203360534",
    );
    assert_eq!((answer.status, answer.body.as_str()), (202, ""));
    assert_eq!(answer.header("content-type"), None);
}

#[test]
fn stages_refuse_in_their_order() {
    let server = Server::start();
    let bok = |media_type| post("/innlevering/bok", media_type);
    let yaml = || bok("application/yaml");
    let status = |request, body: &str| sent(&server, request, body).status;
    // Every fault at once: the first stage that refuses is the one that is told of.
    let anonymous = request("POST", "/innlevering/bok").header("Content-Type", "application/yaml");
    assert_eq!(
        status(anonymous.accept("text/html").header("Kopi", "x"), "{"),
        401
    );
    assert_eq!(
        status(yaml().accept("text/html").header("Kopi", "x"), "{"),
        406
    );
    assert_eq!(status(yaml().header("Kopi", "x"), "{"), 415);
    let huge = bok("application/json")
        .header("Kopi", "x")
        .header("Content-Length", "2097153");
    assert_eq!(huge.send(&server).status, 413);
    assert_eq!(
        status(bok("application/json").header("Kopi", "x"), "{"),
        400
    );
    assert_eq!(status(bok("application/json"), BOOK), 201);
}

#[test]
fn violations_of_parameters_and_body_are_told_together() {
    let server = Server::start();
    let bok = post("/innlevering/bok", "application/json").header("Kopi", "x");
    let answer = sent(&server, bok, r#"{"isbn":"1","antall":0}"#);
    assert_eq!(answer.status, 400);
    for told in ["'Kopi'", "'isbn'", "'antall'"] {
        assert!(
            answer.body.as_str().contains(told),
            "{told}: {}",
            answer.body.as_str()
        );
    }
    assert!(!answer.header("stages").unwrap().contains("handler"));
    let absent = request("POST", "/innlevering/bok")
        .token("les")
        .send(&server);
    assert_eq!(absent.status, 400);
    assert!(absent.body.contains("Required"));
}

#[test]
fn a_header_that_http_cannot_carry_is_not_sent() {
    let server = Server::start();
    let body = r#"{"isbn":"0000000000000"}"#;
    let answer = sent(&server, post("/innlevering/bok", "application/json"), body);
    assert_eq!(answer.status, 500);
    assert_eq!(answer.header("location"), None);
}

fn form(parts: &[(&str, &str)]) -> String {
    let part = |(head, content): &(&str, &str)| {
        format!("--X\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n")
    };
    let parts: String = parts.iter().map(part).collect();
    format!("{parts}--X--\r\n")
}

#[test]
fn a_form_brings_fields_and_files() {
    let server = Server::start();
    let omslag = || post("/innlevering/omslag", "multipart/form-data; boundary=X");
    let long = "x".repeat(300_000);
    let whole = form(&[
        ("name=\"tittel\"", "Sult"),
        (
            "name=\"forside\"; filename=\"f.png\"\r\nContent-Type: image/png",
            "bilde",
        ),
        ("name=\"sider\"; filename=\"1\"", &long),
        ("name=\"sider\"; filename=\"2\"", ""),
        ("name=\"om\"", r#"{"høyde":1}"#),
    ]);
    let answer = sent(&server, omslag(), whole);
    assert_eq!(answer.status, 201, "{}", answer.body.as_str());
    assert_eq!(
        answer.body.as_str(),
        r#"["Sult","bilde","f.png","300000","0"]"#
    );

    let broken = form(&[
        ("name=\"tittel\"", ""),
        ("name=\"forside\"\r\nContent-Type: image/gif", "bilde"),
        ("name=\"om\"", r#"{"høyde":"x"}"#),
    ]);
    let answer = sent(&server, omslag(), broken);
    assert_eq!(answer.status, 400);
    for told in ["'tittel'", "'forside'", "'om.høyde'"] {
        assert!(
            answer.body.as_str().contains(told),
            "{told}: {}",
            answer.body.as_str()
        );
    }
    let wrong = form(&[("name=\"tittel\"", "feil status"), ("name=\"forside\"", "")]);
    assert_eq!(sent(&server, omslag(), wrong).status, 500);
}

#[test]
fn bytes_are_streamed_both_ways_and_may_be_absent() {
    let server = Server::start();
    let bilde = || request("PUT", "/innlevering/bilde").token("les");
    let long = "x".repeat(4 << 20);
    let answer = sent(&server, bilde().header("Content-Type", "image/webp"), &long);
    assert_eq!(
        (answer.status, answer.body.as_str().len()),
        (200, long.len())
    );
    assert_eq!(answer.header("content-type"), Some("image/png"));
    assert_eq!(bilde().send(&server).status, 204);
    assert_eq!(
        sent(&server, bilde().header("Content-Type", "text/plain"), "x").status,
        415
    );
    let png = || bilde().header("Content-Type", "image/png");
    assert_eq!(sent(&server, png().accept("text/plain"), "x").status, 406);
    assert_eq!(sent(&server, png().accept("image/png"), "x").status, 200);
    assert_eq!(sent(&server, png().scenario("wrong-type"), "x").status, 500);
    let elsewhere = bilde().scenario("elsewhere").send(&server);
    assert_eq!(
        (elsewhere.status, elsewhere.header("location")),
        (303, Some("/annet"))
    );
}

#[test]
fn what_is_too_large_is_refused_before_it_is_sent() {
    let server = Server::start();
    // The length alone is told, and no body follows.
    let mut stream = server.connect();
    let head = post("/innlevering/bok", "application/json")
        .header("Content-Length", "99999999999")
        .header("Connection", "close");
    head.write(&mut stream);
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    assert_eq!(Answer::read(&bytes).status, 413);
}

#[test]
fn the_wanted_media_type_decides_what_is_answered() {
    let server = Server::start();
    for (accept, media_type, body) in [
        ("*/*", "application/json", "[]"),
        ("text/csv", "text/csv", "isbn\r\n"),
        ("text/*, application/json;q=0.5", "text/csv", "isbn\r\n"),
        (
            "application/json;q=0.1, text/csv;q=0",
            "application/json",
            "[]",
        ),
    ] {
        let answer = request("GET", "/innlevering/liste")
            .token("les")
            .accept(accept)
            .send(&server);
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-type"), Some(media_type), "{accept}");
        assert_eq!(answer.body.as_str(), body);
        assert_eq!(answer.header("vary"), Some("Accept"));
    }
    let refused = request("GET", "/innlevering/liste")
        .token("les")
        .accept("image/png")
        .send(&server);
    assert_eq!(refused.status, 406);
}
