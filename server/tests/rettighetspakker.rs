//! Rights packages: how their file is changed while the service runs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;
use std::os::unix::fs::symlink;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use felles::dev::{Dev, ask, assert_failed, folder};
use felles::dokument::{ALL_AMOUNTS, amounts};
use felles::prosess::run;
use felles::serve::{Oppstart, Serve, replace, wait_until};
use felles::{BRREG, DIGDIR, Response};

const PAKKEFIL: &str = "rettighetspakker.toml";

/// One consumer, everything.
const A: &str = r#"[dibk]
hjemmel = "A"
samtykke = false
konsumenter = ["974760673"]
"#;

/// Two consumers, the sum alone, on another basis.
const B: &str = r#"[dibk]
hjemmel = "B"
samtykke = false
konsumenter = ["974760673", "991825827"]
felter = ["forfaltOgUbetalt"]
"#;

/// The check digit in line 4 is wrong.
const WRONG: &str = r#"[dibk]
hjemmel = "C"
samtykke = false
konsumenter = ["974760673", "991825828"]
"#;

fn started() -> Serve {
    Oppstart::new().pakkefil(PAKKEFIL, A).start()
}

/// Whether the second consumer has the package: `B` is in force.
fn b_is_in_force(serve: &Serve) -> bool {
    match serve.ask(DIGDIR, "dibk") {
        Response { status: 200, .. } => true,
        response => {
            assert_eq!(response.kode(), "RESTANSE-005");
            false
        }
    }
}

#[test]
fn grants_come_and_go_under_load_and_every_request_sees_one_version() {
    let mut serve = started();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let load: Vec<_> = (0..4)
            .map(|_| {
                let ask = serve.asking(BRREG, "dibk");
                let done = &done;
                scope.spawn(move || {
                    let mut seen = [0, 0];
                    while !done.load(Ordering::Relaxed) {
                        let response = ask();
                        assert_eq!(response.status, 200, "{response:?}");
                        match amounts(&response.json()).len() {
                            3 => seen[0] += 1,
                            1 => seen[1] += 1,
                            _ => panic!("a mixture: {response:?}"),
                        }
                    }
                    seen
                })
            })
            .collect();
        // Stops the load even when something here fails.
        let stop = StopOnDrop(&done);
        for content in [B, A].into_iter().cycle().take(12) {
            replace(&serve.path(PAKKEFIL), content);
            serve.program.signal("HUP");
            serve.program.stderr.wait_for("rights packages taken");
            assert_eq!(b_is_in_force(&serve), content == B);
        }
        drop(stop);
        for thread in load {
            let [all, sums] = thread.join().unwrap();
            assert!(all > 0 && sums > 0, "{all} and {sums}");
        }
    });
    // What was delivered is what the basis of the same version allows.
    let records = serve.utleveringer();
    for record in &records {
        let amounts = amounts(&record["levert"]);
        match record["grunnlag"]["hjemmel"].as_str() {
            Some("A") => assert_eq!(amounts, ALL_AMOUNTS),
            Some("B") => assert_eq!(amounts, ["forfaltOgUbetalt"]),
            other => panic!("{other:?}"),
        }
    }
    assert!(records.len() > 12);
    let log = serve.log();
    assert_eq!(log.matches("rights packages taken").count(), 12);
    assert!(
        log.contains(r#""grants_added":1,"grants_removed":0"#),
        "{log}"
    );
    assert!(
        log.contains(r#""grants_added":0,"grants_removed":1"#),
        "{log}"
    );
    assert_no_organisations(&log);
}

struct StopOnDrop<'a>(&'a AtomicBool);

impl Drop for StopOnDrop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

fn assert_no_organisations(log: &str) {
    // The line of a request names its consumer, and is searched like all others.
    let own: Vec<_> = log
        .lines()
        .filter(|line| !line.contains("request answered"))
        .collect();
    let log = own.join("\n");
    for number in ["974760673", "991825827", "991825828"] {
        assert!(!log.contains(number), "{log}");
    }
}

