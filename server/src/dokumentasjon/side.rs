//! The page: a readable reference of the document without JavaScript, and a place to try it with.

use actix_openapi::types::Any;

use super::Utviklingspanel;
use super::adgang;
use super::dokument::{Dokument, items, text};
use super::feilkoder;
use super::filer::Filer;
use super::html::Html;
use super::markdown::markdown;
use super::operasjon::Operasjoner;
use super::prov;
use super::skjema::Skjemaer;
use super::sprak::Sprak;

/// What a page is made of.
pub(super) struct Side<'d> {
    pub(super) dokument: &'d Dokument,
    pub(super) sprak: Sprak,
    pub(super) filer: &'d Filer,
    pub(super) panel: Option<&'d Utviklingspanel>,
}

impl<'d> Side<'d> {
    /// The whole page.
    pub(super) fn html(&self) -> String {
        let mut page = Html::default();
        let html = &mut page;
        self.head(html);
        self.contents(html);
        html.raw("<main id=\"innhold\">");
        self.about(html);
        self.section(
            "tilgang",
            self.sprak.velg("Slik får du tilgang", "How to get access"),
            html,
        );
        adgang::tekst(self.panel, &self.scopes(), self.sprak, html);
        html.raw("</section>");
        self.section(
            "operasjoner",
            self.sprak.velg("Operasjoner", "Operations"),
            html,
        );
        html.raw("<noscript><p class=\"merknad\">")
            .text(self.sprak.velg(
                "Utprøving fra siden krever JavaScript. Alt annet på siden virker uten; bruk eksemplene med curl.",
                "To try it from this page takes JavaScript. All else works without; use the examples with curl.",
            ))
            .raw("</p></noscript>");
        prov::token(self.panel, self.sprak, html);
        for operasjon in self.dokument.operasjoner() {
            self.operasjoner().vis(&operasjon, html);
        }
        html.raw("</section>");
        self.section("feil", self.sprak.velg("Feilkoder", "Error codes"), html);
        self.errors(html);
        html.raw("</section>");
        self.section("skjemaer", self.sprak.velg("Skjemaer", "Schemas"), html);
        self.skjemaer().all(html);
        html.raw("</section></main>");
        self.foot(html);
        page.finish()
    }

