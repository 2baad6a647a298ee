//! Small sites from a short description: the notation of the truth table in `docs/comparison.md`.
//!
//! ```text
//! [number over-time] A inferred: own @10:00 = 73, S1 #one = 78; B: S+T relayed
//! ```
//!
//! The description is a value of its own, so that a generator can make one without text. It becomes content files, which are parsed and
//! linked like any others: who is whose publisher, side or copy is found out by the program and not by the test.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::compare::compare;
use crate::diagnostic::Severity;
use crate::model::comparison::{Comparisons, QuestionComparison};
use crate::model::explanation::explanation;
use crate::model::id::QuestionKey;
use crate::model::interface_words::InterfaceWords;
use crate::model::library::Library;
use crate::model::words::{QuestionKind, QuoteState};
use crate::{link, parse, sample};

/// The day on which everything is published.
const DAY: &str = "2025-03-04";

/// One question and the reports on it.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) kind: QuestionKind,
    pub(super) tolerance: String,
    pub(super) over_time: bool,
    pub(super) reports: Vec<Report>,
}

/// A report: who it is by follows from its name, as `docs/comparison.md` tells; any other name is a paper with a publisher of its own.
#[derive(Debug, Clone, Default)]
pub(super) struct Report {
    pub(super) name: String,
    /// `inferred`, `rated-E`, `excerpt`, `unread`, `early`, `withdrawn`, `elsewhere`, or `of-NAME` for a copy of that report.
    pub(super) marks: Vec<String>,
    pub(super) claims: Vec<Said>,
}

/// A claim.
#[derive(Debug, Clone, Default)]
pub(super) struct Said {
    /// The actors who speak, none for the own voice.
    pub(super) by: Vec<String>,
    /// `witnessed`, `document`, `relayed`, `only`, `withdrawn`, `about-NAME`, `#STATEMENT`, `@TIME`, `@DATE`.
    pub(super) marks: Vec<String>,
    pub(super) answer: String,
}

impl Case {
    /// Reads a case.
    pub(super) fn read(text: &str) -> Self {
        let (head, reports) = match text.trim().strip_prefix('[') {
            Some(rest) => rest.split_once(']').expect("a bracket is closed"),
            None => ("choice", text.trim()),
        };
        let mut words = head.split_whitespace();
        let word = words.next().expect("a bracket names the kind");
        let kind = *QuestionKind::ALL.iter().find(|kind| kind.word() == word).unwrap_or_else(|| panic!("no kind is called {word}"));
        let rest: Vec<&str> = words.collect();
        let tolerance = rest.iter().position(|word| *word == "tolerance").map_or("0", |place| rest[place + 1]).to_owned();
        let over_time = rest.contains(&"over-time");
        Self { kind, tolerance, over_time, reports: reports.split(';').map(Report::read).collect() }
    }

    /// The content files of the case.
    pub(super) fn files(&self) -> BTreeMap<String, String> {
        let mut files: BTreeMap<String, String> = [
            ("content/site.yaml".to_owned(), "title: A case (invented)\nlanguage: en\n".to_owned()),
            ("content/events/other.md".to_owned(), "---\ntitle: Another\n---\n".to_owned()),
            ("content/events/event.md".to_owned(), "---\ntitle: The event\nparticipants: [s, t]\nmediators: [m, n]\n---\n".to_owned()),
            ("content/questions/question.md".to_owned(), self.question()),
        ]
        .into();
        let mut actors: BTreeSet<String> = ["s", "t", "m", "n"].map(str::to_owned).into();
        for report in &self.reports {
            actors.extend(report.publishing().1.iter().map(|&actor| actor.to_owned()));
            files.insert(format!("content/sources/{}.md", id(&report.name)), self.source(report));
            let named = report.claims.iter().flat_map(|said| said.by.iter().map(String::as_str).chain(said.about()));
            actors.extend(named.map(id));
        }
        let statements = self.statements();
        for actor in actors {
            let text = actor_file(&actor, statements.get(&actor).into_iter().flatten());
            files.insert(format!("content/actors/{actor}.md"), text);
        }
        // A text and the one that it copies or updates are both of the case, whether or not the latter is written down.
        for other in self.reports.iter().flat_map(|report| report.copied().into_iter().chain(report.earlier())) {
            let bare = Report { name: other.to_uppercase(), ..Report::default() };
            files.entry(format!("content/sources/{other}.md")).or_insert_with(|| self.source(&bare));
        }
        files
    }

