use super::*;
use crate::check::{ArrayChecks, Bound, NumberChecks, StringChecks};
use crate::schema::{ANY, BOOLEAN, DATE, INT32, INT64, NUMBER, TEXT};

fn broken(schema: &'static Schema, json: &str, direction: Direction) -> Vec<(String, Rule)> {
    let mut violations = Violations::new();
    let value = Any::from_json(json.as_bytes()).unwrap();
    let place = Place::root(Location::RequestBody, "");
    schema.check(&value, direction, &place, &mut violations);
    let told =
        |violation: &crate::violation::Violation| (violation.name.clone(), violation.rule.clone());
    violations.iter().map(told).collect()
}

fn rules(schema: &'static Schema, json: &str) -> Vec<Rule> {
    let broken = broken(schema, json, Direction::Request);
    broken.into_iter().map(|(_, rule)| rule).collect()
}

#[test]
fn a_value_is_of_its_type() {
    for (schema, json, expected) in [
        (&TEXT, "\"a\"", None),
        (&TEXT, "1", Some(Rule::Type("string"))),
        (&TEXT, "null", Some(Rule::Null)),
        (&BOOLEAN, "true", None),
        (&BOOLEAN, "\"true\"", Some(Rule::Type("boolean"))),
        (&INT32, "2147483647.0", None),
        (&INT32, "2147483648", Some(Rule::Int32)),
        (&INT64, "9223372036854775808", Some(Rule::Int64)),
        (&INT64, "1.5", Some(Rule::Int64)),
        (&NUMBER, "1e400", None),
        (&NUMBER, "[]", Some(Rule::Type("number"))),
        (&DATE, "\"2023-02-29\"", Some(Rule::Date)),
        (&ANY, "null", None),
        (&ANY, "{\"a\":[null]}", None),
    ] {
        let expected: Vec<_> = expected.into_iter().collect();
        assert_eq!(rules(schema, json), expected, "{json}");
    }
}

const fn member(
    name: &'static str,
    schema: &'static Schema,
    required: bool,
    access: Access,
) -> Member {
    Member {
        name,
        schema,
        required,
        access,
    }
}

const fn object(members: &'static [Member], additional: Option<&'static Schema>) -> Object {
    Object {
        members,
        additional,
        min_properties: None,
        max_properties: None,
    }
}

static PIECE: Schema = Schema::of(Kind::Object(&Object {
    members: &[
        member("id", &INT64, true, Access::ReadOnly),
        member("secret", &TEXT, true, Access::WriteOnly),
        member("parts", &ALL_PARTS, false, Access::Both),
    ],
    additional: None,
    min_properties: Some(1),
    max_properties: Some(3),
}));
static ALL_PARTS: Schema = Schema::of(Kind::Array(&PIECE, Some(&PARTS)));
static PARTS: ArrayChecks = ArrayChecks {
    min_items: Some(1),
    max_items: None,
    unique_items: true,
};

#[test]
fn every_violation_is_told_with_its_place() {
    let found = broken(
        &PIECE,
        r#"{"secret":1,"parts":[{"secret":"a","x":1},{}],"more":2}"#,
        Direction::Request,
    );
    let count = Rule::Properties {
        minimum: Some(1),
        maximum: Some(3),
    };
    let expected = [
        ("secret", Rule::Type("string")),
        ("parts[0]", Rule::Additional),
        ("parts[1]", count),
        ("parts[1].secret", Rule::Required),
        ("", Rule::Additional),
    ];
    let expected = expected.map(|(place, rule)| (place.to_owned(), rule));
    assert_eq!(found, expected);
}

