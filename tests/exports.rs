//! `variorum export` and the files that a build offers: whole outputs for the small invented site in `tests/exports/`, what they owe
//! to the data file, and what stands when an export fails.
//!
//! `UPDATE_EXPECT=1 cargo test exports` writes the expected outputs anew; read the difference like code.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read as _};

use variorum::model::export_format::{Bundle, DataFormat, ExportFormat};

use crate::support::{Run, Site, is_updating, package, program, write};

/// Text that breaks what is not careful: JSON in a script, CSV, BibTeX, RIS, a spreadsheet.
const HOSTILE: &str = "=HYPERLINK(\\\"x\\\",1) \\\"quoted\\\" </script> \\u2028 😀 {brace}, ; 'and' $5 & 50% \\\\input";

fn dock_talks() -> Site {
    Site::copy_of("tests/golden/dock-talks")
}

/// What `variorum export` prints, as bytes.
fn exported(site: &Site, arguments: &[&str]) -> Vec<u8> {
    let output = program().arg("export").args(arguments).current_dir(site.root()).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The arguments behind `variorum export` that print what a build writes.
fn arguments(format: ExportFormat) -> Vec<String> {
    let command = format.command();
    let words = command.split(' ').skip(2).take_while(|word| *word != "--output");
    words.map(str::to_owned).collect()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("it is UTF-8")
}

/// The rows of a table by the names of its columns.
fn rows(table: &str) -> Vec<BTreeMap<String, String>> {
    let table = table.strip_prefix('\u{feff}').expect("spreadsheets take a file without the mark for another encoding");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let head = reader.headers().expect("a head").clone();
    let row = |row: csv::StringRecord| head.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect();
    reader.records().map(|record| row(record.expect("a row as wide as the head"))).collect()
}

/// The entries of an archive by path, without the folder around them, and the name of that folder.
fn unpacked(archive: Vec<u8>) -> (String, BTreeMap<String, Vec<u8>>) {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let mut entries = BTreeMap::new();
    let mut folders = BTreeSet::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let name = entry.name().expect("a name in UTF-8").into_owned();
        let (folder, path) = name.split_once('/').expect("every entry lies in a folder");
        folders.insert(folder.to_owned());
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("the entry can be read");
        assert!(entries.insert(path.to_owned(), bytes).is_none(), "{path} stands there twice");
    }
    assert_eq!(folders.len(), 1, "{folders:?}");
    (folders.pop_first().expect("one folder"), entries)
}

#[test]
fn texts_are_exported_as_expected() {
    let site = dock_talks();
    for &format in DataFormat::ALL {
        let format = ExportFormat::Data(format);
        let name = format.path().rsplit_once('/').expect("it lies in a folder").1;
        if format == ExportFormat::Data(DataFormat::Json) {
            continue; // held by the golden site
        }
        let place = package().join("tests/exports").join(name);
        let arguments = arguments(format);
        let exported = exported(&site, &arguments.iter().map(String::as_str).collect::<Vec<_>>());
        if is_updating() {
            write(&place, &exported);
        }
        let expected = fs::read(&place).unwrap_or_else(|error| panic!("{}: {error}", place.display()));
        assert_eq!(text(exported), text(expected), "{name}");
    }
}

