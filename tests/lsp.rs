//! The site in an editor: what the language server says over standard input and output.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use crate::support::Site;

const SOURCE: &str = "content/sources/gazette.md";

/// An editor that has the site open.
struct Editor {
    server: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    root: String,
    last: u64,
}

impl Editor {
    fn open(site: &Site) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
        command.args(["lsp", "--root"]).arg(site.root()).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut server = command.spawn().expect("the server starts");
        let input = server.stdin.take().expect("it reads");
        let output = BufReader::new(server.stdout.take().expect("it writes"));
        let mut editor = Self { server, input, output, root: format!("file://{}", site.root().display()), last: 0 };
        let capabilities = json!({ "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["rename"] } } });
        editor.ask("initialize", &json!({ "processId": null, "rootUri": null, "capabilities": capabilities }));
        editor.tell("initialized", &json!({}));
        editor
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("the server reads");
        self.input.flush().expect("the server reads");
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.output.read_line(&mut line).expect("the server writes") > 0, "the server ended");
            match line.trim().strip_prefix("Content-Length: ") {
                Some(given) => length = given.parse().expect("a number"),
                None if line.trim().is_empty() => break,
                None => {}
            }
        }
        let mut bytes = vec![0; length];
        self.output.read_exact(&mut bytes).expect("the whole message");
        serde_json::from_slice(&bytes).expect("JSON")
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.last += 1;
        let id = self.last;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.receive();
            if message["id"] == id {
                assert!(message.get("error").is_none(), "{message}");
                return message["result"].clone();
            }
        }
    }

    /// Why the server does not do what it is asked.
    fn refused(&mut self, method: &str, params: &Value) -> String {
        self.last += 1;
        let id = self.last;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.receive();
            if message["id"] == id {
                return message["error"]["message"].as_str().expect("a reason").to_owned();
            }
        }
    }

    fn show(&mut self, path: &str, text: &str) {
        let document = json!({ "uri": self.address(path), "languageId": "markdown", "version": 1, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    fn type_in(&mut self, path: &str, text: &str) {
        let document = json!({ "uri": self.address(path), "version": 2 });
        self.tell("textDocument/didChange", &json!({ "textDocument": document, "contentChanges": [{ "text": text }] }));
    }

    /// The next findings of a file.
    fn findings(&mut self, path: &str) -> Vec<Value> {
        let address = self.address(path);
        loop {
            let message = self.receive();
            if message["params"]["uri"] == address.as_str() {
                return message["params"]["diagnostics"].as_array().expect("a list").clone();
            }
        }
    }

    /// Shows a text and asks about the place of the sign `|` in it, which is taken out.
    fn at(&mut self, method: &str, path: &str, marked: &str) -> Value {
        let offset = marked.find('|').expect("the text marks a place");
        self.type_in(path, &marked.replacen('|', "", 1));
        let before = &marked[..offset];
        let character = before.rsplit('\n').next().expect("a line").encode_utf16().count();
        let position = json!({ "line": before.matches('\n').count(), "character": character });
        self.ask(method, &json!({ "textDocument": { "uri": self.address(path) }, "position": position }))
    }

    fn completions(&mut self, path: &str, marked: &str) -> Vec<String> {
        let items = self.at("textDocument/completion", path, marked);
        items.as_array().expect("a list").iter().map(|item| item["label"].as_str().expect("a label").to_owned()).collect()
    }

    fn address(&self, path: &str) -> String {
        format!("{}/{path}", self.root)
    }

    fn close(mut self) {
        self.ask("shutdown", &Value::Null);
        self.tell("exit", &Value::Null);
        assert!(self.server.wait().expect("it ends").success());
    }
}

const CLAIMED: &str = "\
---
short: Gazette 😀
covers:
  - event: talks
claims:
  - id: held
    question: held
    answer: yes-held
    by: [asif]
    sourcing: named
    quote: they met
---
";

const QUESTION: &str = "\
---
question: Were talks held?
event: talks
kind: choice
answers:
  yes-held: They were
  not-held: They were not
---
";

fn site() -> Site {
    Site::new()
        .file("content/actors/asif.md", "---\nname: Asif (invented)\nkind: person\n---\n")
        .file("content/events/talks.md", "---\ntitle: Talks (invented)\n---\n")
        .file("content/questions/held.md", QUESTION)
        .file(SOURCE, CLAIMED)
}

#[test]
fn findings_are_those_of_check_for_the_text_in_the_window() {
    let site = site();
    let mut editor = Editor::open(&site);
    let wrong = CLAIMED.replace("short: Gazette 😀", "short: Gazette\nlanguage: \"😀 x\"").replace("event: talks", "event: tlks");
    editor.show(SOURCE, &wrong);
    // Those of the text on the disk come first, for quotes that nothing proves.
    let mut findings = editor.findings(SOURCE);
    while !findings.iter().any(|finding| finding["message"].as_str().is_some_and(|message| message.contains("tlks"))) {
        findings = editor.findings(SOURCE);
    }
    let place = |finding: &Value| {
        let (start, end) = (&finding["range"]["start"], &finding["range"]["end"]);
        format!("{}:{}-{}:{} {}", start["line"], start["character"], end["line"], end["character"], finding["code"].as_str().unwrap_or(""))
    };
    let told: Vec<String> = findings.iter().map(place).collect();
    // The same text on the disk, as `check` sees it, in whose JSON columns count characters from 1.
    let report = self::site().file(SOURCE, &wrong).run(&["check", "--format", "json"]);
    let report: Value = serde_json::from_str(&report.stdout).expect("JSON");
    let mut checked = Vec::new();
    for finding in report["findings"].as_array().expect("findings").iter().filter(|finding| finding["path"] == SOURCE) {
        let units = |line: &str, column: &str| {
            let line = finding[line].as_u64().expect("a line") - 1;
            let column = finding[column].as_u64().expect("a column") as usize - 1;
            let text = wrong.lines().nth(line as usize).unwrap_or("");
            (line, text.chars().take(column).map(char::len_utf16).sum::<usize>())
        };
        let ((start, from), (end, to)) = (units("line", "column"), units("end_line", "end_column"));
        checked.push(format!("{start}:{from}-{end}:{to} {}", finding["code"].as_str().expect("a code")));
    }
    assert_eq!(told, checked);
    assert!(told.iter().any(|finding| finding.starts_with("2:")), "the finding behind the sign of two units: {told:?}");
    // Mended, and only in the window.
    editor.type_in(SOURCE, CLAIMED);
    let mended = editor.findings(SOURCE);
    assert!(mended.iter().all(|finding| finding["severity"] != 1), "{mended:?}");
    editor.close();
}

#[test]
fn what_may_be_written_is_proposed_in_text_that_is_half_typed() {
    let site = site();
    let mut editor = Editor::open(&site);
    editor.show(SOURCE, CLAIMED);
    for (marked, wanted, unwanted) in [
        ("---\nti|", "title", "question"),
        ("---\ncovers:\n  - event: |", "talks", "asif"),
        ("---\nclaims:\n  - id: a\n    quest|", "question", "covers"),
        ("---\nclaims:\n  - question: |", "held", "talks"),
        ("---\nclaims:\n  - question: held\n    answer: n|\n", "not-held", "held"),
        ("---\nclaims:\n  - question: held\n    by: [|", "asif", "talks"),
        ("---\nclaims:\n  - question: held\n    sourcing: |", "official-unnamed", "asif"),
        ("---\nshort: 😀\n---\nSee 😀 [[actor:|", "asif", "talks"),
    ] {
        let proposed = editor.completions(SOURCE, marked);
        assert!(proposed.iter().any(|text| text == wanted), "{marked}: {proposed:?}");
        assert!(!proposed.iter().any(|text| text == unwanted), "{marked}: {proposed:?}");
    }
    editor.close();
}

#[test]
fn ids_lead_to_what_they_name_and_fields_to_their_fact() {
    let site = site();
    let mut editor = Editor::open(&site);
    editor.show(SOURCE, CLAIMED);
    let found = editor.at("textDocument/definition", SOURCE, &CLAIMED.replace("[asif]", "[as|if]"));
    assert!(found["uri"].as_str().expect("an address").ends_with("/content/actors/asif.md"), "{found}");
    let hover = |editor: &mut Editor, from: &str, to: &str| {
        let answer = editor.at("textDocument/hover", SOURCE, &CLAIMED.replace(from, to));
        answer["contents"]["value"].as_str().expect("a text").to_owned()
    };
    let fact = hover(&mut editor, "sourcing:", "sour|cing:");
    assert!(fact.contains("How the source came by it."), "{fact}");
    let word = hover(&mut editor, "sourcing: named", "sourcing: na|med");
    assert!(word.contains("A named speaker is cited."), "{word}");
    let claim = hover(&mut editor, "id: held", "id: he|ld");
    for part in ["Were talks held?", "They were", "Asif (invented)", "not proven"] {
        assert!(claim.contains(part), "{part}: {claim}");
    }
    let briefing = "content/briefings/now.md";
    let judged = "---\ntitle: Now (invented)\njudgements:\n  - id: one\n    text: Talks were held.\n    because: [gazette#he|ld]\n---\n";
    let place = editor.at("textDocument/definition", briefing, judged);
    assert_eq!(place["range"]["start"]["line"], 5, "{place}");
    editor.close();
}

/// Applies what the server answered to a rename, as an editor would: edits from the end, then the file's new name.
fn apply(site: &Site, root: &str, edit: &Value) {
    let path = |address: &Value| {
        let address = address.as_str().expect("an address").strip_prefix(root).expect("a file of the site");
        site.root().join(address.trim_start_matches('/'))
    };
    for operation in edit["documentChanges"].as_array().expect("operations") {
        if operation["kind"] == "rename" {
            fs::rename(path(&operation["oldUri"]), path(&operation["newUri"])).expect("the file moves");
            continue;
        }
        let file = path(&operation["textDocument"]["uri"]);
        let mut text = fs::read_to_string(&file).expect("the file is there");
        let at = |place: &Value| {
            let text = &text;
            let line: usize = place["line"].as_u64().expect("a line") as usize;
            let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
            let mut units = place["character"].as_u64().expect("a column") as usize;
            let line = &text[start..];
            let end = line.char_indices().find(|(_, character)| {
                let is_there = units == 0;
                units = units.saturating_sub(character.len_utf16());
                is_there
            });
            start + end.map_or(line.len(), |(at, _)| at)
        };
        let edits = operation["edits"].as_array().expect("edits").iter();
        let mut edits: Vec<(usize, usize, &str)> =
            edits.map(|edit| (at(&edit["range"]["start"]), at(&edit["range"]["end"]), edit["newText"].as_str().expect("a text"))).collect();
        edits.sort_unstable();
        for (start, end, new) in edits.into_iter().rev() {
            text.replace_range(start..end, new);
        }
        fs::write(&file, text).expect("the file is written");
    }
}

#[test]
fn a_new_id_stands_wherever_the_old_one_stood() {
    // Of the example and of an invented site: an id of every kind, at a place where it is written.
    for (folder, file, marked) in [
        (".", "content/sources/did-press-atmar.md", "by: [ha|nif-atmar]"),
        (".", "content/sources/did-press-atmar.md", "question: october-l|ength"),
        (".", "content/sources/did-press-atmar.md", "- event: istan|bul-october"),
        (".", "content/sources/did-press-atmar.md", "id: outcome-at|mar"),
        (".", "content/actors/hanif-atmar.md", "{id: post-on|-x"),
        (".", "content/questions/october-length.md", "[[report-wi|th-comments]]"),
        (".", "content/briefings/istanbul-talks-2025.md", "- islamabad-report#comm|itment-form"),
        ("tests/golden/dock-talks", "content/questions/talks-2-length.md", "event: dock|-talks-2"),
        ("tests/golden/dock-talks", "content/sources/coast-wire-talks.md", "question: talks-2|-length"),
    ] {
        let site = Site::copy_of(folder);
        // What was frozen names things as they were called.
        fs::remove_dir_all(site.root().join("content/editions")).ok();
        let text = fs::read_to_string(site.root().join(file)).expect("the file is there");
        let written = marked.replace('|', "");
        assert!(text.contains(&written), "{file}: {written}");
        let before = site.run(&["check", "--format", "json"]);
        let findings =
            |run: &crate::support::Run| serde_json::from_str::<Value>(&run.stdout).expect("JSON")["findings"].as_array().map(Vec::len);
        let claims = |site: &Site| site.run(&["export", "csv"]).ends(0).stdout;
        let rows_before = claims(&site).lines().count();
        let mut editor = Editor::open(&site);
        editor.show(file, &text);
        let offset = text.replacen(&written, marked, 1).find('|').expect("marked");
        let start = &text[..offset];
        let character = start.rsplit('\n').next().expect("a line").encode_utf16().count();
        let position = json!({ "line": start.matches('\n').count(), "character": character });
        let document = json!({ "uri": editor.address(file) });
        let range = editor.ask("textDocument/prepareRename", &json!({ "textDocument": document, "position": position }));
        assert!(range["start"].is_object(), "{file} {marked}: {range}");
        let edit =
            editor.ask("textDocument/rename", &json!({ "textDocument": document, "position": position, "newName": "a-wholly-new-id" }));
        apply(&site, &editor.root.clone(), &edit);
        editor.close();
        let after = site.run(&["check", "--format", "json"]);
        assert_eq!(findings(&after), findings(&before), "{file} {marked}: {}", after.stdout);
        let claimed = claims(&site);
        assert_eq!(claimed.lines().count(), rows_before, "{file} {marked}");
    }
}

#[test]
fn an_id_that_cannot_be_is_refused_with_the_reason() {
    let site = site();
    let mut editor = Editor::open(&site);
    editor.show(SOURCE, CLAIMED);
    let line = CLAIMED.lines().position(|line| line.contains("[asif]")).expect("the line");
    for (new, why) in [("Asif Khan", "is no id"), ("asif", "already"), ("people/asif", "stays in the folder")] {
        let position = json!({ "line": line, "character": 11 });
        let asked = json!({ "textDocument": { "uri": editor.address(SOURCE) }, "position": position, "newName": new });
        let message = editor.refused("textDocument/rename", &asked);
        assert!(message.contains(why), "{new}: {message}");
    }
    editor.close();
}

#[test]
fn the_server_outlives_whatever_is_typed() {
    let site = site();
    let mut editor = Editor::open(&site);
    editor.show(SOURCE, "");
    for end in (0..CLAIMED.len()).step_by(5).filter(|&end| CLAIMED.is_char_boundary(end)) {
        for method in ["textDocument/completion", "textDocument/hover", "textDocument/definition"] {
            editor.at(method, SOURCE, &format!("{}|", &CLAIMED[..end]));
        }
    }
    for text in ["", "\u{feff}---\r\n\t- {", "a: [[[[{{{{", "---\n- - - -", "\0", "claims: *x\n&y"] {
        editor.at("textDocument/completion", SOURCE, &format!("{text}|"));
    }
    editor.close();
}
