use proptest::prelude::*;

use super::*;
use crate::model::files::{SiteFiles, TextFile};
use crate::model::schema::SourceFile;
use crate::parse::parse;

const PATH: &str = "content/sources/a.md";

fn claim(question: &str) -> ClaimFile {
    ClaimFile {
        question: Some(question.to_owned()),
        answer: Some(AnswerFile::Text("three-days".to_owned())),
        by: Some(vec!["marta-ruiz".to_owned()]),
        quote: Some("after three days".to_owned()),
        ..ClaimFile::default()
    }
}

fn appended(text: &str) -> Result<String, Refusal> {
    append_claims(PATH, text, &[claim("length")])
}

#[test]
fn a_claim_goes_behind_the_last_one_and_nothing_else_changes() {
    let lines = "  - question: length\n    answer: three-days\n    by: [marta-ruiz]\n    quote: \"after three days\"\n";
    for (before, behind) in [
        ("---\ntitle: x\n", "---\nBody.\n"),
        ("---\ntitle: x\nclaims:\n", "  # none yet\n---\n"),
        ("---\nclaims:\n  - question: a\n    answer: x   # sure\n    # about that\n", "\n  # - question: b\ntitle: x\n---\n"),
        ("---\nclaims:\n  - {question: a, answer: x} # y\n", "title: x\n---\n"),
        ("---\nclaims:\n  - question: a\n    note: |+\n      text\n      # of it\n\n\n", "title: x\n---\n"),
        ("---\nclaims:\n  - question: a\n    note:\n", "\n# the end\n---\n"),
        ("---\ntitle: x\nnote: |+\n  text\n\n\n", "---\n"),
    ] {
        let head = if before.contains("claims:") { "" } else { "claims:\n" };
        assert_eq!(appended(&format!("{before}{behind}")), Ok(format!("{before}{head}{lines}{behind}")), "{before}{behind}");
    }
}

#[test]
fn every_way_of_writing_a_list_is_kept() {
    let flow = "{question: length, answer: three-days, by: [marta-ruiz], quote: \"after three days\"}";
    let text = "---\nclaims: [{question: a, answer: x},\n  {question: b, answer: y}, # z\n]\n---\n";
    let expected = format!("---\nclaims: [{{question: a, answer: x}},\n  {{question: b, answer: y}}, {flow}, # z\n]\n---\n");
    assert_eq!(appended(text), Ok(expected));
    let crlf = appended("---\r\nclaims:\r\n- id: a\r\n  question: b\r\n---\r\n").expect("it can be added to");
    assert!(
        crlf.contains("  question: b\r\n- question: length\r\n  answer: three-days\r\n") && !crlf.replace("\r\n", "").contains('\n'),
        "{crlf:?}"
    );
    let none = appended("---\nclaims: []   # none yet\ntitle: x\n---\n").expect("it can be added to");
    assert!(none.starts_with("---\nclaims:   # none yet\n  - question: length\n"), "{none}");
    let wide = appended("---\nclaims:\n   -   id: a\n       question: b\n---\n").expect("it can be added to");
    assert!(wide.contains("\n   -   question: length\n       answer: three-days\n"), "{wide}");
    let bare = append_claims("content/sources/a.yaml", "title: x", &[claim("length")]).expect("it can be added to");
    assert!(bare.starts_with("title: x\nclaims:\n  - question: length\n"), "{bare}");
}

#[test]
fn an_id_is_given_where_the_usual_one_is_taken() {
    let text = "---\nclaims:\n  - question: a/length\n    answer: x\n  - id: length-2\n    question: b\n---\n";
    let added = append_claims(PATH, text, &[claim("length"), claim("length")]).expect("it can be added to");
    assert!(added.contains("  - id: length-3\n    question: length\n") && added.contains("  - id: length-4\n"), "{added}");
    let named = ClaimFile { id: Some("length-2".to_owned()), ..claim("length") };
    assert_eq!(append_claims(PATH, text, &[named]), Err(Refusal::IdTaken("length-2".to_owned())));
}

