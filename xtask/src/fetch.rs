//! `cargo xtask fetch`

use std::path::Path;

use clap::Args;

use crate::lock::{self, Lock};
use crate::progress::Progress;
use crate::regen::{generated_files, stage};
use crate::registry::{Choice, Where, plain_lines};
use crate::report::{Counts, Human};
use crate::transaction::Transaction;
use crate::upstream::{News, Pinned, Proposal, UpstreamError};
use crate::workspace::Workspace;
use crate::{Error, Outcome};

/// What to do with what comes.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(crate) struct Taking {
    /// Take a version that breaks consumers, or has another title; together with --version, one that goes back.
    #[arg(long)]
    accept_breaking: bool,
}

impl Taking {
    /// Whether anything was accepted.
    pub(crate) fn is_given(self) -> bool {
        self.accept_breaking
    }
}

/// `cargo xtask fetch`
#[derive(Args)]
pub(crate) struct Fetch {
    #[command(flatten)]
    choice: Choice,
    #[command(flatten)]
    place: Where,
    #[command(flatten)]
    taking: Taking,
    /// Write nothing; say what would happen, with the exit code that it would have.
    #[arg(long)]
    dry_run: bool,
}

impl Fetch {
    pub(crate) fn run(&self, root: &Path) -> Result<Outcome, Error> {
        let workspace = Workspace::open(root)?;
        let writing = Writing {
            taking: self.taking,
            dry_run: self.dry_run,
        };
        let fetched = run(&workspace, &self.place, &self.choice, writing)?;
        println!("{}", fetched.summary());
        if let Fetched::Taken { .. } = fetched {
            println!("next: cargo check --workspace; cargo xtask changelog proposes an entry");
        }
        Ok(Outcome::Done)
    }
}

/// What became of it.
pub(crate) enum Fetched {
    /// The registry has what is pinned.
    InStep { version: String, lock: LockNews },
    /// It would have been taken.
    Would { version: String },
    /// Document, lock and generated code are written.
    Taken {
        from: String,
        to: String,
        sha256: String,
        /// `None` when there was nothing to compare with.
        counts: Option<Counts>,
        generated: usize,
    },
}

impl Fetched {
    /// One line.
    pub(crate) fn summary(&self) -> String {
        match self {
            Self::InStep { version, lock } => {
                let lock = match lock {
                    LockNews::Same => "",
                    LockNews::Updated => "; spec/spec.lock updated",
                    LockNews::Would => {
                        "; what it says of them would be updated in spec/spec.lock; nothing was written, as asked"
                    }
                };
                format!("in step: the registry has the pinned bytes of version {version}{lock}")
            }
            Self::Would { version } => {
                format!("version {version} can be taken; nothing was written, as asked")
            }
            Self::Taken {
                from,
                to,
                sha256,
                counts,
                ..
            } => {
                let counts =
                    counts.map_or_else(|| "not compared".to_owned(), |counts| counts.to_string());
                format!("took version {to} after {from}: {counts}; SHA-256 {sha256}")
            }
        }
    }

    /// How many generated files were written.
    pub(crate) fn generated(&self) -> usize {
        match self {
            Self::Taken { generated, .. } => *generated,
            _ => 0,
        }
    }
}

/// What becomes of the lock when the bytes are those that are pinned.
pub(crate) enum LockNews {
    Same,
    Updated,
    Would,
}

#[derive(Clone, Copy)]
struct Writing {
    taking: Taking,
    dry_run: bool,
}

/// Fetches, compares and writes.
pub(crate) fn fetch(
    workspace: &Workspace,
    place: &Where,
    choice: &Choice,
    taking: Taking,
) -> Result<Fetched, Error> {
    let dry_run = false;
    run(workspace, place, choice, Writing { taking, dry_run })
}

fn run(
    workspace: &Workspace,
    place: &Where,
    choice: &Choice,
    writing: Writing,
) -> Result<Fetched, Error> {
    let accept = writing.taking.accept_breaking;
    let pinned = Pinned::read(workspace.root())?;
    let progress = Progress::new();
    let published = pinned.ask(place, choice, &progress)?;
    drop(progress);
    let proposal = match pinned.weigh(published, accept)? {
        News::InStep(lock) => return in_step(workspace, &pinned.lock, *lock, writing.dry_run),
        News::Proposal(proposal) => *proposal,
    };
    // Also before it is refused: what the generator cannot use is no choice to be made.
    let version = proposal.lock.version.clone();
    let (files, _) =
        generated_files(workspace, &proposal.lock, &proposal.bytes).map_err(|error| {
            UpstreamError::NotUnderstood {
                version,
                error: plain_lines(&error.to_string()),
            }
        })?;
    println!(
        "version {} -> {}\n",
        pinned.lock.version, proposal.lock.version
    );
    if let Some(changes) = &proposal.changes {
        println!("{}", Human(changes));
    }
    let objections = proposal.objections(accept, choice.is_explicit());
    if !objections.is_empty() {
        let texts: Vec<_> = objections
            .iter()
            .map(|objection| objection.text())
            .collect();
        return Err(UpstreamError::Objections(texts.join("\n")).into());
    }
    if writing.dry_run {
        return Ok(Fetched::Would {
            version: proposal.lock.version,
        });
    }
    let differences = files.differences()?;
    let generated = differences.len();
    let Proposal {
        lock,
        bytes,
        changes,
        ..
    } = proposal;
    let mut transaction = Transaction::default();
    stage(&mut transaction, files, &differences);
    transaction.write(lock.document(), bytes);
    transaction.write(lock::PATH.into(), lock.to_bytes()?);
    transaction.commit(workspace.root())?;
    Ok(Fetched::Taken {
        from: pinned.lock.version,
        to: lock.version,
        sha256: lock.sha256,
        counts: changes.as_deref().map(Counts::of),
        generated,
    })
}

/// The bytes are those that are pinned; what is known of them may have changed.
fn in_step(workspace: &Workspace, old: &Lock, new: Lock, dry_run: bool) -> Result<Fetched, Error> {
    let lock = match (*old != new, dry_run) {
        (false, _) => LockNews::Same,
        (true, true) => LockNews::Would,
        (true, false) => {
            let mut transaction = Transaction::default();
            transaction.write(lock::PATH.into(), new.to_bytes()?);
            transaction.commit(workspace.root())?;
            LockNews::Updated
        }
    };
    Ok(Fetched::InStep {
        version: new.version,
        lock,
    })
}
