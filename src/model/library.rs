//! The linked content: every reference resolved, every id unique, every list in the order of the ids.
//!
//! Whoever holds a [`Library`] need not ask again whether a reference leads anywhere. A reference that led nowhere was reported by
//! `link` and left out here, so that the other rules can still speak.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::model::address::WebAddress;
use crate::model::answer::{Answer, Given};
use crate::model::date::Date;
use crate::model::edition::Edition;
use crate::model::id::{ActorKey, BriefingKey, ClaimKey, EventKey, Id, PageKey, QuestionKey, SourceKey, StatementKey};
use crate::model::interface_words::InterfaceWords;
use crate::model::list::{Key as _, Keys, List};
use crate::model::number::Number;
use crate::model::outline::Step;
use crate::model::parsed::FileRecord;
use crate::model::prose::Prose;
use crate::model::quote::{Counted, ProofRecord};
use crate::model::schema::Extra;
use crate::model::words::{
    ActorKind, Certainty, Confidence, ExclusionKind, Extent, Fit, Likelihood, MachineText, Mode, QuestionKind, Reliability, SourceForm,
    Sourcing, Strength, Was,
};
use crate::span::Span;

/// The linked content of a site.
#[derive(Debug, Default)]
pub struct Library {
    /// The settings.
    pub site: Site,
    /// The words of the interface: the built-in ones with the site's own over them.
    pub words: Arc<InterfaceWords>,
    /// Sources by id.
    pub sources: List<SourceKey, Source>,
    /// Claims by source id, then claim id.
    pub claims: List<ClaimKey, Claim>,
    /// Actors by id.
    pub actors: List<ActorKey, Actor>,
    /// Statements by actor id, then statement id.
    pub statements: List<StatementKey, Statement>,
    /// Events by id.
    pub events: List<EventKey, Event>,
    /// Questions by id.
    pub questions: List<QuestionKey, Question>,
    /// Briefings by id.
    pub briefings: List<BriefingKey, Briefing>,
    /// Pages by id.
    pub pages: List<PageKey, Page>,
    /// The publishers that are no actors, each once.
    pub publisher_names: Vec<String>,
    /// What is mentioned anywhere.
    pub mentions: Mentions,
    /// How proven quotes stand in their texts, as far as that is known; see [`Library::take_proofs`].
    pub proofs: BTreeMap<ClaimKey, ProofRecord>,
    /// What was counted in archived texts; of a text that is not there nothing is known.
    pub counted: Counted,
    /// The frozen editions of briefings that have some, the oldest first.
    pub editions: BTreeMap<BriefingKey, Vec<Edition>>,
}

/// What is mentioned anywhere, whether or not the reference could be kept. A reference that leads nowhere counts as one to the thing
/// that it probably means, so that a slip of the pen is not also reported as something unused.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mentions {
    /// Actors that another record mentions.
    pub actors: BTreeSet<ActorKey>,
    /// Questions that a claim answers or a source was read for.
    pub questions: BTreeSet<QuestionKey>,
    /// Statements that a claim names, or that prose sets side by side.
    pub statements: BTreeSet<StatementKey>,
    /// Events that a source covers.
    pub covered: BTreeSet<EventKey>,
    /// Whether a record could not be read, so that nobody can say what is not mentioned.
    pub incomplete: bool,
}

macro_rules! found_by_id {
    ($($list:ident, $find:ident: $key:ident;)+) => {
        impl Library {$(
            #[doc = concat!("The key of the thing with this id in `", stringify!($list), "`.")]
            pub fn $find(&self, id: &str) -> Option<$key> {
                self.$list.find_among(&(0..self.$list.len()), |thing| thing.id.as_str().cmp(id))
            }
        )+}
    };
}

found_by_id! {
    sources, source_key: SourceKey;
    actors, actor_key: ActorKey;
    events, event_key: EventKey;
    questions, question_key: QuestionKey;
    briefings, briefing_key: BriefingKey;
    pages, page_key: PageKey;
}

macro_rules! indexed {
    ($($list:ident: $key:ident => $thing:ident;)+) => {$(
        impl std::ops::Index<$key> for Library {
            type Output = $thing;

            fn index(&self, key: $key) -> &$thing {
                &self.$list[key]
            }
        }
    )+};
}

