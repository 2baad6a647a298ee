//! Which pages of the site change: those of changed records and those that show them.
//!
//! Named are the pages that hold content. The front page, the search and the data file follow from them on every change and are not
//! listed each time, but for the front page, which shows a briefing.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::difference::{Change, JudgementChange, PAGE_REASONS, PageChange, QuestionChange, RecordChange, RecordKind};
use crate::diff::names::Names;
use crate::diff::questions::Side;
use crate::diff::records::{Pair, pair_records};
use crate::diff::snapshot::RecordKey;
use crate::impact::{ProseKey, Reliance};
use crate::model::id::{ActorKey, BriefingKey, ClaimKey, EventKey, QuestionKey, SourceKey};
use crate::model::library::Library;
use crate::model::list::List;
use crate::model::site_map::{ACTORS, INDEX, SOURCES, TIMELINE};

/// Everything that decides which pages change.
pub(super) struct Changes<'changes> {
    pub(super) records: &'changes [RecordChange],
    pub(super) questions: &'changes [QuestionChange],
    pub(super) judgements: &'changes [JudgementChange],
}

/// The pages that are new, gone, moved or different, by path.
pub(super) fn compare_pages(before: Side<'_>, after: Side<'_>, changes: &Changes<'_>) -> Vec<PageChange> {
    let mut touched = Touched::default();
    let pairs = |kind| pair_records(kind, before.names, after.names);
    let names = touched_records(changes);
    let quiet = quiet_records(changes);
    for side in [before, after] {
        let atlas = Atlas::new(side);
        for &kind in RecordKind::ALL {
            let Some(ids) = names.get(&kind) else { continue };
            for pair in pairs(kind).into_iter().filter(|pair| ids.contains(pair.name.as_str())) {
                let key = if std::ptr::eq(side.library(), before.library()) { pair.before } else { pair.after };
                if let Some(key) = key {
                    let reason = format!("{kind} {}", pair.name);
                    let pages = if quiet.contains(&(kind, pair.name.as_str())) {
                        own_page(key, side.names).into_iter().collect()
                    } else {
                        atlas.pages_showing(key)
                    };
                    for path in pages {
                        touched.add(path, kind, &reason);
                    }
                }
            }
        }
    }
    let mut pages: BTreeMap<String, PageChange> = touched
        .0
        .into_iter()
        .map(|(path, reasons)| {
            let because = reasons.into_iter().map(|(_, reason)| reason).take(PAGE_REASONS).collect();
            (path.clone(), PageChange { path, former_path: None, change: Change::Changed, because })
        })
        .collect();
    for kind in PAGE_KINDS {
        for pair in pairs(kind) {
            mark_fate(&mut pages, &pair, before, after);
        }
    }
    pages.into_values().collect()
}

/// Kinds of which every record has a page.
const PAGE_KINDS: [RecordKind; 6] =
    [RecordKind::Briefing, RecordKind::Event, RecordKind::Question, RecordKind::Source, RecordKind::Actor, RecordKind::Page];

/// The ids of all records that changed, themselves or in what the comparison says of them.
fn touched_records<'changes>(changes: &Changes<'changes>) -> BTreeMap<RecordKind, BTreeSet<&'changes str>> {
    let mut ids: BTreeMap<RecordKind, BTreeSet<&str>> = BTreeMap::new();
    let records = changes.records.iter().map(|change| (change.kind, change.id.as_str()));
    let questions = changes.questions.iter().map(|change| (RecordKind::Question, change.id.as_str()));
    let judgements = changes.judgements.iter().map(|change| (RecordKind::Judgement, change.id.as_str()));
    records.chain(questions).chain(judgements).for_each(|(kind, id)| {
        ids.entry(kind).or_default().insert(id);
    });
    ids
}

/// Fields that only the record's own page shows.
const QUIET: &[&str] = &[
    "aliases",
    "archive.exclude",
    "archive.file",
    "archive.words",
    "author",
    "body",
    "caveats",
    "descriptor",
    "language",
    "licence",
    "machine_text",
    "names_in",
    "retrieved",
    "roles",
    "same_as",
];

