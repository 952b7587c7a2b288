//! XML wire code: elements in the document's order, with the names and namespaces of its `xml` objects.

mod choose;
mod fault;
mod leaf;
mod name;
mod plan;
mod read;
mod scan;
mod scope;
#[cfg(test)]
mod table_tests;
mod tree;
mod write;

pub use fault::XmlFault;
pub use read::read;
pub use write::document;

/// Why a value cannot be written as XML.
#[derive(Debug, thiserror::Error)]
pub enum XmlError {
    /// XML 1.0 has no way to write this character, escaped or not (section 2.2).
    #[error("a text holds the character U+{:04X}, which XML 1.0 cannot carry", u32::from(*.0))]
    Character(char),
    /// A number has an exponent, which `xs:decimal` lacks, of a size beyond all use.
    #[error("a number is too long to be written without its exponent")]
    Number,
    /// The name of a member that cannot be the name of an element or attribute. It may come from a value and is not told.
    #[error("a member has a name that no XML element can have")]
    Name,
    /// An array or object, where its schema says `attribute`.
    #[error("an array or object cannot be an XML attribute")]
    Attribute,
    /// Elements nested deeper than is read.
    #[error("a value is nested too deep for XML")]
    Depth,
    /// Alternatives within alternatives ask for more steps than a value is given.
    #[error("a value has too many alternatives to be told apart")]
    Steps,
}
