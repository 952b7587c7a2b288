//! The claims of an access token.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::organisasjonsnummer::Organisasjonsnummer;

use super::{AccessToken, AuthorizationDetail, TokenRefusal, json};
use crate::tilgang::decision::{Check, Decision, Fact};

/// The audience of a Maskinporten token for which none was asked.
const NO_AUDIENCE: &str = "unspecified";

const CONSENT: &str = "urn:altinn:consent";

/// For claims that are kept: longer than any real one, short enough for a log.
const LONGEST_TEXT: usize = 256;

/// The claims, with the times already read.
pub(super) struct Claims {
    members: Map<String, Value>,
    expires: Timestamp,
    issued_at: Option<Timestamp>,
    not_before: Option<Timestamp>,
}

impl Claims {
    pub(super) fn parse(payload: &[u8]) -> Result<Self, TokenRefusal> {
        let members = json::object(payload).ok_or(TokenRefusal::Malformed("payload"))?;
        Ok(Self {
            expires: time(&members, "exp")?.ok_or(TokenRefusal::Claim("exp"))?,
            issued_at: time(&members, "iat")?,
            not_before: time(&members, "nbf")?,
            members,
        })
    }

    pub(super) fn check_issuer(&self, issuer: &str) -> Result<(), TokenRefusal> {
        match self.members.get("iss") {
            Some(Value::String(iss)) if iss == issuer => Ok(()),
            Some(Value::String(_)) => Err(TokenRefusal::Issuer),
            _ => Err(TokenRefusal::Claim("iss")),
        }
    }

    pub(super) fn check_times(&self, now: Timestamp, skew: Duration) -> Result<(), TokenRefusal> {
        // i128 nanoseconds: far from overflow for any timestamp; a skew beyond all reason is cut.
        let skew = i128::try_from(skew.as_nanos()).unwrap_or(i128::from(i64::MAX));
        let now = now.as_nanosecond();
        if now >= self.expires.as_nanosecond().saturating_add(skew) {
            return Err(TokenRefusal::Expired);
        }
        let starts = [self.issued_at, self.not_before];
        if starts
            .into_iter()
            .flatten()
            .any(|start| start.as_nanosecond() > now.saturating_add(skew))
        {
            return Err(TokenRefusal::NotYetValid);
        }
        Ok(())
    }

    /// To be called on a genuine token only: the refusals say what stands in it.
    pub(super) fn into_access_token(
        mut self,
        decision: &mut Decision,
    ) -> Result<AccessToken, TokenRefusal> {
        decision.checked(Check::Audience, self.check_audience())?;
        decision.checked(Check::TokenType, self.check_token_type())?;
        let consumer = decision.checked(Check::Consumer, self.consumer())?;
        decision.found(Fact::Organisation("consumer", consumer));
        let delegation = decision.checked(Check::Delegation, self.delegation())?;
        let (supplier, delegation_source) = delegation.unzip();
        if let Some((supplier, source)) = supplier.zip(delegation_source.as_ref()) {
            decision.found(Fact::Organisation("supplier", supplier));
            decision.found(Fact::Plain("delegation_source", source.clone()));
        }
        let records = self.text("client_id").and_then(|client_id| {
            let token_id = self.text("jti")?;
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
            expires: self.expires,
            authorization_details: self.authorization_details(),
        })
    }

    fn check_token_type(&self) -> Result<(), TokenRefusal> {
        match self.members.get("token_type") {
            None => Ok(()),
            Some(Value::String(kind)) if kind == "Bearer" => Ok(()),
            Some(_) => Err(TokenRefusal::Claim("token_type")),
        }
    }

    fn consumer(&self) -> Result<Organisasjonsnummer, TokenRefusal> {
        let consumer = self.organisation("consumer")?;
        consumer.ok_or(TokenRefusal::Claim("consumer"))
    }

    /// Who asks on the consumer's behalf, and where that is registered: both or neither.
    fn delegation(&self) -> Result<Option<(Organisasjonsnummer, String)>, TokenRefusal> {
        let supplier = self.organisation("supplier")?;
        match (supplier, self.text("delegation_source")?) {
            (Some(supplier), Some(source)) => Ok(Some((supplier, source))),
            (Some(_), None) => Err(TokenRefusal::Claim("delegation_source")),
            (None, Some(_)) => Err(TokenRefusal::Claim("supplier")),
            (None, None) => Ok(None),
        }
    }

    fn check_audience(&self) -> Result<(), TokenRefusal> {
        let unspecified = |value: &Value| value == NO_AUDIENCE;
        let accepted = match self.members.get("aud") {
            None => true,
            Some(Value::Array(audiences)) => {
                !audiences.is_empty() && audiences.iter().all(unspecified)
            }
            Some(audience) => unspecified(audience),
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
        name: &'static str,
    ) -> Result<Option<Organisasjonsnummer>, TokenRefusal> {
        let Some(claim) = self.members.get(name) else {
            return Ok(None);
        };
        match iso6523(claim) {
            Some(organisation) => Ok(Some(organisation)),
            None => Err(TokenRefusal::Claim(name)),
        }
    }

    fn text(&self, name: &'static str) -> Result<Option<String>, TokenRefusal> {
        match self.members.get(name) {
            None => Ok(None),
            Some(Value::String(text))
                if !text.is_empty()
                    && text.len() <= LONGEST_TEXT
                    && !text.chars().any(char::is_control) =>
            {
                Ok(Some(text.clone()))
            }
            Some(_) => Err(TokenRefusal::Claim(name)),
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
            Some(_) => Err(TokenRefusal::Claim("scope")),
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

/// Whole seconds since 1970; a fraction, a text or a moment outside the calendar is refused.
fn time(
    members: &Map<String, Value>,
    name: &'static str,
) -> Result<Option<Timestamp>, TokenRefusal> {
    let Some(claim) = members.get(name) else {
        return Ok(None);
    };
    let seconds = claim.as_i64().ok_or(TokenRefusal::Claim(name))?;
    match Timestamp::from_second(seconds) {
        Ok(time) => Ok(Some(time)),
        Err(_) => Err(TokenRefusal::Claim(name)),
    }
}
