//! The development issuer: plays Maskinporten's part on this machine, with a key that only this data folder has.

use std::fmt;
use std::io;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use actix_web::dev::Server;
use actix_web::{App, HttpServer, web};
use jiff::Timestamp;
use jsonwebtoken::jwk::{AlgorithmParameters, Jwk, ThumbprintHash};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

mod file;
mod token;

pub(crate) use file::pem;
pub use token::{SamtykkeRequest, TokenRequest};

const KEY_FILE: &str = "issuer-key.pem";
const ANNOUNCEMENT_FILE: &str = "issuer.toml";

/// Why the development issuer cannot do what it is asked to.
#[derive(Debug, thiserror::Error)]
pub enum DevIssuerError {
    /// A file of the data folder cannot be read or written.
    #[error("{}: {error}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What went wrong.
        error: io::Error,
    },
    /// The key file is there but holds no key; it is never replaced without being asked.
    #[error("{} holds no usable RSA key ({reason}): delete it to get a new one", path.display())]
    BrokenKey {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A key could not be generated.
    #[error("no RSA key could be generated")]
    Generate,
    /// The announcement cannot be read.
    #[error("{} cannot be read ({reason}): start `restanser dev` anew", path.display())]
    BrokenAnnouncement {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// Nobody has told at which address the issuer is.
    #[error("no development issuer in {}: start `restanser dev` first", data.display())]
    NotAnnounced {
        /// The data folder.
        data: PathBuf,
    },
    /// A lifetime leads out of the calendar.
    #[error("the lifetime is too long")]
    Lifetime,
    /// The token could not be signed.
    #[error("the token cannot be signed: {0}")]
    Sign(jsonwebtoken::errors::Error),
}

/// Signs tokens as Maskinporten writes them, and serves the key that verifies them.
pub struct DevIssuer {
    data: PathBuf,
    private: EncodingKey,
    kid: String,
    /// The public key as the key set shows it.
    jwk: Value,
    issuer_url: RwLock<Option<String>>,
}

/// What [`DevIssuer::announce`] leaves for the `token` command.
#[derive(Serialize, Deserialize)]
struct Announcement {
    issuer: String,
}

impl DevIssuer {
    /// The issuer of this data folder; folder and key are made when they are not there.
    ///
    /// # Errors
    /// When the folder or the key file cannot be used. A broken key file is never replaced.
    pub fn open_or_create(data: &Path) -> Result<Self, DevIssuerError> {
        std::fs::create_dir_all(data).map_err(failed(data))?;
        let path = data.join(KEY_FILE);
        if let Some(pem) = file::read(&path)? {
            return Self::from_pem(data, &pem);
        }
        let key = aws_lc_rs::rsa::KeyPair::generate(aws_lc_rs::rsa::KeySize::Rsa2048);
        let key = key.map_err(|_| DevIssuerError::Generate)?;
        file::write_new(&path, &pem(&key).ok_or(DevIssuerError::Generate)?)?;
        // Not the key just made: another process may have been the first.
        match file::read(&path)? {
            Some(pem) => Self::from_pem(data, &pem),
            None => Err(failed(&path)(io::ErrorKind::NotFound.into())),
        }
    }

    /// The issuer that `restanser dev` has announced in this data folder.
    ///
    /// # Errors
    /// When there is none, or its files cannot be read.
    pub fn open_announced(data: &Path) -> Result<Self, DevIssuerError> {
        let path = data.join(ANNOUNCEMENT_FILE);
        let (announcement, key) = (file::read(&path)?, file::read(&data.join(KEY_FILE))?);
        let (Some(announcement), Some(key)) = (announcement, key) else {
            return Err(DevIssuerError::NotAnnounced { data: data.into() });
        };
        let announcement: Announcement =
            toml::from_str(&announcement).map_err(|error| DevIssuerError::BrokenAnnouncement {
                path,
                reason: error.message().into(),
            })?;
        let issuer = Self::from_pem(data, &key)?;
        issuer.set_issuer_url(&announcement.issuer);
        Ok(issuer)
    }

    /// Tells the `token` command, and this issuer itself, at which address the issuer is: `http://127.0.0.1:1234/`.
    ///
    /// # Errors
    /// When the data folder cannot be written to.
    pub fn announce(&self, issuer_url: &str) -> Result<(), DevIssuerError> {
        let path = self.data.join(ANNOUNCEMENT_FILE);
        let announcement = toml::to_string(&Announcement {
            issuer: issuer_url.into(),
        });
        let announcement = announcement.map_err(|error| failed(&path)(io::Error::other(error)))?;
        file::replace(&path, &announcement)?;
        self.set_issuer_url(issuer_url);
        Ok(())
    }

    /// The issuer's address, once it is announced.
    #[must_use]
    pub fn issuer_url(&self) -> Option<String> {
        let url = self.issuer_url.read();
        url.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The id of the key: its RFC 7638 thumbprint.
    #[must_use]
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// A token as asked for, issued now.
    ///
    /// # Errors
    /// When the issuer is not announced yet, or a lifetime leads out of the calendar.
    pub fn sign(&self, request: &TokenRequest, now: Timestamp) -> Result<String, DevIssuerError> {
        let issuer = self.issuer_url();
        let issuer = issuer.ok_or_else(|| DevIssuerError::NotAnnounced {
            data: self.data.clone(),
        })?;
        let claims = token::claims(request, &issuer, now).ok_or(DevIssuerError::Lifetime)?;
        let mut header = Header::new(Algorithm::RS256);
        header.typ = None;
        header.kid = Some(self.kid.clone());
        jsonwebtoken::encode(&header, &claims, &self.private).map_err(DevIssuerError::Sign)
    }

    /// Serves metadata and key set under `issuer_url`, whose path is `/`. The server runs when it is awaited.
    ///
    /// # Errors
    /// When the listener can be reached from other machines: whoever trusts this issuer trusts anybody who can
    /// read the data folder.
    pub fn serve(self: &Arc<Self>, listener: TcpListener, issuer_url: &str) -> io::Result<Server> {
        if !listener.local_addr()?.ip().is_loopback() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "the development issuer listens on loopback only",
            ));
        }
        let root = issuer_url.trim_end_matches('/');
        let metadata = json!({"issuer": issuer_url, "jwks_uri": format!("{root}/jwk")});
        let keys = json!({"keys": [self.jwk]});
        let server = HttpServer::new(move || {
            let (metadata, keys) = (metadata.clone(), keys.clone());
            App::new()
                .route(
                    "/.well-known/oauth-authorization-server",
                    web::get().to(move || std::future::ready(web::Json(metadata.clone()))),
                )
                .route(
                    "/jwk",
                    web::get().to(move || std::future::ready(web::Json(keys.clone()))),
                )
        });
        Ok(server.workers(1).disable_signals().listen(listener)?.run())
    }

    fn from_pem(data: &Path, pem: &str) -> Result<Self, DevIssuerError> {
        let broken = |reason: String| DevIssuerError::BrokenKey {
            path: data.join(KEY_FILE),
            reason,
        };
        let refused = |error: jsonwebtoken::errors::Error| broken(error.to_string());
        let private = EncodingKey::from_rsa_pem(pem.as_bytes()).map_err(refused)?;
        let public = Jwk::from_encoding_key(&private, Algorithm::RS256).map_err(refused)?;
        let kid = public.thumbprint(ThumbprintHash::SHA256).map_err(refused)?;
        let AlgorithmParameters::RSA(numbers) = &public.algorithm else {
            return Err(broken("not an RSA key".into()));
        };
        Ok(Self {
            data: data.into(),
            private,
            jwk: json!({
                "kty": "RSA", "use": "sig", "alg": "RS256", "kid": kid, "n": numbers.n, "e": numbers.e,
            }),
            kid,
            issuer_url: RwLock::new(None),
        })
    }

    fn set_issuer_url(&self, issuer_url: &str) {
        let mut url = self
            .issuer_url
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        *url = Some(issuer_url.into());
    }
}

impl fmt::Debug for DevIssuer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("DevIssuer")
            .field("data", &self.data)
            .field("kid", &self.kid)
            .finish_non_exhaustive()
    }
}

fn failed(path: &Path) -> impl Fn(io::Error) -> DevIssuerError {
    let path = path.to_owned();
    move |error| DevIssuerError::File {
        path: path.clone(),
        error,
    }
}

#[cfg(test)]
mod tests;
