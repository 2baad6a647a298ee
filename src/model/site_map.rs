//! Which pages and files a site has, where each stands, and the places on them that links lead to.
//!
//! This is the one list of paths of the output: whoever writes, links or looks for a file of it asks here. Every address is relative and
//! ends in a file name, so that the same bytes work under any prefix, from a disk and in an archive.

use std::collections::BTreeSet;

use crate::model::export_format::ExportFormat;
use crate::model::files::SiteFiles;
use crate::model::id::{ActorKey, BriefingKey, EventKey, PageKey, QuestionKey, SourceKey};
use crate::model::kind::Kind;
use crate::model::library::Library;
use crate::model::parsed::FileRecord;
use crate::model::thing::Thing;

/// The front page.
pub const INDEX: &str = "index.html";
/// The tables of all events.
pub const COMPARE: &str = "compare.html";
/// What is sent for an address without a page.
pub const NOT_FOUND: &str = "404.html";
/// The first part of the list of sources.
pub const SOURCES: &str = "sources.html";
/// The first part of the list of actors.
pub const ACTORS: &str = "actors.html";
/// Events and statements in time.
pub const TIMELINE: &str = "timeline.html";
/// Searching.
pub const SEARCH: &str = "search.html";
const METHOD: &str = "method.html";
/// Whether the desk was right.
const RECORD: &str = "record.html";

/// All pages in one file.
pub const SINGLE_FILE: &str = "data/briefing.html";
/// The feed of editions.
pub const FEED: &str = "feed.xml";
/// The map for search engines.
pub const SITEMAP: &str = "sitemap.xml";
/// What search engines are asked to read.
pub const ROBOTS: &str = "robots.txt";
/// Keeps GitHub Pages from running the files through Jekyll, which drops some.
pub const NO_JEKYLL: &str = ".nojekyll";
/// The files of the theme.
pub const THEME_FOLDER: &str = "static/";
/// The style sheet of the theme.
pub const THEME_STYLE: &str = "static/variorum.css";
/// The site's own style sheet.
pub const CUSTOM_STYLE: &str = "custom.css";
/// The script of the page for searching.
pub const SEARCH_SCRIPT: &str = "static/search.js";
/// The index for searching.
pub const SEARCH_FOLDER: &str = "search/";

/// The id of the page of prose whose text stands at the head of the page that says what the words mean.
const METHOD_ID: &str = "method";
/// The pages of a briefing beside its own, by the names of their files.
const CONCLUSIONS: &str = "conclusions";
const TEXT: &str = "text";
const CHANGES: &str = "changes";

/// What stands before an id in the fragment of a place.
const CLAIM: &str = "claim-";
const QUOTED: &str = "quoted-";
const STATEMENT: &str = "statement-";
const JUDGEMENT: &str = "judgement-";
const SOURCE: &str = "source-";
const ALTERNATIVE: &str = "alternative-";

/// A page of the site. The order is that in which pages are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageId {
    /// `index.html`: the briefing where there is one, else the list of them.
    Index,
    /// `briefings/ID.html`.
    Briefing(BriefingKey),
    /// `briefings/ID/conclusions.html`: its judgements in full.
    Conclusions(BriefingKey),
    /// `briefings/ID/text.html`: its prose, where it has some.
    BriefingText(BriefingKey),
    /// `briefings/ID/changes.html`: its editions, where one was frozen.
    Changes(BriefingKey),
    /// `compare.html`: the tables of all events.
    Compare,
    /// `events/ID.html`.
    Event(EventKey),
    /// `questions/ID.html`.
    Question(QuestionKey),
    /// `sources/ID.html`.
    Source(SourceKey),
    /// `actors/ID.html`.
    Actor(ActorKey),
    /// `pages/ID.html`; what the page with the id `method` says stands at the head of `method.html`.
    Page(PageKey),
    /// `timeline.html`.
    Timeline,
    /// `sources.html`, and `sources-2.html` and so on where the list is long: the part, from 0.
    Sources(u32),
    /// `actors.html`, and its further parts likewise.
    Actors(u32),
    /// `search.html`.
    Search,
    /// `method.html`.
    Method,
    /// `record.html`: what became of judgements, where one can be settled.
    Record,
    /// `data.html`.
    Data,
    /// `404.html`.
    NotFound,
}

