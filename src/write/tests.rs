#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the tests look at what lies on the disk")]

use std::collections::BTreeMap;
use std::fs;

use tempfile::TempDir;

use super::*;

/// A site's root with an output folder that need not exist.
fn site() -> (TempDir, PathBuf) {
    let root = TempDir::new().expect("a temporary folder");
    fs::create_dir(root.path().join("content")).expect("a folder");
    let output = root.path().join("public");
    (root, output)
}

fn file(path: &str, text: &str) -> OutputFile {
    OutputFile { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
}

fn build(root: &TempDir, output: &Path, files: &[(&str, &str)]) -> Result<usize, WriteError> {
    let building = Output::begin(root.path(), output)?;
    for (path, text) in files {
        building.put(&file(path, text))?;
    }
    building.finish()
}

/// Every file of the output but the lists of the writer, with its text.
fn tree(output: &Path) -> BTreeMap<String, String> {
    let files = disk::files_below(output).expect("the output can be listed");
    let text = |path: &String| fs::read_to_string(output.join(path)).unwrap_or_else(|_| "(no text)".to_owned());
    files.iter().filter(|path| ![MANIFEST, MADE].contains(&path.as_str())).map(|path| (path.clone(), text(path))).collect()
}

fn expected_tree(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn what_is_no_longer_built_goes_and_what_is_not_ours_stays() {
    let (root, output) = site();
    build(&root, &output, &[("index.html", "one"), ("actors/a.html", "a"), ("deep/er/b.html", "b")]).expect("written");
    fs::write(output.join("CNAME"), "example.org").expect("written");
    fs::write(output.join("actors/mine.txt"), "mine").expect("written");
    assert_eq!(build(&root, &output, &[("index.html", "two"), ("c.html", "c")]).expect("written"), 2);
    assert_eq!(
        tree(&output),
        expected_tree(&[("index.html", "two"), ("c.html", "c"), ("CNAME", "example.org"), ("actors/mine.txt", "mine")])
    );
    assert!(!output.join("deep").exists(), "folders that we emptied go too");
}

#[test]
fn a_dropped_build_leaves_the_former_site() {
    let (root, output) = site();
    drop(Output::begin(root.path(), &output).expect("begun"));
    assert!(!output.exists(), "nothing came of it, so the folder goes too");
    build(&root, &output, &[("index.html", "one")]).expect("written");
    let building = Output::begin(root.path(), &output).expect("begun");
    building.put(&file("index.html", "two")).expect("waiting");
    assert_eq!(tree(&output).get("index.html").map(String::as_str), Some("one"));
    drop(building);
    assert_eq!(tree(&output), expected_tree(&[("index.html", "one")]));
}

#[test]
fn a_file_that_is_not_ours_is_never_overwritten() {
    let (root, output) = site();
    fs::create_dir_all(output.join("data")).expect("a folder");
    fs::write(output.join("data/x.json"), "theirs").expect("written");
    let refused = build(&root, &output, &[("a.html", "a"), ("data/x.json", "ours")]);
    assert!(matches!(&refused, Err(WriteError::Foreign { path }) if path.ends_with("data/x.json")), "{refused:?}");
    assert_eq!(tree(&output), expected_tree(&[("data/x.json", "theirs")]));
    build(&root, &output, &[("data/x.json", "theirs")]).expect("the same bytes are no loss");
}

#[test]
fn a_file_may_become_a_folder_and_back() {
    let (root, output) = site();
    for files in [&[("a", "1")][..], &[("a/b", "2")], &[("a", "3")]] {
        build(&root, &output, files).expect("written");
        assert_eq!(tree(&output), expected_tree(files));
    }
    fs::remove_file(output.join("a")).expect("removed");
    fs::create_dir(output.join("a")).expect("a folder");
    fs::write(output.join("a/theirs"), "x").expect("written");
    assert!(build(&root, &output, &[("a", "4")]).is_err(), "a folder with somebody's file does not give way");
    assert_eq!(tree(&output), expected_tree(&[("a/theirs", "x")]));
}

#[test]
fn a_file_is_kept_while_it_is_made_from_the_same_and_has_the_bytes_that_were_made() {
    let (root, output) = site();
    let (from, other) = (Digest::of(b"view"), Digest::of(b"another view"));
    let begin = || Output::begin(root.path(), &output).expect("begun");
    let building = begin();
    assert_eq!(building.keep("a.html", from), None, "there is none yet");
    building.put_made(&file("a.html", "made"), from).expect("waiting");
    building.finish().expect("written");

    let building = begin();
    assert_eq!(building.keep("a.html", other), None);
    assert_eq!(building.keep("b.html", from), None);
    assert_eq!(building.keep("a.html", from), Some(file("a.html", "made")));
    assert_eq!(building.finish().expect("kept"), 1);

    // As long as the one that was made.
    fs::write(output.join("a.html"), "fake").expect("written");
    assert_eq!(begin().keep("a.html", from), None);
    fs::write(output.join("a.html"), "made").expect("written");
    assert!(begin().keep("a.html", from).is_some());
    fs::write(output.join(MADE), "# broken\n\u{fffd} x a.html\n").expect("written");
    assert_eq!(begin().keep("a.html", from), None, "without the list nothing is known");
}

#[cfg(unix)]
#[test]
fn no_link_is_kept_or_followed_to_the_list() {
    let (root, output) = site();
    let from = Digest::of(b"view");
    let building = Output::begin(root.path(), &output).expect("begun");
    building.put_made(&file("a.html", "made"), from).expect("waiting");
    building.finish().expect("written");
    let elsewhere = root.path().join("elsewhere");
    for name in ["a.html", MADE] {
        let bytes = fs::read(output.join(name)).expect("it is there");
        fs::write(&elsewhere, &bytes).expect("written");
        fs::remove_file(output.join(name)).expect("removed");
        std::os::unix::fs::symlink(&elsewhere, output.join(name)).expect("linked");
        let building = Output::begin(root.path(), &output).expect("begun");
        assert_eq!(building.keep("a.html", from), None, "{name}");
        building.put_made(&file("a.html", "new"), from).expect("waiting");
        building.finish().expect("written");
        assert_eq!(fs::read(&elsewhere).expect("it is there"), bytes, "{name} is no link any more");
    }
    assert_eq!(tree(&output), expected_tree(&[("a.html", "new")]));
}

#[test]
fn outputs_that_would_mix_with_the_site_are_refused() {
    let (root, _) = site();
    let parent = root.path().parent().expect("a temporary folder has one");
    for output in
        [root.path(), parent, &root.path().join("content"), &root.path().join("content/../content/y"), &root.path().join("Static/deep")]
    {
        let refused = Output::begin(root.path(), output).map(drop);
        assert!(matches!(refused, Err(WriteError::DangerousOutput { .. })), "{}: {refused:?}", output.display());
    }
    assert!(!root.path().join("Static").exists(), "nothing was made");
}

#[test]
fn paths_stay_inside() {
    let (root, output) = site();
    let building = Output::begin(root.path(), &output).expect("begun");
    for path in ["", "/etc/x", "../x", "a/../x", "a/", "c:\\x", "a\nb", "a\u{7f}", MANIFEST, MADE, ".variorum-staging/new/x"] {
        assert!(matches!(building.put(&file(path, "x")), Err(WriteError::NotContained { .. })), "{path:?}");
    }
}

#[test]
fn a_manifest_cannot_make_us_remove_files_outside() {
    let (root, output) = site();
    fs::create_dir(&output).expect("a folder");
    fs::write(root.path().join("precious"), "x").expect("written");
    fs::write(output.join(MANIFEST), "../precious\n/etc/hostname\n").expect("written");
    build(&root, &output, &[("a", "1")]).expect("written");
    assert!(root.path().join("precious").exists());
}

#[cfg(unix)]
#[test]
fn links_inside_the_output_are_not_followed_and_the_output_may_be_one() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let (root, output) = site();
    let elsewhere = TempDir::new().expect("a temporary folder");
    symlink(elsewhere.path(), &output).expect("a link");
    build(&root, &output, &[("index.html", "one")]).expect("written");
    assert!(output.is_symlink() && elsewhere.path().join("index.html").exists());

    let outside = TempDir::new().expect("a temporary folder");
    fs::write(outside.path().join("a.html"), "theirs").expect("written");
    symlink(outside.path(), elsewhere.path().join("actors")).expect("a link");
    fs::write(elsewhere.path().join(MANIFEST), "actors/a.html\nindex.html\n").expect("written");
    assert!(matches!(build(&root, &output, &[("actors/b.html", "b")]), Err(WriteError::Foreign { .. })));
    build(&root, &output, &[("index.html", "two")]).expect("written");
    assert!(outside.path().join("a.html").exists(), "what lies behind a link is not ours to remove");

    let content = root.path().join("content/page.png");
    fs::write(&content, "png").expect("written");
    fs::set_permissions(&content, fs::Permissions::from_mode(0o600)).expect("set");
    let building = Output::begin(root.path(), &output).expect("begun");
    building.copy(&AssetFile { path: "content/page.png".to_owned(), output: "page.png".to_owned(), origin: content }).expect("copied");
    building.finish().expect("written");
    assert_eq!(tree(elsewhere.path()).get("page.png").map(String::as_str), Some("png"));
}

#[test]
fn one_build_at_a_time_writes_to_an_output() {
    let (root, output) = site();
    let first = Output::begin(root.path(), &output).expect("begun");
    first.put(&file("index.html", "first")).expect("waiting");
    assert!(matches!(build(&root, &output, &[("index.html", "second")]), Err(WriteError::Busy { .. })));
    assert_eq!(first.finish().expect("written"), 1);
    assert_eq!(tree(&output), expected_tree(&[("index.html", "first")]));
    build(&root, &output, &[("index.html", "third")]).expect("the lock is free again");
    assert_eq!(tree(&output), expected_tree(&[("index.html", "third")]), "no lock is left behind");
}

#[cfg(unix)]
#[test]
fn a_file_is_replaced_under_a_name_that_nobody_knew() {
    use std::os::unix::fs::{MetadataExt as _, symlink};
    let (root, _) = site();
    let place = root.path().join("x.csv");
    let theirs = root.path().join("precious");
    fs::write(&theirs, "precious").expect("written");
    symlink(&theirs, root.path().join(".x.csv.new")).expect("a link");
    symlink(&theirs, &place).expect("a link");
    replace(&place, b"ours").expect("written");
    assert!(!place.is_symlink() && fs::read(&place).expect("read") == b"ours");
    assert_eq!(fs::read(&theirs).expect("read"), b"precious");
    let mode = |path: &Path| path.metadata().expect("there").mode();
    assert_eq!(mode(&place), mode(&theirs), "the same people may read it as any other file");
    assert!(disk::write(&place, b"x").is_err(), "a new file takes no other's place");
}

thread_local! {
    /// How many files may still be moved on this thread before the program is as good as ended.
    static MOVES_LEFT: std::cell::Cell<usize> = const { std::cell::Cell::new(usize::MAX) };
}

/// What every move asks: an error once no moves are left.
pub(super) fn end_here() -> Result<(), WriteError> {
    let left = MOVES_LEFT.get();
    if left == 0 {
        return Err(disk::refused("move", Path::new("anything"), std::io::ErrorKind::Interrupted.into()));
    }
    MOVES_LEFT.set(left.saturating_sub(1));
    Ok(())
}

/// Does something that ends after so many moves. Says whether it came to its end.
fn ended_after(moves: usize, act: impl FnOnce() -> Result<(), WriteError>) -> bool {
    MOVES_LEFT.set(moves);
    let outcome = act();
    MOVES_LEFT.set(usize::MAX);
    outcome.is_ok()
}

#[test]
fn a_build_that_is_ended_at_any_move_leaves_the_old_or_the_new_site_whole() {
    let old = [("a.html", "a1"), ("both.html", "1"), ("deep/er/b.html", "b1"), ("file", "1")];
    let new = [("a.html", "a2"), ("both.html", "2"), ("c/d.html", "d2"), ("file/below", "2")];
    let mut whole = Vec::new();
    for moves in 0.. {
        // The recovery is ended as well, after every number of moves that it may make, and then made again.
        for again in [0, 1, 2, 3, 5, 8, usize::MAX] {
            let (root, output) = site();
            build(&root, &output, &old).expect("written");
            fs::write(output.join("theirs"), "theirs").expect("written");
            let building = Output::begin(root.path(), &output).expect("begun");
            for (path, text) in &new {
                building.put(&file(path, text)).expect("waiting");
            }
            let staging = building.staging.clone();
            let (built, former) = (new.map(|(path, _)| path.to_owned()).into(), manifest::read(&output).expect("read"));
            whole.push(ended_after(moves, || swap::move_all(&output, &staging, &built, &former, &BTreeSet::new())));
            std::mem::forget(building);
            fs::remove_file(output.join(LOCK)).expect("the lock is of a program that is gone");
            ended_after(again, || swap::recover(&output, &staging));
            recover(root.path(), &output).expect("recovered");
            let expected: &[(&str, &str)] = if whole.last() == Some(&true) { &new } else { &old };
            let mut found = tree(&output);
            found.retain(|path, _| !path.starts_with(STAGING));
            assert_eq!(found.remove("theirs").as_deref(), Some("theirs"));
            assert_eq!(found, expected_tree(expected), "ended after {moves} moves, recovery after {again}");
            build(&root, &output, &new).expect("what is left is ours");
            assert!(!output.join(STAGING).exists() && !output.join("deep").exists());
        }
        if whole.last() == Some(&true) {
            break;
        }
    }
    assert!(whole.len() > 12 * 7, "{} moments", whole.len());
}

#[test]
fn a_waiting_folder_of_somebody_else_stays() {
    let (root, output) = site();
    fs::create_dir_all(output.join(STAGING)).expect("a folder");
    fs::write(output.join(STAGING).join("precious"), "x").expect("written");
    assert!(matches!(build(&root, &output, &[("a.html", "a")]), Err(WriteError::Foreign { .. })));
    assert!(output.join(STAGING).join("precious").exists());
}

#[test]
fn what_is_the_same_keeps_its_time() {
    let (root, output) = site();
    let files = |middle| [("a.html", "a"), ("deep/er/b.html", middle), ("deep/c.html", "c")];
    let built = |middle| build(&root, &output, &files(middle)).expect("written");
    built("b");
    let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
    for (path, _) in files("") {
        fs::File::options().append(true).open(output.join(path)).and_then(|file| file.set_modified(long_ago)).expect("set");
    }
    let touched = || {
        let time = |path: &str| output.join(path).metadata().and_then(|there| there.modified()).expect("there");
        files("").map(|(path, _)| path).into_iter().filter(|path| time(path) != long_ago).collect::<Vec<_>>()
    };
    assert_eq!(built("b"), 3);
    assert_eq!(touched(), [""; 0], "nothing changed");
    built("c");
    assert_eq!(touched(), ["deep/er/b.html"], "of the same length, and other bytes");
    fs::write(output.join("a.html"), "b").expect("written");
    built("c");
    assert_eq!(touched(), ["a.html", "deep/er/b.html"], "somebody else changed a file of ours");
    assert_eq!(tree(&output), expected_tree(&files("c")));
}

#[test]
fn a_move_that_fails_takes_all_moves_back() {
    let (root, output) = site();
    build(&root, &output, &[("a.html", "a1"), ("b.html", "b1"), ("old.html", "old")]).expect("written");
    let former = manifest::read(&output).expect("read");
    let staging = output.join(STAGING);
    disk::write(&staging.join(NEW).join("a.html"), b"a2").expect("written");
    // `c.html` is said to be built and is not there, as if it had been taken away meanwhile.
    let built = ["a.html", "c.html"].map(str::to_owned).into();
    assert!(swap::swap(&output, &staging, &built, &former, &BTreeSet::new()).is_err());
    disk::remove_folder(&staging).expect("cleared");
    assert_eq!(tree(&output), expected_tree(&[("a.html", "a1"), ("b.html", "b1"), ("old.html", "old")]));
    assert_eq!(manifest::read(&output).expect("read"), former);
}
