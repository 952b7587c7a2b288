//! One typed configuration for `restanser serve`.

use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::kilde::postgres::PostgresOppsett;
use crate::tilgang::access_token::{SignatureAlgorithm, TokenVerifier};
use crate::tilgang::rettighetspakke::Rettighetspakker;
use crate::tilgang::rettighetspakke::fil::Pakkefil;

mod check;
mod environment;
mod example;
mod fault;
mod files;
mod log;
mod rules;
mod samtykke;
mod schema;
mod server;
mod show;
mod telemetry;
pub(crate) mod texts;
mod tree;
mod utlevering;

pub use log::Log;
pub use samtykke::{Altinn2, Samtykke};
pub use server::{LARGEST_HEAD, Server, Tls, seconds};
pub use telemetry::Telemetry;
pub use utlevering::{Utlevering, Utleveringslager};

use fault::Faults;
use schema::Entry;

pub(crate) mod feil;
pub(crate) mod liste;
mod pakkekilde;

pub use environment::Environment;
pub use fault::{Fault, Place};
pub use feil::ConfigError;
pub use pakkekilde::Pakkekilde;
pub use show::{Setting, SettingOrigin, Unwritten};

/// Everything that `restanser serve` is told. Unknown keys are refused.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The address to listen on.
    #[schemars(with = "texts::Address", example = "127.0.0.1:8080")]
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
    /// Who has which rights package: the file that says so, which is watched, or tables here.
    #[schemars(example = "rettighetspakker.toml")]
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

/// What a configuration is read from, as it was when it was read.
#[derive(Clone, Default)]
pub struct Contents {
    /// None when the environment says everything.
    pub(crate) path: Option<PathBuf>,
    pub(crate) content: Vec<u8>,
    pub(crate) environment: Environment,
}

/// Whether these packages can be used together with these rules of consent.
pub(crate) fn kan_brukes(
    pakker: &Rettighetspakker,
    samtykke: &Samtykke,
) -> Result<(), &'static str> {
    samtykke.check(pakker.iter().any(|(_, pakke)| pakke.samtykke))
}

/// The issuer of access tokens.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Maskinporten {
    /// The issuer as it stands in the tokens, exactly: `https://maskinporten.no/`, or `https://test.maskinporten.no/`.
    #[schemars(with = "texts::Issuer", example = "https://test.maskinporten.no/")]
    pub issuer: String,
    /// The address of the issuer's metadata, when it is not
    /// `{issuer}.well-known/oauth-authorization-server`.
    #[schemars(
        with = "Option<texts::KeyServer>",
        example = "https://test.maskinporten.no/.well-known/oauth-authorization-server"
    )]
    pub metadata: Option<String>,
    /// How much the issuer's clock and ours may differ, in seconds. Tokens live for 120.
    #[serde(default = "default_clock_skew")]
    #[schemars(range(max = 300))]
    pub clock_skew_seconds: u32,
    /// How often the keys are fetched anew, in seconds. The key server must not be flooded.
    #[serde(default = "default_key_refresh")]
    #[schemars(range(min = 30, max = 2_592_000))]
    pub key_refresh_seconds: u32,
    /// For how long keys are used after they were last fetched, in seconds: what an outage of the issuer may last.
    /// It is longer than from one fetch to the next.
    #[serde(default = "default_longest_key_age")]
    #[schemars(range(min = 31, max = 2_592_000))]
    pub longest_key_age_seconds: u32,
    /// What tokens may be signed with.
    #[serde(default = "SignatureAlgorithm::all")]
    #[schemars(length(min = 1))]
    pub algorithms: BTreeSet<SignatureAlgorithm>,
    /// The audiences that are ours; tokens without one, or with `unspecified`, are always accepted.
    #[serde(default)]
    #[schemars(with = "BTreeSet<texts::Words>", example = ["https://restanser.api.skatteetaten-test.no/"])]
    pub audiences: BTreeSet<String>,
    /// How long a token may live, in seconds.
    #[serde(default = "default_longest_lifetime")]
    #[schemars(range(min = 1, max = 86_400))]
    pub longest_lifetime_seconds: u32,
    /// How many verified tokens are remembered, so that they need not be verified again; 0 remembers none. Each may take
    /// 8 KiB.
    #[serde(default = "default_remembered_tokens")]
    #[schemars(range(max = 1_000_000))]
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
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(try_from = "Kilder")]
pub enum Kilde {
    /// The file of the SQLite register.
    Sqlite(PathBuf),
    /// The register in PostgreSQL.
    Postgres(PostgresOppsett),
}

