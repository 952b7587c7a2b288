//! The Norwegian texts.

use std::collections::BTreeMap;
use std::time::Duration;

use actix_openapi::security::CredentialsError;
use actix_openapi::violation::{Rule, Violation, Violations};
use restanser_api::BASE_PATH;

use super::{KONTROLLSIFFER, hele_sekunder};
use crate::kapasitet::Overbelastet;
use crate::organisasjonsnummer::UgyldigOrganisasjonsnummer;
use crate::tilgang::access_token::TokenRefusal;

mod samtykke;

pub(super) use samtykke::samtykke;

pub(super) const TJENESTE: &str = "Det oppstod en uventet feil i tjenesten. Oppgi korrelasjonsid ved henvendelse til brukerstøtte";
pub(super) const BAKENFORLIGGENDE: &str =
    "Det oppstod en uventet feil i et bakenforliggende system. Prøv igjen senere";
pub(super) const RETTIGHETSPAKKE: &str =
    "Konsumenten har ikke tilgang til den oppgitte rettighetspakken";
pub(super) const INGEN_RESTANSER: &str = "Fant ingen restanser for oppgitt organisasjonsnummer";
pub(super) const MEDIETYPE: &str = "Dataformatet i forespørselen er ikke støttet. Headeren Content-Type må angi et format som tjenesten tar imot";
pub(super) const FOR_STOR: &str = "Forespørselen er større enn tjenesten tar imot";
pub(super) const DATAFORMAT: &str = "Dataformatet er ikke støttet. Headeren Accept må tillate application/json eller application/xml";

pub(super) const STORT_HODE: &str =
    "Forespørselens adresse og headere er til sammen større enn tjenesten tar imot";
pub(super) const SENT_HODE: &str =
    "Forespørselen kom ikke frem i tide. Send hele forespørselen uten opphold";
pub(super) const UGYLDIG_HTTP: &str = "Forespørselen er ikke gyldig HTTP";
pub(super) const FULLT: &str =
    "Tjenesten har for mange samtidige forbindelser. Prøv igjen etter tiden i headeren Retry-After";
pub(super) fn overbelastet(overbelastet: Overbelastet) -> String {
    match overbelastet {
        Overbelastet::Full { igjen } | Overbelastet::Ventet { igjen } => format!(
            "Tjenesten har for mange forespørsler akkurat nå. Prøv igjen om {}",
            sekunder(igjen)
        ),
        Overbelastet::Konsument { hoyst, igjen } => format!(
            "For mange samtidige kall. Tjenesten behandler høyst {hoyst} kall samtidig for hver konsument. Prøv igjen om {}",
            sekunder(igjen)
        ),
    }
}

pub(super) fn for_sent(limit: Duration) -> String {
    let limit = sekunder(limit);
    format!("Forespørselen ble ikke besvart innen {limit}. Prøv igjen om {limit}")
}

fn sekunder(tid: Duration) -> String {
    match hele_sekunder(tid) {
        1 => "1 sekund".to_owned(),
        sekunder => format!("{sekunder} sekunder"),
    }
}

pub(super) fn organisasjonsnummer(error: UgyldigOrganisasjonsnummer) -> &'static str {
    match error {
        UgyldigOrganisasjonsnummer::Format => {
            "Feltet 'organisasjonsnummer' har ugyldig format. Må være nøyaktig 9 siffer"
        }
        UgyldigOrganisasjonsnummer::Kontrollsiffer => {
            "Feltet 'organisasjonsnummer' har ugyldig format. Kontrollsifferet stemmer ikke"
        }
    }
}

pub(super) fn ukjent_adresse() -> String {
    format!(
        "Ukjent adresse. Adressen må ha formen {BASE_PATH}/{{rettighetspakke}}/{{organisasjonsnummer}}"
    )
}

pub(super) fn metode(allowed: &str) -> String {
    format!("Metoden er ikke støttet for denne adressen. Støttet metode er {allowed}")
}

pub(super) fn scope(missing: &[&str]) -> String {
    format!("Tokenet mangler scope {}", missing.join(" "))
}

pub(super) fn legitimasjon(error: CredentialsError) -> &'static str {
    match error {
        CredentialsError::Missing => {
            "Forespørselen mangler token fra Maskinporten. Send headeren Authorization: Bearer <token>"
        }
        CredentialsError::Repeated => {
            "Headeren Authorization har mer enn én verdi. Send nøyaktig én: Authorization: Bearer <token>"
        }
        CredentialsError::Scheme => {
            "Headeren Authorization må ha typen Bearer: Authorization: Bearer <token>"
        }
        CredentialsError::Malformed => {
            "Headeren Authorization har ugyldig format. Må være Authorization: Bearer <token>"
        }
    }
}

