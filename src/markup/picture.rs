//! What a picture is, by its bytes: names are given by people.

use super::drawing::{NoDrawing, drawing};

/// Endings of names by which a file is taken for a picture.
const ENDINGS: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"];

/// A picture as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Picture {
    /// Points, with their media type and the usual ending of a name.
    Points(&'static str, &'static str),
    /// SVG.
    Drawing,
}

/// Why a file is no picture. Displayed, it is one lower-case phrase that says so of the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NoPicture {
    /// Its bytes begin as those of no picture that browsers show.
    #[error("holds no picture")]
    Unknown,
    /// It is no SVG that can be read.
    #[error(transparent)]
    Drawing(#[from] NoDrawing),
}

/// Whether the name of a file says that it is a picture.
pub(crate) fn is_named_as_picture(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// What the bytes of a file that is named as a picture are.
///
/// # Errors
/// [`NoPicture`] where no browser would show them.
pub(crate) fn picture(path: &str, bytes: &[u8]) -> Result<Picture, NoPicture> {
    let begins = |start: &[u8]| bytes.starts_with(start);
    let holds = |place: usize, word: &[u8]| bytes.get(place..place + word.len()) == Some(word);
    Ok(if begins(b"\x89PNG\r\n\x1a\n") {
        Picture::Points("image/png", "png")
    } else if begins(b"\xff\xd8\xff") {
        Picture::Points("image/jpeg", "jpg")
    } else if begins(b"GIF87a") || begins(b"GIF89a") {
        Picture::Points("image/gif", "gif")
    } else if begins(b"RIFF") && holds(8, b"WEBP") {
        Picture::Points("image/webp", "webp")
    } else if holds(4, b"ftypavif") || holds(4, b"ftypavis") {
        Picture::Points("image/avif", "avif")
    } else if path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("svg")) {
        drawing(bytes).map(|_| Picture::Drawing)?
    } else {
        return Err(NoPicture::Unknown);
    })
}
