//! The writers: one [`Difference`](super::Difference) as text for a terminal, as Markdown, as a page and as JSON.
//!
//! Content reaches none of them raw: control and bidirectional characters are shown, and each writer escapes for its own format.

mod html;
mod human;
mod json;
mod markdown;
mod phrase;

pub use html::html;
pub use human::human;
pub use json::json;
pub use markdown::{MarkdownLimit, markdown};
