//! The program's comparison and a second, naive reading of `docs/comparison.md` find the same, over worlds drawn from seeds.
//!
//! The two share no code: worlds are written as files and read by the program, and its answer is taken from the data file.

mod reading;
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde_json::{Value, json};
use variorum::compare::compare;
use variorum::export::data::data_file;
use variorum::link::link;
use variorum::model::files::{SiteFiles, TextFile};
use variorum::model::quote::TextFindings;
use variorum::model::words::QuoteState;
use variorum::parse::parse;
use world::World;

/// The worlds that a run compares. More: `SEEDS=2000..200000 cargo test --release --test main naive`.
fn seeds() -> Range<u64> {
    let Ok(seeds) = std::env::var("SEEDS") else { return 0..2_000 };
    let (first, end) = seeds.split_once("..").expect("SEEDS=2000..200000");
    first.parse().expect("a number")..end.parse().expect("a number")
}

/// What the program says of a world, in the terms of the data file.
fn program(world: &World) -> Value {
    let mut texts: Vec<TextFile> = world.files().into_iter().map(|(path, text)| TextFile { path, text: text.into() }).collect();
    texts.sort_by(|left, right| left.path.cmp(&right.path));
    let files = SiteFiles { texts, ..SiteFiles::default() };
    let (library, _) = link(&parse(&files).0);
    let texts = TextFindings { quotes: vec![QuoteState::None; library.claims.len()], ..TextFindings::default() };
    let comparisons = compare(&library, texts);
    let mut bytes = Vec::new();
    data_file(&library, &comparisons, false, &mut bytes).expect("a list of bytes refuses none");
    serde_json::from_slice(&bytes).expect("the data file is JSON")
}

/// The parts of the data file that both readings fill.
fn compared(data: &Value, world: &World) -> Value {
    let question = &data["questions"][0];
    let fragile: Vec<Value> = list(&question["fragile"]).iter().map(|one| json!([one["without"], one["verdict"], one["rises"]])).collect();
    let without: BTreeMap<String, Value> = list(&data["briefings"][0]["judgements"][0]["without"])
        .iter()
        .map(|one| (text(&one["source"]), json!([one["effect"], one["against_gone"]])))
        .collect();
    let total = ["reports", "origins", "origins_at_least", "party_origins"].map(|count| question[count].clone());
    let disputes: BTreeSet<[String; 2]> = list(&data["actors"])
        .iter()
        .flat_map(|actor| list(&actor["disputes"]).into_iter().map(|dispute| [text(&actor["id"]), text(&dispute["with"])]))
        .map(|[one, other]| if one < other { [one, other] } else { [other, one] })
        .collect();
    json!({
        "verdict": question["verdict"],
        "group": question["group"],
        "total": total,
        // Nothing of the drawn worlds is quoted.
        "flags": list(&question["flags"]).iter().map(text).collect::<BTreeSet<_>>(),
        "fragile": fragile,
        "without": if has_ground(world) { json!(without) } else { json!({}) },
        "answers": sorted(list(&question["answers"]).iter().map(behind)),
        "disputes": disputes,
    })
}

/// Who stands behind an answer. The two readings write numbers and times in different ways, so what the answer is stays away.
fn behind(answer: &Value) -> Value {
    let ids = |key: &str| list(&answer[key]).iter().map(text).collect::<BTreeSet<_>>();
    let total = ["reports", "origins", "origins_at_least", "party_origins"].map(|count| answer[count].clone());
    json!([total, ids("sources"), ids("actors")])
}

fn sorted(values: impl Iterator<Item = Value>) -> Vec<Value> {
    let mut values: Vec<Value> = values.collect();
    values.sort_by_key(ToString::to_string);
    values
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a word").to_owned()
}

/// Whether the judgement has a live support, without which it is an error of the content.
fn has_ground(world: &World) -> bool {
    !world.judgement.because.is_empty() && reading::has_support(world)
}

/// What the naive reading says of a world, in the same terms.
fn naive(world: &World) -> Value {
    let found = reading::read(world);
    let id = |source: usize| format!("r{source}");
    let without: BTreeMap<String, Value> = if has_ground(world) {
        reading::without(world).into_iter().map(|(source, (effect, gone))| (id(source), json!([effect, gone]))).collect()
    } else {
        BTreeMap::new()
    };
    let total: Vec<Value> = found.total.map_or(vec![Value::Null; 4], |total| total.into_iter().map(Value::from).collect());
    let fragile: Vec<Value> = found.fragile.iter().map(|(source, verdict, rises)| json!([id(*source), verdict, rises])).collect();
    json!({
        "verdict": found.verdict,
        "group": found.group,
        "total": total,
        "flags": found.flags,
        "fragile": fragile,
        "without": without,
        "answers": sorted(found.answers.iter().map(|behind| {
            let sources: BTreeSet<String> = behind.sources.iter().map(|source| id(*source)).collect();
            json!([behind.total, sources, behind.actors])
        })),
        "disputes": found.disputes,
    })
}

/// The world with as much taken away as it can be without the readings coming to agree.
fn shrunk(world: World) -> World {
    let differ = |world: &World| compared(&program(world), world) != naive(world);
    let mut world = world;
    'again: loop {
        for smaller in world.smaller() {
            if differ(&smaller) {
                world = smaller;
                continue 'again;
            }
        }
        return world;
    }
}

#[test]
fn program_and_naive_reading_find_the_same() {
    let mut reached: BTreeMap<String, usize> = BTreeMap::new();
    for seed in seeds() {
        let world = World::drawn(seed);
        let (program_says, naive_says) = (compared(&program(&world), &world), naive(&world));
        if program_says != naive_says {
            let world = shrunk(world);
            let files: Vec<String> = world
                .files()
                .into_iter()
                .filter(|(path, text)| {
                    !path.contains("actors/")
                        && !path.contains("events/")
                        && !path.contains("site.yaml")
                        && (!path.contains("sources") || text.contains("claims:"))
                })
                .map(|(_, text)| text)
                .collect();
            panic!("seed {seed}\n{}\nprogram: {}\nnaive:   {}", files.join("\n"), compared(&program(&world), &world), naive(&world));
        }
        *reached.entry(text(&naive_says["verdict"])).or_default() += 1;
        for flag in list(&naive_says["flags"]) {
            *reached.entry(text(&flag)).or_default() += 1;
        }
    }
    // A test that never meets a verdict says nothing about it.
    let words = variorum::model::words::Verdict::ALL.iter().map(|verdict| verdict.word());
    let rare: Vec<_> = words.filter(|word| reached.get(*word).copied().unwrap_or(0) < 10).collect();
    assert!(rare.is_empty(), "verdicts that the drawn worlds hardly reach: {rare:?} of {reached:?}");
}
