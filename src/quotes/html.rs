//! An HTML page → the text that it shows, read by an HTML parser.
//!
//! Block elements and `<br>` break the line, cells of a row are set apart by a space. Left out is what is no text of the
//! page: `head`, scripts, styles, templates, what stands only for readers without scripts, embedded pages and drawings.
//! What a style sheet would hide is read, for no style sheet is: an `exclude` passage takes care of it.

use crate::markup::{self, Element, Namespace, Node};

/// The text of an HTML document, or `None` if its elements are nested too deeply ([`markup::DEEPEST`]). Broken markup is read the
/// way browsers read it.
pub(crate) fn text_of(html: &str) -> Option<String> {
    let mut text = String::new();
    add_element(&markup::read(html)?, &mut text);
    Some(text)
}

fn add_element(element: &Element, text: &mut String) {
    let layout = layout_of(element);
    if layout == Layout::LeftOut {
        return;
    }
    set_apart(layout, text);
    for child in &element.children {
        match child {
            Node::Element(inner) => add_element(inner, text),
            Node::Text(words) => text.push_str(words),
        }
    }
    set_apart(layout, text);
}

/// Ends the line or the cell before an element, and its own.
fn set_apart(layout: Layout, text: &mut String) {
    match layout {
        Layout::Block if !text.is_empty() && !text.ends_with('\n') => text.push('\n'),
        Layout::Cell if !text.is_empty() && !text.ends_with(['\n', ' ']) => text.push(' '),
        _ => {}
    }
}

/// What an element does to the line of text that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    Inline,
    Block,
    Cell,
    LeftOut,
}

fn layout_of(element: &Element) -> Layout {
    if element.namespace == Namespace::Svg {
        return Layout::LeftOut;
    }
    match element.name.as_str() {
        "head" | "title" | "script" | "style" | "template" | "noscript" | "noframes" | "noembed" | "iframe" | "object" => Layout::LeftOut,
        "td" | "th" => Layout::Cell,
        "address" | "article" | "aside" | "blockquote" | "body" | "br" | "caption" | "center" | "dd" | "details" | "dialog" | "div"
        | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header"
        | "hgroup" | "hr" | "legend" | "li" | "main" | "menu" | "nav" | "ol" | "optgroup" | "option" | "p" | "pre" | "search"
        | "section" | "summary" | "table" | "tbody" | "textarea" | "tfoot" | "thead" | "tr" | "ul" => Layout::Block,
        _ => Layout::Inline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
