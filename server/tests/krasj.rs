//! Whatever dies, every answer that a client got has its record: the real program, killed at random moments under load,
//! and on a disk that is full.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::AtomicUsize;
use std::thread;
use std::time::Instant;

use felles::dev::{Dev, dev_command, folder, line, token};
use felles::klient;
use felles::prosess::{Program, restanser, run};
use felles::{BOUND, BRREG, Issuer, Request, Token, UTEN_TILGANG, skipped};
use jiff::Timestamp;
use restanser_server::dev::data;
use serde_json::Value;
use uuid::Uuid;

const CLIENTS: usize = 8;

/// `restanser utleveringer verify` says that the log is whole.
fn assert_whole(data: &Path) {
    let mut verify = restanser(data, &["utleveringer", "verify", "--json", "--data"]);
    let output = run(verify.arg(data));
    let report = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{report}");
}

/// The correlation ids of the disclosures in all files of the log, with how often each is there.
fn recorded(data: &Path) -> HashMap<String, usize> {
    let mut ids = HashMap::new();
    for entry in fs::read_dir(data).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_none_or(|extension| extension != "jsonl")
        {
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        // The last line may be half a one, which is set aside at the next start.
        for line in text
            .split_inclusive('\n')
            .filter(|line| line.ends_with('\n'))
        {
            let record: Value = serde_json::from_str(line).expect("a whole record");
            if record["type"] == "utlevering" {
                let id = record["korrelasjonsid"].as_str().unwrap();
                *ids.entry(id.to_owned()).or_default() += 1;
            }
        }
    }
    ids
}

/// Kills a service under load once so many requests have been answered; returns what was answered with 200.
fn killed_under_load(data: &Path, after: usize) -> Vec<String> {
    let mut dev = Dev::start(data);
    let of = |consumer| {
        line(&token(
            data,
            &["--consumer", consumer, "--expires-in", "120"],
        ))
    };
    // One of them is refused, so that refusals are written meanwhile.
    let mut tokens = vec![of(BRREG); CLIENTS];
    tokens[0] = of(UTEN_TILGANG);
    klient::killed_under_load(dev.address, &tokens, after, || dev.program.kill())
}

#[test]
fn killed_fifty_times_under_load_and_every_answer_has_its_record() {
    let (_folder, data) = folder();
    let mut answered = Vec::new();
    for _ in 0..50 {
        // A moment that nobody can foresee.
        let random = Uuid::new_v4().as_u128();
        let after = 1 + usize::try_from(random % 400).unwrap();
        answered.extend(killed_under_load(&data, after));
        assert_whole(&data);
        let recorded = recorded(&data);
        for id in &answered {
            assert_eq!(recorded.get(id), Some(&1), "an answer without its record");
        }
    }
    assert!(answered.len() > 500, "{} answers", answered.len());
}

/// A configuration with small files.
fn serve_command(folder: &Path, issuer: &str) -> Command {
    data::fyll(&folder.join("register.sqlite")).unwrap();
    let config = format!(
        r#"listen = "127.0.0.1:0"
[maskinporten]
issuer = "{issuer}"
[kilde]
sqlite = "{0}/register.sqlite"
[utlevering]
logg = "{0}/utleveringer.jsonl"
roter_megabyte = 1
[rettighetspakker.dibk]
hjemmel = "plan- og bygningsloven"
samtykke = false
konsumenter = ["{BRREG}"]
"#,
        folder.display()
    );
    fs::write(folder.join("restanser.toml"), config).unwrap();
    let mut command = restanser(folder, &["serve", "--config", "restanser.toml"]);
    command.env("RUST_LOG", "warn,restanser_server::produksjon=info");
    command
}

#[test]
fn the_log_is_whole_at_every_moment_while_it_is_written_and_rotated() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let issuer = &Issuer::shared().url;
    let mut program = Program::start(&mut serve_command(folder, issuer));
    let listening = program.stderr.wait_for(r#""message":"listening""#);
    let listening: Value = serde_json::from_str(&listening).unwrap();
    let address = listening["address"].as_str().unwrap().parse().unwrap();
    let token = Token::new(issuer, BRREG, Timestamp::now()).sign();
    let answered = AtomicUsize::new(0);
    let ids: Vec<String> = thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|_| scope.spawn(|| klient::ask_until_the_end(address, &token, &answered)))
            .collect();
        let begun = Instant::now();
        let rotated = || {
            let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
            let names = entries.map(|entry| entry.file_name().into_string().unwrap());
            names
                .filter(|name| name.starts_with("utleveringer.0"))
                .count()
        };
        while rotated() < 3 {
            assert_whole(folder);
            assert!(begun.elapsed() < BOUND, "{answered:?} answers");
        }
        program.kill();
        clients
            .into_iter()
            .flat_map(|client| client.join().unwrap())
            .collect()
    });
    assert_whole(folder);
    let recorded = recorded(folder);
    assert!(ids.iter().all(|id| recorded.get(id) == Some(&1)));
}

/// The program with files of at most so many kilobytes, after which the system refuses to write more, as on a full disk.
fn dev_with_limit(data: &Path, kilobytes: u64) -> Command {
    let mut command = Command::new("sh");
    command
        .arg("-c")
        // The signal would end the program; without it, writing fails. 512 bytes a unit.
        .arg("trap '' XFSZ; ulimit -f \"$0\" && exec \"$@\"")
        .arg((kilobytes * 2).to_string())
        .arg(env!("CARGO_BIN_EXE_restanser"))
        .args(["dev", "--listen", "127.0.0.1:0", "--issuer", "127.0.0.1:0"])
        .arg("--data")
        .arg(data)
        .env_remove("RUST_LOG");
    command
}

