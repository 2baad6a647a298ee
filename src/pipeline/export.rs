//! One artefact made of the site, in memory: whoever asked for it decides where it goes.

use std::path::Path;

use super::site::ReadySite;
use super::{BuildOptions, Checked, PipelineError, outputs};
use crate::diagnostic::Diagnostic;
use crate::export;
use crate::model::export_format::{Bundle, ExportFormat};

/// What came of an export.
#[derive(Debug)]
pub struct Exported {
    /// The site.
    pub checked: Checked,
    /// The artefact; `None` where errors forbade it.
    pub bytes: Option<Vec<u8>>,
}

/// Makes one artefact of the site in `root`, the same that a build writes. On any error in the content there is none.
///
/// # Errors
/// Where the folder is no site, or it or a file of it cannot be read.
pub fn export(root: &Path, format: ExportFormat, options: &BuildOptions) -> Result<Exported, PipelineError> {
    let site = match ReadySite::read(root, options, &|_| ())? {
        Ok(site) => site,
        Err(checked) => return Ok(Exported { checked, bytes: None }),
    };
    let bytes = match format {
        ExportFormat::Bundle(bundle) => match bundled(&site, bundle)? {
            Ok(bytes) => bytes,
            Err(findings) => return Ok(Exported { checked: site.checked.with(findings), bytes: None }),
        },
        ExportFormat::Data(format) => {
            let Checked { library, comparisons, .. } = &site.checked;
            let content = outputs::content(library, comparisons, options.with_drafts);
            let path = ExportFormat::Data(format).path();
            outputs::whole(path, &|writer| export::for_programs(format, content, writer)).bytes
        }
    };
    Ok(Exported { checked: site.checked, bytes: Some(bytes) })
}

/// Makes the table that authors fill and an import takes. On any error in the content there is none.
///
/// # Errors
/// Where the folder is no site, or it or a file of it cannot be read.
pub fn sheet(root: &Path, options: &BuildOptions) -> Result<Exported, PipelineError> {
    let site = match ReadySite::read(root, options, &|_| ())? {
        Ok(site) => site,
        Err(checked) => return Ok(Exported { checked, bytes: None }),
    };
    let mut bytes = Vec::new();
    let written = export::tables::sheet(&site.checked.library, &site.checked.comparisons, &mut bytes);
    written.expect("a list of bytes refuses none");
    Ok(Exported { checked: site.checked, bytes: Some(bytes) })
}

fn bundled(site: &ReadySite, bundle: Bundle) -> Result<Result<Vec<u8>, Vec<Diagnostic>>, PipelineError> {
    let plan = site.plan();
    let (files, findings) = site.files(&plan)?;
    if !findings.is_empty() {
        return Ok(Err(findings));
    }
    Ok(site.bundle(&plan, &files, bundle).map_err(|finding| vec![finding]))
}
