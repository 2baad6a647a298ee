//! The words of the interface, which templates read as `t`.

use std::collections::BTreeMap;

/// Words by key: the built-in ones, overridden key by key by the site's `templates/words.yaml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InterfaceWords(pub BTreeMap<String, String>);

impl InterfaceWords {
    /// The words for `key`; the key itself where there are none, which a reader sees and reports.
    pub fn get<'words>(&'words self, key: &'words str) -> &'words str {
        self.0.get(key).map_or(key, String::as_str)
    }
}
