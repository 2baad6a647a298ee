#![expect(clippy::disallowed_methods, reason = "the tests put files on the disk for `load` to find")]

use std::fs;
use std::path::Path;

use tempfile::TempDir;

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

/// A site's folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    for (path, bytes) in [("content/site.yaml", b"title: T\n" as &[u8])].iter().chain(files) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        fs::write(path, bytes).expect("the file can be written");
    }
    folder
}

fn loaded(folder: &TempDir) -> (SiteFiles, Vec<String>) {
    let (files, found) = load(folder.path()).expect("it is a site");
    let shown = sample::shown(&files, &found);
    (files, shown)
}

#[test]
fn a_folder_without_settings_is_no_site() {
    let folder = TempDir::new().expect("a temporary folder");
    assert!(matches!(load(folder.path()), Err(LoadError::NotASite(_))));
    fs::create_dir_all(folder.path().join("content/site.yaml")).expect("the folder can be made");
    assert!(matches!(load(folder.path()), Err(LoadError::NotASite(_))), "a folder of that name is no settings file");
    assert!(matches!(load(&folder.path().join("gone")), Err(LoadError::Unreadable { .. })));
}

#[test]
fn files_are_sorted_into_texts_and_assets() {
    let folder = folder(&[
        ("content/sources/letters/first.md", b"---\n---\n"),
        ("content/actors/a.yaml", b"name: A\n"),
        ("content/quotes.lock", b"x: 1\n"),
        ("content/sources/map.png", b"\x89PNG\r\n\x1a\n"),
        ("content/pages/a.md.bak", b""),
        ("content/pages/a.md.orig", b""),
        ("content/a.rej", b""),
        ("content/pages/Thumbs.db", b""),
        ("content/pages/.a.md.swp", b""),
        ("content/pages/a.md~", b""),
        ("content/pages/.#a.md", b""),
        ("content/pages/#a.md#", b""),
        ("content/.DS_Store", b""),
        ("content/.git/config", b""),
        ("static/logo.svg", b"<svg/>"),
        ("static/.well-known/security.txt", b""),
        ("templates/page.html", b"<p>"),
        ("notes.md", b"not content"),
        ("public/index.html", b"old output"),
    ]);
    let (files, found) = loaded(&folder);
    assert_eq!(found, Vec::<String>::new());
    let texts: Vec<_> = files.texts.iter().map(|text| text.path.as_str()).collect();
    let expected =
        ["content/actors/a.yaml", "content/quotes.lock", "content/site.yaml", "content/sources/letters/first.md", "templates/page.html"];
    assert_eq!(texts, expected);
    let assets: Vec<_> = files.assets.iter().map(|asset| asset.output.as_str()).collect();
    assert_eq!(assets, [".well-known/security.txt", "logo.svg", "sources/map.png"]);
    assert!(files.unread.is_empty());
}

#[test]
fn names_that_are_no_ids() {
    let folder = folder(&[
        ("content/pages/Second Page.md", b"---\n---\n"),
        ("content/actors/Türkiye_2.yaml", b"name: T\n"),
        ("content/pages/about.yml", b"title: T\n"),
        ("content/pages/README.MD", b"x"),
        ("content/source/gazette.md", b"---\n---\n"),
        ("content/notes.md", b"x"),
    ]);
    let (files, found) = loaded(&folder);
    let expected = [
        "content/actors/Türkiye_2.yaml:1:1: V0004 `Türkiye_2` is no id: ids are lower-case letters `a-z`, digits and inner hyphens",
        "content/notes.md:1:1: V0008 `content/notes.md` lies in the folder of no kind, so it is not read",
        "content/pages/README.MD:1:1: V0004 content files end in `.md` or `.yaml`, not in `.MD`",
        "content/pages/Second Page.md:1:1: V0004 `Second Page` is no id: ids are lower-case letters `a-z`, digits and inner hyphens",
        "content/pages/about.yml:1:1: V0004 content files end in `.md` or `.yaml`, not in `.yml`",
        "content/source/gazette.md:1:1: V0008 `source` is the folder of no kind, so `content/source/gazette.md` is not read",
    ];
    assert_eq!(found, expected);
    let (_, diagnostics) = load(folder.path()).expect("it is a site");
    let help: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.help.as_str()).collect();
    assert_eq!(help[0], "rename the file to `content/actors/turkiye-2.yaml`");
    assert_eq!(help[3], "rename the file to `content/pages/second-page.md`");
    assert_eq!(help[5], "move it to `content/sources/`");
    assert!(files.assets.iter().any(|asset| asset.output == "notes.md"), "what is not read is copied as it is");
}

