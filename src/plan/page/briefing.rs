//! The page of a briefing, and the front page where there is exactly one: what the desk concludes, where reports differ and parties
//! dispute, who was not heard, what is not known, what each report is worth, and what happened. Each list is cut short.

use std::collections::BTreeSet;

use crate::model::comparison::{QuestionComparison, Within};
use crate::model::id::{ActorKey, BriefingKey, EventKey, QuestionKey, SourceKey};
use crate::model::library::{Briefing, Judgement, PointsTo, Reviewed, Watch};
use crate::model::site_map::{PageId, alternative_anchor, judgement_anchor};
use crate::model::view::{Body, BriefingPage, ConclusionRow, EventRow, FindingList, Link, PageView, Phrase, ScaleLinks, Wording};
use crate::model::word_count::words_in;
use crate::model::words::{Verdict, VerdictGroup};
use crate::plan::answer::{confidence_view, likelihood_view, verdict_view};
use crate::plan::frame::Heading;
use crate::plan::jsonld;
use crate::plan::page::changes::changed_line;
use crate::plan::page::conclusions::outcome_sentence;
use crate::plan::page::event::found_in;
use crate::plan::report_row::report_rows;
use crate::plan::unheard::unheard;
use crate::plan::viewpoint::Viewpoint;
use crate::plan::weak_ground::weak_ground;

/// The most conclusions that the page shows.
const CONCLUSIONS: usize = 7;
/// The most lines of what reports or parties differ on.
const FINDINGS: usize = 5;
/// The most of those who were not heard.
const UNHEARD: usize = 4;
/// The most gaps.
const GAPS: usize = 3;
/// The most signs to watch for.
const SIGNS: usize = 5;
/// The most further events that one line names.
const EVENTS: usize = 3;
/// The most rows of a table.
const ROWS: usize = 8;

pub(super) fn briefing_page(at: &Viewpoint<'_>, key: BriefingKey) -> PageView {
    let library = at.library();
    let briefing = &library[key];
    let sources = sources(at, briefing);
    let body = BriefingPage {
        title: briefing.title.clone(),
        draft: briefing.draft,
        status: briefing.status.clone(),
        changed: changed_line(at, key),
        made: made(at, briefing, sources.iter().filter(|&&source| is_read(at, source, &briefing.events)).count()),
        text: text_link(at, key),
        ground: weak_ground(at, &sources, &briefing.events),
        terms: ScaleLinks { likelihood: at.part(PageId::Method, "h-likelihood"), confidence: at.part(PageId::Method, "h-confidence") },
        conclusions: conclusions(at, key, briefing),
        more_conclusions: more(at, "all_conclusions", briefing.judgements.len(), CONCLUSIONS, at.href(PageId::Conclusions(key))),
        findings: findings(at, key, briefing),
        reports: report_rows(at, &sources[..sources.len().min(ROWS)], &briefing.events),
        more_reports: more(at, "all_reports", sources.len(), ROWS, at.href(PageId::Sources(0))),
        events: briefing.events.iter().take(ROWS).map(|&event| event_row(at, event)).collect(),
        more_events: more(at, "all_events", briefing.events.len(), ROWS, at.href(PageId::Timeline)),
    };
    let is_front = at.page == PageId::Index;
    let heading = Heading {
        // As the front page it goes by the site's name, so that no two pages share a title.
        title: if is_front { library.site.title.clone() } else { briefing.title.clone() },
        description: briefing.status.clone(),
        record: Some(&briefing.record),
        briefing: Some(briefing),
        about: Some(jsonld::briefing(at, key)),
        ..Heading::default()
    };
    at.page(heading, Body::Briefing(Box::new(body)))
}

/// The sources that cover an event of the briefing, withdrawn ones among them, by id.
pub(crate) fn sources(at: &Viewpoint<'_>, briefing: &Briefing) -> Vec<SourceKey> {
    let sources: BTreeSet<_> = briefing.events.iter().flat_map(|&event| at.comparisons().event(event).sources.iter().copied()).collect();
    sources.into_iter().collect()
}

/// Whether a source counts as read on one of these events (`docs/comparison.md`, "Silence"). A withdrawn one leaves every count.
fn is_read(at: &Viewpoint<'_>, key: SourceKey, events: &[EventKey]) -> bool {
    let (library, source) = (at.library(), &at.library()[key]);
    let is_meant = |question: QuestionKey| events.contains(&library[question].event);
    let has_claim = || library.claims_of(key).any(|claim| library.is_live(claim) && is_meant(library[claim].question));
    let was_read = match &source.reviewed {
        Reviewed::All => true,
        Reviewed::Questions(questions) => questions.iter().copied().any(is_meant) || has_claim(),
        Reviewed::Unsaid => has_claim(),
    };
    source.withdrawn_with.is_none() && was_read
}

