//! One change as a sentence for consumers, in Norwegian (bokmål).

use actix_openapi_codegen::diff::{Change, Side, Wire};

use super::code;

/// The sentence; none for what no consumer can notice.
pub(super) fn sentence(change: &Change) -> Option<String> {
    let place = place(&change.subject);
    let (was, is) = (value(&change.old), value(&change.new));
    let text = match change.kind.name() {
        // Names within our code.
        "operation-renamed"
        | "parameter-renamed"
        | "security-scheme-renamed"
        | "type-added"
        | "type-removed"
        | "type-renamed" => return None,
        "operation-added" => format!("Ny operasjon: {place}."),
        "operation-removed" => format!("Operasjonen {place} er fjernet."),
        "base-path-changed" => format!("Basestien er endret fra {was} til {is}."),
        "server-added" => format!("Ny serveradresse: {is}."),
        "server-removed" => format!("Serveradressen {was} er fjernet."),
        "scope-added" => format!("{place}: krever nå scopet {is}."),
        "scope-removed" => format!("{place}: krever ikke lenger scopet {was}."),
        "parameter-added" if change.wire == Wire::Breaking => {
            format!("{place}: ny, obligatorisk parameter.")
        }
        "parameter-added" => format!("{place}: ny, valgfri parameter."),
        "parameter-removed" => format!("{place}: parameteren er fjernet."),
        "parameter-required" => format!("{place}: parameteren {}.", mandatory(change, "true")),
        "property-added" => format!("{place}: nytt felt."),
        "property-removed" => format!("{place}: feltet er fjernet."),
        "property-required" => format!("{place}: feltet {}.", promised(change)),
        "response-added" => format!("{place}: nytt svar."),
        "response-removed" => format!("{place}: svaret er fjernet."),
        "media-type-added" => format!("{place}: leveres nå også som {is}."),
        "media-type-removed" => format!("{place}: leveres ikke lenger som {was}."),
        "default-media-type-changed" => {
            format!("{place}: uten Accept-header leveres nå {is}, tidligere {was}.")
        }
        "type-changed" => format!("{place}: typen er endret fra {was} til {is}."),
        "format-changed" => format!("{place}: formatet er endret fra {was} til {is}."),
        "constraint-changed" => format!("{place}: kravet er endret fra {was} til {is}."),
        "order-changed" => {
            let xml = match change.note {
                Some(_) => " Rekkefølgen på elementene i XML endres tilsvarende.",
                None => "",
            };
            format!("{place}: rekkefølgen på feltene er endret.{xml}")
        }
        "enum-value-added" => format!("{place}: ny verdi, {is}."),
        "enum-value-removed" => format!("{place}: verdien {was} er fjernet."),
        "nullability-changed" if is_now(change, "null allowed") => {
            format!("{place}: verdien kan nå være null.")
        }
        "nullability-changed" => format!("{place}: verdien er aldri lenger null."),
        "default-changed" => {
            format!("{place}: standardverdien er endret fra {was} til {is}.")
        }
        "xml-root-renamed" => {
            format!("{place}: rotelementet i XML heter nå {is}, tidligere {was}.")
        }
        "xml-namespace-changed" => {
            format!("{place}: navnerommet i XML er endret fra {was} til {is}.")
        }
        "xml-element-renamed" => format!("{place}: XML-elementet heter nå {is}, tidligere {was}."),
        other => unknown(other, &place, change),
    };
    Some(text)
}

/// A kind that has no sentence yet: said with the kind's own name rather than left out.
fn unknown(kind: &str, place: &str, change: &Change) -> String {
    match (&change.old, &change.new) {
        (None, _) => format!("{place}: nytt, {} ({kind}).", value(&change.new)),
        (_, None) => format!("{place}: {} er fjernet ({kind}).", value(&change.old)),
        _ => format!(
            "{place}: endret fra {} til {} ({kind}).",
            value(&change.old),
            value(&change.new)
        ),
    }
}

fn mandatory(change: &Change, yes: &str) -> &'static str {
    if is_now(change, yes) {
        "er nå obligatorisk"
    } else {
        "er ikke lenger obligatorisk"
    }
}

fn is_now(change: &Change, value: &str) -> bool {
    change.new.as_ref().is_some_and(|new| new.value == value)
}

/// Only answers have fields: a consumer wants to know what it can count on.
fn promised(change: &Change) -> &'static str {
    if is_now(change, "required") {
        "leveres nå alltid"
    } else {
        "kan nå være utelatt"
    }
}

fn value(side: &Option<Side>) -> String {
    match side.as_ref().map(|side| side.value.as_str()) {
        None | Some("") => "ingen".to_owned(),
        Some(value) => code(value),
    }
}

/// `GET /{a}: response 200: restanser: gebyr` in Norwegian.
fn place(subject: &str) -> String {
    let mut parts = Vec::new();
    let mut path: Vec<&str> = Vec::new();
    for part in subject.split(": ") {
        let known = match part {
            "the document" => Some("dokumentet".to_owned()),
            "servers" => Some("serveradresser".to_owned()),
            "security" => Some("autentisering".to_owned()),
            "response default" => Some("øvrige svar".to_owned()),
            _ => translated(part),
        };
        match known {
            Some(known) => parts.push(known),
            None => path.push(part),
        }
    }
    if !path.is_empty() {
        // Names of fields, from the outermost inwards.
        parts.push(code(&path.join(".")));
    }
    parts.join(", ")
}

fn translated(part: &str) -> Option<String> {
    if let Some(status) = part.strip_prefix("response ") {
        return Some(format!("svar {status}"));
    }
    let named = [
        ("header ", "headeren"),
        ("path parameter ", "stiparameteren"),
        ("query parameter ", "spørreparameteren"),
        ("cookie ", "informasjonskapselen"),
    ];
    if let Some((name, word)) = named
        .iter()
        .find_map(|(prefix, word)| Some((part.strip_prefix(prefix)?, word)))
    {
        return Some(format!("{word} {}", code(name)));
    }
    let (method, path) = part.split_once(' ')?;
    let is_operation =
        path.starts_with('/') && method.bytes().all(|byte| byte.is_ascii_uppercase());
    is_operation.then(|| code(part))
}
