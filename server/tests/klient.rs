//! Two consumers: the generated client, and one that behaves as the main real one does.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use felles::{BRREG, DIGDIR, Samtykke, Tjeneste, VIRKSOMHET};
use jiff::civil::DateTime;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use restanser_api::client::{Client, Error};
use serde_json::Value;
use uuid::Uuid;

fn client(tjeneste: &Tjeneste, token: &str) -> Client {
    let mut headers = HeaderMap::new();
    headers.insert(
        AUTHORIZATION,
        HeaderValue::from_str(&format!("Bearer {token}")).unwrap(),
    );
    let http = reqwest::Client::builder()
        .no_proxy()
        .default_headers(headers)
        .build()
        .unwrap();
    Client::new_with_client(&format!("http://{}/v2", tjeneste.adresse), http)
}

#[actix_web::test]
async fn the_generated_client_is_answered_in_types() {
    let tjeneste = Tjeneste::start();
    let client = client(&tjeneste, &tjeneste.token(BRREG).sign());
    let id = Uuid::new_v4();
    let answer = client
        .hent_restanser("dibk", &VIRKSOMHET.to_owned(), None, Some(&id))
        .await
        .unwrap();
    assert_eq!(answer.status().as_u16(), 200);
    assert_eq!(answer.headers()["Korrelasjonsid"], id.to_string());
    let virksomhet = answer.into_inner();
    assert_eq!(virksomhet.forespurte_organisasjon, VIRKSOMHET);
    let restanser = virksomhet.restanser;
    assert_eq!(restanser.forskuddstrekk.forfalt_og_ubetalt, 133_707);
    assert_eq!(
        restanser.forskuddstrekk.forfalt_og_ubetalt_renter,
        Some(58_552)
    );
    assert_eq!(restanser.merverdiavgift.forfalt_og_ubetalt_renter, None);
    assert_eq!(restanser.merverdiavgift.forfalt_og_ubetalt_krav, Some(1000));
    assert_eq!(restanser.restskatt.forfalt_og_ubetalt, 0);
}

#[actix_web::test]
async fn the_generated_client_is_refused_in_types() {
    let tjeneste = Tjeneste::start();
    let known = client(&tjeneste, &tjeneste.token(DIGDIR).sign());
    let unknown = client(&tjeneste, "abc");
    for (client, pakke, organisasjon, status, kode) in [
        (&unknown, "dibk", VIRKSOMHET, 401, "RESTANSE-004"),
        (&known, "dibk", VIRKSOMHET, 403, "RESTANSE-005"),
        (&known, "æ /?#%2F", VIRKSOMHET, 403, "RESTANSE-005"),
        (&known, "ebevis", "310111644", 400, "RESTANSE-006"),
        (&known, "ebevis", VIRKSOMHET, 403, "RESTANSE-007"),
    ] {
        let answer = client
            .hent_restanser(pakke, &organisasjon.to_owned(), None, None)
            .await;
        let Err(Error::ErrorResponse(refused)) = answer else {
            panic!("{kode}: {:?}", answer.map(|_| "an answer"));
        };
        assert_eq!(refused.status().as_u16(), status, "{kode}");
        let feil = refused.into_inner();
        assert_eq!(feil.kode, kode);
        assert!(!feil.melding.is_empty());
        assert!(feil.korrelasjonsid.unwrap().parse::<Uuid>().is_ok());
    }
}

/// `data-altinn-no/plugin-skatteetaten`: no Accept header, a consent in the token, every category dereferenced.
#[actix_web::test]
async fn the_main_real_client_reads_what_it_needs() {
    let tjeneste = Tjeneste::start();
    let token = tjeneste
        .token(DIGDIR)
        .samtykke(&Samtykke::new(VIRKSOMHET, DIGDIR))
        .sign();
    let response = tjeneste.send(&felles::Request::get("/v2/ebevis/310111643").bearer(&token));
    assert!((200..300).contains(&response.status) && !response.body.is_empty());

    let body: Value = serde_json::from_slice(&response.body).unwrap();
    body["levert"]
        .as_str()
        .unwrap()
        .parse::<DateTime>()
        .unwrap();
    assert_eq!(body["forespurteOrganisasjon"].as_str(), Some(VIRKSOMHET));
    let sums = [
        "arbeidsgiveravgift",
        "forskuddsskatt",
        "forskuddstrekk",
        "gebyr",
        "merverdiavgift",
        "restskatt",
    ]
    .map(|kategori| {
        body["restanser"][kategori]["forfaltOgUbetalt"]
            .as_i64()
            .expect(kategori)
    });
    assert_eq!(sums, [70_027, 0, 133_707, 29_579, 1000, 0]);
}

#[actix_web::test]
async fn the_main_real_client_reads_an_error() {
    let tjeneste = Tjeneste::start();
    let response = tjeneste.ask(DIGDIR, "ebevis/310111643");
    assert!(!(200..300).contains(&response.status));
    let body: Value = serde_json::from_slice(&response.body).unwrap();
    for member in ["kode", "melding", "korrelasjonsid"] {
        assert!(body[member].is_string(), "{body}");
    }
}
