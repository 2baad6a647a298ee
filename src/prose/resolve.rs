//! What a text asks the site that it stands in.

use super::{ClaimReference, LocalLink, Reference};
use crate::model::view::{Link, Wording};
use crate::model::words::QuoteState;

/// Where the things that a text refers to stand, seen from one page. `plan` knows.
///
/// Addresses are relative to the page that the text stands on. `None` means that there is no such thing, which is a finding elsewhere;
/// the words then stand without a link.
pub trait Resolve {
    /// The page of a thing, and its name.
    fn reference(&self, reference: &Reference) -> Option<Link>;

    /// The note for a cited claim.
    fn claim(&self, claim: &ClaimReference) -> Option<ClaimNote>;

    /// The page of a content file, another file of the site, or a place of the page that the text stands on.
    fn local(&self, link: &LocalLink) -> Option<String>;
}

/// The note that a citation becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimNote {
    /// The claim's place, under the name of its source.
    pub claim: Link,
    /// Who says so, according to the source; empty where the source states it itself.
    pub speakers: Vec<Link>,
    /// Whether the claim, its statement or its source is withdrawn.
    pub is_withdrawn: bool,
    /// What a later text of its publisher says in its place, where one does.
    pub later: Option<String>,
    /// What the claim says, in the desk's words.
    pub says: Option<Wording>,
    /// The source's words, and what can be said of them.
    pub quote: Option<(Wording, QuoteState)>,
}
