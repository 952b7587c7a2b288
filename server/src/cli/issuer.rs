//! `restanser issuer`: the keys of the development issuer.

use clap::{Args, Subcommand};
use restanser_server::dev::issuer::{DevIssuer, KeyState};

use super::{DataArguments, Outcome};

#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// List the keys, oldest first: id, and whether it is signing, published or retired.
    Keys(DataArguments),
    /// Make a new key that signs from now on, and print its id. Those before it stay published.
    Rotate(DataArguments),
    /// Withdraw old keys, and print their ids. `token --key` can still sign with them.
    Retire(RetireArguments),
}

#[derive(Args)]
struct RetireArguments {
    /// The key to withdraw; all but the one that signs when not given.
    #[arg(long, value_name = "KID")]
    kid: Option<String>,
    #[command(flatten)]
    data: DataArguments,
}

pub fn run(arguments: &Arguments) -> Outcome {
    match &arguments.command {
        Command::Keys(data) => {
            for key in DevIssuer::open_announced(&data.data)?.keys()? {
                let state = match key.state {
                    KeyState::Signing => "signing",
                    KeyState::Published => "published",
                    KeyState::Retired => "retired",
                };
                println!("{} {state}", key.kid);
            }
        }
        Command::Rotate(data) => println!("{}", DevIssuer::open_announced(&data.data)?.rotate()?),
        Command::Retire(RetireArguments { kid, data }) => {
            for kid in DevIssuer::open_announced(&data.data)?.retire(kid.as_deref())? {
                println!("{kid}");
            }
        }
    }
    Ok(())
}
