//! The disclosure log in PostgreSQL is read: each server's chain, record by record, or what concerns one organisation or request.
//!
//! Neither holds the log in memory, and the servers may be writing.

use std::path::{Path, PathBuf};

use futures_util::TryStreamExt as _;
use jiff::Timestamp;
use serde::Serialize;
use tokio::runtime::Builder;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Row};
use uuid::Uuid;

use super::super::kjede::{Ende, Hash, Ledd};
use super::super::postgres::{Innhold, sted};
use super::kontroll::Kontroll;
use super::{Funn, Lesefeil, Leser};
use crate::kilde::postgres::{Apen, PostgresFeil, PostgresOppsett, Tilkobler, check_skjema};
use crate::organisasjonsnummer::Organisasjonsnummer;

/// So many records are fetched at a time.
const SIDE: i64 = 500;

/// The next server in order, by the key: those with rows, and those with a head.
const NESTE_TJENER: &str = "
SELECT min(tjener) FROM (
    SELECT min(tjener) AS tjener FROM utlevering WHERE tjener > $1
    UNION ALL
    SELECT min(tjener) AS tjener FROM utlevering_hode WHERE tjener > $1
) AS neste";

const HODE: &str = "SELECT nr, hash FROM utlevering_hode WHERE tjener = $1";

const NESTE_SIDE: &str = "
SELECT tjener, nr, tidspunkt, type, organisasjonsnummer, konsument, linje, hash
FROM utlevering WHERE tjener = $1 AND nr > $2 ORDER BY nr LIMIT $3";

/// One statement, sent as it is read. Of a korrelasjonsid there is no column, and its letters are as the consumer wrote them.
const OM: &str = "
SELECT tjener, nr, tidspunkt, type, organisasjonsnummer, konsument, linje, hash
FROM utlevering
WHERE ($1::text IS NULL OR organisasjonsnummer = $1) AND tidspunkt >= $2 AND tidspunkt < $3
  AND ($4::text IS NULL OR tjener = $4) AND ($5::text IS NULL OR strpos(lower(linje), $5) > 0)
ORDER BY tidspunkt, tjener, nr";

/// What was read of one server's chain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Kjede {
    /// Whose.
    pub tjener: String,
    /// How many records.
    pub poster: u64,
    /// The number of the first.
    pub forste_nr: Option<u64>,
    /// The last.
    pub siste: Option<Ende>,
}

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Utvalg {
    /// Whose arrears; anybody's when it is none.
    pub organisasjonsnummer: Option<Organisasjonsnummer>,
    /// Only what has this id somewhere.
    pub korrelasjonsid: Option<Uuid>,
    /// From this moment; since ever when it is none.
    pub fra: Option<Timestamp>,
    /// Before this moment.
    pub til: Option<Timestamp>,
    /// Only what this server handed out.
    pub tjener: Option<String>,
}

/// Reads the chains of all servers, or of one, and tells `leser` of all that is in them, and of all that is wrong.
///
/// It blocks, and is not for use inside an asynchronous runtime.
///
/// # Errors
/// When the database cannot be read, there is no such chain, or the reader stops.
pub fn les_kjeder<L: Leser>(
    oppsett: &PostgresOppsett,
    tjener: Option<&str>,
    leser: &mut L,
) -> Result<Vec<Kjede>, Lesefeil<L::Error>> {
    with_client(oppsett, async |client| {
        let mut kjeder = Vec::new();
        for tjener in tjenere(client, tjener).await? {
            kjeder.push(kjede(client, &tjener, leser).await?);
        }
        Ok(kjeder)
    })
}

