//! One field of a table, safe in a spreadsheet.

/// The content of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Field {
    /// Text, which may be anything that the content holds.
    Text(String),
    /// A number that this program wrote: a minus sign before it is one.
    Number(String),
}

impl Field {
    /// Text, or an empty field where there is none.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Text that may be absent.
    pub(super) fn known(text: Option<&str>) -> Self {
        Self::text(text.unwrap_or_default())
    }

    /// A count that may have nothing to count.
    pub(super) fn counted(count: Option<usize>) -> Self {
        count.map_or_else(|| Self::known(None), Self::count)
    }

    /// A count.
    pub(super) fn count(count: usize) -> Self {
        Self::Number(count.to_string())
    }

    /// What stands in the file, before it is quoted as CSV wants it.
    ///
    /// A spreadsheet takes a text with `=`, `+`, `-` or `@` in front for a formula, which can fetch addresses and, in some programs,
    /// start others. An apostrophe before it makes it text again; programs that read the table see the apostrophe. White space and
    /// control characters do not hide such a sign, since programs differ in what they skip; nor does its full-width form, which some
    /// take for the narrow one. A tab or line end in front counts as such a sign itself.
    pub(super) fn written(self) -> String {
        let text = match self {
            Self::Number(number) => return number,
            Self::Text(text) => text,
        };
        let is_skipped = |character: char| character.is_whitespace() || character.is_control() || character == '\u{feff}';
        let visible = text.trim_start_matches(is_skipped);
        let is_formula = visible.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || text.starts_with(['\t', '\r', '\n']);
        if is_formula { format!("'{text}") } else { text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_source_says_becomes_a_formula() {
        for (given, written) in [
            ("plain", "plain"),
            ("", ""),
            ("=HYPERLINK(\"https://example.org\")", "'=HYPERLINK(\"https://example.org\")"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("-0430-05", "'-0430-05"),
            ("@name", "'@name"),
            ("\t=1", "'\t=1"),
            ("\rx", "'\rx"),
            ("\nx", "'\nx"),
            (" =1", "' =1"),
            ("\u{a0}\u{feff}=1", "'\u{a0}\u{feff}=1"),
            ("＝1", "'＝1"),
            ("a=b", "a=b"),
            ("'=1", "'=1"),
            ("“-” is a dash", "“-” is a dash"),
        ] {
            assert_eq!(Field::text(given).written(), written, "{given:?}");
        }
        assert_eq!(Field::Number("-2.5".to_owned()).written(), "-2.5");
    }
}
