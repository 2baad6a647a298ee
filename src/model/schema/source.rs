//! `content/sources/`: one document that somebody published, and the claims read out of it.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use super::{AnswerFile, Extra, Schema};
use crate::model::words::{Certainty, ExclusionKind, Extent, Inclusion, MachineText, Mode, Reliability, SourceForm, Sourcing};

/// One document that somebody published: its bibliographic data and the claims read out of it.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Source")]
pub struct SourceFile {
    /// The document's title. Required unless `short` is there: many texts have none.
    pub title: Option<String>,
    /// What tables call it. Absent: its publisher where no other source has the same, else publisher and date, else the title.
    pub short: Option<String>,
    /// Who published it. The name or an alias of an actor makes it that actor. Absent: unknown, and then the source is its own publisher.
    pub publisher: Option<String>,
    /// The id of the source that this one copies, translates or rewrites; or of an actor of kind `media`, a wire whose text this is.
    #[schemars(extend("x-names" = "source actor"))]
    pub derived_from: Option<String>,
    /// The id of the same publisher's earlier text on the event, of which this is a later one. Where it answers a question, it counts in
    /// place of what the earlier one says itself.
    #[schemars(extend("x-names" = "source"))]
    pub updates: Option<String>,
    /// The id of the actor whose voice the text's own is: that of a ministry's release, of a state agency.
    #[schemars(extend("x-names" = "actor"))]
    pub voice_of: Option<String>,
    /// Who wrote it, as pages show it. In bibliographies the text counts as one name, which suits bodies; persons go under `authors`.
    pub author: Option<String>,
    /// Who wrote it, one by one, for bibliographies. Where `author` is absent, pages show these names.
    pub authors: Option<Vec<AuthorFile>>,
    /// Its address on the web; `http` or `https`.
    pub url: Option<String>,
    /// When it was published, in EDTF, with a time of day where it is known (`2025-03-04T19:59Z`).
    pub published: Option<String>,
    /// When the desk retrieved it, in EDTF.
    pub retrieved: Option<String>,
    /// Its language, as a BCP 47 tag.
    pub language: Option<String>,
    /// What sort of document it is.
    pub form: Option<SourceForm>,
    /// How reliable the source is, by the Admiralty code; not rated where absent.
    pub reliability: Option<Reliability>,
    /// Access, motive and possible bias, in the desk's words (the source descriptor of ICD 206).
    pub descriptor: Option<String>,
    /// Whether a machine wrote the text; not assessed where absent.
    pub machine_text: Option<MachineText>,
    /// How much of the text the desk has; `full` where absent.
    pub extent: Option<Extent>,
    /// The text as retrieved, kept outside the site.
    pub archive: Option<ArchiveFile>,
    /// The texts that stood at the address one after the other, where the publisher changed it: in the order of retrieval.
    pub captures: Option<Vec<CaptureFile>>,
    /// The licence under which the body of this file is the source's own text.
    pub licence: Option<String>,
    /// The events that the source is about: one or more.
    pub covers: Option<Vec<CoversFile>>,
    /// What a reader must know before relying on the source.
    pub caveats: Option<Vec<String>>,
    /// How this source writes an actor, where that differs from the actor's own name.
    pub names: Option<Vec<NameFile>>,
    /// The questions for which the desk has read the source: `all`, or a list of question ids.
    #[schemars(extend("x-names" = "question"))]
    pub reviewed: Option<ReviewedFile>,
    /// When and why the source was withdrawn.
    pub withdrawn: Option<WithdrawnFile>,
    /// What the source says, claim by claim.
    pub claims: Option<Vec<ClaimFile>>,
    /// Free fields for templates.
    pub extra: Option<Extra>,
}

impl Schema for SourceFile {
    const REQUIRED: &'static [&'static str] = &[
        "title|short",
        "covers",
        "covers[].event",
        "names[].actor",
        "names[].as",
        "authors[].family|name",
        "captures[].file",
        "captures[].retrieved",
        "captures[].sha256",
        "archive.exclude[].from",
        "archive.exclude[].to",
        "claims[].question",
        "claims[].answer",
        "claims[].quote|says",
    ];
}

/// One who wrote a source: a person, whose `family` name sorts it, or a body, by its `name`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Author")]
pub struct AuthorFile {
    /// The family name of a person. Required unless `name` is there.
    pub family: Option<String>,
    /// The given names of a person.
    pub given: Option<String>,
    /// What stands before the family name and does not sort it: `de la`, `von`.
    pub particle: Option<String>,
    /// The name of a body, or of a person that has no family name. Required unless `family` is there.
    pub name: Option<String>,
}

/// The archived text of a source.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Archive")]
pub struct ArchiveFile {
    /// Its name in the archive folder; `<source-id>.txt`, `.md` or `.html` where absent.
    pub file: Option<String>,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: Option<String>,
    /// Its length in words, by the word boundaries of Unicode.
    pub words: Option<u64>,
    /// Passages that are not the publisher's text; a quote from them is refused.
    pub exclude: Option<Vec<ExclusionFile>>,
    /// `all` where the menus, side columns and hidden passages of an HTML archive belong to the text; else they are left out.
    pub include: Option<Inclusion>,
}

