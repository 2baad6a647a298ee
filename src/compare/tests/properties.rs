//! What holds of every library: the naive reading finds the same, order does not matter, silence adds nothing.

use proptest::prelude::*;

use super::case::{Case, ClaimLine, SourceLine};
use super::oracle;
use crate::model::comparison::QuestionComparison;
use crate::model::words::QuestionKind;

fn cases() -> impl Strategy<Value = Case> {
    (0..4_usize).prop_flat_map(|kind| {
        let kind = [QuestionKind::Choice, QuestionKind::Set, QuestionKind::Number, QuestionKind::Date][kind];
        let answers: &[&str] = match kind {
            QuestionKind::Set => &["a", "b", "c", "a&b", "b&c", "a&b&c"],
            QuestionKind::Number => &["1", "2", "3", "4.5"],
            QuestionKind::Date => &["2025-03", "2025-03-04", "2025-03-04~", "2025-03-04/2025-04-02", "2025-04", "../2025-03-03"],
            _ => &["a", "b", "c"],
        };
        let voices: &[&[&str]] = &[&[], &[], &["k.x"], &["k.y"], &["l.z"], &["k.x", "l.z"], &["k"]];
        let claim = (prop::sample::select(voices), prop::sample::select(answers), prop::option::of(0..2_u8), prop::bool::weighted(0.1));
        let claim = claim.prop_map(|(by, answer, statement, withdrawn)| ClaimLine {
            by: by.iter().map(|&name| name.to_owned()).collect(),
            answer: answer.to_owned(),
            statement: statement.filter(|_| !by.is_empty()).map(|number| format!("st{number}")),
            withdrawn,
        });
        let publisher = prop::option::of(prop::sample::select(&["P", "Q"][..]));
        let source = (publisher, prop::bool::weighted(0.2), prop::bool::weighted(0.1), prop::collection::vec(claim, 0..3));
        (prop::collection::vec(source, 0..6), 0..3_u8).prop_map(move |(sources, tolerance)| Case {
            kind,
            answers: ["a", "b", "c"].map(str::to_owned).to_vec(),
            tolerance: tolerance.to_string(),
            sources: sources
                .into_iter()
                .enumerate()
                .map(|(index, (publisher, derived, withdrawn, claims))| SourceLine {
                    id: format!("s{index}"),
                    publisher: publisher.map(str::to_owned),
                    derived_from: (derived && index > 0).then(|| format!("s{}", index - 1)),
                    marks: if withdrawn { vec!["withdrawn".into()] } else { Vec::new() },
                    claims,
                })
                .collect(),
        })
    })
}

/// The same case with its sources under other names, so that every key is another.
fn renamed(case: &Case, order: &[usize]) -> Case {
    let name = |old: &str| format!("r{}", order[old[1..].parse::<usize>().expect("sources are numbered")]);
    let mut renamed = case.clone();
    for source in &mut renamed.sources {
        source.id = name(&source.id);
        source.derived_from = source.derived_from.as_deref().map(name);
    }
    renamed.sources.reverse();
    renamed
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1_500, ..ProptestConfig::default() })]

    #[test]
    fn the_naive_reading_finds_the_same(case in cases()) {
        let library = case.library();
        let comparison = case.question_comparison();
        prop_assert_eq!(comparison.verdict.word(), oracle::verdict(&library, None));
        let fragile: Vec<_> = comparison.fragile.iter().map(|one| (one.without, one.verdict.word())).collect();
        prop_assert_eq!(fragile, oracle::fragile(&library));
        let pairs: Vec<_> = case.compare().pairs.iter().map(|pair| (pair.a, pair.b, pair.joint, pair.compatible)).collect();
        let naive: Vec<_> = oracle::pairs(&library).into_iter().map(|(a, b, agree)| (a, b, 1, usize::from(agree))).collect();
        prop_assert_eq!(pairs, naive);
    }

    #[test]
    fn the_order_and_names_of_sources_change_no_verdict_and_no_count(case in cases(), order in Just((0..6).collect::<Vec<usize>>()).prop_shuffle()) {
        let (one, other) = (case.question_comparison(), renamed(&case, &order).question_comparison());
        let tallies = |comparison: &QuestionComparison| -> Vec<_> {
            comparison.answers.iter().map(|answer| (answer.answer.clone(), answer.tally, answer.actors.clone())).collect()
        };
        prop_assert_eq!((one.verdict, &one.flags, one.total), (other.verdict, &other.flags, other.total));
        prop_assert_eq!(tallies(&one), tallies(&other));
        prop_assert_eq!(one.fragile.len(), other.fragile.len());
        prop_assert_eq!(one.reason, other.reason);
    }

    #[test]
    fn a_silent_source_changes_no_verdict(case in cases()) {
        let before = case.question_comparison();
        let mut more = case;
        more.sources.push(SourceLine { id: "s9".into(), ..SourceLine::default() });
        let after = more.question_comparison();
        prop_assert_eq!((before.verdict, before.flags, before.answers, before.fragile), (after.verdict, after.flags, after.answers, after.fragile));
    }

    #[test]
    fn a_withdrawn_source_counts_as_if_it_had_no_claims(case in cases()) {
        let mut emptied = case.clone();
        for source in &mut emptied.sources {
            if source.marks.iter().any(|mark| mark == "withdrawn") {
                source.claims.clear();
            }
        }
        let (one, other) = (case.question_comparison(), emptied.question_comparison());
        prop_assert_eq!((one.verdict, one.flags, one.total), (other.verdict, other.flags, other.total));
    }

    #[test]
    fn a_verdict_of_one_source_is_of_one_report(case in cases()) {
        let comparison = case.question_comparison();
        let reports = comparison.answers.iter().flat_map(|answer| &answer.sources).collect::<std::collections::BTreeSet<_>>().len();
        prop_assert_eq!(comparison.total.reports, reports);
        prop_assert!(comparison.answers.iter().all(|answer| answer.tally.origins <= comparison.total.origins));
    }
}
