//! One typed configuration for `restanser serve`.

use std::collections::BTreeSet;
use std::fmt;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::SignedDuration;
use serde::Deserialize;

use crate::kilde::postgres::PostgresOppsett;
use crate::tilgang::access_token::{SignatureAlgorithm, TokenVerifier};
use crate::tilgang::rettighetspakke::Rettighetspakker;
use crate::utlevering::Filvalg;

mod samtykke;

pub use samtykke::{Altinn2, Samtykke};

pub(crate) mod feil;
pub(crate) mod liste;
mod pakkekilde;

pub use feil::ConfigError;
pub use pakkekilde::Pakkekilde;

/// Everything that `restanser serve` is told. Unknown keys are refused.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The address to listen on, `127.0.0.1:8080`.
    pub listen: SocketAddr,
    /// Who issues access tokens.
    pub maskinporten: Maskinporten,
    /// Where the claims are.
    pub kilde: Kilde,
    /// Where disclosures are recorded.
    pub utlevering: Utlevering,
    /// Which consents are accepted.
    #[serde(default)]
    pub samtykke: Samtykke,
    /// Who has which rights package: tables, or the file that holds them.
    pub rettighetspakker: Pakkekilde,
    /// Where operators look.
    pub management: Option<Management>,
    /// What this was read from.
    #[serde(skip)]
    pub(crate) file: Contents,
}

/// A file as it was when it was read.
#[derive(Default)]
pub(crate) struct Contents {
    pub(crate) path: PathBuf,
    pub(crate) content: Vec<u8>,
}

/// Whether these packages can be used together with these rules of consent.
pub(crate) fn kan_brukes(
    pakker: &Rettighetspakker,
    samtykke: &Samtykke,
) -> Result<(), &'static str> {
    samtykke.check(pakker.iter().any(|(_, pakke)| pakke.samtykke))
}

/// The issuer of access tokens.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Maskinporten {
    /// The issuer as it stands in the tokens, exactly: `https://maskinporten.no/`.
    pub issuer: String,
    /// The address of the issuer's metadata, when it is not
    /// `{issuer}.well-known/oauth-authorization-server`.
    pub metadata: Option<String>,
    /// How much the issuer's clock and ours may differ, in seconds.
    #[serde(default = "default_clock_skew")]
    pub clock_skew_seconds: u32,
    /// How often the keys are fetched anew, in seconds.
    #[serde(default = "default_key_refresh")]
    pub key_refresh_seconds: u32,
    /// For how long keys are used after they were last fetched, in seconds: what an outage of the issuer may last.
    #[serde(default = "default_longest_key_age")]
    pub longest_key_age_seconds: u32,
    /// What tokens may be signed with.
    #[serde(default = "SignatureAlgorithm::all")]
    pub algorithms: BTreeSet<SignatureAlgorithm>,
    /// The audiences that are ours; tokens without one, or with `unspecified`, are always accepted.
    #[serde(default)]
    pub audiences: BTreeSet<String>,
    /// How long a token may live, in seconds.
    #[serde(default = "default_longest_lifetime")]
    pub longest_lifetime_seconds: u32,
    /// How many verified tokens are remembered, so that they need not be verified again; 0 remembers none. Each may take
    /// 8 KiB.
    #[serde(default = "default_remembered_tokens")]
    pub remembered_tokens: u32,
}

/// 10 seconds: Maskinporten documents none.
fn default_clock_skew() -> u32 {
    10
}

/// An hour: Maskinporten suggests about 24; keys that it withdraws are forgotten sooner.
fn default_key_refresh() -> u32 {
    3600
}

/// A day, which is how long Maskinporten suggests that keys are kept.
fn default_longest_key_age() -> u32 {
    24 * 60 * 60
}

/// An hour; Maskinporten's tokens usually live for two minutes.
fn default_longest_lifetime() -> u32 {
    3600
}

