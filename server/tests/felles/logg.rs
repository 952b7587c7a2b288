//! The log, searched: no line of any crate at any level may hold a token, an organisation number or an amount; but for the
//! number of a configured consumer, where the line of its request says whose it is.
//!
//! A line that does ends the test binary at once and with a failure, whichever test it belongs to.

use std::collections::HashSet;
use std::fmt::{Debug, Write as _};
use std::io::Write as _;
use std::sync::{LazyLock, Mutex, MutexGuard, Once, PoisonError};

use super::{BRREG, DIGDIR, SKATTEETATEN};
use restanser_server::organisasjonsnummer::Organisasjonsnummer;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::{Context, SubscriberExt as _};
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{Layer, registry};

/// So many characters of a token are a part of it.
const PART: usize = 16;
/// Every how many of its characters a part is looked for.
const STEP: usize = 8;
/// Smaller amounts are told apart from other numbers by nobody.
const LEAST_AMOUNT: i64 = 10_000;

/// Amounts of the development register, and what they add up to in the answers.
const BELOP: &[i64] = &[
    133_707,
    75_155,
    58_552,
    70_027,
    39_956,
    30_071,
    29_579,
    26_579,
    25_155,
    30_552,
    19_956,
    18_071,
    84_000,
    12_300,
    45_600,
    128_291,
    118_420,
    68_332,
    64_310,
    244_255,
    231_775,
    12_480,
    51_960,
    48_903,
    94_730,
    4_812_900_377,
    391_204_118,
    640_551_002,
    377_940_871,
    9_450_118_002,
    21_450_118_002,
    1_018_491_873,
    33_900,
    19_120,
    71_004,
    33_250,
    15_000,
    18_250,
    210_440,
    208_127,
    214_906,
    633_473,
    98_301,
    97_220,
    100_386,
    295_907,
    56_000,
    14_377,
    402_118,
    66_350,
    377_905,
    31_027,
    780_023,
    300_000,
    16_404,
    18_140,
];

#[derive(Default)]
struct Secrets {
    /// Of tokens: every [`STEP`]th stretch of [`PART`] characters.
    parts: HashSet<String>,
    /// Numbers that stand alone.
    numbers: HashSet<String>,
    /// Consumers that the rights packages name.
    konsumenter: HashSet<String>,
}

static SECRETS: LazyLock<Mutex<Secrets>> = LazyLock::new(|| {
    let mut secrets = Secrets::default();
    secrets.numbers.extend(BELOP.iter().map(i64::to_string));
    // Of processes.
    let konsumenter = [BRREG, DIGDIR, SKATTEETATEN].map(str::to_owned);
    secrets.konsumenter.extend(konsumenter);
    Mutex::new(secrets)
});
/// Lines of our own crates, for tests that look for one.
static OURS: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Listens from now on to every crate in this process, uncapped but for the one that is known to tell the parameters of
/// queries below `info`: the service's own log never hears that, see `logging::confidential`.
pub fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let heard = Targets::new()
            .with_default(LevelFilter::TRACE)
            .with_target("tokio_postgres", LevelFilter::INFO);
        registry()
            .with(Searched.with_filter(heard))
            .try_init()
            .unwrap();
    });
}

/// A token that is used from now on, whether it is in order or not.
pub fn token(token: &str) {
    let mut secrets = locked(&SECRETS);
    for stretch in token.split('.') {
        let characters: Vec<char> = stretch.chars().collect();
        let parts = characters.windows(PART).step_by(STEP);
        secrets.parts.extend(parts.map(String::from_iter));
    }
}

/// An organisation number that is asked for, or what somebody took for one.
pub fn organisation(text: &str) {
    if text.len() == 9 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        locked(&SECRETS).numbers.insert(text.to_owned());
    }
}

/// A consumer that is configured from now on.
pub fn konsument(number: &str) {
    locked(&SECRETS).konsumenter.insert(number.to_owned());
}

/// An amount that somebody owes.
pub fn amount(amount: i64) {
    if amount >= LEAST_AMOUNT {
        locked(&SECRETS).numbers.insert(amount.to_string());
    }
}

/// The lines of our own crates with `word` in them.
pub fn lines_with(word: &str) -> Vec<String> {
    let lines = locked(&OURS);
    lines
        .iter()
        .filter(|line| line.contains(word))
        .cloned()
        .collect()
}