#[test]
fn a_member_goes_only_the_way_that_it_may() {
    let both = r#"{"id":1,"secret":"a"}"#;
    assert_eq!(rules(&PIECE, both), [Rule::ReadOnly]);
    assert_eq!(
        broken(&PIECE, both, Direction::Response),
        [("secret".to_owned(), Rule::WriteOnly)]
    );
    assert_eq!(broken(&PIECE, r#"{"id":1}"#, Direction::Response), []);
    assert_eq!(rules(&PIECE, r#"{"secret":"a"}"#), []);
    assert_eq!(broken(&PIECE, both, Direction::Either), []);
}

static SHORT: StringChecks = StringChecks {
    min_length: None,
    max_length: Some(2),
    pattern: None,
};
static SHORT_TEXT: Schema = Schema::of(Kind::String(Format::Text, Some(&SHORT)));
static ALTERNATIVES: Schema = Schema {
    one_of: &[&SHORT_TEXT, &TEXT, &INT64],
    ..Schema::ANY
};
static SOME: Schema = Schema {
    any_of: &[&SHORT_TEXT, &TEXT, &INT64],
    ..Schema::ANY
};
static OTHERS: Schema = Schema {
    not: Some(&SHORT_TEXT),
    ..Schema::ANY
};

#[test]
fn one_alternative_holds_or_some_or_none() {
    for (json, one, some, not) in [
        ("\"ab\"", false, true, false),
        ("\"abc\"", true, true, true),
        ("5", true, true, true),
        ("true", false, false, true),
    ] {
        assert_eq!(rules(&ALTERNATIVES, json).is_empty(), one, "{json}");
        assert_eq!(rules(&SOME, json).is_empty(), some, "{json}");
        assert_eq!(rules(&OTHERS, json).is_empty(), not, "{json}");
    }
    assert_eq!(rules(&ALTERNATIVES, "true"), [Rule::OneOf]);
    assert_eq!(rules(&SOME, "true"), [Rule::AnyOf]);
}

static CAT: Schema = Schema::of(Kind::Object(&object(
    &[
        member("kind", &TEXT, true, Access::Both),
        member("lives", &INT64, true, Access::Both),
    ],
    Some(&ANY),
)));
static PET: Schema = Schema {
    one_of: &[&CAT, &ANY],
    discriminator: Some(&Discriminator {
        property: "kind",
        mapping: &[("cat", 0), ("other", 1)],
    }),
    ..Schema::ANY
};

#[test]
fn a_discriminator_says_what_a_value_must_be() {
    assert_eq!(rules(&PET, r#"{"kind":"cat","lives":9}"#), []);
    assert_eq!(
        broken(&PET, r#"{"kind":"cat"}"#, Direction::Request),
        [("lives".to_owned(), Rule::Required)]
    );
    assert_eq!(rules(&PET, r#"{"kind":"other"}"#), []);
    assert_eq!(rules(&PET, r#"{"kind":"dog"}"#), [Rule::Discriminator]);
    let other = Any::from_json(br#"{"kind":"other"}"#).unwrap();
    assert_eq!(PET.alternative(&other), Some(1));
}

#[test]
fn an_enum_lists_values_of_any_type() {
    static LISTED: Schema = Schema {
        values: &["1", "\"a\\n\"", "null", "{\"a\":[1.0]}", "\"b\""],
        ..Schema::ANY
    };
    for json in ["1.0", "\"a\\n\"", "null", "{\"a\":[1]}", "\"b\""] {
        assert_eq!(rules(&LISTED, json), [], "{json}");
    }
    for json in ["2", "\"a\"", "\"1\"", "{}", "false"] {
        assert_eq!(rules(&LISTED, json), [Rule::Enumeration], "{json}");
    }
}

#[test]
fn null_is_a_value_where_the_schema_says_so() {
    static NULLABLE: Schema = Schema {
        nullable: true,
        ..Schema::of(Kind::String(Format::Text, Some(&SHORT)))
    };
    assert_eq!(rules(&NULLABLE, "null"), []);
    assert_eq!(rules(&NULLABLE, "1"), [Rule::Type("string")]);
}

static LIMITED: NumberChecks = NumberChecks {
    minimum: Some(Bound::new("0", true)),
    maximum: None,
    multiple_of: None,
};
static ABOVE_ZERO: Schema = Schema::of(Kind::Number(Some(&LIMITED)));

#[test]
fn all_parts_must_hold() {
    static ALL: Schema = Schema {
        all_of: &[&INT64, &ABOVE_ZERO],
        ..Schema::ANY
    };
    assert_eq!(rules(&ALL, "1"), []);
    assert_eq!(rules(&ALL, "1.5"), [Rule::Int64]);
    assert_eq!(rules(&ALL, "-1").len(), 1);
    assert_eq!(rules(&ALL, "-1.5").len(), 2);
}

/// Each level holds both alternatives against the next: two to the power of the depth.
#[test]
fn a_value_that_would_take_for_ever_is_refused() {
    static MEMBERS: [Member; 1] = [member("a", &TREE, false, Access::Both)];
    static ONE: Schema = Schema::of(Kind::Object(&object(&MEMBERS, None)));
    static OTHER: Schema = Schema {
        not: Some(&BOOLEAN),
        ..Schema::of(Kind::Object(&Object {
            members: &MEMBERS,
            additional: None,
            min_properties: Some(2),
            max_properties: None,
        }))
    };
    static TREE: Schema = Schema {
        any_of: &[&OTHER, &ONE],
        ..Schema::ANY
    };
    let nested = |depth: usize| format!("{}{{}}{}", "{\"a\":".repeat(depth), "}".repeat(depth));
    assert!(rules(&TREE, &nested(100)).contains(&Rule::Steps));
    assert_eq!(rules(&TREE, &nested(2)), []);
}
