//! Tokens of XML: names, literals, references, text; each byte is looked at a fixed number of times.

use super::fault::XmlFault;
use super::name::{is_character, is_in_name, is_space, starts_name};

/// A place in a document.
pub(super) struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

/// A name as it is written: prefix and local part.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Written<'t> {
    pub(super) prefix: Option<&'t str>,
    pub(super) local: &'t str,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn syntax(&self) -> XmlFault {
        XmlFault::Syntax(self.at)
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn is_next(&self, token: &str) -> bool {
        self.rest().starts_with(token)
    }

    /// Takes `token`, when it is next.
    pub(super) fn take(&mut self, token: &str) -> bool {
        let found = self.is_next(token);
        if found {
            self.at += token.len();
        }
        found
    }

    pub(super) fn expect(&mut self, token: &str) -> Result<(), XmlFault> {
        match self.take(token) {
            true => Ok(()),
            false => Err(self.syntax()),
        }
    }

    /// Takes white space, and tells whether there was any.
    pub(super) fn space(&mut self) -> bool {
        let start = self.at;
        self.at += self.rest().len() - self.rest().trim_start_matches(is_space).len();
        self.at > start
    }

    /// Takes all up to `end`, and `end` too.
    pub(super) fn until(&mut self, end: &str) -> Result<&'t str, XmlFault> {
        let Some((before, _)) = self.rest().split_once(end) else {
            return Err(XmlFault::Syntax(self.text.len()));
        };
        if let Some((index, _)) = before
            .char_indices()
            .find(|(_, found)| !is_character(*found))
        {
            return Err(XmlFault::Syntax(self.at + index));
        }
        self.at += before.len() + end.len();
        Ok(before)
    }

    /// A name without a colon.
    pub(super) fn name(&mut self) -> Result<&'t str, XmlFault> {
        let rest = self.rest();
        if !rest.starts_with(starts_name) {
            return Err(self.syntax());
        }
        let end = rest
            .find(|character| !is_in_name(character))
            .unwrap_or(rest.len());
        self.at += end;
        Ok(rest.get(..end).unwrap_or_default())
    }

    /// A name with or without a prefix.
    pub(super) fn qualified(&mut self) -> Result<Written<'t>, XmlFault> {
        let first = self.name()?;
        if !self.take(":") {
            let (prefix, local) = (None, first);
            return Ok(Written { prefix, local });
        }
        let local = self.name()?;
        let prefix = Some(first);
        Ok(Written { prefix, local })
    }

    /// The value of an attribute, its white space normalised (XML 1.0, section 3.3.3).
    pub(super) fn attribute_value(&mut self) -> Result<String, XmlFault> {
        self.space();
        self.expect("=")?;
        self.space();
        let quote = match self.peek() {
            Some(quote @ ('"' | '\'')) => quote,
            _ => return Err(self.syntax()),
        };
        self.at += 1;
        let mut value = String::new();
        loop {
            let Some(next) = self.peek() else {
                return Err(self.syntax());
            };
            match next {
                '&' => value.push(self.reference()?),
                _ if next == quote => break,
                _ if next == '<' || !is_character(next) => return Err(self.syntax()),
                '\r' => {
                    self.at += usize::from(self.is_next("\r\n")) + 1;
                    value.push(' ');
                }
                '\t' | '\n' => {
                    self.at += 1;
                    value.push(' ');
                }
                _ => {
                    self.at += next.len_utf8();
                    value.push(next);
                }
            }
        }
        self.at += 1;
        Ok(value)
    }

    /// Text up to the next markup.
    pub(super) fn characters(&mut self, text: &mut String) -> Result<(), XmlFault> {
        while let Some(next) = self.peek() {
            match next {
                '<' => break,
                '&' => text.push(self.reference()?),
                // It would look like the end of a CDATA section (XML 1.0, section 2.4).
                ']' if self.is_next("]]>") => return Err(self.syntax()),
                _ if !is_character(next) => return Err(self.syntax()),
                '\r' => {
                    self.at += usize::from(self.is_next("\r\n")) + 1;
                    text.push('\n');
                }
                _ => {
                    self.at += next.len_utf8();
                    text.push(next);
                }
            }
        }
        Ok(())
    }

    /// A CDATA section, whose start was taken.
    pub(super) fn cdata(&mut self, text: &mut String) -> Result<(), XmlFault> {
        let section = self.until("]]>")?;
        // Line ends are normalised here too (XML 1.0, section 2.11).
        let mut lines = section.split('\r');
        text.push_str(lines.next().unwrap_or_default());
        for line in lines {
            text.push('\n');
            text.push_str(line.strip_prefix('\n').unwrap_or(line));
        }
        Ok(())
    }

    /// A reference to a character, or to one of the five entities that XML itself has.
    fn reference(&mut self) -> Result<char, XmlFault> {
        let start = self.at;
        self.at += 1;
        if !self.take("#") {
            let entity = self.name()?;
            self.expect(";")?;
            return match entity {
                "amp" => Ok('&'),
                "lt" => Ok('<'),
                "gt" => Ok('>'),
                "apos" => Ok('\''),
                "quot" => Ok('"'),
                _ => Err(XmlFault::Entity(start)),
            };
        }
        let radix = if self.take("x") { 16 } else { 10 };
        let mut code = 0_u32;
        let mut digits = 0;
        while let Some(digit) = self.peek().and_then(|next| next.to_digit(radix)) {
            // Saturated, it is no character.
            code = code.saturating_mul(radix).saturating_add(digit);
            digits += 1;
            self.at += 1;
        }
        let character = char::from_u32(code).filter(|found| digits > 0 && is_character(*found));
        self.expect(";")?;
        character.ok_or(XmlFault::Syntax(start))
    }
}
