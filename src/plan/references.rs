//! What a page's prose refers to, seen from that page.

use crate::model::address::{append_fragment, relative};
use crate::model::id::ClaimKey;
use crate::model::kind::{Kind, RecordPath};
use crate::model::site_map::PageId;
use crate::model::view::{Link, Wording};
use crate::model::wording::answer_label;
use crate::plan::viewpoint::Viewpoint;
use crate::prose::{ANCHOR_PREFIX, ClaimNote, ClaimReference, LocalLink, LocalTarget, Reference, Resolve};

/// Answers what the prose on one page asks of the site.
#[derive(Debug)]
pub struct References<'plan> {
    pub(crate) at: Viewpoint<'plan>,
    /// The path of the content file that the prose stands in.
    pub(crate) file: String,
}

impl References<'_> {
    /// The page of a record; `None` where there is none, or where it is a draft that is not built.
    fn page(&self, kind: Kind, id: &str) -> Option<PageId> {
        let library = self.at.library();
        let page = match kind {
            Kind::Source => library.source_key(id).map(PageId::Source),
            Kind::Actor => library.actor_key(id).map(PageId::Actor),
            Kind::Event => library.event_key(id).map(PageId::Event),
            Kind::Question => library.question_key(id).map(PageId::Question),
            Kind::Briefing => library.briefing_key(id).map(PageId::Briefing),
            Kind::Page => library.page_key(id).map(PageId::Page),
        };
        page.filter(|&page| self.at.plan.has(page))
    }

    /// The record's own name.
    fn name(&self, page: PageId) -> Wording {
        let library = self.at.library();
        match page {
            PageId::Source(key) => self.at.words_of(key, &library[key].name),
            PageId::Actor(key) => Wording::plain(&library[key].name),
            PageId::Event(key) => Wording::plain(&library[key].title),
            PageId::Question(key) => Wording::plain(&library[key].question),
            PageId::Briefing(key) => Wording::plain(&library[key].title),
            PageId::Page(key) => Wording::plain(&library[key].title),
            _ => Wording::plain(library.site.title.as_str()),
        }
    }

    /// The page of a content file; `None` for any other file.
    fn page_of_file(&self, path: &str) -> Option<PageId> {
        let record = RecordPath::read(path)?;
        self.page(record.kind, record.stem)
    }

    fn note(&self, key: ClaimKey) -> ClaimNote {
        let library = self.at.library();
        let claim = &library[key];
        let answer = answer_label(&library[claim.question], &claim.answer, self.at.words());
        ClaimNote {
            claim: Link { href: self.at.claim_href(key), label: self.at.source(claim.source).label },
            speakers: self.at.actors(&claim.by),
            is_withdrawn: !library.is_live(key),
            says: Some(Wording::plain(claim.says.clone().unwrap_or(answer))),
            quote: claim.quote.as_ref().map(|quote| (self.at.words_of(claim.source, quote), self.at.comparisons().quote(key))),
        }
    }
}

impl Resolve for References<'_> {
    fn reference(&self, reference: &Reference) -> Option<Link> {
        let page = match reference.kind {
            Some(kind) => self.page(kind, &reference.id),
            None => Kind::ALL.iter().find_map(|&kind| self.page(kind, &reference.id)),
        }?;
        let label = reference.words.as_ref().map_or_else(|| self.name(page), Wording::plain);
        Some(Link { href: self.at.href(page), label })
    }

    fn claim(&self, claim: &ClaimReference) -> Option<ClaimNote> {
        let library = self.at.library();
        let key = library.claim_key(library.source_key(&claim.source)?, &claim.claim)?;
        Some(self.note(key))
    }

    fn local(&self, link: &LocalLink) -> Option<String> {
        let LocalTarget::File(path) = link.target(&self.file) else { return None };
        let page = self.page_of_file(&path);
        let mut address = match page {
            Some(page) => self.at.href(page),
            None => relative(&self.at.path, path.strip_prefix("content/")?),
        };
        if let Some(fragment) = &link.fragment {
            address.push('#');
            address.push_str(if page.is_some() { ANCHOR_PREFIX } else { "" });
            append_fragment(&mut address, fragment);
        }
        Some(address)
    }
}
