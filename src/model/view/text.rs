//! Words with the language they are in, links and dates.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::direction::direction;

/// Words that may be in another language than the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Wording {
    /// The words.
    pub text: String,
    /// The BCP 47 tag of their language, where it is not the page's.
    pub lang: Option<String>,
    /// `ltr` or `rtl`, where their language is not the page's.
    pub dir: Option<&'static str>,
}

impl Wording {
    /// Words in the language of the page.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), lang: None, dir: None }
    }

    /// Words in `language`, marked where that is not the language of the page.
    pub fn foreign(text: impl Into<String>, language: Option<&str>, page_language: &str) -> Self {
        match language.filter(|language| !language.eq_ignore_ascii_case(page_language)) {
            None => Self::plain(text),
            Some(language) => Self { text: text.into(), lang: Some(language.to_owned()), dir: Some(direction(language)) },
        }
    }
}

/// Where a link leads and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Link {
    /// The address: relative to the page and ending in a file name, or absolute for another site.
    pub href: String,
    /// What it says.
    #[serde(flatten)]
    pub label: Wording,
}

/// A date in words and for programs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DateView {
    /// The date in words.
    pub text: String,
    /// The same for the `datetime` of a `<time>` element; `null` where HTML has no way to write it (an interval, an approximate date).
    pub datetime: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_another_language_is_marked() {
        assert_eq!(Wording::foreign("a", Some("EN"), "en"), Wording::plain("a"));
        assert_eq!(Wording::foreign("a", None, "en"), Wording::plain("a"));
        let foreign = Wording::foreign("مذاکرات", Some("ur"), "en");
        assert_eq!((foreign.lang.as_deref(), foreign.dir), (Some("ur"), Some("rtl")));
    }
}
