//! `variorum import`: what comes back, what is new, and that nothing is changed that is there. All content is invented.

use std::fs;

use crate::support::{Run, Site, package, tree, write};

fn exported(site: &Site, arguments: &[&str]) -> String {
    site.run(&[&["export"], arguments].concat()).ends(0).stdout
}

/// A file beside the site's content.
fn with_file(site: Site, name: &str, text: &str) -> Site {
    write(&site.root().join(name), text.as_bytes());
    site
}

fn import(site: &Site, arguments: &[&str]) -> Run {
    site.run(&[&["import"], arguments].concat())
}

fn source(site: &Site, id: &str) -> String {
    fs::read_to_string(site.root().join(format!("content/sources/{id}.md"))).expect("the file is there")
}

/// The site without its sources, and so without its briefings and their editions, which cite claims.
fn without_sources(site: &Site) {
    for folder in ["content/sources", "content/briefings", "content/editions", "content/pages"] {
        fs::remove_dir_all(site.root().join(folder)).ok();
    }
}

/// The rows of a table without some of its columns.
fn without(table: &str, columns: &[&str]) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let head = reader.headers().expect("a head").clone();
    assert!(columns.iter().all(|column| head.iter().any(|name| name == *column)), "the columns are there");
    let kept = |row: csv::StringRecord| {
        row.iter().zip(&head).filter(|(_, name)| !columns.contains(name)).map(|(field, _)| field.to_owned()).collect()
    };
    reader.records().map(|row| kept(row.expect("a row"))).collect()
}

#[test]
fn our_own_table_comes_back_equal() {
    for folder in ["tests/golden/dock-talks", "."] {
        let site = Site::copy_of(folder);
        let table = exported(&site, &["csv"]);
        let site = with_file(site, "claims.csv", &table);
        // Where all of it is there, there is nothing to do.
        let before = tree(&site.root().join("content"));
        let run = import(&site, &["claims.csv"]).ends(0);
        assert!(run.stderr.contains("nothing to do"), "{run:?}");
        assert_eq!(tree(&site.root().join("content")), before);
        without_sources(&site);
        import(&site, &["claims.csv"]).ends(0);
        // A source's own text stands in no table, and with it goes the proof that it gives.
        // Which later text answers instead is said by the sources, of which the table has no `updates`.
        let apart = |table: &str| without(table, &["quote_state", "replaced_by"]);
        assert_eq!(apart(&exported(&site, &["csv"])), apart(&table), "{folder}");
    }
}

#[test]
fn claims_are_appended_and_the_rest_of_the_file_stays() {
    let site = Site::copy_of("tests/golden/dock-talks");
    let before = source(&site, "coast-wire-talks");
    let sheet = "source,question,answer,by,quote,says,id\ncoast-wire-talks,talks-2-place,,,,It was there.,\n";
    let run = import(&with_file(site, "a.csv", sheet), &["a.csv"]).ends(2);
    assert!(run.stderr.contains("entry 1: it has no answer") && run.stderr.contains("nothing was written"), "{run:?}");
    let site = Site::copy_of("tests/golden/dock-talks");
    let sheet = "source,question,answer,by,quote,says,id\ncoast-wire-talks,talks-2-length,three-days,marta-ruiz,\"=a, b\",,again\n";
    let site = with_file(site, "a.csv", sheet);
    let run = import(&site, &["a.csv", "--dry-run"]).ends(0);
    assert!(run.stderr.contains("content/sources/coast-wire-talks.md: 1 claim appended"), "{run:?}");
    assert_eq!(source(&site, "coast-wire-talks"), before);
    import(&site, &["a.csv"]).ends(0);
    let after = source(&site, "coast-wire-talks");
    assert!(after.contains("id: again\n") && after.contains("by: [marta-ruiz]\n"), "{after}");
    let kept = after.lines().filter(|line| before.lines().any(|old| old == *line)).count();
    assert!(kept >= before.lines().count(), "{after}");
}

