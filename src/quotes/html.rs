//! An HTML page → the text that it shows, read by an HTML parser.
//!
//! Block elements and `<br>` break the line, cells of a row are set apart by a space. Left out is what is no text of the page: `head`,
//! scripts, styles, templates, what stands only for readers without scripts, embedded pages and drawings, the readings of ruby, marks of
//! notes that lead to the note, and single words that an attribute hides. Menus, asides, footers, forms and hidden blocks are read, and
//! told apart as passages that are not the publisher's text. What only a style sheet would hide is read, for no style sheet is.

use super::blocks::{Block, Reading};
use crate::markup::{self, Element, Namespace, Node};

/// The text of an HTML document, or `None` if its elements are nested too deeply or too many ([`markup::read`]). Broken markup is read the
/// way browsers read it.
pub(crate) fn reading_of(html: &str) -> Option<Reading> {
    let tree = markup::read(html)?;
    let mut reader = Reader::default();
    reader.add_element(&tree);
    tree.visit(&mut |element| {
        if element.is("meta") && element.attribute("name").is_some_and(|name| name.eq_ignore_ascii_case("author")) {
            reader.reading.authors.extend(element.attribute("content").map(str::to_owned));
        }
    });
    reader.reading.navigation.sort_by_key(|passage| (passage.start, passage.end));
    Some(reader.reading)
}

#[derive(Default)]
struct Reader {
    reading: Reading,
    /// Whether the page's main heading is being read.
    in_headline: bool,
    /// How the digits are written that are being read.
    digits: Digits,
    /// Where the text ended after the last `<br>`.
    broken_at: Option<usize>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Digits {
    #[default]
    Plain,
    Raised,
    Lowered,
}

impl Reader {
    fn add_element(&mut self, element: &Element) {
        let layout = layout_of(element);
        if layout == Layout::LeftOut || (layout == Layout::Inline && (is_hidden(element) || is_note_mark(element))) {
            return;
        }
        if layout == Layout::Break {
            return self.set_apart(layout);
        }
        let (in_headline, digits) = (self.in_headline, self.digits);
        self.in_headline |= element.is("h1");
        self.digits = match element.name.as_str() {
            "sup" => Digits::Raised,
            "sub" => Digits::Lowered,
            _ => digits,
        };
        self.set_apart(layout);
        let start = self.reading.text.len();
        for child in &element.children {
            match child {
                Node::Element(inner) => self.add_element(inner),
                Node::Text(words) => self.add_words(words),
            }
        }
        (self.in_headline, self.digits) = (in_headline, digits);
        let range = start..self.reading.text.len();
        if is_navigation(element) || is_hidden(element) {
            self.reading.navigation.push(range.clone());
        }
        if is_byline(element) {
            self.reading.bylines.push(range);
        }
        self.set_apart(layout);
    }

    /// A reader sees that raised and lowered digits are none of the number before them.
    fn add_words(&mut self, words: &str) {
        let digits = match self.digits {
            Digits::Plain => return self.reading.text.push_str(words),
            Digits::Raised => ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'],
            Digits::Lowered => ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'],
        };
        self.reading.text.extend(words.chars().map(|character| shifted(character, digits)));
    }

    /// Ends the line, the cell or the block before an element, and its own.
    fn set_apart(&mut self, layout: Layout) {
        let text = &mut self.reading.text;
        match layout {
            Layout::Block | Layout::Break if !text.is_empty() && !text.ends_with('\n') => text.push('\n'),
            Layout::Cell if !text.is_empty() && !text.ends_with(['\n', ' ']) => text.push(' '),
            _ => {}
        }
        match layout {
            Layout::Block | Layout::Cell => self.begin_block(),
            Layout::Break => self.break_line(),
            Layout::Inline | Layout::LeftOut => {}
        }
    }

    fn begin_block(&mut self) {
        let (text, start) = (&self.reading.text, self.reading.text.len());
        self.broken_at = None;
        let block = Block { start, is_headline: self.in_headline };
        match self.reading.blocks.last_mut() {
            // Nothing stands in the last one yet.
            Some(last) if text[last.start..].trim_start().is_empty() => *last = block,
            _ => self.reading.blocks.push(block),
        }
    }

