//! A small invented world of one event and one question, drawn from a seed, and the files that tell of it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

/// How the answers of the question compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Choice,
    Set,
    Number,
    Date,
    Open,
}

/// An answer as its meaning; `text` is how the file writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    NotKnown,
    Choice(usize),
    Set(BTreeSet<usize>),
    /// Both ends inclusive; an absent end is open.
    Number {
        low: Option<i64>,
        high: Option<i64>,
        about: bool,
    },
    /// Days, both ends inclusive, and the qualifier.
    Date {
        first: i64,
        last: i64,
        qualifier: &'static str,
    },
    Open,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) text: String,
    pub(super) meaning: Meaning,
}

/// A time in minutes, both ends inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) text: &'static str,
    pub(super) first: i64,
    pub(super) last: i64,
    pub(super) has_hour: bool,
}

const DAY: i64 = 1_440;

pub(super) const TIMES: &[Time] = &[
    Time { text: "2025-03-04", first: 3 * DAY, last: 4 * DAY - 1, has_hour: false },
    Time { text: "2025-03-05", first: 4 * DAY, last: 5 * DAY - 1, has_hour: false },
    Time { text: "2025-03", first: 0, last: 31 * DAY - 1, has_hour: false },
    Time { text: "2025-03-04T10:00Z", first: 3 * DAY + 600, last: 3 * DAY + 600, has_hour: true },
    Time { text: "2025-03-04T12:00Z", first: 3 * DAY + 720, last: 3 * DAY + 720, has_hour: true },
    Time { text: "2025-03-05T08:30Z", first: 4 * DAY + 510, last: 4 * DAY + 510, has_hour: true },
];

/// An actor of the cast. All of them are invented.
pub(super) struct Actor {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) kind: &'static str,
    pub(super) part_of: Option<&'static str>,
    pub(super) close_to: Option<&'static str>,
    pub(super) statements: &'static [&'static str],
}

const fn actor(id: &'static str, name: &'static str, kind: &'static str, part_of: Option<&'static str>) -> Actor {
    Actor { id, name, kind, part_of, close_to: None, statements: &[] }
}

pub(super) const CAST: &[Actor] = &[
    actor("s", "The S side", "organisation", None),
    Actor { statements: &["one", "two"], ..actor("s1", "First of S", "person", Some("s")) },
    actor("s2", "Second of S", "person", Some("s")),
    actor("sx", "S State News", "media", Some("s")),
    actor("t", "The T side", "armed-group", None),
    Actor { statements: &["one", "two"], ..actor("t1", "First of T", "person", Some("t")) },
    actor("m", "The mediator", "state", None),
    actor("m1", "Envoy of M", "person", Some("m")),
    actor("o", "An outsider", "person", None),
    actor("w", "World Wire", "media", None),
    actor("group", "The Group", "media", None),
    actor("pa", "Paper A", "media", Some("group")),
    actor("pb", "Paper B", "media", Some("group")),
    Actor { statements: &["one"], ..actor("u", "Unnamed officials", "unnamed", None) },
    Actor { close_to: Some("s"), ..actor("v", "Sources close to S", "unnamed", None) },
    actor("x", "Officials of S", "unnamed", Some("s")),
];

pub(super) const PARTICIPANTS: &[&str] = &["s", "t"];
pub(super) const MEDIATORS: &[&str] = &["m"];

pub(super) fn cast(id: &str) -> &'static Actor {
    CAST.iter().find(|actor| actor.id == id).expect("only members of the cast are drawn")
}

#[derive(Debug, Clone)]
pub(super) struct Claim {
    pub(super) by: Vec<&'static str>,
    /// The answer that it gives itself.
    pub(super) itself: Answer,
    /// The answer that its position in the source adds up to.
    pub(super) answer: Answer,
    pub(super) only: bool,
    pub(super) as_of: Option<Time>,
    pub(super) statement: Option<&'static str>,
    pub(super) sourcing: Option<&'static str>,
    pub(super) about: Vec<&'static str>,
    pub(super) withdrawn: bool,
}

#[derive(Debug, Clone)]
pub(super) enum Derived {
    From(usize),
    Wire,
}