indexed! {
    sources: SourceKey => Source;
    claims: ClaimKey => Claim;
    actors: ActorKey => Actor;
    statements: StatementKey => Statement;
    events: EventKey => Event;
    questions: QuestionKey => Question;
    briefings: BriefingKey => Briefing;
    pages: PageKey => Page;
}

impl Library {
    /// Takes what proofs recorded. Where a file does not say whose words a quote is in, the quotation marks of the archived text do.
    pub fn take_proofs(&mut self, proofs: BTreeMap<ClaimKey, ProofRecord>, counted: Counted) {
        for (claim, proof) in &proofs {
            let mode = if proof.is_spoken { Mode::Quote } else { Mode::Paraphrase };
            self.claims[*claim].mode.get_or_insert(mode);
        }
        (self.proofs, self.counted) = (proofs, counted);
    }

    /// Every form of an actor's name that is registered anywhere: its own, those in other languages, and how sources write it.
    pub fn name_forms(&self) -> BTreeMap<ActorKey, BTreeSet<&str>> {
        let mut forms: BTreeMap<ActorKey, BTreeSet<&str>> = BTreeMap::new();
        for (key, actor) in self.actors.entries() {
            let others = actor.aliases.iter().chain(actor.names_in.iter().map(|(_, name)| name));
            forms.entry(key).or_default().extend(std::iter::once(&actor.name).chain(others).map(String::as_str));
        }
        for name in self.sources.iter().flat_map(|source| &source.names) {
            forms.entry(name.actor).or_default().insert(&name.form);
        }
        forms
    }

    /// The claim with this id in a source.
    pub fn claim_key(&self, source: SourceKey, id: &str) -> Option<ClaimKey> {
        self.claims.find_among(&self[source].claims, |claim| claim.id.as_str().cmp(id))
    }

    /// The statement with this id of an actor.
    pub fn statement_key(&self, actor: ActorKey, id: &str) -> Option<StatementKey> {
        self.statements.find_among(&self[actor].statements, |statement| statement.id.as_str().cmp(id))
    }

    /// The claims of a source, in the order of their ids.
    pub fn claims_of(&self, source: SourceKey) -> Keys<ClaimKey> {
        self[source].claims.clone().map(ClaimKey::at)
    }

    /// The statements of an actor, in the order of their ids.
    pub fn statements_of(&self, actor: ActorKey) -> Keys<StatementKey> {
        self[actor].statements.clone().map(StatementKey::at)
    }

    /// The id of a claim across the site: `source-id#claim-id`.
    pub fn claim_id(&self, claim: ClaimKey) -> String {
        format!("{}#{}", self[self[claim].source].id, self[claim].id)
    }

    /// The id of a statement across the site: `actor-id#statement-id`.
    pub fn statement_id(&self, statement: StatementKey) -> String {
        format!("{}#{}", self[self[statement].actor].id, self[statement].id)
    }

    /// The top of an actor's `part_of` chain: the actor's side. An actor that belongs to nobody is its own side.
    pub fn side(&self, actor: ActorKey) -> ActorKey {
        self[actor].side
    }

    /// Whether a claim stands: neither it, nor its statement, nor its source, nor a text that its source copies is withdrawn.
    pub fn is_live(&self, claim: ClaimKey) -> bool {
        let claim = &self[claim];
        claim.withdrawn.is_none()
            && self[claim.source].withdrawn_with.is_none()
            && claim.statement.is_none_or(|statement| self[statement].withdrawn.is_none())
    }

    /// Whether a claim counts, and why not.
    pub fn standing(&self, claim: ClaimKey) -> ClaimStanding {
        match self[claim].replaced_by {
            _ if !self.is_live(claim) => ClaimStanding::Withdrawn,
            Some(_) => ClaimStanding::Changed,
            None => ClaimStanding::Counts,
        }
    }

    /// Whether a claim takes part in the comparison: it is live, and no later text answers in its place.
    pub fn counts(&self, claim: ClaimKey) -> bool {
        self.standing(claim) == ClaimStanding::Counts
    }

