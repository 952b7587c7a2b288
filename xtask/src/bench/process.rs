//! Running a program, and what it takes: time, and memory at its peak.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::programs::{self, ProgramError};

/// How often the peak is read. The kernel keeps it: only what a program takes in its very last moment is missed.
const LOOK: Duration = Duration::from_millis(5);

/// What a program took.
pub(super) struct Taken {
    pub(super) seconds: f64,
    /// None where the system does not tell.
    pub(super) peak_bytes: Option<f64>,
}

/// Runs it to its end. What it says goes into the error when it fails.
pub(super) fn run(command: &mut Command) -> Result<Taken, ProgramError> {
    let program = programs::name_with_arguments(command);
    let started = |error| ProgramError::Start {
        program: program.clone(),
        error,
    };
    // In a file: a pipe would have to be read meanwhile.
    let mut said = tempfile::tempfile().map_err(started)?;
    let begun = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(said.try_clone().map_err(started)?)
        .stderr(said.try_clone().map_err(started)?)
        .spawn()
        .map_err(started)?;
    let mut peak_bytes = None;
    let status = loop {
        peak_bytes = peak(&child).or(peak_bytes);
        match child.try_wait().map_err(started)? {
            Some(status) => break status,
            None => thread::sleep(LOOK),
        }
    };
    let seconds = begun.elapsed().as_secs_f64();
    if status.success() {
        return Ok(Taken {
            seconds,
            peak_bytes,
        });
    }
    Err(ProgramError::Failed {
        program,
        output: read_back(&mut said),
    })
}

/// What it prints on standard output; standard error is passed on when it fails.
pub(super) fn output(command: &mut Command) -> Result<Vec<u8>, ProgramError> {
    let program = programs::name_with_arguments(command);
    programs::output(command, program)
}

/// `VmHWM`, as Linux tells it.
fn peak(child: &Child) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024.0)
}

fn read_back(said: &mut File) -> String {
    let mut text = Vec::new();
    let read = said.rewind().and_then(|()| said.read_to_end(&mut text));
    match read {
        Ok(_) => String::from_utf8_lossy(&text).into_owned(),
        Err(error) => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_says_is_told_when_it_fails() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo out; echo err >&2; exit 3"]);
        let Err(ProgramError::Failed { output, .. }) = run(&mut command) else {
            panic!("it failed");
        };
        assert_eq!(output, "out\nerr\n");
        let error = run(&mut Command::new("no-such-program-anywhere"));
        assert!(matches!(error, Err(ProgramError::Start { .. })));
    }

    /// dd takes one block of that size, and fills it.
    #[test]
    #[cfg(target_os = "linux")]
    fn the_peak_is_that_of_the_program_alone() {
        let of = |size: &str| {
            let script = format!("dd if=/dev/zero of=/dev/null bs={size} count=20 status=none");
            let mut command = Command::new("sh");
            command.args(["-c", &format!("exec {script}")]);
            run(&mut command).unwrap().peak_bytes.unwrap()
        };
        let mebibyte = 1024.0 * 1024.0;
        assert!(of("64M") > 64.0 * mebibyte);
        assert!(of("1M") < 32.0 * mebibyte);
    }
}
