//! Figure lines: `{{ name(key="value") }}`.

use std::ops::Range;

use super::run::trimmed;
use crate::diagnostic::nearest;
use crate::model::prose::{Figure, FigureArgument, FigureName};

/// What is wrong with a figure line, in bytes of the line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FigureFault {
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) suggestion: Option<String>,
}

/// Reads `{{ … }}`, which must begin and end so, the four braces apart. Ranges, that of the argument included, are bytes of `line`.
pub(super) fn read_figure(line: &str) -> Result<Figure, FigureFault> {
    let inner = 2..line.len() - 2;
    let whole = || 0..line.len();
    let fault = |range, message: String, help: String| FigureFault { range, message, help, suggestion: None };
    let call = trimmed(line, inner);
    let Some(open) = line[call.clone()].find('(').map(|offset| call.start + offset) else {
        return Err(fault(
            whole(),
            "a figure needs its brackets".into(),
            "Write `{{ name(key=\"value\") }}`, or `{{ timeline() }}`.".into(),
        ));
    };
    let written = trimmed(line, call.start..open);
    let Some(name) = FigureName::ALL.iter().copied().find(|name| name.word() == &line[written.clone()]) else {
        return Err(unknown_name(line, written));
    };
    if !line[call.clone()].ends_with(')') {
        return Err(fault(whole(), "a figure's `)` is missing".into(), format!("Write `{}`.", name.example())));
    }
    let argument = read_argument(line, trimmed(line, open + 1..call.end - 1), name)?;
    if argument.is_none() && name.names() != FigureArgument::Event {
        let help = format!("Write `{}`.", name.example());
        return Err(fault(whole(), format!("`{}` needs its argument `{}`", name.word(), name.parameter()), help));
    }
    Ok(Figure { name, argument })
}

/// Figures of the first edition, and the page on which a reader finds now what they showed.
const REMOVED: &[(&str, &str)] = &[
    ("positions", "the page of each question says who holds what"),
    ("coverage", "the page of each event says which source answers which question"),
    ("voices", "the page of each source says what it states and whom it quotes"),
    ("agreement", "the page of each source says where others differ from it"),
    ("network", "the page of each actor says with whom it disagrees, and what it is part of"),
];

fn unknown_name(line: &str, written: Range<usize>) -> FigureFault {
    if let Some((name, page)) = REMOVED.iter().find(|(name, _)| *name == &line[written.clone()]) {
        let (message, help) = (format!("the figure `{name}` is no more"), format!("Take the line out: {page}."));
        return FigureFault { range: written, message, help, suggestion: None };
    }
    let names = FigureName::ALL.iter().map(|name| name.word());
    let near = nearest(&line[written.clone()], names.clone());
    let help = match near {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("The figures are {}.", names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")),
    };
    let message = format!("there is no figure `{}`", &line[written.clone()]);
    FigureFault { suggestion: near.filter(|_| !written.is_empty()).map(str::to_owned), range: written, message, help }
}

/// Reads what stands between the brackets: nothing, or `key="value"`.
fn read_argument(line: &str, written: Range<usize>, name: FigureName) -> Result<Option<(String, Range<usize>)>, FigureFault> {
    if written.is_empty() {
        return Ok(None);
    }
    let help = || format!("Write `{}`.", name.example());
    let fault = |range, message: &str| FigureFault { range, message: message.to_owned(), help: help(), suggestion: None };
    let Some(equals) = line[written.clone()].find('=').map(|offset| written.start + offset) else {
        return Err(fault(written, "an argument is `key=\"value\"`"));
    };
    let key = trimmed(line, written.start..equals);
    if &line[key.clone()] != name.parameter() {
        let message = format!("`{}` takes no argument `{}`", name.word(), &line[key.clone()]);
        let suggestion = (!key.is_empty()).then(|| name.parameter().to_owned());
        return Err(FigureFault { range: key, message, help: format!("It takes `{}`.", name.parameter()), suggestion });
    }
    let value = trimmed(line, equals + 1..written.end);
    let quoted = line[value.clone()].strip_prefix('"').and_then(|rest| rest.split_once('"'));
    let Some((words, after)) = quoted else {
        return Err(fault(value, "the value of an argument stands in double quotes"));
    };
    if !after.is_empty() {
        return Err(fault(value.end - after.len()..value.end, "a figure takes one argument"));
    }
    Ok(Some((words.trim().to_owned(), value.start + 1..value.end - 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read() {
        let figure = read_figure("{{ compare( event = \"dock-talks\" ) }}").expect("it is a figure");
        assert_eq!((figure.name, figure.argument), (FigureName::Compare, Some(("dock-talks".to_owned(), 21..31))));
        assert_eq!(read_figure("{{timeline()}}"), Ok(Figure { name: FigureName::Timeline, argument: None }));
        for (line, message, suggestion) in [
            ("{{ compere(event=\"x\") }}", "there is no figure `compere`", Some("compare")),
            ("{{ x() }}", "there is no figure `x`", None),
            ("{{ positions(event=\"x\") }}", "the figure `positions` is no more", None),
            ("{{ network() }}", "the figure `network` is no more", None),
            ("{{ () }}", "there is no figure ``", None),
            ("{{ }}", "a figure needs its brackets", None),
            ("{{}}", "a figure needs its brackets", None),
            ("{{ timeline }}", "a figure needs its brackets", None),
            ("{{ claim() }}", "`claim` needs its argument `id`", None),
            ("{{ collation() }}", "`collation` needs its argument `statement`", None),
            ("{{ series(id=\"x\") }}", "`series` takes no argument `id`", Some("question")),
            ("{{ compare(events=\"x\") }}", "`compare` takes no argument `events`", Some("event")),
            ("{{ compare(event='x') }}", "the value of an argument stands in double quotes", None),
            ("{{ compare(event=\"x\", event=\"y\") }}", "a figure takes one argument", None),
            ("{{ compare(event=\"x\" }}", "a figure's `)` is missing", None),
        ] {
            let fault = read_figure(line).expect_err(line);
            assert_eq!((fault.message.as_str(), fault.suggestion.as_deref()), (message, suggestion));
            assert!(fault.range.end <= line.len() && fault.range.start <= fault.range.end);
        }
    }
}
