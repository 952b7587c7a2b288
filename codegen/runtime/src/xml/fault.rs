//! Why bytes are no XML document of a schema.

/// Why bytes are no XML document of a schema, with the byte at which that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum XmlFault {
    /// Not UTF-8, or declared to be anything else.
    #[error("not UTF-8 at byte {0}")]
    Encoding(usize),
    /// Not well-formed (XML 1.0 and Namespaces in XML 1.0).
    #[error("not XML at byte {0}")]
    Syntax(usize),
    /// A document type declaration: none is read, so that no entity can grow or reach out.
    #[error("a document type declaration at byte {0}")]
    Doctype(usize),
    /// An entity other than the five that XML itself has.
    #[error("an unknown entity at byte {0}")]
    Entity(usize),
    /// Nested deeper than 128 levels.
    #[error("nested too deep at byte {0}")]
    Depth(usize),
    /// A prefix that no namespace is declared for.
    #[error("a prefix without a namespace at byte {0}")]
    Prefix(usize),
    /// The root element has another name.
    #[error("the root element at byte {0} has another name")]
    RootName(usize),
    /// The root element is in another namespace.
    #[error("the root element at byte {0} is in another namespace")]
    RootNamespace(usize),
    /// An element, or an attribute and an element, for one value that is no array.
    #[error("a value stands a second time at byte {0}")]
    Repeated(usize),
    /// Text beside elements.
    #[error("text beside elements in the element at byte {0}")]
    Mixed(usize),
    /// An element that has no place here: no item of the array around it, or a member under a name or in a namespace that
    /// is not its own.
    #[error("an element without a place here, at byte {0}")]
    Element(usize),
    /// An attribute that has no place here.
    #[error("an attribute without a place here, at byte {0}")]
    Attribute(usize),
    /// `xsi:nil` with content, or neither true nor false.
    #[error("the element at byte {0} says in vain whether it is null")]
    Nil(usize),
    /// Alternatives within alternatives ask for more steps than a document is given.
    #[error("too many alternatives to be told apart")]
    Steps,
}
