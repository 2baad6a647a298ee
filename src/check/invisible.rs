//! Quotes with characters that nobody sees.

use super::Site;
use crate::diagnostic::{Code, Diagnostic};
use crate::quotation::invisible::first_invisible;

/// A quote that holds such a character: it is overlooked in proving it, so this is only worth knowing.
pub(super) fn quotes(site: &Site<'_>) -> Vec<Diagnostic> {
    let library = site.library;
    let found = library.claims.entries().filter_map(|(key, claim)| {
        let character = first_invisible(claim.quote.as_deref()?)?;
        let message = format!("the quote holds a character that nobody sees: U+{:04X}", u32::from(character));
        let help = "type the words anew; what is not seen is overlooked in proving them";
        Some(Diagnostic::new(Code::InvisibleCharacters, library.claim_place(key, "quote"), message, help))
    });
    found.collect()
}
