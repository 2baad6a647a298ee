//! The small site that `variorum init` writes: every kind of file once, each field explained where it stands, two invented reports that
//! differ, and the workflows that publish the site and show reviewers what a change means.
//!
//! Its sources carry their own text, so that its quotes are proven without an archive.

use crate::model::files::OutputFile;

/// The content, and what git is not to keep.
const FILES: &[(&str, &str)] = &[
    (".gitignore", include_str!("starter/site/gitignore")),
    ("content/actors/ferry-crews.md", include_str!("starter/site/content/actors/ferry-crews.md")),
    ("content/actors/town-council.md", include_str!("starter/site/content/actors/town-council.md")),
    ("content/briefings/old-bridge.md", include_str!("starter/site/content/briefings/old-bridge.md")),
    ("content/events/bridge-closure.md", include_str!("starter/site/content/events/bridge-closure.md")),
    ("content/pages/about.md", include_str!("starter/site/content/pages/about.md")),
    ("content/questions/closed-since.md", include_str!("starter/site/content/questions/closed-since.md")),
    ("content/questions/closure-length.md", include_str!("starter/site/content/questions/closure-length.md")),
    ("content/questions/closure-reason.md", include_str!("starter/site/content/questions/closure-reason.md")),
    ("content/questions/ferry-runs.md", include_str!("starter/site/content/questions/ferry-runs.md")),
    ("content/site.yaml", include_str!("starter/site/content/site.yaml")),
    ("content/sources/council-notice.md", include_str!("starter/site/content/sources/council-notice.md")),
    ("content/sources/valley-courier.md", include_str!("starter/site/content/sources/valley-courier.md")),
];

/// The workflows of this repository, which are those of every site but for how the program is installed.
const WORKFLOWS: &[(&str, &str)] = &[
    (".github/workflows/publish.yml", include_str!("../.github/workflows/publish.yml")),
    (".github/workflows/review.yml", include_str!("../.github/workflows/review.yml")),
];

/// How this repository installs the program: from its own sources.
const FROM_SOURCES: &str = "        run: cargo install --locked --path .\n";
/// How a site installs it: from the revision that its settings name. The name of the program stands in no registry yet, so a workflow that
/// installed by name would run whatever a stranger puts there.
const FROM_REVISION: &str = "        # Variables of the repository: the address of variorum's own, and the commit to build.
        env:
          SOURCE: ${{ vars.VARIORUM_REPOSITORY }}
          REVISION: ${{ vars.VARIORUM_REVISION }}
        run: cargo install --locked --git \"${SOURCE:?see above}\" --rev \"${REVISION:?see above}\" variorum
";

/// The files of the site, sorted by path.
pub(crate) fn files() -> Vec<OutputFile> {
    let workflows = WORKFLOWS.iter().map(|&(path, text)| (path, text.replace(FROM_SOURCES, FROM_REVISION)));
    let content = FILES.iter().map(|&(path, text)| (path, text.to_owned()));
    let file = |(path, text): (&str, String)| OutputFile { path: path.to_owned(), bytes: text.into_bytes() };
    let mut files: Vec<OutputFile> = workflows.chain(content).map(file).collect();
    files.sort_by(|left, right| left.path.cmp(&right.path));
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_installs_the_revision_that_its_settings_name() {
        let files = files();
        let workflows: Vec<&str> = files
            .iter()
            .filter(|file| file.path.starts_with(".github/"))
            .map(|file| std::str::from_utf8(&file.bytes).expect("workflows are text"))
            .collect();
        assert_eq!(workflows.len(), 2);
        for workflow in workflows {
            assert_eq!(workflow.matches(FROM_REVISION).count(), 1, "{workflow}");
            assert_eq!(workflow.matches("cargo install").count(), 1, "{workflow}");
        }
    }
}
