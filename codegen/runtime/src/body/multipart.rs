//! `multipart/form-data` (RFC 7578): fields to values, files to the disk.

use actix_multipart::{Field, Multipart as Reader};
use actix_web::error::PayloadError;
use actix_web::http::header::HeaderMap;
use bytes::{Bytes, BytesMut};
use futures_util::{StreamExt, TryStreamExt};
use mime::Mime;

use super::content_type::essence_matched;
use super::received::root;
use super::{ByteStream, Content, Encoding, File, Files, Limits, Part, StreamError};
use crate::encode;
use crate::failure::Rejection;
use crate::negotiate::Syntax;
use crate::parameters::forms;
use crate::schema::{Direction, Kind, Schema};
use crate::types::Any;
use crate::violation::{Location, Place, Rule, Violations};

/// A form whose schema is no plain object: its fields as one value, in which an empty text stands for each file.
#[derive(Debug)]
pub struct Multipart<T> {
    /// The fields.
    pub value: T,
    /// The files.
    pub files: Files,
}

/// The parts of a form that was read.
#[derive(Debug)]
pub(super) struct Parts {
    content: &'static Content,
    fields: Vec<(String, Vec<Any>)>,
    files: Files,
    violations: Violations,
}

/// Reads every part of a form.
pub(super) async fn read(
    headers: &HeaderMap,
    content: &'static Content,
    stream: ByteStream,
    limits: &Limits,
) -> Result<Parts, Rejection> {
    // The reader itself holds at most 64 KiB, headers of parts included, and 32 headers of each.
    let mut reader = Reader::new(headers, stream.map_err(payload_error));
    let mut parts = Parts {
        content,
        fields: Vec::new(),
        files: Files::default(),
        violations: Violations::new(),
    };
    let (mut count, mut memory) = (0, limits.memory);
    while let Some(field) = reader.next().await {
        let field = match field {
            Ok(field) => field,
            Err(error) => {
                parts.broken(error, limits)?;
                break;
            }
        };
        count += 1;
        if count > limits.parts {
            return Err(Rejection::TooManyParts {
                limit: limits.parts,
            });
        }
        let most = limits.field.min(memory);
        match parts.part(field, most, limits).await? {
            Some(taken) => memory = memory.saturating_sub(taken),
            None => break,
        }
    }
    Ok(parts)
}

/// What the reader of forms can be told of an error.
fn payload_error(error: StreamError) -> PayloadError {
    match error {
        StreamError::TooLarge { .. } => PayloadError::Overflow,
        StreamError::Payload(error) => error,
        StreamError::Io(error) => PayloadError::Io(error),
    }
}

impl Parts {
    /// Reads one part: how many bytes of memory it takes, or `None` when nothing can be read after it.
    async fn part(
        &mut self,
        mut field: Field,
        most: u64,
        limits: &Limits,
    ) -> Result<Option<u64>, Rejection> {
        let disposition = field.content_disposition();
        let name = disposition.and_then(|disposition| disposition.get_name());
        let name = self.listed_name(name.unwrap_or_default()).to_owned();
        let file_name = disposition
            .and_then(|disposition| disposition.get_filename())
            .map(str::to_owned);
        let media_type = field.content_type().cloned();
        let known = self.content.parts.iter().find(|part| part.name == name);
        if let (Some(part), Some(media_type)) = (known, &media_type) {
            self.media_type(part, media_type);
        }
        let is_listed = forms::lists(self.content.schema, &name);
        let is_file = known.is_some_and(|part| part.file) || (!is_listed && file_name.is_some());
        if is_file {
            let file = File::new(limits.file_in_memory, file_name, media_type);
            let Some(file) = self.file(&mut field, file, limits).await? else {
                return Ok(None);
            };
            self.add(&name, Any::String(String::new()));
            self.files.add(name, file);
            return Ok(Some(0));
        }
        let mut bytes = BytesMut::new();
        while let Some(chunk) = field.next().await {
            match chunk {
                Ok(chunk) => bytes.extend_from_slice(&chunk),
                Err(error) => {
                    self.broken(error, limits)?;
                    return Ok(None);
                }
            }
            if bytes.len() as u64 > most {
                return Err(Rejection::TooLarge { limit: most });
            }
        }
        let taken = bytes.len() as u64;
        let encoding = known.map_or(Encoding::Default, |part| part.encoding);
        self.field(&name, &bytes.freeze(), encoding, media_type.as_ref());
        Ok(Some(taken))
    }

    /// A file with all that comes for it.
    async fn file(
        &mut self,
        field: &mut Field,
        mut file: File,
        limits: &Limits,
    ) -> Result<Option<File>, Rejection> {
        while let Some(chunk) = field.next().await {
            match chunk {
                Ok(chunk) => {
                    let pushed = file.push(chunk, limits.file_in_memory).await;
                    file = pushed.map_err(Rejection::Storage)?;
                }
                Err(error) => {
                    self.broken(error, limits)?;
                    return Ok(None);
                }
            }
        }
        file.finished().map(Some).map_err(Rejection::Storage)
    }

