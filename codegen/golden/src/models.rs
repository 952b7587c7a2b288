// @generated from Bibliotek "API" */ 1.2.0-æ (codegen/tests/fixtures/bibliotek.yaml, SHA-256 a0eee3c2e0f4c4d100f9b3812a08e327d01d9fb5f422fad50d737ee03e5b1ce2).
// Do not edit: change the document and run `UPDATE_GOLDEN=1 cargo test -p actix-openapi-codegen --test golden`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! The schemas of the document as types, with their checks, JSON and XML.
use ::actix_openapi::export::serde;
use ::actix_openapi::{check, violation, xml};
/// `#/paths/~1boeker~1nyeste/get/responses/200/content/application~1json/schema`
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct HentNyeste200Body {
    /// `isbn`
    #[serde(rename = "isbn")]
    pub isbn: Isbn,
    /// Hvor den står
    #[serde(
        rename = "hylle",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub hylle: Option<HentNyeste200BodyHylle>,
}
impl check::Validate for HentNyeste200Body {
    fn validate(
        &self,
        place: &violation::Place<'_>,
        violations: &mut violation::Violations,
    ) {
        ISBN.check(&self.isbn, &place.member("isbn"), violations);
        if let Some(value) = &self.hylle {
            check::Validate::validate(value, &place.member("hylle"), violations);
        }
    }
}
impl xml::WriteXml for HentNyeste200Body {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.element("isbn", &self.isbn)?;
        xml.optional("hylle", self.hylle.as_ref())?;
        Ok(())
    }
}
impl xml::XmlRoot for HentNyeste200Body {
    const ROOT: xml::RootElement = xml::RootElement {
        name: "HentNyeste200Body",
        namespace: None,
        prefix: None,
    };
}
::actix_openapi::redacted_debug!(HentNyeste200Body);
/// Hvor den står
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct HentNyeste200BodyHylle {
    /// `kode`
    #[serde(
        rename = "kode",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub kode: Option<String>,
}
impl check::Validate for HentNyeste200BodyHylle {
    fn validate(
        &self,
        place: &violation::Place<'_>,
        violations: &mut violation::Violations,
    ) {
        if let Some(value) = &self.kode {
            static CHECKS: check::StringChecks = check::StringChecks {
                min_length: None,
                max_length: Some(4u64),
                pattern: None,
            };
            CHECKS.check(value, &place.member("kode"), violations);
        }
    }
}
impl xml::WriteXml for HentNyeste200BodyHylle {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.optional("hyllekode", self.kode.as_ref())?;
        Ok(())
    }
}
::actix_openapi::redacted_debug!(HentNyeste200BodyHylle);
::actix_openapi::enumeration! {
    #[doc = " `#/paths/~1priser~1{språk}~1{utgave}/parameters/4/schema`"] pub enum
    XValuta { Nok = "NOK", Value56165 = "5616_5", Type = "type" }
}
/// `#/paths/~1priser~1{språk}~1{utgave}/get/responses/200/content/application~1json/schema`
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct HentPriser200Body {
    /// `pris`
    #[serde(rename = "pris")]
    pub pris: ::actix_openapi::types::Decimal,
    /// I prosent
    #[serde(
        rename = "rabatt",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub rabatt: Option<::actix_openapi::types::Decimal>,
    /// `beløp`
    #[serde(
        rename = "beløp",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub beløp: Option<Beløp>,
    /// `antall`
    #[serde(rename = "antall", deserialize_with = "::actix_openapi::json::integer")]
    pub antall: i32,
    /// `nummer`
    #[serde(
        rename = "nummer",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present_integer"
    )]
    pub nummer: Option<i64>,
    /// `utsolgt`
    ///
    /// Deprecated.
    ///
    /// Example: `true`
    #[serde(rename = "utsolgt")]
    pub utsolgt: bool,
    /// `utgitt`
    ///
    /// Example: `"2024-02-29"`
    #[serde(rename = "utgitt")]
    pub utgitt: ::actix_openapi::types::Date,
    /// `registrert`
    #[serde(
        rename = "registrert",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub registrert: Option<DateTime>,
    /// `lokalt`
    #[serde(
        rename = "lokalt",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub lokalt: Option<String>,
    /// `art`
    #[serde(rename = "art")]
    pub art: Art,
    /// På stedet
    #[serde(
        rename = "valuta",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub valuta: Option<HentPriser200BodyValuta>,
    /// `utgave`
    #[serde(rename = "utgave")]
    pub utgave: Utgave,
    /// Den som oversatte
    ///
    /// Deprecated.
    ///
    /// Example: `{"navn":"Kari"}`
    ///
    /// En forfatter
    #[serde(
        rename = "oversetter",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub oversetter: Option<Forfatter>,
}
impl check::Validate for HentPriser200Body {
    fn validate(
        &self,
        place: &violation::Place<'_>,
        violations: &mut violation::Violations,
    ) {
        {
            static CHECKS: check::NumberChecks = check::NumberChecks {
                minimum: Some(check::Bound::new("0.01", false)),
                maximum: Some(check::Bound::new("99999.99", true)),
                multiple_of: None,
            };
            CHECKS.check(&self.pris, &place.member("pris"), violations);
        }
        if let Some(value) = &self.rabatt {
            static CHECKS: check::NumberChecks = check::NumberChecks {
                minimum: Some(check::Bound::new("-100", true)),
                maximum: None,
                multiple_of: None,
            };
            CHECKS.check(value, &place.member("rabatt"), violations);
        }
        if let Some(value) = &self.beløp {
            KRONER.check(value, &place.member("beløp"), violations);
        }
        {
            static CHECKS: check::NumberChecks = check::NumberChecks {
                minimum: Some(check::Bound::new("0", false)),
                maximum: Some(check::Bound::new("1000", false)),
                multiple_of: None,
            };
            CHECKS.check(&self.antall, &place.member("antall"), violations);
        }
        if let Some(value) = &self.nummer {
            static CHECKS: check::NumberChecks = check::NumberChecks {
                minimum: None,
                maximum: Some(check::Bound::new("9007199254740993", false)),
                multiple_of: None,
            };
            CHECKS.check(value, &place.member("nummer"), violations);
        }
        if let Some(value) = &self.lokalt {
            static CHECKS: check::StringChecks = check::StringChecks {
                min_length: None,
                max_length: None,
                pattern: Some(check::Pattern::new("T", "T")),
            };
            CHECKS.check(value, &place.member("lokalt"), violations);
        }
        check::Validate::validate(&self.utgave, &place.member("utgave"), violations);
        if let Some(value) = &self.oversetter {
            check::Validate::validate(value, &place.member("oversetter"), violations);
        }
    }
}
impl xml::WriteXml for HentPriser200Body {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.element("pris", &self.pris)?;
        xml.optional("rabatt", self.rabatt.as_ref())?;
        xml.optional("beløp", self.beløp.as_ref())?;
        xml.element("antall", &self.antall)?;
        xml.optional("nummer", self.nummer.as_ref())?;
        xml.element("utsolgt", &self.utsolgt)?;
        xml.element("utgitt", &self.utgitt)?;
        xml.optional("registrert", self.registrert.as_ref())?;
        xml.optional("lokalt", self.lokalt.as_ref())?;
        xml.element("art", &self.art)?;
        xml.optional("valuta", self.valuta.as_ref())?;
        xml.element("utgave", &self.utgave)?;
        xml.optional("oversetter", self.oversetter.as_ref())?;
        Ok(())
    }
}
impl xml::XmlRoot for HentPriser200Body {
    const ROOT: xml::RootElement = xml::RootElement {
        name: "priser",
        namespace: Some("urn:no:eksempel:bibliotek:priser"),
        prefix: None,
    };
}
::actix_openapi::redacted_debug!(HentPriser200Body);
::actix_openapi::enumeration! {
    #[doc = " På stedet"] pub enum HentPriser200BodyValuta { Nok = "NOK", Value56165 =
    "5616_5", Type = "type" }
}
::actix_openapi::enumeration! {
    #[doc = " `#/paths/~1samlinger~1{navn}/get/parameters/3/schema`"] pub enum
    HentSamlingXValuta { Sek = "SEK", Dkk = "DKK" }
}
::actix_openapi::enumeration! {
    #[doc = " Koden"] pub enum Språk { Nb = "nb", Nn = "nn", Value56165 = "5616_5", Type
    = "type", AB = "a/b", Value = "  " }
}
/// Bok
///
/// En bok. `*/` og "sitat" og \ og tabulator
///
/// kodeblokk
///
/// Example: `{"tittel":"Sult","type":"roman"}`
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct Bok {
    /// Tittelen
    #[serde(rename = "tittel")]
    pub tittel: String,
    /// `utgivelsesår`
    ///
    /// Example: `1890`
    #[serde(
        rename = "utgivelsesår",
        deserialize_with = "::actix_openapi::json::integer"
    )]
    pub utgivelsesår: i64,
    /// Nummeret
    #[serde(rename = "isbn")]
    pub isbn: Isbn,
    /// `type`
    #[serde(rename = "type")]
    pub r#type: String,
    /// `forfatter`
    #[serde(rename = "forfatter")]
    pub forfatter: Forfatter,
    /// `async`
    #[serde(
        rename = "async",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub r#async: Option<AliasAvAlias>,
    /// `gen`
    #[serde(
        rename = "gen",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub r#gen: Option<::actix_openapi::export::uuid::Uuid>,
    /// `self`
    #[serde(
        rename = "self",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub self_: Option<String>,
    /// `delTittel`
    #[serde(
        rename = "delTittel",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub del_tittel: Option<String>,
    /// `med mellomrom`
    #[serde(
        rename = "med mellomrom",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub med_mellomrom: Option<String>,
    /// `omslag`
    #[serde(
        rename = "omslag",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub omslag: Option<BokOmslag>,
    /// `medforfatter`
    #[serde(
        rename = "medforfatter",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub medforfatter: Option<MedForfatter>,
}
impl check::Validate for Bok {
    fn validate(
        &self,
        place: &violation::Place<'_>,
        violations: &mut violation::Violations,
    ) {
        {
            static CHECKS: check::StringChecks = check::StringChecks {
                min_length: Some(1u64),
                max_length: None,
                pattern: None,
            };
            CHECKS.check(&self.tittel, &place.member("tittel"), violations);
        }
        ISBN.check(&self.isbn, &place.member("isbn"), violations);
        {
            static CHECKS: check::StringChecks = check::StringChecks {
                min_length: None,
                max_length: None,
                pattern: Some(check::Pattern::new("^(roman|dikt)$", "^(?:roman|dikt)$")),
            };
            CHECKS.check(&self.r#type, &place.member("type"), violations);
        }
        check::Validate::validate(
            &self.forfatter,
            &place.member("forfatter"),
            violations,
        );
        if let Some(value) = &self.r#async {
            PATTERN.check(value, &place.member("async"), violations);
        }
        if let Some(value) = &self.self_ {
            static CHECKS: check::StringChecks = check::StringChecks {
                min_length: None,
                max_length: Some(3u64),
                pattern: None,
            };
            CHECKS.check(value, &place.member("self"), violations);
        }
        if let Some(value) = &self.omslag {
            check::Validate::validate(value, &place.member("omslag"), violations);
        }
        if let Some(value) = &self.medforfatter {
            check::Validate::validate(value, &place.member("medforfatter"), violations);
        }
    }
}
impl xml::WriteXml for Bok {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.element("tittel", &self.tittel)?;
        xml.element("utgivelsesår", &self.utgivelsesår)?;
        xml.element("isbn", &self.isbn)?;
        xml.element("boktype", &self.r#type)?;
        xml.element("forfatter", &self.forfatter)?;
        xml.optional("async", self.r#async.as_ref())?;
        xml.optional("gen", self.r#gen.as_ref())?;
        xml.optional("self", self.self_.as_ref())?;
        xml.optional("delTittel", self.del_tittel.as_ref())?;
        xml.optional("medMellomrom", self.med_mellomrom.as_ref())?;
        xml.optional("omslag", self.omslag.as_ref())?;
        xml.optional("medforfatter", self.medforfatter.as_ref())?;
        Ok(())
    }
}
impl xml::XmlRoot for Bok {
    const ROOT: xml::RootElement = xml::RootElement {
        name: "bok",
        namespace: Some("urn:no:eksempel:bibliotek:bok?a=1&b=2"),
        prefix: None,
    };
}
::actix_openapi::redacted_debug!(Bok);
/// `#/components/schemas/Bok/properties/omslag`
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct BokOmslag {
    /// `tykkelse`
    #[serde(
        rename = "tykkelse",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present_integer"
    )]
    pub tykkelse: Option<i64>,
    /// `farge`
    #[serde(rename = "farge")]
    pub farge: String,
}
impl check::Validate for BokOmslag {
    fn validate(
        &self,
        place: &violation::Place<'_>,
        violations: &mut violation::Violations,
    ) {
        {
            static CHECKS: check::StringChecks = check::StringChecks {
                min_length: Some(2u64),
                max_length: Some(12u64),
                pattern: None,
            };
            CHECKS.check(&self.farge, &place.member("farge"), violations);
        }
    }
}
impl xml::WriteXml for BokOmslag {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.optional("tykkelse", self.tykkelse.as_ref())?;
        xml.element("farge", &self.farge)?;
        Ok(())
    }
}
::actix_openapi::redacted_debug!(BokOmslag);
/// `#/components/schemas/Forfatter`
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct Forfatter {
    /// `land`
    #[serde(
        rename = "land",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub land: Option<String>,
    /// `navn`
    #[serde(rename = "navn")]
    pub navn: String,
}
impl check::Validate for Forfatter {
    fn validate(
        &self,
        place: &violation::Place<'_>,
        violations: &mut violation::Violations,
    ) {
        if let Some(value) = &self.land {
            static CHECKS: check::StringChecks = check::StringChecks {
                min_length: Some(2u64),
                max_length: Some(2u64),
                pattern: None,
            };
            CHECKS.check(value, &place.member("land"), violations);
        }
    }
}
impl xml::WriteXml for Forfatter {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.optional("land", self.land.as_ref())?;
        xml.element("navn", &self.navn)?;
        Ok(())
    }
}
::actix_openapi::redacted_debug!(Forfatter);
/// Enda en
pub type MedForfatter = Forfatter;
/// Tretten sifre
///
/// Example: `"9788203360534"`
pub type Isbn = String;
/// The checks of [`Isbn`].
pub static ISBN: check::StringChecks = check::StringChecks {
    min_length: Some(13u64),
    max_length: Some(13u64),
    pattern: Some(check::Pattern::new("^97[89]\\d+$", "^97[89][0-9]+$")),
};
/// `#/components/schemas/Alias`
pub type Alias = Pattern;
/// Alias av et alias
pub type AliasAvAlias = Alias;
/// Lånernummer
pub type Lånernummer = i64;
/// `#/components/schemas/Utlån`
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct Utlån {
    /// `bok`
    #[serde(rename = "bok")]
    pub bok: Isbn,
    /// `dato`
    #[serde(rename = "dato")]
    pub dato: String,
}
impl check::Validate for Utlån {
    fn validate(
        &self,
        place: &violation::Place<'_>,
        violations: &mut violation::Violations,
    ) {
        ISBN.check(&self.bok, &place.member("bok"), violations);
        {
            static CHECKS: check::StringChecks = check::StringChecks {
                min_length: None,
                max_length: None,
                pattern: Some(
                    check::Pattern::new(
                        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
                        "^[0-9]{4}\\-[0-9]{2}\\-[0-9]{2}$",
                    ),
                ),
            };
            CHECKS.check(&self.dato, &place.member("dato"), violations);
        }
    }
}
impl xml::WriteXml for Utlån {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.element("bok", &self.bok)?;
        xml.element("dato", &self.dato)?;
        Ok(())
    }
}
impl xml::XmlRoot for Utlån {
    const ROOT: xml::RootElement = xml::RootElement {
        name: "Utlån",
        namespace: Some("urn:no:eksempel:bibliotek:utlån"),
        prefix: None,
    };
}
::actix_openapi::redacted_debug!(Utlån);
/// Enhver feil
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct Feil {
    /// `melding`
    #[serde(
        rename = "melding",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub melding: Option<String>,
    /// `kode`
    #[serde(rename = "kode")]
    pub kode: String,
    /// `brudd`
    #[serde(
        rename = "brudd",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub brudd: Option<String>,
}
impl check::Validate for Feil {
    fn validate(
        &self,
        place: &violation::Place<'_>,
        violations: &mut violation::Violations,
    ) {
        {
            static CHECKS: check::StringChecks = check::StringChecks {
                min_length: None,
                max_length: None,
                pattern: Some(check::Pattern::new("^BIB-[0-9]{3}$", "^BIB\\-[0-9]{3}$")),
            };
            CHECKS.check(&self.kode, &place.member("kode"), violations);
        }
    }
}
impl xml::WriteXml for Feil {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.optional("melding", self.melding.as_ref())?;
        xml.element("kode", &self.kode)?;
        xml.optional("brudd", self.brudd.as_ref())?;
        Ok(())
    }
}
impl xml::XmlRoot for Feil {
    const ROOT: xml::RootElement = xml::RootElement {
        name: "feil",
        namespace: Some("urn:no:eksempel:bibliotek:feil:v1"),
        prefix: None,
    };
}
::actix_openapi::redacted_debug!(Feil);
/// En dag
pub type Date = ::actix_openapi::types::Date;
/// `#/components/schemas/DateTime`
///
/// Example: `"2023-09-21T10:47:13.291069+02:00"`
pub type DateTime = ::actix_openapi::types::DateTime;
/// `#/components/schemas/Decimal`
pub type Decimal = ::actix_openapi::types::Decimal;
/// Et beløp, med mer å si om det
///
/// Kroner
pub type Beløp = Kroner;
/// Kroner og øre
pub type Kroner = ::actix_openapi::types::Decimal;
/// The checks of [`Kroner`].
pub static KRONER: check::NumberChecks = check::NumberChecks {
    minimum: Some(check::Bound::new("0", false)),
    maximum: Some(check::Bound::new("1000000", false)),
    multiple_of: None,
};
/// `#/components/schemas/Antall`
pub type Antall = i32;
/// The checks of [`Antall`].
pub static ANTALL: check::NumberChecks = check::NumberChecks {
    minimum: Some(check::Bound::new("-2147483648", false)),
    maximum: Some(check::Bound::new("2147483647", false)),
    multiple_of: None,
};
/// Ja eller nei
///
/// Deprecated.
pub type Ja = bool;
::actix_openapi::enumeration! {
    #[doc = " Art"] #[doc = ""] #[doc = " Verdier som ikke er navn"] #[doc = ""] #[doc =
    " Deprecated."] #[doc = ""] #[doc = " Example: `\"roman\"`"] pub enum Art { Roman =
    "roman", Value56165 = "5616_5", Type = "type", ValueSelf = "Self", Value = "", Value1
    = "-1", ToOrd = "to ord", Slutt = "slutt */ \u{202e}\"\\", Æøå = "æøå", XTrue =
    "x-true", Ok = "Ok" }
}
/// `#/components/schemas/Mål`
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct Mål {
    /// `høyde`
    #[serde(
        rename = "høyde",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub høyde: Option<::actix_openapi::types::Decimal>,
    /// `vekt`
    #[serde(
        rename = "vekt",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present_integer"
    )]
    pub vekt: Option<Antall>,
    /// `innbundet`
    #[serde(
        rename = "innbundet",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub innbundet: Option<Ja>,
    /// `målt`
    #[serde(
        rename = "målt",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub målt: Option<Date>,
    /// `forhold`
    #[serde(
        rename = "forhold",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub forhold: Option<Decimal>,
}
impl check::Validate for Mål {
    fn validate(
        &self,
        place: &violation::Place<'_>,
        violations: &mut violation::Violations,
    ) {
        if let Some(value) = &self.høyde {
            static CHECKS: check::NumberChecks = check::NumberChecks {
                minimum: Some(check::Bound::new("0", true)),
                maximum: None,
                multiple_of: None,
            };
            CHECKS.check(value, &place.member("høyde"), violations);
        }
        if let Some(value) = &self.vekt {
            ANTALL.check(value, &place.member("vekt"), violations);
        }
    }
}
impl xml::WriteXml for Mål {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.optional("høyde", self.høyde.as_ref())?;
        xml.optional("vekt", self.vekt.as_ref())?;
        xml.optional("innbundet", self.innbundet.as_ref())?;
        xml.optional("målt", self.målt.as_ref())?;
        xml.optional("forhold", self.forhold.as_ref())?;
        Ok(())
    }
}
::actix_openapi::redacted_debug!(Mål);
/// Satt sammen av to andre, og av sitt eget
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct Utgave {
    /// `land`
    #[serde(rename = "land")]
    pub land: String,
    /// `navn`
    #[serde(rename = "navn")]
    pub navn: String,
    /// `høyde`
    #[serde(rename = "høyde")]
    pub høyde: ::actix_openapi::types::Decimal,
    /// `vekt`
    #[serde(
        rename = "vekt",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present_integer"
    )]
    pub vekt: Option<Antall>,
    /// `innbundet`
    #[serde(
        rename = "innbundet",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub innbundet: Option<Ja>,
    /// `målt`
    #[serde(
        rename = "målt",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub målt: Option<Date>,
    /// `forhold`
    #[serde(
        rename = "forhold",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub forhold: Option<Decimal>,
    /// `signert`
    #[serde(
        rename = "signert",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub signert: Option<bool>,
    /// `merke`
    #[serde(rename = "merke")]
    pub merke: UtgaveMerke,
    /// `bånd`
    #[serde(
        rename = "bånd",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub bånd: Option<UtgaveBånd>,
    /// `opplag`
    #[serde(rename = "opplag", deserialize_with = "::actix_openapi::json::integer")]
    pub opplag: i32,
}
impl check::Validate for Utgave {
    fn validate(
        &self,
        place: &violation::Place<'_>,
        violations: &mut violation::Violations,
    ) {
        {
            static CHECKS: check::StringChecks = check::StringChecks {
                min_length: Some(2u64),
                max_length: Some(2u64),
                pattern: None,
            };
            CHECKS.check(&self.land, &place.member("land"), violations);
        }
        {
            static CHECKS: check::NumberChecks = check::NumberChecks {
                minimum: Some(check::Bound::new("0", true)),
                maximum: None,
                multiple_of: None,
            };
            CHECKS.check(&self.høyde, &place.member("høyde"), violations);
        }
        if let Some(value) = &self.vekt {
            ANTALL.check(value, &place.member("vekt"), violations);
        }
        if let Some(value) = &self.bånd {
            check::Validate::validate(value, &place.member("bånd"), violations);
        }
    }
}
impl xml::WriteXml for Utgave {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.element("land", &self.land)?;
        xml.element("navn", &self.navn)?;
        xml.element("høyde", &self.høyde)?;
        xml.optional("vekt", self.vekt.as_ref())?;
        xml.optional("innbundet", self.innbundet.as_ref())?;
        xml.optional("målt", self.målt.as_ref())?;
        xml.optional("forhold", self.forhold.as_ref())?;
        xml.optional("signert", self.signert.as_ref())?;
        xml.element("merke", &self.merke)?;
        xml.optional("bånd", self.bånd.as_ref())?;
        xml.element("opplag", &self.opplag)?;
        Ok(())
    }
}
::actix_openapi::redacted_debug!(Utgave);
::actix_openapi::enumeration! {
    #[doc = " `#/components/schemas/Utgave/allOf/2/properties/merke`"] pub enum
    UtgaveMerke { A = "a", B = "b" }
}
/// `#/components/schemas/Utgave/allOf/2/properties/bånd`
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct UtgaveBånd {
    /// `nummer`
    #[serde(rename = "nummer", deserialize_with = "::actix_openapi::json::integer")]
    pub nummer: i64,
}
impl check::Validate for UtgaveBånd {
    fn validate(
        &self,
        place: &violation::Place<'_>,
        violations: &mut violation::Violations,
    ) {
        {
            static CHECKS: check::NumberChecks = check::NumberChecks {
                minimum: None,
                maximum: Some(check::Bound::new("9", false)),
                multiple_of: None,
            };
            CHECKS.check(&self.nummer, &place.member("nummer"), violations);
        }
    }
}
impl xml::WriteXml for UtgaveBånd {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.element("nummer", &self.nummer)?;
        Ok(())
    }
}
::actix_openapi::redacted_debug!(UtgaveBånd);
/// `#/components/schemas/Kvittering`
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct Kvittering {
    /// `validate`
    #[serde(rename = "validate")]
    pub validate: String,
    /// `beløp`
    #[serde(rename = "beløp")]
    pub beløp: Beløp,
    /// `merknad`
    #[serde(rename = "merknad", deserialize_with = "::actix_openapi::json::nullable")]
    pub merknad: Option<String>,
    /// `frist`
    #[serde(
        rename = "frist",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub frist: Option<Option<::actix_openapi::types::Date>>,
    /// I dager
    #[serde(
        rename = "forlenget",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub forlenget: Option<Option<Beløp>>,
    /// I kroner
    ///
    /// When absent: `25`
    #[serde(
        rename = "gebyr",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present_integer"
    )]
    pub gebyr: Option<i64>,
}
impl check::Validate for Kvittering {
    fn validate(
        &self,
        place: &violation::Place<'_>,
        violations: &mut violation::Violations,
    ) {
        KRONER.check(&self.beløp, &place.member("beløp"), violations);
        if let Some(value) = &self.merknad {
            static CHECKS: check::StringChecks = check::StringChecks {
                min_length: Some(2u64),
                max_length: None,
                pattern: None,
            };
            CHECKS.check(value, &place.member("merknad"), violations);
        }
        if let Some(Some(value)) = &self.forlenget {
            KRONER.check(value, &place.member("forlenget"), violations);
        }
    }
}
impl xml::WriteXml for Kvittering {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.element("validate", &self.validate)?;
        xml.element("beløp", &self.beløp)?;
        xml.nullable("merknad", self.merknad.as_ref())?;
        if let Some(value) = &self.frist {
            xml.nullable("frist", value.as_ref())?;
        }
        if let Some(value) = &self.forlenget {
            xml.nullable("forlenget", value.as_ref())?;
        }
        xml.optional("gebyr", self.gebyr.as_ref())?;
        Ok(())
    }
}
impl xml::XmlRoot for Kvittering {
    const ROOT: xml::RootElement = xml::RootElement {
        name: "kvittering",
        namespace: Some("urn:no:eksempel:bibliotek:kvittering"),
        prefix: None,
    };
}
::actix_openapi::redacted_debug!(Kvittering);
/// `#/components/schemas/Samling`
///
/// See also: <https://bibliotek.example.no/samling>
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct Samling {
    /// `navn`
    ///
    /// Only in answers.
    #[serde(rename = "navn")]
    pub navn: String,
    /// Hvem
    ///
    /// Leder den
    #[serde(
        rename = "leder",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub leder: Option<Forfatter>,
    /// `råd`
    #[serde(
        rename = "råd",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub råd: Option<Vec<Forfatter>>,
    /// `hyller`
    #[serde(rename = "hyller")]
    pub hyller: Vec<String>,
    /// `bind`
    #[serde(
        rename = "bind",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present_integers"
    )]
    pub bind: Option<Vec<i64>>,
    /// `verdier`
    #[serde(
        rename = "verdier",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub verdier: Option<Verdier>,
    /// `plasser`
    #[serde(
        rename = "plasser",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub plasser: Option<Vec<SamlingPlasserItem>>,
    /// `stand`
    #[serde(
        rename = "stand",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub stand: Option<Option<SamlingStand>>,
    /// `sporing`
    #[serde(
        rename = "sporing",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub sporing: Option<::actix_openapi::export::uuid::Uuid>,
    /// `pris`
    #[serde(
        rename = "pris",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub pris: Option<::actix_openapi::types::Decimal>,
    /// `mål`
    #[serde(
        rename = "mål",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub mål: Option<SamlingMål>,
}
impl check::Validate for Samling {
    fn validate(
        &self,
        place: &violation::Place<'_>,
        violations: &mut violation::Violations,
    ) {
        if let Some(value) = &self.leder {
            check::Validate::validate(value, &place.member("leder"), violations);
        }
        if let Some(value) = &self.råd {
            static CHECKS: check::ArrayChecks = check::ArrayChecks {
                min_items: Some(1u64),
                max_items: None,
                unique_items: false,
            };
            CHECKS.check(value, &place.member("råd"), violations);
            for (index, item) in <[_]>::iter(value).enumerate() {
                let owner = &place.member("råd");
                let place = owner.item(index);
                check::Validate::validate(item, &place, violations);
            }
        }
        {
            static CHECKS: check::ArrayChecks = check::ArrayChecks {
                min_items: None,
                max_items: Some(3u64),
                unique_items: true,
            };
            CHECKS.check(&self.hyller, &place.member("hyller"), violations);
            for (index, item) in <[_]>::iter(&self.hyller).enumerate() {
                let owner = &place.member("hyller");
                let place = owner.item(index);
                static CHECKS: check::StringChecks = check::StringChecks {
                    min_length: None,
                    max_length: Some(4u64),
                    pattern: None,
                };
                CHECKS.check(item, &place, violations);
            }
        }
        if let Some(value) = &self.bind {
            for (index, item) in <[_]>::iter(value).enumerate() {
                let owner = &place.member("bind");
                let place = owner.item(index);
                static CHECKS: check::NumberChecks = check::NumberChecks {
                    minimum: Some(check::Bound::new("1", false)),
                    maximum: None,
                    multiple_of: Some(check::Factor::new("2")),
                };
                CHECKS.check(item, &place, violations);
            }
        }
        if let Some(value) = &self.verdier {
            for (index, item) in <[_]>::iter(value).enumerate() {
                let owner = &place.member("verdier");
                let place = owner.item(index);
                KRONER.check(item, &place, violations);
            }
        }
        if let Some(value) = &self.plasser {
            for (index, item) in <[_]>::iter(value).enumerate() {
                let owner = &place.member("plasser");
                let place = owner.item(index);
                check::Validate::validate(item, &place, violations);
            }
        }
        if let Some(value) = &self.sporing {
            static CHECKS: check::StringChecks = check::StringChecks {
                min_length: None,
                max_length: Some(36u64),
                pattern: Some(check::Pattern::new("^[0-9a-c-]+$", "^[0-9a-c\\-]+$")),
            };
            CHECKS
                .check(
                    &ToString::to_string(value),
                    &place.member("sporing"),
                    violations,
                );
        }
        if let Some(value) = &self.pris {
            static CHECKS: check::NumberChecks = check::NumberChecks {
                minimum: None,
                maximum: None,
                multiple_of: Some(check::Factor::new("0.05")),
            };
            CHECKS.check(value, &place.member("pris"), violations);
        }
        if let Some(value) = &self.mål {
            check::Validate::validate(value, &place.member("mål"), violations);
        }
        check::one_of(
            &[self.leder.is_some(), self.råd.is_some(), self.sporing.is_some()],
            place,
            violations,
        );
    }
}
impl xml::WriteXml for Samling {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.element("navn", &self.navn)?;
        xml.optional("leder", self.leder.as_ref())?;
        if let Some(items) = &self.råd {
            xml.items("råd", items)?;
        }
        xml.wrapped("hylla", "hylle", &self.hyller)?;
        if let Some(items) = &self.bind {
            xml.items("bind", items)?;
        }
        if let Some(items) = &self.verdier {
            xml.items("verdier", items)?;
        }
        if let Some(items) = &self.plasser {
            xml.items("plasser", items)?;
        }
        if let Some(value) = &self.stand {
            xml.nullable("tilstand", value.as_ref())?;
        }
        xml.optional("sporing", self.sporing.as_ref())?;
        xml.optional("pris", self.pris.as_ref())?;
        xml.optional("mål", self.mål.as_ref())?;
        Ok(())
    }
}
impl xml::XmlRoot for Samling {
    const ROOT: xml::RootElement = xml::RootElement {
        name: "samling",
        namespace: Some("urn:no:eksempel:bibliotek:samling"),
        prefix: Some("s"),
    };
}
::actix_openapi::redacted_debug!(Samling);
/// `#/components/schemas/Samling/properties/plasser/items`
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct SamlingPlasserItem {
    /// `rad`
    #[serde(
        rename = "rad",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present_integer"
    )]
    pub rad: Option<i32>,
}
impl check::Validate for SamlingPlasserItem {
    fn validate(
        &self,
        _place: &violation::Place<'_>,
        _violations: &mut violation::Violations,
    ) {}
}
impl xml::WriteXml for SamlingPlasserItem {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.optional("rad", self.rad.as_ref())?;
        Ok(())
    }
}
::actix_openapi::redacted_debug!(SamlingPlasserItem);
::actix_openapi::enumeration! {
    #[doc = " `#/components/schemas/Samling/properties/stand`"] pub enum SamlingStand {
    God = "god", Slitt = "slitt" }
}
/// `#/components/schemas/SamlingMål`
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct SamlingMål {
    /// `høyde`
    #[serde(
        rename = "høyde",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub høyde: Option<::actix_openapi::types::Decimal>,
    /// `vekt`
    #[serde(
        rename = "vekt",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present_integer"
    )]
    pub vekt: Option<Antall>,
    /// `innbundet`
    #[serde(
        rename = "innbundet",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub innbundet: Option<Ja>,
    /// `målt`
    #[serde(
        rename = "målt",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub målt: Option<Date>,
    /// `forhold`
    #[serde(
        rename = "forhold",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub forhold: Option<Decimal>,
    /// `ramme`
    #[serde(
        rename = "ramme",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub ramme: Option<String>,
}
impl check::Validate for SamlingMål {
    fn validate(
        &self,
        place: &violation::Place<'_>,
        violations: &mut violation::Violations,
    ) {
        if let Some(value) = &self.høyde {
            static CHECKS: check::NumberChecks = check::NumberChecks {
                minimum: Some(check::Bound::new("0", true)),
                maximum: None,
                multiple_of: None,
            };
            CHECKS.check(value, &place.member("høyde"), violations);
        }
        if let Some(value) = &self.vekt {
            ANTALL.check(value, &place.member("vekt"), violations);
        }
    }
}
impl xml::WriteXml for SamlingMål {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.optional("høyde", self.høyde.as_ref())?;
        xml.optional("vekt", self.vekt.as_ref())?;
        xml.optional("innbundet", self.innbundet.as_ref())?;
        xml.optional("målt", self.målt.as_ref())?;
        xml.optional("forhold", self.forhold.as_ref())?;
        xml.optional("ramme", self.ramme.as_ref())?;
        Ok(())
    }
}
::actix_openapi::redacted_debug!(SamlingMål);
/// `#/components/schemas/Verdier`
pub type Verdier = Vec<Kroner>;
/// `#/components/schemas/Place`
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct Place {
    /// `place`
    #[serde(
        rename = "place",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub place: Option<Validate>,
    /// `violations`
    #[serde(
        rename = "violations",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub violations: Option<Pattern>,
    /// `value`
    #[serde(
        rename = "value",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub value: Option<RootElement>,
    /// `xml`
    #[serde(
        rename = "xml",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub xml: Option<String>,
    /// `HttpRequest`
    #[serde(
        rename = "HttpRequest",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub http_request: Option<HttpRequest>,
}
impl check::Validate for Place {
    fn validate(
        &self,
        place: &violation::Place<'_>,
        violations: &mut violation::Violations,
    ) {
        if let Some(value) = &self.place {
            check::Validate::validate(value, &place.member("place"), violations);
        }
        if let Some(value) = &self.violations {
            PATTERN.check(value, &place.member("violations"), violations);
        }
        if let Some(value) = &self.value {
            check::Validate::validate(value, &place.member("value"), violations);
        }
        if let Some(value) = &self.xml {
            static CHECKS: check::StringChecks = check::StringChecks {
                min_length: Some(1u64),
                max_length: None,
                pattern: None,
            };
            CHECKS.check(value, &place.member("xml"), violations);
        }
        if let Some(value) = &self.http_request {
            HTTP_REQUEST.check(value, &place.member("HttpRequest"), violations);
        }
    }
}
impl xml::WriteXml for Place {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.optional("place", self.place.as_ref())?;
        xml.optional("violations", self.violations.as_ref())?;
        xml.optional("value", self.value.as_ref())?;
        xml.optional("xml", self.xml.as_ref())?;
        xml.optional("HttpRequest", self.http_request.as_ref())?;
        Ok(())
    }
}
impl xml::XmlRoot for Place {
    const ROOT: xml::RootElement = xml::RootElement {
        name: "Place",
        namespace: None,
        prefix: None,
    };
}
::actix_openapi::redacted_debug!(Place);
/// `#/components/schemas/Validate`
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct Validate {
    /// `validate`
    #[serde(
        rename = "validate",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub validate: Option<String>,
}
impl check::Validate for Validate {
    fn validate(
        &self,
        _place: &violation::Place<'_>,
        _violations: &mut violation::Violations,
    ) {}
}
impl xml::WriteXml for Validate {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.optional("validate", self.validate.as_ref())?;
        Ok(())
    }
}
::actix_openapi::redacted_debug!(Validate);
/// `#/components/schemas/RootElement`
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct RootElement {
    /// `check`
    #[serde(
        rename = "check",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present_integer"
    )]
    pub check: Option<i64>,
}
impl check::Validate for RootElement {
    fn validate(
        &self,
        _place: &violation::Place<'_>,
        _violations: &mut violation::Violations,
    ) {}
}
impl xml::WriteXml for RootElement {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.optional("check", self.check.as_ref())?;
        Ok(())
    }
}
::actix_openapi::redacted_debug!(RootElement);
/// `#/components/schemas/Pattern`
pub type Pattern = String;
/// The checks of [`Pattern`].
pub static PATTERN: check::StringChecks = check::StringChecks {
    min_length: Some(1u64),
    max_length: Some(8u64),
    pattern: None,
};
/// `#/components/schemas/Violations`
pub type Violations = ::actix_openapi::export::uuid::Uuid;
/// `#/components/schemas/Api`
pub type Api = String;
/// `#/components/schemas/Documented`
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct Documented {
    /// `serde`
    #[serde(
        rename = "serde",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub serde: Option<String>,
}
impl check::Validate for Documented {
    fn validate(
        &self,
        _place: &violation::Place<'_>,
        _violations: &mut violation::Violations,
    ) {}
}
impl xml::WriteXml for Documented {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.optional("serde", self.serde.as_ref())?;
        Ok(())
    }
}
::actix_openapi::redacted_debug!(Documented);
/// `#/components/schemas/HttpRequest`
pub type HttpRequest = String;
/// The checks of [`HttpRequest`].
pub static HTTP_REQUEST: check::StringChecks = check::StringChecks {
    min_length: None,
    max_length: None,
    pattern: Some(check::Pattern::new("\\u202e?", "\u{202e}?")),
};
/// `#/components/schemas/WriteXml`
pub type WriteXml = String;
/// `#/components/schemas/Clone`
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct Clone {
    /// `clone`
    #[serde(
        rename = "clone",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub clone: Option<String>,
}
impl check::Validate for Clone {
    fn validate(
        &self,
        _place: &violation::Place<'_>,
        _violations: &mut violation::Violations,
    ) {}
}
impl xml::WriteXml for Clone {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.optional("clone", self.clone.as_ref())?;
        Ok(())
    }
}
::actix_openapi::redacted_debug!(Clone);
/// `#/components/schemas/Serialize`
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct Serialize {
    /// `serialize`
    #[serde(
        rename = "serialize",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub serialize: Option<String>,
}
impl check::Validate for Serialize {
    fn validate(
        &self,
        _place: &violation::Place<'_>,
        _violations: &mut violation::Violations,
    ) {}
}
impl xml::WriteXml for Serialize {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.optional("serialize", self.serialize.as_ref())?;
        Ok(())
    }
}
::actix_openapi::redacted_debug!(Serialize);
/// `#/components/schemas/Future`
pub type Future = String;
::actix_openapi::enumeration! {
    #[doc = " `#/components/schemas/Hash`"] pub enum Hash { Hash = "Hash", Some = "Some",
    None = "None", Err = "Err", All = "ALL", AsStr = "as_str", String = "String" }
}
/// `#/components/schemas/Ord`
pub type Ord = ::actix_openapi::types::Decimal;
/// The checks of [`Ord`].
pub static ORD: check::NumberChecks = check::NumberChecks {
    minimum: Some(check::Bound::new("0", false)),
    maximum: None,
    multiple_of: None,
};
::actix_openapi::enumeration! {
    #[doc = " `#/components/schemas/Deserialize`"] pub enum Deserialize { Value = "{}", X
    = "x" }
}
/// `#/components/schemas/a.b-c`
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct ABC {
    /// `d`
    #[serde(
        rename = "d",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub d: Option<String>,
}
impl check::Validate for ABC {
    fn validate(
        &self,
        _place: &violation::Place<'_>,
        _violations: &mut violation::Violations,
    ) {}
}
impl xml::WriteXml for ABC {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.optional("d", self.d.as_ref())?;
        Ok(())
    }
}
::actix_openapi::redacted_debug!(ABC);
