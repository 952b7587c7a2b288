//! The header `Authorization`.

use actix_openapi::security::CredentialsError::{self, Malformed, Missing, Repeated, Scheme};

use crate::felles::{Request, logg};
use crate::rad::{Rad, Sporsmal};

const MANGLER: &str =
    "Forespørselen mangler token fra Maskinporten. Send headeren Authorization: Bearer <token>";
const FLERE: &str =
    "Headeren Authorization har mer enn én verdi. Send nøyaktig én: Authorization: Bearer <token>";
const TYPE: &str = "Headeren Authorization må ha typen Bearer: Authorization: Bearer <token>";
const FORMAT: &str =
    "Headeren Authorization har ugyldig format. Må være Authorization: Bearer <token>";

/// With this value, in which `TOKEN` is a token in order.
fn verdi(navn: &'static str, verdi: &'static str) -> Rad {
    Rad::new(navn, move |sporsmal| authorization(sporsmal, verdi))
}

fn authorization(sporsmal: &Sporsmal<'_>, verdi: &str) -> Request {
    let token = sporsmal.token();
    logg::token(&token);
    let verdi = verdi.replace("TOKEN", &token);
    sporsmal.get("dibk").header("Authorization", verdi)
}

fn avvist(navn: &'static str, sendt: &'static str, error: CredentialsError) -> Rad {
    let melding = match error {
        Missing => MANGLER,
        Repeated => FLERE,
        Scheme => TYPE,
        Malformed => FORMAT,
    };
    verdi(navn, sendt).uten_legitimasjon(error, melding)
}

pub fn rader() -> Vec<Rad> {
    vec![
        verdi("Bearer and a token", "Bearer TOKEN"),
        verdi("the scheme in small letters", "bearer TOKEN"),
        verdi("two spaces before the token", "Bearer  TOKEN"),
        Rad::new("no Authorization at all", |sporsmal| sporsmal.get("dibk"))
            .uten_legitimasjon(Missing, MANGLER),
        Rad::new("a token in the query", |sporsmal| {
            let token = sporsmal.token();
            logg::token(&token);
            Request::get(format!(
                "/v2/dibk/{}?access_token={token}",
                sporsmal.organisasjon
            ))
        })
        .uten_legitimasjon(Missing, MANGLER),
        Rad::new("a token in another header", |sporsmal| {
            let token = sporsmal.token();
            logg::token(&token);
            let value = format!("Bearer {token}");
            sporsmal
                .get("dibk")
                .header("X-Forwarded-Authorization", value)
        })
        .uten_legitimasjon(Missing, MANGLER),
        Rad::new("two headers", |sporsmal| {
            let request = authorization(sporsmal, "Bearer TOKEN");
            request.header("Authorization", format!("Bearer {}", sporsmal.token()))
        })
        .uten_legitimasjon(Repeated, FLERE),
        Rad::new("two headers, the first of which is empty", |sporsmal| {
            let request = sporsmal.get("dibk").header("Authorization", "");
            request.bearer(&sporsmal.token())
        })
        .uten_legitimasjon(Repeated, FLERE),
        avvist(
            "two values in one header",
            "Bearer TOKEN, Bearer TOKEN",
            Repeated,
        ),
        avvist("two tokens with a comma", "Bearer TOKEN,TOKEN", Repeated),
        avvist("another scheme", "Basic YTpi", Scheme),
        avvist("DPoP", "DPoP TOKEN", Scheme),
        avvist("no scheme", "TOKEN", Scheme),
        avvist("a scheme that begins alike", "BearerX TOKEN", Scheme),
        avvist("an empty header", "", Scheme),
        avvist("a colon after the scheme", "Bearer: TOKEN", Scheme),
        avvist("no token", "Bearer", Malformed),
        avvist("two tokens with a space", "Bearer TOKEN TOKEN", Malformed),
        avvist("the scheme twice", "Bearer Bearer TOKEN", Malformed),
        avvist("a token in quotes", "Bearer \"TOKEN\"", Malformed),
        avvist("a tab in the token", "Bearer TOK\tEN", Malformed),
        avvist("only padding", "Bearer ===", Malformed),
        avvist("a JWS in JSON", "Bearer {\"payload\":\"e30\"}", Malformed),
        avvist("letters beyond ASCII", "Bearer TOKENæ", Malformed),
        Rad::new("bytes that are no text", |sporsmal| {
            sporsmal
                .get("dibk")
                .header("Authorization", b"Bearer \xff\xfe")
        })
        .uten_legitimasjon(Malformed, FORMAT),
    ]
}
