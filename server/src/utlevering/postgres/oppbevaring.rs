//! Records go when their time is over: the oldest first, and so many at a time that nobody waits for it.

use jiff::{SignedDuration, Timestamp};
use tokio_postgres::Client;

use super::super::kjede::{Ende, Hash};
use super::super::lager::Sletting;
use super::Tabellfeil;
use super::rader::as_number;
use crate::kilde::postgres::PostgresFeil;

/// How often it is looked for records whose time is over.
const LOOK: SignedDuration = SignedDuration::from_hours(1);
/// When there are more of them.
const SOON: SignedDuration = SignedDuration::from_secs(1);
/// So many go at a time.
const AT_A_TIME: i64 = 10_000;

const ELDSTE: &str =
    "SELECT nr, hash, tidspunkt FROM utlevering WHERE tjener = $1 ORDER BY nr LIMIT $2";

const SLETT: &str = "DELETE FROM utlevering WHERE tjener = $1 AND nr <= $2";

/// What is known of the records whose time is over.
#[derive(Default)]
pub(super) struct Oppbevaring {
    keep: Option<SignedDuration>,
    look_again: Option<Timestamp>,
    /// The first and the last of those that go, once the chain says so.
    doomed: Option<(u64, Ende)>,
}

impl Oppbevaring {
    pub(super) fn new(keep: Option<SignedDuration>, now: Timestamp) -> Self {
        Self {
            keep,
            look_again: Some(now),
            ..Self::default()
        }
    }

    pub(super) fn is_due(&self, now: Timestamp) -> bool {
        self.keep.is_some()
            && self.doomed.is_none()
            && self.look_again.is_none_or(|moment| moment <= now)
    }

    /// What the chain is to say of it.
    pub(super) fn sletting(&self, now: Timestamp) -> Option<Sletting> {
        let (fra_nr, til) = self.doomed?;
        Some(Sletting {
            tidspunkt: now,
            fra_nr,
            til_nr: til.nr,
            til_hash: til.hash,
        })
    }

    /// Finds the records that are to go. Only a whole beginning of the chain goes.
    pub(super) async fn look(
        &mut self,
        client: &Client,
        tjener: &str,
        now: Timestamp,
    ) -> Result<(), Tabellfeil> {
        self.look_again = now.checked_add(LOOK).ok();
        let Some(oldest) = self.keep.and_then(|keep| now.checked_sub(keep).ok()) else {
            return Ok(());
        };
        let of = |error| PostgresFeil::av("look for old records of the disclosure log", &error);
        let rows = client
            .query(ELDSTE, &[&tjener, &AT_A_TIME])
            .await
            .map_err(of)?;
        let mut doomed = None;
        let mut count = 0;
        for row in rows {
            let tidspunkt: Timestamp = row.try_get(2).map_err(of)?;
            if tidspunkt >= oldest {
                break;
            }
            let nr: i64 = row.try_get(0).map_err(of)?;
            let hash: &str = row.try_get(1).map_err(of)?;
            // A gap, or a hash that is none, is for `verify` to find: what cannot be accounted for stays.
            let (Ok(nr), Some(hash)) = (u64::try_from(nr), Hash::parse(hash.as_bytes())) else {
                break;
            };
            let first = doomed.map_or(nr, |(first, _)| first);
            doomed = Some((first, Ende { nr, hash }));
            count += 1;
        }
        self.doomed = doomed;
        if count == AT_A_TIME {
            self.look_again = now.checked_add(SOON).ok();
        }
        Ok(())
    }

    /// Deletes the records of which the chain says so.
    pub(super) async fn delete(&mut self, client: &Client, tjener: &str) -> Result<(), Tabellfeil> {
        // When it fails they are found again, and told in the chain again, which is not wrong.
        let Some((_, til)) = self.doomed.take() else {
            return Ok(());
        };
        let deleted = client
            .execute(SLETT, &[&tjener, &as_number(til.nr)?])
            .await
            .map_err(|error| {
                PostgresFeil::av("delete old records of the disclosure log", &error)
            })?;
        tracing::info!(
            log = %super::sted(tjener).display(), deleted, til_nr = til.nr,
            "records of the disclosure log are deleted, their retention having ended"
        );
        Ok(())
    }
}
