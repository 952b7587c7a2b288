//! The assertion with which a client asks for a token.

use jsonwebtoken::{Algorithm, Validation};
use serde::Deserialize;
use uuid::Uuid;

use super::klienter::{Klient, Klientnokkel};
use super::refusal::Refusal;
use crate::dev::issuer::{ORGANISATION, PERSON, Samtykkegiver};
use crate::organisasjonsnummer::Organisasjonsnummer;

const ALGORITHMS: [Algorithm; 3] = [Algorithm::RS256, Algorithm::RS384, Algorithm::RS512];
/// The longest time between `iat` and `exp`.
const LONGEST_LIFETIME: i64 = 120;
/// How far the client's clock may be ahead.
const CLOCK_SKEW: i64 = 10;
const LONGEST_JTI: usize = 256;
const MOST_CONSENTS: usize = 16;

/// Its claims. A claim that stands twice is an error to serde, so that no two readers understand it differently.
#[derive(Deserialize)]
pub(super) struct Assertion {
    /// By which the client was found; here so that it cannot stand twice.
    #[serde(rename = "iss")]
    _iss: String,
    aud: OneOrMore,
    iat: i64,
    pub(super) exp: i64,
    nbf: Option<i64>,
    pub(super) jti: String,
    scope: Option<String>,
    resource: Option<OneOrMore>,
    consumer_org: Option<String>,
    authorization_details: Option<Vec<Detail>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    fn as_slice(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::More(more) => more,
        }
    }
}

#[derive(Deserialize)]
struct Detail {
    #[serde(rename = "type")]
    kind: String,
    id: Option<String>,
    from: Option<String>,
}

#[derive(Deserialize)]
struct Issuer {
    iss: String,
}

/// Whose assertion it claims to be.
pub(super) fn unverified_issuer(assertion: &str) -> Result<String, Refusal> {
    let claims = jsonwebtoken::dangerous::insecure_decode_claims::<Issuer>(assertion);
    let claims =
        claims.map_err(|_| Refusal::invalid_grant("the assertion is not a JWT with iss"))?;
    Ok(claims.iss)
}

/// The claims, when the client has signed them.
pub(super) fn verified(assertion: &str, keys: &[Klientnokkel]) -> Result<Assertion, Refusal> {
    let unreadable = "the header of the assertion cannot be read";
    let header =
        jsonwebtoken::decode_header(assertion).map_err(|_| Refusal::invalid_grant(unreadable))?;
    if !ALGORITHMS.contains(&header.alg) {
        return Err(Refusal::invalid_grant("alg must be RS256, RS384 or RS512"));
    }
    if header.crit.is_some() || header.zip.is_some() {
        return Err(Refusal::invalid_grant("crit and zip are not understood"));
    }
    // Whatever the assertion says of keys, only those that the client has registered count.
    let fitting: Vec<_> = keys
        .iter()
        .filter(|key| key.answers_to(header.kid.as_deref()))
        .collect();
    if fitting.is_empty() {
        let unknown = "kid is not the id of a key of the client";
        return Err(Refusal::invalid_grant(unknown));
    }
    if !fitting.iter().any(|key| key.verify(assertion, header.alg)) {
        let wrong = "the signature is not that of a key of the client";
        return Err(Refusal::invalid_grant(wrong));
    }
    let needed = "the claims iss, aud, iat, exp (whole seconds) and jti are needed, each once, and \
                  scope, resource, consumer_org and authorization_details in their own form";
    jsonwebtoken::dangerous::insecure_decode_claims(assertion)
        .map_err(|_| Refusal::invalid_grant(needed))
}

/// Rules under which the library looks at the signature only.
pub(super) fn signature_only(algorithm: Algorithm) -> Validation {
    let mut rules = Validation::new(algorithm);
    rules.required_spec_claims.clear();
    rules.validate_exp = false;
    rules.validate_nbf = false;
    rules.validate_aud = false;
    rules
}

