//! The built site in one archive, which opens from a folder without a server.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::model::files::OutputFile;
use crate::model::id::Id;
use crate::model::library::Library;

/// Readable by all, writable by the owner.
const PERMISSIONS: u32 = 0o644;

/// An archive of these files, in their order, in one folder named after the site, so that unpacking litters nothing.
///
/// Times, permissions and the system they are said to come from are fixed: the same files give the same bytes.
pub fn zip(library: &Library, files: &[OutputFile]) -> Vec<u8> {
    let folder = folder(library);
    // The earliest time that the format knows, and the system on which permissions mean something.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(PERMISSIONS)
        .system(System::Unix);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        let options = options.large_file(file.bytes.len() >= u32::MAX as usize);
        let written = archive.start_file(format!("{folder}/{}", file.path), options).map_err(std::io::Error::other);
        written.and_then(|()| archive.write_all(&file.bytes)).expect("an archive in memory takes every file that fits into memory");
    }
    archive.finish().expect("an archive in memory can be ended").into_inner()
}

/// The folder in the archive: the title of the site in the letters of an id.
fn folder(library: &Library) -> String {
    let title = library.site.title.replace('/', " ");
    let mut folder = Id::propose(&title).unwrap_or_else(|| "site".to_owned());
    // Names of folders may have 255 bytes on common systems; those inside need room as well.
    folder.truncate(MOST_BYTES);
    folder.trim_end_matches('-').to_owned()
}

/// The most bytes that the name of the folder has.
const MOST_BYTES: usize = 60;
