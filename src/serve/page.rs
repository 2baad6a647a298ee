//! What is added to a page while it is being written: the findings, and the script that loads it again. The built page has neither.

use super::state::{Now, State};
use crate::model::id::Id;
use crate::model::site_map::page_stem;
use crate::render::findings::Panel;

/// Where the files of this module are, below the address of the site. No id begins so.
pub(super) const FOLDER: &str = "_variorum/";
/// The files below [`FOLDER`].
pub(super) const FILES: [(&str, &str); 4] = [
    ("reload.js", include_str!("reload.js")),
    ("findings.css", include_str!("findings.css")),
    ("annotate.js", include_str!("annotate.js")),
    ("annotate.css", include_str!("annotate.css")),
];
/// The path of the stream of changes below [`FOLDER`].
pub(super) const CHANGES: &str = "changes";

const POLICY: &str = "http-equiv=\"Content-Security-Policy\" content=\"";
/// What is said where the pages are older than the content.
const OLD: &str = "The pages show the last state without errors.";

/// What a page gets beside its own text.
pub(super) struct Dress<'state> {
    /// What is wrong.
    pub(super) findings: &'state Panel,
    /// Whether the page is older than the content.
    pub(super) is_old: bool,
    /// How often the content had been read when the page was made.
    pub(super) readings: u64,
    /// What must be sent along to have something written or opened.
    pub(super) token: &'state str,
    /// Whether places can be opened in an editor.
    pub(super) has_editor: bool,
    /// The content file of the page, without its ending.
    pub(super) content: Option<String>,
    /// The source whose page it is, if claims can be read out of it.
    pub(super) source: Option<String>,
}

impl<'state> Dress<'state> {
    /// For the page at a path below the root of the site.
    pub(super) fn of(state: &'state State, now: &'state Now, path: &str) -> Self {
        let below = Some(page_stem(path)).filter(|stem| *stem != path);
        let source = below.and_then(|below| below.strip_prefix("sources/")).filter(|_| state.has_archive());
        Self {
            findings: &now.findings,
            is_old: now.is_old && now.showing.is_some(),
            readings: now.readings,
            token: &state.token,
            has_editor: state.has_editor,
            content: below.map(|below| format!("content/{below}")),
            source: source.map(str::to_owned),
        }
    }

    /// The page with findings and scripts on it.
    pub(super) fn put_on(&self, page: &str) -> String {
        // Of two directives of one name the first holds, so this one does whatever the theme says.
        let page = page.replacen(POLICY, &format!("{POLICY}connect-src 'self'; "), 1);
        let sheet = |name: &str| format!("<link rel=\"stylesheet\" href=\"/{FOLDER}{name}\">\n");
        let sheets = sheet("findings.css") + &self.source.as_ref().map(|_| sheet("annotate.css")).unwrap_or_default();
        let page = page.replacen("</head>", &format!("{sheets}</head>"), 1);
        let findings = self.findings.html(self.content.as_deref(), if self.is_old { OLD } else { "" });
        let panel = if findings.is_empty() {
            String::new()
        } else {
            format!("<aside class=\"variorum-findings\" lang=\"en\" dir=\"ltr\" aria-label=\"Findings\">{}</aside>\n", findings.as_str())
        };
        // Tokens, ids of sources and numbers have no characters that HTML would take for markup.
        let script = |name: &str, data: &str| format!("<script src=\"/{FOLDER}{name}\" data-token=\"{}\"{data}></script>\n", self.token);
        let editor = if self.has_editor { " data-editor" } else { "" };
        let reload = script("reload.js", &format!(" data-readings=\"{}\"{editor}", self.readings));
        let source = self.source.as_ref().filter(|source| Id::parse(source).is_some());
        let annotate = source.map(|source| script("annotate.js", &format!(" data-source=\"{source}\""))).unwrap_or_default();
        let end = page.rfind("</body>").unwrap_or(page.len());
        format!("{}{panel}{reload}{annotate}{}", &page[..end], &page[end..])
    }
}

/// A page for an address at which nothing can be shown.
pub(super) fn message(title: &str, text: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta {POLICY}default-src 'none'; style-src 'self'; script-src \
         'self'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light \
         dark\">\n<title>{title}</title>\n</head>\n<body>\n<main><h1>{title}</h1>\n<p>{text}</p></main>\n</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dressed(page: &str, source: Option<&str>) -> String {
        let findings = Panel::default();
        let source = source.map(str::to_owned);
        Dress { findings: &findings, is_old: false, readings: 3, token: "t", has_editor: false, content: None, source }.put_on(page)
    }

    #[test]
    fn a_page_without_findings_gets_the_script_alone() {
        let page = "<html><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"></head><body></body></html>";
        let shown = dressed(page, None);
        assert!(shown.contains("content=\"connect-src 'self'; default-src 'none'\""), "{shown}");
        assert!(shown.contains("reload.js\" data-token=\"t\" data-readings=\"3\"></script>\n</body>"), "{shown}");
        assert!(!shown.contains("<aside") && !shown.contains("annotate"), "{shown}");
        assert!(dressed(page, Some("a/b")).contains("annotate.js\" data-token=\"t\" data-source=\"a/b\"></script>"));
    }

    #[test]
    fn a_page_of_a_theme_without_body_or_policy_is_shown_all_the_same() {
        assert!(dressed("<p>x", None).starts_with("<p>x<script"));
        assert!(message("Nothing yet", "Wait.").contains("<title>Nothing yet</title>"));
    }
}
