//! What holds whatever the sources say: neither order nor names matter, silence adds nothing, and what is withdrawn is as if it were not
//! there.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::case::{Case, Report, Said};
use crate::model::comparison::QuestionComparison;
use crate::model::words::{Flag, QuestionKind};

/// Cases with every sort of report and voice, and answers of every kind.
pub(super) fn cases() -> impl Strategy<Value = Case> {
    let kinds: Vec<QuestionKind> = QuestionKind::ALL.iter().copied().filter(|kind| kind.is_compared()).collect();
    (prop::sample::select(kinds), 0..3_u8, prop::bool::weighted(0.3)).prop_flat_map(|(kind, tolerance, over_time)| {
        let answers: &[&str] = match kind {
            QuestionKind::Set => &["a", "b", "c", "a&b", "b&c", "a&b&c", "not-known"],
            QuestionKind::Number => &["10", "12", "12~", "10..", "..11", "10..12", "not-known"],
            QuestionKind::Date => &["2025-03", "2025-03-04", "2025-03-04~", "2025-03-04/2025-04-02", "../2025-03-03", "2025-03-04T10:00Z"],
            QuestionKind::Choice | QuestionKind::Open => &["yes", "no", "maybe", "not-known"],
        };
        let voices: &[&[&str]] =
            &[&[], &[], &["S"], &["S1"], &["S2"], &["T"], &["M"], &["O"], &["U"], &["near-S"], &["S-media"], &["S", "T"]];
        let marks: &[&[&str]] = &[&[], &[], &[], &["witnessed"], &["document"], &["relayed"], &["withdrawn"], &["about-T"]];
        let times: &[&str] = &["", "", "@day", "@10:00", "@15:00"];
        let claim = (
            prop::sample::select(voices),
            prop::sample::select(answers),
            prop::sample::select(marks),
            prop::sample::select(times),
            prop::bool::weighted(0.1),
            prop::option::weighted(0.3, prop::sample::select(&["#one", "#two"][..])),
        );
        let claim = claim.prop_map(move |(by, answer, marks, time, only, statement)| {
            let mut marks: Vec<String> = marks.iter().map(|&mark| mark.to_owned()).collect();
            marks.extend((over_time && !time.is_empty()).then(|| time.to_owned()));
            marks.extend((only && kind.adds_up() && answer != "not-known").then(|| "only".to_owned()));
            marks.extend(statement.filter(|_| by.len() == 1).map(str::to_owned));
            Said { by: by.iter().map(|&name| name.to_owned()).collect(), marks, answer: answer.to_owned() }
        });
        let names = prop::sample::subsequence(vec!["A", "A2", "A3", "B", "C", "D", "W1", "W2", "K1", "K2", "X", "Y", "G", "P", "R"], 0..6);
        let report = (prop::collection::vec(claim, 0..3), prop::sample::select(&["", "", "", "inferred", "withdrawn"][..]));
        (names, prop::collection::vec(report, 6)).prop_map(move |(names, reports)| Case {
            kind,
            tolerance: tolerance.to_string(),
            over_time,
            reports: names
                .iter()
                .zip(reports)
                .map(|(name, (claims, mark))| Report {
                    name: (*name).to_owned(),
                    marks: if mark.is_empty() { Vec::new() } else { vec![mark.to_owned()] },
                    claims,
                })
                .collect(),
        })
    })
}

/// What does not depend on the names of sources.
fn essence(comparison: &QuestionComparison) -> impl PartialEq + std::fmt::Debug + use<> {
    let answers: Vec<_> =
        comparison.answers.iter().map(|answer| (answer.answer.clone(), answer.tally, answer.actors.len(), answer.as_of)).collect();
    let mut fragile: Vec<_> = comparison.fragile.iter().map(|one| (one.verdict, one.rises)).collect();
    fragile.sort_unstable();
    (comparison.verdict, comparison.flags.clone(), comparison.total, answers, fragile)
}