/// Records that changed in such fields alone, and whose comparison did not change.
fn quiet_records<'changes>(changes: &Changes<'changes>) -> BTreeSet<(RecordKind, &'changes str)> {
    let has_page = |change: &&RecordChange| PAGE_KINDS.contains(&change.kind) && change.change == Change::Changed;
    let is_quiet = |field: &str| QUIET.contains(&field) || field.starts_with("extra.");
    let quiet = changes.records.iter().filter(has_page).filter(|change| change.fields.iter().all(|field| is_quiet(&field.field)));
    // A briefing is the front page as well.
    let mut quiet: BTreeSet<(RecordKind, &str)> =
        quiet.filter(|change| change.kind != RecordKind::Briefing).map(|change| (change.kind, change.id.as_str())).collect();
    for change in changes.questions {
        quiet.remove(&(RecordKind::Question, change.id.as_str()));
    }
    quiet
}

/// Says of a record's own page that it is new, gone or moved.
fn mark_fate(pages: &mut BTreeMap<String, PageChange>, pair: &Pair, before: Side<'_>, after: Side<'_>) {
    let path = |key: Option<RecordKey>, library| key.and_then(|key| own_page(key, Names::after(library)));
    let (former, now) = (path(pair.before, before.library()), path(pair.after, after.library()));
    let page = |path: &str, change| PageChange { path: path.to_owned(), former_path: None, change, because: Vec::new() };
    match (former, now) {
        (None, Some(now)) => pages.entry(now.clone()).or_insert_with(|| page(&now, Change::Added)).change = Change::Added,
        (Some(former), None) => pages.entry(former.clone()).or_insert_with(|| page(&former, Change::Removed)).change = Change::Removed,
        (Some(former), Some(now)) if former != now => {
            let page = pages.entry(now.clone()).or_insert_with(|| page(&now, Change::Renamed));
            (page.change, page.former_path) = (Change::Renamed, Some(former));
        }
        _ => {}
    }
}

/// The page of a record that has one of its own.
fn own_page(key: RecordKey, names: Names<'_>) -> Option<String> {
    let prose = match key {
        RecordKey::Briefing(key) => ProseKey::Briefing(key),
        RecordKey::Event(key) => ProseKey::Event(key),
        RecordKey::Question(key) => ProseKey::Question(key),
        RecordKey::Source(key) => ProseKey::Source(key),
        RecordKey::Actor(key) => ProseKey::Actor(key),
        RecordKey::Page(key) => ProseKey::Page(key),
        RecordKey::Site | RecordKey::Judgement(..) | RecordKey::Claim(_) | RecordKey::Statement(_) => return None,
    };
    Some(prose.page(&names.prose(prose)))
}

/// Pages with the reasons for which they change.
#[derive(Default)]
struct Touched(BTreeMap<String, BTreeSet<(RecordKind, String)>>);

impl Touched {
    fn add(&mut self, path: String, kind: RecordKind, reason: &str) {
        self.0.entry(path).or_default().insert((kind, reason.to_owned()));
    }
}

/// One state's pages by what they show.
struct Atlas<'side> {
    side: Side<'side>,
    reliance: Reliance,
    /// By event: the briefings that cover it.
    briefings: List<EventKey, Vec<BriefingKey>>,
    /// By actor: the events in which it takes part or mediates.
    events: List<ActorKey, Vec<EventKey>>,
    /// By actor: the sources that declare how they write its name.
    naming: List<ActorKey, Vec<SourceKey>>,
}

impl<'side> Atlas<'side> {
    fn new(side: Side<'side>) -> Self {
        let library = side.library();
        let mut atlas = Self {
            side,
            reliance: Reliance::new(library),
            briefings: library.events.filled(Vec::new()),
            events: library.actors.filled(Vec::new()),
            naming: library.actors.filled(Vec::new()),
        };
        for (key, briefing) in library.briefings.entries() {
            briefing.events.iter().for_each(|event| atlas.briefings[*event].push(key));
        }
        for (key, event) in library.events.entries() {
            let involved = event.participants.iter().chain(&event.mediators);
            involved.for_each(|actor| atlas.events[*actor].push(key));
        }
        for (key, source) in library.sources.entries() {
            source.names.iter().for_each(|name| atlas.naming[name.actor].push(key));
        }
        atlas
    }

