//! The tree → HTML or XHTML, each in one spelling.

use super::{Element, Namespace, Node};

/// Elements of HTML that hold nothing and have no end tag.
const VOID: [&str; 14] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements of HTML whose text is written as it is read. The parser reads a `noscript` the same way.
const RAW: [&str; 6] = ["script", "style", "noscript", "iframe", "noembed", "noframes"];
const XHTML: &str = "http://www.w3.org/1999/xhtml";
const SVG: &str = "http://www.w3.org/2000/svg";
const MATHML: &str = "http://www.w3.org/1998/Math/MathML";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const EPUB: &str = "http://www.idpf.org/2007/ops";

/// The element as HTML. Read again it is the same tree.
pub(crate) fn html(element: &Element) -> String {
    let mut text = String::new();
    write_html(element, &mut text);
    text
}

/// The element as well-formed XML, with the namespaces it needs declared; a `lang` is also an `xml:lang`.
///
/// XML is stricter than HTML in its names and characters: attributes whose name it cannot write are left out, of elements with such a
/// name only what is in them is written, and characters that it cannot hold are dropped.
pub(crate) fn xhtml(element: &Element) -> String {
    let mut text = String::new();
    write_xhtml(element, None, &mut text);
    text
}

/// Text as the content of an element or of a quoted attribute, of HTML and of XML alike.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    push_escaped(&mut escaped, text, true);
    escaped
}

fn write_html(element: &Element, text: &mut String) {
    text.push('<');
    text.push_str(&element.name);
    for (name, value) in &element.attributes {
        text.push(' ');
        text.push_str(name);
        // An empty value is also how a bare name is read.
        if !value.is_empty() {
            text.push_str("=\"");
            push_escaped(text, value, true);
            text.push('"');
        }
    }
    let is_html = element.namespace == Namespace::Html;
    let named = |names: &[&str]| is_html && names.contains(&element.name.as_str());
    if !is_html && element.children.is_empty() {
        text.push_str("/>");
        return;
    }
    text.push('>');
    if named(&VOID) {
        return;
    }
    // The parser takes a line break at the very beginning for the author's convenience.
    if named(&["pre", "textarea", "listing"]) && matches!(element.children.first(), Some(Node::Text(words)) if words.starts_with('\n')) {
        text.push('\n');
    }
    for child in &element.children {
        match child {
            Node::Element(inner) => write_html(inner, text),
            Node::Text(words) if named(&RAW) => text.push_str(words),
            Node::Text(words) => push_escaped(text, words, false),
        }
    }
    text.push_str("</");
    text.push_str(&element.name);
    text.push('>');
}

fn write_xhtml(element: &Element, around: Option<Namespace>, text: &mut String) {
    if !is_xml_name(&element.name) {
        write_children(element, around, text);
        return;
    }
    text.push('<');
    text.push_str(&element.name);
    let mut attribute = |name: &str, value: &str| {
        text.push(' ');
        text.push_str(name);
        text.push_str("=\"");
        push_escaped(text, value, true);
        text.push('"');
    };
    if around != Some(element.namespace) {
        attribute(
            "xmlns",
            match element.namespace {
                Namespace::Html => XHTML,
                Namespace::Svg => SVG,
                Namespace::MathMl => MATHML,
            },
        );
    }
    if element.attributes.iter().any(|(name, _)| name.starts_with("xlink:")) {
        attribute("xmlns:xlink", XLINK);
    }
    if element.attributes.iter().any(|(name, _)| name.starts_with("epub:")) {
        attribute("xmlns:epub", EPUB);
    }
    for (name, value) in element.attributes.iter().filter(|(name, _)| is_attribute_name(name)) {
        if name == "lang" {
            attribute("xml:lang", value);
        }
        // Drawings know the language by the name that all of XML has for it.
        if name != "lang" || element.namespace == Namespace::Html {
            attribute(name, value);
        }
    }
    if element.children.is_empty() && (element.namespace != Namespace::Html || VOID.contains(&element.name.as_str())) {
        text.push_str("/>");
        return;
    }
    text.push('>');
    write_children(element, Some(element.namespace), text);
    text.push_str("</");
    text.push_str(&element.name);
    text.push('>');
}

fn write_children(element: &Element, around: Option<Namespace>, text: &mut String) {
    for child in &element.children {
        match child {
            Node::Element(inner) => write_xhtml(inner, around, text),
            Node::Text(words) => push_escaped(text, words, false),
        }
    }
}

