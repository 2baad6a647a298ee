//! Looks up ids, and says of those that lead nowhere what they may have meant.

use std::collections::BTreeMap;

use crate::diagnostic::{self, Code, Diagnostic};
use crate::model::id::{ActorKey, Id, QuestionKey};
use crate::model::kind::Kind;
use crate::model::library::Mentions;
use crate::model::list::Key as _;
use crate::model::outline::Step;
use crate::model::parsed::{FileRecord, Parsed, ParsedSite};
use crate::span::Span;

/// How many ids are compared at most to find those that are nearest to ids that lead nowhere. Each search goes through all ids of a kind,
/// and whoever has more broken references than this allows mends them by searching and replacing.
const MOST_COMPARED: usize = 500_000;

/// What an id led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lookup {
    /// The index in the list of its kind.
    At(usize),
    /// A thing that is there, but could not be read or kept.
    LeftOut,
    /// Nothing; with the index of what it may have meant.
    Nothing(Option<usize>),
}

impl Lookup {
    pub(super) fn at(self) -> Option<usize> {
        match self {
            Self::At(index) => Some(index),
            _ => None,
        }
    }

    /// The index of what it is or may have meant.
    pub(super) fn meant(self) -> Option<usize> {
        match self {
            Self::At(index) => Some(index),
            Self::Nothing(near) => near,
            Self::LeftOut => None,
        }
    }
}

/// The ids of the site, and what was found in looking them up.
pub(super) struct References<'site> {
    site: &'site ParsedSite,
    ids: BTreeMap<Kind, Vec<&'site str>>,
    /// For each parsed question its key; `None` where it was left out.
    questions: Vec<Option<QuestionKey>>,
    proposals: BTreeMap<(Kind, String), Option<usize>>,
    compared: usize,
    mentions: Mentions,
    diagnostics: Vec<Diagnostic>,
}

