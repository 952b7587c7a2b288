//! The files of the data folder: whole or not there, never half written.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use aws_lc_rs::encoding::AsDer as _;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use pem::{EncodeConfig, LineEnding, Pem};
use uuid::Uuid;

use super::error::DevIssuerError;

/// Longer than any file that belongs in the data folder.
const LONGEST: u64 = 256 * 1024;

/// A new private key.
pub(super) fn new_key() -> Result<KeyPair, DevIssuerError> {
    KeyPair::generate(KeySize::Rsa2048).map_err(|_| DevIssuerError::Generate)
}

/// A private key as PKCS#8 in PEM.
pub(crate) fn pem(key: &KeyPair) -> Option<String> {
    let der = key.as_der().ok()?;
    Some(pem_of("PRIVATE KEY", der.as_ref()))
}

/// These bytes in PEM.
pub(super) fn pem_of(tag: &str, der: &[u8]) -> String {
    let config = EncodeConfig::new().set_line_ending(LineEnding::LF);
    pem::encode_config(&Pem::new(tag, der), config)
}

/// The file's text; none when there is no file.
pub(super) fn read(path: &Path) -> Result<Option<String>, DevIssuerError> {
    let mut bytes = Vec::new();
    match File::open(path).and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes)) {
        Ok(_) if bytes.len() as u64 > LONGEST => {
            let error = io::Error::new(ErrorKind::FileTooLarge, "larger than any file of its kind");
            Err(failed(path)(error))
        }
        // What is no text is no key and no TOML either, and is refused as such.
        Ok(_) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(path)(error)),
    }
}

/// Writes the file unless it is there already, also when another process makes it at this very moment. Whether it was
/// this one that wrote it.
pub(super) fn write_new(path: &Path, text: &str) -> Result<bool, DevIssuerError> {
    let temporary = Temporary::write(path, text)?;
    // Unlike a rename, a link does not replace what is there.
    match fs::hard_link(&temporary.0, path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(failed(path)(error)),
    }
}

/// Writes the file in place of what is there.
pub(super) fn replace(path: &Path, text: &str) -> Result<(), DevIssuerError> {
    let temporary = Temporary::write(path, text)?;
    fs::rename(&temporary.0, path).map_err(failed(path))
}

/// What a failure at this file is told as.
pub(super) fn failed(path: &Path) -> impl Fn(io::Error) -> DevIssuerError {
    let path = path.to_owned();
    move |error| DevIssuerError::File {
        path: path.clone(),
        error,
    }
}

/// A name beside `path` that nobody else uses.
pub(super) fn temporary_name(path: &Path) -> PathBuf {
    path.with_extension(format!("{}.tmp", Uuid::new_v4()))
}

/// A file beside the one that is to be, readable by its owner only; gone when this is dropped.
struct Temporary(PathBuf);

impl Temporary {
    fn write(beside: &Path, text: &str) -> Result<Self, DevIssuerError> {
        let temporary = Self(temporary_name(beside));
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
