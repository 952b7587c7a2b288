//! `restanser dev`: the whole service on this machine, with an issuer of tokens, a register and grants of its own.
//! `serve` reaches none of it.

pub mod data;
pub mod issuer;
mod oversikt;
mod tilgang;

use std::fs::{File, TryLockError};
use std::io::{self, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::rt::task::JoinHandle;

use crate::api::RestanserApi;
use crate::kilde::KildeFeil;
use crate::kilde::sqlite::SqliteKilde;
use crate::klokke::{Klokke, ManglerTidssone};
use crate::tilgang::Tilgang;
use crate::tilgang::access_token::TokenVerifier;
use crate::tilgang::keys::{IssuerConfig, Keys, KeysError};
use crate::tilgang::rettighetspakke::UgyldigRettighetspakke;
use crate::tilgang::samtykke::Samtykkeregler;
use crate::tjeneste;
use crate::utlevering::{UtleveringFeil, Utleveringslogg};
use issuer::{DevIssuer, DevIssuerError};

/// The register within the data folder.
pub const REGISTER_FILE: &str = "register.sqlite";
/// The disclosure log within the data folder.
pub const LOG_FILE: &str = "utleveringer.jsonl";
const LOCK_FILE: &str = "lock";

/// Where development happens.
#[derive(Clone, Debug)]
pub struct DevOptions {
    /// The address of the service; loopback only.
    pub listen: SocketAddr,
    /// The address of the issuer; loopback only.
    pub issuer: SocketAddr,
    /// The folder with key, register and disclosure log; made when it is not there.
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
    /// Stops the service.
    pub handle: ServerHandle,
    service: JoinHandle<io::Result<()>>,
    utleveringer: Arc<Utleveringslogg>,
    issuer_handle: ServerHandle,
    /// Held for as long as the folder is in use.
    _lock: File,
}

/// Runs development until it is asked to stop; running requests are finished first.
///
/// # Errors
/// When an address or the data folder cannot be used.
pub async fn run(options: DevOptions) -> Result<(), DevError> {
    let dev = Dev::start(&options).await?;
    let stop = actix_web::rt::spawn(tjeneste::stop_when_asked(dev.handle.clone()));
    // Nobody may be reading; that is no reason to stop.
    let _ = io::stdout().write_all(oversikt::oversikt(&dev, &options.data).as_bytes());
    let _ = io::stdout().flush();
    let outcome = dev.stopped().await;
    stop.abort();
    outcome
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

        let issuer = Arc::new(DevIssuer::open_or_create(&options.data)?);
        let issuer_url = format!("http://{}/", issuer_listener.local_addr()?);
        let issuer_server = issuer.serve(issuer_listener, &issuer_url)?;
        let issuer_handle = issuer_server.handle();
        // Runs from now on: the service is about to fetch its keys there.
        actix_web::rt::spawn(issuer_server);

        let api = api(&options.data, &issuer_url).await?;
        let address = listener.local_addr()?;
        let utleveringer = Arc::clone(&api.utleveringer);
        let server = tjeneste::serve(listener, api)?;
        let handle = server.handle();
        let service = actix_web::rt::spawn(server);
        // Last: what `restanser token` makes from now on is accepted.
        issuer.announce(&issuer_url)?;
        Ok(Self {
            address,
            issuer_url,
            issuer,
            handle,
            service,
            utleveringer,
            issuer_handle,
            _lock: lock,
        })
    }

    /// Waits until the service has stopped, then stops the issuer.
    ///
    /// # Errors
    /// When the service failed.
    pub async fn stopped(self) -> Result<(), DevError> {
        let outcome = self.service.await.map_err(io::Error::other);
        self.utleveringer.close();
        self.issuer_handle.stop(false).await;
        Ok(outcome.flatten()?)
    }
}

/// The service on the data folder, which learns its keys from the issuer exactly as in production.
async fn api(data: &Path, issuer_url: &str) -> Result<RestanserApi, DevError> {
    let register = data.join(REGISTER_FILE);
    data::fyll(&register)?;
    let klokke = Klokke::system()?;
    let config = IssuerConfig {
        issuer: issuer_url.to_owned(),
        metadata_url: None,
    };
    let keys = Arc::new(Keys::new(config, klokke.clone())?);
    keys.refresh().await?;
    // One clock for issuer and service: a token that has run out has run out.
    let tokens =
        TokenVerifier::new(issuer_url, keys, klokke.clone()).with_clock_skew(Duration::ZERO);
    Ok(RestanserApi {
        klokke,
        tilgang: Tilgang {
            tokens,
            rettighetspakker: tilgang::rettighetspakker()?,
            samtykkeregler: Samtykkeregler::default(),
        },
        kilde: Arc::new(SqliteKilde::open(&register)?),
        utleveringer: Arc::new(Utleveringslogg::open(data.join(LOG_FILE))?),
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
