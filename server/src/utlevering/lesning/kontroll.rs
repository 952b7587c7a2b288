//! Whether a record stands where it should.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::super::kjede::{Ende, Hash, Ledd};

/// So many gaps wait for a record that accounts for them. A log in order has one, at its beginning.
const GAPS: usize = 1000;

/// What is held against each record while the log is read.
pub(super) struct Kontroll {
    head: Option<Ende>,
    last: Option<Ende>,
    /// Lines since then that are no records.
    bad: u64,
    gaps: Vec<Mangel>,
}

/// Records that are missing, unless the chain says that they were deleted.
pub(super) struct Mangel {
    pub(super) fil: PathBuf,
    pub(super) linje: u64,
    pub(super) fra: u64,
    pub(super) hva: String,
    /// The last of them, as the record after them has it.
    til: Ende,
}

/// A record that fits its own hash.
pub(super) struct Lest {
    pub(super) ende: Ende,
    pub(super) funn: Option<String>,
    pub(super) merknad: Option<String>,
    /// The name and the hash of a log from before there was a chain.
    pub(super) tidligere: Option<(String, Hash)>,
}

/// What the records about the log itself say.
#[derive(Deserialize)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
enum Innhold {
    Start {
        tidligere: String,
        sha256: Hash,
    },
    Brudd {
        tidspunkt: String,
        arsak: String,
        ende: Ende,
    },
    Sletting {
        tidspunkt: String,
        fra_nr: u64,
        til_nr: u64,
        til_hash: Hash,
    },
    #[serde(other)]
    Annet,
}

impl Kontroll {
    pub(super) fn new(head: Option<Ende>) -> Self {
        Self {
            head,
            last: None,
            bad: 0,
            gaps: Vec::new(),
        }
    }

    /// A line is no record. Whatever it was, it took the place of one.
    pub(super) fn bad(&mut self) {
        self.bad += 1;
    }

    pub(super) fn line(&mut self, path: &Path, number: u64, line: &[u8]) -> Result<Lest, String> {
        let ledd = Ledd::read(line).map_err(|error| error.to_string())?;
        let innhold: Innhold = serde_json::from_slice(line)
            .map_err(|error| format!("the record cannot be read: column {}", error.column()))?;
        let mut lest = Lest {
            ende: ledd.ende,
            funn: self.place(path, number, ledd),
            merknad: None,
            tidligere: None,
        };
        if let Some(head) = self.head
            && head.nr == ledd.ende.nr
            && head.hash != ledd.ende.hash
        {
            let nr = head.nr;
            lest.funn = Some(format!(
                "record {nr} is not the one that the head names: the log has been rewritten"
            ));
        }
        match innhold {
            Innhold::Start { tidligere, sha256 } => lest.tidligere = Some((tidligere, sha256)),
            Innhold::Brudd {
                tidspunkt,
                arsak,
                ende,
            } if arsak == "omskrevet" => {
                lest.funn = Some(format!(
                    "at the start at {tidspunkt}, record {} was not the one that the head named: the log has been \
                     rewritten",
                    ende.nr
                ));
            }
            Innhold::Brudd {
                tidspunkt, arsak, ..
            } => {
                lest.merknad = Some(format!(
                    "at {tidspunkt} the log was not as it had been left ({arsak})"
                ));
            }
            Innhold::Sletting {
                tidspunkt,
                fra_nr,
                til_nr,
                til_hash,
            } => {
                lest.merknad = Some(format!(
                    "at {tidspunkt} the retention of the records {fra_nr} to {til_nr} had ended"
                ));
                // What is deleted is older than the record of that, so its gap has been passed.
                let til = Ende {
                    nr: til_nr,
                    hash: til_hash,
                };
                self.gaps.retain(|gap| gap.til != til);
            }
            Innhold::Annet => {}
        }
        Ok(lest)
    }

    /// What is wrong with its place; a gap is told at the end, when it is known that nobody accounts for it.
    fn place(&mut self, path: &Path, number: u64, ledd: Ledd) -> Option<String> {
        let nr = ledd.ende.nr;
        let bad = std::mem::take(&mut self.bad);
        let last = self.last.replace(ledd.ende);
        let before = last.unwrap_or_default();
        if nr <= before.nr {
            return Some(format!(
                "record {nr} stands after record {}: doubled, or not in its place",
                before.nr
            ));
        }
        let missing = nr - before.nr - 1;
        if missing > bad {
            let (fra, til) = (before.nr + 1, nr - 1);
            let until = if fra == til {
                format!("record {fra} is missing")
            } else {
                format!("the records {fra} to {til} are missing")
            };
            if self.gaps.len() >= GAPS {
                return Some(format!("{until} before this one"));
            }
            let among = if bad > 0 {
                ", of which some are damaged"
            } else {
                ""
            };
            self.gaps.push(Mangel {
                fil: path.to_owned(),
                linje: number,
                fra,
                hva: format!("{until} before this one{among}"),
                til: Ende {
                    nr: til,
                    hash: ledd.forrige,
                },
            });
            return None;
        }
        // A missing one is accounted for by a line that is told to be damaged.
        (missing == 0 && ledd.forrige != before.hash).then(|| replaced(nr))
    }

    /// What is missing without a record of its deletion.
    pub(super) fn gaps(&mut self) -> Vec<Mangel> {
        std::mem::take(&mut self.gaps)
    }

    /// What is wrong with the end.
    pub(super) fn end(&self, last: Option<Ende>) -> Option<String> {
        let last = last.map_or(0, |last| last.nr);
        match self.head {
            None => Some(
                "the head of the log is missing or cannot be read: whether the end of the log was removed cannot be told"
                    .to_owned(),
            ),
            Some(head) if head.nr > last => Some(format!(
                "the log ends with record {last}, its head names record {}: the end of the log is missing",
                head.nr
            )),
            Some(_) => None,
        }
    }
}

fn replaced(nr: u64) -> String {
    format!("record {nr} does not continue the one before it: one of them has been replaced")
}
