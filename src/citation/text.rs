//! A citation as a line that can be copied into a letter.

use super::{known, on_one_line};
use crate::model::date::Date;
use crate::model::id::SourceKey;
use crate::model::library::Library;
use crate::model::wording::capital;

/// A source as one line in the language of the site: author, title, publisher, date, address. What is not known is said at the end.
pub(crate) fn text(library: &Library, key: SourceKey) -> String {
    let (source, words) = (&library[key], &library.words);
    let day = |date: Option<Date>| date.map(|date| date.prose(words.dates()));
    let line = |text: &str| words.isolated(&on_one_line(text));
    let (published, retrieved) = (day(known(source.published.as_ref())), day(known(source.retrieved.as_ref())));
    let mut parts: Vec<String> = Vec::new();
    parts.extend(source.author.as_deref().map(line));
    parts.push(words.say("cite_title", &[("title", &line(source.heading()))]));
    parts.extend(source.publisher.as_deref().map(line));
    parts.extend(published.as_deref().map(capital));
    parts.extend(source.url.as_deref().map(|url| words.isolated(url)));
    parts.extend(retrieved.map(|day| words.say("cite_retrieved", &[("day", &day)])));
    let unknown = unknown(source.author.is_some(), source.publisher.is_some(), published.is_some());
    parts.extend(unknown.map(|key| words.get(key).to_owned()));
    words.say("cite_line", &[("parts", &parts.join(words.get("cite_between")))])
}

/// The sentence that says what is not known. Each is a whole one, since what goes with several things agrees with them in many
/// languages.
fn unknown(author: bool, publisher: bool, date: bool) -> Option<&'static str> {
    Some(match (author, publisher, date) {
        (true, true, true) => return None,
        (false, true, true) => "cite_unknown_author",
        (true, false, true) => "cite_unknown_publisher",
        (true, true, false) => "cite_unknown_date",
        (false, false, true) => "cite_unknown_author_publisher",
        (false, true, false) => "cite_unknown_author_date",
        (true, false, false) => "cite_unknown_publisher_date",
        (false, false, false) => "cite_unknown_all",
    })
}
