//! The disclosure log: what it writes, and what it opens.

mod faults;
mod filer;
mod kjede;
mod klokke;

use std::convert::Infallible;
use std::fs::{self, OpenOptions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use futures_util::future::join_all;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::kjede::Opptegning;
use super::lesning::{Funn, Leser, Oppsummering, les};
use super::*;

fn utlevering(korrelasjonsid: &str) -> Utlevering {
    Utlevering {
        tidspunkt: "2026-07-01T10:00:00.123456Z".parse().unwrap(),
        organisasjonsnummer: "310111643".parse().unwrap(),
        konsument: "991825827".parse().unwrap(),
        leverandor: None,
        delegeringskilde: None,
        rettighetspakke: "dibk".to_owned(),
        grunnlag: Grunnlag::Hjemmel("en hjemmel".to_owned()),
        korrelasjonsid: korrelasjonsid.to_owned(),
        token_id: Some("hemmelig-jti".to_owned()),
        levert: RawValue::from_string(r#"{"forfaltOgUbetalt":133707}"#.to_owned()).unwrap(),
    }
}

fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("utlevering.jsonl");
    (folder, path)
}

/// Every line of the file, each of which must be a whole record.
fn records(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.is_empty() || text.ends_with('\n'));
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn ids(path: &Path) -> Vec<String> {
    records(path)
        .iter()
        .filter(|record| record["type"] == "utlevering")
        .map(|record| record["korrelasjonsid"].as_str().unwrap().to_owned())
        .collect()
}

/// The records without their places in the chain.
fn contents(path: &Path) -> Vec<Value> {
    let mut records = records(path);
    for record in &mut records {
        let record = record.as_object_mut().unwrap();
        for member in ["nr", "forrige", "type", "hash"] {
            record.remove(member).unwrap();
        }
    }
    records
}

/// What a reader of the whole log is told.
#[derive(Debug, Default)]
struct Lest {
    funn: Vec<String>,
    merknader: Vec<String>,
    poster: Vec<Value>,
    oppsummering: Oppsummering,
}

impl Leser for Lest {
    type Error = Infallible;

    fn post(&mut self, line: &[u8]) -> Result<(), Infallible> {
        self.poster.push(serde_json::from_slice(line).unwrap());
        Ok(())
    }

    fn funn(&mut self, funn: Funn) -> Result<(), Infallible> {
        self.funn.push(funn.to_string());
        Ok(())
    }

    fn merknad(&mut self, merknad: Funn) -> Result<(), Infallible> {
        self.merknader.push(merknad.to_string());
        Ok(())
    }
}

fn read(path: &Path) -> Lest {
    let mut lest = Lest::default();
    lest.oppsummering = les(path, &mut lest).unwrap();
    lest
}

/// Reads a log that must be whole.
fn whole(path: &Path) -> Lest {
    let lest = read(path);
    assert_eq!(lest.funn, [] as [String; 0]);
    lest
}

/// The files beside the log, by content.
fn torn(folder: &TempDir) -> Vec<Vec<u8>> {
    fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().contains(".jsonl.torn-"))
        .map(|path| fs::read(path).unwrap())
        .collect()
}

#[tokio::test]
async fn a_record_holds_all_that_the_law_asks_for() {
    let (_folder, path) = place();
    let log = Utleveringslogg::open(&path).unwrap();
    log.skriv(&utlevering("a")).await.unwrap();
    let delegated = Utlevering {
        leverandor: Some("974760673".parse().unwrap()),
        delegeringskilde: Some("https://www.altinn.no".to_owned()),
        grunnlag: Grunnlag::Samtykke {
            ordning: Ordning::Altinn2,
            id: "93413201-b7e8-4ec3-a899-580fc02c6aeb".parse().unwrap(),
            gyldig_til: "2026-07-18T07:57:15Z".parse().unwrap(),
        },
        token_id: None,
        ..utlevering("b")
    };
    log.skriv(&delegated).await.unwrap();
    assert_eq!(
        contents(&path),
        [
            json!({
                "tidspunkt": "2026-07-01T10:00:00.123456Z",
                "organisasjonsnummer": "310111643",
                "konsument": "991825827",
                "leverandor": null,
                "delegeringskilde": null,
                "rettighetspakke": "dibk",
                "grunnlag": {"hjemmel": "en hjemmel"},
                "korrelasjonsid": "a",
                "tokenId": "hemmelig-jti",
                "levert": {"forfaltOgUbetalt": 133_707},
            }),
            json!({
                "tidspunkt": "2026-07-01T10:00:00.123456Z",
                "organisasjonsnummer": "310111643",
                "konsument": "991825827",
                "leverandor": "974760673",
                "delegeringskilde": "https://www.altinn.no",
                "rettighetspakke": "dibk",
                "grunnlag": {"samtykke": {
                    "ordning": "altinn2",
                    "id": "93413201-b7e8-4ec3-a899-580fc02c6aeb",
                    "gyldigTil": "2026-07-18T07:57:15Z",
                }},
                "korrelasjonsid": "b",
                "tokenId": null,
                "levert": {"forfaltOgUbetalt": 133_707},
            }),
        ]
    );
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
}

