//! The site for editors that speak the Language Server Protocol: the findings of `check`, what may be written, what stands there, and
//! where it is defined. Texts are those of the open windows, saved or not.
//!
//! One thread answers everything in its order. `answers` and `place` are pure; here is what the protocol and the folder ask for.

mod answers;
mod place;
mod rename;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use lsp_types::notification::{self, Notification as _};
use lsp_types::request::{self, Request as _};
use lsp_types::{
    ClientCapabilities, CompletionItem, CompletionItemKind, CompletionOptions, CompletionResponse, CompletionTextEdit,
    DiagnosticRelatedInformation, DiagnosticSeverity, DocumentChangeOperation, DocumentChanges, Documentation, GotoDefinitionResponse,
    Hover, HoverContents, HoverProviderCapability, InitializeParams, Location, MarkupContent, MarkupKind, NumberOrString, OneOf,
    OptionalVersionedTextDocumentIdentifier, PrepareRenameResponse, PublishDiagnosticsParams, Range, RenameFile, RenameOptions,
    RenameParams, ResourceOp, ResourceOperationKind, ServerCapabilities, TextDocumentEdit, TextDocumentPositionParams,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextEdit, Uri, WorkDoneProgressOptions, WorkspaceEdit,
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::diagnostic::place::Places;
use crate::diagnostic::{Diagnostic, Severity, Texts};
use crate::model::thing::Thing;
use crate::pipeline::{self, Checked};
use crate::span::{ColumnUnit, LineIndex, Position, Span};
use answers::Sort;

/// What a path keeps as it is in an address.
const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Answers an editor over standard input and output until it has enough.
///
/// # Errors
/// Where the editor breaks the protocol, and where the folder is no site.
pub(crate) fn run(root: &Path) -> Result<(), Box<dyn Error + Send + Sync>> {
    let (connection, threads) = Connection::stdio();
    serve(&connection, root)?;
    drop(connection);
    threads.join()?;
    Ok(())
}

/// Answers whoever is at the other end.
fn serve(connection: &Connection, root: &Path) -> Result<(), Box<dyn Error + Send + Sync>> {
    let root = root.canonicalize()?;
    let capabilities = ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Kind(TextDocumentSyncKind::FULL)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some([" ", "[", "#", "/"].map(str::to_owned).to_vec()),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        ..ServerCapabilities::default()
    };
    let editor: InitializeParams = serde_json::from_value(connection.initialize(serde_json::to_value(capabilities)?)?)?;
    let can_move = can_move_files(&editor.capabilities);
    let checked = pipeline::check(&root)?;
    let mut server =
        Server { connection, root, can_move, open: BTreeMap::new(), addresses: BTreeMap::new(), told: BTreeSet::new(), checked };
    server.publish()?;
    let mut is_stale = false;
    loop {
        // Whoever types fast sends many texts; only the last of them is worth reading.
        if is_stale && connection.receiver.is_empty() {
            server.read_again()?;
            is_stale = false;
        }
        let Ok(message) = connection.receiver.recv() else { return Ok(()) };
        match message {
            Message::Request(request) => {
                if connection.handle_shutdown(&request)? {
                    return Ok(());
                }
                if is_stale {
                    server.read_again()?;
                    is_stale = false;
                }
                connection.sender.send(server.answer(request).into())?;
            }
            Message::Notification(notification) => is_stale |= server.take(notification),
            Message::Response(_) => {}
        }
    }
}

struct Server<'connection> {
    connection: &'connection Connection,
    root: PathBuf,
    /// Whether the editor moves files when it is told to.
    can_move: bool,
    /// The texts of open windows, by path below the root.
    open: BTreeMap<String, Arc<str>>,
    /// How the editor itself writes the addresses of its windows, by path.
    addresses: BTreeMap<String, Uri>,
    /// The paths of which the editor was told findings.
    told: BTreeSet<String>,
    checked: Checked,
}

