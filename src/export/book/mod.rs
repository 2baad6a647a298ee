//! The site as one thing to take along: a [`single_file`] for a browser, or an [`epub`] for an e-reader.
//!
//! Both are made of the built pages themselves, so what a site's own templates and style sheets do to its pages they do to its books.
//! A template says of an element that it belongs to the site alone: `data-omit="single-file epub"` leaves it out of the books that
//! it names. Of what surrounds a page only the element of the class `as-of` goes along.
//!
//! Every link inside leads to its place in the book. What is not in the book (files for programs, say) is linked at the site's address;
//! without a `base_url` the link becomes text. So no link of a book is dead.

mod address;
mod addresses_in_css;
mod chapter;
pub mod epub;
mod media;
pub mod single_file;

use crate::model::book::Book;
use crate::model::files::OutputFile;
use crate::model::interface_words::InterfaceWords;

/// A built site, with what a book made of it needs to know.
#[derive(Clone, Copy)]
pub struct BuiltSite<'site> {
    /// The site as a book.
    pub book: &'site Book,
    /// Every file of the output, sorted by path.
    pub files: &'site [OutputFile],
    /// The words of the interface.
    pub words: &'site InterfaceWords,
    /// The index of the search as a script, for documents whose addresses are made of those that they have in the site.
    pub search_script: &'site (dyn Fn(&(dyn Fn(&str) -> String + Sync)) -> String + Sync),
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

/// Why there is no book.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BookError {
    /// A page that is to be in it was not built, or is no text.
    #[error("the built site has no page `{0}` to make a book of")]
    NoPage(String),
    /// A page cannot be read.
    #[error("the elements of the page `{0}` are nested too deeply to make a book of")]
    TooDeep(String),
}
