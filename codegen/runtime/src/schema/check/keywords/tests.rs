use super::super::super::{Direction, Format, INT64, Kind, Object, TEXT};
use super::*;
use crate::check::StringChecks;
use crate::violation::Location;

static TRUE: Schema = Schema {
    values: &["true"],
    ..Schema::ANY
};
static NEVER: Schema = Schema {
    not: Some(&crate::schema::ANY),
    ..Schema::ANY
};
static SHORT: Schema = Schema::of(Kind::String(Format::Text, Some(&AT_MOST_TWO)));
static AT_MOST_TWO: StringChecks = StringChecks {
    min_length: None,
    max_length: Some(2),
    pattern: None,
};

const fn with(keywords: &'static [Keyword]) -> Schema {
    Schema {
        keywords,
        ..Schema::ANY
    }
}

const fn requiring(members: &'static [crate::schema::Member]) -> Object {
    Object {
        members,
        additional: Some(&crate::schema::ANY),
        min_properties: None,
        max_properties: None,
    }
}

const fn required(name: &'static str) -> crate::schema::Member {
    crate::schema::Member {
        name,
        schema: &crate::schema::ANY,
        required: true,
        access: crate::schema::Access::Both,
    }
}

fn broken(schema: &'static Schema, json: &str) -> Vec<(String, Rule)> {
    let mut violations = Violations::new();
    let value = Any::from_json(json.as_bytes()).unwrap();
    let place = Place::root(Location::RequestBody, "");
    schema.check(&value, Direction::Request, &place, &mut violations);
    let told =
        |violation: &crate::violation::Violation| (violation.name.clone(), violation.rule.clone());
    violations.iter().map(told).collect()
}

fn hold(schema: &'static Schema, rows: &[(&str, &[(&str, Rule)])]) {
    for (json, expected) in rows {
        let expected: Vec<_> = expected
            .iter()
            .map(|(place, rule)| ((*place).to_owned(), rule.clone()))
            .collect();
        assert_eq!(broken(schema, json), expected, "{json}");
    }
}

#[test]
fn a_condition_chooses_what_holds() {
    static BOTH: Schema = with(&[Keyword::Condition {
        condition: &INT64,
        then: Some(&NEVER),
        otherwise: Some(&SHORT),
    }]);
    static ONE: Schema = with(&[Keyword::Condition {
        condition: &TEXT,
        then: Some(&SHORT),
        otherwise: None,
    }]);
    let length = Rule::Length {
        minimum: None,
        maximum: Some(2),
    };
    hold(
        &BOTH,
        &[
            ("1", &[("", Rule::Not)]),
            ("\"ab\"", &[]),
            ("\"abc\"", &[("", length.clone())]),
            ("null", &[("", Rule::Null)]),
        ],
    );
    hold(
        &ONE,
        &[
            ("\"ab\"", &[]),
            ("\"abc\"", &[("", length)]),
            ("1", &[]),
            ("null", &[]),
        ],
    );
}

#[test]
fn a_member_may_ask_for_others() {
    static NAMES: Schema = with(&[Keyword::DependentRequired(&[
        ("a", &["b", "c"]),
        ("d", &[]),
    ])]);
    hold(
        &NAMES,
        &[
            ("{}", &[]),
            ("{\"b\":1}", &[]),
            ("{\"a\":null,\"b\":1}", &[("c", Rule::Required)]),
            ("{\"a\":1,\"b\":1,\"c\":1,\"d\":1}", &[]),
            ("[\"a\"]", &[]),
        ],
    );
    static MEMBERS: [crate::schema::Member; 1] = [required("b")];
    static WITH_B: Object = requiring(&MEMBERS);
    static HAS_B: Schema = Schema::of(Kind::Object(&WITH_B));
    static WHOLE: Schema = with(&[Keyword::DependentSchemas(&[("a", &HAS_B)])]);
    hold(
        &WHOLE,
        &[
            ("{\"c\":1}", &[]),
            ("{\"a\":1}", &[("b", Rule::Required)]),
            ("{\"a\":1,\"b\":1}", &[]),
            ("\"a\"", &[]),
        ],
    );
}

