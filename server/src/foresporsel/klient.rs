//! Whom a request comes from, when it comes through proxies.
//!
//! Anybody can write `Forwarded` (RFC 7239) and `X-Forwarded-For`. They are read only when the socket's other end is a
//! trusted proxy, and from the right, where the nearest proxy wrote: each address is what a trusted proxy has seen, and
//! the first that is none of theirs is the client's. What stands further to the left is the client's own word.
//!
//! Where the trail ends early (`unknown`, a name of the proxy's own, something that cannot be read), the last proxy that it
//! led to stands for the client. So it is when both headers are there and name different clients: a proxy hands on the
//! one that it does not write itself, whoever wrote that.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use actix_openapi::export::actix_web::http::header::{
    FORWARDED, HeaderMap, HeaderName, X_FORWARDED_FOR, X_FORWARDED_PROTO,
};
use ipnet::IpNet;

mod forwarded;
#[cfg(test)]
mod tests;

/// The proxies in front of the service, and whether TLS ends here.
#[derive(Clone, Debug, Default)]
pub struct Mellomledd {
    trusted: Vec<IpNet>,
    tls: bool,
}

/// Whom a request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Klient {
    /// The address, without a port.
    pub adresse: IpAddr,
    /// Whether the client itself uses TLS, as far as is known.
    pub https: bool,
}

/// What one proxy says of whom it was asked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ledd {
    /// None where it does not say, or nothing that is an address.
    adresse: Option<IpAddr>,
    https: bool,
}

impl Mellomledd {
    /// These networks are trusted; `tls` says whether the socket's other end speaks TLS.
    #[must_use]
    pub fn new(trusted: &[IpNet], tls: bool) -> Self {
        Self {
            trusted: trusted.to_vec(),
            tls,
        }
    }

    /// Whom a request with these headers comes from, with `peer` at the other end of the socket.
    #[must_use]
    pub fn klient(&self, peer: IpAddr, headers: &HeaderMap) -> Klient {
        let peer = Klient {
            adresse: peer.to_canonical(),
            https: self.tls,
        };
        if !self.trusts(peer.adresse) {
            return peer;
        }
        let says = |name: &HeaderName| headers.contains_key(name);
        let forwarded = || self.follow(peer, lines(headers, &FORWARDED, forwarded::ledd));
        let x_forwarded = || {
            let client = self.follow(peer, lines(headers, &X_FORWARDED_FOR, x_forwarded_for));
            let https = self.tls || says_https(headers);
            Klient { https, ..client }
        };
        match (says(&FORWARDED), says(&X_FORWARDED_FOR)) {
            (true, true) => {
                let (one, other) = (forwarded(), x_forwarded());
                let agree = one.adresse == other.adresse;
                if agree { one } else { peer }
            }
            (true, false) => forwarded(),
            (false, true) => x_forwarded(),
            (false, false) => Klient {
                https: self.tls || says_https(headers),
                ..peer
            },
        }
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.trusted
            .iter()
            .any(|network| network.contains(&address))
    }

    /// Follows the trail from the nearest proxy on.
    fn follow(&self, peer: Klient, trail: impl Iterator<Item = Ledd>) -> Klient {
        let mut client = peer;
        for ledd in trail {
            let Some(address) = ledd.adresse else {
                break;
            };
            client = Klient {
                adresse: address.to_canonical(),
                https: self.tls || ledd.https,
            };
            if !self.trusts(client.adresse) {
                break;
            }
        }
        client
    }
}

/// The trail in all lines of a header, the nearest first. A line that cannot be read ends it.
fn lines<'a>(
    headers: &'a HeaderMap,
    name: &'a HeaderName,
    read: impl Fn(&str) -> Option<Vec<Ledd>> + 'a,
) -> impl Iterator<Item = Ledd> {
    let lines: Vec<_> = headers.get_all(name).collect();
    lines.into_iter().rev().flat_map(move |line| {
        let ledd = line.to_str().ok().and_then(&read);
        let mut ledd = ledd.unwrap_or_else(|| vec![Ledd::UNKNOWN]);
        ledd.reverse();
        ledd
    })
}

impl Ledd {
    const UNKNOWN: Self = Self {
        adresse: None,
        https: false,
    };
}

/// `2001:db8::1, 192.0.2.1`; there is no standard, and some proxies add ports.
fn x_forwarded_for(line: &str) -> Option<Vec<Ledd>> {
    let elements = line.split(',').map(str::trim);
    let ledd = elements.filter(|text| !text.is_empty()).map(|text| Ledd {
        adresse: address(text),
        ..Ledd::UNKNOWN
    });
    Some(ledd.collect())
}

/// One value in one line: of several nobody knows which is whose.
fn says_https(headers: &HeaderMap) -> bool {
    let mut values = headers.get_all(&X_FORWARDED_PROTO);
    let (first, second) = (values.next(), values.next());
    let https = |value: &[u8]| value.trim_ascii().eq_ignore_ascii_case(b"https");
    second.is_none() && first.is_some_and(|first| https(first.as_bytes()))
}

/// An address with or without a port, which may be obfuscated: `192.0.2.1`, `192.0.2.1:80`, `[2001:db8::1]:_a`,
/// `2001:db8::1`. None of `unknown` and `_name`.
fn address(text: &str) -> Option<IpAddr> {
    if let Ok(address) = text.parse::<IpAddr>() {
        return Some(address);
    }
    if let Some(bracketed) = text.strip_prefix('[') {
        let (address, port) = bracketed.split_once(']')?;
        let address = address.parse::<Ipv6Addr>().ok()?;
        let port_fits = port.is_empty() || port.strip_prefix(':').is_some_and(is_port);
        return port_fits.then_some(address.into());
    }
    let (address, port) = text.split_once(':')?;
    let address = address.parse::<Ipv4Addr>().ok()?;
    is_port(port).then_some(address.into())
}

fn is_port(text: &str) -> bool {
    match text.strip_prefix('_') {
        Some(name) => {
            let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
            !name.is_empty() && name.chars().all(fits)
        }
        None => (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()),
    }
}
