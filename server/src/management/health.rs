//! Whether the service lives, and whether it can answer requests.

use serde::Serialize;

use crate::tilgang::keys::KeyStatus;
use crate::tilgang::rettighetspakke::gjeldende::{Nyeste, Pakkestatus};

/// The process answers: that is all there is to say.
#[derive(Debug, Serialize)]
pub struct Live {
    live: bool,
}

impl Default for Live {
    fn default() -> Self {
        Self { live: true }
    }
}

/// Whether requests can be answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ready {
    /// Whether they can.
    pub ready: bool,
    /// Why they cannot, or what else needs somebody's attention.
    pub reasons: Vec<String>,
    keys: KeysReady,
    rettighetspakker: PakkerReady,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct KeysReady {
    usable: bool,
    held: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    age_seconds: Option<u64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct PakkerReady {
    in_force: usize,
    /// What became of the newest content of their file.
    newest: &'static str,
}

/// Requests can be answered as long as tokens can be verified; packages are always in force. A file of packages that is
/// wrong is told too, but stops nobody: that all instances went away for it would be worse.
#[must_use]
pub fn ready(keys: &KeyStatus, pakker: Pakkestatus) -> Ready {
    let mut reasons = Vec::new();
    if !keys.usable {
        reasons.push(if keys.held == 0 {
            "no key of the issuer is held: waiting for the issuer".to_owned()
        } else {
            "the issuer's keys are too old".to_owned()
        });
    }
    if let Some(error) = &keys.last_error {
        reasons.push(format!("the issuer's keys could not be fetched: {error}"));
    }
    let newest = match pakker.nyeste {
        Nyeste::IKraft => "in_force",
        Nyeste::Avvist(reason) => {
            reasons.push(format!(
                "rights packages refused, older ones in force: {reason}"
            ));
            "refused"
        }
        Nyeste::Uleselig(reason) => {
            reasons.push(format!(
                "rights packages cannot be read, older ones in force: {reason}"
            ));
            "unreadable"
        }
    };
    Ready {
        ready: keys.usable,
        reasons,
        keys: KeysReady {
            usable: keys.usable,
            held: keys.held,
            age_seconds: keys.age.map(|age| age.as_secs()),
        },
        rettighetspakker: PakkerReady {
            in_force: pakker.pakker,
            newest,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tilgang::keys::KeysError;
    use std::sync::Arc;
    use std::time::Duration;

    fn keys(held: usize, usable: bool, last_error: Option<KeysError>) -> KeyStatus {
        KeyStatus {
            held,
            age: (held > 0).then_some(Duration::from_millis(61_500)),
            last_error: last_error.map(Arc::new),
            usable,
            fetches: 1,
            failures: 0,
            refused_keys: 0,
        }
    }

    fn pakker(nyeste: Nyeste) -> Pakkestatus {
        Pakkestatus {
            pakker: 2,
            nyeste,
            tatt: 0,
            avvist: 0,
        }
    }

    #[test]
    fn the_keys_decide_and_everything_amiss_is_told() {
        let down = Some(KeysError::NoUsableKey);
        let wrong = Nyeste::Avvist("f.toml:3:1: no".to_owned());
        let gone = Nyeste::Uleselig("f.toml: gone".to_owned());
        for (keys, nyeste, ready_, told) in [
            (keys(1, true, None), Nyeste::IKraft, true, &[][..]),
            (
                keys(0, false, None),
                Nyeste::IKraft,
                false,
                &["waiting for the issuer"],
            ),
            (
                keys(1, false, down.clone()),
                Nyeste::IKraft,
                false,
                &["too old", "no usable key"],
            ),
            (
                keys(1, true, down),
                Nyeste::IKraft,
                true,
                &["no usable key"],
            ),
            (keys(1, true, None), wrong, true, &["f.toml:3:1: no"]),
            (keys(1, true, None), gone, true, &["f.toml: gone"]),
        ] {
            let ready = ready(&keys, pakker(nyeste));
            assert_eq!(ready.ready, ready_, "{ready:?}");
            assert_eq!(ready.reasons.len(), told.len(), "{ready:?}");
            for (reason, word) in ready.reasons.iter().zip(told) {
                assert!(reason.contains(word), "{word}: {ready:?}");
            }
        }
    }

    #[test]
    fn it_is_written_for_machines() {
        let ready = ready(&keys(3, true, None), pakker(Nyeste::IKraft));
        assert_eq!(
            serde_json::to_value(ready).unwrap(),
            serde_json::json!({
                "ready": true,
                "reasons": [],
                "keys": {"usable": true, "held": 3, "age_seconds": 61},
                "rettighetspakker": {"in_force": 2, "newest": "in_force"},
            })
        );
    }
}
