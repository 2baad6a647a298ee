use proptest::prelude::*;

use super::*;
use crate::model::library::Exclusion;
use crate::model::words::ExclusionKind;

/// The outcome of one quote in a text.
fn outcome(text: &str, quote: &str) -> Outcome {
    pinned(text, quote, None, None)
}

fn pinned(text: &str, quote: &str, prefix: Option<&str>, suffix: Option<&str>) -> Outcome {
    let archive = Archive::of_text(text.to_owned());
    prove(&archive, &[Quote::new(quote, prefix, suffix)]).remove(0)
}

fn state(text: &str, quote: &str) -> &'static str {
    outcome(text, quote).state().word()
}

fn archive_without(text: &str, exclusions: &[(&str, Option<&str>)]) -> Archive {
    let mut archive = Archive::of_text(text.to_owned());
    let exclusions: Vec<Exclusion> = exclusions
        .iter()
        .map(|(from, to)| Exclusion { from: (*from).to_owned(), to: to.map(str::to_owned), kind: ExclusionKind::Advertisement })
        .collect();
    assert_eq!(archive.exclude(&exclusions), []);
    archive
}

#[test]
fn proves_or_refuses_in_every_script() {
    for (text, quote, expected) in [
        // Urdu and Arabic, written from right to left; the presentation forms are compatibility forms.
        ("وزیر دفاع نے کہا کہ مذاکرات ناکام ہو گئے۔", "مذاکرات ناکام ہو گئے", "proven"),
        ("وزیر دفاع نے کہا کہ مذاکرات ناکام ہو گئے۔", "مذاکرات ناکا ہو گئے", "altered"),
        ("قال الوزير: «انتهت المحادثات».", "قال الوزير: \"انتهت المحادثات\"", "proven"),
        ("ﻻ ﺳﻼم الآن هناك", "لا سلام الآن", "proven"),
        ("قال الوزير اليوم", "وزير اليوم", "absent"),
        // The sign for direction is no part of the stated normalisation.
        ("هو \u{200F}قال نعم اليوم", "هو قال نعم اليوم", "proven"),
        // Hebrew, with a maqaf and with vowel points.
        ("השר אמר: „השיחות בתל־אביב הסתיימו“.", "\"השיחות בתל-אביב הסתיימו\"", "proven"),
        ("שׁלום על ישראל", "\u{FB2A}לום על ישראל", "proven"),
        ("שָׁלוֹם על ישראל", "שלום על ישראל", "altered"),
        // Chinese and Japanese, without spaces between words.
        ("外交部发言人说：“谈判已经破裂。”", "谈判已经破裂", "proven"),
        ("外交部发言人说：“谈判已经破裂。”", "外交部发言人说:\"谈判已经破裂", "proven"),
        ("外交部发言人说：“谈判已经破裂。”", "谈判己经破裂", "altered"),
        ("首相は「協議は終わった」と述べた。", "\"協議は終わった\"と述べた", "proven"),
        ("首相は３日、ﾊﾟｷｽﾀﾝで述べた。", "3日、パキスタンで述べた", "proven"),
        // Hindi, with its own full stop and composed letters.
        ("मंत्री ने कहा कि वार्ता विफल रही।", "वार्ता विफल रही", "proven"),
        ("मंत्री ने कहा कि वार्ता विफल रही।", "वार्ता विफल रह", "altered"),
        ("उसने फ़ैसला पढ़ा", "उसने फ\u{93C}ैसला पढ\u{93C}ा", "proven"),
        // Turkish and German: case and letters are kept.
        ("Görüşmeler İstanbul'da bitti", "Görüşmeler İstanbul’da bitti", "proven"),
        ("Görüşmeler İstanbul'da bitti", "Görüşmeler I\u{307}stanbul'da bitti", "proven"),
        ("Görüşmeler İstanbul'da bitti", "Görüşmeler Istanbul'da bitti", "altered"),
        ("in der Straße des Friedens", "der Straße des", "proven"),
        ("in der Straße des Friedens", "der Strasse des", "altered"),
        // Ligatures, soft hyphens, non-breaking spaces, every kind of quote mark and dash.
        ("the ﬁnal oﬀer", "the final offer", "proven"),
        ("the co\u{AD}oper\u{AD}a\u{AD}tion ended", "cooperation ended", "proven"),
        ("the cooperation ended", "co\u{AD}operation ended", "proven"),
        ("a\u{A0}deep\u{202F}dead\u{2009}lock\n here", "a deep dead lock here", "proven"),
        ("“No,” he said", "\"No,\" he said", "proven"),
        ("''No,'' he said", "“No,” he said", "proven"),
        ("``No,'' he said", "«No,» he said", "proven"),
        ("'No,' he said", "\"No,\" he said", "altered"),
        ("the very long talks—and the war", "the very long talks - and the war", "altered"),
        ("the talks—and the war", "the talks–and the war", "proven"),
        ("wait… and see", "wait...", "proven"),
        ("a zero\u{200B}width space", "a zerowidth space", "proven"),
        // What is not in the list stays different.
        ("The Talks ended here", "the talks ended here", "altered"),
        ("the caf\u{E9} closed", "the cafe closed", "altered"),
        ("a minus of −5 degrees", "a minus of -5 degrees", "altered"),
        ("one two three", "four five six", "absent"),
        ("", "anything", "absent"),
        ("anything", "", "absent"),
        ("anything", "[...]", "absent"),
    ] {
        assert_eq!(state(text, quote), expected, "{quote:?} in {text:?}");
    }
}

