//! What was handed out: the disclosure log.
//!
//! Skatteforvaltningsloven § 3-3 wants each disclosure to an authority documented as lawful. An answer with arrears
//! leaves the service only after its [`Utlevering`] is on disk: see [`Utleveringslogg::skriv`].

mod avslag;
mod feil;
mod fil;
mod kjede;
mod ko;
mod lager;
pub mod lesning;
mod logg;
mod postgres;
mod skriver;
#[cfg(test)]
mod tests;

use std::fmt;

use jiff::Timestamp;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use uuid::Uuid;

pub use avslag::Avslagspost;
pub use feil::UtleveringFeil;
pub use fil::Filvalg;
pub use kjede::{Ende, Hash};
pub use ko::Ventende;
pub(crate) use lager::Filtall;
pub use logg::Utleveringslogg;
pub use postgres::Tabellvalg;

use crate::organisasjonsnummer::Organisasjonsnummer;
use crate::tilgang::Innvilget;
use crate::tilgang::samtykke::Ordning;

/// One disclosure: who was told what about whom, when, and why that was lawful.
///
/// `Debug` shows only what an ordinary log may hold.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Utlevering {
    /// When.
    #[serde(serialize_with = "timestamp")]
    pub tidspunkt: Timestamp,
    /// Whose arrears.
    pub organisasjonsnummer: Organisasjonsnummer,
    /// Who was told.
    pub konsument: Organisasjonsnummer,
    /// Who asked on the consumer's behalf, if anyone.
    pub leverandor: Option<Organisasjonsnummer>,
    /// Where that delegation is registered.
    pub delegeringskilde: Option<String>,
    /// The rights package asked with.
    pub rettighetspakke: String,
    /// Why it was lawful.
    pub grunnlag: Grunnlag,
    /// The correlation id of the request.
    pub korrelasjonsid: String,
    /// The `jti` of the access token.
    pub token_id: Option<String>,
    /// What was delivered, as JSON whichever media type it went out in.
    pub levert: Box<RawValue>,
}

/// Why a disclosure was lawful.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Grunnlag {
    /// The consumer's own legal basis, named.
    Hjemmel(String),
    /// The organisation's consent.
    Samtykke {
        /// Where it comes from.
        ordning: Ordning,
        /// Which consent.
        id: Uuid,
        /// When it ends.
        #[serde(serialize_with = "timestamp")]
        gyldig_til: Timestamp,
    },
}

impl From<Innvilget> for Grunnlag {
    fn from(innvilget: Innvilget) -> Self {
        match innvilget {
            Innvilget::Hjemmel(hjemmel) => Self::Hjemmel(hjemmel),
            Innvilget::Samtykke(samtykke) => Self::Samtykke {
                ordning: samtykke.ordning,
                id: samtykke.id,
                gyldig_til: samtykke.gyldig_til,
            },
        }
    }
}

fn timestamp<S: Serializer>(moment: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(moment)
}

impl fmt::Debug for Utlevering {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Utlevering")
            .field("tidspunkt", &self.tidspunkt)
            .field("rettighetspakke", &self.rettighetspakke)
            .field("korrelasjonsid", &self.korrelasjonsid)
            .finish_non_exhaustive()
    }
}
