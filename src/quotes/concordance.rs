//! Names in archived texts: how often each registered form stands there, and look-alike spellings nobody registered.
//!
//! Forms are compared under the normalisation of quotes, with their case, between letters that do not belong to them
//! (`Asif` stands in `Asif's` and in `Asif-led`, not in `Asifabad`). Where forms overlap the one that begins first
//! counts, and of those the longest: a text that says "Khawaja Asif" is not counted for "Asif". Excluded passages are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::archive::Archive;
use super::decode::fingerprint;
use super::look_alike::LookAlikes;
use crate::quotation::characters::{extends, is_unspaced, is_word_character};

pub use super::look_alike::LookAlike;
use super::strikes::Strikes;
use crate::model::library::Library;
use crate::quotation::normalise::normalise;

/// The registered name forms of all actors, made once for all archives.
#[derive(Debug, Default)]
pub struct Names {
    forms: Vec<Form>,
    strikes: Strikes,
    look_alikes: LookAlikes,
}

/// A name form, and whom it names.
#[derive(Debug)]
struct Form {
    normalised: String,
    /// Each actor that has the form, with the form as it is registered, by actor.
    owners: Vec<(String, String)>,
}

/// What one archived text says of the registered names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Concordance {
    /// The forms that stand in the text, sorted by actor and form. A form that two actors have is counted for both.
    pub counts: Vec<NameCount>,
    /// The look-alikes, by where they first stand.
    pub look_alikes: Vec<LookAlike>,
}

/// How often a name form stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameCount {
    /// The actor's id.
    pub actor: String,
    /// The form as it is registered.
    pub form: String,
    /// How often it stands there.
    pub count: usize,
    /// The byte range of the first place in [`Archive::text`].
    pub first: Range<usize>,
}

impl Names {
    /// Takes every form that is registered anywhere in a site.
    pub fn of(library: &Library) -> Self {
        let forms = library.name_forms();
        Self::new(forms.iter().flat_map(|(actor, forms)| forms.iter().map(|form| (library[*actor].id.as_str(), *form))))
    }

