//! Arrays as a whole: how many items, and whether two are the same.

use std::collections::HashSet;

use crate::types::Any;
use crate::violation::{Place, Rule, Violations};

/// The constraints of an array schema, as a table.
#[derive(Debug)]
pub struct ArrayChecks {
    /// `minItems`.
    pub min_items: Option<u64>,
    /// `maxItems`.
    pub max_items: Option<u64>,
    /// `uniqueItems`.
    pub unique_items: bool,
}

impl ArrayChecks {
    /// Adds what `items` break together.
    pub fn check(&self, items: &[Any], place: &Place<'_>, violations: &mut Violations) {
        let count = items.len() as u64;
        let enough = self.min_items.is_none_or(|minimum| count >= minimum);
        let few_enough = self.max_items.is_none_or(|maximum| count <= maximum);
        if !(enough && few_enough) {
            let rule = Rule::Items {
                minimum: self.min_items,
                maximum: self.max_items,
            };
            violations.add(place, rule);
        }
        let mut seen = HashSet::new();
        if self.unique_items && !items.iter().all(|item| seen.insert(item.canonical())) {
            violations.add(place, Rule::Unique);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::violation::Location;

    #[test]
    fn arrays_are_counted_and_compared() {
        let checks = ArrayChecks {
            min_items: Some(1),
            max_items: Some(2),
            unique_items: true,
        };
        let broken = |items: &[i64]| {
            let mut violations = Violations::new();
            let items: Vec<_> = items
                .iter()
                .map(|item| Any::Number((*item).into()))
                .collect();
            checks.check(&items, &Place::root(Location::Path, "p"), &mut violations);
            violations.iter().count()
        };
        for (items, count) in [
            (&[][..], 1),
            (&[1], 0),
            (&[1, 2], 0),
            (&[1, 1], 1),
            (&[1, 2, 1], 2),
        ] {
            assert_eq!(broken(items), count, "{items:?}");
        }
    }
}
