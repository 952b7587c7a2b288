//! `readOnly` and `writeOnly`: in which messages a member may be.

use super::change::{Rust, Validation, Wire};
use super::members::{added, removed};
use super::report::{Class, Report};
use super::schema::{Direction, Faces};
use crate::document::pointer_to;
use crate::ir::{Access, Api, Member};

/// A member and the API that it is of.
type Of<'a> = (&'a Api, &'a Member);

pub(super) fn compare(
    report: &mut Report<'_>,
    subject: &str,
    old: Of<'_>,
    new: Of<'_>,
    faces: Faces,
) {
    let access = |(api, member): Of<'_>| api.access_of(&member.schema);
    let (before, after) = (access(old), access(new));
    if before == after {
        return;
    }
    report.changed(
        "access-changed",
        subject,
        (&place(old), words(before).to_owned()),
        (&place(new), words(after).to_owned()),
        class((old.1, before), (new.1, after), faces.direction),
    );
}

/// What is no longer in any message is gone, what was in none is new.
fn class(old: (&Member, Access), new: (&Member, Access), direction: Direction) -> Class {
    let is_in = |access| match direction {
        Direction::Received => access != Access::WriteOnly,
        Direction::Sent => access != Access::ReadOnly,
        Direction::Unused => true,
    };
    // What is not in all messages may be absent from any.
    let rust = match old.0.required || new.0.required {
        true => Rust::Breaking,
        false => Rust::Compatible,
    };
    let class = match (direction, is_in(old.1), is_in(new.1)) {
        (_, false, false) | (_, true, true) => Class::of(Wire::Compatible, None),
        (Direction::Sent, true, false) => {
            Class::of(Wire::Breaking, None).validated(Validation::Tighter)
        }
        (Direction::Sent, false, true) if !new.0.required => {
            Class::of(Wire::Compatible, None).validated(Validation::Looser)
        }
        (_, false, true) => added(new.0),
        (_, true, false) => removed(old.0),
    };
    Class {
        rust: Some(rust),
        ..class
    }
}

fn words(access: Access) -> &'static str {
    match access {
        Access::Both => "in requests and answers",
        Access::ReadOnly => "only in answers",
        Access::WriteOnly => "only in requests",
    }
}

/// Where it is said, by the member or by what it refers to.
fn place((api, member): Of<'_>) -> String {
    let mut way = api.way(&member.schema);
    let said = way.find(|schema| schema.access != Access::Both);
    match said {
        Some(schema) if schema.access == Access::WriteOnly => {
            pointer_to(&schema.origin.pointer, "writeOnly")
        }
        Some(schema) => pointer_to(&schema.origin.pointer, "readOnly"),
        None => pointer_to(&member.schema.origin.pointer, "readOnly"),
    }
}
