//! One claim as every page shows it.

use crate::model::id::ClaimKey;
use crate::model::library::{Claim, Source};
use crate::model::site_map::PageId;
use crate::model::site_map::{claim_anchor, quoted_anchor};
use crate::model::view::{ClaimView, QuoteView, WithdrawalView};
use crate::model::words::QuoteState;
use crate::plan::viewpoint::Viewpoint;
use crate::quotation::fragment::link_to_quote;

impl Viewpoint<'_> {
    /// A claim with its links, seen from this page.
    pub(crate) fn claim(&self, key: ClaimKey) -> ClaimView {
        let library = self.library();
        let claim = &library[key];
        ClaimView {
            anchor: claim_anchor(claim.id.as_str()),
            href: self.claim_href(key),
            source: self.source(claim.source),
            question: self.question(claim.question),
            answer: self.plan.readings(claim.question).view(&claim.answer),
            own: claim.by.is_empty(),
            speakers: self.actors(&claim.by),
            sourcing: claim.sourcing.filter(|_| !claim.by.is_empty()).map(crate::model::words::Sourcing::word),
            on_behalf_of: claim.on_behalf_of.map(|actor| self.actor(actor)),
            mode: claim.mode.filter(|_| !claim.by.is_empty()).map(crate::model::words::Mode::word),
            quote: claim.quote.as_deref().map(|quote| self.quote(key, claim, quote)),
            says: claim.says.clone(),
            about: self.actors(&claim.about),
            statement: claim.statement.map(|statement| self.statement(statement)),
            credibility: claim.credibility,
            location: claim.location.clone(),
            note: claim.note.clone(),
            withdrawn: self.claim_withdrawal(claim),
        }
    }

    fn quote(&self, key: ClaimKey, claim: &Claim, quote: &str) -> QuoteView {
        let state = self.comparisons().quote(key);
        QuoteView {
            words: self.words_of(claim.source, quote),
            translation: claim.translation.clone(),
            state: state.word(),
            proven: state == QuoteState::Proven,
            faulty: !matches!(state, QuoteState::Proven | QuoteState::Unarchived | QuoteState::None),
            in_text: (state == QuoteState::Proven && self.library()[claim.source].own_text().is_some())
                .then(|| self.part(PageId::Source(claim.source), &quoted_anchor(claim.id.as_str()))),
            original: original(&self.library()[claim.source], claim, quote),
        }
    }

    /// Why a claim does not count: it, its statement or its source is withdrawn.
    pub(crate) fn claim_withdrawal(&self, claim: &Claim) -> Option<WithdrawalView> {
        let statement = claim.statement.and_then(|statement| self.library()[statement].withdrawn.as_ref());
        let source = self.library()[claim.source].withdrawn.as_ref();
        let of = |what, withdrawn: Option<_>| withdrawn.map(|withdrawn| self.withdrawal(what, withdrawn));
        of("claim", claim.withdrawn.as_ref()).or_else(|| of("statement", statement)).or_else(|| of("source", source))
    }
}

/// The source's address with a text fragment, so that it opens at the quoted words.
fn original(source: &Source, claim: &Claim, quote: &str) -> Option<String> {
    Some(link_to_quote(source.url.as_deref()?, quote, claim.prefix.as_deref(), claim.suffix.as_deref()))
}
