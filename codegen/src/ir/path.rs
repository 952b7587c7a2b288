//! Paths.

use std::fmt;

/// What stands between two slashes of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Text, as the document has it.
    Fixed(String),
    /// `{name}`: the name of a path parameter as the document has it.
    Parameter(String),
    /// Parameters with text before, between or behind them: never two without text between them.
    Mixed(Vec<Piece>),
}

/// A part of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text, as the document has it; never empty.
    Text(String),
    /// The name of a path parameter.
    Parameter(String),
}

impl Segment {
    /// The names of its parameters.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        let (own, pieces) = match self {
            Self::Fixed(_) => (None, [].as_slice()),
            Self::Parameter(name) => (Some(name.as_str()), [].as_slice()),
            Self::Mixed(pieces) => (None, pieces.as_slice()),
        };
        let named = |piece| match piece {
            &Piece::Text(_) => None,
            Piece::Parameter(name) => Some(name.as_str()),
        };
        own.into_iter().chain(pieces.iter().filter_map(named))
    }

    /// Whether it matches what `other` does: parameters may be called anything.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Fixed(a), Self::Fixed(b)) => a == b,
            (Self::Parameter(_), Self::Parameter(_)) => true,
            (Self::Mixed(a), Self::Mixed(b)) => {
                a.len() == b.len()
                    && a.iter().zip(b).all(|pair| match pair {
                        (Piece::Text(a), Piece::Text(b)) => a == b,
                        (Piece::Parameter(_), Piece::Parameter(_)) => true,
                        _ => false,
                    })
            }
            _ => false,
        }
    }
}

impl fmt::Display for Segment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(text) => formatter.write_str(text),
            Self::Parameter(name) => write!(formatter, "{{{name}}}"),
            Self::Mixed(pieces) => pieces.iter().try_for_each(|piece| match piece {
                Piece::Text(text) => formatter.write_str(text),
                Piece::Parameter(name) => write!(formatter, "{{{name}}}"),
            }),
        }
    }
}

/// Whether two paths match the same URLs.
#[must_use]
pub fn same_shape(a: &[Segment], b: &[Segment]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is_like(b))
}

/// The path as the document has it: `/a/{b}`.
#[must_use]
pub fn template(path: &[Segment]) -> String {
    path.iter().map(|segment| format!("/{segment}")).collect()
}

/// Where a path parameter is: how many segments follow its own, and that segment.
#[must_use]
pub fn place_of<'a>(path: &'a [Segment], name: &str) -> Option<(usize, &'a Segment)> {
    path.iter()
        .rev()
        .enumerate()
        .find(|(_, segment)| segment.parameters().any(|parameter| parameter == name))
}