#[test]
fn a_sheet_has_a_row_for_each_open_question_and_comes_back_filled() {
    let site = Site::copy_of("tests/golden/dock-talks");
    let sheet = exported(&site, &["csv", "--template"]);
    let mut reader = csv::Reader::from_reader(sheet.trim_start_matches('\u{feff}').as_bytes());
    let head: Vec<String> = reader.headers().expect("a head").iter().map(str::to_owned).collect();
    let column = |name: &str| head.iter().position(|column| column == name).expect("the column is there");
    let mut rows: Vec<Vec<String>> = reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect();
    assert!(rows.iter().all(|row| row[column("answer")].is_empty()), "{sheet}");
    // What is left as it was given is nothing to bring in.
    let run = import(&with_file(site, "empty.csv", &sheet), &["empty.csv"]).ends(0);
    assert!(run.stderr.contains("nothing to do"), "{run:?}");
    let of_choice = rows.iter().position(|row| row[column("kind")] == "choice").expect("a question with answers");
    let (source, question) = (rows[of_choice][column("source")].clone(), rows[of_choice][column("question")].clone());
    let answer = rows[of_choice][column("answers")].split(' ').next().expect("an id").to_owned();
    rows[of_choice][column("answer")].clone_from(&answer);
    rows[of_choice][column("says")] = "It says so.".to_owned();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&head).expect("in memory");
    for row in &rows {
        writer.write_record(row).expect("in memory");
    }
    let filled = String::from_utf8(writer.into_inner().expect("in memory")).expect("UTF-8");
    let site = with_file(Site::copy_of("tests/golden/dock-talks"), "filled.csv", &filled);
    import(&site, &["filled.csv"]).ends(0);
    let claims = exported(&site, &["csv"]);
    let mut reader = csv::Reader::from_reader(claims.trim_start_matches('\u{feff}').as_bytes());
    let head: Vec<String> = reader.headers().expect("a head").iter().map(str::to_owned).collect();
    let at = |name: &str| head.iter().position(|column| column == name).expect("the column is there");
    let is_new = |row: &csv::StringRecord| row[at("source")] == source && row[at("question")] == question && row[at("answer")] == answer;
    assert_eq!(reader.records().filter(|row| row.as_ref().is_ok_and(is_new)).count(), 1, "{claims}");
    let run = site.run(&["export", "csl", "--template"]).ends(2);
    assert!(run.stderr.contains("`--template` goes with `csv`"), "{run:?}");
}

#[test]
fn unknown_questions_are_named_with_the_nearest() {
    let site = with_file(Site::copy_of("tests/golden/dock-talks"), "a.csv", "source,question,answer\nx,talks-2-lenght,two-days\n");
    let run = import(&site, &["a.csv"]).ends(2);
    assert!(run.stderr.contains("there is no question `talks-2-lenght`"), "{run:?}");
}

#[test]
fn lists_of_citation_managers_are_new_sources() {
    let csl = r#"[{"id": "Gazette:2025", "type": "article-newspaper", "title": "Talks end", "container-title": "Gazette",
        "author": [{"given": "Ines", "family": "Vall"}, {"literal": "Port Authority"}],
        "issued": {"date-parts": [[2025, 3, 4]]}, "URL": "https://example.org/a"}]"#;
    let bibtex = "@article{Gazette2025,\n title = {Talks {E}nd},\n journal = {Gazette},\n author = {Ines Vall and {Port Authority}},\n \
     date = {2025-03-04},\n url = {https://example.org/a}\n}\n";
    let ris = "TY  - NEWS\nID  - gazette2025\nTI  - Talks end\nT2  - Gazette\nAU  - Vall, Ines\nAU  - Port Authority\nDA  - 2025/03/04/\n\
     UR  - https://example.org/a\nER  - \n";
    for (name, text, id) in [("a.json", csl, "gazette-2025"), ("a.bib", bibtex, "gazette2025"), ("a.ris", ris, "gazette2025")] {
        let site = with_file(Site::new(), name, text);
        let run = import(&site, &[name]).ends(0);
        assert!(run.stderr.contains(&format!("new content/sources/{id}.md: 0 claims")), "{run:?}");
        let file = source(&site, id);
        let authors = "authors:\n  - {family: Vall, given: Ines}\n  - {name: Port Authority}\n";
        for line in [authors, "publisher: Gazette\n", "url: https://example.org/a\n", "published: 2025-03-04\n", "covers: #"] {
            assert!(file.contains(line), "{name}: no {line} in {file}");
        }
        assert!(file.to_lowercase().contains("title: talks end\n"), "{file}");
    }
}

#[test]
fn our_own_lists_of_sources_are_known_again() {
    let site = Site::copy_of("tests/golden/dock-talks");
    for (format, name) in [("csl", "a.json"), ("bibtex", "a.bib"), ("ris", "a.ris")] {
        let list = exported(&site, &[format]);
        write(&site.root().join(name), list.as_bytes());
        let run = import(&site, &[name]).ends(0);
        assert!(run.stderr.contains("nothing to do"), "{format}: {run:?}");
    }
}

#[test]
fn annotations_are_draft_claims() {
    let hypothesis = r#"{"total": 2, "rows": [
        {"uri": "https://example.org/new", "created": "2025-03-05T10:00:00.1+00:00", "text": "The talks took two days.", "document":
         {"title": ["New"]},
         "tags": ["q:talks-2-length", "a:two-days", "by:marta-ruiz"],
         "target": [{"source": "https://example.org/new", "selector": [{"type": "RangeSelector"}, {"type": "TextQuoteSelector",
          "exact": "two days",
          "prefix": "after ", "suffix": " of talks"}]}]},
        {"uri": "https://example.org/new", "tags": ["to-read"], "target": [{"source": "https://example.org/new"}]}]}"#;
    let site = with_file(Site::copy_of("tests/golden/dock-talks"), "marks.json", hypothesis);
    import(&site, &["marks.json"]).ends(0);
    let file = source(&site, "new");
    for line in [
        "title: New\n",
        "url: https://example.org/new\n",
        "retrieved: 2025-03-05\n",
        "by: [marta-ruiz]\n",
        "quote: \"two \
     days\"\n",
        "prefix: \"after\"\n",
    ] {
        assert!(file.contains(line), "no {line} in {file}");
    }
}

