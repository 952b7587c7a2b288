//! One change as a sentence for consumers, in Norwegian (bokmål).

use actix_openapi_codegen::diff::{Change, NOT_XML, Side, UNREACHED, Wire};

use super::code;
use super::place::{Place, Status, capitalised};

/// The sentence; none for what no consumer can notice, and for texts.
pub(super) fn sentence(change: &Change) -> Option<String> {
    if matches!(change.note, Some(UNREACHED | NOT_XML)) {
        return None;
    }
    let place = Place::of(&change.subject);
    let (was, is) = (value(&change.old), value(&change.new));
    let breaking = change.wire == Wire::Breaking;
    let text = match change.kind.name() {
        // Names within our code.
        "operation-renamed"
        | "parameter-renamed"
        | "security-scheme-added"
        | "security-scheme-removed"
        | "security-scheme-renamed"
        | "type-added"
        | "type-removed"
        | "type-renamed"
        | "text-changed" => return None,
        "operation-added" => format!("Ny operasjon: {place}."),
        "operation-removed" => format!("Operasjonen {place} er fjernet."),
        "base-path-changed" => capitalised(&moved("basestien i alle adresser", change)) + ".",
        "server-added" => format!("Ny serveradresse: {is}."),
        "server-removed" => format!("Serveradressen {was} er fjernet."),
        "scope-added" => place.tell(&format!("tokenet må nå ha scopet {is}")),
        "scope-removed" => place.tell(&format!("tokenet trenger ikke lenger scopet {was}")),
        "security-scheme-changed" => {
            place.tell(&moved("det som sendes for å vise hvem man er", change))
        }
        "security-alternative-added" => place.tell(&format!("tilgang kan nå også gis med {is}")),
        "security-alternative-removed" => place.tell(&format!("tilgang gis ikke lenger med {was}")),
        "security-requirement-added" => place.tell(&format!("det kreves nå også {is}")),
        "security-requirement-removed" => place.tell(&format!("det kreves ikke lenger {was}")),
        "anonymous-access-added" => place.tell("det kreves ikke lenger at man viser hvem man er"),
        "anonymous-access-removed" => place.tell("det kreves nå at man viser hvem man er"),
        "parameter-added" if breaking => place.say("er ny og obligatorisk"),
        "parameter-added" => place.say("er ny og valgfri"),
        "parameter-removed" => place.say("er fjernet"),
        "parameter-required" if is_now(change, "true") => place.say("er nå obligatorisk"),
        "parameter-required" => place.say("er ikke lenger obligatorisk"),
        "property-added" if breaking => place.tell("nytt felt, som alltid leveres"),
        "property-added" => place.tell("nytt, valgfritt felt"),
        "property-removed" => place.tell("feltet er fjernet"),
        // Only answers have fields: a consumer wants to know what it can count on.
        "property-required" if is_now(change, "required") => place.tell("feltet leveres nå alltid"),
        "property-required" => place.tell("feltet kan nå være utelatt"),
        "response-added" => response_added(&place, breaking),
        "response-removed" => response_removed(&place, breaking),
        "request-body-added" if breaking => place.tell("innhold må nå sendes med"),
        "request-body-added" => place.tell("innhold kan nå sendes med"),
        "request-body-removed" => place.tell("innhold leses ikke lenger"),
        "request-body-required" if is_now(change, "true") => place.tell("innhold må nå sendes med"),
        "request-body-required" => place.tell("innhold kan nå utelates"),
        "media-type-added" if is_sent(change) => place.tell(&format!("tas nå også imot som {is}")),
        "media-type-removed" if is_sent(change) => {
            place.tell(&format!("tas ikke lenger imot som {was}"))
        }
        "body-schema-changed" => place.tell(&moved("beskrivelsen av innholdet", change)),
        "encoding-changed" => place.tell(&moved("måten feltene i skjemaet skrives på", change)),
        "media-type-added" => place.tell(&format!("leveres nå også som {is}")),
        "media-type-removed" => place.tell(&format!("leveres ikke lenger som {was}")),
        "default-media-type-changed" => place.tell(&format!(
            "uten headeren `Accept` leveres nå {is}, tidligere {was}"
        )),
        "type-changed" => place.tell(&moved("typen", change)),
        "format-changed" => place.tell(&moved("formatet", change)),
        "constraint-changed" => constraint(&change.subject, change),
        "order-changed" => order(&place, change),
        "enum-value-added" => place.tell(&format!("ny mulig verdi: {is}")),
        "enum-value-removed" => place.tell(&format!("verdien {was} er fjernet")),
        "access-changed" => place.tell(access(change)),
        "additional-properties-changed" => place.tell(others(change)),
        "alternative-added" => place.tell(&format!("kan nå også være {is}")),
        "alternative-removed" => place.tell(&format!("kan ikke lenger være {was}")),
        "alternatives-changed" => {
            place.tell(&moved("hvilke felter som må være med sammen", change))
        }
        "check-added" => whole(&change.subject).tell(&format!("det kreves nå også {is}")),
        "check-removed" => whole(&change.subject).tell(&format!("det kreves ikke lenger {was}")),
        "discriminator-changed" => {
            place.tell(&moved("feltet som sier hvilket alternativ det er", change))
        }
        "discriminator-value-added" => {
            place.tell(&format!("{is} er et nytt navn på et alternativ"))
        }
        "discriminator-value-removed" => {
            place.tell(&format!("{was} er ikke lenger navn på et alternativ"))
        }
        "discriminator-value-changed" => {
            place.tell(&moved("hvilket alternativ navnet står for", change))
        }
        "exclusiveness-changed" if is_now(change, "oneOf") => {
            place.tell("nøyaktig ett av alternativene må nå passe")
        }
        "exclusiveness-changed" => place.tell("flere av alternativene kan nå passe samtidig"),
        "nullability-changed" if is_now(change, "null allowed") => {
            place.tell("verdien kan nå være `null`")
        }
        "nullability-changed" => place.tell("verdien kan ikke lenger være `null`"),
        "default-changed" => place.tell(&moved("standardverdien", change)),
        "xml-root-renamed" => place.tell(&format!(
            "rotelementet i XML heter nå {is}, tidligere {was}"
        )),
        "xml-namespace-changed" => place.tell(&moved("navnerommet i XML", change)),
        "xml-element-renamed" => {
            place.tell(&format!("elementet i XML heter nå {is}, tidligere {was}"))
        }
        "xml-attribute-changed" if is_now(change, "attribute") => {
            place.tell("feltet er nå et attributt i XML")
        }
        "xml-attribute-changed" => place.tell("feltet er nå et element i XML"),
        "xml-items-changed" => place.tell(&moved("elementene i XML", change)),
        "xml-prefix-changed" => place.tell(&moved("prefikset i XML", change)),
        "deprecation-changed" if is_now(change, "true") => {
            place.say("er nå merket som utgående (`deprecated`)")
        }
        "deprecation-changed" => place.say("er ikke lenger merket som utgående (`deprecated`)"),
        other => place.tell(&format!("{} ({other})", moved("verdien", change))),
    };
    Some(text)
}

