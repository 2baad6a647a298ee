//! `variorum verify`: quotes against archived texts, from the folder to the lock. All texts are invented.

use std::fs;

use serde_json::Value;

use crate::support::{Run, Site, tree, write};

const LOCK: &str = "content/quotes.lock";

const ARTICLE: &str = "Dock talks end without a deal\n\nThe second round ended after three days. “We leave with nothing,” said Marta Ruiz outside the hall; she gave no date for a third round and went home by tram.\n\n2 Comments\nHarbour cat: pay them twice as much!\n\nWould you like me to turn this into a timeline?\n";

/// A site with one source, whose quotes are given as `id: quote` with more fields of the claim behind them, and its archive folder.
fn site(archive: &str, claims: &[(&str, &str)]) -> Site {
    let claims: Vec<String> =
        claims.iter().map(|(id, quote)| format!("  - {{id: {id}, question: outcome, answer: text, quote: {quote}}}\n")).collect();
    Site::new()
        .file("content/site.yaml", "title: The dock talks (invented)\nlimits: {max_quoted_share: 1}\n")
        .file("content/events/talks.md", "---\ntitle: Second round\n---\n")
        .file("content/questions/outcome.md", "---\nquestion: How did it end?\nevent: talks\nkind: open\n---\n")
        .file(
            "content/sources/gazette.md",
            &format!("---\ntitle: Talks end\ncovers: [{{event: talks}}]\narchive: {{{archive}}}\nclaims:\n{}---\n", claims.concat()),
        )
        .file("archive/gazette.txt", ARTICLE)
}

fn verify(site: &Site, arguments: &[&str]) -> Run {
    site.run(&[&["verify", "--archive", "archive"], arguments].concat())
}

fn report(site: &Site) -> Value {
    let run = verify(site, &["--format", "json"]);
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"))
}

/// The states of the quotes of the first source, by claim.
fn states(site: &Site) -> Vec<(String, String)> {
    let report = report(site);
    let quotes = report["sources"][0]["quotes"].as_array().expect("quotes").clone();
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    quotes.iter().map(|quote| (text(&quote["claim"]), text(&quote["state"]))).collect()
}

/// `path:line:column code message` of every finding.
fn findings(report: &Value) -> Vec<String> {
    let line = |finding: &Value| {
        let text = |key: &str| finding[key].as_str().expect("text").to_owned();
        format!("{}:{}:{} {} {}", text("path"), finding["line"], finding["column"], text("code"), text("message"))
    };
    report["findings"].as_array().expect("findings").iter().map(line).collect()
}

#[test]
fn the_briefing_of_this_repository_rests_on_proven_quotes() {
    let site = Site::of_this_repository();
    let check = site.check(&["--format", "json"]).ends(0);
    assert!(!check.stdout.contains("quote-"), "{check:?}");
    site.build(&[]).ends(0);
    let data = site.data();
    let states = data["claims"].as_array().expect("claims").iter().map(|claim| claim["quote_state"].as_str().expect("a state"));
    assert!(states.clone().all(|state| matches!(state, "proven" | "none")));
    assert!(states.filter(|state| *state == "proven").count() > 50);
}

#[test]
fn one_letter_changed_is_stale_to_check_and_altered_to_verify() {
    let site = site("file: gazette.txt", &[("leave", "\"We leave with nothing\"")]);
    verify(&site, &["--write"]).ends(0);
    site.check(&[]).ends_silently();
    let site = site.edit("content/sources/gazette.md", "with nothing", "with nothinq");
    let place = "content/sources/gazette.md:6:57";
    let check = site.check(&[]).ends(1);
    assert!(check.stderr.contains("error[V0205 quote-stale]") && check.stderr.contains(place), "{check:?}");
    let run = verify(&site, &[]).ends(1);
    assert!(run.stderr.contains("error[V0202 quote-altered]") && run.stderr.contains(place), "{run:?}");
    assert!(run.stderr.contains("[-nothinq-] {+nothing+}") && run.stderr.contains("line 3, column 43"), "{run:?}");
    // The proof of the former words is dropped, and the claim is then one that nobody has checked.
    verify(&site, &["--write"]).ends(1);
    let check = site.check(&[]).ends(0);
    assert!(check.stderr.contains("warning[V0206 quote-unproven]") && check.stderr.contains(place), "{check:?}");
}

#[test]
fn words_of_readers_and_of_text_generators_are_refused() {
    let exclude =
        "exclude: [{from: 2 Comments, to: twice as much!, kind: reader-comments}, {from: Would you like, to: end, kind: generated-text}]";
    let site = site(
        exclude,
        &[("comment", "pay them twice as much"), ("question", "turn this into a timeline"), ("told", "ended after three days")],
    );
    let expected = [("comment", "excluded"), ("question", "excluded"), ("told", "proven")];
    assert_eq!(states(&site), expected.map(|(claim, state)| (claim.to_owned(), state.to_owned())));
    let found = findings(&report(&site));
    assert!(found[0].ends_with("V0204 the quote stands in a passage of `gazette.txt` that is excluded as `reader-comments`"), "{found:?}");
    assert!(found[1].ends_with("V0204 the quote stands in a passage of `gazette.txt` that is excluded as `generated-text`"), "{found:?}");
    verify(&site, &["--write"]).ends(1);
    let lock = fs::read_to_string(site.root().join(LOCK)).expect("the lock");
    assert!(lock.contains("told") && !lock.contains("comment:"), "{lock}");
}