impl<'site> References<'site> {
    pub(super) fn new(site: &'site ParsedSite) -> Self {
        fn ids<Fields>(list: &[Parsed<Fields>]) -> Vec<&str> {
            list.iter().map(|parsed| parsed.id.as_str()).collect()
        }
        let ids = BTreeMap::from([
            (Kind::Actor, ids(&site.actors)),
            (Kind::Source, ids(&site.sources)),
            (Kind::Event, ids(&site.events)),
            (Kind::Question, ids(&site.questions)),
            (Kind::Briefing, ids(&site.briefings)),
            (Kind::Page, ids(&site.pages)),
        ]);
        Self {
            site,
            ids,
            questions: Vec::new(),
            proposals: BTreeMap::new(),
            compared: 0,
            mentions: Mentions::default(),
            diagnostics: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> (Mentions, Vec<Diagnostic>) {
        (self.mentions, self.diagnostics)
    }

    pub(super) fn mentions(&mut self) -> &mut Mentions {
        &mut self.mentions
    }

    pub(super) fn note(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    pub(super) fn note_all(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(diagnostics);
    }

    /// Tells which questions were kept, by their index in the parsed list.
    pub(super) fn keep_questions(&mut self, questions: Vec<Option<QuestionKey>>) {
        self.questions = questions;
    }

    /// The key of a parsed question; `None` where it was left out.
    pub(super) fn question_key(&self, index: usize) -> Option<QuestionKey> {
        self.questions.get(index).copied().flatten()
    }

    /// Looks an id up without saying anything.
    pub(super) fn find(&self, kind: Kind, id: &str) -> Lookup {
        let ids = &self.ids[&kind];
        if let Ok(index) = ids.binary_search(&id) {
            return Lookup::At(index);
        }
        let unread = Id::parse(id).is_some_and(|id| self.site.unread.contains(&(kind, id)));
        if unread { Lookup::LeftOut } else { Lookup::Nothing(None) }
    }

    /// Looks an id up, and says where it leads nowhere. An empty one stands for `null` or was reported, and leads nowhere in silence.
    pub(super) fn look_up(&mut self, kind: Kind, id: &str, span: impl FnOnce() -> Span) -> Lookup {
        if id.trim().is_empty() {
            return Lookup::LeftOut;
        }
        let found = self.find(kind, id);
        if !matches!(found, Lookup::Nothing(_)) {
            return found;
        }
        let near = self.nearest(kind, id);
        let message = match self.other_kind(kind, id) {
            Some(other) => format!("`{id}` is {} {}, not {} {}", article(other), other.word(), article(kind), kind.word()),
            None => format!("there is no {} `{id}`", kind.word()),
        };
        self.unknown(
            span(),
            message,
            near.map(|near| self.ids[&kind][near].to_owned()),
            &format!("add `content/{}/{id}.md`", kind.folder()),
        );
        Lookup::Nothing(near)
    }

    /// Looks up the id in a field. The actor it names or means is mentioned.
    pub(super) fn field(&mut self, kind: Kind, record: &FileRecord, path: &[Step<'_>], id: Option<&String>) -> Lookup {
        let Some(id) = id else { return Lookup::LeftOut };
        let found = self.look_up(kind, id, || record.place(path));
        self.mention(kind, found);
        found
    }

    /// Looks up each id of a list; one that stands there twice is reported at its second place and counts once.
    pub(super) fn list(&mut self, kind: Kind, record: &FileRecord, path: &[Step<'_>], ids: Option<&Vec<String>>) -> Vec<usize> {
        let mut firsts: BTreeMap<usize, usize> = BTreeMap::new();
        let mut found = Vec::new();
        for (position, id) in ids.into_iter().flatten().enumerate() {
            let place = |position| record.place(&[path, &[Step::Index(position)]].concat());
            let Some(index) = self.field(kind, record, &[path, &[Step::Index(position)]].concat(), Some(id)).at() else { continue };
            if let Some(&first) = firsts.get(&index) {
                self.note(listed_twice(id, place(position), place(first)));
                continue;
            }
            firsts.insert(index, position);
            found.push(index);
        }
        found
    }

    /// The actors of a list, in its order.
    pub(super) fn actors(&mut self, record: &FileRecord, path: &[Step<'_>], ids: Option<&Vec<String>>) -> Vec<ActorKey> {
        self.list(Kind::Actor, record, path, ids).into_iter().map(ActorKey::at).collect()
    }

    /// Counts a thing as mentioned.
    pub(super) fn mention(&mut self, kind: Kind, found: Lookup) {
        let Some(index) = found.meant() else { return };
        match kind {
            Kind::Actor => {
                self.mentions.actors.insert(ActorKey::at(index));
            }
            Kind::Question => self.mentions.questions.extend(self.question_key(index)),
            Kind::Briefing | Kind::Event | Kind::Source | Kind::Page => {}
        }
    }

    /// Reports an id that leads nowhere.
    pub(super) fn unknown(&mut self, span: Span, message: String, near: Option<String>, otherwise: &str) {
        let diagnostic = match near {
            Some(near) => {
                let help = format!("did you mean `{near}`? Else {otherwise}");
                Diagnostic::new(Code::UnknownId, span, message, help).with_suggestion(near)
            }
            None => Diagnostic::new(Code::UnknownId, span, message, format!("{otherwise}, or name another")),
        };
        self.diagnostics.push(diagnostic);
    }

    fn nearest(&mut self, kind: Kind, id: &str) -> Option<usize> {
        let key = (kind, id.to_owned());
        if let Some(&known) = self.proposals.get(&key) {
            return known;
        }
        let ids = &self.ids[&kind];
        self.compared += ids.len();
        if self.compared > MOST_COMPARED {
            return None;
        }
        let near = diagnostic::nearest(id, ids.iter().copied()).and_then(|near| ids.binary_search(&near).ok());
        self.proposals.insert(key, near);
        near
    }

    /// Looks up the id of any kind, and says where it leads nowhere or to two things.
    pub(super) fn any(&mut self, id: &str, span: Span) -> Option<(Kind, usize)> {
        let found: Vec<(Kind, Lookup)> = Kind::ALL.iter().map(|&kind| (kind, self.find(kind, id))).collect();
        let at: Vec<(Kind, usize)> = found.iter().filter_map(|&(kind, found)| Some((kind, found.at()?))).collect();
        let left_out = found.iter().any(|&(_, found)| found == Lookup::LeftOut);
        match at.as_slice() {
            _ if id.is_empty() => None,
            [one] => Some(*one),
            [] if left_out => None,
            [] => {
                let near: Vec<(Kind, usize)> = Kind::ALL.iter().filter_map(|&kind| Some((kind, self.nearest(kind, id)?))).collect();
                let ids = near.iter().map(|&(kind, index)| self.ids[&kind][index]);
                let nearest = diagnostic::nearest(id, ids).map(str::to_owned);
                self.unknown(span, format!("nothing here has the id `{id}`"), nearest.clone(), "add the file that it stands for");
                let meant = near.iter().copied().find(|&(kind, index)| Some(self.ids[&kind][index]) == nearest.as_deref());
                if let Some((kind, index)) = meant {
                    self.mention(kind, Lookup::At(index));
                }
                None
            }
            [first, ..] => {
                let kinds: Vec<String> = at.iter().map(|(kind, _)| format!("{} {}", article(*kind), kind.word())).collect();
                let message = format!("`{id}` could be {}", crate::model::wording::listed(&kinds));
                let ways: Vec<String> = at.iter().map(|(kind, _)| format!("`[[{}:{id}]]`", kind.word())).collect();
                let help = format!("write {}", ways.join(" or "));
                self.note(Diagnostic::new(Code::AmbiguousId, span, message, help).with_suggestion(format!("{}:{id}", first.0.word())));
                for (kind, index) in at {
                    self.mention(kind, Lookup::At(index));
                }
                None
            }
        }
    }

    fn other_kind(&self, kind: Kind, id: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|&other| other != kind && matches!(self.find(other, id), Lookup::At(_)))
    }
}

/// The finding that a list names a thing twice.
pub(super) fn listed_twice(name: &str, second: Span, first: Span) -> Diagnostic {
    let message = format!("`{name}` is named here a second time");
    Diagnostic::new(Code::ListedTwice, second, message, "name it once").with_label(first, "the first is here")
}

/// The part of `span` that holds `part`, where the text in it begins so: of `source-id#claim-id`, the id that is wrong.
pub(super) fn leading(record: &FileRecord, span: Span, part: &str) -> Span {
    if record.text[span.range()].starts_with(part) { Span { end: span.start + part.len() as u32, ..span } } else { span }
}

fn article(kind: Kind) -> &'static str {
    if matches!(kind, Kind::Actor | Kind::Event) { "an" } else { "a" }
}

/// The id of one segment that is written; where none is, which was reported, the one that was proposed instead.
pub(super) fn meant_id(written: &str) -> Option<Id> {
    Id::parse_segment(written).or_else(|| Id::parse_segment(&Id::propose(&written.replace('/', "-"))?))
}

/// The indices of a list's entries whose id is one segment and not used by an entry before; each later one is reported with its first.
pub(super) fn unique<'ids>(
    record: &FileRecord,
    list: &str,
    ids: impl Iterator<Item = Option<&'ids str>>,
    references: &mut References<'_>,
) -> Vec<(Id, usize)> {
    let mut firsts: BTreeMap<Id, usize> = BTreeMap::new();
    for (position, id) in ids.enumerate() {
        let Some((id, written)) = id.and_then(|written| Some((meant_id(written)?, written))) else { continue };
        let place = |position| record.place(&[Step::Key(list), Step::Index(position), Step::Key("id")]);
        if let Some(&first) = firsts.get(&id) {
            if id.as_str() != written {
                continue;
            }
            let message = format!("the id `{id}` is given here a second time");
            references.note(
                Diagnostic::new(Code::ListedTwice, place(position), message, "give it an id of its own")
                    .with_label(place(first), "the first is here"),
            );
            continue;
        }
        firsts.insert(id, position);
    }
    firsts.into_iter().collect()
}
