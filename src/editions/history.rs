//! The editions of a briefing in a row, with what changed from each to the next.

use super::compare::{ChangeClass, EditionChanges, compare};
use super::freeze::freeze;
use crate::model::comparison::Comparisons;
use crate::model::edition::Edition;
use crate::model::id::BriefingKey;
use crate::model::library::Library;

/// The editions of a briefing that has frozen ones, the newest first; never empty.
#[derive(Debug, Clone)]
pub(crate) struct History {
    /// The editions.
    pub steps: Vec<Step>,
}

/// One edition.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    /// Its state: as it was frozen, or as the content has it now.
    pub edition: Edition,
    /// Whether it is the content as it is now, which nobody has frozen.
    pub is_live: bool,
    /// What changed since the edition before; `None` for the first one.
    pub changes: Option<EditionChanges>,
}

impl Step {
    /// How grave its changes are; a first edition is news.
    pub(crate) fn class(&self) -> Option<ChangeClass> {
        self.changes.as_ref().map_or(Some(ChangeClass::Significant), EditionChanges::class)
    }
}

/// The history of a briefing; `None` where no edition of it was frozen.
///
/// The content as it is now is an edition of its own where it has a higher number than the last frozen one, or where more than words
/// changed since that was frozen.
pub(crate) fn history(library: &Library, comparisons: &Comparisons, key: BriefingKey) -> Option<History> {
    let frozen = library.editions.get(&key)?;
    let last = frozen.last()?;
    let live = freeze(library, comparisons, key);
    let is_news = live.edition > last.edition
        || live.edition == last.edition && compare(last, &live).class().is_some_and(|class| class < ChangeClass::Wording);
    let states = frozen.iter().map(|edition| (edition.clone(), false)).chain(is_news.then_some((live, true)));
    let mut steps: Vec<Step> = Vec::new();
    for (edition, is_live) in states {
        let changes = steps.last().map(|before| compare(&before.edition, &edition));
        steps.push(Step { edition, is_live, changes });
    }
    steps.reverse();
    Some(History { steps })
}
