//! A watch over files: on SIGHUP at once, otherwise by looking at their content every so often.
//!
//! Looking at the content survives whatever replaces a file: an editor's rename, the symbolic link that Kubernetes turns to
//! a new folder, a file that goes and comes back. A content is judged when it is the same at two looks in a row, so that
//! one that is being written is not; and only once. What is made of it is up to who watches.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::MissedTickBehavior;

use crate::signal::Hangup;

/// How often the files are looked at.
const INTERVAL: Duration = Duration::from_secs(2);

/// What was found at a look: a content, or why there is none.
pub(crate) type Funn<I> = Result<I, String>;

/// What a watch has seen.
pub(crate) struct Filvakt<I> {
    /// What was last judged.
    bedomt: Funn<I>,
    forrige: Funn<I>,
}

impl<I: Clone + PartialEq + Send + 'static> Filvakt<I> {
    /// From this content on, which is in force.
    pub(crate) fn fra(innhold: I) -> Self {
        Self {
            bedomt: Ok(innhold.clone()),
            forrige: Ok(innhold),
        }
    }

    /// Watches for ever what `les` reads, on a thread where waiting for a slow disk disturbs nobody, and has `bedom`
    /// judge it.
    pub(crate) async fn hold(
        mut self,
        mut hangup: Hangup,
        les: impl Fn() -> Funn<I> + Send + Sync + 'static,
        mut bedom: impl FnMut(&Funn<I>),
    ) {
        let les = Arc::new(les);
        let mut interval = tokio::time::interval(INTERVAL);
        interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let asked = tokio::select! {
                _ = interval.tick() => false,
                () = hangup.next() => true,
            };
            let les = Arc::clone(&les);
            let look = tokio::task::spawn_blocking(move || les()).await;
            let funn = look.unwrap_or_else(|error| Err(error.to_string()));
            if asked {
                self.bedt(funn, &mut bedom);
            } else {
                self.sett(funn, &mut bedom);
            }
        }
    }

    /// Something was found in passing: it counts when it is new, and was there at the last look, too.
    pub(crate) fn sett(&mut self, funn: Funn<I>, bedom: impl FnOnce(&Funn<I>)) {
        let steady = funn == self.forrige;
        if steady && funn != self.bedomt {
            self.bedt(funn, bedom);
        } else {
            self.forrige = funn;
        }
    }

    /// Somebody asked for it: it counts as it is, and is judged even when it is not new.
    pub(crate) fn bedt(&mut self, funn: Funn<I>, bedom: impl FnOnce(&Funn<I>)) {
        bedom(&funn);
        self.bedomt.clone_from(&funn);
        self.forrige = funn;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is judged when this is found, look by look, after `1` is in force.
    fn judged(looks: &[Funn<u32>]) -> Vec<Funn<u32>> {
        let mut vakt = Filvakt::fra(1);
        let mut judged = Vec::new();
        for look in looks {
            vakt.sett(look.clone(), |funn| judged.push(funn.clone()));
        }
        judged
    }

    fn gone() -> Funn<u32> {
        Err("gone".to_owned())
    }

    #[test]
    fn what_is_the_same_twice_is_judged_once() {
        assert_eq!(judged(&[Ok(2)]), []);
        assert_eq!(judged(&[Ok(2), Ok(2)]), [Ok(2)]);
        assert_eq!(judged(&[Ok(2), Ok(2), Ok(2), Ok(2)]), [Ok(2)]);
        assert_eq!(judged(&[gone(), gone(), gone()]), [gone()]);
    }

    #[test]
    fn what_changes_from_look_to_look_is_not_judged() {
        assert_eq!(judged(&[Ok(2), Ok(3), Ok(2), gone(), Ok(3), Ok(1)]), []);
    }

    #[test]
    fn what_is_in_force_is_no_news_until_something_else_was() {
        assert_eq!(judged(&[Ok(1), Ok(1), gone(), Ok(1), Ok(1)]), []);
        assert_eq!(judged(&[Ok(2), Ok(2), Ok(1), Ok(1)]), [Ok(2), Ok(1)]);
    }

    #[test]
    fn what_is_asked_for_is_judged_at_once_and_each_time() {
        let mut vakt = Filvakt::fra(1);
        let mut judged = Vec::new();
        for _ in 0..2 {
            vakt.bedt(Ok(2), |funn| judged.push(funn.clone()));
        }
        // Seen by now.
        for _ in 0..2 {
            vakt.sett(Ok(2), |funn| judged.push(funn.clone()));
        }
        assert_eq!(judged, [Ok(2), Ok(2)]);
    }
}
