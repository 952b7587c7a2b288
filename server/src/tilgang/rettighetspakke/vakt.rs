//! The watch over the file with the packages: what is found there is put in force, or refused. What is wrong is said once,
//! and what was in force stays.

use std::sync::Arc;

use crate::filvakt::Filvakt;
use crate::signal::Hangup;

use super::endring::Endring;
use super::fil::{Lest, Pakkefil, Tolket};
use super::gjeldende::{GjeldendePakker, Nyeste};

/// What was found at a look: a content, or why there is none.
type Funn = crate::filvakt::Funn<Vec<u8>>;

/// Watches the file and puts in force what stands there.
pub struct Vakt {
    filvakt: Filvakt<Vec<u8>>,
    dommer: Dommer,
}

impl Vakt {
    /// Puts in force what was read at the start, and watches over it from there.
    #[must_use]
    pub fn over(lest: Lest) -> (GjeldendePakker, Self) {
        let gjeldende = GjeldendePakker::from(lest.pakker);
        let vakt = Self {
            filvakt: Filvakt::fra(lest.innhold),
            dommer: Dommer {
                fil: Arc::new(lest.fil),
                gjeldende: gjeldende.clone(),
                annet: None,
            },
        };
        (gjeldende, vakt)
    }

    /// Watches for ever.
    pub async fn hold(self, hangup: Hangup) {
        let Self {
            filvakt,
            mut dommer,
        } = self;
        let fil = Arc::clone(&dommer.fil);
        let les = move || fil.innhold().map_err(|error| error.to_string());
        filvakt.hold(hangup, les, |funn| dommer.bedom(funn)).await;
    }
}

/// What becomes of what is found.
struct Dommer {
    fil: Arc<Pakkefil>,
    gjeldende: GjeldendePakker,
    /// What else in the configuration was last said to need a restart.
    annet: Option<toml::Table>,
}

impl Dommer {
    fn bedom(&mut self, funn: &Funn) {
        let file = self.fil.path().display();
        let innhold = match funn {
            Ok(innhold) => innhold,
            Err(reason) => {
                tracing::error!(%file, reason, "rights packages cannot be read: those in force stay");
                let reason = format!("{file}: {reason}");
                return self.gjeldende.behold(Nyeste::Uleselig(reason));
            }
        };
        match self.fil.tolk(innhold) {
            Ok(tolket) => self.ta(tolket),
            Err(error) => {
                tracing::error!(%error, "rights packages refused: those in force stay");
                self.gjeldende.behold(Nyeste::Avvist(error.to_string()));
            }
        }
    }

    fn ta(&mut self, tolket: Tolket) {
        let Tolket { pakker, annet } = tolket;
        let endring = Endring::mellom(&self.gjeldende.na(), &pakker);
        let packages = pakker.len();
        self.gjeldende.ta(pakker);
        let file = self.fil.path().display();
        if endring == Endring::default() {
            tracing::info!(%file, packages, "rights packages read: nothing has changed");
        } else {
            tracing::info!(
                %file,
                packages,
                packages_added = endring.nye_pakker,
                packages_removed = endring.fjernede_pakker,
                packages_changed = endring.endrede_pakker,
                grants_added = endring.nye_tildelinger,
                grants_removed = endring.fjernede_tildelinger,
                "rights packages taken"
            );
        }
        if annet.is_some() && annet != self.annet {
            tracing::warn!(
                %file,
                "the configuration has changed outside rettighetspakker: that is taken at a restart"
            );
        }
        self.annet = annet;
    }
}

impl std::fmt::Debug for Vakt {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Vakt")
            .field("fil", &self.dommer.fil)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
