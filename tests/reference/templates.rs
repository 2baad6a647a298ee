//! The reference for those who write templates: every value that a template of a site sees, made of the doc comments of the views.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use variorum::export::schema::views;
use variorum::model::view::Body;

use super::content::{description, fields, holds, words_of};
use super::contents;

const HEAD: &str = "# Templates

The values that a site's own templates see. The tests make this page of the program's own types:
`UPDATE_EXPECT=1 cargo test reference` writes it anew.

A site needs no template. One file in its `templates/`, by the name of a built-in one, takes that one's place, and can build on it:

```html
{% extends \"built-in/page.html\" %}
{% block main %}{{ super() }}<p>{{ frame.title }}</p>{% endblock %}
```

For colours and type a `static/custom.css` is enough: every page links it after the theme's own style sheet, whose variables stand at its top.
Page parts that several templates use are components in `templates/components/`, each with its parameters in its first line.
The template language is [Tera 2](https://github.com/Keats/tera). A name that does not exist, in a template or among these values, is
a finding of `check` with file, line and column.

Every template sees five values:

| value | holds |
|---|---|
| `frame` | what surrounds every page, see below |
| `page` | the page itself: the table of its template, below |
| `prose` | the page's Markdown as a list of pieces; each has `html`, to be put in as it is, and `figure`, one of the two `null` |
| `t` | the words of the interface by their keys, from `templates/words.yaml`: `{{ t.sources }}` |

A field that may be missing is there all the same and then `null`, so `{% if page.place %}` never meets an undefined name. Words of
closed lists stand as the content writes them; `t[\"verdict_\" ~ verdict.word]` puts them into the reader's words. What is HTML or JSON
already says so; everything else is escaped.

Beside `t`, templates can ask for sentences of the words of the interface:

| call | gives |
|---|---|
| `{{ say(key=\"as_of_sentence\", date=…) }}` | a whole sentence with its places filled; with `n=`, in the plural form of that count |
| `{{ joint(index=loop.index0, count=…) }}` | what joins the thing at `index` of a row to the one before it |
| `forms(key=\"…\")` | the plural forms of a sentence by name, for a script that counts |
| `{{ name \\| apart }}` | text of the content inside words of the interface, kept apart where it runs in the other direction |
";

/// The reference as Markdown.
pub(super) fn template_reference() -> String {
    let mut page = HEAD.to_owned();
    let frame = views::frame();
    page.push_str("\n## `frame`\n");
    write_thing(&mut page, &frame, &frame);
    let mut things = BTreeMap::new();
    note_things(&mut things, &frame);
    for kind in Body::KINDS {
        let template = [&[kind.template], kind.parts].concat().join("` with `");
        let _ = write!(page, "\n## `page` of `{template}`\n");
        let schema = views::page(kind);
        write_thing(&mut page, &schema, &schema);
        note_things(&mut things, &schema);
    }
    let figure = views::figure();
    page.push_str("\n## `figure` of a piece of `prose`\n");
    write_alternatives(&mut page, &figure);
    note_things(&mut things, &figure);
    page.push_str("\n## Things\n\nWhat fields of the above hold, by name.\n");
    for (name, (schema, definition)) in &things {
        let _ = write!(page, "\n### {name}\n");
        write_thing(&mut page, schema, definition);
    }
    contents::with_contents(&page)
}

/// Adds the things that a schema defines. Closed lists of words are none: `docs/reference.md` has them.
fn note_things(things: &mut BTreeMap<String, (Value, Value)>, schema: &Value) {
    for (name, definition) in schema["definitions"].as_object().into_iter().flatten() {
        if words_of(definition).next().is_none() {
            things.entry(name.clone()).or_insert_with(|| (schema.clone(), definition.clone()));
        }
    }
}

fn write_thing(page: &mut String, schema: &Value, object: &Value) {
    let _ = write!(page, "\n{}\n", in_a_line(description(object)));
    if object["oneOf"].is_array() || object["anyOf"].is_array() {
        write_alternatives(page, object);
    }
    if fields(object).next().is_none() {
        return;
    }
    page.push_str("\n| field | holds | meaning |\n|---|---|---|\n");
    for (field, property) in fields(object) {
        let null = if may_be_null(property) { " or `null`" } else { "" };
        let meaning = in_a_line(description(property));
        let _ = writeln!(page, "| `{field}` | {}{null} | {meaning} |", holds(schema, property, link_to_thing));
    }
}

/// Writes the fields of a thing that is one of several.
fn write_alternatives(page: &mut String, object: &Value) {
    page.push_str("\n| one of | meaning |\n|---|---|\n");
    let alternatives = ["oneOf", "anyOf"].into_iter().filter_map(|key| object[key].as_array()).flatten();
    for alternative in alternatives {
        let held: Vec<String> = fields(alternative)
            .map(|(field, property)| match property["const"].as_str() {
                Some(word) => format!("`{field}` is `{word}`"),
                None => format!("`{field}`: {}", holds(object, property, link_to_thing)),
            })
            .collect();
        let held = if held.is_empty() { holds(object, alternative, link_to_thing) } else { held.join("; ") };
        let _ = writeln!(page, "| {held} | {} |", in_a_line(description(alternative)));
    }
}

/// A thing as a link to its table on this page, or a word of a closed list.
fn link_to_thing(schema: &Value, name: &str) -> String {
    if words_of(&schema["definitions"][name]).next().is_some() {
        return "a word".to_owned();
    }
    format!("[{name}](#{})", name.to_lowercase())
}

fn may_be_null(property: &Value) -> bool {
    let is_null = |one: &Value| one == "null" || one["type"] == "null";
    [&property["type"], &property["anyOf"]].iter().any(|given| given.as_array().is_some_and(|all| all.iter().any(is_null)))
}

fn in_a_line(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
