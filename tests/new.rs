//! `variorum new`: what is drafted from saved articles, and that nothing is asserted, written over or half done.
//!
//! The articles, papers and persons are invented.

use std::fs;

use crate::support::{Run, Site, package, program, tree, write};

/// A site with actors, an event and questions, and an archive folder beside it.
struct Desk {
    site: Site,
    archive: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let site = Site::new()
            .file(
                "content/actors/marta-ruiz.md",
                "---\nname: Marta Ruiz\nkind: person\naliases: [Martha Ruiz, Ruiz]\npart_of: \
             dockers\n---\n",
            )
            .file("content/actors/dockers.md", "---\nname: The dockers\nkind: organisation\naliases: [dockers]\n---\n")
            .file("content/actors/port-authority.md", "---\nname: Port authority\nkind: organisation\naliases: [port authority]\n---\n")
            .file("content/actors/officials.md", "---\nname: Officials\nkind: unnamed\n---\n")
            .file("content/actors/coast-wire.md", "---\nname: Coast Wire\nkind: media\n---\n")
            .file(
                "content/events/talks-2.md",
                "---\ntitle: Second round of the dock talks\nwhen: 2025-03-02/2025-03-04\nplace: Old Harbour\nparticipants: [dockers, \
                 port-authority]\n---\n",
            )
            .file(
                "content/questions/length.md",
                "---\nquestion: How many days?\nevent: talks-2\nkind: number\nunit: days\nlook_for: [day]\n---\n",
            )
            .file("content/questions/ended.md", "---\nquestion: When did it end?\nevent: talks-2\nkind: date\nlook_for: [ended]\n---\n")
            .file(
                "content/questions/result.md",
                "---\nquestion: What came of it?\nevent: talks-2\nkind: choice\nlook_for: [deal]\nanswers: {none: Ended without a deal, \
                 signed: A deal was signed}\n---\n",
            );
        Self { site, archive: tempfile::TempDir::new().expect("a temporary folder") }
    }

    fn with(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        write(&self.archive.path().join(name), bytes.as_ref());
        self
    }

    fn with_capture(self, name: &str) -> Self {
        let bytes = fs::read(package().join("tests/captures").join(name)).expect("a fixture");
        self.with(name, bytes)
    }

    /// Runs `new source` with these ids and files of the archive.
    fn source(&self, ids: &[&str], files: &[&str], more: &[&str]) -> Run {
        let files = files.iter().map(|file| self.archive.path().join(file));
        Run::of(program().args(["new", "source"]).args(ids).arg("--from").args(files).args(more).current_dir(self.site.root()))
    }

    fn text(&self, id: &str) -> String {
        fs::read_to_string(self.site.root().join(format!("content/sources/{id}.md"))).expect("the draft is there")
    }

    /// Everything below `content/`, to see that nothing changed.
    fn content(&self) -> std::collections::BTreeMap<String, Vec<u8>> {
        tree(&self.site.root().join("content"))
    }
}

/// The lines of a draft with every proposal accepted.
fn accepted(draft: &str) -> String {
    draft.split_inclusive('\n').map(|line| line.strip_prefix("# ").unwrap_or(line)).collect()
}

#[track_caller]
fn holds(text: &str, lines: &[&str]) {
    for line in lines {
        assert!(text.contains(line), "no `{line}` in\n{text}");
    }
}

