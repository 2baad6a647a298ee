//! Answers one request of a browser.

use std::io::Write as _;
use std::time::Duration;

use percent_encoding::percent_decode_str;

use super::connection::Request;
use super::page::{self, CHANGES, Dress, FILES, FOLDER};
use super::showing::Answer;
use super::state::{Now, State};
use super::{Event, annotate, editor};
use crate::model::site_map::{INDEX, NOT_FOUND};

/// How long a stream of changes is silent at most: so that one whose reader has gone away is noticed.
const SILENCE: Duration = Duration::from_secs(15);
const HTML: &str = "text/html; charset=utf-8";
const JSON: &str = "application/json; charset=utf-8";

/// Answers a request.
pub(super) fn answer(state: &State, request: Request) {
    if !is_for_this_machine(&request) {
        return send(request, 403, HTML, page::message("Refused", "Only names of this machine are answered.").into_bytes());
    }
    if !is_of_this_site(&request) {
        return send(request, 403, HTML, page::message("Refused", "Only pages of this site are answered.").into_bytes());
    }
    if let Some(status) = request.refused_body() {
        return send(request, status, HTML, page::message("Refused", "So much cannot be sent here.").into_bytes());
    }
    let own = request.address.strip_prefix('/').and_then(|path| path.strip_prefix(FOLDER)).map(str::to_owned);
    match (request.method.as_str(), own) {
        ("POST", Some(name)) => sent(state, request, &name),
        ("GET" | "HEAD", Some(name)) => own_file(state, request, &name),
        ("GET" | "HEAD", None) => page_of_the_site(state, request),
        _ => send(request, 405, HTML, page::message("Refused", "Pages can be read, and nothing else.").into_bytes()),
    }
}

/// Takes what a page of this run sends: it alone knows the token. A page of another site could not send JSON without asking first.
fn sent(state: &State, request: Request, name: &str) {
    let is_of_this_run = request.header("X-Variorum-Token") == state.token && request.header("Content-Type") == "application/json";
    if !is_of_this_run {
        return send(request, 403, HTML, page::message("Refused", "Only pages of this run may send anything.").into_bytes());
    }
    let (request, (status, reply)) = if name == "open" { editor::answer(state, request) } else { annotate::answer(state, name, request) };
    send(request, status, JSON, reply.to_string().into_bytes());
}

/// Answers what stands below the folder of this program.
fn own_file(state: &State, request: Request, name: &str) {
    let bare = name.split(['?', '#']).next().unwrap_or_default();
    match bare {
        CHANGES => stream_changes(state, request),
        "sheet" if request.header("X-Variorum-Token") == state.token => {
            let (status, reply) = annotate::sheet(state, name);
            send(request, status, JSON, reply.to_string().into_bytes());
        }
        _ => match FILES.iter().find(|(own, _)| *own == bare) {
            Some((name, text)) => send(request, 200, &media_type(name), text.as_bytes().to_vec()),
            None => send(request, 404, HTML, page::message("Nothing here", "There is no such file.").into_bytes()),
        },
    }
}

/// Answers a file of the site, at the path at which it will stand on the web.
fn page_of_the_site(state: &State, request: Request) {
    let base = state.now().base;
    let is_root = ["/", base.trim_end_matches('/')].contains(&request.address.as_str());
    if base != "/" && is_root {
        return request.answer(302, &[("Location", &base), ("Cache-Control", "no-store")], &[]);
    }
    let below = if base == "/" { Some(request.address.as_str()) } else { request.address.strip_prefix(&base) };
    let Some(path) = below.map(path_of) else {
        let text = format!("The site will stand below <a href=\"{base}\"><code>{base}</code></a>.");
        return send(request, 404, HTML, page::message("Outside of the site", &text).into_bytes());
    };
    let Some(path) = path else {
        return send(request, 400, HTML, page::message("No address", "This is no address of a page.").into_bytes());
    };
    let (status, media_type, body) = file(state, &path);
    send(request, status, &media_type, body);
}

/// The path below the root of the site that an address names, with `index.html` for a folder; `None` where it is not UTF-8.
fn path_of(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = percent_decode_str(path.trim_start_matches('/')).decode_utf8().ok()?.into_owned();
    Some(if path.is_empty() || path.ends_with('/') { path + INDEX } else { path })
}

/// A page of the web can make a browser send requests here under a name of its own; it must not get to read the answers.
fn is_for_this_machine(request: &Request) -> bool {
    let host = request.header("Host");
    let name = host.rsplit_once(':').map_or(host, |(name, port)| if port.bytes().all(|byte| byte.is_ascii_digit()) { name } else { host });
    ["localhost", "127.0.0.1"].contains(&name)
}

