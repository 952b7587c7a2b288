//! When a token is valid.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::TokenRefusal;
use crate::tilgang::decision::{Decision, Fact};

/// `exp`, `iat` and `nbf`, to be held against the clock at each use.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times {
    pub(super) expires: Timestamp,
    issued_at: Option<Timestamp>,
    not_before: Option<Timestamp>,
}

/// What the times are held against.
#[derive(Clone, Copy, Debug)]
pub(super) struct TimeRules {
    /// By how much the issuer's clock may differ from ours.
    pub(super) clock_skew: Duration,
    /// How long a token may live, this much included.
    pub(super) longest_lifetime: Duration,
}

impl Times {
    pub(super) fn read(claims: &Map<String, Value>) -> Result<Self, TokenRefusal> {
        let expires = time(claims, "exp", TokenRefusal::Exp)?;
        Ok(Self {
            expires: expires.ok_or(TokenRefusal::Exp)?,
            issued_at: time(claims, "iat", TokenRefusal::Iat)?,
            not_before: time(claims, "nbf", TokenRefusal::Nbf)?,
        })
    }

    /// Moments name nobody, so it does not matter that nobody has vouched for them yet.
    pub(super) fn record(&self, decision: &mut Decision) {
        let times = [
            ("iat", self.issued_at),
            ("nbf", self.not_before),
            ("exp", Some(self.expires)),
        ];
        for (name, moment) in times {
            if let Some(moment) = moment {
                decision.found(Fact::Moment(name, moment));
            }
        }
    }

    pub(super) fn check(&self, now: Timestamp, rules: &TimeRules) -> Result<(), TokenRefusal> {
        let now = now.as_nanosecond();
        let (earliest, latest) = (
            now.saturating_sub(nanoseconds(rules.clock_skew)),
            now.saturating_add(nanoseconds(rules.clock_skew)),
        );
        let expires = self.expires.as_nanosecond();
        if expires <= earliest {
            return Err(TokenRefusal::Expired);
        }
        let later =
            |start: Option<Timestamp>| start.is_some_and(|start| start.as_nanosecond() > latest);
        if later(self.issued_at) {
            return Err(TokenRefusal::IssuedInTheFuture);
        }
        if later(self.not_before) {
            return Err(TokenRefusal::NotYetValid);
        }
        // One that does not say when it was issued may have been issued this very moment.
        let issued = self.issued_at.map_or(now, Timestamp::as_nanosecond);
        if expires.saturating_sub(issued) > nanoseconds(rules.longest_lifetime) {
            return Err(TokenRefusal::LivesTooLong);
        }
        Ok(())
    }
}

/// As jiff counts; a duration beyond all reason is cut.
fn nanoseconds(duration: Duration) -> i128 {
    i128::try_from(duration.as_nanos()).unwrap_or(i128::MAX)
}

/// A whole number of seconds (RFC 7519 allows fractions; Maskinporten writes none).
fn time(
    claims: &Map<String, Value>,
    name: &str,
    invalid: TokenRefusal,
) -> Result<Option<Timestamp>, TokenRefusal> {
    let Some(claim) = claims.get(name) else {
        return Ok(None);
    };
    let seconds = claim.as_i64().ok_or(invalid)?;
    Timestamp::from_second(seconds)
        .map(Some)
        .map_err(|_| invalid)
}