/// Whether it is of what consumers send.
fn is_sent(change: &Change) -> bool {
    change.subject.contains("request body")
}

fn is_now(change: &Change, value: &str) -> bool {
    change.new.as_ref().is_some_and(|new| new.value == value)
}

/// `typen er endret fra a til b`, or is new, or gone.
fn moved(what: &str, change: &Change) -> String {
    let (was, is) = (value(&change.old), value(&change.new));
    match (is_there(&change.old), is_there(&change.new)) {
        (true, true) => format!("{what} er endret fra {was} til {is}"),
        (true, false) => format!("{what}, {was}, er fjernet"),
        (false, _) => format!("{what} er nå {is}; tidligere var ingenting angitt"),
    }
}

fn access(change: &Change) -> &'static str {
    let is = |words| is_now(change, words);
    match (is("only in answers"), is("only in requests")) {
        (true, _) => "feltet er nå bare med i svar",
        (_, true) => "feltet er nå bare med i forespørsler",
        _ => "feltet er nå med i både forespørsler og svar",
    }
}

/// Of what else may be there than what is described.
fn others(change: &Change) -> &'static str {
    let is = |words| is_now(change, words);
    match (is("no others"), is("any others")) {
        (true, _) => "felter som ikke er beskrevet, kan ikke lenger være med",
        (_, true) => "alle felter som ikke er beskrevet, kan nå være med",
        _ => "felter som ikke er beskrevet, må nå være av en bestemt type",
    }
}

