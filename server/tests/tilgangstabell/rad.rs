//! What a row of the table is.

use std::fmt;

use actix_openapi::security::CredentialsError;
use aws_lc_rs::signature::RSA_PKCS1_SHA256;
use restanser_server::tilgang::TilgangRefusal;
use restanser_server::tilgang::access_token::TokenRefusal;
use restanser_server::tilgang::samtykke::SamtykkeRefusal;
use serde_json::{Value, json};

use crate::felles::maskinporten::{KEY, Token};
use crate::felles::{BRREG, DIGDIR, Request, Samtykke};

/// The moment at which all rows are asked.
pub const KLOKKEN: &str = "2026-03-02T12:00:00Z";
/// The same in seconds.
pub const NOW: i64 = 1_772_452_800;

pub struct Rad {
    pub navn: &'static str,
    pub sted: Sted,
    sendt: Box<dyn Fn(&Sporsmal<'_>) -> Request>,
    pub forventet: Forventet,
}

/// Which service is asked.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sted {
    /// As it is when nothing is configured.
    Vanlig,
    /// RS256 only, an audience of its own, tokens of two minutes, no skew, and nothing remembered.
    EgneRegler,
    /// Its issuer does not answer.
    UtenNokler,
}

pub enum Forventet {
    Svar,
    Avvist {
        avslag: Avslag,
        status: u16,
        kode: &'static str,
        melding: &'static str,
    },
}

/// What stops a request. Shown as the decision on record has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Avslag {
    Legitimasjon(CredentialsError),
    Token(TokenRefusal),
    Scope,
    Rettighetspakke,
    Samtykke(SamtykkeRefusal),
}

impl std::hash::Hash for Avslag {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.to_string().hash(state);
    }
}

impl fmt::Display for Avslag {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Legitimasjon(error) => write!(formatter, "credentials: {error}"),
            Self::Token(refusal) => write!(formatter, "{refusal}"),
            Self::Scope => formatter.write_str("missing scopes: skatteetaten:restanser"),
            Self::Rettighetspakke => write!(formatter, "{}", TilgangRefusal::Rettighetspakke),
            Self::Samtykke(refusal) => write!(formatter, "{refusal}"),
        }
    }
}

/// What a row is asked with: the issuer of its service, and the organisation that is asked for.
pub struct Sporsmal<'a> {
    pub issuer: &'a str,
    pub organisasjon: &'a str,
}

impl Sporsmal<'_> {
    /// The claims of a token in order for `dibk`.
    pub fn claims(&self) -> Value {
        Token::new(self.issuer, BRREG, KLOKKEN.parse().unwrap()).claims
    }

    /// A token in order.
    pub fn token(&self) -> String {
        KEY.sign(&self.claims())
    }

    pub fn get(&self, pakke: &str) -> Request {
        Request::get(format!("/v2/{pakke}/{}", self.organisasjon))
    }

    /// A request in order but for the token.
    pub fn dibk(&self, token: &str) -> Request {
        self.get("dibk").bearer(token)
    }
}

