//! What the parsers would take long to read: they compare each attribute of a tag with all before it.

/// The most attributes that a tag may have.
const MOST_ATTRIBUTES: usize = 1_000;

/// Whether a tag has more attributes than anybody writes. Counted are words outside of quotation marks, from a `<` with a letter to the `>`;
/// what stands in scripts, styles and comments is passed over.
pub(super) fn has_crowded_tag(text: &str) -> bool {
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = behind(comment, "-->");
            continue;
        }
        let name_end = rest.find(|character: char| !character.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let name = &rest[..name_end];
        if !rest.trim_start_matches('/').starts_with(|first: char| first.is_ascii_alphabetic()) {
            continue;
        }
        let (words, length) = words_of_tag(&rest[name_end..]);
        if words > MOST_ATTRIBUTES {
            return true;
        }
        rest = &rest[name_end + length..];
        if let Some(end) = [("script", "</script"), ("style", "</style")].iter().find(|(raw, _)| name.eq_ignore_ascii_case(raw)) {
            rest = behind(rest, end.1);
        }
    }
    false
}

/// How many words stand in a tag outside of quotation marks, and how long it is.
fn words_of_tag(tag: &str) -> (usize, usize) {
    let (mut words, mut in_word, mut quote, mut before) = (0, false, None, ' ');
    for (place, byte) in tag.bytes().enumerate() {
        let character = char::from(byte);
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            // A quotation mark opens a value only behind `=`; elsewhere it is part of a name.
            (None, '"' | '\'') if before == '=' => quote = Some(character),
            (None, '>') => return (words, place),
            (None, '/') => in_word = false,
            (None, _) if character.is_ascii_whitespace() => in_word = false,
            (None, _) => {
                words += usize::from(!in_word);
                in_word = true;
            }
        }
        if quote.is_none() && matches!(character, '"' | '\'') && before != '=' {
            // The value has ended: what follows at once is another attribute.
            in_word = false;
        }
        if !character.is_ascii_whitespace() {
            before = character;
        }
    }
    (words, tag.len())
}

/// What follows the first of these words, in small or large letters.
fn behind<'text>(text: &'text str, end: &str) -> &'text str {
    let found = text.as_bytes().windows(end.len()).position(|window| window.eq_ignore_ascii_case(end.as_bytes()));
    found.map_or("", |place| &text[place + end.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_many_attributes_are_known_however_they_are_written() {
        let many = |write: fn(usize) -> String| (0..2_000).map(write).collect::<String>();
        for crowded in [
            many(|number| format!(" a{number}")),
            many(|number| format!("/a{number}=1")),
            many(|number| format!("\na{number}='x y'")),
            many(|number| format!("a{number}=\"\"")),
            many(|number| format!(" a{number} = \" > \"")),
        ] {
            assert!(has_crowded_tag(&format!("<p {crowded}>x")), "{crowded:.40}");
            assert!(has_crowded_tag(&format!("x</p {crowded}")), "{crowded:.40}");
        }
        let long = "x y ".repeat(5_000);
        for harmless in [
            long.clone(),
            format!("a < b {long}"),
            format!("<p title=\"{long}\" class='{long}'>"),
            format!("<p>{long}</p>{long}"),
            format!("<SCRIPT>if (a<b) {{ {long} }}</script>"),
            format!("<!-- <p {long} -->"),
            "<p a b c>".repeat(5_000),
        ] {
            assert!(!has_crowded_tag(&harmless), "{harmless:.40}");
        }
    }
}
