//! Tokens that have been verified: RSA is by far the dearest part of a request, and consumers use a token many times.
//!
//! Only verified tokens ever get in here. The whole token is the key, so that no other token can be taken for it, and
//! what is kept is never believed without asking the clock and the key set anew.

use std::fmt;
use std::hash::RandomState;
use std::sync::Arc;

use jsonwebtoken::DecodingKey;
use quick_cache::Weighter;
use quick_cache::sync::{Cache, DefaultLifecycle};

use super::AccessToken;
use super::times::Times;

/// What a remembered token counts for at least, so that one bound is a bound on number and on bytes: what one with a
/// consent and a signature of 4,096 bits takes.
const LEAST_WEIGHT: usize = 8 * 1024;
/// Beside the token's own text: what was read from it, in about twice the room, and the room of an entry.
const READ: usize = 2;
const ENTRY: usize = 512;

/// A token that was found genuine and in order.
#[derive(Clone)]
pub(super) struct Verified {
    pub(super) token: Arc<AccessToken>,
    pub(super) times: Times,
    pub(super) kid: String,
    /// The key that verified it.
    pub(super) key: Arc<DecodingKey>,
}

/// As many as there is room for; whichever are used least go first. Keyed at random, so that nobody can make tokens
/// collide.
pub(super) struct Remembered {
    number: usize,
    tokens: Option<Tokens>,
}

type Tokens = Cache<Box<str>, Verified, Size, RandomState>;

#[derive(Clone)]
struct Size;

impl Weighter<Box<str>, Verified> for Size {
    fn weight(&self, token: &Box<str>, _: &Verified) -> u64 {
        weight(token) as u64
    }
}

fn weight(token: &str) -> usize {
    token
        .len()
        .saturating_mul(1 + READ)
        .saturating_add(ENTRY)
        .max(LEAST_WEIGHT)
}

impl Remembered {
    /// At most `number` tokens, in at most 8 KiB for each.
    pub(super) fn at_most(number: usize) -> Self {
        let room = number.saturating_mul(LEAST_WEIGHT) as u64;
        let tokens = (number > 0).then(|| {
            let (hasher, lifecycle) = (RandomState::new(), DefaultLifecycle::default());
            Cache::with(number, room, Size, hasher, lifecycle)
        });
        Self { number, tokens }
    }

    /// As many, and none yet.
    pub(super) fn anew(&self) -> Self {
        Self::at_most(self.number)
    }

    pub(super) fn get(&self, token: &str) -> Option<Verified> {
        self.tokens.as_ref()?.get(token)
    }

    pub(super) fn keep(&self, token: &str, verified: &Verified) {
        if let Some(tokens) = &self.tokens {
            tokens.insert(token.into(), verified.clone());
        }
    }

    pub(super) fn forget(&self, token: &str) {
        if let Some(tokens) = &self.tokens {
            tokens.remove(token);
        }
    }

    #[cfg(test)]
    pub(super) fn number_and_bytes(&self) -> (usize, u64) {
        let tokens = self.tokens.as_ref();
        tokens.map_or((0, 0), |tokens| (tokens.len(), tokens.weight()))
    }
}

impl fmt::Debug for Remembered {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Remembered(…)")
    }
}
