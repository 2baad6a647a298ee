//! `new`: files that are begun by the program. What exists is never touched.

use std::io;
use std::path::{Path, PathBuf};

use super::{PipelineError, read};
use crate::capture::metadata::{Fact, Metadata, language_tag, metadata};
use crate::capture::{self, Capture, CaptureError, CaptureFormat, main_text};
use crate::diagnostic::nearest;
use crate::draft::{self, SourceDraft, Tally};
use crate::load::archive::{ArchiveFolder, saved};
use crate::markup;
use crate::model::digest::sha256_hex;
use crate::model::files::{OutputFile, SiteFiles};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::library::Library;
use crate::quotes::archive::Archive;
use crate::quotes::survey::copies::{OwnWords, Shared};
use crate::quotes::survey::{self, Known};
use crate::write;

/// What sources to draft.
#[derive(Debug, Clone, Copy)]
pub struct SourceRequest<'given> {
    /// The saved articles.
    pub files: &'given [PathBuf],
    /// The ids of the sources, one a file; none where the names of the files are to give them.
    pub ids: &'given [String],
    /// The event that they are about.
    pub event: Option<&'given str>,
    /// The archive folder; that of each file where it is not given.
    pub archive: Option<&'given Path>,
}

/// A source that was drafted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftedSource {
    /// The path of its file below the root.
    pub path: String,
    /// The fields that the saved article itself gave.
    pub known: Vec<&'static str>,
    /// How much is proposed.
    pub tally: Tally,
}

/// Why a file cannot be begun. Displayed, each is one phrase.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// There are more ids than files, or fewer.
    #[error("{ids} ids for {files} files")]
    Uneven {
        /// How many ids were given.
        ids: usize,
        /// How many files.
        files: usize,
    },
    /// An id is none.
    #[error("`{given}` is no id: ids are lower-case letters `a-z`, digits and inner hyphens")]
    NoId {
        /// What was given.
        given: String,
        /// An id that may be meant.
        proposed: Option<String>,
    },
    /// The name of a file has nothing of which an id can be made.
    #[error("no id can be made of `{}`", .0.display())]
    Unnamed(PathBuf),
    /// A record has this id already, or another one that is to be made.
    #[error("the {} `{id}` is there already: {path}", kind.word())]
    Taken {
        kind: Kind,
        id: String,
        /// Its file.
        path: String,
    },
    /// There is no such event.
    #[error("there is no event `{given}`")]
    NoEvent {
        /// The id that was given.
        given: String,
        /// The id that may be meant.
        nearest: Option<String>,
    },
    /// A saved article cannot be read from the disk.
    #[error("`{}` cannot be read: {cause}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// A saved article is no text.
    #[error("`{}` cannot be read as text: {cause}", path.display())]
    NoText {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        cause: CaptureError,
    },
    /// A saved article has no words.
    #[error("`{}` has no words", .0.display())]
    Empty(PathBuf),
    /// A saved article lies where it would be published.
    #[error("`{}` lies in the site, which would publish it", .0.display())]
    Published(PathBuf),
    /// A saved article lies outside of the archive folder that was named.
    #[error("`{}` does not lie in the archive folder `{}`", file.display(), archive.display())]
    OutsideArchive {
        file: PathBuf,
        /// The folder.
        archive: PathBuf,
    },
}

impl DraftError {
    /// What to do about it.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Uneven { .. } => Some("give an id for every file, or none: then the files' names give them".to_owned()),
            Self::NoId { proposed, .. } => proposed.as_ref().map(|proposed| format!("write `{proposed}`")),
            Self::Unnamed(_) => Some("give an id before `--from`".to_owned()),
            Self::Taken { .. } => Some("choose another id; files that exist are never written over".to_owned()),
            Self::NoEvent { nearest, .. } => Some(match nearest {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => "`variorum list event` names those of the site".to_owned(),
            }),
            Self::NoText { cause, .. } => Some(cause.help().to_owned()),
            Self::Empty(_) => Some("save the page again, with its text".to_owned()),
            Self::Published(_) => Some("move it to a folder of archived texts outside of the site".to_owned()),
            Self::OutsideArchive { .. } => Some("name the folder in which the files lie".to_owned()),
            Self::Unreadable { .. } => None,
        }
    }
}

/// Drafts a source for each saved article and writes the files: all of them or none.
///
/// # Errors
/// Where the folder is no site, and where the files cannot be written; inside, everything that speaks against it.
pub fn new_sources(root: &Path, request: SourceRequest<'_>) -> Result<Result<Vec<DraftedSource>, Vec<DraftError>>, PipelineError> {
    let checked = read(root)?;
    let (library, files) = (&checked.library, &checked.files);
    let mut faults: Vec<DraftError> = request.event.into_iter().filter_map(|given| no_event(library, given)).collect();
    let ids = source_ids(&request, files, &mut faults);
    let articles: Vec<Option<Article>> =
        request.files.iter().map(|path| article(root, path, request.archive).map_err(|fault| faults.push(fault)).ok()).collect();
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    let articles: Vec<Article> = articles.into_iter().flatten().collect();
    let known = others(library, &request);
    let mut own: Vec<(String, OwnWords)> = Vec::new();
    let (mut written, mut drafted) = (Vec::new(), Vec::new());
    for (id, mut article) in ids.iter().zip(articles) {
        let (file, source, words) = one(library, &request, id, &mut article, known.iter().chain(&own));
        own.push((id.clone(), words));
        written.push(file);
        drafted.push(source);
    }
    write::create(root, &written)?;
    Ok(Ok(drafted))
}

