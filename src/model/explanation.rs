//! The explanation of a verdict: one to three plain sentences that name who says what, every word of which a reader can check against the
//! table, and one more each for those who say that it is not known and for hearsay. No sums, and no sentence of more than 20 words.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::answer::{Answer, Given, Quantity, answer_label, range_in_words};
use crate::model::comparison::{AnswerTally, QuestionComparison, Within};
use crate::model::date::Date;
use crate::model::id::{ActorKey, ClaimKey, SourceKey};
use crate::model::interface_words::InterfaceWords;
use crate::model::library::{ClaimStanding, Derivation, Library, Question};
use crate::model::wording::capital;
use crate::model::words::{ActorKind, CellState, Flag, MachineText, Sourcing, Verdict};

/// The most sentences.
const SENTENCES: usize = 5;
/// The most words of a sentence.
const WORDS: usize = 20;
/// The most things that a sentence names; the rest are counted.
const NAMED: usize = 3;
/// What a long answer is cut down to, where the sentence has no room for more.
const CUT: [usize; 6] = [14, 11, 8, 5, 3, 1];
/// The words of a day.
const DAY: usize = 3;
/// With answers cut down to this, one name is all that there is room for.
const FEW: usize = 8;

/// The sentences for a question, in the language of the words.
pub fn explanation(library: &Library, question: &Question, comparison: &QuestionComparison, words: &InterfaceWords) -> String {
    let teller = Teller::new(library, question, comparison, words);
    let mut sentences = teller.sentences();
    sentences.extend(teller.not_known());
    sentences.extend(teller.hearsay(SENTENCES.saturating_sub(sentences.len())));
    if sentences.len() == 1 {
        sentences.extend(teller.withdrawn().or_else(|| teller.changed()).or_else(|| teller.silence()));
    }
    sentences.iter().map(|sentence| capital(sentence)).collect::<Vec<_>>().join(" ")
}

/// `73 people from Bek or 78 people from Kel; nobody can tell which came later.` `None` where all can be put in order.
pub fn vague(library: &Library, question: &Question, comparison: &QuestionComparison, words: &InterfaceWords) -> Option<String> {
    Teller::new(library, question, comparison, words).vague()
}

/// `Asif says both: yes on 2 March 2025 and no on 3 March 2025.` Of the first who gives answers that exclude each other in statements of two
/// days; `None` without any.
pub fn shift(library: &Library, question: &Question, comparison: &QuestionComparison, words: &InterfaceWords) -> Option<String> {
    Teller::new(library, question, comparison, words).shift()
}

struct Teller<'a> {
    library: &'a Library,
    question: &'a Question,
    comparison: &'a QuestionComparison,
    words: &'a InterfaceWords,
    /// The claims that count, in the order of the table.
    counted: Vec<ClaimKey>,
    /// Those that name each of the listed answers; of a set each of its members.
    naming: BTreeMap<usize, Vec<ClaimKey>>,
    /// Those that give each answer that is not listed.
    giving: BTreeMap<&'a Answer, Vec<ClaimKey>>,
}

impl<'a> Teller<'a> {
    fn new(library: &'a Library, question: &'a Question, comparison: &'a QuestionComparison, words: &'a InterfaceWords) -> Self {
        let claims = comparison.cells.iter().flat_map(|cell| &cell.claims).copied();
        let counted: Vec<ClaimKey> = claims.filter(|&claim| library.counts(claim)).collect();
        let mut naming: BTreeMap<usize, Vec<ClaimKey>> = BTreeMap::new();
        let mut giving: BTreeMap<&'a Answer, Vec<ClaimKey>> = BTreeMap::new();
        for &claim in &counted {
            let answer = &library[claim].answer;
            if answer.listed().is_empty() {
                giving.entry(answer).or_default().push(claim);
            }
            answer.listed().iter().for_each(|&listed| naming.entry(listed).or_default().push(claim));
        }
        Self { library, question, comparison, words, counted, naming, giving }
    }

