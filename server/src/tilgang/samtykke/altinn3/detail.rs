//! An entry of `authorization_details` of type `urn:altinn:consent`, read but not judged.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::tilgang::access_token::iso6523;
use crate::tilgang::samtykke::wire::{Party, has_shape, uuid};

const ORGANISATION: &str = "urn:altinn:organization:identifier-no:";
const PERSON: &str = "urn:altinn:person:identifier-no:";

pub(super) struct Detail {
    pub(super) id: Uuid,
    pub(super) from: Party,
    pub(super) to: Party,
    pub(super) consented: Timestamp,
    pub(super) valid_to: Timestamp,
    rights: Vec<Right>,
}

#[derive(Deserialize)]
struct Right {
    action: Vec<String>,
    resource: Vec<Resource>,
}

#[derive(Deserialize)]
struct Resource {
    #[serde(rename = "type")]
    kind: String,
    value: String,
}

impl Detail {
    /// None when any part is missing or is not what it should be.
    pub(super) fn read(members: &Map<String, Value>) -> Option<Self> {
        let text = |name: &str| members.get(name)?.as_str();
        Some(Self {
            id: uuid(text("id")?)?,
            from: party(text("from")?)?,
            to: match members.get("to")? {
                Value::String(urn) => party(urn)?,
                object => Party::Organisation(iso6523(object)?),
            },
            consented: time(text("consented")?)?,
            valid_to: time(text("validTo")?)?,
            rights: Vec::deserialize(members.get("consentRights")?).ok()?,
        })
    }

    /// Whether some right consents to one of these resources.
    pub(super) fn consents_to(&self, resources: &BTreeSet<String>) -> bool {
        self.rights.iter().any(|right| {
            right.action.iter().any(|action| action == "consent")
                && right.resource.iter().any(|resource| {
                    resource.kind == "urn:altinn:resource" && resources.contains(&resource.value)
                })
        })
    }
}

fn party(urn: &str) -> Option<Party> {
    if urn.starts_with(PERSON) {
        return Some(Party::Person);
    }
    let organisation = urn.strip_prefix(ORGANISATION)?.parse().ok()?;
    Some(Party::Organisation(organisation))
}

/// `2025-07-18T07:57:30.409251+00:00`: an offset, and no or up to seven fraction digits, which is what .NET has.
fn time(text: &str) -> Option<Timestamp> {
    let (local, rest) = text.split_at_checked("2025-07-18T07:57:30".len())?;
    let fraction = match rest.strip_prefix('.') {
        None => 0,
        Some(fraction) => {
            let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
            if !(1..=7).contains(&digits) {
                return None;
            }
            digits + 1
        }
    };
    let offset = rest.get(fraction..)?;
    if !has_shape(local, "dddd-dd-ddTdd:dd:dd")
        || !(offset == "Z" || has_shape(offset, "+dd:dd") || has_shape(offset, "-dd:dd"))
    {
        return None;
    }
    // jiff would read a leap second as the one before.
    if local.ends_with(":60") {
        return None;
    }
    text.parse().ok().or_else(|| beyond_the_calendar(text))
}

/// The last hours of the year 9999, in which .NET ends what has no end, are past jiff's last moment: they are cut to that.
fn beyond_the_calendar(text: &str) -> Option<Timestamp> {
    let rest = text.strip_prefix("9999")?;
    // It is a moment when it is one a year before.
    let year_before = format!("9998{rest}").parse::<Timestamp>();
    year_before.is_ok().then_some(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read() {
        for (text, expected) in [
            (
                "2025-07-18T07:57:30.409251+00:00",
                "2025-07-18T07:57:30.409251Z",
            ),
            ("2025-07-18T07:57:30+00:00", "2025-07-18T07:57:30Z"),
            ("2025-07-18T07:57:30Z", "2025-07-18T07:57:30Z"),
            ("2025-07-18T07:57:30.1+02:00", "2025-07-18T05:57:30.1Z"),
            (
                "2025-07-18T07:57:30.1234567-03:30",
                "2025-07-18T11:27:30.1234567Z",
            ),
        ] {
            assert_eq!(time(text), Some(expected.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn what_has_no_end_ends_with_the_calendar() {
        for text in ["9999-12-31T23:59:59.9999999+00:00", "9999-12-31T00:00:00Z"] {
            assert_eq!(time(text), Some(Timestamp::MAX), "{text}");
        }
        for text in [
            "9999-12-32T00:00:00Z",
            "9999-12-31T24:00:00Z",
            "9999-12-31T00:00:00+99:00",
        ] {
            assert_eq!(time(text), None, "{text}");
        }
    }

    #[test]
    fn anything_else_is_no_time() {
        for text in [
            "",
            "2025-07-18",
            "2025-07-18T07:57:30",
            "2025-07-18T07:57:30.1",
            "2025-07-18T07:57:30.+00:00",
            "2025-07-18T07:57:30.12345678Z",
            "2025-07-18T07:57:60Z",
            "2025-07-18 07:57:30Z",
            "2025-07-18t07:57:30z",
            "2025-07-18T07:57Z",
            "2025-07-18T07:57:30,5Z",
            "2025-07-18T07:57:30+0000",
            "2025-07-18T07:57:30+00",
            "2025-07-18T07:57:30Z[Europe/Oslo]",
            "2025-07-18T07:57:30+99:00",
            "2025-02-30T07:57:30Z",
            "2025-07-18T25:57:30Z",
            "2025-07-18T07:57:3æZ",
            " 2025-07-18T07:57:30Z",
            "+002025-07-18T07:57:30Z",
        ] {
            assert_eq!(time(text), None, "{text}");
        }
    }
}