/// Writes a new file of a kind for each id, with every field explained: all of them or none. Gives their paths.
///
/// # Errors
/// Where the folder is no site, and where the files cannot be written; inside, everything that speaks against it.
pub fn new_records(
    root: &Path,
    kind: Kind,
    ids: &[String],
    event: Option<&str>,
) -> Result<Result<Vec<String>, Vec<DraftError>>, PipelineError> {
    let checked = read(root)?;
    let mut faults: Vec<DraftError> = event.into_iter().filter_map(|given| no_event(&checked.library, given)).collect();
    let mut taken = Vec::new();
    for id in ids {
        match new_id(kind, id, &checked.files, &taken) {
            Ok(id) => taken.push(id),
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    let file =
        |id: &String| OutputFile { path: format!("content/{}/{id}.md", kind.folder()), bytes: draft::record(kind, id, event).into_bytes() };
    let files: Vec<OutputFile> = taken.iter().map(file).collect();
    write::create(root, &files)?;
    Ok(Ok(files.into_iter().map(|file| file.path).collect()))
}

/// The fault of an event that is not there.
fn no_event(library: &Library, given: &str) -> Option<DraftError> {
    let nearest = nearest(given, library.events.iter().map(|event| event.id.as_str())).map(str::to_owned);
    library.event_key(given).is_none().then(|| DraftError::NoEvent { given: given.to_owned(), nearest })
}

/// The ids, one a file.
fn source_ids(request: &SourceRequest<'_>, files: &SiteFiles, faults: &mut Vec<DraftError>) -> Vec<String> {
    if !request.ids.is_empty() && request.ids.len() != request.files.len() {
        faults.push(DraftError::Uneven { ids: request.ids.len(), files: request.files.len() });
        return Vec::new();
    }
    let mut ids: Vec<String> = Vec::new();
    for (index, path) in request.files.iter().enumerate() {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let stem = name.strip_suffix(".gz").unwrap_or(&name);
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        let id = match request.ids.get(index) {
            Some(id) => new_id(Kind::Source, id, files, &ids),
            None => Id::propose(&stem.replace('/', "-"))
                .ok_or_else(|| DraftError::Unnamed(path.clone()))
                .and_then(|id| new_id(Kind::Source, &id, files, &ids)),
        };
        match id {
            Ok(id) => ids.push(id),
            Err(fault) => faults.push(fault),
        }
    }
    ids
}

/// An id that no record of the kind has yet.
fn new_id(kind: Kind, given: &str, files: &SiteFiles, taken: &[String]) -> Result<String, DraftError> {
    if Id::parse(given).is_none() {
        return Err(DraftError::NoId { given: given.to_owned(), proposed: Id::propose(given) });
    }
    let paths = ["md", "yaml"].map(|ending| format!("content/{}/{given}.{ending}", kind.folder()));
    let there = paths.iter().find(|path| files.find(path).is_some() || files.assets.iter().any(|asset| asset.path == **path));
    match there {
        Some(path) => Err(DraftError::Taken { kind, id: given.to_owned(), path: path.clone() }),
        None if taken.iter().any(|id| id == given) => Err(DraftError::Taken { kind, id: given.to_owned(), path: paths[0].clone() }),
        None => Ok(given.to_owned()),
    }
}

/// A saved article, read.
struct Article {
    name: String,
    sha256: String,
    archive: Archive,
    metadata: Metadata,
    main_text: Option<String>,
    retrieved: Option<String>,
    times: Vec<(usize, String)>,
}

fn article(root: &Path, path: &Path, archive: Option<&Path>) -> Result<Article, DraftError> {
    let unreadable = |cause: io::Error| DraftError::Unreadable { path: path.to_owned(), cause };
    let file = saved(root, path, archive).map_err(unreadable)?;
    if file.is_of_the_site {
        return Err(DraftError::Published(path.to_owned()));
    }
    let Some(name) = file.name else {
        return Err(DraftError::OutsideArchive { file: path.to_owned(), archive: archive.unwrap_or(path).to_owned() });
    };
    let sha256 = sha256_hex(&file.bytes);
    let no_text = |cause: CaptureError| DraftError::NoText { path: path.to_owned(), cause };
    let capture = capture::open(&name, file.bytes).map_err(no_text)?;
    let is_html = capture.format == CaptureFormat::Html;
    let is_shallow = is_html && markup::read(&capture.text).is_some();
    let main_text = if is_shallow { main_text::main_text(&capture.text) } else { None };
    let metadata = facts(&capture);
    let (retrieved, times) = (capture.retrieved.clone(), capture.times.clone());
    let mut archive = Archive::of_capture(sha256.clone(), capture).map_err(no_text)?;
    archive.exclude_furniture();
    if archive.words() == 0 {
        return Err(DraftError::Empty(path.to_owned()));
    }
    Ok(Article { name, sha256, archive, metadata, main_text, retrieved, times })
}

/// What a file says of itself: the page, else what the archive says of the page.
fn facts(capture: &Capture) -> Metadata {
    let mut found = if capture.format == CaptureFormat::Html { metadata(&capture.text) } else { Metadata::default() };
    let is_address = |text: &str| text.starts_with("https://") || text.starts_with("http://");
    let fact = |value: Option<&String>, origin: &str| value.and_then(|value| Fact::new(value, origin));
    found.title = found.title.or_else(|| fact(capture.title.as_ref().filter(|title| !is_address(title)), "the archive"));
    found.address = found.address.or_else(|| fact(capture.address.as_ref().filter(|address| is_address(address)), "the archive"));
    found.language = found.language.or_else(|| fact(capture.language.as_deref().and_then(language_tag).as_ref(), "the file"));
    found
}

/// The words of the sources that are there, by id, as far as their texts are at hand.
fn others(library: &Library, request: &SourceRequest<'_>) -> Vec<(String, OwnWords)> {
    let folder = request.archive.map(Path::to_owned).or_else(|| request.files.first().and_then(|file| file.parent()).map(Path::to_owned));
    let folder = folder.map(|folder| if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder });
    let folder = folder.and_then(|folder| ArchiveFolder::open(&folder).ok());
    let words = |source: &crate::model::library::Source| {
        let mut archive = if let Some(text) = source.own_text() {
            Archive::of_text(text.plain().text)
        } else {
            let file = folder.as_ref()?.read(source).ok()?;
            Archive::read(&file.name, file.bytes).ok()?
        };
        archive.exclude_furniture();
        archive.exclude(&source.archive.exclude);
        Some((source.id.to_string(), OwnWords::of(&archive)))
    };
    library.sources.iter().filter_map(words).collect()
}

fn one<'known>(
    library: &Library,
    request: &SourceRequest<'_>,
    id: &str,
    article: &mut Article,
    others: impl Iterator<Item = &'known (String, OwnWords)>,
) -> (OutputFile, DraftedSource, OwnWords) {
    let language = article.metadata.language.as_ref().map(|fact| fact.value.as_str());
    let known = Known {
        main_text: article.main_text.as_deref(),
        language,
        published: SourceDraft::published(&article.metadata),
        event: request.event.and_then(|event| library.event_key(event)),
    };
    let survey = survey::survey(library, &mut article.archive, known);
    let words = OwnWords::of(&article.archive);
    let mut copies: Vec<(String, Shared)> =
        others.filter_map(|(other, theirs)| words.shared_with(theirs).map(|shared| (other.clone(), shared))).collect();
    copies.sort_by(|left, right| right.1.of_first.total_cmp(&left.1.of_first).then_with(|| left.0.cmp(&right.0)));
    let same = library.sources.iter().find(|source| source.archive.sha256.as_deref() == Some(&article.sha256));
    let (text, tally) = draft::draft(
        library,
        &SourceDraft {
            id,
            file: &article.name,
            sha256: &article.sha256,
            words: article.archive.words(),
            metadata: &article.metadata,
            retrieved: article.retrieved.as_deref(),
            first_line: first_line(article.archive.text()),
            opening: opening(article.archive.text()),
            times: &article.times,
            event: request.event,
            survey: &survey,
            copies: &copies,
            same_file: same.map(|source| source.id.as_str()),
        },
    );
    let path = format!("content/{}/{id}.md", Kind::Source.folder());
    let drafted = DraftedSource { path: path.clone(), known: known_fields(&article.metadata), tally };
    (OutputFile { path, bytes: text.into_bytes() }, drafted, words)
}

/// The first line with words, where it is short enough for a title; else its beginning.
fn first_line(text: &str) -> &str {
    const LONGEST: usize = 120;
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let end = line.char_indices().nth(LONGEST).map_or(line.len(), |(at, _)| line[..at].rfind(' ').unwrap_or(at));
    &line[..end]
}

/// The first lines.
fn opening(text: &str) -> &str {
    const LONGEST: usize = 240;
    &text[..text.floor_char_boundary(LONGEST)]
}

fn known_fields(metadata: &Metadata) -> Vec<&'static str> {
    let fields = [
        ("title", metadata.title.is_some()),
        ("publisher", metadata.publisher.is_some()),
        ("author", metadata.author.is_some() || metadata.authors.is_some()),
        ("address", metadata.address.is_some()),
        ("date", metadata.published.is_some()),
        ("language", metadata.language.is_some()),
    ];
    fields.into_iter().filter(|(_, is_known)| *is_known).map(|(name, _)| name).collect()
}
