//! What was withdrawn, removed or reinstated, and all that rested on it.

use std::collections::BTreeSet;

use crate::diff::difference::{Fate, QuestionChange, RecordKind, WithdrawalChange};
use crate::diff::questions::Side;
use crate::diff::records::pair_records;
use crate::diff::snapshot::RecordKey;
use crate::impact::Reliance;
use crate::model::id::ClaimKey;
use crate::model::library::{Library, Withdrawal};

/// Sources, claims and statements that count no longer, or count again, by kind, then id. A claim that went with its source stands
/// there only under the source.
pub(super) fn compare_withdrawals(before: Side<'_>, after: Side<'_>, questions: &[QuestionChange]) -> Vec<WithdrawalChange> {
    let flipped: BTreeSet<&str> = questions.iter().filter(|change| change.is_flipped()).map(|change| change.id.as_str()).collect();
    let (former, now) = (Reliance::new(before.library()), Reliance::new(after.library()));
    let mut changes = Vec::new();
    for kind in [RecordKind::Source, RecordKind::Claim, RecordKind::Statement] {
        for pair in pair_records(kind, before.names, after.names) {
            let Some(old) = pair.before else { continue };
            let was = withdrawal(before.library(), old);
            let fate = match pair.after.map(|new| withdrawal(after.library(), new)) {
                None if follows_a_removed_whole(old, before, after) || was.is_some() => continue,
                None => Fate::Removed,
                Some(is) => match (was, is) {
                    (None, Some(_)) => Fate::Withdrawn,
                    (Some(_), None) => Fate::Reinstated,
                    _ => continue,
                },
            };
            let is = pair.after.and_then(|new| withdrawal(after.library(), new));
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

fn withdrawal(library: &Library, key: RecordKey) -> Option<&Withdrawal> {
    match key {
        RecordKey::Source(key) => library[key].withdrawn.as_ref(),
        RecordKey::Claim(key) => library[key].withdrawn.as_ref(),
        RecordKey::Statement(key) => library[key].withdrawn.as_ref(),
        _ => None,
    }
}

fn follows_a_removed_whole(key: RecordKey, before: Side<'_>, after: Side<'_>) -> bool {
    match key {
        RecordKey::Claim(key) => after.library().source_key(&before.names.source(before.library()[key].source)).is_none(),
        RecordKey::Statement(key) => after.library().actor_key(&before.names.actor(before.library()[key].actor)).is_none(),
        _ => false,
    }
}

/// The claims that stand or fall with a source, claim or statement.
fn claims_of(key: RecordKey, side: Side<'_>) -> Vec<ClaimKey> {
    match key {
        RecordKey::Source(key) => side.library().claims_of(key).collect(),
        RecordKey::Claim(key) => vec![key],
        RecordKey::Statement(key) => {
            let tallies = &side.comparisons.actor(side.library()[key].actor).statements;
            tallies.iter().find(|tally| tally.statement == key).map(|tally| tally.claims.clone()).unwrap_or_default()
        }
        _ => Vec::new(),
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
    fn on(claims: &[ClaimKey], side: Side<'_>, reliance: &Reliance) -> Self {
        let (library, names) = (side.library(), side.names);
        let judgements = claims.iter().flat_map(|&claim| reliance.judgements(claim));
        let citations = claims.iter().flat_map(|&claim| reliance.citations(claim));
        Self {
            claims: claims.iter().map(|&claim| names.claim(claim)).collect(),
            questions: claims.iter().map(|&claim| names.question(library[claim].question)).collect(),
            judgements: judgements.map(|&((briefing, index), _)| names.judgement(briefing, &library[briefing].judgements[index])).collect(),
            cited_on: citations.map(|citation| citation.prose.page(&names.prose(citation.prose))).collect(),
        }
    }
}