#[test]
fn keeps_words_whole() {
    for (text, quote) in [
        ("they concatenate strings", "cat"),
        ("we can't go there", "we can"),
        ("a non-violent protest", "violent protest"),
        ("it cost 3,000 lira", "cost 3"),
    ] {
        assert_ne!(state(text, quote), "proven", "{quote}");
    }
    assert_eq!(state("a deadlock—which lasts", "a deadlock"), "proven");
    assert_eq!(state("(“deadlock”)", "deadlock"), "proven");
}

#[test]
fn says_where_it_stands_and_what_was_overlooked() {
    let text = "Straße ‑ “It’s\u{A0}a ﬁne deal,” he said.";
    let Outcome::Proven { place, folded } = outcome(text, "\"It's a fine deal,\" he") else {
        panic!("the quote stands there");
    };
    assert_eq!(&text[place.range.clone()], "“It’s\u{A0}a ﬁne deal,” he");
    assert_eq!((place.offset, place.parts.len()), (9, 1));
    let words: Vec<_> = folded.iter().map(|folded| folded.words()).collect();
    assert_eq!(words, ["quote marks", "apostrophes", "white space", "letter forms"]);
    assert!(matches!(outcome(text, "“It’s\u{A0}a ﬁne deal,”"), Outcome::Proven { folded, .. } if folded.is_empty()));
}

#[test]
fn reads_insertions_and_letters_in_brackets() {
    let text = "Yesterday he said talks ended, and the men [sic] left; Asif's men stayed. A talk, two talks.";
    for (quote, expected) in [
        ("[H]e said talks ended", "proven"),
        ("he said [the] talks ended", "proven"),
        ("he said talks ended [today], and", "proven"),
        ("[The] men \\[sic] left", "proven"),
        ("the men [sic] left", "altered"),
        ("A talk[s], two", "proven"),
        ("[X]e said talks ended", "altered"),
        ("[Asif]’s men stayed", "proven"),
        ("[his] men stayed", "proven"),
    ] {
        assert_eq!(state(text, quote), expected, "{quote}");
    }
    // The insertion leaves a hole that the text does not have.
    assert_eq!(state("he said that talks ended", "he said [the] talks ended"), "altered");
}

#[test]
fn follows_parts_in_order_within_two_hundred_words() {
    let filler = |words: usize| "filler ".repeat(words);
    for (between, expected) in [(0, "proven"), (200, "proven"), (201, "altered")] {
        let text = format!("The start is here {}and the end is there.", filler(between));
        assert_eq!(state(&text, "The start is here ... and the end"), expected, "{between}");
        assert_eq!(state(&text, "...The start is here […] and the end…"), expected, "{between}");
    }
    assert_eq!(state("the end came, then the start", "the start ... the end"), "altered");
    assert_eq!(state("one two three four", "one ... three ... four"), "proven");
    assert_eq!(state("one two three four", "one ... four ... three"), "altered");
    assert_eq!(state("the deal, and more, he said so", "the deal ..., he said"), "proven");
    // Two wholes that begin or end alike are two places.
    assert_eq!(state("We will go and stay; you stay.", "We will ... stay"), "ambiguous");
    assert_eq!(pinned("We will go and stay; you stay.", "We will ... stay", None, Some(";")).state().word(), "proven");
    let Outcome::Proven { place, .. } = outcome("x “one” two three", "one\" ... three") else {
        panic!("the quote stands there");
    };
    assert_eq!(place.parts.len(), 2);
}

