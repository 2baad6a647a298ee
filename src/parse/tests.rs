//! One bad example of each finding of `parse`, at its place, and what is not to be a finding.

use super::parse;
use crate::diagnostic::Code;
use crate::sample::{findings, linked, shown, site, sound_but};

/// Checks the findings of the sample with one file changed or added: all of them, in order, without the path where it is that file's.
fn assert_found(path: &str, text: &str, expected: &[&str]) {
    let found = findings(&[(path, text)]);
    let short: Vec<&str> = found.iter().map(|line| line.strip_prefix(&format!("{path}:")).unwrap_or(line)).collect();
    assert_eq!(short, expected, "{path}\n{text}");
}

/// Checks a source with these lines in its frontmatter beside a title, what it covers, and that it was not read.
fn assert_source(lines: &str, expected: &[&str]) {
    let text = format!("---\ntitle: Second\ncovers: [{{event: talks-2}}]\nreviewed: []\n{lines}---\n");
    assert_found("content/sources/second.md", &text, expected);
}

#[test]
fn fences() {
    for (text, expected) in [
        ("Prose.\n", "1:1: V0101 the file does not begin with `---`"),
        ("", "1:1: V0101 the file does not begin with `---`"),
        ("---\ntitle: T\nProse.\n", "1:1: V0102 the frontmatter that opens here is never closed"),
    ] {
        assert_found("content/pages/about.md", text, &[expected]);
    }
    assert_found("content/pages/about.md", "---\n---\nProse.\n", &[]);
    assert_found("content/pages/about.md", "\u{feff}---\r\ntitle: T\r\n...\r\nProse.\r\n", &[]);
    assert_found("content/pages/about.yaml", "title: T\n", &[]);
    assert_found("content/pages/about.yaml", "", &[]);
}

#[test]
fn yaml_that_is_none() {
    for (text, expected) in [
        ("---\ntitle: Talks: the end\n---\n", "2:13: V0103 a value has a colon in it and no quotation marks"),
        ("---\n- a\n- b\n---\n", "2:1: V0112 the fields of a record are a mapping, not a list"),
        ("---\njust words\n---\n", "2:1: V0112 the fields of a record are a mapping, not text"),
        ("---\ntitle: *minister\n---\n", "2:8: V0105 aliases (`*`) are not taken"),
        ("---\ntitle: T\n\tdescription: x\n---\n", "3:1: V0108 a tab stands where YAML takes only spaces"),
    ] {
        assert_found("content/pages/about.md", text, &[expected]);
    }
    let deep = format!("---\ntitle: T\nextra: {{a: {}{}}}\n---\n", "[".repeat(70), "]".repeat(70));
    let found = findings(&[("content/pages/about.md", &deep)]);
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("V0104 the values are nested more than 64 deep"), "{found:?}");
}

#[test]
fn what_the_gate_can_read_past_hides_no_other_fault() {
    assert_found(
        "content/pages/about.md",
        "---\ntitle: A\norder: x\ntitle: B\ndescription: !loud Talks\ndescriptoin: x\n---\n[[gone]]\n",
        &[
            "3:8: V0112 `order` takes a whole number, not text",
            "4:1: V0107 the key `title` stands here a second time | content/pages/about.md:2:1 the first is here",
            "5:14: V0106 tags (`!`) are not taken",
            "6:1: V0110 there is no field `descriptoin` here",
            "8:3: V0301 nothing here has the id `gone`",
        ],
    );
    assert_source(
        "names:\n  - {actor: ruiz, as: M, as: N, rôle: x}\nclaims: []\nclaims:\n  - {id: a}\n",
        &[
            "6:26: V0107 the key `as` stands here a second time | content/sources/second.md:6:19 the first is here",
            "6:33: V0110 an entry of `names` has no field `rôle`",
            "8:1: V0107 the key `claims` stands here a second time | content/sources/second.md:7:1 the first is here",
        ],
    );
}

