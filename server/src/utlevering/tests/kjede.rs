//! The chain: whatever is done to the log shows, by file and line.

use std::fs;
use std::path::Path;

use super::{log_with, place, read, whole};
use crate::utlevering::kjede::{Ende, Hash, Ledd, Opptegning};
use crate::utlevering::{Utleveringslogg, lesning};

const IDS: [&str; 5] = ["a", "b", "c", "d", "e"];

/// Writes the log anew with other lines.
fn edit(path: &Path, edit: impl FnOnce(&mut Vec<String>)) {
    let text = fs::read_to_string(path).unwrap();
    let mut lines = text.lines().map(str::to_owned).collect();
    edit(&mut lines);
    fs::write(
        path,
        lines
            .into_iter()
            .map(|line| line + "\n")
            .collect::<String>(),
    )
    .unwrap();
}

/// What is found in a log of five after `change`.
async fn found(change: impl FnOnce(&mut Vec<String>)) -> Vec<String> {
    let (_folder, path) = place();
    log_with(&path, &IDS).await;
    edit(&path, change);
    let name = path.canonicalize().unwrap().display().to_string();
    let lest = read(&path);
    lest.funn
        .iter()
        .map(|funn| funn.replace(&name, "LOG"))
        .collect()
}

#[tokio::test]
async fn each_record_has_its_number_and_continues_the_one_before() {
    let (_folder, path) = place();
    log_with(&path, &IDS[..2]).await;
    log_with(&path, &IDS[2..]).await;
    let text = fs::read_to_string(&path).unwrap();
    let mut ende = Ende::default();
    for line in text.lines() {
        let ledd = Ledd::read(line.as_bytes()).unwrap();
        assert_eq!((ledd.forrige, ledd.ende.nr), (ende.hash, ende.nr + 1));
        // Worked out as the documentation says.
        let (sealed, _) = line.rsplit_once(r#","hash":""#).unwrap();
        assert_eq!(ledd.ende.hash, Hash::of(sealed.as_bytes()));
        ende = ledd.ende;
    }
    let lest = whole(&path);
    assert_eq!(lest.oppsummering.siste, Some(ende));
    assert_eq!((ende.nr, lest.oppsummering.poster), (5, 5));
}

#[tokio::test]
async fn a_changed_record_shows_and_the_last_one_too() {
    for index in [0, 2, 4] {
        for (from, to) in [
            ("991825827", "991825828"),
            ("\"nr\":", "\"nr\": "),
            ("133707", "0"),
            ("\"type\":\"utlevering\"", "\"type\":\"avslag\""),
        ] {
            let found = found(|lines| lines[index] = lines[index].replacen(from, to, 1)).await;
            let line = format!("LOG:{}: ", index + 1);
            assert!(found[0].starts_with(&line), "{found:?}");
            // Of the last one, the head knows too.
            assert_eq!(found.len(), if index == 4 { 2 } else { 1 }, "{found:?}");
        }
    }
}

#[tokio::test]
async fn a_removed_record_shows_wherever_it_stood() {
    for (index, line, word) in [
        (0, "LOG:1: ", "record 1 is missing"),
        (2, "LOG:3: ", "record 3 is missing"),
        (4, "", "its head names record 5"),
    ] {
        let found = found(|lines| drop(lines.remove(index))).await;
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].starts_with(line) && found[0].contains(word),
            "{found:?}"
        );
    }
    let found = found(Vec::clear).await;
    assert!(found[0].contains("its head names record 5"), "{found:?}");
}

#[tokio::test]
async fn an_inserted_or_moved_record_shows() {
    let doubled = found(|lines| lines.insert(2, lines[1].clone())).await;
    assert!(
        doubled[0].starts_with("LOG:3: record 2 stands after record 2"),
        "{doubled:?}"
    );
    let moved = found(|lines| lines.swap(1, 2)).await;
    assert!(
        moved.iter().any(|funn| funn.starts_with("LOG:3: ")),
        "{moved:?}"
    );
    let foreign = found(|lines| lines.insert(1, "{}".to_owned())).await;
    assert_eq!(foreign, ["LOG:2: not a sealed record"]);
}

#[tokio::test]
async fn a_record_that_was_made_anew_with_its_hash_shows_in_the_next() {
    let forge = |lines: &mut Vec<String>, index: usize| {
        let before = Ledd::read(lines[index - 1].as_bytes()).unwrap();
        let forged = Opptegning::new("utlevering", &serde_json::json!({"tidspunkt": "never"}));
        let line = forged.unwrap().seal(&mut before.ende.clone()).line;
        lines[index] = String::from_utf8(line).unwrap().trim_end().to_owned();
    };
    let middle = found(|lines| forge(lines, 2)).await;
    assert_eq!(middle.len(), 1);
    assert!(
        middle[0].starts_with("LOG:4: record 4 does not continue"),
        "{middle:?}"
    );
    let last = found(|lines| forge(lines, 4)).await;
    assert!(
        last[0].starts_with("LOG:5: ") && last[0].contains("head"),
        "{last:?}"
    );
}