#[cfg(unix)]
#[test]
fn a_planted_link_leads_the_lock_nowhere() {
    use std::os::unix::fs::symlink;
    for planted in ["content/.quotes.lock.new", LOCK] {
        let site = site("file: gazette.txt", &[("leave", "We leave with nothing")]).file("victim.txt", "PRECIOUS");
        symlink("../victim.txt", site.root().join(planted)).expect("a link can be made");
        if planted == LOCK {
            // It is read as what it leads to, which is no lock; writing one takes the link's place.
            fs::write(site.root().join("victim.txt"), "").expect("written");
        }
        let before = fs::read_to_string(site.root().join("victim.txt")).expect("the victim");
        verify(&site, &["--write"]).ends(0);
        assert_eq!(fs::read_to_string(site.root().join("victim.txt")).expect("the victim"), before, "{planted}");
        let lock = site.root().join(LOCK);
        assert!(!lock.is_symlink() && fs::read_to_string(lock).expect("the lock").contains("gazette"), "{planted}");
    }
}

#[test]
fn a_folder_that_cannot_be_read_ends_the_run() {
    let site = site("file: gazette.txt", &[("leave", "We leave with nothing")]);
    let missing = site.run(&["verify", "--archive", "no/such"]).ends(2);
    assert!(missing.stderr.contains("the archive folder `no/such` does not exist"), "{missing:?}");
    let file = site.run(&["verify", "--archive", "archive/gazette.txt"]).ends(2);
    assert!(file.stderr.contains("is not a folder"), "{file:?}");
    site.run(&["verify"]).ends(2);
}

#[cfg(unix)]
#[test]
fn a_folder_without_the_right_to_read_it_ends_the_run() {
    use std::os::unix::fs::PermissionsExt as _;
    let site = site("file: gazette.txt", &[("leave", "We leave with nothing")]);
    let folder = site.root().join("archive");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o000)).expect("the folder is ours");
    // Whoever may read everything cannot see this.
    let is_hidden = fs::read_dir(&folder).is_err();
    let run = verify(&site, &[]);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).expect("the folder is ours");
    assert_eq!(run.status, if is_hidden { 2 } else { 0 }, "{run:?}");
}

#[test]
fn nothing_outside_the_archive_folder_is_read() {
    for file in ["../content/site.yaml", "/etc/hosts", "a/../../content/site.yaml", "C:\\x.txt"] {
        let site = site(&format!("file: '{file}'"), &[("title", "The dock talks")]);
        let found = findings(&report(&site));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].ends_with("leads out of the archive folder"), "{found:?}");
    }
}

#[cfg(unix)]
#[test]
fn links_inside_the_folder_count_and_others_do_not() {
    let site = site("file: link.txt", &[("leave", "We leave with nothing")]);
    let link = site.root().join("archive/link.txt");
    std::os::unix::fs::symlink("gazette.txt", &link).expect("a link");
    assert_eq!(states(&site)[0].1, "proven");
    fs::remove_file(&link).expect("the link");
    std::os::unix::fs::symlink(site.root().join("content/site.yaml"), &link).expect("a link");
    assert_eq!(states(&site)[0].1, "unarchived");
    assert!(findings(&report(&site))[0].contains("V0210"));
}

#[test]
fn a_text_is_found_by_the_id_of_its_source() {
    for (name, state) in [("gazette.txt", "proven"), ("gazette.md", "proven"), ("gazette.html", "proven"), ("gazette.pdf", "unarchived")] {
        let site = site("words: null", &[("leave", "We leave with nothing")]);
        fs::remove_file(site.root().join("archive/gazette.txt")).expect("the text");
        assert_eq!(states(&site.file(&format!("archive/{name}"), ARTICLE))[0].1, state, "{name}");
    }
}

#[test]
fn html_is_read_as_the_page_shows_it() {
    let page = "<title>We leave with nothing</title><script>'after four days'</script><p>ended after <b>three</b>&nbsp;days<p>said&shy;so";
    let quotes = [("a", "ended after three days"), ("b", "We leave with nothing"), ("c", "after four days"), ("d", "saidso")];
    let site = site("file: page.html", &quotes).file("archive/page.html", page);
    let words: Vec<String> = states(&site).into_iter().map(|(_, state)| state).collect();
    assert_eq!(words, ["proven", "absent", "altered", "proven"]);
}

