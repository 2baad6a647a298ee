//! Invented sites of any size, the same for the same seed: for benchmarks, and for tests that want many sources.

use std::fmt::Write as _;
use std::sync::Arc;

use variorum::model::files::{SiteFiles, TextFile};

/// How large a site is to be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    /// Sources.
    pub(crate) sources: usize,
    /// What is written in each.
    pub(crate) kind: Kind,
    /// Decides every choice.
    pub(crate) seed: u64,
}

/// What is written in each source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Eight claims on the ten questions of an event, and a line of prose: the work of a desk that compares.
    Claims,
    /// The same, with all sources on one event, and numbers that change from hour to hour: what is compared most.
    OneEvent,
    /// Prose of so many words, and two to four claims on one question, each by one actor: pages as general generators know them.
    Articles {
        /// How many words of prose.
        words: usize,
    },
}

const CLAIMS_A_SOURCE: usize = 8;
const QUESTIONS_AN_EVENT: usize = 10;
/// Ten sources to an event: a desk that reads more follows more events, not one event with ever more sources.
const SOURCES_AN_EVENT: usize = 10;

/// The files of an invented site.
pub(crate) fn generate(size: Size) -> SiteFiles {
    let mut numbers = Numbers(size.seed);
    let (events, actors) = match size.kind {
        Kind::OneEvent => (1, 40),
        Kind::Claims | Kind::Articles { .. } => (size.sources.div_ceil(SOURCES_AN_EVENT).max(1), (size.sources / 5).max(6)),
    };
    let mut files = vec![("content/site.yaml".to_owned(), "title: A generated site (invented)\n".to_owned())];
    for actor in 0..actors {
        let part_of = if actor % 5 == 0 { String::new() } else { format!("part_of: actor-{}\n", actor - actor % 5) };
        let statements = format!("statements:\n  - {{id: first, on: 2025-03-{:02}}}\n  - {{id: second}}\n", actor % 28 + 1);
        let kind = ["organisation", "person", "state", "unnamed", "media"][actor % 5];
        let text = format!("---\nname: Actor No. {actor}\nkind: {kind}\n{part_of}{statements}---\nInvented.\n");
        files.push((format!("content/actors/actor-{actor}.md"), text));
    }
    let vocabulary = vocabulary();
    let questions = match size.kind {
        Kind::Claims | Kind::OneEvent => QUESTIONS_AN_EVENT,
        Kind::Articles { .. } => 1,
    };
    for event in 0..events {
        let day = event % 28 + 1;
        let text = format!("---\ntitle: Event No. {event}\nwhen: 2025-03-{day:02}\nparticipants: [actor-{}]\n---\n", event % actors);
        files.push((format!("content/events/event-{event}.md"), text));
        for row in 0..questions {
            let kind = match row % 5 {
                0 | 1 => "kind: choice\nanswers: {a: The first answer, b: The second answer, c: The third answer}",
                2 => "kind: set\nanswers: {a: One part, b: Another part, c: A third part}",
                3 if size.kind == Kind::OneEvent => "kind: number\nunit: ships\nover_time: true",
                3 => "kind: number\nunit: ships\ntolerance: 1",
                _ => "kind: date",
            };
            let text = format!("---\nquestion: What of matter {row} of event {event}?\nevent: event-{event}\norder: {row}\n{kind}\n---\n");
            files.push((format!("content/questions/question-{event}-{row}.md"), text));
        }
    }
    for source in 0..size.sources {
        let text = match size.kind {
            Kind::Claims | Kind::OneEvent => source_text(source, source % events, actors, size.kind, &mut numbers),
            Kind::Articles { words } => {
                article_text(source, source % events, actors, &article_prose(words, &vocabulary, &mut numbers), &mut numbers)
            }
        };
        files.push((format!("content/sources/source-{source}.md"), text));
    }
    files.push(("content/briefings/briefing.md".to_owned(), briefing_text(events, size.kind)));
    files.sort();
    SiteFiles { texts: files.into_iter().map(|(path, text)| TextFile { path, text: Arc::from(text) }).collect(), ..SiteFiles::default() }
}

/// The head of a source, up to its claims.
fn source_head(source: usize, event: usize, numbers: &mut Numbers) -> String {
    format!(
        "---\ntitle: Report No. {source}\npublisher: Paper No. {}\nurl: https://paper.example/{source}\npublished: 2025-03-{:02}\n\
         language: en\nform: news-report\nreliability: {}\ncovers: [{{event: event-{event}}}]\nreviewed: all\nclaims:\n",
        source / 3,
        numbers.below(28) + 1,
        ["A", "B", "C", "D", "E", "F"][numbers.below(6)],
    )
}

