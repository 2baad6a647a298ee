//! `content/quotes.lock`: which quotes were proven against which archived texts.
//!
//! With it, `check` and `build` know without the archive whether a quote is still the one that was proven. The file is
//! sorted YAML, an entry a line, so that a change of one quote changes one line. By source:
//! - `archive`: the SHA-256 of its archived file;
//! - `captures`: the SHA-256 of each of its archived files, where it has several; `archive` is then the newest;
//! - `claims`: by claim the quote's SHA-256 (see [`super::quote::Quote::sha256`]), the character offset in the normalised text, and how
//!   the words stand there ([`ProofRecord`]);
//! - `forms` and `names`: by which set of name forms names were counted, and how often each stands there that does;
//! - `looked_for`: by question how often the words stand there that would show an answer, and by which words that was counted.
//!
//! The first edition has `archive`, and in `claims` the hash and the offset alone; it is read, and written anew as the second.

use std::collections::{BTreeMap, BTreeSet};

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::model::quote::{InCapture, ProofRecord};

/// The contents of the lock file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lock {
    /// By source id.
    pub sources: BTreeMap<String, LockedSource>,
}

/// The proofs of one source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedSource {
    /// The SHA-256 of the archived file's bytes, in lower-case hexadecimal digits.
    pub archive: String,
    /// Those of all its archived files, where it has several.
    #[serde(default)]
    pub captures: Vec<String>,
    /// By claim id, without the source's.
    #[serde(default, deserialize_with = "unique")]
    pub claims: BTreeMap<String, LockedQuote>,
    /// The set of name forms that were counted ([`super::concordance::Names::fingerprint`]); `None` where none were.
    pub forms: Option<String>,
    /// How often each form stands there; forms that do not are left out.
    #[serde(default, deserialize_with = "unique")]
    pub names: BTreeMap<String, usize>,
    /// By the id of the question.
    #[serde(default, deserialize_with = "unique")]
    pub looked_for: BTreeMap<String, LockedSearch>,
}

/// One proven quote.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "QuoteEntry")]
pub struct LockedQuote {
    /// The SHA-256 of the normalised quote with its context, in lower-case hexadecimal digits.
    pub quote: String,
    /// The character offset in the normalised text, from 0.
    pub offset: usize,
    /// How the words stand there; `None` in a lock of the first edition.
    pub record: Option<ProofRecord>,
}

/// What came of looking for words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedSearch {
    /// How often any of the words stands there.
    pub count: usize,
    /// The paragraph of the first, from 1; 0 where none stands there.
    #[serde(default)]
    pub paragraph: usize,
    /// Which words: their fingerprint.
    pub words: String,
}

/// A proven quote as the file writes it. What is so of few quotes is written only where it is so.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuoteEntry {
    quote: String,
    offset: usize,
    #[serde(default)]
    paragraphs: Vec<usize>,
    #[serde(default)]
    spoken: bool,
    #[serde(default)]
    headline: bool,
    fragment: Option<String>,
    lacks: Option<String>,
    #[serde(default)]
    attributed_to: Vec<String>,
    #[serde(default)]
    far: Vec<String>,
    #[serde(default)]
    captures: Vec<InCapture>,
}

impl From<QuoteEntry> for LockedQuote {
    fn from(entry: QuoteEntry) -> Self {
        // Every quote lies in some paragraph; without one it was proven before paragraphs were recorded.
        let record = (!entry.paragraphs.is_empty()).then_some(ProofRecord {
            is_spoken: entry.spoken,
            is_headline: entry.headline,
            paragraphs: entry.paragraphs,
            fragment: entry.fragment,
            lacks: entry.lacks,
            attributed_to: entry.attributed_to,
            far: entry.far,
            captures: entry.captures,
        });
        Self { quote: entry.quote, offset: entry.offset, record }
    }
}

/// What the lock says about a claim's quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockState<'lock> {
    /// These words were proven in this archive.
    Proven(&'lock LockedQuote),
    /// The lock knows the claim, but not these words or this context.
    StaleQuote,
    /// The lock knows the claim, but the content names another archive.
    StaleArchive,
    /// The lock does not know the claim: never proven, shown as `unarchived`.
    NeverProven,
}

