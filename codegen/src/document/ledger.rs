//! The account of what became of every part of a document.

use std::collections::BTreeMap;
use std::fmt;

use super::sources::Files;
use super::{Member, Node, Position, Value, pointer_to};
use crate::diagnostics::{Code, Diagnostic};

/// What took a part of the document up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// The shape of the document itself.
    Structure,
    /// A Rust type.
    Type,
    /// A name or form on the wire, in JSON or XML.
    Wire,
    /// A check.
    Check,
    /// The router and the negotiation of media types.
    Router,
    /// Authentication and scopes.
    Security,
    /// Documentation of the generated code.
    Documentation,
    /// Nothing, by a rule with a name.
    Ignored(Rule),
}

macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $rule:ident = $name:literal: $reason:literal,)+) => {
        /// Why a part of the document may be ignored.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Rule {
            $($(#[doc = $doc])+ $rule,)+
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$rule,)+];

            /// The rule's name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$rule => $name,)+
                }
            }

            /// Why the rule holds.
            #[must_use]
            pub fn reason(self) -> &'static str {
                match self {
                    $(Self::$rule => $reason,)+
                }
            }
        }
    };
}

rules! {
    /// `x-` keywords carry no meaning that the OpenAPI Specification knows (section 4.9).
    SpecificationExtension = "specification-extension": "`x-` keywords carry no meaning that the OpenAPI Specification knows",
    /// A `format` that names no type and no check: an annotation (OpenAPI 3.0, section 4.4).
    AnnotationFormat = "annotation-format": "a format without a type of its own is an annotation: the value stays what its `type` says",
    /// A reusable part that nothing refers to.
    UnreferencedComponent = "unreferenced-component": "no operation refers to it, directly or not",
    /// A keyword beside `$ref` (OpenAPI 3.0, section 4.7.23).
    ReferenceSibling = "reference-sibling": "what stands beside a `$ref` is to be ignored (OpenAPI 3.0, section 4.7.23)",
    /// A `discriminator` without alternatives.
    Discriminator = "discriminator-without-alternatives": "without `oneOf` or `anyOf` it names subtypes for tools, and restricts no value",
    /// A constraint of values of another type.
    KeywordOfAnotherType = "keyword-of-another-type": "a constraint says nothing of values of another type than its own (JSON Schema, section 4.1)",
    /// A value in an `enum` that can never be of its `type`.
    ValueOfAnotherType = "value-of-another-type": "a value that is never of its `type` can never occur",
    /// A value or name that is listed twice.
    RepeatedValue = "repeated-value": "said twice, it means what it means once",
    /// A `default` that its own schema does not allow, or that is an object.
    DefaultOfAnotherType = "default-of-another-type": "a default that is not known to be valid is never used in an absent value's place",
    /// `required` that is true or false.
    BooleanRequired = "boolean-required": "`required` of a schema is a list of names; older versions of JSON Schema had true and false",
    /// `xml.prefix` without `xml.namespace`.
    PrefixWithoutNamespace = "prefix-without-namespace": "a prefix stands for a namespace, and there is none",
    /// A parameter for a header that negotiation, credentials or the body have already.
    ReservedHeader = "reserved-header": "a parameter named Accept, Content-Type or Authorization is to be ignored (OpenAPI 3.0, section 4.7.12.2)",
    /// A key of `content` that is no media type.
    MalformedMediaType = "malformed-media-type": "a name that is no media type stands for bytes of which nothing is known",
    /// A request body of which nothing is said.
    EmptyContent = "empty-content": "a body without a media type is none",
    /// `encoding` beside a media type that is no form.
    EncodingOfNoForm = "encoding-of-no-form": "`encoding` says nothing of what is no form (OpenAPI 3.0, section 4.7.14)",
    /// `encoding` of a property that the schema does not list.
    EncodingOfNoProperty = "encoding-of-no-property": "an encoding of a property that does not exist is never used",
    /// `style` and `explode` in `multipart/form-data`.
    StyleOfPart = "style-of-part": "parts of a form have no style (OpenAPI 3.0, section 4.7.15)",
    /// Headers of parts of a form.
    HeaderOfPart = "header-of-part": "headers of parts decide nothing of what is in them",
    /// `content` of a response that has no body.
    ContentWithoutBody = "content-without-body": "no body goes with 204, 205 and 304 (RFC 9110, section 15)",
    /// A response 1XX.
    InformationalResponse = "informational-response": "interim responses are the business of HTTP, not of who answers",
    /// A header of a response that says what its body is.
    ContentHeader = "content-header": "a header named Content-Type is to be ignored (OpenAPI 3.0, section 4.7.17)",
    /// `null` where a text for people may stand.
    NullText = "null-text": "`null` where a text for people may stand says nothing",
    /// Requests that the service sends, or may send, rather than receives.
    Callback = "callback": "a callback is a request that the service sends: that is for the implementation",
    /// What may be asked after a response.
    Link = "link": "a link says what a client may ask next, and nothing of what is answered",
    /// A server whose URL is none.
    UnusableServer = "unusable-server": "its URL has no path that can be known; the routes are below those of the other servers, or the root",
    /// The parameters of a path without operations.
    PathWithoutOperations = "path-without-operations": "what all operations of a path share is nothing where there are none",
    /// Requests that the service sends of itself.
    Webhook = "webhook": "a webhook is a request that the service sends: that is for the implementation",
    /// Schemas below `$defs`, that something refers to or nothing.
    Definitions = "definitions": "what stands below `$defs` counts where something refers to it",
    /// `$id` and anchors: other names of a schema.
    Identifier = "identifier": "a name that no reference can be told by: references are JSON pointers, and others are refused",
    /// `$comment`.
    Comment = "comment": "a `$comment` is for those who write the document (JSON Schema 2020-12, section 8.3)",
    /// `contentEncoding`, `contentMediaType` and `contentSchema` that make no type.
    ContentAnnotation = "content-annotation": "what is inside of a string is an annotation (JSON Schema 2020-12, section 8.2 of validation)",
    /// `nullable` in OpenAPI 3.1.
    NullableWithoutMeaning = "nullable-without-meaning": "`nullable` is no keyword of OpenAPI 3.1, where `type` says `null`",
    /// A member of a Schema Object of OpenAPI 3.1 that is no keyword.
    UnknownAnnotation = "unknown-annotation": "a keyword that JSON Schema does not know is an annotation (JSON Schema 2020-12, section 6.5)",
    /// A keyword that only another one gives a meaning.
    KeywordWithoutEffect = "keyword-without-effect": "without the keyword that it belongs to, or beside one that says all, it has no effect (JSON Schema 2020-12, section 10)",
    /// `skip` of the configuration names it.
    SkippedByConfiguration = "skipped-by-configuration": "`skip` of the configuration names it, and without that the document does not generate",
    /// The configuration's `[types]` says otherwise.
    TypeByConfiguration = "type-by-configuration": "`[types]` of the configuration gives the values another type",
    /// `required: false` of a path parameter, which cannot be absent.
    PathParameterRequired = "path-parameter-required": "a path that matches has all of its parameters, whatever `required` says",
    /// What is said of how a parameter is written, where the table of styles has no such row.
    InapplicableStyle = "inapplicable-style": "no row of the table of styles (OpenAPI 3.0, section 4.7.12.6) has it; the parameter is written as its type and place ask for",
    /// A keyword of another type of security scheme.
    OtherSchemeType = "other-scheme-type": "a keyword of another type of security scheme: `type` says which of them apply (OpenAPI 3.0, section 4.7.27.1)",
}

