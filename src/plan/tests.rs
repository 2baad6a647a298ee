//! What pages show, on small invented sites.

use super::*;
use crate::compare::compare;
use crate::model::comparison::Comparisons;
use crate::model::explanation::explanation;
use crate::model::id::ActorKey;
use crate::model::library::Library;
use crate::model::quote::{TextCounts, TextFindings};
use crate::model::view::{ActorPage, Body, BriefingPage, CompactRow, EventPage, Phrase, QuestionPage, SourcePage};
use crate::model::words::QuoteState;
use crate::prose::{ClaimReference, Figure, FigureName, LocalLink, Reference, Resolve as _};
use crate::sample;

/// Two rounds of invented dock talks; tests add sources.
const BASE: &[(&str, &str)] = &[
    ("content/site.yaml", "title: The dock talks (invented)\n"),
    ("content/events/round.md", "---\ntitle: The round\nparticipants: [union, port]\nmediators: [city]\n---\n"),
    ("content/events/later.md", "---\ntitle: Later\nfollows: round\npart_of: round\n---\n"),
    ("content/actors/union.md", "---\nname: The union\nkind: organisation\n---\n"),
    (
        "content/actors/ruiz.md",
        "---\nname: Ruiz\nkind: person\npart_of: union\nstatements:\n  - {id: first, on: 2025-03-04, about: The first day}\n  - {id: second}\n---\n",
    ),
    ("content/actors/clerk.md", "---\nname: A clerk\nkind: unnamed\npart_of: union\n---\n"),
    ("content/actors/port.md", "---\nname: The port\nkind: organisation\n---\n"),
    ("content/actors/city.md", "---\nname: The city\nkind: state\n---\n"),
    (
        "content/questions/length.md",
        "---\nquestion: How long?\nshort: Length\nevent: round\norder: 1\nkind: choice\nanswers: {two: Two days, three: Three days}\n---\n",
    ),
    ("content/questions/next.md", "---\nquestion: What next?\nevent: round\norder: 2\nkind: open\n---\n"),
];

struct Site {
    library: Library,
    comparisons: Comparisons,
}

impl Site {
    /// The base with these files added. Quotes count as proven, unless their words say `unproven`.
    fn with(files: &[(String, String)]) -> Self {
        let mut all: Vec<(&str, &str)> = BASE.to_vec();
        all.extend(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let (library, diagnostics) = sample::linked(&sample::site(&all));
        assert!(!crate::diagnostic::any_error(&diagnostics), "{diagnostics:?}");
        let state = |quote: &Option<String>| match quote {
            None => QuoteState::None,
            Some(words) if words.contains("unproven") => QuoteState::Absent,
            Some(_) => QuoteState::Proven,
        };
        let quotes = library.claims.iter().map(|claim| state(&claim.quote)).collect();
        let comparisons = compare(&library, quotes);
        Self { library, comparisons }
    }

    fn plan(&self) -> Plan<'_> {
        Plan::new(&self.library, &self.comparisons, false)
    }

    fn question(&self, id: &str) -> QuestionPage {
        let key = self.library.question_key(id).expect("the test names a question");
        match self.plan().view(PageId::Question(key)).body {
            Body::Question(page) => *page,
            other => panic!("{other:?} is no question"),
        }
    }

    fn event(&self, id: &str) -> EventPage {
        let key = self.library.event_key(id).expect("the test names an event");
        match self.plan().view(PageId::Event(key)).body {
            Body::Event(page) => *page,
            other => panic!("{other:?} is no event"),
        }
    }

    fn source(&self, id: &str) -> SourcePage {
        let key = self.library.source_key(id).expect("the test names a source");
        match self.plan().view(PageId::Source(key)).body {
            Body::Source(page) => *page,
            other => panic!("{other:?} is no source"),
        }
    }

    fn actor(&self, id: &str) -> ActorPage {
        let key = self.library.actor_key(id).expect("the test names an actor");
        match self.plan().view(PageId::Actor(key)).body {
            Body::Actor(page) => *page,
            other => panic!("{other:?} is no actor"),
        }
    }

    fn briefing(&self) -> BriefingPage {
        match self.plan().view(PageId::Index).body {
            Body::Briefing(page) => *page,
            other => panic!("{other:?} is no briefing"),
        }
    }
}

/// A source on the round with these claims, each written as fields of YAML.
fn source(id: &str, extra: &str, claims: &[&str]) -> (String, String) {
    let claims: Vec<_> = claims.iter().enumerate().map(|(index, claim)| format!("{{id: c{index}, {claim}}}")).collect();
    let (title, claims) = (id.to_uppercase(), claims.join(", "));
    let text = format!("---\ntitle: {title}\ncovers: [{{event: round{extra}}}]\nreviewed: all\nclaims: [{claims}]\n---\n");
    (format!("content/sources/{id}.md"), text)
}

fn own(answer: &str) -> String {
    format!("question: length, answer: {answer}, says: It lasted.")
}

fn by(actor: &str, answer: &str) -> String {
    format!("question: length, answer: {answer}, by: [{actor}], says: It lasted.")
}

#[test]
fn reports_have_columns_up_to_three_and_then_the_answers() {
    for (count, by_answer, cells, answers) in [(1, false, 1, 0), (3, false, 3, 0), (4, true, 0, 2)] {
        let given = ["two", "three"];
        let sources: Vec<_> = (0..count).map(|index| source(&format!("s{index:02}"), "", &[&own(given[index % 2])])).collect();
        let table = Site::with(&sources).event("round").table.expect("the event has questions");
        let row = &table.rows[0];
        assert_eq!(
            (table.by_answer, table.reports.len(), row.cells.len(), row.answers.len()),
            (by_answer, count, cells, answers),
            "{count}"
        );
    }
}

fn chips(row: &CompactRow) -> Vec<(&str, Vec<(usize, bool)>)> {
    row.answers.iter().map(|answer| (answer.label.as_str(), answer.chips.iter().map(|chip| (chip.number, chip.own)).collect())).collect()
}

#[test]
fn a_report_is_a_number_beside_each_of_its_answers() {
    let sources = [
        source("a", "", &[&own("two")]),
        source("b", "", &[&by("ruiz", "two"), &by("port", "three")]),
        source("c", "", &[&by("ruiz", "two"), &own("two")]),
        source("d", "", &[]),
    ];
    let table = Site::with(&sources).event("round").table.expect("the event has questions");
    let row = table.rows.iter().find(|row| row.question.label.text == "Length").expect("the question has a row");
    // In its own voice where it has one, and once.
    assert_eq!(chips(row), [("Two days", vec![(1, true), (2, false), (3, true)]), ("Three days", vec![(2, false)])]);
    assert_eq!(row.silent.as_deref(), Some("1"));
}

