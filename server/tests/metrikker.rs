//! What `/metrics` and `/info` tell of a service that has answered requests of all kinds.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Stdio};

use felles::metrikker::{metrics, sample};
use felles::serve::{Oppstart, PAKKER, Serve, wait_until};
use felles::{BRREG, DIGDIR, Request, VIRKSOMHET};

const OPENMETRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// Before the labels of the one operation.
const OPERATION: &str = r#"operation="hentRestanser""#;

/// A service that has answered, refused and failed to find; with what was asked and how it was answered.
fn used() -> Serve {
    let serve = Oppstart::new().pakkefil("pakker.toml", PAKKER);
    let serve = serve.management().start();
    serve.wait_until_ready();
    let get = |consumer: &str, target: &str| {
        Request::get(format!("/v2/{target}")).bearer(&serve.token(consumer).sign())
    };
    let here = format!("dibk/{VIRKSOMHET}");
    for (request, times, status) in [
        (get(BRREG, &here), 3, 200),
        (
            get(BRREG, &here).header("Accept", "application/xml"),
            1,
            200,
        ),
        (get(BRREG, &here).header("Accept", "image/png"), 1, 406),
        (get(BRREG, "dibk/310000000"), 2, 404),
        (get(BRREG, "dibk/310111644"), 1, 400),
        (get(BRREG, &format!("made-up/{VIRKSOMHET}")), 1, 403),
        (get(DIGDIR, &format!("ebevis/{VIRKSOMHET}")), 1, 403),
        (Request::get(format!("/v2/{here}")), 1, 401),
        (Request::get("/made-up"), 2, 404),
        (Request::new("POST", format!("/v2/{here}")), 1, 405),
        (Request::new("MADEUP", format!("/v2/{here}")), 1, 405),
    ] {
        for _ in 0..times {
            let response = request.send(serve.address);
            assert_eq!(response.status, status, "{} {response:?}", request.target);
        }
    }
    serve
}

#[test]
fn requests_are_counted_by_operation_status_and_code() {
    let metrics = metrics(&used());
    let nowhere = r#"operation="""#;
    for (operation, status, kode, count) in [
        (OPERATION, 200, "", 4.0),
        (OPERATION, 406, "RESTANSE-009", 1.0),
        (OPERATION, 404, "RESTANSE-008", 2.0),
        (OPERATION, 400, "RESTANSE-006", 1.0),
        (OPERATION, 403, "RESTANSE-005", 1.0),
        (OPERATION, 403, "RESTANSE-007", 1.0),
        (OPERATION, 401, "RESTANSE-004", 1.0),
        (nowhere, 404, "RESTANSE-003", 2.0),
        (nowhere, 405, "RESTANSE-003", 2.0),
    ] {
        let name =
            format!("restanser_requests_total{{{operation},status=\"{status}\",kode=\"{kode}\"}}");
        assert_eq!(sample(&metrics, &name), Some(count), "{name}\n{metrics}");
    }
    let of_requests = metrics
        .lines()
        .filter(|line| line.starts_with("restanser_requests_total{"));
    assert_eq!(of_requests.count(), 9, "{metrics}");
    for (operation, count) in [(OPERATION, 11.0), (nowhere, 4.0)] {
        let name = format!("restanser_request_duration_seconds_count{{{operation}}}");
        assert_eq!(sample(&metrics, &name), Some(count), "{name}");
        let name = format!("restanser_request_duration_seconds_bucket{{le=\"+Inf\",{operation}}}");
        assert_eq!(sample(&metrics, &name), Some(count), "{name}\n{metrics}");
    }
}

