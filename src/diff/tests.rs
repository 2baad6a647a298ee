//! Two states of the invented dock talks compared, change by change.

use super::*;
use crate::compare::compare;
use crate::model::id::{ActorKey, BriefingKey, ClaimKey, EventKey, QuestionKey, SourceKey, StatementKey};
use crate::model::list::Key as _;
use crate::model::words::{QuoteState, ThingKind};
use crate::sample;

type Files<'text> = [(&'text str, &'text str)];

struct Site {
    library: Library,
    comparisons: Comparisons,
}

/// The sound sample site with files changed or added; a file whose text is empty is taken away.
fn site(changes: &Files<'_>, quotes: QuoteState) -> Site {
    let gone: Vec<&str> = changes.iter().filter(|(_, text)| text.is_empty()).map(|&(path, _)| path).collect();
    let mut files = sample::sound_but(changes);
    files.texts.retain(|file| !gone.contains(&file.path.as_str()));
    let (library, _) = sample::linked(&files);
    let states = library.claims.iter().map(|claim| if claim.quote.is_some() { quotes } else { QuoteState::None }).collect();
    let comparisons = compare(&library, states);
    Site { library, comparisons }
}

fn between(before: &Site, after: &Site) -> Difference {
    diff((&before.library, &before.comparisons), (&after.library, &after.comparisons))
}

fn compared(before: &Files<'_>, after: &Files<'_>) -> Difference {
    between(&site(before, QuoteState::Proven), &site(after, QuoteState::Proven))
}

/// Records as `kind id change field field`.
fn records(difference: &Difference) -> Vec<String> {
    let line = |change: &RecordChange| {
        let fields: Vec<&str> = change.fields.iter().map(|field| field.field.as_str()).collect();
        let fields = if matches!(change.change, Change::Added | Change::Removed) { String::new() } else { fields.join(" ") };
        format!("{} {} {} {fields}", change.kind, change.id, change.change).trim_end().to_owned()
    };
    difference.records.iter().map(line).collect()
}

const GAZETTE: &str = "content/sources/gazette.md";
const BRIEFING: &str = "content/briefings/talks.md";

fn gazette(claim: &str) -> String {
    format!(
        "---\ntitle: Talks end\npublisher: Gazette\ncovers:\n  - event: talks-2\nclaims:\n  - id: length\n    question: length\n{claim}---\n"
    )
}

fn herald(answer: &str) -> String {
    format!(
        "---\ntitle: They part\npublisher: Herald\ncovers:\n  - event: talks-2\nclaims:\n  - id: length\n    question: length\n    answer: {answer}\n---\n"
    )
}

#[test]
fn nothing_differs_from_itself() {
    let site = site(&[], QuoteState::Proven);
    let difference = between(&site, &site);
    assert!(difference.same && difference.highlights.is_empty() && difference.pages.is_empty(), "{difference:?}");
    assert_eq!(difference.counts, Counts::default());
}

#[test]
fn another_answer_flips_the_verdict_and_says_why() {
    let (agreed, differing) = (herald("three-days"), herald("two-days"));
    let own = gazette("    answer: three-days\n");
    let herald = "content/sources/herald.md";
    let difference = compared(&[(GAZETTE, &own), (herald, &agreed)], &[(GAZETTE, &own), (herald, &differing)]);
    assert_eq!(records(&difference), ["claim herald#length changed answer"]);
    let question = &difference.questions[0];
    assert_eq!(
        (question.id.as_str(), question.verdict.before.word(), question.verdict.after.word()),
        ("length", "reported-alike", "sources-differ")
    );
    assert_eq!(question.why, [Cause { kind: ThingKind::Claim, id: "herald#length".into(), what: "answer: three-days → two-days".into() }]);
    assert_eq!((question.cells.len(), question.cells[0].source.as_str(), question.context.len(), question.unchanged), (1, "herald", 1, 1));
    let texts: Vec<String> = difference.highlights.iter().map(|highlight| highlight.text.to_string()).collect();
    assert_eq!(
        texts,
        [
            "Judgement `talks#no-third` is weaker, because `gazette#length`: its question `length` went from reported-alike to sources-differ: “A third round is unlikely.”",
            "Verdict flipped on `length` (“How long did they last?”): reported-alike → sources-differ, because claim `herald#length`: answer: three-days → two-days.",
        ]
    );
    let pages: Vec<&str> = difference.pages.iter().map(|page| page.path.as_str()).collect();
    assert_eq!(
        pages,
        [
            "briefings/talks.html",
            "events/talks-2.html",
            "index.html",
            "questions/length.html",
            "sources/gazette.html",
            "sources/herald.html"
        ]
    );
}

