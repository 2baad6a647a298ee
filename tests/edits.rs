//! Edits of a site at random, the same for the same seed: what people do to content, templates, words and settings, with faults among them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::generator::Numbers;
use crate::support::{package, tree, write};

/// A site that is edited. Every edit changes, adds or takes away one file.
pub(crate) struct Edits {
    root: PathBuf,
    first: BTreeMap<String, Vec<u8>>,
    numbers: Numbers,
    step: usize,
}

/// An edit that was made.
#[derive(Debug)]
pub(crate) struct Edit {
    /// The file below the root of the site.
    pub(crate) path: String,
    /// What stood there before; `None` where nothing did.
    before: Option<Vec<u8>>,
}

/// Where texts stand that a reader sees.
const SHOWN: [&str; 7] = ["title: ", "name: ", "question: ", "summary: ", "publisher: ", "description: ", "  text: "];

impl Edits {
    pub(crate) fn of(root: &Path, seed: u64) -> Self {
        let content = tree(&root.join("content")).into_iter();
        let first = content.map(|(path, bytes)| (format!("content/{path}"), bytes)).collect();
        Self { root: root.to_owned(), first, numbers: Numbers(seed), step: 0 }
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.numbers.below(limit)
    }

    /// Makes the next edit that changes anything.
    pub(crate) fn next(&mut self) -> Edit {
        loop {
            self.step += 1;
            let (path, after) = self.choose();
            let before = fs::read(self.root.join(&path)).ok();
            if before == after {
                continue;
            }
            self.put(&path, after.as_deref());
            return Edit { path, before };
        }
    }

    /// Takes an edit back.
    pub(crate) fn undo(&self, edit: &Edit) {
        self.put(&edit.path, edit.before.as_deref());
    }

    fn put(&self, path: &str, bytes: Option<&[u8]>) {
        match bytes {
            Some(bytes) => write(&self.root.join(path), bytes),
            None => fs::remove_file(self.root.join(path)).expect("the file was there"),
        }
    }

    /// A file, and what is to stand there.
    fn choose(&mut self) -> (String, Option<Vec<u8>>) {
        let step = self.step;
        let now: Vec<String> = tree(&self.root.join("content")).into_keys().map(|path| format!("content/{path}")).collect();
        let records: Vec<&String> = now.iter().filter(|path| path.ends_with(".md")).collect();
        let record = records[self.below(records.len())].clone();
        let text = fs::read_to_string(self.root.join(&record)).expect("a record can be read");
        let known: Vec<String> = self.first.keys().cloned().collect();
        let known = known[self.below(known.len())].clone();
        let is_odd = self.below(2) == 1;
        match self.below(20) {
            0..=4 => (record, Some(format!("{text}\nSentence {step} (invented).\n").into())),
            5..=9 => (record, Some(self.with_a_word(&text).into())),
            10 | 11 => (known.clone(), self.first.get(&known).cloned()),
            12 => (known, None),
            13 => {
                let sources: Vec<&String> = records.into_iter().filter(|path| path.starts_with("content/sources/")).collect();
                let source = self.root.join(sources[self.numbers.below(sources.len())]);
                let source = fs::read(source).expect("a source can be read");
                (format!("content/sources/copy-{}.md", self.below(6)), Some(source))
            }
            14 => {
                let base = fs::read_to_string(package().join("templates/base.html")).expect("the built-in template");
                let own = base.replace("</body>", &format!("<p>{}</p></body>", self.below(3)));
                ("templates/base.html".to_owned(), is_odd.then(|| own.into_bytes()))
            }
            15 => ("templates/words.yaml".to_owned(), is_odd.then(|| format!("nav_sources: Reports {}\n", self.below(3)).into_bytes())),
            16 => {
                let language = ["en", "ur", "fr"][self.below(3)];
                let address = ["", "base_url: https://desk.example/\n", "base_url: https://desk.example/x/\n"][self.below(3)];
                let settings = format!("title: The desk {} (invented)\nlanguage: {language}\n{address}", self.below(3));
                ("content/site.yaml".to_owned(), Some(settings.into_bytes()))
            }
            17 => ("static/custom.css".to_owned(), is_odd.then(|| format!("p {{ margin: {}px }}\n", self.below(3)).into_bytes())),
            18 => ("content/pictures/harbour.png".to_owned(), Some(vec![self.below(3) as u8; 9])),
            _ => (record, Some(text.replacen(": ", " ", 1).into())),
        }
    }

    /// A text with one more word in a line that readers see.
    fn with_a_word(&mut self, text: &str) -> String {
        let lines: Vec<&str> = text.lines().collect();
        let shown: Vec<usize> = (0..lines.len()).filter(|&line| SHOWN.iter().any(|start| lines[line].starts_with(start))).collect();
        if shown.is_empty() {
            return text.to_owned();
        }
        let (line, word) = (shown[self.below(shown.len())], self.step);
        let edited = |(number, text): (usize, &&str)| if number == line { format!("{text} {word}\n") } else { format!("{text}\n") };
        lines.iter().enumerate().map(edited).collect()
    }
}
