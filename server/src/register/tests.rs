//! What a line may say, and that what is exported says the same.

use super::eksport::{Format, Writer};
use super::kolonner::Kolonner;
use super::linje::{Linje, Post};
use crate::kilde::Kravpost;
use crate::kilde::leser::Registerrad;

/// A claim in which the JSON of one member is as given.
fn with(member: &str, json: &str) -> Result<Kravpost, Vec<String>> {
    let members = [
        ("organisasjonsnummer", "\"310111643\""),
        ("kategori", "\"gebyr\""),
        ("krav_id", "\"a\""),
        ("forfallsdato", "\"2025-01-31\""),
        ("hovedstol", "7"),
        ("renter", "null"),
        ("kildesystem", "\"k\""),
        ("oppdatert", "\"2025-02-01T12:00:00Z\""),
    ];
    let members = members.map(|(name, value)| {
        let value = if name == member { json } else { value };
        format!("\"{name}\":{value}")
    });
    let text = format!("{{{}}}", members.join(","));
    let linje: Linje<'_> = serde_json::from_str(&text).unwrap();
    match linje.post(false)? {
        Post::Krav(post) => Ok(post),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_moment_is_one_of_rfc_3339_and_has_an_offset() {
    for (text, utc) in [
        ("2025-02-01T12:00:00Z", "2025-02-01T12:00:00Z"),
        ("2025-02-01t12:00:00z", "2025-02-01T12:00:00Z"),
        ("2025-02-01T12:00:00+01:00", "2025-02-01T11:00:00Z"),
        ("2025-02-01T00:30:00.125-02:30", "2025-02-01T03:00:00.125Z"),
        (
            "2024-02-29T23:59:59.123456789Z",
            "2024-02-29T23:59:59.123456789Z",
        ),
    ] {
        let post = with("oppdatert", &format!("{text:?}")).unwrap();
        assert_eq!(post.oppdatert.to_string(), utc);
    }
    for text in [
        "2025-02-01T12:00:00",
        "2025-02-01 12:00:00Z",
        "2025-02-01T12:00Z",
        "2025-02-01T12:00:00+01",
        "2025-02-01T12:00:00+0100",
        "2025-02-01T12:00:00.Z",
        "2025-02-01T12:00:00,5Z",
        "2025-02-01T12:00:00+01:00[Europe/Oslo]",
        "20250201T120000Z",
        "2025-02-30T12:00:00Z",
        "2025-02-01T24:00:00Z",
        "2025-02-01T12:00:00+26:00",
        "0000-06-01T12:00:00Z",
        "0001-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-23:00",
        "",
        "å",
    ] {
        let faults = with("oppdatert", &format!("{text:?}")).unwrap_err();
        assert!(
            faults[0].starts_with("oppdatert is not a moment"),
            "{text}: {faults:?}"
        );
    }
}

#[test]
fn a_day_is_one_of_the_calendar() {
    for text in ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
        let post = with("forfallsdato", &format!("{text:?}")).unwrap();
        assert_eq!(post.krav.forfallsdato().to_string(), text);
    }
    for text in [
        "2025-02-29",
        "1900-02-29",
        "2025-13-01",
        "2025-00-10",
        "2025-04-31",
        "0000-01-01",
        "2025-1-31",
        "20250131",
        "2025-01-31Z",
        " 2025-01-31",
        "-025-01-31",
        "２０２５-01-31",
        "",
    ] {
        let faults = with("forfallsdato", &format!("{text:?}")).unwrap_err();
        assert!(
            faults[0].starts_with("forfallsdato is not a day"),
            "{text}: {faults:?}"
        );
    }
}

#[test]
fn an_amount_is_whole_kroner() {
    for (text, amount) in [("0", 0), ("9223372036854775807", i64::MAX)] {
        assert_eq!(with("renter", text).unwrap().krav.renter(), Some(amount));
    }
    assert_eq!(with("renter", "null").unwrap().krav.renter(), None);
    for text in [
        "-1",
        "1.0",
        "1e2",
        "9223372036854775808",
        "-9223372036854775809",
        "\"1\"",
        "true",
        "[]",
        "{\"a\":[1]}",
    ] {
        let faults = with("renter", text).unwrap_err();
        assert!(
            faults[0].starts_with("renter is not an amount"),
            "{text}: {faults:?}"
        );
    }
}

#[test]
fn all_that_is_wrong_with_a_line_is_told() {
    let line = r#"{"organisasjonsnummer":"1","kategori":"skatt","krav_id":7,"forfallsdato":"x","hovedstol":-1,
        "renter":-1,"oppdatert":"x"}"#;
    let linje: Linje<'_> = serde_json::from_str(line).unwrap();
    let faults = linje.post(false).unwrap_err();
    assert_eq!(faults.len(), 8, "{faults:?}");
}

#[test]
fn every_claim_that_can_be_is_the_same_in_both_formats() {
    for text in ["\",\"", "=1+1", " a ", "\"\"", "a;b", "'", "~!\\"] {
        for renter in ["null", "0", "9223372036854775807"] {
            let mut post = with("renter", renter).unwrap();
            post.krav_id = text.to_owned();
            post.kildesystem = text.to_owned();
            for format in [Format::JsonLines, Format::Csv] {
                let read = there_and_back(&post, format);
                assert_eq!(read, Post::Krav(post.clone()), "{text}");
            }
        }
    }
}

fn there_and_back(post: &Kravpost, format: Format) -> Post {
    let mut written = Vec::new();
    let mut writer = Writer::begin(format, &mut written).unwrap();
    writer.write(Registerrad::Krav(post.clone())).unwrap();
    writer.end().unwrap();
    let text = String::from_utf8(written).unwrap();
    let mut lines = text.lines();
    let post = match format {
        Format::JsonLines => {
            let linje: Linje<'_> = serde_json::from_str(lines.next().unwrap()).unwrap();
            linje.post(false)
        }
        Format::Csv => {
            let mut columns = Kolonner::named(lines.next().unwrap()).unwrap();
            columns.read(lines.next().unwrap()).unwrap().post(true)
        }
    };
    assert_eq!(lines.next(), None);
    post.unwrap()
}
