//! The table of error codes, from the codes themselves.

use super::html::Html;
use super::sprak::Sprak;
use crate::feil::Feilkode;

/// The table. Its roles are said, for where it is narrow it is laid out as none.
pub(super) fn tabell(sprak: Sprak, html: &mut Html) {
    html.raw(
        "<table class=\"feilkoder\" role=\"table\"><thead role=\"rowgroup\"><tr role=\"row\">",
    );
    for heading in [
        sprak.velg("Kode", "Code"),
        "HTTP-status",
        sprak.velg("Område", "Area"),
        sprak.velg("Når", "When"),
    ] {
        html.around("<th role=\"columnheader\" scope=\"col\">", heading, "</th>");
    }
    html.raw("</tr></thead><tbody role=\"rowgroup\">");
    for kode in Feilkode::ALLE {
        let (omrade, nar) = forklaring(kode, sprak);
        let statuser = kode.statuser();
        let statuser: Vec<_> = statuser.iter().map(|status| status.as_str()).collect();
        html.around(
            "<tr role=\"row\"><th role=\"rowheader\" scope=\"row\"><code>",
            kode.as_str(),
            "</code></th>",
        )
        .around("<td role=\"cell\">", &statuser.join(", "), "</td>")
        .around("<td role=\"cell\">", omrade, "</td>")
        .around("<td role=\"cell\">", nar, "</td></tr>");
    }
    html.raw("</tbody></table>");
}

/// The area of a code, and when it is given.
fn forklaring(kode: Feilkode, sprak: Sprak) -> (&'static str, &'static str) {
    match kode {
        Feilkode::Tjeneste => sprak.velg(
            ("Tjenesten", "500: uventet feil i tjenesten, eller utleveringen kan ikke loggføres; oppgi korrelasjonsid ved henvendelse. 503: for mange forespørsler på én gang, eller svaret kom ikke i tide. 429: for mange samtidige kall fra én konsument. Headeren Retry-After sier når du kan prøve igjen etter 503 og 429."),
            ("The service", "500: unexpected error in the service, or the disclosure cannot be recorded; give the correlation id when you ask. 503: too many requests at once, or not answered in time. 429: too many calls of one consumer at once. After 503 and 429 the header Retry-After says when to try again."),
        ),
        Feilkode::Bakenforliggende => sprak.velg(
            ("Bakenforliggende system", "Registeret, eller nøklene til utstederen av token eller samtykke, kan ikke nås. Prøv igjen senere."),
            ("A system behind it", "The register, or the keys of the issuer of a token or consent, cannot be reached. Try again later."),
        ),
        Feilkode::UkjentAdresse => sprak.velg(
            ("Adresse", "Ukjent adresse (404), eller en metode som adressen ikke har (405)."),
            ("Address", "Unknown URL (404), or a method that the URL does not have (405)."),
        ),
        Feilkode::Autentisering => sprak.velg(
            ("Autentisering", "Token mangler, er utløpt, har feil signatur eller utsteder, eller er ett av flere."),
            ("Authentication", "The token is missing, has run out, is wrongly signed or from another issuer, or is one of several."),
        ),
        Feilkode::Autorisasjon => sprak.velg(
            ("Autorisasjon", "Token mangler scope, eller konsumenten har ikke rettighetspakken."),
            ("Authorisation", "The token lacks the scope, or its consumer the rights package."),
        ),
        Feilkode::Validering => sprak.velg(
            ("Validering", "400: noe i forespørselen er ugyldig; alle feil står i én melding. 408: forespørselen kom ikke i tide. 413: innholdet er for stort. 415: dataformat som ikke tas imot. 431: adressen og headerne er for store."),
            ("Validation", "400: something in the request is not valid; all violations are in one message. 408: the request did not come in time. 413: the content is too large. 415: a format that is not taken. 431: the address and headers are too large."),
        ),
        Feilkode::Samtykke => sprak.velg(
            ("Samtykke", "Rettighetspakken krever samtykke, og det mangler eller gjelder ikke: feil virksomhet, mottaker, tjeneste eller tid."),
            ("Consent", "The rights package requires consent, and there is none or it does not hold: another organisation, receiver, service or time."),
        ),
        Feilkode::IngenRestanser => sprak.velg(
            ("Ingen restanser", "Organisasjonsnummeret er ikke kjent i registeret. En kjent virksomhet uten restanser gir 200 med null kroner."),
            ("No claims found", "The organisation number is not known to the register. A known organisation with nothing due is 200 with zeros."),
        ),
        Feilkode::Dataformat => sprak.velg(
            ("Dataformat", "Headeren Accept tillater verken JSON eller XML."),
            ("Data format", "The Accept header allows neither JSON nor XML."),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_in_the_table_with_each_status_and_what_tells_them_apart() {
        for sprak in [Sprak::Norsk, Sprak::Engelsk] {
            let mut html = Html::default();
            tabell(sprak, &mut html);
            let html = html.finish();
            let rows: Vec<&str> = html.split("<tr role=\"row\">").skip(2).collect();
            assert_eq!(rows.len(), Feilkode::ALLE.len());
            for (kode, row) in Feilkode::ALLE.into_iter().zip(rows) {
                assert!(row.contains(&format!("<code>{}</code>", kode.as_str())));
                let statuser = kode.statuser();
                let words: Vec<&str> = statuser.iter().map(|status| status.as_str()).collect();
                let cell = format!("<td role=\"cell\">{}</td>", words.join(", "));
                assert!(row.contains(&cell), "{row}");
                let (_, nar) = forklaring(kode, sprak);
                for word in words.iter().filter(|_| words.len() > 1) {
                    assert!(nar.contains(word), "{kode:?}: when is it {word}? {nar}");
                }
            }
        }
    }
}
