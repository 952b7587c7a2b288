//! A body that was read, to what a handler takes: decoded, and held against its schema.

use bytes::Bytes;

use super::multipart::Parts;
use super::{ByteStream, Content, Files, Multipart, RequestBody};
use crate::encode;
use crate::negotiate::Syntax;
use crate::parameters::forms;
use crate::schema::Direction;
use crate::types::{Any, FromAny, Members, Mismatch};
use crate::violation::{Location, Place, Rule, Violations};

/// A body that was read, not yet decoded.
#[derive(Debug)]
pub struct Received {
    body: &'static RequestBody,
    index: usize,
    data: Data,
}

/// What was read.
#[derive(Debug)]
pub(super) enum Data {
    Absent,
    Broken(Violations),
    Bytes(Bytes),
    Stream(ByteStream),
    Parts(Parts),
}

/// The place of the whole body.
pub(super) fn root() -> Place<'static> {
    Place::root(Location::RequestBody, "")
}

impl Received {
    pub(super) fn new(body: &'static RequestBody, index: usize, data: Data) -> Self {
        Self { body, index, data }
    }

    pub(super) fn absent(body: &'static RequestBody) -> Self {
        Self::new(body, 0, Data::Absent)
    }

    pub(super) fn broken(body: &'static RequestBody, violations: Violations) -> Self {
        Self::new(body, 0, Data::Broken(violations))
    }

    /// Which of the document's media types it is in, by its place among them.
    #[must_use]
    pub fn index(&self) -> usize {
        self.index
    }

    fn content(&self) -> Option<&'static Content> {
        self.body.content.get(self.index)
    }

    /// What there is of it; `None` when it is absent or broken, which is told.
    fn present(self, violations: &mut Violations) -> Option<Data> {
        match self.data {
            Data::Absent => {
                if self.body.required {
                    violations.add(&root(), Rule::Required);
                }
                None
            }
            Data::Broken(broken) => {
                violations.append(broken);
                None
            }
            data => Some(data),
        }
    }

    /// The value that its schema describes. `None` when it is absent, or when a violation was added.
    pub fn value<T: FromAny>(self, violations: &mut Violations) -> Option<T> {
        let content = self.content()?;
        let mut broken = Violations::new();
        let value = match self.present(violations)? {
            Data::Bytes(bytes) => decode(content, &bytes, &mut broken),
            _ => None,
        };
        let value = value.filter(|_| broken.is_empty());
        if let Some(value) = &value {
            let schema = content.schema;
            schema.check(value, Direction::Request, &root(), &mut broken);
        }
        let sound = broken.is_empty();
        violations.append(broken);
        let value = value.filter(|_| sound)?;
        match T::from_any(value) {
            Ok(value) => Some(value),
            Err(mismatch) => {
                violations.add(&root(), Rule::Type(mismatch.0));
                None
            }
        }
    }

    /// Its bytes. `None` when it is absent, or when a violation was added.
    pub fn bytes(self, violations: &mut Violations) -> Option<Bytes> {
        match self.present(violations)? {
            Data::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Its bytes as they come in. `None` when it is absent, or when a violation was added.
    pub fn stream(self, violations: &mut Violations) -> Option<ByteStream> {
        match self.present(violations)? {
            Data::Bytes(bytes) => Some(bytes.into()),
            Data::Stream(stream) => Some(stream),
            _ => None,
        }
    }

    /// What `make` makes of the fields and files of a form. `None` when it is absent, or when a violation was added.
    pub fn form<T>(
        self,
        violations: &mut Violations,
        make: impl FnOnce(&mut Members, &mut Files) -> Result<T, Mismatch>,
    ) -> Option<T> {
        let Data::Parts(parts) = self.present(violations)? else {
            return None;
        };
        let (value, mut files) = parts.complete(violations)?;
        let made = Members::of(value).and_then(|mut members| make(&mut members, &mut files));
        made.map_err(|mismatch| violations.add(&root(), Rule::Type(mismatch.0)))
            .ok()
    }

    /// The fields of a form as one value, and its files. `None` when it is absent, or when a violation was added.
    pub fn multipart<T: FromAny>(self, violations: &mut Violations) -> Option<Multipart<T>> {
        let Data::Parts(parts) = self.present(violations)? else {
            return None;
        };
        let (value, files) = parts.complete(violations)?;
        match T::from_any(value) {
            Ok(value) => Some(Multipart { value, files }),
            Err(mismatch) => {
                violations.add(&root(), Rule::Type(mismatch.0));
                None
            }
        }
    }
}

/// Bytes to a value.
fn decode(content: &'static Content, bytes: &Bytes, violations: &mut Violations) -> Option<Any> {
    let schema = content.schema;
    let value = match content.media_type.syntax {
        Syntax::Json => Any::from_json(bytes).map_err(|_| Rule::Syntax("JSON")),
        Syntax::Xml => encode::read_xml(schema, "", bytes).map_err(|_| Rule::Syntax("XML")),
        Syntax::Text => text(bytes).map(|text| schema.text(text)),
        Syntax::Form => {
            let form = text(bytes).map(|text| forms::read(content, text, violations));
            return form.map_err(|rule| violations.add(&root(), rule)).ok();
        }
        Syntax::Bytes | Syntax::Multipart => return None,
    };
    value.map_err(|rule| violations.add(&root(), rule)).ok()
}

pub(super) fn text(bytes: &[u8]) -> Result<&str, Rule> {
    std::str::from_utf8(bytes).map_err(|_| Rule::Text)
}