/// 80 MiB at most.
fn default_remembered_tokens() -> u32 {
    10_000
}

/// Where the claims are: in one place.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Kilder")]
pub enum Kilde {
    /// The file of the SQLite register.
    Sqlite(PathBuf),
    /// The register in PostgreSQL.
    Postgres(PostgresOppsett),
}

/// `[kilde]` as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kilder {
    sqlite: Option<PathBuf>,
    postgres: Option<PostgresOppsett>,
}

impl TryFrom<Kilder> for Kilde {
    type Error = &'static str;

    fn try_from(kilder: Kilder) -> Result<Self, Self::Error> {
        match (kilder.sqlite, kilder.postgres) {
            (Some(path), None) => Ok(Self::Sqlite(path)),
            (None, Some(oppsett)) => Ok(Self::Postgres(oppsett)),
            (None, None) => Err("kilde names no register: it needs sqlite or postgres"),
            (Some(_), Some(_)) => Err("kilde names two registers: sqlite or postgres, not both"),
        }
    }
}

/// Where disclosures are recorded.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Utlevering {
    /// The active file of the disclosure log.
    pub logg: PathBuf,
    /// How large it becomes before it is rotated, in MiB.
    #[serde(default = "default_roter_megabyte")]
    pub roter_megabyte: NonZeroU32,
    /// How old its first record becomes before it is rotated, in days; any age when it is not given.
    pub roter_dager: Option<NonZeroU32>,
    /// How old the last record of a rotated file becomes before the file is deleted, in days; when it is not given, all
    /// is kept.
    pub oppbevar_dager: Option<NonZeroU32>,
}

/// 256 MiB.
fn default_roter_megabyte() -> NonZeroU32 {
    NonZeroU32::MIN.saturating_add(255)
}

impl Utlevering {
    /// When the log is rotated, and how long it is kept.
    #[must_use]
    pub fn filvalg(&self) -> Filvalg {
        let days = |days: NonZeroU32| SignedDuration::from_hours(i64::from(days.get()) * 24);
        Filvalg {
            roter_bytes: u64::from(self.roter_megabyte.get()) << 20,
            roter_etter: self.roter_dager.map(days),
            oppbevar: self.oppbevar_dager.map(days),
        }
    }
}

