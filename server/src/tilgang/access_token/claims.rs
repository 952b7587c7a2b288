//! The claims of an access token.

use std::collections::BTreeSet;

use reqwest::Url;
use serde_json::{Map, Value};

use crate::organisasjonsnummer::Organisasjonsnummer;

use super::json::{self, Fault};
use super::times::Times;
use super::{AccessToken, AuthorizationDetail, TokenRefusal};
use crate::tilgang::decision::{Check, Decision, Fact};

/// The audience of a Maskinporten token for which none was asked.
const NO_AUDIENCE: &str = "unspecified";

const CONSENT: &str = "urn:altinn:consent";

/// For claims that are kept: longer than any real one, short enough for a log.
const LONGEST_TEXT: usize = 256;

/// The claims, with the times already read.
pub(super) struct Claims {
    members: Map<String, Value>,
    pub(super) times: Times,
}

impl Claims {
    pub(super) fn parse(payload: &[u8]) -> Result<Self, TokenRefusal> {
        let members = json::object(payload).map_err(|fault| match fault {
            Fault::Unreadable => TokenRefusal::PayloadUnreadable,
            Fault::Doubled => TokenRefusal::PayloadDoubled,
        })?;
        Ok(Self {
            times: Times::read(&members)?,
            members,
        })
    }

    pub(super) fn check_issuer(&self, issuer: &str) -> Result<(), TokenRefusal> {
        match self.members.get("iss") {
            Some(Value::String(iss)) if iss == issuer => Ok(()),
            Some(Value::String(_)) => Err(TokenRefusal::OtherIssuer),
            _ => Err(TokenRefusal::Iss),
        }
    }

    /// To be called on a genuine token only: the refusals say what stands in it.
    pub(super) fn into_access_token(
        mut self,
        audiences: &BTreeSet<String>,
        decision: &mut Decision,
    ) -> Result<AccessToken, TokenRefusal> {
        decision.checked(Check::Audience, self.check_audience(audiences))?;
        decision.checked(Check::TokenType, self.check_token_type())?;
        let consumer = decision.checked(Check::Consumer, self.consumer())?;
        decision.found(Fact::Organisation("consumer", consumer));
        let delegation = decision.checked(Check::Delegation, self.delegation())?;
        if let Some((supplier, source)) = &delegation {
            decision.found(Fact::Organisation("supplier", *supplier));
            decision.found(Fact::Plain("delegation_source", source.clone()));
        }
        let (supplier, delegation_source) = delegation.unzip();
        let records = self.text("client_id", TokenRefusal::ClientId);
        let records = records.and_then(|client_id| {
            let token_id = self.text("jti", TokenRefusal::Jti)?;
            Ok((client_id, token_id, self.scopes()?))
        });
        let (client_id, token_id, scopes) = decision.checked(Check::Records, records)?;
        for (name, value) in [("client_id", &client_id), ("jti", &token_id)] {
            if let Some(value) = value {
                decision.found(Fact::Plain(name, value.clone()));
            }
        }
        Ok(AccessToken {
            consumer,
            supplier,
            delegation_source,
            client_id,
            token_id,
            scopes,
            expires: self.times.expires,
            authorization_details: self.authorization_details(),
        })
    }

    fn check_token_type(&self) -> Result<(), TokenRefusal> {
        match self.members.get("token_type") {
            None => Ok(()),
            Some(Value::String(kind)) if kind == "Bearer" => Ok(()),
            Some(_) => Err(TokenRefusal::TokenType),
        }
    }

    fn consumer(&self) -> Result<Organisasjonsnummer, TokenRefusal> {
        let consumer = self.organisation("consumer", TokenRefusal::Consumer)?;
        consumer.ok_or(TokenRefusal::ConsumerMissing)
    }

