//! Which pages of the site change: those of changed records and those that show them.
//!
//! Named are the pages that hold content. The front page, the search and the data file follow from them on every change and are not
//! listed each time, but for the front page, which shows a briefing.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::difference::{Change, JudgementChange, PAGE_REASONS, PageChange, QuestionChange, RecordChange};
use crate::diff::names::Names;
use crate::diff::questions::SiteState;
use crate::diff::records::{Pair, pair_records};
use crate::impact::Reliance;
use crate::model::id::{ActorKey, BriefingKey, ClaimKey, EventKey, QuestionKey, SourceKey};
use crate::model::kind::Kind;
use crate::model::library::Library;
use crate::model::list::List;
use crate::model::site_map::{ACTORS, INDEX, SOURCES, TIMELINE, record_page};
use crate::model::thing::Thing;
use crate::model::words::ThingKind;

/// Everything that decides which pages change.
pub(super) struct Changes<'changes> {
    pub(super) records: &'changes [RecordChange],
    pub(super) questions: &'changes [QuestionChange],
    pub(super) judgements: &'changes [JudgementChange],
}

/// The pages that are new, gone, moved or different, by path.
pub(super) fn compare_pages(before: SiteState<'_>, after: SiteState<'_>, changes: &Changes<'_>) -> Vec<PageChange> {
    let mut touched = Touched::default();
    let pairs = |kind| pair_records(kind, before.names, after.names);
    let names = touched_records(changes);
    let quiet = quiet_records(changes);
    for side in [before, after] {
        let atlas = Atlas::new(side);
        for &kind in ThingKind::ALL {
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
    for &kind in Kind::ALL {
        for pair in pairs(kind.into()) {
            mark_fate(&mut pages, &pair, before, after);
        }
    }
    pages.into_values().collect()
}

/// The ids of all records that changed, themselves or in what the comparison says of them.
fn touched_records<'changes>(changes: &Changes<'changes>) -> BTreeMap<ThingKind, BTreeSet<&'changes str>> {
    let mut ids: BTreeMap<ThingKind, BTreeSet<&str>> = BTreeMap::new();
    let records = changes.records.iter().map(|change| (change.kind, change.id.as_str()));
    let questions = changes.questions.iter().map(|change| (ThingKind::Question, change.id.as_str()));
    let judgements = changes.judgements.iter().map(|change| (ThingKind::Judgement, change.id.as_str()));
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
fn quiet_records<'changes>(changes: &Changes<'changes>) -> BTreeSet<(ThingKind, &'changes str)> {
    let has_page = |change: &&RecordChange| change.kind.of_file().is_some() && change.change == Change::Changed;
    let is_quiet = |field: &str| QUIET.contains(&field) || field.starts_with("extra.");
    let quiet = changes.records.iter().filter(has_page).filter(|change| change.fields.iter().all(|field| is_quiet(&field.field)));
    // A briefing is the front page as well.
    let mut quiet: BTreeSet<(ThingKind, &str)> =
        quiet.filter(|change| change.kind != ThingKind::Briefing).map(|change| (change.kind, change.id.as_str())).collect();
    for change in changes.questions {
        quiet.remove(&(ThingKind::Question, change.id.as_str()));
    }
    quiet
}

/// Says of a record's own page that it is new, gone or moved.
fn mark_fate(pages: &mut BTreeMap<String, PageChange>, pair: &Pair, before: SiteState<'_>, after: SiteState<'_>) {
    let path = |key: Option<Thing>, library| key.and_then(|key| own_page(key, Names::after(library)));
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
pub(super) fn own_page(thing: Thing, names: Names<'_>) -> Option<String> {
    Some(record_page(thing.kind().of_file()?, &names.of(thing)))
}

/// Pages with the reasons for which they change.
#[derive(Default)]
struct Touched(BTreeMap<String, BTreeSet<(ThingKind, String)>>);

impl Touched {
    fn add(&mut self, path: String, kind: ThingKind, reason: &str) {
        self.0.entry(path).or_default().insert((kind, reason.to_owned()));
    }
}

/// One state's pages by what they show.
struct Atlas<'side> {
    side: SiteState<'side>,
    reliance: Reliance,
    /// By event: the briefings that cover it.
    briefings: List<EventKey, Vec<BriefingKey>>,
    /// By actor: the events in which it takes part or mediates.
    events: List<ActorKey, Vec<EventKey>>,
    /// By actor: the sources that declare how they write its name.
    naming: List<ActorKey, Vec<SourceKey>>,
}

