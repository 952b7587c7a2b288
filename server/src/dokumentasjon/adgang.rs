//! How access is got, in words: what no OpenAPI document has room for.

use super::Utviklingspanel;
use super::html::Html;
use super::sprak::Sprak;

/// The text of the section, below its heading.
pub(super) fn tekst(
    panel: Option<&Utviklingspanel>,
    scopes: &[String],
    sprak: Sprak,
    html: &mut Html,
) {
    match sprak {
        Sprak::Norsk => norsk(scopes, html),
        Sprak::Engelsk => engelsk(scopes, html),
    }
    if let Some(panel) = panel {
        let kommando = &panel.token_kommando;
        let samtykke_fra = &panel.samtykke_fra;
        html.raw("<p class=\"merknad\">")
            .text(sprak.velg(
                "Her, i utviklingsmiljøet, utsteder denne maskinen tokener selv: med knappen nedenfor, eller på kommandolinjen:",
                "Here, in development, this machine issues tokens itself: with the button below, or on the command line:",
            ))
            .raw("</p><pre tabindex=\"0\"><code>")
            .text(&format!(
                "# dibk\nTOKEN=$({kommando} --consumer 974760673)\n\
                 # ebevis\nTOKEN=$({kommando} --consumer 991825827 --samtykke-fra {samtykke_fra})"
            ))
            .raw("</code></pre>");
    }
}

fn scope_list(scopes: &[String], html: &mut Html) {
    for (index, scope) in scopes.iter().enumerate() {
        html.text(if index > 0 { ", " } else { "" }).code(scope);
    }
}

fn norsk(scopes: &[String], html: &mut Html) {
    html.raw("<ol class=\"steg\"><li><h3>Rettighetspakke</h3><p>Virksomheten din plasseres i en rettighetspakke etter en juridisk vurdering. Den styrer hvilke opplysninger som gis, og om det kreves samtykke:</p><dl class=\"felter\">")
        .raw("<div><dt><code class=\"navn\">dibk</code></dt><dd>Egen hjemmel. Krever ikke samtykke.</dd></div>")
        .raw("<div><dt><code class=\"navn\">ebevis</code></dt><dd>Krever samtykke fra virksomheten det spørres om.</dd></div></dl></li>")
        .raw("<li><h3>Maskinporten</h3><p>Tilgangen gis til organisasjonsnummeret ditt i Maskinporten. Klienten din ber om token med scope ");
    scope_list(scopes, html);
    html.raw(" (uten audience) hos ")
        .raw("<code>https://test.maskinporten.no/</code> for test og <code>https://maskinporten.no/</code> for produksjon, og sender det som <code>Authorization: Bearer</code>. Nøyaktig én verdi i headeren.</p></li>")
        .raw("<li><h3>Samtykke</h3><p>Krever rettighetspakken samtykke, gis det i Altinn og følger med i Maskinporten-tokenet (<code>authorization_details</code> av typen <code>urn:altinn:consent</code>, ressurs <code>digdir-restanser-skatteetaten</code>). Samtykket må være gitt av virksomheten det spørres om, til konsumenten. Samtykketoken fra Altinn 2 (tjeneste <code>5616_5</code>) godtas i headeren <code>AltinnSamtykke</code> bare der tjenesten er satt opp til det.</p></li>")
        .raw("<li><h3>Bruk</h3><p>Ha høyst 5 samtidige kall fra samme virksomhet. Nye valgfrie felter, nye valgfrie parametere og endret rekkefølge på felter kan komme uten varsel; alt annet blir en ny versjon. Ta vare på <code>korrelasjonsid</code> fra feil: den finner forespørselen igjen.</p></li></ol>");
}

fn engelsk(scopes: &[String], html: &mut Html) {
    html.raw("<ol class=\"steg\"><li><h3>Rights package (rettighetspakke)</h3><p>Your organisation is placed in a rights package after a legal assessment. It decides what is told, and whether consent is required:</p><dl class=\"felter\">")
        .raw("<div><dt><code class=\"navn\">dibk</code></dt><dd>A legal basis of its own. No consent is required.</dd></div>")
        .raw("<div><dt><code class=\"navn\">ebevis</code></dt><dd>Requires consent from the organisation that is asked about.</dd></div></dl></li>")
        .raw("<li><h3>Maskinporten</h3><p>Access is given to your organisation number in Maskinporten. Your client asks for a token with the scope ");
    scope_list(scopes, html);
    html.raw(" (without an audience) at ")
        .raw("<code>https://test.maskinporten.no/</code> for test and <code>https://maskinporten.no/</code> for production, and sends it as <code>Authorization: Bearer</code>. Exactly one value in the header.</p></li>")
        .raw("<li><h3>Consent (samtykke)</h3><p>Where the rights package requires consent, it is given in Altinn and comes inside the Maskinporten token (<code>authorization_details</code> of type <code>urn:altinn:consent</code>, resource <code>digdir-restanser-skatteetaten</code>). It must be given by the organisation that is asked about, to the consumer. A consent token of Altinn 2 (service <code>5616_5</code>) in the header <code>AltinnSamtykke</code> is accepted only where the service is set up for it.</p></li>")
        .raw("<li><h3>Use</h3><p>Keep to at most 5 concurrent calls from one organisation. New optional members, new optional parameters and another order of members may come without notice; everything else is a new version. Keep the <code>korrelasjonsid</code> of errors: it finds the request again.</p></li></ol>");
}