fn article_text(source: usize, event: usize, actors: usize, prose: &str, numbers: &mut Numbers) -> String {
    let mut text = source_head(source, event, numbers);
    let (first, voices) = (numbers.below(actors), 2 + numbers.below(3));
    for claim in 0..voices {
        let (answer, actor) = (["a", "a", "a", "b", "c"][numbers.below(5)], (first + claim) % actors);
        let statement = statement(source + claim, actor);
        let _ = writeln!(
            text,
            "  - {{id: c{claim}, question: question-{event}-0, answer: {answer}, by: [actor-{actor}], statement: {statement}, says: It says so.}}"
        );
    }
    text.push_str("---\n");
    text.push_str(prose);
    text
}

/// One of the two statements of an actor.
fn statement(number: usize, actor: usize) -> String {
    format!("actor-{actor}#{}", ["first", "second"][number % 2])
}

/// Twenty thousand invented words.
fn vocabulary() -> Vec<String> {
    let mut numbers = Numbers(1);
    let mut word = |_| (0..2 + numbers.below(9)).map(|_| char::from(b'a' + numbers.below(26) as u8)).collect();
    (0..20_000).map(&mut word).collect()
}

/// Prose of invented words: paragraphs of some eighty, a heading before every third, a word in bold and a link in each.
fn article_prose(words: usize, vocabulary: &[String], numbers: &mut Numbers) -> String {
    let mut text = String::new();
    for number in 0..words {
        match number % 240 {
            0 => text.push_str("\n## What was said of it\n\n"),
            80 | 160 => text.push_str("\n\n"),
            _ => text.push(' '),
        }
        // Common words are common: low numbers are drawn more often.
        let most = 1 + numbers.below(vocabulary.len());
        let word = &vocabulary[numbers.below(most)];
        let _ = match number % 80 {
            20 => write!(text, "**{word}**"),
            40 => write!(text, "[{word}](https://paper.example/{word})"),
            10 | 30 | 50 | 70 => write!(text, "{word}."),
            _ => write!(text, "{word}"),
        };
    }
    text.push('\n');
    text
}

fn source_text(source: usize, event: usize, actors: usize, kind: Kind, numbers: &mut Numbers) -> String {
    let mut text = source_head(source, event, numbers);
    let first = numbers.below(QUESTIONS_AN_EVENT);
    for claim in 0..CLAIMS_A_SOURCE {
        let row = (first + claim) % QUESTIONS_AN_EVENT;
        let answer = match row % 5 {
            0 | 1 => ["a", "a", "a", "b", "c"][numbers.below(5)].to_owned(),
            2 => ["[a]", "[a, b]", "[a, b, c]"][numbers.below(3)].to_owned(),
            3 if kind == Kind::OneEvent => {
                let (day, hour) = (1 + numbers.below(9), numbers.below(24));
                format!("{}\n    as_of: 2025-03-{day:02}T{hour:02}:00Z", 10 + numbers.below(40))
            }
            3 => (10 + numbers.below(4)).to_string(),
            _ => format!("2025-03-{:02}", numbers.below(3) + 1),
        };
        let by = if numbers.below(3) == 0 {
            String::new()
        } else {
            let actor = numbers.below(actors);
            format!("    by: [actor-{actor}]\n    statement: {}\n    sourcing: named\n", statement(source + claim, actor))
        };
        let _ = write!(
            text,
            "  - id: claim-{claim}\n    question: question-{event}-{row}\n    answer: {answer}\n{by}    quote: \"words of report {source} on {row}\"\n    \
             says: The report says something on matter {row}.\n    credibility: {}\n",
            numbers.below(6) + 1,
        );
    }
    text.push_str("---\nRead once. Nothing here is real.\n");
    text
}

fn briefing_text(events: usize, kind: Kind) -> String {
    let listed: Vec<String> = (0..events.min(5)).map(|event| format!("event-{event}")).collect();
    let figures: Vec<String> = listed.iter().map(|event| format!("{{{{ compare(event=\"{event}\") }}}}")).collect();
    let claim = if matches!(kind, Kind::Articles { .. }) { "c" } else { "claim-" };
    format!(
        "---\ntitle: The generated briefing\nas_of: 2025-04-01\nevents: [{}]\njudgements:\n  - id: one\n    text: It is likely so.\n    \
         likelihood: likely\n    because: [source-0#{claim}0]\n---\nInvented.[@source-0#{claim}1]\n\n{}\n",
        listed.join(", "),
        figures.join("\n\n")
    )
}

/// splitmix64: small, and the same everywhere.
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    /// A number below `limit`, which is not 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((word ^ (word >> 31)) % limit as u64) as usize
    }
}