#[test]
fn a_change_is_taken_without_being_asked_for_and_what_is_wrong_is_refused_once() {
    let mut serve = started();
    let file = serve.path(PAKKEFIL);
    assert!(!b_is_in_force(&serve));
    // Written in place.
    fs::write(&file, B).unwrap();
    wait_until("B", || b_is_in_force(&serve));
    let place = format!(
        "{}:4:29: dibk.konsumenter[1] is an invalid organisation number",
        file.display()
    );
    fs::write(&file, WRONG).unwrap();
    let line = serve.program.stderr.wait_for("rights packages refused");
    assert!(
        line.contains(&place) && line.contains(r#""level":"ERROR""#),
        "{line}"
    );
    assert!(b_is_in_force(&serve));
    // Renamed over, as editors do.
    replace(&file, A);
    wait_until("A", || !b_is_in_force(&serve));
    // Gone for good, and back.
    fs::remove_file(&file).unwrap();
    let line = serve
        .program
        .stderr
        .wait_for("rights packages cannot be read");
    assert!(line.contains(r#""level":"ERROR""#), "{line}");
    assert_eq!(serve.ask(BRREG, "dibk").status, 200);
    fs::write(&file, B).unwrap();
    wait_until("B again", || b_is_in_force(&serve));
    let log = serve.log();
    assert_eq!(log.matches("rights packages refused").count(), 1, "{log}");
    assert_eq!(log.matches("cannot be read").count(), 1, "{log}");
    assert_no_organisations(&log);
}

#[test]
fn sighup_is_answered_each_time() {
    let mut serve = started();
    let file = serve.path(PAKKEFIL);
    serve.program.signal("HUP");
    // Only who asks is told this.
    serve.program.stderr.wait_for("nothing has changed");
    fs::write(&file, WRONG).unwrap();
    for _ in 0..3 {
        serve.program.signal("HUP");
        serve.program.stderr.wait_for("rights packages refused");
        assert_eq!(serve.ask(BRREG, "dibk").status, 200);
    }
    fs::write(&file, B).unwrap();
    serve.program.signal("HUP");
    serve.program.stderr.wait_for("rights packages taken");
    assert!(b_is_in_force(&serve));
}

/// How Kubernetes changes a mounted ConfigMap: everything stands behind one symbolic link, which is turned.
#[test]
fn a_turned_symbolic_link_is_a_change() {
    let oppstart = Oppstart::new().pakkefil("mounted/rettighetspakker.toml", "");
    let mounted = oppstart.folder.path().join("mounted");
    for (version, content) in [("..a", A), ("..b", B)] {
        fs::create_dir_all(mounted.join(version)).unwrap();
        fs::write(mounted.join(version).join(PAKKEFIL), content).unwrap();
    }
    let turn = |version: &str| {
        symlink(version, mounted.join("..data_tmp")).unwrap();
        fs::rename(mounted.join("..data_tmp"), mounted.join("..data")).unwrap();
    };
    turn("..a");
    symlink("..data/rettighetspakker.toml", mounted.join(PAKKEFIL)).unwrap();
    let serve = oppstart.start();
    assert!(!b_is_in_force(&serve));
    turn("..b");
    fs::remove_dir_all(mounted.join("..a")).unwrap();
    wait_until("B", || b_is_in_force(&serve));
}

#[test]
fn a_truncated_file_takes_no_grant_away() {
    let mut serve = started();
    let file = serve.path(PAKKEFIL);
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let ask = serve.asking(BRREG, "dibk");
        let done = &done;
        let load = scope.spawn(move || {
            let mut asked = 0;
            while !done.load(Ordering::Relaxed) {
                let response = ask();
                assert_eq!(response.status, 200, "{response:?}");
                asked += 1;
            }
            asked
        });
        let stop = StopOnDrop(done);
        // Whatever the watch sees in between: nothing is taken but the whole.
        for length in 0..B.len() {
            fs::write(&file, "").unwrap();
            fs::write(&file, &B[..length]).unwrap();
        }
        fs::write(&file, "").unwrap();
        serve.program.stderr.wait_for("there is no rights package");
        fs::write(&file, B).unwrap();
        wait_until("B", || b_is_in_force(&serve));
        drop(stop);
        assert!(load.join().unwrap() > 0);
    });
}

#[test]
fn of_the_configuration_itself_only_the_packages_are_taken() {
    let oppstart = Oppstart::new().pakker(A);
    let config = oppstart.config();
    let mut serve = oppstart.start();
    let file = serve.path("restanser.toml");
    let with_b = config
        .replace(r#"hjemmel = "A""#, r#"hjemmel = "B""#)
        .replace(r#"["974760673"]"#, r#"["974760673", "991825827"]"#);
    assert_ne!(config, with_b);
    replace(&file, &with_b);
    wait_until("B", || b_is_in_force(&serve));
    // Something else changes, and a grant with it.
    let elsewhere = config.replace("127.0.0.1:0", "127.0.0.1:1");
    replace(&file, &elsewhere);
    serve.program.signal("HUP");
    serve.program.stderr.wait_for("taken at a restart");
    assert!(!b_is_in_force(&serve), "and it still listens where it did");
    // A fault elsewhere: the file would not start, and nothing of it is taken.
    replace(&file, &with_b.replace("[kilde]", "[kilder]"));
    serve.program.signal("HUP");
    let line = serve.program.stderr.wait_for("rights packages refused");
    assert!(
        line.contains("restanser.toml:6:2: kilder is an unknown key"),
        "{line}"
    );
    // Out of reach for a while.
    fs::remove_file(&file).unwrap();
    serve.program.signal("HUP");
    serve
        .program
        .stderr
        .wait_for("rights packages cannot be read");
    assert!(!b_is_in_force(&serve));
    fs::write(&file, &with_b).unwrap();
    wait_until("B again", || b_is_in_force(&serve));
    let log = serve.log();
    assert_eq!(log.matches("taken at a restart").count(), 1, "{log}");
    assert_no_organisations(&log);
}

#[test]
fn a_service_does_not_start_on_packages_that_cannot_be_used() {
    for (content, words) in [
        (WRONG, &["rettighetspakker.toml:4:29: ", "check digit"][..]),
        ("", &["rettighetspakker.toml: "]),
        (
            "# none",
            &["rettighetspakker.toml:1:1: ", "no rights package"],
        ),
        (
            "[a]\nsamtykke = false\nkonsumenter = []",
            &["rettighetspakker.toml:1:1: ", "legal basis"],
        ),
        (
            "[a]\nsamtykke = true\nkonsumenter = []\nfelter = ['forfaltOgUbetaltKrav']",
            &[
                "rettighetspakker.toml:4:10: ",
                "\"forfaltOgUbetalt\" is missing",
                "the specification requires it",
            ],
        ),
    ] {
        let oppstart = Oppstart::new().pakkefil(PAKKEFIL, content);
        assert_failed(&run(&mut oppstart.command()), 1, words);
    }
}

#[test]
fn sighup_does_not_end_development() {
    let (_folder, data) = folder();
    let mut dev = Dev::start(&data);
    dev.program.signal("HUP");
    dev.program.stderr.wait_for("SIGHUP");
    assert_eq!(ask(&dev, &data), 200);
    dev.program.signal("TERM");
    assert_eq!(dev.program.wait().code(), Some(0));
}
