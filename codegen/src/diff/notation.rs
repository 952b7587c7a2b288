//! How a parameter is written.

use super::change::{Validation, Wire};
use super::report::{Class, Report};
use crate::document::pointer_to;
use crate::ir::{Api, Kind, Notation, Parameter};

pub(super) fn compare(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Api, &Parameter),
    new: (&Api, &Parameter),
) {
    let place = |parameter: &Parameter, keyword| pointer_to(&parameter.origin.pointer, keyword);
    let (before, after) = (old.1, new.1);
    if written(old) != written(new) {
        report.changed(
            "parameter-style",
            subject,
            (
                &place(before, notation_keyword(before)),
                notation_name(before),
            ),
            (&place(after, notation_keyword(after)), notation_name(after)),
            Class::of(Wire::Breaking, None).validated(Validation::Other),
        );
    }
    if before.allow_empty != after.allow_empty {
        let (wire, validation) = match after.allow_empty {
            true => (Wire::Compatible, Validation::Looser),
            false => (Wire::Breaking, Validation::Tighter),
        };
        report.changed(
            "parameter-empty",
            subject,
            (
                &place(before, "allowEmptyValue"),
                before.allow_empty.to_string(),
            ),
            (
                &place(after, "allowEmptyValue"),
                after.allow_empty.to_string(),
            ),
            Class::of(wire, None).validated(validation),
        );
    }
    if before.allow_reserved != after.allow_reserved {
        // What is encoded and what is not are read alike.
        report.changed(
            "parameter-reserved",
            subject,
            (
                &place(before, "allowReserved"),
                before.allow_reserved.to_string(),
            ),
            (
                &place(after, "allowReserved"),
                after.allow_reserved.to_string(),
            ),
            Class::of(Wire::Compatible, None),
        );
    }
}

/// How a parameter is written: one value is so in one way, exploded or not.
fn written((api, parameter): (&Api, &Parameter)) -> Notation {
    let end = api.references(&parameter.schema.kind).last();
    let kind = end.map_or(&parameter.schema.kind, |named| &named.schema.kind);
    let is_single = matches!(
        kind,
        Kind::String(_) | Kind::Enumeration(_) | Kind::Boolean | Kind::Number(_)
    );
    match parameter.notation {
        Notation::Styled { style, .. } if is_single => Notation::Styled {
            style,
            explode: false,
        },
        notation => notation,
    }
}

/// The keyword that says how a parameter is written.
fn notation_keyword(parameter: &Parameter) -> &'static str {
    match parameter.notation {
        Notation::Styled { .. } => "style",
        Notation::Json | Notation::Text => "content",
    }
}

fn notation_name(parameter: &Parameter) -> String {
    match parameter.notation {
        Notation::Styled { style, explode } => match explode {
            true => format!("{}, exploded", style.keyword()),
            false => style.keyword().to_owned(),
        },
        Notation::Json => "content of JSON".to_owned(),
        Notation::Text => "content of text".to_owned(),
    }
}
