use super::copies::OwnWords;
use super::selector::selector;
use super::{agencies, speech};
use crate::model::library::Library;
use crate::quotes::archive::Archive;
use crate::quotes::concordance::Names;

fn archive(text: &str) -> Archive {
    Archive::of_text(text.to_owned())
}

#[test]
fn agencies_are_credited_in_few_places() {
    let credited = |text: &str| {
        let found = agencies::find(&Library::default(), &archive(text));
        found.into_iter().map(|credit| credit.agency).collect::<Vec<_>>()
    };
    for (text, expected) in [
        ("MILLFORD (Reuters) - The talks ended.", vec!["Reuters"]),
        ("The talks ended.\n\ndpa/AFP", vec!["AFP", "dpa"]),
        ("By Associated Press\n\nThe talks ended.", vec!["Associated Press"]),
        ("The talks ended. (AFP)", vec!["AFP"]),
        ("The talks ended.\n\n— With input from agencies, AFP", vec!["AFP"]),
        ("He told Reuters that the talks had ended, and that nobody had asked him for anything in all these long days.", vec![]),
        ("UNI students cheered while the talks went on in the hall of the university that has been closed since the winter.", vec![]),
        ("The talks ended.", vec![]),
    ] {
        assert_eq!(credited(text), expected, "{text}");
    }
}

#[test]
fn runs_of_eight_words_are_shared_and_spoken_ones_are_not() {
    let words = |from: usize, to: usize| (from..to).map(|number| format!("word{number}")).collect::<Vec<_>>().join(" ");
    let own = |text: &str| OwnWords::of(&archive(text));
    let whole = own(&words(0, 100));
    let shared = whole.shared_with(&own(&format!("{} other {}", words(0, 30), words(200, 250)))).expect("a copy");
    assert_eq!((shared.of_first, shared.longest), (0.3, 30));
    assert!((shared.of_second - 30.0 / 81.0).abs() < 1e-9);
    assert_eq!(whole.shared_with(&own(&words(0, 7))), None);
    let said = format!("He said: “{}” {}", words(0, 60), words(300, 330));
    assert_eq!(own(&said).shared_with(&own(&format!("She wrote: “{}” {}", words(0, 60), words(400, 430)))), None);
    // No run reaches over what was cut out.
    let cut = format!("{} “so” {}", words(0, 5), words(5, 10));
    assert_eq!(own(&cut).shared_with(&own(&words(0, 10))), None);
}

#[test]
fn a_selector_has_as_little_context_as_is_needed() {
    let text = "He said no deal today. She said no deal today, too. [Never] again.";
    let archive = archive(text);
    let at = |words: &str, nth: usize| {
        let start = text.match_indices(words).nth(nth).expect("it stands there").0;
        selector(&archive, &(start..start + words.len())).expect("a selector")
    };
    assert_eq!((at("He said", 0).suffix, at("He said", 0).prefix), (None, None));
    assert_eq!(at("no deal", 1).suffix.as_deref(), Some("today,"));
    assert_eq!(at("no deal", 0).suffix.as_deref(), Some("today."));
    assert_eq!(at("[Never]", 0).quote, "\\[Never]");
}

#[test]
fn words_that_stand_everywhere_are_told_apart_by_nothing() {
    let selected = |times: usize| {
        let others: Vec<String> = (0..times).map(|number| format!("She said yes for time {number}.")).collect();
        let text = others.join(" ");
        let start = text.rfind("said yes").expect("it stands there");
        selector(&archive(&text), &(start..start + "said yes".len())).map(|selector| selector.suffix)
    };
    assert_eq!(selected(12), Some(Some("for time 11.".to_owned())));
    assert_eq!(selected(13), None);
}

#[test]
fn a_text_of_nothing_but_quotation_marks_is_not_looked_through_to_its_end() {
    let found = |others: usize| {
        let text = "“Yes, yes.” ".repeat(others) + "“A passage that stands once.”";
        let archive = archive(&text);
        speech::find(&Library::default(), &archive, &Names::default(), None).len()
    };
    assert_eq!((found(20), found(239), found(240)), (1, 1, 0));
}
