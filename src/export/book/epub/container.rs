//! The archive that holds the publication (EPUB Open Container Format).

use super::super::super::bundle::{Entry, archive};
use super::Item;

const MIMETYPE: &[u8] = b"application/epub+zip";
const CONTAINER: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"#;

/// The archive: what it is, first and unpacked, so that programs can tell from its first bytes; then where the package is, and the rest.
pub(super) fn container(package: &str, items: &[Item]) -> Vec<u8> {
    let mut entries = vec![
        Entry { path: "mimetype".to_owned(), bytes: MIMETYPE, is_packed: false },
        Entry { path: "META-INF/container.xml".to_owned(), bytes: CONTAINER.as_bytes(), is_packed: true },
        Entry { path: "EPUB/package.opf".to_owned(), bytes: package.as_bytes(), is_packed: true },
    ];
    entries.extend(items.iter().map(|item| Entry { path: format!("EPUB/{}", item.path), bytes: &item.bytes, is_packed: true }));
    archive(&entries)
}