#[test]
fn an_export_is_the_file_that_a_build_writes() {
    let site = dock_talks();
    site.build(&[]).ends(0);
    let built = site.built_tree();
    for format in ExportFormat::all() {
        let arguments = arguments(format);
        let exported = exported(&site, &arguments.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(exported == built[format.path()], "{}", format.path());
    }
}

#[test]
fn the_archive_is_the_built_site_without_its_bundles() {
    let site = dock_talks();
    site.build(&[]).ends(0);
    let mut built = site.built_tree();
    built.retain(|path, _| !path.ends_with(".variorum-manifest"));
    for &bundle in Bundle::ALL {
        built.remove(ExportFormat::Bundle(bundle).path()).expect("a site of so few pages has its bundles");
    }
    let (folder, mut packed) = unpacked(exported(&site, &["zip"]));
    assert_eq!(folder, "the-desk-at-old-harbour-invented");
    assert!(built.remove("data.html") != packed.get("data.html").cloned(), "the page for downloads tells of other files");
    let page = text(packed.remove("data.html").expect("the page for downloads"));
    assert!(built == packed, "{:?}", built.keys().collect::<BTreeSet<_>>().symmetric_difference(&packed.keys().collect()));
    assert!(page.contains("href=\"data/briefing.json\"") && !page.contains("href=\"data/briefing.zip\""), "{page}");
    assert!(page.contains("<code>variorum export zip --output briefing.zip</code>"), "{page}");
}

#[test]
fn the_tables_say_what_the_data_file_says() {
    for site in [dock_talks(), Site::of_this_repository()] {
        let data: serde_json::Value = serde_json::from_slice(&exported(&site, &["json"])).expect("JSON");
        let claims = rows(&text(exported(&site, &["csv"])));
        let listed = data["claims"].as_array().expect("claims");
        assert_eq!(claims.len(), listed.len());
        for (row, claim) in claims.iter().zip(listed) {
            for column in ["id", "source", "event", "question", "quote_state"] {
                assert_eq!(row[column], claim[column].as_str().expect("text"), "{column}");
            }
            assert_eq!(row["voice"] == "own", claim["by"].as_array().expect("a list").is_empty());
            assert_eq!(row["withdrawn"], claim["withdrawn"].to_string());
            let credibility = claim["credibility"].as_u64().map(|code| code.to_string());
            assert_eq!(row["credibility"], credibility.unwrap_or_default());
        }

        let comparison = rows(&text(exported(&site, &["csv", "--table", "comparison"])));
        let questions = data["questions"].as_array().expect("questions");
        let cells: usize = questions.iter().map(|question| question["cells"].as_array().expect("cells").len().max(1)).sum();
        assert_eq!(comparison.len(), cells);
        for question in questions {
            let of_question = |row: &&BTreeMap<String, String>| row["question"] == question["id"].as_str().expect("an id");
            for row in comparison.iter().filter(of_question) {
                assert_eq!((row["verdict"].as_str(), row["kind"].as_str()), (text_of(question, "verdict"), text_of(question, "kind")));
                assert_eq!(row["explanation"], text_of(question, "explanation"));
                let cell = question["cells"].as_array().expect("cells").iter().find(|cell| cell["source"] == row["source"].as_str());
                if let Some(cell) = cell {
                    assert_eq!(row["cell"], text_of(cell, "state"));
                    let claims: Vec<&str> = cell["claims"].as_array().expect("claims").iter().filter_map(|id| id.as_str()).collect();
                    assert_eq!(row["claims"], claims.join("; "));
                }
            }
        }
    }
}

fn text_of<'data>(value: &'data serde_json::Value, key: &str) -> &'data str {
    value[key].as_str().expect("text")
}

#[test]
fn every_live_quote_is_an_annotation_of_its_source() {
    for site in [dock_talks(), Site::of_this_repository()] {
        site.build(&[]).ends(0);
        let data = site.data();
        let collection: serde_json::Value = serde_json::from_str(&site.built("data/annotations.jsonld")).expect("JSON");
        let items = collection["first"]["items"].as_array().expect("annotations");
        assert_eq!((&collection["type"], &collection["total"]), (&"AnnotationCollection".into(), &items.len().into()));
        let quoted =
            data["claims"].as_array().expect("claims").iter().filter(|claim| claim["withdrawn"] == false && claim["quote"].is_string());
        let quoted: Vec<&serde_json::Value> = quoted.collect();
        assert_eq!(items.len(), quoted.len());
        let base = data["site"]["base_url"].as_str();
        let mut ids = BTreeSet::new();
        for (item, claim) in items.iter().zip(quoted) {
            let id = text_of(item, "id");
            assert!(ids.insert(id), "{id} stands there twice");
            match base {
                Some(base) => {
                    let (page, fragment) = id.strip_prefix(base).and_then(|path| path.split_once('#')).expect("a place on a page");
                    assert!(site.built(page).contains(&format!("id=\"{fragment}\"")), "{id}");
                }
                None => assert_eq!((&id[..9], id.len(), &id[23..24]), ("urn:uuid:", 45, "8"), "{id}"),
            }
            let targets = item["target"].as_array().cloned().unwrap_or_else(|| vec![item["target"].clone()]);
            for target in &targets {
                assert_eq!(text_of(&target["selector"], "type"), "TextQuoteSelector");
                let exact = text_of(&target["selector"], "exact").split(' ').next().expect("a word");
                assert!(text_of(claim, "quote").contains(exact), "{item}");
                let source = data["sources"].as_array().expect("sources").iter().find(|source| source["id"] == claim["source"]);
                let source = source.expect("the source of the claim");
                assert_eq!(target["source"]["label"], source["title"]);
                if let Some(url) = source["url"].as_str() {
                    assert_eq!(text_of(&target["source"], "id"), url);
                }
            }
            let bodies = item["body"].as_array().expect("bodies");
            let tags: Vec<&str> = bodies.iter().filter(|body| body["purpose"] == "tagging").map(|body| text_of(body, "value")).collect();
            let speakers = claim["by"].as_array().expect("a list");
            let ids = ["claim:", "q:", "a:", "by:"].map(|kind| tags.iter().filter(|tag| tag.starts_with(kind)).count());
            assert!(ids[0] == 1 && ids[1] == 1 && ids[2] >= 1 && ids[3] == speakers.len(), "{tags:?}");
            // Each speaker by name for people, and by id for `import`.
            assert_eq!(tags.len(), ids.iter().sum::<usize>() + speakers.len(), "{tags:?}");
            assert_eq!(text_of(item["body"].as_array().expect("bodies").last().expect("a body"), "value"), text_of(claim, "quote_state"));
        }
    }
}

