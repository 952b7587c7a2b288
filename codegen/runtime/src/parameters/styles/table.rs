//! Every row of the specification's table of styles (OpenAPI 3.0.4, section 4.7.12.6), and other spellings of the same.

use super::*;

#[test]
fn each_row_of_the_table_of_styles_is_read() {
    use Source::{Cookie, Header, Query};
    use Style::{DeepObject, Form, Label, Matrix, PipeDelimited, Simple, SpaceDelimited};
    let array = r#"["blue","black","brown"]"#;
    let object = r#"{"R":100,"G":200,"B":150}"#;
    let mut rows = 0;
    for (source, style, explode, empty, text, list, members) in [
        (
            PATH,
            Matrix,
            false,
            ";color",
            ";color=blue",
            ";color=blue,black,brown",
            ";color=R,100,G,200,B,150",
        ),
        (
            PATH,
            Matrix,
            true,
            ";color",
            ";color=blue",
            ";color=blue;color=black;color=brown",
            ";R=100;G=200;B=150",
        ),
        (
            PATH,
            Label,
            false,
            ".",
            ".blue",
            ".blue,black,brown",
            ".R,100,G,200,B,150",
        ),
        (
            PATH,
            Label,
            true,
            ".",
            ".blue",
            ".blue.black.brown",
            ".R=100.G=200.B=150",
        ),
        (
            PATH,
            Simple,
            false,
            "",
            "blue",
            "blue,black,brown",
            "R,100,G,200,B,150",
        ),
        (
            PATH,
            Simple,
            true,
            "",
            "blue",
            "blue,black,brown",
            "R=100,G=200,B=150",
        ),
        (
            Header,
            Simple,
            false,
            "",
            "blue",
            "blue,black,brown",
            "R,100,G,200,B,150",
        ),
        (
            Header,
            Simple,
            true,
            "",
            "blue",
            "blue,black,brown",
            "R=100,G=200,B=150",
        ),
        (
            Query,
            Form,
            false,
            "color=",
            "color=blue",
            "color=blue,black,brown",
            "color=R,100,G,200,B,150",
        ),
        (
            Query,
            Form,
            true,
            "color=",
            "color=blue",
            "color=blue&color=black&color=brown",
            "R=100&G=200&B=150",
        ),
        (
            Cookie,
            Form,
            false,
            "color=",
            "color=blue",
            "color=blue,black,brown",
            "color=R,100,G,200,B,150",
        ),
        (
            Cookie,
            Form,
            true,
            "color=",
            "color=blue",
            "color=blue&color=black&color=brown",
            "R=100&G=200&B=150",
        ),
        (
            Query,
            SpaceDelimited,
            false,
            "",
            "",
            "color=blue%20black%20brown",
            "color=R%20100%20G%20200%20B%20150",
        ),
        (
            Query,
            PipeDelimited,
            false,
            "",
            "",
            "color=blue%7Cblack%7Cbrown",
            "color=R%7C100%7CG%7C200%7CB%7C150",
        ),
        (
            Query,
            DeepObject,
            true,
            "",
            "",
            "",
            "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
        ),
    ] {
        let has_text = !matches!(style, SpaceDelimited | PipeDelimited | DeepObject);
        let kinds = [
            (&schema::TEXT, empty, "\"\"", has_text),
            (&schema::TEXT, text, "\"blue\"", has_text),
            (&TEXTS, list, array, style != DeepObject),
            (&COLOURS, members, object, true),
        ];
        for (schema, raw, expected, _) in kinds.into_iter().filter(|(_, _, _, applies)| *applies) {
            let found = read(parameter(source, style, explode, schema), raw);
            assert_eq!(found, expected, "{source:?} {style:?} {explode} {raw}");
            rows += 1;
        }
    }
    assert_eq!(rows, 12 * 4 + 2 * 2 + 1);
}

#[test]
fn other_spellings_of_the_same_are_read() {
    use Style::{DeepObject, Form, PipeDelimited, SpaceDelimited};
    for (source, style, explode, schema, raw, expected) in [
        (
            Source::Query,
            SpaceDelimited,
            false,
            &TEXTS,
            "color=a+b%20c",
            r#"["a","b","c"]"#,
        ),
        (
            Source::Query,
            PipeDelimited,
            false,
            &TEXTS,
            "color=a|b%7cc",
            r#"["a","b","c"]"#,
        ),
        (
            Source::Query,
            DeepObject,
            true,
            &COLOURS,
            "color[R]=1&color[G]=2",
            r#"{"R":1,"G":2}"#,
        ),
        (
            Source::Query,
            DeepObject,
            true,
            &MAP,
            "color[a]=1&color[b%26]=x+y",
            r#"{"a":"1","b&":"x y"}"#,
        ),
        (
            Source::Query,
            DeepObject,
            true,
            &TEXTS,
            "color[]=a&color[]=b",
            r#"["a","b"]"#,
        ),
        (
            Source::Query,
            DeepObject,
            true,
            &TEXTS,
            "color[0]=a&color[1]=b",
            r#"["a","b"]"#,
        ),
        (
            Source::Query,
            Form,
            true,
            &TEXTS,
            "%63olor=a&x=y&color=b",
            r#"["a","b"]"#,
        ),
        (
            Source::Cookie,
            Form,
            true,
            &TEXTS,
            "color=a; x=y; color=b",
            r#"["a","b"]"#,
        ),
        (
            Source::Cookie,
            Form,
            true,
            &COLOURS,
            "x=y; R=1;G=2",
            r#"{"R":1,"G":2}"#,
        ),
        (
            Source::Cookie,
            Form,
            false,
            &schema::TEXT,
            "a; b=; color=\"x y\" ",
            "\"x y\"",
        ),
        (
            Source::Cookie,
            Form,
            false,
            &schema::TEXT,
            "color=a=b+c%2B",
            "\"a=b+c+\"",
        ),
        (
            Source::Header,
            Style::Simple,
            false,
            &TEXTS,
            "a ,\tb\nc,, d",
            r#"["a","b","c","d"]"#,
        ),
        (
            Source::Header,
            Style::Simple,
            false,
            &COLOURS,
            "R, 1, G, 2",
            r#"{"R":1,"G":2}"#,
        ),
        (
            Source::Header,
            Style::Simple,
            true,
            &COLOURS,
            "R=1, G = 2",
            r#"{"R":1,"G":2}"#,
        ),
        (
            Source::Header,
            Style::Simple,
            false,
            &schema::TEXT,
            "a%20b, c",
            "\"a%20b, c\"",
        ),
    ] {
        let found = read(parameter(source, style, explode, schema), raw);
        assert_eq!(found, expected, "{source:?} {style:?} {explode} {raw}");
    }
}
