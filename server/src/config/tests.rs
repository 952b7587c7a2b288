//! What a configuration may say, and what is said of one that may not be meant.

use super::*;
use crate::tilgang::rettighetspakke::fil::Pakkefil;
use crate::utlevering::{Filvalg, Tabellvalg};
use jiff::SignedDuration;
use std::fs;

mod all_keys;
mod environment;
mod sample;
mod show;
mod slips;

const SOUND: &str = r#"
listen = "127.0.0.1:8080"

[maskinporten]
issuer = "https://test.maskinporten.no/"

[kilde]
sqlite = "/var/lib/restanser/register.sqlite"

[utlevering]
logg = "/var/lib/restanser/utleveringer.jsonl"

[rettighetspakker.ebevis]
samtykke = true
konsumenter = ["991825827"]
"#;

fn read(text: &str) -> Result<Config, String> {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), text).unwrap();
    let name = file.path().display().to_string();
    Config::read(file.path()).map_err(|error| error.to_string().replace(&name, "FILE"))
}

#[test]
fn a_sound_configuration_has_safe_defaults() {
    let config = read(SOUND).unwrap();
    assert_eq!(config.clock_skew(), Duration::from_secs(10));
    assert_eq!(config.key_refresh(), Duration::from_secs(3600));
    assert_eq!(config.longest_key_age(), Duration::from_secs(86_400));
    assert_eq!(config.samtykke.ressurser.len(), 2);
    let maskinporten = &config.maskinporten;
    assert_eq!(maskinporten.algorithms, SignatureAlgorithm::all());
    assert!(maskinporten.audiences.is_empty());
    assert_eq!(maskinporten.longest_lifetime_seconds, 3600);
    assert_eq!(maskinporten.remembered_tokens, 10_000);
    assert_eq!(filvalg(&config), Filvalg::default());
}

#[test]
fn the_log_is_rotated_and_kept_as_configured() {
    let keep = "roter_megabyte = 3\nroter_dager = 2\noppbevar_dager = 7\n[rettighetspakker.ebevis]";
    let config = read(&SOUND.replace("[rettighetspakker.ebevis]", keep)).unwrap();
    let expected = Filvalg {
        roter_bytes: 3 << 20,
        roter_etter: Some(SignedDuration::from_hours(48)),
        oppbevar: Some(SignedDuration::from_hours(168)),
    };
    assert_eq!(filvalg(&config), expected);
}

fn filvalg(config: &Config) -> Filvalg {
    match config.utleveringslager().unwrap() {
        Utleveringslager::Filer { valg, .. } => valg,
        Utleveringslager::Tabell(valg) => panic!("{valg:?}"),
    }
}

/// With the log in a table.
fn table(text: &str) -> Result<Tabellvalg, String> {
    let config = SOUND.replace("logg = \"/var/lib/restanser/utleveringer.jsonl\"\n", text);
    match read(&config)?.utleveringslager().unwrap() {
        Utleveringslager::Tabell(valg) => Ok(valg),
        Utleveringslager::Filer { logg, .. } => panic!("{logg:?}"),
    }
}

const REGISTER: &str = "[kilde.postgres]\nurl = \"postgresql://a@localhost/a\"\npassord_fil = \"/a\"\n\
                        svarfrist_millisekunder = 1234\n";

