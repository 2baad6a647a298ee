//! Reads a site's folder, or a revision of it: which files there are, and the text of those that are content. It does not look at what they say.
//!
//! Nothing outside the folder is ever read: a symbolic link counts only where it leads to a file inside.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use thiserror::Error;
use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{self, Code, Diagnostic};
use crate::editions::is_frozen_file;
use crate::markup::{is_named_as_picture, picture};
use crate::model::files::{AssetFile, OutputFile, SiteFiles, TextFile};
use crate::model::id::Id;
use crate::model::kind::{Kind, RecordPath};
use crate::span::{FileId, Span};

mod again;
pub mod archive;
mod content_file;
mod file_name;
mod revision;

#[cfg(test)]
mod tests;

pub use again::load_again;
pub use content_file::{ContentFile, ContentFileError, content_file, linked_files, may_be_made, text_at};
pub use revision::{RevisionError, commit, load_revision};

/// No text file larger than this is read, whatever `site.yaml` allows: 64 MiB.
const MOST_BYTES: u64 = 64 << 20;

/// Why there is no site to read.
#[derive(Debug, Error)]
pub enum LoadError {
    /// The folder has no `content/site.yaml`.
    #[error("`{}` is not a site: it has no `content/site.yaml`", .0.display())]
    NotASite(PathBuf),
    /// A file that is to be copied cannot be read.
    #[error("`{path}` cannot be read: {cause}")]
    UnreadableAsset {
        /// Path below the site's root.
        path: String,
        /// What the operating system says.
        #[source]
        cause: io::Error,
    },
    /// The folder itself cannot be read.
    #[error("`{}` cannot be read", .root.display())]
    Unreadable {
        /// The folder.
        root: PathBuf,
        /// What the operating system says.
        #[source]
        cause: io::Error,
    },
}

/// Where a symbolic link must not lead: files of the machine, and those of the site that are not its content, such as `.git/config`.
const LEAVES: &str = "leaves the site's folder";
const HIDDEN: &str = "leads to a hidden file";
const NOWHERE: &str = "leads nowhere";
const FOLDER: &str = "leads to a folder";

/// The folders in which the files of a site lie.
const FOLDERS: [&str; 3] = ["content", "static", "templates"];

/// Reads the site in the folder `root`. What is wrong with single files is a finding; they then stand in the result without a text.
///
/// # Errors
/// Where `root` cannot be read or has no `content/site.yaml`.
pub fn load(root: &Path) -> Result<(SiteFiles, Vec<Diagnostic>), LoadError> {
    let root = fs::canonicalize(root).map_err(|cause| LoadError::Unreadable { root: root.to_owned(), cause })?;
    let is_folder = |name: &str| fs::symlink_metadata(root.join(name)).is_ok_and(|found| found.is_dir());
    if !is_folder("content") || !fs::symlink_metadata(root.join("content/site.yaml")).is_ok_and(|found| !found.is_dir()) {
        return Err(LoadError::NotASite(root));
    }
    let mut walk = Walk { root: &root, texts: Vec::new(), assets: Vec::new(), has_links: false };
    for folder in FOLDERS {
        if is_folder(folder) {
            walk.folder(folder);
        } else if fs::symlink_metadata(root.join(folder)).is_ok_and(|found| found.is_symlink()) {
            walk.has_links = true;
            walk.texts.push(FoundFile { path: folder.to_owned(), text: None, faults: vec![Fault::link(folder, FOLDER)] });
        }
    }
    Ok(walk.settle())
}

/// A file that is copied as it is, read for those who hold the whole site.
///
/// # Errors
/// [`LoadError::UnreadableAsset`] where it cannot be read any more.
#[expect(clippy::disallowed_methods, reason = "this is where files are read")]
pub fn asset(asset: &AssetFile) -> Result<OutputFile, LoadError> {
    match fs::read(&asset.origin) {
        Ok(bytes) => Ok(OutputFile { path: asset.output.clone(), bytes }),
        Err(cause) => Err(LoadError::UnreadableAsset { path: asset.path.clone(), cause }),
    }
}

