//! How grave changes are, on two small invented states.

use super::*;
use crate::model::edition::{Edition, FORMAT, FrozenClaim, FrozenJudgement, FrozenQuestion, FrozenSource};
use crate::model::words::{Confidence, Likelihood, QuoteState, Verdict, Was};

fn state() -> Edition {
    let text = |text: &str| text.to_owned();
    let claim = |id: &str| FrozenClaim {
        id: text(id),
        question: text("length"),
        answer: text("two"),
        label: text("Two days"),
        by: vec![text("ruiz")],
        quote_sha256: Some(text("00")),
        quote_state: QuoteState::Proven,
        says: None,
        withdrawn: false,
    };
    let source = |id: &str| FrozenSource { id: text(id), name: text(id), withdrawn: false };
    Edition {
        format: text(FORMAT),
        briefing: text("talks"),
        edition: 1,
        as_of: text("2025-03-06"),
        series: text("urn:uuid:0"),
        revision: None,
        sha256: String::new(),
        title: text("The talks"),
        status: None,
        changed: None,
        judgements: vec![FrozenJudgement {
            id: text("no-third"),
            text: text("There is no third round."),
            likelihood: Some(Likelihood::Likely),
            confidence: Some(Confidence::Low),
            basis: None,
            because: vec![text("a#length")],
            against: Vec::new(),
            assumes: Vec::new(),
            would_change: None,
            resolves_by: None,
            outcome: None,
        }],
        questions: vec![FrozenQuestion {
            id: text("length"),
            event: text("round"),
            question: text("How long?"),
            short: None,
            verdict: Verdict::ReportedAlike,
            label: text("Reported alike"),
            explanation: text("Two days."),
        }],
        claims: vec![claim("a#length"), claim("b#length")],
        sources: vec![source("a"), source("b")],
    }
}

fn class_of(change: impl Fn(&mut Edition)) -> Option<ChangeClass> {
    let (before, mut after) = (state(), state());
    change(&mut after);
    compare(&before, &after).class()
}

#[test]
fn every_change_has_the_class_that_the_documentation_gives_it() {
    assert_eq!(class_of(|_| {}), None);
    let significant: [fn(&mut Edition); 7] = [
        |edition| edition.judgements[0].outcome = Some(Was::False),
        |edition| edition.judgements[0].likelihood = Some(Likelihood::VeryLikely),
        |edition| edition.judgements[0].confidence = None,
        |edition| edition.judgements.clear(),
        |edition| edition.judgements[0].id = "another".to_owned(),
        |edition| edition.questions[0].verdict = Verdict::SourcesDiffer,
        |edition| edition.sources[0].withdrawn = true,
    ];
    let factual: [fn(&mut Edition); 10] = [
        |edition| edition.judgements[0].against.push("b#length".to_owned()),
        |edition| edition.questions[0].verdict = Verdict::Corroborated,
        |edition| edition.questions.clear(),
        |edition| drop(edition.claims.pop()),
        |edition| edition.claims[0].id = "a#other".to_owned(),
        |edition| edition.claims[0].answer = "three".to_owned(),
        |edition| edition.claims[0].by.clear(),
        |edition| edition.claims[0].withdrawn = true,
        |edition| edition.claims[0].quote_state = QuoteState::Absent,
        |edition| drop(edition.sources.pop()),
    ];
    let wording: [fn(&mut Edition); 7] = [
        |edition| edition.judgements[0].text.push('!'),
        |edition| edition.judgements[0].would_change = Some("A date.".to_owned()),
        |edition| edition.questions[0].question.push('!'),
        |edition| edition.claims[0].label.push('!'),
        |edition| edition.claims[0].quote_sha256 = None,
        |edition| edition.sources[0].name.push('!'),
        |edition| edition.status = Some("Over.".to_owned()),
    ];
    let hold = |changes: &[fn(&mut Edition)], class| {
        for (index, change) in changes.iter().enumerate() {
            assert_eq!(class_of(change), Some(class), "the change {index}");
        }
    };
    hold(&significant, ChangeClass::Significant);
    hold(&factual, ChangeClass::Factual);
    hold(&wording, ChangeClass::Wording);
}

#[test]
fn a_claim_that_moves_to_another_question_left_one_and_came_to_the_other() {
    let (before, mut after) = (state(), state());
    after.claims[0].question = "place".to_owned();
    after.questions.push(FrozenQuestion { id: "place".to_owned(), ..after.questions[0].clone() });
    let changes = compare(&before, &after);
    let counts: Vec<_> = changes.questions.iter().map(|turn| (turn.id.as_str(), turn.added, turn.removed)).collect();
    assert_eq!(counts, [("length", 0, 1), ("place", 1, 0)]);
}

#[test]
fn the_text_of_an_edition_is_read_again_and_carries_its_digest() {
    let written = text(&state());
    let read: Edition = serde_json::from_str(&written).expect("it was just written");
    assert_eq!(Edition { sha256: String::new(), ..read.clone() }, state());
    assert_eq!(text(&read), written);
}
