//! One bad example of each finding of `link`, at its place; the sound sample is the good example of all.

use super::link;
use crate::model::answer::Answer;
use crate::model::id::{ClaimKey, SourceKey};
use crate::model::library::{Library, Publisher, Reviewed, Source};
use crate::model::list::Key as _;
use crate::model::words::SourceForm;
use crate::parse::parse;
use crate::sample::{SOUND, findings, linked, shown, site, sound_but};

#[test]
fn the_sample_is_sound() {
    assert_eq!(findings(&[]), Vec::<String>::new());
}

/// Checks the findings of the sample with one file changed or added: all of them, in order, without the path where it is that file's.
fn assert_found(path: &str, text: &str, expected: &[&str]) {
    let found = findings(&[(path, text)]);
    let short: Vec<&str> = found.iter().map(|line| line.strip_prefix(&format!("{path}:")).unwrap_or(line)).collect();
    assert_eq!(short, expected, "{path}\n{text}");
}

/// A second source with these lines as its claims.
fn assert_claims(claims: &str, expected: &[&str]) {
    let text = format!("---\ntitle: Second report\ncovers: [{{event: talks-2}}]\nclaims:\n{claims}---\n");
    assert_found("content/sources/second.md", &text, expected);
}

#[test]
fn references_that_lead_nowhere() {
    assert_found(
        "content/events/talks-2.md",
        "---\ntitle: Second round\nfollows: talks-0\npart_of: dispute\nparticipants: [union, unoin, talks-1]\nmediators: null\n---\n",
        &[
            "3:10: V0301 there is no event `talks-0`",
            "4:10: V0301 there is no event `dispute`",
            "5:23: V0301 there is no actor `unoin`",
            "5:30: V0301 `talks-1` is an event, not an actor",
        ],
    );
    assert_claims(
        "  - {id: a, question: lenght, answer: x, says: y}\n  - {id: b, question: length, answer: two-days, says: y, by: [ruis], about: [ruiz, porta], on_behalf_of: unio}\n",
        &[
            "5:23: V0301 there is no question `lenght`",
            "6:63: V0301 there is no actor `ruis`",
            "6:84: V0301 there is no actor `porta`",
            "6:106: V0301 there is no actor `unio`",
        ],
    );
    assert_claims(
        "  - {id: a, question: length, answer: two-days, says: y, statement: union#press-lin}\n  - {id: b, question: length, answer: two-days, says: y, statement: unin#x}\n  - {id: c, question: length, answer: two-days, says: y, statement: union}\n",
        &[
            "5:69: V0301 `union` has no statement `press-lin`",
            "6:69: V0301 there is no actor `unin`",
            "7:69: V0301 `union` names no statement",
        ],
    );
    assert_found(
        "content/briefings/talks.md",
        "---\ntitle: The talks\nas_of: 2025-03-06\nevents: [talks-3]\njudgements:\n  - id: a\n    text: It is over.\n    because: [gazette#lenght, gazete#length, gazette]\n    against: [\"gazette#x\"]\n---\n[[ruis]], [[actor:gazette]], [@gazette#lentgh; @gazzette#length], [[event:talks-1|first]]\n\n{{ compare(event=\"talks-4\") }}\n\n{{ claim(id=\"gazette#y\") }}\n\n{{ question(id=\"gone\") }}\n",
        &[
            "4:10: V0301 there is no event `talks-3`",
            "8:15: V0301 `gazette` has no claim `lenght`",
            "8:31: V0301 there is no source `gazete`",
            "8:46: V0301 `gazette` names no claim",
            "9:15: V0301 `gazette` has no claim `x`",
            "11:3: V0301 nothing here has the id `ruis`",
            "11:19: V0301 `gazette` is a source, not an actor",
            "11:32: V0301 `gazette` has no claim `lentgh`",
            "11:49: V0301 there is no source `gazzette`",
            "13:19: V0301 there is no event `talks-4`",
            "15:14: V0301 `gazette` has no claim `y`",
            "17:17: V0301 there is no question `gone`",
        ],
    );
}

