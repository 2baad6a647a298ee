//! `record.html`: every judgement that can be settled, what each edition said of it, what became of it, and a score.

use crate::editions::record::{Entry, LEAST_SCORED, Standing, bands, score, scored};
use crate::model::site_map::{PageId, claim_anchor, edition_judgement_anchor, judgement_anchor};
use crate::model::view::{BandRow, Body, Link, PageView, Phrase, RecordPage, RecordRow, SaidWord, Wording};
use crate::plan::answer::likelihood_view;
use crate::plan::frame::Heading;
use crate::plan::viewpoint::Viewpoint;

pub(super) fn record_page(at: &Viewpoint<'_>) -> PageView {
    let words = at.words();
    let entries = at.plan.settling();
    let forecasts = scored(entries);
    let of = |is: fn(&Standing) -> bool| entries.iter().filter(|entry| is(&entry.standing)).count();
    let outcomes = [
        ("record_true", of(|standing| matches!(standing, Standing::Unscored(true) | Standing::Scored(_, true)))),
        ("record_false", of(|standing| matches!(standing, Standing::Unscored(false) | Standing::Scored(_, false)))),
        ("record_void", of(|standing| matches!(standing, Standing::Void))),
    ];
    let settled: usize = outcomes.iter().map(|(_, count)| count).sum();
    let parts: Vec<String> = outcomes.iter().filter(|(_, count)| *count > 0).map(|&(key, count)| words.count(key, count, &[])).collect();
    let settled =
        words.count(if settled == 0 { "record_unsettled" } else { "record_settled" }, settled, &[("parts", &words.listed(&parts))]);
    let body = RecordPage {
        lead: [words.count("record_lead", entries.len(), &[]), settled].join(" "),
        score: score_sentences(at, &forecasts),
        bands: bands(&forecasts)
            .into_iter()
            .filter_map(|band| {
                let parts = [("part", band.came_true.to_string()), ("whole", band.of.to_string())];
                let parts = parts.each_ref().map(|(name, text)| (*name, text.as_str()));
                Some(BandRow { likelihood: likelihood_view(at, Some(band.likelihood))?, came_true: words.say("part_of_whole", &parts) })
            })
            .collect(),
        rows: entries.iter().map(|entry| row(at, entry)).collect(),
    };
    let heading = Heading { title: words.get("record_title").to_owned(), description: Some(body.lead.clone()), ..Heading::default() };
    at.page(heading, Body::Record(Box::new(body)))
}

fn score_sentences(at: &Viewpoint<'_>, forecasts: &[(crate::model::words::Likelihood, bool)]) -> Vec<String> {
    let words = at.words();
    let Some(score) = score(forecasts) else {
        return vec![words.count("record_too_few", forecasts.len(), &[("least", &LEAST_SCORED.to_string())])];
    };
    // Two digits: more would be more than bands of likelihood can say.
    let shown = |parts: u32| format!("{}.{:02}", (parts + 50) / 10_000, (parts + 50) % 10_000 / 100);
    let (middle, best, worst) = (shown(score.middle), shown(score.best), shown(score.worst));
    vec![
        words.count("record_score", score.forecasts, &[("score", &middle)]),
        words.say("record_score_range", &[("best", &best), ("worst", &worst)]),
        words.get("record_score_meaning").to_owned(),
        words.get("record_last_word").to_owned(),
    ]
}

fn row(at: &Viewpoint<'_>, entry: &Entry) -> RecordRow {
    let library = at.library();
    let judgement = entry.judgement.map(|index| &library[entry.briefing].judgements[index]);
    let outcome = judgement.and_then(|judgement| judgement.outcome.as_ref());
    // Editions in a row that say the same stand in one line, leading to the first of them.
    let said = |same: &[(u32, Option<crate::model::words::Likelihood>)]| {
        let (&(first, likelihood), &(last, _)) = (same.first()?, same.last()?);
        let (from, to) = (first.to_string(), last.to_string());
        let label = if first == last {
            at.words().say("edition_alone", &[("edition", &from)])
        } else {
            at.words().say("editions_from_to", &[("from", &from), ("to", &to)])
        };
        let href = at.part(PageId::Changes(entry.briefing), &edition_judgement_anchor(first, &entry.id));
        Some(SaidWord { edition: Link { href, label: Wording::plain(label) }, likelihood: likelihood_view(at, likelihood) })
    };
    RecordRow {
        anchor: format!("{}-{}", library[entry.briefing].id.as_str().replace('/', "-"), entry.id),
        judgement: match judgement {
            Some(_) => Phrase::of_link(Link {
                href: at.part(PageId::Conclusions(entry.briefing), &judgement_anchor(&entry.id)),
                label: Wording::plain(&entry.text),
            }),
            None => Phrase::of_text(&entry.text),
        },
        by: at.date(entry.by),
        how: judgement.and_then(|judgement| judgement.resolves.as_ref()?.how.clone()),
        said: entry.said.chunk_by(|one, next| one.1 == next.1).filter_map(said).collect(),
        standing: match entry.standing {
            Standing::Open => "open",
            Standing::Dropped => "dropped",
            Standing::Void => "void",
            Standing::Unscored(true) | Standing::Scored(_, true) => "true",
            Standing::Unscored(false) | Standing::Scored(_, false) => "false",
        },
        on: outcome.and_then(|outcome| at.date(outcome.on)),
        why: outcome.and_then(|outcome| outcome.why.clone()),
        because: outcome.map(|outcome| outcome.because.iter().map(|&claim| ground(at, claim)).collect()).unwrap_or_default(),
        is_reworded: entry.is_reworded,
        is_scored: matches!(entry.standing, Standing::Scored(..)),
    }
}

/// A claim by its question and report, leading to its words.
fn ground(at: &Viewpoint<'_>, key: crate::model::id::ClaimKey) -> Link {
    let claim = &at.library()[key];
    let source = at.source(claim.source);
    Link { href: at.part(PageId::Source(claim.source), &claim_anchor(claim.id.as_str())), label: source.label }
}
