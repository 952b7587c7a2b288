//! What the tests of the whole service stand on: the service on a real socket, an issuer with real keys, a client that
//! sends exactly what it is told, and the program as a process.

#![allow(dead_code, unused_imports, reason = "each test binary uses its part")]

pub mod altinn;
pub mod belastning;
pub mod database;
pub mod dev;
pub mod dokument;
pub mod http;
pub mod importsted;
pub mod key_server;
pub mod klient;
pub mod load;
pub mod logg;
pub mod maskinporten;
pub mod metrikker;
pub mod nettleser;
pub mod postgres;
pub mod prosess;
pub mod proxy;
pub mod serve;
pub mod sperret;
pub mod tabell;
pub mod tjeneste;
pub mod tls;
pub mod tokenklient;
pub mod treg;
pub mod xmllint;

use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

pub use http::{Connection, Request, Response};
pub use maskinporten::{Issuer, Samtykke, Token};
pub use tjeneste::{Oppsett, Tjeneste};

/// No wait is longer: what has not happened by then does not happen.
pub const BOUND: Duration = Duration::from_secs(30);

/// Has `dibk`.
pub const BRREG: &str = "974760673";
/// Has `ebevis`.
pub const DIGDIR: &str = "991825827";
/// Has both.
pub const SKATTEETATEN: &str = "974761076";
/// Has nothing.
pub const UTEN_TILGANG: &str = "310478717";
/// The organisation of the published example.
pub const VIRKSOMHET: &str = "310111643";
/// Known to the source, and nothing due.
pub const INTET_FORFALT: &str = "313367002";
/// A valid number that the source does not know.
pub const UKJENT: &str = "310000000";

/// What a test passes over is said where the test harness does not swallow it.
pub fn skipped(why: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "SKIPPED: {why}");
}

/// An address at which nobody listens, and nobody else will: others take theirs on 127.0.0.1, where this one is only
/// when the machine has no other loopback address.
pub fn nobodys_address() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.2:0").or_else(|_| TcpListener::bind("127.0.0.1:0"));
    listener.unwrap().local_addr().unwrap()
}