    /// Notes for every claim which later text answers in its place (`docs/comparison.md`, "Later texts"). To be asked again whenever
    /// something is withdrawn: a later text that no longer counts gives the earlier one back.
    pub fn note_later_texts(&mut self) {
        if self.sources.iter().all(|source| source.updates.is_none()) {
            return;
        }
        let later = self.sources.map(|(key, _)| self.later_texts(key));
        let answers = |source: &SourceKey, earlier: &Claim| self.claims_of(*source).any(|claim| self.answers_anew(claim, earlier));
        let replaced_by: Vec<Option<SourceKey>> =
            self.claims.iter().map(|claim| later[claim.source].iter().rev().find(|source| answers(source, claim)).copied()).collect();
        self.claims.entries_mut().zip(replaced_by).for_each(|((_, claim), later)| claim.replaced_by = later);
    }

    /// Whether a claim proves no more than that it was reported: hearsay, or what a machine's text says itself (`docs/comparison.md`,
    /// "Claims without a voice").
    pub fn is_hearsay(&self, claim: ClaimKey) -> bool {
        let claim = &self[claim];
        claim.sourcing == Some(Sourcing::Relayed) || claim.by.is_empty() && self[claim.source].is_machine_text()
    }

    /// Whether the later text that answers in a claim's place gives its answer, too.
    pub fn is_said_again(&self, claim: ClaimKey) -> bool {
        let earlier = &self[claim];
        let is_same = |later: ClaimKey| self.answers_anew(later, earlier) && self[later].answer == earlier.answer;
        earlier.replaced_by.is_some_and(|source| self.is_live(claim) && self.claims_of(source).any(is_same))
    }

    /// Whether a claim of a later text answers in the place of an earlier one: what a report itself says it says anew in whatever voice,
    /// and what a speaker said stands until that speaker is heard again.
    pub fn answers_anew(&self, later: ClaimKey, earlier: &Claim) -> bool {
        let speaks_again = || earlier.by.is_empty() || self.speakers(later).any(|speaker| earlier.by.contains(&speaker));
        self[later].question == earlier.question && self.is_live(later) && speaks_again()
    }

    /// Whether the text that answers in a claim's place updates the claim's own: a copy has changed nothing itself.
    pub fn is_changed_itself(&self, claim: ClaimKey) -> bool {
        let claim = &self[claim];
        claim.replaced_by.is_some_and(|later| self.updates_of(claim.source).any(|text| text == later))
    }

    /// The texts that update a source, or what it copies, the nearest first.
    fn later_texts(&self, source: SourceKey) -> Vec<SourceKey> {
        let originals = std::iter::successors(Some(source), |&here| self[here].original());
        originals.flat_map(|original| self.updates_of(original)).collect()
    }