#[test]
fn the_table_of_the_log_is_where_the_register_is_or_elsewhere() {
    let with_register = |text: &str| {
        let config = SOUND
            .replace(
                "[kilde]\nsqlite = \"/var/lib/restanser/register.sqlite\"\n",
                REGISTER,
            )
            .replace("logg = \"/var/lib/restanser/utleveringer.jsonl\"\n", text);
        read(&config).map(|config| match config.utleveringslager().unwrap() {
            Utleveringslager::Tabell(valg) => valg,
            Utleveringslager::Filer { logg, .. } => panic!("{logg:?}"),
        })
    };
    let same =
        with_register("oppbevar_dager = 2\n[utlevering.postgres]\ntjener = \"t-1.b_2\"\n").unwrap();
    assert_eq!(same.tjener, "t-1.b_2");
    assert_eq!(same.oppbevar, Some(SignedDuration::from_hours(48)));
    assert_eq!(same.oppsett.url.0, "postgresql://a@localhost/a");
    assert_eq!(same.oppsett.passord_fil.as_deref(), Some(Path::new("/a")));
    assert_eq!(same.oppsett.svarfrist_millisekunder, 1234);
    // Another user has another password, and the same bounds.
    let own = "[utlevering.postgres]\ntjener = \"t\"\nurl = \"postgresql://b@localhost/a\"\n";
    let other = with_register(own).unwrap();
    assert_eq!(other.oppsett.url.0, "postgresql://b@localhost/a");
    assert_eq!(other.oppsett.passord_fil, None);
    assert_eq!(other.oppsett.svarfrist_millisekunder, 1234);
    assert_eq!(other.oppbevar, None);
    // Beside a register in SQLite it needs an address.
    assert_eq!(table(own).unwrap().oppsett.svarfrist_millisekunder, 2000);
}

#[test]
fn a_log_that_cannot_be_meant_is_refused() {
    let own = "url = \"postgresql://b@localhost/a\"";
    for (text, word) in [
        ("", "needs logg or postgres"),
        ("[utlevering.postgres]\ntjener = \"t\"\n", "has no url"),
        (&format!("[utlevering.postgres]\n{own}\n"), "tjener"),
        (
            &format!("[utlevering.postgres]\ntjener = \"\"\n{own}\n"),
            "tjener",
        ),
        (
            &format!("[utlevering.postgres]\ntjener = \"  \"\n{own}\n"),
            "tjener",
        ),
        (
            &format!("[utlevering.postgres]\ntjener = \"a/b\"\n{own}\n"),
            "tjener",
        ),
        (
            &format!(
                "[utlevering.postgres]\ntjener = \"{}\"\n{own}\n",
                "a".repeat(65)
            ),
            "tjener",
        ),
        (
            &format!("logg = \"a\"\n[utlevering.postgres]\ntjener = \"t\"\n{own}\n"),
            "not both",
        ),
        (
            &format!("roter_dager = 1\n[utlevering.postgres]\ntjener = \"t\"\n{own}\n"),
            "roter_dager has no meaning without utlevering.logg",
        ),
        (
            "[utlevering.postgres]\ntjener = \"t\"\nca_fil = \"a\"\n",
            "ca_fil has no meaning without utlevering.postgres.url",
        ),
        (
            "[utlevering.postgres]\ntjener = \"t\"\nurl = \"postgresql://a:b@localhost/a\"\n",
            "FILE:13:7: utlevering.postgres.url holds a password",
        ),
    ] {
        let error = table(text).unwrap_err();
        assert!(error.contains(word), "{text}: {error}");
    }
}

/// The packages of a configuration that stands in a folder with these other files.
fn packages(config: &str, files: &[(&str, &str)]) -> Result<usize, String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let file = folder.path().join("restanser.toml");
    fs::write(&file, config).unwrap();
    let lest = Config::read(&file).and_then(|config| Pakkefil::les(&config));
    let name = folder.path().display().to_string();
    lest.map(|lest| lest.pakker.len())
        .map_err(|error| error.to_string().replace(&name, "FOLDER"))
}

fn with_packages_in(file: &str) -> String {
    let (rest, _) = SOUND.split_once("[rettighetspakker").unwrap();
    format!("rettighetspakker = {file:?}\n{rest}")
}

