//! A second reading of `docs/comparison.md`, as naive as can be: every two claims, every source left out, every matching tried. It
//! knows nothing of the program; it was written from the text alone.

use std::collections::{BTreeMap, BTreeSet};

use super::world::{Answer, Claim, Derived, Kind, MEDIATORS, Meaning, PARTICIPANTS, Source, Time, World, cast};

/// Who stands behind words: an actor at the top of its chain, a publisher that is no actor, or a source that names none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    Actor(String),
    Publisher(String),
    Unknown(usize),
    /// All publishers that are not known, taken for one.
    AnyUnknown,
}

/// Whose position an answer is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Holder {
    Source(usize),
    Actor(&'static str),
    /// An unnamed voice without a side, apart for every publisher, or for every utterance that is named.
    Unnamed(&'static str, Who),
    Utterance(&'static str, &'static str),
}

/// A claim in its source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told<'world> {
    pub(super) source: &'world Source,
    pub(super) index: usize,
    pub(super) claim: &'world Claim,
}

/// The world with what one position says of a set in one source, for one time, added up in each of its claims.
pub(super) fn added_up(world: &World) -> World {
    let mut added = world.clone();
    for (source, told) in added.sources.iter_mut().zip(&world.sources) {
        let speaks_for = root(world, told).voice_of;
        for (claim, itself) in source.claims.iter_mut().zip(&told.claims) {
            let counts = |claim: &Claim| !claim.withdrawn && !is_replaced(world, told.id, claim);
            let position = |claim: &Claim| (speakers(claim, speaks_for), counts(claim), claim.as_of);
            let same = told.claims.iter().filter(|other| position(other) == position(itself));
            if let Meaning::Set(members) = &mut claim.answer.meaning {
                claim.only |= same.clone().any(|other| other.only);
                for other in same {
                    if let Meaning::Set(more) = &other.answer.meaning {
                        members.extend(more);
                    }
                }
            }
        }
    }
    added
}

/// The source that a source copies in the end; itself, where it copies none.
fn root<'world>(world: &'world World, mut source: &'world Source) -> &'world Source {
    while let Some(Derived::From(other)) = source.derived {
        source = &world.sources[other];
    }
    source
}

/// Who speaks: those that the claim names, else whoever the source speaks for.
fn speakers(claim: &Claim, speaks_for: Option<&'static str>) -> Vec<&'static str> {
    if claim.by.is_empty() { speaks_for.into_iter().collect() } else { claim.by.clone() }
}

impl PartialEq for Told<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.source.id, self.index) == (other.source.id, other.index)
    }
}

/// What the reading finds of the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) verdict: &'static str,
    pub(super) group: &'static str,
    /// Reports, origins, origins at least, party origins; none where no total is given.
    pub(super) total: Option<[usize; 4]>,
    pub(super) flags: BTreeSet<&'static str>,
    /// Without which source the group is another: source, verdict, whether it rises.
    pub(super) fragile: Vec<(usize, &'static str, bool)>,
    /// Who stands behind each answer.
    pub(super) answers: Vec<Behind>,
    /// Every two actors whose positions exclude each other, in the order of the alphabet.
    pub(super) disputes: BTreeSet<[&'static str; 2]>,
}

/// Who stands behind an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Behind {
    /// Reports, origins, origins at least, party origins.
    pub(super) total: [usize; 4],
    pub(super) sources: BTreeSet<usize>,
    pub(super) actors: BTreeSet<&'static str>,
}

pub(super) fn group(verdict: &str) -> &'static str {
    match verdict {
        "unanswered" => "none",
        "open" => "open",
        "sources-differ" | "told-differently" => "differ",
        "side-differs" | "disputed" => "dispute",
        "developing" => "developing",
        "one-publisher" | "one-origin" => "one",
        _ => "alike",
    }
}

/// The place of a group in the order in which leaving a source out may raise one; open and unanswered have none.
fn rank(group: &str) -> usize {
    ["differ", "dispute", "developing", "one", "alike"].iter().position(|name| *name == group).map_or(0, |place| place + 1)
}

fn top(id: &'static str) -> &'static str {
    let mut id = id;
    while let Some(whole) = cast(id).part_of {
        id = whole;
    }
    id
}

/// Whether an actor is one of these, or part of one.
fn belongs(id: &'static str, to: &[&str]) -> bool {
    let mut next = Some(id);
    while let Some(id) = next {
        if to.contains(&id) {
            return true;
        }
        next = cast(id).part_of;
    }
    false
}

fn parties() -> Vec<&'static str> {
    PARTICIPANTS.iter().chain(MEDIATORS).copied().collect()
}

fn is_sideless(id: &'static str) -> bool {
    cast(id).kind == "unnamed" && cast(id).part_of.is_none()
}

