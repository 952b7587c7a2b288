//! Numbers, booleans, dates, times and enumerations at their boundaries, coming in and going out.

use crate::faces::xml_facts;
use crate::library::SECRET;
use crate::wire::{Answer, Request, Server, request};

pub(crate) const PRICES: &str = "/priser/nb/1";

pub(crate) fn prices() -> Request {
    request("GET", PRICES).token("les")
}

fn with_header(server: &Server, name: &str, value: &str) -> Answer {
    prices()
        .header(name, value)
        .accept("application/json")
        .send(server)
}

/// The element at `path` below the root.
fn element(answer: &Answer, path: &str) -> Option<String> {
    assert_eq!(answer.header("content-type"), Some("application/xml"));
    let facts = xml_facts(&answer.body);
    let path = format!("priser/{path}");
    facts
        .into_iter()
        .find(|(own, _)| *own == path)
        .map(|(_, text)| text)
}

/// The header's values that are taken come back as `member`, in JSON as the raw text `expected` and in XML the same
/// without quotes; the others are told as `rule`.
fn holds(header: &str, member: &str, taken: &[(&str, &str)], rule: &str, refused: &[&str]) {
    let server = Server::start();
    for (value, expected) in taken {
        let answer = with_header(&server, header, value);
        assert_eq!(answer.status, 200, "{value:?}: {answer:?}");
        let wanted = format!("\"{member}\":{expected}");
        let ends = [",", "}"].map(|end| answer.body.contains(&format!("{wanted}{end}")));
        assert!(ends.contains(&true), "{wanted} in {}", answer.body);
        let answer = prices()
            .header(header, value)
            .accept("application/xml")
            .send(&server);
        let text = element(&answer, member);
        assert_eq!(text.as_deref(), Some(expected.trim_matches('"')));
    }
    for value in refused {
        let answer = with_header(&server, header, value);
        assert_eq!(answer.status, 400, "{value:?}: {answer:?}");
        let told = answer.error("melding");
        assert!(
            told.ends_with(&format!("header '{header}': {rule}")),
            "{value:?}: {told}"
        );
    }
}

#[test]
fn a_number_is_taken_and_given_digit_for_digit() {
    holds(
        "X-Grense",
        "rabatt",
        &[
            ("1000", "1000"),
            ("0.10", "0.10"),
            ("-0.5", "-0.5"),
            ("-0.50", "-0.50"),
            ("99999.989999999999999999999", "99999.989999999999999999999"),
            ("0", "0"),
            (" 12.30\t", "12.30"),
        ],
        "Number",
        &[
            "", "+1", "01", ".5", "5.", "1,5", "0x1", "NaN", "Infinity", "1 0", "æ",
        ],
    );
}

#[test]
fn a_number_in_a_header_keeps_its_bounds() {
    let minimum = "Minimum { bound: \"-0.5\", exclusive: false }";
    holds("X-Grense", "", &[], minimum, &["-0.50001", "-1e300"]);
    let maximum = "Maximum { bound: \"99999.99\", exclusive: true }";
    let refused = ["99999.99", "99999.990", "9999999e-2", "1e300"];
    holds("X-Grense", "", &[], maximum, &refused);
}

#[test]
fn the_checks_of_a_schema_hold_through_what_wraps_it() {
    holds(
        "X-Belop",
        "beløp",
        &[("0", "0"), ("-0", "-0"), ("1000000.00", "1000000.00")],
        "Maximum { bound: \"1000000\", exclusive: false }",
        &["1000000.01"],
    );
    let minimum = "Minimum { bound: \"0\", exclusive: false }";
    holds("X-Belop", "", &[], minimum, &["-0.01"]);
}

#[test]
fn an_int32_has_its_range_and_its_bounds() {
    holds(
        "X-Antall",
        "antall",
        &[("1", "1"), ("1000", "1000")],
        "Int32",
        &[
            "2147483648",
            "-2147483649",
            "9223372036854775808",
            "1.0",
            "1e2",
            "+1",
            "",
            "en",
        ],
    );
    let minimum = "Minimum { bound: \"0\", exclusive: true }";
    holds("X-Antall", "", &[], minimum, &["0", "-0", "-2147483648"]);
}

#[test]
fn an_integer_without_a_format_is_exact_beyond_what_a_float_holds() {
    holds(
        "X-Nummer",
        "nummer",
        &[
            ("9007199254740993", "9007199254740993"),
            ("-9223372036854775808", "-9223372036854775808"),
        ],
        "Int64",
        &["9223372036854775808", "-9223372036854775809", "1.5"],
    );
    let maximum = "Maximum { bound: \"9007199254740993\", exclusive: false }";
    holds("X-Nummer", "", &[], maximum, &["9007199254740994"]);
}

#[test]
fn a_boolean_is_true_or_false_and_nothing_else() {
    holds(
        "X-Utsolgt",
        "utsolgt",
        &[("true", "true"), ("false", "false")],
        "Boolean",
        &["TRUE", "True", "1", "0", "yes", "", "truee"],
    );
}

#[test]
fn a_date_is_a_day_that_exists() {
    holds(
        "X-Dato",
        "utgitt",
        &[
            ("2024-02-29", "\"2024-02-29\""),
            ("0000-01-01", "\"0000-01-01\""),
            ("9999-12-31", "\"9999-12-31\""),
        ],
        "Date",
        &[
            "2023-02-29",
            "1900-02-29",
            "2024-13-01",
            "2024-00-10",
            "2024-04-31",
            "2024-2-9",
            "20240229",
            "29.02.2024",
            "2024-02-29T00:00:00Z",
            "-2024-02-29",
            "",
        ],
    );
}

