//! Rights packages: which consumers may ask, on which legal basis, and what they may see. Access configuration, not API
//! specification.
//!
//! The packages are read from a file ([`fil`]), which is watched ([`vakt`]) as long as the service runs; what is in force
//! ([`gjeldende`]) is replaced as a whole, and each request sees one version throughout.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use crate::config::texts;
use crate::organisasjonsnummer::Organisasjonsnummer;
use crate::svar::Felter;

mod endring;
pub mod fil;
pub mod gjeldende;
mod lesing;
pub mod vakt;

pub use gjeldende::GjeldendePakker;
pub(crate) use lesing::Pakker as PakkerLest;

/// All configured packages by name; at least one.
///
/// ```toml
/// [rettighetspakker.dibk]
/// hjemmel = "plan- og bygningsloven § 23-..."
/// samtykke = false
/// konsumenter = ["974760673"]
/// felter = ["forfaltOgUbetalt"]
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rettighetspakker(BTreeMap<String, Rettighetspakke>);

/// One package.
#[derive(Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rettighetspakke {
    /// The legal basis; required when consent is not.
    #[serde(default, deserialize_with = "lesing::hjemmel")]
    #[schemars(
        with = "Option<texts::Words>",
        example = "the legal basis, as it shall stand in the disclosure log"
    )]
    pub hjemmel: Option<String>,
    /// Whether the organisation looked up must have consented.
    #[schemars(example = true)]
    pub samtykke: bool,
    /// The organisations to which the package is granted.
    #[serde(deserialize_with = "lesing::organisasjoner")]
    #[schemars(with = "BTreeSet<texts::Organisation>", example = ["974760673"])]
    pub konsumenter: BTreeSet<Organisasjonsnummer>,
    /// Trusted handlers: consumers that may use consents given to somebody else.
    #[serde(default, deserialize_with = "lesing::organisasjoner")]
    #[schemars(with = "BTreeSet<texts::Organisation>", example = ["991825827"])]
    pub betrodde: BTreeSet<Organisasjonsnummer>,
    /// Which amounts it may see; all when nothing is said.
    #[serde(default)]
    pub felter: Felter,
}

/// Why the packages cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UgyldigRettighetspakke {
    /// Nobody could ask for anything: that is more likely a file that is not whole.
    #[error("there is no rights package: nobody could ask for anything")]
    Ingen,
    /// Neither consent nor law: every disclosure must be documented as lawful.
    #[error(
        "rights package {0:?} needs neither consent nor has a legal basis: set hjemmel, or samtykke = true"
    )]
    UtenGrunnlag(String),
    /// `hjemmel = ""`.
    #[error("hjemmel is empty: write the legal basis, or leave it out")]
    TomHjemmel,
    /// The name can be no part of a path.
    #[error("{0:?} cannot name a rights package: use letters, digits, '-', '_' and '.'")]
    Navn(String),
}

impl Rettighetspakker {
    /// The package, when it is granted to the consumer. One that does not exist and one that is not granted are the
    /// same: nobody learns which packages there are.
    #[must_use]
    pub fn innvilget(
        &self,
        pakke: &str,
        konsument: &Organisasjonsnummer,
    ) -> Option<&Rettighetspakke> {
        let pakke = self.0.get(pakke)?;
        pakke.konsumenter.contains(konsument).then_some(pakke)
    }

    /// Whether there is a package of this name, granted to whomever: for the log alone.
    #[must_use]
    pub fn finnes(&self, pakke: &str) -> bool {
        self.0.contains_key(pakke)
    }

    /// How many there are.
    #[must_use]
    #[allow(clippy::len_without_is_empty, reason = "there is always one")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// All packages with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Rettighetspakke)> {
        self.0.iter().map(|(navn, pakke)| (navn.as_str(), pakke))
    }
}

impl TryFrom<BTreeMap<String, Rettighetspakke>> for Rettighetspakker {
    type Error = UgyldigRettighetspakke;

    fn try_from(pakker: BTreeMap<String, Rettighetspakke>) -> Result<Self, Self::Error> {
        if pakker.is_empty() {
            return Err(UgyldigRettighetspakke::Ingen);
        }
        for (navn, pakke) in &pakker {
            navn_er_gyldig(navn)?;
            pakke.er_gyldig(navn)?;
        }
        Ok(Self(pakker))
    }
}

impl Rettighetspakke {
    fn er_gyldig(&self, navn: &str) -> Result<(), UgyldigRettighetspakke> {
        match &self.hjemmel {
            Some(hjemmel) if hjemmel.trim().is_empty() => Err(UgyldigRettighetspakke::TomHjemmel),
            None if !self.samtykke => Err(UgyldigRettighetspakke::UtenGrunnlag(navn.to_owned())),
            Some(_) | None => Ok(()),
        }
    }
}

impl JsonSchema for Rettighetspakker {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Rettighetspakker".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "propertyNames": generator.subschema_for::<texts::PackageName>(),
            "additionalProperties": generator.subschema_for::<Rettighetspakke>(),
        })
    }
}

pub(crate) fn navn_er_gyldig(navn: &str) -> Result<(), UgyldigRettighetspakke> {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if navn.is_empty() || !navn.chars().all(fits) {
        return Err(UgyldigRettighetspakke::Navn(navn.to_owned()));
    }
    Ok(())
}

impl fmt::Debug for Rettighetspakke {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Rettighetspakke")
            .field("hjemmel", &self.hjemmel)
            .field("samtykke", &self.samtykke)
            .field("konsumenter", &self.konsumenter.len())
            .field("betrodde", &self.betrodde.len())
            .field("felter", &self.felter)
            .finish()
    }
}

#[cfg(test)]
mod tests;
