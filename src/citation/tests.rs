use serde_json::json;

use super::csl::csl_item;
use super::{bibtex, csl_json, ris, text};
use crate::model::address::WebAddress;
use crate::model::date::Date;
use crate::model::id::{Id, SourceKey};
use crate::model::library::{Archive, Author, Library, Publisher, Reviewed, Source};
use crate::model::parsed::FileRecord;
use crate::model::schema::Extra;
use crate::model::words::{Extent, SourceForm};

const KEY: SourceKey = SourceKey(0);

/// A library with one source of which nothing but the title is known.
fn library(title: &str) -> Library {
    let record = FileRecord::default();
    let source = Source {
        id: Id::parse("dock/strike-1").expect("an id"),
        record,
        title: Some(title.to_owned()),
        short: None,
        name: title.to_owned(),
        publisher: None,
        publisher_key: Publisher::Unknown(KEY),
        published_by: None,
        own_publisher: None,
        derived_from: None,
        root: KEY,
        updates: None,
        updated_by: None,
        voice_of: None,
        author: None,
        authors: Vec::new(),
        url: None,
        published: None,
        retrieved: None,
        language: None,
        form: None,
        reliability: None,
        descriptor: None,
        machine_text: None,
        extent: Extent::Full,
        archive: Archive::default(),
        captures: Vec::new(),
        licence: None,
        covers: Vec::new(),
        caveats: Vec::new(),
        names: Vec::new(),
        reviewed: Reviewed::Unsaid,
        withdrawn: None,
        withdrawn_with: None,
        claims: 0..0,
        extra: Extra::default(),
    };
    Library { sources: vec![source].into(), ..Library::default() }
}

fn date(text: &str) -> Date {
    Date::parse(text).expect("the test writes a date")
}

/// A library with one source of which everything is known.
fn full() -> Library {
    let mut library = library("Dock talks end");
    let source = &mut library.sources[KEY];
    source.publisher = Some("Harbour Gazette".to_owned());
    source.author = Some("The Newsroom and Sons".to_owned());
    source.url = WebAddress::parse("https://example.org/a_b?c=1&d=%20#e").ok();
    source.published = Some(date("2025-03-04"));
    source.retrieved = Some(date("2025-03"));
    source.language = Some("en".to_owned());
    source.form = Some(SourceForm::NewsReport);
    library
}

