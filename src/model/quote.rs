//! What is known of quotes without an archive: how many words they have, what their proofs recorded, and where they stand in a text that
//! the site itself carries.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::id::{ActorKey, ClaimKey, QuestionKey, SourceKey};
use crate::model::word_count::words_in;
use crate::model::words::{ExclusionKind, QuoteState};

/// What the archived texts were found to say, as far as anybody looked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextFindings {
    /// By claim: what can be said of its quote.
    pub quotes: Vec<QuoteState>,
    /// By source: what was counted in its text; `None`, and nothing at all past the end of the list, where nobody counted.
    pub counts: Vec<Option<TextCounts>>,
}

/// What was counted in one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextCounts {
    /// The actors whose names stand in it, sorted.
    pub named: Vec<ActorKey>,
    /// Those of them whose very name stands in it, as the site writes it, sorted.
    pub named_in_full: Vec<ActorKey>,
    /// How often the words stand in it that a question says to look for, by question.
    pub looked_for: Vec<(QuestionKey, usize)>,
}

impl FromIterator<QuoteState> for TextFindings {
    /// The states of all quotes, in the order of the claims; nothing was counted.
    fn from_iter<States: IntoIterator<Item = QuoteState>>(states: States) -> Self {
        Self { quotes: states.into_iter().collect(), counts: Vec::new() }
    }
}

impl TextFindings {
    /// What was counted in the text of the source at this index.
    pub fn counted(&self, source: usize) -> Option<&TextCounts> {
        self.counts.get(source).and_then(Option::as_ref)
    }
}

/// A source's own text with what is marked in it. Ranges are bytes of its plain text ([`crate::prose::Prose::plain`]).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnText {
    /// The proven quotes, by where they begin.
    pub quoted: Vec<QuotedPassage>,
    /// The passages that are not the publisher's, by where they begin. They may overlap.
    pub excluded: Vec<ExcludedPassage>,
}

/// A stretch of text that a claim quotes; a quote with an ellipsis has several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedPassage {
    pub claim: ClaimKey,
    /// Which stretch of the quote it is, from 0.
    pub part: usize,
    /// Where it stands.
    pub range: Range<usize>,
}

/// A stretch of text that is not the publisher's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExcludedPassage {
    /// What sort of text it is.
    pub kind: ExclusionKind,
    /// Where it stands.
    pub range: Range<usize>,
}

/// What a proof records beside the place: how the words stand in the archived text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProofRecord {
    /// Whether all of the words stand between quotation marks: they are then a speaker's and not the source's.
    pub is_spoken: bool,
    /// Whether they lie in the headline or the by-line.
    pub is_headline: bool,
    /// The numbers of the paragraphs that they lie in, from 1; headings, entries of lists and cells are counted, menus are not.
    pub paragraphs: Vec<usize>,
    /// The text fragment that opens the original at the words, without `text=`; `None` where the quote itself gives the same.
    pub fragment: Option<String>,
    /// The claim's answer as it is written, if neither the quote nor its sentence has it.
    pub lacks: Option<String>,
    /// The ids of the actors to whom the sentence gives the words of a claim in the source's own voice.
    pub attributed_to: Vec<String>,
    /// The ids of those speakers of the claim of whom no name stands in the sentence or the two around it.
    pub far: Vec<String>,
    /// Of a source with several archived texts, what came of the quote in each, in their order; empty where it stands in all of them.
    pub captures: Vec<InCapture>,
}

/// What came of a quote in one of several archived texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InCapture {
    /// The SHA-256 of the text's bytes.
    pub sha256: String,
    pub state: QuoteState,
    /// The quote against the passage that stands there in its place, word by word; empty where none does, or where the quote stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passage: Vec<PassageRun>,
}

/// Words of a quote and of a passage, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageRun {
    pub side: PassageSide,
    /// The words, with the space before them where there is one.
    pub words: String,
}

/// Where words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassageSide {
    /// In the quote and in the passage.
    Both,
    /// In the quote alone.
    Quote,
    /// In the passage alone.
    Passage,
}

/// Written as the words behind `=`, `-` or `+`.
impl Serialize for PassageRun {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sign = match self.side {
            PassageSide::Both => '=',
            PassageSide::Quote => '-',
            PassageSide::Passage => '+',
        };
        serializer.collect_str(&format_args!("{sign}{}", self.words))
    }
}

