//! `variorum schema`: the JSON Schemas.

use clap::{Args, ValueEnum as _, builder::PossibleValue};

use super::console::print_data;
use super::{Failure, Outcome};
use crate::export::schema::{SchemaKind, schema_text};

/// Print the JSON Schema (draft-07) of a kind of content file, of `site.yaml`, or of the data file
#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// What to describe
    kind: SchemaKind,
}

impl clap::ValueEnum for SchemaKind {
    fn value_variants<'kinds>() -> &'kinds [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()))
    }
}

pub(super) fn run(args: &SchemaArgs) -> Result<Outcome, Failure> {
    debug_assert!(args.kind.to_possible_value().is_some(), "every kind has a word");
    print_data(&schema_text(args.kind))?;
    Ok(Outcome::Fine)
}
