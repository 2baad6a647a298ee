//! A source's file, drafted from its archived text.

use std::fmt::Write as _;

use crate::capture::metadata::{Fact, Metadata};
use crate::edit::{yaml_authors, yaml_quoted as quoted, yaml_text as scalar};
use crate::model::date::Date;
use crate::model::library::Library;
use crate::model::wording::counted_in_digits;
use crate::model::words::{ActorKind, ExclusionKind, SourceForm};
use crate::quotes::survey::copies::Shared;
use crate::quotes::survey::{AnswerNear, Selector, Speech, Survey};

/// All that is known of a saved article.
#[derive(Debug)]
pub(crate) struct SourceDraft<'text> {
    /// The id of the source.
    pub id: &'text str,
    /// The name of its file in the archive folder.
    pub file: &'text str,
    /// The SHA-256 of the file's bytes.
    pub sha256: &'text str,
    pub words: usize,
    /// What the page says of itself.
    pub metadata: &'text Metadata,
    /// When it was saved, in EDTF.
    pub retrieved: Option<&'text str>,
    /// The first line of its text.
    pub first_line: &'text str,
    /// The beginning of its text, where publishers name themselves.
    pub opening: &'text str,
    /// Of subtitles, where each cue begins and its time.
    pub times: &'text [(usize, String)],
    /// The event that the author named.
    pub event: Option<&'text str>,
    /// What its text offers.
    pub survey: &'text Survey,
    /// Ids of sources that share much of its text, with how much.
    pub copies: &'text [(String, Shared)],
    /// The id of a source that has this very file already.
    pub same_file: Option<&'text str>,
}

/// How much was proposed, for whoever asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Actors whose names stand in the text.
    pub actors: usize,
    /// Passages that are probably not the publisher's.
    pub passages: usize,
    /// Events that fit.
    pub events: usize,
    /// Claims to finish.
    pub claims: usize,
    /// Texts that it may be made of, or that credit it.
    pub originals: usize,
}

const HEAD: &str = "## Drafted from the archived text. Lines that begin with `# ` are proposals: take the `# ` away where one holds,\n\
                    ## together with that of the line that names the list, and delete the rest. Nothing of them counts before that.\n";

/// The text of the file, and how much it proposes.
pub(crate) fn draft(library: &Library, draft: &SourceDraft<'_>) -> (String, Tally) {
    let mut file = Lines { text: format!("---\n{HEAD}") };
    let mut tally = Tally::default();
    if draft.survey.is_too_long {
        file.explained("The text is too long to be looked through for proposals.");
    }
    bibliography(&mut file, library, draft, &mut tally);
    archive(&mut file, draft, &mut tally);
    covers(&mut file, library, draft, &mut tally);
    names(&mut file, library, draft, &mut tally);
    file.proposed("reviewed: all", "once it was read for every question of its events");
    claims(&mut file, library, draft, &mut tally);
    file.text.push_str("---\n");
    (file.text, tally)
}

/// A file that grows line by line.
struct Lines {
    text: String,
}

impl Lines {
    fn asserted(&mut self, line: &str, comment: &str) {
        self.line(line, comment);
    }

    fn proposed(&mut self, line: &str, comment: &str) {
        self.line(&format!("# {line}"), comment);
    }

    fn explained(&mut self, sentence: &str) {
        let _ = writeln!(self.text, "## {sentence}");
    }

    fn line(&mut self, line: &str, comment: &str) {
        const COLUMN: usize = 48;
        let _ = if comment.is_empty() {
            writeln!(self.text, "{line}")
        } else {
            // Alignment is for the eye alone, so characters are near enough.
            let padding = COLUMN.saturating_sub(line.chars().count()).max(1);
            writeln!(self.text, "{line}{}# {}", " ".repeat(padding), comment.replace('\n', " "))
        };
    }

    /// What a page says of itself, or that it says nothing.
    fn fact(&mut self, field: &str, fact: Option<&Fact>) -> bool {
        if let Some(fact) = fact {
            self.asserted(&format!("{field}: {}", scalar(&fact.value)), &fact.origin);
        }
        fact.is_some()
    }
}

