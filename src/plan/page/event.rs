//! `events/ID.html`: one thing that happened, and what the reports make of it; and `compare.html`, all of them.

use crate::model::comparison::{QuestionComparison, Voice, Within};
use crate::model::id::{ActorKey, EventKey, QuestionKey, SourceKey};
use crate::model::view::{Body, CompactTable, ComparePage, EventPage, Link, PageView, Phrase};
use crate::model::wording::capital;
use crate::model::words::{ActorKind, Certainty, Verdict, VerdictGroup};
use crate::plan::figure::compact::{compact, quotes};
use crate::plan::flag::inference;
use crate::plan::frame::Heading;
use crate::plan::jsonld;
use crate::plan::viewpoint::Viewpoint;
use crate::plan::weak_ground::weak_ground;

/// The most reasons for placing a report here that the page gives.
const MOST_REASONS: usize = 40;
/// The most names in one sentence.
const NAMED: usize = 3;

pub(super) fn event_page(at: &Viewpoint<'_>, key: EventKey) -> PageView {
    let library = at.library();
    let event = &library[key];
    let body = EventPage {
        title: event.title.clone(),
        lead: lead(at, key),
        facts: facts(at, key),
        ground: weak_ground(at, &at.comparisons().event(key).sources, &[key]),
        table: compact(at, key),
        voices: voices(at, key),
        placed: placed(at, key),
    };
    let heading = Heading {
        title: event.title.clone(),
        // The first question, where the lead has one, and what is said on it.
        description: Some(body.lead[..body.lead.len().min(2)].join(" ")),
        record: Some(&event.record),
        briefing: at.plan.briefing_on(key).map(|briefing| &library[briefing]),
        wide: true,
        about: Some(jsonld::event(at, key)),
    };
    at.page(heading, Body::Event(Box::new(body)))
}

pub(super) fn compare_page(at: &Viewpoint<'_>) -> PageView {
    let library = at.library();
    let mut events: Vec<EventKey> = library.events.keys().collect();
    events.sort_by_key(|&event| (library[event].when.is_none(), library[event].when, event));
    let questions: Vec<QuestionKey> = events.iter().flat_map(|&event| at.comparisons().event(event).questions.clone()).collect();
    let words = at.words();
    let counted = words.count("count_questions", questions.len(), &[]);
    let found = match found_in(at, &questions).as_slice() {
        [] => words.get("nothing_differs").to_owned(),
        found => words.listed(found),
    };
    let lead = words.say("compare_lead", &[("questions", &counted), ("found", &found)]);
    let tables: Vec<CompactTable> = events.iter().filter_map(|&event| compact(at, event)).collect();
    let body = ComparePage {
        lead,
        quotes: quotes(at, &questions),
        has_words: tables.iter().any(|table| table.has_words),
        has_silence: tables.iter().any(|table| table.has_silence && !table.by_answer),
        has_chips: tables.iter().any(|table| table.by_answer),
        tables,
    };
    at.page(
        Heading { title: words.get("nav_compare").to_owned(), wide: true, about: Some(jsonld::collection(at)), ..Heading::default() },
        Body::Compare(body),
    )
}

/// The first question with what the reports say on it, and the questions on which they differ or the parties dispute.
fn lead(at: &Viewpoint<'_>, key: EventKey) -> Vec<String> {
    let questions = &at.comparisons().event(key).questions;
    let Some(&first) = questions.first() else { return vec![at.words().get("no_question_on_event").to_owned()] };
    let compared = |question: QuestionKey| at.comparisons().question(question);
    let named = |key: &str, wanted: Wanted| {
        let questions: Vec<Link> =
            questions.iter().filter(|&&question| wanted(compared(question))).map(|&question| at.short_question(question)).collect();
        let names: Vec<String> = questions.iter().map(|link| at.words().isolated(&link.label.text)).collect();
        let row = at.words().listed_and_more(&names, NAMED);
        (!questions.is_empty()).then(|| at.words().say(key, &[("questions", &row)]))
    };
    let question = |key: QuestionKey| {
        let (words, question) = (at.words(), at.library()[key].question.trim());
        let stop = if question.ends_with(['?', '؟', '？', '.', '!', '！', '。', '۔', '…']) { "" } else { words.get("stop") };
        words.isolated(question) + stop
    };
    let opening = (!compared(first).verdict.group().excludes()).then(|| [question(first), at.explanation(first)]);
    let found = FOUND.map(|(key, _, wanted)| named(key, wanted));
    opening.into_iter().flatten().chain(found.into_iter().flatten()).collect()
}

type Wanted = fn(&QuestionComparison) -> bool;

