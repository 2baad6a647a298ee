//! Numbers and ranges of numbers as answers: exact decimals, so that "within the tolerance" means what a reader would work out by hand.
//!
//! Binary floating point would not do: 0.4 and 0.3 lie 0.1 apart for a reader, and a little more than 0.1 for a processor.

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// An exact decimal number of up to 28 digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Decimal);

impl Number {
    /// Zero, the default tolerance.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Reads a decimal or scientific spelling; `None` for anything else, and for more than 28 digits.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let decimal = Decimal::from_str_exact(text).or_else(|_| Decimal::from_scientific(text)).ok()?;
        Some(Self(decimal.normalize()))
    }

    /// Whether the two lie no further apart than `tolerance`.
    pub fn within(self, other: Self, tolerance: Self) -> bool {
        self.0.checked_sub(other.0).is_some_and(|difference| difference.abs() <= tolerance.0)
    }

    /// Whether it is no larger than `other`, or larger by no more than `tolerance`.
    fn at_most(self, other: Self, tolerance: Self) -> bool {
        self <= other || self.within(other, tolerance)
    }

    /// The number one below; `None` beyond what can be held.
    pub fn one_less(self) -> Option<Self> {
        self.0.checked_sub(Decimal::ONE).map(|number| Self(number.normalize()))
    }

    /// The number one above; `None` beyond what can be held.
    pub fn one_more(self) -> Option<Self> {
        self.0.checked_add(Decimal::ONE).map(|number| Self(number.normalize()))
    }

    fn tenth(self) -> Self {
        Self((self.0.abs() / Decimal::TEN).normalize())
    }

    /// Whether the number is below zero.
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// The nearest double, for drawing alone: what is compared stays exact.
    pub fn to_f64(self) -> f64 {
        self.0.to_f64().unwrap_or_default()
    }

    /// The number as JSON writes it. An integer of up to 64 bits stays exact; anything else is the nearest double.
    pub fn to_json(self) -> serde_json::Value {
        let text = self.to_string();
        text.parse::<i64>().map_or_else(|_| text.parse::<f64>().map_or(serde_json::Value::Null, Into::into), Into::into)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// The numbers that an answer may mean: one (`73`), about one (`73~`), at least one (`73..`), at most one (`..73`), or from one to
/// another (`70..80`). The order is by the lowest, of what is open below by the highest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NumberRange {
    /// The lowest; at least one of the two ends is there, and the lowest is no higher than the highest.
    low: Option<Number>,
    /// The highest.
    high: Option<Number>,
    /// `~`: about that number. Only one number, not a range, is about.
    about: bool,
}

/// How a range is put in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberShape {
    /// One number.
    Exact(Number),
    /// About one number.
    About(Number),
    /// One number or more.
    AtLeast(Number),
    /// One number or fewer.
    AtMost(Number),
    /// From one number to a larger one.
    Between(Number, Number),
}

/// Why a text is no range of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFault {
    /// It is none of the five forms, or has more than 28 digits.
    Form,
    /// Its first number is the larger one.
    Backward,
}

impl NumberRange {
    /// The range that is one number.
    pub const fn exactly(number: Number) -> Self {
        Self { low: Some(number), high: Some(number), about: false }
    }

