//! What is logged, as operators say it.

use std::fmt;
use std::str::FromStr;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;

/// Who tells of changes of the filter: heard whatever the filter says, unless it names this.
pub(super) const STYRING: &str = "restanser_server::logging::styring";
/// Tells what nobody wants to know below this.
const NOISY: (&str, LevelFilter) = ("actix_server", LevelFilter::WARN);
/// Longer ones are no filters.
const LONGEST: usize = 2048;

/// A filter: a level, and levels of parts, which go before it: `info,restanser_server::tilgang=debug`.
///
/// What it lets through is bounded by [`confidential`](super::confidential) all the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    text: String,
    targets: Targets,
}

/// Why a text is no filter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "each says what it is")]
pub enum UgyldigFilter {
    #[error("it is empty: write a level, {LEVELS}")]
    Empty,
    #[error("it is longer than {LONGEST} bytes")]
    TooLong,
    #[error("`{0}` is no level: {LEVELS}")]
    Level(String),
    #[error("`{0}` is no part of the program: write it as `restanser_server::tilgang=debug`")]
    Target(String),
    #[error("it has two levels for {0}")]
    Twice(String),
}

const LEVELS: &str = "off, error, warn, info, debug or trace";

impl Filter {
    /// As it is applied.
    pub(super) fn targets(&self) -> Targets {
        self.targets.clone()
    }
}

impl Default for Filter {
    fn default() -> Self {
        let everything = Parts {
            default: Some(LevelFilter::INFO),
            named: Vec::new(),
        };
        everything.filter("info")
    }
}

#[derive(Default)]
struct Parts<'a> {
    default: Option<LevelFilter>,
    named: Vec<(&'a str, LevelFilter)>,
}

impl Parts<'_> {
    fn filter(&self, text: &str) -> Filter {
        let default = self.default.unwrap_or(LevelFilter::OFF);
        let mut targets = Targets::new()
            .with_default(default)
            .with_target(NOISY.0, NOISY.1.min(default))
            .with_target(STYRING, LevelFilter::INFO);
        for (target, level) in &self.named {
            targets = targets.with_target(*target, *level);
        }
        Filter {
            text: text.to_owned(),
            targets,
        }
    }
}

impl FromStr for Filter {
    type Err = UgyldigFilter;

    fn from_str(text: &str) -> Result<Self, UgyldigFilter> {
        let text = text.trim();
        if text.is_empty() {
            return Err(UgyldigFilter::Empty);
        }
        if text.len() > LONGEST {
            return Err(UgyldigFilter::TooLong);
        }
        let mut parts = Parts::default();
        for part in text.split(',').map(str::trim) {
            match part.split_once('=') {
                None => {
                    let before = parts.default.replace(level(part)?);
                    if before.is_some() {
                        return Err(UgyldigFilter::Twice("everything".to_owned()));
                    }
                }
                Some((target, of_target)) => {
                    let target = target.trim();
                    if !is_target(target) {
                        return Err(UgyldigFilter::Target(target.to_owned()));
                    }
                    if parts.named.iter().any(|(named, _)| *named == target) {
                        return Err(UgyldigFilter::Twice(target.to_owned()));
                    }
                    parts.named.push((target, level(of_target.trim())?));
                }
            }
        }
        Ok(parts.filter(text))
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

fn level(text: &str) -> Result<LevelFilter, UgyldigFilter> {
    // Numbers are levels to others; here a slip of the pen.
    let is_word = text.bytes().all(|byte| byte.is_ascii_alphabetic()) && !text.is_empty();
    let level = is_word.then(|| text.parse().ok()).flatten();
    level.ok_or_else(|| UgyldigFilter::Level(text.to_owned()))
}

/// Whether it is a path of modules, as targets are.
fn is_target(text: &str) -> bool {
    text.split("::").all(|name| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    })
}

#[cfg(test)]
mod tests {
    use tracing::Level;

    use super::*;

    fn filter(text: &str) -> Targets {
        text.parse::<Filter>().unwrap().targets()
    }

    #[test]
    fn the_most_exact_part_decides() {
        let targets = filter("warn, restanser_server=info,restanser_server::tilgang = debug");
        for (target, level, heard) in [
            ("hyper", Level::WARN, true),
            ("hyper", Level::INFO, false),
            ("restanser_server::api", Level::INFO, true),
            ("restanser_server::api", Level::DEBUG, false),
            ("restanser_server::tilgang::keys", Level::DEBUG, true),
            ("restanser_server::tilgang::keys", Level::TRACE, false),
        ] {
            assert_eq!(
                targets.would_enable(target, &level),
                heard,
                "{target} {level}"
            );
        }
    }

    #[test]
    fn what_is_not_named_is_off_without_a_level() {
        let targets = filter("restanser_server=info");
        assert!(targets.would_enable("restanser_server", &Level::INFO));
        assert!(!targets.would_enable("hyper", &Level::ERROR));
    }

    #[test]
    fn actix_talks_less_unless_it_is_asked() {
        for (text, info, warn) in [
            ("info", false, true),
            ("error", false, false),
            ("info,actix_server=info", true, true),
        ] {
            let targets = filter(text);
            assert_eq!(
                targets.would_enable("actix_server::x", &Level::INFO),
                info,
                "{text}"
            );
            assert_eq!(
                targets.would_enable("actix_server::x", &Level::WARN),
                warn,
                "{text}"
            );
        }
    }

    #[test]
    fn changes_are_always_told() {
        for text in ["off", "error", "restanser_server=off"] {
            assert!(filter(text).would_enable(STYRING, &Level::INFO), "{text}");
        }
    }

    #[test]
    fn what_is_no_filter_is_refused_with_the_reason() {
        for (text, said) in [
            ("", "it is empty"),
            (" \n", "it is empty"),
            ("loud", "`loud` is no level: off, error, warn"),
            ("3", "`3` is no level"),
            ("info,", "`` is no level"),
            ("hyper=", "`` is no level"),
            ("hyper=loud", "`loud` is no level"),
            ("restanser_server", "`restanser_server` is no level"),
            ("info,debug", "two levels for everything"),
            ("a=info,a=debug", "two levels for a"),
            ("=info", "`` is no part"),
            ("a::=info", "`a::` is no part"),
            ("[span{number=1}]=info", "`[span{number` is no part"),
        ] {
            let error = text.parse::<Filter>().unwrap_err().to_string();
            assert!(error.contains(said), "{text}: {error}");
        }
        let long = format!("{}=info", "a".repeat(LONGEST));
        assert_eq!(long.parse::<Filter>(), Err(UgyldigFilter::TooLong));
    }

    #[test]
    fn the_default_is_that_of_the_configuration() {
        assert_eq!(Filter::default(), "info".parse().unwrap());
    }
}
