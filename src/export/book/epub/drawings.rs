//! The rules of the site's style sheets that paint its drawings.
//!
//! Without them a drawing is black shapes, and whoever draws a new figure writes them for the site alone. So they are taken over, and
//! `static/epub.css` need not repeat them. Taken are the rules for what is drawn in the book, outside of `@media` and its like, with the
//! variables of `:root` put in, since older e-readers know none: a drawing keeps the ink and paper of the light scheme.

use std::collections::{BTreeMap, BTreeSet};

use super::super::css::{Enter, Token, tokens};
use crate::markup::{Element, Namespace};

/// Properties that follow the direction of writing, and what older e-readers call them.
const PHYSICAL: [(&str, &str); 2] = [("inline-size:", "width:"), ("block-size:", "height:")];
/// Properties that no style sheet of an EPUB may set.
const FORBIDDEN: [&str; 2] = ["direction", "unicode-bidi"];
/// How deeply variables may be made of others.
const DEEPEST_VARIABLE: usize = 8;

/// The most selectors that one is written as.
const MOST_ALTERNATIVES: usize = 64;

/// The classes of what is drawn.
#[derive(Debug, Default)]
pub(super) struct DrawnClasses<'tree> {
    drawn: BTreeSet<&'tree str>,
    /// Those of what is written.
    written: BTreeSet<&'tree str>,
}

impl<'tree> DrawnClasses<'tree> {
    /// The classes in these trees.
    pub(super) fn of(trees: impl Iterator<Item = &'tree Element>) -> Self {
        let mut classes = Self::default();
        for tree in trees {
            tree.visit(&mut |element| {
                let words = element.attribute("class").unwrap_or_default().split_ascii_whitespace();
                let is_drawn = element.namespace == Namespace::Svg;
                if is_drawn { classes.drawn.extend(words) } else { classes.written.extend(words) }
            });
        }
        classes
    }

    fn is_only_drawn(&self, class: &str) -> bool {
        self.drawn.contains(class) && !self.written.contains(class)
    }
}

/// The rules of a style sheet for drawings with these classes. Of a class that something written has, too, only variables are taken.
pub(super) fn rules(css: &str, classes: &DrawnClasses<'_>) -> String {
    let rules = top_rules(css);
    let mut variables = BTreeMap::new();
    for (_, block) in rules.iter().filter(|(selector, _)| selector == ":root") {
        let declarations = block.split(';').filter_map(|declaration| declaration.split_once(':'));
        variables.extend(declarations.map(|(name, value)| (name.trim(), value.trim())));
    }
    let mut taken = Vec::new();
    for (selectors, block) in &rules {
        let named = |is_class: &dyn Fn(&str) -> bool| {
            let selectors = split(selectors, &Token::Comma).into_iter().flat_map(|selector| alternatives(selector.trim()));
            selectors.filter(|selector| is_drawn(selector, is_class)).collect::<Vec<_>>().join(", ")
        };
        let only_drawn = named(&|class| classes.is_only_drawn(class));
        let drawn = named(&|class| classes.drawn.contains(class));
        if !only_drawn.is_empty() {
            taken.push(format!("{only_drawn} {{ {} }}\n", with_values(block.trim(), &variables)));
        } else if !drawn.is_empty() {
            let own: Vec<&str> = block.split(';').map(str::trim).filter(|declaration| declaration.starts_with("--")).collect();
            if !own.is_empty() {
                taken.push(format!("{drawn} {{ {} }}\n", with_values(&own.join("; "), &variables)));
            }
        }
    }
    taken.concat()
}

/// The rules that stand in no other, without comments: the selector and the declarations of each.
fn top_rules(css: &str) -> Vec<(String, String)> {
    let css = without_comments(css);
    let mut rules = Vec::new();
    let (mut start, mut depth, mut selector) = (0, 0, "");
    for (range, token) in tokens(&css, Enter::Braces) {
        match token {
            Token::CurlyBracketBlock => {
                if depth == 0 {
                    selector = css[start..range.start].trim();
                    start = range.end;
                }
                depth += 1;
            }
            Token::CloseCurlyBracket => {
                depth -= 1;
                if depth == 0 {
                    let block = &css[start..range.start];
                    if !selector.starts_with('@') && !block.contains('{') {
                        rules.push((selector.to_owned(), block.to_owned()));
                    }
                    start = range.end;
                }
            }
            Token::Semicolon if depth == 0 => start = range.end,
            _ => {}
        }
    }
    rules
}

fn without_comments(css: &str) -> String {
    let tokens = tokens(css, Enter::Parentheses).into_iter();
    tokens.filter(|(_, token)| !matches!(token, Token::Comment(_))).map(|(range, _)| &css[range]).collect()
}