    /// Reads a number or a range of numbers.
    ///
    /// # Errors
    /// Where `text` has none of the five forms, or runs backward.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        let text = text.trim();
        let number = |text: &str| Number::parse(text).ok_or(NumberFault::Form);
        if let Some(text) = text.strip_suffix('~') {
            return Ok(Self { about: true, ..Self::exactly(number(text)?) });
        }
        let Some((low, high)) = text.split_once("..") else { return Ok(Self::exactly(number(text)?)) };
        let end = |text: &str| if text.is_empty() { Ok(None) } else { number(text).map(Some) };
        match (end(low)?, end(high)?) {
            (None, None) => Err(NumberFault::Form),
            _ if high.starts_with('.') => Err(NumberFault::Form),
            (Some(low), Some(high)) if low > high => Err(NumberFault::Backward),
            (low, high) => Ok(Self { low, high, about: false }),
        }
    }

    /// The lowest number it may mean; `None` where it is open below.
    pub fn low(self) -> Option<Number> {
        self.low
    }

    /// The highest number it may mean; `None` where it is open above.
    pub fn high(self) -> Option<Number> {
        self.high
    }

    /// Whether it is one number or a range, open or about.
    pub fn shape(self) -> NumberShape {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high && self.about => NumberShape::About(low),
            (Some(low), Some(high)) if low == high => NumberShape::Exact(low),
            (Some(low), Some(high)) => NumberShape::Between(low, high),
            (Some(low), None) => NumberShape::AtLeast(low),
            (None, high) => NumberShape::AtMost(high.unwrap_or(Number::ZERO)),
        }
    }

    /// Whether the two lie further apart than the tolerance, so that not both can be right. Where one of them is about, the tolerance
    /// is at least a tenth of the larger number.
    pub fn excludes(self, other: Self, tolerance: Number) -> bool {
        let tolerance = self.tolerance(other, tolerance);
        let apart = |below: Self, above: Self| match (below.high, above.low) {
            (Some(high), Some(low)) => high < low && !high.within(low, tolerance),
            _ => false,
        };
        apart(self, other) || apart(other, self)
    }

    /// Whether both are the same within the tolerance: the same ends, and both about or neither.
    pub fn equals(self, other: Self, tolerance: Number) -> bool {
        let tolerance = self.tolerance(other, tolerance);
        let same = |one: Option<Number>, other: Option<Number>| match (one, other) {
            (Some(one), Some(other)) => one.within(other, tolerance),
            (None, None) => true,
            _ => false,
        };
        self.about == other.about && same(self.low, other.low) && same(self.high, other.high)
    }

    /// Whether it says nothing that `other` does not say: they are equal, or `other` lies within it. `73..` follows from `80`, `73~`
    /// from `73`, but not the other way.
    pub fn follows_from(self, other: Self, tolerance: Number) -> bool {
        if self.equals(other, tolerance) {
            return true;
        }
        if other.about && !self.about {
            // What is about may lie a tenth to either side, and all of that must lie within.
            let margin = other.low.or(other.high).map_or(Number::ZERO, Number::tenth);
            let widened = |end: Option<Number>, sign: Decimal| end.and_then(|end| end.0.checked_add(margin.0 * sign)).map(Number);
            let widened = Self { low: widened(other.low, Decimal::NEGATIVE_ONE), high: widened(other.high, Decimal::ONE), about: false };
            return self.holds(widened, Number::ZERO);
        }
        let slack = if self.about { self.tolerance(other, tolerance) } else { tolerance };
        self.holds(other, slack)
    }

    /// Whether the other lies within it, or leaves it by no more than `slack`.
    fn holds(self, other: Self, slack: Number) -> bool {
        let begins = self.low.is_none_or(|low| other.low.is_some_and(|other| low.at_most(other, slack)));
        begins && self.high.is_none_or(|high| other.high.is_some_and(|other| other.at_most(high, slack)))
    }

    fn tolerance(self, other: Self, tolerance: Number) -> Number {
        if !self.about && !other.about {
            return tolerance;
        }
        let ends = [self.low, self.high, other.low, other.high];
        ends.into_iter().flatten().map(Number::tenth).fold(tolerance, Number::max)
    }

    /// A number that stands for it where only one can be drawn: the lowest, or the highest where it is open below.
    pub fn anchor(self) -> Number {
        self.low.or(self.high).unwrap_or(Number::ZERO)
    }

    /// The range as the data file writes it: a number, or the written range.
    pub fn to_json(self) -> serde_json::Value {
        match self.shape() {
            NumberShape::Exact(number) => number.to_json(),
            _ => self.to_string().into(),
        }
    }
}

impl From<Number> for NumberRange {
    fn from(number: Number) -> Self {
        Self::exactly(number)
    }
}

impl PartialOrd for NumberRange {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for NumberRange {
    fn cmp(&self, other: &Self) -> Ordering {
        // What is open above goes behind what ends, among ranges of one anchor.
        let key = |range: &Self| (range.anchor(), range.high.is_none(), range.high, range.low, range.about);
        key(self).cmp(&key(other))
    }
}

impl fmt::Display for NumberRange {
    /// The shortest spelling, which [`NumberRange::parse`] reads back.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.shape() {
            NumberShape::Exact(number) => number.fmt(formatter),
            NumberShape::About(number) => write!(formatter, "{number}~"),
            NumberShape::AtLeast(number) => write!(formatter, "{number}.."),
            NumberShape::AtMost(number) => write!(formatter, "..{number}"),
            NumberShape::Between(low, high) => write!(formatter, "{low}..{high}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(text: &str) -> NumberRange {
        NumberRange::parse(text).expect("the test writes a range")
    }