/// Pages of the web may make a browser load a script or a picture from here, and so learn what it holds. Only what this site asks for
/// itself is answered, and what somebody opens in a window (Fetch Metadata Request Headers, W3C).
fn is_of_this_site(request: &Request) -> bool {
    let opens_a_window = request.header("Sec-Fetch-Mode") == "navigate" && request.header("Sec-Fetch-Dest") == "document";
    match request.header("Sec-Fetch-Site") {
        // Browsers from before 2023 do not say where a request comes from, but most say who asks for a script to read.
        "" => ["", &format!("http://{}", request.header("Host"))].contains(&request.header("Origin")),
        "same-origin" | "none" => true,
        _ => opens_a_window,
    }
}

fn file(state: &State, path: &str) -> (u16, String, Vec<u8>) {
    let now = state.now();
    let Some(showing) = &now.showing else {
        let page = page::message("Nothing to show yet", "The content has errors. Once they are mended, the site appears here.");
        return (503, HTML.to_owned(), Dress::of(state, &now, "").put_on(&page).into_bytes());
    };
    match showing.find(path) {
        Answer::File(bytes) => (200, media_type(path), dressed(state, &now, path, bytes)),
        Answer::Faulty(findings, text) => {
            state.tell(Event::Faulty(text));
            let page = page::message("This page cannot be made", "Its template has a fault.");
            (500, HTML.to_owned(), Dress { findings: &findings, ..Dress::of(state, &now, "") }.put_on(&page).into_bytes())
        }
        Answer::Unreadable(cause) => (500, "text/plain; charset=utf-8".to_owned(), cause.into_bytes()),
        _ => match showing.find(NOT_FOUND) {
            Answer::File(bytes) => (404, HTML.to_owned(), dressed(state, &now, NOT_FOUND, bytes)),
            _ => (404, HTML.to_owned(), page::message("Nothing here", "There is no such page.").into_bytes()),
        },
    }
}

/// A page with the findings on it; any other file as it is.
fn dressed(state: &State, now: &Now, path: &str, bytes: Vec<u8>) -> Vec<u8> {
    if media_type(path) != HTML {
        return bytes;
    }
    match String::from_utf8(bytes) {
        Ok(text) => Dress::of(state, now, path).put_on(&text).into_bytes(),
        Err(other) => other.into_bytes(),
    }
}

fn media_type(path: &str) -> String {
    let guessed = mime_guess::from_path(path).first_or_octet_stream();
    let is_text = guessed.type_() == mime_guess::mime::TEXT || ["json", "javascript", "xml"].contains(&guessed.subtype().as_str());
    if is_text { format!("{guessed}; charset=utf-8") } else { guessed.to_string() }
}

#[expect(clippy::needless_pass_by_value, reason = "an answer is sent once, and nobody needs its body afterwards")]
fn send(request: Request, status: u16, media_type: &str, body: Vec<u8>) {
    let headers = [("Content-Type", media_type), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")];
    request.answer(status, &headers, &body);
}

/// Sends how often the content was read, now and at every change, until the browser goes away (HTML, server-sent events).
fn stream_changes(state: &State, request: Request) {
    let mut readings = state.now().readings;
    let mut line = format!("retry: 500\ndata: {readings}\n\n");
    let Ok(mut stream) = request.stream(&[("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")]) else { return };
    while stream.write_all(line.as_bytes()).and_then(|()| stream.flush()).is_ok() {
        let later = state.wait_for_more_than(readings, SILENCE);
        line = if later > readings { format!("data: {later}\n\n") } else { ": nothing new\n\n".to_owned() };
        readings = later;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_paths() {
        for (address, path) in [
            ("/", Some("index.html")),
            ("/actors/asif.html?x=1", Some("actors/asif.html")),
            ("/pictures/a%20b%C3%A4.png", Some("pictures/a bä.png")),
            ("/actors/", Some("actors/index.html")),
            ("/%FF", None),
        ] {
            assert_eq!(path_of(address).as_deref(), path, "{address}");
        }
    }

    #[test]
    fn media_types_say_the_encoding_of_text() {
        assert_eq!(media_type("a.html"), HTML);
        assert_eq!(media_type("data/briefing.json"), "application/json; charset=utf-8");
        assert_eq!(media_type("a.png"), "image/png");
        assert_eq!(media_type("a.unheard-of"), "application/octet-stream");
    }
}
