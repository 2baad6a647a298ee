//! The JSON Schemas describe what the program really reads and writes.

use serde_json::Value;

use crate::support::{Site, package, tree, validator};

/// The frontmatter of a content file, or the whole of a `.yaml` one, as JSON.
fn fields(path: &str, text: &str) -> Value {
    let yaml = if path.ends_with(".md") { text.split("---\n").nth(1).expect("frontmatter") } else { text };
    let value: serde_yaml::Value = serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::to_value(value).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_content_fits_its_schemas() {
    let kinds =
        ["sources", "actors", "events", "questions", "briefings", "pages"].map(|folder| (folder, validator(folder.trim_end_matches('s'))));
    let settings = validator("site");
    let mut faults = Vec::new();
    for site in ["content", "tests/golden/dock-talks/content"] {
        for (path, bytes) in tree(&package().join(site)) {
            let folder = path.split('/').next().expect("a first part");
            let known = kinds.iter().find(|(name, _)| *name == folder && path.contains('/')).map(|(_, validator)| validator);
            let Some(validator) = known.or((path == "site.yaml").then_some(&settings)) else { continue };
            let text = String::from_utf8(bytes).expect("content is UTF-8");
            let fields = fields(&path, &text);
            faults.extend(validator.iter_errors(&fields).map(|error| format!("{site}/{path}: {error} at {}", error.instance_path())));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_data_file_fits_its_schema() {
    let validator = validator("data");
    for site in [Site::of_this_repository(), Site::copy_of("tests/golden/dock-talks"), Site::new()] {
        site.build(&[]).ends(0);
        let data = site.data();
        let faults: Vec<String> = validator.iter_errors(&data).map(|error| format!("{error} at {}", error.instance_path())).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn the_schema_of_the_data_file_is_strict() {
    let validator = validator("data");
    let site = Site::copy_of("tests/golden/dock-talks");
    site.build(&[]).ends(0);
    let data = site.data();
    let changes: [fn(&mut Value); 4] = [
        |data| data["questions"][0]["verdict"] = "true".into(),
        |data| data["claims"][0]["more"] = 1.into(),
        |data| drop(data["sources"][0].as_object_mut().expect("an object").remove("publisher")),
        |data| data["actors"][0]["claims"] = "x".into(),
    ];
    for change in changes {
        let mut other = data.clone();
        change(&mut other);
        assert!(!validator.is_valid(&other));
    }
}

#[test]
fn the_data_file_keeps_the_order_of_its_keys() {
    let site = Site::copy_of("tests/golden/dock-talks");
    site.build(&[]).ends(0);
    let data = site.data();
    let keys = |value: &Value| value.as_object().expect("an object").keys().map(String::as_str).collect::<Vec<_>>().join(" ");
    assert_eq!(keys(&data), "format site briefings events questions claims sources actors");
    assert_eq!(keys(&data["site"]), "title base_url language");
    assert_eq!(keys(&data["briefings"][0]), "id title as_of edition events judgements editions alternatives evidence watch");
    assert_eq!(
        keys(&data["briefings"][0]["judgements"][0]),
        "id text likelihood confidence assumes resolves_by outcome because against without"
    );
    assert_eq!(keys(&data["events"][0]), "id title when place sources questions");
    assert_eq!(
        keys(&data["questions"][0]),
        "id event question kind over_time verdict group flags explanation reports origins origins_at_least party_origins answers cells fragile"
    );
    assert_eq!(
        keys(&data["questions"][0]["answers"][0]),
        "answer label reports origins origins_at_least party_origins sources actors as_of"
    );
    assert_eq!(keys(&data["questions"][0]["cells"][0]), "source state looked_for claims");
    assert_eq!(
        keys(&data["claims"][0]),
        "id source question event answer only as_of by statement sourcing mode quote quote_state captures says credibility withdrawn replaced_by"
    );
    assert_eq!(
        keys(&data["sources"][0]),
        "id title short publisher published url form reliability covers captures updates updated_by withdrawn"
    );
    assert_eq!(keys(&data["actors"][0]), "id name kind side names claims about positions disputes");
    for list in ["briefings", "events", "questions", "claims", "sources", "actors"] {
        let ids: Vec<&str> = data[list].as_array().expect("a list").iter().map(|thing| thing["id"].as_str().expect("an id")).collect();
        assert!(ids.is_sorted(), "{list}: {ids:?}");
    }
    assert!(site.built("data/briefing.json").starts_with("{\n\"format\":\"variorum/2\",\n"));
    assert!(site.built("data/briefing.json").ends_with("}\n"));
}

#[test]
fn answers_of_the_data_file_are_sorted_by_id() {
    let site = Site::of_this_repository();
    site.build(&[]).ends(0);
    let data = site.data();
    let positions = data["actors"].as_array().expect("actors").iter().flat_map(|actor| actor["positions"].as_array().expect("positions"));
    // An answer to a question whose answers add up is a list of members, any other is one id.
    let members = |answer: &Value| match answer {
        Value::Array(members) => members.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        answer => answer.as_str().map(str::to_owned).into_iter().collect(),
    };
    let lists: Vec<Vec<Vec<String>>> =
        positions.map(|position| position["answers"].as_array().expect("answers").iter().map(members).collect()).collect();
    assert!(lists.iter().any(|answers| answers.len() > 1), "somebody holds two answers");
    assert!(lists.iter().all(|answers| answers.is_sorted()), "{lists:?}");
}

#[test]
fn findings_fit_their_schema() {
    let validator = validator("findings");
    let site = Site::copy_of("tests/golden/dock-talks").file("content/actors/Wrong Name.md", "---\nname: Somebody\nkind: persom\n---\n");
    let run = site.check(&["--format", "json"]).ends(1);
    let report: Value = serde_json::from_str(&run.stdout).expect("the report is JSON");
    assert!(report["findings"].as_array().is_some_and(|findings| !findings.is_empty()));
    let faults: Vec<String> = validator.iter_errors(&report).map(|error| format!("{error} at {}", error.instance_path())).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