/// What is found on some questions and not on others: the key of a sentence that names them, that of their count, and which verdicts.
const FOUND: [(&str, &str, Wanted); 8] = [
    ("reports_differ_on", "count_differ", |found| found.verdict.group() == VerdictGroup::Differ),
    ("report_contradicts_itself_on", "count_contradicts_itself", QuestionComparison::contradicts_itself),
    ("one_publisher_says_both_on", "count_publisher_both", |found| found.is_within(Within::Publisher)),
    ("parties_dispute_on", "count_disputed", |found| found.verdict == Verdict::Disputed && found.parties_dispute),
    ("disputed_on", "count_in_dispute", |found| found.verdict == Verdict::Disputed && !found.parties_dispute),
    ("one_side_says_both_on", "count_both", |found| found.is_within(Within::Side)),
    ("one_side_passed_on", "count_passed_on", |found| found.is_within(Within::PassedOn)),
    ("one_voice_says_both_on", "count_voice_both", |found| found.is_within(Within::Voice)),
];

/// `1 differs`, `2 disputed`: how many of the questions are of each sort; what none is of is left out.
pub(super) fn found_in(at: &Viewpoint<'_>, questions: &[QuestionKey]) -> Vec<String> {
    let count = |wanted: Wanted| questions.iter().filter(|&&key| wanted(at.comparisons().question(key))).count();
    let mut counts = FOUND.map(|(_, key, wanted)| (key, count(wanted)));
    // What parties dispute is in dispute like the rest, so that there is one number.
    let [parties, all] = ["count_disputed", "count_in_dispute"].map(|wanted| counts.iter().position(|(key, _)| *key == wanted));
    if let (Some(parties), Some(all)) = (parties, all)
        && counts[all].1 > 0
    {
        counts[all].1 += counts[parties].1;
        counts[parties].1 = 0;
    }
    counts.iter().filter(|(_, count)| *count > 0).map(|&(key, count)| at.words().count(key, count, &[])).collect()
}

/// When and where, who took part and mediated, and the events around it, each as a sentence.
fn facts(at: &Viewpoint<'_>, key: EventKey) -> Vec<Phrase> {
    let library = at.library();
    let (event, related, words) = (&library[key], at.plan.related(key), at.words());
    let place = event.place.as_deref().map(|place| words.isolated(place));
    let when = at.date(event.when).map(|date| date.text);
    let row = |links: Vec<Link>| Phrase::row(words, links);
    let said = |key: &str, place: &'static str, links: Vec<Link>| {
        (!links.is_empty()).then(|| Phrase::filled(words.get(key), &[(place, row(links))]))
    };
    let events = |keys: &[EventKey]| keys.iter().map(|&event| at.event(event)).collect::<Vec<_>>();
    let when_and_where = match (when, place) {
        (Some(when), Some(place)) => words.say("fact_when_where", &[("when", &when), ("where", &place)]),
        (Some(when), None) => words.say("fact_when", &[("when", &when)]),
        (None, Some(place)) => words.say("fact_where", &[("where", &place)]),
        (None, None) => words.get("fact_no_date").to_owned(),
    };
    [
        Some(Phrase::of_text(capital(&when_and_where))),
        said("fact_participants", "actors", at.actors(&event.participants)),
        said("fact_mediators", "actors", at.actors(&event.mediators)),
        said("fact_after", "events", events(event.follows.as_slice())),
        said("fact_before", "events", events(&related.followed_by)),
        said("fact_part_of", "events", events(event.part_of.as_slice())),
        said("fact_parts", "events", events(&related.parts)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// `27 passed on: 16 by Pakistan, 5 by Mohammad Hanif Atmar and 6 by others.`
fn voices(at: &Viewpoint<'_>, key: EventKey) -> Option<String> {
    let voices = &at.comparisons().event(key).voices;
    let all: usize = voices.values().sum();
    let joint = voices.get(&Voice::Joint).copied().unwrap_or_default();
    // Nobody without a name is a side.
    let of_side = |(&voice, &count): (&Voice, &usize)| match voice {
        Voice::Side(side) if at.library()[side].kind != ActorKind::Unnamed => Some((side, count)),
        Voice::Side(_) | Voice::Joint => None,
    };
    let mut sides: Vec<(ActorKey, usize)> = voices.iter().filter_map(of_side).collect();
    sides.sort_by_key(|&(side, count)| (std::cmp::Reverse(count), side));
    let others = all - joint - sides.iter().take(NAMED).map(|(_, count)| count).sum::<usize>();
    let words = at.words();
    let part = |count: usize, name: &str| words.say("voice_share", &[("n", &count.to_string()), ("who", name)]);
    let mut parts: Vec<String> =
        sides.iter().take(NAMED).map(|&(side, count)| part(count, &words.isolated(&at.library()[side].called))).collect();
    if joint > 0 {
        parts.push(words.say("voice_joint", &[("n", &joint.to_string())]));
    }
    if others > 0 {
        parts.push(part(others, words.get("voice_others")));
    }
    (all > 0).then(|| words.count("voices_of", all, &[("parts", &words.listed(&parts))]))
}

/// The reports that the desk places here, each with the reason.
fn placed(at: &Viewpoint<'_>, key: EventKey) -> Vec<Phrase> {
    let phrase = |&source: &SourceKey| {
        let coverage = at.library()[source].coverage(key).filter(|coverage| coverage.certainty == Certainty::Inferred)?;
        Some(inference(at, source, coverage))
    };
    Phrase::lines_and_more(at.words(), at.comparisons().event(key).sources.iter().filter_map(phrase), MOST_REASONS)
}
