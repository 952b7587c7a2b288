//! `restanser dev` as it is run at a desk.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;
use std::net::TcpListener;
use std::process::Command;

use felles::dev::{Dev, ask, assert_failed, dev_command, folder, line, token};
use felles::prosess::{restanser, run};
use felles::serve::limited;
use felles::{BRREG, Connection, Request, skipped};

#[test]
fn dev_prints_commands_that_work_when_pasted() {
    let folder = tempfile::tempdir().unwrap();
    // A folder whose name a shell would take apart.
    let data = folder.path().join("it's a $folder");
    let dev = Dev::start(&data);
    let commands: Vec<&String> = dev
        .program
        .stdout
        .seen
        .iter()
        .filter(|line| line.starts_with("curl "))
        .collect();
    assert_eq!(commands.len(), 3);
    if Command::new("curl").arg("--version").output().is_err() {
        skipped("there is no curl: the commands that `restanser dev` prints are not tried");
        return;
    }
    let elsewhere = tempfile::tempdir().unwrap();
    for (command, media_type) in
        commands
            .iter()
            .zip(["application/json", "application/xml", "application/json"])
    {
        let mut shell = Command::new("sh");
        let output = run(shell.args(["-c", command]).current_dir(&elsewhere));
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.starts_with("HTTP/1.1 200 OK"), "{command}\n{text}");
        assert!(
            text.contains(&format!("content-type: {media_type}")),
            "{command}\n{text}"
        );
        assert!(text.contains("133707"), "{command}\n{text}");
    }
}

#[test]
fn wrong_usage_is_exit_code_2() {
    let folder = tempfile::tempdir().unwrap();
    // A command that is missing altogether is answered with the help itself.
    for arguments in [
        &["token"][..],
        &["token", "--consumer", "974760674"],
        &[
            "token",
            "--consumer",
            "974760673",
            "--samtykke-til",
            "974761076",
        ],
        &["token", "--consumer", "974760673", "--expires-in", "soon"],
        &["token", "--consumer", "974760673", "--alg", "HS256"],
        &["token", "--consumer", "974760673", "--claim", "iss"],
        &[
            "token",
            "--consumer",
            "974760673",
            "--delegation-source",
            "a",
        ],
        &["samtykketoken", "--fra", "310111643"],
        &["issuer", "replace"],
        &["dev", "--listen", "localhost"],
        &["serve"],
        &["tjen"],
        &[],
    ] {
        let output = run(&mut restanser(folder.path(), arguments));
        assert_failed(&output, 2, &["--help"]);
    }
}

#[test]
fn dev_is_for_loopback_only() {
    let (_folder, data) = folder();
    for (option, address) in [
        ("--listen", "0.0.0.0:0"),
        ("--issuer", "0.0.0.0:0"),
        ("--listen", "[::]:0"),
        ("--issuer", "192.0.2.1:0"),
    ] {
        let other = if option == "--listen" {
            "--issuer"
        } else {
            "--listen"
        };
        let mut command = restanser(
            data.parent().unwrap(),
            &["dev", option, address, other, "127.0.0.1:0", "--data"],
        );
        assert_failed(
            &run(command.arg(&data)),
            1,
            &[option, address, "not a loopback address"],
        );
    }
    assert!(!data.exists());
}

#[test]
fn a_port_in_use_is_named_with_the_option_to_change_it() {
    let (_folder, data) = folder();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    for (option, other) in [("--listen", "--issuer"), ("--issuer", "--listen")] {
        let mut command = restanser(
            data.parent().unwrap(),
            &["dev", option, &address, other, "127.0.0.1:0", "--data"],
        );
        assert_failed(
            &run(command.arg(&data)),
            1,
            &["cannot listen on", &address, option],
        );
    }
}

#[test]
fn one_folder_is_for_one_dev() {
    let (_folder, data) = folder();
    let dev = Dev::start(&data);
    let second = run(&mut dev_command(&data));
    assert_failed(&second, 1, &["in use by another `restanser dev`", "--data"]);
    assert_eq!(ask(&dev, &data), 200);
}

