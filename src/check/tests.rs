//! One bad example of each finding of `check`, at its place; the sound sample is the good example of all.

use crate::compare::compare;
use crate::diagnostic::Code;
use crate::model::comparison::Comparisons;
use crate::model::files::AssetFile;
use crate::model::words::QuoteState;
use crate::sample::{findings, linked, shown, sound_but};

/// The sample's one briefing with these lines for its judgement `a`.
fn briefing(lines: &str) -> String {
    format!("---\ntitle: T\nas_of: 2025\nevents: [talks-2]\njudgements:\n  - id: a\n{lines}---\n")
}

fn assert_found(changes: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(findings(changes), expected, "{changes:?}");
}

#[test]
fn judgements_rest_on_live_claims() {
    let path = "content/briefings/talks.md";
    for lines in ["    text: It is over.\n", "    text: It is over.\n    because: []\n", "    text: It is over.\n    because: [null]\n"] {
        let found = findings(&[(path, &briefing(lines))]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("V0601 the judgement `a` names no claim that it rests on"), "{found:?}");
    }
    let missing = findings(&[(path, &briefing("    text: It is over.\n"))]);
    assert!(missing[0].starts_with("content/briefings/talks.md:6:9: "), "what is missing stands at the id: {missing:?}");
    assert_found(
        &[(path, &briefing("    text: It is over.\n    because: gazette#length\n"))],
        &["content/briefings/talks.md:8:14: V0112 `because` takes a list, not text"],
    );
    assert_found(
        &[(path, &briefing("    text: It is over.\n    because: [gazette#gone]\n"))],
        &["content/briefings/talks.md:8:15: V0301 `gazette` has no claim `gone`"],
    );
}

#[test]
fn judgements_and_what_was_withdrawn() {
    let source = "---\ntitle: T\ncovers: [{event: talks-2}]\nclaims:\n  - {id: length, question: length, answer: two-days, says: s, by: [ruiz]}\n  - {id: len, question: length, answer: two-days, says: s, withdrawn: {on: 2025-03-09, why: w}}\n  - {id: said, question: length, answer: two-days, says: s, statement: union#press-line}\n---\n";
    let actor = "---\nname: The union\nkind: organisation\nstatements:\n  - {id: press-line, withdrawn: {why: w}}\n---\n";
    let changes = |because: &str| briefing(&format!("    text: It is over.\n    because: {because}\n"));
    let found = |because: &str| {
        findings(&[
            ("content/sources/gazette.md", source),
            ("content/actors/union.md", actor),
            ("content/briefings/talks.md", &changes(because)),
        ])
    };
    assert_eq!(found("[gazette#length]"), Vec::<String>::new());
    assert_eq!(
        found("[gazette#length, gazette#len, gazette#said]"),
        [
            "content/briefings/talks.md:8:31: V0603 the judgement `a` rests on `gazette#len`, which is withdrawn",
            "content/briefings/talks.md:8:44: V0603 the judgement `a` rests on `gazette#said`, which is withdrawn",
        ]
    );
    assert_eq!(
        found("[gazette#len, gazette#said]"),
        ["content/briefings/talks.md:8:14: V0602 every claim that the judgement `a` rests on is withdrawn"]
    );
    let withdrawn = source.replace("title: T\n", "title: T\nwithdrawn: {on: 2025-03-09}\n");
    assert_found(
        &[("content/sources/gazette.md", &withdrawn), ("content/briefings/talks.md", &changes("[gazette#length]"))],
        &["content/briefings/talks.md:8:14: V0602 every claim that the judgement `a` rests on is withdrawn"],
    );
}

#[test]
fn likelihood_and_confidence_in_one_sentence() {
    let text = briefing(
        "    text: We have high confidence that a third round is unlikely.\n    basis: >-\n      Our confidence is low. It is likely.\n    because: [gazette#length]\n",
    );
    assert_found(
        &[("content/briefings/talks.md", &text)],
        &["content/briefings/talks.md:7:11: V0604 one sentence speaks of likelihood (`unlikely`) and of confidence (`confidence`)"],
    );
}

