//! The two languages of the page.

/// The language of a page. What the document says is shown as it is, in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sprak {
    /// Norwegian, bokmål.
    Norsk,
    /// English.
    Engelsk,
}

impl Sprak {
    /// The language that the query of an address asks for; Norwegian unless it is English.
    pub(super) fn asked_for(query: &str) -> Self {
        match query.split('&').any(|part| part == "lang=en") {
            true => Self::Engelsk,
            false => Self::Norsk,
        }
    }

    /// For `lang`.
    pub(super) fn code(self) -> &'static str {
        self.velg("nb", "en")
    }

    /// The text in this language.
    pub(super) fn velg<T>(self, norsk: T, engelsk: T) -> T {
        match self {
            Self::Norsk => norsk,
            Self::Engelsk => engelsk,
        }
    }
}
