//! Overriding, escaping and the places of faults.

use super::*;
use crate::model::files::TextFile;
use crate::span::{ColumnUnit, LineIndex};

fn site(templates: &[(&str, &str)]) -> SiteFiles {
    let mut texts = vec![TextFile { path: "content/site.yaml".to_owned(), text: "title: x\n".into() }];
    texts.extend(templates.iter().map(|(name, text)| TextFile { path: format!("templates/{name}"), text: (*text).into() }));
    SiteFiles { texts, ..SiteFiles::default() }
}

fn words() -> Arc<InterfaceWords> {
    Arc::new(InterfaceWords::of("en", BTreeMap::from([("nobody".to_owned(), "Nobody & none".to_owned())])))
}

/// A theme over two small built-in templates, so that these tests say nothing of the real ones.
fn theme(files: &SiteFiles) -> Result<Theme, Vec<Diagnostic>> {
    let built_in = [
        ("base.html", "{% block main %}{% endblock main %}"),
        ("page.html", "{% extends 'base.html' %}{% block main %}{{ title }}{% endblock main %}"),
    ];
    Theme::with_built_in(&built_in.map(|(name, text)| (name.to_owned(), text)).into(), files, &words())
}

/// Findings as `path:line:column message`.
fn shown(files: &SiteFiles, findings: &[Diagnostic]) -> Vec<String> {
    let place = |finding: &Diagnostic| {
        let file = files.text(finding.span.file);
        let place = LineIndex::new(&file.text).position(&file.text, finding.span.start as usize, ColumnUnit::Characters);
        format!("{}:{}:{} {}", file.path, place.line, place.column, finding.message)
    };
    findings.iter().map(place).collect()
}

#[derive(Serialize)]
struct View {
    title: &'static str,
    absent: Option<u8>,
}

const VIEW: View = View { title: "<T>", absent: None };

#[test]
fn the_built_in_templates_load() {
    let files = site(&[]);
    let theme = Theme::new(&files, &words()).map_err(|findings| shown(&files, &findings));
    assert_eq!(theme.map(|theme| !theme.has_own_templates()), Ok(true));
}

#[test]
fn sentences_are_filled_with_text_and_markup() {
    let table = [("of_one", "{n} of <{what}>"), ("of_other", "{what}: {number}, {n}"), ("number_2", "two"), ("list_last", " & ")];
    let words = Arc::new(InterfaceWords::of("ur", table.map(|(key, word)| (key.to_owned(), word.to_owned())).into()));
    for (template, expected) in [
        ("{{ say(key='of', n=1, what='a<b') }}", "1 of &lt;<bdi>a&lt;b</bdi>&gt;"),
        ("{{ say(key='of', n=2, what='{n}') }}", "<bdi>{n}</bdi>: two, 2"),
        ("{{ say(key='of', n=2, what='د') }}", "د: two, 2"),
        ("{% component c(x: string) %}<b>{{ x }}</b>{% endcomponent c %}{{ say(key='of', n=2, what=<c x='y' />) }}", "<b>y</b>: two, 2"),
        ("{{ say(key='of_other') }}", "{what}: {number}, {n}"),
        ("{{ joint(index=2, count=3) }}{{ 'x & y' | apart }}", " &amp; <bdi>x &amp; y</bdi>"),
    ] {
        let files = site(&[("a.html", template)]);
        let theme = Theme::new(&files, &words).map_err(|findings| shown(&files, &findings));
        assert_eq!(theme.map(|theme| theme.render_page("a.html", &VIEW, ())), Ok(Ok(expected.to_owned())), "{template}");
    }
}

#[test]
fn own_templates_come_first_and_everything_is_escaped() {
    let files = site(&[
        ("base.html", "<!-- own -->{% block main %}{% endblock main %}"),
        ("a.html", "{% extends 'base.html' %}{% block main %}{{ title }}{{ t.nobody }}{% if absent %}x{% endif %}{% endblock main %}"),
    ]);
    let theme = theme(&files).expect("both are right");
    assert_eq!(theme.render_page("a.html", &VIEW, ()).expect("it renders"), "<!-- own -->&lt;T&gt;Nobody &amp; none");
}

