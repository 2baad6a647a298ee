//! JSON Schemas (draft-07, the dialect that editors read) of every kind of content file, of `site.yaml`, of the data file, and of the
//! reports that commands print.
//!
//! They are made of the very types that files are read into, so a fact about a field is written once. What a type cannot say is
//! added here: no field but the known ones, and which fields must be there.

mod required;
pub mod views;

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform as _, transform_subschemas};
use schemars::{JsonSchema, Schema as JsonSchemaText};

use super::data::file::Data;
use crate::model::kind::Kind;
use crate::model::schema::{ActorFile, BriefingFile, EventFile, PageFile, QuestionFile, Schema, SiteFile, SourceFile};

/// What a schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemaKind {
    /// A content file of a kind.
    File(Kind),
    /// `content/site.yaml`.
    Site,
    /// `data/briefing.json`.
    Data,
}

impl SchemaKind {
    /// All that content files are described by, in the order of the reference.
    pub fn content() -> impl Iterator<Item = Self> {
        Kind::ALL.iter().copied().map(Self::File).chain([Self::Site])
    }

    /// The word that names it.
    pub fn word(self) -> &'static str {
        match self {
            Self::File(kind) => kind.word(),
            Self::Site => "site",
            Self::Data => "data",
        }
    }
}

/// The schema as a value.
pub fn schema(kind: SchemaKind) -> serde_json::Value {
    match kind {
        SchemaKind::File(Kind::Source) => of_file::<SourceFile>(),
        SchemaKind::File(Kind::Actor) => of_file::<ActorFile>(),
        SchemaKind::File(Kind::Event) => of_file::<EventFile>(),
        SchemaKind::File(Kind::Question) => of_file::<QuestionFile>(),
        SchemaKind::File(Kind::Briefing) => of_file::<BriefingFile>(),
        SchemaKind::File(Kind::Page) => of_file::<PageFile>(),
        SchemaKind::Site => of_file::<SiteFile>(),
        SchemaKind::Data => of_type::<Data<'_>>(SchemaSettings::draft07().for_serialize()),
    }
}

/// The schema as JSON text with a line end at its end.
///
/// In files, text may look like a number or a truth value to YAML (`from: 2019`); it is read as it stands, so the schema takes it.
pub fn schema_text(kind: SchemaKind) -> String {
    let mut schema = schema(kind);
    if kind != SchemaKind::Data {
        take_plain_scalars(&mut schema);
    }
    let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
    text + "\n"
}

/// The schema of a report that a command prints, as JSON text with a line end at its end. `format` is the name and version that every
/// such report carries in its first field.
pub fn report_schema_text<Report: JsonSchema>(format: &str) -> String {
    let mut schema = of_type::<Report>(SchemaSettings::draft07().for_serialize());
    schema["title"] = format.into();
    schema["properties"]["format"]["const"] = format.into();
    let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
    text + "\n"
}

fn take_plain_scalars(schema: &mut serde_json::Value) {
    match schema {
        serde_json::Value::Object(object) => {
            let is_list_of_words = ["enum", "const"].iter().any(|key| object.contains_key(*key));
            if let Some(given) = object.get_mut("type").filter(|_| !is_list_of_words) {
                let mut types = given.as_array().cloned().unwrap_or_else(|| vec![given.clone()]);
                if types.iter().any(|one| one == "string") {
                    types.extend(["number", "boolean"].map(serde_json::Value::from));
                    types.dedup();
                    *given = types.into();
                }
            }
            object.values_mut().for_each(take_plain_scalars);
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(take_plain_scalars),
        _ => {}
    }
}

fn of_file<File: Schema>() -> serde_json::Value {
    let mut schema = of_type::<File>(SchemaSettings::draft07());
    for path in File::REQUIRED {
        required::require(&mut schema, path);
    }
    schema
}

fn of_type<Type: JsonSchema>(settings: SchemaSettings) -> serde_json::Value {
    let mut schema = settings.into_generator().into_root_schema_for::<Type>();
    CloseObjects.transform(&mut schema);
    schema.to_value()
}

/// Takes no fields but the known ones: an unknown field is an error that names the nearest known one.
///
/// An object some of whose fields depend on another (`oneOf` beside `properties`) stays open: draft-07 has no word for "the known
/// fields of either", and each part would refuse those of the other.
#[derive(Clone)]
struct CloseObjects;

impl schemars::transform::Transform for CloseObjects {
    fn transform(&mut self, schema: &mut JsonSchemaText) {
        transform_subschemas(self, schema);
        if schema.get("properties").is_none() {
            return;
        }
        match schema.get_mut("oneOf").and_then(serde_json::Value::as_array_mut) {
            Some(alternatives) => {
                for alternative in alternatives.iter_mut().filter_map(serde_json::Value::as_object_mut) {
                    alternative.remove("additionalProperties");
                }
            }
            None => drop(schema.insert("additionalProperties".to_owned(), false.into())),
        }
    }
}

#[cfg(test)]
mod tests;
