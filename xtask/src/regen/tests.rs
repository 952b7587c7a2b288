//! A change of the specification, from the document to the server that no longer compiles.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use super::*;
use crate::pin::pin;
use crate::workspace::built_from;

/// A copy of the workspace's own files that a test may change.
struct Copy(tempfile::TempDir);

impl Copy {
    /// With these folders of the workspace.
    fn of(folders: &[&str]) -> Self {
        let copy = tempfile::tempdir().unwrap();
        for folder in folders {
            copy_folder(&built_from().join(folder), &copy.path().join(folder));
        }
        Self(copy)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn regenerate(&self, check: bool) -> Result<Run, Error> {
        regenerate(&Workspace::open(self.path())?, check)
    }

    /// What a maintainer does after an edit.
    fn pin(&self) {
        pin(&Workspace::open(self.path()).unwrap(), "a test").unwrap();
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path().join(file)).unwrap()
    }

    fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert_eq!(
            text.matches(from).count(),
            1,
            "{from} stands once in {file}"
        );
        fs::write(self.path().join(file), text.replace(from, to)).unwrap();
    }

    /// Every file under `generated/`, with its content.
    fn generated(&self) -> Vec<(PathBuf, String)> {
        let mut found = Vec::new();
        let mut folders = vec![self.path().join("generated")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let contents = fs::read_to_string(&path).unwrap();
                    found.push((path, contents));
                }
            }
        }
        found.sort();
        found
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

const SPEC: &str = "spec/restanser-api.yaml";

/// A new optional property, before the last of `Restanse`.
fn add_property(copy: &Copy) {
    let last = "        forfaltOgUbetalt:\n";
    let new =
        "        forfaltOgUbetaltOmkostninger:\n          $ref: \"#/components/schemas/Beloep\"\n";
    copy.edit(SPEC, last, &format!("{new}{last}"));
}

#[test]
fn what_is_committed_is_what_the_specification_gives() {
    let run = regenerate(&Workspace::open(&built_from()).unwrap(), true).unwrap();
    assert!(run.is_clean(), "{:?}", run.lines(true));
}

#[test]
fn a_second_run_changes_nothing() {
    let copy = Copy::of(&["spec"]);
    assert!(!copy.regenerate(false).unwrap().differences.is_empty());
    let first = copy.generated();
    assert!(copy.regenerate(false).unwrap().differences.is_empty());
    assert_eq!(copy.generated(), first);
}

#[test]
fn a_check_names_what_differs_and_writes_nothing() {
    let copy = Copy::of(&["spec", "generated"]);
    fs::write(copy.path().join("generated/src/models.rs"), "// edited").unwrap();
    fs::write(copy.path().join("generated/src/extra.rs"), "// extra").unwrap();
    fs::remove_file(copy.path().join("generated/COVERAGE.md")).unwrap();
    let before = copy.generated();
    let run = copy.regenerate(true).unwrap();
    assert!(!run.is_clean());
    let lines = run.lines(true).join("\n");
    for line in [
        "generated/src/models.rs: differs",
        "generated/src/extra.rs: is not generated",
        "generated/COVERAGE.md: is missing",
    ] {
        assert!(lines.contains(line), "{lines}");
    }
    assert_eq!(copy.generated(), before);
}

#[test]
fn an_edit_of_the_document_that_is_not_on_the_record_is_not_generated_from() {
    let copy = Copy::of(&["spec", "generated"]);
    add_property(&copy);
    let before = copy.generated();
    for check in [false, true] {
        let error = copy.regenerate(check).err().unwrap();
        assert_eq!(error.exit_code(), 1);
        assert!(
            error.to_string().contains("cargo xtask pin --reason"),
            "{error}"
        );
    }
    assert_eq!(copy.generated(), before);
    copy.pin();
    assert_ne!(copy.generated(), before);
    assert!(copy.regenerate(true).unwrap().is_clean());
}

#[test]
fn a_misspelt_keyword_fails_with_its_place_and_changes_nothing() {
    let copy = Copy::of(&["spec", "generated"]);
    copy.edit(SPEC, "minLength: 9", "minLenght: 9");
    let line = 1 + copy
        .read(SPEC)
        .lines()
        .position(|line| line.contains("minLenght"))
        .unwrap();
    let before = copy.generated();
    let error = copy.regenerate(false).err().unwrap();
    assert_eq!(error.exit_code(), 2);
    let text = error.to_string();
    assert!(text.contains(&format!("{SPEC}:{line}:7")), "{text}");
    assert!(
        text.contains("#/components/schemas/Organisasjonsnummer/minLenght"),
        "{text}"
    );
    assert!(text.contains("did you mean \"minLength\"?"), "{text}");
    assert_eq!(copy.generated(), before);
}