#[test]
fn of_a_doubled_answer_the_first_counts() {
    let question = "---\nquestion: Q?\nevent: talks-2\nkind: choice\nanswers: {two-days: Two days, three-days: Three, two-days: 2}\n---\n";
    let files = sound_but(&[("content/questions/length.md", question)]);
    let (library, found) = linked(&files);
    let expected = [
        "content/questions/length.md:5:50: V0107 the key `two-days` stands here a second time | content/questions/length.md:5:11 the first is here",
    ];
    assert_eq!(shown(&files, &found), expected);
    let labels: Vec<_> = library.questions.iter().flat_map(|question| &question.answers).map(|(_, label)| label.as_str()).collect();
    assert!(labels.starts_with(&["Two days", "Three"]), "{labels:?}");
}

#[test]
fn fields_that_a_kind_does_not_have() {
    assert_source(
        "publishd: 2025-03-04\narchive: {sha: x, words: 3}\nextra: {anything: [1, {at: all}]}\nclaims:\n  - {id: a, question: length, answer: two-days, says: s, anser: t, withdrawn: {because: w}}\n",
        &[
            "5:1: V0110 there is no field `publishd` here",
            "6:11: V0110 `archive` has no field `sha`",
            "9:58: V0110 an entry of `claims` has no field `anser`",
            "9:80: V0110 `withdrawn` has no field `because`",
        ],
    );
    let files = sound_but(&[("content/pages/about.md", "---\ntitel: T\nzzz: 1\n---\n")]);
    let (_, found) = linked(&files);
    let help: Vec<_> = found.iter().map(|finding| (finding.suggestion.as_deref(), finding.help.as_str())).collect();
    let expected = [
        (Some("title"), "did you mean `title`? Fields of your own go under `extra:` at the top"),
        (None, "the fields here are `title`, `description`, `order`, `extra`; fields of your own go under `extra:` at the top"),
    ];
    assert_eq!(help, expected);
}

#[test]
fn required_fields() {
    for (path, text, expected) in [
        ("content/site.yaml", "# A site\nlanguage: en\n", &["1:1: V0111 the required field `title` is missing"] as &[&str]),
        ("content/events/new.md", "---\ntitle: null\n---\n", &["1:1: V0111 the required field `title` is missing"]),
        (
            "content/actors/ruiz.md",
            "---\nroles: [{from: 2019}, null]\nstatements:\n  - about: The end.\n  - {}\n---\n",
            &[
                "1:1: V0111 the required field `kind` is missing",
                "1:1: V0111 the required field `name` is missing",
                "2:10: V0111 the required field `title` is missing",
                "4:5: V0111 the required field `id` is missing",
                "5:5: V0111 the required field `id` is missing",
            ],
        ),
        (
            "content/questions/new.md",
            "---\nshort: S\n---\n",
            &[
                "1:1: V0111 the required field `event` is missing",
                "1:1: V0111 the required field `kind` is missing",
                "1:1: V0111 the required field `question` is missing",
            ],
        ),
        (
            "content/briefings/talks.md",
            "---\nevents: []\njudgements:\n  - because: [gazette#length]\n---\n",
            &[
                "1:1: V0111 the required field `as_of` is missing",
                "1:1: V0111 the required field `title` is missing",
                "2:9: V0111 `events` has no entry, and needs one",
                "4:5: V0111 the required field `id` is missing",
                "4:5: V0111 the required field `text` is missing",
            ],
        ),
        (
            "content/sources/second.md",
            "---\ncovers:\n  - certainty: stated\nnames: [{role: r}]\narchive: {exclude: [{kind: other}]}\nclaims:\n  - id: a\n    question: length\n    answer: two-days\n  - quote: q\n---\n",
            &[
                "1:1: V0111 there is neither `title` nor `short`",
                "3:5: V0111 the required field `event` is missing",
                "4:10: V0111 the required field `actor` is missing",
                "4:10: V0111 the required field `as` is missing",
                "5:22: V0111 the required field `from` is missing",
                "5:22: V0111 the required field `to` is missing",
                "7:9: V0111 there is neither `quote` nor `says`",
                "10:5: V0111 the required field `answer` is missing",
                "10:5: V0111 the required field `question` is missing",
            ],
        ),
    ] {
        assert_found(path, text, expected);
    }
}

