//! Bytes that mean harm, and bytes that mean nothing.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::schema::{ANY, INT64, TEXT};

#[test]
fn what_is_not_well_formed_is_refused() {
    for document in [
        "",
        " ",
        "<r>",
        "<r></q>",
        "</r>",
        "<r/><r/>",
        "<r/>t",
        "t<r/>",
        "<r",
        "<r a/>",
        "<r a=1/>",
        "<r a='1'b='2'/>",
        "<r a='1' a='2'/>",
        "<r a='<'/>",
        "<r>]]></r>",
        "<r>&#0;</r>",
        "<r>&#;</r>",
        "<r>&#x110000;</r>",
        "<r>&amp</r>",
        "<r>\u{1}</r>",
        "<1/>",
        "<a:r/>",
        "<r><!-- -- --></r>",
        "<r><?xml version='1.0'?></r>",
        " <?xml version='1.0'?><r/>",
        "<?xml encoding='UTF-8'?><r/>",
        "<?xml version='2.0'?><r/>",
        "<r xmlns:p=''/>",
        "<r xmlns:xml='urn:x'/>",
        "<r xmlns:xmlns='urn:x'/>",
        "<r xmlns:p='urn:x' xmlns:q='urn:x' p:a='1' q:a='2'/>",
        "<r><![CDATA[</r>",
        "<![CDATA[a]]><r/>",
        "<r>&#xD800;</r>",
        "<r\u{A0}/>",
        "<?xml version='1.0'?>",
    ] {
        assert!(value(&ANY, document).is_err(), "{document}");
    }
}

#[test]
fn what_is_well_formed_is_read() {
    let text = |document: &str| value(&TEXT, document).unwrap();
    assert_eq!(
        text("\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\" standalone='yes'?>\n<r>a</r>\n"),
        "\"a\""
    );
    assert_eq!(
        text("<?a?><!-- b --><r>a<!-- c --><![CDATA[<&\r\n]]>&lt;&#x41;&#13;\r\r\n</r >"),
        "\"a<&\\n<A\\r\\n\\n\""
    );
    assert_eq!(text("<r></r>"), "\"\"");
    assert_eq!(
        value(&ANY, "<r a='\t&#9;&quot;'/>").unwrap(),
        r#"{"a":" \t\""}"#
    );
    assert_eq!(
        read(&ANY, "r", b"<r>\xFF</r>").err(),
        Some(XmlFault::Encoding(3))
    );
    let latin = "<?xml version='1.0' encoding='ISO-8859-1'?><r/>";
    assert_eq!(value(&ANY, latin), Err(XmlFault::Encoding(20)));
}

#[test]
fn entities_are_refused_before_they_grow() {
    let laughs = "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><r>&b;</r>";
    assert_eq!(value(&TEXT, laughs), Err(XmlFault::Doctype(0)));
    assert_eq!(value(&TEXT, "<r>&b;</r>"), Err(XmlFault::Entity(3)));
    assert_eq!(value(&ANY, "<r a='&b;'/>"), Err(XmlFault::Entity(6)));
}

#[test]
fn depth_is_bounded() {
    let nested = |depth: usize| format!("{}{}", "<r>".repeat(depth), "</r>".repeat(depth));
    assert!(value(&ANY, &nested(128)).is_ok());
    assert_eq!(value(&ANY, &nested(129)), Err(XmlFault::Depth(128 * 3)));
    assert_eq!(
        value(&ANY, &"<r>".repeat(1_000_000)),
        Err(XmlFault::Depth(128 * 3))
    );
}

