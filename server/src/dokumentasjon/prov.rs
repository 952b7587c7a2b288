//! The forms that call this very service. They show when there is JavaScript, which fills them with life: `filer/prov.js`.

use actix_openapi::types::Any;

use super::Utviklingspanel;
use super::dokument::{Operasjon, flag, items, members, text, words};
use super::eksempel;
use super::html::Html;
use super::operasjon::Operasjoner;
use super::sprak::Sprak;

/// Where the token is given, or in development fetched.
pub(super) fn token(panel: Option<&Utviklingspanel>, sprak: Sprak, html: &mut Html) {
    html.raw("<div class=\"panel prov\" id=\"token-panel\" hidden><h3>");
    html.text(sprak.velg("Token for utprøving", "A token to try it with"))
        .raw("</h3>");
    if let Some(panel) = panel {
        utvikling(panel, sprak, html);
    }
    html.raw("<p><label for=\"token\">")
        .text(sprak.velg("Token fra Maskinporten", "Token from Maskinporten"))
        .raw("</label><textarea id=\"token\" rows=\"3\" autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\" aria-describedby=\"token-hjelp\"></textarea></p>")
        .raw("<p class=\"hjelp\" id=\"token-hjelp\">")
        .text(sprak.velg(
            "Hent et token med din egen Maskinporten-klient og lim det inn her. Det blir i denne siden og sendes bare til tjenesten selv.",
            "Fetch a token with your own Maskinporten client and paste it here. It stays in this page and is sent to the service itself only.",
        ))
        .raw("</p></div>");
}

fn utvikling(panel: &Utviklingspanel, sprak: Sprak, html: &mut Html) {
    html.around("<div id=\"utvikling\" data-adresse=\"", panel.adresse, "\"")
        .around(" data-hentet=\"", sprak.velg("Token hentet. Det gjelder i en time.", "Token fetched. It holds for an hour."), "\"")
        .around(" data-feilet=\"", sprak.velg("Fikk ikke token", "No token"), "\">")
        .raw("<p class=\"hjelp\">")
        .text(sprak.velg(
            "Dette er utviklingsmiljøet: tokener utstedes av denne maskinen, og virksomhetene er oppdiktet.",
            "This is development: tokens are issued by this machine, and the claims are invented.",
        ))
        .raw("</p><div class=\"rad\"><p><label for=\"konsument\">")
        .text(sprak.velg("Konsument", "Consumer"))
        .raw("</label><select id=\"konsument\">");
    for valg in &panel.valg {
        let samtykke = match valg.samtykke {
            true => sprak.velg(", med samtykke", ", with consent"),
            false => "",
        };
        html.around("<option value=\"", &valg.konsument, "\"")
            .around(" data-rettighetspakke=\"", &valg.rettighetspakke, "\"")
            .raw(if valg.samtykke {
                " data-samtykke=\"ja\">"
            } else {
                ">"
            })
            .text(&format!(
                "{} {} – {}{samtykke}",
                valg.konsument, valg.navn, valg.rettighetspakke
            ))
            .raw("</option>");
    }
    html.raw("</select></p><p id=\"samtykke-fra-felt\" hidden><label for=\"samtykke-fra\">")
        .text(sprak.velg("Samtykke fra", "Consent from"))
        .around(
            "</label><input id=\"samtykke-fra\" inputmode=\"numeric\" value=\"",
            &panel.samtykke_fra,
            "\"></p>",
        )
        .raw("<p><button type=\"button\" id=\"hent-token\">")
        .text(sprak.velg("Hent utviklingstoken", "Get a development token"))
        .raw("</button></p></div><p id=\"token-status\" role=\"status\"></p></div>");
}

