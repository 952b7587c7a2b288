//! `--config`: whose fault it is when it does not fit.

use crate::support::{DOCUMENT, Place};

/// The document with what no generator understands.
fn odd() -> String {
    DOCUMENT.replace("components:\n", "    odd: {a: 1}\ncomponents:\n")
}

const SKIP: &str = "skip = [\"#/paths/~1x~1{id}/odd\"]\n";

#[test]
fn what_is_skipped_is_no_obstacle_and_stands_in_the_coverage() {
    let place = Place::with(&odd());
    place.generate(&[]).ends_with(2);
    place.write("codegen.toml", SKIP);
    place.generate(&["--config", "codegen.toml"]).ends_with(0);
    let coverage = place.read("pets/COVERAGE.md");
    let line = "`#/paths/~1x~1{id}/odd` |  | ignored: skipped-by-configuration |";
    assert!(coverage.contains(line), "{coverage}");
    let json = place
        .generate(&["--config", "codegen.toml", "--json"])
        .ends_with(0)
        .json();
    assert_eq!(json["rules"]["skipped-by-configuration"], 1);
    place
        .run(&["check", "api.yaml", "--config", "codegen.toml"])
        .ends_with(0);
}

#[test]
fn a_skip_without_need_ends_with_2_and_its_place_in_the_configuration() {
    let place = Place::new();
    place.write("codegen.toml", "\nskip = [\"#/absent\"]\n");
    let before = place.snapshot();
    place
        .generate(&["--config", "codegen.toml"])
        .ends_with(2)
        .says("codegen.toml:2:9")
        .says("the document has no #/absent");
    assert_eq!(place.snapshot(), before);
    let json = place
        .run(&["check", "api.yaml", "--config", "codegen.toml", "--json"])
        .ends_with(2)
        .json();
    let told = &json["diagnostics"][0];
    assert_eq!(
        (&told["file"], &told["code"]),
        (&"codegen.toml".into(), &"configuration".into())
    );
    assert_eq!((&told["line"], &told["column"]), (&2.into(), &9.into()));
}

#[test]
fn a_configuration_that_is_none_ends_with_3() {
    let place = Place::new();
    for (text, said) in [
        ("skips = []", "\"skips\" is no key"),
        ("skip = [", "codegen.toml:1:"),
        ("\u{0}", "codegen.toml:1:2"),
    ] {
        place.write("codegen.toml", text);
        place
            .generate(&["--config", "codegen.toml"])
            .ends_with(3)
            .says(said);
    }
    std::fs::write(place.path("codegen.toml"), b"skip = [\"\xFF\"]").unwrap();
    place
        .generate(&["--config", "codegen.toml"])
        .ends_with(3)
        .says("codegen.toml: not UTF-8 text");
    assert!(!place.has("pets"));
}
