//! The sentence that a passage stands in, and the two around it: by Unicode's sentence boundaries (UAX #29), which end at every block.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::blocks::Reading;

/// How far to both sides of a passage sentences are looked for, in bytes: longer ones are cut, so that a text without full stops costs no
/// more than others.
const WINDOW_BYTES: usize = 1_500;

/// A passage's sentence, or sentences where it runs over several, and those around it. Bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Around {
    pub(crate) sentence: Range<usize>,
    /// From the beginning of the sentence before to the end of the sentence after.
    pub(crate) surroundings: Range<usize>,
}

/// Finds the sentences around a passage.
pub(crate) fn around(reading: &Reading, passage: &Range<usize>) -> Around {
    let text = reading.text.as_str();
    let window = text.floor_char_boundary(passage.start.saturating_sub(WINDOW_BYTES))
        ..text.ceil_char_boundary((passage.end + WINDOW_BYTES).min(text.len()));
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for block in reading.blocks_of(&window) {
        let (from, to) = (block.start.max(window.start), block.end.min(window.end));
        if from < to {
            sentences.extend(sentences_of(&text[from..to]).into_iter().map(|sentence| from + sentence.start..from + sentence.end));
        }
    }
    let first = sentences.partition_point(|sentence| sentence.end <= passage.start);
    let last = sentences.partition_point(|sentence| sentence.start < passage.end).saturating_sub(1);
    let (Some(begin), Some(end)) = (sentences.get(first), sentences.get(last.max(first))) else {
        return Around { sentence: passage.clone(), surroundings: passage.clone() };
    };
    let before = &sentences[first.saturating_sub(1)];
    let after = &sentences[(last.max(first) + 1).min(sentences.len() - 1)];
    Around { sentence: begin.start..end.end, surroundings: before.start..after.end }
}

/// The sentences of a block. A full stop after a short word with a capital (`Mr.`, `U.S.`) ends none.
fn sentences_of(block: &str) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for (start, sentence) in block.split_sentence_bound_indices() {
        let range = start..start + sentence.len();
        match sentences.last_mut() {
            // An empty line is no sentence of its own.
            Some(last) if sentence.trim().is_empty() || ends_in_abbreviation(&block[last.clone()]) => last.end = range.end,
            _ => sentences.push(range),
        }
    }
    sentences
}

fn ends_in_abbreviation(sentence: &str) -> bool {
    const LONGEST: usize = 4;
    let Some(rest) = sentence.trim_end().strip_suffix('.') else { return false };
    let word = rest.rsplit(|character: char| character.is_whitespace()).next().unwrap_or(rest);
    let is_cased = word.chars().next().is_some_and(char::is_uppercase);
    is_cased && word.chars().count() <= LONGEST && word.chars().all(|character| character.is_alphabetic() || character == '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_sentence_and_its_neighbours() {
        let text = "It began early. The talks failed, Mr. Ruiz said. Nobody stayed.\n\nThe next day came.";
        let reading = Reading::of_text(text.to_owned());
        for (passage, sentence, surroundings) in [
            ("talks failed", "The talks failed, Mr. Ruiz said. ", "It began early. The talks failed, Mr. Ruiz said. Nobody stayed.\n\n"),
            ("It began", "It began early. ", "It began early. The talks failed, Mr. Ruiz said. "),
            ("next day", "The next day came.", "Nobody stayed.\n\nThe next day came."),
            ("said. Nobody", "The talks failed, Mr. Ruiz said. Nobody stayed.\n\n", text),
        ] {
            let start = text.find(passage).expect("the passage stands there");
            let found = around(&reading, &(start..start + passage.len()));
            assert_eq!((&text[found.sentence], &text[found.surroundings]), (sentence, surroundings), "{passage}");
        }
    }
}
