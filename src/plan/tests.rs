//! What pages show, on small invented sites.

use super::*;
use crate::compare::compare;
use crate::model::comparison::Comparisons;
use crate::model::library::Library;
use crate::model::view::{Body, BriefingPage, CompactRow, EventPage, Phrase, QuestionPage};
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
        let key = site.library.source_key("a").expect("the test names a source");
        match site.plan().view(PageId::Source(key)).body {
            Body::Source(page) => page.agrees.iter().map(Phrase::plain).collect(),
            other => panic!("{other:?} is no source"),
        }
    };
    let copied = "They may have copied each other.";
    assert_eq!(agrees(&[open, &own("two")]), ["The same answer as B on 1 of 1 compared question.", copied]);
    assert_eq!(agrees(&[&own("three")]), ["The same answer as B on 0 of 1 compared question."]);
    let unknown = "question: length, answer: not-known, says: So.";
    assert_eq!(agrees(&[unknown]), ["The same answer as B on 0 of 1 compared question."]);
    assert_eq!(agrees(&[open]), [""; 0], "an open question is listed and not compared");
}

fn kept_in_mind(page: &QuestionPage) -> Vec<String> {
    page.keep_in_mind.iter().map(Phrase::plain).collect()
}

#[test]
fn a_finding_says_what_it_hangs_on() {
    let inferred = ", certainty: inferred, because: Names no round.";
    let page = Site::with(&[source("a", "", &[&own("two")]), source("b", inferred, &[&own("three")])]).question("length");
    assert!(page.verdict.excludes);
    assert_eq!(page.counts, None, "no total is given where reports differ");
    assert_eq!(
        kept_in_mind(&page)[..2],
        [
            "We matched B to this event. If that is wrong, the reports do not differ.".to_owned(),
            "Without A the reports do not differ.".to_owned()
        ]
    );
    let claim = "question: length, answer: two, by: [ruiz], about: [port], says: So.";
    let page = Site::with(&[source("a", "", &[claim])]).question("length");
    assert!(kept_in_mind(&page).contains(&"The port is spoken of here and not heard.".to_owned()), "{:?}", kept_in_mind(&page));
    assert_eq!(page.counts.as_deref(), Some("Reports: 1. At most 1 can be independent of each other."));
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
    assert_eq!(lines, ["The band: named in one report, quoted in none.", "The port: named in one report, quoted in none."]);
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
        ["The report carries neither a date nor an author.", "It has not been rated.", "We matched one of them to its event ourselves."]
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
