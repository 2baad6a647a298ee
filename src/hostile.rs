//! Generated hostile input: each target makes inputs from a seed, one after the other, and must come to its end with each of them.
//!
//! `cargo test` runs a bounded number. `VARIORUM_ROUNDS=1000000 cargo test --lib hostile::` runs as many as that for each target, and
//! `VARIORUM_SEED` begins elsewhere. What panics names its seed, with which the one input can be made again.
#![expect(clippy::disallowed_methods, reason = "how many inputs are made is asked of the environment")]

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::import::{self, ImportFormat};
use crate::model::comparison::Comparisons;
use crate::model::date::Date;
use crate::model::library::{Exclusion, Library};
use crate::model::words::{ExclusionKind, QuoteState};
use crate::pipeline;
use crate::prose;
use crate::quotes::archive::Archive;
use crate::quotes::prove::prove;
use crate::quotes::quote::Quote;
use crate::sample;
use crate::{compare, diff, link, parse};

/// How many inputs a target gets where nothing else is asked for.
const ROUNDS: u64 = 300;
/// The same for a target whose every input is made into a whole site.
const ROUNDS_OF_SITES: u64 = 60;

/// splitmix64: small, and the same everywhere.
struct Choices(u64);

impl Choices {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((word ^ (word >> 31)) % limit as u64) as usize
    }

    /// Up to `most` pieces of a grammar, one after the other.
    fn text(&mut self, grammar: &[&[&str]], most: usize) -> String {
        let count = self.below(most + 1);
        (0..count)
            .map(|_| {
                let list = grammar[self.below(grammar.len())];
                list[self.below(list.len())]
            })
            .collect()
    }

    /// The text with a few characters taken out, doubled or put elsewhere.
    fn spoilt(&mut self, text: &str) -> String {
        let mut characters: Vec<char> = text.chars().collect();
        for _ in 0..self.below(4) {
            if characters.is_empty() {
                break;
            }
            let (from, to) = (self.below(characters.len()), self.below(characters.len()));
            match self.below(4) {
                0 => drop(characters.remove(from)),
                1 => characters.insert(to, characters[from]),
                2 => characters.swap(from, to),
                _ => characters.truncate(from.max(1)),
            }
        }
        characters.into_iter().collect()
    }
}

/// Makes an input for each round and hands it on; a panic is told with its seed and input.
fn run(name: &str, rounds: u64, make: impl Fn(&mut Choices) -> String, take: impl Fn(&str)) {
    let number = |variable: &str, usual: u64| std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let first = number("VARIORUM_SEED", 0);
    for seed in first..first + number("VARIORUM_ROUNDS", rounds) {
        let input = make(&mut Choices(seed.wrapping_mul(0x2545_f491_4f6c_dd1d)));
        let ended = catch_unwind(AssertUnwindSafe(|| take(&input)));
        assert!(ended.is_ok(), "{name}: seed {seed}: {input:?}");
    }
}

const WORDS: &[&str] =
    &["a", "talks", " ", "  ", "three days", "Straße", "مذاکرات", "首脳会談", "e\u{301}", "👩‍👩‍👧", "12", "1,000", "İ", "ß", "ﬁ", "\u{1d7d8}"];
const SPACES: &[&str] = &[
    "\n", "\n\n", "  \n", "\\\n", "\r\n", "\t", " ", "\u{a0}", "\u{2003}", "\u{2028}", "\u{3000}", "\u{85}", "\u{b}", "\u{200b}", "\u{ad}",
    "&nbsp;", "&#10;", "&emsp;", "\u{202e}", "\u{feff}", "\0",
];
const MARKS: &[&str] = &[
    "*",
    "**",
    "_",
    "~~",
    "`",
    "``",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "](x.md)",
    "](https://e.example)",
    "](#a)",
    "<",
    ">",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "\\",
    "&amp;",
    "&#0;",
    "&",
    "^",
    "|",
    "|-|-|\n",
    ":-:",
    "https://e.example/a?b",
    "<https://e.example>",
    "a@b.example",
    "[x]: /y\n",
];
const BLOCKS: &[&str] = &[
    "\n# ",
    "\n## a {#b}\n",
    "\n===\n",
    "\n---\n",
    "\n***\n",
    "\n> ",
    "\n> > ",
    "\n> [!NOTE]\n> ",
    "\n- ",
    "\n  - ",
    "\n1. ",
    "\n12) ",
    "\n- [x] ",
    "\n```\n",
    "\n```rust\n",
    "\n~~~\n",
    "\n    ",
    "\n: ",
    "\n| a | b |\n|---|--:|\n| c | d |\n",
    "\n<div>\n",
    "\n[^a]: ",
    "\n[^a]: b\n\n    ```\n    c\n    ```\n",
];
const OWN: &[&str] = &[
    "[[",
    "]]",
    "[[union]]",
    "[[actor:ruiz|he]]",
    "[[nobody]]",
    "[[source:",
    "[@gazette#length]",
    "[@gazette#length; @gazette#x]",
    "[@",
    "#",
    ";",
    "[^a]",
    "[^b]",
    "\n\n{{ compare(event=\"talks-2\") }}\n\n",
    "\n{{ timeline() }}\n",
    "{{",
    "}}",
    "\n\n{{ claim(id=\"gazette#length\") }}\n\n",
    "{{ x",
];
const QUOTED: &[&str] =
    &["after three days", "...", "[...]", "…", "[", "]", "\"", "'", "“", "”", "-", "–", "\u{2212}", "²", "\\[", "[T]he", "the"];