#[test]
fn encodings_are_read_or_refused_and_never_guessed() {
    let utf16 = |units: &dyn Fn(u16) -> [u8; 2]| "\u{FEFF}ended after three days".encode_utf16().flat_map(units).collect::<Vec<u8>>();
    let cases: [(Vec<u8>, &str); 6] = [
        (utf16(&u16::to_le_bytes), "proven"),
        (utf16(&u16::to_be_bytes), "proven"),
        ("\u{FEFF}ended after three days".into(), "proven"),
        (b"ended after three days \xE9".to_vec(), "unarchived"),
        (utf16(&u16::to_le_bytes)[2..].to_vec(), "unarchived"),
        (Vec::new(), "absent"),
    ];
    for (bytes, state) in cases {
        let site = site("file: gazette.txt", &[("days", "ended after three days")]);
        write(&site.root().join("archive/gazette.txt"), &bytes);
        assert_eq!(states(&site)[0].1, state, "{bytes:?}");
        let refused = findings(&report(&site)).iter().any(|finding| finding.contains("V0210"));
        assert_eq!(refused, state == "unarchived");
    }
}

/// In each script a text, a quote that stands there under the stated normalisation, and one that does not.
const SCRIPTS: [(&str, &str, &str); 9] = [
    ("قال الوزير: «وصلت المحادثات إلى طريق مسدود» أمس", "وصلت المحادثات إلى طريق مسدود", "وصلت المحادثة إلى طريق مسدود"),
    ("وزیر نے کہا کہ مذاکرات ناکام ہو گئے۔", "مذاکرات ناکام ہو گئے", "مذاکرات ناکام ہو گیا"),
    ("השר אמר: \"השיחות נכשלו\" אתמול", "“השיחות נכשלו”", "השיחות נכשל"),
    ("外交部发言人说：“谈判已经破裂。”会议结束", "谈判已经破裂", "谈判已经破列"),
    ("大臣は｢交渉は決裂した｣と述べた", "交渉は決裂した", "交渉は決烈した"),
    ("वार्ता विफल हो गई, मंत्री ने कहा", "वार्ता विफल हो गई", "वार्ता विफल हो गया"),
    ("Переговоры — провалились, «сказал» министр", "Переговоры – провалились", "Переговоры провалились"),
    ("an e\u{FB00}ort of ’’three’’\u{A0}days, co\u{AD}operating", "an effort of \\\"three\\\" days, cooperating", "an efort of three days"),
    ("การเจรจาล้มเหลวเมื่อวานนี้", "การเจรจาล้มเหลว", "การเจรจาล้มเหว"),
];

#[test]
fn every_script_is_proven_or_refused_letter_by_letter() {
    for (text, good, bad) in SCRIPTS {
        let site = site("file: gazette.txt", &[("good", &format!("\"{good}\"")), ("other", &format!("\"{bad}\""))]);
        let states = states(&site.file("archive/gazette.txt", text));
        assert_eq!(states[0].1, "proven", "{text}: {states:?}");
        assert!(matches!(states[1].1.as_str(), "altered" | "absent"), "{text}: {states:?}");
    }
}

#[test]
fn places_that_fit_twice_are_told_apart_by_their_context_or_not_at_all() {
    let text = "Ruiz said: no date. The port said: no date. Later the port said: no date.";
    let claims = [
        ("bare", "no date"),
        ("first", "no date, prefix: \"Ruiz said:\""),
        ("twice", "no date, prefix: \"port said:\""),
        ("last", "no date, prefix: \"Later the port said:\""),
        ("wrong", "no date, prefix: \"Nobody said:\""),
    ];
    let site = site("file: gazette.txt", &claims).file("archive/gazette.txt", text);
    let expected = [("bare", "ambiguous"), ("first", "proven"), ("last", "proven"), ("twice", "ambiguous"), ("wrong", "altered")];
    assert_eq!(states(&site), expected.map(|(claim, state)| (claim.to_owned(), state.to_owned())));
    let help = report(&site)["findings"][0]["help"].as_str().expect("a help").to_owned();
    assert!(help.contains("line 1, column 12, line 1, column 36 and line 1, column 66"), "{help}");
}

#[test]
fn exclusions_may_overlap() {
    let exclude = "exclude: [{from: 2 Comments, to: timeline?, kind: reader-comments}, {from: twice as, to: end, kind: generated-text}]";
    let site = site(exclude, &[("inside", "twice as much! Would you"), ("told", "ended after three days")]);
    let states = states(&site);
    assert_eq!((states[0].1.as_str(), states[1].1.as_str()), ("excluded", "proven"));
}

#[test]
fn a_thousand_quotes_of_one_source_are_each_answered() {
    let words: Vec<String> = (0..4000).map(|number| format!("word{number}")).collect();
    let quotes: Vec<(String, String)> = (0..1000)
        .map(|number| {
            let quote = words[4 * number..4 * number + 3].join(" ");
            (format!("c{number:04}"), if number % 10 == 0 { quote.replace("word", "ward") } else { quote })
        })
        .collect();
    let claims: Vec<(&str, &str)> = quotes.iter().map(|(id, quote)| (id.as_str(), quote.as_str())).collect();
    let site = site("file: gazette.txt", &claims).file("archive/gazette.txt", &words.join(" "));
    let run = verify(&site, &["--write"]).ends(1);
    assert!(
        run.stderr.contains("looked up 1000 quotes of 1 source: 900 proven and 100 altered"),
        "{}",
        run.stderr.lines().last().unwrap_or_default()
    );
    let lock = fs::read_to_string(site.root().join(LOCK)).expect("the lock");
    assert_eq!(lock.matches("offset:").count(), 900);
}