#[test]
fn a_removed_source_is_told_with_the_judgements_on_it() {
    let briefing = "---\ntitle: The talks\nas_of: 2025-03-06\nevents: [talks-2]\njudgements:\n  - {id: first, text: A., because: [gazette#length]}\n  - {id: second, text: B., because: [gazette#length, herald#length]}\n---\nSee [@gazette#length].\n";
    let herald = herald("three-days");
    let before = [(BRIEFING, briefing), ("content/sources/herald.md", herald.as_str())];
    let after = [(BRIEFING, briefing), ("content/sources/herald.md", herald.as_str()), (GAZETTE, "")];
    let difference = compared(&before, &after);
    let states: Vec<(&str, JudgementState)> = difference.judgements.iter().map(|change| (change.id.as_str(), change.state)).collect();
    assert_eq!(states, [("talks#first", JudgementState::Unsupported), ("talks#second", JudgementState::Weakened)]);
    let withdrawal = &difference.withdrawals[0];
    assert_eq!((withdrawal.kind, withdrawal.id.as_str(), withdrawal.fate), (ThingKind::Source, "gazette", Fate::Removed));
    assert_eq!(withdrawal.judgements, ["talks#first", "talks#second"]);
    assert_eq!(
        (withdrawal.claims.as_slice(), withdrawal.cited_on.as_slice()),
        (["gazette#length".to_owned()].as_slice(), ["briefings/talks.html".to_owned()].as_slice())
    );
}

#[test]
fn a_renamed_source_is_one_rename_and_references_follow() {
    let text = sample::SOUND.iter().find(|(path, _)| *path == GAZETTE).expect("the sample has it").1;
    let briefing = |source: &str| {
        format!(
            "---\ntitle: The talks\nas_of: 2025-03-06\nevents: [talks-2]\njudgements:\n  - {{id: j, text: A., because: [{source}#length]}}\n---\nSee [@{source}#length] and [[{source}]] and [[source:{source}|it]].\n"
        )
    };
    let (old, new) = (briefing("gazette"), briefing("harbour-gazette"));
    let difference = compared(&[(BRIEFING, &old)], &[(BRIEFING, &new), (GAZETTE, ""), ("content/sources/harbour-gazette.md", text)]);
    assert_eq!(records(&difference), ["source harbour-gazette renamed"]);
    assert_eq!(difference.records[0].former_id.as_deref(), Some("gazette"));
    assert!(
        difference.questions.is_empty()
            && difference.judgements.is_empty()
            && difference.quotes.is_empty()
            && difference.withdrawals.is_empty()
    );
    assert_eq!(difference.highlights, []);
    let page = difference.pages.iter().find(|page| page.path == "sources/harbour-gazette.html").expect("the page moved");
    assert_eq!((page.change, page.former_path.as_deref()), (Change::Renamed, Some("sources/gazette.html")));
}

