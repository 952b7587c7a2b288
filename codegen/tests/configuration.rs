//! `codegen.toml`: what it takes out and changes, and that nothing stands in it without need.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use actix_openapi_codegen::configuration::Configuration;
use actix_openapi_codegen::{Choices, Error, Generated, Options, generate_with};

const DOCUMENT: &str = include_str!("diagnostics/base.yaml");

fn generate(document: &str, configuration: &str) -> Result<Generated, Error> {
    let options = Options {
        document_name: "test.yaml",
        command: "test",
        crate_name: "test",
    };
    let configuration = Configuration::parse(configuration, "codegen.toml").unwrap();
    let choices = Choices {
        configuration: Some(&configuration),
        ..Choices::default()
    };
    generate_with(document.as_bytes(), &options, &choices)
}

fn file(generated: &Generated, path: &str) -> String {
    let mut files = generated.files.iter();
    let found = files.find(|file| file.path == path).unwrap();
    found.contents.clone()
}

/// What is said of a configuration, with line and column.
#[track_caller]
fn faults(document: &str, configuration: &str) -> Vec<String> {
    match generate(document, configuration) {
        Err(Error::Configuration(error)) => {
            assert_eq!(error.name, "codegen.toml");
            let faults = error.faults.iter();
            let told = faults.map(|fault| {
                let position = fault.position;
                format!("{}:{} {}", position.line, position.column, fault.message)
            });
            told.collect()
        }
        Err(other) => panic!("{other}"),
        Ok(_) => Vec::new(),
    }
}

/// The document with these lines before `components`, within the one operation.
fn with(lines: &str) -> String {
    DOCUMENT.replace("components:\n", &format!("{lines}components:\n"))
}

#[test]
fn what_is_skipped_need_not_be_understood() {
    let document = with("      odd: {deep: [1, {b: 2}]}\n");
    assert!(matches!(generate(&document, ""), Err(Error::Document(_))));
    let generated = generate(&document, "skip = ['#/paths/~1x~1{id}/get/odd']").unwrap();
    let coverage = file(&generated, "COVERAGE.md");
    assert!(
        coverage.contains("| `#/paths/~1x~1{id}/get/odd` |  | ignored: skipped-by-configuration |")
    );
    assert!(
        !coverage.contains("get/odd/deep"),
        "its parts are not listed"
    );
    let plain = generate(DOCUMENT, "").unwrap();
    assert_eq!(
        file(&generated, "src/models.rs")
            .lines()
            .skip(1)
            .collect::<String>(),
        file(&plain, "src/models.rs")
            .lines()
            .skip(1)
            .collect::<String>()
    );
}

#[test]
fn items_behind_a_skipped_one_keep_their_pointers() {
    let odd = "      - {name: B, in: nowhere, schema: {type: string}}\n";
    let document = DOCUMENT.replace("      - name: H\n", &format!("{odd}      - name: H\n"));
    let skip = "skip = ['/paths/~1x~1{id}/get/parameters/1']";
    let generated = generate(&document, skip).unwrap();
    let pointers: Vec<_> = generated
        .api
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters)
        .map(|parameter| parameter.origin.pointer.rsplit('/').next().unwrap())
        .collect();
    assert_eq!(pointers, ["0", "2"]);
    let wrong = document.replace("minLength: 1", "minLenght: 1");
    let Err(Error::Document(diagnostics)) = generate(&wrong, skip) else {
        panic!("there is a fault");
    };
    let told: Vec<_> = diagnostics
        .iter()
        .map(|told| told.pointer.as_str())
        .collect();
    assert_eq!(told, ["/paths/~1x~1{id}/get/parameters/2/schema/minLenght"]);
}

#[test]
fn a_skip_that_leads_nowhere_is_named() {
    for pointer in [
        "/absent",
        "/paths/x",
        "/tags/0",
        "/security/1",
        "/security/00",
        "/openapi/0",
        "/",
    ] {
        assert_eq!(
            faults(DOCUMENT, &format!("\nskip = [\n  '#{pointer}']")),
            [format!("3:3 the document has no #{pointer}")]
        );
    }
}

#[test]
fn a_skip_without_which_the_document_generates_as_well_is_named() {
    let document = with("      odd: 1\n      x-odd: 2\n");
    let skips = "skip = ['/paths/~1x~1{id}/get/x-odd', '/paths/~1x~1{id}/get/odd', '/info/title']";
    // Without its title the document does not generate: that is told first.
    assert!(matches!(
        generate(&document, skips),
        Err(Error::Document(_))
    ));
    let skips = skips.replace(", '/info/title'", "");
    assert_eq!(
        faults(&document, &skips),
        ["1:9 #/paths/~1x~1{id}/get/x-odd: the document generates without this skip; take it out"]
    );
}

