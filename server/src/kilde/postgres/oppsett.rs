//! `[kilde.postgres]`: where the database is, and how far it is trusted.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use tokio_postgres::Config;
use tokio_postgres::config::{Host, LoadBalanceHosts, SslMode, TargetSessionAttrs};

use super::PostgresFeil;
use super::tls::Kontroll;
use crate::config::texts;

/// The configuration of a register in PostgreSQL.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PostgresOppsett {
    /// `postgresql://user@host1,host2:5433/database?option=value`, without a password.
    #[schemars(example = "postgresql://restanser@db1.example,db2.example:5433/restanser")]
    pub url: PostgresUrl,
    /// A file with the password; it is read at each connection, so that it can be changed without a restart.
    #[schemars(with = "Option<texts::InputFile>", example = "/run/secrets/restanser")]
    pub passord_fil: Option<PathBuf>,
    /// A file with the certificates, PEM, that the database's certificate is to be issued by; else the system's.
    #[schemars(
        with = "Option<texts::CertificateFile>",
        example = "/etc/restanser/db-ca.pem"
    )]
    pub ca_fil: Option<PathBuf>,
    /// Whether claims may be read from a replica, which may lag behind.
    #[serde(default)]
    pub les_fra_replika: bool,
    /// How long one lookup may take, whatever hangs, in milliseconds.
    #[serde(default = "default_svarfrist")]
    #[schemars(range(min = 10, max = 60_000))]
    pub svarfrist_millisekunder: u32,
    /// How long connecting to one host may take, in milliseconds.
    #[serde(default = "default_tilkoblingsfrist")]
    #[schemars(range(min = 10, max = 60_000))]
    pub tilkoblingsfrist_millisekunder: u32,
}

/// 2 seconds: consumers wait for longer, and a database in order needs a thousandth of it.
fn default_svarfrist() -> u32 {
    2000
}

/// A second: a host that needs longer is passed over while there are others.
fn default_tilkoblingsfrist() -> u32 {
    1000
}

/// An address that `Debug` does not show: somebody may have put a password in it.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct PostgresUrl(pub String);

impl JsonSchema for PostgresUrl {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        texts::DatabaseUrl::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        texts::DatabaseUrl::json_schema(generator)
    }
}

impl fmt::Debug for PostgresUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PostgresUrl(…)")
    }
}

/// The options of an address that are the driver's own affair.
const OPTIONS: [&str; 9] = [
    "application_name",
    "channel_binding",
    "dbname",
    "host",
    "hostaddr",
    "load_balance_hosts",
    "options",
    "port",
    "user",
];

/// An address that was understood.
#[derive(Clone, Debug)]
pub(super) struct Adresse {
    pub(super) verter: Vec<Vert>,
    /// What is asked of a host, in the order in which it is tried at all of them.
    pub(super) roller: Vec<TargetSessionAttrs>,
    pub(super) kontroll: Kontroll,
    /// Whether claims go to another machine in plain text, because the configuration says so.
    pub(super) klartekst_ut: bool,
    /// Whether each connection starts at a host of its own.
    pub(super) spredt: bool,
}

/// One host.
#[derive(Clone, Debug)]
pub(super) struct Vert {
    /// For the log.
    pub(super) navn: String,
    pub(super) config: Config,
}

impl PostgresOppsett {
    /// A database, and for the rest the defaults.
    #[must_use]
    pub fn new(url: PostgresUrl) -> Self {
        Self {
            url,
            passord_fil: None,
            ca_fil: None,
            les_fra_replika: false,
            svarfrist_millisekunder: default_svarfrist(),
            tilkoblingsfrist_millisekunder: default_tilkoblingsfrist(),
        }
    }

    /// How long one lookup may take.
    #[must_use]
    pub fn svarfrist(&self) -> Duration {
        Duration::from_millis(self.svarfrist_millisekunder.into())
    }

    pub(super) fn tilkoblingsfrist(&self) -> Duration {
        Duration::from_millis(self.tilkoblingsfrist_millisekunder.into())
    }

    /// Whether the address, and what is said beside it, can be meant. Numbers are bounded by the configuration's schema,
    /// which is looked at before.
    ///
    /// # Errors
    /// Says what cannot, quoting nothing of it.
    pub fn check(&self) -> Result<(), PostgresFeil> {
        self.adresse().map(drop)
    }

    pub(super) fn adresse(&self) -> Result<Adresse, PostgresFeil> {
        self.read().map_err(PostgresFeil::Adresse)
    }

    fn read(&self) -> Result<Adresse, String> {
        let Options {
            address,
            sslmode,
            target,
        } = options(&self.url.0)?;
        let config: Config = address.parse().map_err(|_| {
            "is not postgresql://user@host:port/database?option=value with % codes for special characters"
                .to_owned()
        })?;
        if config.get_password().is_some() {
            return Err(
                "holds a password: put it in a file, and its path in passord_fil".to_owned(),
            );
        }
        let verter = verter(&config)?;
        let local = verter.iter().all(Place::is_local);
        let kontroll = kontroll(sslmode.as_deref(), local, self.ca_fil.is_some())?;
        Ok(Adresse {
            verter: verter
                .iter()
                .map(|place| place.vert(&config, &kontroll))
                .collect(),
            roller: roller(self.les_fra_replika, target.as_deref())?,
            klartekst_ut: kontroll == Kontroll::Klartekst && !local,
            kontroll,
            spredt: config.get_load_balance_hosts() == LoadBalanceHosts::Random,
        })
    }
}

struct Options {
    /// The address without the options that are read here.
    address: String,
    sslmode: Option<String>,
    target: Option<String>,
}