/// A text file on its way, with what is wrong with it.
struct FoundFile {
    path: String,
    text: Option<String>,
    faults: Vec<Fault>,
}

struct Fault {
    code: Code,
    message: String,
    help: String,
    suggestion: Option<String>,
}

impl Fault {
    fn new(code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, message: message.into(), help: help.into(), suggestion: None }
    }

    fn link(path: &str, leads: &str) -> Self {
        let message = format!("the symbolic link `{path}` {leads}");
        Self::new(Code::LinkLeavesRoot, message, "put the file itself where the link stands")
    }
}

struct Walk<'root> {
    root: &'root Path,
    texts: Vec<FoundFile>,
    assets: Vec<AssetFile>,
    has_links: bool,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &str) {
        let entries = WalkDir::new(self.root.join(folder)).min_depth(1).sort_by_file_name().into_iter();
        for entry in entries.filter_entry(|entry| !is_left_by_tools(&entry.file_name().to_string_lossy())) {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => self.file(&entry),
                Err(error) => {
                    let path = error.path().map_or_else(|| folder.to_owned(), |path| self.relative(path));
                    let cause = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                    self.unreadable(path, &cause);
                }
            }
        }
    }

    fn file(&mut self, entry: &DirEntry) {
        let path = self.relative(entry.path());
        self.has_links |= entry.path_is_symlink();
        let kind = match self.target(entry) {
            Ok(metadata) if metadata.is_file() => metadata,
            Ok(_) => return self.unreadable(path, "it is not a regular file"),
            Err(leads) => {
                let fault = Fault::link(&path, &leads);
                return self.texts.push(FoundFile { path, text: None, faults: vec![fault] });
            }
        };
        let mut faults: Vec<Fault> = name_fault(&path).into_iter().collect();
        let is_text = is_text(&path);
        if !is_text && let Some(output) = output_path(&path) {
            self.assets.push(AssetFile { path: path.clone(), output: output.to_owned(), origin: entry.path().to_owned() });
        }
        if !is_text && faults.is_empty() {
            return;
        }
        let text = if is_text { read(entry.path(), kind.len(), &mut faults) } else { None };
        self.texts.push(FoundFile { path, text, faults });
    }

    /// What stands at an entry, behind a link where it is one; else where the link leads that it must not.
    fn target(&self, entry: &DirEntry) -> Result<fs::Metadata, String> {
        if !entry.path_is_symlink() {
            return entry.metadata().map_err(|_| NOWHERE.to_owned());
        }
        let target = fs::canonicalize(entry.path()).map_err(|_| NOWHERE.to_owned())?;
        let Ok(below) = target.strip_prefix(self.root) else { return Err(LEAVES.to_owned()) };
        if below.components().any(|part| is_left_by_tools(&part.as_os_str().to_string_lossy())) {
            return Err(HIDDEN.to_owned());
        }
        let metadata = fs::metadata(&target).map_err(|_| NOWHERE.to_owned())?;
        if metadata.is_dir() { Err(FOLDER.to_owned()) } else { Ok(metadata) }
    }

    fn unreadable(&mut self, path: String, cause: &str) {
        let message = format!("`{path}` cannot be read: {cause}");
        let fault = Fault::new(Code::FileUnreadable, message, "give the program the right to read it, or take it away");
        self.texts.push(FoundFile { path, text: None, faults: vec![fault] });
    }

    fn relative(&self, path: &Path) -> String {
        let below = path.strip_prefix(self.root).unwrap_or(path);
        below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    }

    /// Numbers the files by their paths and puts the findings at them.
    fn settle(mut self) -> (SiteFiles, Vec<Diagnostic>) {
        self.texts.sort_by(|left, right| left.path.cmp(&right.path));
        self.assets.sort_by(|left, right| left.output.cmp(&right.output));
        let mut files = SiteFiles { assets: self.assets, has_links: self.has_links, ..SiteFiles::default() };
        let mut diagnostics = Vec::new();
        for (number, found) in self.texts.into_iter().enumerate() {
            let file = FileId(number as u32);
            for fault in found.faults {
                let mut diagnostic = Diagnostic::new(fault.code, Span::new(file, 0..0), fault.message, fault.help);
                diagnostic.suggestion = fault.suggestion;
                diagnostics.push(diagnostic);
            }
            if found.text.is_none() {
                files.unread.insert(file);
            }
            files.texts.push(TextFile { path: found.path, text: Arc::from(found.text.unwrap_or_default()) });
        }
        diagnostics.extend(archived_texts(&files));
        diagnostics.extend(unreadable_pictures(&files));
        (files, diagnostics)
    }
}

