//! Where in a frontmatter the cursor stands, by indentation alone: while somebody types, the text is hardly ever sound YAML.

use std::ops::Range;

/// Where the cursor stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    /// The names of the fields around the cursor from the outside in, without places in lists. The last one is the field whose value or
    /// name the cursor is in.
    pub(super) path: Vec<String>,
    /// Whether the cursor is in a field's name, or where one may begin.
    pub(super) is_name: bool,
    /// The word around the cursor, in bytes of the text.
    pub(super) word: Range<usize>,
}

/// A line as indentation reads it.
struct Line<'text> {
    /// The column of the first dash.
    dash: Option<usize>,
    /// The column of the text behind indentation and dashes.
    column: usize,
    /// The field's name, where the line has one.
    name: Option<&'text str>,
    /// The column at which the value may begin.
    value: usize,
}

impl<'text> Line<'text> {
    fn new(text: &'text str) -> Self {
        let is_blank = |byte: &u8| *byte == b' ';
        let mut column = text.bytes().take_while(is_blank).count();
        let mut dash = None;
        while text[column..].starts_with("- ") || &text[column..] == "-" {
            dash = dash.or(Some(column));
            column += 1;
            column += text[column..].bytes().take_while(is_blank).count();
        }
        let rest = &text[column..];
        let colon = rest.find(": ").or_else(|| rest.ends_with(':').then(|| rest.len() - 1));
        let name = colon.map(|colon| &rest[..colon]).filter(|name| is_name(name));
        Self { dash, column, name, value: name.map_or(column, |name| column + name.len() + 1) }
    }

    fn is_empty(&self, text: &str) -> bool {
        text[self.column..].is_empty() || text[self.column..].starts_with('#')
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

/// Where in `text` the byte `offset` stands. `offset` lies on a border of characters.
pub(super) fn cursor(text: &str, offset: usize) -> Cursor {
    if is_body(text, offset) {
        return Cursor { path: Vec::new(), is_name: false, word: word(text, offset) };
    }
    let start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[offset..].find(['\n', '\r']).map_or(text.len(), |length| offset + length);
    let (written, before) = (&text[start..end], &text[start..offset]);
    let line = Line::new(written);
    let above: Vec<&str> = text[..start].lines().collect();
    let mut path = names_above(&above, line.column, line.dash);
    let in_value = line.name.is_some() && before.len() >= line.value;
    path.extend(line.name.filter(|_| in_value).map(str::to_owned));
    let mut is_name = !in_value;
    if line.name.is_none() && line.dash.is_some() && !path.is_empty() && !before.contains('{') {
        // An entry of a list that is a word so far: of a list of words a value, of a list of mappings the first name.
        is_name = false;
    }
    if let Some(open) = before.rfind('{').filter(|open| !before[*open..].contains('}')) {
        let entry = before[open + 1..].rsplit(',').next().unwrap_or_default();
        is_name = !entry.contains(':');
        path.extend(entry.split_once(':').map(|(name, _)| name.trim().to_owned()));
    }
    let word = word(text, offset);
    if is_name && !word.is_empty() {
        path.push(text[word.clone()].to_owned());
    }
    Cursor { path, is_name, word }
}

/// Whether `offset` lies below the frontmatter.
fn is_body(text: &str, offset: usize) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let frontmatter = text.strip_prefix("---").filter(|rest| rest.starts_with(['\n', '\r']));
    frontmatter.is_some_and(|rest| rest.find("\n---").is_some_and(|end| offset > end + "---\n---".len()))
}

/// The names of the fields around a line whose text begins at `column`, and which a dash at `dash` makes an entry of a list.
fn names_above(above: &[&str], mut column: usize, mut dash: Option<usize>) -> Vec<String> {
    let mut names = Vec::new();
    for text in above.iter().rev() {
        let line = Line::new(text);
        if line.is_empty(text) || text.starts_with("---") {
            continue;
        }
        let is_around = match dash {
            Some(dash) => line.column <= dash,
            None if line.column == column => {
                dash = line.dash;
                false
            }
            None => line.column < column,
        };
        if is_around && let Some(name) = line.name {
            names.push(name.to_owned());
            (column, dash) = (line.column, line.dash);
        }
    }
    names.reverse();
    names
}

/// The id or word of a closed list around `offset`.
fn word(text: &str, offset: usize) -> Range<usize> {
    let is_of_word = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '/' | '#');
    let start = text[..offset].rfind(|character| !is_of_word(character)).map_or(0, |last| text.ceil_char_boundary(last + 1));
    let length = text[offset..].find(|character| !is_of_word(character)).unwrap_or(text.len() - offset);
    start..offset + length
}

