//! The page being written: every link starts from it.

use crate::model::address::relative;
use crate::model::comparison::Comparisons;
use crate::model::date::Date;
use crate::model::explanation::explanation;
use crate::model::id::{ActorKey, BriefingKey, ClaimKey, EventKey, QuestionKey, SourceKey, StatementKey};
use crate::model::interface_words::InterfaceWords;
use crate::model::library::{Judgement, Library, Withdrawal};
use crate::model::site_map::{PageId, claim_anchor, judgement_anchor, statement_anchor};
use crate::model::view::{DateView, Link, WithdrawalView, Wording};
use crate::plan::site_plan::Plan;

/// The place of one page, with everything in reach that its view is made of.
#[derive(Debug)]
pub(crate) struct Viewpoint<'plan> {
    /// The plan of the site.
    pub(crate) plan: &'plan Plan<'plan>,
    pub(crate) page: PageId,
    /// Where it stands below the output folder.
    pub(crate) path: String,
    /// The figure of the page's prose that is being made, counted from 1; `None` for what the page shows by itself.
    placed: Option<usize>,
}

impl<'plan> Viewpoint<'plan> {
    pub(crate) fn new(plan: &'plan Plan<'plan>, page: PageId) -> Self {
        Self { plan, page, path: page.path(plan.library), placed: None }
    }

    /// The same place, for the figure of this number that the page's prose places.
    pub(crate) fn placed(self, number: usize) -> Self {
        Self { placed: Some(number), ..self }
    }

    /// An id for a figure or a part of one that no other figure of the page has, however often the prose places the same: the name
    /// itself for what the page shows by itself, so that these ids can be linked to.
    pub(crate) fn figure_id(&self, name: &str) -> String {
        match self.placed {
            None => name.to_owned(),
            Some(number) => format!("figure-{number}-{name}"),
        }
    }

    /// The linked content.
    pub(crate) fn library(&self) -> &'plan Library {
        self.plan.library
    }

    /// What comparing it found.
    pub(crate) fn comparisons(&self) -> &'plan Comparisons {
        self.plan.comparisons
    }

    /// The words of the interface.
    pub(crate) fn words(&self) -> &'plan InterfaceWords {
        &self.library().words
    }

    /// Why a question has its verdict, in one sentence.
    pub(crate) fn explanation(&self, key: QuestionKey) -> String {
        explanation(self.library(), &self.library()[key], self.comparisons().question(key), self.words())
    }

    /// The address of a page, seen from here.
    pub(crate) fn href(&self, page: PageId) -> String {
        self.file(&page.path(self.library()))
    }

    /// The address of a file of the output, seen from here. The page for what is not found is read at any depth, so it gives the
    /// absolute address where the site knows it.
    pub(crate) fn file(&self, path: &str) -> String {
        match (&self.library().site.base_url, self.page) {
            (Some(base), PageId::NotFound) => format!("{base}{}", relative("", path)),
            _ => relative(&self.path, path),
        }
    }

    /// The address of a part of a page, seen from here; the fragment alone where it is this page.
    pub(crate) fn part(&self, page: PageId, fragment: &str) -> String {
        if page == self.page { format!("#{fragment}") } else { format!("{}#{fragment}", self.href(page)) }
    }

    /// A link to a page in the site's language.
    pub(crate) fn link(&self, page: PageId, label: impl Into<String>) -> Link {
        Link { href: self.href(page), label: Wording::plain(label) }
    }

    /// A source by what tables call it.
    pub(crate) fn source(&self, key: SourceKey) -> Link {
        let source = &self.library()[key];
        Link { href: self.href(PageId::Source(key)), label: self.words_of(key, &source.name) }
    }

    /// Words in the language of a source.
    pub(crate) fn words_of(&self, source: SourceKey, text: &str) -> Wording {
        Wording::foreign(text, self.library()[source].language.as_deref(), &self.library().site.language)
    }

    /// An actor by what tables and sentences call it.
    pub(crate) fn actor(&self, key: ActorKey) -> Link {
        self.link(PageId::Actor(key), &self.library()[key].called)
    }

    /// An actor by its whole name, where actors are listed.
    pub(crate) fn actor_in_full(&self, key: ActorKey) -> Link {
        self.link(PageId::Actor(key), &self.library()[key].name)
    }

    /// Actors by name.
    pub(crate) fn actors(&self, keys: &[ActorKey]) -> Vec<Link> {
        keys.iter().map(|&key| self.actor(key)).collect()
    }

    /// An event by its title.
    pub(crate) fn event(&self, key: EventKey) -> Link {
        self.link(PageId::Event(key), &self.library()[key].title)
    }

    /// A question in full.
    pub(crate) fn question(&self, key: QuestionKey) -> Link {
        self.link(PageId::Question(key), &self.library()[key].question)
    }

    /// A question in a word or two, where the desk gave it a short name.
    pub(crate) fn short_question(&self, key: QuestionKey) -> Link {
        let question = &self.library()[key];
        self.link(PageId::Question(key), question.short.as_ref().unwrap_or(&question.question))
    }

    /// A question in a word or two, with its event.
    pub(crate) fn question_of_event(&self, key: QuestionKey) -> Link {
        let link = self.short_question(key);
        let event = self.event(self.library()[key].event).label.text;
        let label = self.words().say("question_of_event", &[("question", &link.label.text), ("event", &event)]);
        Link { label: Wording::plain(label), href: link.href }
    }

    /// Questions in a word or two; where one shares its short name with an earlier one, also the event.
    pub(crate) fn short_questions(&self, keys: &[QuestionKey]) -> Vec<Link> {
        let short = |key: QuestionKey| self.library()[key].short.as_deref();
        let link = |(index, &key): (usize, &QuestionKey)| {
            let is_shared = short(key).is_some() && keys[..index].iter().any(|&other| short(other) == short(key));
            if is_shared { self.question_of_event(key) } else { self.short_question(key) }
        };
        keys.iter().enumerate().map(link).collect()
    }

    /// A briefing by its title; `None` for a draft that is not built.
    pub(crate) fn briefing(&self, key: BriefingKey) -> Option<Link> {
        self.plan.is_built(key).then(|| self.link(PageId::Briefing(key), &self.library()[key].title))
    }

    /// The one full place of a claim: on its source's page.
    pub(crate) fn claim_href(&self, key: ClaimKey) -> String {
        let claim = &self.library()[key];
        self.part(PageId::Source(claim.source), &claim_anchor(claim.id.as_str()))
    }

    /// The one full place of a judgement: on the page of its briefing's conclusions.
    pub(crate) fn judgement_href(&self, briefing: BriefingKey, judgement: &Judgement) -> String {
        self.part(PageId::Conclusions(briefing), &judgement_anchor(judgement.id.as_str()))
    }

    /// A statement on its actor's page, by what it was about, else by its id.
    pub(crate) fn statement(&self, key: StatementKey) -> Link {
        let statement = &self.library()[key];
        let label = statement.about.clone().unwrap_or_else(|| statement.id.to_string());
        let href = self.part(PageId::Actor(statement.actor), &statement_anchor(statement.id.as_str()));
        Link { href, label: Wording::plain(label) }
    }

    /// A date in words; `None` for one that is not known, whether that is written or not.
    pub(crate) fn date(&self, date: Option<Date>) -> Option<DateView> {
        date.filter(|date| !date.is_unknown()).map(|date| DateView { text: date.prose(self.words().dates()), datetime: datetime(&date) })
    }

    /// A withdrawal of `what` (`claim`, `statement` or `source`).
    pub(crate) fn withdrawal(&self, what: &'static str, withdrawal: &Withdrawal) -> WithdrawalView {
        WithdrawalView { what, on: self.date(withdrawal.on), why: withdrawal.why.clone() }
    }
}