#[test]
fn a_conflict_in_the_lock_is_mended_by_writing_it_again() {
    let claims = [("days", "ended after three days"), ("leave", "We leave with nothing")];
    let site = site("file: gazette.txt", &claims);
    verify(&site, &["--write"]).ends(0);
    let lock = fs::read_to_string(site.root().join(LOCK)).expect("the lock");
    let (head, last) = lock.trim_end().rsplit_once('\n').expect("two entries");
    let conflict = format!("{head}\n<<<<<<< ours\n{last}\n=======\n    gone: {{quote: \"00\", offset: 1}}\n>>>>>>> theirs\n");
    let site = site.file(LOCK, &conflict);
    let line = head.lines().count() + 1;
    let check = site.check(&[]).ends(1);
    assert!(check.stderr.contains("error[V0214 lock-unreadable]") && check.stderr.contains(&format!("{LOCK}:{line}:1")), "{check:?}");
    assert!(verify(&site, &[]).ends(1).stderr.contains("V0214"));
    verify(&site, &["--write"]).ends(0);
    assert_eq!(fs::read_to_string(site.root().join(LOCK)).expect("the lock"), lock);
    site.check(&[]).ends_silently();
}

#[test]
fn only_the_lock_is_written_and_only_where_it_changes() {
    let site = site("file: gazette.txt", &[("days", "ended after three days")]);
    let before = tree(site.root());
    verify(&site, &[]).ends(0);
    assert_eq!(tree(site.root()), before);
    assert!(verify(&site, &["--write"]).stderr.contains("wrote content/quotes.lock"));
    let mut after = tree(site.root());
    after.remove(LOCK).expect("the lock was written");
    assert_eq!(after, before);
    let written = fs::metadata(site.root().join(LOCK)).and_then(|file| file.modified()).expect("a time");
    assert!(!verify(&site, &["--write"]).ends(0).stderr.contains("quotes.lock"));
    assert_eq!(fs::metadata(site.root().join(LOCK)).and_then(|file| file.modified()).expect("a time"), written);
}

#[test]
fn proofs_outlive_a_missing_archive_but_not_their_claim() {
    let site = site("file: gazette.txt", &[("days", "ended after three days"), ("leave", "We leave with nothing")]);
    verify(&site, &["--write"]).ends(0);
    fs::remove_file(site.root().join("archive/gazette.txt")).expect("the text");
    let lock = || fs::read_to_string(site.root().join(LOCK)).expect("the lock");
    let former = lock();
    let run = verify(&site, &["--write"]).ends(0);
    assert!(run.stderr.contains("warning[V0207 quote-unarchived]") && run.stderr.contains("2 unarchived"), "{run:?}");
    assert_eq!(lock(), former);
    verify(&site, &["--write", "--deny-warnings"]).ends(1);
    let path = site.root().join("content/sources/gazette.md");
    let text = fs::read_to_string(&path).expect("the source");
    let without: Vec<&str> = text.lines().filter(|line| !line.contains("id: days")).collect();
    write(&path, format!("{}\n", without.join("\n")).as_bytes());
    verify(&site, &["--write"]).ends(0);
    assert!(!lock().contains("days") && lock().contains("leave"));
}

#[test]
fn a_misspelt_claim_does_not_lose_its_proof() {
    let site = site("file: gazette.txt", &[("days", "ended after three days")]);
    verify(&site, &["--write"]).ends(0);
    let lock = fs::read(site.root().join(LOCK)).expect("the lock");
    let site = site.edit("content/sources/gazette.md", "question: outcome", "question: outcom");
    let run = verify(&site, &["--write"]).ends(1);
    assert!(run.stderr.contains("V0301 unknown-id") && run.stderr.contains("was not written"), "{run:?}");
    assert_eq!(fs::read(site.root().join(LOCK)).expect("the lock"), lock);
}

#[test]
fn a_changed_archive_names_both_hashes_and_proves_nothing() {
    let site = site("file: gazette.txt", &[("days", "ended after three days")]);
    verify(&site, &["--write"]).ends(0);
    let first = report(&site)["sources"][0]["text"]["sha256"].as_str().expect("a hash").to_owned();
    let site = site.file("archive/gazette.txt", "It ended after three days, at last.");
    // Nobody declared a hash: the lock remembers it.
    let found = findings(&report(&site));
    assert!(found[0].contains("V0208") && found[0].contains(&first), "{found:?}");
    verify(&site, &["--write"]).ends(0);
    assert_eq!(findings(&report(&site)), Vec::<String>::new());
    let second = report(&site)["sources"][0]["text"]["sha256"].as_str().expect("a hash").to_owned();
    let lock = fs::read(site.root().join(LOCK)).expect("the lock");
    let site = site.edit("content/sources/gazette.md", "{file: gazette.txt}", &format!("{{file: gazette.txt, sha256: {first}}}"));
    assert!(site.check(&[]).ends(1).stderr.contains("V0205 quote-stale"));
    let found = findings(&report(&site));
    assert!(found[0].contains("V0208") && found[0].contains(&first) && found[0].contains(&second), "{found:?}");
    verify(&site, &["--write"]).ends(1);
    assert_eq!(fs::read(site.root().join(LOCK)).expect("the lock"), lock);
}

