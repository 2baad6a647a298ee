//! What can be found by searching, and the words by which: every record, and each claim, quote, statement and judgement in it.
//!
//! Whatever a result shows is found by it. An actor is found by every form of the name, and so is what it says or does.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::id::{ActorKey, BriefingKey, ClaimKey, EventKey, PageKey, QuestionKey, SourceKey, StatementKey};
use crate::model::library::{Judgement, Library};
use crate::model::list::List;
use crate::model::parsed::FileRecord;
use crate::model::search::{Context, Document, DocumentKind, Mark};
use crate::model::site_map::PageId;
use crate::model::view::{Link, Wording};
use crate::model::words::QuoteState;
use crate::plan::site_plan::Plan;
use crate::plan::viewpoint::Viewpoint;
use crate::prose::Prose;

/// How many forms of a name are shown below an actor.
const FORMS_SHOWN: usize = 12;
/// By how many forms of its name an actor's words and deeds are found. Without a limit, an actor whom each source writes in another way
/// would make the index grow with the square of the number of sources.
const FORMS_OF_OTHERS: usize = 40;

/// Something that can be found.
#[derive(Debug, Clone, Copy)]
enum Found {
    Actor(ActorKey),
    Briefing(BriefingKey),
    /// By its index in the briefing.
    Judgement(BriefingKey, usize),
    Event(EventKey),
    Question(QuestionKey),
    Statement(StatementKey),
    Quote(ClaimKey),
    Claim(ClaimKey),
    Source(SourceKey),
    Page(PageKey),
}

/// Everything that can be found, by kind. Addresses are relative to the root of the output, where the page of the search stands.
///
/// A document is made when somebody asks for it: all of them together take as much memory as the library that they are made of.
pub(super) fn documents<'plan>(plan: &'plan Plan<'plan>) -> impl IndexedParallelIterator<Item = Document> + 'plan {
    let finder = Finder::new(plan);
    everything(plan).into_par_iter().map(move |found| finder.document(found))
}

/// In the order of [`DocumentKind`].
fn everything(plan: &Plan<'_>) -> Vec<Found> {
    let library = plan.library;
    let judgements = |&key: &BriefingKey| (0..library[key].judgements.len()).map(move |index| Found::Judgement(key, index));
    let quotes = library.claims.keys().filter(|&key| library[key].quote.is_some());
    let mut found: Vec<Found> = library.actors.keys().map(Found::Actor).collect();
    found.extend(plan.briefings.iter().copied().map(Found::Briefing));
    found.extend(plan.briefings.iter().flat_map(judgements));
    found.extend(library.events.keys().map(Found::Event));
    found.extend(library.questions.keys().map(Found::Question));
    found.extend(library.statements.keys().map(Found::Statement));
    found.extend(quotes.map(Found::Quote));
    found.extend(library.claims.keys().map(Found::Claim));
    found.extend(library.sources.keys().map(Found::Source));
    found.extend(library.pages.keys().map(Found::Page));
    found
}

/// Makes documents, with all links seen from the page of the search.
struct Finder<'plan> {
    at: Viewpoint<'plan>,
    /// By actor: every form of its name, the site's own first.
    forms: List<ActorKey, Vec<Wording>>,
}

impl<'plan> Finder<'plan> {
    fn new(plan: &'plan Plan<'plan>) -> Self {
        let at = Viewpoint::new(plan, PageId::Search);
        let forms = plan.library.actors.par_keys().map(|key| forms(&at, key)).collect();
        Self { at, forms }
    }