/// The navigation of every page, with the keys of its words.
pub const NAVIGATION: &[(PageId, &str)] = &[
    (PageId::Index, "nav_briefings"),
    (PageId::Compare, "nav_compare"),
    (PageId::Sources(0), "nav_sources"),
    (PageId::Actors(0), "nav_actors"),
    (PageId::Method, "nav_method"),
    (PageId::Search, "nav_search"),
];

/// What the foot of every page leads to where the site has it, behind the pages that the desk wrote.
pub const FOOT: &[(PageId, &str)] = &[(PageId::Record, "record_title"), (PageId::Timeline, "nav_timeline"), (PageId::Data, "nav_data")];

impl PageId {
    /// The page on which a thing is shown: of a part that of its record, of the settings the front page.
    pub fn of_thing(library: &Library, thing: Thing) -> Self {
        match thing {
            Thing::Site => Self::Index,
            Thing::Briefing(key) | Thing::Judgement(key, _) => Self::Briefing(key),
            Thing::Event(key) => Self::Event(key),
            Thing::Question(key) => Self::Question(key),
            Thing::Source(key) => Self::Source(key),
            Thing::Claim(key) => Self::Source(library[key].source),
            Thing::Actor(key) => Self::Actor(key),
            Thing::Statement(key) => Self::Actor(library[key].actor),
            Thing::Page(key) if library[key].id.as_str() == METHOD_ID => Self::Method,
            Thing::Page(key) => Self::Page(key),
        }
    }

    /// The page of a record, by its kind and id; `None` where there is no such record.
    pub fn of_record(library: &Library, kind: Kind, id: &str) -> Option<Self> {
        Thing::of_file(library, kind, id).map(|thing| Self::of_thing(library, thing))
    }

    /// The page of a record that stands at a path below the output folder; `None` for every other path.
    pub fn of_record_at(library: &Library, path: &str) -> Option<Self> {
        if path == METHOD {
            return Some(Self::Method);
        }
        let (folder, name) = path.split_once('/')?;
        let (kind, id) = (Kind::of_folder(folder)?, name.strip_suffix(".html")?);
        Self::of_record(library, kind, id).filter(|page| *page != Self::Method).or_else(|| {
            let (briefing, name) = id.rsplit_once('/').filter(|_| kind == Kind::Briefing)?;
            let key = library.briefing_key(briefing)?;
            [(CONCLUSIONS, Self::Conclusions(key)), (TEXT, Self::BriefingText(key)), (CHANGES, Self::Changes(key))]
                .into_iter()
                .find(|(own, _)| *own == name)
                .map(|(_, page)| page)
        })
    }

    /// The pages that are made of the same record, this one first.
    pub fn of_same_record(self) -> Vec<Self> {
        match self {
            Self::Briefing(key) | Self::Conclusions(key) | Self::BriefingText(key) | Self::Changes(key) => {
                let mut pages = vec![Self::Briefing(key), Self::Conclusions(key), Self::BriefingText(key), Self::Changes(key)];
                pages.sort_by_key(|&page| page != self);
                pages
            }
            page => vec![page],
        }
    }

    /// The entry of [`NAVIGATION`] to which the page belongs; `None` for an entry itself, and for what stands beside them all.
    pub fn section(self) -> Option<Self> {
        match self {
            Self::Briefing(_) | Self::Conclusions(_) | Self::BriefingText(_) | Self::Changes(_) => Some(Self::Index),
            Self::Event(_) | Self::Question(_) | Self::Timeline => Some(Self::Compare),
            Self::Source(_) | Self::Sources(_) => Some(Self::Sources(0)),
            Self::Actor(_) | Self::Actors(_) => Some(Self::Actors(0)),
            Self::Index | Self::Compare | Self::Page(_) | Self::Search | Self::Method | Self::Record | Self::Data | Self::NotFound => None,
        }
    }