#[derive(Debug, Clone)]
pub(super) struct Source {
    pub(super) id: usize,
    pub(super) publisher: Option<&'static str>,
    pub(super) derived: Option<Derived>,
    pub(super) updates: Option<usize>,
    pub(super) voice_of: Option<&'static str>,
    pub(super) machine: Option<&'static str>,
    pub(super) reliability: Option<&'static str>,
    pub(super) inferred: bool,
    pub(super) published: Option<Time>,
    pub(super) withdrawn: bool,
    pub(super) claims: Vec<Claim>,
}

/// A judgement: claims for it and against it, as source and claim.
#[derive(Debug, Clone, Default)]
pub(super) struct Judgement {
    pub(super) because: Vec<(usize, usize)>,
    pub(super) against: Vec<(usize, usize)>,
}

#[derive(Debug, Clone)]
pub(super) struct World {
    pub(super) kind: Kind,
    pub(super) tolerance: i64,
    pub(super) over_time: bool,
    pub(super) sources: Vec<Source>,
    pub(super) judgement: Judgement,
}

/// Numbers that look random and are the same in every run (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    fn of<Thing: Clone>(&mut self, things: &[Thing]) -> Thing {
        things[self.below(things.len())].clone()
    }

    /// True once in so many times.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn perhaps<Thing: Clone>(&mut self, times: usize, things: &[Thing]) -> Option<Thing> {
        self.once_in(times).then(|| self.of(things))
    }
}

impl World {
    pub(super) fn drawn(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let kind = dice.of(&[Kind::Choice, Kind::Choice, Kind::Set, Kind::Number, Kind::Number, Kind::Date, Kind::Open]);
        let over_time = !matches!(kind, Kind::Open) && dice.once_in(3);
        let count = dice.below(6);
        // Some worlds are of one mind, so that the verdicts of agreement are reached, too.
        let answers = answers(kind);
        let common: Vec<Answer> = if dice.once_in(2) { vec![dice.of(&answers)] } else { answers.clone() };
        let mut sources: Vec<Source> = (0..count).map(|id| source(&mut dice, id, kind, over_time, &common, &answers)).collect();
        update(&mut dice, &mut sources);
        let mut world = Self { kind, tolerance: dice.of(&[0, 0, 1, 2]), over_time, sources, judgement: Judgement::default() };
        world.judgement = judgement(&mut dice, &world);
        world
    }

    /// The files of the site.
    pub(super) fn files(&self) -> Vec<(String, String)> {
        let mut files = vec![
            ("content/site.yaml".to_owned(), "title: A drawn world (invented)\nlanguage: en\n".to_owned()),
            (
                "content/events/event.md".to_owned(),
                format!("---\ntitle: The event\nparticipants: [{}]\nmediators: [{}]\n---\n", PARTICIPANTS.join(", "), MEDIATORS.join(", ")),
            ),
            ("content/questions/question.md".to_owned(), self.question()),
        ];
        files.extend(CAST.iter().map(|actor| (format!("content/actors/{}.md", actor.id), actor_file(actor))));
        files.extend(self.sources.iter().map(|source| (format!("content/sources/r{}.md", source.id), source_file(source))));
        if !self.judgement.because.is_empty() {
            files.push(("content/briefings/briefing.md".to_owned(), self.briefing()));
        }
        files
    }