#[test]
fn names_are_counted_and_what_was_overlooked_is_told() {
    let site = site("file: gazette.txt", &[("leave", "'\"We leave with nothing,\" said'")])
        .file("content/actors/ruiz.md", "---\nname: Marta Ruiz\nkind: person\naliases: [Ruiz]\n---\n")
        .edit("content/sources/gazette.md", "answer: text", "answer: text, by: [ruiz]");
    let report = report(&site);
    assert_eq!(report["sources"][0]["text"]["names"], serde_json::json!([{"actor": "ruiz", "form": "Marta Ruiz", "count": 1}]));
    assert_eq!(report["sources"][0]["quotes"][0]["overlooked"], serde_json::json!(["quote marks"]));
    let run = verify(&site, &["-v"]).ends(0);
    assert!(run.stdout.contains("ruiz  Marta Ruiz  1"), "{run:?}");
    assert!(run.stderr.contains("gazette#leave: other quote marks than in the text"), "{run:?}");
}

/// A source with its own text: paragraphs, a quote over markup, a passage that is not the publisher's.
const OWN: &str = "---\ntitle: An open letter (invented)\nlicence: CC-BY-4.0\ncovers: [{event: talks}]\narchive:\n  exclude: [{from: Share this, to: end, kind: navigation}]\nclaims:\n  - {id: pay, question: outcome, answer: text, quote: higher pay and shorter shifts}\n  - {id: night, question: outcome, answer: text, quote: twelve ... hours}\n---\nWe asked for *higher* pay and\n**shorter** shifts.\n\nNobody should work twelve or more hours.\n\nShare this letter.\n";

#[test]
fn an_own_text_is_proven_on_the_spot_and_marked_on_its_page() {
    let site = site("file: gazette.txt", &[("days", "ended after three days")]).file("content/sources/letter.md", OWN);
    verify(&site, &["--write"]).ends(0);
    assert!(!fs::read_to_string(site.root().join(LOCK)).expect("the lock").contains("letter"));
    site.check(&[]).ends_silently();
    site.build(&[]).ends(0);
    let page = site.built("sources/letter.html");
    for expected in [
        "<p class=\"numbered\" id=\"paragraph-1\"><a class=\"paragraph-number\" href=\"#paragraph-1\" aria-label=\"Paragraph 1\">1</a> We asked for ",
        "<em><span id=\"quoted-pay\"></span><mark>higher</mark></em><mark> pay and</mark>\n<strong><mark>shorter</mark></strong><mark> shifts</mark> <a class=\"quoted-for\" href=\"#claim-pay\">",
        "<mark>twelve</mark>",
        "<mark>hours</mark>",
        "href=\"#quoted-pay\"",
        "<span class=\"excluded-label\">[Not the publisher’s own text: menus and teasers]</span> <span class=\"excluded\">Share this letter.</span>",
    ] {
        assert!(page.contains(expected), "{expected}\n{page}");
    }
    assert!(site.built("questions/outcome.html").contains("../sources/letter.html#quoted-night"));
    // Words of another language say so, whichever way they are written.
    let site = site.edit("content/sources/letter.md", "licence:", "language: ur\nlicence:");
    site.build(&[]).ends(0);
    assert!(site.built("sources/letter.html").contains("<div class=\"prose\" lang=\"ur\" dir=\"rtl\"><p class=\"numbered\""));
    let altered = site.edit("content/sources/letter.md", "quote: higher pay", "quote: hiher pay");
    assert!(altered.check(&[]).ends(1).stderr.contains("error[V0202 quote-altered]"));
}

#[test]
fn a_quote_of_more_parts_than_words_may_be_is_refused_before_it_is_looked_for() {
    let quote = "a ... ".repeat(201);
    let site = site("file: gazette.txt", &[("parts", &quote)]).file("archive/gazette.txt", &"a ".repeat(5_000));
    let run = verify(&site, &[]).ends(1);
    assert!(run.stderr.contains("error[V0212 quote-too-long]"), "{run:?}");
    assert_eq!(states(&site)[0].1, "unarchived");
}

#[test]
fn as_many_parts_as_may_be_cost_no_more_than_their_number() {
    let quote = "a ... ".repeat(100);
    let site = site("file: gazette.txt", &[("parts", &quote)]).file("archive/gazette.txt", &"a ".repeat(5_000));
    verify(&site, &[]);
    assert_eq!(states(&site)[0].1, "ambiguous");
}