    /// Takes the forms of every actor: pairs of actor id and form, in any order, doubles allowed.
    pub fn new<'a>(forms: impl IntoIterator<Item = (&'a str, impl Into<String>)>) -> Self {
        let mut by_form: BTreeMap<String, BTreeMap<&str, String>> = BTreeMap::new();
        for (actor, form) in forms {
            let form = form.into();
            let normalised = normalise(&form);
            if !normalised.is_empty() {
                by_form.entry(normalised).or_default().entry(actor).or_insert(form);
            }
        }
        let forms: Vec<Form> = by_form
            .into_iter()
            .map(|(normalised, owners)| {
                let owned = |(actor, form): (&str, String)| (actor.to_owned(), form);
                Form { normalised, owners: owners.into_iter().map(owned).collect() }
            })
            .collect();
        let strikes = Strikes::new(forms.iter().map(|form| form.normalised.as_str()));
        let look_alikes = LookAlikes::new(forms.iter().map(|form| form.normalised.as_str()));
        Self { forms, strikes, look_alikes }
    }

    /// Counts the forms in one text, in one pass, and looks for spellings like them.
    pub fn concordance(&self, archive: &Archive) -> Concordance {
        let text = archive.normalised().text();
        let occurrences = self.occurrences(text);
        let counts = self.counted(archive, &occurrences);
        let taken: Vec<Range<usize>> = occurrences.into_iter().map(|(_, range)| range).collect();
        let mut found = self.look_alikes.find(text, archive.tokens(), &taken);
        for look_alike in &mut found {
            look_alike.places.retain(|place| archive.is_clear(place));
        }
        found.retain(|look_alike| !look_alike.places.is_empty());
        let look_alikes = found.into_iter().map(|look_alike| {
            let (form, places) = (&self.forms[look_alike.form], &look_alike.places);
            LookAlike {
                spelling: look_alike.spelling,
                actors: form.owners.iter().map(|(actor, _)| actor.clone()).collect(),
                form: form.owners.first().map_or_else(String::new, |(_, form)| form.clone()),
                places: places.iter().map(|place| original(archive, place)).collect(),
            }
        });
        Concordance { counts, look_alikes: look_alikes.collect() }
    }

    /// Counts the forms in one text.
    pub(crate) fn counts(&self, archive: &Archive) -> Vec<NameCount> {
        self.counted(archive, &self.occurrences(archive.normalised().text()))
    }

    /// The counts by actor and form of the occurrences outside the excluded passages.
    fn counted(&self, archive: &Archive, occurrences: &[(usize, Range<usize>)]) -> Vec<NameCount> {
        let mut counts: BTreeMap<(&str, &str), (usize, &Range<usize>)> = BTreeMap::new();
        for (form, range) in occurrences.iter().filter(|(_, range)| archive.is_clear(range)) {
            for (actor, registered) in &self.forms[*form].owners {
                counts.entry((actor, registered)).or_insert((0, range)).0 += 1;
            }
        }
        let count = |((actor, form), (count, first)): ((&str, &str), (usize, &Range<usize>))| NameCount {
            actor: actor.to_owned(),
            form: form.to_owned(),
            count,
            first: original(archive, first),
        };
        counts.into_iter().map(count).collect()
    }

    /// Where names of actors stand in a text, outside the excluded passages: the actor's id and the first byte, in order.
    pub(crate) fn places(&self, archive: &Archive) -> Vec<(String, usize)> {
        let found = self.occurrences(archive.normalised().text()).into_iter().filter(|(_, range)| archive.is_clear(range));
        let place = |(form, range): (usize, Range<usize>)| {
            let start = original(archive, &range).start;
            self.forms[form].owners.iter().map(move |(actor, _)| (actor.clone(), start))
        };
        found.flat_map(place).collect()
    }

    /// The ids of the actors of whom a form stands in a piece of text by itself, not inside a longer one.
    pub(crate) fn actors_in(&self, text: &str) -> BTreeSet<&str> {
        let found = self.occurrences(&normalise(text));
        found.into_iter().flat_map(|(form, _)| &self.forms[form].owners).map(|(actor, _)| actor.as_str()).collect()
    }

    /// Where forms stand by themselves in a normalised text, with the ids of their actors, in order.
    pub(super) fn places_in(&self, text: &str) -> Vec<(&str, Range<usize>)> {
        let owned = |(form, range): (usize, Range<usize>)| {
            let actors = self.forms[form].owners.iter();
            actors.map(move |(actor, _)| (actor.as_str(), range.clone()))
        };
        self.occurrences(text).into_iter().flat_map(owned).collect()
    }

    /// What the set of all forms is known by in the lock: counts of other forms say nothing of these.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.forms.iter().map(|form| form.normalised.as_str()).collect::<Vec<_>>())
    }

    /// Whether a form stands anywhere in a text, be it as a part of a longer one.
    pub fn stands(archive: &Archive, form: &str) -> bool {
        let (text, form) = (archive.normalised().text(), normalise(form));
        !form.is_empty() && text.match_indices(&form).any(|(at, _)| stands_alone(text, &(at..at + form.len())))
    }

    /// The occurrences that count, as form indices with their ranges in the normalised text, in order.
    fn occurrences(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let mut found: Vec<(usize, Range<usize>)> = Vec::new();
        self.strikes.find(text, |form, at| {
            let range = at..at + self.forms[form].normalised.len();
            if stands_alone(text, &range) {
                found.push((form, range));
            }
        });
        found.sort_by_key(|(_, range)| (range.start, std::cmp::Reverse(range.end)));
        let mut end = 0;
        found.retain(|(_, range)| {
            let free = range.start >= end;
            if free {
                end = range.end;
            }
            free
        });
        found
    }
}

/// A range of the normalised text in bytes of [`Archive::text`].
pub(super) fn original(archive: &Archive, range: &Range<usize>) -> Range<usize> {
    archive.normalised().original_start(range.start)..archive.normalised().original_end(range.end)
}

