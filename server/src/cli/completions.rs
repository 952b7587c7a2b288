//! `restanser completions`.

use std::io::{self, Write as _};

use clap::{Args, Command, ValueEnum};
use clap_complete::{Shell, generate};

use super::Outcome;

#[derive(Args)]
pub struct Arguments {
    /// For which shell.
    #[arg(value_name = "SHELL")]
    shell: For,
}

#[derive(Clone, Copy, ValueEnum)]
enum For {
    /// bash: to be put into /usr/share/bash-completion/completions/restanser.
    Bash,
    /// zsh: to be put into /usr/share/zsh/vendor-completions/_restanser.
    Zsh,
    /// fish: to be put into /usr/share/fish/vendor_completions.d/restanser.fish.
    Fish,
}

/// `command` is the whole command line.
pub fn run(arguments: &Arguments, mut command: Command) -> Outcome {
    let shell = match arguments.shell {
        For::Bash => Shell::Bash,
        For::Zsh => Shell::Zsh,
        For::Fish => Shell::Fish,
    };
    let name = command.get_name().to_owned();
    // Made before it is written: what cannot be written is an error here, and a panic there.
    let mut script = Vec::new();
    generate(shell, &mut command, name, &mut script);
    Ok(io::stdout().lock().write_all(&script)?)
}
