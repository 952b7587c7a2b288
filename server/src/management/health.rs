//! Whether the service lives, and whether it can answer requests.

use serde::Serialize;

use super::Kildestatus;
use crate::tilgang::keys::KeyStatus;
use crate::tilgang::rettighetspakke::gjeldende::{Nyeste, Pakkestatus};

/// What is said of a disclosure log that does not work.
const NO_RECORDS: &str = "the disclosure log took no records when it last tried: nothing is disclosed until it does, and \
                          RESTANSE-001 is answered; the ordinary log says why";

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
    /// Of Altinn 2, when its consents are accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    altinn2_keys: Option<KeysReady>,
    rettighetspakker: PakkerReady,
    kilde: KildeReady,
    utlevering: UtleveringReady,
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

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct KildeReady {
    usable: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct UtleveringReady {
    /// When it last tried to keep a record.
    usable: bool,
}

impl KeysReady {
    fn of(keys: &KeyStatus) -> Self {
        Self {
            usable: keys.usable,
            held: keys.held,
            age_seconds: keys.age.map(|age| age.as_secs()),
        }
    }
}

/// Requests can be answered as long as tokens can be verified and claims be read; packages are always in force. A file of packages that is
/// wrong is told too, but stops nobody: that all instances went away for it would be worse. So are the keys of Altinn 2,
/// which few requests need. And so is a disclosure log that takes no records: only requests show that it does again.
#[must_use]
pub fn ready(
    keys: &KeyStatus,
    altinn2: Option<&KeyStatus>,
    pakker: Pakkestatus,
    kilde: &Kildestatus,
    takes_records: bool,
) -> Ready {
    let mut reasons = amiss("Maskinporten", keys);
    if let Some(altinn2) = altinn2 {
        reasons.append(&mut amiss("Altinn 2", altinn2));
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
    if let Err(reason) = kilde {
        reasons.push(format!("the source of claims: {reason}"));
    }
    if !takes_records {
        reasons.push(NO_RECORDS.to_owned());
    }
    Ready {
        ready: keys.usable && kilde.is_ok(),
        reasons,
        keys: KeysReady::of(keys),
        altinn2_keys: altinn2.map(KeysReady::of),
        rettighetspakker: PakkerReady {
            in_force: pakker.pakker,
            newest,
        },
        kilde: KildeReady {
            usable: kilde.is_ok(),
        },
        utlevering: UtleveringReady {
            usable: takes_records,
        },
    }
}

/// What is wrong with an issuer's keys.
fn amiss(issuer: &str, keys: &KeyStatus) -> Vec<String> {
    let mut reasons = Vec::new();
    if !keys.usable {
        reasons.push(if keys.held == 0 {
            format!("no key of {issuer} is held: waiting for the issuer")
        } else {
            format!("the keys of {issuer} are too old")
        });
    }
    if let Some(error) = &keys.last_error {
        reasons.push(format!(
            "the keys of {issuer} could not be fetched: {error}"
        ));
    }
    reasons
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
            let ready = ready(&keys, None, pakker(nyeste), &Ok(()), true);
            assert_eq!(ready.ready, ready_, "{ready:?}");
            assert_eq!(ready.reasons.len(), told.len(), "{ready:?}");
            for (reason, word) in ready.reasons.iter().zip(told) {
                assert!(reason.contains(word), "{word}: {ready:?}");
            }
        }
    }

    #[test]
    fn altinn_2_is_told_and_decides_nothing() {
        let down = keys(0, false, Some(KeysError::NoUsableKey));
        for (maskinporten, ready_, told) in [
            (keys(1, true, None), true, 2),
            (keys(0, false, None), false, 3),
        ] {
            let ready = ready(
                &maskinporten,
                Some(&down),
                pakker(Nyeste::IKraft),
                &Ok(()),
                true,
            );
            assert_eq!(ready.ready, ready_, "{ready:?}");
            assert_eq!(ready.reasons.len(), told, "{ready:?}");
            let [.., waiting, failed] = ready.reasons.as_slice() else {
                panic!("{ready:?}")
            };
            assert!(waiting.contains("no key of Altinn 2"), "{waiting}");
            assert!(failed.contains("Altinn 2 could not"), "{failed}");
            let written = serde_json::to_value(&ready).unwrap();
            let altinn2 = serde_json::json!({"usable": false, "held": 0});
            assert_eq!(written["altinn2_keys"], altinn2);
        }
    }

    #[test]
    fn without_claims_there_are_no_answers_and_the_reason_is_told() {
        let keys = keys(1, true, None);
        let away = Err("it is away".to_owned());
        let ready = ready(&keys, None, pakker(Nyeste::IKraft), &away, true);
        assert!(!ready.ready);
        assert_eq!(ready.reasons, ["the source of claims: it is away"]);
        let written = serde_json::to_value(&ready).unwrap();
        assert_eq!(written["kilde"], serde_json::json!({"usable": false}));
    }

    #[test]
    fn it_is_written_for_machines() {
        let ready = ready(
            &keys(3, true, None),
            None,
            pakker(Nyeste::IKraft),
            &Ok(()),
            true,
        );
        assert_eq!(
            serde_json::to_value(ready).unwrap(),
            serde_json::json!({
                "ready": true,
                "reasons": [],
                "keys": {"usable": true, "held": 3, "age_seconds": 61},
                "rettighetspakker": {"in_force": 2, "newest": "in_force"},
                "kilde": {"usable": true},
                "utlevering": {"usable": true},
            })
        );
    }

    /// Were the service not ready, no request would come to find the log mended.
    #[test]
    fn a_log_that_takes_no_records_is_told() {
        let keys = keys(1, true, None);
        let ready = ready(&keys, None, pakker(Nyeste::IKraft), &Ok(()), false);
        assert!(ready.ready);
        assert_eq!(ready.reasons, [NO_RECORDS]);
        let written = serde_json::to_value(&ready).unwrap();
        assert_eq!(written["utlevering"], serde_json::json!({"usable": false}));
    }
}
