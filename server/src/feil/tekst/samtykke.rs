//! What the consumer is told of a consent that does not hold.

use super::BAKENFORLIGGENDE;
use crate::tilgang::samtykke::SamtykkeRefusal;

/// One text for each refusal; two that tell which keys there are share theirs.
pub(in crate::feil) fn samtykke(refusal: SamtykkeRefusal) -> &'static str {
    match refusal {
        SamtykkeRefusal::Missing => {
            "Rettighetspakken krever samtykke, og tokenet inneholder ikke noe samtykke"
        }
        SamtykkeRefusal::Malformed => "Samtykket i tokenet har ugyldig format",
        SamtykkeRefusal::OtherSubject => "Samtykket er ikke gitt av virksomheten det spørres om",
        SamtykkeRefusal::OtherRecipient => "Samtykket er ikke gitt til konsumenten",
        SamtykkeRefusal::OtherHandler => {
            "Samtykket er hentet av en annen enn leverandøren i tokenet fra Maskinporten"
        }
        SamtykkeRefusal::OtherResource => "Samtykket gjelder ikke denne tjenesten",
        SamtykkeRefusal::NotYetValid => "Samtykket er ikke gyldig ennå",
        SamtykkeRefusal::Expired => "Samtykket er utløpt",
        SamtykkeRefusal::Altinn2Off => {
            "Headeren AltinnSamtykke er ikke støttet. Samtykket må ligge i tokenet fra Maskinporten"
        }
        SamtykkeRefusal::Altinn2TooLarge => {
            "Samtykketokenet i headeren AltinnSamtykke er for stort"
        }
        SamtykkeRefusal::Altinn2Malformed => {
            "Samtykketokenet i headeren AltinnSamtykke har ugyldig format. Må være et uendret token fra Altinn 2"
        }
        SamtykkeRefusal::Altinn2Algorithm => {
            "Samtykketokenet er signert med en algoritme som ikke er støttet. Må være RS256"
        }
        SamtykkeRefusal::Altinn2Header => {
            "Samtykketokenet har en JOSE-header med et felt som ikke er støttet"
        }
        SamtykkeRefusal::Altinn2Kid => {
            "Feltet 'kid' i samtykketokenets JOSE-header mangler, eller er ikke lik 'x5t'"
        }
        SamtykkeRefusal::Altinn2Payload => {
            "Innholdet i samtykketokenet har ugyldig format. Må være ett JSON-objekt uten gjentatte felt"
        }
        SamtykkeRefusal::Altinn2Iss => {
            "Feltet 'iss' i samtykketokenet mangler eller har ugyldig verdi"
        }
        SamtykkeRefusal::Altinn2Nbf => {
            "Feltet 'nbf' i samtykketokenet mangler eller har ugyldig verdi"
        }
        SamtykkeRefusal::Altinn2Exp => {
            "Feltet 'exp' i samtykketokenet mangler eller har ugyldig verdi"
        }
        SamtykkeRefusal::Altinn2Aud => {
            "Samtykketokenet er utstedt for en annen mottaker. Må være uten feltet 'aud'"
        }
        SamtykkeRefusal::Altinn2Services => {
            "Samtykketokenet må ha enten feltet 'Services' eller feltet 'ServiceCodes', som tekst eller liste av tekster"
        }
        SamtykkeRefusal::Altinn2AuthorizationCode => {
            "Feltet 'AuthorizationCode' i samtykketokenet mangler eller har ugyldig verdi"
        }
        SamtykkeRefusal::Altinn2OfferedBy => {
            "Feltet 'OfferedBy' i samtykketokenet mangler eller har ugyldig verdi"
        }
        SamtykkeRefusal::Altinn2CoveredBy => {
            "Feltet 'CoveredBy' i samtykketokenet mangler eller har ugyldig verdi"
        }
        SamtykkeRefusal::Altinn2HandledBy => {
            "Feltet 'HandledBy' i samtykketokenet har ugyldig verdi"
        }
        SamtykkeRefusal::Altinn2DelegatedDate => {
            "Feltet 'DelegatedDate' i samtykketokenet mangler eller har ugyldig verdi"
        }
        SamtykkeRefusal::Altinn2ValidToDate => {
            "Feltet 'ValidToDate' i samtykketokenet mangler eller har ugyldig verdi"
        }
        SamtykkeRefusal::Altinn2Issuer => {
            "Samtykketokenet er utstedt av feil utsteder. Kontroller Altinn-miljøet"
        }
        SamtykkeRefusal::Altinn2Lifetime => {
            "Samtykketokenet har en levetid som ikke er støttet. Må være et uendret token fra Altinn 2"
        }
        SamtykkeRefusal::Altinn2TokenNotYetValid => {
            "Samtykketokenet er ikke gyldig ennå. Kontroller klokken"
        }
        SamtykkeRefusal::Altinn2TokenExpired => {
            "Samtykketokenet er utløpt. Hent et nytt token fra Altinn 2"
        }
        // One text for both: which keys there are is not told.
        SamtykkeRefusal::Altinn2KeyUnknown | SamtykkeRefusal::Altinn2Signature => {
            "Samtykketokenets signatur er ikke gyldig. Kontroller at det er utstedt av riktig Altinn-miljø"
        }
        // Answered as an error of a system behind, see `refused`.
        SamtykkeRefusal::Altinn2KeysUnavailable => BAKENFORLIGGENDE,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_refusal_has_a_text_of_its_own() {
        let texts: BTreeSet<&str> = SamtykkeRefusal::ALL.iter().copied().map(samtykke).collect();
        // All but an unknown key and a wrong signature.
        assert_eq!(texts.len(), SamtykkeRefusal::ALL.len() - 1);
        assert!(
            texts
                .iter()
                .all(|text| !text.is_empty() && !text.ends_with('.'))
        );
    }
}