    /// The texts that update a source itself, the nearest first.
    pub fn updates_of(&self, source: SourceKey) -> impl Iterator<Item = SourceKey> + '_ {
        std::iter::successors(self[source].updated_by, |&here| self[here].updated_by)
    }

    /// Who says what a claim holds: those it names, else whose own text its source is; nobody where it is the report's own word.
    pub fn speakers(&self, claim: ClaimKey) -> impl Iterator<Item = ActorKey> + '_ {
        let claim = &self[claim];
        let own = self[self[claim.source].root].voice_of.filter(|_| claim.by.is_empty());
        claim.by.iter().copied().chain(own)
    }

    /// When the answer of a claim held: its `as_of`, else the day or time at which its source was published; `None` where neither is
    /// known.
    pub fn holds_at(&self, claim: ClaimKey) -> Option<Date> {
        let claim = &self[claim];
        claim.as_of.or(self[claim.source].published).filter(|date| !date.is_unknown())
    }

    /// The name of a publisher; `None` where nobody knows who it is.
    pub fn publisher_name(&self, publisher: Publisher) -> Option<&str> {
        match publisher {
            Publisher::Actor(actor) => Some(&self[actor].name),
            Publisher::Named(name) => self.publisher_names.get(name.0 as usize).map(String::as_str),
            Publisher::Unknown(_) => None,
        }
    }

    /// Gives every source the name by which tables call it. Dates in names stand in the words of the interface.
    pub(crate) fn name_sources(&mut self) {
        let names = self.source_names();
        self.sources.entries_mut().zip(names).for_each(|((_, source), name)| source.name = name);
    }

    /// What tables call each source: its short name; else its publisher, where no other source has the same; else publisher and date,
    /// where that tells them apart; else its title; else what there is.
    fn source_names(&self) -> Vec<String> {
        let mut of_publisher: BTreeMap<&str, u32> = BTreeMap::new();
        let mut of_day: BTreeMap<(&str, Date), u32> = BTreeMap::new();
        for source in &self.sources {
            let Some(publisher) = source.publisher.as_deref() else { continue };
            *of_publisher.entry(publisher).or_default() += 1;
            if let Some(date) = source.published {
                *of_day.entry((publisher, date)).or_default() += 1;
            }
        }
        let name = |source: &Source| {
            if let Some(short) = &source.short {
                return short.clone();
            }
            let publisher = source.publisher.as_deref();
            if let Some(publisher) = publisher.filter(|publisher| of_publisher[publisher] == 1) {
                return publisher.to_owned();
            }
            let dated = publisher.zip(source.published.filter(|date| !date.is_unknown()));
            let with_date = |(publisher, date): (&str, Date)| {
                self.words.say("source_of_date", &[("publisher", publisher), ("date", &date.prose(self.words.dates()))])
            };
            let alone = dated.filter(|pair| of_day[pair] == 1).map(with_date);
            alone.or_else(|| source.title.clone()).or_else(|| dated.map(with_date)).unwrap_or_else(|| source.id.to_string())
        };
        self.sources.iter().map(name).collect()
    }

    /// The place of a field of a claim; of the claim's own first line where it has no such field.
    pub fn claim_place(&self, claim: ClaimKey, field: &str) -> Span {
        let claim = &self[claim];
        self[claim.source].record.place(&[Step::Key("claims"), Step::Index(claim.position), Step::Key(field)])
    }
}

/// The settings of the site, with every default filled in.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// The site's title.
    pub title: String,
    /// One or two sentences.
    pub description: Option<String>,
    /// The address where the site stands, ending in `/`.
    pub base_url: Option<WebAddress>,
    /// BCP 47 tag.
    pub language: String,
    /// Who makes the site.
    pub authors: Vec<String>,
    /// The licence of the desk's own texts.
    pub licence: Option<String>,
    /// Address pattern for editing a content file.
    pub edit_url: Option<WebAddress>,
    /// The name of the feed, where the site fixes one.
    pub feed_id: Option<String>,
    /// Limits on what is quoted.
    pub limits: QuoteLimits,
    /// Free fields.
    pub extra: Extra,
    /// The settings file; `None` only in a library that no folder stands behind.
    pub record: Option<FileRecord>,
}

/// Limits on what is quoted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuoteLimits {
    /// The most words a quote may have.
    pub max_quote_words: u32,
    /// The largest share of an archived text that may be quoted, from 0 to 1, where more than `max_quoted_words` are quoted.
    pub max_quoted_share: f64,
    /// How many words of an archived text may be quoted whatever their share.
    pub max_quoted_words: u32,
}

impl Default for QuoteLimits {
    fn default() -> Self {
        Self { max_quote_words: 25, max_quoted_share: 0.25, max_quoted_words: 150 }
    }
}

/// One who wrote a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// A person.
    Person {
        /// Given names; empty where none is known.
        given: String,
        /// What stands before the family name and does not sort it; empty where nothing does.
        particle: String,
        /// The family name.
        family: String,
    },
    /// A body, or whoever has one name.
    Named(String),
}

impl Author {
    /// A name as bibliographies write it: `family, given`; without a comma, one name. What follows a second comma (`Jr.`) stays with the
    /// given names.
    pub(crate) fn by_comma(name: &str) -> Self {
        let mut parts = name.splitn(2, ',').map(str::trim);
        match (parts.next().unwrap_or_default(), parts.next().unwrap_or_default()) {
            (family, given) if !family.is_empty() && !given.is_empty() => {
                Self::Person { given: given.replace(',', ""), particle: String::new(), family: family.to_owned() }
            }
            _ => Self::Named(name.trim().trim_end_matches(',').to_owned()),
        }
    }
}

impl std::fmt::Display for Author {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Named(name) => formatter.write_str(name),
            Self::Person { given, particle, family } => {
                let parts = [given.as_str(), particle, family];
                formatter.write_str(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
            }
        }
    }
}

