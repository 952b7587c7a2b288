//! What one operation takes and gives: parameters, answers, and the statuses that the document lists.

mod parameters;
mod response;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{answer, body, security};
use crate::ir::{Api, Operation};

pub(super) use response::{documented_field, headers, status_variant};

/// The names of the types of one operation.
pub(super) struct Types {
    pub(super) parameters: Ident,
    pub(super) candidates: Ident,
    pub(super) response: Ident,
    pub(super) documented: Ident,
    pub(super) principals: Ident,
}

impl Types {
    pub(super) fn of(operation: &Operation) -> Self {
        let name = &operation.type_name;
        Self {
            parameters: format_ident!("{name}Parameters"),
            candidates: format_ident!("{name}Candidates"),
            response: format_ident!("{name}Response"),
            documented: format_ident!("{name}Documented"),
            principals: format_ident!("{name}Principals"),
        }
    }
}

/// The types of one operation.
pub(super) fn types(api: &Api, operation: &Operation) -> TokenStream {
    let parameters = parameters::parameters(api, operation);
    let candidates = parameters::candidates(api, operation);
    let request_body = body::types(api, operation);
    let response = answer::types(api, operation);
    let documented = response::documented(operation);
    let security = security::types(api, operation);
    quote! {
        #security
        #parameters
        #candidates
        #request_body
        #response
        #documented
    }
}
