//! The two requests behind a fetch, metadata and key set, and what is demanded of them.

use std::error::Error;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::time::Duration;

use reqwest::{Client, StatusCode, Url, header, redirect, retry};
use serde::Deserialize;

use super::jwks::{self, Fetched, Profile};
use super::{Altinn2IssuerConfig, IssuerConfig, KeysError};

/// Many times an honest key set.
pub(super) const LARGEST_BODY: usize = 256 * 1024;

/// For a whole request, from the connection to the last byte of the answer.
const TIMEOUT: Duration = Duration::from_secs(5);
/// What the JSON reader says may quote the document; more than this is of no use in a log.
const LONGEST_REASON: usize = 200;

/// Where the keys are fetched, and with what.
pub(super) struct Source {
    /// Whose keys these are, for logs and metrics.
    pub(super) issuer: &'static str,
    /// What the metadata may name as its issuer.
    issuers: Vec<String>,
    metadata_url: Url,
    profile: Profile,
    client: Client,
    timeout: Duration,
}

/// RFC 8414: only what is needed of it.
#[derive(Deserialize)]
struct Metadata {
    issuer: String,
    jwks_uri: String,
}

impl Source {
    pub(super) fn new(config: IssuerConfig) -> Result<Self, KeysError> {
        let IssuerConfig {
            issuer,
            metadata_url,
        } = config;
        let issuer_url = address("issuer", &issuer)?;
        if issuer_url.query().is_some() || issuer_url.fragment().is_some() {
            return Err(KeysError::Address {
                what: "issuer",
                reason: "an issuer has no query and no fragment".into(),
            });
        }
        let metadata_url = metadata_url.unwrap_or_else(|| {
            let slash = if issuer.ends_with('/') { "" } else { "/" };
            format!("{issuer}{slash}.well-known/oauth-authorization-server")
        });
        let metadata_url = address("metadata_url", &metadata_url)?;
        Self::build(
            "maskinporten",
            vec![issuer],
            metadata_url,
            Profile::Standard,
        )
    }

    pub(super) fn altinn2(config: Altinn2IssuerConfig) -> Result<Self, KeysError> {
        let metadata_url = address("metadata_url", &config.metadata_url)?;
        Self::build("altinn2", config.issuers, metadata_url, Profile::Altinn2)
    }

    fn build(
        issuer: &'static str,
        issuers: Vec<String>,
        metadata_url: Url,
        profile: Profile,
    ) -> Result<Self, KeysError> {
        let client = Client::builder()
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .no_proxy()
            // A kept connection belongs to the runtime that opened it, which ends with the fetch.
            .pool_max_idle_per_host(0)
            .build()
            .map_err(|error| KeysError::Client(causes(&error)))?;
        Ok(Self {
            issuer,
            issuers,
            metadata_url,
            profile,
            client,
            timeout: TIMEOUT,
        })
    }

    #[cfg(test)]
    pub(super) fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The keys as the issuer has them now; those that cannot be used are named, and there may be no others.
    pub(super) async fn fetch(&self) -> Result<Fetched, KeysError> {
        let metadata: Metadata =
            read("metadata", &self.get("metadata", &self.metadata_url).await?)?;
        if !self.issuers.contains(&metadata.issuer) {
            return Err(KeysError::OtherIssuer);
        }
        let jwks_uri = self.jwks_uri(&metadata.jwks_uri)?;
        self.key_set(&self.get("key set", &jwks_uri).await?)
    }

    /// What a key set of this issuer holds.
    pub(super) fn key_set(&self, body: &[u8]) -> Result<Fetched, KeysError> {
        Ok(jwks::usable(&read("key set", body)?, self.profile))
    }

    fn jwks_uri(&self, text: &str) -> Result<Url, KeysError> {
        let absolute = match self.profile {
            Profile::Standard => None,
            Profile::Altinn2 => self.metadata_url.join(text).ok(),
        };
        let jwks_uri = address("jwks_uri", absolute.as_ref().map_or(text, Url::as_str))?;
        if self.metadata_url.scheme() == "https" && jwks_uri.scheme() != "https" {
            return Err(KeysError::Address {
                what: "jwks_uri",
                reason: "the metadata came over https, so must the keys".into(),
            });
        }
        Ok(jwks_uri)
    }

