// @generated from Bibliotek "API" */ 1.2.0-æ (codegen/tests/fixtures/bibliotek.yaml, SHA-256 3fe9bc4e0595820410a10590e69c882f1beba900a911ab75df75493637f30bbd).
// Do not edit: change the document and run `UPDATE_GOLDEN=1 cargo test -p actix-openapi-codegen --test golden`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! What the schemas of the document accept and what they refuse: values on each bound and just beyond it.
#![allow(
    non_snake_case,
    confusable_idents,
    mixed_script_confusables,
    uncommon_codepoints
)]
#[test]
fn ABC() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::ABC;
    const VALID: &str = "{\"d\":\"a\"}";
    type Model = golden_api::models::ABC;
    accepted::<
        Model,
    >(SCHEMA, "a.b-c", VALID, &[("", Change::Nothing), ("/d", Change::Remove)]);
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/d", Change::Put("null"), "d", "nullable"),
            ("/d", Change::Put("{}"), "d", "type"),
        ],
    );
}
#[test]
fn Antall() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Antall;
    const VALID: &str = "1";
    type Model = golden_api::models::Antall;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Antall",
        VALID,
        &[
            ("", Change::Nothing),
            ("", Change::Put("-2147483648")),
            ("", Change::Put("2147483647")),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("", Change::Put("2147483648"), "", "format"),
        ],
    );
}
#[test]
fn Api() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Api;
    const VALID: &str = "\"a\"";
    type Model = golden_api::models::Api;
    accepted::<Model>(SCHEMA, "Api", VALID, &[("", Change::Nothing)]);
    refused(
        SCHEMA,
        VALID,
        &[("", Change::Put("null"), "", "nullable"), ("", Change::Put("{}"), "", "type")],
    );
}
#[test]
fn Art() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Art;
    const VALID: &str = "\"roman\"";
    type Model = golden_api::models::Art;
    accepted::<
        Model,
    >(SCHEMA, "Art", VALID, &[("", Change::Nothing), ("", Change::Put("\"roman\""))]);
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("{}"), "", "type"),
            ("", Change::Put("\"romanx\""), "", "enum"),
        ],
    );
}
#[test]
fn Bok() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Bok;
    const VALID: &str = "{\"tittel\":\"a\",\"utgivelsesår\":1890,\"isbn\":\"9788203360534\",\"type\":\"roman\",\"forfatter\":{\"land\":\"aa\",\"navn\":\"a\"},\"async\":\"a\",\"gen\":\"00000000-0000-4000-8000-000000000000\",\"self\":\"a\",\"delTittel\":\"a\",\"med mellomrom\":\"a\",\"omslag\":{\"tykkelse\":1,\"farge\":\"aa\"},\"medforfatter\":{\"land\":\"aa\",\"navn\":\"a\"}}";
    type Model = golden_api::models::Bok;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Bok",
        VALID,
        &[
            ("", Change::Nothing),
            ("/tittel", Change::Put("\"a\"")),
            ("/utgivelsesår", Change::Put("-9223372036854775808")),
            ("/utgivelsesår", Change::Put("9223372036854775807")),
            ("/async", Change::Remove),
            ("/gen", Change::Remove),
            ("/self", Change::Remove),
            ("/self", Change::Put("\"aaa\"")),
            ("/delTittel", Change::Remove),
            ("/med mellomrom", Change::Remove),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/tittel", Change::Remove, "tittel", "required"),
            ("/tittel", Change::Put("null"), "tittel", "nullable"),
            ("/tittel", Change::Put("{}"), "tittel", "type"),
            ("/tittel", Change::Put("\"\""), "tittel", "minLength"),
            ("/utgivelsesår", Change::Remove, "utgivelsesår", "required"),
            ("/utgivelsesår", Change::Put("null"), "utgivelsesår", "nullable"),
            ("/utgivelsesår", Change::Put("\"x\""), "utgivelsesår", "type"),
            (
                "/utgivelsesår",
                Change::Put("9223372036854775808"),
                "utgivelsesår",
                "format",
            ),
            ("/isbn", Change::Remove, "isbn", "required"),
            ("/isbn", Change::Put("null"), "isbn", "nullable"),
            ("/type", Change::Remove, "type", "required"),
            ("/type", Change::Put("null"), "type", "nullable"),
            ("/type", Change::Put("{}"), "type", "type"),
            ("/type", Change::Put("\"xxxxx\""), "type", "pattern"),
            ("/forfatter", Change::Remove, "forfatter", "required"),
            ("/forfatter", Change::Put("null"), "forfatter", "nullable"),
            ("/gen", Change::Put("null"), "gen", "nullable"),
            ("/gen", Change::Put("{}"), "gen", "type"),
            (
                "/gen",
                Change::Put("\"00000000-0000-4000-8000-00000000000g\""),
                "gen",
                "format",
            ),
            ("/self", Change::Put("null"), "self", "nullable"),
            ("/self", Change::Put("{}"), "self", "type"),
            ("/self", Change::Put("\"aaaa\""), "self", "maxLength"),
            ("/delTittel", Change::Put("{}"), "delTittel", "type"),
        ],
    );
}
#[test]
fn BokOmslag() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::BokOmslag;
    const VALID: &str = "{\"tykkelse\":1,\"farge\":\"aa\"}";
    type Model = golden_api::models::BokOmslag;
    accepted::<
        Model,
    >(
        SCHEMA,
        "BokOmslag",
        VALID,
        &[
            ("", Change::Nothing),
            ("/tykkelse", Change::Remove),
            ("/tykkelse", Change::Put("-9223372036854775808")),
            ("/tykkelse", Change::Put("9223372036854775807")),
            ("/farge", Change::Put("\"aa\"")),
            ("/farge", Change::Put("\"aaaaaaaaaaaa\"")),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/tykkelse", Change::Put("null"), "tykkelse", "nullable"),
            ("/tykkelse", Change::Put("\"x\""), "tykkelse", "type"),
            ("/tykkelse", Change::Put("9223372036854775808"), "tykkelse", "format"),
            ("/farge", Change::Remove, "farge", "required"),
            ("/farge", Change::Put("null"), "farge", "nullable"),
            ("/farge", Change::Put("{}"), "farge", "type"),
            ("/farge", Change::Put("\"a\""), "farge", "minLength"),
            ("/farge", Change::Put("\"aaaaaaaaaaaaa\""), "farge", "maxLength"),
        ],
    );
}
#[test]
fn Clone() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Clone;
    const VALID: &str = "{\"clone\":\"a\"}";
    type Model = golden_api::models::Clone;
    accepted::<
        Model,
    >(SCHEMA, "Clone", VALID, &[("", Change::Nothing), ("/clone", Change::Remove)]);
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/clone", Change::Put("null"), "clone", "nullable"),
            ("/clone", Change::Put("{}"), "clone", "type"),
        ],
    );
}
#[test]
fn Date() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Date;
    const VALID: &str = "\"2000-01-01\"";
    type Model = golden_api::models::Date;
    accepted::<Model>(SCHEMA, "Date", VALID, &[("", Change::Nothing)]);
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("{}"), "", "type"),
            ("", Change::Put("\"00000000-0000-4000-8000-00000000000g\""), "", "format"),
        ],
    );
}
#[test]
fn DateTime() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::DateTime;
    const VALID: &str = "\"2023-09-21T10:47:13.291069+02:00\"";
    type Model = golden_api::models::DateTime;
    accepted::<Model>(SCHEMA, "DateTime", VALID, &[("", Change::Nothing)]);
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("{}"), "", "type"),
            ("", Change::Put("\"00000000-0000-4000-8000-00000000000g\""), "", "format"),
        ],
    );
}
#[test]
fn Decimal() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Decimal;
    const VALID: &str = "1";
    type Model = golden_api::models::Decimal;
    accepted::<
        Model,
    >(SCHEMA, "Decimal", VALID, &[("", Change::Nothing), ("", Change::Nothing)]);
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
        ],
    );
}
#[test]
fn Deserialize() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Deserialize;
    const VALID: &str = "\"{}\"";
    type Model = golden_api::models::Deserialize;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Deserialize",
        VALID,
        &[("", Change::Nothing), ("", Change::Put("\"{}\""))],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("{}"), "", "type"),
            ("", Change::Put("\"{}x\""), "", "enum"),
        ],
    );
}
#[test]
fn Documented() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Documented;
    const VALID: &str = "{\"serde\":\"a\"}";
    type Model = golden_api::models::Documented;
    accepted::<
        Model,
    >(SCHEMA, "Documented", VALID, &[("", Change::Nothing), ("/serde", Change::Remove)]);
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/serde", Change::Put("null"), "serde", "nullable"),
            ("/serde", Change::Put("{}"), "serde", "type"),
        ],
    );
}
#[test]
fn Feil() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Feil;
    const VALID: &str = "{\"melding\":\"a\",\"kode\":\"BIB-000\",\"brudd\":\"a\"}";
    type Model = golden_api::models::Feil;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Feil",
        VALID,
        &[
            ("", Change::Nothing),
            ("/melding", Change::Remove),
            ("/brudd", Change::Remove),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/melding", Change::Put("null"), "melding", "nullable"),
            ("/melding", Change::Put("{}"), "melding", "type"),
            ("/kode", Change::Remove, "kode", "required"),
            ("/kode", Change::Put("null"), "kode", "nullable"),
            ("/kode", Change::Put("{}"), "kode", "type"),
            ("/kode", Change::Put("\"xxxxxxx\""), "kode", "pattern"),
            ("/brudd", Change::Put("null"), "brudd", "nullable"),
            ("/brudd", Change::Put("{}"), "brudd", "type"),
        ],
    );
}
#[test]
fn FinnMedMerEmnerItem() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::FinnMedMerEmnerItem;
    const VALID: &str = "\"lyrikk\"";
    type Model = golden_api::models::FinnMedMerEmnerItem;
    accepted::<
        Model,
    >(
        SCHEMA,
        "FinnMedMerEmnerItem",
        VALID,
        &[("", Change::Nothing), ("", Change::Put("\"lyrikk\""))],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("{}"), "", "type"),
            ("", Change::Put("\"lyrikkx\""), "", "enum"),
        ],
    );
}
#[test]
fn FinnMedMerEnten() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::FinnMedMerEnten;
    const VALID: &str = "1";
    type Model = golden_api::models::FinnMedMerEnten;
    accepted::<
        Model,
    >(
        SCHEMA,
        "FinnMedMerEnten",
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
            ("", Change::Put("\"x1\""), "", "oneOf"),
            ("", Change::Put("null"), "", "oneOf"),
            ("", Change::Put("\"x\""), "", "oneOf"),
            ("", Change::Put("9223372036854775808"), "", "oneOf"),
        ],
    );
}
#[test]
fn FinnMedMerFilter() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::FinnMedMerFilter;
    const VALID: &str = "{\"fra\":1,\"til\":1}";
    type Model = golden_api::models::FinnMedMerFilter;
    accepted::<
        Model,
    >(
        SCHEMA,
        "FinnMedMerFilter",
        VALID,
        &[
            ("", Change::Nothing),
            ("/fra", Change::Put("-9223372036854775808")),
            ("/fra", Change::Put("9223372036854775807")),
            ("/til", Change::Remove),
            ("/til", Change::Put("1")),
            ("/til", Change::Put("9223372036854775807")),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            (
                "",
                Change::Put("{\"fra\":1,\"til\":1,\"x1\":\"x\"}"),
                "",
                "additionalProperties",
            ),
            ("/fra", Change::Remove, "fra", "required"),
            ("/fra", Change::Put("null"), "fra", "nullable"),
            ("/fra", Change::Put("\"x\""), "fra", "type"),
            ("/fra", Change::Put("9223372036854775808"), "fra", "format"),
            ("/til", Change::Put("null"), "til", "nullable"),
            ("/til", Change::Put("\"x\""), "til", "type"),
            ("/til", Change::Put("9223372036854775808"), "til", "format"),
            ("/til", Change::Put("0"), "til", "minimum"),
        ],
    );
}
#[test]
fn FinnMedMerSide() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::FinnMedMerSide;
    const VALID: &str = "{\"nummer\":1,\"lengde\":1}";
    type Model = golden_api::models::FinnMedMerSide;
    accepted::<
        Model,
    >(
        SCHEMA,
        "FinnMedMerSide",
        VALID,
        &[
            ("", Change::Nothing),
            ("/nummer", Change::Remove),
            ("/nummer", Change::Put("-9223372036854775808")),
            ("/nummer", Change::Put("9223372036854775807")),
            ("/lengde", Change::Remove),
            ("/lengde", Change::Put("-9223372036854775808")),
            ("/lengde", Change::Put("100")),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/nummer", Change::Put("null"), "nummer", "nullable"),
            ("/nummer", Change::Put("\"x\""), "nummer", "type"),
            ("/nummer", Change::Put("9223372036854775808"), "nummer", "format"),
            ("/lengde", Change::Put("null"), "lengde", "nullable"),
            ("/lengde", Change::Put("\"x\""), "lengde", "type"),
            ("/lengde", Change::Put("9223372036854775808"), "lengde", "format"),
            ("/lengde", Change::Put("101"), "lengde", "maximum"),
        ],
    );
}
#[test]
fn FinnMedMerSted() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::FinnMedMerSted;
    const VALID: &str = "{\"navn\":\"a\"}";
    type Model = golden_api::models::FinnMedMerSted;
    accepted::<Model>(SCHEMA, "FinnMedMerSted", VALID, &[("", Change::Nothing)]);
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/navn", Change::Remove, "navn", "required"),
            ("/navn", Change::Put("null"), "navn", "nullable"),
            ("/navn", Change::Put("{}"), "navn", "type"),
        ],
    );
}
#[test]
fn Forfatter() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Forfatter;
    const VALID: &str = "{\"land\":\"aa\",\"navn\":\"a\"}";
    type Model = golden_api::models::Forfatter;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Forfatter",
        VALID,
        &[
            ("", Change::Nothing),
            ("/land", Change::Remove),
            ("/land", Change::Put("\"aa\"")),
            ("/land", Change::Put("\"aa\"")),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/land", Change::Put("null"), "land", "nullable"),
            ("/land", Change::Put("{}"), "land", "type"),
            ("/land", Change::Put("\"a\""), "land", "minLength"),
            ("/land", Change::Put("\"aaa\""), "land", "maxLength"),
            ("/navn", Change::Remove, "navn", "required"),
            ("/navn", Change::Put("null"), "navn", "nullable"),
            ("/navn", Change::Put("{}"), "navn", "type"),
        ],
    );
}
#[test]
fn Future() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Future;
    const VALID: &str = "\"a\"";
    type Model = golden_api::models::Future;
    accepted::<Model>(SCHEMA, "Future", VALID, &[("", Change::Nothing)]);
    refused(
        SCHEMA,
        VALID,
        &[("", Change::Put("null"), "", "nullable"), ("", Change::Put("{}"), "", "type")],
    );
}
#[test]
fn Hash() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Hash;
    const VALID: &str = "\"Hash\"";
    type Model = golden_api::models::Hash;
    accepted::<
        Model,
    >(SCHEMA, "Hash", VALID, &[("", Change::Nothing), ("", Change::Put("\"Hash\""))]);
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("{}"), "", "type"),
            ("", Change::Put("\"Hashx\""), "", "enum"),
        ],
    );
}
#[test]
fn HentListe200Body() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::HentListe200Body;
    const VALID: &str = "[{\"isbn\":\"0000000000000\",\"antall\":1,\"merkelapper\":[\"a\"]}]";
    type Model = golden_api::models::HentListe200Body;
    accepted::<
        Model,
    >(
        SCHEMA,
        "HentListe200Body",
        VALID,
        &[("", Change::Nothing), ("", Change::Put("[]")), ("", Change::Nothing)],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/0", Change::Put("null"), "[0]", "nullable"),
        ],
    );
}
#[test]
fn HentNyeste200Body() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::HentNyeste200Body;
    const VALID: &str = "{\"isbn\":\"9788203360534\",\"hylle\":{\"kode\":\"a\"}}";
    type Model = golden_api::models::HentNyeste200Body;
    accepted::<
        Model,
    >(
        SCHEMA,
        "HentNyeste200Body",
        VALID,
        &[("", Change::Nothing), ("/hylle", Change::Remove)],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/isbn", Change::Remove, "isbn", "required"),
            ("/isbn", Change::Put("null"), "isbn", "nullable"),
            ("/hylle", Change::Put("null"), "hylle", "nullable"),
        ],
    );
}
#[test]
fn HentNyeste200BodyHylle() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::HentNyeste200BodyHylle;
    const VALID: &str = "{\"kode\":\"a\"}";
    type Model = golden_api::models::HentNyeste200BodyHylle;
    accepted::<
        Model,
    >(
        SCHEMA,
        "HentNyeste200BodyHylle",
        VALID,
        &[
            ("", Change::Nothing),
            ("/kode", Change::Remove),
            ("/kode", Change::Put("\"aaaa\"")),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/kode", Change::Put("null"), "kode", "nullable"),
            ("/kode", Change::Put("{}"), "kode", "type"),
            ("/kode", Change::Put("\"aaaaa\""), "kode", "maxLength"),
        ],
    );
}
#[test]
fn HentPriser200Body() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::HentPriser200Body;
    const VALID: &str = "{\"pris\":1,\"rabatt\":1,\"beløp\":1,\"antall\":1,\"nummer\":1,\"utsolgt\":true,\"utgitt\":\"2024-02-29\",\"registrert\":\"2023-09-21T10:47:13.291069+02:00\",\"lokalt\":\"T\",\"art\":\"roman\",\"valuta\":\"NOK\",\"utgave\":{\"land\":\"aa\",\"navn\":\"a\",\"høyde\":1,\"vekt\":1,\"innbundet\":true,\"målt\":\"2000-01-01\",\"forhold\":1,\"signert\":true,\"merke\":\"a\",\"bånd\":{\"nummer\":1},\"opplag\":1},\"oversetter\":{\"navn\":\"Kari\"}}";
    type Model = golden_api::models::HentPriser200Body;
    accepted::<
        Model,
    >(
        SCHEMA,
        "HentPriser200Body",
        VALID,
        &[
            ("", Change::Nothing),
            ("/pris", Change::Put("0.01")),
            ("/pris", Change::Put("99999.989")),
            ("/rabatt", Change::Remove),
            ("/rabatt", Change::Put("-99.9")),
            ("/beløp", Change::Remove),
            ("/antall", Change::Put("0")),
            ("/antall", Change::Put("1000")),
            ("/nummer", Change::Remove),
            ("/nummer", Change::Put("9007199254740993")),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/pris", Change::Remove, "pris", "required"),
            ("/pris", Change::Put("null"), "pris", "nullable"),
            ("/pris", Change::Put("\"x\""), "pris", "type"),
            ("/pris", Change::Put("0.009"), "pris", "minimum"),
            ("/pris", Change::Put("99999.99"), "pris", "maximum"),
            ("/rabatt", Change::Put("null"), "rabatt", "nullable"),
            ("/rabatt", Change::Put("\"x\""), "rabatt", "type"),
            ("/rabatt", Change::Put("-100"), "rabatt", "minimum"),
            ("/antall", Change::Remove, "antall", "required"),
            ("/antall", Change::Put("null"), "antall", "nullable"),
            ("/antall", Change::Put("\"x\""), "antall", "type"),
            ("/antall", Change::Put("2147483648"), "antall", "format"),
            ("/antall", Change::Put("-1"), "antall", "minimum"),
            ("/antall", Change::Put("1001"), "antall", "maximum"),
            ("/nummer", Change::Put("null"), "nummer", "nullable"),
            ("/nummer", Change::Put("\"x\""), "nummer", "type"),
            ("/nummer", Change::Put("9223372036854775808"), "nummer", "format"),
            ("/nummer", Change::Put("9007199254740994"), "nummer", "maximum"),
            ("/utsolgt", Change::Remove, "utsolgt", "required"),
            ("/utgitt", Change::Remove, "utgitt", "required"),
            (
                "/utgitt",
                Change::Put("\"00000000-0000-4000-8000-00000000000g\""),
                "utgitt",
                "format",
            ),
            ("/lokalt", Change::Put("\"x\""), "lokalt", "pattern"),
            ("/art", Change::Remove, "art", "required"),
        ],
    );
}
#[test]
fn HentPriser200BodyValuta() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::HentPriser200BodyValuta;
    const VALID: &str = "\"NOK\"";
    type Model = golden_api::models::HentPriser200BodyValuta;
    accepted::<
        Model,
    >(
        SCHEMA,
        "HentPriser200BodyValuta",
        VALID,
        &[("", Change::Nothing), ("", Change::Put("\"NOK\""))],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("{}"), "", "type"),
            ("", Change::Put("\"NOKx\""), "", "enum"),
        ],
    );
}
#[test]
fn HentSamlingXValuta() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::HentSamlingXValuta;
    const VALID: &str = "\"SEK\"";
    type Model = golden_api::models::HentSamlingXValuta;
    accepted::<
        Model,
    >(
        SCHEMA,
        "HentSamlingXValuta",
        VALID,
        &[("", Change::Nothing), ("", Change::Put("\"SEK\""))],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("{}"), "", "type"),
            ("", Change::Put("\"SEKx\""), "", "enum"),
        ],
    );
}
#[test]
fn HttpRequest() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::HttpRequest;
    const VALID: &str = "\"\u{202e}\"";
    type Model = golden_api::models::HttpRequest;
    accepted::<Model>(SCHEMA, "HttpRequest", VALID, &[("", Change::Nothing)]);
    refused(
        SCHEMA,
        VALID,
        &[("", Change::Put("null"), "", "nullable"), ("", Change::Put("{}"), "", "type")],
    );
}
#[test]
fn Innlevering() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Innlevering;
    const VALID: &str = "{\"isbn\":\"0000000000000\",\"antall\":1,\"merkelapper\":[\"a\"]}";
    type Model = golden_api::models::Innlevering;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Innlevering",
        VALID,
        &[
            ("", Change::Nothing),
            ("/antall", Change::Remove),
            ("/antall", Change::Put("1")),
            ("/antall", Change::Put("9223372036854775807")),
            ("/merkelapper", Change::Remove),
            ("/merkelapper", Change::Put("[]")),
            ("/merkelapper", Change::Nothing),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/isbn", Change::Remove, "isbn", "required"),
            ("/isbn", Change::Put("null"), "isbn", "nullable"),
            ("/isbn", Change::Put("{}"), "isbn", "type"),
            ("/isbn", Change::Put("\"xxxxxxxxxxxxx\""), "isbn", "pattern"),
            ("/antall", Change::Put("null"), "antall", "nullable"),
            ("/antall", Change::Put("\"x\""), "antall", "type"),
            ("/antall", Change::Put("9223372036854775808"), "antall", "format"),
            ("/antall", Change::Put("0"), "antall", "minimum"),
            ("/merkelapper", Change::Put("null"), "merkelapper", "nullable"),
            ("/merkelapper", Change::Put("\"x\""), "merkelapper", "type"),
            ("/merkelapper/0", Change::Put("null"), "merkelapper[0]", "nullable"),
            ("/merkelapper/0", Change::Put("{}"), "merkelapper[0]", "type"),
        ],
    );
}
#[test]
fn Isbn() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Isbn;
    const VALID: &str = "\"9788203360534\"";
    type Model = golden_api::models::Isbn;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Isbn",
        VALID,
        &[
            ("", Change::Nothing),
            ("", Change::Put("\"9780000000000\"")),
            ("", Change::Put("\"9780000000000\"")),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("{}"), "", "type"),
            ("", Change::Put("\"978000000000\""), "", "minLength"),
            ("", Change::Put("\"97800000000000\""), "", "maxLength"),
            ("", Change::Put("\"xxxxxxxxxxxxx\""), "", "pattern"),
        ],
    );
}
#[test]
fn Ja() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Ja;
    const VALID: &str = "true";
    type Model = golden_api::models::Ja;
    accepted::<Model>(SCHEMA, "Ja", VALID, &[("", Change::Nothing)]);
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
        ],
    );
}
#[test]
fn Kroner() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Kroner;
    const VALID: &str = "1";
    type Model = golden_api::models::Kroner;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Kroner",
        VALID,
        &[("", Change::Nothing), ("", Change::Put("0")), ("", Change::Put("1000000"))],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("", Change::Put("-0.1"), "", "minimum"),
            ("", Change::Put("1000000.1"), "", "maximum"),
        ],
    );
}
#[test]
fn Kvittering() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Kvittering;
    const VALID: &str = "{\"validate\":\"a\",\"beløp\":1,\"merknad\":\"aa\",\"frist\":\"2000-01-01\",\"forlenget\":1,\"gebyr\":25}";
    type Model = golden_api::models::Kvittering;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Kvittering",
        VALID,
        &[
            ("", Change::Nothing),
            ("/merknad", Change::Put("null")),
            ("/merknad", Change::Put("\"aa\"")),
            ("/frist", Change::Remove),
            ("/frist", Change::Put("null")),
            ("/forlenget", Change::Remove),
            ("/forlenget", Change::Put("null")),
            ("/gebyr", Change::Remove),
            ("/gebyr", Change::Put("-9223372036854775808")),
            ("/gebyr", Change::Put("9223372036854775807")),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/validate", Change::Remove, "validate", "required"),
            ("/validate", Change::Put("null"), "validate", "nullable"),
            ("/validate", Change::Put("{}"), "validate", "type"),
            ("/beløp", Change::Remove, "beløp", "required"),
            ("/merknad", Change::Remove, "merknad", "required"),
            ("/merknad", Change::Put("{}"), "merknad", "type"),
            ("/merknad", Change::Put("\"a\""), "merknad", "minLength"),
            ("/frist", Change::Put("{}"), "frist", "type"),
            (
                "/frist",
                Change::Put("\"00000000-0000-4000-8000-00000000000g\""),
                "frist",
                "format",
            ),
            ("/gebyr", Change::Put("null"), "gebyr", "nullable"),
            ("/gebyr", Change::Put("\"x\""), "gebyr", "type"),
            ("/gebyr", Change::Put("9223372036854775808"), "gebyr", "format"),
        ],
    );
}
#[test]
fn LeverBokRequestBody() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::LeverBokRequestBody;
    const VALID: &str = "\"a\"";
    type Model = golden_api::models::LeverBokRequestBody;
    accepted::<
        Model,
    >(
        SCHEMA,
        "LeverBokRequestBody",
        VALID,
        &[("", Change::Nothing), ("", Change::Put("\"aaaaaaaaaaaaa\""))],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("{}"), "", "type"),
            ("", Change::Put("\"aaaaaaaaaaaaaa\""), "", "maxLength"),
        ],
    );
}
#[test]
fn LeverOmslag2xxBody() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::LeverOmslag2xxBody;
    const VALID: &str = "[\"a\"]";
    type Model = golden_api::models::LeverOmslag2xxBody;
    accepted::<
        Model,
    >(
        SCHEMA,
        "LeverOmslag2xxBody",
        VALID,
        &[("", Change::Nothing), ("", Change::Put("[]")), ("", Change::Nothing)],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/0", Change::Put("null"), "[0]", "nullable"),
            ("/0", Change::Put("{}"), "[0]", "type"),
        ],
    );
}
#[test]
fn LeverOmslagRequestBody() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::LeverOmslagRequestBody;
    const VALID: &str = "{\"tittel\":\"a\",\"forside\":\"a\",\"sider\":[\"a\"],\"om\":{\"høyde\":1}}";
    type Model = golden_api::models::LeverOmslagRequestBody;
    accepted::<
        Model,
    >(
        SCHEMA,
        "LeverOmslagRequestBody",
        VALID,
        &[
            ("", Change::Nothing),
            ("/tittel", Change::Put("\"a\"")),
            ("/forside", Change::Repeat("a", 100000usize)),
            ("/sider", Change::Remove),
            ("/sider", Change::Put("[]")),
            ("/sider", Change::Nothing),
            ("/om", Change::Remove),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/tittel", Change::Remove, "tittel", "required"),
            ("/tittel", Change::Put("null"), "tittel", "nullable"),
            ("/tittel", Change::Put("{}"), "tittel", "type"),
            ("/tittel", Change::Put("\"\""), "tittel", "minLength"),
            ("/forside", Change::Remove, "forside", "required"),
            ("/forside", Change::Put("null"), "forside", "nullable"),
            ("/forside", Change::Put("{}"), "forside", "type"),
            ("/sider", Change::Put("null"), "sider", "nullable"),
            ("/sider", Change::Put("\"x\""), "sider", "type"),
            ("/sider/0", Change::Put("null"), "sider[0]", "nullable"),
            ("/sider/0", Change::Put("{}"), "sider[0]", "type"),
            ("/om", Change::Put("null"), "om", "nullable"),
        ],
    );
}
#[test]
fn LeverOmslagRequestBodyOm() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::LeverOmslagRequestBodyOm;
    const VALID: &str = "{\"høyde\":1}";
    type Model = golden_api::models::LeverOmslagRequestBodyOm;
    accepted::<
        Model,
    >(
        SCHEMA,
        "LeverOmslagRequestBodyOm",
        VALID,
        &[
            ("", Change::Nothing),
            ("/høyde", Change::Remove),
            ("/høyde", Change::Put("-9223372036854775808")),
            ("/høyde", Change::Put("9223372036854775807")),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/høyde", Change::Put("null"), "høyde", "nullable"),
            ("/høyde", Change::Put("\"x\""), "høyde", "type"),
            ("/høyde", Change::Put("9223372036854775808"), "høyde", "format"),
        ],
    );
}
#[test]
fn Lånernummer() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Lånernummer;
    const VALID: &str = "1";
    type Model = golden_api::models::Lånernummer;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Lånernummer",
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
fn Mål() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Mål;
    const VALID: &str = "{\"høyde\":1,\"vekt\":1,\"innbundet\":true,\"målt\":\"2000-01-01\",\"forhold\":1}";
    type Model = golden_api::models::Mål;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Mål",
        VALID,
        &[
            ("", Change::Nothing),
            ("/høyde", Change::Remove),
            ("/høyde", Change::Put("0.1")),
            ("/vekt", Change::Remove),
            ("/innbundet", Change::Remove),
            ("/målt", Change::Remove),
            ("/forhold", Change::Remove),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/høyde", Change::Put("null"), "høyde", "nullable"),
            ("/høyde", Change::Put("\"x\""), "høyde", "type"),
            ("/høyde", Change::Put("0"), "høyde", "minimum"),
            ("/vekt", Change::Put("null"), "vekt", "nullable"),
            ("/innbundet", Change::Put("null"), "innbundet", "nullable"),
            ("/målt", Change::Put("null"), "målt", "nullable"),
            ("/forhold", Change::Put("null"), "forhold", "nullable"),
        ],
    );
}
#[test]
fn Ord() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Ord;
    const VALID: &str = "1";
    type Model = golden_api::models::Ord;
    accepted::<
        Model,
    >(SCHEMA, "Ord", VALID, &[("", Change::Nothing), ("", Change::Put("0"))]);
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("", Change::Put("-0.1"), "", "minimum"),
        ],
    );
}
#[test]
fn Pattern() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Pattern;
    const VALID: &str = "\"a\"";
    type Model = golden_api::models::Pattern;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Pattern",
        VALID,
        &[
            ("", Change::Nothing),
            ("", Change::Put("\"a\"")),
            ("", Change::Put("\"aaaaaaaa\"")),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("{}"), "", "type"),
            ("", Change::Put("\"\""), "", "minLength"),
            ("", Change::Put("\"aaaaaaaaa\""), "", "maxLength"),
        ],
    );
}
#[test]
fn Place() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Place;
    const VALID: &str = "{\"place\":{\"validate\":\"a\"},\"violations\":\"a\",\"value\":{\"check\":1},\"xml\":\"a\",\"HttpRequest\":\"\u{202e}\"}";
    type Model = golden_api::models::Place;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Place",
        VALID,
        &[
            ("", Change::Nothing),
            ("/place", Change::Remove),
            ("/violations", Change::Remove),
            ("/value", Change::Remove),
            ("/xml", Change::Remove),
            ("/xml", Change::Put("\"a\"")),
            ("/HttpRequest", Change::Remove),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/place", Change::Put("null"), "place", "nullable"),
            ("/violations", Change::Put("null"), "violations", "nullable"),
            ("/value", Change::Put("null"), "value", "nullable"),
            ("/xml", Change::Put("null"), "xml", "nullable"),
            ("/xml", Change::Put("{}"), "xml", "type"),
            ("/xml", Change::Put("\"\""), "xml", "minLength"),
            ("/HttpRequest", Change::Put("null"), "HttpRequest", "nullable"),
        ],
    );
}
#[test]
fn RootElement() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::RootElement;
    const VALID: &str = "{\"check\":1}";
    type Model = golden_api::models::RootElement;
    accepted::<
        Model,
    >(
        SCHEMA,
        "RootElement",
        VALID,
        &[
            ("", Change::Nothing),
            ("/check", Change::Remove),
            ("/check", Change::Put("-9223372036854775808")),
            ("/check", Change::Put("9223372036854775807")),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/check", Change::Put("null"), "check", "nullable"),
            ("/check", Change::Put("\"x\""), "check", "type"),
            ("/check", Change::Put("9223372036854775808"), "check", "format"),
        ],
    );
}
#[test]
fn Samling() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Samling;
    const VALID: &str = "{\"navn\":\"a\",\"hyller\":[\"a\"],\"leder\":{\"land\":\"aa\",\"navn\":\"a\"}}";
    type Model = golden_api::models::Samling;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Samling",
        VALID,
        &[
            ("", Change::Nothing),
            ("/hyller", Change::Put("[]")),
            ("/hyller", Change::Put("[\"a\",\"baaa\",\"caaa\"]")),
            ("/hyller/0", Change::Put("\"aaaa\"")),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            (
                "",
                Change::Put(
                    "{\"navn\":\"a\",\"hyller\":[\"a\"],\"leder\":{\"land\":\"aa\",\"navn\":\"a\"},\"x1\":\"x\"}",
                ),
                "",
                "additionalProperties",
            ),
            ("", Change::Put("{\"navn\":\"a\",\"hyller\":[\"a\"]}"), "", "oneOf"),
            ("/navn", Change::Nothing, "navn", "readOnly"),
            ("/navn", Change::Remove, "navn", "required"),
            ("/navn", Change::Put("null"), "navn", "nullable"),
            ("/navn", Change::Put("{}"), "navn", "type"),
            ("/leder", Change::Put("null"), "leder", "nullable"),
            ("/hyller", Change::Remove, "hyller", "required"),
            ("/hyller", Change::Put("null"), "hyller", "nullable"),
            ("/hyller", Change::Put("\"x\""), "hyller", "type"),
            (
                "/hyller",
                Change::Put("[\"a\",\"baaa\",\"caaa\",\"daaa\"]"),
                "hyller",
                "maxItems",
            ),
            ("/hyller", Change::Put("[\"a\",\"a\"]"), "hyller", "uniqueItems"),
            ("/hyller/0", Change::Put("null"), "hyller[0]", "nullable"),
            ("/hyller/0", Change::Put("{}"), "hyller[0]", "type"),
            ("/hyller/0", Change::Put("\"aaaaa\""), "hyller[0]", "maxLength"),
            ("/leder", Change::Remove, "", "oneOf"),
        ],
    );
}
#[test]
fn SamlingMål() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::SamlingMål;
    const VALID: &str = "{\"høyde\":1,\"vekt\":1,\"innbundet\":true,\"målt\":\"2000-01-01\",\"forhold\":1,\"ramme\":\"a\",\"x1\":{}}";
    type Model = golden_api::models::SamlingMål;
    accepted::<
        Model,
    >(
        SCHEMA,
        "SamlingMål",
        VALID,
        &[
            ("", Change::Nothing),
            ("/høyde", Change::Remove),
            ("/høyde", Change::Put("0.1")),
            ("/vekt", Change::Remove),
            ("/innbundet", Change::Remove),
            ("/målt", Change::Remove),
            ("/forhold", Change::Remove),
            ("/ramme", Change::Remove),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/høyde", Change::Put("null"), "høyde", "nullable"),
            ("/høyde", Change::Put("\"x\""), "høyde", "type"),
            ("/høyde", Change::Put("0"), "høyde", "minimum"),
            ("/vekt", Change::Put("null"), "vekt", "nullable"),
            ("/innbundet", Change::Put("null"), "innbundet", "nullable"),
            ("/målt", Change::Put("null"), "målt", "nullable"),
            ("/forhold", Change::Put("null"), "forhold", "nullable"),
            ("/ramme", Change::Put("null"), "ramme", "nullable"),
            ("/ramme", Change::Put("{}"), "ramme", "type"),
        ],
    );
}
#[test]
fn SamlingPlasserItem() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::SamlingPlasserItem;
    const VALID: &str = "{\"rad\":1,\"x1\":{}}";
    type Model = golden_api::models::SamlingPlasserItem;
    accepted::<
        Model,
    >(
        SCHEMA,
        "SamlingPlasserItem",
        VALID,
        &[
            ("", Change::Nothing),
            ("/rad", Change::Remove),
            ("/rad", Change::Put("-2147483648")),
            ("/rad", Change::Put("2147483647")),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/rad", Change::Put("null"), "rad", "nullable"),
            ("/rad", Change::Put("\"x\""), "rad", "type"),
            ("/rad", Change::Put("2147483648"), "rad", "format"),
        ],
    );
}
#[test]
fn SamlingStand() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::SamlingStand;
    const VALID: &str = "\"god\"";
    type Model = Option<golden_api::models::SamlingStand>;
    accepted::<
        Model,
    >(
        SCHEMA,
        "SamlingStand",
        VALID,
        &[("", Change::Nothing), ("", Change::Put("null")), ("", Change::Put("\"god\""))],
    );
    refused(
        SCHEMA,
        VALID,
        &[("", Change::Put("{}"), "", "type"), ("", Change::Put("\"godx\""), "", "enum")],
    );
}
#[test]
fn Serialize() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Serialize;
    const VALID: &str = "{\"serialize\":\"a\"}";
    type Model = golden_api::models::Serialize;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Serialize",
        VALID,
        &[("", Change::Nothing), ("/serialize", Change::Remove)],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/serialize", Change::Put("null"), "serialize", "nullable"),
            ("/serialize", Change::Put("{}"), "serialize", "type"),
        ],
    );
}
#[test]
fn Språk() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Språk;
    const VALID: &str = "\"nb\"";
    type Model = golden_api::models::Språk;
    accepted::<
        Model,
    >(SCHEMA, "språk", VALID, &[("", Change::Nothing), ("", Change::Put("\"nb\""))]);
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("{}"), "", "type"),
            ("", Change::Put("\"nbx\""), "", "enum"),
        ],
    );
}
#[test]
fn Utgave() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Utgave;
    const VALID: &str = "{\"land\":\"aa\",\"navn\":\"a\",\"høyde\":1,\"vekt\":1,\"innbundet\":true,\"målt\":\"2000-01-01\",\"forhold\":1,\"signert\":true,\"merke\":\"a\",\"bånd\":{\"nummer\":1},\"opplag\":1}";
    type Model = golden_api::models::Utgave;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Utgave",
        VALID,
        &[
            ("", Change::Nothing),
            ("/land", Change::Put("\"aa\"")),
            ("/land", Change::Put("\"aa\"")),
            ("/høyde", Change::Put("0.1")),
            ("/vekt", Change::Remove),
            ("/innbundet", Change::Remove),
            ("/målt", Change::Remove),
            ("/forhold", Change::Remove),
            ("/opplag", Change::Put("-2147483648")),
            ("/opplag", Change::Put("2147483647")),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/land", Change::Remove, "land", "required"),
            ("/land", Change::Put("null"), "land", "nullable"),
            ("/land", Change::Put("{}"), "land", "type"),
            ("/land", Change::Put("\"a\""), "land", "minLength"),
            ("/land", Change::Put("\"aaa\""), "land", "maxLength"),
            ("/navn", Change::Remove, "navn", "required"),
            ("/navn", Change::Put("null"), "navn", "nullable"),
            ("/navn", Change::Put("{}"), "navn", "type"),
            ("/høyde", Change::Remove, "høyde", "required"),
            ("/høyde", Change::Put("null"), "høyde", "nullable"),
            ("/høyde", Change::Put("\"x\""), "høyde", "type"),
            ("/høyde", Change::Put("0"), "høyde", "minimum"),
            ("/vekt", Change::Put("null"), "vekt", "nullable"),
            ("/innbundet", Change::Put("null"), "innbundet", "nullable"),
            ("/målt", Change::Put("null"), "målt", "nullable"),
            ("/forhold", Change::Put("null"), "forhold", "nullable"),
            ("/signert", Change::Put("null"), "signert", "nullable"),
            ("/signert", Change::Put("\"x\""), "signert", "type"),
            ("/merke", Change::Remove, "merke", "required"),
            ("/merke", Change::Put("{}"), "merke", "type"),
            ("/opplag", Change::Remove, "opplag", "required"),
            ("/opplag", Change::Put("\"x\""), "opplag", "type"),
            ("/opplag", Change::Put("2147483648"), "opplag", "format"),
        ],
    );
}
#[test]
fn UtgaveBånd() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::UtgaveBånd;
    const VALID: &str = "{\"nummer\":1}";
    type Model = golden_api::models::UtgaveBånd;
    accepted::<
        Model,
    >(
        SCHEMA,
        "UtgaveBånd",
        VALID,
        &[
            ("", Change::Nothing),
            ("/nummer", Change::Put("-9223372036854775808")),
            ("/nummer", Change::Put("9")),
        ],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/nummer", Change::Remove, "nummer", "required"),
            ("/nummer", Change::Put("null"), "nummer", "nullable"),
            ("/nummer", Change::Put("\"x\""), "nummer", "type"),
            ("/nummer", Change::Put("9223372036854775808"), "nummer", "format"),
            ("/nummer", Change::Put("10"), "nummer", "maximum"),
        ],
    );
}
#[test]
fn UtgaveMerke() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::UtgaveMerke;
    const VALID: &str = "\"a\"";
    type Model = golden_api::models::UtgaveMerke;
    accepted::<
        Model,
    >(
        SCHEMA,
        "UtgaveMerke",
        VALID,
        &[("", Change::Nothing), ("", Change::Put("\"a\""))],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("{}"), "", "type"),
            ("", Change::Put("\"ax\""), "", "enum"),
        ],
    );
}
#[test]
fn Utlån() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Utlån;
    const VALID: &str = "{\"bok\":\"9788203360534\",\"dato\":\"0000-00-00\"}";
    type Model = golden_api::models::Utlån;
    accepted::<Model>(SCHEMA, "Utlån", VALID, &[("", Change::Nothing)]);
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/bok", Change::Remove, "bok", "required"),
            ("/bok", Change::Put("null"), "bok", "nullable"),
            ("/dato", Change::Remove, "dato", "required"),
            ("/dato", Change::Put("null"), "dato", "nullable"),
            ("/dato", Change::Put("{}"), "dato", "type"),
            ("/dato", Change::Put("\"xxxxxxxxxx\""), "dato", "pattern"),
        ],
    );
}
#[test]
fn Validate() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Validate;
    const VALID: &str = "{\"validate\":\"a\"}";
    type Model = golden_api::models::Validate;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Validate",
        VALID,
        &[("", Change::Nothing), ("/validate", Change::Remove)],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/validate", Change::Put("null"), "validate", "nullable"),
            ("/validate", Change::Put("{}"), "validate", "type"),
        ],
    );
}
#[test]
fn Verdier() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Verdier;
    const VALID: &str = "[1]";
    type Model = golden_api::models::Verdier;
    accepted::<
        Model,
    >(
        SCHEMA,
        "Verdier",
        VALID,
        &[("", Change::Nothing), ("", Change::Put("[]")), ("", Change::Nothing)],
    );
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("\"x\""), "", "type"),
            ("/0", Change::Put("null"), "[0]", "nullable"),
        ],
    );
}
#[test]
fn Violations() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::Violations;
    const VALID: &str = "\"00000000-0000-4000-8000-000000000000\"";
    type Model = golden_api::models::Violations;
    accepted::<Model>(SCHEMA, "Violations", VALID, &[("", Change::Nothing)]);
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("{}"), "", "type"),
            ("", Change::Put("\"00000000-0000-4000-8000-00000000000g\""), "", "format"),
        ],
    );
}
#[test]
fn WriteXml() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::WriteXml;
    const VALID: &str = "\"a\"";
    type Model = golden_api::models::WriteXml;
    accepted::<Model>(SCHEMA, "WriteXml", VALID, &[("", Change::Nothing)]);
    refused(
        SCHEMA,
        VALID,
        &[("", Change::Put("null"), "", "nullable"), ("", Change::Put("{}"), "", "type")],
    );
}
#[test]
fn XValuta() {
    use ::actix_openapi::testing::{Change, accepted, refused};
    static SCHEMA: &::actix_openapi::schema::Schema = &golden_api::schemas::XValuta;
    const VALID: &str = "\"NOK\"";
    type Model = golden_api::models::XValuta;
    accepted::<
        Model,
    >(SCHEMA, "X-Valuta", VALID, &[("", Change::Nothing), ("", Change::Put("\"NOK\""))]);
    refused(
        SCHEMA,
        VALID,
        &[
            ("", Change::Put("null"), "", "nullable"),
            ("", Change::Put("{}"), "", "type"),
            ("", Change::Put("\"NOKx\""), "", "enum"),
        ],
    );
}
