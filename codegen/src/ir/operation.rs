//! Operations.

use std::fmt;

use super::{Body, Documentation, Origin, RequestBody, Schema, Security, Segment};

/// One method of one path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// Where it stands.
    pub origin: Origin,
    /// `operationId`, or what stands for it where there is none: method and path.
    pub operation_id: String,
    /// The name in Rust, as a function.
    pub function_name: String,
    /// The name in Rust, as the beginning of types.
    pub type_name: String,
    /// The method.
    pub method: Method,
    /// The path, below the base path.
    pub path: Vec<Segment>,
    /// What the query must have for the request to be one of this operation: a path may be written with it.
    pub query: Vec<(String, String)>,
    /// The base paths that it is served at, where its servers, or those of its path, are not the API's.
    pub base_paths: Option<Vec<String>>,
    /// What the document says of it.
    pub documentation: Documentation,
    /// Parameters, in the document's order.
    pub parameters: Vec<Parameter>,
    /// What it is sent.
    pub request_body: Option<RequestBody>,
    /// Responses, by status.
    pub responses: Vec<Response>,
    /// Who may ask.
    pub security: Security,
}

/// An HTTP method that the document can describe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it all")]
pub enum Method {
    Get,
    Put,
    Post,
    Delete,
    Options,
    Head,
    Patch,
    Trace,
}

impl Method {
    /// The keyword of the Path Item Object.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::Put => "put",
            Self::Post => "post",
            Self::Delete => "delete",
            Self::Options => "options",
            Self::Head => "head",
            Self::Patch => "patch",
            Self::Trace => "trace",
        }
    }

    /// Every method.
    pub const ALL: [Self; 8] = [
        Self::Get,
        Self::Put,
        Self::Post,
        Self::Delete,
        Self::Options,
        Self::Head,
        Self::Patch,
        Self::Trace,
    ];
}

/// A parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Where it stands.
    pub origin: Origin,
    /// Its name on the wire.
    pub wire_name: String,
    /// Its name in Rust.
    pub field_name: String,
    /// Where it is on the wire.
    pub location: ParameterLocation,
    /// How it is written.
    pub notation: Notation,
    /// Whether it must be there.
    pub required: bool,
    /// `allowEmptyValue`.
    pub allow_empty: bool,
    /// `allowReserved`: only for those who write it; what is not encoded is read either way.
    pub allow_reserved: bool,
    /// Its schema.
    pub schema: Schema,
    /// What the document says of it.
    pub documentation: Documentation,
}

/// `in`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ParameterLocation {
    /// `path`.
    Path,
    /// `query`.
    Query,
    /// `header`.
    Header,
    /// `cookie`.
    Cookie,
}

impl ParameterLocation {
    /// Every location.
    pub const ALL: [Self; 4] = [Self::Path, Self::Query, Self::Header, Self::Cookie];

    /// Its name in the document.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }

    /// What it is called in texts.
    #[must_use]
    pub fn noun(self) -> &'static str {
        match self {
            Self::Path => "path parameter",
            Self::Query => "query parameter",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }

    /// The styles that it may have, its default first (OpenAPI 3.0.4, section 4.7.12.3).
    #[must_use]
    pub fn styles(self) -> &'static [Style] {
        match self {
            Self::Path => &[Style::Simple, Style::Label, Style::Matrix],
            Self::Query => &[
                Style::Form,
                Style::SpaceDelimited,
                Style::PipeDelimited,
                Style::DeepObject,
            ],
            Self::Header => &[Style::Simple],
            Self::Cookie => &[Style::Form],
        }
    }

    /// The style of a parameter that does not state one.
    #[must_use]
    pub fn default_style(self) -> Style {
        match self {
            Self::Path | Self::Header => Style::Simple,
            Self::Query | Self::Cookie => Style::Form,
        }
    }
}

/// How a parameter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// `style` and `explode`.
    Styled {
        /// `style`, or the default of the location.
        style: Style,
        /// `explode`, or the default of the style.
        explode: bool,
    },
    /// `content` of a JSON media type.
    Json,
    /// `content` of a text media type.
    Text,
}

/// `style`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the document's")]
pub enum Style {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
}

impl Style {
    /// Its name in the document.
    #[must_use]
    pub fn keyword(self) -> &'static str {
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

    /// Whether it is exploded where the document does not say.
    #[must_use]
    pub fn default_explode(self) -> bool {
        self == Self::Form
    }
}

/// One documented response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// Where it stands.
    pub origin: Origin,
    /// Its status.
    pub status: Status,
    /// What the document says of it.
    pub documentation: Documentation,
    /// The headers that it promises.
    pub headers: Vec<ResponseHeader>,
    /// Its body; an error that is not described looks like the others, when those look alike.
    pub body: Option<Body>,
    /// Whether the document describes the body here.
    pub describes_body: bool,
}

/// A header of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseHeader {
    /// Where it stands.
    pub origin: Origin,
    /// Its name.
    pub name: String,
    /// Its name in Rust.
    pub field_name: String,
    /// Whether it is always there.
    pub required: bool,
    /// `explode`.
    pub explode: bool,
    /// Its schema.
    pub schema: Schema,
    /// What the document says of it.
    pub documentation: Documentation,
}

/// The key of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// A status code.
    Code(u16),
    /// `2XX` to `5XX`: every status of this hundred without a key of its own.
    Range(u16),
    /// `default`: every status without a key of its own.
    Default,
}

impl fmt::Display for Status {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(formatter, "{code}"),
            Self::Range(hundreds) => write!(formatter, "{hundreds}XX"),
            Self::Default => formatter.write_str("default"),
        }
    }
}

impl Status {
    /// Whether it belongs to the error pipeline rather than to the handler's answers.
    #[must_use]
    pub fn is_error(self) -> bool {
        match self {
            Self::Code(code) => code >= 400,
            Self::Range(hundreds) => hundreds >= 4,
            Self::Default => true,
        }
    }

    /// Whether an answer of this status is also one of `other`.
    #[must_use]
    pub fn is_within(self, other: Self) -> bool {
        match (self, other) {
            (Self::Code(code), Self::Range(hundreds)) => code / 100 == hundreds,
            (Self::Code(_) | Self::Range(_), Self::Default) => true,
            _ => false,
        }
    }
}