    /// The pages of a record and those that show it.
    fn pages_showing(&self, key: RecordKey) -> BTreeSet<String> {
        let mut pages = BTreeSet::new();
        pages.extend(own_page(key, self.side.names));
        match key {
            RecordKey::Site => self.everything(&mut pages),
            RecordKey::Briefing(key) | RecordKey::Judgement(key, _) => self.briefing(&mut pages, key),
            RecordKey::Event(key) => {
                self.event(&mut pages, key);
                let comparison = self.side.comparisons.event(key);
                comparison.sources.iter().for_each(|&source| self.show(&mut pages, RecordKey::Source(source)));
                comparison.questions.iter().for_each(|&question| self.show(&mut pages, RecordKey::Question(question)));
                pages.insert(TIMELINE.to_owned());
            }
            RecordKey::Question(key) => self.question(&mut pages, key),
            RecordKey::Source(key) => self.source(&mut pages, key),
            RecordKey::Claim(key) => self.claim(&mut pages, key),
            RecordKey::Actor(key) => self.actor(&mut pages, key),
            RecordKey::Statement(key) => {
                let statement = &self.library()[key];
                self.show(&mut pages, RecordKey::Actor(statement.actor));
                statement.event.iter().for_each(|&event| self.show(&mut pages, RecordKey::Event(event)));
                pages.insert(TIMELINE.to_owned());
            }
            RecordKey::Page(_) => {}
        }
        pages
    }

    fn library(&self) -> &'side Library {
        self.side.library()
    }

    fn show(&self, pages: &mut BTreeSet<String>, key: RecordKey) {
        pages.extend(own_page(key, self.side.names));
    }

    fn briefing(&self, pages: &mut BTreeSet<String>, key: BriefingKey) {
        self.show(pages, RecordKey::Briefing(key));
        pages.insert(INDEX.to_owned());
    }

    fn event(&self, pages: &mut BTreeSet<String>, key: EventKey) {
        self.show(pages, RecordKey::Event(key));
        self.briefings[key].iter().for_each(|&briefing| self.briefing(pages, briefing));
    }

    fn question(&self, pages: &mut BTreeSet<String>, key: QuestionKey) {
        self.event(pages, self.library()[key].event);
        for claim in self.side.comparisons.question(key).cells.iter().flat_map(|cell| &cell.claims) {
            self.show(pages, RecordKey::Source(self.library()[*claim].source));
            self.library()[*claim].by.iter().for_each(|&actor| self.show(pages, RecordKey::Actor(actor)));
        }
    }

    fn source(&self, pages: &mut BTreeSet<String>, key: SourceKey) {
        pages.insert(SOURCES.to_owned());
        self.library()[key].covers.iter().for_each(|coverage| self.event(pages, coverage.event));
        self.library()[key].names.iter().for_each(|name| self.show(pages, RecordKey::Actor(name.actor)));
        self.library().claims_of(key).for_each(|claim| self.claim(pages, claim));
    }

    fn claim(&self, pages: &mut BTreeSet<String>, key: ClaimKey) {
        let claim = &self.library()[key];
        self.show(pages, RecordKey::Source(claim.source));
        self.show(pages, RecordKey::Question(claim.question));
        self.event(pages, self.library()[claim.question].event);
        let named = claim.by.iter().chain(&claim.about).chain(&claim.on_behalf_of);
        named.for_each(|&actor| self.show(pages, RecordKey::Actor(actor)));
        self.reliance.judgements(key).iter().for_each(|&((briefing, _), _)| self.briefing(pages, briefing));
        for citation in self.reliance.citations(key) {
            pages.insert(citation.prose.page(&self.side.names.prose(citation.prose)));
        }
    }

    fn actor(&self, pages: &mut BTreeSet<String>, key: ActorKey) {
        pages.insert(ACTORS.to_owned());
        let comparison = self.side.comparisons.actor(key);
        comparison.claims.iter().chain(&comparison.about).for_each(|&claim| self.claim(pages, claim));
        self.events[key].iter().for_each(|&event| self.event(pages, event));
        self.naming[key].iter().for_each(|&source| self.show(pages, RecordKey::Source(source)));
        let family = comparison.members.iter().chain(&self.library()[key].part_of);
        family.for_each(|&actor| self.show(pages, RecordKey::Actor(actor)));
    }

    /// A changed setting shows on every page.
    fn everything(&self, pages: &mut BTreeSet<String>) {
        for kind in PAGE_KINDS {
            for key in RecordKey::all(self.library(), kind) {
                self.show(pages, key);
            }
        }
        pages.extend([INDEX, SOURCES, ACTORS, TIMELINE].map(str::to_owned));
    }
}
