//! The versions of an API that a registry tells of.

use serde::Deserialize;

use super::error::{RegistryError, plain};
use crate::version::compare;

/// `GET /apis/{owner}/{api}`: only what is needed of it.
#[derive(Deserialize)]
struct Body {
    apis: Vec<Element>,
}

#[derive(Deserialize)]
struct Element {
    properties: Vec<Property>,
}

#[derive(Deserialize)]
struct Property {
    #[serde(rename = "type")]
    kind: String,
    value: Option<String>,
}

/// `GET /apis/{owner}/{api}/settings/default`
#[derive(Deserialize)]
struct Default {
    version: String,
}

/// One version.
#[derive(Debug)]
pub(super) struct Version {
    pub(super) number: String,
    published: bool,
    private: bool,
    pub(super) created: Option<String>,
    pub(super) modified: Option<String>,
}

/// All versions.
#[derive(Debug)]
pub(super) struct Listing(Vec<Version>);

impl Listing {
    pub(super) fn parse(body: &[u8]) -> Result<Self, RegistryError> {
        let body: Body = read("the list of versions", body)?;
        let versions = body.apis.into_iter().filter_map(version).collect();
        Ok(Self(versions))
    }

    /// The version of that name, when it may be taken.
    pub(super) fn find(&self, number: &str) -> Result<&Version, RegistryError> {
        let Some(version) = self.0.iter().find(|version| version.number == number) else {
            return Err(RegistryError::UnknownVersion {
                version: plain(number),
                published: self.published(),
            });
        };
        if version.private {
            return Err(RegistryError::Private(plain(number)));
        }
        if !version.published {
            return Err(RegistryError::Unpublished {
                version: plain(number),
                published: self.published(),
            });
        }
        Ok(version)
    }

    /// The highest version that may be taken; of those whose order cannot be told, the one that is listed last.
    pub(super) fn latest(&self) -> Result<&Version, RegistryError> {
        let available = self.0.iter().filter(|version| version.is_available());
        available
            .max_by(|one, other| {
                compare(&one.number, &other.number).unwrap_or_else(|| {
                    // What is a number is later than what is not.
                    let ordered = |version: &Version| compare(&version.number, "0").is_some();
                    ordered(one).cmp(&ordered(other))
                })
            })
            .ok_or(RegistryError::NothingPublished)
    }

    /// The versions that may be taken, for a message.
    fn published(&self) -> String {
        let numbers: Vec<_> = self
            .0
            .iter()
            .filter(|version| version.is_available())
            .map(|version| plain(&version.number))
            .collect();
        if numbers.is_empty() {
            "none".to_owned()
        } else {
            numbers.join(", ")
        }
    }
}

impl Version {
    fn is_available(&self) -> bool {
        self.published && !self.private
    }
}

/// An element without a version number is none.
fn version(element: Element) -> Option<Version> {
    let property = |kind: &str| {
        let found = element
            .properties
            .iter()
            .find(|property| property.kind == kind);
        found.and_then(|property| property.value.clone())
    };
    let is = |kind: &str| property(kind).is_some_and(|value| value.eq_ignore_ascii_case("true"));
    Some(Version {
        number: property("X-Version")?,
        published: is("X-Published"),
        private: is("X-Private"),
        created: property("X-Created").map(|value| plain(&value)),
        modified: property("X-Modified").map(|value| plain(&value)),
    })
}

pub(super) fn default_version(body: &[u8]) -> Result<String, RegistryError> {
    let default: Default = read("the default version", body)?;
    Ok(default.version)
}

fn read<T: for<'de> Deserialize<'de>>(what: &'static str, body: &[u8]) -> Result<T, RegistryError> {
    serde_json::from_slice(body).map_err(|error| RegistryError::Unreadable {
        what,
        reason: error.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(versions: &[(&str, bool, bool)]) -> Listing {
        let version = |(number, published, private): &(&str, bool, bool)| Version {
            number: (*number).to_owned(),
            published: *published,
            private: *private,
            created: None,
            modified: None,
        };
        Listing(versions.iter().map(version).collect())
    }

    #[test]
    fn the_latest_is_the_highest_that_is_published_and_not_private() {
        let all = listing(&[
            ("1.10.0", true, false),
            ("draft", true, false),
            ("1.9.0", true, false),
            ("1.11.0", true, true),
            ("2.0.0", false, false),
        ]);
        assert_eq!(all.latest().unwrap().number, "1.10.0");
        assert!(matches!(
            listing(&[("1", false, false), ("2", true, true)]).latest(),
            Err(RegistryError::NothingPublished)
        ));
    }

    #[test]
    fn odd_elements_do_not_spoil_the_list() {
        let body = br#"{"apis":[{"properties":[{"type":"Swagger","url":"x"}]},
            {"properties":[{"type":"X-Version","value":"1"},{"type":"X-Published","value":"true"}]}]}"#;
        assert_eq!(Listing::parse(body).unwrap().latest().unwrap().number, "1");
        let error = Listing::parse(br#"{"apis":{}}"#).unwrap_err().to_string();
        assert!(error.contains("the list of versions"), "{error}");
    }
}