#[test]
fn values_of_another_type() {
    assert_source(
        "author: [A, B]\ncaveats: none\nextent: [full]\narchive: full\nnames: {actor: ruiz}\nform: {wire: 1}\nclaims:\n  - id: a\n    question: length\n    answer: two-days\n    by: ruiz\n    about: [{actor: ruiz}, ruiz]\n    credibility: '3'\n    says: s\n  - a claim\n",
        &[
            "5:9: V0112 `author` takes text, not a list",
            "6:10: V0112 `caveats` takes a list, not text",
            "7:9: V0112 `extent` takes one word, not a list",
            "8:10: V0112 `archive` takes fields of its own, not text",
            "9:8: V0112 `names` takes a list, not a mapping",
            "10:7: V0112 `form` takes one word, not a mapping",
            "15:9: V0112 `by` takes a list, not text",
            "16:13: V0112 an entry of `about` takes text, not a mapping",
            "17:18: V0112 `credibility` takes a whole number, not text",
            "19:5: V0112 an entry of `claims` takes fields of its own, not text",
        ],
    );
    assert_found(
        "content/briefings/draft.md",
        "---\ntitle: T\nas_of: 2025\nevents: [talks-2]\ndraft: yes\n---\n",
        &["5:8: V0112 `draft` takes `true` or `false`, not text"],
    );
    assert_found(
        "content/questions/people.md",
        "---\nquestion: Q?\nevent: talks-2\nkind: number\ntolerance: some\n---\n",
        &["5:12: V0112 `some` is no number"],
    );
    assert_source("reviewed: [{a: b}]\n".replace("reviewed", "retrieved").as_str(), &["5:12: V0112 `retrieved` takes text, not a list"]);
    assert_source("archive: {sha256: 9f2c}\n", &["5:19: V0112 `sha256` has 64 hexadecimal digits, and `9f2c` is something else"]);
}

#[test]
fn a_single_word_where_a_list_belongs_comes_with_the_list() {
    let files = sound_but(&[("content/events/talks-1.md", "---\ntitle: T\nparticipants: union\n---\n")]);
    let (_, found) = linked(&files);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].suggestion.as_deref(), found[0].help.as_str()), (Some("[union]"), "write `participants: [union]`"));
}

#[test]
fn words_that_a_list_does_not_have() {
    assert_source(
        "form: newspaper\nreliability: c\nmachine_text: maybe\ncovers:\n",
        &[
            "5:7: V0113 `newspaper` is not one of the words that `form` takes",
            "6:14: V0113 `c` is not one of the words that `reliability` takes",
            "7:15: V0113 `maybe` is not one of the words that `machine_text` takes",
            "8:1: V0107 the key `covers` stands here a second time | content/sources/second.md:3:1 the first is here",
        ],
    );
    let text = "---\ntitle: T\ncovers: [{event: talks-2, certainty: infered}]\nreviewed: some\n---\n";
    let files = sound_but(&[
        ("content/sources/gazette.md", text),
        ("content/briefings/talks.md", "---\ntitle: T\nas_of: 2025\nevents: [talks-2]\n---\n[[ruiz]]\n"),
    ]);
    let (_, found) = linked(&files);
    let expected = [
        "content/sources/gazette.md:1:1: V0404 no claim was read from the source `gazette`",
        "content/sources/gazette.md:3:38: V0113 `infered` is not one of the words that `certainty` takes",
        "content/sources/gazette.md:4:11: V0113 `reviewed` takes `all` or a list, not `some`",
    ];
    assert_eq!(shown(&files, &found), expected);
    assert_eq!(found[1].suggestion.as_deref(), Some("inferred"));
}

