//! What development adds to the documentation page: tokens for whoever tries the API from it.
//!
//! The path gives tokens to this machine's own page and to nobody else: not to another page in the same browser, nor to
//! one whose name was made to lead here.

use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, HOST, HeaderMap, ORIGIN};
use actix_web::{HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::error::DevIssuerError;
use super::issuer::{DevIssuer, SamtykkeRequest, Samtykkegiver, TokenRequest};
use super::oversikt;
use super::tilgang::{KONSUMENTER, rettighetspakker};
use crate::api::SCOPES;
use crate::dokumentasjon::{Dokumentasjon, Konsumentvalg, Tillegg, Utviklingspanel};
use crate::feil::Feilkode;
use crate::klokke::Klokke;
use crate::organisasjonsnummer::Organisasjonsnummer;
use crate::svar::feilsvar;
use crate::tilgang::rettighetspakke::UgyldigRettighetspakke;

/// Where the page's button asks.
const ADRESSE: &str = "/dokumentasjon/token";
/// How long a token lives: nobody at a desk is done within the two minutes that Maskinporten gives.
const LEVETID_SEKUNDER: i64 = 60 * 60;
/// Who consents unless the page says otherwise: the published example.
const SAMTYKKE_FRA: &str = "310111643";

/// What the page asks for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bestilling {
    konsument: Organisasjonsnummer,
    #[serde(rename = "samtykkeFra")]
    samtykke_fra: Option<Organisasjonsnummer>,
}

/// What it gets.
#[derive(Serialize)]
struct Levering {
    token: String,
}

/// Why it gets none.
#[derive(Debug, thiserror::Error)]
enum Nektet {
    #[error(
        "Tokener gis bare til siden på denne maskinen: headeren Host må være en loopback-adresse"
    )]
    Vert,
    #[error("Tokener gis bare til dokumentasjonssiden selv, ikke til andre nettsteder")]
    Opphav,
    #[error("Forespørselen må være application/json")]
    Medietype,
    #[error(
        "Forespørselen må ha feltet 'konsument', og eventuelt 'samtykkeFra', med gyldige organisasjonsnumre"
    )]
    Bestilling,
    #[error("Tokenet kunne ikke utstedes")]
    Utsteder(#[from] DevIssuerError),
}

impl Nektet {
    fn kode(&self) -> (Feilkode, StatusCode) {
        match self {
            Self::Vert | Self::Opphav => (Feilkode::Autorisasjon, StatusCode::FORBIDDEN),
            Self::Medietype => (Feilkode::Validering, StatusCode::UNSUPPORTED_MEDIA_TYPE),
            Self::Bestilling => (Feilkode::Validering, StatusCode::BAD_REQUEST),
            Self::Utsteder(_) => (Feilkode::Tjeneste, StatusCode::INTERNAL_SERVER_ERROR),
        }
    }
}

/// The page of the development service at `address`, whose tokens are of `issuer`.
pub(super) fn side(
    address: SocketAddr,
    issuer: Arc<DevIssuer>,
    klokke: Klokke,
    data: &Path,
) -> Result<Dokumentasjon, UgyldigRettighetspakke> {
    let panel = Utviklingspanel {
        adresse: ADRESSE.strip_prefix('/').unwrap_or(ADRESSE),
        tjeneste: format!("http://{address}"),
        valg: valg()?,
        samtykke_fra: SAMTYKKE_FRA.to_owned(),
        token_kommando: oversikt::token_kommando(data),
    };
    let svar = move |request: &HttpRequest, body: &[u8]| {
        let outcome = avklar(request.headers()).and_then(|()| lever(&issuer, &klokke, body));
        svar(&outcome)
    };
    let tillegg = Tillegg {
        adresse: ADRESSE,
        svar: Arc::new(svar),
    };
    Ok(Dokumentasjon::for_utvikling(&panel, tillegg))
}

/// Each consumer with each of its packages.
fn valg() -> Result<Vec<Konsumentvalg>, UgyldigRettighetspakke> {
    let pakker = rettighetspakker()?;
    let mut valg = Vec::new();
    for (konsument, navn) in
        KONSUMENTER
            .iter()
            .zip(["Brønnøysundregistrene", "Digdir", "Skatteetaten"])
    {
        let Ok(number) = konsument.parse() else {
            continue;
        };
        for rettighetspakke in ["dibk", "ebevis"] {
            if let Some(pakke) = pakker.innvilget(rettighetspakke, &number) {
                valg.push(Konsumentvalg {
                    konsument: (*konsument).to_owned(),
                    navn: navn.to_owned(),
                    rettighetspakke: rettighetspakke.to_owned(),
                    samtykke: pakke.samtykke,
                });
            }
        }
    }
    Ok(valg)
}