/// A document that somebody published.
#[derive(Debug, Clone)]
pub struct Source {
    pub id: Id,
    /// Its file.
    pub record: FileRecord,
    /// Its title; many texts have none.
    pub title: Option<String>,
    /// What the desk calls it for short.
    pub short: Option<String>,
    /// What tables call it, which is never empty; see `name_sources`.
    pub name: String,
    /// Its publisher as written, where known.
    pub publisher: Option<String>,
    /// Who published the text at the root of its chain; sources of one owner have the same.
    pub publisher_key: Publisher,
    /// The actor that published the text at the root of its chain, where the publisher's name or the wire is one; not yet its owner.
    pub published_by: Option<ActorKey>,
    /// The actor that its own publisher's name names: of a copy, who publishes the copy.
    pub own_publisher: Option<ActorKey>,
    /// What it copies, translates or rewrites.
    pub derived_from: Option<Derivation>,
    /// The source at the root of its `derived_from` chain: itself where it derives from none.
    pub root: SourceKey,
    /// The same publisher's earlier text, of which it is a later one. Never a ring, and never that of a copy.
    pub updates: Option<SourceKey>,
    /// The later text that says it updates this one.
    pub updated_by: Option<SourceKey>,
    /// The actor whose voice the text's own is: that of a ministry's release, of a state agency.
    pub voice_of: Option<ActorKey>,
    /// Its author, as pages show it.
    pub author: Option<String>,
    /// Its authors one by one, where they are known so.
    pub authors: Vec<Author>,
    /// Its address; `http` or `https`.
    pub url: Option<WebAddress>,
    /// When it was published; `None` and [`Date::UNKNOWN`] alike mean unknown.
    pub published: Option<Date>,
    /// When the desk retrieved it.
    pub retrieved: Option<Date>,
    /// Its language, BCP 47.
    pub language: Option<String>,
    /// What sort of document it is.
    pub form: Option<SourceForm>,
    /// Admiralty code of the source; `None` where it is not rated.
    pub reliability: Option<Reliability>,
    /// Access, motive, possible bias.
    pub descriptor: Option<String>,
    /// Whether a machine wrote the text; `None` where nobody has looked.
    pub machine_text: Option<MachineText>,
    /// How much of the text the desk has.
    pub extent: Extent,
    /// The archived text; of several the newest.
    pub archive: Archive,
    /// All archived texts where the publisher changed the text, in the order of retrieval; empty where there is one.
    pub captures: Vec<Capture>,
    /// The licence under which the body is the source's own text.
    pub licence: Option<String>,
    /// The events it is about, by event.
    pub covers: Vec<Coverage>,
    /// What a reader must know.
    pub caveats: Vec<String>,
    /// How it writes actors, in the order of the file.
    pub names: Vec<NameForm>,
    /// The questions for which the desk has read it.
    pub reviewed: Reviewed,
    /// When and why it was withdrawn.
    pub withdrawn: Option<Withdrawal>,
    /// The nearest withdrawn source of its `derived_from` chain, itself included: a copy of a withdrawn text leaves with it.
    pub withdrawn_with: Option<SourceKey>,
    /// Its claims: where they stand among those of the library.
    pub claims: Range<usize>,
    /// Free fields.
    pub extra: Extra,
}

impl Source {
    /// How the source is about an event; `None` where it is not.
    pub fn coverage(&self, event: EventKey) -> Option<&Coverage> {
        self.covers.binary_search_by_key(&event, |coverage| coverage.event).ok().map(|index| &self.covers[index])
    }

    /// Whether its text is known or suspected to be a machine's.
    pub fn is_machine_text(&self) -> bool {
        matches!(self.machine_text, Some(MachineText::Suspected | MachineText::Declared))
    }

    /// The source that it copies, translates or rewrites.
    pub fn original(&self) -> Option<SourceKey> {
        match self.derived_from {
            Some(Derivation::Source(source)) => Some(source),
            Some(Derivation::Wire(_)) | None => None,
        }
    }

