// @generated from Restanser API 2.0.0 (spec/restanser-api.yaml, SHA-256 c38a51efdb436569ae13dccc48e6375835009f369c33809c26e3ab156109b559).
// Do not edit: change the document and run `cargo xtask regen`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! The schemas of the document as tables, which values are held against and written by.
use crate::schemas;
use ::actix_openapi::check;
use ::actix_openapi::schema::{
    self, Discriminator, Format, Kind, Member, Object, Schema, Width, Xml,
};
/// The schema of [`Beloep`](crate::models::Beloep).
pub static Beloep: Schema = Schema {
    name: "Beloep",
    ..Schema::of(Kind::Integer(Width::Int64, None))
};
/// The schema of [`Feil`](crate::models::Feil).
pub static Feil: Schema = Schema {
    name: "Feil",
    xml: Xml {
        name: Some("feil"),
        namespace: Some("urn:no:skatteetaten:datasamarbeid:feil:v1"),
        ..Xml::NONE
    },
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 3usize] = [
                Member::required("kode", &schema::TEXT),
                Member::required("melding", &schema::TEXT),
                Member::optional("korrelasjonsid", &schema::TEXT),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`Organisasjonsnummer`](crate::models::Organisasjonsnummer).
pub static Organisasjonsnummer: Schema = Schema {
    name: "Organisasjonsnummer",
    ..Schema::of(
        Kind::String(
            Format::Text,
            Some({
                static CHECKS: check::StringChecks = check::StringChecks {
                    min_length: Some(9u64),
                    max_length: Some(9u64),
                    pattern: Some(check::Pattern::new("^[0-9]+$", "^[0-9]+$")),
                };
                &CHECKS
            }),
        ),
    )
};
/// The schema of [`Restanse`](crate::models::Restanse).
pub static Restanse: Schema = Schema {
    name: "Restanse",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 3usize] = [
                Member::optional("forfaltOgUbetaltRenter", &schemas::Beloep),
                Member::optional("forfaltOgUbetaltKrav", &schemas::Beloep),
                Member::required("forfaltOgUbetalt", &schemas::Beloep),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`Restanser`](crate::models::Restanser).
pub static Restanser: Schema = Schema {
    name: "Restanser",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 6usize] = [
                Member::required("restskatt", &schemas::Restanse),
                Member::required("forskuddstrekk", &schemas::Restanse),
                Member::required("merverdiavgift", &schemas::Restanse),
                Member::required("arbeidsgiveravgift", &schemas::Restanse),
                Member::required("gebyr", &schemas::Restanse),
                Member::required("forskuddsskatt", &schemas::Restanse),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`RestanserForVirksomhet`](crate::models::RestanserForVirksomhet).
pub static RestanserForVirksomhet: Schema = Schema {
    name: "RestanserForVirksomhet",
    xml: Xml {
        name: Some("restanserForVirksomhet"),
        namespace: Some("urn:no:skatteetaten:innkreving:restanser:v2"),
        ..Xml::NONE
    },
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 3usize] = [
                Member::required("restanser", &schemas::Restanser),
                Member::required(
                    "levert",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::String(
                                Format::Text,
                                Some({
                                    static CHECKS: check::StringChecks = check::StringChecks {
                                        min_length: None,
                                        max_length: None,
                                        pattern: Some(
                                            check::Pattern::new(
                                                "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?$",
                                                "^[0-9]{4}\\-[0-9]{2}\\-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?$",
                                            ),
                                        ),
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::required("forespurteOrganisasjon", &schemas::Organisasjonsnummer),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
