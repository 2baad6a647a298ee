//! What a text is made of.

use std::ops::Range;

use super::figure::Figure;
use super::link::{LocalLink, Target};
use crate::model::kind::Kind;

/// A piece of a text and where it stands. Every body is kept as these, so what is rare or large in them stands apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    start: u32,
    end: u32,
}

impl Node {
    /// A piece and its bytes in the text, of which there are fewer than 4 GiB.
    pub fn new(kind: NodeKind, range: Range<usize>) -> Self {
        Self { kind, start: range.start as u32, end: range.end as u32 }
    }

    /// Its bytes in the text.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Words of a text. Most stand in it as they are read, and so are not kept a second time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// The bytes of the node.
    AsWritten,
    /// What those bytes mean: an entity stands for a character, say.
    Other(Box<str>),
}

impl Words {
    /// Words that stand at `range` of `text`, or are what stands there is read as.
    pub fn at(text: &str, range: Range<usize>, words: &str) -> Self {
        if text.get(range) == Some(words) { Self::AsWritten } else { Self::Other(words.into()) }
    }

    /// The words of a node of `text`.
    pub fn read<'text>(&'text self, text: &'text str, node: &Node) -> &'text str {
        match self {
            Self::AsWritten => &text[node.range()],
            Self::Other(words) => words,
        }
    }
}

/// What a piece of a text is.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    /// An element begins.
    Open(Element),
    /// The element that was opened last and is not yet closed ends.
    Close,
    /// Words; raw HTML is among them.
    Text(Words),
    /// Words marked as code within a line.
    Code(Words),
    /// A block of code.
    CodeBlock(Box<CodeBlock>),
    /// The end of a line within a paragraph.
    SoftBreak,
    /// A line break that the author wants.
    HardBreak,
    /// A line across the page.
    Rule,
    /// The box before an entry of a task list.
    Task {
        /// Whether it is done.
        done: bool,
    },
    /// `[^label]`: the number of the note in [`super::Prose::footnotes`].
    FootnoteReference(usize),
    /// `[[id]]`.
    Reference(Box<Reference>),
    /// `[@source#claim]`, one or more; at least one.
    Citation(Box<[ClaimReference]>),
    /// A figure; only between blocks.
    Figure(Box<Figure>),
    Picture(Box<Picture>),
}

/// What holds other pieces.
#[derive(Debug, Clone, PartialEq)]
pub enum Element {
    Paragraph,
    Heading {
        /// 1 to 6, as written.
        level: u8,
        /// Unique among the headings of the text: given as `{#id}` or made of the words.
        id: Box<str>,
    },
    /// A quotation, or an alert where it begins with `[!NOTE]` and the like.
    Quotation(Option<Alert>),
    /// A list; numbered from here where a number is given.
    List(Option<u64>),
    /// An entry of a list.
    Item,
    /// A list of terms with what they mean.
    DefinitionList,
    Term,
    /// What a term means.
    Definition,
    /// A table with how its columns are set.
    Table(Box<[Alignment]>),
    /// The one row of column heads, which holds its cells itself.
    TableHead,
    /// A row.
    TableRow,
    /// A cell.
    TableCell,
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck words.
    Struck,
    Link(Box<Link>),
}

/// A link.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// Its title, empty where it has none.
    pub title: String,
}

/// A block of code.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeBlock {
    /// The first word after the fence.
    pub language: Option<String>,
    /// The code, each line ended.
    pub code: String,
}

impl Element {
    /// Whether it stands on lines of its own.
    pub fn is_block(&self) -> bool {
        !matches!(self, Self::Emphasis | Self::Strong | Self::Struck | Self::Link(_))
    }
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// As the language does.
    None,
    /// Towards the start.
    Start,
    /// In the middle.
    Center,
    /// Towards the end.
    End,
}

/// What sort of alert a quotation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alert {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

impl Alert {
    /// The word as the text and class names write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
        }
    }
}

/// A footnote.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    /// What stands after `^`.
    pub label: String,
    /// The note, in the same form as the text.
    pub nodes: Vec<Node>,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// A heading of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6, as written.
    pub level: u8,
    /// Its words without markup.
    pub text: String,
    /// Unique among the headings of the text.
    pub id: String,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// `[[id]]`. Whether the id exists is `link`'s to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The kind, where the text names one.
    pub kind: Option<Kind>,
    /// The id as written, white space around it taken off.
    pub id: String,
    /// The words to show; the thing's own name where there are none.
    pub words: Option<String>,
}

/// One claim of a citation. Whether it exists is `link`'s to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimReference {
    /// The source's id as written.
    pub source: String,
    /// The claim's id as written.
    pub claim: String,
    /// The bytes of `source#claim` in the text.
    pub range: Range<usize>,
}

/// A picture. Pictures from elsewhere never get here: nothing is fetched.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Where it lies.
    pub link: LocalLink,
    /// What stands in its place for those who cannot see it.
    pub text: String,
    /// Its title, empty where it has none.
    pub title: String,
}
