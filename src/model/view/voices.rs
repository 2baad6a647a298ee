//! Whose words each source carries on an event.

use schemars::JsonSchema;
use serde::Serialize;

use super::Link;

/// Whose words each source carries.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct VoicesView {
    /// Unique on the page.
    pub id: String,
    /// The event.
    pub event: Link,
    /// The sides with most claims, at most three; the others are counted together.
    pub sides: Vec<Link>,
    /// Whether anybody else speaks.
    pub others: bool,
    /// Whether a speaker who is not named is quoted.
    pub unnamed: bool,
    /// The sources; empty where there are too many for a table.
    pub rows: Vec<VoiceRow>,
    /// All sources together.
    pub total: VoiceRow,
    /// How many sources carry claims.
    pub source_count: usize,
}

/// Whose words one source carries.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct VoiceRow {
    /// The source; `null` for all together.
    pub source: Option<Link>,
    /// A share for each side, then for the others where there are any.
    pub shares: Vec<VoiceCell>,
    /// The source's own voice.
    pub own: VoiceCell,
}

/// How much one voice has.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct VoiceCell {
    /// Words quoted.
    pub words: usize,
    /// Claims.
    pub claims: usize,
    /// Those of the claims whose speakers are not named.
    pub unnamed: usize,
    /// The bar of the words; `null` where there is none to draw.
    pub bar: Option<VoiceBar>,
}

/// The words of one voice as a length. All bars of a table have one scale: the longest is 100 %.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct VoiceBar {
    /// How long the part of named speakers is, in percent of the room; `null` where there is none.
    pub named: Option<String>,
    /// Where the part of unnamed speakers begins, in percent of the room.
    pub start: String,
    /// How long it is, in percent of the room; `null` where there is none.
    pub unnamed: Option<String>,
}
