//! `restanser explain`: why a request was, or would be, let through or refused.
//!
//! The service's own code decides, with the service's own configuration; here is only what puts the question and what
//! prints the [`Decision`]. The token itself is never printed.

use std::borrow::Cow;
use std::fmt;

use actix_openapi::Failure;
use actix_openapi::security::require_scopes;
use serde::Serialize;

use crate::api::{SCOPES, organisasjonsnummer};
use crate::feil::{self, Avslag};
use crate::tilgang::decision::{Check, Decision, Fact};
use crate::tilgang::samtykke::Samtykketoken;
use crate::tilgang::{Sporsmal, Tilgang};

/// A request to be explained.
#[derive(Debug)]
pub struct Forklar<'a> {
    /// The access token.
    pub token: Secret<'a>,
    /// The rights package.
    pub rettighetspakke: &'a str,
    /// The organisation that is asked for, as it stood in the address.
    pub organisasjonsnummer: &'a str,
    /// The Altinn 2 consent of the header `AltinnSamtykke`.
    pub altinn2: Option<Samtykketoken<'a>>,
    /// When it was asked.
    pub now: jiff::Timestamp,
}

/// A token: `Debug` does not show it.
#[derive(Clone, Copy)]
pub struct Secret<'a>(pub &'a str);

impl fmt::Debug for Secret<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

/// What was decided, and what the consumer is told.
#[derive(Debug)]
pub struct Forklaring {
    decision: Decision,
    told: Option<Told>,
}

#[derive(Debug, Serialize)]
struct Told {
    status: u16,
    kode: &'static str,
    melding: String,
}

impl Forklaring {
    /// Asks the rules of access as the service does, stage by stage.
    pub async fn av(tilgang: &Tilgang, spurt: &Forklar<'_>) -> Self {
        let mut decision = Decision::default();
        let outcome = spor(tilgang, spurt, &mut decision).await;
        let told = outcome.err().map(|failure| {
            let told = feil::tell(&failure);
            Told {
                status: told.status.as_u16(),
                kode: told.kode.as_str(),
                melding: told.melding,
            }
        });
        Self { decision, told }
    }

    /// Whether the consumer may be told what the organisation owes; none when that cannot be decided without keys.
    #[must_use]
    pub fn er_innvilget(&self) -> Option<bool> {
        match &self.told {
            None => Some(true),
            Some(told) if told.status < 500 => Some(false),
            Some(_) => None,
        }
    }
}

/// The stages of the service, in the service's order.
async fn spor(
    tilgang: &Tilgang,
    spurt: &Forklar<'_>,
    decision: &mut Decision,
) -> Result<(), Failure<Avslag>> {
    let token = tilgang.autentiser(spurt.token.0, decision).await;
    let token = token.map_err(refused)?;
    decision.checked(Check::Scope, require_scopes(&token, SCOPES))?;
    let virksomhet = organisasjonsnummer(spurt.organisasjonsnummer);
    let virksomhet = decision.checked(Check::Organisasjonsnummer, virksomhet)?;
    let sporsmal = Sporsmal {
        rettighetspakke: spurt.rettighetspakke,
        virksomhet,
        altinn2: spurt.altinn2,
        now: spurt.now,
    };
    let innvilget = tilgang.autoriser(&token, &sporsmal, decision).await;
    innvilget.map(|_| ()).map_err(refused)
}

fn refused(reason: impl Into<Avslag>) -> Failure<Avslag> {
    Failure::Service(reason.into())
}

/// For a terminal: one line a check, what was found, and what the consumer is told.
impl fmt::Display for Forklaring {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in self.decision.steps() {
            let (check, question) = (step.check.as_str(), step.check.question());
            match &step.refusal {
                None => writeln!(formatter, "passed  {check:<20} {question}")?,
                Some(refusal) => {
                    writeln!(formatter, "FAILED  {check:<20} {question}")?;
                    writeln!(formatter, "        {:<20} {refusal}", "")?;
                }
            }
        }
        if !self.decision.facts().is_empty() {
            writeln!(formatter)?;
        }
        for fact in self.decision.facts() {
            let (name, value) = shown(fact);
            writeln!(formatter, "{name:<28} {value}")?;
        }
        writeln!(formatter)?;
        match &self.told {
            None => writeln!(
                formatter,
                "let through: the register is asked, and the disclosure recorded"
            ),
            Some(told) => writeln!(
                formatter,
                "{}: {} {} \"{}\"",
                if self.er_innvilget().is_none() {
                    "cannot be decided"
                } else {
                    "refused"
                },
                told.status,
                told.kode,
                told.melding
            ),
        }
    }
}

