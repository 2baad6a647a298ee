//! Values of the right type that are none: dates, ids, addresses, languages, numbers out of range, empty texts, quotes too long.

mod kinds;

use std::collections::BTreeSet;
use std::fmt::Display;

use super::frontmatter::{PathStep, ValuePath, steps};
use super::language::is_language_tag;
use super::limits::{Limits, MOST_IN_NAME, MOST_IN_TEXT};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::address::{NoWebAddress, WebAddress};
use crate::model::date::Date;
use crate::model::id::Id;
use crate::model::misleading::misleading;
use crate::model::parsed::FileRecord;
use crate::quotation::invisible::first_unneeded;
use crate::span::Span;

/// How an address is read.
type ReadAddress = fn(&str) -> Result<WebAddress, NoWebAddress>;

/// Fields whose values can be looked at, each for itself.
pub(super) trait Values {
    /// Shows every value to the inspector.
    fn show(&self, inspector: &mut Inspector<'_>);
}

/// Looks at every value of `fields`. What was `replaced` is said already.
pub(super) fn check(fields: &impl Values, record: &FileRecord, replaced: &BTreeSet<ValuePath>, limits: &Limits) -> Vec<Diagnostic> {
    let mut inspector = Inspector { record, replaced, limits, path: Vec::new(), diagnostics: Vec::new() };
    fields.show(&mut inspector);
    inspector.diagnostics
}

/// Takes each value with its field, and notes what is wrong with it.
pub(super) struct Inspector<'record> {
    record: &'record FileRecord,
    replaced: &'record BTreeSet<ValuePath>,
    limits: &'record Limits,
    path: ValuePath,
    diagnostics: Vec<Diagnostic>,
}

