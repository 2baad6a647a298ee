//! Hostile and broken input: whatever the files hold, the program reports and never panics.

use std::collections::BTreeMap;

use crate::support::{Site, package, tree, write};

/// A small generator of numbers: splitmix64, so that a failing round can be run again.
struct Rounds(u64);

impl Rounds {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((word ^ (word >> 31)) % limit as u64) as usize
    }
}

/// What a careless or hostile hand may put anywhere.
const INSERTS: &[&[u8]] = &[
    b"\0",
    b"\xff\xfe",
    b"\t",
    b"\r",
    b"---\n",
    b"...\n",
    b": ",
    b"- ",
    b"[",
    b"]",
    b"{",
    b"}",
    b"\"",
    b"'",
    b"&a ",
    b"*a",
    b"<<: ",
    b"!!binary ",
    b"| \n",
    b"> \n",
    b"#",
    b"%",
    b"@",
    b"`",
    b"<script>",
    b"[[",
    b"]]",
    b"[@",
    b"[^",
    b"{{ ",
    b" }}",
    b"```",
    b"~~~",
    b"\xe2\x80\xae",
    b"\xef\xbb\xbf",
    b"999999999999999999999999",
    b"-1",
    b"1e400",
    b".nan",
    b"null",
    b"~",
    b"../../..",
    b"\xf0\x9f\x98\x80",
    b"\xcc\x81",
    b"9999-99-99",
    b"2025-03-04/..",
    b"a#b",
    b"|||",
    b"\\",
    b"\n\n\n",
    b"javascript:alert(1)",
    b"](",
    b"![",
];