/// A fact as it is, for the eyes of whoever holds the token already. Nothing in it can steer a terminal.
fn shown(fact: &Fact) -> (&'static str, String) {
    match fact {
        Fact::Plain(name, value) => (name, value.escape_debug().to_string()),
        Fact::Unverified(name, value) => (
            name,
            format!("{} (nobody vouches for it)", value.escape_debug()),
        ),
        Fact::Organisation(name, organisation) => (name, organisation.as_str().to_owned()),
        Fact::Moment(name, moment) => (name, moment.to_string()),
        Fact::Id(name, id) => (name, id.to_string()),
    }
}

impl Forklaring {
    /// One JSON object, for machines. The values are as they are; what could steer a terminal is escaped as JSON has it.
    ///
    /// # Errors
    /// Never, unless memory runs out.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        let json = serde_json::to_string(self)?;
        let mut text = String::with_capacity(json.len());
        for character in json.chars() {
            // Outside of strings all is printable, and within them `"` and `\` are escaped already.
            if matches!(character, '"' | '\'' | '\\') || character.escape_debug().len() == 1 {
                text.push(character);
            } else {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    text.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
        Ok(text)
    }
}

impl Serialize for Forklaring {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shown<'a> {
            let_through: bool,
            checks: Vec<ShownStep<'a>>,
            facts: Vec<ShownFact<'a>>,
            told: Option<&'a Told>,
        }
        #[derive(Serialize)]
        struct ShownStep<'a> {
            check: &'static str,
            passed: bool,
            refusal: Option<&'a str>,
        }
        #[derive(Serialize)]
        struct ShownFact<'a> {
            name: &'static str,
            value: Cow<'a, str>,
            /// Only when whoever made the token could write anything there.
            #[serde(skip_serializing_if = "std::ops::Not::not")]
            unverified: bool,
        }
        let checks = self.decision.steps().iter().map(|step| ShownStep {
            check: step.check.as_str(),
            passed: step.refusal.is_none(),
            refusal: step.refusal.as_deref(),
        });
        let facts = self.decision.facts().iter().map(|fact| match fact {
            Fact::Plain(name, value) | Fact::Unverified(name, value) => ShownFact {
                name,
                value: value.into(),
                unverified: matches!(fact, Fact::Unverified(..)),
            },
            Fact::Organisation(..) | Fact::Moment(..) | Fact::Id(..) => {
                let (name, value) = shown(fact);
                ShownFact {
                    name,
                    value: value.into(),
                    unverified: false,
                }
            }
        });
        Shown {
            let_through: self.told.is_none(),
            checks: checks.collect(),
            facts: facts.collect(),
            told: self.told.as_ref(),
        }
        .serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_says_what_is_so_and_steers_no_terminal() {
        let odd = "\u{1b}[31m \u{9b}31m \u{202e} \u{7f} \\ \"'\u{e0001} ø";
        let mut decision = Decision::default();
        decision.passed(Check::Form);
        decision.found(Fact::Unverified("kid", odd.to_owned()));
        decision.found(Fact::Plain("client_id", "a".to_owned()));
        let json = Forklaring {
            decision,
            told: None,
        }
        .json()
        .unwrap();
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        let facts = serde_json::json!([
            {"name": "kid", "value": odd, "unverified": true},
            {"name": "client_id", "value": "a"},
        ]);
        assert_eq!(read["facts"], facts);
        assert!(json.contains('ø'));
        for steering in ['\u{1b}', '\u{9b}', '\u{202e}', '\u{7f}', '\u{e0001}'] {
            assert!(!json.contains(steering), "{json:?}");
        }
    }
}