#[test]
fn sources_without_a_claim() {
    let source = |more: &str| format!("---\ntitle: T\ncovers: [{{event: talks-2}}]\n{more}---\n");
    let path = "content/sources/second.md";
    let expected = ["content/sources/second.md:1:1: V0404 no claim was read from the source `second`"];
    assert_found(&[(path, &source(""))], &expected);
    assert_found(&[(path, &source("claims: []\n"))], &expected);
    // Who says for what it was read knows that it is silent.
    assert_found(&[(path, &source("claims: []\nreviewed: all\n"))], &[]);
    assert_found(&[(path, &source("reviewed: [length]\n"))], &[]);
    assert_found(&[(path, &source("reviewed: []\n"))], &[]);
    assert_found(&[(path, &source("claims: none\n"))], &["content/sources/second.md:4:9: V0112 `claims` takes a list, not text"]);
}

#[test]
fn publishers_in_two_spellings() {
    let source = |publisher: &str| format!("---\ntitle: T\npublisher: {publisher}\ncovers: [{{event: talks-2}}]\nreviewed: []\n---\n");
    assert_found(
        &[
            ("content/sources/b.md", &source("GAZETTE.")),
            ("content/sources/c.md", &source("Gazette")),
            ("content/sources/d.md", &source("Gazette Two")),
        ],
        &[
            "content/sources/b.md:3:12: V0405 `GAZETTE.` and `Gazette` look like one publisher, and count as two | content/sources/c.md:3:12 the other spelling",
        ],
    );
}

/// The question of the sample that shows a statement, without it.
const QUIET: &str = "---\nquestion: Who mediated?\nevent: talks-2\nkind: set\nanswers: {port: The port}\n---\n";

#[test]
fn what_nothing_uses() {
    let actor = "---\nname: X\nkind: person\npart_of: union\n---\nOf [[unused]] itself.\n";
    assert_found(&[("content/actors/unused.md", actor)], &["content/actors/unused.md:1:1: V0504 nothing mentions the actor `unused`"]);
    assert_found(&[("content/actors/unused.md", actor), ("content/pages/about.md", "---\n---\n[[unused]]\n")], &[]);
    let question = "---\nquestion: Q?\nevent: talks-1\nkind: open\n---\n";
    assert_found(
        &[("content/questions/unused.md", question)],
        &["content/questions/unused.md:1:1: V0503 no source covers `talks-1`, the event of the question `unused`"],
    );
    assert_found(
        &[("content/questions/mediators.md", QUIET)],
        &["content/actors/union.md:5:10: V0506 no claim carries the statement `union#press-line`"],
    );
}

#[test]
fn a_slip_of_the_pen_makes_nothing_unused() {
    let source = "---\ntitle: T\ncovers: [{event: talks-22}]\nclaims:\n  - {id: length, question: length, answer: two-days, says: s, by: [ruis]}\n---\n";
    assert_found(
        &[("content/sources/gazette.md", source)],
        &[
            "content/sources/gazette.md:3:18: V0301 there is no event `talks-22`",
            "content/sources/gazette.md:5:68: V0301 there is no actor `ruis`",
        ],
    );
    let claim = |statement: &str| {
        format!(
            "---\ntitle: T\ncovers: [{{event: talks-2}}]\nclaims:\n  - {{id: length, question: length, answer: two-days, says: s, by: [ruiz], statement: {statement}}}\n---\n"
        )
    };
    for (statement, expected) in [
        ("union#press-lin", "content/sources/gazette.md:5:86: V0301 `union` has no statement `press-lin`"),
        ("unio#press-line", "content/sources/gazette.md:5:86: V0301 there is no actor `unio`"),
    ] {
        assert_found(&[("content/sources/gazette.md", &claim(statement)), ("content/questions/mediators.md", QUIET)], &[expected]);
    }
    // Where a record cannot be read, nobody can say what it mentions.
    assert_found(
        &[
            ("content/sources/gazette.md", "---\ntitle: [\n---\n"),
            ("content/briefings/talks.md", "---\ntitle: T\nas_of: 2025\nevents: [talks-2]\n---\n"),
        ],
        &["content/sources/gazette.md:2:8: V0103 the bracket that opens here is not closed"],
    );
}