#[test]
fn every_fault_stands_at_its_place() {
    let ok = "{% block main %}{% endblock main %}";
    for (templates, expected) in [
        (
            &[("a.html", "é\n{{ x "), ("b.html", "{% if %}")][..],
            &["templates/a.html:2:4 unexpected end of input", "templates/b.html:1:7"][..],
        ),
        (&[("a.html", "\n é {{ title | shout }}")], &["templates/a.html:2:15 unknown filter `shout`"]),
        (
            &[("a.html", "\u{feff}é {{ title | shout }}\n{{ <nobody /> }}")],
            &["templates/a.html:1:14 unknown filter `shout`", "templates/a.html:2:4 unknown component `nobody`"],
        ),
        (&[("a.html", "{% include 'nowhere.html' %}")], &["templates/a.html:1:12 unknown template `nowhere.html`"]),
        (&[("a.html", "{% extends 'nowhere.html' %}")], &["templates/a.html:1:4 there is no template `nowhere.html`"]),
        (&[("a.html", "{% extends 'a.html' %}")], &["templates/a.html:1:4 templates extend each other in a ring"]),
        (
            &[("a.html", "{% include 'b.html' %}"), ("b.html", "{% include 'a.html' %}")],
            &["templates/a.html:1:4 templates include each other in a ring: `a.html` → `b.html` → `a.html`"],
        ),
        (
            &[("a.html", "{% component c() %}{% endcomponent c %}"), ("b.html", "{% component c() %}{% endcomponent c %}")],
            &["templates/a.html:1:1 component `c` is defined in both `a.html` and `b.html`"],
        ),
        (&[("base.html", "no blocks")], &["templates/base.html:1:1 in the built-in template `"]),
        (&[("base.html", ok)], &[]),
    ] {
        let files = site(templates);
        let found = theme(&files).err().map(|findings| shown(&files, &findings)).unwrap_or_default();
        assert!(expected.is_empty() == found.is_empty() && found.len() >= expected.len(), "{templates:?}: {found:#?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{found} instead of {expected}");
        }
    }
}

#[test]
fn a_fault_while_rendering_stands_at_its_place() {
    let files = site(&[
        ("a.html", "é\n {{ titel }}"),
        ("b.html", "{% include 'a.html' %}"),
        ("c.html", "{{ title + 1 }}"),
        ("d.html", "{{ t.nobdy }}"),
    ]);
    let theme = theme(&files).expect("all are right until they are filled");
    for (template, expected) in [
        ("a.html", "templates/a.html:2:5 variable `titel`"),
        ("b.html", "templates/a.html:2:5 variable `titel`"),
        ("c.html", "templates/c.html:1:"),
        ("d.html", "templates/d.html:1:"),
        ("nowhere.html", "templates/a.html:1:1 in the built-in template `nowhere.html`: template 'nowhere.html' not found"),
    ] {
        let finding = theme.render_page(template, &VIEW, ()).expect_err(template);
        let found = shown(&files, &[finding]).concat();
        assert!(found.starts_with(expected), "{found} instead of {expected}");
    }
    assert!(theme.render_page("a.html", "no mapping", ()).is_err());
}

#[test]
fn files_that_nothing_uses_are_found() {
    let files = site(&[
        ("base.html", "{% block main %}{% endblock main %}{% include \"parts/foot.html\" %}{{ <badge /> }}"),
        ("parts/foot.html", "x"),
        ("parts/badge.html", "{% component badge() %}x{% endcomponent badge %}"),
        ("questoin.html", "x"),
        ("notes.txt", "x"),
        ("words.yaml", "skip: x"),
    ]);
    assert_eq!(
        shown(&files, &unused(&files)),
        [
            "templates/questoin.html:1:1 nothing uses `templates/questoin.html`",
            "templates/notes.txt:1:1 nothing uses `templates/notes.txt`"
        ]
    );
    assert_eq!(unused(&files)[0].help, "Did you mean `templates/question.html`?");
}

#[test]
fn many_threads_render_the_same() {
    use rayon::prelude::*;
    let files = site(&[("a.html", "{{ title }}")]);
    let theme = theme(&files).expect("it is right");
    let rendered: Vec<_> = (0..200).into_par_iter().map(|_| theme.render_page("a.html", &VIEW, ()).expect("it renders")).collect();
    assert!(rendered.iter().all(|html| html == "&lt;T&gt;"));
}
