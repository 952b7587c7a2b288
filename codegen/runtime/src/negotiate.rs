//! Which of the documented media types answers a request (RFC 9110, section 12.5.1).

use actix_web::HttpMessage;
use actix_web::http::header::{self, Accept, Header, QualityItem};
use mime::Mime;

use crate::failure::Rejection;

/// How a media type is written and read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// JSON (RFC 8259).
    Json,
    /// XML 1.0.
    Xml,
    /// Names and texts, as queries have them.
    Form,
    /// Parts (RFC 7578).
    Multipart,
    /// Text in UTF-8.
    Text,
    /// Bytes: what is in them is not looked at.
    Bytes,
}

impl Syntax {
    /// How values of a media type are written, by its subtype or suffix (RFC 6838, section 4.2.8); `None` for those of
    /// which only their implementation knows.
    #[must_use]
    pub fn of_type(media_type: &Mime) -> Option<Self> {
        let suffix = media_type.suffix().unwrap_or(media_type.subtype());
        match (media_type.type_().as_str(), suffix.as_str()) {
            ("application" | "text", "json") => Some(Self::Json),
            (_, "json") if media_type.suffix().is_some() => Some(Self::Json),
            ("application" | "text", "xml") => Some(Self::Xml),
            (_, "xml") if media_type.suffix().is_some() => Some(Self::Xml),
            ("application", "x-www-form-urlencoded") => Some(Self::Form),
            ("multipart", _) => Some(Self::Multipart),
            ("text", _) => Some(Self::Text),
            _ => None,
        }
    }
}

/// A media type that the document lists, or a range of them.
#[derive(Clone, Copy, Debug)]
pub struct MediaType {
    /// Its name, `application/json`.
    pub name: &'static str,
    /// How it is written.
    pub syntax: Syntax,
}

impl MediaType {
    /// Whether it is a range that has `media_type` in it, or is the same.
    pub(crate) fn takes_in(&self, media_type: &Mime) -> bool {
        let (kind, subtype) = self.parts();
        let essence = media_type.essence_str();
        let (own_kind, own_subtype) = essence.split_once('/').unwrap_or((essence, ""));
        (kind == "*" || kind.eq_ignore_ascii_case(own_kind))
            && (subtype == "*" || subtype.eq_ignore_ascii_case(own_subtype))
    }

    /// Type and subtype, without the parameters that the document gives it.
    fn parts(&self) -> (&'static str, &'static str) {
        let essence = self
            .name
            .split_once(';')
            .map_or(self.name, |(essence, _)| essence);
        let essence = essence.trim_end();
        essence.split_once('/').unwrap_or((essence, ""))
    }
}

/// The most acceptable of `offered`, which are in the document's order; without a preference, the first.
///
/// # Errors
/// [`Rejection::NotAcceptable`] when the request accepts none.
pub fn accept(
    request: &impl HttpMessage,
    offered: &'static [MediaType],
) -> Result<&'static MediaType, Rejection> {
    preferred(request, offered).ok_or(Rejection::NotAcceptable)
}

/// As [`accept`], for an error: it must be told somehow. When nothing is acceptable, one that is written as something
/// acceptable is, so that who asks for `text/xml` can read why it gets none; failing that, the first.
pub fn accept_or_first(
    request: &impl HttpMessage,
    offered: &'static [MediaType],
) -> Option<&'static MediaType> {
    preferred(request, offered)
        .or_else(|| akin(request, offered))
        .or(offered.first())
}

/// The most acceptable of `offered`; the first where none is. For an answer of which it is settled that it is sent.
#[must_use]
pub fn offer(
    request: &impl HttpMessage,
    offered: &'static [MediaType],
) -> Option<&'static MediaType> {
    preferred(request, offered).or(offered.first())
}