/// Fails the whole test binary when the line holds what it must not.
pub fn search(line: &str) {
    if let Some(what) = secret_in(line) {
        let mut stderr = std::io::stderr().lock();
        // Where the test harness does not swallow it.
        let _ = writeln!(stderr, "\nSECRET IN THE LOG: {what}\n{line}");
        std::process::exit(101);
    }
}

/// What a line holds that it must not.
pub fn secret_in(line: &str) -> Option<String> {
    let secrets = locked(&SECRETS);
    let is_base64url =
        |character: char| character.is_ascii_alphanumeric() || "-_".contains(character);
    for run in line.split(|character| !is_base64url(character)) {
        for start in 0..run.len().saturating_sub(PART - 1) {
            let part = &run[start..start + PART];
            if secrets.parts.contains(part) {
                return Some(format!("a part of a token: {part}"));
            }
        }
    }
    for (before, number) in numbers(line) {
        // The last part of a UUID has twelve digits, an organisation number nine.
        if is_technical(before) || (before.ends_with('-') && number.len() != 9) {
            continue;
        }
        if names_the_consumer(line, before) && secrets.konsumenter.contains(number) {
            continue;
        }
        if number.parse::<Organisasjonsnummer>().is_ok() || secrets.numbers.contains(number) {
            return Some(format!("an organisation number or an amount: {number}"));
        }
    }
    None
}

/// The numbers that are words of their own, each with what stands before it.
fn numbers(line: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let bytes = line.as_bytes();
    let starts = (0..bytes.len()).filter(move |&index| {
        bytes[index].is_ascii_digit() && (index == 0 || !is_word(bytes[index - 1]))
    });
    starts.filter_map(move |start| {
        let length = bytes[start..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let end = start + length;
        let is_alone = bytes.get(end).is_none_or(|&byte| !is_word(byte));
        is_alone.then(|| (&line[..start], &line[start..end]))
    })
}

/// Whether the consumer of a request follows, in the one line that names it.
fn names_the_consumer(line: &str, before: &str) -> bool {
    const FIELDS: [&str; 3] = [" consumer=", " consumer=\"", "\"consumer\":\""];
    let of_request = ["request answered", "request abandoned"];
    of_request.iter().any(|message| line.contains(message))
        && FIELDS.iter().any(|field| before.ends_with(field))
}

/// Whether a number that follows is a fraction of a second, a port, or another of those that may by chance be any.
fn is_technical(before: &str) -> bool {
    const FIELDS: [&str; 6] = [
        "microseconds=",
        "\"microseconds\":",
        "tv_nsec: ",
        "port: Some(",
        "port: ",
        ".",
    ];
    const HOSTS: [&str; 5] = [
        "127.0.0.1:",
        "127.0.0.2:",
        "[::1]:",
        "localhost:",
        "0.0.0.0:",
    ];
    FIELDS
        .iter()
        .chain(&HOSTS)
        .any(|technical| before.ends_with(technical))
}

/// Hears everything.
struct Searched;

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Searched {
    fn on_new_span(&self, attributes: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        let mut line = Line::of(attributes.metadata());
        attributes.record(&mut line);
        line.search();
    }

    fn on_record(&self, span: &Id, values: &Record<'_>, context: Context<'_, S>) {
        if let Some(metadata) = context.metadata(span) {
            let mut line = Line::of(metadata);
            values.record(&mut line);
            line.search();
        }
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut line = Line::of(event.metadata());
        event.record(&mut line);
        line.search();
    }
}

/// An event as text, with all that is in it.
struct Line {
    text: String,
    ours: bool,
}

impl Line {
    fn of(metadata: &Metadata<'_>) -> Self {
        let (level, target) = (metadata.level(), metadata.target());
        Self {
            text: format!("{level} {target} {}", metadata.name()),
            ours: target.starts_with("restanser"),
        }
    }

    fn search(self) {
        search(&self.text);
        if self.ours {
            locked(&OURS).push(self.text);
        }
    }
}

impl Visit for Line {
    fn record_str(&mut self, field: &Field, value: &str) {
        let _ = write!(self.text, " {}={value}", field.name());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.text, " {}={value:?}", field.name());
    }
}