/// The question as some of the sources tell it.
pub(super) struct Reading<'world> {
    world: &'world World,
    /// The live claims.
    told: Vec<Told<'world>>,
    /// Whether all unknown publishers are taken for one.
    one_unknown: bool,
}

impl<'world> Reading<'world> {
    pub(super) fn of(world: &'world World, without: &[usize], one_unknown: bool) -> Self {
        // What is left out brings nothing back.
        let live = |source: &&Source| !without.contains(&source.id) && !is_withdrawn(world, source);
        let told = world.sources.iter().filter(live).flat_map(|source| {
            let counts = |(_, claim): &(usize, &Claim)| !claim.withdrawn && !is_replaced(world, source.id, claim);
            let claims = source.claims.iter().enumerate().filter(counts);
            claims.map(move |(index, claim)| Told { source, index, claim })
        });
        Self { world, told: told.collect(), one_unknown }
    }

    fn root(&self, source: &'world Source) -> &'world Source {
        root(self.world, source)
    }

    fn publisher(&self, source: &'world Source) -> Who {
        let root = self.root(source);
        if matches!(root.derived, Some(Derived::Wire)) {
            return Who::Actor(top("w").to_owned());
        }
        match root.publisher {
            Some(name) => match super::world::CAST.iter().find(|actor| actor.name == name) {
                Some(actor) => Who::Actor(top(actor.id).to_owned()),
                None => Who::Publisher(name.to_owned()),
            },
            None if self.one_unknown => Who::AnyUnknown,
            None => Who::Unknown(root.id),
        }
    }

    /// The side whose organ the source is, where that is a side of the event.
    fn organ_of(&self, source: &'world Source) -> Option<Who> {
        let sides: Vec<Who> = parties().into_iter().map(|party| Who::Actor(top(party).to_owned())).collect();
        let publisher = self.publisher(source);
        let spoken_for = self.root(source).voice_of.map(|actor| Who::Actor(top(actor).to_owned()));
        [Some(publisher), spoken_for].into_iter().flatten().find(|who| sides.contains(who))
    }

    fn speakers(&self, told: Told<'world>) -> Vec<&'static str> {
        speakers(told.claim, self.root(told.source).voice_of)
    }

    fn is_own(&self, told: Told<'world>) -> bool {
        self.speakers(told).is_empty()
    }

    fn voice_of_speaker(&self, told: Told<'world>, speaker: &'static str) -> Who {
        match cast(speaker).close_to.filter(|_| is_sideless(speaker)) {
            Some(side) => Who::Actor(top(side).to_owned()),
            None if is_sideless(speaker) => self.publisher(told.source),
            None => Who::Actor(top(speaker).to_owned()),
        }
    }

    /// Groups of voices that are one because somebody speaks jointly.
    fn joined(&self) -> Vec<BTreeSet<Who>> {
        let mut groups: Vec<BTreeSet<Who>> = Vec::new();
        for told in self.told.iter().filter(|told| told.claim.by.len() > 1) {
            let mut one: BTreeSet<Who> = self.voices_of_speakers(*told).into_iter().collect();
            let (touching, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| !group.is_disjoint(&one));
            one.extend(touching.into_iter().flatten());
            groups = apart;
            groups.push(one);
        }
        groups
    }

    /// The voice of a claim; none for hearsay, machine text and echoes.
    fn voice(&self, told: Told<'world>) -> Option<Who> {
        if Self::is_hearsay_or_machine(told) || self.is_echo(told) {
            return None;
        }
        let voice = self.voices_of_speakers(told).into_iter().next();
        Some(self.one_of(voice.or_else(|| self.organ_of(told.source)).unwrap_or_else(|| self.publisher(told.source))))
    }

    /// The voice that stands for all that it is one with.
    fn one_of(&self, voice: Who) -> Who {
        let joined = self.joined().into_iter().find(|group| group.contains(&voice));
        joined.and_then(|group| group.into_iter().next()).unwrap_or(voice)
    }

    /// The voices of those who speak; in a side's own organ, those of others than itself and its side.
    fn voices_of_speakers(&self, told: Told<'world>) -> Vec<Who> {
        let mut voices: Vec<Who> = self.speakers(told).into_iter().map(|speaker| self.voice_of_speaker(told, speaker)).collect();
        if let Some(side) = self.organ_of(told.source) {
            voices.retain(|voice| *voice != side && *voice != self.publisher(told.source));
        }
        voices
    }

    /// The side whose organ passes this on for others.
    fn passed_on_by(&self, told: Told<'world>) -> Option<Who> {
        let others = self.voices_of_speakers(told);
        self.organ_of(told.source).filter(|_| !others.is_empty()).map(|side| self.one_of(side))
    }

    fn is_hearsay_or_machine(told: Told<'world>) -> bool {
        let machine = told.claim.by.is_empty() && matches!(told.source.machine, Some("suspected" | "declared"));
        told.claim.sourcing == Some("relayed") || machine
    }

    /// Whether the source says by itself what follows from something that it passes on.
    fn is_echo(&self, told: Told<'world>) -> bool {
        self.is_own(told) && !matches!(told.claim.sourcing, Some("witnessed" | "document")) && self.echoed(told).next().is_some()
    }

    fn echoed(&self, told: Told<'world>) -> impl Iterator<Item = Told<'world>> {
        let same = self.told.iter().copied().filter(move |other| other.source.id == told.source.id && !other.claim.by.is_empty());
        let follows = same.filter(move |other| self.follows(told.claim, other.claim));
        follows.collect::<Vec<_>>().into_iter()
    }

    fn is_equal(&self, one: &Answer, other: &Answer) -> bool {
        let near = |one: Option<i64>, other: Option<i64>| match (one, other) {
            (Some(one), Some(other)) => (one - other).abs() <= self.world.tolerance,
            (one, other) => one == other,
        };
        match (&one.meaning, &other.meaning) {
            (Meaning::Number { low, high, about }, Meaning::Number { low: low2, high: high2, about: about2 }) => {
                near(*low, *low2) && near(*high, *high2) && about == about2
            }
            (Meaning::Open, Meaning::Open) => one.text == other.text,
            (one, other) => one == other,
        }
    }

    /// Whether whoever says `other` has said `one`, too.
    fn follows(&self, one: &Claim, other: &Claim) -> bool {
        if self.is_equal(&one.answer, &other.answer) {
            return true;
        }
        match (&one.answer.meaning, &other.answer.meaning) {
            // Who says that these are all says something new to who named others as well.
            (Meaning::Set(members), Meaning::Set(others)) => members.is_subset(others) && !self.clash(one, other),
            (Meaning::Number { low, high, about }, Meaning::Number { low: low2, high: high2, about: about2 }) => {
                // In tenths. "About" spreads by a tenth of the larger number: what is said to be about must lie within whole.
                let tenth = |ends: &[&Option<i64>]| ends.iter().copied().flatten().copied().max().unwrap_or(0);
                let slack =
                    if *about { (self.world.tolerance * 10).max(tenth(&[low, high, low2, high2])) } else { self.world.tolerance * 10 };
                let (slack, spread) = if *about2 && !*about { (0, tenth(&[low2, high2])) } else { (slack, 0) };
                low.is_none_or(|low| low2.is_some_and(|low2| low * 10 - slack <= low2 * 10 - spread))
                    && high.is_none_or(|high| high2.is_some_and(|high2| high2 * 10 + spread <= high * 10 + slack))
            }
            // What is said to be about does not make sure what is not.
            (Meaning::Date { first, last, qualifier }, Meaning::Date { first: first2, last: last2, qualifier: qualifier2 }) => {
                first <= first2 && last2 <= last && (qualifier2.is_empty() || qualifier == qualifier2)
            }
            _ => false,
        }
    }

    /// Whether two answers cannot both be right, whatever their times.
    fn clash(&self, one: &Claim, other: &Claim) -> bool {
        match (&one.answer.meaning, &other.answer.meaning) {
            (Meaning::Choice(one), Meaning::Choice(other)) => one != other,
            (Meaning::Set(members), Meaning::Set(others)) => {
                (one.only && !others.is_subset(members)) || (other.only && !members.is_subset(others))
            }
            (Meaning::Number { low, high, about }, Meaning::Number { low: low2, high: high2, about: about2 }) => {
                let gap = |high: Option<i64>, low: Option<i64>| high.zip(low).map_or(0, |(high, low)| low - high).max(0);
                let apart = gap(*high, *low2).max(gap(*high2, *low));
                let larger = if gap(*high, *low2) > 0 { low2.unwrap_or(0) } else { low.unwrap_or(0) };
                // In tenths, so that nothing is rounded.
                let tolerance = if *about || *about2 { (self.world.tolerance * 10).max(larger) } else { self.world.tolerance * 10 };
                apart * 10 > tolerance
            }
            (Meaning::Date { first, last, .. }, Meaning::Date { first: first2, last: last2, .. }) => last < first2 || last2 < first,
            _ => false,
        }
    }

    fn time(told: Told<'world>) -> Option<Time> {
        told.claim.as_of.or(told.source.published)
    }

    fn is_certainly_later(one: Told<'world>, other: Told<'world>) -> bool {
        Self::time(one).zip(Self::time(other)).is_some_and(|(one, other)| one.first > other.last)
    }

    fn hold_for_one_time(&self, one: Told<'world>, other: Told<'world>) -> bool {
        if !self.world.over_time {
            return true;
        }
        if one.claim.as_of.is_some() && one.claim.as_of == other.claim.as_of {
            return true;
        }
        Self::time(one)
            .zip(Self::time(other))
            .is_some_and(|(one, other)| one.has_hour && other.has_hour && one.first <= other.last && other.first <= one.last)
    }

    /// Whether the claim excludes as a position does.
    fn can_exclude(&self, told: Told<'world>) -> bool {
        if !Self::is_hearsay_or_machine(told) {
            return true;
        }
        let of_a_party = told.claim.sourcing == Some("relayed") && told.claim.by.iter().any(|speaker| belongs(speaker, &parties()));
        of_a_party || !self.told.iter().any(|told| self.voice(*told).is_some())
    }

    fn pairs(&self) -> Vec<(Told<'world>, Told<'world>)> {
        let mut pairs = Vec::new();
        for (index, one) in self.told.iter().enumerate() {
            for other in &self.told[index + 1..] {
                pairs.push((*one, *other));
            }
        }
        pairs
    }

    fn clashing(&self) -> Vec<(Told<'world>, Told<'world>)> {
        let mut pairs = self.pairs();
        pairs.retain(|(one, other)| self.clash(one.claim, other.claim) && self.can_exclude(*one) && self.can_exclude(*other));
        pairs
    }

    fn excluding(&self) -> Vec<(Told<'world>, Told<'world>)> {
        let mut pairs = self.clashing();
        pairs.retain(|(one, other)| self.hold_for_one_time(*one, *other));
        pairs
    }

    /// Every answer that the question lists, every other one that is given, and `not-known` where it is given.
    fn answers(&self) -> Vec<Behind> {
        let gives = |meaning: &Meaning| self.told.iter().copied().filter(|told| told.claim.itself.meaning == *meaning).collect::<Vec<_>>();
        let mut each: Vec<Vec<Told<'world>>> = match self.world.kind {
            Kind::Open => return Vec::new(),
            Kind::Choice => (0..3).map(|option| gives(&Meaning::Choice(option))).collect(),
            Kind::Set => (0..3).map(|member| self.told.iter().copied().filter(|told| Self::names(told, member)).collect()).collect(),
            Kind::Number | Kind::Date => Vec::new(),
        };
        let mut seen: Vec<&Meaning> = Vec::new();
        for told in &self.told {
            let meaning = &told.claim.itself.meaning;
            let is_listed = matches!(meaning, Meaning::Choice(_) | Meaning::Set(_));
            if !is_listed && !seen.contains(&meaning) {
                seen.push(meaning);
                each.push(gives(meaning));
            }
        }
        each.into_iter().map(|claims| self.behind(&claims)).collect()
    }

    fn behind(&self, claims: &[Told<'world>]) -> Behind {
        Behind {
            total: self.total(claims),
            sources: claims.iter().map(|told| told.source.id).collect(),
            actors: claims.iter().flat_map(|told| self.speakers(*told)).collect(),
        }
    }

    fn total(&self, claims: &[Told<'world>]) -> [usize; 4] {
        let as_one = Reading { world: self.world, told: self.told.clone(), one_unknown: true };
        [Self::reports(claims), self.origins(claims), as_one.origins(claims), self.party_origins(claims)]
    }

    fn disputes(&self) -> BTreeSet<[&'static str; 2]> {
        if self.world.kind == Kind::Open {
            return BTreeSet::new();
        }
        let excluding = self.excluding();
        let speakers = excluding.iter().flat_map(|(one, other)| {
            let others = self.speakers(*other);
            self.speakers(*one)
                .into_iter()
                .flat_map(move |one| others.clone().into_iter().map(move |other| [one.min(other), one.max(other)]))
        });
        speakers.filter(|[one, other]| one != other).collect()
    }

    fn holders(&self, told: Told<'world>) -> Vec<Holder> {
        let holder = |speaker: &'static str| match told.claim.statement {
            Some(statement) if is_sideless(speaker) => Holder::Utterance(speaker, statement),
            _ if is_sideless(speaker) => Holder::Unnamed(speaker, self.publisher(told.source)),
            _ => Holder::Actor(speaker),
        };
        let speakers = self.speakers(told);
        if speakers.is_empty() { vec![Holder::Source(told.source.id)] } else { speakers.into_iter().map(holder).collect() }
    }

    /// The speakers that two claims have in common. Who names one statement is one speaker, unnamed or not.
    fn common_speakers(&self, one: Told<'world>, other: Told<'world>) -> bool {
        let unnamed = |told: Told<'world>| -> Vec<Holder> {
            let by_publisher = |speaker: &'static str| Holder::Unnamed(speaker, self.publisher(told.source));
            self.speakers(told).into_iter().filter(|speaker| is_sideless(speaker)).map(by_publisher).collect()
        };
        let all = |told: Told<'world>| -> BTreeSet<Holder> { self.holders(told).into_iter().chain(unnamed(told)).collect() };
        all(one).intersection(&all(other)).any(|holder| !matches!(holder, Holder::Source(_)))
    }

    fn two_statements(one: Told<'world>, other: Told<'world>) -> bool {
        one.claim.statement.is_some() && other.claim.statement.is_some() && one.claim.statement != other.claim.statement
    }

    /// The sides to which a claim's positions count.
    fn sides(&self, told: Told<'world>) -> Vec<Holder> {
        let side = |holder: Holder| match holder {
            Holder::Actor(actor) => Holder::Actor(top(actor)),
            Holder::Utterance(actor, _) => Holder::Unnamed(actor, self.publisher(told.source)),
            other => other,
        };
        // What an organ of a side says itself is that side's, and what an actor publishes is the actor's.
        let own = self.organ_of(told.source).unwrap_or_else(|| self.publisher(told.source));
        let own = match own {
            Who::Actor(name) if self.is_own(told) => Some(Holder::Actor(cast(&name).id)),
            _ => None,
        };
        if self.is_own(told) && self.is_echo(told) {
            return self.echoed(told).flat_map(|echoed| self.sides(echoed)).chain(own).collect();
        }
        if let Some(own) = own {
            return vec![own];
        }
        self.holders(told).into_iter().map(side).collect()
    }

    /// Whether both belong to one side. What several say jointly lies within the side of each of them.
    fn lies_within_one_side(&self, one: Told<'world>, other: Told<'world>) -> bool {
        let others = self.sides(other);
        // A source at odds with itself is within itself, also where it echoes somebody.
        let is_one_source = one.source.id == other.source.id && self.is_own(one) && self.is_own(other);
        is_one_source || self.sides(one).iter().any(|side| others.contains(side))
    }

    // ---------- Counts ----------

    /// The largest number of claims no two of which share a publisher or a voice, by trying every one. Each is given as all of which one
    /// being wrong takes it away.
    fn most_apart(claims: &[BTreeSet<(&'static str, Who)>], taken: &mut Vec<BTreeSet<(&'static str, Who)>>) -> usize {
        let Some((claim, rest)) = claims.split_first() else { return 0 };
        let left_out = Self::most_apart(rest, taken);
        if taken.iter().any(|other| !other.is_disjoint(claim)) {
            return left_out;
        }
        taken.push(claim.clone());
        let with = 1 + Self::most_apart(rest, taken);
        taken.pop();
        with.max(left_out)
    }

    fn origins(&self, claims: &[Told<'world>]) -> usize {
        let stands_on = |told: &Told<'world>| {
            let voice = self.voice(*told)?;
            let side = self.passed_on_by(*told).map(|side| ("voice", side));
            let both = [("publisher", self.publisher(told.source)), ("voice", voice)];
            Some(both.into_iter().chain(side).collect::<BTreeSet<_>>())
        };
        let claims: BTreeSet<BTreeSet<_>> = claims.iter().filter_map(stands_on).collect();
        Self::most_apart(&claims.into_iter().collect::<Vec<_>>(), &mut Vec::new())
    }

    fn party_origins(&self, claims: &[Told<'world>]) -> usize {
        let of_a_party = |told: &&Told<'world>| {
            let speakers = self.speakers(**told);
            let spoken = !speakers.is_empty() && speakers.iter().all(|speaker| belongs(speaker, &parties()));
            let document = told.claim.sourcing == Some("document") && !told.claim.by.is_empty();
            spoken || document || told.claim.sourcing == Some("witnessed")
        };
        self.origins(&claims.iter().filter(of_a_party).copied().collect::<Vec<_>>())
    }

    fn reports(claims: &[Told<'world>]) -> usize {
        claims.iter().map(|told| told.source.id).collect::<BTreeSet<_>>().len()
    }

    fn is_superseded(&self, told: Told<'world>) -> bool {
        self.world.over_time
            && self.told.iter().any(|later| {
                Self::is_certainly_later(*later, told)
                    && later.claim.answer.meaning != Meaning::NotKnown
                    && !self.follows(later.claim, told.claim)
                    && (self.voice(*later).is_some() || self.voice(told).is_none())
            })
    }

    fn is_not_known(told: &Told<'world>) -> bool {
        told.claim.answer.meaning == Meaning::NotKnown
    }

    /// The claims but those that say that it is not known; these, where there are no others.
    fn known(&self) -> Vec<Told<'world>> {
        let known: Vec<_> = self.told.iter().copied().filter(|told| !Self::is_not_known(told)).collect();
        if known.is_empty() { self.told.clone() } else { known }
    }

    /// The claims over which the question's counts are made; none for a set of which no member is named by all.
    fn counted(&self, verdict: &str) -> Option<Vec<Told<'world>>> {
        let known = self.known();
        if verdict == "developing" {
            let standing: Vec<_> = self.told.iter().copied().filter(|told| !self.is_superseded(*told)).collect();
            let known: Vec<_> = standing.iter().copied().filter(|told| !Self::is_not_known(told)).collect();
            return Some(if known.is_empty() { standing } else { known });
        }
        if self.world.kind != Kind::Set || known.iter().all(Self::is_not_known) {
            return Some(known);
        }
        self.best_member(&known)
    }

    fn names(told: &Told<'world>, member: usize) -> bool {
        matches!(&told.claim.itself.meaning, Meaning::Set(members) if members.contains(&member))
    }

    fn best_member(&self, known: &[Told<'world>]) -> Option<Vec<Told<'world>>> {
        let voiced: Vec<_> = known.iter().copied().filter(|told| self.voice(*told).is_some()).collect();
        let sources: BTreeSet<usize> = voiced.iter().map(|told| told.source.id).collect();
        let by_all =
            |member: &usize| sources.iter().all(|source| voiced.iter().any(|told| told.source.id == *source && Self::names(told, *member)));
        let claims = |member: usize| known.iter().copied().filter(|told| Self::names(told, member)).collect::<Vec<_>>();
        // Where nothing has a voice, no member is named by all.
        let used = (0..3).filter(|member| !voiced.is_empty() && !claims(*member).is_empty());
        // Of several members with as many origins, the first in the order of the question.
        used.filter(by_all).map(claims).rev().max_by_key(|claims| (self.origins(claims), self.party_origins(claims), Self::reports(claims)))
    }

    // ---------- Verdict ----------

    pub(super) fn verdict(&self) -> &'static str {
        if self.told.is_empty() {
            return "unanswered";
        }
        if self.world.kind == Kind::Open {
            return "open";
        }
        let excluding = self.excluding();
        let two = |one: &Told<'world>, other: &Told<'world>| one.source.id != other.source.id;
        if excluding.iter().any(|(one, other)| two(one, other) && self.is_own(*one) && self.is_own(*other)) {
            return "sources-differ";
        }
        if excluding.iter().any(|(one, other)| two(one, other) && self.common_speakers(*one, *other) && !Self::two_statements(*one, *other))
        {
            return "told-differently";
        }
        if !excluding.is_empty() {
            let within = excluding.iter().all(|(one, other)| self.lies_within_one_side(*one, *other));
            return if within { "side-differs" } else { "disputed" };
        }
        if self.told.iter().any(|told| self.is_superseded(*told)) || self.has_vague_times() {
            return "developing";
        }
        let known = self.known();
        let publishers: BTreeSet<Who> = known.iter().map(|told| self.publisher(told.source)).collect();
        if publishers.len() == 1 {
            return "one-publisher";
        }
        match self.counted("") {
            Some(claims) if self.origins(&claims) < 2 => "one-origin",
            Some(claims) if self.party_origins(&claims) < 2 => "reported-alike",
            Some(_) => "corroborated",
            None if self.origins(&known) < 2 => "one-origin",
            None => "open",
        }
    }

    fn has_vague_times(&self) -> bool {
        let vague = |(one, other): &(Told<'world>, Told<'world>)| {
            !self.hold_for_one_time(*one, *other) && !Self::is_certainly_later(*one, *other) && !Self::is_certainly_later(*other, *one)
        };
        self.clashing().iter().any(vague)
    }

    // ---------- Flags ----------

    fn flags(&self, world: &'world World, verdict: &str, fragile: bool) -> BTreeSet<&'static str> {
        let mut flags = BTreeSet::new();
        if verdict == "unanswered" {
            return flags;
        }
        let mut raise = |flag, raised: bool| {
            if raised {
                flags.insert(flag);
            }
        };
        let compared = self.world.kind != Kind::Open;
        let excluding = self.excluding();
        raise("one-sided", self.is_one_sided());
        raise("low-reliability", self.told.iter().all(|told| told.source.reliability == Some("E")));
        if compared {
            raise("some-say-less", self.some_say_less());
            raise("also-own-voice", self.told.iter().any(|told| self.is_echo(*told)));
            raise(
                "self-contradiction",
                excluding.iter().any(|(one, other)| one.source.id == other.source.id && self.is_own(*one) && self.is_own(*other)),
            );
            raise(
                "actor-shifts",
                excluding.iter().any(|(one, other)| {
                    self.common_speakers(*one, *other) && (one.source.id == other.source.id || Self::two_statements(*one, *other))
                }),
            );
            raise(
                "split-side",
                excluding.iter().any(|(one, other)| {
                    let named =
                        |told| self.speakers(told).into_iter().filter(|speaker| cast(speaker).kind != "unnamed").collect::<Vec<_>>();
                    named(*one).iter().any(|one| named(*other).iter().any(|other| one != other && top(one) == top(other)))
                }),
            );
            raise("times-vague", self.world.over_time && self.has_vague_times());
            raise("not-heard", self.somebody_is_not_heard());
            raise("parties-agree", self.parties_agree());
            raise("hearsay-differs", self.hearsay_differs());
            let as_one = Self { world: self.world, told: self.told.clone(), one_unknown: true };
            raise("publishers-unknown", as_one.verdict() != verdict);
            raise("fragile", fragile);
            let hangs = |source: &&Source| {
                let rest = Reading::of(world, &with_copies(world, source.id), false);
                source.inferred
                    && self.told.iter().any(|told| told.source.id == source.id)
                    && !rest.told.is_empty()
                    && group(rest.verdict()) != group(verdict)
            };
            raise("hangs-on-inference", verdict != "open" && world.sources.iter().any(|source| hangs(&source)));
        }
        flags
    }

    /// Everything is by one side, and it is that of a participant or mediator.
    fn is_one_sided(&self) -> bool {
        let is_theirs = |told: &Told<'world>, side: &Holder| {
            let mut sides = self.sides(*told).into_iter();
            // An echo counts to the side that it echoes.
            if self.is_own(*told) && self.is_echo(*told) { sides.any(|other| other == *side) } else { sides.all(|other| other == *side) }
        };
        parties().into_iter().map(|party| Holder::Actor(top(party))).any(|side| self.told.iter().all(|told| is_theirs(told, &side)))
    }

    fn some_say_less(&self) -> bool {
        self.pairs().iter().any(|(one, other)| {
            let known = !Self::is_not_known(one) && !Self::is_not_known(other);
            let fit = !matches!(one.claim.answer.meaning, Meaning::Choice(_)) && !self.clash(one.claim, other.claim);
            known && fit && !self.is_equal(&one.claim.answer, &other.claim.answer)
        })
    }

    fn somebody_is_not_heard(&self) -> bool {
        let about: BTreeSet<&str> = self.told.iter().flat_map(|told| told.claim.about.iter().copied()).collect();
        let heard = |party: &str| self.told.iter().flat_map(|told| self.speakers(*told)).any(|speaker| belongs(speaker, &[party]));
        parties().into_iter().any(|party| about.contains(party) && !heard(party))
    }

    /// Hearsay shows nobody's agreement, and neither does it that both do not know, where somebody does.
    fn parties_agree(&self) -> bool {
        let is_all_unknown = self.told.iter().all(Self::is_not_known);
        let says = |told: &Told<'world>| self.voice(*told).is_some() && (is_all_unknown || !Self::is_not_known(told));
        let sides = |told: Told<'world>| -> BTreeSet<&'static str> {
            self.speakers(told).into_iter().filter(|speaker| belongs(speaker, PARTICIPANTS)).map(top).collect()
        };
        let one_answer = |one: &Answer, other: &Answer| match (&one.meaning, &other.meaning) {
            (Meaning::Set(members), Meaning::Set(others)) => !members.is_disjoint(others),
            _ => self.is_equal(one, other),
        };
        let agree = |one: Told<'world>, other: Told<'world>| {
            one_answer(&one.claim.answer, &other.claim.answer)
                && !self.clash(one.claim, other.claim)
                && sides(one).union(&sides(other)).count() > 1
                && !sides(one).is_empty()
                && !sides(other).is_empty()
        };
        let agrees = |(one, other): &(Told<'world>, Told<'world>)| says(one) && says(other) && agree(*one, *other);
        self.told.iter().any(|told| says(told) && sides(*told).len() > 1) || self.pairs().iter().any(agrees)
    }

    fn hearsay_differs(&self) -> bool {
        self.pairs().iter().any(|(one, other)| {
            // An echo raises nothing: what it follows from is there itself.
            let hearsay = |told: Told<'world>| Self::is_hearsay_or_machine(told) && !self.is_echo(told) && !self.can_exclude(told);
            let one_only = (hearsay(*one) && self.voice(*other).is_some()) || (hearsay(*other) && self.voice(*one).is_some());
            one_only && self.clash(one.claim, other.claim) && self.hold_for_one_time(*one, *other)
        })
    }
}

fn is_withdrawn(world: &World, source: &Source) -> bool {
    source.withdrawn
        || match source.derived {
            Some(Derived::From(other)) => is_withdrawn(world, &world.sources[other]),
            _ => false,
        }
}

/// Whether a later text answers in the place of a claim of a source: one that updates the source, or what it copies, or a later text of
/// these. In the place of what a speaker said only that speaker answers.
fn is_replaced(world: &World, source: usize, claim: &Claim) -> bool {
    let speaks_again = |later: &Source, other: &Claim| match other.by.as_slice() {
        _ if claim.by.is_empty() => true,
        [] => root(world, later).voice_of.is_some_and(|speaker| claim.by.contains(&speaker)),
        speakers => speakers.iter().any(|speaker| claim.by.contains(speaker)),
    };
    let answers =
        |later: &Source| !is_withdrawn(world, later) && later.claims.iter().any(|other| !other.withdrawn && speaks_again(later, other));
    let goes_back_to = |later: &Source, earlier: usize| {
        let mut next = later.updates;
        while let Some(id) = next {
            if id == earlier {
                return true;
            }
            next = world.sources[id].updates;
        }
        false
    };
    let mut next = Some(source);
    while let Some(id) = next {
        if world.sources.iter().any(|later| goes_back_to(later, id) && answers(later)) {
            return true;
        }
        next = match world.sources[id].derived {
            Some(Derived::From(other)) => Some(other),
            _ => None,
        };
    }
    false
}

/// A source with everything that copies it.
pub(super) fn with_copies(world: &World, source: usize) -> Vec<usize> {
    let copies = |id: usize| {
        let mut next = Some(id);
        while let Some(id) = next {
            if id == source {
                return true;
            }
            next = match world.sources[id].derived {
                Some(Derived::From(other)) => Some(other),
                _ => None,
            };
        }
        false
    };
    (0..world.sources.len()).filter(|id| copies(*id)).collect()
}

/// Everything that the text says of the question.
pub(super) fn read(world: &World) -> Found {
    let world = &added_up(world);
    let whole = Reading::of(world, &[], false);
    let verdict = whole.verdict();
    let group_of = group(verdict);
    let mut fragile = Vec::new();
    if !matches!(group_of, "none" | "open") {
        for source in &world.sources {
            let rest = Reading::of(world, &with_copies(world, source.id), false);
            if !rest.told.is_empty() && group(rest.verdict()) != group_of {
                fragile.push((source.id, rest.verdict(), rank(group(rest.verdict())) > rank(group_of)));
            }
        }
    }
    let total = (!matches!(group_of, "none" | "open" | "differ" | "dispute")).then(|| {
        let claims = whole.counted(verdict).unwrap_or_else(|| whole.known());
        whole.total(&claims)
    });
    let flags = whole.flags(world, verdict, !fragile.is_empty());
    Found { verdict, group: group_of, total, flags, fragile, answers: whole.answers(), disputes: whole.disputes() }
}

/// Whether a claim that speaks for the judgement is live.
pub(super) fn has_support(world: &World) -> bool {
    let whole = Reading::of(world, &[], false);
    world.judgement.because.iter().any(|&(source, claim)| whole.told.iter().any(|told| (told.source.id, told.index) == (source, claim)))
}

/// What leaving each source out does to the judgement: falls, weakens or stands, and whether all that speaks against it goes.
pub(super) fn without(world: &World) -> BTreeMap<usize, (&'static str, bool)> {
    let world = &added_up(world);
    let whole = Reading::of(world, &[], false);
    let named = |reading: &Reading<'_>, claims: &[(usize, usize)]| -> Vec<(usize, usize)> {
        claims
            .iter()
            .copied()
            .filter(|&(source, claim)| reading.told.iter().any(|told| (told.source.id, told.index) == (source, claim)))
            .collect()
    };
    let told = |reading: &Reading<'_>, claims: &[(usize, usize)]| -> usize {
        let claims: Vec<_> = reading.told.iter().copied().filter(|told| claims.contains(&(told.source.id, told.index))).collect();
        reading.origins(&claims)
    };
    let mut effects = BTreeMap::new();
    for source in &world.sources {
        let gone = with_copies(world, source.id);
        // What is withdrawn has left already.
        let touches = |claims: &[(usize, usize)]| named(&whole, claims).iter().any(|(source, _)| gone.contains(source));
        if !touches(&world.judgement.because) && !touches(&world.judgement.against) {
            continue;
        }
        let rest = Reading::of(world, &gone, false);
        let (before, after) = (named(&whole, &world.judgement.because), named(&rest, &world.judgement.because));
        let effect = if after.is_empty() {
            "falls"
        } else if after.len() < before.len() && told(&rest, &after) < told(&whole, &before) {
            "weakens"
        } else {
            "stands"
        };
        let (against, left) = (named(&whole, &world.judgement.against), named(&rest, &world.judgement.against));
        effects.insert(source.id, (effect, !against.is_empty() && left.is_empty()));
    }
    effects
}