#[test]
fn a_skip_is_needed_when_something_else_refers_to_what_is_wrong_in_it() {
    let schema = "    Odd:\n      odd: 1\n      type: object\n  responses:\n    R:\n      description: r\n      content:\n        application/json: {schema: {$ref: '#/components/schemas/Odd'}}\n";
    let document = format!(
        "{}{schema}",
        DOCUMENT.trim_end_matches('\n').to_owned() + "\n"
    );
    assert!(matches!(generate(&document, ""), Err(Error::Document(_))));
    assert_eq!(
        faults(&document, "skip = ['/components/schemas/Odd']"),
        Vec::<String>::new()
    );
    // The skipped schema is gone: a reference to it is told.
    let used = document.replace(
        "$ref: \"#/components/schemas/A\"",
        "$ref: \"#/components/schemas/Odd\"",
    );
    assert_ne!(used, document);
    let Err(Error::Document(diagnostics)) = generate(&used, "skip = ['/components/schemas/Odd']")
    else {
        panic!("it refers to nothing");
    };
    assert!(
        diagnostics
            .iter()
            .all(|told| told.code.as_str() == "unresolved-reference"),
        "{diagnostics}"
    );
}

#[test]
fn what_is_within_something_skipped_cannot_be_named_too() {
    let document = with("      odd: {a: 1}\n");
    assert_eq!(
        faults(
            &document,
            "skip = ['/paths/~1x~1{id}/get/odd', '/paths/~1x~1{id}/get/odd/a']"
        ),
        ["1:37 #/paths/~1x~1{id}/get/odd/a is within #/paths/~1x~1{id}/get/odd, which is skipped"]
    );
}

#[test]
fn values_get_the_types_that_the_configuration_gives_them() {
    let schema = "/components/schemas/A/properties/a";
    for (written, name, rust_type) in [
        ("type: string", "uuid", "uuid::Uuid"),
        ("type: string", "date", "types::Date"),
        (
            "{type: string, format: date}",
            "date-time",
            "types::DateTime",
        ),
        ("{type: string, format: uuid}", "text", "String"),
        ("type: integer", "int32", "i32"),
        ("{type: integer, format: int32}", "int64", "i64"),
    ] {
        let written = match written.strip_prefix('{') {
            Some(_) => format!("        a: {written}\n"),
            None => format!("        a: {{{written}}}\n"),
        };
        let document = DOCUMENT.replacen("        a:\n          type: string\n", &written, 1);
        assert_ne!(document, DOCUMENT);
        let configuration = format!("[types]\n'#{schema}' = '{name}'");
        let generated = generate(&document, &configuration).unwrap();
        let models = file(&generated, "src/models.rs");
        let field = models
            .lines()
            .find(|line| line.contains("pub a: "))
            .unwrap();
        assert!(field.contains(rust_type), "{written} as {name}: {field}");
        let coverage = file(&generated, "COVERAGE.md");
        let ignored = coverage.contains(&format!("`#{schema}/format`"));
        assert_eq!(
            ignored,
            written.contains("format"),
            "what the document says is accounted for"
        );
    }
}

#[test]
fn a_type_that_cannot_be_is_named_with_the_reason() {
    for (pointer, name, said) in [
        (
            "/components/schemas/A",
            "uuid",
            "it is of type \"object\", not \"string\"",
        ),
        (
            "/components/schemas/A/properties/a",
            "int32",
            "it is of type \"string\", not \"integer\"",
        ),
        (
            "/components/schemas/A/properties/a",
            "decimal",
            "it is of type \"string\", not \"number\"",
        ),
        ("/info", "text", "it is no schema with one \"type\""),
        (
            "/paths/~1x~1{id}/get/responses/200/content/application~1json/schema",
            "text",
            "it refers to another schema; name that one",
        ),
    ] {
        assert_eq!(
            faults(DOCUMENT, &format!("[types]\n\"#{pointer}\" = \"{name}\"")),
            [format!("2:1 #{pointer} cannot become \"{name}\": {said}")]
        );
    }
    let absent = "[types]\n'/absent' = 'uuid'";
    assert_eq!(
        faults(DOCUMENT, absent),
        ["2:1 the document has no #/absent"]
    );
}

#[test]
fn a_type_that_changes_nothing_is_named() {
    let of = |schema: &str, name: &str| {
        let written = format!("        a: {schema}\n");
        let document = DOCUMENT.replacen("        a:\n          type: string\n", &written, 1);
        faults(
            &document,
            &format!("[types]\n'/components/schemas/A/properties/a' = '{name}'"),
        )
    };
    for (schema, name) in [
        ("{type: string}", "text"),
        ("{type: string, format: uuid}", "uuid"),
        ("{type: integer}", "int64"),
        ("{type: number}", "decimal"),
    ] {
        assert_eq!(
            of(schema, name),
            ["2:1 #/components/schemas/A/properties/a: this type changes nothing; take it out"],
            "{schema} as {name}"
        );
    }
    assert_eq!(
        of("{type: string, format: uuid}", "text"),
        Vec::<String>::new()
    );
    // Nothing reads the schema of a part that nothing refers to.
    let unread = "  parameters:\n    P: {name: p, in: query, schema: {type: string}}\n";
    let document = format!("{}\n{unread}", DOCUMENT.trim_end());
    assert_eq!(
        faults(
            &document,
            "[types]\n'/components/parameters/P/schema' = 'uuid'"
        )
        .len(),
        1
    );
}
