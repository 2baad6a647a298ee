//! Subtitles (`WebVTT` and `SubRip`) → the words that a viewer reads, without numbers, times and markup.
//!
//! Cues that follow each other are one paragraph, a line each: what is said in one breath is shown in pieces. A pause, a change of voice or
//! a dash begins the next. A line that the cue before has shown already is not said twice.

use super::{Capture, CaptureFormat};

/// A pause after which a paragraph ends, in milliseconds.
const PAUSE: u64 = 2_000;

/// Reads the text of a file.
pub(super) fn read(text: &str) -> Capture {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut reading = Capture { format: CaptureFormat::Subtitles, ..Capture::default() };
    let mut ended = None;
    let mut voice = None;
    let mut last_line = String::new();
    for block in text.split("\n\n") {
        let Some(cue) = cue_of(block) else {
            reading.language = reading.language.or_else(|| declared_language(block));
            continue;
        };
        let begins = cue.voice != voice || cue.begins_speech || ended.is_none_or(|ended| cue.from >= ended + PAUSE);
        (ended, voice) = (Some(cue.to), cue.voice);
        let lines: Vec<String> = cue.lines.into_iter().filter(|line| *line != last_line).collect();
        let Some(last) = lines.last() else { continue };
        last_line.clone_from(last);
        if begins && !reading.text.is_empty() {
            reading.text.push('\n');
        }
        reading.times.push((reading.text.len(), cue.time));
        for line in lines {
            reading.text.push_str(&line);
            reading.text.push('\n');
        }
    }
    reading
}

struct Cue {
    /// When it begins, as written, without fractions.
    time: String,
    /// Milliseconds.
    from: u64,
    to: u64,
    voice: Option<String>,
    begins_speech: bool,
    lines: Vec<String>,
}

/// A block with a line of times; comments, styles and the head of the file have none.
fn cue_of(block: &str) -> Option<Cue> {
    let mut lines = block.lines().skip_while(|line| !line.contains("-->"));
    let (from, to) = lines.next()?.split_once("-->")?;
    let (from, to) = (from.trim(), to.split_whitespace().next()?);
    let mut cue = Cue {
        time: from.split(['.', ',']).next().unwrap_or(from).to_owned(),
        from: milliseconds(from)?,
        to: milliseconds(to)?,
        voice: None,
        begins_speech: false,
        lines: Vec::new(),
    };
    for line in lines {
        let (words, voice) = plain(line);
        cue.voice = cue.voice.or(voice);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let spoken = words.trim_start_matches(">>").trim_start_matches(['-', '–', '—']).trim_start();
        cue.begins_speech |= cue.lines.is_empty() && spoken.len() < words.len();
        if !spoken.is_empty() {
            cue.lines.push(spoken.to_owned());
        }
    }
    Some(cue)
}

/// `01:02:03.500`, `02:03,500` or `02:03`.
fn milliseconds(time: &str) -> Option<u64> {
    let (clock, fraction) = time.split_once(['.', ',']).unwrap_or((time, "0"));
    let seconds = clock.split(':').try_fold(0_u64, |sum, part| sum.checked_mul(60)?.checked_add(part.trim().parse().ok()?))?;
    let fraction: u64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    seconds.checked_mul(1_000)?.checked_add(fraction)
}

/// The words of a line without its markup, and who speaks where the markup says it (`<v Name>`).
fn plain(line: &str) -> (String, Option<String>) {
    let (mut words, mut voice, mut rest) = (String::new(), None, line);
    while let Some(at) = rest.find('<') {
        words.push_str(&rest[..at]);
        let Some(end) = rest[at..].find('>') else { break };
        let tag = &rest[at + 1..at + end];
        if let Some(name) = tag.strip_prefix('v').and_then(|tag| tag.split_once(' ')).map(|(_, name)| name.trim()) {
            voice = Some(name.to_owned());
        }
        rest = &rest[at + end + 1..];
    }
    words.push_str(rest);
    for (entity, character) in [("&nbsp;", " "), ("&lrm;", ""), ("&rlm;", ""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
        words = words.replace(entity, character);
    }
    // What these files set in braces places a line on the screen.
    if words.starts_with("{\\") {
        words = words.split_once('}').map_or(String::new(), |(_, words)| words.to_owned());
    }
    (words, voice)
}

fn declared_language(block: &str) -> Option<String> {
    let is_head = block.trim_start().starts_with("WEBVTT");
    let mut lines = block.lines().filter(|_| is_head);
    lines.find_map(|line| line.strip_prefix("Language:").map(|language| language.trim().to_owned())).filter(|language| !language.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_words_of_both_formats() {
        let vtt = "WEBVTT\nKind: captions\nLanguage: en\n\nNOTE made up\n\n00:01.000 --> 00:03.000 align:start\n<v Ruiz>The talks\n\
                   <c.yellow>lasted</c> &amp; lasted\n\n00:03.000 --> 00:05.000\nlasted &amp; lasted\nthree days.\n\n\
                   01:00:09.500 --> 01:00:10.000\n- Nobody agreed.\n";
        let read_vtt = read(vtt);
        assert_eq!(
            read_vtt.text,
            "The talks\nlasted & lasted\n\nlasted & lasted\nthree days.\n\nNobody agreed.\n".replacen("\n\nlasted & lasted\n", "\n\n", 1)
        );
        assert_eq!(read_vtt.language.as_deref(), Some("en"));
        assert_eq!(read_vtt.times.last().map(|(_, time)| time.as_str()), Some("01:00:09"));
        let srt = "1\r\n00:00:01,000 --> 00:00:03,000\r\n{\\an8}<i>It began</i>\r\n\r\n2\r\n00:00:03,100 --> 00:00:04,000\r\nearly.\r\n";
        assert_eq!(read(srt).text, "It began\nearly.\n");
        assert_eq!(read("no subtitles at all").text, "");
    }
}