#[test]
fn a_long_quote_that_is_not_there_costs_nothing_to_refuse() {
    let words: Vec<String> = (0..201).map(|number| format!("word{number}")).collect();
    let said = |quote: &str, text: &str| {
        let own = "---\ntitle: Own (invented)\nlicence: CC0-1.0\ncovers: [{event: talks}]\nclaims:\n  - {id: long, question: outcome, answer: text, quote: ";
        let own = format!("{own}{quote}}}\n---\n{text}\n");
        site("file: gazette.txt", &[("days", "ended after three days")]).file("content/sources/own.md", &own).check(&[]).ends(1).stderr
    };
    // What is refused is not looked for: nothing is said of the text.
    let refused = said(&format!("{} gone", words.join(" ")), &words.join(" "));
    assert!(refused.contains("error[V0212 quote-too-long]") && !refused.contains("V0201") && !refused.contains("V0202"), "{refused}");
    // Words in the other order use up the pairs of a long quote before its passage is reached, and not those of a short one.
    for (count, expected) in [(20, "V0202 quote-altered"), (190, "V0201 quote-absent")] {
        let words = &words[..count];
        let backward: Vec<&str> = words.iter().rev().map(String::as_str).collect();
        let text = format!("{} {}{}", backward.join(" "), "filler ".repeat(400), words.join(" "));
        let found = said(&format!("{} gone", words.join(" ")), &text);
        assert!(found.contains(expected), "{count}: {found}");
    }
    // The same of the number of windows.
    for (count, expected) in [(900, "V0202 quote-altered"), (1_100, "V0201 quote-absent")] {
        let text = format!("{}one six two ten", format!("ten two six one {}", "filler ".repeat(13)).repeat(count));
        let found = said("one six two ten gone", &text);
        assert!(found.contains(expected), "{count}: {found}");
    }
}

#[test]
fn a_small_page_that_would_fill_the_memory_is_refused() {
    // Each paragraph makes all open elements again: 480 for its four bytes. Twenty show it, and fill nothing where the guard is gone.
    let formats: Vec<String> = (0..480).map(|number| format!("<b id=n{number}>")).collect();
    let said = |paragraphs: usize, more: &str| {
        let page = format!("<p>{}{}<p>{more}", formats.concat(), "<p>x".repeat(paragraphs));
        verify(&site("file: page.html", &[("x", "x")]).file("archive/page.html", &page), &[]).ends(1).stderr
    };
    let refused = said(20, "");
    assert!(refused.contains("error[V0210 archive-unreadable]"), "{refused}");
    // One paragraph less, or more text around them, and the same elements at the same depth are read: neither depth nor tags refuse it.
    for read in [said(19, ""), said(21, &"word ".repeat(4_000))] {
        assert!(read.contains("V0203 quote-ambiguous"), "{read}");
    }
}

#[test]
fn a_tag_of_countless_attributes_is_refused() {
    let crowded: String = (0..100_000).map(|number| format!(" a{number}")).collect::<Vec<_>>().concat();
    let site = site("file: gazette.html", &[("leave", "We leave")]).file("archive/gazette.html", &format!("<p{crowded}>We leave</p>"));
    let run = verify(&site, &[]).ends(1);
    assert!(run.stderr.contains("V0210 archive-unreadable"), "{}", run.stderr);
}

#[test]
fn digits_of_notes_are_no_digits_of_the_number() {
    let quotes = [("false", "killed 102 people"), ("seen", "killed 10² people"), ("cut", "The raid killed 10")];
    let site = site("file: gazette.txt", &quotes).file("archive/gazette.txt", "The raid killed 10² people on the quay.");
    let words: Vec<String> = states(&site).into_iter().map(|(_, state)| state).collect();
    assert_eq!(words, ["proven", "altered", "proven"]);
    let quotes = [("false", "killed 123 people"), ("circled", "hurt 34 people"), ("formula", "spilled 12 tons of CO₂")];
    let page = "<p>The raid killed 12<sup>3</sup> people, hurt 3④ people and spilled 12 tons of CO<sub>2</sub>.";
    let site = self::site("file: gazette.html", &quotes).file("archive/gazette.html", page);
    let words: Vec<String> = states(&site).into_iter().map(|(id, state)| format!("{id} {state}")).collect();
    assert_eq!(words, ["circled altered", "false altered", "formula proven"]);
}