    #[test]
    fn ranges_are_read_and_written() {
        for (given, shown) in [
            ("73", "73"),
            ("73~", "73~"),
            ("73..", "73.."),
            ("..73", "..73"),
            ("70..80", "70..80"),
            ("70.0..80.50", "70..80.5"),
            ("73..73", "73"),
            ("-5..-3", "-5..-3"),
            ("..-3", "..-3"),
        ] {
            assert_eq!(range(given).to_string(), shown, "{given}");
            assert_eq!(range(shown), range(given), "{shown}");
        }
        for (text, fault) in [
            ("..", NumberFault::Form),
            ("1...2", NumberFault::Form),
            ("1..2..3", NumberFault::Form),
            ("70..80~", NumberFault::Form),
            ("~73", NumberFault::Form),
            ("73~~", NumberFault::Form),
            ("", NumberFault::Form),
            ("many..", NumberFault::Form),
            ("80..70", NumberFault::Backward),
        ] {
            assert_eq!(NumberRange::parse(text), Err(fault), "{text}");
        }
        assert_eq!(range("73").to_json(), serde_json::json!(73));
        assert_eq!(range("73..").to_json(), serde_json::json!("73.."));
    }

    #[test]
    fn ranges_are_compared() {
        // For each pair under a tolerance: whether they exclude each other, are equal, and which follows from the other.
        for (one, other, tolerance, expected) in [
            ("73", "73", "0", "equal one-from-other other-from-one"),
            ("73", "74", "0", "exclude"),
            ("73", "74", "1", "equal one-from-other other-from-one"),
            ("73", "75", "1", "exclude"),
            ("73..", "80", "0", "one-from-other"),
            ("80..", "73", "0", "exclude"),
            ("80..", "79", "1", "one-from-other"),
            ("..73", "70..80", "0", ""),
            ("70..80", "75", "0", "one-from-other"),
            ("70..80", "81", "0", "exclude"),
            ("70..80", "81", "1", "one-from-other"),
            ("130..", "135..", "0", "one-from-other"),
            ("..70", "80..", "10", ""),
            ("73~", "73", "0", "one-from-other"),
            ("73~", "80", "0", "one-from-other"),
            ("73~", "82", "0", "exclude"),
            ("100~", "91~", "0", "equal one-from-other other-from-one"),
            ("100~", "89~", "0", "exclude"),
            ("80..", "100~", "0", "one-from-other"),
            ("95..", "100~", "0", ""),
            ("-100~", "-95", "0", "one-from-other"),
        ] {
            let (one, other, tolerance) = (range(one), range(other), number(tolerance));
            let found: Vec<&str> = [
                (one.excludes(other, tolerance), "exclude"),
                (one.equals(other, tolerance), "equal"),
                (one.follows_from(other, tolerance), "one-from-other"),
                (other.follows_from(one, tolerance), "other-from-one"),
            ]
            .into_iter()
            .filter_map(|(holds, name)| holds.then_some(name))
            .collect();
            assert_eq!(found.join(" "), expected, "{one} {other} {tolerance}");
            assert_eq!(one.excludes(other, tolerance), other.excludes(one, tolerance));
            assert_eq!(one.equals(other, tolerance), other.equals(one, tolerance));
        }
    }

    #[test]
    fn ranges_are_in_the_order_of_their_lowest() {
        let sorted = ["-5", "..0", "70..80", "70..", "73", "73~"];
        let mut ranges: Vec<NumberRange> = sorted.iter().rev().map(|text| range(text)).collect();
        ranges.sort();
        assert_eq!(ranges.iter().map(ToString::to_string).collect::<Vec<_>>(), sorted);
    }

    #[test]
    fn the_largest_numbers_do_not_overflow() {
        let huge = "79228162514264337593543950335";
        let (most, least) = (range(&format!("{huge}~")), range(&format!("-{huge}~")));
        assert!(most.excludes(least, Number::ZERO) && !most.equals(least, Number::ZERO));
        assert!(!range("1..").follows_from(least, Number::ZERO) && range("1..").follows_from(most, Number::ZERO));
    }

    fn number(text: &str) -> Number {
        Number::parse(text).expect("the test writes a number")
    }

    #[test]
    fn tolerance_is_inclusive_and_exact() {
        assert!(number("0.4").within(number("0.3"), number("0.1")));
        assert!(!number("0.41").within(number("0.3"), number("0.1")));
        assert!(number("3").within(number("3.0"), Number::ZERO));
        assert_eq!(number("3"), number("3.00"));
    }

    #[test]
    fn spellings() {
        for (given, shown) in [("3.0", "3"), ("-2", "-2"), ("1e3", "1000"), ("0.10", "0.1")] {
            assert_eq!(number(given).to_string(), shown);
        }
        assert!(Number::parse("three").is_none());
        assert!(Number::parse("1e300").is_none());
        assert_eq!(number("4").to_json(), serde_json::json!(4));
        assert_eq!(number("4.5").to_json(), serde_json::json!(4.5));
    }
}
