//! The claims, but for the times.

use restanser_server::tilgang::access_token::TokenRefusal::{self, *};
use serde_json::{Value, json};

use crate::felles::{BRREG, DIGDIR};
use crate::rad::{Rad, Sted, organisasjon};
use crate::serialisering::FORMAT;

const UTSTEDER: &str = "Tokenet er utstedt av feil utsteder. Kontroller Maskinporten-miljøet";
const ISS: &str = "Feltet 'iss' i tokenet mangler eller har ugyldig verdi";
const MOTTAKER: &str = "Tokenet er utstedt for en annen mottaker. Be om token uten audience";
const TYPE: &str = "Feltet 'token_type' i tokenet har ugyldig verdi. Må være Bearer";
const UTEN_KONSUMENT: &str =
    "Feltet 'consumer' mangler i tokenet. Må være et token fra Maskinporten";
const KONSUMENT: &str = "Feltet 'consumer' i tokenet har ugyldig verdi";
const LEVERANDOR: &str = "Feltet 'supplier' i tokenet har ugyldig verdi";
const UTEN_LEVERANDOR: &str =
    "Feltet 'supplier' mangler i tokenet. Må være oppgitt sammen med 'delegation_source'";
const KILDE: &str =
    "Feltet 'delegation_source' i tokenet har ugyldig verdi. Må være en https-adresse";
const UTEN_KILDE: &str =
    "Feltet 'delegation_source' mangler i tokenet. Må være oppgitt sammen med 'supplier'";
const CLIENT_ID: &str = "Feltet 'client_id' i tokenet har ugyldig verdi";
const JTI: &str = "Feltet 'jti' i tokenet har ugyldig verdi";
const SCOPE: &str =
    "Feltet 'scope' i tokenet har ugyldig verdi. Må være tekst med mellomrom mellom hvert scope";

