//! The environment over the file.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;

use super::*;

fn environment(variables: &[(&str, &str)]) -> Environment {
    let pairs = variables
        .iter()
        .map(|(name, text)| (OsString::from(name), OsString::from(text)));
    pairs.collect()
}

fn with(file: &str, variables: &[(&str, &str)]) -> Result<Config, String> {
    let contents = Contents {
        path: Some("FILE".into()),
        content: file.into(),
        environment: environment(variables),
    };
    Config::parse(contents).map_err(|error| error.to_string())
}

#[test]
fn the_environment_counts_before_the_file() {
    let config = with(
        &format!("{SOUND}[server]\nworkers = 2\nconnections = 7\n"),
        &[
            ("RESTANSER__SERVER__WORKERS", "4"),
            (
                "RESTANSER__SERVER__TRUSTED_PROXIES",
                "[\"10.0.0.0/8\", '10.1.0.0/16']",
            ),
            ("RESTANSER__LISTEN", "127.0.0.1:9999"),
            ("RESTANSER__LOG__LEVEL", "'warn'"),
            (
                "RESTANSER__TELEMETRY__ENDPOINT",
                "http://collector.example:4318/v1/traces",
            ),
            ("RESTANSER__TELEMETRY__SAMPLE_RATIO", "1"),
            ("RESTANSER_OTHER", "of somebody else"),
            ("RESTANSER", "likewise"),
        ],
    )
    .unwrap();
    assert_eq!(config.server.workers.unwrap().get(), 4);
    assert_eq!(config.server.connections.get(), 7);
    assert_eq!(config.server.trusted_proxies.len(), 2);
    assert_eq!(config.listen.port(), 9999);
    assert_eq!(config.log.level, "warn");
    assert!((config.telemetry.unwrap().sample_ratio - 1.0).abs() < f64::EPSILON);
}

#[test]
fn a_text_is_what_stands_there() {
    for (written, meant) in [
        ("/a b", "/a b"),
        ("\"/a\\tb\"", "/a\tb"),
        ("'/a\\tb'", "/a\\tb"),
        ("123", "123"),
        ("true", "true"),
        ("[a]", "[a]"),
        ("a'b\"", "a'b\""),
    ] {
        let config = with(SOUND, &[("RESTANSER__KILDE__SQLITE", written)]).unwrap();
        let Kilde::Sqlite(path) = config.kilde else {
            panic!()
        };
        assert_eq!(path, Path::new(meant));
    }
}

#[test]
fn a_table_as_a_whole_takes_the_place_of_the_one_in_the_file() {
    let url = (
        "RESTANSER__KILDE__POSTGRES__URL",
        "postgresql://u@localhost/r",
    );
    let error = with(SOUND, &[url]).err().unwrap();
    assert!(
        error.starts_with("RESTANSER__KILDE__POSTGRES__URL: kilde says two things"),
        "{error}"
    );
    let whole = (
        "RESTANSER__KILDE",
        "{ postgres = { url = 'postgresql://other@localhost/r', les_fra_replika = true } }",
    );
    // What is said of a key in it counts before the whole, in whatever order.
    for variables in [[whole, url], [url, whole]] {
        let Kilde::Postgres(oppsett) = with(SOUND, &variables).unwrap().kilde else {
            panic!()
        };
        assert_eq!(oppsett.url.0, "postgresql://u@localhost/r");
        assert!(oppsett.les_fra_replika);
    }
    let error = with(
        SOUND,
        &[(
            "RESTANSER__KILDE",
            "{ postgres = { url = 'x', passord = 'hemmelig' } }",
        )],
    )
    .err()
    .unwrap();
    assert_eq!(error.lines().count(), 2, "{error}");
    assert!(
        error
            .lines()
            .all(|line| line.starts_with("RESTANSER__KILDE: kilde.postgres.")),
        "{error}"
    );
    assert!(
        error.contains("did you mean passord_fil?") && !error.contains("hemmelig"),
        "{error}"
    );
}

#[test]
fn packages_are_named_in_any_case() {
    let file = SOUND.replace("ebevis]", "eBevis]");
    for name in ["EBEVIS", "eBevis", "ebevis"] {
        let variable = format!("RESTANSER__RETTIGHETSPAKKER__{name}__KONSUMENTER");
        let config = with(&file, &[(&variable, "['974760673', '991825827']")]).unwrap();
        let Pakkekilde::Her(pakker) = config.rettighetspakker else {
            panic!()
        };
        let (navn, pakke) = pakker.iter().next().unwrap();
        assert_eq!(
            (navn, pakke.konsumenter.len(), pakker.len()),
            ("eBevis", 2, 1)
        );
    }
    // One that is not there is made, in small letters, and must be whole.
    let error = with(
        &file,
        &[("RESTANSER__RETTIGHETSPAKKER__DIBK__SAMTYKKE", "true")],
    )
    .err()
    .unwrap();
    assert!(
        error.contains("rettighetspakker.dibk.konsumenter is missing"),
        "{error}"
    );
    let whole = [(
        "RESTANSER__RETTIGHETSPAKKER",
        "{ a = { samtykke = true, konsumenter = [] } }",
    )];
    let Pakkekilde::Her(pakker) = with(&file, &whole).unwrap().rettighetspakker else {
        panic!()
    };
    assert_eq!(
        pakker.iter().map(|(navn, _)| navn).collect::<Vec<_>>(),
        ["a"]
    );
    let elsewhere = [("RESTANSER__RETTIGHETSPAKKER", "pakker.toml")];
    let Pakkekilde::Fil(path) = with(&file, &elsewhere).unwrap().rettighetspakker else {
        panic!()
    };
    assert_eq!(path, Path::new("pakker.toml"));
    // What is in a file of its own is not reached from here.
    let in_file = with_packages_in("p.toml");
    let error = with(
        &in_file,
        &[("RESTANSER__RETTIGHETSPAKKER__DIBK__SAMTYKKE", "true")],
    )
    .err()
    .unwrap();
    assert!(
        error.starts_with("RESTANSER__RETTIGHETSPAKKER__DIBK__SAMTYKKE: ")
            && error.contains("rettighetspakker is no table"),
        "{error}"
    );
}

