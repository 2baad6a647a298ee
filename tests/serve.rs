//! The site in a browser while it is being written: the program is started, asked over a socket, and its content changed under it.
//!
//! `VARIORUM_ROUNDS=1000 cargo test --test main serve::whatever` edits a site as often as that.
#![expect(clippy::disallowed_types, reason = "what is stale after a while was not read")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use variorum::pipeline::{BuildOptions, Kept, Served, preview};

use crate::edits::Edits;
use crate::init::begun;
use crate::support::{Site, program};

/// So long is waited for what must come: long enough for a busy machine, short enough for a test that fails.
const PATIENCE: Duration = Duration::from_mins(1);

/// The running program. It is ended with the test.
pub(crate) struct Server {
    child: Child,
    address: String,
    /// The path at which the site stands, with `/` at both ends.
    base: String,
}

impl Server {
    fn of(site: &Site) -> Self {
        Self::with(site, &[])
    }

    fn with(site: &Site, options: &[&str]) -> Self {
        Self::at(site.root(), options)
    }

    /// Shows the site in a folder.
    pub(crate) fn at(root: &Path, options: &[&str]) -> Self {
        let mut command = program();
        command.args(["serve", "--port", "0", "--color", "never"]).args(options).current_dir(root).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut said = BufReader::new(child.stderr.take().expect("standard error is piped"));
        let (address, base) = loop {
            let mut line = String::new();
            assert_ne!(said.read_line(&mut line).expect("it says lines"), 0, "the program ended before it listened");
            if let Some((_, rest)) = line.split_once("http://") {
                let (address, path) = rest.split(' ').next().expect("a first part").split_once('/').expect("a path");
                break (address.to_owned(), format!("/{path}"));
            }
        };
        // Whoever says much and is not listened to has to wait; a program whose standard error is gone says nothing any more.
        std::thread::spawn(move || said.lines().all(|line| line.is_ok()));
        Self { child, address, base }
    }

