// @generated from Bibliotek "API" */ 1.2.0-æ (codegen/tests/fixtures/bibliotek.yaml, SHA-256 3fe9bc4e0595820410a10590e69c882f1beba900a911ab75df75493637f30bbd).
// Do not edit: change the document and run `UPDATE_GOLDEN=1 cargo test -p actix-openapi-codegen --test golden`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! What the operations of the document answer and what they refuse, stage by stage, before a mock that answers samples.
//!
//! Not tested here (15); breaches are left out for their number, and where nothing that can be sent breaks a rule alone:
//!
//! - `hentBok`: 7 breaches
//! - `erstatt-bok`: 2 breaches
//! - `type`: 2 breaches
//! - `finn`: 6 breaches
//! - `finnMedMer`: no sample of the query parameter `enten` that can be written
//! - `finnMedMer`: 38 breaches
//! - `registrer_utlån`: 17 breaches
//! - `endre_utlån`: 6 breaches
//! - `leverBok`: a body in `application/x-www-form-urlencoded`: its properties have encodings of their own
//! - `leverBok`: 1 breaches
//! - `hentPriser`: 18 breaches
//! - `settPriser`: 10 breaches
//! - `slettPriser`: 8 breaches
//! - `hentSamling`: 6 breaches
//! - `hentNyesteIAvdeling`: 2 breaches
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
use ::golden_api::api::*;
use ::golden_api::{models, routes};
#[derive(Default)]
struct Mock(testing::Mock);
impl ::actix_openapi::Service for Mock {
    type Context = ();
    type Error = String;
    type ErrorBody = ::golden_api::models::Feil;
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
                    "{\"melding\":\"a\",\"kode\":\"BIB-000\",\"brudd\":\"a\"}",
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
    async fn lånekort(
        &self,
        shown: ::actix_openapi::security::ApiKey<'_>,
        _: &(),
    ) -> Result<testing::Caller, String> {
        testing::Shown::caller(&shown)
    }
    async fn pin_kode(
        &self,
        shown: ::actix_openapi::security::ApiKey<'_>,
        _: &(),
    ) -> Result<testing::Caller, String> {
        testing::Shown::caller(&shown)
    }
    async fn skranke(
        &self,
        shown: ::actix_openapi::security::BasicCredentials<'_>,
        _: &(),
    ) -> Result<testing::Caller, String> {
        testing::Shown::caller(&shown)
    }
    async fn authenticate_type(
        &self,
        shown: ::actix_openapi::security::ApiKey<'_>,
        _: &(),
    ) -> Result<testing::Caller, String> {
        testing::Shown::caller(&shown)
    }
    async fn vekter(
        &self,
        shown: ::actix_openapi::security::BearerToken<'_>,
        _: &(),
    ) -> Result<testing::Caller, String> {
        testing::Shown::caller(&shown)
    }
    const CONFIGURE: ConfigureDocumented = ConfigureDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_configure(&self, _: &ConfigureCandidates, _: &mut Violations) {}
    async fn configure(
        &self,
        _: Self::Principal,
        _: ConfigureParameters,
        _: &(),
    ) -> Result<ConfigureResponse, String> {
        Ok(
            ConfigureResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"place\":{\"validate\":\"a\"},\"violations\":\"a\",\"value\":{\"check\":1},\"xml\":\"a\",\"HttpRequest\":\"\u{202e}\"}",
                    )?,
            ),
        )
    }
    const SERVICE: ServiceDocumented = ServiceDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_service(&self, _: &ServiceCandidates, _: &mut Violations) {}
    async fn service(
        &self,
        _: Self::Principal,
        _: ServiceParameters,
        _: &(),
    ) -> Result<ServiceResponse, String> {
        Ok(
            ServiceResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"place\":{\"validate\":\"a\"},\"violations\":\"a\",\"value\":{\"check\":1},\"xml\":\"a\",\"HttpRequest\":\"\u{202e}\"}",
                    )?,
            ),
        )
    }
    const HTTP: HttpDocumented = HttpDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_http(&self, _: &HttpCandidates, _: &mut Violations) {}
    async fn http(
        &self,
        _: Self::Principal,
        _: HttpParameters,
        _: &(),
    ) -> Result<HttpResponse, String> {
        Ok(
            HttpResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"place\":{\"validate\":\"a\"},\"violations\":\"a\",\"value\":{\"check\":1},\"xml\":\"a\",\"HttpRequest\":\"\u{202e}\"}",
                    )?,
            ),
        )
    }
    const CLONE: CloneDocumented = CloneDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_clone(&self, _: &CloneCandidates, _: &mut Violations) {}
    async fn clone(
        &self,
        _: Self::Principal,
        _: CloneParameters,
        _: &(),
    ) -> Result<CloneResponse, String> {
        Ok(
            CloneResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"place\":{\"validate\":\"a\"},\"violations\":\"a\",\"value\":{\"check\":1},\"xml\":\"a\",\"HttpRequest\":\"\u{202e}\"}",
                    )?,
            ),
        )
    }
    const HENT_MED_BEGGE: HentMedBeggeDocumented = HentMedBeggeDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_hent_med_begge(&self, _: &HentMedBeggeCandidates, _: &mut Violations) {}
    async fn hent_med_begge(
        &self,
        _: HentMedBeggePrincipals<Self::Principal>,
        _: HentMedBeggeParameters,
        _: &(),
    ) -> Result<HentMedBeggeResponse, String> {
        Ok(
            HentMedBeggeResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"validate\":\"a\",\"beløp\":1,\"merknad\":\"aa\",\"frist\":\"2000-01-01\",\"forlenget\":1,\"gebyr\":25}",
                    )?,
            ),
        )
    }
    const HENT_MED_BEGGE_VALGFRITT: HentMedBeggeValgfrittDocumented = HentMedBeggeValgfrittDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_hent_med_begge_valgfritt(
        &self,
        _: &HentMedBeggeValgfrittCandidates,
        _: &mut Violations,
    ) {}
    async fn hent_med_begge_valgfritt(
        &self,
        _: Option<HentMedBeggeValgfrittPrincipals<Self::Principal>>,
        _: HentMedBeggeValgfrittParameters,
        _: &(),
    ) -> Result<HentMedBeggeValgfrittResponse, String> {
        Ok(
            HentMedBeggeValgfrittResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"validate\":\"a\",\"beløp\":1,\"merknad\":\"aa\",\"frist\":\"2000-01-01\",\"forlenget\":1,\"gebyr\":25}",
                    )?,
            ),
        )
    }
    const HENT_MED_BLANDET: HentMedBlandetDocumented = HentMedBlandetDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_hent_med_blandet(&self, _: &HentMedBlandetCandidates, _: &mut Violations) {}
    async fn hent_med_blandet(
        &self,
        _: HentMedBlandetPrincipals<Self::Principal>,
        _: HentMedBlandetParameters,
        _: &(),
    ) -> Result<HentMedBlandetResponse, String> {
        Ok(
            HentMedBlandetResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"validate\":\"a\",\"beløp\":1,\"merknad\":\"aa\",\"frist\":\"2000-01-01\",\"forlenget\":1,\"gebyr\":25}",
                    )?,
            ),
        )
    }
    const HENT_MED_ENTEN: HentMedEntenDocumented = HentMedEntenDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_hent_med_enten(&self, _: &HentMedEntenCandidates, _: &mut Violations) {}
    async fn hent_med_enten(
        &self,
        _: Self::Principal,
        _: HentMedEntenParameters,
        _: &(),
    ) -> Result<HentMedEntenResponse, String> {
        Ok(
            HentMedEntenResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"validate\":\"a\",\"beløp\":1,\"merknad\":\"aa\",\"frist\":\"2000-01-01\",\"forlenget\":1,\"gebyr\":25}",
                    )?,
            ),
        )
    }
    const HENT_UTEN_ADGANG: HentUtenAdgangDocumented = HentUtenAdgangDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_hent_uten_adgang(&self, _: &HentUtenAdgangCandidates, _: &mut Violations) {}
    async fn hent_uten_adgang(
        &self,
        _: HentUtenAdgangParameters,
        _: &(),
    ) -> Result<HentUtenAdgangResponse, String> {
        Ok(
            HentUtenAdgangResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"validate\":\"a\",\"beløp\":1,\"merknad\":\"aa\",\"frist\":\"2000-01-01\",\"forlenget\":1,\"gebyr\":25}",
                    )?,
            ),
        )
    }
    const HENT_MED_OMFANG: HentMedOmfangDocumented = HentMedOmfangDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_hent_med_omfang(&self, _: &HentMedOmfangCandidates, _: &mut Violations) {}
    async fn hent_med_omfang(
        &self,
        _: Self::Principal,
        _: HentMedOmfangParameters,
        _: &(),
    ) -> Result<HentMedOmfangResponse, String> {
        Ok(
            HentMedOmfangResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"validate\":\"a\",\"beløp\":1,\"merknad\":\"aa\",\"frist\":\"2000-01-01\",\"forlenget\":1,\"gebyr\":25}",
                    )?,
            ),
        )
    }
    const HENT_VED_SKRANKEN: HentVedSkrankenDocumented = HentVedSkrankenDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_hent_ved_skranken(
        &self,
        _: &HentVedSkrankenCandidates,
        _: &mut Violations,
    ) {}
    async fn hent_ved_skranken(
        &self,
        _: Self::Principal,
        _: HentVedSkrankenParameters,
        _: &(),
    ) -> Result<HentVedSkrankenResponse, String> {
        Ok(
            HentVedSkrankenResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"validate\":\"a\",\"beløp\":1,\"merknad\":\"aa\",\"frist\":\"2000-01-01\",\"forlenget\":1,\"gebyr\":25}",
                    )?,
            ),
        )
    }
    const HENT_MED_TOM_ADGANG: HentMedTomAdgangDocumented = HentMedTomAdgangDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_hent_med_tom_adgang(
        &self,
        _: &HentMedTomAdgangCandidates,
        _: &mut Violations,
    ) {}
    async fn hent_med_tom_adgang(
        &self,
        _: HentMedTomAdgangParameters,
        _: &(),
    ) -> Result<HentMedTomAdgangResponse, String> {
        Ok(
            HentMedTomAdgangResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"validate\":\"a\",\"beløp\":1,\"merknad\":\"aa\",\"frist\":\"2000-01-01\",\"forlenget\":1,\"gebyr\":25}",
                    )?,
            ),
        )
    }
    const HENT_MED_VALGFRI_ADGANG: HentMedValgfriAdgangDocumented = HentMedValgfriAdgangDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_hent_med_valgfri_adgang(
        &self,
        _: &HentMedValgfriAdgangCandidates,
        _: &mut Violations,
    ) {}
    async fn hent_med_valgfri_adgang(
        &self,
        _: Option<Self::Principal>,
        _: HentMedValgfriAdgangParameters,
        _: &(),
    ) -> Result<HentMedValgfriAdgangResponse, String> {
        Ok(
            HentMedValgfriAdgangResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"validate\":\"a\",\"beløp\":1,\"merknad\":\"aa\",\"frist\":\"2000-01-01\",\"forlenget\":1,\"gebyr\":25}",
                    )?,
            ),
        )
    }
    const HENT_NYESTE: HentNyesteDocumented = HentNyesteDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_hent_nyeste(&self, _: &HentNyesteCandidates, _: &mut Violations) {}
    async fn hent_nyeste(
        &self,
        _: Self::Principal,
        _: HentNyesteParameters,
        _: &(),
    ) -> Result<HentNyesteResponse, String> {
        Ok(
            HentNyesteResponse::Ok(
                self
                    .0
                    .answered("{\"isbn\":\"9788203360534\",\"hylle\":{\"kode\":\"a\"}}")?,
            ),
        )
    }
    const HENT_BOK: HentBokDocumented = HentBokDocumented {
        status_200: Documented::Given,
        status_404: Documented::Given,
        default: Documented::Given,
    };
    fn check_hent_bok(&self, _: &HentBokCandidates, _: &mut Violations) {}
    async fn hent_bok(
        &self,
        _: Self::Principal,
        _: HentBokParameters,
        _: &(),
    ) -> Result<HentBokResponse, String> {
        Ok(
            HentBokResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"tittel\":\"a\",\"utgivelsesår\":1890,\"isbn\":\"9788203360534\",\"type\":\"roman\",\"forfatter\":{\"land\":\"aa\",\"navn\":\"a\"},\"async\":\"a\",\"gen\":\"00000000-0000-4000-8000-000000000000\",\"self\":\"a\",\"delTittel\":\"a\",\"med mellomrom\":\"a\",\"omslag\":{\"tykkelse\":1,\"farge\":\"aa\"},\"medforfatter\":{\"land\":\"aa\",\"navn\":\"a\"}}",
                    )?,
            ),
        )
    }
    const ERSTATT_BOK: ErstattBokDocumented = ErstattBokDocumented {
        status_200: Documented::Given,
        status_201: Documented::Given,
        status_207: Documented::Given,
        default: Documented::Given,
    };
    fn check_erstatt_bok(&self, _: &ErstattBokCandidates, _: &mut Violations) {}
    async fn erstatt_bok(
        &self,
        _: Self::Principal,
        _: ErstattBokParameters,
        _: &(),
    ) -> Result<ErstattBokResponse, String> {
        Ok(
            ErstattBokResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"tittel\":\"a\",\"utgivelsesår\":1890,\"isbn\":\"9788203360534\",\"type\":\"roman\",\"forfatter\":{\"land\":\"aa\",\"navn\":\"a\"},\"async\":\"a\",\"gen\":\"00000000-0000-4000-8000-000000000000\",\"self\":\"a\",\"delTittel\":\"a\",\"med mellomrom\":\"a\",\"omslag\":{\"tykkelse\":1,\"farge\":\"aa\"},\"medforfatter\":{\"land\":\"aa\",\"navn\":\"a\"}}",
                    )?,
            ),
        )
    }
    const TYPE: TypeDocumented = TypeDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_type(&self, _: &TypeCandidates, _: &mut Violations) {}
    async fn r#type(
        &self,
        _: Self::Principal,
        _: TypeParameters,
        _: &(),
    ) -> Result<TypeResponse, String> {
        Ok(
            TypeResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"tittel\":\"a\",\"utgivelsesår\":1890,\"isbn\":\"9788203360534\",\"type\":\"roman\",\"forfatter\":{\"land\":\"aa\",\"navn\":\"a\"},\"async\":\"a\",\"gen\":\"00000000-0000-4000-8000-000000000000\",\"self\":\"a\",\"delTittel\":\"a\",\"med mellomrom\":\"a\",\"omslag\":{\"tykkelse\":1,\"farge\":\"aa\"},\"medforfatter\":{\"land\":\"aa\",\"navn\":\"a\"}}",
                    )?,
            ),
        )
    }
    const FINN: FinnDocumented = FinnDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_finn(&self, _: &FinnCandidates, _: &mut Violations) {}
    async fn finn(
        &self,
        _: Self::Principal,
        _: FinnParameters,
        _: &(),
    ) -> Result<FinnResponse, String> {
        Ok(
            FinnResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"validate\":\"a\",\"beløp\":1,\"merknad\":\"aa\",\"frist\":\"2000-01-01\",\"forlenget\":1,\"gebyr\":25}",
                    )?,
            ),
        )
    }
    const FINN_MED_MER: FinnMedMerDocumented = FinnMedMerDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_finn_med_mer(&self, _: &FinnMedMerCandidates, _: &mut Violations) {}
    async fn finn_med_mer(
        &self,
        _: Self::Principal,
        _: FinnMedMerParameters,
        _: &(),
    ) -> Result<FinnMedMerResponse, String> {
        Ok(
            FinnMedMerResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"validate\":\"a\",\"beløp\":1,\"merknad\":\"aa\",\"frist\":\"2000-01-01\",\"forlenget\":1,\"gebyr\":25}",
                    )?,
            ),
        )
    }
    const REGISTRER_UTLÅN: RegistrerUtlånDocumented = RegistrerUtlånDocumented {
        status_201: Documented::Given,
        default: Documented::Given,
    };
    fn check_registrer_utlån(&self, _: &RegistrerUtlånCandidates, _: &mut Violations) {}
    async fn registrer_utlån(
        &self,
        _: Self::Principal,
        _: RegistrerUtlånParameters,
        _: &(),
    ) -> Result<RegistrerUtlånResponse, String> {
        Ok(
            RegistrerUtlånResponse::Created(
                self.0.answered("{\"bok\":\"9788203360534\",\"dato\":\"0000-00-00\"}")?,
            ),
        )
    }
    const ENDRE_UTLÅN: EndreUtlånDocumented = EndreUtlånDocumented {
        status_202: Documented::Given,
        default: Documented::Given,
    };
    fn check_endre_utlån(&self, _: &EndreUtlånCandidates, _: &mut Violations) {}
    async fn endre_utlån(
        &self,
        _: Self::Principal,
        _: EndreUtlånParameters,
        _: &(),
    ) -> Result<EndreUtlånResponse, String> {
        Ok(
            EndreUtlånResponse::Accepted(
                self.0.answered("{\"bok\":\"9788203360534\",\"dato\":\"0000-00-00\"}")?,
            ),
        )
    }
    const LEVER_BILDE: LeverBildeDocumented = LeverBildeDocumented {
        status_200: Documented::Given,
        status_204: Documented::Given,
        status_303: Documented::Given,
        default: Documented::Given,
    };
    fn check_lever_bilde(&self, _: &LeverBildeCandidates, _: &mut Violations) {}
    async fn lever_bilde(
        &self,
        _: Self::Principal,
        _: LeverBildeParameters,
        _: Option<body::ByteStream>,
        _: &(),
    ) -> Result<LeverBildeResponse, String> {
        Ok(LeverBildeResponse::Ok(testing::named("image/x-sample")?))
    }
    const LEVER_BOK: LeverBokDocumented = LeverBokDocumented {
        status_201: Documented::Given,
        status_202: Documented::Given,
        default: Documented::Given,
    };
    fn check_lever_bok(&self, _: &LeverBokCandidates, _: &mut Violations) {}
    async fn lever_bok(
        &self,
        _: Self::Principal,
        _: LeverBokParameters,
        _: LeverBokBody,
        _: &(),
    ) -> Result<LeverBokResponse, String> {
        Ok(
            LeverBokResponse::Created(
                self
                    .0
                    .answered(
                        "{\"isbn\":\"0000000000000\",\"antall\":1,\"merkelapper\":[\"a\"]}",
                    )?,
                LeverBokCreatedHeaders {
                    antall: Some(testing::made("1")?),
                    location: testing::made("\"a\"")?,
                },
            ),
        )
    }
    const HENT_LISTE: HentListeDocumented = HentListeDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_hent_liste(&self, _: &HentListeCandidates, _: &mut Violations) {}
    async fn hent_liste(
        &self,
        _: Self::Principal,
        _: HentListeParameters,
        media_type: &'static MediaType,
        _: &(),
    ) -> Result<HentListeResponse, String> {
        Ok(
            HentListeResponse::Ok(
                match media_type.name {
                    "application/json" => {
                        HentListeOkContent::Json(
                            self
                                .0
                                .answered(
                                    "[{\"isbn\":\"0000000000000\",\"antall\":1,\"merkelapper\":[\"a\"]}]",
                                )?,
                        )
                    }
                    "text/csv" => {
                        HentListeOkContent::Csv(self.0.answered("\"a sample\"")?)
                    }
                    _ => HentListeOkContent::Bytes(testing::SAMPLE.into()),
                },
            ),
        )
    }
    const LEVER_OMSLAG: LeverOmslagDocumented = LeverOmslagDocumented {
        status_2xx: Documented::Given,
        default: Documented::Given,
    };
    fn check_lever_omslag(&self, _: &LeverOmslagCandidates, _: &mut Violations) {}
    async fn lever_omslag(
        &self,
        _: Self::Principal,
        _: LeverOmslagParameters,
        _: LeverOmslagForm,
        _: &(),
    ) -> Result<LeverOmslagResponse, String> {
        Ok(
            LeverOmslagResponse::Status2xx(
                testing::status(200u16),
                self.0.answered("[\"a\"]")?,
            ),
        )
    }
    const HENT_PRISER: HentPriserDocumented = HentPriserDocumented {
        status_200: Documented::Given,
        status_400: Documented::Given,
        status_500: Documented::Given,
    };
    fn check_hent_priser(&self, _: &HentPriserCandidates, _: &mut Violations) {}
    async fn hent_priser(
        &self,
        _: Self::Principal,
        _: HentPriserParameters,
        _: &(),
    ) -> Result<HentPriserResponse, String> {
        Ok(
            HentPriserResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"pris\":1,\"rabatt\":1,\"beløp\":1,\"antall\":1,\"nummer\":1,\"utsolgt\":true,\"utgitt\":\"2024-02-29\",\"registrert\":\"2023-09-21T10:47:13.291069+02:00\",\"lokalt\":\"T\",\"art\":\"roman\",\"valuta\":\"NOK\",\"utgave\":{\"land\":\"aa\",\"navn\":\"a\",\"høyde\":1,\"vekt\":1,\"innbundet\":true,\"målt\":\"2000-01-01\",\"forhold\":1,\"signert\":true,\"merke\":\"a\",\"bånd\":{\"nummer\":1},\"opplag\":1},\"oversetter\":{\"navn\":\"Kari\"}}",
                    )?,
            ),
        )
    }
    const SETT_PRISER: SettPriserDocumented = SettPriserDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_sett_priser(&self, _: &SettPriserCandidates, _: &mut Violations) {}
    async fn sett_priser(
        &self,
        _: Self::Principal,
        _: SettPriserParameters,
        _: &(),
    ) -> Result<SettPriserResponse, String> {
        Ok(
            SettPriserResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"validate\":\"a\",\"beløp\":1,\"merknad\":\"aa\",\"frist\":\"2000-01-01\",\"forlenget\":1,\"gebyr\":25}",
                    )?,
            ),
        )
    }
    const SLETT_PRISER: SlettPriserDocumented = SlettPriserDocumented {
        status_202: Documented::Given,
        status_404: Documented::Given,
    };
    fn check_slett_priser(&self, _: &SlettPriserCandidates, _: &mut Violations) {}
    async fn slett_priser(
        &self,
        _: Self::Principal,
        _: SlettPriserParameters,
        _: &(),
    ) -> Result<SlettPriserResponse, String> {
        Ok(
            SlettPriserResponse::Accepted(
                self
                    .0
                    .answered(
                        "{\"validate\":\"a\",\"beløp\":1,\"merknad\":\"aa\",\"frist\":\"2000-01-01\",\"forlenget\":1,\"gebyr\":25}",
                    )?,
            ),
        )
    }
    const HENT_SAMLING: HentSamlingDocumented = HentSamlingDocumented {
        status_200: Documented::Given,
        status_404: Documented::Given,
        status_4xx: Documented::Given,
        status_5xx: Documented::Given,
    };
    fn check_hent_samling(&self, _: &HentSamlingCandidates, _: &mut Violations) {}
    async fn hent_samling(
        &self,
        _: Self::Principal,
        _: HentSamlingParameters,
        _: &(),
    ) -> Result<HentSamlingResponse, String> {
        Ok(
            HentSamlingResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"navn\":\"a\",\"hyller\":[\"a\"],\"leder\":{\"land\":\"aa\",\"navn\":\"a\"}}",
                    )?,
                HentSamlingOkHeaders {
                    korrelasjonsid: testing::made(
                        "\"00000000-0000-4000-8000-000000000000\"",
                    )?,
                    x_antall: Some(testing::made("1")?),
                },
            ),
        )
    }
    const HENT_NYESTE_I_AVDELING: HentNyesteIAvdelingDocumented = HentNyesteIAvdelingDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };
    fn check_hent_nyeste_i_avdeling(
        &self,
        _: &HentNyesteIAvdelingCandidates,
        _: &mut Violations,
    ) {}
    async fn hent_nyeste_i_avdeling(
        &self,
        _: Self::Principal,
        _: HentNyesteIAvdelingParameters,
        _: &(),
    ) -> Result<HentNyesteIAvdelingResponse, String> {
        Ok(
            HentNyesteIAvdelingResponse::Ok(
                self
                    .0
                    .answered(
                        "{\"tittel\":\"a\",\"utgivelsesår\":1890,\"isbn\":\"9788203360534\",\"type\":\"roman\",\"forfatter\":{\"land\":\"aa\",\"navn\":\"a\"},\"async\":\"a\",\"gen\":\"00000000-0000-4000-8000-000000000000\",\"self\":\"a\",\"delTittel\":\"a\",\"med mellomrom\":\"a\",\"omslag\":{\"tykkelse\":1,\"farge\":\"aa\"},\"medforfatter\":{\"land\":\"aa\",\"navn\":\"a\"}}",
                    )?,
            ),
        )
    }
}
static CRATE: testing::Crate = testing::Crate {
    errors: &[("", &::golden_api::schemas::Feil)],
    unknown_path: "/x-unknown/x-unknown/x-unknown/x-unknown/x-unknown/x-unknown/x-unknown/x-unknown/x-unknown",
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
    fn configure() {
        static OPERATION: Operation = Operation {
            name: "configure",
            method: "GET",
            path: "/katalog/v1/",
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Place,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Place,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn service() {
        static OPERATION: Operation = Operation {
            name: "service",
            method: "GET",
            path: "/katalog/v1/$navn",
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Place,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Place,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET, PUT, DELETE",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn http() {
        static OPERATION: Operation = Operation {
            name: "http",
            method: "PUT",
            path: "/katalog/v1/$navn",
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Place,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Place,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET, PUT, DELETE",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn clone() {
        static OPERATION: Operation = Operation {
            name: "clone",
            method: "DELETE",
            path: "/katalog/v1/$navn",
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Place,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Place,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET, PUT, DELETE",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn hent_med_begge() {
        static OPERATION: Operation = Operation {
            name: "hentMedBegge",
            method: "GET",
            path: "/katalog/v1/adgang/begge",
            credentials: &[
                Credentials::Header("X-Laanekort"),
                Credentials::Query("pin%20kode"),
            ],
            closed: true,
            scopes: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Kvittering,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Kvittering,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn hent_med_begge_valgfritt() {
        static OPERATION: Operation = Operation {
            name: "hentMedBeggeValgfritt",
            method: "GET",
            path: "/katalog/v1/adgang/begge-valgfritt",
            credentials: &[
                Credentials::Header("X-Laanekort"),
                Credentials::Query("pin%20kode"),
            ],
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Kvittering,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Kvittering,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn hent_med_blandet() {
        static OPERATION: Operation = Operation {
            name: "hentMedBlandet",
            method: "GET",
            path: "/katalog/v1/adgang/blandet",
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Kvittering,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Kvittering,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn hent_med_enten() {
        static OPERATION: Operation = Operation {
            name: "hentMedEnten",
            method: "GET",
            path: "/katalog/v1/adgang/enten",
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Kvittering,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Kvittering,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn hent_uten_adgang() {
        static OPERATION: Operation = Operation {
            name: "hentUtenAdgang",
            method: "GET",
            path: "/katalog/v1/adgang/ingen",
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Kvittering,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Kvittering,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn hent_med_omfang() {
        static OPERATION: Operation = Operation {
            name: "hentMedOmfang",
            method: "GET",
            path: "/katalog/v1/adgang/omfang",
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Kvittering,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Kvittering,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn hent_ved_skranken() {
        static OPERATION: Operation = Operation {
            name: "hentVedSkranken",
            method: "GET",
            path: "/katalog/v1/adgang/skranke",
            credentials: &[Credentials::Basic],
            closed: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Kvittering,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Kvittering,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn hent_med_tom_adgang() {
        static OPERATION: Operation = Operation {
            name: "hentMedTomAdgang",
            method: "GET",
            path: "/katalog/v1/adgang/tom",
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Kvittering,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Kvittering,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn hent_med_valgfri_adgang() {
        static OPERATION: Operation = Operation {
            name: "hentMedValgfriAdgang",
            method: "GET",
            path: "/katalog/v1/adgang/valgfri",
            credentials: &[Credentials::Bearer],
            scopes: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Kvittering,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Kvittering,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn hent_nyeste() {
        static OPERATION: Operation = Operation {
            name: "hentNyeste",
            method: "GET",
            path: "/katalog/v1/boeker/nyeste",
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::HentNyeste200Body,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn hent_bok() {
        static OPERATION: Operation = Operation {
            name: "hentBok",
            method: "GET",
            path: "/katalog/v1/boeker/{0}",
            parameters: &[
                Parameter {
                    location: Location::Path,
                    name: "isbn",
                    text: "9788203360534",
                    required: true,
                },
                Parameter {
                    location: Location::Header,
                    name: "Korrelasjonsid",
                    text: "00000000-0000-4000-8000-000000000000",
                    required: true,
                },
                Parameter {
                    location: Location::Header,
                    name: "X-Antall",
                    text: "3",
                    required: false,
                },
                Parameter {
                    location: Location::Header,
                    name: "type",
                    text: "aa",
                    required: false,
                },
            ],
            refused: &[
                (0usize, "978000000000", "isbn", "minLength"),
                (0usize, "97800000000000", "isbn", "maxLength"),
                (0usize, "xxxxxxxxxxxxx", "isbn", "pattern"),
                (
                    1usize,
                    "00000000-0000-4000-8000-00000000000g",
                    "Korrelasjonsid",
                    "format",
                ),
                (2usize, "x", "X-Antall", "type"),
                (2usize, "9223372036854775808", "X-Antall", "format"),
                (3usize, "a", "type", "minLength"),
                (3usize, "aaaa", "type", "maxLength"),
                (3usize, "00", "type", "pattern"),
            ],
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Bok,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Bok,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET, PUT, DELETE",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn erstatt_bok() {
        static OPERATION: Operation = Operation {
            name: "erstatt-bok",
            method: "PUT",
            path: "/katalog/v1/boeker/{0}",
            parameters: &[
                Parameter {
                    location: Location::Path,
                    name: "isbn",
                    text: "9788203360534",
                    required: true,
                },
            ],
            refused: &[
                (0usize, "978000000000", "isbn", "minLength"),
                (0usize, "97800000000000", "isbn", "maxLength"),
                (0usize, "xxxxxxxxxxxxx", "isbn", "pattern"),
            ],
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Bok,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Bok,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET, PUT, DELETE",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn r#type() {
        static OPERATION: Operation = Operation {
            name: "type",
            method: "DELETE",
            path: "/katalog/v1/boeker/{0}",
            parameters: &[
                Parameter {
                    location: Location::Path,
                    name: "isbn",
                    text: "9788203360534",
                    required: true,
                },
            ],
            refused: &[
                (0usize, "978000000000", "isbn", "minLength"),
                (0usize, "97800000000000", "isbn", "maxLength"),
                (0usize, "xxxxxxxxxxxxx", "isbn", "pattern"),
            ],
            credentials: &[Credentials::Bearer],
            closed: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Bok,
                },
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Bok,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET, PUT, DELETE",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn finn() {
        static OPERATION: Operation = Operation {
            name: "finn",
            method: "GET",
            path: "/katalog/v1/finn",
            parameters: &[
                Parameter {
                    location: Location::Query,
                    name: "ord",
                    text: "ord=aa",
                    required: true,
                },
                Parameter {
                    location: Location::Query,
                    name: "ids[]",
                    text: "ids%5B%5D=1",
                    required: false,
                },
                Parameter {
                    location: Location::Query,
                    name: "antall",
                    text: "antall=10",
                    required: false,
                },
            ],
            refused: &[
                (0usize, "ord=a", "ord", "minLength"),
                (
                    1usize,
                    "ids%5B%5D=1&ids%5B%5D=2&ids%5B%5D=3&ids%5B%5D=4",
                    "ids[]",
                    "maxItems",
                ),
                (1usize, "ids%5B%5D=x", "ids[][0]", "type"),
                (1usize, "ids%5B%5D=9223372036854775808", "ids[][0]", "format"),
                (2usize, "antall=x", "antall", "type"),
                (2usize, "antall=2147483648", "antall", "format"),
                (2usize, "antall=0", "antall", "minimum"),
                (2usize, "antall=51", "antall", "maximum"),
            ],
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Kvittering,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Kvittering,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn finn_med_mer() {
        static OPERATION: Operation = Operation {
            name: "finnMedMer",
            method: "GET",
            path: "/katalog/v1/finn/{0}/{1}",
            parameters: &[
                Parameter {
                    location: Location::Path,
                    name: "etikett",
                    text: ".a",
                    required: true,
                },
                Parameter {
                    location: Location::Path,
                    name: "matrise",
                    text: ";matrise=1",
                    required: true,
                },
                Parameter {
                    location: Location::Query,
                    name: "ord",
                    text: "ord=a",
                    required: false,
                },
                Parameter {
                    location: Location::Cookie,
                    name: "ord",
                    text: "ord=aaa",
                    required: true,
                },
                Parameter {
                    location: Location::Cookie,
                    name: "merker",
                    text: "merker=a",
                    required: false,
                },
                Parameter {
                    location: Location::Query,
                    name: "emner",
                    text: "emner=lyrikk",
                    required: false,
                },
                Parameter {
                    location: Location::Query,
                    name: "tall",
                    text: "tall=1",
                    required: false,
                },
                Parameter {
                    location: Location::Query,
                    name: "koder",
                    text: "koder=a",
                    required: false,
                },
                Parameter {
                    location: Location::Query,
                    name: "filter",
                    text: "filter%5Bfra%5D=1&filter%5Btil%5D=1",
                    required: false,
                },
                Parameter {
                    location: Location::Query,
                    name: "side",
                    text: "nummer=1&lengde=1",
                    required: false,
                },
                Parameter {
                    location: Location::Query,
                    name: "alle",
                    text: "alle=true",
                    required: false,
                },
                Parameter {
                    location: Location::Query,
                    name: "grense",
                    text: "grense=1",
                    required: false,
                },
                Parameter {
                    location: Location::Query,
                    name: "sted",
                    text: "sted=%7B%22navn%22%3A%22a%22%7D",
                    required: false,
                },
                Parameter {
                    location: Location::Header,
                    name: "X-Liste",
                    text: "a",
                    required: false,
                },
            ],
            refused: &[
                (0usize, ".aaaaaa", "etikett[0]", "maxLength"),
                (1usize, ";matrise=x", "matrise", "type"),
                (1usize, ";matrise=9223372036854775808", "matrise", "format"),
                (3usize, "ord=aa", "ord", "minLength"),
                (5usize, "emner=lyrikk,lyrikk", "emner", "uniqueItems"),
                (5usize, "emner=lyrikkx", "emner[0]", "enum"),
                (6usize, "tall=x", "tall[0]", "type"),
                (8usize, "filter%5Btil%5D=1", "filter.fra", "required"),
                (8usize, "filter%5Bfra%5D=x&filter%5Btil%5D=1", "filter.fra", "type"),
                (
                    8usize,
                    "filter%5Bfra%5D=9223372036854775808&filter%5Btil%5D=1",
                    "filter.fra",
                    "format",
                ),
                (8usize, "filter%5Bfra%5D=1&filter%5Btil%5D=x", "filter.til", "type"),
                (
                    8usize,
                    "filter%5Bfra%5D=1&filter%5Btil%5D=9223372036854775808",
                    "filter.til",
                    "format",
                ),
                (8usize, "filter%5Bfra%5D=1&filter%5Btil%5D=0", "filter.til", "minimum"),
                (9usize, "nummer=x&lengde=1", "side.nummer", "type"),
                (9usize, "nummer=9223372036854775808&lengde=1", "side.nummer", "format"),
                (9usize, "nummer=1&lengde=x", "side.lengde", "type"),
                (9usize, "nummer=1&lengde=9223372036854775808", "side.lengde", "format"),
                (9usize, "nummer=1&lengde=101", "side.lengde", "maximum"),
                (10usize, "alle=x", "alle", "type"),
                (11usize, "grense=x", "grense", "type"),
                (11usize, "grense=9223372036854775808", "grense", "format"),
                (12usize, "sted=null", "sted", "nullable"),
                (12usize, "sted=%22x%22", "sted", "type"),
                (12usize, "sted=%7B%7D", "sted.navn", "required"),
                (12usize, "sted=%7B%22navn%22%3Anull%7D", "sted.navn", "nullable"),
                (12usize, "sted=%7B%22navn%22%3A%7B%7D%7D", "sted.navn", "type"),
                (13usize, "aaaa", "X-Liste[0]", "maxLength"),
            ],
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Kvittering,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Kvittering,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn registrer_utlån() {
        static OPERATION: Operation = Operation {
            name: "registrer_utlån",
            method: "POST",
            path: "/katalog/v1/hyller/{2}/{3}/{1}/",
            parameters: &[
                Parameter {
                    location: Location::Header,
                    name: "request",
                    text: "a",
                    required: true,
                },
                Parameter {
                    location: Location::Path,
                    name: "self",
                    text: "a",
                    required: true,
                },
                Parameter {
                    location: Location::Path,
                    name: "hylle-kode",
                    text: "a",
                    required: true,
                },
                Parameter {
                    location: Location::Path,
                    name: "lånernummer",
                    text: "1",
                    required: true,
                },
                Parameter {
                    location: Location::Header,
                    name: "violations",
                    text: "00000000-0000-4000-8000-000000000000",
                    required: false,
                },
                Parameter {
                    location: Location::Header,
                    name: "url",
                    text: "a",
                    required: false,
                },
                Parameter {
                    location: Location::Header,
                    name: "gen",
                    text: "a",
                    required: false,
                },
                Parameter {
                    location: Location::Header,
                    name: "value",
                    text: "00000000-0000-4000-8000-000000000000",
                    required: false,
                },
            ],
            refused: &[
                (0usize, "aaaaaaaaa", "request", "maxLength"),
                (2usize, "aaaaa", "hylle-kode", "maxLength"),
                (3usize, "x", "lånernummer", "type"),
                (3usize, "9223372036854775808", "lånernummer", "format"),
                (4usize, "00000000-0000-4000-8000-00000000000g", "violations", "format"),
                (5usize, "aaaaaaaaa", "url", "maxLength"),
                (7usize, "00000000-0000-4000-8000-00000000000g", "value", "format"),
            ],
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 201u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Utlån,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Utlån,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "POST, PATCH",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn endre_utlån() {
        static OPERATION: Operation = Operation {
            name: "endre_utlån",
            method: "PATCH",
            path: "/katalog/v1/hyller/{0}/{1}/{2}/",
            parameters: &[
                Parameter {
                    location: Location::Path,
                    name: "hylle-kode",
                    text: "a",
                    required: true,
                },
                Parameter {
                    location: Location::Path,
                    name: "lånernummer",
                    text: "1",
                    required: true,
                },
                Parameter {
                    location: Location::Path,
                    name: "self",
                    text: "00000000-0000-4000-8000-000000000000",
                    required: true,
                },
            ],
            refused: &[
                (0usize, "aaaaa", "hylle-kode", "maxLength"),
                (1usize, "x", "lånernummer", "type"),
                (1usize, "9223372036854775808", "lånernummer", "format"),
                (2usize, "00000000-0000-4000-8000-00000000000g", "self", "format"),
            ],
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 202u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Utlån,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Utlån,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "POST, PATCH",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn lever_bilde() {
        static OPERATION: Operation = Operation {
            name: "leverBilde",
            method: "PUT",
            path: "/katalog/v1/innlevering/bilde",
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            bodies: &[
                Body {
                    media_type: "image/x-sample",
                    syntax: Syntax::Bytes,
                    schema: &::actix_openapi::schema::ANY,
                    value: "a sample",
                },
            ],
            unsupported: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "image/x-sample",
                    syntax: Syntax::Bytes,
                    schema: &::actix_openapi::schema::ANY,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "PUT",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn lever_bok() {
        static OPERATION: Operation = Operation {
            name: "leverBok",
            method: "POST",
            path: "/katalog/v1/innlevering/bok",
            parameters: &[
                Parameter {
                    location: Location::Header,
                    name: "Kopi",
                    text: "1",
                    required: false,
                },
            ],
            refused: &[
                (0usize, "x", "Kopi", "type"),
                (0usize, "9223372036854775808", "Kopi", "format"),
            ],
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            bodies: &[
                Body {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Innlevering,
                    value: "{\"isbn\":\"0000000000000\",\"antall\":1,\"merkelapper\":[\"a\"]}",
                },
                Body {
                    media_type: "application/x-sample+json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Innlevering,
                    value: "{\"isbn\":\"0000000000000\",\"antall\":1,\"merkelapper\":[\"a\"]}",
                },
                Body {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Innlevering,
                    value: "{\"isbn\":\"0000000000000\",\"antall\":1,\"merkelapper\":[\"a\"]}",
                },
                Body {
                    media_type: "text/plain",
                    syntax: Syntax::Text,
                    schema: &::golden_api::schemas::LeverBokRequestBody,
                    value: "a",
                },
            ],
            body_required: true,
            bodies_refused: &[
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
            unsupported: true,
            status: 201u16,
            headers: &["Location"],
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Innlevering,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Innlevering,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "POST",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn hent_liste() {
        static OPERATION: Operation = Operation {
            name: "hentListe",
            method: "GET",
            path: "/katalog/v1/innlevering/liste",
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::HentListe200Body,
                },
                Offer {
                    media_type: "text/csv",
                    syntax: Syntax::Text,
                    schema: &::actix_openapi::schema::ANY,
                },
                Offer {
                    media_type: "application/octet-stream",
                    syntax: Syntax::Bytes,
                    schema: &::actix_openapi::schema::ANY,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn lever_omslag() {
        static OPERATION: Operation = Operation {
            name: "leverOmslag",
            method: "POST",
            path: "/katalog/v1/innlevering/omslag",
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            bodies: &[
                Body {
                    media_type: "multipart/form-data; boundary=sample-boundary",
                    syntax: Syntax::Multipart,
                    schema: &::golden_api::schemas::LeverOmslagRequestBody,
                    value: "--sample-boundary\r\nContent-Disposition: form-data; name=\"tittel\"\r\n\r\na\r\n--sample-boundary\r\nContent-Disposition: form-data; name=\"forside\"; filename=\"sample\"\r\nContent-Type: image/png\r\n\r\na\r\n--sample-boundary\r\nContent-Disposition: form-data; name=\"sider\"; filename=\"sample\"\r\nContent-Type: application/octet-stream\r\n\r\na\r\n--sample-boundary--\r\n",
                },
            ],
            body_required: true,
            unsupported: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::LeverOmslag2xxBody,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "POST",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn hent_priser() {
        static OPERATION: Operation = Operation {
            name: "hentPriser",
            method: "GET",
            path: "/katalog/v1/priser/{8}/{9}",
            parameters: &[
                Parameter {
                    location: Location::Header,
                    name: "X-Grense",
                    text: "1",
                    required: false,
                },
                Parameter {
                    location: Location::Header,
                    name: "X-Antall",
                    text: "1",
                    required: false,
                },
                Parameter {
                    location: Location::Header,
                    name: "X-Nummer",
                    text: "1",
                    required: false,
                },
                Parameter {
                    location: Location::Header,
                    name: "X-Utsolgt",
                    text: "true",
                    required: false,
                },
                Parameter {
                    location: Location::Header,
                    name: "X-Dato",
                    text: "2000-01-01",
                    required: false,
                },
                Parameter {
                    location: Location::Header,
                    name: "X-Tid",
                    text: "2023-09-21T10:47:13.291069+02:00",
                    required: false,
                },
                Parameter {
                    location: Location::Header,
                    name: "X-Epost",
                    text: "a",
                    required: false,
                },
                Parameter {
                    location: Location::Header,
                    name: "X-Belop",
                    text: "1",
                    required: false,
                },
                Parameter {
                    location: Location::Path,
                    name: "språk",
                    text: "nb",
                    required: true,
                },
                Parameter {
                    location: Location::Path,
                    name: "utgave",
                    text: "1",
                    required: true,
                },
                Parameter {
                    location: Location::Header,
                    name: "Art",
                    text: "roman",
                    required: false,
                },
                Parameter {
                    location: Location::Header,
                    name: "X-Valuta",
                    text: "NOK",
                    required: false,
                },
            ],
            refused: &[
                (0usize, "x", "X-Grense", "type"),
                (0usize, "-0.501", "X-Grense", "minimum"),
                (0usize, "99999.99", "X-Grense", "maximum"),
                (1usize, "x", "X-Antall", "type"),
                (1usize, "2147483648", "X-Antall", "format"),
                (1usize, "0", "X-Antall", "minimum"),
                (2usize, "x", "X-Nummer", "type"),
                (2usize, "9223372036854775808", "X-Nummer", "format"),
                (2usize, "9007199254740994", "X-Nummer", "maximum"),
                (3usize, "x", "X-Utsolgt", "type"),
                (4usize, "00000000-0000-4000-8000-00000000000g", "X-Dato", "format"),
                (5usize, "00000000-0000-4000-8000-00000000000g", "X-Tid", "format"),
                (6usize, "aaaaaaaaaaaaaaaaaaaaa", "X-Epost", "maxLength"),
                (7usize, "x", "X-Belop", "type"),
                (7usize, "-0.1", "X-Belop", "minimum"),
                (7usize, "1000000.1", "X-Belop", "maximum"),
                (8usize, "nbx", "språk", "enum"),
                (9usize, "x", "utgave", "type"),
                (9usize, "2147483648", "utgave", "format"),
                (9usize, "0", "utgave", "minimum"),
                (9usize, "10", "utgave", "maximum"),
                (10usize, "romanx", "Art", "enum"),
                (11usize, "NOKx", "X-Valuta", "enum"),
            ],
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::HentPriser200Body,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::HentPriser200Body,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET, PUT, DELETE",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn sett_priser() {
        static OPERATION: Operation = Operation {
            name: "settPriser",
            method: "PUT",
            path: "/katalog/v1/priser/{1}/{2}",
            parameters: &[
                Parameter {
                    location: Location::Header,
                    name: "X-Merknad",
                    text: "ingen",
                    required: false,
                },
                Parameter {
                    location: Location::Path,
                    name: "språk",
                    text: "nb",
                    required: true,
                },
                Parameter {
                    location: Location::Path,
                    name: "utgave",
                    text: "1",
                    required: true,
                },
                Parameter {
                    location: Location::Header,
                    name: "Art",
                    text: "roman",
                    required: false,
                },
                Parameter {
                    location: Location::Header,
                    name: "x-grense",
                    text: "1",
                    required: true,
                },
                Parameter {
                    location: Location::Header,
                    name: "X-Valuta",
                    text: "NOK",
                    required: false,
                },
            ],
            refused: &[
                (0usize, "a", "X-Merknad", "minLength"),
                (1usize, "nbx", "språk", "enum"),
                (2usize, "x", "utgave", "type"),
                (2usize, "2147483648", "utgave", "format"),
                (2usize, "0", "utgave", "minimum"),
                (2usize, "10", "utgave", "maximum"),
                (3usize, "romanx", "Art", "enum"),
                (4usize, "x", "x-grense", "type"),
                (4usize, "9223372036854775808", "x-grense", "format"),
                (5usize, "NOKx", "X-Valuta", "enum"),
            ],
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Kvittering,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Kvittering,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET, PUT, DELETE",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn slett_priser() {
        static OPERATION: Operation = Operation {
            name: "slettPriser",
            method: "DELETE",
            path: "/katalog/v1/priser/{1}/{2}",
            parameters: &[
                Parameter {
                    location: Location::Header,
                    name: "X-Valuta",
                    text: "NOK",
                    required: false,
                },
                Parameter {
                    location: Location::Path,
                    name: "språk",
                    text: "nb",
                    required: true,
                },
                Parameter {
                    location: Location::Path,
                    name: "utgave",
                    text: "1",
                    required: true,
                },
                Parameter {
                    location: Location::Header,
                    name: "Art",
                    text: "roman",
                    required: false,
                },
                Parameter {
                    location: Location::Header,
                    name: "x-grense",
                    text: "1",
                    required: true,
                },
            ],
            refused: &[
                (0usize, "NOKx", "X-Valuta", "enum"),
                (1usize, "nbx", "språk", "enum"),
                (2usize, "x", "utgave", "type"),
                (2usize, "2147483648", "utgave", "format"),
                (2usize, "0", "utgave", "minimum"),
                (2usize, "10", "utgave", "maximum"),
                (3usize, "romanx", "Art", "enum"),
                (4usize, "x", "x-grense", "type"),
                (4usize, "9223372036854775808", "x-grense", "format"),
            ],
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 202u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Kvittering,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Kvittering,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET, PUT, DELETE",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn hent_samling() {
        static OPERATION: Operation = Operation {
            name: "hentSamling",
            method: "GET",
            path: "/katalog/v1/samlinger/{0}",
            parameters: &[
                Parameter {
                    location: Location::Path,
                    name: "navn",
                    text: "a",
                    required: true,
                },
                Parameter {
                    location: Location::Header,
                    name: "X-Valuta",
                    text: "SEK",
                    required: false,
                },
                Parameter {
                    location: Location::Header,
                    name: "X-Sporing",
                    text: "00000000-0000-4000-8000-000000000000",
                    required: false,
                },
            ],
            refused: &[
                (1usize, "SEKx", "X-Valuta", "enum"),
                (
                    2usize,
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                    "X-Sporing",
                    "maxLength",
                ),
                (2usize, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "X-Sporing", "pattern"),
                (2usize, "00000000-0000-4000-8000-00000000000g", "X-Sporing", "pattern"),
            ],
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 200u16,
            headers: &["Korrelasjonsid"],
            offers: &[
                Offer {
                    media_type: "application/json; charset=utf-8",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Samling,
                },
                Offer {
                    media_type: "application/xml; charset=utf-8",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Samling,
                },
            ],
            unacceptable: true,
            other_method: "TRACE",
            allowed: "GET",
            ..Operation::NONE
        };
        run(&OPERATION);
    }
    #[test]
    fn hent_nyeste_i_avdeling() {
        static OPERATION: Operation = Operation {
            name: "hentNyesteIAvdeling",
            method: "GET",
            path: "/katalog/v1/{0}/nyeste",
            parameters: &[
                Parameter {
                    location: Location::Path,
                    name: "avdeling",
                    text: "a",
                    required: true,
                },
            ],
            credentials: &[Credentials::Bearer],
            closed: true,
            scopes: true,
            status: 200u16,
            offers: &[
                Offer {
                    media_type: "application/json",
                    syntax: Syntax::Json,
                    schema: &::golden_api::schemas::Bok,
                },
                Offer {
                    media_type: "application/xml",
                    syntax: Syntax::Xml,
                    schema: &::golden_api::schemas::Bok,
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
