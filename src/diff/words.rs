//! Two texts compared word by word.

use similar::{Algorithm, DiffTag, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::diff::difference::{Run, RunKind};

/// The most tokens on either side that are compared one by one. The search takes time in proportion to length times difference, so
/// longer stretches are narrowed to paragraphs first, and what is still longer is shown as replaced.
const MOST_TOKENS: usize = 4_000;

/// The runs that make up both texts. Runs of one kind never follow each other, and all but those added make up `before`, all but
/// those removed `after`.
pub(super) fn compare_words(before: &str, after: &str) -> Vec<Run> {
    let mut runs = Runs::default();
    let (start, before, after, end) = trim_shared(before, after);
    runs.push(RunKind::Same, start);
    compare_lines(&mut runs, before, after);
    runs.push(RunKind::Same, end);
    join_over_gaps(runs.0)
}

/// Both texts without the whole lines that they share at the start and at the end.
fn trim_shared<'text>(before: &'text str, after: &'text str) -> (&'text str, &'text str, &'text str, &'text str) {
    let shared = |pairs: &mut dyn Iterator<Item = (&'text str, &'text str)>| -> usize {
        pairs.take_while(|(left, right)| left == right).map(|(line, _)| line.len()).sum()
    };
    let start = shared(&mut before.split_inclusive('\n').zip(after.split_inclusive('\n')));
    let (rest_before, rest_after) = (&before[start..], &after[start..]);
    let end = shared(&mut rest_before.split_inclusive('\n').rev().zip(rest_after.split_inclusive('\n').rev()));
    (
        &before[..start],
        &rest_before[..rest_before.len() - end],
        &rest_after[..rest_after.len() - end],
        &rest_after[rest_after.len() - end..],
    )
}

fn compare_lines(runs: &mut Runs, before: &str, after: &str) {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    if old.len().max(new.len()) < 2 || old.len().max(new.len()) > MOST_TOKENS {
        return compare_tokens(runs, before, after);
    }
    for operation in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (left, right) = (old[operation.old_range()].concat(), new[operation.new_range()].concat());
        match operation.tag() {
            DiffTag::Equal => runs.push(RunKind::Same, &right),
            _ => compare_tokens(runs, &left, &right),
        }
    }
}

fn compare_tokens(runs: &mut Runs, before: &str, after: &str) {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.split_word_bounds().collect(), after.split_word_bounds().collect());
    if old.len().max(new.len()) > MOST_TOKENS {
        runs.push(RunKind::Removed, before);
        runs.push(RunKind::Added, after);
        return;
    }
    for operation in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (left, right) = (old[operation.old_range()].concat(), new[operation.new_range()].concat());
        if operation.tag() == DiffTag::Equal {
            runs.push(RunKind::Same, &right);
        } else {
            runs.push(RunKind::Removed, &left);
            runs.push(RunKind::Added, &right);
        }
    }
}

/// Runs on their way, neighbours of one kind joined.
#[derive(Default)]
struct Runs(Vec<Run>);

impl Runs {
    fn push(&mut self, kind: RunKind, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(text),
            _ => self.0.push(Run { kind, text: text.to_owned() }),
        }
    }
}

/// Takes a gap without a letter or digit between two changes for changed as well: `[-a b-]{+c d+}` reads better than four pieces.
/// Between two runs that stay, what was removed comes before what was added.
fn join_over_gaps(runs: Vec<Run>) -> Vec<Run> {
    let mut joined = Runs::default();
    let (mut removed, mut added) = (String::new(), String::new());
    let last = runs.len().saturating_sub(1);
    for (index, run) in runs.into_iter().enumerate() {
        let is_gap = !run.text.contains(char::is_alphanumeric) && !run.text.contains('\n') && index != last;
        match run.kind {
            RunKind::Removed => removed.push_str(&run.text),
            RunKind::Added => added.push_str(&run.text),
            RunKind::Same if is_gap && !removed.is_empty() && !added.is_empty() => {
                removed.push_str(&run.text);
                added.push_str(&run.text);
            }
            RunKind::Same => {
                flush(&mut joined, &mut removed, &mut added);
                joined.push(RunKind::Same, &run.text);
            }
        }
    }
    flush(&mut joined, &mut removed, &mut added);
    joined.0
}

/// Ends a change. What both sides end with, a gap that no further change followed, stays.
fn flush(joined: &mut Runs, removed: &mut String, added: &mut String) {
    let shared = |left: &str, right: &str| -> usize {
        let pairs = left.chars().rev().zip(right.chars().rev());
        pairs.take_while(|(left, right)| left == right && !left.is_alphanumeric()).map(|(character, _)| character.len_utf8()).sum()
    };
    let stays = shared(removed, added);
    let tail = removed.split_off(removed.len() - stays);
    added.truncate(added.len() - stays);
    joined.push(RunKind::Removed, removed);
    joined.push(RunKind::Added, added);
    joined.push(RunKind::Same, &tail);
    removed.clear();
    added.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(before: &str, after: &str) -> String {
        let runs = compare_words(before, after);
        let side = |other| runs.iter().filter(|run| run.kind != other).map(|run| run.text.as_str()).collect::<String>();
        assert_eq!((side(RunKind::Added).as_str(), side(RunKind::Removed).as_str()), (before, after), "the runs make up both texts");
        let mark = |run: &Run| match run.kind {
            RunKind::Same => run.text.clone(),
            RunKind::Removed => format!("[-{}-]", run.text),
            RunKind::Added => format!("{{+{}+}}", run.text),
        };
        runs.iter().map(mark).collect()
    }

    #[test]
    fn words_are_compared() {
        for (before, after, expected) in [
            ("", "", ""),
            ("", "new words", "{+new words+}"),
            ("after three days", "after four days", "after [-three-]{+four+} days"),
            ("no deal.", "no deal.", "no deal."),
            ("the old port", "a new port", "[-the old-]{+a new+} port"),
            ("one two", "one two three", "one two{+ three+}"),
            ("He said no.", "He said “no”.", "He said {+“+}no{+”+}."),
            ("قال لا", "قال نعم", "قال [-لا-]{+نعم+}"),
            ("a\nb\nc\n", "a\nx\nc\n", "a\n[-b-]{+x+}\nc\n"),
            ("same\n", "same\nmore\n", "same\n{+more\n+}"),
        ] {
            assert_eq!(marked(before, after), expected);
        }
    }

    #[test]
    fn long_texts_take_no_long_time() {
        let text = |word: &str| (0..50_000).map(|number| format!("{word}{number} ")).collect::<Vec<_>>().concat();
        let runs = compare_words(&text("a"), &text("b"));
        assert_eq!(runs.len(), 3, "{:?}", runs.iter().map(|run| run.kind).collect::<Vec<_>>());
    }
}