    /// The same world with one thing less, in every way that keeps the rest readable.
    pub(super) fn smaller(&self) -> Vec<Self> {
        let mut worlds = Vec::new();
        if !self.judgement.because.is_empty() {
            worlds.push(Self { judgement: Judgement::default(), ..self.clone() });
        }
        for (at, source) in self.sources.iter().enumerate() {
            // A source that others count on by number stays, and is emptied instead.
            for index in 0..source.claims.len() {
                let mut world = Self { judgement: Judgement::default(), ..self.clone() };
                world.sources[at].claims.remove(index);
                worlds.push(world);
            }
            let plain = Source {
                publisher: None,
                derived: None,
                updates: None,
                voice_of: None,
                machine: None,
                reliability: None,
                inferred: false,
                published: None,
                withdrawn: false,
                ..source.clone()
            };
            let with = |change: &dyn Fn(&mut Source)| {
                let mut world = self.clone();
                change(&mut world.sources[at]);
                world
            };
            let is_set = [
                source.publisher.is_some(),
                source.derived.is_some(),
                source.voice_of.is_some(),
                source.machine.is_some(),
                source.reliability.is_some(),
                source.inferred,
                source.published.is_some(),
                source.withdrawn,
                source.updates.is_some(),
            ];
            let changes: [&dyn Fn(&mut Source); 9] = [
                &|source| source.publisher = plain.publisher,
                &|source| source.derived = None,
                &|source| source.voice_of = None,
                &|source| source.machine = None,
                &|source| source.reliability = None,
                &|source| source.inferred = false,
                &|source| source.published = None,
                &|source| source.withdrawn = false,
                &|source| source.updates = None,
            ];
            worlds.extend(is_set.iter().zip(changes).filter(|(set, _)| **set).map(|(_, change)| with(change)));
            for index in 0..source.claims.len() {
                let claim = &source.claims[index];
                let is_set = [
                    claim.as_of.is_some(),
                    claim.statement.is_some(),
                    claim.sourcing.is_some(),
                    !claim.about.is_empty(),
                    claim.only,
                    claim.withdrawn,
                ];
                let changes: [&dyn Fn(&mut Source); 6] = [
                    &move |source| source.claims[index].as_of = None,
                    &move |source| source.claims[index].statement = None,
                    &move |source| source.claims[index].sourcing = None,
                    &move |source| source.claims[index].about.clear(),
                    &move |source| source.claims[index].only = false,
                    &move |source| source.claims[index].withdrawn = false,
                ];
                worlds.extend(is_set.iter().zip(changes).filter(|(set, _)| **set).map(|(_, change)| with(change)));
            }
        }
        worlds.retain(Self::updates_its_own);
        worlds
    }

    /// Whether each later text is of the publisher of the earlier one, as only such can be.
    fn updates_its_own(&self) -> bool {
        let publisher = |id: usize| self.sources.iter().find(|source| source.id == id).and_then(|source| source.publisher);
        self.sources
            .iter()
            .all(|source| source.updates.is_none_or(|earlier| source.publisher.is_some() && source.publisher == publisher(earlier)))
    }

    fn question(&self) -> String {
        let kind = match self.kind {
            Kind::Choice => "choice\nanswers: {a: A, b: B, c: C}",
            Kind::Set => "set\nanswers: {a: A, b: B, c: C}",
            Kind::Number => "number",
            Kind::Date => "date",
            Kind::Open => "open",
        };
        let tolerance = if self.kind == Kind::Number { format!("tolerance: {}\n", self.tolerance) } else { String::new() };
        let over_time = if self.over_time { "over_time: true\n" } else { "" };
        format!("---\nquestion: What?\nevent: event\nkind: {kind}\n{tolerance}{over_time}---\n")
    }

    fn briefing(&self) -> String {
        let named =
            |claims: &[(usize, usize)]| claims.iter().map(|(source, claim)| format!("r{source}#c{claim}")).collect::<Vec<_>>().join(", ");
        format!(
            "---\ntitle: Briefing\nas_of: 2025-03-09\nevents: [event]\njudgements:\n  - id: one\n    text: It was so.\n    because: [{}]\n    against: [{}]\n---\n",
            named(&self.judgement.because),
            named(&self.judgement.against)
        )
    }
}

fn actor_file(actor: &Actor) -> String {
    let mut text = format!("---\nname: {}\nkind: {}\n", actor.name, actor.kind);
    for (field, value) in [("part_of", actor.part_of), ("close_to", actor.close_to)] {
        if let Some(value) = value {
            writeln!(text, "{field}: {value}").expect("text takes text");
        }
    }
    if !actor.statements.is_empty() {
        text.push_str("statements:\n");
        for statement in actor.statements {
            writeln!(text, "  - {{id: {statement}}}").expect("text takes text");
        }
    }
    text + "---\n"
}

