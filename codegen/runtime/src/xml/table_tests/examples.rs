//! The XML Object of OpenAPI 3.0, section 4.7.25, and what it does not say.

use super::*;
use crate::schema::{ANY, BOOLEAN, Discriminator, INT64, NUMBER, TEXT};

/// Both directions.
fn is(schema: &'static Schema, json: &str, xml: &str) {
    assert_eq!(write(schema, json).unwrap(), xml);
    let found = read(schema, "r", xml.as_bytes()).unwrap();
    assert!(found == super::json(json), "{} of {xml}", found.to_json());
}

const WRAPPED: Xml = Xml {
    wrapped: true,
    ..Xml::NONE
};

#[test]
fn arrays_are_those_of_the_specification() {
    let animals = |array| object(vec![member("animals", array)], None);
    let named_items = || with(&TEXT, named("animal"));
    let aliens = Xml {
        name: Some("aliens"),
        ..WRAPPED
    };
    let json = r#"{"animals":["a","b"]}"#;
    for (schema, xml) in [
        (array(&TEXT), "<animals>a</animals><animals>b</animals>"),
        (array(named_items()), "<animal>a</animal><animal>b</animal>"),
        (
            with(array(named_items()), named("aliens")),
            "<animal>a</animal><animal>b</animal>",
        ),
        (
            with(array(&TEXT), WRAPPED),
            "<animals><animals>a</animals><animals>b</animals></animals>",
        ),
        (
            with(array(named_items()), aliens),
            "<aliens><animal>a</animal><animal>b</animal></aliens>",
        ),
        (
            with(array(&TEXT), aliens),
            "<aliens><aliens>a</aliens><aliens>b</aliens></aliens>",
        ),
    ] {
        is(animals(schema), json, &format!("<r>{xml}</r>"));
    }
    let nested = r#"{"animals":[["a"],[],["b","c"]]}"#;
    is(
        animals(array(array(&TEXT))),
        nested,
        "<r><animals><animals>a</animals></animals><animals></animals><animals><animals>b</animals><animals>c</animals></animals></r>",
    );
    is(array(&INT64), "[1,2]", "<r><r>1</r><r>2</r></r>");
}

