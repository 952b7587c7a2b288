use actix_openapi_codegen::lower::lower;

use super::*;
use crate::workspace::built_from;

fn document() -> String {
    std::fs::read_to_string(built_from().join("spec/restanser-api.yaml")).unwrap()
}

/// The fragment for an edit of the document.
fn edited(edits: &[(&str, &str)]) -> String {
    let old = document();
    let mut new = old.clone();
    for (from, to) in edits {
        assert!(new.contains(from), "{from}");
        new = new.replacen(from, to, 1);
    }
    let lowered = |text: &str| lower(text.as_bytes(), "test").unwrap();
    fragment(
        "Restanser API 2.1.0",
        &compare(&lowered(&old), &lowered(&new)),
    )
}

#[test]
fn nothing_is_said_of_nothing() {
    let text = edited(&[("openapi: 3.0.3", "# a comment\nopenapi: 3.0.3")]);
    assert_eq!(
        text,
        "## Restanser API 2.1.0\n\n### For konsumenter\n\nIngen endringer.\n\n### For maintainers\n\n\
         Nothing changes but texts.\n"
    );
}

#[test]
fn consumers_read_norwegian_and_maintainers_english() {
    let text = edited(&[
        (
            "        forfaltOgUbetalt:\n",
            "        omkostninger:\n          $ref: \"#/components/schemas/Beloep\"\n        forfaltOgUbetalt:\n",
        ),
        ("      - melding\n", ""),
        ("      minLength: 9", "      minLength: 8"),
    ]);
    let (norwegian, english) = text.split_once("### For maintainers").unwrap();
    for line in [
        "**Endringer som bryter med eksisterende bruk**",
        "**Bakoverkompatible endringer**",
        "`Restanse.omkostninger`: nytt, valgfritt felt.",
        "`Feil.melding`: feltet kan nå være utelatt.",
        "`Organisasjonsnummer`: korteste tillatte lengde er endret fra `9` til `8`.",
    ] {
        assert!(norwegian.contains(line), "{line}\n{text}");
    }
    for line in ["`property-added`", "Rust: breaking", "validation: looser"] {
        assert!(english.contains(line), "{line}\n{text}");
    }
}

#[test]
fn names_within_our_code_are_not_for_consumers() {
    let text = edited(&[("operationId: hentRestanser", "operationId: hentAlle")]);
    let (norwegian, english) = text.split_once("### For maintainers").unwrap();
    assert!(norwegian.contains("Ingen endringer."), "{text}");
    assert!(english.contains("`operation-renamed`"), "{text}");
}

