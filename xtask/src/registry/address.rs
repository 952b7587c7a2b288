//! Where a registry may be.

use std::net::{Ipv4Addr, Ipv6Addr};

use reqwest::Url;

use super::error::{RegistryError, plain};

/// Whether two addresses have scheme, name and port in common.
pub(super) fn same_host(one: &Url, other: &Url) -> bool {
    one.origin() == other.origin()
}

/// A specification that came over plain HTTP is anybody's, unless it never left the machine.
pub(super) fn parse_address(address: &str) -> Result<Url, RegistryError> {
    let refused = |reason| RegistryError::Address {
        address: plain(address),
        reason,
    };
    let url = Url::parse(address).map_err(|_| refused("not a URL"))?;
    if !url.username().is_empty() || url.password().is_some() {
        // Not shown: what stands there may be a password.
        return Err(RegistryError::Address {
            address: url.host_str().unwrap_or_default().to_owned(),
            reason: "a user name or password stands in it; the key goes in SWAGGERHUB_API_KEY",
        });
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(refused("a base address has no query and no fragment"));
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_loopback(&url) => Ok(url),
        "http" => Err(refused("https is required, but on loopback")),
        _ => Err(refused("not https")),
    }
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let ipv6 = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    host == "localhost"
        || host.parse().is_ok_and(|ip: Ipv4Addr| ip.is_loopback())
        || ipv6.is_some_and(|text| text.parse().is_ok_and(|ip: Ipv6Addr| ip.is_loopback()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for good in [
            "https://api.example.com",
            "https://api.example.com/base/",
            "http://localhost:8080/",
            "http://127.0.0.1:1",
            "http://127.8.9.10/",
            "http://[::1]:8080/",
        ] {
            assert!(parse_address(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "api.example.com",
            "http://api.example.com/",
            "http://localhost.example.com/",
            "http://127.0.0.1.example.com/",
            "http://0.0.0.0/",
            "http://192.168.0.1/",
            "https://key@api.example.com/",
            "https://api.example.com/?key=1",
            "https://api.example.com/#x",
            "ftp://127.0.0.1/",
            "file:///etc/passwd",
        ] {
            assert!(parse_address(bad).is_err(), "{bad}");
        }
        let secret = parse_address("https://me:hunter2@api.example.com/").unwrap_err();
        assert!(!format!("{secret} {secret:?}").contains("hunter2"));
    }

    #[test]
    fn a_host_is_scheme_name_and_port() {
        let base = Url::parse("https://api.example.com/x").unwrap();
        for (other, same) in [
            ("https://API.example.com:443/y", true),
            ("http://api.example.com/x", false),
            ("https://api.example.com:8443/x", false),
            ("https://api.example.com.evil.test/x", false),
            ("https://api.example.com@evil.test/x", false),
        ] {
            assert_eq!(
                same_host(&Url::parse(other).unwrap(), &base),
                same,
                "{other}"
            );
        }
    }
}