/// The case with papers that swap their names, and its reports in another order.
fn renamed(case: &Case) -> Case {
    let mut renamed = case.clone();
    for report in &mut renamed.reports {
        let other = match report.name.as_str() {
            "B" => "C",
            "C" => "B",
            "X" => "Y",
            "Y" => "X",
            "K1" => "K2",
            "K2" => "K1",
            name => name,
        };
        report.name = other.to_owned();
    }
    renamed.reports.reverse();
    renamed
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn the_order_and_names_of_sources_change_nothing(case in cases()) {
        prop_assert_eq!(essence(&case.question_comparison()), essence(&renamed(&case).question_comparison()));
    }

    #[test]
    fn a_silent_source_changes_nothing(case in cases()) {
        let mut more = case.clone();
        more.reports.push(Report { name: "Z".to_owned(), ..Report::default() });
        prop_assert_eq!(essence(&case.question_comparison()), essence(&more.question_comparison()));
    }

    #[test]
    fn what_is_withdrawn_counts_as_if_it_were_not_there(case in cases()) {
        let mut emptied = case.clone();
        let is_withdrawn = |marks: &[String]| marks.iter().any(|mark| mark == "withdrawn");
        let withdraws_a = emptied.reports.iter().any(|report| report.name == "A" && is_withdrawn(&report.marks));
        for report in &mut emptied.reports {
            report.claims.retain(|said| !is_withdrawn(&said.marks));
            if is_withdrawn(&report.marks) || withdraws_a && report.name == "D" {
                report.claims.clear();
            }
        }
        prop_assert_eq!(essence(&case.question_comparison()), essence(&emptied.question_comparison()));
    }

    #[test]
    fn counts_and_sentences_keep_within_their_bounds(case in cases()) {
        let comparison = case.question_comparison();
        for tally in comparison.answers.iter().map(|answer| answer.tally).chain(comparison.total) {
            prop_assert!(tally.origins <= tally.reports && tally.origins_at_least <= tally.origins && tally.party_origins <= tally.origins);
        }
        let group = comparison.verdict.group();
        prop_assert!(comparison.total.is_none() || !group.excludes());
        prop_assert!(comparison.fragile.iter().all(|one| one.verdict.group() != group));
        prop_assert_eq!(comparison.flags.contains(&Flag::Fragile), !comparison.fragile.is_empty());
        let text = case.explanation();
        prop_assert!(!text.is_empty() && !text.contains("..") && !text.contains('{'), "{}", text);
        prop_assert!(text.split(". ").count() <= 5 && text.split(". ").all(|one| one.split_whitespace().count() <= 20), "{}", text);
    }

    #[test]
    fn fragility_finds_what_leaving_out_each_source_finds(case in cases()) {
        let mut case = case;
        let has = |name: &str| case.reports.iter().any(|report| report.name == name);
        if has("D") && !has("A") {
            case.reports.push(Report { name: "A".to_owned(), ..Report::default() });
        }
        let library = case.library();
        let comparison = case.question_comparison();
        // Leaving a later text out does not bring the earlier one back, so what is replaced goes first.
        let given = case.clone();
        let mut case = case.clone();
        for report in &mut case.reports {
            let later: &[&str] = match report.name.as_str() {
                "A" | "D" => &["A2", "A3"],
                "A2" => &["A3"],
                _ => &[],
            };
            let withdrawn = |marks: &[String]| marks.iter().any(|mark| mark == "withdrawn");
            let texts = given.reports.iter().filter(|text| later.contains(&text.name.as_str()) && !withdrawn(&text.marks));
            let anew: Vec<&Said> = texts.flat_map(|text| &text.claims).filter(|said| !withdrawn(&said.marks)).collect();
            let is_said_anew = |said: &Said| {
                anew.iter().any(|other| said.by.is_empty() || other.by.iter().any(|speaker| said.by.contains(speaker)))
            };
            report.claims.retain(|said| !is_said_anew(said));
        }
        let group = comparison.verdict.group();
        let mut expected = Vec::new();
        for report in &case.reports {
            let mut without = case.clone();
            let gone: BTreeSet<&str> = if report.name == "A" { ["A", "D"].into() } else { [report.name.as_str()].into() };
            without.reports.iter_mut().filter(|one| gone.contains(one.name.as_str())).for_each(|one| one.claims.clear());
            let left = without.question_comparison().verdict;
            if left.group() != group && left.word() != "unanswered" && !matches!(comparison.verdict.word(), "open" | "unanswered") {
                expected.push((report.name.to_lowercase(), left.word()));
            }
        }
        expected.sort();
        let found: Vec<(String, &str)> =
            comparison.fragile.iter().map(|one| (library[one.without].id.to_string(), one.verdict.word())).collect();
        prop_assert_eq!(found, expected);
    }
}
