//! The head of an HTTP/1.1 request as bytes: where it ends, and what of it is needed to refuse it.

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};

/// Looks for the end of a head while it comes. Lines may end with a lone line feed, and there may be empty ones before
/// it, as actix's parser has it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Leting {
    /// Up to here there is no end.
    seen: usize,
    line: usize,
    begun: bool,
}

impl Leting {
    /// Where the head ends that `bytes` begins with; each call must have all bytes of the one before.
    pub(super) fn end(&mut self, bytes: &[u8]) -> Option<usize> {
        if !self.begun {
            let unseen = bytes.get(self.seen..)?;
            let empty = unseen
                .iter()
                .take_while(|byte| matches!(byte, b'\r' | b'\n'));
            self.seen += empty.count();
            self.line = self.seen;
            self.begun = self.seen < bytes.len();
        }
        loop {
            let unseen = bytes.get(self.seen..)?;
            let Some(feed) = unseen.iter().position(|byte| *byte == b'\n') else {
                self.seen = bytes.len();
                return None;
            };
            let feed = self.seen + feed;
            let line = bytes.get(self.line..feed)?;
            self.seen = feed + 1;
            self.line = self.seen;
            if matches!(line, b"" | b"\r") {
                return Some(self.seen);
            }
        }
    }
}

/// Whether this is the head of a request for a head alone.
pub(super) fn is_of_head(head: &[u8]) -> bool {
    let empty = head
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'))
        .count();
    head.get(empty..)
        .is_some_and(|line| line.starts_with(b"HEAD "))
}

/// The headers of these names in a head that may be cut off or wrong; values that no header can have are left out.
pub(super) fn headers(head: &[u8], wanted: &[HeaderName]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let mut lines = head.split_inclusive(|byte| *byte == b'\n');
    // The first is the request line.
    lines.next();
    for line in lines {
        // A line that is not whole has a value that is not.
        let Some(line) = line.strip_suffix(b"\n") else {
            break;
        };
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            continue;
        };
        let (name, value) = line.split_at(colon);
        let known = wanted
            .iter()
            .find(|wanted| wanted.as_str().as_bytes().eq_ignore_ascii_case(name));
        let value = value.get(1..).unwrap_or_default().trim_ascii();
        if let (Some(name), Ok(value)) = (known, HeaderValue::from_bytes(value)) {
            headers.append(name.clone(), value);
        }
    }
    headers
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::ACCEPT;

    use super::*;

    #[test]
    fn a_head_ends_with_an_empty_line_however_it_is_cut() {
        for (text, end) in [
            ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", 27),
            ("GET / HTTP/1.1\r\nHost: a\r\n\r\nmore\r\n\r\n", 27),
            ("GET / HTTP/1.1\nHost: a\n\n", 24),
            ("\r\n\r\nGET / HTTP/1.1\r\n\r\n", 22),
            ("\n\nGET / HTTP/1.1\r\n\n", 19),
        ] {
            for cut in 0..=text.len() {
                let mut leting = Leting::default();
                let first = leting.end(&text.as_bytes()[..cut]);
                let found = first.or_else(|| leting.end(text.as_bytes()));
                assert_eq!(found, Some(end), "{text:?} cut at {cut}");
            }
        }
    }

    #[test]
    fn what_has_no_empty_line_has_no_end() {
        for text in [
            "",
            "\r\n\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\n",
            "\rG\r\n \r\n",
        ] {
            assert_eq!(Leting::default().end(text.as_bytes()), None, "{text:?}");
        }
    }

    #[test]
    fn a_request_for_a_head_is_known_by_its_method() {
        for (head, expected) in [
            ("HEAD / HTTP/1.1\r\n\r\n", true),
            ("\r\n\nHEAD /", true),
            ("HEAD", false),
            ("HEADER / HTTP/1.1", false),
            ("head / HTTP/1.1", false),
            ("GET /HEAD / HTTP/1.1", false),
            ("GET /\r\nHEAD / HTTP/1.1", false),
            ("", false),
        ] {
            assert_eq!(is_of_head(head.as_bytes()), expected, "{head:?}");
        }
    }

    #[test]
    fn headers_are_found_in_what_came_whole() {
        let head =
            b"GET / HTTP/1.1\r\naccept:application/xml \r\nX: \xff\r\nnonsense\r\nACCEPT: text/xml";
        let headers = headers(head, &[ACCEPT]);
        assert_eq!(headers.len(), 1);
        assert_eq!(headers.get(ACCEPT).unwrap(), "application/xml");
    }
}
