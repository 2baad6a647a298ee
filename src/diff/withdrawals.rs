//! What was withdrawn, removed or reinstated, and all that rested on it.

use std::collections::BTreeSet;

use crate::diff::difference::{Fate, QuestionChange, WithdrawalChange};
use crate::diff::pages::own_page;
use crate::diff::questions::SiteState;
use crate::diff::records::pair_records;
use crate::impact::Reliance;
use crate::model::id::ClaimKey;
use crate::model::thing::Thing;
use crate::model::words::ThingKind;

/// Sources, claims and statements that count no longer, or count again, by kind, then id. A claim that went with its source stands
/// there only under the source.
pub(super) fn compare_withdrawals(before: SiteState<'_>, after: SiteState<'_>, questions: &[QuestionChange]) -> Vec<WithdrawalChange> {
    let flipped: BTreeSet<&str> = questions.iter().filter(|change| change.is_flipped()).map(|change| change.id.as_str()).collect();
    let (former, now) = (Reliance::new(before.library()), Reliance::new(after.library()));
    let mut changes = Vec::new();
    for kind in [ThingKind::Source, ThingKind::Claim, ThingKind::Statement] {
        for pair in pair_records(kind, before.names, after.names) {
            let Some(old) = pair.before else { continue };
            let was = old.withdrawal(before.library());
            let fate = match pair.after.map(|new| new.withdrawal(after.library())) {
                None if follows_a_removed_whole(old, before, after) || was.is_some() => continue,
                None => Fate::Removed,
                Some(is) => match (was, is) {
                    (None, Some(_)) => Fate::Withdrawn,
                    (Some(_), None) => Fate::Reinstated,
                    _ => continue,
                },
            };
            let is = pair.after.and_then(|new| new.withdrawal(after.library()));
            let given = if fate == Fate::Reinstated { None } else { is };
            let rested = match (fate, pair.after) {
                (Fate::Reinstated, Some(new)) => Rested::on(&claims_of(new, after), after, &now),
                _ => Rested::on(&claims_of(old, before), before, &former),
            };
            let flipped = rested.questions.iter().filter(|id| flipped.contains(id.as_str())).cloned().collect();
            let title = pair.after.map_or_else(|| old.title(before.library()), |new| new.title(after.library()));
            changes.push(WithdrawalChange {
                kind,
                id: pair.name,
                title,
                fate,
                on: given.and_then(|withdrawal| withdrawal.on).map(|on| on.to_string()),
                why: given.and_then(|withdrawal| withdrawal.why.clone()),
                claims: rested.claims.into_iter().collect(),
                questions: rested.questions.into_iter().collect(),
                flipped,
                judgements: rested.judgements.into_iter().collect(),
                cited_on: rested.cited_on.into_iter().collect(),
            });
        }
    }
    changes
}

fn follows_a_removed_whole(thing: Thing, before: SiteState<'_>, after: SiteState<'_>) -> bool {
    let whole = thing.whole(before.library());
    let record = whole.and_then(|whole| Some((whole.kind().of_file()?, before.names.of(whole))));
    record.is_some_and(|(kind, name)| Thing::of_file(after.library(), kind, &name).is_none())
}

/// The claims that stand or fall with a source, claim or statement.
fn claims_of(key: Thing, side: SiteState<'_>) -> Vec<ClaimKey> {
    match key {
        Thing::Source(key) => side.library().claims_of(key).collect(),
        Thing::Claim(key) => vec![key],
        Thing::Statement(key) => {
            let tallies = &side.comparisons.actor(side.library()[key].actor).statements;
            tallies.iter().find(|tally| tally.statement == key).map(|tally| tally.claims.clone()).unwrap_or_default()
        }
        Thing::Site
        | Thing::Briefing(_)
        | Thing::Judgement(..)
        | Thing::Event(_)
        | Thing::Question(_)
        | Thing::Actor(_)
        | Thing::Page(_) => Vec::new(),
    }
}

/// What rests on some claims, by name.
struct Rested {
    claims: BTreeSet<String>,
    questions: BTreeSet<String>,
    judgements: BTreeSet<String>,
    cited_on: BTreeSet<String>,
}

impl Rested {
    fn on(claims: &[ClaimKey], side: SiteState<'_>, reliance: &Reliance) -> Self {
        let (library, names) = (side.library(), side.names);
        let judgements = claims.iter().flat_map(|&claim| reliance.judgements(claim));
        let citations = claims.iter().flat_map(|&claim| reliance.citations(claim));
        Self {
            claims: claims.iter().map(|&claim| names.of(claim)).collect(),
            questions: claims.iter().map(|&claim| names.of(library[claim].question)).collect(),
            judgements: judgements.map(|&((briefing, index), _)| names.of(Thing::Judgement(briefing, index))).collect(),
            cited_on: citations.filter_map(|citation| own_page(citation.prose, names)).collect(),
        }
    }
}
