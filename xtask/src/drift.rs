//! `cargo xtask drift`

use std::path::Path;

use clap::Args;
use serde::Serialize;

use crate::progress::Progress;
use crate::registry::{Choice, Where, plain};
use crate::report::{self, Counts, Entry, Human};
use crate::upstream::{News, Pinned, Proposal};
use crate::workspace::Workspace;
use crate::{Error, Outcome};

/// `cargo xtask drift`
#[derive(Args)]
pub(crate) struct Drift {
    #[command(flatten)]
    place: Where,
    /// Print one JSON object instead: format (1), verdict (in-step, compatible, breaking, unreachable), pinned and
    /// published (version, sha256; published is null when it was not got), reasons (texts: what fetch would object to, or
    /// why there is no verdict), counts by class, and changes as in `diff --json`.
    #[arg(long)]
    json: bool,
}

/// The JSON shape.
#[derive(Serialize)]
struct Json<'a> {
    format: u32,
    verdict: &'static str,
    pinned: Option<Which<'a>>,
    published: Option<Which<'a>>,
    reasons: Vec<String>,
    counts: Counts,
    changes: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Which<'a> {
    version: &'a str,
    sha256: &'a str,
}

/// What there is to tell.
struct Finding {
    pinned: Pinned,
    news: Result<News, Error>,
}

impl Drift {
    /// Never fails otherwise than with an exit code of its own: a nightly job acts on it.
    pub(crate) fn run(&self, root: &Path) -> Result<Outcome, Error> {
        match self.look(root) {
            Ok(finding) => self.tell(&finding),
            Err(error) => {
                if self.json {
                    self.print(&failure(&error, "unreachable"))?;
                }
                eprintln!("{error}");
                Ok(Outcome::Unreachable)
            }
        }
    }

    /// Asks the registry; the workspace is free meanwhile.
    fn look(&self, root: &Path) -> Result<Finding, Error> {
        let workspace = Workspace::open(root)?;
        let pinned = Pinned::read(root)?;
        drop(workspace);
        let progress = Progress::new();
        let published = pinned.ask(&self.place, &Choice::default(), &progress)?;
        let news = pinned.weigh(published, false);
        Ok(Finding { pinned, news })
    }

    fn tell(&self, finding: &Finding) -> Result<Outcome, Error> {
        let pinned = Which {
            version: &finding.pinned.lock.version,
            sha256: &finding.pinned.lock.sha256,
        };
        match &finding.news {
            Ok(News::InStep(_)) => {
                if self.json {
                    self.print(&Json {
                        format: report::FORMAT,
                        verdict: "in-step",
                        published: Some(Which { ..pinned }),
                        pinned: Some(pinned),
                        reasons: Vec::new(),
                        counts: Counts::default(),
                        changes: Vec::new(),
                    })?;
                } else {
                    println!("in step: version {}", pinned.version);
                }
                Ok(Outcome::Done)
            }
            Ok(News::Proposal(proposal)) => self.propose(pinned, proposal),
            // A default version that cannot be taken is news, and no good news.
            Err(error) => {
                if self.json {
                    self.print(&Json {
                        pinned: Some(pinned),
                        ..failure(error, "breaking")
                    })?;
                }
                eprintln!("{error}");
                Ok(Outcome::Breaking)
            }
        }
    }

    fn propose(&self, pinned: Which<'_>, proposal: &Proposal) -> Result<Outcome, Error> {
        let objections = proposal.objections(false, false);
        let reasons: Vec<_> = objections
            .iter()
            .map(|objection| objection.text())
            .collect();
        let (verdict, outcome) = if reasons.is_empty() {
            ("compatible", Outcome::Differs)
        } else {
            ("breaking", Outcome::Breaking)
        };
        if self.json {
            self.print(&Json {
                format: report::FORMAT,
                verdict,
                pinned: Some(pinned),
                published: Some(Which {
                    version: &proposal.lock.version,
                    sha256: &proposal.lock.sha256,
                }),
                reasons,
                counts: Counts::of(&proposal.changes),
                changes: Entry::all(&proposal.changes),
            })?;
        } else {
            println!(
                "{verdict} news: version {} is pinned, version {} published\n",
                pinned.version,
                plain(&proposal.lock.version)
            );
            print!("{}", Human(&proposal.changes));
            for reason in reasons {
                println!("{reason}");
            }
        }
        Ok(outcome)
    }

    fn print(&self, json: &Json<'_>) -> Result<(), Error> {
        println!("{}", serde_json::to_string_pretty(json)?);
        Ok(())
    }
}

fn failure(error: &Error, verdict: &'static str) -> Json<'static> {
    Json {
        format: report::FORMAT,
        verdict,
        pinned: None,
        published: None,
        reasons: vec![error.to_string()],
        counts: Counts::default(),
        changes: Vec::new(),
    }
}
