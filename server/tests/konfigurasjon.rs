//! `restanser config` and the environment, over the real program.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Output, Stdio};

use felles::dev::assert_failed;
use felles::prosess::{restanser, run};
use serde_json::Value;

/// The program in a folder, with a configuration on standard input and these variables.
fn with(folder: &Path, arguments: &[&str], input: &str, variables: &[(&str, &str)]) -> Output {
    let mut command = restanser(folder, arguments);
    command.envs(variables.iter().copied());
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that needs no input does not wait for it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn example(folder: &Path) -> String {
    let output = run(&mut restanser(folder, &["config", "example"]));
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

const CHECK: &[&str] = &["config", "check", "--config", "-"];
const SHOW: &[&str] = &["config", "show", "--config", "-"];

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_example_passes_the_check() {
    let folder = tempfile::tempdir().unwrap();
    let example = example(folder.path());
    let output = with(folder.path(), CHECK, &example, &[]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(text(&output.stdout), "the configuration can be used\n");
    let output = with(folder.path(), &[CHECK, &["--json"]].concat(), &example, &[]);
    assert_eq!(
        json(&output),
        serde_json::json!({ "valid": true, "faults": [] })
    );
    // The files that it names are not here.
    let output = with(
        folder.path(),
        &[CHECK, &["--files"]].concat(),
        &example,
        &[],
    );
    assert_failed(
        &output,
        1,
        &[
            "-:",
            "kilde.sqlite names /var/lib/restanser/register.sqlite",
            "rettighetspakker.toml",
        ],
    );
}

#[test]
fn everything_that_is_wrong_is_told_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let wrong =
        example(folder.path()).replace("[maskinporten]", "[maskinporten]\nisuer = 'hemmelig'");
    let line = 1 + wrong
        .lines()
        .position(|line| line.starts_with("isuer"))
        .unwrap();
    let variables = [
        ("RESTANSER__SERVER__WORKERS", "0"),
        ("RESTANSER__SERVER__WORKER", "1"),
    ];
    let output = with(folder.path(), CHECK, &wrong, &variables);
    assert_failed(
        &output,
        1,
        &[
            &format!(
                "restanser: -:{line}:1: maskinporten.isuer is an unknown key, did you mean issuer?"
            ),
            "restanser: RESTANSER__SERVER__WORKERS: server.workers is 0: it must be a whole number from 1 to 1024",
            "restanser: RESTANSER__SERVER__WORKER: there is no such key, did you mean RESTANSER__SERVER__WORKERS?",
        ],
    );
    assert!(!text(&output.stderr).contains("hemmelig"));
    let output = with(
        folder.path(),
        &[CHECK, &["--json"]].concat(),
        &wrong,
        &variables,
    );
    assert_eq!(output.status.code(), Some(1));
    let report = json(&output);
    assert_eq!(report["valid"], false);
    assert_eq!(report["faults"].as_array().unwrap().len(), 3);
    let of_file = &report["faults"][0];
    assert_eq!(
        (&of_file["file"], &of_file["line"], &of_file["column"]),
        (&"-".into(), &line.into(), &1.into())
    );
    assert_eq!(of_file["key"], "maskinporten.isuer");
    let of_variable = &report["faults"][2];
    assert_eq!(
        (&of_variable["variable"], &of_variable["key"]),
        (
            &"RESTANSER__SERVER__WORKERS".into(),
            &"server.workers".into()
        )
    );
}

#[test]
fn what_is_in_force_is_shown_with_where_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let example = example(folder.path());
    let line = 1 + example
        .lines()
        .position(|line| line.starts_with("listen"))
        .unwrap();
    let variables = [("RESTANSER__SERVER__WORKERS", "4")];
    let output = with(folder.path(), SHOW, &example, &variables);
    let shown = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    for told in [
        &format!("listen = \"127.0.0.1:8080\"  # -:{line}:10\n"),
        "server.workers = 4  # RESTANSER__SERVER__WORKERS\n",
        "server.connections = 20000  # default\n",
    ] {
        assert!(shown.contains(told), "{told}: {shown}");
    }
    let report = json(&with(
        folder.path(),
        &[SHOW, &["--json"]].concat(),
        &example,
        &variables,
    ));
    let setting = |key: &str| {
        let mut settings = report["settings"].as_array().unwrap().iter();
        settings
            .find(|setting| setting["key"] == key)
            .unwrap()
            .clone()
    };
    assert_eq!(setting("listen")["line"], line);
    assert_eq!(
        setting("server.workers"),
        serde_json::json!({ "key": "server.workers", "value": 4, "source": "environment", "variable": "RESTANSER__SERVER__WORKERS" })
    );
    assert_eq!(setting("server.connections")["source"], "default");
    assert_eq!(setting("server.tls")["source"], "unset");
    let output = with(folder.path(), SHOW, "listen = 1", &[]);
    assert_failed(
        &output,
        1,
        &[
            "-:1:10: listen is a whole number",
            "maskinporten is missing",
        ],
    );
}

#[test]
fn wrong_usage_of_config_is_exit_code_2() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        &["config"][..],
        &["config", "check"],
        &["config", "show"],
        &["config", "show", "--files", "--config", "a"],
        &["config", "example", "--config", "a"],
        &["config", "mend"],
    ] {
        let output = run(&mut restanser(folder.path(), arguments));
        assert_eq!(output.status.code(), Some(2), "{output:?}");
    }
    let output = run(&mut restanser(
        folder.path(),
        &["config", "check", "--config", "none.toml"],
    ));
    assert_failed(&output, 1, &["none.toml: "]);
}

/// The register is the last that is opened before the service listens.
#[test]
fn the_service_starts_from_the_environment_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("pakker.toml"),
        "[a]\nsamtykke = true\nkonsumenter = []\n",
    )
    .unwrap();
    let variables = [
        ("RESTANSER__LISTEN", "127.0.0.1:0"),
        (
            "RESTANSER__MASKINPORTEN__ISSUER",
            "https://test.maskinporten.no/",
        ),
        ("RESTANSER__KILDE__SQLITE", "nowhere.sqlite"),
        ("RESTANSER__UTLEVERING__LOGG", "u.jsonl"),
        ("RESTANSER__RETTIGHETSPAKKER", "pakker.toml"),
    ];
    let output = with(folder.path(), &["serve"], "", &variables);
    assert_failed(&output, 1, &["kilde: ", "nowhere.sqlite"]);
    let output = with(folder.path(), &["config", "check"], "", &variables);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let output = with(folder.path(), &["serve"], "", &variables[1..]);
    assert_failed(
        &output,
        1,
        &[
            "restanser: environment: listen is missing",
            "RESTANSER__LISTEN",
        ],
    );
}
