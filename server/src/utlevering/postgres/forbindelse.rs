//! The connection that records are written on: to the primary, with commits that are durable when they return.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::FutureExt as _;
use tokio::task::AbortHandle;
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Statement};

use super::Tabellfeil;
use crate::kilde::postgres::{Apen, PostgresFeil, Tilkobler, check_skjema};

/// The end of the chain moves on, if it is where this server had left it.
const FLYTT_HODE: &str = "
UPDATE utlevering_hode SET nr = $2, hash = $3 WHERE tjener = $1 AND nr = $4 AND hash = $5";

const NYE_RADER: &str = "
INSERT INTO utlevering (tjener, nr, tidspunkt, type, organisasjonsnummer, konsument, linje, hash)
SELECT $1, ny.nr, ny.tidspunkt, ny.type, ny.organisasjonsnummer, ny.konsument, ny.linje, ny.hash
FROM unnest($2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
    AS ny (nr, tidspunkt, type, organisasjonsnummer, konsument, linje, hash)";

/// An open connection.
pub(super) struct Forbindelse {
    client: Client,
    setninger: Setninger,
    driver: AbortHandle,
    advarsler: Arc<AtomicUsize>,
}

/// What is prepared on it.
pub(super) struct Setninger {
    pub(super) flytt_hode: Statement,
    pub(super) nye_rader: Statement,
}

impl Forbindelse {
    pub(super) async fn open(tilkobler: &Tilkobler, frist: Duration) -> Result<Self, Tabellfeil> {
        Ok(tilkobler
            .klargjor(|apen| Self::of(apen, frist).boxed())
            .await?)
    }

    async fn of(apen: Apen, frist: Duration) -> Result<Self, PostgresFeil> {
        let Apen {
            client,
            driver,
            advarsler,
            ..
        } = apen;
        let of = |error| PostgresFeil::av("prepare a connection", &error);
        // Who is not waited for any more holds no lock on the chain for long, and neither does a machine that is gone.
        client
            .batch_execute(&format!("SET statement_timeout = {}", frist.as_millis()))
            .await
            .map_err(of)?;
        for setting in [
            "SET idle_in_transaction_session_timeout = 10000",
            "SET tcp_keepalives_idle = 10",
            "SET tcp_keepalives_interval = 2",
            "SET tcp_keepalives_count = 3",
        ] {
            // Not every database has every one of them.
            if let Err(error) = client.batch_execute(setting).await
                && error.code().is_none()
            {
                return Err(of(error));
            }
        }
        commit_durably(&client).await?;
        check_skjema(&client).await?;
        Ok(Self {
            setninger: Setninger {
                flytt_hode: client.prepare(FLYTT_HODE).await.map_err(of)?,
                nye_rader: client.prepare(NYE_RADER).await.map_err(of)?,
            },
            client,
            driver,
            advarsler,
        })
    }

    /// Commits what is open, durably.
    ///
    /// # Errors
    /// A commit that comes with a warning is not believed: when somebody cancels its wait for a standby the database says
    /// no more than that.
    pub(super) async fn commit(&self) -> Result<(), Tabellfeil> {
        let warned = self.advarsler.load(Ordering::Relaxed);
        let committed = self.client.batch_execute("COMMIT").await;
        committed
            .map_err(|error| PostgresFeil::av("commit records of the disclosure log", &error))?;
        if self.advarsler.load(Ordering::Relaxed) != warned {
            return Err(Tabellfeil::Advarsel);
        }
        Ok(())
    }

    pub(super) fn parts(&self) -> (&Client, &Setninger) {
        (&self.client, &self.setninger)
    }

    pub(super) fn is_usable(&self) -> bool {
        !self.client.is_closed()
    }
}

impl Drop for Forbindelse {
    fn drop(&mut self) {
        self.driver.abort();
    }
}

/// Commits return when they are durable, whatever the default of database or user is. Set for the session in any case: a
/// default may be changed while it lasts.
async fn commit_durably(client: &Client) -> Result<(), PostgresFeil> {
    let of = |error| PostgresFeil::av("make commits synchronous", &error);
    let found = client
        .query_one("SELECT current_setting('synchronous_commit')", &[])
        .await
        .and_then(|row| row.try_get::<_, String>(0));
    let level = match found {
        Ok(found) if found == "remote_apply" => "remote_apply",
        Ok(_) => "on",
        // A database that knows no other commits.
        Err(error) if error.code() == Some(&SqlState::UNDEFINED_OBJECT) => return Ok(()),
        Err(error) => return Err(of(error)),
    };
    client
        .batch_execute(&format!("SET synchronous_commit = {level}"))
        .await
        .map_err(of)
}
