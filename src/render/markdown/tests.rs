//! Small texts and the HTML they become, and what holds of every text.

use std::collections::BTreeSet;

use super::*;
use crate::model::view::Link;
use crate::model::words::QuoteState;
use crate::prose::{ClaimNote, LocalLink, Passage, PassageKind, read};

/// A site in which every id exists but `nobody`, and every file but `nowhere.md`.
struct Site;

impl Resolve for Site {
    fn reference(&self, reference: &Reference) -> Option<Link> {
        let label = Wording::plain(format!("The {}", reference.id));
        (reference.id != "nobody").then(|| Link { href: format!("../actors/{}.html", reference.id), label })
    }

    fn claim(&self, claim: &ClaimReference) -> Option<ClaimNote> {
        (claim.source != "nobody").then(|| ClaimNote {
            claim: Link { href: format!("../sources/{}.html#{}", claim.source, claim.claim), label: Wording::plain("Gazette & Co") },
            speakers: vec![Link { href: "../actors/mayor.html".to_owned(), label: Wording::plain("The mayor") }],
            is_withdrawn: claim.claim == "gone",
            later: None,
            says: Some(Wording::plain("It rained.")),
            quote: Some((Wording { text: "llovió".to_owned(), lang: Some("es".to_owned()), dir: Some("ltr") }, QuoteState::Proven)),
        })
    }

    fn local(&self, link: &LocalLink) -> Option<String> {
        (!link.path.is_empty() && link.path != "nowhere.md").then(|| link.path.replace(".md", ".html"))
    }
}

fn words() -> InterfaceWords {
    let words = [
        ("prose_notes", "Notes"),
        ("says", "Says {speakers}"),
        ("comma", ", "),
        ("colon", ": "),
        ("prose_note_back", "Back to {number}"),
        ("prose_table", "Table {number}"),
        ("prose_note", "Note"),
        ("prose_done", "Done"),
        ("quote_proven", "Quote proven"),
        ("withdrawn_claim", "Claim withdrawn"),
    ];
    InterfaceWords::of("en", words.map(|(key, word)| (key.to_owned(), word.to_owned())).into())
}

fn rendered(text: &str) -> String {
    let words = words();
    html(&read(text), Setting { top_heading: 2, words: &words, direction: "ltr", marks: None })
}

/// A text without figures.
fn html(prose: &Prose, setting: Setting<'_>) -> String {
    pieces::<()>(prose, setting, &Site, |_| None).into_iter().filter_map(|piece| piece.html).map(|html| html.as_str().to_owned()).collect()
}

#[test]
fn texts_become_html() {
    for (text, expected) in [
        ("a *b* **c** ~~d~~ `e<`  \nf\ng", "<p>a <em>b</em> <strong>c</strong> <s>d</s> <code>e&lt;</code><br>\nf\ng</p>\n"),
        ("\"a\" -- 'b'...", "<p>&quot;a&quot; -- &#39;b&#39;...</p>\n"),
        (
            "[[asif]] [[asif|he]] [[nobody]]",
            "<p><a href=\"../actors/asif.html\">The asif</a> <a href=\"../actors/asif.html\">he</a> nobody</p>\n",
        ),
        (
            "[a](https://e.example/?a&b \"t\")",
            "<p><a href=\"https://e.example/?a&amp;b\" rel=\"noopener noreferrer\" title=\"t\">a</a></p>\n",
        ),
        ("<a@b.example>", "<p><a href=\"mailto:a@b.example\">a@b.example</a></p>\n"),
        ("[a](../actors/x.md) [b](nowhere.md)", "<p><a href=\"../actors/x.html\">a</a> b</p>\n"),
        ("# H\n\n[a](#h) [b](#i)", "<h2 id=\"text-h\">H</h2>\n<p><a href=\"#text-h\">a</a> b</p>\n"),
        ("![a <b>](map.png)", "<p><img src=\"map.png\" alt=\"a &lt;b&gt;\"></p>\n"),
        ("<b onclick=x>y</b>", "<p>&lt;b onclick=x&gt;y&lt;/b&gt;</p>\n"),
        ("- a\n- b\n\n3. c\n4. d", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol start=\"3\">\n<li>c</li>\n<li>d</li>\n</ol>\n"),
        ("- [x] a", "<ul>\n<li><span role=\"img\" aria-label=\"Done\">☑</span> a</li>\n</ul>\n"),
        ("> [!NOTE]\n> a", "<div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">Note</p>\n<p>a</p>\n</div>\n"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        ("a\n: b", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>\n"),
        ("---", "<hr>\n"),
        ("```json,x\n1\n```", "<pre><code><span class=\"s-constant\">1</span>\n</code></pre>\n"),
        ("```klingon\n<1>\n```", "<pre><code>&lt;1&gt;\n</code></pre>\n"),
        (
            "| a | | c |\n|-|:-:|-:|\n| d | e | f |",
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table 1\">\n<table>\n<thead>\n<tr><th scope=\"col\">a</th>\
             <td class=\"center\"></td><th scope=\"col\" class=\"number\">c</th></tr>\n</thead>\n<tbody>\n<tr><td>d</td><td class=\"center\">e</td>\
             <td class=\"number\">f</td></tr>\n</tbody>\n</table>\n</div>\n",
        ),
    ] {
        assert_eq!(rendered(text), expected, "{text}");
    }
}

