//! A breach of what the document says, with its place.

use std::fmt;

/// Where in a message a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// A path parameter.
    Path,
    /// A header parameter.
    Header,
    /// A query parameter.
    Query,
    /// A cookie parameter.
    Cookie,
    /// The body of a request.
    RequestBody,
    /// The body of a response.
    ResponseBody,
    /// A header of a response.
    ResponseHeader,
}

impl fmt::Display for Location {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Path => "path parameter",
            Self::Header => "header",
            Self::Query => "query parameter",
            Self::Cookie => "cookie",
            Self::RequestBody => "request body",
            Self::ResponseBody => "response body",
            Self::ResponseHeader => "response header",
        })
    }
}

/// A place within a message: a chain from the member at hand to its root, spelled out only when it is needed.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    location: Location,
    parent: Option<&'a Place<'a>>,
    name: &'a str,
    index: Option<usize>,
}

impl<'a> Place<'a> {
    /// The place of the parameter `name`, or with an empty name of a whole body.
    #[must_use]
    pub fn root(location: Location, name: &'a str) -> Self {
        Self {
            location,
            parent: None,
            name,
            index: None,
        }
    }

    /// The place of the member `name` of the value at this place.
    #[must_use]
    pub fn member(&'a self, name: &'a str) -> Self {
        Self {
            location: self.location,
            parent: Some(self),
            name,
            index: None,
        }
    }

    /// The place of the item at `index` of the array at this place.
    #[must_use]
    pub fn item(&'a self, index: usize) -> Self {
        Self {
            location: self.location,
            parent: Some(self),
            name: "",
            index: Some(index),
        }
    }

    fn path(&self) -> String {
        let parent = self.parent.map(Place::path);
        if let Some(index) = self.index {
            return format!("{}[{index}]", parent.unwrap_or_default());
        }
        match parent {
            Some(parent) if !parent.is_empty() => format!("{parent}.{}", self.name),
            _ => self.name.to_owned(),
        }
    }
}

/// What a value breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// A required value is absent.
    Required,
    /// A value that may stand once stands several times.
    Repeated,
    /// The value is not valid UTF-8 text.
    Text,
    /// The value is not written as the document says: in this `style`, or in this media type.
    Syntax(&'static str),
    /// `minLength` and `maxLength`, in Unicode code points.
    Length {
        /// The fewest allowed.
        minimum: Option<u64>,
        /// The most allowed.
        maximum: Option<u64>,
    },
    /// `pattern`, as the document writes it.
    Pattern(&'static str),
    /// The value is not of this `type` of JSON Schema.
    Type(&'static str),
    /// `null`, where the schema does not say `nullable`.
    Null,
    /// `format: byte`: Base64 (RFC 4648, section 4).
    Base64,
    /// `format: uuid`, the hyphenated form of RFC 9562.
    Uuid,
    /// `format: date`, a day that exists (RFC 3339).
    Date,
    /// `format: date-time`, a moment with an offset (RFC 3339).
    DateTime,
    /// `enum`: none of the values that are listed.
    Enumeration,
    /// `type: boolean`.
    Boolean,
    /// `type: integer` with `format: int32`.
    Int32,
    /// `type: integer` with `format: int64`, or without a format.
    Int64,
    /// `type: number`.
    Number,
    /// `minimum`, exclusive or not.
    Minimum {
        /// The bound, as the document writes it.
        bound: &'static str,
        /// Whether the bound itself is too small.
        exclusive: bool,
    },
    /// `maximum`, exclusive or not.
    Maximum {
        /// The bound, as the document writes it.
        bound: &'static str,
        /// Whether the bound itself is too large.
        exclusive: bool,
    },
    /// `multipleOf`.
    MultipleOf(&'static str),
    /// `minItems` and `maxItems`.
    Items {
        /// The fewest allowed.
        minimum: Option<u64>,
        /// The most allowed.
        maximum: Option<u64>,
    },
    /// `uniqueItems`: two are equal.
    Unique,
    /// `contains`, with `minContains` and `maxContains`: how many items hold.
    Contains {
        /// The fewest allowed.
        minimum: u64,
        /// The most allowed.
        maximum: Option<u64>,
    },
    /// `propertyNames`: a member whose name does not hold.
    PropertyName,
    /// `additionalProperties: false`: a member that the schema does not list.
    Additional,
    /// `minProperties` and `maxProperties`.
    Properties {
        /// The fewest allowed.
        minimum: Option<u64>,
        /// The most allowed.
        maximum: Option<u64>,
    },
    /// `readOnly`: a member that only answers may have.
    ReadOnly,
    /// `writeOnly`: a member that only requests may have.
    WriteOnly,
    /// `oneOf`: none of the alternatives holds, or more than one.
    OneOf,
    /// `anyOf`: none of the alternatives holds.
    AnyOf,
    /// `not`: the schema that must not hold does.
    Not,
    /// `discriminator`: a name that it does not map to a schema.
    Discriminator,
    /// Checking the value takes more steps than any sensible value needs.
    Steps,
    /// `encoding.contentType`: a part of a form in none of these media types.
    MediaType(&'static [&'static str]),
    /// A rule that the document cannot express, named by the implementation.
    Custom(&'static str),
}

/// One value that breaks one rule. It holds no value: the value may be confidential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Where the value stands.
    pub location: Location,
    /// The parameter's name, or the members' names from the root, joined by dots.
    pub name: String,
    /// What it breaks.
    pub rule: Rule,
}

/// How many violations of one message are kept.
const MOST_VIOLATIONS: usize = 1000;

/// All violations of one message, in the order in which they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// No violation yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one, unless there are more already than anyone reads: a hostile value may break a rule in every part.
    pub fn add(&mut self, place: &Place<'_>, rule: Rule) {
        if self.0.len() >= MOST_VIOLATIONS {
            return;
        }
        self.0.push(Violation {
            location: place.location,
            name: place.path(),
            rule,
        });
    }

    /// Adds all of `others`.
    pub fn append(&mut self, others: Self) {
        let room = MOST_VIOLATIONS.saturating_sub(self.0.len());
        self.0.extend(others.0.into_iter().take(room));
    }

    /// The same without those of which `is_none` says that they are none.
    #[must_use]
    pub(crate) fn without(mut self, is_none: impl Fn(&Violation) -> bool) -> Self {
        self.0.retain(|violation| !is_none(violation));
        self
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// For logs: places and rules, no values.
impl fmt::Display for Violations {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(
                formatter,
                "{separator}{} '{}': {:?}",
                violation.location, violation.name, violation.rule
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_spelled_from_the_root() {
        let body = Place::root(Location::ResponseBody, "");
        let member = body.member("restanser");
        let mut violations = Violations::new();
        violations.add(&member.member("gebyr"), Rule::Required);
        violations.add(&Place::root(Location::Header, "Korrelasjonsid"), Rule::Uuid);
        violations.add(&member.item(2).member("a"), Rule::Unique);
        assert_eq!(
            violations.to_string(),
            "response body 'restanser.gebyr': Required; header 'Korrelasjonsid': Uuid; \
             response body 'restanser[2].a': Unique"
        );
    }
}
