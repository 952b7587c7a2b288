// @generated from Bibliotek "API" */ 1.2.0-æ (codegen/tests/fixtures/bibliotek.yaml, SHA-256 3fe9bc4e0595820410a10590e69c882f1beba900a911ab75df75493637f30bbd).
// Do not edit: change the document and run `UPDATE_GOLDEN=1 cargo test -p actix-openapi-codegen --test golden`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! The trait that an implementation fills in, and the types of its operations.
use ::std::future::Future;
use ::actix_openapi::body;
use ::actix_openapi::encode::{self, EncodeError};
use ::actix_openapi::export::actix_web;
use ::actix_openapi::export::actix_web::http::StatusCode;
use ::actix_openapi::negotiate::{MediaType, Syntax};
use ::actix_openapi::security::{ApiKey, BasicCredentials, BearerToken, Principal};
use ::actix_openapi::template::Part;
use ::actix_openapi::violation::Violations;
use ::actix_openapi::{Documented, Service, parameters};
use crate::schemas;
use ::actix_openapi::check;
use ::actix_openapi::schema::{
    self, Discriminator, Format, Kind, Member, Object, Schema, Width, Xml,
};
use crate::models;
/// Bibliotek "API" */, as an implementation sees it.
///
/// There are no default bodies: an operation or a status that the document adds does not compile until it is implemented.
pub trait Api: Service<ErrorBody = models::Feil> {
    /// Who asks.
    type Principal: Principal;
    /// Checks the key of the security scheme `lånekort`, sent in the header `X-Laanekort`.
    fn lånekort(
        &self,
        key: ApiKey<'_>,
        context: &Self::Context,
    ) -> impl Future<Output = Result<Self::Principal, Self::Error>>;
    /// Checks the key of the security scheme `pin-kode`, sent in the query as `pin kode`.
    fn pin_kode(
        &self,
        key: ApiKey<'_>,
        context: &Self::Context,
    ) -> impl Future<Output = Result<Self::Principal, Self::Error>>;
    /// Navn og passord ved skranken
    ///
    /// Checks user and password of the security scheme `skranke`.
    fn skranke(
        &self,
        credentials: BasicCredentials<'_>,
        context: &Self::Context,
    ) -> impl Future<Output = Result<Self::Principal, Self::Error>>;
    /// Heter som en operasjon
    ///
    /// Checks the key of the security scheme `type`, sent in the cookie `type`.
    fn authenticate_type(
        &self,
        key: ApiKey<'_>,
        context: &Self::Context,
    ) -> impl Future<Output = Result<Self::Principal, Self::Error>>;
    /// Vekteren i døra
    ///
    /// The token is a JWT.
    ///
    /// Checks the bearer token of the security scheme `vekter`.
    fn vekter(
        &self,
        token: BearerToken<'_>,
        context: &Self::Context,
    ) -> impl Future<Output = Result<Self::Principal, Self::Error>>;
    /// What becomes of each status that `configure` lists.
    const CONFIGURE: ConfigureDocumented;
    /// Adds what the parameters of `configure` break that the document cannot express.
    fn check_configure(
        &self,
        candidates: &ConfigureCandidates,
        violations: &mut Violations,
    );
    /// Navn som den genererte koden har selv
    ///
    /// Rot
    fn configure(
        &self,
        principal: Self::Principal,
        parameters: ConfigureParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<ConfigureResponse, Self::Error>>;
    /// What becomes of each status that `service` lists.
    const SERVICE: ServiceDocumented;
    /// Adds what the parameters of `service` break that the document cannot express.
    fn check_service(&self, candidates: &ServiceCandidates, violations: &mut Violations);
    /// service
    fn service(
        &self,
        principal: Self::Principal,
        parameters: ServiceParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<ServiceResponse, Self::Error>>;
    /// What becomes of each status that `http` lists.
    const HTTP: HttpDocumented;
    /// Adds what the parameters of `http` break that the document cannot express.
    fn check_http(&self, candidates: &HttpCandidates, violations: &mut Violations);
    /// http
    fn http(
        &self,
        principal: Self::Principal,
        parameters: HttpParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<HttpResponse, Self::Error>>;
    /// What becomes of each status that `clone` lists.
    const CLONE: CloneDocumented;
    /// Adds what the parameters of `clone` break that the document cannot express.
    fn check_clone(&self, candidates: &CloneCandidates, violations: &mut Violations);
    /// clone
    fn clone(
        &self,
        principal: Self::Principal,
        parameters: CloneParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<CloneResponse, Self::Error>>;
    /// What becomes of each status that `hentMedBegge` lists.
    const HENT_MED_BEGGE: HentMedBeggeDocumented;
    /// Adds what the parameters of `hentMedBegge` break that the document cannot express.
    fn check_hent_med_begge(
        &self,
        candidates: &HentMedBeggeCandidates,
        violations: &mut Violations,
    );
    /// hentMedBegge
    fn hent_med_begge(
        &self,
        principals: HentMedBeggePrincipals<Self::Principal>,
        parameters: HentMedBeggeParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<HentMedBeggeResponse, Self::Error>>;
    /// What becomes of each status that `hentMedBeggeValgfritt` lists.
    const HENT_MED_BEGGE_VALGFRITT: HentMedBeggeValgfrittDocumented;
    /// Adds what the parameters of `hentMedBeggeValgfritt` break that the document cannot express.
    fn check_hent_med_begge_valgfritt(
        &self,
        candidates: &HentMedBeggeValgfrittCandidates,
        violations: &mut Violations,
    );
    /// hentMedBeggeValgfritt
    fn hent_med_begge_valgfritt(
        &self,
        principals: Option<HentMedBeggeValgfrittPrincipals<Self::Principal>>,
        parameters: HentMedBeggeValgfrittParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<HentMedBeggeValgfrittResponse, Self::Error>>;
    /// What becomes of each status that `hentMedBlandet` lists.
    const HENT_MED_BLANDET: HentMedBlandetDocumented;
    /// Adds what the parameters of `hentMedBlandet` break that the document cannot express.
    fn check_hent_med_blandet(
        &self,
        candidates: &HentMedBlandetCandidates,
        violations: &mut Violations,
    );
    /// hentMedBlandet
    fn hent_med_blandet(
        &self,
        principals: HentMedBlandetPrincipals<Self::Principal>,
        parameters: HentMedBlandetParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<HentMedBlandetResponse, Self::Error>>;
    /// What becomes of each status that `hentMedEnten` lists.
    const HENT_MED_ENTEN: HentMedEntenDocumented;
    /// Adds what the parameters of `hentMedEnten` break that the document cannot express.
    fn check_hent_med_enten(
        &self,
        candidates: &HentMedEntenCandidates,
        violations: &mut Violations,
    );
    /// hentMedEnten
    fn hent_med_enten(
        &self,
        principal: Self::Principal,
        parameters: HentMedEntenParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<HentMedEntenResponse, Self::Error>>;
    /// What becomes of each status that `hentUtenAdgang` lists.
    const HENT_UTEN_ADGANG: HentUtenAdgangDocumented;
    /// Adds what the parameters of `hentUtenAdgang` break that the document cannot express.
    fn check_hent_uten_adgang(
        &self,
        candidates: &HentUtenAdgangCandidates,
        violations: &mut Violations,
    );
    /// hentUtenAdgang
    fn hent_uten_adgang(
        &self,
        parameters: HentUtenAdgangParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<HentUtenAdgangResponse, Self::Error>>;
    /// What becomes of each status that `hentMedOmfang` lists.
    const HENT_MED_OMFANG: HentMedOmfangDocumented;
    /// Adds what the parameters of `hentMedOmfang` break that the document cannot express.
    fn check_hent_med_omfang(
        &self,
        candidates: &HentMedOmfangCandidates,
        violations: &mut Violations,
    );
    /// hentMedOmfang
    fn hent_med_omfang(
        &self,
        principal: Self::Principal,
        parameters: HentMedOmfangParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<HentMedOmfangResponse, Self::Error>>;
    /// What becomes of each status that `hentVedSkranken` lists.
    const HENT_VED_SKRANKEN: HentVedSkrankenDocumented;
    /// Adds what the parameters of `hentVedSkranken` break that the document cannot express.
    fn check_hent_ved_skranken(
        &self,
        candidates: &HentVedSkrankenCandidates,
        violations: &mut Violations,
    );
    /// hentVedSkranken
    fn hent_ved_skranken(
        &self,
        principal: Self::Principal,
        parameters: HentVedSkrankenParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<HentVedSkrankenResponse, Self::Error>>;
    /// What becomes of each status that `hentMedTomAdgang` lists.
    const HENT_MED_TOM_ADGANG: HentMedTomAdgangDocumented;
    /// Adds what the parameters of `hentMedTomAdgang` break that the document cannot express.
    fn check_hent_med_tom_adgang(
        &self,
        candidates: &HentMedTomAdgangCandidates,
        violations: &mut Violations,
    );
    /// hentMedTomAdgang
    fn hent_med_tom_adgang(
        &self,
        parameters: HentMedTomAdgangParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<HentMedTomAdgangResponse, Self::Error>>;
    /// What becomes of each status that `hentMedValgfriAdgang` lists.
    const HENT_MED_VALGFRI_ADGANG: HentMedValgfriAdgangDocumented;
    /// Adds what the parameters of `hentMedValgfriAdgang` break that the document cannot express.
    fn check_hent_med_valgfri_adgang(
        &self,
        candidates: &HentMedValgfriAdgangCandidates,
        violations: &mut Violations,
    );
    /// hentMedValgfriAdgang
    fn hent_med_valgfri_adgang(
        &self,
        principal: Option<Self::Principal>,
        parameters: HentMedValgfriAdgangParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<HentMedValgfriAdgangResponse, Self::Error>>;
    /// What becomes of each status that `hentNyeste` lists.
    const HENT_NYESTE: HentNyesteDocumented;
    /// Adds what the parameters of `hentNyeste` break that the document cannot express.
    fn check_hent_nyeste(
        &self,
        candidates: &HentNyesteCandidates,
        violations: &mut Violations,
    );
    /// Fire mellomrom først, tabulator og \u{202e}
    fn hent_nyeste(
        &self,
        principal: Self::Principal,
        parameters: HentNyesteParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<HentNyesteResponse, Self::Error>>;
    /// What becomes of each status that `hentBok` lists.
    const HENT_BOK: HentBokDocumented;
    /// Adds what the parameters of `hentBok` break that the document cannot express.
    fn check_hent_bok(
        &self,
        candidates: &HentBokCandidates,
        violations: &mut Violations,
    );
    /// Hent en bok
    ///
    /// Første linje
    /// linje etter en bar vognretur\u{202e} og en retning */
    ///
    /// Tags: Bøker
    ///
    /// Mer om henting: <https://bibliotek.example.no/hent>
    ///
    /// En bok
    ///
    /// En bok og det som kan gjøres med den.
    fn hent_bok(
        &self,
        principal: Self::Principal,
        parameters: HentBokParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<HentBokResponse, Self::Error>>;
    /// What becomes of each status that `erstatt-bok` lists.
    const ERSTATT_BOK: ErstattBokDocumented;
    /// Adds what the parameters of `erstatt-bok` break that the document cannot express.
    fn check_erstatt_bok(
        &self,
        candidates: &ErstattBokCandidates,
        violations: &mut Violations,
    );
    /// erstatt-bok
    ///
    /// En bok
    ///
    /// En bok og det som kan gjøres med den.
    fn erstatt_bok(
        &self,
        principal: Self::Principal,
        parameters: ErstattBokParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<ErstattBokResponse, Self::Error>>;
    /// What becomes of each status that `type` lists.
    const TYPE: TypeDocumented;
    /// Adds what the parameters of `type` break that the document cannot express.
    fn check_type(&self, candidates: &TypeCandidates, violations: &mut Violations);
    /// type
    ///
    /// En bok
    ///
    /// En bok og det som kan gjøres med den.
    fn r#type(
        &self,
        principal: Self::Principal,
        parameters: TypeParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<TypeResponse, Self::Error>>;
    /// What becomes of each status that `finn` lists.
    const FINN: FinnDocumented;
    /// Adds what the parameters of `finn` break that the document cannot express.
    fn check_finn(&self, candidates: &FinnCandidates, violations: &mut Violations);
    /// finn
    fn finn(
        &self,
        principal: Self::Principal,
        parameters: FinnParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<FinnResponse, Self::Error>>;
    /// What becomes of each status that `finnMedMer` lists.
    const FINN_MED_MER: FinnMedMerDocumented;
    /// Adds what the parameters of `finnMedMer` break that the document cannot express.
    fn check_finn_med_mer(
        &self,
        candidates: &FinnMedMerCandidates,
        violations: &mut Violations,
    );
    /// finnMedMer
    fn finn_med_mer(
        &self,
        principal: Self::Principal,
        parameters: FinnMedMerParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<FinnMedMerResponse, Self::Error>>;
    /// What becomes of each status that `registrer_utlån` lists.
    const REGISTRER_UTLÅN: RegistrerUtlånDocumented;
    /// Adds what the parameters of `registrer_utlån` break that the document cannot express.
    fn check_registrer_utlån(
        &self,
        candidates: &RegistrerUtlånCandidates,
        violations: &mut Violations,
    );
    /// registrer_utlån
    ///
    /// Tags: Navn, Bøker
    fn registrer_utlån(
        &self,
        principal: Self::Principal,
        parameters: RegistrerUtlånParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<RegistrerUtlånResponse, Self::Error>>;
    /// What becomes of each status that `endre_utlån` lists.
    const ENDRE_UTLÅN: EndreUtlånDocumented;
    /// Adds what the parameters of `endre_utlån` break that the document cannot express.
    fn check_endre_utlån(
        &self,
        candidates: &EndreUtlånCandidates,
        violations: &mut Violations,
    );
    /// endre_utlån
    fn endre_utlån(
        &self,
        principal: Self::Principal,
        parameters: EndreUtlånParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<EndreUtlånResponse, Self::Error>>;
    /// What becomes of each status that `leverBilde` lists.
    const LEVER_BILDE: LeverBildeDocumented;
    /// Adds what the parameters of `leverBilde` break that the document cannot express.
    fn check_lever_bilde(
        &self,
        candidates: &LeverBildeCandidates,
        violations: &mut Violations,
    );
    /// leverBilde
    fn lever_bilde(
        &self,
        principal: Self::Principal,
        parameters: LeverBildeParameters,
        body: Option<body::ByteStream>,
        context: &Self::Context,
    ) -> impl Future<Output = Result<LeverBildeResponse, Self::Error>>;
    /// What becomes of each status that `leverBok` lists.
    const LEVER_BOK: LeverBokDocumented;
    /// Adds what the parameters of `leverBok` break that the document cannot express.
    fn check_lever_bok(
        &self,
        candidates: &LeverBokCandidates,
        violations: &mut Violations,
    );
    /// leverBok
    fn lever_bok(
        &self,
        principal: Self::Principal,
        parameters: LeverBokParameters,
        body: LeverBokBody,
        context: &Self::Context,
    ) -> impl Future<Output = Result<LeverBokResponse, Self::Error>>;
    /// What becomes of each status that `hentListe` lists.
    const HENT_LISTE: HentListeDocumented;
    /// Adds what the parameters of `hentListe` break that the document cannot express.
    fn check_hent_liste(
        &self,
        candidates: &HentListeCandidates,
        violations: &mut Violations,
    );
    /// hentListe
    fn hent_liste(
        &self,
        principal: Self::Principal,
        parameters: HentListeParameters,
        media_type: &'static MediaType,
        context: &Self::Context,
    ) -> impl Future<Output = Result<HentListeResponse, Self::Error>>;
    /// What becomes of each status that `leverOmslag` lists.
    const LEVER_OMSLAG: LeverOmslagDocumented;
    /// Adds what the parameters of `leverOmslag` break that the document cannot express.
    fn check_lever_omslag(
        &self,
        candidates: &LeverOmslagCandidates,
        violations: &mut Violations,
    );
    /// leverOmslag
    fn lever_omslag(
        &self,
        principal: Self::Principal,
        parameters: LeverOmslagParameters,
        body: LeverOmslagForm,
        context: &Self::Context,
    ) -> impl Future<Output = Result<LeverOmslagResponse, Self::Error>>;
    /// What becomes of each status that `hentPriser` lists.
    const HENT_PRISER: HentPriserDocumented;
    /// Adds what the parameters of `hentPriser` break that the document cannot express.
    fn check_hent_priser(
        &self,
        candidates: &HentPriserCandidates,
        violations: &mut Violations,
    );
    /// hentPriser
    ///
    /// Priser, med parametre som alle metoder har
    fn hent_priser(
        &self,
        principal: Self::Principal,
        parameters: HentPriserParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<HentPriserResponse, Self::Error>>;
    /// What becomes of each status that `settPriser` lists.
    const SETT_PRISER: SettPriserDocumented;
    /// Adds what the parameters of `settPriser` break that the document cannot express.
    fn check_sett_priser(
        &self,
        candidates: &SettPriserCandidates,
        violations: &mut Violations,
    );
    /// settPriser
    ///
    /// Deprecated.
    ///
    /// Priser, med parametre som alle metoder har
    fn sett_priser(
        &self,
        principal: Self::Principal,
        parameters: SettPriserParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<SettPriserResponse, Self::Error>>;
    /// What becomes of each status that `slettPriser` lists.
    const SLETT_PRISER: SlettPriserDocumented;
    /// Adds what the parameters of `slettPriser` break that the document cannot express.
    fn check_slett_priser(
        &self,
        candidates: &SlettPriserCandidates,
        violations: &mut Violations,
    );
    /// slettPriser
    ///
    /// Priser, med parametre som alle metoder har
    fn slett_priser(
        &self,
        principal: Self::Principal,
        parameters: SlettPriserParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<SlettPriserResponse, Self::Error>>;
    /// What becomes of each status that `hentSamling` lists.
    const HENT_SAMLING: HentSamlingDocumented;
    /// Adds what the parameters of `hentSamling` break that the document cannot express.
    fn check_hent_samling(
        &self,
        candidates: &HentSamlingCandidates,
        violations: &mut Violations,
    );
    /// hentSamling
    fn hent_samling(
        &self,
        principal: Self::Principal,
        parameters: HentSamlingParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<HentSamlingResponse, Self::Error>>;
    /// What becomes of each status that `hentNyesteIAvdeling` lists.
    const HENT_NYESTE_I_AVDELING: HentNyesteIAvdelingDocumented;
    /// Adds what the parameters of `hentNyesteIAvdeling` break that the document cannot express.
    fn check_hent_nyeste_i_avdeling(
        &self,
        candidates: &HentNyesteIAvdelingCandidates,
        violations: &mut Violations,
    );
    /// hentNyesteIAvdeling
    fn hent_nyeste_i_avdeling(
        &self,
        principal: Self::Principal,
        parameters: HentNyesteIAvdelingParameters,
        context: &Self::Context,
    ) -> impl Future<Output = Result<HentNyesteIAvdelingResponse, Self::Error>>;
}
/// The scopes that `configure` requires.
pub const CONFIGURE_SCOPES: &[&str] = &["bibliotek:les"];
/// The parameters of `configure`, decoded and checked.
#[derive(Clone)]
pub struct ConfigureParameters {}
::actix_openapi::redacted_debug!(ConfigureParameters);
/// The parameters of `configure` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct ConfigureCandidates {}
::actix_openapi::redacted_debug!(ConfigureCandidates);
impl ConfigureCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        _request: &actix_web::HttpRequest,
        _violations: &mut Violations,
    ) -> Self {
        Self {}
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<ConfigureParameters> {
        Some(ConfigureParameters {})
    }
}
/// What `configure` answers when it succeeds.
pub enum ConfigureResponse {
    /// Rot
    ///
    /// Status 200.
    Ok(models::Place),
}
::actix_openapi::redacted_debug!(ConfigureResponse);
impl ConfigureResponse {
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
                    &crate::schemas::Place,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `configure`.
#[derive(Clone, Copy, Debug)]
pub struct ConfigureDocumented {
    /// Rot
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Alt annet
    ///
    /// For every other status.
    pub default: Documented,
}
/// The scopes that `service` requires.
pub const SERVICE_SCOPES: &[&str] = &["bibliotek:les"];
/// The parameters of `service`, decoded and checked.
#[derive(Clone)]
pub struct ServiceParameters {}
::actix_openapi::redacted_debug!(ServiceParameters);
/// The parameters of `service` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct ServiceCandidates {}
::actix_openapi::redacted_debug!(ServiceCandidates);
impl ServiceCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        _request: &actix_web::HttpRequest,
        _violations: &mut Violations,
    ) -> Self {
        Self {}
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<ServiceParameters> {
        Some(ServiceParameters {})
    }
}
/// What `service` answers when it succeeds.
pub enum ServiceResponse {
    /// Navn
    ///
    /// Status 200.
    Ok(models::Place),
}
::actix_openapi::redacted_debug!(ServiceResponse);
impl ServiceResponse {
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
                    &crate::schemas::Place,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `service`.
#[derive(Clone, Copy, Debug)]
pub struct ServiceDocumented {
    /// Navn
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Alt annet
    ///
    /// For every other status.
    pub default: Documented,
}
/// The scopes that `http` requires.
pub const HTTP_SCOPES: &[&str] = &["bibliotek:les"];
/// The parameters of `http`, decoded and checked.
#[derive(Clone)]
pub struct HttpParameters {}
::actix_openapi::redacted_debug!(HttpParameters);
/// The parameters of `http` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct HttpCandidates {}
::actix_openapi::redacted_debug!(HttpCandidates);
impl HttpCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        _request: &actix_web::HttpRequest,
        _violations: &mut Violations,
    ) -> Self {
        Self {}
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<HttpParameters> {
        Some(HttpParameters {})
    }
}
/// What `http` answers when it succeeds.
pub enum HttpResponse {
    /// Navn
    ///
    /// Status 200.
    Ok(models::Place),
}
::actix_openapi::redacted_debug!(HttpResponse);
impl HttpResponse {
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
                    &crate::schemas::Place,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `http`.
#[derive(Clone, Copy, Debug)]
pub struct HttpDocumented {
    /// Navn
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Alt annet
    ///
    /// For every other status.
    pub default: Documented,
}
/// The scopes that `clone` requires.
pub const CLONE_SCOPES: &[&str] = &["bibliotek:les"];
/// The parameters of `clone`, decoded and checked.
#[derive(Clone)]
pub struct CloneParameters {}
::actix_openapi::redacted_debug!(CloneParameters);
/// The parameters of `clone` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct CloneCandidates {}
::actix_openapi::redacted_debug!(CloneCandidates);
impl CloneCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        _request: &actix_web::HttpRequest,
        _violations: &mut Violations,
    ) -> Self {
        Self {}
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<CloneParameters> {
        Some(CloneParameters {})
    }
}
/// What `clone` answers when it succeeds.
pub enum CloneResponse {
    /// Navn
    ///
    /// Status 200.
    Ok(models::Place),
}
::actix_openapi::redacted_debug!(CloneResponse);
impl CloneResponse {
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
                    &crate::schemas::Place,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `clone`.
#[derive(Clone, Copy, Debug)]
pub struct CloneDocumented {
    /// Navn
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Alt annet
    ///
    /// For every other status.
    pub default: Documented,
}
/// Who asks for `hentMedBegge`.
#[derive(Clone)]
pub struct HentMedBeggePrincipals<P> {
    /// By `lånekort`.
    pub lånekort: P,
    /// By `pin-kode`.
    pub pin_kode: P,
}
impl<P> ::core::fmt::Debug for HentMedBeggePrincipals<P> {
    fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        formatter.debug_struct("HentMedBeggePrincipals").finish_non_exhaustive()
    }
}
/// The parameters of `hentMedBegge`, decoded and checked.
#[derive(Clone)]
pub struct HentMedBeggeParameters {}
::actix_openapi::redacted_debug!(HentMedBeggeParameters);
/// The parameters of `hentMedBegge` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct HentMedBeggeCandidates {}
::actix_openapi::redacted_debug!(HentMedBeggeCandidates);
impl HentMedBeggeCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        _request: &actix_web::HttpRequest,
        _violations: &mut Violations,
    ) -> Self {
        Self {}
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<HentMedBeggeParameters> {
        Some(HentMedBeggeParameters {})
    }
}
/// What `hentMedBegge` answers when it succeeds.
pub enum HentMedBeggeResponse {
    /// Mottatt
    ///
    /// Status 200.
    Ok(models::Kvittering),
}
::actix_openapi::redacted_debug!(HentMedBeggeResponse);
impl HentMedBeggeResponse {
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
                    &crate::schemas::Kvittering,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `hentMedBegge`.
#[derive(Clone, Copy, Debug)]
pub struct HentMedBeggeDocumented {
    /// Mottatt
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Det som gikk galt
    ///
    /// For every other status.
    pub default: Documented,
}
/// Who asks for `hentMedBeggeValgfritt`.
#[derive(Clone)]
pub struct HentMedBeggeValgfrittPrincipals<P> {
    /// By `lånekort`.
    pub lånekort: P,
    /// By `pin-kode`.
    pub pin_kode: P,
}
impl<P> ::core::fmt::Debug for HentMedBeggeValgfrittPrincipals<P> {
    fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        formatter.debug_struct("HentMedBeggeValgfrittPrincipals").finish_non_exhaustive()
    }
}
/// The parameters of `hentMedBeggeValgfritt`, decoded and checked.
#[derive(Clone)]
pub struct HentMedBeggeValgfrittParameters {}
::actix_openapi::redacted_debug!(HentMedBeggeValgfrittParameters);
/// The parameters of `hentMedBeggeValgfritt` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct HentMedBeggeValgfrittCandidates {}
::actix_openapi::redacted_debug!(HentMedBeggeValgfrittCandidates);
impl HentMedBeggeValgfrittCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        _request: &actix_web::HttpRequest,
        _violations: &mut Violations,
    ) -> Self {
        Self {}
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<HentMedBeggeValgfrittParameters> {
        Some(HentMedBeggeValgfrittParameters {})
    }
}
/// What `hentMedBeggeValgfritt` answers when it succeeds.
pub enum HentMedBeggeValgfrittResponse {
    /// Mottatt
    ///
    /// Status 200.
    Ok(models::Kvittering),
}
::actix_openapi::redacted_debug!(HentMedBeggeValgfrittResponse);
impl HentMedBeggeValgfrittResponse {
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
                    &crate::schemas::Kvittering,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `hentMedBeggeValgfritt`.
#[derive(Clone, Copy, Debug)]
pub struct HentMedBeggeValgfrittDocumented {
    /// Mottatt
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Det som gikk galt
    ///
    /// For every other status.
    pub default: Documented,
}
/// Who asks for `hentMedBlandet`.
#[derive(Clone)]
pub enum HentMedBlandetPrincipals<P> {
    /// By `vekter`.
    Vekter {
        /// By `vekter`.
        vekter: P,
    },
    /// By `lånekort` and `pin-kode`.
    LånekortAndPinKode {
        /// By `lånekort`.
        lånekort: P,
        /// By `pin-kode`.
        pin_kode: P,
    },
}
impl<P> ::core::fmt::Debug for HentMedBlandetPrincipals<P> {
    fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        formatter.debug_struct("HentMedBlandetPrincipals").finish_non_exhaustive()
    }
}
/// The parameters of `hentMedBlandet`, decoded and checked.
#[derive(Clone)]
pub struct HentMedBlandetParameters {}
::actix_openapi::redacted_debug!(HentMedBlandetParameters);
/// The parameters of `hentMedBlandet` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct HentMedBlandetCandidates {}
::actix_openapi::redacted_debug!(HentMedBlandetCandidates);
impl HentMedBlandetCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        _request: &actix_web::HttpRequest,
        _violations: &mut Violations,
    ) -> Self {
        Self {}
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<HentMedBlandetParameters> {
        Some(HentMedBlandetParameters {})
    }
}
/// What `hentMedBlandet` answers when it succeeds.
pub enum HentMedBlandetResponse {
    /// Mottatt
    ///
    /// Status 200.
    Ok(models::Kvittering),
}
::actix_openapi::redacted_debug!(HentMedBlandetResponse);
impl HentMedBlandetResponse {
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
                    &crate::schemas::Kvittering,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `hentMedBlandet`.
#[derive(Clone, Copy, Debug)]
pub struct HentMedBlandetDocumented {
    /// Mottatt
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Det som gikk galt
    ///
    /// For every other status.
    pub default: Documented,
}
/// The parameters of `hentMedEnten`, decoded and checked.
#[derive(Clone)]
pub struct HentMedEntenParameters {}
::actix_openapi::redacted_debug!(HentMedEntenParameters);
/// The parameters of `hentMedEnten` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct HentMedEntenCandidates {}
::actix_openapi::redacted_debug!(HentMedEntenCandidates);
impl HentMedEntenCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        _request: &actix_web::HttpRequest,
        _violations: &mut Violations,
    ) -> Self {
        Self {}
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<HentMedEntenParameters> {
        Some(HentMedEntenParameters {})
    }
}
/// What `hentMedEnten` answers when it succeeds.
pub enum HentMedEntenResponse {
    /// Mottatt
    ///
    /// Status 200.
    Ok(models::Kvittering),
}
::actix_openapi::redacted_debug!(HentMedEntenResponse);
impl HentMedEntenResponse {
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
                    &crate::schemas::Kvittering,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `hentMedEnten`.
#[derive(Clone, Copy, Debug)]
pub struct HentMedEntenDocumented {
    /// Mottatt
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Det som gikk galt
    ///
    /// For every other status.
    pub default: Documented,
}
/// The parameters of `hentUtenAdgang`, decoded and checked.
#[derive(Clone)]
pub struct HentUtenAdgangParameters {}
::actix_openapi::redacted_debug!(HentUtenAdgangParameters);
/// The parameters of `hentUtenAdgang` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct HentUtenAdgangCandidates {}
::actix_openapi::redacted_debug!(HentUtenAdgangCandidates);
impl HentUtenAdgangCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        _request: &actix_web::HttpRequest,
        _violations: &mut Violations,
    ) -> Self {
        Self {}
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<HentUtenAdgangParameters> {
        Some(HentUtenAdgangParameters {})
    }
}
/// What `hentUtenAdgang` answers when it succeeds.
pub enum HentUtenAdgangResponse {
    /// Mottatt
    ///
    /// Status 200.
    Ok(models::Kvittering),
}
::actix_openapi::redacted_debug!(HentUtenAdgangResponse);
impl HentUtenAdgangResponse {
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
                    &crate::schemas::Kvittering,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `hentUtenAdgang`.
#[derive(Clone, Copy, Debug)]
pub struct HentUtenAdgangDocumented {
    /// Mottatt
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Det som gikk galt
    ///
    /// For every other status.
    pub default: Documented,
}
/// The parameters of `hentMedOmfang`, decoded and checked.
#[derive(Clone)]
pub struct HentMedOmfangParameters {}
::actix_openapi::redacted_debug!(HentMedOmfangParameters);
/// The parameters of `hentMedOmfang` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct HentMedOmfangCandidates {}
::actix_openapi::redacted_debug!(HentMedOmfangCandidates);
impl HentMedOmfangCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        _request: &actix_web::HttpRequest,
        _violations: &mut Violations,
    ) -> Self {
        Self {}
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<HentMedOmfangParameters> {
        Some(HentMedOmfangParameters {})
    }
}
/// What `hentMedOmfang` answers when it succeeds.
pub enum HentMedOmfangResponse {
    /// Mottatt
    ///
    /// Status 200.
    Ok(models::Kvittering),
}
::actix_openapi::redacted_debug!(HentMedOmfangResponse);
impl HentMedOmfangResponse {
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
                    &crate::schemas::Kvittering,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `hentMedOmfang`.
#[derive(Clone, Copy, Debug)]
pub struct HentMedOmfangDocumented {
    /// Mottatt
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Det som gikk galt
    ///
    /// For every other status.
    pub default: Documented,
}
/// The scopes that `hentVedSkranken` requires.
pub const HENT_VED_SKRANKEN_SCOPES: &[&str] = &[];
/// The parameters of `hentVedSkranken`, decoded and checked.
#[derive(Clone)]
pub struct HentVedSkrankenParameters {}
::actix_openapi::redacted_debug!(HentVedSkrankenParameters);
/// The parameters of `hentVedSkranken` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct HentVedSkrankenCandidates {}
::actix_openapi::redacted_debug!(HentVedSkrankenCandidates);
impl HentVedSkrankenCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        _request: &actix_web::HttpRequest,
        _violations: &mut Violations,
    ) -> Self {
        Self {}
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<HentVedSkrankenParameters> {
        Some(HentVedSkrankenParameters {})
    }
}
/// What `hentVedSkranken` answers when it succeeds.
pub enum HentVedSkrankenResponse {
    /// Mottatt
    ///
    /// Status 200.
    Ok(models::Kvittering),
}
::actix_openapi::redacted_debug!(HentVedSkrankenResponse);
impl HentVedSkrankenResponse {
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
                    &crate::schemas::Kvittering,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `hentVedSkranken`.
#[derive(Clone, Copy, Debug)]
pub struct HentVedSkrankenDocumented {
    /// Mottatt
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Det som gikk galt
    ///
    /// For every other status.
    pub default: Documented,
}
/// The parameters of `hentMedTomAdgang`, decoded and checked.
#[derive(Clone)]
pub struct HentMedTomAdgangParameters {}
::actix_openapi::redacted_debug!(HentMedTomAdgangParameters);
/// The parameters of `hentMedTomAdgang` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct HentMedTomAdgangCandidates {}
::actix_openapi::redacted_debug!(HentMedTomAdgangCandidates);
impl HentMedTomAdgangCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        _request: &actix_web::HttpRequest,
        _violations: &mut Violations,
    ) -> Self {
        Self {}
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<HentMedTomAdgangParameters> {
        Some(HentMedTomAdgangParameters {})
    }
}
/// What `hentMedTomAdgang` answers when it succeeds.
pub enum HentMedTomAdgangResponse {
    /// Mottatt
    ///
    /// Status 200.
    Ok(models::Kvittering),
}
::actix_openapi::redacted_debug!(HentMedTomAdgangResponse);
impl HentMedTomAdgangResponse {
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
                    &crate::schemas::Kvittering,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `hentMedTomAdgang`.
#[derive(Clone, Copy, Debug)]
pub struct HentMedTomAdgangDocumented {
    /// Mottatt
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Det som gikk galt
    ///
    /// For every other status.
    pub default: Documented,
}
/// The parameters of `hentMedValgfriAdgang`, decoded and checked.
#[derive(Clone)]
pub struct HentMedValgfriAdgangParameters {}
::actix_openapi::redacted_debug!(HentMedValgfriAdgangParameters);
/// The parameters of `hentMedValgfriAdgang` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct HentMedValgfriAdgangCandidates {}
::actix_openapi::redacted_debug!(HentMedValgfriAdgangCandidates);
impl HentMedValgfriAdgangCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        _request: &actix_web::HttpRequest,
        _violations: &mut Violations,
    ) -> Self {
        Self {}
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<HentMedValgfriAdgangParameters> {
        Some(HentMedValgfriAdgangParameters {})
    }
}
/// What `hentMedValgfriAdgang` answers when it succeeds.
pub enum HentMedValgfriAdgangResponse {
    /// Mottatt
    ///
    /// Status 200.
    Ok(models::Kvittering),
}
::actix_openapi::redacted_debug!(HentMedValgfriAdgangResponse);
impl HentMedValgfriAdgangResponse {
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
                    &crate::schemas::Kvittering,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `hentMedValgfriAdgang`.
#[derive(Clone, Copy, Debug)]
pub struct HentMedValgfriAdgangDocumented {
    /// Mottatt
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Det som gikk galt
    ///
    /// For every other status.
    pub default: Documented,
}
/// The scopes that `hentNyeste` requires.
pub const HENT_NYESTE_SCOPES: &[&str] = &["bibliotek:les"];
/// The parameters of `hentNyeste`, decoded and checked.
#[derive(Clone)]
pub struct HentNyesteParameters {}
::actix_openapi::redacted_debug!(HentNyesteParameters);
/// The parameters of `hentNyeste` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct HentNyesteCandidates {}
::actix_openapi::redacted_debug!(HentNyesteCandidates);
impl HentNyesteCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        _request: &actix_web::HttpRequest,
        _violations: &mut Violations,
    ) -> Self {
        Self {}
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<HentNyesteParameters> {
        Some(HentNyesteParameters {})
    }
}
/// What `hentNyeste` answers when it succeeds.
pub enum HentNyesteResponse {
    /// Den nyeste, på stedet
    ///
    /// Status 200.
    Ok(models::HentNyeste200Body),
}
::actix_openapi::redacted_debug!(HentNyesteResponse);
impl HentNyesteResponse {
    /// The answer on the wire.
    pub(crate) fn encode(
        self,
        request: &actix_web::HttpRequest,
    ) -> Result<actix_web::HttpResponse, EncodeError> {
        match self {
            Self::Ok(body) => {
                static OFFERED: [MediaType; 1usize] = [
                    MediaType {
                        name: "application/json",
                        syntax: Syntax::Json,
                    },
                ];
                encode::value(
                    request,
                    status(200u16),
                    &OFFERED,
                    &crate::schemas::HentNyeste200Body,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `hentNyeste`.
#[derive(Clone, Copy, Debug)]
pub struct HentNyesteDocumented {
    /// Den nyeste, på stedet
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Alt annet
    ///
    /// For every other status.
    pub default: Documented,
}
/// The scopes that `hentBok` requires.
pub const HENT_BOK_SCOPES: &[&str] = &["bibliotek:les"];
/// The parameters of `hentBok`, decoded and checked.
#[derive(Clone)]
pub struct HentBokParameters {
    /// Bokens nummer
    ///
    /// Tretten sifre
    ///
    /// Path parameter `isbn`.
    pub isbn: models::Isbn,
    /// Korrelasjonsid
    ///
    /// Example: `"123e4567-e89b-12d3-a456-426655440000"`
    ///
    /// Header `Korrelasjonsid`.
    pub korrelasjonsid: ::actix_openapi::export::uuid::Uuid,
    /// Antall
    ///
    /// Hvor mange
    /// eksemplarer
    ///
    /// Example: `3`
    ///
    /// Et heltall
    ///
    /// Header `X-Antall`.
    pub x_antall: Option<i64>,
    /// type
    ///
    /// Header `type`.
    pub r#type: Option<String>,
}
::actix_openapi::redacted_debug!(HentBokParameters);
/// The parameters of `hentBok` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct HentBokCandidates {
    /// `isbn`
    pub isbn: Option<models::Isbn>,
    /// `Korrelasjonsid`
    pub korrelasjonsid: Option<::actix_openapi::export::uuid::Uuid>,
    /// `X-Antall`
    pub x_antall: Option<i64>,
    /// `type`
    pub r#type: Option<String>,
}
::actix_openapi::redacted_debug!(HentBokCandidates);
impl HentBokCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        request: &actix_web::HttpRequest,
        violations: &mut Violations,
    ) -> Self {
        let reader = parameters::Reader::new(request);
        Self {
            isbn: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "isbn",
                                parameters::Source::Path(Part::whole(0usize)),
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                &schemas::Isbn,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            korrelasjonsid: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "Korrelasjonsid",
                                parameters::Source::Header,
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                &schema::UUID,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            x_antall: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "X-Antall",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            &schema::INT64,
                        );
                        &PARAMETER
                    },
                    violations,
                ),
            r#type: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "type",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            {
                                static TABLE: Schema = Schema::of(
                                    Kind::String(
                                        Format::Text,
                                        Some({
                                            static CHECKS: check::StringChecks = check::StringChecks {
                                                min_length: Some(2u64),
                                                max_length: Some(3u64),
                                                pattern: Some(
                                                    check::Pattern::new(
                                                        "^[a-zæøå\\-]+$",
                                                        "^[a-zæøå\\-]+$",
                                                    ),
                                                ),
                                            };
                                            &CHECKS
                                        }),
                                    ),
                                );
                                &TABLE
                            },
                        );
                        &PARAMETER
                    },
                    violations,
                ),
        }
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<HentBokParameters> {
        let (Some(isbn), Some(korrelasjonsid)) = (self.isbn, self.korrelasjonsid) else {
            return None;
        };
        Some(HentBokParameters {
            isbn,
            korrelasjonsid,
            x_antall: self.x_antall,
            r#type: self.r#type,
        })
    }
}
/// What `hentBok` answers when it succeeds.
pub enum HentBokResponse {
    /// Boken
    ///
    /// Example as `application/json`: `{"tittel":"Sult","type":"roman"}`
    ///
    /// Slik den står
    ///
    /// Status 200.
    Ok(models::Bok),
}
::actix_openapi::redacted_debug!(HentBokResponse);
impl HentBokResponse {
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
                    &crate::schemas::Bok,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `hentBok`.
#[derive(Clone, Copy, Debug)]
pub struct HentBokDocumented {
    /// Boken
    ///
    /// Example as `application/json`: `{"tittel":"Sult","type":"roman"}`
    ///
    /// Slik den står
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Finnes ikke
    ///
    /// For status 404.
    pub status_404: Documented,
    /// Alt annet
    ///
    /// For every other status.
    pub default: Documented,
}
/// The scopes that `erstatt-bok` requires.
pub const ERSTATT_BOK_SCOPES: &[&str] = &["bibliotek:skriv", "bibliotek:les"];
/// The parameters of `erstatt-bok`, decoded and checked.
#[derive(Clone)]
pub struct ErstattBokParameters {
    /// isbn
    ///
    /// Path parameter `isbn`.
    pub isbn: models::Isbn,
}
::actix_openapi::redacted_debug!(ErstattBokParameters);
/// The parameters of `erstatt-bok` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct ErstattBokCandidates {
    /// `isbn`
    pub isbn: Option<models::Isbn>,
}
::actix_openapi::redacted_debug!(ErstattBokCandidates);
impl ErstattBokCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        request: &actix_web::HttpRequest,
        violations: &mut Violations,
    ) -> Self {
        let reader = parameters::Reader::new(request);
        Self {
            isbn: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "isbn",
                                parameters::Source::Path(Part::whole(0usize)),
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                &schemas::Isbn,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
        }
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<ErstattBokParameters> {
        let (Some(isbn),) = (self.isbn,) else {
            return None;
        };
        Some(ErstattBokParameters { isbn })
    }
}
/// What `erstatt-bok` answers when it succeeds.
pub enum ErstattBokResponse {
    /// Erstattet
    ///
    /// Status 200.
    Ok(models::Bok),
    /// Laget
    ///
    /// Status 201.
    Created(models::Bok),
    /// Status 207.
    Status207(models::Bok),
}
::actix_openapi::redacted_debug!(ErstattBokResponse);
impl ErstattBokResponse {
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
                    &crate::schemas::Bok,
                    &body,
                )
            }
            Self::Created(body) => {
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
                    status(201u16),
                    &OFFERED,
                    &crate::schemas::Bok,
                    &body,
                )
            }
            Self::Status207(body) => {
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
                    status(207u16),
                    &OFFERED,
                    &crate::schemas::Bok,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `erstatt-bok`.
#[derive(Clone, Copy, Debug)]
pub struct ErstattBokDocumented {
    /// Erstattet
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Laget
    ///
    /// For status 201.
    pub status_201: Documented,
    /// For status 207.
    pub status_207: Documented,
    /// Alt annet
    ///
    /// For every other status.
    pub default: Documented,
}
/// The scopes that `type` requires.
pub const TYPE_SCOPES: &[&str] = &[];
/// The parameters of `type`, decoded and checked.
#[derive(Clone)]
pub struct TypeParameters {
    /// isbn
    ///
    /// Path parameter `isbn`.
    pub isbn: models::Isbn,
}
::actix_openapi::redacted_debug!(TypeParameters);
/// The parameters of `type` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct TypeCandidates {
    /// `isbn`
    pub isbn: Option<models::Isbn>,
}
::actix_openapi::redacted_debug!(TypeCandidates);
impl TypeCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        request: &actix_web::HttpRequest,
        violations: &mut Violations,
    ) -> Self {
        let reader = parameters::Reader::new(request);
        Self {
            isbn: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "isbn",
                                parameters::Source::Path(Part::whole(0usize)),
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                &schemas::Isbn,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
        }
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<TypeParameters> {
        let (Some(isbn),) = (self.isbn,) else {
            return None;
        };
        Some(TypeParameters { isbn })
    }
}
/// What `type` answers when it succeeds.
pub enum TypeResponse {
    /// Slettet
    ///
    /// Status 200.
    Ok(models::Bok),
}
::actix_openapi::redacted_debug!(TypeResponse);
impl TypeResponse {
    /// The answer on the wire.
    pub(crate) fn encode(
        self,
        request: &actix_web::HttpRequest,
    ) -> Result<actix_web::HttpResponse, EncodeError> {
        match self {
            Self::Ok(body) => {
                static OFFERED: [MediaType; 2usize] = [
                    MediaType {
                        name: "application/xml",
                        syntax: Syntax::Xml,
                    },
                    MediaType {
                        name: "application/json",
                        syntax: Syntax::Json,
                    },
                ];
                encode::value(
                    request,
                    status(200u16),
                    &OFFERED,
                    &crate::schemas::Bok,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `type`.
#[derive(Clone, Copy, Debug)]
pub struct TypeDocumented {
    /// Slettet
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Alt annet
    ///
    /// For every other status.
    pub default: Documented,
}
/// The scopes that `finn` requires.
pub const FINN_SCOPES: &[&str] = &["bibliotek:les"];
/// The parameters of `finn`, decoded and checked.
#[derive(Clone)]
pub struct FinnParameters {
    /// Det som letes etter
    ///
    /// Query parameter `ord`.
    pub ord: String,
    /// ids[]
    ///
    /// Query parameter `ids[]`.
    pub ids: Option<Vec<i64>>,
    /// antall
    ///
    /// Query parameter `antall`.
    pub antall: i32,
}
::actix_openapi::redacted_debug!(FinnParameters);
/// The parameters of `finn` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct FinnCandidates {
    /// `ord`
    pub ord: Option<String>,
    /// `ids[]`
    pub ids: Option<Vec<i64>>,
    /// `antall`
    pub antall: Option<i32>,
}
::actix_openapi::redacted_debug!(FinnCandidates);
impl FinnCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        request: &actix_web::HttpRequest,
        violations: &mut Violations,
    ) -> Self {
        let reader = parameters::Reader::new(request);
        Self {
            ord: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            others: &["ids[]", "antall"],
                            ..parameters::Parameter::of(
                                "ord",
                                parameters::Source::Query,
                                parameters::Notation::Styled(parameters::Style::Form, true),
                                {
                                    static TABLE: Schema = Schema::of(
                                        Kind::String(
                                            Format::Text,
                                            Some({
                                                static CHECKS: check::StringChecks = check::StringChecks {
                                                    min_length: Some(2u64),
                                                    max_length: None,
                                                    pattern: None,
                                                };
                                                &CHECKS
                                            }),
                                        ),
                                    );
                                    &TABLE
                                },
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            ids: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            others: &["ord", "antall"],
                            ..parameters::Parameter::of(
                                "ids[]",
                                parameters::Source::Query,
                                parameters::Notation::Styled(parameters::Style::Form, true),
                                {
                                    static TABLE: Schema = Schema::of(
                                        Kind::Array(
                                            &schema::INT64,
                                            Some({
                                                static CHECKS: check::ArrayChecks = check::ArrayChecks {
                                                    min_items: None,
                                                    max_items: Some(3u64),
                                                    unique_items: false,
                                                };
                                                &CHECKS
                                            }),
                                        ),
                                    );
                                    &TABLE
                                },
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            antall: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            default: Some("10"),
                            others: &["ord", "ids[]"],
                            ..parameters::Parameter::of(
                                "antall",
                                parameters::Source::Query,
                                parameters::Notation::Styled(
                                    parameters::Style::Form,
                                    false,
                                ),
                                {
                                    static TABLE: Schema = Schema::of(
                                        Kind::Integer(
                                            Width::Int32,
                                            Some({
                                                static CHECKS: check::NumberChecks = check::NumberChecks {
                                                    minimum: Some(check::Bound::new("1", false)),
                                                    maximum: Some(check::Bound::new("50", false)),
                                                    multiple_of: None,
                                                };
                                                &CHECKS
                                            }),
                                        ),
                                    );
                                    &TABLE
                                },
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
        }
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<FinnParameters> {
        let (Some(ord), Some(antall)) = (self.ord, self.antall) else {
            return None;
        };
        Some(FinnParameters {
            ord,
            ids: self.ids,
            antall,
        })
    }
}
/// What `finn` answers when it succeeds.
pub enum FinnResponse {
    /// Mottatt
    ///
    /// Status 200.
    Ok(models::Kvittering),
}
::actix_openapi::redacted_debug!(FinnResponse);
impl FinnResponse {
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
                    &crate::schemas::Kvittering,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `finn`.
#[derive(Clone, Copy, Debug)]
pub struct FinnDocumented {
    /// Mottatt
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Det som gikk galt
    ///
    /// For every other status.
    pub default: Documented,
}
/// The scopes that `finnMedMer` requires.
pub const FINN_MED_MER_SCOPES: &[&str] = &["bibliotek:les"];
/// The parameters of `finnMedMer`, decoded and checked.
#[derive(Clone)]
pub struct FinnMedMerParameters {
    /// etikett
    ///
    /// Path parameter `etikett`.
    pub etikett: Vec<String>,
    /// matrise
    ///
    /// Path parameter `matrise`.
    pub matrise: i64,
    /// ord
    ///
    /// Query parameter `ord`.
    pub ord: Option<String>,
    /// ord
    ///
    /// Cookie `ord`.
    pub ord_cookie: String,
    /// merker
    ///
    /// Cookie `merker`.
    pub merker: Option<Vec<String>>,
    /// emner
    ///
    /// Query parameter `emner`.
    pub emner: Option<Vec<models::FinnMedMerEmnerItem>>,
    /// tall
    ///
    /// Query parameter `tall`.
    pub tall: Option<Vec<::actix_openapi::types::Decimal>>,
    /// koder
    ///
    /// Query parameter `koder`.
    pub koder: Option<Vec<String>>,
    /// filter
    ///
    /// Query parameter `filter`.
    pub filter: Option<models::FinnMedMerFilter>,
    /// side
    ///
    /// Query parameter `side`.
    pub side: Option<models::FinnMedMerSide>,
    /// alle
    ///
    /// Query parameter `alle`.
    pub alle: Option<bool>,
    /// grense
    ///
    /// Query parameter `grense`.
    pub grense: Option<Option<i64>>,
    /// sted
    ///
    /// Example: `{"navn":"her"}`
    ///
    /// Query parameter `sted`.
    pub sted: Option<models::FinnMedMerSted>,
    /// enten
    ///
    /// Query parameter `enten`.
    pub enten: Option<models::FinnMedMerEnten>,
    /// X-Liste
    ///
    /// Header `X-Liste`.
    pub x_liste: Option<Vec<String>>,
}
::actix_openapi::redacted_debug!(FinnMedMerParameters);
/// The parameters of `finnMedMer` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct FinnMedMerCandidates {
    /// `etikett`
    pub etikett: Option<Vec<String>>,
    /// `matrise`
    pub matrise: Option<i64>,
    /// `ord`
    pub ord: Option<String>,
    /// `ord`
    pub ord_cookie: Option<String>,
    /// `merker`
    pub merker: Option<Vec<String>>,
    /// `emner`
    pub emner: Option<Vec<models::FinnMedMerEmnerItem>>,
    /// `tall`
    pub tall: Option<Vec<::actix_openapi::types::Decimal>>,
    /// `koder`
    pub koder: Option<Vec<String>>,
    /// `filter`
    pub filter: Option<models::FinnMedMerFilter>,
    /// `side`
    pub side: Option<models::FinnMedMerSide>,
    /// `alle`
    pub alle: Option<bool>,
    /// `grense`
    pub grense: Option<Option<i64>>,
    /// `sted`
    pub sted: Option<models::FinnMedMerSted>,
    /// `enten`
    pub enten: Option<models::FinnMedMerEnten>,
    /// `X-Liste`
    pub x_liste: Option<Vec<String>>,
}
::actix_openapi::redacted_debug!(FinnMedMerCandidates);
impl FinnMedMerCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        request: &actix_web::HttpRequest,
        violations: &mut Violations,
    ) -> Self {
        let reader = parameters::Reader::new(request);
        Self {
            etikett: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "etikett",
                                parameters::Source::Path(Part::whole(1usize)),
                                parameters::Notation::Styled(
                                    parameters::Style::Label,
                                    true,
                                ),
                                {
                                    static TABLE: Schema = Schema::of(
                                        Kind::Array(
                                            {
                                                static TABLE: Schema = Schema::of(
                                                    Kind::String(
                                                        Format::Text,
                                                        Some({
                                                            static CHECKS: check::StringChecks = check::StringChecks {
                                                                min_length: None,
                                                                max_length: Some(5u64),
                                                                pattern: None,
                                                            };
                                                            &CHECKS
                                                        }),
                                                    ),
                                                );
                                                &TABLE
                                            },
                                            None,
                                        ),
                                    );
                                    &TABLE
                                },
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            matrise: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "matrise",
                                parameters::Source::Path(Part::whole(0usize)),
                                parameters::Notation::Styled(
                                    parameters::Style::Matrix,
                                    false,
                                ),
                                &schema::INT64,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            ord: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            others: &[
                                "emner",
                                "tall",
                                "koder",
                                "filter",
                                "side",
                                "alle",
                                "grense",
                                "sted",
                                "enten",
                            ],
                            ..parameters::Parameter::of(
                                "ord",
                                parameters::Source::Query,
                                parameters::Notation::Styled(parameters::Style::Form, true),
                                &schema::TEXT,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            ord_cookie: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            others: &["merker"],
                            ..parameters::Parameter::of(
                                "ord",
                                parameters::Source::Cookie,
                                parameters::Notation::Styled(parameters::Style::Form, true),
                                {
                                    static TABLE: Schema = Schema::of(
                                        Kind::String(
                                            Format::Text,
                                            Some({
                                                static CHECKS: check::StringChecks = check::StringChecks {
                                                    min_length: Some(3u64),
                                                    max_length: None,
                                                    pattern: None,
                                                };
                                                &CHECKS
                                            }),
                                        ),
                                    );
                                    &TABLE
                                },
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            merker: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            others: &["ord"],
                            ..parameters::Parameter::of(
                                "merker",
                                parameters::Source::Cookie,
                                parameters::Notation::Styled(
                                    parameters::Style::Form,
                                    false,
                                ),
                                {
                                    static TABLE: Schema = Schema::of(
                                        Kind::Array(&schema::TEXT, None),
                                    );
                                    &TABLE
                                },
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            emner: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            others: &[
                                "ord",
                                "tall",
                                "koder",
                                "filter",
                                "side",
                                "alle",
                                "grense",
                                "sted",
                                "enten",
                            ],
                            ..parameters::Parameter::of(
                                "emner",
                                parameters::Source::Query,
                                parameters::Notation::Styled(
                                    parameters::Style::Form,
                                    false,
                                ),
                                {
                                    static TABLE: Schema = Schema::of(
                                        Kind::Array(
                                            &schemas::FinnMedMerEmnerItem,
                                            Some({
                                                static CHECKS: check::ArrayChecks = check::ArrayChecks {
                                                    min_items: None,
                                                    max_items: None,
                                                    unique_items: true,
                                                };
                                                &CHECKS
                                            }),
                                        ),
                                    );
                                    &TABLE
                                },
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            tall: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            others: &[
                                "ord",
                                "emner",
                                "koder",
                                "filter",
                                "side",
                                "alle",
                                "grense",
                                "sted",
                                "enten",
                            ],
                            ..parameters::Parameter::of(
                                "tall",
                                parameters::Source::Query,
                                parameters::Notation::Styled(
                                    parameters::Style::SpaceDelimited,
                                    false,
                                ),
                                {
                                    static TABLE: Schema = Schema::of(
                                        Kind::Array(&schema::NUMBER, None),
                                    );
                                    &TABLE
                                },
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            koder: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            others: &[
                                "ord",
                                "emner",
                                "tall",
                                "filter",
                                "side",
                                "alle",
                                "grense",
                                "sted",
                                "enten",
                            ],
                            ..parameters::Parameter::of(
                                "koder",
                                parameters::Source::Query,
                                parameters::Notation::Styled(parameters::Style::Form, true),
                                {
                                    static TABLE: Schema = Schema::of(
                                        Kind::Array(&schema::TEXT, None),
                                    );
                                    &TABLE
                                },
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            filter: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            others: &[
                                "ord",
                                "emner",
                                "tall",
                                "koder",
                                "side",
                                "alle",
                                "grense",
                                "sted",
                                "enten",
                            ],
                            ..parameters::Parameter::of(
                                "filter",
                                parameters::Source::Query,
                                parameters::Notation::Styled(
                                    parameters::Style::DeepObject,
                                    true,
                                ),
                                &schemas::FinnMedMerFilter,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            side: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            others: &[
                                "ord",
                                "emner",
                                "tall",
                                "koder",
                                "filter",
                                "alle",
                                "grense",
                                "sted",
                                "enten",
                            ],
                            ..parameters::Parameter::of(
                                "side",
                                parameters::Source::Query,
                                parameters::Notation::Styled(parameters::Style::Form, true),
                                &schemas::FinnMedMerSide,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            alle: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            allow_empty: true,
                            others: &[
                                "ord",
                                "emner",
                                "tall",
                                "koder",
                                "filter",
                                "side",
                                "grense",
                                "sted",
                                "enten",
                            ],
                            ..parameters::Parameter::of(
                                "alle",
                                parameters::Source::Query,
                                parameters::Notation::Styled(parameters::Style::Form, true),
                                &schema::BOOLEAN,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            grense: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            others: &[
                                "ord",
                                "emner",
                                "tall",
                                "koder",
                                "filter",
                                "side",
                                "alle",
                                "sted",
                                "enten",
                            ],
                            ..parameters::Parameter::of(
                                "grense",
                                parameters::Source::Query,
                                parameters::Notation::Styled(parameters::Style::Form, true),
                                {
                                    static TABLE: Schema = Schema {
                                        nullable: true,
                                        ..Schema::of(Kind::Integer(Width::Int64, None))
                                    };
                                    &TABLE
                                },
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            sted: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            others: &[
                                "ord",
                                "emner",
                                "tall",
                                "koder",
                                "filter",
                                "side",
                                "alle",
                                "grense",
                                "enten",
                            ],
                            ..parameters::Parameter::of(
                                "sted",
                                parameters::Source::Query,
                                parameters::Notation::Json,
                                &schemas::FinnMedMerSted,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            enten: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            others: &[
                                "ord",
                                "emner",
                                "tall",
                                "koder",
                                "filter",
                                "side",
                                "alle",
                                "grense",
                                "sted",
                            ],
                            ..parameters::Parameter::of(
                                "enten",
                                parameters::Source::Query,
                                parameters::Notation::Styled(
                                    parameters::Style::Form,
                                    false,
                                ),
                                &schemas::FinnMedMerEnten,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            x_liste: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "X-Liste",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            {
                                static TABLE: Schema = Schema::of(
                                    Kind::Array(
                                        {
                                            static TABLE: Schema = Schema::of(
                                                Kind::String(
                                                    Format::Text,
                                                    Some({
                                                        static CHECKS: check::StringChecks = check::StringChecks {
                                                            min_length: None,
                                                            max_length: Some(3u64),
                                                            pattern: None,
                                                        };
                                                        &CHECKS
                                                    }),
                                                ),
                                            );
                                            &TABLE
                                        },
                                        None,
                                    ),
                                );
                                &TABLE
                            },
                        );
                        &PARAMETER
                    },
                    violations,
                ),
        }
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<FinnMedMerParameters> {
        let (Some(etikett), Some(matrise), Some(ord_cookie)) = (
            self.etikett,
            self.matrise,
            self.ord_cookie,
        ) else {
            return None;
        };
        Some(FinnMedMerParameters {
            etikett,
            matrise,
            ord: self.ord,
            ord_cookie,
            merker: self.merker,
            emner: self.emner,
            tall: self.tall,
            koder: self.koder,
            filter: self.filter,
            side: self.side,
            alle: self.alle,
            grense: self.grense,
            sted: self.sted,
            enten: self.enten,
            x_liste: self.x_liste,
        })
    }
}
/// What `finnMedMer` answers when it succeeds.
pub enum FinnMedMerResponse {
    /// Mottatt
    ///
    /// Status 200.
    Ok(models::Kvittering),
}
::actix_openapi::redacted_debug!(FinnMedMerResponse);
impl FinnMedMerResponse {
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
                    &crate::schemas::Kvittering,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `finnMedMer`.
#[derive(Clone, Copy, Debug)]
pub struct FinnMedMerDocumented {
    /// Mottatt
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Det som gikk galt
    ///
    /// For every other status.
    pub default: Documented,
}
/// The scopes that `registrer_utlån` requires.
pub const REGISTRER_UTLÅN_SCOPES: &[&str] = &["bibliotek:les"];
/// The parameters of `registrer_utlån`, decoded and checked.
#[derive(Clone)]
pub struct RegistrerUtlånParameters {
    /// request
    ///
    /// Header `request`.
    pub request: models::AliasAvAlias,
    /// self
    ///
    /// Path parameter `self`.
    pub self_: String,
    /// hylle-kode
    ///
    /// Path parameter `hylle-kode`.
    pub hylle_kode: String,
    /// lånernummer
    ///
    /// Path parameter `lånernummer`.
    pub lånernummer: models::Lånernummer,
    /// violations
    ///
    /// Header `violations`.
    pub violations: Option<::actix_openapi::export::uuid::Uuid>,
    /// url
    ///
    /// Header `url`.
    pub url: Option<models::Alias>,
    /// gen
    ///
    /// Header `gen`.
    pub r#gen: Option<String>,
    /// value
    ///
    /// Header `value`.
    pub value: Option<models::Violations>,
}
::actix_openapi::redacted_debug!(RegistrerUtlånParameters);
/// The parameters of `registrer_utlån` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct RegistrerUtlånCandidates {
    /// `request`
    pub request: Option<models::AliasAvAlias>,
    /// `self`
    pub self_: Option<String>,
    /// `hylle-kode`
    pub hylle_kode: Option<String>,
    /// `lånernummer`
    pub lånernummer: Option<models::Lånernummer>,
    /// `violations`
    pub violations: Option<::actix_openapi::export::uuid::Uuid>,
    /// `url`
    pub url: Option<models::Alias>,
    /// `gen`
    pub r#gen: Option<String>,
    /// `value`
    pub value: Option<models::Violations>,
}
::actix_openapi::redacted_debug!(RegistrerUtlånCandidates);
impl RegistrerUtlånCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        request: &actix_web::HttpRequest,
        violations: &mut Violations,
    ) -> Self {
        let reader = parameters::Reader::new(request);
        Self {
            request: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "request",
                                parameters::Source::Header,
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                &schemas::AliasAvAlias,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            self_: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "self",
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
            hylle_kode: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "hylle-kode",
                                parameters::Source::Path(Part::whole(3usize)),
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                {
                                    static TABLE: Schema = Schema::of(
                                        Kind::String(
                                            Format::Text,
                                            Some({
                                                static CHECKS: check::StringChecks = check::StringChecks {
                                                    min_length: None,
                                                    max_length: Some(4u64),
                                                    pattern: None,
                                                };
                                                &CHECKS
                                            }),
                                        ),
                                    );
                                    &TABLE
                                },
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            lånernummer: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "lånernummer",
                                parameters::Source::Path(Part::whole(2usize)),
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                &schemas::Lånernummer,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            violations: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "violations",
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
            url: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "url",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            &schemas::Alias,
                        );
                        &PARAMETER
                    },
                    violations,
                ),
            r#gen: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "gen",
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
            value: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "value",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            &schemas::Violations,
                        );
                        &PARAMETER
                    },
                    violations,
                ),
        }
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<RegistrerUtlånParameters> {
        let (Some(request), Some(self_), Some(hylle_kode), Some(lånernummer)) = (
            self.request,
            self.self_,
            self.hylle_kode,
            self.lånernummer,
        ) else {
            return None;
        };
        Some(RegistrerUtlånParameters {
            request,
            self_,
            hylle_kode,
            lånernummer,
            violations: self.violations,
            url: self.url,
            r#gen: self.r#gen,
            value: self.value,
        })
    }
}
/// What `registrer_utlån` answers when it succeeds.
pub enum RegistrerUtlånResponse {
    /// Registrert
    ///
    /// Status 201.
    Created(models::Utlån),
}
::actix_openapi::redacted_debug!(RegistrerUtlånResponse);
impl RegistrerUtlånResponse {
    /// The answer on the wire.
    pub(crate) fn encode(
        self,
        request: &actix_web::HttpRequest,
    ) -> Result<actix_web::HttpResponse, EncodeError> {
        match self {
            Self::Created(body) => {
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
                    status(201u16),
                    &OFFERED,
                    &crate::schemas::Utlån,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `registrer_utlån`.
#[derive(Clone, Copy, Debug)]
pub struct RegistrerUtlånDocumented {
    /// Registrert
    ///
    /// For status 201.
    pub status_201: Documented,
    /// Alt annet
    ///
    /// For every other status.
    pub default: Documented,
}
/// The scopes that `endre_utlån` requires.
pub const ENDRE_UTLÅN_SCOPES: &[&str] = &["bibliotek:les"];
/// The parameters of `endre_utlån`, decoded and checked.
#[derive(Clone)]
pub struct EndreUtlånParameters {
    /// hylle-kode
    ///
    /// Path parameter `hylle-kode`.
    pub hylle_kode: String,
    /// lånernummer
    ///
    /// Path parameter `lånernummer`.
    pub lånernummer: i64,
    /// self
    ///
    /// Path parameter `self`.
    pub self_: ::actix_openapi::export::uuid::Uuid,
}
::actix_openapi::redacted_debug!(EndreUtlånParameters);
/// The parameters of `endre_utlån` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct EndreUtlånCandidates {
    /// `hylle-kode`
    pub hylle_kode: Option<String>,
    /// `lånernummer`
    pub lånernummer: Option<i64>,
    /// `self`
    pub self_: Option<::actix_openapi::export::uuid::Uuid>,
}
::actix_openapi::redacted_debug!(EndreUtlånCandidates);
impl EndreUtlånCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        request: &actix_web::HttpRequest,
        violations: &mut Violations,
    ) -> Self {
        let reader = parameters::Reader::new(request);
        Self {
            hylle_kode: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "hylle-kode",
                                parameters::Source::Path(Part::whole(3usize)),
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                {
                                    static TABLE: Schema = Schema::of(
                                        Kind::String(
                                            Format::Text,
                                            Some({
                                                static CHECKS: check::StringChecks = check::StringChecks {
                                                    min_length: Some(1u64),
                                                    max_length: Some(4u64),
                                                    pattern: None,
                                                };
                                                &CHECKS
                                            }),
                                        ),
                                    );
                                    &TABLE
                                },
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            lånernummer: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "lånernummer",
                                parameters::Source::Path(Part::whole(2usize)),
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                &schema::INT64,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            self_: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "self",
                                parameters::Source::Path(Part::whole(1usize)),
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                &schema::UUID,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
        }
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<EndreUtlånParameters> {
        let (Some(hylle_kode), Some(lånernummer), Some(self_)) = (
            self.hylle_kode,
            self.lånernummer,
            self.self_,
        ) else {
            return None;
        };
        Some(EndreUtlånParameters {
            hylle_kode,
            lånernummer,
            self_,
        })
    }
}
/// What `endre_utlån` answers when it succeeds.
pub enum EndreUtlånResponse {
    /// Mottatt
    ///
    /// Status 202.
    Accepted(models::Utlån),
}
::actix_openapi::redacted_debug!(EndreUtlånResponse);
impl EndreUtlånResponse {
    /// The answer on the wire.
    pub(crate) fn encode(
        self,
        request: &actix_web::HttpRequest,
    ) -> Result<actix_web::HttpResponse, EncodeError> {
        match self {
            Self::Accepted(body) => {
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
                    status(202u16),
                    &OFFERED,
                    &crate::schemas::Utlån,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `endre_utlån`.
#[derive(Clone, Copy, Debug)]
pub struct EndreUtlånDocumented {
    /// Mottatt
    ///
    /// For status 202.
    pub status_202: Documented,
    /// Alt annet
    ///
    /// For every other status.
    pub default: Documented,
}
/// The scopes that `leverBilde` requires.
pub const LEVER_BILDE_SCOPES: &[&str] = &["bibliotek:les"];
/// The parameters of `leverBilde`, decoded and checked.
#[derive(Clone)]
pub struct LeverBildeParameters {}
::actix_openapi::redacted_debug!(LeverBildeParameters);
/// The parameters of `leverBilde` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct LeverBildeCandidates {}
::actix_openapi::redacted_debug!(LeverBildeCandidates);
impl LeverBildeCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        _request: &actix_web::HttpRequest,
        _violations: &mut Violations,
    ) -> Self {
        Self {}
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<LeverBildeParameters> {
        Some(LeverBildeParameters {})
    }
}
/// The headers of a response of `leverBilde`.
pub struct LeverBildeStatus303Headers {
    /// Header `Location`, always there
    pub location: String,
}
::actix_openapi::redacted_debug!(LeverBildeStatus303Headers);
impl LeverBildeStatus303Headers {
    fn write(&self, response: &mut actix_web::HttpResponse) -> Result<(), EncodeError> {
        encode::header(response, "Location", false, &schema::TEXT, &self.location)?;
        Ok(())
    }
}
/// What `leverBilde` answers when it succeeds.
pub enum LeverBildeResponse {
    /// Bildet
    ///
    /// Status 200.
    Ok(encode::Named<body::ByteStream>),
    /// Intet bilde
    ///
    /// Status 204.
    NoContent,
    /// Et annet sted
    ///
    /// Status 303.
    Status303(LeverBildeStatus303Headers),
}
::actix_openapi::redacted_debug!(LeverBildeResponse);
impl LeverBildeResponse {
    /// The answer on the wire.
    pub(crate) fn encode(
        self,
        _request: &actix_web::HttpRequest,
    ) -> Result<actix_web::HttpResponse, EncodeError> {
        match self {
            Self::Ok(body) => {
                static RANGE: MediaType = MediaType {
                    name: "image/*",
                    syntax: Syntax::Bytes,
                };
                encode::named(status(200u16), &RANGE, body)
            }
            Self::NoContent => Ok(encode::empty(status(204u16))),
            Self::Status303(headers) => {
                let response: Result<_, EncodeError> = Ok(encode::empty(status(303u16)));
                let mut response = response?;
                headers.write(&mut response)?;
                Ok(response)
            }
        }
    }
}
/// Every status that the document lists for `leverBilde`.
#[derive(Clone, Copy, Debug)]
pub struct LeverBildeDocumented {
    /// Bildet
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Intet bilde
    ///
    /// For status 204.
    pub status_204: Documented,
    /// Et annet sted
    ///
    /// For status 303.
    ///
    /// Header `Location`, always there
    pub status_303: Documented,
    /// Det som gikk galt
    ///
    /// For every other status.
    pub default: Documented,
}
/// The scopes that `leverBok` requires.
pub const LEVER_BOK_SCOPES: &[&str] = &["bibliotek:les"];
/// The parameters of `leverBok`, decoded and checked.
#[derive(Clone)]
pub struct LeverBokParameters {
    /// Kopi
    ///
    /// Header `Kopi`.
    pub kopi: Option<i64>,
}
::actix_openapi::redacted_debug!(LeverBokParameters);
/// The parameters of `leverBok` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct LeverBokCandidates {
    /// `Kopi`
    pub kopi: Option<i64>,
}
::actix_openapi::redacted_debug!(LeverBokCandidates);
impl LeverBokCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        request: &actix_web::HttpRequest,
        violations: &mut Violations,
    ) -> Self {
        let reader = parameters::Reader::new(request);
        Self {
            kopi: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "Kopi",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            &schema::INT64,
                        );
                        &PARAMETER
                    },
                    violations,
                ),
        }
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<LeverBokParameters> {
        Some(LeverBokParameters {
            kopi: self.kopi,
        })
    }
}
/// Det som leveres.
///
/// What `leverBok` is sent.
pub enum LeverBokBody {
    /// `application/json`, `application/*+json`, `application/xml`, `application/x-www-form-urlencoded`
    Json(models::Innlevering),
    /// `text/plain`
    Text(models::LeverBokRequestBody),
}
::actix_openapi::redacted_debug!(LeverBokBody);
impl LeverBokBody {
    /// Decodes the body, and adds every violation of the document.
    pub(crate) fn decode(
        received: body::Received,
        violations: &mut Violations,
    ) -> Option<Self> {
        match received.index() {
            0usize..=3usize => received.value(violations).map(Self::Json),
            4usize => received.value(violations).map(Self::Text),
            _ => None,
        }
    }
}
/// The headers of a response of `leverBok`.
pub struct LeverBokCreatedHeaders {
    /// Header `Antall`, may be absent
    pub antall: Option<i64>,
    /// Header `Location`, always there: Hvor den er.
    pub location: String,
}
::actix_openapi::redacted_debug!(LeverBokCreatedHeaders);
impl LeverBokCreatedHeaders {
    fn write(&self, response: &mut actix_web::HttpResponse) -> Result<(), EncodeError> {
        encode::optional_header(
            response,
            "Antall",
            false,
            {
                static TABLE: Schema = Schema::of(
                    Kind::Integer(
                        Width::Int64,
                        Some({
                            static CHECKS: check::NumberChecks = check::NumberChecks {
                                minimum: Some(check::Bound::new("1", false)),
                                maximum: None,
                                multiple_of: None,
                            };
                            &CHECKS
                        }),
                    ),
                );
                &TABLE
            },
            &self.antall,
        )?;
        encode::header(response, "Location", false, &schema::TEXT, &self.location)?;
        Ok(())
    }
}
/// What `leverBok` answers when it succeeds.
pub enum LeverBokResponse {
    /// Levert
    ///
    /// Status 201.
    Created(models::Innlevering, LeverBokCreatedHeaders),
    /// Tatt imot
    ///
    /// Status 202.
    Accepted,
}
::actix_openapi::redacted_debug!(LeverBokResponse);
impl LeverBokResponse {
    /// The answer on the wire.
    pub(crate) fn encode(
        self,
        request: &actix_web::HttpRequest,
    ) -> Result<actix_web::HttpResponse, EncodeError> {
        match self {
            Self::Created(body, headers) => {
                let response: Result<_, EncodeError> = {
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
                        status(201u16),
                        &OFFERED,
                        &crate::schemas::Innlevering,
                        &body,
                    )
                };
                let mut response = response?;
                headers.write(&mut response)?;
                Ok(response)
            }
            Self::Accepted => Ok(encode::empty(status(202u16))),
        }
    }
}
/// Every status that the document lists for `leverBok`.
#[derive(Clone, Copy, Debug)]
pub struct LeverBokDocumented {
    /// Levert
    ///
    /// For status 201.
    ///
    /// Header `Antall`, may be absent
    ///
    /// Header `Location`, always there: Hvor den er.
    pub status_201: Documented,
    /// Tatt imot
    ///
    /// For status 202.
    pub status_202: Documented,
    /// Det som gikk galt
    ///
    /// For every other status.
    pub default: Documented,
}
/// The scopes that `hentListe` requires.
pub const HENT_LISTE_SCOPES: &[&str] = &["bibliotek:les"];
/// The parameters of `hentListe`, decoded and checked.
#[derive(Clone)]
pub struct HentListeParameters {}
::actix_openapi::redacted_debug!(HentListeParameters);
/// The parameters of `hentListe` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct HentListeCandidates {}
::actix_openapi::redacted_debug!(HentListeCandidates);
impl HentListeCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        _request: &actix_web::HttpRequest,
        _violations: &mut Violations,
    ) -> Self {
        Self {}
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<HentListeParameters> {
        Some(HentListeParameters {})
    }
}
/// The body of a response of `hentListe`, by its media type: that which the handler is told is the most wanted.
pub enum HentListeOkContent {
    /// `application/json`
    Json(models::HentListe200Body),
    /// `text/csv`
    Csv(String),
    /// `application/octet-stream`
    Bytes(body::Bytes),
}
::actix_openapi::redacted_debug!(HentListeOkContent);
/// What `hentListe` answers when it succeeds.
pub enum HentListeResponse {
    /// Det som er levert
    ///
    /// Status 200.
    Ok(HentListeOkContent),
}
::actix_openapi::redacted_debug!(HentListeResponse);
impl HentListeResponse {
    /// The answer on the wire.
    pub(crate) fn encode(
        self,
        request: &actix_web::HttpRequest,
    ) -> Result<actix_web::HttpResponse, EncodeError> {
        match self {
            Self::Ok(body) => {
                match body {
                    HentListeOkContent::Json(body) => {
                        static OFFERED: [MediaType; 1usize] = [
                            MediaType {
                                name: "application/json",
                                syntax: Syntax::Json,
                            },
                        ];
                        encode::value(
                            request,
                            status(200u16),
                            &OFFERED,
                            &crate::schemas::HentListe200Body,
                            &body,
                        )
                    }
                    HentListeOkContent::Csv(body) => {
                        static OFFERED: [MediaType; 1usize] = [
                            MediaType {
                                name: "text/csv",
                                syntax: Syntax::Text,
                            },
                        ];
                        Ok(encode::bytes(request, status(200u16), &OFFERED, body.into()))
                    }
                    HentListeOkContent::Bytes(body) => {
                        static OFFERED: [MediaType; 1usize] = [
                            MediaType {
                                name: "application/octet-stream",
                                syntax: Syntax::Bytes,
                            },
                        ];
                        Ok(encode::bytes(request, status(200u16), &OFFERED, body))
                    }
                }
            }
        }
    }
}
/// Every status that the document lists for `hentListe`.
#[derive(Clone, Copy, Debug)]
pub struct HentListeDocumented {
    /// Det som er levert
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Det som gikk galt
    ///
    /// For every other status.
    pub default: Documented,
}
/// The scopes that `leverOmslag` requires.
pub const LEVER_OMSLAG_SCOPES: &[&str] = &["bibliotek:les"];
/// The parameters of `leverOmslag`, decoded and checked.
#[derive(Clone)]
pub struct LeverOmslagParameters {}
::actix_openapi::redacted_debug!(LeverOmslagParameters);
/// The parameters of `leverOmslag` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct LeverOmslagCandidates {}
::actix_openapi::redacted_debug!(LeverOmslagCandidates);
impl LeverOmslagCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        _request: &actix_web::HttpRequest,
        _violations: &mut Violations,
    ) -> Self {
        Self {}
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<LeverOmslagParameters> {
        Some(LeverOmslagParameters {})
    }
}
/// The form that `leverOmslag` is sent.
pub struct LeverOmslagForm {
    /// `tittel`
    pub tittel: String,
    /// `forside`
    pub forside: body::File,
    /// `sider`
    pub sider: Vec<body::File>,
    /// `om`
    pub om: Option<models::LeverOmslagRequestBodyOm>,
}
::actix_openapi::redacted_debug!(LeverOmslagForm);
impl LeverOmslagForm {
    /// Decodes the form, and adds every violation of the document.
    pub(crate) fn decode(
        received: body::Received,
        violations: &mut Violations,
    ) -> Option<Self> {
        received
            .form(
                violations,
                |members, files| Ok(Self {
                    tittel: members.required("tittel")?,
                    forside: files.required("forside")?,
                    sider: files.take_all("sider"),
                    om: members.optional("om")?,
                }),
            )
    }
}
/// What `leverOmslag` answers when it succeeds.
pub enum LeverOmslagResponse {
    /// Levert
    ///
    /// A status from 200 to 299, which the implementation chooses.
    Status2xx(StatusCode, models::LeverOmslag2xxBody),
}
::actix_openapi::redacted_debug!(LeverOmslagResponse);
impl LeverOmslagResponse {
    /// The answer on the wire.
    pub(crate) fn encode(
        self,
        request: &actix_web::HttpRequest,
    ) -> Result<actix_web::HttpResponse, EncodeError> {
        match self {
            Self::Status2xx(status, body) => {
                static OFFERED: [MediaType; 1usize] = [
                    MediaType {
                        name: "application/json",
                        syntax: Syntax::Json,
                    },
                ];
                encode::value(
                    request,
                    encode::within(status, 2u16)?,
                    &OFFERED,
                    &crate::schemas::LeverOmslag2xxBody,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `leverOmslag`.
#[derive(Clone, Copy, Debug)]
pub struct LeverOmslagDocumented {
    /// Levert
    ///
    /// For every other status from 200 to 299.
    pub status_2xx: Documented,
    /// Det som gikk galt
    ///
    /// For every other status.
    pub default: Documented,
}
/// The scopes that `hentPriser` requires.
pub const HENT_PRISER_SCOPES: &[&str] = &["bibliotek:les"];
/// The parameters of `hentPriser`, decoded and checked.
#[derive(Clone)]
pub struct HentPriserParameters {
    /// Øvre grense
    ///
    /// Deprecated.
    ///
    /// Header `X-Grense`.
    pub x_grense: Option<::actix_openapi::types::Decimal>,
    /// X-Antall
    ///
    /// Header `X-Antall`.
    pub x_antall: Option<i32>,
    /// X-Nummer
    ///
    /// Header `X-Nummer`.
    pub x_nummer: Option<i64>,
    /// Utsolgt
    ///
    /// Header `X-Utsolgt`.
    pub x_utsolgt: Option<bool>,
    /// X-Dato
    ///
    /// Header `X-Dato`.
    pub x_dato: Option<::actix_openapi::types::Date>,
    /// X-Tid
    ///
    /// Header `X-Tid`.
    pub x_tid: Option<models::DateTime>,
    /// X-Epost
    ///
    /// Header `X-Epost`.
    pub x_epost: Option<String>,
    /// X-Belop
    ///
    /// Header `X-Belop`.
    pub x_belop: Option<models::Beløp>,
    /// Målform, med verdier som ikke er navn
    ///
    /// Koden
    ///
    /// Path parameter `språk`.
    pub språk: models::Språk,
    /// utgave
    ///
    /// Path parameter `utgave`.
    pub utgave: i32,
    /// Art
    ///
    /// Header `Art`.
    pub art: Option<models::Art>,
    /// X-Valuta
    ///
    /// Header `X-Valuta`.
    pub x_valuta: Option<models::XValuta>,
}
::actix_openapi::redacted_debug!(HentPriserParameters);
/// The parameters of `hentPriser` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct HentPriserCandidates {
    /// `X-Grense`
    pub x_grense: Option<::actix_openapi::types::Decimal>,
    /// `X-Antall`
    pub x_antall: Option<i32>,
    /// `X-Nummer`
    pub x_nummer: Option<i64>,
    /// `X-Utsolgt`
    pub x_utsolgt: Option<bool>,
    /// `X-Dato`
    pub x_dato: Option<::actix_openapi::types::Date>,
    /// `X-Tid`
    pub x_tid: Option<models::DateTime>,
    /// `X-Epost`
    pub x_epost: Option<String>,
    /// `X-Belop`
    pub x_belop: Option<models::Beløp>,
    /// `språk`
    pub språk: Option<models::Språk>,
    /// `utgave`
    pub utgave: Option<i32>,
    /// `Art`
    pub art: Option<models::Art>,
    /// `X-Valuta`
    pub x_valuta: Option<models::XValuta>,
}
::actix_openapi::redacted_debug!(HentPriserCandidates);
impl HentPriserCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        request: &actix_web::HttpRequest,
        violations: &mut Violations,
    ) -> Self {
        let reader = parameters::Reader::new(request);
        Self {
            x_grense: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "X-Grense",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            {
                                static TABLE: Schema = Schema::of(
                                    Kind::Number(
                                        Some({
                                            static CHECKS: check::NumberChecks = check::NumberChecks {
                                                minimum: Some(check::Bound::new("-0.5", false)),
                                                maximum: Some(check::Bound::new("99999.99", true)),
                                                multiple_of: None,
                                            };
                                            &CHECKS
                                        }),
                                    ),
                                );
                                &TABLE
                            },
                        );
                        &PARAMETER
                    },
                    violations,
                ),
            x_antall: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "X-Antall",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            {
                                static TABLE: Schema = Schema::of(
                                    Kind::Integer(
                                        Width::Int32,
                                        Some({
                                            static CHECKS: check::NumberChecks = check::NumberChecks {
                                                minimum: Some(check::Bound::new("0", true)),
                                                maximum: None,
                                                multiple_of: None,
                                            };
                                            &CHECKS
                                        }),
                                    ),
                                );
                                &TABLE
                            },
                        );
                        &PARAMETER
                    },
                    violations,
                ),
            x_nummer: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "X-Nummer",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            {
                                static TABLE: Schema = Schema::of(
                                    Kind::Integer(
                                        Width::Int64,
                                        Some({
                                            static CHECKS: check::NumberChecks = check::NumberChecks {
                                                minimum: None,
                                                maximum: Some(check::Bound::new("9007199254740993", false)),
                                                multiple_of: None,
                                            };
                                            &CHECKS
                                        }),
                                    ),
                                );
                                &TABLE
                            },
                        );
                        &PARAMETER
                    },
                    violations,
                ),
            x_utsolgt: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "X-Utsolgt",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            &schema::BOOLEAN,
                        );
                        &PARAMETER
                    },
                    violations,
                ),
            x_dato: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "X-Dato",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            &schema::DATE,
                        );
                        &PARAMETER
                    },
                    violations,
                ),
            x_tid: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "X-Tid",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            &schemas::DateTime,
                        );
                        &PARAMETER
                    },
                    violations,
                ),
            x_epost: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "X-Epost",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            {
                                static TABLE: Schema = Schema::of(
                                    Kind::String(
                                        Format::Text,
                                        Some({
                                            static CHECKS: check::StringChecks = check::StringChecks {
                                                min_length: None,
                                                max_length: Some(20u64),
                                                pattern: None,
                                            };
                                            &CHECKS
                                        }),
                                    ),
                                );
                                &TABLE
                            },
                        );
                        &PARAMETER
                    },
                    violations,
                ),
            x_belop: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "X-Belop",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            &schemas::Beløp,
                        );
                        &PARAMETER
                    },
                    violations,
                ),
            språk: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "språk",
                                parameters::Source::Path(Part::whole(1usize)),
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                &schemas::Språk,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            utgave: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "utgave",
                                parameters::Source::Path(Part::whole(0usize)),
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                {
                                    static TABLE: Schema = Schema::of(
                                        Kind::Integer(
                                            Width::Int32,
                                            Some({
                                                static CHECKS: check::NumberChecks = check::NumberChecks {
                                                    minimum: Some(check::Bound::new("1", false)),
                                                    maximum: Some(check::Bound::new("9", false)),
                                                    multiple_of: None,
                                                };
                                                &CHECKS
                                            }),
                                        ),
                                    );
                                    &TABLE
                                },
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            art: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "Art",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            &schemas::Art,
                        );
                        &PARAMETER
                    },
                    violations,
                ),
            x_valuta: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "X-Valuta",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            &schemas::XValuta,
                        );
                        &PARAMETER
                    },
                    violations,
                ),
        }
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<HentPriserParameters> {
        let (Some(språk), Some(utgave)) = (self.språk, self.utgave) else {
            return None;
        };
        Some(HentPriserParameters {
            x_grense: self.x_grense,
            x_antall: self.x_antall,
            x_nummer: self.x_nummer,
            x_utsolgt: self.x_utsolgt,
            x_dato: self.x_dato,
            x_tid: self.x_tid,
            x_epost: self.x_epost,
            x_belop: self.x_belop,
            språk,
            utgave,
            art: self.art,
            x_valuta: self.x_valuta,
        })
    }
}
/// What `hentPriser` answers when it succeeds.
pub enum HentPriserResponse {
    /// Prisene, på stedet, en gang for JSON og en gang for XML
    ///
    /// Status 200.
    Ok(models::HentPriser200Body),
}
::actix_openapi::redacted_debug!(HentPriserResponse);
impl HentPriserResponse {
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
                    &crate::schemas::HentPriser200Body,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `hentPriser`.
#[derive(Clone, Copy, Debug)]
pub struct HentPriserDocumented {
    /// Prisene, på stedet, en gang for JSON og en gang for XML
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Det som gikk galt
    ///
    /// For status 400.
    pub status_400: Documented,
    /// Det som gikk galt
    ///
    /// For status 500.
    pub status_500: Documented,
}
/// The scopes that `settPriser` requires.
pub const SETT_PRISER_SCOPES: &[&str] = &["bibliotek:les"];
/// The parameters of `settPriser`, decoded and checked.
#[derive(Clone)]
pub struct SettPriserParameters {
    /// X-Merknad
    ///
    /// Header `X-Merknad`.
    pub x_merknad: String,
    /// Målform, med verdier som ikke er navn
    ///
    /// Koden
    ///
    /// Path parameter `språk`.
    pub språk: models::Språk,
    /// utgave
    ///
    /// Path parameter `utgave`.
    pub utgave: i32,
    /// Art
    ///
    /// Header `Art`.
    pub art: Option<models::Art>,
    /// Gjelder ikke for henting, som har sin egen
    ///
    /// Header `x-grense`.
    pub x_grense: i64,
    /// X-Valuta
    ///
    /// Header `X-Valuta`.
    pub x_valuta: Option<models::XValuta>,
}
::actix_openapi::redacted_debug!(SettPriserParameters);
/// The parameters of `settPriser` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct SettPriserCandidates {
    /// `X-Merknad`
    pub x_merknad: Option<String>,
    /// `språk`
    pub språk: Option<models::Språk>,
    /// `utgave`
    pub utgave: Option<i32>,
    /// `Art`
    pub art: Option<models::Art>,
    /// `x-grense`
    pub x_grense: Option<i64>,
    /// `X-Valuta`
    pub x_valuta: Option<models::XValuta>,
}
::actix_openapi::redacted_debug!(SettPriserCandidates);
impl SettPriserCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        request: &actix_web::HttpRequest,
        violations: &mut Violations,
    ) -> Self {
        let reader = parameters::Reader::new(request);
        Self {
            x_merknad: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            default: Some("\"ingen\""),
                            ..parameters::Parameter::of(
                                "X-Merknad",
                                parameters::Source::Header,
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                {
                                    static TABLE: Schema = Schema::of(
                                        Kind::String(
                                            Format::Text,
                                            Some({
                                                static CHECKS: check::StringChecks = check::StringChecks {
                                                    min_length: Some(2u64),
                                                    max_length: None,
                                                    pattern: None,
                                                };
                                                &CHECKS
                                            }),
                                        ),
                                    );
                                    &TABLE
                                },
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            språk: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "språk",
                                parameters::Source::Path(Part::whole(1usize)),
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                &schemas::Språk,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            utgave: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "utgave",
                                parameters::Source::Path(Part::whole(0usize)),
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                {
                                    static TABLE: Schema = Schema::of(
                                        Kind::Integer(
                                            Width::Int32,
                                            Some({
                                                static CHECKS: check::NumberChecks = check::NumberChecks {
                                                    minimum: Some(check::Bound::new("1", false)),
                                                    maximum: Some(check::Bound::new("9", false)),
                                                    multiple_of: None,
                                                };
                                                &CHECKS
                                            }),
                                        ),
                                    );
                                    &TABLE
                                },
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            art: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "Art",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            &schemas::Art,
                        );
                        &PARAMETER
                    },
                    violations,
                ),
            x_grense: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "x-grense",
                                parameters::Source::Header,
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                &schema::INT64,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            x_valuta: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "X-Valuta",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            &schemas::XValuta,
                        );
                        &PARAMETER
                    },
                    violations,
                ),
        }
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<SettPriserParameters> {
        let (Some(x_merknad), Some(språk), Some(utgave), Some(x_grense)) = (
            self.x_merknad,
            self.språk,
            self.utgave,
            self.x_grense,
        ) else {
            return None;
        };
        Some(SettPriserParameters {
            x_merknad,
            språk,
            utgave,
            art: self.art,
            x_grense,
            x_valuta: self.x_valuta,
        })
    }
}
/// What `settPriser` answers when it succeeds.
pub enum SettPriserResponse {
    /// Mottatt
    ///
    /// Status 200.
    Ok(models::Kvittering),
}
::actix_openapi::redacted_debug!(SettPriserResponse);
impl SettPriserResponse {
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
                    &crate::schemas::Kvittering,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `settPriser`.
#[derive(Clone, Copy, Debug)]
pub struct SettPriserDocumented {
    /// Mottatt
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Det som gikk galt
    ///
    /// For every other status.
    pub default: Documented,
}
/// The scopes that `slettPriser` requires.
pub const SLETT_PRISER_SCOPES: &[&str] = &["bibliotek:les"];
/// The parameters of `slettPriser`, decoded and checked.
#[derive(Clone)]
pub struct SlettPriserParameters {
    /// X-Valuta
    ///
    /// Header `X-Valuta`.
    pub x_valuta: Option<models::XValuta>,
    /// Målform, med verdier som ikke er navn
    ///
    /// Koden
    ///
    /// Path parameter `språk`.
    pub språk: models::Språk,
    /// utgave
    ///
    /// Path parameter `utgave`.
    pub utgave: i32,
    /// Art
    ///
    /// Header `Art`.
    pub art: Option<models::Art>,
    /// Gjelder ikke for henting, som har sin egen
    ///
    /// Header `x-grense`.
    pub x_grense: i64,
}
::actix_openapi::redacted_debug!(SlettPriserParameters);
/// The parameters of `slettPriser` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct SlettPriserCandidates {
    /// `X-Valuta`
    pub x_valuta: Option<models::XValuta>,
    /// `språk`
    pub språk: Option<models::Språk>,
    /// `utgave`
    pub utgave: Option<i32>,
    /// `Art`
    pub art: Option<models::Art>,
    /// `x-grense`
    pub x_grense: Option<i64>,
}
::actix_openapi::redacted_debug!(SlettPriserCandidates);
impl SlettPriserCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        request: &actix_web::HttpRequest,
        violations: &mut Violations,
    ) -> Self {
        let reader = parameters::Reader::new(request);
        Self {
            x_valuta: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "X-Valuta",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            &schemas::XValuta,
                        );
                        &PARAMETER
                    },
                    violations,
                ),
            språk: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "språk",
                                parameters::Source::Path(Part::whole(1usize)),
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                &schemas::Språk,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            utgave: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "utgave",
                                parameters::Source::Path(Part::whole(0usize)),
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                {
                                    static TABLE: Schema = Schema::of(
                                        Kind::Integer(
                                            Width::Int32,
                                            Some({
                                                static CHECKS: check::NumberChecks = check::NumberChecks {
                                                    minimum: Some(check::Bound::new("1", false)),
                                                    maximum: Some(check::Bound::new("9", false)),
                                                    multiple_of: None,
                                                };
                                                &CHECKS
                                            }),
                                        ),
                                    );
                                    &TABLE
                                },
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            art: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "Art",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            &schemas::Art,
                        );
                        &PARAMETER
                    },
                    violations,
                ),
            x_grense: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "x-grense",
                                parameters::Source::Header,
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    false,
                                ),
                                &schema::INT64,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
        }
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<SlettPriserParameters> {
        let (Some(språk), Some(utgave), Some(x_grense)) = (
            self.språk,
            self.utgave,
            self.x_grense,
        ) else {
            return None;
        };
        Some(SlettPriserParameters {
            x_valuta: self.x_valuta,
            språk,
            utgave,
            art: self.art,
            x_grense,
        })
    }
}
/// What `slettPriser` answers when it succeeds.
pub enum SlettPriserResponse {
    /// Mottatt
    ///
    /// Status 202.
    Accepted(models::Kvittering),
}
::actix_openapi::redacted_debug!(SlettPriserResponse);
impl SlettPriserResponse {
    /// The answer on the wire.
    pub(crate) fn encode(
        self,
        request: &actix_web::HttpRequest,
    ) -> Result<actix_web::HttpResponse, EncodeError> {
        match self {
            Self::Accepted(body) => {
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
                    status(202u16),
                    &OFFERED,
                    &crate::schemas::Kvittering,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `slettPriser`.
#[derive(Clone, Copy, Debug)]
pub struct SlettPriserDocumented {
    /// Mottatt
    ///
    /// For status 202.
    pub status_202: Documented,
    /// Det som gikk galt
    ///
    /// For status 404.
    pub status_404: Documented,
}
/// The scopes that `hentSamling` requires.
pub const HENT_SAMLING_SCOPES: &[&str] = &["bibliotek:les"];
/// The parameters of `hentSamling`, decoded and checked.
#[derive(Clone)]
pub struct HentSamlingParameters {
    /// navn
    ///
    /// Path parameter `navn`.
    pub navn: String,
    /// X-Valuta
    ///
    /// Header `X-Valuta`.
    pub x_valuta: Option<models::HentSamlingXValuta>,
    /// X-Sporing
    ///
    /// Header `X-Sporing`.
    pub x_sporing: Option<::actix_openapi::export::uuid::Uuid>,
}
::actix_openapi::redacted_debug!(HentSamlingParameters);
/// The parameters of `hentSamling` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct HentSamlingCandidates {
    /// `navn`
    pub navn: Option<String>,
    /// `X-Valuta`
    pub x_valuta: Option<models::HentSamlingXValuta>,
    /// `X-Sporing`
    pub x_sporing: Option<::actix_openapi::export::uuid::Uuid>,
}
::actix_openapi::redacted_debug!(HentSamlingCandidates);
impl HentSamlingCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        request: &actix_web::HttpRequest,
        violations: &mut Violations,
    ) -> Self {
        let reader = parameters::Reader::new(request);
        Self {
            navn: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "navn",
                                parameters::Source::Path(Part::whole(0usize)),
                                parameters::Notation::Styled(
                                    parameters::Style::Simple,
                                    true,
                                ),
                                &schema::TEXT,
                            )
                        };
                        &PARAMETER
                    },
                    violations,
                ),
            x_valuta: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "X-Valuta",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            &schemas::HentSamlingXValuta,
                        );
                        &PARAMETER
                    },
                    violations,
                ),
            x_sporing: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter::of(
                            "X-Sporing",
                            parameters::Source::Header,
                            parameters::Notation::Styled(
                                parameters::Style::Simple,
                                false,
                            ),
                            {
                                static TABLE: Schema = Schema::of(
                                    Kind::String(
                                        Format::Uuid,
                                        Some({
                                            static CHECKS: check::StringChecks = check::StringChecks {
                                                min_length: None,
                                                max_length: Some(36u64),
                                                pattern: Some(
                                                    check::Pattern::new("^[0-9a-f-]+$", "^[0-9a-f\\-]+$"),
                                                ),
                                            };
                                            &CHECKS
                                        }),
                                    ),
                                );
                                &TABLE
                            },
                        );
                        &PARAMETER
                    },
                    violations,
                ),
        }
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<HentSamlingParameters> {
        let (Some(navn),) = (self.navn,) else {
            return None;
        };
        Some(HentSamlingParameters {
            navn,
            x_valuta: self.x_valuta,
            x_sporing: self.x_sporing,
        })
    }
}
/// The headers of a response of `hentSamling`.
pub struct HentSamlingOkHeaders {
    /// Header `Korrelasjonsid`, always there: Som den ble sendt
    pub korrelasjonsid: ::actix_openapi::export::uuid::Uuid,
    /// Header `X-Antall`, may be absent: Hvor mange: Deprecated.: Example: `3`: Example a: `4`
    pub x_antall: Option<models::Antall>,
}
::actix_openapi::redacted_debug!(HentSamlingOkHeaders);
impl HentSamlingOkHeaders {
    fn write(&self, response: &mut actix_web::HttpResponse) -> Result<(), EncodeError> {
        encode::header(
            response,
            "Korrelasjonsid",
            false,
            &schema::UUID,
            &self.korrelasjonsid,
        )?;
        encode::optional_header(
            response,
            "X-Antall",
            false,
            &schemas::Antall,
            &self.x_antall,
        )?;
        Ok(())
    }
}
/// What `hentSamling` answers when it succeeds.
pub enum HentSamlingResponse {
    /// Samlingen
    ///
    /// Example liten: En liten: `{"navn":"Lyrikk"}`
    ///
    /// Example stor: En stor: <https://bibliotek.example.no/stor.json>
    ///
    /// Status 200.
    Ok(models::Samling, HentSamlingOkHeaders),
}
::actix_openapi::redacted_debug!(HentSamlingResponse);
impl HentSamlingResponse {
    /// The answer on the wire.
    pub(crate) fn encode(
        self,
        request: &actix_web::HttpRequest,
    ) -> Result<actix_web::HttpResponse, EncodeError> {
        match self {
            Self::Ok(body, headers) => {
                let response: Result<_, EncodeError> = {
                    static OFFERED: [MediaType; 2usize] = [
                        MediaType {
                            name: "application/json; charset=utf-8",
                            syntax: Syntax::Json,
                        },
                        MediaType {
                            name: "application/xml; charset=utf-8",
                            syntax: Syntax::Xml,
                        },
                    ];
                    encode::value(
                        request,
                        status(200u16),
                        &OFFERED,
                        &crate::schemas::Samling,
                        &body,
                    )
                };
                let mut response = response?;
                headers.write(&mut response)?;
                Ok(response)
            }
        }
    }
}
/// Every status that the document lists for `hentSamling`.
#[derive(Clone, Copy, Debug)]
pub struct HentSamlingDocumented {
    /// Samlingen
    ///
    /// Example liten: En liten: `{"navn":"Lyrikk"}`
    ///
    /// Example stor: En stor: <https://bibliotek.example.no/stor.json>
    ///
    /// For status 200.
    ///
    /// Header `Korrelasjonsid`, always there: Som den ble sendt
    ///
    /// Header `X-Antall`, may be absent: Hvor mange: Deprecated.: Example: `3`: Example a: `4`
    pub status_200: Documented,
    /// Finnes ikke
    ///
    /// For status 404.
    pub status_404: Documented,
    /// Det som gikk galt
    ///
    /// For every other status from 400 to 499.
    pub status_4xx: Documented,
    /// Alt annet
    ///
    /// For every other status from 500 to 599.
    pub status_5xx: Documented,
}
/// The scopes that `hentNyesteIAvdeling` requires.
pub const HENT_NYESTE_I_AVDELING_SCOPES: &[&str] = &["bibliotek:les"];
/// The parameters of `hentNyesteIAvdeling`, decoded and checked.
#[derive(Clone)]
pub struct HentNyesteIAvdelingParameters {
    /// avdeling
    ///
    /// Path parameter `avdeling`.
    pub avdeling: String,
}
::actix_openapi::redacted_debug!(HentNyesteIAvdelingParameters);
/// The parameters of `hentNyesteIAvdeling` one by one: `None` for one that is absent or breaks the document.
#[derive(Clone)]
pub struct HentNyesteIAvdelingCandidates {
    /// `avdeling`
    pub avdeling: Option<String>,
}
::actix_openapi::redacted_debug!(HentNyesteIAvdelingCandidates);
impl HentNyesteIAvdelingCandidates {
    /// Reads every parameter, and adds every violation of the document.
    pub(crate) fn decode(
        request: &actix_web::HttpRequest,
        violations: &mut Violations,
    ) -> Self {
        let reader = parameters::Reader::new(request);
        Self {
            avdeling: reader
                .read(
                    {
                        static PARAMETER: parameters::Parameter = parameters::Parameter {
                            required: true,
                            ..parameters::Parameter::of(
                                "avdeling",
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
        }
    }
    /// The parameters, when nothing that is required is missing.
    pub(crate) fn complete(self) -> Option<HentNyesteIAvdelingParameters> {
        let (Some(avdeling),) = (self.avdeling,) else {
            return None;
        };
        Some(HentNyesteIAvdelingParameters {
            avdeling,
        })
    }
}
/// What `hentNyesteIAvdeling` answers when it succeeds.
pub enum HentNyesteIAvdelingResponse {
    /// Den nyeste
    ///
    /// Status 200.
    Ok(models::Bok),
}
::actix_openapi::redacted_debug!(HentNyesteIAvdelingResponse);
impl HentNyesteIAvdelingResponse {
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
                    &crate::schemas::Bok,
                    &body,
                )
            }
        }
    }
}
/// Every status that the document lists for `hentNyesteIAvdeling`.
#[derive(Clone, Copy, Debug)]
pub struct HentNyesteIAvdelingDocumented {
    /// Den nyeste
    ///
    /// For status 200.
    pub status_200: Documented,
    /// Alt annet
    ///
    /// For every other status.
    pub default: Documented,
}
/// Statuses come from the document's own keys, which are valid.
fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
