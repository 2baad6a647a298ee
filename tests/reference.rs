//! `docs/reference.md` and `docs/templates.md` are made of the program's own types; here they are made, and held against the files.

mod content;
mod contents;
mod templates;

use content::reference;
use templates::template_reference;

use crate::support::{expect_file, package};

#[test]
fn the_reference_is_up_to_date() {
    expect_file("docs/reference.md", &reference());
}

#[test]
fn the_reference_for_templates_is_up_to_date() {
    expect_file("docs/templates.md", &template_reference());
}

/// Every value that a built-in template reads from `frame` or `page` has a row, so nobody has to read the built-in ones to find it.
#[test]
fn every_value_of_a_built_in_template_is_explained() {
    let reference = template_reference();
    let templates = crate::support::tree(&package().join("templates"));
    let mut read = 0;
    for (path, bytes) in templates.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = std::str::from_utf8(bytes).expect("templates are UTF-8");
        for value in ["frame.", "page."] {
            for rest in text.split(value).skip(1) {
                let field: String = rest.chars().take_while(|character| character.is_ascii_alphanumeric() || *character == '_').collect();
                if field.is_empty() || field == "html" {
                    continue;
                }
                assert!(reference.contains(&format!("\n| `{field}` | ")), "{path}: {value}{field}");
                read += 1;
            }
        }
    }
    assert!(read > 100, "the templates read values: {read}");
}
