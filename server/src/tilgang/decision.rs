//! The decision on one request: every check in its order, how it went, and what it found.
//!
//! One record serves two readers. Support staff get all of it from `restanser explain`; the ordinary log gets its
//! [`Display`](fmt::Display), which holds no organisation number, by type: a [`Fact`] that is one does not print itself.

use std::fmt;

use jiff::Timestamp;
use uuid::Uuid;

use crate::organisasjonsnummer::Organisasjonsnummer;

/// Writes the checks once: the question that each asks, its name in the code, and its name in logs and `--json`.
macro_rules! checks {
    ($($question:literal $check:ident $name:literal,)+) => {
        /// One rule of access, in the order in which the rules are applied.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Check {
            $(#[doc = $question] $check,)+
        }

        impl Check {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$check,)+];

            /// Its name in logs and in `--json`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$check => $name,)+
                }
            }

            /// What it asks, for people.
            #[must_use]
            pub const fn question(self) -> &'static str {
                match self {
                    $(Self::$check => $question,)+
                }
            }
        }
    };
}

checks! {
    "Does the request carry one bearer token?" Credentials "credentials",
    "Is it the very token that was verified before? Then only what may have changed since is checked." Remembered "remembered",
    "Is the token a JWT in compact serialization (RFC 7515 section 7.1), and not too large?" Form "form",
    "Does its header ask for an accepted algorithm, name a key, and ask for nothing else?" Header "header",
    "Are its claims one JSON object without doubled names?" Claims "claims",
    "Is it from the configured issuer?" Issuer "issuer",
    "Is now within its lifetime, and that no longer than accepted?" Times "times",
    "Has the issuer the key that it names?" Key "key",
    "Is the signature made with that key?" Signature "signature",
    "Is it meant for us?" Audience "audience",
    "Is it a bearer token?" TokenType "token_type",
    "Which organisation is to be authorised?" Consumer "consumer",
    "If somebody asks on its behalf: who, and where is that registered?" Delegation "delegation",
    "Are the claims that go into the records fit for them?" Records "records",
    "Has the token the scope of the operation?" Scope "scope",
    "Is the organisation number one?" Organisasjonsnummer "organisasjonsnummer",
    "Has the consumer been granted the rights package?" Rettighetspakke "rettighetspakke",
    "Which law lets the consumer have the package without consent?" Hjemmel "hjemmel",
    "Is there a consent?" Samtykke "samtykke",
    "Can it be read?" SamtykkeForm "samtykke_form",
    "Is it from an accepted issuer? (Altinn 2)" SamtykkeUtsteder "samtykke_utsteder",
    "Is now within the lifetime of its token, and that no longer than accepted? (Altinn 2)" SamtykkeTider "samtykke_tider",
    "Has its issuer's key signed it? (Altinn 2)" SamtykkeSignatur "samtykke_signatur",
    "Is it from the organisation that is asked for?" SamtykkeFra "samtykke_fra",
    "Is it to the consumer, or used by a trusted handler?" SamtykkeTil "samtykke_til",
    "If a third party fetched it: is that the one who asks? (Altinn 2)" SamtykkeHentetAv "samtykke_hentet_av",
    "Is it for this service?" SamtykkeRessurs "samtykke_ressurs",
    "Does it hold now?" SamtykkeGyldighet "samtykke_gyldighet",
}