#[test]
fn renames_that_depend_on_each_other_are_found() {
    let question = |event: &str| format!("---\nquestion: Where?\nevent: {event}\nkind: open\n---\n");
    let event = "---\ntitle: Third round\nwhen: 2025-05\n---\nBody.\n";
    let before = [("content/events/talks-3.md", event), ("content/questions/place.md", &question("talks-3"))];
    let after = [("content/events/talks-may.md", event), ("content/questions/hall.md", &question("talks-may"))];
    assert_eq!(records(&compared(&before, &after)), ["event talks-may renamed", "question hall renamed"]);
}

#[test]
fn a_rename_with_an_edit_is_a_rename_where_nothing_else_could_be_meant() {
    let actor = |name: &str, place: &str| {
        format!("---\nname: {name}\nkind: person\n---\nA long description of somebody who speaks for the dockers at {place}.\n")
    };
    let one = actor("Ana Invented", "the old harbour");
    let edited = actor("Ana Invented", "the old harbour").replace("kind: person", "kind: person\naliases: [A. I.]");
    let path = "content/actors/ana.md";
    let renamed = compared(&[(path, &one)], &[("content/actors/ana-invented.md", &edited)]);
    assert_eq!(records(&renamed), ["actor ana-invented renamed aliases"]);
    let twice = compared(&[(path, &one)], &[("content/actors/a.md", &one), ("content/actors/b.md", &one)]);
    assert_eq!(records(&twice), ["actor a added", "actor ana removed", "actor b added"]);
    let another =
        compared(&[(path, &one)], &[("content/actors/b.md", &actor("Berta Invented", "quite another place, on the other coast"))]);
    assert_eq!(records(&another), ["actor ana removed", "actor b added"]);
}

#[test]
fn a_renamed_claim_is_found_in_its_source() {
    let claim = |id: &str| {
        format!(
            "---\ntitle: Talks end\ncovers: [{{event: talks-2}}]\nclaims:\n  - {{id: {id}, question: length, answer: three-days, by: [ruiz], quote: after three days}}\n---\n"
        )
    };
    let briefing = |id: &str| {
        format!("---\ntitle: T\nas_of: 2025-03-06\nevents: [talks-2]\njudgements:\n  - {{id: j, text: A., because: [gazette#{id}]}}\n---\n")
    };
    let difference = compared(
        &[(GAZETTE, &claim("length")), (BRIEFING, &briefing("length"))],
        &[(GAZETTE, &claim("days")), (BRIEFING, &briefing("days"))],
    );
    assert_eq!(records(&difference), ["claim gazette#days renamed"]);
    assert!(difference.judgements.is_empty() && difference.withdrawals.is_empty());
}

#[test]
fn a_withdrawal_names_all_that_rested_on_it() {
    let text = sample::SOUND.iter().find(|(path, _)| *path == GAZETTE).expect("the sample has it").1;
    let withdrawn = text.replace("publisher: Gazette", "publisher: Gazette\nwithdrawn: {on: 2025-03-09, why: Retracted by the paper}");
    let difference = compared(&[], &[(GAZETTE, &withdrawn)]);
    assert_eq!(records(&difference), ["source gazette changed withdrawn"]);
    let change = &difference.withdrawals[0];
    assert_eq!(
        (change.fate, change.on.as_deref(), change.why.as_deref()),
        (Fate::Withdrawn, Some("2025-03-09"), Some("Retracted by the paper"))
    );
    assert_eq!((change.questions.as_slice(), &change.flipped), (["length".to_owned()].as_slice(), &change.questions));
    assert_eq!(change.judgements, ["talks#no-third"]);
    assert_eq!(difference.judgements[0].state, JudgementState::Unsupported);
    assert_eq!(difference.questions[0].why[0].what.to_string(), "withdrawn on 2025-03-09: Retracted by the paper");
    let back = compared(&[(GAZETTE, &withdrawn)], &[]);
    assert_eq!(back.withdrawals[0].fate, Fate::Reinstated);
    assert_eq!(back.counts.judgements_weaker, 0);
}

