//! The rules of access as they are configured, for the service and for `restanser explain`.

use std::sync::Arc;

use crate::config::Config;
use crate::klokke::Klokke;
use crate::tilgang::Tilgang;
use crate::tilgang::access_token::TokenVerifier;
use crate::tilgang::keys::{Altinn2IssuerConfig, IssuerConfig, Keys};
use crate::tilgang::rettighetspakke::GjeldendePakker;
use crate::tilgang::samtykke::Samtykkeregler;
use crate::tilgang::samtykke::altinn2::Altinn2;

use super::ServeError;

/// The keys of the configured issuers, none of them fetched yet.
#[derive(Debug)]
pub struct Issuers {
    /// Maskinporten's.
    pub maskinporten: Arc<Keys>,
    /// Altinn 2's. Keys of their own: whatever becomes of that key server, Maskinporten's tokens are none the worse for it.
    pub altinn2: Option<Arc<Keys>>,
}

/// JSON Web Key Sets to be used in place of what the issuers serve.
#[derive(Debug, Default)]
pub struct GivenKeys {
    /// Maskinporten's.
    pub maskinporten: Option<Vec<u8>>,
    /// Altinn 2's.
    pub altinn2: Option<Vec<u8>>,
}

impl Issuers {
    /// The issuers of a configuration, with keys that are given instead of fetched where there are any.
    ///
    /// # Errors
    /// When an address is unfit, or a given set holds no usable key.
    pub fn configured(
        config: &Config,
        given: &GivenKeys,
        klokke: &Klokke,
    ) -> Result<Self, ServeError> {
        let issuer = IssuerConfig {
            issuer: config.maskinporten.issuer.clone(),
            metadata_url: config.maskinporten.metadata.clone(),
        };
        let mut maskinporten = Keys::new(issuer, klokke.clone())?;
        maskinporten = match &given.maskinporten {
            Some(key_set) => maskinporten.with_given(key_set)?,
            None => maskinporten.with_longest_age(config.longest_key_age()),
        };
        let altinn2 = match &config.samtykke.altinn2 {
            Some(altinn2) => {
                let issuer = Altinn2IssuerConfig {
                    metadata_url: altinn2.metadata.clone(),
                    issuers: altinn2.utstedere.iter().cloned().collect(),
                };
                let mut keys =
                    Keys::altinn2(issuer, klokke.clone()).map_err(ServeError::Altinn2)?;
                keys = match &given.altinn2 {
                    Some(key_set) => keys.with_given(key_set).map_err(ServeError::Altinn2)?,
                    None => keys.with_longest_age(altinn2.longest_key_age()),
                };
                Some(Arc::new(keys))
            }
            None => None,
        };
        Ok(Self {
            maskinporten: Arc::new(maskinporten),
            altinn2,
        })
    }

    /// The rules of access that rest on them.
    #[must_use]
    pub fn tilgang(&self, config: &Config, pakker: GjeldendePakker, klokke: &Klokke) -> Tilgang {
        let tokens = TokenVerifier::new(
            config.maskinporten.issuer.clone(),
            Arc::clone(&self.maskinporten),
            klokke.clone(),
        );
        let altinn2 = config.samtykke.altinn2.as_ref().zip(self.altinn2.as_ref());
        Tilgang {
            tokens: config.token_rules(tokens),
            rettighetspakker: pakker,
            samtykkeregler: Samtykkeregler {
                altinn3: config.samtykke.altinn3(),
                altinn2: altinn2.map(|(altinn2, keys)| {
                    let regler = altinn2.regler(config.clock_skew());
                    Altinn2::new(regler, Arc::clone(keys), klokke.clone())
                }),
            },
        }
    }
}
