//! `method.html`: a glossary of every label, from the closed lists themselves, so that each label has a place to lead to. What a site
//! writes in `content/pages/method.md` stands above it.

use crate::model::view::{Body, Glossary, MethodPage, PageView, TermView};
use crate::model::wording::verdict_labels;
use crate::model::words::{CellState, Confidence, Flag, Likelihood, QuoteState, Reliability, Sourcing, Verdict};
use crate::plan::frame::Heading;
use crate::plan::viewpoint::Viewpoint;

/// The credibility of information by the Admiralty code, 1 to 6.
const CREDIBILITIES: [&str; 6] = ["1", "2", "3", "4", "5", "6"];

pub(super) fn method_page(at: &Viewpoint<'_>) -> PageView {
    let record = at.library().page_key("method").map(|key| &at.library()[key].record);
    let silences = CellState::ALL.iter().filter(|state| **state != CellState::Claims).map(|word| word.word());
    let body = MethodPage {
        glossaries: vec![
            glossary(at, "verdict", Verdict::ALL.iter().flat_map(|&verdict| verdict_labels(verdict))),
            glossary(at, "flag", Flag::ALL.iter().map(|word| word.word())),
            glossary(at, "silence", silences),
            glossary(at, "likelihood", Likelihood::ALL.iter().map(|word| word.word())),
            glossary(at, "confidence", Confidence::ALL.iter().map(|word| word.word())),
            glossary(at, "reliability", Reliability::ALL.iter().map(|word| word.word())),
            glossary(at, "credibility", CREDIBILITIES.into_iter()),
            glossary(at, "sourcing", Sourcing::ALL.iter().map(|word| word.word())),
            glossary(at, "quote", QuoteState::ALL.iter().map(|word| word.word())),
        ],
    };
    at.page(Heading { title: at.words().get("method_title").to_owned(), record, ..Heading::default() }, Body::Method(Box::new(body)))
}

fn glossary(at: &Viewpoint<'_>, list: &'static str, words: impl Iterator<Item = &'static str>) -> Glossary {
    let term = |word: &'static str| TermView {
        anchor: format!("{list}-{word}"),
        label: at.words().get(&format!("{list}_{word}")).to_owned(),
        meaning: meaning(at, list, word),
    };
    Glossary { list, terms: words.map(term).collect() }
}

fn meaning(at: &Viewpoint<'_>, list: &str, word: &str) -> String {
    let likelihood = Likelihood::ALL.iter().find(|likelihood| list == "likelihood" && likelihood.word() == word);
    match likelihood.map(|likelihood| likelihood.band()) {
        Some((low, high)) => at.words().say("in_hundred", &[("low", &low.to_string()), ("high", &high.to_string())]),
        None => at.words().get(&format!("meaning_{list}_{word}")).to_owned(),
    }
}
