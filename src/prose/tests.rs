//! The grammar, read from small texts.

use std::fmt::Write as _;

use super::*;
use crate::model::kind::Kind;

/// A text's nodes, short: `Paragraph( "words" )`.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    let prose = read(text);
    for node in &prose.nodes {
        match &node.kind {
            NodeKind::Open(Element::Heading { level, id }) => write!(shape, "h{level}#{id}( "),
            NodeKind::Open(Element::Link(link)) => match &link.target {
                Target::Web(address) => write!(shape, "web {address}( "),
                Target::Mail(address) => write!(shape, "web {address}( "),
                Target::Local(link) => write!(shape, "local {}( ", link.path),
            },
            NodeKind::Open(element) => write!(shape, "{element:?}( "),
            NodeKind::Close => write!(shape, ") "),
            NodeKind::Text(words) => write!(shape, "{:?} ", prose.words(node, words)),
            NodeKind::Code(words) => write!(shape, "Code({:?}) ", prose.words(node, words)),
            NodeKind::Reference(reference) => {
                let kind = reference.kind.map_or("any", Kind::word);
                write!(shape, "→{kind}:{}|{} ", reference.id, reference.words.as_deref().unwrap_or("-"))
            }
            NodeKind::Citation(claims) => {
                let claims: Vec<String> = claims.iter().map(|claim| format!("{}#{}", claim.source, claim.claim)).collect();
                write!(shape, "cite {} ", claims.join("+"))
            }
            NodeKind::Figure(figure) => write!(
                shape,
                "figure {}({}) ",
                figure.name.word(),
                figure.argument.as_ref().map_or("", |(value, range)| {
                    assert_eq!(&text[range.clone()], value, "the argument's place");
                    value
                })
            ),
            other => write!(shape, "{other:?} "),
        }
        .expect("writing to a String cannot fail");
    }
    shape.trim_end().to_owned()
}

/// The findings of a text with the words they stand at.
fn faults(text: &str) -> Vec<(&'static str, String)> {
    read(text).faults.iter().map(|fault| (fault.code.number(), text[fault.range.clone()].to_owned())).collect()
}

/// Found by generated input (`src/hostile.rs`): the Markdown library panics on these where it looks for attributes of headings.
#[test]
fn a_task_of_a_backslash_above_an_underline_is_read() {
    for text in ["- [x] \\\n  - \n", "- [ ] \\\n  -\n", "1. [x]  \\  \n   ===\n", "> - [X]\t\\\n>   ---\n"] {
        assert!(!read(text).nodes.is_empty(), "{text:?}");
    }
}