#[test]
fn names_that_mean_nothing_are_refused_with_what_may_be_meant() {
    for (name, told) in [
        (
            "RESTANSER__SERVER__WORKER",
            "did you mean RESTANSER__SERVER__WORKERS?",
        ),
        (
            "RESTANSER__SERVER__WORKER",
            "allowed here are RESTANSER__SERVER__WORKERS, RESTANSER__SERVER__HEADER_BYTES, ",
        ),
        (
            "RESTANSER__server__workers",
            "allowed here are RESTANSER__LISTEN, ",
        ),
        (
            "RESTANSER__LISTEN__PORT",
            "there is nothing below RESTANSER__LISTEN",
        ),
        ("RESTANSER__", "allowed here are RESTANSER__LISTEN, "),
        (
            "RESTANSER__SERVER__",
            "allowed here are RESTANSER__SERVER__WORKERS, ",
        ),
        (
            "RESTANSER__SERVER_WORKERS",
            "did you mean RESTANSER__SERVER__WORKERS?",
        ),
        (
            "RESTANSER__RETTIGHETSPAKKER__A__SAMTYKE",
            "did you mean RESTANSER__RETTIGHETSPAKKER__NAVN__SAMTYKKE?",
        ),
        (
            "RESTANSER__RETTIGHETSPAKKER__A__SAMTYKE",
            "allowed here are RESTANSER__RETTIGHETSPAKKER__A__HJEMMEL, ",
        ),
        (
            "RESTANSER__RETTIGHETSPAKKER____SAMTYKKE",
            "there is no such key",
        ),
    ] {
        let error = with(SOUND, &[(name, "hemmelig")]).err().unwrap();
        assert!(
            error.starts_with(&format!("{name}: ")) && error.contains(told),
            "{error}"
        );
        assert!(!error.contains("hemmelig"), "{error}");
    }
    let error = with(SOUND, &[("RESTANSER__991825827", "1")]).err().unwrap();
    assert!(!error.contains("991825827"), "{error}");
}

#[test]
fn two_variables_for_one_key_are_refused() {
    let error = with(
        SOUND,
        &[
            ("RESTANSER__RETTIGHETSPAKKER__EBEVIS__SAMTYKKE", "true"),
            ("RESTANSER__RETTIGHETSPAKKER__ebevis__SAMTYKKE", "false"),
        ],
    )
    .err()
    .unwrap();
    assert!(
        error.contains("is said by RESTANSER__RETTIGHETSPAKKER__EBEVIS__SAMTYKKE too"),
        "{error}"
    );
}

#[test]
fn what_is_not_utf_8_is_refused() {
    let broken = OsString::from_vec(vec![0xff]);
    let contents = Contents {
        path: Some("FILE".into()),
        content: SOUND.into(),
        environment: [(OsString::from("RESTANSER__LISTEN"), broken)]
            .into_iter()
            .collect(),
    };
    let error = Config::parse(contents).err().unwrap().to_string();
    assert_eq!(error, "RESTANSER__LISTEN: listen is not UTF-8");
}

#[test]
fn the_environment_may_say_everything() {
    let variables = [
        ("RESTANSER__LISTEN", "127.0.0.1:8080"),
        (
            "RESTANSER__MASKINPORTEN__ISSUER",
            "https://test.maskinporten.no/",
        ),
        ("RESTANSER__KILDE__SQLITE", "/r.sqlite"),
        ("RESTANSER__UTLEVERING__LOGG", "/u.jsonl"),
        (
            "RESTANSER__RETTIGHETSPAKKER",
            "{ a = { samtykke = true, konsumenter = ['974760673'] } }",
        ),
    ];
    let config = Config::parse(Contents::of_environment(environment(&variables))).unwrap();
    let lest = Pakkefil::les(&config).unwrap();
    assert_eq!(lest.pakker.len(), 1);
    for number in 0..variables.len() {
        let mut fewer = variables.to_vec();
        let (missing, _) = fewer.remove(number);
        let error = Config::parse(Contents::of_environment(environment(&fewer)))
            .err()
            .unwrap()
            .to_string();
        let table = missing.rsplit_once("__").unwrap().0;
        assert!(
            error.starts_with("environment: ") && error.contains(table),
            "{missing}: {error}"
        );
    }
}

#[test]
fn packages_that_change_while_the_service_runs_keep_what_the_environment_says() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("restanser.toml");
    fs::write(&file, SOUND).unwrap();
    let config = Config::parse(Contents {
        path: Some(file.clone()),
        content: SOUND.into(),
        environment: environment(&[(
            "RESTANSER__RETTIGHETSPAKKER__EBEVIS__KONSUMENTER",
            "['974760673', '974761076']",
        )]),
    })
    .unwrap();
    let lest = Pakkefil::les(&config).unwrap();
    let changed = format!("{SOUND}felter = ['forfaltOgUbetalt']\n");
    let tolket = lest.fil.tolk(changed.as_bytes()).unwrap();
    let (_, pakke) = tolket.pakker.iter().next().unwrap();
    assert_eq!(pakke.konsumenter.len(), 2);
    assert!(!pakke.felter.er_alle() && tolket.annet.is_none());
}
