//! What can be exported: the one list behind `variorum export`, the files that a build writes for programs and readers, and
//! `data.html`.

use crate::model::site_map;

/// A form in which the briefing can be taken along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// All pages in one file.
    Bundle(Bundle),
    /// What the pages show, for programs.
    Data(DataFormat),
}

/// A file for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataFormat {
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
    /// The quotes as W3C Web Annotations.
    Annotations,
}

/// One file that holds all pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bundle {
    /// All pages as one HTML file.
    SingleFile,
    /// All pages as a book for e-readers.
    Epub,
    /// The built site in one archive.
    Zip,
}

/// A table that is exported as CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// One row a claim.
    Claims,
    /// One row for every source that covers a question's event, with what it has on the question.
    Comparison,
}

impl Bundle {
    /// Every bundle.
    pub const ALL: &'static [Self] = &[Self::SingleFile, Self::Epub, Self::Zip];
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

impl DataFormat {
    /// Every file for programs, in the order in which `data.html` offers them.
    pub const ALL: &'static [Self] =
        &[Self::Json, Self::Csv(Table::Claims), Self::Csv(Table::Comparison), Self::Csl, Self::Bibtex, Self::Ris, Self::Annotations];
}

impl ExportFormat {
    /// Every format that has a word of its own, as the command line lists them; of the tables the one that is meant where none is
    /// named.
    pub const WORDS: &'static [Self] = &[
        Self::Bundle(Bundle::SingleFile),
        Self::Bundle(Bundle::Epub),
        Self::Bundle(Bundle::Zip),
        Self::Data(DataFormat::Json),
        Self::Data(DataFormat::Csv(Table::Claims)),
        Self::Data(DataFormat::Csl),
        Self::Data(DataFormat::Bibtex),
        Self::Data(DataFormat::Ris),
        Self::Data(DataFormat::Annotations),
    ];

    /// Every file: the bundles, then those for programs.
    pub fn all() -> impl Iterator<Item = Self> {
        let bundles = Bundle::ALL.iter().copied().map(Self::Bundle);
        bundles.chain(DataFormat::ALL.iter().copied().map(Self::Data))
    }

    /// The word of the command line for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Bundle(Bundle::SingleFile) => "single-file",
            Self::Bundle(Bundle::Epub) => "epub",
            Self::Bundle(Bundle::Zip) => "zip",
            Self::Data(DataFormat::Json) => "json",
            Self::Data(DataFormat::Csv(_)) => "csv",
            Self::Data(DataFormat::Csl) => "csl",
            Self::Data(DataFormat::Bibtex) => "bibtex",
            Self::Data(DataFormat::Ris) => "ris",
            Self::Data(DataFormat::Annotations) => "annotations",
        }
    }

    /// The command that writes it to a file of the name that it has in a built site.
    pub fn command(self) -> String {
        let path = self.path();
        let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
        let table = match self {
            Self::Data(DataFormat::Csv(table)) => format!(" --table {}", table.word()),
            _ => String::new(),
        };
        format!("variorum export {}{table} --output {name}", self.word())
    }

    /// Where a build writes it, below the output folder.
    pub fn path(self) -> &'static str {
        match self {
            Self::Bundle(Bundle::SingleFile) => site_map::SINGLE_FILE,
            Self::Bundle(Bundle::Epub) => "data/briefing.epub",
            Self::Bundle(Bundle::Zip) => "data/briefing.zip",
            Self::Data(DataFormat::Json) => "data/briefing.json",
            Self::Data(DataFormat::Csv(Table::Claims)) => "data/claims.csv",
            Self::Data(DataFormat::Csv(Table::Comparison)) => "data/comparison.csv",
            Self::Data(DataFormat::Csl) => "data/sources.csl.json",
            Self::Data(DataFormat::Bibtex) => "data/sources.bib",
            Self::Data(DataFormat::Ris) => "data/sources.ris",
            Self::Data(DataFormat::Annotations) => "data/annotations.jsonld",
        }
    }

    /// Its media type; where none is registered, the one in use.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Bundle(Bundle::SingleFile) => "text/html",
            Self::Bundle(Bundle::Epub) => "application/epub+zip",
            Self::Bundle(Bundle::Zip) => "application/zip",
            Self::Data(DataFormat::Json) => "application/json",
            Self::Data(DataFormat::Csv(_)) => "text/csv",
            Self::Data(DataFormat::Csl) => "application/vnd.citationstyles.csl+json",
            Self::Data(DataFormat::Bibtex) => "application/x-bibtex",
            Self::Data(DataFormat::Ris) => "application/x-research-info-systems",
            Self::Data(DataFormat::Annotations) => "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"",
        }
    }

    /// The key of what it holds in the interface words.
    pub fn description(self) -> &'static str {
        match self {
            Self::Bundle(Bundle::SingleFile) => "data_single_file",
            Self::Bundle(Bundle::Epub) => "data_epub",
            Self::Bundle(Bundle::Zip) => "data_zip",
            Self::Data(DataFormat::Json) => "data_briefing",
            Self::Data(DataFormat::Csv(Table::Claims)) => "data_claims",
            Self::Data(DataFormat::Csv(Table::Comparison)) => "data_comparison",
            Self::Data(DataFormat::Csl) => "data_csl",
            Self::Data(DataFormat::Bibtex) => "data_bibtex",
            Self::Data(DataFormat::Ris) => "data_ris",
            Self::Data(DataFormat::Annotations) => "data_annotations",
        }
    }

    /// Whether it is text, which a terminal can show.
    pub fn is_text(self) -> bool {
        !matches!(self, Self::Bundle(Bundle::Epub | Bundle::Zip))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_file_has_a_path_and_a_command_of_its_own() {
        let files: Vec<ExportFormat> = ExportFormat::all().collect();
        let paths: BTreeSet<String> = files.iter().map(|format| format.path().to_lowercase()).collect();
        let commands: BTreeSet<String> = files.iter().map(|format| format.command()).collect();
        assert_eq!((paths.len(), commands.len()), (files.len(), files.len()));
        let words: BTreeSet<&str> = files.iter().map(|format| format.word()).collect();
        assert_eq!(words, ExportFormat::WORDS.iter().map(|format| format.word()).collect());
    }
}
