//! Who may ask: security schemes, and what of them an operation requires.

use super::{Documentation, Origin};

/// A security scheme that an operation requires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityScheme {
    /// Where it stands.
    pub origin: Origin,
    /// The key in `components.securitySchemes`.
    pub name: String,
    /// The name in Rust, as a field or function.
    pub function_name: String,
    /// What is sent.
    pub credentials: Credentials,
    /// What the document says of it.
    pub documentation: Documentation,
}

/// What a request carries by a security scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credentials {
    /// `Authorization: Bearer`: http bearer, and what OAuth 2 and OpenID Connect come to for who is asked (RFC 6750).
    Bearer,
    /// `Authorization: Basic`.
    Basic,
    /// A key.
    ApiKey {
        /// Where it is on the wire.
        location: ApiKeyLocation,
        /// Its name there.
        name: String,
    },
}

/// `in` of an `apiKey`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it all")]
pub enum ApiKeyLocation {
    Header,
    Query,
    Cookie,
}

/// What an operation requires of who asks: one of the alternatives, or nothing when there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Security {
    /// Where the alternatives are listed: at the operation, or at the root when it says nothing of its own; the operation
    /// when neither does.
    pub origin: Origin,
    /// In the document's order.
    pub alternatives: Vec<Alternative>,
}

/// A Security Requirement Object: all of its schemes are required, nothing when there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// Where it stands.
    pub origin: Origin,
    /// In the document's order.
    pub schemes: Vec<RequiredScheme>,
}

/// A security scheme with the scopes that its principal must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequiredScheme {
    /// Where the scopes are listed.
    pub origin: Origin,
    /// The key in `components.securitySchemes`.
    pub name: String,
    /// All of them are required.
    pub scopes: Vec<String>,
}

/// Alternatives that ask for the credentials of the same schemes, and differ in scopes only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<'a> {
    /// The schemes, in the order of the first of the alternatives; never empty.
    pub schemes: Vec<&'a str>,
    /// The alternatives, in the document's order.
    pub alternatives: Vec<&'a Alternative>,
}

/// What of its askers an operation's handler is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Principals {
    /// Nothing: no credentials are asked for.
    None,
    /// One principal, whatever the choice.
    One,
    /// A principal for each of several schemes.
    Together,
    /// Principals by what was chosen.
    ByChoice,
}

impl Alternative {
    /// The scopes that it lists for a scheme.
    #[must_use]
    pub fn scopes_of(&self, scheme: &str) -> &[String] {
        self.schemes
            .iter()
            .find(|required| required.name == scheme)
            .map_or(&[], |required| required.scopes.as_slice())
    }

    /// Whether it asks for the credentials of exactly these schemes.
    #[must_use]
    pub fn is_of(&self, schemes: &[&str]) -> bool {
        let listed = |required: &RequiredScheme| schemes.contains(&required.name.as_str());
        self.schemes.len() == schemes.len() && self.schemes.iter().all(listed)
    }
}

impl Security {
    /// What credentials a request may carry, in the order in which they are looked for.
    #[must_use]
    pub fn choices(&self) -> Vec<Choice<'_>> {
        let mut choices: Vec<Choice<'_>> = Vec::new();
        for alternative in &self.alternatives {
            let mut known = choices.iter_mut();
            match known.find(|choice| alternative.is_of(&choice.schemes)) {
                Some(choice) => choice.alternatives.push(alternative),
                None if alternative.schemes.is_empty() => {}
                None => choices.push(Choice {
                    schemes: alternative
                        .schemes
                        .iter()
                        .map(|required| required.name.as_str())
                        .collect(),
                    alternatives: vec![alternative],
                }),
            }
        }
        choices
    }

    /// Whether a request without credentials is answered.
    #[must_use]
    pub fn is_anonymous_allowed(&self) -> bool {
        let mut alternatives = self.alternatives.iter();
        self.alternatives.is_empty() || alternatives.any(|one| one.schemes.is_empty())
    }

    /// The schemes of all alternatives, each once.
    #[must_use]
    pub fn scheme_names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for required in self.alternatives.iter().flat_map(|one| &one.schemes) {
            if !names.contains(&required.name.as_str()) {
                names.push(required.name.as_str());
            }
        }
        names
    }

    /// What the handler is given.
    #[must_use]
    pub fn principals(&self) -> Principals {
        let choices = self.choices();
        if choices.is_empty() {
            Principals::None
        } else if choices.iter().all(|choice| choice.schemes.len() == 1) {
            Principals::One
        } else if choices.len() == 1 {
            Principals::Together
        } else {
            Principals::ByChoice
        }
    }

    /// The one scheme with its scopes, when the operation requires just that.
    #[must_use]
    pub fn single(&self) -> Option<&RequiredScheme> {
        match self.alternatives.as_slice() {
            [Alternative { schemes, .. }] => match schemes.as_slice() {
                [required] => Some(required),
                _ => None,
            },
            _ => None,
        }
    }
}
