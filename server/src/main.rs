//! The `restanser` command line.

#![forbid(unsafe_code)]

mod cli;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use restanser_server::config::Config;
use restanser_server::dev::issuer::{DevIssuer, SamtykkeRequest, TokenRequest};
use restanser_server::dev::{self, DevOptions};
use restanser_server::klokke::Klokke;
use restanser_server::logging::{self, Format};
use restanser_server::organisasjonsnummer::Organisasjonsnummer;
use restanser_server::produksjon;

/// The scope of the API.
const SCOPE: &str = "skatteetaten:restanser";

/// The Restanser API: what an organisation owes in due and unpaid taxes and charges, for entitled public bodies.
///
/// Exit codes: 0 done, 1 something failed, 2 wrong usage.
#[derive(Parser)]
#[command(name = "restanser", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the whole service on this machine, with an issuer of tokens and a register of its own.
    Dev(DevArguments),
    /// Print a token from the development issuer, and nothing else.
    Token(TokenArguments),
    /// Run the service as configured.
    Serve(ServeArguments),
    /// Check the disclosure log, or ask it what was handed out.
    Utleveringer(cli::utleveringer::UtleveringerArguments),
}

#[derive(Args)]
struct DevArguments {
    /// Where the service listens; a loopback address. Port 0 takes any free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Where the issuer of tokens listens; a loopback address.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8081")]
    issuer: SocketAddr,
    #[command(flatten)]
    data: DataArguments,
}

#[derive(Args)]
struct DataArguments {
    /// The folder with the development key, register and disclosure log.
    #[arg(long, value_name = "FOLDER", default_value = ".restanser-dev")]
    data: PathBuf,
}

#[derive(Args)]
struct TokenArguments {
    /// The organisation that asks.
    #[arg(long, value_name = "ORG")]
    consumer: Organisasjonsnummer,
    /// The organisation that asks on the consumer's behalf.
    #[arg(long, value_name = "ORG")]
    supplier: Option<Organisasjonsnummer>,
    /// A scope; may be given several times.
    #[arg(long = "scope", value_name = "SCOPE", default_value = SCOPE)]
    scopes: Vec<String>,
    /// How long the token lives, in seconds; negative for a token that has run out.
    #[arg(
        long,
        value_name = "SECONDS",
        default_value_t = 120,
        allow_negative_numbers = true
    )]
    expires_in: i64,
    /// Put a consent into the token: the organisation that gives it.
    #[arg(long, value_name = "ORG")]
    samtykke_fra: Option<Organisasjonsnummer>,
    /// The organisation that the consent is given to; the consumer when not given.
    #[arg(long, value_name = "ORG", requires = "samtykke_fra")]
    samtykke_til: Option<Organisasjonsnummer>,
    /// The resource that the consent is for; ours when not given.
    #[arg(long, value_name = "ID", requires = "samtykke_fra")]
    samtykke_ressurs: Option<String>,
    /// How long the consent is valid, in seconds; negative for one that has run out. A year when not given.
    #[arg(
        long,
        value_name = "SECONDS",
        requires = "samtykke_fra",
        allow_negative_numbers = true
    )]
    samtykke_gyldig_i: Option<i64>,
    #[command(flatten)]
    data: DataArguments,
}

#[derive(Args)]
struct ServeArguments {
    /// The configuration, TOML.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
}

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Dev(arguments) => dev(arguments),
        Command::Token(arguments) => token(arguments),
        Command::Serve(arguments) => serve(&arguments),
        Command::Utleveringer(arguments) => return cli::utleveringer::run(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("restanser: {error}");
            ExitCode::FAILURE
        }
    }
}

fn dev(arguments: DevArguments) -> Outcome {
    logging::start(Format::Text);
    let options = DevOptions {
        listen: arguments.listen,
        issuer: arguments.issuer,
        data: arguments.data.data,
    };
    Ok(actix_web::rt::System::new().block_on(dev::run(options))?)
}

fn token(arguments: TokenArguments) -> Outcome {
    let issuer = DevIssuer::open_announced(&arguments.data.data)?;
    let samtykke = arguments.samtykke_fra.map(|fra| {
        let mut samtykke = SamtykkeRequest::new(fra);
        samtykke.til = arguments.samtykke_til;
        samtykke.ressurs = arguments.samtykke_ressurs;
        samtykke.gyldig_i_sekunder = arguments
            .samtykke_gyldig_i
            .unwrap_or(samtykke.gyldig_i_sekunder);
        samtykke
    });
    let request = TokenRequest {
        consumer: arguments.consumer,
        supplier: arguments.supplier,
        scopes: arguments.scopes,
        expires_in_seconds: arguments.expires_in,
        samtykke,
    };
    println!("{}", issuer.sign(&request, Klokke::system()?.now())?);
    Ok(())
}

fn serve(arguments: &ServeArguments) -> Outcome {
    let config = Config::read(&arguments.config)?;
    logging::start(Format::Json);
    Ok(actix_web::rt::System::new().block_on(produksjon::run(config))?)
}
