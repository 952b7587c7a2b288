//! Who is let in, and what each operation answers.

use actix_openapi::Documented;
use actix_openapi::export::actix_web::http::StatusCode;
use actix_openapi::security::{ApiKey, BasicCredentials, BearerToken};
use actix_openapi::types::{Any, Decimal, ToAny};
use actix_openapi::violation::{Location, Place, Rule, Violations};
use golden_api::Api;
use golden_api::api as types;
use golden_api::models::{
    HentNyeste200Body, HentPriser200BodyValuta, Kvittering, UtgaveBånd, XValuta,
};

use super::values::{author, book, loan, names, prices, receipt, samling};
use super::{Answer, Context, Library, Reader, Refusal, SECRET};
use crate::access::{Told, tells_who_asks};
use crate::bodies::takes_bodies;

/// The functions that a test has no interest in.
macro_rules! checks_nothing {
    ($($check:ident: $candidates:ident),+ $(,)?) => {
        $(fn $check(&self, _: &types::$candidates, _: &mut Violations) {})+
    };
}

impl Api for Library {
    type Principal = Reader;

    async fn vekter(&self, token: BearerToken<'_>, context: &Context) -> Answer<Reader> {
        context.enter("authenticate");
        Reader::of("vekter", token.reveal())
    }

    async fn skranke(
        &self,
        credentials: BasicCredentials<'_>,
        context: &Context,
    ) -> Answer<Reader> {
        context.enter("skranke");
        let (user, password) = credentials.reveal();
        Reader::of(format!("skranke {user}"), password)
    }

    async fn lånekort(&self, key: ApiKey<'_>, context: &Context) -> Answer<Reader> {
        context.enter("laanekort");
        Reader::of("lånekort", key.reveal())
    }

    async fn pin_kode(&self, key: ApiKey<'_>, context: &Context) -> Answer<Reader> {
        context.enter("pin-kode");
        Reader::of("pin-kode", key.reveal())
    }

    async fn authenticate_type(&self, key: ApiKey<'_>, context: &Context) -> Answer<Reader> {
        context.enter("type");
        Reader::of("type", key.reveal())
    }

    const HENT_BOK: types::HentBokDocumented = types::HentBokDocumented {
        status_200: Documented::Given,
        status_404: Documented::NeverGiven("every book is here"),
        default: Documented::Given,
    };

    fn check_hent_bok(&self, candidates: &types::HentBokCandidates, violations: &mut Violations) {
        // A check has no context: the scenario is a value.
        if let Some(count) = candidates.x_antall {
            assert_ne!(count, 13, "as asked for");
            if count > 100 {
                let place = Place::root(Location::Header, "X-Antall");
                violations.add(&place, Rule::Custom("at most 100"));
            }
        }
    }

    async fn hent_bok(
        &self,
        _: Reader,
        parameters: types::HentBokParameters,
        context: &Context,
    ) -> Answer<types::HentBokResponse> {
        context.enter("handler");
        let title = match context.scenario.as_str() {
            "refuse" => return Err(Refusal::Handler),
            "late-handler" => std::future::pending().await,
            "wrong-answer" => {
                let mut book = book("");
                book.forfatter.navn = SECRET.to_owned();
                return Ok(types::HentBokResponse::Ok(book));
            }
            "no-xml" => format!("{SECRET}\u{1}"),
            _ => parameters.r#type.unwrap_or_else(|| "Sult".to_owned()),
        };
        Ok(types::HentBokResponse::Ok(book(&title)))
    }

    const ERSTATT_BOK: types::ErstattBokDocumented = types::ErstattBokDocumented {
        status_200: Documented::Given,
        status_201: Documented::Given,
        status_207: Documented::Given,
        default: Documented::Given,
    };

    async fn erstatt_bok(
        &self,
        _: Reader,
        _: types::ErstattBokParameters,
        context: &Context,
    ) -> Answer<types::ErstattBokResponse> {
        context.enter("handler");
        let book = book("Pan");
        Ok(match context.scenario.as_str() {
            "created" => types::ErstattBokResponse::Created(book),
            "207" => types::ErstattBokResponse::Status207(book),
            _ => types::ErstattBokResponse::Ok(book),
        })
    }

