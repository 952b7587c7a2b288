//! Killed at random moments, the tree is all old or all new.

use std::fs;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::stand_in::Registry;
use crate::support::{DOCUMENT, LOCK, PINNED, Tree, Workspace, breaking, compatible};

const KILLS: u32 = 60;
const PENDING: &str = "spec/.pending";

/// From 0 to `below`.
fn chance(below: Duration) -> Duration {
    let random = RandomState::new().build_hasher().finish() % 10_000;
    below.mul_f64(random as f64 / 10_000.0)
}

/// Without the line that says when.
fn timeless(mut tree: Tree) -> Tree {
    let lock = tree.get_mut(Path::new(LOCK)).unwrap();
    let text = String::from_utf8(lock.clone()).unwrap();
    let lines: Vec<_> = text
        .lines()
        .filter(|line| !line.starts_with("pinned = "))
        .collect();
    *lock = lines.join("\n").into_bytes();
    tree
}

fn start(workspace: &Workspace, arguments: &[&str]) -> Child {
    let mut command = workspace.command(arguments);
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Where a kill is aimed. What matters is but a moment of the whole.
#[derive(Clone, Copy)]
enum Aim {
    Anywhere,
    /// Once something is being written.
    Writing,
    /// Once the change is made and is being put into place.
    Made,
}

const AIMS: [Aim; 3] = [Aim::Anywhere, Aim::Writing, Aim::Made];

fn kill(mut child: Child, workspace: &Workspace, whole: Duration, aim: Aim) {
    let pending = workspace.path().join(PENDING);
    let (sign, longest) = match aim {
        Aim::Anywhere => (None, whole),
        Aim::Writing => (Some(pending), Duration::from_millis(12)),
        Aim::Made => (Some(pending.join("journal.json")), Duration::from_millis(3)),
    };
    match sign {
        None => thread::sleep(chance(longest)),
        Some(sign) => {
            while !sign.exists() && child.try_wait().unwrap().is_none() {
                std::hint::spin_loop();
            }
            let (begun, wait) = (Instant::now(), chance(longest));
            while begun.elapsed() < wait {
                std::hint::spin_loop();
            }
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

fn no_file_is_torn(found: &Tree, old: &Tree, new: &Tree) {
    for (path, bytes) in found.iter().filter(|(path, _)| !path.starts_with(PENDING)) {
        let known = [old.get(path), new.get(path)];
        assert!(known.contains(&Some(bytes)), "{} is torn", path.display());
    }
}

/// Kills `arguments` in copies of `workspace`, which it would turn into `new`; `check` is the command that comes next.
fn all_or_nothing(workspace: &Workspace, arguments: &[&str], check: (&[&str], i32, i32)) {
    let old = timeless(workspace.tree());
    let whole = workspace.copy();
    let begun = Instant::now();
    whole.run(arguments).expect(0);
    let took = begun.elapsed();
    let new = timeless(whole.tree());
    assert_ne!(old, new);
    let (mut olds, mut news, mut completed, mut removed) = (0, 0, 0, 0);
    for round in 0..KILLS {
        let copy = workspace.copy();
        let child = start(&copy, arguments);
        kill(child, &copy, took, AIMS[round as usize % AIMS.len()]);
        let killed = timeless(copy.tree());
        no_file_is_torn(&killed, &old, &new);
        let pending = copy.path().join(PENDING);
        if pending.join("journal.json").exists() {
            completed += 1;
        } else if pending.exists() {
            removed += 1;
        }
        let (arguments, when_old, when_new) = check;
        let next = copy.run(arguments);
        let found = timeless(copy.tree());
        if found == new {
            news += 1;
            next.expect(when_new);
        } else {
            assert!(found == old, "neither old nor new");
            olds += 1;
            next.expect(when_old);
        }
        assert!(!copy.path().join(PENDING).exists());
    }
    println!(
        "{olds} old, {news} new; the next command completed {completed} and removed {removed}"
    );
    assert_eq!(olds + news, KILLS);
}

#[test]
fn fetch_killed() {
    let registry = Registry::start();
    registry.publish("1.1.0", PINNED);
    registry.publish("2.0.0", &breaking());
    let workspace = Workspace::new(&registry);
    let fetch = ["fetch", "--accept-breaking"];
    all_or_nothing(&workspace, &fetch, (&["regen", "--check"], 0, 0));
}

#[test]
fn regen_with_fetch_killed() {
    let registry = Registry::start();
    registry.publish("1.1.0", PINNED);
    registry.publish("1.2.0", &compatible());
    let workspace = Workspace::new(&registry);
    let regen = ["regen", "--fetch"];
    all_or_nothing(&workspace, &regen, (&["regen", "--check"], 0, 0));
}

#[test]
fn regen_killed() {
    let workspace = Workspace::at("http://127.0.0.1:1");
    fs::remove_dir_all(workspace.path().join("generated")).unwrap();
    all_or_nothing(&workspace, &["regen"], (&["regen", "--check"], 1, 0));
}

#[test]
fn pin_killed() {
    let workspace = Workspace::at("http://127.0.0.1:1");
    workspace.write(DOCUMENT, &compatible());
    let pin = ["pin", "--reason", "x"];
    all_or_nothing(&workspace, &pin, (&["regen", "--check"], 1, 0));
}

#[test]
fn two_at_once_take_turns() {
    let registry = Registry::start();
    registry.publish("1.1.0", PINNED);
    registry.publish("1.2.0", &compatible());
    let workspace = Workspace::new(&registry);
    let children: Vec<_> = (0..4)
        .map(|number| match number % 2 {
            0 => start(&workspace, &["fetch"]),
            _ => start(&workspace, &["regen"]),
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    workspace.run(&["regen", "--check"]).expect(0);
    assert_eq!(workspace.read(DOCUMENT), compatible());
}

#[test]
fn a_journal_that_nobody_here_wrote_is_refused() {
    let workspace = Workspace::at("http://127.0.0.1:1");
    let before = workspace.tree();
    fs::create_dir(workspace.path().join(PENDING)).unwrap();
    for journal in ["{", "{\"writes\":[\"../x\"],\"removals\":[]}"] {
        workspace.write("spec/.pending/journal.json", journal);
        let ended = workspace.run(&["regen", "--check"]).expect(3);
        assert!(
            ended.err.contains("not a journal of cargo xtask"),
            "{}",
            ended.err
        );
    }
    fs::remove_dir_all(workspace.path().join(PENDING)).unwrap();
    assert!(workspace.tree() == before);
}
