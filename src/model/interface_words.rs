//! The words of the interface, which templates read as `t`, and the sentences that are made of them.
//!
//! A sentence stands in the table as a whole, with named places in it: `{n} of {sources} in scope are silent`. No sentence is put
//! together from parts in the order of one language. A sentence that counts stands there once for each plural form, under keys that
//! end in the names of the CLDR: `count_sources_one`, `count_sources_other`.

mod pattern;
mod plural;

pub use pattern::{Piece, fill, pieces, places};
pub use plural::{CATEGORIES, OTHER, Plurals};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::model::date::DateWords;
use crate::model::direction::{direction, isolated};

/// Counts up to this one have a word (`number_3: three`).
const NUMBER_WORDS: usize = 10;

static BUILT_IN: LazyLock<InterfaceWords> = LazyLock::new(|| {
    let table = serde_yaml::from_str(include_str!("../../templates/words.yaml")).expect("the built-in table is a mapping of text to text");
    InterfaceWords::of("en", table)
});

/// Words by key: the built-in ones, overridden key by key by the site's `templates/words.yaml`.
#[derive(Debug, Clone)]
pub struct InterfaceWords {
    table: BTreeMap<String, String>,
    /// The sentences of which the site has forms of its own; those of the others follow the rules of English.
    counted: BTreeSet<String>,
    plurals: Plurals,
    /// `ltr` or `rtl`.
    direction: &'static str,
    dates: DateWords,
}

impl Default for InterfaceWords {
    fn default() -> Self {
        Self::built_in().clone()
    }
}

impl InterfaceWords {
    /// The built-in words, in English.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// These words and no others, in the language of this BCP 47 tag.
    pub fn of(language: &str, table: BTreeMap<String, String>) -> Self {
        let dates = DateWords::from_words(|key| table.get(key).cloned().unwrap_or_else(|| key.to_owned()));
        let counted = table.keys().filter_map(|key| plural_form(key)).map(|(sentence, _)| sentence.to_owned()).collect();
        Self { table, counted, plurals: Plurals::of(language), direction: direction(language), dates }
    }

    /// These words with others over them, key by key, in the language of the others.
    #[must_use]
    pub fn overridden(&self, language: &str, own: BTreeMap<String, String>) -> Self {
        let counted = Self::of(language, own.clone()).counted;
        let table = self.table.clone().into_iter().chain(own).collect();
        Self { counted, ..Self::of(language, table) }
    }

    /// All words by key.
    pub fn table(&self) -> &BTreeMap<String, String> {
        &self.table
    }

    /// The words for `key`; the key itself where there are none, which a reader sees and reports.
    pub fn get<'words>(&'words self, key: &'words str) -> &'words str {
        self.table.get(key).map_or(key, String::as_str)
    }

    /// The sentence for `key` and a count, with its places not filled yet.
    pub fn form(&self, key: &str, count: usize) -> &str {
        let form = |category| self.table.get(&format!("{key}_{category}"));
        let plurals = if self.counted.contains(key) { &self.plurals } else { &BUILT_IN.plurals };
        form(plurals.category(count)).or_else(|| form(OTHER)).map_or("", String::as_str)
    }

    /// The sentence for `key`, its places filled.
    pub fn say(&self, key: &str, parts: &[(&str, &str)]) -> String {
        fill(self.get(key), parts)
    }

    /// The sentence for `key` and a count, its places filled: `{n}` by the count in digits, `{number}` by its word where there is one.
    pub fn count(&self, key: &str, count: usize, parts: &[(&str, &str)]) -> String {
        let (digits, number) = (count.to_string(), self.number(count));
        let parts: Vec<(&str, &str)> = [("n", digits.as_str()), ("number", &number)].into_iter().chain(parts.iter().copied()).collect();
        fill(self.form(key, count), &parts)
    }

    /// A count in words up to ten, where the language has words that fit everywhere, else in digits.
    pub fn number(&self, count: usize) -> String {
        let word = (count <= NUMBER_WORDS).then(|| self.table.get(&format!("number_{count}"))).flatten();
        word.filter(|word| !word.is_empty()).cloned().unwrap_or_else(|| count.to_string())
    }

