//! Which part of a page is probably the article, by the rules of Mozilla's Readability. A guess, for proposals alone: no proof asks it.

use dom_smoothie::{Config, Readability, TextMode};

/// Larger pages are not looked at: the rules walk a page many times.
const MOST_BYTES: usize = 4 << 20;

/// The text of what is probably the article; `None` where nothing looks like one. `html` is a page that [`crate::markup::read`] takes, so
/// that it is nested no deeper than the rules can walk.
pub(crate) fn main_text(html: &str) -> Option<String> {
    const MOST_ELEMENTS: usize = 50_000;
    // The library counts elements once it has the whole tree in memory. Each begins with one of these, and most end with another.
    if html.len() > MOST_BYTES || html.matches('<').count() > 2 * MOST_ELEMENTS {
        return None;
    }
    let config =
        Config { max_elements_to_parse: MOST_ELEMENTS, text_mode: TextMode::Formatted, disable_json_ld: true, ..Config::default() };
    let article = Readability::new(html, None, Some(config)).ok()?.parse().ok()?;
    let text = article.text_content.to_string();
    (!text.trim().is_empty()).then_some(text)
}