#[test]
fn what_cannot_be_done_safely_is_refused() {
    for (text, refusal) in [
        ("---\n{title: x}\n---\n", Refusal::Braces),
        ("---\nclaims: some\n---\n", Refusal::NoList("claims")),
        ("---\nclaims: {a: b}\n---\n", Refusal::NoList("claims")),
        ("---\nclaims:\n  []\n---\n", Refusal::Unsafe),
    ] {
        assert_eq!(appended(text), Err(refusal), "{text}");
    }
    for text in
        ["", "title: x\n", "---\ntitle: x\n", "---\ntitle: x: y\n---\n", "---\na: 1\na: 2\n---\n", "---\na: &b c\n---\n", "---\n- a\n---\n"]
    {
        assert!(matches!(appended(text), Err(Refusal::Unreadable(_))), "{text:?}: {:?}", appended(text));
    }
    assert_eq!(append_claims(PATH, "---\na: b\n---\n", &[ClaimFile::default()]), Err(Refusal::NoQuestion));
}

#[test]
fn reviewed_questions_are_added_once() {
    let questions = ["a", "2025", "a"].map(|id| Id::parse(id).expect("an id"));
    for (before, after) in [
        ("---\nreviewed: all # of it\n---\n", "---\nreviewed: all # of it\n---\n"),
        ("---\nreviewed: [a]\n---\n", "---\nreviewed: [a, 2025]\n---\n"),
        ("---\nreviewed: [2025, a]\n---\n", "---\nreviewed: [2025, a]\n---\n"),
        ("---\nreviewed:\n  - a # x\n---\n", "---\nreviewed:\n  - a # x\n  - 2025\n---\n"),
        (
            "---\ntitle: x\n# What it says.\nclaims:\n  - question: b\n---\n",
            "---\ntitle: x\nreviewed: [a, 2025]\n# What it says.\nclaims:\n  - question: b\n---\n",
        ),
        ("---\ntitle: x\n---\n", "---\ntitle: x\nreviewed: [a, 2025]\n---\n"),
    ] {
        assert_eq!(add_reviewed(PATH, before, &questions).as_deref(), Ok(after), "{before}");
    }
}

/// Pieces of which the frontmatter of a source is put together, each a whole field with its comments.
const FIELDS: &[&str] = &[
    "title: A title",
    "short: \"A: title\"   # what tables call it",
    "# a remark\npublisher: 'Gazette'",
    "descriptor: >-\n  Two lines\n  of text\n\n",
    "descriptor: |+\n  kept\n\n",
    "covers: [{event: e, certainty: stated}]",
    "covers:\n  - event: e   # the event\n    because: |\n      so\n  # and no other",
    "reviewed: [a,\n  b]",
    "language: en\n\n",
    "extra: {a: [1, 2], b: {c: d}}",
    "caveats:\n- One.\n- \"Two: so.\"",
];

const CLAIMS: &[&str] = &[
    "",
    "claims:",
    "claims: [] # none",
    "claims: ~",
    "claims:\n  # - question: proposed",
    "claims:\n  - question: a\n    answer: x\n    says: >\n      folded\n      text\n",
    "claims:\n- {question: a, answer: [x, y], says: z}\n- id: c\n  question: b\n  answer: 3\n  note:",
    "claims:\n    -   question: a\n        answer: x\n        quote: \"é “so”\" # sure?\n        # a comment\n    # another",
    "claims:\n  - question: a\n    answer: x\n    note: |+\n      kept\n\n\n",
    "claims: [{question: a, answer: x, says: y}, # one\n  {question: b, answer: y}\n]",
];

