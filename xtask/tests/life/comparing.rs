//! `diff`, `drift`, `changelog`.

use std::process::Command;

use crate::stand_in::{Behaviour, Registry};
use crate::support::{DOCUMENT, PINNED, Workspace, breaking, compatible, earlier, edited};

fn registry() -> Registry {
    let registry = Registry::start();
    registry.publish("1.1.0", PINNED);
    registry
}

fn offline() -> Workspace {
    Workspace::at("http://127.0.0.1:1")
}

fn git(workspace: &Workspace, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.arg("-C").arg(workspace.path());
    command.args([
        "-c",
        "user.name=x",
        "-c",
        "user.email=x@example.com",
        "-c",
        "commit.gpgsign=false",
    ]);
    let output = command.args(arguments).output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn two_files() {
    let workspace = offline();
    let old = workspace.write("old.yaml", PINNED);
    let new = workspace.write("new.yaml", &breaking());
    let ended = workspace.run(&["diff", &old, &new]).expect(2);
    for text in [
        "breaking (1)",
        "property-removed",
        "sider",
        "old:53 -> new:-",
        "Rust breaking",
    ] {
        assert!(ended.out.contains(text), "{text}\n{}", ended.out);
    }
    let same = workspace.run(&["diff", &old, &old]).expect(0);
    assert!(same.out.contains("no changes"), "{}", same.out);
    let new = workspace.write("new.yaml", &compatible());
    let ended = workspace.run(&["diff", &old, &new]).expect(0);
    assert!(ended.out.contains("compatible ("), "{}", ended.out);
}

#[test]
fn the_shape_of_the_json() {
    let workspace = offline();
    let old = workspace.write("old.yaml", PINNED);
    let new = workspace.write("new.yaml", &breaking());
    let json = workspace
        .run(&["diff", &old, &new, "--json"])
        .expect(2)
        .json();
    assert_eq!(json["format"], 1);
    assert_eq!(json["verdict"], "breaking");
    assert_eq!(json["counts"]["breaking"], 1);
    assert_eq!(json["old"]["version"], "1.1.0");
    assert_eq!(json["new"]["name"], new);
    assert_eq!(json["new"]["sha256"].as_str().unwrap().len(), 64);
    let changes = json["changes"].as_array().unwrap();
    let removed = changes
        .iter()
        .find(|change| change["kind"] == "property-removed")
        .unwrap();
    let mut keys: Vec<_> = removed
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    assert_eq!(
        keys,
        [
            "kind",
            "new",
            "note",
            "old",
            "rust",
            "subject",
            "validation",
            "wire"
        ]
    );
    assert_eq!(removed["wire"], "breaking");
    assert_eq!(removed["new"], serde_json::Value::Null);
    assert_eq!(
        removed["old"]["pointer"],
        "/components/schemas/Bok/properties/sider"
    );
    assert_eq!(removed["old"]["line"], 53);
    let same = workspace
        .run(&["diff", &old, &old, "--json"])
        .expect(0)
        .json();
    assert_eq!(same["verdict"], "identical");
    assert_eq!(same["changes"].as_array().unwrap().len(), 0);
}

/// Whoever reads the one misses nothing of the other.
#[test]
fn text_and_json_say_the_same() {
    let workspace = offline();
    let old = workspace.write("old.yaml", PINNED);
    let new = workspace.write("new.yaml", &breaking());
    for (one, other) in [(&old, &new), (&new, &old)] {
        let text = workspace.run(&["diff", one, other]).out;
        let json = workspace.run(&["diff", one, other, "--json"]).json();
        let changes = json["changes"].as_array().unwrap();
        let told = text
            .lines()
            .filter(|line| line.contains(": ") && line.starts_with("  "));
        assert_eq!(
            told.filter(|line| !line.starts_with("    ")).count(),
            changes.len()
        );
        for change in changes {
            let word = |key: &str| change[key].as_str().unwrap_or_default().to_owned();
            let heading = format!("  {}: {}\n", word("kind"), word("subject"));
            assert!(text.contains(&heading), "{heading}{text}");
            for key in ["validation", "rust", "note", "wire"] {
                assert!(text.contains(&word(key)), "{key} {text}");
            }
            for (side, lead) in [("old", "was  "), ("new", "is   ")] {
                let side = &change[side];
                if let (Some(pointer), Some(value)) =
                    (side["pointer"].as_str(), side["value"].as_str())
                {
                    assert!(text.contains(&format!("#{pointer}")), "{pointer} {text}");
                    assert!(text.contains(&format!("{lead}{value}\n")), "{value} {text}");
                }
            }
        }
    }
}

#[test]
fn one_file_is_held_against_the_pinned_document() {
    let workspace = offline();
    let new = workspace.write("new.yaml", &breaking());
    let ended = workspace.run(&["diff", &new]).expect(2);
    assert!(ended.out.contains("(pinned)"), "{}", ended.out);
    // Edited since: git has it.
    git(&workspace, &["init", "-q"]);
    git(&workspace, &["add", "."]);
    git(&workspace, &["commit", "-qm", "x"]);
    workspace.write(DOCUMENT, &breaking());
    workspace.run(&["diff", &new]).expect(2);
    let ended = workspace.run(&["diff"]).expect(2);
    assert!(
        ended.out.contains("HEAD:spec/bok-api.yaml"),
        "{}",
        ended.out
    );
    let fragment = workspace.run(&["changelog"]).expect(0);
    assert!(
        fragment.out.contains("sider`: feltet er fjernet."),
        "{}",
        fragment.out
    );
}

#[test]
fn without_git_the_pinned_bytes_cannot_be_had_and_that_is_told() {
    let workspace = offline();
    let new = workspace.write("new.yaml", &breaking());
    workspace.write(DOCUMENT, &breaking());
    let ended = workspace.run(&["diff", &new]).expect(3);
    assert!(
        ended.err.contains("git cannot give the committed one"),
        "{}",
        ended.err
    );
    workspace.run(&["diff"]).expect(3);
}

#[test]
fn documents_with_errors_are_told() {
    let workspace = offline();
    let old = workspace.write("old.yaml", PINNED);
    let new = workspace.write("new.yaml", "openapi: [");
    workspace.run(&["diff", &old, &new]).expect(2);
    workspace.run(&["diff", &old, "/nowhere/x.yaml"]).expect(3);
    workspace.run(&["diff", "--upstream", &old]).expect(3);
}

#[test]
fn upstream() {
    let registry = registry();
    registry.publish("2.0.0", &breaking());
    let workspace = Workspace::new(&registry);
    let before = workspace.tree();
    let ended = workspace.run(&["diff", "--upstream"]).expect(2);
    assert!(
        ended.out.contains("Biblioteket/bok-api 2.0.0"),
        "{}",
        ended.out
    );
    let fragment = workspace.run(&["changelog", "--upstream"]).expect(0);
    assert!(
        fragment.out.starts_with("## Bok API 2.0.0\n"),
        "{}",
        fragment.out
    );
    registry.set_default("1.1.0");
    workspace.run(&["diff", "--upstream"]).expect(0);
    assert!(workspace.tree() == before);
}

#[test]
fn drift_has_four_verdicts_and_writes_nothing() {
    let registry = registry();
    let workspace = Workspace::new(&registry);
    let before = workspace.tree();
    let verdict = |code: i32| {
        workspace.run(&["drift"]).expect(code);
        let json = workspace.run(&["drift", "--json"]).expect(code).json();
        assert!(workspace.tree() == before);
        assert_eq!(json["format"], 1);
        json
    };
    let json = verdict(0);
    assert_eq!(json["verdict"], "in-step");
    assert_eq!(json["published"], json["pinned"]);
    registry.publish("1.2.0", &compatible());
    let json = verdict(1);
    assert_eq!(json["verdict"], "compatible");
    assert_eq!(json["published"]["version"], "1.2.0");
    assert_eq!(json["counts"]["compatible"], 1);
    registry.publish("2.0.0", &breaking());
    let json = verdict(2);
    assert_eq!(json["verdict"], "breaking");
    assert_eq!(json["pinned"]["version"], "1.1.0");
    assert_eq!(json["changes"].as_array().unwrap().len(), json_total(&json));
    // What cannot be taken is no good news either.
    registry.publish("1.0.0", &earlier());
    assert!(
        verdict(2)["reasons"][0]
            .as_str()
            .unwrap()
            .contains("earlier")
    );
    registry.publish("1.3.0", "openapi: [");
    assert_eq!(verdict(2)["published"], serde_json::Value::Null);
    registry.behave(&[Behaviour::Status(500, "down")]);
    let json = verdict(3);
    assert_eq!(json["verdict"], "unreachable");
    assert!(json["reasons"][0].as_str().unwrap().contains("fails (500)"));
}

fn json_total(json: &serde_json::Value) -> usize {
    let count = |class| usize::try_from(json["counts"][class].as_u64().unwrap()).unwrap();
    count("breaking") + count("compatible") + count("documentation")
}

#[test]
fn other_bytes_with_the_same_meaning_are_compatible_news() {
    let registry = registry();
    registry.publish(
        "1.1.1",
        &edited(&[("version: 1.1.0", "version: 1.1.1 # a comment")]),
    );
    let workspace = Workspace::new(&registry);
    workspace.run(&["drift"]).expect(1);
}

#[test]
fn an_edit_off_the_record_gives_no_verdict() {
    let registry = registry();
    let workspace = Workspace::new(&registry);
    workspace.edit(DOCUMENT, "Hent en bok", "Hent én bok");
    let ended = workspace.run(&["drift"]).expect(3);
    assert!(ended.err.contains("cargo xtask pin"), "{}", ended.err);
}
