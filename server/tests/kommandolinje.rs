//! What is made of the command line's own definition: manual pages and completions. And `restanser health`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::thread;

use felles::dev::{assert_failed, line};
use felles::prosess::{restanser, run};
use felles::serve::Oppstart;
use felles::skipped;
use tempfile::TempDir;

fn text(output: Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn help(of: &[&str]) -> String {
    let arguments: Vec<&str> = of.iter().copied().chain(["--help"]).collect();
    text(run(&mut restanser(Path::new("."), &arguments)))
}

/// The commands below this one, as its help lists them.
fn commands(of: &[&str]) -> Vec<String> {
    let help = help(of);
    let listed = help.split_once("\nCommands:\n");
    let lines = listed.map_or("", |(_, after)| after).lines();
    let names = lines
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next());
    let names = names.filter(|&name| name != "help");
    names.map(str::to_owned).collect()
}

/// Every command there is, as the words of it.
fn all_commands() -> Vec<Vec<String>> {
    let mut all = vec![Vec::new()];
    let mut next = 0;
    while let Some(words) = all.get(next).cloned() {
        let of: Vec<&str> = words.iter().map(String::as_str).collect();
        for name in commands(&of) {
            all.push([words.clone(), vec![name]].concat());
        }
        next += 1;
    }
    all
}

fn file_names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

#[test]
fn every_command_has_a_page_with_all_its_options() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["manual", "--out", "a/new/folder"];
    text(run(&mut restanser(folder.path(), &arguments)));
    let pages = folder.path().join("a/new/folder");
    let all = all_commands();
    assert!(all.len() > 15, "{all:?}");
    let expected = all.iter().map(|words| {
        let words = std::iter::once("restanser").chain(words.iter().map(String::as_str));
        format!("{}.1", words.collect::<Vec<_>>().join("-"))
    });
    assert_eq!(file_names(&pages), expected.clone().collect());

    for (words, page) in all.iter().zip(expected) {
        let page = fs::read_to_string(pages.join(page)).unwrap();
        // How the dash is written there, too.
        let page = page.replace("\\-", "-");
        let of: Vec<&str> = words.iter().map(String::as_str).collect();
        let help = help(&of);
        let options = help
            .lines()
            .filter_map(|line| line.trim_start().split_once("--"))
            .filter(|(before, _)| before.is_empty() || before.ends_with(", "))
            .map(|(_, option)| option.split([' ', '=', '.']).next().unwrap());
        for option in options {
            assert!(
                page.contains(&format!("--{option}")),
                "{words:?}: {option}\n{page}"
            );
        }
    }
}

#[test]
fn pages_are_read_without_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    text(run(&mut restanser(
        folder.path(),
        &["manual", "--out", "."],
    )));
    if Command::new("man").arg("--version").output().is_err() {
        skipped("there is no man: the manual pages are not read");
        return;
    }
    for page in file_names(folder.path()) {
        let mut man = Command::new("man");
        man.args(["--warnings=w", "--local-file", &page])
            .env("MANPAGER", "cat")
            .env("LC_ALL", "C.UTF-8")
            .current_dir(folder.path());
        let output = man.output().unwrap();
        assert!(output.status.success(), "{page}: {output:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{page}");
    }
}

#[test]
fn the_page_of_the_whole_is_printed_when_no_folder_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let page = text(run(&mut restanser(folder.path(), &["manual"])));
    assert!(page.contains(".TH restanser 1"), "{page}");
    assert_eq!(file_names(folder.path()), BTreeSet::new());
}

#[test]
fn pages_that_cannot_be_written_are_an_error_that_names_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let mut command = restanser(folder.path(), &["manual", "--out", "file"]);
    assert_failed(&run(&mut command), 1, &["cannot write to file"]);
}

/// What bash offers for the last of these words.
fn offered(script: &Path, words: &[&str]) -> BTreeSet<String> {
    let words: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let last = words.len() - 1;
    let (current, before) = (&words[last], &words[last - 1]);
    let ask = format!(
        "source '{}'; COMP_WORDS=({}); COMP_CWORD={last}; _restanser restanser {current} {before}; \
         printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        script.display(),
        words.join(" "),
    );
    let output = Command::new("bash")
        .args(["--norc", "-c", &ask])
        .output()
        .unwrap();
    text(output).lines().map(str::to_owned).collect()
}