#[test]
fn a_slip_names_the_nearest_id() {
    let files = sound_but(&[("content/events/talks-1.md", "---\ntitle: First\nparticipants: [unoin]\nmediators: [nobody-near]\n---\n")]);
    let (_, found) = linked(&files);
    let help: Vec<_> = found.iter().map(|finding| (finding.suggestion.as_deref(), finding.help.as_str())).collect();
    let expected = [
        (Some("union"), "did you mean `union`? Else add `content/actors/unoin.md`"),
        (None, "add `content/actors/nobody-near.md`, or name another"),
    ];
    assert_eq!(help, expected);
}

#[test]
fn an_id_of_two_kinds_is_ambiguous_only_where_no_kind_is_named() {
    let changes = [
        ("content/actors/talks-1.md", "---\nname: The Talks\nkind: media\n---\n"),
        ("content/pages/about.md", "---\ntitle: About\n---\nSee [[talks-1]] and [[actor:talks-1]].\n"),
    ];
    assert_eq!(findings(&changes), ["content/pages/about.md:4:7: V0302 `talks-1` could be an actor and an event"]);
}

#[test]
fn rings_are_printed_and_cut() {
    let changes = [
        ("content/actors/a.md", "---\nname: A\nkind: state\npart_of: c\n---\n"),
        ("content/actors/b.md", "---\nname: B\nkind: state\npart_of: a\n---\n"),
        ("content/actors/c.md", "---\nname: C\nkind: state\npart_of: b\n---\n"),
        ("content/actors/tail.md", "---\nname: T\nkind: state\npart_of: b\n---\n[[tail]] [[a]]\n"),
        ("content/events/talks-1.md", "---\ntitle: First\nfollows: talks-2\n---\n"),
        ("content/sources/gazette.md", "---\ntitle: T\nderived_from: gazette\ncovers: [{event: talks-2}]\nreviewed: []\n---\n"),
        ("content/briefings/talks.md", "---\ntitle: T\nas_of: 2025\nevents: [talks-2]\n---\n[[ruiz]]\n"),
    ];
    let files = sound_but(&changes);
    let (library, found) = linked(&files);
    let expected = [
        "content/actors/a.md:4:10: V0303 `part_of` goes round in a ring: a → c → b → a | content/actors/c.md:4:10 the ring goes on here | content/actors/b.md:4:10 the ring goes on here",
        "content/actors/tail.md:1:1: V0504 nothing mentions the actor `tail`",
        "content/events/talks-1.md:3:10: V0303 `follows` goes round in a ring: talks-1 → talks-2 → talks-1 | content/events/talks-2.md:3:10 the ring goes on here",
        "content/sources/gazette.md:3:15: V0303 `derived_from` goes round in a ring: gazette → gazette",
    ];
    assert_eq!(shown(&files, &found), expected);
    let side = library.actor_key("tail").map(|tail| library[library.side(tail)].id.to_string());
    assert_eq!(side.as_deref(), Some("a"), "the ring is cut at its first actor");
}

