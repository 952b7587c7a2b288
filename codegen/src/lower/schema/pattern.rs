//! `pattern`: ECMA 262 (with the `u` flag, and what browsers take without it) to the syntax of the `regex` crate.
//!
//! The `regex` crate matches in linear time, so no text can make a check explode. What it cannot do, look-around and
//! back-references, is refused here. Groups become non-capturing: only whether a text matches is asked.

use std::iter::Peekable;
use std::str::Chars;

use crate::diagnostics::Code;

/// Why a pattern cannot be translated.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum PatternError {
    /// ECMA 262 does not allow it.
    #[error("not a valid ECMA 262 pattern: {0}")]
    Invalid(String),
    /// ECMA 262 allows it, the `regex` crate cannot do it.
    #[error("{0} are not supported in patterns")]
    Unsupported(&'static str),
}

impl PatternError {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::Invalid(_) => Code::InvalidValue,
            Self::Unsupported(_) => Code::Unsupported,
        }
    }
}

/// White space and line ends of ECMA 262 (sections 12.2 and 12.3), as the inside of a class.
const WHITE_SPACE: &str = r"\t\n\x0B\x0C\r \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}";

/// Translates a pattern and makes sure that it compiles.
pub(super) fn translate(source: &str) -> Result<String, PatternError> {
    let mut translator = Translator {
        rest: source.chars().peekable(),
        output: String::new(),
    };
    translator.run()?;
    regex::Regex::new(&translator.output).map_err(refused)?;
    Ok(translator.output)
}

/// What the `regex` crate says, without the translation that it shows.
fn refused(error: regex::Error) -> PatternError {
    match error {
        regex::Error::CompiledTooBig(_) => PatternError::Unsupported("repetitions of this size"),
        other => {
            let text = other.to_string();
            let last = text.lines().last().unwrap_or_default();
            PatternError::Invalid(last.strip_prefix("error: ").unwrap_or(last).to_owned())
        }
    }
}

struct Translator<'p> {
    rest: Peekable<Chars<'p>>,
    output: String,
}

/// One atom of a class, or an escape outside of one.
enum Atom {
    /// One character.
    Character(char),
    /// A set, as the inside of a class.
    Set(String),
}

