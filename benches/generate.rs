//! Writes an invented site to a folder: `cargo run --example generate -- FOLDER SOURCES [WORDS]`.
//!
//! Without WORDS every source has eight claims and a line of prose; with it, prose of so many words and two to four claims. The same
//! arguments write the same bytes.
#![expect(clippy::disallowed_methods, clippy::print_stderr, reason = "it reads its arguments, writes files and says what it wrote")]

#[path = "../tests/generator.rs"]
mod generator;

use std::path::Path;
use std::process::ExitCode;

use generator::{Kind, Size, generate};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |index: usize| arguments.get(index).and_then(|argument| argument.parse::<usize>().ok());
    let (Some(folder), Some(sources), true) = (arguments.first(), number(1), arguments.len() < 4) else {
        eprintln!("usage: generate FOLDER SOURCES [WORDS]");
        return ExitCode::from(2);
    };
    let kind = number(2).map_or(Kind::Claims, |words| Kind::Articles { words });
    let files = generate(Size { sources, kind, seed: 7 }).texts;
    for file in &files {
        let path = Path::new(folder).join(&file.path);
        std::fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("the folder can be made");
        std::fs::write(path, file.text.as_bytes()).expect("the file can be written");
    }
    eprintln!("wrote {} files to {folder}", files.len());
    ExitCode::SUCCESS
}
