//! The fields of each kind, and what their values must be.

use super::{Inspector, Values};
use crate::diagnostic::Code;
use crate::model::number::Number;
use crate::model::quote::{quoted_words, refusal};
use crate::model::schema::{
    ActorFile, AnswerFile, ArchiveFile, BriefingFile, ClaimFile, EventFile, PageFile, QuestionFile, ReviewedFile, SiteFile, SourceFile,
    WithdrawnFile,
};
use crate::parse::limits::MOST_DEPTH;

impl Values for SiteFile {
    fn show(&self, inspector: &mut Inspector<'_>) {
        inspector.text("title", self.title.as_ref());
        inspector.text("description", self.description.as_ref());
        inspector.text("licence", self.licence.as_ref());
        inspector.texts("authors", self.authors.as_ref());
        inspector.folder_address("base_url", self.base_url.as_ref());
        inspector.address("edit_url", self.edit_url.as_ref());
        inspector.language("language", self.language.as_ref());
        inspector.within("defaults", self.defaults.as_ref(), |inspector, defaults| {
            inspector.language("language", defaults.language.as_ref());
            reviewed(inspector, defaults.reviewed.as_ref());
        });
        inspector.within("limits", self.limits.as_ref(), |inspector, limits| {
            inspector.at_least_one("max_quote_words", limits.max_quote_words);
            inspector.at_least_one("max_file_bytes", limits.max_file_bytes);
            inspector.at_least_one("max_frontmatter_bytes", limits.max_frontmatter_bytes);
            inspector.range("max_quoted_share", limits.max_quoted_share, 0.0, 1.0);
            inspector.range("max_depth", limits.max_depth, 1, MOST_DEPTH);
        });
    }
}

impl Values for SourceFile {
    fn show(&self, inspector: &mut Inspector<'_>) {
        inspector.text("title", self.title.as_ref());
        inspector.text("short", self.short.as_ref());
        inspector.text("publisher", self.publisher.as_ref());
        inspector.text("derived_from", self.derived_from.as_ref());
        inspector.text("voice_of", self.voice_of.as_ref());
        inspector.text("author", self.author.as_ref());
        inspector.list("authors", self.authors.as_ref(), |inspector, author| {
            inspector.text("family", author.family.as_ref());
            inspector.text("given", author.given.as_ref());
            inspector.text("particle", author.particle.as_ref());
            inspector.text("name", author.name.as_ref());
        });
        inspector.address("url", self.url.as_ref());
        inspector.date("published", self.published.as_ref());
        inspector.date("retrieved", self.retrieved.as_ref());
        inspector.language("language", self.language.as_ref());
        inspector.text("descriptor", self.descriptor.as_ref());
        inspector.text("licence", self.licence.as_ref());
        inspector.texts("caveats", self.caveats.as_ref());
        inspector.within("archive", self.archive.as_ref(), archive);
        inspector.list("captures", self.captures.as_ref(), |inspector, capture| {
            archived_file(inspector, capture.file.as_ref(), capture.sha256.as_ref());
            inspector.date("retrieved", capture.retrieved.as_ref());
        });
        inspector.within("withdrawn", self.withdrawn.as_ref(), withdrawn);
        inspector.list("covers", self.covers.as_ref(), |inspector, covers| {
            inspector.text("event", covers.event.as_ref());
            inspector.text("because", covers.because.as_ref());
        });
        inspector.list("names", self.names.as_ref(), |inspector, name| {
            inspector.text("actor", name.actor.as_ref());
            inspector.text("as", name.form.as_ref());
            inspector.text("role", name.role.as_ref());
        });
        reviewed(inspector, self.reviewed.as_ref());
        inspector.list("claims", self.claims.as_ref(), claim);
    }
}

/// The name and the hash of a file in the archive folder.
fn archived_file(inspector: &mut Inspector<'_>, file: Option<&String>, sha256: Option<&String>) {
    inspector.text("file", file);
    if let Some(file) = file {
        let leaves = file.starts_with(['/', '\\']) || file.contains(':') || file.split(['/', '\\']).any(|part| part == "..");
        if leaves {
            let help = "name a file inside the archive folder, such as `gazette-0304.html`";
            inspector.note("file", Code::UnsafeAddress, format!("`{file}` leads out of the archive folder"), help);
        }
    }
    if let Some(hash) = sha256.filter(|hash| hash.len() != 64 || !hash.bytes().all(|byte| byte.is_ascii_hexdigit())) {
        let help = "write the SHA-256 of the file's bytes: 64 hexadecimal digits";
        inspector.note("sha256", Code::WrongType, format!("`sha256` has 64 hexadecimal digits, and `{hash}` is something else"), help);
    }
}