#[test]
fn our_own_annotations_come_back() {
    let site = Site::copy_of("tests/golden/dock-talks");
    let annotations = exported(&site, &["annotations"]);
    let site = with_file(site, "annotations.jsonld", &annotations);
    let run = import(&site, &["annotations.jsonld"]).ends(0);
    assert!(run.stderr.contains("nothing to do"), "{run:?}");
    without_sources(&site);
    import(&site, &["annotations.jsonld"]).ends(0);
    let again: serde_json::Value = serde_json::from_str(&exported(&site, &["annotations"])).expect("JSON");
    let first: serde_json::Value = serde_json::from_str(&annotations).expect("JSON");
    let tags = |collection: &serde_json::Value| {
        let items = collection["first"]["items"].as_array().expect("annotations").iter();
        items
            .map(|item| {
                item["body"]
                    .as_array()
                    .expect("bodies")
                    .iter()
                    .filter(|body| body["purpose"] != "assessing")
                    .map(|body| body["value"].to_string())
                    .collect::<Vec<_>>()
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(tags(&again), tags(&first));
}

#[test]
fn sheets_of_auto_archiver_are_new_sources() {
    let sheet = "Link,Archive status,Archive date,Upload title,Upload timestamp\nhttps://example.org/v,archived,2025-03-05T09:00:00,A \
     video,2025-03-04T10:00:00+00:00\n,,,,\n";
    let site = with_file(Site::new(), "sheet.csv", sheet);
    import(&site, &["sheet.csv"]).ends(0);
    let file = source(&site, "a-video");
    for line in ["url: https://example.org/v\n", "published: 2025-03-04T10:00:00Z\n", "retrieved: 2025-03-05T09:00:00\n"] {
        assert!(file.contains(line), "no {line} in {file}");
    }
}

#[test]
fn what_cannot_be_read_is_said_and_nothing_is_written() {
    for (name, text, said) in [
        ("a.json", "{", "the file is no CSL-JSON"),
        ("a.bib", "@article{x, title = ", "the file is no BibTeX"),
        ("a.ris", "nothing", "the file is no RIS"),
        ("a.xyz", "", "does not say what it is"),
    ] {
        let site = with_file(Site::new(), name, text);
        let run = import(&site, &[name]).ends(2);
        assert!(run.stderr.contains(said), "{name}: {run:?}");
        assert!(!site.root().join("content/sources").exists());
    }
    let run = import(&Site::new(), &["gone.csv"]).ends(2);
    assert!(run.stderr.contains("cannot be read"), "{run:?}");
    assert!(package().join("docs/authoring.md").exists());
}

#[test]
fn what_would_be_followed_without_end_is_refused() {
    let strings = format!("@string{{s = \"{}\"}}\n@article{{a, title = s{}}}\n", "x".repeat(100_000), " # s".repeat(1_000));
    let authors = "AU  - Bell, Ann\n".repeat(5_001);
    for (name, text, why) in [
        ("circle.bib", "@string{a = b}\n@string{b = a}\n@article{x, title = a}\n", "the string `a` is made of other strings"),
        ("bomb.bib", "@string{a = \"xx\"}\n@string{b = a # a}\n@article{x, title = b}\n", "the string `b` is made of other strings"),
        ("long.bib", strings.as_str(), "with its strings put in, it is longer than 8 MiB"),
        ("braces.bib", &format!("@article{{a, title={{{}}}}}\n", "{}".repeat(10_000)), "braces, formulas or strings by the thousand"),
        (
            "rows.csv",
            &format!("source,question,answer,says\n{}", "gazette,talks-2-outcome,agreed,x\n".repeat(1_001)),
            "more than 1000 claims are brought",
        ),
        ("authors.ris", &format!("TY  - NEWS\nTI  - Talks\n{authors}ER  - \n"), "it names more than 5000 authors"),
    ] {
        let site = with_file(Site::copy_of("tests/golden/dock-talks"), name, text);
        let before = tree(&site.root().join("content"));
        let run = import(&site, &[name]).ends(2);
        assert!(run.stderr.contains(why), "{name}: {}", run.stderr);
        assert_eq!(tree(&site.root().join("content")), before, "{name}");
    }
    // Cross-references are not followed, so they may lead in a circle.
    let circle = "@article{a, title={Ebb}, crossref={b}}\n@article{b, title={Flood}, crossref={a}, ids={a2}, xdata={b}}\n";
    let site = with_file(Site::copy_of("tests/golden/dock-talks"), "circle.bib", circle);
    import(&site, &["circle.bib"]).ends(0);
    assert!(source(&site, "a").contains("title: Ebb") && source(&site, "b").contains("title: Flood"));
}
