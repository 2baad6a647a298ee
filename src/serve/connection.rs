//! One connection of a browser: a request read from it, an answer written to it, and its end.
//!
//! The kept servers without a runtime of their own bound neither connections nor time nor bodies, so this is done here, with `httparse` for
//! the grammar. Everything is bounded: a request has so much time and so many bytes, a body is read only where somebody asks for it, every
//! answer ends its connection.
#![expect(clippy::disallowed_types, reason = "how long a browser may take is measured; nothing that is shown depends on it")]

use std::io::{self, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// How long a browser may take to say what it wants, and to take up a part of the answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// The most bytes of a request without its body.
const MOST_BYTES: usize = 32 << 10;
/// The most headers of a request.
const MOST_HEADERS: usize = 100;
/// The largest body that is read, or passed over: a claim with long texts has a few kilobytes.
const MOST_BODY: u64 = 64 << 10;

/// A request, and the connection on which it is answered.
#[derive(Debug)]
pub(super) struct Request {
    /// `GET`, `HEAD` or another.
    pub(super) method: String,
    /// The address, from its first `/`.
    pub(super) address: String,
    headers: Vec<(String, String)>,
    /// What has come of the body so far.
    begun: Vec<u8>,
    stream: TcpStream,
}

impl Request {
    /// Reads a request, but not its body; `None` where the browser went away, took too long or said what is no request, which is answered.
    pub(super) fn read(mut stream: TcpStream) -> Option<Self> {
        let begun = Instant::now();
        let mut bytes = Vec::new();
        let mut part = [0; 4096];
        loop {
            let left = PATIENCE.checked_sub(begun.elapsed()).filter(|left| !left.is_zero())?;
            let timed = stream.set_read_timeout(Some(left)).and_then(|()| stream.set_write_timeout(Some(PATIENCE)));
            let count = timed.and_then(|()| stream.read(&mut part)).ok()?;
            bytes.extend_from_slice(&part[..count]);
            let refused = match parsed(&bytes) {
                Ok(Some(Head { method, address, headers, length })) => {
                    return Some(Self { method, address, headers, begun: bytes.split_off(length), stream });
                }
                Ok(None) if count == 0 => return None,
                Ok(None) if bytes.len() <= MOST_BYTES => continue,
                Ok(None) => 431,
                Err(status) => status,
            };
            refuse(&mut stream, refused);
            end(&mut stream);
            return None;
        }
    }

    /// The value of a header; empty where there is none.
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
    }

    /// The status that refuses the body of the request, if it has one that is not passed over.
    pub(super) fn refused_body(&self) -> Option<u16> {
        match (self.header("Transfer-Encoding"), self.header("Content-Length")) {
            ("", "") => None,
            ("", length) => match length.parse::<u64>() {
                Ok(length) => (length > MOST_BODY).then_some(413),
                Err(_) => Some(400),
            },
            _ => Some(413),
        }
    }

    /// Reads the body; `None` where the browser went away, took too long, or has a body that is refused.
    pub(super) fn body(&mut self) -> Option<Vec<u8>> {
        if self.refused_body().is_some() {
            return None;
        }
        let length = self.header("Content-Length").parse::<usize>().unwrap_or(0);
        let mut body = std::mem::take(&mut self.begun);
        let begun = Instant::now();
        let mut part = [0; 4096];
        while body.len() < length {
            let left = PATIENCE.checked_sub(begun.elapsed()).filter(|left| !left.is_zero())?;
            self.stream.set_read_timeout(Some(left)).ok()?;
            match self.stream.read(&mut part).ok()? {
                0 => return None,
                count => body.extend_from_slice(&part[..count]),
            }
        }
        body.truncate(length);
        Some(body)
    }

    /// Answers with a body, which a `HEAD` request does not get.
    pub(super) fn answer(mut self, status: u16, headers: &[(&str, &str)], body: &[u8]) {
        let body_sent = if self.method == "HEAD" { &[][..] } else { body };
        // A browser that has gone away needs no answer.
        if self.stream.write_all(head(status, headers, Some(body.len())).as_bytes()).and_then(|()| self.stream.write_all(body_sent)).is_ok()
        {
            end(&mut self.stream);
        }
    }

    /// Answers with a stream that goes on until the browser is gone.
    pub(super) fn stream(mut self, headers: &[(&str, &str)]) -> io::Result<TcpStream> {
        self.stream.write_all(head(200, headers, None).as_bytes())?;
        Ok(self.stream)
    }
}

/// Refuses a connection without reading from it.
pub(super) fn refuse(stream: &mut TcpStream, status: u16) {
    let _ = stream.set_write_timeout(Some(Duration::from_millis(100)));
    // Whoever does not take up even this needs no answer.
    let _ = stream.write_all(head(status, &[], Some(0)).as_bytes()).and_then(|()| stream.shutdown(Shutdown::Write));
}

/// What stands before the body of a request.
struct Head {
    method: String,
    address: String,
    headers: Vec<(String, String)>,
    /// Its bytes.
    length: usize,
}

/// The head of a request, once all of it is there; else the status of the answer to what is none.
fn parsed(bytes: &[u8]) -> Result<Option<Head>, u16> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    match request.parse(bytes) {
        Ok(httparse::Status::Partial) => Ok(None),
        Err(httparse::Error::TooManyHeaders) => Err(431),
        Err(_) => Err(400),
        Ok(httparse::Status::Complete(length)) => {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let headers = request.headers.iter().map(|header| (header.name.to_owned(), text(header.value))).collect();
            let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
            Ok(Some(Head { method: text(request.method), address: text(request.path), headers, length }))
        }
    }
}

/// The head of an answer.
#[expect(clippy::format_push_string, reason = "a few short lines, whose making cannot fail")]
fn head(status: u16, headers: &[(&str, &str)], length: Option<usize>) -> String {
    let reason = match status {
        200 => "OK",
        302 => "Found",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        413 => "Content Too Large",
        422 => "Unprocessable Content",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        _ => "Service Unavailable",
    };
    let mut head = format!("HTTP/1.1 {status} {reason}\r\nConnection: close\r\nCross-Origin-Resource-Policy: same-origin\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if let Some(length) = length {
        head.push_str(&format!("Content-Length: {length}\r\n"));
    }
    head + "\r\n"
}

/// Ends a connection. What the browser still sends is passed over for a moment: a connection closed on unread bytes is reset, and the
/// answer may be lost with it.
fn end(stream: &mut TcpStream) {
    let _ = stream.shutdown(Shutdown::Write).and_then(|()| stream.set_read_timeout(Some(Duration::from_millis(200))));
    let mut passed_over = 0;
    let mut part = [0; 4096];
    while passed_over <= MOST_BODY {
        match stream.read(&mut part) {
            Ok(count @ 1..) => passed_over += count as u64,
            _ => return,
        }
    }
}
