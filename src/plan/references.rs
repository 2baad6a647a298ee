//! What a page's prose refers to, seen from that page.

use crate::model::address::{append_fragment, relative};
use crate::model::id::ClaimKey;
use crate::model::kind::{Kind, RecordPath};
use crate::model::site_map::PageId;
use crate::model::thing::Thing;
use crate::model::view::{Link, Wording};
use crate::plan::viewpoint::Viewpoint;
use crate::prose::{ClaimNote, ClaimReference, LocalLink, LocalTarget, Reference, Resolve};

/// Answers what the prose on one page asks of the site.
#[derive(Debug)]
pub struct References<'plan> {
    pub(crate) at: Viewpoint<'plan>,
    /// The path of the content file that the prose stands in.
    pub(crate) path: String,
}

impl References<'_> {
    /// A record and its page; `None` where there is none, or where it is a draft that is not built.
    fn record(&self, kind: Kind, id: &str) -> Option<(Thing, PageId)> {
        let thing = Thing::of_file(self.at.library(), kind, id)?;
        let page = PageId::of_thing(self.at.library(), thing);
        self.at.plan.has(page).then_some((thing, page))
    }

    /// The record's own name.
    fn name(&self, thing: Thing) -> Wording {
        let library = self.at.library();
        match thing {
            Thing::Source(key) => self.at.words_of(key, &library[key].name),
            thing => Wording::plain(thing.title(library)),
        }
    }

    /// The address of a place on a page.
    fn with_fragment(&self, page: PageId, place: &str) -> String {
        let mut address = if page == self.at.page { String::new() } else { self.at.href(page) };
        address.push('#');
        append_fragment(&mut address, place);
        address
    }

    /// The address of a file that is made of no record.
    fn file(&self, output: &str, fragment: Option<&str>) -> String {
        let mut address = relative(&self.at.path, output);
        if let Some(fragment) = fragment {
            address.push('#');
            append_fragment(&mut address, fragment);
        }
        address
    }

    fn note(&self, key: ClaimKey) -> ClaimNote {
        let library = self.at.library();
        let claim = &library[key];
        let answer = self.at.answer_of(key);
        ClaimNote {
            claim: Link { href: self.at.claim_href(key), label: self.at.source(claim.source).label },
            speakers: self.at.actors(&claim.by),
            is_withdrawn: !library.is_live(key),
            later: self.at.later_answer(key).map(|later| later.plain()),
            says: Some(Wording::plain(claim.says.clone().unwrap_or(answer))),
            quote: claim.quote.as_ref().map(|quote| (self.at.words_of(claim.source, quote), self.at.comparisons().quote(key))),
        }
    }
}

impl Resolve for References<'_> {
    fn reference(&self, reference: &Reference) -> Option<Link> {
        let (thing, page) = match reference.kind {
            Some(kind) => self.record(kind, &reference.id),
            None => Kind::ALL.iter().find_map(|&kind| self.record(kind, &reference.id)),
        }?;
        let label = reference.words.as_ref().map_or_else(|| self.name(thing), Wording::plain);
        Some(Link { href: self.at.href(page), label })
    }

    fn claim(&self, claim: &ClaimReference) -> Option<ClaimNote> {
        let library = self.at.library();
        let key = library.claim_key(library.source_key(&claim.source)?, &claim.claim)?;
        Some(self.note(key))
    }

    fn local(&self, link: &LocalLink) -> Option<String> {
        let library = self.at.library();
        let path = match link.target(&self.path) {
            LocalTarget::SamePage => {
                let (page, place) = self.at.page.place_of_record(library, link.fragment.as_deref()?)?;
                return self.at.plan.has(page).then(|| self.with_fragment(page, &place));
            }
            LocalTarget::Outside => return None,
            LocalTarget::File(path) => path,
        };
        let output = path.strip_prefix("content/")?;
        let page = match RecordPath::read(&path) {
            Some(record) => PageId::of_record(library, record.kind, record.stem),
            None => PageId::of_record_at(library, output),
        };
        let Some(page) = page else { return Some(self.file(output, link.fragment.as_deref())) };
        let place = link.fragment.as_deref().and_then(|fragment| page.place_of_record(library, fragment));
        match place.filter(|&(page, _)| self.at.plan.has(page)) {
            Some((page, place)) => Some(self.with_fragment(page, &place)),
            None => self.at.plan.has(page).then(|| self.at.href(page)),
        }
    }
}
