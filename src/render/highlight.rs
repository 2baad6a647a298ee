//! Code in colour: fenced code blocks by their language.
//!
//! Each token becomes at most one `<span class="s-…">`; the classes are those of [`CLASS_OF`], and their colours stand in the style
//! sheet for both schemes. Nothing is nested, so a line can be cut out of the code at any line end.

use std::sync::LazyLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use super::html::Markup;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::library::Library;
use crate::model::parsed::FileRecord;
use crate::model::prose::{Fault, Prose};
use crate::model::thing::Thing;

/// Code beyond this many bytes, or with a line beyond [`LONGEST_LINE`], stays plain: grammars are regular expressions, which can take
/// long on text that nobody reads as code.
const LARGEST: usize = 64 * 1024;
const LONGEST_LINE: usize = 2000;

/// Code nested deeper stays plain: every scope that is open is looked at for every word.
const DEEPEST: usize = 100;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Which class a scope stands for, by the beginning of the scope; the first that fits.
static CLASS_OF: LazyLock<Vec<(Scope, &'static str)>> = LazyLock::new(|| {
    let classes = [
        ("comment", "s-comment"),
        ("markup.heading", "s-heading"),
        ("markup.bold", "s-strong"),
        ("markup.italic", "s-emphasis"),
        ("markup.underline.link", "s-link"),
        ("markup.inserted", "s-inserted"),
        ("markup.deleted", "s-deleted"),
        ("entity.name.section", "s-heading"),
        ("entity.name.tag", "s-key"),
        ("support.type.property-name", "s-key"),
        ("constant", "s-constant"),
        ("string", "s-string"),
        ("keyword.operator", ""),
        ("keyword", "s-keyword"),
        ("storage", "s-keyword"),
        ("entity.name", "s-name"),
        ("support", "s-name"),
    ];
    classes.into_iter().filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, class))).collect()
});

/// What the code of one page may cost to colour. A grammar is made of regular expressions that try again at every character, so a line
/// is taken to cost the square of its length. What goes beyond the budget is shown plain, on every machine alike.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Default for Budget {
    /// A quarter of a second at the most hostile; some two thousand lines of forty characters.
    fn default() -> Self {
        Self(4_000_000)
    }
}

impl Budget {
    /// Takes the cost of `code` out of the budget; `None`, and nothing taken, where there is not enough left.
    fn spend(&mut self, code: &str) -> Option<()> {
        let cost = code.lines().map(|line| line.len().saturating_mul(line.len())).fold(0, usize::saturating_add);
        self.0 = self.0.checked_sub(cost)?;
        Some(())
    }
}

/// `code` as HTML with a span a token; `None` where the language is not known or the code is too large to be coloured.
pub(super) fn code(language: &str, code: &str, budget: &mut Budget) -> Option<Markup> {
    let syntax = syntax(language)?;
    if code.len() > LARGEST || code.lines().any(|line| line.len() > LONGEST_LINE) {
        return None;
    }
    budget.spend(code)?;
    let mut markup = Markup::default();
    let mut reader = Reader::new(syntax);
    for line in code.split_inclusive('\n') {
        write_line(&mut markup, line, &reader.line(line)?);
        markup.raw(if line.ends_with('\n') { "\n" } else { "" });
    }
    Some(markup)
}

/// A grammar's place in a text, between two lines.
struct Reader {
    state: ParseState,
    stack: ScopeStack,
}

/// The words of a line by class: each class reaches to its byte offset, in ascending order.
type Line = Vec<(&'static str, usize)>;

impl Reader {
    fn new(syntax: &SyntaxReference) -> Self {
        Self { state: ParseState::new(syntax), stack: ScopeStack::new() }
    }

    /// Reads the next line, with its line end. `None` where the grammar fails on it.
    fn line(&mut self, line: &str) -> Option<Line> {
        let mut words = Vec::new();
        for (offset, operation) in self.state.parse_line(line, &SYNTAXES).ok()? {
            words.push((class(&self.stack), offset));
            self.stack.apply(&operation).ok()?;
            if self.stack.len() > DEEPEST {
                return None;
            }
        }
        words.push((class(&self.stack), line.len()));
        Some(words)
    }
}

/// Writes a line without its line end, a span a token.
fn write_line(markup: &mut Markup, line: &str, words: &Line) {
    let mut start = 0;
    let mut pending = Token::default();
    for &(class, end) in words {
        pending.push(markup, class, line[start..end].trim_end_matches(['\n', '\r']));
        start = end;
    }
    pending.flush(markup);
}

/// Findings for fenced code in languages that are not known; the code is then shown plain.
pub(crate) fn unknown_languages(library: &Library) -> Vec<Diagnostic> {
    let in_one = |(_, record): (_, &FileRecord)| {
        let faults = faults(&record.prose);
        faults.iter().map(|fault| fault.diagnostic(record.file, record.body.start)).collect::<Vec<_>>()
    };
    Thing::with_prose(library).into_iter().flat_map(in_one).collect()
}

fn faults(prose: &Prose) -> Vec<Fault> {
    let unknown = prose.code_languages().filter(|(language, _)| syntax(language).is_none());
    let fault = |(language, range): (&str, std::ops::Range<usize>)| Fault {
        code: Code::UnknownCodeLanguage,
        range,
        message: format!("code in `{language}` cannot be coloured and is shown plain"),
        help: "Correct the word after the fence, or leave it out.".to_owned(),
        suggestion: None,
    };
    unknown.map(fault).collect()
}

fn syntax(language: &str) -> Option<&'static SyntaxReference> {
    if matches!(language, "text" | "txt" | "plain") {
        return Some(SYNTAXES.find_syntax_plain_text());
    }
    SYNTAXES.find_syntax_by_token(language)
}

