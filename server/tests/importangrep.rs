//! `restanser import` of files that mean ill: bombs, garbage after the end, values that other readers would take for others.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;
use std::io::{self, Read as _};
use std::process::Command;

use felles::importsted::{HEADER, ORG, Sted, gzip, krav, row};

fn zstd(content: &[u8]) -> Vec<u8> {
    zstd::encode_all(content, 0).unwrap()
}

#[test]
fn a_bomb_takes_no_memory() {
    const SIZE: u64 = 600 << 20;
    let sted = Sted::with_register();
    let before = sted.export();
    for (name, beginning) in [
        ("json.zst", "{\"krav_id\":\"".to_owned()),
        ("quote.zst", HEADER.to_owned() + "\""),
    ] {
        let endless = beginning.as_bytes().chain(io::repeat(b'x').take(SIZE));
        let bomb = zstd::encode_all(endless, 1).unwrap();
        assert!(bomb.len() < 1 << 20);
        sted.file(name, bomb);
        let program = env!("CARGO_BIN_EXE_restanser");
        // Less than the line alone would take, in KiB, for all of the program.
        let script = format!("ulimit -v 524288; exec {program} import {name} --data . --replace");
        let output = Command::new("sh")
            .args(["-c", &script])
            .current_dir(sted.0.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("the line is longer than 1 MiB"), "{said}");
        assert_eq!(sted.export(), before);
    }
}

#[test]
fn a_frame_that_wants_more_memory_than_is_given_is_told() {
    let sted = Sted::with_register();
    // A frame that says that it looks back 2 GiB, and one raw block.
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8];
    frame.extend([0x09, 0x00, 0x00, b'x']);
    sted.file("window.zst", frame);
    sted.refuses(
        &["--replace", "window.zst"],
        &["window.zst:1: the zstd data cannot be unpacked from here: "],
    );
}

#[test]
fn every_member_and_frame_is_read_to_its_end() {
    let [one, two, three] = ["a", "b", "c"].map(|krav_id| krav(ORG, "gebyr", krav_id, 1, ""));
    // Frames that are passed over, as parallel packers begin with.
    let skippable = [&[0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0][..], b"skip"].concat();
    let whole = [&*one, &*two, &*three].concat();
    let (half, rest) = whole.split_at(one.len() + 20);
    for (name, content) in [
        (
            "members",
            [
                gzip(one.as_bytes()),
                gzip(two.as_bytes()),
                gzip(b""),
                gzip(three.as_bytes()),
            ]
            .concat(),
        ),
        (
            "frames",
            [
                zstd(one.as_bytes()),
                skippable.clone(),
                zstd(two.as_bytes()),
                zstd(three.as_bytes()),
            ]
            .concat(),
        ),
        ("skipped", [skippable, zstd(whole.as_bytes())].concat()),
        (
            "in two",
            [gzip(half.as_bytes()), gzip(rest.as_bytes())].concat(),
        ),
        (
            "in two frames",
            [zstd(half.as_bytes()), zstd(rest.as_bytes())].concat(),
        ),
    ] {
        let sted = Sted::new();
        sted.file(name, content);
        let output = sted.import(&["--replace", name]);
        assert!(output.status.success(), "{name}: {output:?}");
        assert_eq!(sted.export().lines().count(), 3, "{name}");
    }
    let sted = Sted::with_register();
    for (packed, kind) in [
        (gzip(one.as_bytes()), "gzip"),
        (zstd(one.as_bytes()), "zstd"),
    ] {
        sted.file("garbage", [&*packed, b"and what does not belong"].concat());
        let fault = format!("garbage:2: the {kind} data cannot be unpacked from here: ");
        sted.refuses(&["--replace", "garbage"], &[&fault]);
        // Cut off between the members is not to be seen; within one it is, wherever.
        let two = [&*packed, &*packed].concat();
        for end in [packed.len() + 5, two.len() - 1] {
            sted.file("cut", &two[..end]);
            sted.refuses_saying(&["--replace", "cut"], &["the file is cut off"]);
        }
    }
}

#[test]
fn values_that_others_would_take_for_numbers_and_days_are_refused_in_both_formats() {
    let sted = Sted::with_register();
    let long = "9".repeat(5000);
    let zeros = format!("{}1", "0".repeat(100));
    for amount in [
        "-0",
        "1e3",
        "1.0",
        "1E0",
        "-0.0",
        "+1",
        "0x1",
        " 1",
        "1 000",
        "1,0",
        "NaN",
        "true",
        "{}",
        "[1]",
        "{\"a\":{\"b\":[1]}}",
        &long,
    ] {
        sted.file(
            "a.jsonl",
            krav(ORG, "gebyr", "a", 1, "").replace(":1,", &format!(":{amount},")),
        );
        let quoted = format!("\"{}\"", amount.replace('"', "\"\""));
        sted.file(
            "a.csv",
            HEADER.to_owned() + &row("a").replace(",7,", &format!(",{quoted},")),
        );
        for (file, line) in [("a.jsonl", 1), ("a.csv", 2)] {
            // JSON has room around its values.
            if (file, amount) == ("a.jsonl", " 1") {
                continue;
            }
            sted.refuses_saying(&["--replace", file], &[&format!("{file}:{line}: ")]);
        }
    }
    // Leading zeros are no JSON; CSV has no rule against them.
    sted.file(
        "a.jsonl",
        krav(ORG, "gebyr", "a", 1, "").replace(":1,", &format!(":{zeros},")),
    );
    sted.refuses_saying(&["--replace", "a.jsonl"], &["a.jsonl:1: column"]);
    for day in [
        "2025-06-31",
        "2025-02-29",
        "2025-00-01",
        "2025-12-32",
        "0000-01-01",
        "10000-01-01",
    ] {
        sted.file(
            "a.jsonl",
            krav(ORG, "gebyr", "a", 1, "").replace("2025-01-31", day),
        );
        sted.file(
            "a.csv",
            HEADER.to_owned() + &row("a").replace("2025-01-31", day),
        );
        sted.refuses(
            &["--replace", "a.jsonl"],
            &["a.jsonl:1: forfallsdato is not a day"],
        );
        sted.refuses(
            &["--replace", "a.csv"],
            &["a.csv:2: forfallsdato is not a day"],
        );
    }
    let deep = format!(
        "{{\"renter\":{}{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    sted.file("deep.jsonl", deep);
    sted.refuses(&["--replace", "deep.jsonl"], &["deep.jsonl:1: column"]);
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_nothing_is_lost() {
    let sted = Sted::with_register();
    // What is there, and gives an error at each read.
    sted.refuses(
        &["--replace", "/proc/self/mem"],
        &["/proc/self/mem:1: the file cannot be read: "],
    );
    // A pipe is read as a file is.
    let pipe = sted.path("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    std::thread::scope(|scope| {
        scope.spawn(|| fs::write(&pipe, krav(ORG, "gebyr", "piped", 1, "")).unwrap());
        let output = sted.import(&["--replace", "pipe"]);
        assert!(output.status.success(), "{output:?}");
    });
    assert!(sted.export().contains("piped"));
}
