//! Texts of a wanted length that a pattern matches.

use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind};

use super::{LONGEST, format};
use crate::ir::StringSchema;

/// What free text is made of.
const PLAIN: &str = "[a-z]*";

/// How many different characters one place of a text may have.
const MOST_CHOICES: u64 = 16;

/// No pattern that people write is longer, in bytes; trying texts costs as much as the pattern is long.
const LONGEST_PATTERN: usize = 4_000;

/// How far the parts of a pattern are followed.
const DEEPEST: usize = 64;

/// Texts that are likely to be allowed, `length` code points long where a length is asked for and can be had. Other seeds
/// give other texts, as far as there are any.
pub(super) fn texts(schema: &StringSchema, length: Option<usize>, seed: u64) -> Vec<String> {
    let least = usize::try_from(schema.min_length.unwrap_or_default()).unwrap_or(usize::MAX);
    let most = usize::try_from(schema.max_length.unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
    let usual = match seed {
        0 => 1,
        // Enough for texts that differ.
        _ => 8,
    };
    let wanted = length.unwrap_or_else(|| usual.max(least).min(most));
    if wanted > LONGEST {
        return Vec::new();
    }
    let mut texts = Vec::new();
    if let Some(text) = format::sample(schema.format, seed) {
        let count = text.chars().count();
        // Base64 has no end.
        texts.push("AAAA".repeat(wanted.saturating_sub(count).div_ceil(4)) + &text);
        texts.push(text);
    }
    let source = schema.pattern.as_ref().map(|pattern| &*pattern.translated);
    if source.is_some_and(|source| source.len() > LONGEST_PATTERN) {
        return Vec::new();
    }
    for wanted in [wanted, least.min(most)] {
        texts.extend(
            source
                .iter()
                .flat_map(|source| matching(source, wanted, seed)),
        );
    }
    if schema.pattern.is_none() {
        texts.extend(matching(PLAIN, wanted, seed));
    }
    texts
}

/// Texts that the pattern is likely to match.
fn matching(pattern: &str, wanted: usize, seed: u64) -> Vec<String> {
    let Ok(hir) = regex_syntax::parse(pattern) else {
        return Vec::new();
    };
    let mut texts = Vec::new();
    for choice in 0..alternatives(&hir) {
        let mut shortest = Writer::new(choice, 0, seed);
        let Some(()) = shortest.write(&hir, 0) else {
            continue;
        };
        let spare = wanted.saturating_sub(shortest.count);
        let mut writer = Writer::new(choice, spare, seed);
        if writer.write(&hir, 0).is_none() {
            continue;
        }
        let missing = "x".repeat(wanted.saturating_sub(writer.count));
        texts.push(format!("{}{missing}", writer.text));
        if !missing.is_empty() {
            texts.push(format!("{missing}{}", writer.text));
            texts.push(writer.text);
        }
    }
    texts
}

/// How many alternatives are worth a try.
fn alternatives(hir: &Hir) -> usize {
    let most = match hir.kind() {
        HirKind::Alternation(choices) => choices.len(),
        HirKind::Concat(parts) => parts.iter().map(alternatives).max().unwrap_or(1),
        HirKind::Capture(capture) => alternatives(&capture.sub),
        HirKind::Repetition(repetition) => alternatives(&repetition.sub),
        _ => 1,
    };
    most.clamp(1, 8)
}

struct Writer {
    text: String,
    count: usize,
    /// Which alternative is taken where there is a choice.
    choice: usize,
    /// How many characters more than the fewest are wanted.
    spare: usize,
    seed: u64,
}

impl Writer {
    fn new(choice: usize, spare: usize, seed: u64) -> Self {
        Self {
            text: String::new(),
            count: 0,
            choice,
            spare,
            seed,
        }
    }

    /// `None` when nothing can be written, or too much: repetitions of repetitions have no bound.
    fn write(&mut self, hir: &Hir, depth: usize) -> Option<()> {
        if depth > DEEPEST || self.count > LONGEST {
            return None;
        }
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => {}
            HirKind::Literal(literal) => {
                let text = std::str::from_utf8(&literal.0).ok()?;
                self.text.push_str(text);
                self.count += text.chars().count();
            }
            HirKind::Class(Class::Bytes(_)) => return None,
            HirKind::Class(Class::Unicode(class)) => {
                self.text.push(self.character(class)?);
                self.count += 1;
                self.seed /= MOST_CHOICES.min(size(class)).max(1);
            }
            HirKind::Repetition(repetition) => {
                let most = repetition.max.map_or(usize::MAX, |most| most as usize);
                let mut times = 0;
                while times < repetition.min as usize {
                    let before = self.count;
                    self.write(&repetition.sub, depth + 1)?;
                    times += 1;
                    if self.count == before {
                        // Nothing, however often.
                        break;
                    }
                }
                while times < most && self.spare > 0 {
                    let (length, count, seed) = (self.text.len(), self.count, self.seed);
                    let spare = std::mem::take(&mut self.spare);
                    let written = self.write(&repetition.sub, depth + 1);
                    let more = self.count - count;
                    if written.is_none() || more == 0 || more > spare {
                        self.text.truncate(length);
                        (self.count, self.seed, self.spare) = (count, seed, spare);
                        break;
                    }
                    self.spare = spare - more;
                    times += 1;
                }
            }
            HirKind::Capture(capture) => self.write(&capture.sub, depth + 1)?,
            HirKind::Concat(parts) => {
                for part in parts {
                    self.write(part, depth + 1)?;
                }
            }
            HirKind::Alternation(choices) => {
                let choice = choices.get(self.choice).or_else(|| choices.first())?;
                self.write(choice, depth + 1)?;
            }
        }
        Some(())
    }

    /// A usual character, where there is a choice, and another for each seed.
    fn character(&self, class: &ClassUnicode) -> Option<char> {
        let choices = MOST_CHOICES.min(size(class)).max(1);
        let nth = usize::try_from(self.seed % choices).unwrap_or_default();
        let holds = |usual: &char| {
            let mut ranges = class.ranges().iter();
            ranges.any(|range| (range.start()..=range.end()).contains(usual))
        };
        let usual = ('a'..='z').chain('0'..='9').chain('A'..='Z').filter(holds);
        let others = class
            .ranges()
            .iter()
            .flat_map(|range| (range.start()..=range.end()).take(64))
            .filter(|other| !other.is_ascii_alphanumeric());
        let harmless = |other: &char| !other.is_control();
        usual
            .chain(others.clone().filter(harmless))
            .chain(others)
            .nth(nth)
    }
}

