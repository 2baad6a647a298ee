//! Footnotes and cited claims, numbered together in the order in which they are first cited.

use std::collections::BTreeMap;

use super::Writer;
use crate::model::interface_words::{Piece, pieces};
use crate::model::site_map::ANCHOR_PREFIX;
use crate::model::view::Link;
use crate::prose::{ClaimNote, ClaimReference, Resolve};

/// So many citations of one note are linked, there and back; more would make much of a page out of few words.
pub(super) const MOST_BACK_LINKS: usize = 200;

/// The notes cited so far.
#[derive(Debug, Default)]
pub(super) struct Notes<'page> {
    /// In the order of their numbers.
    cited: Vec<Cited>,
    numbers: BTreeMap<Key<'page>, usize>,
    /// Claims that lead nowhere, so that each is asked for once.
    unknown: std::collections::BTreeSet<(&'page str, &'page str)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'page> {
    Footnote(usize),
    Claim(&'page str, &'page str),
}

#[derive(Debug)]
struct Cited {
    content: Content,
    /// How often it is cited.
    citations: usize,
}

#[derive(Debug, Clone)]
enum Content {
    Footnote(usize),
    Claim(Box<ClaimNote>),
}

/// A citation: the note's number, and which of the note's citations it is; both from 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) note: usize,
    pub(super) citation: usize,
}

impl<'page> Notes<'page> {
    pub(super) fn cite_footnote(&mut self, number: usize) -> Mark {
        self.cite(Key::Footnote(number), || Content::Footnote(number))
    }

    /// `None` where there is no such claim.
    pub(super) fn cite_claim(&mut self, claim: &'page ClaimReference, resolve: &dyn Resolve) -> Option<Mark> {
        let key = (claim.source.as_str(), claim.claim.as_str());
        if self.unknown.contains(&key) {
            return None;
        }
        if self.numbers.contains_key(&Key::Claim(key.0, key.1)) {
            return self.numbers.get(&Key::Claim(key.0, key.1)).copied().map(|index| self.again(index));
        }
        let Some(note) = resolve.claim(claim) else {
            self.unknown.insert(key);
            return None;
        };
        Some(self.cite(Key::Claim(key.0, key.1), || Content::Claim(Box::new(note))))
    }

    fn cite(&mut self, key: Key<'page>, content: impl FnOnce() -> Content) -> Mark {
        let index = *self.numbers.entry(key).or_insert_with(|| {
            self.cited.push(Cited { content: content(), citations: 0 });
            self.cited.len() - 1
        });
        self.again(index)
    }

    fn again(&mut self, index: usize) -> Mark {
        self.cited[index].citations += 1;
        Mark { note: index + 1, citation: self.cited[index].citations }
    }
}

