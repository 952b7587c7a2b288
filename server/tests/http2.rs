//! HTTP/2 without TLS, by prior knowledge: the same service, with the same errors and the same bounds.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::future::{Future, poll_fn};
use std::num::NonZeroU32;
use std::sync::atomic::Ordering;
use std::time::Duration;

use bytes::Bytes;
use felles::serve::wait_until;
use felles::treg::Treg;
use felles::{BOUND, BRREG, Oppsett, Tjeneste, VIRKSOMHET, logg};
use h2::client::{Builder, SendRequest};
use http::{HeaderMap, Request};
use restanser_server::config::LARGEST_HEAD;
use tokio::net::TcpStream;

fn run(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async { tokio::time::timeout(BOUND, test).await.unwrap() });
}

async fn connect(tjeneste: &Tjeneste, builder: &Builder) -> SendRequest<Bytes> {
    let stream = TcpStream::connect(tjeneste.adresse).await.unwrap();
    let (client, connection) = builder.handshake(stream).await.unwrap();
    tokio::spawn(connection);
    client.ready().await.unwrap()
}

fn get(tjeneste: &Tjeneste, path: &str) -> http::request::Builder {
    let token = tjeneste.token(BRREG).sign();
    logg::token(&token);
    Request::get(format!("http://{}{path}", tjeneste.adresse))
        .header("Authorization", format!("Bearer {token}"))
}

async fn ask(
    client: &mut SendRequest<Bytes>,
    request: http::request::Builder,
) -> Result<(u16, HeaderMap, Vec<u8>), h2::Error> {
    poll_fn(|context| client.poll_ready(context)).await?;
    let (answer, _) = client.send_request(request.body(()).unwrap(), true)?;
    let (head, mut body) = answer.await?.into_parts();
    let mut bytes = Vec::new();
    while let Some(data) = body.data().await {
        let data = data?;
        body.flow_control().release_capacity(data.len())?;
        bytes.extend_from_slice(&data);
    }
    Ok((head.status.as_u16(), head.headers, bytes))
}

fn path() -> String {
    format!("/v2/dibk/{VIRKSOMHET}")
}

#[test]
fn a_common_client_is_answered() {
    let tjeneste = Tjeneste::start();
    run(async {
        let client = reqwest::Client::builder()
            .http2_prior_knowledge()
            .build()
            .unwrap();
        let url = format!("http://{}{}", tjeneste.adresse, path());
        let token = tjeneste.token(BRREG).sign();
        logg::token(&token);
        for _ in 0..3 {
            let response = client.get(&url).bearer_auth(&token).send().await.unwrap();
            assert_eq!(response.version(), reqwest::Version::HTTP_2);
            assert_eq!(response.status(), 200);
            assert!(response.headers().contains_key("date"));
            assert!(!response.headers().contains_key("server"));
            assert!(response.text().await.unwrap().contains("133707"));
        }
        let refused = client.get(&url).send().await.unwrap();
        assert_eq!(refused.status(), 401);
        let refused: serde_json::Value = refused.json().await.unwrap();
        assert_eq!(refused["kode"], "RESTANSE-004");
    });
    assert_eq!(tjeneste.maal.accepted.load(Ordering::Relaxed), 1);
}

#[test]
fn headers_that_are_too_large_are_refused_with_a_whole_error() {
    let tjeneste = Oppsett::default()
        .server(|server| server.header_bytes = NonZeroU32::new(16 * 1024).unwrap())
        .start();
    run(async {
        let mut client = connect(&tjeneste, &Builder::new()).await;
        let long = "a".repeat(20_000);
        let request = get(&tjeneste, &path())
            .header("X", &long)
            .header("Accept", "application/xml");
        let (status, headers, body) = ask(&mut client, request).await.unwrap();
        assert_eq!(status, 431);
        assert_eq!(headers["content-type"], "application/xml");
        assert!(String::from_utf8(body).unwrap().contains("RESTANSE-006"));
        let sound = ask(&mut client, get(&tjeneste, &path())).await.unwrap();
        assert_eq!(sound.0, 200);
        // Far beyond what is read, the connection is closed.
        let request = (0..20).fold(get(&tjeneste, &path()), |request, number| {
            request.header(format!("X-{number}"), &long)
        });
        let failed = ask(&mut client, request).await.unwrap_err();
        assert_eq!(failed.reason(), Some(h2::Reason::ENHANCE_YOUR_CALM));
    });
}