/// Whether the request is of this machine's own page. A browser says of each POST which page it is from, and a page cannot
/// have it say otherwise; the name that leads here is looked at since anybody's can.
fn avklar(headers: &HeaderMap) -> Result<(), Nektet> {
    let one = |name| {
        let mut values = headers.get_all(name);
        let value = values.next()?.to_str().ok()?;
        values.next().is_none().then_some(value)
    };
    let host = one(HOST)
        .filter(|host| is_loopback(host))
        .ok_or(Nektet::Vert)?;
    let same = one(ORIGIN).and_then(|origin| origin.strip_prefix("http://")) == Some(host);
    let site = headers.get("sec-fetch-site");
    if !same || site.is_some_and(|site| site != "same-origin") {
        return Err(Nektet::Opphav);
    }
    let media_type = one(CONTENT_TYPE).and_then(|value| value.split(';').next());
    match media_type.is_some_and(|name| name.trim().eq_ignore_ascii_case("application/json")) {
        true => Ok(()),
        false => Err(Nektet::Medietype),
    }
}

/// Whether an authority names this machine: `127.0.0.1:8080`, `[::1]:8080`, `localhost:8080`.
fn is_loopback(authority: &str) -> bool {
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if is_port(port) && !host.ends_with(':') => host,
        _ => authority,
    };
    let bare = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    let address = bare.unwrap_or(host).parse::<IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

fn lever(issuer: &DevIssuer, klokke: &Klokke, body: &[u8]) -> Result<Levering, Nektet> {
    let bestilling: Bestilling = serde_json::from_slice(body).map_err(|_| Nektet::Bestilling)?;
    let scopes = SCOPES.iter().map(|scope| (*scope).to_owned()).collect();
    let samtykke = bestilling.samtykke_fra.map(Samtykkegiver::Organisasjon);
    let request = TokenRequest {
        expires_in_seconds: LEVETID_SEKUNDER,
        samtykker: samtykke.map(SamtykkeRequest::new).into_iter().collect(),
        ..TokenRequest::new(bestilling.konsument, scopes)
    };
    Ok(Levering {
        token: issuer.sign(&request, klokke.now())?,
    })
}

fn svar(outcome: &Result<Levering, Nektet>) -> HttpResponse {
    let no_store = (CACHE_CONTROL, "no-store");
    match outcome {
        Ok(levering) => HttpResponse::Ok().insert_header(no_store).json(levering),
        Err(nektet) => {
            let (kode, status) = nektet.kode();
            let korrelasjonsid = Uuid::new_v4().to_string();
            tracing::info!(korrelasjonsid, reason = ?nektet, "no token for the documentation page");
            let feil = feilsvar(kode, nektet.to_string(), &korrelasjonsid);
            HttpResponse::build(status)
                .insert_header(no_store)
                .json(feil)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_lead_here() {
        for (authority, loopback) in [
            ("127.0.0.1:8080", true),
            ("127.1.2.3", true),
            ("localhost:8080", true),
            ("LOCALHOST", true),
            ("[::1]:8080", true),
            ("[::1]", true),
            ("localhost.evil.no:8080", false),
            ("evil.no:8080", false),
            ("127.0.0.1.evil.no", false),
            ("10.0.0.1:8080", false),
            ("[::]:8080", false),
            ("localhost:8080@evil.no", false),
            ("", false),
        ] {
            assert_eq!(is_loopback(authority), loopback, "{authority:?}");
        }
    }

    #[test]
    fn each_consumer_is_offered_with_each_of_its_packages() {
        let valg = valg().unwrap();
        let valg: Vec<_> = valg
            .iter()
            .map(|valg| {
                (
                    valg.konsument.as_str(),
                    valg.rettighetspakke.as_str(),
                    valg.samtykke,
                )
            })
            .collect();
        assert_eq!(
            valg,
            [
                ("974760673", "dibk", false),
                ("991825827", "ebevis", true),
                ("974761076", "dibk", false),
                ("974761076", "ebevis", true),
            ]
        );
    }
}
