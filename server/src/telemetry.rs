//! Traces over OTLP, when they are configured.
//!
//! A request is one span, named by the document, with spans of what it waits for within. They are made here and nowhere
//! else, with attributes that are named here: what other crates tell of themselves reaches no collector, and neither do
//! addresses, organisation numbers, tokens or amounts.
//!
//! - [`spor`]: the spans of one request,
//! - [`traceparent`]: the trace that a request comes with,
//! - [`eksport`]: their way to the collector, which no request waits for.

mod eksport;
mod spor;
mod traceparent;

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use opentelemetry::KeyValue;
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::{Sampler, SdkTracer, SdkTracerProvider};
use reqwest::Url;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use crate::config::Telemetry;
use eksport::Eksport;
pub use eksport::Sportall;
pub(crate) use spor::Spor;

/// The longest file of headers that is read.
const LONGEST_HEADERS: u64 = 64 * 1024;

/// Makes spans. By default it makes none.
#[derive(Clone, Debug, Default)]
pub struct Traces(Option<Arc<Started>>);

#[derive(Debug)]
struct Started {
    tracer: SdkTracer,
    eksport: Eksport,
    /// Ends with this.
    _provider: SdkTracerProvider,
}

/// Why traces cannot be sent.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each says what it is")]
pub enum TelemetryFeil {
    #[error(
        "telemetry.endpoint is to be an address, `http://collector.example:4318/v1/traces`: {0}"
    )]
    Endpoint(String),
    #[error("telemetry.sample_ratio is {0}, and is to be from 0 to 1")]
    Ratio(f64),
    #[error("telemetry.headers_fil: {}: {error}", path.display())]
    HeadersFile { path: PathBuf, error: io::Error },
    #[error("telemetry.headers_fil: {}:{line}: a line is to be `Name: value`", path.display())]
    Header { path: PathBuf, line: usize },
    #[error("telemetry: {0}")]
    Client(String),
    #[error("telemetry: no thread for it: {0}")]
    Thread(io::Error),
}

impl Traces {
    /// As configured; none are made where nothing is.
    ///
    /// # Errors
    /// When what is configured cannot be meant. A collector that is away is no error.
    pub fn start(config: Option<&Telemetry>) -> Result<Self, TelemetryFeil> {
        let Some(config) = config else {
            return Ok(Self::default());
        };
        if !(0.0..=1.0).contains(&config.sample_ratio) {
            return Err(TelemetryFeil::Ratio(config.sample_ratio));
        }
        let endpoint = endpoint(&config.endpoint)?;
        let headers = config.headers_fil.as_ref().map(headers).transpose()?;
        let resource = Resource::builder_empty()
            .with_attributes([
                KeyValue::new("service.name", config.service_name.clone()),
                KeyValue::new("service.version", env!("CARGO_PKG_VERSION")),
            ])
            .build();
        let (eksport, processor) =
            Eksport::start(endpoint, headers.unwrap_or_default(), &resource)?;
        // Who sends a decision with the request has made it for the whole trace.
        let ratio = Sampler::TraceIdRatioBased(config.sample_ratio);
        let provider = SdkTracerProvider::builder()
            .with_sampler(Sampler::ParentBased(Box::new(ratio)))
            .with_resource(resource)
            .with_span_processor(processor)
            .build();
        let tracer = provider.tracer("restanser-server");
        Ok(Self(Some(Arc::new(Started {
            tracer,
            eksport,
            _provider: provider,
        }))))
    }

    /// How many spans were sent and lost; none where none are made.
    #[must_use]
    pub fn tall(&self) -> Option<Arc<Sportall>> {
        self.0.as_ref().map(|started| started.eksport.tall())
    }

    /// Sends what waits, within `most`, and nothing any more: before the program ends.
    pub fn close(&self, most: Duration) {
        if let Some(started) = &self.0 {
            started.eksport.close(most);
        }
    }

    fn tracer(&self) -> Option<&SdkTracer> {
        self.0.as_ref().map(|started| &started.tracer)
    }
}

fn endpoint(text: &str) -> Result<Url, TelemetryFeil> {
    let url: Url = text
        .parse()
        .map_err(|error| TelemetryFeil::Endpoint(format!("{error}")))?;
    match url.scheme() {
        "http" | "https" => Ok(url),
        other => Err(TelemetryFeil::Endpoint(format!(
            "`{other}` is neither http nor https"
        ))),
    }
}

/// Headers as they stand in a file: `Name: value` a line, and lines that begin with `#`.
fn headers(path: &PathBuf) -> Result<HeaderMap, TelemetryFeil> {
    let unreadable = |error| TelemetryFeil::HeadersFile {
        path: path.clone(),
        error,
    };
    if fs::metadata(path).map_err(unreadable)?.len() > LONGEST_HEADERS {
        return Err(unreadable(io::Error::other("it is longer than 64 KiB")));
    }
    let content = fs::read_to_string(path).map_err(unreadable)?;
    let mut headers = HeaderMap::new();
    for (index, line) in content.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        // Not a word of the line: it may be a secret.
        let (name, value) = header(line).ok_or_else(|| TelemetryFeil::Header {
            path: path.clone(),
            line: index + 1,
        })?;
        headers.append(name, value);
    }
    Ok(headers)
}

fn header(line: &str) -> Option<(HeaderName, HeaderValue)> {
    let (name, value) = line.split_once(':')?;
    let mut value: HeaderValue = value.trim().parse().ok()?;
    value.set_sensitive(true);
    Some((name.trim().parse().ok()?, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn telemetry(text: &str) -> Telemetry {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn what_cannot_be_meant_is_refused_and_names_its_key() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("headers");
        fs::write(
            &file,
            "# of the collector\n\nX-Key: secret\nsecret-without-a-name\n",
        )
        .unwrap();
        for (text, said) in [
            ("endpoint = \"collector\"".to_owned(), "telemetry.endpoint"),
            (
                "endpoint = \"grpc://c:4317\"".to_owned(),
                "neither http nor https",
            ),
            (
                "endpoint = \"http://c\"\nsample_ratio = 1.5".to_owned(),
                "telemetry.sample_ratio is 1.5",
            ),
            (
                "endpoint = \"http://c\"\nsample_ratio = nan".to_owned(),
                "telemetry.sample_ratio is NaN",
            ),
            (
                "endpoint = \"http://c\"\nheaders_fil = \"/nowhere\"".to_owned(),
                "telemetry.headers_fil: /nowhere",
            ),
            (
                format!("endpoint = \"http://c\"\nheaders_fil = {file:?}"),
                "headers:4: a line is to be `Name: value`",
            ),
        ] {
            let error = Traces::start(Some(&telemetry(&text)))
                .unwrap_err()
                .to_string();
            assert!(error.contains(said), "{text}: {error}");
            assert!(!error.contains("secret"), "{error}");
        }
    }

    #[test]
    fn headers_are_read_and_kept_to_ourselves() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("headers");
        fs::write(&file, "X-Key: a: b\n# no\nAuthorization:Basic x\n").unwrap();
        let headers = headers(&file).unwrap();
        assert_eq!(headers["x-key"], "a: b");
        assert_eq!(headers["authorization"], "Basic x");
        assert!(!format!("{headers:?}").contains("Basic"));
    }
}
