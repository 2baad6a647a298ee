//! Compiles the program anew when a built-in template or static file is added or changed, since the compiler itself does not see new ones,
//! and tells the program what it was made from: pages that another program made are made anew, also while it is being developed.
#![expect(clippy::disallowed_methods, reason = "this is no stage of the program")]

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

fn main() {
    let mut hasher = DefaultHasher::new();
    // Packed for a registry the program has no lock file of its own.
    for made_from in ["src", "templates", "static", "Cargo.toml", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={made_from}");
        for path in files_at(Path::new(made_from)) {
            path.hash(&mut hasher);
            fs::read(&path).unwrap_or_default().hash(&mut hasher);
        }
    }
    println!("cargo::rustc-env=VARIORUM_MADE_FROM={:016x}", hasher.finish());
}

/// The files at or below a path, sorted.
fn files_at(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(path) else { return vec![path.to_owned()] };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths.iter().flat_map(|path| files_at(path)).collect()
}
