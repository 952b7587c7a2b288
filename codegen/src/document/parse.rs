//! Bytes to a positioned tree: JSON as JSON, all else as YAML.
//!
//! JSON is nearly YAML, but not in all: its `\u` escapes come in surrogate pairs, and its keys may be long.

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::json::Fault;
use super::tree::{Builder, Content, syntax};
use super::{Node, Position, Value, json, scalar};
use crate::diagnostics::Diagnostic;

/// Reads a document.
///
/// # Errors
/// When the bytes are not UTF-8, not one YAML document, hold a key twice, or use what OpenAPI's YAML may not: tags,
/// keys that are not scalars, numbers that JSON lacks. Aliases become what they stand for, within bounds: a document of a
/// few lines can unfold to any size with them.
pub fn parse(bytes: &[u8]) -> Result<Node, Diagnostic> {
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    match json::parse(text) {
        Ok(node) => return Ok(node),
        Err(Fault::Told(diagnostic)) => return Err(diagnostic),
        Err(Fault::NotJson) => {}
    }
    let mut builder = Builder::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            syntax(
                position_of(*error.marker()),
                String::new(),
                error.info().to_owned(),
            )
        })?;
        take(&mut builder, event, span)?;
    }
    builder.root.ok_or_else(|| {
        let start = Position { line: 1, column: 1 };
        syntax(start, String::new(), "the document is empty".to_owned())
    })
}

/// Whether a document is JSON, and no other YAML.
pub(crate) fn is_json(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    json::parse(text.strip_prefix('\u{FEFF}').unwrap_or(text)).is_ok()
}