/// What [`Names::fingerprint`] gives for the forms that are registered in a site, without making them ready for counting.
pub fn fingerprint_of(library: &Library) -> String {
    let forms = library.name_forms();
    let forms: BTreeSet<String> = forms.values().flatten().map(|form| normalise(form)).filter(|form| !form.is_empty()).collect();
    fingerprint(&forms.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Whether no letter or digit continues a name at either end. Between letters of scripts without spaces a name may
/// stand anywhere.
pub(super) fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let continues = |inner: Option<char>, outer: Option<char>| match (inner, outer) {
        (Some(inner), Some(outer)) => is_word_character(inner) && is_word_character(outer) && !is_unspaced(inner) && !is_unspaced(outer),
        _ => false,
    };
    let name = &text[range.clone()];
    let next = text[range.end..].chars().next();
    !continues(name.chars().next(), text[..range.start].chars().next_back())
        && !continues(name.chars().next_back(), next)
        && !next.is_some_and(extends)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORMS: [(&str, &str); 9] = [
        ("khawaja-asif", "Khawaja Muhammad Asif"),
        ("khawaja-asif", "Khawaja Asif"),
        ("khawaja-asif", "Asif"),
        ("khawaja-asif", "خواجہ محمد آصف"),
        ("pakistan", "Pakistan"),
        ("pakistan", "巴基斯坦"),
        ("ttp", "Tehrik-i-Taliban Pakistan"),
        ("zardari", "Asif"),
        ("turkey", "Türkiye"),
    ];

    fn concordance(text: &str) -> Concordance {
        Names::new(FORMS).concordance(&Archive::of_text(text.to_owned()))
    }

    fn counts(text: &str) -> Vec<String> {
        let counts = concordance(text).counts;
        counts.into_iter().map(|count| format!("{} {} {}", count.actor, count.form, count.count)).collect()
    }

    #[test]
    fn counts_the_longest_form_between_other_letters() {
        for (text, expected) in [
            ("Khawaja Muhammad Asif said", vec!["khawaja-asif Khawaja Muhammad Asif 1"]),
            ("Khawaja\u{A0}Asif’s men; Khawaja Asif-led", vec!["khawaja-asif Khawaja Asif 2"]),
            ("Asif, Asif", vec!["khawaja-asif Asif 2", "zardari Asif 2"]),
            ("Asifabad and pakistan, Pakistani", vec![]),
            ("the Tehrik-i-Taliban Pakistan", vec!["ttp Tehrik-i-Taliban Pakistan 1"]),
            ("巴基斯坦外交部", vec!["pakistan 巴基斯坦 1"]),
            ("وزیر خواجہ محمد آصف نے", vec!["khawaja-asif خواجہ محمد آصف 1"]),
            ("in Tu\u{308}rkiye", vec!["turkey Türkiye 1"]),
            ("", vec![]),
        ] {
            assert_eq!(counts(text), expected, "{text}");
        }
        assert_eq!(concordance("“So,” Asif said").counts[0].first, 10..14);
    }

    #[test]
    fn finds_spellings_like_a_form() {
        let text = "Khawja Muhammad Asif spoke; KHAWAJA spoke. “Khawja Muhammad Asif’s” word, Khwaja Asif, Türkiya.";
        let found = concordance(text).look_alikes;
        let shown: Vec<_> = found.iter().map(|found| (found.spelling.as_str(), found.form.as_str(), found.places.len())).collect();
        assert_eq!(
            shown,
            [("Khawja Muhammad Asif", "Khawaja Muhammad Asif", 2), ("Khwaja Asif", "Khawaja Asif", 1), ("Türkiya", "Türkiye", 1)]
        );
        assert_eq!(&text[found[0].places[1].clone()], "Khawja Muhammad Asif");
        assert_eq!(found[0].actors, ["khawaja-asif"]);
        for text in [
            "Khawaja Muhammad Asif, Khawaja Asif and Pakistan",
            "the Pakistani, Pakistanis and Pakistan's side",
            "Turkeys fly",
            "خواجہ محمد آصف",
        ] {
            assert_eq!(concordance(text).look_alikes, [], "{text}");
        }
        assert_eq!(concordance("وزیر خواجا محمد آصف نے").look_alikes.len(), 1);
    }
}
