//! A quote of a claim, ready to be looked for.

use crate::model::digest::sha256_hex;
use crate::model::quote::refusal;
use crate::quotation::normalise::normalise;
use crate::quotation::pattern::Pattern;

/// A quote with the context that pins it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    pub(crate) pattern: Pattern,
    pub(crate) prefix: String,
    pub(crate) suffix: String,
    sha256: String,
    is_refused: bool,
}

impl Quote {
    /// Reads `quote`, `prefix` and `suffix` of a claim as they stand in the content.
    pub fn new(quote: &str, prefix: Option<&str>, suffix: Option<&str>) -> Self {
        let prefix = normalise(prefix.unwrap_or_default());
        let suffix = normalise(suffix.unwrap_or_default());
        let hashed = format!("{}\n{prefix}\n{suffix}", normalise(quote));
        let is_refused = refusal(quote).is_some();
        let pattern = if is_refused { Pattern { parts: Vec::new() } } else { Pattern::parse(quote) };
        Self { pattern, prefix, suffix, sha256: sha256_hex(hashed.as_bytes()), is_refused }
    }

    /// Whether the quote is not looked up at all ([`refusal`]).
    pub fn is_refused(&self) -> bool {
        self.is_refused
    }

    /// What the lock remembers the quote by: the SHA-256 of the normalised quote, prefix and suffix on a line each.
    ///
    /// Any other word, bracket, ellipsis or context gives another hash; what the normalisation overlooks does not, for
    /// it was never part of the proof.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Whether nothing is left to look for, as in a quote of brackets and dots alone. Such a quote is always `absent`.
    pub fn is_empty(&self) -> bool {
        self.pattern.parts.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_follows_the_words_and_the_context() {
        let quote = Quote::new("“It’s  over”", Some("said: "), None);
        for (other, same) in [
            (Quote::new("\"It's over\"", Some(" said:"), Some("")), true),
            (Quote::new("\"It's ower\"", Some("said:"), None), false),
            (Quote::new("\"It's over\"", Some("says:"), None), false),
            (Quote::new("\"It's over\"", None, Some("said:")), false),
            (Quote::new("\"It's [all] over\"", Some("said:"), None), false),
        ] {
            assert_eq!(quote.sha256() == other.sha256(), same, "{other:?}");
        }
    }
}