    /// Its title, or what tables call it where it has none.
    pub fn heading(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.name)
    }

    /// The capture whose bytes have this hash.
    pub fn capture(&self, sha256: &str) -> Option<&Capture> {
        self.captures.iter().find(|capture| capture.sha256 == sha256)
    }

    /// The source's own text, which then is its archive: the body, where a licence allows it.
    pub fn own_text(&self) -> Option<&Prose> {
        (self.licence.is_some() && !self.record.body_text().trim().is_empty()).then_some(&self.record.prose)
    }
}

/// What a source copies, translates or rewrites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Derivation {
    /// Another source of the site.
    Source(SourceKey),
    /// A news agency, whose text it is: an actor of kind `media`.
    Wire(ActorKey),
}

/// Who published a text. Two sources of one publisher are not two witnesses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Publisher {
    /// An actor: the top of the `part_of` chain of the one that the publisher's name names, or of the wire.
    Actor(ActorKey),
    /// A publisher that is no actor of the site.
    Named(PublisherName),
    /// Nobody knows; with the source at the root of the chain, whose own publisher it then is.
    Unknown(SourceKey),
}

/// A publisher that is no actor: its place in [`Library::publisher_names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublisherName(pub u32);

/// The archived text of a source, as the source's file declares it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Archive {
    /// Its name in the archive folder.
    pub file: Option<String>,
    /// SHA-256 of its bytes, lower-case hexadecimal.
    pub sha256: Option<String>,
    /// Its length in words.
    pub words: Option<u64>,
    /// Passages that are not the publisher's.
    pub exclude: Vec<Exclusion>,
    /// Whether menus, side columns and hidden passages of an HTML archive belong to the text.
    pub include_all: bool,
}

/// One of several archived texts of one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// Its name in the archive folder.
    pub file: String,
    /// When the desk retrieved it.
    pub retrieved: Date,
    /// SHA-256 of its bytes, lower-case hexadecimal.
    pub sha256: String,
}

/// A passage that is not the publisher's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// The words with which it begins.
    pub from: String,
    /// The words with which it ends; `None` for the end of the text.
    pub to: Option<String>,
    /// What sort of text it is.
    pub kind: ExclusionKind,
}

/// That a source is about an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    pub event: EventKey,
    /// Whether the source says so.
    pub certainty: Certainty,
    /// Why the desk takes it to be so.
    pub because: Option<String>,
}

/// A name that a source gives an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameForm {
    pub actor: ActorKey,
    /// The name as written.
    pub form: String,
    /// The role that the source gives the actor.
    pub role: Option<String>,
}

/// The questions for which the desk has read a source (`docs/comparison.md`, "Silence").
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reviewed {
    /// Every question.
    All,
    /// These questions, sorted.
    Questions(Vec<QuestionKey>),
    /// Not said: every question of an event on which it has a live claim.
    Unsaid,
}

/// When and why something was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// The day, where known.
    pub on: Option<Date>,
    /// The reason, where given.
    pub why: Option<String>,
}

/// One thing that a source says in answer to one question.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Its id within the source.
    pub id: Id,
    pub source: SourceKey,
    /// Its index in the `claims` list of the file.
    pub position: usize,
    /// The question it answers.
    pub question: QuestionKey,
    pub answer: Answer,
    /// When the answer held, as the source says; see [`Library::holds_at`].
    pub as_of: Option<Date>,
    /// Of a set: these members and no others, according to the source.
    pub only: bool,
    /// Who says so, sorted; empty for the source's own voice. Filled from the statement where the file names only that.
    pub by: Vec<ActorKey>,
    /// The utterance.
    pub statement: Option<StatementKey>,
    /// How the source came by it.
    pub sourcing: Option<Sourcing>,
    /// On whose behalf the speaker speaks.
    pub on_behalf_of: Option<ActorKey>,
    /// The actors it is about, sorted.
    pub about: Vec<ActorKey>,
    /// Whose words render the speaker; `None` where the file does not say, and then the proof does.
    pub mode: Option<Mode>,
    /// Exact words of the archived text.
    pub quote: Option<String>,
    /// The text right before the quote.
    pub prefix: Option<String>,
    /// The text right after the quote.
    pub suffix: Option<String>,
    /// The claim in the desk's own words.
    pub says: Option<String>,
    /// The quote in the site's language.
    pub translation: Option<String>,
    /// Admiralty code of the information, 1 to 6; `None` where it is not rated.
    pub credibility: Option<u8>,
    /// Paragraph, page or timestamp.
    pub location: Option<String>,
    /// A remark of the desk.
    pub note: Option<String>,
    /// When and why the claim itself was withdrawn; see [`Library::is_live`].
    pub withdrawn: Option<Withdrawal>,
    /// The newest later text that answers the question, where there is one; see [`Library::note_later_texts`].
    pub replaced_by: Option<SourceKey>,
}