#[test]
fn what_is_listed_twice() {
    assert_found(
        "content/actors/ruiz.md",
        "---\nname: Marta Ruiz\nkind: person\nstatements:\n  - {id: a}\n  - {id: b}\n  - {id: a}\n---\n{{ collation(statement=\"ruiz#a\") }}\n\n{{ collation(statement=\"ruiz#b\") }}\n",
        &["7:10: V0304 the id `a` is given here a second time | content/actors/ruiz.md:5:10 the first is here"],
    );
    assert_claims(
        "  - {id: a, question: length, answer: two-days, says: y, by: [ruiz, union, ruiz]}\n  - {id: a, question: mediators, answer: [port, city, port], says: y}\n",
        &[
            "5:76: V0304 `ruiz` is named here a second time | content/sources/second.md:5:63 the first is here",
            "6:10: V0304 the id `a` is given here a second time | content/sources/second.md:5:10 the first is here",
            "6:55: V0304 `port` is named here a second time | content/sources/second.md:6:43 the first is here",
        ],
    );
    assert_found(
        "content/sources/gazette.md",
        "---\ntitle: T\ncovers: [{event: talks-2}, {event: talks-2, certainty: inferred}]\nreviewed: [length, length]\nclaims:\n  - {id: length, question: length, answer: two-days, says: y, by: [ruiz]}\n---\n",
        &[
            "3:36: V0304 `talks-2` is named here a second time | content/sources/gazette.md:3:18 the first is here",
            "4:20: V0304 `length` is named here a second time | content/sources/gazette.md:4:12 the first is here",
        ],
    );
    assert_found(
        "content/briefings/talks.md",
        "---\ntitle: T\nas_of: 2025\nevents: [talks-2, talks-2]\njudgements:\n  - {id: a, text: It is over., because: [gazette#length, gazette#length]}\n  - {id: a, text: It is not., because: [gazette#length]}\n---\n",
        &[
            "4:19: V0304 `talks-2` is named here a second time | content/briefings/talks.md:4:10 the first is here",
            "6:58: V0304 `gazette#length` is named here a second time | content/briefings/talks.md:6:42 the first is here",
            "7:10: V0304 the id `a` is given here a second time | content/briefings/talks.md:6:10 the first is here",
        ],
    );
}

#[test]
fn a_source_answers_only_questions_of_events_that_it_covers() {
    let text =
        "---\ntitle: T\ncovers:\n  - event: talks-1\nclaims:\n  - id: a\n    question: length\n    answer: two-days\n    says: y\n---\n";
    assert_found(
        "content/sources/second.md",
        text,
        &[
            "7:15: V0401 the question `length` is about the event `talks-2`, which this source does not cover | content/sources/second.md:4:3 the events that it covers",
        ],
    );
    let misspelt = text.replace("talks-1", "talsk-2");
    assert_found("content/sources/second.md", &misspelt, &["4:12: V0301 there is no event `talsk-2`"]);
}

