//! The only place where identifiers are made.
//!
//! Whatever a document calls its parts, each gets a valid identifier of bounded length, and [`Scope`] keeps those of one
//! namespace apart: the first keeps its name, the next gets a number behind it, in the document's order.

mod scope;
mod words;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

pub use scope::Scope;
pub use words::of_place;
use words::{identifier_text, words};

/// Types and traits that generated code names without a path, or that are in scope everywhere: a model of the same name
/// would take their place.
const TAKEN_TYPES: [&str; 38] = [
    "Api",
    "AsMut",
    "AsRef",
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "Box",
    "Clone",
    "Copy",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Result",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "Vec",
];

/// More of the same, of which no list is short: what derives name.
const TAKEN_DERIVES: [&str; 10] = [
    "Debug",
    "Deserialize",
    "Eq",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Serialize",
    "TryFrom",
    "TryInto",
];

/// Keywords of edition 2024 that `syn` takes for identifiers.
const KEYWORDS_OF_2024: [&str; 1] = ["gen"];

/// Keywords that cannot be raw identifiers.
const NEVER_RAW: [&str; 4] = ["self", "super", "crate", "_"];

/// `name` as a type: `UpperCamelCase`.
#[must_use]
pub fn type_name(name: &str) -> String {
    let candidate = beginning("N", identifier_text(&words(name).to_upper_camel_case()));
    let taken = candidate.as_str();
    if TAKEN_TYPES.contains(&taken) || TAKEN_DERIVES.contains(&taken) || !is_identifier(taken) {
        return format!("{candidate}Value");
    }
    candidate
}

/// `name` as a field or function: `snake_case`, raw or with an underscore when it is a keyword.
#[must_use]
pub fn field_name(name: &str) -> String {
    let candidate = beginning("n", identifier_text(&words(name).to_snake_case()));
    if NEVER_RAW.contains(&candidate.as_str()) {
        return format!("{candidate}_");
    }
    let is_keyword = KEYWORDS_OF_2024.contains(&candidate.as_str());
    if !is_keyword && is_identifier(&candidate) {
        return candidate;
    }
    format!("r#{candidate}")
}

/// `name` as a variant: `UpperCamelCase`, with `Value` before it where that is no identifier, as of a number.
#[must_use]
pub fn variant_name(name: &str) -> String {
    let candidate = beginning("Value", identifier_text(&words(name).to_upper_camel_case()));
    match is_identifier(&candidate) {
        true => candidate,
        false => format!("Value{candidate}"),
    }
}

/// `name` as a module: `snake_case`, never raw, for a file has its name.
#[must_use]
pub fn module_name(name: &str) -> String {
    let name = field_name(name);
    match name.strip_prefix("r#") {
        Some(keyword) => format!("{keyword}_"),
        None => name,
    }
}

/// `name` as a static or constant: `SHOUTY_SNAKE_CASE`.
#[must_use]
pub fn static_name(name: &str) -> String {
    let shouty = identifier_text(&name.to_shouty_snake_case());
    beginning("N", shouty)
}

/// `name` when it is an identifier as it is.
#[must_use]
pub fn identifier(name: &str) -> Option<String> {
    is_identifier(name).then(|| name.to_owned())
}

/// The function that checks the parameters of the operation with this function name.
#[must_use]
pub fn check_name(function_name: &str) -> String {
    format!("check_{}", plain(function_name))
}

/// The associated constant of the operation with this function name.
#[must_use]
pub fn constant_name(function_name: &str) -> String {
    static_name(plain(function_name))
}

/// The constant with the scopes of the operation with this function name.
#[must_use]
pub fn scopes_name(function_name: &str) -> String {
    format!("{}_SCOPES", constant_name(function_name))
}

/// A field name without `r#`, for the names of captures and for joining.
#[must_use]
pub fn plain(field_name: &str) -> &str {
    field_name.strip_prefix("r#").unwrap_or(field_name)
}

fn is_identifier(name: &str) -> bool {
    syn::parse_str::<syn::Ident>(name).is_ok()
}

/// `name`, with `prefix` before it where it begins with what may only continue an identifier.
fn beginning(prefix: &str, name: String) -> String {
    match name.chars().next() {
        Some(first) if unicode_ident::is_xid_start(first) => name,
        _ => format!("{prefix}{name}"),
    }
}

#[cfg(test)]
mod tests;
