//! The JOSE header, and the signature that it asks for.

use aws_lc_rs::hmac;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, RSA_PKCS1_SHA256, RSA_PKCS1_SHA384,
    RSA_PKCS1_SHA512, RSA_PSS_SHA256, RsaEncoding,
};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use restanser_server::tilgang::access_token::TokenRefusal;

use crate::felles::maskinporten::{KEY, OTHER_KEY};
use crate::rad::{Rad, Sted};
use crate::serialisering::{FORMAT, STORT};

const HEADER: &str = "Tokenets header er ikke støttet. Må være et uendret token fra Maskinporten";
const TYPE: &str = "Tokenet er ikke et access token. Bruk access_token fra Maskinporten";
const ALGORITME: &str = "Tokenet er signert med en algoritme som ikke er støttet. Må være et uendret token fra Maskinporten";
const SIGNATUR: &str = "Tokenets signatur er ikke gyldig. Kontroller at tokenet er utstedt av riktig Maskinporten-miljø";
const BAKENFORLIGGENDE: &str =
    "Det oppstod en uventet feil i et bakenforliggende system. Prøv igjen senere";

/// Under a header that names `alg`, really signed so.
fn signed(navn: &'static str, alg: &'static str, encoding: &'static dyn RsaEncoding) -> Rad {
    Rad::token(navn, move |sporsmal| {
        let header = format!(r#"{{"alg":"{alg}","kid":"a"}}"#);
        KEY.sign_parts(header, sporsmal.claims().to_string(), encoding)
    })
}

/// With any signature over header and payload.
fn custom(
    navn: &'static str,
    header: &'static str,
    sign: impl Fn(&[u8]) -> Vec<u8> + 'static,
) -> Rad {
    Rad::token(navn, move |sporsmal| {
        let encode = |part: &str| URL_SAFE_NO_PAD.encode(part);
        let message = format!(
            "{}.{}",
            encode(header),
            encode(&sporsmal.claims().to_string())
        );
        let signature = URL_SAFE_NO_PAD.encode(sign(message.as_bytes()));
        format!("{message}.{signature}")
    })
}

/// HS256 with something that everybody knows for a secret.
fn hs256(navn: &'static str, secret: impl Fn() -> Vec<u8> + 'static) -> Rad {
    let sign = move |message: &[u8]| {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &secret());
        hmac::sign(&key, message).as_ref().to_vec()
    };
    custom(navn, r#"{"alg":"HS256","kid":"a"}"#, sign)
}

fn pem(label: &str, der: &[u8]) -> Vec<u8> {
    let text = STANDARD.encode(der);
    let lines: Vec<&str> = (0..text.len())
        .step_by(64)
        .map(|start| &text[start..(start + 64).min(text.len())])
        .collect();
    let lines = lines.join("\n");
    format!("-----BEGIN {label}-----\n{lines}\n-----END {label}-----\n").into_bytes()
}

pub fn rader() -> Vec<Rad> {
    [algoritme(), parametre(), nokkel(), lesbar()]
        .into_iter()
        .flatten()
        .collect()
}

fn algoritme() -> Vec<Rad> {
    let refused = |rad: Rad| rad.ugyldig(TokenRefusal::Algorithm, ALGORITME);
    vec![
        signed("RS256", "RS256", &RSA_PKCS1_SHA256),
        signed("RS384", "RS384", &RSA_PKCS1_SHA384),
        signed("RS512", "RS512", &RSA_PKCS1_SHA512),
        signed(
            "RS256 where it alone is configured",
            "RS256",
            &RSA_PKCS1_SHA256,
        )
        .hos(Sted::EgneRegler),
        refused(
            signed(
                "RS512 where it is not configured",
                "RS512",
                &RSA_PKCS1_SHA512,
            )
            .hos(Sted::EgneRegler),
        ),
        refused(signed("PS256, genuine", "PS256", &RSA_PSS_SHA256)),
        refused(signed("rs256 in small letters", "rs256", &RSA_PKCS1_SHA256)),
        refused(signed(
            "none with a genuine signature",
            "none",
            &RSA_PKCS1_SHA256,
        )),
        refused(signed(
            "nOnE with a genuine signature",
            "nOnE",
            &RSA_PKCS1_SHA256,
        )),
        refused(Rad::header("no alg", r#"{"kid":"a"}"#)),
        refused(Rad::header("alg null", r#"{"kid":"a","alg":null}"#)),
        refused(Rad::header(
            "alg in an array",
            r#"{"kid":"a","alg":["RS256"]}"#,
        )),
        refused(custom("ES256", r#"{"alg":"ES256","kid":"a"}"#, |message| {
            let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap();
            let signature = pair.sign(&SystemRandom::new(), message).unwrap();
            signature.as_ref().to_vec()
        })),
        refused(hs256("HS256 with the public key in PEM", || {
            pem("PUBLIC KEY", &KEY.public_der()[1])
        })),
        refused(hs256("HS256 with the public key in PEM, PKCS#1", || {
            pem("RSA PUBLIC KEY", &KEY.public_der()[0])
        })),
        refused(hs256("HS256 with the public key in DER", || {
            KEY.public_der()[1].clone()
        })),
        refused(hs256("HS256 with the JWK", || {
            KEY.jwk().to_string().into_bytes()
        })),
        refused(hs256("HS256 with nothing", Vec::new)),
        signed("RS256 that is really PS256", "RS256", &RSA_PSS_SHA256)
            .ugyldig(TokenRefusal::Signature, SIGNATUR),
        signed("RS384 that is really RS256", "RS384", &RSA_PKCS1_SHA256)
            .ugyldig(TokenRefusal::Signature, SIGNATUR),
        custom(
            "RS256 that is really HS256",
            r#"{"alg":"RS256","kid":"a"}"#,
            |message| {
                let secret = pem("PUBLIC KEY", &KEY.public_der()[1]);
                let key = hmac::Key::new(hmac::HMAC_SHA256, &secret);
                hmac::sign(&key, message).as_ref().to_vec()
            },
        )
        .ugyldig(TokenRefusal::Signature, SIGNATUR),
    ]
}

fn parametre() -> Vec<Rad> {
    let refused =
        |navn, name, value, refusal| Rad::parameter(navn, name, value).ugyldig(refusal, HEADER);
    let typ = |navn, value| Rad::parameter(navn, "typ", value).ugyldig(TokenRefusal::Typ, TYPE);
    vec![
        refused("crit", "crit", r#"["exp"]"#, TokenRefusal::Crit),
        refused("crit that is empty", "crit", "[]", TokenRefusal::Crit),
        refused("b64", "b64", "false", TokenRefusal::B64),
        refused("zip", "zip", r#""DEF""#, TokenRefusal::Zip),
        refused(
            "jku",
            "jku",
            r#""https://evil.test/jwk""#,
            TokenRefusal::Jku,
        ),
        refused(
            "jwk",
            "jwk",
            r#"{"kty":"RSA","n":"AQ","e":"AQAB"}"#,
            TokenRefusal::Jwk,
        ),
        refused(
            "x5u",
            "x5u",
            r#""https://evil.test/x.pem""#,
            TokenRefusal::X5u,
        ),
        refused("x5c", "x5c", r#"["MIIB"]"#, TokenRefusal::X5c),
        refused("x5c that is null", "x5c", "null", TokenRefusal::X5c),
        refused(
            "cty, a token in the token",
            "cty",
            r#""JWT""#,
            TokenRefusal::Cty,
        ),
        Rad::token("jwk, and signed with it", |sporsmal| {
            let header = format!(r#"{{"kid":"a","alg":"RS256","jwk":{}}}"#, OTHER_KEY.jwk());
            OTHER_KEY.sign_parts(header, sporsmal.claims().to_string(), &RSA_PKCS1_SHA256)
        })
        .ugyldig(TokenRefusal::Jwk, HEADER),
        typ("typ of a DPoP proof", r#""dpop+jwt""#),
        typ("typ of a logout token", r#""logout+jwt""#),
        typ("typ that is empty", r#""""#),
        typ("typ in an array", r#"["JWT"]"#),
        Rad::parameter("typ JWT", "typ", r#""JWT""#),
        Rad::parameter("typ at+jwt", "typ", r#""at+jwt""#),
        Rad::parameter("typ in other letters", "typ", r#""jwt""#),
        Rad::parameter("x5t, which chooses nothing", "x5t", r#""AAAA""#),
        Rad::parameter("a parameter that nobody knows", "new", "{}"),
    ]
}

fn nokkel() -> Vec<Rad> {
    let kid = |rad: Rad| rad.ugyldig(TokenRefusal::Kid, HEADER);
    let signature = |rad: Rad| rad.ugyldig(TokenRefusal::Signature, SIGNATUR);
    vec![
        kid(Rad::header("no kid", r#"{"alg":"RS256"}"#)),
        kid(Rad::header(
            "kid that is empty",
            r#"{"alg":"RS256","kid":""}"#,
        )),
        kid(Rad::header(
            "kid that is a number",
            r#"{"alg":"RS256","kid":1}"#,
        )),
        kid(Rad::header(
            "kid over 256 characters",
            format!(r#"{{"alg":"RS256","kid":"{}"}}"#, "a".repeat(257)),
        )),
        Rad::header("kid that is unknown", r#"{"alg":"RS256","kid":"b"}"#)
            .ugyldig(TokenRefusal::KeyUnknown, SIGNATUR),
        Rad::header("kid in other letters", r#"{"alg":"RS256","kid":"A"}"#)
            .ugyldig(TokenRefusal::KeyUnknown, SIGNATUR),
        Rad::header(
            "kid that is an organisation",
            r#"{"alg":"RS256","kid":"974760673"}"#,
        )
        .ugyldig(TokenRefusal::KeyUnknown, SIGNATUR),
        Rad::token("while no key can be had", |sporsmal| sporsmal.token())
            .hos(Sted::UtenNokler)
            .uten_nokler(BAKENFORLIGGENDE),
        signature(Rad::token("another's key", |sporsmal| {
            OTHER_KEY.sign(&sporsmal.claims())
        })),
        signature(Rad::token("another token's payload", |sporsmal| {
            let (one, other) = (sporsmal.token(), sporsmal.token());
            let (one, other): (Vec<&str>, Vec<&str>) =
                (one.split('.').collect(), other.split('.').collect());
            format!("{}.{}.{}", one[0], other[1], one[2])
        })),
        signature(custom(
            "a signature of zeros",
            r#"{"alg":"RS256","kid":"a"}"#,
            |_| vec![0; 256],
        )),
        signature(custom(
            "a signature that is too short",
            r#"{"alg":"RS256","kid":"a"}"#,
            |_| vec![1],
        )),
    ]
}

fn lesbar() -> Vec<Rad> {
    let unreadable = |rad: Rad| rad.ugyldig(TokenRefusal::HeaderUnreadable, FORMAT);
    let doubled = |rad: Rad| rad.ugyldig(TokenRefusal::HeaderDoubled, FORMAT);
    let filled = |length: usize| {
        format!(
            r#"{{"kid":"a","alg":"RS256","x":"{}"}}"#,
            "x".repeat(length)
        )
    };
    vec![
        unreadable(Rad::header("a header that is no JSON", "RS256")),
        unreadable(Rad::header(
            "a header that is an array",
            r#"[{"alg":"RS256"}]"#,
        )),
        unreadable(Rad::header(
            "a header with something behind it",
            r#"{"alg":"RS256","kid":"a"}{}"#,
        )),
        doubled(Rad::header(
            "alg twice",
            r#"{"alg":"RS256","kid":"a","alg":"RS256"}"#,
        )),
        doubled(Rad::header(
            "kid twice",
            r#"{"kid":"b","alg":"RS256","kid":"a"}"#,
        )),
        doubled(Rad::header(
            "a doubled name deep in the header",
            r#"{"kid":"a","alg":"RS256","x":[{"y":1,"y":1}]}"#,
        )),
        Rad::header("a header of 2,048 characters", filled(1504)),
        Rad::header("a header over 2,048 characters", filled(1505))
            .ugyldig(TokenRefusal::HeaderTooLarge, STORT),
    ]
}