impl Claim {
    /// What it gives as its answer.
    pub fn given(&self) -> Given<'_> {
        Given { answer: &self.answer, only: self.only }
    }
}

/// What a claim is worth to the comparison, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimStanding {
    /// It counts.
    Counts,
    /// A later text of its publisher answers the question in its place.
    Changed,
    /// It, its statement or its source is withdrawn.
    Withdrawn,
}

/// One row of a comparison table.
#[derive(Debug, Clone)]
pub struct Question {
    pub id: Id,
    /// Its file.
    pub record: FileRecord,
    pub question: String,
    /// A word or two for narrow places.
    pub short: Option<String>,
    /// The event it is about.
    pub event: EventKey,
    /// Its place in the table.
    pub order: Option<i64>,
    /// How its answers compare.
    pub kind: QuestionKind,
    /// The answers it can have, as written: id and label.
    pub answers: Vec<(Id, String)>,
    /// The unit of a number.
    pub unit: Option<String>,
    /// How far two equal numbers may lie apart.
    pub tolerance: Number,
    /// The first day on which it could be answered.
    pub knowable_from: Option<Date>,
    /// Whether the right answer changes, as a toll or a status does.
    pub over_time: bool,
    /// Words that would show an answer in a text.
    pub look_for: Vec<String>,
    /// The desk's ruling on an open question.
    pub verdict: Option<String>,
    /// The desk's reason for it.
    pub because: Option<String>,
    /// Free fields.
    pub extra: Extra,
}

impl Question {
    /// Whether the last moment at which the source may have been published lies before the first at which the question could be answered.
    pub fn is_before_it_could_be_known(&self, source: &Source) -> bool {
        self.knowable_from.zip(source.published).is_some_and(|(knowable, published)| knowable.is_after(&published))
    }
}

/// A person, body, state, armed group or unnamed voice.
#[derive(Debug, Clone)]
pub struct Actor {
    pub id: Id,
    /// Its file.
    pub record: FileRecord,
    /// The name that the site uses.
    pub name: String,
    /// What tables and sentences call it: its short name where no other actor is called so, else its name.
    pub called: String,
    /// What sort of actor it is.
    pub kind: ActorKind,
    /// What it belongs to.
    pub part_of: Option<ActorKey>,
    /// The top of its `part_of` chain: itself where it belongs to nobody.
    pub side: ActorKey,
    /// The actor that it is near to without being part of it, and not independent of.
    pub close_to: Option<ActorKey>,
    /// Its offices.
    pub roles: Vec<Role>,
    /// Other forms of its name.
    pub aliases: Vec<String>,
    /// Its name in other languages and scripts: BCP 47 tag and name, as written.
    pub names_in: Vec<(String, String)>,
    /// Addresses that identify it elsewhere.
    pub same_as: Vec<String>,
    /// Its statements: where they stand among those of the library.
    pub statements: Range<usize>,
    /// Free fields.
    pub extra: Extra,
}

/// An office or function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// What it is called.
    pub title: String,
    /// Since when.
    pub from: Option<Date>,
    /// Until when.
    pub to: Option<Date>,
}

/// One utterance of an actor.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Its id within the actor.
    pub id: Id,
    pub actor: ActorKey,
    /// Its index in the `statements` list of the file.
    pub position: usize,
    /// When it was made.
    pub on: Option<Date>,
    /// How it was made.
    pub via: Option<String>,
    /// The event it belongs to.
    pub event: Option<EventKey>,
    /// What it was about.
    pub about: Option<String>,
    /// When and why it was withdrawn.
    pub withdrawn: Option<Withdrawal>,
}

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct Event {
    pub id: Id,
    /// Its file.
    pub record: FileRecord,
    /// What it is called.
    pub title: String,
    /// When it happened.
    pub when: Option<Date>,
    /// Where it happened.
    pub place: Option<String>,
    /// The event it is a part of.
    pub part_of: Option<EventKey>,
    /// The event it followed.
    pub follows: Option<EventKey>,
    /// Who took part, as written.
    pub participants: Vec<ActorKey>,
    /// Who mediated, as written.
    pub mediators: Vec<ActorKey>,
    /// Free fields.
    pub extra: Extra,
}