    /// Who asks on the consumer's behalf, and where that is registered: both or neither.
    fn delegation(&self) -> Result<Option<(Organisasjonsnummer, String)>, TokenRefusal> {
        let supplier = self.organisation("supplier", TokenRefusal::Supplier)?;
        let source = self.text("delegation_source", TokenRefusal::DelegationSource)?;
        if source.as_ref().is_some_and(|source| !is_https(source)) {
            return Err(TokenRefusal::DelegationSource);
        }
        match (supplier, source) {
            (Some(supplier), Some(source)) => Ok(Some((supplier, source))),
            (Some(_), None) => Err(TokenRefusal::DelegationSourceMissing),
            (None, Some(_)) => Err(TokenRefusal::SupplierMissing),
            (None, None) => Ok(None),
        }
    }

    /// None asked for, or only such as are ours.
    fn check_audience(&self, ours: &BTreeSet<String>) -> Result<(), TokenRefusal> {
        let accepted = |audience: &Value| {
            let audience = audience.as_str();
            audience.is_some_and(|audience| audience == NO_AUDIENCE || ours.contains(audience))
        };
        let accepted = match self.members.get("aud") {
            None => true,
            Some(Value::Array(audiences)) => {
                !audiences.is_empty() && audiences.iter().all(accepted)
            }
            Some(audience) => accepted(audience),
        };
        if accepted {
            Ok(())
        } else {
            Err(TokenRefusal::Audience)
        }
    }

    /// `{"authority":"iso6523-actorid-upis","ID":"0192:<organisation number>"}`.
    fn organisation(
        &self,
        name: &str,
        invalid: TokenRefusal,
    ) -> Result<Option<Organisasjonsnummer>, TokenRefusal> {
        let claim = self.members.get(name);
        claim.map(|claim| iso6523(claim).ok_or(invalid)).transpose()
    }

    /// A text that is kept.
    fn text(&self, name: &str, invalid: TokenRefusal) -> Result<Option<String>, TokenRefusal> {
        match self.members.get(name) {
            None => Ok(None),
            Some(Value::String(text))
                if !text.is_empty()
                    && text.len() <= LONGEST_TEXT
                    && !text.chars().any(char::is_control) =>
            {
                Ok(Some(text.clone()))
            }
            Some(_) => Err(invalid),
        }
    }

    fn scopes(&self) -> Result<Vec<String>, TokenRefusal> {
        match self.members.get("scope") {
            // A genuine token without a scope is somebody known who may do nothing.
            None => Ok(Vec::new()),
            Some(Value::String(scope)) => {
                let words = scope.split(' ').filter(|word| !word.is_empty());
                Ok(words.map(str::to_owned).collect())
            }
            Some(_) => Err(TokenRefusal::Scope),
        }
    }

    /// Never a reason to refuse the token: many requests need no consent.
    fn authorization_details(&mut self) -> Vec<AuthorizationDetail> {
        let details = match self.members.remove("authorization_details") {
            None => return Vec::new(),
            Some(Value::Array(details)) => details,
            Some(_) => return vec![AuthorizationDetail::Unreadable],
        };
        let details = details.into_iter().filter_map(|detail| match detail {
            Value::Object(detail) => match detail.get("type") {
                Some(Value::String(kind)) if kind == CONSENT => {
                    Some(AuthorizationDetail::Consent(detail))
                }
                Some(Value::String(_)) => None,
                _ => Some(AuthorizationDetail::Unreadable),
            },
            _ => Some(AuthorizationDetail::Unreadable),
        });
        details.collect()
    }
}

/// An organisation as Maskinporten and Altinn write it in objects.
pub(crate) fn iso6523(value: &Value) -> Option<Organisasjonsnummer> {
    if value.get("authority")?.as_str()? != "iso6523-actorid-upis" {
        return None;
    }
    let number = value.get("ID")?.as_str()?.strip_prefix("0192:")?;
    number.parse().ok()
}

/// Whether this is an `https` address without user name and password, as it is written, not as a browser would mend it.
fn is_https(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else {
        return false;
    };
    // `Url` finds a host behind a third slash, takes a backslash for a slash, and shows no trace of an empty user name.
    !rest.starts_with('/')
        && rest
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'@'))
        && Url::parse(text).is_ok_and(|url| url.has_host())
}