/// Something that a check found out.
#[derive(Clone, PartialEq, Eq)]
pub enum Fact {
    /// A word or an id that identifies no organisation: for the log too.
    Plain(&'static str, String),
    /// A word that nobody has vouched for: whoever made the token could write anything there. Never for the log.
    Unverified(&'static str, String),
    /// An organisation: never for the log.
    Organisation(&'static str, Organisasjonsnummer),
    /// A moment.
    Moment(&'static str, Timestamp),
    /// An id of a consent.
    Id(&'static str, Uuid),
}

/// One check, and how it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which check.
    pub check: Check,
    /// Why it failed; none when it passed. Holds no token, organisation number or amount.
    pub refusal: Option<String>,
}

/// What was decided on one request, check by check; a refusal is the last.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Decision {
    steps: Vec<Step>,
    facts: Vec<Fact>,
}

impl Decision {
    /// Notes that a check was passed.
    pub fn passed(&mut self, check: Check) {
        let refusal = None;
        self.steps.push(Step { check, refusal });
    }

    /// Notes how a check went, and hands its result on. The error's text must hold no token, organisation number or
    /// amount.
    ///
    /// # Errors
    /// The result's own.
    pub fn checked<T, E: fmt::Display>(
        &mut self,
        check: Check,
        result: Result<T, E>,
    ) -> Result<T, E> {
        let refusal = result.as_ref().err().map(E::to_string);
        self.steps.push(Step { check, refusal });
        result
    }

    /// Notes what was found out.
    pub fn found(&mut self, fact: Fact) {
        self.facts.push(fact);
    }

    /// Appends what a later stage decided.
    pub fn append(&mut self, mut later: Self) {
        self.steps.append(&mut later.steps);
        self.facts.append(&mut later.facts);
    }

    /// The checks that were made, in order.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// What they found, in order.
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// Whether nothing has been checked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}

/// `issuer, times, key: refused: the issuer has no key with the token's kid; kid=a`
impl fmt::Display for Decision {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.steps.iter().enumerate() {
            if index > 0 {
                formatter.write_str(", ")?;
            }
            formatter.write_str(step.check.as_str())?;
            if let Some(refusal) = &step.refusal {
                write!(formatter, ": refused: {refusal}")?;
            }
        }
        for fact in &self.facts {
            match fact {
                Fact::Plain(name, value) if !names_an_organisation(value) => {
                    write!(formatter, "; {name}={value:?}")?;
                }
                Fact::Plain(name, _) | Fact::Unverified(name, _) | Fact::Organisation(name, _) => {
                    write!(formatter, "; {name}=…")?;
                }
                Fact::Moment(name, moment) => write!(formatter, "; {name}={moment}")?,
                Fact::Id(name, id) => write!(formatter, "; {name}={id}")?,
            }
        }
        Ok(())
    }
}

/// Issuers have been known to build ids of organisation numbers.
fn names_an_organisation(text: &str) -> bool {
    let runs = text.split(|character: char| !character.is_ascii_digit());
    runs.into_iter()
        .any(|digits| digits.parse::<Organisasjonsnummer>().is_ok())
}

impl fmt::Debug for Decision {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Decision({self})")
    }
}

impl fmt::Debug for Fact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(name, _)
            | Self::Unverified(name, _)
            | Self::Organisation(name, _)
            | Self::Moment(name, _)
            | Self::Id(name, _) => write!(formatter, "Fact({name})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_checks_is_in_their_order() {
        for (index, check) in Check::ALL.iter().copied().enumerate() {
            assert_eq!(check as usize, index, "{check:?}");
        }
    }

    #[test]
    fn the_log_sees_the_checks_and_no_organisation() {
        let mut decision = Decision::default();
        decision.passed(Check::Issuer);
        decision.found(Fact::Plain("kid", "a\nb".to_owned()));
        decision.found(Fact::Organisation("consumer", "991825827".parse().unwrap()));
        decision.found(Fact::Plain("client_id", "client-991825827-1".to_owned()));
        decision.found(Fact::Unverified("kid", "anything".to_owned()));
        let mut later = Decision::default();
        let refused: Result<(), &str> = Err("it has run out");
        assert_eq!(later.checked(Check::Times, refused), refused);
        decision.append(later);
        assert_eq!(
            decision.to_string(),
            r#"issuer, times: refused: it has run out; kid="a\nb"; consumer=…; client_id=…; kid=…"#
        );
        assert!(!format!("{decision:?} {:?}", decision.facts()).contains("991825827"));
    }
}
