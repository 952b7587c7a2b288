//! What is wrong with a register in the writing that no claim shows alone.

use std::collections::HashMap;

use tokio_postgres::Client;

use super::PostgresFeil;
use super::linjespor::Linjespor;
use crate::kilde::{Dobbelt, Kategori, Stor, Ugyldig};
use crate::organisasjonsnummer::Organisasjonsnummer;

/// How many of each are named.
const MOST: usize = 100;

/// Sums of BIGINT are NUMERIC: they do not overflow. By organisation, which goes along the primary key.
const STORE_I_ALT: &str = "
SELECT organisasjonsnummer FROM krav WHERE versjon = $1
GROUP BY organisasjonsnummer
HAVING sum(hovedstol) + coalesce(sum(renter), 0) > 9223372036854775807
ORDER BY organisasjonsnummer";

/// Those of one organisation. One statement for both would join without statistics of what was just written, and take
/// for ever.
const STORE: &str = "
SELECT kategori FROM krav
WHERE versjon = $1 AND organisasjonsnummer = $2
GROUP BY kategori
HAVING sum(hovedstol) + coalesce(sum(renter), 0) > 9223372036854775807
ORDER BY kategori";

/// Claims with the id of one before them.
#[derive(Default)]
pub(super) struct Doble {
    named: Vec<(u64, String)>,
    flere: u64,
}

impl Doble {
    pub(super) fn add(&mut self, linje: u64, krav_id: &str) {
        if self.named.len() < MOST {
            self.named.push((linje, krav_id.to_owned()));
        } else {
            self.flere += 1;
        }
    }

    fn is_empty(&self) -> bool {
        self.named.is_empty()
    }
}

/// Sums that an answer cannot hold.
#[derive(Default)]
pub(super) struct Store {
    named: Vec<(Organisasjonsnummer, Kategori)>,
    flere: u64,
}

impl Store {
    pub(super) async fn find(client: &Client, versjon: i64) -> Result<Self, PostgresFeil> {
        let of = |error| PostgresFeil::av("add up the claims", &error);
        let mut store = Self::default();
        for row in client.query(STORE_I_ALT, &[&versjon]).await.map_err(of)? {
            let nummer: &str = row.try_get(0).map_err(of)?;
            let Ok(organisasjon) = nummer.parse::<Organisasjonsnummer>() else {
                store.flere += 1;
                continue;
            };
            if store.named.len() >= MOST {
                store.flere += 1;
                continue;
            }
            let rows = client.query(STORE, &[&versjon, &nummer]).await;
            for row in rows.map_err(of)? {
                match row.try_get::<_, &str>(0).map_err(of)?.parse() {
                    Ok(kategori) => store.named.push((organisasjon, kategori)),
                    Err(_) => store.flere += 1,
                }
            }
        }
        Ok(store)
    }
}

/// All of it, by its lines; `None` when there is nothing.
pub(super) fn ugyldig(
    doble: &Doble,
    store: &Store,
    spor: &mut Linjespor,
) -> Result<Option<Ugyldig>, PostgresFeil> {
    if doble.is_empty() && store.named.is_empty() && store.flere == 0 {
        return Ok(None);
    }
    let ids = doble.named.iter().map(|(_, krav_id)| (&**krav_id, None));
    let mut first: HashMap<&str, Option<u64>> = ids.collect();
    let sums = store.named.iter().map(|sum| (*sum, 0));
    let mut last: HashMap<(Organisasjonsnummer, Kategori), u64> = sums.collect();
    spor.each(|spor| {
        if let Some(first) = first.get_mut(&*spor.krav_id) {
            first.get_or_insert(spor.linje);
        }
        if let Some(last) = last.get_mut(&(spor.organisasjon, spor.kategori)) {
            *last = spor.linje;
        }
    })?;
    let doubled_more = doble.flere;
    let doble = doble.named.iter().map(|(igjen, krav_id)| Dobbelt {
        forste: first.get(&**krav_id).copied().flatten().unwrap_or_default(),
        igjen: *igjen,
    });
    let doble: Vec<Dobbelt> = doble.collect();
    let mut ugyldig = Ugyldig {
        doble,
        store: last
            .into_iter()
            .map(|((_, kategori), siste)| Stor { siste, kategori })
            .collect(),
        flere: doubled_more + store.flere,
    };
    ugyldig.doble.sort_by_key(|doubled| doubled.igjen);
    ugyldig
        .store
        .sort_by_key(|sum| (sum.siste, sum.kategori.as_str()));
    Ok(Some(ugyldig))
}
