//! The service in a process of its own.

use std::io::{self, BufRead as _, BufReader, Read as _};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread;

use clap::ValueEnum;
use jiff::Timestamp;
use restanser_server::api::RestanserApi;
use restanser_server::config;
use restanser_server::dev::issuer::TokenRequest;
use restanser_server::dev::issuers::Issuers;
use restanser_server::dev::tilgang::announced;
use restanser_server::kilde::sqlite::SqliteKilde;
use restanser_server::klokke::Klokke;
use restanser_server::telemetry::Traces;
use restanser_server::tjeneste;
use restanser_server::utlevering::Utleveringslogg;

use super::felles::Outcome;

/// Nobody listens there: the service has its keys from the folder.
const ISSUER: &str = "http://127.0.0.1:1/";
const CONSUMER: &str = "974760673";
/// Longer than any bench.
const TOKEN_SECONDS: i64 = 6 * 60 * 60;

/// Whether disclosures are recorded.
#[derive(Clone, Copy, ValueEnum)]
pub enum Logg {
    On,
    Off,
}

/// A service that ends with this value.
pub struct Tjener {
    pub address: SocketAddr,
    pub token: String,
    process: Child,
}

impl Tjener {
    /// Starts one on `register`, with what else it needs in the folder `data`.
    pub fn start(logg: Logg, register: &Path, data: &Path) -> Outcome<Self> {
        let issuers = Issuers::open_or_create(data, ISSUER, Klokke::system()?)?;
        issuers.maskinporten.announce(ISSUER)?;
        let mut token =
            TokenRequest::new(CONSUMER.parse()?, vec!["skatteetaten:restanser".to_owned()]);
        token.expires_in_seconds = TOKEN_SECONDS;
        let token = issuers.maskinporten.sign(&token, Timestamp::now())?;
        let logg = match logg {
            Logg::On => "on",
            Logg::Off => "off",
        };
        let mut process = Command::new(std::env::current_exe()?)
            .args(["--serve", logg, "--register"])
            .arg(register)
            .arg("--data")
            .arg(data)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut address = String::new();
        if let Some(stdout) = process.stdout.take() {
            BufReader::new(stdout).read_line(&mut address)?;
        }
        let address = address.trim().parse();
        let address = address.map_err(|_| "the service did not start: see above")?;
        Ok(Self {
            address,
            token,
            process,
        })
    }
}

impl Drop for Tjener {
    fn drop(&mut self) {
        // The end of its standard input is what it waits for.
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// The other side of [`Tjener::start`]: runs until standard input ends, with whoever started it.
pub fn serve(logg: Logg, register: &Path, data: &Path) -> Outcome {
    actix_web::rt::System::new().block_on(async {
        let klokke = Klokke::system()?;
        let utleveringer = match logg {
            Logg::On => Utleveringslogg::open(data.join("utleveringer.jsonl"))?,
            Logg::Off => Utleveringslogg::uten_opptegning(),
        };
        let api = RestanserApi {
            tilgang: announced(data, &klokke)?,
            klokke,
            kilde: Arc::new(SqliteKilde::open(register)?),
            utleveringer: Arc::new(utleveringer),
            kapasitet: Arc::default(),
            metrics: Arc::default(),
            traces: Traces::default(),
        };
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let server = tjeneste::serve(listener, api, &config::Server::default())?;
        let handle = server.handle();
        let (ended, end) = tokio::sync::oneshot::channel();
        thread::spawn(move || {
            let _ = io::stdin().read_to_end(&mut Vec::new());
            let _ = ended.send(());
        });
        actix_web::rt::spawn(async move {
            let _ = end.await;
            handle.stop(false).await;
        });
        println!("{address}");
        Ok(server.await?)
    })
}
