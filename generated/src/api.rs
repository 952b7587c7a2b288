// @generated from Restanser API 2.0.0 (spec/restanser-api.yaml, SHA-256 c38a51efdb436569ae13dccc48e6375835009f369c33809c26e3ab156109b559).
// Do not edit: change the document and run `cargo xtask regen`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! The trait that an implementation fills in, and the types of its operations.
use ::std::future::Future;
use ::actix_openapi::body;
use ::actix_openapi::encode::{self, EncodeError};
use ::actix_openapi::export::actix_web;
use ::actix_openapi::export::actix_web::http::StatusCode;
use ::actix_openapi::negotiate::{MediaType, Syntax};
use ::actix_openapi::security::{BearerToken, Principal};
use ::actix_openapi::template::Part;
use ::actix_openapi::violation::Violations;
use ::actix_openapi::{Documented, Service, parameters};
use crate::schemas;
use ::actix_openapi::check;
use ::actix_openapi::schema::{
    self, Discriminator, Format, Kind, Member, Object, Schema, Width, Xml,
};
use crate::models;
/// Restanser API, as an implementation sees it.
///
/// There are no default bodies: an operation or a status that the document adds does not compile until it is implemented.
pub trait Api: Service<ErrorBody = models::Feil> {
    /// Who asks.
    type Principal: Principal;
    /// Maskinporten benyttes for autentisering
    ///
    /// The token is a JWT.
    ///
    /// Checks the bearer token of the security scheme `maskinporten`.
    fn maskinporten(
        &self,
        token: BearerToken<'_>,
        context: &Self::Context,
    ) -> impl Future<Output = Result<Self::Principal, Self::Error>>;
    /// What becomes of each status that `hentRestanser` lists.
    const HENT_RESTANSER: HentRestanserDocumented;
    /// Adds what the parameters of `hentRestanser` break that the document cannot express.
    fn check_hent_restanser(
        &self,
        candidates: &HentRestanserCandidates,
        violations: &mut Violations,
    );
    /// Hent restanser for virksomhet
    ///
    /// Henter forfalte og ubetalte krav for én virksomhet, summert for hver kategori. En virksomhet uten restanser gir null kroner i alle kategorier.
    ///
    /// Tags: Restanser
    fn hent_restanser(
        &self,
        principal: Self::Principal,
        parameters: HentRestanserParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<HentRestanserResponse, Self::Error>>;
}
/// The scopes that `hentRestanser` requires.
pub const HENT_RESTANSER_SCOPES: &[&str] = &["skatteetaten:restanser"];
/// The parameters of `hentRestanser`, decoded and checked.
#[derive(Clone)]
pub struct HentRestanserParameters {
    /// Datakonsumenter plasseres i en rettighetspakke basert på en juridisk vurdering. Rettighetspakken styrer hvilke opplysninger som gis, og om det kreves samtykke.
    ///
    /// Example: `"dibk"`
    ///
    /// Path parameter `rettighetspakke`.
    pub rettighetspakke: String,
    /// Organisasjonsnummeret til virksomheten det spørres om
    ///
    /// Example: `"310111643"`
    ///
    /// Path parameter `organisasjonsnummer`.
    pub organisasjonsnummer: models::Organisasjonsnummer,
    /// Korrelasjonsid, unik identifikator for den tekniske forespørselen. Må være på UUID-format. Lages av tjenesten når den ikke er oppgitt.
    ///
    /// Example: `"123e4567-e89b-12d3-a456-426655440000"`
    ///
    /// Header `Korrelasjonsid`.
    pub korrelasjonsid: Option<::actix_openapi::export::uuid::Uuid>,
    /// Samtykketoken fra Altinn 2, for rettighetspakker som krever samtykke. Benyttes ikke når samtykket ligger i Maskinporten-tokenet.
    ///
    /// Header `AltinnSamtykke`.
    pub altinn_samtykke: Option<String>,
}
::actix_openapi::redacted_debug!(HentRestanserParameters);
/// The parameters of `hentRestanser` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct HentRestanserCandidates {
    /// `rettighetspakke`
    pub rettighetspakke: Option<String>,
    /// `organisasjonsnummer`
    pub organisasjonsnummer: Option<models::Organisasjonsnummer>,
    /// `Korrelasjonsid`
    pub korrelasjonsid: Option<::actix_openapi::export::uuid::Uuid>,
    /// `AltinnSamtykke`
    pub altinn_samtykke: Option<String>,
}
::actix_openapi::redacted_debug!(HentRestanserCandidates);
impl HentRestanserCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        request: &actix_web::HttpRequest,
        violations: &mut Violations,
    ) -> Self {
        let reader = parameters::Reader::new(request);
        Self {
            rettighetspakke: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "rettighetspakke",
                                parameters::Source::Path(Part::whole(1usize)),
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                &schema::TEXT,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            organisasjonsnummer: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "organisasjonsnummer",
                                parameters::Source::Path(Part::whole(0usize)),
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                &schemas::Organisasjonsnummer,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            korrelasjonsid: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "Korrelasjonsid",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            &schema::UUID,
                        );
                        &PARAMETER
                    },
                    violations,
                ),
            altinn_samtykke: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "AltinnSamtykke",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            &schema::TEXT,
                        );
                        &PARAMETER
                    },
                    violations,
                ),
        }
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<HentRestanserParameters> {
        let (Some(rettighetspakke), Some(organisasjonsnummer)) = (
            self.rettighetspakke,
            self.organisasjonsnummer,
        ) else {
            return None;
        };
        Some(HentRestanserParameters {
            rettighetspakke,
            organisasjonsnummer,
            korrelasjonsid: self.korrelasjonsid,
            altinn_samtykke: self.altinn_samtykke,
        })
    }
}
/// What `hentRestanser` answers when it succeeds.
pub enum HentRestanserResponse {
    /// Restansene til virksomheten
    ///
    /// Status 200.
    Ok(models::RestanserForVirksomhet),
}
::actix_openapi::redacted_debug!(HentRestanserResponse);
impl HentRestanserResponse {
    /// The answer on the wire.
    pub(crate) fn encode(
        self,
        request: &actix_web::HttpRequest,
    ) -> Result<actix_web::HttpResponse, EncodeError> {
        match self {
            Self::Ok(body) => {
                static OFFERED: [MediaType; 2usize] = [
                    MediaType {
                        name: "application/json",
                        syntax: Syntax::Json,
                    },
                    MediaType {
                        name: "application/xml",
                        syntax: Syntax::Xml,
                    },
                ];
                encode::value(
                    request,
                    status(200u16),
                    &OFFERED,
                    &crate::schemas::RestanserForVirksomhet,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `hentRestanser`.
#[derive(Clone, Copy, Debug)]
pub struct HentRestanserDocumented {
    /// Restansene til virksomheten
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Diverse feilmeldinger, se egen dokumentasjon
    ///
    /// For every other status.
    pub default: Documented,
}
/// Statuses come from the document's own keys, which are valid.
fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
