//! Findings for people: the like once, many of a kind in a line, errors last; and help that can be pasted. All content is invented.

use crate::support::Site;

/// A site with a claim by somebody who is nowhere in eleven sources, and with seven actors whom nobody mentions.
fn careless() -> Site {
    let mut site = Site::new()
        .file("content/events/talks.md", "---\ntitle: Talks\n---\n")
        .file("content/questions/length.md", "---\nquestion: How long?\nevent: talks\nkind: number\n---\n");
    for number in 0..11 {
        let claim = "claims: [{question: length, answer: 3, says: Three., by: [nobody-here]}]";
        site = site.file(
            &format!("content/sources/s{number:02}.md"),
            &format!(
                "---\nshort: S{number}\ncovers: [{{event: \
         talks}}]\n{claim}\n---\n"
            ),
        );
    }
    for number in 0..7 {
        site = site.file(&format!("content/actors/a{number}.md"), &format!("---\nname: A{number}\nkind: person\n---\n"));
    }
    site
}

#[test]
fn the_like_is_told_once_and_errors_come_last() {
    let said = careless().check(&[]).ends(1).stderr;
    assert_eq!(said.matches("there is no actor `nobody-here`").count(), 1, "{said}");
    assert!(said.contains("11 places in all; also at content/sources/s01.md:4:59, "), "{said}");
    assert!(said.contains("and at 7 more"), "{said}");
    assert!(said.contains("warning[V0504 unused-actor]: 7 of these, the first at content/actors/a0.md:1:1: "), "{said}");
    assert_eq!(said.matches("unused-actor]").count(), 1, "{said}");
    let (warning, error) = (said.rfind("warning[").expect("a warning"), said.find("error[").expect("an error"));
    assert!(warning < error && said.trim_end().ends_with("11 errors, 7 warnings"), "{said}");
}

#[test]
fn all_names_every_warning_and_programs_get_every_place() {
    let site = careless();
    let said = site.check(&["--all"]).ends(1).stderr;
    assert_eq!(said.matches("unused-actor]").count(), 7, "{said}");
    assert_eq!(site.findings().len(), 18);
}

#[test]
fn five_of_a_kind_are_told_each() {
    let mut site = Site::new();
    for number in 0..5 {
        site = site.file(&format!("content/actors/a{number}.md"), &format!("---\nname: A{number}\nkind: person\n---\n"));
    }
    let said = site.check(&[]).ends(0).stderr;
    assert_eq!(said.matches("unused-actor]").count(), 5, "{said}");
}

#[test]
fn dates_are_given_back_in_the_wanted_form() {
    for (written, help) in [
        ("4 March 2025", "write `2025-03-04`"),
        (
            "04/03/2025",
            "write `2025-03-04` or `2025-04-03`, whichever is \
     meant",
        ),
    ] {
        let site = Site::new().file("content/events/talks.md", &format!("---\ntitle: Talks\nwhen: {written}\n---\n"));
        let said = site.check(&[]).ends(1).stderr;
        assert!(said.contains(help), "{said}");
    }
}

#[test]
fn verdicts_and_flags_are_explained_and_slips_are_named() {
    let site = Site::new();
    assert!(site.run(&["explain", "sources-differ"]).ends(0).stdout.starts_with("# sources-differ (verdict)\n\n"));
    assert!(site.run(&["explain", "actor-shifts"]).ends(0).stdout.starts_with("# actor-shifts (flag)\n\n"));
    assert!(site.run(&["explain", "source-differs"]).ends(2).stderr.contains("did you mean `sources-differ`?"));
    let docks = Site::copy_of("tests/golden/dock-talks");
    assert!(docks.run(&["impact", "marta-riuz"]).ends(2).stderr.contains("did you mean `marta-ruiz`?"));
}

#[test]
fn an_ambiguous_quote_comes_with_lines_to_paste() {
    let site = Site::new()
        .file("content/events/talks.md", "---\ntitle: Talks\n---\n")
        .file("content/questions/length.md", "---\nquestion: How long?\nevent: talks\nkind: number\n---\n")
        .file(
            "content/sources/a.md",
            "---\nshort: A\ncovers: [{event: talks}]\nlicence: CC0-1.0\nclaims: [{question: length, answer: 3, quote: three \
             days}]\n---\nIt took three days there. It took three days here.\n",
        );
    let said = site.check(&[]).stderr;
    assert!(said.contains("say which is meant: `suffix: \"there.\"` or `suffix: \"here.\"`"), "{said}");
}