#[test]
fn what_runs_the_other_way_finds_its_own_direction() {
    for (text, expected) in [
        ("شروع (abc) 123.", "<p dir=\"auto\">شروع (abc) 123.</p>\n"),
        ("(1) **شروع**", "<p dir=\"auto\">(1) <strong>شروع</strong></p>\n"),
        ("abc شروع", "<p>abc شروع</p>\n"),
        ("- عربی\n- b", "<ul>\n<li dir=\"auto\">عربی</li>\n<li>b</li>\n</ul>\n"),
        ("# عنوان", "<h2 id=\"text-عنوان\" dir=\"auto\">عنوان</h2>\n"),
        ("عربی\n: b", "<dl>\n<dt dir=\"auto\">عربی</dt>\n<dd>b</dd>\n</dl>\n"),
    ] {
        assert_eq!(rendered(text), expected, "{text}");
    }
    assert!(rendered("| a |\n|-|\n| عربی |").contains("<td dir=\"auto\">عربی</td>"));
    let words = words();
    let setting = Setting { top_heading: 2, words: &words, direction: "rtl", marks: None };
    assert_eq!(html(&read("abc\n\nعربی"), setting), "<p dir=\"auto\">abc</p>\n<p>عربی</p>\n");
}

#[test]
fn addresses_in_words_are_links() {
    let link = "<a href=\"https://example.org/report?x=1\" rel=\"noopener noreferrer\">https://example.org/report?x=1</a>";
    assert_eq!(rendered("See https://example.org/report?x=1 ."), format!("<p>See {link} .</p>\n"));
    assert!(rendered("a[^1]\n\n[^1]: https://example.org/report?x=1").contains(&format!("<p>{link}</p>")));
    for plain in ["`https://example.org`", "https\\://example.org", "\\https://example.org", "![https://example.org](a.png)"] {
        assert!(!rendered(plain).contains("<a "), "{}", rendered(plain));
    }
    assert_eq!(rendered("[see https://example.org](b.md)"), "<p><a href=\"b.html\">see https://example.org</a></p>\n");
}

#[test]
fn what_is_cited_over_and_over_does_not_fill_the_page() {
    let text = format!("{}\n\n[^a]: x\n", "[^a]".repeat(10_000));
    let html = rendered(&text);
    assert_eq!(html.matches("role=\"doc-noteref\"").count(), 200);
    assert_eq!(html.matches("role=\"doc-backlink\"").count(), 200);
    assert!(html.len() < 5 * text.len(), "{}", html.len());
}

#[test]
fn code_that_would_take_long_to_colour_is_shown_plain() {
    let line = |count: usize| format!("{}\n", "a=a=>".repeat(count));
    let fence = |code: &str| format!("```js\n{code}```\n\n");
    let coloured = |text: &str| rendered(text).contains("<span class=\"s-");
    assert!(coloured(&fence(&line(5))));
    assert!(!coloured(&fence(&line(200).repeat(20))), "long lines");
    assert!(!coloured(&fence(&line(5).repeat(2000))), "nested ever deeper");
    // What one block leaves of a page's budget is there for the next.
    let large = fence(&format!("var x = 1; {}\n", " ".repeat(1200)).repeat(2));
    assert_eq!(rendered(&large.repeat(3)).matches("<pre><code><span").count(), 1);
}