    /// Whether the page is read, so that books hold it. The others serve the site: they find its pages and its files.
    pub fn is_read(self) -> bool {
        !matches!(self, Self::Search | Self::Data | Self::NotFound)
    }

    /// The content file whose prose stands on the page; `None` for a page that shows nobody's.
    pub fn record(self, library: &Library) -> Option<&FileRecord> {
        match self {
            Self::BriefingText(key) => Some(&library[key].record),
            Self::Event(key) => Some(&library[key].record),
            Self::Question(key) => Some(&library[key].record),
            Self::Source(key) => Some(&library[key].record),
            Self::Actor(key) => Some(&library[key].record),
            Self::Page(key) => Some(&library[key].record),
            Self::Method => Some(&library[library.page_key(METHOD_ID)?].record),
            Self::Index
            | Self::Briefing(_)
            | Self::Conclusions(_)
            | Self::Changes(_)
            | Self::Compare
            | Self::Timeline
            | Self::Sources(_)
            | Self::Actors(_)
            | Self::Search
            | Self::Record
            | Self::Data
            | Self::NotFound => None,
        }
    }

    /// Where the page stands below the output folder, with `/`. Ids are ASCII, so this is a file name and an address alike.
    pub fn path(self, library: &Library) -> String {
        match self {
            Self::Index => INDEX.to_owned(),
            Self::Briefing(key) => record_page(Kind::Briefing, library[key].id.as_str()),
            Self::Conclusions(key) => format!("briefings/{}/{CONCLUSIONS}.html", library[key].id),
            Self::BriefingText(key) => format!("briefings/{}/{TEXT}.html", library[key].id),
            Self::Changes(key) => format!("briefings/{}/{CHANGES}.html", library[key].id),
            Self::Compare => COMPARE.to_owned(),
            Self::Event(key) => record_page(Kind::Event, library[key].id.as_str()),
            Self::Question(key) => record_page(Kind::Question, library[key].id.as_str()),
            Self::Source(key) => record_page(Kind::Source, library[key].id.as_str()),
            Self::Actor(key) => record_page(Kind::Actor, library[key].id.as_str()),
            Self::Page(key) => record_page(Kind::Page, library[key].id.as_str()),
            Self::Timeline => TIMELINE.to_owned(),
            Self::Sources(0) => SOURCES.to_owned(),
            Self::Sources(part) => format!("sources-{}.html", part + 1),
            Self::Actors(0) => ACTORS.to_owned(),
            Self::Actors(part) => format!("actors-{}.html", part + 1),
            Self::Search => SEARCH.to_owned(),
            Self::Method => METHOD.to_owned(),
            Self::Record => RECORD.to_owned(),
            Self::Data => "data.html".to_owned(),
            Self::NotFound => NOT_FOUND.to_owned(),
        }
    }

