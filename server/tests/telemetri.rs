//! Traces over OTLP: what a collector is told of requests, and what it is not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::common::v1::{AnyValue, KeyValue};
use opentelemetry_proto::tonic::trace::v1::Span;
use opentelemetry_proto::tonic::trace::v1::span::SpanKind;
use prost::Message as _;

use felles::serve::{Oppstart, PAKKER, Serve, wait_until};
use felles::{BOUND, BRREG, DIGDIR, Request, VIRKSOMHET};

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const PARENT: &str = "00f067aa0ba902b7";
const ROUTE: &str = "/v2/{rettighetspakke}/{organisasjonsnummer}";

/// A collector that keeps what it is sent, and answers with a status of the test's choice.
struct Collector {
    address: SocketAddr,
    received: Receiver<Received>,
}

struct Received {
    head: String,
    body: Vec<u8>,
}

impl Collector {
    fn start(statuses: &'static [&'static str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, received) = channel();
        thread::spawn(move || {
            let mut statuses = statuses.iter();
            for stream in listener.incoming() {
                answer(
                    stream.unwrap(),
                    &mut || statuses.next().copied().unwrap_or("200 OK"),
                    &sender,
                );
            }
        });
        Self { address, received }
    }

    /// All spans until one is of a name that ends so, and each body as it came.
    fn spans_until(&self, last: impl Fn(&Span) -> bool) -> (Vec<Span>, Vec<Received>) {
        let (mut spans, mut all) = (Vec::new(), Vec::new());
        while !spans.iter().any(&last) {
            let received = self.received.recv_timeout(BOUND).expect("spans");
            spans.extend(received.spans());
            all.push(received);
        }
        (spans, all)
    }
}

/// Answers all requests of one connection.
fn answer(stream: TcpStream, status: &mut dyn FnMut() -> &'static str, sender: &Sender<Received>) {
    let mut reader = BufReader::new(stream);
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if reader.read_line(&mut head).unwrap_or(0) == 0 {
                return;
            }
        }
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length")
                .then(|| value.trim().parse().unwrap())
        });
        let mut body = vec![0; length.unwrap()];
        reader.read_exact(&mut body).unwrap();
        let status = status();
        let answer = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n");
        let _ = reader.get_mut().write_all(answer.as_bytes());
        let _ = sender.send(Received { head, body });
    }
}

impl Received {
    fn message(&self) -> ExportTraceServiceRequest {
        ExportTraceServiceRequest::decode(self.body.as_slice()).unwrap()
    }

    fn spans(&self) -> Vec<Span> {
        let resources = self.message().resource_spans.into_iter();
        let scopes = resources.flat_map(|resource| resource.scope_spans);
        scopes.flat_map(|scope| scope.spans).collect()
    }
}