#[tokio::test]
async fn half_a_line_at_the_end_is_no_fault_and_is_told() {
    let (_folder, path) = place();
    log_with(&path, &IDS).await;
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text + "{\"nr\":6").unwrap();
    let lest = whole(&path);
    assert!(lest.merknader[0].contains(":6: half a record"), "{lest:?}");
}

#[tokio::test]
async fn a_log_without_its_head_is_not_known_to_be_whole() {
    let (folder, path) = place();
    log_with(&path, &IDS).await;
    for content in [None, Some("{\"nr\":\"x\"}")] {
        let head = folder.path().join("utlevering.jsonl.hode");
        fs::remove_file(&head).unwrap();
        if let Some(content) = content {
            fs::write(&head, content).unwrap();
        }
        let lest = read(&path);
        assert_eq!(lest.funn.len(), 1);
        assert!(lest.funn[0].contains("head"), "{lest:?}");
        // The next start makes it anew.
        drop(Utleveringslogg::open(&path).unwrap());
        whole(&path);
    }
}

#[tokio::test]
async fn what_was_removed_while_the_service_was_down_is_missed_for_ever() {
    let (_folder, path) = place();
    log_with(&path, &IDS).await;
    edit(&path, |lines| lines.truncate(3));
    log_with(&path, &["f", "g"]).await;
    let lest = read(&path);
    // The numbers that are missing are not given again.
    assert_eq!(lest.oppsummering.siste.unwrap().nr, 8);
    assert_eq!(lest.funn.len(), 1, "{lest:?}");
    assert!(
        lest.funn[0].contains(":4: the records 4 to 5 are missing"),
        "{lest:?}"
    );
    assert!(lest.merknader[0].contains("mangler"), "{lest:?}");
}

#[tokio::test]
async fn a_log_that_was_written_anew_while_the_service_was_down_is_told_for_ever() {
    let (_folder, path) = place();
    log_with(&path, &IDS).await;
    let (_other_folder, other) = place();
    log_with(&other, &["1", "2", "3", "4", "5"]).await;
    fs::copy(&other, &path).unwrap();
    log_with(&path, &["f"]).await;
    let lest = read(&path);
    assert_eq!(lest.funn.len(), 1, "{lest:?}");
    assert!(
        lest.funn[0].contains(":6: ") && lest.funn[0].contains("rewritten"),
        "{lest:?}"
    );
}

#[tokio::test]
async fn a_spoilt_last_line_stays_and_the_log_goes_on() {
    let (_folder, path) = place();
    log_with(&path, &IDS).await;
    edit(&path, |lines| lines[4] = lines[4].replace("133707", "1"));
    log_with(&path, &["f"]).await;
    let lest = read(&path);
    assert_eq!(lest.funn.len(), 1, "{lest:?}");
    assert!(
        lest.funn[0].contains(":5: the record has been changed"),
        "{lest:?}"
    );
    assert_eq!(lest.oppsummering.siste.unwrap().nr, 7);
}

#[test]
fn where_there_is_no_log_there_is_none() {
    let (_folder, path) = place();
    let mut lest = super::Lest::default();
    let error = lesning::les(&path, &mut lest).unwrap_err();
    assert!(error.to_string().contains("utlevering.jsonl"), "{error}");
}

#[tokio::test]
async fn a_log_from_before_the_chain_is_kept_and_named_by_hash() {
    let (folder, path) = place();
    let old = "{\"korrelasjonsid\":\"1\"}\n{\"korrelasjonsid\":\"2\"}\n";
    fs::write(&path, format!("{old}{{\"torn")).unwrap();
    log_with(&path, &["a"]).await;
    let lest = whole(&path);
    let ids: Vec<_> = lest
        .poster
        .iter()
        .map(|post| post["korrelasjonsid"].clone())
        .collect();
    assert_eq!(
        ids,
        ["1".into(), "2".into(), serde_json::Value::Null, "a".into()]
    );
    let start = &lest.poster[2];
    assert_eq!(start["type"], "start");
    let aside = folder.path().join(start["tidligere"].as_str().unwrap());
    assert_eq!(fs::read_to_string(&aside).unwrap(), old);
    fs::write(&aside, "{\"korrelasjonsid\":\"1\"}\n").unwrap();
    assert!(read(&path).funn[0].contains("has been changed"));
    fs::remove_file(&aside).unwrap();
    assert!(read(&path).funn[0].contains("is missing"));
}

#[test]
fn what_is_no_log_is_left_alone() {
    let (_folder, path) = place();
    let text = "root:x:0:0:root:/root:/bin/bash\n";
    fs::write(&path, text).unwrap();
    let error = Utleveringslogg::open(&path).unwrap_err();
    assert!(error.to_string().contains("no disclosure log"), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}
