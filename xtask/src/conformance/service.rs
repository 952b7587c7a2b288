//! The service as a process, on ports that were free. It ends with the value that stands for it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::error::ConformanceError;
use super::place::Place;
use crate::programs::{self, ProgramError, file};

/// How long the service may take to start, on a machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often it is looked whether it has.
const LOOK: Duration = Duration::from_millis(50);

/// `restanser dev`, ready.
pub(super) struct Service {
    _running: Running,
    /// Where the API is, `http://127.0.0.1:…/v2`.
    pub(super) address: String,
    /// Where its pages are, `http://127.0.0.1:…`.
    pub(super) origin: String,
    /// The issuer of its tokens.
    pub(super) issuer: String,
    /// The folder of its data.
    pub(super) data: PathBuf,
}

impl Service {
    pub(super) fn dev(place: &Place) -> Result<Self, ConformanceError> {
        let data = place.path("dev");
        let mut command = place.restanser();
        command
            .args(["dev", "--listen", "127.0.0.1:0", "--issuer", "127.0.0.1:0"])
            .arg("--data")
            .arg(&data);
        let running = Running::start(&mut command, &place.path("dev.log"), "Ctrl-C")?;
        let address = running.told("the address of the API", after("Restanser API"))?;
        // What comes after the origin begins at the first slash behind the scheme's.
        let origin = address.split('/').take(3).collect::<Vec<_>>().join("/");
        Ok(Self {
            address,
            origin,
            issuer: running.told("the address of the issuer", after("Issuer"))?,
            _running: running,
            data,
        })
    }
}

/// What stands in the line that begins with this.
fn after(beginning: &str) -> impl Fn(&str) -> Option<String> {
    move |line| Some(line.strip_prefix(beginning)?.trim().to_owned())
}

/// A program that runs.
pub(super) struct Running {
    child: Child,
    program: String,
    /// What it had said when it was ready.
    said: String,
}

impl Running {
    /// Starts a program, and waits until it has said a line with `ready` in it.
    pub(super) fn start(
        command: &mut Command,
        log: &Path,
        ready: &str,
    ) -> Result<Self, ConformanceError> {
        let program = programs::name(command);
        let written = File::create(log).map_err(file(log))?;
        let also = written.try_clone().map_err(file(log))?;
        command.stdin(Stdio::null()).stdout(written).stderr(also);
        let child = command.spawn().map_err(|error| ProgramError::Start {
            program: program.clone(),
            error,
        })?;
        let mut running = Self {
            child,
            program,
            said: String::new(),
        };
        running.wait(log, ready)?;
        Ok(running)
    }

    fn wait(&mut self, log: &Path, ready: &str) -> Result<(), ConformanceError> {
        let begun = Instant::now();
        loop {
            let ended = self.child.try_wait().map_err(file(log))?.is_some();
            let said = fs::read(log).map_err(file(log))?;
            self.said = String::from_utf8_lossy(&said).into_owned();
            let whole = self.said.rfind('\n').unwrap_or_default();
            if self.said.get(..whole).unwrap_or_default().contains(ready) {
                return Ok(());
            }
            if ended || begun.elapsed() > PATIENCE {
                return Err(self.silent("that it is ready"));
            }
            thread::sleep(LOOK);
        }
    }

    /// What the first line says that `find` finds something in.
    pub(super) fn told(
        &self,
        what: &'static str,
        find: impl Fn(&str) -> Option<String>,
    ) -> Result<String, ConformanceError> {
        let found = self.said.lines().find_map(find);
        found.ok_or_else(|| self.silent(what))
    }

    fn silent(&self, what: &'static str) -> ConformanceError {
        ConformanceError::Told {
            program: self.program.clone(),
            what,
            output: self.said.clone(),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(script: &str) -> Result<Running, ConformanceError> {
        let log = tempfile::NamedTempFile::new().unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        Running::start(&mut command, log.path(), "ready")
    }

    #[test]
    fn a_program_counts_as_started_once_it_says_so() {
        let running = start("echo 'Issuer   http://a/'; echo ready; exec sleep 600").unwrap();
        let issuer = running.told("the issuer", after("Issuer"));
        assert_eq!(issuer.unwrap(), "http://a/");
        let other = running.told("the other", after("Other"));
        assert!(
            other
                .unwrap_err()
                .to_string()
                .contains("Issuer   http://a/")
        );
    }

    #[test]
    fn what_a_program_says_that_ends_is_told() {
        let Err(error) = start("echo why >&2; exit 1") else {
            panic!("it ended");
        };
        assert!(error.to_string().contains("why"), "{error}");
    }
}
