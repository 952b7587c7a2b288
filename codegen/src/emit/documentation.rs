//! Texts of the document as doc comments.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Documentation;

/// What ends a line for rustc (a lone carriage return does not, and does not compile) or for an editor.
const LINE_ENDS: [char; 7] = [
    '\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}',
];

/// Text for a comment: control characters and those that change the direction of text are spelled out, as rustc
/// refuses them and TOML too.
pub(crate) fn harmless(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\t' => harmless.push(' '),
            '\n' => harmless.push('\n'),
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                harmless.extend(character.escape_unicode());
            }
            _ if character.is_control() => harmless.extend(character.escape_unicode()),
            _ => harmless.push(character),
        }
    }
    harmless
}

/// `#[doc]` attributes for `documentation`, with `fallback` where the document says nothing.
pub(super) fn attributes(documentation: &Documentation, fallback: &str) -> TokenStream {
    lines(&paragraphs(documentation, fallback))
}

/// As [`attributes`], with more paragraphs behind the document's own.
pub(super) fn attributes_with(
    documentation: &Documentation,
    fallback: &str,
    more: &[String],
) -> TokenStream {
    let mut paragraphs = paragraphs(documentation, fallback);
    paragraphs.extend_from_slice(more);
    lines(&paragraphs)
}

/// The documentation as paragraphs.
pub(super) fn paragraphs(documentation: &Documentation, fallback: &str) -> Vec<String> {
    let Documentation {
        title,
        description,
        deprecated,
        example,
        notes,
    } = documentation;
    let mut paragraphs: Vec<String> = [title, description]
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    paragraphs.retain(|paragraph| !paragraph.trim().is_empty());
    if paragraphs.is_empty() && !fallback.is_empty() {
        paragraphs.push(fallback.to_owned());
    }
    if *deprecated {
        paragraphs.push("Deprecated.".to_owned());
    }
    paragraphs.extend(
        example
            .iter()
            .map(|example| format!("Example: `{example}`")),
    );
    paragraphs.extend(notes.iter().cloned());
    paragraphs
}

/// Paragraphs as one doc comment.
pub(super) fn lines(paragraphs: &[String]) -> TokenStream {
    let mut lines = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if index > 0 {
            lines.push(String::new());
        }
        // Four spaces would begin a code block.
        let paragraph = paragraph.replace("\r\n", "\n");
        let trimmed = paragraph.trim().split(LINE_ENDS).map(str::trim);
        lines.extend(trimmed.map(harmless));
    }
    let lines = lines.into_iter().map(|line| {
        if line.is_empty() {
            line
        } else {
            format!(" {line}")
        }
    });
    quote!(#(#[doc = #lines])*)
}

/// Outer doc attributes to inner ones.
pub(super) fn inner(lines: &TokenStream) -> TokenStream {
    let mut inner = TokenStream::new();
    for token in lines.clone() {
        if let proc_macro2::TokenTree::Punct(punct) = &token
            && punct.as_char() == '#'
        {
            inner.extend(quote!(#!));
        } else {
            inner.extend([token]);
        }
    }
    inner
}
