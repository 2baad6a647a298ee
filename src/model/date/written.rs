//! Dates as people write them elsewhere → the same in EDTF, for the help of a finding. Nothing is read this way.

/// What a text that is no EDTF date probably means: one date, two where day and month may be exchanged, or none.
pub(super) fn meant(text: &str) -> Vec<String> {
    // Signs of EDTF say that its own notation was meant.
    if text.starts_with('-') || text.contains(['[', '{', '~', '?', '%']) || text.contains("..") {
        return Vec::new();
    }
    let words: Vec<String> =
        text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !matches!(*word, "of" | "the" | "de")).collect();
    let found = match words.as_slice() {
        [one] if one.len() == 8 && one.is_ascii() => vec![date(&one[..4], &one[4..6], &one[6..])],
        [first, second, third] => match (month(first), month(second)) {
            (Some(named), _) => vec![date(third, &named, second)],
            (_, Some(named)) => vec![date(third, &named, first), date(first, &named, third)],
            _ if first.len() == 4 => vec![date(first, second, third)],
            _ if text.contains('/') => vec![date(third, second, first), date(third, first, second)],
            _ => vec![date(third, second, first)],
        },
        [named, year] | [year, named] if month(named).is_some() => {
            month(named).filter(|_| is_year(year)).map(|month| vec![Some(format!("{year}-{month}"))]).unwrap_or_default()
        }
        _ => Vec::new(),
    };
    let mut found: Vec<String> = found.into_iter().flatten().filter(|date| super::parse::date(date).is_ok()).collect();
    found.dedup();
    found
}

fn date(year: &str, month: &str, day: &str) -> Option<String> {
    let ordinal = ["st", "nd", "rd", "th"].into_iter().find_map(|ending| day.strip_suffix(ending));
    let day = ordinal.unwrap_or(day);
    let number = |text: &str| text.parse::<u8>().ok();
    is_year(year).then_some(())?;
    Some(format!("{year}-{:02}-{:02}", number(month)?, number(day)?))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number of an English month, by its name or the first three letters.
fn month(word: &str) -> Option<String> {
    const MONTHS: [&str; 12] =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    let is_meant = |name: &&str| word.len() >= 3 && name.starts_with(word) || word == "sept" && **name == *"september";
    MONTHS.iter().position(is_meant).map(|index| format!("{:02}", index + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_from_elsewhere_are_given_back_in_the_wanted_form() {
        for (text, expected) in [
            ("4 March 2025", &["2025-03-04"][..]),
            ("March 4th, 2025", &["2025-03-04"]),
            ("Sept 2025", &["2025-09"]),
            ("2025/3/4", &["2025-03-04"]),
            ("2025-3-4", &["2025-03-04"]),
            ("20250304", &["2025-03-04"]),
            ("4.3.2025", &["2025-03-04"]),
            ("04/03/2025", &["2025-03-04", "2025-04-03"]),
            ("25/03/2025", &["2025-03-25"]),
            ("31 February 2025", &[]),
            ("last week", &[]),
            ("utéké2", &[]),
            ("", &[]),
        ] {
            assert_eq!(meant(text), expected, "{text}");
        }
    }
}
