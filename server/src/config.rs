//! One typed configuration for `restanser serve`.

use std::collections::BTreeSet;
use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;

use crate::kilde::postgres::PostgresOppsett;
use crate::tilgang::access_token::{SignatureAlgorithm, TokenVerifier};
use crate::tilgang::rettighetspakke::Rettighetspakker;

mod log;
mod samtykke;
mod server;
mod telemetry;
mod utlevering;

pub use log::Log;
pub use samtykke::{Altinn2, Samtykke};
pub use server::{Server, Tls, seconds};
pub use telemetry::Telemetry;
pub use utlevering::{Utlevering, Utleveringslager};

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
    /// How connections and requests are taken, and how many.
    #[serde(default)]
    pub server: Server,
    /// The ordinary log.
    #[serde(default)]
    pub log: Log,
    /// Traces; none when it is left out.
    pub telemetry: Option<Telemetry>,
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
                tabell: "kilde",
                error,
            })?;
        }
        if let Utleveringslager::Tabell(valg) = config.utlevering_at(path)? {
            let checked = valg.oppsett.check();
            checked.map_err(|error| ConfigError::Postgres {
                path: path.to_owned(),
                tabell: "utlevering",
                error,
            })?;
        }
        config.file = Contents {
            path: path.to_owned(),
            content,
        };
        Ok(config)
    }

    /// Where disclosures are recorded, and how.
    ///
    /// # Errors
    /// When it cannot be meant; none of a configuration that was read.
    pub fn utleveringslager(&self) -> Result<Utleveringslager, ConfigError> {
        self.utlevering_at(&self.file.path)
    }

    fn utlevering_at(&self, path: &Path) -> Result<Utleveringslager, ConfigError> {
        self.utlevering
            .lager(&self.kilde)
            .map_err(|message| ConfigError::Value {
                path: path.to_owned(),
                message,
            })
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
mod tests;