/// Each is done at once in linear time, and would not be done within hours in quadratic time.
#[test]
fn size_costs_no_more_than_itself() {
    let count = 100_000;
    let mut names = String::new();
    let mut children = String::new();
    let mut declared = String::new();
    for index in 0..count {
        let _ = write!(names, " a{index}='1'");
        let _ = write!(children, "<p{index}:e{index}/>");
        let _ = write!(declared, " xmlns:p{index}='urn:{index}'");
    }
    assert!(value(&ANY, &format!("<r{names}/>")).is_ok());
    assert!(value(&ANY, &format!("<r{declared}>{children}</r>")).is_ok());
    let long = "u".repeat(1_000_000);
    let prefixed = (0..20_000).fold(String::new(), |mut text, index| {
        let _ = write!(text, "<p:e p:a{index}=''/>");
        text
    });
    let document = format!("<r xmlns:p='{long}'>{prefixed}</r>");
    assert!(value(&ANY, &document).is_ok());
    assert!(value(&TEXT, &format!("<r>{}</r>", "]".repeat(3_000_000))).is_ok());
    assert!(
        value(
            array(&INT64),
            &format!("<r>{}</r>", "<r>1</r>".repeat(count))
        )
        .is_ok()
    );
}

#[test]
fn alternatives_of_recursive_schemas_end() {
    static LEFT: Schema = Schema::of(Kind::Object(&Object {
        members: &[Member {
            name: "e",
            schema: &EXPRESSION,
            required: false,
            access: Access::Both,
        }],
        additional: None,
        min_properties: None,
        max_properties: None,
    }));
    static RIGHT: Schema = Schema::of(Kind::Object(&Object {
        members: &[Member {
            name: "e",
            schema: &EXPRESSION,
            required: true,
            access: Access::Both,
        }],
        additional: None,
        min_properties: None,
        max_properties: None,
    }));
    static EXPRESSION: Schema = Schema {
        one_of: &[&RIGHT, &LEFT],
        ..Schema::ANY
    };
    let nested = |depth: usize| format!("<r>{}{}</r>", "<e>".repeat(depth), "</e>".repeat(depth));
    assert_eq!(value(&EXPRESSION, &nested(100)), Err(XmlFault::Steps));
    let deep = format!("{}{{}}{}", "{\"e\":".repeat(100), "}".repeat(100));
    assert!(matches!(write(&EXPRESSION, &deep), Err(XmlError::Steps)));
}

#[test]
fn the_deepest_value_of_nested_alternatives_fits_the_stack() {
    static OBJECT: Schema = Schema::of(Kind::Object(&Object {
        members: &[Member {
            name: "e",
            schema: &OUTER,
            required: false,
            access: Access::Both,
        }],
        additional: None,
        min_properties: None,
        max_properties: None,
    }));
    static INNER: Schema = Schema {
        any_of: &[&OBJECT],
        ..Schema::ANY
    };
    static PART: Schema = Schema {
        all_of: &[&INNER],
        ..Schema::ANY
    };
    static OUTER: Schema = Schema {
        one_of: &[&PART],
        ..Schema::ANY
    };
    let document = format!("<r>{}{}</r>", "<e>".repeat(127), "</e>".repeat(127));
    let deep = format!("{}{{}}{}", "{\"e\":".repeat(127), "}".repeat(127));
    assert_eq!(value(&OUTER, &document), Ok(deep.clone()));
    assert_eq!(write(&OUTER, &deep).unwrap(), document);
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
        let _ = read(&ANY, "r", &bytes);
    }

    #[test]
    fn no_markup_panics(parts in proptest::collection::vec(prop_oneof![
        Just("<r"), Just("<r>"), Just("</r>"), Just("/>"), Just(">"), Just("<a b='c'>"), Just("</a>"), Just("<a/>"),
        Just("<![CDATA["), Just("]]>"), Just("<!--"), Just("-->"), Just("<?"), Just("?>"), Just("&"), Just(";"),
        Just("#x"), Just("amp"), Just(" xmlns:p='q'"), Just(" p:a='1'"), Just("é"), Just(" "), Just("\r"), Just("<!DOCTYPE"),
    ], 0..24)) {
        let text = parts.concat();
        let schema = object(vec![member("a", array(&INT64)), member("b", &TEXT)], None);
        for schema in [schema, &ANY, &TEXT, array(&ANY)] {
            let _ = value(schema, &text);
            let _ = value(schema, &format!("<r>{text}</r>"));
        }
    }
}