/// Where operators look. Off when it is not configured.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Management {
    /// The address to listen on, `127.0.0.1:9090`; for operators only.
    pub listen: SocketAddr,
}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    /// When the file cannot be read, is not TOML, has unknown or missing keys or values that cannot be meant.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let content = feil::read(path).map_err(|error| ConfigError::Read {
            path: path.to_owned(),
            error,
        })?;
        Self::parse(path, content)
    }

    /// Reads what stood in the file at `path`.
    pub(crate) fn parse(path: &Path, content: Vec<u8>) -> Result<Self, ConfigError> {
        let mut config: Self = feil::parse(path, &content)?;
        config.check().map_err(|message| ConfigError::Value {
            path: path.to_owned(),
            message,
        })?;
        if let Kilde::Postgres(oppsett) = &config.kilde {
            oppsett.check().map_err(|error| ConfigError::Postgres {
                path: path.to_owned(),
                error,
            })?;
        }
        config.file = Contents {
            path: path.to_owned(),
            content,
        };
        Ok(config)
    }

    fn check(&self) -> Result<(), &'static str> {
        if self.maskinporten.clock_skew_seconds > 300 {
            return Err("maskinporten.clock_skew_seconds is over 300: tokens live for 120 seconds");
        }
        if self.maskinporten.key_refresh_seconds < 30 {
            return Err(
                "maskinporten.key_refresh_seconds is under 30: the key server must not be flooded",
            );
        }
        if self.utlevering.oppbevar_dager.is_some() && self.utlevering.roter_dager.is_none() {
            return Err(
                "utlevering.oppbevar_dager without utlevering.roter_dager: whole files are deleted, and one that is \
                 never rotated is kept for ever",
            );
        }
        if self.maskinporten.longest_key_age_seconds <= self.maskinporten.key_refresh_seconds {
            return Err(
                "maskinporten.longest_key_age_seconds is not over key_refresh_seconds: the keys would run out between two fetches",
            );
        }
        if self.maskinporten.algorithms.is_empty() {
            return Err("maskinporten.algorithms is empty: no token could be accepted");
        }
        if self.maskinporten.audiences.contains("") {
            return Err(
                "maskinporten.audiences holds an empty text: write the audience, or leave it out",
            );
        }
        if self.maskinporten.longest_lifetime_seconds == 0 {
            return Err("maskinporten.longest_lifetime_seconds is 0: no token could be accepted");
        }
        if self.maskinporten.longest_lifetime_seconds > 86_400 {
            return Err(
                "maskinporten.longest_lifetime_seconds is over 86400: tokens live for 120 seconds",
            );
        }
        if self.maskinporten.remembered_tokens > 1_000_000 {
            return Err("maskinporten.remembered_tokens is over 1000000: that is 8 GiB");
        }
        match &self.rettighetspakker {
            Pakkekilde::Her(pakker) => kan_brukes(pakker, &self.samtykke),
            Pakkekilde::Fil(_) => self.samtykke.check(false),
        }
    }

    /// How much the issuer's clock and ours may differ.
    #[must_use]
    pub fn clock_skew(&self) -> Duration {
        Duration::from_secs(self.maskinporten.clock_skew_seconds.into())
    }

    /// The rules for access tokens, applied to `verifier`.
    #[must_use]
    pub fn token_rules(&self, verifier: TokenVerifier) -> TokenVerifier {
        let maskinporten = &self.maskinporten;
        let lifetime = Duration::from_secs(maskinporten.longest_lifetime_seconds.into());
        let remembered = usize::try_from(maskinporten.remembered_tokens).unwrap_or(usize::MAX);
        verifier
            .with_clock_skew(self.clock_skew())
            .with_algorithms(maskinporten.algorithms.clone())
            .with_audiences(maskinporten.audiences.clone())
            .with_longest_lifetime(lifetime)
            .with_remembered_tokens(remembered)
    }

    /// How often the keys are fetched anew.
    #[must_use]
    pub fn key_refresh(&self) -> Duration {
        Duration::from_secs(self.maskinporten.key_refresh_seconds.into())
    }

    /// For how long keys are used after they were last fetched.
    #[must_use]
    pub fn longest_key_age(&self) -> Duration {
        Duration::from_secs(self.maskinporten.longest_key_age_seconds.into())
    }
}

