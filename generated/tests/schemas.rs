// @generated from Restanser API 2.0.0 (spec/restanser-api.yaml, SHA-256 c38a51efdb436569ae13dccc48e6375835009f369c33809c26e3ab156109b559).
// Do not edit: change the document and run `cargo xtask regen`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! What the schemas of the document accept and what they refuse: values on each bound and just beyond it.
#![allow(
    non_snake_case,
    confusable_idents,
    mixed_script_confusables,
    uncommon_codepoints
)]
#[test]
fn Beloep() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &restanser_api::schemas::Beloep;
    const VALID: &str = "1000";
    type Model = restanser_api::models::Beloep;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Beloep",
        VALID,
        &[
            ("", Change::Nothing),
            ("", Change::Put("-9223372036854775808")),
            ("", Change::Put("9223372036854775807")),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("", Change::Put("9223372036854775808"), "", "format"),
        ],
    );
}
#[test]
fn Feil() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &restanser_api::schemas::Feil;
    const VALID: &str = "{\"kode\":\"RESTANSE-006\",\"melding\":\"Feltet 'organisasjonsnummer' har ugyldig format. Må være nøyaktig 9 siffer\",\"korrelasjonsid\":\"123e4567-e89b-12d3-a456-426655440000\"}";
    type Model = restanser_api::models::Feil;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Feil",
        VALID,
        &[("", Change::Nothing), ("/korrelasjonsid", Change::Remove)],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/kode", Change::Remove, "kode", "required"),
            ("/kode", Change::Put("null"), "kode", "nullable"),
            ("/kode", Change::Put("{}"), "kode", "type"),
            ("/melding", Change::Remove, "melding", "required"),
            ("/melding", Change::Put("null"), "melding", "nullable"),
            ("/melding", Change::Put("{}"), "melding", "type"),
            ("/korrelasjonsid", Change::Put("null"), "korrelasjonsid", "nullable"),
            ("/korrelasjonsid", Change::Put("{}"), "korrelasjonsid", "type"),
        ],
    );
}
#[test]
fn Organisasjonsnummer() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &restanser_api::schemas::Organisasjonsnummer;
    const VALID: &str = "\"310111643\"";
    type Model = restanser_api::models::Organisasjonsnummer;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Organisasjonsnummer",
        VALID,
        &[
            ("", Change::Nothing),
            ("", Change::Put("\"000000000\"")),
            ("", Change::Put("\"000000000\"")),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("{}"), "", "type"),
            ("", Change::Put("\"00000000\""), "", "minLength"),
            ("", Change::Put("\"0000000000\""), "", "maxLength"),
            ("", Change::Put("\"xxxxxxxxx\""), "", "pattern"),
        ],
    );
}
#[test]
fn Restanse() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &restanser_api::schemas::Restanse;
    const VALID: &str = "{\"forfaltOgUbetaltRenter\":1000,\"forfaltOgUbetaltKrav\":1000,\"forfaltOgUbetalt\":1000}";
    type Model = restanser_api::models::Restanse;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Restanse",
        VALID,
        &[
            ("", Change::Nothing),
            ("/forfaltOgUbetaltRenter", Change::Remove),
            ("/forfaltOgUbetaltKrav", Change::Remove),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            (
                "/forfaltOgUbetaltRenter",
                Change::Put("null"),
                "forfaltOgUbetaltRenter",
                "nullable",
            ),
            (
                "/forfaltOgUbetaltKrav",
                Change::Put("null"),
                "forfaltOgUbetaltKrav",
                "nullable",
            ),
            ("/forfaltOgUbetalt", Change::Remove, "forfaltOgUbetalt", "required"),
            ("/forfaltOgUbetalt", Change::Put("null"), "forfaltOgUbetalt", "nullable"),
        ],
    );
}
#[test]
fn Restanser() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &restanser_api::schemas::Restanser;
    const VALID: &str = "{\"restskatt\":{\"forfaltOgUbetaltRenter\":1000,\"forfaltOgUbetaltKrav\":1000,\"forfaltOgUbetalt\":1000},\"forskuddstrekk\":{\"forfaltOgUbetaltRenter\":1000,\"forfaltOgUbetaltKrav\":1000,\"forfaltOgUbetalt\":1000},\"merverdiavgift\":{\"forfaltOgUbetaltRenter\":1000,\"forfaltOgUbetaltKrav\":1000,\"forfaltOgUbetalt\":1000},\"arbeidsgiveravgift\":{\"forfaltOgUbetaltRenter\":1000,\"forfaltOgUbetaltKrav\":1000,\"forfaltOgUbetalt\":1000},\"gebyr\":{\"forfaltOgUbetaltRenter\":1000,\"forfaltOgUbetaltKrav\":1000,\"forfaltOgUbetalt\":1000},\"forskuddsskatt\":{\"forfaltOgUbetaltRenter\":1000,\"forfaltOgUbetaltKrav\":1000,\"forfaltOgUbetalt\":1000}}";
    type Model = restanser_api::models::Restanser;
    accepted::<Model>(SCHEMA, "Restanser", VALID, &[("", Change::Nothing)]);
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/restskatt", Change::Remove, "restskatt", "required"),
            ("/restskatt", Change::Put("null"), "restskatt", "nullable"),
            ("/forskuddstrekk", Change::Remove, "forskuddstrekk", "required"),
            ("/forskuddstrekk", Change::Put("null"), "forskuddstrekk", "nullable"),
            ("/merverdiavgift", Change::Remove, "merverdiavgift", "required"),
            ("/merverdiavgift", Change::Put("null"), "merverdiavgift", "nullable"),
            ("/arbeidsgiveravgift", Change::Remove, "arbeidsgiveravgift", "required"),
            (
                "/arbeidsgiveravgift",
                Change::Put("null"),
                "arbeidsgiveravgift",
                "nullable",
            ),
            ("/gebyr", Change::Remove, "gebyr", "required"),
            ("/gebyr", Change::Put("null"), "gebyr", "nullable"),
            ("/forskuddsskatt", Change::Remove, "forskuddsskatt", "required"),
            ("/forskuddsskatt", Change::Put("null"), "forskuddsskatt", "nullable"),
        ],
    );
}
#[test]
fn RestanserForVirksomhet() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &restanser_api::schemas::RestanserForVirksomhet;
    const VALID: &str = "{\"restanser\":{\"restskatt\":{\"forfaltOgUbetaltRenter\":1000,\"forfaltOgUbetaltKrav\":1000,\"forfaltOgUbetalt\":1000},\"forskuddstrekk\":{\"forfaltOgUbetaltRenter\":1000,\"forfaltOgUbetaltKrav\":1000,\"forfaltOgUbetalt\":1000},\"merverdiavgift\":{\"forfaltOgUbetaltRenter\":1000,\"forfaltOgUbetaltKrav\":1000,\"forfaltOgUbetalt\":1000},\"arbeidsgiveravgift\":{\"forfaltOgUbetaltRenter\":1000,\"forfaltOgUbetaltKrav\":1000,\"forfaltOgUbetalt\":1000},\"gebyr\":{\"forfaltOgUbetaltRenter\":1000,\"forfaltOgUbetaltKrav\":1000,\"forfaltOgUbetalt\":1000},\"forskuddsskatt\":{\"forfaltOgUbetaltRenter\":1000,\"forfaltOgUbetaltKrav\":1000,\"forfaltOgUbetalt\":1000}},\"levert\":\"2023-09-21T10:47:13.291069\",\"forespurteOrganisasjon\":\"310111643\"}";
    type Model = restanser_api::models::RestanserForVirksomhet;
    accepted::<Model>(SCHEMA, "RestanserForVirksomhet", VALID, &[("", Change::Nothing)]);
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/restanser", Change::Remove, "restanser", "required"),
            ("/restanser", Change::Put("null"), "restanser", "nullable"),
            ("/levert", Change::Remove, "levert", "required"),
            ("/levert", Change::Put("null"), "levert", "nullable"),
            ("/levert", Change::Put("{}"), "levert", "type"),
            (
                "/levert",
                Change::Put("\"xxxxxxxxxxxxxxxxxxxxxxxxxx\""),
                "levert",
                "pattern",
            ),
            (
                "/forespurteOrganisasjon",
                Change::Remove,
                "forespurteOrganisasjon",
                "required",
            ),
            (
                "/forespurteOrganisasjon",
                Change::Put("null"),
                "forespurteOrganisasjon",
                "nullable",
            ),
        ],
    );
}
