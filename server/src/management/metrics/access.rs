//! Who was let in, who was not, and at which check.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric as _, MetricEncoder};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;

use crate::feil::Feilkode;
use crate::tilgang::decision::{Check, Decision};

use super::Metrics;

/// The last check of a token; those after it are about what its consumer asks for.
const LAST_OF_TOKEN: Check = Check::Records;

/// Outcomes, counted by the check that refused and the code that was answered: as many as there are, however the
/// requests look.
#[derive(Debug, Default)]
pub struct AccessMetrics {
    accepted: AtomicU64,
    authorized: AtomicU64,
    checks: [Row; Check::ALL.len()],
}

/// Refusals at one check.
#[derive(Debug, Default)]
struct Row([AtomicU64; Feilkode::ALLE.len()]);

impl Row {
    fn count(&self, kode: Feilkode) {
        if let Some(counter) = self.0.get(kode as usize) {
            increment(counter);
        }
    }
}

impl AccessMetrics {
    /// Counts what was decided on one request.
    pub fn count(&self, decision: &Decision, kode: Option<Feilkode>) {
        let Some(last) = decision.steps().last() else {
            // A request to nowhere.
            return;
        };
        let refused = last.refusal.is_some();
        if last.check > LAST_OF_TOKEN || !refused {
            increment(&self.accepted);
        }
        if refused {
            let row = self.checks.get(last.check as usize);
            if let (Some(row), Some(kode)) = (row, kode) {
                row.count(kode);
            }
        } else if last.check >= Check::Hjemmel {
            increment(&self.authorized);
        }
    }

    /// The refusals that have happened, with their checks and codes.
    fn refusals(
        &self,
        of: impl Fn(Check) -> bool,
    ) -> impl Iterator<Item = (&'static str, Feilkode, u64)> {
        let rows = Check::ALL.iter().copied().zip(&self.checks);
        rows.filter(move |(check, _)| of(*check))
            .flat_map(|(check, row)| counted(check.as_str(), row))
    }
}

fn counted(check: &'static str, row: &Row) -> impl Iterator<Item = (&'static str, Feilkode, u64)> {
    let counts = row.0.iter().map(|count| count.load(Ordering::Relaxed));
    let counts = Feilkode::ALLE.into_iter().zip(counts);
    counts
        .filter(|(_, count)| *count > 0)
        .map(move |(kode, count)| (check, kode, count))
}

fn increment(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}

/// Writes the outcomes when Prometheus asks.
#[derive(Debug)]
pub(super) struct Collected(pub(super) Arc<Metrics>);

impl Collector for Collected {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let access = &self.0.access;
        let tokens = encoder.encode_descriptor(
            "token_outcomes",
            "Access tokens accepted and refused, by the check that refused and the code answered",
            None,
            MetricType::Counter,
        )?;
        let refused = access.refusals(|check| check <= LAST_OF_TOKEN);
        outcomes(tokens, &access.accepted, refused)?;
        let authorizations = encoder.encode_descriptor(
            "authorization_outcomes",
            "Requests with an accepted token granted and refused by scope, organisation number, rights package and consent",
            None,
            MetricType::Counter,
        )?;
        let refused = access.refusals(|check| check > LAST_OF_TOKEN);
        outcomes(authorizations, &access.authorized, refused)
    }
}

