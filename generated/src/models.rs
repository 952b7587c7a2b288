// @generated from Restanser API 2.0.0 (spec/restanser-api.yaml, SHA-256 c38a51efdb436569ae13dccc48e6375835009f369c33809c26e3ab156109b559).
// Do not edit: change the document and run `cargo xtask regen`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! The schemas of the document as types, with their checks, JSON and XML.
use ::actix_openapi::export::serde;
use ::actix_openapi::{check, violation, xml};
/// Restansene til en virksomhet på leveringstidspunktet.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct RestanserForVirksomhet {
    /// Forfalte og ubetalte krav for hver kategori
    #[serde(rename = "restanser")]
    pub restanser: Restanser,
    /// Tidspunktet opplysningene ble levert, norsk lokal tid uten tidssone
    ///
    /// Example: `"2023-09-21T10:47:13.291069"`
    #[serde(rename = "levert")]
    pub levert: String,
    /// Organisasjonsnummeret til virksomheten det ble spurt om
    #[serde(rename = "forespurteOrganisasjon")]
    pub forespurte_organisasjon: Organisasjonsnummer,
}
impl check::Validate for RestanserForVirksomhet {
    fn validate(
        &self,
        place: &violation::Place<'_>,
        violations: &mut violation::Violations,
    ) {
        check::Validate::validate(
            &self.restanser,
            &place.member("restanser"),
            violations,
        );
        {
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
            CHECKS.check(&self.levert, &place.member("levert"), violations);
        }
        ORGANISASJONSNUMMER
            .check(
                &self.forespurte_organisasjon,
                &place.member("forespurteOrganisasjon"),
                violations,
            );
    }
}
impl xml::WriteXml for RestanserForVirksomhet {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.element("restanser", &self.restanser)?;
        xml.element("levert", &self.levert)?;
        xml.element("forespurteOrganisasjon", &self.forespurte_organisasjon)?;
        Ok(())
    }
}
impl xml::XmlRoot for RestanserForVirksomhet {
    const ROOT: xml::RootElement = xml::RootElement {
        name: "restanserForVirksomhet",
        namespace: Some("urn:no:skatteetaten:innkreving:restanser:v2"),
        prefix: None,
    };
}
::actix_openapi::redacted_debug!(RestanserForVirksomhet);
/// Forfalte og ubetalte krav for hver kategori. Alle kategorier leveres alltid.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct Restanser {
    /// Gjenstående skatt etter skatteoppgjøret
    #[serde(rename = "restskatt")]
    pub restskatt: Restanse,
    /// Skatt arbeidsgiver har trukket av lønn til ansatte
    #[serde(rename = "forskuddstrekk")]
    pub forskuddstrekk: Restanse,
    /// Merverdiavgift
    #[serde(rename = "merverdiavgift")]
    pub merverdiavgift: Restanse,
    /// Arbeidsgiveravgift til folketrygden
    #[serde(rename = "arbeidsgiveravgift")]
    pub arbeidsgiveravgift: Restanse,
    /// Gebyrer
    #[serde(rename = "gebyr")]
    pub gebyr: Restanse,
    /// Forskuddsskatt
    #[serde(rename = "forskuddsskatt")]
    pub forskuddsskatt: Restanse,
}
impl check::Validate for Restanser {
    fn validate(
        &self,
        place: &violation::Place<'_>,
        violations: &mut violation::Violations,
    ) {
        check::Validate::validate(
            &self.restskatt,
            &place.member("restskatt"),
            violations,
        );
        check::Validate::validate(
            &self.forskuddstrekk,
            &place.member("forskuddstrekk"),
            violations,
        );
        check::Validate::validate(
            &self.merverdiavgift,
            &place.member("merverdiavgift"),
            violations,
        );
        check::Validate::validate(
            &self.arbeidsgiveravgift,
            &place.member("arbeidsgiveravgift"),
            violations,
        );
        check::Validate::validate(&self.gebyr, &place.member("gebyr"), violations);
        check::Validate::validate(
            &self.forskuddsskatt,
            &place.member("forskuddsskatt"),
            violations,
        );
    }
}
impl xml::WriteXml for Restanser {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.element("restskatt", &self.restskatt)?;
        xml.element("forskuddstrekk", &self.forskuddstrekk)?;
        xml.element("merverdiavgift", &self.merverdiavgift)?;
        xml.element("arbeidsgiveravgift", &self.arbeidsgiveravgift)?;
        xml.element("gebyr", &self.gebyr)?;
        xml.element("forskuddsskatt", &self.forskuddsskatt)?;
        Ok(())
    }
}
::actix_openapi::redacted_debug!(Restanser);
/// Forfalte og ubetalte beløp i én kategori, i hele kroner.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct Restanse {
    /// Forfalte og ubetalte renter (skattebetalingsloven § 11-1). Utelatt når rentene ikke er kjent.
    #[serde(
        rename = "forfaltOgUbetaltRenter",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present_integer"
    )]
    pub forfalt_og_ubetalt_renter: Option<Beloep>,
    /// Forfalt og ubetalt hovedstol
    #[serde(
        rename = "forfaltOgUbetaltKrav",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present_integer"
    )]
    pub forfalt_og_ubetalt_krav: Option<Beloep>,
    /// Sum av forfalt og ubetalt hovedstol og renter
    #[serde(
        rename = "forfaltOgUbetalt",
        deserialize_with = "::actix_openapi::json::integer"
    )]
    pub forfalt_og_ubetalt: Beloep,
}
impl check::Validate for Restanse {
    fn validate(
        &self,
        _place: &violation::Place<'_>,
        _violations: &mut violation::Violations,
    ) {}
}
impl xml::WriteXml for Restanse {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.optional("forfaltOgUbetaltRenter", self.forfalt_og_ubetalt_renter.as_ref())?;
        xml.optional("forfaltOgUbetaltKrav", self.forfalt_og_ubetalt_krav.as_ref())?;
        xml.element("forfaltOgUbetalt", &self.forfalt_og_ubetalt)?;
        Ok(())
    }
}
::actix_openapi::redacted_debug!(Restanse);
/// Beløp i hele kroner
///
/// Example: `1000`
pub type Beloep = i64;
/// Nisifret nummer gitt de som er registrert i Enhetsregisteret
///
/// Example: `"310111643"`
pub type Organisasjonsnummer = String;
/// The checks of [`Organisasjonsnummer`].
pub static ORGANISASJONSNUMMER: check::StringChecks = check::StringChecks {
    min_length: Some(9u64),
    max_length: Some(9u64),
    pattern: Some(check::Pattern::new("^[0-9]+$", "^[0-9]+$")),
};
/// Feilstruktur for alle feilmeldinger.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(crate = "serde")]
pub struct Feil {
    /// Feilkode, for maskinell håndtering
    ///
    /// Example: `"RESTANSE-006"`
    #[serde(rename = "kode")]
    pub kode: String,
    /// Beskrivelse av feilen som har oppstått. Kan variere for samme kode.
    ///
    /// Example: `"Feltet 'organisasjonsnummer' har ugyldig format. Må være nøyaktig 9 siffer"`
    #[serde(rename = "melding")]
    pub melding: String,
    /// Korrelasjonsid for forespørselen
    ///
    /// Example: `"123e4567-e89b-12d3-a456-426655440000"`
    #[serde(
        rename = "korrelasjonsid",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "::actix_openapi::json::present"
    )]
    pub korrelasjonsid: Option<String>,
}
impl check::Validate for Feil {
    fn validate(
        &self,
        _place: &violation::Place<'_>,
        _violations: &mut violation::Violations,
    ) {}
}
impl xml::WriteXml for Feil {
    fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
        xml.element("kode", &self.kode)?;
        xml.element("melding", &self.melding)?;
        xml.optional("korrelasjonsid", self.korrelasjonsid.as_ref())?;
        Ok(())
    }
}
impl xml::XmlRoot for Feil {
    const ROOT: xml::RootElement = xml::RootElement {
        name: "feil",
        namespace: Some("urn:no:skatteetaten:datasamarbeid:feil:v1"),
        prefix: None,
    };
}
::actix_openapi::redacted_debug!(Feil);