#[test]
fn names_of_members_are_held_against_their_schema() {
    static NAMES: Schema = with(&[Keyword::PropertyNames(&SHORT)]);
    hold(
        &NAMES,
        &[
            ("{}", &[]),
            ("{\"ab\":1}", &[]),
            ("{\"ab\":1,\"abc\":1}", &[("", Rule::PropertyName)]),
            ("\"abc\"", &[]),
        ],
    );
}

#[test]
fn members_are_of_all_the_patterns_that_their_names_have() {
    static PATTERNS: [(Pattern, &Schema); 2] = [
        (Pattern::new("^a", "^a"), &TEXT),
        (Pattern::new("b$", "b$"), &SHORT),
    ];
    static CLOSED: Schema = with(&[Keyword::PatternProperties {
        patterns: &PATTERNS,
        known: &["known"],
        others: None,
    }]);
    static OPEN: Schema = with(&[Keyword::PatternProperties {
        patterns: &PATTERNS,
        known: &["known"],
        others: Some(&INT64),
    }]);
    let length = Rule::Length {
        minimum: None,
        maximum: Some(2),
    };
    let both = [("ab", length)];
    for schema in [&CLOSED, &OPEN] {
        hold(
            schema,
            &[
                ("{\"a\":\"long\",\"known\":[],\"xb\":\"ab\"}", &[]),
                ("{\"a\":1}", &[("a", Rule::Type("string"))]),
                ("{\"ab\":\"long\"}", &both),
                ("[1]", &[]),
            ],
        );
    }
    hold(&CLOSED, &[("{\"c\":1}", &[("", Rule::Additional)])]);
    hold(
        &OPEN,
        &[
            ("{\"c\":1}", &[]),
            ("{\"c\":\"1\"}", &[("c", Rule::Type("integer"))]),
        ],
    );
}

#[test]
fn first_items_have_schemas_of_their_own() {
    static PAIR: Schema = with(&[Keyword::PrefixItems {
        prefix: &[&TEXT, &INT64],
        others: &NEVER,
    }]);
    static MORE: Schema = with(&[Keyword::PrefixItems {
        prefix: &[&TEXT],
        others: &INT64,
    }]);
    hold(
        &PAIR,
        &[
            ("[]", &[]),
            ("[\"a\"]", &[]),
            ("[\"a\",1]", &[]),
            ("[\"a\",1,2]", &[("[2]", Rule::Not)]),
            ("[\"a\",\"b\"]", &[("[1]", Rule::Type("integer"))]),
            ("{}", &[]),
        ],
    );
    hold(
        &MORE,
        &[
            ("[\"a\",1,2]", &[]),
            (
                "[1,1,\"b\"]",
                &[
                    ("[0]", Rule::Type("string")),
                    ("[2]", Rule::Type("integer")),
                ],
            ),
        ],
    );
}

#[test]
fn an_array_contains_as_many_as_are_asked_for() {
    static SOME: Schema = with(&[Keyword::Contains {
        schema: &TRUE,
        minimum: 1,
        maximum: None,
    }]);
    static BETWEEN: Schema = with(&[Keyword::Contains {
        schema: &TRUE,
        minimum: 2,
        maximum: Some(3),
    }]);
    let rule = |minimum, maximum| [("", Rule::Contains { minimum, maximum })];
    hold(
        &SOME,
        &[
            ("[]", &rule(1, None)),
            ("[1]", &rule(1, None)),
            ("[1,true]", &[]),
            ("true", &[]),
        ],
    );
    hold(
        &BETWEEN,
        &[
            ("[true]", &rule(2, Some(3))),
            ("[true,1,true]", &[]),
            ("[true,true,true,1]", &[]),
            ("[true,true,true,true]", &rule(2, Some(3))),
        ],
    );
}