fn outcomes(
    mut family: MetricEncoder<'_>,
    accepted: &AtomicU64,
    refused: impl Iterator<Item = (&'static str, Feilkode, u64)>,
) -> fmt::Result {
    let accepted = ("accepted", "", "", accepted.load(Ordering::Relaxed));
    let refused = refused.map(|(check, kode, count)| ("refused", check, kode.as_str(), count));
    for (outcome, check, kode, count) in [accepted].into_iter().chain(refused) {
        let labels = [("outcome", outcome), ("check", check), ("kode", kode)];
        let metric = family.encode_family(&labels)?;
        ConstCounter::new(count).encode(metric)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use prometheus_client::encoding::text;
    use prometheus_client::registry::Registry;

    fn decision(passed: &[Check], refused: Option<Check>) -> Decision {
        let mut decision = Decision::default();
        for check in passed {
            decision.passed(*check);
        }
        if let Some(check) = refused {
            let _ = decision.checked(check, Err::<(), _>("no"));
        }
        decision
    }

    /// The samples after these decisions, without what is zero.
    fn samples(decisions: &[(&[Check], Option<Check>, Option<Feilkode>)]) -> Vec<String> {
        let metrics = Arc::new(Metrics::default());
        for (passed, refused, kode) in decisions {
            metrics.access.count(&decision(passed, *refused), *kode);
        }
        let mut registry = Registry::default();
        registry.register_collector(Box::new(Collected(metrics)));
        let mut text = String::new();
        text::encode(&mut text, &registry).unwrap();
        text.lines()
            .filter(|line| !line.starts_with('#') && !line.ends_with(" 0"))
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn outcomes_are_counted_where_they_are_decided() {
        use Check::{Hjemmel, Records, Rettighetspakke, SamtykkeGyldighet, Scope, Times};
        let token = |rest: &str| format!("token_outcomes_total{{{rest}");
        let authorization = |rest: &str| format!("authorization_outcomes_total{{{rest}");
        let accepted = r#"outcome="accepted",check="",kode=""} 1"#;
        let refused =
            |check, kode| format!(r#"outcome="refused",check="{check}",kode="{kode}"}} 1"#);
        for (passed, at, kode, expected) in [
            (&[][..], None, None, vec![]),
            (&[], None, Some(Feilkode::UkjentAdresse), vec![]),
            (
                &[],
                Some(Check::Credentials),
                Some(Feilkode::Autentisering),
                vec![token(&refused("credentials", "RESTANSE-004"))],
            ),
            (
                &[Check::Form],
                Some(Times),
                Some(Feilkode::Autentisering),
                vec![token(&refused("times", "RESTANSE-004"))],
            ),
            (
                &[],
                Some(Check::Key),
                Some(Feilkode::Bakenforliggende),
                vec![token(&refused("key", "RESTANSE-002"))],
            ),
            // The media type was not acceptable, say.
            (
                &[Records, Scope],
                None,
                Some(Feilkode::Dataformat),
                vec![token(accepted)],
            ),
            (
                &[Records, Scope],
                Some(Check::Organisasjonsnummer),
                Some(Feilkode::Validering),
                vec![
                    token(accepted),
                    authorization(&refused("organisasjonsnummer", "RESTANSE-006")),
                ],
            ),
            (
                &[Records],
                Some(Scope),
                Some(Feilkode::Autorisasjon),
                vec![
                    token(accepted),
                    authorization(&refused("scope", "RESTANSE-005")),
                ],
            ),
            (
                &[Records, Rettighetspakke],
                Some(SamtykkeGyldighet),
                Some(Feilkode::Samtykke),
                vec![
                    token(accepted),
                    authorization(&refused("samtykke_gyldighet", "RESTANSE-007")),
                ],
            ),
            (
                &[Records, Rettighetspakke, Hjemmel],
                None,
                None,
                vec![token(accepted), authorization(accepted)],
            ),
            // Granted, and then the source was down.
            (
                &[Records, Rettighetspakke, SamtykkeGyldighet],
                None,
                Some(Feilkode::Bakenforliggende),
                vec![token(accepted), authorization(accepted)],
            ),
        ] {
            assert_eq!(samples(&[(passed, at, kode)]), expected);
        }
    }

    #[test]
    fn every_check_and_every_code_has_its_counter() {
        let all: Vec<_> = Check::ALL
            .iter()
            .copied()
            .flat_map(|check| Feilkode::ALLE.map(|kode| (&[][..], Some(check), Some(kode))))
            .collect();
        let samples = samples(&all);
        let refused = samples.iter().filter(|line| line.contains("refused"));
        assert_eq!(refused.count(), Check::ALL.len() * Feilkode::ALLE.len());
    }
}
