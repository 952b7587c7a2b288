//! The order of the stages: whatever is wrong with a request, it gets the code of the first stage that it fails.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::path::PathBuf;

use felles::maskinporten::OTHER_KEY;
use felles::{
    DIGDIR, Oppsett, Request, Response, Samtykke, Tjeneste, UKJENT, UTEN_TILGANG, VIRKSOMHET,
};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use jiff::civil::Date;
use restanser_server::kilde::{ForfaltOgUbetalt, Kilde, KildeFeil};
use restanser_server::organisasjonsnummer::Organisasjonsnummer;

/// A source that is down.
struct Nede;

impl Kilde for Nede {
    fn forfalt_og_ubetalt<'a>(
        &'a self,
        _: &'a Organisasjonsnummer,
        _: Date,
    ) -> BoxFuture<'a, Result<Option<ForfaltOgUbetalt>, KildeFeil>> {
        let path = PathBuf::from("register.sqlite");
        async { Err(KildeFeil::Laast { path }) }.boxed()
    }

    fn status(&self) -> BoxFuture<'_, Result<(), KildeFeil>> {
        let path = PathBuf::from("register.sqlite");
        async { Err(KildeFeil::Laast { path }) }.boxed()
    }
}

/// The stages in their order, each with the code that it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Address,
    Method,
    Authentication,
    Scope,
    Accept,
    Validation,
    Package,
    Consent,
    Organisation,
}

use Stage::{
    Accept, Address, Authentication, Consent, Method, Organisation, Package, Scope, Validation,
};

const STAGES: [Stage; 9] = [
    Address,
    Method,
    Authentication,
    Scope,
    Accept,
    Validation,
    Package,
    Consent,
    Organisation,
];

impl Stage {
    fn outcome(self) -> (u16, &'static str) {
        match self {
            Address => (404, "RESTANSE-003"),
            Method => (405, "RESTANSE-003"),
            Authentication => (401, "RESTANSE-004"),
            Scope => (403, "RESTANSE-005"),
            Accept => (406, "RESTANSE-009"),
            Validation => (400, "RESTANSE-006"),
            Package => (403, "RESTANSE-005"),
            Consent => (403, "RESTANSE-007"),
            Organisation => (404, "RESTANSE-008"),
        }
    }
}

/// One way to fail a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    UnknownAddress,
    WrongMethod,
    NoToken,
    NotBearer,
    NoJwt,
    TwoHeaders,
    TwoTokens,
    Expired,
    WrongKey,
    WrongIssuer,
    NoScope,
    NothingAcceptable,
    NotNineDigits,
    WrongCheckDigit,
    KorrelasjonsidNoUuid,
    UnknownPackage,
    UngrantedPackage,
    NoConsent,
    ConsentRunOut,
    UnknownOrganisation,
}

impl Fault {
    const ALL: [(Self, Stage); 20] = [
        (Self::UnknownAddress, Address),
        (Self::WrongMethod, Method),
        (Self::NoToken, Authentication),
        (Self::NotBearer, Authentication),
        (Self::NoJwt, Authentication),
        (Self::TwoHeaders, Authentication),
        (Self::TwoTokens, Authentication),
        (Self::Expired, Authentication),
        (Self::WrongKey, Authentication),
        (Self::WrongIssuer, Authentication),
        (Self::NoScope, Scope),
        (Self::NothingAcceptable, Accept),
        (Self::NotNineDigits, Validation),
        (Self::WrongCheckDigit, Validation),
        (Self::KorrelasjonsidNoUuid, Validation),
        (Self::UnknownPackage, Package),
        (Self::UngrantedPackage, Package),
        (Self::NoConsent, Consent),
        (Self::ConsentRunOut, Consent),
        (Self::UnknownOrganisation, Organisation),
    ];

    fn of(stage: Stage) -> Vec<Self> {
        Self::ALL
            .iter()
            .filter(|(_, of)| *of == stage)
            .map(|(fault, _)| *fault)
            .collect()
    }
}