    /// The name that the document has for a part: many write `name[]` for each item of an array.
    fn listed_name<'n>(&self, name: &'n str) -> &'n str {
        let schema = self.content.schema;
        let without = name.strip_suffix("[]");
        without
            .filter(|without| !forms::lists(schema, name) && forms::lists(schema, without))
            .unwrap_or(name)
    }

    fn media_type(&mut self, part: &Part, sent: &Mime) {
        let matches = |documented: &&'static str| {
            let essence = documented.split(';').next().unwrap_or_default();
            essence_matched(essence.trim(), sent).is_some()
        };
        if !part.media_types.is_empty() && !part.media_types.iter().any(matches) {
            let place = root();
            let rule = Rule::MediaType(part.media_types);
            self.violations.add(&place.member(part.name), rule);
        }
    }

    /// A form that ended before its end, is none, or is longer than it may be.
    fn broken(
        &mut self,
        error: actix_multipart::MultipartError,
        limits: &Limits,
    ) -> Result<(), Rejection> {
        if let actix_multipart::MultipartError::Payload(PayloadError::Overflow) = error {
            return Err(Rejection::TooLarge {
                limit: limits.upload,
            });
        }
        self.violations
            .add(&root(), Rule::Syntax("multipart/form-data"));
        Ok(())
    }

    fn field(&mut self, name: &str, bytes: &Bytes, encoding: Encoding, media_type: Option<&Mime>) {
        let candidates = forms::member(self.content.schema, name);
        let items = forms::items(&candidates);
        let syntax = match encoding {
            Encoding::Json => Syntax::Json,
            Encoding::Xml => Syntax::Xml,
            Encoding::Text => Syntax::Text,
            // `style` is ignored here (OpenAPI 3.0.4, section 4.7.15.1).
            Encoding::Default | Encoding::Styled(..) => {
                match media_type.and_then(Syntax::of_type) {
                    Some(syntax @ (Syntax::Json | Syntax::Xml)) => syntax,
                    _ if forms::is_object(&candidates) || forms::is_of_objects(&candidates) => {
                        Syntax::Json
                    }
                    _ => Syntax::Text,
                }
            }
        };
        let one: &[&'static Schema] = match items.is_empty() {
            true => &candidates,
            false => &items,
        };
        let value = match syntax {
            Syntax::Json => Any::from_json(bytes).map_err(|_| Rule::Syntax("JSON")),
            Syntax::Xml => {
                let schema = one.first().copied().unwrap_or(&crate::schema::ANY);
                encode::read_xml(schema, name, bytes).map_err(|_| Rule::Syntax("XML"))
            }
            _ => super::received::text(bytes).map(|text| forms::scalar(one, text)),
        };
        match value {
            // A whole array in one part.
            Ok(Any::Array(all)) if !items.is_empty() => {
                for item in all {
                    self.add(name, item);
                }
            }
            Ok(value) => self.add(name, value),
            Err(rule) => {
                self.violations.add(&root().member(name), rule);
            }
        }
    }

    fn add(&mut self, name: &str, value: Any) {
        match self.fields.iter_mut().find(|(there, _)| there == name) {
            Some((_, values)) => values.push(value),
            None => self.fields.push((name.to_owned(), vec![value])),
        }
    }

    /// The whole as one value, held against its schema, and its files.
    pub(super) fn complete(mut self, violations: &mut Violations) -> Option<(Any, Files)> {
        let schema = self.content.schema;
        let mut members = Vec::new();
        for (name, mut values) in self.fields {
            let is_array = !forms::items(&forms::member(schema, &name)).is_empty();
            let value = match is_array {
                true => Any::Array(values),
                false => {
                    if values.len() > 1 {
                        self.violations.add(&root().member(&name), Rule::Repeated);
                    }
                    values.swap_remove(0)
                }
            };
            members.push((name, value));
        }
        let value = Any::Object(members.into());
        let mut broken = Violations::new();
        schema.check(&value, Direction::Request, &root(), &mut broken);
        self.violations.append(broken.without(|violation| {
            let said_of_text = matches!(
                violation.rule,
                Rule::Length { .. } | Rule::Pattern(_) | Rule::Enumeration | Rule::Unique
            );
            said_of_text && is_of_file(self.content, &violation.name)
        }));
        sizes(self.content, &self.files, &mut self.violations);
        let sound = self.violations.is_empty();
        violations.append(self.violations);
        sound.then_some((value, self.files))
    }
}

/// Whether a violation is of the text that stands for a file.
fn is_of_file(content: &Content, name: &str) -> bool {
    let own = name.split('[').next().unwrap_or_default();
    content
        .parts
        .iter()
        .any(|part| part.file && part.name == own)
}

/// `minLength` and `maxLength` of bytes.
fn sizes(content: &'static Content, files: &Files, violations: &mut Violations) {
    for (name, file) in files.iter() {
        let candidates = forms::member(content.schema, name);
        let items = forms::items(&candidates);
        for schema in candidates.into_iter().chain(items) {
            let Kind::String(_, Some(checks)) = &schema.kind else {
                continue;
            };
            let is_short = checks.min_length.is_some_and(|fewest| file.size() < fewest);
            let is_long = checks.max_length.is_some_and(|most| file.size() > most);
            if is_short || is_long {
                let rule = Rule::Length {
                    minimum: checks.min_length,
                    maximum: checks.max_length,
                };
                let place = Place::root(Location::RequestBody, name);
                violations.add(&place, rule);
            }
        }
    }
}
