//! What changed between two documents, compared as the generator understands them, classified for three audiences.
//!
//! The comparison follows the operations: two documents that say the same with other schema names, or with schemas
//! inlined, do not differ on the wire. Parameters are what a consumer sends; bodies of responses what it receives. What
//! is sent may be demanded less of, what is received may be promised more of.
//!
//! The policy is Skatteetaten's own: new optional members in answers, new optional inputs and another order are
//! compatible and come without notice. Beside these, only what no consumer can notice is compatible: less demanded of
//! what it sends, more promised of what it gets, operations and formats that it need not know. Everything else is
//! breaking, less demanded of who may ask included: that is to be noticed.
//!
//! Security is compared by operation: an alternative is the same as one of the same schemes, then as one of some of them or
//! more. Another order of alternatives is told, as it says which credentials are looked for first, and is compatible.
//!
//! What many refer to is told once, by its own name, with the worst of the classes that it has where it is used. A
//! default that is added to an optional parameter is compatible, what was left open is settled; one that is changed or
//! taken away is not, and neither is any in an answer: absent means something else than it did. What no operation
//! reaches does not concern the wire, and neither do names in XML where no XML is offered; both are told as compatible.
//!
//! A member, parameter, value or status that is new or gone is Rust-breaking: structures are built by literals, matched
//! and handed over argument by argument. Checks, scopes, media types and names in XML are within the generated code.
//!
//! Alternatives are values that may be met: a new one breaks who reads it, one that is gone breaks who sends it; which of
//! two lists is which is told by what they say, then by their names, then by their order. What is only held against values
//! and gives no type is not Rust-breaking, and within `not` more is less. A structure and a map are told of by their
//! members. `readOnly` and `writeOnly` are told of members, as one that is gone from, or new in, what is compared.
//!
//! Nothing is told of what means nothing: the order of parameters, statuses, scopes, `oneOf` and `required`, a keyword
//! that says what is so anyway, a number in other digits, a bound or factor of whole numbers that allows the same ones, a
//! name in XML that nothing is called by, `x-` extensions, and reusable parameters and responses that nothing refers to.

mod access;
mod additional;
mod api;
mod applied;
mod array;
mod body;
mod change;
mod choices;
mod enumeration;
mod header;
mod kinds;
mod members;
mod notation;
mod number;
mod operation;
mod pairs;
mod places;
mod reach;
mod report;
mod schema;
mod security;
mod server;
mod shape;
mod value;
mod xml;

pub use change::{Change, Kind, NOT_XML, Rust, Side, UNREACHED, Validation, Wire};

use crate::lower::Lowered;
use report::Report;

/// Every change from `old` to `new`: first the API as a whole, then by operation.
#[must_use]
pub fn compare(old: &Lowered, new: &Lowered) -> Vec<Change> {
    let mut report = Report::new(old, new);
    api::compare(&mut report, &old.api, &new.api);
    report.finish()
}