/// Takes the options that the driver does not know, or knows otherwise, out of an address.
fn options(url: &str) -> Result<Options, String> {
    if !url.starts_with("postgresql://") && !url.starts_with("postgres://") {
        return Err("does not begin with postgresql://".to_owned());
    }
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    let mut kept = Vec::new();
    let (mut sslmode, mut target) = (None, None);
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        match name {
            "sslmode" => sslmode = Some(value.to_owned()),
            "target_session_attrs" => target = Some(value.to_owned()),
            "sslrootcert" => return Err("has sslrootcert: name the file in ca_fil".to_owned()),
            "password" | "passfile" => {
                return Err(format!(
                    "has {name}: name a file with the password in passord_fil"
                ));
            }
            _ if OPTIONS.contains(&name) => kept.push(pair),
            _ => {
                return Err(format!(
                    "has an option that is not known; known are sslmode, target_session_attrs, {}",
                    OPTIONS.join(", ")
                ));
            }
        }
    }
    let address = if kept.is_empty() {
        base.to_owned()
    } else {
        format!("{base}?{}", kept.join("&"))
    };
    Ok(Options {
        address,
        sslmode,
        target,
    })
}

/// A host as the driver understood it.
struct Place {
    host: Option<Host>,
    hostaddr: Option<std::net::IpAddr>,
    port: u16,
}

fn verter(config: &Config) -> Result<Vec<Place>, String> {
    let (hosts, addresses, ports) = (
        config.get_hosts(),
        config.get_hostaddrs(),
        config.get_ports(),
    );
    let count = hosts.len().max(addresses.len());
    if count == 0 {
        return Err("names no host".to_owned());
    }
    if !addresses.is_empty() && !hosts.is_empty() && hosts.len() != addresses.len() {
        return Err("has another number of hostaddr than of hosts".to_owned());
    }
    if ports.len() > 1 && ports.len() != count {
        return Err("has another number of ports than of hosts".to_owned());
    }
    let place = |number| Place {
        host: hosts.get(number).cloned(),
        hostaddr: addresses.get(number).copied(),
        port: ports
            .get(number)
            .or_else(|| ports.first())
            .copied()
            .unwrap_or(5432),
    };
    Ok((0..count).map(place).collect())
}

impl Place {
    fn is_local(&self) -> bool {
        match (&self.hostaddr, &self.host) {
            (Some(address), _) => address.is_loopback(),
            (None, Some(Host::Tcp(name))) => {
                name == "localhost"
                    || name
                        .parse::<std::net::IpAddr>()
                        .is_ok_and(|address| address.is_loopback())
            }
            (None, Some(Host::Unix(_))) => true,
            (None, None) => false,
        }
    }

    fn vert(&self, whole: &Config, kontroll: &Kontroll) -> Vert {
        let mut config = Config::new();
        let mut navn = String::new();
        let mut tls = kontroll.ssl_mode();
        match &self.host {
            Some(Host::Tcp(name)) => {
                config.host(name);
                navn.push_str(name);
            }
            Some(Host::Unix(path)) => {
                config.host_path(path);
                navn.push_str(&path.display().to_string());
                // Nobody is on the way.
                tls = SslMode::Disable;
            }
            None => {}
        }
        if let Some(address) = self.hostaddr {
            config.hostaddr(address);
            if navn.is_empty() {
                navn = address.to_string();
            }
        }
        config.port(self.port).ssl_mode(tls);
        config.channel_binding(whole.get_channel_binding());
        config.application_name(whole.get_application_name().unwrap_or("restanser"));
        if let Some(user) = whole.get_user() {
            config.user(user);
        }
        if let Some(database) = whole.get_dbname() {
            config.dbname(database);
        }
        if let Some(options) = whole.get_options() {
            config.options(options);
        }
        Vert {
            navn: format!("{navn}:{}", self.port),
            config,
        }
    }
}

fn kontroll(sslmode: Option<&str>, local: bool, ca: bool) -> Result<Kontroll, String> {
    Ok(match sslmode {
        None if local => Kontroll::HelstKryptert,
        None | Some("verify-full") => Kontroll::Navn,
        Some("verify-ca") => Kontroll::Utsteder,
        // As libpq: whoever names an issuer wants it checked.
        Some("require") if ca => Kontroll::Utsteder,
        Some("require") => Kontroll::Kryptert,
        Some("prefer") if local => Kontroll::HelstKryptert,
        Some("prefer") => {
            return Err(
                "has sslmode=prefer for another machine, with which anybody on the way can choose plain text: take verify-full, require, or disable"
                    .to_owned(),
            );
        }
        Some("disable") => Kontroll::Klartekst,
        Some(_) => {
            return Err(
                "has an sslmode that is not known: take verify-full, verify-ca, require, prefer or disable"
                    .to_owned(),
            );
        }
    })
}

fn roller(replica: bool, target: Option<&str>) -> Result<Vec<TargetSessionAttrs>, String> {
    match (replica, target) {
        (_, Some("read-write" | "primary")) | (false, None) => {
            Ok(vec![TargetSessionAttrs::ReadWrite])
        }
        (true, None | Some("prefer-standby")) => {
            Ok(vec![TargetSessionAttrs::ReadOnly, TargetSessionAttrs::Any])
        }
        (true, Some("any")) => Ok(vec![TargetSessionAttrs::Any]),
        (true, Some("read-only" | "standby")) => Ok(vec![TargetSessionAttrs::ReadOnly]),
        (false, Some("any" | "read-only" | "standby" | "prefer-standby")) => Err(
            "has a target_session_attrs that allows replicas: set les_fra_replika = true".to_owned(),
        ),
        (_, Some(_)) => Err(
            "has a target_session_attrs that is not known: take read-write, any, read-only or prefer-standby"
                .to_owned(),
        ),
    }
}