fn some_file() -> impl Strategy<Value = (String, String)> {
    let fields = proptest::sample::subsequence(FIELDS.to_vec(), 0..FIELDS.len()).prop_shuffle();
    let claims = proptest::sample::select(CLAIMS);
    (fields, claims, 0..6_usize, any::<[bool; 4]>()).prop_map(|(fields, claims, at, [bare, crlf, mark, ends])| {
        let mut seen = Vec::new();
        let name =
            |field: &str| field.lines().find(|line| !line.starts_with('#')).and_then(|line| line.split(':').next()).map(str::to_owned);
        let mut fields: Vec<&str> = fields
            .into_iter()
            .filter(|field| {
                let is_new = !seen.contains(&name(field));
                seen.push(name(field));
                is_new
            })
            .collect();
        fields.insert(at.min(fields.len()), claims);
        fields.retain(|field| !field.is_empty());
        fields.push("");
        let yaml = fields.join("\n");
        let (path, text) = if bare {
            ("content/sources/a.yaml", if ends { yaml } else { yaml.trim_end_matches('\n').to_owned() })
        } else {
            (PATH, format!("---\n{yaml}---{}", if ends { "\nclaims: no field\n" } else { "" }))
        };
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        (path.to_owned(), if mark { format!("\u{feff}{text}") } else { text })
    })
}

fn some_claim() -> impl Strategy<Value = ClaimFile> {
    let words = || proptest::option::of("\\PC{0,40}|[a-z]{1,9}|[-~:#{}\\[\\], \"'\\\\a0\\n\\t]{0,9}");
    let answer = prop_oneof![
        "\\PC{1,9}|[a-z]{1,9}|[0-9.~/-]{1,9}".prop_map(AnswerFile::Text),
        (0..1000_u32).prop_map(|number| AnswerFile::Number(number.to_string())),
        proptest::collection::vec("[a-z0-9]{1,9}", 0..3).prop_map(AnswerFile::List),
    ];
    let names = proptest::option::of(proptest::collection::vec("[a-z0-9]{1,9}", 0..3));
    (answer, names, words(), words(), words(), words(), any::<Option<bool>>()).prop_map(|(answer, by, quote, prefix, says, note, only)| {
        ClaimFile {
            question: Some("new/question".to_owned()),
            answer: Some(answer),
            by,
            only,
            quote,
            prefix,
            says,
            note,
            ..ClaimFile::default()
        }
    })
}

fn source(path: &str, text: &str) -> (SourceFile, Vec<crate::diagnostic::Code>) {
    let file = TextFile { path: path.to_owned(), text: text.into() };
    let files = SiteFiles { texts: vec![file], ..SiteFiles::default() };
    let (site, findings) = parse(&files);
    let fields = site.sources.into_iter().next().map(|source| source.fields);
    (fields.unwrap_or_else(|| panic!("{text:?} cannot be read: {findings:?}")), findings.iter().map(|finding| finding.code).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn a_file_says_what_it_said_and_the_claim(((path, text), claim) in (some_file(), some_claim())) {
        let changed = append_claims(&path, &text, std::slice::from_ref(&claim));
        let changed = changed.unwrap_or_else(|refusal| panic!("{refusal}: {text:?} {claim:?}"));
        // The last line may get an end, which a block of text may hold.
        let ended = |text: &str| if path != PATH && !text.ends_with('\n') { format!("{text}\n") } else { text.to_owned() };
        let (mut before, _) = source(&path, &ended(&text));
        let (mut after, _) = source(&path, &ended(&changed));
        let mut claims = after.claims.take().expect("there is one");
        let added = claims.pop().expect("there is one");
        prop_assert_eq!(spelled(&added), spelled(&claim));
        prop_assert_eq!(claims, before.claims.take().unwrap_or_default());
        prop_assert_eq!(format!("{after:?}"), format!("{before:?}"));
        // Every line of the old text is there, in its order; a line that stood for no claims may have lost its value.
        let mut lines = changed.split_inclusive('\n');
        for line in text.split_inclusive('\n').filter(|line| !line.trim_start_matches('\u{feff}').starts_with("claims: ")) {
            prop_assert!(lines.any(|new| new.starts_with(line.trim_end())), "{:?} is gone from {:?}", line, changed);
        }
        prop_assert_eq!(text.contains("\r\n"), changed.contains("\r\n"));
    }
}
