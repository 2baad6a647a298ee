//! What is known of quotes where the archive is at hand, reading after reading: a text is looked through again only where something has
//! changed that its proofs were made from.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::lock_file;
use crate::diagnostic::Diagnostic;
use crate::load::archive::{ArchiveFolder, Looks};
use crate::model::files::SiteFiles;
use crate::model::id::SourceKey;
use crate::model::kind::{Kind, RecordPath};
use crate::model::library::Library;
use crate::model::words::QuoteState;
use crate::quotes::lock::VerifiedSource;
use crate::quotes::verify::{self, Verified, VerifiedTexts, VerifyOptions};
use crate::quotes::{Proofs, states_by};
use crate::span::FileId;

/// What one reading leaves for the next. Empty at first.
#[derive(Debug, Default)]
pub(super) struct KeptProofs {
    ground: Ground,
    /// By source.
    sources: BTreeMap<String, Found>,
}

/// What the proofs of every source are made from: all records that are no sources, settings and the lock; and whatever a source says of
/// names, for they are counted in every text.
#[derive(Debug, Default, PartialEq)]
struct Ground {
    /// By path, sorted.
    texts: Vec<(String, Arc<str>)>,
    /// Actors and forms of their names, in the order of sources.
    names: Vec<(String, String)>,
}

impl Ground {
    fn of(library: &Library, files: &SiteFiles) -> Self {
        let is_source = |path: &str| RecordPath::read(path).is_some_and(|path| path.kind == Kind::Source);
        let texts = files.texts.iter().filter(|file| !is_source(&file.path));
        let names = library.sources.iter().flat_map(|source| &source.names);
        Self {
            texts: texts.map(|file| (file.path.clone(), Arc::clone(&file.text))).collect(),
            names: names.map(|name| (library[name.actor].id.to_string(), name.form.clone())).collect(),
        }
    }
}

/// What was found out about the quotes of one source.
#[derive(Debug)]
struct Found {
    /// Its id.
    source: String,
    /// Its record, by which it is known whether it is still the same.
    record: Arc<str>,
    /// The number that the record's file had.
    file: FileId,
    /// `None` where nothing shows whether the archived text is still the same.
    looks: Option<Looks>,
    /// The claims whose quotes do not stand in the text that is there, and how they stand.
    unproven: Vec<(String, QuoteState)>,
    proofs: Option<VerifiedSource>,
    diagnostics: Vec<Diagnostic>,
}

impl Found {
    fn of(library: &Library, verified: Verified, looks: Option<Looks>) -> Self {
        let Verified { text, diagnostics, proofs } = verified;
        let source = &library[text.source];
        let quotes = text.quotes.iter().filter(|quote| text.text.is_some() && quote.state != QuoteState::Proven);
        Self {
            source: source.id.to_string(),
            record: Arc::clone(&source.record.text),
            file: source.record.file,
            looks,
            unproven: quotes.map(|quote| (library[quote.claim].id.to_string(), quote.state)).collect(),
            proofs,
            diagnostics,
        }
    }

    /// The same where files that came or went have changed the number of the record's file.
    fn at(mut self, file: FileId) -> Self {
        let former = std::mem::replace(&mut self.file, file);
        self.diagnostics.iter_mut().for_each(|finding| finding.move_to(former, file));
        self
    }
}

/// What still holds of what was found out, and which sources are to be looked through, with how the files of their texts look.
struct Sifted {
    found: Vec<Found>,
    changed: Vec<(SourceKey, Option<Looks>)>,
}

impl KeptProofs {
    /// Takes out what still holds.
    fn sift(&mut self, library: &Library, files: &SiteFiles, archive: &ArchiveFolder) -> Sifted {
        let ground = Ground::of(library, files);
        if self.ground != ground {
            *self = Self { ground, sources: BTreeMap::new() };
        }
        let mut former = std::mem::take(&mut self.sources);
        let mut sifted = Sifted { found: Vec::new(), changed: Vec::new() };
        for (key, source) in library.sources.entries() {
            // The files are looked at before the text is read: one that is written meanwhile is read again the next time.
            let looks = archive.looks(source);
            let known = former.remove(source.id.as_str());
            match known.filter(|known| known.record == source.record.text && known.looks.is_some() && known.looks == looks) {
                Some(known) => sifted.found.push(known.at(source.record.file)),
                None => sifted.changed.push((key, looks)),
            }
        }
        sifted
    }
}

