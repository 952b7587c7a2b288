//! Asking the generator about each document, in this process.

use std::cell::RefCell;
use std::panic;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use actix_openapi_codegen::{Error as GenerateError, Options, generate};

use super::documents::Document;
use super::report::{Entry, Remark, Verdict};
use super::workers;
use crate::Error;
use crate::files;

/// No document takes the generator longer.
const LIMIT: Duration = Duration::from_secs(60);
/// As much as a main thread has: what runs over it there runs over it here.
const STACK: usize = 8 * 1024 * 1024;

thread_local! {
    /// What the last panic of this thread said, with its place.
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What becomes of each document, in their order.
pub(super) fn run(documents: Vec<Document>, jobs: usize) -> Result<Vec<Entry>, Error> {
    let earlier = panic::take_hook();
    panic::set_hook(Box::new(|about| {
        SAID.set(Some(about.to_string().replace('\n', ": ")));
    }));
    let entries = workers::each(documents, jobs, |document| {
        let bytes = files::read(&document.path)?;
        Ok(ask(document.name.clone(), bytes))
    });
    panic::set_hook(earlier);
    entries
}

/// Generates in a thread of its own, which is left behind when it does not end.
fn ask(document: String, bytes: Vec<u8>) -> Entry {
    let begun = Instant::now();
    let (sender, receiver) = mpsc::channel();
    let name = document.clone();
    let started = thread::Builder::new().stack_size(STACK).spawn(move || {
        let verdict = panic::catch_unwind(|| verdict(&name, &bytes));
        let _ = sender.send(verdict.unwrap_or_else(|_| panicked()));
    });
    let verdict = match started {
        Err(error) => Verdict::Fault(format!("no thread could be started: {error}")),
        Ok(_) => receiver
            .recv_timeout(LIMIT)
            .unwrap_or_else(|error| match error {
                RecvTimeoutError::Timeout => Verdict::TooSlow(LIMIT),
                RecvTimeoutError::Disconnected => Verdict::Panicked("it said nothing".to_owned()),
            }),
    };
    Entry::new(document, verdict, begun.elapsed())
}

fn verdict(name: &str, bytes: &[u8]) -> Verdict {
    let options = Options {
        document_name: name,
        command: "cargo xtask corpus",
        crate_name: "corpus-api",
    };
    match generate(bytes, &options) {
        Ok(generated) => {
            let lines = |file: &actix_openapi_codegen::File| file.contents.lines().count();
            let sources = generated
                .files
                .iter()
                .filter(|file| file.path.ends_with(".rs"));
            Verdict::Generated {
                lines: sources.map(lines).sum(),
            }
        }
        Err(GenerateError::Document(diagnostics)) => {
            Verdict::Refused(diagnostics.iter().map(Remark::of).collect())
        }
        Err(error) => Verdict::Fault(error.to_string()),
    }
}

fn panicked() -> Verdict {
    let said = SAID.take();
    Verdict::Panicked(said.unwrap_or_default())
}