fn bibliography(file: &mut Lines, library: &Library, draft: &SourceDraft<'_>, tally: &mut Tally) {
    let metadata = draft.metadata;
    if !file.fact("title", metadata.title.as_ref()) {
        if !draft.first_line.is_empty() {
            file.proposed(&format!("title: {}", scalar(draft.first_line)), "the first line");
        }
        file.asserted(&format!("short: {}", scalar(draft.id)), "what tables call it");
    }
    if !file.fact("publisher", metadata.publisher.as_ref()) {
        let media = library.actors.iter().filter(|actor| actor.kind == ActorKind::Media);
        for actor in media.filter(|actor| draft.opening.contains(&actor.name)) {
            file.proposed(&format!("publisher: {}", scalar(&actor.name)), "named at the beginning");
        }
    }
    originals(file, draft, tally);
    if let Some((authors, origin)) = &metadata.authors {
        for (number, line) in yaml_authors(authors).iter().enumerate() {
            file.asserted(line, if number == 0 { origin } else { "" });
        }
    } else {
        file.fact("author", metadata.author.as_ref());
    }
    file.fact("url", metadata.address.as_ref());
    if !file.fact("published", metadata.published.as_ref()) {
        file.proposed("published: unknown", "a day, or a day with its time: 2025-03-04T19:59Z");
    }
    if let Some(retrieved) = draft.retrieved {
        file.asserted(&format!("retrieved: {}", scalar(retrieved)), "the file says when it was saved");
    }
    if !file.fact("language", metadata.language.as_ref()) {
        file.proposed(&format!("language: {}", library.site.language), "the site's own");
    }
    let forms = SourceForm::ALL.iter().map(|form| form.word()).collect::<Vec<_>>().join(" ");
    let form = if draft.times.is_empty() { SourceForm::NewsReport } else { SourceForm::Broadcast };
    file.proposed(&format!("form: {form}"), &format!("one of: {forms}"));
    file.proposed("reliability: F", "Admiralty code A to F; not rated where absent");
    file.proposed("descriptor: Access, motive and possible bias", "in the desk's words");
    let is_generated = draft.survey.foreign.iter().any(|passage| passage.exclusion.kind == ExclusionKind::GeneratedText);
    let machine = if is_generated { "suspected" } else { "none" };
    file.proposed(&format!("machine_text: {machine}"), "none suspected declared; not assessed where absent");
}

/// What the text may be made of.
fn originals(file: &mut Lines, draft: &SourceDraft<'_>, tally: &mut Tally) {
    let percent = |share: f64| (100.0 * share).round();
    if let Some(same) = draft.same_file {
        file.explained(&format!("The source `{same}` has this very file as its archive."));
    }
    for (source, shared) in draft.copies.iter().filter(|(source, _)| Some(source.as_str()) != draft.same_file) {
        tally.originals += 1;
        let reason = format!(
            "{:.0} % of these words stand in it word by word, {:.0} % of its words here; the longest run has {} words",
            percent(shared.of_first),
            percent(shared.of_second),
            shared.longest
        );
        file.proposed(&format!("derived_from: {source}"), &reason);
    }
    for credit in &draft.survey.credits {
        tally.originals += 1;
        if let Some(actor) = &credit.actor {
            file.proposed(&format!("derived_from: {actor}"), &format!("credited: {}", credit.line));
        } else {
            file.explained(&format!("Credits {}: {}", credit.agency, credit.line));
            file.explained("Where its text this is: `variorum new actor ID` with `kind: media`, and that id as `derived_from`.");
        }
    }
}

fn archive(file: &mut Lines, draft: &SourceDraft<'_>, tally: &mut Tally) {
    file.asserted("archive:", "");
    file.asserted(&format!("  file: {}", scalar(draft.file)), "");
    file.asserted(&format!("  sha256: {}", quoted(draft.sha256)), "");
    file.asserted(&format!("  words: {}", draft.words), "");
    let passages = &draft.survey.foreign;
    tally.passages = passages.len();
    if !passages.is_empty() {
        file.proposed("  exclude:", "passages that may not be the publisher's text");
    }
    for passage in passages {
        let exclusion = &passage.exclusion;
        let to = exclusion.to.as_deref().map_or_else(|| "end".to_owned(), quoted);
        file.proposed(&format!("    - {{from: {}, to: {to}, kind: {}}}", quoted(&exclusion.from), exclusion.kind), passage.reason);
    }
}

fn covers(file: &mut Lines, library: &Library, draft: &SourceDraft<'_>, tally: &mut Tally) {
    file.asserted("covers:", "the events that it is about, one or more");
    if let Some(event) = draft.event {
        file.asserted(&format!("  - {{event: {event}, certainty: stated}}"), "");
        return;
    }
    tally.events = draft.survey.events.len();
    for fit in &draft.survey.events {
        let because = crate::model::wording::capital(&fit.reasons.join("; "));
        let id = &library[fit.event].id;
        file.proposed(&format!("  - {{event: {id}, certainty: inferred, because: {}}}", quoted(&format!("{because}."))), "");
    }
    if draft.survey.events.is_empty() {
        file.proposed("  - {event: EVENT, certainty: stated}", "no event of the site fits");
    }
}

