//! An HTML page → the text that it shows, read by an HTML parser.
//!
//! Block elements and `<br>` break the line, cells of a row are set apart by a space. Left out is what is no text of the
//! page: `head`, scripts, styles, templates, what stands only for readers without scripts, embedded pages and drawings.
//! What a style sheet would hide is read, for no style sheet is: an `exclude` passage takes care of it.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, ParseOpts, QualName, ns, parse_document};

/// Deeper pages are refused: no article is nested so, and the parser's time grows with the square of the depth.
pub(crate) const DEEPEST: usize = 512;

/// The text of an HTML document, or `None` if its elements are nested deeper than [`DEEPEST`]. Broken markup is read the way
/// browsers read it.
pub(crate) fn text_of(html: &str) -> Option<String> {
    let mut parser = parse_document(Tree::new(), ParseOpts::default());
    let mut rest = html;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(rest.floor_char_boundary(CHUNK_BYTES));
        parser.process(StrTendril::from(chunk));
        if parser.tokenizer.sink.sink.deepest.get() > DEEPEST {
            return None;
        }
        rest = after;
    }
    Some(parser.finish().text())
}

/// How much is read between two looks at the depth: few enough bytes that the elements in them do no harm.
const CHUNK_BYTES: usize = 4096;

/// The number of a node in [`Tree::nodes`]; 0 is the document.
type NodeId = usize;

#[derive(Debug, Default)]
struct Node {
    parent: Option<NodeId>,
    children: Vec<NodeId>,
    name: Option<QualName>,
    text: StrTendril,
    depth: usize,
}

/// The least tree that the parser can work on: elements by name, and text.
struct Tree {
    nodes: RefCell<Vec<Node>>,
    deepest: Cell<usize>,
}

impl Tree {
    fn new() -> Self {
        Self { nodes: RefCell::new(vec![Node::default()]), deepest: Cell::new(0) }
    }

    /// Walks the tree without recursion, since a page may be nested as deeply as it likes.
    fn text(&self) -> String {
        let nodes = self.nodes.borrow();
        let mut text = String::new();
        let mut open: Vec<(NodeId, usize)> = vec![(0, 0)];
        while let Some((id, next)) = open.pop() {
            let node = &nodes[id];
            let layout = node.name.as_ref().map_or(Layout::Inline, layout_of);
            if layout == Layout::LeftOut {
                continue;
            }
            if next == 0 || next == node.children.len() {
                match layout {
                    Layout::Block if !text.is_empty() && !text.ends_with('\n') => text.push('\n'),
                    Layout::Cell if !text.is_empty() && !text.ends_with(['\n', ' ']) => text.push(' '),
                    _ => {}
                }
            }
            if next == 0 {
                text.push_str(&node.text);
            }
            if let Some(child) = node.children.get(next) {
                open.push((id, next + 1));
                open.push((*child, 0));
            }
        }
        text
    }

    fn add(&self, node: Node) -> NodeId {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(node);
        nodes.len() - 1
    }

    /// Puts text or a node among the children of `parent`, at `index`.
    fn insert(&self, parent: NodeId, index: usize, child: NodeOrText<NodeId>) {
        let child = match child {
            NodeOrText::AppendNode(child) => {
                self.detach(child);
                child
            }
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let before = index.checked_sub(1).and_then(|index| nodes[parent].children.get(index).copied());
                if let Some(before) = before.filter(|before| nodes[*before].name.is_none()) {
                    nodes[before].text.push_tendril(&text);
                    return;
                }
                drop(nodes);
                self.add(Node { text, ..Node::default() })
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        nodes[child].parent = Some(parent);
        let depth = nodes[parent].depth + 1;
        nodes[child].depth = depth;
        self.deepest.set(self.deepest.get().max(depth));
        let index = index.min(nodes[parent].children.len());
        nodes[parent].children.insert(index, child);
    }

    fn detach(&self, child: NodeId) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(parent) = nodes[child].parent.take() {
            nodes[parent].children.retain(|sibling| *sibling != child);
        }
    }
}

impl TreeSink for Tree {
    type Handle = NodeId;
    type Output = Self;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        Ref::map(self.nodes.borrow(), |nodes| nodes[*target].name.as_ref().expect("the parser asks for the names of elements only"))
    }

    fn create_element(&self, name: QualName, _attributes: Vec<Attribute>, _flags: ElementFlags) -> NodeId {
        self.add(Node { name: Some(name), ..Node::default() })
    }

    // Comments and processing instructions are empty text.
    fn create_comment(&self, _text: StrTendril) -> NodeId {
        self.add(Node::default())
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> NodeId {
        self.add(Node::default())
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let end = self.nodes.borrow()[*parent].children.len();
        self.insert(*parent, end, child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        let has_parent = self.nodes.borrow()[*element].parent.is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public_id: StrTendril, _system_id: StrTendril) {}

    // What a template holds is never shown, so it may stand in the template itself, which is left out.
    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        *target
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, new_node: NodeOrText<NodeId>) {
        if let NodeOrText::AppendNode(node) = &new_node {
            self.detach(*node);
        }
        let (parent, index) = {
            let nodes = self.nodes.borrow();
            let Some(parent) = nodes[*sibling].parent else { return };
            // The sibling is nearly always the last child.
            let index = nodes[parent].children.iter().rposition(|child| child == sibling);
            (parent, index.unwrap_or(nodes[parent].children.len()))
        };
        self.insert(parent, index, new_node);
    }

    fn add_attrs_if_missing(&self, _target: &NodeId, _attributes: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &NodeId) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut nodes = self.nodes.borrow_mut();
        let children = std::mem::take(&mut nodes[*node].children);
        for child in &children {
            nodes[*child].parent = Some(*new_parent);
        }
        nodes[*new_parent].children.extend(children);
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

fn layout_of(name: &QualName) -> Layout {
    if name.ns == ns!(svg) {
        return Layout::LeftOut;
    }
    match &*name.local {
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