#[test]
fn texts_that_are_not_utf_8_have_no_text_and_no_other_finding() {
    let folder = folder(&[("content/pages/a.md", b"---\ntitle: T\n---\n\nGespr\xe4ch\n")]);
    let (files, found) = loaded(&folder);
    assert_eq!(found, ["content/pages/a.md:1:1: V0001 line 5 holds bytes that are not UTF-8"]);
    assert_eq!(files.unread.len(), 1);
    assert_eq!(sample::shown(&files, &sample::linked(&files).1), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn links_are_followed_only_inside_the_folder() {
    use std::os::unix::fs::symlink;

    let outside = TempDir::new().expect("a temporary folder");
    fs::write(outside.path().join("secret.md"), "---\n---\nSecret\n").expect("the file can be written");
    let folder =
        folder(&[(".git/config", b"[user]"), ("shared/about.md", b"---\ntitle: About\n---\n"), ("content/pages/real.md", b"---\n---\n")]);
    let root = folder.path();
    for (target, link) in [
        (root.join("shared/about.md"), "content/pages/inside.md"),
        ("real.md".into(), "content/pages/relative.md"),
        (outside.path().join("secret.md"), "content/pages/outside.md"),
        (outside.path().join("secret.md"), "content/pages/picture.png"),
        (outside.path().to_owned(), "content/pages/folder"),
        ("nowhere.md".into(), "content/pages/dangling.md"),
        ("loop.md".into(), "content/pages/loop.md"),
        (root.join("shared"), "content/pages/own-folder"),
        ("../../.git/config".into(), "content/pages/logo.txt"),
        (outside.path().to_owned(), "static"),
    ] {
        symlink(target, root.join(link)).expect("the link can be made");
    }
    let (files, found) = loaded(&folder);
    let expected = [
        "content/pages/dangling.md:1:1: V0003 the symbolic link `content/pages/dangling.md` leads nowhere",
        "content/pages/folder:1:1: V0003 the symbolic link `content/pages/folder` leaves the site's folder",
        "content/pages/logo.txt:1:1: V0003 the symbolic link `content/pages/logo.txt` leads to a hidden file",
        "content/pages/loop.md:1:1: V0003 the symbolic link `content/pages/loop.md` leads nowhere",
        "content/pages/outside.md:1:1: V0003 the symbolic link `content/pages/outside.md` leaves the site's folder",
        "content/pages/own-folder:1:1: V0003 the symbolic link `content/pages/own-folder` leads to a folder",
        "content/pages/picture.png:1:1: V0003 the symbolic link `content/pages/picture.png` leaves the site's folder",
        "static:1:1: V0003 the symbolic link `static` leads to a folder",
    ];
    assert_eq!(found, expected);
    assert!(files.texts.iter().all(|text| !text.text.contains("Secret")));
    assert!(files.assets.is_empty());
    let inside = files.texts.iter().find(|text| text.path == "content/pages/inside.md").expect("the link inside is read");
    assert_eq!(&*inside.text, "---\ntitle: About\n---\n");
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_cannot_be_read() {
    use std::os::unix::net::UnixListener;

    let folder = folder(&[("content/pages/a.md", b"---\n---\n")]);
    let _socket = UnixListener::bind(folder.path().join("content/pages/b.md")).expect("the socket can be made");
    assert_eq!(loaded(&folder).1, ["content/pages/b.md:1:1: V0006 `content/pages/b.md` cannot be read: it is not a regular file"]);
}
