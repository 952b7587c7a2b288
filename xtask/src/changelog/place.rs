//! Where a change is: `GET /{a}: response 200: restanser: gebyr` as it is told to consumers, in Norwegian.

use std::fmt::{self, Display, Formatter};

use super::code;

/// What the subject of a change names, from the outermost inwards.
pub(super) struct Place {
    parts: Vec<Part>,
}

#[derive(Clone)]
enum Part {
    /// Said as it is.
    Words(String),
    Answers(Status),
    /// A field by its way: `restanser.gebyr`.
    Field(String),
}

/// Which answers of an operation.
#[derive(Clone)]
pub(super) enum Status {
    Code(String),
    /// All that are not described for themselves.
    Others,
}

impl Place {
    pub(super) fn of(subject: &str) -> Self {
        let mut parts: Vec<Part> = Vec::new();
        for text in subject.split(": ") {
            match (parts.last_mut(), part(text)) {
                (Some(Part::Field(outer)), Part::Field(inner)) => *outer += &format!(".{inner}"),
                (_, part) => parts.push(part),
            }
        }
        Self { parts }
    }

    /// The status, when it is an answer.
    pub(super) fn status(&self) -> Option<&Status> {
        match self.parts.last() {
            Some(Part::Answers(status)) => Some(status),
            _ => None,
        }
    }

    /// What this is a part of.
    pub(super) fn outside(&self) -> Self {
        let (_, outer) = self.parts.split_last().unzip();
        Self {
            parts: outer.unwrap_or_default().to_vec(),
        }
    }

    /// A sentence about something here.
    pub(super) fn tell(&self, text: &str) -> String {
        capitalised(&format!("{self}: {text}."))
    }

    /// A sentence with this as its subject.
    pub(super) fn say(&self, predicate: &str) -> String {
        let text = match self.parts.split_last() {
            Some((last, [_, ..])) => format!("{}: {last} {predicate}.", self.outside()),
            _ => format!("{self} {predicate}."),
        };
        capitalised(&text)
    }
}

/// With a capital first, as a sentence begins.
pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

fn part(text: &str) -> Part {
    match text {
        "the document" => return Part::Words("dokumentet".to_owned()),
        "servers" => return Part::Words("serveradressene".to_owned()),
        "security" => return Part::Words("alle operasjoner uten egne krav".to_owned()),
        "response default" => return Part::Answers(Status::Others),
        _ => {}
    }
    if let Some(status) = text.strip_prefix("response ") {
        return match status.bytes().all(|byte| byte.is_ascii_digit()) {
            true => Part::Answers(Status::Code(status.to_owned())),
            false => Part::Words(format!("fellessvaret {}", code(status))),
        };
    }
    let named = [
        ("header ", "headeren"),
        ("path parameter ", "stiparameteren"),
    ];
    for (prefix, word) in named {
        if let Some(name) = text.strip_prefix(prefix) {
            return Part::Words(format!("{word} {}", code(name)));
        }
    }
    let is_path = |text: &str| text.starts_with('/');
    let is_operation = text.split_once(' ').is_some_and(|(method, path)| {
        is_path(path) && method.bytes().all(|byte| byte.is_ascii_uppercase())
    });
    match is_operation || is_path(text) {
        true => Part::Words(code(text)),
        false => Part::Field(text.to_owned()),
    }
}

impl Display for Part {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => formatter.write_str(words),
            Self::Answers(Status::Code(code)) => write!(formatter, "svar {code}"),
            Self::Answers(Status::Others) => formatter.write_str("øvrige svar"),
            Self::Field(way) => formatter.write_str(&code(way)),
        }
    }
}

impl Display for Place {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        for (index, part) in self.parts.iter().enumerate() {
            let comma = if index > 0 { ", " } else { "" };
            write!(formatter, "{comma}{part}")?;
        }
        Ok(())
    }
}
