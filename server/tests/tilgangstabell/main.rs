//! The table of access: every rule of who may ask, each with a request that breaks that rule alone, over HTTP.
//!
//! Of each row are known: status, code, exact message, and what the decision on record says. Rows in order stand beside
//! them, at the bounds of the rules.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

#[path = "../felles/mod.rs"]
mod felles;

mod header;
mod husket;
mod innhold;
mod legitimasjon;
mod rad;
mod rettighet;
mod samtykke;
mod serialisering;
mod tider;

use std::collections::{HashMap, HashSet};
use std::iter::successors;

use actix_openapi::security::CredentialsError;
use felles::{
    INTET_FORFALT, Oppsett, Request, Tjeneste, UKJENT, VIRKSOMHET, logg, nobodys_address,
};
use rad::{Avslag, Forventet, KLOKKEN, Rad, Sted};
use restanser_server::tilgang::access_token::{SignatureAlgorithm, TokenRefusal};
use restanser_server::tilgang::samtykke::SamtykkeRefusal;
use uuid::Uuid;

const RETTIGHETSPAKKER: &str = r#"
    [dibk]
    hjemmel = "plan- og bygningsloven"
    samtykke = false
    konsumenter = ["974760673"]

    [ebevis]
    samtykke = true
    konsumenter = ["991825827"]

    [formidlet]
    samtykke = true
    konsumenter = ["991825827"]
    betrodde = ["991825827"]
"#;

