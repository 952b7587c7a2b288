//! What came of it: for people run by run, as JSON for machines.

use std::fmt::Write as _;

use serde::Serialize;

/// What one program says of the service.
#[derive(Debug, Serialize)]
pub(super) struct Run {
    pub(super) step: &'static str,
    pub(super) name: &'static str,
    pub(super) seconds: f64,
    /// What is wrong; nothing when it passed.
    pub(super) wrong: Vec<String>,
    /// What was counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) counted: Option<String>,
    /// What the program said.
    pub(super) output: String,
}

/// All of it.
#[derive(Debug, Default, Serialize)]
pub(super) struct Report {
    pub(super) runs: Vec<Run>,
}

impl Run {
    /// With what the program said.
    pub(super) fn text(&self) -> String {
        let mut text = format!("-- {} {}\n{}\n", self.step, self.name, self.output.trim());
        if let Some(counted) = &self.counted {
            let _ = writeln!(text, "{counted}");
        }
        for wrong in &self.wrong {
            let _ = writeln!(text, "wrong: {wrong}");
        }
        text.push('\n');
        text
    }
}

impl Report {
    pub(super) fn all_passed(&self) -> bool {
        self.runs.iter().all(|run| run.wrong.is_empty())
    }

    pub(super) fn summary(&self) -> String {
        let mut text = String::new();
        for run in &self.runs {
            let outcome = if run.wrong.is_empty() {
                "passed"
            } else {
                "FAILED"
            };
            let (step, name, seconds) = (run.step, run.name, run.seconds);
            let _ = writeln!(text, "{outcome}  {step} {name} ({seconds:.0} s)");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(wrong: &[&str]) -> Run {
        Run {
            step: "klient",
            name: "a",
            seconds: 1.4,
            wrong: wrong.iter().map(|&text| text.to_owned()).collect(),
            counted: None,
            output: "said\n".to_owned(),
        }
    }

    #[test]
    fn one_run_with_something_wrong_is_a_report_that_has_not_passed() {
        let mut report = Report {
            runs: vec![run(&[])],
        };
        assert!(report.all_passed());
        report.runs.push(run(&["that"]));
        assert!(!report.all_passed());
        assert_eq!(
            report.summary(),
            "passed  klient a (1 s)\nFAILED  klient a (1 s)\n"
        );
        assert_eq!(run(&["that"]).text(), "-- klient a\nsaid\nwrong: that\n\n");
    }
}
