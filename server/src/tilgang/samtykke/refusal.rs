//! Why no consent holds.

use crate::tilgang::decision::Check;

/// The refusals, and a list of them that none can be missing from.
macro_rules! refusals {
    ($($(#[$attribute:meta])* $name:ident => $check:ident,)+) => {
        /// Why no consent holds. Nothing of the consent is in the text, so it may be logged.
        ///
        /// Among those that Altinn 3 and Altinn 2 share, a later reason is a consent that came further.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
        pub enum SamtykkeRefusal {
            $($(#[$attribute])* $name,)+
        }

        impl SamtykkeRefusal {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The check at which the consent failed that came furthest.
            #[must_use]
            pub const fn check(self) -> Check {
                match self {
                    $(Self::$name => Check::$check,)+
                }
            }
        }
    };
}

refusals! {
    /// There is no consent, neither in the token nor in the header.
    #[error("the token carries no consent")]
    Missing => Samtykke,
    /// The consent in the token cannot be read.
    #[error("the consent cannot be read")]
    Malformed => SamtykkeForm,
    /// Another organisation, or a person, has consented.
    #[error("the consent is from somebody else than the organisation asked for")]
    OtherSubject => SamtykkeFra,
    /// It was given to somebody else, and the consumer is no trusted handler.
    #[error("the consent is to somebody else than the consumer")]
    OtherRecipient => SamtykkeTil,
    /// Somebody who does not ask here fetched it from Altinn 2.
    #[error("the consent was fetched by somebody else than the supplier")]
    OtherHandler => SamtykkeHentetAv,
    /// It is about something else.
    #[error("the consent is for another resource")]
    OtherResource => SamtykkeRessurs,
    /// It begins in the future.
    #[error("the consent is not valid yet")]
    NotYetValid => SamtykkeGyldighet,
    /// It has run out.
    #[error("the consent has expired")]
    Expired => SamtykkeGyldighet,

    /// The header is sent, and nothing is configured for it.
    #[error("consents from Altinn 2 are not accepted")]
    Altinn2Off => Samtykke,
    /// Larger than any honest token.
    #[error("the consent token is too large")]
    Altinn2TooLarge => SamtykkeForm,
    /// Not a JWS in compact serialization with a JSON header.
    #[error("the consent token is not a signed JWT")]
    Altinn2Malformed => SamtykkeForm,
    /// `alg` is not RS256.
    #[error("the consent token is not signed with RS256")]
    Altinn2Algorithm => SamtykkeForm,
    /// A header parameter that is never accepted, or not with this value.
    #[error("a header parameter of the consent token is not accepted")]
    Altinn2Header => SamtykkeForm,
    /// `kid` is missing, or is not the certificate's thumbprint `x5t`.
    #[error("the consent token's kid is missing, or is not its x5t")]
    Altinn2Kid => SamtykkeForm,
    /// The payload is not one JSON object without doubled names.
    #[error("the consent token's payload cannot be read")]
    Altinn2Payload => SamtykkeForm,
    /// `iss` is missing or is no text.
    #[error("iss is missing or invalid")]
    Altinn2Iss => SamtykkeForm,
    /// `nbf` is missing or is no time.
    #[error("nbf is missing or invalid")]
    Altinn2Nbf => SamtykkeForm,
    /// `exp` is missing or is no time.
    #[error("exp is missing or invalid")]
    Altinn2Exp => SamtykkeForm,
    /// `aud` is there: the token is meant for somebody (RFC 7519 section 4.1.3), and Altinn 2 never names us.
    #[error("aud names an audience")]
    Altinn2Aud => SamtykkeForm,
    /// Neither or both of `Services` and `ServiceCodes`, or one that holds anything but texts.
    #[error("Services or ServiceCodes is missing, doubled or invalid")]
    Altinn2Services => SamtykkeForm,
    /// `AuthorizationCode` is no UUID.
    #[error("AuthorizationCode is missing or invalid")]
    Altinn2AuthorizationCode => SamtykkeForm,
    /// `OfferedBy` is the number of neither an organisation nor a person.
    #[error("OfferedBy is missing or invalid")]
    Altinn2OfferedBy => SamtykkeForm,
    /// `CoveredBy` is the number of neither an organisation nor a person.
    #[error("CoveredBy is missing or invalid")]
    Altinn2CoveredBy => SamtykkeForm,
    /// `HandledBy` is there and is the number of neither an organisation nor a person.
    #[error("HandledBy is invalid")]
    Altinn2HandledBy => SamtykkeForm,
    /// `DelegatedDate` is no time.
    #[error("DelegatedDate is missing or invalid")]
    Altinn2DelegatedDate => SamtykkeForm,
    /// `ValidToDate` is no time.
    #[error("ValidToDate is missing or invalid")]
    Altinn2ValidToDate => SamtykkeForm,
    /// `iss` is none of the accepted issuers.
    #[error("the consent token is from another issuer")]
    Altinn2Issuer => SamtykkeUtsteder,
    /// The token ends before it begins, or lives longer than Altinn 2's do.
    #[error("the consent token's lifetime is not accepted")]
    Altinn2Lifetime => SamtykkeTider,
    /// `nbf` is yet to come.
    #[error("the consent token is not valid yet")]
    Altinn2TokenNotYetValid => SamtykkeTider,
    /// `exp` has passed.
    #[error("the consent token has expired")]
    Altinn2TokenExpired => SamtykkeTider,
    /// Altinn 2 has no key with the token's `kid`.
    #[error("the issuer has no key with the consent token's kid")]
    Altinn2KeyUnknown => SamtykkeSignatur,
    /// No key of Altinn 2 is held, so no consent token can be verified now.
    #[error("no key of the consent token's issuer is held")]
    Altinn2KeysUnavailable => SamtykkeSignatur,
    /// The signature is not Altinn 2's.
    #[error("the consent token's signature is wrong")]
    Altinn2Signature => SamtykkeSignatur,
}
