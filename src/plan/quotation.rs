//! The address of quoted words within a page of somebody else: a text fragment (WICG, "URL Fragment Text Directives").

use crate::plan::route::percent_encode;

/// The directive `text=…` that leads a browser to a quote; `None` where nothing of the quote is the source's own words.
///
/// A quote with an ellipsis or an insertion is addressed by its first and last run of words. Words that the desk touched
/// (`[H]e`) are left out, since the browser would look for them in vain.
pub(crate) fn text_fragment(quote: &str, prefix: Option<&str>, suffix: Option<&str>) -> Option<String> {
    let runs = own_runs(quote);
    let (first, last) = (runs.first()?, runs.last()?);
    let encoded = |text: &str| {
        let mut address = String::new();
        percent_encode(&mut address, text.split_whitespace().collect::<Vec<_>>().join(" ").as_str(), b"._~!*'()");
        address
    };
    let mut directive = "text=".to_owned();
    if let Some(prefix) = prefix.filter(|prefix| !prefix.trim().is_empty()) {
        directive.push_str(&encoded(prefix));
        directive.push_str("-,");
    }
    directive.push_str(&encoded(first));
    if runs.len() > 1 {
        directive.push(',');
        directive.push_str(&encoded(last));
    }
    if let Some(suffix) = suffix.filter(|suffix| !suffix.trim().is_empty()) {
        directive.push_str(",-");
        directive.push_str(&encoded(suffix));
    }
    Some(directive)
}

/// The runs of words between ellipses and insertions of the desk, each as the source wrote it.
fn own_runs(quote: &str) -> Vec<String> {
    let spaced = quote.replace("[...]", " \u{2026} ").replace("[…]", " \u{2026} ").replace("...", " \u{2026} ");
    let mut runs: Vec<Vec<&str>> = vec![Vec::new()];
    let mut depth = 0_usize;
    for token in spaced.split_whitespace() {
        let opened = token.matches('[').count();
        let is_touched = depth > 0 || opened > 0 || token.chars().all(|character| character == '\u{2026}');
        depth = (depth + opened).saturating_sub(token.matches(']').count());
        if !is_touched {
            runs.last_mut().expect("there is always a run to add to").push(token);
        } else if runs.last().is_some_and(|run| !run.is_empty()) {
            runs.push(Vec::new());
        }
    }
    runs.into_iter().filter(|run| !run.is_empty()).map(|run| run.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::text_fragment;

    #[test]
    fn a_quote_becomes_a_text_directive() {
        for (quote, prefix, suffix, expected) in [
            ("after three days", None, None, Some("text=after%20three%20days")),
            ("open war", Some("would mean"), Some("between"), Some("text=would%20mean-,open%20war,-between")),
            ("the talks ... ended [without result] at night", None, None, Some("text=the%20talks,at%20night")),
            ("[H]e said so", None, None, Some("text=said%20so")),
            ("well-known, it seems", None, None, Some("text=well%2Dknown%2C%20it%20seems")),
            ("[all ours]", None, None, None),
            ("…", None, None, None),
        ] {
            assert_eq!(text_fragment(quote, prefix, suffix).as_deref(), expected, "{quote}");
        }
    }
}
