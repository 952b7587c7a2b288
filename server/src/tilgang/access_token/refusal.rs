//! Why a token is refused.

/// An enum of refusals that knows all of them: none can be added and left out of the list.
macro_rules! refusals {
    ($(#[$about:meta])* pub enum $name:ident { $($(#[$each:meta])* $refusal:ident,)+ }) => {
        $(#[$about])*
        pub enum $name { $($(#[$each])* $refusal,)+ }

        impl $name {
            /// Every one of them, in the order in which they are found out.
            pub const ALL: &'static [Self] = &[$(Self::$refusal,)+];
        }
    };
}

refusals! {
    /// Why a token is refused: one for each rule. Nothing of the token is in the text, so it may be logged.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
    pub enum TokenRefusal {
        /// Larger than any honest token.
        #[error("the token is larger than {} bytes", super::LARGEST_TOKEN)]
        TooLarge,
        /// Five parts: a JWE.
        #[error("the token is encrypted")]
        Encrypted,
        /// Not the compact serialization of a JWS.
        #[error("the token is not three parts")]
        NotThreeParts,
        /// Header, payload or signature is empty.
        #[error("a part of the token is empty")]
        EmptyPart,
        /// Padding, another alphabet, or bits that mean nothing: base64url has one spelling.
        #[error("a part of the token is not base64url")]
        NotBase64Url,
        /// The header alone is larger than any honest one.
        #[error("the header is larger than {} characters", super::LARGEST_HEADER)]
        HeaderTooLarge,
        /// The header is not a JSON object.
        #[error("the header is not a JSON object")]
        HeaderUnreadable,
        /// Two members of one name, somewhere in the header.
        #[error("the header has two members of one name")]
        HeaderDoubled,
        /// `alg` is missing, or none of the accepted.
        #[error("the token is not signed with an accepted algorithm")]
        Algorithm,
        /// `crit`: an extension that must be understood.
        #[error("the header has crit")]
        Crit,
        /// `b64`: a payload that is not encoded (RFC 7797).
        #[error("the header has b64")]
        B64,
        /// `zip`: a payload that is compressed.
        #[error("the header has zip")]
        Zip,
        /// `jku`: the token would name its own key set.
        #[error("the header has jku")]
        Jku,
        /// `jwk`: the token would bring its own key.
        #[error("the header has jwk")]
        Jwk,
        /// `x5u`: the token would name its own certificate.
        #[error("the header has x5u")]
        X5u,
        /// `x5c`: the token would bring its own certificate.
        #[error("the header has x5c")]
        X5c,
        /// `cty`: another token within this one.
        #[error("the header has cty")]
        Cty,
        /// `typ` is that of another kind of token.
        #[error("the header has another typ than an access token")]
        Typ,
        /// `kid` is missing, not a text, empty or over-long.
        #[error("the header has no usable kid")]
        Kid,
        /// The payload is not a JSON object.
        #[error("the payload is not a JSON object")]
        PayloadUnreadable,
        /// Two members of one name, somewhere in the payload.
        #[error("the payload has two members of one name")]
        PayloadDoubled,
        /// `exp` is missing or no whole number of seconds within the calendar.
        #[error("the claim exp is missing or invalid")]
        Exp,
        /// `iat` is no whole number of seconds within the calendar.
        #[error("the claim iat is invalid")]
        Iat,
        /// `nbf` is no whole number of seconds within the calendar.
        #[error("the claim nbf is invalid")]
        Nbf,
        /// `iss` is missing or not a text.
        #[error("the claim iss is missing or invalid")]
        Iss,
        /// `iss` is not the configured issuer, letter for letter.
        #[error("the token is from another issuer")]
        OtherIssuer,
        /// `exp` has passed.
        #[error("the token has expired")]
        Expired,
        /// `iat` is yet to come.
        #[error("the token is issued in the future")]
        IssuedInTheFuture,
        /// `nbf` is yet to come.
        #[error("the token is not valid yet")]
        NotYetValid,
        /// From `iat`, or from now, it is longer to `exp` than any token may live.
        #[error("the token lives longer than accepted")]
        LivesTooLong,
        /// No key of the issuer is held, so no token can be verified now.
        #[error("no key of the issuer is held")]
        KeysUnavailable,
        /// The issuer has no key with the token's `kid`.
        #[error("the issuer has no key with the token's kid")]
        KeyUnknown,
        /// The signature is not the issuer's.
        #[error("the signature is wrong")]
        Signature,
        /// `aud` names somebody else.
        #[error("the token is for another audience")]
        Audience,
        /// `token_type` is not `Bearer`.
        #[error("the claim token_type is not Bearer")]
        TokenType,
        /// There is no `consumer`: nobody to authorise.
        #[error("the claim consumer is missing")]
        ConsumerMissing,
        /// `consumer` is not an organisation as Maskinporten writes it.
        #[error("the claim consumer is invalid")]
        Consumer,
        /// `supplier` is not an organisation as Maskinporten writes it.
        #[error("the claim supplier is invalid")]
        Supplier,
        /// `delegation_source` is not an `https` address that is fit for the records.
        #[error("the claim delegation_source is invalid")]
        DelegationSource,
        /// There is a `delegation_source` and nobody to whom is delegated.
        #[error("the claim supplier is missing beside delegation_source")]
        SupplierMissing,
        /// There is a `supplier`, and nothing says where that is delegated.
        #[error("the claim delegation_source is missing beside supplier")]
        DelegationSourceMissing,
        /// `client_id` is not a text that is fit for the records.
        #[error("the claim client_id is invalid")]
        ClientId,
        /// `jti` is not a text that is fit for the records.
        #[error("the claim jti is invalid")]
        Jti,
        /// `scope` is not a text.
        #[error("the claim scope is invalid")]
        Scope,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_refusal_has_a_text_of_its_own() {
        let texts: BTreeSet<String> = TokenRefusal::ALL.iter().map(ToString::to_string).collect();
        assert_eq!(texts.len(), TokenRefusal::ALL.len());
    }
}
