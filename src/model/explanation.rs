//! The explanation of a verdict: one or two plain sentences that name who says what, every word of which a reader can check against the
//! table. No sums, and no sentence of more than 20 words.

use crate::model::answer::{Answer, answer_label};
use crate::model::comparison::{AnswerTally, QuestionComparison};
use crate::model::date::Date;
use crate::model::id::{ActorKey, ClaimKey, SourceKey};
use crate::model::interface_words::InterfaceWords;
use crate::model::library::{ClaimStanding, Derivation, Library, Question};
use crate::model::wording::capital;
use crate::model::words::{ActorKind, CellState, Flag, Sourcing, Verdict};

/// The most words of a sentence.
const WORDS: usize = 20;
/// The most things that a sentence names; the rest are counted.
const NAMED: usize = 3;
/// What a long answer is cut down to, where the sentence has no room for more.
const CUT: [usize; 6] = [14, 11, 8, 5, 3, 1];
/// With answers cut down to this, one name is all that there is room for.
const FEW: usize = 8;

/// The sentences for a question, in the language of the words.
pub fn explanation(library: &Library, question: &Question, comparison: &QuestionComparison, words: &InterfaceWords) -> String {
    let teller = Teller { library, question, comparison, words };
    let mut sentences = teller.sentences();
    if sentences.len() == 1 {
        sentences.extend(teller.not_known());
        sentences.extend(teller.hearsay());
    }
    sentences.truncate(2);
    if sentences.len() == 1 {
        sentences.extend(teller.changed().or_else(|| teller.silence()));
    }
    sentences.iter().map(|sentence| capital(sentence)).collect::<Vec<_>>().join(" ")
}

struct Teller<'a> {
    library: &'a Library,
    question: &'a Question,
    comparison: &'a QuestionComparison,
    words: &'a InterfaceWords,
}

