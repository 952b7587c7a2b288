//! What the tests of a generated crate call: values that its schemas must accept and refuse, and the way of a value through
//! JSON, XML and the types; requests that each stage of an operation must answer or refuse, sent to a mock.
//!
//! A failure panics, with every case that fails.

#![expect(clippy::panic, reason = "a test fails by a panic")]

mod answer;
mod change;
mod keyword;
mod mock;
mod operation;
mod request;

use crate::schema::{Direction, Schema};
use crate::types::{Any, FromAny, ToAny};
use crate::violation::{Location, Place, Violations};
use crate::xml;

pub use change::Change;
pub use mock::{Caller, LIMITS, Mock, SAMPLE, Shown, made, named, status};
pub use operation::{Crate, run, run_unknown};
pub use request::{Body, Credentials, Offer, Operation, Parameter};

/// A value that a schema must accept: an allowed one with a change at a JSON pointer.
pub type Accepted = (&'static str, Change);

/// A value that a schema must refuse: an allowed one with a change at a JSON pointer, the place where the breach must be
/// told, and the keyword that must be told to be broken.
pub type Refused = (&'static str, Change, &'static str, &'static str);

/// What a schema breaks of `value`.
fn check(schema: &'static Schema, value: &Any, direction: Direction) -> Violations {
    let location = match direction {
        Direction::Request | Direction::Either => Location::RequestBody,
        Direction::Response => Location::ResponseBody,
    };
    let mut violations = Violations::new();
    schema.check(
        value,
        direction,
        &Place::root(location, ""),
        &mut violations,
    );
    violations
}

fn read(json: &str) -> Result<Any, String> {
    Any::from_json(json.as_bytes()).map_err(|error| format!("{json}: {error}"))
}

/// Panics with all failures, when there are any.
fn report(schema: &Schema, failures: &[String]) {
    if !failures.is_empty() {
        panic!("the schema {}:\n{}", schema.name, failures.join("\n"));
    }
}

/// Holds every change of `valid` to be accepted, and to come back from JSON, XML and the type as it was.
///
/// # Panics
/// When one is not.
pub fn accepted<T: FromAny + ToAny>(
    schema: &'static Schema,
    element: &str,
    valid: &str,
    cases: &[Accepted],
) {
    let failure = |(at, change): &Accepted| {
        let value = change.made(valid, at);
        let outcome = value.and_then(|value| comes_back::<T>(schema, element, &value));
        let failure = outcome.err()?;
        Some(format!("at '{at}' {change:?}: {failure}"))
    };
    let failures: Vec<_> = cases.iter().filter_map(failure).collect();
    report(schema, &failures);
}

/// Holds every change of `valid` to be refused at its place and for its reason.
///
/// # Panics
/// When one is not.
pub fn refused(schema: &'static Schema, valid: &str, cases: &[Refused]) {
    let failure = |(at, change, place, keyword): &Refused| {
        let direction = match *keyword {
            "readOnly" => Direction::Request,
            "writeOnly" => Direction::Response,
            _ => Direction::Either,
        };
        let outcome = change.made(valid, at).and_then(|value| {
            let violations = check(schema, &value, direction);
            let is_told = violations.iter().any(|violation| {
                violation.name == *place && keyword::is_told_by(keyword, &violation.rule)
            });
            match is_told {
                true => Ok(()),
                false if violations.is_empty() => Err("was accepted".to_owned()),
                false => Err(format!("was refused for something else: {violations}")),
            }
        });
        let failure = outcome.err()?;
        Some(format!(
            "at '{at}' {change:?}, which breaks {keyword} of '{place}': {failure}"
        ))
    };
    let failures: Vec<_> = cases.iter().filter_map(failure).collect();
    report(schema, &failures);
}

/// Holds a value to be allowed, and to come back from JSON, XML and the type as it was.
fn comes_back<T: FromAny + ToAny>(
    schema: &'static Schema,
    element: &str,
    value: &Any,
) -> Result<(), String> {
    let violations = check(schema, value, Direction::Either);
    if !violations.is_empty() {
        return Err(format!("was refused: {violations}"));
    }
    if read(&value.to_json())? != *value {
        return Err("is another value after JSON".to_owned());
    }
    let typed =
        T::from_any(value.clone()).map_err(|error| format!("the type takes it not: {error}"))?;
    let told = typed.to_any();
    let violations = check(schema, &told, Direction::Either);
    if !violations.is_empty() {
        return Err(format!("what the type gives is refused: {violations}"));
    }
    let again = T::from_any(told.clone())
        .map_err(|error| format!("the type takes not what it gives: {error}"))?;
    if again.to_any() != told {
        return Err("is another value each time it goes through the type".to_owned());
    }
    through_xml(schema, element, &told)
}

/// Holds a value to come back from XML as it was, where XML can carry it.
///
/// XML has one form for an empty array that is not wrapped and for none, and for texts and what looks like it: a value that
/// comes back as another is held to stay that one.
fn through_xml(schema: &'static Schema, element: &str, value: &Any) -> Result<(), String> {
    // What XML cannot carry the writer says, and an API answers in JSON.
    let Ok(written) = xml::document(schema, element, value) else {
        return Ok(());
    };
    let read = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        xml::read(schema, element, bytes)
            .map_err(|fault| format!("{fault:?} in its own XML: {text}"))
    };
    let once = read(&written)?;
    if once == *value {
        return Ok(());
    }
    let again = xml::document(schema, element, &once)
        .map_err(|error| format!("what XML gives cannot be written: {error}"))?;
    match read(&again)? == once {
        true => Ok(()),
        false => Err(format!(
            "is another value each time it goes through XML: {}",
            String::from_utf8_lossy(&written)
        )),
    }
}

#[cfg(test)]
mod tests;
