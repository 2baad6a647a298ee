//! The report as GitHub Flavored Markdown, for a job summary or a comment on a pull request.
//!
//! Content is escaped so that it shows as written: no markup, no HTML, nobody is mentioned, no issue is linked, nothing is a command of
//! a runner. The only HTML is our own `<del>`, `<ins>` and `<br>`, which GitHub shows, and which unlike `~~` and `**` do not depend on
//! what stands beside them.

use std::fmt::{self, Write as _};

use super::phrase;
use crate::diagnostic::visible;
use crate::diff::difference::{
    Change, Difference, FieldDifference, JudgementChange, PageChange, QuestionChange, QuoteChange, RecordChange, Run, RunKind,
    WithdrawalChange,
};
use crate::diff::remark::{Part, Remark};

/// The most characters of an added or removed text.
const TEXT: usize = 1_200;

/// The most highlights before they are only counted; the sections below hold them all.
const HIGHLIGHTS: usize = 30;

/// What is kept free for the note on what was left out.
const NOTE: usize = 1_500;

/// Where the Markdown goes, which limits its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkdownLimit {
    /// A job summary: 1 MiB, over which GitHub drops all of it. 900 kB are used, for other steps write there as well.
    Summary,
    /// A comment: 65,536 characters.
    Comment,
}

impl MarkdownLimit {
    fn budget(self) -> usize {
        match self {
            Self::Summary => 900_000,
            Self::Comment => 65_000,
        }
    }

    /// How much of the budget a text takes. It is not known whether GitHub counts characters or UTF-16 units; the latter are never fewer.
    fn measure(self, text: &str) -> usize {
        match self {
            Self::Summary => text.len(),
            Self::Comment => text.encode_utf16().count(),
        }
    }
}

/// A section of the report, which may be cut between its entries.
struct Section {
    title: &'static str,
    entries: Vec<String>,
}

/// The report as Markdown, no longer than the place allows. What does not fit is left out entry by entry, and the end says how much.
pub fn markdown(difference: &Difference, limit: MarkdownLimit) -> String {
    let mut text = head(difference);
    let mut left = limit.budget().saturating_sub(NOTE + limit.measure(&text));
    let mut missing = Vec::new();
    for section in sections(difference) {
        let heading = format!("\n### {}\n\n", section.title);
        let (mut body, total) = (String::new(), section.entries.len());
        let mut shown = 0;
        for entry in section.entries {
            let length = limit.measure(&entry) + if shown == 0 { limit.measure(&heading) } else { 0 };
            if length <= left {
                left -= length;
                shown += 1;
                body.push_str(&entry);
            }
        }
        if shown > 0 {
            text.push_str(&heading);
            text.push_str(&body);
        }
        if shown < total {
            missing.push(format!("{} of {total} entries of “{}”", total - shown, section.title));
        }
    }
    if !missing.is_empty() {
        add(
            &mut text,
            format_args!("\n---\n\nLeft out, because this place holds no more: {}. `variorum diff` shows all.\n", missing.join(", ")),
        );
    }
    text
}

fn head(difference: &Difference) -> String {
    let before = code(phrase::state_name(&difference.before, "former state"));
    let after = code(phrase::state_name(&difference.after, "new state"));
    let mut text = format!("## What changed: {before} → {after}\n\n");
    if difference.same {
        text.push_str("Nothing changed in meaning.\n");
    } else {
        add(&mut text, format_args!("{}\n", phrase::counts(&difference.counts).join(" · ")));
    }
    let shown = &difference.highlights[..difference.highlights.len().min(HIGHLIGHTS)];
    if !shown.is_empty() {
        text.push('\n');
    }
    for highlight in shown {
        add(&mut text, format_args!("- {}\n", sentence(&highlight.text.start(600))));
    }
    let more = difference.highlights.len() - shown.len();
    if more > 0 {
        add(&mut text, format_args!("- and {more} more, below\n"));
    }
    text
}