#[test]
fn headers_as_large_as_can_be_allowed_are_read() {
    let tjeneste = Oppsett::default()
        .server(|server| server.header_bytes = NonZeroU32::new(LARGEST_HEAD).unwrap())
        .start();
    let bound = usize::try_from(LARGEST_HEAD).unwrap();
    run(async {
        let mut client = connect(&tjeneste, &Builder::new()).await;
        let sound = get(&tjeneste, &path());
        // With a colon, a space and the end of a line each, and the target.
        let others = sound.headers_ref().unwrap();
        let others: usize = others
            .iter()
            .map(|(name, value)| name.as_str().len() + value.len() + 4)
            .sum();
        let rest = bound - others - path().len() - "x: \r\n".len();
        for (length, status) in [(rest, 200), (rest + 1, 431)] {
            let token = sound.headers_ref().unwrap()["authorization"].clone();
            let request = Request::get(format!("http://{}{}", tjeneste.adresse, path()))
                .header("authorization", token)
                .header("x", "a".repeat(length));
            let answered = ask(&mut client, request).await.unwrap();
            assert_eq!(answered.0, status);
        }
    });
}

#[test]
fn who_takes_nothing_of_an_answer_is_given_up_and_others_are_not() {
    let tjeneste = Oppsett::default()
        .server(|server| server.write_seconds = NonZeroU32::MIN)
        .start();
    run(async {
        // Nothing of a body may be sent to this one.
        let mut client = connect(&tjeneste, Builder::new().initial_window_size(0)).await;
        let failed = ask(&mut client, get(&tjeneste, &path())).await;
        assert_eq!(failed.unwrap_err().reason(), Some(h2::Reason::CANCEL));
        let mut other = connect(&tjeneste, &Builder::new()).await;
        let answered = ask(&mut other, get(&tjeneste, &path())).await.unwrap();
        assert_eq!(answered.0, 200);
    });
    assert_eq!(tjeneste.maal.slow_readers.load(Ordering::Relaxed), 1);
}

#[test]
fn who_takes_a_byte_now_and_then_is_given_up() {
    let tjeneste = Oppsett::default()
        .server(|server| server.write_seconds = NonZeroU32::MIN)
        .start();
    run(async {
        // With room for a byte, and for the next one only a while after it: within the time there is, but for ever.
        let mut client = connect(&tjeneste, Builder::new().initial_window_size(1)).await;
        let request = get(&tjeneste, &path()).body(()).unwrap();
        let (answer, _) = client.send_request(request, true).unwrap();
        let mut body = answer.await.unwrap().into_body();
        let given_up = loop {
            match body.data().await.unwrap() {
                Ok(data) => {
                    assert_eq!(data.len(), 1);
                    tokio::time::sleep(Duration::from_millis(200)).await;
                    body.flow_control().release_capacity(1).unwrap();
                }
                Err(given_up) => break given_up,
            }
        };
        assert_eq!(given_up.reason(), Some(h2::Reason::CANCEL));
        let mut other = connect(&tjeneste, &Builder::new()).await;
        let answered = ask(&mut other, get(&tjeneste, &path())).await.unwrap();
        assert_eq!(answered.0, 200);
    });
    assert_eq!(tjeneste.maal.slow_readers.load(Ordering::Relaxed), 1);
}

