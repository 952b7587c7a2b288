//! `[samtykke]`: which consents are accepted.

use std::collections::BTreeSet;
use std::time::Duration;

use schemars::JsonSchema;
use serde::Deserialize;

use super::texts;
use crate::tilgang::samtykke::altinn2::Altinn2Regler;
use crate::tilgang::samtykke::altinn3::Altinn3;

/// Which consents are accepted.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Samtykke {
    /// The ids of the accepted Altinn resources, for consents in the Maskinporten token.
    #[schemars(with = "BTreeSet<texts::Words>")]
    pub ressurser: BTreeSet<String>,
    /// Consents in the header `AltinnSamtykke`; without this they are not accepted.
    pub altinn2: Option<Altinn2>,
}

/// Consents from Altinn 2.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Altinn2 {
    /// The accepted issuers, exactly as they stand in `iss` of the tokens or in the metadata: `altinn.no`.
    #[schemars(with = "BTreeSet<texts::Words>", length(min = 1), example = ["altinn.no"])]
    pub utstedere: BTreeSet<String>,
    /// The address of the metadata.
    #[schemars(
        with = "texts::KeyServer",
        example = "https://altinn.no/.well-known/oauth-authorization-server"
    )]
    pub metadata: String,
    /// The accepted services, code and edition.
    #[serde(default = "default_services")]
    #[schemars(with = "BTreeSet<texts::Service>", length(min = 1))]
    pub tjenester: BTreeSet<String>,
    /// The longest accepted lifetime of a token, in seconds. Altinn's live for 30.
    #[serde(default = "default_longest_lifetime")]
    #[schemars(range(min = 1, max = 300))]
    pub longest_lifetime_seconds: u32,
    /// How much the issuer's clock and ours may differ, in seconds; when not given, as with Maskinporten.
    #[schemars(range(max = 300), example = 10)]
    pub clock_skew_seconds: Option<u32>,
    /// How often the keys are fetched anew, in seconds.
    #[serde(default = "super::default_key_refresh")]
    #[schemars(range(min = 30, max = 2_592_000))]
    pub key_refresh_seconds: u32,
    /// For how long keys are used after they were last fetched, in seconds: what an outage of Altinn may last.
    /// It is longer than from one fetch to the next.
    #[serde(default = "super::default_longest_key_age")]
    #[schemars(range(min = 31, max = 2_592_000))]
    pub longest_key_age_seconds: u32,
}

impl Default for Samtykke {
    fn default() -> Self {
        Self {
            ressurser: Altinn3::default().ressurser,
            altinn2: None,
        }
    }
}

/// The service code that the public documentation names.
fn default_services() -> BTreeSet<String> {
    ["5616_5".to_owned()].into()
}

/// 30 seconds: `exp` of Altinn 2's tokens is `nbf` and 30 s.
fn default_longest_lifetime() -> u32 {
    30
}

impl Samtykke {
    pub(super) fn check(&self, required: bool) -> Result<(), &'static str> {
        match &self.altinn2 {
            None if required && self.ressurser.is_empty() => {
                Err("samtykke.ressurser is empty, but a rettighetspakke requires consent")
            }
            Some(_) | None => Ok(()),
        }
    }

    /// The rules for consents in the Maskinporten token.
    #[must_use]
    pub fn altinn3(&self) -> Altinn3 {
        Altinn3 {
            ressurser: self.ressurser.clone(),
        }
    }
}

impl Altinn2 {
    /// The rules for its tokens; `clock_skew` is used when it has none of its own.
    #[must_use]
    pub fn regler(&self, clock_skew: Duration) -> Altinn2Regler {
        let seconds = |seconds: u32| Duration::from_secs(seconds.into());
        Altinn2Regler {
            utstedere: self.utstedere.clone(),
            tjenester: self.tjenester.clone(),
            longest_lifetime: seconds(self.longest_lifetime_seconds),
            clock_skew: self.clock_skew_seconds.map_or(clock_skew, seconds),
        }
    }

    /// How often the keys are fetched anew.
    #[must_use]
    pub fn key_refresh(&self) -> Duration {
        Duration::from_secs(self.key_refresh_seconds.into())
    }

