//! The numbers and dates that a sentence has, in digits of any script, number words, weekdays and months.

use unicode_segmentation::UnicodeSegmentation as _;

use super::language::LanguageWords;
use crate::model::date::Date;
use crate::model::number::{Number, NumberRange, NumberShape};
use crate::quotation::normalise::normalise;

/// What German joins to the name of a day.
const PARTS_OF_DAY: [&str; 9] = ["abend", "abends", "früh", "mittag", "morgen", "nachmittag", "nacht", "vormittag", "vormittags"];

/// A sentence taken apart into words in lower case, digits of every script written as ASCII.
pub(super) struct Sentence {
    words: Vec<String>,
}

impl Sentence {
    pub(super) fn of(text: &str) -> Self {
        let written: String = normalise(text).chars().map(ascii_digit).collect();
        Self { words: written.unicode_words().map(str::to_lowercase).collect() }
    }

    /// Whether some words stand in a row.
    pub(super) fn has(&self, phrase: &str) -> bool {
        let phrase: Vec<&str> = phrase.unicode_words().collect();
        !phrase.is_empty() && self.words.windows(phrase.len()).any(|words| words.iter().eq(&phrase))
    }

    fn has_any(&self, forms: &[&str]) -> bool {
        // Two of three languages write a name of a day with an article or a preposition joined to it.
        forms.iter().any(|form| self.words.iter().any(|word| word == form || word.strip_prefix(['و', 'ل', 'ب']) == Some(*form)))
    }

    /// German writes a weekday and a part of the day as one word: `Dienstagabend`.
    fn has_part_of_day(&self, weekday: &[&str]) -> bool {
        let is_part = |word: &String, form: &&str| word.strip_prefix(*form).is_some_and(|rest| PARTS_OF_DAY.contains(&rest));
        weekday.iter().any(|form| self.words.iter().any(|word| is_part(word, form)))
    }

    /// Whether a number stands there, within the tolerance.
    pub(super) fn has_number(&self, number: Number, tolerance: Number, language: &LanguageWords) -> bool {
        self.numbers(language).into_iter().any(|found| found.within(number, tolerance))
    }

    /// Whether a range stands there: one of its ends; or the whole number before the least or behind the most, where the sentence says
    /// "more than" or "fewer than", which answers can only say by the next number.
    pub(super) fn has_range(&self, range: NumberRange, tolerance: Number, language: &LanguageWords) -> bool {
        let has_end = range.low().into_iter().chain(range.high()).any(|number| self.has_number(number, tolerance, language));
        let has_beside = |phrases: &[&str], number: Option<Number>| {
            number.is_some_and(|number| phrases.iter().any(|phrase| self.has(phrase)) && self.has_number(number, Number::ZERO, language))
        };
        has_end
            || match range.shape() {
                NumberShape::AtLeast(least) => has_beside(language.more, least.one_less()),
                NumberShape::AtMost(most) => has_beside(language.fewer, most.one_more()),
                NumberShape::Exact(_) | NumberShape::About(_) | NumberShape::Between(..) => false,
            }
    }

    /// Whether a date stands there: a day of it by its weekday, or by its number beside its month; a month by its name; a year in digits.
    /// Of an interval one end will do.
    pub(super) fn has_date(&self, date: &Date, language: &LanguageWords) -> bool {
        let numbers = self.numbers(language);
        let has = |number: i64| Number::parse(&number.to_string()).is_some_and(|number| numbers.contains(&number));
        let is_one_day = date.first_day() == date.last_day();
        [date.first_day(), date.last_day()].into_iter().flatten().any(|day| {
            let month = usize::try_from(day.month() - 1).ok().and_then(|index| language.months.get(index));
            let weekday = usize::try_from(day.weekday().to_monday_zero_offset()).ok().and_then(|index| language.weekdays.get(index));
            let has_month = month.is_some_and(|forms| self.has_any(forms));
            let has_number = has(i64::from(day.day())) && (has_month || has(i64::from(day.month())));
            let has_day = has_number || weekday.is_some_and(|forms| self.has_any(forms) || self.has_part_of_day(forms));
            has_day || !is_one_day && (has_month || is_edge_of_year(day.month(), day.day()) && has(i64::from(day.year())))
        })
    }

    /// Every number that stands there. A run of number words is read both word by word and as one number.
    fn numbers(&self, language: &LanguageWords) -> Vec<Number> {
        let (mut numbers, mut run) = (Vec::new(), Run::default());
        for word in &self.words {
            if word.matches('.').count() == 2 {
                // `25.10.2025` is one word for Unicode and a day for a reader.
                numbers.extend(word.split('.').filter_map(Number::parse));
            }
            let read = digits(word).or_else(|| number_word(word, language));
            match read {
                Some(value) => {
                    numbers.extend(Number::parse(&value));
                    numbers.extend(run.add(&value));
                }
                // `two hundred and five`, `treinta y cinco`, `vingt et un`.
                None if matches!(word.as_str(), "and" | "et" | "y" | "und" | "و") => {}
                None => run = Run::default(),
            }
        }
        numbers
    }
}

/// What a word in small letters counts, in digits or as a number word.
pub(super) fn number_of_word(word: &str, language: &LanguageWords) -> Option<String> {
    let written: String = word.chars().map(ascii_digit).collect();
    digits(&written).or_else(|| number_word(&written, language))
}

fn is_edge_of_year(month: i8, day: i8) -> bool {
    (month, day) == (1, 1) || (month, day) == (12, 31)
}

