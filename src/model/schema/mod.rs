//! The file schema: what a person may write, field by field. These types only mirror files; `link` makes the library of them.
//!
//! Every field is optional here, whatever must be there, so that one reading of a file finds all that is wrong with it;
//! [`Schema::REQUIRED`] lists what must be there. The doc comments of the fields are the author's reference.

mod actor;
mod answer;
mod briefing;
mod event;
mod ordered;
mod page;
mod question;
mod site;
mod source;

pub use actor::{ActorFile, RoleFile, StatementFile};
pub use answer::AnswerFile;
pub use briefing::{
    AlternativeFile, AssumesFile, AssumptionFile, BriefingFile, EvidenceFile, JudgementFile, OutcomeFile, ResolvesFile, SeenFile, WatchFile,
};
pub use event::EventFile;
pub use ordered::Ordered;
pub use page::PageFile;
pub use question::QuestionFile;
pub use site::{DefaultsFile, LimitsFile, SiteFile};
pub use source::{
    ArchiveFile, AuthorFile, CaptureFile, ClaimFile, CoversFile, ExclusionFile, NameFile, ReviewedFile, SourceFile, WithdrawnFile,
};

/// Free fields under `extra:`, which templates may read.
pub type Extra = Ordered<serde_json::Value>;

/// A kind of file and the fields that it must have.
pub trait Schema: serde::de::DeserializeOwned + schemars::JsonSchema + Default {
    /// Paths of the required fields; `claims[].answer` means every entry of the list, `title|short` one of the two or both.
    const REQUIRED: &'static [&'static str];
}
