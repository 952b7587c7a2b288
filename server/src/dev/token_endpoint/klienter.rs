//! The clients of the token endpoint: a file in the data folder that the developer may add to.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use jsonwebtoken::jwk::{AlgorithmParameters, Jwk, JwkSet};
use jsonwebtoken::{Algorithm, DecodingKey};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::assertion::signature_only;
use crate::dev::error::DevIssuerError;
use crate::dev::files::{self, failed};
use crate::dev::jws::SigningKey;
use crate::dev::tilgang::KONSUMENTER;
use crate::organisasjonsnummer::Organisasjonsnummer;

pub(in crate::dev) const FILE: &str = "klienter/klienter.toml";
const SCOPE: &str = "skatteetaten:restanser";

const PREAMBLE: &str = "\
# The clients of the development issuer's token endpoint. To add one, write another [[klient]] with its public key:
# a JWK, a JWK set, or a public key in PEM, as a path from this folder. It counts from the next request on.
# The private keys of the clients below are in this folder: {organisasjonsnummer}.pem
";

/// A client, with its keys.
pub(super) struct Klient {
    pub(super) client_id: String,
    pub(super) organisasjonsnummer: Organisasjonsnummer,
    pub(super) scopes: Vec<String>,
    pub(super) keys: Vec<Klientnokkel>,
}

/// A public key of a client.
pub(super) struct Klientnokkel {
    kid: Option<String>,
    public: DecodingKey,
}

pub(in crate::dev) struct Klienter {
    path: PathBuf,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    klient: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    client_id: String,
    organisasjonsnummer: String,
    scopes: Vec<String>,
    /// The file with the public key.
    nokkel: PathBuf,
}

impl Klienter {
    /// The clients of this data folder; a client for each development consumer is made when the folder has none.
    pub(in crate::dev) fn open_or_create(data: &Path) -> Result<Self, DevIssuerError> {
        let klienter = Self {
            path: data.join(FILE),
        };
        let folder = klienter.folder();
        if !folder.try_exists().map_err(failed(folder))? {
            create(folder)?;
        }
        for entry in klienter.entries()? {
            klienter.klient(entry)?;
        }
        Ok(klienter)
    }

    /// The client with this id, as the file says now.
    pub(super) fn find(&self, client_id: &str) -> Result<Option<Klient>, DevIssuerError> {
        let mut entries = self.entries()?.into_iter();
        let entry = entries.find(|entry| entry.client_id == client_id);
        entry.map(|entry| self.klient(entry)).transpose()
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
    }

    fn entries(&self) -> Result<Vec<Entry>, DevIssuerError> {
        let broken = |reason: String| broken(&self.path, reason);
        let text = files::read(&self.path)?.ok_or_else(|| {
            broken("missing: delete the folder around it to get new clients".into())
        })?;
        let document: Document =
            toml::from_str(&text).map_err(|error| broken(error.to_string()))?;
        let mut ids = HashSet::new();
        if let Some(twice) = document
            .klient
            .iter()
            .find(|entry| !ids.insert(&entry.client_id))
        {
            let id = &twice.client_id;
            return Err(broken(format!("two clients have the client_id {id:?}")));
        }
        Ok(document.klient)
    }

    fn klient(&self, entry: Entry) -> Result<Klient, DevIssuerError> {
        let id = &entry.client_id;
        let number = entry.organisasjonsnummer.parse();
        let organisasjonsnummer = number.map_err(|error| {
            let reason = format!("client {id:?}: organisasjonsnummer: {error}");
            broken(&self.path, reason)
        })?;
        let path = self.folder().join(&entry.nokkel);
        let text = files::read(&path)?.ok_or_else(|| {
            let reason = format!("client {id:?}: there is no file {}", path.display());
            broken(&self.path, reason)
        })?;
        Ok(Klient {
            keys: public_keys(&text).map_err(|reason| broken(&path, reason))?,
            client_id: entry.client_id,
            organisasjonsnummer,
            scopes: entry.scopes,
        })
    }
}

impl Klientnokkel {
    /// Whether an assertion that names this key id may be signed with it.
    pub(super) fn answers_to(&self, kid: Option<&str>) -> bool {
        match (kid, &self.kid) {
            (Some(asked), Some(own)) => asked == own,
            _ => true,
        }
    }

    pub(super) fn verify(&self, assertion: &str, algorithm: Algorithm) -> bool {
        let rules = signature_only(algorithm);
        jsonwebtoken::decode::<Value>(assertion, &self.public, &rules).is_ok()
    }