#[test]
fn an_empty_array_is_nothing_or_an_empty_element() {
    let unwrapped = object(vec![member("a", array(&TEXT))], None);
    assert_eq!(write(unwrapped, r#"{"a":[]}"#).unwrap(), "<r></r>");
    assert_eq!(value(unwrapped, "<r/>").unwrap(), "{}");
    let required = Member {
        required: true,
        ..member("a", array(&TEXT))
    };
    is(object(vec![required], None), r#"{"a":[]}"#, "<r></r>");
    let wrapped = object(vec![member("a", with(array(&TEXT), WRAPPED))], None);
    is(wrapped, r#"{"a":[]}"#, "<r><a></a></r>");
    is(wrapped, "{}", "<r></r>");
}

#[test]
fn names_attributes_and_namespaces_are_those_of_the_xml_object() {
    let attribute = Xml {
        attribute: true,
        ..named("identity")
    };
    let placed = Xml {
        namespace: Some("urn:b"),
        prefix: Some("b"),
        ..Xml::NONE
    };
    let plain = Xml {
        namespace: Some(""),
        ..Xml::NONE
    };
    let placed_attribute = Xml {
        attribute: true,
        ..placed
    };
    let inner = with(object(vec![member("x", &TEXT)], None), placed);
    let schema = object(
        vec![
            member("text", &TEXT),
            member("id", with(&INT64, attribute)),
            member("inner", inner),
            member("none", with(&TEXT, plain)),
            member("lang", with(&TEXT, placed_attribute)),
        ],
        None,
    );
    let json = r#"{"id":1,"lang":"a\n\"b","text":"t","inner":{"x":"y"},"none":""}"#;
    let root = Xml {
        namespace: Some("urn:a"),
        ..named("root")
    };
    is(
        with(schema, root),
        json,
        "<root xmlns=\"urn:a\" identity=\"1\" xmlns:b=\"urn:b\" b:lang=\"a&#10;&quot;b\"><text>t</text>\
         <b:inner><b:x>y</b:x></b:inner><none xmlns=\"\"></none></root>",
    );
    let prefixed = Xml {
        prefix: Some("b"),
        ..root
    };
    is(
        with(schema, prefixed),
        r#"{"lang":"n","text":"t","inner":{"x":"y"}}"#,
        "<b:root xmlns:b=\"urn:a\" xmlns:b1=\"urn:b\" b1:lang=\"n\"><b:text>t</b:text>\
         <b:inner xmlns:b=\"urn:b\"><b:x>y</b:x></b:inner></b:root>",
    );
}

#[test]
fn null_is_an_element_that_says_so() {
    let nullable = leak(Schema {
        nullable: true,
        ..copy(&INT64)
    });
    let nil = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"";
    let schema = object(vec![member("a", nullable)], None);
    is(schema, r#"{"a":null}"#, &format!("<r><a {nil}/></r>"));
    is(nullable, "null", &format!("<r {nil}/>"));
    assert_eq!(
        value(schema, &format!("<r><a {nil}>1</a></r>")),
        Err(XmlFault::Nil(3))
    );
}

#[test]
fn an_unwrapped_array_is_null_where_its_items_cannot_be() {
    let nullable = |schema: &Schema| -> &'static Schema {
        leak(Schema {
            nullable: true,
            ..copy(schema)
        })
    };
    let nil =
        "<r><a xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/></r>";
    let of = |array| object(vec![member("a", array)], None);
    is(of(nullable(array(&INT64))), r#"{"a":null}"#, nil);
    is(of(array(nullable(&INT64))), r#"{"a":[null]}"#, nil);
    is(
        of(nullable(array(nullable(&INT64)))),
        r#"{"a":[null]}"#,
        nil,
    );
}

#[test]
fn parts_are_one_object_and_alternatives_are_told_apart() {
    let part = |name, schema| object(vec![member(name, schema)], Some(&ANY));
    let whole = leak(Schema {
        all_of: leak_all(vec![part("a", &INT64), part("b", &NUMBER)]),
        ..Schema::ANY
    });
    is(whole, r#"{"a":1,"b":2.50}"#, "<r><a>1</a><b>2.50</b></r>");
    let any = leak(Schema {
        any_of: leak_all(vec![part("a", &INT64), part("b", &BOOLEAN)]),
        ..Schema::ANY
    });
    is(any, r#"{"a":1,"b":true}"#, "<r><a>1</a><b>true</b></r>");
    let either = leak(Schema {
        one_of: leak_all(vec![
            &INT64,
            array(&INT64),
            object(vec![member("x", &INT64)], None),
        ]),
        ..Schema::ANY
    });
    let schema = object(vec![member("v", either)], None);
    is(schema, r#"{"v":1}"#, "<r><v>1</v></r>");
    is(schema, r#"{"v":[1,2]}"#, "<r><v>1</v><v>2</v></r>");
    is(schema, r#"{"v":{"x":1}}"#, "<r><v><x>1</x></v></r>");
}

#[test]
fn a_discriminator_chooses() {
    static BY: Discriminator = Discriminator {
        property: "kind",
        mapping: &[("cat", 0), ("dog", 1)],
    };
    let kind = || with(&TEXT, named("k"));
    let animal = |size| object(vec![member("kind", kind()), member("size", size)], None);
    let schema = leak(Schema {
        one_of: leak_all(vec![animal(&TEXT), animal(&INT64)]),
        discriminator: Some(&BY),
        ..Schema::ANY
    });
    is(
        schema,
        r#"{"kind":"cat","size":"1"}"#,
        "<r><k>cat</k><size>1</size></r>",
    );
    is(
        schema,
        r#"{"kind":"dog","size":1}"#,
        "<r><k>dog</k><size>1</size></r>",
    );
}

#[test]
fn maps_name_elements_by_their_keys() {
    let map = object(vec![], Some(with(&INT64, named("lost"))));
    is(map, r#"{"a":1,"æ":2}"#, "<r><a>1</a><æ>2</æ></r>");
    is(
        object(vec![], Some(array(with(&INT64, named("lost"))))),
        r#"{"a":[1,2],"b":[3]}"#,
        "<r><a>1</a><a>2</a><b>3</b></r>",
    );
    for key in ["", "1a", "a b", "a:b", "<"] {
        let json = format!("{{\"{key}\":1}}");
        assert!(matches!(write(map, &json), Err(XmlError::Name)), "{key}");
    }
}

#[test]
fn free_form_values_are_elements_and_texts() {
    is(
        &ANY,
        r#"{"a":"x","b":{"c":["1","2"]}}"#,
        "<r><a>x</a><b><c>1</c><c>2</c></b></r>",
    );
    assert_eq!(
        write(&ANY, r#"{"n":1e2,"b":true}"#).unwrap(),
        "<r><n>100</n><b>true</b></r>"
    );
    assert_eq!(
        value(&ANY, "<r x='1'><n>1</n></r>").unwrap(),
        r#"{"x":"1","n":"1"}"#
    );
}

#[test]
fn what_a_schema_does_not_have_is_passed_on_or_refused() {
    let closed = object(vec![member("a", with(&INT64, named("b")))], None);
    assert_eq!(
        value(closed, "<r y='1'><x>1</x></r>").unwrap(),
        r#"{"y":"1","x":"1"}"#
    );
    assert_eq!(
        value(closed, "<r><b><c/></b></r>").unwrap(),
        r#"{"a":{"c":""}}"#
    );
    assert_eq!(value(closed, "<r> text </r>").unwrap(), "\" text \"");
    // It is no `b` of ours; that there is none of its name is for the check to tell.
    assert_eq!(
        value(closed, "<r><b xmlns='urn:x'>1</b></r>").unwrap(),
        r#"{"b":"1"}"#
    );
    assert_eq!(
        value(closed, "<r><x>1</x><x>2</x></r>").unwrap(),
        r#"{"x":["1","2"]}"#
    );
    let open = object(vec![member("a", &INT64)], Some(&INT64));
    let twice = "<r><x>1</x><x>2</x></r>";
    assert_eq!(value(open, twice), Err(XmlFault::Repeated(11)));
    assert_eq!(
        value(open, "<r y='1'><x> 2\n</x></r>").unwrap(),
        r#"{"y":1,"x":2}"#
    );
    for (document, fault) in [
        ("<r><b>1</b><b>2</b></r>", XmlFault::Repeated(11)),
        ("<r x='1'><x>1</x></r>", XmlFault::Repeated(3)),
        ("<r><a>1</a></r>", XmlFault::Element(3)),
        ("<r a='1'/>", XmlFault::Attribute(3)),
        ("<r><b c='1'>1</b></r>", XmlFault::Attribute(6)),
        ("<r>t<b>1</b></r>", XmlFault::Mixed(0)),
        ("<q/>", XmlFault::RootName(0)),
        ("<!-- --><r xmlns='urn:x'/>", XmlFault::RootNamespace(8)),
    ] {
        assert_eq!(value(closed, document), Err(fault), "{document}");
    }
}

#[test]
fn instance_attributes_mean_nothing() {
    let document = "<r xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:schemaLocation='a b' \
                    xml:lang='nb' i:nil='false'><a>1</a></r>";
    let schema = object(vec![member("a", &INT64)], None);
    assert_eq!(value(schema, document).unwrap(), r#"{"a":1}"#);
}

#[test]
fn what_xml_cannot_carry_is_an_error() {
    assert!(matches!(
        write(&TEXT, r#""\u0001""#),
        Err(XmlError::Character('\u{1}'))
    ));
    assert!(matches!(write(&NUMBER, "1e99999"), Err(XmlError::Number)));
    let attribute = Xml {
        attribute: true,
        ..Xml::NONE
    };
    let schema = object(vec![member("a", with(array(&TEXT), attribute))], None);
    assert!(matches!(
        write(schema, r#"{"a":["x"]}"#),
        Err(XmlError::Attribute)
    ));
    let deep = format!("{}{}", "[".repeat(128), "]".repeat(128));
    assert!(matches!(
        write(&ANY, &format!("[{deep}]")),
        Err(XmlError::Depth)
    ));
    assert!(write(&ANY, &deep).is_ok());
}
