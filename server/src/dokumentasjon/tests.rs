use super::*;

fn html(page: &Fast) -> String {
    String::from_utf8(page.innhold.to_vec()).unwrap()
}

fn page(json: &str) -> String {
    html(&Dokumentasjon::of(json, None, None).norsk)
}

/// Markup in every text that a document can have.
const HOSTILE: &str = r##"{
  "openapi": "3.1.0",
  "info": {"title": "<script>alert(1)</script>", "description": "<script>alert(2)</script> [x](javascript:alert(3)) ![y](https://evil.no/y.png)",
    "version": "\"><img src=x>", "termsOfService": "javascript:alert(4)",
    "contact": {"name": "<b>", "url": "data:text/html,<script>", "email": "\"onclick=alert(5)@a.no"}},
  "externalDocs": {"url": "javascript:alert(6)", "description": "<i onclick='x'>"},
  "servers": [{"url": "https://a.no/'; rm -rf /; '<script>", "description": "<svg onload=x>"}],
  "security": [{"<u>": ["<scope>"]}],
  "paths": {"/<img src=x onerror=alert(7)>/{\"onfocus=alert(8) x}": {"<get": {}, "get": {
    "summary": "<script>8</script>", "operationId": "\"'><script>", "description": "a\n\n<iframe src=//evil.no></iframe>",
    "parameters": [{"name": "\"onfocus=alert(8) x", "in": "path", "required": true, "example": "\"><script>9</script>",
        "schema": {"type": "<script>", "pattern": "<script>", "enum": ["</option><script>", "\" autofocus onfocus=x"]}},
      {"name": "q", "in": "<in>", "schema": {"$ref": "#/components/schemas/<script>"}}],
    "requestBody": {"content": {"<text/html>": {"example": "</textarea><script>10</script>"}}},
    "responses": {"<200>": {"description": "<script>11</script>", "headers": {"<h>": {"schema": {"type": "string"}}},
      "content": {"application/<xml>": {"schema": {"$ref": "#/components/schemas/<script>"}},
                  "application/xml": {"schema": {"$ref": "#/components/schemas/<script>"}}}}}}}},
  "components": {"schemas": {"<script>": {"title": "<t>", "properties": {"</dl><script>": {"description": "<script>12</script>",
    "default": "<script>", "example": "</code></pre><script>13</script>", "xml": {"name": "<x>"}}}}}}
}"##;

#[test]
fn nothing_of_a_document_becomes_markup() {
    let empty = page("{}");
    let hostile = page(HOSTILE);
    let known = |html: &str| {
        let mut tags: Vec<_> = html
            .split('<')
            .skip(1)
            .map(|tag| {
                let end = tag.find(|character: char| !character.is_ascii_alphanumeric());
                tag.get(..end.unwrap_or(tag.len())).unwrap().to_owned()
            })
            .collect();
        tags.sort();
        tags.dedup();
        tags
    };
    for tag in known(&hostile) {
        assert!(
            ![
                "svg", "img", "iframe", "i", "u", "b", "t", "x", "scope", "h", "in"
            ]
            .contains(&tag.as_str()),
            "<{tag}"
        );
    }
    assert_eq!(
        hostile.matches("<script").count(),
        empty.matches("<script").count()
    );
    // Attributes: each begins behind a quote, or behind the name of its element.
    for tag in hostile.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap();
        let outside: String = tag.split('"').step_by(2).collect();
        for attribute in [
            "onclick",
            "onfocus",
            "onerror",
            "onload",
            "autofocus",
            "style=",
        ] {
            assert!(!outside.contains(attribute), "{tag}");
        }
    }
    for target in hostile.split("href=\"").skip(1) {
        let target = target.split('"').next().unwrap();
        assert!(
            !target.starts_with("javascript:") && !target.starts_with("data:"),
            "{target}"
        );
    }
}

#[test]
fn what_comes_into_the_document_comes_onto_the_page() {
    let before = page(document::JSON);
    let added = document::JSON.replacen(
        "\"paths\": {",
        r#""paths": {"/nytt/{navn}": {"post": {"summary": "Helt ny operasjon",
            "parameters": [{"name": "nyParameter", "in": "query", "schema": {"type": "integer", "multipleOf": 7}}],
            "requestBody": {"content": {"text/csv": {"schema": {"type": "string"}}}},
            "responses": {"418": {"description": "En tekanne", "headers": {"X-Ny": {"schema": {"type": "string"}}}}}}},"#,
        1,
    );
    assert_ne!(added, document::JSON);
    let after = page(&added);
    for text in [
        "Helt ny operasjon",
        "/v2/nytt/{navn}",
        "nyParameter",
        "multipleOf",
        "418",
        "En tekanne",
        "X-Ny",
        "text/csv",
        "data-metode=\"POST\"",
    ] {
        assert!(!before.contains(text) && after.contains(text), "{text}");
    }
}

#[test]
fn a_document_of_any_kind_gives_a_page() {
    for json in [
        "",
        "[]",
        "{}",
        r#"{"paths": [], "components": 1, "info": null, "servers": {}, "security": "x"}"#,
        r##"{"paths": {"/a": {"get": {"responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}}}}},
             "components": {"schemas": {"A": {"properties": {"a": {"$ref": "#/components/schemas/A"}, "b": {"type": "array", "items": {"$ref": "#/components/schemas/A"}}}}}}}"##,
    ] {
        let html = page(json);
        assert!(
            html.ends_with("</html>") && html.contains("RESTANSE-009"),
            "{json}"
        );
    }
}

#[test]
fn the_page_loads_nothing_from_anywhere_else() {
    let html = page(document::JSON);
    for source in [
        "src=\"",
        "rel=\"stylesheet\" href=\"",
        "type=\"image/svg+xml\" href=\"",
    ] {
        let mut targets = html.split(source).skip(1).peekable();
        assert!(targets.peek().is_some(), "{source}");
        for target in targets {
            assert!(target.starts_with("dokumentasjon/"), "{target}");
        }
    }
    assert!(!html.contains(" style=") && !html.contains("<style"));
}

#[test]
fn both_languages_have_all_of_the_document() {
    let dokumentasjon = Dokumentasjon::new();
    let (norsk, engelsk) = (html(&dokumentasjon.norsk), html(&dokumentasjon.engelsk));
    assert!(norsk.contains("<html lang=\"nb\">") && engelsk.contains("<html lang=\"en\">"));
    for text in [
        "hentRestanser",
        "Hent restanser for virksomhet",
        "forfaltOgUbetaltKrav",
        "Organisasjonsnummer",
        restanser_api::DOCUMENT_SHA256,
    ] {
        assert!(norsk.contains(text) && engelsk.contains(text), "{text}");
    }
    assert!(engelsk.contains("Employer&#39;s national insurance contribution"));
    assert!(norsk.contains("Slik får du tilgang") && engelsk.contains("How to get access"));
}