#[test]
fn a_cell_holds_each_answer_once_with_all_who_give_it() {
    let sources = [source("a", "", &[&own("two"), &by("ruiz", "two"), &by("clerk", "three")]), source("b", "", &[])];
    let table = Site::with(&sources).event("round").table.expect("the event has questions");
    let row = table.rows.iter().find(|row| row.question.label.text == "Length").expect("the question has a row");
    let told: Vec<(&str, String)> = row.cells[0].told.iter().map(|told| (told.label.as_str(), told.who.plain())).collect();
    assert_eq!(told, [("Two days", "itself, Ruiz".to_owned()), ("Three days", "A clerk (unnamed)".to_owned())]);
    assert_eq!((row.cells[1].state, row.cells[1].told.len()), ("silent", 0));
    assert_eq!(row.silent.as_deref(), Some("Says nothing: B."));
    assert!(table.has_silence);
}

#[test]
fn findings_come_first() {
    let next = "question: next, answer: A third round., says: So.";
    let sources = [source("a", "", &[next, &own("two")]), source("b", "", &[&own("three")])];
    let table = Site::with(&sources).event("round").table.expect("the event has questions");
    let order: Vec<_> = table.rows.iter().map(|row| (row.question.label.text.as_str(), row.verdict.word)).collect();
    assert_eq!(order, [("Length", "sources-differ"), ("What next?", "open")]);
}

#[test]
fn reports_agree_on_what_is_compared_and_equal() {
    let open = "question: next, answer: A third round., says: So.";
    let agrees = |other: &[&str]| -> Vec<String> {
        let site = Site::with(&[source("a", "", &[open, &own("two")]), source("b", "", other)]);
        plain(&site.source("a").agrees)
    };
    let copied = "They may have copied each other.";
    assert_eq!(agrees(&[open, &own("two")]), ["The same answer as B on 1 of 1 compared question.", copied]);
    assert_eq!(agrees(&[&own("three")]), ["The same answer as B on 0 of 1 compared question."]);
    let unknown = "question: length, answer: not-known, says: So.";
    assert_eq!(agrees(&[unknown]), ["The same answer as B on 0 of 1 compared question."]);
    assert_eq!(agrees(&[open]), [""; 0], "an open question is listed and not compared");
}

/// Questions of two more kinds.
fn other_kinds() -> [(String, String); 2] {
    [
        ("toll", "question: How many?\nshort: Toll\nevent: round\nkind: number\nunit: people"),
        ("who", "question: Who came?\nshort: Who\nevent: round\nkind: set\nanswers: {x: X, y: Y, z: Z}"),
    ]
    .map(|(id, text)| (format!("content/questions/{id}.md"), format!("---\n{text}\n---\n")))
}

#[test]
fn what_only_fits_is_not_the_same_answer() {
    let agrees = |one: &[&str], other: &[&str]| {
        let [toll, who] = other_kinds();
        Site::with(&[toll, who, source("a", "", one), source("b", "", other)]).source("a").agrees[0].plain()
    };
    let (none, one) = ("The same answer as B on 0 of 1 compared question.", "The same answer as B on 1 of 1 compared question.");
    let toll = |answer: &str| format!("question: toll, answer: {answer}, says: S.");
    let who = |answer: &str| format!("question: who, answer: {answer}, says: S.");
    assert_eq!(agrees(&[&toll("12")], &[&toll("11..")]), none);
    assert_eq!(agrees(&[&toll("12")], &[&toll("12")]), one);
    assert_eq!(agrees(&[&who("[x, y]")], &[&who("[x]")]), none);
    // What one holder names in several claims is one list.
    assert_eq!(agrees(&[&who("[x, y]")], &[&who("[x]"), &who("[y]")]), one);
}

#[test]
fn what_nobody_has_read_is_not_called_silent() {
    let unread = |id: &str| {
        let (path, text) = source(id, "", &[]);
        (path, text.replace("reviewed: all", "reviewed: []"))
    };
    let site = Site::with(&[unread("a"), unread("b")]);
    let event = site.event("round");
    assert_eq!(event.lead, ["How long?", "No report has been read for this."]);
    // The data file, the tables and frozen editions say the same as pages.
    let key = site.library.question_key("length").expect("the base has it");
    let told = explanation(&site.library, &site.library[key], site.comparisons.question(key), &site.library.words);
    assert_eq!(told, "No report has been read for this.");
    let row = &event.table.expect("the event has questions").rows[0];
    assert_eq!((row.verdict.label.as_str(), row.silent.as_deref()), ("Not read for this", None));
    let event = Site::with(&[unread("a"), source("b", "", &[])]).event("round");
    assert_eq!(event.lead, ["How long?", "Of the reports read, none says."]);
    let row = &event.table.expect("the event has questions").rows[0];
    assert_eq!((row.verdict.label.as_str(), row.silent.as_deref()), ("No report says", Some("Says nothing: B.")));
    let withdrawn = "question: length, answer: two, says: S., withdrawn: {why: It was wrong.}";
    let sources = [unread("a"), source("b", "", &[]), source("c", "", &[withdrawn]), source("d", "", &[&own("two")])];
    let table = Site::with(&sources).event("round").table.expect("the event has questions");
    assert_eq!((table.by_answer, table.rows[0].silent.as_deref()), (true, Some("1")), "the withdrawn and the unread are not silent");
    let briefing = ("content/briefings/talks.md".to_owned(), "---\ntitle: T\nas_of: 2025-03-10\nevents: [round]\n---\n".to_owned());
    assert_eq!(Site::with(&[&sources[..], &[briefing]].concat()).briefing().made, "As of 10 March 2025. 3 reports read.");
    let site = Site::with(&[&sources[..], &[unread("e")]].concat());
    assert_eq!(
        (site.source("a").lead.as_str(), site.source("b").lead.as_str()),
        ("Nothing has been read out of it yet.", "It answers no question.")
    );
    assert!(!plain(&site.source("a").record).concat().contains("Read for"), "{:?}", site.source("a").record);
    assert_eq!(site.source("c").lead, "1 statement, withdrawn.");
}

#[test]
fn who_says_so_says_how_the_report_came_by_it() {
    let claim = |by: &str, how: &str| format!("question: length, answer: two, {by}sourcing: {how}, says: S.");
    for (claims, expected) in [
        (vec![claim("", "witnessed")], "Itself (reporter was there)"),
        (vec![claim("", "document")], "Itself (by a document)"),
        (vec![claim("", "own-voice")], "Itself"),
        (vec![claim("by: [ruiz], ", "relayed")], "Ruiz (by hearsay)"),
        (vec![claim("by: [ruiz], ", "named")], "Ruiz"),
        (vec![claim("", "own-voice"), claim("by: [ruiz], ", "relayed")], "Itself, Ruiz (by hearsay)"),
    ] {
        let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
        let page = Site::with(&[source("a", "", &claims)]).question("length");
        assert_eq!(page.rows[0].told.who_and_how.plain(), expected);
    }
}

