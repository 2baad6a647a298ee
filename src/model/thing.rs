//! Any thing of a library by one key: what it is, what it is called, where it is written, and what belongs to it.

use crate::model::answer::answer_label;
use crate::model::id::{ActorKey, BriefingKey, ClaimKey, EventKey, PageKey, QuestionKey, SourceKey, StatementKey};
use crate::model::interface_words::InterfaceWords;
use crate::model::kind::Kind;
use crate::model::library::{Library, Withdrawal};
use crate::model::outline::Step;
use crate::model::parsed::FileRecord;
use crate::model::words::ThingKind;

/// A thing of a library: the settings, a record with a file of its own, or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// The settings of the site.
    Site,
    Briefing(BriefingKey),
    /// A judgement by its index in the briefing.
    Judgement(BriefingKey, usize),
    Event(EventKey),
    Question(QuestionKey),
    Source(SourceKey),
    /// A claim of a source.
    Claim(ClaimKey),
    Actor(ActorKey),
    /// A statement of an actor.
    Statement(StatementKey),
    /// A page of prose.
    Page(PageKey),
}

macro_rules! from_keys {
    ($($key:ident => $variant:ident,)+) => {$(
        impl From<$key> for Thing {
            fn from(key: $key) -> Self {
                Self::$variant(key)
            }
        }
    )+};
}

from_keys! {
    BriefingKey => Briefing,
    EventKey => Event,
    QuestionKey => Question,
    SourceKey => Source,
    ClaimKey => Claim,
    ActorKey => Actor,
    StatementKey => Statement,
    PageKey => Page,
}

impl From<Kind> for ThingKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Source => Self::Source,
            Kind::Actor => Self::Actor,
            Kind::Event => Self::Event,
            Kind::Question => Self::Question,
            Kind::Briefing => Self::Briefing,
            Kind::Page => Self::Page,
        }
    }
}

impl ThingKind {
    /// The kind of the content files that hold such things, one each; `None` for parts of a file and for the settings.
    pub fn of_file(self) -> Option<Kind> {
        match self {
            Self::Source => Some(Kind::Source),
            Self::Actor => Some(Kind::Actor),
            Self::Event => Some(Kind::Event),
            Self::Question => Some(Kind::Question),
            Self::Briefing => Some(Kind::Briefing),
            Self::Page => Some(Kind::Page),
            Self::Site | Self::Judgement | Self::Claim | Self::Statement => None,
        }
    }

    /// Whether such a thing is part of a record.
    pub fn is_part(self) -> bool {
        matches!(self, Self::Judgement | Self::Claim | Self::Statement)
    }
}

impl Thing {
    /// The things of a kind, in the order of their keys.
    pub fn all(library: &Library, kind: ThingKind) -> Vec<Self> {
        match kind {
            ThingKind::Site => vec![Self::Site],
            ThingKind::Briefing => library.briefings.keys().map(Self::Briefing).collect(),
            ThingKind::Judgement => library.briefings.keys().flat_map(|key| Self::Briefing(key).parts(library)).collect(),
            ThingKind::Event => library.events.keys().map(Self::Event).collect(),
            ThingKind::Question => library.questions.keys().map(Self::Question).collect(),
            ThingKind::Source => library.sources.keys().map(Self::Source).collect(),
            ThingKind::Claim => library.claims.keys().map(Self::Claim).collect(),
            ThingKind::Actor => library.actors.keys().map(Self::Actor).collect(),
            ThingKind::Statement => library.statements.keys().map(Self::Statement).collect(),
            ThingKind::Page => library.pages.keys().map(Self::Page).collect(),
        }
    }

    /// Every thing whose file has a body, with that file.
    pub fn with_prose(library: &Library) -> Vec<(Self, &FileRecord)> {
        let things = Kind::ALL.iter().flat_map(|&kind| Self::all(library, kind.into()));
        things.filter_map(|thing| Some((thing, thing.record(library)?))).filter(|(_, record)| !record.body.is_empty()).collect()
    }

    /// The thing that a content file of this kind and id holds.
    pub fn of_file(library: &Library, kind: Kind, id: &str) -> Option<Self> {
        match kind {
            Kind::Source => library.source_key(id).map(Self::Source),
            Kind::Actor => library.actor_key(id).map(Self::Actor),
            Kind::Event => library.event_key(id).map(Self::Event),
            Kind::Question => library.question_key(id).map(Self::Question),
            Kind::Briefing => library.briefing_key(id).map(Self::Briefing),
            Kind::Page => library.page_key(id).map(Self::Page),
        }
    }

    /// What it is.
    pub fn kind(self) -> ThingKind {
        match self {
            Self::Site => ThingKind::Site,
            Self::Briefing(_) => ThingKind::Briefing,
            Self::Judgement(..) => ThingKind::Judgement,
            Self::Event(_) => ThingKind::Event,
            Self::Question(_) => ThingKind::Question,
            Self::Source(_) => ThingKind::Source,
            Self::Claim(_) => ThingKind::Claim,
            Self::Actor(_) => ThingKind::Actor,
            Self::Statement(_) => ThingKind::Statement,
            Self::Page(_) => ThingKind::Page,
        }
    }

