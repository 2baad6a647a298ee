//! An answer as it stands in a file, before its question says what it means.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

/// A scalar or a list of scalars. Which of them is right, only the question knows.
#[derive(Debug, Clone, PartialEq)]
pub enum AnswerFile {
    /// Text: an answer's id, a date, or free text.
    Text(String),
    /// A number, in the shortest decimal spelling of its value.
    Number(String),
    /// Several answers of a set; numbers in it are spelled as text.
    List(Vec<String>),
}

impl<'de> Deserialize<'de> for AnswerFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnswerVisitor)
    }
}

struct AnswerVisitor;

impl<'de> Visitor<'de> for AnswerVisitor {
    type Value = AnswerFile;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an answer: a word, a number, a date, text, or a list of words")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<AnswerFile, E> {
        Ok(AnswerFile::Text(text.to_owned()))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<AnswerFile, E> {
        Ok(AnswerFile::Text(value.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<AnswerFile, E> {
        Ok(AnswerFile::Number(number.to_string()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<AnswerFile, E> {
        Ok(AnswerFile::Number(number.to_string()))
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<AnswerFile, E> {
        Ok(AnswerFile::Number(number.to_string()))
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<AnswerFile, E> {
        Ok(AnswerFile::Number(number.to_string()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<AnswerFile, E> {
        Ok(AnswerFile::Number(number.to_string()))
    }

    fn visit_seq<Access: SeqAccess<'de>>(self, mut access: Access) -> Result<AnswerFile, Access::Error> {
        let mut members = Vec::new();
        while let Some(member) = access.next_element::<AnswerFile>()? {
            match member {
                AnswerFile::Text(text) | AnswerFile::Number(text) => members.push(text),
                AnswerFile::List(_) => return Err(Error::custom("invalid type: sequence, expected a word")),
            }
        }
        Ok(AnswerFile::List(members))
    }
}

impl JsonSchema for AnswerFile {
    fn schema_name() -> Cow<'static, str> {
        "Answer".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "One of the question's answers; a list for a set; a number; an EDTF date; text for an open question.",
            "anyOf": [{"type": "string"}, {"type": "number"}, {"type": "array", "items": {"type": ["string", "number"]}}],
        })
    }
}