impl Teller<'_> {
    fn sentences(&self) -> Vec<String> {
        match self.comparison.verdict {
            Verdict::Unanswered if self.comparison.is_unread() => vec![self.words.get("explain_unread").to_owned()],
            Verdict::Unanswered => vec![self.words.get("explain_unanswered").to_owned()],
            Verdict::Open if !self.question.kind.is_compared() => vec![self.listed_only()],
            Verdict::ToldDifferently => vec![self.told()],
            Verdict::SideDiffers => self.both().map_or_else(|| self.each_answer(), |sentence| vec![sentence]),
            Verdict::SourcesDiffer | Verdict::Disputed | Verdict::Open => self.each_answer(),
            Verdict::Developing => self.developing(),
            Verdict::OnePublisher => vec![self.one_publisher()],
            Verdict::OneOrigin => self.one_origin(),
            Verdict::ReportedAlike | Verdict::Corroborated => self.alike(),
        }
    }

    /// The answers that are given, those that most reports carry first. `not-known` is one only where there is no other.
    fn given(&self) -> Vec<&AnswerTally> {
        let mut given: Vec<&AnswerTally> = self.comparison.answers.iter().filter(|tally| tally.tally.reports > 0).collect();
        if given.iter().any(|tally| !tally.answer.is_not_known()) {
            given.retain(|tally| !tally.answer.is_not_known());
        }
        // What only hearsay or a machine's text says is told apart, where anything else is said.
        if given.iter().any(|tally| !self.is_voiceless(tally)) {
            given.retain(|tally| !self.is_voiceless(tally));
        }
        given.sort_by_key(|tally| std::cmp::Reverse(tally.tally.reports));
        given
    }

    /// `By hearsay: somebody was.` What a machine's text says itself is none.
    fn hearsay(&self) -> Option<String> {
        let given = self.given();
        let is_apart = |tally: &&AnswerTally| {
            let is_given = given.iter().any(|other| other.answer == tally.answer);
            tally.tally.reports > 0 && !is_given && !tally.answer.is_not_known() && self.is_voiceless(tally)
        };
        let tallies: Vec<&AnswerTally> = self.comparison.answers.iter().filter(is_apart).collect();
        (!tallies.is_empty()).then(|| self.by_hearsay(&tallies))
    }

    fn by_hearsay(&self, tallies: &[&AnswerTally]) -> String {
        let is_machine =
            tallies.iter().flat_map(|tally| self.claims_of(tally)).all(|claim| self.library[claim].sourcing != Some(Sourcing::Relayed));
        let pattern = if is_machine { "explain_by_machine" } else { "explain_hearsay" };
        self.fitting_given(tallies, |named, _| self.words.say(pattern, &[("answers", named)]))
    }

    /// The claims that give an answer; of a set, that name its member.
    fn claims_of(&self, tally: &AnswerTally) -> impl Iterator<Item = ClaimKey> {
        let gives = |claim: &ClaimKey| {
            let answer = &self.library[*claim].answer;
            let named = tally.answer.listed();
            *answer == tally.answer || !named.is_empty() && named.iter().all(|member| answer.listed().contains(member))
        };
        self.counted_claims().filter(gives)
    }

    fn is_voiceless(&self, tally: &AnswerTally) -> bool {
        self.claims_of(tally).all(|claim| self.library.is_hearsay(claim))
    }

    /// Who gives an answer: speakers, and reports in their own voice. Hearsay names nobody, where anybody else says so.
    fn tellers(&self, tally: &AnswerTally) -> (Vec<ActorKey>, Vec<SourceKey>) {
        let is_first_hand = |claim: &ClaimKey| self.library[*claim].sourcing != Some(Sourcing::Relayed);
        let said: Vec<ClaimKey> = self.claims_of(tally).filter(is_first_hand).collect();
        if said.is_empty() { (tally.actors.clone(), tally.own_voice.clone()) } else { self.tellers_of(&said) }
    }

    fn tellers_of(&self, claims: &[ClaimKey]) -> (Vec<ActorKey>, Vec<SourceKey>) {
        let actors = unique(claims.iter().flat_map(|&claim| self.library.speakers(claim)).collect());
        let is_own = |claim: &&ClaimKey| self.library.speakers(**claim).next().is_none();
        let own = unique(claims.iter().filter(is_own).map(|&claim| self.library[claim].source).collect());
        (actors, own)
    }

    fn who_tells(&self, tally: &AnswerTally) -> Who {
        let (actors, own) = self.tellers(tally);
        self.who(&actors, &own)
    }

    /// `Not known, says the Gazette.` Where others know.
    fn not_known(&self) -> Option<String> {
        let tally = self.comparison.answers.iter().find(|tally| tally.answer.is_not_known() && tally.tally.reports > 0)?;
        self.given().iter().any(|given| !given.answer.is_not_known()).then(|| self.says(tally))
    }

    /// How many sources carry one of these answers.
    fn carrying(given: &[&AnswerTally]) -> usize {
        unique(given.iter().flat_map(|tally| tally.sources.iter().copied()).collect()).len()
    }

    /// `Yes, say Pakistan and Tarar.` `No, says the Gazette.` First one that is contradicted, then what contradicts it.
    fn each_answer(&self) -> Vec<String> {
        // Members are no answers: where two lists exclude each other, each is told whole.
        if let Some((one, other)) = self.comparison.witness.filter(|_| self.question.kind.adds_up()) {
            return vec![self.list_said(one), self.list_said(other)];
        }
        let given = self.given();
        let Some(&most) = given.first() else { return Vec::new() };
        let rivals = |tally: &AnswerTally| -> Vec<&AnswerTally> {
            given.iter().copied().filter(|other| self.question.excludes(&tally.answer, &other.answer)).collect()
        };
        let contradicted = given.iter().copied().find(|tally| !self.question.over_time && !rivals(tally).is_empty());
        let (first, rest) = match (contradicted, self.witnesses(&given)) {
            (Some(tally), _) => (tally, rivals(tally)),
            (None, Some((one, other))) => (one, vec![other]),
            (None, None) => (most, given[1..].to_vec()),
        };
        match rest.as_slice() {
            [] => vec![self.says(first)],
            [second] => match shared_speaker(first, second) {
                Some(actor) if self.is_nobody_known(actor) => vec![self.says_in(first, actor), self.says_in(second, actor)],
                _ => vec![self.says(first), self.says(second)],
            },
            others => vec![self.says(first), self.other_answers(others)],
        }
    }

    /// The two answers that the verdict rests on, where it rests on two.
    fn witnesses<'given>(&self, given: &[&'given AnswerTally]) -> Option<(&'given AnswerTally, &'given AnswerTally)> {
        let (one, other) = self.comparison.witness?;
        let tally = |claim: ClaimKey| given.iter().copied().find(|tally| tally.answer == self.library[claim].answer);
        tally(one).zip(tally(other))
    }

    /// `Alba, no others, says the Gazette.`
    fn list_said(&self, key: ClaimKey) -> String {
        let claim = &self.library[key];
        let (actors, own) = self.tellers_of(&[key]);
        let who = self.who(&actors, &own);
        self.fitting(&claim.answer, |answer, few| {
            let whole = self.words.say("answer_only", &[("answer", answer)]);
            let answer = if claim.only { whole.as_str() } else { answer };
            self.words.count("explain_says", who.count, &[("answer", answer), ("who", who.named(few))])
        })
    }

    /// Whether an actor is an unnamed voice of which nothing else is known: two papers that cite it may have heard two.
    fn is_nobody_known(&self, actor: ActorKey) -> bool {
        self.library[actor].kind == ActorKind::Unnamed && self.library[actor].part_of.is_none()
    }

    fn says(&self, tally: &AnswerTally) -> String {
        self.says_by(tally, &self.who_tells(tally))
    }

    /// `Yes, says an unnamed voice (an officer) in the Gazette.`
    fn says_in(&self, tally: &AnswerTally, actor: ActorKey) -> String {
        let carries = |claim: &ClaimKey| self.library[*claim].answer == tally.answer && self.library[*claim].by.contains(&actor);
        let sources = unique(self.counted_claims().filter(carries).map(|claim| self.library[claim].source).collect());
        let names: Vec<String> = sources.iter().map(|&source| self.source(source)).collect();
        let who = self.words.say("unnamed_in", &[("name", &self.name(actor)), ("reports", &self.row(&names, NAMED))]);
        self.says_by(tally, &Who { all: who.clone(), few: who, count: 1 })
    }

    fn says_by(&self, tally: &AnswerTally, who: &Who) -> String {
        self.fitting(&tally.answer, |answer, few| {
            self.words.count("explain_says", who.count, &[("answer", answer), ("who", who.named(few))])
        })
    }

    fn other_answers(&self, tallies: &[&AnswerTally]) -> String {
        let answers: Vec<&Answer> = tallies.iter().map(|tally| &tally.answer).collect();
        self.fitting_all(&answers, |named, _| self.words.count("explain_others", tallies.len(), &[("answers", named)]))
    }

    /// `3 answers in 2 reports, listed and not compared.`
    fn listed_only(&self) -> String {
        let live: Vec<ClaimKey> = self.counted_claims().collect();
        let mut sources: Vec<SourceKey> = live.iter().map(|&claim| self.library[claim].source).collect();
        sources.dedup();
        let (answers, reports) = (self.words.count("count_answers", live.len(), &[]), self.reports(sources.len()));
        self.words.say("explain_open", &[("answers", &answers), ("reports", &reports)])
    }

    /// `Two reports quote Tarar differently: all measures, or operations.`
    fn told(&self) -> String {
        let Some((first, second)) = self.comparison.witness else { return String::new() };
        let (one, other) = (&self.library[first], &self.library[second]);
        let statement = one.statement.filter(|_| one.statement == other.statement).map(|statement| self.library[statement].actor);
        let common = self.library.speakers(first).find(|&actor| self.library.speakers(second).any(|other| other == actor));
        let Some(speaker) = common.or(statement) else { return String::new() };
        let carries = |claim: &ClaimKey| self.library.speakers(*claim).any(|actor| actor == speaker);
        let mut sources: Vec<SourceKey> = self.counted_claims().filter(carries).map(|claim| self.library[claim].source).collect();
        sources.dedup();
        let speaker = self.name(speaker);
        let answers = [&one.answer, &other.answer];
        self.fitting_two(answers, |one, other| {
            self.words.count("explain_told", sources.len().max(2), &[("speaker", &speaker), ("one", one), ("other", other)])
        })
    }

    /// `Asif says both: war and other options.` Where one holder alone is at odds.
    fn both(&self) -> Option<String> {
        let given = self.given();
        let [first, second] = given.as_slice() else { return None };
        let who = match (first.actors.as_slice(), first.own_voice.as_slice()) {
            ([actor], []) if (&second.actors, second.own_voice.len()) == (&first.actors, 0) => self.subject(*actor),
            ([], [source]) if (second.actors.len(), &second.own_voice) == (0, &first.own_voice) => self.source(*source),
            _ => return None,
        };
        Some(self.fitting_all(&[&first.answer, &second.answer], |answers, _| {
            self.words.say("explain_both", &[("who", &who), ("answers", answers)])
        }))
    }

    /// `At first: 73, says Bek.` `By 5 March 2025: 78, says Kel.` Where the last answer was the first: `Shut by 15:00, open again by 18:00.`
    fn developing(&self) -> Vec<String> {
        let given = self.given();
        let turns = self.turns(&given);
        let (Some(first), Some(last)) = (turns.first(), turns.last()) else { return Vec::new() };
        let date = |time: Option<Date>| time.map(|date| self.words.isolated(&date.prose(self.words.dates())));
        let Some(date_of_last) = date(last.time).filter(|_| !self.comparison.flags.contains(&Flag::TimesVague)) else {
            let vague = |one: &str, other: &str| self.words.say("explain_vague", &[("one", one), ("other", other)]);
            return vec![self.fitting_two([first.answer, last.answer], vague)];
        };
        let told = |key: &str, turn: &Turn<'_>, date: &str| {
            let (actors, own) = self.tellers_of(&turn.claims);
            let who = self.who(&actors, &own);
            let parts =
                |answer: &str, few| self.words.count(key, who.count, &[("answer", answer), ("who", who.named(few)), ("date", date)]);
            self.fitting(turn.answer, parts)
        };
        if let [_, middle, _] = turns.as_slice()
            && first.answer == last.answer
        {
            let between = date(middle.time).unwrap_or_default();
            let back = |middle: &str, last: &str| {
                let parts = [("between", between.as_str()), ("middle", middle), ("date", &date_of_last), ("last", last)];
                self.words.say("explain_back", &parts)
            };
            let begins = self.fitting(first.answer, |answer, _| self.words.say("explain_begins", &[("answer", answer)]));
            return vec![begins, self.fitting_two([middle.answer, last.answer], back)];
        }
        vec![told("explain_first", first, ""), told("explain_later", last, &date_of_last)]
    }

    /// What was said one after the other, each with when it was first said. What follows from what was said before is no turn.
    fn turns<'given>(&self, given: &[&'given AnswerTally]) -> Vec<Turn<'given>> {
        let mut said: Vec<Turn<'given>> = Vec::new();
        for tally in given {
            let mut claims: Vec<ClaimKey> = self.claims_of(tally).filter(|&claim| !self.library.is_hearsay(claim)).collect();
            if claims.is_empty() {
                claims = self.claims_of(tally).collect();
            }
            let turn = |claim: ClaimKey| Turn { time: self.library.holds_at(claim), answer: &tally.answer, claims: vec![claim] };
            said.extend(claims.into_iter().map(turn));
        }
        said.sort_by_key(|turn| (turn.time.map(|date| date.time_range().first), turn.time));
        let mut turns: Vec<Turn<'given>> = Vec::new();
        for turn in said {
            match turns.last_mut() {
                Some(last) if turn.answer == last.answer => last.claims.extend(turn.claims),
                Some(last) if self.question.follows_from(turn.answer, last.answer) => {}
                _ => turns.push(turn),
            }
        }
        turns
    }

    /// `Four reports say so, and all carry the text of Transwire: sunk.`
    fn one_publisher(&self) -> String {
        let given = self.given();
        let sources = unique(given.iter().flat_map(|tally| tally.sources.iter().copied()).collect());
        let [first, _, ..] = sources.as_slice() else { return self.only() };
        let root = self.library[*first].root;
        let is_one_text = sources.iter().all(|&source| self.library[source].root == root);
        let wire = |source: SourceKey| match self.library[self.library[source].root].derived_from {
            Some(Derivation::Wire(actor)) => Some(actor),
            _ => None,
        };
        let one_wire = wire(*first).filter(|actor| sources.iter().all(|&source| wire(source) == Some(*actor)));
        let publisher = self.library.publisher_name(self.library[*first].publisher_key);
        let (pattern, who) = match (one_wire, publisher) {
            (Some(actor), _) => ("explain_one_text", self.name(actor)),
            (None, _) if is_one_text => ("explain_one_text", self.source(root)),
            (None, Some(publisher)) => ("explain_one_publisher", self.words.isolated(publisher)),
            (None, None) => return self.only(),
        };
        let reports = self.words.count("explain_reports", sources.len(), &[]);
        self.fitting_given(&given, |answers, _| self.words.say(pattern, &[("reports", &reports), ("who", &who), ("answers", answers)]))
    }

    /// `Only the Gazette says so: three days.`
    fn only(&self) -> String {
        let given = self.given();
        if given.iter().all(|tally| self.is_voiceless(tally)) {
            return self.by_hearsay(&given);
        }
        let (mut actors, mut own): (Vec<ActorKey>, Vec<SourceKey>) = (Vec::new(), Vec::new());
        for tally in &given {
            let (speakers, mut reports) = self.tellers(tally);
            actors.extend(speakers);
            reports.retain(|&source| !self.library[source].is_machine_text());
            own.extend(reports);
        }
        let who = if own.is_empty() { self.who(&unique(actors), &[]) } else { self.who(&[], &unique(own)) };
        self.fitting_given(&given, |answers, few| {
            self.words.count("explain_only", who.count, &[("who", who.named(few)), ("answers", answers)])
        })
    }

    /// `Two reports say so, and all goes back to Pakistan: no agreement.` Members of sets need not all stand in each report, so of those it
    /// is said that the reports name them together.
    fn one_origin(&self) -> Vec<String> {
        let given = self.given();
        let total = self.comparison.total.unwrap_or_default();
        let carrying = Self::carrying(&given);
        if carrying == 1 {
            return vec![self.only()];
        }
        let reports = self.words.count("explain_reports", carrying, &[]);
        let actors: Vec<ActorKey> = unique(given.iter().flat_map(|tally| self.tellers(tally).0).collect());
        let sides = unique(actors.iter().map(|&actor| self.library.side(actor)).collect());
        if let Some(sentences) = self.one_beside_others(&given).filter(|_| total.origins > 0) {
            return sentences;
        }
        let few = (1..=NAMED).contains(&sides.len());
        // Several sides are one origin by what they say jointly. Else it is what passes them on that makes them one.
        let is_joint = self.counted_claims().all(|claim| {
            let speakers = unique(self.library.speakers(claim).map(|actor| self.library.side(actor)).collect());
            speakers.is_empty() || speakers == sides
        });
        let is_own = given.iter().any(|tally| !tally.own_voice.is_empty());
        if total.origins > 0 && sides.len() > 1 && !is_own && !is_joint {
            let no_two = |answers: &str, _| self.words.say("explain_no_two", &[("reports", &reports), ("answers", answers)]);
            return vec![self.fitting_given(&given, no_two)];
        }
        if few && given.iter().any(|tally| tally.tally.reports < carrying) {
            let together = self.fitting_given(&given, |answers, _| self.words.count("explain_together", carrying, &[("answers", answers)]));
            return vec![together, self.words.say("explain_all_of_it", &[("who", &self.who(&sides, &[]).all)])];
        }
        let pattern = if is_own { "explain_nobody_but" } else { "explain_goes_back" };
        vec![match sides.as_slice() {
            _ if total.origins == 0 => {
                self.fitting_given(&given, |answers, _| self.words.say("explain_no_origin", &[("reports", &reports), ("answers", answers)]))
            }
            sides if few => {
                let who = self.who(sides, &[]);
                self.fitting_given(&given, |answers, few| {
                    self.words.say(pattern, &[("reports", &reports), ("who", who.named(few)), ("answers", answers)])
                })
            }
            _ => self
                .fitting_given(&given, |answers, _| self.words.say("explain_one_origin", &[("reports", &reports), ("answers", answers)])),
        }]
    }

    /// `Only the Gazette says so: yes.` `The Digest has it by hearsay.` Where one report alone has a voice.
    fn one_beside_others(&self, given: &[&AnswerTally]) -> Option<Vec<String>> {
        let claims: Vec<ClaimKey> = given.iter().flat_map(|tally| self.claims_of(tally)).collect();
        let sources = |claims: &[ClaimKey]| unique(claims.iter().map(|&claim| self.library[claim].source).collect::<Vec<_>>());
        let (mut beside, voiced): (Vec<ClaimKey>, Vec<ClaimKey>) = claims.iter().partition(|&&claim| self.library.is_hearsay(claim));
        let speaking = sources(&voiced);
        beside.retain(|&claim| !speaking.contains(&self.library[claim].source));
        if beside.is_empty() || speaking.len() != 1 {
            return None;
        }
        let relayed = beside.iter().filter(|&&claim| self.library[claim].sourcing == Some(Sourcing::Relayed)).count();
        let key = match relayed {
            0 => "explain_beside_machine",
            all if all == beside.len() => "explain_beside_hearsay",
            _ => "explain_beside",
        };
        let beside = self.who(&[], &sources(&beside));
        Some(vec![self.only(), self.words.count(key, beside.count, &[("who", &beside.all)])])
    }

    /// `All three reports say so: no agreement.` `All name Türkiye. Two add Qatar.` `Three reports give answers that fit together: about 300,
    /// 310 and 320.`
    fn alike(&self) -> Vec<String> {
        let given = self.given();
        let reports = Self::carrying(&given);
        let [only] = given.as_slice() else {
            match given.len() {
                _ if self.question.kind.adds_up() => return self.members(&given),
                0..=2 => return self.each_answer(),
                _ => {}
            }
            let fit = |answers: &str, _| self.words.count("explain_fit", reports, &[("answers", answers)]);
            return vec![self.fitting_given(&given, fit)];
        };
        if self.comparison.verdict == Verdict::Corroborated {
            return vec![self.says(only)];
        }
        vec![self.fitting(&only.answer, |answer, _| match reports {
            2 => self.words.say("explain_all_two", &[("answers", answer)]),
            _ => self.words.count("explain_all", reports, &[("answers", answer)]),
        })]
    }

    fn members(&self, given: &[&AnswerTally]) -> Vec<String> {
        let answering = self.comparison.cells.iter().filter(|cell| cell.state == CellState::Claims).count();
        let (all, some): (Vec<&AnswerTally>, Vec<&AnswerTally>) = given.iter().partition(|tally| tally.tally.reports == answering);
        let answers = |tallies: &[&AnswerTally]| -> Vec<Answer> { tallies.iter().map(|tally| tally.answer.clone()).collect() };
        let Some(most) = some.first() else {
            let all = answers(&all);
            return vec![
                self.fitting_all(&all.iter().collect::<Vec<_>>(), |named, _| self.words.say("explain_all_name", &[("answers", named)])),
            ];
        };
        let (all, added) = (answers(&all), answers(&some));
        if all.is_empty() {
            return self.each_answer();
        }
        let all: Vec<&Answer> = all.iter().collect();
        let added: Vec<&Answer> = added.iter().collect();
        let count = if some.iter().all(|tally| tally.sources == most.sources) { Some(most.tally.reports) } else { None };
        let add = |named: &str, _| match count {
            Some(count) => self.words.count("explain_add", count, &[("answers", named)]),
            None => self.words.say("explain_some_add", &[("answers", named)]),
        };
        vec![self.fitting_all(&all, |named, _| self.words.say("explain_all_name", &[("answers", named)])), self.fitting_all(&added, add)]
    }

    /// `Quay Post first reported otherwise: two days.` What was only said again goes without saying.
    fn changed(&self) -> Option<String> {
        let stands = |answer: &Answer| self.given().iter().any(|tally| self.question.follows_from(answer, &tally.answer));
        let of_cells = self.comparison.cells.iter().flat_map(|cell| &cell.claims);
        let former: Vec<ClaimKey> = of_cells
            .copied()
            .filter(|&claim| self.library.standing(claim) == ClaimStanding::Changed && !stands(&self.library[claim].answer))
            .collect();
        let mut answers: Vec<&Answer> = former.iter().map(|&claim| &self.library[claim].answer).collect();
        answers.sort();
        answers.dedup();
        let sources = unique(former.iter().map(|&claim| self.library[claim].source).collect());
        let who = self.who(&[], &sources);
        (!former.is_empty()).then(|| {
            self.fitting_all(&answers, |answers, few| {
                self.words.count("explain_changed", sources.len(), &[("who", who.named(few)), ("answers", answers)])
            })
        })
    }

    /// `Two reports do not say.`
    fn silence(&self) -> Option<String> {
        let silent = self.comparison.cells.iter().filter(|cell| cell.state == CellState::Silent).count();
        let is_told = self.comparison.verdict != Verdict::Unanswered;
        (is_told && silent > 0 && silent < self.comparison.cells.len()).then(|| self.words.count("explain_silent", silent, &[]))
    }

    fn counted_claims(&self) -> impl Iterator<Item = ClaimKey> {
        self.comparison.cells.iter().flat_map(|cell| &cell.claims).copied().filter(|&claim| self.library.counts(claim))
    }

    fn reports(&self, count: usize) -> String {
        self.words.count("count_reports", count, &[])
    }

    fn name(&self, actor: ActorKey) -> String {
        self.words.isolated(&self.library[actor].called)
    }

    /// An actor that a verb in the singular follows. Unnamed voices have names in the plural as often as not.
    fn subject(&self, actor: ActorKey) -> String {
        let name = self.name(actor);
        if self.library[actor].kind == ActorKind::Unnamed { self.words.say("unnamed_subject", &[("name", &name)]) } else { name }
    }

    fn source(&self, source: SourceKey) -> String {
        self.words.isolated(&self.library[source].name)
    }

    /// Speakers by name, and the reports that say so themselves; these are counted where there are too many names.
    fn who(&self, actors: &[ActorKey], own: &[SourceKey]) -> Who {
        let count = actors.len() + own.len();
        let mut names: Vec<String> = match (actors, own) {
            (&[actor], []) => vec![self.subject(actor)],
            _ => actors.iter().map(|&actor| self.name(actor)).collect(),
        };
        if count > NAMED && !own.is_empty() && actors.len() < NAMED {
            names.push(self.reports(own.len()));
        } else {
            names.extend(own.iter().map(|&source| self.source(source)));
        }
        Who { all: self.row(&names, NAMED), few: self.row(&names, 1), count }
    }

    /// The first things in a row, and how many more there are.
    fn row(&self, things: &[String], most: usize) -> String {
        self.words.listed_and_more(things, most)
    }

    fn label(&self, answer: &Answer, most: usize) -> String {
        let label = answer_label(self.question, answer, self.words);
        // The sentence brings a full stop of its own.
        let label = label.trim_end_matches(['.', '。', '۔', ' ']);
        let mut parts = label.split_whitespace();
        let kept: Vec<&str> = parts.by_ref().take(most).collect();
        let text = if parts.next().is_some() { format!("{} …", kept.join(" ")) } else { label.to_owned() };
        self.words.isolated(&text)
    }

    /// A sentence with an answer. Where it would be too long, the answer is cut and the sentence told to name few.
    fn fitting(&self, answer: &Answer, sentence: impl Fn(&str, bool) -> String) -> String {
        self.fitting_all(&[answer], sentence)
    }

    fn fitting_two(&self, answers: [&Answer; 2], sentence: impl Fn(&str, &str) -> String) -> String {
        shortest_that_fits(|most| sentence(&self.label(answers[0], most), &self.label(answers[1], most)))
    }

    fn fitting_given(&self, given: &[&AnswerTally], sentence: impl Fn(&str, bool) -> String) -> String {
        let answers: Vec<&Answer> = given.iter().map(|tally| &tally.answer).collect();
        self.fitting_all(&answers, sentence)
    }

    /// A sentence with answers in a row.
    fn fitting_all(&self, answers: &[&Answer], sentence: impl Fn(&str, bool) -> String) -> String {
        shortest_that_fits(|most| {
            let few = most <= FEW;
            let named: Vec<String> = answers.iter().map(|answer| self.label(answer, most)).collect();
            sentence(&self.row(&named, if few { 1 } else { NAMED }), few)
        })
    }
}

/// An answer, when it was first given after another one, and by which claims until the next.
struct Turn<'given> {
    time: Option<Date>,
    answer: &'given Answer,
    claims: Vec<ClaimKey>,
}

/// Speakers and reports, in a row.
struct Who {
    all: String,
    /// The first of them, and how many more there are.
    few: String,
    count: usize,
}

impl Who {
    fn named(&self, few: bool) -> &str {
        if few { &self.few } else { &self.all }
    }
}

/// The sentence with whole answers, else with ever shorter ones.
fn shortest_that_fits(sentence: impl Fn(usize) -> String) -> String {
    let fits = |text: &String| text.split_whitespace().count() <= WORDS;
    let cuts = std::iter::once(usize::MAX).chain(CUT);
    cuts.map(&sentence).find(fits).unwrap_or_else(|| sentence(1))
}

/// An actor who gives both answers.
fn shared_speaker(one: &AnswerTally, other: &AnswerTally) -> Option<ActorKey> {
    one.actors.iter().copied().find(|actor| one.actors.len() == 1 && other.actors == [*actor])
}

fn unique<Key: Ord>(mut keys: Vec<Key>) -> Vec<Key> {
    keys.sort_unstable();
    keys.dedup();
    keys
}
