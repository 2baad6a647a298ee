use std::path::Path;

use super::*;
use crate::sample;

#[test]
fn the_briefing_of_this_repository_has_no_findings() {
    let (files, found) = load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository is a site");
    assert_eq!(sample::shown(&files, &found), Vec::<String>::new());
    let (library, found) = sample::linked(&files);
    assert_eq!(sample::shown(&files, &found), Vec::<String>::new());
    assert!(library.claims.len() > 50, "{} claims", library.claims.len());
}
