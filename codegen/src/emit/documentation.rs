//! Texts of the document as doc comments.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Documentation;

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
        example,
        notes,
    } = documentation;
    let mut paragraphs: Vec<String> = [title, description]
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    paragraphs.retain(|paragraph| !paragraph.trim().is_empty());
    if paragraphs.is_empty() {
        paragraphs.push(fallback.to_owned());
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
        // Four spaces would begin a code block; rustdoc would compile it.
        lines.extend(paragraph.trim().lines().map(|line| line.trim().to_owned()));
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