#[test]
fn a_page_gives_its_record_and_the_rest_is_proposed() {
    let desk = Desk::new().with_capture("page.html");
    let run = desk.source(&["gazette"], &["page.html"], &[]).ends(0);
    assert!(run.stderr.contains("wrote content/sources/gazette.md") && run.stderr.contains("title, publisher, author"), "{run:?}");
    let draft = desk.text("gazette");
    let asserted: String = draft.split_inclusive('\n').filter(|line| !line.starts_with('#')).collect();
    holds(
        &asserted,
        &[
            "title: Dock talks end without a deal",
            "publisher: Harbour Gazette (invented)",
            "authors: ",
            "  - {name: Ines Vall (invented)}\n",
            "url: https://example.org/harbour/talks ",
            "published: 2025-03-04T19:59:00+01:00 ",
            "language: en-GB",
            "  file: page.html",
            "  sha256: \"",
            "  words: 185\n",
        ],
    );
    for guess in ["marta-ruiz", "claims", "exclude", "derived_from", "event:"] {
        assert!(!asserted.contains(guess), "`{guess}` was asserted:\n{asserted}");
    }
    holds(
        &draft,
        &[
            "#   - {event: talks-2, certainty: inferred, because: \"",
            "#   - {actor: marta-ruiz, as: \"Martha Ruiz\"}",
            "#     by: [marta-ruiz]",
            "#     quote: \"We came with an offer, and we leave with the same offer\"",
            "#   - question: length",
            "#     answer: 3 ",
            "#     quote: \"three days\"",
            "#   - question: ended",
            "#     answer: 2025-03-04 ",
            "kind: reader-comments}",
            "#     - {from: \"Read more:\", to: \"The strike in pictures\", kind: navigation}",
        ],
    );
    assert!(!draft.contains("harbour sold") || draft.contains("to: end, kind: reader-comments"), "{draft}");
}

#[test]
fn accepted_proposals_are_a_file_that_is_read_and_proven() {
    let desk = Desk::new().with_capture("page.html");
    desk.source(&["gazette"], &["page.html"], &["--event", "talks-2"]).ends(0);
    let draft = desk.text("gazette");
    holds(&draft, &["  - {event: talks-2, certainty: stated}\n"]);
    let site = desk.site.file("content/sources/gazette.md", &accepted(&draft));
    // What only an author knows is missing: the question and the answer of what is said.
    let is_of_a_draft = |name: &String| !matches!(name.as_str(), "quote-unproven" | "unused-actor");
    let missing: Vec<String> = site.findings().into_iter().map(|finding| finding.name).filter(is_of_a_draft).collect();
    assert!(!missing.is_empty() && missing.iter().all(|name| name == "missing-field"), "{missing:?}\n{}", accepted(&draft));
    let finished = accepted(&draft).replace("question:\n", "question: result\n").replace("answer:\n", "answer: none\n");
    let mut number = 0;
    let finished: String = finished
        .lines()
        .map(|line| {
            if line.trim_start().starts_with("- question: ") {
                number += 1;
                return line.replacen("- question:", &format!("- id: c{number}\n    question:"), 1) + "\n";
            }
            let blank = line.trim_start().starts_with("answer: ") && line.trim_start()[8..].trim_start().starts_with('#');
            if blank { "    answer: none\n".to_owned() } else { format!("{line}\n") }
        })
        .collect();
    let site = site.file("content/sources/gazette.md", &finished);
    let archive = desk.archive.path().to_str().expect("a path");
    let run = site.run(&["verify", "--archive", archive, "--format", "json"]).ends(0);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let quotes = report["sources"][0]["quotes"].as_array().expect("quotes");
    assert!(quotes.len() >= 4 && quotes.iter().all(|quote| quote["state"] == "proven"), "{report:#}\n{finished}");
}

#[test]
fn web_archives_give_the_page_their_address_and_day() {
    for name in ["page.warc", "page.warc.gz", "page.wacz"] {
        let desk = Desk::new().with_capture(name);
        desk.source(&["gazette"], &[name], &[]).ends(0);
        let draft = desk.text("gazette");
        holds(
            &draft,
            &["title: Dock talks end without a deal", "retrieved: 2025-03-05T08:30:00Z ", &format!("  file: {name}"), "  words: 185\n"],
        );
        // The proof reads what the draft read.
        let site = desk.site.file(
            "content/sources/gazette.md",
            &format!(
                "---\nshort: G\ncovers: [{{event: talks-2}}]\narchive: {{file: {name}}}\nclaims:\n  - {{question: length, answer: \
             3, quote: after three days}}\n---\n"
            ),
        );
        let run = site.run(&["verify", "--archive", desk.archive.path().to_str().expect("a path")]).ends(0);
        assert!(run.stderr.contains("1 quote: 1 proven") || run.stderr.contains("1 proven"), "{name}: {run:?}");
    }
}