fn source_file(source: &Source) -> String {
    let mut text = format!("---\ntitle: Report {}\n", source.id);
    let derived = source.derived.as_ref().map(|derived| match derived {
        Derived::From(other) => format!("r{other}"),
        Derived::Wire => "w".to_owned(),
    });
    let updates = source.updates.map(|earlier| format!("r{earlier}"));
    let fields = [
        ("updates", updates.as_deref()),
        ("publisher", source.publisher),
        ("derived_from", derived.as_deref()),
        ("voice_of", source.voice_of),
        ("machine_text", source.machine),
        ("reliability", source.reliability),
        ("published", source.published.map(|time| time.text)),
    ];
    for (field, value) in fields {
        if let Some(value) = value {
            writeln!(text, "{field}: {value}").expect("text takes text");
        }
    }
    if source.withdrawn {
        text.push_str("withdrawn: {why: A mistake.}\n");
    }
    text.push_str("covers:\n  - event: event\n");
    if source.inferred {
        text.push_str("    certainty: inferred\n    because: A guess.\n");
    }
    if !source.claims.is_empty() {
        text.push_str("claims:\n");
    }
    for (index, claim) in source.claims.iter().enumerate() {
        writeln!(text, "  - id: c{index}\n    question: question\n    answer: {}\n    says: Something.", claim.answer.text)
            .expect("text takes text");
        if !claim.by.is_empty() {
            writeln!(text, "    by: [{}]", claim.by.join(", ")).expect("text takes text");
        }
        if !claim.about.is_empty() {
            writeln!(text, "    about: [{}]", claim.about.join(", ")).expect("text takes text");
        }
        if claim.only {
            text.push_str("    only: true\n");
        }
        if claim.withdrawn {
            text.push_str("    withdrawn: {why: A slip.}\n");
        }
        let statement = claim.statement.map(|statement| format!("{}#{statement}", claim.by[0]));
        for (field, value) in
            [("as_of", claim.as_of.map(|time| time.text)), ("statement", statement.as_deref()), ("sourcing", claim.sourcing)]
        {
            if let Some(value) = value {
                writeln!(text, "    {field}: {value}").expect("text takes text");
            }
        }
    }
    text + "---\n"
}

/// The answers that a question of this kind is given.
fn answers(kind: Kind) -> Vec<Answer> {
    let number = |text: &str, low, high, about| Answer { text: text.to_owned(), meaning: Meaning::Number { low, high, about } };
    let date = |text: &str, first, last, qualifier| Answer { text: text.to_owned(), meaning: Meaning::Date { first, last, qualifier } };
    let set = |text: &str, members: &[usize]| Answer { text: text.to_owned(), meaning: Meaning::Set(members.iter().copied().collect()) };
    let mut answers = match kind {
        Kind::Choice => ["a", "b", "c"]
            .iter()
            .enumerate()
            .map(|(index, text)| Answer { text: (*text).to_owned(), meaning: Meaning::Choice(index) })
            .collect(),
        Kind::Set => vec![set("[a]", &[0]), set("[b]", &[1]), set("[a, b]", &[0, 1]), set("[b, c]", &[1, 2]), set("[a, b, c]", &[0, 1, 2])],
        Kind::Number => vec![
            number("1", Some(1), Some(1), false),
            number("2", Some(2), Some(2), false),
            number("4", Some(4), Some(4), false),
            number("20", Some(20), Some(20), false),
            number("22~", Some(22), Some(22), true),
            number("\"2..\"", Some(2), None, false),
            number("\"..3\"", None, Some(3), false),
            number("\"1..4\"", Some(1), Some(4), false),
        ],
        Kind::Date => vec![
            date("2025-03", 0, 30, ""),
            date("2025-03-04", 3, 3, ""),
            date("2025-03-04~", 3, 3, "~"),
            date("2025-03-03/2025-03-05", 2, 4, ""),
            date("2025-04-01", 31, 31, ""),
        ],
        Kind::Open => vec![
            Answer { text: "Words.".to_owned(), meaning: Meaning::Open },
            Answer { text: "Other words.".to_owned(), meaning: Meaning::Open },
        ],
    };
    answers.push(Answer { text: "not-known".to_owned(), meaning: Meaning::NotKnown });
    answers
}