#[test]
fn figures_need_an_event_outside_of_briefings() {
    assert_found(
        &[("content/pages/about.md", "---\n---\n{{ compare() }}\n\n{{ timeline() }}\n\n{{ compare(event=\"talks-2\") }}\n")],
        &[
            "content/pages/about.md:3:1: V0702 `compare` needs its argument `event` here: only in a briefing does its absence mean all events",
        ],
    );
    let briefing = "---\ntitle: T\nas_of: 2025\nevents: [talks-2]\n---\n{{ compare() }}\n\n{{ question() }}\n";
    assert_found(
        &[("content/briefings/talks.md", briefing)],
        &["content/briefings/talks.md:8:1: V0702 `question` needs its argument `id`"],
    );
}

#[test]
fn a_series_needs_an_answer_that_changes() {
    let page = "---\n---\n{{ series(question=\"length\") }}\n\n{{ series() }}\n\n{{ collation(statement=\"nobody#x\") }}\n";
    assert_found(
        &[("content/pages/about.md", page)],
        &[
            "content/pages/about.md:3:21: V0702 the answer to `length` does not change, so there is no series to show",
            "content/pages/about.md:5:1: V0702 `series` needs its argument `question`",
            "content/pages/about.md:7:25: V0301 there is no actor `nobody`",
        ],
    );
}

#[test]
fn links_into_the_site_lead_to_files() {
    let page = "---\n---\n[a](../actors/ruiz.md) [b](../actors/ruiz.html) [c](map.png) ![d](/logo.png) [e](../index.html) [f](#h-here) [g](https://example.org)\n\n[h](mop.png) ![i](../../static/x.png) [j](../actors/ruis.md)\n";
    let mut files = sound_but(&[("content/pages/about.md", page)]);
    for output in ["logo.png", "pages/map.png"] {
        files.assets.push(AssetFile { path: format!("content/{output}"), output: output.to_owned(), origin: output.into() });
    }
    let (_, found) = linked(&files);
    let expected = [
        "content/pages/about.md:5:1: V0704 there is no file `content/pages/mop.png`",
        "content/pages/about.md:5:14: V0704 `../../static/x.png` leads out of the site's content",
        "content/pages/about.md:5:39: V0704 there is no file `content/actors/ruis.md`",
    ];
    assert_eq!(shown(&files, &found), expected);
}

/// The sample with this text on a page of its own, beside another page.
fn linking(text: &str) -> Vec<String> {
    let page = format!("---\ntitle: P\n---\n{text}\n");
    findings(&[("content/pages/p.md", &page), ("content/pages/other.md", "---\ntitle: Other\n---\n## Real\n\nText.\n")])
}

#[test]
fn every_file_that_a_build_writes_can_be_linked() {
    for path in [
        "../index.html",
        "../timeline.html",
        "../compare.html",
        "../briefings/talks.html",
        "../briefings/talks/conclusions.html",
        "../briefings/talks/text.html",
        "../sources.html",
        "../404.html",
        "../data.html",
        "../data/briefing.json",
        "../data/claims.csv",
        "../data/comparison.csv",
        "../data/sources.bib",
        "../data/briefing.epub",
        "../data/content/sources/gazette.md",
        "../sources/gazette.html",
        "../sources/gazette.md",
        "../feed.xml",
        "other.html",
    ] {
        assert_eq!(linking(&format!("[a]({path})")), Vec::<String>::new(), "{path}");
    }
    for path in ["../sources-2.html", "../data/gone.csv", "gone.html", "../pages/method.html"] {
        let found = linking(&format!("[a]({path})"));
        assert!(found.len() == 1 && found[0].contains("V0704 there is no file `content/"), "{path}: {found:?}");
    }
}

