//! The verdict on a question: the first row of the table in `docs/comparison.md`, "Verdicts", that fits.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::compare::change::superseded;
use crate::compare::groups::Groups;
use crate::compare::origins::{Unknown, Voices, publishers};
use crate::compare::relations::{Relation, Relations};
use crate::compare::testimony::{Belonging, Holder, Testimony, Voice};
use crate::model::comparison::Tally;
use crate::model::date::Date;
use crate::model::id::ClaimKey;
use crate::model::library::{Library, Publisher, Question};
use crate::model::words::Verdict;

/// A question with the claims that count, all or without some.
pub(super) struct Case<'a> {
    pub(super) library: &'a Library,
    pub(super) question: &'a Question,
    /// Of all claims on the question, whichever are left out.
    pub(super) relations: &'a Relations,
    /// In the order of sources.
    pub(super) testimonies: Vec<&'a Testimony>,
    pub(super) voices: Voices,
}

/// A verdict and what it rests on.
pub(super) struct Ruling {
    pub(super) verdict: Verdict,
    /// Two claims that show it, where it rests on a pair.
    pub(super) witness: Option<(ClaimKey, ClaimKey)>,
    /// Who stands behind the whole, where there is a whole.
    pub(super) total: Option<Tally>,
    /// What it would be if all unknown publishers were one.
    pub(super) with_one_unknown: Verdict,
    /// Claims of which one has to go before the verdict can be of another group: whoever leaves all of them in changes nothing.
    pub(super) pillars: Vec<ClaimKey>,
}

/// The claims over which the origins of a question are counted.
struct Counted<'a> {
    testimonies: Vec<&'a Testimony>,
    /// Whether it is a set of which no member is named by all.
    is_only_listed: bool,
}

/// The pair that shows a row of the table: the first, and of answers that change the best, one of parties before others, then the latest.
#[derive(Default)]
struct Row {
    pair: Option<(ClaimKey, ClaimKey)>,
    is_of_parties: bool,
    latest: Option<Date>,
}

impl Row {
    fn may_be_shown_better(&self, over_time: bool) -> bool {
        self.pair.is_none() || over_time
    }

    fn show(&mut self, pair: (ClaimKey, ClaimKey), is_of_parties: bool, latest: Option<Date>) {
        let rank = |is_of_parties: bool, latest: Option<Date>| (is_of_parties, latest.map(|date| date.time_range().last));
        if self.pair.is_none() || rank(is_of_parties, latest) > rank(self.is_of_parties, self.latest) {
            *self = Self { pair: Some(pair), is_of_parties, latest };
        }
    }
}

impl<'a> Case<'a> {
    pub(super) fn new(library: &'a Library, question: &'a Question, relations: &'a Relations, testimonies: Vec<&'a Testimony>) -> Self {
        let voices = Voices::of(testimonies.iter().copied());
        Self { library, question, relations, testimonies, voices }
    }

