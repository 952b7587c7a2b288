//! A record, as far as it is asked for and shown.

use std::borrow::Cow;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// Of a record, what is asked for and shown.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Post<'a> {
    /// Records from before there was a chain have none.
    #[serde(borrow, rename = "type")]
    pub(super) kind: Option<Cow<'a, str>>,
    #[serde(deserialize_with = "timestamp")]
    pub(super) tidspunkt: Timestamp,
    #[serde(borrow)]
    pub(super) organisasjonsnummer: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(super) konsument: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(super) leverandor: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(super) rettighetspakke: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(super) grunnlag: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(super) kode: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(super) korrelasjonsid: Option<Cow<'a, str>>,
}

fn timestamp<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
    let text = <Cow<'de, str>>::deserialize(deserializer)?;
    text.parse().map_err(serde::de::Error::custom)
}