impl Translator<'_> {
    fn run(&mut self) -> Result<(), PatternError> {
        let mut quantifiable = false;
        while let Some(character) = self.rest.next() {
            let quantifier = match character {
                '*' | '+' | '?' => Some(character.to_string()),
                '{' => self.counted(),
                _ => None,
            };
            if let Some(quantifier) = quantifier {
                if !quantifiable {
                    return Err(PatternError::Invalid("nothing to repeat".to_owned()));
                }
                self.output.push_str(&quantifier);
                if self.rest.next_if_eq(&'?').is_some() {
                    self.output.push('?');
                }
                quantifiable = false;
                continue;
            }
            quantifiable = !matches!(character, '^' | '$' | '|' | '(');
            match character {
                '^' | '$' | '|' | ')' => self.output.push(character),
                '(' => self.group()?,
                '.' => self.output.push_str(r"[^\n\r\x{2028}\x{2029}]"),
                '[' => self.class()?,
                '\\' => quantifiable = self.escape()?,
                literal => self.literal(literal),
            }
        }
        Ok(())
    }

    /// `{n}`, `{n,}` or `{n,m}`; any other brace is a literal.
    fn counted(&mut self) -> Option<String> {
        let ahead: String = self
            .rest
            .clone()
            .take_while(|character| character.is_ascii_digit() || *character == ',')
            .collect();
        let closed = self.rest.clone().nth(ahead.chars().count()) == Some('}');
        let (minimum, maximum) = ahead.split_once(',').unwrap_or((&ahead, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !closed || minimum.is_empty() || !digits(minimum) || !digits(maximum) {
            return None;
        }
        for _ in 0..=ahead.chars().count() {
            self.rest.next();
        }
        Some(format!("{{{ahead}}}"))
    }

    fn group(&mut self) -> Result<(), PatternError> {
        self.output.push_str("(?:");
        if self.rest.next_if_eq(&'?').is_none() {
            return Ok(());
        }
        match self.rest.next() {
            Some(':') => Ok(()),
            Some('=' | '!') => Err(PatternError::Unsupported("look-ahead assertions")),
            Some('<') => match self.rest.peek() {
                Some('=' | '!') => Err(PatternError::Unsupported("look-behind assertions")),
                _ => {
                    while self.rest.next().is_some_and(|character| character != '>') {}
                    Ok(())
                }
            },
            _ => Err(PatternError::Invalid("an unknown kind of group".to_owned())),
        }
    }

    /// An escape outside of a class; whether it can be repeated.
    fn escape(&mut self) -> Result<bool, PatternError> {
        match self.rest.peek() {
            Some('b') => {
                self.rest.next();
                self.output.push_str(r"(?-u:\b)");
                Ok(false)
            }
            Some('B') => Err(PatternError::Unsupported("`\\B` assertions")),
            Some('1'..='9' | 'k') => Err(PatternError::Unsupported("back-references")),
            _ => {
                match self.escaped_atom()? {
                    Atom::Character(character) => self.literal(character),
                    Atom::Set(set) => {
                        self.output.push('[');
                        self.output.push_str(&set);
                        self.output.push(']');
                    }
                }
                Ok(true)
            }
        }
    }

    fn escaped_atom(&mut self) -> Result<Atom, PatternError> {
        let invalid = |what: &str| PatternError::Invalid(what.to_owned());
        let escaped = self
            .rest
            .next()
            .ok_or_else(|| invalid("a backslash at the end"))?;
        let set = |text: &str| Ok(Atom::Set(text.to_owned()));
        let character = match escaped {
            'd' => return set("0-9"),
            'D' => return set(r"[^0-9]"),
            'w' => return set("0-9A-Za-z_"),
            'W' => return set(r"[^0-9A-Za-z_]"),
            's' => return set(WHITE_SPACE),
            'S' => return Ok(Atom::Set(format!("[^{WHITE_SPACE}]"))),
            'p' | 'P' => return self.property(escaped).map(Atom::Set),
            't' => '\t',
            'n' => '\n',
            'v' => '\u{B}',
            'f' => '\u{C}',
            'r' => '\r',
            '0' if !self.rest.peek().is_some_and(char::is_ascii_digit) => '\0',
            'c' => match self.rest.next() {
                Some(letter) if letter.is_ascii_alphabetic() => char::from(letter as u8 % 32),
                _ => return Err(invalid("`\\c` without a letter")),
            },
            'x' => self.hexadecimal(2)?,
            'u' if self.rest.next_if_eq(&'{').is_some() => self.braced_hexadecimal()?,
            'u' => self.hexadecimal(4)?,
            other if other.is_ascii_alphanumeric() => {
                return Err(PatternError::Invalid(format!("unknown escape `\\{other}`")));
            }
            other => other,
        };
        Ok(Atom::Character(character))
    }

    /// `\p{...}`: the names of properties are Unicode's in both syntaxes.
    fn property(&mut self, escape: char) -> Result<String, PatternError> {
        if self.rest.next_if_eq(&'{').is_none() {
            return Err(PatternError::Invalid("`\\p` without braces".to_owned()));
        }
        let mut name = String::new();
        for character in self.rest.by_ref() {
            match character {
                '}' => return Ok(format!("\\{escape}{{{name}}}")),
                _ if character.is_ascii_alphanumeric() || "_=".contains(character) => {
                    name.push(character)
                }
                _ => break,
            }
        }
        Err(PatternError::Invalid(
            "a `\\p` that is not closed".to_owned(),
        ))
    }

    fn hexadecimal(&mut self, digits: usize) -> Result<char, PatternError> {
        let text: String = self.rest.by_ref().take(digits).collect();
        code_point(&text, digits)
    }

    fn braced_hexadecimal(&mut self) -> Result<char, PatternError> {
        let text: String = self
            .rest
            .by_ref()
            .take_while(|character| *character != '}')
            .collect();
        code_point(&text, 1)
    }

    fn class(&mut self) -> Result<(), PatternError> {
        let negated = self.rest.next_if_eq(&'^').is_some();
        let mut inside = String::new();
        loop {
            let atom = match self.rest.next() {
                None => {
                    return Err(PatternError::Invalid(
                        "a class that is not closed".to_owned(),
                    ));
                }
                Some(']') => break,
                Some(character) => self.class_atom(character)?,
            };
            let range = self.rest.peek() == Some(&'-')
                && self.rest.clone().nth(1).is_some_and(|next| next != ']');
            if !range {
                push_atom(&mut inside, &atom);
                continue;
            }
            self.rest.next();
            let next = self.rest.next().unwrap_or_default();
            let end = self.class_atom(next)?;
            push_atom(&mut inside, &atom);
            // `[\w-x]` has no range: the hyphen is itself.
            let single = matches!((&atom, &end), (Atom::Character(_), Atom::Character(_)));
            inside.push_str(if single { "-" } else { r"\-" });
            push_atom(&mut inside, &end);
        }
        let whole = match (inside.is_empty(), negated) {
            (true, true) => r"[\x{0}-\x{10FFFF}]".to_owned(),
            (true, false) => r"[^\x{0}-\x{10FFFF}]".to_owned(),
            (false, true) => format!("[^{inside}]"),
            (false, false) => format!("[{inside}]"),
        };
        self.output.push_str(&whole);
        Ok(())
    }

    fn class_atom(&mut self, character: char) -> Result<Atom, PatternError> {
        if character != '\\' {
            return Ok(Atom::Character(character));
        }
        if self.rest.next_if_eq(&'b').is_some() {
            return Ok(Atom::Character('\u{8}'));
        }
        self.escaped_atom()
    }

    fn literal(&mut self, character: char) {
        push_literal(&mut self.output, character);
    }
}

fn code_point(text: &str, digits: usize) -> Result<char, PatternError> {
    let enough = text.len() >= digits && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = enough.then(|| u32::from_str_radix(text, 16).ok()).flatten();
    let code = code.ok_or_else(|| PatternError::Invalid("a malformed code point".to_owned()))?;
    char::from_u32(code).ok_or(PatternError::Unsupported("surrogates"))
}

fn push_atom(output: &mut String, atom: &Atom) {
    match atom {
        Atom::Character(character) => push_literal(output, *character),
        Atom::Set(set) => output.push_str(set),
    }
}

/// A character that stands for itself, in and outside of a class.
fn push_literal(output: &mut String, character: char) {
    if character.is_control() {
        output.push_str(&format!("\\x{{{:X}}}", u32::from(character)));
        return;
    }
    // Only these: `\<` and the like have a meaning of their own.
    if r"\.+*?()|[]{}^$#&-~".contains(character) {
        output.push('\\');
    }
    output.push(character);
}

#[cfg(test)]
mod tests;