/// What the consumer can mend about a token. How the check works, and which keys there are, is nobody's business.
pub(super) fn token(refusal: TokenRefusal) -> &'static str {
    match refusal {
        TokenRefusal::TooLarge | TokenRefusal::HeaderTooLarge => "Tokenet er for stort",
        TokenRefusal::Encrypted => {
            "Tokenet er kryptert. Må være et signert token, uendret fra Maskinporten"
        }
        TokenRefusal::NotThreeParts
        | TokenRefusal::EmptyPart
        | TokenRefusal::NotBase64Url
        | TokenRefusal::HeaderUnreadable
        | TokenRefusal::HeaderDoubled
        | TokenRefusal::PayloadUnreadable
        | TokenRefusal::PayloadDoubled => {
            "Tokenet har ugyldig format. Må være et uendret token fra Maskinporten"
        }
        TokenRefusal::Crit
        | TokenRefusal::B64
        | TokenRefusal::Zip
        | TokenRefusal::Jku
        | TokenRefusal::Jwk
        | TokenRefusal::X5u
        | TokenRefusal::X5c
        | TokenRefusal::Cty
        | TokenRefusal::Kid => {
            "Tokenets header er ikke støttet. Må være et uendret token fra Maskinporten"
        }
        TokenRefusal::Typ => "Tokenet er ikke et access token. Bruk access_token fra Maskinporten",
        TokenRefusal::Algorithm => {
            "Tokenet er signert med en algoritme som ikke er støttet. Må være et uendret token fra Maskinporten"
        }
        // One text for both: which keys there are is not told.
        TokenRefusal::KeyUnknown | TokenRefusal::Signature => {
            "Tokenets signatur er ikke gyldig. Kontroller at tokenet er utstedt av riktig Maskinporten-miljø"
        }
        // Answered as an error of a system behind, see `refused`.
        TokenRefusal::KeysUnavailable => BAKENFORLIGGENDE,
        TokenRefusal::OtherIssuer => {
            "Tokenet er utstedt av feil utsteder. Kontroller Maskinporten-miljøet"
        }
        TokenRefusal::Expired => "Tokenet er utløpt. Hent et nytt token fra Maskinporten",
        TokenRefusal::IssuedInTheFuture | TokenRefusal::NotYetValid => {
            "Tokenet er ikke gyldig ennå. Kontroller klokken"
        }
        TokenRefusal::LivesTooLong => {
            "Tokenet har for lang levetid. Hent et nytt token fra Maskinporten"
        }
        TokenRefusal::Audience => {
            "Tokenet er utstedt for en annen mottaker. Be om token uten audience"
        }
        TokenRefusal::Exp => "Feltet 'exp' i tokenet mangler eller har ugyldig verdi",
        TokenRefusal::Iat => "Feltet 'iat' i tokenet har ugyldig verdi",
        TokenRefusal::Nbf => "Feltet 'nbf' i tokenet har ugyldig verdi",
        TokenRefusal::Iss => "Feltet 'iss' i tokenet mangler eller har ugyldig verdi",
        TokenRefusal::TokenType => {
            "Feltet 'token_type' i tokenet har ugyldig verdi. Må være Bearer"
        }
        TokenRefusal::ConsumerMissing => {
            "Feltet 'consumer' mangler i tokenet. Må være et token fra Maskinporten"
        }
        TokenRefusal::Consumer => "Feltet 'consumer' i tokenet har ugyldig verdi",
        TokenRefusal::Supplier => "Feltet 'supplier' i tokenet har ugyldig verdi",
        TokenRefusal::DelegationSource => {
            "Feltet 'delegation_source' i tokenet har ugyldig verdi. Må være en https-adresse"
        }
        TokenRefusal::SupplierMissing => {
            "Feltet 'supplier' mangler i tokenet. Må være oppgitt sammen med 'delegation_source'"
        }
        TokenRefusal::DelegationSourceMissing => {
            "Feltet 'delegation_source' mangler i tokenet. Må være oppgitt sammen med 'supplier'"
        }
        TokenRefusal::ClientId => "Feltet 'client_id' i tokenet har ugyldig verdi",
        TokenRefusal::Jti => "Feltet 'jti' i tokenet har ugyldig verdi",
        TokenRefusal::Scope => {
            "Feltet 'scope' i tokenet har ugyldig verdi. Må være tekst med mellomrom mellom hvert scope"
        }
    }
}

/// All violations in one text, one sentence or more for each field.
pub(super) fn validering(violations: &Violations) -> String {
    let mut fields: BTreeMap<usize, (&str, Vec<String>)> = BTreeMap::new();
    for (index, violation) in violations.iter().enumerate() {
        let known = fields
            .iter()
            .find(|(_, (name, _))| *name == violation.name)
            .map(|(index, _)| *index);
        let (_, demands) = fields
            .entry(known.unwrap_or(index))
            .or_insert((&violation.name, Vec::new()));
        demands.push(demand(violation));
    }
    let sentences = fields.values().map(|(name, demands)| {
        format!("Feltet '{name}' har ugyldig format. {}", demands.join(". "))
    });
    let text = sentences.collect::<Vec<_>>().join(". ");
    if text.is_empty() {
        "Forespørselen er ikke gyldig".to_owned()
    } else {
        text
    }
}