/// Why a lock file cannot be read. Lines count from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LockError {
    /// Two versions of the file were merged and nobody chose.
    #[error("merge conflict")]
    Conflict {
        /// The line of the first conflict marker.
        line: usize,
    },
    /// The file is no lock.
    #[error("{message}")]
    Malformed {
        /// The line, where it is known.
        line: Option<usize>,
        /// What is wrong there.
        message: String,
    },
}

impl LockError {
    /// What to do about it, for the help of a finding.
    pub fn help(&self) -> &'static str {
        "run `variorum verify --archive DIR --write`, which writes the file anew"
    }
}

/// What a run of `verify` learnt about one source of the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedSource {
    /// The source's id.
    pub source: String,
    /// The ids of its claims that have a quote.
    pub claims: BTreeSet<String>,
    /// The archive's SHA-256 and the proven quotes by claim, if its archive was at hand.
    pub proven: Option<LockedSource>,
}

impl Lock {
    /// Reads a lock file.
    ///
    /// # Errors
    /// Conflict markers, and anything that is not the shape that [`Lock::to_yaml`] writes.
    pub fn parse(text: &str) -> Result<Self, LockError> {
        if let Some(index) = text.lines().position(is_conflict_marker) {
            return Err(LockError::Conflict { line: index + 1 });
        }
        if text.lines().all(|line| line.trim().is_empty() || line.starts_with('#')) {
            return Ok(Self::default());
        }
        let sources = unique(serde_yaml::Deserializer::from_str(text)).map_err(|error: serde_yaml::Error| LockError::Malformed {
            line: error.location().map(|location| location.line()),
            message: error.to_string(),
        })?;
        Ok(Self { sources })
    }

    /// Reads what can be read of a lock file with conflict markers, so that `verify --write` keeps the older proofs of
    /// both sides for texts that it does not have. Where both know a claim, the first side's entry is taken; a wrong one
    /// is found out by its hashes.
    pub fn salvage(text: &str) -> Self {
        let [ours, theirs] = sides(text).map(|side| Self::parse(&side).unwrap_or_default());
        let mut lock = ours;
        for (source, proofs) in theirs.sources {
            match lock.sources.get_mut(&source) {
                Some(kept) if kept.archive == proofs.archive => {
                    for (claim, quote) in proofs.claims {
                        kept.claims.entry(claim).or_insert(quote);
                    }
                }
                Some(_) => {}
                None => drop(lock.sources.insert(source, proofs)),
            }
        }
        lock
    }

    /// What the lock says about a quote. `archive` is the hash that the source declares, if it does; `captures` are those of its archived
    /// texts, if it has several.
    pub fn state(&self, source: &str, claim: &str, quote_sha256: &str, archive: Option<&str>, captures: &[String]) -> LockState<'_> {
        let Some(locked) = self.sources.get(source) else { return LockState::NeverProven };
        let Some(quote) = locked.claims.get(claim) else { return LockState::NeverProven };
        if quote.quote != quote_sha256 {
            return LockState::StaleQuote;
        }
        if archive.is_some_and(|archive| !archive.eq_ignore_ascii_case(&locked.archive)) || locked.captures != captures {
            return LockState::StaleArchive;
        }
        LockState::Proven(quote)
    }

    /// The lock that `verify --write` writes: what was proven now; for a source whose text was not at hand, the older
    /// entries of claims that still exist; nothing else.
    #[must_use]
    pub fn renewed(&self, verified: Vec<VerifiedSource>) -> Self {
        let mut sources = BTreeMap::new();
        for VerifiedSource { source, claims, proven } in verified {
            let kept = proven.or_else(|| self.sources.get(&source).cloned());
            if let Some(mut kept) = kept {
                kept.claims.retain(|claim, _| claims.contains(claim));
                if !kept.claims.is_empty() || kept.forms.is_some() || !kept.looked_for.is_empty() {
                    sources.insert(source, kept);
                }
            }
        }
        Self { sources }
    }

    /// The lock as YAML: the same lock gives the same bytes.
    pub fn to_yaml(&self) -> String {
        let mut yaml = HEADER.to_owned();
        for (source, locked) in &self.sources {
            yaml.extend([format!("{}:\n  archive: \"{}\"\n", key(source), locked.archive)]);
            let captures: Vec<String> = locked.captures.iter().map(|sha256| format!("\"{sha256}\"")).collect();
            yaml.extend((!captures.is_empty()).then(|| format!("  captures: [{}]\n", captures.join(", "))));
            list(&mut yaml, "claims", &locked.claims, quote_entry);
            yaml.extend(locked.forms.iter().map(|forms| format!("  forms: \"{forms}\"\n")));
            list(&mut yaml, "names", &locked.names, ToString::to_string);
            list(&mut yaml, "looked_for", &locked.looked_for, |search| {
                format!("{{count: {}, paragraph: {}, words: \"{}\"}}", search.count, search.paragraph, search.words)
            });
        }
        yaml
    }
}