fn attributes(all: &[KeyValue]) -> BTreeMap<&str, String> {
    let text = |value: &Option<AnyValue>| match value.as_ref().and_then(|any| any.value.as_ref()) {
        Some(Value::StringValue(text)) => text.clone(),
        Some(Value::IntValue(number)) => number.to_string(),
        other => panic!("{other:?}"),
    };
    all.iter()
        .map(|one| (one.key.as_str(), text(&one.value)))
        .collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The service with traces to `address`, of all requests unless `more` says otherwise.
fn traced(address: SocketAddr, more: &str) -> Serve {
    let mut oppstart = Oppstart::new().pakkefil("pakker.toml", PAKKER).management();
    let all = if more.contains("sample_ratio") {
        ""
    } else {
        "sample_ratio = 1.0\n"
    };
    oppstart.tables +=
        &format!("\n[telemetry]\nendpoint = \"http://{address}/v1/traces\"\n{all}{more}\n");
    let serve = oppstart.start();
    serve.wait_until_ready();
    serve
}

fn asking(serve: &Serve, consumer: &str, target: &str) -> Request {
    Request::get(format!("/v2/{target}")).bearer(&serve.token(consumer).sign())
}

fn is_server(span: &Span) -> bool {
    span.kind == SpanKind::Server as i32
}

#[test]
fn a_request_is_a_span_of_the_trace_that_it_came_with() {
    let collector = Collector::start(&[]);
    let mut serve = traced(collector.address, "service_name = \"restanser-test\"");
    let request = asking(&serve, BRREG, &format!("dibk/{VIRKSOMHET}"))
        .header("traceparent", format!("00-{TRACE}-{PARENT}-01"))
        .header("tracestate", format!("congo=t61rcWkgMzE,org={VIRKSOMHET}"));
    assert_eq!(request.send(serve.address).status, 200);
    let (spans, received) = collector.spans_until(is_server);
    let server = spans.iter().find(|span| is_server(span)).unwrap();
    assert_eq!(server.name, format!("GET {ROUTE}"));
    assert_eq!(hex(&server.trace_id), TRACE);
    assert_eq!(hex(&server.parent_span_id), PARENT);
    assert_eq!(server.trace_state, "congo=t61rcWkgMzE");
    let expected = [
        ("http.request.method", "GET"),
        ("http.response.status_code", "200"),
        ("http.route", ROUTE),
        ("restanser.operation", "hentRestanser"),
        ("restanser.rettighetspakke", "dibk"),
    ];
    let expected = expected.map(|(name, value)| (name, value.to_owned()));
    assert_eq!(attributes(&server.attributes), BTreeMap::from(expected));
    let mut children: Vec<&str> = Vec::new();
    for child in spans.iter().filter(|span| !is_server(span)) {
        assert_eq!(child.parent_span_id, server.span_id, "{child:?}");
        assert_eq!(child.trace_id, server.trace_id, "{child:?}");
        assert!(child.start_time_unix_nano >= server.start_time_unix_nano);
        assert!(child.end_time_unix_nano <= server.end_time_unix_nano);
        children.push(&child.name);
    }
    let expected = [
        "tilgang.autentiser",
        "tilgang.autoriser",
        "kilde.oppslag",
        "utlevering.skriv",
    ];
    assert_eq!(children, expected);
    let received = &received[0];
    assert!(
        received.head.starts_with("POST /v1/traces HTTP/1.1\r\n"),
        "{}",
        received.head
    );
    assert!(
        received
            .head
            .to_lowercase()
            .contains("content-type: application/x-protobuf\r\n")
    );
    let resource = received
        .message()
        .resource_spans
        .remove(0)
        .resource
        .unwrap();
    let resource = attributes(&resource.attributes);
    assert_eq!(resource["service.name"], "restanser-test");
    assert_eq!(resource["service.version"], env!("CARGO_PKG_VERSION"));
    // The log names the trace, too.
    let log = serve.log();
    let line = log
        .lines()
        .find(|line| line.contains("\"request answered\""))
        .unwrap();
    let line: serde_json::Value = serde_json::from_str(line).unwrap();
    assert_eq!(line["trace_id"], TRACE);
}

#[test]
fn refusals_are_told_by_their_code_and_nobody_is_named() {
    let collector = Collector::start(&[]);
    let serve = traced(collector.address, "");
    let last = "DELETE";
    for (request, status) in [
        (asking(&serve, BRREG, &format!("dibk/{VIRKSOMHET}")), 200),
        (asking(&serve, BRREG, "dibk/310000000"), 404),
        (asking(&serve, BRREG, "dibk/123456789"), 400),
        (
            asking(&serve, BRREG, &format!("974760673/{VIRKSOMHET}")),
            403,
        ),
        (asking(&serve, DIGDIR, &format!("ebevis/{VIRKSOMHET}")), 403),
        (
            Request::get(format!("/v2/dibk/{VIRKSOMHET}?pakke={DIGDIR}"))
                .header("User-Agent", BRREG),
            401,
        ),
        (Request::get(format!("/{VIRKSOMHET}")), 404),
        (Request::new(&format!("X{VIRKSOMHET}"), "/annet"), 404),
        (
            Request::get("/annet")
                .header("traceparent", VIRKSOMHET)
                .header("Korrelasjonsid", VIRKSOMHET),
            404,
        ),
        (
            Request::new("DELETE", format!("/v2/dibk/{VIRKSOMHET}")),
            405,
        ),
    ] {
        assert_eq!(
            request.send(serve.address).status,
            status,
            "{}",
            request.target
        );
    }
    let (spans, received) = collector.spans_until(|span| span.name == last);
    let servers: Vec<&Span> = spans.iter().filter(|span| is_server(span)).collect();
    let told: Vec<(&str, String, Option<String>, Option<String>)> = servers
        .iter()
        .map(|span| {
            let mut attributes = attributes(&span.attributes);
            let status = attributes["http.response.status_code"].clone();
            let (kode, pakke) = ("restanser.kode", "restanser.rettighetspakke");
            assert!(!attributes.contains_key("error.type"), "{attributes:?}");
            (
                span.name.as_str(),
                status,
                attributes.remove(kode),
                attributes.remove(pakke),
            )
        })
        .collect();
    let operation = format!("GET {ROUTE}");
    let expected = [
        (operation.as_str(), 200, "", "dibk"),
        (&operation, 404, "008", "dibk"),
        (&operation, 400, "006", ""),
        (&operation, 403, "005", ""),
        (&operation, 403, "007", "ebevis"),
        (&operation, 401, "004", ""),
        ("GET", 404, "003", ""),
        ("HTTP", 404, "003", ""),
        ("GET", 404, "003", ""),
        ("DELETE", 405, "003", ""),
    ];
    let some = |text: String| (!text.is_empty()).then_some(text);
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(name, status, kode, pakke)| {
            let kode = some(kode.to_owned()).map(|kode| format!("RESTANSE-{kode}"));
            (name, status.to_string(), kode, some(pakke.to_owned()))
        })
        .collect();
    assert_eq!(told, expected);
    for received in received {
        let text = String::from_utf8_lossy(&received.body).into_owned() + &received.head;
        let mut runs = text.split(|character: char| !character.is_ascii_digit());
        assert!(!runs.any(|run| run.len() >= 9), "{text}");
        assert!(!text.contains("eyJ"), "{text}");
    }
}