const YAML: &[&str] = &[
    ": ",
    "- ",
    "\n",
    "\n  ",
    "\n    - ",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "|\n",
    ">\n",
    "#",
    " #x",
    "&a ",
    "*a",
    "!t ",
    "<<: ",
    "? ",
    "%",
    "@",
    "`",
    "---\n",
    "...\n",
    "null",
    "~",
    "true",
    ".nan",
    "1e400",
    "-1",
    "0x1",
    "2025-03-04",
    "2025-13-40",
    "id",
    "title",
    "claims",
    "question",
    "answer",
    "quote",
    "covers",
    "event",
    "talks-2",
    "length",
    "by",
    "statement",
    "withdrawn",
    "exclude",
    "from",
    "to",
    "licence",
    "\t",
    "\r\n",
    "\u{feff}",
    "\u{85}",
];
const DATES: &[&str] = &[
    "2025",
    "-0043",
    "0000",
    "9999",
    "-9999",
    "-03",
    "-00",
    "-13",
    "-04",
    "-31",
    "T10:00",
    "T24:00",
    ":61",
    "Z",
    "+14:00",
    "-12:30",
    "/",
    "..",
    "~",
    "?",
    "%",
    "X",
    "XX",
    "201X",
    "Y17",
    "-21",
    "unknown",
    " ",
    "٢٠٢٥",
    "2025-03-04",
    "é",
];
const HTML: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<i id=1>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<sup>",
    "</sup>",
    "<sub>2</sub>",
    "<br>",
    "<ruby>",
    "<rt>",
    "<nav>",
    "<aside>",
    "</aside>",
    "<h1>",
    "</h1>",
    "<script>",
    "</script>",
    "<style>",
    "<title>",
    "<svg>",
    "<math>",
    "<template>",
    "<select>",
    "<p hidden>",
    "<p style='display:none'>",
    "<meta name=author content=x>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&lt;",
    "&#x110000;",
    "&#0;",
    "&nbsp",
    "<",
    ">",
    "\0",
    "\u{fffd}",
    "<plaintext>",
    "<frameset>",
    "<body>",
    "</html>",
    "<pre>",
    "\n",
];

fn markdown(choices: &mut Choices) -> String {
    choices.text(&[WORDS, SPACES, MARKS, BLOCKS, OWN], 60)
}

#[test]
fn prose_is_read() {
    run("prose", ROUNDS, markdown, |text| {
        let prose = prose::read(text);
        let depth = prose.all_nodes().fold(0_i64, |depth, node| match &node.kind {
            prose::NodeKind::Open(_) => depth + 1,
            prose::NodeKind::Close => depth - 1,
            _ => depth,
        });
        assert_eq!(depth, 0, "what is opened is closed");
        assert!(prose.all_nodes().all(|node| text.get(node.range()).is_some()), "places lie between characters");
        assert!(prose.faults.iter().all(|fault| text.get(fault.range.clone()).is_some()), "places of faults lie between characters");
        drop(prose.plain());
    });
}

