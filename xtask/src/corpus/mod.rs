//! `cargo xtask corpus`: what the generator makes of documents that are not ours.

mod compile;
mod diagnose;
mod documents;
mod process;
mod report;
mod shape;
mod workers;

use std::path::{Path, PathBuf};

use clap::Args;

use documents::Document;
use report::Report;

use crate::{Error, Outcome};

#[derive(Args)]
pub(crate) struct Corpus {
    /// The folder of the documents.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Only the documents that this file names, one a line, paths within DIR; all *.json, *.yaml and *.yml when left out.
    #[arg(long, value_name = "FILE")]
    list: Option<PathBuf>,
    /// Only documents whose path has this in it.
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
    /// How many documents are worked on at once; as many as there are processors when left out.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,
    /// Only ask the generator, in this process; compile nothing.
    #[arg(long)]
    diagnose: bool,
    /// Compile, and run no tests.
    #[arg(long, conflicts_with = "diagnose")]
    no_tests: bool,
    /// Show, below each message, the places where the generator says so.
    #[arg(long, conflicts_with = "json")]
    places: bool,
    /// Print one JSON object instead: documents (document, outcome, detail, seconds, diagnostics with code, pointer, line,
    /// column, message, help) and messages (code, message, count, documents), the most frequent first.
    #[arg(long)]
    json: bool,
}

impl Corpus {
    pub(crate) fn run(self, root: &Path) -> Result<Outcome, Error> {
        let mut documents = Document::all(&self.folder, self.list.as_deref())?;
        if let Some(only) = &self.only {
            documents.retain(|document| document.name.contains(only));
        }
        if documents.is_empty() {
            return Err(Error::Usage("there are no documents to try"));
        }
        let jobs = self.jobs();
        let report = Report::of(match self.diagnose {
            true => diagnose::run(documents, jobs)?,
            false => compile::run(root, documents, jobs, !self.no_tests)?,
        });
        if self.json {
            println!("{}", serde_json::to_string_pretty(&report)?);
        } else {
            print!("{}", report.text(self.places));
        }
        Ok(report.outcome())
    }

    fn jobs(&self) -> usize {
        let processors = || std::thread::available_parallelism().map_or(1, usize::from);
        self.jobs.map_or_else(processors, usize::from)
    }
}