/// What a keyword at the end of a subject speaks of.
fn whole(subject: &str) -> Place {
    Place::of(
        subject
            .rsplit_once(": ")
            .map_or(subject, |(whole, _)| whole),
    )
}

fn constraint(subject: &str, change: &Change) -> String {
    let (subject, keyword) = subject.rsplit_once(": ").unwrap_or(("", subject));
    let what = match keyword {
        "minLength" => "korteste tillatte lengde",
        "maxLength" => "lengste tillatte lengde",
        "minimum" => "minste tillatte verdi",
        "maximum" => "største tillatte verdi",
        "pattern" => "mønsteret for verdien",
        "multipleOf" => "tallet som verdien må være et multiplum av",
        "minItems" => "laveste tillatte antall verdier",
        "maxItems" => "høyeste tillatte antall verdier",
        "minProperties" => "laveste tillatte antall felter",
        "maxProperties" => "høyeste tillatte antall felter",
        "enum" => "de tillatte verdiene",
        "oneOf" | "anyOf" => "alternativene som verdien må passe med",
        "not" => "det som verdien ikke kan være",
        other => other,
    };
    let (was, is) = (value(&change.old), value(&change.new));
    let text = match (is_there(&change.old), is_there(&change.new)) {
        (true, true) => format!("{what} er endret fra {was} til {is}"),
        (true, false) => format!("{what} var {was}; kravet er fjernet"),
        (false, _) => format!("{what} er nå {is}; tidligere var det ikke noe krav"),
    };
    Place::of(subject).tell(&text)
}

fn order(place: &Place, change: &Change) -> String {
    let of_security = |side: &Option<Side>| {
        let pointer = side.as_ref().map(|side| &side.pointer);
        pointer.is_some_and(|pointer| pointer.ends_with("/security"))
    };
    if of_security(&change.new) {
        return place.tell(&format!(
            "tilgang prøves nå i rekkefølgen {}",
            value(&change.new)
        ));
    }
    let of_enumeration = |side: &Option<Side>| {
        let pointer = side.as_ref().map(|side| &side.pointer);
        pointer.is_some_and(|pointer| pointer.ends_with("/enum"))
    };
    if change.subject == "servers" {
        return format!(
            "Rekkefølgen på serveradressene er nå {}.",
            value(&change.new)
        );
    }
    if of_enumeration(&change.old) {
        return place.tell("verdiene er listet i en annen rekkefølge");
    }
    place.tell(match change.note {
        Some(_) => "rekkefølgen på feltene er endret, og dermed på elementene i XML",
        None => "rekkefølgen på feltene er endret",
    })
}

fn response_added(place: &Place, breaking: bool) -> String {
    let text = match place.status() {
        Some(Status::Others) => "svaret for øvrige statuskoder er nå beskrevet".to_owned(),
        Some(Status::Code(code)) if breaking => {
            format!("kan nå også svare med statuskode {code}")
        }
        Some(Status::Code(code)) => {
            format!("statuskode {code} er nå beskrevet for seg; svaret er det samme")
        }
        None => "nytt svar".to_owned(),
    };
    place.outside().tell(&text)
}

fn response_removed(place: &Place, breaking: bool) -> String {
    let text = match place.status() {
        Some(Status::Others) => "svaret for øvrige statuskoder er ikke lenger beskrevet".to_owned(),
        Some(Status::Code(code)) if breaking => {
            format!("svarer ikke lenger med statuskode {code}")
        }
        Some(Status::Code(code)) => {
            format!("statuskode {code} er ikke lenger beskrevet for seg; svaret er det samme")
        }
        None => "svaret er fjernet".to_owned(),
    };
    place.outside().tell(&text)
}

fn is_there(side: &Option<Side>) -> bool {
    side.as_ref().is_some_and(|side| !side.value.is_empty())
}

fn value(side: &Option<Side>) -> String {
    let Some(side) = side.as_ref().filter(|side| !side.value.is_empty()) else {
        return "ingenting".to_owned();
    };
    // A bound may be outside itself; a default is JSON.
    let (value, exclusive) = match side.value.strip_suffix(", exclusive") {
        Some(bound) => (bound, " (ikke medregnet)"),
        None => (&*side.value, ""),
    };
    let is_default = side.pointer.ends_with("/default");
    let text = is_default.then(|| serde_json::from_str::<String>(value).ok());
    let text = text.flatten().unwrap_or_else(|| value.to_owned());
    code(&text) + exclusive
}
