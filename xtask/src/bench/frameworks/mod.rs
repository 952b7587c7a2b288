//! The same endpoint as others generate it, to be measured beside ours: who they are, and what has to be made of their
//! sources before they can be started.
//!
//! The sources are in `xtask/bench/frameworks`, a folder for each, with the answer that all give. What is made of them
//! stays in `target/bench/frameworks` for the next time.

mod node;
mod python;
mod rust;
mod workshop;

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use super::error::BenchError;
use workshop::Workshop;

type Prepare = fn(&Workshop) -> Result<Contender, BenchError>;

/// By the names of their folders.
const ALL: [(&str, Prepare); 3] = [
    ("rust", rust::prepare),
    ("node", node::prepare),
    ("python", python::prepare),
];

/// Another's endpoint, ready to be started.
pub(super) struct Contender {
    /// What makes it of the document.
    pub(super) name: &'static str,
    pub(super) language: &'static str,
    /// Of all that matters to its speed, as text.
    pub(super) versions: String,
    program: OsString,
    arguments: Vec<OsString>,
}

impl Contender {
    /// Starts one process with one worker, which tells its address (`127.0.0.1:PORT`) in the first line on standard
    /// output, and ends when its standard input ends. It needs neither a variable nor a folder of its own, so another
    /// program can be given it to start.
    pub(super) fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        command
    }
}

/// Makes all of them of the document in `root`. `doing` is told what takes its time.
pub(super) fn prepare(
    root: &Path,
    target: &Path,
    doing: &dyn Fn(&str),
) -> Result<Vec<Contender>, BenchError> {
    let mut contenders = Vec::new();
    for (language, prepare) in ALL {
        doing(&format!("preparing what is measured in {language}"));
        contenders.push(prepare(&Workshop::open(root, target, language)?)?);
    }
    Ok(contenders)
}