/// Asks until it is refused, and then some more.
fn fill(dev: &Dev, data: &Path) -> Vec<String> {
    let token = line(&token(data, &["--consumer", BRREG]));
    let mut ids = Vec::new();
    let mut refused = 0;
    let begun = Instant::now();
    while refused < 20 {
        assert!(begun.elapsed() < BOUND, "{} answers, and no end", ids.len());
        let id = Uuid::new_v4().to_string();
        let response = Request::get("/v2/dibk/310111643")
            .bearer(&token)
            .header("Korrelasjonsid", &id)
            .send(dev.address);
        match response.kode().as_str() {
            "200" => ids.push(id),
            "RESTANSE-001" => {
                refused += 1;
                assert!(!response.text().contains("forfalt"), "{response:?}");
            }
            kode => panic!("{kode}"),
        }
    }
    ids
}

#[test]
fn on_a_full_disk_no_data_leaves_and_the_log_stays_whole() {
    let (_folder, data) = folder();
    // The register is made before there is a limit.
    drop(Dev::start(&data));
    let register = fs::metadata(data.join("register.sqlite")).unwrap().len();
    let log = fs::metadata(data.join("utleveringer.jsonl")).unwrap().len();
    let limit = (register.max(log) >> 10) + 64;
    let mut dev = Dev::of(&mut dev_with_limit(&data, limit));
    let answered = fill(&dev, &data);
    dev.program.kill();
    assert!(!answered.is_empty());
    assert_whole(&data);
    let before = recorded(&data);
    assert!(answered.iter().all(|id| before.get(id) == Some(&1)));
    // With room again, it goes on.
    let dev = Dev::start(&data);
    assert_eq!(felles::dev::ask(&dev, &data), 200);
    drop(dev);
    assert_eq!(recorded(&data).len(), before.len() + 1);
    assert_whole(&data);
}

/// The system itself says that a sync failed, once it has let nine pass.
#[test]
fn on_a_disk_that_errors_on_sync_no_data_leaves_until_a_restart() {
    let (folder, data) = folder();
    drop(Dev::start(&data));
    let mut strace = Command::new("strace");
    strace
        .args(["-D", "-f", "-qq", "-e", "trace=fdatasync"])
        .args(["-e", "inject=fdatasync:error=EIO:when=10+", "-o"])
        .arg(folder.path().join("trace"));
    let tried = Command::new("strace")
        .args(["-qq", "-o", "/dev/null", "true"])
        .output();
    if !tried.is_ok_and(|tried| tried.status.success()) {
        skipped(
            "there is no strace that may trace: failing syncs are tried on a disk of our own only",
        );
        return;
    }
    let command = dev_command(&data);
    strace.arg(command.get_program()).args(command.get_args());
    let mut dev = Dev::of(strace.env_remove("RUST_LOG"));
    let answered = fill(&dev, &data);
    dev.program.kill();
    assert_eq!(answered.len(), 9);
    assert_whole(&data);
    let kept = recorded(&data);
    assert!(answered.iter().all(|id| kept.get(id) == Some(&1)));
    // What was not answered is not there to be taken for an answer.
    assert_eq!(kept.len(), 9);
    let dev = Dev::start(&data);
    assert_eq!(felles::dev::ask(&dev, &data), 200);
    drop(dev);
    assert_eq!(recorded(&data).len(), 10);
    assert_whole(&data);
}

/// A real file system that is full, where the system lets us make one.
#[test]
fn on_a_full_file_system_no_data_leaves_and_with_room_again_it_goes_on_without_a_restart() {
    let (folder, data) = folder();
    let disk = folder.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let unshare = |script: &str| {
        let mut command = Command::new("unshare");
        command
            .args(["--user", "--map-root-user", "--mount", "sh", "-c", script])
            .arg(&disk);
        command
    };
    let mount = "mount -t tmpfs -o size=2m none \"$0\"";
    let tried = unshare(mount).output();
    if !tried.is_ok_and(|tried| tried.status.success()) {
        skipped("no file system can be mounted here: a full one is not tried");
        return;
    }
    // The log alone is on it; the clients fill it, then a file of another owner goes.
    let script = format!(
        "{mount} && head -c 1800000 /dev/zero >\"$0/ballast\" && : >\"$0/log\" && mkdir -p \"$2\" \
         && ln -s \"$0/log\" \"$2/utleveringer.jsonl\" \
         && {{ (while [ -d \"$2\" ] && [ ! -e \"$2/room\" ]; do sleep 0.05; done; rm \"$0/ballast\"; : >\"$2/done\") & }} \
         && exec \"$1\" dev --listen 127.0.0.1:0 --issuer 127.0.0.1:0 --data \"$2\""
    );
    let mut command = unshare(&script);
    command.arg(env!("CARGO_BIN_EXE_restanser")).arg(&data);
    let dev = Dev::of(command.env_remove("RUST_LOG"));
    let answered = fill(&dev, &data);
    assert!(!answered.is_empty());
    fs::write(data.join("room"), "").unwrap();
    let begun = Instant::now();
    while !data.join("done").exists() {
        assert!(begun.elapsed() < BOUND);
        thread::yield_now();
    }
    assert_eq!(felles::dev::ask(&dev, &data), 200);
}
