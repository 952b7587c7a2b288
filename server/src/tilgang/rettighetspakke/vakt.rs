//! The watch over the file with the packages: on SIGHUP at once, otherwise by looking at its content every so often.
//!
//! Looking at the content survives whatever replaces the file: an editor's rename, the symbolic link that Kubernetes
//! turns to a new folder, a file that goes and comes back. A content is taken when it is the same at two looks in a row,
//! so that one that is being written is not. What is wrong is said once, and what was in force stays.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::MissedTickBehavior;

use crate::signal::Hangup;

use super::endring::Endring;
use super::fil::{Lest, Pakkefil, Tolket};
use super::gjeldende::{GjeldendePakker, Nyeste};

/// How often the file is looked at.
const INTERVAL: Duration = Duration::from_secs(2);

/// What was found at a look: a content, or why there is none.
type Funn = Result<Vec<u8>, String>;

/// Watches the file and puts in force what stands there.
pub struct Vakt {
    fil: Arc<Pakkefil>,
    gjeldende: GjeldendePakker,
    /// What was last judged: taken, refused, or said to be unreadable.
    bedomt: Funn,
    forrige: Funn,
    /// What else in the configuration was last said to need a restart.
    annet: Option<toml::Table>,
}

impl Vakt {
    /// Puts in force what was read at the start, and watches over it from there.
    #[must_use]
    pub fn over(lest: Lest) -> (GjeldendePakker, Self) {
        let gjeldende = GjeldendePakker::from(lest.pakker);
        let vakt = Self {
            fil: Arc::new(lest.fil),
            gjeldende: gjeldende.clone(),
            forrige: Ok(lest.innhold.clone()),
            bedomt: Ok(lest.innhold),
            annet: None,
        };
        (gjeldende, vakt)
    }

    /// Watches for ever.
    pub async fn hold(mut self, mut hangup: Hangup) {
        let mut interval = tokio::time::interval(INTERVAL);
        interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = interval.tick() => {
                    let funn = self.se().await;
                    self.sett(funn);
                }
                () = hangup.next() => {
                    let funn = self.se().await;
                    self.bedt(funn);
                }
            }
        }
    }

    /// Looks at the file, on a thread where waiting for a slow disk disturbs nobody.
    async fn se(&self) -> Funn {
        let fil = Arc::clone(&self.fil);
        let read = tokio::task::spawn_blocking(move || fil.innhold()).await;
        read.map_err(io::Error::other)
            .flatten()
            .map_err(|error| error.to_string())
    }

    /// Something was found in passing: it counts when it is new, and was there at the last look, too.
    fn sett(&mut self, funn: Funn) {
        let steady = funn == self.forrige;
        if steady && funn != self.bedomt {
            self.bedom(&funn);
        }
        self.forrige = funn;
    }

    /// Somebody asked for it: it counts as it is, and is answered in the log even when it is not new.
    fn bedt(&mut self, funn: Funn) {
        self.bedom(&funn);
        self.forrige = funn;
    }

    fn bedom(&mut self, funn: &Funn) {
        self.bedomt.clone_from(funn);
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
            .field("fil", &self.fil)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
