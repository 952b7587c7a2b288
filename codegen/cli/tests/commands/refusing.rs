//! What cannot be done: the exit code says whose fault it is, and nothing is changed.

use crate::support::{DOCUMENT, Place};

#[test]
fn a_document_with_errors_ends_with_2_and_their_places() {
    let place = Place::with(&DOCUMENT.replace("minLength", "minLenght"));
    let before = place.snapshot();
    for run in [
        place.generate(&[]),
        place.generate(&["--check"]),
        place.run(&["check", "api.yaml"]),
    ] {
        let run = run.ends_with(2);
        let errors = run.errors();
        assert!(errors.contains("error[unknown-keyword]"), "{errors}");
        assert!(
            errors.contains(
                "  --> api.yaml:23:11 at #/paths/~1x~1{id}/get/parameters/1/schema/minLenght"
            ),
            "{errors}"
        );
        assert!(
            errors.ends_with("api.yaml: 1 error; nothing was generated\n"),
            "{errors}"
        );
    }
    assert_eq!(place.snapshot(), before);
    let json = place
        .run(&["check", "api.yaml", "--json"])
        .ends_with(2)
        .json();
    assert_eq!(json["outcome"], "refused");
    assert_eq!(
        json["diagnostics"],
        serde_json::json!([{
            "file": "api.yaml",
            "code": "unknown-keyword",
            "pointer": "/paths/~1x~1{id}/get/parameters/1/schema/minLenght",
            "line": 23,
            "column": 11,
            "message": "\"minLenght\" is not a keyword of the Schema Object",
            "help": "did you mean \"minLength\"?",
        }])
    );
}

#[test]
fn a_document_that_fails_later_leaves_what_was_generated() {
    let place = Place::new();
    place.generate(&["--skeleton"]).ends_with(0);
    place.write("api.yaml", "openapi: 3.0.3\n");
    let before = place.snapshot();
    place.generate(&["--skeleton"]).ends_with(2);
    assert_eq!(place.snapshot(), before);
}

#[test]
fn a_check_of_a_sound_document_writes_nothing() {
    let place = Place::new();
    let before = place.snapshot();
    place
        .run(&["check", "api.yaml"])
        .ends_with(0)
        .says("api.yaml: 1 operation, ");
    let json = place
        .run(&["check", "api.yaml", "--json"])
        .ends_with(0)
        .json();
    assert_eq!(
        (&json["outcome"], &json["files"]),
        (&"done".into(), &serde_json::json!([]))
    );
    assert_eq!(place.snapshot(), before);
}

#[test]
fn json_is_read_as_yaml_is() {
    let place = Place::with("{\"openapi\": \"3.0.3\", \"info\": 1}");
    place
        .run(&["check", "api.yaml"])
        .ends_with(2)
        .says("api.yaml:1:30 at #/info");
}

#[test]
fn wrong_usage_ends_with_3() {
    let place = Place::new();
    place.write("text", "");
    for arguments in [
        &["generate"][..],
        &["generate", "api.yaml"],
        &["generate", "api.yaml", "--out", "pets", "--unknown"],
        &["generate", "api.yaml", "--out", "pets", "--name", "1st"],
        &["generate", "api.yaml", "--out", "type"],
        &["generate", "api.yaml", "--out", "/"],
        &[
            "generate",
            "api.yaml",
            "--out",
            "pets",
            "--runtime-path",
            "nowhere",
        ],
        &[
            "generate",
            "api.yaml",
            "--out",
            "pets",
            "--runtime-path",
            ".",
            "--runtime-version",
            "1",
        ],
        &["check"],
        &["unknown"],
    ] {
        let run = place.run(arguments).ends_with(3);
        assert!(!run.errors().is_empty(), "{arguments:?}");
    }
    assert!(!place.has("pets"));
    for help in [&["--help"][..], &["generate", "--help"], &["--version"]] {
        let run = place.run(help).ends_with(0);
        assert!(!run.output().is_empty());
    }
    let help = place.run(&["generate", "--help"]).output();
    assert!(help.contains("Exit codes: 0 written"), "{help}");
}

#[test]
fn files_that_cannot_be_read_or_written_end_with_3_and_their_name() {
    let place = Place::new();
    place.write("a-file", "");
    for (arguments, said) in [
        (&["check", "absent.yaml"][..], "absent.yaml: cannot read"),
        (&["check", "."], ".: cannot read"),
        (
            &["check", "api.yaml", "--config", "absent.toml"],
            "absent.toml: cannot read",
        ),
        (
            &["generate", "api.yaml", "--out", "a-file/pets"],
            "a-file/pets: cannot be created",
        ),
        (
            &["generate", "api.yaml", "--out", "a-file"],
            "a-file: cannot be created",
        ),
        #[cfg(target_os = "linux")]
        (
            &["generate", "api.yaml", "--out", "/proc/pets"],
            "/proc/pets: cannot be created",
        ),
    ] {
        let before = place.snapshot();
        place.run(arguments).ends_with(3).says(said);
        let json = place
            .run(&[arguments, &["--json"]].concat())
            .ends_with(3)
            .json();
        assert!(json["error"].as_str().unwrap().contains(said), "{json}");
        assert_eq!(place.snapshot(), before, "{arguments:?}");
    }
}

#[test]
fn a_document_without_end_is_not_read_to_its_end() {
    let place = Place::new();
    #[cfg(target_os = "linux")]
    place
        .run(&["check", "/dev/zero"])
        .ends_with(3)
        .says("/dev/zero: more than 67108864 bytes");
}

#[test]
fn a_folder_where_a_file_should_be_stops_everything() {
    let place = Place::new();
    place.write("pets/src/lib.rs/mine", "");
    let before = place.snapshot();
    place
        .generate(&[])
        .ends_with(3)
        .says("pets/src/lib.rs: cannot read");
    assert_eq!(place.snapshot(), before);
    let place = Place::new();
    place.write("pets/src", "a file");
    let before = place.snapshot();
    place.generate(&[]).ends_with(3).says("pets/src");
    assert_eq!(place.snapshot(), before);
}

#[test]
#[cfg(unix)]
fn a_folder_that_cannot_be_written_to_stops_everything() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new();
    place.generate(&[]).ends_with(0);
    place.write(
        "pets/src/lib.rs",
        &format!("{}\n", place.read("pets/src/lib.rs")),
    );
    place.write(
        "pets/COVERAGE.md",
        &format!("{}\n", place.read("pets/COVERAGE.md")),
    );
    let src = place.path("pets/src");
    let mode =
        |mode| std::fs::set_permissions(&src, std::fs::Permissions::from_mode(mode)).unwrap();
    mode(0o500);
    // Who may do everything is not stopped by a mode.
    let stopped = tempfile::tempfile_in(&src).is_err();
    let before = place.snapshot();
    let run = place.generate(&[]);
    mode(0o700);
    if stopped {
        run.ends_with(3).says("cannot be written to");
        assert_eq!(place.snapshot(), before);
    } else {
        run.ends_with(0);
    }
}