#[test]
fn a_whole_list_says_that_there_are_no_others() {
    let [toll, who] = other_kinds();
    let claim = |only: &str| format!("question: who, answer: [x, y], {only}says: S.");
    let sources = [source("a", "", &[&claim("only: true, ")]), source("b", "", &[&claim("")])];
    let page = Site::with(&[&[toll, who][..], &sources].concat()).question("who");
    let rows: Vec<(&str, usize)> = page.rows.iter().map(|row| (row.told.label.as_str(), row.span)).collect();
    assert_eq!(rows, [("X and Y", 1), ("X and Y, no others", 1)]);
}

#[test]
fn a_report_that_speaks_for_somebody_says_for_whom() {
    let (path, text) = source("release", "", &[&own("two")]);
    let site = Site::with(&[(path, text.replace("reviewed:", "voice_of: ruiz\nreviewed:"))]);
    let row = &site.question("length").rows[0];
    assert_eq!((row.told.who.plain().as_str(), row.told.who_and_how.plain().as_str()), ("itself for Ruiz", "Itself for Ruiz"));
    assert!(plain(&site.source("release").record).contains(&"Speaks for Ruiz.".to_owned()));
    let actor = site.actor("ruiz");
    assert!(plain(&actor.facts).contains(&"Speaks through RELEASE.".to_owned()), "{:?}", actor.facts);
    assert_eq!(actor.lead, ["Heard in one report: 1 statement."]);
    assert_eq!(actor.says[0].rows[0].answer.label.text, "Two days");
}

#[test]
fn only_reports_that_differ_on_what_was_said_tell_it_differently() {
    let said = |answer: &str, statement: &str| format!("question: length, answer: {answer}, by: [ruiz], {statement}says: S.");
    let marks = |one: &str, other: &str| {
        let site = Site::with(&[source("a", "", &[&said("two", one)]), source("b", "", &[&said("three", other)])]);
        site.actor("ruiz").says[0].rows.iter().map(|row| row.told_differently).collect::<Vec<_>>()
    };
    assert_eq!(marks("", ""), [true, true]);
    assert_eq!(marks("statement: ruiz#first, ", "statement: ruiz#first, "), [true, true]);
    assert_eq!(marks("statement: ruiz#first, ", "statement: ruiz#second, "), [false, false], "the speaker said both");
    let one = Site::with(&[source("a", "", &[&said("two", ""), &said("three", "")])]);
    assert!(one.actor("ruiz").says[0].rows.iter().all(|row| !row.told_differently), "one report has both");
    let toll = "---\nquestion: How many?\nevent: round\nkind: number\nover_time: true\n---\n".to_owned();
    let at = |answer: &str, time: &str| format!("question: toll, answer: {answer}, as_of: 2025-03-04T{time}Z, by: [ruiz], says: S.");
    let marks = |one: &str, other: &str| {
        let toll = ("content/questions/toll.md".to_owned(), toll.clone());
        let site = Site::with(&[toll, source("a", "", &[&at("3", one)]), source("b", "", &[&at("5", other)])]);
        site.actor("ruiz").says[0].rows.iter().map(|row| row.told_differently).collect::<Vec<_>>()
    };
    assert_eq!(marks("10:00", "15:00"), [false, false], "the answer changed");
    assert_eq!(marks("10:00", "10:00"), [true, true]);
}

#[test]
fn a_change_of_mind_is_told_with_its_days_and_a_delegate_with_whom_it_speaks_for() {
    let nadia =
        "---\nname: Nadia\nkind: person\npart_of: union\nstatements: [{id: first, on: 2025-03-02}, {id: second, on: 2025-03-04}]\n---\n";
    let said = |answer: &str, more: &str| format!("question: length, answer: {answer}, by: [nadia], {more}, says: S.");
    let site = Site::with(&[
        ("content/actors/nadia.md".to_owned(), nadia.to_owned()),
        source("a", "", &[&said("two", "statement: nadia#first")]),
        source("b", "", &[&said("three", "statement: nadia#second")]),
        source("c", "", &["question: length, answer: two, by: [clerk], on_behalf_of: port, says: S."]),
    ]);
    let page = site.question("length");
    let both = "Nadia says both: Two days on 2 March 2025 and Three days on 4 March 2025.";
    assert!(kept_in_mind(&page).iter().any(|line| line == both), "{:?}", kept_in_mind(&page));
    let who: Vec<String> = page.rows.iter().map(|row| row.told.who_and_how.plain()).collect();
    assert!(who.iter().any(|who| who.ends_with(" for The port")), "{who:?}");
}

#[test]
fn a_report_at_odds_with_itself_is_no_dispute_of_parties() {
    let briefing = ("content/briefings/talks.md".to_owned(), "---\ntitle: T\nas_of: 2025-03-10\nevents: [round]\n---\n".to_owned());
    let list = |claims: &[&str]| {
        let site = Site::with(&[source("a", "", claims), briefing.clone()]);
        let list = site.briefing().findings.into_iter().find(|list| list.glyph.is_some()).expect("something differs");
        (list.sort, list.lines[0].plain(), site.event("round").lead.concat(), site.question("length").verdict.label)
    };
    let (sort, line, lead, label) = list(&[&own("two"), &own("three")]);
    assert_eq!((sort, line.as_str()), ("differ", "Length: A says both: Two days and Three days. Report contradicts itself."));
    assert_eq!((lead.as_str(), label.as_str()), ("A report contradicts itself on Length.", "Report contradicts itself"));
    let (sort, line, lead, label) = list(&[&by("ruiz", "two"), &by("ruiz", "three")]);
    assert_eq!((sort, line.as_str()), ("disputed", "Length: Ruiz says both: Two days and Three days. One side says both."));
    assert_eq!((lead.as_str(), label.as_str()), ("One side says both on Length.", "One side says both"));
    let site = Site::with(&[source("a", "", &[&own("two"), &own("three")]), briefing]);
    let key = site.library.briefing_key("talks").expect("the test has it");
    let frozen = crate::editions::freeze(&site.library, &site.comparisons, key);
    assert_eq!(frozen.question("length").map(|question| question.label.as_str()), Some("Report contradicts itself"));
}

