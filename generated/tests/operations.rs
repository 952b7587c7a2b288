// @generated from Restanser API 2.0.0 (spec/restanser-api.yaml, SHA-256 c38a51efdb436569ae13dccc48e6375835009f369c33809c26e3ab156109b559).
// Do not edit: change the document and run `cargo xtask regen`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! What the operations of the document answer and what they refuse, stage by stage, before a mock that answers samples.
//!
//! Not tested here (1); breaches are left out for their number, and where nothing that can be sent breaks a rule alone:
//!
//! - `hentRestanser`: 8 breaches
#![allow(
    non_snake_case,
    confusable_idents,
    mixed_script_confusables,
    uncommon_codepoints,
    unused_imports,
    clippy::all,
)]
use ::std::sync::Arc;
use ::actix_openapi::body;
use ::actix_openapi::export::actix_web;
use ::actix_openapi::negotiate::{MediaType, Syntax};
use ::actix_openapi::testing::{
    self, Body, Change, Credentials, Offer, Operation, Parameter,
};
use ::actix_openapi::violation::{Location, Violations};
use ::actix_openapi::Documented;
use ::restanser_api::api::*;
use ::restanser_api::{models, routes};
#[derive(Default)]
struct Mock(testing::Mock);
impl ::actix_openapi::Service for Mock {
    type Context = ();
    type Error = String;
    type ErrorBody = ::restanser_api::models::Feil;
    fn begin(&self, _: &actix_web::HttpRequest) {}
    fn error(
        &self,
        failure: ::actix_openapi::Failure<String>,
        documented: &'static ::actix_openapi::pipeline::Errors,
        _: &(),
    ) -> ::actix_openapi::ErrorResponse<Self::ErrorBody> {
        let status = self.0.refused(&failure, documented);
        ::actix_openapi::ErrorResponse {
            status,
            body: testing::made(
                    "{\"kode\":\"RESTANSE-006\",\"melding\":\"Feltet 'organisasjonsnummer' har ugyldig format. Må være nøyaktig 9 siffer\",\"korrelasjonsid\":\"123e4567-e89b-12d3-a456-426655440000\"}",
                )
                .expect("an error as the document describes it"),
        }
    }
    fn limits(&self) -> body::Limits {
        testing::LIMITS
    }
    fn finish(&self, _: &(), _: &mut actix_web::HttpResponse) {}
}
impl Api for Mock {
    type Principal = testing::Caller;
    async fn maskinporten(
        &self,
        shown: ::actix_openapi::security::BearerToken<'_>,
        _: &(),
    ) -> Result<testing::Caller, String> {
        testing::Shown::caller(&shown)
    }
    const HENT_RESTANSER: HentRestanserDocumented = HentRestanserDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_hent_restanser(&self, _: &HentRestanserCandidates, _: &mut Violations) {}
    async fn hent_restanser(
        &self,
        _: Self::Principal,
        _: HentRestanserParameters,
        _: &(),
    ) -> Result<HentRestanserResponse, String> {
        Ok(
            HentRestanserResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"restanser\":{\"restskatt\":{\"forfaltOgUbetaltRenter\":1000,\"forfaltOgUbetaltKrav\":1000,\"forfaltOgUbetalt\":1000},\"forskuddstrekk\":{\"forfaltOgUbetaltRenter\":1000,\"forfaltOgUbetaltKrav\":1000,\"forfaltOgUbetalt\":1000},\"merverdiavgift\":{\"forfaltOgUbetaltRenter\":1000,\"forfaltOgUbetaltKrav\":1000,\"forfaltOgUbetalt\":1000},\"arbeidsgiveravgift\":{\"forfaltOgUbetaltRenter\":1000,\"forfaltOgUbetaltKrav\":1000,\"forfaltOgUbetalt\":1000},\"gebyr\":{\"forfaltOgUbetaltRenter\":1000,\"forfaltOgUbetaltKrav\":1000,\"forfaltOgUbetalt\":1000},\"forskuddsskatt\":{\"forfaltOgUbetaltRenter\":1000,\"forfaltOgUbetaltKrav\":1000,\"forfaltOgUbetalt\":1000}},\"levert\":\"2023-09-21T10:47:13.291069\",\"forespurteOrganisasjon\":\"310111643\"}",
                    )?,
            ),
        )
    }
}
static CRATE: testing::Crate = testing::Crate {
    errors: &[("", &::restanser_api::schemas::Feil)],
    unknown_path: "/x-unknown/x-unknown/x-unknown/x-unknown/x-unknown",
};
fn run(operation: &'static Operation) {
    let mock = Arc::new(Mock::default());
    testing::run(routes::configure(Arc::clone(&mock)), &mock.0, &CRATE, operation);
}
#[test]
fn a_path_that_no_operation_has() {
    let mock = Arc::new(Mock::default());
    testing::run_unknown(routes::configure(Arc::clone(&mock)), &mock.0, &CRATE);
}
mod operations {
    use super::*;
    #[test]
    fn hent_restanser() {
        static OPERATION: Operation = Operation {
            name: "hentRestanser",
            method: "GET",
            path: "/v2/{0}/{1}",
            parameters: &[
                Parameter {
                    location: Location::Path,
                    name: "rettighetspakke",
                    text: "a",
                    required: true,
                },
                Parameter {
                    location: Location::Path,
                    name: "organisasjonsnummer",
                    text: "310111643",
                    required: true,
                },
                Parameter {
                    location: Location::Header,
                    name: "Korrelasjonsid",
                    text: "00000000-0000-4000-8000-000000000000",
                    required: false,
                },
                Parameter {
                    location: Location::Header,
                    name: "AltinnSamtykke",
                    text: "a",
                    required: false,
                },
            ],
            refused: &[
                (1usize, "00000000", "organisasjonsnummer", "minLength"),
                (1usize, "0000000000", "organisasjonsnummer", "maxLength"),
                (1usize, "xxxxxxxxx", "organisasjonsnummer", "pattern"),
                (
                    2usize,
                    "00000000-0000-4000-8000-00000000000g",
                    "Korrelasjonsid",
                    "format",
                ),
            ],
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::restanser_api::schemas::RestanserForVirksomhet,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::restanser_api::schemas::RestanserForVirksomhet,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
}