#[test]
fn subtitles_are_read_as_words_with_times() {
    let vtt = "WEBVTT\nLanguage: en\n\n00:00:01.000 --> 00:00:03.000\nMarta Ruiz said: “Nobody\n\n00:00:03.000 --> 00:00:05.000\nagreed \
     to that.” The talks lasted\n\n\
               00:00:05.000 --> 00:00:06.000\nthree days in the Old Harbour.\n";
    let srt = vtt.replace("WEBVTT\nLanguage: en\n\n", "").replace('.', ",").replace("that,”", "that.”").replace("Harbour,", "Harbour.");
    for (name, text) in [("talk.vtt", vtt.to_owned()), ("talk.srt", srt)] {
        let desk = Desk::new().with(name, text);
        desk.source(&[], &[name], &[]).ends(0);
        let draft = desk.text("talk");
        holds(&draft, &["#     quote: \"Nobody agreed to that\"", "#     location: 00:00:01", "# form: broadcast", "  words: 16\n"]);
        assert_eq!(draft.contains("\nlanguage: en"), name == "talk.vtt");
    }
}

const WIRE: &str = "The second round of the dock talks ended on Tuesday after three days without a deal, officials in the Old Harbour \
 told reporters \
    who had waited outside the hall since the early morning. The port authority said that it would study the offer of the dockers once \
     its \
    board had met, and that ships would be sent to other ports until the cranes moved again. “We came with an offer, and we leave with \
     the \
    same offer after three long days of waiting,” Marta Ruiz said. Two ships sailed on to other ports this week, and eleven more lie at \
    anchor \
    outside the breakwater with food for another fortnight.";

#[test]
fn copies_of_a_wire_are_proposed_and_a_shared_quote_is_none() {
    let rewritten = "After long talks nobody has a deal to show. The port authority said that it would study the offer of the dockers \
     once its board had \
        met, as our paper learnt last night. Two ships sailed on to other ports this week, and eleven more lie at anchor outside the \
        breakwater \
        with food for another fortnight, which the harbour master calls the longest queue in living memory of anyone who works there.";
    let apart = "Nothing was agreed in the Old Harbour. “We came with an offer, and we leave with the same offer after three long days \
     of waiting,” said \
        Marta Ruiz to this paper. What the other side thinks of it nobody would say when we asked in the evening, and the hall was dark \
        by then.";
    let desk = Desk::new()
        .with("wire.txt", format!("OLD HARBOUR (Coast Wire) - {WIRE}"))
        .with("gazette.txt", format!("Dock talks end\n\n{WIRE}\n\nReuters"))
        .with("courier.txt", format!("No deal at the docks\n\n{WIRE} Our reporter adds that the rain has stopped.\n"))
        .with("herald.txt", rewritten)
        .with("post.txt", apart);
    let names = ["wire", "gazette", "courier", "herald", "post"];
    let files: Vec<String> = names.iter().map(|name| format!("{name}.txt")).collect();
    desk.source(&[], &files.iter().map(String::as_str).collect::<Vec<_>>(), &[]).ends(0);
    let proposals = |id: &str| {
        let draft = desk.text(id);
        let proposed = draft
            .lines()
            .filter_map(|line| line.strip_prefix("# derived_from: "))
            .map(|line| line.split(' ').next().unwrap_or_default().to_owned());
        proposed.collect::<Vec<_>>()
    };
    assert_eq!(proposals("wire"), ["coast-wire"]);
    assert_eq!(proposals("gazette"), ["wire"]);
    assert_eq!(proposals("courier"), ["gazette", "wire"]);
    assert_eq!(proposals("herald").len(), 3, "{}", desk.text("herald"));
    assert_eq!(proposals("post"), Vec::<String>::new());
    holds(&desk.text("gazette"), &["## Credits Reuters: Reuters"]);
}

#[test]
fn what_a_text_generator_left_is_proposed_for_exclusion() {
    let text = "The talks ended. Nobody was surprised by that in the harbour.\n\nI hope this helps! Would you like me to shorten it?";
    let desk = Desk::new().with("a.txt", text);
    desk.source(&["a"], &["a.txt"], &[]).ends(0);
    holds(&desk.text("a"), &["#     - {from: \"I hope\", to: end, kind: generated-text}", "# machine_text: suspected"]);
}

