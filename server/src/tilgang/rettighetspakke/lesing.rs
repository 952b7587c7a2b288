//! Packages as they are written in a configuration. Each part is judged where it stands, so that an error has its place.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use crate::config::liste;
use crate::organisasjonsnummer::Organisasjonsnummer;

use super::{Rettighetspakke, Rettighetspakker, UgyldigRettighetspakke};

impl<'de> Deserialize<'de> for Rettighetspakker {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Pakker)
    }
}

/// Reads tables of packages by name.
pub(crate) struct Pakker;

impl<'de> Visitor<'de> for Pakker {
    type Value = Rettighetspakker;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("tables of rights packages")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut tables: A) -> Result<Rettighetspakker, A::Error> {
        let mut pakker = BTreeMap::new();
        while let Some(Navn(navn)) = tables.next_key()? {
            let pakke = tables.next_value_seed(Pakke(&navn))?;
            pakker.insert(navn, pakke);
        }
        Rettighetspakker::try_from(pakker).map_err(A::Error::custom)
    }
}

struct Navn(String);

impl<'de> Deserialize<'de> for Navn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let navn = String::deserialize(deserializer)?;
        super::navn_er_gyldig(&navn).map_err(D::Error::custom)?;
        Ok(Self(navn))
    }
}

/// Reads the package with this name.
struct Pakke<'a>(&'a str);

impl<'de> DeserializeSeed<'de> for Pakke<'_> {
    type Value = Rettighetspakke;

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Rettighetspakke, D::Error> {
        let pakke = Rettighetspakke::deserialize(deserializer)?;
        pakke.er_gyldig(self.0).map_err(D::Error::custom)?;
        Ok(pakke)
    }
}

/// A set of organisations, none of them twice.
pub(super) fn organisasjoner<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeSet<Organisasjonsnummer>, D::Error> {
    let mut organisasjoner = BTreeSet::new();
    liste::texts(deserializer, "organisation numbers", |text| {
        let organisasjon: Organisasjonsnummer = text
            .parse()
            .map_err(|error| format!("invalid organisation number: {error}"))?;
        if organisasjoner.insert(organisasjon) {
            Ok(())
        } else {
            Err("this organisation stands in the list already".to_owned())
        }
    })?;
    Ok(organisasjoner)
}

/// The legal basis as it shall stand in the disclosure log.
pub(super) fn hjemmel<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    let hjemmel = String::deserialize(deserializer)?;
    if hjemmel.trim().is_empty() {
        return Err(D::Error::custom(UgyldigRettighetspakke::TomHjemmel));
    }
    Ok(Some(hjemmel))
}
