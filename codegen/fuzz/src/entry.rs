/// Generates from `document`, and holds what comes of it to what must hold for any document.
pub fn check(document: &[u8]) {
    let options = Options {
        document_name: "fuzzed.yaml",
        command: "fuzz",
        crate_name: "fuzzed",
    };
    match generate(document, &options) {
        Ok(generated) => assert!(!generated.files.is_empty()),
        Err(Error::Document(told)) => {
            assert!(told.iter().next().is_some(), "refused without a reason");
            for one in told.iter() {
                assert_ne!(one.code, Code::Unaccounted, "{one:?}");
            }
        }
        Err(other) => panic!("a fault of the generator: {other}"),
    }
}

/// Reads `bytes` as changes of `seed`, and makes them: of each four bytes the first says what is done, two where, and the
/// last with what. The result is JSON.
pub fn changed(seed: &Value, bytes: &[u8]) -> Value {
    let mut document = seed.clone();
    for change in bytes.chunks_exact(4).take(16) {
        let [kind, high, low, with] = [change[0], change[1], change[2], change[3]];
        let places = places(&document);
        let at = |index: usize| &places[index % places.len()];
        let place = at(usize::from(high) << 8 | usize::from(low));
        // A part of the document itself, so that what belongs together meets.
        let other = at(usize::from(with).wrapping_mul(usize::from(low) + 1));
        let other = document.pointer(other).cloned().unwrap_or(Value::Null);
        let Some(part) = document.pointer_mut(place) else {
            continue;
        };
        match (kind % 8, part) {
            (0, part) => *part = other,
            (1, part) => *part = odd(with),
            (2, Value::Object(members)) if !members.is_empty() => {
                let key = members.keys().nth(usize::from(with) % members.len()).cloned();
                members.shift_remove(&key.unwrap_or_default());
            }
            (2, Value::Array(items)) => drop(items.pop()),
            (3, Value::Object(members)) => {
                let key = KEYWORDS[usize::from(with) % KEYWORDS.len()];
                members.insert(key.to_owned(), other);
            }
            (3, Value::Array(items)) => items.push(other),
            (4, part) => {
                let reference = places_of_schemas(seed);
                let target = &reference[usize::from(with) % reference.len()];
                *part = json!({ "$ref": format!("#{target}") });
            }
            (5, part) => {
                let key = WRAPPERS[usize::from(with) % WRAPPERS.len()];
                let inner = part.take();
                let list = matches!(key, "allOf" | "oneOf" | "anyOf");
                let inner = if list { json!([inner.clone(), inner]) } else { inner };
                *part = json!({ key: inner });
            }
            (6, Value::String(text)) => text.push(char::from(with)),
            (_, part) => *part = odd(with),
        }
    }
    document
}

const KEYWORDS: &[&str] = &[
    "allOf", "oneOf", "anyOf", "not", "items", "properties", "additionalProperties", "required", "enum", "default",
    "type", "format", "pattern", "minimum", "maximum", "multipleOf", "exclusiveMinimum", "minLength", "nullable",
    "discriminator", "xml", "readOnly", "parameters", "content", "schema", "headers", "security", "servers", "in",
    "name", "style", "explode", "$ref", "example", "description", "get", "x-a",
];

const WRAPPERS: &[&str] = &["allOf", "oneOf", "anyOf", "not", "items", "additionalProperties", "properties", "schema"];

/// Values that stand where nobody expects them.
fn odd(with: u8) -> Value {
    match with % 20 {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-1),
        3 => json!(1e300),
        4 => json!([]),
        5 => json!({}),
        6 => json!(""),
        7 => json!("\u{0}\u{202e}\"*/"),
        8 => json!("object"),
        9 => json!("string"),
        10 => json!("integer"),
        11 => json!("array"),
        12 => json!(u64::MAX),
        13 => json!("(a{1000}){1000}"),
        14 => json!("[z-a]"),
        15 => json!([null, 1, "a", {}, []]),
        16 => json!("date-time"),
        17 => json!("self"),
        18 => json!({ "type": "object", "properties": { "": {}, "type": {} } }),
        _ => json!("ß²\u{301}"),
    }
}

fn places(value: &Value) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut next = 0;
    while let Some(place) = all.get(next).cloned() {
        next += 1;
        match value.pointer(&place) {
            Some(Value::Object(members)) => {
                let escaped = members.keys().map(|key| key.replace('~', "~0").replace('/', "~1"));
                all.extend(escaped.map(|key| format!("{place}/{key}")));
            }
            Some(Value::Array(items)) => all.extend((0..items.len()).map(|index| format!("{place}/{index}"))),
            _ => {}
        }
    }
    all
}

/// What a reference may lead to, and sometimes where none may.
fn places_of_schemas(seed: &Value) -> Vec<String> {
    let mut all = places(seed);
    all.retain(|place| place.starts_with("/components"));
    all.push("/none".to_owned());
    all
}