    /// Whether the page has a place of this id beside its prose. Sections of a template have ids that begin with `h-`; which ones there
    /// are is the template's to say, and a site may have its own. So may lists and pages that are made of all records.
    pub fn has_place(self, library: &Library, id: &str) -> bool {
        if id.starts_with("h-") {
            return true;
        }
        match self {
            Self::Source(key) => {
                let claim = |prefix| library.claim_key(key, id.strip_prefix(prefix)?);
                claim(CLAIM).is_some() || library[key].own_text().is_some() && claim(QUOTED).is_some_and(|key| library[key].quote.is_some())
            }
            Self::Actor(key) => {
                let statement = id.strip_prefix(STATEMENT).and_then(|id| library.statement_key(key, id));
                statement.is_some()
            }
            Self::Conclusions(key) => {
                let judged = |id| library[key].judgements.iter().any(|judgement| judgement.id.as_str() == id);
                let weighed = |id| library[key].alternatives.iter().any(|alternative| alternative.id.as_str() == id);
                id.strip_prefix(JUDGEMENT).is_some_and(judged) || id.strip_prefix(ALTERNATIVE).is_some_and(weighed)
            }
            Self::Changes(key) => {
                let editions = library.editions.get(&key).into_iter().flatten();
                let mut places = editions.flat_map(|edition| {
                    let judged = edition.judgements.iter().map(|judgement| edition_judgement_anchor(edition.edition, &judgement.id));
                    std::iter::once(edition_anchor(edition.edition)).chain(judged)
                });
                places.any(|place| place == id)
            }
            Self::Question(key) => {
                let source = id.strip_prefix(SOURCE).and_then(|id| library.source_key(id));
                source.is_some_and(|source| library.claims_of(source).any(|claim| library[claim].question == key))
            }
            Self::Briefing(_) | Self::BriefingText(_) | Self::Event(_) | Self::Page(_) => false,
            Self::Index
            | Self::Compare
            | Self::Timeline
            | Self::Sources(_)
            | Self::Actors(_)
            | Self::Search
            | Self::Method
            | Self::Record
            | Self::Data
            | Self::NotFound => true,
        }
    }

    /// The id on the page of what a fragment names there: a heading of its prose, by its own id or by the one that it has on the page, or
    /// another place of the page.
    pub fn place(self, library: &Library, fragment: &str) -> Option<String> {
        let prose = self.record(library).map(|record| &record.prose);
        let is_heading = |id: &&str| prose.is_some_and(|prose| prose.has_anchor(id));
        let heading = [Some(fragment), fragment.strip_prefix(ANCHOR_PREFIX)].into_iter().flatten().find(is_heading);
        heading.map(|id| format!("{ANCHOR_PREFIX}{id}")).or_else(|| self.has_place(library, fragment).then(|| fragment.to_owned()))
    }

    /// The place that a fragment names on the pages of the record that this page is made of: the page, and the id there.
    pub fn place_of_record(self, library: &Library, fragment: &str) -> Option<(Self, String)> {
        self.of_same_record().into_iter().find_map(|page| Some((page, page.place(library, fragment)?)))
    }
}

/// What stands before the ids of a text's headings and notes on a page, so that they never meet the page's own.
/// A link to a heading of another text is `page.html#` + this + the heading's id.
pub const ANCHOR_PREFIX: &str = "text-";

/// The page of a record, by its kind and id, whether or not there is such a record.
pub fn record_page(kind: Kind, id: &str) -> String {
    if kind == Kind::Page && id == METHOD_ID { METHOD.to_owned() } else { format!("{}/{id}.html", kind.folder()) }
}

/// The path of a page without the ending of its file name.
pub fn page_stem(path: &str) -> &str {
    path.strip_suffix(".html").unwrap_or(path)
}

/// Every page of a site in which these briefings are built and the lists of sources and of actors have so many parts, sorted.
pub fn list_pages(library: &Library, briefings: &[BriefingKey], source_parts: u32, actor_parts: u32) -> Vec<PageId> {
    let mut pages = vec![PageId::Index];
    for &key in briefings {
        let briefing = &library[key];
        pages.push(PageId::Briefing(key));
        pages.extend((!briefing.judgements.is_empty() || !briefing.gaps.is_empty()).then_some(PageId::Conclusions(key)));
        pages.extend((!briefing.record.body_text().trim().is_empty()).then_some(PageId::BriefingText(key)));
        pages.extend(library.editions.contains_key(&key).then_some(PageId::Changes(key)));
    }
    let can_be_settled = |&key: &BriefingKey| library[key].judgements.iter().any(|judgement| judgement.resolves.is_some());
    pages.extend(briefings.iter().any(can_be_settled).then_some(PageId::Record));
    pages.extend(library.events.keys().map(PageId::Event));
    pages.extend(library.questions.keys().map(PageId::Question));
    pages.extend(prose_pages(library).map(PageId::Page));
    pages.extend(library.sources.keys().map(PageId::Source));
    pages.extend(library.actors.keys().map(PageId::Actor));
    pages.extend((0..source_parts).map(PageId::Sources));
    pages.extend((0..actor_parts).map(PageId::Actors));
    pages.extend([PageId::Compare, PageId::Timeline, PageId::Search, PageId::Method, PageId::Data, PageId::NotFound]);
    pages.sort_unstable();
    pages
}