#[test]
fn packages_stand_here_or_in_a_file_beside() {
    let pakke = "[a]\nsamtykke = true\nkonsumenter = []\n";
    assert_eq!(packages(SOUND, &[]), Ok(1));
    let elsewhere = with_packages_in("pakker.toml");
    assert_eq!(packages(&elsewhere, &[("pakker.toml", pakke)]), Ok(1));
    for (config, files, reason) in [
        (&elsewhere, &[][..], "FOLDER/pakker.toml: "),
        (
            &elsewhere,
            &[("pakker.toml", "[a]\nsamtykke = 1")],
            "FOLDER/pakker.toml:1:1: a.konsumenter is missing",
        ),
        (
            &elsewhere,
            &[("pakker.toml", "")],
            "FOLDER/pakker.toml:1:1: there is no rights package",
        ),
        (
            &with_packages_in("."),
            &[],
            "FOLDER/.: this is not a regular file",
        ),
        (
            &with_packages_in(""),
            &[],
            "FOLDER/restanser.toml:1:20: rettighetspakker is empty",
        ),
        (
            &format!("{elsewhere}[samtykke]\nressurser = []"),
            &[("pakker.toml", pakke)],
            "FOLDER/pakker.toml: samtykke.ressurser is empty",
        ),
    ] {
        let error = packages(config, files).unwrap_err();
        assert!(error.starts_with(reason), "{error}");
    }
    let none = format!(
        "{}\n[rettighetspakker]",
        SOUND.split_once("[rett").unwrap().0
    );
    let error = packages(&none, &[]).unwrap_err();
    assert!(
        error.contains(":14:1: rettighetspakker cannot be used: there is no rights package"),
        "{error}"
    );
}

#[test]
fn the_documentation_shows_a_configuration_that_can_be_used() {
    let documentation = concat!(
        include_str!("../../../README.md"),
        include_str!("../../../docs/register.md"),
        include_str!("../../../docs/utleveringer.md")
    );
    let blocks = documentation.split("```toml\n").skip(1);
    let blocks: Vec<&str> = blocks
        .map(|text| text.split("```").next().unwrap())
        .collect();
    let [_generator, config, pakker, server, postgres, table] = blocks[..] else {
        panic!("{blocks:?}")
    };
    // What is optional stands there as a comment.
    let in_full = |text: &str| text.replace("\n# ", "\n");
    let sqlite = "[kilde]\nsqlite = \"/var/lib/restanser/register.sqlite\"\n";
    let files = "[utlevering]\nlogg = \"/var/lib/restanser/utleveringer.jsonl\"\n";
    assert!(config.contains(sqlite) && config.contains(files));
    let in_postgres = config.replace(sqlite, postgres);
    for (config, pakker) in [
        (config.to_owned(), pakker.to_owned()),
        (config.replace(sqlite, postgres), pakker.to_owned()),
        (
            config.replace(sqlite, &in_full(postgres)),
            pakker.to_owned(),
        ),
        (in_postgres.replace(files, table), pakker.to_owned()),
        (config.replace(files, &in_full(table)), pakker.to_owned()),
        (
            in_full(config).replace("\"https://...\"", "\"https://issuer/\""),
            in_full(pakker),
        ),
        (format!("{config}{server}"), pakker.to_owned()),
        (format!("{config}{}", in_full(server)), pakker.to_owned()),
    ] {
        let files = [("rettighetspakker.toml", pakker.as_str())];
        assert_eq!(packages(&config, &files), Ok(2));
    }
    // What is said to be the default is.
    let stated = read(&format!("{SOUND}{server}")).unwrap();
    let defaults = read(SOUND).unwrap();
    assert_eq!(
        format!("{:?}", stated.server),
        format!("{:?}", defaults.server)
    );
    assert_eq!(
        server
            .lines()
            .filter(|line| line.starts_with(char::is_alphabetic))
            .count(),
        5
    );
}

#[test]
fn management_is_off_unless_it_has_an_address() {
    assert!(read(SOUND).unwrap().management.is_none());
    let config = read(&format!("{SOUND}[management]\nlisten = '127.0.0.1:9090'")).unwrap();
    assert_eq!(config.management.unwrap().listen.port(), 9090);
    let error = read(&format!("{SOUND}[management]\nport = 1")).unwrap_err();
    assert!(error.contains("port"), "{error}");
}