/// `[kilde]` as it is written.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("oneOf" = [{ "required": ["sqlite"] }, { "required": ["postgres"] }]))]
struct Kilder {
    /// The file of the register.
    #[schemars(
        with = "Option<texts::InputFile>",
        example = "/var/lib/restanser/register.sqlite"
    )]
    sqlite: Option<PathBuf>,
    /// The register in PostgreSQL, in place of a file, for several servers.
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
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Management {
    /// The address to listen on, for operators only.
    #[schemars(with = "texts::Address", example = "127.0.0.1:9090")]
    pub listen: SocketAddr,
}

/// What a configuration may say.
fn schema() -> &'static Entry {
    static SCHEMA: LazyLock<Entry> = LazyLock::new(Entry::of::<Config>);
    &SCHEMA
}

/// A configuration that can be used as an example: every key with its documentation.
#[must_use]
pub fn example() -> String {
    example::example(schema())
}

impl Contents {
    /// Of a file, and the environment of this process over it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn of_file(path: &Path) -> Result<Self, ConfigError> {
        let content = feil::read(path).map_err(|error| ConfigError::Read {
            path: path.to_owned(),
            error,
        })?;
        Ok(Self {
            path: Some(path.to_owned()),
            content,
            environment: Environment::of_process(),
        })
    }

    /// Of what somebody else has opened, and the environment of this process over it.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of_stream(name: &str, stream: impl io::Read) -> Result<Self, ConfigError> {
        let content = feil::read_all(stream).map_err(|error| ConfigError::Read {
            path: name.into(),
            error,
        })?;
        Ok(Self {
            path: Some(name.into()),
            content,
            environment: Environment::of_process(),
        })
    }

    /// Of an environment that says everything.
    #[must_use]
    pub fn of_environment(environment: Environment) -> Self {
        Self {
            environment,
            ..Self::default()
        }
    }

    /// Where everything stands that is configured, and what is in force where nothing stands.
    ///
    /// # Errors
    /// When the configuration cannot be used.
    pub fn settings(self) -> Result<Vec<Setting>, ConfigError> {
        let (config, tree) = Config::with_tree(self)?;
        let source = feil::source(config.file.path.as_deref(), &config.file.content)?;
        Ok(show::settings(&tree, schema(), source))
    }

    /// Opens the files that are named, too.
    ///
    /// # Errors
    /// When the configuration, or one of its files, cannot be used.
    pub fn check_with_files(self) -> Result<(), ConfigError> {
        let (config, tree) = Config::with_tree(self)?;
        let source = feil::source(config.file.path.as_deref(), &config.file.content)?;
        let mut faults = Faults::of(source);
        files::check(&tree, schema(), "", &mut faults);
        if let Some(tls) = &config.server.tls
            && !files::belong_together(tls)
        {
            let origin = tree.get("server").and_then(|server| server.get("tls"));
            let origin = &origin.unwrap_or(&tree).origin;
            faults.add(
                origin,
                "server.tls",
                "names a key that is not that of the certificate",
            );
        }
        if let Err(error) = Pakkefil::les(&config) {
            faults.found.extend(error.faults());
        }
        Ok(faults.settle()?)
    }
}

impl Config {
    /// Reads a configuration: the file, and the environment of this process over it.
    ///
    /// # Errors
    /// When the file cannot be read, is not TOML, has unknown or missing keys or values that cannot be meant.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        Self::parse(Contents::of_file(path)?)
    }

    /// Reads what stood there.
    ///
    /// # Errors
    /// When it is not TOML, has unknown or missing keys or values that cannot be meant.
    pub fn parse(contents: Contents) -> Result<Self, ConfigError> {
        Self::with_tree(contents).map(|(config, _)| config)
    }

    /// Reads it, and keeps how it was written.
    fn with_tree(file: Contents) -> Result<(Self, tree::Node), ConfigError> {
        let source = feil::source(file.path.as_deref(), &file.content)?;
        let (mut config, tree): (Self, _) =
            feil::assembled(schema(), source, &file.environment, rules::apply)?;
        config.file = file;
        Ok((config, tree))
    }

    /// Where disclosures are recorded, and how.
    ///
    /// # Errors
    /// When it cannot be meant; none of a configuration that was read.
    pub fn utleveringslager(&self) -> Result<Utleveringslager, ConfigError> {
        let path = self
            .file
            .path
            .as_deref()
            .unwrap_or(Path::new("environment"));
        let lager = self.utlevering.lager(&self.kilde);
        lager.map_err(|broken| ConfigError::of_file(path, broken.message))
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
