//! What stands in a page instead of in a file of its own, and how the page's policy names it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// A style or script as a Content-Security-Policy allows it, by its hash: `'sha256-…'` (CSP Level 3, "hash-source").
pub(crate) fn hash_source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// Bytes as an address that holds them (RFC 2397).
pub(crate) fn data_address(media_type: &str, bytes: &[u8]) -> String {
    format!("data:{media_type};base64,{}", STANDARD.encode(bytes))
}
