//! Tokens as they are made to break into services, each as good as it can be made without the issuer's private key.

use aws_lc_rs::encoding::{AsDer as _, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::PublicKeyComponents;
use aws_lc_rs::{hmac, signature};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use super::*;

fn message(header: &Value) -> String {
    let encode = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
    format!("{}.{}", encode(header), encode(&claims()))
}

fn with_signature(message: &str, signature: &[u8]) -> String {
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// The public key in every form in which a library might be led to take it for a shared secret.
fn public_key_as_secret() -> Vec<Vec<u8>> {
    let components = PublicKeyComponents {
        n: &KEY.modulus,
        e: &KEY.exponent,
    };
    let key = signature::ParsedPublicKey::new(
        &signature::RSA_PKCS1_2048_8192_SHA256,
        rsa_public_key(&components),
    );
    let spki: PublicKeyX509Der<'_> = key.unwrap().as_der().unwrap();
    let (pkcs1, spki) = (rsa_public_key(&components), spki.as_ref().to_vec());
    let pem = |label: &str, der: &[u8], end: &str| {
        let text = STANDARD.encode(der);
        let lines: Vec<_> = text
            .as_bytes()
            .chunks(64)
            .map(|line| std::str::from_utf8(line).unwrap())
            .collect();
        format!(
            "-----BEGIN {label}-----\n{}\n-----END {label}-----{end}",
            lines.join("\n")
        )
        .into_bytes()
    };
    vec![
        pem("PUBLIC KEY", &spki, "\n"),
        pem("PUBLIC KEY", &spki, ""),
        pem("RSA PUBLIC KEY", &pkcs1, "\n"),
        pem("RSA PUBLIC KEY", &pkcs1, ""),
        spki,
        pkcs1,
        KEY.jwk("a").to_string().into_bytes(),
        KEY.modulus.clone(),
        URL_SAFE_NO_PAD.encode(&KEY.modulus).into_bytes(),
        Vec::new(),
    ]
}

/// PKCS#1: `SEQUENCE { modulus INTEGER, publicExponent INTEGER }`.
fn rsa_public_key(key: &PublicKeyComponents<&Vec<u8>>) -> Vec<u8> {
    fn tagged(tag: u8, content: &[u8]) -> Vec<u8> {
        let length = content.len();
        let mut der = vec![tag];
        match u8::try_from(length) {
            Ok(short) if short < 128 => der.push(short),
            _ => {
                der.push(0x82);
                der.extend(u16::try_from(length).unwrap().to_be_bytes());
            }
        }
        der.extend(content);
        der
    }
    let integer = |bytes: &[u8]| tagged(2, &[&[0], bytes].concat());
    let exponent = tagged(2, key.e);
    tagged(0x30, &[integer(key.n), exponent].concat())
}

#[actix_web::test]
async fn the_public_key_is_no_shared_secret() {
    for (name, algorithm) in [
        ("HS256", hmac::HMAC_SHA256),
        ("HS384", hmac::HMAC_SHA384),
        ("HS512", hmac::HMAC_SHA512),
    ] {
        let message = message(&json!({"alg": name, "kid": "a"}));
        for secret in public_key_as_secret() {
            let tag = hmac::sign(&hmac::Key::new(algorithm, &secret), message.as_bytes());
            let token = with_signature(&message, tag.as_ref());
            assert_eq!(verify(&token), Err(TokenRefusal::Algorithm));
        }
        // Nor when the header lies about it.
        let message = self::message(&json!({"alg": "RS256", "kid": "a"}));
        for secret in public_key_as_secret() {
            let tag = hmac::sign(&hmac::Key::new(algorithm, &secret), message.as_bytes());
            let token = with_signature(&message, tag.as_ref());
            assert_eq!(verify(&token), Err(TokenRefusal::Signature));
        }
    }
}

#[actix_web::test]
async fn an_unsigned_token_is_refused_however_it_says_so() {
    for none in ["none", "None", "NONE", "nOnE", "none ", "", "null"] {
        let message = message(&json!({"alg": none, "kid": "a"}));
        assert_eq!(verify(&format!("{message}.")), Err(TokenRefusal::EmptyPart));
        let (_, genuine) = token()
            .rsplit_once('.')
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .unwrap();
        let token = format!("{message}.{genuine}");
        assert_eq!(verify(&token), Err(TokenRefusal::Algorithm), "{none}");
    }
    for header in [
        json!({"alg": null, "kid": "a"}),
        json!({"alg": 0, "kid": "a"}),
    ] {
        let token = with_signature(&message(&header), b"x");
        assert_eq!(verify(&token), Err(TokenRefusal::Algorithm));
    }
}

#[actix_web::test]
async fn other_signatures_than_the_issuers_kind_are_refused_although_they_are_sound() {
    let random = SystemRandom::new();
    for (name, encoding) in [
        ("PS256", &signature::RSA_PSS_SHA256),
        ("PS384", &signature::RSA_PSS_SHA384),
        ("PS512", &signature::RSA_PSS_SHA512),
    ] {
        // Even with the issuer's own key.
        let message = message(&json!({"alg": name, "kid": "a"}));
        let token = with_signature(&message, &KEY.sign_with(encoding, message.as_bytes()));
        assert_eq!(verify(&token), Err(TokenRefusal::Algorithm));
        // And when the header says RS256.
        let message = self::message(&json!({"alg": "RS256", "kid": "a"}));
        let token = with_signature(&message, &KEY.sign_with(encoding, message.as_bytes()));
        assert_eq!(verify(&token), Err(TokenRefusal::Signature));
    }
    let curve = &signature::ECDSA_P256_SHA256_FIXED_SIGNING;
    let pair = signature::EcdsaKeyPair::generate(curve).unwrap();
    for (name, refusal) in [
        ("ES256", TokenRefusal::Algorithm),
        ("EdDSA", TokenRefusal::Algorithm),
        ("RS256", TokenRefusal::Signature),
    ] {
        let message = message(&json!({"alg": name, "kid": "a"}));
        let signature = pair.sign(&random, message.as_bytes()).unwrap();
        let token = with_signature(&message, signature.as_ref());
        assert_eq!(verify(&token), Err(refusal), "{name}");
    }
}

/// Who brings the key along, in whatever way, is refused for that alone.
#[actix_web::test]
async fn a_token_does_not_bring_its_own_key() {
    let own = OTHER_KEY.jwk("a");
    for (name, value, refusal) in [
        ("jwk", own.clone(), TokenRefusal::Jwk),
        ("jku", json!("https://evil.test/jwk"), TokenRefusal::Jku),
        (
            "jku",
            json!("https://test.maskinporten.no/jwk"),
            TokenRefusal::Jku,
        ),
        ("x5u", json!("https://evil.test/x.pem"), TokenRefusal::X5u),
        ("x5c", json!(["MIIB"]), TokenRefusal::X5c),
    ] {
        let header = json!({"alg": "RS256", "kid": "a", (name): value}).to_string();
        for key in [&KEY, &OTHER_KEY] {
            let token = key.sign_raw(&header, &claims().to_string(), Algorithm::RS256);
            assert_eq!(verify(&token), Err(refusal), "{name}");
        }
    }
    for header in [
        json!({"alg": "RS256", "kid": "../../../dev/null"}),
        json!({"alg": "RS256", "kid": "' OR '1'='1"}),
        json!({"alg": "RS256", "kid": "https://evil.test/jwk"}),
        json!({"alg": "RS256", "kid": "a\u{0}"}),
        json!({"alg": "RS256", "kid": "A"}),
    ] {
        let token =
            OTHER_KEY.sign_raw(&header.to_string(), &claims().to_string(), Algorithm::RS256);
        assert_eq!(verify(&token), Err(TokenRefusal::KeyUnknown), "{header}");
    }
}

/// Signatures that are no number below the modulus, or of another length, or nothing.
#[actix_web::test]
async fn a_signature_that_is_none_is_wrong() {
    let message = message(&json!({"alg": "RS256", "kid": "a"}));
    let genuine = token_with_payload(&claims().to_string());
    let signature = genuine.rsplit_once('.').unwrap().1;
    let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
    for wrong in [
        vec![0; 256],
        vec![0xff; 256],
        KEY.modulus.clone(),
        [&[0][..], &signature].concat(),
        [&signature[..], &[0]].concat(),
        signature[1..].to_vec(),
        signature[..255].to_vec(),
        vec![0],
        vec![1],
        vec![0; 8192],
    ] {
        let token = with_signature(&message, &wrong);
        assert_eq!(
            verify(&token),
            Err(TokenRefusal::Signature),
            "{}",
            wrong.len()
        );
    }
}

/// What is signed is not looked at twice in two ways: text, not bytes that a reader may mend.
#[actix_web::test]
async fn a_payload_is_utf_8_without_a_mark_before_it() {
    let payload = claims().to_string();
    for wrong in [
        [b"\xef\xbb\xbf", payload.as_bytes()].concat(),
        payload.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        payload
            .replace("Bearer", "Bear\u{fffd}r")
            .replace('\u{fffd}', "\u{1}")
            .into_bytes(),
        [payload.as_bytes(), b"\0"].concat(),
        payload
            .replace("Bearer", "Beare@")
            .bytes()
            .map(|byte| if byte == b'@' { 0xff } else { byte })
            .collect(),
    ] {
        let token = KEY.sign_bytes(HEADER.as_bytes(), &wrong, Algorithm::RS256);
        assert_eq!(verify(&token), Err(TokenRefusal::PayloadUnreadable));
    }
}
