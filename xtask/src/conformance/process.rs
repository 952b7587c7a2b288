//! Programs that are run to their end, and what they say.

use std::io::{self, Read as _, Seek as _, Write as _};
use std::process::Command;

use super::error::ConformanceError;
use crate::programs::{self, ProgramError};

/// What a program said, and whether it was content.
pub(super) struct Said {
    pub(super) content: bool,
    /// Standard output and standard error, as they came.
    pub(super) output: String,
}

/// Runs a program, with this on its standard input. `install` says how one gets it.
pub(super) fn run(
    command: &mut Command,
    input: &str,
    install: &'static str,
) -> Result<Said, ConformanceError> {
    let program = programs::name(command);
    attempt(command, input).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => ConformanceError::Missing { program, install },
        _ => ProgramError::Start { program, error }.into(),
    })
}

/// Runs a program that has to succeed; what it prints on standard output. Its arguments may hold a token.
pub(super) fn output(command: &mut Command) -> Result<String, ProgramError> {
    let program = programs::name(command);
    let printed = programs::output(command, program)?;
    Ok(String::from_utf8_lossy(&printed).into_owned())
}

fn attempt(command: &mut Command, input: &str) -> io::Result<Said> {
    // In files: pipes would have to be read and written meanwhile.
    let mut said = tempfile::tempfile()?;
    let mut given = tempfile::tempfile()?;
    given.write_all(input.as_bytes())?;
    given.rewind()?;
    let status = command
        .stdin(given)
        .stdout(said.try_clone()?)
        .stderr(said.try_clone()?)
        .status()?;
    let mut output = Vec::new();
    said.rewind()?;
    said.read_to_end(&mut output)?;
    Ok(Said {
        content: status.success(),
        output: String::from_utf8_lossy(&output).into_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_says_comes_with_whether_it_was_content() {
        let mut command = Command::new("sh");
        command.args(["-c", "cat; echo err >&2; exit 3"]);
        let said = run(&mut command, "in\n", "of no use").unwrap();
        assert!(!said.content);
        assert_eq!(said.output, "in\nerr\n");
    }

    #[test]
    fn a_program_that_is_missing_is_told_with_the_way_to_it() {
        let mut command = Command::new("no-such-program-anywhere");
        let Err(error) = run(&mut command, "", "apt-get install it") else {
            panic!("there is one");
        };
        assert_eq!(
            error.to_string(),
            "no-such-program-anywhere is missing; to install it: apt-get install it"
        );
    }
}