#[test]
fn the_source_and_the_disclosure_log_are_timed() {
    let serve = used();
    let text = metrics(&serve);
    for (name, count) in [
        (
            r#"source_lookup_duration_seconds_count{outcome="found"}"#,
            4.0,
        ),
        (
            r#"source_lookup_duration_seconds_count{outcome="unknown"}"#,
            2.0,
        ),
        (
            r#"source_lookup_duration_seconds_count{outcome="failed"}"#,
            0.0,
        ),
        (
            r#"disclosure_log_duration_seconds_count{outcome="durable"}"#,
            4.0,
        ),
        (
            r#"disclosure_log_duration_seconds_count{outcome="failed"}"#,
            0.0,
        ),
        (r#"disclosure_log_queue{kind="disclosure"}"#, 0.0),
        (r#"disclosure_log_events_total{event="breach"}"#, 0.0),
        ("disclosure_log_usable", 1.0),
    ] {
        let name = format!("restanser_{name}");
        assert_eq!(sample(&text, &name), Some(count), "{name}\n{text}");
    }
    // Refusals are written too, for which nobody waits: the start of the chain, four disclosures, nine refusals.
    wait_until("all records are written", || {
        let name = "restanser_disclosure_log_batch_records_sum";
        sample(&metrics(&serve), name).unwrap() >= 13.0
    });
    let log = std::fs::metadata(serve.path("utleveringer.jsonl")).unwrap();
    let bytes = sample(&metrics(&serve), "restanser_disclosure_log_file_bytes");
    assert_eq!(bytes.unwrap() as u64, log.len());
    // There is no database, and no number of it.
    assert!(!text.contains("restanser_source_connection"), "{text}");
}

#[test]
fn the_process_is_told_under_its_usual_names() {
    let text = metrics(&used());
    let value = |name| sample(&text, name).unwrap_or_else(|| panic!("no {name}\n{text}"));
    assert!(value("process_resident_memory_bytes") > 1_000_000.0);
    assert!(value("process_open_fds") > 5.0);
    assert!(value("process_max_fds") >= value("process_open_fds"));
    assert!(value("process_cpu_seconds_total") >= 0.0);
    let now = jiff::Timestamp::now().as_second() as f64;
    let age = now - value("process_start_time_seconds");
    assert!((-5.0..3600.0).contains(&age), "started {age} s ago");
}

#[test]
fn the_program_and_its_specification_are_told() {
    let serve = used();
    let info = serve.managed("/info").json();
    assert_eq!(info["version"], env!("CARGO_PKG_VERSION"));
    assert!(
        info["rust"].as_str().unwrap().starts_with("rustc 1."),
        "{info}"
    );
    let commit = info["commit"].as_str().unwrap();
    let is_hash = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
    assert!(
        commit == "unknown" || is_hash || option_env!("RESTANSER_COMMIT") == Some(commit),
        "{info}"
    );
    let started: jiff::Timestamp = info["started"].as_str().unwrap().parse().unwrap();
    assert!(started <= jiff::Timestamp::now());
    let specification = serde_json::json!({
        "title": restanser_api::TITLE,
        "version": restanser_api::VERSION,
        "sha256": restanser_api::DOCUMENT_SHA256,
    });
    assert_eq!(info["specification"], specification);
    let text = metrics(&serve);
    let build = text
        .lines()
        .find(|line| line.starts_with("restanser_build_info{"))
        .unwrap();
    assert!(build.ends_with("} 1"), "{build}");
    assert!(build.contains(&format!("commit=\"{commit}\"")), "{build}");
    assert!(build.contains(restanser_api::DOCUMENT_SHA256), "{build}");
}

#[test]
fn the_metrics_are_in_the_format_asked_for_and_name_nobody() {
    let serve = used();
    let management = serve.management.unwrap();
    let asked =
        Request::get("/metrics").header("Accept", "application/openmetrics-text;version=1.0.0");
    let openmetrics = asked.send(management);
    assert_eq!(openmetrics.header("Content-Type"), Some(OPENMETRICS));
    assert!(openmetrics.text().ends_with("# EOF\n"));
    let plain = serve.managed("/metrics");
    assert_eq!(
        plain.header("Content-Type"),
        Some("text/plain; version=0.0.4; charset=utf-8")
    );
    for text in [openmetrics.text(), plain.text()] {
        let mut families = BTreeSet::new();
        let mut family = "";
        for line in text.lines().filter(|line| *line != "# EOF") {
            if let Some(about) = line.strip_prefix("# ") {
                let words: Vec<&str> = about.splitn(3, ' ').collect();
                assert!(["HELP", "TYPE", "UNIT"].contains(&words[0]), "{line}");
                if words[0] == "HELP" {
                    assert!(families.insert(words[1].to_owned()), "{line}: told before");
                }
                family = words[1];
            } else {
                let (name, value) = line.rsplit_once(' ').unwrap();
                let name = name.split('{').next().unwrap();
                assert!(name.starts_with(family), "{line} in {family}");
                assert!(value.parse::<f64>().is_ok(), "{line}");
            }
        }
        // Those of configured consumers, by name; of others nothing.
        let text = [BRREG, DIGDIR]
            .iter()
            .fold(text.to_owned(), |text, consumer| {
                text.replace(&format!("consumer=\"{consumer}\""), "")
            });
        for secret in [
            BRREG,
            DIGDIR,
            VIRKSOMHET,
            "310000000",
            "133707",
            "made-up",
            "MADEUP",
        ] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
}

/// Prometheus' own check of the format and of what metrics are called, where it is installed.
#[test]
fn promtool_has_nothing_to_say() {
    let text = metrics(&used());
    let promtool = Command::new("promtool")
        .args(["check", "metrics"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut promtool = match promtool {
        Ok(promtool) => promtool,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            eprintln!("SKIPPED: promtool is not installed (Debian's package prometheus has it)");
            return;
        }
        Err(error) => panic!("{error}"),
    };
    promtool
        .stdin
        .take()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    let output = promtool.wait_with_output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(
        output.status.success() && said.trim().is_empty(),
        "{said}\n{text}"
    );
}
