//! A record as a list of named values, so that records of every kind are compared by one piece of code.
//!
//! Values are what the library holds, so a default that was written out is no change. References are names (`names.rs`), so a renamed
//! record changes nothing where it is referred to.

mod source;
mod things;

use std::fmt::Display;

use crate::diff::difference::RecordKind;
use crate::diff::names::Names;
use crate::model::date::Date;
use crate::model::id::{ActorKey, BriefingKey, ClaimKey, EventKey, PageKey, QuestionKey, SourceKey, StatementKey};
use crate::model::library::{Library, Withdrawal};
use crate::model::outline::Step;
use crate::model::parsed::FileRecord;
use crate::model::schema::Extra;

/// A record of a library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RecordKey {
    Site,
    Briefing(BriefingKey),
    /// A judgement by its index in the briefing.
    Judgement(BriefingKey, usize),
    Event(EventKey),
    Question(QuestionKey),
    Source(SourceKey),
    Claim(ClaimKey),
    Actor(ActorKey),
    Statement(StatementKey),
    Page(PageKey),
}

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

impl RecordKey {
    pub(super) fn kind(self) -> RecordKind {
        match self {
            Self::Site => RecordKind::Site,
            Self::Briefing(_) => RecordKind::Briefing,
            Self::Judgement(..) => RecordKind::Judgement,
            Self::Event(_) => RecordKind::Event,
            Self::Question(_) => RecordKind::Question,
            Self::Source(_) => RecordKind::Source,
            Self::Claim(_) => RecordKind::Claim,
            Self::Actor(_) => RecordKind::Actor,
            Self::Statement(_) => RecordKind::Statement,
            Self::Page(_) => RecordKind::Page,
        }
    }

    /// The records of a kind, in the order of their keys.
    pub(super) fn all(library: &Library, kind: RecordKind) -> Vec<Self> {
        match kind {
            RecordKind::Site => vec![Self::Site],
            RecordKind::Briefing => library.briefings.keys().map(Self::Briefing).collect(),
            RecordKind::Judgement => {
                let of = |key: BriefingKey| (0..library[key].judgements.len()).map(move |index| Self::Judgement(key, index));
                library.briefings.keys().flat_map(of).collect()
            }
            RecordKind::Event => library.events.keys().map(Self::Event).collect(),
            RecordKind::Question => library.questions.keys().map(Self::Question).collect(),
            RecordKind::Source => library.sources.keys().map(Self::Source).collect(),
            RecordKind::Claim => library.claims.keys().map(Self::Claim).collect(),
            RecordKind::Actor => library.actors.keys().map(Self::Actor).collect(),
            RecordKind::Statement => library.statements.keys().map(Self::Statement).collect(),
            RecordKind::Page => library.pages.keys().map(Self::Page).collect(),
        }
    }

    /// The name of the record, which both states share.
    pub(super) fn name(self, names: Names<'_>) -> String {
        match self {
            Self::Site => "site".to_owned(),
            Self::Briefing(key) => names.briefing(key),
            Self::Judgement(key, index) => names.judgement(key, &names.library[key].judgements[index]),
            Self::Event(key) => names.event(key),
            Self::Question(key) => names.question(key),
            Self::Source(key) => names.source(key),
            Self::Claim(key) => names.claim(key),
            Self::Actor(key) => names.actor(key),
            Self::Statement(key) => names.statement(key),
            Self::Page(key) => names.page(key),
        }
    }

    /// A title for readers.
    pub(super) fn title(self, library: &Library) -> String {
        match self {
            Self::Site => library.site.title.clone(),
            Self::Briefing(key) => library[key].title.clone(),
            Self::Judgement(key, index) => library[key].judgements[index].text.clone(),
            Self::Event(key) => library[key].title.clone(),
            Self::Question(key) => library[key].question.clone(),
            Self::Source(key) => library[key].heading().to_owned(),
            Self::Claim(key) => source::claim_title(library, key),
            Self::Actor(key) => library[key].name.clone(),
            Self::Statement(key) => things::statement_title(library, key),
            Self::Page(key) => library[key].title.clone(),
        }
    }

    /// The file in which the record stands, and the path to it there.
    pub(super) fn record(self, library: &Library) -> Option<(&FileRecord, Vec<Step<'static>>)> {
        let part = |list, position| vec![Step::Key(list), Step::Index(position)];
        Some(match self {
            Self::Site => (library.site.record.as_ref()?, Vec::new()),
            Self::Briefing(key) => (&library[key].record, Vec::new()),
            Self::Judgement(key, index) => (&library[key].record, part("judgements", library[key].judgements[index].position)),
            Self::Event(key) => (&library[key].record, Vec::new()),
            Self::Question(key) => (&library[key].record, Vec::new()),
            Self::Source(key) => (&library[key].record, Vec::new()),
            Self::Claim(key) => (&library[library[key].source].record, part("claims", library[key].position)),
            Self::Actor(key) => (&library[key].record, Vec::new()),
            Self::Statement(key) => (&library[library[key].actor].record, part("statements", library[key].position)),
            Self::Page(key) => (&library[key].record, Vec::new()),
        })
    }

    /// The values of the record without its id, in the order of the file format. Parts of it are records of their own.
    pub(super) fn fields(self, names: Names<'_>) -> Vec<Field> {
        let mut fields = Fields(Vec::new());
        match self {
            Self::Site => things::site(&mut fields, &names.library.site),
            Self::Briefing(key) => things::briefing(&mut fields, names, &names.library[key]),
            Self::Judgement(key, index) => things::judgement(&mut fields, names, &names.library[key].judgements[index]),
            Self::Event(key) => things::event(&mut fields, names, &names.library[key]),
            Self::Question(key) => things::question(&mut fields, names, &names.library[key]),
            Self::Source(key) => source::source(&mut fields, names, &names.library[key]),
            Self::Claim(key) => source::claim(&mut fields, names, &names.library[key]),
            Self::Actor(key) => things::actor(&mut fields, names, &names.library[key]),
            Self::Statement(key) => things::statement(&mut fields, names, &names.library[key]),
            Self::Page(key) => things::page(&mut fields, names, &names.library[key]),
        }
        fields.0
    }
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