#[test]
fn a_quote_that_lost_its_proof_weakens_the_judgement() {
    let difference = between(&site(&[], QuoteState::Proven), &site(&[], QuoteState::Stale));
    assert_eq!(records(&difference), [] as [&str; 0]);
    assert!(!difference.same);
    let quote = &difference.quotes[0];
    assert!(quote.lost_proof() && !quote.reworded);
    assert_eq!(difference.judgements[0].ground[0].what.to_string(), "its quote went from proven to stale");
    assert_eq!(difference.questions[0].flags_gained.iter().map(|flag| flag.word()).collect::<Vec<_>>(), ["unproven-quotes"]);
    let better = between(&site(&[], QuoteState::Unarchived), &site(&[], QuoteState::Proven));
    assert_eq!((better.judgements[0].state, better.counts.judgements_weaker), (JudgementState::Moved, 0));
}

#[test]
fn likelihood_and_confidence_are_told() {
    let briefing = |words: &str| {
        format!(
            "---\ntitle: The talks\nas_of: 2025-03-06\nevents: [talks-2]\njudgements:\n  - {{id: no-third, text: A third round is unlikely., {words} because: [gazette#length]}}\n---\nProse.\n"
        )
    };
    let difference =
        compared(&[(BRIEFING, &briefing("likelihood: unlikely,"))], &[(BRIEFING, &briefing("likelihood: likely, confidence: low,"))]);
    assert_eq!(difference.judgements[0].state, JudgementState::Reassessed);
    let texts: Vec<String> = difference.highlights.iter().map(|highlight| highlight.text.to_string()).collect();
    assert_eq!(texts, ["Judgement `talks#no-third`: likelihood unlikely → likely and confidence none → low."]);
}

#[test]
fn fields_are_compared_by_what_they_mean() {
    let event = |fields: &str, body: &str| format!("---\ntitle: First round\n{fields}---\n{body}");
    let path = "content/events/talks-1.md";
    for (before, after, expected) in [
        (event("when: 2025-03-01/2025-03-31\n", ""), event("when: 2025-03\n", ""), vec![]),
        (event("when: unknown\n", ""), event("", ""), vec![]),
        (event("", ""), event("place: null\n", ""), vec![]),
        (event("when: 2025-03\n", ""), event("when: 2025-04\n", ""), vec!["event talks-1 changed when"]),
        (event("", "One.\n"), event("", "Two.\n"), vec!["event talks-1 changed body"]),
        (
            event("participants: [ruiz, union]\n", ""),
            event("participants: [union, ruiz]\n", ""),
            vec!["event talks-1 changed participants"],
        ),
        (event("extra: {a: 1}\n", ""), event("extra: {a: 2, b: x}\n", ""), vec!["event talks-1 changed extra.a extra.b"]),
    ] {
        assert_eq!(records(&compared(&[(path, &before)], &[(path, &after)])), expected, "{before} {after}");
    }
}

#[test]
fn errors_of_a_state_come_first() {
    let site = site(&[], QuoteState::Proven);
    let difference = between(&site, &site).between(State { name: "main".into(), errors: 0 }, State { name: "here".into(), errors: 2 });
    assert_eq!(difference.highlights[0].text.to_string(), "The new state has 2 errors; what they hide is missing from this report.");
}