impl Server<'_> {
    /// Takes what the editor says of its windows. Returns whether the site is to be read again.
    fn take(&mut self, notification: Notification) -> bool {
        let params = notification.params;
        let (address, text) = match notification.method.as_str() {
            notification::DidOpenTextDocument::METHOD => {
                let Ok(opened) = serde_json::from_value::<lsp_types::DidOpenTextDocumentParams>(params) else { return false };
                (opened.text_document.uri, Some(opened.text_document.text))
            }
            notification::DidChangeTextDocument::METHOD => {
                let Ok(changed) = serde_json::from_value::<lsp_types::DidChangeTextDocumentParams>(params) else { return false };
                let Some(last) = changed.content_changes.into_iter().next_back() else { return false };
                (changed.text_document.uri, Some(last.text))
            }
            notification::DidCloseTextDocument::METHOD => {
                let Ok(closed) = serde_json::from_value::<lsp_types::DidCloseTextDocumentParams>(params) else { return false };
                (closed.text_document.uri, None)
            }
            notification::DidSaveTextDocument::METHOD | notification::DidChangeWatchedFiles::METHOD => return true,
            _ => return false,
        };
        let Some(path) = self.path(&address) else { return false };
        if let Some(text) = text {
            self.addresses.insert(path.clone(), address);
            self.open.insert(path, text.into());
        } else {
            self.addresses.remove(&path);
            self.open.remove(&path);
        }
        true
    }

    /// Reads the site as it is now. While it cannot be read, what was known stands.
    fn read_again(&mut self) -> Result<(), Box<dyn Error + Send + Sync>> {
        if let Ok(checked) = pipeline::check_with(&self.root, &self.open) {
            self.checked = checked;
        }
        self.publish()
    }

    fn answer(&self, request: Request) -> Response {
        let Request { id, method, params } = request;
        if method == request::Rename::METHOD {
            let asked = serde_json::from_value::<RenameParams>(params).map_err(|error| error.to_string());
            return match asked.and_then(|asked| self.rename(&asked)) {
                Ok(edit) => Response::new_ok(id, edit),
                Err(why) => Response::new_err(id, ErrorCode::RequestFailed as i32, why),
            };
        }
        // What each of these asks begins with a document and a place in it.
        let Ok(asked) = serde_json::from_value::<TextDocumentPositionParams>(params) else {
            return Response::new_err(id, ErrorCode::MethodNotFound as i32, format!("`{method}` is not answered here"));
        };
        match method.as_str() {
            request::Completion::METHOD => Response::new_ok(id, self.completion(&asked)),
            request::HoverRequest::METHOD => Response::new_ok(id, self.hover(&asked)),
            request::GotoDefinition::METHOD => Response::new_ok(id, self.definition(&asked)),
            request::PrepareRenameRequest::METHOD => Response::new_ok(id, self.renamed_word(&asked)),
            _ => Response::new_err(id, ErrorCode::MethodNotFound as i32, format!("`{method}` is not answered here")),
        }
    }

    fn completion(&self, asked: &TextDocumentPositionParams) -> Option<CompletionResponse> {
        let (path, text, offset) = self.place(asked)?;
        let cursor = place::cursor(&text, offset);
        let proposals = answers::proposals(&self.checked.library, &path, &text, offset, &cursor);
        let range = range(&text, cursor.word.start, cursor.word.end);
        let item = |proposal: answers::Proposal| {
            let (kind, written) = match proposal.sort {
                Sort::Field => (CompletionItemKind::FIELD, format!("{}: ", proposal.text)),
                Sort::Id => (CompletionItemKind::REFERENCE, proposal.text.clone()),
                Sort::Word => (CompletionItemKind::ENUM_MEMBER, proposal.text.clone()),
            };
            CompletionItem {
                label: proposal.text,
                kind: Some(kind),
                documentation: Some(Documentation::String(proposal.meaning)),
                text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: written })),
                ..CompletionItem::default()
            }
        };
        Some(CompletionResponse::Array(proposals.into_iter().map(item).collect()))
    }

    fn hover(&self, asked: &TextDocumentPositionParams) -> Option<Hover> {
        let (path, text, offset) = self.place(asked)?;
        let cursor = place::cursor(&text, offset);
        let value = answers::hover(&self.checked.library, &path, &text, &cursor)?;
        let contents = HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value });
        Some(Hover { contents, range: Some(range(&text, cursor.word.start, cursor.word.end)) })
    }

    fn definition(&self, asked: &TextDocumentPositionParams) -> Option<GotoDefinitionResponse> {
        let (path, text, offset) = self.place(asked)?;
        let span = answers::definition(&self.checked.library, &path, &text, &place::cursor(&text, offset))?;
        self.location(span).map(GotoDefinitionResponse::Scalar)
    }

    /// The id at the cursor that can be another: of a part, the part's own.
    fn renamed_word(&self, asked: &TextDocumentPositionParams) -> Option<PrepareRenameResponse> {
        let (text, cursor, thing) = self.named(asked)?;
        let written = &text[cursor.word.clone()];
        let start = written.find('#').filter(|_| thing.kind().is_part()).map_or(cursor.word.start, |sign| cursor.word.start + sign + 1);
        Some(PrepareRenameResponse::Range(range(&text, start, cursor.word.end)))
    }

    /// The thing that the word at a place names.
    fn named(&self, asked: &TextDocumentPositionParams) -> Option<(Arc<str>, place::Cursor, Thing)> {
        let (path, text, offset) = self.place(asked)?;
        let cursor = place::cursor(&text, offset);
        let thing = answers::thing(&self.checked.library, &path, &cursor, &text[cursor.word.clone()]).filter(|_| !cursor.is_name)?;
        Some((text, cursor, thing))
    }

    fn rename(&self, asked: &RenameParams) -> Result<WorkspaceEdit, String> {
        let (_, _, thing) = self.named(&asked.text_document_position).ok_or("here stands no id that could be another")?;
        let files = &self.checked.files;
        let texts = files.texts.iter().map(|file| {
            let text = self.open.get(&file.path).unwrap_or(&file.text);
            (file.path.as_str(), &**text)
        });
        let texts: Vec<(&str, &str)> = texts.collect();
        let renaming = rename::renaming(&self.checked.library, texts.iter().copied(), thing, asked.new_name.trim())?;
        let unaddressed = |path: &str| format!("{path} has no address");
        let mut operations = Vec::new();
        for (path, edits) in &renaming.edits {
            let text = texts.iter().find(|(of, _)| of == path).map_or("", |(_, text)| text);
            let edit = |(bytes, new): &(std::ops::Range<usize>, String)| {
                OneOf::Left(TextEdit { range: range(text, bytes.start, bytes.end), new_text: new.clone() })
            };
            let uri = self.address(path).ok_or_else(|| unaddressed(path))?;
            let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: None };
            operations.push(DocumentChangeOperation::Edit(TextDocumentEdit { text_document, edits: edits.iter().map(edit).collect() }));
        }
        if let Some((old, new)) = &renaming.moved {
            if !self.can_move {
                return Err(format!("this editor moves no files for a server: rename {old} by hand"));
            }
            let old_uri = self.address(old).ok_or_else(|| unaddressed(old))?;
            let new_uri = self.address(new).ok_or_else(|| unaddressed(new))?;
            let moved = RenameFile { old_uri, new_uri, options: None, annotation_id: None };
            operations.push(DocumentChangeOperation::Op(ResourceOp::Rename(moved)));
        }
        Ok(WorkspaceEdit { document_changes: Some(DocumentChanges::Operations(operations)), ..WorkspaceEdit::default() })
    }

    /// The path and text of the document that is asked about, and the byte in it.
    fn place(&self, asked: &TextDocumentPositionParams) -> Option<(String, Arc<str>, usize)> {
        let path = self.path(&asked.text_document.uri)?;
        let files = &self.checked.files;
        let text = self.open.get(&path).or_else(|| files.find(&path).map(|file| &files.text(file).text))?;
        let place = Position { line: asked.position.line as usize + 1, column: asked.position.character as usize + 1 };
        Some((path, Arc::clone(text), LineIndex::new(text).offset_of_utf16(text, place)))
    }

    /// Tells the editor every finding, file by file, and of files that have none any more that they have none.
    fn publish(&mut self) -> Result<(), Box<dyn Error + Send + Sync>> {
        let mut of_files: BTreeMap<String, Vec<lsp_types::Diagnostic>> = BTreeMap::new();
        for path in std::mem::take(&mut self.told) {
            of_files.insert(path, Vec::new());
        }
        let places = Places::new(&self.checked.diagnostics, &self.checked.files);
        for finding in &self.checked.diagnostics {
            of_files.entry(places.path(finding.span).to_owned()).or_default().push(self.finding(finding, &places));
        }
        for (path, diagnostics) in of_files {
            let Some(uri) = self.address(&path) else { continue };
            if !diagnostics.is_empty() {
                self.told.insert(path);
            }
            let params = PublishDiagnosticsParams { uri, diagnostics, version: None };
            let message = Notification::new(notification::PublishDiagnostics::METHOD.to_owned(), params);
            self.connection.sender.send(message.into())?;
        }
        Ok(())
    }

    fn finding(&self, finding: &Diagnostic, places: &Places<'_>) -> lsp_types::Diagnostic {
        let severity = match finding.severity() {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Note => DiagnosticSeverity::INFORMATION,
        };
        let related = finding.labels.iter().filter_map(|label| {
            let location = Location { uri: self.address(places.path(label.span))?, range: placed(places, label.span) };
            Some(DiagnosticRelatedInformation { location, message: label.message.clone() })
        });
        let help = if finding.help.is_empty() { String::new() } else { format!("\n{}", finding.help) };
        lsp_types::Diagnostic {
            range: placed(places, finding.span),
            severity: Some(severity),
            code: Some(NumberOrString::String(finding.code.number().to_owned())),
            source: Some("variorum".to_owned()),
            message: format!("{}{help}", finding.message),
            related_information: Some(related.collect()),
            ..lsp_types::Diagnostic::default()
        }
    }

    fn location(&self, span: Span) -> Option<Location> {
        let files = &self.checked.files;
        let text = Texts::text(files, span.file);
        Some(Location { uri: self.address(files.path(span.file))?, range: range(text, span.start as usize, span.end as usize) })
    }

    /// The path below the root that an address means; `None` for what lies elsewhere.
    fn path(&self, address: &Uri) -> Option<String> {
        let path = percent_decode_str(address.as_str().strip_prefix("file://")?).decode_utf8().ok()?.into_owned();
        let path = Path::new(&path);
        // The editor may know the folder by a link to it. The file itself may be a link, and counts by its own name.
        let folder = path.parent()?;
        let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned()).join(path.file_name()?);
        Some(whole.strip_prefix(&self.root).ok()?.to_string_lossy().replace('\\', "/"))
    }

    /// The address of a path below the root, as the editor itself writes it where it has it open.
    fn address(&self, path: &str) -> Option<Uri> {
        let own = self.addresses.get(path).cloned();
        own.or_else(|| format!("file://{}", utf8_percent_encode(&self.root.join(path).to_string_lossy(), IN_PATH)).parse().ok())
    }
}

fn can_move_files(editor: &ClientCapabilities) -> bool {
    let workspace = editor.workspace.as_ref();
    let edits = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
    let operations = edits.and_then(|edits| edits.resource_operations.as_deref()).unwrap_or_default();
    operations.contains(&ResourceOperationKind::Rename)
}

/// A range of bytes as the protocol counts: lines and UTF-16 code units, from 0.
fn range(text: &str, start: usize, end: usize) -> Range {
    let lines = LineIndex::new(text);
    let place = |offset| from_zero(lines.position(text, offset, ColumnUnit::Utf16));
    Range { start: place(start), end: place(end.max(start)) }
}

/// The range of a finding or of a label of one.
fn placed(places: &Places<'_>, span: Span) -> Range {
    Range { start: from_zero(places.start(span, ColumnUnit::Utf16)), end: from_zero(places.end(span, ColumnUnit::Utf16)) }
}

fn from_zero(place: Position) -> lsp_types::Position {
    lsp_types::Position { line: place.line as u32 - 1, character: place.column as u32 - 1 }
}