#[test]
fn answers_by_the_kind_of_their_question() {
    let claim = |question: &str, answer: &str| format!("  - {{id: a, question: {question}, answer: {answer}, says: y}}\n");
    for (question, answer, message) in [
        ("length", "four-days", "the question `length` has no answer `four-days`"),
        ("length", "3", "the question `length` has no answer `3`"),
        ("length", "[two-days]", "the question `length` is of kind `choice` and takes one answer, not a list"),
        ("mediators", "[port, prot]", "the question `mediators` has no answer `prot`"),
        ("mediators", "harbour", "the question `mediators` has no answer `harbour`"),
        ("people", "three", "the question `people` takes a number of at most 28 digits, or a range, not `three`"),
        ("people", ".inf", "the question `people` takes a number of at most 28 digits, or a range, not `.inf`"),
        ("people", "[3]", "the question `people` is of kind `number` and takes one answer, not a list"),
        (
            "people",
            "12345678901234567890123456789012345",
            "the question `people` takes a number of at most 28 digits, or a range, not `12345678901234567890123456789012345`",
        ),
        ("people", "80..70", "the range `80..70` runs backward"),
        ("mediators", "[port, not-known]", "the question `mediators` has no answer `not-known`"),
        ("start", "2025-02-30", "the question takes a date: `2025-02` has no day `30`"),
    ] {
        let wrong = ["prot", "not-known"].into_iter().find(|wrong| answer.contains(wrong)).unwrap_or(answer);
        let claim = claim(question, answer);
        let column = claim.rfind(wrong).expect("the claim holds it") + 1;
        assert_claims(&claim, &[&format!("5:{column}: V0402 {message}")]);
    }
    for (question, answer, expected) in [
        ("length", "two-days", Answer::Choice(0)),
        ("mediators", "city", Answer::Set(vec![1])),
        ("mediators", "[city, null, port]", Answer::Set(vec![0, 1])),
        ("next", "1.50", Answer::Open("1.50".to_owned())),
        ("next", "<b>more</b> talks", Answer::Open("<b>more</b> talks".to_owned())),
        ("next", "yes", Answer::Open("yes".to_owned())),
        ("next", "not-known", Answer::NotKnown),
        ("length", "not-known", Answer::NotKnown),
        ("mediators", "not-known", Answer::NotKnown),
        ("mediators", "[not-known]", Answer::NotKnown),
        ("people", "not-known", Answer::NotKnown),
        ("start", "not-known", Answer::NotKnown),
        ("start", "unknown", Answer::NotKnown),
    ] {
        assert_eq!(read_answer(&claim(question, answer)).as_ref(), Some(&expected), "{answer}");
    }
    for (answer_text, shown) in [
        ("3.0", "3"),
        ("\"1e3\"", "1000"),
        ("-2", "-2"),
        ("0.10", "0.1"),
        ("0x10", "16"),
        ("73~", "73~"),
        ("73..", "73.."),
        ("..73", "..73"),
        ("70..80", "70..80"),
        ("70..70", "70"),
    ] {
        let Some(Answer::Number(range)) = read_answer(&claim("people", answer_text)) else { panic!("{answer_text} is a number") };
        assert_eq!(range.to_string(), shown);
    }
    for (written, canonical) in
        [("2025", "2025"), ("-0044", "-0044"), ("2011-07-01/2011-07-31", "2011-07"), ("2025-03-04T19:59Z", "2025-03-04T19:59Z")]
    {
        let Some(Answer::Date(date)) = read_answer(&claim("start", written)) else { panic!("{written} is a date") };
        assert_eq!(date.to_string(), canonical);
    }
}

fn read_answer(claim: &str) -> Option<Answer> {
    let text = format!("---\ntitle: Second report\ncovers: [{{event: talks-2}}]\nclaims:\n{claim}---\n");
    let files = sound_but(&[("content/sources/second.md", &text)]);
    let (library, found) = linked(&files);
    assert_eq!(shown(&files, &found), Vec::<String>::new(), "{claim}");
    let source = library.source_key("second")?;
    library.claims_of(source).next().map(|claim| library[claim].answer.clone())
}

#[test]
fn statements_say_who_speaks() {
    let claim = "  - {id: a, question: length, answer: two-days, says: y, statement: union#press-line}\n";
    let text = format!("---\ntitle: Second report\ncovers: [{{event: talks-2}}]\nclaims:\n{claim}---\n");
    let (library, _) = linked(&sound_but(&[("content/sources/second.md", &text)]));
    let by = library.source_key("second").and_then(|source| library.claims_of(source).next()).map(|claim| library[claim].by.clone());
    assert_eq!(by, library.actor_key("union").map(|union| vec![union]), "the statement names the actor where `by` is absent");
    assert_claims(
        "  - {id: a, question: length, answer: two-days, says: y, by: [ruiz], statement: union#press-line}\n  - {id: b, question: length, answer: two-days, says: y, by: [ruis], statement: union#press-line}\n",
        &[
            "5:81: V0403 this is a statement of `union`, who is not among those in `by` | content/sources/second.md:5:62 those who say so",
            "6:63: V0301 there is no actor `ruis`",
        ],
    );
    assert_claims(
        "  - {id: a, question: length, answer: two-days, says: y, by: [ruiz], sourcing: own-voice}\n  - {id: b, question: length, answer: two-days, says: y, sourcing: named}\n  - {id: c, question: length, answer: two-days, says: y, sourcing: own-voice}\n  - {id: d, question: length, answer: two-days, says: y, sourcing: social-post}\n",
        &[
            "5:80: V0406 `own-voice` contradicts `by`, which names a speaker",
            "6:68: V0406 `named` says that somebody is cited, and no `by` names whom",
            "8:68: V0406 `social-post` says that somebody is cited, and no `by` names whom",
        ],
    );
}

