//! Decides which pages there are and fills one view for each: a pure function of the library, the comparisons and the page's key.
//!
//! [`Plan::new`] lists the pages and computes what many of them need (which judgements rest on a claim);
//! [`Plan::view`] fills one page and holds nothing of any other, so pages can be made in any order and on any thread.
//! Nothing here writes HTML; that a date reads "9 November 2025" is decided here, that it stands in a `<time>` in the template.
//!
//! There are two rooms, `page/` for what a page says and `figure/` for tables and drawings that several pages show. Below both lie the
//! parts that they share. A room may use what lies below it, and pages may use figures; nothing below knows the rooms.
//!
//! What a page needs stands in `CONTRIBUTING.md`, "Add a page". It takes every link from the `Viewpoint`, which knows where the page
//! stands and makes the address relative.

mod figure;
mod page;

mod answer;
mod book;
mod flag;
mod found;
mod frame;
mod jsonld;
mod lists;
mod mentions;
mod reading;
mod references;
mod report_row;
mod site_plan;
mod told;
mod unheard;
mod viewpoint;
mod weak_ground;

#[cfg(test)]
mod tests;

pub use page::Downloads;
pub use references::References;
pub use site_plan::Plan;
pub use viewpoint::claim_path;

use rayon::iter::IndexedParallelIterator;

use crate::model::search::Document;
use crate::model::site_map::PageId;
use crate::model::view::{FigureView, PageView};
use crate::prose::Marks;
use viewpoint::Viewpoint;

impl Plan<'_> {
    /// Fills the view of one page.
    pub fn view(&self, page: PageId) -> PageView {
        page::view(&Viewpoint::new(self, page), if self.has_bundles() { Downloads::All } else { Downloads::ForPrograms })
    }

    /// What can be found by searching, by kind, each made when it is asked for. Addresses are relative to the root of the output.
    pub fn documents(&self) -> impl IndexedParallelIterator<Item = Document> + '_ {
        found::documents(self)
    }

    /// `data.html` where other files stand beside it than in the built site.
    pub fn data_page(&self, downloads: Downloads) -> PageView {
        page::view(&Viewpoint::new(self, PageId::Data), downloads)
    }

    /// What is marked in the prose of `page`: the quoted and the excluded passages, where it is a source's own text.
    pub fn marks(&self, page: PageId) -> Option<Marks> {
        let PageId::Source(key) = page else { return None };
        let own_text = self.own_texts?.get(&key)?;
        Some(page::own_text_marks(&Viewpoint::new(self, page), own_text))
    }

    /// What the prose of `page` refers to, seen from there; `None` where no prose stands on it.
    pub fn references(&self, page: PageId) -> Option<References<'_>> {
        let record = page.record(self.library)?;
        Some(References { at: Viewpoint::new(self, page), path: record.path.clone() })
    }

    /// The view of the figure that the prose of `page` places as its `number`th; `None` where its argument names nothing, which a
    /// finding has said.
    pub fn figure(&self, page: PageId, number: usize, figure: &crate::prose::Figure) -> Option<FigureView> {
        let at = Viewpoint::new(self, page).placed(number);
        figure::figure(&at, figure, &self.events_around(page))
    }
}
