//! The table of contents of a page in Markdown, made of its headings.

use std::fmt::Write as _;

/// The page with a list of its headings before the first section: each section a line, the headings below it on the same line.
///
/// The anchors are those that GitHub gives the headings. No two headings of the references are equal, so none needs a number.
pub(super) fn with_contents(page: &str) -> String {
    let Some(start) = page.find("\n## ") else { return page.to_owned() };
    let (head, sections) = page.split_at(start + 1);
    let mut contents = String::new();
    let mut below = 0;
    for heading in headings(sections) {
        if let Some(text) = heading.strip_prefix("## ") {
            let line_end = if contents.is_empty() { "" } else { "\n" };
            let _ = write!(contents, "{line_end}- [{text}](#{})", anchor(text));
            below = 0;
        } else if let Some(text) = heading.strip_prefix("### ") {
            let joint = if below == 0 { ":" } else { "," };
            let _ = write!(contents, "{joint}\n  [{text}](#{})", anchor(text));
            below += 1;
        }
    }
    format!("{head}{contents}\n\n{sections}")
}

/// The lines that are headings; in a fence, `#` is something else.
fn headings(text: &str) -> impl Iterator<Item = &str> {
    let mut fenced = false;
    text.lines().filter(move |line| {
        fenced ^= line.starts_with("```");
        !fenced && line.starts_with('#')
    })
}

/// The anchor of a heading: small letters, no punctuation but `-` and `_`, and a hyphen for each space.
fn anchor(heading: &str) -> String {
    let kept = |character: &char| character.is_alphanumeric() || matches!(character, '-' | '_' | ' ');
    heading.to_lowercase().chars().filter(kept).map(|character| if character == ' ' { '-' } else { character }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_listed_with_what_is_below_them() {
        let page = "# Page\n\nHead.\n\n## One `a[].b`\n\n### Two\n\n```\n## no heading\n```\n\n### Three\n\n## Four\n";
        let contents = "- [One `a[].b`](#one-ab):\n  [Two](#two),\n  [Three](#three)\n- [Four](#four)\n\n";
        assert_eq!(with_contents(page), page.replacen("## One", &format!("{contents}## One"), 1));
    }
}
