//! Walks through all keys of the types: each is documented, can be set in file and environment, and is refused when it is
//! wrong, with its place.

use std::ffi::OsString;

use serde_json::{Value, json};

use super::super::environment::variable_of;
use super::super::example::toml as in_toml;
use super::super::schema::{Entry, Shape};
use super::sample::{Key, keys};
use super::*;

/// What a file, and a variable if there is one, come to.
fn assembled(lines: &[String], variable: Option<(&str, &str)>) -> Result<Vec<Setting>, Vec<Fault>> {
    let environment = variable.map(|(name, text)| (OsString::from(name), OsString::from(text)));
    let contents = Contents {
        path: Some("FILE".into()),
        content: lines.join("\n").into_bytes(),
        environment: environment.into_iter().collect(),
    };
    contents.settings().map_err(ConfigError::faults)
}

/// As it is written in a variable.
fn in_variable(value: &Value) -> String {
    value.as_str().map_or_else(|| in_toml(value), str::to_owned)
}

/// Values that cannot be meant, and below which key that is told. No text is of the wrong type in the environment.
fn wrong(key: &Key) -> Vec<(Value, String)> {
    let path = key.path.clone();
    let own = |value: Value| (value, path.clone());
    match &key.entry.shape {
        Shape::Any => panic!("{path} is not understood"),
        Shape::Boolean => vec![own(json!("ja")), own(json!(1))],
        Shape::Integer { least, most } => vec![
            own(json!("mange")),
            own(json!(1.5)),
            own(json!(i64::try_from(least - 1).unwrap())),
            own(json!(i64::try_from(most + 1).unwrap())),
        ],
        Shape::Number { least, most } => {
            vec![
                own(json!("mange")),
                own(json!(least - 0.5)),
                own(json!(most + 0.5)),
                own(json!([])),
            ]
        }
        Shape::Text(_) | Shape::Word(_) => vec![own(json!("")), own(json!(" \t"))],
        Shape::TextOr(..) => vec![own(json!(""))],
        Shape::List { of, filled, unique } => {
            let mut element = key
                .entry
                .example
                .clone()
                .or(key.entry.default.clone())
                .unwrap()[0]
                .clone();
            if element.is_null() {
                element = json!("x");
            }
            let mut wrong = vec![
                own(json!(7)),
                own(json!(true)),
                (json!([7]), format!("{path}[0]")),
            ];
            if !matches!(of.shape, Shape::Word(_)) {
                wrong.push((json!([""]), format!("{path}[0]")));
            }
            if *filled {
                wrong.push(own(json!([])));
            }
            if *unique {
                wrong.push((json!([element, element]), format!("{path}[1]")));
            }
            wrong
        }
        Shape::Table(_) | Shape::Tables { .. } => vec![own(json!(7)), own(json!([]))],
    }
}

/// Where the line of a key is, from 1.
fn line_of(lines: &[String], key: &str) -> usize {
    let starts = |line: &String| {
        line.starts_with(&format!("{key} = ")) || line.starts_with(&format!("{key}."))
    };
    1 + lines
        .iter()
        .position(starts)
        .unwrap_or_else(|| panic!("{key}: {lines:?}"))
}

#[test]
fn each_key_is_documented_and_can_be_named_in_the_environment() {
    let keys = keys();
    assert!(keys.len() > 60, "{}", keys.len());
    for key in &keys {
        assert!(
            !key.path.contains("__") && key.path == key.path.to_lowercase(),
            "{}",
            key.path
        );
        let named = key.path.ends_with(".dibk");
        assert!(
            named || key.entry.description.len() > 8,
            "{} has no documentation",
            key.path
        );
        assert!(!key.value().is_null() || named, "{}", key.path);
    }
    let variables: std::collections::BTreeSet<String> =
        keys.iter().map(|key| variable_of(&key.path)).collect();
    assert_eq!(variables.len(), keys.len());
}

