//! One content file: fence, gate, fields, what is missing, what is no value, what is wrong in the prose.

use std::sync::Arc;

use super::fence::{self, Fence, FenceFault, FenceFaultKind};
use super::frontmatter;
use super::limits::Limits;
use super::long_lists::long_lists;
use super::required;
use super::spans::{self, FaultKind, GateFault};
use super::values::Values;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::files::TextFile;
use crate::model::id::Id;
use crate::model::parsed::{FileRecord, Parsed};
use crate::model::schema::Schema;
use crate::prose;
use crate::quotation::swollen::{MOST_TIMES, swollen};
use crate::span::{FileId, Span};

/// Whether a record has fences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A Markdown file: YAML between fences, then prose.
    Fenced,
    /// Plain YAML.
    Bare,
}

/// What came of reading a file: the record, unless it could not be read, and what is wrong with it.
pub(super) struct Outcome<Fields> {
    pub(super) record: Option<Parsed<Fields>>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<Fields> Outcome<Fields> {
    /// The record; its findings are added to `diagnostics`.
    pub(super) fn take(self, diagnostics: &mut Vec<Diagnostic>) -> Option<Parsed<Fields>> {
        diagnostics.extend(self.diagnostics);
        self.record
    }

    fn unread(diagnostics: Vec<Diagnostic>) -> Self {
        Self { record: None, diagnostics }
    }
}

/// Reads one file.
pub(super) fn read<Fields: Schema + Values>(file: FileId, text: &TextFile, id: Id, shape: Shape, limits: &Limits) -> Outcome<Fields> {
    let content: &str = &text.text;
    if content.len() > limits.file_bytes {
        let message = format!("the file has {} bytes, and at most {} are read", content.len(), limits.file_bytes);
        let help = "split it, or raise `limits.max_file_bytes` in `site.yaml`";
        return Outcome::unread(vec![Diagnostic::new(Code::FileTooLarge, Span::new(file, 0..0), message, help)]);
    }
    if let Some(bytes) = swollen(content) {
        let message = format!("the letters of the file written out are {bytes} bytes, more than {MOST_TIMES} times as many as it has");
        let help = "write ligatures such as U+FDFA out, or in fewer places";
        return Outcome::unread(vec![Diagnostic::new(Code::FileTooLarge, Span::new(file, 0..0), message, help)]);
    }
    let fence = match shape {
        Shape::Fenced => match fence::split(content) {
            Ok(fence) => fence,
            Err(fault) => return Outcome::unread(vec![fence_finding(file, &fault)]),
        },
        Shape::Bare => fence::whole(content),
    };
    let gated = spans::gate(content, &fence, &limits.yaml(shape == Shape::Fenced));
    let can_go_on = gated.faults.iter().all(|fault| matches!(fault.kind, FaultKind::DuplicateKey | FaultKind::Tag | FaultKind::CutShort));
    let mut diagnostics: Vec<Diagnostic> = gated.faults.iter().map(|fault| gate_finding(file, fault)).collect();
    if !can_go_on {
        return Outcome::unread(diagnostics);
    }
    let mut record = file_record(file, text, fence.clone(), gated.outline);
    let too_long = long_lists(&record);
    if !too_long.is_empty() {
        diagnostics.extend(too_long);
        return Outcome::unread(diagnostics);
    }
    let read = frontmatter::read::<Fields>(&record, &fence);
    diagnostics.extend(read.diagnostics);
    let Some(fields) = read.fields else { return Outcome::unread(diagnostics) };
    diagnostics.extend(required::missing(&record, Fields::REQUIRED));
    diagnostics.extend(super::values::check(&fields, &record, &read.replaced, limits));
    let prose = prose::read_in(&record.text, record.body.clone());
    diagnostics.extend(prose.faults.iter().map(|fault| fault.diagnostic(file, record.body.start)));
    record.prose = Arc::new(prose);
    Outcome { record: Some(Parsed { id, fields, record }), diagnostics }
}

fn file_record(file: FileId, text: &TextFile, fence: Fence, outline: crate::model::outline::Outline) -> FileRecord {
    let (path, text) = (text.path.clone(), Arc::clone(&text.text));
    FileRecord { file, path, text, outline: Arc::new(outline), body: fence.body, prose: Arc::default() }
}

fn fence_finding(file: FileId, fault: &FenceFault) -> Diagnostic {
    let code = match fault.kind {
        FenceFaultKind::Missing => Code::FenceMissing,
        FenceFaultKind::Unclosed => Code::FenceUnclosed,
    };
    Diagnostic::new(code, Span::new(file, fault.range.clone()), fault.to_string(), fault.help())
}

fn gate_finding(file: FileId, fault: &GateFault) -> Diagnostic {
    let code = match fault.kind {
        FaultKind::TooLarge | FaultKind::TooDeep | FaultKind::TooManyNodes => Code::YamlLimit,
        FaultKind::Anchor | FaultKind::Alias | FaultKind::MergeKey => Code::YamlAlias,
        FaultKind::Tag => Code::YamlTag,
        FaultKind::DuplicateKey => Code::DuplicateKey,
        FaultKind::Tab => Code::YamlTab,
        FaultKind::CutShort => Code::TextCutShort,
        FaultKind::KeyNotScalar
        | FaultKind::ControlCharacter
        | FaultKind::LineSeparator
        | FaultKind::SeveralDocuments
        | FaultKind::Syntax => Code::YamlSyntax,
    };
    let diagnostic = Diagnostic::new(code, Span::new(file, fault.range.clone()), fault.message.clone(), fault.help.clone());
    match &fault.label {
        Some((range, message)) => diagnostic.with_label(Span::new(file, range.clone()), message.clone()),
        None => diagnostic,
    }
}
