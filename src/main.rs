//! Arguments in, exit code out.

use std::process::ExitCode;

/// Many threads make and drop small values all the time, and the allocators of most systems slow down the more the longer they do.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    variorum::cli::run(std::env::args_os())
}
