//! The development grants.

use std::collections::{BTreeMap, BTreeSet};

use crate::organisasjonsnummer::Organisasjonsnummer;
use crate::svar::Felter;
use crate::tilgang::rettighetspakke::{Rettighetspakke, Rettighetspakker, UgyldigRettighetspakke};

/// Those who have anything.
pub(super) const KONSUMENTER: [&str; 3] = ["974760673", "991825827", "974761076"];
/// `dibk`, with a legal basis of its own.
const DIBK: &[&str] = &["974760673", "974761076"];
/// `ebevis`, which requires consent.
const EBEVIS: &[&str] = &["991825827", "974761076"];

/// Brønnøysundregistrene has `dibk`, Digdir `ebevis`, Skatteetaten both.
pub(super) fn rettighetspakker() -> Result<Rettighetspakker, UgyldigRettighetspakke> {
    let pakke = |hjemmel: Option<&str>, konsumenter: &[&str]| Rettighetspakke {
        hjemmel: hjemmel.map(str::to_owned),
        samtykke: hjemmel.is_none(),
        konsumenter: konsumenter
            .iter()
            .filter_map(|number| number.parse::<Organisasjonsnummer>().ok())
            .collect(),
        betrodde: BTreeSet::new(),
        felter: Felter::alle(),
    };
    let pakker = BTreeMap::from([
        (
            "dibk".to_owned(),
            pakke(Some("utvikling: dibk har egen hjemmel"), DIBK),
        ),
        ("ebevis".to_owned(), pakke(None, EBEVIS)),
    ]);
    pakker.try_into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_consumer_has_its_packages() {
        let pakker = rettighetspakker().unwrap();
        for (consumer, granted) in [
            ("974760673", &["dibk"][..]),
            ("991825827", &["ebevis"]),
            ("974761076", &["dibk", "ebevis"]),
            ("310111643", &[]),
        ] {
            for pakke in ["dibk", "ebevis"] {
                let found = pakker.innvilget(pakke, &consumer.parse().unwrap());
                assert_eq!(
                    found.is_some(),
                    granted.contains(&pakke),
                    "{consumer} {pakke}"
                );
            }
        }
        let consumer = "974761076".parse().unwrap();
        assert!(!pakker.innvilget("dibk", &consumer).unwrap().samtykke);
        assert!(pakker.innvilget("ebevis", &consumer).unwrap().samtykke);
    }
}
