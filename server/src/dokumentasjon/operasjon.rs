//! One operation for people: what it takes, what it answers, and how to call it.

use actix_openapi::types::Any;
use restanser_api::BASE_PATH;

use super::curl;
use super::dokument::{Dokument, Operasjon, flag, items, members, text};
use super::eksempel;
use super::html::{Html, anchor};
use super::markdown::markdown;
use super::prov;
use super::skjema::Skjemaer;
use super::sprak::Sprak;

/// What a page shows operations by.
#[derive(Clone, Copy)]
pub(super) struct Operasjoner<'d> {
    pub(super) skjemaer: Skjemaer<'d>,
    /// The scheme and authority of the examples, where they are not the document's.
    pub(super) adresse: Option<&'d str>,
}

/// A security scheme as an operation asks for it.
pub(super) struct Legitimasjon<'d> {
    pub(super) navn: &'d str,
    pub(super) ordning: &'d Any,
    pub(super) scopes: Vec<String>,
}

impl Legitimasjon<'_> {
    /// Whether the token goes into `Authorization` as Bearer.
    pub(super) fn is_bearer(&self) -> bool {
        match text(self.ordning, "type") {
            Some("http") => text(self.ordning, "scheme")
                .is_some_and(|scheme| scheme.eq_ignore_ascii_case("bearer")),
            Some("oauth2" | "openIdConnect") => true,
            _ => false,
        }
    }
}