/// A request in order through `ebevis`, but for these faults.
fn request(tjeneste: &Tjeneste, faults: &[Fault]) -> Request {
    let has = |fault| faults.contains(&fault);
    let organisasjon = if has(Fault::NotNineDigits) {
        "31011164"
    } else if has(Fault::WrongCheckDigit) {
        "310111644"
    } else if has(Fault::UnknownOrganisation) {
        UKJENT
    } else {
        VIRKSOMHET
    };
    let pakke = if has(Fault::UnknownPackage) {
        "finnes-ikke"
    } else {
        "ebevis"
    };
    let root = if has(Fault::UnknownAddress) {
        "v3"
    } else {
        "v2"
    };
    let method = if has(Fault::WrongMethod) {
        "POST"
    } else {
        "GET"
    };
    let consumer = if has(Fault::UngrantedPackage) {
        UTEN_TILGANG
    } else {
        DIGDIR
    };

    let mut token = tjeneste.token(consumer);
    if !has(Fault::NoConsent) {
        let mut samtykke = Samtykke::new(organisasjon, consumer);
        if has(Fault::ConsentRunOut) {
            samtykke.gyldig = (-120, -60);
        }
        token = token.samtykke(&samtykke);
    }
    if has(Fault::NoScope) {
        token = token.with("scope", "skatteetaten:restanser.les skatteetaten:inntekt");
    }
    if has(Fault::Expired) {
        token = token.expired();
    }
    if has(Fault::WrongIssuer) {
        token = token.with("iss", "https://test.maskinporten.no/");
    }
    let token = if has(Fault::WrongKey) {
        OTHER_KEY.sign(&token.claims)
    } else {
        token.sign()
    };

    let mut request = Request::new(method, format!("/{root}/{pakke}/{organisasjon}"));
    let bearer = format!("Bearer {token}");
    request = if has(Fault::NoToken) {
        request
    } else if has(Fault::NotBearer) {
        request.header("Authorization", format!("Basic {token}"))
    } else if has(Fault::NoJwt) {
        request.header("Authorization", "Bearer abc")
    } else if has(Fault::TwoHeaders) {
        request
            .header("Authorization", &bearer)
            .header("Authorization", &bearer)
    } else if has(Fault::TwoTokens) {
        request.header("Authorization", format!("{bearer}, {bearer}"))
    } else {
        request.header("Authorization", bearer)
    };
    if has(Fault::NothingAcceptable) {
        request = request.header("Accept", "text/html");
    }
    if has(Fault::KorrelasjonsidNoUuid) {
        request = request.header("Korrelasjonsid", "1234");
    }
    request
}

fn outcome(response: &Response) -> (u16, String) {
    (response.status, response.kode())
}

fn assert_fails(tjeneste: &Tjeneste, faults: &[Fault], (status, kode): (u16, &str)) {
    let response = tjeneste.send(&request(tjeneste, faults));
    assert_eq!(
        outcome(&response),
        (status, kode.to_owned()),
        "{faults:?}: {}",
        response.text()
    );
}

#[test]
fn without_a_fault_there_is_an_answer() {
    let tjeneste = Tjeneste::start();
    assert_fails(&tjeneste, &[], (200, "200"));
}

#[test]
fn each_fault_gives_the_code_of_its_stage() {
    let tjeneste = Tjeneste::start();
    for (fault, stage) in Fault::ALL {
        assert_fails(&tjeneste, &[fault], stage.outcome());
    }
}

#[test]
fn of_two_faults_the_earlier_is_told() {
    let tjeneste = Tjeneste::start();
    for (first, stage) in Fault::ALL {
        for (second, later) in Fault::ALL {
            if stage < later {
                assert_fails(&tjeneste, &[second, first], stage.outcome());
            }
        }
    }
}

#[test]
fn of_any_number_of_faults_the_earliest_is_told() {
    let tjeneste = Tjeneste::start();
    for set in 1..1_usize << STAGES.len() {
        let failed: Vec<Stage> = (0..STAGES.len())
            .filter(|stage| set & (1 << stage) != 0)
            .map(|stage| STAGES[stage])
            .collect();
        // Another way to fail the stage each time.
        let faults: Vec<Fault> = failed
            .iter()
            .map(|stage| {
                let ways = Fault::of(*stage);
                ways[set % ways.len()]
            })
            .collect();
        assert_fails(&tjeneste, &faults, failed[0].outcome());
    }
}

/// The last of the stages; an organisation cannot be called unknown by a source that does not answer.
#[test]
fn a_source_that_is_down_is_told_after_everything_else() {
    let tjeneste = Oppsett::default().kilde(Nede).start();
    assert_fails(&tjeneste, &[], (500, "RESTANSE-002"));
    for (fault, stage) in Fault::ALL {
        let expected = if stage == Organisation {
            (500, "RESTANSE-002")
        } else {
            stage.outcome()
        };
        assert_fails(&tjeneste, &[fault], expected);
    }
}

#[test]
fn every_violation_is_told_in_one_message() {
    let tjeneste = Tjeneste::start();
    let both = [Fault::NotNineDigits, Fault::KorrelasjonsidNoUuid];
    let melding = tjeneste.send(&request(&tjeneste, &both)).melding();
    assert_eq!(
        melding,
        "Feltet 'organisasjonsnummer' har ugyldig format. Må være nøyaktig 9 tegn. \
         Feltet 'Korrelasjonsid' har ugyldig format. Må være en UUID, for eksempel \
         123e4567-e89b-12d3-a456-426655440000"
    );
    let both = [Fault::WrongCheckDigit, Fault::KorrelasjonsidNoUuid];
    let melding = tjeneste.send(&request(&tjeneste, &both)).melding();
    assert!(
        melding.contains("Kontrollsifferet stemmer ikke"),
        "{melding}"
    );
    assert!(melding.contains("'Korrelasjonsid'"), "{melding}");
}

#[test]
fn two_tokens_are_refused_with_the_reason() {
    let tjeneste = Tjeneste::start();
    for fault in [Fault::TwoHeaders, Fault::TwoTokens] {
        let melding = tjeneste.send(&request(&tjeneste, &[fault])).melding();
        assert!(melding.contains("mer enn én verdi"), "{melding}");
    }
}
