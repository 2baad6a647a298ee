//! A site read as a book: what it is called, and in which order its pages are read.

use std::collections::BTreeMap;

use crate::model::address::WebAddress;
use crate::model::date::Date;

/// A site as a book, without its pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Book {
    /// The title: that of the briefing where there is one, else that of the site.
    pub title: String,
    /// The title of the site.
    pub site: String,
    /// How things stand, in one sentence; of the newest briefing.
    pub status: Option<String>,
    /// What it is about, in some sentences.
    pub summary: Option<String>,
    /// Who made it.
    pub authors: Vec<String>,
    /// The day up to which the desk has read, of the newest briefing.
    pub as_of: Option<Date>,
    /// That day in words.
    pub as_of_text: Option<String>,
    /// The edition of the newest briefing.
    pub edition: Option<u32>,
    /// The language, BCP 47.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The licence of the desk's own texts.
    pub licence: Option<String>,
    /// The address where the site stands, ending in `/`.
    pub base_url: Option<WebAddress>,
    /// Its pages in reading order. The pages for programs, for searching and for what is not found are none of a book's.
    pub contents: Vec<BookEntry>,
    /// Pages that show the same as one of `contents`, by their paths, and the path of that one.
    pub doubles: BTreeMap<String, String>,
}

/// An entry of the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookEntry {
    /// What it leads to.
    pub heading: BookHeading,
    /// What belongs to it.
    pub below: Vec<BookEntry>,
}

/// What an entry of the contents leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BookHeading {
    /// A page, by its path below the output folder. Its entry says what its first heading says.
    Page(String),
    /// Only to what is below it; the key of the word for that.
    Word(&'static str),
}

impl BookEntry {
    /// The path of the page that it leads to, if it leads to one.
    pub fn page(&self) -> Option<&str> {
        match &self.heading {
            BookHeading::Page(path) => Some(path),
            BookHeading::Word(_) => None,
        }
    }

    /// The paths of its page and of those below it, in reading order.
    pub fn pages(&self) -> Vec<&str> {
        self.page().into_iter().chain(self.below.iter().flat_map(Self::pages)).collect()
    }
}

impl Book {
    /// The paths of the pages, in reading order.
    pub fn pages(&self) -> Vec<&str> {
        self.contents.iter().flat_map(BookEntry::pages).collect()
    }
}
