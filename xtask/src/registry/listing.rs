//! The versions of an API that a registry tells of.

use serde::Deserialize;

use super::error::{RegistryError, plain};
use crate::version::compare;

/// `GET /apis/{owner}/{api}`: only what is needed of it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    apis: Vec<Element>,
    /// Of no weight when it is not what it is documented to be.
    total_count: Option<serde_json::Value>,
}

#[derive(Deserialize)]
struct Element {
    #[serde(default)]
    properties: Vec<Property>,
}

/// Properties that nobody here asks for may be anything.
#[derive(Deserialize)]
struct Property {
    #[serde(rename = "type")]
    kind: Option<String>,
    value: Option<serde_json::Value>,
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
pub(super) struct Listing {
    versions: Vec<Version>,
    /// How many the registry has, when it says so.
    total: Option<u64>,
}

impl Listing {
    pub(super) fn parse(body: &[u8]) -> Result<Self, RegistryError> {
        let body: Body = read("the list of versions", body)?;
        // An element that is no version counts all the same.
        let listed = body.apis.len();
        let versions = body.apis.into_iter().filter_map(version).collect();
        let total = body
            .total_count
            .as_ref()
            .and_then(serde_json::Value::as_u64);
        let total = total.filter(|total| *total > listed as u64);
        Ok(Self { versions, total })
    }

    /// The version of that name, when it may be taken.
    pub(super) fn find(&self, number: &str) -> Result<&Version, RegistryError> {
        let Some(version) = self
            .versions
            .iter()
            .find(|version| version.number == number)
        else {
            return Err(RegistryError::UnknownVersion {
                version: number.chars().take(100).collect(),
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
        if let Some(total) = self.total {
            let listed = self.versions.len();
            return Err(RegistryError::PartOfTheList { listed, total });
        }
        let available = self
            .versions
            .iter()
            .filter(|version| version.is_available());
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

    /// What to say when the API has no default version, in the registry's words.
    pub(super) fn without_default(&self, message: String) -> RegistryError {
        let published = self.published();
        RegistryError::NoDefault { message, published }
    }

    /// The versions that may be taken, for a message.
    fn published(&self) -> String {
        let numbers: Vec<_> = self
            .versions
            .iter()
            .filter(|version| version.is_available())
            .map(|version| plain(&version.number))
            .collect();
        let more = match self.total {
            Some(total) => format!(" (the registry lists {} of {total})", self.versions.len()),
            None => String::new(),
        };
        if numbers.is_empty() {
            format!("none{more}")
        } else {
            format!("{}{more}", numbers.join(", "))
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
            .find(|property| property.kind.as_deref() == Some(kind));
        match found?.value.as_ref()? {
            serde_json::Value::String(text) => Some(text.clone()),
            // Documented as strings.
            other @ (serde_json::Value::Bool(_) | serde_json::Value::Number(_)) => {
                Some(other.to_string())
            }
            _ => None,
        }
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
        Listing {
            versions: versions.iter().map(version).collect(),
            total: None,
        }
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
    fn of_a_part_of_the_list_the_latest_cannot_be_told() {
        let part = br#"{"offset":0,"totalCount":2,"apis":[
            {"properties":[{"type":"X-Version","value":"1"},{"type":"X-Published","value":"true"}]}]}"#;
        let part = Listing::parse(part).unwrap();
        assert_eq!(part.find("1").unwrap().number, "1");
        for error in [part.latest().unwrap_err(), part.find("2").unwrap_err()] {
            assert!(error.to_string().contains("lists 1 of 2"), "{error}");
        }
    }

    #[test]
    fn odd_elements_do_not_spoil_the_list() {
        let body = br#"{"apis":[{"properties":[{"type":"Swagger","url":"x"}]},
            {"properties":[{"type":"X-Version","value":"1"},{"type":"X-Published","value":"true"}]}]}"#;
        assert_eq!(Listing::parse(body).unwrap().latest().unwrap().number, "1");
        let odd = br#"{"totalCount":-1,"apis":[{},{"properties":[{"value":{"a":[1]}},{"type":"X-Odd","value":[null]}]},
            {"properties":[{"type":"X-Version","value":"2"},{"type":"X-Published","value":true}]},{"name":"x"}]}"#;
        assert_eq!(Listing::parse(odd).unwrap().latest().unwrap().number, "2");
        let error = Listing::parse(br#"{"apis":{}}"#).unwrap_err().to_string();
        assert!(error.contains("the list of versions"), "{error}");
    }
}
