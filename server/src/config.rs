//! One typed configuration for `restanser serve`.

use std::collections::BTreeSet;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;

use crate::tilgang::access_token::{SignatureAlgorithm, TokenVerifier};
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

/// An hour; Maskinporten's tokens usually live for two minutes.
fn default_longest_lifetime() -> u32 {
    3600
}

/// 80 MiB at most.
fn default_remembered_tokens() -> u32 {
    10_000
}

/// Where the claims are.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kilde {
    /// The file of the SQLite register.
    pub sqlite: PathBuf,
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
        assert_eq!(config.samtykke.ressurser.len(), 2);
        let maskinporten = &config.maskinporten;
        assert_eq!(maskinporten.algorithms, SignatureAlgorithm::all());
        assert!(maskinporten.audiences.is_empty());
        assert_eq!(maskinporten.longest_lifetime_seconds, 3600);
        assert_eq!(maskinporten.remembered_tokens, 10_000);
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

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let error = Config::read(Path::new("/nowhere/restanser.toml")).unwrap_err();
        assert!(
            error.to_string().starts_with("/nowhere/restanser.toml: "),
            "{error}"
        );
    }
}
