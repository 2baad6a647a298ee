//! Small libraries written as text, one source a line.
//!
//! ```text
//! kind choice a b c
//! gazette (Harbour Press) inferred D: own a; union.ruiz b@press; port.chief+union.ruiz c
//! copy <-gazette: own a
//! ```
//!
//! A source has an id, its publisher in parentheses, the source it derives from after `<-`, and words that change it: a reliability
//! letter, `inferred`, `withdrawn`, `excerpt`, `unread`, `elsewhere`, `early`. A claim has a voice (`own`, or actors joined by `+`,
//! each with its side before a dot), an answer (members of a set joined by `&`), a statement after `@`, and `!` where it is withdrawn.

use crate::compare::compare;
use crate::model::comparison::{Comparisons, QuestionComparison};
use crate::model::date::Date;
use crate::model::explanation::explanation;
use crate::model::id::{ActorKey, EventKey, Id, QuestionKey, SourceKey, StatementKey};
use crate::model::interface_words::InterfaceWords;
use crate::model::library::{
    Actor, Answer, Archive, Claim, Coverage, Derivation, Event, Library, Publisher, Question, Reviewed, Source, Statement, Withdrawal,
};
use crate::model::number::Number;
use crate::model::parsed::FileRecord;
use crate::model::schema::Extra;
use crate::model::words::{ActorKind, Certainty, Extent, QuestionKind, QuoteState, Reliability};

/// A claim as a case writes it.
#[derive(Debug, Clone)]
pub(super) struct ClaimLine {
    pub(super) by: Vec<String>,
    pub(super) answer: String,
    pub(super) statement: Option<String>,
    pub(super) withdrawn: bool,
}

/// A source as a case writes it.
#[derive(Debug, Clone, Default)]
pub(super) struct SourceLine {
    pub(super) id: String,
    pub(super) publisher: Option<String>,
    pub(super) derived_from: Option<String>,
    pub(super) marks: Vec<String>,
    pub(super) claims: Vec<ClaimLine>,
}

/// A question and its sources.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) kind: QuestionKind,
    pub(super) answers: Vec<String>,
    pub(super) tolerance: String,
    pub(super) sources: Vec<SourceLine>,
}

impl Case {
    /// Reads a case.
    pub(super) fn read(text: &str) -> Self {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let mut head = lines.next().expect("a case has a first line").split_whitespace().skip(1);
        let word = head.next().expect("the first line names the kind");
        let kind = *QuestionKind::ALL.iter().find(|kind| kind.word() == word).expect("the kind is one of the contract");
        let rest: Vec<String> = head.map(str::to_owned).collect();
        let tolerance = if kind == QuestionKind::Number { rest.first().cloned().unwrap_or_else(|| "0".into()) } else { "0".into() };
        Self { kind, answers: rest, tolerance, sources: lines.map(read_source).collect() }
    }

    /// The library: one event, one question, and whatever the sources name.
    pub(super) fn library(&self) -> Library {
        let mut sources = self.sources.clone();
        sources.sort_by(|left, right| left.id.cmp(&right.id));
        let mut library = Library { events: vec![event("event"), event("other")], questions: vec![self.question()], ..Library::default() };
        self.add_actors(&mut library);
        for line in &sources {
            add_source(self, &mut library, &sources, line);
        }
        library
    }

    /// Everything compared; every quote counts as none.
    pub(super) fn compare(&self) -> Comparisons {
        let library = self.library();
        let quotes = library.claims.iter().map(|_| QuoteState::None);
        compare(&library, quotes.collect())
    }

    /// The question's comparison.
    pub(super) fn question_comparison(&self) -> QuestionComparison {
        self.compare().questions.remove(0)
    }

    /// The question's verdict in a sentence.
    pub(super) fn explanation(&self) -> String {
        let library = self.library();
        explanation(&library, &library.questions[0], &self.question_comparison(), InterfaceWords::built_in())
    }

