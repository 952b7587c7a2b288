//! What is said of a slip: where, which key, and what it must be.

use super::*;

/// The value of an issuer, with another line after it.
fn with(line: &str) -> String {
    let issuer = "issuer = \"https://test.maskinporten.no/\"";
    SOUND.replacen(issuer, &format!("{issuer}\n{line}"), 1)
}

#[test]
fn a_slip_is_refused_with_its_line() {
    for (from, to, told) in [
        (
            "issuer =",
            "isuer =",
            "FILE:5:1: maskinporten.isuer is an unknown key, did you mean issuer?; allowed are issuer, ",
        ),
        (
            "\"127.0.0.1:8080\"",
            "\"localhost\"",
            "FILE:2:10: listen is wrong: it must be an IP address with a port",
        ),
        (
            "[\"991825827\"]",
            "[\"991825828\"]",
            "FILE:15:16: rettighetspakker.ebevis.konsumenter[0] is an invalid organisation number: wrong check digit",
        ),
        (
            "samtykke = true",
            "",
            "FILE:13:1: rettighetspakker.ebevis.samtykke is missing: it must be true or false",
        ),
        (
            "samtykke = true",
            "samtykke = false",
            "FILE:13:1: rettighetspakker.ebevis cannot be used: rights package",
        ),
        (
            "[kilde]",
            "[kilder]",
            "FILE:7:2: kilder is an unknown key, did you mean kilde?; allowed are listen, ",
        ),
        (
            "sqlite =",
            "sqlit =",
            "FILE:8:1: kilde.sqlit is an unknown key, did you mean sqlite?; allowed are sqlite, postgres",
        ),
        (
            "[utlevering]",
            "[utlevering]\nroter_megabyte = 0",
            "FILE:11:18: utlevering.roter_megabyte is 0: it must be a whole number from 1 to",
        ),
        (
            "[kilde]",
            "[server]\nheader_bytes = 131073\n[kilde]",
            "FILE:8:16: server.header_bytes is 131073: it must be a whole number from 1024 to 131072",
        ),
        (
            "[utlevering]",
            "[utlevering]\noppbevar_dager = 3650",
            "FILE:11:18: utlevering.oppbevar_dager has no meaning without utlevering.roter_dager",
        ),
        (
            "[maskinporten]",
            "[samtykke]\nressurser = []\n\n[maskinporten]",
            "FILE:5:13: samtykke.ressurser is empty, but a rettighetspakke",
        ),
        (
            "= \"127.0.0.1:8080\"",
            "= 127",
            "FILE:2:10: listen is a whole number: it must be an IP address",
        ),
        ("[maskinporten]", "[maskinporten", "FILE:4:14: "),
    ] {
        let error = read(&SOUND.replacen(from, to, 1)).unwrap_err();
        assert!(
            error.starts_with(told) && error.lines().count() == 1,
            "{to}: {error}"
        );
        assert!(!error.contains("991825828"), "{error}");
    }
}

#[test]
fn values_that_contradict_each_other_are_refused_where_one_of_them_stands() {
    for (config, told) in [
        (
            with("longest_key_age_seconds = 3600"),
            "FILE:6:27: maskinporten.longest_key_age_seconds contradicts",
        ),
        (
            with("key_refresh_seconds = 86400"),
            "FILE:6:23: maskinporten.key_refresh_seconds contradicts",
        ),
        (
            format!("{SOUND}[server]\nrequest_seconds = 1"),
            "FILE:17:19: server.request_seconds contradicts",
        ),
        (
            format!("{SOUND}[server]\nlongest_wait_milliseconds = 10000"),
            "FILE:17:29: server.longest_wait_milliseconds contradicts",
        ),
        (
            format!("{SOUND}[management]\nlisten = '0.0.0.0:8080'"),
            "FILE:17:10: management.listen takes the address of listen",
        ),
        (
            format!(
                "{SOUND}[samtykke.altinn2]\nutstedere = ['altinn.no']\nmetadata = 'https://a/'\nkey_refresh_seconds = 86400"
            ),
            "FILE:19:23: samtykke.altinn2.key_refresh_seconds contradicts",
        ),
    ] {
        let error = read(&config).unwrap_err();
        assert!(
            error.starts_with(told) && error.lines().count() == 1,
            "{error}"
        );
    }
    // Where nothing waits, nothing waits too long; and another port is another address.
    for sound in [
        "[server]\nrequest_seconds = 1\nwaiting_requests = 0",
        "[management]\nlisten = '127.0.0.1:8081'",
        "[management]\nlisten = '127.0.0.2:8080'",
    ] {
        read(&format!("{SOUND}{sound}")).unwrap();
    }
}

#[test]
fn everything_that_is_wrong_is_told_at_once_and_in_order() {
    let config = "listen = 1\nunknown = 2\n[maskinporten]\n[kilde]\nsqlite = ''\n[utlevering]\nroter_dager = 0\n[log]\n\
                  format = 'jsn'\n";
    let error = read(config).unwrap_err();
    let told: Vec<&str> = error
        .lines()
        .map(|line| line.split(": ").next().unwrap())
        .collect();
    assert_eq!(
        told,
        [
            "FILE:1:1",
            "FILE:1:10",
            "FILE:2:1",
            "FILE:3:1",
            "FILE:5:10",
            "FILE:6:1",
            "FILE:7:1",
            "FILE:7:15",
            "FILE:9:10"
        ],
        "{error}"
    );
    assert!(
        error.contains("log.format is an unknown word; did you mean \"json\"?"),
        "{error}"
    );
}

#[test]
fn no_error_quotes_what_may_be_a_secret_or_an_organisation() {
    let postgres = |rest: &str| {
        let own = format!("[kilde.postgres]\nurl = \"postgresql://u@localhost/r{rest}");
        SOUND.replacen(
            "[kilde]\nsqlite = \"/var/lib/restanser/register.sqlite\"",
            &own,
            1,
        )
    };
    for config in [
        with("991825827 = 'hemmelig'"),
        with("audiences = [991825827, 'hemmelig', 1.5]"),
        with("metadata = 'https://u:hemmelig@a/'"),
        with("metadata = 'hemmelig'"),
        with("clock_skew_seconds = 991825827"),
        with("clock_skew_seconds = 'hemmelig'"),
        with("algorithms = ['hemmelig']"),
        postgres("?password=hemmelig\""),
        postgres("\"\npassord = \"hemmelig\""),
        postgres("\"\npassord_fil = [\"hemmelig\"]"),
        SOUND.replacen("991825827", "hemmelig", 1),
        SOUND.replacen("ebevis", "991825827-x\"", 1),
        format!("{SOUND}[telemetry]\nendpoint = 'https://hemmelig@a/'"),
    ] {
        let error = read(&config).unwrap_err();
        assert!(
            !error.contains("hemmelig") && !error.contains("99182582"),
            "{error}"
        );
        assert!(error.starts_with("FILE:"), "{error}");
    }
}
