//! The tree: elements with attributes and children, and text.

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    Element(Element),
    /// Text, as it is read: without entities.
    Text(String),
}

/// The vocabulary of an element. Elements of any other are taken for HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Namespace {
    /// HTML.
    Html,
    /// SVG.
    Svg,
    /// `MathML`.
    MathMl,
}

/// An element with all that is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    /// Its vocabulary.
    pub namespace: Namespace,
    /// Its name, in the case of its vocabulary (`foreignObject`).
    pub name: String,
    /// Its attributes by name, in the order they were written; foreign ones with their prefix (`xlink:href`).
    pub attributes: Vec<(String, String)>,
    /// What is in it.
    pub children: Vec<Node>,
}

impl Element {
    /// An empty element of HTML.
    pub(crate) fn new(name: &str) -> Self {
        Self { namespace: Namespace::Html, name: name.to_owned(), attributes: Vec::new(), children: Vec::new() }
    }

    /// The element with an attribute; a former value is replaced.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    /// The element with more in it.
    #[must_use]
    pub(crate) fn holding(mut self, children: impl IntoIterator<Item = Node>) -> Self {
        self.children.extend(children);
        self
    }

    /// Whether it is an element of HTML with this name.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.namespace == Namespace::Html && self.name == name
    }

    /// Gives it another name.
    pub(crate) fn rename(&mut self, name: &str) {
        name.clone_into(&mut self.name);
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Gives an attribute a value, in the place of the former one.
    pub(crate) fn set(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        match self.attributes.iter_mut().find(|(key, _)| key == name) {
            Some((_, former)) => *former = value,
            None => self.attributes.push((name.to_owned(), value)),
        }
    }

    /// Takes an attribute away and returns its value.
    pub(crate) fn unset(&mut self, name: &str) -> Option<String> {
        let index = self.attributes.iter().position(|(key, _)| key == name)?;
        Some(self.attributes.remove(index).1)
    }

    /// Whether an attribute that lists words, such as `class`, has this one.
    pub(crate) fn lists(&self, attribute: &str, word: &str) -> bool {
        self.attribute(attribute).is_some_and(|words| words.split_ascii_whitespace().any(|listed| listed == word))
    }

    /// Whether it is of this class.
    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.lists("class", class)
    }

    /// The elements directly in it.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element in it, at any depth and in the order of the text, for which this holds.
    pub(crate) fn find(&self, holds: &impl Fn(&Self) -> bool) -> Option<&Self> {
        self.elements().find_map(|element| if holds(element) { Some(element) } else { element.find(holds) })
    }

    /// Shows every element, this one and those in it, to `look`, in the order of the text.
    pub(crate) fn visit<'tree>(&'tree self, look: &mut impl FnMut(&'tree Self)) {
        look(self);
        for element in self.elements() {
            element.visit(look);
        }
    }

    /// Hands every element, this one and those in it, to `change`, each before those in it.
    pub(crate) fn visit_mut(&mut self, change: &mut impl FnMut(&mut Self)) {
        change(self);
        for child in &mut self.children {
            if let Node::Element(element) = child {
                element.visit_mut(change);
            }
        }
    }

    /// Puts in the place of every element in this one what `rule` makes of it: itself, what is in it, something else or nothing.
    /// Those in it come before it, so `rule` sees them as they have become.
    pub(crate) fn replace(&mut self, rule: &mut impl FnMut(Self) -> Vec<Node>) {
        let mut replaced = Vec::with_capacity(self.children.len());
        for child in std::mem::take(&mut self.children) {
            match child {
                Node::Element(mut element) => {
                    element.replace(rule);
                    replaced.extend(rule(element));
                }
                text @ Node::Text(_) => replaced.push(text),
            }
        }
        self.children = replaced;
    }

    /// Takes away every element in this one for which this holds.
    pub(crate) fn remove(&mut self, holds: &impl Fn(&Self) -> bool) {
        self.children.retain_mut(|child| match child {
            Node::Element(element) if holds(element) => false,
            Node::Element(element) => {
                element.remove(holds);
                true
            }
            Node::Text(_) => true,
        });
    }

    /// The words in it, as they stand.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        self.collect_text(&mut text);
        text
    }

    /// The words in it, with every run of white space as one space and none at the ends.
    pub(crate) fn line(&self) -> String {
        self.text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn collect_text(&self, text: &mut String) {
        for child in &self.children {
            match child {
                Node::Element(element) => element.collect_text(text),
                Node::Text(words) => text.push_str(words),
            }
        }
    }

    /// Whether it shows nothing: no words but white space, and nothing that is itself something to see.
    pub(crate) fn is_blank(&self) -> bool {
        let is_seen = |element: &Self| element.namespace != Namespace::Html || matches!(element.name.as_str(), "img" | "hr" | "input");
        self.text().trim().is_empty() && !is_seen(self) && self.find(&is_seen).is_none()
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