    fn sentences(&self) -> Vec<String> {
        match self.comparison.verdict {
            Verdict::Unanswered if self.comparison.is_too_early() => vec![self.words.get("explain_too_early").to_owned()],
            Verdict::Unanswered if self.comparison.is_unread() => vec![self.words.get("explain_unread").to_owned()],
            Verdict::Unanswered => vec![self.words.get("explain_unanswered").to_owned()],
            Verdict::Open if !self.question.kind.is_compared() => vec![self.listed_only()],
            Verdict::ToldDifferently => self.told(),
            Verdict::SideDiffers => self.within_one(),
            Verdict::SourcesDiffer | Verdict::Disputed => self.contradicting(),
            Verdict::Open => self.each_answer(),
            Verdict::Developing => self.developing(),
            Verdict::OnePublisher => self.one_publisher(),
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

    /// `By hearsay: somebody was.` What a machine's text says itself is none. What a party is relayed to have said may stand told already,
    /// as one of those who contradict each other. At most so many sentences; one, if need be.
    fn hearsay(&self, most: usize) -> Vec<String> {
        let given: BTreeSet<&Answer> = self.given().into_iter().map(|tally| &tally.answer).collect();
        let told: BTreeSet<ClaimKey> = match self.comparison.verdict {
            Verdict::SourcesDiffer | Verdict::Disputed | Verdict::SideDiffers => {
                self.contested().into_iter().flat_map(|stance| stance.claims).collect()
            }
            Verdict::ToldDifferently => self.stances().into_iter().flat_map(|stance| stance.claims).collect(),
            _ => BTreeSet::new(),
        };
        let is_apart = |tally: &&AnswerTally| {
            let is_given = given.contains(&tally.answer);
            let is_told = self.claims_of(tally).any(|claim| told.contains(&claim));
            tally.tally.reports > 0 && !is_given && !is_told && !tally.answer.is_not_known() && self.is_voiceless(tally)
        };
        let tallies: Vec<&AnswerTally> = self.comparison.answers.iter().filter(is_apart).collect();
        let relayed = |tally: &&AnswerTally| -> Vec<ClaimKey> { self.claims_of(tally).collect() };
        match tallies.as_slice() {
            [] => Vec::new(),
            // Two answers of two speakers are no answer of one.
            [one, other] if most > 1 && relayed(one) != relayed(other) => vec![self.by_hearsay(&[one]), self.by_hearsay(&[other])],
            all => vec![self.by_hearsay(all)],
        }
    }

    /// `By hearsay Asif says: yes.` Where a report has it from nobody in particular, or several answers come so: `By hearsay: yes.`
    fn by_hearsay(&self, tallies: &[&AnswerTally]) -> String {
        let claims: Vec<ClaimKey> = tallies.iter().flat_map(|tally| self.claims_of(tally)).collect();
        let is_machine = claims.iter().all(|&claim| self.library[claim].sourcing != Some(Sourcing::Relayed));
        let of_each: Vec<Vec<ClaimKey>> = tallies.iter().map(|tally| self.claims_of(tally).collect()).collect();
        if of_each.windows(2).all(|pair| pair[0] == pair[1]) {
            let stances: Vec<Stance<'_>> =
                tallies.iter().map(|tally| Stance { given: Given::from(&tally.answer), claims: claims.clone() }).collect();
            if let Some(sentence) = self.relayed(&stances.iter().collect::<Vec<_>>()) {
                return sentence;
            }
        }
        let pattern = if is_machine { self.machine_pattern(&claims) } else { "explain_hearsay" };
        self.fitting_given(tallies, |named, few| {
            let named = if few { named.to_owned() } else { self.dated(named, &claims) };
            self.words.say(pattern, &[("answers", &named)])
        })
    }

    /// `40 (as of 3 March 2025)`: an answer that is told last and need not be the latest. As it is where times do not count, or the claims
    /// hold for several.
    fn dated(&self, answer: &str, claims: &[ClaimKey]) -> String {
        let times: Option<Vec<Date>> = claims.iter().map(|&claim| self.library.holds_at(claim)).collect();
        match times.map(unique).as_deref() {
            Some(&[time]) if self.question.over_time => {
                let date = self.words.isolated(&time.prose(self.words.dates()));
                self.words.say("answer_as_of", &[("answer", answer), ("date", &date)])
            }
            _ => answer.to_owned(),
        }
    }

    /// The sentence for answers that the same speakers are only relayed to have given.
    fn relayed(&self, stances: &[&Stance<'_>]) -> Option<String> {
        let claims = &stances.first()?.claims;
        let is_relayed = |&claim: &ClaimKey| self.is_relayed(claim) && self.library.speakers(claim).next().is_some();
        let who = self.who(claims);
        claims.iter().all(is_relayed).then(|| {
            self.fitting_stances(stances, |answer, few| {
                let answer = if few { answer.to_owned() } else { self.dated(answer, claims) };
                self.words.count("explain_hearsay_says", who.count, &[("answer", &answer), ("who", who.named(few))])
            })
        })
    }

    fn is_declared_machine(&self, source: SourceKey) -> bool {
        self.library[source].machine_text == Some(MachineText::Declared)
    }

    fn is_relayed(&self, claim: ClaimKey) -> bool {
        self.library[claim].sourcing == Some(Sourcing::Relayed)
    }

    /// The claims that give an answer; of a set, that name its member.
    fn claims_of(&self, tally: &AnswerTally) -> impl Iterator<Item = ClaimKey> {
        let claims = match tally.answer.listed() {
            [] => self.giving.get(&tally.answer),
            [listed, ..] => self.naming.get(listed),
        };
        claims.map_or(&[][..], Vec::as_slice).iter().copied()
    }

    fn is_voiceless(&self, tally: &AnswerTally) -> bool {
        self.claims_of(tally).all(|claim| self.library.is_hearsay(claim))
    }

    /// The claims by which an answer is told: where anybody says so first-hand, no hearsay, and no machine's text.
    fn tellers(&self, tally: &AnswerTally) -> Vec<ClaimKey> {
        let said: Vec<ClaimKey> = self.claims_of(tally).collect();
        self.first_hand(&said)
    }

    fn first_hand(&self, said: &[ClaimKey]) -> Vec<ClaimKey> {
        let first_hand: Vec<ClaimKey> = said.iter().copied().filter(|&claim| !self.library.is_hearsay(claim)).collect();
        if first_hand.is_empty() { said.to_vec() } else { first_hand }
    }

    /// Those who are said to speak in some claims.
    fn actors_of(&self, claims: &[ClaimKey]) -> Vec<ActorKey> {
        unique(claims.iter().flat_map(|&claim| self.library.speakers(claim)).collect())
    }

    /// The reports that some claims are the own words of.
    fn own_of(&self, claims: &[ClaimKey]) -> Vec<SourceKey> {
        let is_own = |claim: &&ClaimKey| self.library.speakers(**claim).next().is_none();
        unique(claims.iter().filter(is_own).map(|&claim| self.library[claim].source).collect())
    }

    /// `Not known, says the Gazette.` Where others know. `Not known, says Asif in the Gazette.` Where he is told to know elsewhere.
    fn not_known(&self) -> Option<String> {
        let tally = self.comparison.answers.iter().find(|tally| tally.answer.is_not_known() && tally.tally.reports > 0)?;
        let stance = Stance { given: Given::from(&tally.answer), claims: self.tellers(tally) };
        if self.given().iter().all(|given| given.answer.is_not_known()) {
            return None;
        }
        // Whoever does not know yet may know later.
        let times: Option<Vec<Date>> = stance.claims.iter().map(|&claim| self.library.holds_at(claim)).collect();
        let last = times.and_then(|times| times.into_iter().max_by_key(|date| (date.time_range().last, *date)));
        Some(match last.filter(|_| self.question.over_time) {
            Some(time) => self.told_at("explain_as_of", &stance, Some(time)),
            None => self.does_not_know(&stance),
        })
    }

    /// Whoever gives an answer in one report and in another does not know it is told with the report.
    fn does_not_know(&self, stance: &Stance<'_>) -> String {
        let elsewhere: Vec<ClaimKey> = self.given().into_iter().flat_map(|tally| self.tellers(tally)).collect();
        let (knowing, actors) = (self.actors_of(&elsewhere), self.actors_of(&stance.claims));
        let is_named = |actor: ActorKey| self.library[actor].kind != ActorKind::Unnamed;
        match (actors.as_slice(), self.own_of(&stance.claims).as_slice()) {
            (&[actor], []) if knowing.contains(&actor) && is_named(actor) && !self.is_relayed(stance.claims[0]) => {
                let (who, reports) = (self.name(actor), self.reports_of(&stance.claims, actor));
                self.fitting_stances(&[stance], |answer, few| {
                    let reports = self.row(&reports, if few { 1 } else { NAMED });
                    self.words.say("explain_says_in", &[("who", &who), ("reports", &reports), ("answer", answer)])
                })
            }
            _ => self.says(stance),
        }
    }

    /// How many sources carry one of these answers.
    fn carrying(given: &[&AnswerTally]) -> usize {
        unique(given.iter().flat_map(|tally| tally.sources.iter().copied()).collect()).len()
    }

    /// `Yes, say Pakistan and Tarar.` `No, says the Gazette.`
    fn each_answer(&self) -> Vec<String> {
        let stance = |tally: &&'_ AnswerTally| (tally.answer.clone(), self.tellers(tally));
        let given: Vec<(Answer, Vec<ClaimKey>)> = self.given().iter().map(stance).collect();
        let stances: Vec<Stance<'_>> =
            given.iter().map(|(answer, claims)| Stance { given: Given::from(answer), claims: claims.clone() }).collect();
        self.told_apart(&stances)
    }

    /// The answers that exclude another. Where times count, those for one time, which is said, and what came after it.
    fn contradicting(&self) -> Vec<String> {
        let contested = self.contested();
        let mut sentences = self.told_apart(&contested);
        let Some((one, other)) = self.comparison.witness.filter(|_| self.question.over_time) else { return sentences };
        if let (Some(sentence), Some(stance)) = (sentences.first_mut(), contested.first())
            && let Some(shown_by) = [one, other].into_iter().find(|witness| stance.claims.contains(witness))
            && let Some(time) = self.library.holds_at(shown_by)
            && !stance.claims.iter().any(|&claim| self.is_relayed(claim))
        {
            *sentence = self.told_at("explain_as_of", stance, Some(time));
        }
        let turns = self.turns_after(&[one, other]);
        let last = turns.last();
        let beside = |turn: &&Turn<'_>| last.is_some_and(|last| turn.time == last.time);
        sentences.extend(match turns.iter().filter(beside).collect::<Vec<_>>().as_slice() {
            [] => None,
            [turn] => Some(self.told_at("explain_later", &turn.stance, turn.time)),
            several => Some(self.later_answers(several)),
        });
        sentences
    }

    /// Up to three answers in a sentence each; of more the first, and the others with who gives them.
    fn told_apart(&self, stances: &[Stance<'_>]) -> Vec<String> {
        match stances {
            [] => Vec::new(),
            [first, others @ ..] if others.len() >= NAMED => vec![self.says(first), self.other_answers(others)],
            few => few.iter().map(|stance| self.says(stance)).collect(),
        }
    }

    /// The answers that are compared, each with all who give it, that which most reports carry first; lists are whole. What a party is
    /// relayed to have said is compared, and any other hearsay where nothing has a voice (`docs/comparison.md`, "Claims without a voice").
    fn stances(&self) -> Vec<Stance<'_>> {
        let counted: Vec<ClaimKey> = self.counted_claims().collect();
        let has_voice = counted.iter().any(|&claim| !self.library.is_hearsay(claim));
        let is_compared = |&claim: &ClaimKey| !self.library.is_hearsay(claim) || !has_voice || self.is_of_party(claim);
        let mut by_answer: BTreeMap<Given<'_>, Vec<ClaimKey>> = BTreeMap::new();
        // One moment may be written in several zones, and is told as it was first.
        let mut first: BTreeMap<Date, Given<'_>> = BTreeMap::new();
        for claim in counted.into_iter().filter(|&claim| !self.library[claim].answer.is_not_known()) {
            let given = self.library[claim].given();
            let given = match given.answer {
                Answer::Date(date) => *first.entry(date.in_utc()).or_insert(given),
                _ => given,
            };
            by_answer.entry(given).or_default().push(claim);
        }
        by_answer.retain(|_, claims| claims.iter().any(is_compared));
        let mut stances: Vec<Stance<'_>> = by_answer.into_iter().map(|(given, claims)| Stance { given, claims }).collect();
        stances.sort_by_key(|stance| {
            let is_hearsay = stance.claims.iter().all(|&claim| self.library.is_hearsay(claim));
            (is_hearsay, std::cmp::Reverse(self.sources_of(&stance.claims).len()))
        });
        stances
    }

    fn sources_of(&self, claims: &[ClaimKey]) -> Vec<SourceKey> {
        unique(claims.iter().map(|&claim| self.library[claim].source).collect())
    }

    /// The answers that exclude another. Where times count, those two that the verdict rests on, each as given for its time.
    fn contested(&self) -> Vec<Stance<'_>> {
        let mut stances = self.stances();
        if let Some((one, other)) = self.comparison.witness.filter(|_| self.question.over_time) {
            for stance in &mut stances {
                let is_theirs = |witness: ClaimKey| self.library[witness].given() == stance.given;
                let shown_by: Vec<ClaimKey> = [one, other].into_iter().filter(|&witness| is_theirs(witness)).collect();
                stance.claims.retain(|&claim| shown_by.iter().any(|&witness| claim == witness || self.are_of_one_time(claim, witness)));
            }
            stances.retain(|stance| !stance.claims.is_empty());
            return stances;
        }
        let has_rival: Vec<bool> =
            stances.iter().map(|one| stances.iter().any(|other| self.question.excludes(one.given, other.given))).collect();
        let mut has_rival = has_rival.into_iter();
        stances.retain(|_| has_rival.next() == Some(true));
        stances
    }

    /// Whether two claims hold for one time (`docs/comparison.md`, "Answers that change").
    fn are_of_one_time(&self, one: ClaimKey, other: ClaimKey) -> bool {
        let are_stated = self.library[one].as_of.is_some() && self.library[other].as_of.is_some();
        let times = self.library.holds_at(one).zip(self.library.holds_at(other));
        times.is_some_and(|(one, other)| are_stated && one.equals(&other) || one.has_time() && other.has_time() && one.overlaps(&other))
    }

    /// Whether somebody of a participant or mediator speaks.
    fn is_of_party(&self, claim: ClaimKey) -> bool {
        let event = &self.library[self.question.event];
        let is_party = |actor: ActorKey| event.participants.contains(&actor) || event.mediators.contains(&actor);
        let chain = |actor: ActorKey| std::iter::successors(Some(actor), |&actor| self.library[actor].part_of);
        self.library[claim].by.iter().any(|&speaker| chain(speaker).any(is_party))
    }

    fn says(&self, stance: &Stance<'_>) -> String {
        if stance.claims.iter().all(|&claim| self.library.is_hearsay(claim)) {
            return self.says_by_hearsay(stance);
        }
        let claims = self.first_hand(&stance.claims);
        let who = self.who(&claims);
        let jointly = |claim: &ClaimKey| self.library[*claim].by.len() > 1 && self.library[*claim].by == self.library[claims[0]].by;
        let pattern = if claims.iter().all(jointly) { "explain_says_jointly" } else { "explain_says" };
        self.fitting_stances(&[stance], |answer, few| self.words.count(pattern, who.count, &[("answer", answer), ("who", who.named(few))]))
    }

    /// `By hearsay Asif says: yes.` `Yes, says the Gazette, by hearsay.` What is relayed goes before a machine's text that says the same.
    fn says_by_hearsay(&self, stance: &Stance<'_>) -> String {
        let of = |wanted: &dyn Fn(ClaimKey) -> bool| Stance {
            given: stance.given,
            claims: stance.claims.iter().copied().filter(|&claim| wanted(claim)).collect(),
        };
        let relayed = of(&|claim| self.is_relayed(claim));
        let spoken = of(&|claim| self.is_relayed(claim) && self.library.speakers(claim).next().is_some());
        if let Some(sentence) = self.relayed(&[&spoken]).filter(|_| !spoken.claims.is_empty()) {
            return sentence;
        }
        if relayed.claims.is_empty() {
            let pattern = self.machine_pattern(&stance.claims);
            return self.fitting_stances(&[stance], |answer, few| {
                let answer = if few { answer.to_owned() } else { self.dated(answer, &stance.claims) };
                self.words.say(pattern, &[("answers", &answer)])
            });
        }
        let who = self.who(&relayed.claims);
        self.fitting_stances(&[&relayed], |answer, few| {
            let by_hearsay = self.words.say("explain_by_hearsay", &[("who", who.named(few))]);
            self.words.count("explain_says", who.count, &[("answer", answer), ("who", &by_hearsay)])
        })
    }

    fn machine_pattern(&self, claims: &[ClaimKey]) -> &'static str {
        let are_declared = claims.iter().all(|&claim| self.is_declared_machine(self.library[claim].source));
        if are_declared { "explain_by_machine_declared" } else { "explain_by_machine" }
    }

    /// `By 5 March 2025: 78 from Kel or 80 from Bek.`
    fn later_answers(&self, turns: &[&Turn<'_>]) -> String {
        let date = turns[0].time.map(|date| self.words.isolated(&date.prose(self.words.dates()))).unwrap_or_default();
        // Where there is no room for all of it, who gives each stands in the table.
        let given = |turn: &&Turn<'_>, most: usize| match most {
            usize::MAX => self.given_by(&turn.stance, most, NAMED),
            _ => self.whole_label(turn.stance.given, most),
        };
        shortest_that_fits(|most| {
            let (last, others) = turns.split_last().expect("there are several");
            let named = match others.len() {
                0..NAMED => others.iter().map(|turn| given(turn, most)).collect::<Vec<_>>().join(self.words.get("list_between")),
                _ => self.row_of_each(others, 1, |turn| given(turn, most)),
            };
            self.words.say("explain_later_several", &[("date", &date), ("one", &named), ("other", &given(last, most))])
        })
    }

    /// `Three other answers: no from Tarar, perhaps from the Gazette and 2 more, and never from Asif.`
    fn other_answers(&self, stances: &[Stance<'_>]) -> String {
        let sentence = |(most, names, answers): (usize, usize, usize)| {
            let row = self.row_of_each(stances, answers, |stance| self.given_by(stance, most, names));
            self.words.count("explain_others", stances.len(), &[("answers", &row)])
        };
        // Who says so is cut before what is said, and both before an answer is left out.
        let whole = [(usize::MAX, NAMED, NAMED), (usize::MAX, 1, NAMED)].into_iter();
        // Of answers that are cut to a word or two nobody knows what they are.
        let cut = || CUT.into_iter().filter(|&most| most > NAMED);
        let (cut, fewer) = (cut().map(|most| (most, 1, NAMED)), cut().map(|most| (most, 1, 1)));
        let mut attempts = whole.chain(cut).chain(fewer).map(sentence);
        attempts.find(|text| fits(text)).unwrap_or_else(|| {
            let claims: Vec<ClaimKey> = stances.iter().flat_map(|stance| self.first_hand(&stance.claims)).collect();
            self.words.count("explain_others_from", stances.len(), &[("who", &self.who(&claims).few)])
        })
    }

    /// `no from Tarar` `no from Tarar, by hearsay`
    fn given_by(&self, stance: &Stance<'_>, most: usize, names: usize) -> String {
        let claims = self.first_hand(&stance.claims);
        let who = self.row(&self.names_of(&claims), names);
        let is_hearsay = claims.iter().all(|&claim| self.is_relayed(claim));
        let who = if is_hearsay { self.words.say("explain_by_hearsay", &[("who", &who)]) } else { who };
        self.words.say("answer_from", &[("answer", &self.whole_label(stance.given, most)), ("who", &who)])
    }

    /// Of the claims that nobody can put in order.
    fn vague(&self) -> Option<String> {
        let stance = |&shown: &ClaimKey| {
            let given = self.library[shown].given();
            let is_alike =
                |&claim: &ClaimKey| self.library[claim].given() == given && self.library.holds_at(claim) == self.library.holds_at(shown);
            Stance { given, claims: self.counted_claims().filter(is_alike).collect() }
        };
        let stances: Vec<Stance<'_>> = self.comparison.vague.iter().map(stance).collect();
        let (last, others) = stances.split_last().filter(|(_, others)| !others.is_empty())?;
        if others.len() < NAMED {
            let named = others.iter().map(|one| self.given_by(one, usize::MAX, NAMED)).collect::<Vec<_>>();
            let parts = [("one", named.join(self.words.get("list_between"))), ("other", self.given_by(last, usize::MAX, NAMED))];
            let sentence = self.words.say("explain_vague", &parts.each_ref().map(|(place, text)| (*place, text.as_str())));
            if fits(&sentence) {
                return Some(sentence);
            }
        }
        Some(shortest_that_fits(|most| {
            let label = |stance: &Stance<'_>| self.whole_label(stance.given, most);
            let named = match others.len() {
                0..NAMED => others.iter().map(label).collect::<Vec<_>>().join(self.words.get("list_between")),
                _ => self.row_of_each(others, 1, label),
            };
            self.words.say("explain_vague", &[("one", &named), ("other", &self.whole_label(last.given, most))])
        }))
    }

    /// `3 answers in 2 reports, listed and not compared.`
    fn listed_only(&self) -> String {
        let live: Vec<ClaimKey> = self.counted_claims().collect();
        let mut sources: Vec<SourceKey> = live.iter().map(|&claim| self.library[claim].source).collect();
        sources.dedup();
        let (answers, reports) = (self.words.count("count_answers", live.len(), &[]), self.reports(sources.len()));
        self.words.say("explain_open", &[("answers", &answers), ("reports", &reports)])
    }

    /// `Two reports quote Tarar differently: all measures, or operations.` And what others say.
    fn told(&self) -> Vec<String> {
        let Some((first, second)) = self.comparison.witness else { return Vec::new() };
        let (one, other) = (&self.library[first], &self.library[second]);
        let statement = one.statement.filter(|_| one.statement == other.statement).map(|statement| self.library[statement].actor);
        let common = self.library.speakers(first).find(|&actor| self.library.speakers(second).any(|other| other == actor));
        let Some(speaker) = common.or(statement) else { return Vec::new() };
        let carries = |claim: &ClaimKey| self.library.speakers(*claim).any(|actor| actor == speaker);
        let mut sources: Vec<SourceKey> = self.counted_claims().filter(carries).map(|claim| self.library[claim].source).collect();
        sources.dedup();
        let speaker = self.name(speaker);
        let reports = sources.len().max(2);
        // Hearsay is no quote, so it stands first and is called what it is.
        let (key, claims) = match [first, second].map(|claim| self.is_relayed(claim)) {
            [false, false] if one.only => ("explain_told", [second, first]),
            [false, false] => ("explain_told", [first, second]),
            [true, false] => ("explain_told_hearsay", [first, second]),
            [false, true] => ("explain_told_hearsay", [second, first]),
            [true, true] => ("explain_told_relayed", [first, second]),
        };
        let given = claims.map(|claim| self.library[claim].given());
        let told = shortest_that_fits(|most| {
            let [one, other] = given.map(|given| self.whole_label(given, most));
            self.words.count(key, reports, &[("speaker", &speaker), ("one", &one), ("other", &other)])
        });
        let others: Vec<Stance<'_>> = self.stances().into_iter().filter(|stance| !given.contains(&stance.given)).collect();
        let others = match others.as_slice() {
            [] => None,
            [other] => Some(self.says(other)),
            others => Some(self.other_answers(others)),
        };
        std::iter::once(told).chain(others).collect()
    }

    /// `Asif says both: war and other options.` Where one holder alone is at odds; else each answer, and whose word all of it is where that
    /// is not plain.
    fn within_one(&self) -> Vec<String> {
        let contested = self.contested();
        if let [first, second] = contested.as_slice()
            && [first, second].iter().all(|stance| !stance.claims.iter().any(|&claim| self.is_relayed(claim)))
        {
            let all: Vec<ClaimKey> = first.claims.iter().chain(&second.claims).copied().collect();
            let holder = |claims: &[ClaimKey]| (self.actors_of(claims), self.own_of(claims));
            let who = self.who(&all);
            if holder(&first.claims) == holder(&second.claims) && who.count == 1 {
                if let Some(sentence) = self.both_on_days(&who, [first, second]) {
                    return vec![sentence];
                }
                return vec![self.fitting_stances(&[first, second], |answers, _| {
                    self.words.say("explain_both", &[("who", &who.all), ("answers", answers)])
                })];
            }
        }
        let mut sentences = self.told_apart(&contested);
        if sentences.len() >= NAMED {
            return sentences;
        }
        let claims: Vec<ClaimKey> = contested.into_iter().flat_map(|stance| stance.claims).collect();
        match self.comparison.within {
            Some(Within::Publisher) => {
                let publisher = claims.iter().find_map(|&claim| self.library[self.library[claim].source].published_by);
                let speaker = self.actors_of(&claims).first().copied();
                sentences.extend(speaker.or(publisher).map(|actor| self.words.say("explain_one_medium", &[("who", &self.name(actor))])));
            }
            Some(Within::PassedOn) => sentences.extend(self.passed_on(&claims)),
            Some(Within::Side | Within::Voice) | None => {}
        }
        sentences
    }

    /// `Asif says both: yes on 2 March 2025 and no on 3 March 2025.` Where each was said in a statement of another day.
    fn both_on_days(&self, who: &Who, stances: [&Stance<'_>; 2]) -> Option<String> {
        let day = |stance: &Stance<'_>| {
            let on = |&claim: &ClaimKey| self.library[self.library[claim].statement?].on.filter(|on| !on.is_unknown());
            let days: Vec<Date> = unique(stance.claims.iter().map(on).collect::<Option<Vec<Date>>>()?);
            if let [day] = days.as_slice() { Some(*day) } else { None }
        };
        let mut said = [(day(stances[0])?, stances[0]), (day(stances[1])?, stances[1])];
        said.sort_by_key(|(day, _)| day.time_range().first);
        let on_day = |(day, stance): &(Date, &Stance<'_>)| {
            let (answer, day) = (self.whole_label(stance.given, usize::MAX), self.words.isolated(&day.prose(self.words.dates())));
            self.words.say("answer_on_day", &[("answer", &answer), ("date", &day)])
        };
        let answers = self.row(&said.each_ref().map(on_day), NAMED);
        let sentence = self.words.say("explain_both", &[("who", &who.all), ("answers", &answers)]);
        (said[0].0 != said[1].0 && fits(&sentence)).then_some(sentence)
    }

    fn shift(&self) -> Option<String> {
        let stated: Vec<ClaimKey> = self.counted_claims().filter(|&claim| self.library[claim].statement.is_some()).collect();
        let stance = |claim: ClaimKey| Stance { given: self.library[claim].given(), claims: vec![claim] };
        let alone = |claim: ClaimKey| match self.library[claim].by.as_slice() {
            &[speaker] => Some(speaker),
            _ => None,
        };
        let mut pairs = stated.iter().enumerate().flat_map(|(index, &one)| stated[index + 1..].iter().map(move |&other| (one, other)));
        pairs.find_map(|(one, other)| {
            let speaker = alone(one).filter(|&speaker| alone(other) == Some(speaker))?;
            let (first, second) = (stance(one), stance(other));
            let name = self.name(speaker);
            let who = Who { all: name.clone(), few: name, count: 1 };
            self.question.excludes(first.given, second.given).then(|| self.both_on_days(&who, [&first, &second])).flatten()
        })
    }

    /// `SNA, of another side, passes on the word of Kel.`
    fn passed_on(&self, claims: &[ClaimKey]) -> Option<String> {
        claims.iter().find_map(|&claim| {
            let source = self.library[claim].source;
            let owner = self.library[source].published_by.or(self.library[self.library[source].root].voice_of)?;
            let is_foreign = |actor: &ActorKey| self.library.side(*actor) != self.library.side(owner);
            let speaker = self.library.speakers(claim).find(is_foreign)?;
            let parts = [("report", self.source(source)), ("speaker", self.name(speaker))];
            Some(self.words.say("explain_passed_on", &parts.each_ref().map(|(place, text)| (*place, text.as_str()))))
        })
    }

    /// `At first: 73, says Bek.` `By 5 March 2025: 78, says Kel.` With what lies between; of more than one, how many.
    fn developing(&self) -> Vec<String> {
        let turns = self.turns();
        let told = |key: &str, turn: &Turn<'_>| self.told_at(key, &turn.stance, turn.time);
        if self.comparison.flags.contains(&Flag::TimesVague) {
            let earlier = self.comparison.witness.map(|(earlier, _)| earlier);
            // What was replaced in any case is told before what nobody can put in order.
            let first = turns.first().filter(|turn| {
                let is_vague = |&claim: &ClaimKey| self.library[claim].given() == turn.stance.given;
                earlier.is_some_and(|earlier| turn.stance.claims.contains(&earlier)) && !self.comparison.vague.iter().any(is_vague)
            });
            let vague = self.vague();
            let after = self.turns_after(&self.comparison.vague);
            let (first, last) = (first.map(|turn| told("explain_first", turn)), after.last().map(|turn| told("explain_later", turn)));
            return first.into_iter().chain(vague).chain(last).collect();
        }
        match turns.as_slice() {
            [] => Vec::new(),
            // Who has a voice replaces hearsay, which is told apart.
            [only] => vec![self.says(&only.stance)],
            [first, last] => vec![told("explain_first", first), told("explain_later", last)],
            [first, middle, last] => vec![told("explain_first", first), told("explain_later", middle), told("explain_later", last)],
            [first, between @ .., last] => {
                let between = self.words.count("explain_between", between.len(), &[]);
                vec![told("explain_first", first), between, told("explain_later", last)]
            }
        }
    }

    /// What was said after all of some claims.
    fn turns_after(&self, claims: &[ClaimKey]) -> Vec<Turn<'_>> {
        let is_after = |&later: &ClaimKey| {
            claims.iter().all(|&claim| {
                self.library.holds_at(later).zip(self.library.holds_at(claim)).is_some_and(|(later, time)| later.is_after(&time))
            })
        };
        self.turns_of(self.counted_claims().filter(is_after))
    }

    /// `By 5 March 2025: 78, says Kel.`
    fn told_at(&self, key: &str, stance: &Stance<'_>, time: Option<Date>) -> String {
        let who = self.who(&self.first_hand(&stance.claims));
        let date = time.map(|date| self.words.isolated(&date.prose(self.words.dates()))).unwrap_or_default();
        self.fitting_stances(&[stance], |answer, few| {
            self.words.count(key, who.count, &[("answer", answer), ("who", who.named(few)), ("date", &date)])
        })
    }

    /// What was said one after the other, each with when it was first said. What follows from what was said before is no turn, and neither
    /// is hearsay where anything has a voice.
    fn turns(&self) -> Vec<Turn<'_>> {
        self.turns_of(self.counted_claims())
    }

