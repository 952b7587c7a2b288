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

fn case(at: &'static str, change: Change, place: &'static str, keyword: &'static str) -> Refused {
    let direction = match keyword {
        "readOnly" => Direction::Request,
        _ => Direction::Either,
    };
    Refused {
        at,
        change,
        direction,
        place,
        keyword,
    }
}

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
            case("/a", Change::Remove, "a", "required"),
            case("/a", Change::Put("null"), "a", "nullable"),
            case("/a", Change::Put("\"\""), "a", "minLength"),
            case("/a", Change::Repeat("é", 4), "a", "maxLength"),
            case("/b~1c", Change::Put("2147483648"), "b/c", "format"),
            case("/b~1c", Change::Nothing, "b/c", "readOnly"),
            case("/d", Change::Put("1"), "", "additionalProperties"),
            case("", Change::Put("[]"), "", "type"),
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
                case("/a", Change::Repeat("é", 3), "a", "maxLength"),
                case("/a", Change::Put("\"\""), "a", "pattern"),
                case("/x/y", Change::Remove, "", "required"),
                case("/a", Change::Remove, "a", "required"),
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
    let case = |at, change| Accepted { at, change };
    accepted::<Any>(
        &MODEL,
        "model",
        VALID,
        &[
            case("", Change::Nothing),
            case("/a", Change::Repeat("é", 3)),
            case("/b~1c", Change::Remove),
        ],
    );
    let told = says(move || accepted::<Any>(&MODEL, "model", VALID, &[case("/a", Change::Remove)]));
    assert!(told.contains("was refused"), "{told}");
    let told = says(move || accepted::<i64>(&MODEL, "model", VALID, &[case("", Change::Nothing)]));
    assert!(told.contains("the type takes it not"), "{told}");
}