/// What the desk concludes.
#[derive(Debug, Clone)]
pub struct Briefing {
    pub id: Id,
    /// Its file.
    pub record: FileRecord,
    pub title: String,
    /// The day up to which the desk has read.
    pub as_of: Date,
    /// The number of the edition.
    pub edition: Option<u32>,
    /// What is new in this edition.
    pub changed: Option<String>,
    /// The events it covers, as written.
    pub events: Vec<EventKey>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// One line: how things stand and why.
    pub status: Option<String>,
    /// A paragraph for the head of the page.
    pub summary: Option<String>,
    /// The judgements, as written.
    pub judgements: Vec<Judgement>,
    /// Accounts that exclude one another, as written.
    pub alternatives: Vec<Alternative>,
    /// Claims that tell them apart, as written.
    pub evidence: Vec<Evidence>,
    /// Signs to watch for, as written.
    pub watch: Vec<Watch>,
    /// What the desk does not know.
    pub gaps: Vec<String>,
    /// Built only with `--drafts`.
    pub draft: bool,
    /// Free fields.
    pub extra: Extra,
}

/// A key judgement.
#[derive(Debug, Clone)]
pub struct Judgement {
    /// Its id within the briefing.
    pub id: Id,
    /// Its index in the `judgements` list of the file.
    pub position: usize,
    /// The judgement, as a sentence.
    pub text: String,
    /// How likely it is.
    pub likelihood: Option<Likelihood>,
    /// How sure the desk is of its ground.
    pub confidence: Option<Confidence>,
    /// What the confidence rests on.
    pub basis: Option<String>,
    /// Claims that support it, as written.
    pub because: Vec<ClaimKey>,
    /// Claims that speak against it, as written.
    pub against: Vec<ClaimKey>,
    /// What it takes for granted.
    pub assumes: Vec<Assumption>,
    /// What would make the desk think again.
    pub would_change: Option<String>,
    /// When and how it can be settled.
    pub resolves: Option<Resolves>,
    /// What became of it.
    pub outcome: Option<Outcome>,
}

/// What a judgement takes for granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumption {
    /// What it is.
    pub text: String,
    /// How well that is grounded, where it is said.
    pub strength: Option<Strength>,
}

/// When and how a judgement can be settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolves {
    /// The day by which it can.
    pub by: Option<Date>,
    /// By what.
    pub how: Option<String>,
}

/// What became of a judgement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The day on which it was settled.
    pub on: Option<Date>,
    /// Whether it came true.
    pub was: Was,
    /// Claims that settle it, as written.
    pub because: Vec<ClaimKey>,
    /// Why.
    pub why: Option<String>,
}

/// An account that excludes the other alternatives of its briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// Its id within the briefing.
    pub id: Id,
    /// The account.
    pub text: String,
}

/// A claim weighed against the alternatives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    pub claim: ClaimKey,
    /// How it fits each alternative, in their order; `None` where it is not said.
    pub fits: Vec<Option<Fit>>,
}

/// A sign to watch for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    /// What would be seen.
    pub sign: String,
    /// What it would speak for.
    pub points_to: Option<PointsTo>,
    /// When it was seen, and the claims that say so.
    pub seen: Option<(Option<Date>, Vec<ClaimKey>)>,
}

/// What a sign speaks for, by its index in the briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointsTo {
    Judgement(usize),
    Alternative(usize),
}

/// Plain prose.
#[derive(Debug, Clone)]
pub struct Page {
    pub id: Id,
    /// Its file.
    pub record: FileRecord,
    pub title: String,
    /// One line for lists.
    pub description: Option<String>,
    /// Its place in the navigation.
    pub order: Option<i64>,
    /// Free fields.
    pub extra: Extra,
}
