//! The issuer's files: whole or not there, never half written.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use aws_lc_rs::encoding::AsDer as _;
use aws_lc_rs::rsa::KeyPair;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use uuid::Uuid;

use super::{DevIssuerError, failed};

/// A private key as PKCS#8 in PEM.
pub(crate) fn pem(key: &KeyPair) -> Option<String> {
    let der = key.as_der().ok()?;
    let encoded = STANDARD.encode(der.as_ref());
    let mut pem = String::from("-----BEGIN PRIVATE KEY-----\n");
    let mut rest = encoded.as_str();
    while let Some((line, after)) = rest.split_at_checked(64) {
        pem.push_str(line);
        pem.push('\n');
        rest = after;
    }
    if !rest.is_empty() {
        pem.push_str(rest);
        pem.push('\n');
    }
    pem.push_str("-----END PRIVATE KEY-----\n");
    Some(pem)
}

/// The file's text; none when there is no file.
pub(super) fn read(path: &Path) -> Result<Option<String>, DevIssuerError> {
    match fs::read(path) {
        // What is no text is no key and no TOML either, and is refused as such.
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(path)(error)),
    }
}

/// Writes the file unless it is there already, also when another process makes it at this very moment.
pub(super) fn write_new(path: &Path, text: &str) -> Result<(), DevIssuerError> {
    let temporary = Temporary::write(path, text)?;
    // Unlike a rename, a link does not replace what is there.
    match fs::hard_link(&temporary.0, path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(failed(path)(error)),
    }
}

/// Writes the file in place of what is there.
pub(super) fn replace(path: &Path, text: &str) -> Result<(), DevIssuerError> {
    let temporary = Temporary::write(path, text)?;
    fs::rename(&temporary.0, path).map_err(failed(path))
}

/// A file beside the one that is to be, readable by its owner only; gone when this is dropped.
struct Temporary(PathBuf);

impl Temporary {
    fn write(beside: &Path, text: &str) -> Result<Self, DevIssuerError> {
        let temporary = Self(beside.with_extension(format!("{}.tmp", Uuid::new_v4())));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let written = options.open(&temporary.0).and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        });
        written.map_err(failed(&temporary.0))?;
        Ok(temporary)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // After a rename it is gone already.
        let _ = fs::remove_file(&self.0);
    }
}
