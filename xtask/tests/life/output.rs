//! What is printed, and who reads it.

use std::process::Stdio;

use crate::support::{DOCUMENT, Workspace, compatible};

#[test]
fn a_reader_that_goes_away_stops_nothing() {
    let workspace = Workspace::at("http://127.0.0.1:1");
    workspace.write(DOCUMENT, &compatible());
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut pin = workspace.command(&["pin", "--reason", "x"]);
    let status = pin
        .stdout(writer.try_clone().unwrap())
        .stderr(writer)
        .status();
    assert_eq!(status.unwrap().code(), Some(0));
    workspace.run(&["regen", "--check"]).expect(0);
}

#[test]
fn output_that_cannot_be_written_is_told() {
    let workspace = Workspace::at("http://127.0.0.1:1");
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let mut diff = workspace.command(&["diff", DOCUMENT]);
    let output = diff
        .current_dir(workspace.path())
        .stdout(full)
        .stderr(Stdio::piped())
        .output();
    let output = output.unwrap();
    assert_eq!(output.status.code(), Some(3));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("standard output: cannot write"), "{told}");
}
