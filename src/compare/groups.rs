//! Testimony grouped by equal answers, so that every two answers are compared and never every two sources.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::compare::testimony::{Belonging, Holder, Testimony, Weight};
use crate::compare::time::{Sequence, Time};
use crate::model::answer::Given;
use crate::model::date::{Date, TimeRange};
use crate::model::id::{ActorKey, ClaimKey, SourceKey, StatementKey};
use crate::model::library::{Library, Question};
use crate::model::words::ActorKind;

/// Who gives one answer, on a question that changes for one time.
#[derive(Debug)]
pub(super) struct Group<'a> {
    pub(super) given: Given<'a>,
    time: Time,
    /// The time from end to end, where it is known more closely than to the day: reckoned once, since each pair of groups asks for it.
    moment: Option<TimeRange>,
    /// Its first claim that has a voice.
    pub(super) voiced: Option<ClaimKey>,
    /// Its first claim without one that is compared only where nothing has a voice, and no echo.
    pub(super) hearsay: Option<ClaimKey>,
    /// Claims in a source's own voice that are compared, in the order of sources.
    pub(super) own: Vec<ClaimKey>,
    /// Compared claims by speaker, then by the statement that they name.
    pub(super) speakers: BTreeMap<Holder, BTreeMap<Option<StatementKey>, Ends>>,
    /// Compared claims by speaker, in the order of sources.
    claims_of: BTreeMap<Holder, Vec<ClaimKey>>,
    /// Compared claims by the statement that they name, whoever is said to speak.
    statements: BTreeMap<StatementKey, Ends>,
    /// Where its compared positions belong, each sort with its first claim.
    belongings: BTreeMap<&'a [Belonging], ClaimKey>,
}

/// The first and the last of some claims in the order of sources: if both lie in one source, all do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends {
    first: ClaimKey,
    last: ClaimKey,
}

/// How two groups with answers that exclude each other stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// They exclude each other.
    Clash,
    /// They would, if they held for one time, and nobody can tell whether they do.
    Vague,
}

/// All groups of a question.
#[derive(Debug)]
pub(super) struct Groups<'a> {
    library: &'a Library,
    question: &'a Question,
    /// In the order of answers.
    pub(super) all: Vec<Group<'a>>,
}

