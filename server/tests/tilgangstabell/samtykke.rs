//! Altinn 3's consent, inside the token.

use restanser_server::tilgang::samtykke::SamtykkeRefusal::{self, *};
use serde_json::{Value, json};

use crate::felles::maskinporten::organisation;
use crate::felles::{BRREG, DIGDIR};
use crate::rad::Rad;

fn melding(refusal: SamtykkeRefusal) -> &'static str {
    match refusal {
        Missing => "Rettighetspakken krever samtykke, og tokenet inneholder ikke noe samtykke",
        Malformed => "Samtykket i tokenet har ugyldig format",
        OtherSubject => "Samtykket er ikke gitt av virksomheten det spørres om",
        OtherRecipient => "Samtykket er ikke gitt til konsumenten",
        OtherResource => "Samtykket gjelder ikke denne tjenesten",
        NotYetValid => "Samtykket er ikke gyldig ennå",
        Expired => "Samtykket er utløpt",
        other => panic!("{other:?} is no refusal of Altinn 3's"),
    }
}

pub fn is_of_altinn2(refusal: SamtykkeRefusal) -> bool {
    refusal == OtherHandler || format!("{refusal:?}").starts_with("Altinn2")
}

trait Nektet {
    fn nektet(self, refusal: SamtykkeRefusal) -> Rad;
}

impl Nektet for Rad {
    fn nektet(self, refusal: SamtykkeRefusal) -> Rad {
        self.uten_samtykke(refusal, melding(refusal))
    }
}

/// A consent in order but for one member.
fn felt(navn: &'static str, felt: &'static str, value: impl Into<Option<Value>>) -> Rad {
    let value = value.into();
    detail(navn, move |detail| match &value {
        Some(value) => detail[felt] = value.clone(),
        None => drop(detail.as_object_mut().unwrap().remove(felt)),
    })
}

fn detail(navn: &'static str, change: impl Fn(&mut Value) + 'static) -> Rad {
    Rad::detail(
        navn,
        "ebevis",
        |_| {},
        move |details| change(&mut details[0]),
    )
}

fn details(navn: &'static str, change: impl Fn(&mut Value) + 'static) -> Rad {
    Rad::detail(navn, "ebevis", |_| {}, change)
}

pub fn rader() -> Vec<Rad> {
    [finnes(), form(), parter(), ressurs(), gyldighet()]
        .into_iter()
        .flatten()
        .collect()
}

fn finnes() -> Vec<Rad> {
    vec![
        Rad::samtykke("a consent in order", |_| {}),
        details("no consent", |details| *details = json!([])).nektet(Missing),
        details("details of another type", |details| {
            details[0]["type"] = json!("urn:altinn:systemuser")
        })
        .nektet(Missing),
        details("the type in other letters", |details| {
            details[0]["type"] = json!("urn:altinn:Consent")
        })
        .nektet(Missing),
        details("a consent behind others", |details| {
            let consent = details[0].take();
            *details = json!([{"type": "other"}, {"type": 1}, consent]);
        }),
        details("a consent for another beside one in order", |details| {
            let mut other = details[0].clone();
            other["from"] = json!("urn:altinn:organization:identifier-no:314961900");
            *details = json!([other, details[0].take()]);
        }),
        details("details that are no array", |details| {
            *details = details[0].take()
        })
        .nektet(Malformed),
        details("details that are null", |details| *details = Value::Null).nektet(Malformed),
        details("a detail without type", |details| *details = json!([{}])).nektet(Malformed),
    ]
}

fn form() -> Vec<Rad> {
    let malformed = |navn, name, value: Value| felt(navn, name, value).nektet(Malformed);
    vec![
        felt("a consent without metadata", "metadata", None),
        felt("a consent without id", "id", None).nektet(Malformed),
        malformed("an id that is no UUID", "id", json!("x")),
        malformed(
            "an id in braces",
            "id",
            json!("{93413201-b7e8-4ec3-a899-580fc02c6aeb}"),
        ),
        felt("a consent from nobody", "from", None).nektet(Malformed),
        malformed("a consent from a bare number", "from", json!("310111643")),
        malformed(
            "a consent from an object",
            "from",
            organisation("310111643"),
        ),
        felt("a consent to nobody", "to", None).nektet(Malformed),
        malformed("a consent to a bare number", "to", json!(DIGDIR)),
        felt("a consent without its time", "consented", None).nektet(Malformed),
        malformed(
            "a time without offset",
            "consented",
            json!("2026-03-02T11:59:00"),
        ),
        malformed("a time in seconds", "validTo", json!(1_772_456_400)),
        malformed(
            "a time with ten fraction digits",
            "validTo",
            json!("2026-03-02T13:00:00.1234567890Z"),
        ),
        malformed(
            "a day that does not exist",
            "validTo",
            json!("2026-02-30T12:00:00Z"),
        ),
        felt("a consent without end", "validTo", None).nektet(Malformed),
        felt("a consent without rights", "consentRights", None).nektet(Malformed),
        malformed("rights that are no array", "consentRights", json!({})),
        malformed(
            "a right without resource",
            "consentRights",
            json!([{"action": ["consent"]}]),
        ),
    ]
}