fn source(dice: &mut Dice, id: usize, kind: Kind, over_time: bool, common: &[Answer], all: &[Answer]) -> Source {
    let publishers = [
        None,
        None,
        Some("The Daily"),
        Some("The Weekly"),
        Some("Paper A"),
        Some("Paper B"),
        Some("S State News"),
        Some("The S side"),
        Some("World Wire"),
    ];
    let derived = match dice.below(10) {
        0 | 1 if id > 0 => Some(Derived::From(dice.below(id))),
        2 => Some(Derived::Wire),
        _ => None,
    };
    let count = dice.below(4);
    Source {
        id,
        publisher: dice.of(&publishers),
        derived,
        updates: None,
        voice_of: dice.perhaps(8, &["s1", "t", "o"]),
        machine: dice.perhaps(5, &["none", "suspected", "declared"]),
        reliability: dice.perhaps(2, &["E", "E", "B"]),
        inferred: dice.once_in(4),
        published: if over_time { dice.perhaps(2, TIMES) } else { None },
        withdrawn: dice.once_in(12),
        claims: (0..count).map(|_| claim(dice, kind, over_time, common, all)).collect(),
    }
}

/// Makes some sources later texts of others: of one publisher, no copies, each text updated once, none published before the other.
fn update(dice: &mut Dice, sources: &mut [Source]) {
    for later in 1..sources.len() {
        let earlier = dice.below(later);
        let is_taken = sources.iter().any(|source| source.updates == Some(earlier));
        let can = sources[later].derived.is_none() && sources[earlier].derived.is_none() && sources[earlier].publisher.is_some();
        if can && !is_taken && dice.once_in(4) {
            let (before, source) = (sources[earlier].clone(), &mut sources[later]);
            source.publisher = before.publisher;
            source.updates = Some(earlier);
            source.published = source.published.filter(|later| before.published.is_none_or(|earlier| earlier.first <= later.last));
        }
    }
}

fn claim(dice: &mut Dice, kind: Kind, over_time: bool, common: &[Answer], all: &[Answer]) -> Claim {
    let speakers: &[&[&'static str]] = &[
        &[],
        &[],
        &[],
        &[],
        &["s1"],
        &["s1"],
        &["s2"],
        &["s"],
        &["t1"],
        &["t1"],
        &["t"],
        &["m1"],
        &["o"],
        &["u"],
        &["u"],
        &["v"],
        &["x"],
        &["sx"],
        &["w"],
        &["pa"],
        &["s1", "t1"],
        &["m", "o"],
    ];
    let by = dice.of(speakers).to_vec();
    let answer = if dice.once_in(6) { dice.of(all) } else { dice.of(common) };
    let statement = match by.as_slice() {
        [one] if !cast(one).statements.is_empty() => dice.perhaps(2, cast(one).statements),
        _ => None,
    };
    let sourcings: &[&'static str] =
        if by.is_empty() { &["witnessed", "document", "own-voice", "relayed"] } else { &["named", "relayed", "document", "witnessed"] };
    Claim {
        only: kind == Kind::Set && !matches!(answer.meaning, Meaning::NotKnown) && dice.once_in(5),
        itself: answer.clone(),
        answer,
        as_of: if over_time { dice.perhaps(2, TIMES) } else { None },
        statement,
        sourcing: dice.perhaps(3, sourcings),
        about: dice.perhaps(5, &["s", "t", "m"]).into_iter().collect(),
        withdrawn: dice.once_in(15),
        by,
    }
}

fn judgement(dice: &mut Dice, world: &World) -> Judgement {
    let claims: Vec<(usize, usize)> =
        world.sources.iter().flat_map(|source| (0..source.claims.len()).map(move |claim| (source.id, claim))).collect();
    let mut judgement = Judgement::default();
    for claim in claims {
        match dice.below(4) {
            0 | 1 => judgement.because.push(claim),
            2 => judgement.against.push(claim),
            _ => {}
        }
    }
    judgement
}
