//! Which amounts of a category a rights package may see.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error as _};

use crate::config::liste;

/// One amount of a category, by its place in the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Felt {
    /// Interest.
    Renter,
    /// Principal.
    Krav,
    /// The sum of both.
    Sum,
}

impl Felt {
    /// All of them, in the order of the specification.
    pub const ALLE: [Self; 3] = [Self::Renter, Self::Krav, Self::Sum];

    /// Its name in JSON and XML.
    #[must_use]
    pub const fn navn(self) -> &'static str {
        match self {
            Self::Renter => "forfaltOgUbetaltRenter",
            Self::Krav => "forfaltOgUbetaltKrav",
            Self::Sum => "forfaltOgUbetalt",
        }
    }

    /// Whether the specification requires it in every answer, so that it cannot be withheld.
    #[must_use]
    pub const fn er_paakrevd(self) -> bool {
        matches!(self, Self::Sum)
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of amounts; always with those that the specification requires.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Felter(u8);

/// Why a list of names is no such set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UgyldigeFelter {
    /// The specification has no such amount.
    #[error("there is no field {0:?}: choose among {navn}", navn = alle_navn())]
    Ukjent(String),
    /// It stands there already.
    #[error("the field {:?} stands twice", .0.navn())]
    Dobbelt(Felt),
    /// What every answer must hold cannot be withheld.
    #[error(
        "the field {:?} is missing, but the specification requires it in every answer: add it",
        .0.navn()
    )]
    Mangler(Felt),
}

impl Felter {
    /// Everything.
    #[must_use]
    pub const fn alle() -> Self {
        Self(Felt::Renter.bit() | Felt::Krav.bit() | Felt::Sum.bit())
    }

    /// Whether the amount is among them.
    #[must_use]
    pub const fn omfatter(self, felt: Felt) -> bool {
        self.0 & felt.bit() != 0
    }

    /// Whether nothing is withheld.
    #[must_use]
    pub fn er_alle(self) -> bool {
        self == Self::alle()
    }

    fn med(self, navn: &str) -> Result<Self, UgyldigeFelter> {
        let felt = Felt::ALLE.into_iter().find(|felt| felt.navn() == navn);
        let felt = felt.ok_or_else(|| UgyldigeFelter::Ukjent(navn.to_owned()))?;
        if self.omfatter(felt) {
            return Err(UgyldigeFelter::Dobbelt(felt));
        }
        Ok(Self(self.0 | felt.bit()))
    }

    fn fullstendig(self) -> Result<Self, UgyldigeFelter> {
        let mut paakrevd = Felt::ALLE.into_iter().filter(|felt| felt.er_paakrevd());
        match paakrevd.find(|felt| !self.omfatter(*felt)) {
            Some(felt) => Err(UgyldigeFelter::Mangler(felt)),
            None => Ok(self),
        }
    }
}

impl Default for Felter {
    fn default() -> Self {
        Self::alle()
    }
}

fn alle_navn() -> String {
    Felt::ALLE.map(Felt::navn).join(", ")
}

/// `forfaltOgUbetaltKrav forfaltOgUbetalt`
impl fmt::Display for Felter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let synlige = Felt::ALLE.into_iter().filter(|felt| self.omfatter(*felt));
        let navn: Vec<&str> = synlige.map(Felt::navn).collect();
        formatter.write_str(&navn.join(" "))
    }
}

impl fmt::Debug for Felter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Felter({self})")
    }
}

impl<'de> Deserialize<'de> for Felter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut felter = Self(0);
        liste::texts(deserializer, "names of fields", |navn| {
            felter = felter.med(navn)?;
            Ok::<_, UgyldigeFelter>(())
        })?;
        felter.fullstendig().map_err(D::Error::custom)
    }
}

impl JsonSchema for Felter {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Felter".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "array",
            "uniqueItems": true,
            "items": { "type": "string", "enum": Felt::ALLE.map(Felt::navn) },
            "default": Felt::ALLE.map(Felt::navn),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Svar;
    use super::*;
    use crate::kilde::{Kategori, Krav, summer};
    use crate::tilgang::testing::{VIRKSOMHET, klokke, org};
    use jiff::civil::date;
    use serde_json::Value;