#[test]
fn values_that_are_none() {
    assert_source(
        "published: 4 March 2025\nretrieved: 2025-02-30\nlanguage: English\nurl: javascript:alert(1)\nauthor: \"\"\ndescriptor: ' '\ncaveats: [x, '']\nwithdrawn: {on: tomorrow}\n",
        &[
            "5:12: V0114 `4 March 2025` has white space in it",
            "6:12: V0114 `2025-02` has no day `30`",
            "7:11: V0117 `English` is no language tag",
            "8:6: V0116 the address has the scheme `javascript`, and only `http` and `https` are taken",
            "9:9: V0119 `author` holds an empty text",
            "10:13: V0119 `descriptor` holds an empty text",
            "11:14: V0119 `caveats` holds an empty text",
            "12:17: V0114 `tomorrow` is not a date",
        ],
    );
    assert_found(
        "content/actors/ruiz.md",
        "---\nname: Marta Ruiz\nkind: person\nnames_in: {es: Marta, Spanish: Marta, ur: ''}\nsame_as: [https://example.org/a, ftp://example.org, example.org, 'https://']\nroles: [{title: t, from: soon}]\n---\n",
        &[
            "4:23: V0117 `Spanish` is no language tag",
            "4:43: V0119 `ur` has no text",
            "5:34: V0116 the address has the scheme `ftp`, and only `http` and `https` are taken",
            "5:53: V0116 the address has no scheme",
            "5:66: V0116 the address names no host",
            "6:26: V0114 `soon` is not a date",
        ],
    );
    assert_found(
        "content/site.yaml",
        "title: T\nbase_url: //example.org/x\nedit_url: data:text/html,x\nlimits: {max_quoted_share: 1.5, max_depth: 0, max_quote_words: -3}\n",
        &[
            "2:11: V0116 the address has no scheme",
            "3:11: V0116 the address has the scheme `data`, and only `http` and `https` are taken",
            "4:28: V0118 `1.5` lies outside of what `max_quoted_share` takes",
            "4:44: V0118 `0` lies outside of what `max_depth` takes",
            "4:64: V0118 `max_quote_words` does not take the number `-3`",
        ],
    );
    assert_found(
        "content/questions/people.md",
        "---\nquestion: Q?\nevent: talks-2\nkind: number\ntolerance: -1\n---\n",
        &["5:12: V0118 `tolerance` is -1, and a distance is never below zero"],
    );
    assert_found(
        "content/questions/length.md",
        "---\nquestion: Q?\nevent: talks-2\nkind: choice\nanswers: {two-days: , three-days: Three days}\n---\n",
        &["5:11: V0119 `two-days` has no text"],
    );
    assert_source("archive: {file: ../../secret.txt}\n", &["5:17: V0116 `../../secret.txt` leads out of the archive folder"]);
}

#[test]
fn null_is_absent_everywhere_and_numbers_are_text_where_text_belongs() {
    let text = "---\ntitle: 2024\npublisher: 1.10\nauthor: null\nurl: ~\npublished:\nreliability: null\narchive: null\ncovers:\n  - event: talks-2\n  -\ncaveats: [null, yes, 3]\nnames: [~, {actor: ruiz, as: 007, role: null}]\nreviewed: null\nwithdrawn: null\nclaims:\n  - null\n  - {id: 1, question: length, answer: two-days, by: [null, ruiz, ~], about: null, quote: 12:30, mode: null}\n---\n";
    let files = sound_but(&[("content/sources/second.md", text)]);
    let (library, found) = linked(&files);
    assert_eq!(shown(&files, &found), Vec::<String>::new());
    let key = library.source_key("second").expect("the source is there");
    let source = &library[key];
    assert_eq!((source.title.as_deref(), source.publisher.as_deref(), source.author.as_deref()), (Some("2024"), Some("1.10"), None));
    assert_eq!((source.caveats.as_slice(), source.reliability), (["yes".to_owned(), "3".to_owned()].as_slice(), None));
    assert_eq!(source.names[0].form, "007");
    let claim = &library[library.claims_of(key).next().expect("the source has a claim")];
    assert_eq!((claim.id.as_str(), claim.by.len(), claim.quote.as_deref(), claim.position), ("1", 1, Some("12:30"), 1));
}

