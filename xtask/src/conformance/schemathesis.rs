//! schemathesis asks the service, as whoever may be told and as whoever may not.

use std::collections::BTreeMap;
use std::fs;
use std::time::Instant;

use serde::Deserialize;

use super::error::ConformanceError;
use super::place::Place;
use super::process;
use super::report::Run;
use crate::programs::file;

const STEP: &str = "schemathesis";
const INSTALL: &str = "remove target/conformance/schemathesis and try again";

const JSON: &str = "application/json";
const XML: &str = "application/xml";

const ANSWERED: &str = "schemathesis.toml";
const REFUSED: &str = "schemathesis-refused.toml";

/// With both rights packages, and the consent of two of the organisations that are asked for most.
const ACCESS: &[&str] = &[
    "--consumer=974761076",
    "--samtykke-fra=310111643",
    "--samtykke-fra=314961900",
    // Longer than a run takes.
    "--expires-in=3500",
];
const EXPIRED: &[&str] = &["--consumer=974761076", "--expires-in=-60"];
const WITHOUT_SCOPE: &[&str] = &[
    "--consumer=974761076",
    "--scope=skatteetaten:annet",
    "--expires-in=3500",
];

/// A way of asking.
struct Ask {
    name: &'static str,
    /// What `restanser token` is told; no token when nothing is.
    token: Option<&'static [&'static str]>,
    media_type: &'static str,
    /// What schemathesis is told, in `xtask/conformance`.
    config: &'static str,
    /// Of all that is invented for the first one, one of so many.
    share: u32,
    /// The answers that there must be, or nothing was tried.
    needed: &'static [u16],
    /// Those that there may be as well; any other is wrong.
    allowed: &'static [u16],
}

/// 401 with access: schemathesis leaves the token out to see whether that is noticed.
const ASKS: &[Ask] = &[
    Ask {
        name: "with access",
        token: Some(ACCESS),
        media_type: JSON,
        config: ANSWERED,
        share: 1,
        needed: &[200, 400, 403, 404, 405],
        allowed: &[401],
    },
    Ask {
        name: "with access, XML",
        token: Some(ACCESS),
        media_type: XML,
        config: ANSWERED,
        share: 2,
        needed: &[200, 400, 403, 404, 405],
        allowed: &[401],
    },
    Ask {
        name: "without a token",
        token: None,
        media_type: JSON,
        config: REFUSED,
        share: 12,
        needed: &[401, 405],
        allowed: &[404],
    },
    Ask {
        name: "with a token that has expired",
        token: Some(EXPIRED),
        media_type: JSON,
        config: REFUSED,
        share: 12,
        needed: &[401, 405],
        allowed: &[404],
    },
    Ask {
        name: "without the scope, XML",
        token: Some(WITHOUT_SCOPE),
        media_type: XML,
        config: REFUSED,
        share: 12,
        needed: &[403, 405],
        allowed: &[401, 404],
    },
];

/// A line of what `hooks.py` writes.
#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Answer {
    status: u16,
    content_type: String,
}

pub(super) fn run(place: &mut Place, cases: u32, seed: u64) -> Result<Vec<Run>, ConformanceError> {
    place.dev()?;
    ASKS.iter().map(|ask| ask.run(place, cases, seed)).collect()
}

