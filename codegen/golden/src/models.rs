// @generated from Bibliotek "API" */ 1.2.0-æ (codegen/tests/fixtures/bibliotek.yaml, SHA-256 ecdf91cd09b1416b0812f8a7162318622710cbe1a8c139a274e6a986591b9265).
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
    #[serde(rename = "utgivelsesår")]
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
        deserialize_with = "::actix_openapi::json::present"
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
    };
}
::actix_openapi::redacted_debug!(Feil);
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
        deserialize_with = "::actix_openapi::json::present"
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