/// The value of the field `name` beside the cursor's, in the same mapping: in lines of its own or between braces.
pub(super) fn beside<'text>(text: &'text str, offset: usize, name: &str) -> Option<&'text str> {
    let lines: Vec<&str> = text.lines().collect();
    let number = text[..offset].matches('\n').count();
    let column = Line::new(lines.get(number)?).column;
    let belongs = |text: &&str| Line::new(text).column >= column;
    let first = (0..=number).rev().find(|&at| {
        let line = Line::new(lines[at]);
        line.column == column && line.dash.is_some() || line.column < column && !line.is_empty(lines[at])
    });
    let first = first.unwrap_or(0);
    let entry = lines[first..].iter().enumerate().take_while(|(at, text)| {
        *at == 0 || Line::new(text).dash.is_none_or(|dash| dash >= column) && (belongs(text) || text.trim().is_empty())
    });
    entry.map(|(_, text)| (Line::new(text), *text)).find_map(|(line, text)| {
        (line.column == column && line.name == Some(name)).then(|| text[line.value..].trim().trim_matches(['"', '\'']))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The cursor at the sign `|` of a text, which is taken out.
    fn at(marked: &str) -> (String, usize) {
        let offset = marked.find('|').expect("the text marks a place");
        (marked.replacen('|', "", 1), offset)
    }

    #[test]
    fn a_place_is_known_in_text_that_is_half_typed() {
        for (marked, path, is_name, word) in [
            ("---\ntit|\n", "tit", true, "tit"),
            ("covers:\n  - event: do|ha\n", "covers.event", false, "doha"),
            ("covers:\n- event: x\n  cert|\n", "covers.cert", true, "cert"),
            ("claims:\n  - id: a\n    question: |\n    by: [\n", "claims.question", false, ""),
            ("claims:\n  - id: a\n    by: [one, t|", "claims.by", false, "t"),
            ("claims:\n  - id: a\n    by:\n      - o|\n", "claims.by", false, "o"),
            ("covers:\n  - {event: a, certainty: st|", "covers.certainty", false, "st"),
            ("covers:\n  - {ev|", "covers.ev", true, "ev"),
            ("archive:\n  words: 1\n  exclude:\n    - from: x\n      kind: c|\n", "archive.exclude.kind", false, "c"),
            ("title: 😀 é|\n", "title", false, ""),
            ("---\ntitle: x\n---\n\nSee [[actor:ta|", "", false, "ta"),
        ] {
            let (text, offset) = at(marked);
            let cursor = cursor(&text, offset);
            assert_eq!((cursor.path.join(".").as_str(), cursor.is_name, &text[cursor.word]), (path, is_name, word), "{marked}");
        }
    }

    #[test]
    fn a_field_is_found_beside_another() {
        let (text, offset) =
            at("claims:\n  - question: one\n    answer: x\n  - id: b\n    answer: |\n    question: \"two\"\n  - question: three\n");
        assert_eq!(beside(&text, offset, "question"), Some("two"));
        assert_eq!(beside(&text, offset, "by"), None);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[-a:{},#|\\[\\] \"\t\r\né😀]{0,40}", offset in 0_usize..60) {
            let offset = text.floor_char_boundary(offset.min(text.len()));
            let cursor = cursor(&text, offset);
            prop_assert!(text.get(cursor.word).is_some());
            let _ = beside(&text, offset, "a");
        }
    }
}