#[test]
fn columns_count_characters_whatever_stands_before() {
    let text = "\u{feff}---\r\ntitle: Gespräche – Ende 😀\r\npublisher: Zürcher Blatt\r\ndescriptor: |\r\n  Größe: \"unbekannt\"\r\n  ünd: mehr\r\ncovers: [{event: talks-2}]\r\nclaims:\r\n- id: länge\r\n  says: >-\r\n    Drei\r\n    Täge\r\n  question: length\r\n  answer: [\"drei\", 'täge']\r\n- {id: a, says: 'Ä ö ü', question: length, answer: vier, by: [ruiz, \"rüiz\"]}\r\n---\r\nÄ [[größe]] und [@gazette#länge].\r\n";
    assert_found(
        "content/sources/second.md",
        text,
        &[
            "9:7: V0115 `länge` is no id: lower-case letters `a-z`, digits and inner hyphens",
            "14:11: V0402 the question `length` is of kind `choice` and takes one answer, not a list",
            "15:52: V0402 the question `length` has no answer `vier`",
            "15:69: V0301 there is no actor `rüiz`",
            "17:5: V0301 nothing here has the id `größe`",
            "17:19: V0301 `gazette` has no claim `länge`",
        ],
    );
}

#[test]
fn quotes_over_the_limit_of_the_site() {
    let claim = "claims:\n  - {id: a, question: length, answer: two-days, quote: 'after [the] three ... long days'}\n";
    let text = format!("---\ntitle: T\ncovers: [{{event: talks-2}}]\n{claim}---\n");
    let settings = |limit: &str| format!("title: T\nlimits: {{max_quote_words: {limit}}}\n");
    let found = findings(&[("content/sources/second.md", &text), ("content/site.yaml", &settings("3"))]);
    assert_eq!(found, ["content/sources/second.md:5:56: V0212 the quote has 4 words, and the site's limit is 3"]);
    assert_eq!(findings(&[("content/sources/second.md", &text), ("content/site.yaml", &settings("4"))]), Vec::<String>::new());
}

#[test]
fn limits_of_size_come_from_the_settings() {
    let settings = "title: T\nlimits: {max_file_bytes: 300, max_frontmatter_bytes: 60}\n";
    let large = format!("---\ntitle: T\n---\n{}\n", "x".repeat(300));
    let broad = format!("---\ntitle: T\ndescription: {}\n---\n", "x".repeat(60));
    let found = findings(&[("content/site.yaml", settings), ("content/pages/large.md", &large), ("content/pages/broad.md", &broad)]);
    let pages: Vec<&String> = found.iter().filter(|line| line.starts_with("content/pages/")).collect();
    let expected = [
        "content/pages/broad.md:1:1: V0104 the YAML text has 83 bytes, and at most 60 are read",
        "content/pages/large.md:1:1: V0002 the file has 318 bytes, and at most 300 are read",
    ];
    assert_eq!(pages, expected);
}

#[test]
fn a_file_of_ligatures_is_refused_for_what_they_stand_for() {
    let file = |text: &str| findings(&[("content/pages/a.md", &format!("---\ntitle: T\n---\n{text}\n"))]);
    let found = file(&"\u{FDFA}".repeat(1_000));
    let expected = "content/pages/a.md:1:1: V0002 the letters of the file written out are 33018 bytes, more than 4 times as many as it has";
    assert_eq!(found, [expected]);
    assert_eq!(file(&"as the text says \u{FDFA} ".repeat(1_000)), Vec::<String>::new());
}

#[test]
fn two_files_for_one_id() {
    let found = findings(&[("content/events/talks-1.yaml", "title: First\n")]);
    assert_eq!(
        found,
        [
            "content/events/talks-1.yaml:1:1: V0005 the event `talks-1` has two files: `content/events/talks-1.md` and `content/events/talks-1.yaml` | content/events/talks-1.md:1:1 the first is here"
        ]
    );
}

#[test]
fn a_file_whose_name_is_no_id_counts_under_the_one_proposed() {
    // The finding about the name is made by `load`; this one about the contents.
    let found = findings(&[
        ("content/pages/Second Page.md", "---\ntitel: T\n---\n"),
        ("content/pages/about.md", "---\ntitle: T\n---\n[[second-page]]\n"),
    ]);
    assert_eq!(found, ["content/pages/Second Page.md:2:1: V0110 there is no field `titel` here"]);
}

#[test]
fn markup_in_fields_is_text_and_raw_html_in_prose_is_a_warning() {
    assert_found(
        "content/pages/about.md",
        "---\ntitle: <script>alert(1)</script> & *more*\n---\nA <b>bold</b> word.\n",
        &["4:3: V0701 raw HTML is shown as text: `<b>`"],
    );
}

