//! The development issuer of Altinn 2's consent tokens, on the same listener as the other one, under `altinn2/`.

use std::fmt;
use std::path::Path;

use serde_json::{Value, json};

mod certificate;
mod token;

use super::error::DevIssuerError;
use super::issuer::announced_url;
use crate::klokke::Klokke;
use certificate::CertifiedKey;
pub use token::{Altinn2Request, Datoform, Tjenesteform};

/// Where it is, under the other issuer's address.
pub(super) const PATH: &str = "altinn2/";

/// Which of the two keys signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Altinn2Key {
    /// The one that is in use.
    #[default]
    Primary,
    /// The one that is to be.
    Secondary,
}

/// Signs consents as Altinn 2 wrote them, and knows the keys that verify them.
pub struct Altinn2Issuer {
    issuer_url: String,
    primary: CertifiedKey,
    secondary: CertifiedKey,
}

impl Altinn2Issuer {
    /// The issuer of this data folder, under the address of the other one; keys are made when they are not there.
    ///
    /// # Errors
    /// When the folder or a key file cannot be used. A broken key file is never replaced.
    pub fn open_or_create(data: &Path, base_url: &str) -> Result<Self, DevIssuerError> {
        std::fs::create_dir_all(data).map_err(super::files::failed(data))?;
        let key = |name: &str| CertifiedKey::open_or_create(&data.join(name));
        // Making a key takes its time.
        let (primary, secondary) = std::thread::scope(|scope| {
            let secondary = scope.spawn(|| key("altinn2-secondary.pem"));
            let primary = key("altinn2-primary.pem");
            (primary, secondary.join())
        });
        Ok(Self {
            issuer_url: format!("{base_url}{PATH}"),
            primary: primary?,
            secondary: secondary.map_err(|_| DevIssuerError::Generate)??,
        })
    }

    /// The issuer that `restanser dev` has announced in this data folder.
    ///
    /// # Errors
    /// When there is none, or its files cannot be read.
    pub fn open_announced(data: &Path) -> Result<Self, DevIssuerError> {
        Self::open_or_create(data, &announced_url(data)?)
    }

    /// The issuer's address, as it stands in `iss`.
    #[must_use]
    pub fn issuer_url(&self) -> &str {
        &self.issuer_url
    }

    /// Where its metadata is.
    #[must_use]
    pub fn metadata_url(&self) -> String {
        format!("{}.well-known/oauth-authorization-server", self.issuer_url)
    }

    /// A consent token as asked for, issued now.
    ///
    /// # Errors
    /// When a time leads out of the calendar.
    pub fn sign(
        &self,
        request: &Altinn2Request,
        klokke: &Klokke,
    ) -> Result<String, DevIssuerError> {
        let claims = token::claims(request, &self.issuer_url, klokke);
        let key = match request.key {
            Altinn2Key::Primary => &self.primary,
            Altinn2Key::Secondary => &self.secondary,
        };
        key.sign(&request.signing, claims.ok_or(DevIssuerError::Lifetime)?)
    }

    /// What stands at [`metadata_url`](Self::metadata_url).
    pub(super) fn metadata(&self) -> Value {
        json!({
            "issuer": self.issuer_url,
            "jwks_uri": format!("{}api/metadata/jwk", self.issuer_url),
        })
    }

    /// The key set: primary, then secondary.
    pub(super) fn key_set(&self) -> Value {
        json!({"keys": [self.primary.jwk(), self.secondary.jwk()]})
    }
}

impl fmt::Debug for Altinn2Issuer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Altinn2Issuer")
            .field("issuer_url", &self.issuer_url)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