    /// What joins the thing at `index` to the one before it, in a row of `count`.
    pub fn joint(&self, index: usize, count: usize) -> &str {
        match index {
            0 => "",
            1 if count == 2 => self.get("list_of_two"),
            _ if index + 1 == count => self.get("list_last"),
            _ => self.get("list_between"),
        }
    }

    /// Things in a row: `a`, `a and b`, `a, b and c`.
    pub fn listed<Thing: AsRef<str>>(&self, things: &[Thing]) -> String {
        things.iter().enumerate().flat_map(|(index, thing)| [self.joint(index, things.len()), thing.as_ref()]).collect()
    }

    /// The first things in a row, and how many more there are: `a, b and 2 more`.
    pub fn listed_and_more<Thing: AsRef<str>>(&self, things: &[Thing], most: usize) -> String {
        self.listed_of(&things[..things.len().min(most)], things.len())
    }

    /// Things in a row that are the first of so many.
    pub fn listed_of<Thing: AsRef<str>>(&self, first: &[Thing], all: usize) -> String {
        let more = all.saturating_sub(first.len());
        if more == 0 {
            return self.listed(first);
        }
        let row: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
        self.count("and_more", more, &[("things", &row.join(self.get("list_between")))])
    }

    /// Text of the content inside a sentence without markup: kept apart by control characters where it runs against the sentence.
    pub fn isolated(&self, text: &str) -> String {
        isolated(text, self.direction)
    }

    /// The direction in which the words are written, `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        self.direction
    }

    /// The words in which dates are told.
    pub fn dates(&self) -> &DateWords {
        &self.dates
    }

    /// The plural forms of the language.
    pub fn plurals(&self) -> &Plurals {
        &self.plurals
    }
}

/// The sentence of which a key is one plural form, and which form: `count_sources` and `one`.
pub fn plural_form(key: &str) -> Option<(&str, &'static str)> {
    let (sentence, form) = key.rsplit_once('_')?;
    CATEGORIES.into_iter().find(|category| *category == form).map(|category| (sentence, category))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::view::{Link, Phrase, Wording};

    fn words(language: &str, table: &[(&str, &str)]) -> InterfaceWords {
        InterfaceWords::of(language, table.iter().map(|&(key, word)| (key.to_owned(), word.to_owned())).collect())
    }

    #[test]
    fn a_count_takes_its_form_and_fills_its_places() {
        let words =
            words("pl", &[("x_one", "{n} plik w {where}"), ("x_few", "{number} pliki"), ("x_other", "{n} pliku"), ("number_2", "dwa")]);
        assert_eq!(words.count("x", 1, &[("where", "a")]), "1 plik w a");
        assert_eq!(words.count("x", 2, &[]), "dwa pliki");
        assert_eq!(words.count("x", 3, &[]), "3 pliki");
        assert_eq!(words.count("x", 5, &[]), "5 pliku", "the form `many` is missing, and `other` stands in for it");
    }

    #[test]
    fn a_row_is_joined_as_the_language_joins_it() {
        let words = words("ur", &[("list_of_two", " اور "), ("list_between", "، "), ("list_last", "، اور ")]);
        assert_eq!(words.listed(&["a", "b", "c"]), "a، b، اور c");
        assert_eq!(words.listed(&["a", "b"]), "a اور b");
        assert_eq!((words.listed(&["a"]), words.listed::<&str>(&[])), ("a".to_owned(), String::new()));
    }

    #[test]
    fn a_row_that_is_cut_short_has_one_and() {
        let words = InterfaceWords::built_in();
        assert_eq!(words.listed_and_more(&["a", "b", "c"], 2), "a, b and 1 more");
        assert_eq!(words.listed_and_more(&["a", "b"], 2), "a and b");
        let link = |label: &str| Link { href: "#".to_owned(), label: Wording::plain(label) };
        let row = |most| Phrase::row_and_more(words, ["a", "b", "c", "d"].map(link).into(), most).plain();
        assert_eq!((row(2), row(4)), ("a, b and 2 more".to_owned(), "a, b, c and d".to_owned()));
    }

    #[test]
    fn the_built_in_words_are_english() {
        let words = InterfaceWords::built_in();
        assert_eq!(words.listed(&["a", "b", "c"]), "a, b and c");
        assert_eq!(words.number(7), "seven");
        assert_eq!(words.number(11), "11");
    }
}
