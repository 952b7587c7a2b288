//! Schemas for people: what a value is, its members, and each rule that the document has for it.
//!
//! Keywords that say what a value is made of have their form here; every other one is shown by its name, so that none is
//! left out, whatever a document uses.

use actix_openapi::types::Any;

use super::dokument::{Dokument, component, flag, items, members, reference, text, words};
use super::html::{Html, anchor};
use super::markdown::markdown;
use super::ordliste;
use super::sprak::Sprak;

/// Deeper than this, a member that is no component is not opened.
const DEEPEST: usize = 8;

/// Keywords that are shown in forms of their own.
const SHOWN: [&str; 16] = [
    "$ref",
    "type",
    "format",
    "title",
    "description",
    "properties",
    "required",
    "items",
    "additionalProperties",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "deprecated",
    "readOnly",
    "writeOnly",
];

/// How schemas are shown: of which document, in which language.
#[derive(Clone, Copy)]
pub(super) struct Skjemaer<'d> {
    pub(super) dokument: &'d Dokument,
    pub(super) sprak: Sprak,
}

impl<'d> Skjemaer<'d> {
    fn components(&self) -> impl Iterator<Item = (&'d str, &'d Any)> + use<'d> {
        let components = self.dokument.root().get("components");
        members(components.and_then(|components| components.get("schemas")))
    }

    /// The names of the schemas, for the table of contents.
    pub(super) fn names(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        self.components().map(|(name, _)| name)
    }

    /// Every schema of the components, each with its anchor.
    pub(super) fn all(&self, html: &mut Html) {
        for (name, schema) in self.components() {
            html.around(
                "<article class=\"skjema\" id=\"skjema-",
                &anchor(name),
                "\">",
            )
            .around("<h3><code>", name, "</code></h3>");
            self.english(name, html);
            html.raw("<p class=\"type\">");
            self.kind(schema, html);
            html.raw("</p>");
            self.content(schema, 0, html);
            html.raw("</article>");
        }
    }

    /// What a value is, in one line.
    pub(super) fn kind(&self, schema: &Any, html: &mut Html) {
        if let Some(name) = component(schema) {
            html.around("<a href=\"#skjema-", &anchor(&name), "\">")
                .code(&name)
                .raw("</a>");
            return;
        }
        if let Some(reference) = reference(schema) {
            html.code(reference);
            return;
        }
        match schema {
            Any::Boolean(true) => {
                html.text(self.sprak.velg("hva som helst", "anything"));
                return;
            }
            Any::Boolean(false) => {
                html.text(self.sprak.velg("ingenting", "nothing"));
                return;
            }
            _ => {}
        }
        let named = match schema.get("type") {
            Some(Any::String(name)) => Some(name.clone()),
            Some(Any::Array(names)) => {
                Some(names.iter().map(words).collect::<Vec<_>>().join(" | "))
            }
            _ if schema.get("properties").is_some() => Some("object".to_owned()),
            _ => None,
        };
        if let Some(name) = named {
            html.around("<span class=\"slag\">", &name, "</span>");
        }
        if let Some(format) = text(schema, "format") {
            html.around(" <span class=\"format\">", format, "</span>");
        }
        if let Some(items) = schema.get("items") {
            html.text(self.sprak.velg(" av ", " of "));
            self.kind(items, html);
        }
        if let Some(values) = schema.get("additionalProperties")
            && schema.get("properties").is_none()
            && matches!(values, Any::Object(_))
        {
            html.text(self.sprak.velg(" med verdier ", " with values "));
            self.kind(values, html);
        }
    }

    /// What is said of a value: description, rules, members. What a component says stands with the component.
    pub(super) fn content(&self, schema: &Any, depth: usize, html: &mut Html) {
        if let Some(title) = text(schema, "title") {
            html.around("<p><strong>", title, "</strong></p>");
        }
        if let Some(description) = text(schema, "description") {
            markdown(description, html);
        }
        self.rules(schema, html);
        if depth >= DEEPEST {
            return;
        }
        self.members(schema, depth, html);
        for (keyword, heading) in [
            ("allOf", self.sprak.velg("Alt dette:", "All of these:")),
            (
                "oneOf",
                self.sprak
                    .velg("Nøyaktig én av disse:", "Exactly one of these:"),
            ),
            (
                "anyOf",
                self.sprak
                    .velg("Minst én av disse:", "At least one of these:"),
            ),
        ] {
            if schema.get(keyword).is_none() {
                continue;
            }
            html.around("<p>", heading, "</p><ul>");
            for part in items(schema.get(keyword)) {
                html.raw("<li>");
                self.kind(part, html);
                self.content(part, depth + 1, html);
                html.raw("</li>");
            }
            html.raw("</ul>");
        }
        if let Some(not) = schema.get("not") {
            html.around("<p>", self.sprak.velg("Ikke ", "Not "), "");
            self.kind(not, html);
            html.raw("</p>");
            self.content(not, depth + 1, html);
        }
        if let Some(items) = schema.get("items")
            && reference(items).is_none()
        {
            self.content(items, depth + 1, html);
        }
        if let Some(values @ Any::Object(_)) = schema.get("additionalProperties")
            && reference(values).is_none()
        {
            self.content(values, depth + 1, html);
        }
    }

    fn members(&self, schema: &Any, depth: usize, html: &mut Html) {
        let required: Vec<_> = items(schema.get("required")).map(words).collect();
        if schema.get("properties").is_none() {
            if !required.is_empty() {
                html.around("<p>", self.sprak.velg("Påkrevd: ", "Required: "), "");
                html.code(&required.join(", ")).raw("</p>");
            }
            return;
        }
        html.raw("<dl class=\"felter\">");
        for (name, member) in members(schema.get("properties")) {
            html.around("<div><dt><code class=\"navn\">", name, "</code> ");
            self.kind(member, html);
            self.marks(member, required.iter().any(|known| known == name), html);
            html.raw("</dt><dd>");
            self.english(name, html);
            self.content(member, depth + 1, html);
            html.raw("</dd></div>");
        }
        html.raw("</dl>");
        let absent = required
            .iter()
            .filter(|name| !members(schema.get("properties")).any(|(known, _)| known == *name));
        for name in absent {
            html.around("<p>", self.sprak.velg("Påkrevd: ", "Required: "), "");
            html.code(name).raw("</p>");
        }
        if let Some(Any::Boolean(false)) = schema.get("additionalProperties") {
            let none = self.sprak.velg("Ingen andre felter.", "No other members.");
            html.around("<p>", none, "</p>");
        }
    }

    /// Marks behind a name.
    pub(super) fn marks(&self, value: &Any, required: bool, html: &mut Html) {
        match required {
            true => html.around(
                " <span class=\"merke pakrevd\">",
                self.sprak.velg("påkrevd", "required"),
                "</span>",
            ),
            false => html.around(
                " <span class=\"merke\">",
                self.sprak.velg("valgfri", "optional"),
                "</span>",
            ),
        };
        for (keyword, mark) in [
            ("deprecated", self.sprak.velg("utgår", "deprecated")),
            (
                "readOnly",
                self.sprak.velg("bare i svar", "in answers only"),
            ),
            (
                "writeOnly",
                self.sprak.velg("bare i forespørsler", "in requests only"),
            ),
        ] {
            if flag(value, keyword) {
                html.around(" <span class=\"merke\">", mark, "</span>");
            }
        }
    }

    /// Each keyword that has no form of its own, with what it says.
    fn rules(&self, schema: &Any, html: &mut Html) {
        let rules: Vec<_> = members(Some(schema))
            .filter(|(keyword, _)| !SHOWN.contains(keyword) && !keyword.starts_with("x-"))
            .collect();
        if rules.is_empty() {
            return;
        }
        html.raw("<ul class=\"regler\">");
        for (keyword, value) in rules {
            html.around("<li><span>", keyword, "</span> ")
                .code(&words(value))
                .raw("</li>");
        }
        html.raw("</ul>");
    }

    /// The English meaning of a name, on the English page.
    pub(super) fn english(&self, name: &str, html: &mut Html) {
        if let (Sprak::Engelsk, Some(english)) = (self.sprak, ordliste::engelsk(name)) {
            html.around("<p class=\"engelsk\" lang=\"en\">", english, "</p>");
        }
    }
}
