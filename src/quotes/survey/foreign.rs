//! Passages that are probably not the publisher's text: comments of readers, teasers, advertisements, phrases that a text generator left.

use std::ops::Range;

use super::super::archive::Archive;
use super::super::find::find_all;
use super::super::sentences::around;
use crate::model::library::Exclusion;
use crate::model::words::ExclusionKind;
use crate::quotation::normalise::normalise;
use crate::quotation::pattern::Pattern;

/// A passage, and why it is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// Its markers, each of which stands in the text once, and its kind.
    pub exclusion: Exclusion,
    /// What speaks for it, as a phrase.
    pub reason: &'static str,
}

/// At most so many passages are proposed.
const MOST_PASSAGES: usize = 40;

/// Finds the passages, by where they begin. `main_text` is what is probably the article of a page.
pub(super) fn find(archive: &Archive, main_text: Option<&str>) -> Vec<Foreign> {
    let lines = lines_of(archive);
    let mut passages: Vec<Passage> = Vec::new();
    passages.extend(comments(archive, &lines));
    passages.extend(lines.iter().filter_map(|line| generated(archive, line)));
    passages.extend(lines.iter().filter_map(|line| teaser(archive, line)));
    passages.extend(main_text.into_iter().flat_map(|main_text| beside_the_article(archive, &lines, main_text)));
    passages.sort_by_key(|passage| (passage.range.start, std::cmp::Reverse(passage.range.end)));
    let mut end = 0;
    passages.retain(|passage| {
        let is_new = passage.range.start >= end;
        end = end.max(passage.range.end);
        is_new
    });
    passages.iter().filter_map(|passage| marked(archive, passage)).take(MOST_PASSAGES).collect()
}

/// A passage before its markers are known. Bytes of the text.
struct Passage {
    range: Range<usize>,
    kind: ExclusionKind,
    reason: &'static str,
}

/// The lines of the text that are not excluded and not empty, without white space at their ends.
fn lines_of(archive: &Archive) -> Vec<Range<usize>> {
    let (text, mut at, mut lines) = (archive.text(), 0, Vec::new());
    for line in text.split_inclusive('\n') {
        let inner = line.trim_start();
        let start = at + line.len() - inner.len();
        let range = start..start + inner.trim_end().len();
        let normalised = archive.normalised().normalised_at(range.start)..archive.normalised().normalised_at(range.end);
        if !range.is_empty() && archive.is_clear(&normalised) {
            lines.push(range);
        }
        at += line.len();
    }
    lines
}

/// From the heading of the comments to the end of the text, where it stands in the second half.
fn comments(archive: &Archive, lines: &[Range<usize>]) -> Option<Passage> {
    let text = archive.text();
    let late = lines.iter().filter(|line| 3 * line.start > text.len());
    let heading = late.into_iter().find(|line| is_heading_of_comments(&text[(*line).clone()]))?;
    Some(Passage { range: heading.start..text.trim_end().len(), kind: ExclusionKind::ReaderComments, reason: "comments of readers" })
}

fn is_heading_of_comments(line: &str) -> bool {
    const WORDS: [&str; 17] = [
        "comment",
        "comments",
        "kommentar",
        "kommentare",
        "commentaire",
        "commentaires",
        "comentario",
        "comentarios",
        "commenti",
        "reacties",
        "yorum",
        "yorumlar",
        "تعليقات",
        "تعليق",
        "تبصرے",
        "комментарии",
        "комментариев",
    ];
    const PHRASES: [&str; 9] = [
        "leave a comment",
        "leave a reply",
        "join the discussion",
        "join the conversation",
        "reader comments",
        "what do you think",
        "add your comment",
        "post a comment",
        "show comments",
    ];
    let plain = line.trim_matches(|character: char| !character.is_alphanumeric()).to_lowercase();
    let words: Vec<&str> = plain.split_whitespace().map(|word| word.trim_matches(|character: char| !character.is_alphanumeric())).collect();
    let is_number = |word: &str| !word.is_empty() && word.chars().all(|digit| digit.is_numeric() || matches!(digit, '.' | ','));
    let is_counted = match words.as_slice() {
        [word] => WORDS.contains(word),
        [number, word] => is_number(number) && WORDS.contains(word) || WORDS.contains(number) && is_number(word),
        _ => false,
    };
    is_counted || words.len() <= 6 && PHRASES.iter().any(|phrase| plain.starts_with(phrase))
}

/// What a text generator says to whoever asked it: from there to the end of its line, and of the text where little follows.
fn generated(archive: &Archive, line: &Range<usize>) -> Option<Passage> {
    const PHRASES: [&str; 24] = [
        "would you like me to",
        "do you want me to",
        "if you'd like, i can",
        "if you want, i can",
        "if you would like, i can",
        "i can also",
        "let me know if you",
        "feel free to ask",
        "i hope this helps",
        "as an ai language model",
        "as a language model",
        "as an ai",
        "as of my last update",
        "i cannot browse",
        "here is the rewritten",
        "here's the rewritten",
        "here is a rewritten",
        "here is a summary of",
        "sure, here",
        "sure! here",
        "certainly! here",
        "certainly, here",
        "möchtest du, dass ich",
        "souhaitez-vous que je",
    ];
    let text = archive.text();
    let lower = normalise(&text[line.clone()]).to_lowercase();
    let phrase = PHRASES.iter().find(|phrase| lower.starts_with(**phrase) || lower.contains(&format!(". {phrase}")))?;
    let start = if lower.starts_with(phrase) {
        line.start
    } else {
        // The sentence begins where its first word stands in the text as it is written.
        let first = phrase.split([' ', ',']).next()?;
        let found = text[line.clone()].to_lowercase().rfind(&format!(". {first}"))?;
        around(archive.reading(), &(line.start + found + 2..line.start + found + 3)).sentence.start.max(line.start)
    };
    let is_last = text[line.end..].trim().is_empty();
    let end = if is_last { text.trim_end().len() } else { line.end };
    Some(Passage { range: start..end, kind: ExclusionKind::GeneratedText, reason: "a phrase of a text generator" })
}

