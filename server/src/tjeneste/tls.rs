//! The certificate of the service and its key: read, held against each other, and read anew while the service runs.
//!
//! Both files are watched (`filvakt.rs`) as one content. A connection keeps what was in force when its handshake began, so
//! none fails because of a new one. A pair that does not fit is refused, and what was in force stays.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use arc_swap::ArcSwap;
use jiff::Timestamp;
use rustls::ServerConfig;
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::pem::{self, PemObject as _};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::maal::{Forbindelsesmaal, count};
use crate::config;
use crate::filvakt::{Filvakt, Funn};
use crate::signal::Hangup;

/// What is spoken, the most wanted first.
const PROTOCOLS: [&[u8]; 2] = [b"h2", b"http/1.1"];

/// Why a certificate and its key cannot be used.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each says what it is")]
pub enum TlsFeil {
    #[error("{}: {error}", path.display())]
    Read { path: PathBuf, error: io::Error },
    #[error("{} is not PEM: {error}", path.display())]
    Pem { path: PathBuf, error: pem::Error },
    #[error("{} holds no certificate", path.display())]
    NoCertificate { path: PathBuf },
    #[error("{} holds no private key", path.display())]
    NoKey { path: PathBuf },
    #[error("{}: its first certificate cannot be read", path.display())]
    Certificate { path: PathBuf },
    #[error("{} expired at {at}: no consumer would accept it", path.display())]
    Expired { path: PathBuf, at: Timestamp },
    #[error("{} is not valid before {at}: no consumer would accept it", path.display())]
    NotYetValid { path: PathBuf, at: Timestamp },
    #[error("{} is not the key of {}", key.display(), certificate.display())]
    OtherKey { certificate: PathBuf, key: PathBuf },
    #[error("{} and {} cannot be used: {error}", certificate.display(), key.display())]
    Unusable {
        certificate: PathBuf,
        key: PathBuf,
        error: rustls::Error,
    },
}

/// The content of both files.
#[derive(Clone, PartialEq, Eq)]
struct Innhold {
    certificate: Vec<u8>,
    key: Vec<u8>,
}

/// A certificate with its key, ready for use.
struct Par {
    config: ServerConfig,
    expires: Timestamp,
}

/// Whether the certificate and its key can be used.
///
/// # Errors
/// When they cannot be read, do not fit, or are of another time.
pub fn check(tls: &config::Tls) -> Result<(), TlsFeil> {
    par(tls, &innhold(tls)?, Timestamp::now()).map(drop)
}

fn innhold(tls: &config::Tls) -> Result<Innhold, TlsFeil> {
    let read = |path: &Path| {
        fs::read(path).map_err(|error| TlsFeil::Read {
            path: path.to_owned(),
            error,
        })
    };
    Ok(Innhold {
        certificate: read(&tls.certificate)?,
        key: read(&tls.key)?,
    })
}

fn par(tls: &config::Tls, innhold: &Innhold, now: Timestamp) -> Result<Par, TlsFeil> {
    let (certificate, key) = (tls.certificate.clone(), tls.key.clone());
    let chain = CertificateDer::pem_slice_iter(&innhold.certificate)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| TlsFeil::Pem {
            path: certificate.clone(),
            error,
        })?;
    let expires = valid(&certificate, chain.first(), now)?;
    let private = PrivateKeyDer::from_pem_slice(&innhold.key).map_err(|error| match error {
        pem::Error::NoItemsFound => TlsFeil::NoKey { path: key.clone() },
        error => TlsFeil::Pem {
            path: key.clone(),
            error,
        },
    })?;
    let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|builder| {
            builder
                .with_no_client_auth()
                .with_single_cert(chain, private)
        });
    let mut config = config.map_err(|error| match error {
        rustls::Error::InconsistentKeys(_) => TlsFeil::OtherKey { certificate, key },
        error => TlsFeil::Unusable {
            certificate,
            key,
            error,
        },
    })?;
    config.alpn_protocols = PROTOCOLS.map(<[u8]>::to_vec).to_vec();
    Ok(Par { config, expires })
}

