//! The account of what became of every part of a document.

use std::collections::BTreeMap;
use std::fmt;

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

/// Why a part of the document may be ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// `x-` keywords carry no meaning that the OpenAPI Specification knows (section 4.9).
    SpecificationExtension,
    /// A `format` that names no type and no check: an annotation (OpenAPI 3.0, section 4.4).
    AnnotationFormat,
    /// A reusable part that nothing refers to.
    UnreferencedComponent,
    /// A keyword beside `$ref` (OpenAPI 3.0, section 4.7.23).
    ReferenceSibling,
    /// A `discriminator` without alternatives.
    Discriminator,
    /// A constraint of values of another type.
    KeywordOfAnotherType,
    /// A value in an `enum` that can never be of its `type`.
    ValueOfAnotherType,
    /// A value or name that is listed twice.
    RepeatedValue,
    /// A `default` that its own schema does not allow, or that is an object.
    DefaultOfAnotherType,
    /// `required` that is true or false.
    BooleanRequired,
    /// `xml.prefix` without `xml.namespace`.
    PrefixWithoutNamespace,
    /// A parameter for a header that negotiation, credentials or the body have already.
    ReservedHeader,
    /// `required: false` of a path parameter, which cannot be absent.
    PathParameterRequired,
    /// What is said of how a parameter is written, where the table of styles has no such row.
    InapplicableStyle,
}

impl Rule {
    /// The rule's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SpecificationExtension => "specification-extension",
            Self::AnnotationFormat => "annotation-format",
            Self::UnreferencedComponent => "unreferenced-component",
            Self::ReferenceSibling => "reference-sibling",
            Self::Discriminator => "discriminator-without-alternatives",
            Self::KeywordOfAnotherType => "keyword-of-another-type",
            Self::ValueOfAnotherType => "value-of-another-type",
            Self::RepeatedValue => "repeated-value",
            Self::DefaultOfAnotherType => "default-of-another-type",
            Self::BooleanRequired => "boolean-required",
            Self::PrefixWithoutNamespace => "prefix-without-namespace",
            Self::ReservedHeader => "reserved-header",
            Self::PathParameterRequired => "path-parameter-required",
            Self::InapplicableStyle => "inapplicable-style",
        }
    }

    /// Why the rule holds.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::SpecificationExtension => {
                "`x-` keywords carry no meaning that the OpenAPI Specification knows"
            }
            Self::AnnotationFormat => {
                "a format without a type of its own is an annotation: the value stays what its `type` says"
            }
            Self::UnreferencedComponent => "no operation refers to it, directly or not",
            Self::ReferenceSibling => {
                "what stands beside a `$ref` is to be ignored (OpenAPI 3.0, section 4.7.23)"
            }
            Self::Discriminator => {
                "without `oneOf` or `anyOf` it names subtypes for tools, and restricts no value"
            }
            Self::KeywordOfAnotherType => {
                "a constraint says nothing of values of another type than its own (JSON Schema, section 4.1)"
            }
            Self::ValueOfAnotherType => "a value that is never of its `type` can never occur",
            Self::RepeatedValue => "said twice, it means what it means once",
            Self::DefaultOfAnotherType => {
                "a default that is not known to be valid is never used in an absent value's place"
            }
            Self::BooleanRequired => {
                "`required` of a schema is a list of names; older versions of JSON Schema had true and false"
            }
            Self::PrefixWithoutNamespace => "a prefix stands for a namespace, and there is none",
            Self::ReservedHeader => {
                "a parameter named Accept, Content-Type or Authorization is to be ignored (OpenAPI 3.0, section 4.7.12.2)"
            }
            Self::PathParameterRequired => {
                "a path that matches has all of its parameters, whatever `required` says"
            }
            Self::InapplicableStyle => {
                "no row of the table of styles (OpenAPI 3.0, section 4.7.12.6) has it; the parameter is written as its type and place ask for"
            }
        }
    }

    /// Every rule.
    pub const ALL: [Self; 14] = [
        Self::KeywordOfAnotherType,
        Self::ReferenceSibling,
        Self::Discriminator,
        Self::ValueOfAnotherType,
        Self::RepeatedValue,
        Self::DefaultOfAnotherType,
        Self::BooleanRequired,
        Self::PrefixWithoutNamespace,
        Self::SpecificationExtension,
        Self::AnnotationFormat,
        Self::UnreferencedComponent,
        Self::ReservedHeader,
        Self::PathParameterRequired,
        Self::InapplicableStyle,
    ];
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
    /// JSON pointer of the part.
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

    /// The account of every part of `root` in the document's order.
    ///
    /// # Errors
    /// One diagnostic for each part that nothing took up.
    pub(crate) fn settle(&self, root: &Node) -> Result<Vec<Entry>, Vec<Diagnostic>> {
        let mut settlement = Settlement {
            uses: &self.uses,
            entries: Vec::new(),
            unaccounted: Vec::new(),
        };
        settlement.node("", root.position, root);
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
        if matches!(used, Use::Ignored(_)) {
            return;
        }
        match &node.value {
            Value::Mapping(members) => {
                for Member {
                    key,
                    position,
                    node,
                } in members
                {
                    self.node(&pointer_to(pointer, key), *position, node);
                }
            }
            Value::Sequence(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.node(
                        &pointer_to(pointer, &index.to_string()),
                        item.position,
                        item,
                    );
                }
            }
            Value::Null | Value::Boolean(_) | Value::Number(_) | Value::String(_) => {}
        }
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
