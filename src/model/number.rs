//! Numbers as answers: exact decimals, so that "within the tolerance" means what a reader would work out by hand.
//!
//! Binary floating point would not do: 0.4 and 0.3 lie 0.1 apart for a reader, and a little more than 0.1 for a processor.

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

#[cfg(test)]
mod tests {
    use super::*;

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
