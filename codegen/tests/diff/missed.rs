//! Whatever is changed in a document that means something is told of: every part of one is taken away, renamed, moved
//! and set to something else, one at a time.

use std::collections::BTreeSet;

use actix_openapi_codegen::diff::compare;
use actix_openapi_codegen::document::pointer_to;
use actix_openapi_codegen::lower::lower;
use serde_json::{Value, json};

use crate::lowered;
use crate::table::{BASE, KINDS, OTHER};

/// What may be said in another way, or not at all, and means the same: what is done, and where.
const SAME: &[(&str, &str)] = &[
    // A path parameter is always there.
    ("set", "/components/parameters/Nummer/required"),
    ("take", "/components/parameters/Nummer/required"),
    (
        "set",
        "/paths/~1verktoy~1{nummer}/get/parameters/0/required",
    ),
    (
        "take",
        "/paths/~1verktoy~1{nummer}/get/parameters/0/required",
    ),
    // What is so unless said otherwise.
    (
        "take",
        "/paths/~1verktoy~1{nummer}/get/parameters/2/required",
    ),
    (
        "take",
        "/paths/~1verktoy~1{nummer}/get/parameters/2/schema/format",
    ),
    ("take", "/components/schemas/Hylle/properties/rad/format"),
    ("take", "/components/schemas/Samling/allOf/1/type"),
    // What has properties is an object, what has strings for values a string.
    ("take", "/components/schemas/Feil/type"),
    ("take", "/components/schemas/Hylle/properties/rom/type"),
    ("take", "/components/schemas/Hylle/type"),
    ("take", "/components/schemas/Sortering/type"),
    ("take", "/components/schemas/Ubrukt/type"),
    ("take", "/components/schemas/Utlaan/type"),
    (
        "take",
        "/components/schemas/Verktoy/properties/tilstand/type",
    ),
    ("take", "/components/schemas/Verktoy/type"),
    (
        "take",
        "/paths/~1verktoy~1{nummer}/get/parameters/4/schema/type",
    ),
    // What keywords are about is of that type.
    (
        "take",
        "/components/schemas/Hylle/properties/rom/properties/etasje/type",
    ),
    ("take", "/components/schemas/Nummer/type"),
    (
        "take",
        "/components/schemas/Samling/allOf/1/properties/z/type",
    ),
    ("take", "/components/schemas/Verktoy/properties/navn/type"),
    ("take", "/components/schemas/Verktoy/properties/verdi/type"),
    (
        "take",
        "/paths/~1verktoy~1{nummer}~1utlaan/post/parameters/1/schema/type",
    ),
    // Names of schemes have no case.
    ("set", "/components/securitySchemes/portvakt/scheme"),
    // Lists without an order.
    ("move", "/security/0/portvakt/0"),
    ("move", "/paths/~1verktoy~1{nummer}/get/parameters/0"),
    ("move", "/paths/~1verktoy~1{nummer}/get/parameters/1"),
    ("move", "/paths/~1verktoy~1{nummer}/get/parameters/2"),
    ("move", "/paths/~1verktoy~1{nummer}/get/parameters/3"),
    (
        "move",
        "/paths/~1verktoy~1{nummer}~1utlaan/post/parameters/0",
    ),
    ("move", "/components/schemas/Verktoy/required/0"),
    ("move", "/components/schemas/Verktoy/required/1"),
];

/// The same of the other document.
const OTHER_SAME: &[(&str, &str)] = &[
    ("set", "/paths/~1hager~1{nummer}/get/parameters/0/required"),
    ("take", "/paths/~1hager~1{nummer}/get/parameters/0/required"),
    ("move", "/components/schemas/Hage/oneOf/0"),
    ("move", "/components/schemas/Hage/required/0"),
    ("take", "/components/schemas/Feil/type"),
    ("take", "/components/schemas/Hage/properties/areal/type"),
    ("take", "/components/schemas/Hage/properties/bed/items/type"),
    ("take", "/components/schemas/Hage/properties/bed/type"),
    ("take", "/components/schemas/Hage/properties/trær/type"),
    ("take", "/components/schemas/Hage/type"),
    ("take", "/components/schemas/Kilo/items/type"),
    ("take", "/components/schemas/Kilo/type"),
    ("take", "/components/schemas/Redskap/properties/skaft/type"),
    ("take", "/components/schemas/Redskap/type"),
    ("take", "/components/schemas/Tre/type"),
];

