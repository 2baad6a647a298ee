//! Revisions read from repositories that the tests make.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::*;

/// A repository with files, links and commits, made by `git` itself.
struct Repository(tempfile::TempDir);

impl Repository {
    fn new() -> Self {
        let repository = Self(tempfile::tempdir().expect("there is room for a folder"));
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn git(&self, arguments: &[&str]) {
        let config = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", "-c", "core.hooksPath="];
        let status = Command::new("git").arg("-C").arg(self.root()).args(config).args(arguments).status().expect("git runs");
        assert!(status.success(), "git {arguments:?}");
    }

    #[expect(clippy::disallowed_methods, reason = "the test makes the files that are read")]
    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("the path has a folder")).expect("the folder can be made");
        fs::write(path, bytes).expect("the file can be written");
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message=x", "--no-verify"]);
    }
}

fn paths(files: &SiteFiles) -> Vec<&str> {
    files.texts.iter().map(|file| file.path.as_str()).collect()
}

fn messages(findings: &[Diagnostic]) -> Vec<String> {
    findings.iter().map(|finding| format!("{} {}", finding.code.number(), finding.message)).collect()
}

#[test]
fn a_revision_is_read_as_the_folder_was() {
    let repository = Repository::new();
    repository.write("content/site.yaml", "title: Before\n");
    repository.write("content/pages/ä b.md", "---\n---\n");
    repository.write("content/pages/a.md", "---\ntitle: Grüße\r\n---\n");
    repository.write("content/map.png", [0, 159, 1]);
    repository.write("content/pages/.a.md.swp", "x");
    repository.write("elsewhere.md", "x");
    repository.commit();
    let folder = super::super::load(repository.root()).expect("the folder is a site");
    let revision = load_revision(repository.root(), "HEAD").expect("the revision holds a site");
    assert_eq!(paths(&folder.0), paths(&revision.0));
    assert_eq!(
        folder.0.texts.iter().map(|file| &file.text).collect::<Vec<_>>(),
        revision.0.texts.iter().map(|file| &file.text).collect::<Vec<_>>()
    );
    assert_eq!(
        folder.0.assets.iter().map(|file| &file.output).collect::<Vec<_>>(),
        revision.0.assets.iter().map(|file| &file.output).collect::<Vec<_>>()
    );
    assert_eq!(messages(&folder.1), messages(&revision.1));
    repository.write("content/site.yaml", "title: After\n");
    let (before, _) = load_revision(repository.root(), "HEAD").expect("the revision holds a site");
    assert_eq!(&*before.texts.iter().find(|file| file.path == "content/site.yaml").expect("it is there").text, "title: Before\n");
}

#[test]
fn a_site_below_the_top_is_read_alone() {
    let repository = Repository::new();
    repository.write("desk [1]/content/site.yaml", "title: T\n");
    repository.write("content/site.yaml", "title: Another\n");
    repository.commit();
    let (files, findings) = load_revision(&repository.root().join("desk [1]"), "main").expect("the revision holds a site");
    assert_eq!((paths(&files), &*files.texts[0].text, findings.len()), (vec!["content/site.yaml"], "title: T\n", 0));
    let error = load_revision(&repository.root().join("desk [1]/content"), "main").expect_err("there is no site");
    assert_eq!(error.to_string(), "the revision `main` holds no site: it has no `desk [1]/content/content/site.yaml`");
}

#[cfg(unix)]
#[test]
fn links_are_followed_inside_the_revision_and_submodules_are_refused() {
    use std::os::unix::fs::symlink;
    let repository = Repository::new();
    repository.write("shared/y.md", "---\ntitle: Shared\n---\n");
    repository.write(".env", "SECRET=1\n");
    repository.write("content/pages/0.md", "---\n---\n");
    for (target, link) in [
        ("../../shared/y.md", "content/pages/y.md"),
        ("y.md", "content/pages/z.md"),
        ("../../../x.md", "content/pages/c.md"),
        ("../../.env", "content/pages/d.txt"),
        ("../pages", "content/pages/e.md"),
        ("nowhere.md", "content/pages/f.md"),
        ("g.md", "content/pages/g.md"),
    ] {
        symlink(target, repository.root().join(link)).expect("a link can be made");
    }
    repository.write("content/site.yaml", "title: T\n");
    repository.write("content/pages/a.md", [b'a', 0xff]);
    symlink("/etc/passwd", repository.root().join("content/pages/b.md")).expect("a link can be made");
    repository.commit();
    repository.git(&["update-index", "--add", "--cacheinfo", "160000,1234567890123456789012345678901234567890,content/sub"]);
    repository.git(&["commit", "--quiet", "--message=x", "--no-verify"]);
    let (files, findings) = load_revision(repository.root(), "HEAD").expect("the revision holds a site");
    assert_eq!(
        messages(&findings),
        [
            "V0001 line 1 holds bytes that are not UTF-8",
            "V0003 the symbolic link `content/pages/b.md` leaves the site's folder",
            "V0003 the symbolic link `content/pages/c.md` leaves the site's folder",
            "V0003 the symbolic link `content/pages/d.txt` leads to a hidden file",
            "V0003 the symbolic link `content/pages/e.md` leads to a folder",
            "V0003 the symbolic link `content/pages/f.md` leads nowhere",
            "V0003 the symbolic link `content/pages/g.md` leads nowhere",
            "V0006 `content/sub` is a submodule, which is not read",
        ]
    );
    let text = |path: &str| &*files.texts.iter().find(|file| file.path == path).expect("it is there").text;
    assert_eq!((text("content/pages/y.md"), text("content/pages/b.md")), ("---\ntitle: Shared\n---\n", ""));
    assert_eq!(text("content/pages/z.md"), text("content/pages/y.md"));
    assert!(files.texts.iter().all(|file| !file.text.contains("SECRET")));
}

#[test]
fn what_is_no_revision_is_said() {
    let repository = Repository::new();
    repository.write("content/site.yaml", "title: T\n");
    repository.commit();
    for revision in ["nowhere", "--all", "-h", "--output=/tmp/x", "", "HEAD..HEAD", "HEAD -- x"] {
        let error = load_revision(repository.root(), revision).expect_err("this is no revision");
        assert!(matches!(error, RevisionError::NoRevision(_)), "{revision}: {error}");
    }
    let outside = tempfile::tempdir().expect("there is room for a folder");
    let error = load_revision(outside.path(), "HEAD").expect_err("there is no repository");
    assert!(matches!(error, RevisionError::NoRepository { .. }), "{error}");
}

#[test]
fn nothing_of_the_repository_is_run() {
    let repository = Repository::new();
    let trap = repository.root().join("trap");
    let command = format!("touch '{}'", trap.display());
    repository.write("content/site.yaml", "title: T\n");
    repository.write(".gitattributes", "* filter=evil diff=evil ident\n");
    repository.commit();
    for key in [
        "filter.evil.smudge",
        "filter.evil.clean",
        "filter.evil.process",
        "diff.evil.textconv",
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
    ] {
        repository.git(&["config", key, &command]);
    }
    let (files, _) = load_revision(repository.root(), "HEAD").expect("the revision holds a site");
    assert_eq!(&*files.texts[0].text, "title: T\n");
    assert!(!trap.exists());
}
