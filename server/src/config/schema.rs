//! What a configuration may say, read from its types: the example, the checks and the names of the environment's variables
//! all come from here, so that none of them can drift from the types.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value};

use super::texts::Kind;

/// A value that may stand in a configuration.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    /// What it is for.
    pub(crate) description: String,
    /// What it is when it is not given.
    pub(crate) default: Option<Value>,
    /// What it could be.
    pub(crate) example: Option<Value>,
    /// Whether it is a part that is off unless it is there.
    pub(crate) optional: bool,
    pub(crate) shape: Shape,
}

/// What a value looks like.
#[derive(Clone, Debug, Default)]
pub(crate) enum Shape {
    /// Nothing is known of it. There is none such, says a test.
    #[default]
    Any,
    Boolean,
    Integer {
        least: i128,
        most: i128,
    },
    Number {
        least: f64,
        most: f64,
    },
    Text(Kind),
    /// One of these words.
    Word(Vec<String>),
    List {
        of: Box<Entry>,
        /// Whether it needs an element at all.
        filled: bool,
        /// Whether none may stand there twice.
        unique: bool,
    },
    Table(Table),
    /// Tables by a name that is free.
    Tables {
        of: Box<Entry>,
        names: Option<Kind>,
    },
    /// A text, or something else.
    TextOr(Kind, Box<Entry>),
}

/// A table, whose keys are known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    /// In the order of the type.
    pub(crate) keys: Vec<(String, Entry)>,
    pub(crate) required: Vec<String>,
    /// Exactly one of these is there.
    pub(crate) one_of: Vec<String>,
    /// A key that has no meaning without those others.
    pub(crate) needs: Vec<(String, Vec<String>)>,
}

impl Table {
    pub(crate) fn get(&self, key: &str) -> Option<&Entry> {
        let mut keys = self.keys.iter();
        keys.find(|(name, _)| name == key).map(|(_, entry)| entry)
    }

    pub(crate) fn is_required(&self, key: &str) -> bool {
        self.required.iter().any(|required| required == key)
    }
}

impl Entry {
    /// What a type may be read from.
    pub(crate) fn of<T: JsonSchema>() -> Self {
        let mut settings = SchemaSettings::default();
        settings.inline_subschemas = true;
        Self::read(&settings.into_generator().into_root_schema_for::<T>())
    }

    fn read(schema: &Schema) -> Self {
        schema
            .as_object()
            .map(Self::from_object)
            .unwrap_or_default()
    }

    fn from_value(value: Option<&Value>) -> Self {
        value
            .and_then(Value::as_object)
            .map(Self::from_object)
            .unwrap_or_default()
    }

    fn from_object(schema: &Map<String, Value>) -> Self {
        let description = schema.get("description").and_then(Value::as_str);
        let examples = schema.get("examples").and_then(Value::as_array);
        let (shape, optional) = shape(schema);
        Self {
            description: one_line(description.unwrap_or_default()),
            default: schema
                .get("default")
                .filter(|value| !value.is_null())
                .cloned(),
            example: examples.and_then(|examples| examples.first()).cloned(),
            optional,
            shape,
        }
    }

    /// Whether it is written as a table of its own.
    pub(crate) fn is_table(&self) -> bool {
        matches!(self.shape, Shape::Table(_) | Shape::Tables { .. })
    }

    /// What is allowed, for people.
    pub(crate) fn expected(&self) -> String {
        match &self.shape {
            Shape::Any => "a value".to_owned(),
            Shape::Boolean => "true or false".to_owned(),
            Shape::Integer { least, most } => format!("a whole number from {least} to {most}"),
            Shape::Number { least, most } => format!("a number from {least} to {most}"),
            Shape::Text(kind) => kind.expected().to_owned(),
            Shape::Word(words) => format!("one of {}", quoted(words)),
            Shape::List { of, filled, .. } => {
                let least = if *filled { ", at least one" } else { "" };
                format!("a list in brackets{least}, each {}", of.expected())
            }
            Shape::Table(table) => {
                let names: Vec<&str> = table.keys.iter().map(|(name, _)| name.as_str()).collect();
                format!("a table with {}", names.join(", "))
            }
            Shape::Tables { of, .. } => format!("tables by name, each {}", of.expected()),
            Shape::TextOr(kind, other) => format!("{}; or {}", kind.expected(), other.expected()),
        }
    }
}

