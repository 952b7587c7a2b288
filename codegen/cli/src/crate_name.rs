//! The name of the generated crate.

use std::path::Path;

use actix_openapi_codegen::names;

use crate::error::Error;

/// Names that cargo or the compiler has for something else, and those of the crate's own dependencies.
const TAKEN: [&str; 16] = [
    "actix_openapi",
    "alloc",
    "build",
    "bytes",
    "core",
    "deps",
    "examples",
    "futures_core",
    "incremental",
    "proc_macro",
    "progenitor_client",
    "reqwest",
    "serde_urlencoded",
    "std",
    "test",
    "uuid",
];

/// The name that was given, or that of the folder.
pub(crate) fn choose(given: Option<&str>, folder: &Path) -> Result<String, Error> {
    let name = match given {
        Some(name) => name,
        None => folder
            .file_name()
            .and_then(|name| name.to_str())
            .ok_or_else(|| Error::NoName {
                folder: folder.to_owned(),
            })?,
    };
    match fault(name) {
        None => Ok(name.to_owned()),
        Some(reason) => Err(Error::CrateName {
            name: name.to_owned(),
            reason,
        }),
    }
}

/// Why cargo would not take the name, or the crate not compile under it.
fn fault(name: &str) -> Option<&'static str> {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let in_rust = name.replace('-', "_");
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        Some("it must begin with a letter from a to z")
    } else if !name.bytes().all(known) {
        Some("it may have letters from a to z, digits, hyphens and underscores")
    } else if name.len() > 64 {
        Some("it is longer than 64 characters")
    } else if names::identifier(&in_rust).is_none() || in_rust == "gen" {
        Some("it is a keyword of Rust")
    } else if TAKEN.contains(&in_rust.as_str()) {
        Some("it is the name of something else")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_is_named_as_cargo_allows() {
        for name in ["petstore", "pet-store_2", "Z"] {
            assert_eq!(choose(Some(name), Path::new("/x")).unwrap(), name);
        }
        assert_eq!(choose(None, Path::new("/x/api-1")).unwrap(), "api-1");
        let long = "a".repeat(65);
        for name in [
            "",
            "1st",
            "-a",
            "æ",
            "a b",
            "a\"",
            "a/b",
            "type",
            "gen",
            "test",
            "actix-openapi",
            &long,
        ] {
            assert!(choose(Some(name), Path::new("/x")).is_err(), "{name}");
        }
        assert!(choose(None, Path::new("/")).is_err());
    }
}
