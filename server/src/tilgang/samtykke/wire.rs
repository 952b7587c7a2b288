//! What both kinds of consent write alike.

use uuid::Uuid;

use crate::organisasjonsnummer::Organisasjonsnummer;
use crate::tilgang::access_token::AccessToken;
use crate::tilgang::rettighetspakke::Rettighetspakke;

use super::SamtykkeRefusal;

/// Who gives, gets or handles a consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Party {
    Organisation(Organisasjonsnummer),
    /// Whose number is of no interest here.
    Person,
}

impl Party {
    /// Who consents: the organisation that is asked for, and nobody else.
    pub(super) fn subject(
        self,
        virksomhet: &Organisasjonsnummer,
    ) -> Result<Organisasjonsnummer, SamtykkeRefusal> {
        match self {
            Self::Organisation(fra) if fra == *virksomhet => Ok(fra),
            Self::Organisation(_) | Self::Person => Err(SamtykkeRefusal::OtherSubject),
        }
    }

    /// Who gets the consent: the consumer, or any organisation when the consumer is a trusted handler. It is the
    /// consumer who must be trusted: who a supplier is does not matter.
    pub(super) fn recipient(
        self,
        token: &AccessToken,
        pakke: &Rettighetspakke,
    ) -> Result<Organisasjonsnummer, SamtykkeRefusal> {
        match self {
            Self::Organisation(til)
                if til == token.consumer || pakke.betrodde.contains(&token.consumer) =>
            {
                Ok(til)
            }
            Self::Organisation(_) | Self::Person => Err(SamtykkeRefusal::OtherRecipient),
        }
    }
}

/// An id, in the one spelling of RFC 9562 and not the others that the library reads.
pub(super) fn uuid(text: &str) -> Option<Uuid> {
    let hyphenated = text.len() == uuid::fmt::Hyphenated::LENGTH;
    hyphenated.then(|| Uuid::try_parse(text).ok()).flatten()
}

/// Whether the text has this shape, where `d` is a digit. jiff alone reads many more shapes.
pub(super) fn has_shape(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text
            .bytes()
            .zip(shape.bytes())
            .all(|(byte, expected)| match expected {
                b'd' => byte.is_ascii_digit(),
                exact => byte == exact,
            })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_one_spelling() {
        assert!(uuid("93413201-b7e8-4ec3-a899-580fc02c6aeb").is_some());
        for text in [
            "",
            "93413201b7e84ec3a899580fc02c6aeb",
            "{93413201-b7e8-4ec3-a899-580fc02c6aeb}",
            "urn:uuid:93413201-b7e8-4ec3-a899-580fc02c6aeb",
            "93413201-b7e8-4ec3-a899-580fc02c6aex",
        ] {
            assert_eq!(uuid(text), None, "{text}");
        }
    }

    #[test]
    fn a_shape_is_exact() {
        assert!(has_shape("01.12.2026", "dd.dd.dddd"));
        for text in [
            "1.12.2026",
            "01.12.20266",
            "01-12-2026",
            "٠١.12.202",
            " 1.12.2026",
        ] {
            assert!(!has_shape(text, "dd.dd.dddd"), "{text}");
        }
    }
}
