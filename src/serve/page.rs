//! What is added to a page while it is being written: the findings, and the script that loads it again. The built page has neither.

use crate::render::Html;

/// Where the files of this module are, below the address of the site. No id begins so.
pub(super) const FOLDER: &str = "_variorum/";
/// The path of the script below [`FOLDER`].
pub(super) const SCRIPT: (&str, &str) = ("reload.js", include_str!("reload.js"));
/// The path of the style sheet below [`FOLDER`].
pub(super) const STYLE: (&str, &str) = ("findings.css", include_str!("findings.css"));
/// The path of the stream of changes below [`FOLDER`].
pub(super) const CHANGES: &str = "changes";

const POLICY: &str = "http-equiv=\"Content-Security-Policy\" content=\"";

/// The page with findings on it. `readings` is how often the content had been read when the page was made.
pub(super) fn with_findings(page: &str, findings: &Html, readings: u64) -> String {
    // Of two directives of one name the first holds, so this one does whatever the theme says.
    let page = page.replacen(POLICY, &format!("{POLICY}connect-src 'self'; "), 1);
    let page = page.replacen("</head>", &format!("<link rel=\"stylesheet\" href=\"/{FOLDER}{}\">\n</head>", STYLE.0), 1);
    let panel = if findings.is_empty() {
        String::new()
    } else {
        format!("<aside class=\"variorum-findings\" lang=\"en\" dir=\"ltr\" aria-label=\"Findings\">{}</aside>\n", findings.as_str())
    };
    let script = format!("<script src=\"/{FOLDER}{}\" data-readings=\"{readings}\"></script>\n", SCRIPT.0);
    let end = page.rfind("</body>").unwrap_or(page.len());
    format!("{}{panel}{script}{}", &page[..end], &page[end..])
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

    #[test]
    fn a_page_without_findings_gets_the_script_alone() {
        let page = "<html><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"></head><body></body></html>";
        let shown = with_findings(page, &Html::default(), 3);
        assert!(shown.contains("content=\"connect-src 'self'; default-src 'none'\""), "{shown}");
        assert!(shown.contains("reload.js\" data-readings=\"3\"></script>\n</body>") && !shown.contains("<aside"), "{shown}");
    }

    #[test]
    fn a_page_of_a_theme_without_body_or_policy_is_shown_all_the_same() {
        assert!(with_findings("<p>x", &Html::default(), 1).starts_with("<p>x<script"));
        assert!(message("Nothing yet", "Wait.").contains("<title>Nothing yet</title>"));
    }
}