#[test]
fn questions_have_what_their_kind_takes() {
    let question = |kind: &str, more: &str| format!("---\nquestion: Q?\nevent: talks-2\nkind: {kind}\n{more}\n---\n");
    for (kind, more, expected) in [
        ("choice", "", "4:7: V0501 a question of kind `choice` has `answers`, and this one has none"),
        ("set", "answers: {}", "5:10: V0501 a question of kind `set` has `answers`, and this one has none"),
        ("open", "answers: {a: A}", "5:10: V0501 a question of kind `open` takes no `answers`"),
        ("open", "unit: days", "5:7: V0502 `unit` belongs to questions of kind `number`, and this one is of kind `open`"),
        ("date", "tolerance: 1", "5:12: V0502 `tolerance` belongs to questions of kind `number`, and this one is of kind `date`"),
        ("number", "verdict: v", "5:10: V0502 `verdict` belongs to questions of kind `open`, and this one is of kind `number`"),
        ("number", "because: v", "5:10: V0502 `because` belongs to questions of kind `open`, and this one is of kind `number`"),
    ] {
        assert_found("content/questions/new.md", &question(kind, more), &[expected]);
    }
    for (kind, more) in [
        ("choice", "answers: {a: A}"),
        ("number", "unit: days\ntolerance: 0.5"),
        ("open", "verdict: v\nbecause: w"),
        ("date", "unit: null"),
    ] {
        assert_found("content/questions/new.md", &question(kind, more), &[]);
    }
}

#[test]
fn one_fault_is_one_finding() {
    // A question that is left out, an event that cannot be read, an answer with a bad id: what refers to them says nothing more.
    let gone = "---\nquestion: How long?\nevent: talks-3\nkind: choice\nanswers: {two-days: Two days, three-days: Three days}\n---\n";
    assert_found("content/questions/length.md", gone, &["3:8: V0301 there is no event `talks-3`"]);
    let unread = findings(&[("content/events/talks-2.md", "title: Second round\n")]);
    assert_eq!(unread, ["content/events/talks-2.md:1:1: V0101 the file does not begin with `---`"]);
    assert_found(
        "content/questions/length.md",
        "---\nquestion: How long?\nevent: talks-2\nkind: choice\nanswers: {two-days: Two days, Three days: Three days, 文: W}\n---\n",
        &[
            "5:31: V0115 `Three days` is no id: lower-case letters `a-z`, digits and inner hyphens",
            "5:55: V0115 `文` is no id: lower-case letters `a-z`, digits and inner hyphens",
        ],
    );
}

#[test]
fn a_claim_with_one_fault_still_shows_its_others() {
    assert_claims(
        "  - id: Bad id\n    question: gone\n    answer: x\n    by: [ruis, ruiz, ruiz]\n    published: x\n    credibility: 7\n    sourcing: own-voice\n    quote: a b c d e f g h i j k l m n o p q r s t u v w x y z\n",
        &[
            "5:9: V0115 `Bad id` is no id: lower-case letters `a-z`, digits and inner hyphens",
            "6:15: V0301 there is no question `gone`",
            "8:10: V0301 there is no actor `ruis`",
            "8:22: V0304 `ruiz` is named here a second time | content/sources/second.md:8:16 the first is here",
            "9:5: V0110 an entry of `claims` has no field `published`",
            "10:18: V0118 `7` lies outside of what `credibility` takes",
            "11:15: V0406 `own-voice` contradicts `by`, which names a speaker",
            "12:12: V0212 the quote has 26 words, and the site's limit is 25",
        ],
    );
}