fn demand(violation: &Violation) -> String {
    match &violation.rule {
        Rule::Required => "Må være oppgitt".to_owned(),
        Rule::Repeated => "Må være oppgitt nøyaktig én gang".to_owned(),
        Rule::Text => "Må være tekst i UTF-8".to_owned(),
        Rule::Length { minimum, maximum } => length(*minimum, *maximum),
        Rule::Pattern("^[0-9]+$") => "Må bare inneholde siffer".to_owned(),
        Rule::Pattern(pattern) => format!("Må passe til mønsteret {pattern}"),
        Rule::Uuid => {
            "Må være en UUID, for eksempel 123e4567-e89b-12d3-a456-426655440000".to_owned()
        }
        Rule::Date => "Må være en dato på formen ÅÅÅÅ-MM-DD".to_owned(),
        Rule::DateTime => "Må være et tidspunkt med tidssone, som RFC 3339 har det".to_owned(),
        Rule::Enumeration => "Må være en av de tillatte verdiene".to_owned(),
        Rule::Boolean => "Må være true eller false".to_owned(),
        Rule::Int32 | Rule::Int64 => "Må være et heltall".to_owned(),
        Rule::Number => "Må være et tall".to_owned(),
        Rule::Minimum {
            bound,
            exclusive: false,
        } => format!("Må være minst {bound}"),
        Rule::Minimum {
            bound,
            exclusive: true,
        } => format!("Må være større enn {bound}"),
        Rule::Maximum {
            bound,
            exclusive: false,
        } => format!("Må være høyst {bound}"),
        Rule::Maximum {
            bound,
            exclusive: true,
        } => format!("Må være mindre enn {bound}"),
        Rule::MultipleOf(factor) => format!("Må være et multiplum av {factor}"),
        Rule::Items { minimum, maximum } => antall(*minimum, *maximum),
        Rule::Unique => "Verdiene må være ulike".to_owned(),
        Rule::MediaType(_) => "Har et dataformat som ikke er støttet".to_owned(),
        Rule::Type(_)
        | Rule::Syntax(_)
        | Rule::Base64
        | Rule::Not
        | Rule::AnyOf
        | Rule::Discriminator
        | Rule::Contains { .. }
        | Rule::PropertyName => "Har feil form".to_owned(),
        Rule::Null => "Kan ikke være null".to_owned(),
        Rule::Additional => "Har felt som ikke finnes".to_owned(),
        Rule::Properties { minimum, maximum } => antall(*minimum, *maximum),
        Rule::ReadOnly | Rule::WriteOnly => "Kan ikke oppgis".to_owned(),
        Rule::Steps => "Er for sammensatt".to_owned(),
        Rule::OneOf => "Nøyaktig ett av alternativene må være oppgitt".to_owned(),
        Rule::Custom(KONTROLLSIFFER) => "Kontrollsifferet stemmer ikke".to_owned(),
        Rule::Custom(_) => "Verdien er ikke gyldig".to_owned(),
    }
}

fn antall(minimum: Option<u64>, maximum: Option<u64>) -> String {
    match (minimum, maximum) {
        (Some(minimum), Some(maximum)) if minimum == maximum => {
            format!("Må ha nøyaktig {minimum} verdier")
        }
        (Some(minimum), Some(maximum)) => format!("Må ha fra {minimum} til {maximum} verdier"),
        (Some(minimum), None) => format!("Må ha minst {minimum} verdier"),
        (None, Some(maximum)) => format!("Må ha høyst {maximum} verdier"),
        (None, None) => "Har feil antall verdier".to_owned(),
    }
}

fn length(minimum: Option<u64>, maximum: Option<u64>) -> String {
    match (minimum, maximum) {
        (Some(minimum), Some(maximum)) if minimum == maximum => {
            format!("Må være nøyaktig {minimum} tegn")
        }
        (Some(minimum), Some(maximum)) => format!("Må være fra {minimum} til {maximum} tegn"),
        (Some(minimum), None) => format!("Må være minst {minimum} tegn"),
        (None, Some(maximum)) => format!("Må være høyst {maximum} tegn"),
        (None, None) => "Har feil lengde".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_openapi::violation::{Location, Place};

    #[test]
    fn all_violations_stand_in_one_text_by_field() {
        let mut violations = Violations::new();
        let number = Place::root(Location::Path, "organisasjonsnummer");
        violations.add(
            &number,
            Rule::Length {
                minimum: Some(9),
                maximum: Some(9),
            },
        );
        violations.add(&Place::root(Location::Header, "Korrelasjonsid"), Rule::Uuid);
        violations.add(&number, Rule::Pattern("^[0-9]+$"));
        assert_eq!(
            validering(&violations),
            "Feltet 'organisasjonsnummer' har ugyldig format. Må være nøyaktig 9 tegn. Må bare inneholde siffer. \
             Feltet 'Korrelasjonsid' har ugyldig format. Må være en UUID, for eksempel \
             123e4567-e89b-12d3-a456-426655440000"
        );
    }
}
