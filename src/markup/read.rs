//! HTML → the tree, by the parser that browsers' rules are written down in.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, ParseOpts, QualName, ns, parse_document};

use super::bounds::has_crowded_tag;
use super::{Element, Namespace, Node};

/// Deeper pages are refused: no article is nested so, and the parser's time grows with the square of the depth.
pub(crate) const DEEPEST: u32 = 512;

/// How much is read between two looks at the tree: few enough bytes that the elements in them do no harm.
const CHUNK_BYTES: usize = 1024;

/// A page whose tree has more nodes than this and than the page has bytes is refused: a formatting element that nobody closes is made
/// again in every paragraph, so that a small page can fill the memory.
const FREE_NODES: usize = 10_000;

/// The `html` element of a document, or `None` if its elements are nested deeper than [`DEEPEST`] or the tree has more nodes than the page
/// has bytes, or a tag has attributes beyond count. A `noscript` holds its markup as text.
pub(crate) fn read(html: &str) -> Option<Element> {
    if has_crowded_tag(html) {
        return None;
    }
    let mut parser = parse_document(Parsed::new(), ParseOpts::default());
    let mut rest = html;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(rest.floor_char_boundary(CHUNK_BYTES));
        parser.process(StrTendril::from(chunk));
        let parsed = &parser.tokenizer.sink.sink;
        if parsed.deepest.get() > DEEPEST || parsed.nodes.borrow().len() > html.len().max(FREE_NODES) {
            return None;
        }
        rest = after;
    }
    let parsed = parser.finish();
    if parsed.is_too_deep() { None } else { Some(parsed.into_tree()) }
}

/// The number of a node in [`Parsed::nodes`]; 0 is the document.
type NodeId = u32;

#[derive(Debug, Default)]
struct Parsing {
    parent: Option<NodeId>,
    children: Vec<NodeId>,
    name: Option<QualName>,
    attributes: Vec<Attribute>,
    text: StrTendril,
    depth: u32,
}

/// The document while the parser works on it, which moves nodes about as it learns what the author meant.
struct Parsed {
    nodes: RefCell<Vec<Parsing>>,
    deepest: Cell<u32>,
}

impl Parsed {
    fn new() -> Self {
        Self { nodes: RefCell::new(vec![Parsing::default()]), deepest: Cell::new(0) }
    }

    /// Whether anything lies deeper than [`DEEPEST`]. What the parser moved may lie deeper than it was put.
    fn is_too_deep(&self) -> bool {
        let nodes = self.nodes.borrow();
        let mut open: Vec<(NodeId, u32)> = vec![(0, 0)];
        while let Some((id, depth)) = open.pop() {
            if depth > DEEPEST {
                return true;
            }
            open.extend(nodes[id as usize].children.iter().map(|&child| (child, depth + 1)));
        }
        false
    }

    /// The parser makes an `html` element of anything, an empty text included.
    fn into_tree(self) -> Element {
        let mut nodes = self.nodes.into_inner();
        let children = std::mem::take(&mut nodes[0].children);
        let tree = children.into_iter().find_map(|child| match into_node(&mut nodes, child) {
            Some(Node::Element(element)) => Some(element),
            _ => None,
        });
        tree.unwrap_or_else(|| Element::new("html"))
    }

    fn add(&self, node: Parsing) -> NodeId {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(node);
        nodes.len() as u32 - 1
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
                let before = index.checked_sub(1).and_then(|index| nodes[parent as usize].children.get(index).copied());
                if let Some(before) = before.filter(|before| nodes[*before as usize].name.is_none()) {
                    nodes[before as usize].text.push_tendril(&text);
                    return;
                }
                drop(nodes);
                self.add(Parsing { text, ..Parsing::default() })
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        nodes[child as usize].parent = Some(parent);
        let depth = nodes[parent as usize].depth + 1;
        nodes[child as usize].depth = depth;
        self.deepest.set(self.deepest.get().max(depth));
        let index = index.min(nodes[parent as usize].children.len());
        nodes[parent as usize].children.insert(index, child);
    }

    fn detach(&self, child: NodeId) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(parent) = nodes[child as usize].parent.take() {
            nodes[parent as usize].children.retain(|sibling| *sibling != child);
        }
    }
}

/// Takes a node out of the parser's list with all that is in it; the depth is bounded, so this may call itself. Empty text is no node.
fn into_node(nodes: &mut [Parsing], id: NodeId) -> Option<Node> {
    let Parsing { children, name, attributes, text, .. } = std::mem::take(&mut nodes[id as usize]);
    let Some(name) = name else { return (!text.is_empty()).then(|| Node::Text(text.into())) };
    let attributes = attributes.into_iter().map(|attribute| {
        let local = &*attribute.name.local;
        let name = attribute.name.prefix.as_ref().map_or_else(|| local.to_owned(), |prefix| format!("{prefix}:{local}"));
        (name, attribute.value.into())
    });
    Some(Node::Element(Element {
        namespace: namespace_of(&name),
        name: (*name.local).to_owned(),
        attributes: attributes.collect(),
        children: children.into_iter().filter_map(|child| into_node(nodes, child)).collect(),
    }))
}

