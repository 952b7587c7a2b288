//! What leaves the service, in the specification's own types.
//!
//! The only place that names the generated models: a specification that says the same in other words is answered by
//! changes here (and, for parameters and statuses, in [`api`](crate::api)).

mod felter;

use jiff::Zoned;
use restanser_api::models::{Feil, Restanse, Restanser, RestanserForVirksomhet};

use crate::feil::Feilkode;
use crate::kilde::{self, ForfaltOgUbetalt};
use crate::klokke::levert;
use crate::organisasjonsnummer::Organisasjonsnummer;

/// What the document demands of an organisation number.
pub(crate) use restanser_api::schemas::Organisasjonsnummer as ORGANISASJONSNUMMER_SKJEMA;

pub use felter::{Felt, Felter, UgyldigeFelter};

/// The answer.
pub type Svar = RestanserForVirksomhet;

/// The error.
pub type Feilsvar = Feil;

/// Why an answer cannot be said in the specification's types: they have no room for an amount or a moment.
pub type UuttrykkeligSvar = Box<dyn std::error::Error + Send + Sync>;

/// The published body. All six categories are always in it, each with those of its amounts that may be seen.
#[allow(
    clippy::unnecessary_wraps,
    reason = "narrower amounts, or a moment with an offset, can fail: a specification that has them changes this file alone"
)]
pub(crate) fn svar(
    virksomhet: &Organisasjonsnummer,
    skyldig: &ForfaltOgUbetalt,
    felter: Felter,
    now: &Zoned,
) -> Result<Svar, UuttrykkeligSvar> {
    let restanse = |kategori| restanse(kategori, felter);
    Ok(Svar {
        restanser: Restanser {
            restskatt: restanse(&skyldig.restskatt),
            forskuddstrekk: restanse(&skyldig.forskuddstrekk),
            merverdiavgift: restanse(&skyldig.merverdiavgift),
            arbeidsgiveravgift: restanse(&skyldig.arbeidsgiveravgift),
            gebyr: restanse(&skyldig.gebyr),
            forskuddsskatt: restanse(&skyldig.forskuddsskatt),
        },
        levert: levert(now),
        forespurte_organisasjon: virksomhet.as_str().to_owned(),
    })
}

/// Whole kroner. Interest that is not known is left out, and so is whatever may not be seen.
///
/// Each member that can be left out asks `felter`: see [`Felt`].
fn restanse(restanse: &kilde::Restanse, felter: Felter) -> Restanse {
    let synlig = |felt| felter.omfatter(felt);
    Restanse {
        forfalt_og_ubetalt_renter: restanse.renter.filter(|_| synlig(Felt::Renter)),
        forfalt_og_ubetalt_krav: synlig(Felt::Krav).then_some(restanse.krav),
        forfalt_og_ubetalt: restanse.forfalt_og_ubetalt(),
    }
}

/// The published error.
pub(crate) fn feilsvar(kode: Feilkode, melding: String, korrelasjonsid: &str) -> Feilsvar {
    Feilsvar {
        kode: kode.as_str().to_owned(),
        melding,
        korrelasjonsid: Some(korrelasjonsid.to_owned()),
    }
}