#[test]
fn who_is_named_is_told_from_counts_alone() {
    let claim = "question: length, answer: two, by: [ruiz], about: [port], says: S.";
    let mut site = Site::with(&[source("a", "", &[claim]), source("b", "", &[claim])]);
    assert_eq!(site.actor("ruiz").lead, ["Heard in two reports: 2 statements."]);
    assert_eq!((site.actor("ruiz").names, site.actor("port").lead), (None, vec!["Quoted in no report.".to_owned()]));
    let key = |id: &str| site.library.actor_key(id).expect("the base has it");
    let (ruiz, port) = (key("ruiz"), key("port"));
    let counts = |named: &[ActorKey], in_full: &[ActorKey]| {
        let sorted = |keys: &[ActorKey]| keys.iter().copied().collect::<std::collections::BTreeSet<_>>().into_iter().collect();
        Some(TextCounts { named: sorted(named), named_in_full: sorted(in_full), ..TextCounts::default() })
    };
    let counted = |counts: Vec<Option<TextCounts>>| TextFindings { quotes: vec![QuoteState::None; 2], counts };
    site.comparisons = compare(&site.library, counted(vec![counts(&[ruiz, port], &[ruiz]), counts(&[ruiz], &[])]));
    assert_eq!(site.actor("ruiz").lead, ["Named in two reports, heard in two: 2 statements."]);
    assert_eq!(site.actor("ruiz").names.map(|names| names.plain()).as_deref(), Some("Ruiz (1 report)."));
    assert_eq!(site.actor("port").lead, ["Named in one report, quoted in none."]);
    let unnamed = Site::with(&[source("a", "", &[&by("clerk", "two")]), source("b", "", &[])]);
    let found = TextFindings { quotes: vec![QuoteState::None], counts: vec![counts(&[], &[]), counts(&[], &[])] };
    let unnamed = Site { comparisons: compare(&unnamed.library, found), ..unnamed };
    assert_eq!(unnamed.actor("clerk").lead, ["Heard in one report: 1 statement."], "a clerk has no name");
    // Where one text was not counted, nobody knows the number.
    site.comparisons = compare(&site.library, counted(vec![counts(&[ruiz], &[ruiz]), None]));
    assert_eq!(site.actor("ruiz").lead, ["Heard in two reports: 2 statements."]);
}

#[test]
fn what_members_say_is_counted_once() {
    let said = |index: usize, more: &str| format!("question: length, answer: two, by: [ruiz], says: S{index}.{more}");
    let mut claims: Vec<String> = (0..6).map(|index| said(index, "")).collect();
    let members = |claims: &[String]| {
        let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
        let page = Site::with(&[source("a", "", &claims)]).actor("union");
        (page.lead.last().cloned().unwrap_or_default(), page.all_members_say)
    };
    assert_eq!(members(&claims), ("Its members add six statements.".to_owned(), "All 6".to_owned()));
    claims[0] = said(0, ", withdrawn: {why: It was wrong.}");
    assert_eq!(members(&claims), ("Its members add five statements.".to_owned(), "All 5, and one that does not count".to_owned()));
}

#[test]
fn each_word_that_was_looked_for_is_quoted() {
    let question =
        "---\nquestion: Who paid?\nevent: round\nkind: choice\nanswers: {port: The port}\nlook_for: [paid, money]\n---\n".to_owned();
    let claim = "question: paid, answer: port, says: S.";
    let mut site = Site::with(&[("content/questions/paid.md".to_owned(), question), source("a", "", &[]), source("b", "", &[claim])]);
    let paid = site.library.question_key("paid").expect("the test has it");
    let counts = vec![Some(TextCounts { looked_for: vec![(paid, 0)], ..TextCounts::default() })];
    site.comparisons = compare(&site.library, TextFindings { quotes: vec![QuoteState::None], counts });
    let silences = plain(&site.question("paid").silences);
    assert_eq!(silences, ["A says nothing. Looked for “paid” and “money”: not in the text."]);
}

fn plain(phrases: &[Phrase]) -> Vec<String> {
    phrases.iter().map(Phrase::plain).collect()
}

fn kept_in_mind(page: &QuestionPage) -> Vec<String> {
    plain(&page.keep_in_mind)
}

#[test]
fn a_finding_says_what_it_hangs_on() {
    let inferred = ", certainty: inferred, because: Names no round.";
    let page = Site::with(&[source("a", "", &[&own("two")]), source("b", inferred, &[&own("three")])]).question("length");
    assert!(page.verdict.excludes);
    assert_eq!(page.counts, None, "no total is given where reports differ");
    // That one of two does not differ from itself goes without saying.
    assert_eq!(kept_in_mind(&page)[0], "We matched B to this event. If that is wrong, the reports do not differ.");
    assert!(!kept_in_mind(&page).iter().any(|sentence| sentence.starts_with("Without")), "{:?}", kept_in_mind(&page));
    let page = Site::with(&[source("a", "", &[&own("two")]), source("b", "", &[&own("three")]), source("c", "", &[&own("three")])]);
    assert_eq!(kept_in_mind(&page.question("length"))[0], "Without A the reports do not differ.");
    let claim = "question: length, answer: two, by: [ruiz], about: [port], says: So.";
    let page = Site::with(&[source("a", "", &[claim])]).question("length");
    assert!(kept_in_mind(&page).contains(&"The port is spoken of here and not heard.".to_owned()), "{:?}", kept_in_mind(&page));
    assert_eq!(page.counts, None, "of one report the explanation has said it");
    let page = Site::with(&[source("a", "", &[&own("two")]), source("b", "", &[&own("two")])]).question("length");
    assert!(page.counts.is_some_and(|counts| counts.starts_with("Reports: 2. At most 2 can be independent of each other.")));
}

#[test]
fn what_is_withdrawn_stays_and_says_why() {
    let withdrawn = "question: length, answer: two, says: So., withdrawn: {on: 2025-03-09, why: The paper took it back.}";
    let briefing = (
        "content/briefings/talks.md".to_owned(),
        "---\ntitle: The talks\nas_of: 2025-03-10\nevents: [round]\njudgements:\n  - {id: j, text: It was short., because: [a#c0, b#c0]}\n---\n".to_owned(),
    );
    let site = Site::with(&[source("a", "", &[withdrawn]), source("b", "", &[&own("three")]), briefing]);
    let page = site.question("length");
    let row = page.rows.last().expect("the withdrawn claim stays");
    let why = row.told.withdrawn.as_ref().expect("the claim is withdrawn");
    assert_eq!((why.what, why.why.as_deref()), ("claim", Some("The paper took it back.")));
    assert_eq!(page.used_for.len(), 1);
}

#[test]
fn who_was_not_heard_is_told_from_who_speaks() {
    let briefing = ("content/briefings/talks.md".to_owned(), "---\ntitle: T\nas_of: 2025-03-10\nevents: [round]\n---\n".to_owned());
    let band = ("content/actors/band.md".to_owned(), "---\nname: The band\nkind: armed-group\n---\n".to_owned());
    let claim = "question: length, answer: two, by: [ruiz], about: [port, band], says: So.";
    let page = Site::with(&[source("a", "", &[claim]), briefing, band]).briefing();
    let list = page.findings.iter().find(|list| list.sort == "unheard").expect("somebody is not heard");
    let lines: Vec<String> = list.lines.iter().map(Phrase::plain).collect();
    // The union is heard through a member. An armed group that is spoken of counts, too; the city is named nowhere, so nothing is said.
    assert_eq!(lines, ["The band: quoted in no report.", "The port: quoted in no report."], "nobody has counted names");
}

