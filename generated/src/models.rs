// @generated from Restanser API 2.0.0 (spec/restanser-api.yaml, SHA-256 c38a51efdb436569ae13dccc48e6375835009f369c33809c26e3ab156109b559).
// Do not edit: change the document and run `cargo xtask regen`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! The schemas of the document as types.
/// Beløp i hele kroner
///
/// Example: `1000`
pub type Beloep = i64;
/// Feilstruktur for alle feilmeldinger.
#[derive(Clone, PartialEq)]
pub struct Feil {
    /// Feilkode, for maskinell håndtering
    ///
    /// Example: `"RESTANSE-006"`
    pub kode: String,
    /// Beskrivelse av feilen som har oppstått. Kan variere for samme kode.
    ///
    /// Example: `"Feltet 'organisasjonsnummer' har ugyldig format. Må være nøyaktig 9 siffer"`
    pub melding: String,
    /// Korrelasjonsid for forespørselen
    ///
    /// Example: `"123e4567-e89b-12d3-a456-426655440000"`
    pub korrelasjonsid: Option<String>,
}
::actix_openapi::model! {
    Feil : & crate ::schemas::Feil => { kode = required "kode", melding = required
    "melding", korrelasjonsid = optional "korrelasjonsid" }
}
/// Nisifret nummer gitt de som er registrert i Enhetsregisteret
///
/// Example: `"310111643"`
pub type Organisasjonsnummer = String;
/// Forfalte og ubetalte beløp i én kategori, i hele kroner.
#[derive(Clone, PartialEq)]
pub struct Restanse {
    /// Forfalte og ubetalte renter (skattebetalingsloven § 11-1). Utelatt når rentene ikke er kjent.
    pub forfalt_og_ubetalt_renter: Option<Beloep>,
    /// Forfalt og ubetalt hovedstol
    pub forfalt_og_ubetalt_krav: Option<Beloep>,
    /// Sum av forfalt og ubetalt hovedstol og renter
    pub forfalt_og_ubetalt: Beloep,
}
::actix_openapi::model! {
    Restanse : & crate ::schemas::Restanse => { forfalt_og_ubetalt_renter = optional
    "forfaltOgUbetaltRenter", forfalt_og_ubetalt_krav = optional "forfaltOgUbetaltKrav",
    forfalt_og_ubetalt = required "forfaltOgUbetalt" }
}
/// Forfalte og ubetalte krav for hver kategori. Alle kategorier leveres alltid.
#[derive(Clone, PartialEq)]
pub struct Restanser {
    /// Gjenstående skatt etter skatteoppgjøret
    pub restskatt: Restanse,
    /// Skatt arbeidsgiver har trukket av lønn til ansatte
    pub forskuddstrekk: Restanse,
    /// Merverdiavgift
    pub merverdiavgift: Restanse,
    /// Arbeidsgiveravgift til folketrygden
    pub arbeidsgiveravgift: Restanse,
    /// Gebyrer
    pub gebyr: Restanse,
    /// Forskuddsskatt
    pub forskuddsskatt: Restanse,
}
::actix_openapi::model! {
    Restanser : & crate ::schemas::Restanser => { restskatt = required "restskatt",
    forskuddstrekk = required "forskuddstrekk", merverdiavgift = required
    "merverdiavgift", arbeidsgiveravgift = required "arbeidsgiveravgift", gebyr =
    required "gebyr", forskuddsskatt = required "forskuddsskatt" }
}
/// Restansene til en virksomhet på leveringstidspunktet.
#[derive(Clone, PartialEq)]
pub struct RestanserForVirksomhet {
    /// Forfalte og ubetalte krav for hver kategori
    pub restanser: Restanser,
    /// Tidspunktet opplysningene ble levert, norsk lokal tid uten tidssone
    ///
    /// Example: `"2023-09-21T10:47:13.291069"`
    pub levert: String,
    /// Organisasjonsnummeret til virksomheten det ble spurt om
    pub forespurte_organisasjon: Organisasjonsnummer,
}
::actix_openapi::model! {
    RestanserForVirksomhet : & crate ::schemas::RestanserForVirksomhet => { restanser =
    required "restanser", levert = required "levert", forespurte_organisasjon = required
    "forespurteOrganisasjon" }
}
