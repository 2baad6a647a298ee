//! Digests of bytes, as files and programs write them.

use std::fmt;
use std::io::{self, BufWriter, Write};

use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// The SHA-256 of some bytes, in lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut hexadecimal = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        hexadecimal.push(char::from(DIGITS[usize::from(byte >> 4)]));
        hexadecimal.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    hexadecimal
}

/// The first half of a SHA-256: enough to tell things of one site apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digest(u128);

impl Digest {
    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self::first_half(&Sha256::digest(bytes))
    }

    /// The digest of a value as JSON, which is nowhere in memory as a whole.
    ///
    /// # Errors
    /// Where the value cannot be written as JSON.
    pub fn of_json(value: &impl Serialize) -> io::Result<Self> {
        let mut writer = BufWriter::new(Hashed(Sha256::new()));
        serde_json::to_writer(&mut writer, value)?;
        let Hashed(hash) = writer.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(Self::first_half(&hash.finalize()))
    }

    fn first_half(sha256: &[u8]) -> Self {
        Self(sha256.iter().take(16).fold(0, |number, &byte| number << 8 | u128::from(byte)))
    }

    /// Reads what [`Display`](fmt::Display) writes.
    pub fn read(written: &str) -> Option<Self> {
        let is_plain = written.len() == 32 && written.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_plain { u128::from_str_radix(written, 16).ok().map(Self) } else { None }
    }
}

/// Takes bytes for their hash alone.
struct Hashed(Sha256);

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl fmt::Display for Digest {
    /// As 32 hexadecimal digits.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{:032x}", self.0)
    }
}

/// A name made of parts, as a UUID of version 8 (RFC 9562): the same parts give the same name everywhere.
pub fn urn(parts: &[&str]) -> String {
    let digest = Sha256::digest([&["variorum"], parts].concat().join("\n"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits = format!("{:032x}", u128::from_be_bytes(bytes));
    format!("urn:uuid:{}-{}-{}-{}-{}", &digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_the_standard() {
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn half_a_digest_is_read_as_it_was_written() {
        let digest = Digest::of(b"abc");
        assert_eq!(digest.to_string(), "ba7816bf8f01cfea414140de5dae2223");
        assert_eq!(Digest::read(&digest.to_string()), Some(digest));
        assert!(
            ["", "ba78", "+a7816bf8f01cfea414140de5dae2223", "ba7816bf8f01cfea414140de5dae222g"]
                .iter()
                .all(|text| Digest::read(text).is_none())
        );
    }

    #[test]
    fn names_are_uuids_of_version_8() {
        let name = urn(&["a", "b"]);
        assert_eq!(name, urn(&["a", "b"]));
        assert_ne!(name, urn(&["a", "c"]));
        assert_eq!((name.len(), &name[..9], &name[23..24]), (45, "urn:uuid:", "8"), "{name}");
    }
}
