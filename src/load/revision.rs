//! Reads a site as a git revision holds it: through the `git` program, from the object store alone.
//!
//! Nothing is checked out and nothing of the repository is run: `rev-parse`, `ls-tree` and `cat-file --batch` know no hooks, filters or
//! text conversions, and a missing object is not fetched. Arguments cannot be taken for options. Files are read by the rules of
//! [`super::load`]; a symbolic link is followed inside the same revision. A submodule is a finding.

use std::io::{self, BufRead, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use thiserror::Error;

use super::{
    FOLDER, Fault, FoundFile, HIDDEN, LEAVES, NOWHERE, Walk, decode, is_left_by_tools, is_text, name_fault, output_path, too_large,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::files::{AssetFile, SiteFiles};

#[cfg(test)]
mod tests;

/// Why a revision cannot be read.
#[derive(Debug, Error)]
pub enum RevisionError {
    /// The program `git` could not be run.
    #[error("`git` could not be run: {0}")]
    NoGit(#[source] io::Error),
    /// The folder is in no repository, or git refuses it.
    #[error("`{}` is not in a git repository: {cause}", .root.display())]
    NoRepository {
        /// The folder.
        root: PathBuf,
        /// What git says.
        cause: String,
    },
    /// The repository has no such revision.
    #[error("`{0}` is neither a folder nor a git revision")]
    NoRevision(String),
    /// The revision holds no site at this place.
    #[error("the revision `{revision}` holds no site: it has no `{path}`")]
    NotASite {
        /// The revision as given.
        revision: String,
        /// The settings file, from the top of the repository.
        path: String,
    },
    /// Git stopped in the midst of it.
    #[error("the revision `{revision}` could not be read: {cause}")]
    Broken {
        /// The revision as given.
        revision: String,
        /// What went wrong.
        cause: String,
    },
}

/// Reads the site that stands at `root` in the working folder as `revision` holds it.
///
/// # Errors
/// Where there is no git, no repository, no such revision, or no site in it.
pub fn load_revision(root: &Path, revision: &str) -> Result<(SiteFiles, Vec<Diagnostic>), RevisionError> {
    let broken = |cause: &dyn ToString| RevisionError::Broken { revision: revision.to_owned(), cause: cause.to_string() };
    let prefix = run(git(root).args(["rev-parse", "--show-prefix"]))?
        .map_err(|cause| RevisionError::NoRepository { root: root.to_owned(), cause })?;
    let prefix = prefix.strip_suffix(b"\n").unwrap_or(&prefix);
    let prefix = std::str::from_utf8(prefix).map_err(|error| broken(&error))?;
    let tree = format!("{revision}^{{tree}}");
    let tree = run(git(root).args(["rev-parse", "--verify", "--quiet", "--end-of-options", &tree]))?
        .map_err(|_| RevisionError::NoRevision(revision.to_owned()))?;
    let tree = String::from_utf8_lossy(&tree).trim().to_owned();
    let folders = ["content", "static", "templates"].map(|folder| format!("{prefix}{folder}"));
    let listing = run(git(root).args(["ls-tree", "-r", "-z", "-l", "--full-tree", "--end-of-options", &tree]).args(&folders))?
        .map_err(|cause| broken(&cause))?;
    let entries: Vec<Entry> = listing
        .split(|&byte| byte == 0)
        .filter(|line| !line.is_empty())
        .map(|line| Entry::read(line, prefix).ok_or_else(|| broken(&"`git ls-tree` answered in a form that is not known")))
        .collect::<Result<_, _>>()?;
    if !entries.iter().any(|entry| entry.path == "content/site.yaml") {
        return Err(RevisionError::NotASite { revision: revision.to_owned(), path: format!("{prefix}content/site.yaml") });
    }
    let source = Tree { root, prefix, name: &tree };
    let mut walk = Walk { root, texts: Vec::new(), assets: Vec::new(), has_links: false };
    let mut objects = Objects::open(root)?;
    for entry in entries.into_iter().filter(|entry| !entry.path.split('/').any(is_left_by_tools)) {
        objects.visit(&mut walk, &source, entry).map_err(|error| broken(&error))?;
    }
    objects.close().map_err(|error| broken(&error))?;
    Ok(walk.settle())
}

/// The full name of the commit that a revision of the repository around `root` means.
///
/// # Errors
/// Where there is no git, no repository, or no such commit.
pub fn commit(root: &Path, revision: &str) -> Result<String, RevisionError> {
    let commit = format!("{revision}^{{commit}}");
    let name = run(git(root).args(["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]))?
        .map_err(|_| RevisionError::NoRevision(revision.to_owned()))?;
    Ok(String::from_utf8_lossy(&name).trim().to_owned())
}

/// The program `git`, kept from everything but reading.
fn git(root: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(["--no-pager", "--no-replace-objects", "--literal-pathspecs"]);
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// What git prints, or else what it says on failing.
fn run(command: &mut Command) -> Result<Result<Vec<u8>, String>, RevisionError> {
    let output = command.output().map_err(RevisionError::NoGit)?;
    Ok(if output.status.success() {
        Ok(output.stdout)
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(said.lines().next().unwrap_or("it gave no reason").to_owned())
    })
}

/// One line of `git ls-tree -r -z -l`: a file, a symbolic link or a submodule.
struct Entry {
    mode: String,
    object: String,
    /// In bytes; 0 for a submodule.
    size: u64,
    /// Relative to the site's root.
    path: String,
}

impl Entry {
    /// `<mode> <type> <object> <size>\t<path>`, the path from the top of the repository.
    fn read(line: &[u8], prefix: &str) -> Option<Self> {
        let line = String::from_utf8_lossy(line);
        let (head, path) = line.split_once('\t')?;
        let mut words = head.split_ascii_whitespace();
        let (mode, _, object, size) = (words.next()?, words.next()?, words.next()?, words.next()?);
        let path = path.strip_prefix(prefix)?;
        Some(Self { mode: mode.to_owned(), object: object.to_owned(), size: size.parse().unwrap_or(0), path: path.to_owned() })
    }
}

/// The mode of a symbolic link.
const LINK: &str = "120000";

/// The path, relative to the site's root, that a link at `path` leads to; `None` where it leaves the site.
fn target_path(path: &str, target: &str) -> Option<String> {
    if target.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// The files of a revision, in the repository of a site.
struct Tree<'load> {
    root: &'load Path,
    /// From the top of the repository to the root of the site: empty, or a path that ends in `/`.
    prefix: &'load str,
    /// The name of the revision's tree.
    name: &'load str,
}

impl Tree<'_> {
    /// What stands at a path relative to the site's root.
    fn entry(&self, path: &str) -> io::Result<Option<Entry>> {
        let path = format!("{}{path}", self.prefix);
        let listed = git(self.root).args(["ls-tree", "-z", "-l", "--full-tree", "--end-of-options", self.name, &path]).output()?;
        let line = listed.stdout.split(|&byte| byte == 0).next().unwrap_or_default();
        Ok(Entry::read(line, self.prefix))
    }
}

/// A running `git cat-file --batch`, asked for one object at a time.
struct Objects {
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Objects {
    fn open(root: &Path) -> Result<Self, RevisionError> {
        let mut command = git(root);
        let mut child =
            command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(RevisionError::NoGit)?;
        let missing = || RevisionError::NoGit(io::ErrorKind::BrokenPipe.into());
        let questions = child.stdin.take().ok_or_else(missing)?;
        let answers = BufReader::new(child.stdout.take().ok_or_else(missing)?);
        Ok(Self { child, questions, answers })
    }

    /// Takes one entry of the listing in, as [`super::load`] would take the file.
    fn visit(&mut self, walk: &mut Walk<'_>, tree: &Tree<'_>, mut entry: Entry) -> io::Result<()> {
        let path = entry.path.clone();
        let refused = match entry.mode.as_str() {
            LINK => match self.follow(tree, entry)? {
                Ok(target) => {
                    entry = target;
                    None
                }
                Err(leads) => {
                    walk.texts.push(FoundFile { faults: vec![Fault::link(&path, leads)], path, text: None });
                    return Ok(());
                }
            },
            "160000" => {
                let message = format!("`{path}` is a submodule, which is not read");
                Some(Fault::new(Code::FileUnreadable, message, "put the files themselves where the submodule stands"))
            }
            _ => None,
        };
        if let Some(fault) = refused {
            walk.texts.push(FoundFile { path, text: None, faults: vec![fault] });
            return Ok(());
        }
        let mut faults: Vec<Fault> = name_fault(&path).into_iter().collect();
        if !is_text(&path) {
            if let Some(output) = output_path(&path) {
                walk.assets.push(AssetFile { path: path.clone(), output: output.to_owned(), origin: walk.root.join(&path) });
            }
            if !faults.is_empty() {
                walk.texts.push(FoundFile { path, text: None, faults });
            }
            return Ok(());
        }
        let text = if too_large(entry.size, &mut faults) { None } else { decode(self.read(&entry.object, entry.size)?, &mut faults) };
        walk.texts.push(FoundFile { path, text, faults });
        Ok(())
    }

    /// The file that a link leads to, over further links where need be; else where it leads that it must not.
    fn follow(&mut self, tree: &Tree<'_>, mut entry: Entry) -> io::Result<Result<Entry, &'static str>> {
        /// As many links in a row as Linux follows.
        const MOST_LINKS: usize = 40;
        for _ in 0..MOST_LINKS {
            let target = String::from_utf8_lossy(&self.read(&entry.object, entry.size)?).into_owned();
            let Some(path) = target_path(&entry.path, &target) else { return Ok(Err(LEAVES)) };
            if path.split('/').any(is_left_by_tools) {
                return Ok(Err(HIDDEN));
            }
            entry = match tree.entry(&path)? {
                None => return Ok(Err(NOWHERE)),
                Some(found) if found.mode.starts_with("04") => return Ok(Err(FOLDER)),
                Some(found) if found.mode == LINK => found,
                Some(found) => return Ok(Ok(found)),
            };
        }
        Ok(Err(NOWHERE))
    }

    /// The bytes of an object, which has `size` of them.
    fn read(&mut self, object: &str, size: u64) -> io::Result<Vec<u8>> {
        writeln!(self.questions, "{object}")?;
        self.questions.flush()?;
        let mut head = String::new();
        self.answers.read_line(&mut head)?;
        if head.trim_end() != format!("{object} blob {size}") {
            return Err(io::Error::other(format!("`git cat-file` has no file {object}")));
        }
        let length = usize::try_from(size).map_err(io::Error::other)?;
        let mut bytes = vec![0; length];
        self.answers.read_exact(&mut bytes)?;
        let mut end = [0];
        self.answers.read_exact(&mut end)?;
        Ok(bytes)
    }

    fn close(self) -> io::Result<()> {
        let Self { mut child, questions, answers } = self;
        drop((questions, answers));
        child.wait().map(drop)
    }
}
