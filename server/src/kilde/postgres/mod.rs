//! Claims in PostgreSQL, for several servers.
//!
//! Each worker thread keeps one connection, on which the lookups of all its requests follow each other without waiting:
//! faster than a pool, and no request waits for a free connection. A lookup is one statement, and answers within the
//! configured time whatever hangs; a circuit that all workers share refuses at once while the database is away.

mod feil;
mod forbindelse;
mod leser;
mod oppsett;
mod skjema;
mod skriver;
mod tilkobling;
mod tls;

use std::fmt;
use std::sync::atomic::Ordering;
use std::time::Duration;

use futures_util::future::BoxFuture;
use jiff::civil::Date;
use tokio::time::{Instant, timeout_at};
use tokio_postgres::Row;
use tokio_postgres::types::FromSql;

pub use feil::PostgresFeil;
pub use forbindelse::OPPSLAG;
pub use leser::PostgresLeser;
pub use oppsett::{PostgresOppsett, PostgresUrl};
pub(crate) use skjema::check as check_skjema;
pub use skjema::{Skjemaplan, VERSJON, migrer, planlegg};
pub use skriver::PostgresSkriver;
pub(crate) use tilkobling::{Apen, Tilkobler};

use super::krets::{Krets, Kretstilstand};
use super::{Forbindelser, ForfaltOgUbetalt, Kilde, KildeFeil, Krav, summer};
use crate::klokke::Klokke;
use crate::organisasjonsnummer::Organisasjonsnummer;
use forbindelse::{Plasser, Sporsmal};

/// So many failures in a row open the circuit.
const FEIL_FOR_APNING: u32 = 5;

/// For so long it stays open before one request tries: the database is asked at most twice a second while it is away.
const PAUSE: Duration = Duration::from_millis(500);

/// Claims in PostgreSQL.
pub struct PostgresKilde {
    plasser: Plasser,
    krets: Krets,
    svarfrist: Duration,
}

impl PostgresKilde {
    /// The register that is configured. A database that is away is waited for: the source answers when it is back.
    ///
    /// # Errors
    /// When waiting mends nothing: the configuration, password, certificates or schema version.
    pub async fn open(oppsett: &PostgresOppsett, klokke: Klokke) -> Result<Self, KildeFeil> {
        if oppsett.adresse()?.klartekst_ut {
            tracing::warn!(
                "kilde.postgres.url has sslmode=disable: claims cross the network in plain text"
            );
        }
        let kilde = Self {
            plasser: Plasser::new(Tilkobler::new(oppsett)?, oppsett.svarfrist()),
            krets: Krets::new(FEIL_FOR_APNING, PAUSE, move || klokke.monotonic()),
            svarfrist: oppsett.svarfrist(),
        };
        match kilde.ask(Sporsmal::Status).await {
            Ok(_) => {}
            Err(error) if error.er_forbigaende() => {
                tracing::warn!(%error, "the database is away: requests fail until it is back");
            }
            Err(error) => return Err(error.into()),
        }
        Ok(kilde)
    }

    /// How the circuit stands.
    #[must_use]
    pub fn kretstilstand(&self) -> Kretstilstand {
        self.krets.tilstand()
    }

    /// Asks, unless the circuit is open, and tells the circuit how it went.
    async fn ask(&self, sporsmal: Sporsmal) -> Result<Vec<Row>, PostgresFeil> {
        let innslipp = self
            .krets
            .slipp_inn()
            .map_err(|_open| PostgresFeil::Hviler)?;
        let outcome = self.within_time(sporsmal).await;
        match &outcome {
            Ok(_) => innslipp.lyktes(),
            Err(_) => innslipp.feilet(),
        }
        outcome
    }

