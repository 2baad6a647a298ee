//! The file behind a page, in colour and with a place to link to for each line.
//!
//! The grammars are those of fenced code: YAML for the fields, Markdown for the prose. They are slow, at tens of microseconds a line,
//! and content files are alike: the same lines stand in thousands of them. What a line looks like follows from the line and from
//! where the grammar stands before it, so each thread remembers what it has read.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::highlight::{LARGEST, Line, Reader, write_line};
use super::html::{Html, Markup};

/// The most lines that a thread remembers; then it starts anew. Lines that recur do so soon.
const REMEMBERED_LINES: usize = 20_000;

/// A line that was read: where the grammar stood before it, what it looks like, and where the grammar stands after it.
type Reading = (Reader, Line, Reader);

thread_local! {
    static READINGS: RefCell<BTreeMap<String, Vec<Reading>>> = const { RefCell::new(BTreeMap::new()) };
}

/// The text of a content file as HTML: a `<span class="line" id="L1">` a line, to stand in `<pre><code>`.
/// `path` tells Markdown with frontmatter (`.md`) from plain YAML.
pub fn coloured(path: &str, text: &str) -> Html {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let is_plain = text.len() > LARGEST;
    let mut fields_end = fields_end(path, text);
    let mut reader = Reader::of("yaml");
    let mut markup = Markup::default();
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if index == fields_end {
            reader = Reader::of("markdown");
            fields_end = usize::MAX;
        }
        markup.raw("<span class=\"line\" id=\"L");
        markup.number(index as u64 + 1);
        markup.raw("\">");
        let words = if is_plain { None } else { read_line(&mut reader, line) };
        write_line(&mut markup, line, &words.unwrap_or_else(|| vec![("", line.len())]));
        markup.raw("</span>\n");
    }
    markup.finish()
}

/// The number of lines that the fields take, their fences among them; of plain YAML, all.
fn fields_end(path: &str, text: &str) -> usize {
    let is_markdown = std::path::Path::new(path).extension().is_some_and(|extension| extension == "md");
    let mut lines = text.lines().enumerate();
    if !is_markdown {
        return usize::MAX;
    }
    match lines.next() {
        Some((_, "---")) => lines.find(|(_, line)| matches!(line.trim_end(), "---" | "...")).map_or(usize::MAX, |(index, _)| index + 1),
        _ => 0,
    }
}

/// Reads a line, or remembers having read it. A line that cannot be read leaves the reader where it was.
fn read_line(reader: &mut Reader, line: &str) -> Option<Line> {
    READINGS.with_borrow_mut(|readings| {
        if let Some((_, words, after)) = readings.get(line).and_then(|known| known.iter().find(|(before, ..)| before == reader)) {
            *reader = after.clone();
            return Some(words.clone());
        }
        let before = reader.clone();
        let Some(words) = reader.line(line) else {
            *reader = before;
            return None;
        };
        if readings.len() >= REMEMBERED_LINES {
            readings.clear();
        }
        readings.entry(line.to_owned()).or_default().push((before, words.clone(), reader.clone()));
        Some(words)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(path: &str, text: &str, number: usize) -> String {
        let html = coloured(path, text);
        let start = format!("<span class=\"line\" id=\"L{number}\">");
        let line = html.as_str().lines().nth(number - 1).expect("the line is there");
        line.strip_prefix(start.as_str()).and_then(|line| line.strip_suffix("</span>")).expect("the line has its anchor").to_owned()
    }

    #[test]
    fn fields_and_prose_are_coloured() {
        let text = "---\ntitle: \"Talks\" # c\n---\n## Head\n\nplain\n";
        let title =
            "<span class=\"s-key\">title</span>: <span class=\"s-string\">&quot;Talks&quot;</span> <span class=\"s-comment\"># c</span>";
        assert_eq!(line("content/sources/a.md", text, 2), title);
        assert_eq!(line("content/sources/a.md", text, 4), "<span class=\"s-heading\">## Head</span>");
        assert_eq!(line("content/sources/a.md", text, 6), "plain");
        assert_eq!(line("content/sources/a.yaml", "title: \"Talks\" # c\r\n", 1), title);
        // What is remembered looks as it did.
        assert_eq!(line("content/sources/a.md", text, 2), title);
    }

    #[test]
    fn a_line_too_long_for_the_grammar_is_plain_and_the_next_is_not() {
        let text = format!("a: {}\nb: \"c\"\n", "x".repeat(5000));
        assert!(!line("a.yaml", &text, 1).contains("<span"));
        assert!(line("a.yaml", &text, 2).contains("s-string"));
    }

    proptest::proptest! {
        #[test]
        fn no_word_is_lost(text in "(---|\n|a: |- |\"|'|#|\\[|\\]|\\{|\\}|`|é|\\\\|\\||>|@| |b){0,40}") {
            let html = coloured("a.md", &text);
            let mut plain = String::new();
            let mut rest = html.as_str();
            while let Some((words, after)) = rest.split_once('<') {
                plain.push_str(words);
                rest = after.split_once('>').expect("every tag ends").1;
            }
            plain.push_str(rest);
            let plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
            let lines: Vec<&str> = text.lines().collect();
            proptest::prop_assert_eq!(plain.lines().collect::<Vec<_>>(), lines);
        }
    }
}
