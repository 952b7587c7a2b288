//! Tokens to formatted source with its preamble.

use proc_macro2::TokenStream;

/// Why tokens cannot be rendered: a fault of the generator.
#[derive(Debug, thiserror::Error)]
#[error("the generated {file} is not valid Rust: {error}")]
pub struct RenderError {
    /// The file.
    pub file: &'static str,
    /// What the parser says.
    pub error: syn::Error,
}

/// Formats `tokens` as the file `file`, below `preamble`.
///
/// # Errors
/// When the tokens are not valid Rust.
pub(crate) fn render(
    file: &'static str,
    preamble: &str,
    tokens: TokenStream,
) -> Result<String, RenderError> {
    let parsed = syn::parse2(tokens).map_err(|error| RenderError { file, error })?;
    // Formatted here, the same everywhere; rustfmt keeps its hands off.
    Ok(format!(
        "{preamble}\n#![cfg_attr(rustfmt, rustfmt_skip)]\n\n{}",
        prettyplease::unparse(&parsed)
    ))
}

/// The first lines of each file: what it comes from, and how it is made again. `comment` begins a line.
pub(crate) fn preamble(comment: &str, about: &str, command: &str) -> String {
    format!(
        "{comment} @generated from {about}.\n{comment} Do not edit: change the document and run `{command}`.\n"
    )
}
