//! A JSON Web Key Set (RFC 7517), read leniently: one odd key does not spoil the others.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::DecodingKey;
use serde::Deserialize;
use serde_json::Value;

/// The usable keys by key id.
pub(super) type KeySet = HashMap<String, Arc<DecodingKey>>;

/// What is demanded of a key.
#[derive(Clone, Copy)]
pub(super) enum Profile {
    Standard,
    /// `alg` may be `RSA-OAEP-256`, which Altinn 2 writes for RS256.
    Altinn2,
}

/// The document as it came.
#[derive(Deserialize)]
pub(super) struct Document {
    keys: Vec<Value>,
}

#[derive(Deserialize)]
struct Jwk {
    kty: String,
    kid: Option<String>,
    #[serde(rename = "use")]
    intended_use: Option<String>,
    key_ops: Option<Vec<String>>,
    alg: Option<String>,
    n: Option<String>,
    e: Option<String>,
}

const LONGEST_KID: usize = 256;

/// The keys that may verify a token. Those left out are logged, with the reason.
pub(super) fn usable(document: &Document, profile: Profile) -> KeySet {
    let mut keys = KeySet::new();
    let mut ambiguous = HashSet::new();
    for value in &document.keys {
        match usable_key(value, profile) {
            Ok((kid, key)) => {
                if keys.insert(kid.clone(), Arc::new(key)).is_some() {
                    ambiguous.insert(kid);
                }
            }
            Err(reason) => refused(value.get("kid").and_then(Value::as_str), reason),
        }
    }
    // Which of them is meant cannot be known, so none is.
    for kid in ambiguous {
        keys.remove(&kid);
        refused(Some(&kid), "several keys have this id");
    }
    keys
}

fn refused(kid: Option<&str>, reason: &str) {
    let kid: String = kid.unwrap_or_default().chars().take(64).collect();
    tracing::warn!(?kid, reason, "a key of the issuer is not used");
}

fn usable_key(value: &Value, profile: Profile) -> Result<(String, DecodingKey), &'static str> {
    let jwk = Jwk::deserialize(value).map_err(|_| "not a key that can be read")?;
    if jwk.kty != "RSA" {
        return Err("not an RSA key");
    }
    if jwk.intended_use.is_some_and(|purpose| purpose != "sig") {
        return Err("not for signatures");
    }
    if jwk
        .key_ops
        .is_some_and(|operations| !operations.iter().any(|operation| operation == "verify"))
    {
        return Err("not for verifying");
    }
    let fits = |alg: &str| match profile {
        Profile::Standard => matches!(alg, "RS256" | "RS384" | "RS512"),
        Profile::Altinn2 => matches!(alg, "RS256" | "RSA-OAEP-256"),
    };
    if jwk.alg.is_some_and(|alg| !fits(&alg)) {
        return Err("not for RS256, RS384 or RS512");
    }
    let kid = jwk.kid.filter(|kid| !kid.is_empty()).ok_or("no key id")?;
    if kid.len() > LONGEST_KID {
        return Err("too long a key id");
    }
    let modulus = unsigned(jwk.n).ok_or("no readable modulus")?;
    let exponent = unsigned(jwk.e).ok_or("no readable exponent")?;
    let zeros = modulus
        .first()
        .map_or(0, |byte| byte.leading_zeros() as usize);
    // The upper bound is what the cryptography takes.
    match modulus.len() * 8 - zeros {
        0..2048 => return Err("a modulus of less than 2048 bits"),
        2048..=8192 => {}
        _ => return Err("a modulus of more than 8192 bits"),
    }
    if !odd(&modulus) || !odd(&exponent) || exponent == [1] || exponent.len() > 4 {
        return Err("not an RSA modulus and exponent");
    }
    Ok((
        kid,
        DecodingKey::from_rsa_raw_components(&modulus, &exponent),
    ))
}

/// A Base64urlUInt. Leading zeros are against RFC 7518 but harmless, and some issuers' tools write a sign byte.
fn unsigned(text: Option<String>) -> Option<Vec<u8>> {
    let bytes = URL_SAFE_NO_PAD.decode(text?).ok()?;
    let significant = bytes.into_iter().skip_while(|byte| *byte == 0);
    Some(significant.collect())
}

fn odd(number: &[u8]) -> bool {
    number.last().is_some_and(|byte| byte % 2 == 1)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::tilgang::testing::{KEY, OTHER_KEY};

    fn kids(keys: Value) -> Vec<String> {
        let document: Document = serde_json::from_value(json!({ "keys": keys })).unwrap();
        let mut kids: Vec<_> = usable(&document, Profile::Standard).into_keys().collect();
        kids.sort();
        kids
    }

    fn with(name: &str, value: Value) -> Value {
        let mut key = KEY.jwk("a");
        key[name] = value;
        key
    }

    fn without(name: &str) -> Value {
        let mut key = KEY.jwk("a");
        key.as_object_mut().unwrap().remove(name);
        key
    }

    fn number(bytes: &[u8]) -> Value {
        URL_SAFE_NO_PAD.encode(bytes).into()
    }

    #[test]
    fn usable_keys_are_kept() {
        for key in [
            KEY.jwk("a"),
            without("use"),
            without("alg"),
            with("alg", "RS384".into()),
            with("alg", "RS512".into()),
            with("key_ops", json!(["verify"])),
            with("x5c", json!(["whatever"])),
            with("n", number(&[&[0], KEY.modulus.as_slice()].concat())),
        ] {
            assert_eq!(kids(json!([key])), ["a"], "{key}");
        }
    }

    #[test]
    fn an_unusable_key_is_left_out_and_the_others_stay() {
        let mut even = KEY.modulus.clone();
        *even.last_mut().unwrap() &= 0xfe;
        for key in [
            json!(null),
            json!("key"),
            json!({}),
            with("kty", "EC".into()),
            with("kty", 1.into()),
            without("kty"),
            with("use", "enc".into()),
            with("use", 1.into()),
            with("key_ops", json!(["encrypt"])),
            with("alg", "PS256".into()),
            with("alg", "RSA-OAEP-256".into()),
            with("alg", "none".into()),
            with("kid", "".into()),
            with("kid", 1.into()),
            with("kid", "a".repeat(257).into()),
            without("kid"),
            without("n"),
            without("e"),
            with("n", "".into()),
            with("n", "not base64".into()),
            with("n", number(&KEY.modulus[1..])),
            with("n", number(&[0xff; 1025])),
            with("n", number(&even)),
            with("e", "".into()),
            with("e", number(&[0])),
            with("e", number(&[1])),
            with("e", number(&[2])),
            with("e", number(&[1, 0, 0, 0, 1])),
        ] {
            assert_eq!(kids(json!([key, OTHER_KEY.jwk("b")])), ["b"], "{key}");
        }
    }

    #[test]
    fn keys_that_share_an_id_are_both_left_out() {
        let keys = json!([KEY.jwk("a"), OTHER_KEY.jwk("a"), KEY.jwk("b")]);
        assert_eq!(kids(keys), ["b"]);
        let encryption = with("use", "enc".into());
        assert_eq!(kids(json!([encryption, OTHER_KEY.jwk("a")])), ["a"]);
    }
}
