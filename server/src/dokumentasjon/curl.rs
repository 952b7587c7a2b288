//! Examples in curl, one for each format that an operation answers in.

use actix_openapi::types::Any;

use super::dokument::{Operasjon, flag, items, members, text, words};
use super::eksempel;
use super::html::Html;
use super::operasjon::Operasjoner;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands for itself nowhere in an address (RFC 3986, section 2.3).
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The examples of an operation.
pub(super) fn eksempler(side: &Operasjoner<'_>, operasjon: &Operasjon<'_>, html: &mut Html) {
    let sprak = side.skjemaer.sprak;
    html.around(
        "<h4>",
        sprak.velg("Eksempler med curl", "Examples with curl"),
        "</h4>",
    );
    let alternatives = side.legitimasjon_av(operasjon);
    let formats = side.svarformater(operasjon);
    let formats = match formats.is_empty() {
        true => vec![None],
        false => formats.into_iter().map(Some).collect(),
    };
    for format in formats {
        if let Some(format) = format {
            html.raw("<p class=\"medietype\">").code(format).raw("</p>");
        }
        let command = kommando(side, operasjon, format, &alternatives);
        html.around("<pre tabindex=\"0\"><code>", &command, "</code></pre>");
    }
}

fn kommando(
    side: &Operasjoner<'_>,
    operasjon: &Operasjon<'_>,
    format: Option<&str>,
    legitimasjon: &[String],
) -> String {
    let dokument = side.skjemaer.dokument;
    let mut command = String::from("curl");
    if operasjon.metode != "GET" {
        command.push_str(&format!(" -X {}", operasjon.metode));
    }
    for header in legitimasjon {
        command.push_str(&format!(" \\\n  -H {header}"));
    }
    if let Some(format) = format {
        command.push_str(&format!(
            " \\\n  -H {}",
            quoted(&format!("Accept: {format}"))
        ));
    }
    let mut path = operasjon.sti.to_owned();
    let mut query = Vec::new();
    for parameter in &operasjon.parametere {
        let name = text(parameter, "name").unwrap_or_default();
        if !flag(parameter, "required") {
            continue;
        }
        let example = eksempel::of_holder(dokument, parameter).unwrap_or(Any::Null);
        let value = words(&example);
        match text(parameter, "in") {
            Some("path") => path = path.replace(&format!("{{{name}}}"), &encoded(&value)),
            Some("query") => query.push(format!("{}={}", encoded(name), encoded(&value))),
            Some("header") => {
                command.push_str(&format!(
                    " \\\n  -H {}",
                    quoted(&format!("{name}: {value}"))
                ));
            }
            _ => {}
        }
    }
    if let Some(body) = operasjon.objekt.get("requestBody") {
        let body = dokument.resolve(body);
        if let Some((format, media)) = members(body.get("content")).next() {
            command.push_str(&format!(
                " \\\n  -H {}",
                quoted(&format!("Content-Type: {format}"))
            ));
            let example = eksempel::of_holder(dokument, media).unwrap_or(Any::Null);
            command.push_str(&format!(" \\\n  --data {}", quoted(&words(&example))));
        }
    }
    let query = match query.is_empty() {
        true => String::new(),
        false => format!("?{}", query.join("&")),
    };
    let url = format!("{}{path}{query}", tjener(side, operasjon));
    format!("{command} \\\n  {}", quoted(&url))
}

/// Where the examples call: this service in development, else the document's first server.
fn tjener(side: &Operasjoner<'_>, operasjon: &Operasjon<'_>) -> String {
    if let Some(address) = side.adresse {
        let path = Operasjoner::sti(operasjon);
        let base = path.strip_suffix(operasjon.sti).unwrap_or_default();
        return format!("{address}{base}");
    }
    let root = side.skjemaer.dokument.root();
    let servers = operasjon.servere.or_else(|| root.get("servers"));
    let Some(server) = items(servers).next() else {
        return String::new();
    };
    let mut url = text(server, "url").unwrap_or_default().to_owned();
    for (name, variable) in members(server.get("variables")) {
        let default = variable.get("default").map(words).unwrap_or_default();
        url = url.replace(&format!("{{{name}}}"), &default);
    }
    url.trim_end_matches('/').to_owned()
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

/// One word for a shell.
fn quoted(text: &str) -> String {
    let plain =
        |character: char| character.is_ascii_alphanumeric() || "/._-+,:@%=".contains(character);
    match !text.is_empty() && text.chars().all(plain) {
        true => text.to_owned(),
        false => format!("'{}'", text.replace('\'', r"'\''")),
    }
}

impl Operasjoner<'_> {
    /// The headers of the first way to be let in, as words for a shell; secrets are the shell's own variables.
    fn legitimasjon_av(&self, operasjon: &Operasjon<'_>) -> Vec<String> {
        let Some(first) = self.legitimasjon(operasjon).into_iter().next() else {
            return Vec::new();
        };
        let header = |asked: super::operasjon::Legitimasjon<'_>| match asked.is_bearer() {
            true => Some("\"Authorization: Bearer $TOKEN\"".to_owned()),
            false if text(asked.ordning, "in") == Some("header") => {
                let name = quoted(text(asked.ordning, "name").unwrap_or_default());
                Some(format!("{name}\": $API_KEY\""))
            }
            false => None,
        };
        first.into_iter().filter_map(header).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_the_document_is_one_word_for_a_shell() {
        assert_eq!(quoted("a/b"), "a/b");
        assert_eq!(quoted("$(rm x) '"), r"'$(rm x) '\'''");
        assert_eq!(encoded("a b/'"), "a%20b%2F%27");
    }
}