#[test]
fn everything_that_is_known_is_said() {
    let library = full();
    insta::assert_snapshot!(csl_json(&library, [KEY]), @r#"
    [
      {
        "id": "dock/strike-1",
        "type": "article-newspaper",
        "title": "Dock talks end",
        "container-title": "Harbour Gazette",
        "author": [
          {
            "literal": "The Newsroom and Sons"
          }
        ],
        "issued": {
          "date-parts": [
            [
              2025,
              3,
              4
            ]
          ]
        },
        "accessed": {
          "date-parts": [
            [
              2025,
              3
            ]
          ]
        },
        "URL": "https://example.org/a_b?c=1&d=%20#e",
        "language": "en"
      }
    ]
    "#);
    insta::assert_snapshot!(bibtex(&library, KEY), @r"
    @online{dock:strike-1,
      author = {{The Newsroom and Sons}},
      title = {{Dock talks end}},
      organization = {Harbour Gazette},
      date = {2025-03-04},
      url = {https://example.org/a_b?c=1&d=%20#e},
      urldate = {2025-03},
      langid = {english}
    }
    ");
    insta::assert_snapshot!(ris(&library, KEY), @r"
    TY  - NEWS
    ID  - dock/strike-1
    TI  - Dock talks end
    AU  - The Newsroom and Sons
    T2  - Harbour Gazette
    PY  - 2025
    DA  - 2025/03/04/
    UR  - https://example.org/a_b?c=1&d=%20#e
    Y2  - 2025/03//
    LA  - en
    ER  - 
    ");
    assert_eq!(
        text(&library, KEY),
        "The Newsroom and Sons. “Dock talks end”. Harbour Gazette. 4 March 2025. https://example.org/a_b?c=1&d=%20#e. Retrieved March 2025."
    );
}

#[test]
fn the_unknown_is_left_out() {
    let mut library = library("Talks");
    library.sources[KEY].published = Some(Date::UNKNOWN);
    assert_eq!(csl_item(&library, KEY), json!({"id": "dock/strike-1", "type": "document", "title": "Talks"}));
    assert_eq!(bibtex(&library, KEY), "@misc{dock:strike-1,\n  title = {{Talks}}\n}\n");
    assert_eq!(ris(&library, KEY), "TY  - GEN\nID  - dock/strike-1\nTI  - Talks\nER  - \n");
    assert_eq!(text(&library, KEY), "“Talks”. Author, publisher and date not known.");
}

#[test]
fn a_hostile_title_stays_a_title() {
    let library = library("50% of $5 & {a}_#^~ \\input{x}\r\nER  - \n\"quoted\" }, author = {X");
    let bibtex = bibtex(&library, KEY);
    assert_eq!(bibtex.matches('{').count(), bibtex.matches('}').count());
    assert!(bibtex.contains(
        "title = {{50\\% of \\$5 \\& \\textbraceleft{}a\\textbraceright{}\\_\\#\\textasciicircum{}\\textasciitilde{} \
         \\textbackslash{}input\\textbraceleft{}x\\textbraceright{} ER - \"quoted\" \\textbraceright{}, author = \\textbraceleft{}X}}"
    ));
    assert_eq!(ris(&library, KEY).lines().count(), 4, "a line end in a title begins no line of the record");
    let json: serde_json::Value = serde_json::from_str(&csl_json(&library, [KEY])).expect("JSON");
    assert_eq!(json[0]["title"], "50% of $5 & {a}_#^~ \\input{x} ER - \"quoted\" }, author = {X");
}

#[test]
fn signs_stay_apart_in_tex() {
    let library = library("a -- b --- c ``d'' <<e>> ,,f");
    assert!(bibtex(&library, KEY).contains("{a -{}- b -{}-{}- c `{}`d'{}' <{}<e>{}> ,{},f}"));
}

#[test]
fn an_address_keeps_the_entry_balanced() {
    let mut library = full();
    library.sources[KEY].url = WebAddress::parse("https://example.org/}{\\x").ok();
    assert!(bibtex(&library, KEY).contains("url = {https://example.org/%7D%7B%5Cx}"));
}

#[test]
fn dates_are_told_as_exactly_as_they_are_known() {
    for (written, csl, biblatex, ris_day) in [
        ("2025-10", json!({"date-parts": [[2025, 10]]}), "2025-10", Some("2025/10//")),
        ("2025-10-29?", json!({"date-parts": [[2025, 10, 29]], "circa": true}), "2025-10-29?", Some("2025/10/29/possibly 29 October 2025")),
        ("2025~", json!({"date-parts": [[2025]], "circa": true}), "2025~", Some("2025///about 2025")),
        (
            "2025-03-04/2025-03-06",
            json!({"date-parts": [[2025, 3, 4], [2025, 3, 6]]}),
            "2025-03-04/2025-03-06",
            Some("2025/03/04/4–6 March 2025"),
        ),
        ("2025-03-04T19:59Z", json!({"date-parts": [[2025, 3, 4]]}), "2025-03-04", Some("2025/03/04/")),
        ("2011/..", json!({"literal": "from 2011, end open"}), "2011/..", Some("2011///from 2011, end open")),
        ("-0043", json!({"date-parts": [[-43]]}), "-0043", None),
    ] {
        let mut library = full();
        library.sources[KEY].published = Some(date(written));
        assert_eq!(csl_item(&library, KEY)["issued"], csl, "{written}");
        assert!(bibtex(&library, KEY).contains(&format!("\n  date = {{{biblatex}}}")), "{written}");
        let record = ris(&library, KEY);
        assert_eq!(record.lines().find_map(|line| line.strip_prefix("DA  - ")), ris_day, "{written}");
    }
}

#[test]
fn a_source_without_an_address_has_no_day_of_access() {
    let mut library = full();
    library.sources[KEY].url = None;
    let entry = bibtex(&library, KEY);
    assert!(entry.starts_with("@misc{") && !entry.contains("urldate"));
}

#[test]
fn persons_are_told_from_bodies() {
    let person = |given: &str, particle: &str, family: &str| Author::Person {
        given: given.to_owned(),
        particle: particle.to_owned(),
        family: family.to_owned(),
    };
    for (author, in_bibtex, in_csl, in_ris) in [
        (person("Marta Elena", "", "Ruiz"), "{Ruiz}, Marta Elena", json!({"family": "Ruiz", "given": "Marta Elena"}), "Ruiz, Marta Elena"),
        (
            person("Juan", "de la", "Cruz y Vega"),
            "de la {Cruz y Vega}, Juan",
            json!({"family": "Cruz y Vega", "given": "Juan", "non-dropping-particle": "de la"}),
            "de la Cruz y Vega, Juan",
        ),
        (person("", "Van", "Dam"), "{Van Dam}", json!({"family": "Dam", "non-dropping-particle": "Van"}), "Van Dam"),
        (
            person("Ann and Bob", "", "Smith, Sons"),
            "{Smith, Sons}, {Ann and Bob}",
            json!({"family": "Smith, Sons", "given": "Ann and Bob"}),
            "Smith Sons, Ann and Bob",
        ),
        (
            Author::Named("Barnes and Noble, Inc.".to_owned()),
            "{Barnes and Noble, Inc.}",
            json!({"literal": "Barnes and Noble, Inc."}),
            "Barnes and Noble Inc.",
        ),
    ] {
        let mut library = library("Talks end");
        library.sources[KEY].authors = vec![author, Author::Named("The Newsroom".to_owned())];
        let bibtex = bibtex(&library, KEY);
        assert!(bibtex.contains(&format!("author = {{{in_bibtex} and {{The Newsroom}}}}")), "{bibtex}");
        assert_eq!(csl_item(&library, KEY)["author"], json!([in_csl, {"literal": "The Newsroom"}]));
        let ris = ris(&library, KEY);
        assert!(ris.contains(&format!("AU  - {in_ris}\nAU  - The Newsroom\n")), "{ris}");
    }
}
