//! Cutting text into the terms by which it is found. `static/search.js` cuts what is typed in the same way; `tests/search/tokens.json`
//! holds both to it.
//!
//! - A term is a run of letters, digits and marks, folded.
//! - Han, Kana, Hangul, Thai, Lao, Khmer and Burmese are written without spaces, or with none that help: of a run of these, every two
//!   neighbours are a term, and in what is searched the last one alone, too, so that every single one is the beginning of a term.
//! - Inside a word an apostrophe is dropped (Qur'an, Sana'a), with what is not part of the word: the English `'s`, and the article
//!   before it (l'accord, d'Estaing).

use unicode_normalization::char::is_combining_mark;

use super::fold::fold;

/// Hands on the terms of a text, in its order.
pub(super) fn for_each_term(text: &str, mut hand_on: impl FnMut(&str)) {
    let folded = fold(text);
    let mut rest: &str = &folded;
    while let Some(first) = rest.chars().next() {
        let class = Class::of(first);
        let end = rest.find(|character| Class::of(character) != class).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        match class {
            Class::Word => word(run, &mut hand_on),
            Class::Unspaced => pairs(run, &mut hand_on),
            Class::Between => {}
        }
        rest = after;
    }
}

/// What a character is to a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Part of a word.
    Word,
    /// Part of a run without spaces.
    Unspaced,
    /// Between terms.
    Between,
}

impl Class {
    fn of(character: char) -> Self {
        if character.is_ascii() {
            let is_of_word = character.is_ascii_alphanumeric() || is_apostrophe(character);
            return if is_of_word { Self::Word } else { Self::Between };
        }
        let is_letter = character.is_alphanumeric() || is_combining_mark(character);
        match (is_unspaced(character), is_letter) {
            (true, true) => Self::Unspaced,
            (false, true) => Self::Word,
            (false, false) if is_apostrophe(character) => Self::Word,
            _ => Self::Between,
        }
    }
}

/// Characters of the scripts that are cut into pairs.
fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Apostrophes as they are typed and printed, and the signs for them in romanised Arabic, Hebrew and Hawaiian, some of which are letters.
fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '`' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{2b9}'..='\u{2bf}' | '\u{5f3}')
}

/// Hands on the term of a word, where it is more than apostrophes.
fn word(run: &str, hand_on: &mut impl FnMut(&str)) {
    if !run.contains(is_apostrophe) {
        return hand_on(run);
    }
    let mut parts: Vec<&str> = run.split(is_apostrophe).filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 && parts.last() == Some(&"s") {
        parts.pop();
    }
    let is_article = |part: &str| part == "qu" || part.len() == 1 && part.starts_with(|letter: char| letter.is_ascii_lowercase());
    if parts.len() > 1 && is_article(parts[0]) {
        parts.remove(0);
    }
    if !parts.is_empty() {
        hand_on(&parts.concat());
    }
}

fn pairs(run: &str, hand_on: &mut impl FnMut(&str)) {
    let starts = run.char_indices().map(|(start, _)| start);
    let ends = run.char_indices().skip(2).map(|(end, _)| end).chain([run.len(), run.len()]);
    starts.zip(ends).for_each(|(start, end)| hand_on(&run[start..end]));
}

/// The terms of a text, in its order.
#[cfg(test)]
pub(super) fn terms(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    for_each_term(text, |term| terms.push(term.to_owned()));
    terms
}

#[cfg(test)]
mod tests {
    use super::terms;

    #[test]
    fn hostile_text_gives_terms_and_nothing_else() {
        for (text, expected) in [
            ("", vec![]),
            ("\u{0}\u{2028}\"</script>\"\u{feff}", vec!["script"]),
            ("'", vec![]),
            ("''s'", vec!["s"]),
            ("👩\u{200d}🚀 🇵🇰", vec![]),
            ("\u{301}", vec![]),
            ("l'", vec!["l"]),
        ] {
            assert_eq!(terms(text), expected, "{text:?}");
        }
        let long = "é".repeat(500);
        assert_eq!(terms(&long), ["e".repeat(500)]);
    }
}
