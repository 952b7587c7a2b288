//! `restanser manual`.

use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::{Args, Command};
use clap_mangen::Man;

use super::Outcome;

#[derive(Args)]
pub struct Arguments {
    /// Write a page for every command, `restanser-serve.1`, into this folder; it is made when it is not there.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

/// `command` is the whole command line.
pub fn run(arguments: &Arguments, command: Command) -> Outcome {
    // What `help` has to say is in the pages.
    let mut command = command.disable_help_subcommand(true);
    command.build();
    let version = command.get_version().unwrap_or_default();
    let source = format!("{} {version}", command.get_name());
    let Some(folder) = &arguments.out else {
        let page = page(&command, &source)?.1;
        return Ok(io::stdout().lock().write_all(&page)?);
    };
    let failed = |error| format!("cannot write to {}: {error}", folder.display());
    fs::create_dir_all(folder).map_err(failed)?;
    let mut commands = vec![&command];
    while let Some(command) = commands.pop() {
        let (name, page) = page(command, &source)?;
        fs::write(folder.join(name), page).map_err(failed)?;
        commands.extend(command.get_subcommands());
    }
    Ok(())
}

/// The name of a command's page, and what stands there.
fn page(command: &Command, source: &str) -> io::Result<(String, Vec<u8>)> {
    let page = Man::new(command.clone())
        .source(source)
        .manual("Restanser API");
    let mut text = Vec::new();
    page.render(&mut text)?;
    Ok((page.get_filename(), text))
}
