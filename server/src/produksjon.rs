//! `restanser serve`: the service as configured. Nothing of development can be reached from here.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use crate::api::RestanserApi;
use crate::config::{self, Config, ConfigError, Utleveringslager};
use crate::kapasitet::Kapasitet;
use crate::kilde::postgres::PostgresKilde;
use crate::kilde::sqlite::SqliteKilde;
use crate::kilde::{Kilde, KildeFeil};
use crate::klokke::{Klokke, ManglerTidssone};
use crate::logging;
use crate::management::info::Info;
use crate::management::{self, Kildevakt, Watched};
use crate::signal::Hangup;
use crate::telemetry::{TelemetryFeil, Traces};
use crate::tilgang::keys::KeysError;
use crate::tilgang::rettighetspakke::fil::Pakkefil;
use crate::tilgang::rettighetspakke::vakt::Vakt;
use crate::tjeneste::{self, DriftFeil, OppstartFeil};
use crate::utlevering::{UtleveringFeil, Utleveringslogg};

pub mod tilgang;

use tilgang::{GivenKeys, Issuers};

/// How long the end of the program waits for the last traces to be sent.
const LAST_TRACES: Duration = Duration::from_secs(3);

/// Why the service does not start, or stopped.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each says what it is")]
pub enum ServeError {
    #[error(transparent)]
    Tidssone(#[from] ManglerTidssone),
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error("maskinporten: {0}")]
    Keys(#[from] KeysError),
    #[error("samtykke.altinn2: {0}")]
    Altinn2(KeysError),
    #[error("kilde: {0}")]
    Kilde(#[from] KildeFeil),
    #[error("utlevering: {0}")]
    Utlevering(#[from] UtleveringFeil),
    #[error(transparent)]
    Telemetry(#[from] TelemetryFeil),
    #[error("cannot listen on {address}: {error}")]
    Listen {
        address: SocketAddr,
        error: io::Error,
    },
    #[error(transparent)]
    Tjeneste(#[from] OppstartFeil),
    #[error("the server stopped: {0}")]
    Drift(#[from] DriftFeil),
    #[error("the server stopped: {0}")]
    Server(#[from] io::Error),
}

/// Runs the service until it is asked to stop; running requests are finished first.
///
/// # Errors
/// When something that is configured cannot be used.
pub async fn run(config: Config) -> Result<(), ServeError> {
    // From here on SIGHUP does not end the process.
    let hangup = Hangup::listen()?;
    let klokke = Klokke::system()?;
    let (pakker, vakt) = Vakt::over(Pakkefil::les(&config)?);
    let issuers = Issuers::configured(&config, &GivenKeys::default(), &klokke)?;
    let tilgang = issuers.tilgang(&config, pakker.clone(), &klokke);
    let Issuers {
        maskinporten: keys,
        altinn2: altinn2_keys,
    } = issuers;
    let utleveringer = Arc::new(utleveringer(config.utleveringslager()?).await?);
    let kilde = kilde(&config.kilde, &klokke).await?;
    let traces = Traces::start(config.telemetry.as_ref())?;
    let api = RestanserApi {
        klokke,
        tilgang,
        kilde,
        utleveringer: Arc::clone(&utleveringer),
        kapasitet: Arc::new(Kapasitet::new(&config.server)),
        metrics: Arc::default(),
        traces: traces.clone(),
    };
    let watched = Watched {
        metrics: Arc::clone(&api.metrics),
        keys: Arc::clone(&keys),
        altinn2_keys: altinn2_keys.clone(),
        pakker,
        kapasitet: Arc::clone(&api.kapasitet),
        kilde: Kildevakt::over(Arc::clone(&api.kilde))?,
        utleveringer: Arc::clone(&utleveringer),
        info: Info::now(),
        log: logging::styring(),
        spans: traces.tall(),
    };
    let (listener, address) = listen(config.listen)?;
    let management = match &config.management {
        Some(management) => {
            let (listener, address) = listen(management.listen)?;
            let server = management::serve(listener, watched)?;
            let handle = server.handle();
            actix_web::rt::spawn(server);
            tracing::info!(%address, "management listening");
            Some(handle)
        }
        None => None,
    };
    let server = tjeneste::serve(listener, api, &config.server)?;

    let refresh = tokio::spawn(keys.keep_fresh(config.key_refresh()));
    let altinn2_refresh = config
        .samtykke
        .altinn2
        .as_ref()
        .zip(altinn2_keys)
        .map(|(altinn2, keys)| tokio::spawn(keys.keep_fresh(altinn2.key_refresh())));
    let watch = tokio::spawn(vakt.hold(hangup));
    let stop = tokio::spawn(tjeneste::stop_when_asked(server.handle()));
    tracing::info!(%address, "listening");
    let outcome = server.await;
    refresh.abort();
    if let Some(refresh) = altinn2_refresh {
        refresh.abort();
    }
    watch.abort();
    stop.abort();
    if let Some(management) = management {
        management.stop(false).await;
    }
    utleveringer.close();
    traces.close(LAST_TRACES);
    Ok(outcome?)
}

fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr), ServeError> {
    let listening = TcpListener::bind(address).and_then(|listener| {
        let address = listener.local_addr()?;
        Ok((listener, address))
    });
    listening.map_err(|error| ServeError::Listen { address, error })
}

async fn utleveringer(lager: Utleveringslager) -> Result<Utleveringslogg, ServeError> {
    Ok(match lager {
        Utleveringslager::Filer { logg, valg } => Utleveringslogg::open_with(logg, valg)?,
        // It waits for the database, which no worker may.
        Utleveringslager::Tabell(valg) => {
            tokio::task::spawn_blocking(move || Utleveringslogg::open_postgres(&valg))
                .await
                .map_err(io::Error::other)??
        }
    })
}

async fn kilde(config: &config::Kilde, klokke: &Klokke) -> Result<Arc<dyn Kilde>, KildeFeil> {
    Ok(match config {
        config::Kilde::Sqlite(path) => Arc::new(SqliteKilde::open(path)?),
        config::Kilde::Postgres(oppsett) => {
            Arc::new(PostgresKilde::open(oppsett, klokke.clone()).await?)
        }
    })
}