    /// The same question with other claims.
    pub(super) fn with<'other>(&self, testimonies: Vec<&'other Testimony>) -> Case<'other>
    where
        'a: 'other,
    {
        Case::new(self.library, self.question, self.relations, testimonies)
    }

    /// The verdict.
    pub(super) fn find(&self) -> Ruling {
        if self.testimonies.is_empty() {
            return Ruling::alone(Verdict::Unanswered);
        }
        if !self.question.kind.is_compared() {
            return Ruling::alone(Verdict::Open);
        }
        self.conflict().or_else(|| self.development()).unwrap_or_else(|| self.agreement())
    }

    /// The rows on answers that exclude each other.
    fn conflict(&self) -> Option<Ruling> {
        let (verdict, pair) = self.conflicting()?;
        let heard = self.heard_by_one_unknown();
        let pooled = heard.as_ref().and_then(|heard| self.with(heard.iter().collect()).conflicting());
        let with_one_unknown = pooled.map_or(verdict, |(verdict, _)| verdict);
        Some(Ruling { with_one_unknown, ..self.shown_by(verdict, pair, None) })
    }

    /// The claims with what all unknown publishers heard from one unnamed voice as one speaker's; `None` where that changes nothing.
    fn heard_by_one_unknown(&self) -> Option<Vec<Testimony>> {
        let holders = self.testimonies.iter().flat_map(|testimony| &testimony.holders);
        let is_of_unknown = |holder: &&Holder| matches!(holder, Holder::Unnamed(_, Publisher::Unknown(_)));
        let heard: BTreeSet<&Holder> = holders.filter(is_of_unknown).collect();
        let pooled = |&testimony: &&Testimony| {
            let mut pooled = testimony.clone();
            for holder in &mut pooled.holders {
                *holder = Unknown::One.holder(*holder);
            }
            for belonging in &mut pooled.belongings {
                if let Belonging::Holder(holder) = belonging {
                    *holder = Unknown::One.holder(*holder);
                }
            }
            pooled.holders.sort_unstable();
            pooled.belongings.sort_unstable();
            pooled
        };
        (heard.len() > 1).then(|| self.testimonies.iter().map(pooled).collect())
    }

    /// The first of these rows that fits, with the pair that shows it.
    fn conflicting(&self) -> Option<(Verdict, (ClaimKey, ClaimKey))> {
        let groups = Groups::of(self);
        let mut rows = [(); 4].map(|()| Row::default());
        _ = groups.each_pair(|left, right, relation| {
            if relation == Relation::Vague {
                return ControlFlow::Continue(());
            }
            let shows: [&dyn Fn() -> Option<(ClaimKey, ClaimKey)>; 4] =
                [&|| groups.own_voices(left, right), &|| groups.told_differently(left, right), &|| Groups::across(left, right), &|| {
                    Groups::any(left, right)
                }];
            for (row, show) in rows.iter_mut().zip(shows) {
                if row.may_be_shown_better(self.question.over_time)
                    && let Some(pair) = show()
                {
                    row.show(pair, left.is_of_other_party_than(right), Groups::latest(left, right));
                }
                // What a later row would say is of no use any more.
                if row.pair.is_some() {
                    break;
                }
            }
            let is_settled = !rows[0].may_be_shown_better(self.question.over_time);
            if is_settled { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        let verdicts = [Verdict::SourcesDiffer, Verdict::ToldDifferently, Verdict::Disputed, Verdict::SideDiffers];
        verdicts.into_iter().zip(rows).find_map(|(verdict, row)| Some((verdict, row.pair?)))
    }

    /// The row on answers that change.
    fn development(&self) -> Option<Ruling> {
        if !self.question.over_time {
            return None;
        }
        let superseded = superseded(self.question, &self.testimonies);
        let groups = Groups::of(self);
        let vague = || groups.each_pair(|left, right, _| Groups::any(left, right).map_or(ControlFlow::Continue(()), ControlFlow::Break));
        let pair = superseded.first_key_value().map(|(&earlier, &later)| (earlier, later)).or_else(vague)?;
        let standing = |testimony: &&Testimony| !superseded.contains_key(&testimony.claim);
        let standing: Vec<&Testimony> = known(self.testimonies.iter().copied().filter(standing).collect());
        Some(self.shown_by(Verdict::Developing, pair, Some(self.voices.tally(&standing))))
    }

    /// The rows on answers that fit together.
    fn agreement(&self) -> Ruling {
        let counted = self.counted(Unknown::Apart);
        let total = self.voices.tally(&counted.testimonies);
        let verdict = self.row(Unknown::Apart, &counted, total);
        let pooled = self.counted(Unknown::One);
        let origins = self.voices.independent(&pooled.testimonies, Unknown::One).len();
        let parties: Vec<&Testimony> = pooled.testimonies.iter().copied().filter(|testimony| testimony.is_party).collect();
        let party_origins = self.voices.independent(&parties, Unknown::One).len();
        let with_one_unknown = self.row(Unknown::One, &pooled, Tally { origins, party_origins, ..total });
        let total = (verdict != Verdict::Open).then_some(total);
        Ruling { verdict, witness: None, total, with_one_unknown, pillars: self.pillars(verdict, &counted) }
    }

    fn row(&self, unknown: Unknown, counted: &Counted<'_>, total: Tally) -> Verdict {
        if publishers(&known(self.testimonies.clone()), unknown) == 1 {
            return Verdict::OnePublisher;
        }
        match (total.origins, total.party_origins) {
            (0 | 1, _) => Verdict::OneOrigin,
            _ if counted.is_only_listed => Verdict::Open,
            (_, 0 | 1) => Verdict::ReportedAlike,
            _ => Verdict::Corroborated,
        }
    }

    /// All claims but those that say that it is not known; of a set those that name the member that all sources with a voice name and
    /// that has most origins.
    fn counted(&self, unknown: Unknown) -> Counted<'a> {
        let testimonies = known(self.testimonies.clone());
        let is_set = self.question.kind.adds_up() && !testimonies[0].answer.is_not_known();
        if !is_set {
            return Counted { testimonies, is_only_listed: false };
        }
        let common = self.common_members(&testimonies).into_iter().map(|member| {
            let naming: Vec<&Testimony> = testimonies.iter().copied().filter(|one| names(self.library, one, member)).collect();
            let parties: Vec<&Testimony> = naming.iter().copied().filter(|testimony| testimony.is_party).collect();
            let count = |testimonies: &[&Testimony]| self.voices.independent(testimonies, unknown).len();
            let reports = naming.chunk_by(|one, other| one.source == other.source).count();
            ((count(&naming), count(&parties), reports), naming)
        });
        // Of equals the first declared.
        let best = common.reduce(|best, next| if next.0 > best.0 { next } else { best });
        match best {
            Some((_, naming)) => Counted { testimonies: naming, is_only_listed: false },
            None => Counted { testimonies, is_only_listed: true },
        }
    }

    /// The members that every source with a voice names with it.
    fn common_members(&self, testimonies: &[&'a Testimony]) -> Vec<usize> {
        let mut common: Option<Vec<usize>> = None;
        for said in testimonies.chunk_by(|one, other| one.source == other.source) {
            let voiced: Vec<&Testimony> = said.iter().copied().filter(|testimony| testimony.has_voice()).collect();
            if !voiced.is_empty() {
                let named = |&member: &usize| voiced.iter().any(|testimony| names(self.library, testimony, member));
                let all = || (0..self.question.answers.len()).collect();
                common.get_or_insert_with(all).retain(named);
            }
        }
        common.unwrap_or_default()
    }

    fn shown_by(&self, verdict: Verdict, witness: (ClaimKey, ClaimKey), total: Option<Tally>) -> Ruling {
        // Hearsay is compared once nothing has a voice any more.
        let voiced = self.testimonies.iter().find(|testimony| testimony.has_voice()).map(|testimony| testimony.claim);
        let pillars = [witness.0, witness.1].into_iter().chain(voiced).collect();
        Ruling { verdict, witness: Some(witness), total, with_one_unknown: verdict, pillars }
    }

    /// What has to go before answers that fit together get a verdict of another group.
    ///
    /// Two independent claims stay two whatever else goes. Where there are no two, some can come about: where hearsay is compared at
    /// last, where only answers are left that say it is not known, where a joint utterance goes that made two voices one, or where the
    /// last source goes that did not name a member of a set.
    fn pillars(&self, verdict: Verdict, counted: &Counted<'a>) -> Vec<ClaimKey> {
        if matches!(verdict, Verdict::ReportedAlike | Verdict::Corroborated) {
            let independent = self.voices.independent(&counted.testimonies, Unknown::Apart);
            return independent.iter().take(2).map(|testimony| testimony.claim).collect();
        }
        let first = |wanted: &dyn Fn(&Testimony) -> bool| self.testimonies.iter().find(|one| wanted(one)).map(|one| one.claim);
        let mut pillars: Vec<ClaimKey> = Vec::new();
        pillars.extend(first(&Testimony::has_voice));
        pillars.extend(first(&|testimony| !testimony.answer.is_not_known()));
        let mut joint: BTreeMap<&[Voice], ClaimKey> = BTreeMap::new();
        for testimony in self.testimonies.iter().filter(|testimony| testimony.voices.len() > 1) {
            joint.entry(&testimony.voices).or_insert(testimony.claim);
        }
        pillars.extend(joint.into_values());
        for member in 0..self.question.answers.len() {
            let said = self.testimonies.chunk_by(|one, other| one.source == other.source);
            let lacks = |said: &&[&Testimony]| {
                let mut voiced = said.iter().filter(|one| one.has_voice()).peekable();
                voiced.peek().is_some() && !voiced.any(|one| names(self.library, one, member))
            };
            pillars.extend(said.into_iter().find(lacks).and_then(|said| said.iter().find(|one| one.has_voice())).map(|one| one.claim));
        }
        pillars
    }
}

impl Ruling {
    fn alone(verdict: Verdict) -> Self {
        Self { verdict, witness: None, total: None, with_one_unknown: verdict, pillars: Vec::new() }
    }
}

/// The claims but those that say that it is not known; these, where there are no others.
pub(super) fn known(testimonies: Vec<&Testimony>) -> Vec<&Testimony> {
    if testimonies.iter().all(|testimony| testimony.answer.is_not_known()) {
        return testimonies;
    }
    testimonies.into_iter().filter(|testimony| !testimony.answer.is_not_known()).collect()
}

/// Whether the claim itself names a member; what its position adds up to does not matter.
pub(super) fn names(library: &Library, testimony: &Testimony, member: usize) -> bool {
    library[testimony.claim].answer.members().contains(&member)
}