#[test]
fn hostile_names_break_no_file() {
    let long = "x".repeat(500);
    let site = Site::copy_of("tests/golden/dock-talks");
    let source = format!(
        "---\ntitle: \"{HOSTILE}\"\npublisher: \"=cmd {long}\"\nauthor: \"@{HOSTILE}\"\npublished: -0430\nurl: https://example.org/}}{{?a=1&b=2\ncovers: [{{event: dock-talks-1}}]\nclaims:\n  - {{id: said, question: talks-1-held, answer: -0430, says: \"-{HOSTILE}\\nsecond line\"}}\n---\n"
    );
    let site = site.file("content/sources/hostile.md", &source);
    let read = HOSTILE.replace("\\\"", "\"").replace("\\u2028", "\u{2028}").replace("\\\\", "\\");

    let claims = rows(&text(exported(&site, &["csv"])));
    let row = claims.iter().find(|row| row["id"] == "hostile#said").expect("the claim");
    assert_eq!(row["source_title"], format!("'{read}"));
    assert_eq!(row["publisher"], format!("'=cmd {long}"));
    assert_eq!(row["says"], format!("'-{read}\nsecond line"), "a line end stays within its field");
    assert_eq!((row["published"].as_str(), row["answer"].as_str()), ("'-0430", "'-0430"), "a year before the era is no number");

    let items: Vec<serde_json::Value> = serde_json::from_slice(&exported(&site, &["csl"])).expect("JSON");
    let item = items.iter().find(|item| item["id"] == "hostile").expect("the source");
    assert_eq!(item["title"], read.split_whitespace().collect::<Vec<_>>().join(" "), "one line");

    let bibtex = text(exported(&site, &["bibtex"]));
    assert_eq!(bibtex.matches('{').count(), bibtex.matches('}').count());
    let ris = text(exported(&site, &["ris"]));
    assert!(ris.lines().all(|line| line.is_empty() || (line.len() >= 6 && &line[2..6] == "  - ")), "{ris}");
    assert_eq!(ris.matches("\nER  - ").count(), items.len());

    site.build(&[]).ends(0);
}

#[test]
fn a_site_without_sources_has_every_file() {
    let site = Site::new();
    site.build(&[]).ends(0);
    for format in ExportFormat::all() {
        assert!(site.output().join(format.path()).is_file(), "{}", format.path());
    }
    assert_eq!(site.built("data/sources.csl.json"), "[]\n");
    assert_eq!((site.built("data/sources.bib"), site.built("data/sources.ris")), (String::new(), String::new()));
    assert!(rows(&site.built("data/claims.csv")).is_empty() && rows(&site.built("data/comparison.csv")).is_empty());
}

#[test]
fn an_export_is_written_whole_or_not_at_all() {
    let site = dock_talks();
    let run = site.run(&["export", "zip", "--output", "talks.zip"]).ends(0);
    assert!(run.stdout.is_empty() && run.stderr.ends_with("wrote `talks.zip`\n"), "{run:?}");
    let former = fs::read(site.root().join("talks.zip")).expect("written");
    assert_eq!(former, exported(&site, &["zip"]));

    let site = site.edit("content/sources/radio-excerpt.md", "by: [jon-hale]", "by: [jon-hail]");
    let run = site.run(&["export", "zip", "--output", "talks.zip"]).ends(1);
    assert!(run.stdout.is_empty() && run.stderr.contains("error[V0301 unknown-id]: "), "{run:?}");
    assert_eq!(fs::read(site.root().join("talks.zip")).expect("it stands"), former);
    let run = site.run(&["export", "csv", "--output", "claims.csv"]).ends(1);
    assert!(run.stdout.is_empty() && !site.root().join("claims.csv").exists(), "{run:?}");
    assert!(site.run(&["export", "csl"]).ends(1).stdout.is_empty());
}

