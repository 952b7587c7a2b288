//! Paths as actix's router reads them, and the order in which it has to try them.

use percent_encoding::percent_decode_str;

use crate::ir::{Piece, Segment};

/// What actix's router captures of one path.
const MOST_CAPTURES: usize = 16;

/// How concrete a segment is: what comes first is tried first.
type Rank = (u8, usize);

/// The order of a path among others: concrete before templated, segment by segment (OpenAPI 3.0, section 4.7.8.2), and
/// of partly templated segments the one with more text.
pub(super) fn rank(base_path: &str, path: &[Segment]) -> Vec<Rank> {
    let base = base_path.split('/').skip(1).map(|_| (0, 0));
    let segment = |segment: &Segment| match segment {
        Segment::Fixed(_) => (0, 0),
        Segment::Mixed(pieces) => {
            let text = pieces.iter().map(|piece| match piece {
                Piece::Text(text) => literal(text).len(),
                Piece::Parameter(_) => 0,
            });
            (1, usize::MAX - text.sum::<usize>())
        }
        Segment::Parameter(_) => (2, 0),
    };
    base.chain(path.iter().map(segment)).collect()
}

/// A part of a pattern: text, or what is captured under a name.
enum Part {
    Text(String),
    Capture(String),
}

/// The pattern of a path below `base_path`; `name` gives the names of captures.
pub(super) fn pattern(
    base_path: &str,
    path: &[Segment],
    mut name: impl FnMut(&str) -> String,
) -> String {
    let mut parts = vec![Part::Text(literal(base_path))];
    for segment in path {
        parts.push(Part::Text("/".to_owned()));
        match segment {
            Segment::Fixed(text) => parts.push(Part::Text(literal(text))),
            Segment::Parameter(parameter) => parts.push(Part::Capture(name(parameter))),
            Segment::Mixed(pieces) => parts.extend(pieces.iter().map(|piece| match piece {
                Piece::Text(text) => Part::Text(literal(text)),
                Piece::Parameter(parameter) => Part::Capture(name(parameter)),
            })),
        }
    }
    written(&parts)
}

fn written(parts: &[Part]) -> String {
    let mut pattern = String::new();
    let mut captures = 0;
    for (index, part) in parts.iter().enumerate() {
        // One place is kept for the asterisk at the end.
        let is_full = captures == MOST_CAPTURES - 2;
        match part {
            Part::Capture(name) if is_full => {
                let rest: String = parts.iter().skip(index).map(expression).collect();
                return format!("{pattern}{{{name}:{rest}}}");
            }
            Part::Capture(name) => {
                captures += 1;
                pattern.push_str(&format!("{{{name}}}"));
            }
            Part::Text(text) => pattern.push_str(text),
        }
    }
    // An asterisk at the end would be the tail of any path.
    match pattern.strip_suffix('*') {
        Some(begin) => format!("{begin}{{asterisk:[*]}}"),
        None => pattern,
    }
}

fn expression(part: &Part) -> String {
    match part {
        Part::Text(text) => regex::escape(text),
        Part::Capture(_) => "[^/]+".to_owned(),
    }
}

/// Text as actix's router sees it: it decodes everything but `%`, `/` and `+`.
pub(super) fn literal(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some(index) = rest.find('%') {
        let (before, triplet) = rest.split_at(index);
        decoded.push_str(before);
        // Several octets make one character.
        let length = triplet
            .as_bytes()
            .chunks(3)
            .take_while(|chunk| is_octet(chunk))
            .count()
            * 3;
        let (run, behind) = triplet.split_at(if length == 0 { 1 } else { length });
        let octets: String = run
            .as_bytes()
            .chunks(3)
            .map(|chunk| String::from_utf8_lossy(chunk).into_owned())
            .map(|octet| match octet.to_ascii_uppercase().as_str() {
                "%25" => "%2525".to_owned(),
                "%2F" => format!("%25{}", octet.trim_start_matches('%')),
                "%2B" => format!("%25{}", octet.trim_start_matches('%')),
                _ => octet,
            })
            .collect();
        decoded.push_str(&percent_decode_str(&octets).decode_utf8_lossy());
        rest = behind;
    }
    decoded.push_str(rest);
    decoded
}

fn is_octet(chunk: &[u8]) -> bool {
    matches!(chunk, [b'%', high, low] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests;
