//! The checklist in the module's documentation is held against the tests that there are.

use std::fs;
use std::path::Path;

/// All sources below `folder` in one text.
fn sources(folder: &Path) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            text += &sources(&path);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text += &fs::read_to_string(&path).unwrap();
        }
    }
    text
}

#[test]
fn each_recommendation_has_its_tests() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let sources = sources(&folder);
    let checklist = include_str!("../../access_token.rs");
    let checklist: String = checklist
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .collect();
    for number in 1..=12 {
        let item = format!("**3.{number} ");
        let (_, item) = checklist.split_once(&item).unwrap();
        let item = item.split("**3.").next().unwrap();
        let tests: Vec<&str> = item
            .split('`')
            .skip(1)
            .step_by(2)
            .filter(|word| word.matches('_').count() > 1)
            .collect();
        assert!(!tests.is_empty(), "3.{number}");
        for test in tests {
            assert!(
                sources.contains(&format!("fn {test}(")),
                "3.{number}: {test}"
            );
        }
    }
}
