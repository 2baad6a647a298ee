//! What is wrong with a site's own words: keys that nothing reads, places that are missing or unknown, plural forms that are missing.

use std::collections::BTreeSet;

use super::WordsFile;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::files::SiteFiles;
use crate::model::interface_words::{InterfaceWords, OTHER, Plurals, places, plural_form};
use crate::model::outline::Step;
use crate::model::parsed::Parsed;
use crate::span::Span;

/// The places of a count, one of which is enough.
const COUNTS: [&str; 2] = ["n", "number"];
/// Any language may have its name.
const LANGUAGE: &str = "language_";

/// The findings for a site's table.
pub(super) fn of(own: &Parsed<WordsFile>, files: &SiteFiles, language: &str) -> Vec<Diagnostic> {
    let plurals = Plurals::of(language);
    let table = Table { own, built_in: InterfaceWords::built_in(), forms: plurals.categories(), language };
    let keys = own.fields.0.0.iter();
    let mut findings: Vec<Diagnostic> =
        keys.filter_map(|(key, words)| table.unknown_key(key, files).or_else(|| table.wrong_place(key, words))).collect();
    findings.extend(table.missing_forms());
    findings
}

struct Table<'table> {
    own: &'table Parsed<WordsFile>,
    built_in: &'static InterfaceWords,
    /// The plural forms of the language.
    forms: Vec<&'static str>,
    language: &'table str,
}

impl Table<'_> {
    fn built_in(&self, key: &str) -> Option<&'static str> {
        self.built_in.table().get(key).map(String::as_str)
    }

    /// The sentence of which a key is a plural form.
    fn sentence<'key>(&self, key: &'key str) -> Option<(&'key str, &'static str)> {
        plural_form(key).filter(|(sentence, _)| self.is_counted(sentence))
    }

    fn is_counted(&self, sentence: &str) -> bool {
        ["one", OTHER].iter().all(|form| self.built_in(&format!("{sentence}_{form}")).is_some())
    }

    fn unknown_key(&self, key: &str, files: &SiteFiles) -> Option<Diagnostic> {
        let is_form = self.sentence(key).is_some_and(|(_, form)| self.forms.contains(&form) || form == OTHER);
        let is_read = || {
            files.texts.iter().any(|file| file.path.starts_with("templates/") && file.path != super::OWN_WORDS && file.text.contains(key))
        };
        if self.built_in(key).is_some() || is_form || key.starts_with(LANGUAGE) || is_read() {
            return None;
        }
        let (message, near) = match self.sentence(key) {
            Some((_, form)) => (format!("the language `{}` has no plural form `{form}`", self.language), None),
            None => (format!("no word of the interface is called `{key}`"), nearest(key, self.built_in.table().keys().map(String::as_str))),
        };
        let help = match near {
            Some(near) => format!("Did you mean `{near}`?"),
            None => {
                format!("Take it away. The forms are {}; `variorum` has the keys of its own `templates/words.yaml`.", self.named_forms())
            }
        };
        Some(Diagnostic::new(Code::WordsUnknownKey, self.span(key, Part::Key), message, help))
    }

    fn wrong_place(&self, key: &str, words: &str) -> Option<Diagnostic> {
        let form = self.sentence(key);
        let built_in = match form {
            Some((sentence, _)) => self.built_in(&format!("{sentence}_{OTHER}")),
            None => self.built_in(key),
        }?;
        let mut known: BTreeSet<&str> = places(built_in).collect();
        let mut needed = known.clone();
        if form.is_some() {
            known.extend(COUNTS);
            needed.retain(|place| !COUNTS.contains(place));
        }
        let has: BTreeSet<&str> = places(words).collect();
        let fault = |message| {
            Some(Diagnostic::new(Code::WordsPlace, self.span(key, Part::Words), message, format!("The built-in sentence is `{built_in}`.")))
        };
        if let Some(place) = has.difference(&known).next() {
            return fault(format!("`{key}` has no place `{{{place}}}`"));
        }
        // A word that is left empty is left out, as a theme may wish.
        if let Some(place) = needed.difference(&has).next().filter(|_| !words.is_empty()) {
            return fault(format!("the place `{{{place}}}` is missing"));
        }
        // A form for one count alone may say it in words: "one source", "both sources".
        let must_count =
            form.is_some_and(|(_, form)| !matches!(form, "zero" | "one" | "two")) && places(built_in).any(|place| COUNTS.contains(&place));
        let counts = COUNTS.iter().any(|place| has.contains(place));
        if must_count && !counts { fault("the place `{n}` of the count is missing".to_owned()) } else { None }
    }

    fn missing_forms(&self) -> Vec<Diagnostic> {
        let own = &self.own.fields.0.0;
        let mut told = BTreeSet::new();
        let mut findings = Vec::new();
        for (key, _) in own {
            let Some((sentence, _)) = self.sentence(key).filter(|(sentence, _)| told.insert(*sentence)) else { continue };
            let is_missing = |form: &&&str| own.iter().all(|(other, _)| *other != format!("{sentence}_{form}"));
            if let Some(form) = self.forms.iter().find(is_missing) {
                let message = format!("`{sentence}` lacks the plural form `{form}`");
                let help = format!("Add `{sentence}_{form}`. The forms of `{}` are {}.", self.language, self.named_forms());
                findings.push(Diagnostic::new(Code::WordsPlural, self.span(key, Part::Key), message, help));
            }
        }
        findings
    }

    fn named_forms(&self) -> String {
        self.forms.iter().map(|form| format!("`{form}`")).collect::<Vec<_>>().join(", ")
    }

    fn span(&self, key: &str, part: Part) -> Span {
        let (record, path) = (&self.own.record, [Step::Key(key)]);
        let range = match part {
            Part::Key => record.outline.key(&path),
            Part::Words => record.outline.value(&path),
        };
        Span::new(record.file, range.unwrap_or_else(|| record.outline.opening()))
    }
}

#[derive(Clone, Copy)]
enum Part {
    Key,
    Words,
}