impl<'side> Atlas<'side> {
    fn new(side: SiteState<'side>) -> Self {
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
    fn pages_showing(&self, key: Thing) -> BTreeSet<String> {
        let mut pages = BTreeSet::new();
        pages.extend(own_page(key, self.side.names));
        match key {
            Thing::Site => self.everything(&mut pages),
            Thing::Briefing(key) | Thing::Judgement(key, _) => self.briefing(&mut pages, key),
            Thing::Event(key) => {
                self.event(&mut pages, key);
                let comparison = self.side.comparisons.event(key);
                comparison.sources.iter().for_each(|&source| self.show(&mut pages, Thing::Source(source)));
                comparison.questions.iter().for_each(|&question| self.show(&mut pages, Thing::Question(question)));
                pages.insert(TIMELINE.to_owned());
            }
            Thing::Question(key) => self.question(&mut pages, key),
            Thing::Source(key) => self.source(&mut pages, key),
            Thing::Claim(key) => self.claim(&mut pages, key),
            Thing::Actor(key) => self.actor(&mut pages, key),
            Thing::Statement(key) => {
                let statement = &self.library()[key];
                self.show(&mut pages, Thing::Actor(statement.actor));
                statement.event.iter().for_each(|&event| self.show(&mut pages, Thing::Event(event)));
                pages.insert(TIMELINE.to_owned());
            }
            Thing::Page(_) => {}
        }
        pages
    }

    fn library(&self) -> &'side Library {
        self.side.library()
    }

    fn show(&self, pages: &mut BTreeSet<String>, key: Thing) {
        pages.extend(own_page(key, self.side.names));
    }

    fn briefing(&self, pages: &mut BTreeSet<String>, key: BriefingKey) {
        self.show(pages, Thing::Briefing(key));
        pages.insert(INDEX.to_owned());
    }

    fn event(&self, pages: &mut BTreeSet<String>, key: EventKey) {
        self.show(pages, Thing::Event(key));
        self.briefings[key].iter().for_each(|&briefing| self.briefing(pages, briefing));
    }

    fn question(&self, pages: &mut BTreeSet<String>, key: QuestionKey) {
        self.event(pages, self.library()[key].event);
        for claim in self.side.comparisons.question(key).cells.iter().flat_map(|cell| &cell.claims) {
            self.show(pages, Thing::Source(self.library()[*claim].source));
            self.library()[*claim].by.iter().for_each(|&actor| self.show(pages, Thing::Actor(actor)));
        }
    }

    fn source(&self, pages: &mut BTreeSet<String>, key: SourceKey) {
        pages.insert(SOURCES.to_owned());
        self.library()[key].covers.iter().for_each(|coverage| self.event(pages, coverage.event));
        self.library()[key].names.iter().for_each(|name| self.show(pages, Thing::Actor(name.actor)));
        self.library().claims_of(key).for_each(|claim| self.claim(pages, claim));
    }

    fn claim(&self, pages: &mut BTreeSet<String>, key: ClaimKey) {
        let claim = &self.library()[key];
        self.show(pages, Thing::Source(claim.source));
        self.show(pages, Thing::Question(claim.question));
        self.event(pages, self.library()[claim.question].event);
        let named = claim.by.iter().chain(&claim.about).chain(&claim.on_behalf_of);
        named.for_each(|&actor| self.show(pages, Thing::Actor(actor)));
        self.reliance.judgements(key).iter().for_each(|&((briefing, _), _)| self.briefing(pages, briefing));
        for citation in self.reliance.citations(key) {
            pages.extend(own_page(citation.prose, self.side.names));
        }
    }

    fn actor(&self, pages: &mut BTreeSet<String>, key: ActorKey) {
        pages.insert(ACTORS.to_owned());
        let comparison = self.side.comparisons.actor(key);
        comparison.claims.iter().chain(&comparison.about).for_each(|&claim| self.claim(pages, claim));
        self.events[key].iter().for_each(|&event| self.event(pages, event));
        self.naming[key].iter().for_each(|&source| self.show(pages, Thing::Source(source)));
        let family = comparison.members.iter().chain(&self.library()[key].part_of);
        family.for_each(|&actor| self.show(pages, Thing::Actor(actor)));
    }

    /// A changed setting shows on every page.
    fn everything(&self, pages: &mut BTreeSet<String>) {
        for &kind in Kind::ALL {
            for key in Thing::all(self.library(), kind.into()) {
                self.show(pages, key);
            }
        }
        pages.extend([INDEX, SOURCES, ACTORS, TIMELINE].map(str::to_owned));
    }
}
