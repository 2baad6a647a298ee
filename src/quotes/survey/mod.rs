//! What a text offers to whoever is to annotate it: proposals, each with the reason for it. None of them is a finding, and none is
//! asserted.
//!
//! - `foreign`: passages that are probably not the publisher's text;
//! - `speech`: what stands between quotation marks, and who probably says it;
//! - `answers`: numbers, dates and answers near the words of a question;
//! - `events`: the events that the text is probably about;
//! - `joint`: names that it joins under one noun;
//! - `agencies`: whom the text credits;
//! - [`copies`]: how much of it stands in another text word by word;
//! - [`selector`]: words by which a passage is found again, and only it.

mod agencies;
mod answers;
pub mod copies;
mod events;
mod foreign;
mod joint;
pub mod selector;
mod speech;

pub use agencies::Credit;
pub use answers::AnswerNear;
pub use events::EventFit;
pub use foreign::Foreign;
pub use selector::Selector;
pub use speech::Speech;

use super::archive::Archive;
use super::concordance::{LookAlike, NameCount, Names};
use super::language;
use crate::model::date::Date;
use crate::model::id::EventKey;
use crate::model::library::{Exclusion, Library};
use crate::model::words::ActorKind;

/// The longest text that is looked through, in bytes as it was read and as it is compared: more than sixty thousand words. A text is walked
/// many times.
const LONGEST: usize = 384 << 10;

/// What a text offers.
#[derive(Debug, Default)]
pub struct Survey {
    /// Whether it is too long to be looked through; then nothing is proposed.
    pub is_too_long: bool,
    /// Passages that are probably not the publisher's; everything else is looked for outside of them.
    pub foreign: Vec<Foreign>,
    /// Name forms that stand there, by actor; those that are joined under one noun as they are written.
    pub names: Vec<NameCount>,
    /// Spellings like a name form, which nobody registered.
    pub look_alikes: Vec<LookAlike>,
    /// The events that it is probably about, the likeliest first.
    pub events: Vec<EventFit>,
    /// What stands between quotation marks.
    pub speech: Vec<Speech>,
    /// Answers near the words of questions.
    pub answers: Vec<AnswerNear>,
    /// Whom it credits.
    pub credits: Vec<Credit>,
}

/// What is known of a text before it is looked through.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'text> {
    /// What is probably the article, where the text is a page.
    pub main_text: Option<&'text str>,
    /// The text's language, BCP 47.
    pub language: Option<&'text str>,
    /// When it was published.
    pub published: Option<Date>,
    /// The event that it is about, where somebody says so.
    pub event: Option<EventKey>,
}

/// Looks through a text. Its furniture is excluded already; the passages that are found here are excluded from it in their turn.
pub fn survey(library: &Library, archive: &mut Archive, known: Known<'_>) -> Survey {
    if archive.text().len().max(archive.normalised().text().len()) > LONGEST {
        return Survey { is_too_long: true, ..Survey::default() };
    }
    let foreign = foreign::find(archive, known.main_text);
    let exclusions: Vec<Exclusion> = foreign.iter().map(|passage| passage.exclusion.clone()).collect();
    archive.exclude(&exclusions);
    let names = Names::new(name_forms(library));
    let concordance = names.concordance(archive);
    let words = language::words_of(known.language.unwrap_or(&library.site.language));
    let mut counts = concordance.counts;
    counts.extend(joint::find(archive, name_forms(library)));
    counts.sort_by(|left, right| (&left.actor, &left.form).cmp(&(&right.actor, &right.form)));
    let events = match known.event {
        Some(event) => vec![EventFit { event, reasons: Vec::new() }],
        None => events::find(library, archive, &counts, words),
    };
    Survey {
        is_too_long: false,
        foreign,
        speech: speech::find(library, archive, &names, words),
        answers: answers::find(library, archive, &events, known.published, words),
        credits: agencies::find(library, archive),
        names: counts,
        look_alikes: concordance.look_alikes,
        events,
    }
}

/// The registered name forms; of a voice without a name also in small letters, since texts write `officials` within a sentence.
fn name_forms(library: &Library) -> impl Iterator<Item = (&str, String)> {
    let forms = library.name_forms().into_iter().flat_map(|(actor, forms)| forms.into_iter().map(move |form| (actor, form)));
    forms.flat_map(|(actor, form)| {
        let actor = &library[actor];
        let small = (actor.kind == ActorKind::Unnamed).then(|| with_small_initial(form));
        std::iter::once(form.to_owned()).chain(small).map(|form| (actor.id.as_str(), form))
    })
}

fn with_small_initial(form: &str) -> String {
    let mut characters = form.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// The number of the paragraph in which a byte lies, as a reader counts; lines are paragraphs where no empty line sets any apart.
fn paragraph(archive: &Archive, at: usize) -> usize {
    let reading = archive.reading();
    if reading.blocks.len() > 1 {
        return reading.paragraphs_of(&(at..at)).first().copied().unwrap_or(1);
    }
    let before = &archive.text()[..archive.text().floor_char_boundary(at)];
    before.split_inclusive('\n').filter(|line| line.ends_with('\n') && !line.trim().is_empty()).count() + 1
}

/// Text for one line: its white space folded.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
