//! What rests on a source, a claim, an actor or a statement of an invented site, byte by byte.
//!
//! `UPDATE_EXPECT=1 cargo test impact` writes what is expected anew; read the difference as you would read code.

use serde_json::Value;

use crate::support::{Site, expect_file, validator};

#[test]
fn impact_is_told_as_expected_and_fits_its_schema() {
    let site = Site::copy_of("tests/diff/base");
    let validator = validator("impact");
    for (id, name) in [("gazette", "source"), ("herald#length", "claim"), ("marta-ruiz", "actor"), ("marta-ruiz#press-line", "statement")] {
        expect_file(format!("tests/impact/{name}.txt"), &site.run(&["impact", id]).ends(0).stdout);
        let text = site.run(&["impact", id, "--format", "json"]).ends(0).stdout;
        let report: Value = serde_json::from_str(&text).expect("the report is JSON");
        let faults: Vec<String> = validator.iter_errors(&report).map(|error| format!("{error} at {}", error.instance_path())).collect();
        assert!(faults.is_empty(), "{id}: {}", faults.join("\n"));
        expect_file(format!("tests/impact/{name}.json"), &text);
    }
    assert!(!validator.is_valid(&serde_json::json!({ "format": "variorum-impact/2" })));
}
