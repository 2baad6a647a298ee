//! What pages show, on small invented sites.

mod record_pages;

use super::*;
use crate::compare::compare;
use crate::model::comparison::Comparisons;
use crate::model::library::Library;
use crate::model::view::{Body, BriefingPage, EventPage, Phrase, QuestionPage, RowView};
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
fn the_layout_follows_the_number_of_sources() {
    for (count, layout, columns, cells, groups) in [(1, "across", 1, 1, 0), (5, "across", 5, 5, 0), (6, "grouped", 0, 0, 2)] {
        let answers = ["two", "three"];
        let sources: Vec<_> = (0..count).map(|index| source(&format!("s{index:02}"), "", &[&own(answers[index % 2])])).collect();
        let table = Site::with(&sources).event("round").comparison.expect("the event has questions");
        let row = &table.rows[0];
        let groups = if count == 1 { 0 } else { groups };
        assert_eq!(
            (table.layout, table.sources.len(), row.cells.len(), row.groups.len()),
            (layout, columns, cells, groups),
            "{count} sources"
        );
    }
}

#[test]
fn a_table_of_many_sources_names_few() {
    let claim = own("two");
    let mut sources: Vec<_> = (0..300).map(|index| source(&format!("s{index:03}"), "", &[&claim])).collect();
    sources.push(source("t", "", &[&by("ruiz", "three")]));
    sources.push(source("u", "", &[]));
    let site = Site::with(&sources);
    let page = site.event("round");
    let row: RowView = page.comparison.expect("the event has questions").rows.remove(0);
    let shown: Vec<_> =
        row.groups.iter().map(|group| (group.answer.label.as_str(), group.reports, group.own.len(), group.more_own)).collect();
    assert_eq!(shown, [("Two days", 300, 12, 288), ("Three days", 1, 0, 0)]);
    assert_eq!(row.silences.iter().map(|silence| (silence.state, silence.count)).collect::<Vec<_>>(), [("silent", 1)]);
}

fn particulars(page: &QuestionPage, flag: &str) -> Vec<String> {
    let flag = page.flags.iter().find(|view| view.word == flag).unwrap_or_else(|| panic!("no flag {flag} in {:?}", page.flags));
    flag.particulars.iter().map(Phrase::plain).collect()
}

#[test]
fn every_flag_says_what_it_means_here() {
    /// A flag, the claims of two sources that raise it, and what it says of them.
    type Case<'case> = (&'case str, &'case [&'case str], &'case [&'case str], &'case [&'case str]);
    let cases: [Case<'_>; 7] = [
        (
            "actor-shifts",
            &["question: length, answer: two, statement: ruiz#first, says: So."],
            &["question: length, answer: three, statement: ruiz#second, says: So."],
            &["Ruiz: Two days (The first day, 4 March 2025); Three days (second)."],
        ),
        ("split-side", &[&by("ruiz", "two")], &[&by("union", "three")], &["The union: Ruiz – Two days; The union – Three days."]),
        ("one-sided", &[&by("ruiz", "two")], &[&by("clerk", "two")], &["Everybody who answers belongs to The union: A clerk and Ruiz."]),
        ("self-contradiction", &[&own("two"), &own("three")], &[], &["A: Two days; Three days."]),
        ("low-reliability", &[&own("two")], &[&own("two")], &["A and B"]),
        ("hangs-on-inference", &[&own("two")], &[&own("two")], &["B: Names no round."]),
        ("unproven-quotes", &["question: length, answer: two, quote: unproven"], &[], &["1 quote: A, c0."]),
    ];
    for (flag, first, second, expected) in cases {
        let inferred = if flag == "hangs-on-inference" { ", certainty: inferred, because: Names no round." } else { "" };
        let rated = if flag == "low-reliability" { "\nreliability: E" } else { "" };
        let sources = [source("a", "", first), source("b", inferred, second)]
            .map(|(path, text)| (path, text.replacen("\ntitle", &format!("{rated}\ntitle"), 1)));
        let page = Site::with(&sources).question("length");
        assert_eq!(particulars(&page, flag), expected, "{flag}");
    }
}

#[test]
fn a_fragile_verdict_names_the_source_and_the_other_verdict() {
    let page = Site::with(&[source("a", "", &[&own("two")]), source("b", "", &[&own("three")])]).question("length");
    let fragile: Vec<_> = page.fragile.iter().map(|fragility| (fragility.without.label.text.as_str(), fragility.verdict.word)).collect();
    assert_eq!(fragile, [("A", "one-publisher"), ("B", "one-publisher")]);
    assert!(page.verdict.differs);
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
    let claim = &page.sections[0].claims[0];
    let why = claim.withdrawn.as_ref().expect("the claim is withdrawn");
    assert_eq!((why.what, why.why.as_deref()), ("claim", Some("The paper took it back.")));
    assert_eq!(claim.answer.reading, None, "an answer that nobody gives any more has no letter");
    assert_eq!(page.judgements.len(), 1);
    let judgement = &site.briefing().judgements[0];
    assert_eq!((judgement.because.len(), judgement.withdrawn_supports), (2, 1));
}

#[test]
fn who_was_not_heard_is_told_from_who_speaks() {
    let briefing = ("content/briefings/talks.md".to_owned(), "---\ntitle: T\nas_of: 2025-03-10\nevents: [round]\n---\n".to_owned());
    let claim = "question: length, answer: two, by: [ruiz], about: [port], says: So.";
    let page = Site::with(&[source("a", "", &[claim]), briefing]).briefing();
    let unheard: Vec<_> =
        page.unheard.iter().map(|unheard| (unheard.actor.label.text.as_str(), unheard.nowhere, unheard.spoken_of)).collect();
    // The union is heard through a member.
    assert_eq!(unheard, [("The city", true, 0), ("The port", true, 1)]);
    assert_eq!(page.overview.expect("one source fits").groups[0].rows[0].cells[0].marks[0].answer.reading.as_deref(), Some("a"));
}

#[test]
fn prose_places_a_table_instead_of_the_page() {
    let text = "---\ntitle: T\nas_of: 2025-03-10\nevents: [round, later]\n---\n{{ compare(event=\"round\") }}\n";
    let briefing = ("content/briefings/talks.md".to_owned(), text.to_owned());
    let site = Site::with(&[source("a", "", &[&own("two")]), briefing]);
    assert!(site.briefing().comparisons.is_empty());
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
        ("../actors/ruiz.md", Some("early"), Some("../actors/ruiz.html#text-early")),
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
