//! `questions/ID.html`: the finding, the answers with who gives them, and what it hangs on.

use crate::model::comparison::Cell;
use crate::model::id::{ActorKey, ClaimKey, QuestionKey};
use crate::model::site_map::source_anchor;
use crate::model::view::{AnswerRow, Body, Link, PageView, Phrase, QuestionPage, Wording};
use crate::model::words::{CellState, Certainty, Verdict};
use crate::plan::answer::verdict_view;
use crate::plan::figure::answer_scale::answer_scale;
use crate::plan::figure::compact::questions_in_order;
use crate::plan::figure::series::series;
use crate::plan::flag::keep_in_mind;
use crate::plan::frame::Heading;
use crate::plan::jsonld;
use crate::plan::page::changes::past_findings;
use crate::plan::site_plan::Support;
use crate::plan::viewpoint::Viewpoint;

/// The most reports that one sentence on silence names.
const NAMED: usize = 12;

pub(super) fn question_page(at: &Viewpoint<'_>, key: QuestionKey) -> PageView {
    let question = &at.library()[key];
    let comparison = at.comparisons().question(key);
    let explanation = at.explanation(key);
    let body = QuestionPage {
        title: question.question.clone(),
        event: at.event(question.event),
        neighbours: neighbours(at, key),
        verdict: verdict_view(at, key),
        explanation: explanation.clone(),
        counts: counts(at, key),
        rows: rows(at, key, &comparison.cells),
        speakers: speakers(at, &comparison.cells),
        silences: silences(at, key, &comparison.cells),
        series: series(at, key).filter(|series| question.over_time && series.rows.len() > 1).map(Box::new),
        scale: answer_scale(at, key).filter(|_| !question.over_time).map(Box::new),
        keep_in_mind: keep_in_mind(at, key),
        ruling: ruling(at, key),
        editions: past_findings(at, key),
        used_for: used_for(at, &comparison.cells),
    };
    let heading = Heading {
        title: question.question.clone(),
        description: Some(explanation),
        record: Some(&question.record),
        briefing: at.plan.briefing_on(question.event).map(|briefing| &at.library()[briefing]),
        about: Some(jsonld::question(at, key)),
        ..Heading::default()
    };
    at.page(heading, Body::Question(Box::new(body)))
}

fn neighbours(at: &Viewpoint<'_>, key: QuestionKey) -> Vec<Link> {
    let questions = questions_in_order(at, at.library()[key].event);
    let place = questions.iter().position(|&question| question == key).unwrap_or(0);
    let link = |index: usize, word: &str| {
        let question = *questions.get(index)?;
        let link = at.short_question(question);
        Some(Link { label: Wording::plain(at.words().say(word, &[("question", &link.label.text)])), href: link.href })
    };
    let before = place.checked_sub(1).and_then(|index| link(index, "question_before"));
    before.into_iter().chain(link(place + 1, "question_after")).collect()
}

/// `Reports: 3. At most 2 can be independent of each other.` Nobody knows more: what is not known to be tied together need not be apart. Of
/// one report, and where nobody vouches for anything, the explanation has said it.
fn counts(at: &Viewpoint<'_>, key: QuestionKey) -> Option<String> {
    let total = at.comparisons().question(key).total.filter(|total| total.reports > 1 && total.origins > 0)?;
    let words = at.words();
    // Earlier answers that later ones replace are not counted.
    let key = match (at.comparisons().question(key).verdict, total.origins) {
        (Verdict::Developing, 1) => "question_counts_latest_alone",
        (Verdict::Developing, _) => "question_counts_latest",
        (_, 1) => "question_counts_alone",
        _ => "question_counts",
    };
    let all = words.say(key, &[("reports", &total.reports.to_string()), ("origins", &total.origins.to_string())]);
    let low = total.origins_at_least.to_string();
    Some(if total.origins_at_least == total.origins {
        all
    } else {
        format!("{all} {}", words.say("question_counts_fewer", &[("low", &low)]))
    })
}

/// The claims by answer, in the order of the answers; of one answer by report. Those that were changed later follow, and withdrawn ones come last.
fn rows(at: &Viewpoint<'_>, key: QuestionKey, cells: &[Cell]) -> Vec<AnswerRow> {
    let library = at.library();
    let event = library[key].event;
    let is_open = !library[key].kind.is_compared();
    let mut claims: Vec<ClaimKey> = cells.iter().flat_map(|cell| &cell.claims).copied().collect();
    if is_open {
        claims.sort_by_key(|&claim| (library.standing(claim), claim));
    } else {
        claims.sort_by(|&left, &right| {
            let place = |claim: ClaimKey| (library.standing(claim), library[claim].given(), claim);
            place(left).cmp(&place(right))
        });
    }
    let same = |left: &ClaimKey, right: &ClaimKey| {
        library.standing(*left) == library.standing(*right) && library[*left].given() == library[*right].given()
    };
    let mut seen: Vec<crate::model::id::SourceKey> = Vec::new();
    let mut rows = Vec::new();
    for answer in claims.chunk_by(same) {
        let mut by_report: Vec<&[ClaimKey]> = answer.chunk_by(|left, right| library[*left].source == library[*right].source).collect();
        by_report.sort_by_key(|claims| claims[0]);
        let span = by_report.len();
        for (index, claims) in by_report.into_iter().enumerate() {
            let source = library[claims[0]].source;
            let is_first = !seen.contains(&source);
            seen.push(source);
            rows.push(AnswerRow {
                anchor: is_first.then(|| source_anchor(library[source].id.as_str())),
                span: if index == 0 { span } else { 0 },
                told: at.told_together(claims),
                report: at.source(source),
                matched: is_first && library[source].coverage(event).is_some_and(|coverage| coverage.certainty == Certainty::Inferred),
            });
        }
    }
    rows
}

