//! Refusals in the log: who asked for what and was told why not. They never keep an answer waiting.

use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use serde::Serialize;

use super::ko::Utelatt;
use crate::organisasjonsnummer::Organisasjonsnummer;

/// One refusal, with what was known when it was made.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Avslagspost {
    /// When.
    #[serde(serialize_with = "super::timestamp")]
    pub tidspunkt: Timestamp,
    /// The correlation id of the request.
    pub korrelasjonsid: String,
    /// The code that the consumer was told.
    pub kode: &'static str,
    /// The status that went with it.
    pub status: u16,
    /// The check that failed, when it was one of access.
    pub kontroll: Option<&'static str>,
    /// Why, as the ordinary log has it.
    pub grunn: String,
    /// Whose arrears were asked for.
    pub organisasjonsnummer: Option<Organisasjonsnummer>,
    /// Who asked.
    pub konsument: Option<Organisasjonsnummer>,
    /// On whose behalf, if anyone's.
    pub leverandor: Option<Organisasjonsnummer>,
    /// Where that delegation is registered.
    pub delegeringskilde: Option<String>,
    /// The rights package asked with.
    pub rettighetspakke: Option<String>,
    /// The `jti` of the access token.
    pub token_id: Option<String>,
}

/// `utelatt`: refusals that are counted, not recorded one by one.
#[derive(Serialize)]
pub(super) struct Utelattpost<'a> {
    #[serde(serialize_with = "super::timestamp")]
    pub(super) tidspunkt: Timestamp,
    /// How many, by their code.
    pub(super) antall: &'a Utelatt,
}

/// How many refusals a second are recorded one by one. Whoever can reach the service can make any number of them,
/// and must not fill the disk with that.
#[derive(Clone, Copy, Debug)]
pub(super) struct Takt {
    pub(super) per_second: u32,
    pub(super) burst: u32,
}

/// Of requests whose sender is not known: anybody's.
const UKJENT: Takt = Takt {
    per_second: 10,
    burst: 100,
};
/// Of requests with a genuine token: a consumer who can be spoken to.
const KJENT: Takt = Takt {
    per_second: 200,
    burst: 2000,
};

/// Which refusals are recorded one by one.
pub(super) struct Grense {
    ukjent: Mutex<Bucket>,
    kjent: Mutex<Bucket>,
}

impl Grense {
    pub(super) fn new() -> Self {
        let bucket = |takt| Mutex::new(Bucket::full(takt));
        Self {
            ukjent: bucket(UKJENT),
            kjent: bucket(KJENT),
        }
    }

    pub(super) fn allows(&self, post: &Avslagspost) -> bool {
        let bucket = match post.konsument {
            Some(_) => &self.kjent,
            None => &self.ukjent,
        };
        let mut bucket = bucket.lock().unwrap_or_else(PoisonError::into_inner);
        bucket.take(post.tidspunkt)
    }
}

struct Bucket {
    takt: Takt,
    /// Thousandths of a refusal.
    left: u64,
    filled: Option<Timestamp>,
}

impl Bucket {
    fn full(takt: Takt) -> Self {
        Self {
            takt,
            left: u64::from(takt.burst) * 1000,
            filled: None,
        }
    }

    fn take(&mut self, now: Timestamp) -> bool {
        let since = self.filled.map_or(0, |filled| {
            now.as_millisecond()
                .saturating_sub(filled.as_millisecond())
                .max(0)
                .unsigned_abs()
        });
        // Less than a millisecond is counted with the next. A clock that was set back fills nothing until it has caught
        // up with itself, unless it starts from here.
        if since > 0 || self.filled.is_none_or(|filled| now < filled) {
            self.filled = Some(now);
        }
        let most = u64::from(self.takt.burst) * 1000;
        let filled = since.saturating_mul(self.takt.per_second.into());
        self.left = self.left.saturating_add(filled).min(most);
        match self.left.checked_sub(1000) {
            Some(left) => {
                self.left = left;
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_at_once_and_so_many_a_second() {
        let takt = Takt {
            per_second: 10,
            burst: 3,
        };
        let mut bucket = Bucket::full(takt);
        let start: Timestamp = "2026-07-01T10:00:00Z".parse().unwrap();
        let mut taken = |milliseconds: i64| {
            let now = start + jiff::SignedDuration::from_millis(milliseconds);
            (0..10).filter(|_| bucket.take(now)).count()
        };
        assert_eq!(taken(0), 3);
        assert_eq!(taken(0), 0);
        assert_eq!(taken(99), 0);
        assert_eq!(taken(100), 1);
        assert_eq!(taken(300), 2);
        // Not more than the burst, however long nobody came.
        assert_eq!(taken(100_000), 3);
        // A clock that is set back neither fills nor stops it.
        assert_eq!(taken(50_000), 0);
        assert_eq!(taken(50_100), 1);
    }
}
