//! `[telemetry]`: traces over OTLP. Off when it is left out.

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::Deserialize;

use super::texts;

/// `[telemetry]`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Telemetry {
    /// Where traces are sent, OTLP over HTTP.
    #[schemars(
        with = "texts::HttpUrl",
        example = "http://collector.example:4318/v1/traces"
    )]
    pub endpoint: String,
    /// What the service is called in them.
    #[serde(default = "default_service_name")]
    #[schemars(with = "texts::Words")]
    pub service_name: String,
    /// How many of the requests that come without a decision of their own are traced, from 0 to 1.
    #[serde(default = "default_sample_ratio")]
    #[schemars(range(min = 0.0, max = 1.0))]
    pub sample_ratio: f64,
    /// A file with headers for the endpoint, `Name: value` a line, for one that wants to know who sends.
    #[schemars(
        with = "Option<texts::InputFile>",
        example = "/run/secrets/otlp-headers"
    )]
    pub headers_fil: Option<PathBuf>,
}

fn default_service_name() -> String {
    "restanser".to_owned()
}

/// One of ten.
fn default_sample_ratio() -> f64 {
    0.1
}
