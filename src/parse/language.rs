//! Language tags of BCP 47 (RFC 5646), by their form.

/// Whether `tag` is a well-formed tag: a language of two or three letters, then what may follow it. Names such as `English` would pass
/// as languages that may be registered one day; no such language is, so they are refused.
pub(super) fn is_language_tag(tag: &str) -> bool {
    let parts: Vec<&str> = tag.split('-').collect();
    if parts.iter().any(|part| part.is_empty() || part.len() > 8 || !part.bytes().all(|byte| byte.is_ascii_alphanumeric())) {
        return false;
    }
    let (language, mut rest) = (parts[0], &parts[1..]);
    if language.eq_ignore_ascii_case("x") {
        return !rest.is_empty();
    }
    if !(2..=3).contains(&language.len()) || !is_letters(language) {
        return false;
    }
    for _ in 0..3 {
        rest = without_first(rest, |part| part.len() == 3 && is_letters(part));
    }
    rest = without_first(rest, |part| part.len() == 4 && is_letters(part));
    rest = without_first(rest, |part| {
        part.len() == 2 && is_letters(part) || part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    let variants = rest.iter().take_while(|part| is_variant(part)).count();
    extensions(&rest[variants..])
}

fn extensions(mut rest: &[&str]) -> bool {
    while let Some((singleton, values)) = rest.split_first() {
        if singleton.len() != 1 {
            return false;
        }
        let private = singleton.eq_ignore_ascii_case("x");
        let count = values.iter().take_while(|value| private || value.len() > 1).count();
        if count == 0 {
            return false;
        }
        rest = &values[count..];
    }
    true
}

fn is_variant(part: &str) -> bool {
    part.len() >= 5 || part.len() == 4 && part.starts_with(|first: char| first.is_ascii_digit())
}

fn is_letters(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn without_first<'list, 'tag>(parts: &'list [&'tag str], fits: impl Fn(&str) -> bool) -> &'list [&'tag str] {
    match parts.split_first() {
        Some((first, rest)) if fits(first) => rest,
        _ => parts,
    }
}

#[cfg(test)]
mod tests {
    use super::is_language_tag;

    #[test]
    fn tags_by_their_form() {
        for good in [
            "en",
            "EN",
            "de-CH",
            "zh-Hant-TW",
            "es-419",
            "ps",
            "prs",
            "sl-rozaj-biske",
            "de-1996",
            "zh-cmn-Hans",
            "en-u-ca-gregory",
            "x-desk",
            "ar-x-a",
        ] {
            assert!(is_language_tag(good), "{good}");
        }
        for bad in ["", "English", "e", "en_GB", "en-", "-en", "en--GB", "en-GB-", "12", "en-u", "x", "en-abcdefghi", "ürdu", "en GB"] {
            assert!(!is_language_tag(bad), "{bad}");
        }
    }
}
