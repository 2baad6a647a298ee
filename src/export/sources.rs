//! All sources as citation managers import them, in the order of their ids.

use crate::citation;
use crate::model::id::SourceKey;
use crate::model::library::Library;

/// All sources as one array of CSL-JSON.
pub fn csl(library: &Library) -> String {
    citation::csl_json(library, keys(library))
}

/// All sources as entries of BibLaTeX, an empty line between them.
pub fn bibtex(library: &Library) -> String {
    keys(library).map(|key| citation::bibtex(library, key)).collect::<Vec<_>>().join("\n")
}

/// All sources as records of RIS, an empty line between them.
pub fn ris(library: &Library) -> String {
    keys(library).map(|key| citation::ris(library, key)).collect::<Vec<_>>().join("\n")
}

fn keys(library: &Library) -> impl Iterator<Item = SourceKey> + use<> {
    library.sources.keys()
}
