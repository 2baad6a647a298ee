//! Which site a command works on, and where it lies in its repository.

use std::path::{Path, PathBuf};

use super::{Failure, GlobalArgs};
use crate::model::library::Library;
use crate::model::wording::{counted_in_digits, listed};

/// The root of the site: `--root`, else the nearest folder, from the working directory upwards, with a `content/site.yaml`.
///
/// # Errors
/// Where no folder upwards has one. Whether `--root` is a site is for `load` to say.
#[expect(clippy::disallowed_methods, reason = "the working directory is part of the command line")]
pub(super) fn root(global: &GlobalArgs) -> Result<PathBuf, Failure> {
    if let Some(root) = &global.root {
        return Ok(root.clone());
    }
    let here = std::env::current_dir().map_err(|error| Failure::new(format!("the working directory cannot be read: {error}")))?;
    let nearest = here.ancestors().find(|folder| folder.join("content/site.yaml").is_file()).map(Path::to_owned);
    nearest.ok_or_else(|| {
        Failure::new("neither this folder nor any above it has a `content/site.yaml`")
            .with_help("go to the folder of a site, or name one with `--root DIR`")
    })
}

/// The way from the root of the repository to the root of the site: empty, or a path that ends in `/`.
///
/// The root of the repository is `GITHUB_WORKSPACE` where the site lies in it, else the nearest folder with a `.git`.
#[expect(clippy::disallowed_methods, reason = "the runner says in its environment where the repository lies")]
pub(super) fn repository_prefix(root: &Path) -> String {
    let Ok(root) = root.canonicalize() else { return String::new() };
    let workspace = std::env::var_os("GITHUB_WORKSPACE").and_then(|folder| Path::new(&folder).canonicalize().ok());
    let workspace = workspace.filter(|workspace| root.starts_with(workspace));
    let repository = workspace.or_else(|| root.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_owned));
    let below = repository.and_then(|repository| root.strip_prefix(repository).ok().map(Path::to_owned)).unwrap_or_default();
    below.components().flat_map(|part| [part.as_os_str().to_string_lossy().into_owned(), "/".to_owned()]).collect()
}

/// How much a site holds: `5 sources, 40 claims, ...`.
pub(super) fn counts(library: &Library) -> String {
    let counted = [
        (library.sources.len(), "source"),
        (library.claims.len(), "claim"),
        (library.actors.len(), "actor"),
        (library.events.len(), "event"),
        (library.questions.len(), "question"),
        (library.briefings.len(), "briefing"),
    ];
    listed(&counted.map(|(count, thing)| counted_in_digits(count, thing)))
}
