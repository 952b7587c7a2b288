//! Fetching from a registry that behaves.

use crate::stand_in::{Behaviour, Registry};
use crate::support::{DOCUMENT, PINNED, Workspace, breaking, compatible, earlier, ended};

pub(crate) fn registry() -> Registry {
    let registry = Registry::start();
    registry.publish("1.0.0", &earlier());
    registry.publish("1.1.0", PINNED);
    registry
}

#[test]
fn the_default_version_is_taken_as_its_author_wrote_it() {
    let registry = registry();
    let workspace = Workspace::new(&registry);
    registry.publish("2.0.0", &breaking());
    registry.publish("1.2.0", &compatible());
    let ended = workspace.run(&["fetch"]).expect(0);
    assert!(
        ended.out.contains("took version 1.2.0 after 1.1.0"),
        "{}",
        ended.out
    );
    assert!(ended.out.contains("forlag"), "{}", ended.out);
    assert_eq!(ended.err, "", "nothing is drawn in a pipe");
    assert_eq!(workspace.read(DOCUMENT), compatible());
    assert!(
        workspace
            .read("generated/src/models.rs")
            .contains("pub forlag: Option<String>")
    );
    for (key, value) in [
        ("version", "1.2.0"),
        ("media_type", "application/yaml"),
        ("generator", env!("CARGO_PKG_VERSION")),
        ("registry", registry.address()),
        ("reconstructed", "false"),
        ("published", "true"),
        ("created", "2024-03-01T10:00:00Z"),
        ("modified", "2024-03-02T11:00:00Z"),
        ("etag", &format!("\"1.2.0-{}\"", compatible().len())),
    ] {
        assert_eq!(workspace.lock(key).as_deref(), Some(value), "{key}");
    }
    assert_eq!(workspace.lock("reason"), None);
    workspace.run(&["regen", "--check"]).expect(0);
}

#[test]
fn a_second_fetch_asks_conditionally_and_changes_nothing() {
    let registry = registry();
    let workspace = Workspace::new(&registry);
    registry.publish("1.2.0", &compatible());
    workspace.run(&["fetch"]).expect(0);
    let before = workspace.tree();
    let ended = workspace.run(&["fetch"]).expect(0);
    assert!(ended.out.contains("in step"), "{}", ended.out);
    let downloads = registry.downloads();
    assert_eq!(downloads[0].header("if-none-match"), None);
    assert_eq!(
        downloads[1].header("if-none-match"),
        workspace.lock("etag").as_deref()
    );
    assert_eq!(workspace.tree(), before);
}

#[test]
fn the_tag_of_one_registry_means_nothing_to_another() {
    let registry = registry();
    let workspace = Workspace::new(&registry);
    registry.publish("1.2.0", &compatible());
    workspace.run(&["fetch"]).expect(0);
    let other = Registry::start();
    other.publish("1.2.0", &compatible());
    workspace
        .run(&["fetch", "--registry", other.address()])
        .expect(0);
    assert_eq!(other.downloads()[0].header("if-none-match"), None);
    assert_eq!(workspace.lock("registry").as_deref(), Some(other.address()));
    assert_eq!(registry.downloads().len(), 1);
}

#[test]
fn the_same_bytes_are_in_step_and_no_longer_reconstructed() {
    let registry = registry();
    let workspace = Workspace::new(&registry);
    let (sha256, pinned) = (workspace.lock("sha256"), workspace.lock("pinned"));
    workspace.run(&["fetch"]).expect(0);
    assert_eq!(workspace.lock("reconstructed").as_deref(), Some("false"));
    assert_eq!(
        (workspace.lock("sha256"), workspace.lock("pinned")),
        (sha256, pinned)
    );
    workspace.run(&["regen", "--check"]).expect(0);
}

