//! The generated client against the generated server.

use actix_openapi::export::uuid::Uuid;
use actix_web::rt;
use golden_api::client::{Client, Error};
use golden_api::models::{Art, HentPriser200BodyValuta, Språk, XValuta};

use crate::library::{book, prices};
use crate::wire::{BASE, ID, Server};

fn client(server: &Server, token: &str) -> Client {
    let mut headers = reqwest::header::HeaderMap::new();
    let value = format!("Bearer {token}").try_into().unwrap();
    headers.insert("Authorization", value);
    let http = reqwest::Client::builder().default_headers(headers).build();
    Client::new_with_client(&format!("http://{}{BASE}", server.address), http.unwrap())
}

fn id() -> Uuid {
    Uuid::try_parse(ID).unwrap()
}

#[test]
fn the_client_reads_answers_and_sends_every_parameter() {
    let server = Server::start();
    rt::System::new().block_on(async {
        let client = client(&server, "les");
        let isbn = "9788203360534".to_owned();
        let answer = client.hent_bok(&isbn, &id(), Some(7), Some("øl")).await;
        assert!(answer.unwrap().into_inner() == book("øl"));
        let answer = client.hent_nyeste_i_avdeling("a/b %2F?æ").await;
        assert_eq!(answer.unwrap().tittel, "a/b %2F?æ");
        assert_eq!(client.hent_nyeste().await.unwrap().isbn, "9780000000000");
    });
}

#[test]
fn the_client_reads_every_success_status() {
    let server = Server::start();
    rt::System::new().block_on(async {
        let isbn = "9788203360534".to_owned();
        let answer = client(&server, "les.skriv")
            .erstatt_bok(&isbn)
            .await
            .unwrap();
        assert_eq!(
            (answer.status().as_u16(), answer.tittel.as_str()),
            (200, "Pan")
        );
    });
}

#[test]
fn the_client_reads_errors() {
    let server = Server::start();
    rt::System::new().block_on(async {
        for (token, isbn, antall, status) in [
            ("ukjent", "9788203360534", 1, 401),
            ("skriv", "9788203360534", 1, 403),
            ("les", "1", 1, 400),
            ("les", "9788203360534", 13, 500),
        ] {
            let client = client(&server, token);
            let answer = client
                .hent_bok(&isbn.to_owned(), &id(), Some(antall), None)
                .await;
            let Err(Error::ErrorResponse(error)) = answer else {
                panic!("an error of the document");
            };
            assert_eq!(error.status().as_u16(), status);
            assert_eq!(error.kode, format!("BIB-{status}"));
        }
    });
}

#[test]
fn the_client_sends_and_reads_every_type() {
    let server = Server::start();
    rt::System::new().block_on(async {
        let client = client(&server, "les");
        let answer = client
            .hent_priser(
                &Språk::AB,
                9,
                Some(&Art::ToOrd),
                Some(7),
                Some(&"0.10".parse().unwrap()),
                Some("2024-02-29"),
                Some("a@b.no"),
                Some("1000"),
                Some(i64::MIN),
                Some(&"2023-09-21T10:47:13.10+02:00".parse().unwrap()),
                Some(true),
                Some(&XValuta::Value56165),
            )
            .await
            .unwrap()
            .into_inner();
        let mut expected = prices();
        expected.utgave.navn = "a/b".to_owned();
        expected.utgave.opplag = 9;
        expected.art = Art::ToOrd;
        expected.antall = 7;
        expected.beløp = Some("0.10".parse().unwrap());
        expected.lokalt = Some("T a@b.no".to_owned());
        expected.rabatt = Some("1000".parse().unwrap());
        expected.nummer = Some(i64::MIN);
        expected.registrert = Some("2023-09-21T10:47:13.10+02:00".parse().unwrap());
        expected.utsolgt = true;
        expected.valuta = Some(HentPriser200BodyValuta::Value56165);
        assert!(answer == expected);
        assert_eq!(answer.beløp.unwrap().as_str(), "0.10");
        let answer = client.sett_priser(&Språk::Nb, 1, None, None, None, 3).await;
        assert_eq!(answer.unwrap().into_inner().validate, "3");
        let answer = client.sett_priser(&Språk::Nb, 0, None, None, None, 3).await;
        let Err(Error::ErrorResponse(error)) = answer else {
            panic!("an error of the document");
        };
        assert_eq!(error.kode, "BIB-400");
    });
}
