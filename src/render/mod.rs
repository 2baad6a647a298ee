//! Views and prose → HTML.
//!
//! What other stages need to know of it:
//!
//! - [`Theme::new`] reads the built-in templates and the site's own, once; a fault in one of the site's is a finding at its place.
//!   A `Theme` is shared between threads.
//! - [`Theme::render`] fills a template with anything that serialises to a mapping; each key becomes a variable, beside `t`, the words of
//!   the interface. [`Theme::render_page`] adds the variable `prose`: a list of pieces, each with `html` (safe) and `figure` (the view that
//!   was made for a figure line), one of the two `null`. A template writes
//!   `{% for piece in prose %}{% if piece.html %}{{ piece.html }}{% else %}…{% endif %}{% endfor %}`.
//! - [`theme::built_in_assets`] are the files of `static/`.

pub mod theme;

pub use theme::Theme;
