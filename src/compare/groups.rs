//! Testimony grouped by equal answers, so that every two answers are compared and never every two sources.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::compare::relations::{Relation, Relations};
use crate::compare::spread::party_sides;
use crate::compare::testimony::{Belonging, Holder, Testimony, Weight};
use crate::compare::time::Time;
use crate::compare::verdict::Case;
use crate::model::answer::Given;
use crate::model::date::Date;
use crate::model::id::{ActorKey, ClaimKey, SourceKey, StatementKey};
use crate::model::library::Library;
use crate::model::words::ActorKind;

/// Who gives one answer, on a question that changes for one time.
#[derive(Debug)]
pub(super) struct Group<'a> {
    pub(super) given: Given<'a>,
    time: Time,
    number: usize,
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
    /// The sides of participants and mediators whose word its compared positions are.
    party_sides: BTreeSet<ActorKey>,
    /// By side the first and the last of its named actors among the speakers.
    named: BTreeMap<ActorKey, (ActorKey, ActorKey)>,
}

/// The first and the last of some claims in the order of sources: if both lie in one source, all do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends {
    first: ClaimKey,
    last: ClaimKey,
}

/// All groups of a question.
#[derive(Debug)]
pub(super) struct Groups<'a> {
    library: &'a Library,
    relations: &'a Relations,
    /// In the order of answers.
    pub(super) all: Vec<Group<'a>>,
}

