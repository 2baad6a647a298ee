//! Changes the text of a content file as a careful person would: what is new is put in its place, and everything else stays as it
//! was, with comments, order, quotation marks, indentation and line ends.
//!
//! Texts are handed in and given back; nothing is read or written here. Every result is read again before it is given back: it must say
//! what the old text said and what was added, and nothing else. What cannot be done so is refused, with the reason.

mod claim;
mod list;
mod scalar;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde_yaml::{Mapping, Value};
use thiserror::Error;

use crate::model::id::Id;
use crate::model::kind::RecordPath;
use crate::model::schema::{AnswerFile, ClaimFile};
use crate::parse::fence::{self, Fence};

pub(crate) use claim::yaml as claim_yaml;
pub(crate) use scalar::{authors as yaml_authors, list as yaml_list, quoted as yaml_quoted, text as yaml_text};

/// Why a text was not changed. Displayed, it is one lower-case phrase.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum Refusal {
    /// The text cannot be read as it is, so nobody knows where things stand in it.
    #[error("the file cannot be read as it is: {0}; mend that first")]
    Unreadable(String),
    /// The fields stand in braces, so no line can be added to them.
    #[error("the fields of the file stand in braces; write them line by line first")]
    Braces,
    /// What should be a list is something else.
    #[error("`{0}` is no list; mend that first")]
    NoList(&'static str),
    /// A claim of the source has the id already.
    #[error("the source already has a claim `{0}`; give the new one another id")]
    IdTaken(String),
    /// A claim that names no question, or one that is no id.
    #[error("the claim names no question")]
    NoQuestion,
    /// The changed text would not say what the old one said and what was added.
    #[error("the file is written in a way that cannot be added to safely; add these lines in an editor")]
    Unsafe,
}

/// The text of a source's file with claims added at the end of its `claims`. `path` is that of the file below the site's root: it says
/// whether the record has fences.
///
/// A claim without an id gets one only where the last segment of its question is taken: `length-2`, `length-3` and so on.
///
/// # Errors
/// Where it cannot be done safely; see [`Refusal`].
pub(crate) fn append_claims(path: &str, text: &str, claims: &[ClaimFile]) -> Result<String, Refusal> {
    let old = Record::read(path, text)?;
    let named = old.named(claims)?;
    let entries: Vec<list::Entry> = named.iter().map(claim::entry).collect();
    let written: String = named.iter().map(claim::yaml).collect();
    let says_the_same =
        serde_yaml::from_str::<Vec<ClaimFile>>(&written).is_ok_and(|read| read.iter().map(spelled).eq(named.iter().map(spelled)));
    let values = serde_yaml::from_str::<Vec<Value>>(&written).ok().filter(|_| says_the_same).ok_or(Refusal::Unsafe)?;
    old.changed("claims", &entries, |before, after| {
        let (kept, added) = after.split_at_checked(before.len())?;
        (kept == before && added == values).then_some(())
    })
}

/// The claims as they would be added to the text of a source's file: with an id where the usual one is taken.
///
/// # Errors
/// Where the text cannot be read, a claim names no question, or its own id is taken.
pub(crate) fn with_ids(path: &str, text: &str, claims: &[ClaimFile]) -> Result<Vec<ClaimFile>, Refusal> {
    Record::read(path, text)?.named(claims)
}

/// The text of a source's file with questions added to its `reviewed`; those that stand there already are passed over, and a source that
/// was reviewed for all stays as it is.
///
/// # Errors
/// Where it cannot be done safely; see [`Refusal`].
pub(crate) fn add_reviewed(path: &str, text: &str, questions: &[Id]) -> Result<String, Refusal> {
    let old = Record::read(path, text)?;
    if old.fields.get("reviewed").and_then(Value::as_str) == Some("all") {
        return Ok(text.to_owned());
    }
    let there: Vec<String> = old.list("reviewed").iter().filter_map(word).collect();
    let mut new: Vec<&str> = Vec::new();
    for question in questions.iter().map(Id::as_str) {
        if !new.contains(&question) && !there.iter().any(|own| own == question) {
            new.push(question);
        }
    }
    if new.is_empty() {
        return Ok(text.to_owned());
    }
    let entries: Vec<list::Entry> = new.iter().map(|question| list::Entry::word(question)).collect();
    old.changed("reviewed", &entries, |before, after| {
        let (kept, added) = after.split_at_checked(before.len())?;
        (kept == before && added.iter().filter_map(word).eq(new.iter().map(|&question| question.to_owned()))).then_some(())
    })
}

/// A record as it stands, and its fields.
struct Record<'text> {
    path: &'text str,
    text: &'text str,
    fence: Fence,
    fields: Mapping,
}

