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
    /// published (version, sha256; null when it was not got), reasons (texts: what fetch would object to, or
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
    /// `Err` when the registry cannot be asked.
    news: Result<Result<News, Error>, Error>,
}

impl Drift {
    /// Never fails otherwise than with an exit code of its own: a nightly job acts on it.
    pub(crate) fn run(&self, root: &Path) -> Result<Outcome, Error> {
        match self.look(root) {
            Ok(finding) => self.tell(&finding),
            Err(error) => self.fail(None, &error, "unreachable", Outcome::Unreachable),
        }
    }

    /// Asks the registry; the workspace is free meanwhile.
    fn look(&self, root: &Path) -> Result<Finding, Error> {
        let workspace = Workspace::open(root)?;
        let pinned = Pinned::read(root)?;
        drop(workspace);
        let progress = Progress::new();
        let published = pinned.ask(&self.place, &Choice::default(), &progress);
        let news = published.map(|published| pinned.weigh(published, false));
        Ok(Finding { pinned, news })
    }

    fn tell(&self, finding: &Finding) -> Result<Outcome, Error> {
        let pinned = Which {
            version: &finding.pinned.lock.version,
            sha256: &finding.pinned.lock.sha256,
        };
        match &finding.news {
            Ok(Ok(News::InStep(_))) => {
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
            Ok(Ok(News::Proposal(proposal))) => self.propose(pinned, proposal),
            // A default version that cannot be taken is news, and no good news.
            Ok(Err(error)) => self.fail(Some(pinned), error, "breaking", Outcome::Breaking),
            Err(error) => self.fail(Some(pinned), error, "unreachable", Outcome::Unreachable),
        }
    }

    fn propose(&self, pinned: Which<'_>, proposal: &Proposal) -> Result<Outcome, Error> {
        let objections = proposal.objections(false, false);
        let reasons: Vec<_> = objections
            .iter()
            .map(|objection| objection.text())
            .collect();
        let changes = proposal.changes.as_deref().unwrap_or_default();
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
                counts: Counts::of(changes),
                changes: Entry::all(changes),
            })?;
        } else {
            println!(
                "{verdict} news: version {} is pinned, version {} published\n",
                pinned.version,
                plain(&proposal.lock.version)
            );
            if proposal.changes.is_some() {
                print!("{}", Human(changes));
            }
            for reason in reasons {
                println!("{reason}");
            }
        }
        Ok(outcome)
    }

    fn fail(
        &self,
        pinned: Option<Which<'_>>,
        error: &Error,
        verdict: &'static str,
        outcome: Outcome,
    ) -> Result<Outcome, Error> {
        if self.json {
            self.print(&Json {
                format: report::FORMAT,
                verdict,
                pinned,
                published: None,
                reasons: vec![error.to_string()],
                counts: Counts::default(),
                changes: Vec::new(),
            })?;
        }
        eprintln!("{error}");
        Ok(outcome)
    }

    fn print(&self, json: &Json<'_>) -> Result<(), Error> {
        println!("{}", serde_json::to_string_pretty(json)?);
        Ok(())
    }
}
