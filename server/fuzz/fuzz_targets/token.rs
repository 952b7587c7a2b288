//! Whatever comes as a token: nothing panics, and nothing is accepted that the issuer has not signed as it is.
//!
//! The first byte, a digit, says what the rest is:
//!
//! - 0: the token itself;
//! - 1: a header, a NUL and a payload, with a signature that the issuer made for another token;
//! - 2: the same, signed by the issuer: what stands behind the signature is reached too;
//! - 3: a payload, signed by the issuer under a header in order;
//! - 4: a place and what is put there in a token in order.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use restanser_server_fuzz::{Stand, encoded};

/// The fuzzer has one thread, but a static must be for all.
static STAND: LazyLock<(std::sync::Mutex<Stand>, String)> = LazyLock::new(|| {
    let stand = Stand::new();
    let genuine = stand.sign(HEADER, stand.claims().to_string().as_bytes());
    assert!(stand.verify(&genuine).is_ok());
    (std::sync::Mutex::new(stand), genuine)
});

const HEADER: &[u8] = br#"{"kid":"a","alg":"RS256"}"#;

fuzz_target!(|data: &[u8]| {
    let Some((&kind, rest)) = data.split_first() else {
        return;
    };
    let (stand, genuine) = &*STAND;
    let stand = stand
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let halves = || {
        let middle = rest.iter().position(|&byte| byte == 0);
        let (header, payload) = rest.split_at(middle.unwrap_or(0));
        (header, payload.get(1..).unwrap_or_default())
    };
    match kind.wrapping_sub(b'0') % 5 {
        0 => {
            let token = String::from_utf8_lossy(rest);
            assert!(stand.verify(&token).is_err() || token == genuine.as_str());
        }
        1 => {
            let (header, payload) = halves();
            let (message, signature) = genuine.rsplit_once('.').unwrap_or_default();
            let token = format!("{}.{signature}", encoded(header, payload));
            assert!(stand.verify(&token).is_err() || token.starts_with(message));
        }
        2 => {
            let (header, payload) = halves();
            accepted_as_it_is(&stand, &stand.sign(header, payload));
        }
        3 => accepted_as_it_is(&stand, &stand.sign(HEADER, rest)),
        _ => {
            let Some((place, new)) = rest.split_first_chunk::<2>() else {
                return;
            };
            let place = usize::from(u16::from_le_bytes(*place)) % genuine.len();
            let end = (place + new.len()).min(genuine.len());
            let mut token = genuine.clone();
            token.replace_range(place..end, &String::from_utf8_lossy(new));
            assert!(stand.verify(&token).is_err() || token == *genuine);
        }
    }
});

/// Signed by the issuer: accepted or not, and the same when it is remembered.
fn accepted_as_it_is(stand: &Stand, token: &str) {
    let first = stand.verify(token);
    assert_eq!(first, stand.verify(token));
    if let Ok(token) = first {
        assert_eq!(token.supplier.is_some(), token.delegation_source.is_some());
        assert_eq!(token.consumer.as_str().len(), 9);
    }
}