/// Findings for files by which the archived text of a source would be published.
fn archived_texts(files: &SiteFiles) -> Vec<Diagnostic> {
    let is_record = |stem: &str| ["md", "yaml"].iter().any(|ending| files.find(&format!("{stem}.{ending}")).is_some());
    let finding = |(index, asset): (usize, &AssetFile)| {
        let stem = archive::ENDINGS.iter().find_map(|ending| asset.path.strip_suffix(&format!(".{ending}")))?;
        if !stem.starts_with("content/sources/") || !is_record(stem) {
            return None;
        }
        let message = format!("`{}` bears the name of a source's archived text, which would be published", asset.path);
        let help = "move it to the archive folder, outside of `content/`";
        Some(Diagnostic::new(Code::ArchiveInContent, Span::new(files.asset_id(index), 0..0), message, help))
    };
    files.assets.iter().enumerate().filter_map(finding).collect()
}

/// Findings for files that are named as pictures and are none. One that cannot be read at all is said where it is copied.
fn unreadable_pictures(files: &SiteFiles) -> Vec<Diagnostic> {
    let finding = |(index, asset): (usize, &AssetFile)| {
        let bytes = is_named_as_picture(&asset.path).then(|| picture_bytes(asset))??;
        let reason = picture(&asset.path, &bytes).err()?;
        let help = "save the picture anew, or take the file away";
        let span = Span::new(files.asset_id(index), 0..0);
        Some(Diagnostic::new(Code::PictureUnreadable, span, format!("`{}` {reason}", asset.path), help))
    };
    files.assets.par_iter().enumerate().filter_map(finding).collect()
}

/// As many bytes of a file as say what picture it is: all of a drawing, the first of others.
#[expect(clippy::disallowed_methods, reason = "this is where files are read")]
fn picture_bytes(asset: &AssetFile) -> Option<Vec<u8>> {
    if asset.path.to_ascii_lowercase().ends_with(".svg") {
        return fs::read(&asset.origin).ok();
    }
    let mut bytes = Vec::new();
    fs::File::open(&asset.origin).and_then(|file| file.take(64).read_to_end(&mut bytes)).ok()?;
    Some(bytes)
}

#[expect(clippy::disallowed_methods, reason = "this is where files are read")]
fn read(path: &Path, bytes: u64, faults: &mut Vec<Fault>) -> Option<String> {
    if too_large(bytes, faults) {
        return None;
    }
    match fs::read(path) {
        Ok(bytes) => decode(bytes, faults),
        Err(cause) => {
            let message = format!("the file cannot be read: {cause}");
            faults.push(Fault::new(Code::FileUnreadable, message, "give the program the right to read it, or take it away"));
            None
        }
    }
}

/// Whether a file has more bytes than are read, which then is a fault.
fn too_large(bytes: u64, faults: &mut Vec<Fault>) -> bool {
    if bytes > MOST_BYTES {
        let message = format!("the file has {bytes} bytes, and at most {MOST_BYTES} are read");
        faults.push(Fault::new(Code::FileTooLarge, message, "split it, or move the archived text out of the site"));
    }
    bytes > MOST_BYTES
}