    /// The same of some claims.
    fn turns_of(&self, claims: impl Iterator<Item = ClaimKey>) -> Vec<Turn<'_>> {
        let known: Vec<ClaimKey> = claims.filter(|&claim| !self.library[claim].answer.is_not_known()).collect();
        let (hearsay, mut claims): (Vec<ClaimKey>, Vec<ClaimKey>) = known.into_iter().partition(|&claim| self.library.is_hearsay(claim));
        if claims.is_empty() {
            claims = hearsay;
        }
        let mut carried: BTreeMap<Given<'_>, usize> = BTreeMap::new();
        for &claim in &claims {
            *carried.entry(self.library[claim].given()).or_default() += 1;
        }
        // Of claims for one time those of the answer that most give come first.
        claims.sort_by_cached_key(|&claim| {
            let (time, given) = (self.library.holds_at(claim), self.library[claim].given());
            (time.map(|date| date.time_range().first), time, std::cmp::Reverse(carried[&given]), given, claim)
        });
        let mut turns: Vec<Turn<'_>> = Vec::new();
        for claim in claims {
            let given = self.library[claim].given();
            match turns.last_mut().map(|turn| &mut turn.stance) {
                Some(last) if given == last.given => last.claims.push(claim),
                Some(last) if self.question.follows_from(given, last.given) => {}
                _ => turns.push(Turn { time: self.library.holds_at(claim), stance: Stance { given, claims: vec![claim] } }),
            }
        }
        turns
    }

    /// `Sunk, say four reports; all carry the text of Transwire.` What not all of them say, or only quote, is told with who says it.
    fn one_publisher(&self) -> Vec<String> {
        let given = self.given();
        let sources = unique(given.iter().flat_map(|tally| tally.sources.iter().copied()).collect());
        let [first, _, ..] = sources.as_slice() else { return vec![self.only()] };
        let root = self.library[*first].root;
        let is_one_text = sources.iter().all(|&source| self.library[source].root == root);
        let wire = |source: SourceKey| match self.library[self.library[source].root].derived_from {
            Some(Derivation::Wire(actor)) => Some(actor),
            _ => None,
        };
        let one_wire = wire(*first).filter(|actor| sources.iter().all(|&source| wire(source) == Some(*actor)));
        let published_by = |source: SourceKey| self.library[source].published_by;
        let is_one_publisher = sources.iter().all(|&source| published_by(source) == published_by(*first));
        let publisher = self.library.publisher_name(self.library[*first].publisher_key);
        let (pattern, who) = match (one_wire, publisher, published_by(*first)) {
            (Some(actor), ..) => ("explain_one_text", self.name(actor)),
            (None, ..) if is_one_text => ("explain_one_text", self.source(root)),
            (None, _, Some(actor)) if is_one_publisher => ("explain_one_publisher", self.words.isolated(&self.library[actor].name)),
            (None, Some(owner), Some(_)) => ("explain_one_owner", self.words.isolated(owner)),
            (None, Some(publisher), None) => ("explain_one_publisher", self.words.isolated(publisher)),
            (None, None, _) => return vec![self.only()],
        };
        if given.iter().any(|tally| tally.own_voice.len() < sources.len()) {
            let mut told = if self.question.kind.adds_up() { self.members(&given) } else { self.each_answer() };
            if told.len() < NAMED {
                told.push(self.words.say("explain_all_of_it", &[("who", &who)]));
            }
            return told;
        }
        let reports = self.words.count("explain_reports", sources.len(), &[]);
        vec![
            self.fitting_given(&given, |answers, _| self.words.say(pattern, &[("reports", &reports), ("who", &who), ("answers", answers)])),
        ]
    }

    /// `Three days, says only the Gazette.`
    fn only(&self) -> String {
        let given = self.given();
        if given.iter().all(|tally| self.is_voiceless(tally)) {
            return self.by_hearsay(&given);
        }
        let tellers: Vec<ClaimKey> = given.iter().flat_map(|tally| self.tellers(tally)).collect();
        let is_own = |claim: &ClaimKey| {
            self.library.speakers(*claim).next().is_none() && !self.library[self.library[*claim].source].is_machine_text()
        };
        let is_spoken = |claim: &ClaimKey| self.library.speakers(*claim).next().is_some();
        let (own, spoken): (Vec<ClaimKey>, Vec<ClaimKey>) =
            (tellers.iter().copied().filter(is_own).collect(), tellers.iter().copied().filter(is_spoken).collect());
        // One report is on the page, so nobody has to be told whose unnamed voice it is.
        let who = if own.is_empty() { self.who_in(&spoken, false) } else { self.who(&own) };
        let is_whole = tellers.iter().all(|&claim| self.library[claim].only);
        self.fitting_given(&given, |answers, few| {
            let whole = self.words.say("answer_only", &[("answer", answers)]);
            let answers = if is_whole { &whole } else { answers };
            self.words.count("explain_only", who.count, &[("who", who.named(few)), ("answers", answers)])
        })
    }

    /// `No agreement, say two reports; all of it goes back to Pakistan.` Members of sets need not all stand in each report, so of those it
    /// is said that the reports name them together.
    fn one_origin(&self) -> Vec<String> {
        let given = self.given();
        let total = self.comparison.total.unwrap_or_default();
        let carrying = Self::carrying(&given);
        if carrying == 1 {
            return vec![self.only()];
        }
        let reports = self.words.count("explain_reports", carrying, &[]);
        let actors: Vec<ActorKey> = unique(given.iter().flat_map(|tally| self.actors_of(&self.tellers(tally))).collect());
        let sides = unique(actors.iter().map(|&actor| self.library.side(actor)).collect());
        if let Some(sentences) = self.one_beside_others(&given).filter(|_| total.origins > 0) {
            return sentences;
        }
        // Two papers with an unnamed voice may have heard two.
        let is_unnamed = sides.iter().any(|&side| self.library[side].kind == ActorKind::Unnamed);
        let few = (1..=NAMED).contains(&sides.len()) && !is_unnamed;
        // Several sides are one origin by what they say jointly. Else it is what passes them on that makes them one.
        let is_joint = self.counted_claims().all(|claim| {
            let speakers = unique(self.library.speakers(claim).map(|actor| self.library.side(actor)).collect());
            speakers.is_empty() || speakers == sides
        });
        let is_own = given.iter().any(|tally| !tally.own_voice.is_empty());
        if total.origins > 0 && (is_unnamed || sides.len() > 1 && !is_own && !is_joint) {
            // Members that not each report names are no list that anybody gave.
            if given.iter().any(|tally| tally.tally.reports < carrying || tally.actors != given[0].actors) {
                let each = self.each_answer();
                let none = (each.len() < NAMED).then(|| self.words.get("explain_none_independent").to_owned());
                return each.into_iter().chain(none).collect();
            }
            let no_two = |answers: &str, _| self.words.say("explain_no_two", &[("reports", &reports), ("answers", answers)]);
            return vec![self.fitting_given(&given, no_two)];
        }
        let all_of_it = || self.words.say("explain_all_of_it", &[("who", &self.row_of(&sides, NAMED))]);
        if few && !self.question.kind.adds_up() && given.len() > 1 {
            let mut each = self.each_answer();
            if each.len() < NAMED {
                each.push(all_of_it());
            }
            return each;
        }
        if few && given.iter().any(|tally| tally.tally.reports < carrying) {
            let together = self.fitting_given(&given, |answers, _| self.words.count("explain_together", carrying, &[("answers", answers)]));
            return vec![together, all_of_it()];
        }
        let tellers = given.iter().flat_map(|tally| self.tellers(tally));
        let named: Vec<ActorKey> = unique(tellers.flat_map(|claim| self.library[claim].by.iter().copied()).collect());
        // Those who are named, and not the side that they speak for, which no report may name.
        let (pattern, behind) = if is_own && !named.is_empty() { ("explain_nobody_but", &named) } else { ("explain_goes_back", &sides) };
        vec![match sides.as_slice() {
            _ if total.origins == 0 => {
                self.fitting_given(&given, |answers, _| self.words.say("explain_no_origin", &[("reports", &reports), ("answers", answers)]))
            }
            _ if few => {
                let who = |few: bool| self.row_of(behind, if few { 1 } else { NAMED });
                self.fitting_given(&given, |answers, few| {
                    self.words.say(pattern, &[("reports", &reports), ("who", &who(few)), ("answers", answers)])
                })
            }
            _ => self
                .fitting_given(&given, |answers, _| self.words.say("explain_one_origin", &[("reports", &reports), ("answers", answers)])),
        }]
    }

    /// `Yes, says only the Gazette.` `The Digest has it by hearsay.` Where one report alone has a voice.
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
            0 if sources(&beside).iter().all(|&source| self.is_declared_machine(source)) => "explain_beside_machine_declared",
            0 => "explain_beside_machine",
            all if all == beside.len() => "explain_beside_hearsay",
            _ => "explain_beside",
        };
        let beside: Vec<String> = sources(&beside).iter().map(|&source| self.source(source)).collect();
        Some(vec![self.only(), self.words.count(key, beside.len(), &[("who", &self.row(&beside, NAMED))])])
    }

    /// `No agreement, say all three reports.` `All name Türkiye. Two add Qatar.` `All name Türkiye. The Gazette adds Qatar.` `Three reports give answers that fit together: about 300,
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
        // A report that quotes somebody does not say so itself.
        if self.comparison.verdict == Verdict::Corroborated || only.own_voice.len() < reports {
            return self.each_answer();
        }
        // Where others answer otherwise or do not say, it is not all of them.
        let is_asked = |state: CellState| matches!(state, CellState::Claims | CellState::Silent);
        let is_unknown_to_some = self.comparison.answers.iter().any(|tally| tally.answer.is_not_known() && tally.tally.reports > 0);
        let is_all = !is_unknown_to_some && self.comparison.cells.iter().filter(|cell| is_asked(cell.state)).count() == reports;
        vec![self.fitting(&only.answer, |answer, _| match reports {
            _ if !is_all => {
                let reports = self.words.count("explain_reports", reports, &[]);
                self.words.say("explain_several", &[("reports", &reports), ("answers", answer)])
            }
            2 => self.words.say("explain_all_two", &[("answers", answer)]),
            _ => self.words.count("explain_all", reports, &[("answers", answer)]),
        })]
    }

    fn members(&self, given: &[&AnswerTally]) -> Vec<String> {
        let knows = |claim: &ClaimKey| self.library.counts(*claim) && !self.library[*claim].answer.is_not_known();
        let answering = self.comparison.cells.iter().filter(|cell| cell.claims.iter().any(knows)).count();
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
        let common = self.fitting_all(&all, |named, _| self.words.say("explain_all_name", &[("answers", named)]));
        if some.iter().all(|tally| tally.sources == most.sources) && most.own_voice.len() == most.tally.reports {
            let add = |named: &str, _| self.words.count("explain_add", most.tally.reports, &[("answers", named)]);
            return vec![common, self.fitting_all(&added, add)];
        }
        std::iter::once(common).chain(self.added(&some)).collect()
    }

    /// `The Gazette adds Qatar.` `Coast Wire adds Oman.` So that nobody takes it for one longer list. Of more lists: `Some add these, not
    /// always together: Qatar, Oman and Iran.`
    fn added(&self, tallies: &[&AnswerTally]) -> Vec<String> {
        let mut by_tellers: Vec<(Who, Vec<&Answer>)> = Vec::new();
        for tally in tallies {
            let who = self.who(&self.tellers(tally));
            match by_tellers.iter_mut().find(|(tellers, _)| tellers.all == who.all) {
                Some((_, answers)) => answers.push(&tally.answer),
                None => by_tellers.push((who, vec![&tally.answer])),
            }
        }
        if by_tellers.len() >= NAMED {
            let answers: Vec<&Answer> = tallies.iter().map(|tally| &tally.answer).collect();
            return vec![self.fitting_all(&answers, |named, _| self.words.say("explain_some_add", &[("answers", named)]))];
        }
        let sentence = |(who, answers): (Who, Vec<&Answer>)| {
            self.fitting_all(&answers, |named, few| {
                self.words.count("explain_who_adds", who.count, &[("who", who.named(few)), ("answers", named)])
            })
        };
        by_tellers.into_iter().map(sentence).collect()
    }

    /// `Quay Post first reported otherwise: two days.` What was only said again goes without saying.
    fn changed(&self) -> Option<String> {
        // The members of a set, which are counted each, stand together.
        let given = self.given();
        let members = given.iter().flat_map(|tally| tally.answer.listed()).copied().collect::<BTreeSet<usize>>();
        let alone = || given.iter().map(|tally| tally.answer.clone()).collect();
        let standing = if self.question.kind.adds_up() { vec![Answer::Set(members.into_iter().collect())] } else { alone() };
        let stands = |former: Given<'_>| standing.iter().any(|answer| self.question.follows_from(former, answer.into()));
        let of_cells = self.comparison.cells.iter().flat_map(|cell| &cell.claims);
        let former: Vec<ClaimKey> = of_cells
            .copied()
            .filter(|&claim| self.library.standing(claim) == ClaimStanding::Changed && !stands(self.library[claim].given()))
            .filter(|&claim| self.library.is_changed_itself(claim))
            .collect();
        let answers = unique(former.iter().map(|&claim| self.library[claim].given()).collect());
        let stances: Vec<Stance<'_>> = answers.into_iter().map(|given| Stance { given, claims: Vec::new() }).collect();
        let sources = unique(former.iter().map(|&claim| self.library[claim].source).collect());
        let names: Vec<String> = sources.iter().map(|&source| self.source(source)).collect();
        (!former.is_empty()).then(|| {
            self.fitting_stances(&stances.iter().collect::<Vec<_>>(), |answers, few| {
                let who = self.row(&names, if few { 1 } else { NAMED });
                self.words.count("explain_changed", sources.len(), &[("who", &who), ("answers", answers)])
            })
        })
    }

    /// `Withdrawn: yes, from the Gazette.` Where nothing else is said.
    fn withdrawn(&self) -> Option<String> {
        let of_cells = self.comparison.cells.iter().flat_map(|cell| &cell.claims).copied();
        let gone: Vec<ClaimKey> = of_cells.filter(|&claim| self.library.standing(claim) == ClaimStanding::Withdrawn).collect();
        let mut by_answer: BTreeMap<&Answer, Vec<ClaimKey>> = BTreeMap::new();
        for &claim in &gone {
            by_answer.entry(&self.library[claim].answer).or_default().push(claim);
        }
        let answers: Vec<(&Answer, Vec<SourceKey>)> =
            by_answer.into_iter().map(|(answer, claims)| (answer, self.sources_of(&claims))).collect();
        // Each with the reports that had it, since in two rows nobody could tell whose is whose.
        let sentence = |most: usize| {
            let few = most <= FEW;
            let row = self.row_of_each(&answers, if few { 1 } else { NAMED }, |(answer, sources)| {
                let who = self.row_of_each(sources, if few { 1 } else { NAMED }, |&source| self.source(source));
                self.words.say("answer_from", &[("answer", &self.label(answer, most)), ("who", &who)])
            });
            self.words.say("explain_withdrawn", &[("answers", &row)])
        };
        (self.comparison.verdict == Verdict::Unanswered && !gone.is_empty()).then(|| shortest_that_fits(sentence))
    }

    /// `Two reports do not say.`
    fn silence(&self) -> Option<String> {
        let silent = self.comparison.cells.iter().filter(|cell| cell.state == CellState::Silent).count();
        let is_told = self.comparison.verdict != Verdict::Unanswered;
        (is_told && silent > 0 && silent < self.comparison.cells.len()).then(|| self.words.count("explain_silent", silent, &[]))
    }

    fn counted_claims(&self) -> impl Iterator<Item = ClaimKey> {
        self.counted.iter().copied()
    }

    fn reports(&self, count: usize) -> String {
        self.words.count("count_reports", count, &[])
    }

    fn name(&self, actor: ActorKey) -> String {
        self.words.isolated(&self.library[actor].called)
    }

    fn source(&self, source: SourceKey) -> String {
        self.words.isolated(&self.library[source].name)
    }

    /// Speakers by name, and the reports that say so themselves.
    fn who(&self, claims: &[ClaimKey]) -> Who {
        self.who_in(claims, true)
    }

    /// The same; `with_reports` where it is to be said of an unnamed voice in which report it speaks.
    fn who_in(&self, claims: &[ClaimKey], with_reports: bool) -> Who {
        let (actors, own) = (self.actors_of(claims), self.own_of(claims));
        match (actors.as_slice(), own.len()) {
            // An actor that a verb in the singular follows. Unnamed voices have names in the plural as often as not.
            (&[actor], 0) if self.library[actor].kind == ActorKind::Unnamed => {
                let reports = self.reports_of(claims, actor);
                let name = self.name(actor);
                let subject = || self.words.say("unnamed_subject", &[("name", &name)]);
                let who = |most: usize| if with_reports { self.unnamed(actor, &reports, most) } else { subject() };
                Who { all: who(NAMED), few: who(1), count: if with_reports { reports.len() } else { 1 } }
            }
            _ => {
                let in_one_report = |&actor: &ActorKey| match self.library[actor].kind {
                    ActorKind::Unnamed => self.words.say("unnamed_speaker", &[("name", &self.name(actor))]),
                    _ => self.name(actor),
                };
                let of = |most: usize| {
                    if with_reports { self.named(claims, most) } else { actors.iter().map(in_one_report).collect() }
                };
                // Reports that carry one text have one name for it.
                let count = actors.len() + self.own_names(&own, 1).len();
                Who { all: self.row(&of(NAMED), NAMED), few: self.row(&of(1), 1), count }
            }
        }
    }

    /// Speakers by name, and the reports that say so themselves; these are counted where there are too many names. Last those who have no
    /// name, with the report in which they speak.
    fn names_of(&self, claims: &[ClaimKey]) -> Vec<String> {
        self.named(claims, NAMED)
    }

    /// The same; of the reports that carry the text of a wire at most so many.
    fn named(&self, claims: &[ClaimKey], most: usize) -> Vec<String> {
        let (actors, own) = (self.actors_of(claims), self.own_of(claims));
        let own_names = self.own_names(&own, most);
        let (unnamed, others): (Vec<ActorKey>, Vec<ActorKey>) =
            actors.iter().partition(|&&actor| self.library[actor].kind == ActorKind::Unnamed);
        let mut names: Vec<String> = others.iter().map(|&actor| self.name(actor)).collect();
        if actors.len() + own_names.len() > NAMED && !own.is_empty() && actors.len() < NAMED {
            names.push(self.reports(own.len()));
        } else {
            names.extend(own_names);
        }
        let count = names.len() + unnamed.len();
        names.extend(unnamed.iter().map(|&actor| match self.reports_of(claims, actor) {
            reports if count == 1 => self.unnamed(actor, &reports, most),
            reports => self.words.say("unnamed_beside", &[("name", &self.name(actor)), ("reports", &self.row(&reports, NAMED))]),
        }));
        names
    }

    /// Reports that say something themselves: those that carry the text of a wire under its name, a copy as what it is.
    fn own_names(&self, own: &[SourceKey], most: usize) -> Vec<String> {
        let mut carried: BTreeMap<ActorKey, Vec<String>> = BTreeMap::new();
        let mut names: Vec<String> = Vec::new();
        for &source in own {
            let root = self.library[source].root;
            match self.library[root].derived_from {
                Some(Derivation::Wire(wire)) => carried.entry(wire).or_default().push(self.source(source)),
                _ if root != source => {
                    let parts = [("report", self.source(source)), ("original", self.source(root))];
                    names.push(self.words.say("report_copies", &parts.each_ref().map(|(place, text)| (*place, text.as_str()))));
                }
                _ => names.push(self.source(source)),
            }
        }
        let of_wire = |(wire, reports): (ActorKey, Vec<String>)| {
            let parts = [("wire", self.name(wire)), ("reports", self.row(&reports, most))];
            self.words.say("wire_in", &parts.each_ref().map(|(place, text)| (*place, text.as_str())))
        };
        carried.into_iter().map(of_wire).chain(names).collect()
    }

    /// `An unnamed voice (an officer) in the Gazette`. In several reports it may be several.
    fn unnamed(&self, actor: ActorKey, reports: &[String], most: usize) -> String {
        let key = if reports.len() == 1 { "unnamed_in" } else { "unnamed_in_several" };
        let reports = if reports.len() > most { self.reports(reports.len()) } else { self.row(reports, most) };
        self.words.say(key, &[("name", &self.name(actor)), ("reports", &reports)])
    }

    /// The reports in which an actor speaks in some claims.
    fn reports_of(&self, claims: &[ClaimKey], actor: ActorKey) -> Vec<String> {
        let speaks = |claim: &&ClaimKey| self.library.speakers(**claim).any(|speaker| speaker == actor);
        let sources = unique(claims.iter().filter(speaks).map(|&claim| self.library[claim].source).collect());
        sources.iter().map(|&source| self.source(source)).collect()
    }

    fn row_of(&self, actors: &[ActorKey], most: usize) -> String {
        self.row_of_each(actors, most, |&actor| self.name(actor))
    }

    /// What is said of the first of some things in a row, and how many more there are. No more is said than is shown.
    fn row_of_each<Thing>(&self, things: &[Thing], most: usize, say: impl Fn(&Thing) -> String) -> String {
        let said: Vec<String> = things.iter().take(most).map(say).collect();
        self.words.listed_of(&said, things.len())
    }

    /// The first things in a row, and how many more there are.
    fn row(&self, things: &[String], most: usize) -> String {
        self.words.listed_and_more(things, most)
    }

    fn label(&self, answer: &Answer, most: usize) -> String {
        label(self.question, answer, most, self.words)
    }

    fn whole_label(&self, given: Given<'_>, most: usize) -> String {
        whole_label(self.question, given, most, self.words)
    }

    /// A sentence with answers in a row, of lists with whether they are called whole.
    fn fitting_stances(&self, stances: &[&Stance<'_>], sentence: impl Fn(&str, bool) -> String) -> String {
        self.shortest(stances, |stance, most| self.whole_label(stance.given, most), sentence)
    }

    /// A sentence with the labels of answers in a row. Where it would be too long, the answers are cut and the sentence is told to name
    /// few; short answers stay whole as long as naming few is enough.
    fn shortest<Answer>(
        &self,
        answers: &[Answer],
        label: impl Fn(&Answer, usize) -> String,
        sentence: impl Fn(&str, bool) -> String,
    ) -> String {
        let told = |most: usize, few: bool| {
            sentence(&self.row_of_each(answers, if most <= FEW { 1 } else { NAMED }, |answer| label(answer, most)), few)
        };
        let words = |answer: &Answer| label(answer, usize::MAX).split_whitespace().count();
        let are_short = answers.len() <= FEW && answers.iter().map(words).sum::<usize>() <= FEW;
        let whole = [told(usize::MAX, false), told(usize::MAX, true)];
        let whole = whole.into_iter().take(if are_short { 2 } else { 1 }).find(|text| fits(text));
        whole.unwrap_or_else(|| shortest_that_fits(|most| told(most, most <= FEW)))
    }

    /// A sentence with an answer. Where it would be too long, the answer is cut and the sentence told to name few.
    fn fitting(&self, answer: &Answer, sentence: impl Fn(&str, bool) -> String) -> String {
        self.fitting_all(&[answer], sentence)
    }

    fn fitting_given(&self, given: &[&AnswerTally], sentence: impl Fn(&str, bool) -> String) -> String {
        let answers: Vec<&Answer> = given.iter().map(|tally| &tally.answer).collect();
        self.fitting_all(&answers, sentence)
    }

    /// A sentence with answers in a row.
    fn fitting_all(&self, answers: &[&Answer], sentence: impl Fn(&str, bool) -> String) -> String {
        self.shortest(answers, |answer, most| self.label(answer, most), sentence)
    }
}