impl<'d> Operasjoner<'d> {
    fn dokument(&self) -> &'d Dokument {
        self.skjemaer.dokument
    }

    fn sprak(&self) -> Sprak {
        self.skjemaer.sprak
    }

    /// The anchor of an operation.
    pub(super) fn id(operasjon: &Operasjon<'_>) -> String {
        anchor(&format!("{} {}", operasjon.metode, operasjon.sti))
    }

    /// What an operation is called.
    pub(super) fn tittel<'o>(operasjon: &Operasjon<'o>) -> &'o str {
        text(operasjon.objekt, "summary")
            .or_else(|| text(operasjon.objekt, "operationId"))
            .unwrap_or(operasjon.sti)
    }

    /// The path below this very service.
    pub(super) fn sti(operasjon: &Operasjon<'_>) -> String {
        let own = items(operasjon.servere)
            .next()
            .and_then(|server| text(server, "url"));
        let base = own.map_or(BASE_PATH, base_path);
        format!("{base}{}", operasjon.sti)
    }

    /// What the operation asks for; the alternatives, each of which may be several together.
    pub(super) fn legitimasjon<'o>(&self, operasjon: &Operasjon<'o>) -> Vec<Vec<Legitimasjon<'o>>>
    where
        'd: 'o,
    {
        let root = self.dokument().root();
        let asked = operasjon
            .objekt
            .get("security")
            .or_else(|| root.get("security"));
        let schemes = root
            .get("components")
            .and_then(|all| all.get("securitySchemes"));
        let alternative = |alternative: &'o Any| {
            let asked = members(Some(alternative)).map(|(navn, scopes)| Legitimasjon {
                navn,
                ordning: schemes
                    .and_then(|schemes| schemes.get(navn))
                    .map_or(&Any::Null, |scheme| self.dokument().resolve(scheme)),
                scopes: items(Some(scopes)).map(super::dokument::words).collect(),
            });
            asked.collect()
        };
        items(asked).map(alternative).collect()
    }

    /// The media types of an operation's answers, the best answers first, each once.
    pub(super) fn svarformater<'o>(&self, operasjon: &Operasjon<'o>) -> Vec<&'o str>
    where
        'd: 'o,
    {
        let mut formats = Vec::new();
        let mut responses: Vec<_> = members(operasjon.objekt.get("responses")).collect();
        responses.sort_by_key(|(status, _)| !status.starts_with('2'));
        for (_, response) in responses {
            for (format, _) in members(self.dokument().resolve(response).get("content")) {
                if !formats.contains(&format) && !format.contains('*') {
                    formats.push(format);
                }
            }
        }
        formats
    }

    /// The whole of it.
    pub(super) fn vis(&self, operasjon: &Operasjon<'d>, html: &mut Html) {
        let sprak = self.sprak();
        html.around(
            "<article class=\"operasjon\" id=\"op-",
            &Self::id(operasjon),
            "\">",
        )
        .around("<h3>", Self::tittel(operasjon), "</h3>")
        .around(
            "<p class=\"adresse\"><span class=\"metode\">",
            &operasjon.metode,
            "</span> ",
        )
        .around("<code class=\"sti\">", &Self::sti(operasjon), "</code>");
        if let Some(id) = text(operasjon.objekt, "operationId") {
            html.around(" <span class=\"slag\">", id, "</span>");
        }
        if flag(operasjon.objekt, "deprecated") {
            html.around(
                " <span class=\"merke\">",
                sprak.velg("utgår", "deprecated"),
                "</span>",
            );
        }
        html.raw("</p>");
        if let Some(id) = text(operasjon.objekt, "operationId") {
            self.skjemaer.english(id, html);
        }
        if let Some(description) = text(operasjon.objekt, "description") {
            markdown(description, html);
        }
        self.krav(operasjon, html);
        prov::skjema(self, operasjon, html);
        self.parametere(operasjon, html);
        self.innhold(operasjon, html);
        curl::eksempler(self, operasjon, html);
        self.svar(operasjon, html);
        html.raw("</article>");
    }

    fn krav(&self, operasjon: &Operasjon<'d>, html: &mut Html) {
        let alternatives = self.legitimasjon(operasjon);
        if alternatives.is_empty() {
            return;
        }
        html.around(
            "<p class=\"krav\">",
            self.sprak().velg("Krever ", "Requires "),
            "",
        );
        for (index, alternative) in alternatives.iter().enumerate() {
            if index > 0 {
                html.text(self.sprak().velg(" eller ", " or "));
            }
            if alternative.is_empty() {
                html.text(self.sprak().velg("ingenting", "nothing"));
            }
            for (index, asked) in alternative.iter().enumerate() {
                html.text(if index > 0 { " + " } else { "" })
                    .text(asked.navn);
                for scope in &asked.scopes {
                    html.raw(" ").code(scope);
                }
            }
        }
        html.raw(". <a href=\"#tilgang\">");
        html.text(
            self.sprak()
                .velg("Slik får du tilgang", "How to get access"),
        )
        .raw("</a></p>");
    }

    fn parametere(&self, operasjon: &Operasjon<'d>, html: &mut Html) {
        if operasjon.parametere.is_empty() {
            return;
        }
        html.around(
            "<h4>",
            self.sprak().velg("Parametere", "Parameters"),
            "</h4>",
        )
        .raw("<dl class=\"felter\">");
        for parameter in &operasjon.parametere {
            let name = text(parameter, "name").unwrap_or_default();
            html.around("<div><dt><code class=\"navn\">", name, "</code> ");
            self.parameter(parameter, html);
            html.raw("</dt><dd>");
            self.skjemaer.english(name, html);
            self.beskrivelse(parameter, html);
            html.raw("</dd></div>");
        }
        html.raw("</dl>");
    }

    fn parameter(&self, parameter: &Any, html: &mut Html) {
        if let Some(place) = text(parameter, "in") {
            let place = match place {
                "path" => self.sprak().velg("i adressen", "in the path"),
                "query" => self.sprak().velg("i spørringen", "in the query"),
                "header" => "header",
                "cookie" => self.sprak().velg("informasjonskapsel", "cookie"),
                other => other,
            };
            html.around("<span class=\"sted\">", place, "</span> ");
        }
        if let Some(schema) = parameter.get("schema") {
            self.skjemaer.kind(schema, html);
        }
        self.skjemaer
            .marks(parameter, flag(parameter, "required"), html);
    }

    /// Description, rules and example of a parameter or a header.
    fn beskrivelse(&self, holder: &Any, html: &mut Html) {
        if let Some(description) = text(holder, "description") {
            markdown(description, html);
        }
        if let Some(schema) = holder.get("schema") {
            // A reference leads to where it all stands; its rules are short enough to stand here, too.
            self.skjemaer
                .content(self.dokument().resolve(schema), 0, html);
        }
        for (format, media) in members(holder.get("content")) {
            html.raw("<p>").code(format).raw(" ");
            if let Some(schema) = media.get("schema") {
                self.skjemaer.kind(schema, html);
            }
            html.raw("</p>");
        }
        if let Some(example) = eksempel::given(self.dokument(), holder) {
            html.around(
                "<p class=\"eksempel\">",
                self.sprak().velg("Eksempel: ", "Example: "),
                "",
            );
            html.code(&super::dokument::words(example)).raw("</p>");
        }
    }

    fn innhold(&self, operasjon: &Operasjon<'d>, html: &mut Html) {
        let Some(body) = operasjon.objekt.get("requestBody") else {
            return;
        };
        let body = self.dokument().resolve(body);
        html.around(
            "<h4>",
            self.sprak().velg("Innhold i forespørselen", "Request body"),
            " ",
        );
        self.skjemaer.marks(body, flag(body, "required"), html);
        html.raw("</h4>");
        if let Some(description) = text(body, "description") {
            markdown(description, html);
        }
        self.medietyper(body, false, html);
    }

    fn svar(&self, operasjon: &Operasjon<'d>, html: &mut Html) {
        html.around("<h4>", self.sprak().velg("Svar", "Responses"), "</h4>");
        for (status, response) in members(operasjon.objekt.get("responses")) {
            let response = self.dokument().resolve(response);
            let name = match status {
                "default" => self.sprak().velg("Alle andre", "All others"),
                status => status,
            };
            html.around(
                "<section class=\"svar\"><h5><span class=\"status\">",
                name,
                "</span></h5>",
            );
            if let Some(description) = text(response, "description") {
                markdown(description, html);
            }
            if response.get("headers").is_some() {
                html.raw("<dl class=\"felter\">");
                for (name, header) in members(response.get("headers")) {
                    let header = self.dokument().resolve(header);
                    html.around("<div><dt><code class=\"navn\">", name, "</code> header ");
                    if let Some(schema) = header.get("schema") {
                        self.skjemaer.kind(schema, html);
                    }
                    html.raw("</dt><dd>");
                    self.beskrivelse(header, html);
                    html.raw("</dd></div>");
                }
                html.raw("</dl>");
            }
            self.medietyper(response, status.starts_with('2'), html);
            html.raw("</section>");
        }
    }

    /// The forms of a body, each with an example.
    fn medietyper(&self, holder: &Any, open: bool, html: &mut Html) {
        for (format, media) in members(holder.get("content")) {
            html.raw("<p class=\"medietype\">").code(format).raw(" ");
            let schema = media.get("schema");
            if let Some(schema) = schema {
                self.skjemaer.kind(schema, html);
            }
            html.raw("</p>");
            if let Some(schema) = schema
                && super::dokument::reference(schema).is_none()
            {
                self.skjemaer.content(schema, 0, html);
            }
            let Some(example) = eksempel::of_holder(self.dokument(), media) else {
                continue;
            };
            let is_xml = format.ends_with("/xml") || format.ends_with("+xml");
            let shown = match (&example, schema) {
                (Any::String(text), _) => text.clone(),
                (example, Some(schema)) if is_xml => {
                    eksempel::xml(self.dokument(), schema, example)
                }
                (example, _) => eksempel::json(example),
            };
            html.raw(if open { "<details open>" } else { "<details>" })
                .around("<summary>", self.sprak().velg("Eksempel", "Example"), " ")
                .around("", format, "</summary>")
                .around(
                    "<pre tabindex=\"0\"><code>",
                    &shown,
                    "</code></pre></details>",
                );
        }
    }
}

/// The path of a server's URL, without a slash at its end.
fn base_path(url: &str) -> &str {
    let path = match url.split_once("://") {
        Some((_, rest)) => rest
            .find('/')
            .and_then(|at| rest.get(at..))
            .unwrap_or_default(),
        None => url,
    };
    path.trim_end_matches('/')
}