/// Writes a mapping of a source, an entry a line; nothing where it is empty.
fn list<V>(yaml: &mut String, name: &str, entries: &BTreeMap<String, V>, value: impl Fn(&V) -> String) {
    if !entries.is_empty() {
        yaml.extend([format!("  {name}:\n")]);
        yaml.extend(entries.iter().map(|(entry, of)| format!("    {}: {}\n", key(entry), value(of))));
    }
}

fn quote_entry(locked: &LockedQuote) -> String {
    let mut entry = format!("{{quote: \"{}\", offset: {}", locked.quote, locked.offset);
    if let Some(record) = &locked.record {
        let list = |items: &[String]| items.iter().map(|item| quoted(item)).collect::<Vec<_>>().join(", ");
        let numbers: Vec<String> = record.paragraphs.iter().map(ToString::to_string).collect();
        entry.extend([", paragraphs: [", &numbers.join(", "), "]"]);
        entry += if record.is_spoken { ", spoken: true" } else { "" };
        entry += if record.is_headline { ", headline: true" } else { "" };
        entry.extend(record.fragment.iter().map(|fragment| format!(", fragment: {}", quoted(fragment))));
        entry.extend(record.lacks.iter().map(|answer| format!(", lacks: {}", quoted(answer))));
        for (name, actors) in [("attributed_to", &record.attributed_to), ("far", &record.far)] {
            entry.extend((!actors.is_empty()).then(|| format!(", {name}: [{}]", list(actors))));
        }
        // JSON is YAML.
        let captures = serde_json::to_string(&record.captures).expect("words and hashes are JSON");
        entry.extend((!record.captures.is_empty()).then(|| format!(", captures: {captures}")));
    }
    entry + "}"
}

/// Reads a mapping in which no key stands twice: of two proofs nobody could say which one holds.
fn unique<'de, D: Deserializer<'de>, V: Deserialize<'de>>(deserializer: D) -> Result<BTreeMap<String, V>, D::Error> {
    struct Unique<V>(PhantomData<V>);

    impl<'de, V: Deserialize<'de>> Visitor<'de> for Unique<V> {
        type Value = BTreeMap<String, V>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("a mapping")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
            let mut unique = BTreeMap::new();
            while let Some((key, value)) = entries.next_entry::<String, V>()? {
                if unique.contains_key(&key) {
                    return Err(A::Error::custom(format_args!("`{key}` stands twice")));
                }
                unique.insert(key, value);
            }
            Ok(unique)
        }
    }

    deserializer.deserialize_map(Unique(PhantomData))
}

const HEADER: &str = "\
# Which quotes were proven in which archived texts. Written by `variorum verify --archive DIR --write`;
# run that again instead of editing, also after a merge conflict.
";

/// An id or a name as a YAML key: quoted where YAML would read a number, a truth value or nothing, or where it is more than an id.
fn key(text: &str) -> String {
    let is_id = text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'/'));
    let plain = is_id
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && !matches!(text, "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n");
    if plain { text.to_owned() } else { quoted(text) }
}

/// A text in the double quotes of YAML, which JSON's are.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn is_conflict_marker(line: &str) -> bool {
    ["<<<<<<< ", ">>>>>>> ", "||||||| "].iter().any(|marker| line.starts_with(marker))
        || matches!(line, "=======" | "<<<<<<<" | ">>>>>>>" | "|||||||")
}