/// A name without a prefix, as XML has them; of its letters beyond ASCII all are taken that are letters or digits.
pub(super) fn is_xml_name(name: &str) -> bool {
    let mut characters = name.chars();
    characters.next().is_some_and(|first| first.is_alphabetic() || first == '_')
        && characters.all(|character| character.is_alphanumeric() || matches!(character, '_' | '-' | '.'))
}

fn is_attribute_name(name: &str) -> bool {
    match name.split_once(':') {
        // `xml:lang` is written beside every `lang`.
        Some(("xlink" | "epub" | "xml", local)) => is_xml_name(local) && name != "xml:lang",
        Some(_) => false,
        None => is_xml_name(name) && name != "xmlns",
    }
}

/// Adds text with what is markup in it escaped; a no-break space, too, so that it is seen. Control characters are dropped: HTML does
/// not want them, and XML cannot hold them.
fn push_escaped(text: &mut String, words: &str, in_attribute: bool) {
    for character in words.chars() {
        match character {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' if in_attribute => text.push_str("&quot;"),
            '\u{a0}' => text.push_str("&#160;"),
            '\n' | '\t' if !in_attribute => text.push(character),
            '\n' => text.push_str("&#10;"),
            '\t' => text.push_str("&#9;"),
            '\u{fffe}' | '\u{ffff}' => {}
            character if character.is_control() => {}
            character => text.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::read;

    fn body(page: &str) -> Element {
        let tree = read(&format!("<body>{page}")).expect("it is shallow");
        tree.find(&|element| element.is("body")).expect("there is always a body").clone()
    }

    #[test]
    fn html_is_written_in_one_spelling() {
        for (read, written) in [
            ("<p>one<br/>two", "<p>one<br>two</p>"),
            ("<input type=checkbox checked>", "<input type=\"checkbox\" checked>"),
            ("<p title='a \"b\" &amp; c'>5 &lt; 6&nbsp;&amp;", "<p title=\"a &quot;b&quot; &amp; c\">5 &lt; 6&#160;&amp;</p>"),
            ("<script>if (a < b && c) {}</script>", "<script>if (a < b && c) {}</script>"),
            ("<pre>\n\nx</pre>", "<pre>\n\nx</pre>"),
            ("<svg viewBox='0 0 1 1'><path d='M0 0'></path></svg>", "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>"),
            ("<noscript><p>a &amp; b</noscript>", "<noscript><p>a &amp; b</noscript>"),
        ] {
            let tree = body(read);
            let text = html(&tree);
            assert_eq!(text, format!("<body>{written}</body>"), "{read}");
            assert_eq!(body(&text), tree, "{read}");
        }
    }

    #[test]
    fn xhtml_is_well_formed_xml() {
        for (read, written) in [
            ("<p>one<br>two<p>", "<p>one<br/>two</p><p></p>"),
            ("<ol reversed><li>&eacute;&nbsp;", "<ol reversed=\"\"><li>é&#160;</li></ol>"),
            ("<q lang=ur dir=rtl>x</q>", "<q xml:lang=\"ur\" lang=\"ur\" dir=\"rtl\">x</q>"),
            (
                "<p><svg lang=ur><a xlink:href='#b'></a></svg>x",
                "<p><svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"ur\"><a xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"#b\"/></svg>x</p>",
            ),
            ("<math><mi>x</mi></math>", "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi></math>"),
            ("<p \"a=1 @b=2 c:d=3 xmlns:e=f ok=5>", "<p ok=\"5\"></p>"),
            ("<o:p>in <b>it</b></o:p>", "in <b>it</b>"),
            ("<p>a\u{1}b\u{fffe}c\u{85}", "<p>abc</p>"),
        ] {
            let text = xhtml(&body(read));
            assert_eq!(text, format!("<body xmlns=\"http://www.w3.org/1999/xhtml\">{written}</body>"), "{read}");
            roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{read}: {error}"));
        }
    }

    #[test]
    fn the_vocabulary_is_declared_again_inside_a_drawing() {
        let text = xhtml(&body("<svg><foreignObject><p>x</p></foreignObject></svg>"));
        let document = roxmltree::Document::parse(&text).expect("it is well-formed");
        let paragraph = document.descendants().find(|node| node.has_tag_name((XHTML, "p")));
        assert_eq!(paragraph.and_then(|node| node.text()), Some("x"));
    }
}
