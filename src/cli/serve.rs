//! `variorum serve`: the site in a browser, while it is being written.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

use clap::Args;

use super::console::Console;
use super::{Failure, GlobalArgs, Outcome, site};
use crate::diagnostic::terminal;
use crate::serve::{self, Event, Position, ServeError, ServeOptions};

/// Show the site in a browser while it is being written: read anew at every change, with findings on the pages
#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    /// The port of this machine to listen on; 0 for any that is free
    #[arg(long, default_value_t = 1111)]
    port: u16,

    /// Open the site in the browser
    #[arg(long)]
    open: bool,

    /// Annotate sources in the browser, with the archived texts in this folder; claims are written into `content/`
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    archive: Option<PathBuf>,

    /// Open the places of findings with this command, such as `code -g {path}:{line}:{column}`
    #[arg(long, value_name = "COMMAND")]
    editor: Option<String>,
}

pub(super) fn run(args: &ServeArgs, global: &GlobalArgs, console: Console) -> Result<Outcome, Failure> {
    let root = site::root(global)?;
    let (open, editor) = (args.open, args.editor.clone());
    let options = ServeOptions { root, port: args.port, archive: args.archive.clone(), has_editor: editor.is_some() };
    serve::serve(&options, move |event| print(&event, &console, open, editor.as_deref()))?;
    Ok(Outcome::Fine)
}

/// The program and the arguments that open a place. Words are told apart by white space before the places are filled in, so that a path may
/// have some.
fn editor_words(command: &str, position: &Position<'_>) -> Vec<String> {
    let fill = |word: &str| {
        let word = word.replace("{line}", &position.line.to_string()).replace("{column}", &position.column.to_string());
        word.replace("{path}", &position.path.to_string_lossy())
    };
    command.split_whitespace().map(fill).collect()
}

fn open_in_editor(command: &str, position: &Position<'_>, console: &Console) {
    let words = editor_words(command, position);
    let Some((program, arguments)) = words.split_first() else { return };
    match Command::new(program).args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).spawn() {
        Ok(mut editor) => {
            // Whoever has ended must be waited for, or it stays in the system's list of programs.
            thread::spawn(move || editor.wait());
        }
        Err(error) => console.report(&format!("error: the editor `{program}` cannot be started: {error}\n")),
    }
}

fn print(event: &Event<'_>, console: &Console, open: bool, editor: Option<&str>) {
    match event {
        Event::Read { checked, is_shown } => {
            if !checked.diagnostics.is_empty() {
                console.report(&terminal::render_for_people(&checked.diagnostics, &checked.files, console.has_colour(), false));
            }
            let findings = terminal::summary(&checked.diagnostics);
            let findings = if findings.is_empty() { "no findings" } else { &findings };
            let shown = if *is_shown { "" } else { "; the last state without errors stays on show" };
            console.say(&format!("read {} ({findings}{shown})", site::counts(&checked.library)));
        }
        Event::Unreadable(error) => console.report(&format!("error: {error}; the last state that could be read stays on show\n")),
        Event::Failed => console.report("error: the program failed over the site; the last state that could be read stays on show\n"),
        Event::Open(position) => {
            if let Some(command) = editor {
                open_in_editor(command, position, console);
            }
        }
        Event::Faulty(finding) => console.report(finding),
        Event::Listening(address) => {
            console.say(&format!("showing the site at {address} (Ctrl+C ends it)"));
            if open && let Err(error) = open::that_detached(address) {
                console.say(&format!("no browser could be opened: {error}"));
            }
        }
    }
}

impl From<ServeError> for Failure {
    fn from(error: ServeError) -> Self {
        let failure = Self::new(error.to_string());
        match error {
            ServeError::Port { free: Some(free), .. } => {
                failure.with_help(format!("`--port {free}` is free; `--port 0` takes any that is"))
            }
            ServeError::Port { .. } => failure.with_help("choose another with `--port`; `--port 0` takes any that is free"),
            _ => failure,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn places_are_filled_into_words() {
        let position = Position { path: Path::new("/a b/{line}.md"), line: 3, column: 7 };
        assert_eq!(editor_words("code -g {path}:{line}:{column}", &position), ["code", "-g", "/a b/{line}.md:3:7"]);
        assert_eq!(editor_words("vi +{line} {path}", &position), ["vi", "+3", "/a b/{line}.md"]);
    }
}