/// One edit, and the sentence that consumers read of it; the other way round, the other.
#[test]
fn a_change_is_a_sentence_that_can_be_acted_on() {
    let path = "`GET /{rettighetspakke}/{organisasjonsnummer}`";
    let old = document();
    for (from, to, there, back) in [
        (
            "      - name: AltinnSamtykke\n",
            "      - {name: Formaal, in: header, required: true, schema: {type: string}}\n      - name: AltinnSamtykke\n",
            "PATH: headeren `Formaal` er ny og obligatorisk.",
            "PATH: headeren `Formaal` er fjernet.",
        ),
        (
            "        required: false\n        schema:\n          type: string\n      responses:\n",
            "        required: false\n        schema:\n          type: string\n          default: ingen\n      responses:\n",
            "PATH, headeren `AltinnSamtykke`: standardverdien er nå `ingen`; tidligere var ingenting angitt.",
            "PATH, headeren `AltinnSamtykke`: standardverdien, `ingen`, er fjernet.",
        ),
        (
            "  - skatteetaten:restanser\n",
            "  - skatteetaten:restanser\n  - skatteetaten:annet\n",
            "Alle operasjoner uten egne krav: tokenet må nå ha scopet `skatteetaten:annet`.",
            "Alle operasjoner uten egne krav: tokenet trenger ikke lenger scopet `skatteetaten:annet`.",
        ),
        (
            "        default:\n          description",
            "        \"202\": {description: Venter, content: {application/json: {schema: {$ref: '#/components/schemas/RestanserForVirksomhet'}}, application/xml: {schema: {$ref: '#/components/schemas/RestanserForVirksomhet'}}}}\n        default:\n          description",
            "PATH: kan nå også svare med statuskode 202.",
            "PATH: svarer ikke lenger med statuskode 202.",
        ),
        (
            "      - kode\n      - melding\n",
            "      - kode\n      - melding\n      - korrelasjonsid\n",
            "`Feil.korrelasjonsid`: feltet leveres nå alltid.",
            "`Feil.korrelasjonsid`: feltet kan nå være utelatt.",
        ),
        (
            "      pattern: '^[0-9]+$'\n",
            "",
            "`Organisasjonsnummer`: mønsteret for verdien var `^[0-9]+$`; kravet er fjernet.",
            "`Organisasjonsnummer`: mønsteret for verdien er nå `^[0-9]+$`; tidligere var det ikke noe krav.",
        ),
        (
            "          example: RESTANSE-006\n",
            "          example: RESTANSE-006\n          deprecated: true\n",
            "`Feil.kode` er nå merket som utgående (`deprecated`).",
            "`Feil.kode` er ikke lenger merket som utgående (`deprecated`).",
        ),
        (
            "      format: int64\n      example: 1000\n",
            "      format: int64\n      minimum: 0\n      exclusiveMinimum: true\n      example: 1000\n",
            "`Beloep`: minste tillatte verdi er nå `0` (ikke medregnet); tidligere var det ikke noe krav.",
            "`Beloep`: minste tillatte verdi var `0` (ikke medregnet); kravet er fjernet.",
        ),
        (
            "        namespace: urn:no:skatteetaten:datasamarbeid:feil:v1\n",
            "        namespace: urn:no:skatteetaten:datasamarbeid:feil:v2\n",
            "`Feil`: navnerommet i XML er endret fra `urn:no:skatteetaten:datasamarbeid:feil:v1` til \
             `urn:no:skatteetaten:datasamarbeid:feil:v2`.",
            "`Feil`: navnerommet i XML er endret fra `urn:no:skatteetaten:datasamarbeid:feil:v2` til \
             `urn:no:skatteetaten:datasamarbeid:feil:v1`.",
        ),
        (
            "          example: RESTANSE-006\n",
            "          example: RESTANSE-006\n          readOnly: true\n",
            "`Feil.kode`: feltet er nå bare med i svar.",
            "`Feil.kode`: feltet er nå med i både forespørsler og svar.",
        ),
        (
            "          example: RESTANSE-006\n",
            "          example: RESTANSE-006\n          xml: {attribute: true}\n",
            "`Feil.kode`: feltet er nå et attributt i XML.",
            "`Feil.kode`: feltet er nå et element i XML.",
        ),
        (
            "          example: RESTANSE-006\n",
            "          example: RESTANSE-006\n          allOf: [{not: {enum: [RESTANSE-000]}}]\n",
            "`Feil.kode`: det kreves nå også `any`.",
            "`Feil.kode`: det kreves ikke lenger `any`.",
        ),
        (
            "          example: RESTANSE-006\n",
            "          example: RESTANSE-006\n          not: {enum: [RESTANSE-000]}\n",
            "`Feil.kode`: det som verdien ikke kan være er nå `string (enum)`; tidligere var det ikke noe krav.",
            "`Feil.kode`: det som verdien ikke kan være var `string (enum)`; kravet er fjernet.",
        ),
        (
            "      format: int64\n      example: 1000\n",
            "      format: int64\n      enum: [1000, 2000]\n      example: 1000\n",
            "`Beloep`: de tillatte verdiene er nå `1000, 2000`; tidligere var det ikke noe krav.",
            "`Beloep`: de tillatte verdiene var `1000, 2000`; kravet er fjernet.",
        ),
        (
            "      - kode\n      - melding\n",
            "      - kode\n      - melding\n      minProperties: 2\n",
            "`Feil`: laveste tillatte antall felter er nå `2`; tidligere var det ikke noe krav.",
            "`Feil`: laveste tillatte antall felter var `2`; kravet er fjernet.",
        ),
        (
            "      - kode\n      - melding\n",
            "      - kode\n      - melding\n      additionalProperties: false\n",
            "`Feil`: felter som ikke er beskrevet, kan ikke lenger være med.",
            "`Feil`: alle felter som ikke er beskrevet, kan nå være med.",
        ),
        (
            "      format: int64\n      example: 1000\n",
            "      format: int64\n      example: 1000\n      oneOf: [{type: integer, maximum: 3}, {type: integer, minimum: 7}]\n",
            "`Beloep`: alternativene som verdien må passe med er nå `integer (int64) | integer (int64)`; tidligere var det ikke noe krav.",
            "`Beloep`: alternativene som verdien må passe med var `integer (int64) | integer (int64)`; kravet er fjernet.",
        ),
    ] {
        assert_eq!(old.matches(from).count(), 1, "{from}");
        let new = old.replacen(from, to, 1);
        for (one, other, expected) in [(&old, &new, there), (&new, &old, back)] {
            let lowered = |text: &str| lower(text.as_bytes(), "test").unwrap();
            let text = fragment("API", &compare(&lowered(one), &lowered(other)));
            let norwegian = text.split("### For maintainers").next().unwrap();
            let lines: Vec<_> = norwegian
                .lines()
                .filter(|line| line.starts_with("- "))
                .collect();
            assert_eq!(
                lines,
                [format!("- {}", expected.replace("PATH", path))],
                "{to}"
            );
        }
    }
}

