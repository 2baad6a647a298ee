//! Pages about the site itself: how to read it, what to download, what is not there.

use schemars::JsonSchema;
use serde::Serialize;

use super::LikelihoodView;

/// The scales on which verdicts, judgements and ratings stand: on the page about the method, and at the end of a briefing on paper.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ScalesView {
    /// The verdicts.
    pub verdicts: Vec<Term>,
    /// The words of likelihood with their bands.
    pub likelihoods: Vec<LikelihoodView>,
    /// The words of confidence.
    pub confidences: Vec<Term>,
    /// The Admiralty code of sources, A to F.
    pub reliabilities: Vec<&'static str>,
    /// The Admiralty code of information, 1 to 6.
    pub credibilities: Vec<u8>,
}

/// `method.html`: what the words, letters and marks mean.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MethodPage {
    /// The scales.
    pub scales: ScalesView,
    /// The flags.
    pub flags: Vec<Term>,
    /// The kinds of cell without a claim.
    pub silences: Vec<Term>,
    /// The states of a quote.
    pub quotes: Vec<Term>,
    /// How a source came by what it reports.
    pub sourcing: Vec<Term>,
}

/// A word of a closed list and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Term {
    /// The word as the content writes it.
    pub word: &'static str,
}

/// `data.html`: what can be downloaded.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DataPage {
    /// Files that hold all pages.
    pub bundles: Vec<Download>,
    /// Files for programs.
    pub for_programs: Vec<Download>,
}

/// A file to download.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Download {
    /// Where a build writes it, below the output folder.
    pub path: &'static str,
    /// Its address from here; `null` where it does not stand beside the page.
    pub href: Option<String>,
    /// The key of what it holds in `t`.
    pub word: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// The command that makes it; `null` where it is made with the site alone.
    pub command: Option<String>,
}

/// `404.html`: served for every address that has no page, at any depth. Its links are absolute or there are none.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NotFoundPage {
    /// Whether the site's address is known, so that the page can link to the others.
    pub has_links: bool,
}
