//! What is wrong with the lines: the first hundred told in full, all counted.

use std::fmt;
use std::path::{Path, PathBuf};

/// How many faults are told in full.
const MOST_TOLD: usize = 100;
/// Of one fault. What stands in a file is not to fill the terminal.
const LONGEST_FAULT: usize = 300;

/// What is wrong with the lines, with file and line.
#[derive(Debug, Default)]
pub struct Linjefeil {
    told: Vec<String>,
    number: u64,
}

impl Linjefeil {
    pub(super) fn add(&mut self, place: impl fmt::Display, fault: impl fmt::Display) {
        self.number += 1;
        if self.told.len() < MOST_TOLD {
            self.told
                .push(format!("{place}: {}", harmless(&fault.to_string())));
        }
    }

    /// Counts faults that are not told.
    pub(super) fn count(&mut self, number: u64) {
        self.number += number;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.number == 0
    }
}

impl fmt::Display for Linjefeil {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.told {
            writeln!(formatter, "{fault}")?;
        }
        let more = self.number - self.told.len() as u64;
        if more > 0 {
            writeln!(formatter, "and {more} more")?;
        }
        let faults = if self.number == 1 { "fault" } else { "faults" };
        write!(formatter, "{} {faults}: nothing is imported", self.number)
    }
}

/// A fault may name what stands in the file, which must not steer the terminal.
fn harmless(fault: &str) -> String {
    let harmless = |text: char| if text.is_control() { '\u{fffd}' } else { text };
    let mut short: String = fault.chars().take(LONGEST_FAULT).map(harmless).collect();
    if short.len() < fault.len() && fault.chars().nth(LONGEST_FAULT).is_some() {
        short.push('…');
    }
    short
}

/// Where a line is.
#[derive(Clone, Copy)]
pub(super) struct Sted<'a> {
    pub(super) file: &'a Path,
    pub(super) line: u64,
}

impl fmt::Display for Sted<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.file.display(), self.line)
    }
}

/// All lines of all files are numbered through; this tells which line of which file a number is.
#[derive(Default)]
pub(super) struct Linjenumre {
    /// Each file, and how many lines there are before it.
    files: Vec<(u64, PathBuf)>,
}

impl Linjenumre {
    pub(super) fn begin(&mut self, before: u64, file: &Path) {
        self.files.push((before, file.to_owned()));
    }

    pub(super) fn place(&self, number: u64) -> Option<Sted<'_>> {
        let later = self.files.partition_point(|(before, _)| *before < number);
        let (before, file) = self.files.get(later.checked_sub(1)?)?;
        Some(Sted {
            file,
            line: number - before,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_a_line_of_a_file() {
        let mut numbers = Linjenumre::default();
        for (before, file) in [(0, "a"), (3, "empty"), (3, "b")] {
            numbers.begin(before, Path::new(file));
        }
        let place = |number| numbers.place(number).map(|place| place.to_string());
        assert_eq!(place(0), None);
        assert_eq!(place(1).unwrap(), "a:1");
        assert_eq!(place(3).unwrap(), "a:3");
        assert_eq!(place(4).unwrap(), "b:1");
    }

    #[test]
    fn what_is_told_is_bounded_and_steers_no_terminal() {
        let mut faults = Linjefeil::default();
        for number in 0..150 {
            faults.add(number, format!("\u{1b}[2J{}", "x".repeat(1000)));
        }
        let told = faults.to_string();
        assert!(!told.contains('\u{1b}'));
        assert!(told.contains("and 50 more") && told.ends_with("150 faults: nothing is imported"));
        assert!(told.len() < 150 * 400);
    }
}
