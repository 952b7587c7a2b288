//! Opens the files that a configuration names, as the service will.

use std::fs;
use std::path::Path;

use rustls::crypto::aws_lc_rs::sign::any_supported_type;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use rustls::{Error, InconsistentKeys};

use super::Tls;
use super::check::below;
use super::fault::Faults;
use super::feil;
use super::schema::{Entry, Shape};
use super::texts::Kind;
use super::tree::{Node, Written};

/// Finds the files that cannot be used. That of the rights packages is read elsewhere.
pub(super) fn check(node: &Node, entry: &Entry, key: &str, faults: &mut Faults<'_>) {
    match (&entry.shape, &node.value) {
        (Shape::Table(table), Written::Table(_)) => {
            for (name, entry) in &table.keys {
                if let Some(node) = node.get(name) {
                    check(node, entry, &below(key, name), faults);
                }
            }
        }
        (Shape::Text(kind), Written::Text(path)) => {
            if let Err(reason) = open(*kind, Path::new(path)) {
                faults.add(&node.origin, key, format!("names {path}: {reason}"));
            }
        }
        _ => {}
    }
}

fn open(kind: Kind, path: &Path) -> Result<(), String> {
    match kind {
        // It may be large: it is opened, not read.
        Kind::InputFile => regular(path),
        Kind::CertificateFile => certificates(&content(path)?),
        Kind::KeyFile => PrivateKeyDer::from_pem_slice(&content(path)?)
            .map(drop)
            .map_err(|_| "there is no private key in PEM in it".to_owned()),
        Kind::OutputFile => writable(path),
        _ => Ok(()),
    }
}

fn regular(path: &Path) -> Result<(), String> {
    let metadata = fs::metadata(path).map_err(|error| error.to_string())?;
    if !metadata.is_file() {
        return Err("this is not a regular file".to_owned());
    }
    fs::File::open(path)
        .map(drop)
        .map_err(|error| error.to_string())
}

fn content(path: &Path) -> Result<Vec<u8>, String> {
    feil::read(path).map_err(|error| error.to_string())
}

fn certificates(content: &[u8]) -> Result<(), String> {
    let mut count = 0;
    for certificate in CertificateDer::pem_slice_iter(content) {
        certificate.map_err(|_| "it is not PEM".to_owned())?;
        count += 1;
    }
    if count == 0 {
        return Err("there is no certificate in PEM in it".to_owned());
    }
    Ok(())
}

/// Whether the key is that of the certificate. What cannot be read has been told.
pub(super) fn belong_together(tls: &Tls) -> bool {
    let (Ok(certificates), Ok(key)) = (content(&tls.certificate), content(&tls.key)) else {
        return true;
    };
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&certificates).collect();
    let (Ok(chain), Ok(key)) = (chain, PrivateKeyDer::from_pem_slice(&key)) else {
        return true;
    };
    let Ok(key) = any_supported_type(&key) else {
        return false;
    };
    !matches!(
        CertifiedKey::new(chain, key).keys_match(),
        Err(Error::InconsistentKeys(InconsistentKeys::KeyMismatch))
    )
}

/// It is not opened for writing: it may be the log of a service that runs.
fn writable(path: &Path) -> Result<(), String> {
    if path.exists() {
        return regular(path);
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    if folder.is_dir() {
        return Ok(());
    }
    Err("the folder in which it would be made is not there".to_owned())
}