#[test]
fn a_new_property_shows_up_everywhere() {
    let copy = Copy::of(&["spec", "generated"]);
    add_property(&copy);
    copy.pin();
    let models = copy.read("generated/src/models.rs");
    assert!(models.contains("pub forfalt_og_ubetalt_omkostninger: Option<Beloep>"));
    assert!(models.contains("optional \"forfaltOgUbetaltOmkostninger\""));
    let schemas = copy.read("generated/src/schemas.rs");
    assert!(schemas.contains("Member::optional(\"forfaltOgUbetaltOmkostninger\""));
    let coverage = copy.read("generated/COVERAGE.md");
    assert!(
        coverage
            .contains("`#/components/schemas/Restanse/properties/forfaltOgUbetaltOmkostninger`")
    );
}

/// Law 6: the implementer must say what becomes of what is new.
#[test]
fn the_server_does_not_compile_until_it_says_what_is_new() {
    let property = compile_errors(add_property);
    assert!(
        property.contains("missing field `forfalt_og_ubetalt_omkostninger`"),
        "{property}"
    );
    let status = compile_errors(|copy| {
        let answer = "        default:\n          description: Diverse";
        let body = "schema:\n                $ref: \"#/components/schemas/Feil\"\n";
        let new = format!(
            "        \"404\":\n          description: Ukjent\n          content:\n            application/json:\n              \
             {body}            application/xml:\n              {body}"
        );
        copy.edit(SPEC, answer, &format!("{new}{answer}"));
    });
    assert!(status.contains("missing field `status_404`"), "{status}");
}

/// Documents that say the same as ours in other words: other names and types, no names at all, reusable parts and
/// statuses one by one, types that inherit from each other. ARCHITECTURE.md promises where the server must follow.
#[test]
fn another_wording_needs_changes_only_where_types_are_named() {
    for (wording, files) in [
        (
            "andre-navn",
            &["server/src/api.rs", "server/src/svar.rs"][..],
        ),
        ("uten-navn", &["server/src/svar.rs"]),
        ("gjenbruk", &["server/src/api.rs", "server/src/svar.rs"]),
        ("arv", &["server/src/api.rs", "server/src/svar.rs"]),
    ] {
        let document = built_from().join(format!("xtask/tests/fixtures/ordlyd/{wording}.yaml"));
        let errors = compile_errors(|copy| {
            fs::copy(&document, copy.path().join(SPEC)).unwrap();
        });
        // The first place after each error is where it is; notes have others.
        let mut places: Vec<&str> = errors
            .split("\nerror")
            .flat_map(|error| {
                error
                    .lines()
                    .find_map(|line| line.trim().strip_prefix("--> "))
            })
            .filter_map(|place| place.split(':').next())
            .collect();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places, files, "{wording}: {errors}");
    }
}

/// What the compiler says of the server after `change`; the server must not compile.
fn compile_errors(change: impl Fn(&Copy)) -> String {
    // Copies share a target folder, and cargo tells them apart by the times of their files alone: each must be made after
    // the one before has been compiled.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _one = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let copy = Copy::of(&["spec", "codegen/runtime", "generated", "server"]);
    for file in ["Cargo.toml", "Cargo.lock"] {
        fs::copy(built_from().join(file), copy.path().join(file)).unwrap();
    }
    only_members(&copy);
    change(&copy);
    copy.pin();
    let output = Command::new(env!("CARGO"))
        .args([
            "check",
            "--quiet",
            "--offline",
            "--package",
            "restanser-server",
            "--lib",
        ])
        .current_dir(copy.path())
        .env("CARGO_TARGET_DIR", built_from().join("target/law-6"))
        .output()
        .unwrap();
    assert!(!output.status.success(), "the server compiles");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Leaves only what the server needs among the members.
fn only_members(copy: &Copy) {
    let mut manifest: toml::Table = toml::from_str(&copy.read("Cargo.toml")).unwrap();
    manifest["workspace"]["members"] = vec!["codegen/runtime", "generated", "server"].into();
    fs::write(copy.path().join("Cargo.toml"), manifest.to_string()).unwrap();
}
