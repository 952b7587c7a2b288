mod operations;

use std::panic::catch_unwind;

use super::*;
use crate::check::StringChecks;
use crate::schema::{Access, Format, INT32, Kind, Member, Object};

static SHORT: Schema = Schema::of(Kind::String(
    Format::Text,
    Some({
        static CHECKS: StringChecks = StringChecks {
            min_length: Some(1),
            max_length: Some(3),
            pattern: None,
        };
        &CHECKS
    }),
));

static MODEL: Schema = Schema {
    name: "Model",
    ..Schema::of(Kind::Object({
        static MEMBERS: [Member; 2] = [
            Member {
                name: "a",
                schema: &SHORT,
                required: true,
                access: Access::Both,
            },
            Member {
                name: "b/c",
                schema: &INT32,
                required: false,
                access: Access::ReadOnly,
            },
        ];
        static OBJECT: Object = Object {
            members: &MEMBERS,
            additional: None,
            min_properties: None,
            max_properties: None,
        };
        &OBJECT
    }))
};

const VALID: &str = r#"{"a":"x","b/c":1}"#;

fn says(test: impl FnOnce() + std::panic::UnwindSafe) -> String {
    let panic = catch_unwind(test).expect_err("it passed");
    panic.downcast_ref::<String>().cloned().unwrap_or_default()
}

#[test]
fn what_is_refused_as_it_must_be_passes() {
    refused(
        &MODEL,
        VALID,
        &[
            ("/a", Change::Remove, "a", "required"),
            ("/a", Change::Put("null"), "a", "nullable"),
            ("/a", Change::Put("\"\""), "a", "minLength"),
            ("/a", Change::Repeat("é", 4), "a", "maxLength"),
            ("/b~1c", Change::Put("2147483648"), "b/c", "format"),
            ("/b~1c", Change::Nothing, "b/c", "readOnly"),
            ("/d", Change::Put("1"), "", "additionalProperties"),
            ("", Change::Put("[]"), "", "type"),
        ],
    );
}

#[test]
fn every_case_that_fails_is_told() {
    let told = says(|| {
        refused(
            &MODEL,
            VALID,
            &[
                ("/a", Change::Repeat("é", 3), "a", "maxLength"),
                ("/a", Change::Put("\"\""), "a", "pattern"),
                ("/x/y", Change::Remove, "", "required"),
                ("/a", Change::Remove, "a", "required"),
            ],
        );
    });
    assert!(told.contains("Model"), "{told}");
    for part in ["accepted", "something else", "no member x"] {
        assert_eq!(told.matches(part).count(), 1, "{part} in {told}");
    }
    assert_eq!(told.lines().count(), 4, "{told}");
}

#[test]
fn what_is_accepted_comes_back() {
    accepted::<Any>(
        &MODEL,
        "model",
        VALID,
        &[
            ("", Change::Nothing),
            ("/a", Change::Repeat("é", 3)),
            ("/b~1c", Change::Remove),
        ],
    );
    let told = says(|| accepted::<Any>(&MODEL, "model", VALID, &[("/a", Change::Remove)]));
    assert!(told.contains("was refused"), "{told}");
    let told = says(|| accepted::<i64>(&MODEL, "model", VALID, &[("", Change::Nothing)]));
    assert!(told.contains("the type takes it not"), "{told}");
}