/// Looks the quotes up: nothing is written, and what the lock says counts only for texts that are not there. Beside it, what is wrong with
/// quotes and texts.
pub(super) fn on_the_fly(
    library: &Library,
    files: &SiteFiles,
    archive: &ArchiveFolder,
    kept: &mut KeptProofs,
) -> (Proofs, Vec<Diagnostic>) {
    let Sifted { mut found, changed } = kept.sift(library, files, archive);
    let options = VerifyOptions { lock: lock_file(files), renews_lock: true };
    let keys: Vec<SourceKey> = changed.iter().map(|(key, _)| *key).collect();
    let VerifiedTexts { texts, former, mut diagnostics } = verify::verify_those(library, options, &keys, |source| archive.read(source));
    found.extend(texts.into_iter().zip(changed).map(|(verified, (_, looks))| Found::of(library, verified, looks)));
    diagnostics.extend(found.iter().flat_map(|found| found.diagnostics.iter().cloned()));
    let lock = former.renewed(found.iter().filter_map(|found| found.proofs.clone()).collect());
    let (mut proofs, _) = states_by(library, Some(&lock));
    for found in &found {
        let Some(source) = library.source_key(&found.source) else { continue };
        // Words that stand in another text than the declared one are not proven by it.
        let unproven = found.unproven.iter().filter_map(|(claim, state)| Some((library.claim_key(source, claim)?, *state)));
        unproven.for_each(|(claim, state)| proofs.states[claim] = state);
    }
    kept.sources = found.into_iter().map(|found| (found.source.clone(), found)).collect();
    (proofs, diagnostics)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the tests put files on the disk and say when")]

    use std::fs;
    use std::path::Path;
    use std::time::{Duration, SystemTime};

    use super::*;
    use crate::link::link;
    use crate::parse::parse;
    use crate::sample;

    const ACTOR: &str = "content/actors/mira.md";
    const FIRST: &str = "content/sources/a.md";
    const SECOND: &str = "content/sources/b.md";

    fn source(title: &str, claims: &str) -> String {
        format!("---\ntitle: {title}\ncovers: [{{event: e}}]\nclaims:\n{claims}---\n")
    }

    fn claim(id: &str, quote: &str) -> String {
        format!("  - {{id: {id}, question: e/tide, answer: \"yes\", by: [mira], quote: {quote}}}\n")
    }

    /// What changes, how many texts are then looked through, and the change itself.
    type Change<'site> = (&'site str, usize, fn(&mut Vec<(&'static str, String)>, &Path));

    /// Writes a text so that it looks as if it had stood there for an hour.
    fn write(folder: &Path, name: &str, text: &str) {
        let path = folder.join(name);
        fs::write(&path, text).expect("written");
        let file = fs::File::options().write(true).open(path).expect("it is there");
        file.set_modified(SystemTime::now() - Duration::from_hours(1)).expect("its time can be set");
    }

    /// What is known of all quotes of a site and what is wrong with them, in words; and how many texts were looked through.
    fn known(contents: &[(&str, String)], archive: &ArchiveFolder, kept: &mut KeptProofs) -> (String, usize) {
        let texts: Vec<(&str, &str)> = contents.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let files = sample::site(&texts);
        let (library, _) = link(&parse(&files).0);
        let sifted = kept.sift(&library, &files, archive);
        let looked_through = sifted.changed.len();
        kept.sources = sifted.found.into_iter().map(|found| (found.source.clone(), found)).collect();
        let (proofs, mut findings) = on_the_fly(&library, &files, archive, kept);
        crate::diagnostic::settle(&mut findings);
        let states =
            library.claims.entries().map(|(key, claim)| format!("{} {}: {:?}\n", library[claim.source].id, claim.id, proofs.states[key]));
        let states: String = states.collect();
        (format!("{states}{:?}\n{:?}\n{:?}", proofs.records, proofs.counted, sample::shown(&files, &findings)), looked_through)
    }

    #[test]
    fn a_text_is_looked_through_again_only_where_something_of_it_has_changed() {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        let archive = ArchiveFolder::open(folder.path()).expect("it is there");
        write(folder.path(), "a.txt", "Mira said the tide was high.");
        write(folder.path(), "b.txt", "Mira saw the tide come in.");
        let mut contents = vec![
            (ACTOR, "---\nname: Mira\nkind: person\n---\n".to_owned()),
            ("content/events/e.md", "---\ntitle: E\n---\n".to_owned()),
            ("content/questions/e/tide.md", "---\ntitle: Tide?\nevent: e\nkind: yes-no\n---\n".to_owned()),
            (FIRST, source("A", &claim("tide", "the tide was high"))),
            (SECOND, source("B", &claim("tide", "the tide was low"))),
        ];
        let mut kept = KeptProofs::default();
        let changes: [Change<'_>; 9] = [
            ("the first reading", 2, |_, _| ()),
            ("nothing", 0, |_, _| ()),
            ("a claim more", 1, |contents, _| {
                contents[3].1 = source("A", &(claim("tide", "the tide was high") + &claim("also", "Mira said")));
            }),
            ("another text", 1, |_, folder| write(folder, "b.txt", "Mira said that the tide was low.")),
            ("no text", 1, |_, folder| fs::remove_file(folder.join("a.txt")).expect("removed")),
            ("a text again", 1, |_, folder| write(folder, "a.txt", "Mira said the tide was high.")),
            ("a name of an actor", 2, |contents, _| contents[0].1 = "---\nname: Mira\naliases: [tide]\nkind: person\n---\n".to_owned()),
            ("a name in a source", 2, |contents, _| {
                contents[4].1 = contents[4].1.replace("claims:", "names: [{actor: mira, as: Mira said}]\nclaims:");
            }),
            ("a source before them", 1, |contents, folder| {
                write(folder, "0.txt", "Nothing.");
                contents.insert(3, ("content/sources/0.md", source("0", &claim("tide", "the tide was gone"))));
            }),
        ];
        for (what, expected, change) in changes {
            change(&mut contents, folder.path());
            let (known_again, looked_through) = known(&contents, &archive, &mut kept);
            let (known_anew, _) = known(&contents, &archive, &mut KeptProofs::default());
            assert_eq!(known_again, known_anew, "{what}");
            assert_eq!(looked_through, expected, "{what}");
        }
        // A file that was written a moment ago may be written again and look the same.
        fs::write(folder.path().join("a.txt"), "Mira said the tide was high.").expect("written");
        for _ in 0..2 {
            assert_eq!(known(&contents, &archive, &mut kept).1, 1);
        }
    }
}