#[test]
fn what_fails_inside_is_an_error_of_its_span() {
    let collector = Collector::start(&[]);
    let serve = traced(collector.address, "");
    fs::remove_file(serve.path("register.sqlite")).unwrap();
    fs::write(serve.path("register.sqlite"), "no register").unwrap();
    let request = asking(&serve, BRREG, &format!("dibk/{VIRKSOMHET}"));
    assert_eq!(request.send(serve.address).status, 500);
    let (spans, _) = collector.spans_until(is_server);
    for span in spans {
        let is_error = span.status.as_ref().is_some_and(|status| status.code == 2);
        let expected = is_server(&span) || span.name == "kilde.oppslag";
        assert_eq!(is_error, expected, "{span:?}");
        assert!(span.status.unwrap_or_default().message.is_empty());
        assert!(span.events.is_empty());
        if is_server(&Span {
            kind: span.kind,
            ..Span::default()
        }) {
            assert_eq!(attributes(&span.attributes)["error.type"], "RESTANSE-002");
        }
    }
}

#[test]
fn who_sends_a_decision_has_made_it_and_others_are_sampled() {
    let collector = Collector::start(&[]);
    let serve = traced(collector.address, "sample_ratio = 0.0");
    let ask = |traceparent: &str| {
        let request = Request::get("/made-up").header("traceparent", traceparent);
        assert_eq!(request.send(serve.address).status, 404);
    };
    ask("");
    ask("malformed");
    ask(&format!("00-{TRACE}-{PARENT}-00"));
    ask(&format!("00-{TRACE}-{PARENT}-01"));
    let (spans, _) = collector.spans_until(is_server);
    assert_eq!(spans.len(), 1, "{spans:?}");
    assert_eq!(hex(&spans[0].trace_id), TRACE);
}

#[test]
fn a_collector_that_is_down_costs_requests_nothing_and_spans_are_counted() {
    let mut serve = traced(felles::nobodys_address(), "");
    for _ in 0..20 {
        assert_eq!(serve.ask(BRREG, "dibk").status, 200);
    }
    let spans = |outcome: &str| {
        let name = format!("restanser_trace_spans_total{{outcome=\"{outcome}\"}} ");
        let metrics = serve.managed("/metrics");
        let mut lines = metrics.text().lines();
        lines
            .find_map(|line| line.strip_prefix(&name))
            .unwrap()
            .parse::<f64>()
            .unwrap()
    };
    wait_until("counted", || spans("failed") == 100.0);
    assert_eq!((spans("sent"), spans("dropped")), (0.0, 0.0));
    let log = serve.log();
    let said = log.matches("the collector takes no traces").count();
    assert_eq!(said, 1, "{log}");
}

#[test]
fn an_attempt_that_fails_for_now_is_made_again_with_the_headers_of_the_file() {
    let collector = Collector::start(&["503 Service Unavailable"]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("headers");
    fs::write(&file, "X-Collector-Key: secret\n").unwrap();
    let serve = traced(collector.address, &format!("headers_fil = {file:?}"));
    assert_eq!(Request::get("/made-up").send(serve.address).status, 404);
    let first = collector.received.recv_timeout(BOUND).unwrap();
    let second = collector.received.recv_timeout(BOUND).unwrap();
    assert_eq!(first.body, second.body);
    for received in [first, second] {
        assert!(
            received
                .head
                .to_lowercase()
                .contains("x-collector-key: secret\r\n"),
            "{}",
            received.head
        );
    }
}

#[test]
fn what_waits_is_sent_before_the_end() {
    let collector = Collector::start(&[]);
    let mut serve = traced(collector.address, "");
    assert_eq!(Request::get("/made-up").send(serve.address).status, 404);
    // Spans gather for a second; the service does not wait that long to end.
    let log = serve.log();
    assert!(!log.contains("they are lost"), "{log}");
    let (spans, _) = collector.spans_until(is_server);
    assert_eq!(spans.len(), 1);
}

#[test]
fn without_a_collector_the_log_names_the_trace_all_the_same() {
    let mut serve = Oppstart::new().pakkefil("pakker.toml", PAKKER).start();
    let traceparent = format!("00-{TRACE}-{PARENT}-01");
    let request = Request::get("/made-up").header("traceparent", traceparent);
    assert_eq!(request.send(serve.address).status, 404);
    assert!(serve.log().contains(&format!("\"trace_id\":\"{TRACE}\"")));
}
