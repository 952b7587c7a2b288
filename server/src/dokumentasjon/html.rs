//! HTML that cannot be broken out of: what is written as it is stands in this program, everything else is escaped.

/// HTML in the making.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// Markup of this program.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// A text, or the value of an attribute between quotes, from anywhere.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                // What HTML forbids (and text of the other direction, which can make a page read otherwise than it is).
                '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => {
                    self.0.push('\u{FFFD}');
                }
                '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => self.0.push('\u{FFFD}'),
                character => self.0.push(character),
            }
        }
        self
    }

    /// A text between two pieces of markup.
    pub(super) fn around(
        &mut self,
        before: &'static str,
        text: &str,
        after: &'static str,
    ) -> &mut Self {
        self.raw(before).text(text).raw(after)
    }

    /// `<code>`.
    pub(super) fn code(&mut self, text: &str) -> &mut Self {
        self.around("<code>", text, "</code>")
    }

    /// A link, where the target is one that a page may lead to; else the text alone.
    pub(super) fn link(&mut self, target: &str, text: &str) -> &mut Self {
        match is_safe(target) {
            true => self
                .around("<a href=\"", target, "\">")
                .around("", text, "</a>"),
            false => self.text(text),
        }
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// Whether a link may lead there: to another page, never to a script.
pub(super) fn is_safe(target: &str) -> bool {
    let lower = target.to_ascii_lowercase();
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
        && !target.contains(|character: char| character.is_control() || character == ' ')
}

/// A name as part of an `id`: different for different names, without what ids and links may not have.
pub(super) fn anchor(name: &str) -> String {
    let mut anchor = String::new();
    for character in name.chars() {
        match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' => anchor.push(character),
            character => anchor.push_str(&format!("-{:x}-", u32::from(character))),
        }
    }
    anchor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_texts() {
        let mut html = Html::default();
        html.raw("<p title=\"")
            .text("\"><script>alert('1')</script>&amp;\0\u{202E}")
            .raw("\">");
        assert_eq!(
            html.finish(),
            "<p title=\"&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;\u{FFFD}\u{FFFD}\">"
        );
    }

    #[test]
    fn links_lead_to_pages_only() {
        for (target, safe) in [
            ("https://www.skatteetaten.no/", true),
            ("HTTP://a.no", true),
            ("mailto:a@b.no", true),
            ("javascript:alert(1)", false),
            (" javascript:alert(1)", false),
            ("java\nscript:alert(1)", false),
            ("data:text/html,x", false),
            ("//other.host/", false),
            ("https://a.no/ x", false),
            ("", false),
        ] {
            assert_eq!(is_safe(target), safe, "{target:?}");
        }
    }

    #[test]
    fn different_names_have_different_anchors() {
        for (one, other) in [("a.b", "a-b"), ("a-2e-b", "a.b"), ("æ", "ae")] {
            assert_ne!(anchor(one), anchor(other));
        }
        assert_eq!(anchor("Feil2"), "Feil2");
    }
}