    fn question(&self) -> Question {
        let declares = matches!(self.kind, QuestionKind::Choice | QuestionKind::Set);
        let answers = if declares { self.answers.iter().map(|answer| (id(answer), answer.to_uppercase())).collect() } else { Vec::new() };
        Question {
            id: id("question"),
            record: FileRecord::default(),
            question: "What?".into(),
            short: None,
            event: EventKey(0),
            order: None,
            kind: self.kind,
            answers,
            unit: (self.kind == QuestionKind::Number).then(|| "days".into()),
            tolerance: number(&self.tolerance),
            knowable_from: Some(date("2025-03-10")),
            over_time: false,
            look_for: Vec::new(),
            verdict: None,
            because: None,
            extra: Extra::default(),
        }
    }

    fn add_actors(&self, library: &mut Library) {
        let voices = || self.sources.iter().flat_map(|source| &source.claims);
        let mut names: Vec<&str> = voices().flat_map(|claim| &claim.by).flat_map(|name| name.split('.')).collect();
        names.sort_unstable();
        names.dedup();
        let key = |name: &str| ActorKey(names.binary_search(&name).expect("every actor is collected") as u32);
        let mut side: Vec<Option<ActorKey>> = vec![None; names.len()];
        for (whole, part) in voices().flat_map(|claim| &claim.by).filter_map(|name| name.split_once('.')) {
            side[key(part).index()] = Some(key(whole));
        }
        for (index, name) in names.iter().enumerate() {
            let mut statements: Vec<&str> = voices()
                .filter(|claim| claim.by.first().is_some_and(|by| last(by) == *name))
                .filter_map(|claim| claim.statement.as_deref())
                .collect();
            statements.sort_unstable();
            statements.dedup();
            let first = library.statements.len() as u32;
            library.statements.extend(statements.iter().map(|text| statement(text, ActorKey(index as u32))));
            library.actors.push(actor(name, ActorKey(index as u32), side[index], first..library.statements.len() as u32));
        }
    }
}

fn read_source(line: &str) -> SourceLine {
    let (head, claims) = line.split_once(':').expect("a source line has a colon");
    let mut source = SourceLine::default();
    let (head, publisher) = match head.split_once('(') {
        Some((before, after)) => {
            let (publisher, after) = after.split_once(')').expect("a parenthesis is closed");
            (format!("{before} {after}"), Some(publisher.to_owned()))
        }
        None => (head.to_owned(), None),
    };
    source.publisher = publisher;
    for (place, word) in head.split_whitespace().enumerate() {
        match (place, word.strip_prefix("<-")) {
            (0, _) => word.clone_into(&mut source.id),
            (_, Some(root)) => source.derived_from = Some(root.to_owned()),
            _ => source.marks.push(word.to_owned()),
        }
    }
    source.claims = claims.split(';').map(str::trim).filter(|claim| !claim.is_empty()).map(read_claim).collect();
    source
}

fn read_claim(text: &str) -> ClaimLine {
    let (text, withdrawn) = text.strip_suffix('!').map_or((text, false), |text| (text, true));
    let (voice, answer) = text.split_once(' ').expect("a claim has a voice and an answer");
    let (answer, statement) = answer.split_once('@').map_or((answer, None), |(answer, statement)| (answer, Some(statement.to_owned())));
    let by = if voice == "own" { Vec::new() } else { voice.split('+').map(str::to_owned).collect() };
    ClaimLine { by, answer: answer.to_owned(), statement, withdrawn }
}

