//! What a judgement hangs on, case by case.

use super::case::Case;
use crate::compare::compare;
use crate::model::comparison::{Behind, JudgementComparison};
use crate::model::id::BriefingKey;
use crate::model::library::Library;
use crate::model::words::QuoteState;
use crate::{link, parse, sample};

/// Claims, the claims that support a judgement, those against it, and what leaving out each source does; `*` where all that speaks
/// against it would go.
const CASES: &[(&str, &str, &str, &str)] = &[
    ("A: own; B: own", "a b", "", "a weakens, b weakens"),
    ("A: own", "a", "", "a falls"),
    ("A: own; B: own; C: own = no", "a b", "c", "a weakens, b weakens, c stands*"),
    ("A: own; B: own; C: own = no; E: own = no", "a", "c e", "a falls, c stands, e stands"),
    // Two supports of one voice: one of them is as good as both.
    ("A: S; B: S", "a b", "", "a stands, b stands"),
    // A copy leaves with what it copies, and the original can be left without a claim of its own.
    ("A: own; D: own", "a d", "", "a falls, d stands"),
    ("A:; D: own", "d", "", "a falls, d falls"),
    ("A: own; B: own withdrawn", "a b", "", "a falls"),
    ("A: own; R: own; B: S", "r b", "a", "a stands*, b stands, r stands"),
];

/// Claims, those that support a judgement, and who stands behind all of these.
const BEHIND: &[(&str, &str, &str)] = &[
    ("A: S; B: S1", "a b", "s"),
    // What an echo repeats is the word of whoever is quoted.
    ("A: own, S; B: S", "a b", "s"),
    ("A: own; B: S", "a b", "-"),
    ("A: S+T; B: S+T", "a b", "-"),
    // Who is only close to a side is not known to speak for it, and whom its organ quotes does not.
    ("A: near-S; B: S", "a b", "-"),
    ("P: O; A: S", "a p", "-"),
    ("P: own; A: S", "a p", "s"),
    ("A: own; D: own", "a d", "one publisher"),
    ("A: own; B: own relayed", "a b", "-"),
    ("A: own relayed; G: own", "a g", "nobody"),
];

/// What the program finds of a judgement on these claims.
fn judged(text: &str, because: &str, against: &str) -> (Library, JudgementComparison) {
    let case = Case::read(text);
    let claims = |sources: &str| sources.split_whitespace().map(|source| format!("{source}#c000")).collect::<Vec<_>>().join(", ");
    let briefing = format!(
        "---\ntitle: T\nas_of: 2025-03-06\nevents: [event]\njudgements:\n  - {{id: one, text: So., because: [{}], against: [{}]}}\n---\n",
        quoted(&claims(because)),
        quoted(&claims(against))
    );
    let mut files = case.files();
    files.insert("content/briefings/talks.md".to_owned(), briefing);
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let (library, _) = link::link(&parse::parse(&sample::site(&files)).0);
    let comparisons = compare(&library, library.claims.iter().map(|_| QuoteState::None).collect());
    let judgement = comparisons.judgement(BriefingKey(0), 0).clone();
    (library, judgement)
}

#[test]
fn what_leaving_out_a_source_does() {
    for (text, because, against, expected) in CASES {
        let (library, judgement) = judged(text, because, against);
        let mark = |gone| if gone { "*" } else { "" };
        let found: Vec<String> =
            judgement.without.iter().map(|one| format!("{} {}{}", library[one.source].id, one.effect, mark(one.against_gone))).collect();
        assert_eq!(found.join(", "), *expected, "{text}");
    }
}

#[test]
fn who_stands_behind_all_of_it() {
    for (text, because, expected) in BEHIND {
        let (library, judgement) = judged(text, because, "");
        let found = match judgement.behind {
            Some(Behind::Side(side)) => library[side].id.as_str(),
            Some(Behind::Publisher(_)) => "one publisher",
            Some(Behind::Nobody) => "nobody",
            None => "-",
        };
        assert_eq!(found, *expected, "{text}");
    }
}

fn quoted(claims: &str) -> String {
    claims.split(", ").filter(|claim| !claim.is_empty()).map(|claim| format!("\"{claim}\"")).collect::<Vec<_>>().join(", ")
}
