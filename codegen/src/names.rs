//! The only place where identifiers are made.

use std::collections::BTreeMap;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use crate::diagnostics::Code;
use crate::document::cursor::Cursor;

/// Types that generated code names without a path: a model of the same name would take their place.
const TAKEN_TYPES: [&str; 8] = [
    "Option", "Result", "Some", "None", "Ok", "Err", "String", "Self",
];

/// Keywords of edition 2024 that `syn` takes for identifiers.
const KEYWORDS_OF_2024: [&str; 1] = ["gen"];

/// Keywords that cannot be raw identifiers.
const NEVER_RAW: [&str; 5] = ["self", "super", "crate", "Self", "_"];

/// `name` as a type: `UpperCamelCase`. `None` when that is no identifier.
#[must_use]
pub fn type_name(name: &str) -> Option<String> {
    let candidate = name.to_upper_camel_case();
    let usable = syn::parse_str::<syn::Ident>(&candidate).is_ok()
        && !TAKEN_TYPES.contains(&candidate.as_str());
    usable.then_some(candidate)
}

/// `name` as a field or function: `snake_case`, raw or with an underscore when it is a keyword. `None` when that is no
/// identifier.
#[must_use]
pub fn field_name(name: &str) -> Option<String> {
    let candidate = name.to_snake_case();
    if NEVER_RAW.contains(&candidate.as_str()) {
        return Some(format!("{candidate}_"));
    }
    let is_keyword = KEYWORDS_OF_2024.contains(&candidate.as_str());
    if !is_keyword && syn::parse_str::<syn::Ident>(&candidate).is_ok() {
        return Some(candidate);
    }
    let raw = format!("r#{candidate}");
    syn::parse_str::<syn::Ident>(&raw).is_ok().then_some(raw)
}

/// `name` as a variant: `UpperCamelCase`, with `Value` before it where that is no identifier, as of a number.
#[must_use]
pub fn variant_name(name: &str) -> Option<String> {
    let candidate = name.to_upper_camel_case();
    let usable = |name: &String| syn::parse_str::<syn::Ident>(name).is_ok();
    [candidate.clone(), format!("Value{candidate}")]
        .into_iter()
        .find(usable)
}

/// `name` as a static or constant: `SHOUTY_SNAKE_CASE`.
#[must_use]
pub fn static_name(name: &str) -> String {
    name.to_shouty_snake_case()
}

/// `name` when it is an identifier as it is.
#[must_use]
pub fn identifier(name: &str) -> Option<String> {
    syn::parse_str::<syn::Ident>(name)
        .is_ok()
        .then(|| name.to_owned())
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

/// The names that are taken in one namespace of the generated code, with the pointers of who took them.
#[derive(Debug, Default)]
pub struct Scope(BTreeMap<String, String>);

impl Scope {
    /// Whether `name` is taken.
    #[must_use]
    pub fn is_taken(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Claims the name that `make` gives `written`; reports and gives `None` when there is no such name or when it is
    /// taken.
    pub fn claim(
        &mut self,
        cursor: &Cursor<'_, '_>,
        written: &str,
        make: impl Fn(&str) -> Option<String>,
    ) -> Option<String> {
        let Some(name) = make(written) else {
            let message = format!("\"{written}\" cannot be made a Rust name");
            cursor.report(Code::UnusableName, message);
            return None;
        };
        if let Some(earlier) = self.0.get(&name) {
            let message =
                format!("\"{written}\" would be named \"{name}\" in Rust, and so is #{earlier}");
            cursor.report(Code::NameCollision, message);
            return None;
        }
        self.0.insert(name.clone(), cursor.pointer().to_owned());
        Some(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_upper_camel_case() {
        for (written, expected) in [
            ("RestanserForVirksomhet", Some("RestanserForVirksomhet")),
            ("hentRestanser", Some("HentRestanser")),
            ("Beløp", Some("Beløp")),
            ("a.b-c", Some("ABC")),
            ("self", None),
            ("string", None),
            ("1st", None),
            ("", None),
            ("--", None),
        ] {
            assert_eq!(type_name(written).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn fields_are_snake_case_and_never_keywords() {
        for (written, expected) in [
            ("forfaltOgUbetaltRenter", Some("forfalt_og_ubetalt_renter")),
            ("Korrelasjonsid", Some("korrelasjonsid")),
            ("X-Request-ID", Some("x_request_id")),
            ("type", Some("r#type")),
            ("gen", Some("r#gen")),
            ("async", Some("r#async")),
            ("self", Some("self_")),
            ("beløp", Some("beløp")),
            ("1st", None),
            ("", None),
        ] {
            assert_eq!(field_name(written).as_deref(), expected, "{written}");
        }
    }
}
