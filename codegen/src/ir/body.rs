//! What requests and responses carry.

use super::{Documentation, Origin};

/// A Request Body Object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestBody {
    /// Where it stands.
    pub origin: Origin,
    /// What the document says of it.
    pub documentation: Documentation,
    /// `required`.
    pub required: bool,
    /// `content`.
    pub body: Body,
}

/// A body in one of several media types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// The media types, in the document's order; there is at least one.
    pub content: Vec<Content>,
}

/// One media type of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Where it stands.
    pub origin: Origin,
    /// The media type.
    pub media_type: MediaType,
    /// The name in Rust of the schema, where its values are written and read here.
    pub type_name: Option<String>,
    /// What is said of single properties of a form.
    pub parts: Vec<Part>,
}

/// A media type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaType {
    /// Its name, or a range of names.
    pub name: String,
    /// The name under which it is written and read, where the document's own stands for another.
    pub wire_name: String,
    /// How it is written.
    pub syntax: Syntax,
}

impl MediaType {
    /// Whether it stands for many of which the implementation names one.
    #[must_use]
    pub fn is_range(&self) -> bool {
        self.wire_name.contains('*')
    }
}

/// How a media type is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Syntax {
    /// JSON.
    Json,
    /// XML.
    Xml,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data`.
    Multipart,
    /// Text.
    Text,
    /// Bytes in memory.
    Bytes,
    /// Bytes as they come.
    Stream,
}

/// A property of a form of which there is more to know than its schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The property's name.
    pub name: String,
    /// Whether it is a file, or several.
    pub file: bool,
    /// How it is written.
    pub encoding: Encoding,
    /// The media types of `contentType`; none when any will do.
    pub media_types: Vec<String>,
}

/// How a property of a form is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As its type asks for.
    Default,
    /// `style` with `explode`.
    Styled(String, bool),
    /// JSON.
    Json,
    /// XML.
    Xml,
    /// Text.
    Text,
}

/// What of a body is one type in Rust: media types that are written of the same values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// The name of its variant, where there are several.
    pub variant: String,
    /// Its media types, each with its place among all of the body.
    pub content: Vec<(usize, &'a Content)>,
}

impl Group<'_> {
    /// The first of its media types, which says for all how they are held.
    #[must_use]
    pub fn first(&self) -> Option<&Content> {
        self.content.first().map(|(_, content)| *content)
    }
}

impl Body {
    /// Its media types, those together that are one type in Rust. The names of variants come from the first of each.
    #[must_use]
    pub fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        for (index, content) in self.content.iter().enumerate() {
            let same =
                |group: &&mut Group<'_>| group.first().is_some_and(|first| first.is_like(content));
            if let Some(group) = groups.iter_mut().find(same) {
                group.content.push((index, content));
                continue;
            }
            let name = crate::names::variant_name(content.media_type.short_name());
            let mut variant = name.clone();
            let mut number = 2;
            while groups.iter().any(|group| group.variant == variant) {
                variant = format!("{name}{number}");
                number += 1;
            }
            groups.push(Group {
                variant,
                content: vec![(index, content)],
            });
        }
        groups
    }

    /// Whether both have the same media types of the same values, wherever they stand.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let same = |(one, other): (&Content, &Content)| {
            one.media_type == other.media_type && one.type_name == other.type_name
        };
        self.content.len() == other.content.len()
            && self.content.iter().zip(&other.content).all(same)
    }

    /// Whether it has a media type in this syntax.
    #[must_use]
    pub fn has(&self, syntax: Syntax) -> bool {
        self.content
            .iter()
            .any(|content| content.media_type.syntax == syntax)
    }

    /// The names in Rust of its schemas.
    pub fn type_names(&self) -> impl Iterator<Item = &str> {
        self.content
            .iter()
            .filter_map(|content| content.type_name.as_deref())
    }
}

impl Content {
    /// Whether both are one type in Rust.
    #[must_use]
    pub fn is_one_with(&self, other: &Self) -> bool {
        self.is_like(other)
    }

    fn is_like(&self, other: &Self) -> bool {
        let kind = |content: &Self| match content.media_type.syntax {
            Syntax::Json | Syntax::Xml | Syntax::Form => 0,
            Syntax::Text if content.type_name.is_some() => 0,
            Syntax::Text => 1,
            Syntax::Multipart => 2,
            Syntax::Bytes => 3,
            Syntax::Stream => 4,
        };
        // A form with files is a type of its own, and so are bytes of a kind that the implementation names.
        let is_named = |content: &Self| kind(content) != 0 && content.media_type.is_range();
        kind(self) == kind(other)
            && self.type_name == other.type_name
            && kind(self) != 2
            && !is_named(self)
            && !is_named(other)
    }
}

impl MediaType {
    /// What a variant is called after: the subtype without its tree, or its suffix.
    fn short_name(&self) -> &str {
        let essence = self.name.split(';').next().unwrap_or_default().trim();
        let (kind, subtype) = essence.split_once('/').unwrap_or(("", essence));
        match (kind, subtype, self.syntax) {
            (_, _, Syntax::Json) => "json",
            (_, _, Syntax::Xml) => "xml",
            (_, _, Syntax::Form | Syntax::Multipart) => "form",
            ("*", _, Syntax::Text) | ("text", "plain", _) => "text",
            ("*", ..) | (_, "octet-stream", _) => "bytes",
            (kind, "*", _) => kind,
            (_, subtype, _) => subtype,
        }
    }
}