impl<'de> Deserialize<'de> for PassageRun {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        let signs = [('=', PassageSide::Both), ('-', PassageSide::Quote), ('+', PassageSide::Passage)];
        let read = signs.iter().find_map(|&(sign, side)| Some(Self { side, words: written.strip_prefix(sign)?.to_owned() }));
        read.ok_or_else(|| D::Error::custom("words of a passage begin with `=`, `-` or `+`"))
    }
}

/// What `verify` counted in one archived text, outside the passages that are not the publisher's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CountedText {
    /// How often each registered name form stands there by itself, not inside a longer one. Forms that do not are left out.
    pub names: BTreeMap<String, usize>,
    /// Whether all forms that are registered now were counted, so that one that is left out is known not to stand there.
    pub is_complete: bool,
    /// How often the words stand there that would show an answer, by question.
    pub looked_for: BTreeMap<QuestionKey, LookedFor>,
}

/// What came of looking for the words that would show an answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LookedFor {
    /// How often any of the words stands there.
    pub count: usize,
    /// The paragraph in which the first stands, from 1; 0 where none does.
    pub paragraph: usize,
}

/// What was counted in the archived texts of a site. A text that is not here was never counted, and nothing can be said of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// By source.
    pub texts: BTreeMap<SourceKey, CountedText>,
}

impl Counted {
    /// What came of looking for the words of a question in a source's text; `None` where nobody looked.
    pub fn looked_for(&self, source: SourceKey, question: QuestionKey) -> Option<LookedFor> {
        self.texts.get(&source)?.looked_for.get(&question).copied()
    }
}

/// The words of a quote that are the source's: those in brackets are the desk's and not counted. A literal bracket is written `\[`.
pub fn quoted_words(quote: &str) -> usize {
    let mut own = String::with_capacity(quote.len());
    let mut depth = 0_usize;
    let mut characters = quote.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => own.extend(characters.next().filter(|_| depth == 0)),
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => own.push(character),
            _ => {}
        }
    }
    words_in(&own)
}

/// A quote with more words of its source is refused before anybody looks for it: it would cost time and republish a page.
const MOST_WORDS: usize = 200;

/// Longer quotes are refused, too, however few their words are.
const MOST_BYTES: usize = 4_000;

/// More bracket groups, or more characters in them, are refused: each group may stand in the text or not.
const MOST_GROUPS: usize = 20;
const MOST_BRACKETED: usize = 400;

/// Why a quote is not looked up at all, as a finding says it; `None` for any quote that a desk would write.
pub fn refusal(quote: &str) -> Option<String> {
    if quote.len() > MOST_BYTES {
        return Some(format!("the quote has {} bytes, and none above {MOST_BYTES} is looked up", quote.len()));
    }
    let words = quoted_words(quote);
    if words > MOST_WORDS {
        return Some(format!("the quote has {words} words, and none above {MOST_WORDS} is looked up"));
    }
    let groups: Vec<&str> = quote.split('[').skip(1).collect();
    let bracketed: usize = groups.iter().map(|group| group.split(']').next().map_or(0, |inside| inside.chars().count())).sum();
    let is_refused = groups.len() > MOST_GROUPS || bracketed > MOST_BRACKETED;
    is_refused.then(|| format!("the quote has {} groups in brackets, and none with more than {MOST_GROUPS} is looked up", groups.len()))
}

#[cfg(test)]
mod tests {
    use super::{quoted_words, refusal};

    #[test]
    fn only_what_no_desk_would_write_is_refused() {
        let words = |count: usize| "word ".repeat(count);
        for (quote, refused) in [
            (words(200), false),
            (words(201), true),
            ("x".repeat(4_001), true),
            ("a[b]".repeat(20), false),
            ("a[b]".repeat(21), true),
            ("[".repeat(30), true),
            (format!("a [{}] b", words(30)), false),
        ] {
            assert_eq!(refusal(&quote).is_some(), refused, "{quote}");
        }
    }

    #[test]
    fn brackets_and_ellipses_are_not_words() {
        for (quote, words) in [
            ("after three days", 3),
            ("[The] talks ... ended", 2),
            ("[H]e said [so] \\[sic\\]", 3),
            ("", 0),
            ("“no deadlock”", 2),
            ("a [b", 1),
        ] {
            assert_eq!(quoted_words(quote), words, "{quote}");
        }
    }
}
