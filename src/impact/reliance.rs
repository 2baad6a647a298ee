//! Who rests on a claim: the judgements that name it and the prose that cites it.

use std::collections::BTreeMap;

use crate::model::id::{ActorKey, BriefingKey, ClaimKey, EventKey, PageKey, QuestionKey, SourceKey};
use crate::model::kind::Kind;
use crate::model::library::Library;
use crate::model::parsed::FileRecord;
use crate::model::prose::{Figure, FigureName, NodeKind};
use crate::model::site_map::record_page;

/// A judgement by its briefing and its index there.
pub type JudgementKey = (BriefingKey, usize);

/// On which side of a judgement a claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// It supports the judgement.
    Because,
    /// It speaks against it.
    Against,
}

/// A record with prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProseKey {
    /// A briefing.
    Briefing(BriefingKey),
    /// An event.
    Event(EventKey),
    /// A question.
    Question(QuestionKey),
    /// A source.
    Source(SourceKey),
    /// An actor.
    Actor(ActorKey),
    /// A page.
    Page(PageKey),
}

impl ProseKey {
    /// The file of the record.
    pub fn record(self, library: &Library) -> &FileRecord {
        match self {
            Self::Briefing(key) => &library[key].record,
            Self::Event(key) => &library[key].record,
            Self::Question(key) => &library[key].record,
            Self::Source(key) => &library[key].record,
            Self::Actor(key) => &library[key].record,
            Self::Page(key) => &library[key].record,
        }
    }

    /// The title of the record.
    pub fn title(self, library: &Library) -> &str {
        match self {
            Self::Briefing(key) => &library[key].title,
            Self::Event(key) => &library[key].title,
            Self::Question(key) => &library[key].question,
            Self::Source(key) => library[key].heading(),
            Self::Actor(key) => &library[key].name,
            Self::Page(key) => &library[key].title,
        }
    }

    /// Where the record's page stands below the output folder, given what the record is called.
    pub fn page(self, id: &str) -> String {
        let kind = match self {
            Self::Briefing(_) => Kind::Briefing,
            Self::Event(_) => Kind::Event,
            Self::Question(_) => Kind::Question,
            Self::Source(_) => Kind::Source,
            Self::Actor(_) => Kind::Actor,
            Self::Page(_) => Kind::Page,
        };
        record_page(kind, id)
    }

    /// Every record with prose.
    fn all(library: &Library) -> impl Iterator<Item = Self> {
        let briefings = library.briefings.keys().map(Self::Briefing);
        let events = library.events.keys().map(Self::Event);
        let questions = library.questions.keys().map(Self::Question);
        let sources = library.sources.keys().map(Self::Source);
        let actors = library.actors.keys().map(Self::Actor);
        let pages = library.pages.keys().map(Self::Page);
        briefings.chain(events).chain(questions).chain(sources).chain(actors).chain(pages)
    }
}

/// A place in prose that cites or shows a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Citation {
    /// The record with the prose.
    pub prose: ProseKey,
    /// The byte of the record's file at which it stands.
    pub offset: usize,
}

/// What rests on each claim of a library.
#[derive(Debug, Default)]
pub struct Reliance {
    judgements: BTreeMap<ClaimKey, Vec<(JudgementKey, Side)>>,
    citations: BTreeMap<ClaimKey, Vec<Citation>>,
}

impl Reliance {
    /// Reads all judgements and all prose of the library once.
    pub fn new(library: &Library) -> Self {
        let mut reliance = Self::default();
        for (briefing_key, briefing) in library.briefings.entries() {
            for (index, judgement) in briefing.judgements.iter().enumerate() {
                let key = (briefing_key, index);
                let named = [(&judgement.because, Side::Because), (&judgement.against, Side::Against)];
                for (&claim, side) in named.into_iter().flat_map(|(claims, side)| claims.iter().map(move |claim| (claim, side))) {
                    reliance.judgements.entry(claim).or_default().push((key, side));
                }
            }
        }
        for prose in ProseKey::all(library) {
            for (claim, offset) in cited(library, prose.record(library)) {
                reliance.citations.entry(claim).or_default().push(Citation { prose, offset });
            }
        }
        reliance
    }

    /// The judgements that name a claim.
    pub fn judgements(&self, claim: ClaimKey) -> &[(JudgementKey, Side)] {
        self.judgements.get(&claim).map_or(&[], Vec::as_slice)
    }

    /// The places in prose that cite or show a claim.
    pub fn citations(&self, claim: ClaimKey) -> &[Citation] {
        self.citations.get(&claim).map_or(&[], Vec::as_slice)
    }
}

/// The claims that a body cites or shows, each with its byte in the file.
fn cited(library: &Library, record: &FileRecord) -> Vec<(ClaimKey, usize)> {
    let claim = |source: &str, claim: &str| library.claim_key(library.source_key(source)?, claim);
    let mut found = Vec::new();
    for node in record.prose.all_nodes() {
        match &node.kind {
            NodeKind::Citation(claims) => {
                found.extend(claims.iter().filter_map(|one| Some((claim(&one.source, &one.claim)?, record.body.start + one.range.start))));
            }
            NodeKind::Figure(Figure { name: FigureName::Claim, argument: Some((id, range)) }) => {
                let key = id.split_once('#').and_then(|(source, id)| claim(source, id));
                found.extend(key.map(|key| (key, record.body.start + range.start)));
            }
            _ => {}
        }
    }
    found
}