    fn open(&self, path: &str, host: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).expect("the program listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time is a time");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("the request is sent");
        stream
    }

    /// The same for a path below that of the site.
    fn page(&self, path: &str) -> (u16, String) {
        self.get(&format!("{}{}", self.base.trim_end_matches('/'), path))
    }

    /// The status and the whole answer.
    pub(crate) fn get(&self, path: &str) -> (u16, String) {
        self.get_as(path, &self.address)
    }

    fn get_as(&self, path: &str, host: &str) -> (u16, String) {
        let mut answer = Vec::new();
        self.open(path, host).read_to_end(&mut answer).expect("an answer comes");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_else(|| panic!("{answer}"));
        (status, answer)
    }

    /// The file at a path below that of the site as it was before it was dressed for the browser; nothing where there is none.
    fn shown(&self, path: &str) -> String {
        let (status, answer) = self.get(&format!("{}{path}", self.base));
        let (_, body) = answer.split_once("\r\n\r\n").expect("an answer has a body");
        if status == 200 { undressed(body) } else { String::new() }
    }

    /// The answer to a request as it stands.
    fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("the program listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time is a time");
        stream.write_all(request.as_bytes()).expect("the request is sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer comes");
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// What the stream of changes tells from now on.
    fn changes(&self) -> impl Iterator<Item = String> {
        let lines = BufReader::new(self.open("/_variorum/changes", &self.address)).lines().map(|line| line.expect("the stream goes on"));
        // The stream says every few seconds that it is there, so that silence is no sign of an end.
        let mut told = Instant::now();
        lines.filter_map(move |line| {
            assert!(told.elapsed() < PATIENCE, "no change was told in time");
            let change = line.strip_prefix("data: ").map(str::to_owned);
            if change.is_some() {
                told = Instant::now();
            }
            change
        })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself, which the test has noticed then.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The file that a page was dressed from.
fn undressed(page: &str) -> String {
    let mut page = page.replacen("connect-src 'self'; ", "", 1);
    for (start, end) in [
        ("<link rel=\"stylesheet\" href=\"/_variorum/", ">\n"),
        ("<aside class=\"variorum-", "</aside>\n"),
        ("<script src=\"/_variorum/", "</script>\n"),
    ] {
        if let Some(from) = page.find(start) {
            let to = from + page[from..].find(end).expect("it ends") + end.len();
            page.replace_range(from..to, "");
        }
    }
    page
}

/// What is shown of a site that was read anew, where it has no errors: the files at these paths.
fn read_anew(site: &Site, server: &Server, paths: &[String]) -> Option<Vec<String>> {
    let options = BuildOptions { origin: Some(format!("http://{}", server.address)), with_drafts: true, ..BuildOptions::default() };
    let read = preview(site.root(), &options, None, &mut Kept::default(), &[]).expect("the site can be read");
    let preview = read.ok()?;
    let shelf = preview.shelf();
    let shown = |path: &String| match shelf.find(path) {
        Served::File(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        _ => String::new(),
    };
    Some(paths.iter().map(shown).collect())
}

#[test]
fn whatever_is_edited_what_is_shown_is_never_stale() {
    let given = |variable: &str, usual| std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (rounds, seed) = (given("VARIORUM_ROUNDS", 8), given("VARIORUM_SEED", 1));
    let site = Site::copy_of("tests/golden/dock-talks");
    site.build(&[]).ends(0);
    let files: Vec<String> = site.built_tree().into_keys().filter(|path| path.ends_with(".html") && path != "404.html").collect();
    let mut server = Server::of(&site);
    let mut edits = Edits::of(site.root(), seed);
    let mut sound = 0;
    for round in 0..rounds {
        let edit = edits.next();
        let mut paths: Vec<String> = (0..6).map(|_| files[edits.below(files.len())].clone()).collect();
        let own = edit.path.replacen("content/", "", 1).replace(".md", ".html");
        paths.extend(["index.html", "sources.html", "data/briefing.json", "search/index.js", own.as_str()].map(str::to_owned));
        let Some(expected) = read_anew(&site, &server, &paths) else {
            edits.undo(&edit);
            continue;
        };
        sound += 1;
        let until = Instant::now() + PATIENCE;
        loop {
            // The path of the site follows its settings, which an edit may have changed.
            server.base = site_base(&site);
            let shown: Vec<String> = paths.iter().map(|path| server.shown(path)).collect();
            let stale: Vec<&String> = paths
                .iter()
                .zip(&shown)
                .zip(&expected)
                .filter(|((_, shown), expected)| shown != expected)
                .map(|((path, _), _)| path)
                .collect();
            if stale.is_empty() {
                break;
            }
            assert!(Instant::now() < until, "round {round} of seed {seed}, after {edit:?}: {stale:?} is stale");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
    assert!(sound * 2 > rounds, "most edits leave a sound site: {sound} of {rounds}");
}

/// The path of the address in the settings of a site.
fn site_base(site: &Site) -> String {
    let settings = std::fs::read_to_string(site.root().join("content/site.yaml")).expect("there are settings");
    let address = settings.lines().find_map(|line| line.strip_prefix("base_url: https://desk.example"));
    address.unwrap_or("/").to_owned()
}

const CREWS: &str = "content/actors/ferry-crews.md";

#[test]
fn a_change_is_shown_and_an_error_keeps_the_last_sound_state() {
    let site = begun();
    let server = Server::of(&site);
    let mut changes = server.changes();
    assert_eq!(changes.next().as_deref(), Some("1"), "the stream begins with what is");

    let (status, page) = server.get("/");
    assert_eq!(status, 200);
    assert!(
        page.contains("The closure of the Old Bridge") && page.contains("_variorum/reload.js") && !page.contains("<aside class=\"variorum"),
        "{page}"
    );
    assert!(page.contains("connect-src 'self'; default-src 'none'"), "{page}");

    let site = site.edit(CREWS, "name: Ferry crews", "name: Boat crews");
    assert_eq!(changes.next().as_deref(), Some("2"));
    assert!(server.get("/actors/ferry-crews.html").1.contains("Boat crews"));

    let site = site.edit(CREWS, "kind: organisation", "kind: organisatiom");
    assert_eq!(changes.next().as_deref(), Some("3"));
    let (status, page) = server.get("/actors/ferry-crews.html");
    assert_eq!(status, 200);
    assert!(page.contains("Boat crews") && page.contains("<aside class=\"variorum-findings\""), "{page}");
    assert!(page.contains("content/actors/ferry-crews.md:3:7") && page.contains("organisatiom"), "{page}");

    let _site = site.edit(CREWS, "kind: organisatiom", "kind: organisation");
    assert_eq!(changes.next().as_deref(), Some("4"));
    assert!(!server.get("/actors/ferry-crews.html").1.contains("<aside class=\"variorum"));
}

#[test]
fn a_finding_leads_to_its_line() {
    let settings = "title: A site (invented)\nedit_url: https://example.org/edit/{path}#L{line}\n";
    let site = Site::new().file("content/site.yaml", settings).file("content/actors/nobody.md", "---\nname: Nobody\nkind: unnamed\n---\n");
    let (status, page) = Server::of(&site).get("/");
    assert_eq!(status, 200);
    assert!(page.contains("href=\"https://example.org/edit/content/actors/nobody.md#L1\""), "{page}");
}

#[test]
fn every_file_is_served_and_nothing_else() {
    let site = Site::copy_of("tests/golden/dock-talks").file("static/own style.css", "p { color: red }\n");
    let server = Server::of(&site);
    for (path, media_type) in [
        ("/events/dock-talks-2.html", "text/html; charset=utf-8"),
        ("/data/briefing.json", "application/json; charset=utf-8"),
        ("/static/variorum.css", "text/css; charset=utf-8"),
        ("/own%20style.css", "text/css; charset=utf-8"),
        ("/pictures/harbour.png", "image/png"),
        ("/feed.xml", "text/xml; charset=utf-8"),
        ("/data/briefing.zip", "application/zip"),
    ] {
        let (status, answer) = server.page(path);
        assert_eq!(status, 200, "{path}: {answer}");
        assert!(answer.contains(&format!("Content-Type: {media_type}\r\n")), "{path}: {answer}");
    }
    for path in ["/nowhere.html", "/../Cargo.toml", "/..%2f..%2fetc/passwd", "/content/site.yaml", "/_variorum/nothing"] {
        assert_eq!(server.get(path).0, 404, "{path}");
    }
    for host in ["evil.example", "evil.example:1111", "127.0.0.1.evil.example", ""] {
        assert_eq!(server.get_as("/", host).0, 403, "{host}");
    }
    assert_eq!(server.get_as(&server.base, "localhost:99").0, 200);
    let taken = server.address.rsplit_once(':').expect("an address has a port").1.to_owned();
    let run = site.run(&["serve", "--port", &taken]).ends(2);
    assert!(run.stderr.contains("cannot be listened on") && run.stderr.contains("--port 0"), "{run:?}");
}

#[test]
fn no_page_of_another_site_reads_this_one() {
    let server = Server::of(&begun());
    let get = |path: &str, headers: &str| server.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", server.address));
    for headers in [
        "Sec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n",
        "Origin: null\r\n",
    ] {
        assert!(get("/search/index.js", headers).starts_with("HTTP/1.1 403 "), "{headers}");
    }
    let own = format!("Origin: http://{}\r\n", server.address);
    let opened = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n";
    for headers in ["", "Sec-Fetch-Site: same-origin\r\n", "Sec-Fetch-Site: none\r\n", &own, opened] {
        let answer = get("/search/index.js", headers);
        assert!(
            answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.contains("\r\nCross-Origin-Resource-Policy: same-origin\r\n"),
            "{headers}"
        );
    }
}

#[test]
fn what_is_too_much_is_refused_and_the_next_one_answered() {
    let server = Server::of(&begun());
    let address = &server.address;
    let long = "x".repeat(40_000);
    for (request, status) in [
        (format!("GET / HTTP/1.1\r\nHost: {address}\r\nContent-Length: 99999999999999\r\n\r\n"), "413"),
        ("GET / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 99999999999999\r\n\r\n".to_owned(), "403"),
        (format!("GET / HTTP/1.1\r\nHost: {address}\r\nContent-Length: -1\r\n\r\n"), "400"),
        (format!("GET / HTTP/1.1\r\nHost: {address}\r\nTransfer-Encoding: chunked\r\n\r\n"), "413"),
        (format!("POST / HTTP/1.1\r\nHost: {address}\r\nContent-Length: 1\r\n\r\nx"), "405"),
        (format!("GET /{long} HTTP/1.1\r\nHost: {address}\r\n\r\n"), "431"),
        ("\u{1}\r\n\r\n".to_owned(), "400"),
    ] {
        let answer = server.ask(&request);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
    }
    let head = server.ask(&format!("HEAD / HTTP/1.1\r\nHost: {address}\r\n\r\n"));
    assert!(head.contains("\r\nContent-Length: ") && head.ends_with("\r\n\r\n"), "{head}");
    assert_eq!(server.get("/").0, 200);
}

#[test]
fn half_open_connections_are_refused_when_they_are_too_many() {
    let server = Server::of(&begun());
    let half_open: Vec<TcpStream> = (0..64)
        .map(|_| {
            let mut stream = TcpStream::connect(&server.address).expect("the program listens");
            stream.write_all(b"GET ").expect("sent");
            stream
        })
        .collect();
    let mut refused = String::new();
    TcpStream::connect(&server.address).expect("the program listens").read_to_string(&mut refused).expect("an answer comes");
    assert!(refused.starts_with("HTTP/1.1 503 "), "{refused}");
    drop(half_open);
    let answered = (0..50).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        let mut answer = String::new();
        // One that comes too early is refused, and its connection may be reset.
        let _ = server.open("/", &server.address).read_to_string(&mut answer);
        answer.starts_with("HTTP/1.1 200 ")
    });
    assert!(answered, "they make room once they are gone");
}

#[test]
fn content_that_was_away_is_watched_again() {
    let site = begun();
    let server = Server::of(&site);
    let mut changes = server.changes();
    assert_eq!(changes.next().as_deref(), Some("1"));
    let (content, away) = (site.root().join("content"), site.root().join("away"));
    std::fs::rename(&content, &away).expect("moved away");
    std::thread::sleep(Duration::from_millis(500));
    std::fs::rename(&away, &content).expect("moved back");
    assert_eq!(changes.next().as_deref(), Some("2"), "it is read once it is back");
    std::thread::sleep(Duration::from_millis(500));
    let _site = site.edit(CREWS, "name: Ferry crews", "name: Boat crews");
    assert!(changes.next().is_some());
    assert!(server.get("/actors/ferry-crews.html").1.contains("Boat crews"));
}

#[test]
fn a_site_with_errors_from_the_beginning_says_so_and_recovers() {
    let site = Site::new().file("content/actors/nobody.md", "---\nkind: unnamed\n---\n");
    let server = Server::of(&site);
    let (status, page) = server.get("/");
    assert_eq!(status, 503);
    assert!(page.contains("content/actors/nobody.md:1:1") && page.contains("_variorum/reload.js"), "{page}");
    let mut changes = server.changes();
    assert_eq!(changes.next().as_deref(), Some("1"));
    let _site = site.file("content/actors/nobody.md", "---\nname: Nobody\nkind: unnamed\n---\n");
    assert_eq!(changes.next().as_deref(), Some("2"));
    assert_eq!(server.get("/actors/nobody.html").0, 200);
}

#[test]
fn a_fault_in_a_template_is_shown_in_place_of_the_page() {
    let site = Site::copy_of("tests/golden/dock-talks")
        .file("templates/actor.html", "{% extends \"base.html\" %}{% block main %}{{ page.nothing.here }}{% endblock %}");
    let server = Server::of(&site);
    let (status, page) = server.page("/actors/marta-ruiz.html");
    assert_eq!(status, 500);
    assert!(page.contains("templates/actor.html:1:"), "{page}");
    assert_eq!(server.page("/sources.html").0, 200);
}

/// The text of a file of a site.
fn read(site: &Site, path: &str) -> String {
    std::fs::read_to_string(site.root().join(path)).expect("the file is there")
}

/// What a page sends, with the token of the run.
fn sent(server: &Server, name: &str, token: &str, body: &str) -> String {
    let (address, length) = (&server.address, body.len());
    let head = format!("POST /_variorum/{name} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n");
    server.ask(&format!("{head}X-Variorum-Token: {token}\r\nContent-Length: {length}\r\n\r\n{body}"))
}

#[test]
fn only_pages_of_this_run_write_and_only_into_content() {
    let site = Site::copy_of("tests/golden/dock-talks").file("archive/coast-wire-talks.txt", "No date, none. We leave with nothing.\n");
    let archive = site.root().join("archive");
    let server = Server::with(&site, &["--archive", archive.to_str().expect("a path of letters")]);
    let page = server.page("/sources/coast-wire-talks.html").1;
    assert!(page.contains("_variorum/annotate.js"), "{page}");
    assert!(!server.page("/").1.contains("annotate.js"), "other pages have none of it");
    let token = page.split("data-token=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a token").to_owned();

    let path = "content/sources/coast-wire-talks.md";
    let before = read(&site, path);
    let save = |path: &str, version: &str| {
        let claim = r#"{"id": "new", "question": "talks-2-next", "answer": "none-set", "quote": "No date, none"}"#;
        format!(r#"{{"path": "{path}", "version": "{version}", "claim": {claim}}}"#)
    };
    assert!(sent(&server, "save", "guessed", &save(path, "x")).starts_with("HTTP/1.1 403 "));
    assert!(server.ask(&format!("POST /_variorum/save HTTP/1.1\r\nHost: {}\r\n\r\n", server.address)).starts_with("HTTP/1.1 403 "));
    let stale = sent(&server, "save", &token, &save(path, "x"));
    assert!(
        stale.starts_with("HTTP/1.1 409 ") && stale.contains("No date, none") && stale.contains("Talks at Old Harbour adjourn"),
        "{stale}"
    );
    for outside in
        ["content/site.yaml", "templates/base.html", "content/sources/../../Cargo.toml", "/etc/passwd", "content/sources/none.md"]
    {
        let status = sent(&server, "save", &token, &save(outside, "x"));
        assert!(status.starts_with("HTTP/1.1 422 ") || outside.ends_with("none.md") && status.starts_with("HTTP/1.1 409 "), "{status}");
    }
    assert_eq!(read(&site, path), before, "nothing of this is written");

    let sheet = server.ask(&format!(
        "GET /_variorum/sheet?source=coast-wire-talks HTTP/1.1\r\nHost: {}\r\nX-Variorum-Token: {token}\r\n\r\n",
        server.address
    ));
    let version = sheet.split("\"version\":\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a version").to_owned();
    let mut changes = server.changes();
    assert_eq!(changes.next().as_deref(), Some("1"));
    let saved = sent(&server, "save", &token, &save(path, &version));
    assert!(saved.starts_with("HTTP/1.1 200 "), "{saved}");
    assert_eq!(changes.next().as_deref(), Some("2"), "the page loads again at once");
    let added = "  - id: new\n    question: talks-2-next\n    answer: none-set\n    quote: \"No date, none\"\n";
    let end = before.strip_suffix("---\n").expect("a closing fence");
    assert_eq!(read(&site, path), format!("{end}{added}---\n"));
    assert_eq!(server.get("/_variorum/sheet?source=coast-wire-talks").0, 404, "without the token nobody reads the text");
}

#[test]
fn a_site_is_served_below_the_path_at_which_it_will_stand() {
    let settings = "title: A site (invented)\nbase_url: https://example.org/briefings/dock/\n";
    let site = Site::new().file("content/site.yaml", settings).file("content/actors/nobody.md", "---\nname: Nobody\nkind: unnamed\n---\n");
    let server = Server::of(&site);
    let (status, answer) = server.get("/");
    assert!(status == 302 && answer.contains("\r\nLocation: /briefings/dock/\r\n"), "{answer}");
    assert_eq!(server.get("/briefings/dock/actors/nobody.html").0, 200);
    assert_eq!(server.get("/actors/nobody.html").0, 404, "nothing of the site stands there on the web, either");
}

#[cfg(unix)]
#[test]
fn a_file_behind_a_link_is_watched() {
    let site = begun();
    let text = read(&site, CREWS);
    let site = site.file("shared/crews.md", &text);
    let link = site.root().join(CREWS);
    std::fs::remove_file(&link).expect("it was there");
    std::os::unix::fs::symlink("../../shared/crews.md", &link).expect("a link");
    let server = Server::of(&site);
    let mut changes = server.changes();
    assert_eq!(changes.next().as_deref(), Some("1"));
    let _site = site.edit("shared/crews.md", "name: Ferry crews", "name: Boat crews");
    assert_eq!(changes.next().as_deref(), Some("2"));
    assert!(server.get("/actors/ferry-crews.html").1.contains("Boat crews"));
}
