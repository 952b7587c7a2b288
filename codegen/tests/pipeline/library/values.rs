//! What is answered with.

use actix_openapi::types::Map;
use golden_api::models::{
    Art, Bok, Forfatter, HentPriser200Body, Kvittering, Samling, SamlingPlasserItem, SamlingStand,
    Utgave, UtgaveMerke, Utlån,
};

pub(crate) fn book(title: &str) -> Bok {
    Bok {
        tittel: title.to_owned(),
        utgivelsesår: 1890,
        isbn: "9788203360534".to_owned(),
        r#type: "roman".to_owned(),
        forfatter: Forfatter {
            land: None,
            navn: "Knut <&> \"Hamsun\"".to_owned(),
        },
        r#async: None,
        r#gen: None,
        self_: Some("jeg".to_owned()),
        del_tittel: None,
        med_mellomrom: Some(" \t\n]]> ".to_owned()),
        omslag: Some(golden_api::models::BokOmslag {
            tykkelse: Some(i64::MIN),
            farge: "rød".to_owned(),
        }),
        medforfatter: None,
    }
}

pub(super) fn receipt(text: String) -> Kvittering {
    Kvittering {
        validate: text,
        beløp: "1".parse().unwrap(),
        merknad: None,
        frist: None,
        forlenget: None,
        gebyr: None,
    }
}

pub(super) fn author(name: &str) -> Forfatter {
    Forfatter {
        navn: name.to_owned(),
        land: None,
    }
}

/// A collection with a leader, and nothing that breaks the document.
pub(super) fn samling(navn: String) -> Samling {
    Samling {
        navn: Some(navn),
        leder: Some(author("Kari")),
        råd: None,
        hyller: vec!["A1".to_owned(), "B2".to_owned()],
        bind: Some(vec![2, 4]),
        verdier: Some(vec!["1e3".parse().unwrap(), "0.5".parse().unwrap()]),
        plasser: Some(vec![
            SamlingPlasserItem {
                rad: Some(1),
                additional_properties: Map::new(),
            },
            SamlingPlasserItem {
                rad: None,
                additional_properties: Map::new(),
            },
        ]),
        stand: Some(Some(SamlingStand::God)),
        sporing: None,
        pris: "19.95".parse().ok(),
        mål: None,
    }
}

pub(crate) fn prices() -> HentPriser200Body {
    HentPriser200Body {
        pris: "0.10".parse().unwrap(),
        rabatt: None,
        beløp: None,
        antall: 1000,
        nummer: None,
        utsolgt: false,
        utgitt: "2024-02-29".parse().unwrap(),
        registrert: None,
        lokalt: None,
        art: Art::Roman,
        valuta: None,
        utgave: Utgave {
            land: "NO".to_owned(),
            navn: "nb".to_owned(),
            høyde: "1000".parse().unwrap(),
            vekt: Some(i32::MIN),
            innbundet: Some(true),
            målt: Some("2000-02-29".parse().unwrap()),
            forhold: Some("-1.50E+3".parse().unwrap()),
            signert: None,
            merke: UtgaveMerke::B,
            bånd: None,
            opplag: 1,
        },
        oversetter: Some(Forfatter {
            land: None,
            navn: "Kari".to_owned(),
        }),
    }
}

pub(super) fn loan() -> Utlån {
    Utlån {
        bok: "9788203360534".to_owned(),
        dato: "2024-02-29".to_owned(),
    }
}

pub(super) fn names() -> golden_api::models::Place {
    golden_api::models::Place {
        place: None,
        violations: None,
        value: None,
        xml: Some("x".to_owned()),
        http_request: None,
    }
}
