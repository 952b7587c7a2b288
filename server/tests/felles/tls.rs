//! Certificates that the service has, and clients that look at them.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use restanser_server::config::Tls;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use tempfile::TempDir;

use super::BOUND;

/// A certificate with its key.
#[derive(Clone)]
pub struct Sertifikat {
    pub certificate: String,
    pub key: String,
    pub der: CertificateDer<'static>,
}

impl Sertifikat {
    pub fn new() -> Self {
        Self::valid_until(2100)
    }

    pub fn valid_until(year: i32) -> Self {
        let mut params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
        params.not_before = date_time_ymd(2000, 1, 1);
        params.not_after = date_time_ymd(year, 1, 1);
        let key = KeyPair::generate().unwrap();
        let certificate = params.self_signed(&key).unwrap();
        Self {
            certificate: pem("CERTIFICATE", certificate.der()),
            key: pem("PRIVATE KEY", &key.serialize_der()),
            der: certificate.der().clone(),
        }
    }
}

fn pem(tag: &str, der: &[u8]) -> String {
    pem::encode(&pem::Pem::new(tag, der))
}

/// The files of a certificate.
pub struct Filer {
    pub folder: TempDir,
}

impl Filer {
    pub fn of(sertifikat: &Sertifikat) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let filer = Self { folder };
        filer.replace(sertifikat);
        filer
    }

    pub fn tls(&self) -> Tls {
        Tls {
            certificate: self.path("tls.crt"),
            key: self.path("tls.key"),
        }
    }

    /// Replaces both, each as a whole.
    pub fn replace(&self, sertifikat: &Sertifikat) {
        put(&self.path("tls.crt"), &sertifikat.certificate);
        put(&self.path("tls.key"), &sertifikat.key);
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

fn put(path: &Path, content: &str) {
    let new = path.with_extension("new");
    fs::write(&new, content).unwrap();
    fs::rename(new, path).unwrap();
}

/// A client that trusts these alone.
pub fn client(trusted: &[&Sertifikat], protocols: &[&str]) -> Arc<ClientConfig> {
    let mut roots = RootCertStore::empty();
    for sertifikat in trusted {
        roots.add(sertifikat.der.clone()).unwrap();
    }
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    // Every handshake is a whole one.
    config.resumption = rustls::client::Resumption::disabled();
    config.alpn_protocols = protocols
        .iter()
        .map(|name| name.as_bytes().to_vec())
        .collect();
    Arc::new(config)
}

/// A connection after its handshake.
pub type Kryptert = StreamOwned<ClientConnection, TcpStream>;

/// Shakes hands.
pub fn connect(address: SocketAddr, config: &Arc<ClientConfig>) -> io::Result<Kryptert> {
    let name = ServerName::try_from("localhost").unwrap();
    let connection = ClientConnection::new(Arc::clone(config), name).map_err(io::Error::other)?;
    let stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(BOUND))?;
    let mut stream = StreamOwned::new(connection, stream);
    while stream.conn.is_handshaking() {
        stream.conn.complete_io(&mut stream.sock)?;
    }
    Ok(stream)
}

/// Sends a request and reads until the end.
pub fn exchange(stream: &mut Kryptert, request: &[u8]) -> String {
    stream.write_all(request).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8(answer).unwrap()
}
