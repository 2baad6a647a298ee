//! Ids: what a file is called by every other file, and the typed numbers that stand for them once references are resolved.

use std::fmt;

use crate::model::list::Key;

/// An id (`docs/content.md`, "Files and ids"): segments of `a-z`, `0-9` and inner `-`, joined by `/` for folders.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// Reads an id of one or more segments; `None` where it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        text.split('/').all(is_segment).then(|| Self(text.to_owned()))
    }

    /// Reads an id of exactly one segment, as claims, statements and judgements carry it.
    pub fn parse_segment(text: &str) -> Option<Self> {
        is_segment(text).then(|| Self(text.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id that `text` may have meant: lower case, everything else folded to single hyphens; `None` where nothing is left.
    pub fn propose(text: &str) -> Option<String> {
        let segments: Vec<String> = text.split('/').map(propose_segment).filter(|segment| !segment.is_empty()).collect();
        (!segments.is_empty()).then(|| segments.join("/"))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl AsRef<str> for Id {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

fn is_segment(text: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.bytes().all(inner) && !text.starts_with('-') && !text.ends_with('-')
}

fn propose_segment(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let folded = text.nfkd().filter(|character| !unicode_normalization::char::is_combining_mark(*character));
    let mut segment = String::new();
    for character in folded.flat_map(char::to_lowercase) {
        if character.is_ascii_alphanumeric() {
            segment.push(character);
        } else if !segment.ends_with('-') {
            segment.push('-');
        }
    }
    segment.trim_matches('-').to_owned()
}

macro_rules! keys {
    ($($(#[doc = $doc:literal])+ $name:ident,)+) => {$(
        $(#[doc = $doc])+
        ///
        /// Things are numbered in the order of their ids, so sorting keys sorts ids.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl Key for $name {
            fn at(index: usize) -> Self {
                Self(index as u32)
            }

            fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

keys! {
    /// A source of the library.
    SourceKey,
    /// A claim of the library; claims are numbered by source id, then claim id.
    ClaimKey,
    /// An actor of the library.
    ActorKey,
    /// A statement of the library; statements are numbered by actor id, then statement id.
    StatementKey,
    /// An event of the library.
    EventKey,
    /// A question of the library.
    QuestionKey,
    /// A briefing of the library.
    BriefingKey,
    /// A page of the library.
    PageKey,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_lower_case_segments() {
        for good in ["a", "letters/corinthians", "a-1", "0", "a--b"] {
            assert!(Id::parse(good).is_some(), "{good}");
        }
        for bad in ["", "A", "a_b", "-a", "a-", "a/", "/a", "a//b", "é", "a b", "a#b"] {
            assert!(Id::parse(bad).is_none(), "{bad}");
        }
        assert!(Id::parse_segment("a/b").is_none());
    }

    #[test]
    fn a_proposal_is_an_id() {
        for (given, proposed) in
            [("Second Page", Some("second-page")), ("Türkiye_2", Some("turkiye-2")), ("Folder/X.", Some("folder/x")), ("文", None)]
        {
            assert_eq!(Id::propose(given).as_deref(), proposed, "{given}");
            assert!(proposed.is_none_or(|id| Id::parse(id).is_some()));
        }
    }
}
