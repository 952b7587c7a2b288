//! `restanser dev` and `restanser token` as processes.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use super::prosess::{Program, restanser, run};
use super::{BRREG, Request, logg};

const LOOPBACK: [&str; 4] = ["--listen", "127.0.0.1:0", "--issuer", "127.0.0.1:0"];

pub fn dev_command(data: &Path) -> Command {
    let mut command = restanser(data.parent().unwrap(), &["dev"]);
    command.args(LOOPBACK).arg("--data").arg(data);
    command
}

/// `restanser dev`, ready.
pub struct Dev {
    pub program: Program,
    pub address: SocketAddr,
    /// The issuer, as it stands in tokens.
    pub issuer: String,
}

impl Dev {
    pub fn start(data: &Path) -> Self {
        Self::of(&mut dev_command(data))
    }

    pub fn of(command: &mut Command) -> Self {
        let mut program = Program::start(command);
        let line = program.stdout.wait_for("Restanser API");
        let address = line
            .split_once("http://")
            .unwrap()
            .1
            .strip_suffix("/v2")
            .unwrap();
        let address = address.parse().unwrap();
        let line = program.stdout.wait_for("Issuer");
        let issuer = line.split_whitespace().last().unwrap().to_owned();
        program.stdout.wait_for("Ctrl-C");
        Self {
            program,
            address,
            issuer,
        }
    }
}

pub fn token(data: &Path, arguments: &[&str]) -> Output {
    let mut command = restanser(data.parent().unwrap(), &["token", "--data"]);
    let output = run(command.arg(data).args(arguments));
    logg::token(String::from_utf8_lossy(&output.stdout).trim_end());
    output
}

/// `restanser` with this command on the data folder.
pub fn on(data: &Path, command: &[&str], arguments: &[&str]) -> Output {
    let mut command = restanser(data.parent().unwrap(), command);
    run(command.arg("--data").arg(data).args(arguments))
}

pub fn line(output: &Output) -> String {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(
        output.status.success() && text.ends_with('\n'),
        "{output:?}"
    );
    text.trim_end().to_owned()
}

/// The program failed with `code`, said `words` on standard error, and nothing on standard output.
pub fn assert_failed(output: &Output, code: i32, words: &[&str]) {
    let text = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{text}");
    for word in words {
        assert!(text.contains(word), "no {word:?} in {text}");
    }
    assert_eq!(output.stdout, b"");
}

pub fn ask(dev: &Dev, data: &Path) -> u16 {
    let token = line(&token(data, &["--consumer", BRREG]));
    Request::get("/v2/dibk/310111643")
        .bearer(&token)
        .send(dev.address)
        .status
}

/// The folder, and a data folder in it that does not exist yet.
pub fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    (folder, data)
}
