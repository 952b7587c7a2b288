//! Runs that were killed half-way, and what the next one makes of it.

use crate::support::Place;

#[test]
fn what_was_not_decided_is_removed() {
    let place = Place::new();
    place.generate(&[]).ends_with(0);
    let whole = place.snapshot();
    place.write("pets/.actix-openapi/0", "half of a fi");
    place.write(
        "pets/.actix-openapi/journal.draft",
        "{\"writes\": [\"src/lib.rs\"",
    );
    place.generate(&["--check"]).ends_with(0);
    assert!(place.has("pets/.actix-openapi"), "a check changes nothing");
    place.generate(&[]).ends_with(0);
    assert_eq!(place.snapshot(), whole);
}

#[test]
fn what_was_decided_is_completed() {
    let place = Place::new();
    place.generate(&[]).ends_with(0);
    let whole = place.snapshot();
    // One file of the change is in place, one waits, one waits for its removal.
    let models = place.read("pets/src/models.rs");
    place.write("pets/.actix-openapi/1", &models);
    place.write(
        "pets/src/models.rs",
        "// @generated from an older document\n",
    );
    place.write("pets/src/old.rs", "// @generated from an older document\n");
    place.write(
        "pets/.actix-openapi/journal.json",
        "{\"writes\": [\"src/api.rs\", \"src/models.rs\"], \"removals\": [\"src/old.rs\", \"src/older.rs\"]}",
    );
    place
        .generate(&[])
        .ends_with(0)
        .says("completed a change of 4 files that was interrupted")
        .says("pets is what api.yaml gives");
    assert_eq!(place.snapshot(), whole);
}

#[test]
fn a_journal_that_reaches_outside_or_is_damaged_is_refused() {
    for journal in [
        "{\"writes\": [\"../api.yaml\"], \"removals\": []}",
        "{\"writes\": [], \"removals\": [\"/etc/absent\"]}",
        "{\"writes\": [\"\"], \"removals\": []}",
        "{\"writes\": []",
        "{\"writes\": [], \"removals\": [], \"more\": 1}",
    ] {
        let place = Place::new();
        place.write("pets/.actix-openapi/journal.json", journal);
        place.write("pets/.actix-openapi/0", "stolen");
        let before = place.snapshot();
        place
            .generate(&[])
            .ends_with(3)
            .says("not a journal of actix-openapi");
        assert_eq!(place.snapshot(), before, "{journal}");
    }
}

#[test]
fn a_change_that_cannot_be_completed_is_kept_until_it_can() {
    let place = Place::new();
    place.write("pets/.actix-openapi/0", "// @generated from a document\n");
    place.write(
        "pets/.actix-openapi/journal.json",
        "{\"writes\": [\"src/api.rs\"], \"removals\": []}",
    );
    place.write("pets/src/api.rs/in-the-way", "");
    let before = place.snapshot();
    place
        .generate(&[])
        .ends_with(3)
        .says("the change is safe in");
    assert_eq!(place.snapshot(), before);
    std::fs::remove_dir_all(place.path("pets/src/api.rs")).unwrap();
    place.generate(&[]).ends_with(0);
    place.generate(&["--check"]).ends_with(0);
}

#[test]
fn runs_at_the_same_time_wait_for_each_other() {
    let place = Place::new();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| place.generate(&[]).ends_with(0));
        }
    });
    place.generate(&["--check"]).ends_with(0);
    assert!(!place.has("pets/.actix-openapi"));
}