    fn skjemaer(&self) -> Skjemaer<'d> {
        Skjemaer {
            dokument: self.dokument,
            sprak: self.sprak,
        }
    }

    fn operasjoner(&self) -> Operasjoner<'d> {
        Operasjoner {
            skjemaer: self.skjemaer(),
            adresse: self.panel.map(|panel| panel.tjeneste.as_str()),
        }
    }

    /// Every scope that an operation asks for, each once.
    fn scopes(&self) -> Vec<String> {
        let mut scopes = Vec::new();
        for operasjon in self.dokument.operasjoner() {
            let asked = self.operasjoner().legitimasjon(&operasjon);
            for scope in asked.into_iter().flatten().flat_map(|asked| asked.scopes) {
                if !scopes.contains(&scope) {
                    scopes.push(scope);
                }
            }
        }
        scopes
    }

    fn section(&self, id: &'static str, heading: &str, html: &mut Html) {
        html.around("<section aria-labelledby=\"", id, "-tittel\">")
            .around("<h2 id=\"", id, "-tittel\">")
            .around("<a class=\"anker\" href=\"#", id, "\" id=\"")
            .around("", id, "\">")
            .around("", heading, "</a></h2>");
    }

    fn head(&self, html: &mut Html) {
        html.around(
            "<!DOCTYPE html><html lang=\"",
            self.sprak.code(),
            "\"><head><meta charset=\"utf-8\">",
        )
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">")
        .around("<title>", restanser_api::TITLE, "")
        .around(" ", restanser_api::VERSION, "</title>")
        .around(
            "<link rel=\"icon\" type=\"image/svg+xml\" href=\"",
            &self.filer.ikon.adresse(),
            "\">",
        )
        .around(
            "<link rel=\"stylesheet\" href=\"",
            &self.filer.stil.adresse(),
            "\">",
        )
        .around(
            "<script defer src=\"",
            &self.filer.prov.adresse(),
            "\"></script></head><body>",
        )
        .raw("<a class=\"hopp\" href=\"#innhold\">")
        .text(self.sprak.velg("Hopp til innholdet", "Skip to the content"))
        .raw("</a><header class=\"topp\"><p class=\"tittel\">")
        .around("<strong>", restanser_api::TITLE, "</strong> ")
        .around(
            "<span class=\"versjon\">",
            restanser_api::VERSION,
            "</span></p>",
        )
        .raw("<p class=\"sprak\">");
        for (sprak, address, name) in [
            (Sprak::Norsk, "?lang=nb", "Norsk"),
            (Sprak::Engelsk, "?lang=en", "English"),
        ] {
            html.around("<a href=\"", address, "\"")
                .around(" hreflang=\"", sprak.code(), "\"")
                .around(" lang=\"", sprak.code(), "\"")
                .raw(if sprak == self.sprak {
                    " aria-current=\"true\">"
                } else {
                    ">"
                })
                .text(name)
                .raw("</a>");
        }
        html.raw("</p></header>");
    }

    fn contents(&self, html: &mut Html) {
        html.around(
            "<nav class=\"meny\" aria-label=\"",
            self.sprak.velg("Innhold", "Contents"),
            "\"><ul>",
        )
        .around(
            "<li><a href=\"#om\">",
            self.sprak.velg("Om tjenesten", "About the service"),
            "</a></li>",
        )
        .around(
            "<li><a href=\"#tilgang\">",
            self.sprak.velg("Tilgang", "Access"),
            "</a></li>",
        )
        .around(
            "<li><a href=\"#operasjoner\">",
            self.sprak.velg("Operasjoner", "Operations"),
            "</a><ul>",
        );
        for operasjon in self.dokument.operasjoner() {
            html.around("<li><a href=\"#op-", &Operasjoner::id(&operasjon), "\">")
                .text(Operasjoner::tittel(&operasjon))
                .raw("</a></li>");
        }
        html.around(
            "</ul></li><li><a href=\"#feil\">",
            self.sprak.velg("Feilkoder", "Error codes"),
            "</a></li>",
        )
        .around(
            "<li><a href=\"#skjemaer\">",
            self.sprak.velg("Skjemaer", "Schemas"),
            "</a><ul>",
        );
        for name in self.skjemaer().names() {
            html.around("<li><a href=\"#skjema-", &super::html::anchor(name), "\">")
                .text(name)
                .raw("</a></li>");
        }
        html.raw("</ul></li></ul></nav>");
    }

    fn about(&self, html: &mut Html) {
        let root = self.dokument.root();
        let info = root.get("info").unwrap_or(&Any::Null);
        html.around(
            "<section aria-labelledby=\"om\"><h1 id=\"om\">",
            restanser_api::TITLE,
            "</h1>",
        );
        if let Some(description) = text(info, "description") {
            html.raw("<div class=\"ingress\">");
            markdown(description, html);
            html.raw("</div>");
        }
        if self.sprak == Sprak::Engelsk {
            html.raw("<p class=\"engelsk\">For entitled public bodies: what an organisation owes in due and unpaid taxes and charges (<i lang=\"nb\">restanser</i>). What the specification says is in Norwegian; English stands beside it.</p>");
        }
        html.raw("<dl class=\"fakta\">");
        self.fact(self.sprak.velg("Versjon", "Version"), html, |html| {
            html.text(restanser_api::VERSION);
        });
        for server in items(root.get("servers")) {
            let name = text(server, "description").unwrap_or("Server");
            self.fact(name, html, |html| {
                html.code(text(server, "url").unwrap_or_default());
            });
        }
        self.fact(self.sprak.velg("Spesifikasjon", "Specification"), html, |html| {
            html.raw("<a href=\"openapi.yaml\">openapi.yaml</a> · <a href=\"openapi.json\">openapi.json</a>");
        });
        self.fact(self.sprak.velg("Dataformater", "Formats"), html, |html| {
            let operasjoner = self.dokument.operasjoner();
            let mut all: Vec<&str> = Vec::new();
            for format in operasjoner
                .iter()
                .flat_map(|one| self.operasjoner().svarformater(one))
            {
                if !all.contains(&format) {
                    all.push(format);
                }
            }
            for (index, format) in all.into_iter().enumerate() {
                html.text(if index > 0 { ", " } else { "" }).code(format);
            }
        });
        if let Some(terms) = text(info, "termsOfService") {
            self.fact(self.sprak.velg("Vilkår", "Terms"), html, |html| {
                html.link(terms, terms);
            });
        }
        if let Some(contact) = info.get("contact") {
            let name = text(contact, "name").or_else(|| text(contact, "email"));
            self.fact(self.sprak.velg("Kontakt", "Contact"), html, |html| {
                let url = text(contact, "url");
                match (name, url) {
                    (Some(name), Some(url)) => html.link(url, name),
                    (None, Some(url)) => html.link(url, url),
                    (name, None) => html.text(name.unwrap_or_default()),
                };
                if let Some(email) = text(contact, "email") {
                    html.text(" ").link(&format!("mailto:{email}"), email);
                }
            });
        }
        if let Some(external) = root.get("externalDocs") {
            self.fact(self.sprak.velg("Mer", "More"), html, |html| {
                let url = text(external, "url").unwrap_or_default();
                html.link(url, text(external, "description").unwrap_or(url));
            });
        }
        html.raw("</dl></section>");
    }

    fn fact(&self, name: &str, html: &mut Html, value: impl FnOnce(&mut Html)) {
        html.around("<div><dt>", name, "</dt><dd>");
        value(html);
        html.raw("</dd></div>");
    }

    fn errors(&self, html: &mut Html) {
        html.raw("<p>")
            .text(self.sprak.velg(
                "Feil har alltid samme form: en kode for maskiner, en melding på norsk som sier hva som er galt, og en korrelasjonsid. De er XML når forespørselen ber om XML, ellers JSON. Meldingen kan variere under samme kode.",
                "Errors always look the same: a code for machines, a message in Norwegian that says what is wrong, and a correlation id. They are XML when the request asks for XML, else JSON. The message may vary under one code.",
            ))
            .raw("</p>");
        feilkoder::tabell(self.sprak, html);
    }

    fn foot(&self, html: &mut Html) {
        html.raw("<footer class=\"bunn\"><p>")
            .text(restanser_api::TITLE)
            .text(" ")
            .text(restanser_api::VERSION)
            .around(
                " · SHA-256 <code>",
                restanser_api::DOCUMENT_SHA256,
                "</code></p></footer></body></html>",
            );
    }
}