#[test]
fn ten_faults_in_one_site() {
    let changes = [
        ("content/actors/ruiz.md", "---\nname: Marta Ruiz\nkind: persn\npart_of: unoin\n---\n"),
        ("content/events/talks-1.md", "---\ntitle: First round\nwhen: 2025-13-01\n---\n"),
        ("content/questions/next.md", "---\nquestion: What next?\nevent: talks-2\nkind: open\nunit: days\n---\n"),
        (
            "content/sources/gazette.md",
            "---\ntitle: Talks end\npublishr: Gazette\nurl: ftp://example.org\ncovers:\n  - event: talks-2\nclaims:\n  - id: length\n    question: length\n    answer: four-days\n    by: [ruiz]\n    quote: after three days\n---\n",
        ),
        ("content/pages/about.md", "---\ntitle: About\n---\n[[ruis]] [@gazette#lentgh]\n\n{{ compere(event=\"talks-2\") }}\n"),
    ];
    let expected = [
        "content/actors/ruiz.md:3:7: V0113 `persn` is not one of the words that `kind` takes",
        "content/actors/ruiz.md:4:10: V0301 there is no actor `unoin`",
        "content/events/talks-1.md:3:7: V0114 there is no month `13`",
        "content/pages/about.md:4:3: V0301 nothing here has the id `ruis`",
        "content/pages/about.md:4:12: V0301 `gazette` has no claim `lentgh`",
        "content/pages/about.md:6:4: V0702 there is no figure `compere`",
        "content/questions/next.md:5:7: V0502 `unit` belongs to questions of kind `number`, and this one is of kind `open`",
        "content/sources/gazette.md:3:1: V0110 there is no field `publishr` here",
        "content/sources/gazette.md:4:6: V0116 the address has the scheme `ftp`, and only `http` and `https` are taken",
        "content/sources/gazette.md:10:13: V0402 the question `length` has no answer `four-days`",
    ];
    assert_eq!(findings(&changes), expected);
}

#[test]
fn lists_that_nobody_reads_are_refused_and_free_fields_are_not() {
    let claim = |by: usize| format!("  - {{question: q, answer: x, by: [{}]}}\n", vec!["a"; by].join(", "));
    let source = |claims: &str, extra: usize| {
        let extra = vec!["1"; extra].join(", ");
        format!("---\ntitle: T\nextra: {{series: [{extra}]}}\ncovers: [{{event: talks-2}}]\nclaims:\n{claims}---\n")
    };
    let found = |text: &str| {
        let (parsed, found) = parse(&site(&[("content/site.yaml", "title: T\n"), ("content/sources/a.md", text)]));
        let lists = found.iter().filter(|finding| finding.code == Code::YamlLimit).map(|finding| finding.message.clone());
        (parsed.sources.len(), lists.collect::<Vec<_>>())
    };
    assert_eq!(found(&source(&claim(1).repeat(1_000), 5_000)), (1, vec![]));
    assert_eq!(found(&source(&claim(100), 0)), (1, vec![]));
    let too_many = |name: &str, entries: usize, most: usize| vec![format!("`{name}` has {entries} entries, and at most {most} are read")];
    assert_eq!(found(&source(&claim(1).repeat(1_001), 0)), (0, too_many("claims", 1_001, 1_000)));
    assert_eq!(found(&source(&format!("{}{}", claim(1), claim(101)), 0)), (0, too_many("by", 101, 100)));
}

#[test]
fn a_file_with_endless_faults_is_given_up_and_says_so() {
    let text = format!("---\ntitle: T\ncovers: [{{event: talks-2}}]\nclaims:\n{}---\n", "- x\n".repeat(1_000));
    let (parsed, found) = parse(&site(&[("content/site.yaml", "title: T\n"), ("content/sources/a.md", &text)]));
    assert!(parsed.sources.is_empty() && parsed.unread.len() == 1);
    assert!((100..400).contains(&found.len()), "{}", found.len());
    assert!(found.iter().any(|finding| finding.message.contains("too many faults")));
}
