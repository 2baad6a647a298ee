//! Findings as a part of a page, for an author who looks at the site while writing it.

use crate::diagnostic::place::{Places, Texts};
use crate::diagnostic::{self, Diagnostic, Severity, terminal, visible};
use crate::model::library::Site;
use crate::render::Html;
use crate::render::html::Markup;
use crate::span::{ColumnUnit, Span};

/// The most findings that are shown on a page. The terminal has them all.
const MOST_SHOWN: usize = 100;

/// Findings as entries of a list, each with the line it stands at; where the site says how its files can be edited, the place is a link to
/// that line.
#[derive(Debug, Clone, Default)]
pub(crate) struct Panel {
    summary: String,
    is_grave: bool,
    /// The gravest first.
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    path: String,
    markup: Markup,
}

impl Panel {
    /// Makes the entries, whichever page they will stand on.
    pub(crate) fn new(diagnostics: &[Diagnostic], texts: &dyn Texts, site: &Site) -> Self {
        let places = Places::new(diagnostics, texts);
        let mut gravest: Vec<&Diagnostic> = diagnostics.iter().collect();
        gravest.sort_by_key(|diagnostic| diagnostic.severity());
        let entry =
            |diagnostic: &&Diagnostic| Entry { path: places.path(diagnostic.span).to_owned(), markup: entry(diagnostic, &places, site) };
        Self {
            summary: terminal::summary(diagnostics),
            is_grave: diagnostic::any_error(diagnostics),
            entries: gravest.iter().map(entry).collect(),
        }
    }

    /// The list for a page: first what stands in the content file of this page, given by its path without an ending, then the rest.
    pub(crate) fn html(&self, content: Option<&str>, note: &str) -> Html {
        let mut markup = Markup::default();
        if self.entries.is_empty() {
            return markup.finish();
        }
        // A warning can wait until the author looks for it.
        markup.raw(if self.is_grave { "<details open><summary>" } else { "<details><summary>" });
        markup.words(&self.summary);
        let is_here = |entry: &&Entry| content.is_some() && entry.path.rsplit_once('.').map(|(stem, _)| stem) == content;
        let here = self.entries.iter().filter(is_here).count();
        if here > 0 {
            markup.words(&format!(", {here} of them in the file of this page"));
        }
        markup.raw("</summary>");
        if !note.is_empty() {
            markup.raw("<p><strong>");
            markup.words(note);
            markup.raw("</strong></p>");
        }
        markup.raw("<ol>");
        let rest = self.entries.iter().filter(|entry| !is_here(entry));
        for entry in self.entries.iter().filter(is_here).chain(rest).take(MOST_SHOWN) {
            markup.append(&entry.markup);
        }
        markup.raw("</ol>");
        if self.entries.len() > MOST_SHOWN {
            markup.raw("<p>");
            markup.number((self.entries.len() - MOST_SHOWN) as u64);
            markup.raw(" more in the terminal.</p>");
        }
        markup.raw("</details>");
        markup.finish()
    }
}

fn entry(diagnostic: &Diagnostic, places: &Places<'_>, site: &Site) -> Markup {
    let mut markup = Markup::default();
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
    place(&mut markup, diagnostic.span, places, site);
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
        place(&mut markup, label.span, places, site);
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
    markup
}

/// `path:line:column`, as a link where the site says how the file can be edited. A script may open the place in an editor of this machine.
fn place(markup: &mut Markup, span: Span, places: &Places<'_>, site: &Site) {
    let start = places.start(span, ColumnUnit::Characters);
    let path = places.path(span);
    let address = site.edit_address(path, start.line);
    if let Some(address) = &address {
        markup.raw("<a");
        markup.attribute("href", address);
        markup.raw(">");
    }
    markup.raw("<code");
    for (name, value) in [("data-path", path), ("data-line", &start.line.to_string()), ("data-column", &start.column.to_string())] {
        markup.attribute(name, value);
    }
    markup.raw(">");
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
        let panel = Panel::new(&[finding], &page, &site);
        let html = panel.html(Some("content/sources/a b"), "Old.");
        let html = html.as_str();
        let place = "<code data-path=\"content/sources/a b.md\" data-line=\"2\" data-column=\"8\">content/sources/a b.md:2:8</code></a>";
        assert!(html.contains(&format!("<a href=\"https://example.org/content/sources/a%20b.md#L2\">{place}")), "{html}");
        assert!(html.contains("1 of them in the file of this page") && html.contains("<strong>Old.</strong>"), "{html}");
        assert!(html.contains("no `&lt;i&gt;`") && html.contains("title: &lt;script&gt;") && html.contains("#L1"), "{html}");
        assert!(!html.contains("<script"), "{html}");
        assert!(Panel::new(&[], &page, &site).html(None, "").is_empty());
    }
}
