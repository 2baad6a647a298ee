//! The addresses in a style sheet.

/// The style sheet with every address in a `url()` as `change` wants it.
pub(super) fn with_addresses(css: &str, change: &mut impl FnMut(&str) -> String) -> String {
    let mut written = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(position) = rest.find("url(") {
        let (before, after) = rest.split_at(position + "url(".len());
        written.push_str(before);
        let Some(end) = after.find(')') else {
            written.push_str(after);
            return written;
        };
        let address = after[..end].trim().trim_matches(['"', '\'']);
        written.push('"');
        written.push_str(&change(address));
        written.push('"');
        rest = &after[end..];
    }
    written + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_however_they_are_written() {
        let css = "a { b: url(x.png) url( \"y z.png\" ), url('w') } c { d: url(";
        let changed = with_addresses(css, &mut |address| format!("<{address}>"));
        assert_eq!(changed, "a { b: url(\"<x.png>\") url(\"<y z.png>\"), url(\"<w>\") } c { d: url(");
    }
}