fn size(class: &ClassUnicode) -> u64 {
    let ranges = class.ranges().iter();
    ranges
        .map(|range| u64::try_from(range.len()).unwrap_or(u64::MAX))
        .sum()
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;

    #[test]
    fn a_text_of_any_length_that_the_pattern_allows_is_found() {
        for (pattern, lengths) in [
            ("^[0-9]{9}$", 9..=9),
            ("^K-[0-9]{3,5}$", 5..=7),
            ("b", 1..=40),
            ("b$", 1..=40),
            ("^(?:ab|c+)$", 2..=30),
            ("^[a-c](?:-[a-c]){2,}$", 5..=5),
            ("^\\S+@\\S+$", 3..=50),
            ("^[æøå]*$", 0..=9),
        ] {
            let regex = Regex::new(pattern).unwrap();
            for length in lengths {
                let texts = matching(pattern, length, 0);
                let fits = |text: &&String| regex.is_match(text) && text.chars().count() == length;
                assert!(texts.iter().any(|text| fits(&text)), "{pattern} {length}");
            }
        }
    }

    #[test]
    fn other_seeds_give_other_texts() {
        let texts: std::collections::BTreeSet<_> = (0..300)
            .flat_map(|seed| matching("^[0-9]{3}$", 3, seed).into_iter().next())
            .collect();
        assert_eq!(texts.len(), 300);
    }

    #[test]
    fn what_has_no_end_is_given_up() {
        for pattern in [
            "((((a{99}){99}){99}){99}){99}",
            "(?:(?:){1000}){1000}",
            "(?:a?){1000}",
        ] {
            for text in matching(pattern, 3, 0) {
                assert!(text.len() <= LONGEST);
            }
        }
    }
}
