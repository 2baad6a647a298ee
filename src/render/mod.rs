//! Views and prose → HTML.
//!
//! What other stages need to know of it:
//!
//! - [`Theme::new`] reads the built-in templates and the site's own, once; a fault in one of the site's is a finding at its place.
//!   A `Theme` is shared between threads.
//! - [`Theme::render`] fills a template with anything that serialises to a mapping; each key becomes a variable, beside `t`, the words of
//!   the interface. [`Theme::render_page`] adds the variable `prose`: a list of pieces, each with `html` (safe) and `figure` (the view
//!   that was made for a figure line), one of the two `null`. A template writes
//!   `{% for piece in prose %}{% if piece.html %}{{ piece.html }}{% else %}…{% endif %}{% endfor %}`.
//! - [`markdown::pieces`] makes those pieces of a [`crate::prose::Prose`]. What the prose refers to is asked of a
//!   [`crate::prose::Resolve`], which `plan` implements for each page. Notes stand in the last piece.
//! - [`findings::Panel`] shows findings on a page, for authors.
//! - [`theme::built_in_assets`] are the files of `static/`.
//!
//! [`Html`] is the only value that templates do not escape, and only this module makes it.

pub(crate) mod findings;
pub(crate) mod highlight;
mod html;
pub(crate) mod markdown;
pub(crate) mod theme;

pub(crate) use html::Html;
pub(crate) use theme::Theme;
