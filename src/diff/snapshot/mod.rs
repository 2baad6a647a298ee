//! A record as a list of named values, so that records of every kind are compared by one piece of code.
//!
//! Values are what the library holds, so a default that was written out is no change. References are names (`names.rs`), so a renamed
//! record changes nothing where it is referred to.

mod source;
mod things;

use std::fmt::Display;

use crate::diff::names::Names;
use crate::model::date::Date;
use crate::model::library::Withdrawal;
use crate::model::schema::Extra;
use crate::model::thing::Thing;

/// A named value of a record.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) value: Value,
}

/// A value, by how its changes are best shown.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Shown as one value for another.
    Plain(String),
    /// Shown word by word.
    Words(String),
    /// Shown by the entries that came and went.
    List(Vec<String>),
}

/// The values of the record without its id, in the order of the file format. Parts of it are records of their own.
pub(super) fn fields(thing: Thing, names: Names<'_>) -> Vec<Field> {
    let mut fields = Fields(Vec::new());
    match thing {
        Thing::Site => things::site(&mut fields, &names.library.site),
        Thing::Briefing(key) => things::briefing(&mut fields, names, &names.library[key]),
        Thing::Judgement(key, index) => things::judgement(&mut fields, names, &names.library[key].judgements[index]),
        Thing::Event(key) => things::event(&mut fields, names, &names.library[key]),
        Thing::Question(key) => things::question(&mut fields, names, &names.library[key]),
        Thing::Source(key) => source::source(&mut fields, names, &names.library[key]),
        Thing::Claim(key) => source::claim(&mut fields, names, &names.library[key]),
        Thing::Actor(key) => things::actor(&mut fields, names, &names.library[key]),
        Thing::Statement(key) => things::statement(&mut fields, names, &names.library[key]),
        Thing::Page(key) => things::page(&mut fields, names, &names.library[key]),
    }
    fields.0
}

/// Values on their way; what is absent is left out.
pub(super) struct Fields(Vec<Field>);

impl Fields {
    fn add(&mut self, name: &str, value: Value) {
        self.0.push(Field { name: name.to_owned(), value });
    }

    fn plain(&mut self, name: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.add(name, Value::Plain(value.to_string()));
        }
    }

    /// A date that is not known is no other than none.
    fn date(&mut self, name: &str, date: Option<Date>) {
        self.plain(name, date.filter(|date| !date.is_unknown()));
    }

    fn words(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.add(name, Value::Words(text.to_owned()));
        }
    }

    fn list(&mut self, name: &str, entries: Vec<String>) {
        if !entries.is_empty() {
            self.add(name, Value::List(entries));
        }
    }

    fn withdrawn(&mut self, withdrawn: Option<&Withdrawal>) {
        self.plain("withdrawn", withdrawn.map(withdrawal_words));
    }

    fn extra(&mut self, extra: &Extra) {
        for (name, value) in &extra.0 {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            self.add(&format!("extra.{name}"), Value::Plain(text));
        }
    }
}

/// `on 2025-03-09: the reason`.
fn withdrawal_words(withdrawal: &Withdrawal) -> String {
    let on = withdrawal.on.map_or_else(|| "on an unknown day".to_owned(), |on| format!("on {on}"));
    withdrawal.why.as_ref().map_or_else(|| on.clone(), |why| format!("{on}: {why}"))
}
