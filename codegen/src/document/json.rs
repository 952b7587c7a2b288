//! JSON (RFC 8259) to a positioned tree.

use std::iter::Peekable;
use std::str::Chars;

use super::tree::{Builder, Content};
use super::{Node, Position, Value};
use crate::diagnostics::Diagnostic;

/// Why there is no tree.
pub(super) enum Fault {
    /// It is not JSON; it may be YAML.
    NotJson,
    /// It is JSON, and wrong.
    Told(Diagnostic),
}

impl From<Diagnostic> for Fault {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Told(diagnostic)
    }
}

/// Reads an object or an array.
pub(super) fn parse(text: &str) -> Result<Node, Fault> {
    let mut reader = Reader {
        rest: text.chars().peekable(),
        position: Position { line: 1, column: 1 },
        after_return: false,
        builder: Builder::default(),
    };
    reader.white_space();
    if !matches!(reader.rest.peek(), Some('{' | '[')) {
        return Err(Fault::NotJson);
    }
    reader.document()
}

/// A collection that is not closed yet.
#[derive(Clone, Copy)]
enum Open {
    Object,
    Array,
}

struct Reader<'t> {
    rest: Peekable<Chars<'t>>,
    position: Position,
    after_return: bool,
    builder: Builder,
}

impl Reader<'_> {
    /// Without recursion: the depth of a document is its writer's choice.
    fn document(mut self) -> Result<Node, Fault> {
        let mut open: Vec<Open> = Vec::new();
        loop {
            self.white_space();
            let position = self.position;
            match self.rest.peek() {
                Some('{') => {
                    self.next();
                    self.builder.start(position, Content::mapping(), 0)?;
                    open.push(Open::Object);
                    self.white_space();
                    if self.rest.peek() != Some(&'}') {
                        self.key()?;
                        continue;
                    }
                }
                Some('[') => {
                    self.next();
                    self.builder.start(position, Content::sequence(), 0)?;
                    open.push(Open::Array);
                    self.white_space();
                    if self.rest.peek() != Some(&']') {
                        continue;
                    }
                }
                Some('"') => {
                    let value = Value::String(self.string()?);
                    self.builder.place(Node::new(position, value));
                }
                _ => {
                    let value = self.bare()?;
                    self.builder.place(Node::new(position, value));
                }
            }
            // Behind a value: what closes, until a comma promises one more.
            loop {
                self.white_space();
                match (open.last(), self.next()) {
                    (None, None) => return self.builder.root.ok_or(Fault::NotJson),
                    (Some(Open::Object), Some('}')) | (Some(Open::Array), Some(']')) => {
                        open.pop();
                        self.builder.end()?;
                    }
                    (Some(Open::Object), Some(',')) => {
                        self.white_space();
                        self.key()?;
                        break;
                    }
                    (Some(Open::Array), Some(',')) => break,
                    _ => return Err(Fault::NotJson),
                }
            }
        }
    }

    fn next(&mut self) -> Option<char> {
        let character = self.rest.next()?;
        let ends_return = self.after_return && character == '\n';
        self.after_return = character == '\r';
        match character {
            '\n' if ends_return => {}
            '\n' | '\r' => {
                self.position.line += 1;
                self.position.column = 1;
            }
            _ => self.position.column += 1,
        }
        Some(character)
    }

    fn white_space(&mut self) {
        while matches!(self.rest.peek(), Some(' ' | '\t' | '\n' | '\r')) {
            self.next();
        }
    }

    fn key(&mut self) -> Result<(), Fault> {
        let position = self.position;
        if self.rest.peek() != Some(&'"') {
            return Err(Fault::NotJson);
        }
        let key = self.string()?;
        self.builder.key(&key, position)?;
        self.white_space();
        match self.next() {
            Some(':') => Ok(()),
            _ => Err(Fault::NotJson),
        }
    }

    fn string(&mut self) -> Result<String, Fault> {
        let mut text = String::new();
        self.next();
        loop {
            match self.next().ok_or(Fault::NotJson)? {
                '"' => return Ok(text),
                '\\' => text.push(self.escape()?),
                '\0'..='\u{1F}' => return Err(Fault::NotJson),
                character => text.push(character),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        Ok(match self.next().ok_or(Fault::NotJson)? {
            character @ ('"' | '\\' | '/') => character,
            'b' => '\u{8}',
            'f' => '\u{C}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => self.unicode()?,
            _ => return Err(Fault::NotJson),
        })
    }

    fn unicode(&mut self) -> Result<char, Fault> {
        let position = self.position;
        let first = self.code_unit()?;
        let mut units = vec![first];
        if (0xD800..0xDC00).contains(&first) && self.rest.peek() == Some(&'\\') {
            self.next();
            if self.next() != Some('u') {
                return Err(self.lone(position));
            }
            units.push(self.code_unit()?);
        }
        let mut characters = char::decode_utf16(units);
        match (characters.next(), characters.next()) {
            (Some(Ok(character)), None) => Ok(character),
            _ => Err(self.lone(position)),
        }
    }

    fn lone(&self, position: Position) -> Fault {
        let message = "half of a surrogate pair is no character";
        self.builder.refusal(position, message).into()
    }

    fn code_unit(&mut self) -> Result<u16, Fault> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.next().and_then(|digit| digit.to_digit(16));
            unit = unit * 16 + digit.ok_or(Fault::NotJson)?;
        }
        u16::try_from(unit).map_err(|_| Fault::NotJson)
    }

    /// `null`, `true`, `false` or a number.
    fn bare(&mut self) -> Result<Value, Fault> {
        let mut text = String::new();
        let is_bare =
            |character: &char| character.is_ascii_alphanumeric() || "+-.".contains(*character);
        while let Some(character) = self.rest.peek().copied().filter(is_bare) {
            text.push(character);
            self.next();
        }
        match text.as_str() {
            "null" => Ok(Value::Null),
            "true" => Ok(Value::Boolean(true)),
            "false" => Ok(Value::Boolean(false)),
            _ if is_number(&text) => Ok(Value::Number(text)),
            _ => Err(Fault::NotJson),
        }
    }
}

fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let whole_is_sound = digits(whole) && (whole == "0" || !whole.starts_with('0'));
    let exponent_is_sound =
        |exponent: &str| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
    whole_is_sound && fraction.is_none_or(digits) && exponent.is_none_or(exponent_is_sound)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn json(text: &str) -> Option<serde_json::Value> {
        parse(text).ok().map(|node| node.to_json())
    }

    #[test]
    fn what_yaml_cannot_read_of_json_is_read() {
        let long = "k".repeat(5000);
        for text in [
            r#"{"a": "\ud83d\ude00 \/ \u00e6\b\f"}"#.to_owned(),
            format!(r#"{{"{long}": 1}}"#),
            "{\n\t\"a\":\t[\t1,\r\n\t-0.5e+3\t]\t}\n".to_owned(),
            r#"{"a": {}, "b": [], "": null}"#.to_owned(),
        ] {
            let expected: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert_eq!(json(&text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_not_json_is_left_to_yaml() {
        for text in [
            "",
            "a: 1",
            "{a: 1}",
            "[1,]",
            "{\"a\": 1,}",
            "[01]",
            "[1.]",
            "[.5]",
            "[+1]",
            "[1e]",
            "[1] 2",
            "[\"\n\"]",
            "[1",
            "{\"a\"}",
            "{\"a\" 1}",
            "['a']",
            "[tru]",
            "1",
            "\"a\"",
        ] {
            assert!(matches!(parse(text), Err(Fault::NotJson)), "{text}");
        }
    }

    #[test]
    fn positions_are_counted_in_lines_of_every_kind() {
        let node = parse("{\r\n \"æ\":\r  [\n1]}").ok().unwrap();
        let Value::Mapping(members) = &node.value else {
            panic!("an object")
        };
        assert_eq!(members[0].position, Position { line: 2, column: 2 });
        assert_eq!(members[0].node.position, Position { line: 3, column: 3 });
        let Value::Sequence(items) = &members[0].node.value else {
            panic!("an array")
        };
        assert_eq!(items[0].position, Position { line: 4, column: 1 });
    }

    #[test]
    fn half_of_a_surrogate_pair_is_told() {
        for text in [
            r#"{"a": "\ud83d"}"#,
            r#"{"a": "\ude00"}"#,
            r#"{"a": "\ud83d\n"}"#,
            r#"{"a": "\ud83dA"}"#,
        ] {
            let Err(Fault::Told(diagnostic)) = parse(text) else {
                panic!("{text}")
            };
            assert_eq!(diagnostic.pointer, "/a");
            assert_eq!(
                diagnostic.position,
                Position {
                    line: 1,
                    column: 10
                }
            );
        }
    }

    fn any_json() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            any::<String>().prop_map(Into::into),
        ];
        leaf.prop_recursive(4, 32, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
                proptest::collection::btree_map(any::<String>(), inner, 0..4).prop_map(|members| {
                    members
                        .into_iter()
                        .collect::<serde_json::Map<_, _>>()
                        .into()
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn it_reads_what_serde_json_writes(value in any_json()) {
            let wrapped = serde_json::json!([value]);
            prop_assert_eq!(json(&wrapped.to_string()), Some(wrapped.clone()));
            prop_assert_eq!(json(&serde_json::to_string_pretty(&wrapped).unwrap()), Some(wrapped));
        }

        #[test]
        fn no_text_panics(text in r#"[\[{][\[\]{},:"\\ud8a0-9.eE+\-\n\r\t ntf]{0,60}"#) {
            let _ = parse(&text);
        }
    }
}
