//! HTML that is safe to put into a page as it is.

use serde::{Serialize, Serializer};

/// HTML that this module has made; templates do not escape it.
///
/// Nothing outside `render` can make one, so text of the content cannot reach a page unescaped by way of a view.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Html(String);

impl Html {
    /// The markup.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Html {
    /// To the template engine, a safe string; to any other serialiser, a plain one.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        tera::Value::safe_string(&self.0).serialize(serializer)
    }
}

/// HTML in the making. Markup can only be a literal of the program; everything else is escaped on its way in.
#[derive(Debug, Clone, Default)]
pub(super) struct Markup(String);

impl Markup {
    /// Adds markup.
    pub(super) fn raw(&mut self, markup: &'static str) {
        self.0.push_str(markup);
    }

    /// Adds words, safe between tags and inside quotes. The template engine escapes the same five characters in the same way; its function
    /// writes bytes, which would have to be read as text again, for every piece of prose.
    pub(super) fn words(&mut self, words: &str) {
        let mut rest = words;
        while let Some(position) = rest.find(['&', '<', '>', '"', '\'']) {
            self.0.push_str(&rest[..position]);
            self.0.push_str(match rest.as_bytes()[position] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => "&#39;",
            });
            rest = &rest[position + 1..];
        }
        self.0.push_str(rest);
    }

    /// Adds a number.
    pub(super) fn number(&mut self, number: u64) {
        self.0.push_str(&number.to_string());
    }

    /// Adds ` name="value"`.
    pub(super) fn attribute(&mut self, name: &'static str, value: &str) {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        self.words(value);
        self.0.push('"');
    }

    /// Adds other markup.
    pub(super) fn append(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    /// Whether it would show nothing.
    pub(super) fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// The HTML.
    pub(super) fn finish(self) -> Html {
        Html(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_type_escapes_escaping() {
        let mut tera = tera::Tera::default();
        tera.add_raw_template("a.html", "{{ safe }}{{ text }}").expect("the template is right");
        let mut context = tera::Context::new();
        context.insert("safe", &Html("<b>".to_owned()));
        context.insert("text", "<b>");
        assert_eq!(tera.render("a.html", &context).expect("it renders"), "<b>&lt;b&gt;");
        assert_eq!(serde_json::to_string(&Html("<b>".to_owned())).expect("it serialises"), "\"<b>\"");
    }

    #[test]
    fn every_sign_of_markup_is_escaped() {
        let mut markup = Markup::default();
        markup.raw("<b");
        markup.attribute("title", "a\" onclick=x");
        markup.raw(">");
        markup.words("<é & \"x\" 'y'>");
        assert_eq!(markup.finish().as_str(), "<b title=\"a&quot; onclick=x\">&lt;é &amp; &quot;x&quot; &#39;y&#39;&gt;");
    }
}