impl fmt::Display for Use {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Structure => formatter.write_str("structure"),
            Self::Type => formatter.write_str("type"),
            Self::Wire => formatter.write_str("wire"),
            Self::Check => formatter.write_str("check"),
            Self::Router => formatter.write_str("router"),
            Self::Security => formatter.write_str("security"),
            Self::Documentation => formatter.write_str("docs"),
            Self::Ignored(rule) => write!(formatter, "ignored: {}", rule.name()),
        }
    }
}

/// One line of the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place: a JSON pointer, with its file and `#` before it where that is not the main document.
    pub pointer: String,
    /// Where it stands.
    pub position: Position,
    /// Its value when it is a scalar, as the document has it.
    pub value: Option<String>,
    /// What took it up.
    pub used: Use,
}

/// What became of each part, by pointer.
#[derive(Debug, Default)]
pub struct Ledger {
    uses: BTreeMap<String, Use>,
}

impl Ledger {
    /// Notes that `pointer` was taken up. The first use stays: it is the one closest to the meaning.
    pub(crate) fn note(&mut self, pointer: &str, used: Use) {
        self.uses.entry(pointer.to_owned()).or_insert(used);
    }

    /// Notes another use than before.
    pub(crate) fn amend(&mut self, pointer: &str, used: Use) {
        self.uses.insert(pointer.to_owned(), used);
    }