fn tabell() -> Vec<Rad> {
    [
        legitimasjon::rader(),
        serialisering::rader(),
        header::rader(),
        innhold::rader(),
        tider::rader(),
        rettighet::rader(),
        samtykke::rader(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn start(sted: Sted) -> Tjeneste {
    let oppsett = Oppsett::default()
        .klokken_er(KLOKKEN)
        .rettighetspakker(RETTIGHETSPAKKER);
    match sted {
        Sted::Vanlig => oppsett.start(),
        Sted::EgneRegler => oppsett
            .tokenregler(|tokens| {
                tokens
                    .with_algorithms([SignatureAlgorithm::RS256].into())
                    .with_audiences(["https://restanser.test".to_owned()].into())
                    .with_longest_lifetime(std::time::Duration::from_secs(120))
                    .with_clock_skew(std::time::Duration::ZERO)
                    .with_remembered_tokens(0)
            })
            .start(),
        Sted::UtenNokler => {
            let issuer = format!("http://{}/", nobodys_address());
            oppsett.issuer(&issuer).start()
        }
    }
}

#[test]
fn every_row_is_told_as_the_table_says() {
    let mut steder: HashMap<Sted, Tjeneste> = HashMap::new();
    let mut faults = Vec::new();
    for rad in tabell() {
        let tjeneste = steder.entry(rad.sted).or_insert_with(|| start(rad.sted));
        let request = rad.request(tjeneste.issuer_url(), VIRKSOMHET);
        // The same once more, since a token may be remembered.
        for again in [false, true] {
            if let Err(fault) = told_as_expected(&rad, &request, again, tjeneste) {
                faults.push(format!("{}: {fault}", rad.navn));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn told_as_expected(
    rad: &Rad,
    request: &Request,
    again: bool,
    tjeneste: &Tjeneste,
) -> Result<(), String> {
    let korrelasjonsid = Uuid::new_v4().to_string();
    let request = request.clone().header("Korrelasjonsid", &korrelasjonsid);
    let response = tjeneste.send(&request);
    let lines = logg::lines_with(&korrelasjonsid);
    let answered = lines
        .iter()
        .find(|line| line.contains("message=request answered"))
        .ok_or("no line in the log")?;
    let remembered = again && rad.sted == Sted::Vanlig && rad.has_a_sound_token();
    if answered.contains("credentials, remembered, times, key") != remembered {
        return Err(format!("{answered}, and remembered: {remembered}"));
    }
    match &rad.forventet {
        Forventet::Svar => {
            if response.status != 200 {
                return Err(format!("{response:?}"));
            }
            if answered.contains("refused") || !answered.contains("decision=credentials, ") {
                return Err(answered.clone());
            }
        }
        Forventet::Avvist {
            avslag,
            status,
            kode,
            melding,
        } => {
            let as_told = response.status == *status
                && response.kode() == *kode
                && response.melding() == *melding;
            if !as_told {
                return Err(format!("{response:?}, and not {status} {kode} {melding}"));
            }
            // The last check made, and the only one that failed.
            let (decision, _) = answered.split_once(" reason=").unwrap_or_default();
            let recorded = decision.split_once(": refused: ").map(|(_, reason)| reason);
            let recorded = recorded.map(|reason| reason.split(';').next().unwrap_or_default());
            if recorded.map(str::trim_end) != Some(&avslag.to_string()) {
                return Err(format!("{answered}, and not {avslag}"));
            }
            let challenge = (*status == 401).then_some("Bearer");
            if response.header("WWW-Authenticate") != challenge {
                return Err(format!("{response:?}"));
            }
        }
    }
    Ok(())
}

/// Who is refused learns nothing of the organisation: not a byte differs.
#[test]
fn a_refusal_is_the_same_whether_the_organisation_owes_or_does_not_or_is_unknown() {
    const KORRELASJONSID: &str = "123e4567-e89b-12d3-a456-426655440000";
    let mut steder: HashMap<Sted, Tjeneste> = HashMap::new();
    for rad in tabell() {
        if matches!(rad.forventet, Forventet::Svar) {
            continue;
        }
        let tjeneste = steder.entry(rad.sted).or_insert_with(|| start(rad.sted));
        let responses = [VIRKSOMHET, INTET_FORFALT, UKJENT].map(|organisasjon| {
            let request = rad.request(tjeneste.issuer_url(), organisasjon);
            let request = request.header("Korrelasjonsid", KORRELASJONSID);
            tjeneste.send(&request).without_date()
        });
        let [owes, nothing, unknown] = &responses;
        assert!(
            owes == nothing && owes == unknown,
            "{}: {responses:?}",
            rad.navn
        );
    }
}

#[test]
fn the_table_goes_through_every_refusal() {
    let tabell = tabell();
    let refused: HashSet<Avslag> = tabell
        .iter()
        .filter_map(|rad| match &rad.forventet {
            Forventet::Svar => None,
            Forventet::Avvist { avslag, .. } => Some(*avslag),
        })
        .collect();
    let missing: Vec<Avslag> = alle_avslag()
        .filter(|avslag| !refused.contains(avslag))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    let names: HashSet<_> = tabell.iter().map(|rad| rad.navn).collect();
    assert_eq!(names.len(), tabell.len(), "a name stands twice");
    let breaking = tabell
        .iter()
        .filter(|rad| matches!(rad.forventet, Forventet::Avvist { .. }));
    assert!(breaking.count() >= 80);
}

/// Everything that may stop a request on its way to the source. What is new does not compile until it is here.
fn alle_avslag() -> impl Iterator<Item = Avslag> {
    let credentials = successors(Some(CredentialsError::Missing), |error| match error {
        CredentialsError::Missing => Some(CredentialsError::Repeated),
        CredentialsError::Repeated => Some(CredentialsError::Scheme),
        CredentialsError::Scheme => Some(CredentialsError::Malformed),
        CredentialsError::Malformed => None,
    });
    // Those of Altinn 2 have a table of their own, in `altinn2`.
    let samtykke = SamtykkeRefusal::ALL
        .iter()
        .copied()
        .filter(|refusal| !samtykke::is_of_altinn2(*refusal));
    credentials
        .map(Avslag::Legitimasjon)
        .chain(TokenRefusal::ALL.iter().copied().map(Avslag::Token))
        .chain([Avslag::Scope, Avslag::Rettighetspakke])
        .chain(samtykke.map(Avslag::Samtykke))
}