fn archive(inspector: &mut Inspector<'_>, archive: &ArchiveFile) {
    archived_file(inspector, archive.file.as_ref(), archive.sha256.as_ref());
    inspector.list("exclude", archive.exclude.as_ref(), |inspector, exclusion| {
        inspector.text("from", exclusion.from.as_ref());
        inspector.text("to", exclusion.to.as_ref());
    });
}

fn withdrawn(inspector: &mut Inspector<'_>, withdrawn: &WithdrawnFile) {
    inspector.date("on", withdrawn.on.as_ref());
    inspector.text("why", withdrawn.why.as_ref());
}

fn reviewed(inspector: &mut Inspector<'_>, reviewed: Option<&ReviewedFile>) {
    match reviewed {
        Some(ReviewedFile::Word(word)) if word != "all" => {
            let help = "write `reviewed: all`, or a list: `reviewed: [first-question]`";
            inspector.note("reviewed", Code::UnknownWord, format!("`reviewed` takes `all` or a list, not `{word}`"), help);
        }
        Some(ReviewedFile::Questions(questions)) => inspector.texts("reviewed", Some(questions)),
        _ => {}
    }
}

fn claim(inspector: &mut Inspector<'_>, claim: &ClaimFile) {
    inspector.id(claim.id.as_ref());
    inspector.text("question", claim.question.as_ref());
    if let Some(AnswerFile::Text(text)) = &claim.answer {
        inspector.text("answer", Some(text));
    }
    inspector.date("as_of", claim.as_of.as_ref());
    inspector.texts("by", claim.by.as_ref());
    inspector.text("statement", claim.statement.as_ref());
    inspector.text("on_behalf_of", claim.on_behalf_of.as_ref());
    inspector.texts("about", claim.about.as_ref());
    inspector.text("quote", claim.quote.as_ref());
    inspector.text("prefix", claim.prefix.as_ref());
    inspector.text("suffix", claim.suffix.as_ref());
    inspector.text("says", claim.says.as_ref());
    inspector.text("translation", claim.translation.as_ref());
    inspector.range("credibility", claim.credibility, 1, 6);
    inspector.text("location", claim.location.as_ref());
    inspector.text("note", claim.note.as_ref());
    inspector.within("withdrawn", claim.withdrawn.as_ref(), withdrawn);
    if let Some(quote) = &claim.quote {
        let (words, most) = (quoted_words(quote), inspector.limits().quote_words);
        if let Some(refused) = refusal(quote) {
            inspector.refuse("quote", Code::QuoteTooLong, refused, "quote the words that matter, and say the rest under `says:`");
        } else if words > most {
            let message = format!("the quote has {words} words, and the site's limit is {most}");
            inspector.note("quote", Code::QuoteTooLong, message, "quote the words that matter, and say the rest under `says:`");
        }
    }
}

impl Values for ActorFile {
    fn show(&self, inspector: &mut Inspector<'_>) {
        inspector.text("name", self.name.as_ref());
        inspector.text("part_of", self.part_of.as_ref());
        inspector.text("close_to", self.close_to.as_ref());
        inspector.list("roles", self.roles.as_ref(), |inspector, role| {
            inspector.text("title", role.title.as_ref());
            inspector.date("from", role.from.as_ref());
            inspector.date("to", role.to.as_ref());
        });
        inspector.texts("aliases", self.aliases.as_ref());
        if let Some(names) = &self.names_in {
            inspector.labels("names_in", &names.0, Inspector::language_key);
        }
        inspector.addresses("same_as", self.same_as.as_ref());
        inspector.list("statements", self.statements.as_ref(), |inspector, statement| {
            inspector.id(statement.id.as_ref());
            inspector.date("on", statement.on.as_ref());
            inspector.text("via", statement.via.as_ref());
            inspector.text("event", statement.event.as_ref());
            inspector.text("about", statement.about.as_ref());
            inspector.within("withdrawn", statement.withdrawn.as_ref(), withdrawn);
        });
    }
}

