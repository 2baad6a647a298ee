//! A file of SVG → the tree, without what it may not do inside a book: run, fetch, or speak the private language of a drawing program.

use roxmltree::{Document, ParsingOptions};

use super::bounds::has_crowded_tag;
use super::{DEEPEST, Element, Namespace, Node};

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// Larger drawings are not read: the tree takes many times their bytes.
const MOST_BYTES: usize = 8 << 20;
const MOST_NODES: u32 = 200_000;
/// Each element takes over the namespaces of those around it, one by one, so many that are nested would take the square of their number.
const MOST_NAMESPACES: usize = 2_000;
/// Elements that run, show pages of another kind, or fetch.
const LEFT_OUT: [&str; 8] = ["script", "foreignObject", "iframe", "audio", "video", "canvas", "handler", "listener"];

/// Why a file is no drawing. Displayed, it is one lower-case phrase.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NoDrawing {
    /// It is larger, nested deeper or of more pieces than is read.
    #[error("is too large or nested too deeply to be read")]
    TooMuch,
    /// It is no XML.
    #[error("is no SVG: {0}")]
    NoXml(String),
    /// It is XML of another kind.
    #[error("is no SVG: its first element is `{0}`")]
    Other(String),
}

/// Reads a drawing. A document type may define entities, which are put in; it is not kept, nor are scripts, handlers of events, addresses
/// outside of the drawing, and whatever stands in another namespace. A drawing without a namespace is taken for what its name says.
///
/// # Errors
/// [`NoDrawing`] where there is none that a browser would show.
pub(crate) fn drawing(bytes: &[u8]) -> Result<Element, NoDrawing> {
    if bytes.len() > MOST_BYTES {
        return Err(NoDrawing::TooMuch);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| NoDrawing::NoXml(error.to_string()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if has_crowded_tag(text) || text.matches("xmlns").nth(MOST_NAMESPACES).is_some() || grows_beyond_measure(text) {
        return Err(NoDrawing::TooMuch);
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => NoDrawing::TooMuch,
        error => NoDrawing::NoXml(error.to_string()),
    })?;
    let root = document.root_element();
    if !is_of_svg(root) || root.tag_name().name() != "svg" {
        return Err(NoDrawing::Other(root.tag_name().name().chars().take(40).collect()));
    }
    element(root, DEEPEST).ok_or(NoDrawing::TooMuch)
}

/// Whether the entities of a document type, each as long as all of them, put in at each `&`, would be more than is read.
fn grows_beyond_measure(text: &str) -> bool {
    let (Some(first), Some(last)) = (text.find("<!ENTITY"), text.rfind("<!ENTITY")) else { return false };
    let end = text[last..].find('>').map_or(text.len(), |end| last + end);
    (end - first).saturating_mul(text.matches('&').count()) > MOST_BYTES * 8
}

fn is_of_svg(node: roxmltree::Node<'_, '_>) -> bool {
    matches!(node.tag_name().namespace(), None | Some(SVG))
}

/// An element with what is in it, down to a depth; `None` where it is nested deeper.
fn element(node: roxmltree::Node<'_, '_>, depth: u32) -> Option<Element> {
    let deeper = depth.checked_sub(1)?;
    let name = node.tag_name().name();
    let mut children = Vec::new();
    for child in node.children() {
        if child.is_element() {
            if is_of_svg(child) && !LEFT_OUT.contains(&child.tag_name().name()) && !animates_a_way_out(child) {
                children.push(Node::Element(element(child, deeper)?));
            }
        } else if let Some(text) = child.text().filter(|_| child.is_text()) {
            let text = if name == "style" { without_fetching(text) } else { text.to_owned() };
            children.extend((!text.is_empty()).then_some(Node::Text(text)));
        }
    }
    let attributes = node.attributes().filter_map(|attribute| Some((attribute_name(&attribute)?, attribute.value())));
    let attributes = attributes.filter(|(name, value)| is_harmless(name, value)).map(|(name, value)| {
        // Whatever fetches is a function, in letters of either case or behind escapes.
        let value = if value.contains('(') { without_fetching(value) } else { value.to_owned() };
        (name, value)
    });
    Some(Element { namespace: Namespace::Svg, name: name.to_owned(), attributes: attributes.collect(), children })
}

/// The name of an attribute as the tree has it; `None` for one of another namespace.
fn attribute_name(attribute: &roxmltree::Attribute<'_, '_>) -> Option<String> {
    match attribute.namespace() {
        None => Some(attribute.name().to_owned()),
        Some(XLINK) => Some(format!("xlink:{}", attribute.name())),
        Some(XML) if attribute.name() == "lang" => Some("lang".to_owned()),
        Some(XML) => Some(format!("xml:{}", attribute.name())),
        Some(_) => None,
    }
}

/// Whether an attribute neither runs nor leads out of the drawing. Pictures inside it are those that it carries itself.
fn is_harmless(name: &str, value: &str) -> bool {
    let leads = matches!(name, "href" | "xlink:href" | "src" | "xml:base");
    let inside = || {
        let value = value.trim();
        value.starts_with('#') || ["data:image/png", "data:image/jpeg", "data:image/gif"].iter().any(|kind| value.starts_with(kind))
    };
    !is_handler(name) && (!leads || inside())
}

fn is_handler(attribute: &str) -> bool {
    attribute.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"))
}

/// Whether an element changes, while it is shown, what a link leads to or what runs.
fn animates_a_way_out(node: roxmltree::Node<'_, '_>) -> bool {
    let target = node.attribute("attributeName").map(str::trim);
    target.is_some_and(|name| is_handler(name) || name.rsplit(':').next() == Some("href"))
}

/// A style with every address that leads out of the drawing made empty. An escape could hide one, so a style with any is dropped.
fn without_fetching(style: &str) -> String {
    let lower = style.to_ascii_lowercase();
    if style.contains('\\') || lower.contains("@import") || lower.contains("image-set(") {
        return String::new();
    }
    let mut written = String::with_capacity(style.len());
    let mut at = 0;
    // Small letters of ASCII take the same places as large ones, so what is found in one text is cut out of the other.
    while let Some(start) = lower[at..].find("url(").map(|distance| at + distance + "url(".len()) {
        let end = style[start..].find(')').map_or(style.len(), |distance| start + distance);
        let address = style[start..end].trim().trim_matches(['"', '\'']);
        written.push_str(&style[at..start]);
        written.push_str(if address.starts_with('#') { &style[start..end] } else { "#" });
        at = end;
    }
    written + &style[at..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::xhtml;

    fn written(svg: &str) -> String {
        drawing(svg.as_bytes()).map_or_else(|error| error.to_string(), |element| xhtml(&element))
    }

    #[test]
    fn a_drawing_runs_and_fetches_nothing() {
        const OPEN: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"";
        for (given, expected) in [
            ("<svg width='9'><rect/></svg>".to_owned(), format!("{OPEN} width=\"9\"><rect/></svg>")),
            ("<!DOCTYPE svg [<!ENTITY x 'y'>]><svg><text>&x;</text></svg>".to_owned(), format!("{OPEN}><text>y</text></svg>")),
            (format!("{OPEN} onload='x()'><script>1</script><g/></svg>"), format!("{OPEN}><g/></svg>")),
            (
                "<svg><a href='https://e.example'><image href='data:image/png;base64,x'/></a></svg>".to_owned(),
                format!("{OPEN}><a><image href=\"data:image/png;base64,x\"/></a></svg>"),
            ),
            (
                "<svg xmlns:i='http://i.example'><i:view/><g i:x='1' fill='url(#a)' stroke='url(https://e.example)'/></svg>".to_owned(),
                format!("{OPEN}><g fill=\"url(#a)\" stroke=\"url(#)\"/></svg>"),
            ),
            (
                "<svg><g fill='URL(https://e.example)' style='fill:u\\72l(//e.example)' OnClick='x()' x='scale(2)'/></svg>".to_owned(),
                format!("{OPEN}><g fill=\"URL(#)\" style=\"\" x=\"scale(2)\"/></svg>"),
            ),
            (
                "<svg><a><set attributeName='href' to='javascript:x()'/><set attributeName='x:href'/><set attributeName='x'/></a></svg>"
                    .to_owned(),
                format!("{OPEN}><a><set attributeName=\"x\"/></a></svg>"),
            ),
            ("<svg><style>@import 'https://e.example'; a{}</style></svg>".to_owned(), format!("{OPEN}><style/></svg>")),
            (
                "<svg><style>a{fill:URL( 'https://e.example' )}</style></svg>".to_owned(),
                format!("{OPEN}><style>a{{fill:URL(#)}}</style></svg>"),
            ),
        ] {
            assert_eq!(written(&given), expected, "{given}");
        }
    }

    #[test]
    fn what_is_no_drawing_is_refused() {
        assert!(written("no picture").starts_with("is no SVG: "));
        assert_eq!(written("<html><svg/></html>"), "is no SVG: its first element is `html`");
        assert!(written("<svg><rect></svg>").starts_with("is no SVG: "));
        assert_eq!(drawing(b"<svg>\xff</svg>").map_err(|error| error.to_string().starts_with("is no SVG")), Err(true));
        let deep = format!("<svg>{}{}</svg>", "<g>".repeat(20_000), "</g>".repeat(20_000));
        assert_eq!(drawing(deep.as_bytes()), Err(NoDrawing::TooMuch));
        let crowded = (0..5_000).map(|number| format!(" a{number}='1'")).collect::<Vec<_>>().concat();
        assert_eq!(drawing(format!("<svg{crowded}/>").as_bytes()), Err(NoDrawing::TooMuch));
        let named = |count: usize| (0..count).map(|number| format!("<g xmlns:a{number}='b'/>")).collect::<Vec<_>>().concat();
        assert!(drawing(format!("<svg>{}</svg>", named(1_999)).as_bytes()).is_ok());
        assert_eq!(drawing(format!("<svg>{}</svg>", named(2_001)).as_bytes()), Err(NoDrawing::TooMuch));
        let long = |times: usize| format!("<!DOCTYPE svg [<!ENTITY e '{}'>]><svg>{}</svg>", "x".repeat(500_000), "&e;".repeat(times));
        assert!(drawing(long(100).as_bytes()).is_ok());
        assert_eq!(drawing(long(150).as_bytes()), Err(NoDrawing::TooMuch));
        let entity = |number: u32| format!("<!ENTITY e{number} '{}'>", format!("&e{};", number - 1).repeat(10));
        let bomb = (1..10).map(entity).collect::<Vec<_>>().concat();
        assert!(drawing(format!("<!DOCTYPE svg [<!ENTITY e0 'x'>{bomb}]><svg>&e9;</svg>").as_bytes()).is_err());
    }
}