#[test]
fn whole_sites_are_checked_and_rendered() {
    let make = |choices: &mut Choices| {
        let own = choices.text(&[WORDS, SPACES, MARKS, BLOCKS, OWN, QUOTED], 40);
        let quote = match choices.below(3) {
            0 => choices.text(&[WORDS, QUOTED], 6),
            _ => "after three days".to_owned(),
        };
        format!("{}\u{1}{own} after three days {}", serde_json::to_string(&quote).expect("a text"), markdown(choices))
    };
    run("site", ROUNDS_OF_SITES, make, |input| {
        let (quote, body) = input.split_once('\u{1}').expect("two parts");
        let source = format!(
            "---\ntitle: Talks end\nlicence: CC0-1.0\ncovers:\n  - event: talks-2\narchive:\n  exclude:\n    \
             - {{kind: other, from: talks, to: end}}\nclaims:\n  - id: length\n    question: length\n    answer: three-days\n    by: [ruiz]\n    quote: {quote}\n---\n{body}\n"
        );
        let page = format!("---\ntitle: A page\n---\n{body}\n");
        let files = sample::sound_but(&[("content/sources/gazette.md", &source), ("content/pages/p.md", &page)]);
        pipeline::make_everything(files);
    });
}

#[test]
fn frontmatter_is_read() {
    let source = sample::SOUND.iter().find(|(path, _)| path.ends_with("gazette.md")).expect("a source").1;
    let make = |choices: &mut Choices| {
        if choices.below(2) == 0 {
            choices.spoilt(source)
        } else {
            let place = source.char_indices().nth(choices.below(source.chars().count())).map_or(0, |(place, _)| place);
            format!("{}{}{}", &source[..place], choices.text(&[YAML, WORDS], 12), &source[place..])
        }
    };
    run("frontmatter", ROUNDS_OF_SITES, make, |text| pipeline::make_everything(sample::sound_but(&[("content/sources/gazette.md", text)])));
}

#[test]
fn dates_are_read_and_written() {
    run(
        "dates",
        ROUNDS,
        |choices| choices.text(&[DATES], 6),
        |text| {
            if let Ok(date) = Date::parse(text) {
                let written = date.to_string();
                assert_eq!(Date::parse(&written).map(|date| date.to_string()).ok(), Some(written), "what is written can be read");
            }
        },
    );
}

#[test]
fn quotes_are_looked_up() {
    let make = |choices: &mut Choices| {
        let text = choices.text(&[WORDS, SPACES, QUOTED], 60);
        let quote = choices.text(&[WORDS, QUOTED], 8);
        let context = choices.text(&[WORDS, QUOTED], 2);
        format!("{text}\u{1}{quote}\u{1}{context}")
    };
    run("quotes", ROUNDS, make, |input| {
        let mut parts = input.split('\u{1}');
        let mut part = || parts.next().unwrap_or_default();
        let (text, quote, context) = (part(), part(), part());
        let mut archive = Archive::of_text(text.to_owned());
        drop(archive.exclude(&[Exclusion { from: context.to_owned(), to: None, kind: ExclusionKind::Other }]));
        let quotes = [Quote::new(quote, None, None), Quote::new(quote, Some(context), Some(quote)), Quote::new(context, None, None)];
        drop(prove(&archive, &quotes));
    });
}

#[test]
fn archives_are_read() {
    run(
        "archives",
        ROUNDS,
        |choices| choices.text(&[HTML, WORDS, SPACES], 80),
        |text| {
            for name in ["a.html", "a.md", "a.txt", "a"] {
                if let Ok(mut archive) = Archive::read(name, text.as_bytes().to_vec()) {
                    archive.exclude_furniture();
                    drop(prove(&archive, &[Quote::new("three days", None, None), Quote::new("talks a", None, None)]));
                }
            }
        },
    );
}

