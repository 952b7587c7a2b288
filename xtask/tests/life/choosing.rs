//! Which version is taken, and which is not.

use crate::fetching::registry;
use crate::stand_in::Version;
use crate::support::{DOCUMENT, Workspace, breaking, earlier, edited};

#[test]
fn versions_can_be_chosen() {
    let registry = registry();
    registry.publish("1.10.0", &edited(&[("version: 1.1.0", "version: 1.10.0")]));
    registry.publish("1.9.0", &edited(&[("version: 1.1.0", "version: 1.9.0")]));
    registry.add(Version {
        number: "3.0.0".into(),
        published: false,
        private: false,
        yaml: Vec::new(),
    });
    registry.add(Version {
        number: "4.0.0".into(),
        published: true,
        private: true,
        yaml: Vec::new(),
    });
    for (arguments, version) in [
        (&["fetch"][..], "1.9.0"),
        (&["fetch", "--default"], "1.9.0"),
        (&["fetch", "--latest-published"], "1.10.0"),
        (&["fetch", "--version", "1.10.0"], "1.10.0"),
    ] {
        let workspace = Workspace::new(&registry);
        workspace.run(arguments).expect(0);
        assert_eq!(
            workspace.lock("version").as_deref(),
            Some(version),
            "{arguments:?}"
        );
    }
}

#[test]
fn versions_that_may_not_be_taken_are_refused_each_with_its_own_text() {
    let registry = registry();
    for (number, published, private) in [("3.0.0", false, false), ("4.0.0", true, true)] {
        registry.add(Version {
            number: number.into(),
            published,
            private,
            yaml: Vec::new(),
        });
    }
    let workspace = Workspace::new(&registry);
    let before = workspace.tree();
    for (version, text) in [
        ("9.9.9", "has no version \"9.9.9\"; published: 1.0.0, 1.1.0"),
        (
            "3.0.0",
            "version 3.0.0 is not published; published: 1.0.0, 1.1.0",
        ),
        ("4.0.0", "version 4.0.0 is private"),
    ] {
        let ended = workspace.run(&["fetch", "--version", version]).expect(3);
        assert!(ended.err.contains(text), "{}", ended.err);
        registry.set_default(version);
        let ended = workspace.run(&["fetch"]).expect(3);
        assert!(ended.err.contains(text), "{}", ended.err);
    }
    assert_eq!(workspace.tree(), before);
    assert_eq!(registry.downloads().len(), 0);
}

#[test]
fn an_api_without_a_default_needs_a_choice() {
    let registry = registry();
    registry.forget_default();
    let workspace = Workspace::new(&registry);
    let before = workspace.tree();
    let ended = workspace.run(&["fetch"]).expect(3);
    for text in [
        "no default version of this API: no such setting",
        "--version, of 1.0.0, 1.1.0",
        "--latest-published",
    ] {
        assert!(ended.err.contains(text), "{}", ended.err);
    }
    assert!(workspace.tree() == before);
    workspace.run(&["fetch", "--latest-published"]).expect(0);
}

#[test]
fn of_a_part_of_the_list_the_latest_is_not_guessed() {
    let registry = registry();
    registry.claim_total(40);
    let workspace = Workspace::new(&registry);
    for arguments in [
        &["fetch", "--latest-published"][..],
        &["fetch", "--version", "7"],
    ] {
        let ended = workspace.run(arguments).expect(3);
        assert!(ended.err.contains("lists 2 of 40"), "{}", ended.err);
    }
    workspace.run(&["fetch"]).expect(0);
}

#[test]
fn choosing_twice_is_wrong_usage() {
    let workspace = Workspace::at("http://127.0.0.1:1");
    let ended = workspace
        .run(&["fetch", "--default", "--version", "1"])
        .expect(3);
    assert!(ended.err.contains("cannot be used with"), "{}", ended.err);
    for flag in [
        "--default",
        "--accept-breaking",
        "--registry=http://127.0.0.1:1",
    ] {
        let ended = workspace.run(&["regen", flag]).expect(3);
        assert!(ended.err.contains("go with --fetch"), "{}", ended.err);
    }
    let ended = workspace
        .run(&["diff", "--registry", "http://127.0.0.1:1"])
        .expect(3);
    assert!(ended.err.contains("goes with --upstream"), "{}", ended.err);
}

#[test]
fn a_breaking_version_is_refused_with_the_list_unless_accepted() {
    let registry = registry();
    registry.publish("2.0.0", &breaking());
    let workspace = Workspace::new(&registry);
    let before = workspace.tree();
    for arguments in [
        &["fetch"][..],
        &["fetch", "--dry-run"],
        &["regen", "--fetch"],
    ] {
        let ended = workspace.run(arguments).expect(2);
        assert!(ended.out.contains("property-removed"), "{}", ended.out);
        assert!(ended.out.contains("sider"), "{}", ended.out);
        assert!(ended.err.contains("--accept-breaking"), "{}", ended.err);
        assert_eq!(workspace.tree(), before);
    }
    let ended = workspace
        .run(&["fetch", "--accept-breaking", "--dry-run"])
        .expect(0);
    assert!(ended.out.contains("nothing was written"), "{}", ended.out);
    assert_eq!(workspace.tree(), before);
    workspace.run(&["fetch", "--accept-breaking"]).expect(0);
    assert_eq!(workspace.read(DOCUMENT), breaking());
    workspace.run(&["regen", "--check"]).expect(0);
}

#[test]
fn going_back_needs_both_the_name_and_the_acceptance() {
    let registry = registry();
    registry.set_default("1.0.0");
    let workspace = Workspace::new(&registry);
    let before = workspace.tree();
    for arguments in [
        &["fetch"][..],
        &["fetch", "--accept-breaking"],
        &["fetch", "--version", "1.0.0"],
    ] {
        let ended = workspace.run(arguments).expect(2);
        assert!(
            ended
                .err
                .contains("version 1.0.0 is earlier than the pinned 1.1.0"),
            "{}",
            ended.err
        );
        assert_eq!(workspace.tree(), before);
    }
    workspace
        .run(&["fetch", "--version", "1.0.0", "--accept-breaking"])
        .expect(0);
    assert_eq!(workspace.read(DOCUMENT), earlier());
}

#[test]
fn a_version_whose_order_cannot_be_told_is_refused() {
    let registry = registry();
    registry.publish("nyeste", &edited(&[("version: 1.1.0", "version: nyeste")]));
    let workspace = Workspace::new(&registry);
    let ended = workspace.run(&["fetch"]).expect(2);
    assert!(
        ended.err.contains("cannot be told whether version nyeste"),
        "{}",
        ended.err
    );
    workspace
        .run(&["fetch", "--version", "nyeste", "--accept-breaking"])
        .expect(0);
}
