//! `edition`: the stages as far as the comparisons, then the state of one briefing as a file.

use std::path::Path;

use super::{Checked, examine};
use crate::diagnostic::{Diagnostic, Severity};
use crate::editions::{self, EditionChanges};
use crate::load::{self, LoadError, RevisionError};
use crate::model::edition::Edition;
use crate::model::files::SiteFiles;
use crate::write::{self, WriteError};

/// A briefing's state, ready to be frozen.
#[derive(Debug)]
pub struct Frozen {
    /// The state.
    pub edition: Edition,
    /// What changed since the frozen edition before it, where there is one.
    pub changes: Option<EditionChanges>,
    /// Where it belongs, below the root.
    pub path: String,
    /// What the file will hold.
    pub text: String,
    /// What stands there now.
    pub former: Option<String>,
}

/// Why a briefing cannot be frozen.
#[derive(Debug, thiserror::Error)]
pub enum FreezeError {
    /// The site cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The revision cannot be read.
    #[error(transparent)]
    Revision(#[from] RevisionError),
    /// The site has no such briefing.
    #[error("there is no briefing `{0}`")]
    NoBriefing(String),
    /// The briefing does not say which edition it is.
    #[error("`{0}` does not say which edition it is")]
    NoNumber(String),
    /// What has errors may lack something, and a frozen state is for good.
    #[error("the content has errors, and what they hide would be missing from the edition for good")]
    Errors(Box<Checked>),
    /// The file cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// The state of a briefing of the site in `root`: as its folder holds it, or as the git revision `at` does.
///
/// # Errors
/// Where the site or the revision cannot be read or has errors, and where it has no such briefing or that has no number.
pub fn freeze(root: &Path, briefing: &str, at: Option<&str>) -> Result<Frozen, FreezeError> {
    let (here, findings) = load::load(root)?;
    let (files, findings, revision) = if let Some(at) = at {
        let (files, findings) = load::load_revision(root, at)?;
        (files, findings, Some(load::commit(root, at)?))
    } else {
        let revision = committed(root, &here);
        (here.clone(), findings, revision)
    };
    let mut checked = examine(files, findings);
    if checked.diagnostics.iter().any(|finding| is_of_content(finding, &checked.files)) {
        return Err(FreezeError::Errors(Box::new(checked)));
    }
    // What was frozen before is what the folder has: a revision knows only what had been frozen by then.
    let key = checked.library.briefing_key(briefing).ok_or_else(|| FreezeError::NoBriefing(briefing.to_owned()))?;
    checked.library.editions = editions::read(&checked.library, &here).0;
    if checked.library[key].edition.is_none() {
        return Err(FreezeError::NoNumber(briefing.to_owned()));
    }
    let edition = Edition { revision, ..editions::freeze(&checked.library, &checked.comparisons, key) };
    let frozen = checked.library.editions.get(&key).map(Vec::as_slice).unwrap_or_default();
    let before = frozen.iter().rev().find(|before| before.edition < edition.edition);
    let path = editions::frozen_path(briefing, edition.edition);
    Ok(Frozen {
        changes: before.map(|before| editions::compare(before, &edition)),
        former: here.find(&path).map(|file| here.text(file).text.to_string()),
        text: editions::text(&edition),
        path,
        edition,
    })
}

/// Writes a frozen edition to its place below `root`.
///
/// # Errors
/// Where the disk refuses.
pub fn write_edition(root: &Path, frozen: &Frozen) -> Result<(), FreezeError> {
    Ok(write::replace_in_folder(&root.join(&frozen.path), frozen.text.as_bytes())?)
}

/// Errors in templates hide nothing of the content.
fn is_of_content(finding: &Diagnostic, files: &SiteFiles) -> bool {
    use crate::diagnostic::Texts as _;
    let path = files.path(finding.span.file);
    finding.severity() == Severity::Error && path.starts_with("content/") && !editions::is_frozen_file(path)
}

/// The commit whose content the folder holds, letter by letter but for frozen editions; `None` where there is none, or no git.
fn committed(root: &Path, here: &SiteFiles) -> Option<String> {
    let (head, _) = load::load_revision(root, "HEAD").ok()?;
    let content = |files: &SiteFiles| {
        let texts = files.texts.iter().filter(|text| text.path.starts_with("content/") && !editions::is_frozen_file(&text.path));
        texts.map(|text| (text.path.clone(), text.text.clone())).collect::<Vec<_>>()
    };
    (content(here) == content(&head)).then(|| load::commit(root, "HEAD").ok()).flatten()
}
