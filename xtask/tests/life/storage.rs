//! Full disks and folders that cannot be written: the tree is as it was.

use std::process::Command;

use crate::stand_in::Registry;
use crate::support::{Ended, PINNED, Workspace, compatible, ended};

fn registry() -> Registry {
    let registry = Registry::start();
    registry.publish("1.1.0", PINNED);
    registry.publish("1.2.0", &compatible());
    registry
}

/// `fetch`, after a shell has run `before` with the workspace as `$1`.
fn fetch_after(workspace: &Workspace, shell: &[&str], before: &str) -> Ended {
    let fetch = workspace.command(&["fetch"]);
    let mut command = Command::new(shell[0]);
    command
        .args(&shell[1..])
        .arg("-c")
        .arg(format!("{before}; shift; exec \"$@\""));
    command
        .arg("sh")
        .arg(workspace.path())
        .arg(fetch.get_program());
    ended(
        command
            .args(fetch.get_args())
            .env_remove("SWAGGERHUB_API_KEY"),
    )
}

#[test]
fn a_write_that_fails_half_way_changes_nothing() {
    let registry = registry();
    let workspace = Workspace::new(&registry);
    let before = workspace.tree();
    // Files may have 4 KiB: the write of a longer one fails in the middle, as on a full disk.
    let ended = fetch_after(&workspace, &["sh"], "trap '' XFSZ; ulimit -f 8").expect(3);
    assert!(
        ended.err.contains("cannot write: File too large"),
        "{}",
        ended.err
    );
    assert!(ended.err.contains("nothing was changed"), "{}", ended.err);
    assert!(workspace.tree() == before);
    workspace.run(&["fetch"]).expect(0);
}

/// A shell that may mount, where that is allowed.
fn mounting() -> Option<&'static [&'static str]> {
    let shell = &["unshare", "--user", "--map-root-user", "--mount", "sh"];
    let probe = Command::new(shell[0])
        .args(&shell[1..])
        .args(["-c", "mount -t tmpfs none /mnt"])
        .output();
    if probe.is_ok_and(|output| output.status.success()) {
        return Some(shell);
    }
    println!("SKIPPED: mounting in a namespace of one's own is not allowed here");
    None
}

#[test]
fn a_full_disk_changes_nothing() {
    let Some(shell) = mounting() else { return };
    let registry = registry();
    let workspace = Workspace::new(&registry);
    // On a disk of its own, with so many blocks left; 99 when the tree differs afterwards.
    let script = "mount -t tmpfs -o size=2m none /mnt && cp -a \"$1\" /mnt/w && \
                  dd if=/dev/zero of=/mnt/ballast bs=4k 2>/dev/null; \
                  truncate -s -$((4096 * $2)) /mnt/ballast || exit 98; \
                  \"$3\" --workspace /mnt/w fetch; code=$?; \
                  diff -r \"$1\" /mnt/w >&2 || exit 99; exit $code";
    for blocks in ["0", "1", "2", "3", "5", "8", "12"] {
        let mut command = Command::new(shell[0]);
        command.args(&shell[1..]).args(["-c", script, "sh"]);
        command
            .arg(workspace.path())
            .arg(blocks)
            .arg(env!("CARGO_BIN_EXE_xtask"));
        let ended = ended(command.env_remove("SWAGGERHUB_API_KEY")).expect(3);
        assert!(
            ended.err.contains("No space left on device"),
            "{blocks}: {}",
            ended.err
        );
        assert!(
            ended.err.contains("nothing was changed"),
            "{blocks}: {}",
            ended.err
        );
    }
}

#[test]
fn a_disk_without_room_for_another_file_or_folder_changes_nothing() {
    let Some(shell) = mounting() else { return };
    let workspace = Workspace::at("http://127.0.0.1:1");
    std::fs::remove_dir_all(workspace.path().join("generated")).unwrap();
    // What is there takes 5: two folders, two files, the disk itself. 99 when the tree differs afterwards.
    let script = "mount -t tmpfs -o size=2m,nr_inodes=$((5 + $2)) none /mnt && cp -a \"$1\" /mnt/w || exit 98; \
                  \"$3\" --workspace /mnt/w regen; code=$?; test $code = 0 && exit 0; \
                  diff -r \"$1\" /mnt/w >&2 || exit 99; exit $code";
    let mut last = None;
    for inodes in 0..32 {
        let mut command = Command::new(shell[0]);
        command.args(&shell[1..]).args(["-c", script, "sh"]);
        command
            .arg(workspace.path())
            .arg(inodes.to_string())
            .arg(env!("CARGO_BIN_EXE_xtask"));
        let ended = ended(&mut command);
        last = ended.code;
        if last != Some(0) {
            let ended = ended.expect(3);
            assert!(
                ended.err.contains("No space left on device")
                    && ended.err.contains("nothing was changed"),
                "{inodes}: {}",
                ended.err
            );
        }
    }
    assert_eq!(last, Some(0), "at last there is room");
}

#[test]
fn a_folder_that_cannot_be_written_changes_nothing() {
    let Some(shell) = mounting() else { return };
    let registry = registry();
    for folder in ["generated", "generated/src", "spec"] {
        let workspace = Workspace::new(&registry);
        let before = workspace.tree();
        let read_only = format!(
            "mount --bind \"$1/{folder}\" \"$1/{folder}\" && mount -o remount,bind,ro \"$1/{folder}\""
        );
        let ended = fetch_after(&workspace, shell, &read_only).expect(3);
        assert!(ended.err.contains("Read-only file system"), "{}", ended.err);
        assert!(ended.err.contains("nothing was changed"), "{}", ended.err);
        assert!(workspace.tree() == before, "{folder}");
    }
}

#[test]
fn folders_on_different_disks_cannot_change_as_one() {
    let Some(shell) = mounting() else { return };
    let registry = registry();
    let workspace = Workspace::new(&registry);
    let before = workspace.tree();
    let ended = fetch_after(&workspace, shell, "mount -t tmpfs none \"$1/generated\"").expect(3);
    assert!(
        ended.err.contains("on different file systems"),
        "{}",
        ended.err
    );
    assert!(workspace.tree() == before);
}

#[test]
fn without_any_network_regen_works_and_fetch_says_so() {
    let shell = ["unshare", "--user", "--map-root-user", "--net"];
    let cut = |workspace: &Workspace, arguments: &[&str]| {
        let inner = workspace.command(arguments);
        let mut command = Command::new(shell[0]);
        command.args(&shell[1..]).arg(inner.get_program());
        ended(command.args(inner.get_args()))
    };
    let workspace = Workspace::at("https://registry.invalid");
    let regen = cut(&workspace, &["regen", "--check"]);
    if regen.err.contains("unshare:") || regen.code.is_none() {
        println!("SKIPPED: a network namespace of one's own is not allowed here");
        return;
    }
    regen.expect(0);
    let fetch = cut(&workspace, &["fetch"]).expect(3);
    for text in [
        "cannot reach https://registry.invalid",
        "cargo xtask regen works without",
    ] {
        assert!(fetch.err.contains(text), "{}", fetch.err);
    }
}