    fn les(liste: &str) -> Result<Felter, String> {
        serde_json::from_str(liste).map_err(|error| error.to_string())
    }

    /// An answer with everything in it, as far as it may be seen.
    fn svar(felter: Felter) -> Value {
        let day = date(2026, 1, 1);
        let krav = Krav::new(org(VIRKSOMHET), Kategori::Gebyr, day, 40, Some(2)).unwrap();
        let skyldig = summer(&[krav], day.tomorrow().unwrap()).unwrap();
        let now = klokke().now_in_oslo();
        let svar = super::super::svar(&org(VIRKSOMHET), &skyldig, felter, &now);
        serde_json::to_value(svar.unwrap()).unwrap()
    }

    /// The names of the amounts of each category, sorted.
    fn synlige(felter: Felter) -> Vec<Vec<String>> {
        let svar = svar(felter);
        let kategorier = svar["restanser"].as_object().unwrap().values();
        let navn = |kategori: &Value| -> Vec<String> {
            let mut navn: Vec<_> = kategori.as_object().unwrap().keys().cloned().collect();
            navn.sort();
            navn
        };
        kategorier.map(navn).collect()
    }

    fn sorted(names: &[&'static str]) -> Vec<&'static str> {
        let mut names = names.to_vec();
        names.sort_unstable();
        names
    }

    #[test]
    fn the_fields_are_those_of_the_specification() {
        let synlige = synlige(Felter::default());
        assert_eq!(synlige.len(), 6);
        for navn in synlige {
            assert_eq!(navn, sorted(&Felt::ALLE.map(Felt::navn)));
        }
    }

    #[test]
    fn a_field_is_required_when_no_answer_can_be_read_without_it() {
        for felt in Felt::ALLE {
            let mut svar = svar(Felter::alle());
            let gebyr = svar["restanser"]["gebyr"].as_object_mut().unwrap();
            gebyr.remove(felt.navn()).unwrap();
            let read: Result<Svar, _> = serde_json::from_value(svar);
            assert_eq!(read.is_err(), felt.er_paakrevd(), "{}", felt.navn());
        }
    }

    #[test]
    fn every_list_shows_what_it_names_and_nothing_else() {
        let [renter, krav, sum] = Felt::ALLE.map(Felt::navn);
        for names in [
            &[sum][..],
            &[sum, krav],
            &[renter, sum],
            &[krav, renter, sum],
        ] {
            let felter = les(&serde_json::to_string(names).unwrap()).unwrap();
            for shown in synlige(felter) {
                assert_eq!(shown, sorted(names));
            }
            assert_eq!(felter.er_alle(), names.len() == 3);
            assert_eq!(felter.to_string().split(' ').count(), names.len());
        }
    }

    #[test]
    fn a_list_that_cannot_be_meant_is_refused() {
        for (liste, reason) in [
            ("[]", r#""forfaltOgUbetalt" is missing"#),
            (
                r#"["forfaltOgUbetaltKrav"]"#,
                "the specification requires it in every answer",
            ),
            (
                r#"["forfaltOgUbetalt", "krav"]"#,
                r#"no field "krav": choose among forfaltOgUbetaltRenter, forfaltOgUbetaltKrav, forfaltOgUbetalt"#,
            ),
            (r#"["ForfaltOgUbetalt"]"#, "no field"),
            (
                r#"["forfaltOgUbetalt", "forfaltOgUbetalt"]"#,
                r#""forfaltOgUbetalt" stands twice"#,
            ),
            (
                r#""forfaltOgUbetalt""#,
                "a list of names of fields is expected",
            ),
            ("[1]", "names of fields must be texts"),
        ] {
            let error = les(liste).unwrap_err();
            assert!(error.contains(reason), "{liste}: {error}");
        }
    }
}
