//! Parameters of a request to types, all violations told.
//!
//! actix's own extractors answer by themselves when they fail; these do not.

pub(crate) mod forms;
mod outline;
mod reader;
mod source;
mod split;
mod styled;
mod text;
mod tree;

#[cfg(test)]
mod styles;

use std::borrow::Cow;

use actix_web::http::header::HeaderMap;

use crate::schema::Schema;
use crate::template::Part;
use crate::violation::Rule;

pub use reader::Reader;
pub use source::raw_path_value;
pub use text::FromText;

/// A parameter, as the document describes it.
#[derive(Debug)]
pub struct Parameter {
    /// `name`.
    pub name: &'static str,
    /// `in`.
    pub source: Source,
    /// `style` and `explode`, or `content`.
    pub notation: Notation,
    /// `required`.
    pub required: bool,
    /// `allowEmptyValue`.
    pub allow_empty: bool,
    /// `default`, as JSON.
    pub default: Option<&'static str>,
    /// The names of the operation's other parameters in the same place: they are no members of this one when its members
    /// stand beside them.
    pub others: &'static [&'static str],
    /// `schema`.
    pub schema: &'static Schema,
}

impl Parameter {
    /// One that may be absent, of which nothing else is said.
    #[must_use]
    pub const fn of(
        name: &'static str,
        source: Source,
        notation: Notation,
        schema: &'static Schema,
    ) -> Self {
        Self {
            name,
            source,
            notation,
            required: false,
            allow_empty: false,
            default: None,
            others: &[],
            schema,
        }
    }
}

/// Where a parameter is.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// `path`.
    Path(Part),
    /// `query`.
    Query,
    /// `header`.
    Header,
    /// `cookie`.
    Cookie,
}

/// How a parameter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// `style` with `explode`.
    Styled(Style, bool),
    /// `content` of JSON.
    Json,
    /// `content` of text.
    Text,
}

/// `style` (OpenAPI 3.0.4, section 4.7.12.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `a,b`, in paths and headers.
    Simple,
    /// `.a,b` or `.a.b`, in paths.
    Label,
    /// `;name=a,b` or `;name=a;name=b`, in paths.
    Matrix,
    /// `name=a,b` or `name=a&name=b`, in queries and cookies.
    Form,
    /// `name=a%20b`, in queries.
    SpaceDelimited,
    /// `name=a|b`, in queries.
    PipeDelimited,
    /// `name[member]=a`, in queries.
    DeepObject,
}

impl Style {
    /// Its name in the document.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Simple => "simple",
            Self::Label => "label",
            Self::Matrix => "matrix",
            Self::Form => "form",
            Self::SpaceDelimited => "spaceDelimited",
            Self::PipeDelimited => "pipeDelimited",
            Self::DeepObject => "deepObject",
        }
    }
}

/// The one value of a header, without the white space around it; `None` when the header is absent.
///
/// # Errors
/// When it stands several times, or is not UTF-8.
pub fn single_header<'r>(headers: &'r HeaderMap, name: &str) -> Result<Option<Cow<'r, str>>, Rule> {
    let mut values = headers.get_all(name);
    let Some(value) = values.next() else {
        return Ok(None);
    };
    if values.next().is_some() {
        return Err(Rule::Repeated);
    }
    let text = std::str::from_utf8(value.as_bytes()).map_err(|_| Rule::Text)?;
    Ok(Some(Cow::Borrowed(text.trim_matches([' ', '\t']))))
}