#[test]
fn tells_places_apart_by_context() {
    let text = "Asif said: “No deal.” Later Atmar said:  “No deal.” And that was it.";
    for (prefix, suffix, expected) in [
        (None, None, "ambiguous"),
        (Some("Atmar said: \""), None, "proven"),
        (Some(" tmar said: “ "), None, "proven"),
        (None, Some("” And\nthat"), "proven"),
        (Some("Asif said: “"), Some("\" Later"), "proven"),
        (Some("said: “"), None, "ambiguous"),
        (Some("Nobody said: “"), None, "altered"),
        (Some("Asif said: “"), Some("” And"), "altered"),
    ] {
        assert_eq!(pinned(text, "No deal.", prefix, suffix).state().word(), expected, "{prefix:?} {suffix:?}");
    }
    let Outcome::Altered(Altered::Context { before, after, .. }) = pinned(text, "No deal.", Some("x"), None) else {
        panic!("the words stand, the context does not");
    };
    assert_eq!((before.as_str(), after.as_str()), ("Asif said: \"", "\" Later Atmar said: \"No deal.\" And that was"));
    let Outcome::Ambiguous { places, count } = outcome(&"No deal. ".repeat(9), "No deal.") else {
        panic!("the words stand nine times");
    };
    assert_eq!((places.len(), count), (5, 9));
}

#[test]
fn refuses_excluded_passages() {
    let text = "The talks ended. AD buy now DA The envoys left. AD2 more MORE 2 Comments The talks ended badly, yes.";
    let archive = archive_without(text, &[("AD", Some("DA")), ("buy now", Some("DA")), ("2 Comments", None)]);
    for (quote, expected) in [
        ("The talks ended.", "proven"),
        ("ended badly, yes", "excluded"),
        ("buy now", "excluded"),
        ("ended. AD", "excluded"),
        ("The talks ended. The envoys left.", "excluded"),
        ("talks ended ... envoys left", "excluded"),
        ("The envoys left. AD2", "proven"),
        ("Comments The", "excluded"),
        ("The talks", "proven"),
    ] {
        let outcome = prove(&archive, &[Quote::new(quote, None, None)]).remove(0);
        assert_eq!(outcome.state().word(), expected, "{quote}");
    }
}

#[test]
fn shows_the_difference_of_an_altered_quote() {
    for (quote, expected) in [
        ("a deep deadlok in relations", "a deep [-deadlok-] {+deadlock+} in relations"),
        ("deep deadlok", "deep [-deadlok-] {+deadlock+}"),
        ("was a deep deadlock", "[-was-] {+saw+} a deep deadlock"),
        ("He saw ... in relatons", "in [-relatons-] {+relations+}"),
    ] {
        let Outcome::Altered(Altered::Words { diff, .. }) = outcome("He saw a deep deadlock in relations, he said.", quote) else {
            panic!("a near passage stands there: {quote}");
        };
        assert_eq!(diff.to_string(), expected);
    }
}

#[test]
fn a_thousand_quotes_are_each_answered() {
    let words: Vec<String> = (0..4000).map(|number| format!("word{number}")).collect();
    let text = words.join(" ");
    let quotes: Vec<Quote> = (0..1000)
        .map(|number| {
            let quote = words[4 * number..4 * number + 3].join(" ");
            Quote::new(&if number % 10 == 0 { quote.replace("word", "ward") } else { quote }, None, None)
        })
        .collect();
    let archive = Archive::of_text(text);
    let outcomes = prove(&archive, &quotes);
    let proven = outcomes.iter().filter(|outcome| outcome.state().word() == "proven").count();
    assert_eq!((outcomes.len(), proven), (1000, 900));
}

/// Words of an alphabet with a space between them, no two alike, none of one letter: here no edit of one letter leaves
/// another true quote, which an edit at the edge of a one-letter word or in a script without spaces would.
fn alphabetic_text() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        "[a-z]{2,8}",
        "[A-Z][a-z]{2,7}",
        "[a-z]{2,4}[-’'][a-z]{2,4}",
        "[а-я]{2,8}",
        "[ا-ي]{2,6}",
        "[א-ת]{2,6}",
        "[éüıİßçö]{2,5}",
        "[a-z]{2,5}[,.;]",
    ];
    prop::collection::btree_set(word, 6..40).prop_map(|words| words.into_iter().collect::<Vec<_>>()).prop_shuffle()
}