#[test]
fn the_order_of_the_files_changes_nothing() {
    let mut changed: Vec<(&str, &str)> = SOUND.to_vec();
    changed.push(("content/actors/unused.md", "---\nname: X\nkind: person\n---\n[[gone]]\n"));
    changed.push(("content/sources/second.md", "---\ntitle: T\npublisher: GAZETTE\ncovers: [{event: talks-9}]\n---\n"));
    let forward = site(&changed);
    changed.reverse();
    let backward = site(&changed);
    let (library, found) = linked(&forward);
    let (other, again) = linked(&backward);
    assert_eq!(shown(&forward, &found), shown(&backward, &again));
    assert_eq!(format!("{library:?}"), format!("{other:?}"));
    assert!(found.len() >= 4, "{found:?}");
}

#[test]
fn the_library_is_sorted_and_filled() {
    let (parsed, _) = parse(&site(SOUND));
    let (library, found) = link(&parsed);
    assert_eq!(found, []);
    let ids: Vec<_> = library.actors.iter().map(|actor| actor.id.as_str()).collect();
    assert_eq!(ids, ["ruiz", "union"]);
    let ruiz = library.actor_key("ruiz").map(|ruiz| library[library.side(ruiz)].id.to_string());
    assert_eq!(ruiz.as_deref(), Some("union"));
    assert_eq!(library[SourceKey(0)].reviewed, Reviewed::Unsaid);
    assert_eq!(library[ClaimKey(0)].credibility, None);
    assert_eq!(library.site.language, "en");
}

/// What the sources of a site with these files are called, or whatever else is asked of them.
fn of_sources<Told>(changes: &[(&str, &str)], ask: impl Fn(&Library, &Source) -> Told) -> Vec<Told> {
    let (library, _) = linked(&sound_but(changes));
    library.sources.iter().map(|source| ask(&library, source)).collect()
}

#[test]
fn sources_are_called_by_what_tells_them_apart() {
    let source = |more: &str| format!("---\ncovers: [{{event: talks-2}}]\n{more}\n---\n");
    let names = of_sources(
        &[
            ("content/sources/a.md", &source("title: A title\npublisher: Post\npublished: 2025-03-04")),
            ("content/sources/b.md", &source("title: B title\npublisher: Post\npublished: 2025-03-05")),
            ("content/sources/c.md", &source("title: C title\npublisher: Post\npublished: 2025-03-05T10:00Z")),
            ("content/sources/d.md", &source("title: D title\npublisher: Post\npublished: 2025-03-04")),
            ("content/sources/e.md", &source("short: Post on the end\npublisher: Post")),
            ("content/sources/f.md", &source("title: F title")),
        ],
        |_, source| source.name.clone(),
    );
    let expected = ["A title", "Post (5 March 2025)", "Post (5 March 2025, 10:00 UTC)", "D title", "Post on the end", "F title", "Gazette"];
    assert_eq!(names, expected);
}

#[test]
fn actors_are_called_by_a_short_name_that_is_nobody_elses() {
    let changes = [
        ("content/actors/a.md", "---\nname: Marta Ruiz\nshort: Ruiz\nkind: person\n---\n"),
        ("content/actors/b.md", "---\nname: Ana Costa\nshort: Costa\nkind: person\n---\n"),
        ("content/actors/c.md", "---\nname: Rui Costa\nshort: Costa\nkind: person\n---\n"),
        ("content/actors/d.md", "---\nname: Hale\nkind: person\n---\n"),
        ("content/actors/e.md", "---\nname: Jon Hale\nshort: Hale\nkind: person\n---\n"),
        ("content/actors/f.md", "---\nname: Port Authority\nshort: ' '\nkind: organisation\n---\n"),
    ];
    let (library, _) = linked(&sound_but(&changes));
    let called = |id: &str| library.actor_key(id).map(|key| library[key].called.as_str());
    let all = ["a", "b", "c", "d", "e", "f"].map(|id| called(id).unwrap_or_default());
    assert_eq!(all, ["Ruiz", "Ana Costa", "Rui Costa", "Hale", "Jon Hale", "Port Authority"]);
}

