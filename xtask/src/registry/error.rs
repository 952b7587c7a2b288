//! What can go wrong with a registry, each with its own text.

use std::time::Duration;

use reqwest::header::HeaderValue;

/// A registry that does not give what is asked for.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RegistryError {
    #[error("the registry's address {address:?} cannot be used: {reason}")]
    Address {
        address: String,
        reason: &'static str,
    },
    #[error("SWAGGERHUB_API_KEY holds what a header cannot carry; its value is not shown")]
    Key,
    /// Another error, whose text had the key in it: the registry sent it back.
    #[error("{0}")]
    Redacted(String),
    #[error("the HTTP client cannot be started: {0}")]
    Client(String),
    #[error(
        "cannot reach {registry}: {reason}\n\
         Is the network there? Only fetch, drift and diff --upstream need it: cargo xtask regen works without."
    )]
    Unreachable { registry: String, reason: String },
    #[error("{registry} closed the connection before answering when asked for {what}: {reason}")]
    Closed {
        registry: String,
        what: &'static str,
        reason: String,
    },
    #[error(
        "{registry} did not begin to answer within {} when asked for {what}\n\
         Try again later. Only fetch, drift and diff --upstream need it: cargo xtask regen works without.",
        seconds(.within)
    )]
    Silent {
        registry: String,
        what: &'static str,
        within: Duration,
    },
    #[error("{what} did not arrive within {}: {received} bytes came", seconds(.within))]
    Slow {
        what: &'static str,
        within: Duration,
        received: u64,
    },
    #[error("{what} is truncated: {received} of {expected} bytes came before the connection ended")]
    Truncated {
        what: &'static str,
        received: u64,
        expected: u64,
    },
    #[error("the connection ended in the middle of {what}, after {received} bytes: {reason}")]
    Interrupted {
        what: &'static str,
        received: u64,
        reason: String,
    },
    #[error(
        "the registry does not know {what} at {address}: {message}\nowner and API stand in spec/spec.lock; case matters"
    )]
    Unknown {
        what: &'static str,
        address: String,
        message: String,
    },
    #[error(
        "the registry refuses {what} ({status}): {message}\nis it private, or the key in SWAGGERHUB_API_KEY not valid?"
    )]
    Refused {
        what: &'static str,
        status: u16,
        message: String,
    },
    #[error(
        "the registry asks us to slow down (429), {} for {what}; try again later", times(*.attempts)
    )]
    TooManyRequests { what: &'static str, attempts: u32 },
    #[error("the registry fails ({status}), {} for {what}: {message}", times(*.attempts))]
    Failing {
        what: &'static str,
        status: u16,
        attempts: u32,
        message: String,
    },
    #[error("the registry answers {status} when asked for {what}, and asks us to wait {} s: try again then", .wait.as_secs())]
    Later {
        what: &'static str,
        status: u16,
        wait: Duration,
    },
    #[error("the registry answers {status} when asked for {what}: {message}")]
    Status {
        what: &'static str,
        status: u16,
        message: String,
    },
    #[error("the registry redirects {what} to another host, {to:?}; not followed")]
    OtherHost { what: &'static str, to: String },
    #[error("the registry redirects {what} again and again; not followed further")]
    RedirectLoop { what: &'static str },
    #[error("the registry redirects {what} without saying where to")]
    RedirectNowhere { what: &'static str },
    #[error("{what} is larger than {largest} bytes; not taken")]
    TooLarge { what: &'static str, largest: u64 },
    #[error("the answer for {what} is an HTML page: a login page, or a proxy in between?")]
    Html { what: &'static str },
    #[error("the answer for {what} has Content-Type {found:?}, expected {expected}")]
    ContentType {
        what: &'static str,
        found: String,
        expected: &'static str,
    },
    #[error("the answer for {what} is encoded as {found:?}, which was not asked for; not taken")]
    ContentEncoding { what: &'static str, found: String },
    #[error("{what} cannot be read: {reason}")]
    Unreadable { what: &'static str, reason: String },
    #[error(
        "the registry has no default version of this API: {message}\n\
         choose one: --version, of {published}; or --latest-published"
    )]
    NoDefault { message: String, published: String },
    #[error("the registry has no version {version:?}; published: {published}")]
    UnknownVersion { version: String, published: String },
    #[error("version {version} is not published; published: {published}")]
    Unpublished { version: String, published: String },
    #[error("version {0} is private; only public ones are taken")]
    Private(String),
    #[error("the registry has no published version of this API")]
    NothingPublished,
    #[error(
        "the registry lists {listed} of {total} versions, so that it cannot be told which is the latest; \
         choose one: --version"
    )]
    PartOfTheList { listed: usize, total: u64 },
}

impl RegistryError {
    /// Whatever a registry sends back, its key is not shown.
    pub(super) fn without(self, key: Option<&HeaderValue>) -> Self {
        let Some(key) = key.and_then(|key| key.to_str().ok()) else {
            return self;
        };
        let text = self.to_string();
        if text.contains(key) {
            Self::Redacted(text.replace(key, "[the key]"))
        } else {
            self
        }
    }
}

fn times(count: u32) -> String {
    match count {
        1 => "once".to_owned(),
        count => format!("{count} times"),
    }
}

fn seconds(duration: &Duration) -> String {
    format!("{} s", (duration.as_millis() as f64) / 1000.0)
}

/// Text from outside, short and without what a terminal would obey.
pub(crate) fn plain(text: &str) -> String {
    const LONGEST: usize = 200;
    let harmless = |character: char| {
        let hidden = character.is_control()
            || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if hidden { ' ' } else { character }
    };
    text.chars()
        .take(LONGEST)
        .map(harmless)
        .collect::<String>()
        .trim()
        .to_owned()
}

/// The same for each line of a text, indentation kept.
pub(crate) fn plain_lines(text: &str) -> String {
    let line = |line: &str| {
        let indentation = line.len() - line.trim_start_matches(' ').len();
        format!("{}{}", " ".repeat(indentation.min(20)), plain(line))
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_outside_cannot_play_with_the_terminal() {
        assert_eq!(plain("a\u{1b}[31mb\n\u{202e}c "), "a [31mb  c");
        assert_eq!(plain(&"x".repeat(1000)).len(), 200);
        assert_eq!(plain_lines("a\u{7}\n  b\r\nc"), "a\n  b\nc");
    }
}