impl Inspector<'_> {
    pub(super) fn limits(&self) -> &Limits {
        self.limits
    }

    /// Notes a finding at the value of `field`.
    pub(super) fn note(&mut self, field: &str, code: Code, message: impl Into<String>, help: impl Into<String>) {
        self.path.push(PathStep::Key(field.to_owned()));
        self.note_here(code, message, help);
        self.path.pop();
    }

    /// Says that a field cannot be used as it is, of a kind of finding that is otherwise no error.
    pub(super) fn refuse(&mut self, field: &str, code: Code, message: impl Into<String>, help: impl Into<String>) {
        self.path.push(PathStep::Key(field.to_owned()));
        let span = self.record.place(&steps(&self.path));
        self.diagnostics.push(Diagnostic::new(code, span, message, help).as_error());
        self.path.pop();
    }

    /// Looks at text: it must hold something.
    pub(super) fn text(&mut self, field: &str, text: Option<&String>) {
        if let Some(text) = text {
            self.at(PathStep::Key(field.to_owned()), |inspector| inspector.not_empty(field, text));
        }
    }

    /// Looks at a list of texts.
    pub(super) fn texts(&mut self, field: &str, texts: Option<&Vec<String>>) {
        self.list(field, texts, |inspector, text| inspector.not_empty(field, text));
    }

    /// Looks at a date in EDTF.
    pub(super) fn date(&mut self, field: &str, date: Option<&String>) {
        let Some(date) = date else { return };
        if let Err(error) = Date::parse(date) {
            self.note(field, Code::BadDate, error.to_string(), sentence(error.help()));
        }
    }

    /// Looks at an address on the web.
    pub(super) fn address(&mut self, field: &str, address: Option<&String>) {
        if let Some(address) = address {
            self.at(PathStep::Key(field.to_owned()), |inspector| inspector.safe_address(address, WebAddress::parse));
        }
    }

    /// Looks at the address of a folder on the web.
    pub(super) fn folder_address(&mut self, field: &str, address: Option<&String>) {
        if let Some(address) = address {
            self.at(PathStep::Key(field.to_owned()), |inspector| inspector.safe_address(address, WebAddress::parse_folder));
        }
    }

    /// Looks at a list of addresses on the web.
    pub(super) fn addresses(&mut self, field: &str, addresses: Option<&Vec<String>>) {
        self.list(field, addresses, |inspector, address| inspector.safe_address(address, WebAddress::parse));
    }

    /// Looks at a language tag.
    pub(super) fn language(&mut self, field: &str, tag: Option<&String>) {
        if let Some(tag) = tag.filter(|tag| !is_language_tag(tag)) {
            self.note(field, Code::BadLanguage, not_a_language(tag), LANGUAGE_HELP);
        }
    }

    /// Looks at the id of a claim, statement or judgement.
    pub(super) fn id(&mut self, id: Option<&String>) {
        if let Some(id) = id.filter(|id| Id::parse_segment(id).is_none()) {
            self.at(PathStep::Key("id".to_owned()), |inspector| inspector.bad_id(id, None));
        }
    }

    /// Looks at a number that must lie between two others.
    pub(super) fn range<Number: PartialOrd + Display + Copy>(&mut self, field: &str, number: Option<Number>, least: Number, most: Number) {
        if let Some(number) = number.filter(|number| !(*number >= least && *number <= most)) {
            let help = format!("`{field}` runs from {least} to {most}");
            self.note(field, Code::NumberOutOfRange, format!("`{number}` lies outside of what `{field}` takes"), help);
        }
    }

    /// Looks at a number that must not be below one.
    pub(super) fn at_least_one<Number: PartialOrd + Display + Copy + From<u8>>(&mut self, field: &str, number: Option<Number>) {
        if number.is_some_and(|number| number < Number::from(1)) {
            self.note(field, Code::NumberOutOfRange, format!("`{field}` is at least 1"), "write a larger number, or leave the field out");
        }
    }

    /// Looks at each entry of a list.
    pub(super) fn list<Entry>(&mut self, field: &str, entries: Option<&Vec<Entry>>, look: impl Fn(&mut Self, &Entry)) {
        self.path.push(PathStep::Key(field.to_owned()));
        for (index, entry) in entries.into_iter().flatten().enumerate() {
            self.at(PathStep::Index(index), |inspector| look(inspector, entry));
        }
        self.path.pop();
    }

    /// Looks at the fields of a value.
    pub(super) fn within<Fields>(&mut self, field: &str, fields: Option<&Fields>, look: impl Fn(&mut Self, &Fields)) {
        if let Some(fields) = fields {
            self.at(PathStep::Key(field.to_owned()), |inspector| look(inspector, fields));
        }
    }

    /// Looks at the keys and labels of a mapping; a finding on a key stands at the key.
    pub(super) fn labels(&mut self, field: &str, labels: &[(String, String)], key: impl Fn(&mut Self, &str, Span)) {
        self.path.push(PathStep::Key(field.to_owned()));
        for (name, label) in labels {
            self.path.push(PathStep::Key(name.clone()));
            let place = self.record.outline.key(&steps(&self.path));
            let place = Span::new(self.record.file, place.unwrap_or_else(|| self.record.outline.nearest(&steps(&self.path))));
            key(self, name, place);
            let is_written = self.record.is_written(&steps(&self.path));
            if label.trim().is_empty() && !(is_written && self.replaced.contains(&self.path)) {
                let place = if is_written { self.record.place(&steps(&self.path)) } else { place };
                let help = format!("write what readers see for `{name}`");
                self.diagnostics.push(Diagnostic::new(Code::EmptyText, place, format!("`{name}` has no text"), help));
            }
            self.as_it_looks(name, label);
            self.not_too_long(name, label, MOST_IN_NAME);
            self.path.pop();
        }
        self.path.pop();
    }

    /// Notes that an id is none, at `span` or at the value that is looked at.
    pub(super) fn bad_id(&mut self, id: &str, span: Option<Span>) {
        if id.trim().is_empty() && span.is_none() {
            return self.note_here(Code::EmptyText, "`id` is empty", "give it an id of lower-case letters, digits and inner hyphens");
        }
        let message = format!("`{id}` is no id: lower-case letters `a-z`, digits and inner hyphens");
        let proposed = Id::propose(&id.replace('/', "-"));
        let help = proposed.as_ref().map_or_else(|| "give it another id".to_owned(), |proposed| format!("write `{proposed}`"));
        let span = span.unwrap_or_else(|| self.record.place(&steps(&self.path)));
        let diagnostic = Diagnostic::new(Code::BadId, span, message, help);
        self.diagnostics.push(match proposed {
            Some(proposed) => diagnostic.with_suggestion(proposed),
            None => diagnostic,
        });
    }

    /// Notes that a key of a mapping by language is no language.
    pub(super) fn language_key(&mut self, tag: &str, span: Span) {
        if !is_language_tag(tag) {
            self.diagnostics.push(Diagnostic::new(Code::BadLanguage, span, not_a_language(tag), LANGUAGE_HELP));
        }
    }

    fn at(&mut self, step: PathStep, look: impl FnOnce(&mut Self)) {
        self.path.push(step);
        look(self);
        self.path.pop();
    }

    fn note_here(&mut self, code: Code, message: impl Into<String>, help: impl Into<String>) {
        let span = self.record.place(&steps(&self.path));
        self.diagnostics.push(Diagnostic::new(code, span, message, help));
    }

    fn not_empty(&mut self, field: &str, text: &str) {
        if text.trim().is_empty() && !self.replaced.contains(&self.path) {
            self.note_here(
                Code::EmptyText,
                format!("`{field}` holds an empty text"),
                "write the text, or leave the field out: unknown is said by silence",
            );
        }
        self.as_it_looks(field, text);
        self.not_too_long(field, text, if NAMES.contains(&field) { MOST_IN_NAME } else { MOST_IN_TEXT });
    }

    fn not_too_long(&mut self, field: &str, text: &str, most: usize) {
        if text.len() > most {
            let message = format!("`{field}` holds {} bytes, and at most {most} are taken", text.len());
            self.note_here(Code::YamlLimit, message, "shorten it, and say the rest in the text below the fence");
        }
    }

    /// Looks for what readers cannot see, or see as something else.
    fn as_it_looks(&mut self, field: &str, text: &str) {
        if let Some(character) = first_unneeded(text) {
            let message = format!("`{field}` holds a character that nobody sees: U+{:04X}", u32::from(character));
            self.note_here(Code::InvisibleCharacters, message, "type the words anew; whoever copies them copies it along");
        }
        if let Some(found) = misleading(text) {
            self.note_here(Code::MisleadingText, format!("`{field}` {}", found.message()), found.help());
        }
    }

    fn safe_address(&mut self, address: &str, read: ReadAddress) {
        if self.replaced.contains(&self.path) {
            return;
        }
        if address.trim().is_empty() {
            return self.note_here(Code::EmptyText, "the address is empty", "write the address, or leave the field out");
        }
        if let Err(wrong) = read(address) {
            self.note_here(
                Code::UnsafeAddress,
                format!("the address {wrong}"),
                "write an address that begins with `https://` or `http://`",
            );
        }
        self.as_it_looks("address", address);
    }
}

/// Fields whose texts stand in lists and menus.
const NAMES: [&str; 8] = ["title", "short", "name", "publisher", "question", "unit", "as", "role"];

const LANGUAGE_HELP: &str = "write a BCP 47 tag, such as `en`, `ur` or `zh-Hant`";

fn not_a_language(tag: &str) -> String {
    format!("`{tag}` is no language tag")
}

/// A phrase of help as it stands; empty help would tell nobody what to do.
fn sentence(help: &str) -> String {
    if help.is_empty() { "write it as `2025-03-04`, or write `unknown`".to_owned() } else { help.to_owned() }
}
