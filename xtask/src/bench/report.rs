//! Results: as a table for people, as JSON for the next run.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::thread;

use serde::{Deserialize, Serialize};

use super::error::BenchError;
use super::measurement::{Bound, Measurement};
use crate::programs::file;

/// What was measured, and on what kind of a day.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Report {
    organisasjoner: u64,
    processors: usize,
    /// Before and after: how many wanted the processors, on average over a minute. None where the system does not tell.
    load: [Option<f64>; 2],
    pub(super) measurements: Vec<Measurement>,
}

impl Report {
    pub(super) fn begin(organisasjoner: u64) -> Self {
        Self {
            organisasjoner,
            processors: thread::available_parallelism().map_or(1, usize::from),
            load: [load(), None],
            measurements: Vec::new(),
        }
    }

    pub(super) fn end(&mut self) {
        self.load = [self.load[0], load()];
    }

    pub(super) fn read(path: &Path) -> Result<Self, BenchError> {
        let text = fs::read_to_string(path).map_err(file(path))?;
        serde_json::from_str(&text).map_err(|error| BenchError::Earlier {
            path: path.to_owned(),
            error,
        })
    }

    pub(super) fn all_bounds_hold(&self) -> bool {
        self.measurements.iter().all(Measurement::bound_holds)
    }

    pub(super) fn table(&self, earlier: Option<&Self>) -> String {
        let mut rows = vec![heading(earlier.is_some())];
        rows.extend(self.measurements.iter().map(|own| row(own, earlier)));
        let mut text = aligned(&rows);
        let load = self
            .load
            .map(|load| load.map_or("?".to_owned(), |load| format!("{load:.1}")));
        let [before, after] = load;
        let _ = writeln!(
            text,
            "{} organisations, {} processors, load {before} before and {after} after",
            self.organisasjoner, self.processors
        );
        if let Some(earlier) =
            earlier.filter(|earlier| earlier.organisasjoner != self.organisasjoner)
        {
            let _ = writeln!(text, "the earlier run had {}", earlier.organisasjoner);
        }
        text
    }
}

fn heading(compares: bool) -> Vec<String> {
    let mut cells = vec!["bench", "", "median", "spread", "ratio"];
    if compares {
        cells.push("earlier");
    }
    cells.into_iter().map(str::to_owned).collect()
}

fn row(own: &Measurement, earlier: Option<&Report>) -> Vec<String> {
    let (least, most) = own.spread();
    let spread = match own.values.len() {
        0 | 1 => String::new(),
        _ => format!("{} - {}", number(least), number(most)),
    };
    let mut cells = vec![
        own.bench.clone(),
        own.name.clone(),
        format!("{} {}", number(own.median()), own.unit),
        spread,
        ratio(own),
    ];
    if let Some(earlier) = earlier {
        let same = earlier
            .measurements
            .iter()
            .find(|other| other.bench == own.bench && other.name == own.name);
        cells.push(same.map_or_else(String::new, |other| {
            let change = (own.median() / other.median() - 1.0) * 100.0;
            format!("{} ({change:+.0} %)", number(other.median()))
        }));
    }
    cells
}

fn ratio(own: &Measurement) -> String {
    let Some(beside) = &own.beside else {
        return String::new();
    };
    let ratio = format!("{:.2} of {}", beside.ratio, beside.name);
    let (kind, bound) = match beside.bound {
        None => return ratio,
        Some(Bound::AtMost(bound)) => ("at most", bound),
        Some(Bound::AtLeast(bound)) => ("at least", bound),
    };
    let verdict = if own.bound_holds() { "" } else { ", NOT KEPT" };
    format!("{ratio} ({kind} {bound}{verdict})")
}

/// Three digits or more.
fn number(value: f64) -> String {
    match value.abs() {
        100.0.. => format!("{value:.0}"),
        10.0..100.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

/// In columns, as wide as they need.
fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells
            .map(|cell: &String| cell.chars().count())
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let cells = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:width$}"));
        let line = cells.collect::<Vec<_>>().join("  ");
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn load() -> Option<f64> {
    let text = fs::read_to_string("/proc/loadavg").ok()?;
    text.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(lookup: &[f64], reads: &[f64]) -> Report {
        let mut report = Report::begin(1000);
        let reads = Measurement::new("lookup", "read", "ns", reads.to_vec());
        let lookup = Measurement::new("lookup", "lookup", "ns", lookup.to_vec());
        report.measurements = vec![lookup.beside(&reads, Some(Bound::AtMost(2.0))), reads];
        report
    }

    #[test]
    fn a_table_tells_median_spread_and_ratio() {
        let table = report(&[3000.0, 3300.0, 3600.0], &[2000.0, 2200.0, 2400.0]).table(None);
        let lines: Vec<_> = table.lines().collect();
        assert_eq!(lines[0], "bench           median   spread       ratio");
        assert_eq!(
            lines[1],
            "lookup  lookup  3300 ns  3000 - 3600  1.50 of read (at most 2)"
        );
        assert_eq!(lines[2], "lookup  read    2200 ns  2000 - 2400");
    }

    #[test]
    fn a_bound_that_is_not_kept_is_told() {
        let report = report(&[5000.0], &[2000.0]);
        assert!(!report.all_bounds_hold());
        assert!(
            report
                .table(None)
                .contains("2.50 of read (at most 2, NOT KEPT)")
        );
    }

    #[test]
    fn what_is_printed_as_json_can_be_compared_with() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("earlier.json");
        let earlier = report(&[2000.0], &[2000.0]);
        fs::write(&path, serde_json::to_string_pretty(&earlier).unwrap()).unwrap();
        let earlier = Report::read(&path).unwrap();
        let table = report(&[3000.0], &[2000.0]).table(Some(&earlier));
        assert!(table.contains("2000 (+50 %)"), "{table}");
        fs::write(&path, "{}").unwrap();
        assert!(matches!(
            Report::read(&path),
            Err(BenchError::Earlier { .. })
        ));
    }
}
