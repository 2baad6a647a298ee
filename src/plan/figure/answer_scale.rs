//! The answers to a question about a number or a date, each on a lane of its own along one scale.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::answer::{Answer, Quantity, answer_label};
use crate::model::comparison::AnswerTally;
use crate::model::date::DateSpan;
use crate::model::id::{QuestionKey, SourceKey};
use crate::model::number::{Number, NumberRange};
use crate::model::view::{AnswerScaleView, ExtentView, ScaleLane, ScaleMark, TickView, UnplacedAnswer};
use crate::plan::figure::scale::{self, Scale};
use crate::plan::viewpoint::Viewpoint;

/// Fewer different answers than this are said better in words.
const DISTINCT: usize = 3;
/// More answers than this are no picture any more.
const DRAWN: usize = 60;
/// Up to so many have their words beside their marks; more are told by their letters.
const IN_WORDS: usize = 12;
/// An answer of so many letters stands in a drawing of 288 pixels, with its counts.
const SHORT: usize = 18;

/// The height of a line of words, of a voice, of the space below a lane, and of the words below the axis.
const WORDS: u32 = 20;
const VOICE: u32 = 20;
const SPACE: u32 = 8;
const BELOW: u32 = 36;

/// The sources that give an answer in their own voice, and those that attribute it.
type Voices = (BTreeSet<SourceKey>, BTreeSet<SourceKey>);

/// The drawing; `None` for questions of other kinds, and where there are too few answers to compare by eye.
pub(crate) fn answer_scale(at: &Viewpoint<'_>, key: QuestionKey) -> Option<AnswerScaleView> {
    let (library, compared) = (at.library(), at.comparisons().question(key));
    let question = &library[key];
    let placed: Vec<(&AnswerTally, OnScale)> =
        compared.answers.iter().filter_map(|tally| Some((tally, OnScale::of(&tally.answer)?))).collect();
    if placed.len() < DISTINCT {
        return None;
    }
    let are_numbers = matches!(placed.first(), Some((_, OnScale::Number(_))));
    let tolerance = Some(question.tolerance).filter(|&tolerance| are_numbers && tolerance != Number::ZERO);
    let scale = scale_of(placed.iter().map(|(_, place)| place), tolerance.map_or(0.0, Number::to_f64))?;
    let voices = voices(at, key);
    let mut lanes = Lanes { at, key, scale, tolerance, voices: &voices, compact: placed.len() > IN_WORDS, y: 0 };
    let drawn: Vec<ScaleLane> =
        if placed.len() > DRAWN { Vec::new() } else { placed.iter().map(|(tally, place)| lanes.lane(tally, place)).collect() };
    let extents: Vec<&ExtentView> = drawn.iter().flat_map(|lane| lane.marks.iter().map(|mark| &mark.extent)).collect();
    let unknown = compared.answers.iter().find(|tally| tally.answer.is_not_known());
    let ticks: Vec<TickView> = if are_numbers { scale.number_ticks() } else { scale.day_ticks(at.words().dates()) };
    Some(AnswerScaleView {
        id: at.figure_id(&format!("scale-{}", question.id)),
        question: question.question.clone(),
        kind: question.kind.word(),
        lowest: placed.first().map(|(tally, _)| answer_label(question, &tally.answer, at.words())).unwrap_or_default(),
        highest: placed.last().map(|(tally, _)| answer_label(question, &tally.answer, at.words())).unwrap_or_default(),
        answer_count: compared.answers.len(),
        reports: compared.total.map(|total| total.reports),
        origins: compared.total.map(|total| total.origins),
        signs: signs(&drawn, &extents),
        without_zero: are_numbers && !scale.holds(0.0),
        axis: lanes.y,
        height: lanes.y + BELOW,
        lanes: drawn,
        ticks,
        unknown: unknown.map(|tally| {
            let answer = at.plan.readings(key).view(&tally.answer);
            UnplacedAnswer { reading: answer.reading, label: answer.label, reports: tally.tally.reports, origins: tally.tally.origins }
        }),
    })
}

/// Where an answer stands.
#[derive(Debug, Clone, Copy)]
enum OnScale {
    Number(NumberRange),
    Days(DateSpan),
}

