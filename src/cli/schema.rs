//! `variorum schema`: the JSON Schemas.

use std::sync::LazyLock;

use clap::{Args, ValueEnum, builder::PossibleValue};

use super::console::print_data;
use super::{Failure, Outcome};
use crate::diagnostic::machine::json as findings;
use crate::diff::{self, Difference};
use crate::export::schema::{SchemaKind, report_schema_text, schema_text};
use crate::impact::{self, Impact};
use crate::model::edition::{self, Edition};

/// Print the JSON Schema (draft-07) of a kind of content file, of `site.yaml`, of the data file, of a frozen edition, or of a report
#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// What to describe
    kind: Described,
}

/// What has a schema: all that is read, and all that is written for programs.
#[derive(Debug, Clone, Copy)]
enum Described {
    /// A content file, the settings or the data file.
    Content(SchemaKind),
    /// A frozen edition of a briefing.
    Edition,
    /// What `check --format json` prints.
    Findings,
    /// What `diff --format json` prints.
    Diff,
    /// What `impact --format json` prints.
    Impact,
}

impl Described {
    fn word(self) -> &'static str {
        match self {
            Self::Content(kind) => kind.word(),
            Self::Edition => "edition",
            Self::Findings => "findings",
            Self::Diff => "diff",
            Self::Impact => "impact",
        }
    }

    fn schema(self) -> String {
        match self {
            Self::Content(kind) => schema_text(kind),
            Self::Edition => report_schema_text::<Edition>(edition::FORMAT),
            Self::Findings => report_schema_text::<findings::Report<'_>>(findings::FORMAT),
            Self::Diff => report_schema_text::<Difference>(diff::FORMAT),
            Self::Impact => report_schema_text::<Impact>(impact::FORMAT),
        }
    }
}

impl ValueEnum for Described {
    fn value_variants<'kinds>() -> &'kinds [Self] {
        static ALL: LazyLock<Vec<Described>> = LazyLock::new(|| {
            let content = SchemaKind::content().chain([SchemaKind::Data]).map(Described::Content);
            content.chain([Described::Edition, Described::Findings, Described::Diff, Described::Impact]).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()))
    }
}

pub(super) fn run(args: &SchemaArgs) -> Result<Outcome, Failure> {
    print_data(&args.kind.schema())?;
    Ok(Outcome::Fine)
}
