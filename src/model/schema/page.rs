//! `content/pages/`: plain prose.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Extra, Schema};

/// Plain prose, such as the method or who the desk is. A page called `method` replaces the built-in one.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Page")]
pub struct PageFile {
    /// The page's title; made of its id where absent.
    pub title: Option<String>,
    /// One line for lists and for search engines.
    pub description: Option<String>,
    /// Its place in the navigation; pages without one follow by id.
    pub order: Option<i64>,
    /// Free fields for templates.
    pub extra: Option<Extra>,
}

impl Schema for PageFile {
    const REQUIRED: &'static [&'static str] = &[];
}