/// The same of the document of kinds.
const KINDS_SAME: &[(&str, &str)] = &[
    // Nobody asks for more than nothing.
    ("take", "/paths/~1saker/get/security"),
    // Lists without an order, and what keywords are about.
    ("move", "/components/schemas/Filter/enum/0"),
    ("move", "/components/schemas/Filter/enum/1"),
    ("move", "/components/schemas/Firma/required/0"),
    ("move", "/components/schemas/Part/oneOf/0"),
    ("move", "/components/schemas/Sak/properties/klasse/enum/0"),
    ("move", "/components/schemas/Sak/properties/klasse/enum/1"),
    ("move", "/components/schemas/Sak/properties/verdi/oneOf/0"),
    ("move", "/components/schemas/Sak/properties/verdi/oneOf/1"),
    ("move", "/components/schemas/Sak/required/0"),
    ("take", "/components/schemas/Feil/type"),
    ("take", "/components/schemas/Firma/type"),
    ("take", "/components/schemas/Gren/properties/grener/type"),
    ("take", "/components/schemas/Gren/type"),
    ("take", "/components/schemas/Kart/type"),
    ("take", "/components/schemas/Lengde/type"),
    ("take", "/components/schemas/Person/type"),
    ("take", "/components/schemas/Rest/type"),
    (
        "take",
        "/components/schemas/Sak/properties/kode/anyOf/0/type",
    ),
    (
        "take",
        "/components/schemas/Sak/properties/kode/anyOf/1/type",
    ),
    (
        "take",
        "/components/schemas/Sak/properties/lengde/allOf/1/type",
    ),
    (
        "take",
        "/components/schemas/Sak/properties/merkelapper/additionalProperties/type",
    ),
    (
        "take",
        "/components/schemas/Sak/properties/merkelapper/type",
    ),
    (
        "take",
        "/components/schemas/Sak/properties/noe/anyOf/1/type",
    ),
    ("take", "/components/schemas/Sak/properties/ord/type"),
    (
        "take",
        "/components/schemas/Sak/properties/tabell/items/type",
    ),
    ("take", "/components/schemas/Sak/properties/tabell/type"),
    ("take", "/components/schemas/Sak/properties/unntak/not/type"),
    (
        "take",
        "/components/schemas/Sak/properties/verdi/oneOf/0/type",
    ),
    ("take", "/components/schemas/Sak/type"),
    ("move", "/components/schemas/Sum/allOf/1"),
    ("move", "/components/schemas/Sum/allOf/1/anyOf/0"),
    ("take", "/components/schemas/Blandet/type"),
    ("take", "/components/schemas/Egen/type"),
    ("take", "/components/schemas/Sum/allOf/2/properties/a/type"),
    ("take", "/components/schemas/Sum/allOf/2/type"),
];

/// The document of the table, and what that lacks.
fn document() -> Value {
    let mut document = json_of(BASE);
    let mut add = |pointer: &str, key: &str, value: Value| {
        let place = document.pointer_mut(pointer).unwrap();
        place[key] = value;
    };
    let reference = || json!({"$ref": "#/components/schemas/Samling"});
    add(
        "/components/schemas",
        "Samling",
        json!({"allOf": [
            {"$ref": "#/components/schemas/Hylle"},
            {
                "type": "object", "title": "Det som er særlig", "description": "En del", "required": ["z"],
                "properties": {
                    "z": {"type": "number", "format": "double", "minimum": 0, "maximum": 5, "exclusiveMaximum": true},
                    "y": {"type": "string", "format": "email", "nullable": true},
                    "x": {"type": "string", "xml": {"name": "eks"}, "deprecated": true, "default": "ja"},
                },
            },
        ]}),
    );
    add(
        "/components/schemas/Utlaan/properties",
        "samling",
        reference(),
    );
    let described = json!({"allOf": [reference()], "description": "En til", "nullable": true});
    add("/components/schemas/Utlaan/properties", "flere", described);
    let scheme = json!({"type": "http", "scheme": "bearer", "description": "Bakdøra"});
    add("/components/securitySchemes", "bakdoer", scheme);
    document
}

/// Every change of one part: what is done, where, and the document that comes of it.
fn changes(document: &Value) -> Vec<(&'static str, String, Value)> {
    let mut all = Vec::new();
    collect(document, "", &mut |what, pointer, change| {
        let mut changed = document.clone();
        let (parent, token) = pointer.rsplit_once('/').unwrap();
        let token = token.replace("~1", "/").replace("~0", "~");
        change(changed.pointer_mut(parent).unwrap(), &token);
        all.push((what, pointer.to_owned(), changed));
    });
    all
}

type Made<'a> = dyn FnMut(&'static str, &str, &dyn Fn(&mut Value, &str)) + 'a;