    /// A connection that turns out to be cut is replaced, and asked again, once: the database may only have been
    /// restarted since the last request.
    async fn within_time(&self, sporsmal: Sporsmal) -> Result<Vec<Row>, PostgresFeil> {
        let end = Instant::now() + self.svarfrist;
        let late = |_| PostgresFeil::Svarfrist(self.svarfrist);
        let mut again = true;
        loop {
            let forbindelse = timeout_at(end, self.plasser.forbindelse())
                .await
                .map_err(late)??;
            let outcome = match timeout_at(end, forbindelse.rows(sporsmal)).await {
                Ok(Ok(rows)) => return Ok(rows),
                Ok(Err(error)) => Err(error),
                Err(elapsed) => {
                    self.plasser.bryt(&forbindelse);
                    Err(late(elapsed))
                }
            };
            // No error leaves a connection behind that might be the cause.
            self.plasser.forkast(&forbindelse);
            match outcome {
                Err(PostgresFeil::Brutt(_)) if again => again = false,
                outcome => return outcome,
            }
        }
    }
}

impl Kilde for PostgresKilde {
    fn forfalt_og_ubetalt<'a>(
        &'a self,
        organisasjon: &'a Organisasjonsnummer,
        today: Date,
    ) -> BoxFuture<'a, Result<Option<ForfaltOgUbetalt>, KildeFeil>> {
        Box::pin(async move {
            let rows = self.ask(Sporsmal::Oppslag(*organisasjon)).await?;
            let claims = claims(*organisasjon, &rows)?;
            claims.map(|claims| summer(&claims, today)).transpose()
        })
    }

    fn status(&self) -> BoxFuture<'_, Result<(), KildeFeil>> {
        Box::pin(async move {
            let rows = self.ask(Sporsmal::Status).await?;
            first(&rows)?;
            Ok(())
        })
    }

    fn forbindelser(&self) -> Option<Forbindelser> {
        let telling = self.plasser.telling();
        Some(Forbindelser {
            krets: self.krets.tilstand(),
            apne: telling.apne.load(Ordering::Relaxed),
            opnet: telling.opnet.load(Ordering::Relaxed),
            feilet: telling.feilet.load(Ordering::Relaxed),
        })
    }
}

impl fmt::Debug for PostgresKilde {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("PostgresKilde")
            .field("krets", &self.krets)
            .finish_non_exhaustive()
    }
}

/// The first row of an answer: every answer has one when there is a register.
fn first(rows: &[Row]) -> Result<&Row, PostgresFeil> {
    let row = rows.first().ok_or(PostgresFeil::Tomt)?;
    match row.try_get(0) {
        Ok(true) => Ok(row),
        _ => Err(PostgresFeil::Tomt),
    }
}

/// The claims of an organisation in an answer to [`Sporsmal::Oppslag`], `None` when it is unknown.
fn claims(organisasjon: Organisasjonsnummer, rows: &[Row]) -> Result<Option<Vec<Krav>>, KildeFeil> {
    let known: bool = get(first(rows)?, 1, "organisasjon")?;
    if !known {
        return Ok(None);
    }
    let claims = rows
        .iter()
        .filter_map(|row| claim(organisasjon, row).transpose());
    claims.collect::<Result<_, _>>().map(Some)
}

/// The claim in a row, `None` in the row of an organisation without claims.
fn claim(organisasjon: Organisasjonsnummer, row: &Row) -> Result<Option<Krav>, KildeFeil> {
    let Some(kategori) = get::<Option<&str>>(row, 2, "kategori")? else {
        return Ok(None);
    };
    Krav::new(
        organisasjon,
        kategori.parse()?,
        get(row, 3, "forfallsdato")?,
        get(row, 4, "hovedstol")?,
        get(row, 5, "renter")?,
    )
    .map(Some)
}

fn get<'a, T: FromSql<'a>>(
    row: &'a Row,
    column: usize,
    felt: &'static str,
) -> Result<T, KildeFeil> {
    row.try_get(column)
        .map_err(|_| KildeFeil::UgyldigVerdi { felt })
}