    /// The library of these files.
    pub(super) fn library(&self) -> Library {
        let files = self.files();
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let (parsed, mut findings) = parse::parse(&sample::site(&files));
        let (library, more) = link::link(&parsed);
        findings.extend(more);
        findings.retain(|finding| finding.severity() == Severity::Error);
        assert!(findings.is_empty(), "{self:?}: {findings:?}");
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
        self.compare().questions.into_iter().next().expect("a case has a question")
    }

    /// The question's verdict in words.
    pub(super) fn explanation(&self) -> String {
        let library = self.library();
        explanation(&library, &library[QuestionKey(0)], &self.question_comparison(), InterfaceWords::built_in())
    }

    fn question(&self) -> String {
        let mut text = format!("---\nquestion: What?\nevent: event\nkind: {}\nknowable_from: {DAY}\n", self.kind);
        text.push_str(match self.kind {
            QuestionKind::Choice => "answers: {\"yes\": \"Yes\", \"no\": \"No\", maybe: Maybe}\n",
            QuestionKind::Set => "answers: {a: A, b: B, c: C}\n",
            QuestionKind::Number => "unit: days\n",
            QuestionKind::Date | QuestionKind::Open => "",
        });
        if self.kind == QuestionKind::Number {
            _ = writeln!(text, "tolerance: {}", self.tolerance);
        }
        if self.over_time {
            text.push_str("over_time: true\n");
        }
        text + "---\n"
    }

    fn source(&self, report: &Report) -> String {
        let marked = |mark: &str| report.marks.iter().any(|word| word == mark);
        let name = &report.name;
        let mut text = format!("---\ntitle: Report {name}\nshort: {name}\n{}", report.publishing().0);
        _ = writeln!(text, "published: {}", if marked("early") { "2025-03-03" } else { DAY });
        let event = if marked("elsewhere") { "other" } else { "event" };
        let certainty = if marked("inferred") { ", certainty: inferred, because: A guess." } else { "" };
        _ = writeln!(text, "covers: [{{event: {event}{certainty}}}]");
        if let Some(letter) = report.marks.iter().find_map(|mark| mark.strip_prefix("rated-")) {
            _ = writeln!(text, "reliability: {letter}");
        }
        for (mark, line) in
            [("excerpt", "extent: excerpt"), ("unread", "reviewed: []"), ("withdrawn", "withdrawn: {on: 2025-03-05, why: In error.}")]
        {
            if marked(mark) {
                _ = writeln!(text, "{line}");
            }
        }
        if !marked("unread") {
            text.push_str("reviewed: all\n");
        }
        if !report.claims.is_empty() {
            text.push_str("claims:\n");
        }
        for (number, said) in report.claims.iter().enumerate() {
            text.push_str(&self.claim(number, said));
        }
        text + "---\n"
    }

    fn claim(&self, number: usize, said: &Said) -> String {
        let mut text = format!("  - {{id: c{number:03}, question: question, says: So., answer: {}", self.answer(&said.answer));
        if !said.by.is_empty() {
            let by: Vec<String> = said.by.iter().map(|name| id(name)).collect();
            _ = write!(text, ", by: [{}]", by.join(", "));
        }
        for mark in &said.marks {
            _ = match (mark.as_str(), mark.split_at(1)) {
                ("witnessed" | "document" | "relayed", _) => write!(text, ", sourcing: {mark}"),
                ("only", _) => write!(text, ", only: true"),
                ("withdrawn", _) => write!(text, ", withdrawn: {{on: 2025-03-05, why: In error.}}"),
                (_, ("#", statement)) => write!(text, ", statement: \"{}#{statement}\"", id(&said.by[0])),
                ("@day", _) => write!(text, ", as_of: {DAY}"),
                (_, ("@", date)) if date.contains('-') => write!(text, ", as_of: {date}"),
                (_, ("@", time)) => write!(text, ", as_of: \"{DAY}T{time}Z\""),
                _ => write!(text, ", about: [{}]", id(mark.strip_prefix("about-").expect("the mark is one of the notation"))),
            };
        }
        text + "}\n"
    }

    fn answer(&self, answer: &str) -> String {
        match answer {
            "not-known" => answer.to_owned(),
            _ if self.kind.adds_up() => format!("[{}]", answer.replace('&', ", ")),
            _ => format!("\"{answer}\""),
        }
    }

    /// The statements that claims name, by speaker.
    fn statements(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut statements: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for said in self.reports.iter().flat_map(|report| &report.claims) {
            for statement in said.marks.iter().filter_map(|mark| mark.strip_prefix('#')) {
                statements.entry(id(&said.by[0])).or_default().insert(statement.to_owned());
            }
        }
        statements
    }
}