impl Rad {
    /// In order until it is said what is wrong with it.
    pub fn new(navn: &'static str, sendt: impl Fn(&Sporsmal<'_>) -> Request + 'static) -> Self {
        Self {
            navn,
            sted: Sted::Vanlig,
            sendt: Box::new(sendt),
            forventet: Forventet::Svar,
        }
    }

    pub fn token(navn: &'static str, token: impl Fn(&Sporsmal<'_>) -> String + 'static) -> Self {
        Self::new(navn, move |sporsmal| sporsmal.dibk(&token(sporsmal)))
    }

    /// A genuine token with these claims.
    pub fn claims(navn: &'static str, change: impl Fn(&mut Value) + 'static) -> Self {
        Self::token(navn, move |sporsmal| {
            let mut claims = sporsmal.claims();
            change(&mut claims);
            KEY.sign(&claims)
        })
    }

    /// A genuine token with one claim that is so, or is not there.
    pub fn claim(navn: &'static str, claim: &'static str, value: impl Into<Option<Value>>) -> Self {
        let value = value.into();
        Self::claims(navn, move |claims| match &value {
            Some(value) => claims[claim] = value.clone(),
            None => drop(claims.as_object_mut().unwrap().remove(claim)),
        })
    }

    /// A genuine token whose payload is written so.
    pub fn payload(navn: &'static str, change: impl Fn(String) -> Vec<u8> + 'static) -> Self {
        Self::token(navn, move |sporsmal| {
            let payload = change(sporsmal.claims().to_string());
            KEY.sign_parts(r#"{"kid":"a","alg":"RS256"}"#, payload, &RSA_PKCS1_SHA256)
        })
    }

    /// A token that the issuer has signed under this header.
    pub fn header(navn: &'static str, header: impl Into<String>) -> Self {
        let header = header.into();
        Self::token(navn, move |sporsmal| {
            let claims = sporsmal.claims().to_string();
            KEY.sign_parts(&header, claims, &RSA_PKCS1_SHA256)
        })
    }

    /// A token that the issuer has signed under a header in order but for one member more.
    pub fn parameter(navn: &'static str, name: &str, value: &str) -> Self {
        Self::header(
            navn,
            format!(r#"{{"kid":"a","alg":"RS256","{name}":{value}}}"#),
        )
    }

    /// A request with a consent: that of a token in order but for this.
    pub fn samtykke(navn: &'static str, change: impl Fn(&mut Samtykke) + 'static) -> Self {
        Self::detail(navn, "ebevis", move |samtykke| change(samtykke), |_| {})
    }

    /// As [`samtykke`](Self::samtykke), for any rights package, and with the JSON of it changed.
    pub fn detail(
        navn: &'static str,
        pakke: &'static str,
        change: impl Fn(&mut Samtykke) + 'static,
        rewrite: impl Fn(&mut Value) + 'static,
    ) -> Self {
        Self::new(navn, move |sporsmal| {
            let mut samtykke = Samtykke::new(sporsmal.organisasjon, DIGDIR);
            change(&mut samtykke);
            let token = Token::new(sporsmal.issuer, DIGDIR, KLOKKEN.parse().unwrap());
            let mut token = token.samtykke(&samtykke);
            rewrite(&mut token.claims["authorization_details"]);
            sporsmal.get(pakke).bearer(&token.sign())
        })
    }

    pub fn hos(mut self, sted: Sted) -> Self {
        self.sted = sted;
        self
    }

    fn avvist(
        mut self,
        avslag: Avslag,
        status: u16,
        kode: &'static str,
        melding: &'static str,
    ) -> Self {
        self.forventet = Forventet::Avvist {
            avslag,
            status,
            kode,
            melding,
        };
        self
    }

    pub fn uten_legitimasjon(self, error: CredentialsError, melding: &'static str) -> Self {
        self.avvist(Avslag::Legitimasjon(error), 401, "RESTANSE-004", melding)
    }

    pub fn ugyldig(self, refusal: TokenRefusal, melding: &'static str) -> Self {
        self.avvist(Avslag::Token(refusal), 401, "RESTANSE-004", melding)
    }

    pub fn uten_nokler(self, melding: &'static str) -> Self {
        let avslag = Avslag::Token(TokenRefusal::KeysUnavailable);
        self.avvist(avslag, 500, "RESTANSE-002", melding)
    }

    pub fn uten_scope(self) -> Self {
        let melding = "Tokenet mangler scope skatteetaten:restanser";
        self.avvist(Avslag::Scope, 403, "RESTANSE-005", melding)
    }

    pub fn uten_rettighetspakke(self) -> Self {
        let melding = "Konsumenten har ikke tilgang til den oppgitte rettighetspakken";
        self.avvist(Avslag::Rettighetspakke, 403, "RESTANSE-005", melding)
    }

    pub fn uten_samtykke(self, refusal: SamtykkeRefusal, melding: &'static str) -> Self {
        self.avvist(Avslag::Samtykke(refusal), 403, "RESTANSE-007", melding)
    }

    /// Whether it is not the token that the request is refused for.
    pub fn has_a_sound_token(&self) -> bool {
        match &self.forventet {
            Forventet::Svar => true,
            Forventet::Avvist { avslag, .. } => {
                !matches!(avslag, Avslag::Legitimasjon(_) | Avslag::Token(_))
            }
        }
    }

    pub fn request(&self, issuer: &str, organisasjon: &str) -> Request {
        (self.sendt)(&Sporsmal {
            issuer,
            organisasjon,
        })
    }
}

/// An organisation as Maskinporten writes it, with any `ID`.
pub fn organisasjon(id: &str) -> Value {
    json!({"authority": "iso6523-actorid-upis", "ID": id})
}
