//! `exp`, `iat` and `nbf`, at the second.

use restanser_server::tilgang::access_token::TokenRefusal::{self, *};
use serde_json::{Value, json};

use crate::rad::{NOW, Rad, Sted};

const UTLOPT: &str = "Tokenet er utløpt. Hent et nytt token fra Maskinporten";
const FOR_TIDLIG: &str = "Tokenet er ikke gyldig ennå. Kontroller klokken";
const FOR_LENGE: &str = "Tokenet har for lang levetid. Hent et nytt token fra Maskinporten";
const EXP: &str = "Feltet 'exp' i tokenet mangler eller har ugyldig verdi";
const IAT: &str = "Feltet 'iat' i tokenet har ugyldig verdi";
const NBF: &str = "Feltet 'nbf' i tokenet har ugyldig verdi";

/// Issued and expiring so many seconds from now.
fn levetid(navn: &'static str, iat: Option<i64>, exp: i64) -> Rad {
    Rad::claims(navn, move |claims| {
        claims["exp"] = (NOW + exp).into();
        match iat {
            Some(iat) => claims["iat"] = (NOW + iat).into(),
            None => drop(claims.as_object_mut().unwrap().remove("iat")),
        }
    })
}

/// A claim that is a number that JSON can write, and this is written so.
fn skrevet(navn: &'static str, claim: &'static str, number: &'static str) -> Rad {
    Rad::payload(navn, move |payload| {
        let mut claims: Value = serde_json::from_str(&payload).unwrap();
        claims[claim] = "PLACE".into();
        claims.to_string().replace("\"PLACE\"", number).into_bytes()
    })
}

pub fn rader() -> Vec<Rad> {
    [utlop(), begynnelse(), levetider(), former()]
        .into_iter()
        .flatten()
        .collect()
}

fn utlop() -> Vec<Rad> {
    let expired = |rad: Rad| rad.ugyldig(Expired, UTLOPT);
    let exp = |navn, seconds: i64| Rad::claim(navn, "exp", json!(NOW + seconds));
    vec![
        exp("expired 9 seconds ago, within the skew", -9),
        expired(exp("expired 10 seconds ago", -10)),
        expired(levetid("expired a minute ago", Some(-180), -60)),
        expired(Rad::claim("exp 0", "exp", json!(0))),
        expired(Rad::claim("exp before 1970", "exp", json!(-1))),
        exp("expires in a second, no skew", 1).hos(Sted::EgneRegler),
        expired(exp("expires now, no skew", 0).hos(Sted::EgneRegler)),
        Rad::claim("no exp", "exp", None).ugyldig(Exp, EXP),
    ]
}

fn begynnelse() -> Vec<Rad> {
    let claim = |navn, claim, seconds: i64| Rad::claim(navn, claim, json!(NOW + seconds));
    vec![
        Rad::claim("no iat", "iat", None),
        claim("issued in 10 seconds, within the skew", "iat", 10),
        claim("issued in 11 seconds", "iat", 11).ugyldig(IssuedInTheFuture, FOR_TIDLIG),
        claim("valid from 10 seconds on, within the skew", "nbf", 10),
        claim("valid from 11 seconds on", "nbf", 11).ugyldig(NotYetValid, FOR_TIDLIG),
        claim("issued in a second, no skew", "iat", 1)
            .hos(Sted::EgneRegler)
            .ugyldig(IssuedInTheFuture, FOR_TIDLIG),
        claim("valid from a second on, no skew", "nbf", 1)
            .hos(Sted::EgneRegler)
            .ugyldig(NotYetValid, FOR_TIDLIG),
        claim("valid from now on, no skew", "nbf", 0).hos(Sted::EgneRegler),
    ]
}

fn levetider() -> Vec<Rad> {
    let too_long = |rad: Rad| rad.ugyldig(LivesTooLong, FOR_LENGE);
    vec![
        levetid("lives an hour", Some(0), 3600),
        too_long(levetid("lives an hour and a second", Some(0), 3601)),
        too_long(levetid("has lived an hour and a second", Some(-3500), 101)),
        levetid("has an hour left, and no iat", None, 3600),
        too_long(levetid(
            "has an hour and a second left, and no iat",
            None,
            3601,
        )),
        too_long(levetid("lives a year", Some(0), 365 * 24 * 3600)),
        too_long(Rad::claim(
            "expires at the end of the calendar",
            "exp",
            json!(253_402_207_200_i64),
        )),
        too_long(Rad::claim("issued in 1970", "iat", json!(0))),
        levetid(
            "lives two minutes where no more is configured",
            Some(0),
            120,
        )
        .hos(Sted::EgneRegler),
        too_long(
            levetid(
                "lives a second over two minutes where no more is configured",
                Some(0),
                121,
            )
            .hos(Sted::EgneRegler),
        ),
    ]
}

fn former() -> Vec<Rad> {
    let exp = |navn, number| skrevet(navn, "exp", number).ugyldig(Exp, EXP);
    let iat = |navn, number| skrevet(navn, "iat", number).ugyldig(Iat, IAT);
    let nbf = |navn, number| skrevet(navn, "nbf", number).ugyldig(Nbf, NBF);
    let unreadable = |rad: Rad| {
        rad.ugyldig(
            TokenRefusal::PayloadUnreadable,
            crate::serialisering::FORMAT,
        )
    };
    vec![
        exp("exp as a text", "\"1772452919\""),
        exp("exp with a fraction", "1772452919.5"),
        exp("exp as a float", "1772452919.0"),
        exp("exp with an exponent", "1e10"),
        exp("exp beyond 64 bits", "18446744073709551616"),
        exp("exp beyond the calendar", "253402300800"),
        exp("exp null", "null"),
        exp("exp in an array", "[1772452919]"),
        exp("exp true", "true"),
        unreadable(skrevet("exp beyond all floats", "exp", "1e999")),
        unreadable(skrevet("exp NaN", "exp", "NaN")),
        unreadable(skrevet("exp in hexadecimal", "exp", "0x7fffffff")),
        iat("iat as a text", "\"1772452799\""),
        iat("iat with a fraction", "1772452799.5"),
        iat("iat beyond the calendar", "-9223372036854775808"),
        iat("iat null", "null"),
        nbf("nbf as a text", "\"1772452799\""),
        nbf("nbf with an exponent", "1e9"),
        nbf("nbf beyond the calendar", "9223372036854775807"),
        nbf("nbf in an object", "{}"),
    ]
}
