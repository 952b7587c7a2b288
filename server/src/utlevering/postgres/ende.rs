//! Where a chain ends, by the database's word.

use tokio_postgres::Row;

use super::super::kjede::{Ende, Hash, Ledd};
use super::super::lager::Arsak;
use super::Tabellfeil;
use super::forbindelse::Forbindelse;
use super::rader::as_number;
use crate::kilde::postgres::PostgresFeil;

/// Under whatever isolation the database has by default. What it has by default of read-only is left to it.
pub(super) const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED";

/// Waits for whoever is about to move it: what an earlier connection of ours was committing is there, or is not.
const HODE: &str = "SELECT nr, hash FROM utlevering_hode WHERE tjener = $1 FOR UPDATE";

const SISTE: &str =
    "SELECT nr, hash, linje FROM utlevering WHERE tjener = $1 ORDER BY nr DESC LIMIT 1";

const HASH: &str = "SELECT nr, hash FROM utlevering WHERE tjener = $1 AND nr = $2";

/// Written in any case: when this commit returns, all that it found is as durable as it is itself.
const SETT_HODE: &str = "
INSERT INTO utlevering_hode (tjener, nr, hash) VALUES ($1, $2, $3)
ON CONFLICT (tjener) DO UPDATE SET nr = excluded.nr, hash = excluded.hash";

/// Where the chain goes on, and what is wrong with it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Funnet {
    pub(super) ende: Ende,
    /// Why it is not as it was left, and the record that it had ended with.
    pub(super) brudd: Option<(Arsak, Ende)>,
}

/// The last row.
#[derive(Clone, Copy)]
struct Siste {
    ende: Ende,
    /// Its line is a record, and the one that its columns name.
    sound: bool,
}

/// Finds the end, and makes what is found durable. `kjent` is the last record that this server knows to have been durable.
pub(super) async fn find(
    forbindelse: &Forbindelse,
    tjener: &str,
    kjent: Option<Ende>,
) -> Result<Funnet, Tabellfeil> {
    let (client, _) = forbindelse.parts();
    let of = |error| PostgresFeil::av("find the end of the disclosure log", &error);
    client.batch_execute(BEGIN).await.map_err(of)?;
    let hode = client.query_opt(HODE, &[&tjener]).await.map_err(of)?;
    let hode = hode.map(|row| ende(&row)).transpose().map_err(of)?;
    let siste = match client.query_opt(SISTE, &[&tjener]).await.map_err(of)? {
        Some(row) => Some(siste(&row).map_err(of)?),
        None => None,
    };
    let mut funnet = decide(siste, hode, kjent);
    if let (Some(kjent), Some(siste)) = (kjent, siste)
        && funnet.brudd.is_none()
        && 0 < kjent.nr
        && kjent.nr < siste.ende.nr
    {
        let row = client
            .query_opt(HASH, &[&tjener, &as_number(kjent.nr)?])
            .await
            .map_err(of)?;
        let found = row.map(|row| ende(&row)).transpose().map_err(of)?;
        if found != Some(kjent) {
            funnet.brudd = Some((Arsak::Omskrevet, kjent));
        }
    }
    if hode.is_none() && siste.is_some() {
        tracing::warn!(
            log = %super::sted(tjener).display(),
            "the head of the disclosure log is missing: if the end of the log was removed, that is not noticed"
        );
    }
    let (nr, hash) = (as_number(funnet.ende.nr)?, funnet.ende.hash.to_string());
    client
        .execute(SETT_HODE, &[&tjener, &nr, &hash])
        .await
        .map_err(of)?;
    forbindelse.commit().await?;
    Ok(funnet)
}

/// The chain goes on after its last record, or after one that is known to have been there: the numbers between are never
/// given again, and so the gap shows.
fn decide(siste: Option<Siste>, hode: Option<Ende>, kjent: Option<Ende>) -> Funnet {
    let logged = siste.map(|siste| siste.ende).unwrap_or_default();
    let expected = hode.into_iter().chain(kjent).max_by_key(|ende| ende.nr);
    let (ende, brudd) = match expected {
        Some(expected) if expected.nr > logged.nr => (expected, Some((Arsak::Mangler, expected))),
        Some(expected) if expected.nr == logged.nr && expected.hash != logged.hash => {
            (logged, Some((Arsak::Omskrevet, expected)))
        }
        _ if siste.is_some_and(|siste| !siste.sound) => (logged, Some((Arsak::Skadet, logged))),
        _ => (logged, None),
    };
    Funnet { ende, brudd }
}

/// The number and the hash of a row, as its columns have them. A hash that is none is no record's.
fn ende(row: &Row) -> Result<Ende, tokio_postgres::Error> {
    let nr: i64 = row.try_get(0)?;
    let hash: &str = row.try_get(1)?;
    Ok(Ende {
        nr: u64::try_from(nr).unwrap_or_default(),
        hash: Hash::parse(hash.as_bytes()).unwrap_or_default(),
    })
}

fn siste(row: &Row) -> Result<Siste, tokio_postgres::Error> {
    let ende = ende(row)?;
    let linje: &str = row.try_get(2)?;
    let sound = Ledd::read(linje.as_bytes()).is_ok_and(|ledd| ledd.ende == ende);
    Ok(Siste { ende, sound })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(nr: u64, text: &str) -> Ende {
        Ende {
            nr,
            hash: Hash::of(text.as_bytes()),
        }
    }

    fn row(ende: Ende) -> Option<Siste> {
        Some(Siste { ende, sound: true })
    }

    #[test]
    fn the_chain_goes_on_after_its_last_record_or_after_one_that_is_missing() {
        let (five, six, other) = (at(5, "a"), at(6, "b"), at(5, "c"));
        let gone = |ende| Some((Arsak::Mangler, ende));
        for (siste, hode, kjent, ende, brudd) in [
            (None, None, None, Ende::default(), None),
            (None, Some(Ende::default()), None, Ende::default(), None),
            (row(five), Some(five), None, five, None),
            // Without a head there is only the last record.
            (row(five), None, None, five, None),
            (row(five), Some(six), None, six, gone(six)),
            (None, Some(six), None, six, gone(six)),
            // The database has lost what this server had in it, head and all.
            (row(five), Some(five), Some(six), six, gone(six)),
            // A commit whose answer was lost.
            (row(six), Some(six), Some(five), six, None),
            (
                row(other),
                Some(five),
                None,
                other,
                Some((Arsak::Omskrevet, five)),
            ),
            (
                row(other),
                Some(other),
                Some(five),
                other,
                Some((Arsak::Omskrevet, five)),
            ),
            (
                Some(Siste {
                    ende: five,
                    sound: false,
                }),
                Some(five),
                Some(five),
                five,
                Some((Arsak::Skadet, five)),
            ),
        ] {
            assert_eq!(decide(siste, hode, kjent), Funnet { ende, brudd });
        }
    }
}