/// Changes one field of the thing at `index` of its list and returns what must be reported.
type Mutation = fn(&mut Library, usize, String) -> (ThingKind, String, &'static str);

const MUTATIONS: &[Mutation] = &[
    |library, _, text| {
        library.site.description = Some(text);
        (ThingKind::Site, "site".to_owned(), "description")
    },
    |library, index, text| {
        let key = SourceKey::at(index % library.sources.len());
        library.sources[key].author = Some(text);
        (ThingKind::Source, library.sources[key].id.to_string(), "author")
    },
    |library, index, text| {
        let key = SourceKey::at(index % library.sources.len());
        library.sources[key].caveats.push(text);
        (ThingKind::Source, library.sources[key].id.to_string(), "caveats")
    },
    |library, index, text| {
        let key = ClaimKey::at(index % library.claims.len());
        library.claims[key].note = Some(text);
        (ThingKind::Claim, library.claim_id(key), "note")
    },
    |library, index, text| {
        let key = ClaimKey::at(index % library.claims.len());
        library.claims[key].location = Some(text);
        (ThingKind::Claim, library.claim_id(key), "location")
    },
    |library, index, text| {
        let key = ActorKey::at(index % library.actors.len());
        library.actors[key].aliases.push(text);
        (ThingKind::Actor, library.actors[key].id.to_string(), "aliases")
    },
    |library, index, text| {
        let key = StatementKey::at(index % library.statements.len());
        library.statements[key].via = Some(text);
        (ThingKind::Statement, library.statement_id(key), "via")
    },
    |library, index, text| {
        let key = EventKey::at(index % library.events.len());
        library.events[key].place = Some(text);
        (ThingKind::Event, library.events[key].id.to_string(), "place")
    },
    |library, index, text| {
        let key = QuestionKey::at(index % library.questions.len());
        library.questions[key].short = Some(text);
        (ThingKind::Question, library.questions[key].id.to_string(), "short")
    },
    |library, index, text| {
        let key = BriefingKey::at(index % library.briefings.len());
        library.briefings[key].gaps.push(text);
        (ThingKind::Briefing, library.briefings[key].id.to_string(), "gaps")
    },
    |library, index, text| {
        let key = BriefingKey::at(index % library.briefings.len());
        library.briefings[key].judgements[0].assumes = vec![crate::model::library::Assumption { text, strength: None }];
        (ThingKind::Judgement, format!("{}#{}", library.briefings[key].id, library.briefings[key].judgements[0].id), "assumes")
    },
];

/// The sample without its texts, by which the comparison would know that a file was not touched.
fn textless() -> Library {
    let herald = herald("two-days");
    let mut library = site(&[("content/sources/herald.md", &herald)], QuoteState::None).library;
    let records = [
        library.sources.entries_mut().map(|(_, thing)| &mut thing.record).collect::<Vec<_>>(),
        library.actors.entries_mut().map(|(_, thing)| &mut thing.record).collect(),
        library.events.entries_mut().map(|(_, thing)| &mut thing.record).collect(),
        library.questions.entries_mut().map(|(_, thing)| &mut thing.record).collect(),
        library.briefings.entries_mut().map(|(_, thing)| &mut thing.record).collect(),
        library.pages.entries_mut().map(|(_, thing)| &mut thing.record).collect(),
        library.site.record.iter_mut().collect(),
    ];
    for record in records.into_iter().flatten() {
        *record = crate::model::parsed::FileRecord::default();
    }
    library
}

proptest::proptest! {
    #[test]
    fn one_changed_field_is_one_changed_record(mutation in 0..MUTATIONS.len(), index in 0_usize..100, text in "[a-zA-Z é<@#:`]{1,12}x") {
        let (before, mut after) = (textless(), textless());
        let (kind, id, field) = MUTATIONS[mutation](&mut after, index, text);
        let quotes = |library: &Library| library.claims.filled(QuoteState::None);
        let (former, now) = (compare(&before, quotes(&before).into_iter().collect()), compare(&after, quotes(&after).into_iter().collect()));
        let difference = diff((&before, &former), (&after, &now));
        proptest::prop_assert_eq!(records(&difference), [format!("{kind} {id} changed {field}")]);
        proptest::prop_assert!(!difference.same && difference.questions.is_empty() && difference.withdrawals.is_empty());
        proptest::prop_assert_eq!(&difference, &diff((&before, &former), (&after, &now)));
        proptest::prop_assert!(diff((&after, &now), (&after, &now)).same);
        let back = diff((&after, &now), (&before, &former));
        proptest::prop_assert_eq!(records(&back), records(&difference));
    }
}
