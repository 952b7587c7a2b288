//! An answer as actix writes it.

/// The status of a response.
pub(super) fn status(response: &[u8]) -> Option<u16> {
    let code = response.split(|byte| *byte == b' ').nth(1)?;
    std::str::from_utf8(code).ok()?.parse().ok()
}

/// How long the answer is that `bytes` begins with, with the interim ones before it; `None` when that is not said, or
/// only interim ones are there yet. The answer to HEAD is a `head_only`: its length is that of the body that GET has.
pub(super) fn length(bytes: &[u8], head_only: bool) -> Option<usize> {
    let mut before = 0;
    loop {
        let rest = bytes.get(before..)?;
        let head = rest.windows(4).position(|end| end == b"\r\n\r\n")? + 4;
        before += head;
        let head = rest.get(..head)?;
        match status(head)? {
            100..200 => continue,
            204 | 304 => return Some(before),
            _ if head_only => return Some(before),
            _ => {}
        }
        let text = std::str::from_utf8(head).ok()?;
        let length = text.split("\r\n").find_map(|line| {
            let (name, value) = line.split_once(':')?;
            let is_length = name.eq_ignore_ascii_case("content-length");
            is_length.then(|| value.trim().parse::<usize>().ok())?
        });
        return length.and_then(|length| before.checked_add(length));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_is_that_of_head_and_body() {
        let answer = "HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n";
        let interim = "HTTP/1.1 100 Continue\r\n\r\n";
        for (bytes, expected) in [
            (answer.to_owned(), Some(answer.len() + 3)),
            (format!("{answer}abcHTTP/1.1 400"), Some(answer.len() + 3)),
            (
                format!("{interim}{answer}"),
                Some(interim.len() + answer.len() + 3),
            ),
            (interim.to_owned(), None),
            (
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_owned(),
                None,
            ),
            (String::new(), None),
        ] {
            assert_eq!(length(bytes.as_bytes(), false), expected, "{bytes:?}");
        }
    }

    #[test]
    fn what_has_no_body_is_as_long_as_its_head() {
        let interim = "HTTP/1.1 100 Continue\r\n\r\n";
        for (status, head_only) in [(200, true), (404, true), (204, false), (304, false)] {
            let answer = format!("HTTP/1.1 {status} X\r\ncontent-length: 3\r\n\r\n");
            for before in ["", interim] {
                let bytes = format!("{before}{answer}HTTP/1.1 400");
                let expected = Some(before.len() + answer.len());
                assert_eq!(length(bytes.as_bytes(), head_only), expected, "{bytes:?}");
            }
        }
        assert_eq!(length(interim.as_bytes(), true), None);
    }
}
