//! Links that open the original at the quoted words: the text directive of a URL fragment.
//!
//! `#:~:text=[prefix-,]start[,end][,-suffix]`. It is made from the quote as the desk wrote it, since browsers compare
//! quote marks as they stand. A browser that does not find the words opens the page at its top: the link is a service
//! and no proof.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::characters::SOFT_HYPHEN;
use super::pattern::{CLOSE, ELLIPSIS, OPEN, mark};
use crate::model::quote::refusal;

/// Longer quotes are named by their first and last words.
const MOST_WORDS_WHOLE: usize = 12;

/// How many words name the start, the end or the context.
const WORDS_NAMED: usize = 4;

/// The address of the original, opened at the quote; the address itself if the quote has no words of its own.
pub(crate) fn link_to_quote(url: &str, quote: &str, prefix: Option<&str>, suffix: Option<&str>) -> String {
    let directive = text_directive(quote, prefix, suffix);
    directive.map_or_else(|| url.to_owned(), |directive| link_to_fragment(url, directive.trim_start_matches("text=")))
}

/// The directive `text=…` for `quote`, `prefix` and `suffix` of a claim, percent-encoded.
pub(crate) fn text_directive(quote: &str, prefix: Option<&str>, suffix: Option<&str>) -> Option<String> {
    if refusal(quote).is_some() {
        return None;
    }
    let marked = mark(quote);
    let stretches = certain_stretches(&marked);
    // A prefix may begin inside a word and a suffix may end inside one; browsers compare whole words.
    let before: Vec<&str> = prefix.unwrap_or_default().split_whitespace().collect();
    let from = usize::from(before.len() > 1);
    let after: Vec<&str> = suffix.unwrap_or_default().split_whitespace().collect();
    let to = after.len() - usize::from(after.len() > 1);
    directive(&stretches, &before[from..], &after[..to])
}

/// The directive for stretches of words that stand in a text in a row, each within one block, with the words around them that tell them
/// apart from others.
pub(crate) fn directive(stretches: &[Vec<&str>], before: &[&str], after: &[&str]) -> Option<String> {
    let (first, last) = (stretches.first()?, stretches.last()?);
    let mut directive = "text=".to_owned();
    if let Some(before) = named(&before[before.len().saturating_sub(WORDS_NAMED)..]) {
        directive += &before;
        directive += "-,";
    }
    if stretches.len() == 1 && first.len() <= MOST_WORDS_WHOLE {
        directive.push_str(&named(first)?);
    } else {
        let start = named(&first[..first.len().min(WORDS_NAMED)])?;
        let end = named(&last[last.len().saturating_sub(WORDS_NAMED)..])?;
        directive += &[start, end].join(",");
    }
    if let Some(after) = named(&after[..after.len().min(WORDS_NAMED)]) {
        directive += ",-";
        directive += &after;
    }
    Some(directive)
}

/// The address of a text opened at a directive without its `text=`, as the lock keeps it.
pub(crate) fn link_to_fragment(url: &str, fragment: &str) -> String {
    let mark = if url.contains('#') { ":~:" } else { "#:~:" };
    format!("{url}{mark}text={fragment}")
}

/// The passages of a quote that certainly stand in the text as they are, in their order: what lies between ellipses, without the desk's
/// insertions and without words of which letters stand in brackets. White space is single; a passage has a letter or digit.
pub(crate) fn certain_passages(quote: &str) -> Vec<String> {
    if refusal(quote).is_some() {
        return Vec::new();
    }
    certain_stretches(&mark(quote)).iter().map(|words| words.join(" ")).collect()
}

/// The stretches of words that certainly stand in the text in a row: between ellipses, and without words of which
/// letters stand in brackets.
fn certain_stretches(marked: &str) -> Vec<Vec<&str>> {
    let mut stretches = vec![Vec::new()];
    for stretch in marked.split([ELLIPSIS, '…', '⋯']).flat_map(|stretch| stretch.split("...")) {
        stretches.push(Vec::new());
        let mut in_brackets = false;
        for word in stretch.split_whitespace() {
            let uncertain = in_brackets || word.contains([OPEN, CLOSE]);
            if let Some(mark) = word.chars().rfind(|character| matches!(*character, OPEN | CLOSE)) {
                in_brackets = mark == OPEN;
            }
            match stretches.last_mut() {
                Some(last) if !uncertain => last.push(word),
                _ => stretches.push(Vec::new()),
            }
        }
    }
    let has_letters = |stretch: &Vec<&str>| stretch.iter().any(|word| word.contains(char::is_alphanumeric));
    stretches.retain(has_letters);
    stretches
}

/// Words as a directive names them, if there are any.
fn named(words: &[&str]) -> Option<String> {
    let encoded: Vec<String> = words.iter().map(|word| encode(word)).collect();
    (!words.is_empty()).then(|| encoded.join("%20"))
}

/// Everything but letters, digits and three harmless signs; `-`, `,` and `&` have a meaning in the directive.
const IN_DIRECTIVES: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');

fn encode(text: &str) -> String {
    utf8_percent_encode(&text.replace(SOFT_HYPHEN, ""), IN_DIRECTIVES).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_words() {
        let long = "one two three four five six seven eight nine ten eleven twelve thirteen";
        for (quote, prefix, suffix, expected) in [
            ("a deep deadlock", None, None, "text=a%20deep%20deadlock"),
            ("self-made, & more", None, None, "text=self%2Dmade%2C%20%26%20more"),
            ("“no”", None, None, "text=%E2%80%9Cno%E2%80%9D"),
            ("co\u{AD}op", None, None, "text=coop"),
            (long, None, None, "text=one%20two%20three%20four,ten%20eleven%20twelve%20thirteen"),
            ("talks failed ... no deal", None, None, "text=talks%20failed,no%20deal"),
            ("… no deal [...]", None, None, "text=no%20deal"),
            ("[H]e said [loudly] so", None, None, "text=said%20so"),
            ("so [he] said", None, None, "text=so%20said"),
            ("in talk[s] today", None, None, "text=in,today"),
            ("no", Some("nister A said:"), Some("he add"), "text=A%20said%3A-,no,-he"),
            ("no", Some("said:"), Some("And"), "text=said%3A-,no,-And"),
        ] {
            assert_eq!(text_directive(quote, prefix, suffix).as_deref(), Some(expected), "{quote}");
        }
        assert_eq!(text_directive("[x] ...", None, None), None);
    }

    #[test]
    fn passages_are_the_words_of_the_text() {
        for (quote, expected) in [
            ("a  deep deadlock", &["a deep deadlock"][..]),
            ("we leave [the hall] with nothing ... nothing at all", &["we leave with nothing", "nothing at all"]),
            ("[H]e said \\[sic\\] so", &["said [sic] so"]),
            ("[x] ...", &[]),
        ] {
            assert_eq!(certain_passages(quote), expected, "{quote}");
        }
    }

    #[test]
    fn keeps_a_fragment_of_the_address() {
        assert_eq!(link_to_quote("https://example.org/a", "no", None, None), "https://example.org/a#:~:text=no");
        assert_eq!(link_to_quote("https://example.org/a#b", "no", None, None), "https://example.org/a#b:~:text=no");
        assert_eq!(link_to_quote("https://example.org/a", "...", None, None), "https://example.org/a");
    }
}
