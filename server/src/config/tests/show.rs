//! What is in force, and where it stands.

use super::*;

fn shown(file: &str, variables: &[(&str, &str)]) -> Vec<String> {
    let contents = Contents {
        path: Some("FILE".into()),
        content: file.into(),
        environment: variables
            .iter()
            .map(|(name, text)| (name.into(), text.into()))
            .collect(),
    };
    contents
        .settings()
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn each_value_is_shown_with_where_it_stands() {
    let lines = shown(SOUND, &[("RESTANSER__SERVER__WORKERS", "4")]);
    for line in [
        "listen = \"127.0.0.1:8080\"  # FILE:2:10",
        "maskinporten.issuer = \"https://test.maskinporten.no/\"  # FILE:5:10",
        "maskinporten.algorithms = [\"RS256\", \"RS384\", \"RS512\"]  # default",
        "# maskinporten.metadata  # not set",
        "# kilde.postgres  # not set",
        "server.workers = 4  # RESTANSER__SERVER__WORKERS",
        "server.header_bytes = 16384  # default",
        "# server.tls  # not set",
        "log.format = \"json\"  # default",
        "log.level = \"info\"  # default",
        "# telemetry  # not set",
        "# management  # not set",
        "# rettighetspakker.ebevis.konsumenter: 1 organisations  # FILE:15:15",
        "rettighetspakker.ebevis.samtykke = true  # FILE:14:12",
    ] {
        assert!(
            lines.iter().any(|shown| shown == line),
            "{line}: {lines:#?}"
        );
    }
    assert!(!lines.concat().contains("991825827"), "{lines:?}");
}

#[test]
fn what_is_shown_is_a_configuration_again() {
    let lines = shown(
        &with_packages_in("p.toml"),
        &[("RESTANSER__TELEMETRY__ENDPOINT", "http://a/")],
    );
    let again = lines.join("\n");
    let shown_again = shown(&again, &[]);
    let without_place = |line: &String| line.rsplit_once("  # ").unwrap().0.to_owned();
    assert_eq!(
        shown_again.iter().map(without_place).collect::<Vec<_>>(),
        lines.iter().map(without_place).collect::<Vec<_>>()
    );
}

#[test]
fn files_that_are_named_are_opened_when_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let certificate = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let pem = |tag: &str, der: &[u8]| pem::encode(&pem::Pem::new(tag, der));
    fs::write(path("tls.pem"), pem("CERTIFICATE", certificate.cert.der())).unwrap();
    let key = certificate.signing_key.serialize_der();
    fs::write(path("key.pem"), pem("PRIVATE KEY", &key)).unwrap();
    let other = rcgen::KeyPair::generate().unwrap().serialize_der();
    fs::write(path("other.pem"), pem("PRIVATE KEY", &other)).unwrap();
    fs::write(path("r.sqlite"), "").unwrap();
    fs::write(path("p.toml"), "[a]\nsamtykke = true\nkonsumenter = []\n").unwrap();
    let check = |names: [&str; 5]| {
        let [register, log, tls, key, packages] = names;
        let (register, log, tls, key) = (path(register), path(log), path(tls), path(key));
        let config = format!(
            "listen = '127.0.0.1:8080'\nrettighetspakker = '{packages}'\nmaskinporten.issuer = 'https://a/'\n\
             kilde.sqlite = '{register}'\nutlevering.logg = '{log}'\n[server.tls]\ncertificate = '{tls}'\nkey = '{key}'\n"
        );
        let contents = Contents {
            path: Some(folder.path().join("c.toml")),
            content: config.into_bytes(),
            environment: Environment::default(),
        };
        Config::parse(contents.clone()).unwrap();
        contents
            .check_with_files()
            .map_err(|error| error.to_string())
    };
    let sound = ["r.sqlite", "u.jsonl", "tls.pem", "key.pem", "p.toml"];
    check(sound).unwrap();
    for (number, name, told) in [
        (0, "none", "c.toml:4:16: kilde.sqlite names "),
        (0, ".", "this is not a regular file"),
        (1, "none/u.jsonl", "c.toml:5:19: utlevering.logg names "),
        (2, "key.pem", "server.tls.certificate names "),
        (2, "r.sqlite", "there is no certificate"),
        (3, "tls.pem", "c.toml:8:7: server.tls.key names "),
        (
            3,
            "other.pem",
            "server.tls names a key that is not that of the certificate",
        ),
        (4, "none", "none: "),
        (4, "tls.pem", "tls.pem:1:"),
    ] {
        let mut names = sound;
        names[number] = name;
        let error = check(names).unwrap_err();
        assert!(
            error.contains(told) && error.lines().count() == 1,
            "{name}: {error}"
        );
    }
}