#[test]
fn a_selector_is_unique_where_words_stand_twice() {
    let text = "Marta Ruiz said “no deal” on Monday.\n\nMarta Ruiz said “no deal” on Tuesday.";
    let desk = Desk::new().with("a.txt", text);
    desk.source(&["a"], &["a.txt"], &[]).ends(0);
    holds(&desk.text("a"), &["#     quote: \"no deal\"\n#     suffix: \"” on Monday.\"", "#     suffix: \"” on Tuesday.\""]);
}

#[test]
fn what_is_there_or_wrong_is_named_and_nothing_is_written() {
    let desk = Desk::new()
        .with("a.txt", "The talks ended.")
        .with("latin.txt", b"caf\xE9")
        .with("empty.html", "<nav></nav>")
        .with("cut.warc.gz", [0x1F, 0x8B, 8, 0, 1])
        .with("no.wacz", "PK")
        .with("deep.html", "<div>".repeat(2_000))
        .with("文.txt", "a");
    let desk = Desk {
        site: desk.site.file("content/sources/there.yaml", "short: T\ncovers: [{event: talks-2}]\n").file("content/in.txt", "x"),
        ..desk
    };
    let before = desk.content();
    for (ids, files, more, said) in [
        (&["there"][..], &["a.txt"][..], &[][..], "the source `there` is there already: content/sources/there.yaml"),
        (&["x", "y"], &["a.txt"], &[], "2 ids for 1 files"),
        (&["Dock Talks"], &["a.txt"], &[], "help: write `dock-talks`"),
        (&["x", "x"], &["a.txt", "a.txt"], &[], "the source `x` is there already"),
        (&[], &["文.txt"], &[], "no id can be made of"),
        (&["x"], &["a.txt"], &["--event", "talks-3"], "help: did you mean `talks-2`?"),
        (&["x"], &["gone.txt"], &[], "cannot be read"),
        (&["x"], &["latin.txt"], &[], "cannot be read as text: not UTF-8: byte 0xE9 at offset 3"),
        (&["x"], &["empty.html"], &[], "has no words"),
        (&["x"], &["cut.warc.gz"], &[], "a damaged archive"),
        (&["x"], &["no.wacz"], &[], "a damaged archive"),
        (&["x"], &["deep.html"], &[], "nested deeper"),
        (&["x", "y"], &["a.txt", "latin.txt"], &[], "latin.txt"),
        (&["x"], &["."], &[], "it is not a regular file"),
        (&["x"], &["a.txt"], &["--archive", "/nowhere"], "cannot be read"),
        (&["x"], &["a.txt"], &["--archive", "content"], "does not lie in the archive folder"),
    ] {
        let run = desk.source(ids, files, more).ends(2);
        assert!(run.stderr.contains(said), "{ids:?} {files:?}: {run:?}");
        assert_eq!(desk.content(), before);
    }
    let published = Run::of(program().args(["new", "source", "x", "--from", "content/in.txt"]).current_dir(desk.site.root())).ends(2);
    assert!(published.stderr.contains("lies in the site, which would publish it"), "{published:?}");
}

#[test]
fn where_no_file_can_be_made_nothing_is_left() {
    let desk = Desk::new().with("a.txt", "The talks ended.");
    let desk = Desk { site: desk.site.file("content/sources", "a file where a folder is wanted"), ..desk };
    let before = desk.content();
    let run = desk.source(&["a"], &["a.txt"], &[]).ends(2);
    assert!(run.stderr.contains("could not"), "{run:?}");
    assert_eq!(desk.content(), before);
}

#[test]
fn odd_encodings_are_read_as_they_are_declared() {
    let page = [
        b"<!doctype html><meta charset=windows-1251><title>".as_slice(),
        b"\xCF\xEE\xF0\xF2",
        b"</title><p>\xCF\xEE\xF0\xF2 \xE7\xE0\xEA\xF0\xFB\xF2.",
    ]
    .concat();
    let desk = Desk::new().with("a.html", page);
    desk.source(&["a"], &["a.html"], &[]).ends(0);
    holds(&desk.text("a"), &["title: Порт", "  words: 2\n"]);
}

