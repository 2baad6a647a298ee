//! Pages about the site itself: how to read it, what to download, what is not there.

use serde::Serialize;

use super::{LikelihoodView, Link};

/// `method.html`: what the words, letters and marks mean.
#[derive(Debug, Clone, Serialize)]
pub struct MethodPage {
    /// The verdicts.
    pub verdicts: Vec<Term>,
    /// The flags.
    pub flags: Vec<Term>,
    /// The kinds of cell without a claim.
    pub silences: Vec<Term>,
    /// The states of a quote.
    pub quotes: Vec<Term>,
    /// How a source came by what it reports.
    pub sourcing: Vec<Term>,
    /// The words of likelihood with their bands.
    pub likelihoods: Vec<LikelihoodView>,
    /// The words of confidence.
    pub confidences: Vec<Term>,
    /// The Admiralty code of sources, A to F.
    pub reliabilities: Vec<&'static str>,
    /// The Admiralty code of information, 1 to 6.
    pub credibilities: Vec<u8>,
}

/// A word of a closed list and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Term {
    /// The word as the content writes it.
    pub word: &'static str,
    /// What it means, in English.
    pub meaning: &'static str,
}

/// `data.html`: what can be downloaded.
#[derive(Debug, Clone, Serialize)]
pub struct DataPage {
    /// The files.
    pub files: Vec<Download>,
}

/// A file to download.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Download {
    /// Where it stands below the output folder, and its address from here.
    pub file: Link,
    /// The key of what it holds in `t`.
    pub word: &'static str,
}

/// `404.html`: served for every address that has no page, at any depth. Its links are absolute or there are none.
#[derive(Debug, Clone, Serialize)]
pub struct NotFoundPage {
    /// Whether the site's address is known, so that the page can link to the others.
    pub has_links: bool,
}
