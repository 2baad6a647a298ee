//! `content/briefings/`: what the desk concludes.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema as JsonSchemaText, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{Extra, Ordered, Schema};
use crate::model::words::{Confidence, Fit, Likelihood, Strength, Was};

/// What the desk concludes: summary, key judgements, the events it covers, and the date of its knowledge.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Briefing")]
pub struct BriefingFile {
    /// The briefing's title.
    pub title: Option<String>,
    /// The day up to which the desk has read, in EDTF.
    pub as_of: Option<String>,
    /// The number of the edition, from 1.
    pub edition: Option<u32>,
    /// What is new in this edition.
    pub changed: Option<String>,
    /// Ids of the events it covers, in the order in which they are shown.
    #[schemars(extend("x-names" = "event"))]
    pub events: Option<Vec<String>>,
    /// Who wrote it.
    pub authors: Option<Vec<String>>,
    /// One line: how things stand and why.
    pub status: Option<String>,
    /// A paragraph for the head of the page and for lists.
    pub summary: Option<String>,
    /// What the desk holds to be so, each with its ground.
    pub judgements: Option<Vec<JudgementFile>>,
    /// Accounts that exclude one another, to be weighed against the evidence.
    pub alternatives: Option<Vec<AlternativeFile>>,
    /// Claims that tell the alternatives apart.
    pub evidence: Option<Vec<EvidenceFile>>,
    /// Signs of what is coming; the front page shows the first five.
    pub watch: Option<Vec<WatchFile>>,
    /// What the desk does not know, and who was not heard.
    pub gaps: Option<Vec<String>>,
    /// Not ready for readers: built only with `--drafts`.
    pub draft: Option<bool>,
    /// Free fields for templates.
    pub extra: Option<Extra>,
}

impl Schema for BriefingFile {
    const REQUIRED: &'static [&'static str] = &[
        "title",
        "as_of",
        "events",
        "judgements[].id",
        "judgements[].text",
        "judgements[].resolves.by",
        "judgements[].resolves.how",
        "judgements[].outcome.on",
        "judgements[].outcome.was",
        "alternatives[].id",
        "alternatives[].text",
        "evidence[].claim",
        "evidence[].fits",
        "watch[].sign",
        "watch[].seen.on",
    ];
}

/// A key judgement (ICD 203): what is held, how likely, on what ground, and what would change it.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Judgement")]
pub struct JudgementFile {
    /// The judgement's id within the briefing; one segment.
    pub id: Option<String>,
    /// The judgement, as a sentence.
    pub text: Option<String>,
    /// How likely it is.
    pub likelihood: Option<Likelihood>,
    /// How sure the desk is of its ground: apart from the likelihood, never in one sentence with it.
    pub confidence: Option<Confidence>,
    /// What the confidence rests on.
    pub basis: Option<String>,
    /// Claims that support it, as `source-id#claim-id`: one or more.
    #[schemars(extend("x-names" = "claim"))]
    pub because: Option<Vec<String>>,
    /// Claims that speak against it.
    #[schemars(extend("x-names" = "claim"))]
    pub against: Option<Vec<String>>,
    /// What the judgement takes for granted: a text, or a list of texts, each with its strength where that is said.
    pub assumes: Option<AssumesFile>,
    /// What would make the desk think again.
    pub would_change: Option<String>,
    /// When and how it can be settled whether the judgement came true.
    pub resolves: Option<ResolvesFile>,
    /// Whether it did.
    pub outcome: Option<OutcomeFile>,
}

/// When and how a judgement can be settled.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Resolves")]
pub struct ResolvesFile {
    /// The day by which it can, in EDTF.
    pub by: Option<String>,
    /// By what it is settled.
    pub how: Option<String>,
}

/// What became of a judgement.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Outcome")]
pub struct OutcomeFile {
    /// The day on which it was settled, in EDTF.
    pub on: Option<String>,
    /// Whether it came true; `void` where it can no longer be settled.
    pub was: Option<Was>,
    /// Claims that settle it.
    #[schemars(extend("x-names" = "claim"))]
    pub because: Option<Vec<String>>,
    /// Why, in the desk's words.
    pub why: Option<String>,
}

/// What a judgement takes for granted: one text, or a list.
#[derive(Debug, Clone, Default)]
pub struct AssumesFile(pub Vec<AssumptionFile>);

/// One thing that a judgement takes for granted.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Assumption")]
pub struct AssumptionFile {
    /// What is taken for granted.
    pub text: Option<String>,
    /// How well that is grounded.
    pub strength: Option<Strength>,
}

/// An account of what happened, or of what will.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Alternative")]
pub struct AlternativeFile {
    /// Its id within the briefing; one segment.
    pub id: Option<String>,
    /// The account, as a sentence.
    pub text: Option<String>,
}

/// A claim weighed against the alternatives.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Evidence")]
pub struct EvidenceFile {
    /// The claim, as `source-id#claim-id`.
    #[schemars(extend("x-names" = "claim"))]
    pub claim: Option<String>,
    /// How it fits each alternative, by the alternative's id; one that is left out says nothing.
    pub fits: Option<Ordered<Fit>>,
}

/// A sign to watch for.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Watch")]
pub struct WatchFile {
    /// What would be seen.
    pub sign: Option<String>,
    /// The id of the judgement or alternative of this briefing that it would speak for.
    pub points_to: Option<String>,
    /// When it was seen; absent while it was not.
    pub seen: Option<SeenFile>,
}

/// That a sign was seen.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Seen")]
pub struct SeenFile {
    /// The day, in EDTF.
    pub on: Option<String>,
    /// Claims that say so.
    #[schemars(extend("x-names" = "claim"))]
    pub because: Option<Vec<String>>,
}

impl<'de> Deserialize<'de> for AssumesFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AssumesVisitor)
    }
}

struct AssumesVisitor;

impl<'de> Visitor<'de> for AssumesVisitor {
    type Value = AssumesFile;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text, or a list of texts")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<AssumesFile, E> {
        Ok(AssumesFile(vec![AssumptionFile { text: Some(text.to_owned()), strength: None }]))
    }

    fn visit_seq<Access: SeqAccess<'de>>(self, mut access: Access) -> Result<AssumesFile, Access::Error> {
        let mut all = Vec::new();
        while let Some(Entry(entry)) = access.next_element()? {
            all.push(entry);
        }
        Ok(AssumesFile(all))
    }
}

/// An entry of the list: a text alone, or with its strength.
struct Entry(AssumptionFile);

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntryVisitor;

        impl<'de> Visitor<'de> for EntryVisitor {
            type Value = Entry;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a text")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Entry, E> {
                Ok(Entry(AssumptionFile { text: Some(text.to_owned()), strength: None }))
            }

            fn visit_map<Access: MapAccess<'de>>(self, access: Access) -> Result<Entry, Access::Error> {
                AssumptionFile::deserialize(MapAccessDeserializer::new(access)).map(Entry)
            }
        }

        deserializer.deserialize_any(EntryVisitor)
    }
}

impl JsonSchema for AssumesFile {
    fn schema_name() -> Cow<'static, str> {
        "Assumes".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> JsonSchemaText {
        let entry = generator.subschema_for::<AssumptionFile>();
        json_schema!({
            "description": "A text, or a list of texts, each with its strength where that is said.",
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"anyOf": [{"type": "string"}, entry]}}],
        })
    }
}