#[test]
fn only_rules_for_tokens_that_can_be_meant_are_taken() {
    let with = |rule: &str| {
        let issuer = "issuer = \"https://test.maskinporten.no/\"";
        read(&SOUND.replacen(issuer, &format!("{issuer}\n{rule}"), 1))
    };
    for (rule, word) in [
        ("algorithms = []", "algorithms is empty"),
        (
            "algorithms = [\"none\"]",
            "algorithms[0] is an unknown word",
        ),
        (
            "algorithms = [\"RS256\", \"HS256\"]",
            "algorithms[1] is an unknown word; did you mean \"RS256\"?",
        ),
        (
            "algorithms = [\"PS256\"]",
            "algorithms[0] is an unknown word",
        ),
        ("algorithms = [\"rs256\"]", "did you mean \"RS256\"?"),
        ("algorithms = \"RS256\"", "is a text: it must be a list"),
        ("audiences = [\"\"]", "audiences"),
        ("longest_lifetime_seconds = 0", "longest_lifetime_seconds"),
        (
            "longest_lifetime_seconds = 86401",
            "longest_lifetime_seconds",
        ),
        (
            "longest_lifetime_seconds = -1",
            "is -1: it must be a whole number from 1 to 86400",
        ),
        ("remembered_tokens = 1000001", "remembered_tokens"),
    ] {
        let error = with(rule).unwrap_err();
        assert!(error.contains(word), "{rule}: {error}");
    }
    let config = with(
        "algorithms = [\"RS512\"]\naudiences = [\"https://restanser.test\"]\nremembered_tokens = 0",
    );
    let maskinporten = config.unwrap().maskinporten;
    assert_eq!(maskinporten.algorithms, [SignatureAlgorithm::RS512].into());
    assert!(maskinporten.audiences.contains("https://restanser.test"));
}

const SQLITE: &str = "sqlite = \"/var/lib/restanser/register.sqlite\"";

#[test]
fn claims_may_be_in_postgresql() {
    let postgres = r#"postgres = { url = "postgresql://restanser@db1,db2/restanser", passord_fil = "/run/secrets/restanser" }"#;
    let config = read(&SOUND.replacen(SQLITE, postgres, 1)).unwrap();
    let Kilde::Postgres(oppsett) = &config.kilde else {
        panic!("{:?}", config.kilde);
    };
    assert_eq!(oppsett.svarfrist(), Duration::from_secs(2));
    assert!(!oppsett.les_fra_replika);
}

#[test]
fn a_source_is_one_and_its_address_shows_no_password() {
    for (kilde, word) in [
        ("", "kilde"),
        ("sqlit = \"a\"", "sqlit"),
        (
            "sqlite = \"a\"\npostgres = { url = \"postgresql://localhost/r\" }",
            "kilde",
        ),
        (
            "postgres = { url = \"postgresql://u:hemmelig@localhost/r\" }",
            "passord_fil",
        ),
        (
            "postgres = { url = \"postgresql://u@db/r?sslmode=prefer\" }",
            "plain text",
        ),
        (
            "postgres = { url = \"postgresql://u@localhost/r\", passord = \"hemmelig\" }",
            "passord",
        ),
    ] {
        let error = read(&SOUND.replacen(SQLITE, kilde, 1)).unwrap_err();
        assert!(error.starts_with("FILE"), "{error}");
        assert!(error.contains(word), "{kilde}: {error}");
        assert!(!error.contains("hemmelig"), "{error}");
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let error = Config::read(Path::new("/nowhere/restanser.toml")).unwrap_err();
    assert!(
        error.to_string().starts_with("/nowhere/restanser.toml: "),
        "{error}"
    );
}