impl Ask {
    fn run(&self, place: &mut Place, cases: u32, seed: u64) -> Result<Run, ConformanceError> {
        let token = match self.token {
            Some(arguments) => Some(place.token(arguments)?),
            None => None,
        };
        let python = place.python(STEP)?;
        let address = place.dev()?.address.clone();
        place.doing(&format!("schemathesis asks {}", self.name));
        let answers = place.path("answers.jsonl");
        fs::write(&answers, "").map_err(file(&answers))?;
        let mut command = python.program("schemathesis");
        command
            .env("SCHEMATHESIS_HOOKS", place.told("hooks.py"))
            .env("CONFORMANCE_ANSWERS", &answers)
            .arg("--config-file")
            .arg(place.told(self.config))
            .arg("run")
            .arg(place.document()?)
            .args(["--url", &address, "--checks=all", "--no-color"])
            .args(["--continue-on-failure", "--seed", &seed.to_string()])
            .args(["--max-examples", &(cases / self.share).to_string()])
            .args(["--header", &format!("Accept: {}", self.media_type)]);
        if let Some(token) = token {
            command.args(["--header", &format!("Authorization: Bearer {token}")]);
        }
        let begun = Instant::now();
        let said = process::run(&mut command, "", INSTALL)?;
        let answers = fs::read_to_string(&answers).map_err(file(&answers))?;
        let counted = count(&answers);
        let mut wrong = self.wrong(&counted);
        if !said.content {
            wrong.insert(0, "schemathesis has found failures".to_owned());
        }
        Ok(Run {
            step: STEP,
            name: self.name,
            seconds: begun.elapsed().as_secs_f64(),
            wrong,
            counted: Some(told(&counted)),
            output: said.output,
        })
    }

    /// What schemathesis does not know: which answers these requests must have had, and may have had.
    fn wrong(&self, counted: &BTreeMap<Answer, u32>) -> Vec<String> {
        let seen = |status: u16| counted.keys().any(|answer| answer.status == status);
        let missing = self.needed.iter().filter(|&&status| !seen(status));
        let mut wrong: Vec<String> = missing
            .map(|status| format!("nothing was answered with {status}"))
            .collect();
        for Answer {
            status,
            content_type,
        } in counted.keys()
        {
            if !self.needed.contains(status) && !self.allowed.contains(status) {
                wrong.push(format!("something was answered with {status}"));
            }
            if content_type != self.media_type {
                let asked = self.media_type;
                wrong.push(format!("{status} came as {content_type}, not {asked}"));
            }
        }
        wrong
    }
}

fn count(answers: &str) -> BTreeMap<Answer, u32> {
    let mut counted = BTreeMap::new();
    for answer in answers
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
    {
        *counted.entry(answer).or_default() += 1;
    }
    counted
}

fn told(counted: &BTreeMap<Answer, u32>) -> String {
    let counts = counted
        .iter()
        .map(|(answer, count)| format!("{} {count}", answer.status));
    format!("answers: {}", counts.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(status: u16, content_type: &str) -> String {
        format!("{{\"status\": {status}, \"content_type\": \"{content_type}\"}}\n")
    }

    fn wrong(ask: &Ask, answers: &[(u16, &str)]) -> Vec<String> {
        let lines: String = answers
            .iter()
            .map(|&(status, of)| line(status, of))
            .collect();
        ask.wrong(&count(&lines))
    }

    #[test]
    fn whoever_has_no_token_is_told_nothing() {
        let ask = ASKS.iter().find(|ask| ask.token.is_none()).unwrap();
        assert_eq!(wrong(ask, &[(401, JSON), (405, JSON)]), [""; 0]);
        assert_eq!(
            wrong(ask, &[(401, JSON), (405, JSON), (200, JSON)]),
            ["something was answered with 200"]
        );
    }

    #[test]
    fn a_run_without_answers_has_not_passed() {
        for ask in ASKS {
            assert_eq!(wrong(ask, &[]).len(), ask.needed.len(), "{}", ask.name);
        }
    }

    #[test]
    fn what_is_asked_for_in_xml_comes_as_xml() {
        let ask = ASKS.iter().find(|ask| ask.media_type == XML).unwrap();
        let answers: Vec<_> = ask.needed.iter().map(|&status| (status, XML)).collect();
        assert_eq!(wrong(ask, &answers), [""; 0]);
        let with_json: Vec<_> = answers.into_iter().chain([(404, JSON)]).collect();
        assert_eq!(
            wrong(ask, &with_json),
            ["404 came as application/json, not application/xml"]
        );
    }

    #[test]
    fn answers_are_counted_by_status() {
        let answers = [line(200, XML), line(200, XML), line(404, XML)].concat();
        assert_eq!(told(&count(&answers)), "answers: 200 2, 404 1");
    }
}
