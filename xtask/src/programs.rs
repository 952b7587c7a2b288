//! Programs that are run, and the files that they work on: what goes wrong with both.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What goes wrong with programs and their files.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ProgramError {
    #[error("{}: {error}", path.display())]
    File { path: PathBuf, error: io::Error },
    #[error("{program} cannot be run: {error}")]
    Start { program: String, error: io::Error },
    #[error("{program} failed:\n{output}")]
    Failed { program: String, output: String },
}

/// For `map_err`.
pub(crate) fn file(path: &Path) -> impl FnOnce(io::Error) -> ProgramError {
    move |error| ProgramError::File {
        path: path.to_owned(),
        error,
    }
}

/// What a program is called, without its arguments: they may hold a token.
pub(crate) fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

/// A program with its arguments, for those that hold nothing that has to stay out of an error.
pub(crate) fn name_with_arguments(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}

/// Runs a program that has to succeed; what it prints on standard output. Errors call it `program`, and tell what it
/// printed on standard error.
pub(crate) fn output(command: &mut Command, program: String) -> Result<Vec<u8>, ProgramError> {
    match command.stdin(Stdio::null()).output() {
        Err(error) => Err(ProgramError::Start { program, error }),
        Ok(output) if output.status.success() => Ok(output.stdout),
        Ok(output) => Err(ProgramError::Failed {
            program,
            output: String::from_utf8_lossy(&output.stderr).into_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn what_a_program_prints_is_passed_on_when_it_succeeds() {
        let mut command = shell("echo out; echo err >&2");
        let printed = output(&mut command, "it".to_owned()).unwrap();
        assert_eq!(printed, b"out\n");
    }

    #[test]
    fn what_a_program_complains_of_is_told_when_it_fails() {
        let mut command = shell("echo out; echo err >&2; exit 3");
        let error = output(&mut command, "it".to_owned()).unwrap_err();
        assert_eq!(error.to_string(), "it failed:\nerr\n");
    }

    #[test]
    fn a_name_alone_holds_no_argument() {
        let mut command = Command::new("ask");
        command.args(["--header", "Authorization: Bearer secret"]);
        assert_eq!(name(&command), "ask");
        let whole = name_with_arguments(&command);
        assert_eq!(whole, "ask --header Authorization: Bearer secret");
    }
}
