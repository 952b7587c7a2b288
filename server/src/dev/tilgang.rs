//! The development grants, and the rules of access with the development issuers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::klokke::Klokke;
use crate::organisasjonsnummer::Organisasjonsnummer;
use crate::svar::Felter;
use crate::tilgang::Tilgang;
use crate::tilgang::access_token::TokenVerifier;
use crate::tilgang::keys::{Altinn2IssuerConfig, IssuerConfig, Keys, KeysError};
use crate::tilgang::rettighetspakke::{Rettighetspakke, Rettighetspakker, UgyldigRettighetspakke};
use crate::tilgang::samtykke::Samtykkeregler;
use crate::tilgang::samtykke::altinn2::{Altinn2, Altinn2Regler};
use crate::tilgang::samtykke::altinn3::Altinn3;

use super::DevError;
use super::altinn2::Altinn2Issuer;
use super::issuer::DevIssuer;

/// Those who have anything.
pub(super) const KONSUMENTER: [&str; 3] = ["974760673", "991825827", "974761076"];
/// `dibk`, with a legal basis of its own.
const DIBK: &[&str] = &["974760673", "974761076"];
/// `ebevis`, which requires consent.
const EBEVIS: &[&str] = &["991825827", "974761076"];

const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// As long as Altinn 2's tokens live; `restanser samtykketoken` makes longer ones when it is asked to.
const ALTINN2_LIFETIME: Duration = Duration::from_secs(30);

/// The rules of access in development: with these keys of Maskinporten's part, and of Altinn 2's, by the name that it
/// has in `iss`.
pub(super) fn tilgang(
    issuer_url: &str,
    keys: Arc<Keys>,
    (altinn2, altinn2_keys): (&str, Arc<Keys>),
    klokke: Klokke,
) -> Result<Tilgang, UgyldigRettighetspakke> {
    // One clock for issuer and service: a token that has run out has run out. At a desk, a token may last the day.
    let tokens = TokenVerifier::new(issuer_url, keys, klokke.clone())
        .with_clock_skew(Duration::ZERO)
        .with_longest_lifetime(A_DAY);
    let regler = Altinn2Regler {
        utstedere: [altinn2.to_owned()].into(),
        tjenester: ["5616_5".to_owned()].into(),
        longest_lifetime: ALTINN2_LIFETIME,
        clock_skew: Duration::ZERO,
    };
    Ok(Tilgang {
        tokens,
        rettighetspakker: rettighetspakker()?.into(),
        samtykkeregler: Samtykkeregler {
            altinn3: Altinn3::default(),
            altinn2: Some(Altinn2::new(regler, altinn2_keys, klokke)),
        },
    })
}

/// The keys of Altinn 2's part, none of them fetched yet: the first consent token has them fetched.
pub(super) fn altinn2_keys(issuer: &Altinn2Issuer, klokke: &Klokke) -> Result<Keys, KeysError> {
    let config = Altinn2IssuerConfig {
        metadata_url: issuer.metadata_url(),
        issuers: vec![issuer.issuer_url().to_owned()],
    };
    Ok(Keys::altinn2(config, klokke.clone())?.with_refetch_interval(Duration::ZERO))
}

/// The rules of access of the development that was last started in this data folder, with its keys from there: no
/// issuer need run.
///
/// # Errors
/// When there was none, or a file of the folder cannot be used.
pub fn announced(data: &Path, klokke: &Klokke) -> Result<Tilgang, DevError> {
    let issuer = DevIssuer::open_announced(data)?;
    let altinn2 = Altinn2Issuer::open_announced(data)?;
    let issuer_url = issuer.issuer_url().unwrap_or_default();
    let config = IssuerConfig {
        issuer: issuer_url.clone(),
        metadata_url: None,
    };
    let key_set = issuer.key_set()?.to_string();
    let keys = Keys::new(config, klokke.clone())?.with_given(key_set.as_bytes())?;
    let altinn2_key_set = altinn2.key_set().to_string();
    let altinn2_keys = altinn2_keys(&altinn2, klokke)?.with_given(altinn2_key_set.as_bytes())?;
    Ok(tilgang(
        &issuer_url,
        Arc::new(keys),
        (altinn2.issuer_url(), Arc::new(altinn2_keys)),
        klokke.clone(),
    )?)
}

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
