//! The file behind a page, in colour and with a place to link to for each line.
//!
//! Content files are coloured by a small reader of our own rather than by a general grammar: it knows the brackets of this site's prose,
//! and it reads tens of thousands of files in the time that regular expressions take for hundreds. It colours what an editor of the
//! content would look for; where YAML or Markdown are stranger than that, words stay plain, never lost.

use super::highlight::Token;
use super::html::{Html, Markup};

/// The text of a content file as HTML: a `<span class="line" id="L1">` a line, to stand in `<pre><code>`.
/// `path` tells Markdown with frontmatter (`.md`) from plain YAML.
pub fn coloured(path: &str, text: &str) -> Html {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let markdown = std::path::Path::new(path).extension().is_some_and(|extension| extension == "md");
    let mut painter = Painter { markup: Markup::default(), token: Token::default(), part: Part::Fields(Value::None) };
    if markdown {
        painter.part = Part::Start;
    }
    for (index, line) in text.lines().enumerate() {
        painter.markup.raw("<span class=\"line\" id=\"L");
        painter.markup.number(index as u64 + 1);
        painter.markup.raw("\">");
        painter.line(line, markdown);
        painter.token.flush(&mut painter.markup);
        painter.markup.raw("</span>\n");
    }
    painter.markup.finish()
}

/// Which part of the file a line stands in.
#[derive(Clone, Copy)]
enum Part {
    /// Before the first line.
    Start,
    /// The fields, with the value that goes on from the line before.
    Fields(Value),
    /// The prose.
    Prose,
    /// A block of code in the prose, with its fence.
    Code(char),
}

/// A value of a field that may go on in the next line.
#[derive(Clone, Copy, PartialEq)]
enum Value {
    None,
    /// A block of text (`|` or `>`), which ends with a line indented no more than this.
    Block(usize),
    /// Text in this quote.
    Quoted(char),
}

struct Painter {
    markup: Markup,
    token: Token,
    part: Part,
}

impl Painter {
    fn put(&mut self, class: &'static str, words: &str) {
        self.token.push(&mut self.markup, class, words);
    }

    fn line(&mut self, line: &str, markdown: bool) {
        match self.part {
            Part::Start if line.trim_end() == "---" => {
                self.put("s-comment", line);
                self.part = Part::Fields(Value::None);
            }
            Part::Fields(_) if markdown && matches!(line.trim_end(), "---" | "...") => {
                self.put("s-comment", line);
                self.part = Part::Prose;
            }
            Part::Fields(value) => {
                let value = self.fields(line, value);
                self.part = Part::Fields(value);
            }
            Part::Code(fence) => {
                self.put("s-string", line);
                if line.trim_start().starts_with([fence; 3].iter().collect::<String>().as_str()) {
                    self.part = Part::Prose;
                }
            }
            Part::Start | Part::Prose => {
                self.part = Part::Prose;
                self.prose(line);
            }
        }
    }

    /// One line of fields; answers with the value that goes on.
    fn fields(&mut self, line: &str, before: Value) -> Value {
        let indent = line.len() - line.trim_start().len();
        match before {
            Value::Block(parent) if indent > parent || line.trim().is_empty() => {
                self.put("s-string", line);
                return before;
            }
            Value::Quoted(quote) => {
                let end = end_of_quote(line, 0, quote);
                self.put("s-string", &line[..end.unwrap_or(line.len())]);
                return end.map_or(before, |end| self.value(&line[end..], indent));
            }
            Value::Block(_) | Value::None => {}
        }
        let mut rest = line;
        let mut parent = indent;
        loop {
            let space = rest.len() - rest.trim_start().len();
            self.put("", &rest[..space]);
            rest = &rest[space..];
            let Some(after) = rest.strip_prefix("- ") else { break };
            self.put("", "- ");
            parent = line.len() - after.len();
            rest = after;
        }
        if let Some(colon) = key_end(rest) {
            self.put("s-key", &rest[..colon]);
            self.put("", ":");
            rest = &rest[colon + 1..];
        }
        self.value(rest, parent.min(line.len() - rest.len()))
    }

    /// What stands after a key: quotes, comments, flow brackets and plain words.
    fn value(&mut self, text: &str, parent: usize) -> Value {
        let trimmed = text.trim();
        let is_block =
            trimmed.starts_with(['|', '>']) && trimmed.len() <= 3 && trimmed[1..].bytes().all(|byte| b"+-123456789".contains(&byte));
        if is_block {
            self.put("s-keyword", text);
            return Value::Block(parent);
        }
        let mut start = 0;
        while start < text.len() {
            let rest = &text[start..];
            let first = rest.chars().next().unwrap_or(' ');
            let after_space = text[..start].chars().next_back().is_none_or(|before| before.is_whitespace() || "[{,".contains(before));
            if first == '#' && after_space {
                self.put("s-comment", rest);
                return Value::None;
            }
            if (first == '"' || first == '\'') && after_space {
                let end = end_of_quote(text, start + 1, first);
                self.put("s-string", &text[start..end.unwrap_or(text.len())]);
                let Some(end) = end else { return Value::Quoted(first) };
                start = end;
                continue;
            }
            if after_space && !first.is_whitespace() && !"[]{},".contains(first) {
                let end = rest.find(['[', ']', '{', '}', ',', '#', '"']).unwrap_or(rest.len());
                let words = &rest[..end.max(first.len_utf8())];
                start += words.len();
                self.plain(words);
                continue;
            }
            self.put("", &rest[..first.len_utf8()]);
            start += first.len_utf8();
        }
        Value::None
    }