#[test]
fn a_publisher_is_the_owner_of_the_actor_that_its_name_names() {
    let source = |more: &str| format!("---\ntitle: T\ncovers: [{{event: talks-2}}]\n{more}\n---\n");
    let changes = [
        ("content/actors/agency.md", "---\nname: Harbour Wire\nkind: media\naliases: [HW]\n---\n".to_owned()),
        ("content/actors/state-paper.md", "---\nname: State Paper\nkind: media\npart_of: ministry\n---\n".to_owned()),
        ("content/actors/ministry.md", "---\nname: Ministry\nkind: organisation\npart_of: land\n---\n".to_owned()),
        ("content/actors/land.md", "---\nname: Land\nkind: state\n---\n".to_owned()),
        ("content/sources/a.md", source("publisher: HW")),
        ("content/sources/b.md", source("publisher: Other Paper\nderived_from: agency")),
        ("content/sources/c.md", source("publisher: State Paper")),
        ("content/sources/d.md", source("publisher: Ministry")),
        ("content/sources/e.md", source("")),
        ("content/sources/f.md", source("publisher: Third Paper\nderived_from: e")),
        ("content/sources/g.md", source("publisher: Gazette\nderived_from: b")),
        ("content/sources/h.md", source("publisher: ' Gazette '")),
    ];
    let changes: Vec<(&str, &str)> = changes.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let told = of_sources(&changes, |library, source| match source.publisher_key {
        Publisher::Actor(actor) => library[actor].id.to_string(),
        Publisher::Named(_) => library.publisher_name(source.publisher_key).unwrap_or_default().to_owned(),
        Publisher::Unknown(root) => format!("? {}", library[root].id),
    });
    assert_eq!(told, ["agency", "agency", "land", "land", "? e", "? e", "agency", "Gazette", "Gazette"]);
}

#[test]
fn a_text_is_derived_from_a_source_or_a_wire() {
    let source = |id: &str| format!("---\ntitle: T\ncovers: [{{event: talks-2}}]\nreviewed: []\nderived_from: {id}\n---\n");
    for (id, expected) in [
        ("gazette", None),
        ("wire", None),
        ("union", Some("V0301 a text is derived from a source or from an actor of kind `media`, and `union` is of another kind")),
        ("both", Some("V0302 `both` could be a source and an actor")),
        ("nothing", Some("V0301 there is no source `nothing`")),
    ] {
        let found = findings(&[
            ("content/actors/wire.md", "---\nname: Wire\nkind: media\n---\n[[wire]]\n"),
            ("content/actors/both.md", "---\nname: Both\nkind: media\n---\n"),
            ("content/sources/both.md", "---\ntitle: T\ncovers: [{event: talks-2}]\nreviewed: []\n---\n"),
            ("content/pages/about.md", "---\n---\n[[wire]] [[actor:both]]\n"),
            ("content/sources/second.md", &source(id)),
        ]);
        let expected: Vec<String> = expected.map(|expected| format!("content/sources/second.md:5:15: {expected}")).into_iter().collect();
        assert_eq!(found, expected, "{id}");
    }
}

#[test]
fn a_copy_of_a_withdrawn_text_leaves_with_it() {
    let source = |more: &str| {
        format!("---\ntitle: T\ncovers: [{{event: talks-2}}]\n{more}\nclaims: [{{question: length, answer: two-days, says: s}}]\n---\n")
    };
    let changes = [
        ("content/sources/a.md", source("withdrawn: {why: w}")),
        ("content/sources/b.md", source("derived_from: a")),
        ("content/sources/c.md", source("derived_from: b")),
        ("content/sources/d.md", source("")),
    ];
    let changes: Vec<(&str, &str)> = changes.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let (library, _) = linked(&sound_but(&changes));
    let live: Vec<bool> = library.sources.iter().map(|source| library.is_live(ClaimKey::at(source.claims.start))).collect();
    assert_eq!(live, [false, false, false, true, true]);
    let with = library.source_key("c").and_then(|key| library[key].withdrawn_with).map(|key| library[key].id.to_string());
    assert_eq!(with.as_deref(), Some("a"));
}