/// The offered type with the syntax of the most wanted range.
fn akin(request: &impl HttpMessage, offered: &'static [MediaType]) -> Option<&'static MediaType> {
    let ranges = Accept::parse(request).ok()?;
    let mut wanted: Vec<_> = ranges
        .iter()
        .map(|range| (thousandths(range), &range.item))
        .filter(|(quality, _)| *quality > 0)
        .collect();
    wanted.sort_by_key(|(quality, _)| std::cmp::Reverse(*quality));
    wanted.into_iter().find_map(|(_, range)| {
        let syntax = Syntax::of_type(range)?;
        // Not one that is refused by name.
        offered
            .iter()
            .find(|media_type| media_type.syntax == syntax && !refused(media_type, &ranges))
    })
}

fn refused(media_type: &MediaType, ranges: &[QualityItem<Mime>]) -> bool {
    ranges
        .iter()
        .any(|range| thousandths(range) == 0 && specificity(media_type, &range.item) >= Some(2))
}

fn preferred(
    request: &impl HttpMessage,
    offered: &'static [MediaType],
) -> Option<&'static MediaType> {
    let stated = request
        .headers()
        .get_all(header::ACCEPT)
        .any(|value| !value.as_bytes().trim_ascii().is_empty());
    if !stated {
        return offered.first();
    }
    // Parsed by actix, matched by hand: its own `preference` and `ranked` let `q=0` through.
    let ranges = Accept::parse(request).ok()?;
    let mut best: Option<(u16, &'static MediaType)> = None;
    for media_type in offered {
        let quality = quality(media_type, &ranges);
        if quality > best.map_or(0, |(quality, _)| quality) {
            best = Some((quality, media_type));
        }
    }
    best.map(|(_, media_type)| media_type)
}

/// The quality, in thousandths, that the most specific matching range gives; 0 when none matches.
fn quality(media_type: &MediaType, ranges: &[QualityItem<Mime>]) -> u16 {
    ranges
        .iter()
        .filter_map(|range| {
            let specificity = specificity(media_type, &range.item)?;
            Some((specificity, thousandths(range)))
        })
        .max()
        .map_or(0, |(_, quality)| quality)
}

fn thousandths(range: &QualityItem<Mime>) -> u16 {
    // `Quality` displays as 0, 1 or a decimal fraction, and offers no number.
    let text = range.quality.to_string();
    let Some((_, fraction)) = text.split_once('.') else {
        return if text == "0" { 0 } else { 1000 };
    };
    let padded: String = fraction.chars().chain("000".chars()).take(3).collect();
    padded.parse().unwrap_or(0)
}

/// How specifically `range` matches: type, then subtype, then parameters. Parameters other than `q` do not decide
/// whether a range matches: a consumer that writes `application/json;charset=utf-8` gets JSON.
fn specificity(media_type: &MediaType, range: &Mime) -> Option<u8> {
    let (kind, subtype) = media_type.parts();
    if range.type_() == mime::STAR {
        return (range.subtype() == mime::STAR).then_some(0);
    }
    // The document may offer a range: what is in both may be sent.
    if kind == "*" {
        return Some(if range.subtype() == mime::STAR { 1 } else { 2 });
    }
    if !range.type_().as_str().eq_ignore_ascii_case(kind) {
        return None;
    }
    if range.subtype() == mime::STAR {
        return Some(1);
    }
    if subtype == "*" {
        return Some(2);
    }
    // `Mime` splits `vnd.x+json` into subtype and suffix.
    let written = range
        .essence_str()
        .split_once('/')
        .map_or("", |(_, subtype)| subtype);
    if !written.eq_ignore_ascii_case(subtype) {
        return None;
    }
    let has_parameters = range.params().any(|(name, _)| name != "q");
    Some(if has_parameters { 3 } else { 2 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    static OFFERED: [MediaType; 2] = [
        MediaType {
            name: "application/json",
            syntax: Syntax::Json,
        },
        MediaType {
            name: "application/xml",
            syntax: Syntax::Xml,
        },
    ];

    fn chosen(accept_headers: &[&str]) -> Option<&'static str> {
        let mut request = TestRequest::default();
        for value in accept_headers {
            request = request.append_header(("Accept", *value));
        }
        accept(&request.to_request(), &OFFERED)
            .ok()
            .map(|media_type| media_type.name)
    }

    const JSON: Option<&str> = Some("application/json");
    const XML: Option<&str> = Some("application/xml");

    #[test]
    fn quality_and_specificity_decide() {
        let cases: [(&[&str], Option<&str>); 26] = [
            (&[], JSON),
            (&[""], JSON),
            (&["*/*"], JSON),
            (&["application/*"], JSON),
            (&["application/json"], JSON),
            (&["application/xml"], XML),
            (&["APPLICATION/XML"], XML),
            (&["application/json;charset=utf-8"], JSON),
            (&["application/xml, application/json"], JSON),
            (&["application/xml, application/json;q=0.9"], XML),
            (&["application/xml, application/json;q=0.999"], XML),
            (&["application/xml;q=0.5, */*;q=0.1"], XML),
            (&["application/json;q=0, */*"], XML),
            (&["*/*, application/json;q=0"], XML),
            (&["application/*;q=0.2, application/json;q=0.1"], XML),
            (
                &["text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"],
                XML,
            ),
            (&["text/html", "application/xml"], XML),
            (&["application/json;q=0"], None),
            (&["application/json;q=0, application/xml;q=0.0"], None),
            (&["*/*;q=0"], None),
            (&["text/html"], None),
            (&["text/xml"], None),
            (&["application/problem+json"], None),
            (&["application/jsonx"], None),
            (&["nonsense"], None),
            (&["*/json"], None),
        ];
        for (headers, expected) in cases {
            assert_eq!(chosen(headers), expected, "{headers:?}");
        }
    }

    #[test]
    fn parameters_of_an_offered_type_do_not_decide() {
        static WITH_CHARSET: [MediaType; 1] = [MediaType {
            name: "application/json; charset=utf-8",
            syntax: Syntax::Json,
        }];
        for value in ["application/json", "application/json;charset=utf-8", "*/*"] {
            let request = TestRequest::default()
                .append_header(("Accept", value))
                .to_request();
            assert!(accept(&request, &WITH_CHARSET).is_ok(), "{value}");
        }
    }

    #[test]
    fn an_error_is_told_even_when_nothing_is_acceptable() {
        let request = TestRequest::default()
            .append_header(("Accept", "text/html"))
            .to_request();
        assert_eq!(
            accept_or_first(&request, &OFFERED).unwrap().name,
            "application/json"
        );
    }

    #[test]
    fn an_error_is_told_in_the_syntax_that_was_asked_for() {
        for (accept, expected) in [
            ("text/xml", "application/xml"),
            ("application/soap+xml, text/html", "application/xml"),
            (
                "application/problem+json;q=0.1, text/xml",
                "application/xml",
            ),
            (
                "application/problem+json, text/xml;q=0.1",
                "application/json",
            ),
            ("text/xml, application/xml;q=0", "application/json"),
            ("text/xml;q=0", "application/json"),
        ] {
            let request = TestRequest::default()
                .append_header(("Accept", accept))
                .to_request();
            assert!(super::accept(&request, &OFFERED).is_err());
            let told = accept_or_first(&request, &OFFERED).unwrap();
            assert_eq!(told.name, expected, "{accept}");
        }
    }

    #[test]
    fn a_header_that_is_not_text_accepts_nothing() {
        let value = header::HeaderValue::from_bytes(b"application/json\xff").unwrap();
        let request = TestRequest::default()
            .append_header(("Accept", value))
            .to_request();
        assert!(accept(&request, &OFFERED).is_err());
    }
}