#[test]
fn each_key_can_be_set_in_the_file() {
    for key in keys() {
        let value = key.value();
        let lines = key.config(Some(&value));
        let settings =
            assembled(&lines, None).unwrap_or_else(|faults| panic!("{}: {faults:?}", key.path));
        if !key.is_leaf() {
            continue;
        }
        let setting = settings
            .iter()
            .find(|setting| setting.key == key.path)
            .unwrap();
        let place = SettingOrigin::Written(Place::File {
            file: "FILE".into(),
            line: line_of(&lines, &key.path),
            column: key.path.len() + 4,
        });
        assert_eq!(setting.origin, place);
        assert!(
            setting.value == Some(value) || setting.organisations == Some(1),
            "{setting:?}"
        );
    }
}

#[test]
fn each_key_can_be_set_in_the_environment() {
    for key in keys() {
        let value = key.value();
        let variable = variable_of(&key.path);
        // It may be missing in the file, or be something else there.
        for lines in [key.config(None), key.config(Some(&value))] {
            let text = in_variable(&value);
            let settings = assembled(&lines, Some((&variable, &text)));
            let settings =
                settings.unwrap_or_else(|faults| panic!("{variable}={text}: {faults:?} {lines:?}"));
            if !key.is_leaf() {
                continue;
            }
            let setting = settings
                .iter()
                .find(|setting| setting.key == key.path)
                .unwrap();
            let place = Place::Environment {
                variable: Some(variable.clone()),
            };
            assert_eq!(setting.origin, SettingOrigin::Written(place));
            assert!(
                setting.value.as_ref() == Some(&value) || setting.organisations == Some(1),
                "{setting:?}"
            );
        }
    }
}

#[test]
fn each_key_set_wrongly_in_the_file_is_refused_with_its_line() {
    for key in keys() {
        let mut wrong = wrong(&key);
        if matches!(
            key.entry.shape,
            Shape::Text(_) | Shape::Word(_) | Shape::TextOr(..)
        ) {
            wrong.extend(
                [json!(7), json!(true), json!(["x"])].map(|value| (value, key.path.clone())),
            );
        }
        for (value, told) in wrong {
            let lines = key.config(Some(&value));
            let faults = assembled(&lines, None).expect_err(&format!("{} = {value}", key.path));
            let [fault] = &faults[..] else {
                panic!("{}: {faults:?}", key.path)
            };
            assert_eq!(fault.key, told, "{fault}");
            let Place::File { line, column, .. } = fault.place else {
                panic!("{fault}")
            };
            assert_eq!(line, line_of(&lines, &key.path), "{fault}");
            assert!(column >= key.path.len() + 4, "{fault}");
            assert!(
                fault.message.contains("must be") || fault.message.contains("leave it out"),
                "{fault}"
            );
        }
    }
}

#[test]
fn each_key_set_wrongly_in_the_environment_is_refused_with_its_variable() {
    for key in keys() {
        let variable = variable_of(&key.path);
        let mut wrong: Vec<(String, String)> = wrong(&key)
            .into_iter()
            .map(|(value, told)| (in_variable(&value), told))
            .collect();
        if !matches!(
            key.entry.shape,
            Shape::Text(_) | Shape::Word(_) | Shape::TextOr(..)
        ) {
            wrong.extend(
                ["", " ", "[", "= 1", "1 2"].map(|text| (text.to_owned(), key.path.clone())),
            );
        }
        wrong.push(("\"x".to_owned(), key.path.clone()));
        for (text, told) in wrong {
            let lines = key.config(Some(&key.value()));
            let faults = assembled(&lines, Some((&variable, &text)))
                .expect_err(&format!("{variable}={text}"));
            let [fault] = &faults[..] else {
                panic!("{variable}={text}: {faults:?}")
            };
            let place = Place::Environment {
                variable: Some(variable.clone()),
            };
            assert_eq!((&fault.place, &fault.key), (&place, &told), "{fault}");
        }
    }
}

