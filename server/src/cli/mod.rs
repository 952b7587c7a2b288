//! The commands, one a file: its arguments, and what it does with them.

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::Args;
use jsonwebtoken::Algorithm;
use restanser_server::dev::issuer::{Member, SigningRequest};

pub mod completions;
pub mod config;
pub mod dev;
pub mod explain;
pub mod export;
pub mod health;
pub mod import;
pub mod issuer;
pub mod manual;
pub mod migrate;
pub mod samtykketoken;
pub mod serve;
pub mod testdata;
pub mod token;
pub mod utleveringer;

/// What a command comes to; an error is told on standard error, with exit code 1.
pub type Outcome = Result<(), Box<dyn std::error::Error>>;

/// Writes to standard output. That nobody reads any more is no failure.
fn said(text: &str) -> io::Result<()> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        said => said,
    }
}

// No doc comments on what is flattened: clap takes them for the description of the command.

// Where development happens.
#[derive(Args)]
pub struct DataArguments {
    /// The folder with the development keys, clients, register and disclosure log.
    #[arg(long, value_name = "FOLDER", default_value = ".restanser-dev")]
    pub data: PathBuf,
}

// How a token is signed, and what is to be wrong in it.
#[derive(Args)]
#[command(next_help_heading = "Signature, and what is to be different")]
pub struct SigningArguments {
    /// The algorithm of the signature.
    #[arg(long, value_name = "ALG", default_value = "RS256", value_parser = ["RS256", "RS384", "RS512"])]
    alg: String,
    /// The key id that the header names, whichever key signs.
    #[arg(long, value_name = "TEXT")]
    kid: Option<String>,
    /// A member of the header, in place of what would stand there; null removes it. May be given several times.
    #[arg(long = "header", value_name = "NAME=JSON")]
    headers: Vec<Member>,
    /// A claim, in place of what would stand there; null removes it. May be given several times.
    #[arg(long = "claim", value_name = "NAME=JSON")]
    claims: Vec<Member>,
}

impl SigningArguments {
    /// With the key of this id, or the newest.
    pub fn request(
        self,
        key: Option<String>,
    ) -> Result<SigningRequest, jsonwebtoken::errors::Error> {
        let kid = self.kid.map(|kid| Member {
            name: "kid".to_owned(),
            value: kid.into(),
        });
        Ok(SigningRequest {
            algorithm: self.alg.parse::<Algorithm>()?,
            key,
            header: kid.into_iter().chain(self.headers).collect(),
            claims: self.claims,
        })
    }
}