    /// Its id; of a part, its id within its record.
    pub fn own_id(self, library: &Library) -> &str {
        match self {
            Self::Site => "site",
            Self::Briefing(key) => library[key].id.as_str(),
            Self::Judgement(key, index) => library[key].judgements[index].id.as_str(),
            Self::Event(key) => library[key].id.as_str(),
            Self::Question(key) => library[key].id.as_str(),
            Self::Source(key) => library[key].id.as_str(),
            Self::Claim(key) => library[key].id.as_str(),
            Self::Actor(key) => library[key].id.as_str(),
            Self::Statement(key) => library[key].id.as_str(),
            Self::Page(key) => library[key].id.as_str(),
        }
    }

    /// Its id across the site: of a part `record-id#part-id`.
    pub fn id(self, library: &Library) -> String {
        let own = self.own_id(library);
        self.whole(library).map_or_else(|| own.to_owned(), |whole| format!("{}#{own}", whole.own_id(library)))
    }

    /// A title for readers. What an answer is called stands in English.
    pub fn title(self, library: &Library) -> String {
        match self {
            Self::Site => library.site.title.clone(),
            Self::Briefing(key) => library[key].title.clone(),
            Self::Judgement(key, index) => library[key].judgements[index].text.clone(),
            Self::Event(key) => library[key].title.clone(),
            Self::Question(key) => library[key].question.clone(),
            Self::Source(key) => library[key].heading().to_owned(),
            Self::Claim(key) => {
                let claim = &library[key];
                let answer = || answer_label(&library[claim.question], &claim.answer, InterfaceWords::built_in());
                claim.says.clone().unwrap_or_else(answer)
            }
            Self::Actor(key) => library[key].name.clone(),
            Self::Statement(key) => {
                let statement = &library[key];
                let via = statement.via.as_ref().map(|via| format!(" ({via})")).unwrap_or_default();
                statement.about.clone().unwrap_or_else(|| format!("{}{via}", library[statement.actor].name))
            }
            Self::Page(key) => library[key].title.clone(),
        }
    }

    /// The record that it is a part of.
    pub fn whole(self, library: &Library) -> Option<Self> {
        match self {
            Self::Judgement(key, _) => Some(Self::Briefing(key)),
            Self::Claim(key) => Some(Self::Source(library[key].source)),
            Self::Statement(key) => Some(Self::Actor(library[key].actor)),
            Self::Site | Self::Briefing(_) | Self::Event(_) | Self::Question(_) | Self::Source(_) | Self::Actor(_) | Self::Page(_) => None,
        }
    }

    /// Its parts that have an id, in the order of their keys.
    pub fn parts(self, library: &Library) -> Vec<Self> {
        match self {
            Self::Briefing(key) => (0..library[key].judgements.len()).map(|index| Self::Judgement(key, index)).collect(),
            Self::Source(key) => library.claims_of(key).map(Self::Claim).collect(),
            Self::Actor(key) => library.statements_of(key).map(Self::Statement).collect(),
            Self::Site | Self::Judgement(..) | Self::Event(_) | Self::Question(_) | Self::Claim(_) | Self::Statement(_) | Self::Page(_) => {
                Vec::new()
            }
        }
    }

    /// The file in which it is written; `None` for settings that nobody wrote.
    pub fn record(self, library: &Library) -> Option<&FileRecord> {
        match self {
            Self::Site => library.site.record.as_ref(),
            Self::Briefing(key) | Self::Judgement(key, _) => Some(&library[key].record),
            Self::Event(key) => Some(&library[key].record),
            Self::Question(key) => Some(&library[key].record),
            Self::Source(key) => Some(&library[key].record),
            Self::Claim(key) => Some(&library[library[key].source].record),
            Self::Actor(key) => Some(&library[key].record),
            Self::Statement(key) => Some(&library[library[key].actor].record),
            Self::Page(key) => Some(&library[key].record),
        }
    }

    /// The path to it within its file; empty for what has the file to itself.
    pub fn path(self, library: &Library) -> Vec<Step<'static>> {
        let part = |list, position| vec![Step::Key(list), Step::Index(position)];
        match self {
            Self::Judgement(key, index) => part("judgements", library[key].judgements[index].position),
            Self::Claim(key) => part("claims", library[key].position),
            Self::Statement(key) => part("statements", library[key].position),
            Self::Site | Self::Briefing(_) | Self::Event(_) | Self::Question(_) | Self::Source(_) | Self::Actor(_) | Self::Page(_) => {
                Vec::new()
            }
        }
    }

    /// That it was withdrawn, where it was; of things that can be.
    pub fn withdrawal(self, library: &Library) -> Option<&Withdrawal> {
        match self {
            Self::Source(key) => library[key].withdrawn.as_ref(),
            Self::Claim(key) => library[key].withdrawn.as_ref(),
            Self::Statement(key) => library[key].withdrawn.as_ref(),
            Self::Site | Self::Briefing(_) | Self::Judgement(..) | Self::Event(_) | Self::Question(_) | Self::Actor(_) | Self::Page(_) => {
                None
            }
        }
    }
}
