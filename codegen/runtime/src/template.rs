//! What a path template means for a request, beyond what actix's router says of it.

use percent_encoding::percent_decode_str;

/// Where in a path a parameter is.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// How many segments follow its own.
    pub from_end: usize,
    /// The text before each parameter of its segment, and the one behind the last, as actix's router has it.
    pub texts: &'static [&'static str],
    /// Which of these parameters it is.
    pub index: usize,
}

impl Part {
    /// The whole segment that so many others follow.
    #[must_use]
    pub const fn whole(from_end: usize) -> Self {
        Self {
            from_end,
            texts: &["", ""],
            index: 0,
        }
    }

    /// The parameter in the path as it was sent, not decoded.
    #[must_use]
    pub fn of<'r>(&self, path: &'r str) -> Option<&'r str> {
        let segment = path.rsplit('/').nth(self.from_end)?;
        let [first, between @ ..] = self.texts else {
            return None;
        };
        if first.is_empty() && matches!(between, [""]) {
            return Some(segment);
        }
        let units = units(segment);
        let octets: Vec<u8> = units.iter().map(|(octet, _)| *octet).collect();
        let (begin, end) = found(&octets, first, between, self.index)?;
        let place = |index: usize| units.get(index).map_or(segment.len(), |(_, place)| *place);
        segment.get(place(begin)..place(end))
    }
}

/// The octets of a segment as actix's router sees them, each with its place in what was sent.
fn units(segment: &str) -> Vec<(u8, usize)> {
    let bytes = segment.as_bytes();
    let mut units = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while let Some(byte) = bytes.get(index) {
        let octet = match bytes.get(index..index + 3) {
            Some([b'%', high, low]) => octet(*high, *low),
            _ => None,
        };
        match octet {
            Some(octet) if !b"%/+".contains(&octet) => {
                units.push((octet, index));
                index += 3;
            }
            _ => {
                units.push((*byte, index));
                index += 1;
            }
        }
    }
    units
}

fn octet(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

/// The range of the parameter `index`. As a regular expression would have it, each parameter is as long as it can be,
/// the first before the others: so from the end, each text stands as late as it can.
fn found(octets: &[u8], first: &str, between: &[&str], index: usize) -> Option<(usize, usize)> {
    let start = first.len();
    if !octets.starts_with(first.as_bytes()) {
        return None;
    }
    let (last, inner) = between.split_last()?;
    let mut end = octets.len().checked_sub(last.len())?;
    if !octets.ends_with(last.as_bytes()) {
        return None;
    }
    let mut parameter = inner.len();
    for text in inner.iter().rev() {
        // No parameter is empty.
        let room = octets.get(start..end.checked_sub(1)?)?;
        let place = start + rfind(room, text.as_bytes())?;
        if parameter == index {
            return Some((place + text.len(), end));
        }
        end = place;
        parameter -= 1;
    }
    (start < end && index == 0).then_some((start, end))
}

fn rfind(octets: &[u8], text: &[u8]) -> Option<usize> {
    octets
        .windows(text.len().max(1))
        .rposition(|window| window == text)
}

/// Whether a query has each of these names with this value: what a path template has behind its question mark.
#[must_use]
pub fn has_query(query: Option<&str>, wanted: &[(&str, &str)]) -> bool {
    let decoded = |text: &str| {
        let text = text.replace('+', " ");
        percent_decode_str(&text)
            .decode_utf8()
            .map(|text| text.into_owned())
    };
    let pairs = || query.unwrap_or_default().split('&');
    wanted.iter().all(|(name, value)| {
        pairs().any(|pair| {
            let (found, said) = pair.split_once('=').unwrap_or((pair, ""));
            decoded(found).is_ok_and(|found| found == *name)
                && decoded(said).is_ok_and(|said| said == *value)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(path: &str, texts: &'static [&'static str]) -> Vec<Option<String>> {
        let part = |index| Part {
            from_end: 0,
            texts,
            index,
        };
        (0..texts.len() - 1)
            .map(|index| part(index).of(path).map(str::to_owned))
            .collect()
    }

    #[test]
    fn a_parameter_is_as_long_as_it_can_be_the_first_before_the_others() {
        for (path, texts, expected) in [
            ("/a/x.y.z", &["", ".", ""][..], &["x.y", "z"][..]),
            ("/a/report.pdf", &["report.", ""], &["pdf"]),
            ("/a/1:activate", &["", ":activate"], &["1"]),
            ("/a/1%3Aactivate", &["", ":activate"], &["1"]),
            ("/P(1,'x%2Cy')", &["P(", ",'", "')"], &["1", "x%2Cy"]),
            ("/a/x%2Ey", &["", ".", ""], &["x", "y"]),
            ("/a/..", &["", ".", ""], &[]),
            ("/a/...", &["", ".", ""], &[".", "."]),
            ("/a/%C3%A5.%41", &["", ".", ""], &["%C3%A5", "%41"]),
            ("/a/x%2Fy-z", &["", "-", ""], &["x%2Fy", "z"]),
        ] {
            let expected: Vec<_> = expected.iter().map(|one| Some((*one).to_owned())).collect();
            let found = parts(path, texts);
            match expected.is_empty() {
                true => assert!(found.contains(&None), "{path}: {found:?}"),
                false => assert_eq!(found, expected, "{path}"),
            }
        }
    }

    #[test]
    fn a_query_has_what_is_wanted_in_any_order() {
        let wanted = [("view", "a b"), ("c", "")];
        assert!(has_query(Some("c&x=1&view=a+b"), &wanted));
        assert!(has_query(Some("view=a%20b&c="), &wanted));
        for query in [
            None,
            Some(""),
            Some("view=a"),
            Some("view=a+b"),
            Some("xview=a+b&c"),
        ] {
            assert!(!has_query(query, &wanted), "{query:?}");
        }
        assert!(has_query(None, &[]));
    }
}