    /// Two breaks in a row are how old pages set paragraphs apart.
    fn break_line(&mut self) {
        let end = self.reading.text.len();
        match self.broken_at {
            Some(at) if self.reading.text[at..].trim_start().is_empty() => self.begin_block(),
            _ => {
                self.reading.breaks.push(end);
                self.broken_at = Some(end);
            }
        }
    }
}

fn shifted(character: char, digits: [char; 10]) -> char {
    character.to_digit(10).map_or(character, |digit| digits[digit as usize])
}

/// Whether an attribute hides an element.
fn is_hidden(element: &Element) -> bool {
    let hides = |style: &str| {
        let style: String = style.chars().filter(|character| !character.is_whitespace()).collect::<String>().to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    element.namespace == Namespace::Html
        && (element.attribute("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
            || element.attribute("style").is_some_and(hides))
}

/// Whether an element is furniture of the page by what it is.
fn is_navigation(element: &Element) -> bool {
    element.namespace == Namespace::Html && matches!(element.name.as_str(), "nav" | "aside" | "footer" | "form")
}

fn is_byline(element: &Element) -> bool {
    element.attribute("class").is_some_and(|class| class.to_ascii_lowercase().contains("byline")) || element.lists("rel", "author")
}

/// Whether an element is the mark of a note, which leads to it.
fn is_note_mark(element: &Element) -> bool {
    let is_link = |inner: &Element| inner.is("a");
    element.lists("role", "doc-noteref")
        || (element.is("sup")
            && (element.find(&is_link).is_some() || element.attribute("class").is_some_and(|class| class.contains("note"))))
}

/// What an element does to the line of text that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    Inline,
    Block,
    Break,
    Cell,
    LeftOut,
}

fn layout_of(element: &Element) -> Layout {
    if element.namespace == Namespace::Svg {
        return Layout::LeftOut;
    }
    match element.name.as_str() {
        "head" | "title" | "script" | "style" | "template" | "noscript" | "noframes" | "noembed" | "iframe" | "object" | "rt" | "rp" => {
            Layout::LeftOut
        }
        "br" => Layout::Break,
        "td" | "th" => Layout::Cell,
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center" | "dd" | "details" | "dialog" | "div" | "dl"
        | "dt" | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header"
        | "hgroup" | "hr" | "legend" | "li" | "main" | "menu" | "nav" | "ol" | "optgroup" | "option" | "p" | "pre" | "search"
        | "section" | "summary" | "table" | "tbody" | "textarea" | "tfoot" | "thead" | "tr" | "ul" => Layout::Block,
        _ => Layout::Inline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(html: &str) -> Option<String> {
        reading_of(html).map(|reading| reading.text)
    }

    #[test]
    fn reads_what_a_page_shows() {
        for (html, expected) in [
            ("<title>T</title><p>One<p>Two", "One\nTwo\n"),
            ("<p>a<b>b</b>c <i>d</i></p>e", "abc d\ne\n"),
            ("a<br>b<hr>c", "a\nb\nc\n"),
            ("<script>x < y</script><style>p{}</style><template><p>t</template><noscript>n</noscript>shown", "shown\n"),
            ("&ldquo;5 &lt; 6&rdquo;&nbsp;&#x2014;&amp;", "“5 < 6”\u{A0}—&\n"),
            ("<table><tr><td>1<td>2<tr><td>3</table>", "1 2 \n3 \n"),
            ("<table>lost<tr><td>cell</table>", "lost\ncell \n"),
            ("<!-- no --><?php no ?><p>it&shy;self", "it\u{AD}self\n"),
            ("<svg><text>drawn</text></svg>word", "word\n"),
            ("<b><p>one</b>two</p>", "onetwo\n"),
            ("<a href='x'>un<a>closed", "unclosed\n"),
            ("", ""),
        ] {
            assert_eq!(text_of(html).as_deref(), Some(expected), "{html}");
        }
    }

    #[test]
    fn notes_readings_and_hidden_words_join_nothing() {
        for (html, expected) in [
            ("<p>killed 12<sup>3</sup> people", "killed 12³ people\n"),
            ("<p>killed 12<sup><a href=#n3>3</a></sup> people", "killed 12 people\n"),
            ("<p>H<sub>2</sub>O on the 21<sup>st</sup>", "H₂O on the 21st\n"),
            ("<p><ruby>東京<rp>(<rt>とうきょう<rp>)</ruby>", "東京\n"),
            ("<p>the <span hidden>old </span>talks", "the talks\n"),
            ("<p>the <i style='display: none'>old </i>talks", "the talks\n"),
        ] {
            assert_eq!(text_of(html).as_deref(), Some(expected), "{html}");
        }
    }

    #[test]
    fn blocks_and_furniture_are_told_apart() {
        let page = "<meta name=author content='M. Ruiz'><nav>Home</nav><h1>Talks <i>end</i></h1><p class=byline>By M. Ruiz<p>One<br>two<br><br>three\
                    <ul><li>a<li>b</ul><table><tr><td>c<td>d</table><div hidden>secret</div><footer>Imprint</footer>";
        let reading = reading_of(page).expect("it is shallow");
        let blocks: Vec<&str> = reading
            .blocks
            .iter()
            .zip(reading.blocks.iter().skip(1).map(|block| block.start).chain([reading.text.len()]))
            .map(|(block, end)| reading.text[block.start..end].trim())
            .collect();
        assert_eq!(blocks, ["Home", "Talks end", "By M. Ruiz", "One\ntwo", "three", "a", "b", "c", "d", "secret", "Imprint", ""]);
        let navigation: Vec<&str> = reading.navigation.iter().map(|range| reading.text[range.clone()].trim()).collect();
        assert_eq!(navigation, ["Home", "secret", "Imprint"]);
        assert_eq!(reading.blocks.iter().filter(|block| block.is_headline).count(), 1);
        assert_eq!((reading.bylines.len(), reading.authors.len(), reading.breaks.len()), (1, 1, 2));
    }

    #[test]
    fn deep_pages_are_refused_before_they_cost_time() {
        let nested = |depth: usize, tag: &str| format!("{}core", format!("<{tag}>").repeat(depth));
        assert_eq!(text_of(&nested(500, "div")).as_deref(), Some("core\n"));
        assert_eq!(text_of(&nested(600, "div")), None);
        assert_eq!(text_of(&nested(400_000, "div")), None);
        assert_eq!(text_of(&nested(400_000, "font")), None);
        let formats: Vec<String> = (0..40_000).map(|number| format!("<p><b id={number}>")).collect();
        assert_eq!(text_of(&formats.concat()), None);
        // What is not closed is not nested.
        assert_eq!(text_of(&"<p>x".repeat(5_000)).as_deref(), Some("x\n".repeat(5_000).as_str()));
    }
}