impl<'a> Groups<'a> {
    pub(super) fn of(library: &'a Library, question: &'a Question, testimonies: &[&'a Testimony]) -> Self {
        let has_voice = testimonies.iter().any(|testimony| testimony.has_voice());
        let mut groups: BTreeMap<(Given<'_>, Time), Group<'a>> = BTreeMap::new();
        for &testimony in testimonies.iter().filter(|testimony| !testimony.answer.is_not_known()) {
            let key = (testimony.given(), testimony.time);
            groups.entry(key).or_insert_with(|| Group::new(testimony)).add(testimony, has_voice);
        }
        Self { library, question, all: groups.into_values().collect() }
    }

    /// Looks at every two groups whose answers exclude each other, or would if they held for one time.
    pub(super) fn each_pair<Found>(&self, mut look: impl FnMut(&Group<'a>, &Group<'a>, Relation) -> ControlFlow<Found>) -> Option<Found> {
        for (index, left) in self.all.iter().enumerate() {
            for right in &self.all[index + 1..] {
                let Some(relation) = self.relation(left, right) else { continue };
                if let ControlFlow::Break(found) = look(left, right, relation) {
                    return Some(found);
                }
            }
        }
        None
    }

    /// How two groups exclude each other; `None` where they do not.
    fn relation(&self, left: &Group<'_>, right: &Group<'_>) -> Option<Relation> {
        if !self.question.excludes(left.given, right.given) {
            return None;
        }
        let sequence = match (left.moment, right.moment) {
            _ if !self.question.over_time => Sequence::Together,
            // What is known more closely than to the day is together where it overlaps, and else apart.
            (Some(one), Some(other)) if one.overlaps(&other) => Sequence::Together,
            (Some(_), Some(_)) => Sequence::Apart,
            _ => left.time.sequence(right.time),
        };
        match sequence {
            Sequence::Together => Some(Relation::Clash),
            Sequence::Vague => Some(Relation::Vague),
            Sequence::Apart => None,
        }
    }

    /// Looks at every two groups that exclude each other.
    pub(super) fn each_clash(&self, mut look: impl FnMut(&Group<'a>, &Group<'a>)) {
        self.each_pair(|left, right, relation| {
            if relation == Relation::Clash {
                look(left, right);
            }
            ControlFlow::<()>::Continue(())
        });
    }

    /// Claims of which nobody can tell whether they hold for one time, and which would then exclude each other: a claim of each answer, of
    /// the latest two and of what is so with both.
    pub(super) fn vague(&self) -> Vec<ClaimKey> {
        let is_vague = |one: &Group<'_>, other: &Group<'_>| self.relation(one, other) == Some(Relation::Vague);
        let end = |(left, right): (&Group<'_>, &Group<'_>)| Self::latest(left, right).map(|date| date.time_range().last);
        let mut latest: Option<(&Group<'_>, &Group<'_>)> = None;
        for (index, left) in self.all.iter().enumerate() {
            for right in self.all[index + 1..].iter().filter(|right| is_vague(left, right) && Self::any(left, right).is_some()) {
                if latest.is_none_or(|pair| end((left, right)) > end(pair)) {
                    latest = Some((left, right));
                }
            }
        }
        let Some((left, right)) = latest else { return Vec::new() };
        let mut found = vec![left, right];
        for group in &self.all {
            let is_told = found.iter().any(|other| other.given.answer == group.given.answer);
            if !is_told && found.iter().all(|other| is_vague(group, other)) {
                found.push(group);
            }
        }
        found.sort_by_key(|group| (group.given, group.time));
        found.into_iter().filter_map(|group| group.belongings.values().min().copied()).collect()
    }

    /// Whether two of the answers fit together without being equal.
    pub(super) fn some_say_less(&self) -> bool {
        let groups = &self.all;
        groups.iter().enumerate().any(|(index, left)| {
            let fit = |right: &Group<'_>| !self.question.excludes(left.given, right.given);
            groups[index + 1..].iter().any(|right| fit(right) && !self.question.equals(left.given.answer, right.given.answer))
        })
    }

    fn source(&self, claim: ClaimKey) -> SourceKey {
        self.library[claim].source
    }

    /// Two claims of different sources, one of each end.
    fn of_two_sources(&self, left: Ends, right: Ends) -> Option<(ClaimKey, ClaimKey)> {
        let pairs = [left.first, left.last].into_iter().flat_map(|one| [right.first, right.last].map(|other| (one, other)));
        pairs.into_iter().find(|&(one, other)| self.source(one) != self.source(other))
    }

    /// Two own voices of two sources.
    pub(super) fn own_voices(&self, left: &Group<'_>, right: &Group<'_>) -> Option<(ClaimKey, ClaimKey)> {
        self.of_two_sources(left.own_ends()?, right.own_ends()?)
    }

    /// Two claims by which two sources give one speaker both answers, not in two statements that are named and different. Claims that
    /// name one statement are one speaker's, even where the speaker is unnamed.
    pub(super) fn told_differently(&self, left: &Group<'_>, right: &Group<'_>) -> Option<(ClaimKey, ClaimKey)> {
        let same_speaker = left.speakers.iter().find_map(|(holder, lefts)| {
            let rights = right.speakers.get(holder)?;
            lefts.iter().find_map(|(one, left)| {
                let same = |(other, _): &(&Option<StatementKey>, _)| one.zip(**other).is_none_or(|(one, other)| one == other);
                rights.iter().filter(same).find_map(|(_, right)| self.of_two_sources(*left, *right))
            })
        });
        let same_statement = || {
            let (mut lefts, rights) = (left.statements.iter(), &right.statements);
            lefts.find_map(|(statement, left)| self.of_two_sources(*left, *rights.get(statement)?))
        };
        same_speaker.or_else(same_statement)
    }

    /// Two claims that do not lie within one side.
    pub(super) fn across(left: &Group<'_>, right: &Group<'_>) -> Option<(ClaimKey, ClaimKey)> {
        left.belongings.iter().find_map(|(ones, &one)| {
            let shares = |others: &[Belonging]| ones.iter().any(|belonging| others.contains(belonging));
            right.belongings.iter().find(|(others, _)| !shares(others)).map(|(_, &other)| (one, other))
        })
    }

    /// The end of the later of the times for which two groups hold.
    pub(super) fn latest(left: &Group<'_>, right: &Group<'_>) -> Option<Date> {
        [left.time.at, right.time.at].into_iter().flatten().max_by_key(|date| date.time_range().last)
    }

    /// Any two claims that are compared.
    pub(super) fn any(left: &Group<'_>, right: &Group<'_>) -> Option<(ClaimKey, ClaimKey)> {
        let first = |group: &Group<'_>| group.belongings.values().min().copied();
        first(left).zip(first(right))
    }

    /// Whether one speaker gives both answers in one source, or in two statements that are named and different.
    pub(super) fn shifts(&self, left: &Group<'_>, right: &Group<'_>) -> bool {
        left.speakers.iter().any(|(holder, lefts)| {
            let Some(rights) = right.speakers.get(holder) else { return false };
            let two_statements = || {
                let named = |statements: &BTreeMap<Option<StatementKey>, Ends>| statements.keys().flatten().copied().collect::<Vec<_>>();
                let (ones, others) = (named(lefts), named(rights));
                ones.iter().any(|one| others.iter().any(|other| one != other))
            };
            two_statements() || self.in_one_source(left, right, *holder)
        })
    }

    fn in_one_source(&self, left: &Group<'_>, right: &Group<'_>, holder: Holder) -> bool {
        let sources = |group: &Group<'_>| -> Vec<SourceKey> { group.claims_of(holder).iter().map(|&claim| self.source(claim)).collect() };
        let rights = sources(right);
        sources(left).iter().any(|source| rights.binary_search(source).is_ok())
    }

    /// Whether one source gives both answers in its own voice.
    pub(super) fn contradicts_itself(&self, left: &Group<'_>, right: &Group<'_>) -> bool {
        let sources: Vec<SourceKey> = right.own.iter().map(|&claim| self.source(claim)).collect();
        left.own.iter().any(|&claim| sources.binary_search(&self.source(claim)).is_ok())
    }

    /// Two different named actors of one side, one of each group.
    pub(super) fn splits_a_side(&self, left: &Group<'_>, right: &Group<'_>) -> bool {
        let by_side = |group: &Group<'_>| {
            let mut sides: BTreeMap<ActorKey, Vec<ActorKey>> = BTreeMap::new();
            let named = group.actors().filter(|&actor| self.library[actor].kind != ActorKind::Unnamed);
            named.for_each(|actor| sides.entry(self.library.side(actor)).or_default().push(actor));
            sides
        };
        let rights = by_side(right);
        let splits = |(side, ones): (&ActorKey, &Vec<ActorKey>)| {
            rights.get(side).is_some_and(|others| ones.iter().any(|one| others.iter().any(|other| one != other)))
        };
        by_side(left).iter().any(splits)
    }
}

impl<'a> Group<'a> {
    fn new(testimony: &'a Testimony) -> Self {
        Self {
            given: testimony.given(),
            time: testimony.time,
            moment: testimony.time.at.filter(Date::has_time).map(|date| date.time_range()),
            voiced: None,
            hearsay: None,
            own: Vec::new(),
            speakers: BTreeMap::new(),
            claims_of: BTreeMap::new(),
            statements: BTreeMap::new(),
            belongings: BTreeMap::new(),
        }
    }

