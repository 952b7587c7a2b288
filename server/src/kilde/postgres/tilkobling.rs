//! Connecting: to the first host that does what is asked of it, each within its time.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::future::{BoxFuture, ready};
use futures_util::stream;
use tokio::task::AbortHandle;
use tokio_postgres::config::TargetSessionAttrs;
use tokio_postgres::error::Severity;
use tokio_postgres::{AsyncMessage, Client};
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
pub(crate) struct Tilkobler {
    adresse: Adresse,
    tls: MakeRustlsConnect,
    passord_fil: Option<PathBuf>,
    frist: Duration,
    /// The host that last did: tried first.
    sist: Arc<AtomicUsize>,
}

/// An open connection.
pub(crate) struct Apen {
    pub(crate) client: Client,
    /// What carries it; it ends by itself when the client is dropped.
    pub(crate) driver: AbortHandle,
    /// Which of the hosts it goes to.
    pub(super) vert: usize,
    /// How many warnings the database has given on it.
    pub(crate) advarsler: Arc<AtomicUsize>,
}

impl Tilkobler {
    pub(crate) fn new(oppsett: &PostgresOppsett) -> Result<Self, PostgresFeil> {
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
            sist: Arc::default(),
        })
    }

    /// The same, to the primary only.
    pub(crate) fn til_skriving(mut self) -> Self {
        self.adresse.roller = vec![TargetSessionAttrs::ReadWrite];
        self
    }

    /// Whether what is written or read crosses the network in plain text, because the configuration says so.
    pub(crate) fn klartekst_ut(&self) -> bool {
        self.adresse.klartekst_ut
    }

    /// A connection, to do anything with.
    pub(crate) async fn koble(&self) -> Result<Apen, PostgresFeil> {
        self.klargjor(|apen| Box::pin(ready(Ok(apen)))).await
    }

    /// What `klargjor` makes of a connection to the first host where it succeeds.
    pub(crate) async fn klargjor<T>(
        &self,
        klargjor: impl Fn(Apen) -> BoxFuture<'static, Result<T, PostgresFeil>> + Sync,
    ) -> Result<T, PostgresFeil> {
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
                let attempt = async {
                    let apen = open(vert, number, *rolle, &self.tls, password.as_deref()).await?;
                    klargjor(apen).await.map_err(Failed::of)
                };
                // Of all of it: the driver's own bound ends where the network does.
                let outcome = tokio::time::timeout(self.frist, attempt).await;
                match outcome.unwrap_or_else(|_| Err(Failed::late(self.frist))) {
                    Ok(klar) => {
                        self.sist.store(number, Ordering::Relaxed);
                        return Ok(klar);
                    }
                    // Of the database, wherever it is served.
                    Err(Failed::Final(error)) => return Err(error),
                    Err(Failed::Here { text, refused }) => {
                        forsok.push(format!("{}: {text}", vert.navn));
                        avvist &= refused;
                    }
                }
            }
        }
        Err(PostgresFeil::Tilkobling { forsok, avvist })
    }

    /// A host that does not answer any more is tried last the next time.
    pub(super) fn forlat(&self, vert: usize) {
        let next = (vert + 1) % self.adresse.verter.len().max(1);
        // Somebody else has left it already, or found a better one.
        let _ = self
            .sist
            .compare_exchange(vert, next, Ordering::Relaxed, Ordering::Relaxed);
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

async fn open(
    vert: &Vert,
    number: usize,
    rolle: TargetSessionAttrs,
    tls: &MakeRustlsConnect,
    password: Option<&str>,
) -> Result<Apen, Failed> {
    let mut config = vert.config.clone();
    config.target_session_attrs(rolle);
    if let Some(password) = password {
        config.password(password);
    }
    let (client, mut connection) =
        config
            .connect(tls.clone())
            .await
            .map_err(|error| Failed::Here {
                refused: is_refusal(&error),
                text: describe(&error),
            })?;
    let advarsler = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&advarsler);
    let driver = tokio::spawn(async move {
        let mut messages = stream::poll_fn(|context| connection.poll_message(context));
        // Of an error those who wait on the connection are told, and tell.
        while let Some(Ok(message)) = messages.next().await {
            if let AsyncMessage::Notice(notice) = message
                && notice.parsed_severity() == Some(Severity::Warning)
            {
                counted.fetch_add(1, Ordering::Relaxed);
                tracing::warn!(warning = notice.message(), "PostgreSQL warns");
            }
        }
    });
    Ok(Apen {
        client,
        driver: driver.abort_handle(),
        vert: number,
        advarsler,
    })
}

enum Failed {
    /// Another host may do better.
    Here {
        text: String,
        /// No waiting mends it: the user, the database's name, the password, TLS.
        refused: bool,
    },
    /// The same on every host.
    Final(PostgresFeil),
}

impl Failed {
    fn of(error: PostgresFeil) -> Self {
        if error.er_forbigaende() {
            Self::Here {
                text: error.to_string(),
                refused: false,
            }
        } else {
            Self::Final(error)
        }
    }

    fn late(frist: Duration) -> Self {
        Self::Here {
            text: format!("no connection within {} ms", frist.as_millis()),
            refused: false,
        }
    }
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
