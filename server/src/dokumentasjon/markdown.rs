//! Descriptions, which OpenAPI has in CommonMark. HTML in them is shown as the text that it is, pictures by what is said of
//! them: the page loads nothing from anywhere.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::html::{Html, is_safe};

/// A description in blocks.
pub(super) fn markdown(text: &str, html: &mut Html) {
    let mut links = Vec::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(tag) => start(&tag, &mut links, html),
            Event::End(tag) => end(tag, &mut links, html),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                html.text(&text);
            }
            Event::Code(text) => {
                html.code(&text);
            }
            Event::SoftBreak => {
                html.raw("\n");
            }
            Event::HardBreak => {
                html.raw("<br>");
            }
            Event::Rule => {
                html.raw("<hr>");
            }
            // Of options that are not on.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                html.text(&text);
            }
            Event::TaskListMarker(_) => {}
        }
    }
}

fn start(tag: &Tag<'_>, links: &mut Vec<bool>, html: &mut Html) {
    match tag {
        Tag::Link { dest_url, .. } => {
            links.push(is_safe(dest_url));
            if is_safe(dest_url) {
                html.around("<a href=\"", dest_url, "\">");
            }
        }
        Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
            html.raw("<pre tabindex=\"0\"><code>");
        }
        Tag::List(Some(_)) => {
            html.raw("<ol>");
        }
        tag => {
            html.raw(names(tag.to_end()).0);
        }
    }
}

fn end(tag: TagEnd, links: &mut Vec<bool>, html: &mut Html) {
    match tag {
        TagEnd::Link => {
            if links.pop() == Some(true) {
                html.raw("</a>");
            }
        }
        tag => {
            html.raw(names(tag).1);
        }
    }
}

/// How an element begins and ends. The page's own headings are above those of a description.
fn names(tag: TagEnd) -> (&'static str, &'static str) {
    match tag {
        TagEnd::Paragraph => ("<p>", "</p>"),
        TagEnd::Heading(HeadingLevel::H1 | HeadingLevel::H2 | HeadingLevel::H3) => {
            ("<p><strong>", "</strong></p>")
        }
        TagEnd::Heading(_) => ("<p><em>", "</em></p>"),
        TagEnd::BlockQuote(_) => ("<blockquote>", "</blockquote>"),
        TagEnd::CodeBlock => ("<pre tabindex=\"0\"><code>", "</code></pre>"),
        TagEnd::List(true) => ("<ol>", "</ol>"),
        TagEnd::List(false) => ("<ul>", "</ul>"),
        TagEnd::Item => ("<li>", "</li>"),
        TagEnd::Emphasis => ("<em>", "</em>"),
        TagEnd::Strong => ("<strong>", "</strong>"),
        TagEnd::Table => (
            "<div class=\"tabell\" tabindex=\"0\"><table>",
            "</table></div>",
        ),
        TagEnd::TableHead => ("<thead><tr>", "</tr></thead>"),
        TagEnd::TableRow => ("<tr>", "</tr>"),
        TagEnd::TableCell => ("<td>", "</td>"),
        _ => ("", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        let mut html = Html::default();
        markdown(text, &mut html);
        html.finish().replace('\n', "")
    }

    #[test]
    fn descriptions_have_paragraphs_lists_and_links() {
        assert_eq!(
            html("En *to* `tre`\n\n- [a](https://a.no)\n- **b**"),
            "<p>En <em>to</em> <code>tre</code></p><ul><li><a href=\"https://a.no\">a</a></li><li><strong>b</strong></li></ul>"
        );
    }

    #[test]
    fn nothing_in_a_description_becomes_markup_of_its_own() {
        assert_eq!(
            html(
                "<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![bilde](https://b.no/a.png) <img src=x onerror=y>"
            ),
            "&lt;script&gt;alert(1)&lt;/script&gt;<p>x bilde &lt;img src=x onerror=y&gt;</p>"
        );
    }
}