impl<'a> Groups<'a> {
    pub(super) fn of(case: &Case<'a>) -> Self {
        let (library, relations) = (case.library, case.relations);
        let has_voice = case.testimonies.iter().any(|testimony| testimony.has_voice());
        let mut groups: BTreeMap<usize, Group<'a>> = BTreeMap::new();
        for &testimony in case.testimonies.iter().filter(|testimony| !testimony.answer.is_not_known()) {
            groups.entry(testimony.number).or_insert_with(|| Group::new(testimony)).add(library, testimony, has_voice);
        }
        let sides = party_sides(case);
        let mut all: Vec<Group<'a>> = groups.into_values().collect();
        for group in &mut all {
            group.party_sides = group.sides().filter(|side| sides.contains(side)).collect();
        }
        Self { library, relations, all }
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

    fn relation(&self, left: &Group<'_>, right: &Group<'_>) -> Option<Relation> {
        self.relations.between(left.number, right.number)
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

    /// The groups that exclude at least one of some others.
    pub(super) fn clashing_with<'groups>(&'groups self, some: &[&Group<'a>]) -> impl Iterator<Item = &'groups Group<'a>> {
        self.all.iter().filter(|group| some.iter().any(|one| self.relation(one, group) == Some(Relation::Clash)))
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

    /// A claim of another source that gives the other answer in its own voice.
    pub(super) fn other_own(&self, claim: ClaimKey, other: &Group<'_>) -> Option<ClaimKey> {
        self.of_two_sources(Ends { first: claim, last: claim }, other.own_ends()?).map(|(_, other)| other)
    }

    /// A claim of another source that gives the other answer to one speaker of a claim, not in two statements that are named and different.
    pub(super) fn told_otherwise(&self, claim: ClaimKey, speaker: Holder, other: &Group<'_>) -> Option<ClaimKey> {
        let told = other.speakers.get(&speaker)?;
        let statement = self.library[claim].statement;
        let mut same = told.iter().filter(|&(&told, _)| statement.zip(told).is_none_or(|(one, other)| one == other));
        same.find_map(|(_, &ends)| self.of_two_sources(Ends { first: claim, last: claim }, ends)).map(|(_, other)| other)
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

    /// Whether nobody can tell of two answers that are compared whether they hold for one time.
    pub(super) fn is_any_vague(&self) -> bool {
        let is_found = |left: &Group<'_>, right: &Group<'_>, relation| relation == Relation::Vague && Self::any(left, right).is_some();
        let look = |left: &Group<'_>, right: &Group<'_>, relation| {
            if is_found(left, right, relation) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        self.each_pair(look).is_some()
    }

    /// Whether one speaker gives two answers that exclude each other in one source, or in two statements that are named and different.
    pub(super) fn actor_shifts(&self) -> bool {
        let (mut in_source, mut stated): (Among<'_, (Holder, SourceKey), ()>, Among<'_, Holder, _>) = (BTreeMap::new(), BTreeMap::new());
        for group in &self.all {
            for (&holder, statements) in &group.speakers {
                for &claim in group.claims_of(holder) {
                    in_source.entry((holder, self.source(claim))).or_default().push((group, ()));
                }
                let mut named = statements.keys().flatten().copied();
                if let Some(first) = named.next() {
                    stated.entry(holder).or_default().push((group, (first, named.next_back().unwrap_or(first))));
                }
            }
        }
        self.some_clash(&in_source, |(), ()| true) || self.some_clash(&stated, are_two)
    }

    /// Whether one source gives two answers that exclude each other in its own voice.
    pub(super) fn contradicts_itself(&self) -> bool {
        let mut own: Among<'_, SourceKey, ()> = BTreeMap::new();
        for group in &self.all {
            group.own.iter().for_each(|&claim| own.entry(self.source(claim)).or_default().push((group, ())));
        }
        self.some_clash(&own, |(), ()| true)
    }

    /// Whether two different named actors of one side give answers that exclude each other.
    pub(super) fn splits_a_side(&self) -> bool {
        let mut named: Among<'_, ActorKey, (ActorKey, ActorKey)> = BTreeMap::new();
        for group in &self.all {
            group.named.iter().for_each(|(&side, &actors)| named.entry(side).or_default().push((group, actors)));
        }
        self.some_clash(&named, are_two)
    }

    /// Whether hearsay excludes what has a voice.
    pub(super) fn hearsay_differs(&self) -> bool {
        let hearsay = self.all.iter().filter(|group| group.hearsay.is_some());
        let is_contradicted = |group: &Group<'_>| self.clashing_with(&[group]).any(|other| other.voiced.is_some());
        hearsay.into_iter().any(is_contradicted)
    }

    /// Whether two answers that exclude each other stand in one of these lists and meet the condition.
    fn some_clash<Of, Mark: Copy>(&self, among: &Among<'_, Of, Mark>, condition: impl Fn(Mark, Mark) -> bool) -> bool {
        let clash = |left: &Group<'_>, right: &Group<'_>| self.relation(left, right) == Some(Relation::Clash);
        among.values().any(|listed| {
            let mut pairs = listed.iter().enumerate().flat_map(|(index, left)| listed[index + 1..].iter().map(move |right| (left, right)));
            pairs.any(|(left, right)| condition(left.1, right.1) && clash(left.0, right.0))
        })
    }
}

/// Groups by what they have in common, each with what is to be known of it there.
type Among<'groups, Of, Mark> = BTreeMap<Of, Vec<(&'groups Group<'groups>, Mark)>>;

/// Whether two lists, told by their first and their last entry, have two entries that differ, one of each.
fn are_two<Entry: PartialEq + Copy>(ones: (Entry, Entry), others: (Entry, Entry)) -> bool {
    ![ones.1, others.0, others.1].iter().all(|entry| *entry == ones.0)
}

impl<'a> Group<'a> {
    fn new(testimony: &'a Testimony) -> Self {
        Self {
            given: testimony.given(),
            time: testimony.time,
            number: testimony.number,
            voiced: None,
            hearsay: None,
            own: Vec::new(),
            speakers: BTreeMap::new(),
            claims_of: BTreeMap::new(),
            statements: BTreeMap::new(),
            belongings: BTreeMap::new(),
            party_sides: BTreeSet::new(),
            named: BTreeMap::new(),
        }
    }

    /// Takes a claim in, after all claims of sources before its own.
    fn add(&mut self, library: &Library, testimony: &'a Testimony, has_voice: bool) {
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
        for actor in testimony.holders.iter().filter_map(|holder| holder.actor()) {
            if library[actor].kind != ActorKind::Unnamed {
                let (first, last) = self.named.entry(library.side(actor)).or_insert((actor, actor));
                (*first, *last) = ((*first).min(actor), (*last).max(actor));
            }
        }
    }

    /// Whether it is the word of a participant or mediator of one side, and the other that of one of another side.
    pub(super) fn is_of_other_party_than(&self, other: &Self) -> bool {
        self.party_sides.iter().any(|one| other.party_sides.iter().any(|other| other != one))
    }

    /// The actors among its holders, sorted, each once.
    pub(super) fn actors(&self) -> impl Iterator<Item = ActorKey> {
        let mut actors: Vec<ActorKey> = self.speakers.keys().filter_map(|holder| holder.actor()).collect();
        actors.sort_unstable();
        actors.dedup();
        actors.into_iter()
    }

    /// The sides whose word its compared positions are.
    fn sides(&self) -> impl Iterator<Item = ActorKey> {
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
