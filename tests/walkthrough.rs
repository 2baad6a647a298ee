//! What `docs/first-briefing.md` shows is what happens: its files are written and its commands run, in the order of the page.

use std::fs;
use std::path::PathBuf;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::serve::Server;
use crate::support::{Run, Site, package, program, write};

/// The blocks of code of a document, with the language of each.
fn blocks(text: &str) -> Vec<(String, String)> {
    let (mut blocks, mut open) = (Vec::new(), None);
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => open = Some((language.into_string(), String::new())),
            Event::End(TagEnd::CodeBlock) => blocks.extend(open.take()),
            Event::Text(words) => open.iter_mut().for_each(|(_, code)| code.push_str(&words)),
            _ => {}
        }
    }
    blocks
}

/// Runs the commands of a transcript in a folder, which `cd` changes, and holds that each line shown is printed, in this order. `~` stands
/// for the home folder. Returns the server that it starts, if any.
fn run(transcript: &str, home: &str, folder: &mut PathBuf) -> Option<Server> {
    for shown in transcript.split("$ ").skip(1) {
        let (command, lines) = shown.split_once('\n').expect("a command is a line");
        let words: Vec<&str> = command.split(' ').collect();
        match words.as_slice() {
            ["cd", below] => folder.push(below),
            ["variorum", "serve", options @ ..] => return Some(Server::at(folder, options)),
            ["variorum", arguments @ ..] => {
                let run = Run::of(program().args(arguments).current_dir(&*folder)).ends(0);
                let printed = format!("{}{}", run.stdout, run.stderr).replace(home, "~");
                let mut left = printed.lines();
                for line in lines.lines() {
                    assert!(left.any(|printed| printed == line), "`{line}` is not printed by `{command}`:\n{printed}");
                }
            }
            _ => panic!("`{command}` is no command that this test knows"),
        }
    }
    None
}

#[test]
fn the_first_comparison_is_made_as_the_page_says() {
    let site = Site::empty();
    let home = site.root().canonicalize().expect("it is there");
    let (mut folder, mut server) = (home.clone(), None);
    let page = fs::read_to_string(package().join("docs/first-briefing.md")).expect("the page is there");
    for (language, code) in blocks(&page) {
        if language == "console" {
            server = run(&code, &home.to_string_lossy(), &mut folder);
            continue;
        }
        let (name, text) = code.split_once('\n').expect("the first line names the file");
        let name = name.trim_start_matches("# ").trim_start_matches("<!-- ").trim_end_matches(" -->");
        write(&folder.join(name), text.as_bytes());
    }
    let (status, event) = server.expect("the last command shows the site").get("/events/dock-talks.html");
    assert_eq!(status, 200);
    for words in ["The reports differ on", "3 days", "2 days"] {
        assert!(event.contains(words), "the page of the event says `{words}`:\n{event}");
    }
}
