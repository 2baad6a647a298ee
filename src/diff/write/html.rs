//! The report as one page that needs nothing else: no script, no other file, nothing from another host, and a policy that says so.

use std::fmt::{self, Write as _};

use super::phrase;
use crate::diagnostic::visible;
use crate::diff::difference::{
    CellView, Change, Difference, FieldChange, FieldDifference, FileLine, JudgementChange, QuestionChange, QuoteChange, RecordChange, Run,
    RunKind, WithdrawalChange,
};
use crate::diff::remark::{Part, Remark};
use crate::markup;

const STYLE: &str = include_str!("diff.css");

/// The report as a page.
pub fn html(difference: &Difference) -> String {
    let mut page = String::new();
    write_page(&mut page, difference).expect("writing to a string does not fail");
    page
}

type Page = String;

fn write_page(page: &mut Page, difference: &Difference) -> fmt::Result {
    let policy = format!("default-src 'none'; style-src {}; base-uri 'none'; form-action 'none'", markup::hash_source(STYLE));
    let title = escape(&phrase::heading(difference));
    writeln!(page, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(page, "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")?;
    writeln!(page, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(page, "<title>What changed: {title}</title>\n<style>{STYLE}</style>\n</head>\n<body>")?;
    writeln!(page, "<header>\n<p class=\"quiet\">What changed in meaning</p>\n<h1>{title}</h1>")?;
    if difference.same {
        writeln!(page, "<p>Nothing changed.</p>")?;
    } else {
        let counts =
            phrase::counts(&difference.counts).iter().map(|count| format!("<li>{}</li>", escape(count))).collect::<Vec<_>>().concat();
        writeln!(page, "<ul class=\"counts\">{counts}</ul>")?;
    }
    let sections = sections(difference);
    navigation(page, &sections)?;
    writeln!(page, "</header>\n<main>")?;
    if !difference.highlights.is_empty() {
        writeln!(page, "<h2 id=\"first\">What a reviewer must know</h2>\n<ul class=\"highlights\">")?;
        for highlight in &difference.highlights {
            writeln!(page, "<li dir=\"auto\">{}</li>", sentence(&highlight.text))?;
        }
        writeln!(page, "</ul>")?;
    }
    for section in sections.iter().filter(|section| section.count > 0) {
        writeln!(page, "<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>", section.id, section.title)?;
        (section.write)(page, difference)?;
        writeln!(page, "</section>")?;
    }
    writeln!(page, "</main>\n</body>\n</html>")
}

struct Section {
    id: &'static str,
    title: &'static str,
    count: usize,
    write: fn(&mut Page, &Difference) -> fmt::Result,
}

fn sections(difference: &Difference) -> [Section; 7] {
    let flipped = difference.counts.verdicts;
    let section = |id, title, count, write| Section { id, title, count, write };
    [
        section("judgements", "Judgements", difference.judgements.len(), judgements),
        section("verdicts", "Verdicts that flipped", flipped, |page, difference| questions(page, difference, true)),
        section("withdrawals", "Withdrawn, removed, reinstated", difference.withdrawals.len(), withdrawals),
        section("quotes", "Quotes", difference.quotes.len(), quotes),
        section("tables", "Tables that changed under the same verdict", difference.questions.len() - flipped, |page, difference| {
            questions(page, difference, false)
        }),
        section("records", "Records", difference.records.len(), records),
        section("pages", "Pages", difference.pages.len(), pages),
    ]
}

fn navigation(page: &mut Page, sections: &[Section]) -> fmt::Result {
    let filled = || sections.iter().filter(|section| section.count > 0);
    if filled().count() < 2 {
        return Ok(());
    }
    let links = filled()
        .map(|section| format!("<li><a href=\"#{}\">{} ({})</a></li>", section.id, section.title, section.count))
        .collect::<Vec<_>>()
        .concat();
    writeln!(page, "<nav aria-label=\"Sections\"><ul>{links}</ul></nav>")
}

fn judgements(page: &mut Page, difference: &Difference) -> fmt::Result {
    difference.judgements.iter().try_for_each(|change: &JudgementChange| {
        writeln!(
            page,
            "<div class=\"entry\">\n<p><span class=\"what\">{}</span> <code>{}</code>{}</p>",
            change.state,
            escape(&change.id),
            place(change.place.as_ref())
        )?;
        writeln!(page, "<p dir=\"auto\">{}</p>", escape(&change.text))?;
        lines(page, &phrase::judgement_lines(change))?;
        writeln!(page, "</div>")
    })
}

fn questions(page: &mut Page, difference: &Difference, flipped: bool) -> fmt::Result {
    let mut changes: Vec<&QuestionChange> = difference.questions.iter().filter(|change| change.is_flipped() == flipped).collect();
    changes.sort_by(|left, right| (&left.event, &left.id).cmp(&(&right.event, &right.id)));
    let mut event = None;
    for change in changes {
        if event != Some(&change.event) {
            writeln!(
                page,
                "<h3 dir=\"auto\">{} <span class=\"quiet\"><code>{}</code></span></h3>",
                escape(&change.event_title),
                escape(&change.event)
            )?;
            event = Some(&change.event);
        }
        question(page, change)?;
    }
    Ok(())
}

fn question(page: &mut Page, change: &QuestionChange) -> fmt::Result {
    let verdict = |verdict: crate::model::words::Verdict| phrase::spaced(verdict.word());
    let turn = if change.is_flipped() {
        format!("{} → {}", verdict(change.verdict.before), verdict(change.verdict.after))
    } else {
        format!("still {}", verdict(change.verdict.after))
    };
    writeln!(
        page,
        "<div class=\"wide\"><table>\n<caption><strong dir=\"auto\">{}</strong> <code>{}</code> <span class=\"what\">{}</span>",
        escape(&change.question),
        escape(&change.id),
        turn
    )?;
    let mut why = phrase::causes(change, "Because ");
    why.extend([phrase::flag_words(change), phrase::not_shown(change)].into_iter().flatten().map(Remark::from));
    lines(page, &why)?;
    writeln!(page, "</caption>\n<thead><tr><th scope=\"col\">Source</th>")?;
    for (name, side, explanation) in
        [("Before", change.verdict.before, &change.explanation.before), ("After", change.verdict.after, &change.explanation.after)]
    {
        writeln!(
            page,
            "<th scope=\"col\">{name}: {}<br><span class=\"quiet\" dir=\"auto\">{}</span></th>",
            verdict(side),
            escape(explanation)
        )?;
    }
    writeln!(page, "</tr></thead>\n<tbody>")?;
    for (changed, cell) in phrase::rows(change) {
        let (class, mark) = if changed { (" class=\"changed\"", " <span class=\"quiet\">changed</span>") } else { ("", "") };
        writeln!(
            page,
            "<tr{class}><th scope=\"row\"><code>{}</code>{mark}<br><span class=\"quiet\" dir=\"auto\">{}</span></th>",
            escape(&cell.source),
            escape(&cell.title)
        )?;
        writeln!(page, "{}{}</tr>", side(cell.before.as_ref(), "before", "Before"), side(cell.after.as_ref(), "after", "After"))?;
    }
    writeln!(page, "</tbody>\n</table></div>")
}

fn side(cell: Option<&CellView>, class: &str, label: &str) -> String {
    let lines = phrase::cell_lines(cell).iter().map(|line| format!("<p dir=\"auto\">{}</p>", escape(line))).collect::<Vec<_>>().concat();
    format!("<td class=\"{class}\" data-label=\"{label}\">{lines}</td>")
}

fn withdrawals(page: &mut Page, difference: &Difference) -> fmt::Result {
    difference.withdrawals.iter().try_for_each(|change: &WithdrawalChange| {
        writeln!(
            page,
            "<div class=\"entry\">\n<p><span class=\"what\">{}</span> {} <code>{}</code></p>",
            change.fate,
            change.kind,
            escape(&change.id)
        )?;
        writeln!(page, "<p dir=\"auto\">{}</p>", escape(&change.title))?;
        lines(page, &phrase::rested_lines(change))?;
        writeln!(page, "</div>")
    })
}

fn quotes(page: &mut Page, difference: &Difference) -> fmt::Result {
    difference.quotes.iter().try_for_each(|change: &QuoteChange| {
        let (before, after) = (change.state.before, change.state.after);
        let turn = if before == after { after.to_string() } else { format!("{before} → {after}") };
        writeln!(
            page,
            "<div class=\"entry\">\n<p><span class=\"what\">{turn}</span> <code>{}</code>{}</p>",
            escape(&change.claim),
            place(change.place.as_ref())
        )?;
        if change.reworded {
            writeln!(page, "<p dir=\"auto\">{}</p>", words(&change.runs))?;
        }
        writeln!(page, "</div>")
    })
}

fn records(page: &mut Page, difference: &Difference) -> fmt::Result {
    difference.records.iter().try_for_each(|change: &RecordChange| {
        let former = change.former_id.as_ref().filter(|_| change.change == Change::Renamed);
        let former = former.map(|former| format!(" from <code>{}</code>", escape(former))).unwrap_or_default();
        writeln!(
            page,
            "<div class=\"entry\">\n<p><span class=\"what\">{}{former}</span> {} <code>{}</code>{}</p>",
            change.change,
            change.kind,
            escape(&change.id),
            place(change.place.as_ref())
        )?;
        writeln!(page, "<p dir=\"auto\">{}</p>", escape(&change.title))?;
        if phrase::shows_fields(change) && !change.fields.is_empty() {
            writeln!(page, "<dl>")?;
            change.fields.iter().try_for_each(|change| field(page, change))?;
            writeln!(page, "</dl>")?;
        }
        writeln!(page, "</div>")
    })
}

fn field(page: &mut Page, change: &FieldChange) -> fmt::Result {
    let line = change.line.map(|line| format!(" <span class=\"quiet\">line {line}</span>")).unwrap_or_default();
    let value = match &change.difference {
        FieldDifference::Value { before, after } => {
            let side = |tag: &str, value: &Option<String>| {
                value
                    .as_ref()
                    .map_or_else(|| "<span class=\"quiet\">none</span>".to_owned(), |value| format!("<{tag}>{}</{tag}>", escape(value)))
            };
            format!("{} → {}", side("del", before), side("ins", after))
        }
        FieldDifference::List { .. } => {
            let entries = phrase::entries(&change.difference)
                .iter()
                .map(|(kind, text)| format!("<li dir=\"auto\">{}</li>", run(*kind, text)))
                .collect::<Vec<_>>()
                .concat();
            format!("<ul>{entries}</ul>")
        }
        FieldDifference::Words { runs } => words(runs),
    };
    writeln!(page, "<dt>{}{line}</dt><dd dir=\"auto\">{value}</dd>", escape(&change.field))
}

fn pages(page: &mut Page, difference: &Difference) -> fmt::Result {
    writeln!(page, "<ul>")?;
    for change in &difference.pages {
        let former = change.former_path.as_ref().map(|path| format!(", was <code>{}</code>", escape(path))).unwrap_or_default();
        let because = if change.because.is_empty() { String::new() } else { format!(": {}", escape(&change.because.join(", "))) };
        writeln!(page, "<li><code>{}</code> {}{former}<span class=\"quiet\">{because}</span></li>", escape(&change.path), change.change)?;
    }
    writeln!(page, "</ul>")
}

fn lines(page: &mut Page, lines: &[Remark]) -> fmt::Result {
    if lines.is_empty() {
        return Ok(());
    }
    let entries = lines.iter().map(|line| format!("<li dir=\"auto\">{}</li>", sentence(line))).collect::<Vec<_>>().concat();
    writeln!(page, "<ul>{entries}</ul>")
}

/// Where something stands, as a link for editing where the site says how.
fn place(place: Option<&FileLine>) -> String {
    let Some(place) = place else { return String::new() };
    let at = escape(&format!("{}:{}", place.path, place.line));
    match &place.edit_url {
        Some(url) => format!(" <a href=\"{}\">{at}</a>", escape(url)),
        None => format!(" <span class=\"quiet\">{at}</span>"),
    }
}

fn words(runs: &[Run]) -> String {
    phrase::excerpt(runs, usize::MAX).iter().map(|(kind, text)| run(*kind, text)).collect()
}

fn run(kind: RunKind, text: &str) -> String {
    let text = escape(text);
    match kind {
        RunKind::Same => text,
        RunKind::Removed => format!("<del>{text}</del>"),
        RunKind::Added => format!("<ins>{text}</ins>"),
    }
}

/// A sentence of ours, its ids as code.
fn sentence(remark: &Remark) -> String {
    let shown = |part: &Part| match part {
        Part::Text(words) => escape(words),
        Part::Literal(literal) => format!("<code>{}</code>", escape(literal)),
    };
    remark.parts().iter().map(shown).collect()
}

/// Content as text of a page, in an element or an attribute. Line ends stay, other control characters are shown.
fn escape(text: &str) -> String {
    let line = |line: &str| markup::escaped(&visible(line.strip_suffix('\r').unwrap_or(line)));
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}
