//! Which plural form a count takes in a language, by the rules of the Unicode CLDR.
//!
//! Counts here are whole numbers, and only cardinal ones ("3 sources", never "the 3rd source").

use std::fmt;

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

/// The plural forms of the CLDR, by the names that keys end in.
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The form that every language has.
pub const OTHER: &str = "other";

/// Chooses plural forms for one language.
#[derive(Clone)]
pub struct Plurals {
    /// `None` where the CLDR does not know the language: then every count takes the form `other`.
    rules: Option<PluralRules>,
}

impl fmt::Debug for Plurals {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.categories()).finish()
    }
}

impl Plurals {
    /// The forms of a language, given by its BCP 47 tag.
    pub fn of(language: &str) -> Self {
        // The rules are listed by language, and for a few languages by country, too (`pt` and `pt-PT`).
        let tag = language.parse::<LanguageIdentifier>().ok();
        let alone = tag.as_ref().map(|tag| LanguageIdentifier::from_parts(tag.language, None, None, &[]));
        let known = |tag: LanguageIdentifier| PluralRules::create(tag, PluralRuleType::CARDINAL).ok();
        Self { rules: tag.and_then(known).or_else(|| alone.and_then(known)) }
    }

    /// The form that `count` takes.
    pub fn category(&self, count: usize) -> &'static str {
        match self.rules.as_ref().and_then(|rules| rules.select(count).ok()) {
            Some(PluralCategory::ZERO) => "zero",
            Some(PluralCategory::ONE) => "one",
            Some(PluralCategory::TWO) => "two",
            Some(PluralCategory::FEW) => "few",
            Some(PluralCategory::MANY) => "many",
            Some(PluralCategory::OTHER) | None => OTHER,
        }
    }

    /// The forms that whole numbers take, in the order of [`CATEGORIES`]. No rule of the CLDR looks at more than the last two digits
    /// of a whole number, but for those on round thousands and millions.
    pub fn categories(&self) -> Vec<&'static str> {
        let taken: Vec<&str> = (0..=200).chain([1_000, 100_000, 1_000_000]).map(|count| self.category(count)).collect();
        CATEGORIES.into_iter().filter(|category| taken.contains(category)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_take_the_forms_of_their_language() {
        for (language, forms) in [
            ("en", vec!["other", "one", "other", "other", "other", "other"]),
            ("ur", vec!["other", "one", "other", "other", "other", "other"]),
            ("fr", vec!["one", "one", "other", "other", "other", "other"]),
            ("ja", vec!["other"; 6]),
            ("ar", vec!["zero", "one", "two", "few", "many", "other"]),
            ("pl-PL", vec!["many", "one", "few", "few", "many", "many"]),
            ("xx-no-language", vec!["other"; 6]),
            ("", vec!["other"; 6]),
        ] {
            let plurals = Plurals::of(language);
            let counts = [0, 1, 2, 3, 11, 100];
            assert_eq!(counts.map(|count| plurals.category(count)).to_vec(), forms, "{language}");
        }
    }

    #[test]
    fn a_language_has_the_forms_that_its_counts_take() {
        for (language, forms) in
            [("en", vec!["one", "other"]), ("ar", CATEGORIES.to_vec()), ("ja", vec!["other"]), ("ru", vec!["one", "few", "many"])]
        {
            assert_eq!(Plurals::of(language).categories(), forms, "{language}");
        }
    }
}
