//! Generated sites: sound, the same for the same seed, and large ones are read whole.

use crate::generator::{Kind, Size, generate};
use crate::support::{Site, write};

fn generated(sources: usize, kind: Kind) -> Site {
    let site = Site::empty();
    for file in generate(Size { sources, kind, seed: 7 }).texts {
        write(&site.root().join(file.path), file.text.as_bytes());
    }
    site
}

#[test]
fn generated_sites_are_sound_and_say_the_same_every_time() {
    let site = generated(60, Kind::Claims);
    let findings = site.findings();
    // Not every statement that is invented comes up in a claim.
    let is_sound = |name: &str| matches!(name, "quote-unproven" | "unused-statement");
    let faults: Vec<_> = findings.iter().filter(|finding| !is_sound(&finding.name)).collect();
    assert!(faults.is_empty(), "{faults:?}");
    site.build(&[]).ends(0);
    let data = site.data();
    assert_eq!(data["sources"].as_array().map(Vec::len), Some(60));
    assert_eq!(data["claims"].as_array().map(Vec::len), Some(480));
    let texts = |seed| generate(Size { sources: 20, kind: Kind::Claims, seed }).texts.into_iter().map(|file| file.text).collect::<Vec<_>>();
    assert!(texts(1) == texts(1) && texts(1) != texts(2));
    let articles = generated(20, Kind::Articles { words: 100 });
    let faults: Vec<_> = articles.findings().into_iter().filter(|finding| finding.name != "unused-statement").collect();
    assert!(faults.is_empty(), "{faults:?}");
    articles.build(&[]).ends(0);
    assert_eq!(articles.data()["sources"].as_array().map(Vec::len), Some(20));
}
