//! Values of paths and headers, as they come over the wire.

use crate::wire::{ID, Server, good, request};

/// The value of a path parameter as the handler sees it.
fn seen(server: &Server, segment: &str) -> Result<String, u16> {
    let answer = request("GET", &format!("/{segment}/nyeste"))
        .token("les")
        .accept("application/json")
        .send(server);
    match answer.status {
        200 => Ok(answer.json()["tittel"].as_str().unwrap().to_owned()),
        status => Err(status),
    }
}

#[test]
fn a_path_value_is_decoded_exactly_once() {
    let server = Server::start();
    for (segment, value) in [
        ("a", "a"),
        ("%61", "a"),
        ("%C3%A6", "æ"),
        ("a%2Fb", "a/b"),
        ("%2f", "/"),
        ("%2541", "%41"),
        ("%25252F", "%252F"),
        ("a+b", "a+b"),
        ("%2B", "+"),
        ("%20", " "),
        ("%7B%7D", "{}"),
        ("a%3Fb%23c", "a?b#c"),
        ("%", "%"),
        ("%zz", "%zz"),
        ("%%34%31", "%41"),
        ("..%2F..", "../.."),
    ] {
        assert_eq!(seen(&server, segment).as_deref(), Ok(value), "{segment}");
    }
}

#[test]
fn a_path_value_that_is_not_utf8_is_told_and_not_repaired() {
    let server = Server::start();
    for segment in ["%FF", "%C3", "a%C3%28", "%ED%A0%80"] {
        assert_eq!(seen(&server, segment), Err(400), "{segment}");
    }
}

#[test]
fn a_fixed_segment_wins_over_a_parameter_and_a_query_has_no_part_in_it() {
    let server = Server::start();
    for path in ["/boeker/nyeste", "/boeker/nyeste?isbn=9788203360534/x"] {
        let answer = request("GET", path)
            .token("les")
            .accept("application/json")
            .send(&server);
        assert_eq!(answer.json()["isbn"], "9780000000000", "{path}");
    }
    assert_eq!(seen(&server, "boeke").as_deref(), Ok("boeke"));
    // Encoded, it is the same path.
    let answer = request("GET", "/boeker/nyest%65")
        .token("les")
        .send(&server);
    assert_eq!(answer.json()["isbn"], "9780000000000");
}

#[test]
fn parameters_are_taken_by_their_place_in_the_path() {
    let server = Server::start();
    let answer = request("POST", "/hyller/A%201/-7/meg/")
        .token("les")
        .header("request", "r")
        .send(&server);
    assert_eq!(
        (answer.status, answer.json()["dato"].as_str()),
        (201, Some("2024-02-29"))
    );
    for path in [
        "/hyller/ABCDE/1/meg/",
        "/hyller/A/1.0/meg/",
        "/hyller/A/9223372036854775808/meg/",
    ] {
        let answer = request("POST", path)
            .token("les")
            .header("request", "r")
            .send(&server);
        assert_eq!(answer.status, 400, "{path}");
    }
}

#[test]
fn text_has_its_lengths_and_pattern_at_both_boundaries() {
    let server = Server::start();
    for (value, status) in [
        ("", 400),
        ("a", 400),
        ("ab", 200),
        ("æøå", 200),
        ("a-b", 200),
        ("abcd", 400),
        ("AB", 400),
        ("  ab\t", 200),
    ] {
        let answer = good().header("type", value).send(&server);
        assert_eq!(answer.status, status, "{value:?}");
    }
}

#[test]
fn an_empty_header_is_a_value_and_an_absent_one_is_none() {
    let server = Server::start();
    assert_eq!(good().send(&server).status, 200);
    for name in ["type", "X-Antall"] {
        assert_eq!(good().header(name, "").send(&server).status, 400, "{name}");
    }
    let bare = || request("GET", crate::wire::BOOK).token("les");
    let answer = bare().send(&server);
    assert!(
        answer
            .error("melding")
            .contains("'Korrelasjonsid': Required")
    );
    let answer = bare().header("Korrelasjonsid", "").send(&server);
    assert!(answer.error("melding").contains("'Korrelasjonsid': Uuid"));
}

#[test]
fn a_header_that_stands_twice_is_told_whatever_the_case_of_its_name() {
    let server = Server::start();
    let answer = good().header("KORRELASJONSID", ID).send(&server);
    assert!(
        answer
            .error("melding")
            .contains("'Korrelasjonsid': Repeated")
    );
    let answer = good()
        .header("type", "ab")
        .header("Type", "ab")
        .send(&server);
    assert!(answer.error("melding").contains("'type': Repeated"));
}

#[test]
fn a_header_that_is_not_utf8_is_told() {
    let server = Server::start();
    let answer = good().header("type", b"a\xFFb").send(&server);
    assert!(answer.error("melding").contains("'type': Text"));
    // UTF-8 beyond ASCII is text.
    let answer = good().header("type", "øl").send(&server);
    assert_eq!(answer.json()["tittel"], "øl");
    let answer = good().header("Authorization", b"Bearer \xFF").send(&server);
    assert_eq!(answer.status, 401);
    assert_eq!(good().header("Accept", b"\xFF").send(&server).status, 406);
}

#[test]
fn a_huge_header_is_a_value_like_any_other() {
    let server = Server::start();
    let answer = good().header("type", "a".repeat(60_000)).send(&server);
    assert_eq!(answer.status, 400);
    assert!(answer.error("melding").contains("'type': Length"));
    assert!(answer.body.len() < 1_000, "the value is not repeated");
    assert_eq!(good().send(&server).status, 200);
}
