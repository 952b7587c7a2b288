//! The lock: `pin`, and what `regen` says of bytes that it does not pin.

use crate::support::{DOCUMENT, LOCK, Workspace};

fn edited() -> Workspace {
    let workspace = Workspace::at("http://127.0.0.1:1");
    workspace.edit(DOCUMENT, "Hent en bok", "Hent én bok");
    workspace
}

#[test]
fn an_edit_is_tried_first_and_put_on_the_record_then() {
    let workspace = edited();
    let warned = workspace.run(&["regen"]).expect(0);
    assert!(
        warned.err.contains("cargo xtask pin --reason"),
        "{}",
        warned.err
    );
    workspace.run(&["regen", "--check"]).expect(1);
    let before = workspace.tree();
    for arguments in [
        &["regen", "--locked"][..],
        &["regen", "--locked", "--check"],
    ] {
        let refused = workspace.run(arguments).expect(1);
        for text in [DOCUMENT, LOCK, "cargo xtask pin --reason", "git checkout"] {
            assert!(refused.err.contains(text), "{}", refused.err);
        }
    }
    assert!(workspace.tree() == before);
    workspace
        .run(&["pin", "--reason", "a better word"])
        .expect(0);
    assert_eq!(workspace.lock("reason").as_deref(), Some("a better word"));
    workspace.run(&["regen", "--locked", "--check"]).expect(0);
    workspace.run(&["regen", "--locked"]).expect(0);
}

#[test]
fn regen_leaves_the_lock_of_an_edit_alone() {
    let workspace = edited();
    let before = workspace.read(LOCK);
    workspace.run(&["regen"]).expect(0);
    assert_eq!(workspace.read(LOCK), before);
}

#[test]
fn a_reason_must_say_something() {
    let workspace = edited();
    workspace.run(&["pin"]).expect(3);
    workspace.run(&["pin", "--reason", "  "]).expect(3);
}

#[test]
fn a_lock_edited_by_hand_is_refused() {
    for (from, to, text) in [
        ("reconstructed", "reconstucted", "line"),
        (
            "version = \"1.1.0\"",
            "version = \"1.2.0\"",
            "says version 1.2.0, but the pinned document says 1.1.0",
        ),
        ("sha256 = \"", "sha256 = \"G", "64 hexadecimal digits"),
        ("bok-api.yaml", "../bok-api.yaml", "beside the lock"),
        ("[source]", "[sauce]", "sauce"),
    ] {
        let workspace = Workspace::at("http://127.0.0.1:1");
        workspace.edit(LOCK, from, to);
        let before = workspace.tree();
        for arguments in [
            &["regen"][..],
            &["regen", "--check"],
            &["fetch"],
            &["drift"],
        ] {
            let ended = workspace.run(arguments).expect(3);
            assert!(
                ended.err.contains(LOCK) && ended.err.contains(text),
                "{}",
                ended.err
            );
        }
        assert!(workspace.tree() == before);
    }
}

#[test]
fn another_generator_is_recorded_once_it_has_accepted_the_document() {
    let workspace = Workspace::at("http://127.0.0.1:1");
    let current = workspace.lock("generator").unwrap();
    workspace.edit(
        LOCK,
        &format!("generator = \"{current}\""),
        "generator = \"0.0.1\"",
    );
    let ended = workspace.run(&["regen", "--check"]).expect(1);
    assert!(
        ended.err.contains("accepted by generator 0.0.1"),
        "{}",
        ended.err
    );
    workspace.run(&["regen"]).expect(0);
    assert_eq!(workspace.lock("generator"), Some(current));
    workspace.run(&["regen", "--check"]).expect(0);
}

#[test]
fn help_says_what_the_exit_codes_mean() {
    let workspace = Workspace::at("http://127.0.0.1:1");
    for command in ["regen", "pin", "fetch", "diff", "drift", "changelog"] {
        let help = workspace.run(&[command, "--help", "--workspace", "x"]);
        assert!(help.out.contains("Exit codes:"), "{command}: {}", help.out);
        assert!(!help.out.contains("--answer-within"), "{}", help.out);
    }
}