/// When the certificate expires.
fn valid(
    path: &Path,
    certificate: Option<&CertificateDer<'_>>,
    now: Timestamp,
) -> Result<Timestamp, TlsFeil> {
    let path = || path.to_owned();
    let certificate = certificate.ok_or_else(|| TlsFeil::NoCertificate { path: path() })?;
    let unreadable = || TlsFeil::Certificate { path: path() };
    let (_, certificate) =
        x509_parser::parse_x509_certificate(certificate).map_err(|_| unreadable())?;
    let validity = certificate.validity();
    let moment = |time: x509_parser::time::ASN1Time| {
        Timestamp::from_second(time.timestamp()).map_err(|_| unreadable())
    };
    let (from, until) = (moment(validity.not_before)?, moment(validity.not_after)?);
    if now > until {
        return Err(TlsFeil::Expired {
            path: path(),
            at: until,
        });
    }
    if now < from {
        return Err(TlsFeil::NotYetValid {
            path: path(),
            at: from,
        });
    }
    Ok(until)
}

/// The watch over certificate and key.
pub(super) struct Tlsvakt {
    filvakt: Filvakt<Innhold>,
    dommer: Dommer,
}

impl Tlsvakt {
    /// Puts in force what the files hold, and watches over it from there.
    pub(super) fn over(tls: &config::Tls, maal: Arc<Forbindelsesmaal>) -> Result<Self, TlsFeil> {
        let innhold = innhold(tls)?;
        let par = par(tls, &innhold, Timestamp::now())?;
        warn_of_readers(&tls.key);
        tracing::info!(expires = %par.expires, "TLS certificate in force");
        maal.certificate_expires
            .store(par.expires.as_second(), Ordering::Relaxed);
        Ok(Self {
            filvakt: Filvakt::fra(innhold),
            dommer: Dommer {
                tls: Arc::new(tls.clone()),
                in_force: Arc::new(ArcSwap::from_pointee(par.config)),
                maal,
            },
        })
    }

    /// What is in force, now and later.
    pub(super) fn in_force(&self) -> Arc<ArcSwap<ServerConfig>> {
        Arc::clone(&self.dommer.in_force)
    }

    /// Watches for ever.
    pub(super) async fn hold(self, hangup: Hangup) {
        let Self { filvakt, dommer } = self;
        let tls = Arc::clone(&dommer.tls);
        let les = move || innhold(&tls).map_err(|error| error.to_string());
        filvakt.hold(hangup, les, |funn| dommer.bedom(funn)).await;
    }
}

/// What becomes of what is found.
struct Dommer {
    tls: Arc<config::Tls>,
    in_force: Arc<ArcSwap<ServerConfig>>,
    maal: Arc<Forbindelsesmaal>,
}

impl Dommer {
    fn bedom(&self, funn: &Funn<Innhold>) {
        let par = funn.clone().and_then(|innhold| {
            par(&self.tls, &innhold, Timestamp::now()).map_err(|error| error.to_string())
        });
        match par {
            Ok(par) => {
                self.in_force.store(Arc::new(par.config));
                self.maal
                    .certificate_expires
                    .store(par.expires.as_second(), Ordering::Relaxed);
                count(&self.maal.tls_reloads_taken);
                tracing::info!(expires = %par.expires, "TLS certificate taken");
            }
            Err(reason) => {
                count(&self.maal.tls_reloads_refused);
                tracing::error!(reason, "TLS certificate refused: the one in force stays");
            }
        }
    }
}

/// A key that anybody may read is not much of a secret; how secrets are mounted is not for us to forbid.
fn warn_of_readers(key: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        const OTHERS_READ: u32 = 0o004;
        let mode = fs::metadata(key).map(|metadata| metadata.permissions().mode());
        if mode.is_ok_and(|mode| mode & OTHERS_READ != 0) {
            let key = key.display();
            tracing::warn!(%key, "the private key can be read by everybody on this machine");
        }
    }
}
