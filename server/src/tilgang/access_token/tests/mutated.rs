//! Tokens that were in order before something in them was changed.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::*;
use crate::organisasjonsnummer::Organisasjonsnummer;

/// Two that are in order, and differ in consumer and id.
static GENUINE: LazyLock<[String; 2]> = LazyLock::new(|| {
    let mut claims = claims();
    claims["consumer"] = organisation(&format!("0192:{BRREG}"));
    claims["jti"] = "another".into();
    [token(), token_with_payload(&claims.to_string())]
});

fn parts(token: &str) -> [String; 3] {
    let parts: Vec<String> = token.split('.').map(str::to_owned).collect();
    parts.try_into().unwrap()
}

/// Any JSON that is not too large.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
        select(vec![
            ISSUER,
            "Bearer",
            "unspecified",
            "skatteetaten:restanser"
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 8, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-zA-Z0-9]{1,9}", inner, 0..4)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

/// Whether a claim may have this value in an accepted token, told apart from how the service finds out.
fn may_be(claim: &str, value: &Value) -> bool {
    let now = now().as_second();
    match claim {
        "iss" => value == ISSUER,
        "exp" => value
            .as_i64()
            .is_some_and(|exp| exp > now - 10 && exp <= now - 1 + 3600),
        "iat" => value
            .as_i64()
            .is_some_and(|iat| iat <= now + 10 && now + 119 - iat <= 3600),
        "nbf" => value
            .as_i64()
            .is_some_and(|nbf| nbf <= now + 10 && nbf > -377_705_116_800),
        "token_type" => value == "Bearer",
        "aud" => {
            let ours = |audience: &Value| audience == "unspecified";
            let many = value.as_array();
            ours(value) || many.is_some_and(|many| !many.is_empty() && many.iter().all(ours))
        }
        "scope" => value.is_string(),
        "consumer" => {
            let id = value["ID"].as_str().and_then(|id| id.strip_prefix("0192:"));
            value["authority"] == "iso6523-actorid-upis"
                && id.is_some_and(|id| id.parse::<Organisasjonsnummer>().is_ok())
        }
        // Neither may stand alone.
        "supplier" | "delegation_source" => false,
        "jti" | "client_id" => value.as_str().is_some_and(|text| {
            !text.is_empty() && text.len() <= 256 && !text.chars().any(char::is_control)
        }),
        _ => true,
    }
}

const CLAIMS: [&str; 12] = [
    "iss",
    "exp",
    "iat",
    "nbf",
    "token_type",
    "aud",
    "scope",
    "consumer",
    "supplier",
    "delegation_source",
    "jti",
    "client_id",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    /// Any change of any bytes.
    #[test]
    fn no_token_with_other_bytes_is_accepted(
        place in any::<Index>(), length in 0_usize..4, new in "[ -~]{0,4}",
    ) {
        let genuine = &GENUINE[0];
        let place = place.index(genuine.len());
        let mut changed = genuine.clone();
        changed.replace_range(place..(place + length).min(genuine.len()), &new);
        prop_assume!(changed != *genuine);
        prop_assert!(verify(&changed).is_err());
    }

    /// Any one bit of what the parts decode to.
    #[test]
    fn no_token_with_another_bit_is_accepted(part in 0_usize..3, place in any::<Index>(), bit in 0_u8..8) {
        let mut parts = parts(&GENUINE[0]);
        let mut bytes = URL_SAFE_NO_PAD.decode(&parts[part]).unwrap();
        let place = place.index(bytes.len());
        bytes[place] ^= 1 << bit;
        parts[part] = URL_SAFE_NO_PAD.encode(bytes);
        prop_assert!(verify(&parts.join(".")).is_err());
    }

    /// Parts of two that are in order, in any arrangement.
    #[test]
    fn no_token_of_other_tokens_parts_is_accepted(picks in prop::collection::vec((0_usize..2, 0_usize..3), 1..6)) {
        let both = GENUINE.each_ref().map(|token| parts(token));
        let token = picks.iter().map(|&(token, part)| both[token][part].as_str()).collect::<Vec<_>>().join(".");
        prop_assume!(!GENUINE.contains(&token));
        prop_assert!(verify(&token).is_err());
    }

    /// Any claim changed, and no new signature.
    #[test]
    fn no_token_with_other_claims_under_its_signature_is_accepted(
        claim in select(CLAIMS.to_vec()), value in anything(),
    ) {
        let mut parts = parts(&GENUINE[0]);
        let mut changed = claims();
        changed[claim] = value;
        prop_assume!(changed != claims());
        parts[1] = URL_SAFE_NO_PAD.encode(changed.to_string());
        prop_assert_eq!(verify(&parts.join(".")).is_err(), true);
    }

    /// Whatever it claims, and whatever its header says, it is not the issuer who says it.
    #[test]
    fn no_token_of_another_key_is_accepted(
        algorithm in select(vec![Algorithm::RS256, Algorithm::RS384, Algorithm::RS512]),
        alg in select(vec!["RS256", "RS384", "RS512", "none", "HS256", "PS256", "ES256"]),
        claim in select(CLAIMS.to_vec()),
        value in anything(),
    ) {
        let mut claims = claims();
        claims[claim] = value;
        let header = json!({"alg": alg, "kid": "a"}).to_string();
        prop_assert!(verify(&OTHER_KEY.sign_raw(&header, &claims.to_string(), algorithm)).is_err());
    }

    /// Signed by the issuer with one algorithm, and saying another.
    #[test]
    fn no_token_that_says_another_algorithm_is_accepted(
        algorithm in select(vec![Algorithm::RS256, Algorithm::RS384, Algorithm::RS512]),
        alg in prop_oneof![select(vec!["RS256", "RS384", "RS512", "PS256", "none"]).prop_map(str::to_owned), ".{0,8}"],
    ) {
        let header = json!({"alg": alg, "kid": "a"}).to_string();
        let token = KEY.sign_raw(&header, &claims().to_string(), algorithm);
        prop_assert_eq!(verify(&token).is_ok(), alg == format!("{algorithm:?}"));
    }

    /// Signed by the issuer: accepted exactly when the claim may be so.
    #[test]
    fn a_genuine_token_is_accepted_exactly_when_each_claim_may_be_so(
        claim in select(CLAIMS.to_vec()), value in anything(),
    ) {
        let accepted = verify(&with(claim, value.clone())).is_ok();
        prop_assert_eq!(accepted, may_be(claim, &value), "{} {}", claim, value);
    }

    /// Times, near all their bounds.
    #[test]
    fn a_genuine_token_is_accepted_exactly_within_its_times(
        claim in select(vec!["exp", "iat", "nbf"]),
        near in select(vec![0_i64, -10, 10, 119, 119 - 3600, 3599, 3600]),
        off in -2_i64..=2,
    ) {
        let value = Value::from(now().as_second() + near + off);
        let accepted = verify(&with(claim, value.clone())).is_ok();
        prop_assert_eq!(accepted, may_be(claim, &value), "{} {}", claim, value);
    }

    /// Any member of the header added or changed by the issuer itself: the header is a closed book but for names that
    /// nobody knows.
    #[test]
    fn a_genuine_token_with_another_header_is_accepted_only_if_it_asks_for_the_same(
        name in select(vec!["alg", "kid", "typ", "crit", "b64", "zip", "jku", "jwk", "x5u", "x5c", "cty", "new"]),
        value in anything(),
    ) {
        let mut header = json!({"alg": "RS256", "kid": "a"});
        header[name] = value.clone();
        let token = KEY.sign_raw(&header.to_string(), &claims().to_string(), Algorithm::RS256);
        let same = match name {
            "alg" => value == "RS256",
            "kid" => value == "a",
            "typ" => value.as_str().is_some_and(|typ| ["jwt", "at+jwt"].contains(&typ.to_ascii_lowercase().as_str())),
            "new" => true,
            _ => false,
        };
        prop_assert_eq!(verify(&token).is_ok(), same, "{}", header);
    }
}

/// An accepted token stops being accepted when any one of its claims that matter is taken away.
#[test]
fn a_genuine_token_needs_each_claim_that_is_demanded() {
    for (claim, refusal) in [
        ("iss", Some(TokenRefusal::Iss)),
        ("exp", Some(TokenRefusal::Exp)),
        ("consumer", Some(TokenRefusal::ConsumerMissing)),
        ("iat", None),
        ("token_type", None),
        ("client_id", None),
        ("jti", None),
        ("scope", None),
    ] {
        assert_eq!(verify(&without(claim)).err(), refusal, "{claim}");
    }
    assert!(
        !verify(&without("scope"))
            .unwrap()
            .has_scope("skatteetaten:restanser")
    );
}