/// The two versions of a text with conflict markers.
fn sides(text: &str) -> [String; 2] {
    let mut sides = [String::new(), String::new()];
    let mut taken = [true, true];
    for line in text.lines() {
        if is_conflict_marker(line) {
            taken = match line.as_bytes()[0] {
                b'<' => [true, false],
                b'|' => [false, false],
                b'=' => [false, true],
                _ => [true, true],
            };
            continue;
        }
        for (side, taken) in sides.iter_mut().zip(taken) {
            if taken {
                side.push_str(line);
                side.push('\n');
            }
        }
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::quote::{PassageRun, PassageSide};
    use crate::model::words::QuoteState;

    fn locked(archive: &str, claims: &[(&str, &str, usize)]) -> LockedSource {
        let claims = claims
            .iter()
            .map(|(id, quote, offset)| ((*id).to_owned(), LockedQuote { quote: (*quote).to_owned(), offset: *offset, record: None }));
        LockedSource { archive: archive.to_owned(), claims: claims.collect(), ..LockedSource::default() }
    }

    fn lock(sources: &[(&str, LockedSource)]) -> Lock {
        Lock { sources: sources.iter().map(|(id, locked)| ((*id).to_owned(), locked.clone())).collect() }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let written = lock(&[
            ("2024", locked("00e1", &[("null", "12e3", 0), ("length", "ab", 512)])),
            ("letters/corinthians", locked("ff", &[("1", "0x10", 7)])),
        ]);
        let yaml = written.to_yaml();
        assert_eq!(
            yaml.strip_prefix(HEADER),
            Some(
                "\"2024\":\n  archive: \"00e1\"\n  claims:\n    length: {quote: \"ab\", offset: 512}\n    \
                 \"null\": {quote: \"12e3\", offset: 0}\nletters/corinthians:\n  archive: \"ff\"\n  claims:\n    \
                 \"1\": {quote: \"0x10\", offset: 7}\n"
            )
        );
        assert_eq!(Lock::parse(&yaml), Ok(written));
        assert_eq!(Lock::parse(&Lock::default().to_yaml()), Ok(Lock::default()));
        assert_eq!(Lock::parse(""), Ok(Lock::default()));
    }

    #[test]
    fn the_second_edition_is_read_again() {
        let mut source = locked("00e1", &[("length", "ab", 512), ("outcome", "cd", 7)]);
        source.claims.get_mut("length").expect("it is there").record = Some(ProofRecord {
            is_spoken: true,
            is_headline: false,
            paragraphs: vec![2, 3],
            fragment: Some("The%20talks,ended".to_owned()),
            lacks: Some("3".to_owned()),
            attributed_to: vec!["marta-ruiz".to_owned()],
            far: vec!["2024".to_owned()],
            captures: vec![InCapture {
                sha256: "e3".to_owned(),
                state: QuoteState::Altered,
                passage: [(PassageSide::Both, "a"), (PassageSide::Quote, " b: c"), (PassageSide::Passage, " “d”")]
                    .map(|(side, words)| PassageRun { side, words: words.to_owned() })
                    .to_vec(),
            }],
        });
        source.forms = Some("12e4".to_owned());
        source.names = BTreeMap::from([("Marta Ruiz".to_owned(), 3), ("آصف \"a\"".to_owned(), 1)]);
        source.looked_for = BTreeMap::from([("length".to_owned(), LockedSearch { count: 0, paragraph: 0, words: "0011".to_owned() })]);
        let written = lock(&[("gazette", source)]);
        assert_eq!(Lock::parse(&written.to_yaml()), Ok(written.clone()), "{}", written.to_yaml());
        assert!(written.to_yaml().contains(
            "    length: {quote: \"ab\", offset: 512, paragraphs: [2, 3], spoken: true, fragment: \"The%20talks,ended\", lacks: \"3\", \
             attributed_to: [\"marta-ruiz\"], far: [\"2024\"], \
             captures: [{\"sha256\":\"e3\",\"state\":\"altered\",\"passage\":[\"=a\",\"- b: c\",\"+ “d”\"]}]}\n    \
             outcome: {quote: \"cd\", offset: 7}\n  forms: \"12e4\"\n  names:\n"
        ));
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, line) in [
            ("a:\n  archive: x\n  claims:\n    c: {quote: y, offset: 1, more: 2}\n", Some(4)),
            ("a:\n  archive: x\n  claims:\n    c: {quote: y, offset: -1}\n", Some(4)),
            ("a: [\n", Some(1)),
            ("just text", Some(1)),
            ("a:\n  archive: x\n  claims:\n    c: {quote: y, offset: 1}\n    c: {quote: z, offset: 1}\n", Some(4)),
            ("a:\n  archive: x\n  claims: {}\na:\n  archive: x\n  claims: {}\n", Some(1)),
        ] {
            let error = Lock::parse(text).expect_err("the text is no lock");
            assert!(matches!(&error, LockError::Malformed { line: found, .. } if *found == line), "{error:?}");
        }
        assert_eq!(Lock::parse("a:\n<<<<<<< ours\n"), Err(LockError::Conflict { line: 2 }));
    }

    #[test]
    fn keeps_both_sides_of_a_conflict() {
        let one = lock(&[("a", locked("aa", &[("x", "1", 1), ("y", "2", 2)]))]);
        let two = lock(&[("a", locked("aa", &[("x", "1", 1), ("z", "3", 3)])), ("b", locked("bb", &[("x", "4", 4)]))]);
        let conflict = format!(
            "{HEADER}a:\n  archive: \"aa\"\n  claims:\n    x: {{quote: \"1\", offset: 1}}\n<<<<<<< ours\n    y: {{quote: \
             \"2\", offset: 2}}\n||||||| base\n    w: {{quote: \"0\", offset: 0}}\n=======\n    z: {{quote: \"3\", \
             offset: 3}}\nb:\n  archive: \"bb\"\n  claims:\n    x: {{quote: \"4\", offset: 4}}\n>>>>>>> theirs\n"
        );
        let mut expected = two.clone();
        let both = expected.sources.get_mut("a").expect("both sides have it");
        both.claims.extend(one.sources["a"].claims.clone());
        assert_eq!(Lock::salvage(&conflict), expected);
        assert_eq!(Lock::salvage(&one.to_yaml()), one);
    }

    #[test]
    fn knows_stale_from_proven() {
        let lock = lock(&[("a", locked("aa", &[("x", "1", 5)]))]);
        for (source, claim, quote, archive, expected) in [
            ("a", "x", "1", Some("AA"), LockState::Proven(&lock.sources["a"].claims["x"])),
            ("a", "x", "1", None, LockState::Proven(&lock.sources["a"].claims["x"])),
            ("a", "x", "2", Some("aa"), LockState::StaleQuote),
            ("a", "x", "1", Some("bb"), LockState::StaleArchive),
            ("a", "y", "1", Some("aa"), LockState::NeverProven),
            ("b", "x", "1", Some("aa"), LockState::NeverProven),
        ] {
            assert_eq!(lock.state(source, claim, quote, archive, &[]), expected);
        }
    }

    #[test]
    fn writes_what_was_proven_and_keeps_what_it_could_not_see() {
        let old = lock(&[
            ("seen", locked("aa", &[("x", "1", 1), ("y", "2", 2)])),
            ("unseen", locked("bb", &[("x", "3", 3), ("gone", "4", 4)])),
            ("gone", locked("cc", &[("x", "5", 5)])),
        ]);
        let verified = |source: &str, claims: &[&str], proven: Option<LockedSource>| VerifiedSource {
            source: source.to_owned(),
            claims: claims.iter().map(|claim| (*claim).to_owned()).collect(),
            proven,
        };
        let renewed = old.renewed(vec![
            verified("seen", &["x", "y"], Some(locked("aa", &[("y", "6", 6)]))),
            verified("unseen", &["x"], None),
            verified("empty", &["x"], Some(locked("dd", &[]))),
        ]);
        let expected = lock(&[("seen", locked("aa", &[("y", "6", 6)])), ("unseen", locked("bb", &[("x", "3", 3)]))]);
        assert_eq!(renewed, expected);
    }
}
