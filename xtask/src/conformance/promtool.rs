//! promtool looks at the metrics of `restanser serve`, which has answered and refused a few requests.

use std::fs;
use std::process::Command;
use std::time::Instant;

use serde_json::Value;

use super::error::ConformanceError;
use super::http;
use super::place::Place;
use super::process;
use super::report::Run;
use super::service::Running;
use crate::programs::file;

const STEP: &str = "promtool";
const INSTALL: &str = "apt-get install prometheus";

/// What is answered, and what is refused for one reason and another.
const ASKED: [&str; 4] = ["dibk/310111643", "ebevis/310111643", "dibk/1", "nowhere"];

pub(super) fn run(place: &mut Place) -> Result<Vec<Run>, ConformanceError> {
    let begun = Instant::now();
    let token = place.token(&["--consumer=974760673"])?;
    let serve = serve(place)?;
    place.doing("promtool looks at the metrics");
    let api = format!("http://{}/v2", address(&serve, "listening")?);
    let management = format!("http://{}", address(&serve, "management listening")?);
    let asked = ASKED.map(|path| format!("{api}/{path}"));
    http::ask(&asked, &token)?;
    let metrics = http::text(&format!("{management}/metrics"))?;
    let mut check = Command::new("promtool");
    let said = process::run(check.args(["check", "metrics"]), &metrics, INSTALL)?;
    let samples = samples(&metrics);
    let mut wrong = Vec::new();
    if !said.content || !said.output.trim().is_empty() {
        wrong.push("promtool is not content with the metrics".to_owned());
    }
    if samples == 0 {
        wrong.push("there are no metrics".to_owned());
    }
    Ok(vec![Run {
        step: STEP,
        name: "check metrics",
        seconds: begun.elapsed().as_secs_f64(),
        wrong,
        counted: Some(format!("samples: {samples}")),
        output: said.output,
    }])
}

/// `restanser serve` with the issuer and a copy of the register of `restanser dev`.
fn serve(place: &mut Place) -> Result<Running, ConformanceError> {
    let dev = place.dev()?;
    let (issuer, register) = (dev.issuer.clone(), dev.data.join("register.sqlite"));
    place.doing("starting the service");
    let config = place.path("restanser.toml");
    let text = format!(
        "listen = \"127.0.0.1:0\"\n\
         [maskinporten]\nissuer = {issuer:?}\n\
         [kilde]\nsqlite = {register:?}\n\
         [utlevering]\nlogg = {:?}\n\
         [rettighetspakker.dibk]\nsamtykke = false\nhjemmel = \"conformance\"\nkonsumenter = [\"974760673\"]\n\
         [management]\nlisten = \"127.0.0.1:0\"\n",
        place.path("utleveringer.jsonl"),
    );
    fs::write(&config, text).map_err(file(&config))?;
    let mut command = place.restanser();
    command.args(["serve", "--config"]).arg(&config);
    let ready = r#""message":"listening""#;
    Running::start(&mut command, &place.path("serve.log"), ready)
}

/// The address that stands in the line of the log with this message.
fn address(serve: &Running, message: &str) -> Result<String, ConformanceError> {
    serve.told("where it listens", |line| {
        let line: Value = serde_json::from_str(line).ok()?;
        let text = |name| line.get(name).and_then(Value::as_str);
        (text("message") == Some(message)).then(|| text("address").map(str::to_owned))?
    })
}

fn samples(metrics: &str) -> usize {
    let lines = metrics.lines();
    lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .count()
}

#[cfg(test)]
mod tests {
    use super::samples;

    #[test]
    fn comments_are_no_samples() {
        assert_eq!(
            samples("# HELP a b\n# TYPE a counter\na_total{c=\"#\"} 1\n\n# EOF\n"),
            1
        );
        assert_eq!(samples("# EOF\n"), 0);
    }
}
