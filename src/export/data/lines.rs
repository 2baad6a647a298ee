//! JSON that is small and can still be read and compared line by line: a line for each field of the whole, and for each thing in its lists.

use std::io::{Result, Write};

use serde_json::ser::Formatter;

/// Begins a line before each field of the outermost object and each item of its lists.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// How many objects and lists are open.
    depth: u8,
}

impl Lines {
    fn begin<W: Write + ?Sized>(&mut self, writer: &mut W, bracket: &[u8]) -> Result<()> {
        self.depth += 1;
        writer.write_all(bracket)
    }

    fn end<W: Write + ?Sized>(&mut self, writer: &mut W, bracket: &[u8]) -> Result<()> {
        self.depth -= 1;
        if self.depth == 0 {
            writer.write_all(b"\n")?;
        }
        writer.write_all(bracket)
    }

    /// Separates what stands at this depth, and begins a line where that is `of_line`.
    fn separate<W: Write + ?Sized>(&self, writer: &mut W, first: bool, of_line: u8) -> Result<()> {
        let comma: &[u8] = if first { b"" } else { b"," };
        let line: &[u8] = if self.depth == of_line { b"\n" } else { b"" };
        writer.write_all(comma)?;
        writer.write_all(line)
    }
}

impl Formatter for Lines {
    fn begin_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> Result<()> {
        self.begin(writer, b"[")
    }

    fn end_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> Result<()> {
        self.end(writer, b"]")
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.separate(writer, first, 2)
    }

    fn begin_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> Result<()> {
        self.begin(writer, b"{")
    }

    fn end_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> Result<()> {
        self.end(writer, b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.separate(writer, first, 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize as _;
    use serde_json::{Value, json};

    #[test]
    fn every_thing_has_a_line_and_nothing_else_changes() {
        let value =
            json!({ "format": "x/1", "site": { "a": [1, 2] }, "none": [], "claims": [{ "id": "a", "by": ["b", "c"] }, { "id": "d" }] });
        let mut bytes = Vec::new();
        value.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, Lines::default())).expect("it can be written");
        let text = String::from_utf8(bytes).expect("it is text");
        let expected = [
            "{",
            r#""format":"x/1","#,
            r#""site":{"a":[1,2]},"#,
            r#""none":[],"#,
            r#""claims":["#,
            r#"{"id":"a","by":["b","c"]},"#,
            r#"{"id":"d"}]"#,
            "}",
        ];
        assert_eq!(text, expected.join("\n"));
        assert_eq!(serde_json::from_str::<Value>(&text).expect("it is JSON"), value);
    }
}