/// Reads the records about one organisation, or of one request, in the order of time. Each is held to its own hash and to its columns; whether
/// some are missing is what [`les_kjeder`] finds.
///
/// It blocks, and is not for use inside an asynchronous runtime.
///
/// # Errors
/// When the database cannot be read, there is no such chain, or the reader stops.
pub fn les_om<L: Leser>(
    oppsett: &PostgresOppsett,
    utvalg: &Utvalg,
    leser: &mut L,
) -> Result<(), Lesefeil<L::Error>> {
    with_client(oppsett, async |client| {
        tjenere(client, utvalg.tjener.as_deref()).await?;
        let organisasjonsnummer = utvalg.organisasjonsnummer.as_ref();
        let organisasjonsnummer = organisasjonsnummer.map(Organisasjonsnummer::as_str);
        let korrelasjonsid = utvalg.korrelasjonsid.map(|id| id.hyphenated().to_string());
        let fra = utvalg.fra.unwrap_or(Timestamp::UNIX_EPOCH);
        let til = utvalg.til.unwrap_or(Timestamp::MAX);
        // The latest moment of ours may be none of the database's.
        let til = til.min(Timestamp::from_second(SENEST).unwrap_or(til));
        let parameters: [&(dyn ToSql + Sync); 5] = [
            &organisasjonsnummer,
            &fra,
            &til,
            &utvalg.tjener,
            &korrelasjonsid,
        ];
        let rows = client.query_raw(OM, parameters).await.map_err(reading)?;
        let mut rows = std::pin::pin!(rows);
        while let Some(row) = rows.try_next().await.map_err(reading)? {
            let rad = Rad::of(&row)?;
            let hva = match Ledd::read(rad.linje.as_bytes()) {
                Err(error) => Some(error.to_string()),
                Ok(ledd) => rad.differs(ledd.ende),
            };
            if let Some(hva) = hva {
                leser.funn(rad.funn(hva)).map_err(Lesefeil::Leser)?;
            }
            leser.post(rad.linje.as_bytes()).map_err(Lesefeil::Leser)?;
        }
        Ok(())
    })
}

/// The year 9999.
const SENEST: i64 = 253_370_764_800;

/// Which servers' chains are read.
async fn tjenere<E>(client: &Client, only: Option<&str>) -> Result<Vec<String>, Lesefeil<E>> {
    let mut tjenere: Vec<String> = Vec::new();
    loop {
        let last = tjenere.last().map_or("", String::as_str);
        let row = client.query_one(NESTE_TJENER, &[&last]).await;
        match row.and_then(|row| row.try_get(0)).map_err(reading)? {
            Some(next) => tjenere.push(next),
            None => break,
        }
    }
    match only {
        None if tjenere.is_empty() => {
            let why = "there is no disclosure log in the database yet: no server has written there";
            Err(Lesefeil::IngenKjede(why.to_owned()))
        }
        None => Ok(tjenere),
        Some(only) if tjenere.iter().any(|tjener| tjener == only) => Ok(vec![only.to_owned()]),
        Some(only) => Err(Lesefeil::IngenKjede(format!(
            "there is no disclosure log of a server {only:?} in the database; there are: {}",
            tjenere.join(", ")
        ))),
    }
}

async fn kjede<L: Leser>(
    client: &Client,
    tjener: &str,
    leser: &mut L,
) -> Result<Kjede, Lesefeil<L::Error>> {
    // In this order: what is written meanwhile makes the chain longer than its head, which is as it should be.
    let head = client.query_opt(HODE, &[&tjener]).await.map_err(reading)?;
    let head = head.and_then(|row| head_of(&row));
    let mut lesning = Lesning {
        leser,
        fil: sted(tjener),
        kontroll: Kontroll::new(head),
        kjede: Kjede {
            tjener: tjener.to_owned(),
            ..Kjede::default()
        },
    };
    let mut after = i64::MIN;
    loop {
        let rows = client
            .query(NESTE_SIDE, &[&tjener, &after, &SIDE])
            .await
            .map_err(reading)?;
        let Some(last) = rows.last() else { break };
        after = last.try_get(1).map_err(reading)?;
        for row in &rows {
            lesning.row(&Rad::of(row)?)?;
        }
    }
    lesning.end()
}

fn head_of(row: &Row) -> Option<Ende> {
    let nr: i64 = row.try_get(0).ok()?;
    let hash: &str = row.try_get(1).ok()?;
    Some(Ende {
        nr: u64::try_from(nr).ok()?,
        hash: Hash::parse(hash.as_bytes())?,
    })
}

/// A row.
struct Rad<'a> {
    tjener: &'a str,
    nr: i64,
    tidspunkt: Timestamp,
    kind: &'a str,
    organisasjonsnummer: Option<&'a str>,
    konsument: Option<&'a str>,
    linje: &'a str,
    hash: &'a str,
}

