//! Reading a whole register.

use std::ops::ControlFlow;

use futures_util::TryStreamExt as _;
use jiff::Timestamp;
use jiff::civil::Date;
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::{Client, Row};

use super::tilkobling::{Apen, Tilkobler};
use super::{PostgresFeil, PostgresOppsett, first, get, skjema};
use crate::kilde::leser::{Registerleser, Registerrad};
use crate::kilde::{KildeFeil, Krav, Kravpost};
use crate::organisasjonsnummer::Organisasjonsnummer;

/// One statement, so one snapshot. Sent as it is read: neither side holds it all. Ids by their bytes, as SQLite orders
/// them, so that a register is exported alike wherever it lies.
const ALT: &str = r#"
SELECT organisasjon.organisasjonsnummer, krav.krav_id, krav.kategori, krav.forfallsdato, krav.hovedstol,
    krav.renter, krav.kildesystem, krav.oppdatert
FROM register_aktiv AS aktiv
JOIN organisasjon ON organisasjon.versjon = aktiv.versjon
LEFT JOIN krav ON krav.versjon = organisasjon.versjon AND krav.organisasjonsnummer = organisasjon.organisasjonsnummer
WHERE aktiv.id = 1
ORDER BY organisasjon.organisasjonsnummer, krav.krav_id COLLATE "C""#;

/// Reads the active register. It blocks, and is not for use inside an asynchronous runtime.
pub struct PostgresLeser {
    runtime: Runtime,
    client: Client,
}

impl PostgresLeser {
    /// A connection to the register.
    ///
    /// # Errors
    /// When the database cannot be reached, or has tables of another version.
    pub fn open(oppsett: &PostgresOppsett) -> Result<Self, KildeFeil> {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| PostgresFeil::System(error.to_string()))?;
        let tilkobler = Tilkobler::new(oppsett)?;
        let client = runtime.block_on(async {
            let Apen { client, .. } = tilkobler.koble().await?;
            skjema::check(&client).await?;
            Ok::<_, PostgresFeil>(client)
        })?;
        Ok(Self { runtime, client })
    }
}

impl Registerleser for PostgresLeser {
    fn les_alt(
        &mut self,
        ta_imot: &mut dyn FnMut(Registerrad) -> ControlFlow<()>,
    ) -> Result<(), KildeFeil> {
        let client = &self.client;
        let of = |error| PostgresFeil::av("read the register", &error);
        self.runtime.block_on(async {
            let status = "SELECT versjon IS NOT NULL FROM register_aktiv WHERE id = 1";
            first(&client.query(status, &[]).await.map_err(of)?)?;
            let none: [&str; 0] = [];
            let rows = client.query_raw(ALT, none).await.map_err(of)?;
            let mut rows = std::pin::pin!(rows);
            let mut last = None;
            while let Some(row) = rows.try_next().await.map_err(of)? {
                let organisasjon = get::<&str>(&row, 0, "organisasjonsnummer")?
                    .parse()
                    .map_err(|_| KildeFeil::UgyldigVerdi {
                        felt: "organisasjonsnummer",
                    })?;
                if last != Some(organisasjon) {
                    last = Some(organisasjon);
                    if ta_imot(Registerrad::Organisasjon(organisasjon)).is_break() {
                        return Ok(());
                    }
                }
                let Some(post) = kravpost(organisasjon, &row)? else {
                    continue;
                };
                if ta_imot(Registerrad::Krav(post)).is_break() {
                    return Ok(());
                }
            }
            Ok(())
        })
    }
}

/// The claim in a row, `None` in the row of an organisation without claims.
fn kravpost(organisasjon: Organisasjonsnummer, row: &Row) -> Result<Option<Kravpost>, KildeFeil> {
    let Some(krav_id) = get::<Option<String>>(row, 1, "krav_id")? else {
        return Ok(None);
    };
    let krav = Krav::new(
        organisasjon,
        get::<&str>(row, 2, "kategori")?.parse()?,
        get::<Date>(row, 3, "forfallsdato")?,
        get(row, 4, "hovedstol")?,
        get(row, 5, "renter")?,
    )?;
    Ok(Some(Kravpost {
        krav_id,
        krav,
        kildesystem: get(row, 6, "kildesystem")?,
        oppdatert: get::<Timestamp>(row, 7, "oppdatert")?,
    }))
}