fn namespace_of(name: &QualName) -> Namespace {
    if name.ns == ns!(svg) {
        Namespace::Svg
    } else if name.ns == ns!(mathml) {
        Namespace::MathMl
    } else {
        Namespace::Html
    }
}

impl TreeSink for Parsed {
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
        Ref::map(self.nodes.borrow(), |nodes| {
            nodes[*target as usize].name.as_ref().expect("the parser asks for the names of elements only")
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _flags: ElementFlags) -> NodeId {
        self.add(Parsing { name: Some(name), attributes, ..Parsing::default() })
    }

    // Comments and processing instructions are empty text.
    fn create_comment(&self, _text: StrTendril) -> NodeId {
        self.add(Parsing::default())
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> NodeId {
        self.add(Parsing::default())
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let end = self.nodes.borrow()[*parent as usize].children.len();
        self.insert(*parent, end, child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        let has_parent = self.nodes.borrow()[*element as usize].parent.is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public_id: StrTendril, _system_id: StrTendril) {}

    // What a template holds stands in the template itself: nobody shows it, and it is written as it was read.
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
            let Some(parent) = nodes[*sibling as usize].parent else { return };
            // The sibling is nearly always the last child.
            let index = nodes[parent as usize].children.iter().rposition(|child| child == sibling);
            (parent, index.unwrap_or(nodes[parent as usize].children.len()))
        };
        self.insert(parent, index, new_node);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        let present = &mut self.nodes.borrow_mut()[*target as usize].attributes;
        for attribute in attributes {
            if present.iter().all(|other| other.name != attribute.name) {
                present.push(attribute);
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut nodes = self.nodes.borrow_mut();
        let children = std::mem::take(&mut nodes[*node as usize].children);
        for child in &children {
            nodes[*child as usize].parent = Some(*new_parent);
        }
        nodes[*new_parent as usize].children.extend(children);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_and_vocabularies_are_kept() {
        let tree = read(
            "<html lang=en><body class=a><body class=b id=x><svg viewbox='0 0 1 1'><use xlink:href='#a'/></svg><math><mi>x</mi></math>",
        );
        let tree = tree.expect("it is shallow");
        assert_eq!((tree.name.as_str(), tree.attribute("lang")), ("html", Some("en")));
        let body = tree.find(&|element| element.is("body")).expect("there is always a body");
        assert_eq!((body.attribute("class"), body.attribute("id")), (Some("a"), Some("x")));
        let svg = body.find(&|element| element.name == "svg").expect("the drawing");
        assert_eq!((svg.namespace, svg.attribute("viewBox")), (Namespace::Svg, Some("0 0 1 1")));
        assert_eq!(svg.find(&|element| element.name == "use").and_then(|element| element.attribute("xlink:href")), Some("#a"));
        assert_eq!(body.find(&|element| element.name == "mi").map(|element| element.namespace), Some(Namespace::MathMl));
    }

    #[test]
    fn a_small_page_cannot_fill_the_memory() {
        let formats: Vec<String> = (0..480).map(|number| format!("<b id={number}>")).collect();
        assert_eq!(read(&format!("<p>{}{}", formats.concat(), "<p>x".repeat(8_000))), None);
        assert!(read(&"<table><td><a><p>x".repeat(20)).is_some());
        // Nodes are held against bytes, above a number that every page may have.
        let open = |formats: usize, paragraphs: usize| format!("<p>{}{}", "<b id=n>".repeat(formats), "<p>x".repeat(paragraphs));
        assert!(read(&open(3, 1_000)).is_some(), "5,000 nodes");
        let numbered: Vec<String> = (0..30).map(|number| format!("<b id=n{number}>")).collect();
        assert_eq!(read(&format!("<p>{}{}", numbered.concat(), "<p>x".repeat(1_000))), None, "30,000 nodes of 4,000 bytes");
    }

    #[test]
    fn what_the_parser_moved_counts_with_the_depth_it_has() {
        let nested = format!("{}core", "<div>".repeat(600));
        assert_eq!(read(&nested), None);
        assert!(read(&"<p>x".repeat(5_000)).is_some());
        // Each `</b>` puts what stands in the paragraph one deeper.
        let moved = format!("<p>{}x", "<b><p></b>".repeat(2_000));
        if let Some(tree) = read(&moved) {
            let mut deepest = 0;
            let mut open: Vec<(&Element, u32)> = vec![(&tree, 1)];
            while let Some((element, depth)) = open.pop() {
                deepest = deepest.max(depth);
                open.extend(element.elements().map(|inner| (inner, depth + 1)));
            }
            assert!(deepest <= DEEPEST, "{deepest}");
        }
    }
}
