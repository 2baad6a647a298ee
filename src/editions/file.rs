//! The file of an edition: `content/editions/BRIEFING/N.json`.
//!
//! Its digest is that of its own text with the digits of the digest left out, so that anybody can make it again without this program,
//! and a later version of the format changes no older file. Line ends are taken as `\n`, since git may write others.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::date::Date;
use crate::model::digest::sha256_hex;
use crate::model::edition::{Edition, FORMAT};
use crate::model::files::{SiteFiles, TextFile};
use crate::model::id::{BriefingKey, Id};
use crate::model::library::Library;
use crate::span::{FileId, Span};

const FOLDER: &str = "content/editions/";

/// What the path of a frozen file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FrozenFile {
    /// The briefing's id.
    pub briefing: String,
    /// The number of the edition.
    pub edition: u32,
}

impl FrozenFile {
    /// Reads `content/editions/BRIEFING/N.json`; `None` where the path is no such file's.
    fn of_path(path: &str) -> Option<Self> {
        let (briefing, number) = path.strip_prefix(FOLDER)?.strip_suffix(".json")?.rsplit_once('/')?;
        let edition: u32 = number.parse().ok().filter(|edition: &u32| *edition > 0 && edition.to_string() == number)?;
        Id::parse(briefing).map(|id| Self { briefing: id.to_string(), edition })
    }
}

/// Where the edition of a briefing is frozen, below the root.
pub(crate) fn frozen_path(briefing: &str, edition: u32) -> String {
    format!("{FOLDER}{briefing}/{edition}.json")
}

/// Whether a file of the site is read as a frozen edition.
pub(crate) fn is_frozen_file(path: &str) -> bool {
    FrozenFile::of_path(path).is_some()
}

/// The text of the file, with its digest.
pub(crate) fn text(edition: &Edition) -> String {
    let unsealed = Edition { sha256: String::new(), ..edition.clone() };
    let written = |edition: &Edition| serde_json::to_string_pretty(edition).expect("an edition is JSON") + "\n";
    let sha256 = sha256_hex(written(&unsealed).as_bytes());
    written(&Edition { sha256, ..unsealed })
}

/// The digest that a file of this text ought to carry, where it carries `sha256`.
fn digest(text: &str, sha256: &str) -> String {
    let unsealed = text.replace("\r\n", "\n").replacen(&format!("\"sha256\": \"{sha256}\""), "\"sha256\": \"\"", 1);
    sha256_hex(unsealed.as_bytes())
}

/// The frozen editions of every briefing, the oldest first, and what is wrong with their files.
pub(crate) fn read(library: &Library, files: &SiteFiles) -> (BTreeMap<BriefingKey, Vec<Edition>>, Vec<Diagnostic>) {
    let mut editions: BTreeMap<BriefingKey, Vec<Edition>> = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for (index, file) in files.texts.iter().enumerate() {
        let id = FileId(index as u32);
        let Some(named) = FrozenFile::of_path(&file.path).filter(|_| !files.unread.contains(&id)) else { continue };
        match read_one(library, file, id, &named) {
            Ok((key, edition)) => {
                diagnostics.extend(changed_by_hand(file, id, &edition));
                editions.entry(key).or_default().push(edition);
            }
            Err(finding) => diagnostics.push(*finding),
        }
    }
    for frozen in editions.values_mut() {
        frozen.sort_by_key(|edition| edition.edition);
    }
    (editions, diagnostics)
}

fn read_one(library: &Library, file: &TextFile, id: FileId, named: &FrozenFile) -> Result<(BriefingKey, Edition), Box<Diagnostic>> {
    let refused = |at: usize, message: String, help: &str| {
        Err(Box::new(Diagnostic::new(Code::EditionUnreadable, Span::new(id, at..at), message, help)))
    };
    let again = "take the file as it was written, from git or the published site";
    let edition: Edition = match serde_json::from_str(&file.text) {
        Ok(edition) => edition,
        Err(error) => return refused(offset(&file.text, error.line(), error.column()), format!("the file is no edition: {error}"), again),
    };
    if edition.format != FORMAT {
        return refused(0, format!("the file has the format `{}`, and `{FORMAT}` is read", edition.format), "use a newer `variorum`");
    }
    if edition.briefing != named.briefing || edition.edition != named.edition {
        let message = format!("the file says that it is edition {} of `{}`", edition.edition, edition.briefing);
        return refused(0, message, &format!("name it `{}`", frozen_path(&edition.briefing, edition.edition)));
    }
    if Date::parse(&edition.as_of).is_err() || edition.judgements.iter().any(|judgement| Id::parse_segment(&judgement.id).is_none()) {
        return refused(0, "the file has an id or a date that is none".to_owned(), again);
    }
    let Some(key) = library.briefing_key(&named.briefing) else {
        let message = format!("there is no briefing `{}`", named.briefing);
        return refused(0, message, "give the folder the briefing's new id, or take it away where the briefing is gone");
    };
    Ok((key, edition))
}

fn changed_by_hand(file: &TextFile, id: FileId, edition: &Edition) -> Option<Diagnostic> {
    if digest(&file.text, &edition.sha256) == edition.sha256 {
        return None;
    }
    let at = file.text.find("\"sha256\"").unwrap_or(0);
    let message = format!("edition {} of `{}` is no longer as it was frozen", edition.edition, edition.briefing);
    let help = "take the file as it was written; what was wrong in an edition is mended in the next one";
    Some(Diagnostic::new(Code::EditionChanged, Span::new(id, at..at), message, help))
}

/// The offset of a line and column of serde's, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut at = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