/// The texts of the findings that ask whether a quote carries its claim, as `code message`.
fn asked(site: &Site) -> Vec<String> {
    let report = report(site);
    let text = |finding: &Value, key: &str| finding[key].as_str().expect("text").to_owned();
    report["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|finding| format!("{} {}", text(finding, "severity"), text(finding, "name")))
        .collect()
}

/// By language a text, claims that do not fit it, what is asked, and claims that do. All texts are invented.
const FITTING: [(&str, &str, &str, &[&str], &str); 6] = [
    (
        "ur",
        "مذاکرات تین دن جاری رہے۔ مارتا نے کہا کہ ہم خالی ہاتھ جا رہے ہیں۔",
        "{id: a, question: outcome, answer: text, quote: ہم خالی ہاتھ جا رہے ہیں}",
        &["warning sentence-attributes"],
        "{id: a, question: outcome, answer: text, by: [ruiz], quote: ہم خالی ہاتھ جا رہے ہیں}",
    ),
    (
        "ur",
        "مذاکرات تین دن جاری رہے۔ ہال خالی تھا۔",
        "{id: a, question: length, answer: 3, quote: ہال خالی تھا}",
        &["warning answer-not-in-quote"],
        "{id: a, question: length, answer: 3, quote: مذاکرات تین دن جاری رہے}",
    ),
    (
        "de",
        "Die Gespräche scheiterten nach drei Tagen.\n\nMarta Ruiz sagte: „Wir gehen mit leeren Händen.“",
        "{id: a, question: outcome, answer: text, quote: Gespräche scheiterten ... leeren Händen}",
        &["error quote-across-paragraphs", "warning sentence-attributes"],
        "{id: a, question: outcome, answer: text, by: [ruiz], quote: Wir gehen mit leeren Händen}",
    ),
    (
        "fr",
        "Les négociations ont duré trois jours.",
        "{id: a, question: length, answer: 3, quote: ont duré trois jours}\n  - {id: b, question: outcome, answer: text, quote: ont duré trois jours}",
        &["warning quote-shared"],
        "{id: a, question: length, answer: 3, quote: ont duré trois jours}",
    ),
    (
        "es",
        "Fin de las negociaciones\n\nSegún Marta Ruiz, no hubo acuerdo.",
        "{id: a, question: outcome, answer: text, quote: Fin de las negociaciones}",
        &["warning quote-is-headline"],
        "{id: a, question: outcome, answer: text, by: [ruiz], quote: no hubo acuerdo}",
    ),
    (
        "en",
        "The hall was empty. Nobody stayed. The gate was shut. The union's Marta Ruiz left.",
        "{id: a, question: outcome, answer: text, by: [ruiz], quote: The hall was empty}",
        &["note speaker-not-near"],
        "{id: a, question: outcome, answer: text, by: [ruiz], quote: The gate was shut}",
    ),
];

fn fitting(language: &str, text: &str, claims: &str) -> Site {
    site("file: gazette.txt", &[])
        .file("content/actors/ruiz.md", "---\nname: Marta Ruiz\nkind: person\nnames_in: {ur: مارتا}\n---\n")
        .file("content/questions/length.md", "---\nquestion: How long?\nevent: talks\nkind: number\nunit: days\n---\n")
        .file(
            "content/sources/gazette.md",
            &format!(
                "---\ntitle: Fin de las negociaciones\nlanguage: {language}\ncovers: [{{event: talks}}]\narchive: {{file: gazette.txt}}\nclaims:\n  - {claims}\n---\n"
            ),
        )
        .file("archive/gazette.txt", text)
}

#[test]
fn a_quote_that_does_not_carry_its_claim_is_asked_about_and_check_asks_again() {
    for (language, text, bad, expected, good) in FITTING {
        let site = fitting(language, text, bad);
        assert_eq!(asked(&site), expected, "{text}");
        verify(&site, &["--write"]);
        let check = site.check(&["--format", "json"]);
        for code in expected {
            let name = code.split(' ').nth(1).expect("a name");
            assert!(check.stdout.contains(&format!("\"{name}\"")), "{name}: {check:?}");
        }
        assert_eq!(asked(&fitting(language, text, good)), Vec::<String>::new(), "{text}");
        // A note answers all but an error.
        let answered = fitting(language, text, &bad.replace("quote:", "note: The desk has looked., quote:"));
        let errors: Vec<&str> = expected.iter().copied().filter(|asked| asked.starts_with("error")).collect();
        assert_eq!(asked(&answered), errors, "{text}");
    }
}

#[test]
fn markdown_archives_are_read_as_markdown() {
    let site = site("words: null", &[("days", "talks ended badly after three days")]);
    fs::remove_file(site.root().join("archive/gazette.txt")).expect("the text");
    let site = site.file("archive/gazette.md", "The talks **ended** badly after [three days](https://example.org/x), she said.\n");
    assert_eq!(states(&site)[0].1, "proven");
}

#[test]
fn fragments_end_at_blocks_and_broken_lines() {
    for (page, quote, fragment) in [
        ("<p>The talks</p><p>ended badly</p>", "The talks ended badly", "The%20talks,ended%20badly"),
        ("<p>The talks<br>ended badly</p>", "The talks ended badly", "The%20talks,ended%20badly"),
        ("<table><tr><td>Dead</td><td>twelve men</td></tr></table>", "Dead twelve men", "Dead,twelve%20men"),
        ("<ul><li>one thing</li><li>two things</li></ul>", "one thing two things", "one%20thing,two%20things"),
        ("<p>It’s over, he said</p>", "\"It's over\"", "It%E2%80%99s%20over"),
    ] {
        let site = site("file: page.html", &[("x", quote)]).file("archive/page.html", page).edit(
            "content/sources/gazette.md",
            "title: Talks end\n",
            "title: Talks end\nurl: https://example.org/a\n",
        );
        verify(&site, &["--write"]).ends(0);
        site.build(&[]).ends(0);
        let built = site.built("sources/gazette.html");
        assert!(built.contains(&format!("https://example.org/a#:~:text={fragment}\"")), "{page}: {built}");
    }
}

#[test]
fn furniture_of_a_page_is_not_the_publishers_text() {
    let page = "<nav>Ten dead in fire</nav><p>The talks failed.<aside>Read more: harbour news</aside>";
    let site = site("file: page.html", &[("menu", "Ten dead in fire"), ("text", "The talks failed"), ("aside", "harbour news")]);
    let site = site.file("archive/page.html", page);
    let words: Vec<String> = states(&site).into_iter().map(|(_, state)| state).collect();
    assert_eq!(words, ["excluded", "excluded", "proven"]);
    let site = site.edit("content/sources/gazette.md", "{file: page.html}", "{file: page.html, include: all}");
    assert!(states(&site).iter().all(|(_, state)| state == "proven"));
}

/// A site whose one source was archived twice, and changed in between: `early` stands in the first text alone, `late` in the second, `both`
/// in both, and of `gone` nothing is left.
fn changed_site() -> Site {
    let first = "Three people were hurt on the north quay. The port is shut. Nobody was warned of the fire by the harbour master.\n";
    let second = "Four people were hurt on the north quay. The port is shut. A ship has left.\n";
    let sha256 = |text: &str| variorum::model::digest::sha256_hex(text.as_bytes());
    let capture = |file: &str, day: u8, text: &str| format!("  - {{file: {file}, retrieved: 2025-03-0{day}, sha256: {}}}\n", sha256(text));
    let claim = |id: &str, quote: &str| format!("  - {{id: {id}, question: outcome, answer: text, quote: {quote}}}\n");
    let captures = capture("first.txt", 4, first) + &capture("second.txt", 6, second);
    let claims = claim("both", "The port is shut.")
        + &claim("early", "Three people were hurt on the north quay.")
        + &claim("gone", "Nobody was warned of the fire by the harbour master.")
        + &claim("late", "A ship has left.");
    Site::new()
        .file("content/site.yaml", "title: The quay fire (invented)\nlimits: {max_quoted_share: 1}\n")
        .file("content/events/fire.md", "---\ntitle: Fire\n---\n")
        .file("content/questions/outcome.md", "---\nquestion: What is known?\nevent: fire\nkind: open\n---\n")
        .file(
            "content/sources/gazette.md",
            &format!("---\ntitle: Fire\ncovers: [{{event: fire}}]\ncaptures:\n{captures}claims:\n{claims}---\n"),
        )
        .file("archive/first.txt", first)
        .file("archive/second.txt", second)
}

fn lock_of(site: &Site) -> String {
    fs::read_to_string(site.root().join(LOCK)).expect("a lock")
}

#[test]
fn a_quote_stands_in_one_of_several_captures() {
    let site = changed_site();
    let run = verify(&site, &["--write"]).ends(0);
    for line in [
        "early stands in first.txt, not in second.txt",
        "gone stands in first.txt, not in second.txt",
        "late stands in second.txt, not in first.txt",
    ] {
        assert!(run.stdout.contains(line), "{line}: {run:?}");
    }
    assert!(!run.stdout.contains("both stands"), "{run:?}");
    site.check(&["--deny-warnings"]).ends(0);
    let lock = lock_of(&site);
    assert!(lock.contains(r#""passage":["-Three","+ Four","= people were hurt on the north quay."]"#), "{lock}");
    assert!(!lock.contains("A ship has left"), "nothing but the passages of quotes: {lock}");
    site.build(&[]).ends(0);
    let page = site.built("sources/gazette.html");
    assert!(page.contains("Changed after publication, between 4 March 2025 and 6 March 2025: 3 of 4 quoted passages."), "{page}");
    assert!(page.contains("Text of 6 March 2025: <span class=\"passage\"><del>Three</del> <ins>Four</ins> people"), "{page}");
    assert!(
        page.contains("Text of 6 March 2025: nothing like them stands.") && page.contains("no longer in the text of 6 March 2025"),
        "{page}"
    );
    let data = site.data();
    let early = &data["claims"][1];
    let states: Vec<&str> =
        early["captures"].as_array().expect("captures").iter().map(|one| one["state"].as_str().expect("a word")).collect();
    assert_eq!((early["quote_state"].as_str(), states), (Some("proven"), vec!["proven", "altered"]));
    assert_eq!(data["claims"][0]["captures"].as_array().map(Vec::len), Some(0));
    assert_eq!(data["sources"][0]["captures"].as_array().map(Vec::len), Some(2));
    verify(&site, &["--write"]).ends(0);
    assert_eq!(lock_of(&site), lock, "a second run finds the same");
}

#[test]
fn proofs_stay_where_a_capture_is_not_at_hand_and_go_where_it_is_another() {
    let site = changed_site();
    verify(&site, &["--write"]).ends(0);
    let lock = lock_of(&site);
    fs::remove_file(site.root().join("archive/first.txt")).expect("it is there");
    let run = verify(&site, &["--write"]).ends(0);
    assert!(run.stderr.contains("quote-unarchived") && run.stderr.contains("first.txt"), "{run:?}");
    assert_eq!(lock_of(&site), lock);
    let site = changed_site();
    let site = site.file("archive/first.txt", "Another text.\n");
    let run = verify(&site, &["--format", "json"]).ends(1);
    let report: Value = serde_json::from_str(&run.stdout).expect("a report");
    assert!(findings(&report).iter().any(|finding| finding.contains("V0208") && finding.contains("first.txt")), "{report:#}");
}