    /// Takes a claim in, after all claims of sources before its own.
    fn add(&mut self, testimony: &'a Testimony, has_voice: bool) {
        let claim = testimony.claim;
        if testimony.has_voice() {
            self.voiced.get_or_insert(claim);
        }
        if testimony.weight == Weight::Hearsay && !testimony.is_echo {
            self.hearsay.get_or_insert(claim);
        }
        if testimony.weight == Weight::Hearsay && has_voice {
            return;
        }
        for &holder in &testimony.holders {
            match holder {
                Holder::Source(_) => self.own.push(claim),
                Holder::Actor(_) | Holder::Unnamed(..) => {
                    self.claims_of.entry(holder).or_default().push(claim);
                    let ends = self.speakers.entry(holder).or_default().entry(testimony.statement);
                    ends.or_insert(Ends { first: claim, last: claim }).last = claim;
                }
            }
        }
        if let Some(statement) = testimony.statement {
            self.statements.entry(statement).or_insert(Ends { first: claim, last: claim }).last = claim;
        }
        self.belongings.entry(&testimony.belongings).or_insert(claim);
    }

    /// The actors among its holders, sorted, each once.
    pub(super) fn actors(&self) -> impl Iterator<Item = ActorKey> {
        let mut actors: Vec<ActorKey> = self.speakers.keys().filter_map(|holder| holder.actor()).collect();
        actors.sort_unstable();
        actors.dedup();
        actors.into_iter()
    }

    /// The sides whose word its compared positions are.
    pub(super) fn sides(&self) -> impl Iterator<Item = ActorKey> {
        let all = self.belongings.keys().flat_map(|belongings| belongings.iter());
        all.filter_map(|&belonging| if let Belonging::Side(side) = belonging { Some(side) } else { None })
    }

    /// The compared claims, those of several speakers as often.
    pub(super) fn compared(&self) -> impl Iterator<Item = ClaimKey> {
        self.own.iter().chain(self.claims_of.values().flatten()).copied()
    }

    /// Compared claims by speaker.
    pub(super) fn claims_of(&self, holder: Holder) -> &[ClaimKey] {
        self.claims_of.get(&holder).map_or(&[], Vec::as_slice)
    }

    fn own_ends(&self) -> Option<Ends> {
        Some(Ends { first: *self.own.first()?, last: *self.own.last()? })
    }
}