/// An answer, and the claims that give it.
struct Stance<'a> {
    given: Given<'a>,
    claims: Vec<ClaimKey>,
}

/// An answer, and when it was first given after another one until the next.
struct Turn<'a> {
    time: Option<Date>,
    stance: Stance<'a>,
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

/// An answer, cut down to some words.
fn label(question: &Question, answer: &Answer, most: usize, words: &InterfaceWords) -> String {
    let label = answer_label(question, answer, words);
    // A part of a number would be another one; what can go is the unit. Of a date the day stays, if there is no other way.
    let most = match answer.quantity().filter(|_| label.split_whitespace().count() > most) {
        Some(Quantity::Number(range)) => return words.isolated(&range_in_words(range, None, words)),
        Some(Quantity::Date(_)) if most > DAY => usize::MAX,
        Some(Quantity::Date(_)) => DAY,
        None => most,
    };
    // The sentence brings a full stop of its own.
    let label = label.trim_end_matches(['.', '。', '۔', ' ']);
    let mut parts = label.split_whitespace();
    let kept: Vec<&str> = parts.by_ref().take(most).collect();
    let text = if parts.next().is_some() { format!("{} …", kept.join(" ")) } else { label.to_owned() };
    words.isolated(&text)
}

/// The same; of a list that is called whole, also that there are no others.
fn whole_label(question: &Question, given: Given<'_>, most: usize, words: &InterfaceWords) -> String {
    let label = label(question, given.answer, most, words);
    if given.only { words.say("answer_only", &[("answer", &label)]) } else { label }
}

/// The sentence with whole answers, else with ever shorter ones.
fn shortest_that_fits(sentence: impl Fn(usize) -> String) -> String {
    let cuts = std::iter::once(usize::MAX).chain(CUT);
    cuts.map(&sentence).find(|text| fits(text)).unwrap_or_else(|| sentence(1))
}

fn fits(text: &str) -> bool {
    text.split_whitespace().count() <= WORDS
}

fn unique<Key: Ord>(mut keys: Vec<Key>) -> Vec<Key> {
    keys.sort_unstable();
    keys.dedup();
    keys
}