/// The content may name organisations.
impl fmt::Debug for Contents {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Contents")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tilgang::rettighetspakke::fil::Pakkefil;
    use std::fs;

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
        assert_eq!(config.utlevering.filvalg(), Filvalg::default());
    }

    #[test]
    fn the_log_is_rotated_and_kept_as_configured() {
        let keep =
            "roter_megabyte = 3\nroter_dager = 2\noppbevar_dager = 7\n[rettighetspakker.ebevis]";
        let config = read(&SOUND.replace("[rettighetspakker.ebevis]", keep)).unwrap();
        let expected = Filvalg {
            roter_bytes: 3 << 20,
            roter_etter: Some(SignedDuration::from_hours(48)),
            oppbevar: Some(SignedDuration::from_hours(168)),
        };
        assert_eq!(config.utlevering.filvalg(), expected);
    }

    #[test]
    fn a_slip_is_refused_with_its_line() {
        for (from, to, place, word) in [
            ("issuer =", "isuer =", "FILE:5:1: ", "isuer"),
            (
                "\"127.0.0.1:8080\"",
                "\"localhost\"",
                "FILE:2:10: ",
                "socket address",
            ),
            ("[\"991825827\"]", "[\"991825828\"]", "FILE:", "check digit"),
            ("samtykke = true", "", "FILE:", "samtykke"),
            ("samtykke = true", "samtykke = false", "FILE", "ebevis"),
            ("[kilde]", "[kilder]", "FILE:", "kilder"),
            (
                "issuer = \"https://test.maskinporten.no/\"",
                "issuer = \"x\"\nclock_skew_seconds = 301",
                "FILE: ",
                "301",
            ),
            (
                "issuer = \"https://test.maskinporten.no/\"",
                "issuer = \"x\"\nkey_refresh_seconds = 1",
                "FILE: ",
                "key_refresh",
            ),
            (
                "issuer = \"https://test.maskinporten.no/\"",
                "issuer = \"x\"\nlongest_key_age_seconds = 3600",
                "FILE: ",
                "longest_key_age_seconds is not over key_refresh_seconds",
            ),
            (
                "issuer = \"https://test.maskinporten.no/\"",
                "issuer = \"x\"\nkey_refresh_seconds = 86400",
                "FILE: ",
                "longest_key_age_seconds is not over key_refresh_seconds",
            ),
            (
                "[utlevering]",
                "[utlevering]\noppbevar_dager = 3650",
                "FILE: ",
                "roter_dager",
            ),
            (
                "[utlevering]",
                "[utlevering]\nroter_megabyte = 0",
                "FILE:11:",
                "nonzero",
            ),
            (
                "[maskinporten]",
                "[samtykke]\nressurser = []\n\n[maskinporten]",
                "FILE: ",
                "samtykke.ressurser",
            ),
        ] {
            let error = read(&SOUND.replacen(from, to, 1)).unwrap_err();
            let word = if word == "301" { "over 300" } else { word };
            assert!(
                error.starts_with(place) && error.contains(word),
                "{to}: {error}"
            );
            assert!(!error.contains("991825828"), "{error}");
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
                "FOLDER/pakker.toml:2:12: ",
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
                "FOLDER/restanser.toml:1:20: the name of the file is empty",
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
            error.contains(":14:1: there is no rights package"),
            "{error}"
        );
    }

    #[test]
    fn the_readme_shows_a_configuration_that_can_be_used() {
        let blocks = include_str!("../../README.md").split("```toml\n").skip(1);
        let blocks: Vec<&str> = blocks
            .map(|text| text.split("```").next().unwrap())
            .collect();
        let [config, pakker, postgres] = blocks[..] else {
            panic!("{blocks:?}")
        };
        // What is optional stands there as a comment.
        let in_full = |text: &str| text.replace("\n# ", "\n");
        let sqlite = "[kilde]\nsqlite = \"/var/lib/restanser/register.sqlite\"\n";
        assert!(config.contains(sqlite));
        for (config, pakker) in [
            (config.to_owned(), pakker.to_owned()),
            (config.replace(sqlite, postgres), pakker.to_owned()),
            (
                config.replace(sqlite, &in_full(postgres)),
                pakker.to_owned(),
            ),
            (
                in_full(config).replace("\"https://...\"", "\"https://issuer/\""),
                in_full(pakker),
            ),
        ] {
            let files = [("rettighetspakker.toml", pakker.as_str())];
            assert_eq!(packages(&config, &files), Ok(2));
        }
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
            ("algorithms = [\"none\"]", "`none`"),
            ("algorithms = [\"RS256\", \"HS256\"]", "`HS256`"),
            ("algorithms = [\"PS256\"]", "`PS256`"),
            ("algorithms = [\"rs256\"]", "`rs256`"),
            ("algorithms = \"RS256\"", "invalid type"),
            ("audiences = [\"\"]", "audiences"),
            ("longest_lifetime_seconds = 0", "longest_lifetime_seconds"),
            (
                "longest_lifetime_seconds = 86401",
                "longest_lifetime_seconds",
            ),
            ("longest_lifetime_seconds = -1", "invalid value"),
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
}
