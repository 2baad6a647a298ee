//! `import`: a plan of new files and appended claims, and what is written of it.

use std::io;
use std::path::{Path, PathBuf};

use super::{PipelineError, read};
use crate::capture::{self, CaptureError};
use crate::import::{self, ImportFault, ImportFormat, Plan};
use crate::load::archive::saved;
use crate::write;

/// Why nothing is brought in.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be read from the disk.
    #[error("`{}` cannot be read: {cause}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// The file is no text.
    #[error("`{}` cannot be read as text: {cause}", path.display())]
    NoText {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        cause: CaptureError,
    },
    /// The file does not say what it is.
    #[error("the name of `{}` does not say what it is", .0.display())]
    UnknownFormat(PathBuf),
    /// Entries of the file cannot be taken.
    #[error("entries of the file cannot be taken")]
    Faults(Vec<ImportFault>),
}

impl ImportError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "name a file that is there",
            Self::NoText { cause, .. } => cause.help(),
            Self::UnknownFormat(_) => "say it with `--as`",
            Self::Faults(_) => "mend the entries, and import the file again",
        }
    }
}

/// Plans what a file brings, and without `dry_run` writes it: new files, and old ones with claims behind their own.
///
/// # Errors
/// Where the folder is no site, and where the files cannot be written; inside, what speaks against the file.
pub fn import(root: &Path, file: &Path, format: Option<ImportFormat>, dry_run: bool) -> Result<Result<Plan, ImportError>, PipelineError> {
    let checked = read(root)?;
    let bytes = match saved(root, file, None) {
        Ok(saved) => saved.bytes,
        Err(cause) => return Ok(Err(ImportError::Unreadable { path: file.to_owned(), cause })),
    };
    let text = match capture::open("sheet.txt", bytes) {
        Ok(capture) => capture.text,
        Err(cause) => return Ok(Err(ImportError::NoText { path: file.to_owned(), cause })),
    };
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let Some(format) = format.or_else(|| import::format_of(&name, &text)) else {
        return Ok(Err(ImportError::UnknownFormat(file.to_owned())));
    };
    let plan = match import::plan(&checked.library, &checked.files, format, &text) {
        Ok(plan) => plan,
        Err(faults) => return Ok(Err(ImportError::Faults(faults))),
    };
    if !dry_run {
        // New files go first: where one of them cannot be made, no old one has changed.
        write::create(root, &plan.new)?;
        for (path, text) in &plan.changed {
            write::replace(&root.join(path), text.as_bytes())?;
        }
    }
    Ok(Ok(plan))
}