fn sections(difference: &Difference) -> Vec<Section> {
    let flipped = |wanted: bool| difference.questions.iter().filter(move |change| change.is_flipped() == wanted).map(question).collect();
    vec![
        Section { title: "Judgements", entries: difference.judgements.iter().map(judgement).collect() },
        Section { title: "Verdicts", entries: flipped(true) },
        Section { title: "Withdrawn, removed, reinstated", entries: difference.withdrawals.iter().map(withdrawal).collect() },
        Section { title: "Quotes", entries: difference.quotes.iter().map(quote).collect() },
        Section { title: "Tables", entries: flipped(false) },
        Section { title: "Records", entries: difference.records.iter().map(record).collect() },
        Section { title: "Pages", entries: difference.pages.iter().map(page).collect() },
    ]
}

fn judgement(change: &JudgementChange) -> String {
    let mut entry = format!("- {} **{}**: {}\n", code(&change.id), change.state, escape(&change.text));
    for line in phrase::judgement_lines(change) {
        add(&mut entry, format_args!("  - {}\n", sentence(&line)));
    }
    entry
}

fn question(change: &QuestionChange) -> String {
    let verdict = if change.is_flipped() {
        format!("**{} → {}**", change.verdict.before, change.verdict.after)
    } else {
        format!("still {}", change.verdict.after)
    };
    let mut entry = format!("#### {}\n\n{} in {}: {verdict}\n\n", escape(&change.question), code(&change.id), code(&change.event));
    for cause in phrase::causes(change, "because ") {
        add(&mut entry, format_args!("- {}\n", sentence(&cause)));
    }
    if let Some(flags) = phrase::flag_words(change) {
        add(&mut entry, format_args!("- {}\n", escape(&flags)));
    }
    entry.push_str("\n| Source | Before | After |\n| --- | --- | --- |\n");
    for (changed, cell) in phrase::rows(change) {
        let lines = |side| phrase::cell_lines(side).iter().map(|line| escape(line)).collect::<Vec<_>>().join("<br>");
        let (mark, after) = if changed { ("**changed** ", lines(cell.after.as_ref())) } else { ("", "the same".to_owned()) };
        add(&mut entry, format_args!("| {mark}{} | {} | {after} |\n", escape(&cell.source), lines(cell.before.as_ref())));
    }
    if let Some(line) = phrase::not_shown(change) {
        add(&mut entry, format_args!("\n{line}\n"));
    }
    if change.explanation.before != change.explanation.after {
        let turn = [("Before", &change.explanation.before), ("After", &change.explanation.after)];
        entry.push('\n');
        for (name, text) in turn {
            add(&mut entry, format_args!("- {name}: {}\n", escape(text)));
        }
    }
    entry.push('\n');
    entry
}

fn withdrawal(change: &WithdrawalChange) -> String {
    let mut entry = format!("- {} {} **{}**: {}\n", change.kind, code(&change.id), change.fate, escape(&change.title));
    for line in phrase::rested_lines(change) {
        add(&mut entry, format_args!("  - {}\n", sentence(&line)));
    }
    entry
}

fn quote(change: &QuoteChange) -> String {
    let (before, after) = (change.state.before, change.state.after);
    let turn = if before == after { after.to_string() } else { format!("{before} → {after}") };
    let words = if change.reworded { format!(": {}", words(&change.runs)) } else { String::new() };
    format!("- {} **{turn}**{words}\n", code(&change.claim))
}

fn record(change: &RecordChange) -> String {
    let place = change.place.as_ref().map(|place| {
        let at = format!("{}:{}", place.path, place.line);
        match &place.edit_url {
            Some(url) if is_plain_address(url) => format!(" ([{}](<{url}>))", escape(&at)),
            _ => format!(" ({})", code(&at)),
        }
    });
    let what = match (&change.former_id, change.change) {
        (Some(former), Change::Renamed) => format!("renamed from {}", code(former)),
        (_, change) => change.to_string(),
    };
    let mut entry = format!("- {} {} **{what}**: {}{}\n", change.kind, code(&change.id), escape(&change.title), place.unwrap_or_default());
    for field in change.fields.iter().filter(|_| phrase::shows_fields(change)) {
        add(&mut entry, format_args!("  - {}: {}\n", code(&field.field), field_words(&field.difference)));
    }
    entry
}

