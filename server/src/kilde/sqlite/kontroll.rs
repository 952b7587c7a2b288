//! What is wrong with a register in the making that no claim shows alone.

use rusqlite::{Connection, Result, Row};

use crate::kilde::{Dobbelt, Kategori, Stor, Ugyldig};

/// How many of each are named.
const MOST: i64 = 100;

/// The index of ids could not be made: it may be there in part, and is not to be asked.
const DOUBLED: &str = "
SELECT first, lopenummer FROM (
    SELECT lopenummer, min(lopenummer) OVER (PARTITION BY krav_id) AS first FROM krav NOT INDEXED)
WHERE lopenummer > first
ORDER BY lopenummer LIMIT ?1";

const DOUBLED_IN_ALL: &str = "SELECT count(*) - count(DISTINCT krav_id) FROM krav NOT INDEXED";

/// Organisations that may owe too much, by sums in floats, which do not overflow; then exactly, in halves of 32 bits.
const LARGE: &str = "
WITH suspect AS MATERIALIZED (
    SELECT organisasjonsnummer FROM krav
    GROUP BY organisasjonsnummer HAVING total(hovedstol) + total(renter) > 9e18)
SELECT max(lopenummer), kategori FROM krav
WHERE organisasjonsnummer IN suspect
GROUP BY organisasjonsnummer, kategori
HAVING sum((hovedstol >> 32) + (coalesce(renter, 0) >> 32))
    + (sum((hovedstol & 0xffffffff) + (coalesce(renter, 0) & 0xffffffff)) >> 32) > 0x7fffffff
ORDER BY 1";

/// The claims with the id of another.
pub(super) fn doubled(connection: &Connection) -> Result<Ugyldig> {
    let mut statement = connection.prepare(DOUBLED)?;
    let doble = statement.query_map([MOST], |row| {
        Ok(Dobbelt {
            forste: number(row, 0, 0)?,
            igjen: number(row, 1, 0)?,
        })
    })?;
    let doble: Vec<Dobbelt> = doble.collect::<Result<_>>()?;
    let all: i64 = connection.query_row(DOUBLED_IN_ALL, [], |row| row.get(0))?;
    let flere = u64::try_from(all).unwrap_or_default();
    Ok(Ugyldig {
        flere: flere.saturating_sub(doble.len() as u64),
        doble,
        store: Vec::new(),
    })
}

/// Adds the sums that an answer cannot hold. Claims up to `before` were there already.
pub(super) fn sums(connection: &Connection, before: i64, ugyldig: &mut Ugyldig) -> Result<()> {
    let mut statement = connection.prepare(LARGE)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let name: String = row.get(1)?;
        let Some(kategori) = name.parse::<Kategori>().ok() else {
            continue;
        };
        if ugyldig.store.len() as i64 == MOST {
            ugyldig.flere += 1;
            continue;
        }
        let siste = number(row, 0, before)?;
        ugyldig.store.push(Stor { siste, kategori });
    }
    Ok(())
}

/// The line that a `lopenummer` stands for.
fn number(row: &Row<'_>, column: usize, before: i64) -> Result<u64> {
    let lopenummer: i64 = row.get(column)?;
    Ok(u64::try_from(lopenummer - before).unwrap_or_default())
}