    fn library(&self) -> &'plan Library {
        self.at.library()
    }

    fn document(&self, found: Found) -> Document {
        match found {
            Found::Actor(key) => self.actor(key),
            Found::Briefing(key) => self.briefing(key),
            Found::Judgement(key, index) => self.judgement(key, &self.library()[key].judgements[index]),
            Found::Event(key) => self.event(key),
            Found::Question(key) => self.question(key),
            Found::Statement(key) => self.statement(key),
            Found::Quote(key) => self.quote(key),
            Found::Claim(key) => self.claim(key),
            Found::Source(key) => self.source(key),
            Found::Page(key) => self.page(key),
        }
    }

    fn actor(&self, key: ActorKey) -> Document {
        let actor = &self.library()[key];
        let forms = &self.forms[key];
        let side = (actor.side != key).then(|| Context::plain(&self.library()[actor.side].name));
        let shown = forms.iter().skip(1).take(FORMS_SHOWN).cloned().map(Context::Words);
        Document {
            context: actor.roles.iter().map(|role| Context::plain(&role.title)).chain(side).chain(shown).collect(),
            names: forms.iter().skip(1).map(|form| form.text.clone()).chain([actor.id.to_string()]).collect(),
            prose: prose_of(&actor.record),
            ..document(DocumentKind::Actor, self.at.actor_in_full(key))
        }
    }

    fn briefing(&self, key: BriefingKey) -> Document {
        let briefing = &self.library()[key];
        let hidden = briefing.summary.iter().chain(&briefing.changed).chain(&briefing.gaps).chain(&briefing.authors);
        Document {
            context: briefing.status.iter().map(Context::plain).collect(),
            names: vec![briefing.id.to_string()],
            body: hidden.cloned().collect(),
            prose: prose_of(&briefing.record),
            ..document(DocumentKind::Briefing, self.at.link(PageId::Briefing(key), &briefing.title))
        }
    }

    fn judgement(&self, key: BriefingKey, judgement: &Judgement) -> Document {
        let href = self.at.judgement_href(key, judgement);
        let hidden = judgement.basis.iter().chain(judgement.assumes.iter().map(|one| &one.text)).chain(&judgement.would_change);
        Document {
            context: vec![Context::plain(&self.library()[key].title)],
            names: vec![judgement.id.to_string()],
            body: hidden.cloned().collect(),
            ..document(DocumentKind::Judgement, Link { href, label: Wording::plain(&judgement.text) })
        }
    }

    fn event(&self, key: EventKey) -> Document {
        let event = &self.library()[key];
        let place = event.place.iter().map(Context::plain);
        Document {
            context: self.at.date(event.when).map(|date| Context::plain(date.text)).into_iter().chain(place).collect(),
            names: vec![event.id.to_string()],
            body: self.forms_of(event.participants.iter().chain(&event.mediators)).collect(),
            prose: prose_of(&event.record),
            ..document(DocumentKind::Event, self.at.event(key))
        }
    }

    fn question(&self, key: QuestionKey) -> Document {
        let question = &self.library()[key];
        let answers = question.answers.iter().map(|(_, label)| label);
        let hidden = answers.chain(&question.verdict).chain(&question.because);
        Document {
            context: vec![Context::plain(&self.library()[question.event].title)],
            names: question.short.iter().cloned().chain([question.id.to_string()]).collect(),
            body: hidden.cloned().collect(),
            prose: prose_of(&question.record),
            ..document(DocumentKind::Question, self.at.question(key))
        }
    }

    fn statement(&self, key: StatementKey) -> Document {
        let statement = &self.library()[key];
        let mut context = vec![Context::plain(&self.library()[statement.actor].name)];
        context.extend(self.at.date(statement.on).map(|date| Context::plain(date.text)));
        context.extend(statement.event.map(|event| Context::plain(&self.library()[event].title)));
        context.extend(statement.withdrawn.is_some().then_some(Context::Mark(Mark::Withdrawn)));
        Document {
            context,
            names: vec![statement.id.to_string()],
            body: self.forms_of([&statement.actor]).chain(statement.via.clone()).collect(),
            ..document(DocumentKind::Statement, self.at.statement(key))
        }
    }

    /// The quote of a claim, with its speaker and, where it is not proven, its state.
    fn quote(&self, key: ClaimKey) -> Document {
        let claim = &self.library()[key];
        let label = self.at.words_of(claim.source, claim.quote.as_deref().unwrap_or_default());
        let mut context = self.voice(key);
        context.extend(claim.translation.iter().map(Context::plain));
        context.push(Context::Words(self.at.source(claim.source).label));
        let state = Some(self.at.comparisons().quote(key)).filter(|state| *state != QuoteState::Proven);
        context.extend(state.map(|state| Context::Mark(Mark::Quote(state))));
        context.extend(self.withdrawn(key));
        let link = Link { href: self.at.claim_href(key), label };
        Document { context, body: self.forms_of(&claim.by).collect(), ..document(DocumentKind::Quote, link) }
    }

    fn claim(&self, key: ClaimKey) -> Document {
        let claim = &self.library()[key];
        let question = &self.library()[claim.question];
        let answer = self.at.answer_of(key);
        let mut context = vec![Context::plain(&question.question)];
        context.extend(self.voice(key));
        context.extend(claim.says.iter().map(Context::plain));
        context.push(Context::Words(self.at.source(claim.source).label));
        context.extend(self.withdrawn(key));
        let named = claim.by.iter().chain(&claim.about).chain(&claim.on_behalf_of);
        let link = Link { href: self.at.claim_href(key), label: Wording::plain(answer) };
        Document {
            context,
            names: vec![claim.id.to_string()],
            body: self.forms_of(named).chain(claim.note.clone()).chain(claim.location.clone()).collect(),
            ..document(DocumentKind::Claim, link)
        }
    }

    fn source(&self, key: SourceKey) -> Document {
        let source = &self.library()[key];
        let words = [&source.publisher, &source.author].into_iter().flatten().map(|words| self.at.words_of(key, words));
        let mut context: Vec<Context> = words.map(Context::Words).collect();
        context.extend(self.at.date(source.published).map(|date| Context::plain(date.text)));
        context.extend(source.withdrawn.is_some().then_some(Context::Mark(Mark::Withdrawn)));
        let events = source.covers.iter().map(|coverage| self.library()[coverage.event].title.clone());
        let names = source.names.iter().map(|name| &name.form);
        let hidden = source.descriptor.iter().chain(&source.caveats).chain(names).cloned();
        Document {
            context,
            names: vec![source.id.to_string()],
            body: hidden.chain(source.url.as_ref().map(ToString::to_string)).chain(events).collect(),
            prose: prose_of(&source.record),
            ..document(DocumentKind::Source, self.at.source(key))
        }
    }

    fn page(&self, key: PageKey) -> Document {
        let page = &self.library()[key];
        Document {
            context: page.description.iter().map(Context::plain).collect(),
            names: vec![page.id.to_string()],
            prose: prose_of(&page.record),
            ..document(DocumentKind::Page, self.at.link(PageId::Page(key), &page.title))
        }
    }

    /// In whose words a claim stands: the speakers, or that it is the source's own voice. The two are never merged.
    fn voice(&self, key: ClaimKey) -> Vec<Context> {
        let speakers = &self.library()[key].by;
        if speakers.is_empty() {
            return vec![Context::Mark(Mark::OwnVoice)];
        }
        speakers.iter().map(|&actor| Context::plain(&self.library()[actor].name)).collect()
    }

    fn withdrawn(&self, key: ClaimKey) -> Option<Context> {
        (!self.library().is_live(key)).then_some(Context::Mark(Mark::Withdrawn))
    }

    /// The forms of the names of some actors.
    fn forms_of<'keys>(&self, actors: impl IntoIterator<Item = &'keys ActorKey>) -> impl Iterator<Item = String> {
        let forms = actors.into_iter().flat_map(|actor| self.forms[*actor].iter().take(FORMS_OF_OTHERS));
        forms.map(|form| form.text.clone())
    }
}

fn document(kind: DocumentKind, link: Link) -> Document {
    Document { kind, href: link.href, title: link.label, context: Vec::new(), names: Vec::new(), body: Vec::new(), prose: None }
}

/// Every form of an actor's name, each once: the site's own, its aliases, those in other languages, those of the sources.
fn forms(at: &Viewpoint<'_>, key: ActorKey) -> Vec<Wording> {
    let actor = &at.library()[key];
    let own = [&actor.name].into_iter().chain(&actor.aliases).map(Wording::plain);
    let site_language = &at.library().site.language;
    let elsewhere = actor.names_in.iter().map(|(language, name)| Wording::foreign(name, Some(language), site_language));
    let of_sources = at.plan.mentions.names(at.library(), key).map(|(source, name)| at.words_of(source, &name.form));
    let mut known = BTreeSet::new();
    own.chain(elsewhere).chain(of_sources).filter(|form| known.insert(form.text.clone())).collect()
}

/// The body of a record, where it has one.
fn prose_of(record: &FileRecord) -> Option<Arc<Prose>> {
    (!record.body.is_empty()).then(|| Arc::clone(&record.prose))
}