    async fn get(&self, what: &'static str, url: &Url) -> Result<Vec<u8>, KeysError> {
        let failed = |error: reqwest::Error| KeysError::Request {
            what,
            reason: causes(&error),
        };
        let request = self.client.get(url.clone());
        let request = request
            .header(header::ACCEPT, "application/json")
            .timeout(self.timeout);
        let mut response = request.send().await.map_err(failed)?;
        if response.status() != StatusCode::OK {
            return Err(KeysError::Status {
                what,
                status: response.status().as_u16(),
            });
        }
        if response.content_length() > Some(LARGEST_BODY as u64) {
            return Err(KeysError::TooLarge { what });
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(failed)? {
            if body.len() + chunk.len() > LARGEST_BODY {
                return Err(KeysError::TooLarge { what });
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

fn read<T: for<'de> Deserialize<'de>>(what: &'static str, body: &[u8]) -> Result<T, KeysError> {
    serde_json::from_slice(body).map_err(|error| KeysError::Unreadable {
        what,
        reason: error.to_string().chars().take(LONGEST_REASON).collect(),
    })
}

/// Keys that came over plain HTTP are anybody's keys, unless they never left the machine.
pub(crate) fn address(what: &'static str, text: &str) -> Result<Url, KeysError> {
    let refused = |reason: &str| KeysError::Address {
        what,
        reason: reason.into(),
    };
    let url = Url::parse(text).map_err(|error| refused(&format!("not a URL: {error}")))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refused("a user name or password in it"));
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_loopback(&url) => Ok(url),
        "http" => Err(refused("http is allowed on loopback only, use https")),
        _ => Err(refused("not https")),
    }
}

fn is_loopback(url: &Url) -> bool {
    let Some(host) = url.host_str() else {
        return false;
    };
    // The URL parser has normalised the host: lower case, and every spelling of an IP address to one.
    let ipv6 = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    host == "localhost"
        || host.parse().is_ok_and(|ip: Ipv4Addr| ip.is_loopback())
        || ipv6.is_some_and(|text| text.parse().is_ok_and(|ip: Ipv6Addr| ip.is_loopback()))
}

/// reqwest's own text says only that something failed; the causes say what.
fn causes(error: &reqwest::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for good in [
            "https://maskinporten.no/",
            "https://test.maskinporten.no/jwk",
            "http://localhost:8080/",
            "http://LOCALHOST/",
            "http://127.0.0.1/",
            "http://127.8.9.10:1/",
            "http://127.1/",
            "http://[::1]:8080/",
        ] {
            assert!(address("issuer", good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "maskinporten.no",
            "/jwk",
            "http://maskinporten.no/",
            "http://localhost.example.com/",
            "http://127.0.0.1.example.com/",
            "http://127.0.0.1@example.com/",
            "http://0.0.0.0/",
            "http://192.168.0.1/",
            "http://[::ffff:10.0.0.1]/",
            "http://[fe80::1]/",
            "https://user@maskinporten.no/",
            "https://:password@maskinporten.no/",
            "ftp://127.0.0.1/",
            "file:///etc/passwd",
            "data:application/json,{}",
        ] {
            assert!(address("issuer", bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn jwks_addresses() {
        let metadata = "https://altinn.test/.well-known/oauth-authorization-server";
        let standard = Source::new(IssuerConfig {
            issuer: "https://altinn.test/".into(),
            metadata_url: Some(metadata.into()),
        });
        let altinn2 = Source::altinn2(Altinn2IssuerConfig {
            metadata_url: metadata.into(),
            issuers: vec!["altinn.test".into()],
        });
        let (standard, altinn2) = (standard.unwrap(), altinn2.unwrap());
        let absolute = "https://keys.altinn.test/jwk";
        for source in [&standard, &altinn2] {
            assert_eq!(source.jwks_uri(absolute).unwrap().as_str(), absolute);
            for bad in [
                "http://altinn.test/jwk",
                "http://127.0.0.1/jwk",
                "//user@altinn.test/jwk",
                "file:///etc/passwd",
                "http://",
            ] {
                assert!(source.jwks_uri(bad).is_err(), "{bad}");
            }
        }
        for (relative, expected) in [
            ("/api/metadata/jwk", "https://altinn.test/api/metadata/jwk"),
            ("jwk", "https://altinn.test/.well-known/jwk"),
            ("//keys.altinn.test/jwk", absolute),
        ] {
            assert_eq!(altinn2.jwks_uri(relative).unwrap().as_str(), expected);
            assert!(standard.jwks_uri(relative).is_err(), "{relative}");
        }
    }

    #[test]
    fn the_metadata_address_follows_from_the_issuer() {
        for (issuer, expected) in [
            (
                "https://maskinporten.no/",
                "https://maskinporten.no/.well-known/oauth-authorization-server",
            ),
            (
                "https://issuer.test",
                "https://issuer.test/.well-known/oauth-authorization-server",
            ),
        ] {
            let source = Source::new(IssuerConfig {
                issuer: issuer.into(),
                metadata_url: None,
            })
            .unwrap();
            assert_eq!(source.metadata_url.as_str(), expected);
        }
    }
}
