//! A site in a folder of its own, and the program run on it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A site under test. The methods chain; what a run printed comes back as a [`Run`].
pub(crate) struct Site {
    folder: TempDir,
}

impl Site {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self { folder: TempDir::new().expect("a temporary folder") }
    }

    /// A site with settings and nothing else.
    pub(crate) fn new() -> Self {
        Self::empty().file("content/site.yaml", "title: A site (invented)\n")
    }

    /// A copy of the site in `folder`, which may be relative to the package.
    pub(crate) fn copy_of(folder: impl AsRef<Path>) -> Self {
        let (site, folder) = (Self::empty(), package().join(folder));
        for part in ["content", "templates", "static"].map(|part| folder.join(part)).iter().filter(|part| part.is_dir()) {
            for (path, bytes) in tree(part) {
                write(&site.root().join(part.file_name().expect("a named folder")).join(path), &bytes);
            }
        }
        site
    }

    /// A copy of the briefing in this repository.
    pub(crate) fn of_this_repository() -> Self {
        let site = Self::empty();
        for (path, bytes) in tree(&package().join("content")) {
            write(&site.root().join("content").join(path), &bytes);
        }
        site
    }

    /// With this file; an existing one is replaced.
    pub(crate) fn file(self, path: &str, text: &str) -> Self {
        write(&self.root().join(path), text.as_bytes());
        self
    }

    /// With `from` replaced by `to` in a file that holds it once.
    pub(crate) fn edit(self, path: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.root().join(path)).expect("the file is there");
        assert_eq!(text.matches(from).count(), 1, "`{from}` stands once in {path}");
        self.file(path, &text.replace(from, to))
    }

    /// The root of the site.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The folder that `build` writes.
    pub(crate) fn output(&self) -> PathBuf {
        self.root().join("public")
    }

    /// Runs `variorum check` with more arguments.
    pub(crate) fn check(&self, arguments: &[&str]) -> Run {
        self.run(&[&["check"], arguments].concat())
    }

    /// Runs `variorum build` with more arguments.
    pub(crate) fn build(&self, arguments: &[&str]) -> Run {
        self.run(&[&["build"], arguments].concat())
    }

    /// Runs the program in the root of the site.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[])
    }

    /// Runs the program with variables of the environment set.
    pub(crate) fn run_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Run {
        Run::of(program().args(arguments).current_dir(self.root()).envs(variables.iter().copied()))
    }

    /// The findings of `variorum check`, by its JSON.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let run = self.check(&["--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"));
        report["findings"].as_array().expect("a list of findings").iter().map(Finding::read).collect()
    }

    /// The text of a built file.
    pub(crate) fn built(&self, path: &str) -> String {
        fs::read_to_string(self.output().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The data file of the built site.
    pub(crate) fn data(&self) -> serde_json::Value {
        serde_json::from_str(&self.built("data/briefing.json")).expect("the data file is JSON")
    }

    /// Every file of the built site.
    pub(crate) fn built_tree(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.output())
    }
}

/// What a run of the program gave.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit status.
    pub(crate) status: i32,
    /// What it printed to standard output.
    pub(crate) stdout: String,
    /// What it printed to standard error.
    pub(crate) stderr: String,
}

impl Run {
    /// Runs a command to its end.
    pub(crate) fn of(command: &mut Command) -> Self {
        let output = command.output().expect("the program starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program prints UTF-8");
        Self { status: output.status.code().expect("the program ends by itself"), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// The run, if it ended with this status.
    #[track_caller]
    pub(crate) fn ends(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{self:?}");
        self
    }

    /// Holds that the run ended well and printed nothing.
    #[track_caller]
    pub(crate) fn ends_silently(&self) {
        assert_eq!((self.status, self.stdout.as_str(), self.stderr.as_str()), (0, "", ""));
    }
}

/// A finding as the JSON report has it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The name of its code.
    pub(crate) name: String,
    /// The file.
    pub(crate) path: String,
    /// The line, from 1.
    pub(crate) line: u64,
    /// The column, from 1, in characters.
    pub(crate) column: u64,
}

impl Finding {
    fn read(value: &serde_json::Value) -> Self {
        let text = |key: &str| value[key].as_str().expect("text").to_owned();
        let number = |key: &str| value[key].as_u64().expect("a number");
        Self { name: text("name"), path: text("path"), line: number("line"), column: number("column") }
    }
}

/// The program, in an environment that does not bear on what it prints.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    for variable in ["GITHUB_ACTIONS", "GITHUB_WORKSPACE", "CLICOLOR_FORCE", "CI"] {
        command.env_remove(variable);
    }
    command
}

/// Holds `text` against what the file at `path`, relative to the package, expects; or writes it there.
#[track_caller]
pub(crate) fn expect_file(path: impl AsRef<Path>, text: &str) {
    let path = package().join(path);
    if is_updating() {
        write(&path, text.as_bytes());
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == text, "{} differs from what is made now:\n{text}", path.display());
}

/// The validator of a schema that the program prints.
pub(crate) fn validator(kind: &str) -> jsonschema::Validator {
    let text = Run::of(program().args(["schema", kind])).ends(0).stdout;
    let schema: serde_json::Value = serde_json::from_str(&text).expect("a schema is JSON");
    jsonschema::draft7::new(&schema).expect("a valid schema")
}

/// The folder of the package.
pub(crate) fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a build remembers of itself in its output, which changes with the program.
pub(crate) const MADE: &str = ".variorum-made";

/// Every file below a folder, by its path with `/`; without what builds remember of themselves.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).unwrap_or_else(|error| panic!("{}: {error}", next.display())) {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it lies below").to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read(&path).expect("the file can be read"));
            }
        }
    }
    files.remove(MADE);
    files
}

/// Writes a file and the folders around it.
pub(crate) fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("the folder can be made");
    fs::write(path, bytes).expect("the file can be written");
}

/// Whether this run is to rewrite what the tests expect.
pub(crate) fn is_updating() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some()
}