fn parter() -> Vec<Rad> {
    let til = |til: Value| move |samtykke: &mut crate::felles::Samtykke| samtykke.til = til.clone();
    vec![
        Rad::samtykke("a consent from another", |samtykke| {
            samtykke.fra = "urn:altinn:organization:identifier-no:314961900".to_owned();
        })
        .nektet(OtherSubject),
        Rad::samtykke("a consent from a person", |samtykke| {
            samtykke.fra = "urn:altinn:person:identifier-no:01017012345".to_owned();
        })
        .nektet(OtherSubject),
        Rad::samtykke(
            "a consent to the consumer in the older form",
            til(format!("urn:altinn:organization:identifier-no:{DIGDIR}").into()),
        ),
        Rad::samtykke("a consent to another", til(organisation(BRREG))).nektet(OtherRecipient),
        Rad::samtykke(
            "a consent to another in the older form",
            til(format!("urn:altinn:organization:identifier-no:{BRREG}").into()),
        )
        .nektet(OtherRecipient),
        Rad::samtykke(
            "a consent to a person",
            til("urn:altinn:person:identifier-no:01017012345".into()),
        )
        .nektet(OtherRecipient),
        Rad::detail(
            "a consent to another, by a trusted handler",
            "formidlet",
            til(organisation(BRREG)),
            |_| {},
        ),
    ]
}

fn ressurs() -> Vec<Rad> {
    let ressurs = |navn, ressurs: &'static str| {
        Rad::samtykke(navn, move |samtykke| samtykke.ressurs = ressurs.to_owned())
    };
    let right = |navn, right: Value| felt(navn, "consentRights", json!([right]));
    let ours = json!({"type": "urn:altinn:resource", "value": "digdir-restanser-skatteetaten"});
    vec![
        ressurs("the resource that was migrated", "digdir_5616_5"),
        ressurs("another resource", "digdir-inntekt-skatteetaten").nektet(OtherResource),
        ressurs("a resource that begins alike", "digdir_5616_50").nektet(OtherResource),
        ressurs("a resource in capital letters", "DIGDIR_5616_5").nektet(OtherResource),
        felt("no right at all", "consentRights", json!([])).nektet(OtherResource),
        right(
            "a right to something else",
            json!({"action": ["read"], "resource": [ours]}),
        )
        .nektet(OtherResource),
        right(
            "a resource of another type",
            json!({"action": ["consent"], "resource": [
                {"type": "urn:altinn:app", "value": "digdir-restanser-skatteetaten"}
            ]}),
        )
        .nektet(OtherResource),
        felt(
            "action and resource in different rights",
            "consentRights",
            json!([
                {"action": ["read"], "resource": [ours]},
                {"action": ["consent"], "resource": []},
            ]),
        )
        .nektet(OtherResource),
        felt(
            "the right among others",
            "consentRights",
            json!([
                {"action": [], "resource": []},
                {"action": ["read", "consent"], "resource": [{"type": "x", "value": "y"}, ours]},
            ]),
        ),
    ]
}

fn gyldighet() -> Vec<Rad> {
    let gyldig = |navn, fra, til| Rad::samtykke(navn, move |samtykke| samtykke.gyldig = (fra, til));
    vec![
        gyldig("given this moment", 0, 60),
        gyldig("given in a second", 1, 60).nektet(NotYetValid),
        gyldig("a second left", -60, 1),
        gyldig("run out this moment", -60, 0).nektet(Expired),
        gyldig("run out long ago", -7200, -3600).nektet(Expired),
        felt(
            "a time with another offset",
            "validTo",
            json!("2026-03-02T13:00:01.0000000+01:00"),
        ),
        felt(
            "run out by its offset",
            "validTo",
            json!("2026-03-02T13:59:59+02:00"),
        )
        .nektet(Expired),
    ]
}