/// A line that leads elsewhere.
fn teaser(archive: &Archive, line: &Range<usize>) -> Option<Passage> {
    const TEASERS: [&str; 26] = [
        "read more",
        "read also",
        "also read",
        "see also",
        "related:",
        "related stories",
        "related articles",
        "more on this",
        "more from",
        "most read",
        "recommended",
        "you may also like",
        "don't miss",
        "watch:",
        "listen:",
        "subscribe",
        "sign up",
        "follow us",
        "share this",
        "click here",
        "lesen sie auch",
        "mehr zum thema",
        "lire aussi",
        "à lire aussi",
        "lea también",
        "leggi anche",
    ];
    const ADVERTISEMENTS: [&str; 7] = ["advertisement", "sponsored", "promoted", "anzeige", "publicité", "publicidad", "advertising"];
    const LONGEST: usize = 24;
    let text = &archive.text()[line.clone()];
    let lower = normalise(text).to_lowercase();
    let lower = lower.trim_start_matches(|character: char| !character.is_alphanumeric());
    if text.split_whitespace().count() > LONGEST {
        return None;
    }
    let is_advertisement = ADVERTISEMENTS.iter().any(|word| lower.trim_end_matches(|end: char| !end.is_alphanumeric()) == *word);
    let is_teaser = TEASERS.iter().any(|phrase| lower.starts_with(phrase));
    let (kind, reason) = match (is_advertisement, is_teaser) {
        (true, _) => (ExclusionKind::Advertisement, "an advertisement"),
        (_, true) => (ExclusionKind::Navigation, "a line that leads elsewhere"),
        _ => return None,
    };
    Some(Passage { range: line.clone(), kind, reason })
}

/// What of a page stands beside its article: lines before it, behind it, or in it that the article does not have.
fn beside_the_article(archive: &Archive, lines: &[Range<usize>], main_text: &str) -> Vec<Passage> {
    let letters =
        |text: &str| text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let article = letters(main_text);
    let text = archive.text();
    // A headline and who wrote it are the publisher's, and the rules leave them out.
    let is_headline = |line: &Range<usize>| archive.reading().is_headline_or_byline(line, "");
    let is_beside = |line: &Range<usize>| !is_headline(line) && !article.contains(&letters(&text[line.clone()]));
    let mut passages: Vec<Passage> = Vec::new();
    let mut is_open = false;
    for line in lines {
        let beside = is_beside(line);
        match passages.last_mut() {
            Some(last) if beside && is_open => last.range.end = line.end,
            _ if beside => passages.push(Passage { range: line.clone(), kind: ExclusionKind::Navigation, reason: "beside the article" }),
            _ => {}
        }
        is_open = beside;
    }
    // Where hardly anything is left, the guess at the article is wrong.
    let beside: usize = passages.iter().map(|passage| passage.range.len()).sum();
    if 2 * beside > text.len() { Vec::new() } else { passages }
}

/// The passage with the fewest words that mark each end.
fn marked(archive: &Archive, passage: &Passage) -> Option<Foreign> {
    let text = &archive.text()[passage.range.clone()];
    let is_last = passage.range.end >= archive.text().trim_end().len();
    let words: Vec<&str> = text.split_whitespace().collect();
    let from = marker(archive, text, &words, true)?;
    let to = if is_last { None } else { Some(marker(archive, text, &words, false)?) };
    let whole = to.as_ref().filter(|to| from.len() + to.len() > text.len() || words.len() <= 6).and_then(|_| unique(archive, text));
    let (from, to) = match whole {
        // Both markers belong to the passage, and must not overlap: of a short line the halves are taken.
        Some(_) => halves(archive, &words)?,
        None => (from, to),
    };
    Some(Foreign { exclusion: Exclusion { from, to, kind: passage.kind }, reason: passage.reason })
}

fn halves(archive: &Archive, words: &[&str]) -> Option<(String, Option<String>)> {
    (2..words.len()).chain([1]).filter(|middle| *middle < words.len()).find_map(|middle| {
        let (from, to) = (unique(archive, &words[..middle].join(" "))?, unique(archive, &words[middle..].join(" "))?);
        Some((from, Some(to)))
    })
}

/// The first or last words of a passage, as few as stand in the text once.
fn marker(archive: &Archive, text: &str, words: &[&str], is_first: bool) -> Option<String> {
    const FEWEST: usize = 2;
    const MOST: usize = 14;
    let count = FEWEST.min(words.len())..=MOST.min(words.len());
    let parts = count.map(|count| if is_first { words[..count].join(" ") } else { words[words.len() - count..].join(" ") });
    parts.map(|part| part.trim().to_owned()).find_map(|part| unique(archive, &part)).filter(|_| !text.is_empty())
}

/// The words, where they stand in the text once.
fn unique(archive: &Archive, words: &str) -> Option<String> {
    let pattern = Pattern::literal(words);
    let part = pattern.parts.first()?;
    let found = find_all(archive, &[part]);
    let places = found.by_quote(std::iter::once(1));
    (places.first()?.first()?.len() == 1).then(|| words.to_owned())
}
