//! `Forwarded` (RFC 7239): `for="[2001:db8::1]:4711";proto=https, for=192.0.2.1`.

use super::{Ledd, address};

/// What the proxies say in one line, in the order in which they wrote. `None` when it cannot be read: a quotation mark that
/// is out of place moves all that follows.
pub(super) fn ledd(line: &str) -> Option<Vec<Ledd>> {
    let mut rest = Rest(line);
    let mut all = Vec::new();
    loop {
        if let Some(ledd) = rest.element()? {
            all.push(ledd);
        }
        if rest.0.is_empty() {
            return Some(all);
        }
        rest.skip(',')?;
    }
}

/// What is not read yet of a line.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    /// Up to a comma or the end; no element where there is nothing.
    fn element(&mut self) -> Option<Option<Ledd>> {
        let (mut node, mut proto) = (None, None);
        let mut is_empty = true;
        loop {
            self.spaces();
            if !self.0.is_empty() && !self.0.starts_with([',', ';']) {
                let (name, value) = self.pair()?;
                is_empty = false;
                let known = if name.eq_ignore_ascii_case("for") {
                    Some(&mut node)
                } else if name.eq_ignore_ascii_case("proto") {
                    Some(&mut proto)
                } else {
                    None
                };
                // No parameter stands twice.
                if let Some(known) = known
                    && known.replace(value).is_some()
                {
                    return None;
                }
            }
            self.spaces();
            if self.0.is_empty() || self.0.starts_with(',') {
                break;
            }
            self.skip(';')?;
        }
        Some((!is_empty).then(|| Ledd {
            adresse: node.and_then(|node| address(&node)),
            https: proto.is_some_and(|proto| proto.eq_ignore_ascii_case("https")),
        }))
    }

    fn pair(&mut self) -> Option<(&'a str, String)> {
        let (name, rest) = self.0.split_once('=')?;
        let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
        if name.is_empty() || !name.chars().all(is_token) {
            return None;
        }
        self.0 = rest;
        let value = match rest.strip_prefix('"') {
            Some(quoted) => {
                self.0 = quoted;
                self.quoted()?
            }
            None => self.unquoted()?,
        };
        Some((name, value))
    }

    /// Up to the quotation mark that ends it.
    fn quoted(&mut self) -> Option<String> {
        let mut value = String::new();
        let mut characters = self.0.chars();
        loop {
            match characters.next()? {
                '"' => break,
                '\\' => value.push(characters.next()?),
                character => value.push(character),
            }
        }
        self.0 = characters.as_str();
        Some(value)
    }

    /// Some proxies do not quote brackets and ports. What ends a value is clear all the same.
    fn unquoted(&mut self) -> Option<String> {
        let end = self.0.find([',', ';', ' ', '\t']).unwrap_or(self.0.len());
        let (value, rest) = self.0.split_at(end);
        self.0 = rest;
        (!value.contains(['"', '\\'])).then(|| value.to_owned())
    }

    fn spaces(&mut self) {
        self.0 = self.0.trim_start_matches([' ', '\t']);
    }

    fn skip(&mut self, character: char) -> Option<()> {
        self.0 = self.0.strip_prefix(character)?;
        Some(())
    }
}
