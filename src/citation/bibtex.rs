//! BibLaTeX, whose `date` takes the days of EDTF as they are; it wants times of day to the second, so they are left out.

use super::{authors, known, on_one_line};
use crate::model::id::SourceKey;
use crate::model::library::{Author, Library};
use crate::model::words::SourceForm;

/// A source as an entry of BibLaTeX.
pub(crate) fn bibtex(library: &Library, key: SourceKey) -> String {
    let source = &library[key];
    let kind = match (source.form, &source.url) {
        (Some(SourceForm::DataSet), _) => "dataset",
        (_, Some(_)) => "online",
        (_, None) => "misc",
    };
    // An organisation stands behind what is online or unsorted; a data set has a publisher.
    let publisher = if kind == "dataset" { "publisher" } else { "organization" };
    let authors = authors(source);
    let fields = [
        ("author", (!authors.is_empty()).then(|| authors.iter().map(name).collect::<Vec<_>>().join(" and "))),
        // A second pair here keeps the capitals of names, which readers of the format would make small.
        ("title", Some(format!("{{{}}}", escaped(source.heading())))),
        (publisher, source.publisher.as_deref().map(escaped)),
        ("date", known(source.published.as_ref()).map(|date| date.without_time().to_string())),
        ("url", source.url.as_deref().map(verbatim)),
        ("urldate", source.url.as_ref().and(known(source.retrieved.as_ref())).map(|date| date.without_time().to_string())),
        ("langid", source.language.as_deref().and_then(babel_name).map(str::to_owned)),
    ];
    let known_fields = fields.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let written: Vec<String> = known_fields.map(|(name, value)| format!(",\n  {name} = {{{value}}}")).collect();
    format!("@{kind}{{{}{}\n}}\n", source.id.as_str().replace('/', ":"), written.concat())
}

/// A name: `particle family, given`. Braces keep the words of a family, and those of a body, together; given names stand free, so that
/// each has its own initial, unless a word in them would be taken for something else.
fn name(author: &Author) -> String {
    let braced = |text: &str| format!("{{{}}}", escaped(text));
    match author {
        Author::Named(name) => braced(name),
        Author::Person { given, particle, family } => {
            let is_plain =
                !given.contains(',') && given.split_whitespace().all(|word| word != "and" && !word.starts_with(char::is_lowercase));
            let given = if is_plain { escaped(given) } else { braced(given) };
            // The format knows a particle by its small letter; any other is taken for the beginning of the family's name.
            let family = match particle.as_str() {
                "" => braced(family),
                particle if particle.split_whitespace().all(|word| word.starts_with(char::is_lowercase)) => {
                    format!("{} {}", escaped(particle), braced(family))
                }
                particle => braced(&format!("{particle} {family}")),
            };
            if given.is_empty() || given == "{}" { family } else { format!("{family}, {given}") }
        }
    }
}

/// What the package babel, and with it BibLaTeX, calls a language; `None` for one that it does not know. The field `language` would be
/// printed as it stands.
fn babel_name(tag: &str) -> Option<&'static str> {
    const NAMES: [(&str, &str); 52] = [
        ("af", "afrikaans"),
        ("ar", "arabic"),
        ("be", "belarusian"),
        ("bg", "bulgarian"),
        ("bn", "bengali"),
        ("ca", "catalan"),
        ("cs", "czech"),
        ("cy", "welsh"),
        ("da", "danish"),
        ("de", "german"),
        ("de-at", "austrian"),
        ("de-ch", "swissgerman"),
        ("el", "greek"),
        ("en", "english"),
        ("en-au", "australian"),
        ("en-gb", "british"),
        ("en-us", "american"),
        ("es", "spanish"),
        ("et", "estonian"),
        ("eu", "basque"),
        ("fa", "persian"),
        ("fi", "finnish"),
        ("fr", "french"),
        ("ga", "irish"),
        ("gl", "galician"),
        ("he", "hebrew"),
        ("hi", "hindi"),
        ("hr", "croatian"),
        ("hu", "hungarian"),
        ("hy", "armenian"),
        ("id", "indonesian"),
        ("is", "icelandic"),
        ("it", "italian"),
        ("ja", "japanese"),
        ("lt", "lithuanian"),
        ("lv", "latvian"),
        ("mk", "macedonian"),
        ("nb", "norsk"),
        ("nl", "dutch"),
        ("nn", "nynorsk"),
        ("no", "norsk"),
        ("pl", "polish"),
        ("pt", "portuguese"),
        ("pt-br", "brazilian"),
        ("ro", "romanian"),
        ("ru", "russian"),
        ("sk", "slovak"),
        ("sl", "slovene"),
        ("sr", "serbian"),
        ("sv", "swedish"),
        ("tr", "turkish"),
        ("uk", "ukrainian"),
    ];
    let tag = tag.to_ascii_lowercase();
    let primary = tag.split('-').next().unwrap_or_default();
    let named = |wanted: &str| NAMES.iter().find(|(tag, _)| *tag == wanted).map(|(_, name)| *name);
    named(&tag).or_else(|| named(primary))
}

/// Signs that TeX sets as one other sign where they stand side by side: dashes and quote marks.
const LIGATURES: [(char, char); 8] = [('-', '-'), ('`', '`'), ('\'', '\''), ('<', '<'), ('>', '>'), (',', ','), ('?', '`'), ('!', '`')];

/// Text in which nothing is a command. Braces are written by name, because BibTeX counts them even behind a backslash.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = None;
    for character in on_one_line(text).chars() {
        if before.is_some_and(|before| LIGATURES.contains(&(before, character))) {
            escaped.push_str("{}");
        }
        before = Some(character);
        match character {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '$' | '&' | '#' | '%' | '_' => escaped.extend(['\\', character]),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// An address: BibLaTeX reads the field as it stands, but counts its braces.
fn verbatim(url: &str) -> String {
    on_one_line(url).replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D").replace(' ', "%20")
}
