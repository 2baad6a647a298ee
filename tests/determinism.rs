//! The same content gives the same bytes: whatever the folder is called, the order in which files were made, the number of threads,
//! the locale and the time zone.

use crate::support::{Site, tree, write};

#[test]
fn two_builds_under_different_conditions_are_equal() {
    for source in ["tests/golden/dock-talks/content", "content"] {
        let mut files: Vec<_> = tree(&crate::support::package().join(source)).into_iter().collect();
        let first = Site::empty();
        for (path, bytes) in &files {
            write(&first.root().join("content").join(path), bytes);
        }
        let second = Site::empty();
        let elsewhere = second.root().join("ein Ordner – مجلد/deep");
        files.reverse();
        for (path, bytes) in &files {
            write(&elsewhere.join("content").join(path), bytes);
        }

        let one = [("RAYON_NUM_THREADS", "1"), ("TZ", "Pacific/Kiritimati"), ("LANG", "C"), ("LC_ALL", "C")];
        first.run_with(&["build"], &one).ends(0);
        let four = [("RAYON_NUM_THREADS", "4"), ("TZ", "America/Adak"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")];
        let root = elsewhere.to_string_lossy().into_owned();
        second.run_with(&["build", "--root", &root], &four).ends(0);

        let (built, again) = (first.built_tree(), tree(&elsewhere.join("public")));
        assert_eq!(built.keys().collect::<Vec<_>>(), again.keys().collect::<Vec<_>>());
        for (path, bytes) in &built {
            assert!(*bytes == again[path], "{source}: {path} differs");
        }
        second.run_with(&["build", "--root", &root], &four).ends(0);
        assert!(built == tree(&elsewhere.join("public")), "{source}: a second build into the same folder differs");
    }
}

#[test]
fn shards_together_are_the_whole() {
    let site = Site::copy_of("tests/golden/dock-talks");
    site.build(&[]).ends(0);
    let mut whole = site.built_tree();
    whole.remove(".variorum-manifest");
    let mut together = std::collections::BTreeMap::new();
    for shard in ["1/3", "2/3", "3/3"] {
        let output = site.root().join("part");
        site.run(&["build", "--shard", shard, "--output", &output.to_string_lossy()]).ends(0);
        let mut part = tree(&output);
        part.remove(".variorum-manifest");
        assert!(part.len() > 5, "{shard} has its share");
        for (path, bytes) in part {
            assert!(together.insert(path.clone(), bytes).is_none(), "{path} is of two parts");
        }
    }
    assert!(together == whole, "{:?}", whole.keys().filter(|path| !together.contains_key(*path)).collect::<Vec<_>>());
    for wrong in ["0/3", "4/3", "1", "a/b", "1/0"] {
        site.run(&["build", "--shard", wrong]).ends(2);
    }
}

#[test]
fn findings_come_in_one_order() {
    let site = Site::of_this_repository()
        .file("content/actors/zz.md", "---\nname: Z\nkind: persn\npart_of: nobody\n---\n")
        .file("content/actors/aa.md", "---\nname: A\nkind: person\npart_of: nobody-else\n---\n<b>x</b> [[missing]]\n");
    let once = site.run_with(&["check"], &[("RAYON_NUM_THREADS", "1")]).ends(1);
    for _ in 0..3 {
        assert_eq!(site.run_with(&["check"], &[("RAYON_NUM_THREADS", "4")]).ends(1).stderr, once.stderr);
    }
}

#[test]
fn line_endings_and_a_byte_order_mark_change_no_byte_of_the_data() {
    let plain = Site::copy_of("tests/golden/dock-talks");
    plain.build(&[]).ends(0);
    let windows = Site::empty();
    for (path, bytes) in tree(&crate::support::package().join("tests/golden/dock-talks")) {
        if path.starts_with("expected/") {
            continue;
        }
        let bytes = match std::str::from_utf8(&bytes) {
            Ok(text) if path.ends_with(".md") || path.ends_with(".yaml") => format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes(),
            _ => bytes,
        };
        write(&windows.root().join(path), &bytes);
    }
    windows.build(&[]).ends(0);
    assert_eq!(plain.built("data/briefing.json"), windows.built("data/briefing.json"));
}