#[test]
fn who_takes_small_pieces_one_after_the_other_gets_the_whole_answer() {
    let tjeneste = Tjeneste::start();
    run(async {
        let mut client = connect(&tjeneste, Builder::new().initial_window_size(7)).await;
        let (status, _, body) = ask(&mut client, get(&tjeneste, &path())).await.unwrap();
        assert_eq!(status, 200);
        assert!(String::from_utf8(body).unwrap().contains("133707"));
    });
    assert_eq!(tjeneste.maal.slow_readers.load(Ordering::Relaxed), 0);
}

#[test]
fn a_connection_has_so_many_requests_running_and_the_next_waits() {
    let (treg, is_asked) = Treg::new();
    let tjeneste = Oppsett::default().kilde(treg).start();
    run(async {
        let mut client = connect(&tjeneste, &Builder::new()).await;
        // What is allowed is known with the first answer.
        let first = ask(&mut client, get(&tjeneste, "/x")).await.unwrap();
        assert_eq!(first.0, 404);
        assert_eq!(client.current_max_send_streams(), 100);
    });
    drop(is_asked);
}

#[test]
fn a_request_that_is_taken_back_is_given_up() {
    let (treg, is_asked) = Treg::new();
    let tjeneste = Oppsett::default().kilde(treg).start();
    run(async {
        let mut client = connect(&tjeneste, &Builder::new()).await;
        let request = get(&tjeneste, &path()).body(()).unwrap();
        let (answer, mut stream) = client.send_request(request, true).unwrap();
        let mut asked = tokio::task::spawn_blocking(move || is_asked.recv_timeout(BOUND).unwrap())
            .await
            .unwrap();
        stream.send_reset(h2::Reason::CANCEL);
        // The source notices that nobody waits.
        asked.closed().await;
        drop(answer);
    });
    assert!(tjeneste.utleveringer().is_empty());
}

#[test]
fn running_requests_are_answered_before_the_service_stops() {
    let (treg, is_asked) = Treg::new();
    let tjeneste = Oppsett::default().kilde(treg).start();
    run(async {
        let stream = TcpStream::connect(tjeneste.adresse).await.unwrap();
        let (client, connection) = Builder::new().handshake::<_, Bytes>(stream).await.unwrap();
        let connection = tokio::spawn(connection);
        let mut client = client.ready().await.unwrap();
        let request = get(&tjeneste, &path()).body(()).unwrap();
        let (answer, _) = client.send_request(request, true).unwrap();
        let asked = tokio::task::spawn_blocking(move || is_asked.recv_timeout(BOUND).unwrap())
            .await
            .unwrap();
        drop(tjeneste.handle.stop(true));
        asked.send(()).unwrap();
        assert_eq!(answer.await.unwrap().status(), 200);
        connection.await.unwrap().unwrap();
    });
    tjeneste.join();
    assert_eq!(tjeneste.utleveringer().len(), 1);
}

#[test]
fn an_idle_connection_is_closed_in_order() {
    let tjeneste = Oppsett::default()
        .server(|server| server.idle_seconds = NonZeroU32::MIN)
        .start();
    run(async {
        let stream = TcpStream::connect(tjeneste.adresse).await.unwrap();
        let (client, connection) = Builder::new().handshake::<_, Bytes>(stream).await.unwrap();
        connection.await.unwrap();
        drop(client);
    });
    wait_until("closed", || tjeneste.maal.open.load(Ordering::Relaxed) == 0);
}

#[test]
fn a_target_that_is_no_path_is_not_taken_for_one() {
    let tjeneste = Tjeneste::start();
    run(async {
        let mut client = connect(&tjeneste, &Builder::new()).await;
        let uri = http::Uri::builder()
            .scheme("http")
            .authority("localhost")
            .path_and_query("*");
        let request = Request::get(uri.build().unwrap());
        let (status, _, _) = ask(&mut client, request).await.unwrap();
        assert_eq!(status, tjeneste.send(&felles::Request::get("*")).status);
        assert_eq!(status, 404);
    });
}
