//! What can be exported: the one list behind `variorum export`, the files that a build writes for programs, and `data.html`.

/// A form in which the briefing can be taken along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// The built site in one archive.
    Zip,
    /// The data file.
    Json,
    /// A table for spreadsheets and statistics.
    Csv(Table),
    /// The sources as CSL-JSON.
    Csl,
    /// The sources as BibLaTeX.
    Bibtex,
    /// The sources as RIS.
    Ris,
}

/// A table that is exported as CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// One row a claim.
    Claims,
    /// One row for every source that covers a question's event, with what it has on the question.
    Comparison,
}

impl Table {
    /// Every table.
    pub const ALL: &'static [Self] = &[Self::Claims, Self::Comparison];

    /// The word of the command line for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Claims => "claims",
            Self::Comparison => "comparison",
        }
    }
}

impl ExportFormat {
    /// Every format, as the command line lists them; of the tables the one that is meant where none is named.
    pub const ALL: &'static [Self] = &[Self::Zip, Self::Json, Self::Csv(Table::Claims), Self::Csl, Self::Bibtex, Self::Ris];

    /// The word of the command line for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Zip => "zip",
            Self::Json => "json",
            Self::Csv(_) => "csv",
            Self::Csl => "csl",
            Self::Bibtex => "bibtex",
            Self::Ris => "ris",
        }
    }

    /// Whether it is text, which a terminal can show.
    pub fn is_text(self) -> bool {
        self != Self::Zip
    }
}