impl Assertion {
    /// Whether it is meant for this issuer and holds now.
    pub(super) fn check(&self, issuer: &str, now: i64) -> Result<(), Refusal> {
        let refuse = |description| Err(Refusal::invalid_grant(description));
        if !matches!(self.aud.as_slice(), [audience] if audience == issuer) {
            return refuse("aud must be the issuer, exactly as in its metadata");
        }
        if self.iat > now.saturating_add(CLOCK_SKEW) {
            return refuse("iat is in the future");
        }
        if self
            .nbf
            .is_some_and(|nbf| nbf > now.saturating_add(CLOCK_SKEW))
        {
            return refuse("nbf is in the future");
        }
        if self.exp <= now {
            return refuse("exp has passed");
        }
        if !(1..=LONGEST_LIFETIME).contains(&self.exp.saturating_sub(self.iat)) {
            return refuse("exp must be after iat, by 120 seconds at most");
        }
        if self.jti.is_empty() || self.jti.len() > LONGEST_JTI {
            return refuse("jti must have 1 to 256 characters");
        }
        Ok(())
    }

    /// The scopes, when the client has them all.
    pub(super) fn scopes_of(&self, klient: &Klient) -> Result<Vec<String>, Refusal> {
        let scopes = self.scope.as_deref().unwrap_or_default().split(' ');
        let scopes: Vec<String> = scopes
            .filter(|scope| !scope.is_empty())
            .map(str::to_owned)
            .collect();
        if scopes.is_empty() {
            return Err(Refusal::invalid_scope("scope is missing"));
        }
        if !scopes.iter().all(|scope| klient.scopes.contains(scope)) {
            let unknown =
                "the client does not have every scope that it asks for: see klienter.toml";
            return Err(Refusal::invalid_scope(unknown));
        }
        Ok(scopes)
    }

    /// For whom the token is to be meant.
    pub(super) fn resources(&self) -> Result<Vec<String>, Refusal> {
        let resources = self.resource.as_ref().map_or(&[][..], OneOrMore::as_slice);
        if resources.iter().any(String::is_empty) {
            return Err(Refusal::invalid_grant("resource is empty"));
        }
        Ok(resources.to_vec())
    }

    /// On whose behalf the client asks, when on somebody's.
    pub(super) fn consumer_org(&self) -> Result<Option<Organisasjonsnummer>, Refusal> {
        let number = self.consumer_org.as_deref().map(str::parse).transpose();
        number.map_err(|_| Refusal::invalid_grant("consumer_org is not an organisation number"))
    }

    /// The consents to put into the token: id and giver.
    pub(super) fn consents(&self) -> Result<Vec<(Uuid, Samtykkegiver)>, Refusal> {
        let details = self.authorization_details.as_deref().unwrap_or_default();
        if details.len() > MOST_CONSENTS {
            return Err(Refusal::invalid_grant(
                "authorization_details: more than 16",
            ));
        }
        details.iter().map(Detail::consent).collect()
    }
}

impl Detail {
    fn consent(&self) -> Result<(Uuid, Samtykkegiver), Refusal> {
        if self.kind != "urn:altinn:consent" {
            let only = "authorization_details: the only type here is urn:altinn:consent";
            return Err(Refusal::invalid_grant(only));
        }
        let id = self.id.as_deref().and_then(|id| id.parse().ok());
        let id = id.ok_or_else(|| {
            Refusal::invalid_grant("authorization_details: id must be the consent's UUID")
        })?;
        let from = self.from.as_deref().unwrap_or_default();
        let fra = match (from.strip_prefix(ORGANISATION), from.strip_prefix(PERSON)) {
            (Some(number), _) => number.parse().ok().map(Samtykkegiver::Organisasjon),
            (_, Some(number)) => number.parse().ok().map(Samtykkegiver::Person),
            _ => None,
        };
        let fra = fra.ok_or_else(|| {
            Refusal::invalid_grant(
                "authorization_details: from must be urn:altinn:organization:identifier-no: or \
                 urn:altinn:person:identifier-no: and a number",
            )
        })?;
        Ok((id, fra))
    }
}
