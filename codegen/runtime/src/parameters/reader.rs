//! A parameter of a request to a value, all violations told.

use std::borrow::Cow;

use actix_web::HttpRequest;

use super::outline::{Outline, typed};
use super::source::{self, Encoding, Pair, raw_path_value};
use super::styled::Styled;
use super::{Notation, Parameter, Source};
use crate::schema::{Direction, Schema};
use crate::types::{Any, FromAny};
use crate::violation::{Location, Place, Rule, Violations};

/// Reads the parameters of one request.
#[derive(Debug)]
pub struct Reader<'r> {
    pub(super) request: &'r HttpRequest,
    pub(super) query: Vec<Pair<'r>>,
    cookies: Vec<Pair<'r>>,
}

/// One of the forms that a style knows.
#[derive(Clone, Copy)]
enum Form {
    Scalar,
    Array,
    Object,
}

/// What became of reading: a value, or none because the parameter is absent.
pub(super) type Read = Result<Option<Any>, Rule>;

impl<'r> Reader<'r> {
    /// For the parameters of `request`.
    #[must_use]
    pub fn new(request: &'r HttpRequest) -> Self {
        Self {
            request,
            query: source::query(request),
            cookies: source::cookies(request),
        }
    }

    /// The value of a parameter, or its default. `None` when it is absent, or when a violation was added.
    pub fn read<T: FromAny>(
        &self,
        parameter: &'static Parameter,
        violations: &mut Violations,
    ) -> Option<T> {
        let place = parameter.place();
        let mut broken = Violations::new();
        let mut value = self.value(parameter, &place, &mut broken);
        if value.is_none() && broken.is_empty() {
            if parameter.required {
                broken.add(&place, Rule::Required);
            } else if let Some(default) = parameter.default {
                value = Any::from_json(default.as_bytes()).ok();
            }
        }
        let made = value.map(T::from_any).transpose();
        let value = made.unwrap_or_else(|mismatch| {
            broken.add(&place, Rule::Type(mismatch.0));
            None
        });
        let sound = broken.is_empty();
        violations.append(broken);
        value.filter(|_| sound)
    }

    /// The value that was sent, held against its schema.
    fn value(
        &self,
        parameter: &'static Parameter,
        place: &Place<'_>,
        violations: &mut Violations,
    ) -> Option<Any> {
        let schema = parameter.schema;
        let (style, explode) = match parameter.notation {
            Notation::Styled(style, explode) => (style, explode),
            Notation::Json | Notation::Text => {
                let read = self.content(parameter);
                return checked(read, schema, place, violations);
            }
        };
        let outline = Outline::of(&[schema]);
        let forms = [
            (Form::Scalar, outline.scalar),
            (Form::Array, !outline.items.is_empty()),
            (Form::Object, outline.object),
        ];
        // Where a schema has alternatives, the form of the first that fits is meant.
        let mut first: Option<Violations> = None;
        for (form, _) in forms.into_iter().filter(|(_, may_be)| *may_be) {
            let mut broken = Violations::new();
            let styled = Styled {
                reader: self,
                parameter,
                outline: &outline,
                style,
                explode,
                place,
            };
            let read = match form {
                Form::Scalar => styled.scalar(),
                Form::Array => styled.array(&mut broken),
                Form::Object => styled.object(&mut broken),
            };
            let value = checked(read, schema, place, &mut broken);
            match (value, broken.is_empty()) {
                (Some(value), true) => return Some(value),
                (None, true) => {}
                (_, false) => {
                    first.get_or_insert(broken);
                }
            }
        }
        violations.append(first.unwrap_or_default());
        None
    }

    /// A value of `content`: one text, whatever it means.
    fn content(&self, parameter: &'static Parameter) -> Read {
        let Some(text) = self.text(parameter)? else {
            return Ok(None);
        };
        match parameter.notation {
            Notation::Json => {
                let json = Any::from_json(text.as_bytes());
                json.map(Some).map_err(|_| Rule::Syntax("application/json"))
            }
            Notation::Text | Notation::Styled(..) => Ok(Some(typed(&[parameter.schema], &text))),
        }
    }

    /// A parameter that is one text.
    fn text(&self, parameter: &'static Parameter) -> Result<Option<Cow<'r, str>>, Rule> {
        let Some(raw) = self.raw(parameter)? else {
            return Ok(None);
        };
        parameter.source.encoding().decode(raw).map(Some)
    }

    /// The text that stands for a parameter once, not decoded; in a path, all of the segment.
    pub(super) fn raw(&self, parameter: &'static Parameter) -> Result<Option<&'r str>, Rule> {
        let name = parameter.name;
        let pairs = match parameter.source {
            Source::Path(part) => return Ok(raw_path_value(self.request, part)),
            Source::Header => return single_raw_header(self.request, name),
            Source::Query => &self.query,
            Source::Cookie => &self.cookies,
        };
        let mut values = pairs.iter().filter(|pair| pair.name == name);
        let Some(pair) = values.next() else {
            return Ok(None);
        };
        if values.next().is_some() {
            return Err(Rule::Repeated);
        }
        pair.value.map(Some).ok_or(Rule::Text)
    }

    /// The names and values that a style may spread over, as exploded forms do.
    pub(super) fn pairs(&self, source: Source) -> Cow<'_, [Pair<'r>]> {
        match source {
            Source::Cookie => Cow::Owned(source::exploded(&self.cookies)),
            _ => Cow::Borrowed(&self.query),
        }
    }
}

fn single_raw_header<'r>(request: &'r HttpRequest, name: &str) -> Result<Option<&'r str>, Rule> {
    let mut lines = request.headers().get_all(name);
    let Some(line) = lines.next() else {
        return Ok(None);
    };
    if lines.next().is_some() {
        return Err(Rule::Repeated);
    }
    let text = std::str::from_utf8(line.as_bytes()).map_err(|_| Rule::Text)?;
    Ok(Some(text.trim_matches(source::SPACE)))
}

/// What was read, when it keeps its schema.
fn checked(
    read: Read,
    schema: &'static Schema,
    place: &Place<'_>,
    violations: &mut Violations,
) -> Option<Any> {
    match read {
        Ok(Some(value)) => {
            schema.check(&value, Direction::Request, place, violations);
            violations.is_empty().then_some(value)
        }
        Ok(None) => None,
        Err(rule) => {
            violations.add(place, rule);
            None
        }
    }
}

impl Parameter {
    fn place(&self) -> Place<'static> {
        let location = match self.source {
            Source::Path(_) => Location::Path,
            Source::Query => Location::Query,
            Source::Header => Location::Header,
            Source::Cookie => Location::Cookie,
        };
        Place::root(location, self.name)
    }
}

impl Source {
    pub(super) fn encoding(self) -> Encoding {
        match self {
            Self::Path(_) | Self::Cookie => Encoding::Percent,
            Self::Query => Encoding::Form,
            Self::Header => Encoding::Plain,
        }
    }
}