/// Number words in a row: smaller ones add up, hundreds and powers of a thousand multiply what stands before them.
#[derive(Default)]
struct Run {
    finished: f64,
    current: f64,
    is_begun: bool,
}

impl Run {
    /// Takes the next number; returns what the run amounts to, where it is more than the one word.
    fn add(&mut self, value: &str) -> Option<Number> {
        let value: f64 = value.parse().ok()?;
        let is_first = !self.is_begun;
        self.is_begun = true;
        if value >= 100.0 && value.log10().fract() == 0.0 && !is_first {
            self.current = if self.current == 0.0 { value } else { self.current * value };
            if value >= 1_000.0 {
                self.finished += self.current;
                self.current = 0.0;
            }
        } else {
            self.current += value;
        }
        if is_first { None } else { Number::parse(&(self.finished + self.current).to_string()) }
    }
}

/// A word of digits as a plain number. Between groups of three, a dot or a comma sets thousands apart.
fn digits(word: &str) -> Option<String> {
    let ordinal = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let number = if ordinal.is_empty() { word } else { ordinal };
    if !number.starts_with(|first: char| first.is_ascii_digit())
        || !number.chars().all(|digit| digit.is_ascii_digit() || matches!(digit, '.' | ','))
    {
        return None;
    }
    let groups: Vec<&str> = number.split(['.', ',']).collect();
    let are_thousands = groups.len() > 1 && groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    Some(if are_thousands { groups.concat() } else { number.replace(',', ".") })
}

/// What a number word stands for. German writes ones, tens and hundreds as one word.
fn number_word(word: &str, language: &LanguageWords) -> Option<String> {
    let value = |word: &str| language.numbers.iter().find(|(known, _)| *known == word).map(|(_, value)| *value);
    if let Some(value) = value(word) {
        return Some(value.to_string());
    }
    let (ones, tens) = word.split_once("und")?;
    let (ones, tens) = (value(ones).filter(|ones| *ones < 10)?, value(tens).filter(|tens| *tens < 100)?);
    Some((ones + tens).to_string())
}

/// A digit of another script as the ASCII one.
fn ascii_digit(character: char) -> char {
    const ZEROS: [u32; 8] = [0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0E50, 0xFF10];
    let code = u32::from(character);
    let digit = ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|digit| *digit < 10));
    digit.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::super::language::words_of;
    use super::*;

    #[test]
    fn reads_numbers_in_digits_and_words() {
        for (language, sentence, number, expected) in [
            ("en", "At least seventy-three people died.", "73", true),
            ("en", "Two hundred and five were hurt.", "205", true),
            ("en", "Some 1,200 people, 3.5 million euros", "1200", true),
            ("en", "Some 1,200 people, 3.5 million euros", "3500000", true),
            ("en", "The third round lasted long.", "3", true),
            ("en", "Many people died.", "73", false),
            ("fr", "au moins trente et un morts", "31", true),
            ("de", "mindestens fünfunddreißig Menschen", "35", true),
            ("es", "murieron treinta y cinco personas", "35", true),
            ("ur", "۷۳ افراد ہلاک ہوئے", "73", true),
            ("ur", "مذاکرات تین دن جاری رہے", "3", true),
            ("ar", "قتل ٢٥ شخصا", "25", true),
            ("ar", "استمرت ثلاثة أيام", "3", true),
            ("ar", "استمرت أياما", "3", false),
            ("en", "More than ten people died.", "11..", true),
            ("en", "Ten people died.", "11..", false),
            ("en", "More than ten people died.", "11", false),
            ("en", "Fewer than 50 people came.", "..49", true),
            ("en", "More than 50 people came.", "..49", false),
            ("de", "mehr als zehn Menschen", "11..", true),
            ("fr", "plus de dix morts", "11..", true),
            ("es", "más de diez muertos", "11..", true),
            ("ur", "دس سے زائد افراد ہلاک ہوئے", "11..", true),
            ("ar", "أكثر من ٢٥ شخصا", "26..", true),
        ] {
            let range = NumberRange::parse(number).expect("a number or a range");
            let language = words_of(language).expect("a row");
            assert_eq!(Sentence::of(sentence).has_range(range, Number::ZERO, language), expected, "{sentence}");
        }
    }

    #[test]
    fn reads_dates_by_day_weekday_and_month() {
        for (language, sentence, date, expected) in [
            ("en", "The talks began on Saturday.", "2025-10-25", true),
            ("en", "The talks began on Friday.", "2025-10-25", false),
            ("en", "on October 25, they met", "2025-10-25", true),
            ("en", "on October 26, they met", "2025-10-25", false),
            ("en", "they met in October", "2025-10", true),
            ("en", "they met in 2025", "2025", true),
            ("en", "from 25 October on", "2025-10-25/2025-10-28", true),
            ("fr", "le 25 octobre, ils", "2025-10-25", true),
            ("de", "am 25.10.2025 begann", "2025-10-25", true),
            ("de", "seit Samstagabend", "2025-10-25", true),
            ("de", "seit Samstagsausgabe", "2025-10-25", false),
            ("ur", "ہفتے کے روز مذاکرات", "2025-10-25", true),
            ("ar", "يوم السبت بدأت", "2025-10-25", true),
        ] {
            let language = words_of(language).expect("a row");
            let date = Date::parse(date).expect("a date");
            assert_eq!(Sentence::of(sentence).has_date(&date, language), expected, "{sentence}");
        }
    }
}
