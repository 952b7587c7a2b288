//! Every rule broken alone, and what is said of it.

use std::collections::BTreeSet;

use restanser_server::tilgang::samtykke::SamtykkeRefusal;
use serde_json::json;

use super::felles::altinn::{FORGED_KEY, PRIMARY_KEY, SECONDARY_KEY, Samtykketoken};
use super::felles::maskinporten::KEY;
use super::felles::{BRREG, DIGDIR};
use super::{PERSON, ask, assert_refused, samtykketoken, start};

/// What is said of each refusal that one token can bring about. Exhaustive: another refusal does not compile until it
/// stands here, and [`every_rule_has_its_own_refusal`] then asks for a token that does it.
pub fn melding(refusal: SamtykkeRefusal) -> Option<&'static str> {
    use SamtykkeRefusal::*;
    Some(match refusal {
        // Of the token, of no header, and of no key server: they have tests of their own.
        Missing | Malformed | Altinn2Off | Altinn2KeysUnavailable => return None,
        OtherSubject => "Samtykket er ikke gitt av virksomheten det spørres om",
        OtherRecipient => "Samtykket er ikke gitt til konsumenten",
        OtherHandler => {
            "Samtykket er hentet av en annen enn leverandøren i tokenet fra Maskinporten"
        }
        OtherResource => "Samtykket gjelder ikke denne tjenesten",
        NotYetValid => "Samtykket er ikke gyldig ennå",
        Expired => "Samtykket er utløpt",
        Altinn2TooLarge => "Samtykketokenet i headeren AltinnSamtykke er for stort",
        Altinn2Malformed => {
            "Samtykketokenet i headeren AltinnSamtykke har ugyldig format. Må være et uendret token fra Altinn 2"
        }
        Altinn2Algorithm => {
            "Samtykketokenet er signert med en algoritme som ikke er støttet. Må være RS256"
        }
        Altinn2Header => "Samtykketokenet har en JOSE-header med et felt som ikke er støttet",
        Altinn2Kid => {
            "Feltet 'kid' i samtykketokenets JOSE-header mangler, eller er ikke lik 'x5t'"
        }
        Altinn2Payload => {
            "Innholdet i samtykketokenet har ugyldig format. Må være ett JSON-objekt uten gjentatte felt"
        }
        Altinn2Iss => "Feltet 'iss' i samtykketokenet mangler eller har ugyldig verdi",
        Altinn2Nbf => "Feltet 'nbf' i samtykketokenet mangler eller har ugyldig verdi",
        Altinn2Exp => "Feltet 'exp' i samtykketokenet mangler eller har ugyldig verdi",
        Altinn2Aud => "Samtykketokenet er utstedt for en annen mottaker. Må være uten feltet 'aud'",
        Altinn2Services => {
            "Samtykketokenet må ha enten feltet 'Services' eller feltet 'ServiceCodes', som tekst eller liste av tekster"
        }
        Altinn2AuthorizationCode => {
            "Feltet 'AuthorizationCode' i samtykketokenet mangler eller har ugyldig verdi"
        }
        Altinn2OfferedBy => "Feltet 'OfferedBy' i samtykketokenet mangler eller har ugyldig verdi",
        Altinn2CoveredBy => "Feltet 'CoveredBy' i samtykketokenet mangler eller har ugyldig verdi",
        Altinn2HandledBy => "Feltet 'HandledBy' i samtykketokenet har ugyldig verdi",
        Altinn2DelegatedDate => {
            "Feltet 'DelegatedDate' i samtykketokenet mangler eller har ugyldig verdi"
        }
        Altinn2ValidToDate => {
            "Feltet 'ValidToDate' i samtykketokenet mangler eller har ugyldig verdi"
        }
        Altinn2Issuer => "Samtykketokenet er utstedt av feil utsteder. Kontroller Altinn-miljøet",
        Altinn2Lifetime => {
            "Samtykketokenet har en levetid som ikke er støttet. Må være et uendret token fra Altinn 2"
        }
        Altinn2TokenNotYetValid => "Samtykketokenet er ikke gyldig ennå. Kontroller klokken",
        Altinn2TokenExpired => "Samtykketokenet er utløpt. Hent et nytt token fra Altinn 2",
        Altinn2KeyUnknown | Altinn2Signature => {
            "Samtykketokenets signatur er ikke gyldig. Kontroller at det er utstedt av riktig Altinn-miljø"
        }
    })
}

