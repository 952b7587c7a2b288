use actix_web::dev::{Path, ResourceDef, Url};
use proptest::prelude::*;

use super::*;

fn segment(text: &str) -> Segment {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        let (name, behind) = behind.split_once('}').unwrap();
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned()));
        }
        pieces.push(Piece::Parameter(name.to_owned()));
        rest = behind;
    }
    match (pieces.as_slice(), rest) {
        ([], rest) => Segment::Fixed(rest.to_owned()),
        ([Piece::Parameter(name)], "") => Segment::Parameter(name.clone()),
        (_, "") => Segment::Mixed(pieces),
        (_, rest) => {
            pieces.push(Piece::Text(rest.to_owned()));
            Segment::Mixed(pieces)
        }
    }
}

fn segments(template: &str) -> Vec<Segment> {
    template.split('/').skip(1).map(segment).collect()
}

fn matches(template: &str, url: &str) -> bool {
    let mut captures = 0;
    let pattern = pattern("", &segments(template), |_| {
        captures += 1;
        format!("p{captures}")
    });
    let uri = url.parse().unwrap();
    ResourceDef::new(pattern).capture_match_info(&mut Path::new(Url::new(uri)))
}

#[test]
fn patterns_match_what_the_template_means_and_nothing_else() {
    for (template, yes, no) in [
        ("/a", "/a", "/a/"),
        ("/a/", "/a/", "/a"),
        ("/a//b", "/a//b", "/a/b"),
        ("/{a}", "/x%2Fy", "/x/y"),
        ("/{a}.{b}", "/x.y.z", "/x"),
        ("/report.{format}", "/report.pdf", "/report."),
        ("/report.{format}", "/report%2Epdf", "/reportxpdf"),
        (
            "/users/{id}:activate",
            "/users/1%3Aactivate",
            "/users/1:deactivate",
        ),
        ("/P({a},'{b}')", "/P(1,'x')", "/P(1)"),
        ("/x*", "/x*", "/xyz"),
        ("/{a}*", "/x*", "/x"),
        ("/a.b", "/a.b", "/axb"),
        ("/a%20b", "/a%20b", "/a+b"),
        ("/å", "/%C3%A5", "/a"),
        ("/%C3%A5%2F", "/%c3%a5%2F", "/%C3%A5/"),
        ("/100%25", "/100%25", "/100"),
        ("/a+b", "/a+b", "/a%20b"),
        ("/$&^[0-9]", "/$&%5E%5B0-9%5D", "/$&5"),
    ] {
        assert!(matches(template, yes), "{template} is {yes}");
        assert!(!matches(template, no), "{template} is not {no}");
    }
}

#[test]
fn any_number_of_parameters_is_matched() {
    for count in [15, 16, 17, 40] {
        let template: String = (0..count)
            .map(|index| format!("/{{p{index}}}/.{index}"))
            .collect();
        let url: String = (0..count).map(|index| format!("/x/.{index}")).collect();
        assert!(matches(&template, &url), "{count}");
        assert!(!matches(&template, &format!("{url}/y")), "{count}");
        assert!(!matches(&template, &url.replace("/.3", "/,3")), "{count}");
    }
}

/// What the specification says, taken at its word: of the templates that match, the one that is concrete first.
fn naive<'a>(templates: &'a [String], url: &str) -> Option<&'a String> {
    let url: Vec<&str> = url.split('/').collect();
    let concreteness = |template: &String| -> Option<Vec<u8>> {
        let segments: Vec<&str> = template.split('/').collect();
        if segments.len() != url.len() {
            return None;
        }
        let one = |(segment, text): (&&str, &&str)| match *segment {
            segment if segment == *text && !segment.contains('{') => Some(0),
            "{x}" | "{y}" => (!text.is_empty()).then_some(2),
            "a{x}" => (text.len() > 1 && text.starts_with('a')).then_some(1),
            _ => None,
        };
        segments.iter().zip(&url).map(one).collect()
    };
    templates
        .iter()
        .filter_map(|template| Some((concreteness(template)?, template)))
        .min_by(|a, b| a.0.cmp(&b.0))
        .map(|(_, template)| template)
}

fn routed<'a>(templates: &'a [String], url: &str) -> Option<&'a String> {
    let mut ordered: Vec<&String> = templates.iter().collect();
    ordered.sort_by_key(|template| rank("", &segments(template)));
    ordered.into_iter().find(|template| matches(template, url))
}

proptest! {
    #[test]
    fn dispatch_is_what_the_specification_says(
        templates in prop::collection::btree_set("(/(a|b|ab|\\{x\\}|a\\{x\\}|)){1,4}", 1..8),
        urls in prop::collection::vec("(/(a|b|ab|c|)){1,4}", 1..20),
    ) {
        // Templates that differ in the names of parameters only are one: there is one name here.
        let templates: Vec<String> = templates.into_iter().collect();
        for url in urls {
            prop_assert_eq!(routed(&templates, &url), naive(&templates, &url), "{} of {:?}", url, templates);
        }
    }
}
