//! Rights packages: which consumers may ask, and on which legal basis. Access configuration, not API specification.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Deserialize;

use crate::organisasjonsnummer::Organisasjonsnummer;

/// All configured packages by name.
///
/// ```toml
/// [rettighetspakker.dibk]
/// hjemmel = "plan- og bygningsloven § 23-..."
/// samtykke = false
/// konsumenter = ["974760673"]
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "BTreeMap<String, Rettighetspakke>")]
pub struct Rettighetspakker(BTreeMap<String, Rettighetspakke>);

/// One package.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rettighetspakke {
    /// The legal basis; required when consent is not.
    pub hjemmel: Option<String>,
    /// Whether the organisation looked up must have consented.
    pub samtykke: bool,
    /// The organisations to which the package is granted.
    pub konsumenter: BTreeSet<Organisasjonsnummer>,
    /// Trusted handlers: consumers that may use consents given to somebody else.
    #[serde(default)]
    pub betrodde: BTreeSet<Organisasjonsnummer>,
}

/// Why the packages cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UgyldigRettighetspakke {
    /// Neither consent nor law: every disclosure must be documented as lawful.
    #[error(
        "rights package {0:?} needs neither consent nor has a legal basis: set hjemmel, or samtykke = true"
    )]
    UtenGrunnlag(String),
    /// `hjemmel = ""`.
    #[error("rights package {0:?} has an empty hjemmel: write the legal basis, or leave it out")]
    TomHjemmel(String),
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

    /// Whether no package is configured: then nobody may ask for anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All packages with their names, for checks at start-up.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Rettighetspakke)> {
        self.0.iter().map(|(navn, pakke)| (navn.as_str(), pakke))
    }
}

impl TryFrom<BTreeMap<String, Rettighetspakke>> for Rettighetspakker {
    type Error = UgyldigRettighetspakke;

    fn try_from(pakker: BTreeMap<String, Rettighetspakke>) -> Result<Self, Self::Error> {
        for (navn, pakke) in &pakker {
            let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
            if navn.is_empty() || !navn.chars().all(fits) {
                return Err(UgyldigRettighetspakke::Navn(navn.clone()));
            }
            match &pakke.hjemmel {
                Some(hjemmel) if hjemmel.trim().is_empty() => {
                    return Err(UgyldigRettighetspakke::TomHjemmel(navn.clone()));
                }
                None if !pakke.samtykke => {
                    return Err(UgyldigRettighetspakke::UtenGrunnlag(navn.clone()));
                }
                Some(_) | None => {}
            }
        }
        Ok(Self(pakker))
    }
}

impl fmt::Debug for Rettighetspakke {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Rettighetspakke")
            .field("hjemmel", &self.hjemmel)
            .field("samtykke", &self.samtykke)
            .field("konsumenter", &self.konsumenter.len())
            .field("betrodde", &self.betrodde.len())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tilgang::testing::{BRREG, DIGDIR, SKATTEETATEN, org};

    #[derive(Debug, Deserialize)]
    struct Config {
        rettighetspakker: Rettighetspakker,
    }

    fn read(text: &str) -> Result<Rettighetspakker, String> {
        let config: Result<Config, _> = toml::from_str(text);
        config
            .map(|config| config.rettighetspakker)
            .map_err(|error| error.to_string())
    }

    const BOTH: &str = r#"
        [rettighetspakker.dibk]
        hjemmel = "plan- og bygningsloven"
        samtykke = false
        konsumenter = ["974760673"]

        [rettighetspakker.ebevis]
        samtykke = true
        konsumenter = ["991825827", "974761076"]
        betrodde = ["991825827"]
    "#;

    #[test]
    fn packages_are_granted_to_their_consumers_only() {
        let pakker = read(BOTH).unwrap();
        for (pakke, konsument, granted) in [
            ("dibk", BRREG, true),
            ("dibk", DIGDIR, false),
            ("ebevis", DIGDIR, true),
            ("ebevis", SKATTEETATEN, true),
            ("ebevis", BRREG, false),
            ("DIBK", BRREG, false),
            ("", BRREG, false),
            ("other", BRREG, false),
        ] {
            let found = pakker.innvilget(pakke, &org(konsument));
            assert_eq!(found.is_some(), granted, "{pakke} {konsument}");
        }
        let dibk = pakker.innvilget("dibk", &org(BRREG)).unwrap();
        assert_eq!(dibk.hjemmel.as_deref(), Some("plan- og bygningsloven"));
        assert!(!dibk.samtykke && dibk.betrodde.is_empty());
        let ebevis = pakker.innvilget("ebevis", &org(DIGDIR)).unwrap();
        assert!(ebevis.samtykke && ebevis.betrodde.contains(&org(DIGDIR)));
        assert_eq!(
            pakker.iter().map(|(navn, _)| navn).collect::<Vec<_>>(),
            ["dibk", "ebevis"]
        );
        assert!(!pakker.is_empty() && Rettighetspakker::default().is_empty());
    }

    #[test]
    fn a_faulty_package_is_refused_by_name() {
        let granted = "konsumenter = []\n";
        for (package, reason) in [
            (
                "samtykke = false",
                "\"x\" needs neither consent nor has a legal basis",
            ),
            (
                "samtykke = false\nhjemmel = ''",
                "\"x\" has an empty hjemmel",
            ),
            (
                "samtykke = false\nhjemmel = ' '",
                "\"x\" has an empty hjemmel",
            ),
            (
                "samtykke = true\nhjemmel = ''",
                "\"x\" has an empty hjemmel",
            ),
            ("hjemmel = 'lov'", "missing field `samtykke`"),
            ("samtykke = 'nei'", "invalid type"),
            (
                "samtykke = true\nconsumers = []",
                "unknown field `consumers`",
            ),
            (
                "samtykke = true\nbetrodde = ['991825828']",
                "invalid organisation number",
            ),
        ] {
            let error = read(&format!("[rettighetspakker.x]\n{granted}{package}")).unwrap_err();
            assert!(error.contains(reason), "{package}: {error}");
        }
        let error = read("[rettighetspakker.x]\nsamtykke = true").unwrap_err();
        assert!(error.contains("missing field `konsumenter`"), "{error}");
        let error =
            read("[rettighetspakker.'a/b']\nsamtykke = true\nkonsumenter = []").unwrap_err();
        assert!(
            error.contains("\"a/b\" cannot name a rights package"),
            "{error}"
        );
    }

    #[test]
    fn debug_hides_the_organisations() {
        assert!(!format!("{:?}", read(BOTH).unwrap()).contains("991825827"));
    }
}