fn mutate(bytes: &mut Vec<u8>, rounds: &mut Rounds) {
    for _ in 0..=rounds.below(4) {
        let place = rounds.below(bytes.len() + 1);
        match rounds.below(5) {
            0 => {
                let insert = INSERTS[rounds.below(INSERTS.len())];
                bytes.splice(place..place, insert.iter().copied());
            }
            1 if place < bytes.len() => drop(bytes.remove(place)),
            2 if place < bytes.len() => bytes[place] = rounds.below(256) as u8,
            3 => bytes.truncate(place),
            _ => {
                let end = (place + rounds.below(40)).min(bytes.len());
                let copy = bytes[place..end].to_vec();
                let to = rounds.below(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
        }
    }
}

#[test]
fn mutated_sites_never_panic() {
    let files: BTreeMap<String, Vec<u8>> = tree(&package().join("tests/golden/dock-talks/content"));
    let paths: Vec<&String> = files.keys().collect();
    for round in 0..60 {
        let mut rounds = Rounds(round);
        let site = Site::empty();
        for (path, bytes) in &files {
            write(&site.root().join("content").join(path), bytes);
        }
        for _ in 0..=rounds.below(3) {
            let path = paths[rounds.below(paths.len())];
            let mut bytes = files[path].clone();
            mutate(&mut bytes, &mut rounds);
            write(&site.root().join("content").join(path), &bytes);
        }
        let run = site.build(&[]);
        assert!(matches!(run.status, 0 | 1), "round {round}: {run:?}");
        assert!(!run.stderr.contains("panicked"), "round {round}: {run:?}");
        assert!(run.status == 0 || !site.output().exists(), "round {round}: a site with errors was written");
    }
}

#[test]
fn lines_of_white_space_alone_are_harmless() {
    let blanks = ["&nbsp;", "\u{a0}", "\u{2003}", "\u{2028}", "\u{3000}", "\u{85}", "\u{b}", "&#10;", "foo&#10;&#10;bar", "&nbsp;\n&emsp;"];
    for blank in blanks {
        let texts = [
            format!("One.\n\n{blank}\n\nTwo.\n"),
            format!("{blank}\n"),
            format!("- {blank}\n\n> {blank}\n"),
            format!("a [@ ; {blank}] b\n"),
        ];
        for text in &texts {
            Site::new().file("content/pages/p.md", &format!("---\ntitle: x\n---\n{text}")).check(&[]);
        }
        let site = Site::new().file("content/pages/p.md", &format!("---\ntitle: x\n---\n{}", texts[0]));
        site.check(&[]).ends_silently();
        site.build(&[]).ends(0);
    }
}

#[test]
fn hostile_files_are_reported() {
    let deep = format!("---\ntitle: x\nextra: {}{}\n---\n", "[".repeat(20_000), "]".repeat(20_000));
    let bomb = format!("---\ntitle: x\nextra:\n  a: &a [x, x]\n  b: [{}]\n---\n", "*a, ".repeat(500));
    let long = format!("---\ntitle: {}\n---\n", "x".repeat(3 << 20));
    let brackets = format!("---\ntitle: x\n---\n{}", "[".repeat(50_000));
    let quotes = format!("---\ntitle: x\n---\n{}x", "> ".repeat(20_000));
    for (name, text) in [("deep", deep), ("bomb", bomb), ("long", long), ("brackets", brackets), ("quotes", quotes)] {
        let site = Site::new().file(&format!("content/pages/{name}.md"), &text);
        let run = site.check(&[]);
        assert!(
            matches!(run.status, 0 | 1) && !run.stderr.contains("panicked"),
            "{name}: {}",
            run.stderr.chars().take(500).collect::<String>()
        );
    }
}

#[test]
fn unknown_fields_without_number_are_counted_and_the_first_named() {
    let keys: String = (0..20_000).map(|number| format!("k{number}: 1\n")).collect::<Vec<_>>().concat();
    let wide = format!("extra: {{list: [{}]}}", "1,".repeat(90_000));
    let site = Site::new().file("content/pages/p.md", &format!("---\ntitle: x\n{keys}{wide}\n---\n"));
    let found = site.findings();
    assert_eq!(found.len(), 101, "{:?}", found.last());
    let site = Site::new().file("content/pages/p.md", &format!("---\ntitle: x\n{wide}\n---\n"));
    site.check(&[]).ends_silently();
}

#[test]
fn content_cannot_reach_the_terminal_or_the_runner() {
    let site = Site::new().file(
        "content/pages/a.md",
        "---\ntitle: x\n\"\u{202e}::error::x\": ##[add-mask]y\n\"\\e[31m\": z\n---\n::stop-commands::x\n<b>::set-env::</b> ##[group]\u{9b}\n",
    );
    for format in ["human", "json", "github", "sarif", "rdjson"] {
        let run = site.check(&["--format", format]);
        let printed = format!("{}{}", run.stdout, run.stderr);
        assert!(!printed.is_empty());
        assert!(!printed.contains(['\u{1b}', '\u{202e}', '\u{9b}']) && !printed.contains("##["), "{format}: {printed}");
        let commands = printed.lines().map(str::trim_start).filter(|line| line.starts_with("::"));
        let known = ["::error file=", "::warning file=", "::notice file=", "::notice title="];
        for command in commands {
            assert!(format == "github" && known.iter().any(|start| command.starts_with(start)), "{format}: {command}");
        }
    }
}

#[test]
fn one_note_cited_over_and_over_is_refused_in_time() {
    let page = format!("---\ntitle: x\n---\n{}\n\n[^a]: x\n", "[^a]".repeat(100_000));
    let site = Site::new().file("content/pages/p.md", &page);
    let run = site.build(&[]).ends(1);
    assert!(run.stderr.contains("V0708 prose-limit") && !site.output().exists(), "{}", run.stderr);
    // One more than is taken; the pieces that Markdown finds are still within their own limit.
    let page = format!("---\ntitle: x\n---\n{}\n\n[^a]: x\n", "[^a] ".repeat(10_001));
    let run = Site::new().file("content/pages/p.md", &page).check(&[]).ends(1);
    assert!(run.stdout.contains("more than 10000 notes") || run.stderr.contains("more than 10000 notes"), "{run:?}");
    // The last text within the limit is shown, and is not much longer than it was written.
    let page = format!("---\ntitle: x\n---\n{}\n\n[^a]: x\n", "[^a] ".repeat(10_000));
    let site = Site::new().file("content/pages/p.md", &page);
    site.build(&[]).ends(0);
    let built = site.built("pages/p.html").len();
    assert!(built < 8 * page.len(), "{built} bytes of {}", page.len());
}
