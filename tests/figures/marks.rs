//! Marks for answers and silences, and what they stand for by the data file.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::data::{Data, list, word};
use super::page::Element;

/// Holds that marks stand for some live claims on a question, one for each different answer in each voice; for an open question, one
/// for each voice. Their letters are entered in `letters`, by which equal letters mean equal answers.
#[track_caller]
pub(super) fn assert_marks_stand_for(marks: &[Element<'_>], question: &Value, claims: &[&Value], letters: &mut Letters) {
    let is_open = question["kind"] == "open";
    let expected: BTreeSet<(bool, String)> = claims
        .iter()
        .map(|claim| (list(&claim["by"]).is_empty(), if is_open { String::new() } else { claim["answer"].to_string() }))
        .collect();
    let id = word(&question["id"]);
    assert_eq!(marks.len(), expected.len(), "{id}: marks and different answers");
    // Own voice stands first, and answers are in one order: so are the letters.
    let owns = expected.iter().filter(|(is_own, _)| *is_own).count();
    for (index, mark) in marks.iter().enumerate() {
        let is_own = index < owns;
        assert_eq!((mark.all("rect").len(), mark.all("circle:not(.dot)").len()), if is_own { (1, 0) } else { (0, 1) }, "{id}: form");
        let title = mark.one("title").words();
        let voice = if is_own { "in its own voice" } else { "reported of somebody" };
        let suffix = format!(", {voice}");
        let label = title.strip_suffix(&suffix).unwrap_or_else(|| panic!("{id}: `{title}` does not say {voice}"));
        let fitting: BTreeSet<String> = claims
            .iter()
            .filter(|claim| list(&claim["by"]).is_empty() == is_own && (is_open || is_label_of(question, &claim["answer"], label)))
            .map(|claim| claim["answer"].to_string())
            .collect();
        assert!(!fitting.is_empty(), "{id}: no claim answers `{label}` {voice}");
        if is_open {
            assert!(mark.is("open") && mark.all("text").is_empty(), "{id}: answers that no machine compares have no letter");
            continue;
        }
        let letter = mark.one("text").words();
        for answer in fitting {
            letters.enter(id, &letter, &answer);
        }
        let tone = match letter.as_str() {
            "a" => "first",
            "b" => "second",
            "c" => "third",
            _ => "further",
        };
        assert!(mark.is(tone), "{id}: `{letter}` is {tone}");
    }
}

/// Which letter stands for which answer to which question.
#[derive(Default)]
pub(super) struct Letters(BTreeMap<String, BTreeSet<(String, String)>>);

impl Letters {
    fn enter(&mut self, question: &str, letter: &str, answer: &str) {
        self.0.entry(question.to_owned()).or_default().insert((letter.to_owned(), answer.to_owned()));
    }

    /// Holds that within a question, one letter is one answer.
    #[track_caller]
    pub(super) fn assert_equal_letters_are_equal_answers(&self) {
        for (question, pairs) in &self.0 {
            let (letters, answers): (BTreeSet<_>, BTreeSet<_>) = pairs.iter().map(|(letter, answer)| (letter, answer)).unzip();
            assert_eq!((letters.len(), answers.len()), (pairs.len(), pairs.len()), "{question}: {pairs:?}");
        }
    }
}

/// Whether these are the words of an answer; a set is its members in any order.
fn is_label_of(question: &Value, answer: &Value, label: &str) -> bool {
    let said = |answer: &Value| {
        let found = list(&question["answers"]).iter().find(|listed| &listed["answer"] == answer);
        found.map_or_else(|| panic!("{answer} is listed"), |listed| word(&listed["label"]).to_owned())
    };
    let Some(members) = answer.as_array() else { return said(answer) == label };
    let joints =
        members.iter().map(said).try_fold(label.to_owned(), |rest, member| rest.contains(&member).then(|| rest.replacen(&member, "", 1)));
    joints.is_some_and(|joints| joints.replace(" and ", "").replace(", ", "").is_empty())
}

/// Holds that a sign stands for a kind of silence.
#[track_caller]
pub(super) fn assert_sign_of(sign: &Element<'_>, state: &str) {
    assert!(sign.is("silence"), "{state} is drawn as a silence");
    assert_eq!(sign.words().to_lowercase().replace(' ', "-"), state);
}

/// The questions of an event in the data file, by the paths of their pages.
pub(super) fn questions_of<'data>(data: &'data Data, event: &Value) -> BTreeMap<String, &'data Value> {
    let path = |id| format!("questions/{id}.html");
    list(&event["questions"]).iter().map(word).map(|id| (path(id), data.record("questions", id))).collect()
}
