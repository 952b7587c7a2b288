//! Connecting: to the first host that does what is asked of it, each within its time.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::task::AbortHandle;
use tokio_postgres::Client;
use tokio_postgres::config::TargetSessionAttrs;
use tokio_postgres_rustls::MakeRustlsConnect;
use uuid::Uuid;

use super::feil::describe;
use super::oppsett::{Adresse, PostgresOppsett, Vert};
use super::{PostgresFeil, tls};

/// How soon a silent peer is asked whether it is there, and how soon it is given up. Lookups are bounded without it;
/// this closes connections that nobody asks anything on.
const KEEPALIVE: Duration = Duration::from_secs(10);

/// Makes connections.
#[derive(Clone)]
pub(super) struct Tilkobler {
    adresse: Adresse,
    tls: MakeRustlsConnect,
    passord_fil: Option<PathBuf>,
    frist: Duration,
    /// The host that last did: tried first.
    sist: std::sync::Arc<AtomicUsize>,
}

/// An open connection.
pub(super) struct Apen {
    pub(super) client: Client,
    /// What carries it; it ends by itself when the client is dropped.
    pub(super) driver: AbortHandle,
}

impl Tilkobler {
    pub(super) fn new(oppsett: &PostgresOppsett) -> Result<Self, PostgresFeil> {
        let mut adresse = oppsett.adresse()?;
        for vert in &mut adresse.verter {
            vert.config
                .connect_timeout(oppsett.tilkoblingsfrist())
                .tcp_user_timeout(KEEPALIVE)
                .keepalives_idle(KEEPALIVE)
                .keepalives_interval(KEEPALIVE / 5)
                .keepalives_retries(3);
        }
        Ok(Self {
            tls: tls::connector(adresse.kontroll, oppsett.ca_fil.as_deref())?,
            adresse,
            passord_fil: oppsett.passord_fil.clone(),
            frist: oppsett.tilkoblingsfrist(),
            sist: std::sync::Arc::default(),
        })
    }

    /// The same, to the primary only.
    pub(super) fn til_skriving(mut self) -> Self {
        self.adresse.roller = vec![TargetSessionAttrs::ReadWrite];
        self
    }

    pub(super) async fn koble(&self) -> Result<Apen, PostgresFeil> {
        let password = self.password()?;
        let hosts = self.adresse.verter.len();
        let first = if self.adresse.spredt {
            usize::try_from(Uuid::new_v4().as_u128() % hosts.max(1) as u128).unwrap_or_default()
        } else {
            self.sist.load(Ordering::Relaxed)
        };
        let mut forsok = Vec::new();
        let mut avvist = true;
        for rolle in &self.adresse.roller {
            for step in 0..hosts {
                let number = (first + step) % hosts;
                let Some(vert) = self.adresse.verter.get(number) else {
                    continue;
                };
                match self.one(vert, *rolle, password.as_deref()).await {
                    Ok(apen) => {
                        self.sist.store(number, Ordering::Relaxed);
                        return Ok(apen);
                    }
                    Err(Failed { text, refused }) => {
                        forsok.push(format!("{}: {text}", vert.navn));
                        avvist &= refused;
                    }
                }
            }
        }
        Err(PostgresFeil::Tilkobling { forsok, avvist })
    }

    async fn one(
        &self,
        vert: &Vert,
        rolle: TargetSessionAttrs,
        password: Option<&str>,
    ) -> Result<Apen, Failed> {
        let mut config = vert.config.clone();
        config.target_session_attrs(rolle);
        if let Some(password) = password {
            config.password(password);
        }
        // Of all of it: the driver's own bound ends where the network does.
        match tokio::time::timeout(self.frist, config.connect(self.tls.clone())).await {
            Ok(Ok((client, connection))) => {
                let driver = tokio::spawn(async move {
                    // Those who wait on the connection are told, and tell.
                    let _ = connection.await;
                });
                Ok(Apen {
                    client,
                    driver: driver.abort_handle(),
                })
            }
            Ok(Err(error)) => Err(Failed {
                refused: is_refusal(&error),
                text: describe(&error),
            }),
            Err(_) => Err(Failed {
                refused: false,
                text: format!("no connection within {} ms", self.frist.as_millis()),
            }),
        }
    }

    fn password(&self) -> Result<Option<String>, PostgresFeil> {
        let Some(path) = &self.passord_fil else {
            return Ok(None);
        };
        let text = fs::read_to_string(path).map_err(|error| PostgresFeil::Fil {
            felt: "passord_fil",
            path: path.clone(),
            arsak: error.to_string(),
        })?;
        Ok(Some(text.trim_end_matches(['\r', '\n']).to_owned()))
    }
}

struct Failed {
    text: String,
    /// No waiting mends it: the user, the database's name, the password, TLS.
    refused: bool,
}

fn is_refusal(error: &tokio_postgres::Error) -> bool {
    use std::error::Error as _;
    if let Some(code) = error.code() {
        return ["28", "3D", "42"]
            .iter()
            .any(|class| code.code().starts_with(class));
    }
    let io = error
        .source()
        .and_then(|source| source.downcast_ref::<std::io::Error>());
    match io {
        // A certificate that does not hold comes as an error of the connection.
        Some(io) => io
            .get_ref()
            .is_some_and(|inner| inner.is::<rustls::Error>()),
        None => !error.is_closed(),
    }
}
