//! x
use super::{BookError, BuiltSite};
/// x
pub fn epub(_site: &BuiltSite<'_>) -> Result<Vec<u8>, BookError> { Ok(Vec::new()) }
