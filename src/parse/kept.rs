//! What was read of files, for whoever reads a site again after a change: a file with the same text says the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::assemble::ReadRecord;
use super::limits::Limits;
use super::words::{self, OWN_WORDS};
use crate::diagnostic::Diagnostic;
use crate::model::files::SiteFiles;
use crate::model::interface_words::InterfaceWords;
use crate::model::parsed::ParsedSite;
use crate::span::FileId;

/// Records that were read, with what was found in each. What could not be read is not kept, and so is read again.
#[derive(Debug, Default)]
pub struct Kept {
    /// What the site allowed when they were read.
    limits: Option<Limits>,
    /// By path.
    records: BTreeMap<String, ReadRecord>,
    /// The findings in each, by the number that its file had; none where there are none.
    findings: BTreeMap<FileId, Vec<Diagnostic>>,
    /// The same of the reading that is under way.
    noted: BTreeMap<FileId, Vec<Diagnostic>>,
    words: Option<KeptWords>,
}

/// Words that were read without a finding, and what they were read from.
#[derive(Debug)]
struct KeptWords {
    text: Option<Arc<str>>,
    language: Option<String>,
    words: Arc<InterfaceWords>,
}

impl Kept {
    /// Hands back what [`parse_again`](super::parse_again) gave, once nobody needs it any more.
    pub fn keep(&mut self, site: ParsedSite) {
        let ParsedSite { sources, actors, events, questions, briefings, pages, .. } = site;
        let sources = sources.into_iter().map(|record| ReadRecord::Source(Box::new(record)));
        let actors = actors.into_iter().map(|record| ReadRecord::Actor(Box::new(record)));
        let events = events.into_iter().map(|record| ReadRecord::Event(Box::new(record)));
        let questions = questions.into_iter().map(|record| ReadRecord::Question(Box::new(record)));
        let briefings = briefings.into_iter().map(|record| ReadRecord::Briefing(Box::new(record)));
        let pages = pages.into_iter().map(|record| ReadRecord::Page(Box::new(record)));
        let records = sources.chain(actors).chain(events).chain(questions).chain(briefings).chain(pages);
        self.records = records.filter_map(|mut record| Some((record.file()?.path.clone(), record))).collect();
        self.findings = std::mem::take(&mut self.noted);
    }

    /// Begins a reading. Under other limits other things are found.
    pub(super) fn begin(&mut self, limits: Limits) {
        if self.limits != Some(limits) {
            *self = Self { limits: Some(limits), words: self.words.take(), ..Self::default() };
        }
        self.noted.clear();
    }

    /// Takes out what was read of a file, if its text is still the same.
    pub(super) fn take(&mut self, files: &SiteFiles, file: FileId) -> Option<(ReadRecord, Vec<Diagnostic>)> {
        let text = files.text(file);
        let mut record = self.records.remove(&text.path)?;
        let read = record.file()?;
        let is_same = (Arc::ptr_eq(&read.text, &text.text) || read.text == text.text) && !files.unread.contains(&file);
        let former = std::mem::replace(&mut read.file, file);
        let mut findings = self.findings.remove(&former).filter(|_| is_same).unwrap_or_default();
        // Files that came or went before it have changed its number.
        for finding in &mut findings {
            finding.move_to(former, file);
        }
        is_same.then_some((record, findings))
    }

    /// Notes what was found in a record.
    pub(super) fn note(&mut self, record: &mut ReadRecord, findings: Vec<Diagnostic>) {
        if let Some(read) = record.file()
            && !findings.is_empty()
        {
            self.noted.insert(read.file, findings);
        }
    }

    /// The words of the interface in a language: the very same where they were read from the same before.
    pub(super) fn words(&mut self, files: &SiteFiles, language: Option<&str>) -> (Arc<InterfaceWords>, Vec<Diagnostic>) {
        let own = files.find(OWN_WORDS).filter(|file| !files.unread.contains(file)).map(|file| Arc::clone(&files.text(file).text));
        if let Some(kept) = &self.words
            && kept.text == own
            && kept.language.as_deref() == language
        {
            return (Arc::clone(&kept.words), Vec::new());
        }
        let (words, findings) = words::words(files, language);
        let words = Arc::new(words);
        let kept = || KeptWords { text: own, language: language.map(str::to_owned), words: Arc::clone(&words) };
        self.words = findings.is_empty().then(kept);
        (words, findings)
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse_again;
    use super::*;
    use crate::sample;

    #[test]
    fn a_file_with_the_same_text_is_not_read_again_and_its_findings_follow_it() {
        let faulty = "---\nname: A\nkind: persn\n---\nA [b\n";
        let first = sample::site(&[("content/actors/m.md", faulty), ("content/actors/z.md", "---\nname: Z\nkind: person\n---\n")]);
        let (mut kept, outline) = (Kept::default(), |site: &ParsedSite| Arc::clone(&site.actors[0].record.outline));
        let (site, _) = parse_again(&first, &mut kept);
        let before = outline(&site);
        kept.keep(site);

        // Another file comes before it, so that it gets another number; the text of the last one changes.
        let second = sample::site(&[
            ("content/actors/m.md", faulty),
            ("content/actors/z.md", "---\nname: Z\nkind: persn\n---\n"),
            ("content/actors/zz.md", "---\nkind: person\n---\n"),
            ("content/about.yaml", "x: y\n"),
        ]);
        let (again, findings) = parse_again(&second, &mut kept);
        let (anew, expected) = super::super::parse(&second);
        assert!(Arc::ptr_eq(&before, &outline(&again)), "it was read once");
        assert!(!Arc::ptr_eq(&before, &outline(&anew)));
        assert_eq!(sample::shown(&second, &findings), sample::shown(&second, &expected));
        assert!(expected.len() > 2, "{expected:?}");
        assert_eq!(format!("{again:?}"), format!("{anew:?}"));
        kept.keep(again);

        // Under other limits, what was found before says nothing.
        let third = sample::site(&[("content/site.yaml", "title: T\nlimits: {max_file_bytes: 10}\n"), ("content/actors/m.md", faulty)]);
        let (_, findings) = parse_again(&third, &mut kept);
        assert_eq!(sample::shown(&third, &findings), sample::shown(&third, &super::super::parse(&third).1));
    }
}
