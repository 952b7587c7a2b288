//! What comes out compiles, on its own and as it is.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::Place;

#[test]
fn the_crate_compiles_with_its_skeleton_and_without_a_warning() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let runtime = root.join("codegen/runtime");
    let document = include_str!("../../../tests/fixtures/bibliotek.yaml");
    let place = Place::with(document);
    let runtime = runtime.to_str().unwrap();
    place
        .generate(&["--skeleton", "--runtime-path", runtime])
        .ends_with(0);
    // The versions of this workspace: nothing is asked of a registry.
    fs::copy(root.join("Cargo.lock"), place.path("pets/Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--offline", "--all-targets"])
        .current_dir(place.path("pets"))
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("standalone"),
        )
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