    fn of(jwk: &Jwk) -> Result<Self, String> {
        let AlgorithmParameters::RSA(numbers) = &jwk.algorithm else {
            return Err("not an RSA key".into());
        };
        // Base64 without padding.
        if numbers.n.len() * 6 / 8 < 256 {
            return Err("an RSA key of less than 2048 bits".into());
        }
        let public = DecodingKey::from_rsa_components(&numbers.n, &numbers.e);
        Ok(Self {
            kid: jwk.common.key_id.clone(),
            public: public.map_err(|error| error.to_string())?,
        })
    }
}

/// The keys in a file's text.
fn public_keys(text: &str) -> Result<Vec<Klientnokkel>, String> {
    let private = "holds a private key, and the issuer needs only the public one";
    if !text.trim_start().starts_with('{') {
        if text.contains("PRIVATE KEY-----") {
            return Err(format!(
                "{private}: `openssl rsa -in FILE -pubout` writes it"
            ));
        }
        let key = DecodingKey::from_rsa_pem(text.as_bytes());
        let jwk = key.and_then(|key| Jwk::from_decoding_key(&key, None));
        let jwk = jwk.map_err(|error| {
            format!("no public RSA key in PEM (-----BEGIN PUBLIC KEY-----), no JWK and no JWK set ({error})")
        })?;
        return Ok(vec![Klientnokkel::of(&jwk)?]);
    }
    let document: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let keys = match document.get("keys") {
        Some(_) => serde_json::from_value::<JwkSet>(document.clone()).map(|set| set.keys),
        None => serde_json::from_value::<Jwk>(document.clone()).map(|key| vec![key]),
    };
    let keys = keys.map_err(|error| format!("no JWK and no JWK set ({error})"))?;
    let secret = |key: &Value| key.get("d").is_some();
    let listed = document.get("keys").and_then(Value::as_array);
    if secret(&document) || listed.is_some_and(|keys| keys.iter().any(secret)) {
        return Err(private.into());
    }
    if keys.is_empty() {
        return Err("the JWK set is empty".into());
    }
    keys.iter().map(Klientnokkel::of).collect()
}

/// Makes the folder with a client for each development consumer, all at once.
fn create(folder: &Path) -> Result<(), DevIssuerError> {
    let temporary = files::temporary_name(folder);
    let made = write_clients(&temporary).and_then(|()| {
        match fs::rename(&temporary, folder) {
            // Another process was the first.
            Err(_) if folder.is_dir() => Ok(()),
            renamed => renamed.map_err(failed(folder)),
        }
    });
    // After a rename it is gone already.
    let _ = fs::remove_dir_all(&temporary);
    made
}

fn write_clients(folder: &Path) -> Result<(), DevIssuerError> {
    fs::create_dir(folder).map_err(failed(folder))?;
    // Making a key takes its time.
    let entries = std::thread::scope(|scope| {
        let running: Vec<_> = KONSUMENTER
            .iter()
            .map(|number| scope.spawn(|| write_client(folder, number)))
            .collect();
        running
            .into_iter()
            .map(|client| client.join().map_err(|_| DevIssuerError::Generate)?)
            .collect::<Result<Vec<_>, _>>()
    })?;
    let path = folder.join("klienter.toml");
    let document = toml::to_string(&Document { klient: entries })
        .map_err(|error| broken(&path, error.to_string()))?;
    files::replace(&path, &format!("{PREAMBLE}\n{document}"))
}

fn write_client(folder: &Path, number: &str) -> Result<Entry, DevIssuerError> {
    let private = folder.join(format!("{number}.pem"));
    let public = format!("{number}.jwk");
    let pem = files::pem(&files::new_key()?).ok_or(DevIssuerError::Generate)?;
    let key = SigningKey::from_pem(&private, &pem)?;
    let jwk = key.jwk(json!({"use": "sig", "alg": "RS256", "kid": key.kid}));
    files::replace(&private, &pem)?;
    files::replace(&folder.join(&public), &format!("{jwk}\n"))?;
    Ok(Entry {
        client_id: Uuid::new_v4().to_string(),
        organisasjonsnummer: number.to_owned(),
        scopes: vec![SCOPE.to_owned()],
        nokkel: public.into(),
    })
}

fn broken(path: &Path, reason: String) -> DevIssuerError {
    DevIssuerError::Klient {
        path: path.to_owned(),
        reason,
    }
}
