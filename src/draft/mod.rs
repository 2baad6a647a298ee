//! Drafts: content files begun by the program and finished by an author.
//!
//! What the files that are drafted from say themselves is written; what the program found or guessed stands behind `# `, as lines that
//! hold as they are once that is taken away. Nothing here reads or writes a file.

mod record;
mod source;

pub(crate) use record::record;
pub(crate) use source::{SourceDraft, Tally, draft};