const BIBTEX: &[&str] = &[
    "@article{a, title={x}}\n",
    "@article{",
    "@book{b,\n",
    "@string{s = \"x\"}\n",
    "@string{t = s # s}\n",
    "@string{u = u}\n",
    "@comment{x}\n",
    "@preamble{\"x\"}\n",
    "title = ",
    "author = {Bell, Ann and {The Desk} and Carl von Dorn}",
    "crossref = {a}",
    "xdata = {a, b}",
    "ids = {a}",
    "date = {2025-03-04/..}",
    "year = 2025",
    "month = mar",
    "url = {https://a.example/x}",
    "langid = {urdu}",
    " # ",
    ",\n",
    "{",
    "}",
    "\"",
    "$",
    "\\",
    "\\\"{o}",
    "\\textbf{x}",
    "~",
    "---",
    "s",
    "%",
    "@",
];
const RECORDS: &[&str] = &[
    "TY  - NEWS\n",
    "TI  - ",
    "AU  - Bell, Ann\n",
    "AU  - ,\n",
    "DA  - 2025/03/04/\n",
    "DA  - /\n",
    "PY  - 2025\n",
    "UR  - https://a.example/x\n",
    "ID  - a\n",
    "ER  - \n",
    "LA  - ur\n",
    "  - ",
];
const MEMBERS: &[&str] = &[
    r#""id":"a""#,
    r#""id":1"#,
    r#""title":"x""#,
    r#""title":["#,
    r#""author":[{"family":"Bell"},{"literal":"The Desk"},{},1]"#,
    r#""author":{"given":"Ann"}"#,
    r#""issued":{"date-parts":[[2025,3]]}"#,
    r#""issued":{"date-parts":[[]]}"#,
    r#""issued":{"date-parts":[[99999999999,-1]],"circa":true}"#,
    r#""issued":{"raw":"2025-03-04/.."}"#,
    r#""URL":"https://a.example/x""#,
    r#""type":"Annotation""#,
    r#""target":{"source":"https://a.example/x","selector":{"type":"TextQuoteSelector","exact":"three days","prefix":"after "}}"#,
    r#""target":[{"source":"x","selector":[{"type":"TextPositionSelector","start":-1}]},null]"#,
    r#""body":[{"purpose":"tagging","value":"q:length"},{"purpose":"tagging","value":"a:two"},{"value":"by:ruiz"}]"#,
    r#""tags":["q:length","a:two","by:ruiz","claim:x"],"uri":"https://a.example/x","text":"So.""#,
    r#""rows":[{}]"#,
    "null",
    "1e400",
];
const TABLE: &[&str] = &[
    ",",
    "\n",
    "\"",
    "'",
    ";",
    "gazette",
    "gazette#length",
    "length",
    "two",
    "ruiz",
    "union",
    "not-known",
    "true",
    "=1",
    "https://a.example/x",
    "relayed",
    "x-2",
];

#[test]
fn files_are_brought_in() {
    let site = sample::site(sample::SOUND);
    let (library, _) = sample::linked(&site);
    let formats: [(ImportFormat, &str, &[&[&str]]); 6] = [
        (ImportFormat::Bibtex, "", &[BIBTEX, WORDS, SPACES]),
        (ImportFormat::Ris, "TY  - NEWS\n", &[RECORDS, WORDS, SPACES]),
        (ImportFormat::Csl, "", &[]),
        (ImportFormat::Annotations, "", &[]),
        (ImportFormat::Csv, "id,source,source_title,url,question,answer,by,quote,says,sourcing,withdrawn\n", &[TABLE, WORDS, SPACES]),
        (ImportFormat::AutoArchiver, "link,title,timestamp,archive date\n", &[TABLE, WORDS, SPACES]),
    ];
    let make = |choices: &mut Choices| {
        let index = choices.below(formats.len());
        let (_, head, grammar) = formats[index];
        if !grammar.is_empty() {
            return format!("{index}\u{1}{head}{}", choices.text(grammar, 40));
        }
        let mut item = |_| (0..choices.below(5)).map(|_| MEMBERS[choices.below(MEMBERS.len())]).collect::<Vec<_>>().join(",");
        let items: Vec<String> = (0..3).map(&mut item).map(|members| format!("{{{members}}}")).collect();
        let whole = format!("[{}]", items.join(","));
        let text = if choices.below(4) == 0 { choices.spoilt(&whole) } else { whole };
        format!("{index}\u{1}{text}")
    };
    run("import", ROUNDS, make, |input| {
        let (index, text) = input.split_once('\u{1}').expect("two parts");
        let (format, ..) = formats[index.parse::<usize>().expect("a number")];
        drop(import::plan(&library, &site, format, text));
    });
}

fn compared(library: &Library) -> Comparisons {
    compare::compare(library, library.claims.iter().map(|_| QuoteState::None).collect())
}

#[test]
fn two_states_are_compared() {
    let make = |choices: &mut Choices| format!("{}\u{1}{}", choices.below(sample::SOUND.len()), choices.text(&[YAML, WORDS, SPACES], 10));
    let (before, _) = sample::linked(&sample::site(sample::SOUND));
    let former = compared(&before);
    run("diff", ROUNDS, make, |input| {
        let (which, inserted) = input.split_once('\u{1}').expect("two parts");
        let (path, text) = sample::SOUND[which.parse::<usize>().expect("a number")];
        let place = text.char_indices().nth(inserted.len() * 7 % text.chars().count()).map_or(0, |(place, _)| place);
        let changed = format!("{}{inserted}{}", &text[..place], &text[place..]);
        let (parsed, _) = parse::parse(&sample::sound_but(&[(path, &changed)]));
        let (after, _) = link::link(&parsed);
        let now = compared(&after);
        drop(diff::diff((&before, &former), (&after, &now)));
        drop(diff::diff((&after, &now), (&before, &former)));
    });
}
