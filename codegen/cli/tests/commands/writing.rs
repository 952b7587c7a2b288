//! What is written, and what is left alone.

use crate::support::{DOCUMENT, Place};

#[test]
fn a_crate_is_written_whole_and_then_left_as_it_is() {
    let place = Place::new();
    place
        .generate(&[])
        .ends_with(0)
        .says("pets/src/api.rs: created");
    assert!(place.read("pets/Cargo.toml").contains("name = \"pets\""));
    assert!(
        place
            .read("pets/COVERAGE.md")
            .contains("| specification-extension |")
    );
    let written = place.snapshot();
    assert!(written.keys().all(|path| !path.ends_with(".actix-openapi")));
    place
        .generate(&[])
        .ends_with(0)
        .says("pets is what api.yaml gives");
    assert_eq!(place.snapshot(), written);
    assert_eq!(place.generate(&[]).output(), "", "nothing for pipes");
}

#[test]
fn a_check_writes_nothing_and_names_what_differs() {
    let place = Place::new();
    let before = place.snapshot();
    place
        .generate(&["--check"])
        .ends_with(1)
        .says("pets/src/api.rs: is missing");
    assert_eq!(place.snapshot(), before, "not even the folder");
    place.generate(&[]).ends_with(0);
    place.generate(&["--check"]).ends_with(0);
    let lib = place.read("pets/src/lib.rs");
    place.write("pets/src/lib.rs", &format!("{lib}\n"));
    place.write("pets/src/old.rs", &lib);
    place.write("pets/src/mine.rs", "// mine\n");
    let before = place.snapshot();
    let run = place.generate(&["--check"]).ends_with(1);
    let errors = run.errors();
    assert!(errors.contains("pets/src/lib.rs: differs\n"), "{errors}");
    assert!(
        errors.contains("pets/src/old.rs: is generated no more\n"),
        "{errors}"
    );
    assert!(
        !errors.contains("mine.rs") && !errors.contains("api.rs"),
        "{errors}"
    );
    assert_eq!(place.snapshot(), before);
}

#[test]
fn files_of_people_are_kept_and_generated_ones_that_are_gone_now_are_removed() {
    let place = Place::new();
    place.generate(&[]).ends_with(0);
    let generated = place.read("pets/src/lib.rs");
    for (name, contents) in [
        ("pets/src/main.rs", "fn main() {}\n"),
        ("pets/tests/mine.rs", "// not // @generated from anything\n"),
        ("pets/README.md", "mine\n"),
        // Another crate in the folder is not this one.
        ("pets/other/src/lib.rs", generated.as_str()),
        ("pets/target/src.rs", generated.as_str()),
    ] {
        place.write(name, contents);
    }
    place.write("pets/src/old/deep.rs", &generated);
    let manifest = place.read("pets/Cargo.toml");
    place.write("pets/benches/old.toml", &manifest);
    let run = place.generate(&[]).ends_with(0);
    assert!(run.errors().contains("pets/src/old/deep.rs: removed"));
    assert!(!place.has("pets/src/old/deep.rs") && !place.has("pets/benches/old.toml"));
    assert_eq!(place.read("pets/src/main.rs"), "fn main() {}\n");
    for kept in [
        "tests/mine.rs",
        "README.md",
        "other/src/lib.rs",
        "target/src.rs",
    ] {
        assert!(place.has(&format!("pets/{kept}")), "{kept}");
    }
}

#[test]
fn a_file_that_was_not_generated_is_not_overwritten() {
    let place = Place::new();
    place.write("pets/Cargo.toml", "[package]\nname = \"mine\"\n");
    place.write("pets/src/lib.rs", "");
    let before = place.snapshot();
    place
        .generate(&[])
        .ends_with(3)
        .says("pets: not overwritten, since actix-openapi has not made it: Cargo.toml, src/lib.rs");
    assert_eq!(place.snapshot(), before);
}

#[test]
fn the_document_of_the_crate_is_written_anew_unless_somebody_has_changed_it() {
    let place = Place::new();
    place.generate(&[]).ends_with(0);
    assert_eq!(place.read("pets/openapi.yaml"), DOCUMENT);
    let changed = format!("{DOCUMENT}# changed\n");
    place.write("api.yaml", &changed);
    place
        .generate(&[])
        .ends_with(0)
        .says("pets/openapi.yaml: updated");
    assert_eq!(place.read("pets/openapi.yaml"), changed);

    place.write("pets/openapi.yaml", "mine: true\n");
    let before = place.snapshot();
    place
        .generate(&[])
        .ends_with(3)
        .says("pets: not overwritten, since actix-openapi has not made it: openapi.yaml");
    assert_eq!(place.snapshot(), before);
}

#[test]
fn a_document_is_not_removed_though_the_crate_has_it_in_another_form_now() {
    let place = Place::new();
    place
        .run(&["generate", "api.yaml", "--out", "pets"])
        .ends_with(0);
    let json = place.read("pets/openapi.json");
    place.write("api.json", &json);
    place
        .run(&["generate", "api.json", "--out", "pets"])
        .ends_with(0);
    assert_eq!(place.read("pets/openapi.json"), json);
    assert_eq!(place.read("pets/openapi.yaml"), DOCUMENT);
}

#[test]
#[cfg(unix)]
fn a_link_is_not_overwritten_though_it_leads_to_a_generated_file() {
    let place = Place::new();
    place.generate(&[]).ends_with(0);
    place.write(
        "elsewhere.rs",
        &format!("{}\n", place.read("pets/src/lib.rs")),
    );
    std::fs::remove_file(place.path("pets/src/lib.rs")).unwrap();
    std::os::unix::fs::symlink("../../elsewhere.rs", place.path("pets/src/lib.rs")).unwrap();
    let before = place.snapshot();
    place.generate(&[]).ends_with(3).says("src/lib.rs");
    assert_eq!(place.snapshot(), before);
}