#[test]
fn a_record_is_one_line_whatever_is_in_it() {
    let record = Utlevering {
        korrelasjonsid: "a\nb\r\n".to_owned(),
        levert: RawValue::from_string("{\r\n  \"x\": \"y\\nz\"\n}".to_owned()).unwrap(),
        ..utlevering("")
    };
    let line = Opptegning::new("utlevering", &record).unwrap();
    let line = line.seal(&mut Ende::default()).line;
    assert_eq!(line.iter().filter(|&&byte| byte == b'\n').count(), 1);
    let value: Value = serde_json::from_slice(&line).unwrap();
    assert_eq!(value["korrelasjonsid"], "a\nb\r\n");
    assert_eq!(value["levert"], json!({"x": "y\nz"}));
}

#[test]
fn debug_shows_nothing_of_the_disclosure() {
    let shown = format!("{:?}", utlevering("a"));
    for secret in ["310111643", "991825827", "133707", "hemmelig-jti"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[actix_web::test]
async fn many_requests_at_once_all_get_a_line_of_their_own() {
    let (_folder, path) = place();
    let log = Arc::new(Utleveringslogg::open(&path).unwrap());
    let tasks = (0..200).map(|number| {
        let (log, path) = (Arc::clone(&log), path.clone());
        actix_web::rt::spawn(async move {
            let id = format!("nr-{number}");
            log.skriv(&utlevering(&id)).await.unwrap();
            // There when the answer comes, not later.
            assert!(
                fs::read_to_string(path)
                    .unwrap()
                    .contains(&format!("\"{id}\""))
            );
        })
    });
    for task in join_all(tasks).await {
        task.unwrap();
    }
    let mut written = ids(&path);
    written.sort();
    let mut expected: Vec<String> = (0..200).map(|number| format!("nr-{number}")).collect();
    expected.sort();
    assert_eq!(written, expected);
}

#[test]
fn what_is_queued_is_written_before_the_log_ends_and_the_next_goes_on() {
    let (_folder, path) = place();
    for round in 0..3 {
        let log = Utleveringslogg::open(&path).unwrap();
        let waiting: Vec<_> = (0..20)
            .map(|number| {
                log.enqueue(&utlevering(&format!("{round}-{number}")))
                    .unwrap()
            })
            .collect();
        drop(log);
        for answer in waiting {
            answer.blocking_recv().unwrap().unwrap();
        }
    }
    assert_eq!(ids(&path).len(), 60);
}

/// A log with these disclosures, closed.
async fn log_with(path: &Path, ids: &[&str]) {
    let log = Utleveringslogg::open(path).unwrap();
    for id in ids {
        log.skriv(&utlevering(id)).await.unwrap();
    }
}

#[tokio::test]
async fn a_torn_last_line_is_set_aside() {
    // Longer than a block of the search too.
    for half in ["{\"tidspunkt\":\"20".to_owned(), "x".repeat(20_000)] {
        for before in [&[][..], &["before"]] {
            let (folder, path) = place();
            log_with(&path, before).await;
            let sound = fs::read_to_string(&path).unwrap();
            fs::write(&path, format!("{sound}{half}")).unwrap();
            log_with(&path, &["after"]).await;
            assert_eq!(ids(&path), [before, &["after"]].concat());
            assert_eq!(torn(&folder), [half.clone().into_bytes()]);
            whole(&path);
        }
    }
}

#[tokio::test]
async fn whole_lines_are_left_alone() {
    let (folder, path) = place();
    log_with(&path, &[&"x".repeat(20_000)]).await;
    let before = fs::read_to_string(&path).unwrap();
    drop(Utleveringslogg::open(&path).unwrap());
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    assert!(torn(&folder).is_empty());
}

#[test]
fn what_is_no_file_is_no_log() {
    let (folder, _) = place();
    for path in [
        folder.path(),
        Path::new("/dev/full"),
        Path::new("/dev/null"),
    ] {
        assert!(matches!(
            Utleveringslogg::open(path),
            Err(UtleveringFeil::IkkeFil { .. })
        ));
    }
    let missing = folder.path().join("missing").join("utlevering.jsonl");
    let error = Utleveringslogg::open(&missing).unwrap_err();
    assert!(matches!(error, UtleveringFeil::Apning { .. }));
    assert!(error.to_string().contains("missing"), "{error}");
}

#[test]
fn a_read_only_file_is_no_log() {
    let (_folder, path) = place();
    fs::write(&path, "").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    let opened = Utleveringslogg::open(&path);
    // Permissions do not bind root, who may run the tests.
    if OpenOptions::new().append(true).open(&path).is_ok() {
        opened.unwrap();
    } else {
        assert!(matches!(opened, Err(UtleveringFeil::Apning { .. })));
    }
}

#[test]
fn a_log_has_one_writer() {
    let (_folder, path) = place();
    let first = Utleveringslogg::open(&path).unwrap();
    assert!(matches!(
        Utleveringslogg::open(&path),
        Err(UtleveringFeil::Opptatt { .. })
    ));
    drop(first);
    Utleveringslogg::open(&path).unwrap();
}
