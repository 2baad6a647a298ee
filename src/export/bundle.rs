//! The built site in one archive, which opens from a folder without a server.
//!
//! It holds the site without its bundles, since no archive can hold itself; the `data.html` in it says how they are made.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::model::files::OutputFile;
use crate::model::id::Id;
use crate::model::library::Library;

/// Readable by all, writable by the owner.
const PERMISSIONS: u32 = 0o644;
/// The most bytes that the name of the folder in the archive has: whoever unpacks it has folders around it and files with names below
/// it, and some systems allow 255 bytes for a whole path.
const FOLDER_BYTES: usize = 60;

/// An archive of these files, in their order, in one folder named after the site, so that unpacking litters nothing.
pub fn zip(library: &Library, files: &[&OutputFile]) -> Vec<u8> {
    let folder = folder(&library.site.title);
    let entries = files.iter().map(|file| Entry { path: format!("{folder}/{}", file.path), bytes: &file.bytes, is_packed: true });
    archive(&entries.collect::<Vec<_>>())
}

/// A file of an archive.
#[derive(Debug, Clone)]
pub(super) struct Entry<'bytes> {
    /// Its path in the archive, with `/`.
    pub(super) path: String,
    pub(super) bytes: &'bytes [u8],
    /// Whether it is packed, or stands in the archive as it is.
    pub(super) is_packed: bool,
}

/// An archive of these files, in their order.
///
/// Times, permissions and the system they are said to come from are fixed: the same files give the same bytes.
pub(super) fn archive(entries: &[Entry<'_>]) -> Vec<u8> {
    const INVARIANT: &str = "an archive in memory takes every file that fits into memory";
    // The earliest time that the format knows, and the system on which permissions mean something.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(PERMISSIONS).system(System::Unix);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in entries {
        let method = if entry.is_packed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let options = options.compression_method(method).large_file(u32::try_from(entry.bytes.len()).is_err());
        archive.start_file(&*entry.path, options).expect(INVARIANT);
        archive.write_all(entry.bytes).expect(INVARIANT);
    }
    archive.finish().expect(INVARIANT).into_inner()
}

/// The folder in the archive: the title of the site in the letters of an id.
fn folder(title: &str) -> String {
    let mut folder = Id::propose(&title.replace('/', " ")).unwrap_or_else(|| "site".to_owned());
    folder.truncate(FOLDER_BYTES);
    folder.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn library(title: &str) -> Library {
        let mut library = Library::default();
        library.site.title = title.to_owned();
        library
    }

    #[test]
    fn the_archive_holds_every_file_once_in_one_folder() {
        let file = |path: &str, text: &str| OutputFile { path: path.to_owned(), bytes: text.as_bytes().to_vec() };
        let files = [file("index.html", "front"), file("actors/é.html", "actor"), file(".nojekyll", "")];
        let files: Vec<&OutputFile> = files.iter().collect();
        let bytes = zip(&library("The talks"), &files);
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes.clone())).expect("an archive");
        assert_eq!(archive.len(), files.len());
        for (index, file) in files.iter().enumerate() {
            let mut entry = archive.by_index(index).expect("an entry");
            assert_eq!(entry.name().expect("a name in UTF-8"), format!("the-talks/{}", file.path));
            assert_eq!((entry.unix_mode(), entry.last_modified()), (Some(0o100_644), Some(DateTime::default())));
            let mut read = Vec::new();
            entry.read_to_end(&mut read).expect("the entry can be read");
            assert_eq!(read, file.bytes);
        }
        assert_eq!(bytes, zip(&library("The talks"), &files));
    }

    #[test]
    fn the_folder_is_a_short_plain_name() {
        let long = "x".repeat(500);
        for (title, name) in [
            ("The talks: source by source", "the-talks-source-by-source"),
            ("../../etc", "etc"),
            ("a/b", "a-b"),
            ("مذاکرات 🕊", "site"),
            ("", "site"),
            (&long, &long[..FOLDER_BYTES]),
        ] {
            assert_eq!(folder(title), name);
        }
    }
}