impl Values for EventFile {
    fn show(&self, inspector: &mut Inspector<'_>) {
        inspector.text("title", self.title.as_ref());
        inspector.date("when", self.when.as_ref());
        inspector.text("place", self.place.as_ref());
        inspector.text("part_of", self.part_of.as_ref());
        inspector.text("follows", self.follows.as_ref());
        inspector.texts("participants", self.participants.as_ref());
        inspector.texts("mediators", self.mediators.as_ref());
    }
}

impl Values for QuestionFile {
    fn show(&self, inspector: &mut Inspector<'_>) {
        inspector.text("question", self.question.as_ref());
        inspector.text("short", self.short.as_ref());
        inspector.text("event", self.event.as_ref());
        inspector.text("unit", self.unit.as_ref());
        inspector.date("knowable_from", self.knowable_from.as_ref());
        inspector.texts("look_for", self.look_for.as_ref());
        inspector.text("verdict", self.verdict.as_ref());
        inspector.text("because", self.because.as_ref());
        if let Some(answers) = &self.answers {
            inspector.labels("answers", &answers.0, |inspector, id, span| {
                if crate::model::id::Id::parse_segment(id).is_none() {
                    inspector.bad_id(id, Some(span));
                }
            });
        }
        match &self.tolerance {
            None => {}
            Some(AnswerFile::List(_)) => {
                let help = "write one number, such as `tolerance: 0.5`";
                inspector.note("tolerance", Code::WrongType, "`tolerance` takes a number, not a list", help);
            }
            Some(AnswerFile::Text(text) | AnswerFile::Number(text)) => match Number::parse(text) {
                None => inspector.note(
                    "tolerance",
                    Code::WrongType,
                    format!("`{text}` is no number"),
                    "write a number, such as `tolerance: 0.5`",
                ),
                Some(number) if number.is_negative() => {
                    let message = format!("`tolerance` is {number}, and a distance is never below zero");
                    inspector.note("tolerance", Code::NumberOutOfRange, message, "write how far apart two equal values may lie");
                }
                Some(_) => {}
            },
        }
    }
}

impl Values for BriefingFile {
    fn show(&self, inspector: &mut Inspector<'_>) {
        inspector.text("title", self.title.as_ref());
        inspector.date("as_of", self.as_of.as_ref());
        inspector.at_least_one("edition", self.edition);
        inspector.text("changed", self.changed.as_ref());
        inspector.texts("events", self.events.as_ref());
        inspector.texts("authors", self.authors.as_ref());
        inspector.text("status", self.status.as_ref());
        inspector.text("summary", self.summary.as_ref());
        inspector.list("judgements", self.judgements.as_ref(), |inspector, judgement| {
            inspector.id(judgement.id.as_ref());
            inspector.text("text", judgement.text.as_ref());
            inspector.text("basis", judgement.basis.as_ref());
            inspector.texts("because", judgement.because.as_ref());
            inspector.texts("against", judgement.against.as_ref());
            inspector.list("assumes", judgement.assumes.as_ref().map(|assumes| &assumes.0), |inspector, one| {
                inspector.text("text", one.text.as_ref());
            });
            inspector.text("would_change", judgement.would_change.as_ref());
            inspector.within("resolves", judgement.resolves.as_ref(), |inspector, resolves| {
                inspector.date("by", resolves.by.as_ref());
                inspector.text("how", resolves.how.as_ref());
            });
            inspector.within("outcome", judgement.outcome.as_ref(), |inspector, outcome| {
                inspector.date("on", outcome.on.as_ref());
                inspector.texts("because", outcome.because.as_ref());
                inspector.text("why", outcome.why.as_ref());
            });
        });
        inspector.list("alternatives", self.alternatives.as_ref(), |inspector, alternative| {
            inspector.id(alternative.id.as_ref());
            inspector.text("text", alternative.text.as_ref());
        });
        inspector.list("evidence", self.evidence.as_ref(), |inspector, evidence| inspector.text("claim", evidence.claim.as_ref()));
        inspector.list("watch", self.watch.as_ref(), |inspector, watch| {
            inspector.text("sign", watch.sign.as_ref());
            inspector.text("points_to", watch.points_to.as_ref());
            inspector.within("seen", watch.seen.as_ref(), |inspector, seen| {
                inspector.date("on", seen.on.as_ref());
                inspector.texts("because", seen.because.as_ref());
            });
        });
        inspector.texts("gaps", self.gaps.as_ref());
    }
}

impl Values for PageFile {
    fn show(&self, inspector: &mut Inspector<'_>) {
        inspector.text("title", self.title.as_ref());
        inspector.text("description", self.description.as_ref());
    }
}
