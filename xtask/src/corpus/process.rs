//! Running a program that may not end.

use std::fs::File;
use std::io::{Read as _, Seek as _};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How often it is asked whether it has ended.
const LOOK: Duration = Duration::from_millis(20);

/// How a program ended.
pub(super) enum Ended {
    /// By itself.
    With {
        status: ExitStatus,
        output: String,
        errors: String,
    },
    /// It had to be ended.
    TooLate,
}

/// Runs a program with all that it starts, no longer than `limit`.
pub(super) fn run(command: &mut Command, limit: Duration) -> std::io::Result<Ended> {
    // In files: pipes would have to be read meanwhile.
    let (mut output, mut errors) = (tempfile::tempfile()?, tempfile::tempfile()?);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(output.try_clone()?)
        .stderr(errors.try_clone()?)
        .process_group(0)
        .spawn()?;
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Ended::With {
                status,
                output: read_back(&mut output)?,
                errors: read_back(&mut errors)?,
            });
        }
        if begun.elapsed() > limit {
            end(&mut child)?;
            return Ok(Ended::TooLate);
        }
        thread::sleep(LOOK);
    }
}

/// Ends the program and what it has started: they are a group of their own.
fn end(child: &mut Child) -> std::io::Result<()> {
    let group = format!("-{}", child.id());
    let _ = Command::new("kill")
        .args(["-KILL", "--", &group])
        .stderr(Stdio::null())
        .status();
    let _ = child.kill();
    child.wait().map(drop)
}

fn read_back(file: &mut File) -> std::io::Result<String> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    /// Whether a process is at work: one that was ended is there until somebody has taken note of it.
    fn runs(process: &str) -> bool {
        let stat = std::fs::read_to_string(format!("/proc/{process}/stat"));
        let state = stat.ok().and_then(|stat| {
            let (_, state) = stat.rsplit_once(") ")?;
            state.chars().next()
        });
        state.is_some_and(|state| state != 'Z')
    }

    #[test]
    fn what_a_program_says_is_kept_apart() {
        let ended = run(&mut shell("echo out; echo err >&2; exit 4"), Duration::MAX).unwrap();
        let Ended::With {
            status,
            output,
            errors,
        } = ended
        else {
            panic!("it ended by itself");
        };
        assert_eq!(status.code(), Some(4));
        assert_eq!((output.as_str(), errors.as_str()), ("out\n", "err\n"));
    }

    #[test]
    fn a_program_that_does_not_end_is_ended_with_what_it_started() {
        let mut said = tempfile::NamedTempFile::new().unwrap();
        let script = format!(
            "sh -c 'echo $$ >{}; sleep 1000' & wait",
            said.path().display()
        );
        // Long enough for two shells to start, and far from what they would take.
        let ended = run(&mut shell(&script), Duration::from_secs(3)).unwrap();
        assert!(matches!(ended, Ended::TooLate));
        let inner = read_back(said.as_file_mut()).unwrap();
        assert!(!inner.is_empty(), "the inner shell has started");
        let end = Instant::now() + Duration::from_secs(60);
        while runs(inner.trim()) {
            assert!(Instant::now() < end, "it still runs");
            thread::sleep(LOOK);
        }
        let absent = run(&mut Command::new("no-such-program-anywhere"), Duration::MAX);
        assert!(absent.is_err());
    }
}
