//! Where a text speaks in somebody's words: what stands between quotation marks.
//!
//! Marks are paired within a block, for a mark that nobody closes must not turn the rest of the text around. Where an opening mark of a
//! pair is not closed in its block, the speech runs to the block's end, as English texts write speech of several paragraphs.

use std::ops::Range;

use super::blocks::Reading;

/// The stretches between quotation marks, in order; bytes of the text.
pub(crate) fn spoken(reading: &Reading) -> Vec<Range<usize>> {
    let text = reading.text.as_str();
    let mut spoken = Vec::new();
    let mut starts = reading.blocks.iter().map(|block| block.start).skip_while(|start| *start == 0).peekable();
    // Where the words began, the mark before them.
    let mut open: Option<(usize, char)> = None;
    for (at, mark) in marks(text) {
        while let Some(start) = starts.next_if(|start| *start <= at) {
            if let Some((from, opening)) = open.take()
                && is_one_of_a_pair(opening)
            {
                spoken.push(from..start);
            }
        }
        match open {
            Some((from, opening)) if closes(text, opening, at, mark) => {
                spoken.push(from..at);
                open = None;
            }
            None if opens(text, at, mark) => open = Some((at + mark.len_utf8(), mark)),
            _ => {}
        }
    }
    if let Some((from, opening)) = open
        && is_one_of_a_pair(opening)
    {
        spoken.push(from..starts.next().unwrap_or(text.len()));
    }
    spoken
}

/// Whether a passage stands between quotation marks, its own marks and punctuation at its ends not counted.
pub(crate) fn is_spoken(text: &str, spoken: &[Range<usize>], passage: &Range<usize>) -> bool {
    let words = &text[passage.clone()];
    let inner = words.trim_start_matches(|character: char| !character.is_alphanumeric());
    let start = passage.end - inner.len();
    let end = start + inner.trim_end_matches(|character: char| !character.is_alphanumeric()).len();
    let index = spoken.partition_point(|stretch| stretch.end < end);
    start < end && spoken[index..].iter().take(2).any(|stretch| stretch.start <= start && end <= stretch.end)
}

/// The quotation marks of a text. The bytes are looked at, since nearly none of them begins a mark.
fn marks(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let may_begin = |byte: u8| matches!(byte, b'"' | b'\'' | 0xC2 | 0xE2 | 0xE3);
    let candidates = text.bytes().enumerate().filter(move |(_, byte)| may_begin(*byte));
    candidates.filter_map(|(at, _)| {
        let mark = text[at..].chars().next()?;
        matches!(mark, '"' | '\'' | '«' | '»' | '‘'..='‟' | '‹' | '›' | '「'..='』').then_some((at, mark))
    })
}

fn opens(text: &str, at: usize, mark: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + mark.len_utf8()..].chars().next();
    let joins = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
    match mark {
        '“' | '„' | '«' | '‟' | '「' | '『' | '‹' => true,
        // A mark that closes elsewhere opens where words follow it and none stand before: »so« and ”så”.
        '”' | '»' | '›' | '"' => !joins(before) && after.is_some_and(|after| !after.is_whitespace()),
        '‘' | '‚' | '\'' => !joins(before) && joins(after),
        _ => false,
    }
}

fn closes(text: &str, opening: char, at: usize, mark: char) -> bool {
    let ends_word = || !text[at + mark.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric);
    match opening {
        '“' | '‟' => mark == '”',
        '„' => matches!(mark, '“' | '”'),
        '”' => matches!(mark, '”' | '“'),
        '«' => mark == '»',
        '»' => matches!(mark, '«' | '»'),
        '"' => mark == '"',
        '「' => mark == '」',
        '『' => mark == '』',
        '‹' => mark == '›',
        '›' => matches!(mark, '‹' | '›'),
        '‘' => mark == '’' && ends_word(),
        '‚' => matches!(mark, '‘' | '’') && ends_word(),
        '\'' => mark == '\'' && ends_word(),
        _ => false,
    }
}

/// Whether a mark has another shape than the one that closes it.
fn is_one_of_a_pair(mark: char) -> bool {
    matches!(mark, '“' | '„' | '«' | '「' | '『')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_speech_in_the_marks_of_many_languages() {
        for (text, words, expected) in [
            ("He said “we leave with nothing” and left.", "we leave", true),
            ("He said “we leave with nothing” and left.", "and left", false),
            ("He said “we leave with nothing” and left.", "nothing” and", false),
            ("Er sagte: „Wir gehen“, dann ging er.", "Wir gehen", true),
            ("Er sagte: „Wir gehen“, dann ging er.", "dann ging", false),
            ("Il a dit « nous partons » hier", "nous partons", true),
            ("Han sa ”vi går” och gick", "vi går", true),
            ("وزیر نے کہا ”ہم جا رہے ہیں“ اور", "ہم جا رہے", true),
            ("قال الوزير «وصلت المحادثات» أمس", "وصلت المحادثات", true),
            ("部长说：“谈判破裂”。会议", "谈判破裂", true),
            ("大臣は「決裂した」と述べた", "決裂した", true),
            ("He said \"we leave\" and \"no more\".", "we leave", true),
            ("He said \"we leave\" and \"no more\".", "and", false),
            ("The workers' pay isn't 'high' here", "pay isn't", false),
            ("The workers' pay isn't 'high' here", "high", true),
            ("A 5\" pipe, she said.\n\nThe next day", "next day", false),
            ("“We leave.\n\n“We return,” she said. Later", "We leave.", true),
            ("“We leave.\n\n“We return,” she said. Later", "Later", false),
        ] {
            let reading = Reading::of_text(text.to_owned());
            let start = text.find(words).expect("the words stand there");
            assert_eq!(is_spoken(text, &spoken(&reading), &(start..start + words.len())), expected, "{words} in {text}");
        }
    }
}
