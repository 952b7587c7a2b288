//! The texts that a configuration may hold, by kind: what each is to look like, and its JSON Schema, so that what is
//! documented is what is checked.

use std::borrow::Cow;
use std::net::SocketAddr;

use ipnet::IpNet;
use reqwest::Url;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::logging::Filter;
use crate::organisasjonsnummer::Organisasjonsnummer;
use crate::tilgang::keys::{self, KeysError};
use crate::tilgang::rettighetspakke::navn_er_gyldig;
use crate::tilgang::samtykke::altinn2::is_service;

/// Longer than any name that a server has.
const LONGEST_TJENER: usize = 64;

/// What is wrong with a text, quoting nothing of it; nothing when its kind says all.
type Judgement = Result<(), Option<String>>;

/// Makes each kind a type, which has the schema for `#[schemars(with = "…")]`, and a value that can be found by its name.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal, $expected:literal, $judge:expr;)+) => {
        /// A kind of texts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Kind {
            $($(#[$doc])* $kind,)+
        }

        impl Kind {
            /// The kind of this name, which is the `format` of its schema.
            pub(crate) fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$kind),)+
                    _ => None,
                }
            }

            /// What is allowed.
            pub(crate) fn expected(self) -> &'static str {
                match self {
                    $(Self::$kind => $expected,)+
                }
            }

            /// Whether this text is one.
            pub(crate) fn judge(self, text: &str) -> Judgement {
                let judge: fn(&str) -> Judgement = match self {
                    $(Self::$kind => $judge,)+
                };
                judge(text)
            }
        }

        $(
            $(#[$doc])*
            pub(crate) struct $kind;

            impl JsonSchema for $kind {
                fn inline_schema() -> bool {
                    true
                }

                fn schema_name() -> Cow<'static, str> {
                    $name.into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    json_schema!({ "type": "string", "format": $name })
                }
            }
        )+
    };
}

kinds! {
    /// Anything.
    Words = "text", "a text that is not empty", |text| not_empty(text);
    /// Where to listen.
    Address = "address", "an IP address with a port, 127.0.0.1:8080", |text| fits(text.parse::<SocketAddr>().is_ok());
    /// Whom to trust.
    Network = "network", "a network, 10.0.0.0/8, or 10.0.0.1/32 for one address", network;
    /// Where to fetch from, or send to.
    HttpUrl = "http-url", "an address that begins with https:// or http://, without user and password", http_url;
    /// Whose tokens are accepted.
    Issuer = "issuer", "an address that begins with https://, or with http:// and is on this machine, without ? and #", issuer;
    /// Where keys come from.
    KeyServer = "key-server", "an address that begins with https://, or with http:// and is on this machine", key_server;
    /// A database.
    DatabaseUrl = "database-url", "postgresql://user@host:port/database?option=value, without a password", database_url;
    /// Whom something is granted.
    Organisation = "organisation", "an organisation number: nine digits, in quotes", organisation;
    /// What a rights package is called, in addresses.
    PackageName = "package-name", "a name of letters, digits, '-', '_' and '.'", |text| fits(navn_er_gyldig(text).is_ok());
    /// What Altinn 2 has consents for.
    Service = "service", "a service code with edition, 5616_5", |text| fits(is_service(text));
    /// What a server is called.
    ServerName = "server-name", "1 to 64 of a-z, A-Z, 0-9, dot, hyphen and underscore", server_name;
    /// What is logged.
    LogLevel = "log-level", "off, error, warn, info, debug or trace, and part=level after commas: info,restanser_server::tilgang=debug", |text| fits(text.parse::<Filter>().is_ok());
    /// A file that is read.
    InputFile = "input-file", "the path of a file", path;
    /// A file of certificates.
    CertificateFile = "certificate-file", "the path of a file with certificates, PEM", path;
    /// A file with a private key.
    KeyFile = "key-file", "the path of a file with a private key, PEM", path;
    /// A file that is written, and made when it is not there.
    OutputFile = "output-file", "the path of a file, in a folder that is there", path;
    /// The file of the rights packages, beside the configuration.
    PackagesFile = "packages-file", "the path of a file with rights packages, from the folder of the configuration", path;
}

fn fits(fits: bool) -> Judgement {
    if fits { Ok(()) } else { Err(None) }
}

fn because(reason: impl Into<String>) -> Judgement {
    Err(Some(reason.into()))
}

