use super::*;

#[test]
fn required_fields_are_required_and_never_null() {
    let source = schema(SchemaKind::File(Kind::Source));
    assert_eq!(source["required"], serde_json::json!(["covers"]));
    assert_eq!(source["properties"]["covers"]["type"], "array");
    assert_eq!(source["anyOf"][0]["required"], serde_json::json!(["title"]));
    assert_eq!(source["definitions"]["Claim"]["required"], serde_json::json!(["question", "answer"]));
    assert_eq!(source["definitions"]["Exclusion"]["required"], serde_json::json!(["from", "to"]));
    assert_eq!(source["properties"]["author"]["type"], serde_json::json!(["string", "null"]));
}

#[test]
fn every_required_path_leads_somewhere() {
    fn check<File: Schema>() {
        let mut schema = of_type::<File>(SchemaSettings::draft07());
        // `require` asserts in this build that the path exists.
        for path in File::REQUIRED {
            required::require(&mut schema, path);
        }
    }
    check::<SourceFile>();
    check::<ActorFile>();
    check::<EventFile>();
    check::<QuestionFile>();
    check::<BriefingFile>();
    check::<PageFile>();
    check::<SiteFile>();
}

#[test]
fn objects_take_no_unknown_fields_but_extra_does() {
    for kind in SchemaKind::content().chain([SchemaKind::Data]) {
        let schema = schema(kind);
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#", "{}", kind.word());
        assert_eq!(schema["additionalProperties"], false, "{}", kind.word());
    }
    let validator = jsonschema::validator_for(&schema(SchemaKind::File(Kind::Page))).expect("a valid schema");
    assert!(validator.is_valid(&serde_json::json!({ "title": null, "extra": { "colour": { "deep": [1] } } })));
    assert!(!validator.is_valid(&serde_json::json!({ "titel": "x" })));
}

#[test]
fn a_claim_has_a_quote_or_says_something() {
    let validator = jsonschema::validator_for(&schema(SchemaKind::File(Kind::Source))).expect("a valid schema");
    let source = |claim: serde_json::Value| serde_json::json!({ "title": "t", "covers": [{ "event": "e" }], "claims": [claim] });
    assert!(validator.is_valid(&source(serde_json::json!({ "id": "a", "question": "q", "answer": 3, "says": "s" }))));
    assert!(!validator.is_valid(&source(serde_json::json!({ "id": "a", "question": "q", "answer": ["x"] }))));
    assert!(!validator.is_valid(&source(serde_json::json!({ "id": "a", "answer": "x", "quote": "s" }))));
}

#[test]
fn text_that_looks_like_a_number_is_text() {
    let schema: serde_json::Value = serde_json::from_str(&schema_text(SchemaKind::File(Kind::Actor))).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    let actor = |kind: &str| serde_json::json!({ "name": 1984, "kind": kind, "roles": [{ "title": "Mayor", "from": 2019 }] });
    assert!(validator.is_valid(&actor("person")) && !validator.is_valid(&actor("persom")));
}
