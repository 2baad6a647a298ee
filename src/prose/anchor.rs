//! Ids for headings.

use std::collections::BTreeSet;

/// Hands out ids, each once.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    taken: BTreeSet<String>,
    /// For each wish the last number tried, so that many equal headings do not search from the start each time.
    last: std::collections::BTreeMap<String, u32>,
}

impl Anchors {
    /// The id for a heading that was given one, or else for its words.
    pub(super) fn take(&mut self, given: Option<&str>, words: &str) -> String {
        let wish = given.map(slug).filter(|id| !id.is_empty()).unwrap_or_else(|| slug(words));
        let wish = if wish.is_empty() { "section".to_owned() } else { wish };
        if self.taken.insert(wish.clone()) {
            return wish;
        }
        let number = self.last.entry(wish.clone()).or_insert(1);
        loop {
            *number += 1;
            let id = format!("{wish}-{number}");
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Letters and digits in lower case, everything else as single hyphens. Letters of every script stay: an address that a reader can read.
fn slug(words: &str) -> String {
    let mut slug = String::new();
    for character in words.chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_once() {
        let mut anchors = Anchors::default();
        let mut take = |given, words| anchors.take(given, words);
        assert_eq!(take(None, "What this rests on"), "what-this-rests-on");
        assert_eq!(take(None, "What this rests on?"), "what-this-rests-on-2");
        assert_eq!(take(Some("what-this-rests-on-3"), ""), "what-this-rests-on-3");
        assert_eq!(take(None, "What this rests on"), "what-this-rests-on-4");
        assert_eq!(take(Some("\" onclick=x"), ""), "onclick-x");
        assert_eq!(take(None, "…"), "section");
        assert_eq!(take(None, "مذاکرات"), "مذاکرات");
    }
}
