//! `restanser dev`.

use std::net::SocketAddr;

use clap::Args;
use restanser_server::dev::{self, DevOptions};
use restanser_server::logging::{self, Filter, Format};

use super::{DataArguments, Outcome};

#[derive(Args)]
pub struct Arguments {
    /// Where the service listens; a loopback address. Port 0 takes any free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Where the issuer of tokens listens; a loopback address.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8081")]
    issuer: SocketAddr,
    #[command(flatten)]
    data: DataArguments,
}

pub fn run(arguments: Arguments) -> Outcome {
    let _log = logging::start(Format::Text, Filter::default())?;
    let options = DevOptions {
        listen: arguments.listen,
        issuer: arguments.issuer,
        data: arguments.data.data,
    };
    Ok(actix_web::rt::System::new().block_on(dev::run(options))?)
}
