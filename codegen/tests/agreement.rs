//! The generator holds values against schemas by the same rules as the runtime holds them: of any value both say the same.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::BTreeSet;

use actix_openapi::schema::{self, Schema};
use actix_openapi::types::Any;
use actix_openapi::violation::{Location, Place, Violations};
use actix_openapi_codegen::ir::Api;
use actix_openapi_codegen::sample::{Direction, Samples, Value};
use actix_openapi_codegen::{Options, generate};
use proptest::prelude::*;

macro_rules! tables {
    ($($name:ident),* $(,)?) => {
        [$((stringify!($name), &golden_api::schemas::$name)),*]
    };
}

/// The schemas of the golden crate, as the runtime has them.
fn tables() -> Vec<(&'static str, &'static Schema)> {
    tables![
        ABC,
        Alias,
        AliasAvAlias,
        Antall,
        Api,
        Art,
        Beløp,
        Bok,
        BokOmslag,
        Clone,
        Date,
        DateTime,
        Decimal,
        Deserialize,
        Documented,
        Feil,
        FinnMedMerEmnerItem,
        FinnMedMerEnten,
        FinnMedMerFilter,
        FinnMedMerSide,
        FinnMedMerSted,
        Forfatter,
        Future,
        Hash,
        HentListe200Body,
        HentNyeste200Body,
        HentNyeste200BodyHylle,
        HentPriser200Body,
        HentPriser200BodyValuta,
        HentSamlingXValuta,
        HttpRequest,
        Innlevering,
        Isbn,
        Ja,
        Kroner,
        Kvittering,
        LeverBokRequestBody,
        LeverOmslag2xxBody,
        LeverOmslagRequestBody,
        LeverOmslagRequestBodyOm,
        Lånernummer,
        MedForfatter,
        Mål,
        Ord,
        Pattern,
        Place,
        RootElement,
        Samling,
        SamlingMål,
        SamlingPlasserItem,
        SamlingStand,
        Serialize,
        Språk,
        Utgave,
        UtgaveBånd,
        UtgaveMerke,
        Utlån,
        Validate,
        Verdier,
        Violations,
        WriteXml,
        XValuta,
    ]
    .to_vec()
}

fn api() -> Api {
    let options = Options {
        document_name: "bibliotek.yaml",
        command: "",
        crate_name: "golden-api",
    };
    let document = include_bytes!("fixtures/bibliotek.yaml");
    generate(document, &options).unwrap().api
}

/// The places that the runtime finds fault with.
fn places(table: &'static Schema, value: &Value, direction: schema::Direction) -> BTreeSet<String> {
    let value = Any::from_json(value.to_json().as_bytes()).unwrap();
    let mut violations = Violations::new();
    let place = Place::root(Location::RequestBody, "");
    table.check(&value, direction, &place, &mut violations);
    let names = violations.iter().map(|violation| violation.name.clone());
    names.collect()
}

/// Values of many kinds, near to what schemas ask for.
fn others(dice: u32) -> Value {
    let text = |text: &str| Value::String(text.to_owned());
    let number = |text: &str| Value::Number(text.to_owned());
    let all = [
        Value::Null,
        Value::Boolean(true),
        number("0"),
        number("-1"),
        number("1.0"),
        number("2.5"),
        number("1e2"),
        number("2147483648"),
        number("9223372036854775808"),
        number("99999999999999999999.99"),
        text(""),
        text("x"),
        text("æøå"),
        text("123456789"),
        text("2024-02-29"),
        text("2023-02-29"),
        text("2024-02-29T23:59:60.25+01:00"),
        text("2024-02-29T24:00:00Z"),
        text("00000000-0000-4000-8000-000000000000"),
        text("YQ=="),
        text("YR=="),
        Value::Array(Vec::new()),
        Value::Array(vec![number("1"), number("1.0")]),
        Value::Array(vec![text("a"), text("b"), text("c"), text("d")]),
        Value::Object(Vec::new()),
        Value::Object(vec![
            ("x".to_owned(), number("1")),
            ("y".to_owned(), text("y")),
        ]),
    ];
    all[dice as usize % all.len()].clone()
}

/// Changes `value` somewhere, as the dice fall.
fn change(value: &mut Value, dice: &mut impl Iterator<Item = u32>) {
    let mut throw = || dice.next().unwrap_or_default();
    let deeper = throw() % 4 > 0;
    match value {
        Value::Array(items) if deeper && !items.is_empty() => {
            let index = throw() as usize % items.len();
            if throw() % 4 == 0 {
                items.push(items[index].clone());
            } else {
                change(&mut items[index], dice);
            }
        }
        Value::Object(members) if deeper && !members.is_empty() => {
            let index = throw() as usize % members.len();
            match throw() % 6 {
                0 => drop(members.remove(index)),
                1 => members.push(("zz".to_owned(), others(throw()))),
                _ => change(&mut members[index].1, dice),
            }
        }
        value => *value = others(throw()),
    }
}

#[test]
fn every_schema_is_compared() {
    let names: Vec<_> = tables().into_iter().map(|(name, _)| name).collect();
    let api = api();
    let schemas = api.schemas.iter();
    assert_eq!(
        names,
        schemas.map(|named| &*named.type_name).collect::<Vec<_>>()
    );
}

#[test]
fn generator_and_runtime_find_fault_with_the_same_places() {
    let api = api();
    let samples = Samples::of(&api);
    let directions = [
        (Direction::Request, schema::Direction::Request),
        (Direction::Response, schema::Direction::Response),
        (Direction::Either, schema::Direction::Either),
    ];
    let roots = tables().into_iter().map(|(name, table)| {
        let root = samples.named(name).unwrap();
        let valid = samples.valid(root, Direction::Either);
        (
            name,
            table,
            root,
            valid.unwrap_or_else(|| panic!("no value of {name}")),
        )
    });
    let roots: Vec<_> = roots.collect();
    let dice = proptest::collection::vec(any::<u32>(), 60);
    proptest!(|(dice in dice)| {
        for (name, table, root, valid) in &roots {
            let mut value = valid.clone();
            let mut dice = dice.iter().copied();
            for _ in 0..3 {
                change(&mut value, &mut dice);
                // No key twice.
                if Any::from_json(value.to_json().as_bytes()).is_err() {
                    break;
                }
                for (ours, theirs) in directions {
                    let found = samples.check(*root, &value, ours);
                    let found: BTreeSet<_> = found.into_iter().map(|found| found.place).collect();
                    let expected = places(table, &value, theirs);
                    prop_assert_eq!(found, expected, "{} {}", name, value.to_json());
                }
            }
        }
    });
}
