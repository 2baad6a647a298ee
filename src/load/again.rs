//! A site whose files were read before, of which some have changed since: only these are read.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{FOLDERS, MOST_BYTES, is_left_by_tools};
use crate::model::files::SiteFiles;

/// The files of the site in `root` as they are now, where everything that has changed since `former` is the text of files that were read
/// then. `changed` names all that may have changed, by whole paths. `None` where more than that has changed, or may have: then the site
/// must be loaded. What was found wrong with the former files still holds.
#[expect(clippy::disallowed_methods, reason = "this is where files are read")]
pub fn load_again(root: &Path, former: &SiteFiles, changed: &[PathBuf]) -> Option<SiteFiles> {
    let root = fs::canonicalize(root).ok().filter(|_| !former.has_links)?;
    let mut files = former.clone();
    for path in changed {
        let below = path.strip_prefix(&root).ok()?;
        let parts: Vec<String> = below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        if parts.iter().any(|part| is_left_by_tools(part)) || !FOLDERS.contains(&parts.first()?.as_str()) {
            continue;
        }
        let file = former.find(&parts.join("/")).filter(|file| !former.unread.contains(file))?;
        // A link may have taken the place of the file, or of a folder around it.
        let is_itself = fs::canonicalize(path).is_ok_and(|place| place == *path);
        let is_read = is_itself && fs::symlink_metadata(path).is_ok_and(|found| found.is_file() && found.len() <= MOST_BYTES);
        let text = if is_read { String::from_utf8(fs::read(path).ok()?).ok()? } else { return None };
        if *text != *former.text(file).text {
            files.texts[file.0 as usize].text = Arc::from(text);
        }
    }
    Some(files)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "the tests put files on the disk")]

    use super::*;
    use crate::load::load;

    const ACTOR: &str = "content/actors/a.md";

    /// A site with an actor, and what was read of it.
    fn site() -> (tempfile::TempDir, PathBuf, SiteFiles) {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        fs::create_dir_all(root.join("content/actors")).expect("a folder");
        fs::write(root.join("content/site.yaml"), "title: T\n").expect("written");
        fs::write(root.join(ACTOR), "---\nname: A\n---\n").expect("written");
        let (files, _) = load(&root).expect("it is a site");
        (folder, root, files)
    }

    #[test]
    fn only_what_has_changed_is_read() {
        let (_folder, root, former) = site();
        fs::write(root.join(ACTOR), "---\nname: B\n---\n").expect("written");
        fs::write(root.join("content/actors/.a.md.swp"), "x").expect("written");
        let changed = [ACTOR, "content/actors/.a.md.swp", "public/index.html"].map(|path| root.join(path));
        let again = load_again(&root, &former, &changed).expect("nothing but a text has changed");
        let (anew, _) = load(&root).expect("it is a site");
        let texts = |files: &SiteFiles| files.texts.iter().map(|file| (file.path.clone(), file.text.to_string())).collect::<Vec<_>>();
        assert_eq!(texts(&again), texts(&anew));
        let settings = former.find("content/site.yaml").expect("it is read");
        assert!(Arc::ptr_eq(&again.text(settings).text, &former.text(settings).text), "what has not changed is not read");
    }

    #[test]
    fn whatever_else_has_changed_the_site_is_loaded_anew() {
        type Change = fn(&Path);
        let cases: [(&str, Change); 5] = [
            ("content/actors/b.md", |path| fs::write(path, "---\n---\n").expect("written")),
            (ACTOR, |path| fs::remove_file(path).expect("removed")),
            (ACTOR, |path| fs::write(path, b"\xff").expect("written")),
            ("content/actors", |path| fs::rename(path, path.with_file_name("gone")).expect("moved")),
            ("content", |_| ()),
        ];
        for (path, change) in cases {
            let (_folder, root, former) = site();
            change(&root.join(path));
            assert!(load_again(&root, &former, &[root.join(path)]).is_none(), "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_site_with_links_is_loaded_anew() {
        let (_folder, root, former) = site();
        let elsewhere = root.join("elsewhere.md");
        fs::rename(root.join(ACTOR), &elsewhere).expect("moved");
        std::os::unix::fs::symlink(&elsewhere, root.join(ACTOR)).expect("linked");
        assert!(load_again(&root, &former, &[root.join(ACTOR)]).is_none(), "a link has taken its place");
        let (linked, _) = load(&root).expect("it is a site");
        assert!(linked.has_links && load_again(&root, &linked, &[root.join("content/site.yaml")]).is_none());
    }
}
