//! `restanser health`.

use std::io::{self, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use restanser_server::config::Config;

/// Longer than the service takes to find out about its register.
const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Args)]
pub struct Arguments {
    /// The configuration of the service, TOML; it names the management listener that is asked.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
    /// Ask only whether the process answers.
    #[arg(long)]
    live: bool,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let config = Config::read(&arguments.config)?;
    let Some(management) = config.management else {
        let file = arguments.config.display();
        return Err(format!("{file} has no [management]: there is nobody to ask").into());
    };
    let page = if arguments.live { "live" } else { "ready" };
    let url = format!("http://{}/health/{page}", reached_at(management.listen));
    let asked = actix_web::rt::System::new().block_on(ask(&url));
    let (healthy, said) = asked.map_err(|error| format!("{url} does not answer: {error}"))?;
    writeln!(io::stdout().lock(), "{said}")?;
    Ok(if healthy {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

async fn ask(url: &str) -> reqwest::Result<(bool, String)> {
    // This machine is asked, where a proxy has no business.
    let client = reqwest::Client::builder()
        .no_proxy()
        .timeout(PATIENCE)
        .build()?;
    let answer = client.get(url).send().await?;
    let healthy = answer.status().is_success();
    Ok((healthy, answer.text().await?))
}

/// A listener on all addresses is reached on this machine's own.
fn reached_at(listen: SocketAddr) -> SocketAddr {
    let ip = match listen.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, listen.port())
}

#[cfg(test)]
mod tests {
    use super::reached_at;

    #[test]
    fn a_listener_on_all_addresses_is_asked_on_this_machine() {
        for (listen, reached) in [
            ("0.0.0.0:9090", "127.0.0.1:9090"),
            ("[::]:9090", "[::1]:9090"),
            ("127.0.0.1:1", "127.0.0.1:1"),
            ("10.0.0.7:9090", "10.0.0.7:9090"),
        ] {
            let reached_there = reached_at(listen.parse().unwrap()).to_string();
            assert_eq!(reached_there, reached, "{listen}");
        }
    }
}