/// `Edition 1, as of 20 November 2026. Five reports read. By the desk.`
fn made(at: &Viewpoint<'_>, briefing: &Briefing, reports: usize) -> String {
    let words = at.words();
    let day = at.date(Some(briefing.as_of)).map(|date| date.text);
    let edition = briefing.edition.map(|edition| edition.to_string());
    let dated = match (edition, day) {
        (Some(edition), Some(day)) => Some(words.say("made_edition", &[("edition", &edition), ("date", &day)])),
        (None, Some(day)) => Some(words.say("as_of_sentence", &[("date", &day)])),
        (_, None) => None,
    };
    let authors: Vec<String> = briefing.authors.iter().map(|author| words.isolated(author)).collect();
    let by = (!authors.is_empty()).then(|| words.say("made_by_authors", &[("authors", &words.listed(&authors))]));
    let read = words.count("made_from", reports, &[]);
    [dated, Some(read), by].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The way to the prose, where there is some.
fn text_link(at: &Viewpoint<'_>, key: BriefingKey) -> Option<Link> {
    let words = words_in(at.library()[key].record.body_text());
    (words > 0).then(|| at.link(PageId::BriefingText(key), at.words().count("full_text", words, &[])))
}

/// The way to a whole list of which only so many are shown.
fn more(at: &Viewpoint<'_>, key: &str, count: usize, shown: usize, href: String) -> Option<Link> {
    (count > shown).then(|| Link { href, label: Wording::plain(at.words().count(key, count, &[])) })
}

/// The first conclusions, those that are not settled before the others.
fn conclusions(at: &Viewpoint<'_>, key: BriefingKey, briefing: &Briefing) -> Vec<ConclusionRow> {
    let mut judgements: Vec<&Judgement> = briefing.judgements.iter().collect();
    judgements.sort_by_key(|judgement| outcome_sentence(at, judgement).is_some());
    judgements.into_iter().take(CONCLUSIONS).map(|judgement| conclusion(at, key, judgement)).collect()
}

fn conclusion(at: &Viewpoint<'_>, key: BriefingKey, judgement: &Judgement) -> ConclusionRow {
    let href = at.judgement_href(key, judgement);
    ConclusionRow {
        link: Link { href, label: Wording::plain(&judgement.text) },
        likelihood: likelihood_view(at, judgement.likelihood),
        confidence: confidence_view(at, judgement.confidence),
        would_change: outcome_sentence(at, judgement).or_else(|| judgement.would_change.clone()),
    }
}

fn findings(at: &Viewpoint<'_>, key: BriefingKey, briefing: &Briefing) -> Vec<FindingList> {
    let compare = at.href(PageId::Compare);
    let of_group = |group: VerdictGroup, sort, glyph| {
        let lines = lines_of_group(at, briefing, group);
        let count = lines.len();
        let lines = lines.into_iter().take(FINDINGS).collect();
        FindingList { sort, glyph: Some(glyph), lines, more: more(at, "all_findings", count, FINDINGS, compare.clone()) }
    };
    // The heading speaks of parties only where all that stands below it is between parties; of one side that says both, the line says so.
    let questions = briefing.events.iter().flat_map(|&event| &at.comparisons().event(event).questions);
    let found = questions.map(|&question| at.comparisons().question(question));
    let is_of_nobody = |found: &QuestionComparison| {
        found.verdict == Verdict::Disputed && !found.parties_dispute || found.is_within(Within::Publisher) || found.is_within(Within::Voice)
    };
    let disputed: Vec<&QuestionComparison> = found.filter(|found| found.verdict.group() == VerdictGroup::Dispute).collect();
    let is_of_parties = disputed.iter().any(|found| found.parties_dispute) && !disputed.iter().any(|found| is_of_nobody(found));
    let unheard = unheard(at, &briefing.events);
    let unheard_count = unheard.lines.len();
    let gaps = briefing.gaps.iter().take(GAPS).map(Phrase::of_text).collect();
    let signs = signs(at, key);
    let signs_count = signs.len();
    let lists = [
        of_group(VerdictGroup::Differ, "differ", "sources-differ"),
        of_group(VerdictGroup::Dispute, if is_of_parties { "dispute" } else { "disputed" }, "disputed"),
        FindingList {
            sort: if unheard.some_little { "little-heard" } else { "unheard" },
            glyph: None,
            lines: unheard.lines.into_iter().take(UNHEARD).collect(),
            more: more(at, "all_actors", unheard_count, UNHEARD, at.href(PageId::Actors(0))),
        },
        FindingList {
            sort: "unknown",
            glyph: None,
            lines: gaps,
            more: more(at, "all_gaps", briefing.gaps.len(), GAPS, at.part(PageId::Conclusions(key), "h-gaps")),
        },
        FindingList {
            sort: "watch",
            glyph: None,
            lines: signs.into_iter().take(SIGNS).collect(),
            more: more(at, "all_signs", signs_count, SIGNS, at.part(PageId::Conclusions(key), "h-watch")),
        },
    ];
    lists.into_iter().filter(|list| !list.lines.is_empty()).collect()
}

/// The signs to watch for, each leading to what it would speak for, with the day on which it was seen.
pub(crate) fn signs(at: &Viewpoint<'_>, key: BriefingKey) -> Vec<Phrase> {
    let briefing = &at.library()[key];
    let line = |watch: &Watch| {
        let pointed = watch.points_to.map(|pointed| match pointed {
            PointsTo::Judgement(index) => (judgement_anchor(briefing.judgements[index].id.as_str()), &briefing.judgements[index].text),
            PointsTo::Alternative(index) => {
                (alternative_anchor(briefing.alternatives[index].id.as_str()), &briefing.alternatives[index].text)
            }
        });
        let sign = match pointed {
            Some((place, text)) => {
                let what = Phrase::of_link(Link { href: at.part(PageId::Conclusions(key), &place), label: Wording::plain(text) });
                Phrase::filled(at.words().get("sign_points_to"), &[("sign", Phrase::of_text(&watch.sign)), ("what", what)])
            }
            None => Phrase::of_text(&watch.sign),
        };
        let Some((on, because)) = &watch.seen else { return sign };
        // What was withdrawn shows nothing.
        if !because.is_empty() && !because.iter().any(|&claim| at.library().is_live(claim)) {
            return sign;
        }
        let seen = match at.date(*on) {
            Some(day) => at.words().say("seen_on", &[("date", &day.text)]),
            None => at.words().get("seen_undated").to_owned(),
        };
        let reports = because
            .iter()
            .filter(|&&claim| at.library().is_live(claim))
            .map(|&claim| Phrase::of_link(Link { href: at.claim_href(claim), label: at.source(at.library()[claim].source).label }));
        Phrase::joined([sign, Phrase::of_text(seen)].into_iter().chain(reports), " ")
    };
    briefing.watch.iter().map(line).collect()
}

/// A line a question; one for questions of one short name on which the same sides differ in several events.
fn lines_of_group(at: &Viewpoint<'_>, briefing: &Briefing, group: VerdictGroup) -> Vec<Phrase> {
    let questions = briefing.events.iter().flat_map(|&event| at.comparisons().event(event).questions.iter().copied());
    // A report or a publisher at odds with itself is no matter of parties.
    let group_of = |question: QuestionKey| match at.comparisons().question(question) {
        found if found.is_of_reports() => VerdictGroup::Differ,
        found => found.verdict.group(),
    };
    let found = questions.filter(|&question| group_of(question) == group);
    let mut lines: Vec<(QuestionKey, Vec<QuestionKey>)> = Vec::new();
    for question in found {
        match lines.iter_mut().find(|(first, _)| is_one_line(at, *first, question)) {
            Some((_, others)) => others.push(question),
            None => lines.push((question, Vec::new())),
        }
    }
    let words = at.words();
    let phrase = |(question, others): (QuestionKey, Vec<QuestionKey>)| {
        let mut said = at.explanation(question);
        // The heading speaks of reports or of parties; here one report or one side speaks on either hand.
        if at.comparisons().question(question).verdict == Verdict::SideDiffers {
            said = format!("{said} {}{}", verdict_view(at, question).label, words.get("stop"));
        }
        let event =
            |&other: &QuestionKey| Link { href: at.href(PageId::Question(other)), label: at.event(at.library()[other].event).label };
        let events = Phrase::row_and_more(words, others.iter().map(event).collect(), EVENTS);
        let also = (!others.is_empty()).then(|| Phrase::filled(words.get("also_on_events"), &[("events", events)]));
        let said = Phrase::joined(std::iter::once(Phrase::of_text(said)).chain(also), " ");
        let parts = [("question", Phrase::of_link(at.short_question(question))), ("finding", said)];
        Phrase::filled(words.get("finding_line"), &parts)
    };
    lines.into_iter().map(phrase).collect()
}

/// Whether two questions in different events have one short name, and the same sides speak on both.
fn is_one_line(at: &Viewpoint<'_>, one: QuestionKey, other: QuestionKey) -> bool {
    let library = at.library();
    let sides = |question: QuestionKey| -> BTreeSet<ActorKey> {
        let answers = &at.comparisons().question(question).answers;
        answers.iter().flat_map(|answer| &answer.actors).map(|&actor| library.side(actor)).collect()
    };
    library[one].event != library[other].event
        && library[one].short.is_some()
        && library[one].short == library[other].short
        && !sides(one).is_empty()
        && sides(one) == sides(other)
}

/// An event in a table of events.
pub(crate) fn event_row(at: &Viewpoint<'_>, key: EventKey) -> EventRow {
    let compared = at.comparisons().event(key);
    let words = at.words();
    let found = found_in(at, &compared.questions);
    let questions = words.count("count_questions", compared.questions.len(), &[]);
    let questions = if found.is_empty() {
        questions
    } else {
        words.say("questions_found", &[("questions", &questions), ("found", &words.listed(&found))])
    };
    let reports = compared.sources.iter().filter(|&&source| at.library()[source].withdrawn_with.is_none()).count();
    EventRow { link: at.event(key), when: at.date(at.library()[key].when), reports, questions }
}