    /// For how long keys are used after they were last fetched.
    #[must_use]
    pub fn longest_key_age(&self) -> Duration {
        Duration::from_secs(self.longest_key_age_seconds.into())
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::feil;
    use super::*;

    fn read(text: &str) -> Result<Samtykke, String> {
        let samtykke = feil::parse(Path::new("f.toml"), text.as_bytes());
        let samtykke: Samtykke = samtykke.map_err(|error| error.to_string())?;
        samtykke.check(true)?;
        Ok(samtykke)
    }

    const SOUND: &str = r#"
        [altinn2]
        utstedere = ["altinn.no", "https://tt02.altinn.no/"]
        metadata = "https://altinn.no/.well-known/oauth-authorization-server"
    "#;

    #[test]
    fn altinn2_is_off_unless_it_is_configured() {
        let samtykke = read("").unwrap();
        assert!(samtykke.altinn2.is_none());
        assert_eq!(samtykke.altinn3(), Altinn3::default());
    }

    #[test]
    fn altinn2_has_safe_defaults() {
        let skew = Duration::from_secs(7);
        let altinn2 = read(SOUND).unwrap().altinn2.unwrap();
        let expected = Altinn2Regler {
            utstedere: ["altinn.no".to_owned(), "https://tt02.altinn.no/".to_owned()].into(),
            tjenester: ["5616_5".to_owned()].into(),
            longest_lifetime: Duration::from_secs(30),
            clock_skew: skew,
        };
        assert_eq!(altinn2.regler(skew), expected);
        assert_eq!(altinn2.key_refresh(), Duration::from_secs(3600));
        assert_eq!(altinn2.longest_key_age(), Duration::from_secs(86_400));
    }

    #[test]
    fn everything_can_be_set() {
        let text = format!(
            "{SOUND}
            tjenester = ['4629_2', '5616_5']
            longest_lifetime_seconds = 60
            clock_skew_seconds = 2
            key_refresh_seconds = 600
            longest_key_age_seconds = 1200"
        );
        let altinn2 = read(&text).unwrap().altinn2.unwrap();
        let regler = altinn2.regler(Duration::from_secs(7));
        assert_eq!(regler.tjenester.len(), 2);
        assert_eq!(regler.longest_lifetime, Duration::from_secs(60));
        assert_eq!(regler.clock_skew, Duration::from_secs(2));
        assert_eq!(altinn2.key_refresh(), Duration::from_secs(600));
        assert_eq!(altinn2.longest_key_age(), Duration::from_secs(1200));
        // Then consents in the token may be shut out.
        assert!(read(&format!("ressurser = []\n{SOUND}")).is_ok());
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for (added, word) in [
            ("issuers = []", "issuers"),
            ("tjenester = []", "tjenester"),
            ("tjenester = ['5616']", "tjenester"),
            ("tjenester = ['5616_5', '']", "tjenester"),
            ("tjenester = ['5616_5_x=y']", "tjenester"),
            ("tjenester = ['5616_']", "tjenester"),
            ("tjenester = ['_5']", "tjenester"),
            ("tjenester = ['digdir_5616_5']", "tjenester"),
            ("longest_lifetime_seconds = 0", "longest_lifetime"),
            ("longest_lifetime_seconds = 301", "longest_lifetime"),
            ("clock_skew_seconds = 301", "clock_skew"),
            ("key_refresh_seconds = 29", "key_refresh"),
            ("longest_key_age_seconds = 30", "longest_key_age"),
        ] {
            let error = read(&format!("{SOUND}\n{added}")).unwrap_err();
            assert!(error.contains(word), "{added}: {error}");
        }
        for (from, to) in [
            ("[\"altinn.no\", \"https://tt02.altinn.no/\"]", "[]"),
            ("\"altinn.no\"", "\"\""),
            ("utstedere", "# utstedere"),
            ("metadata", "# metadata"),
        ] {
            assert!(read(&SOUND.replacen(from, to, 1)).is_err(), "{to}");
        }
        assert!(read("ressurser = []").is_err());
    }
}