#[test]
fn lists_of_the_front_page_are_cut_and_lead_on() {
    let gaps = "gaps: [A., B., C., D.]";
    let text =
        format!("---\ntitle: T\nas_of: 2025-03-10\nedition: 2\nchanged: A report was added.\nevents: [round]\n{gaps}\n---\nThe text.\n");
    let page = Site::with(&[("content/briefings/talks.md".to_owned(), text)]).briefing();
    let unknown = page.findings.iter().find(|list| list.sort == "unknown").expect("there are gaps");
    assert_eq!((unknown.lines.len(), unknown.more.as_ref().map(|more| more.label.text.as_str())), (3, Some("All 4 gaps")));
    assert_eq!(page.text.map(|link| link.label.text).as_deref(), Some("Full text, 2 words"));
    assert_eq!(page.changed.as_ref().map(Phrase::plain).as_deref(), Some("Changed since edition 1: A report was added."));
    assert_eq!(page.conclusions.len(), 0);
}

#[test]
fn weak_ground_is_said_only_where_it_is() {
    let briefing = ("content/briefings/talks.md".to_owned(), "---\ntitle: T\nas_of: 2025-03-10\nevents: [round]\n---\n".to_owned());
    let good =
        "---\ntitle: G\npublished: 2025-03-04\nauthor: A. Writer (invented)\nreliability: B\ncovers: [{event: round}]\n---\n".to_owned();
    let page = Site::with(&[("content/sources/g.md".to_owned(), good), briefing.clone()]).briefing();
    assert!(page.ground.is_empty(), "{:?}", page.ground);
    let page = Site::with(&[source("a", ", certainty: inferred, because: A guess.", &[]), briefing]).briefing();
    assert_eq!(
        page.ground,
        ["The report carries neither a date nor an author.", "It has not been rated.", "We matched it to its event ourselves."]
    );
}

#[test]
fn a_figure_in_prose_is_the_table_of_the_page() {
    let briefing =
        ("content/briefings/talks.md".to_owned(), "---\ntitle: T\nas_of: 2025-03-10\nevents: [round, later]\n---\nX.\n".to_owned());
    let site = Site::with(&[source("a", "", &[&own("two")]), briefing]);
    let figure = Figure { name: FigureName::Compare, argument: None };
    match site.plan().figure(PageId::Index, 1, &figure) {
        Some(FigureView::Compare { tables }) => assert_eq!(tables.len(), 1, "an event without questions has no table"),
        other => panic!("{other:?}"),
    }
    let unknown = Figure { name: FigureName::Claim, argument: Some(("a#none".to_owned(), 0..0)) };
    assert!(site.plan().figure(PageId::Index, 1, &unknown).is_none());
}

#[test]
fn prose_is_resolved_from_its_page() {
    let site = Site::with(&[source("folder/a", "", &[&own("two")])]);
    let plan = site.plan();
    let event = site.library.event_key("round").expect("the base has it");
    let references = plan.references(PageId::Event(event)).expect("an event has prose");
    let reference = |id: &str, words: Option<&str>| Reference { kind: None, id: id.to_owned(), words: words.map(str::to_owned) };
    let link = references.reference(&reference("ruiz", None)).expect("the actor exists");
    assert_eq!((link.href.as_str(), link.label.text.as_str()), ("../actors/ruiz.html", "Ruiz"));
    assert_eq!(
        references.reference(&reference("later", Some("what came next"))).map(|link| link.label.text).as_deref(),
        Some("what came next")
    );
    assert!(references.reference(&reference("nobody", None)).is_none());
    let cited = ClaimReference { source: "folder/a".to_owned(), claim: "c0".to_owned(), range: 0..0 };
    assert_eq!(references.claim(&cited).map(|note| note.claim.href).as_deref(), Some("../sources/folder/a.html#claim-c0"));
    for (path, fragment, expected) in [
        ("../actors/ruiz.md", Some("statement-first"), Some("../actors/ruiz.html#statement-first")),
        ("../actors/ruiz.html", Some("statement-first"), Some("../actors/ruiz.html#statement-first")),
        ("../actors/ruiz.md", Some("early"), Some("../actors/ruiz.html")),
        ("../sources/folder/a.md", Some("claim-c0"), Some("../sources/folder/a.html#claim-c0")),
        ("../data/claims.csv", None, Some("../data/claims.csv")),
        ("map of it.png", None, Some("map%20of%20it.png")),
        ("/sources/map.png", None, Some("../sources/map.png")),
        ("../../secret.md", None, None),
    ] {
        let link = LocalLink { path: path.to_owned(), fragment: fragment.map(str::to_owned) };
        assert_eq!(references.local(&link).as_deref(), expected, "{path}");
    }
}