/// A token that breaks one rule, and the refusal that says so.
fn rows(token: impl Fn() -> Samtykketoken) -> Vec<(String, SamtykkeRefusal)> {
    use SamtykkeRefusal::*;
    let signed = token().sign();
    let raw = |header: &str, payload: &str| PRIMARY_KEY.sign_raw(header, payload);
    let (header, claims) = (token().header.to_string(), token().claims.to_string());
    let doubled = |object: &str, member: &str| object.replacen('{', &format!("{{{member},"), 1);
    let mut rows = vec![
        (String::new(), Altinn2Malformed),
        ("abc".to_owned(), Altinn2Malformed),
        (format!("{signed}."), Altinn2Malformed),
        (format!("{signed}.e30"), Altinn2Malformed),
        (format!("{signed}="), Altinn2Malformed),
        (format!("Bearer {signed}"), Altinn2Malformed),
        (format!("{signed}, {signed}"), Altinn2Malformed),
        (
            raw(&doubled(&header, r#""kid":"x""#), &claims),
            Altinn2Malformed,
        ),
        (
            raw(&header, &doubled(&claims, r#""CoveredBy":"991825827""#)),
            Altinn2Payload,
        ),
        (raw(&header, "[]"), Altinn2Payload),
        (
            format!("{signed}{}", "A".repeat(16 * 1024)),
            Altinn2TooLarge,
        ),
        (token().sign_with(&FORGED_KEY), Altinn2Signature),
        (token().sign_with(&KEY), Altinn2Signature),
        (
            regrafted(&signed, &token().with("jti", "x")),
            Altinn2Signature,
        ),
    ];
    let mut add = |token: Samtykketoken, refusal| rows.push((token.sign(), refusal));
    for algorithm in ["none", "HS256", "RS384", "RS512", "PS256", "RSA-OAEP-256"] {
        add(token().header("alg", algorithm), Altinn2Algorithm);
    }
    add(token().without_header("alg"), Altinn2Algorithm);
    for (parameter, value) in [
        ("typ", json!("at+jwt")),
        ("crit", json!(["b64"])),
        ("b64", json!(false)),
        ("zip", json!("DEF")),
        ("jku", json!("https://altinn.no/api/metadata/jwk")),
        ("jwk", PRIMARY_KEY.jwk()),
        ("x5u", json!("https://altinn.no/")),
        ("x5c", json!(["MIIC"])),
        ("x5t#S256", json!("x")),
    ] {
        add(token().header(parameter, value), Altinn2Header);
    }
    add(token().without_header("kid"), Altinn2Kid);
    add(token().header("kid", SECONDARY_KEY.kid()), Altinn2Kid);
    add(token().header("x5t", SECONDARY_KEY.kid()), Altinn2Kid);
    let unknown = token().header("kid", "unknown").header("x5t", "unknown");
    add(unknown, Altinn2KeyUnknown);
    for (claim, value, refusal) in [
        ("iss", json!(1), Altinn2Iss),
        ("nbf", json!("1782907200"), Altinn2Nbf),
        ("exp", json!("1782907230"), Altinn2Exp),
        ("aud", json!("altinn.no"), Altinn2Aud),
        ("Services", json!(5616), Altinn2Services),
        ("Services", json!([5616]), Altinn2Services),
        ("ServiceCodes", json!("5616_5"), Altinn2Services),
        ("AuthorizationCode", json!("1"), Altinn2AuthorizationCode),
        ("OfferedBy", json!("310111644"), Altinn2OfferedBy),
        ("OfferedBy", json!(310_111_643), Altinn2OfferedBy),
        ("CoveredBy", json!("991825828"), Altinn2CoveredBy),
        ("HandledBy", json!(""), Altinn2HandledBy),
        ("HandledBy", json!(null), Altinn2HandledBy),
        ("DelegatedDate", json!("1. juli 2026"), Altinn2DelegatedDate),
        ("ValidToDate", json!("2026-07-02"), Altinn2ValidToDate),
        (
            "ValidToDate",
            json!(1_782_910_800_000_i64),
            Altinn2ValidToDate,
        ),
        ("iss", json!("altinn.no."), Altinn2Issuer),
        ("iss", json!("https://altinn.no/"), Altinn2Issuer),
        ("OfferedBy", json!("313367002"), OtherSubject),
        ("OfferedBy", json!(PERSON), OtherSubject),
        ("CoveredBy", json!(BRREG), OtherRecipient),
        ("CoveredBy", json!(PERSON), OtherRecipient),
        ("HandledBy", json!(BRREG), OtherHandler),
        ("HandledBy", json!(DIGDIR), OtherHandler),
        ("HandledBy", json!(PERSON), OtherHandler),
        ("Services", json!([]), OtherResource),
        ("Services", json!(["5616_50"]), OtherResource),
        ("Services", json!(["15616_5"]), OtherResource),
        ("Services", json!(["5616_5x"]), OtherResource),
        ("Services", json!(["4629_2_navn=a,5616_5"]), OtherResource),
        ("Services", json!("5616"), OtherResource),
        ("DelegatedDate", json!(1_782_907_201), NotYetValid),
        ("DelegatedDate", json!("01.07.2026 14:00:01"), NotYetValid),
        ("ValidToDate", json!(1_782_907_200), Expired),
        ("ValidToDate", json!("1782907200"), Expired),
        ("ValidToDate", json!("2026-07-01 14:00:00"), Expired),
    ] {
        add(token().with(claim, value), refusal);
    }
    for (claim, refusal) in [
        ("iss", Altinn2Iss),
        ("nbf", Altinn2Nbf),
        ("exp", Altinn2Exp),
        ("Services", Altinn2Services),
        ("AuthorizationCode", Altinn2AuthorizationCode),
        ("OfferedBy", Altinn2OfferedBy),
        ("CoveredBy", Altinn2CoveredBy),
        ("DelegatedDate", Altinn2DelegatedDate),
        ("ValidToDate", Altinn2ValidToDate),
    ] {
        add(token().without(claim), refusal);
    }
    add(token().lives(0, 31), Altinn2Lifetime);
    add(token().lives(5, -5), Altinn2Lifetime);
    add(token().lives(11, 41), Altinn2TokenNotYetValid);
    add(token().lives(-40, -10), Altinn2TokenExpired);
    rows
}

/// The claims of `claims` under the signature of `signed`.
fn regrafted(signed: &str, claims: &Samtykketoken) -> String {
    let (_, signature) = signed.rsplit_once('.').unwrap();
    let other = claims.sign();
    let (message, _) = other.rsplit_once('.').unwrap();
    format!("{message}.{signature}")
}

#[test]
fn every_rule_has_its_own_refusal() {
    let tjeneste = start();
    let mut refusals = BTreeSet::new();
    for (token, refusal) in rows(|| samtykketoken(&tjeneste)) {
        let row = format!("{refusal:?} {token:.80}");
        assert_refused(&ask(&tjeneste, &token), melding(refusal).unwrap(), &row);
        refusals.insert(refusal);
    }
    let all = SamtykkeRefusal::ALL.iter().copied();
    let expected: BTreeSet<_> = all.filter(|refusal| melding(*refusal).is_some()).collect();
    assert_eq!(refusals, expected);
    // Whoever was refused was handed out nothing.
    assert!(!tjeneste.logg().exists() || tjeneste.utleveringer().is_empty());
}
