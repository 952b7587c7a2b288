//! The compact serialization.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use restanser_server::tilgang::access_token::TokenRefusal;

use crate::felles::maskinporten::KEY;
use crate::rad::Rad;

pub const FORMAT: &str = "Tokenet har ugyldig format. Må være et uendret token fra Maskinporten";
pub const STORT: &str = "Tokenet er for stort";
const KRYPTERT: &str = "Tokenet er kryptert. Må være et signert token, uendret fra Maskinporten";

/// A token in order, taken apart and put together again.
fn deler(navn: &'static str, join: impl Fn(&str, &str, &str) -> String + 'static) -> Rad {
    Rad::token(navn, move |sporsmal| {
        let token = sporsmal.token();
        let parts: Vec<&str> = token.split('.').collect();
        join(parts[0], parts[1], parts[2])
    })
}

/// The part with a last character that has the same bits, and others that mean nothing.
fn respelt(part: &str) -> String {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (rest, last) = part.split_at(part.len() - 1);
    let value = alphabet.find(last).unwrap();
    format!("{rest}{}", alphabet.as_bytes()[value ^ 1] as char)
}

pub fn rader() -> Vec<Rad> {
    let three = |rad: Rad| rad.ugyldig(TokenRefusal::NotThreeParts, FORMAT);
    let empty = |rad: Rad| rad.ugyldig(TokenRefusal::EmptyPart, FORMAT);
    let spelling = |rad: Rad| rad.ugyldig(TokenRefusal::NotBase64Url, FORMAT);
    let large = |rad: Rad| rad.ugyldig(TokenRefusal::TooLarge, STORT);
    vec![
        deler("the parts as they were", |h, p, s| format!("{h}.{p}.{s}")),
        three(deler("one part", |h, _, _| h.to_owned())),
        three(deler("two parts", |h, p, _| format!("{h}.{p}"))),
        three(deler("four parts", |h, p, s| format!("{h}.{p}.{s}.{s}"))),
        three(deler("a dot at the end", |h, p, s| format!("{h}.{p}.{s}."))),
        three(deler("a dot at the beginning", |h, p, s| {
            format!(".{h}.{p}.{s}")
        })),
        three(deler("six parts", |h, p, s| {
            format!("{h}.{p}.{s}.{h}.{p}.{s}")
        })),
        three(deler("a dot in the middle of a part", |h, p, s| {
            format!("{h}.{}.{}.{s}", &p[..9], &p[9..])
        })),
        deler("five parts, as a JWE", |h, p, s| {
            format!("{h}.{p}.{s}.{p}.{s}")
        })
        .ugyldig(TokenRefusal::Encrypted, KRYPTERT),
        deler("five parts, as a JWE with a direct key", |h, p, s| {
            format!("{h}..{p}.{s}.{s}")
        })
        .ugyldig(TokenRefusal::Encrypted, KRYPTERT),
        empty(deler("no signature", |h, p, _| format!("{h}.{p}."))),
        empty(deler("no payload", |h, _, s| format!("{h}..{s}"))),
        empty(deler("no header", |_, p, s| format!(".{p}.{s}"))),
        empty(deler("dots only", |_, _, _| "..".to_owned())),
        spelling(deler("padding after the signature", |h, p, s| {
            format!("{h}.{p}.{s}==")
        })),
        spelling(deler("a header that is not base64url", |_, p, s| {
            format!("~~~~.{p}.{s}")
        })),
        spelling(deler("the other alphabet", |h, p, s| {
            format!("{h}.+/+/{p}.{s}")
        })),
        spelling(Rad::token(
            "a signature in the other alphabet",
            |sporsmal| {
                // Until it has a character that the alphabets differ in.
                loop {
                    let token = sporsmal.token();
                    let (message, signature) = token.rsplit_once('.').unwrap();
                    let bytes = URL_SAFE_NO_PAD.decode(signature).unwrap();
                    let other = STANDARD_NO_PAD.encode(bytes);
                    if other != signature {
                        return format!("{message}.{other}");
                    }
                }
            },
        )),
        spelling(deler("a length that base64 cannot have", |h, p, s| {
            format!("{h}.{p}.{s}AAA")
        })),
        spelling(deler("bits that mean nothing", |h, p, s| {
            format!("{h}.{p}.{}", respelt(s))
        })),
        large(deler("a token over 16 KiB", |h, p, s| {
            format!("{h}.{p}.{s}{}", "A".repeat(16 * 1024))
        })),
        Rad::payload("a token just under 16 KiB", |payload| {
            // 25 bytes of header are 34 characters, a signature 342, and two dots.
            let room = (16 * 1024 - 34 - 342 - 2) / 4 * 3;
            with_filler(&payload, room - payload.len() - r#""x":"","#.len())
        }),
        large(Rad::payload("a genuine token over 16 KiB", |payload| {
            with_filler(&payload, 12 * 1024)
        })),
        Rad::token("a token that is large and genuine", |sporsmal| {
            let mut claims = sporsmal.claims();
            claims["something_new"] = "x".repeat(8000).into();
            KEY.sign(&claims)
        }),
    ]
}

/// The payload with so much text in a claim that means nothing.
fn with_filler(payload: &str, length: usize) -> Vec<u8> {
    let filler = format!(r#"{{"x":"{}","#, "x".repeat(length));
    payload.replacen('{', &filler, 1).into_bytes()
}