fn names(file: &mut Lines, library: &Library, draft: &SourceDraft<'_>, tally: &mut Tally) {
    let name_of = |actor: &str| library.actor_key(actor).map_or("", |key| library[key].name.as_str());
    let (registered, forms): (Vec<_>, Vec<_>) = draft.survey.names.iter().partition(|name| name.form == name_of(&name.actor));
    let mut actors: Vec<&str> = draft.survey.names.iter().map(|name| name.actor.as_str()).collect();
    actors.dedup();
    tally.actors = actors.len();
    let look_alikes = &draft.survey.look_alikes;
    if !forms.is_empty() || !look_alikes.is_empty() {
        file.proposed("names:", "how it writes an actor, where that differs from the actor's own name");
    }
    for name in forms {
        file.proposed(&format!("  - {{actor: {}, as: {}}}", name.actor, quoted(&name.form)), &counted_in_digits(name.count, "time"));
    }
    for like in look_alikes {
        let actor = like.actors.first().map_or("", String::as_str);
        let reason = format!("looks like {}; {}", like.form, counted_in_digits(like.places.len(), "time"));
        file.proposed(&format!("  - {{actor: {actor}, as: {}}}", quoted(&like.spelling)), &reason);
    }
    if !registered.is_empty() {
        let listed: Vec<String> = registered.iter().map(|name| format!("{} ({})", name.actor, name.count)).collect();
        file.explained(&format!("By their own names: {}.", listed.join(", ")));
    }
}

/// A claim that is begun, and where it stands in the text.
enum Begun<'survey> {
    Answer(&'survey AnswerNear),
    Speech(&'survey Speech),
}

fn claims(file: &mut Lines, library: &Library, draft: &SourceDraft<'_>, tally: &mut Tally) {
    let answers = draft.survey.answers.iter().map(|answer| (answer.at, Begun::Answer(answer)));
    let speech = draft.survey.speech.iter().map(|speech| (speech.at, Begun::Speech(speech)));
    let mut begun: Vec<(usize, Begun<'_>)> = answers.chain(speech).collect();
    begun.sort_by_key(|(at, _)| *at);
    tally.claims = begun.len();
    if begun.is_empty() {
        file.proposed("claims:", "");
        return;
    }
    file.proposed("claims:", "begun where the text speaks or counts; take what answers a question of yours");
    for (at, claim) in &begun {
        match claim {
            Begun::Answer(answer) => {
                let question = &library[answer.question];
                file.proposed(&format!("  - question: {}", question.id), &question.question);
                file.proposed(
                    &format!("    answer: {}", answer.answer.as_deref().map_or_else(String::new, scalar)),
                    &library[answer.question].takes(),
                );
                selected(file, &answer.selector);
                located(file, draft, *at, answer.paragraph);
            }
            Begun::Speech(speech) => {
                file.proposed("  - question:", "");
                file.proposed("    answer:", "");
                speaker(file, library, speech);
                selected(file, &speech.selector);
                located(file, draft, *at, speech.paragraph);
            }
        }
    }
}

fn speaker(file: &mut Lines, library: &Library, speech: &Speech) {
    let Some(first) = speech.speakers.first() else {
        file.proposed("    by: []", "nobody is named nearby");
        return;
    };
    let others = speech.speakers[1..].iter().take(3).map(String::as_str).collect::<Vec<_>>().join(", ");
    let place = if speech.is_near { "named in the sentence" } else { "named in a sentence beside it" };
    let comment = if others.is_empty() { place.to_owned() } else { format!("{place}, as well: {others}") };
    file.proposed(&format!("    by: [{first}]"), &comment);
    if library.actor_key(first).is_some_and(|key| library[key].kind == ActorKind::Person) {
        file.proposed("    sourcing: named", "");
    }
}

fn selected(file: &mut Lines, selector: &Selector) {
    file.proposed(&format!("    quote: {}", quoted(&selector.quote)), "");
    for (side, words) in [("prefix", &selector.prefix), ("suffix", &selector.suffix)] {
        if let Some(words) = words {
            file.proposed(&format!("    {side}: {}", quoted(words)), "the words stand there more than once");
        }
    }
}

/// Where a passage stands: of subtitles its time, else its paragraph.
fn located(file: &mut Lines, draft: &SourceDraft<'_>, at: usize, paragraph: usize) {
    let cue = draft.times.partition_point(|(start, _)| *start <= at).checked_sub(1).map(|index| &draft.times[index].1);
    let location = cue.map_or_else(|| format!("§{paragraph}"), |time| scalar(time));
    file.proposed(&format!("    location: {location}"), "");
}

impl SourceDraft<'_> {
    /// The day or time at which the page says that it was published.
    pub(crate) fn published(metadata: &Metadata) -> Option<Date> {
        Date::parse(&metadata.published.as_ref()?.value).ok()
    }
}
