//! Words of likelihood and words of confidence are kept apart (ICD 203).

use unicode_segmentation::UnicodeSegmentation as _;

use super::Site;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::library::{Briefing, Judgement};
use crate::model::outline::Step;

/// The terms of ICD 203 for likelihood, both of its columns, with the adverbs made of them. What contains another stands before it.
const LIKELIHOOD: &[&[&str]] = &[
    &["almost", "no", "chance"],
    &["remote"],
    &["very", "unlikely"],
    &["highly", "improbable"],
    &["unlikely"],
    &["improbable"],
    &["improbably"],
    &["roughly", "even", "chance"],
    &["roughly", "even", "odds"],
    &["very", "likely"],
    &["highly", "probable"],
    &["likely"],
    &["probable"],
    &["probably"],
    &["almost", "certain"],
    &["almost", "certainly"],
    &["nearly", "certain"],
    &["nearly", "certainly"],
];

/// How a sentence speaks of confidence.
const CONFIDENCE: &[&[&str]] = &[&["confidence"], &["confident"], &["confidently"]];

/// Sentences of judgements with both sorts of words.
pub(super) fn likelihood_and_confidence(site: &Site<'_>) -> Vec<Diagnostic> {
    let judgements =
        site.library.briefings.iter().flat_map(|briefing| briefing.judgements.iter().map(move |judgement| (briefing, judgement)));
    judgements.flat_map(|(briefing, judgement)| in_judgement(briefing, judgement)).collect()
}

fn in_judgement(briefing: &Briefing, judgement: &Judgement) -> Vec<Diagnostic> {
    let texts = [("text", Some(&judgement.text)), ("basis", judgement.basis.as_ref()), ("would_change", judgement.would_change.as_ref())];
    let assumed = judgement.assumes.iter().map(|assumption| ("assumes", Some(&assumption.text)));
    let mut diagnostics = Vec::new();
    for (field, text) in texts.into_iter().chain(assumed) {
        let Some((likelihood, confidence)) = text.and_then(|text| sentences(text).iter().find_map(|sentence| both(sentence))) else {
            continue;
        };
        let path = [Step::Key("judgements"), Step::Index(judgement.position), Step::Key(field)];
        let message = format!("one sentence speaks of likelihood (`{likelihood}`) and of confidence (`{confidence}`)");
        let help = "say the thing in `text:`, and use `likelihood:` and `confidence:` beside it";
        diagnostics.push(Diagnostic::new(Code::LikelihoodAndConfidence, briefing.record.place(&path), message, help));
    }
    diagnostics
}

/// The word of likelihood and that of confidence in a sentence that has both.
fn both(sentence: &str) -> Option<(String, String)> {
    let words: Vec<String> = sentence.unicode_words().map(str::to_lowercase).collect();
    Some((first_term(&words, LIKELIHOOD)?, first_term(&words, CONFIDENCE)?))
}

fn first_term(words: &[String], terms: &[&[&str]]) -> Option<String> {
    let term = terms.iter().find(|term| words.windows(term.len()).any(|window| window.iter().zip(**term).all(|(word, term)| word == term)));
    term.map(|term| term.join(" "))
}

/// The sentences of a text; one that an abbreviation with a point cut short is put together again.
fn sentences(text: &str) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for piece in text.split_sentence_bounds() {
        match sentences.last_mut() {
            Some(last) if ends_in_abbreviation(last) => last.push_str(piece),
            _ => sentences.push(piece.to_owned()),
        }
    }
    sentences
}

fn ends_in_abbreviation(piece: &str) -> bool {
    const ABBREVIATIONS: &[&str] = &["Mr", "Mrs", "Ms", "Dr", "Gen", "Col", "Lt", "St", "No", "vs", "e.g", "i.e", "approx"];
    let Some(word) = piece.trim_end().strip_suffix('.').and_then(|piece| piece.rsplit(char::is_whitespace).next()) else { return false };
    ABBREVIATIONS.contains(&word) || word.chars().count() == 1 && word.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sorts_in_one_sentence() {
        let mixed = |text: &str| sentences(text).iter().any(|sentence| both(sentence).is_some());
        for text in [
            "We have high confidence that a third round is unlikely.",
            "It is very\nlikely, and we are confident of it.",
            "We judge with moderate confidence that Mr. Asif probably meant it.",
            "ALMOST CERTAINLY so; our confidence is low.",
            "There is a roughly even chance, with low confidence, that they meet.",
        ] {
            assert!(mixed(text), "{text}");
        }
        for text in [
            "A third round is unlikely. Our confidence in that is moderate.",
            "A remotely held meeting gave both sides confidence.",
            "The union's confidence in the port is low.",
            "A chance meeting is likely.",
        ] {
            assert!(!mixed(text), "{text}");
        }
    }
}