fn not_empty(text: &str) -> Judgement {
    fits(!text.trim().is_empty())
}

fn path(text: &str) -> Judgement {
    if text.contains('\0') {
        return because("holds a character that no path has");
    }
    not_empty(text)
}

fn network(text: &str) -> Judgement {
    match text.parse::<IpNet>() {
        Ok(network) if network.prefix_len() == 0 => because("is everybody, who is no proxy"),
        Ok(_) => Ok(()),
        Err(_) => Err(None),
    }
}

fn http_url(text: &str) -> Judgement {
    let Ok(url) = Url::parse(text) else {
        return Err(None);
    };
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Err(None);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return because("holds a user or a password, and secrets stand in files of their own");
    }
    if url.fragment().is_some() {
        return because("has a fragment (#), which is never sent");
    }
    Ok(())
}

fn key_server(text: &str) -> Judgement {
    match keys::address("", text) {
        Ok(_) => Ok(()),
        Err(KeysError::Address { reason, .. }) => because(format!("is unfit: {reason}")),
        Err(_) => Err(None),
    }
}

fn issuer(text: &str) -> Judgement {
    key_server(text)?;
    fits(!text.contains(['?', '#']))
}

/// The rest is told by the source itself, in its own words.
fn database_url(text: &str) -> Judgement {
    fits(text.starts_with("postgresql://") || text.starts_with("postgres://"))
}

fn organisation(text: &str) -> Judgement {
    match text.parse::<Organisasjonsnummer>() {
        Ok(_) => Ok(()),
        Err(error) => because(format!("is an invalid organisation number: {error}")),
    }
}

fn server_name(text: &str) -> Judgement {
    let allowed = |character: char| character.is_ascii_alphanumeric() || ".-_".contains(character);
    fits(!text.is_empty() && text.len() <= LONGEST_TJENER && text.chars().all(allowed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_knows_its_own() {
        for (kind, sound, unsound) in [
            (Kind::Words, &["a"][..], &["", " "][..]),
            (
                Kind::Address,
                &["127.0.0.1:8080", "[::1]:0"],
                &["localhost:80", ":80", "127.0.0.1", "127.0.0.1:65536", ""],
            ),
            (
                Kind::Network,
                &["10.0.0.0/8", "10.0.0.1/32", "fd00::/8"],
                &["10.0.0.1", "10.0.0.0/33", "0.0.0.0/0", "::/0", ""],
            ),
            (
                Kind::HttpUrl,
                &["https://a/", "http://127.0.0.1:1/a?b"],
                &[
                    "a",
                    "ftp://a/",
                    "https://",
                    "https://u@a/",
                    "https://u:p@a/",
                    "http://a/#b",
                    "",
                ],
            ),
            (
                Kind::Issuer,
                &["https://a/", "http://127.0.0.1:1/"],
                &[
                    "http://a/",
                    "https://a/?b",
                    "https://a/#b",
                    "https://u@a/",
                    "a",
                    "",
                ],
            ),
            (
                Kind::KeyServer,
                &["https://a/?b", "http://localhost/"],
                &["http://a/", "ftp://a/", "https://:p@a/", ""],
            ),
            (
                Kind::DatabaseUrl,
                &["postgresql://a/b"],
                &["mysql://a/b", ""],
            ),
            (
                Kind::Organisation,
                &["974760673"],
                &["974760674", "97476067", "", "9747606730"],
            ),
            (Kind::PackageName, &["dibk", "a-b_c.d"], &["", "a/b", "a b"]),
            (Kind::Service, &["5616_5"], &["5616", "5616_", "a_b"]),
            (Kind::ServerName, &["t-1.b_2"], &["", "a/b", "  "]),
            (
                Kind::LogLevel,
                &[
                    "info",
                    "WARN",
                    "info,restanser_server::tilgang=debug",
                    "restanser=trace",
                    "off",
                ],
                &["", "inof", "info,", "a=verbose", "info,a", "=info,="],
            ),
            (Kind::InputFile, &["/a"], &["", "a\0"]),
        ] {
            for text in sound {
                assert_eq!(kind.judge(text), Ok(()), "{kind:?} {text}");
            }
            for text in unsound {
                assert!(kind.judge(text).is_err(), "{kind:?} {text}");
            }
        }
        assert!(Kind::ServerName.judge(&"a".repeat(65)).is_err());
    }
}
