//! How long `verify` takes against only reading the archived texts: 1,000 invented sources of 5,000 words with 20 quotes each.
//! `cargo bench --bench verify`.
//!
//! Three times are to be compared: `read_texts` (the bytes of every file, nothing else), `look_up_quotes` (the same files, every quote
//! and every name looked up), `verify_site` (all of `variorum verify`, the 1,000 content files included).
#![expect(clippy::disallowed_methods, reason = "a benchmark writes the texts that it verifies")]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use divan::{Bencher, black_box};
use rayon::prelude::*;
use tempfile::TempDir;
use variorum::link::link;
use variorum::load::archive::ArchiveFolder;
use variorum::load::load;
use variorum::model::library::Library;
use variorum::parse::parse;
use variorum::pipeline;
use variorum::quotes::verify::{VerifyOptions, verify};

const SOURCES: usize = 1_000;
const WORDS: usize = 5_000;
const QUOTES: usize = 20;
const ACTORS: usize = 200;

fn main() {
    divan::main();
}

/// The same numbers in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// Every third invented word has letters beyond ASCII, as the names and quote marks of real texts do.
fn vocabulary(numbers: &mut Numbers) -> Vec<String> {
    let mut word = |index: usize| {
        let first = if index.is_multiple_of(3) { 'а' } else { 'a' };
        (0..2 + numbers.below(9)).map(|_| char::from_u32(first as u32 + numbers.below(26) as u32).unwrap_or(first)).collect()
    };
    (0..20_000).map(&mut word).collect()
}

fn text(numbers: &mut Numbers, vocabulary: &[String]) -> Vec<String> {
    let mut word = |index: usize| {
        // Common words are common: low numbers are drawn more often.
        let most = 1 + numbers.below(vocabulary.len());
        let word = &vocabulary[numbers.below(most)];
        match numbers.below(100) {
            0..6 => format!("“{word}”"),
            6..12 => format!("{word},"),
            12..15 => format!("Actor {} ", index % ACTORS),
            _ => word.clone(),
        }
    };
    (0..WORDS).map(&mut word).collect()
}

/// The site, and the archive folder in it.
static SITE: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = TempDir::new().expect("a temporary folder");
    let put = |path: String, text: String| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    };
    put("content/site.yaml".to_owned(), "title: A generated site (invented)\n".to_owned());
    put("content/events/talks.md".to_owned(), "---\ntitle: Talks\n---\n".to_owned());
    put("content/questions/end.md".to_owned(), "---\nquestion: How did they end?\nevent: talks\nkind: open\n---\n".to_owned());
    for actor in 0..ACTORS {
        put(format!("content/actors/actor-{actor}.md"), format!("---\nname: Actor {actor}\nkind: person\n---\n"));
    }
    let mut numbers = Numbers(7);
    let vocabulary = vocabulary(&mut numbers);
    for source in 0..SOURCES {
        let words = text(&mut numbers, &vocabulary);
        let claims: Vec<String> = (0..QUOTES)
            .map(|claim| {
                let (at, length) = (numbers.below(WORDS - 20), 5 + numbers.below(15));
                let quote = words[at..at + length].join(" ");
                format!("  - id: c{claim}\n    question: end\n    answer: text\n    quote: '{quote}'\n")
            })
            .collect();
        let fields = format!("---\ntitle: Source {source}\ncovers: [{{event: talks}}]\nclaims:\n{}---\n", claims.concat());
        put(format!("content/sources/source-{source}.md"), fields);
        put(format!("archive/source-{source}.txt"), words.join(" "));
    }
    folder
});

fn archive() -> std::path::PathBuf {
    SITE.path().join("archive")
}

fn library(root: &Path) -> Library {
    let (files, _) = load(root).expect("the site can be read");
    link(&parse(&files).0).0
}

#[divan::bench(sample_count = 7)]
fn read_texts(bencher: Bencher<'_, '_>) {
    let library = library(SITE.path());
    let folder = ArchiveFolder::open(&archive()).expect("the archive can be read");
    bencher.bench_local(|| {
        let lengths = library.sources.par_keys().map(|key| black_box(folder.read(&library[key])).map_or(0, |file| file.bytes.len()));
        assert!(lengths.sum::<usize>() > SOURCES * WORDS);
    });
}

#[divan::bench(sample_count = 7)]
fn look_up_quotes(bencher: Bencher<'_, '_>) {
    let library = library(SITE.path());
    let folder = ArchiveFolder::open(&archive()).expect("the archive can be read");
    bencher.bench_local(|| {
        let found = verify(&library, VerifyOptions { lock: None, renews_lock: false }, |source| folder.read(source));
        assert_eq!(found.sources.len(), SOURCES);
    });
}

#[divan::bench(sample_count = 7)]
fn verify_site(bencher: Bencher<'_, '_>) {
    let archive = archive();
    bencher.bench_local(|| pipeline::verify(SITE.path(), &archive, false).expect("the site and its archive can be read"));
}