/// The version is in the heading, and a type that no operation reaches is nobody's on the wire.
#[test]
fn what_no_consumer_can_notice_is_not_told_to_them() {
    let unused = "    Feil:\n";
    let with =
        "    Ubrukt: {type: object, xml: {name: u}, properties: {a: {type: string}}}\n    Feil:\n";
    let changed = with
        .replace("name: u", "name: v")
        .replace("string", "boolean");
    for edits in [
        vec![("version: 2.0.0", "version: 2.0.1")],
        vec![(unused, with)],
    ] {
        let text = edited(&edits);
        assert!(text.contains("Ingen endringer."), "{text}");
    }
    let old = document().replacen(unused, with, 1);
    let new = document().replacen(unused, &changed, 1);
    let lowered = |text: &str| lower(text.as_bytes(), "test").unwrap();
    let text = fragment("API", &compare(&lowered(&old), &lowered(&new)));
    let (norwegian, english) = text.split_once("### For maintainers").unwrap();
    assert!(norwegian.contains("Ingen endringer."), "{text}");
    assert!(english.contains("no operation reaches it"), "{text}");
}

/// The value that is new is told, not only where.
#[test]
fn maintainers_read_what_is_new_or_gone() {
    let text = edited(&[("  - skatteetaten:restanser\n", "  - skatteetaten:annet\n")]);
    for line in [
        "`scope-removed` `security`, `skatteetaten:restanser` → nothing (wire: breaking; validation: looser;",
        "`scope-added` `security`, nothing → `skatteetaten:annet` (wire: breaking; validation: tighter)",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn consumers_read_what_is_demanded_of_who_asks() {
    let scopes = "  - skatteetaten:restanser\n";
    let text = edited(&[(scopes, "  - skatteetaten:restanser\n- {}\n")]);
    let expected = "det kreves ikke lenger at man viser hvem man er.";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn texts_of_documents_are_no_markdown() {
    assert_eq!(code("a`b\n* c"), "`a'b * c`");
}
