//! What one report has in answer to one question, in the smallest form: the answer, who gives it, and the words on demand.

use crate::model::id::ClaimKey;
use crate::model::library::{Answer, Claim};
use crate::model::site_map::PageId;
use crate::model::site_map::quoted_anchor;
use crate::model::view::{Phrase, ToldView, WithdrawalView, WordsView};
use crate::model::wording::answer_label;
use crate::model::words::{ActorKind, QuoteState};
use crate::plan::viewpoint::Viewpoint;
use crate::quotation::fragment::{link_to_fragment, link_to_quote};

impl Viewpoint<'_> {
    /// Claims of one report on one question, those of one answer together, withdrawn ones apart and last.
    pub(crate) fn told(&self, claims: &[ClaimKey]) -> Vec<ToldView> {
        let library = self.library();
        let mut groups: Vec<(&Answer, bool, Vec<ClaimKey>)> = Vec::new();
        for &key in claims {
            let (answer, live) = (&library[key].answer, library.is_live(key));
            match groups.iter_mut().find(|(other, is_live, _)| (*other, *is_live) == (answer, live)) {
                Some((_, _, same)) => same.push(key),
                None => groups.push((answer, live, vec![key])),
            }
        }
        groups.sort_by_key(|(_, live, _)| !live);
        groups.into_iter().map(|(answer, _, claims)| self.told_together(answer, &claims)).collect()
    }

    fn told_together(&self, answer: &Answer, claims: &[ClaimKey]) -> ToldView {
        let first = &self.library()[claims[0]];
        ToldView {
            label: answer_label(&self.library()[first.question], answer, self.words()),
            href: self.claim_href(claims[0]),
            who: self.who(claims),
            words: claims.iter().filter_map(|&claim| self.words_of_claim(claim)).collect(),
            withdrawn: self.claim_withdrawal(first),
        }
    }

    /// Who says so, according to the report: nobody where it is the report alone, which then is not said.
    fn who(&self, claims: &[ClaimKey]) -> Phrase {
        let library = self.library();
        let mut names: Vec<Phrase> = Vec::new();
        let mut add = |name: Phrase| {
            if !names.contains(&name) {
                names.push(name);
            }
        };
        for &key in claims {
            if library[key].by.is_empty() {
                add(Phrase::of_text(self.words().get("itself")));
            }
            for &actor in &library[key].by {
                add(self.speaker(actor));
            }
        }
        if claims.iter().all(|&key| library[key].by.is_empty()) {
            Phrase::default()
        } else {
            Phrase::joined(names, self.words().get("comma"))
        }
    }

    /// Somebody who speaks, by name; of somebody without a name, that it is so.
    pub(crate) fn speaker(&self, actor: crate::model::id::ActorKey) -> Phrase {
        let name = Phrase::of_link(self.actor(actor));
        if self.library()[actor].kind == ActorKind::Unnamed {
            Phrase::filled(self.words().get("unnamed_speaker"), &[("name", name)])
        } else {
            name
        }
    }

    /// Why a claim does not count: it, its statement or its source is withdrawn.
    fn claim_withdrawal(&self, claim: &Claim) -> Option<WithdrawalView> {
        let library = self.library();
        let statement = claim.statement.and_then(|statement| library[statement].withdrawn.as_ref());
        let source = library[claim.source].withdrawn_with.and_then(|source| library[source].withdrawn.as_ref());
        let of = |what, withdrawn: Option<_>| withdrawn.map(|withdrawn| self.withdrawal(what, withdrawn));
        of("claim", claim.withdrawn.as_ref()).or_else(|| of("statement", statement)).or_else(|| of("source", source))
    }

    /// The words of a claim; `None` where it quotes none.
    pub(crate) fn words_of_claim(&self, key: ClaimKey) -> Option<WordsView> {
        let claim = &self.library()[key];
        let quote = claim.quote.as_deref()?;
        let state = self.comparisons().quote(key);
        Some(WordsView {
            quote: Some(self.words_of(claim.source, quote)),
            translation: claim.translation.clone(),
            location: claim.location.clone(),
            fault: (!matches!(state, QuoteState::Proven | QuoteState::None)).then(|| state.word()),
            in_text: (state == QuoteState::Proven && self.library()[claim.source].own_text().is_some())
                .then(|| self.part(PageId::Source(claim.source), &quoted_anchor(claim.id.as_str()))),
            original: self.original(key, claim, quote),
        })
    }

    /// The report's address with a text fragment, so that it opens at the quoted words: that of the archived text where the proof recorded
    /// one.
    fn original(&self, key: ClaimKey, claim: &Claim, quote: &str) -> Option<String> {
        let url = self.library()[claim.source].url.as_deref()?;
        let recorded = self.library().proofs.get(&key).and_then(|proof| proof.fragment.as_deref());
        let written = || link_to_quote(url, quote, claim.prefix.as_deref(), claim.suffix.as_deref());
        Some(recorded.map_or_else(written, |fragment| link_to_fragment(url, fragment)))
    }
}
