//! Any text to words that identifiers can be made of.

use unicode_ident::is_xid_continue;
use unicode_normalization::UnicodeNormalization;

/// The most characters that a name is made of: longer ones are cut, and told apart by numbers.
const LONGEST: usize = 80;

/// What is said where nothing of a name can be written.
const NOTHING: &str = "value";

/// What a sign is called where it is all there is, or where it stands before a word as its sign.
fn spelled(sign: char) -> Option<&'static str> {
    Some(match sign {
        '+' => "plus",
        '-' | '−' => "minus",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '~' => "tilde",
        '%' => "percent",
        '&' => "and",
        '|' => "or",
        '^' => "caret",
        '?' => "question",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '$' => "dollar",
        '@' => "at",
        '#' => "hash",
        '_' => "underscore",
        '"' => "quote",
        '\'' => "apostrophe",
        '`' => "backtick",
        '(' | ')' => "parenthesis",
        '[' | ']' => "bracket",
        '{' | '}' => "brace",
        ' ' => "space",
        _ => return None,
    })
}

/// Signs that say something of the word behind them: `-1` is not `1`, and `-name` sorts otherwise than `name`.
const MEANT: [char; 8] = ['+', '-', '−', '<', '>', '=', '!', '~'];

/// `name` as words of letters and digits with something else between them: the characters of identifiers stay as they
/// are, in the one form that Rust compares them in; there is always a word.
pub(super) fn words(name: &str) -> String {
    let name: String = name.chars().take(LONGEST).nfkc().collect();
    let letters = |text: &str| text.chars().any(|one| is_word(one));
    if !letters(&name) {
        let signs: Vec<_> = name.chars().filter_map(spelled).collect();
        return match signs.is_empty() {
            true => NOTHING.to_owned(),
            false => signs.join(" ").chars().take(LONGEST).collect(),
        };
    }
    let signs = name.chars().take_while(|one| MEANT.contains(one));
    let mut words: String = signs
        .filter_map(spelled)
        .flat_map(|sign| [sign, " "])
        .collect();
    for character in name.chars() {
        words.push(if is_word(character) { character } else { ' ' });
    }
    words
}

fn is_word(character: char) -> bool {
    is_xid_continue(character) && character.is_alphanumeric()
}

/// What is left of a name in another case when only characters of identifiers stay, in the form that Rust compares.
pub(super) fn identifier_text(name: &str) -> String {
    let text: String = name.nfkc().filter(|one| is_xid_continue(*one)).collect();
    match text.is_empty() {
        true => NOTHING.to_owned(),
        false => text.nfc().collect(),
    }
}

/// Parts of a pointer that say nothing of what stands there.
const STRUCTURE: [&str; 12] = [
    "components",
    "content",
    "definitions",
    "headers",
    "items",
    "parameters",
    "paths",
    "properties",
    "requestBodies",
    "responses",
    "schema",
    "schemas",
];

/// What a part that has no name of its own is called after: the words of its place, `#/components/schemas/Pet` as `Pet`,
/// `pets.yaml` as `pets`, deeper places by all that leads there.
#[must_use]
pub fn of_place(place: &str) -> String {
    let (file, pointer) = crate::document::split_place(place);
    let tokens: Vec<String> = pointer
        .split('/')
        .skip(1)
        .map(|token| token.replace("~1", "/").replace("~0", "~"))
        .collect();
    let last = tokens.len().saturating_sub(1);
    let said: Vec<&str> = tokens
        .iter()
        .enumerate()
        .filter(|(index, token)| *index == last || !STRUCTURE.contains(&token.as_str()))
        .map(|(_, token)| token.as_str())
        .collect();
    if !said.is_empty() {
        return said.join(" ");
    }
    let file = file.unwrap_or_default();
    let name = file.rsplit('/').next().unwrap_or(file);
    name.split('.').next().unwrap_or(name).to_owned()
}