fn not_utf8(bytes: &[u8], valid_up_to: usize) -> Diagnostic {
    let valid = bytes.get(..valid_up_to).unwrap_or_default();
    let valid = valid.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(valid);
    let last_line = valid
        .rsplit(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let position = Position {
        line: 1 + valid.iter().filter(|byte| **byte == b'\n').count(),
        column: 1 + String::from_utf8_lossy(last_line).chars().count(),
    };
    syntax(position, String::new(), "not UTF-8 text".to_owned())
}

fn position_of(marker: saphyr_parser::Marker) -> Position {
    Position {
        line: marker.line().max(1),
        column: marker.col() + 1,
    }
}

fn take(builder: &mut Builder, event: Event<'_>, span: Span) -> Result<(), Diagnostic> {
    let position = position_of(span.start);
    match event {
        Event::Scalar(text, style, anchor, tag) => {
            refuse_tag(builder, tag.is_some(), position)?;
            scalar(builder, &text, style, position, anchor)
        }
        Event::SequenceStart(anchor, tag) => {
            refuse_tag(builder, tag.is_some(), position)?;
            builder.start(position, Content::sequence(), anchor)
        }
        Event::MappingStart(anchor, tag) => {
            refuse_tag(builder, tag.is_some(), position)?;
            builder.start(position, Content::mapping(), anchor)
        }
        Event::SequenceEnd | Event::MappingEnd => builder.end(),
        Event::Alias(anchor) => builder.alias(anchor, position),
        Event::DocumentStart(_) if builder.root.is_some() => {
            Err(builder.refusal(position, "more than one YAML document"))
        }
        Event::Nothing
        | Event::StreamStart
        | Event::StreamEnd
        | Event::DocumentStart(_)
        | Event::DocumentEnd => Ok(()),
    }
}

fn refuse_tag(builder: &Builder, tagged: bool, position: Position) -> Result<(), Diagnostic> {
    match tagged {
        true => Err(builder.refusal(position, "tags are not supported")),
        false => Ok(()),
    }
}

fn scalar(
    builder: &mut Builder,
    text: &str,
    style: ScalarStyle,
    position: Position,
    anchor: usize,
) -> Result<(), Diagnostic> {
    if builder.expects_key() {
        // An anchor of a key has nothing that an alias could bring.
        return match (text, style) {
            ("<<", ScalarStyle::Plain) => builder.merge_key(position),
            _ => builder.key(text, position),
        };
    }
    let value = if style == ScalarStyle::Plain {
        scalar::resolve(text)
            .ok_or_else(|| builder.refusal(position, "a number that JSON does not have"))?
    } else {
        Value::String(text.to_owned())
    };
    let mut node = Node::new(position, value);
    if node.words().is_some_and(|words| words != text) {
        node.written = Some(text.to_owned());
    }
    builder.anchored(node, anchor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;
    use proptest::prelude::*;

    fn json(text: &str) -> serde_json::Value {
        parse(text.as_bytes()).unwrap().to_json()
    }

    fn refused(text: &str) -> (Code, String, usize, usize) {
        let diagnostic = parse(text.as_bytes()).unwrap_err();
        let Position { line, column } = diagnostic.position;
        (diagnostic.code, diagnostic.pointer, line, column)
    }

    #[test]
    fn yaml_and_json_give_the_same_tree() {
        let expected = serde_json::json!({"a": [1, "x", null, true], "200": {"b": "2.0.0"}});
        assert_eq!(
            json("a:\n- 1\n- x\n-\n- true\n200:\n  b: 2.0.0\n"),
            expected
        );
        assert_eq!(
            json(r#"{"a": [1, "x", null, true], "200": {"b": "2.0.0"}}"#),
            expected
        );
        assert_eq!(
            json("\u{FEFF}a: [1, x, ~, true]\r\n'200': {b: 2.0.0}\r\n"),
            expected
        );
    }

    #[test]
    fn order_and_positions_are_the_documents() {
        let node = parse(b"b: 1\na:\n  c: 2\n").unwrap();
        let Value::Mapping(members) = &node.value else {
            panic!("a mapping")
        };
        assert_eq!(
            members
                .iter()
                .map(|member| member.key.as_str())
                .collect::<Vec<_>>(),
            ["b", "a"]
        );
        assert_eq!(members[1].position, Position { line: 2, column: 1 });
        assert_eq!(members[1].node.position, Position { line: 3, column: 3 });
    }

    #[test]
    fn what_the_data_model_lacks_is_refused_with_its_place() {
        assert_eq!(
            refused("a: 1\nb: 2\na: 3\n"),
            (Code::DuplicateKey, "/a".to_owned(), 3, 1)
        );
        assert_eq!(
            refused("a: !!str 1\n"),
            (Code::Syntax, "/a".to_owned(), 1, 4)
        );
        assert_eq!(
            refused("a:\n- .inf\n"),
            (Code::Syntax, "/a/0".to_owned(), 2, 3)
        );
        assert_eq!(refused("{[1]: 2}\n").0, Code::Syntax);
        assert_eq!(refused("a: 1\n---\nb: 2\n").0, Code::Syntax);
        assert_eq!(refused("a: [1\n").0, Code::Syntax);
        assert_eq!(refused("").0, Code::Syntax);
        assert_eq!(
            refused(&format!("{}{}", "[".repeat(1000), "]".repeat(1000))).0,
            Code::Syntax
        );
    }

    #[test]
    fn bytes_that_are_not_utf8_are_refused_with_their_place() {
        let diagnostic = parse(b"a: 1\nb: \xFF\n").unwrap_err();
        assert_eq!(
            (diagnostic.code, diagnostic.position),
            (Code::Syntax, Position { line: 2, column: 4 })
        );
    }

    #[test]
    fn an_alias_is_what_it_stands_for() {
        assert_eq!(
            json("a: &x [1, &y {b: 2}]\nc: *x\nd: {e: *y}\n"),
            serde_json::json!({"a": [1, {"b": 2}], "c": [1, {"b": 2}], "d": {"e": {"b": 2}}})
        );
        assert_eq!(
            json("a: &x 1\nb: &x 2\nc: *x\n"),
            serde_json::json!({"a": 1, "b": 2, "c": 2})
        );
    }

    #[test]
    fn a_merge_key_brings_what_an_object_does_not_say_itself() {
        assert_eq!(
            json(
                "a: &x {b: 1, c: 2}\nd: &y {c: 3, e: 4}\nf: {<<: *x, c: 5}\ng: {<<: [*y, *x]}\n'<<': 6\n"
            ),
            serde_json::json!({
                "a": {"b": 1, "c": 2}, "d": {"c": 3, "e": 4},
                "f": {"c": 5, "b": 1}, "g": {"c": 3, "e": 4, "b": 1}, "<<": 6,
            })
        );
    }

    #[test]
    fn what_an_alias_cannot_bring_is_refused_with_its_place() {
        for (text, expected, message) in [
            ("a: *x\n", ("", 1, 4), "unknown anchor"),
            ("a: &x [*x]\n", ("/a/0", 1, 8), "has no end"),
            ("a: &x b\n*x : 1\n", ("", 2, 1), "a key must be a string"),
            (
                "a: {<<: 1}\n",
                ("/a/<<", 1, 9),
                "only objects can be merged",
            ),
            (
                "a: {<<: [[{b: 1}]]}\n",
                ("/a/<<", 1, 9),
                "only objects can be merged",
            ),
            (
                "a: &x {b: 1}\nc: {<<: *x, <<: *x}\n",
                ("/c/<<", 2, 13),
                "stands twice",
            ),
        ] {
            let told = parse(text.as_bytes()).unwrap_err();
            let (pointer, line, column) = expected;
            assert_eq!(
                (&*told.pointer, told.position),
                (pointer, Position { line, column }),
                "{text}"
            );
            assert!(told.message.contains(message), "{told:?}");
        }
    }

    #[test]
    fn aliases_that_double_at_each_level_are_refused() {
        let mut text = "a0: &a0 [x, x]\n".to_owned();
        for level in 1..40 {
            text += &format!("a{level}: &a{level} [*a{0}, *a{0}]\n", level - 1);
        }
        let told = parse(text.as_bytes()).unwrap_err();
        assert!(told.message.contains("bring more than"), "{told:?}");
        assert!(told.position.line > 10, "{told:?}");
        // And those that nest.
        let mut text = "a0: &a0 [x]\n".to_owned();
        for level in 1..200 {
            text += &format!("a{level}: &a{level} [*a{}]\n", level - 1);
        }
        let told = parse(text.as_bytes()).unwrap_err();
        assert!(told.message.contains("nested too deep"), "{told:?}");
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = parse(&bytes);
        }

        #[test]
        fn no_text_panics(text in "[a-c:\\[\\]{},\\-?|>&*!%#'\" \n\t0-9.]{0,80}") {
            let _ = parse(text.as_bytes());
        }
    }
}
