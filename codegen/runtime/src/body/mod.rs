//! The body of a request, from its bytes to what a handler takes.
//!
//! [`receive`] reads it: whether its media type is documented (415) and its size within the limits (413), before memory is
//! used for it. [`Received`] is then decoded and held against its schema, all violations told beside those of the
//! parameters. What is too large for memory is a stream, or a file that no name leads to.

mod content_type;
mod file;
mod limits;
mod multipart;
mod receive;
mod received;
mod stream;

#[cfg(test)]
mod tests;

pub use file::{File, Files};
pub use limits::Limits;
pub use multipart::Multipart;
pub use receive::receive;
pub use received::Received;
pub use stream::{ByteStream, StreamError};

/// Bytes in memory.
pub use bytes::Bytes;

use crate::negotiate::MediaType;
use crate::parameters::Style;
use crate::schema::Schema;

/// `requestBody`, as the document describes it.
#[derive(Debug)]
pub struct RequestBody {
    /// `required`.
    pub required: bool,
    /// `content`, in the document's order.
    pub content: &'static [Content],
}

/// One of the media types of a request's body.
#[derive(Debug)]
pub struct Content {
    /// The media type, or a range of them.
    pub media_type: MediaType,
    /// `schema`.
    pub schema: &'static Schema,
    /// Whether it is handed on as it comes in, however long it is.
    pub streamed: bool,
    /// What is said of single properties of a form.
    pub parts: &'static [Part],
}

/// A property of a form of which there is more to know than its schema.
#[derive(Debug)]
pub struct Part {
    /// The property's name.
    pub name: &'static str,
    /// Whether it is bytes, or an array of them: files.
    pub file: bool,
    /// How it is written.
    pub encoding: Encoding,
    /// The media types of `encoding.contentType`; none when any will do.
    pub media_types: &'static [&'static str],
}

/// How a property of a form is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As its type asks for.
    Default,
    /// `style` with `explode`.
    Styled(Style, bool),
    /// JSON.
    Json,
    /// XML.
    Xml,
    /// Text.
    Text,
}