impl<'a> Rad<'a> {
    fn of(row: &'a Row) -> Result<Self, PostgresFeil> {
        let read = || {
            Ok(Self {
                tjener: row.try_get(0)?,
                nr: row.try_get(1)?,
                tidspunkt: row.try_get(2)?,
                kind: row.try_get(3)?,
                organisasjonsnummer: row.try_get(4)?,
                konsument: row.try_get(5)?,
                linje: row.try_get(6)?,
                hash: row.try_get(7)?,
            })
        };
        read().map_err(reading)
    }

    fn number(&self) -> u64 {
        u64::try_from(self.nr).unwrap_or_default()
    }

    fn funn(&self, hva: String) -> Funn {
        Funn {
            fil: sted(self.tjener),
            linje: Some(self.number()),
            hva,
        }
    }

    /// Which column does not say what the record does: by them records are looked up, so that one that lies hides its
    /// record.
    fn differs(&self, ende: Ende) -> Option<String> {
        let Ok(innhold) = Innhold::read(self.linje.as_bytes()) else {
            return Some("the record cannot be read".to_owned());
        };
        let columns = [
            ("nr", self.number() == ende.nr),
            ("hash", self.hash == ende.hash.to_string()),
            ("type", self.kind == innhold.kind),
            (
                "tidspunkt",
                innhold
                    .tidspunkt()
                    .is_ok_and(|moment| moment == self.tidspunkt),
            ),
            (
                "organisasjonsnummer",
                self.organisasjonsnummer == innhold.organisasjonsnummer.as_deref(),
            ),
            ("konsument", self.konsument == innhold.konsument.as_deref()),
        ];
        let wrong: Vec<&str> = columns
            .into_iter()
            .filter_map(|(column, right)| (!right).then_some(column))
            .collect();
        (!wrong.is_empty()).then(|| {
            format!(
                "the row has been changed: not as the record in it says are {}",
                wrong.join(", ")
            )
        })
    }
}

struct Lesning<'a, L: Leser> {
    leser: &'a mut L,
    fil: PathBuf,
    kontroll: Kontroll,
    kjede: Kjede,
}

impl<L: Leser> Lesning<'_, L> {
    fn row(&mut self, rad: &Rad<'_>) -> Result<(), Lesefeil<L::Error>> {
        let line = rad.linje.as_bytes();
        let read = match self.kontroll.line(Path::new(&self.fil), rad.number(), line) {
            Ok(read) => read,
            Err(hva) => {
                self.kontroll.bad();
                return self.funn(rad.funn(hva));
            }
        };
        self.kjede.poster += 1;
        self.kjede.forste_nr.get_or_insert(read.ende.nr);
        self.kjede.siste = Some(read.ende);
        for hva in read.funn.into_iter().chain(rad.differs(read.ende)) {
            self.funn(rad.funn(hva))?;
        }
        if let Some(hva) = read.merknad {
            self.leser.merknad(rad.funn(hva)).map_err(Lesefeil::Leser)?;
        }
        self.leser.post(line).map_err(Lesefeil::Leser)
    }

    fn end(mut self) -> Result<Kjede, Lesefeil<L::Error>> {
        for mangel in self.kontroll.gaps() {
            self.funn(Funn {
                fil: mangel.fil,
                linje: Some(mangel.linje),
                hva: mangel.hva,
            })?;
        }
        if let Some(hva) = self.kontroll.end(self.kjede.siste) {
            let fil = self.fil.clone();
            self.funn(Funn {
                fil,
                linje: None,
                hva,
            })?;
        }
        Ok(self.kjede)
    }

    fn funn(&mut self, funn: Funn) -> Result<(), Lesefeil<L::Error>> {
        self.leser.funn(funn).map_err(Lesefeil::Leser)
    }
}

fn reading(error: tokio_postgres::Error) -> PostgresFeil {
    PostgresFeil::av("read the disclosure log", &error)
}

/// Runs something on a connection of its own, and waits for it.
fn with_client<T, E>(
    oppsett: &PostgresOppsett,
    work: impl AsyncFnOnce(&Client) -> Result<T, Lesefeil<E>>,
) -> Result<T, Lesefeil<E>> {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| PostgresFeil::System(error.to_string()))?;
    let tilkobler = Tilkobler::new(oppsett)?;
    runtime.block_on(async {
        let Apen { client, .. } = tilkobler.koble().await?;
        check_skjema(&client).await?;
        work(&client).await
    })
}