#[test]
fn references_and_citations_are_read_wherever_words_stand() {
    for (text, expected) in [
        ("[[a]] [[actor:b/c|two words]]", r#"Paragraph( →any:a|- " " →actor:b/c|two words )"#),
        ("[[a|two\nlines]]", "Paragraph( →any:a|two lines )"),
        ("`[[a]]` \\[[a]] [\\[a]]", r#"Paragraph( Code("[[a]]") " [[a]] [[a]]" )"#),
        ("[[]] [[ ]] [[a [[b]]", r#"Paragraph( "[[]] [[ ]] [[a " →any:b|- )"#),
        ("x [@a#b][@c#d; @e#f].", r#"Paragraph( "x " cite a#b cite c#d+e#f "." )"#),
        ("x [@a#b;\n@c#d]", r#"Paragraph( "x " cite a#b+c#d )"#),
        ("> x [@a#b;\n> @c#d]", r#"Quotation(None)( Paragraph( "x " cite a#b+c#d ) )"#),
        ("*y [@a/b#c]*", r#"Paragraph( Emphasis( "y " cite a/b#c ) )"#),
        ("`[@a#b]` \\[@a#b] [...]", r#"Paragraph( Code("[@a#b]") " [@a#b] [...]" )"#),
        ("# On [[a]] {#given .c k=v}", r#"h1#given( "On " →any:a|- )"#),
        ("|h|\n|-|\n|[[a\\|b]]|", r#"Table([None])( TableHead( TableCell( "h" ) ) TableRow( TableCell( →any:a|b ) ) )"#),
        ("[x [[a]]](https://e.example)", r#"Paragraph( web https://e.example( "x [[a]]" ) )"#),
        ("&#91;[a]]", r#"Paragraph( "[[a]]" )"#),
    ] {
        assert_eq!(shape(text), expected, "{text}");
        assert_eq!(faults(text), [], "{text}");
    }
}

#[test]
fn places_are_those_of_the_source() {
    let text = "é &amp; [[actor:b]] \\* [@a#b;\n @ü/x#d]";
    let prose = read(text);
    let (_, place) = prose.references().next().expect("one reference");
    assert_eq!(&text[place], "[[actor:b]]");
    let cited: Vec<_> = prose.citations().map(|claim| &text[claim.range.clone()]).collect();
    assert_eq!(cited, ["a#b", "ü/x#d"]);
}

#[test]
fn figures_stand_alone_on_their_line() {
    for (text, expected) in [
        ("{{ timeline() }}", "figure timeline()"),
        ("  {{ compare(event=\"a-b\") }}  \n", "figure compare(a-b)"),
        ("a\n{{ timeline() }}\nb", r#"Paragraph( "a" ) figure timeline() Paragraph( "b" )"#),
        ("a\n{{ timeline() }}\n{{ timeline() }}", r#"Paragraph( "a" ) figure timeline() figure timeline()"#),
        ("{{ timeline() }}\n*b*", r#"figure timeline() Paragraph( Emphasis( "b" ) )"#),
        ("*a*\r\n{{ timeline() }}\r\n\r\nb", r#"Paragraph( Emphasis( "a" ) ) figure timeline() Paragraph( "b" )"#),
        ("a  \n{{ timeline() }}", r#"Paragraph( "a" ) figure timeline()"#),
    ] {
        assert_eq!(shape(text), expected, "{text}");
        assert_eq!(faults(text), [], "{text}");
    }
    for text in ["```\n{{ timeline() }}\n```", "    {{ timeline() }}", "`{{ timeline() }}`", "\\{{ timeline() }}"] {
        assert_eq!(faults(text), [], "{text}");
        assert!(read(text).figures().next().is_none(), "{text}");
    }
}

#[test]
fn every_slip_is_a_finding_at_its_place() {
    for (text, expected) in [
        ("See {{ timeline() }} there", &[("V0703", "{{ timeline() }}")][..]),
        ("- {{ timeline() }}", &[("V0703", "{{ timeline() }}")]),
        ("> {{ timeline() }}", &[("V0703", "{{ timeline() }}")]),
        ("*a\n{{ timeline() }}\nb*", &[("V0703", "{{ timeline() }}")]),
        ("# {{ timeline() }}", &[("V0703", "{{ timeline() }}")]),
        ("a\n{{ compere(event=\"x\") }}", &[("V0702", "compere")]),
        ("x <b>y</b> <i>z</i>", &[("V0701", "<b>"), ("V0701", "<i>")]),
        ("<div>\n*x*\n</div>", &[("V0701", "<div>")]),
        ("<!-- c -->", &[("V0701", "<!-- c -->")]),
        ("[x](javascript:alert(1))", &[("V0116", "[x](javascript:alert(1))")]),
        ("[x](java&#x09;script:alert%281%29)", &[("V0116", "[x](java&#x09;script:alert%281%29)")]),
        ("[x](&#106;avascript:alert)", &[("V0116", "[x](&#106;avascript:alert)")]),
        ("[x][r]\n\n[r]: data:text/html,x", &[("V0116", "[x][r]")]),
        ("<vbscript:x>", &[("V0116", "<vbscript:x>")]),
        ("![a](https://e.example/a.png)", &[("V0116", "![a](https://e.example/a.png)")]),
        ("![](a.png)", &[("V0705", "![](a.png)")]),
        ("x [^1] [^2]\n\n[^2]: y [^3]", &[("V0706", "[^1]"), ("V0706", "[^3]")]),
        ("x [^a]\n\n[^a]: y\n\n[^a]: z", &[("V0304", "[^a]")]),
        ("[[actr:x]]", &[("V0301", "[[actr:x]]")]),
        ("[@a]", &[("V0301", "@a")]),
        ("[@a#b; c#d]", &[("V0301", "c#d")]),
        ("[@a#b", &[("V0301", "[@")]),
        ("[@a#b]: said", &[("V0301", "[@a#b]: said")]),
        ("so \u{202e}much\u{202d}", &[("V0121", "\u{202e}")]),
        ("so&#x202e;much", &[("V0121", "&#x202e;")]),
        ("![a&#8238;b](c.png)", &[("V0121", "&#8238;")]),
    ] {
        let found = faults(text);
        let found: Vec<(&str, &str)> = found.iter().map(|(code, place)| (*code, place.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn refused_links_and_raw_html_stay_words() {
    assert_eq!(shape("a [x *y*](javascript:z) b"), r#"Paragraph( "a " "x " Emphasis( "y" ) " b" )"#);
    assert_eq!(shape("<b>x</b>"), r#"Paragraph( "<b>" "x" "</b>" )"#);
    assert_eq!(shape("<div>\nx\n</div>\n"), r#"Paragraph( "<div>" SoftBreak "x" SoftBreak "</div>" )"#);
}

#[test]
fn footnotes_stand_apart() {
    let prose = read("a [^x]\n\n[^x]: one [@s#c]\n\n    two\n\nb\n");
    assert_eq!(prose.footnotes.len(), 1);
    assert_eq!(prose.footnotes[0].label, "x");
    assert_eq!(prose.citations().count(), 1);
    assert_eq!(prose.plain().text, "a\nb");
}

#[test]
fn plain_text_is_what_a_reader_reads() {
    let text = "# Head\n\nOne *two* [[a|three]] [@s#c]\nfour\n\n- five\n- `six`\n\n{{ timeline() }}\n\n```\nseven\n```\n";
    assert_eq!(read(text).plain().text, "Head\nOne two three \nfour\nfive\nsix\nseven");
}

/// Every node opened is closed, and ranges lie in the text.
fn check_soundness(text: &str) {
    let prose = read(text);
    let lists = std::iter::once(&prose.nodes).chain(prose.footnotes.iter().map(|footnote| &footnote.nodes));
    for nodes in lists {
        let mut depth = 0_usize;
        for node in nodes {
            match node.kind {
                NodeKind::Open(_) => depth += 1,
                NodeKind::Close => depth = depth.checked_sub(1).expect("nothing is closed that was not opened"),
                _ => {}
            }
            assert!(text.get(node.range()).is_some(), "{node:?}");
        }
        assert_eq!(depth, 0, "{text:?}");
    }
    for fault in &prose.faults {
        assert!(text.get(fault.range.clone()).is_some(), "{fault:?}");
    }
    for claim in prose.citations() {
        assert_eq!(text.get(claim.range.clone()).map(str::trim), Some(format!("{}#{}", claim.source, claim.claim).as_str()));
    }
}

fn chain_of_footnotes(count: usize) -> String {
    let notes: Vec<String> = (0..count).map(|number| format!("[^{number}]: [^{}]\n\n", number + 1)).collect();
    notes.concat()
}

#[test]
#[expect(clippy::disallowed_types, reason = "the test measures how long reading takes")]
fn hostile_texts_are_read_in_time() {
    let many = |piece: &str, bytes: usize| piece.repeat(bytes / piece.len());
    let texts = [
        many("[", 100_000),
        many("[[", 200_000),
        many("[[a]]", 200_000),
        many("[[a|", 200_000),
        many("[@a#b]", 200_000),
        many("[@a;", 200_000),
        many("[^a]", 200_000),
        many("{{ ", 200_000),
        many("{{ x }}", 200_000),
        many("{{ timeline() }}\n", 200_000),
        many("x ", 200_000),
        many("\\", 200_000),
        many("&amp;", 200_000),
        many("<b>", 300_000),
        many("> ", 20_000),
        many("![", 100_000),
        many("# a\n", 200_000),
        format!("{}x{}", many("[", 10_000), many("]", 10_000)),
        chain_of_footnotes(5_000),
    ];
    for text in &texts {
        let start = std::time::Instant::now();
        check_soundness(text);
        let taken = start.elapsed();
        assert!(taken < std::time::Duration::from_secs(10), "{:?}… took {taken:?}", &text[..20]);
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_soundly(text in r#"([\[\]@#{}()|:;^<>a-b"=*_`\\&!\n -]|é|\[\[|\[@|\{\{ |timeline\(\)| \}\}|\n\n|\[\^a\]|&amp;|\r\n|- |> |`){0,60}"#) {
        check_soundness(&text);
    }

    #[test]
    fn any_unicode_is_read_soundly(text in "\\PC{0,80}") {
        check_soundness(&text);
    }
}