    /// Whether something was noted of `pointer`.
    pub(crate) fn is_noted(&self, pointer: &str) -> bool {
        self.uses.contains_key(pointer)
    }

    /// The account of every part of the main document in its order, then of what is referred to in the other files.
    ///
    /// # Errors
    /// One diagnostic for each part that nothing took up.
    pub(crate) fn settle(&self, files: &Files) -> Result<Vec<Entry>, Vec<Diagnostic>> {
        let mut settlement = Settlement {
            uses: &self.uses,
            entries: Vec::new(),
            unaccounted: Vec::new(),
        };
        let root = files.main();
        settlement.node("", root.position, root);
        for (name, root) in files.others() {
            settlement.referred(&format!("{name}#"), root.position, root);
        }
        if settlement.unaccounted.is_empty() {
            Ok(settlement.entries)
        } else {
            Err(settlement.unaccounted)
        }
    }
}

struct Settlement<'l> {
    uses: &'l BTreeMap<String, Use>,
    entries: Vec<Entry>,
    unaccounted: Vec<Diagnostic>,
}

impl Settlement<'_> {
    fn node(&mut self, pointer: &str, position: Position, node: &Node) {
        let Some(used) = self.uses.get(pointer).copied() else {
            self.unaccounted.push(Diagnostic {
                code: Code::Unaccounted,
                pointer: pointer.to_owned(),
                position,
                message: "this part of the document was not taken up by anything".to_owned(),
                help: Some("this is a fault of the generator, please report it".to_owned()),
            });
            return;
        };
        self.entries.push(Entry {
            pointer: pointer.to_owned(),
            position,
            value: scalar_text(&node.value),
            used,
        });
        let is_ignored = matches!(used, Use::Ignored(_));
        each_child(pointer, node, |pointer, position, child| match is_ignored {
            true => self.referred(pointer, position, child),
            false => self.node(pointer, position, child),
        });
    }

    /// A part of what nobody has to take up: only what something refers to counts.
    fn referred(&mut self, pointer: &str, position: Position, node: &Node) {
        if self.uses.contains_key(pointer) {
            return self.node(pointer, position, node);
        }
        let below = format!("{pointer}/");
        let mut later = self.uses.range(below.clone()..);
        if later.next().is_some_and(|(key, _)| key.starts_with(&below)) {
            each_child(pointer, node, |pointer, position, child| {
                self.referred(pointer, position, child);
            });
        }
    }
}

fn each_child(pointer: &str, node: &Node, mut visit: impl FnMut(&str, Position, &Node)) {
    match &node.value {
        Value::Mapping(members) => {
            for Member {
                key,
                position,
                node,
            } in members
            {
                visit(&pointer_to(pointer, key), *position, node);
            }
        }
        Value::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                let pointer = pointer_to(pointer, &index.to_string());
                visit(&pointer, item.position, item);
            }
        }
        Value::Null | Value::Boolean(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn scalar_text(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some("null".to_owned()),
        Value::Boolean(value) => Some(value.to_string()),
        Value::Number(text) | Value::String(text) => Some(text.clone()),
        Value::Sequence(_) | Value::Mapping(_) => None,
    }
}
