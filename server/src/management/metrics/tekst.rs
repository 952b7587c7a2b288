//! The two text formats that Prometheus reads: OpenMetrics, and the older 0.0.4, which everything reads.

use std::fmt::{self, Write as _};

use prometheus_client::encoding::text;
use prometheus_client::registry::Registry;

/// How metrics are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Prometheus' text format 0.0.4.
    Prometheus,
    /// OpenMetrics 1.0.0.
    OpenMetrics,
}

impl Format {
    /// The one that `accept` asks for: OpenMetrics only where it is named and wanted no less than other texts.
    #[must_use]
    pub fn asked_for(accept: &str) -> Self {
        let (mut openmetrics, mut text) = (0.0, 0.0);
        for range in accept.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let name = parts.next().unwrap_or_default();
            let (mut weight, mut version) = (1.0_f32, None);
            for parameter in parts {
                match parameter.split_once('=') {
                    Some(("q", q)) => weight = q.parse().unwrap_or(0.0),
                    Some(("version", asked)) => version = Some(asked.trim_matches('"')),
                    _ => {}
                }
            }
            if name.eq_ignore_ascii_case("application/openmetrics-text") {
                // Those of version 1 read each other.
                if version.is_none_or(|version| version.starts_with("1.")) {
                    openmetrics = weight.max(openmetrics);
                }
            } else if ["text/plain", "text/*", "*/*"].contains(&name.to_ascii_lowercase().as_str())
            {
                text = weight.max(text);
            }
        }
        match openmetrics > 0.0 && openmetrics >= text {
            true => Self::OpenMetrics,
            false => Self::Prometheus,
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Prometheus => "text/plain; version=0.0.4; charset=utf-8",
            Self::OpenMetrics => "application/openmetrics-text; version=1.0.0; charset=utf-8",
        }
    }

    /// All that `registry` has.
    ///
    /// # Errors
    /// When a metric cannot be written.
    pub fn write(self, registry: &Registry) -> Result<String, fmt::Error> {
        let mut openmetrics = String::new();
        text::encode(&mut openmetrics, registry)?;
        match self {
            Self::OpenMetrics => Ok(openmetrics),
            Self::Prometheus => older(&openmetrics),
        }
    }
}

/// The same in 0.0.4: what is told of a counter is told of its samples' name, with `_total`; units and the end are told
/// by nothing.
fn older(openmetrics: &str) -> Result<String, fmt::Error> {
    let mut written = String::with_capacity(openmetrics.len());
    let mut help = None;
    for line in openmetrics.lines() {
        let Some(about) = line.strip_prefix("# ") else {
            writeln!(written, "{line}")?;
            continue;
        };
        let mut words = about.splitn(3, ' ');
        match (words.next(), words.next(), words.next()) {
            (Some("HELP"), Some(name), text) => help = Some((name, text.unwrap_or_default())),
            (Some("TYPE"), Some(name), Some(kind)) => {
                let (suffix, kind) = match kind {
                    "counter" => ("_total", "counter"),
                    "info" => ("_info", "gauge"),
                    "stateset" => ("", "gauge"),
                    "unknown" => ("", "untyped"),
                    kind => ("", kind),
                };
                // The help stands before its type, and is of the same name.
                if let Some((_, text)) = help.take().filter(|(of, _)| *of == name) {
                    writeln!(
                        written,
                        "# HELP {name}{suffix} {}",
                        text.replace("\\\"", "\"")
                    )?;
                }
                writeln!(written, "# TYPE {name}{suffix} {kind}")?;
            }
            _ => {}
        }
    }
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_older_format_is_written_unless_the_other_is_asked_for() {
        use Format::{OpenMetrics, Prometheus};
        for (accept, format) in [
            ("", Prometheus),
            ("*/*", Prometheus),
            ("text/plain", Prometheus),
            ("application/json", Prometheus),
            ("application/openmetrics-text", OpenMetrics),
            (
                "application/openmetrics-text; version=1.0.0; charset=utf-8",
                OpenMetrics,
            ),
            (
                "application/openmetrics-text;version=\"1.0.0\"",
                OpenMetrics,
            ),
            ("application/openmetrics-text;version=2.0.0", Prometheus),
            ("application/openmetrics-text;q=0", Prometheus),
            // What Prometheus sends.
            (
                "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,\
                 application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2",
                OpenMetrics,
            ),
            (
                "text/plain;version=0.0.4;q=0.6,application/openmetrics-text;version=1.0.0;q=0.5",
                Prometheus,
            ),
        ] {
            assert_eq!(Format::asked_for(accept), format, "{accept}");
        }
    }

    #[test]
    fn families_are_told_by_the_names_of_their_samples() {
        let openmetrics = "# HELP a What \"a\" is.\n# TYPE a counter\na_total{x=\"# y\"} 1\n# HELP b_seconds B.\n\
                           # TYPE b_seconds gauge\n# UNIT b_seconds seconds\nb_seconds 2.0\n# HELP c C.\n# TYPE c info\n\
                           c_info{v=\"1\"} 1\n# TYPE d unknown\nd 3\n# EOF\n";
        let expected = "# HELP a_total What \"a\" is.\n# TYPE a_total counter\na_total{x=\"# y\"} 1\n\
                        # HELP b_seconds B.\n# TYPE b_seconds gauge\nb_seconds 2.0\n# HELP c_info C.\n\
                        # TYPE c_info gauge\nc_info{v=\"1\"} 1\n# TYPE d untyped\nd 3\n";
        assert_eq!(older(openmetrics).unwrap(), expected);
    }
}
