//! What each judgement hangs on: what is left of it without a source and its copies (`docs/comparison.md`, "Actors, sources and
//! judgements").

use rayon::prelude::*;

use crate::compare::Heard;
use crate::compare::fragility::{carriers, goes_with};
use crate::compare::origins::{Unknown, Voices};
use crate::compare::testimony::{Belonging, Testimony, Weight};
use crate::model::comparison::{Behind, JudgementComparison, Without};
use crate::model::id::{BriefingKey, ClaimKey, EventKey, QuestionKey, SourceKey};
use crate::model::library::{Judgement, Library};
use crate::model::list::List;
use crate::model::words::Effect;

/// What every judgement of every briefing hangs on.
pub(super) fn compare_judgements(library: &Library, testimonies: &Heard) -> List<BriefingKey, Vec<JudgementComparison>> {
    let judge = |judgement: &Judgement| Bearing::new(library, testimonies, judgement).comparison();
    library.briefings.par_keys().map(|key| library[key].judgements.iter().map(judge).collect()).collect()
}

/// What bears a judgement, and what speaks against it: live claims alone.
struct Bearing<'a> {
    library: &'a Library,
    because: Vec<&'a Testimony>,
    against: Vec<&'a Testimony>,
    /// What several say together on the questions of the supports: that makes their voices one on the whole question.
    joint: Vec<&'a Testimony>,
    /// As many supports as there can be of which no two have one origin.
    independent: Vec<&'a Testimony>,
}

impl<'a> Bearing<'a> {
    fn new(library: &'a Library, testimonies: &'a Heard, judgement: &Judgement) -> Self {
        let of = |claims: &[ClaimKey]| -> Vec<&'a Testimony> {
            let mut found: Vec<&Testimony> = claims.iter().filter_map(|&claim| testimony(library, testimonies, claim)).collect();
            found.sort_by_key(|testimony| testimony.claim);
            found.dedup_by_key(|testimony| testimony.claim);
            found
        };
        let (because, against) = (of(&judgement.because), of(&judgement.against));
        let mut questions: Vec<QuestionKey> = because.iter().map(|testimony| library[testimony.claim].question).collect();
        questions.sort_unstable();
        questions.dedup();
        let said = questions.iter().flat_map(|question| &testimonies[*question]);
        let joint: Vec<&Testimony> = said.filter(|testimony| testimony.voices.len() > 1).collect();
        let independent = Voices::of(joint.iter().copied()).independent(&because, Unknown::Apart);
        Self { library, because, against, joint, independent }
    }

    fn comparison(&self) -> JudgementComparison {
        let claims: Vec<ClaimKey> = self.because.iter().chain(&self.against).map(|testimony| testimony.claim).collect();
        let without = |source| Without { source, effect: self.effect(source), against_gone: self.against_gone(source) };
        let without = carriers(self.library, &claims).into_iter().map(without).collect();
        JudgementComparison {
            without,
            supports: self.because.len(),
            origins: self.independent.len(),
            events: self.events(&self.because),
            behind: self.behind(),
        }
    }

    /// Who stands behind all supports: a side whose word each of them is, else a publisher; nobody, where none has a voice.
    fn behind(&self) -> Option<Behind> {
        let (first, rest) = self.because.split_first()?;
        if self.independent.is_empty() && self.because.iter().all(|testimony| testimony.weight != Weight::Echo) {
            return Some(Behind::Nobody);
        }
        let mut sides = first.belongings.iter().filter_map(|&one| if let Belonging::Side(side) = one { Some(side) } else { None });
        let common = sides.find(|&side| self.because.iter().all(|testimony| testimony.is_of(side) && testimony.organ.is_none()));
        let is_one_publisher = || rest.iter().all(|testimony| testimony.publisher == first.publisher);
        common.map(Behind::Side).or_else(|| is_one_publisher().then_some(Behind::Publisher(first.publisher)))
    }

    fn effect(&self, source: SourceKey) -> Effect {
        let left = self.left(&self.because, source);
        let origins = || Voices::of(self.left(&self.joint, source)).independent(&left, Unknown::Apart).len();
        // As long as all of these stay, there are as many as before.
        let is_one_gone = || self.left(&self.independent, source).len() < self.independent.len();
        match () {
            () if left.is_empty() && !self.because.is_empty() => Effect::Falls,
            () if left.len() == self.because.len() => Effect::Stands,
            // A joint utterance that goes may leave more voices than there were.
            () if is_one_gone() && origins() < self.independent.len() => Effect::Weakens,
            () if self.events(&left) < self.events(&self.because) => Effect::Weakens,
            () => Effect::Stands,
        }
    }

    fn against_gone(&self, source: SourceKey) -> bool {
        !self.against.is_empty() && self.left(&self.against, source).is_empty()
    }

    fn left(&self, testimonies: &[&'a Testimony], source: SourceKey) -> Vec<&'a Testimony> {
        testimonies.iter().copied().filter(|testimony| !goes_with(self.library, testimony.source, source)).collect()
    }

    /// On how many events there is a support.
    fn events(&self, testimonies: &[&Testimony]) -> usize {
        let event = |testimony: &&Testimony| self.library[self.library[testimony.claim].question].event;
        testimonies.iter().map(event).collect::<std::collections::BTreeSet<EventKey>>().len()
    }
}

/// A claim as testimony; `None` where it is not live.
fn testimony<'a>(library: &Library, testimonies: &'a Heard, claim: ClaimKey) -> Option<&'a Testimony> {
    let said = &testimonies[library[claim].question];
    said.binary_search_by_key(&claim, |testimony| testimony.claim).ok().map(|index| &said[index])
}