impl<'text> Record<'text> {
    fn read(path: &'text str, text: &'text str) -> Result<Self, Refusal> {
        let fence = match RecordPath::read(path) {
            Some(RecordPath { bare: true, .. }) => fence::whole(text),
            _ => fence::split(text).map_err(|fault| Refusal::Unreadable(fault.to_string()))?,
        };
        // A last line without an end is read as if it had one: it gets one from whatever is added, and a block of text may hold it.
        let mut yaml = Cow::Borrowed(&text[fence.frontmatter.clone()]);
        if !yaml.is_empty() && !yaml.ends_with('\n') {
            yaml.to_mut().push('\n');
        }
        let fields = match serde_yaml::from_str(&yaml) {
            Ok(Value::Mapping(fields)) => fields,
            Ok(Value::Null) => Mapping::new(),
            Ok(_) => return Err(Refusal::Unreadable("its fields are no list of names and values".to_owned())),
            Err(error) => return Err(Refusal::Unreadable(error.to_string())),
        };
        Ok(Self { path, text, fence, fields })
    }

    /// The entries of a list; none where it is left out.
    fn list(&self, key: &str) -> &[Value] {
        self.fields.get(key).and_then(Value::as_sequence).map_or(&[], Vec::as_slice)
    }

    /// The claims with the ids under which they can stand beside those of the record.
    fn named(&self, claims: &[ClaimFile]) -> Result<Vec<ClaimFile>, Refusal> {
        let mut taken = Taken { ids: self.claim_ids(), next: BTreeMap::new() };
        claims.iter().map(|claim| taken.named(claim)).collect()
    }

    fn claim_ids(&self) -> BTreeSet<String> {
        let id = |claim: &Value| claim.get("id").and_then(word).or_else(|| last_segment(&claim.get("question").and_then(word)?));
        self.list("claims").iter().filter_map(id).collect()
    }

    /// The text with `entries` added to the list `key`. `is_right` is given the list before and after.
    fn changed(
        &self,
        key: &'static str,
        entries: &[list::Entry],
        is_right: impl Fn(&[Value], &[Value]) -> Option<()>,
    ) -> Result<String, Refusal> {
        let before = self.list(key);
        let others = |record: &Record<'_>| {
            record.fields.iter().filter(|(name, _)| **name != key).map(|(name, value)| (name.clone(), value.clone())).collect::<Mapping>()
        };
        let old = others(self);
        let holds = |text: &String| {
            let after = Record::read(self.path, text).ok();
            after.is_some_and(|after| {
                let rest_is_same = others(&after) == old && text[after.fence.body.clone()] == self.text[self.fence.body.clone()];
                rest_is_same && is_right(before, after.list(key)).is_some()
            })
        };
        let candidates = list::with_entries(self.text, &self.fence, key, entries)?;
        candidates.into_iter().find(holds).ok_or(Refusal::Unsafe)
    }
}

/// The ids of a source's claims.
struct Taken {
    ids: BTreeSet<String>,
    /// By what stands before the number: the first that was not tried.
    next: BTreeMap<String, usize>,
}

impl Taken {
    /// The claim with the id under which it can stand beside the others, which is taken from then on.
    fn named(&mut self, claim: &ClaimFile) -> Result<ClaimFile, Refusal> {
        let question = claim.question.as_deref().filter(|question| Id::parse(question).is_some()).ok_or(Refusal::NoQuestion)?;
        if let Some(id) = &claim.id {
            return if self.ids.insert(id.clone()) { Ok(claim.clone()) } else { Err(Refusal::IdTaken(id.clone())) };
        }
        let usual = last_segment(question).ok_or(Refusal::NoQuestion)?;
        if self.ids.insert(usual.clone()) {
            return Ok(claim.clone());
        }
        let next = self.next.entry(usual.clone()).or_insert(2);
        loop {
            let id = format!("{usual}-{next}");
            *next += 1;
            if self.ids.insert(id.clone()) {
                return Ok(ClaimFile { id: Some(id), ..claim.clone() });
            }
        }
    }
}

fn last_segment(question: &str) -> Option<String> {
    question.rsplit('/').next().map(str::to_owned)
}

/// A scalar as text: an id may look like a number.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

/// A claim with its answer as text: whether a number reads as one or as text is all one to its question.
fn spelled(claim: &ClaimFile) -> ClaimFile {
    let answer = claim.answer.clone().map(|answer| match answer {
        AnswerFile::Number(text) => AnswerFile::Text(text),
        other => other,
    });
    ClaimFile { answer, ..claim.clone() }
}