fn page(change: &PageChange) -> String {
    let former = change.former_path.as_ref().map(|path| format!(", was {}", code(path))).unwrap_or_default();
    format!("- {} {}{former}\n", code(&change.path), change.change)
}

fn field_words(difference: &FieldDifference) -> String {
    match difference {
        FieldDifference::Value { before, after } => {
            let side = |value: &Option<String>| value.as_ref().map_or_else(|| "*none*".to_owned(), |value| code(value));
            format!("{} → {}", side(before), side(after))
        }
        FieldDifference::List { .. } => {
            let entries = phrase::entries(difference);
            entries.iter().map(|(kind, text)| run(*kind, text)).collect::<Vec<_>>().join("; ")
        }
        FieldDifference::Words { runs } => words(runs),
    }
}

fn words(runs: &[Run]) -> String {
    phrase::excerpt(runs, TEXT).iter().map(|(kind, text)| run(*kind, &phrase::squeezed(text))).collect()
}

fn run(kind: RunKind, text: &str) -> String {
    let text = escape(text);
    match kind {
        RunKind::Same => text,
        RunKind::Removed => format!("<del>{text}</del>"),
        RunKind::Added => format!("<ins>{text}</ins>"),
    }
}

fn add(text: &mut String, more: fmt::Arguments<'_>) {
    text.write_fmt(more).expect("writing to a string does not fail");
}

/// An id, path or value as code, in which GitHub links and mentions nothing. What cannot stand in code is escaped instead.
fn code(text: &str) -> String {
    let text = visible(text);
    if text.is_empty() || text.contains(['`', '|', '\\']) || text.starts_with(' ') || text.ends_with(' ') {
        return escape(&text);
    }
    format!("`{text}`")
}

/// A sentence of ours, its ids as code.
fn sentence(remark: &Remark) -> String {
    let shown = |part: &Part| match part {
        Part::Text(words) => inline(words),
        Part::Literal(literal) => code(literal),
    };
    remark.parts().iter().map(shown).collect()
}

/// Content as plain text in Markdown, where it may begin a line.
fn escape(text: &str) -> String {
    lead_escaped(inline(text))
}

/// Content as plain text in Markdown. A character without width behind `@`, `#`, `:` and `GH-` keeps GitHub from making a mention, a
/// link or a picture of what follows.
fn inline(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let text = visible(&phrase::squeezed(text));
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        let before_word = next.is_some_and(|next| next.is_alphanumeric() || matches!(next, '_' | '+' | '-'));
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '$' => escaped.push_str("&#36;"),
            '@' | '#' | ':' => {
                escaped.push('\\');
                escaped.push(character);
                if before_word || character == '@' || next == Some('/') {
                    escaped.push_str("&#8203;");
                }
            }
            '-' if ends_with_gh(&escaped) => escaped.push_str("\\-&#8203;"),
            '.' if ends_with_www(&escaped) => escaped.push_str("\\.&#8203;"),
            '-' | '.' | ',' | ';' | '\'' | '"' | '?' | '!' | '/' | '%' | '=' | '(' | ')' | '{' | '}' | '^' => escaped.push(character),
            _ if character.is_ascii_punctuation() => {
                escaped.push('\\');
                escaped.push(character);
            }
            _ => escaped.push(character),
        }
    }
    escaped
}

fn ends_with_www(text: &str) -> bool {
    text.as_bytes().last_chunk::<3>().is_some_and(|end| end.eq_ignore_ascii_case(b"www"))
}

fn ends_with_gh(text: &str) -> bool {
    text.as_bytes().last_chunk::<2>().is_some_and(|end| end.eq_ignore_ascii_case(b"gh"))
}

