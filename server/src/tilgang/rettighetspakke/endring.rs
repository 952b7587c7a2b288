//! What is new in a version of the packages, in counts: for the log, which names no organisation.

use std::collections::BTreeSet;

use super::Rettighetspakker;

/// The difference of two versions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Endring {
    pub(super) nye_pakker: usize,
    pub(super) fjernede_pakker: usize,
    /// In both, but not the same.
    pub(super) endrede_pakker: usize,
    /// Pairs of package and consumer.
    pub(super) nye_tildelinger: usize,
    pub(super) fjernede_tildelinger: usize,
}

impl Endring {
    pub(super) fn mellom(before: &Rettighetspakker, after: &Rettighetspakker) -> Self {
        let (old, new) = (tildelinger(before), tildelinger(after));
        let only_in = |one: &Rettighetspakker, other: &Rettighetspakker| {
            let absent = |navn: &&String| !other.0.contains_key(*navn);
            one.0.keys().filter(absent).count()
        };
        let changed = after.0.iter().filter(|(navn, pakke)| {
            let old = before.0.get(*navn);
            old.is_some_and(|old| old != *pakke)
        });
        Self {
            nye_pakker: only_in(after, before),
            fjernede_pakker: only_in(before, after),
            endrede_pakker: changed.count(),
            nye_tildelinger: new.difference(&old).count(),
            fjernede_tildelinger: old.difference(&new).count(),
        }
    }
}

fn tildelinger(pakker: &Rettighetspakker) -> BTreeSet<(&str, &str)> {
    let mut tildelinger = BTreeSet::new();
    for (navn, pakke) in pakker.iter() {
        tildelinger.extend(pakke.konsumenter.iter().map(|org| (navn, org.as_str())));
    }
    tildelinger
}

#[cfg(test)]
mod tests {
    use super::*;

    fn les(text: &str) -> Rettighetspakker {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn what_is_new_is_counted() {
        let before = les(r#"
            a = { samtykke = true, konsumenter = ["974760673", "991825827"] }
            b = { samtykke = true, konsumenter = ["974760673"] }
            c = { samtykke = true, konsumenter = [] }
            "#);
        let after = les(r#"
            a = { samtykke = true, konsumenter = ["974760673", "974761076"] }
            c = { samtykke = true, konsumenter = [], felter = ["forfaltOgUbetalt"] }
            d = { samtykke = true, konsumenter = ["974760673", "991825827"] }
            "#);
        assert_eq!(Endring::mellom(&before, &before), Endring::default());
        let endring = Endring {
            nye_pakker: 1,
            fjernede_pakker: 1,
            endrede_pakker: 2,
            nye_tildelinger: 3,
            fjernede_tildelinger: 2,
        };
        assert_eq!(Endring::mellom(&before, &after), endring);
    }
}
