//! `briefings/ID.html`, and the front page where there is exactly one briefing.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::id::{ActorKey, BriefingKey, ClaimKey, EventKey, QuestionKey, SourceKey};
use crate::model::library::Briefing;
use crate::model::site_map::PageId;
use crate::model::view::{Body, BriefingPage, EventLine, PageView, SourceLine, UnheardView};
use crate::plan::figure::comparison::{comparison, row_head};
use crate::plan::figure::overview::{MOST_NUMBERED, overview};
use crate::plan::frame::Heading;
use crate::plan::judgement::judgements;
use crate::plan::page::method::scales;
use crate::plan::viewpoint::Viewpoint;

pub(super) fn briefing_page(at: &Viewpoint<'_>, key: BriefingKey) -> PageView {
    let library = at.library();
    let briefing = &library[key];
    let sources = sources(at, briefing);
    let questions = || briefing.events.iter().flat_map(|&event| at.comparisons().event(event).questions.iter().copied());
    let placed = at.plan.placed_figures(key);
    let unplaced = briefing.events.iter().copied().filter(|event| !placed.compared.contains(event));
    let listed = if sources.len() > MOST_NUMBERED { &[] } else { sources.as_slice() };
    let body = BriefingPage {
        title: briefing.title.clone(),
        draft: briefing.draft,
        status: briefing.status.clone(),
        summary: briefing.summary.clone(),
        as_of: at.date(Some(briefing.as_of)),
        edition: briefing.edition,
        changed: briefing.changed.clone(),
        authors: briefing.authors.clone(),
        events: briefing.events.iter().map(|&event| event_line(at, event)).collect(),
        source_count: sources.len(),
        question_count: questions().count(),
        judgements: judgements(at, key),
        differing: differing(at, questions()).into_iter().map(|question| row_head(at, question)).collect(),
        unheard: unheard(at, briefing),
        overview: overview(at, &briefing.events, &sources),
        comparisons: unplaced.filter_map(|event| comparison(at, event)).collect(),
        gaps: briefing.gaps.clone(),
        sources: listed.iter().map(|&source| source_line(at, source)).collect(),
        scales: scales(),
    };
    let is_front = at.page == PageId::Index;
    let heading = Heading {
        // As the front page it goes by the site's name, so that no two pages share a title.
        title: if is_front { library.site.title.clone() } else { briefing.title.clone() },
        description: briefing.status.clone(),
        record: Some(&briefing.record),
        briefing: Some(briefing),
        wide: false,
    };
    at.page("briefing.html", heading, Body::Briefing(Box::new(body)))
}

pub(crate) fn event_line(at: &Viewpoint<'_>, key: EventKey) -> EventLine {
    let event = &at.library()[key];
    EventLine { link: at.event(key), when: at.date(event.when), place: event.place.clone() }
}

/// A source as a bibliography lists it.
pub(crate) fn source_line(at: &Viewpoint<'_>, key: SourceKey) -> SourceLine {
    let source = &at.library()[key];
    SourceLine { head: at.source_head(key, None), author: source.author.clone(), url: source.url.clone() }
}

/// The sources that cover an event of the briefing, withdrawn ones among them, by id.
fn sources(at: &Viewpoint<'_>, briefing: &Briefing) -> Vec<SourceKey> {
    let sources: BTreeSet<_> = briefing.events.iter().flat_map(|&event| at.comparisons().event(event).sources.iter().copied()).collect();
    sources.into_iter().collect()
}

/// The questions on which somebody differs: those on which the sources differ first, else in the order of the tables.
fn differing(at: &Viewpoint<'_>, questions: impl Iterator<Item = QuestionKey>) -> Vec<QuestionKey> {
    let verdict = |question: QuestionKey| at.comparisons().question(question).verdict;
    let mut differing: Vec<_> = questions.filter(|&question| verdict(question).group().excludes()).collect();
    differing.sort_by_key(|&question| verdict(question));
    differing
}

/// Those who took part in the briefing's events or mediated and are not heard on one of them, neither themselves nor through a
/// member; those heard on none first.
fn unheard(at: &Viewpoint<'_>, briefing: &Briefing) -> Vec<UnheardView> {
    let library = at.library();
    let mut missed: BTreeMap<ActorKey, Vec<EventKey>> = BTreeMap::new();
    let mut present: BTreeMap<ActorKey, usize> = BTreeMap::new();
    for &event in &briefing.events {
        let heard: BTreeSet<ActorKey> = at.comparisons().event(event).speakers.iter().flat_map(|&speaker| chain(at, speaker)).collect();
        for actor in library[event].participants.iter().chain(&library[event].mediators).copied().collect::<BTreeSet<_>>() {
            *present.entry(actor).or_default() += 1;
            if !heard.contains(&actor) {
                missed.entry(actor).or_default().push(event);
            }
        }
    }
    let view = |(actor, events): (ActorKey, Vec<EventKey>)| UnheardView {
        actor: at.actor(actor),
        nowhere: events.len() == present[&actor],
        spoken_of: spoken_of(at, actor, &events),
        events: events.into_iter().map(|event| at.event(event)).collect(),
    };
    let mut unheard: Vec<_> = missed.into_iter().map(view).collect();
    unheard.sort_by_key(|unheard| !unheard.nowhere);
    unheard
}

/// An actor and everything it is part of.
fn chain(at: &Viewpoint<'_>, actor: ActorKey) -> impl Iterator<Item = ActorKey> {
    std::iter::successors(Some(actor), |&actor| at.library()[actor].part_of)
}

/// How many sources say something about an actor on these events.
fn spoken_of(at: &Viewpoint<'_>, actor: ActorKey, events: &[EventKey]) -> usize {
    let library = at.library();
    let about = at.comparisons().actor(actor).about.iter();
    let counts = |claim: &&ClaimKey| library.is_live(**claim) && events.contains(&library[library[**claim].question].event);
    about.filter(counts).map(|&claim| library[claim].source).collect::<BTreeSet<_>>().len()
}