/// The text of a file; a fault where it is not UTF-8.
fn decode(bytes: Vec<u8>, faults: &mut Vec<Fault>) -> Option<String> {
    String::from_utf8(bytes)
        .map_err(|error| {
            let place = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..place].split(|&byte| byte == b'\n').count();
            let message = format!("line {line} holds bytes that are not UTF-8");
            faults.push(Fault::new(Code::FileNotUtf8, message, "save the file as UTF-8"));
        })
        .ok()
}

/// Whether the file is one whose text is read.
fn is_text(path: &str) -> bool {
    let settings = matches!(path, "content/site.yaml" | "content/quotes.lock") || is_frozen_file(path);
    settings || RecordPath::read(path).is_some() || path.starts_with("templates/")
}

/// Where a file that is copied lands; `None` for one that is not.
fn output_path(path: &str) -> Option<&str> {
    path.strip_prefix("content/").or_else(|| path.strip_prefix("static/"))
}

/// What is wrong with the path of a file.
fn name_fault(path: &str) -> Option<Fault> {
    record_name_fault(path).or_else(|| file_name::not_portable(path))
}

/// What is wrong with the path of a file of Markdown or YAML below `content/`.
fn record_name_fault(path: &str) -> Option<Fault> {
    let below = path.strip_prefix("content/")?;
    if matches!(below, "site.yaml" | "quotes.lock") {
        return None;
    }
    let (ending, plain) = below.rsplit_once('.').map(|(_, ending)| (ending, ending.to_ascii_lowercase()))?;
    let wanted = match plain.as_str() {
        "md" | "markdown" => "md",
        "yaml" | "yml" => "yaml",
        _ => return None,
    };
    let folder = below.split_once('/').map_or("", |(folder, _)| folder);
    let Some(kind) = Kind::of_folder(folder) else { return Some(folder_fault(path, folder)) };
    let stem = &below[kind.folder().len() + 1..below.len() - ending.len() - 1];
    if ending == wanted && Id::parse(stem).is_some() {
        return None;
    }
    let proposed = Id::propose(stem).map(|id| format!("content/{}/{id}.{wanted}", kind.folder()));
    let message = if ending == wanted {
        format!("`{stem}` is no id: ids are lower-case letters `a-z`, digits and inner hyphens")
    } else {
        format!("content files end in `.md` or `.yaml`, not in `.{ending}`")
    };
    let help = proposed.as_ref().map_or_else(|| "give the file another name".to_owned(), |path| format!("rename the file to `{path}`"));
    Some(Fault { suggestion: None, ..Fault::new(Code::FileNameNotAnId, message, help) })
}

fn folder_fault(path: &str, folder: &str) -> Fault {
    let folders: Vec<&str> = Kind::ALL.iter().map(|kind| kind.folder()).collect();
    let listed = folders.iter().map(|folder| format!("`{folder}`")).collect::<Vec<_>>().join(", ");
    let message = if folder.is_empty() {
        format!("`{path}` lies in the folder of no kind, so it is not read")
    } else {
        format!("`{folder}` is the folder of no kind, so `{path}` is not read")
    };
    let help = diagnostic::nearest(folder, folders.iter().copied()).map_or_else(
        || format!("move it into one of {listed}; where it is meant to be copied as it is, `static/` is the place"),
        |near| format!("move it to `content/{near}/`"),
    );
    Fault::new(Code::UnknownFolder, message, help)
}

/// Whether a file was left by an editor, a merge or the system: hidden files, backups, swap files, previews. `.well-known` is a name of
/// the web.
fn is_left_by_tools(name: &str) -> bool {
    const ENDINGS: [&str; 5] = ["swp", "swo", "bak", "orig", "rej"];
    const NAMES: [&str; 2] = ["thumbs.db", "desktop.ini"];
    let hidden = name.starts_with('.') && name != ".well-known";
    let backup = name.ends_with('~') || name.starts_with('#') && name.ends_with('#');
    let ending = Path::new(name).extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)));
    hidden || backup || ending || NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
}