impl Writer<'_> {
    /// Writes the notes. A note may cite others, which then follow; a footnote that nothing cites comes last, so that no word is lost.
    pub(super) fn notes_section(&mut self) {
        let footnotes = &self.prose.footnotes;
        if self.notes.cited.is_empty() && footnotes.is_empty() {
            return;
        }
        self.outline.clear();
        if let Some(marking) = &mut self.marking {
            marking.end_of_text();
        }
        let level = self.setting.top_heading;
        let heading = format!("{ANCHOR_PREFIX}notes_");
        self.markup.raw("<section role=\"doc-endnotes\" class=\"notes\"");
        self.markup.attribute("aria-labelledby", &heading);
        self.markup.raw(">\n<h");
        self.markup.number(level.into());
        self.markup.attribute("id", &heading);
        self.markup.raw(">");
        self.markup.words(self.setting.words.get("prose_notes"));
        self.markup.raw("</h");
        self.markup.number(level.into());
        self.markup.raw(">\n<ol>\n");
        // The back links of a note are known only once every note is written, so notes are written apart and joined afterwards.
        let before = std::mem::take(&mut self.markup);
        let mut written = Vec::new();
        let mut uncited = 0;
        loop {
            while written.len() < self.notes.cited.len() {
                self.note(self.notes.cited[written.len()].content.clone());
                written.push(std::mem::take(&mut self.markup));
            }
            let Some(next) = (uncited..footnotes.len()).find(|number| !self.notes.numbers.contains_key(&Key::Footnote(*number))) else {
                break;
            };
            uncited = next + 1;
            self.notes.numbers.insert(Key::Footnote(next), self.notes.cited.len());
            self.notes.cited.push(Cited { content: Content::Footnote(next), citations: 0 });
        }
        self.markup = before;
        for (index, note) in written.iter().enumerate() {
            self.markup.raw("<li");
            self.markup.attribute("id", &format!("{ANCHOR_PREFIX}note_{}", index + 1));
            self.markup.raw(">");
            self.markup.append(note);
            self.back_links(index);
            self.markup.raw("</li>\n");
        }
        self.markup.raw("</ol>\n</section>\n");
    }

    fn note(&mut self, content: Content) {
        match content {
            Content::Footnote(number) => {
                let nodes = &self.prose.footnotes[number].nodes;
                for index in 0..nodes.len() {
                    self.node(nodes, index);
                }
            }
            Content::Claim(note) => self.claim_note(&note),
        }
    }

    /// In whose words a claim stands.
    fn voice(&mut self, speakers: &[Link]) {
        let words = self.setting.words;
        if speakers.is_empty() {
            return self.markup.words(words.get("own_voice"));
        }
        for piece in pieces(words.get("says")) {
            match piece {
                Piece::Words(said) => self.markup.words(said),
                Piece::Place(_) => {
                    for (index, speaker) in speakers.iter().enumerate() {
                        self.markup.words(if index == 0 { "" } else { words.get("comma") });
                        self.link_to(speaker);
                    }
                }
            }
        }
    }

    /// A cited claim in the order of a cell: who says so stands before what is said, so that no accusation reads as the source's own.
    fn claim_note(&mut self, note: &ClaimNote) {
        self.markup.raw(if note.is_withdrawn { "<p class=\"withdrawn\">" } else { "<p>" });
        self.link_to(&note.claim);
        self.markup.raw(" – <span class=\"voice\">");
        self.voice(&note.speakers);
        self.markup.raw("</span>");
        if let Some(says) = &note.says {
            self.markup.words(self.setting.words.get("colon"));
            self.wording(says, false);
        }
        if let Some((quote, state)) = &note.quote {
            self.markup.words(if note.says.is_some() { " " } else { self.setting.words.get("colon") });
            self.wording(quote, true);
            self.markup.raw(" <small class=\"proof\">");
            self.markup.words(self.setting.words.get(&format!("quote_{}", state.word())));
            self.markup.raw("</small>");
        }
        if let Some(later) = &note.later {
            self.markup.raw(" <span class=\"why\">");
            self.markup.words(later);
            self.markup.raw("</span>");
        }
        if note.is_withdrawn {
            self.markup.raw(" <b class=\"why\">");
            self.markup.words(self.setting.words.get("withdrawn_claim"));
            self.markup.raw("</b>");
        }
        self.markup.raw("</p>\n");
    }

    fn link_to(&mut self, link: &Link) {
        self.markup.raw("<a");
        self.markup.attribute("href", &link.href);
        self.markup.raw(">");
        self.wording(&link.label, false);
        self.markup.raw("</a>");
    }

    fn back_links(&mut self, index: usize) {
        let note = index + 1;
        for citation in 1..=self.notes.cited[index].citations.min(MOST_BACK_LINKS) {
            let which = if citation > 1 { format!("{note}.{citation}") } else { note.to_string() };
            self.markup.raw("<a role=\"doc-backlink\"");
            self.markup.attribute("href", &format!("#{ANCHOR_PREFIX}ref_{note}_{citation}"));
            self.markup.attribute("aria-label", &self.setting.words.say("prose_note_back", &[("number", &which)]));
            self.markup.raw(">↩</a> ");
        }
    }
}