#[test]
fn an_unknown_api_is_told() {
    let registry = registry();
    let workspace = Workspace::new(&registry);
    workspace.edit("spec/spec.lock", "\"bok-api\"", "\"Bok-api\"");
    let before = workspace.tree();
    let ended = workspace.run(&["fetch"]).expect(3);
    assert!(
        ended.err.contains("Unknown API Biblioteket/Bok-api"),
        "{}",
        ended.err
    );
    assert!(ended.err.contains("spec/spec.lock"), "{}", ended.err);
    assert_eq!(workspace.tree(), before);
}

#[test]
fn a_dry_run_writes_nothing() {
    let registry = registry();
    registry.publish("1.2.0", &compatible());
    let workspace = Workspace::new(&registry);
    let before = workspace.tree();
    let ended = workspace.run(&["fetch", "--dry-run"]).expect(0);
    assert!(ended.out.contains("property-added"), "{}", ended.out);
    assert!(
        ended.out.contains("version 1.2.0 can be taken"),
        "{}",
        ended.out
    );
    assert_eq!(workspace.tree(), before);
}

#[test]
fn an_edit_off_the_record_is_not_overwritten() {
    let registry = registry();
    registry.publish("1.2.0", &compatible());
    let workspace = Workspace::new(&registry);
    workspace.edit(DOCUMENT, "Hent en bok", "Hent én bok");
    let before = workspace.tree();
    let ended = workspace.run(&["fetch", "--accept-breaking"]).expect(1);
    assert!(
        ended.err.contains("cargo xtask pin --reason"),
        "{}",
        ended.err
    );
    assert_eq!(workspace.tree(), before);
    assert_eq!(registry.requests().len(), 0);
}

#[test]
fn json_is_fetched_as_json() {
    let registry = registry();
    registry.publish("1.2.0", &compatible());
    let workspace = Workspace::new(&registry);
    std::fs::rename(
        workspace.path().join(DOCUMENT),
        workspace.path().join("spec/bok-api.json"),
    )
    .unwrap();
    workspace.edit("spec/spec.lock", "bok-api.yaml", "bok-api.json");
    workspace.edit("spec/spec.lock", "application/yaml", "application/json");
    // The stand-in's JSON is no document; which file is asked for is what matters.
    workspace.run(&["fetch"]).expect(2);
    let download = &registry.downloads()[0];
    assert!(download.path.ends_with("/1.2.0/swagger.json"));
    assert_eq!(download.header("accept"), Some("application/json"));
}

#[test]
fn a_key_goes_to_the_registry_alone_and_is_never_shown() {
    const KEY: &str = "hemmelig-0123456789";
    let other = registry();
    let registry = registry();
    registry.publish("1.2.0", &compatible());
    let workspace = Workspace::new(&registry);
    let mut command = workspace.command(&["fetch", "--dry-run"]);
    ended(command.env("SWAGGERHUB_API_KEY", KEY)).expect(0);
    let requests = registry.requests();
    assert!(requests.len() >= 3);
    for request in &requests {
        assert_eq!(
            request.header("authorization"),
            Some(KEY),
            "{}",
            request.path
        );
    }
    let elsewhere = format!("{}/apis/x/y", other.address());
    for behaviour in [
        Behaviour::Redirect(elsewhere),
        Behaviour::Status(403, "no"),
        Behaviour::EchoKey,
        Behaviour::Status(500, "no"),
        Behaviour::CloseAtOnce,
    ] {
        registry.behave(&[behaviour]);
        let mut command = workspace.command(&["fetch"]);
        let ended = ended(
            command
                .env("SWAGGERHUB_API_KEY", KEY)
                .env("RUST_LOG", "trace"),
        )
        .expect(3);
        assert!(!format!("{ended:?}").contains(KEY), "{ended:?}");
    }
    assert_eq!(other.requests().len(), 0);
    let mut command = workspace.command(&["fetch"]);
    let bad = ended(command.env("SWAGGERHUB_API_KEY", format!("{KEY}\n\u{7f}x"))).expect(3);
    assert!(bad.err.contains("SWAGGERHUB_API_KEY holds"), "{}", bad.err);
    assert!(!format!("{bad:?}").contains(KEY), "{bad:?}");
}

