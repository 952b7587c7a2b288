//! promtool looks at the metrics of `restanser serve`, which has answered and refused a few requests.

use std::fs;
use std::process::Command;
use std::time::Instant;

use reqwest::Client;
use serde_json::Value;

use super::error::{ConformanceError, file};
use super::place::Place;
use super::process;
use super::report::Run;
use super::service::Running;

const STEP: &str = "promtool";
const INSTALL: &str = "apt-get install prometheus";

/// What is answered, and what is refused for one reason and another.
const ASKED: &[&str] = &["dibk/310111643", "ebevis/310111643", "dibk/1", "nowhere"];

pub(super) fn run(place: &mut Place) -> Result<Vec<Run>, ConformanceError> {
    let begun = Instant::now();
    let token = place.token(&["--consumer=974760673"])?;
    let serve = serve(place)?;
    place.doing("promtool looks at the metrics");
    let api = format!("http://{}/v2", address(&serve, "listening")?);
    let management = format!("http://{}", address(&serve, "management listening")?);
    let metrics = exposition(&api, &management, &token)?;
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

/// Asks as consumers do, and then for the metrics.
fn exposition(api: &str, management: &str, token: &str) -> Result<String, ConformanceError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(file("a runtime".as_ref()))?;
    runtime.block_on(async {
        // Loopback only, where a proxy has no business.
        let client = Client::builder().no_proxy().build();
        let client = client.map_err(unanswered(api))?;
        for path in ASKED {
            let url = format!("{api}/{path}");
            let asked = client.get(&url).bearer_auth(token).send().await;
            asked.map_err(unanswered(&url))?;
        }
        let url = format!("{management}/metrics");
        let answered = client.get(&url).send().await.map_err(unanswered(&url))?;
        let answered = answered.error_for_status().map_err(unanswered(&url))?;
        answered.text().await.map_err(unanswered(&url))
    })
}

fn unanswered(address: &str) -> impl FnOnce(reqwest::Error) -> ConformanceError {
    move |error| ConformanceError::Answer {
        address: address.to_owned(),
        error,
    }
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
