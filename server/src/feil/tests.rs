//! What is published of the codes is what is answered: neither less nor more.

use std::collections::BTreeSet;
use std::time::Duration;

use actix_openapi::encode::EncodeError;
use actix_openapi::security::CredentialsError;
use actix_openapi::violation::Violations;

use super::*;

const IGJEN: Duration = Duration::from_secs(1);
const README: &str = include_str!("../../../README.md");

/// An example of each variant. One without an example does not compile.
macro_rules! one_of_each {
    ($kind:ty { $($variant:pat => $example:expr,)+ }) => {{
        let _all_are_here = |value: &$kind| match value { $($variant => (),)+ };
        $(assert!(matches!(&$example, $variant));)+
        vec![$($example,)+]
    }};
}

fn rejections() -> Vec<Rejection> {
    one_of_each!(Rejection {
        Rejection::NotFound => Rejection::NotFound,
        Rejection::MethodNotAllowed { .. } => Rejection::MethodNotAllowed { allowed: "GET" },
        Rejection::Credentials(_) => Rejection::Credentials(CredentialsError::Missing),
        Rejection::Scopes { .. } => Rejection::Scopes { missing: vec![] },
        Rejection::NotAcceptable => Rejection::NotAcceptable,
        Rejection::UnsupportedMediaType => Rejection::UnsupportedMediaType,
        Rejection::TooLarge { .. } => Rejection::TooLarge { limit: 1 },
        Rejection::TooManyParts { .. } => Rejection::TooManyParts { limit: 1 },
        Rejection::Storage(_) => Rejection::Storage(std::io::Error::other("full")),
        Rejection::Invalid(_) => Rejection::Invalid(Violations::new()),
        Rejection::Encode(_) => Rejection::Encode(EncodeError::Header("Allow")),
        Rejection::TooLate { .. } => Rejection::TooLate { limit: IGJEN },
        Rejection::Panic => Rejection::Panic,
    })
}

fn overbelastet() -> Vec<Overbelastet> {
    one_of_each!(Overbelastet {
        Overbelastet::Full { .. } => Overbelastet::Full { igjen: IGJEN },
        Overbelastet::Ventet { .. } => Overbelastet::Ventet { igjen: IGJEN },
        Overbelastet::Konsument { .. } => Overbelastet::Konsument { hoyst: 5, igjen: IGJEN },
    })
}

fn tilganger() -> Vec<TilgangRefusal> {
    let mut all = one_of_each!(TilgangRefusal {
        TilgangRefusal::Rettighetspakke => TilgangRefusal::Rettighetspakke,
        TilgangRefusal::Samtykke(_) => TilgangRefusal::Samtykke(SamtykkeRefusal::ALL[0]),
    });
    let samtykker = SamtykkeRefusal::ALL.iter().copied();
    all.extend(samtykker.map(TilgangRefusal::Samtykke));
    all
}

fn avslag() -> Vec<Avslag> {
    let no_json = || serde_json::from_str::<u8>("").unwrap_err();
    let path = || "/register".into();
    let mut all = one_of_each!(Avslag {
        Avslag::Kapasitet(_) => Avslag::Kapasitet(Overbelastet::Full { igjen: IGJEN }),
        Avslag::Token(_) => Avslag::Token(TokenRefusal::Encrypted),
        Avslag::Organisasjonsnummer(_) => Avslag::Organisasjonsnummer(UgyldigOrganisasjonsnummer::Format),
        Avslag::Tilgang(_) => Avslag::Tilgang(TilgangRefusal::Rettighetspakke),
        Avslag::IngenRestanser => Avslag::IngenRestanser,
        Avslag::Kilde(_) => Avslag::Kilde(KildeFeil::Laast { path: path() }),
        Avslag::Svar(_) => Avslag::Svar("too much".into()),
        Avslag::Opptegning(_) => Avslag::Opptegning(no_json()),
        Avslag::Utlevering(_) => Avslag::Utlevering(UtleveringFeil::Stoppet { path: path() }),
    });
    all.extend(overbelastet().into_iter().map(Avslag::from));
    all.extend(TokenRefusal::ALL.iter().copied().map(Avslag::from));
    all.extend(tilganger().into_iter().map(Avslag::from));
    all
}

fn avvisninger() -> Vec<Avvisning> {
    one_of_each!(Avvisning {
        Avvisning::StortHode => Avvisning::StortHode,
        Avvisning::SentHode => Avvisning::SentHode,
        Avvisning::Ugyldig => Avvisning::Ugyldig,
        Avvisning::Fullt => Avvisning::Fullt,
    })
}

/// Every answer that is an error, whatever it is that fails.
fn all_told() -> Vec<Told> {
    let rejected = rejections().into_iter().map(Failure::Rejected);
    let refused = avslag().into_iter().map(Failure::Service);
    let failures = rejected.chain(refused);
    let turned_away = avvisninger().into_iter().map(tell_avvist);
    failures
        .map(|failure| tell(&failure))
        .chain(turned_away)
        .collect()
}

fn named(kode: Feilkode, status: StatusCode) -> (&'static str, u16) {
    (kode.as_str(), status.as_u16())
}

fn published() -> BTreeSet<(&'static str, u16)> {
    let rows = Feilkode::ALLE.iter();
    rows.flat_map(|kode| {
        let statuser = kode.statuser().into_iter();
        statuser.map(|status| named(*kode, status))
    })
    .collect()
}

#[test]
fn the_statuses_of_a_code_are_those_that_it_is_answered_with() {
    let told = all_told();
    let answered: BTreeSet<_> = told
        .iter()
        .map(|told| named(told.kode, told.status))
        .collect();
    assert_eq!(answered, published());
}

#[test]
fn each_status_of_a_code_stands_once_and_the_usual_one_first() {
    for kode in Feilkode::ALLE {
        let statuser = kode.statuser();
        let once: BTreeSet<_> = statuser.iter().collect();
        assert_eq!(once.len(), statuser.len(), "{kode:?}");
        assert_eq!(statuser.first(), Some(&kode.status()));
    }
}

/// Whoever may come again is told when, and nobody else.
#[test]
fn what_is_a_matter_of_waiting_says_for_how_long() {
    for told in all_told() {
        let waits = [
            StatusCode::SERVICE_UNAVAILABLE,
            StatusCode::TOO_MANY_REQUESTS,
        ]
        .contains(&told.status);
        assert_eq!(told.igjen.is_some(), waits, "{told:?}");
    }
}

#[test]
fn the_readme_has_every_code_with_every_status() {
    let rows = README
        .lines()
        .filter(|line| line.starts_with("| RESTANSE-"));
    let mut written = BTreeSet::new();
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        for status in cells[2].split(", ") {
            written.insert((cells[1], status.parse().unwrap()));
        }
    }
    assert_eq!(written, published());
}
