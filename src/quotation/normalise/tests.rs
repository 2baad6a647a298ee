use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

#[test]
fn unifies_what_is_stated_and_no_more() {
    for (original, expected) in [
        ("“a” „b‟ «c» \"d\" 「e」", "\"a\" \"b\" \"c\" \"d\" \"e\""),
        ("‘a’ ‹b› it’s itʼs it´s it`s", "'a' 'b' it's it's it's it's"),
        ("''a'' ``b´´ ‘‘c’’ ″d″", "\"a\" \"b\" \"c\" \"d\""),
        ("'''a ‘’", "\"'a \""),
        ("'' ''", "\" \""),
        ("a—b – c ‐ d−e", "a-b - c - d−e"),
        ("wait… what⋯", "wait... what..."),
        ("co\u{AD}operate e\u{AD}\u{301}", "cooperate é"),
        (" \t a\u{A0}b\n\n c\u{3000}d ", "a b c d"),
        ("ﬁne ＡＢ ㎏", "fine AB kg"),
        ("1½ x² H₂O ①", "1½ x² H₂O ①"),
        ("e\u{301} \u{1112}\u{1161}\u{11ab} ｶﾞ", "é 한 ガ"),
        ("İ ı ß ẞ Straße", "İ ı ß ẞ Straße"),
        ("صה״ל ׳", "صה״ל ׳"),
        ("zero\u{200B}width \u{200F}mark a\u{FEFF}\u{FE0F}\u{2066}b\u{200B} \u{200B} c", "zerowidth mark ab c"),
        ("می\u{200C}خواهم a\u{200C}b क\u{94D}\u{200D}ष 👩\u{200D}🚀", "می\u{200C}خواهم ab क\u{94D}\u{200D}ष 👩\u{200D}🚀"),
        ("\u{200B}", ""),
        ("\u{AD}", ""),
        ("", ""),
    ] {
        assert_eq!(normalise(original), expected, "{original:?}");
    }
}

/// What decides whether a joiner stays is the character before it in the normalised text, where marks stand in the order of their classes.
#[test]
fn joiners_are_seen_where_they_will_stand() {
    for (original, expected) in [
        ("\u{301}\u{C4D}\u{200D}", "\u{C4D}\u{301}"),
        ("\u{301}\u{C4D}\u{200D}\u{C4D}\u{200D}", "\u{C4D}\u{C4D}\u{301}"),
        ("\u{C4D}\u{301}\u{200D}", "\u{C4D}\u{301}"),
        ("\u{1F100}\u{200D}", "0."),
        ("\u{FEFB}\u{200D}", "\u{644}\u{627}\u{200D}"),
    ] {
        assert_eq!(normalise(original), expected, "{original:?}");
        assert_eq!(normalise(expected), expected, "{original:?} a second time");
    }
}

#[test]
fn finds_the_way_back() {
    let original = "\u{A0} “ﬁne”\u{A0}\u{A0}co\u{AD}op — ''x''";
    let normalised = Normalised::of(original);
    assert_eq!(normalised.text(), "\"fine\" coop - \"x\"");
    let back = |part: &str| {
        let at = normalised.text().find(part).expect("the part stands in the text");
        &original[normalised.original_start(at)..normalised.original_end(at + part.len())]
    };
    for (part, expected) in [
        ("\"fine\"", "“ﬁne”"),
        ("fine", "ﬁne"),
        ("i", "ﬁ"),
        ("coop", "co\u{AD}op"),
        ("\" c", "”\u{A0}\u{A0}c"),
        ("-", "—"),
        ("\"x\"", "''x''"),
        ("x", "x"),
    ] {
        assert_eq!(back(part), expected, "{part:?}");
    }
}

#[test]
fn lists_the_changes() {
    let (_, changes) = Normalised::with_changes("“a”\u{A0}''b'' it’s ﬁ so\u{AD}ft – …");
    let kinds: Vec<_> = changes.iter().map(|change| (change.folded.words(), change.original.as_str())).collect();
    assert_eq!(
        kinds,
        [
            ("quote marks", "“"),
            ("quote marks", "”"),
            ("white space", "\u{A0}"),
            ("quote marks", "''"),
            ("quote marks", "''"),
            ("apostrophes", "’"),
            ("letter forms", "ﬁ"),
            ("soft hyphens", "o\u{AD}"),
            ("dashes", "–"),
            ("ellipses", "…"),
        ]
    );
}

/// Text in which everything that the normalisation looks at is frequent.
fn troubled_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z ,.]{1,6}",
        "[“”‘’'`´\"«»″′]{1,3}",
        "[ \t\n\u{A0}\u{3000}\u{2028}]{1,3}",
        "[\u{AD}\u{301}\u{323}\u{338}\u{3099}\u{200D}\u{1161}\u{11A8}\u{94D}\u{C4D}]{1,5}",
        "[éﬁ½İ한ᄒカﾞ中文שלום…—–\u{FDFA}\u{1F100}]{1,4}",
        "\\PC{1,3}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_second_time_changes_nothing(text in troubled_text()) {
        let once = normalise(&text);
        prop_assert_eq!(normalise(&once), once);
    }

    #[test]
    fn piece_by_piece_is_nfkc_of_the_whole(text in "[a-z\u{301}\u{323}éﬁ한ᄒ\u{1161}\u{11A8}カﾞ\u{3099}שׁ\u{5BF}Åｶ]{0,16}") {
        prop_assert_eq!(normalise(&text), text.nfkc().collect::<String>());
    }

    #[test]
    fn every_offset_leads_back_to_a_character(text in troubled_text()) {
        let normalised = Normalised::of(&text);
        let mut before = 0;
        for (at, character) in normalised.text().char_indices() {
            let (from, to) = (normalised.original_start(at), normalised.original_end(at + character.len_utf8()));
            prop_assert!(from < to && from >= before, "{at}: {from}..{to} after {before}");
            prop_assert!(text.is_char_boundary(from) && text.is_char_boundary(to));
            let there = normalised.normalised_at(from);
            prop_assert!(there <= at && normalised.text().is_char_boundary(there), "{there} for {at}");
            before = from;
        }
    }
}