#[test]
fn a_page_that_is_all_navigation_proposes_no_exclusion_of_everything() {
    let page = format!("<title>Menu</title><body>{}", "<p><a href=/a>Harbour</a> <a href=/b>Town</a></p>".repeat(40));
    let desk = Desk::new().with("a.html", page);
    desk.source(&["a"], &["a.html"], &[]).ends(0);
    assert!(!desk.text("a").contains("exclude:"), "{}", desk.text("a"));
}

#[test]
fn single_file_says_where_and_when_it_saved() {
    let page = "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://example.org/b \n saved date: Wed Mar 05 \
     2025 09:00:00 GMT+0100 (CET)\n--><head><meta charset=utf-8><title>B</title></head><body><p>The talks ended.";
    let desk = Desk::new().with("b.html", page);
    desk.source(&["b"], &["b.html"], &[]).ends(0);
    holds(&desk.text("b"), &["url: https://example.org/b ", "retrieved: 2025-03-05 "]);
}

#[test]
fn records_of_every_kind_are_begun_with_every_field_explained() {
    let site = Site::new();
    for (arguments, path) in [
        (&["actor", "marta-ruiz", "desk/dockers"][..], "content/actors/desk/dockers.md"),
        (&["event", "talks-2"], "content/events/talks-2.md"),
        (&["question", "length", "--event", "talks-2"], "content/questions/length.md"),
        (&["briefing", "docks", "--event", "talks-2"], "content/briefings/docks.md"),
        (&["page", "about"], "content/pages/about.md"),
    ] {
        let run = site.run(&[&["new"], arguments].concat()).ends(0);
        assert!(run.stderr.contains(&format!("wrote {path}")), "{run:?}");
    }
    // What stands open is what must be there, and nothing else is wrong.
    let findings = site.findings();
    let wrong = |name: &str| !matches!(name, "missing-field" | "unused-actor" | "unused-question");
    assert!(!findings.iter().any(|finding| wrong(&finding.name)), "{findings:?}");
    let before = tree(&site.root().join("content"));
    let run = site.run(&["new", "actor", "new-one", "marta-ruiz", "Bad Id"]).ends(2);
    assert!(run.stderr.contains("the actor `marta-ruiz` is there already"), "{run:?}");
    assert!(run.stderr.contains("help: write `bad-id`"), "{run:?}");
    assert_eq!(tree(&site.root().join("content")), before);
}

#[test]
fn things_are_listed_with_what_is_missing() {
    let site = Site::copy_of("tests/golden/dock-talks");
    let human = site.run(&["list", "source"]).ends(0).stdout;
    assert!(human.lines().any(|line| line.starts_with("radio-excerpt ") && line.contains("(missing: ")), "{human}");
    for kind in ["source", "actor", "event", "question", "briefing", "page"] {
        let json = site.run(&["list", kind, "--format", "json"]).ends(0).stdout;
        let list: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!((list["format"].as_str(), list["kind"].as_str()), (Some("variorum-list/1"), Some(kind)));
        assert!(list["things"].as_array().is_some_and(|things| things.iter().all(|thing| thing["path"].is_string())), "{json}");
    }
}

#[test]
fn a_text_as_long_as_books_is_described_and_not_looked_through() {
    let said = "He said \u{201c}the tide was high and the sea was rough\u{201d}, said Mira. ";
    let drafted = |times: usize| {
        let site = Site::copy_of("tests/golden/dock-talks");
        write(&site.root().join("archive/long.txt"), said.repeat(times).as_bytes());
        site.run(&["new", "source", "--archive", "archive", "--from", "archive/long.txt"]).ends(0);
        let files = tree(&site.root().join("content/sources"));
        let new = files.into_iter().find(|(path, _)| path.contains("long")).expect("a file was written");
        String::from_utf8(new.1).expect("drafts are UTF-8")
    };
    assert!(drafted(5).contains("the tide was high and the sea was rough"));
    let long = drafted(15_000);
    assert!(long.contains("too long to be looked through") && !long.contains("quote:"), "{long}");
}