#[test]
fn a_claim_without_an_id_takes_that_of_its_question() {
    let path = "content/questions/folder/length.md";
    let question = "---\nquestion: Q?\nevent: talks-2\nkind: number\n---\n";
    let text = |claims: &str| format!("---\ntitle: T\ncovers: [{{event: talks-2}}]\nclaims:\n{claims}---\n");
    let page = ("content/pages/about.md", "---\n---\n[@second#length] [@second#people]\n");
    let sound = text("  - {question: folder/length, answer: 3, says: y}\n  - {question: people, answer: 3, says: y}\n");
    assert_eq!(findings(&[(path, question), page, ("content/sources/second.md", &sound)]), Vec::<String>::new());
    for (claims, expected) in [
        (
            "  - {question: length, answer: two-days, says: y}\n  - {question: folder/length, answer: 3, says: y}\n",
            "content/sources/second.md:6:6: V0111 this claim needs an `id`: another one of the source has `length`, which its question would give it | content/sources/second.md:5:6 this one is `length`",
        ),
        (
            "  - {question: length, answer: two-days, says: y}\n  - {id: length, question: people, answer: 3, says: y}\n",
            "content/sources/second.md:5:6: V0111 this claim needs an `id`: another one of the source has `length`, which its question would give it | content/sources/second.md:6:10 this one is `length`",
        ),
    ] {
        assert_eq!(findings(&[(path, question), ("content/sources/second.md", &text(claims))]), [expected]);
    }
}

#[test]
fn words_that_are_quoted_have_a_quote() {
    assert_claims(
        "  - {id: a, question: length, answer: two-days, says: y, mode: quote}\n  - {id: b, question: length, answer: two-days, says: y, mode: paraphrase}\n  - {id: c, question: length, answer: two-days, quote: y, mode: quote}\n",
        &["5:64: V0111 `mode: quote` says that words are quoted, and there is no `quote`"],
    );
}

#[test]
fn what_a_source_leaves_out_the_settings_say() {
    let settings = "title: T\nlanguage: en\ndefaults: {language: ps, form: wire, reviewed: [length], extent: excerpt}\n";
    let own = "---\ntitle: T\nlanguage: ur\nform: broadcast\nreviewed: all\nextent: full\ncovers: [{event: talks-2}]\n---\n";
    let told = of_sources(&[("content/site.yaml", settings), ("content/sources/a.md", own)], |library, source| {
        let reviewed = match &source.reviewed {
            Reviewed::Questions(questions) => questions.iter().map(|&question| library[question].id.to_string()).collect(),
            reviewed => format!("{reviewed:?}"),
        };
        let form = source.form.map(SourceForm::word).unwrap_or_default();
        format!("{} {form} {reviewed} {}", source.language.as_deref().unwrap_or_default(), source.extent)
    });
    assert_eq!(told, ["ur broadcast All full", "ps wire length excerpt"]);
    let wrong = "title: T\ndefaults: {language: English, form: wires, reviewed: [lenght], extend: full}\n";
    let found = findings(&[("content/site.yaml", wrong)]);
    assert_eq!(
        found,
        [
            "content/site.yaml:2:22: V0117 `English` is no language tag",
            "content/site.yaml:2:37: V0113 `wires` is not one of the words that `form` takes",
            "content/site.yaml:2:55: V0301 there is no question `lenght`",
            "content/site.yaml:2:64: V0110 `defaults` has no field `extend`",
        ]
    );
}
