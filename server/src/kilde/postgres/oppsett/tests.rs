//! Addresses: what is understood, what is refused, and that no password is repeated.

use super::*;

fn oppsett(url: &str) -> PostgresOppsett {
    PostgresOppsett {
        url: PostgresUrl(url.to_owned()),
        passord_fil: None,
        ca_fil: None,
        les_fra_replika: false,
        svarfrist_millisekunder: 2000,
        tilkoblingsfrist_millisekunder: 1000,
    }
}

fn adresse(url: &str) -> Adresse {
    oppsett(url).adresse().unwrap()
}

fn refused(oppsett: &PostgresOppsett) -> String {
    let error = oppsett.check().unwrap_err();
    let shown = format!("{error} {error:?} {oppsett:?}");
    assert!(!shown.contains("hemmelig"), "{shown}");
    error.to_string()
}

#[test]
fn several_hosts_have_their_own_ports() {
    let adresse = adresse("postgresql://u@a:1,b,c:3/d");
    let names: Vec<_> = adresse.verter.iter().map(|vert| &vert.navn).collect();
    assert_eq!(names, ["a:1", "b:5432", "c:3"]);
}

#[test]
fn another_machine_is_spoken_to_under_a_certificate_of_its_name() {
    for (url, kontroll) in [
        ("postgresql://u@db.example/d", Kontroll::Navn),
        ("postgresql://u@localhost,db.example/d", Kontroll::Navn),
        ("postgresql://u@10.0.0.1/d", Kontroll::Navn),
        ("postgresql://u@localhost/d", Kontroll::HelstKryptert),
        ("postgresql://u@127.0.0.1,[::1]/d", Kontroll::HelstKryptert),
        (
            "postgresql://u@%2Frun%2Fpostgresql/d",
            Kontroll::HelstKryptert,
        ),
        (
            "postgresql://u@db.example/d?sslmode=disable",
            Kontroll::Klartekst,
        ),
        (
            "postgresql://u@db.example/d?sslmode=require",
            Kontroll::Kryptert,
        ),
        (
            "postgresql://u@db.example/d?sslmode=verify-ca",
            Kontroll::Utsteder,
        ),
        (
            "postgresql://u@localhost/d?sslmode=verify-full",
            Kontroll::Navn,
        ),
    ] {
        assert_eq!(adresse(url).kontroll, kontroll, "{url}");
    }
    let mut with_ca = oppsett("postgresql://u@db.example/d?sslmode=require");
    with_ca.ca_fil = Some("ca.pem".into());
    assert_eq!(with_ca.adresse().unwrap().kontroll, Kontroll::Utsteder);
    let error = refused(&oppsett("postgresql://u@db.example/d?sslmode=prefer"));
    assert!(error.contains("plain text"), "{error}");
}

#[test]
fn a_password_in_the_address_is_refused_and_not_repeated() {
    for url in [
        "postgresql://u:hemmelig@localhost/d",
        "postgresql://u@localhost/d?password=hemmelig",
    ] {
        assert!(refused(&oppsett(url)).contains("passord_fil"), "{url}");
    }
    for url in [
        "postgresql://u:hem?hemmelig@localhost/d",
        "postgresql://u:hemmelig@localhost:x/d",
        "host=localhost password=hemmelig",
        "postgresql://u@localhost/d?hemmelig=1",
        "postgresql://u@localhost/d?sslmode=hemmelig",
        "postgresql://u@localhost/d?target_session_attrs=hemmelig",
    ] {
        refused(&oppsett(url));
    }
}

#[test]
fn replicas_are_read_only_when_that_is_said() {
    let mut replica = oppsett("postgresql://u@localhost/d");
    assert_eq!(
        replica.adresse().unwrap().roller,
        [TargetSessionAttrs::ReadWrite]
    );
    replica.les_fra_replika = true;
    assert_eq!(
        replica.adresse().unwrap().roller,
        [TargetSessionAttrs::ReadOnly, TargetSessionAttrs::Any]
    );
    let error = refused(&oppsett(
        "postgresql://u@localhost/d?target_session_attrs=any",
    ));
    assert!(error.contains("les_fra_replika"), "{error}");
}
