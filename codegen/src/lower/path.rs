//! Path templates: `/a/{b}.{c}?d=e`.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;

use crate::diagnostics::Code;
use crate::document::cursor::Cursor;
use crate::ir::{Piece, Segment};

/// A path, read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Path {
    pub(super) segments: Vec<Segment>,
    /// What some write behind a question mark to tell operations apart: names and values that the query must have.
    pub(super) query: Vec<(String, String)>,
}

/// Reads the path `template`, that `cursor` is the value of.
pub(super) fn read(template: &str, cursor: &Cursor<'_, '_>) -> Option<Path> {
    match parse(template) {
        Ok(path) => Some(path),
        Err((code, message)) => {
            cursor.report(code, message);
            None
        }
    }
}

fn parse(template: &str) -> Result<Path, (Code, String)> {
    let unsupported = |why: &str| {
        let message = format!("the path \"{template}\" is not supported: {why}");
        (Code::Unsupported, message)
    };
    let invalid = |what: String| (Code::InvalidValue, what);
    let Some(rest) = template.strip_prefix('/') else {
        let message = format!("the path \"{template}\" does not begin with a slash");
        return Err(invalid(message));
    };
    if rest.contains('#') {
        return Err(unsupported(
            "what stands behind \"#\" never reaches a server",
        ));
    }
    let (rest, query) = match rest.split_once('?') {
        Some((rest, query)) => (rest, fixed_query(query)),
        None => (rest, Some(Vec::new())),
    };
    let query = query.ok_or_else(|| {
        unsupported("parameters behind \"?\" are described as parameters in \"query\"")
    })?;
    let segments: Result<Vec<_>, _> = rest.split('/').map(segment).collect();
    let segments = segments.map_err(unsupported)?;
    let mut seen = BTreeSet::new();
    for name in segments.iter().flat_map(Segment::parameters) {
        if !seen.insert(name) {
            return Err(invalid(format!("{{{name}}} stands twice in the path")));
        }
    }
    Ok(Path { segments, query })
}

/// `a=b&c` to pairs; `None` when there is a parameter in it.
fn fixed_query(query: &str) -> Option<Vec<(String, String)>> {
    if query.contains(['{', '}']) {
        return None;
    }
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(name), decoded(value))
    };
    Some(pairs.map(pair).collect())
}

fn segment(text: &str) -> Result<Segment, &'static str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(begin) = rest.find('{') {
        let (before, parameter) = rest.split_at(begin);
        let Some((name, behind)) = parameter
            .strip_prefix('{')
            .and_then(|parameter| parameter.split_once('}'))
        else {
            return Err("a brace has no other");
        };
        if name.is_empty() || name.contains('{') {
            return Err("braces hold the name of one parameter");
        }
        match (before, pieces.last()) {
            ("", Some(_)) => return Err("two parameters stand without text between them"),
            ("", None) => {}
            (before, _) => pieces.push(Piece::Text(literal(before)?)),
        }
        pieces.push(Piece::Parameter(name.to_owned()));
        rest = behind;
    }
    let behind = literal(rest)?;
    match pieces.as_slice() {
        [] => return Ok(Segment::Fixed(behind)),
        [Piece::Parameter(name)] if behind.is_empty() => {
            return Ok(Segment::Parameter(name.clone()));
        }
        _ if behind.is_empty() => {}
        _ => pieces.push(Piece::Text(behind)),
    }
    Ok(Segment::Mixed(pieces))
}

/// Text of a path: any that a URL can have, encoded or not.
fn literal(text: &str) -> Result<String, &'static str> {
    if text.contains('}') {
        return Err("a brace has no other");
    }
    let decoded = percent_decode_str(text).decode_utf8();
    if decoded.is_err() || text.chars().any(char::is_control) {
        return Err("its text is not what a URL can have");
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::template;

    #[test]
    fn every_template_is_read_as_it_is_written() {
        for written in [
            "/",
            "/a",
            "/a/",
            "/a//b",
            "/{a}",
            "/{a}.{b}",
            "/report.{format}",
            "/users/{id}:activate",
            "/Products({a},'{b}')/x*",
            "/a%20b/å/~._-!$&'()*+,;=:@",
            "/.well-known/{x-y z}",
        ] {
            let path = parse(written).unwrap();
            assert_eq!(template(&path.segments), written);
            assert!(path.query.is_empty());
        }
        let path = parse("/a/{b}?view=x%20y&c").unwrap();
        assert_eq!(template(&path.segments), "/a/{b}");
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(path.query, [pair("view", "x y"), pair("c", "")]);
    }

    #[test]
    fn what_no_router_can_tell_apart_is_refused() {
        for (written, code) in [
            ("a", Code::InvalidValue),
            ("/{a}/{a}", Code::InvalidValue),
            ("/{a}.{a}", Code::InvalidValue),
            ("/{a}{b}", Code::Unsupported),
            ("/{}", Code::Unsupported),
            ("/{a", Code::Unsupported),
            ("/a}", Code::Unsupported),
            ("/{a{b}}", Code::Unsupported),
            ("/a#b", Code::Unsupported),
            ("/a?b={c}", Code::Unsupported),
            ("/%FF", Code::Unsupported),
        ] {
            assert_eq!(parse(written).unwrap_err().0, code, "{written}");
        }
    }
}
