//! Signs that two readers of YAML take in two ways, or that it does not allow at all: tabs, control characters, rare line ends.

use std::ops::Range;

use super::fault::{FaultKind, GateFault};
use super::place;

/// A stretch of text in which more is allowed than elsewhere.
pub(super) struct Spared {
    /// A quoted scalar, or a block scalar from its first line on.
    pub(super) range: Range<usize>,
    /// For a block scalar, how many characters indent its lines: behind them, a tab is text.
    pub(super) indent: Option<usize>,
}

/// Adds the faults of the YAML text from byte `start` to the end of `text`. `spared` is in the order of the text.
pub(super) fn check(text: &str, start: usize, spared: &[Spared], faults: &mut Vec<GateFault>) {
    // The parser may have stopped at a sign that is not allowed, and then says less of it than is said here.
    faults.retain(|fault| {
        let sign = text.get(fault.range.start..).and_then(|rest| rest.chars().next());
        fault.kind != FaultKind::Syntax || !sign.is_some_and(is_control)
    });
    for (offset, sign) in text[start..].char_indices() {
        let offset = start + offset;
        let range = offset..offset + sign.len_utf8();
        let code = u32::from(sign);
        if sign == '\r' && !text[offset..].starts_with("\r\n") {
            // To YAML it ends a line, to everything else that counts lines it does not.
            let message = "a carriage return stands here without a line feed";
            let help = "save the file with the line endings of today's systems";
            faults.push(GateFault::new(FaultKind::ControlCharacter, range, message, help));
        } else if is_control(sign) {
            let message = format!("the character U+{code:04X} is not allowed in YAML");
            let help = "remove it, or write it as an escape in double quotation marks";
            faults.push(GateFault::new(FaultKind::ControlCharacter, range, message, help));
        } else if is_rare_line_end(sign) && around(spared, offset).is_none_or(|spared| spared.indent.is_some()) {
            let message = format!("the invisible line separator U+{code:04X} stands outside quotation marks");
            let help = format!("remove it, or write `\\u{code:04x}` in double quotation marks");
            faults.push(GateFault::new(FaultKind::LineSeparator, range, message, help));
        }
    }
    check_tabs(text, start, spared, faults);
}

fn check_tabs(text: &str, start: usize, spared: &[Spared], faults: &mut Vec<GateFault>) {
    let mut line_start = start;
    for line in text[start..].split_inclusive('\n') {
        if let Some(tab) = place::indenting_tab(line) {
            let offset = line_start + tab;
            let allowed = around(spared, offset).is_some_and(|spared| spared.indent.is_none_or(|indent| tab >= indent));
            if !allowed {
                faults.push(GateFault::tab(offset));
            }
        }
        line_start += line.len();
    }
}

fn around(spared: &[Spared], offset: usize) -> Option<&Spared> {
    let after = spared.partition_point(|spared| spared.range.start <= offset);
    spared[..after].last().filter(|spared| offset < spared.range.end)
}

/// Whether YAML 1.2 leaves `sign` out of its printable characters. A `char` is never a surrogate.
fn is_control(sign: char) -> bool {
    matches!(sign, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}')
        || matches!(sign, '\u{fffe}' | '\u{ffff}')
}

fn is_rare_line_end(sign: char) -> bool {
    matches!(sign, '\u{85}' | '\u{2028}' | '\u{2029}')
}