#[test]
fn the_front_page_is_the_only_briefing_or_a_list() {
    let briefing =
        |id: &str, as_of: &str| (format!("content/briefings/{id}.md"), format!("---\ntitle: {id}\nas_of: {as_of}\nevents: [round]\n---\n"));
    let two = Site::with(&[briefing("old", "2025-03-01"), briefing("new", "2025-03-02")]);
    match two.plan().view(PageId::Index).body {
        Body::Briefings(list) => {
            assert_eq!(list.briefings.iter().map(|line| line.link.label.text.as_str()).collect::<Vec<_>>(), ["new", "old"]);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(Site::with(&[briefing("one", "2025-03-01")]).briefing().title, "one");
    assert!(matches!(Site::with(&[]).plan().view(PageId::Index).body, Body::Briefings(list) if list.events.len() == 2));
}

#[test]
fn whoever_contradicts_is_told_in_full_or_counted() {
    let mut files: Vec<(String, String)> = Vec::new();
    let mut said: [Vec<String>; 2] = Default::default();
    for number in 0..5 {
        let text = format!("---\nquestion: Is it {number}?\nshort: Q{number}\nevent: round\nkind: choice\nanswers: {{y: Y, n: N}}\n---\n");
        files.push((format!("content/questions/q{number}.md"), text));
        said[0].push(format!("question: q{number}, answer: y, by: [ruiz], says: So."));
        said[1].push(format!("question: q{number}, answer: n, by: [port], says: So."));
    }
    for (number, name) in ["a", "b", "c", "d", "e", "f", "g"].into_iter().enumerate() {
        files.push((format!("content/actors/other-{name}.md"), format!("---\nname: Other {name}\nkind: person\n---\n")));
        let claim = format!("question: q{}, answer: n, by: [other-{name}], says: So.", number % 5);
        files.push(source(&format!("s-{name}"), "", &[&claim]));
    }
    for (id, said) in ["one", "two"].into_iter().zip(&said) {
        files.push(source(id, "", &said.iter().map(String::as_str).collect::<Vec<_>>()));
    }
    let contradicted = plain(&Site::with(&files).actor("ruiz").contradicted);
    assert_eq!(contradicted[0], "The port, on Q0, Q1, Q2 and 2 more.");
    assert_eq!((contradicted.len(), contradicted[6].as_str()), (7, "And 2 more."));
}

/// A report with these fields that says nothing.
fn published(id: &str, fields: &str) -> (String, String) {
    (format!("content/sources/{id}.md"), format!("---\ntitle: {id}\nshort: {id}\ncovers: [{{event: round}}]\n{fields}\n---\n"))
}

#[test]
fn who_publishes_owns_or_is_carried_is_kept_apart() {
    let actors = [
        ("wire", "name: The wire\nkind: media"),
        ("owner", "name: The owner\nkind: organisation"),
        ("gazette", "name: The Gazette\nkind: media\npart_of: owner"),
        ("office", "name: The office\nkind: organisation"),
    ];
    let mut files: Vec<(String, String)> =
        actors.map(|(id, text)| (format!("content/actors/{id}.md"), format!("---\n{text}\n---\n"))).into();
    files.push(published("w", "publisher: Harbour Post\nderived_from: wire"));
    files.push(published("g", "publisher: The Gazette"));
    files.push(published("c", "publisher: The Gazette\nderived_from: wire"));
    files.push(published("r", "publisher: The office"));
    let site = Site::with(&files);
    let page = |id: &str| {
        let page = site.actor(id);
        (page.lead[0].clone(), plain(&page.facts)[1..].join(" "))
    };
    assert_eq!(
        page("wire"),
        ("Its text stands in two reports of other publishers.".to_owned(), "Its text is carried by c and w.".to_owned())
    );
    assert_eq!(page("gazette"), ("Publishes two reports.".to_owned(), "Part of The owner. Publisher of c and g.".to_owned()));
    assert_eq!(
        page("owner"),
        ("What is part of it publishes two reports.".to_owned(), "Members: The Gazette. What is part of it publishes c and g.".to_owned())
    );
    assert_eq!(page("office"), ("Publishes one report.".to_owned(), "Publisher of r.".to_owned()));
}

#[test]
fn hearsay_is_marked_wherever_answers_stand() {
    let relayed = |actor: &str| format!("{}, sourcing: relayed", by(actor, "two"));
    let own_relayed = format!("{}, sourcing: relayed", own("three"));
    let sources = [source("a", "", &[&relayed("ruiz")]), source("b", "", &[&own_relayed]), source("c", "", &[&by("ruiz", "two")])];
    let site = Site::with(&sources);
    let table = site.event("round").table.expect("the event has questions");
    let row = table.rows.iter().find(|row| row.question.label.text == "Length").expect("the question has a row");
    let who: Vec<String> = row.cells.iter().map(|cell| cell.told[0].who.plain()).collect();
    assert_eq!(who, ["Ruiz (by hearsay)", "by hearsay", "Ruiz"]);
    let rows = &site.actor("ruiz").says[0].rows;
    let told: Vec<(bool, &str)> = rows.iter().map(|row| (row.by_hearsay, row.reports[0].label.text.as_str())).collect();
    assert_eq!(told, [(false, "C"), (true, "A")]);
    let with_fourth = [&sources[..], &[source("d", "", &[])]].concat();
    let table = Site::with(&with_fourth).event("round").table.expect("the event has questions");
    let row = table.rows.iter().find(|row| row.question.label.text == "Length").expect("the question has a row");
    let chips: Vec<(usize, bool, bool)> =
        row.answers.iter().flat_map(|answer| &answer.chips).map(|chip| (chip.number, chip.own, chip.hearsay)).collect();
    assert_eq!(chips, [(1, false, true), (3, false, false), (2, false, true)]);
}

#[test]
fn only_sides_of_the_event_are_said_to_say_both() {
    let actor = |id: &str, text: &str| (format!("content/actors/{id}.md"), format!("---\nname: {id}\n{text}\n---\n"));
    let media = [
        actor("wire", "kind: media"),
        actor("harbour", "kind: media\npart_of: port"),
        actor("bulletin", "kind: media\npart_of: union"),
        actor("visitor", "kind: person"),
    ];
    let text = |id: &str, fields: &str, claim: &str| {
        let claims = if claim.is_empty() { String::new() } else { format!("\nclaims: [{{id: c0, {claim}}}]") };
        published(id, &format!("{fields}\nreviewed: all{claims}"))
    };
    let found = |reports: &[(String, String)]| {
        let page = Site::with(&[&media[..], reports].concat()).question("length");
        (page.verdict.label.clone(), page.verdict.group)
    };
    let says = |label: &str, group: &'static str| (label.to_owned(), group);
    let both = [source("a", "", &[&by("ruiz", "two"), &by("clerk", "three")])];
    assert_eq!(found(&both), says("One side says both", "dispute"));
    let wire = [text("a", "publisher: Post\nderived_from: wire", &own("two")), source("b", "", &[&by("wire", "three")])];
    assert_eq!(found(&wire), says("One publisher says both", "differ"));
    let visitor = [source("a", "", &[&by("visitor", "two"), &by("visitor", "three")])];
    assert_eq!(found(&visitor), says("One voice says both", "dispute"));
    let enemy = [text("a", "publisher: harbour", &by("ruiz", "two")), text("b", "publisher: bulletin", &own("three"))];
    assert_eq!(found(&enemy), says("One side said to say both", "dispute"));
    let itself = [source("a", "", &[&own("two"), &own("three")])];
    assert_eq!(found(&itself), says("Report contradicts itself", "differ"));
}

/// A question beside that of the base.
const TWO: &str = "---\nquestion: A second?\nevent: round\nkind: choice\nanswers: {y: Y, n: N}\n---\n";

#[test]
fn parties_are_spoken_of_only_where_they_are_at_odds() {
    let lead = |other: &str| {
        let first = "---\nquestion: First?\nevent: round\norder: 0\nkind: open\n---\n";
        let files = [
            ("content/questions/first.md".to_owned(), first.to_owned()),
            ("content/actors/visitor.md".to_owned(), "---\nname: Visitor\nkind: person\n---\n".to_owned()),
            source("a", "", &[&by("ruiz", "two")]),
            source("b", "", &[&by(other, "three")]),
        ];
        Site::with(&files).event("round").lead[2].clone()
    };
    assert_eq!(lead("port"), "The parties dispute Length.");
    assert_eq!(lead("visitor"), "In dispute: Length.");
    let questions = |second: &str| {
        let files = [
            ("content/questions/two.md".to_owned(), TWO.to_owned()),
            ("content/actors/visitor.md".to_owned(), "---\nname: Visitor\nkind: person\n---\n".to_owned()),
            ("content/briefings/talks.md".to_owned(), "---\ntitle: T\nas_of: 2025-03-10\nevents: [round]\n---\n".to_owned()),
            source("a", "", &[&by("ruiz", "two"), "question: two, answer: y, by: [ruiz], says: S."]),
            source("b", "", &[&by("port", "three"), &format!("question: two, answer: n, by: [{second}], says: S.")]),
        ];
        Site::with(&files).briefing().events[0].questions.clone()
    };
    assert_eq!(questions("port"), "3 questions: parties dispute 2");
    assert_eq!(questions("visitor"), "3 questions: 2 are in dispute");
    // A side's own release is its word.
    let release =
        "---\ntitle: R\npublisher: The port\ncovers: [{event: round}]\nclaims: [{id: c0, question: length, answer: two, says: S.}]\n---\n";
    let files = [("content/sources/r.md".to_owned(), release.to_owned()), source("b", "", &[&by("ruiz", "three")])];
    let site = Site::with(&files);
    assert_eq!(site.event("round").lead[0], "The parties dispute Length.");
}

/// A site with one briefing on the round.
fn briefed(files: &[(String, String)], judgement: &str) -> Site {
    let judgement = format!("judgements: [{{id: j, text: So it is., {judgement}}}]\n");
    let briefing =
        format!("---\ntitle: T\nas_of: 2025-03-10\nevents: [round]\n{}---\n", if judgement.contains("because") { &judgement } else { "" });
    let visitor = ("content/actors/visitor.md".to_owned(), "---\nname: Visitor\nkind: person\n---\n".to_owned());
    Site::with(&[files, &[visitor, ("content/briefings/talks.md".to_owned(), briefing)]].concat())
}

#[test]
fn a_dispute_of_others_is_not_called_one_of_parties() {
    let site = briefed(&[source("a", "", &[&by("ruiz", "two")]), source("b", "", &[&by("visitor", "three")])], "");
    assert_eq!(site.question("length").verdict.label, "In dispute");
    assert_eq!(site.briefing().findings[0].sort, "disputed");
    let site = briefed(&[source("a", "", &[&by("ruiz", "two")]), source("b", "", &[&by("port", "three")])], "");
    assert_eq!(site.question("length").verdict.label, "Parties dispute");
    assert_eq!(site.briefing().findings[0].sort, "dispute");
}

#[test]
fn a_conclusion_says_whose_word_all_of_it_is() {
    let hangs_on = |reports: &[(String, String)]| {
        let because: Vec<String> = (0..reports.len()).map(|index| format!("{}#c0", ["a", "b"][index])).collect();
        let site = briefed(reports, &format!("because: [{}]", because.join(", ")));
        let key = site.library.briefing_key("talks").expect("the test has it");
        match site.plan().view(PageId::Conclusions(key)).body {
            Body::Conclusions(page) => plain(&page.judgements[0].hangs_on).join(" "),
            other => panic!("{other:?} is no page of conclusions"),
        }
    };
    let (ruiz, visitor) = (by("ruiz", "two"), by("visitor", "two"));
    assert_eq!(hangs_on(&[source("a", "", &[&ruiz])]), "Without A it falls. All of it is the word of The union.");
    let one = "It stands without any one of the reports. All of it is the word of The union.";
    assert_eq!(hangs_on(&[source("a", "", &[&ruiz]), source("b", "", &[&ruiz])]), one);
    let two = "Without A or B it is weaker.";
    assert_eq!(hangs_on(&[source("a", "", &[&ruiz]), source("b", "", &[&visitor])]), two);
    // The organ of the union passes the visitor on, so both are its word, though another speaks.
    let organ =
        published("b", "publisher: The union\nreviewed: all\nclaims: [{id: c0, question: length, answer: two, by: [visitor], says: S.}]");
    let no_two = "It stands without any one of the reports. No two of the reports behind it are known to be independent.";
    assert_eq!(hangs_on(&[source("a", "", &[&visitor]), organ]), no_two);
}

#[test]
fn what_a_machine_wrote_is_marked_as_that() {
    let machine = |kind: &str| published("m", &format!("machine_text: {kind}\nreviewed: all\nclaims: [{{id: c0, {}}}]", own("three")));
    let reports = [source("a", "", &[&own("two")]), source("b", "", &[]), source("c", "", &[])];
    let shown = |kind: &str| {
        let site = Site::with(&[&reports[..], &[machine(kind)]].concat());
        let table = site.event("round").table.expect("the event has questions");
        let row = table.rows.iter().find(|row| row.question.label.text == "Length").expect("the question has a row");
        let chip = &row.answers.iter().find(|answer| answer.label == "Three days").expect("the answer is given").chips[0];
        let page = site.question("length");
        assert!((chip.hearsay, chip.own) == (true, false), "{chip:?}");
        (chip.title.clone(), page.explanation.clone(), kept_in_mind(&page)[0].clone())
    };
    let says = |title: &str, explained: &str, kept: &str| {
        let explained = format!("Two days, says only A. {explained}: Three days.");
        (title.to_owned(), explained, format!("{kept}: its own word is not counted."))
    };
    assert_eq!(shown("declared"), says("m: machine-written", "By a machine’s text", "m is machine-written"));
    let may = says("m: may be machine-written", "By a text that is or may be a machine’s", "m may be machine-written");
    assert_eq!(shown("suspected"), may);
}

#[test]
fn a_copy_is_not_said_to_have_changed_what_its_original_did() {
    let text =
        |id: &str, fields: &str, answer: &str| published(id, &format!("{fields}\nreviewed: all\nclaims: [{{id: c0, {}}}]", own(answer)));
    let reports = [
        text("a", "publisher: Post", "two"),
        text("b", "publisher: Post\nupdates: a", "three"),
        text("c", "publisher: Echo\nderived_from: a", "two"),
    ];
    let changed: Vec<String> =
        Site::with(&reports).question("length").rows.iter().filter_map(|row| row.told.changed.as_ref().map(Phrase::plain)).collect();
    assert_eq!(changed, ["later changed to Three days", "the original was later changed to Three days"]);
}

#[test]
fn what_is_withdrawn_is_not_counted_among_the_reports() {
    let gone = published("gone", "withdrawn: {on: 2025-03-10, why: Made up.}");
    let site = briefed(&[source("a", "", &[&own("two")]), gone], "");
    assert_eq!(site.event("round").table.expect("the event has questions").caption, "2 questions, 1 report and 1 withdrawn");
    assert_eq!(site.briefing().events[0].reports, 1);
}

#[test]
fn an_unnamed_voice_in_two_reports_is_told_differently_only_where_it_is_one() {
    let told = |statement: &str| {
        let clerk = |answer: &str| format!("question: length, answer: {answer}, by: [stranger]{statement}, says: So.");
        let stranger = "---\nname: A stranger\nkind: unnamed\nstatements: [{id: first}]\n---\n";
        let files = [
            ("content/actors/stranger.md".to_owned(), stranger.to_owned()),
            source("a", "", &[&clerk("two")]),
            source("b", "", &[&clerk("three")]),
        ];
        Site::with(&files).actor("stranger").says[0].rows.iter().map(|row| row.told_differently).collect::<Vec<_>>()
    };
    assert_eq!(told(""), [false, false]);
    assert_eq!(told(", statement: \"stranger#first\""), [true, true]);
}

#[test]
fn answers_that_nobody_can_put_in_order_are_named() {
    let question = "---\nquestion: How many?\nshort: Toll\nevent: round\nkind: number\nunit: people\nover_time: true\n---\n";
    let said = |answer: u32, as_of: &str| format!("question: toll, answer: {answer}, as_of: \"{as_of}\", says: So.");
    let files = [
        ("content/questions/toll.md".to_owned(), question.to_owned()),
        source("a", "", &[&said(10, "2025-03-04T10:00Z")]),
        source("b", "", &[&said(12, "2025-03-04T10:00Z")]),
        source("c", "", &[&said(20, "2025-03-04")]),
    ];
    let keep = plain(&Site::with(&files).question("toll").keep_in_mind);
    assert!(keep.contains(&"10 people from A or 20 people from C; nobody can tell which came later.".to_owned()), "{keep:?}");
}

#[test]
fn who_is_quoted_only_by_a_machine_is_named() {
    let bot = |claims: &str| published("bot", &format!("machine_text: suspected\nreviewed: all\nclaims: [{claims}]"));
    let quoted = "{id: c0, question: length, answer: two, by: [ruiz], says: So.}";
    let page = Site::with(&[bot(quoted), source("a", "", &[&by("port", "two")])]).question("length");
    assert_eq!(page.verdict.label, "Confirmed");
    assert!(kept_in_mind(&page).contains(&"Ruiz is quoted only in what is or may be a machine’s text: bot.".to_owned()));
    let page = Site::with(&[bot(quoted), source("a", "", &[&by("ruiz", "two")])]).question("length");
    assert!(!kept_in_mind(&page).concat().contains("machine"), "{:?}", kept_in_mind(&page));
}

#[test]
fn what_several_said_jointly_is_nobody_elses() {
    let jointly = "question: length, answer: two, by: [ruiz, port], says: So.";
    let page = Site::with(&[source("a", "", &[jointly, &by("ruiz", "two")])]).event("round");
    assert_eq!(page.voices.as_deref(), Some("2 passed on: 1 by The union and 1 by several jointly."));
}

#[test]
fn a_conclusion_in_parts_names_what_a_report_alone_bears() {
    let next = "question: next, answer: A third round, by: [ruiz], says: So.";
    let reports = [source("a", "", &[&by("ruiz", "two")]), source("b", "", &[next])];
    let site = briefed(&reports, "because: [a#c0, b#c0]");
    let key = site.library.briefing_key("talks").expect("the test has it");
    let Body::Conclusions(page) = site.plan().view(PageId::Conclusions(key)).body else { panic!("it is a page of conclusions") };
    let said = plain(&page.judgements[0].hangs_on).join(" ");
    assert_eq!(said, "On Length nothing is left without A. On What next? nothing is left without B. All of it is the word of The union.");
}

#[test]
fn a_release_is_heard_like_a_quotation() {
    let release = published("r", "voice_of: port\nreviewed: all\nclaims: [{id: c0, question: length, answer: two, says: So.}]");
    let said = |extra: &[(String, String)]| {
        let reports =
            [&[source("a", "", &[&by("ruiz", "two"), "question: next, answer: x, by: [ruiz], about: [port], says: So."])], extra].concat();
        let list = briefed(&reports, "").briefing().findings.into_iter().find(|list| list.sort.ends_with("heard"));
        list.map(|list| (list.sort, plain(&list.lines).concat()))
    };
    let alone = said(&[]).expect("the port is not heard");
    assert!(alone.0 == "unheard" && alone.1.contains("The port"), "{alone:?}");
    assert!(said(&[release]).is_none_or(|(_, lines)| !lines.contains("The port")));
}

#[test]
fn what_a_reader_must_know_of_reports_is_kept_in_mind() {
    let text = |id: &str, fields: &str, claim: &str| published(id, &format!("{fields}\nreviewed: all\nclaims: [{{id: c0, {claim}}}]"));
    let kept = |files: &[(String, String)]| kept_in_mind(&Site::with(files).question("length"));
    // Published before the question could be answered.
    let early = (
        "content/questions/early.md".to_owned(),
        "---\nquestion: Who?\nevent: round\nkind: choice\nanswers: {two: Two, three: Three}\nknowable_from: 2025-03-20\n---\n".to_owned(),
    );
    let on_it = |id: &str, day: &str| text(id, &format!("published: {day}"), "question: early, answer: two, says: So.");
    let found = kept_in_mind(&Site::with(&[early.clone(), on_it("a", "2025-03-10"), on_it("b", "2025-03-21")]).question("early"));
    assert_eq!(found[0], "a was published before this could be known.", "{found:?}");
    let silent = |id: &str| published(id, "published: 2025-03-10\nreviewed: all");
    let nothing = Site::with(&[early, silent("a"), silent("b")]).question("early");
    let told = (nothing.verdict.label.as_str(), nothing.explanation.as_str());
    assert_eq!(told, ("No report says", "All reports were published before this could be known."));
    // A paper that belongs to a side.
    let found = kept(&[text("a", "publisher: The union", &own("two")), text("b", "", &by("port", "three"))]);
    assert!(found.contains(&"What a itself says is the word of The union.".to_owned()), "{found:?}");
    assert!(!kept(&[text("a", "", &own("two")), text("b", "", &by("port", "three"))]).concat().contains("itself"));
    // Several machines' texts, and one speaker whom only a machine quotes so.
    let machines = [text("a", "machine_text: declared", &own("two")), text("b", "machine_text: suspected", &own("two"))];
    assert!(kept(&machines).contains(&"a and b are or may be machine-written: their own words are not counted.".to_owned()));
    let found = kept(&[text("a", "machine_text: suspected", &by("ruiz", "two")), text("b", "", &by("ruiz", "three"))]);
    assert!(found.contains(&"Only a, which is or may be machine-written, has this from Ruiz: Two days.".to_owned()), "{found:?}");
    let alike = kept(&[text("a", "machine_text: suspected", &by("ruiz", "two")), text("b", "", &by("ruiz", "two"))]);
    assert!(!alike.concat().contains("machine"), "{alike:?}");
}