pub fn rader() -> Vec<Rad> {
    [
        lesbart(),
        utsteder(),
        mottaker(),
        konsument(),
        delegering(),
        opplysninger(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn lesbart() -> Vec<Rad> {
    let unreadable = |rad: Rad| rad.ugyldig(PayloadUnreadable, FORMAT);
    let doubled = |rad: Rad| rad.ugyldig(PayloadDoubled, FORMAT);
    vec![
        Rad::claims("claims in order", |_| {}),
        Rad::claim(
            "a claim that nobody knows",
            "new",
            json!({"a": [1.5, null]}),
        ),
        unreadable(Rad::payload("a payload that is no JSON", |_| {
            b"consumer=1".to_vec()
        })),
        unreadable(Rad::payload("a payload that is an array", |payload| {
            format!("[{payload}]").into_bytes()
        })),
        unreadable(Rad::payload("a payload that is cut off", |payload| {
            payload.as_bytes()[..payload.len() - 1].to_vec()
        })),
        unreadable(Rad::payload("a mark before the payload", |payload| {
            format!("\u{feff}{payload}").into_bytes()
        })),
        unreadable(Rad::payload("a NUL after the payload", |payload| {
            format!("{payload}\0").into_bytes()
        })),
        unreadable(Rad::payload("a payload in Latin-1", |payload| {
            let mut bytes = payload.replace("private_key_jwt", "priv#te").into_bytes();
            let place = bytes.iter().position(|&byte| byte == b'#').unwrap();
            bytes[place] = 0xe6;
            bytes
        })),
        unreadable(Rad::payload("a payload nested without end", |payload| {
            let deep = format!("{}{}", "[".repeat(500), "]".repeat(500));
            payload
                .replacen('{', &format!("{{\"x\":{deep},"), 1)
                .into_bytes()
        })),
        doubled(Rad::payload("iss twice", |payload| {
            payload
                .replacen('{', r#"{"iss":"https://evil.test/","#, 1)
                .into_bytes()
        })),
        doubled(Rad::payload("exp twice, once in escapes", |payload| {
            payload
                .replacen('{', r#"{"\u0065xp":9999999999,"#, 1)
                .into_bytes()
        })),
        doubled(Rad::payload("a consumer with two IDs", |payload| {
            payload
                .replacen(r#""authority""#, r#""ID":"0192:974761076","authority""#, 1)
                .into_bytes()
        })),
    ]
}

fn utsteder() -> Vec<Rad> {
    /// The issuer, changed.
    fn iss(navn: &'static str, change: impl Fn(&str) -> Value + 'static) -> Rad {
        Rad::claims(navn, move |claims| {
            claims["iss"] = change(claims["iss"].as_str().unwrap());
        })
    }
    let other = |rad: Rad| rad.ugyldig(OtherIssuer, UTSTEDER);
    let invalid = |rad: Rad| rad.ugyldig(Iss, ISS);
    vec![
        other(iss("iss without its slash", |iss| {
            iss.trim_end_matches('/').into()
        })),
        other(iss("iss with another slash", |iss| {
            format!("{iss}/").into()
        })),
        other(iss("iss with a path", |iss| format!("{iss}x").into())),
        other(iss("iss with something before it", |iss| {
            format!("x{iss}").into()
        })),
        other(iss("iss in capital letters", |iss| {
            iss.to_ascii_uppercase().into()
        })),
        other(iss("iss with a space", |iss| format!("{iss} ").into())),
        other(iss("iss of production", |_| {
            "https://maskinporten.no/".into()
        })),
        other(iss("iss that is empty", |_| "".into())),
        invalid(iss("iss in an array", |iss| json!([iss]))),
        invalid(iss("iss that is null", |_| Value::Null)),
        invalid(Rad::claim("no iss", "iss", None)),
    ]
}

fn mottaker() -> Vec<Rad> {
    let ours = "https://restanser.test";
    let ok = |navn, value: Value| Rad::claim(navn, "aud", value);
    let refused = |navn, value: Value| Rad::claim(navn, "aud", value).ugyldig(Audience, MOTTAKER);
    vec![
        ok("aud unspecified", "unspecified".into()),
        ok("aud unspecified in an array", json!(["unspecified"])),
        refused("aud of another", "https://other.test".into()),
        refused("aud of ours that is not configured", ours.into()),
        refused("aud that begins alike", "unspecified.test".into()),
        refused("aud in other letters", "Unspecified".into()),
        refused("aud that is empty", "".into()),
        refused("aud of nobody", json!([])),
        refused("aud null", Value::Null),
        refused(
            "aud of us and another",
            json!(["unspecified", "https://other.test"]),
        ),
        refused("aud in an object", json!({"unspecified": true})),
        Rad::claim("aud that is configured", "aud", json!(ours)).hos(Sted::EgneRegler),
        Rad::claim(
            "aud that is configured and unspecified",
            "aud",
            json!([ours, "unspecified"]),
        )
        .hos(Sted::EgneRegler),
        Rad::claim("no aud where one is configured", "aud", None).hos(Sted::EgneRegler),
        Rad::claim(
            "aud with a slash more than configured",
            "aud",
            json!(format!("{ours}/")),
        )
        .hos(Sted::EgneRegler)
        .ugyldig(Audience, MOTTAKER),
        Rad::claim("token_type that is missing", "token_type", None),
        Rad::claim("token_type DPoP", "token_type", json!("DPoP")).ugyldig(TokenType, TYPE),
        Rad::claim("token_type in small letters", "token_type", json!("bearer"))
            .ugyldig(TokenType, TYPE),
        Rad::claim("token_type null", "token_type", Value::Null).ugyldig(TokenType, TYPE),
    ]
}

fn konsument() -> Vec<Rad> {
    let invalid =
        |navn, value: Value| Rad::claim(navn, "consumer", value).ugyldig(Consumer, KONSUMENT);
    vec![
        Rad::claim("no consumer", "consumer", None).ugyldig(ConsumerMissing, UTEN_KONSUMENT),
        invalid("consumer null", Value::Null),
        invalid("consumer that is a text", BRREG.into()),
        invalid(
            "consumer that is a text with its prefix",
            format!("0192:{BRREG}").into(),
        ),
        invalid(
            "consumer in an array",
            json!([organisasjon("0192:974760673")]),
        ),
        invalid(
            "consumer without authority",
            json!({"ID": "0192:974760673"}),
        ),
        invalid(
            "consumer of another authority",
            json!({"authority": "iso6523-actorid-upis2", "ID": "0192:974760673"}),
        ),
        invalid(
            "consumer without ID",
            json!({"authority": "iso6523-actorid-upis"}),
        ),
        invalid("consumer without prefix", organisasjon(BRREG)),
        invalid(
            "consumer of another register",
            organisasjon("9908:974760673"),
        ),
        invalid(
            "consumer with a wrong check digit",
            organisasjon("0192:974760674"),
        ),
        invalid("consumer with ten digits", organisasjon("0192:9747606730")),
        invalid("consumer with a space", organisasjon("0192: 974760673")),
        invalid(
            "consumer with other digits",
            organisasjon("0192:９７４７６０６７３"),
        ),
        invalid(
            "consumer that is a person",
            organisasjon("0192:01017012345"),
        ),
        invalid(
            "consumer whose ID is a number",
            json!({"authority": "iso6523-actorid-upis", "ID": 974_760_673}),
        ),
    ]
}

fn delegering() -> Vec<Rad> {
    let both = |navn, supplier: Value, source: Value| {
        Rad::claims(navn, move |claims| {
            claims["supplier"] = supplier.clone();
            claims["delegation_source"] = source.clone();
        })
    };
    let digdir = || organisasjon(&format!("0192:{DIGDIR}"));
    let altinn = || Value::from("https://www.altinn.no");
    let source =
        |navn, source: &str| both(navn, digdir(), source.into()).ugyldig(DelegationSource, KILDE);
    vec![
        both("delegated in Altinn", digdir(), altinn()),
        both(
            "delegated in Altinn's test",
            digdir(),
            "https://tt02.altinn.no/".into(),
        ),
        both(
            "delegated at an address of 256 characters",
            digdir(),
            format!("https://www.altinn.no/{}", "a".repeat(234)).into(),
        ),
        Rad::claim("supplier alone", "supplier", digdir())
            .ugyldig(DelegationSourceMissing, UTEN_KILDE),
        Rad::claim("delegation_source alone", "delegation_source", altinn())
            .ugyldig(SupplierMissing, UTEN_LEVERANDOR),
        both("supplier that is a text", DIGDIR.into(), altinn()).ugyldig(Supplier, LEVERANDOR),
        both("supplier null", Value::Null, altinn()).ugyldig(Supplier, LEVERANDOR),
        both(
            "supplier with a wrong check digit",
            organisasjon("0192:991825828"),
            altinn(),
        )
        .ugyldig(Supplier, LEVERANDOR),
        both("supplier in an array", json!([digdir()]), altinn()).ugyldig(Supplier, LEVERANDOR),
        both("delegation_source null", digdir(), Value::Null).ugyldig(DelegationSource, KILDE),
        both("delegation_source in an array", digdir(), json!([altinn()]))
            .ugyldig(DelegationSource, KILDE),
        source("delegation_source that is empty", ""),
        source("delegation_source over http", "http://www.altinn.no"),
        source("delegation_source without scheme", "www.altinn.no"),
        source(
            "delegation_source with a user",
            "https://user@www.altinn.no",
        ),
        source(
            "delegation_source with an empty user",
            "https://@www.altinn.no",
        ),
        source(
            "delegation_source with a password",
            "https://user:secret@www.altinn.no",
        ),
        source("delegation_source without host", "https://"),
        source(
            "delegation_source with a line break",
            "https://www.altinn.no\n",
        ),
        source("delegation_source with a space", "https://www.altinn.no "),
        source(
            "delegation_source over 256 characters",
            &format!("https://{}", "a".repeat(249)),
        ),
    ]
}

fn opplysninger() -> Vec<Rad> {
    fn invalid(navn: &'static str, claim: &'static str, value: Value) -> Rad {
        let (refusal, melding): (TokenRefusal, _) = match claim {
            "client_id" => (ClientId, CLIENT_ID),
            "jti" => (Jti, JTI),
            _ => (Scope, SCOPE),
        };
        Rad::claim(navn, claim, value).ugyldig(refusal, melding)
    }
    vec![
        Rad::claim("no client_id", "client_id", None),
        Rad::claim("no jti", "jti", None),
        Rad::claim("jti of 256 characters", "jti", json!("a".repeat(256))),
        Rad::claim(
            "client_id that names an organisation",
            "client_id",
            json!("client-974760673"),
        ),
        invalid("client_id that is a number", "client_id", 1.into()),
        invalid("client_id that is empty", "client_id", "".into()),
        invalid("client_id with a line break", "client_id", "a\nb".into()),
        invalid("jti null", "jti", Value::Null),
        invalid("jti over 256 characters", "jti", "a".repeat(257).into()),
        invalid("jti in an array", "jti", json!(["a"])),
        invalid(
            "scope in an array",
            "scope",
            json!(["skatteetaten:restanser"]),
        ),
        invalid("scope null", "scope", Value::Null),
        invalid(
            "scope in an object",
            "scope",
            json!({"skatteetaten:restanser": true}),
        ),
        // Whoever needs no consent is not refused for what stands there.
        Rad::claim(
            "details of no use",
            "authorization_details",
            json!({"type": 1}),
        ),
        Rad::claim(
            "details of no kind",
            "authorization_details",
            json!([1, {"type": 1}]),
        ),
    ]
}
