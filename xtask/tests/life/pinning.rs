//! The lock: `pin`, and what `regen` says of bytes that it does not pin.

use crate::support::{DOCUMENT, LOCK, Workspace, breaking, compatible};

fn edited() -> Workspace {
    let workspace = Workspace::at("http://127.0.0.1:1");
    workspace.edit(DOCUMENT, "Hent en bok", "Hent én bok");
    workspace
}

#[test]
fn an_edit_is_refused_until_it_is_put_on_the_record() {
    let workspace = edited();
    let before = workspace.tree();
    for arguments in [&["regen"][..], &["regen", "--check"]] {
        let refused = workspace.run(arguments).expect(1);
        for text in [
            DOCUMENT,
            LOCK,
            "cargo xtask pin --reason",
            "git checkout",
            "cargo xtask fetch",
        ] {
            assert!(refused.err.contains(text), "{}", refused.err);
        }
    }
    assert!(workspace.tree() == before);
    workspace
        .run(&["pin", "--reason", "a better word"])
        .expect(0);
    assert_eq!(workspace.lock("reason").as_deref(), Some("a better word"));
    workspace.run(&["regen", "--check"]).expect(0);
}

#[test]
fn pinning_is_generating() {
    let workspace = Workspace::at("http://127.0.0.1:1");
    workspace.write(DOCUMENT, &compatible());
    let pinned = workspace.run(&["pin", "--reason", "a publisher"]).expect(0);
    assert!(
        pinned.out.contains("files of generated/ written"),
        "{}",
        pinned.out
    );
    let models = workspace.read("generated/src/models.rs");
    assert!(models.contains("pub forlag: Option<String>"));
    assert_eq!(workspace.lock("version").as_deref(), Some("1.2.0"));
    workspace.run(&["regen", "--check"]).expect(0);
    let again = workspace.run(&["pin", "--reason", "once more"]).expect(0);
    for text in ["the same bytes", "generated/ was in step"] {
        assert!(again.out.contains(text), "{}", again.out);
    }
}

#[test]
fn what_changed_is_counted_when_git_has_what_was_pinned() {
    let workspace = Workspace::at("http://127.0.0.1:1");
    workspace.git(&["init", "-q"]);
    workspace.git(&["add", "."]);
    workspace.git(&["commit", "-qm", "x"]);
    workspace.write(DOCUMENT, &breaking());
    let pinned = workspace.run(&["pin", "--reason", "x"]).expect(0);
    assert!(
        pinned.out.contains("1 breaking, 0 compatible"),
        "{}",
        pinned.out
    );
    // HEAD has not what is pinned now.
    workspace.write(DOCUMENT, &compatible());
    let pinned = workspace.run(&["pin", "--reason", "x"]).expect(0);
    assert!(
        pinned.out.contains("git's HEAD does not have it"),
        "{}",
        pinned.out
    );
}

#[test]
fn an_edit_with_an_error_is_shown_with_its_place() {
    let workspace = Workspace::at("http://127.0.0.1:1");
    workspace.edit(DOCUMENT, "minLength: 4", "minLenght: 4");
    let line = 1 + workspace
        .read(DOCUMENT)
        .lines()
        .position(|line| line.contains("minLenght"))
        .unwrap();
    let before = workspace.tree();
    for arguments in [
        &["regen"][..],
        &["regen", "--check"],
        &["pin", "--reason", "x"],
    ] {
        let refused = workspace.run(arguments).expect(2);
        for text in [
            &format!("{DOCUMENT}:{line}:"),
            "did you mean \"minLength\"?",
        ] {
            assert!(refused.err.contains(text), "{}", refused.err);
        }
        assert_eq!(
            refused.err.contains("cargo xtask pin"),
            arguments[0] == "regen"
        );
    }
    assert!(workspace.tree() == before);
}

#[test]
fn what_is_missing_is_told_with_the_way_back() {
    for (path, text) in [
        (LOCK, "spec/spec.lock is missing"),
        (DOCUMENT, "pins spec/bok-api.yaml, which is not there"),
        ("spec", "spec is missing"),
    ] {
        let workspace = Workspace::at("http://127.0.0.1:1");
        let whole = workspace.path().join(path);
        match path {
            "spec" => std::fs::remove_dir_all(whole).unwrap(),
            _ => std::fs::remove_file(whole).unwrap(),
        }
        let before = workspace.tree();
        for arguments in [
            &["regen"][..],
            &["pin", "--reason", "x"],
            &["fetch"],
            &["drift"],
        ] {
            let ended = workspace.run(arguments).expect(3);
            for text in [text, "git checkout -- spec"] {
                assert!(ended.err.contains(text), "{}", ended.err);
            }
        }
        assert!(workspace.tree() == before);
    }
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
        (
            "application/yaml",
            "application/json",
            "\"media_type\" must be",
        ),
        (
            "[source]",
            "[source]\netag = \"x\"",
            "must be an entity tag",
        ),
        (
            "reason = \"a test\"",
            "reason = \" \"",
            "\"reason\" must say something",
        ),
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
