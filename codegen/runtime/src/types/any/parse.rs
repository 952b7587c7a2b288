//! JSON to [`Any`](super::Any). serde_json's own values would round numbers and keep the last of two equal keys.

use std::collections::HashSet;

use super::Any;
use crate::types::{Decimal, Map};

/// Deeper than any data that people send; bounds every recursion over a value.
const MOST_DEPTH: usize = 128;

/// Bytes that are no JSON, or JSON that means two things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotJson {
    /// Not UTF-8.
    #[error("not UTF-8")]
    Encoding,
    /// Not the grammar of RFC 8259.
    #[error("not JSON at byte {0}")]
    Syntax(usize),
    /// An object has a key twice.
    #[error("a key stands twice in one object, at byte {0}")]
    DuplicateKey(usize),
    /// Nested deeper than 128 levels.
    #[error("nested too deep at byte {0}")]
    Depth(usize),
}

pub(super) fn parse(bytes: &[u8]) -> Result<Any, NotJson> {
    let text = std::str::from_utf8(bytes).map_err(|_| NotJson::Encoding)?;
    let mut parser = Parser { text, at: 0 };
    let value = parser.value(0)?;
    parser.space();
    match parser.at == text.len() {
        true => Ok(value),
        false => Err(parser.syntax()),
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
}

impl Parser<'_> {
    fn syntax(&self) -> NotJson {
        NotJson::Syntax(self.at)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Takes `byte`, when it is next after white space.
    fn take(&mut self, byte: u8) -> bool {
        self.space();
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn value(&mut self, depth: usize) -> Result<Any, NotJson> {
        self.space();
        if depth > MOST_DEPTH {
            return Err(NotJson::Depth(self.at));
        }
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.string().map(Any::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Any::Boolean(true)),
            Some(b'f') => self.word("false", Any::Boolean(false)),
            Some(b'n') => self.word("null", Any::Null),
            _ => Err(self.syntax()),
        }
    }

    fn word(&mut self, word: &str, value: Any) -> Result<Any, NotJson> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if !rest.starts_with(word) {
            return Err(self.syntax());
        }
        self.at += word.len();
        Ok(value)
    }

    fn number(&mut self) -> Result<Any, NotJson> {
        let start = self.at;
        while matches!(
            self.peek(),
            Some(b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9')
        ) {
            self.at += 1;
        }
        let text = self.text.get(start..self.at).unwrap_or_default();
        let number = text.parse::<Decimal>();
        number.map(Any::Number).map_err(|_| NotJson::Syntax(start))
    }

    fn string(&mut self) -> Result<String, NotJson> {
        let start = self.at;
        self.at += 1;
        let mut escaped = false;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.at += 2;
                }
                Some(0x20..) => self.at += 1,
                _ => return Err(self.syntax()),
            }
        }
        self.at += 1;
        if !escaped {
            let inside = self.text.get(start + 1..self.at - 1);
            return inside.map(str::to_owned).ok_or(NotJson::Syntax(start));
        }
        let quoted = self.text.get(start..self.at).unwrap_or_default();
        serde_json::from_str(quoted).map_err(|_| NotJson::Syntax(start))
    }

    fn array(&mut self, depth: usize) -> Result<Any, NotJson> {
        self.at += 1;
        let mut items = Vec::new();
        if self.take(b']') {
            return Ok(Any::Array(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.take(b']') {
                return Ok(Any::Array(items));
            }
            if !self.take(b',') {
                return Err(self.syntax());
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Any, NotJson> {
        self.at += 1;
        let mut members = Vec::new();
        let mut keys = HashSet::new();
        if self.take(b'}') {
            return Ok(Any::Object(Map::from(members)));
        }
        loop {
            self.space();
            let start = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.syntax());
            }
            let key = self.string()?;
            if !keys.insert(key.clone()) {
                return Err(NotJson::DuplicateKey(start));
            }
            if !self.take(b':') {
                return Err(self.syntax());
            }
            let value = self.value(depth + 1)?;
            members.push((key, value));
            if self.take(b'}') {
                return Ok(Any::Object(Map::from(members)));
            }
            if !self.take(b',') {
                return Err(self.syntax());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_json_is_refused_with_its_place() {
        for (text, expected) in [
            ("", NotJson::Syntax(0)),
            ("1 2", NotJson::Syntax(2)),
            ("01", NotJson::Syntax(0)),
            ("+1", NotJson::Syntax(0)),
            ("[1,]", NotJson::Syntax(3)),
            ("{\"a\" 1}", NotJson::Syntax(5)),
            ("{a:1}", NotJson::Syntax(1)),
            ("\"\n\"", NotJson::Syntax(1)),
            ("\"\\", NotJson::Syntax(3)),
            ("\"\\x\"", NotJson::Syntax(0)),
            ("\"\\ud800\"", NotJson::Syntax(0)),
            ("nul", NotJson::Syntax(0)),
            ("{\"a\":1,\"a\":1}", NotJson::DuplicateKey(7)),
            ("{\"a\":1,\"\\u0061\":1}", NotJson::DuplicateKey(7)),
        ] {
            assert_eq!(parse(text.as_bytes()).unwrap_err(), expected, "{text}");
        }
        assert_eq!(parse(b"\"\xFF\"").unwrap_err(), NotJson::Encoding);
        let deep = "[".repeat(100_000);
        assert!(matches!(
            parse(deep.as_bytes()).unwrap_err(),
            NotJson::Depth(_)
        ));
    }

    proptest! {
        /// serde_json is the judge of what is JSON, but for equal keys and numbers of any size.
        #[test]
        fn the_grammar_is_that_of_serde_json(text in r#"[\[\]{},:"\\ 0-9a-etrufalsn.eE+-]{0,24}"#) {
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            match parse(text.as_bytes()) {
                Ok(ours) => {
                    let again: Result<serde_json::Value, _> = serde_json::from_str(&ours.to_json());
                    if let (Ok(theirs), Ok(again)) = (theirs, again) {
                        prop_assert_eq!(theirs, again);
                    }
                }
                Err(NotJson::Syntax(_)) => prop_assert!(theirs.is_err(), "{}", text),
                Err(_) => {}
            }
        }

        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            let _ = parse(&bytes);
        }
    }
}