#[test]
fn a_note_between_blocks_of_code_keeps_the_marks_in_their_places() {
    let text = "    a\n\n[^a]: b\n\n        c\n\nmarked d\n";
    let prose = read(text);
    let plain = prose.plain().text;
    let start = plain.find("marked").expect("the word stands in the text");
    let kind = PassageKind::Quoted { anchor: Some("quoted-x".to_owned()), href: "#claim-x".to_owned(), label: "x".to_owned() };
    let marks = Marks::new(vec![Passage { range: start..start + "marked".len(), kind }]);
    let words = words();
    let html = html(&prose, Setting { top_heading: 2, words: &words, direction: "ltr", marks: Some(&marks) });
    assert!(html.contains("<mark>marked</mark>"), "{html}");
    assert_eq!(html.matches("<mark>").count(), 1);
}

#[test]
fn headings_form_an_outline_below_the_page() {
    let levels = |text: &str| {
        rendered(text).matches("<h").count().to_string() + &rendered(text).split("<h").skip(1).map(|rest| &rest[..1]).collect::<String>()
    };
    for (text, expected) in [
        ("# a\n## b\n# c", "3232"),
        ("## a\n#### b\n#### c\n## d", "42332"),
        ("### a\n# b\n###### c", "3223"),
        ("# a\n## b\n### c\n#### d\n##### e\n###### f", "6234566"),
    ] {
        assert_eq!(levels(text), expected, "{text}");
    }
}

#[test]
fn notes_are_numbered_as_they_are_first_cited() {
    let text = "a [^x] [@s#c; @t#d] [@s#c] [@nobody#c]\n\n[^x]: n [@t#d] [^y]\n\n[^y]: m [^x]\n\n[^z]: uncited\n";
    let back = |note: &str, name: &str| format!("<a role=\"doc-backlink\" href=\"#text-ref_{note}\" aria-label=\"Back to {name}\">↩</a> ");
    let mark = |note: &str, citation: &str| {
        format!("<a role=\"doc-noteref\" id=\"text-ref_{note}_{citation}\" href=\"#text-note_{note}\">{note}</a>")
    };
    let claim = |source: &str| {
        let said = "<a href=\"../actors/mayor.html\">The mayor</a></span>: It rained. <q lang=\"es\" dir=\"ltr\">llovió</q>";
        let proof = "<small class=\"proof\">Quote proven</small>";
        format!("<p><a href=\"../sources/{source}\">Gazette &amp; Co</a> – <span class=\"voice\">Says {said} {proof}</p>\n")
    };
    let expected = [
        format!(
            "<p>a <sup>{}</sup> <sup>{}, {}</sup> <sup>{}</sup> <sup>nobody#c</sup></p>\n",
            mark("1", "1"),
            mark("2", "1"),
            mark("3", "1"),
            mark("2", "2")
        ),
        "<section role=\"doc-endnotes\" class=\"notes\" aria-labelledby=\"text-notes_\">\n<h2 id=\"text-notes_\">Notes</h2>\n<ol>\n"
            .to_owned(),
        format!(
            "<li id=\"text-note_1\"><p>n <sup>{}</sup> <sup>{}</sup></p>\n{}{}</li>\n",
            mark("3", "2"),
            mark("4", "1"),
            back("1_1", "1"),
            back("1_2", "1.2")
        ),
        format!("<li id=\"text-note_2\">{}{}{}</li>\n", claim("s.html#c"), back("2_1", "2"), back("2_2", "2.2")),
        format!("<li id=\"text-note_3\">{}{}{}</li>\n", claim("t.html#d"), back("3_1", "3"), back("3_2", "3.2")),
        format!("<li id=\"text-note_4\"><p>m <sup>{}</sup></p>\n{}</li>\n", mark("1", "2"), back("4_1", "4")),
        "<li id=\"text-note_5\"><p>uncited</p>\n</li>\n</ol>\n</section>\n".to_owned(),
    ];
    assert_eq!(rendered(text), expected.concat());
}

#[test]
fn a_note_on_a_withdrawn_claim_says_so() {
    let html = rendered("a [@s#gone]\n");
    assert!(html.contains("<p class=\"withdrawn\"><a href=\"../sources/s.html#gone\">"), "{html}");
    assert!(html.contains("<b class=\"why\">Claim withdrawn</b></p>"), "{html}");
}