#[cfg(unix)]
#[test]
fn a_pipe_is_written_to_and_stays_a_pipe() {
    use std::os::unix::fs::FileTypeExt as _;
    let site = dock_talks();
    let pipe = site.root().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
    assert!(made.success());
    let there = pipe.clone();
    let reader = std::thread::spawn(move || fs::read(there).expect("the pipe can be read"));
    let run = site.run(&["export", "csv", "-o", "pipe"]);
    let stayed = fs::symlink_metadata(&pipe).expect("it is there").file_type().is_fifo();
    // The reader waits for somebody who opens the pipe, which is gone.
    assert!(stayed, "the pipe was replaced: {run:?}");
    run.ends(0);
    assert_eq!(reader.join().expect("it has read"), exported(&site, &["csv"]));
}

#[test]
fn a_dash_is_standard_output_and_the_site_is_never_written_over() {
    let site = dock_talks();
    let run = site.run(&["export", "csv", "-o", "-"]).ends(0);
    assert_eq!(run.stdout.as_bytes(), exported(&site, &["csv"]));
    assert!(!site.root().join("-").exists());
    let settings = fs::read(site.root().join("content/site.yaml")).expect("the settings");
    for path in ["content/site.yaml", "content/new.csv", "templates/x.csv", "static/x.csv", ".git/config", "Content/x.csv"] {
        let run = site.run(&["export", "csv", "-o", path]).ends(2);
        assert!(run.stderr.contains("choose another place"), "{path}: {run:?}");
    }
    assert_eq!(fs::read(site.root().join("content/site.yaml")).expect("the settings"), settings);
    assert!(!site.root().join("static").exists() && !site.root().join("content/new.csv").exists());
}

#[test]
fn a_place_that_cannot_be_written_is_said_and_nothing_is_left() {
    let site = dock_talks().file("taken/inside.txt", "theirs").file("a-file", "theirs");
    for output in ["taken", "a-file/below.csv", "taken/.."] {
        let run = site.run(&["export", "csv", "--output", output]).ends(2);
        assert!(run.stderr.contains("\nerror: could not "), "{output}: {run:?}");
    }
    let left: BTreeSet<String> = crate::support::tree(site.root()).into_keys().filter(|path| !path.starts_with("content/")).collect();
    assert_eq!(left, ["a-file", "taken/inside.txt"].map(str::to_owned).into());
}

#[test]
fn what_goes_with_no_format_is_refused() {
    let site = dock_talks();
    let run = site.run(&["export", "json", "--table", "claims"]).ends(2);
    assert!(run.stderr.contains("`--table` goes with `csv`"), "{run:?}");
    site.run(&["export", "xlsx"]).ends(2);
    site.run(&["export"]).ends(2);
    Site::empty().run(&["export", "json"]).ends(2);
}

#[test]
fn a_site_of_many_pages_says_how_its_bundles_are_made() {
    let mut site = Site::new();
    for number in 0..500 {
        site = site.file(&format!("content/pages/page-{number}.md"), "---\ntitle: A page (invented)\n---\nProse.\n");
    }
    site.build(&[]).ends(0);
    for &bundle in Bundle::ALL {
        let format = ExportFormat::Bundle(bundle);
        assert!(!site.output().join(format.path()).exists(), "{}", format.path());
        assert!(site.built("data.html").contains(&format.command()));
    }
    let (_, packed) = unpacked(exported(&site, &["zip"]));
    assert_eq!(packed["data.html"], site.built("data.html").into_bytes(), "in such a site the archive holds the very pages");
}

#[test]
fn drafts_and_addresses_are_those_of_the_export() {
    let briefing = "---\ntitle: A draft (invented)\nas_of: 2025-03-06\nevents: [dock-talks-2]\ndraft: true\n---\nProse.\n";
    let site = dock_talks().file("content/briefings/a-draft.md", briefing);
    let pages = |arguments: &[&str]| unpacked(exported(&site, arguments)).1;
    assert!(!pages(&["zip"]).contains_key("briefings/a-draft.html"));
    assert!(pages(&["zip", "--drafts"]).contains_key("briefings/a-draft.html"));
    let front = text(pages(&["zip", "--base-url", "https://example.org/x"])["index.html"].clone());
    assert!(front.contains("https://example.org/x/"), "{front}");
    let run = Run::of(program().args(["export", "zip", "--base-url", "nowhere"]).current_dir(site.root())).ends(2);
    assert!(run.stderr.contains("an address such as"), "{run:?}");
}

#[test]
fn the_sitemap_names_each_page_under_the_address_that_it_is_cited_by() {
    let site = dock_talks();
    site.build(&["--base-url", "https://example.org/b"]).ends(0);
    let listed = site.built("sitemap.xml");
    let listed: BTreeSet<&str> = listed.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next()).collect();
    assert!(!listed.is_empty());
    for address in listed {
        let page = site.built(address.strip_prefix("https://example.org/b/").expect("an address of the site"));
        assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{address}\"")), "{address}");
    }
}