/// The one full place of a claim, below the output folder: `sources/ID.html#claim-ID`.
pub fn claim_path(library: &Library, key: ClaimKey) -> String {
    let claim = &library[key];
    format!("{}#{}", PageId::Source(claim.source).path(library), claim_anchor(claim.id.as_str()))
}

/// How a statement was made, where the file says so in one hyphened word (`press-conference`).
pub(crate) fn in_words(via: &str) -> String {
    via.replace('-', " ")
}

/// Where a question stands among all tables: by event in time, then by its place in the table.
pub(crate) fn table_place(library: &Library, key: QuestionKey) -> impl Ord + use<> {
    let question = &library[key];
    let when = library[question.event].when;
    ((when.is_none(), when, question.event), (question.order.is_none(), question.order, key))
}

/// Claims in the order of the tables, those on one question together.
pub(crate) fn in_table_order(at: &Viewpoint<'_>, claims: impl Iterator<Item = ClaimKey>) -> Vec<ClaimKey> {
    let library = at.library();
    let mut claims: Vec<ClaimKey> = claims.collect();
    claims.sort_by_cached_key(|&claim| (table_place(library, library[claim].question), claim));
    claims
}

/// The date as HTML's `datetime` takes it: a plain day, month or year of four digits. Anything else has no machine form there.
fn datetime(date: &Date) -> Option<String> {
    let text = date.to_string();
    let shape: String = text.chars().map(|character| if character.is_ascii_digit() { '0' } else { character }).collect();
    matches!(shape.as_str(), "0000" | "0000-00" | "0000-00-00").then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_dates_have_a_machine_form() {
        for (date, expected) in [
            ("2025-11-09", Some("2025-11-09")),
            ("2025-11", Some("2025-11")),
            ("2025", Some("2025")),
            ("2025~", None),
            ("2025-11-06/2025-11-07", None),
            ("-0043", None),
            ("unknown", None),
        ] {
            let date = Date::parse(date).expect("the table holds dates");
            assert_eq!(datetime(&date).as_deref(), expected, "{date}");
        }
    }
}