/// What it looks like, and whether it may be absent as a whole.
fn shape(schema: &Map<String, Value>) -> (Shape, bool) {
    let types = types(schema);
    let optional = types.contains(&"null");
    let shape = match types.iter().find(|name| **name != "null").copied() {
        Some("boolean") => Shape::Boolean,
        Some("integer") => Shape::Integer {
            least: bound(schema, "minimum").unwrap_or(i64::MIN.into()),
            most: bound(schema, "maximum").unwrap_or_else(|| widest(schema)),
        },
        Some("number") => Shape::Number {
            least: schema
                .get("minimum")
                .and_then(Value::as_f64)
                .unwrap_or(f64::MIN),
            most: schema
                .get("maximum")
                .and_then(Value::as_f64)
                .unwrap_or(f64::MAX),
        },
        Some("string") => match texts(schema.get("enum")) {
            Some(words) => Shape::Word(words),
            None => kind(schema).map_or(Shape::Any, Shape::Text),
        },
        Some("array") => Shape::List {
            of: Box::new(Entry::from_value(schema.get("items"))),
            filled: bound(schema, "minItems").is_some_and(|least| least > 0),
            unique: schema.get("uniqueItems") == Some(&Value::Bool(true)),
        },
        Some("object") => match schema.get("additionalProperties") {
            Some(of @ Value::Object(_)) => Shape::Tables {
                of: Box::new(Entry::from_value(Some(of))),
                names: schema
                    .get("propertyNames")
                    .and_then(Value::as_object)
                    .and_then(kind),
            },
            _ => Shape::Table(table(schema)),
        },
        Some(_) => Shape::Any,
        None => words_or_either(schema),
    };
    (shape, optional)
}

/// Words that have descriptions, or a text beside something else.
fn words_or_either(schema: &Map<String, Value>) -> Shape {
    if let Some(words) = schema.get("oneOf").and_then(Value::as_array) {
        let words = words
            .iter()
            .map(|word| Some(word.get("const")?.as_str()?.to_owned()));
        return words.collect::<Option<_>>().map_or(Shape::Any, Shape::Word);
    }
    match schema
        .get("anyOf")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
    {
        Some([text, other]) => match Entry::from_value(Some(text)).shape {
            Shape::Text(kind) => Shape::TextOr(kind, Box::new(Entry::from_value(Some(other)))),
            _ => Shape::Any,
        },
        _ => Shape::Any,
    }
}

fn table(schema: &Map<String, Value>) -> Table {
    let keys = schema.get("properties").and_then(Value::as_object);
    let needs = schema.get("dependentRequired").and_then(Value::as_object);
    let alternatives = schema.get("oneOf").and_then(Value::as_array);
    let alternatives = alternatives.into_iter().flatten();
    Table {
        keys: keys
            .into_iter()
            .flatten()
            .map(|(name, schema)| (name.clone(), Entry::from_value(Some(schema))))
            .collect(),
        required: texts(schema.get("required")).unwrap_or_default(),
        one_of: alternatives
            .filter_map(|one| texts(one.get("required")))
            .flatten()
            .collect(),
        needs: needs
            .into_iter()
            .flatten()
            .map(|(key, others)| (key.clone(), texts(Some(others)).unwrap_or_default()))
            .collect(),
    }
}

fn types(schema: &Map<String, Value>) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn kind(schema: &Map<String, Value>) -> Option<Kind> {
    Kind::named(schema.get("format")?.as_str()?)
}

fn bound(schema: &Map<String, Value>, name: &str) -> Option<i128> {
    schema.get(name)?.as_i64().map(i128::from)
}

fn widest(schema: &Map<String, Value>) -> i128 {
    match schema.get("format").and_then(Value::as_str) {
        Some("uint16") => u16::MAX.into(),
        Some("uint32") => u32::MAX.into(),
        _ => i64::MAX.into(),
    }
}

fn texts(value: Option<&Value>) -> Option<Vec<String>> {
    let texts = value?.as_array()?.iter();
    Some(texts.filter_map(Value::as_str).map(str::to_owned).collect())
}

/// `"json", "text"`
fn quoted(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("{word:?}")).collect();
    words.join(", ")
}

/// Without the line breaks and the marks of documentation in code.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace('`', "")
}
