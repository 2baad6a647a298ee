//! Files in a site's `templates/` that nothing uses.

use std::collections::{BTreeMap, BTreeSet};

use super::{FOLDER, OwnTemplates, built_in_templates};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::files::SiteFiles;
use crate::span::{FileId, Span};

/// Findings for files in `templates/` that override no built-in template, and that no used template includes, extends or takes a
/// component from.
pub(crate) fn unused(files: &SiteFiles) -> Vec<Diagnostic> {
    let built_in = built_in_templates();
    let own = OwnTemplates::of(&built_in, files);
    let sources: BTreeMap<&str, &str> = own.by_name.iter().map(|(name, template)| (name.as_str(), template.source())).collect();
    let used = used(&built_in, &sources);
    let mut findings = Vec::new();
    for (index, file) in files.texts.iter().enumerate() {
        let Some(name) = file.path.strip_prefix(FOLDER) else { continue };
        if used.contains(name) || built_in.contains_key(name) || name == "words.yaml" {
            continue;
        }
        let help = match nearest(name, built_in.keys().map(String::as_str).chain(["words.yaml"])) {
            Some(near) => format!("Did you mean `{FOLDER}{near}`?"),
            None => "Give it the name of a built-in template, include it from one that is used, or take it away.".to_owned(),
        };
        let span = Span::new(FileId(index as u32), 0..0);
        findings.push(Diagnostic::new(Code::TemplateUnused, span, format!("nothing uses `{}`", file.path), help));
    }
    findings
}

/// The names that are reached from the built-in templates and those that override them.
fn used<'site>(built_in: &BTreeMap<String, &'site str>, own: &BTreeMap<&'site str, &'site str>) -> BTreeSet<&'site str> {
    let mut definitions: BTreeMap<&str, &str> = BTreeMap::new();
    for (&name, source) in own {
        definitions.extend(mentions(source).into_iter().filter_map(|mention| match mention {
            Mention::Defines(component) => Some((component, name)),
            _ => None,
        }));
    }
    let mut used: BTreeSet<&str> = own.keys().copied().filter(|name| built_in.contains_key(*name)).collect();
    let mut sources: Vec<&str> = built_in.values().copied().chain(used.iter().map(|name| own[name])).collect();
    while let Some(source) = sources.pop() {
        for mention in mentions(source) {
            let name = match mention {
                Mention::Template(name) => own.get_key_value(name).map(|(name, _)| *name),
                Mention::Calls(component) => definitions.get(component).copied(),
                Mention::Defines(_) => None,
            };
            if let Some(name) = name
                && used.insert(name)
            {
                sources.push(own[name]);
            }
        }
    }
    used
}

enum Mention<'source> {
    Template(&'source str),
    Defines(&'source str),
    Calls(&'source str),
}

/// What the tags of a template name. Comments are read too, which can only make a file count as used.
fn mentions(source: &str) -> Vec<Mention<'_>> {
    let mut mentions = Vec::new();
    for (position, opening) in source.match_indices(['{']) {
        let Some(tag) = source[position + opening.len()..].strip_prefix(['%', '{']) else { continue };
        let tag = tag.strip_prefix('-').unwrap_or(tag).trim_start();
        if let Some(call) = tag.strip_prefix('<') {
            mentions.push(Mention::Calls(word(call)));
        } else if let Some(definition) = tag.strip_prefix("component ") {
            mentions.push(Mention::Defines(word(definition)));
        } else if let Some(name) = tag.strip_prefix("include ").or_else(|| tag.strip_prefix("extends ")) {
            let name = name.trim_start();
            let quote = name.chars().next().filter(|quote| "\"'`".contains(*quote));
            if let Some((name, _)) = quote.and_then(|quote| name[1..].split_once(quote)) {
                mentions.push(Mention::Template(name));
            }
        }
    }
    mentions
}

fn word(text: &str) -> &str {
    let text = text.trim_start();
    let end = text.find(|character: char| !character.is_alphanumeric() && character != '_' && character != '.');
    &text[..end.unwrap_or(text.len())]
}