#[test]
fn key_register_and_log_outlive_the_program_even_when_it_is_killed() {
    let (_folder, data) = folder();
    let kept =
        || ["issuer-key.pem", "register.sqlite"].map(|file| fs::read(data.join(file)).unwrap());
    let mut dev = Dev::start(&data);
    assert_eq!(ask(&dev, &data), 200);
    let before = kept();
    for records in 1..4 {
        dev.program.kill();
        // What a crash may leave of a line.
        let log = data.join("utleveringer.jsonl");
        let text = fs::read_to_string(&log).unwrap();
        assert_eq!(text.lines().count(), records);
        fs::write(&log, text + r#"{"tidspunkt":"20"#).unwrap();
        dev = Dev::start(&data);
        assert_eq!(ask(&dev, &data), 200);
        assert!(kept() == before);
    }
}

/// That running requests are answered first is shown of `serve`, which stops in the same way.
#[test]
fn a_signal_stops_the_program_and_no_connection_keeps_it() {
    for name in ["TERM", "INT"] {
        let (_folder, data) = folder();
        let mut dev = Dev::start(&data);
        let token = line(&token(&data, &["--consumer", BRREG]));
        let request = Request::get("/v2/dibk/310111643").bearer(&token).bytes();
        let mut idle = Connection::open(dev.address);
        idle.write(&request);
        assert_eq!(idle.read().status, 200);
        let mut half_sent = Connection::open(dev.address);
        half_sent.write(&request[..request.len() / 2]);
        dev.program.signal(name);
        dev.program.stderr.wait_for("stopping");
        assert_eq!(dev.program.wait().code(), Some(0), "SIG{name}");
        // The end, and never half an answer.
        assert_eq!(idle.read_to_end(), b"");
        // It could still have come.
        assert_eq!(half_sent.read().status, 408);
        assert_eq!(half_sent.read_to_end(), b"");
    }
}

#[test]
fn the_limit_of_open_files_that_a_desk_has_is_nothing_to_warn_of() {
    let (_folder, data) = folder();
    let mut dev = Dev::of(&mut limited(&dev_command(&data), 1024));
    assert_eq!(ask(&dev, &data), 200);
    dev.program.signal("TERM");
    assert_eq!(dev.program.wait().code(), Some(0));
    let log = &dev.program.stderr.seen;
    let warnings: Vec<_> = log.iter().filter(|line| line.contains("WARN")).collect();
    assert!(warnings.is_empty(), "{warnings:#?}");
    assert!(log.iter().any(|line| line.contains("INFO")), "{log:#?}");
}

#[test]
fn a_log_that_nobody_reads_does_not_stop_the_service() {
    let (_folder, data) = folder();
    let mut dev = Dev::of(dev_command(&data).env("RUST_LOG", "trace"));
    dev.program.stderr.close();
    // The first lines may still fit somewhere.
    for _ in 0..5 {
        assert_eq!(ask(&dev, &data), 200);
    }
    dev.program.signal("TERM");
    assert_eq!(dev.program.wait().code(), Some(0));
}

/// Law 10: the log is for everybody who runs the service, however much of it is asked for. Every line was searched.
#[test]
fn the_log_names_no_organisation_no_amount_and_no_token() {
    let (_folder, data) = folder();
    let mut dev = Dev::start(&data);
    let consent = [
        "--consumer",
        "991825827",
        "--supplier",
        BRREG,
        "--samtykke-fra",
        "310111643",
    ];
    for (path, arguments) in [
        ("dibk/310111643", &["--consumer", BRREG][..]),
        ("dibk/310000000", &["--consumer", BRREG]),
        ("dibk/310111644", &["--consumer", BRREG]),
        ("ebevis/310111643", &["--consumer", BRREG]),
        ("ebevis/310111643", &consent),
        ("ebevis/313367002", &consent),
        (
            "dibk/310111643",
            &["--consumer", BRREG, "--expires-in", "-1"],
        ),
    ] {
        let token = line(&token(&data, arguments));
        for path in [format!("/v2/{path}"), format!("/{path}")] {
            Request::get(path).bearer(&token).send(dev.address);
        }
    }
    dev.program.signal("TERM");
    dev.program.wait();
    let log = dev.program.stderr.seen.join("\n");
    for word in ["request answered", "RESTANSE-008", "decision="] {
        assert!(log.contains(word), "{log}");
    }
    // What other crates tell of addresses, headers and queries cannot be asked for.
    for other in ["DEBUG actix", "TRACE actix", "TRACE hyper", "TRACE mio"] {
        assert!(!log.contains(other), "{other} in {log}");
    }
}
