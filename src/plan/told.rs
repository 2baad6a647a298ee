//! What one report has in answer to one question, in the smallest form: the answer, who gives it, and the words on demand.

use std::collections::BTreeMap;

use crate::model::answer::{Given, answer_label};
use crate::model::date::Date;
use crate::model::id::{ActorKey, ClaimKey};
use crate::model::library::{Claim, ClaimStanding};
use crate::model::site_map::PageId;
use crate::model::site_map::quoted_anchor;
use crate::model::view::{Link, Phrase, ToldView, WithdrawalView, Wording, WordsView};
use crate::model::wording::capital;
use crate::model::words::{ActorKind, QuoteState, Sourcing};
use crate::plan::viewpoint::Viewpoint;
use crate::quotation::fragment::{link_to_fragment, link_to_quote};

/// Whether claims count, for which time they hold where that matters, and what they answer.
pub(crate) type LikeClaims<'library> = (ClaimStanding, Option<Date>, Given<'library>);

impl Viewpoint<'_> {
    /// Claims of one report on one question, those of one answer together; apart and last those that do not count.
    pub(crate) fn told(&self, claims: &[ClaimKey]) -> Vec<ToldView> {
        let mut groups: BTreeMap<LikeClaims<'_>, Vec<ClaimKey>> = BTreeMap::new();
        for &key in claims {
            groups.entry(self.like(key)).or_default().push(key);
        }
        // In the order of the file, where no time gives another.
        let mut groups: Vec<(LikeClaims<'_>, Vec<ClaimKey>)> = groups.into_iter().collect();
        groups.sort_by_key(|((standing, time, _), claims)| (*standing, *time, claims[0]));
        groups.into_iter().map(|(_, claims)| ToldView { label: self.dated_answer(claims[0]), ..self.told_together(&claims) }).collect()
    }

    /// What makes two claims on a question one entry of a table.
    pub(crate) fn like(&self, key: ClaimKey) -> LikeClaims<'_> {
        let library = self.library();
        let time = library.holds_at(key).filter(|_| library[library[key].question].over_time);
        (library.standing(key), time, library[key].given())
    }

    /// Claims of one report that give one answer, at whatever times.
    pub(crate) fn told_together(&self, claims: &[ClaimKey]) -> ToldView {
        let first = &self.library()[claims[0]];
        ToldView {
            label: self.answer_of(claims[0]),
            href: self.claim_href(claims[0]),
            who: self.who(claims),
            who_and_how: self.who_and_how(claims),
            words: claims.iter().filter_map(|&claim| self.words_of_claim(claim)).collect(),
            changed: self.later_answer(claims[0]),
            withdrawn: self.claim_withdrawal(first),
        }
    }

    /// The answer of a claim in words; of a list that its report calls whole, also that there are no others.
    pub(crate) fn answer_of(&self, key: ClaimKey) -> String {
        let claim = &self.library()[key];
        let label = answer_label(&self.library()[claim.question], &claim.answer, self.words());
        if claim.only { self.words().say("answer_only", &[("answer", &self.words().isolated(&label))]) } else { label }
    }

    /// The same; where answers change with time, also for which it holds, if the report says so.
    pub(crate) fn dated_answer(&self, key: ClaimKey) -> String {
        let (library, answer) = (self.library(), self.answer_of(key));
        match self.date(library[key].as_of.filter(|_| library[library[key].question].over_time)) {
            Some(time) => self.words().say("answer_as_of", &[("answer", &self.words().isolated(&answer)), ("date", &time.text)]),
            None => answer,
        }
    }

    /// `later changed to four days`, or that it was said again; `None` where no later text answers in the claim's place.
    pub(crate) fn later_answer(&self, key: ClaimKey) -> Option<Phrase> {
        let library = self.library();
        let claim = &library[key];
        let later = claim.replaced_by.filter(|_| library.standing(key) == ClaimStanding::Changed)?;
        let question = &library[claim.question];
        let on_it: Vec<ClaimKey> = library.claims_of(later).filter(|&other| library.answers_anew(other, claim)).collect();
        let of_speaker: Vec<ClaimKey> =
            on_it.iter().copied().filter(|&other| library[other].by.is_empty() == claim.by.is_empty()).collect();
        let (pattern, told) = match of_speaker.iter().find(|&&other| question.equals(&library[other].answer, &claim.answer)) {
            Some(&same) => ("changed_not", same),
            None => match of_speaker.first() {
                // What a report says of a speaker is not what the speaker changed.
                Some(&other) if !claim.by.is_empty() => ("changed_otherwise", other),
                Some(&other) if library.is_changed_itself(key) => ("changed_to", other),
                Some(&other) => ("changed_in_original", other),
                None => ("changed_otherwise", *on_it.first()?),
            },
        };
        let answer = Link { href: self.claim_href(told), label: Wording::plain(self.words().isolated(&self.answer_of(told))) };
        let report = Link { href: self.claim_href(told), label: self.source(later).label };
        let parts = [("answer", Phrase::of_link(answer)), ("report", Phrase::of_link(report))];
        Some(Phrase::filled(self.words().get(pattern), &parts))
    }

    /// Who says so, according to the report, and whether it has that by hearsay: nobody where it is the report alone, which then is not
    /// said.
    fn who(&self, claims: &[ClaimKey]) -> Phrase {
        let is_relayed = |key: ClaimKey| self.library()[key].sourcing == Some(Sourcing::Relayed);
        let is_report_alone = claims.iter().all(|&key| self.library().speakers(key).next().is_none());
        if !is_report_alone {
            let how = |key: ClaimKey| is_relayed(key).then_some(Sourcing::Relayed);
            return self.row_of_names(claims.iter().flat_map(|&key| self.names_and_how(key, how(key))));
        }
        if claims.iter().all(|&key| is_relayed(key)) { self.how(Sourcing::Relayed) } else { Phrase::default() }
    }

    /// Who says so, the report alone as well, each with how the report came by it where that weighs more or less than a speaker's word:
    /// `Itself (reporter was there), Dorn (by hearsay)`.
    fn who_and_how(&self, claims: &[ClaimKey]) -> Phrase {
        let named = |key: ClaimKey| {
            let how =
                self.library()[key].sourcing.filter(|how| matches!(how, Sourcing::Relayed | Sourcing::Witnessed | Sourcing::Document));
            self.names_and_how(key, how)
        };
        let mut row = self.row_of_names(claims.iter().flat_map(|&key| named(key)));
        if let Some(first) = row.0.first_mut().filter(|first| first.href.is_none()) {
            first.words.text = capital(&first.words.text);
        }
        row
    }

    /// Those who say what a claim holds, each with how the report came by it.
    fn names_and_how(&self, key: ClaimKey, how: Option<Sourcing>) -> Vec<Phrase> {
        let with_how = |key: &str, name: Phrase| match how {
            Some(how) => Phrase::filled(self.words().get(key), &[("speaker", name), ("how", self.how(how))]),
            None => name,
        };
        let claim = &self.library()[key];
        let by = &claim.by;
        let is_unnamed = |actor: ActorKey| how.is_some() && self.library()[actor].kind == ActorKind::Unnamed;
        if by.is_empty() {
            return vec![with_how("speaker_and_how", self.report_itself(key))];
        }
        let named = |&actor: &ActorKey| {
            if is_unnamed(actor) {
                with_how("unnamed_and_how", Phrase::of_link(self.actor(actor)))
            } else {
                with_how("speaker_and_how", self.speaker(actor))
            }
        };
        let for_whom = |name: Phrase| match claim.on_behalf_of {
            Some(actor) => {
                let parts = [("speaker", name), ("actor", Phrase::of_link(self.actor(actor)))];
                Phrase::filled(self.words().get("speaker_for"), &parts)
            }
            None => name,
        };
        by.iter().map(named).map(for_whom).collect()
    }

    /// How a report came by something, leading to what that means.
    fn how(&self, how: Sourcing) -> Phrase {
        let label = Wording::plain(self.words().get(&format!("sourcing_{how}")));
        Phrase::of_link(Link { href: self.term("sourcing", how.word()), label })
    }

    /// The report itself, and for whom it speaks where that is known.
    fn report_itself(&self, key: ClaimKey) -> Phrase {
        match self.library().speakers(key).next() {
            None => Phrase::of_text(self.words().get("itself")),
            Some(own) => Phrase::filled(self.words().get("itself_for"), &[("actor", Phrase::of_link(self.actor(own)))]),
        }
    }

    /// Names in a row, each once.
    fn row_of_names(&self, names: impl Iterator<Item = Phrase>) -> Phrase {
        let mut row: Vec<Phrase> = Vec::new();
        for name in names {
            if !row.contains(&name) {
                row.push(name);
            }
        }
        Phrase::joined(row, self.words().get("comma"))
    }

    /// Somebody who speaks, by name; of somebody without a name, that it is so.
    pub(crate) fn speaker(&self, actor: ActorKey) -> Phrase {
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
            gone: self.gone(key),
            quote: Some(self.words_of(claim.source, quote)),
            translation: claim.translation.clone(),
            location: claim.location.clone(),
            fault: state.is_unproven().then(|| state.word()),
            in_text: (state == QuoteState::Proven && self.library()[claim.source].own_text().is_some())
                .then(|| self.part(PageId::Source(claim.source), &quoted_anchor(claim.id.as_str()))),
            original: self.original(key, claim, quote),
        })
    }

    /// `no longer in the text of 6 March 2025`, where the newest of several archived texts lacks the words.
    fn gone(&self, key: ClaimKey) -> Option<String> {
        let newest = self.library()[self.library()[key].source].captures.last()?;
        let last = self.library().proofs.get(&key)?.captures.last().filter(|last| last.state != QuoteState::Proven)?;
        let date = newest.retrieved.prose(self.words().dates());
        (last.sha256 == newest.sha256).then(|| self.words().say("words_gone", &[("date", &self.words().isolated(&date))]))
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
