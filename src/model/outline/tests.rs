use super::{Outline, OutlineBuilder, OutlineKey, Place, Step};

/// `claims:` with two entries, `{id: x, says: y}` and `{says: z}`, and `archive:` with `{words: 3}`, at made-up offsets.
fn sample() -> Outline {
    let mut builder = OutlineBuilder::default();
    let key = |builder: &mut OutlineBuilder, name: &str, start: usize| {
        let number = Some(builder.key_number(name));
        Some(OutlineKey { number, start, end: start + name.len() })
    };
    let root = builder.begin(None);
    let claims = key(&mut builder, "claims", 10);
    let claims = builder.begin(claims);
    for (start, fields) in [(20, &[("id", 1), ("says", 2)][..]), (40, &[("says", 2)][..])] {
        let claim = builder.begin(None);
        for &(name, offset) in fields {
            let field = key(&mut builder, name, start + 8 * offset);
            let field = builder.begin(field);
            builder.end(field, start + 8 * offset + 6..start + 8 * offset + 7);
        }
        builder.end(claim, start + 8..start + 23);
    }
    builder.end(claims, 20..63);
    let archive = key(&mut builder, "archive", 70);
    let archive = builder.begin(archive);
    let words = key(&mut builder, "words", 80);
    let words = builder.begin(words);
    builder.end(words, 87..88);
    builder.end(archive, 80..88);
    builder.end(root, 10..88);
    builder.finish(0..3)
}

#[test]
fn paths_lead_to_keys_and_values() {
    let outline = sample();
    let says = [Step::Key("claims"), Step::Index(1), Step::Key("says")];
    assert_eq!(outline.value(&says), Some(62..63));
    assert_eq!(outline.key(&says), Some(56..60));
    assert_eq!(outline.value(&says[..2]), Some(48..63));
    assert_eq!(outline.key(&says[..2]), None);
    assert_eq!(outline.value(&[Step::Key("claims"), Step::Index(2)]), None);
    assert_eq!(outline.value(&[Step::Index(0)]), None);
    assert_eq!(outline.value(&[]), Some(10..88));
    let names: Vec<_> = outline.root().children().map(Place::name).collect();
    assert_eq!(names, [Some("claims"), Some("archive")]);
}

#[test]
fn of_many_values_each_is_found_as_of_few() {
    let mut builder = OutlineBuilder::default();
    let root = builder.begin(None);
    for list in ["entries", "fields"] {
        let number = Some(builder.key_number(list));
        let list = builder.begin(Some(OutlineKey { number, start: 0, end: 0 }));
        for at in 0..1_000 {
            // Every name comes twice, and the first of both is the one that counts.
            let name = format!("k{}", (at * 7) % 500);
            let number = Some(builder.key_number(&name));
            let key = (list != root + 1).then_some(OutlineKey { number, start: at, end: at });
            let value = builder.begin(key);
            builder.end(value, at..at + 1);
        }
        builder.end(list, 0..1_000);
    }
    builder.end(root, 0..1_000);
    let outline = builder.finish(0..0);
    for at in [0, 1, 31, 499, 500, 999] {
        assert_eq!(outline.value(&[Step::Key("entries"), Step::Index(at)]), Some(at..at + 1));
        let name = format!("k{}", (at * 7) % 500);
        let first = at % 500;
        assert_eq!(outline.value(&[Step::Key("fields"), Step::Key(&name)]), Some(first..first + 1));
    }
    assert_eq!(outline.value(&[Step::Key("entries"), Step::Index(1_000)]), None);
    assert_eq!(outline.value(&[Step::Key("fields"), Step::Index(0)]), None);
    assert_eq!(outline.value(&[Step::Key("fields"), Step::Key("k500")]), None);
}

#[test]
fn what_is_missing_is_said_at_the_nearest_thing() {
    let outline = sample();
    let claim = |index| [Step::Key("claims"), Step::Index(index), Step::Key("question")];
    assert_eq!(outline.nearest(&[Step::Key("covers")]), 0..3);
    // The `id` of the first claim; the second has none, so its first key.
    assert_eq!(outline.nearest(&claim(0)), 34..35);
    assert_eq!(outline.nearest(&claim(1)), 56..60);
    assert_eq!(outline.nearest(&claim(2)), 10..16);
    assert_eq!(outline.nearest(&[Step::Key("archive"), Step::Key("file")]), 70..77);
}

#[test]
fn an_empty_outline_has_a_root() {
    assert_eq!(Outline::default().nearest(&[Step::Key("title")]), 0..0);
    assert_eq!(Outline::default().value(&[Step::Key("title")]), None);
}

#[test]
fn a_node_takes_24_bytes() {
    assert_eq!(size_of::<super::Node>(), 24);
}