/// The form of an operation. TRACE is nothing that a page can send.
pub(super) fn skjema(side: &Operasjoner<'_>, operasjon: &Operasjon<'_>, html: &mut Html) {
    if operasjon.metode == "TRACE" {
        return;
    }
    let sprak = side.skjemaer.sprak;
    let id = Operasjoner::id(operasjon);
    let alternatives = side.legitimasjon(operasjon);
    let bearer = alternatives.iter().flatten().any(|asked| asked.is_bearer());
    html.around(
        "<form class=\"panel prov\" hidden data-metode=\"",
        &operasjon.metode,
        "\"",
    )
    .around(" data-sti=\"", &Operasjoner::sti(operasjon), "\"")
    .raw(if bearer { " data-token=\"ja\"" } else { "" })
    .around(
        " data-feilet=\"",
        sprak.velg(
            "Forespørselen kom ikke fram",
            "The request did not get through",
        ),
        "\"",
    )
    .around(" data-mangler=\"", sprak.velg("Fyll ut", "Fill in"), "\">")
    .around(
        "<h4>",
        sprak.velg("Prøv", "Try it"),
        "</h4><div class=\"rad\">",
    );
    for (index, parameter) in operasjon.parametere.iter().enumerate() {
        if text(parameter, "in") != Some("cookie") {
            felt(side, parameter, &format!("{id}-{index}"), html);
        }
    }
    html.raw("</div>");
    body(side, operasjon, &id, html);
    html.raw("<div class=\"rad\">");
    let formats = side.svarformater(operasjon);
    if !formats.is_empty() {
        html.around("<p><label for=\"", &id, "-accept\">")
            .around("", sprak.velg("Dataformat", "Format"), "</label>")
            .around("<select id=\"", &id, "-accept\" data-accept=\"ja\">");
        for format in formats {
            html.around("<option>", format, "</option>");
        }
        html.raw("</select></p>");
    }
    html.raw("<p><button type=\"submit\">")
        .text(sprak.velg("Send forespørsel", "Send request"))
        .raw("</button></p></div><div class=\"resultat\" role=\"status\" hidden>")
        .raw("<p class=\"resultat-status\"></p><pre tabindex=\"0\" class=\"resultat-innhold\"><code></code></pre>")
        .around("<details><summary>", sprak.velg("Headere", "Headers"), "</summary><pre tabindex=\"0\" class=\"resultat-headere\"><code></code></pre></details></div></form>");
}

fn felt(side: &Operasjoner<'_>, parameter: &Any, id: &str, html: &mut Html) {
    let sprak = side.skjemaer.sprak;
    let dokument = side.skjemaer.dokument;
    let name = text(parameter, "name").unwrap_or_default();
    let required = flag(parameter, "required");
    let empty = Any::Null;
    let schema = dokument.resolve(parameter.get("schema").unwrap_or(&empty));
    html.around("<p><label for=\"", id, "\">").code(name);
    if !required {
        html.around(
            " <span class=\"merke\">",
            sprak.velg("valgfri", "optional"),
            "</span>",
        );
    }
    let common = |html: &mut Html| {
        html.around("id=\"", id, "\"")
            .around(" data-navn=\"", name, "\"")
            .around(
                " data-sted=\"",
                text(parameter, "in").unwrap_or_default(),
                "\"",
            )
            .raw(if text(schema, "type") == Some("array") {
                " data-liste=\"ja\""
            } else {
                ""
            })
            .raw(match parameter.get("explode") {
                Some(Any::Boolean(false)) => " data-samlet=\"ja\"",
                _ => "",
            })
            .raw(if required { " required" } else { "" });
    };
    let example = eksempel::of_holder(dokument, parameter).map(|example| words(&example));
    let values: Vec<_> = items(schema.get("enum")).map(words).collect();
    html.raw("</label>");
    if values.is_empty() {
        // What may be left out is left out unless somebody wants it.
        let (attribute, value) = match (required, eksempel::given(dokument, parameter)) {
            (true, _) => (" value=\"", example),
            (false, given) => (" placeholder=\"", given.map(words)),
        };
        html.raw("<input autocomplete=\"off\" spellcheck=\"false\" ");
        common(html);
        if let Some(value) = value.filter(|value| value != "…") {
            html.around(attribute, &value, "\"");
        }
        html.raw("></p>");
        return;
    }
    html.raw("<select ");
    common(html);
    html.raw(if required {
        ">"
    } else {
        "><option value=\"\"></option>"
    });
    for value in values {
        html.around("<option>", &value, "</option>");
    }
    html.raw("</select></p>");
}

fn body(side: &Operasjoner<'_>, operasjon: &Operasjon<'_>, id: &str, html: &mut Html) {
    let Some(body) = operasjon.objekt.get("requestBody") else {
        return;
    };
    let (dokument, sprak) = (side.skjemaer.dokument, side.skjemaer.sprak);
    let content = dokument.resolve(body).get("content");
    html.around("<p><label for=\"", id, "-type\">Content-Type</label>")
        .around("<select id=\"", id, "-type\" data-type=\"ja\">");
    for (format, _) in members(content) {
        html.around("<option>", format, "</option>");
    }
    html.around("</select></p><p><label for=\"", id, "-body\">")
        .around("", sprak.velg("Innhold", "Body"), "</label>")
        .around(
            "<textarea rows=\"8\" spellcheck=\"false\" id=\"",
            id,
            "-body\" data-innhold=\"ja\">",
        );
    let example = members(content).next();
    let example = example.and_then(|(_, media)| eksempel::of_holder(dokument, media));
    if let Some(example) = example {
        html.text(&eksempel::json(&example));
    }
    html.raw("</textarea></p>");
}
