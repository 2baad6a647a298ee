//! The site as one thing to take along: a [`single_file`] for a browser, or an [`epub`] for an e-reader.
//!
//! Both are made of the built pages themselves, so what a site's own templates and style sheets do to its pages they do to its books.
//! A template says of an element that it belongs to the site alone: `data-omit="single-file epub"` leaves it out of the books that
//! it names. Of what surrounds a page only the element of the class `as-of` goes along.
//!
//! Every link inside leads to its place in the book. What is not in the book (files for programs, say) is linked at the site's address;
//! without a `base_url` the link becomes text. So no link of a book is dead.

mod address;
mod chapter;
mod css;
pub mod epub;
mod media;
pub mod single_file;

use crate::model::book::Book;
use crate::model::files::OutputFile;
use crate::model::interface_words::InterfaceWords;

/// Makes of an address from the root of the site the one that a document has in a book.
pub type NewAddress<'book> = dyn Fn(&str) -> String + Sync + 'book;

/// Writes the index of the search as one script, with the addresses that its documents have in a book.
pub type SearchScript<'site> = dyn Fn(&NewAddress<'_>) -> String + Sync + 'site;

/// A built site, with what a book made of it needs to know.
#[derive(Clone, Copy)]
pub struct BuiltSite<'site> {
    /// The site as a book.
    pub book: &'site Book,
    /// Every file of the output, sorted by path.
    pub files: &'site [&'site OutputFile],
    /// The words of the interface.
    pub words: &'site InterfaceWords,
    /// The index of the search.
    pub search_script: &'site SearchScript<'site>,
}

impl<'site> BuiltSite<'site> {
    /// The bytes of a file of the output.
    fn file(&self, path: &str) -> Option<&'site [u8]> {
        let index = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        Some(&self.files[index].bytes)
    }

    /// The text of a file of the output, without a byte order mark and with every line break as `\n`.
    fn text(&self, path: &str) -> Option<String> {
        let text = std::str::from_utf8(self.file(path)?).ok()?;
        Some(text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n"))
    }
}
