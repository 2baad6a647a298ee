//! The words of the interface: the built-in table, overridden key by key by the site's own `templates/words.yaml`.

mod findings;

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema as JsonSchemaText, SchemaGenerator};
use serde::Deserialize;

use super::limits::Limits;
use super::record::{self, Shape};
use super::values::{Inspector, Values};
use crate::diagnostic::Diagnostic;
use crate::model::files::SiteFiles;
use crate::model::id::Id;
use crate::model::interface_words::InterfaceWords;
use crate::model::schema::{Ordered, Schema};

pub(super) const OWN_WORDS: &str = "templates/words.yaml";

/// Reads the words of a site in `language`, which is English where the site names none. Keys that the built-in table does not have are kept: a site's own templates may read them.
pub(super) fn words(files: &SiteFiles, language: Option<&str>) -> (InterfaceWords, Vec<Diagnostic>) {
    let language = language.unwrap_or("en");
    let mut diagnostics = Vec::new();
    let mut own_words = BTreeMap::new();
    if let Some(file) = super::position(files, OWN_WORDS).filter(|file| !files.unread.contains(file)) {
        let id = Id::parse("words").expect("`words` is one segment of letters");
        let outcome = record::read::<WordsFile>(file, files.text(file), id, Shape::Bare, &Limits::default());
        let own = outcome.take(&mut diagnostics);
        // Where the file itself is faulty, its table may not be what was meant.
        if diagnostics.is_empty() {
            diagnostics.extend(own.iter().flat_map(|own| findings::of(own, files, language)));
        }
        own_words.extend(own.into_iter().flat_map(|own| own.fields.0.0));
    }
    (InterfaceWords::built_in().overridden(language, own_words), diagnostics)
}

/// The file: keys of the built-in table, or of the site's own templates, and their words.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
struct WordsFile(Ordered<String>);

impl Schema for WordsFile {
    const REQUIRED: &'static [&'static str] = &[];
}

impl JsonSchema for WordsFile {
    fn schema_name() -> Cow<'static, str> {
        "Words".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> JsonSchemaText {
        Ordered::<String>::json_schema(generator)
    }
}

impl Values for WordsFile {
    fn show(&self, _: &mut Inspector<'_>) {
        // Any text is a word, an empty one too: a theme may leave a word out.
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::files::TextFile;

    fn read(own: &str) -> (InterfaceWords, Vec<Diagnostic>) {
        let file = |path: &str, text| TextFile { path: path.to_owned(), text: Arc::from(text) };
        let texts = vec![file("templates/page.html", "{{ t.mine }}"), file(OWN_WORDS, own)];
        words(&SiteFiles { texts, ..SiteFiles::default() }, Some("ur"))
    }

    #[test]
    fn own_words_override_key_by_key() {
        let (words, diagnostics) = read("nav_search: تلاش\nmine: 3\n");
        assert_eq!(
            (words.get("skip"), words.get("nav_search"), words.get("mine"), words.get("none")),
            ("Skip to the text", "تلاش", "3", "none")
        );
        assert_eq!(diagnostics, []);
    }

    #[test]
    fn a_fault_in_own_words_is_a_finding() {
        for own in ["nav_data: [a]\n", "nav_search: a\nnav_search: b\n", "nav_data: *a\n"] {
            let (words, diagnostics) = read(own);
            assert_eq!(diagnostics.len(), 1, "{own}: {diagnostics:?}");
            assert_eq!(words.get("skip"), "Skip to the text");
        }
    }
}
