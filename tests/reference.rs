//! `REFERENCE.md` is made of the program's own types; here it is held against them.

use variorum::export::reference::reference;

#[test]
fn the_reference_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/REFERENCE.md");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path, reference()).expect("the reference can be written");
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(written == reference(), "REFERENCE.md is out of date: run `UPDATE_EXPECT=1 cargo test reference`");
}