impl OnScale {
    /// `None` for what has no place on any scale.
    fn of(answer: &Answer) -> Option<Self> {
        match answer.quantity()? {
            Quantity::Number(range) => Some(Self::Number(range)),
            Quantity::Date(date) => date.span().map(Self::Days),
        }
    }
}

fn scale_of<'places>(places: impl Iterator<Item = &'places OnScale>, tolerance: f64) -> Option<Scale> {
    let (mut spans, mut numbers) = (Vec::new(), Vec::new());
    for place in places {
        match place {
            OnScale::Number(range) => {
                numbers.extend(
                    [range.low(), range.high()].into_iter().flatten().flat_map(|end| [end.to_f64() - tolerance, end.to_f64() + tolerance]),
                );
            }
            OnScale::Days(span) => spans.push(*span),
        }
    }
    if numbers.is_empty() {
        return Scale::of_days(spans.iter());
    }
    Some(Scale::of_numbers(
        numbers.iter().copied().fold(f64::INFINITY, f64::min),
        numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max),
    ))
}

fn voices<'site>(at: &Viewpoint<'site>, key: QuestionKey) -> BTreeMap<&'site Answer, Voices> {
    let library = at.library();
    let mut voices: BTreeMap<&Answer, Voices> = BTreeMap::new();
    for &claim in at.comparisons().question(key).cells.iter().flat_map(|cell| &cell.claims).filter(|&&claim| library.counts(claim)) {
        let claim = &library[claim];
        let (own, attributed) = voices.entry(&claim.answer).or_default();
        if claim.by.is_empty() { own } else { attributed }.insert(claim.source);
    }
    voices
}

/// The lanes while they are put below each other.
struct Lanes<'lanes, 'site> {
    at: &'lanes Viewpoint<'site>,
    key: QuestionKey,
    scale: Scale,
    tolerance: Option<Number>,
    voices: &'lanes BTreeMap<&'site Answer, Voices>,
    compact: bool,
    /// Where the next lane begins, from above.
    y: u32,
}

impl Lanes<'_, '_> {
    fn lane(&mut self, tally: &AnswerTally, place: &OnScale) -> ScaleLane {
        let answer = self.at.plan.readings(self.key).view(&tally.answer);
        let top = self.y;
        if !self.compact {
            self.y += WORDS;
        }
        let extent = match place {
            OnScale::Number(number) => self.scale.number(*number),
            OnScale::Days(span) => self.scale.days(span),
        };
        let none = Voices::default();
        let (own, attributed) = self.voices.get(&tally.answer).unwrap_or(&none);
        let mut marks = Vec::new();
        for (voice, sources) in [("own", own), ("attributed", attributed)] {
            if !sources.is_empty() {
                marks.push(ScaleMark { voice, reports: sources.len(), extent: extent.clone(), y: self.y + VOICE / 2 });
                self.y += VOICE;
            }
        }
        self.y += if self.compact { 0 } else { SPACE };
        let tolerance = self.tolerance.map(Number::to_f64).and_then(|tolerance| match place {
            OnScale::Number(range) => {
                let (low, high) = (range.low()?.to_f64(), range.high()?.to_f64());
                Some(self.scale.range(low - tolerance, high + tolerance))
            }
            OnScale::Days(_) => None,
        });
        ScaleLane {
            label: Some(answer.label).filter(|label| label.chars().count() <= SHORT),
            reading: answer.reading,
            reports: tally.tally.reports,
            origins: tally.tally.origins,
            text_y: top + 14,
            compact: self.compact,
            tolerance,
            marks,
        }
    }
}

/// The voices that occur, the tolerance, and the kinds of ends.
fn signs(lanes: &[ScaleLane], extents: &[&ExtentView]) -> Vec<&'static str> {
    let marks = || lanes.iter().flat_map(|lane| &lane.marks);
    let mut signs: Vec<&'static str> = ["own", "attributed"].into_iter().filter(|voice| marks().any(|mark| mark.voice == *voice)).collect();
    if lanes.iter().any(|lane| lane.tolerance.is_some()) {
        signs.push("tolerance");
    }
    signs.extend(scale::signs(extents.iter().copied()));
    signs
}
