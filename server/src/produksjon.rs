//! `restanser serve`: the service as configured. Nothing of development can be reached from here.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use crate::api::RestanserApi;
use crate::config::{self, Config};
use crate::kilde::postgres::PostgresKilde;
use crate::kilde::sqlite::SqliteKilde;
use crate::kilde::{Kilde, KildeFeil};
use crate::klokke::{Klokke, ManglerTidssone};
use crate::tilgang::Tilgang;
use crate::tilgang::access_token::TokenVerifier;
use crate::tilgang::keys::{IssuerConfig, Keys, KeysError};
use crate::tjeneste;
use crate::utlevering::{UtleveringFeil, Utleveringslogg};

/// Why the service does not start, or stopped.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each says what it is")]
pub enum ServeError {
    #[error(transparent)]
    Tidssone(#[from] ManglerTidssone),
    #[error("maskinporten: {0}")]
    Keys(#[from] KeysError),
    #[error("kilde: {0}")]
    Kilde(#[from] KildeFeil),
    #[error("utlevering: {0}")]
    Utlevering(#[from] UtleveringFeil),
    #[error("cannot listen on {address}: {error}")]
    Listen {
        address: SocketAddr,
        error: io::Error,
    },
    #[error("the server stopped: {0}")]
    Server(#[from] io::Error),
}

/// Runs the service until it is asked to stop; running requests are finished first.
///
/// # Errors
/// When something that is configured cannot be used.
pub async fn run(config: Config) -> Result<(), ServeError> {
    let klokke = Klokke::system()?;
    let issuer = IssuerConfig {
        issuer: config.maskinporten.issuer.clone(),
        metadata_url: config.maskinporten.metadata.clone(),
    };
    let keys = Keys::new(issuer, klokke.clone())?.with_longest_age(config.longest_key_age());
    let keys = Arc::new(keys);
    let tokens = TokenVerifier::new(
        config.maskinporten.issuer.clone(),
        Arc::clone(&keys),
        klokke.clone(),
    )
    .with_clock_skew(config.clock_skew());
    let kilde = kilde(&config.kilde, &klokke).await?;
    let api = RestanserApi {
        klokke,
        tilgang: Tilgang {
            tokens,
            samtykkeregler: config.samtykke.clone(),
            rettighetspakker: config.rettighetspakker.clone(),
        },
        kilde,
        utleveringer: Arc::new(Utleveringslogg::open(&config.utlevering.logg)?),
    };
    let listen = |error| ServeError::Listen {
        address: config.listen,
        error,
    };
    let listener = TcpListener::bind(config.listen).map_err(listen)?;
    let address = listener.local_addr().map_err(listen)?;
    let server = tjeneste::serve(listener, api)?;

    let refresh = tokio::spawn(keys.keep_fresh(config.key_refresh()));
    let stop = tokio::spawn(tjeneste::stop_when_asked(server.handle()));
    tracing::info!(%address, "listening");
    let outcome = server.await;
    refresh.abort();
    stop.abort();
    Ok(outcome?)
}

async fn kilde(config: &config::Kilde, klokke: &Klokke) -> Result<Arc<dyn Kilde>, KildeFeil> {
    Ok(match config {
        config::Kilde::Sqlite(path) => Arc::new(SqliteKilde::open(path)?),
        config::Kilde::Postgres(oppsett) => {
            Arc::new(PostgresKilde::open(oppsett, klokke.clone()).await?)
        }
    })
}
