//! What the target does with a document; the tests of the generator include the same.

#![forbid(unsafe_code)]

use actix_openapi_codegen::diagnostics::Code;
use actix_openapi_codegen::{Error, Options, generate};
use serde_json::{Value, json};

include!("entry.rs");