/// What begins a list or a heading line at the start of a block is text as well: `1. x`, `- x`, `= x`.
fn lead_escaped(mut text: String) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if text.starts_with(['-', '=']) {
        text.insert(0, '\\');
    } else if digits > 0 && text[digits..].starts_with('.') {
        text.insert(digits, '\\');
    }
    text
}

/// Whether an address can stand between `<` and `>` of a link as it is.
fn is_plain_address(url: &str) -> bool {
    url.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\\`|".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::difference::{Counts, FORMAT, Highlight, HighlightKind, State};
    use crate::model::words::ThingKind;

    /// A report of this many records, each of about 200 bytes, and as many highlights.
    fn report(records: usize) -> Difference {
        let record = |number: usize| RecordChange {
            kind: ThingKind::Source,
            id: format!("source-{number}"),
            former_id: None,
            change: Change::Added,
            title: "Ä title 😀 ".repeat(12),
            place: None,
            fields: Vec::new(),
        };
        let highlight =
            |number: usize| Highlight { kind: HighlightKind::Withdrawal, id: String::new(), text: format!("Thing {number}.").into() };
        Difference {
            format: FORMAT.to_owned(),
            before: State::default(),
            after: State::default(),
            same: records == 0,
            counts: Counts::default(),
            highlights: (0..records).map(highlight).collect(),
            judgements: Vec::new(),
            questions: Vec::new(),
            quotes: Vec::new(),
            withdrawals: Vec::new(),
            records: (0..records).map(record).collect(),
            pages: vec![PageChange { path: "index.html".into(), former_path: None, change: Change::Changed, because: Vec::new() }],
        }
    }

    #[test]
    fn a_report_fits_its_place_and_says_what_was_left_out() {
        for records in [0, 10, 600, 20_000] {
            let report = report(records);
            let (summary, comment) = (markdown(&report, MarkdownLimit::Summary), markdown(&report, MarkdownLimit::Comment));
            assert!(summary.len() <= 900_000 && comment.chars().count() <= 65_536, "{} {}", summary.len(), comment.chars().count());
            assert_eq!(summary.contains("Left out"), records == 20_000);
            assert_eq!(comment.contains("Left out"), records >= 600);
            assert!(comment.contains("`index.html` changed"), "a later section that fits is shown");
            let shown = comment.matches("- source `").count();
            if records == 20_000 {
                assert!(comment.contains(&format!("{} of 20000 entries of “Records”", 20_000 - shown)));
                assert!(comment.contains("- and 19970 more, below"));
            }
        }
    }

    #[test]
    fn content_is_shown_as_it_is_written() {
        for (content, escaped) in [
            ("plain, words. (so) 10%", "plain, words. (so) 10%"),
            ("a*b_c`d", "a\\*b\\_c\\`d"),
            ("<b> & $x$", "&lt;b&gt; &amp; &#36;x&#36;"),
            ("@name a@b", "\\@&#8203;name a\\@&#8203;b"),
            ("see #12, GH-7", "see \\#&#8203;12, GH\\-&#8203;7"),
            ("www.a https://b", "www\\.&#8203;a https\\:&#8203;//b"),
            ("1. one", "1\\. one"),
            ("- one", "\\- one"),
            ("::error::x", "\\:\\:&#8203;error\\:\\:&#8203;x"),
            ("two\nlines", "two lines"),
            ("\u{202e}x\u{1b}", "\u{fffd}x\u{241b}"),
        ] {
            assert_eq!(escape(content), escaped);
        }
        assert_eq!((code("a#b").as_str(), code("a`b").as_str(), code("").as_str()), ("`a#b`", "a\\`b", ""));
        let remark = Remark::from("Judgement ").literal("a#b").text(": “Is `x` a ``?”");
        assert_eq!(sentence(&remark), "Judgement `a#b`\\: “Is \\`x\\` a \\`\\`?”");
    }
}