    const TYPE: types::TypeDocumented = types::TypeDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };

    async fn r#type(
        &self,
        _: Reader,
        _: types::TypeParameters,
        _: &Context,
    ) -> Answer<types::TypeResponse> {
        Ok(types::TypeResponse::Ok(book("Slettet")))
    }

    const HENT_NYESTE: types::HentNyesteDocumented = types::HentNyesteDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };

    async fn hent_nyeste(
        &self,
        _: Reader,
        _: types::HentNyesteParameters,
        _: &Context,
    ) -> Answer<types::HentNyesteResponse> {
        let isbn = "9780000000000".to_owned();
        Ok(types::HentNyesteResponse::Ok(HentNyeste200Body {
            isbn,
            hylle: None,
        }))
    }

    const HENT_NYESTE_I_AVDELING: types::HentNyesteIAvdelingDocumented =
        types::HentNyesteIAvdelingDocumented {
            status_200: Documented::Given,
            default: Documented::Given,
        };

    /// Tells the value of its path parameter.
    async fn hent_nyeste_i_avdeling(
        &self,
        _: Reader,
        parameters: types::HentNyesteIAvdelingParameters,
        _: &Context,
    ) -> Answer<types::HentNyesteIAvdelingResponse> {
        let book = book(&parameters.avdeling);
        Ok(types::HentNyesteIAvdelingResponse::Ok(book))
    }

    const REGISTRER_UTLÅN: types::RegistrerUtlånDocumented = types::RegistrerUtlånDocumented {
        status_201: Documented::Given,
        default: Documented::Given,
    };

    /// Tells the values of its path parameters.
    async fn registrer_utlån(
        &self,
        _: Reader,
        parameters: types::RegistrerUtlånParameters,
        _: &Context,
    ) -> Answer<types::RegistrerUtlånResponse> {
        let facts = [
            parameters.hylle_kode,
            parameters.lånernummer.to_string(),
            parameters.self_,
        ];
        assert_eq!(facts, ["A 1", "-7", "meg"]);
        Ok(types::RegistrerUtlånResponse::Created(loan()))
    }

    const ENDRE_UTLÅN: types::EndreUtlånDocumented = types::EndreUtlånDocumented {
        status_202: Documented::Given,
        default: Documented::Given,
    };

    async fn endre_utlån(
        &self,
        _: Reader,
        _: types::EndreUtlånParameters,
        _: &Context,
    ) -> Answer<types::EndreUtlånResponse> {
        Ok(types::EndreUtlånResponse::Accepted(loan()))
    }

    const CONFIGURE: types::ConfigureDocumented = types::ConfigureDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };

    async fn configure(
        &self,
        _: Reader,
        _: types::ConfigureParameters,
        _: &Context,
    ) -> Answer<types::ConfigureResponse> {
        Ok(types::ConfigureResponse::Ok(names()))
    }

    const SERVICE: types::ServiceDocumented = types::ServiceDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };

    async fn service(
        &self,
        _: Reader,
        _: types::ServiceParameters,
        _: &Context,
    ) -> Answer<types::ServiceResponse> {
        Ok(types::ServiceResponse::Ok(names()))
    }

    const HTTP: types::HttpDocumented = types::HttpDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };

    async fn http(
        &self,
        _: Reader,
        _: types::HttpParameters,
        _: &Context,
    ) -> Answer<types::HttpResponse> {
        Ok(types::HttpResponse::Ok(names()))
    }

    const CLONE: types::CloneDocumented = types::CloneDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };

    async fn clone(
        &self,
        _: Reader,
        _: types::CloneParameters,
        _: &Context,
    ) -> Answer<types::CloneResponse> {
        Ok(types::CloneResponse::Ok(names()))
    }

    const HENT_PRISER: types::HentPriserDocumented = types::HentPriserDocumented {
        status_200: Documented::Given,
        status_400: Documented::Given,
        status_500: Documented::Given,
    };

    /// Tells the values of its parameters, and what the scenario says of the answer: `member=text`, in ASCII.
    async fn hent_priser(
        &self,
        _: Reader,
        parameters: types::HentPriserParameters,
        context: &Context,
    ) -> Answer<types::HentPriserResponse> {
        context.enter("handler");
        let mut prices = prices();
        prices.rabatt = parameters.x_grense;
        prices.antall = parameters.x_antall.unwrap_or(prices.antall);
        prices.nummer = parameters.x_nummer;
        prices.utsolgt = parameters.x_utsolgt.unwrap_or(prices.utsolgt);
        prices.utgitt = parameters.x_dato.unwrap_or(prices.utgitt);
        prices.registrert = parameters.x_tid;
        prices.lokalt = parameters.x_epost.map(|text| format!("T {text}"));
        prices.beløp = parameters.x_belop;
        prices.art = parameters.art.unwrap_or(prices.art);
        prices.utgave.navn = parameters.språk.to_string();
        prices.utgave.opplag = parameters.utgave;
        prices.valuta = parameters.x_valuta.map(|currency| match currency {
            XValuta::Nok => HentPriser200BodyValuta::Nok,
            XValuta::Value56165 => HentPriser200BodyValuta::Value56165,
            XValuta::Type => HentPriser200BodyValuta::Type,
        });
        if let Some((member, text)) = context.scenario.split_once('=') {
            match member {
                "pris" => prices.pris = text.parse().unwrap(),
                "rabatt" => prices.rabatt = Some(text.parse().unwrap()),
                "belop" => prices.beløp = Some(text.parse().unwrap()),
                "antall" => prices.antall = text.parse().unwrap(),
                "nummer" => prices.nummer = Some(text.parse().unwrap()),
                "lokalt" => prices.lokalt = Some(text.to_owned()),
                "hoyde" => prices.utgave.høyde = text.parse().unwrap(),
                "land" => text.clone_into(&mut prices.utgave.land),
                "band" => {
                    let nummer = text.parse().unwrap();
                    prices.utgave.bånd = Some(UtgaveBånd { nummer });
                }
                other => panic!("no member {other}"),
            }
        }
        Ok(types::HentPriserResponse::Ok(prices))
    }

    const HENT_SAMLING: types::HentSamlingDocumented = types::HentSamlingDocumented {
        status_200: Documented::Given,
        status_404: Documented::NeverGiven("every collection is here"),
        status_4xx: Documented::Given,
        status_5xx: Documented::Given,
    };

    /// A collection, and what the scenario says of it.
    async fn hent_samling(
        &self,
        _: Reader,
        parameters: types::HentSamlingParameters,
        context: &Context,
    ) -> Answer<types::HentSamlingResponse> {
        context.enter("handler");
        let mut samling = samling(parameters.navn);
        samling.sporing = parameters.x_sporing;
        if samling.sporing.is_some() {
            samling.leder = None;
        }
        match context.scenario.as_str() {
            "neither" => samling.leder = None,
            "both" => samling.råd = Some(vec![author("Kari")]),
            "council" => {
                samling.leder = None;
                samling.råd = Some(vec![author("Kari"), author("Ola")]);
            }
            "nobody" => samling.råd = Some(Vec::new()),
            "twice" => samling.hyller = vec!["A1".to_owned(), "A1".to_owned()],
            "many" => samling.hyller = (0..4).map(|shelf| format!("A{shelf}")).collect(),
            "long" => samling.hyller = vec!["A1".to_owned(), "A2345".to_owned()],
            "odd" => samling.bind = Some(vec![2, 3]),
            "price" => samling.pris = "0.051".parse().ok(),
            "exponent" => samling.pris = "1.5e2".parse().ok(),
            "worn" => samling.stand = Some(None),
            _ => {}
        }
        let headers = types::HentSamlingOkHeaders {
            korrelasjonsid: crate::wire::ID.parse().unwrap(),
            x_antall: None,
        };
        Ok(types::HentSamlingResponse::Ok(samling, headers))
    }

    const SETT_PRISER: types::SettPriserDocumented = types::SettPriserDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };

    async fn sett_priser(
        &self,
        _: Reader,
        parameters: types::SettPriserParameters,
        _: &Context,
    ) -> Answer<types::SettPriserResponse> {
        Ok(types::SettPriserResponse::Ok(Kvittering {
            validate: parameters.x_grense.to_string(),
            beløp: Decimal::from(parameters.x_grense),
            merknad: Some(parameters.x_merknad.clone()).filter(|text| text != "null"),
            frist: (parameters.x_merknad == "null").then_some(None),
            forlenget: None,
            gebyr: None,
        }))
    }

    const SLETT_PRISER: types::SlettPriserDocumented = types::SlettPriserDocumented {
        status_202: Documented::Given,
        status_404: Documented::NeverGiven("every price is here"),
    };

    async fn slett_priser(
        &self,
        _: Reader,
        _: types::SlettPriserParameters,
        _: &Context,
    ) -> Answer<types::SlettPriserResponse> {
        Ok(types::SlettPriserResponse::Accepted(Kvittering {
            validate: "slettet".to_owned(),
            beløp: "1000".parse().unwrap(),
            merknad: Some("nå".to_owned()),
            frist: Some(Some("2024-02-29".parse().unwrap())),
            forlenget: Some(Some("0.10".parse().unwrap())),
            gebyr: Some(25),
        }))
    }

    const FINN: types::FinnDocumented = types::FinnDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };

    async fn finn(
        &self,
        _: Reader,
        parameters: types::FinnParameters,
        _: &Context,
    ) -> Answer<types::FinnResponse> {
        let types::FinnParameters { ord, ids, antall } = parameters;
        Ok(types::FinnResponse::Ok(receipt(format!(
            "{ord} {ids:?} {antall}"
        ))))
    }

    const FINN_MED_MER: types::FinnMedMerDocumented = types::FinnMedMerDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };

    /// All parameters as JSON, in the document's order.
    async fn finn_med_mer(
        &self,
        _: Reader,
        parameters: types::FinnMedMerParameters,
        _: &Context,
    ) -> Answer<types::FinnMedMerResponse> {
        let types::FinnMedMerParameters {
            etikett,
            matrise,
            ord,
            ord_cookie,
            merker,
            emner,
            tall,
            koder,
            filter,
            side,
            alle,
            grense,
            sted,
            enten,
            x_liste,
        } = parameters;
        let all = [
            etikett.to_any(),
            matrise.to_any(),
            ord.to_any(),
            ord_cookie.to_any(),
            merker.to_any(),
            emner.to_any(),
            tall.to_any(),
            koder.to_any(),
            filter.to_any(),
            side.to_any(),
            alle.to_any(),
            grense.map_or(Any::String("absent".to_owned()), |limit| limit.to_any()),
            sted.to_any(),
            enten.to_any(),
            x_liste.to_any(),
        ];
        let all = Any::Array(all.into()).to_json();
        Ok(types::FinnMedMerResponse::Ok(receipt(all)))
    }

    checks_nothing! {
        check_finn: FinnCandidates,
        check_finn_med_mer: FinnMedMerCandidates,
        check_hent_priser: HentPriserCandidates,
        check_sett_priser: SettPriserCandidates,
        check_slett_priser: SlettPriserCandidates,
        check_hent_samling: HentSamlingCandidates,
        check_erstatt_bok: ErstattBokCandidates,
        check_type: TypeCandidates,
        check_hent_nyeste: HentNyesteCandidates,
        check_hent_nyeste_i_avdeling: HentNyesteIAvdelingCandidates,
        check_registrer_utlån: RegistrerUtlånCandidates,
        check_endre_utlån: EndreUtlånCandidates,
        check_configure: ConfigureCandidates,
        check_service: ServiceCandidates,
        check_http: HttpCandidates,
        check_clone: CloneCandidates,
        check_hent_uten_adgang: HentUtenAdgangCandidates,
        check_hent_med_tom_adgang: HentMedTomAdgangCandidates,
        check_hent_med_valgfri_adgang: HentMedValgfriAdgangCandidates,
        check_hent_ved_skranken: HentVedSkrankenCandidates,
        check_hent_med_enten: HentMedEntenCandidates,
        check_hent_med_begge: HentMedBeggeCandidates,
        check_hent_med_begge_valgfritt: HentMedBeggeValgfrittCandidates,
        check_hent_med_blandet: HentMedBlandetCandidates,
        check_hent_med_omfang: HentMedOmfangCandidates,
        check_lever_bok: LeverBokCandidates,
        check_lever_omslag: LeverOmslagCandidates,
        check_lever_bilde: LeverBildeCandidates,
        check_hent_liste: HentListeCandidates,
    }

    takes_bodies!();

    tells_who_asks! {
        HENT_UTEN_ADGANG hent_uten_adgang HentUtenAdgangDocumented HentUtenAdgangParameters
            HentUtenAdgangResponse ();
        HENT_MED_TOM_ADGANG hent_med_tom_adgang HentMedTomAdgangDocumented HentMedTomAdgangParameters
            HentMedTomAdgangResponse ();
        HENT_MED_VALGFRI_ADGANG hent_med_valgfri_adgang HentMedValgfriAdgangDocumented
            HentMedValgfriAdgangParameters HentMedValgfriAdgangResponse (principal: Option<Reader>);
        HENT_VED_SKRANKEN hent_ved_skranken HentVedSkrankenDocumented HentVedSkrankenParameters
            HentVedSkrankenResponse (principal: Reader);
        HENT_MED_ENTEN hent_med_enten HentMedEntenDocumented HentMedEntenParameters HentMedEntenResponse
            (principal: Reader);
        HENT_MED_BEGGE hent_med_begge HentMedBeggeDocumented HentMedBeggeParameters HentMedBeggeResponse
            (principals: types::HentMedBeggePrincipals<Reader>);
        HENT_MED_BEGGE_VALGFRITT hent_med_begge_valgfritt HentMedBeggeValgfrittDocumented
            HentMedBeggeValgfrittParameters HentMedBeggeValgfrittResponse
            (principals: Option<types::HentMedBeggeValgfrittPrincipals<Reader>>);
        HENT_MED_BLANDET hent_med_blandet HentMedBlandetDocumented HentMedBlandetParameters
            HentMedBlandetResponse (principals: types::HentMedBlandetPrincipals<Reader>);
        HENT_MED_OMFANG hent_med_omfang HentMedOmfangDocumented HentMedOmfangParameters
            HentMedOmfangResponse (principal: Reader);
    }
}
