//! The development issuer: plays Maskinporten's part on this machine, with keys that only this data folder has.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

mod consent;
mod keyring;
mod token;

pub use super::error::DevIssuerError;
#[cfg(test)]
pub(crate) use super::files::pem;
pub use super::jws::{Member, MemberError, SigningRequest};
pub(super) use consent::{ORGANISATION, PERSON};
pub use consent::{
    Personidentifikator, SamtykkeRequest, Samtykkegiver, UgyldigPersonidentifikator,
};
pub(crate) use keyring::KeyFile;
pub use keyring::{IssuerKey, KeyState};
pub use token::TokenRequest;

use super::files::{self, failed};
use keyring::Keyring;

const ANNOUNCEMENT_FILE: &str = "issuer.toml";

/// Signs tokens as Maskinporten writes them, and knows the keys that verify them.
pub struct DevIssuer {
    data: PathBuf,
    keys: Keyring,
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
    /// When the folder or a key file cannot be used. A broken key file is never replaced.
    pub fn open_or_create(data: &Path) -> Result<Self, DevIssuerError> {
        std::fs::create_dir_all(data).map_err(failed(data))?;
        let issuer = Self::of(data);
        issuer.keys.signing_or_new()?;
        // What is wrong with an older one is told now, not at somebody's request.
        issuer.keys.published()?;
        Ok(issuer)
    }

    /// The issuer that `restanser dev` has announced in this data folder.
    ///
    /// # Errors
    /// When there is none, or its files cannot be read.
    pub fn open_announced(data: &Path) -> Result<Self, DevIssuerError> {
        let issuer = Self::of(data);
        let url = announced_url(data)?;
        if issuer.keys.signing()?.is_none() {
            return Err(issuer.not_announced());
        }
        issuer.set_issuer_url(&url);
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
        files::replace(&path, &announcement)?;
        self.set_issuer_url(issuer_url);
        Ok(())
    }

    /// The issuer's address, once it is announced.
    #[must_use]
    pub fn issuer_url(&self) -> Option<String> {
        let url = self.issuer_url.read();
        url.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A token as asked for, issued now, signed with the newest key unless another is asked for.
    ///
    /// # Errors
    /// When the issuer is not announced yet, a time leads out of the calendar, or there is no such key.
    pub fn sign(&self, request: &TokenRequest, now: Timestamp) -> Result<String, DevIssuerError> {
        let url = self.issuer_url().ok_or_else(|| self.not_announced())?;
        let claims = token::claims(request, &url, now).ok_or(DevIssuerError::Lifetime)?;
        let key = match &request.signing.key {
            Some(kid) => self.keys.find(kid)?,
            None => self.keys.signing()?.ok_or_else(|| self.not_announced())?,
        };
        key.sign(&request.signing, json!({"kid": key.kid}), claims)
    }

    /// Every key of the issuer, oldest first.
    ///
    /// # Errors
    /// When the folder or a key file cannot be read.
    pub fn keys(&self) -> Result<Vec<IssuerKey>, DevIssuerError> {
        self.keys.list()
    }

    /// Makes a new key that signs from now on, and tells its id. Those before it stay published.
    ///
    /// # Errors
    /// When the key cannot be written, or too many are published.
    pub fn rotate(&self) -> Result<String, DevIssuerError> {
        Ok(self.keys.rotate()?.kid)
    }

    /// Withdraws the key with this id, or all but the one that signs, and tells which.
    ///
    /// # Errors
    /// When there is no such key, or it is the one that signs.
    pub fn retire(&self, kid: Option<&str>) -> Result<Vec<String>, DevIssuerError> {
        self.keys.retire(kid)
    }

    /// The key set, as it is in the folder now.
    pub(super) fn key_set(&self) -> Result<Value, DevIssuerError> {
        let keys = self.keys.published()?;
        let jwk = |key: &super::jws::SigningKey| {
            key.jwk(json!({"use": "sig", "alg": "RS256", "kid": key.kid}))
        };
        Ok(json!({"keys": keys.iter().map(jwk).collect::<Vec<_>>()}))
    }

    /// The key files as they are now, to see whether anything has changed.
    pub(super) fn key_files(&self) -> Result<Vec<KeyFile>, DevIssuerError> {
        self.keys.files()
    }

    pub(super) fn set_issuer_url(&self, issuer_url: &str) {
        let mut url = self
            .issuer_url
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        *url = Some(issuer_url.into());
    }

    fn of(data: &Path) -> Self {
        Self {
            data: data.into(),
            keys: Keyring::of(data),
            issuer_url: RwLock::new(None),
        }
    }

    fn not_announced(&self) -> DevIssuerError {
        DevIssuerError::NotAnnounced {
            data: self.data.clone(),
        }
    }
}

/// Where the issuer of this data folder is, as it has announced.
pub(super) fn announced_url(data: &Path) -> Result<String, DevIssuerError> {
    let path = data.join(ANNOUNCEMENT_FILE);
    let Some(text) = files::read(&path)? else {
        return Err(DevIssuerError::NotAnnounced { data: data.into() });
    };
    let announcement: Announcement =
        toml::from_str(&text).map_err(|error| DevIssuerError::BrokenAnnouncement {
            path,
            reason: error.message().into(),
        })?;
    Ok(announcement.issuer)
}

impl fmt::Debug for DevIssuer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("DevIssuer")
            .field("data", &self.data)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
