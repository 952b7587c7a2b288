//! What holds for any two documents.

use std::collections::BTreeSet;

use actix_openapi_codegen::diff::{Change, Side, compare};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::lowered;
use crate::table::{BASE, KINDS, OTHER, rows};

/// A document that some rows in some order have edited, those that fit.
fn edited(base: &str, choice: &[Index]) -> String {
    let mut rows = rows();
    rows.retain(|row| row.base == base);
    let mut document = base.to_owned();
    for index in choice {
        let row = &rows[index.index(rows.len())];
        if let Some(next) = row.apply(&document)
            && actix_openapi_codegen::lower::lower(next.as_bytes(), "test").is_ok()
        {
            document = next;
        }
    }
    document
}

/// The kind of the same change the other way.
fn mirrored(kind: &str) -> String {
    match kind.rsplit_once('-') {
        Some((what, "added")) => format!("{what}-removed"),
        Some((what, "removed")) => format!("{what}-added"),
        _ => kind.to_owned(),
    }
}

type Told = (
    String,
    Option<(String, usize, String)>,
    Option<(String, usize, String)>,
);

fn side(side: &Option<Side>) -> Option<(String, usize, String)> {
    let side = side.as_ref()?;
    Some((side.pointer.clone(), side.line, side.value.clone()))
}

fn sorted(changes: &[Change], told: impl Fn(&Change) -> Told) -> Vec<Told> {
    let mut all: Vec<_> = changes.iter().map(told).collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_document_does_not_differ_from_itself(
        base in prop::sample::select(vec![BASE, OTHER, KINDS]),
        choice in prop::collection::vec(any::<Index>(), 0..12),
    ) {
        let document = lowered(&edited(base, &choice));
        prop_assert_eq!(compare(&document, &document), []);
    }

    #[test]
    fn the_other_way_is_the_mirror_image(
        base in prop::sample::select(vec![BASE, OTHER, KINDS]),
        one in prop::collection::vec(any::<Index>(), 0..12),
        other in prop::collection::vec(any::<Index>(), 0..12),
    ) {
        let (one, other) = (lowered(&edited(base, &one)), lowered(&edited(base, &other)));
        let (there, back) = (compare(&one, &other), compare(&other, &one));
        // What two types lose that one had stands at one place, but is told of each.
        let once: BTreeSet<_> = there
            .iter()
            .map(|change| (change.kind, &change.subject, side(&change.old), side(&change.new)))
            .collect();
        prop_assert_eq!(once.len(), there.len(), "told twice");
        let there = sorted(&there, |change| {
            (change.kind.name().to_owned(), side(&change.old), side(&change.new))
        });
        let back = sorted(&back, |change| {
            (mirrored(change.kind.name()), side(&change.new), side(&change.old))
        });
        prop_assert_eq!(&there, &back);
    }
}
