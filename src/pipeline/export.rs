//! One artefact made of the site, in memory: whoever asked for it decides where it goes.

use std::path::Path;

use super::site::ReadySite;
use super::{BuildOptions, Checked, PipelineError};
use crate::diagnostic::Diagnostic;
use crate::export::{ExportFormat, Table, bundle, data, sources, tables};

/// What came of an export.
#[derive(Debug)]
pub struct Exported {
    /// The site.
    pub checked: Checked,
    /// The artefact; `None` where errors forbade it.
    pub bytes: Option<Vec<u8>>,
}

/// Makes one artefact of the site in `root`. On any error in the content there is none.
///
/// # Errors
/// Where the folder is no site, or it or a file of it cannot be read.
pub fn export(root: &Path, format: ExportFormat, options: &BuildOptions) -> Result<Exported, PipelineError> {
    let site = match ReadySite::read(root, options)? {
        Ok(site) => site,
        Err(checked) => return Ok(Exported { checked, bytes: None }),
    };
    let Checked { library, comparisons, .. } = &site.checked;
    let bytes = match format {
        ExportFormat::Zip => match site.files()? {
            (files, findings) if findings.is_empty() => bundle::zip(library, &files),
            (_, findings) => return Ok(site.faulty(findings)),
        },
        ExportFormat::Json => data::data_file(library, comparisons, options.with_drafts).bytes,
        ExportFormat::Csv(Table::Claims) => tables::claims(library, comparisons).into_bytes(),
        ExportFormat::Csv(Table::Comparison) => tables::comparison(library, comparisons).into_bytes(),
        ExportFormat::Csl => sources::csl(library).into_bytes(),
        ExportFormat::Bibtex => sources::bibtex(library).into_bytes(),
        ExportFormat::Ris => sources::ris(library).into_bytes(),
    };
    Ok(Exported { checked: site.checked, bytes: Some(bytes) })
}

impl ReadySite {
    /// The site with what is wrong with its templates, and no artefact.
    fn faulty(self, findings: Vec<Diagnostic>) -> Exported {
        Exported { checked: self.checked.with(findings), bytes: None }
    }
}