#[test]
fn a_date_time_has_an_offset_and_keeps_it_with_every_digit() {
    holds(
        "X-Tid",
        "registrert",
        &[
            (
                "2023-09-21T10:47:13.291069+02:00",
                "\"2023-09-21T10:47:13.291069+02:00\"",
            ),
            ("2023-09-21T10:47:13Z", "\"2023-09-21T10:47:13Z\""),
            (
                "2023-09-21T10:47:13.100-00:00",
                "\"2023-09-21T10:47:13.100-00:00\"",
            ),
        ],
        "DateTime",
        &[
            "2023-09-21T10:47:13",
            "2023-09-21",
            "2023-09-21T10:47Z",
            "2023-02-30T10:47:13Z",
            "2023-09-21T24:47:13Z",
            "2023-09-21T10:47:13+0200",
            "2023-09-21T10:47:13,5Z",
            "",
        ],
    );
}

#[test]
fn an_enumeration_takes_its_values_and_no_other() {
    holds(
        "Art",
        "art",
        &[
            ("roman", "\"roman\""),
            ("5616_5", "\"5616_5\""),
            ("type", "\"type\""),
            ("Self", "\"Self\""),
            ("", "\"\""),
            ("-1", "\"-1\""),
            ("to ord", "\"to ord\""),
            ("æøå", "\"æøå\""),
        ],
        "Enumeration",
        &["Roman", "56165", "1", "to  ord", "Value", "roman, type"],
    );
    holds(
        "X-Valuta",
        "valuta",
        &[("NOK", "\"NOK\""), ("5616_5", "\"5616_5\"")],
        "Enumeration",
        &["nok", "", "SEK"],
    );
}

#[test]
fn an_enumeration_in_the_path_is_decoded_first() {
    let server = Server::start();
    for (segment, value) in [
        ("nb", Some("nb")),
        ("5616_5", Some("5616_5")),
        ("%74ype", Some("type")),
        ("a%2Fb", Some("a/b")),
        ("%20%20", Some("  ")),
        ("NB", None),
        ("%20nb", None),
        ("%2574ype", None),
    ] {
        let path = format!("/priser/{segment}/1");
        let answer = request("GET", &path).token("les").send(&server);
        match value {
            Some(value) => assert_eq!(answer.json()["utgave"]["navn"], value, "{segment}"),
            None => assert!(
                answer
                    .error("melding")
                    .ends_with("path parameter 'språk': Enumeration"),
                "{segment}"
            ),
        }
    }
}

#[test]
fn an_int32_in_the_path_keeps_its_bounds() {
    let server = Server::start();
    for (segment, status) in [
        ("1", 200),
        ("9", 200),
        ("0", 400),
        ("10", 400),
        ("-1", 400),
        ("4294967297", 400),
        ("1.0", 400),
    ] {
        let path = format!("/priser/nb/{segment}");
        let answer = request("GET", &path).token("les").send(&server);
        assert_eq!(answer.status, status, "{segment}");
    }
}

#[test]
fn a_format_that_is_an_annotation_checks_nothing_and_its_neighbours_do() {
    let server = Server::start();
    let answer = with_header(&server, "X-Epost", "ikke en adresse");
    assert_eq!(answer.json()["lokalt"], "T ikke en adresse");
    let answer = with_header(&server, "X-Epost", &"a".repeat(21));
    assert_eq!(answer.status, 400);
    let answer = prices().scenario("lokalt=uten tid").send(&server);
    assert_eq!(answer.status, 500);
}

#[test]
fn a_parameter_of_the_path_holds_where_the_operation_has_none_of_its_own() {
    let server = Server::start();
    // The operation's own, whatever the case of its name, takes the place of the path's.
    assert_eq!(prices().send(&server).status, 200);
    assert_eq!(with_header(&server, "x-grense", "0.5").status, 200);
    let put = || request("PUT", PRICES).token("les");
    let told = put().send(&server).error("melding");
    assert!(told.ends_with("header 'x-grense': Required"), "{told}");
    let told = put().header("X-Grense", "0.5").send(&server);
    let told = told.error("melding");
    assert!(told.ends_with("header 'x-grense': Int64"), "{told}");
    let answer = put().header("X-Grense", "1000").send(&server);
    assert_eq!(
        answer.body,
        "{\"validate\":\"1000\",\"beløp\":1000,\"merknad\":\"ingen\"}"
    );
    // The checks of the answer hold for what came from the request.
    let answer = put().header("X-Grense", "1000001").send(&server);
    assert_eq!(answer.status, 500);
}

#[test]
fn errors_without_a_default_are_told_as_all_others_are() {
    let server = Server::start();
    for (request, status) in [
        (request("GET", PRICES), 401),
        (prices().accept("text/plain"), 406),
        (prices().header("Art", SECRET), 400),
        (prices().scenario("antall=-1"), 500),
        (request("DELETE", "/priser/nb/0").token("les"), 400),
    ] {
        let answer = request.send(&server);
        assert_eq!(answer.status, status);
        assert_ne!(answer.error("melding"), "");
        assert!(!format!("{answer:?}").contains(SECRET));
    }
}

#[test]
fn every_violation_is_told_at_once() {
    let server = Server::start();
    let answer = request("GET", "/priser/xx/10")
        .token("les")
        .header("X-Grense", "1e9")
        .header("X-Antall", "0")
        .header("X-Utsolgt", "TRUE")
        .header("X-Dato", "2023-02-29")
        .header("X-Tid", "2023-09-21T10:47:13")
        .header("Art", "x")
        .accept("application/json")
        .send(&server);
    let told = answer.error("melding");
    assert_eq!(told.matches("': ").count(), 8, "{told}");
}