#[test]
fn the_skeleton_belongs_to_people_once_it_is_written() {
    let place = Place::new();
    place.generate(&[]).ends_with(0);
    assert!(!place.has("pets/examples"));
    place
        .generate(&["--skeleton", "--check"])
        .ends_with(1)
        .says("pets/examples/server.rs: is missing");
    place
        .generate(&["--skeleton"])
        .ends_with(0)
        .says("pets/examples/server.rs: created");
    place.generate(&["--check"]).ends_with(0);
    place.write("pets/examples/server.rs", "// filled in\n");
    place
        .generate(&["--skeleton"])
        .ends_with(0)
        .says("pets/examples/server.rs: kept as it is");
    place.generate(&["--skeleton", "--check"]).ends_with(0);
    place.generate(&[]).ends_with(0);
    assert_eq!(place.read("pets/examples/server.rs"), "// filled in\n");
}

#[test]
fn machines_get_a_report() {
    let place = Place::new();
    let states = |json: &serde_json::Value, state: &str| {
        let files = json["files"].as_array().unwrap().iter();
        let of = files.filter(|file| file["state"] == state);
        of.map(|file| file["path"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let run = place.generate(&["--json"]).ends_with(0);
    assert_eq!(run.errors(), "");
    let json = run.json();
    assert_eq!(
        (&json["format"], &json["outcome"]),
        (&1.into(), &"done".into())
    );
    assert_eq!(json["document"]["name"], "api.yaml");
    assert_eq!(
        json["document"]["sha256"],
        actix_openapi_codegen::sha256(DOCUMENT.as_bytes())
    );
    assert_eq!(
        (&json["document"]["title"], &json["document"]["version"]),
        (&"T".into(), &"1".into())
    );
    let created = states(&json, "created");
    for expected in ["Cargo.toml", "COVERAGE.md", "src/lib.rs", "src/schemas.rs"] {
        assert!(created.iter().any(|path| path == expected), "{created:?}");
    }
    assert!(json["uses"]["type"].as_u64().unwrap() > 0);
    assert_eq!(json["rules"]["skipped-by-configuration"], 0);
    assert_eq!(json["without_client"], serde_json::Value::Null);
    assert_eq!(json["diagnostics"], serde_json::json!([]));
    let sources = created.iter().filter(|path| path.ends_with(".rs"));
    let lines = sources.map(|path| place.read(&format!("pets/{path}")).lines().count());
    assert_eq!(json["lines"], lines.sum::<usize>());
    place.write("pets/src/lib.rs", "// mine\n");
    let json = place.generate(&["--json", "--check"]).ends_with(1).json();
    assert_eq!(json["outcome"], "differs");
    assert_eq!(states(&json, "differs"), ["src/lib.rs"]);
    let json = place.generate(&["--json"]).ends_with(3).json();
    assert_eq!(json["outcome"], "failed");
    assert!(json["error"].as_str().unwrap().contains("src/lib.rs"));
}

#[test]
fn a_crate_says_where_its_runtime_is_and_nothing_of_this_machine() {
    let place = Place::new();
    place.write("runtime/Cargo.toml", "");
    place
        .generate(&["--runtime-path", "../runtime", "--name", "pet-store"])
        .ends_with(0);
    let manifest = place.read("pets/Cargo.toml");
    assert!(
        manifest.contains("actix-openapi = { path = \"../runtime\" }"),
        "{manifest}"
    );
    assert!(manifest.contains("\n[workspace]\n"), "{manifest}");
    assert!(
        manifest.contains(
            "`actix-openapi generate api.yaml --name pet-store --runtime-path ../runtime`"
        )
    );
    place
        .generate(&["--runtime-version", "0.7", "--member"])
        .ends_with(0);
    let manifest = place.read("pets/Cargo.toml");
    assert!(manifest.contains("actix-openapi = \"0.7\""), "{manifest}");
    assert!(!manifest.contains("[workspace]"), "{manifest}");
    let whole = place.path("api.yaml");
    place
        .run(&["generate", whole.to_str().unwrap(), "--out", "pets"])
        .ends_with(0);
    let manifest = place.read("pets/Cargo.toml");
    let own = format!("actix-openapi = \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(manifest.contains(&own), "{manifest}");
    let folder = whole.parent().unwrap().to_str().unwrap().to_owned();
    for (path, bytes) in place.snapshot() {
        assert!(
            !String::from_utf8_lossy(&bytes).contains(&folder),
            "{}",
            path.display()
        );
    }
}

#[test]
fn a_document_in_several_files_is_one_crate() {
    let place =
        Place::with(&DOCUMENT.replace("\"#/components/schemas/E\"", "'schemas/feil.yaml#/Feil'"));
    let refused = place.generate(&[]).ends_with(2).errors();
    assert!(refused.contains("schemas/feil.yaml"), "{refused}");
    place.write(
        "schemas/feil.yaml",
        "Feil: {type: object, properties: {kode: {$ref: '../felles/kode.yaml'}}}\n",
    );
    place.write("felles/kode.yaml", "{type: string, maxLength: 3}\n");
    place.generate(&[]).ends_with(0);
    assert!(
        place
            .read("pets/src/models.rs")
            .contains("pub kode: Option<Kode>")
    );
    // What is wrong in another file is told there.
    place.write("felles/kode.yaml", "{type: string, maxLength: -3}\n");
    let refused = place.generate(&[]).ends_with(2).errors();
    assert!(refused.contains("felles/kode.yaml:1:27"), "{refused}");
}