/// One of several archived texts of one address.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Capture")]
pub struct CaptureFile {
    /// Its name in the archive folder.
    pub file: Option<String>,
    /// When the desk retrieved it, in EDTF.
    pub retrieved: Option<String>,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: Option<String>,
}

/// A passage of the archived text that is not the publisher's.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Exclusion")]
pub struct ExclusionFile {
    /// The words with which the passage begins; they belong to it and stand in the text once.
    pub from: Option<String>,
    /// The words with which it ends, or `end` for the end of the text.
    pub to: Option<String>,
    /// What sort of text it is; `other` where absent.
    pub kind: Option<ExclusionKind>,
}

/// An event that a source is about.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Covers")]
pub struct CoversFile {
    /// The event's id.
    #[schemars(extend("x-names" = "event"))]
    pub event: Option<String>,
    /// Whether the source says so or the desk infers it; `stated` where absent.
    pub certainty: Option<Certainty>,
    /// Why the desk takes the source to be about this event.
    pub because: Option<String>,
}

/// A name that a source gives an actor.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Name")]
pub struct NameFile {
    /// The actor's id.
    #[schemars(extend("x-names" = "actor"))]
    pub actor: Option<String>,
    /// The name as the source writes it.
    #[serde(rename = "as")]
    pub form: Option<String>,
    /// The role that the source gives the actor.
    pub role: Option<String>,
}

/// `all`, or a list of question ids.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(rename = "Reviewed", untagged)]
pub enum ReviewedFile {
    /// The word `all`.
    Word(String),
    /// Question ids.
    Questions(Vec<String>),
}

impl<'de> Deserialize<'de> for ReviewedFile {
    /// An id may look like a number, which an untagged enum of serde would refuse.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match AnswerFile::deserialize(deserializer)? {
            AnswerFile::Text(word) | AnswerFile::Number(word) => Self::Word(word),
            AnswerFile::List(questions) => Self::Questions(questions),
        })
    }
}

/// When and why something was withdrawn. It stays visible, struck and explained, and leaves every count.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[schemars(rename = "Withdrawn")]
pub struct WithdrawnFile {
    /// The day, in EDTF.
    pub on: Option<String>,
    /// The reason.
    pub why: Option<String>,
}

/// One thing that a source says in answer to one question.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[schemars(rename = "Claim")]
pub struct ClaimFile {
    /// The claim's id within the source; one segment, and stable. The last segment of the question's id where absent.
    pub id: Option<String>,
    /// The id of the question it answers.
    #[schemars(extend("x-names" = "question"))]
    pub question: Option<String>,
    /// The answer: one of the question's answers, a list for a set, a number or range (`73`, `73~`, `73..`, `..73`, `70..80`), an EDTF
    /// date, or text for an open question. `not-known` for any: the source or speaker says that it is not known.
    pub answer: Option<AnswerFile>,
    /// When the answer held, in EDTF, for a question with `over_time`; when the source was published where absent.
    pub as_of: Option<String>,
    /// Of a set: these members and no others, according to the source; `false` where absent.
    pub only: Option<bool>,
    /// Who says so, according to this source, as actor ids. Absent: the source's own voice. Several: one joint utterance.
    #[schemars(extend("x-names" = "actor"))]
    pub by: Option<Vec<String>>,
    /// The utterance, as `actor-id#statement-id`; implies `by` where that is absent.
    #[schemars(extend("x-names" = "statement"))]
    pub statement: Option<String>,
    /// How the source came by it.
    pub sourcing: Option<Sourcing>,
    /// The actor on whose behalf the speaker speaks.
    #[schemars(extend("x-names" = "actor"))]
    pub on_behalf_of: Option<String>,
    /// The actors that the claim is about.
    #[schemars(extend("x-names" = "actor"))]
    pub about: Option<Vec<String>>,
    /// Whether the source renders the speaker's words or puts them into its own; what the proof of the quote says where absent.
    pub mode: Option<Mode>,
    /// Exact words of the archived text, short. Required unless `says` is there.
    pub quote: Option<String>,
    /// The text right before the quote, where its words occur more than once (W3C `TextQuoteSelector`).
    pub prefix: Option<String>,
    /// The text right after the quote, where its words occur more than once (W3C `TextQuoteSelector`).
    pub suffix: Option<String>,
    /// The claim in the desk's own words. Required unless `quote` is there.
    pub says: Option<String>,
    /// A translation of the quote into the site's language.
    pub translation: Option<String>,
    /// How credible the information is, by the Admiralty code, 1 to 6; not rated where absent.
    pub credibility: Option<u8>,
    /// Paragraph, page or timestamp.
    pub location: Option<String>,
    /// A remark of the desk.
    pub note: Option<String>,
    /// When and why the claim was withdrawn.
    pub withdrawn: Option<WithdrawnFile>,
}