#[test]
fn bash_offers_commands_options_and_files() {
    let folder = tempfile::tempdir().unwrap();
    let script = text(run(&mut restanser(folder.path(), &["completions", "bash"])));
    let path = folder.path().join("restanser.bash");
    fs::write(&path, script).unwrap();
    if Command::new("bash").arg("--version").output().is_err() {
        skipped("there is no bash: its completions are not tried");
        return;
    }
    let checked = Command::new("bash").arg("-n").arg(&path).output().unwrap();
    assert!(
        checked.status.success() && checked.stderr.is_empty(),
        "{checked:?}"
    );
    let offers = offered(&path, &["restanser", ""]);
    for command in commands(&[]) {
        assert!(offers.contains(&command), "{command}: {offers:?}");
    }
    assert_eq!(
        offered(&path, &["restanser", "utl"]),
        ["utleveringer".to_owned()].into()
    );
    assert!(offered(&path, &["restanser", "issuer", ""]).contains("rotate"));
    assert!(offered(&path, &["restanser", "serve", "--"]).contains("--config"));
}

#[test]
fn other_shells_take_their_completions() {
    let folder = tempfile::tempdir().unwrap();
    for (shell, check) in [("zsh", "-n"), ("fish", "--no-execute")] {
        let script = text(run(&mut restanser(folder.path(), &["completions", shell])));
        for command in commands(&[]) {
            assert!(script.contains(&command), "{shell}: {command}");
        }
        let path = folder.path().join(shell);
        fs::write(&path, script).unwrap();
        match Command::new(shell).arg(check).arg(&path).output() {
            Ok(checked) => assert!(
                checked.status.success() && checked.stderr.is_empty(),
                "{checked:?}"
            ),
            Err(_) => skipped(&format!(
                "there is no {shell}: its completions are not tried"
            )),
        }
    }
    let mut unknown = restanser(folder.path(), &["completions", "tcsh"]);
    assert_failed(&run(&mut unknown), 2, &["possible values: bash, zsh, fish"]);
}

/// A configuration with its management listener at this address.
fn managed_at(address: SocketAddr, folder: &TempDir) -> PathBuf {
    let config = Oppstart::with_issuer("http://127.0.0.1:1/").pakkefil("pakker.toml", "");
    let config = config.config();
    let path = folder.path().join("managed.toml");
    let config = format!("{config}\n[management]\nlisten = \"{address}\"\n");
    fs::write(&path, config).unwrap();
    path
}

fn health(config: &Path, options: &[&str]) -> Output {
    let mut command = restanser(Path::new("."), &["health", "--config"]);
    run(command.arg(config).args(options))
}

#[test]
fn health_asks_the_service_that_runs() {
    let serve = Oppstart::new()
        .pakkefil(
            "pakker.toml",
            "[dibk]\nsamtykke = false\nhjemmel = \"a law\"\nkonsumenter = [\"974760673\"]\n",
        )
        .management()
        .start();
    serve.wait_until_ready();
    let config = managed_at(serve.management.unwrap(), &serve.folder);
    for options in [&[][..], &["--live"]] {
        let said: serde_json::Value =
            serde_json::from_str(&line(&health(&config, options))).unwrap();
        let ready = said["ready"].as_bool();
        assert_eq!(ready, options.is_empty().then_some(true), "{said}");
    }
}

#[test]
fn a_service_that_cannot_answer_requests_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let config = managed_at(listener.local_addr().unwrap(), &folder);
    let answers = thread::spawn(move || {
        let (mut connection, _) = listener.accept().unwrap();
        let mut head = [0; 1024];
        let read = connection.read(&mut head).unwrap();
        let answer =
            "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 3\r\nconnection: close\r\n\r\nwhy";
        connection.write_all(answer.as_bytes()).unwrap();
        String::from_utf8_lossy(&head[..read]).into_owned()
    });
    let output = health(&config, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "why\n");
    let asked = answers.join().unwrap();
    assert!(asked.starts_with("GET /health/ready "), "{asked}");
}

#[test]
fn a_service_that_does_not_run_is_not_healthy() {
    let folder = tempfile::tempdir().unwrap();
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = nobody.local_addr().unwrap();
    drop(nobody);
    let config = managed_at(address, &folder);
    assert_failed(
        &health(&config, &[]),
        1,
        &[&address.to_string(), "does not answer"],
    );
}

#[test]
fn without_a_management_listener_there_is_nobody_to_ask() {
    let oppstart = Oppstart::with_issuer("http://127.0.0.1:1/").pakkefil("pakker.toml", "");
    let path = oppstart.config_file();
    fs::write(&path, oppstart.config()).unwrap();
    assert_failed(&health(&path, &[]), 1, &["has no [management]"]);
}
