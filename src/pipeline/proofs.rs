//! `verify`: the stages as far as the library, then every quote against the archived texts.

use std::collections::BTreeSet;
use std::path::Path;

use super::{PipelineError, lock_file};
use crate::compare::compare;
use crate::diagnostic::{self, Code, Diagnostic, Severity, Texts as _};
use crate::link::link;
use crate::load::archive::ArchiveFolder;
use crate::load::load;
use crate::model::files::SiteFiles;
use crate::model::library::Library;
use crate::model::words::QuoteState;
use crate::parse::parse;
use crate::quotes::doubtful_silences;
use crate::quotes::verify::{self, Verification, VerifyOptions};
use crate::span::Span;
use crate::write;

/// Where the proofs stand, below the root.
pub(super) const LOCK_PATH: &str = "content/quotes.lock";

/// A site whose quotes were looked up.
#[derive(Debug)]
pub struct Verified {
    pub files: SiteFiles,
    /// What they say.
    pub library: Library,
    /// What came of every quote.
    pub verification: Verification,
    /// The findings, sorted by place, none twice: errors in the content, and everything about quotes and archived texts.
    pub diagnostics: Vec<Diagnostic>,
    /// What became of the lock.
    pub lock: LockFate,
}

/// What became of the lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockFate {
    /// It says what was found, and nothing was written.
    UpToDate,
    /// It differs from what was found, and nobody asked for it to be written.
    Differs,
    /// It was written.
    Written,
    /// It was not written: the content has errors, so a claim that seems to be gone may only be misspelt.
    Withheld,
}

/// Looks up every quote of the site in `root` in the texts in `archive`, and with `write` records what is proven. Nothing but the lock
/// is ever written.
///
/// # Errors
/// Where one of the folders cannot be read, and where the lock cannot be written.
pub fn verify(root: &Path, archive: &Path, write: bool) -> Result<Verified, PipelineError> {
    let (files, mut findings) = load(root)?;
    let archive = ArchiveFolder::open(archive)?;
    let (parsed, more) = parse(&files);
    findings.extend(more);
    let (library, more) = link(&parsed);
    findings.extend(more);
    let lock_id = files.find(LOCK_PATH);
    let lies_in_content = |finding: &Diagnostic| files.path(finding.span.file).starts_with("content/");
    let is_of_content =
        |finding: &Diagnostic| lies_in_content(finding) && Some(finding.span.file) != lock_id && finding.severity() == Severity::Error;
    let has_content_errors = findings.iter().any(is_of_content);
    // Warnings on the content are for `check` to say; a lock that cannot be read is mended by writing it.
    findings.retain(|finding| is_of_content(finding) || !write && Some(finding.span.file) == lock_id);
    let options = VerifyOptions { lock: lock_file(&files), renews_lock: write && !has_content_errors };
    let mut verification = verify::verify(&library, options, |source| archive.read(source));
    if library.questions.iter().any(|question| !question.look_for.is_empty()) {
        let comparisons = compare(&library, library.claims.iter().map(|_| QuoteState::None).collect());
        findings.extend(doubtful_silences(&library, &comparisons, &verification.counted()));
    }
    // A name that cannot lie in any archive folder was reported where it was read.
    let told: BTreeSet<Span> = findings.iter().map(|finding| finding.span).collect();
    verification.diagnostics.retain(|finding| finding.code != Code::ArchiveUnreadable || !told.contains(&finding.span));
    findings.append(&mut verification.diagnostics);
    diagnostic::settle(&mut findings);
    let renewed = verification.lock.to_yaml();
    let is_needed = !verification.lock.sources.is_empty() || lock_id.is_some();
    let lock = match () {
        () if !is_needed || options.lock.is_some_and(|lock| lock.text == renewed) => LockFate::UpToDate,
        () if !write => LockFate::Differs,
        () if has_content_errors => LockFate::Withheld,
        () => {
            write::replace(&root.join(LOCK_PATH), renewed.as_bytes())?;
            LockFate::Written
        }
    };
    Ok(Verified { files, library, verification, diagnostics: findings, lock })
}