/// The pages of prose that stand by themselves: all but the one at the head of the page that says what the words mean.
pub fn prose_pages(library: &Library) -> impl Iterator<Item = PageKey> + '_ {
    library.pages.keys().filter(|&key| library[key].id.as_str() != METHOD_ID)
}

/// Where the copy of a content file stands below the output folder: `data/content/sources/ID.md`. `None` for other files.
pub fn content_copy(path: &str) -> Option<String> {
    path.starts_with("content/").then(|| format!("data/{path}"))
}

/// Every file that a build writes, but the parts of the index for searching, which nobody links.
#[derive(Debug, Clone, Default)]
pub struct SiteMap {
    /// What is made, by path below the output folder.
    made: BTreeSet<String>,
    /// What is copied.
    copied: BTreeSet<String>,
}

impl SiteMap {
    /// The map of a site with these pages and content files. The files that hold all pages are made with it where `has_bundles`.
    /// The feed and the map for search engines count as made, for whoever builds may give the address that they need.
    pub fn new(library: &Library, pages: &[PageId], has_bundles: bool, files: &SiteFiles) -> Self {
        let formats = ExportFormat::all().filter(|format| has_bundles || matches!(format, ExportFormat::Data(_)));
        let mut made: BTreeSet<String> = pages.iter().map(|page| page.path(library)).collect();
        made.extend(formats.map(|format| format.path().to_owned()));
        made.extend([FEED, SITEMAP, ROBOTS, NO_JEKYLL].map(str::to_owned));
        made.extend(files.texts.iter().filter_map(|text| content_copy(&text.path)));
        Self { made, copied: files.published().map(|asset| asset.output.clone()).collect() }
    }

    /// The map with the files of the built-in theme. One that the site has under the same name is its own, and copied.
    #[must_use]
    pub fn with_theme(mut self, files: impl IntoIterator<Item = String>) -> Self {
        self.made.extend(files);
        self
    }

    /// Whether a build writes a file at this path below the output folder.
    pub fn has(&self, path: &str) -> bool {
        self.made.contains(path) || self.copied.contains(path)
    }

    /// The files that are made, sorted.
    pub fn made(&self) -> impl Iterator<Item = &str> {
        self.made.iter().map(String::as_str)
    }

    /// Every file, sorted by how it comes to be, then by path.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.made.iter().chain(&self.copied).map(String::as_str)
    }
}

/// The fragment of a claim on its source's page.
pub fn claim_anchor(id: &str) -> String {
    format!("{CLAIM}{id}")
}

/// The fragment of a claim's quote in the text that its source carries itself.
pub fn quoted_anchor(id: &str) -> String {
    format!("{QUOTED}{id}")
}

/// The fragment of a statement on its actor's page.
pub fn statement_anchor(id: &str) -> String {
    format!("{STATEMENT}{id}")
}

/// The fragment of a judgement on the page of its briefing's conclusions.
pub fn judgement_anchor(id: &str) -> String {
    format!("{JUDGEMENT}{id}")
}

/// The fragment of an alternative on the page of its briefing's conclusions.
pub fn alternative_anchor(id: &str) -> String {
    format!("{ALTERNATIVE}{id}")
}

/// The fragment of an edition on the page of what changed.
pub fn edition_anchor(edition: u32) -> String {
    format!("edition-{edition}")
}

/// The fragment of a judgement as an edition held it, on the same page.
pub fn edition_judgement_anchor(edition: u32, judgement: &str) -> String {
    format!("edition-{edition}-{judgement}")
}

/// The fragment of a source on a question's page.
pub fn source_anchor(id: &str) -> String {
    format!("{SOURCE}{id}")
}
