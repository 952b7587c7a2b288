//! What is logged, changed while the service runs; and a log that nobody reads.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};

use felles::dev::assert_failed;
use felles::prosess::run;
use felles::serve::{Oppstart, PAKKER, Serve, wait_until};
use felles::{BRREG, Connection, Request, Response, VIRKSOMHET};

fn oppstart(log: &str) -> Oppstart {
    let mut oppstart = Oppstart::new().pakkefil("pakker.toml", PAKKER).management();
    oppstart.tables += log;
    oppstart
}

/// Started with what the configuration says of the log, and nothing in the environment.
fn started(log: &str) -> Serve {
    oppstart(log).start_with(|command| {
        command.env_remove("RUST_LOG");
    })
}

fn put(serve: &Serve, query: &str, filter: &str) -> Response {
    let head = format!(
        "PUT /log{query} HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n{filter}",
        filter.len()
    );
    let mut connection = Connection::open(serve.management.unwrap());
    connection.write(head.as_bytes());
    connection.read()
}

#[test]
fn the_filter_is_told_and_changed_and_that_stands_in_the_log() {
    let mut serve = started("");
    let filter = |serve: &Serve| serve.managed("/log").text().to_owned();
    assert_eq!(filter(&serve), "info\n");
    let changed = put(&serve, "", "warn\n");
    assert_eq!((changed.status, changed.text()), (200, "warn\n"));
    wait_until("keys", || serve.ask(BRREG, "dibk").status == 200);
    let changed = put(&serve, "", "info,restanser_server=debug");
    assert_eq!(changed.text(), "info,restanser_server=debug\n");
    assert_eq!(serve.ask(BRREG, "dibk").status, 200);
    assert_eq!(filter(&serve), "info,restanser_server=debug\n");
    let log = serve.log();
    let lines = |word: &str| log.lines().filter(|line| line.contains(word)).count();
    assert_eq!(lines("\"message\":\"request answered\""), 1, "{log}");
    let change = log
        .lines()
        .find(|line| line.contains("the filter of the log is changed"));
    let change: serde_json::Value = serde_json::from_str(change.unwrap()).unwrap();
    assert_eq!(
        (&change["before"], &change["filter"]),
        (&"info".into(), &"warn".into())
    );
    assert!(
        change["who"].as_str().unwrap().starts_with("127.0.0.1:"),
        "{change}"
    );
}

#[test]
fn what_is_no_filter_is_refused_and_changes_nothing() {
    let serve = started("");
    for (query, filter, reason) in [
        (
            "",
            "loud",
            "`loud` is no level: off, error, warn, info, debug or trace",
        ),
        ("", "", "it is empty"),
        ("", "\u{fffd}=info", "is no part of the program"),
        ("?seconds=0", "debug", "seconds is to be from 1 to 86400"),
        (
            "?seconds=86401",
            "debug",
            "seconds is to be from 1 to 86400",
        ),
        (
            "?seconds=soon",
            "debug",
            "the query is to be empty, or seconds=600",
        ),
        (
            "?minutes=1",
            "debug",
            "the query is to be empty, or seconds=600",
        ),
    ] {
        let refused = put(&serve, query, filter);
        assert_eq!(refused.status, 400, "{query} {filter}");
        assert!(refused.text().contains(reason), "{}", refused.text());
        assert_eq!(serve.managed("/log").text(), "info\n", "{query} {filter}");
    }
    let long = "x".repeat(10_000);
    assert_eq!(put(&serve, "", &long).status, 413);
}

#[test]
fn a_change_for_some_time_ends_by_itself() {
    let serve = started("");
    let changed = put(&serve, "?seconds=1", "debug");
    assert_eq!(changed.text(), "debug\n");
    assert!(changed.header("Seconds-Left").is_some());
    wait_until("taken back", || serve.managed("/log").text() == "info\n");
    assert_eq!(serve.managed("/log").header("Seconds-Left"), None);
}

