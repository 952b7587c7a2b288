//! One typed configuration for `restanser serve`.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;

use crate::kilde::postgres::{PostgresFeil, PostgresOppsett};
use crate::tilgang::rettighetspakke::Rettighetspakker;
use crate::tilgang::samtykke::Samtykkeregler;

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
    pub samtykke: Samtykkeregler,
    /// Who has which rights package.
    pub rettighetspakker: Rettighetspakker,
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
    /// The file of the disclosure log.
    pub logg: PathBuf,
}

/// Why a configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{}: {error}", path.display())]
    Read {
        /// Which file.
        path: PathBuf,
        /// What went wrong.
        error: std::io::Error,
    },
    /// It is not a configuration. The text holds no line of the file, which may name organisations.
    #[error("{}:{line}:{column}: {message}", path.display())]
    Syntax {
        /// Which file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// A value that cannot be meant.
    #[error("{}: {message}", path.display())]
    Value {
        /// Which file.
        path: PathBuf,
        /// What is wrong.
        message: &'static str,
    },
    /// The database cannot be reached in the way that is configured.
    #[error("{}: {error}", path.display())]
    Postgres {
        /// Which file.
        path: PathBuf,
        /// What is wrong.
        error: PostgresFeil,
    },
}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    /// When the file cannot be read, is not TOML, has unknown or missing keys or values that cannot be meant.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = fs::read_to_string(path).map_err(|error| ConfigError::Read {
            path: path.to_owned(),
            error,
        })?;
        let config: Self = toml::from_str(&text).map_err(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            let before = text.get(..offset).unwrap_or_default();
            ConfigError::Syntax {
                path: path.to_owned(),
                line: 1 + before.matches('\n').count(),
                column: 1 + before
                    .chars()
                    .rev()
                    .take_while(|character| *character != '\n')
                    .count(),
                message: error.message().to_owned(),
            }
        })?;
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
        if self.maskinporten.longest_key_age_seconds <= self.maskinporten.key_refresh_seconds {
            return Err(
                "maskinporten.longest_key_age_seconds is not over key_refresh_seconds: the keys would run out between two fetches",
            );
        }
        if self.rettighetspakker.is_empty() {
            return Err("there is no rettighetspakke: nobody could ask for anything");
        }
        if self.samtykke.ressurser.is_empty()
            && self
                .rettighetspakker
                .iter()
                .any(|(_, pakke)| pakke.samtykke)
        {
            return Err("samtykke.ressurser is empty, but a rettighetspakke requires consent");
        }
        Ok(())
    }

    /// How much the issuer's clock and ours may differ.
    #[must_use]
    pub fn clock_skew(&self) -> Duration {
        Duration::from_secs(self.maskinporten.clock_skew_seconds.into())
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

#[cfg(test)]
mod tests {
    use super::*;

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