/// Whether the last part of a selector names such a class, or an element that only drawings have.
fn is_drawn(selector: &str, is_class: &dyn Fn(&str) -> bool) -> bool {
    let parts = split(selector.trim(), &Token::WhiteSpace(" "));
    let last = parts.last().copied().unwrap_or_default();
    let is_name = |character: char| character.is_alphanumeric() || matches!(character, '-' | '_');
    let has_class = last.split('.').skip(1).any(|rest| is_class(rest.split(|character| !is_name(character)).next().unwrap_or_default()));
    let element = last.split(|character| !is_name(character)).next().unwrap_or_default();
    let is_part =
        ["svg", "g", "text", "tspan", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use"].contains(&element);
    has_class || is_part
}

/// A selector without `:is()` and `:where()`, which older e-readers do not know: one for each of their alternatives. One that asks for
/// what is in an element cannot be said to them, nor can one of a great many alternatives.
fn alternatives(selector: &str) -> Vec<String> {
    let found = [":is(", ":where("].iter().filter_map(|name| Some((selector.find(name)?, name.len()))).min();
    let Some((start, length)) = found else {
        return if selector.contains(":has(") || selector.is_empty() { Vec::new() } else { vec![selector.to_owned()] };
    };
    let inside = start + length;
    let mut depth = 1;
    let is_end = |character: char| {
        depth += i32::from(character == '(') - i32::from(character == ')');
        depth == 0
    };
    let Some(end) = selector[inside..].find(is_end).map(|end| inside + end) else { return Vec::new() };
    let options = split(&selector[inside..end], &Token::Comma).into_iter();
    let written = options.map(|option| format!("{}{}{}", &selector[..start], option.trim(), &selector[end + 1..]));
    let all: Vec<String> = written.take(MOST_ALTERNATIVES).flat_map(|selector| alternatives(&selector)).collect();
    if all.len() > MOST_ALTERNATIVES { Vec::new() } else { all }
}

/// Cuts at a sign or at spaces, but for what stands in parentheses and brackets.
fn split<'css>(text: &'css str, at: &Token<'_>) -> Vec<&'css str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (range, token) in tokens(text, Enter::Braces) {
        if std::mem::discriminant(&token) == std::mem::discriminant(at) {
            parts.push(&text[start..range.start]);
            start = range.end;
        }
    }
    parts.push(&text[start..]);
    parts
}

/// Declarations with the values of the variables that are known.
fn with_values(block: &str, variables: &BTreeMap<&str, &str>) -> String {
    let mut block = block.to_owned();
    for _ in 0..DEEPEST_VARIABLE {
        let before = block.clone();
        for (name, value) in variables {
            block = block.replace(&format!("var({name})"), value);
        }
        if block == before {
            break;
        }
    }
    let is_allowed = |declaration: &&str| !FORBIDDEN.contains(&declaration.split(':').next().unwrap_or_default().trim());
    let block = split(&block, &Token::Semicolon).into_iter().filter(is_allowed).collect::<Vec<_>>().join(";");
    in_ems(&PHYSICAL.iter().fold(block, |block, (logical, physical)| block.replace(logical, physical)))
}

/// Lengths in `rem` as lengths in `em`: older readers know no others that follow the size of the letters.
fn in_ems(block: &str) -> String {
    let mut parts = block.split("rem");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(if text.ends_with(|character: char| character.is_ascii_digit()) { "em" } else { "rem" });
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_paints_drawings_is_taken() {
        let css = "/* .mark {} */ :root { --ink: #111; --line: 1px solid var(--ink); }\n\
            .mark, .x p, .x .first { fill: var(--ink); inline-size: 2rem; stroke: var(--unknown) }\n\
            .prose p { color: red }\n\
            :is(.a, .b) .mark.first text { fill: white }\n\
            .mark p, .marked { color: red }\n\
            .shared { --hue: var(--ink); color: red }\n\
            @media print { .mark { fill: red } @page { margin: 0 } }\n\
            @import url(x;y.css);\n\
            .x:has(a) .mark { fill: red } .mark { & p { fill: red } }\n\
            [dir=\"rtl\"] :is(.mark, .bar) { outline: var(--line); direction: ltr; font: .75rem premium }";
        let expected = ".mark, .x .first { fill: #111; width: 2em; stroke: var(--unknown) }\n\
            .a .mark.first text, .b .mark.first text { fill: white }\n\
            .shared { --hue: #111 }\n\
            [dir=\"rtl\"] .mark { outline: 1px solid #111; font: .75em premium }\n";
        let page =
            crate::markup::read("<p class='shared'>x<svg class='mark first'><path class=shared></path></svg>").expect("it is shallow");
        assert_eq!(rules(css, &DrawnClasses::of(std::iter::once(&page))), expected);
    }
}
