//! Scope and rights package.

use serde_json::{Value, json};

use crate::felles::maskinporten::{KEY, organisation};
use crate::felles::{BRREG, DIGDIR, SKATTEETATEN, UTEN_TILGANG};
use crate::rad::Rad;

fn konsument(navn: &'static str, pakke: &'static str, konsument: &'static str) -> Rad {
    Rad::new(navn, move |sporsmal| {
        let mut claims = sporsmal.claims();
        claims["consumer"] = organisation(konsument);
        sporsmal.get(pakke).bearer(&KEY.sign(&claims))
    })
}

pub fn rader() -> Vec<Rad> {
    let scope = |navn, scope: &str| Rad::claim(navn, "scope", Value::from(scope));
    vec![
        scope("the scope among others", "a:b skatteetaten:restanser c:d"),
        scope(
            "the scope between many spaces",
            "  skatteetaten:restanser  ",
        ),
        Rad::claim("no scope", "scope", None).uten_scope(),
        scope("an empty scope", "").uten_scope(),
        scope("another scope", "skatteetaten:inntekt").uten_scope(),
        scope("a scope that begins alike", "skatteetaten:restanser.skriv").uten_scope(),
        scope("a scope that ends alike", "xskatteetaten:restanser").uten_scope(),
        scope("the beginning of the scope", "skatteetaten:restanse").uten_scope(),
        scope("the scope in capital letters", "SKATTEETATEN:RESTANSER").uten_scope(),
        scope("the scope after a tab", "a:b\tskatteetaten:restanser").uten_scope(),
        scope(
            "the scope after a line break",
            "a:b\nskatteetaten:restanser",
        )
        .uten_scope(),
        scope("the scope after a comma", "a:b,skatteetaten:restanser").uten_scope(),
        scope(
            "the scope after a space that is none",
            "a:b\u{a0}skatteetaten:restanser",
        )
        .uten_scope(),
        konsument("a consumer without any package", "dibk", UTEN_TILGANG).uten_rettighetspakke(),
        konsument("a consumer with another package", "dibk", DIGDIR).uten_rettighetspakke(),
        konsument(
            "a consumer of no package that there is",
            "dibk",
            SKATTEETATEN,
        )
        .uten_rettighetspakke(),
        konsument("a package that does not exist", "finnes-ikke", BRREG).uten_rettighetspakke(),
        konsument("a package in capital letters", "DIBK", BRREG).uten_rettighetspakke(),
        konsument("a package with a space", "dibk%20", BRREG).uten_rettighetspakke(),
        konsument("the package of another", "ebevis", BRREG).uten_rettighetspakke(),
        Rad::claims("a supplier's package is not the consumer's", |claims| {
            claims["consumer"] = organisation(UTEN_TILGANG);
            claims["supplier"] = organisation(BRREG);
            claims["delegation_source"] = json!("https://www.altinn.no");
        })
        .uten_rettighetspakke(),
        Rad::claims("a supplier needs no package", |claims| {
            claims["supplier"] = organisation(UTEN_TILGANG);
            claims["delegation_source"] = json!("https://www.altinn.no");
        }),
    ]
}
