//! How long the stages take on invented sites of 100, 1,000 and 10,000 sources: `cargo bench`.
//!
//! `cargo bench -- build` runs only the whole builds. The sites come from the generator that the tests use, with a fixed seed, so two
//! runs measure the same work.
#![expect(clippy::disallowed_methods, reason = "benchmarks write a site to build, and the indexes that they made")]

#[path = "../tests/generator.rs"]
mod generator;

use std::path::Path;

use divan::{Bencher, black_box};
use generator::{Kind, Size, generate};
use rayon::prelude::*;
use variorum::compare::compare;
use variorum::link::link;
use variorum::model::files::SiteFiles;
use variorum::model::library::Library;
use variorum::model::words::QuoteState;
use variorum::parse::parse;
use variorum::pipeline::{self, BuildOptions};
use variorum::plan::Plan;
use variorum::search;

const SIZES: [usize; 3] = [100, 1_000, 10_000];

fn main() {
    divan::main();
}

fn site(sources: usize) -> SiteFiles {
    generate(Size { sources, kind: Kind::Claims, seed: 7 })
}

fn articles(sources: usize) -> SiteFiles {
    generate(Size { sources, kind: Kind::Articles { words: 600 }, seed: 7 })
}

fn library(sources: usize) -> Library {
    link(&parse(&site(sources)).0).0
}

/// A site on disk.
fn folder(site: SiteFiles) -> tempfile::TempDir {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    for file in site.texts {
        let path = folder.path().join(file.path);
        std::fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("the folder can be made");
        std::fs::write(path, file.text.as_bytes()).expect("the file can be written");
    }
    folder
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn parse_files(bencher: Bencher<'_, '_>, sources: usize) {
    let files = site(sources);
    bencher.bench_local(|| parse(black_box(&files)));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn link_records(bencher: Bencher<'_, '_>, sources: usize) {
    let (parsed, _) = parse(&site(sources));
    bencher.bench_local(|| link(black_box(&parsed)));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn compare_claims(bencher: Bencher<'_, '_>, sources: usize) {
    let library = library(sources);
    bencher
        .with_inputs(|| library.claims.iter().map(|_| QuoteState::Unarchived).collect())
        .bench_local_values(|texts| compare(black_box(&library), texts));
}

#[divan::bench(args = [300, 3_000], sample_count = 5)]
fn compare_one_event(bencher: Bencher<'_, '_>, sources: usize) {
    let library = link(&parse(&generate(Size { sources, kind: Kind::OneEvent, seed: 7 })).0).0;
    bencher
        .with_inputs(|| library.claims.iter().map(|_| QuoteState::Unarchived).collect())
        .bench_local_values(|texts| compare(black_box(&library), texts));
}

#[divan::bench(args = SIZES, sample_count = 3)]
fn index_for_search(bencher: Bencher<'_, '_>, sources: usize) {
    let library = library(sources);
    let comparisons = compare(&library, library.claims.iter().map(|_| QuoteState::Unarchived).collect());
    let plan = Plan::new(&library, &comparisons, false);
    // Left there for `benches/search.mjs`, which times the answers.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("search-{sources}"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("search")).expect("the folder can be made");
    for file in search::index(plan.documents(), str::to_owned).files().collect::<Vec<_>>() {
        std::fs::write(folder.join(file.path), file.bytes).expect("the file can be written");
    }
    bencher.bench_local(|| search::index(black_box(&plan).documents(), str::to_owned).files().collect::<Vec<_>>());
}

#[divan::bench(args = SIZES, sample_count = 3)]
fn check_site(bencher: Bencher<'_, '_>, sources: usize) {
    let folder = folder(site(sources));
    bencher.bench_local(|| pipeline::check(black_box(folder.path())).expect("the site can be read"));
}

/// The floor of `check_articles`: the same files read, their frontmatter as YAML and their prose as Markdown, on as many threads.
#[divan::bench(args = SIZES, sample_count = 3)]
fn read_and_parse_articles(bencher: Bencher<'_, '_>, sources: usize) {
    let folder = folder(articles(sources));
    let paths: Vec<_> = articles(sources).texts.into_iter().map(|file| folder.path().join(file.path)).collect();
    bencher.bench_local(|| {
        paths.par_iter().for_each(|path| {
            let text = std::fs::read_to_string(path).expect("the file can be read");
            let (head, prose) = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).unwrap_or((&text, ""));
            black_box(serde_yaml::from_str::<serde_yaml::Value>(head).expect("the head is YAML"));
            black_box(pulldown_cmark::Parser::new(prose).count());
        });
    });
}

#[divan::bench(args = SIZES, sample_count = 3)]
fn check_articles(bencher: Bencher<'_, '_>, sources: usize) {
    let folder = folder(articles(sources));
    bencher.bench_local(|| pipeline::check(black_box(folder.path())).expect("the site can be read"));
}

#[divan::bench(args = SIZES, sample_count = 3)]
fn build_site(bencher: Bencher<'_, '_>, sources: usize) {
    let folder = folder(site(sources));
    let output = folder.path().join("public");
    bencher.bench_local(|| {
        let built = pipeline::build(folder.path(), &output, &BuildOptions::default(), &|_| ()).expect("the site can be built");
        assert!(built.written.is_some(), "the generated site is sound");
    });
}
