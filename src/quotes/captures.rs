//! Several archived texts of one address, since the publisher changed what stood there: in which of them each quote stands.
//!
//! The newest is the source's archive. A quote that it does not have is looked up in the earlier ones, the newest of them first. What is
//! kept of a text in which a quote does not stand is the passage in its place, word by word, and never more of the article.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::diff::DiffSide;
use super::findings::{Text, capture_place};
use super::prove::{Altered, Outcome, prove};
use super::quote::Quote;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::files::{ArchivedFile, NoArchive};
use crate::model::id::ClaimKey;
use crate::model::library::{Capture, Source};
use crate::model::quote::{InCapture, PassageRun, PassageSide};
use crate::model::words::QuoteState;

/// An archived text that is not the newest.
pub(super) struct EarlierText {
    /// Its place among the captures of the source.
    pub(super) index: usize,
    pub(super) archive: Archive,
    /// What came of every quote in it.
    pub(super) outcomes: Vec<(ClaimKey, Outcome)>,
}

/// The texts before the newest, in their order, and whether one is not the text that was declared. Without one of them nobody can say in
/// which a quote stands, so the finding comes instead.
pub(super) fn earlier(
    source: &Source,
    quotes: &[(ClaimKey, Quote)],
    fetch: &impl Fn(&Source) -> Result<ArchivedFile, NoArchive>,
) -> Result<(Vec<EarlierText>, Vec<Diagnostic>), Box<Diagnostic>> {
    let (mut texts, mut changed) = (Vec::new(), Vec::new());
    let before = source.captures.len().saturating_sub(1);
    for (index, capture) in source.captures.iter().take(before).enumerate() {
        let archive = read(source, index, capture, fetch)?;
        changed.extend(has_other_bytes(source, index, capture, &archive));
        let found = prove(&archive, &quotes.iter().map(|(_, quote)| quote.clone()).collect::<Vec<_>>());
        let outcomes = quotes.iter().map(|(claim, _)| *claim).zip(found).collect();
        texts.push(EarlierText { index, archive, outcomes });
    }
    Ok((texts, changed))
}

fn read(
    source: &Source,
    index: usize,
    capture: &Capture,
    fetch: &impl Fn(&Source) -> Result<ArchivedFile, NoArchive>,
) -> Result<Archive, Box<Diagnostic>> {
    let refused = |code, message, help: &str| Box::new(Diagnostic::new(code, capture_place(source, index, "file"), message, help));
    let mut asked = source.clone();
    asked.archive.file = Some(capture.file.clone());
    let file = fetch(&asked).map_err(|fault| match fault {
        NoArchive::Missing { .. } => {
            let message = format!("the archive folder has no `{}`, so the quotes of `{}` were not looked up", capture.file, source.id);
            refused(Code::QuoteUnarchived, message, "put the text as it was retrieved there, or take the capture out")
        }
        NoArchive::Outside { name } => {
            let message = format!("`{name}` leads out of the archive folder, and nothing outside is read");
            refused(Code::ArchiveUnreadable, message, "put the file itself into the archive folder")
        }
        NoArchive::Unreadable { name, cause } => {
            let message = format!("`{name}` cannot be read: {cause}");
            refused(Code::ArchiveUnreadable, message, "give the program the right to read it, or put a text file in its place")
        }
    })?;
    let mut archive = Archive::read(&file.name, file.bytes)
        .map_err(|error| refused(Code::ArchiveUnreadable, format!("`{}` cannot be read as text: {error}", file.name), error.help()))?;
    if !source.archive.include_all {
        archive.exclude_furniture();
    }
    // The markers are those of the newest text; what an earlier one does not have is not taken out of it.
    archive.exclude(&source.archive.exclude);
    Ok(archive)
}

fn has_other_bytes(source: &Source, index: usize, capture: &Capture, archive: &Archive) -> Option<Diagnostic> {
    let found = archive.sha256();
    let message = format!(
        "`{}` is not the text that was archived: it has the sha256 `{found}`, the source declares `{}`",
        capture.file, capture.sha256
    );
    let help = "put the file back as it was retrieved, or read it again and declare its hash";
    (found != capture.sha256).then(|| Diagnostic::new(Code::ArchiveChanged, capture_place(source, index, "sha256"), message, help))
}

impl EarlierText {
    /// What came of one quote.
    pub(super) fn outcome(&self, claim: ClaimKey) -> &Outcome {
        let index = self.outcomes.partition_point(|(other, _)| *other < claim);
        &self.outcomes[index].1
    }

    /// The text as findings and reports speak of it.
    pub(super) fn text(&self, source: &Source) -> Text<'_> {
        Text::new(&self.archive, Some(&source.captures[self.index].file))
    }
}

/// The earlier text that proves a quote which the newest does not have, by claim: its index in `texts`.
pub(super) fn proven_earlier(newest: &[(ClaimKey, Outcome)], texts: &[EarlierText]) -> BTreeMap<ClaimKey, usize> {
    let is_proven = |outcome: &Outcome| outcome.state() == QuoteState::Proven;
    let missing = newest.iter().filter(|(_, outcome)| !is_proven(outcome));
    missing.filter_map(|(claim, _)| Some((*claim, texts.iter().rposition(|text| is_proven(text.outcome(*claim)))?))).collect()
}

/// For each quote that does not stand in every text, what came of it in each.
pub(super) fn in_captures(source: &Source, newest: &[(ClaimKey, Outcome)], texts: &[EarlierText]) -> BTreeMap<ClaimKey, Vec<InCapture>> {
    let Some(last) = source.captures.last().filter(|_| !texts.is_empty()) else { return BTreeMap::new() };
    let of_each = |(claim, outcome): &(ClaimKey, Outcome)| {
        let earlier = texts.iter().map(|text| in_capture(&source.captures[text.index], text.outcome(*claim)));
        let all: Vec<InCapture> = earlier.chain([in_capture(last, outcome)]).collect();
        all.iter().any(|one| one.state != QuoteState::Proven).then_some((*claim, all))
    };
    newest.iter().filter_map(of_each).collect()
}

fn in_capture(capture: &Capture, outcome: &Outcome) -> InCapture {
    let passage = match outcome {
        Outcome::Altered(Altered::Words { diff, .. }) => diff.stretches.iter().enumerate().map(|(index, stretch)| PassageRun {
            side: match stretch.side {
                DiffSide::Both => PassageSide::Both,
                DiffSide::Quote => PassageSide::Quote,
                DiffSide::Archive => PassageSide::Passage,
            },
            words: if stretch.spaced && index > 0 { format!(" {}", stretch.words) } else { stretch.words.clone() },
        }),
        _ => return InCapture { sha256: capture.sha256.clone(), state: outcome.state(), passage: Vec::new() },
    };
    InCapture { sha256: capture.sha256.clone(), state: outcome.state(), passage: passage.collect() }
}
