//! The one thread that writes: it takes all that wait, seals them, writes them, syncs once and answers them all.

use std::io;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::UtleveringFeil;
use super::avslag::Utelattpost;
use super::kjede::{Ende, Forseglet, Opptegning};
use super::ko::{Ko, Outcome, Tatt, Utelatt};
use super::lager::{Hendelse, Lager};
use crate::management::metrics::utlevering::UtleveringMetrics;

/// What the thread holds.
pub(super) struct Skriver<L> {
    path: Arc<Path>,
    lager: L,
    ko: Arc<Ko>,
    metrics: Arc<UtleveringMetrics>,
    now: Box<dyn Fn() -> Timestamp + Send>,
    /// The last record; `None` when it is not known what is kept.
    ende: Option<Ende>,
    /// The log has been said to be closed.
    closed: bool,
}

/// Nobody waits for a writer that is gone, in whatever way it went.
struct Gone(Arc<Ko>);

impl Drop for Gone {
    fn drop(&mut self) {
        self.0.stop();
    }
}

impl<L: Lager> Skriver<L> {
    /// A writer that goes on after `ende`, which is the storage's word; when it is none, the storage is away.
    pub(super) fn new(
        path: Arc<Path>,
        lager: L,
        ende: Option<Ende>,
        ko: Arc<Ko>,
        metrics: Arc<UtleveringMetrics>,
        now: Box<dyn Fn() -> Timestamp + Send>,
    ) -> Self {
        metrics.files(lager.filtall());
        metrics.takes_records(ende.is_some());
        Self {
            ende,
            path,
            lager,
            ko,
            metrics,
            now,
            closed: false,
        }
    }

    /// Until the log is dropped and the queue is empty.
    pub(super) fn run(mut self) {
        let _gone = Gone(Arc::clone(&self.ko));
        loop {
            let Tatt {
                utleveringer,
                avslag,
                mut utelatt,
                last,
            } = self.ko.take();
            if last && utleveringer.is_empty() && avslag.is_empty() && utelatt.is_empty() {
                return;
            }
            let records = utleveringer
                .iter()
                .map(|post| &post.opptegning)
                .chain(avslag.iter().map(|(_, opptegning)| opptegning));
            let outcome = self.write(records, &utelatt);
            for post in utleveringer {
                self.metrics.answered(outcome.is_ok(), post.begun.elapsed());
                // A request that is gone wants no answer.
                let _ = post.answer.send(outcome.clone());
            }
            let refusals = avslag.iter().map(|(_, opptegning)| opptegning);
            let some = !avslag.is_empty() || !utelatt.is_empty();
            // Once more: a log that has been mended takes them now, and nobody is told anything on the strength of them.
            if outcome.is_err() && some && self.write(refusals, &utelatt).is_err() {
                for (kode, _) in avslag {
                    *utelatt.entry(kode).or_default() += 1;
                }
                self.ko.give_back(&utelatt);
            }
            if last {
                return;
            }
        }
    }

    /// All of the records, or an error for all of them.
    fn write<'a>(
        &mut self,
        records: impl Iterator<Item = &'a Opptegning>,
        utelatt: &Utelatt,
    ) -> Outcome {
        let ende = self.known_end()?;
        let now = (self.now)();
        let hendelser = match self.lager.klargjor(now) {
            Ok(hendelser) => hendelser,
            Err(source) => return self.settle(source, None),
        };
        let (batch, last) = seal(ende, now, &hendelser, records, utelatt)?;
        if batch.is_empty() {
            return Ok(());
        }
        if let Err(source) = self.lager.append(&batch).and_then(|()| self.lager.sync()) {
            return self.settle(source, Some(last));
        }
        self.ende = Some(last);
        self.metrics.takes_records(true);
        self.note(&batch, &hendelser);
        if !hendelser.is_empty() {
            self.lager.kvittert();
        }
        Ok(())
    }

    /// A batch is durable.
    fn note(&self, batch: &[Forseglet], hendelser: &[Hendelse]) {
        self.metrics.written(batch.len());
        self.metrics.files(self.lager.filtall());
        for hendelse in hendelser {
            match hendelse {
                Hendelse::Brudd(_) => self.metrics.breach(),
                Hendelse::Sletting(_) => self.metrics.deletion(),
                Hendelse::Start(_) => {}
            }
        }
    }

    /// The end of the chain, asked for when it is not known.
    fn known_end(&mut self) -> Result<Ende, UtleveringFeil> {
        if let Some(ende) = self.ende {
            return Ok(ende);
        }
        let ende = self.lager.ende().map_err(|source| self.closed(source))?;
        tracing::info!(log = %self.path.display(), nr = ende.nr, "the disclosure log takes records again");
        self.closed = false;
        self.metrics.takes_records(true);
        self.ende = Some(ende);
        Ok(ende)
    }

    /// Something failed: the storage is asked what it has kept. A batch that is kept in spite of it is as good as any.
    fn settle(&mut self, source: io::Error, batch: Option<Ende>) -> Outcome {
        self.ende = None;
        match self.lager.ende() {
            Ok(ende) => {
                self.ende = Some(ende);
                let kept = batch == Some(ende);
                self.metrics.takes_records(kept);
                if kept {
                    return Ok(());
                }
            }
            Err(cause) => {
                let _ = self.closed(cause);
            }
        }
        Err(UtleveringFeil::Skriving {
            path: self.path.to_path_buf(),
            source: Arc::new(source),
        })
    }

    fn closed(&mut self, source: io::Error) -> UtleveringFeil {
        self.metrics.takes_records(false);
        if !self.closed {
            self.closed = true;
            tracing::error!(log = %self.path.display(), cause = %source, "the disclosure log takes no records");
        }
        UtleveringFeil::Sperret {
            path: self.path.to_path_buf(),
            source: Arc::new(source),
        }
    }
}

/// The records in their places behind `ende`, and the end with them. What happened to the log comes before what was
/// handed out.
fn seal<'a>(
    mut ende: Ende,
    now: Timestamp,
    hendelser: &[Hendelse],
    records: impl Iterator<Item = &'a Opptegning>,
    utelatt: &Utelatt,
) -> Result<(Vec<Forseglet>, Ende), UtleveringFeil> {
    let mut batch = Vec::new();
    for hendelse in hendelser {
        let opptegning = hendelse.opptegning().map_err(UtleveringFeil::coding)?;
        batch.push(opptegning.seal(&mut ende));
    }
    batch.extend(records.map(|record| record.seal(&mut ende)));
    if !utelatt.is_empty() {
        let post = Utelattpost {
            tidspunkt: now,
            antall: utelatt,
        };
        let opptegning = Opptegning::new("utelatt", &post).map_err(UtleveringFeil::coding)?;
        batch.push(opptegning.seal(&mut ende));
    }
    Ok((batch, ende))
}