impl Report {
    fn read(text: &str) -> Self {
        let (head, claims) = text.split_once(':').unwrap_or_else(|| panic!("a report has a colon: {text}"));
        let mut words = head.split_whitespace().map(str::to_owned);
        let name = words.next().expect("a report has a name");
        let claims = claims.split(',').map(str::trim).filter(|claim| !claim.is_empty());
        Self { name, marks: words.collect(), claims: claims.map(Said::read).collect() }
    }

    /// The report that it copies.
    fn copied(&self) -> Option<String> {
        let marked = self.marks.iter().find_map(|mark| mark.strip_prefix("of-")).map(id);
        marked.or_else(|| (self.name == "D").then(|| "a".to_owned()))
    }

    /// The reports that it updates, the nearest first.
    fn earlier(&self) -> Vec<String> {
        let earlier: &[&str] = match self.name.as_str() {
            "A2" => &["a"],
            "A3" => &["a2", "a"],
            _ => &[],
        };
        earlier.iter().map(|&name| name.to_owned()).collect()
    }

    /// What its file says of who publishes it, and the actors whom that needs.
    fn publishing(&self) -> (String, &'static [&'static str]) {
        let (text, actors): (&str, &'static [&'static str]) = match self.name.as_str() {
            "W1" => ("publisher: Paper w1\nderived_from: wire\n", &["wire"]),
            "W2" => ("publisher: Paper w2\nderived_from: wire\n", &["wire"]),
            "K1" => ("publisher: K1 press\n", &["k1-press", "k-owner"]),
            "K2" => ("publisher: K2 press\n", &["k2-press", "k-owner"]),
            "P" => ("publisher: S press\n", &["s-press"]),
            "R" => ("publisher: R office\nvoice_of: s\n", &[]),
            "X" | "Y" => ("", &[]),
            "G" => ("publisher: Paper g\nmachine_text: suspected\n", &[]),
            "A2" => ("publisher: Paper A\nupdates: a\n", &[]),
            "A3" => ("publisher: Paper A\nupdates: a2\n", &[]),
            name => {
                let copied = self.copied().map(|copied| format!("derived_from: {copied}\n")).unwrap_or_default();
                return (format!("publisher: Paper {name}\n{copied}"), &[]);
            }
        };
        let copied = self.copied().map(|copied| format!("derived_from: {copied}\n")).unwrap_or_default();
        (format!("{text}{copied}"), actors)
    }
}

impl Said {
    fn read(text: &str) -> Self {
        let (said, answer) = text.split_once('=').map_or((text, "yes"), |(said, answer)| (said, answer.trim()));
        let mut words = said.split_whitespace();
        let voice = words.next().expect("a claim has a voice");
        let by = if voice == "own" { Vec::new() } else { voice.split('+').map(str::to_owned).collect() };
        Self { by, marks: words.map(str::to_owned).collect(), answer: answer.to_owned() }
    }

    /// Whom it is about.
    fn about(&self) -> impl Iterator<Item = &str> {
        self.marks.iter().filter_map(|mark| mark.strip_prefix("about-"))
    }
}

/// The file of an actor of the cast; anybody else is a person of whom nothing is known.
fn actor_file<'a>(actor: &str, statements: impl Iterator<Item = &'a String>) -> String {
    let (kind, more) = match actor {
        "s1" | "s2" => ("person", "part_of: s\n"),
        "s-media" => ("media", "part_of: s\n"),
        "s-press" => ("media", "part_of: s\naliases: [S press]\n"),
        "s-unnamed" => ("unnamed", "part_of: s\n"),
        "near-s" => ("unnamed", "close_to: s\n"),
        "u" | "v" => ("unnamed", ""),
        "wire" => ("media", ""),
        "k-owner" => ("organisation", ""),
        "k1-press" => ("media", "part_of: k-owner\naliases: [K1 press]\n"),
        "k2-press" => ("media", "part_of: k-owner\naliases: [K2 press]\n"),
        "s" | "t" | "m" | "n" => ("state", ""),
        _ => ("person", ""),
    };
    let mut text = format!("---\nname: Actor {actor}\nkind: {kind}\n{more}");
    let statements: Vec<String> = statements.map(|statement| format!("{{id: {statement}}}")).collect();
    if !statements.is_empty() {
        _ = writeln!(text, "statements: [{}]", statements.join(", "));
    }
    text + "---\n"
}

fn id(name: &str) -> String {
    name.to_lowercase()
}
