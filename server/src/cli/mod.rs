//! The commands, one a file: its arguments, and what it does with them.

use std::error::Error;
use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::Args;
use jsonwebtoken::Algorithm;
use restanser_server::dev::DevError;
use restanser_server::dev::issuer::{Member, SigningRequest};
use restanser_server::produksjon::ServeError;

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

/// What a command comes to; an error is told on standard error, with the exit code of [`exit_code`].
pub type Outcome = Result<(), Box<dyn Error>>;

/// What the program exits with when a running service could not go on: started anew, it may.
const STOPPED: u8 = 4;

/// What the program exits with for an error.
pub fn exit_code(error: &(dyn Error + 'static)) -> u8 {
    let served = matches!(error.downcast_ref(), Some(ServeError::Drift(_)));
    let developed = matches!(error.downcast_ref(), Some(DevError::Drift(_)));
    if served || developed { STOPPED } else { 1 }
}

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

#[cfg(test)]
mod tests {
    use restanser_server::tjeneste::DriftFeil;

    use super::*;

    #[test]
    fn a_service_that_cannot_go_on_is_told_from_one_that_does_not_start() {
        let lost: [Box<dyn Error>; 3] = [
            Box::new(ServeError::from(DriftFeil::Arbeider)),
            Box::new(ServeError::from(DriftFeil::Lytter)),
            Box::new(DevError::from(DriftFeil::Arbeider)),
        ];
        assert!(
            lost.iter()
                .all(|error| exit_code(error.as_ref()) == STOPPED)
        );
        let others: [Box<dyn Error>; 3] = [
            Box::new(ServeError::from(io::Error::other("no signals"))),
            Box::new(DevError::from(io::Error::other("no signals"))),
            Box::new(io::Error::other("a full disk")),
        ];
        assert!(others.iter().all(|error| exit_code(error.as_ref()) == 1));
    }
}