#[test]
fn a_name_beside_each_key_is_refused_and_the_key_is_told() {
    for key in keys().iter().filter(|key| !key.path.ends_with(".dibk")) {
        let mut lines = key.config(Some(&key.value()));
        let misspelt = format!("{}x", key.path);
        lines.push(format!("{misspelt} = 1"));
        let faults = assembled(&lines, None).unwrap_err();
        let [fault] = &faults[..] else {
            panic!("{faults:?}")
        };
        assert_eq!(fault.key, misspelt);
        assert_eq!(
            fault.place.to_string(),
            format!(
                "FILE:{}:{}",
                lines.len(),
                1 + key.path.rfind('.').map_or(0, |dot| dot + 1)
            )
        );
        let own = key.path.rsplit('.').next().unwrap();
        assert!(
            fault.message.contains(&format!("did you mean {own}?")),
            "{fault}"
        );
        lines.pop();
        // A package may have any name, and this one is a table like the others.
        let variable = variable_of(&misspelt);
        let faults = assembled(&lines, Some((&variable, "1"))).unwrap_err();
        let [fault] = &faults[..] else {
            panic!("{faults:?}")
        };
        assert_eq!(fault.place.to_string(), variable);
        let meant = variable_of(&key.path.replace(".dibk.", ".navn."));
        assert!(fault.message.contains(&meant), "{fault}");
    }
}

#[test]
fn each_required_key_that_is_missing_is_named_with_its_variable() {
    let required: Vec<Key> = keys().into_iter().filter(|key| key.required).collect();
    assert!(required.len() > 10, "{}", required.len());
    for key in required {
        let faults = assembled(&key.config(None), None).unwrap_err();
        let [fault] = &faults[..] else {
            panic!("{}: {faults:?}", key.path)
        };
        assert_eq!(fault.key, key.path);
        assert!(
            fault.message.starts_with("is missing: it must be "),
            "{fault}"
        );
        assert!(fault.message.contains(&variable_of(&key.path)), "{fault}");
    }
    for table in ["kilde", "utlevering"] {
        let faults = assembled(
            &[
                "listen = '127.0.0.1:1'",
                "maskinporten.issuer = 'https://a/'",
                "kilde.sqlite = 'a'",
                "utlevering.logg = 'a'",
                "rettighetspakker = 'a'",
            ]
            .map(|line| {
                if line.starts_with(table) {
                    format!("{table} = {{}}")
                } else {
                    line.to_owned()
                }
            }),
            None,
        )
        .unwrap_err();
        assert_eq!((faults.len(), faults[0].key.as_str()), (1, table));
    }
}

#[test]
fn the_example_can_be_used_and_names_every_key() {
    let example = example();
    let parsed = Config::parse(Contents {
        path: Some("FILE".into()),
        content: example.clone().into_bytes(),
        environment: Environment::default(),
    });
    parsed.unwrap();
    // What is commented out could stand there, too.
    for key in keys() {
        let own = key.path.rsplit('.').next().unwrap();
        if key.entry.is_table() {
            let header = format!("[{}]", key.path);
            assert!(
                example
                    .lines()
                    .any(|line| line.trim_start_matches("# ") == header),
                "{header}"
            );
            continue;
        }
        let variable = format!("# Variable: {}", variable_of(&key.path));
        let mut after = example.lines().skip_while(|line| *line != variable).skip(1);
        let line = after
            .next()
            .unwrap_or_else(|| panic!("{} is not in the example", key.path));
        let (name, value) = line.trim_start_matches("# ").split_once(" = ").unwrap();
        assert_eq!(name, own);
        let read: Value = toml::from_str(&format!("value = {value}")).unwrap();
        assembled(&key.config(Some(&read["value"])), None)
            .unwrap_or_else(|faults| panic!("{line}: {faults:?}"));
        if let Some(default) = &key.entry.default {
            assert_eq!(value, in_toml(default), "{line}");
        }
    }
}

#[test]
fn everything_in_the_schema_is_understood() {
    fn understood(key: &str, entry: &Entry) {
        match &entry.shape {
            Shape::Any => panic!("{key} is not understood"),
            Shape::Table(table) => table
                .keys
                .iter()
                .for_each(|(name, entry)| understood(name, entry)),
            Shape::List { of, .. } | Shape::Tables { of, .. } => understood(key, of),
            Shape::TextOr(_, other) => understood(key, other),
            _ => {}
        }
    }
    understood("", schema());
}