#[test]
fn a_link_to_a_place_leads_to_one_that_the_page_has() {
    for good in [
        "## Here\n\n[a](#here)",
        "## Here\n\n[a](#text-here)",
        "[a](other.md#real)",
        "[a](other.md#text-real)",
        "[a](other.html#text-real)",
        "[a](../sources/gazette.md#claim-length)",
        "[a](../sources/gazette.html#claim-length)",
        "[a](../sources/gazette.md#h-claims)",
        "[a](../questions/length.md#source-gazette)",
        "[a](../method.html#anything)",
        "[a](../briefings/talks.md#judgement-no-third)",
        "[a](../briefings/talks/conclusions.html#judgement-no-third)",
    ] {
        assert_eq!(linking(good), Vec::<String>::new(), "{good}");
    }
    for (bad, message) in [
        ("[a](#nope)", "the page of `content/pages/p.md` has no place `#nope`"),
        ("[a](other.md#nope)", "the page of `content/pages/other.md` has no place `#nope`"),
        ("[a](../sources/gazette.md#claim-gone)", "the page of `content/sources/gazette.md` has no place `#claim-gone`"),
        ("[a](../briefings/talks.md#no-third)", "the page of `content/briefings/talks.md` has no place `#no-third`"),
        ("[a](../questions/length.md#source-gone)", "the page of `content/questions/length.md` has no place `#source-gone`"),
    ] {
        let found = linking(bad);
        assert!(found.len() == 1 && found[0].contains("V0704") && found[0].contains(message), "{bad}: {found:?}");
    }
}

#[test]
fn what_is_too_much_to_compare_is_said_and_not_compared() {
    let owned = |files: Vec<(String, String)>| {
        let site = [("content/site.yaml", "title: T\n"), ("content/events/e.md", "---\ntitle: E\n---\n")];
        let files: Vec<(&str, &str)> = site.into_iter().chain(files.iter().map(|(path, text)| (path.as_str(), text.as_str()))).collect();
        let library = crate::link::link(&crate::parse::parse(&crate::sample::site(&files)).0).0;
        let found: Vec<String> = super::check(&library)
            .iter()
            .filter(|finding| finding.code == Code::TooMuchToCompare)
            .map(|finding| finding.message.clone())
            .collect();
        let texts = library.claims.iter().map(|_| QuoteState::None).collect();
        (found, compare(&library, texts))
    };
    let question = |id: &str| {
        (format!("content/questions/{id}.md"), "---\nquestion: Q?\nevent: e\nkind: choice\nanswers: {x: X, z: Z}\n---\n".to_owned())
    };
    let speakers = |count: usize| {
        let actor = |number: usize| (format!("content/actors/a{number}.md"), "---\nname: A\nkind: person\n---\n".to_owned());
        let claim =
            |number: usize| format!("  - {{id: c{number}, question: q, answer: {}, says: x, by: [a{number}]}}\n", ["x", "z"][number % 2]);
        let source = |half: usize| {
            let claims: String = (0..count).filter(|number| number % 3 == half).map(claim).collect();
            (format!("content/sources/s{half}.md"), format!("---\ntitle: S\ncovers: [{{event: e}}]\nclaims:\n{claims}---\n"))
        };
        owned((0..count).map(actor).chain([question("q")]).chain((0..3).map(source)).collect())
    };
    let disputes = |comparisons: &Comparisons| comparisons.actors.iter().map(|actor| actor.disputes.len()).sum::<usize>();
    let (found, comparisons) = speakers(1_000);
    assert_eq!((found, disputes(&comparisons)), (vec![], 1_000 * 500));
    let (found, comparisons) = speakers(1_001);
    assert_eq!((found, disputes(&comparisons)), (vec!["1001 actors speak on the question, and at most 1000 are compared".to_owned()], 0));
    let cells = |sources: usize| {
        let source = |number: usize| (format!("content/sources/s{number}.md"), "---\ntitle: S\ncovers: [{event: e}]\n---\n".to_owned());
        owned((0..sources).map(source).chain((0..1_000).map(|number| question(&format!("q{number}")))).collect())
    };
    let made = |comparisons: &Comparisons| comparisons.questions.iter().map(|question| question.cells.len()).sum::<usize>();
    let (found, comparisons) = cells(2_000);
    assert_eq!((found, made(&comparisons)), (vec![], 2_000_000));
    let (found, comparisons) = cells(2_001);
    let message = "2001 sources and 1000 questions make 2001000 of 2001000 cells of all tables, and at most 2000000 are made";
    assert_eq!((found, made(&comparisons)), (vec![message.to_owned()], 0));
}
