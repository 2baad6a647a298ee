//! Findings as a part of a page, for an author who looks at the site while writing it.

use crate::diagnostic::place::{Places, Texts};
use crate::diagnostic::{self, Diagnostic, Severity, terminal, visible};
use crate::model::library::Site;
use crate::render::Html;
use crate::render::html::Markup;
use crate::span::{ColumnUnit, Span};

/// The most findings that are shown on a page. The terminal has them all.
const MOST_SHOWN: usize = 100;

/// A list of findings, the gravest first, each with the line it stands at; where the site says how its files can be edited, the place
/// is a link to that line. Empty without findings.
pub fn panel(diagnostics: &[Diagnostic], texts: &dyn Texts, site: &Site) -> Html {
    let mut markup = Markup::default();
    if diagnostics.is_empty() {
        return markup.finish();
    }
    let places = Places::new(diagnostics, texts);
    let mut gravest: Vec<&Diagnostic> = diagnostics.iter().collect();
    gravest.sort_by_key(|diagnostic| diagnostic.severity());
    // A warning can wait until the author looks for it.
    markup.raw(if diagnostic::any_error(diagnostics) { "<details open><summary>" } else { "<details><summary>" });
    markup.words(&terminal::summary(diagnostics));
    markup.raw("</summary><ol>");
    for diagnostic in gravest.iter().take(MOST_SHOWN) {
        markup.raw(match diagnostic.severity() {
            Severity::Error => "<li class=\"error\">",
            Severity::Warning => "<li class=\"warning\">",
            Severity::Note => "<li class=\"note\">",
        });
        markup.raw("<p><b>");
        markup.words(diagnostic.severity().word());
        markup.raw("</b> ");
        markup.words(&visible(&diagnostic.message));
        markup.raw("</p><p>");
        place(&mut markup, diagnostic.span, &places, site);
        markup.raw(" <small>");
        markup.words(diagnostic.code.number());
        markup.raw(" ");
        markup.words(diagnostic.code.name());
        markup.raw("</small></p>");
        let start = places.start(diagnostic.span, ColumnUnit::Characters);
        let line = visible(places.line(diagnostic.span, start.line));
        if !line.trim().is_empty() {
            markup.raw("<pre dir=\"auto\">");
            markup.words(&line);
            markup.raw("</pre>");
        }
        for label in &diagnostic.labels {
            markup.raw("<p>");
            place(&mut markup, label.span, &places, site);
            markup.raw(" ");
            markup.words(&visible(&label.message));
            markup.raw("</p>");
        }
        if !diagnostic.help.is_empty() {
            markup.raw("<p>");
            markup.words(&visible(&diagnostic.help));
            markup.raw("</p>");
        }
        markup.raw("</li>");
    }
    markup.raw("</ol>");
    if diagnostics.len() > MOST_SHOWN {
        markup.raw("<p>");
        markup.number((diagnostics.len() - MOST_SHOWN) as u64);
        markup.raw(" more in the terminal.</p>");
    }
    markup.raw("</details>");
    markup.finish()
}

/// `path:line:column`, as a link where the site says how the file can be edited.
fn place(markup: &mut Markup, span: Span, places: &Places<'_>, site: &Site) {
    let start = places.start(span, ColumnUnit::Characters);
    let path = places.path(span);
    let address = site.edit_address(path, start.line);
    if let Some(address) = &address {
        markup.raw("<a");
        markup.attribute("href", address);
        markup.raw(">");
    }
    markup.raw("<code>");
    markup.words(&format!("{}:{}:{}", visible(path), start.line, start.column));
    markup.raw("</code>");
    if address.is_some() {
        markup.raw("</a>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::diagnostic::place::tests::Page;
    use crate::model::address::WebAddress;

    #[test]
    fn findings_lead_to_their_lines_and_carry_no_markup_of_the_content() {
        let page = Page::new("content/sources/a b.md", "---\ntitle: <script>\n---\n");
        let finding = Diagnostic::new(Code::UnknownId, page.span("<script>"), "no `<i>`", "say `b`").with_label(page.span("---"), "here");
        let site = Site { edit_url: WebAddress::parse("https://example.org/{path}#L{line}").ok(), ..Site::default() };
        let html = panel(&[finding], &page, &site);
        let html = html.as_str();
        assert!(
            html.contains("<a href=\"https://example.org/content/sources/a%20b.md#L2\"><code>content/sources/a b.md:2:8</code></a>"),
            "{html}"
        );
        assert!(html.contains("no `&lt;i&gt;`") && html.contains("title: &lt;script&gt;") && html.contains("#L1"), "{html}");
        assert!(!html.contains("<script"), "{html}");
        assert!(panel(&[], &page, &site).is_empty());
    }
}