fn collect(value: &Value, pointer: &str, made: &mut Made<'_>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                let pointer = pointer_to(pointer, key);
                made("take", &pointer, &|parent, key| {
                    parent.as_object_mut().unwrap().remove(key);
                });
                made("rename", &pointer, &|parent, key| {
                    let members = parent.as_object_mut().unwrap();
                    let member = members.remove(key).unwrap();
                    members.insert(format!("{key}x"), member);
                });
                collect(member, &pointer, made);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let pointer = format!("{pointer}/{index}");
                made("take", &pointer, &|parent, _| {
                    parent.as_array_mut().unwrap().remove(index);
                });
                if index + 1 < items.len() {
                    made("move", &pointer, &|parent, _| {
                        parent.as_array_mut().unwrap().swap(index, index + 1);
                    });
                }
                collect(item, &pointer, made);
            }
        }
        scalar => {
            for other in others(scalar) {
                let set = |parent: &mut Value, token: &str| match parent {
                    Value::Array(items) => items[token.parse::<usize>().unwrap()] = other.clone(),
                    parent => parent[token] = other.clone(),
                };
                made("set", pointer, &set);
            }
        }
    }
}

/// Values that may stand where this one does.
fn others(scalar: &Value) -> Vec<Value> {
    let text = |text: &str| Value::from(text);
    match scalar {
        Value::Bool(flag) => vec![json!(!flag)],
        Value::Number(number) => match number.as_i64() {
            Some(number) => vec![json!(number + 1), json!(number - 1)],
            None => vec![json!(number.as_f64().unwrap() / 2.0)],
        },
        Value::String(string) => {
            let mut all = vec![text(&format!("{string}x")), text(&string.to_uppercase())];
            let alike: &[&str] = match string.as_str() {
                "string" | "integer" | "number" | "boolean" | "array" | "object" => {
                    &["string", "integer", "number", "boolean", "array", "object"]
                }
                "int32" | "int64" | "uuid" | "date" | "date-time" | "double" | "email" | "byte"
                | "binary" => &[
                    "byte",
                    "binary",
                    "int32",
                    "int64",
                    "uuid",
                    "date",
                    "date-time",
                    "float",
                    "ipv4",
                ],
                reference if reference.starts_with("#/components/schemas/P") => &[
                    "#/components/schemas/Person",
                    "#/components/schemas/Firma",
                    "#/components/schemas/Lengde",
                    "#/components/schemas/Gren",
                ],
                "oauth2" => &["openIdConnect"],
                "path" | "header" => &["path", "header"],
                reference if reference.starts_with("#/components/schemas/") => &[
                    "#/components/schemas/Hylle",
                    "#/components/schemas/Nummer",
                    "#/components/schemas/Sortering",
                    "#/components/schemas/Utlaan",
                ],
                _ => &[],
            };
            all.extend(alike.iter().copied().map(text));
            all.retain(|other| other != scalar);
            all
        }
        _ => Vec::new(),
    }
}

/// How many changes leave a document that is understood, and those that are not told of in both directions.
fn silent(document: &Value) -> (usize, BTreeSet<(&'static str, String)>) {
    let base = lowered(&document.to_string());
    let (mut understood, mut silent) = (0, BTreeSet::new());
    for (what, pointer, changed) in changes(document) {
        let Ok(changed) = lower(changed.to_string().as_bytes(), "test") else {
            continue;
        };
        understood += 1;
        if compare(&base, &changed).is_empty() || compare(&changed, &base).is_empty() {
            silent.insert((what, pointer));
        }
    }
    (understood, silent)
}

fn same(all: &[(&'static str, &str)]) -> BTreeSet<(&'static str, String)> {
    let owned = all
        .iter()
        .map(|(what, pointer)| (*what, (*pointer).to_owned()));
    owned.collect()
}

#[test]
fn no_change_is_missed() {
    let (understood, silent) = silent(&document());
    assert!(understood > 300, "{understood}");
    assert_eq!(silent, same(SAME));
}

#[test]
fn no_change_of_the_other_document_is_missed() {
    let (understood, silent) = silent(&json_of(OTHER));
    assert!(understood > 200, "{understood}");
    assert_eq!(silent, same(OTHER_SAME));
}

#[test]
fn no_change_of_kinds_is_missed() {
    let (understood, silent) = silent(&json_of(KINDS));
    assert!(understood > 400, "{understood}");
    assert_eq!(silent, same(KINDS_SAME));
}

#[test]
fn yaml_and_json_do_not_differ() {
    for base in [BASE, OTHER, KINDS] {
        let (yaml, json) = (lowered(base), lowered(&json_of(base).to_string()));
        assert_eq!(compare(&yaml, &json), []);
        assert_eq!(compare(&json, &yaml), []);
    }
}

/// A document without positions.
fn json_of(document: &str) -> serde_json::Value {
    actix_openapi_codegen::document::parse(document.as_bytes())
        .unwrap()
        .to_json()
}