#[test]
fn figures_stand_between_the_pieces() {
    let prose = read("a\n{{ timeline() }}\nb [@s#c]\n\n{{ claim(id=\"s#c\") }}\n");
    let words = words();
    let setting = Setting { top_heading: 2, words: &words, direction: "ltr", marks: None };
    let pieces = pieces(&prose, setting, &Site, |figure| (figure.name.word() == "timeline").then_some(7));
    let shape: Vec<_> = pieces.iter().map(|piece| (piece.html.as_ref().map(|html| &html.as_str()[..4]), piece.figure)).collect();
    assert_eq!(shape, [(Some("<p>a"), None), (None, Some(7)), (Some("<p>b"), None), (Some("<sec"), None)]);
}

/// The elements that texts become.
const NAMES: &str = " p blockquote ul ol li dl dt dd em strong s code pre thead tbody tr th td table div h2 h3 h4 h5 h6 a sup small b span q img br hr section ";

/// What must hold of the HTML of any text: tags are balanced, no id stands twice, no fragment leads nowhere, and nothing runs.
fn check_soundness(text: &str) {
    let markup = rendered(text);
    let mut open = Vec::new();
    let mut ids = BTreeSet::new();
    let mut fragments = Vec::new();
    let mut rest = markup.as_str();
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, after) = after.split_once('>').unwrap_or_else(|| panic!("a tag does not end: {markup}"));
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{text:?} became {markup}");
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(NAMES.contains(&format!(" {name} ")), "<{name}> in {markup}");
        if !matches!(name, "br" | "hr" | "img") {
            assert!(!(name == "a" && open.contains(&"a")), "a link in a link: {markup}");
            open.push(name);
        }
        let mut parts = attributes.split('"');
        while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
            let key = key.trim().trim_end_matches('=');
            assert!(!key.starts_with("on") && key != "style", "{markup}");
            match key {
                "id" => assert!(ids.insert(value), "the id {value} stands twice: {markup}"),
                "href" | "src" => {
                    let address = value.to_ascii_lowercase();
                    assert!(!["javascript:", "data:", "vbscript:", "file:", "//"].iter().any(|bad| address.starts_with(bad)), "{markup}");
                    fragments.extend(value.strip_prefix('#'));
                }
                _ => {}
            }
        }
    }
    assert_eq!(open, Vec::<&str>::new(), "{text:?} became {markup}");
    for fragment in fragments {
        assert!(ids.contains(fragment), "{fragment} leads nowhere: {markup}");
    }
}

#[test]
#[expect(clippy::disallowed_types, reason = "the test measures how long rendering takes")]
fn hostile_texts_are_rendered_soundly_and_in_time() {
    let many = |piece: &str, bytes: usize| piece.repeat(bytes / piece.len());
    for text in [
        format!("{}x{}", many("[", 10_000), many("]", 10_000)),
        many("> ", 10_000),
        many("[@a#b]", 200_000),
        many("[^a]", 200_000) + "\n\n[^a]: [^a][^b]\n\n[^b]: [^a][^b]\n",
        many("# a\n", 100_000),
        many("x", 300_000),
        many("<script>alert(1)</script>\n\n", 100_000),
        format!("```rust\n{}\n```", many("((((\"", 60_000)),
        format!("```yaml\n{}\n```", many("a: [{\n", 60_000)),
        format!("{}\n{}\n{}", many("|a", 2_000), many("|-", 2_000), many("|b\n", 20_000)),
        "[a [^1]](https://e.example)\n\n[^1]: [b](https://e.example)".to_owned(),
        "# note_1 {#note_1}\n\n# notes_ {#notes_}\n\n[^1]\n\n[^1]: x".to_owned(),
        "[a [[b]]](https://e.example) [![c](d.png)](e.md)".to_owned(),
    ] {
        let start = std::time::Instant::now();
        check_soundness(&text);
        let taken = start.elapsed();
        assert!(taken < std::time::Duration::from_secs(10), "{:?}… took {taken:?}", text.get(..20));
    }
}

proptest::proptest! {
    #[test]
    fn every_text_becomes_sound_html(text in r#"([\[\]@#{}()|:;^<>a-b"'=*_~`\\&!\n -]|\[\[a\]\]|\[@a#b\]|\[\^a\]|\n\n\[\^a\]: |<script>|</p>|\]\(javascript:x\)|\]\(#a\)|\]\(https://a\)|!\[|\n\n|\n# |\{#a\}|\n\|a\|b\|\n\|-\|-\|\n|\n- |\n> |\n\{\{ timeline\(\) \}\}\n|```|&#106;|\n: ){0,50}"#) {
        check_soundness(&text);
    }
}
