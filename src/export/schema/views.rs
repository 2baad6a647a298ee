//! The schemas of what templates see.

use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::Value;

use crate::model::view::{FigureView, Frame, PageKind};

/// The schema of `frame`.
pub fn frame() -> Value {
    generator().into_root_schema_for::<Frame>().to_value()
}

/// The schema of a figure in prose.
pub fn figure() -> Value {
    generator().into_root_schema_for::<FigureView>().to_value()
}

/// The schema of `page` on this kind of page.
pub fn page(kind: &PageKind) -> Value {
    (kind.schema)(generator()).to_value()
}

fn generator() -> SchemaGenerator {
    SchemaSettings::draft07().for_serialize().into_generator()
}
