//! The alerts in `packaging/prometheus` watch metrics that there are, and the handbook has each of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use felles::skipped;

const RULES: &str = include_str!("../../packaging/prometheus/restanser.rules.yml");
const HANDBOOK: &str = include_str!("../../docs/handbook.md");
/// Held to the service itself by another test.
const METRICS: &str = include_str!("../../docs/metrics.md");

/// Type and labels of each metric that is described.
fn described() -> BTreeMap<&'static str, (&'static str, BTreeSet<&'static str>)> {
    let rows = METRICS
        .lines()
        .filter(|line| line.starts_with("| `restanser_") || line.starts_with("| `process_"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let labels = cells[2].split('`').skip(1).step_by(2).collect();
        (cells[0].trim_matches('`'), (cells[1], labels))
    })
    .collect()
}

/// The words of an expression that name a metric of the service, each with the labels that it is asked by.
fn watched(text: &str) -> Vec<(&str, Vec<&str>)> {
    let begins = text
        .match_indices("restanser_")
        .chain(text.match_indices("process_"));
    begins
        .filter_map(|(begin, _)| {
            let rest = &text[begin..];
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            let (name, rest) = rest.split_at(end.unwrap_or(rest.len()));
            let labels = rest
                .strip_prefix('{')
                .and_then(|rest| rest.split('}').next());
            let labels = labels.map(|labels| {
                let matchers = labels.split(',');
                matchers
                    .map(|matcher| matcher.split(['=', '!']).next().unwrap())
                    .collect()
            });
            // A part of the program, whose level of logging is told.
            let is_metric = !rest.starts_with("::");
            is_metric.then(|| (name, labels.unwrap_or_default()))
        })
        .collect()
}

/// Those that Prometheus itself adds to what it reads.
const OF_PROMETHEUS: [&str; 2] = ["job", "instance"];

#[test]
fn every_metric_that_is_watched_is_told_with_these_labels() {
    let described = described();
    assert!(described.len() > 40, "{described:?}");
    for text in [RULES, HANDBOOK] {
        let watched = watched(text);
        assert!(!watched.is_empty());
        for (name, labels) in watched {
            let histogram = ["_bucket", "_count", "_sum"]
                .iter()
                .find_map(|end| name.strip_suffix(end));
            let (family, kind) = match histogram.filter(|family| described.contains_key(family)) {
                Some(family) => (family, "histogram"),
                None => (name, ""),
            };
            let (told, own) = described
                .get(family)
                .unwrap_or_else(|| panic!("{name} is not in docs/metrics.md"));
            assert!(kind.is_empty() || *told == kind, "{name} is a {told}");
            for label in labels {
                assert!(
                    own.contains(label) || OF_PROMETHEUS.contains(&label),
                    "{name}{{{label}}}"
                );
            }
        }
    }
}

#[test]
fn the_handbook_says_what_each_alert_means_and_of_no_other() {
    let rules = RULES
        .lines()
        .filter_map(|line| line.trim().strip_prefix("- alert: "));
    let told = HANDBOOK.lines().filter_map(|line| {
        let name = line.strip_prefix("| `")?.split('`').next()?;
        name.starts_with("Restanser").then_some(name)
    });
    let rules: BTreeSet<&str> = rules.collect();
    assert!(rules.len() > 10);
    assert_eq!(rules, told.collect());
}

#[test]
fn prometheus_understands_them() {
    let rules =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../packaging/prometheus/restanser.rules.yml");
    let Ok(output) = Command::new("promtool")
        .args(["check", "rules"])
        .arg(rules)
        .output()
    else {
        skipped("no promtool (Debian: prometheus)");
        return;
    };
    assert!(output.status.success(), "{output:?}");
}