/// Whether the words of `quote` stand in a row in `words`, marks at the outer edges aside: what a reader would call a
/// true quote.
fn is_true_quote(words: &[String], quote: &str) -> bool {
    let normal = |word: &str| crate::quotation::normalise::normalise(word);
    let quote: Vec<String> = quote.split_whitespace().map(normal).collect();
    let edge = |word: &str| word.trim_end_matches([',', '.', ';']).to_owned();
    words.windows(quote.len().max(1)).any(|window| {
        let window: Vec<String> = window.iter().map(|word| normal(word)).collect();
        let last = quote.len().saturating_sub(1);
        window[..last] == quote[..last] && (window[last] == quote[last] || edge(&window[last]) == quote[last])
    })
}

proptest! {
    #[test]
    fn a_letter_more_or_less_is_never_proven(
        words in alphabetic_text(),
        from in any::<prop::sample::Index>(),
        length in 1_usize..6,
        at in any::<prop::sample::Index>(),
        letter in "[a-zéßжاש]",
        insert in any::<bool>(),
    ) {
        let from = from.index(words.len());
        let quote = words[from..(from + length).min(words.len())].join(" ");
        let text = words.join(" ");
        prop_assert_eq!(state(&text, &quote), "proven");
        let letters: Vec<usize> =
            quote.char_indices().filter(|(_, letter)| letter.is_alphabetic()).map(|(index, _)| index).collect();
        let at = letters[at.index(letters.len())];
        let mut edited = quote.clone();
        if insert {
            edited.insert_str(at, &letter);
        } else {
            edited.remove(at);
        }
        prop_assume!(!is_true_quote(&words, &edited));
        prop_assert_ne!(state(&text, &edited), "proven", "{}", edited);
    }

    #[test]
    fn a_letter_more_at_the_end_is_never_proven(words in alphabetic_text(), letter in "[a-zéßжاש]") {
        let edited = format!("{}{letter}", words[..words.len() / 2].join(" "));
        prop_assume!(!is_true_quote(&words, &edited));
        prop_assert_ne!(state(&words.join(" "), &edited), "proven");
    }

    #[test]
    fn a_letter_more_or_less_inside_unspaced_text_is_never_proven(
        text in "[\u{4E00}-\u{4E80}\u{3042}-\u{3060}]{12,40}",
        at in any::<prop::sample::Index>(),
        insert in any::<bool>(),
    ) {
        // Away from the edges: at the edge a shorter quote is still a true one in these scripts.
        let letters: Vec<char> = text.chars().collect();
        let mut quote: Vec<char> = letters[2..letters.len() - 2].to_vec();
        let at = 1 + at.index(quote.len() - 2);
        if insert {
            quote.insert(at, '々');
        } else {
            quote.remove(at);
        }
        let quote: String = quote.into_iter().collect();
        prop_assume!(!text.contains(&quote));
        prop_assert_ne!(state(&text, &quote), "proven");
    }

    #[test]
    fn the_order_of_quotes_changes_nothing(
        words in alphabetic_text(),
        picks in prop::collection::vec((0_usize..40, 1_usize..4, any::<bool>()), 1..12).prop_shuffle(),
    ) {
        let archive = Archive::of_text(words.join(" "));
        let quotes: Vec<Quote> = picks
            .iter()
            .map(|(from, length, wrong)| {
                let from = from % words.len();
                let quote = words[from..(from + length).min(words.len())].join(" ");
                Quote::new(&if *wrong { format!("{quote} wrong") } else { quote }, None, None)
            })
            .collect();
        let together = prove(&archive, &quotes);
        for (quote, outcome) in quotes.iter().zip(&together) {
            prop_assert_eq!(&prove(&archive, std::slice::from_ref(quote))[0], outcome);
        }
        let reversed: Vec<Quote> = quotes.iter().rev().cloned().collect();
        let mut backwards = prove(&archive, &reversed);
        backwards.reverse();
        prop_assert_eq!(backwards, together);
    }

    #[test]
    fn nothing_panics(text in "\\PC{0,60}", quote in "[\\PC\\[\\].…\\\\ ]{0,20}", prefix in "\\PC{0,4}") {
        let mut archive = Archive::of_text(text.clone());
        archive.exclude(&[Exclusion { from: prefix.clone(), to: None, kind: ExclusionKind::Other }]);
        let quotes = [Quote::new(&quote, Some(&prefix), None), Quote::new(&text, None, Some(&quote))];
        prop_assert_eq!(prove(&archive, &quotes).len(), 2);
    }
}