#[test]
fn a_tag_that_is_none_is_not_kept() {
    let registry = registry();
    registry.publish("1.2.0", &compatible());
    registry.behave(&[Behaviour::Header("ETag", "\"not one\"")]);
    let workspace = Workspace::new(&registry);
    workspace.run(&["fetch"]).expect(0);
    assert_eq!(workspace.lock("etag"), None);
    workspace.run(&["fetch"]).expect(0);
    assert_eq!(registry.downloads()[1].header("if-none-match"), None);
}

/// A generator that no longer understands what is pinned must not stand in the way of what it does understand.
#[test]
fn a_pinned_document_that_is_not_understood_can_be_replaced() {
    let registry = registry();
    registry.publish("1.2.0", &compatible());
    let workspace = Workspace::new(&registry);
    pin_what_is_not_understood(&workspace);
    let before = workspace.tree();
    for arguments in [
        &["fetch"][..],
        &["fetch", "--dry-run"],
        &["regen", "--fetch"],
        &["drift"],
    ] {
        let ended = workspace.run(arguments).expect(2);
        let told = format!("{}{}", ended.out, ended.err);
        for text in [
            "nothing to compare with",
            "--accept-breaking",
            "did you mean \"minLength\"?",
        ] {
            assert!(told.contains(text), "{told}");
        }
    }
    assert!(workspace.tree() == before);
    let ended = workspace.run(&["fetch", "--accept-breaking"]).expect(0);
    assert!(
        ended.out.contains("after 1.1.0: not compared"),
        "{}",
        ended.out
    );
    assert_eq!(workspace.read(DOCUMENT), compatible());
    workspace.run(&["regen", "--check"]).expect(0);
}

/// As an earlier generator would have left it.
fn pin_what_is_not_understood(workspace: &Workspace) {
    let document = PINNED.replace("minLength: 4", "minLenght: 4");
    workspace.write(DOCUMENT, &document);
    let pinned = workspace.lock("sha256").unwrap();
    let sha256 = actix_openapi_codegen::sha256(document.as_bytes());
    workspace.edit("spec/spec.lock", &pinned, &sha256);
}

#[test]
fn in_step_says_nothing_of_a_generator_that_did_not_run() {
    let registry = registry();
    let workspace = Workspace::new(&registry);
    let current = format!("generator = {:?}", env!("CARGO_PKG_VERSION"));
    workspace.edit("spec/spec.lock", &current, "generator = \"0.0.1\"");
    workspace.run(&["fetch"]).expect(0);
    assert_eq!(workspace.lock("generator").as_deref(), Some("0.0.1"));
    workspace.run(&["regen"]).expect(0);
    workspace.run(&["regen", "--check"]).expect(0);
}

#[test]
fn a_dry_run_in_step_says_what_it_would_write() {
    let registry = registry();
    let workspace = Workspace::new(&registry);
    let before = workspace.tree();
    let ended = workspace.run(&["fetch", "--dry-run"]).expect(0);
    for text in ["in step", "would be updated", "nothing was written"] {
        assert!(ended.out.contains(text), "{}", ended.out);
    }
    assert!(workspace.tree() == before);
}

#[test]
fn everything_in_one_go() {
    let registry = registry();
    registry.publish("1.2.0", &compatible());
    let workspace = Workspace::new(&registry);
    let ended = workspace.run(&["regen", "--fetch"]).expect(0);
    for line in [
        "property-added",
        "fetch  took version 1.2.0 after 1.1.0",
        "files of generated/ written",
        "check  lock, document and generated/ agree",
    ] {
        assert!(ended.out.contains(line), "{line}\n{}", ended.out);
    }
    let again = workspace.run(&["regen", "--fetch"]).expect(0);
    for line in [
        "fetch  in step",
        "regen  generated/ was in step",
        "check  lock",
    ] {
        assert!(again.out.contains(line), "{line}\n{}", again.out);
    }
}
