//! `restanser dev`: the whole service on this machine, with an issuer of tokens, a register and grants of its own.
//! `serve` reaches none of it.

pub mod altinn2;
pub mod data;
mod error;
mod files;
pub mod issuer;
pub mod issuers;
mod jws;
mod oversikt;
mod side;
pub mod tilgang;
mod token_endpoint;

use std::fs::{File, TryLockError};
use std::io::{self, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::rt::task::JoinHandle;

use crate::api::RestanserApi;
use crate::config;
use crate::kilde::KildeFeil;
use crate::kilde::sqlite::SqliteKilde;
use crate::klokke::{Klokke, ManglerTidssone};
use crate::signal::Hangup;
use crate::telemetry::Traces;
use crate::tilgang::keys::{IssuerConfig, Keys, KeysError};
use crate::tilgang::rettighetspakke::UgyldigRettighetspakke;
use crate::tjeneste::{self, DriftFeil, OppstartFeil, Stopper};
use crate::utlevering::{UtleveringFeil, Utleveringslogg};
use altinn2::Altinn2Issuer;
use error::DevIssuerError;
use issuer::{DevIssuer, KeyFile};
use issuers::Issuers;

/// The register within the data folder.
pub const REGISTER_FILE: &str = "register.sqlite";
/// The disclosure log within the data folder.
pub const LOG_FILE: &str = "utleveringer.jsonl";
const LOCK_FILE: &str = "lock";
/// How many connections are open at once: enough for a desk, and for the limit of open files that a desk has.
const CONNECTIONS: NonZeroU32 = match NonZeroU32::new(512) {
    Some(connections) => connections,
    None => NonZeroU32::MIN,
};
/// How often the issuer's key files are looked at.
const KEY_WATCH: Duration = Duration::from_secs(1);

/// Where development happens.
#[derive(Clone, Debug)]
pub struct DevOptions {
    /// The address of the service; loopback only.
    pub listen: SocketAddr,
    /// The address of the issuer; loopback only.
    pub issuer: SocketAddr,
    /// The folder with keys, clients, register and disclosure log; made when it is not there.
    pub data: PathBuf,
}

/// Why development cannot start, or stopped.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each says what it is")]
pub enum DevError {
    #[error(
        "{option} {address} is not a loopback address: development keys and grants must not leave this machine"
    )]
    NotLoopback {
        option: &'static str,
        address: SocketAddr,
    },
    #[error("cannot listen on {address} ({error}): choose another address with {option}")]
    Listen {
        option: &'static str,
        address: SocketAddr,
        error: io::Error,
    },
    #[error("{}: {error}", path.display())]
    Data { path: PathBuf, error: io::Error },
    #[error("{} is in use by another `restanser dev`: stop it, or choose another folder with --data", data.display())]
    InUse { data: PathBuf },
    #[error(transparent)]
    Tidssone(#[from] ManglerTidssone),
    #[error(transparent)]
    Issuer(#[from] DevIssuerError),
    #[error(transparent)]
    Rettighetspakke(#[from] UgyldigRettighetspakke),
    #[error(transparent)]
    Keys(#[from] KeysError),
    #[error(transparent)]
    Kilde(#[from] KildeFeil),
    #[error(transparent)]
    Utlevering(#[from] UtleveringFeil),
    #[error(transparent)]
    Tjeneste(#[from] OppstartFeil),
    #[error("the server stopped: {0}")]
    Drift(#[from] DriftFeil),
    #[error("the server stopped: {0}")]
    Server(#[from] io::Error),
}

/// Development, started.
pub struct Dev {
    /// The address of the service.
    pub address: SocketAddr,
    /// The issuer, as it stands in tokens.
    pub issuer_url: String,
    /// Signs tokens.
    pub issuer: Arc<DevIssuer>,
    /// Signs consents of Altinn 2.
    pub altinn2: Arc<Altinn2Issuer>,
    /// Stops the service.
    pub handle: Stopper,
    service: JoinHandle<Result<(), DriftFeil>>,
    utleveringer: Arc<Utleveringslogg>,
    issuer_handle: ServerHandle,
    key_watch: JoinHandle<()>,
    /// Held for as long as the folder is in use.
    _lock: File,
}

/// Runs development until it is asked to stop; running requests are finished first.
///
/// # Errors
/// When an address or the data folder cannot be used.
pub async fn run(options: DevOptions) -> Result<(), DevError> {
    let hangup = actix_web::rt::spawn(ignore_hangups(Hangup::listen()?));
    let dev = Dev::start(&options).await?;
    let stop = actix_web::rt::spawn(tjeneste::stop_when_asked(dev.handle.clone()));
    // Nobody may be reading; that is no reason to stop.
    let _ = io::stdout().write_all(oversikt::oversikt(&dev, &options.data).as_bytes());
    let _ = io::stdout().flush();
    let outcome = dev.stopped().await;
    stop.abort();
    hangup.abort();
    outcome
}

/// Grants are part of the program here: there is nothing to read anew.
async fn ignore_hangups(mut hangups: Hangup) {
    loop {
        hangups.next().await;
        tracing::info!("SIGHUP: nothing to read anew, development has its grants built in");
    }
}

impl Dev {
    /// Starts service and issuer; both listen, and the service has its keys, when this returns.
    ///
    /// # Errors
    /// When an address or the data folder cannot be used.
    pub async fn start(options: &DevOptions) -> Result<Self, DevError> {
        let listener = bind("--listen", options.listen)?;
        let issuer_listener = bind("--issuer", options.issuer)?;
        let lock = lock(&options.data)?;

        let issuer_url = format!("http://{}/", issuer_listener.local_addr()?);
        let issuers = Issuers::open_or_create(&options.data, &issuer_url, Klokke::system()?)?;
        let issuer = Arc::clone(&issuers.maskinporten);
        let issuer_server = issuers.serve(issuer_listener)?;
        let issuer_handle = issuer_server.handle();
        // Runs from now on: the service is about to fetch its keys there.
        actix_web::rt::spawn(issuer_server);

        let klokke = Klokke::system()?;
        let fetched = issuer.key_files()?;
        let keys = keys(&issuer_url, &klokke).await?;
        let key_watch =
            actix_web::rt::spawn(watch(Arc::clone(&issuer), fetched, Arc::clone(&keys)));
        let altinn2 = issuers.altinn2;
        let altinn2_keys = Arc::new(tilgang::altinn2_keys(&altinn2, &klokke)?);
        let altinn2_issuer = (altinn2.issuer_url(), altinn2_keys);
        let address = listener.local_addr()?;
        let side = side::side(address, Arc::clone(&issuer), klokke.clone(), &options.data)?;
        let api = api(&options.data, &issuer_url, keys, altinn2_issuer, klokke)?;
        let utleveringer = Arc::clone(&api.utleveringer);
        let few = config::Server {
            connections: CONNECTIONS,
            ..config::Server::default()
        };
        let server = tjeneste::serve_with(listener, api, side, &few)?;
        let handle = server.handle();
        let service = actix_web::rt::spawn(server);
        // Last: what `restanser token` makes from now on is accepted.
        issuer.announce(&issuer_url)?;
        Ok(Self {
            address,
            issuer_url,
            issuer,
            altinn2,
            handle,
            service,
            utleveringer,
            issuer_handle,
            key_watch,
            _lock: lock,
        })
    }

    /// Waits until the service has stopped, then stops the issuer.
    ///
    /// # Errors
    /// When the service failed.
    pub async fn stopped(self) -> Result<(), DevError> {
        let outcome = self.service.await.map_err(io::Error::other);
        self.key_watch.abort();
        self.utleveringer.close();
        self.issuer_handle.stop(false).await;
        Ok(outcome??)
    }
}

/// The issuer's keys, learnt from its address exactly as in production, but for any token that names another one.
async fn keys(issuer_url: &str, klokke: &Klokke) -> Result<Arc<Keys>, DevError> {
    let config = IssuerConfig {
        issuer: issuer_url.to_owned(),
        metadata_url: None,
    };
    let keys = Keys::new(config, klokke.clone())?.with_refetch_interval(Duration::ZERO);
    keys.refresh().await?;
    Ok(Arc::new(keys))
}

/// Has the service fetch its keys anew when the issuer has others, in place of the hour that production waits: who
/// withdraws a key at a desk wants to see what becomes of its tokens.
async fn watch(issuer: Arc<DevIssuer>, mut fetched: Vec<KeyFile>, keys: Arc<Keys>) {
    loop {
        actix_web::rt::time::sleep(KEY_WATCH).await;
        let Ok(files) = issuer.key_files() else {
            continue;
        };
        if files != fetched && keys.refresh().await.is_ok() {
            fetched = files;
        }
    }
}

/// The service on the data folder.
fn api(
    data: &Path,
    issuer_url: &str,
    keys: Arc<Keys>,
    altinn2: (&str, Arc<Keys>),
    klokke: Klokke,
) -> Result<RestanserApi, DevError> {
    let register = data.join(REGISTER_FILE);
    data::fyll(&register)?;
    Ok(RestanserApi {
        tilgang: tilgang::tilgang(issuer_url, keys, altinn2, klokke.clone())?,
        klokke,
        kilde: Arc::new(SqliteKilde::open(&register)?),
        utleveringer: Arc::new(Utleveringslogg::open(data.join(LOG_FILE))?),
        kapasitet: Arc::default(),
        metrics: Arc::default(),
        traces: Traces::default(),
    })
}

fn bind(option: &'static str, address: SocketAddr) -> Result<TcpListener, DevError> {
    if !address.ip().is_loopback() {
        return Err(DevError::NotLoopback { option, address });
    }
    TcpListener::bind(address).map_err(|error| DevError::Listen {
        option,
        address,
        error,
    })
}

/// One process a folder: another would announce another issuer and fight over the disclosure log.
fn lock(data: &Path) -> Result<File, DevError> {
    let path = data.join(LOCK_FILE);
    let failed = |error| DevError::Data {
        path: path.clone(),
        error,
    };
    std::fs::create_dir_all(data).map_err(failed)?;
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(DevError::InUse {
            data: data.to_owned(),
        }),
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}