/// `Who they are: Asif (Defence Minister) and Andarabi (Spokesperson of the Foreign Ministry).` An office that ended is left to the actor's page.
fn speakers(at: &Viewpoint<'_>, cells: &[Cell]) -> Option<String> {
    let (library, words) = (at.library(), at.words());
    let claims = cells.iter().flat_map(|cell| &cell.claims).filter(|&&claim| library.is_live(claim));
    let mut actors: Vec<ActorKey> = claims.flat_map(|&claim| &library[claim].by).copied().collect();
    actors.sort_unstable();
    actors.dedup();
    let in_office = |&actor: &ActorKey| {
        let role = library[actor].roles.iter().find(|role| role.to.is_none())?;
        let (name, role) = (words.isolated(&library[actor].called), words.isolated(&role.title));
        Some(words.say("speaker_in_office", &[("name", &name), ("role", &role)]))
    };
    let named: Vec<String> = actors.iter().filter_map(in_office).collect();
    (!named.is_empty()).then(|| words.say("speakers", &[("speakers", &words.listed_and_more(&named, NAMED))]))
}

/// The reports without a claim, a sentence a kind of silence.
fn silences(at: &Viewpoint<'_>, key: QuestionKey, cells: &[Cell]) -> Vec<Phrase> {
    let library = at.library();
    let question = &library[key];
    let looked_for = |cell: &&Cell| cell.state == CellState::Silent && cell.looked_for == Some(0);
    let sentence = |key: &str, cells: Vec<&Cell>| {
        if cells.is_empty() {
            return None;
        }
        let row = Phrase::row_and_more(at.words(), cells.iter().map(|cell| at.source(cell.source)).collect(), NAMED);
        let quoted = |word: &String| at.words().say("in_quotes", &[("text", &at.words().isolated(word))]);
        let words = at.words().listed(&question.look_for.iter().map(quoted).collect::<Vec<_>>());
        Some(Phrase::filled(at.words().form(key, cells.len()), &[("reports", row), ("words", Phrase::of_text(words))]))
    };
    let silent = |state: CellState| cells.iter().filter(|cell| cell.claims.is_empty() && cell.state == state).collect::<Vec<_>>();
    let checked: Vec<&Cell> = silent(CellState::Silent).into_iter().filter(looked_for).collect();
    let others: Vec<&Cell> = silent(CellState::Silent).into_iter().filter(|cell| !looked_for(cell)).collect();
    let mut sentences = vec![sentence("silence_checked", checked), sentence("say_nothing", others)];
    for (state, key) in [
        (CellState::Excerpt, "silence_of_excerpt"),
        (CellState::NotReviewed, "silence_of_unread"),
        (CellState::TooEarly, "silence_of_early"),
        (CellState::Withdrawn, "silence_of_withdrawn"),
    ] {
        sentences.push(sentence(key, silent(state)));
    }
    sentences.into_iter().flatten().collect()
}

fn ruling(at: &Viewpoint<'_>, key: QuestionKey) -> Option<String> {
    let question = &at.library()[key];
    let parts = [question.verdict.as_deref(), question.because.as_deref()];
    let ended = |text: &str| {
        let text = at.words().isolated(text.trim());
        if text.ends_with(['.', '!', '?', '…', '۔', '。', '؟']) { text } else { text + at.words().get("stop") }
    };
    let said: Vec<String> = parts.into_iter().flatten().filter(|text| !text.trim().is_empty()).map(ended).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// The judgements that name a claim of these cells, each once, even where some claims speak for it and others against.
fn used_for(at: &Viewpoint<'_>, cells: &[Cell]) -> Vec<Phrase> {
    let claims = cells.iter().flat_map(|cell| &cell.claims);
    let mut supports: Vec<Support> = claims.flat_map(|&claim| at.plan.supports(claim)).copied().collect();
    supports.sort_unstable_by_key(|support| (support.briefing, support.judgement, support.against));
    supports.dedup_by_key(|support| (support.briefing, support.judgement, support.against));
    let phrase = |supports: &[Support]| {
        let (first, last) = (supports.first()?, supports.last()?);
        at.briefing(first.briefing)?;
        let judgement = &at.library()[first.briefing].judgements[first.judgement];
        let href = at.judgement_href(first.briefing, judgement);
        let link = Phrase::of_link(Link { href, label: Wording::plain(&judgement.text) });
        let pattern = match (first.against, last.against) {
            (false, false) => "counts_for",
            (true, true) => "counts_against",
            (false, true) | (true, false) => "counts_for_and_against",
        };
        Some(Phrase::filled(at.words().get(pattern), &[("judgement", link)]))
    };
    supports.chunk_by(|one, next| (one.briefing, one.judgement) == (next.briefing, next.judgement)).filter_map(phrase).collect()
}
