//! `questions/ID.html`: one row of a comparison table in full.

use crate::model::comparison::Cell;
use crate::model::id::QuestionKey;
use crate::model::number::Number;
use crate::model::site_map::PageId;
use crate::model::site_map::{judgement_anchor, source_anchor};
use crate::model::view::{
    Body, FragilityView, Link, PageView, QuestionPage, RestingView, RulingView, SilenceView, SilentSource, SourceSection, Wording,
};
use crate::model::wording::with_unit;
use crate::model::words::{CellState, QuestionKind};
use crate::plan::answer::{answer_tallies, verdict_view};
use crate::plan::figure::answer_scale::answer_scale;
use crate::plan::flag::flag_views;
use crate::plan::frame::Heading;
use crate::plan::site_plan::Support;
use crate::plan::viewpoint::Viewpoint;

pub(super) fn question_page(at: &Viewpoint<'_>, key: QuestionKey) -> PageView {
    let question = &at.library()[key];
    let comparison = at.comparisons().question(key);
    let briefing = at.plan.briefing_on(question.event);
    let is_number = question.kind == QuestionKind::Number && question.tolerance != Number::ZERO;
    let body = QuestionPage {
        title: question.question.clone(),
        event: at.event(question.event),
        kind: question.kind.word(),
        knowable_from: at.date(question.knowable_from),
        tolerance: is_number.then(|| with_unit(question, question.tolerance, at.words())),
        verdict: verdict_view(comparison.verdict),
        explanation: at.explanation(key),
        flags: flag_views(at, key),
        ruling: question.verdict.as_ref().map(|verdict| RulingView { verdict: verdict.clone(), because: question.because.clone() }),
        answers: answer_tallies(at, key),
        scale: answer_scale(at, key).map(Box::new),
        sections: sections(at, key, &comparison.cells),
        silences: silences(at, key, &comparison.cells),
        fragile: fragile(at, key),
        judgements: resting(at, &comparison.cells),
    };
    let heading = Heading {
        title: question.question.clone(),
        description: Some(at.explanation(key)),
        record: Some(&question.record),
        briefing: briefing.map(|briefing| &at.library()[briefing]),
        wide: false,
    };
    at.page("question.html", heading, Body::Question(Box::new(body)))
}

fn sections(at: &Viewpoint<'_>, key: QuestionKey, cells: &[Cell]) -> Vec<SourceSection> {
    let event = at.library()[key].event;
    let section = |cell: &Cell| SourceSection {
        anchor: source_anchor(at.library()[cell.source].id.as_str()),
        source: at.source_head(cell.source, Some(event)),
        claims: cell.claims.iter().map(|&claim| at.claim(claim)).collect(),
    };
    cells.iter().filter(|cell| !cell.claims.is_empty()).map(section).collect()
}

fn silences(at: &Viewpoint<'_>, key: QuestionKey, cells: &[Cell]) -> Vec<SilenceView> {
    let event = at.library()[key].event;
    let silent = |cell: &Cell| SilentSource {
        anchor: source_anchor(at.library()[cell.source].id.as_str()),
        source: at.source_head(cell.source, Some(event)),
    };
    let of = |&state: &CellState| {
        let sources: Vec<_> = cells.iter().filter(|cell| cell.claims.is_empty() && cell.state == state).map(silent).collect();
        (!sources.is_empty()).then(|| SilenceView { state: state.word(), sources })
    };
    CellState::ALL.iter().filter_map(of).collect()
}

fn fragile(at: &Viewpoint<'_>, key: QuestionKey) -> Vec<FragilityView> {
    let view = |fragility: &crate::model::comparison::Fragility| FragilityView {
        without: at.source(fragility.without),
        verdict: verdict_view(fragility.verdict),
    };
    at.comparisons().question(key).fragile.iter().map(view).collect()
}

/// The judgements that name a claim of these cells, each once.
fn resting(at: &Viewpoint<'_>, cells: &[Cell]) -> Vec<RestingView> {
    let claims = cells.iter().flat_map(|cell| &cell.claims);
    let mut supports: Vec<Support> = claims.flat_map(|&claim| at.plan.supports(claim)).copied().collect();
    supports.sort_unstable_by_key(|support| (support.briefing, support.judgement, support.against));
    supports.dedup_by_key(|support| (support.briefing, support.judgement, support.against));
    let view = |support: Support| {
        let briefing = at.briefing(support.briefing)?;
        let judgement = &at.library()[support.briefing].judgements[support.judgement];
        let href = at.part(PageId::Briefing(support.briefing), &judgement_anchor(judgement.id.as_str()));
        let judgement = Link { href, label: Wording::plain(&judgement.text) };
        Some(RestingView { judgement, briefing, against: support.against })
    };
    supports.into_iter().filter_map(view).collect()
}
