//! The tests that see the program from outside: through its command line, or through its public functions.
//!
//! One binary for all of them, so that the library is linked once.
#![expect(clippy::disallowed_methods, reason = "tests write sites and read what was built of them")]
#![expect(clippy::case_sensitive_file_extension_comparisons, reason = "every name here was written by this repository or its program")]

mod again;
mod architecture;
mod books;
mod checks;
mod command;
mod commonmark;
mod determinism;
mod diff;
mod docs;
mod editions;
mod edits;
mod exports;
mod figures;
mod findings;
mod generated;
mod generator;
mod golden;
mod impact;
mod import;
mod init;
mod interrupted;
mod links;
mod lsp;
mod naive;
mod new;
mod reference;
mod robust;
mod rtl;
mod schemas;
mod search;
mod sentences;
mod serve;
mod support;
mod templates;
mod theme;
mod verify;
mod walkthrough;
mod workflows;
