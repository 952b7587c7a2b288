//! `restanser explain`.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use jiff::Timestamp;
use restanser_server::config::Config;
use restanser_server::dev;
use restanser_server::forklaring::{Forklar, Forklaring, Secret};
use restanser_server::klokke::Klokke;
use restanser_server::produksjon::tilgang::{GivenKeys, Issuers};
use restanser_server::tilgang::Tilgang;
use restanser_server::tilgang::rettighetspakke::fil::Pakkefil;
use restanser_server::tilgang::samtykke::Samtykketoken;

/// What the command exits with when the request is refused.
const REFUSED: u8 = 3;
/// Larger than any file that holds a token.
const LARGEST_FILE: u64 = 1024 * 1024;

#[derive(Args)]
pub struct Arguments {
    /// The file with the access token; - for standard input. With or without the word Bearer before it.
    #[arg(long, value_name = "FILE")]
    token: PathBuf,
    /// The rights package, as in the address of the request.
    #[arg(long, value_name = "NAME")]
    rettighetspakke: String,
    /// The organisation that is asked for, as in the address of the request.
    #[arg(long, value_name = "ORG")]
    organisasjonsnummer: String,
    /// The file with the consent token of the header AltinnSamtykke; - for standard input.
    #[arg(long, value_name = "FILE")]
    altinn_samtykke: Option<PathBuf>,
    /// When the request was made, 2026-11-24T09:30:00+01:00; now when not given.
    #[arg(long, value_name = "TIME")]
    at: Option<Timestamp>,
    /// The configuration of the service; the development of the data folder when not given.
    #[arg(long, value_name = "FILE", conflicts_with = "data")]
    config: Option<PathBuf>,
    /// The JSON Web Key Set of Maskinporten, in place of fetching it: with it, no network is needed.
    #[arg(long, value_name = "FILE", requires = "config")]
    keys: Option<PathBuf>,
    /// The JSON Web Key Set of Altinn 2, likewise.
    #[arg(long, value_name = "FILE", requires = "config")]
    altinn2_keys: Option<PathBuf>,
    /// Print the decision as one JSON object.
    #[arg(long)]
    json: bool,
    /// The folder of `restanser dev`, whose issuers, keys and grants are used; none of them need run.
    #[arg(long, value_name = "FOLDER", default_value = ".restanser-dev")]
    data: PathBuf,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let token = secret("--token", &arguments.token)?;
    let altinn2 = arguments.altinn_samtykke.as_deref();
    let altinn2 = altinn2
        .map(|file| secret("--altinn-samtykke", file))
        .transpose()?;
    let system = Klokke::system()?;
    let now = arguments.at.unwrap_or_else(|| system.now());
    let klokke = Klokke::from_fn(move || now)?;
    let tilgang = tilgang(arguments, &klokke)?;
    let asked = Forklar {
        token: Secret(without_scheme(&token)),
        rettighetspakke: &arguments.rettighetspakke,
        organisasjonsnummer: &arguments.organisasjonsnummer,
        altinn2: altinn2.as_deref().map(str::trim).map(Samtykketoken),
        now,
    };
    let forklaring = actix_web::rt::System::new().block_on(Forklaring::av(&tilgang, &asked));
    let text = if arguments.json {
        forklaring.json()? + "\n"
    } else {
        forklaring.to_string()
    };
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(match forklaring.er_innvilget() {
        Some(true) => ExitCode::SUCCESS,
        Some(false) => ExitCode::from(REFUSED),
        None => ExitCode::FAILURE,
    })
}

fn tilgang(arguments: &Arguments, klokke: &Klokke) -> Result<Tilgang, Box<dyn std::error::Error>> {
    let Some(config) = &arguments.config else {
        return Ok(dev::tilgang::announced(&arguments.data, klokke)?);
    };
    let config = Config::read(config)?;
    let given = GivenKeys {
        maskinporten: arguments.keys.as_deref().map(read).transpose()?,
        altinn2: arguments.altinn2_keys.as_deref().map(read).transpose()?,
    };
    let issuers = Issuers::configured(&config, &given, klokke)?;
    let pakker = Pakkefil::les(&config)?.pakker;
    Ok(issuers.tilgang(&config, pakker.into(), klokke))
}

/// A token. What went wrong names the option and not the file: where a file's name belongs, people put the token itself.
fn secret(option: &str, path: &Path) -> Result<String, String> {
    let content = content(path);
    let content = content.map_err(|error| format!("the file of {option}: {error}"))?;
    let text = String::from_utf8(content);
    let text = text.map_err(|_| format!("the file of {option}: not text in UTF-8"))?;
    if text.trim().is_empty() {
        return Err(format!("the file of {option}: there is no token in it"));
    }
    Ok(text)
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    content(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn content(path: &Path) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    let read = if path == Path::new("-") {
        io::stdin()
            .lock()
            .take(LARGEST_FILE + 1)
            .read_to_end(&mut content)
    } else {
        fs::File::open(path).and_then(|file| file.take(LARGEST_FILE + 1).read_to_end(&mut content))
    };
    if read? as u64 > LARGEST_FILE {
        return Err(io::Error::other("larger than 1 MiB"));
    }
    Ok(content)
}

/// A header's value is taken for the token in it.
fn without_scheme(text: &str) -> &str {
    let text = text.trim();
    match text.split_at_checked("Bearer ".len()) {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("Bearer ") => token.trim_start(),
        _ => text,
    }
}
