//! Marks fields as required. The types that files are read into take every field as optional, so that one reading finds all that is
//! wrong; which fields must be there is listed beside them.

use serde_json::{Map, Value, json};

/// Marks the field at `path` as required; `claims[].answer` means every entry of the list, `title|short` that one of the two is there.
pub(super) fn require(schema: &mut Value, path: &str) {
    let (around, field) = path.rsplit_once('.').map_or((None, path), |(around, field)| (Some(around), field));
    let Some(object) = around.map_or(Some("#".to_owned()), |around| definition_of(schema, around)).and_then(|at| object_at(schema, &at))
    else {
        debug_assert!(false, "the list of required fields names `{path}`, which the types do not have");
        return;
    };
    if field.contains('|') {
        let alternative = |field: &str| json!({ "required": [field], "properties": { (field): { "type": "string" } } });
        object.insert("anyOf".to_owned(), field.split('|').map(alternative).collect());
        return;
    }
    let required = object.entry("required").or_insert_with(|| json!([]));
    if let Some(required) = required.as_array_mut()
        && !required.contains(&json!(field))
    {
        required.push(json!(field));
    }
    // `null` is the same as absent, so a required field is never null.
    if let Some(property) = object.get_mut("properties").and_then(|properties| properties.get_mut(field)) {
        forbid_null(property);
    }
}

/// The definition that describes the thing at a path such as `archive.exclude[]`, as a reference from the root.
fn definition_of(schema: &Value, path: &str) -> Option<String> {
    path.split('.').try_fold("#".to_owned(), |at, step| {
        let field = step.trim_end_matches("[]");
        let mut described = schema.pointer(at.trim_start_matches('#'))?.get("properties")?.get(field)?;
        if step.ends_with("[]") {
            described = described.get("items")?;
        }
        let alternatives = described.get("anyOf").and_then(Value::as_array);
        let described =
            alternatives.and_then(|alternatives| alternatives.iter().find(|one| one.get("$ref").is_some())).unwrap_or(described);
        described.get("$ref")?.as_str().map(str::to_owned)
    })
}

fn object_at<'schema>(schema: &'schema mut Value, reference: &str) -> Option<&'schema mut Map<String, Value>> {
    schema.pointer_mut(reference.trim_start_matches('#'))?.as_object_mut()
}

fn forbid_null(property: &mut Value) {
    if let Some(types) = property.get_mut("type").and_then(Value::as_array_mut) {
        types.retain(|one| one != "null");
        if let [only] = types.as_slice() {
            property["type"] = only.clone();
        }
    }
    if let Some(alternatives) = property.get_mut("anyOf").and_then(Value::as_array_mut) {
        alternatives.retain(|one| one.get("type") != Some(&json!("null")));
    }
}
