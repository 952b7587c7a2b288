//! `restanser serve`: the service as configured. Nothing of development can be reached from here.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use crate::api::RestanserApi;
use crate::config::Config;
use crate::kilde::KildeFeil;
use crate::kilde::sqlite::SqliteKilde;
use crate::klokke::{Klokke, ManglerTidssone};
use crate::tilgang::Tilgang;
use crate::tilgang::access_token::TokenVerifier;
use crate::tilgang::keys::{Altinn2IssuerConfig, IssuerConfig, Keys, KeysError};
use crate::tilgang::samtykke::Samtykkeregler;
use crate::tilgang::samtykke::altinn2::Altinn2;
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
    #[error("samtykke.altinn2: {0}")]
    Altinn2(KeysError),
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
    let altinn2_keys = altinn2_keys(&config, &klokke)?;
    let samtykkeregler = samtykkeregler(&config, altinn2_keys.as_ref(), &klokke);
    let api = RestanserApi {
        klokke,
        tilgang: Tilgang {
            tokens,
            samtykkeregler,
            rettighetspakker: config.rettighetspakker.clone(),
        },
        kilde: Arc::new(SqliteKilde::open(&config.kilde.sqlite)?),
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
    let altinn2_refresh = config
        .samtykke
        .altinn2
        .as_ref()
        .zip(altinn2_keys)
        .map(|(altinn2, keys)| tokio::spawn(keys.keep_fresh(altinn2.key_refresh())));
    let stop = tokio::spawn(tjeneste::stop_when_asked(server.handle()));
    tracing::info!(%address, "listening");
    let outcome = server.await;
    refresh.abort();
    if let Some(refresh) = altinn2_refresh {
        refresh.abort();
    }
    stop.abort();
    Ok(outcome?)
}

/// Keys of their own: whatever becomes of Altinn 2's key server, Maskinporten's tokens are none the worse for it.
fn altinn2_keys(config: &Config, klokke: &Klokke) -> Result<Option<Arc<Keys>>, ServeError> {
    let Some(altinn2) = &config.samtykke.altinn2 else {
        return Ok(None);
    };
    let issuer = Altinn2IssuerConfig {
        metadata_url: altinn2.metadata.clone(),
        issuers: altinn2.utstedere.iter().cloned().collect(),
    };
    let keys = Keys::altinn2(issuer, klokke.clone()).map_err(ServeError::Altinn2)?;
    Ok(Some(Arc::new(keys)))
}

fn samtykkeregler(
    config: &Config,
    altinn2_keys: Option<&Arc<Keys>>,
    klokke: &Klokke,
) -> Samtykkeregler {
    let altinn2 = config.samtykke.altinn2.as_ref().zip(altinn2_keys);
    Samtykkeregler {
        altinn3: config.samtykke.altinn3(),
        altinn2: altinn2.map(|(altinn2, keys)| {
            let regler = altinn2.regler(config.clock_skew());
            Altinn2::new(regler, Arc::clone(keys), klokke.clone())
        }),
    }
}
