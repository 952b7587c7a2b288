//! The generated client against the generated server.

use actix_openapi::export::uuid::Uuid;
use actix_web::rt;
use golden_api::client::{Client, Error};

use crate::library::book;
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