fn add_source(case: &Case, library: &mut Library, lines: &[SourceLine], line: &SourceLine) {
    let marked = |mark: &str| line.marks.iter().any(|word| word == mark);
    let source_key = |id: &str| SourceKey(lines.iter().position(|line| line.id == id).expect("the root is in the case") as u32);
    let first = library.claims.len() as u32;
    for (position, claim) in line.claims.iter().enumerate() {
        let mut by: Vec<ActorKey> = claim.by.iter().filter_map(|name| library.actor_key(last(name))).collect();
        by.sort_unstable();
        by.dedup();
        let speaker = claim.by.first().and_then(|name| library.actor_key(last(name)));
        let find = |text: &String| {
            let found = library.statements.iter().position(|one| Some(one.actor) == speaker && one.id.as_str() == text);
            StatementKey(found.expect("every statement is collected") as u32)
        };
        let statement = claim.statement.as_ref().map(find);
        library.claims.push(Claim {
            id: id(&format!("c{position:03}")),
            source: source_key(&line.id),
            position,
            question: QuestionKey(0),
            answer: case.answer(&claim.answer),
            as_of: None,
            only: false,
            by,
            statement,
            sourcing: None,
            on_behalf_of: None,
            about: Vec::new(),
            mode: None,
            quote: None,
            prefix: None,
            suffix: None,
            says: None,
            translation: None,
            credibility: None,
            location: None,
            note: None,
            withdrawn: claim.withdrawn.then(withdrawal),
        });
    }
    let mut root = line;
    while let Some(next) = &root.derived_from {
        root = &lines[source_key(next).index()];
    }
    let certainty = if marked("inferred") { Certainty::Inferred } else { Certainty::Stated };
    let letter = Reliability::ALL.iter().find(|letter| marked(letter.word())).copied();
    let event = EventKey(u32::from(marked("elsewhere")));
    library.sources.push(Source {
        id: id(&line.id),
        record: FileRecord::default(),
        title: Some(line.id.clone()),
        short: None,
        name: line.id.clone(),
        publisher: line.publisher.clone(),
        publisher_key: Publisher::Unknown(source_key(&root.id)),
        derived_from: line.derived_from.as_deref().map(|id| Derivation::Source(source_key(id))),
        root: source_key(&root.id),
        voice_of: None,
        author: None,
        url: None,
        published: Some(date(if marked("early") { "2025-03-09" } else { "2025-03-10" })),
        retrieved: None,
        language: None,
        form: None,
        reliability: letter,
        descriptor: None,
        machine_text: None,
        extent: if marked("excerpt") { Extent::Excerpt } else { Extent::Full },
        archive: Archive::default(),
        licence: None,
        covers: vec![Coverage { event, certainty, because: None }],
        caveats: Vec::new(),
        names: Vec::new(),
        reviewed: if marked("unread") { Reviewed::Questions(Vec::new()) } else { Reviewed::All },
        withdrawn: marked("withdrawn").then(withdrawal),
        withdrawn_with: marked("withdrawn").then(|| source_key(&line.id)),
        claims: first..library.claims.len() as u32,
        extra: Extra::default(),
    });
}

impl Case {
    fn answer(&self, text: &str) -> Answer {
        let member = |text: &str| self.answers.iter().position(|answer| answer == text).expect("the answer is declared");
        match self.kind {
            QuestionKind::Choice => Answer::Choice(member(text)),
            QuestionKind::Set => {
                let mut members: Vec<usize> = text.split('&').map(member).collect();
                members.sort_unstable();
                members.dedup();
                Answer::Set(members)
            }
            QuestionKind::Number => Answer::Number(number(text).into()),
            QuestionKind::Date => Answer::Date(date(text)),
            QuestionKind::Open => Answer::Open(text.to_owned()),
        }
    }
}

fn actor(name: &str, key: ActorKey, part_of: Option<ActorKey>, statements: std::ops::Range<u32>) -> Actor {
    Actor {
        id: id(name),
        record: FileRecord::default(),
        name: name.to_owned(),
        kind: ActorKind::Person,
        part_of,
        side: part_of.unwrap_or(key),
        close_to: None,
        roles: Vec::new(),
        aliases: Vec::new(),
        names_in: Vec::new(),
        same_as: Vec::new(),
        statements,
        extra: Extra::default(),
    }
}

fn statement(text: &str, actor: ActorKey) -> Statement {
    Statement { id: id(text), actor, position: 0, on: None, via: None, event: None, about: None, withdrawn: None }
}

fn event(text: &str) -> Event {
    Event {
        id: id(text),
        record: FileRecord::default(),
        title: text.to_owned(),
        when: None,
        place: None,
        part_of: None,
        follows: None,
        participants: Vec::new(),
        mediators: Vec::new(),
        extra: Extra::default(),
    }
}

fn last(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

fn withdrawal() -> Withdrawal {
    Withdrawal { on: None, why: Some("in error".into()) }
}

fn id(text: &str) -> Id {
    Id::parse(text).expect("the case writes an id")
}

fn number(text: &str) -> Number {
    Number::parse(text).expect("the case writes a number")
}

fn date(text: &str) -> Date {
    Date::parse(text).expect("the case writes a date")
}