/// Whatever is asked for: other crates are not heard below `info`.
#[test]
fn nothing_confidential_can_be_asked_for() {
    let mut serve = started("");
    assert_eq!(
        put(&serve, "", "trace,actix_http=trace,hyper=trace").status,
        200
    );
    wait_until("answered", || serve.ask(BRREG, "dibk").status == 200);
    let log = serve.log();
    for line in log.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let level = line["level"].as_str().unwrap();
        let ours = ["restanser", "actix_openapi"]
            .iter()
            .any(|ours| line["target"].as_str().unwrap().starts_with(ours));
        assert!(ours || !["DEBUG", "TRACE"].contains(&level), "{line}");
    }
    // The consumer of the line of a request, and nobody else.
    let log = log.replace(&format!("\"consumer\":\"{BRREG}\""), "");
    assert!(!log.contains(VIRKSOMHET) && !log.contains(BRREG), "{log}");
}

#[test]
fn the_configuration_says_level_and_format_and_the_environment_goes_before_it() {
    let log = "\n[log]\nlevel = \"error\"\nformat = \"json\"\n";
    let serve = oppstart(log).start_with(|command| {
        command.env("RUST_LOG", "info,hyper=error");
    });
    assert_eq!(serve.managed("/log").text(), "info,hyper=error\n");
    // One that is no filter is told, and the configured one holds.
    let log = "\n[log]\nlevel = \"info\"\n";
    let mut serve = oppstart(log).start_with(|command| {
        command.env("RUST_LOG", "loud");
    });
    assert_eq!(serve.managed("/log").text(), "info\n");
    assert!(serve.log().contains("RUST_LOG is no filter"));
    let wrong = oppstart("\n[log]\nlevel = \"loud\"\n");
    let words = ["restanser.toml:", "log.level is wrong", "error, warn, info"];
    assert_failed(&run(&mut wrong.command()), 1, &words);
}

/// Ends with the test.
struct Ends(Child);

impl Drop for Ends {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Standard error is a pipe that is full and that nobody reads: requests are answered all the same, lines are lost and
/// counted, and when somebody reads again the log says so.
#[test]
fn a_log_that_nobody_reads_stops_nothing() {
    let oppstart = oppstart("");
    let mut program = Ends(oppstart.command().stderr(Stdio::piped()).spawn().unwrap());
    let mut stderr = BufReader::new(program.0.stderr.take().unwrap());
    let mut next_line = || {
        let mut line = String::new();
        assert_ne!(stderr.read_line(&mut line).unwrap(), 0, "the log ended");
        serde_json::from_str::<serde_json::Value>(&line).unwrap()
    };
    let mut address_in = |message: &str| {
        let line = std::iter::repeat_with(&mut next_line).find(|line| line["message"] == message);
        line.unwrap()["address"].as_str().unwrap().parse().unwrap()
    };
    let management = address_in("management listening");
    let address = address_in("listening");
    // From here on nobody reads. Each refusal is some lines; a pipe holds 64 KiB, what waits is 8 MiB at most.
    let lost = || {
        let response = Request::get("/metrics").send(management);
        let name = "restanser_log_lines_total{outcome=\"lost\"} ";
        let mut lines = response.text().lines();
        let lost = lines.find_map(|line| line.strip_prefix(name)).unwrap();
        lost.parse::<f64>().unwrap()
    };
    let mut connection = Connection::open(address);
    let request = Request::get("/made-up").bytes();
    wait_until("lines are lost", || {
        for _ in 0..1_000 {
            connection.write(&request);
            assert_eq!(connection.read().status, 404);
        }
        lost() > 0.0
    });
    // Somebody reads again.
    let told = std::iter::repeat_with(&mut next_line).find(|line| {
        let message = line["message"].as_str();
        message.is_some_and(|message| message.starts_with("lines of the log were lost"))
    });
    assert!(told.unwrap()["lines"].as_u64().unwrap() > 0);
}
