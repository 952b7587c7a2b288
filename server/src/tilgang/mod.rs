//! Who may ask: Maskinporten, rights packages and consent.
//!
//! A request is let through in three steps, each with its own refusal:
//!
//! 1. [`access_token`]: who calls? The Maskinporten token is verified with the issuer's [`keys`] (401).
//! 2. [`rettighetspakke`]: is the package granted to that consumer, and on which legal basis (403)?
//! 3. [`samtykke`]: where the package needs it, has the organisation consented (403)?
//!
//! Everything fails closed: what cannot be read, fetched or decided is a refusal.

pub mod access_token;
pub mod keys;
pub mod rettighetspakke;
pub mod samtykke;

#[cfg(test)]
pub(crate) mod testing;