/// The class of the innermost scope that has one.
fn class(stack: &ScopeStack) -> &'static str {
    let class_of = |scope: &Scope| CLASS_OF.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)).map(|(_, class)| *class);
    stack.as_slice().iter().rev().find_map(class_of).unwrap_or("")
}

/// Words of one class that stand next to each other.
#[derive(Default)]
struct Token {
    class: &'static str,
    words: String,
}

impl Token {
    /// Adds words; those of another class end the token.
    fn push(&mut self, markup: &mut Markup, class: &'static str, words: &str) {
        if words.is_empty() {
            return;
        }
        if class != self.class {
            self.flush(markup);
            self.class = class;
        }
        self.words.push_str(words);
    }

    /// Writes down what is left.
    fn flush(&mut self, markup: &mut Markup) {
        let coloured = !self.class.is_empty() && !self.words.trim().is_empty();
        if coloured {
            markup.raw("<span class=\"");
            markup.raw(self.class);
            markup.raw("\">");
        }
        markup.words(&self.words);
        if coloured {
            markup.raw("</span>");
        }
        self.words.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_coloured_by_token() {
        for (language, text, expected) in [
            (
                "yaml",
                "a: \"b\" # c\n",
                "<span class=\"s-key\">a</span>: <span class=\"s-string\">&quot;b&quot;</span> <span class=\"s-comment\"># c</span>\n",
            ),
            ("json", "{\"a\": 1}", "{<span class=\"s-string\">&quot;a&quot;</span>: <span class=\"s-constant\">1</span>}"),
            ("text", "<a>", "&lt;a&gt;"),
        ] {
            let markup = code(language, text, &mut Budget::default()).expect(language).finish();
            assert_eq!(markup.as_str(), expected, "{language}");
        }
        assert!(code("klingon", "x", &mut Budget::default()).is_none());
        assert!(code("rust", &"x".repeat(LONGEST_LINE + 1), &mut Budget::default()).is_none());
    }

    #[test]
    fn no_word_is_lost() {
        let text = "fn main() {\n    let s = \"<é>\"; // &\n}\n";
        let html = code("rust", text, &mut Budget::default()).expect("Rust is known").finish();
        let mut plain = String::new();
        let mut rest = html.as_str();
        while let Some((words, after)) = rest.split_once('<') {
            plain.push_str(words);
            rest = after.split_once('>').expect("every tag ends").1;
        }
        plain.push_str(rest);
        assert_eq!(plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"), text);
        assert!(html.as_str().contains("<span class=\"s-string\">"), "{}", html.as_str());
    }

    /// The relative luminance of `#rrggbb` (WCAG 2.2, "relative luminance").
    fn luminance(colour: &str) -> f64 {
        let channel = |start: usize| {
            let value = f64::from(u8::from_str_radix(&colour[start..start + 2], 16).expect("two hexadecimal digits")) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    #[test]
    fn every_class_has_a_rule_that_can_be_read_in_both_schemes() {
        let sheet = include_str!("../../static/variorum.css");
        let schemes: Vec<&str> = sheet.split(":root {").skip(1).take(2).map(|rest| rest.split('}').next().unwrap_or_default()).collect();
        for class in CLASS_OF.iter().map(|&(_, class)| class).filter(|class| !class.is_empty()) {
            let selector = format!(".{class}");
            let rule = sheet.lines().find(|line| line.split(['{', ',']).any(|part| part.trim() == selector));
            let rule = rule.unwrap_or_else(|| panic!("{class} has no rule"));
            let Some((_, variable)) = rule.split_once("color: var(") else { continue };
            let variable = variable.split(')').next().unwrap_or_default();
            for scheme in &schemes {
                let colour = |name: &str| {
                    let value = scheme.split_once(&format!("{name}: ")).unwrap_or_else(|| panic!("{name} is not set")).1;
                    luminance(&value[..7])
                };
                let (light, dark) = (colour(variable).max(colour("--tint")), colour(variable).min(colour("--tint")));
                let contrast = (light + 0.05) / (dark + 0.05);
                assert!(contrast >= 4.5, "{class}: {contrast}");
            }
        }
    }

    #[test]
    fn an_unknown_language_is_a_finding() {
        let faults = faults(&crate::prose::read("```klingon,x\nx\n```\n\n```rust ignore\nx\n```\n"));
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].range, 0..18);
    }
}
