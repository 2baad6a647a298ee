//! The kinds of content files, and how a path says which kind and id a file has.

/// A kind of content file, in the order in which a reference without a kind is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A document that somebody published.
    Source,
    /// A person, body, state, armed group or unnamed voice.
    Actor,
    /// One thing that happened.
    Event,
    /// One row of a comparison table.
    Question,
    /// What the desk concludes.
    Briefing,
    /// Plain prose.
    Page,
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::Source, Self::Actor, Self::Event, Self::Question, Self::Briefing, Self::Page];

    /// The word for one of them, as `[[actor:id]]` takes it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Source => "source",
            Self::Event => "event",
            Self::Question => "question",
            Self::Briefing => "briefing",
            Self::Page => "page",
        }
    }

    /// The folder below `content/` in which its files lie, and below the output in which its pages lie.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Actor => "actors",
            Self::Source => "sources",
            Self::Event => "events",
            Self::Question => "questions",
            Self::Briefing => "briefings",
            Self::Page => "pages",
        }
    }

    /// The kind that `[[word:id]]` names.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }

    /// The kind whose folder below `content/` has this name.
    pub fn of_folder(folder: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.folder() == folder)
    }
}

/// What the path of a record says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordPath<'path> {
    /// Its kind, by its folder.
    pub kind: Kind,
    /// The path below the folder without its ending: the id, where it is one.
    pub stem: &'path str,
    /// Whether the file is plain YAML without fences (`docs/content.md`, "Files and ids").
    pub bare: bool,
}

impl<'path> RecordPath<'path> {
    /// Reads a path relative to the site's root, with `/`; `None` where the file is no record.
    pub fn read(path: &'path str) -> Option<Self> {
        let (folder, name) = path.strip_prefix("content/")?.split_once('/')?;
        let kind = Kind::of_folder(folder)?;
        let (stem, bare) = match name.strip_suffix(".md") {
            Some(stem) => (stem, false),
            None => (name.strip_suffix(".yaml")?, true),
        };
        Some(Self { kind, stem, bare })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_kind_and_id() {
        let record = RecordPath::read("content/sources/letters/first.md");
        assert_eq!(record, Some(RecordPath { kind: Kind::Source, stem: "letters/first", bare: false }));
        let record = RecordPath::read("content/actors/ministry.yaml");
        assert_eq!(record, Some(RecordPath { kind: Kind::Actor, stem: "ministry", bare: true }));
        for path in ["content/site.yaml", "content/source/a.md", "content/sources/map.png", "templates/sources/a.md", "content/a.md"] {
            assert_eq!(RecordPath::read(path), None, "{path}");
        }
        for &kind in Kind::ALL {
            assert_eq!((Kind::of_word(kind.word()), Kind::of_folder(kind.folder())), (Some(kind), Some(kind)));
        }
    }
}