    /// Words without quotes: a key within brackets, a number, a date, a fixed word, or text.
    fn plain(&mut self, words: &str) {
        if let Some(colon) = key_end(words) {
            self.put("s-key", &words[..colon]);
            self.put("", ":");
            let value = &words[colon + 1..];
            let space = value.len() - value.trim_start().len();
            self.put("", &value[..space]);
            return self.plain(&value[space..]);
        }
        let word = words.trim();
        let fixed = matches!(word, "null" | "true" | "false" | "unknown" | "~");
        let number = word.starts_with(|first: char| first.is_ascii_digit() || first == '-')
            && word.len() > usize::from(word.starts_with('-'))
            && word.bytes().all(|byte| byte.is_ascii_digit() || b"-./:~?%".contains(&byte));
        self.put(if fixed || number { "s-constant" } else { "" }, words);
    }

    fn prose(&mut self, line: &str) {
        let start = line.trim_start();
        if let Some(fence) = ["```", "~~~"].into_iter().find(|fence| start.starts_with(fence)) {
            self.put("s-string", line);
            self.part = Part::Code(if fence == "```" { '`' } else { '~' });
        } else if start.starts_with('#') && start.trim_start_matches('#').starts_with(' ') {
            self.put("s-heading", line);
        } else if start.starts_with("{{") && start.trim_end().ends_with("}}") {
            self.put("s-keyword", line);
        } else {
            self.words(line);
        }
    }

    /// Words of prose: links by id, citations, footnotes and code within them.
    fn words(&mut self, line: &str) {
        let mut rest = line;
        while let Some(open) = rest.find(['[', '`']) {
            self.put("", &rest[..open]);
            rest = &rest[open..];
            let (ending, class) = match rest.as_bytes() {
                [b'[', b'[', ..] => ("]]", "s-link"),
                [b'[', b'@' | b'^', ..] => ("]", "s-name"),
                [b'`', ..] => ("`", "s-string"),
                _ => ("", ""),
            };
            let end = if ending.is_empty() { None } else { rest[1..].find(ending).map(|end| end + 1 + ending.len()) };
            let end = end.unwrap_or(1);
            self.put(if end > 1 { class } else { "" }, &rest[..end]);
            rest = &rest[end..];
        }
        self.put("", rest);
    }
}

/// Where the key at the start of `text` ends: at a colon before white space or the end, after one plain or quoted word.
fn key_end(text: &str) -> Option<usize> {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || b"_-./\"'".contains(&byte);
    let end = text.bytes().position(|byte| !word(byte))?;
    let colon = end > 0 && text[end..].starts_with(':') && (end + 1 == text.len() || text[end + 1..].starts_with([' ', '\t']));
    colon.then_some(end)
}

/// One past the closing quote at or after `start`; `None` where the text goes on in the next line.
fn end_of_quote(text: &str, start: usize, quote: char) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut index = start;
    while index < bytes.len() {
        match bytes[index] {
            b'\\' if quote == '"' => index += 1,
            b'\'' if quote == '\'' && bytes.get(index + 1) == Some(&b'\'') => index += 1,
            byte if byte == quote as u8 => return Some(index + 1),
            _ => {}
        }
        index += 1;
    }
    None
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
    fn fields_are_coloured() {
        let text = "---\ntitle: Talks # c\n  - {from: \"3 C\", to: end, on: 2025-03}\nquote: \"a\n  b\" # d\nnote: |\n  x: y\n\n  z\nlast: 'it''s'\n---\nProse [[a]] [@b#c] `d` [e]\n## Head\n{{ timeline() }}\n```\nx\n```\nafter\n";
        for (number, expected) in [
            (1, "<span class=\"s-comment\">---</span>"),
            (2, "<span class=\"s-key\">title</span>: Talks <span class=\"s-comment\"># c</span>"),
            (
                3,
                "  - {<span class=\"s-key\">from</span>: <span class=\"s-string\">&quot;3 C&quot;</span>, <span class=\"s-key\">to</span>: end, <span class=\"s-key\">on</span>: <span class=\"s-constant\">2025-03</span>}",
            ),
            (4, "<span class=\"s-key\">quote</span>: <span class=\"s-string\">&quot;a</span>"),
            (5, "<span class=\"s-string\">  b&quot;</span> <span class=\"s-comment\"># d</span>"),
            (6, "<span class=\"s-key\">note</span>:<span class=\"s-keyword\"> |</span>"),
            (7, "<span class=\"s-string\">  x: y</span>"),
            (9, "<span class=\"s-string\">  z</span>"),
            (10, "<span class=\"s-key\">last</span>: <span class=\"s-string\">&#39;it&#39;&#39;s&#39;</span>"),
            (12, "Prose <span class=\"s-link\">[[a]]</span> <span class=\"s-name\">[@b#c]</span> <span class=\"s-string\">`d`</span> [e]"),
            (13, "<span class=\"s-heading\">## Head</span>"),
            (14, "<span class=\"s-keyword\">{{ timeline() }}</span>"),
            (16, "<span class=\"s-string\">x</span>"),
            (18, "after"),
        ] {
            assert_eq!(line("content/sources/a.md", text, number), expected);
        }
        assert_eq!(
            line("content/sources/a.yaml", "---\na: null\n", 2),
            "<span class=\"s-key\">a</span>: <span class=\"s-constant\">null</span>"
        );
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
