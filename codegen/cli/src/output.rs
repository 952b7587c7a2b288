//! Standard output and standard error, for readers that go away: `actix-openapi generate --json | head` is no fault of ours.

use std::fmt::Arguments;
use std::io::{self, ErrorKind, Write};
use std::process;

/// Like the standard library's, without the panic. They stand before all modules, and so are meant in all of them.
macro_rules! println {
    ($($argument:tt)*) => {
        $crate::output::write(format_args!("{}\n", format_args!($($argument)*)))
    };
}

macro_rules! eprintln {
    ($($argument:tt)*) => {
        $crate::output::write_error(format_args!("{}\n", format_args!($($argument)*)))
    };
}

/// Writes to standard output. Nobody misses what a reader did not wait for; any other failure is one.
pub(crate) fn write(text: Arguments<'_>) {
    let mut output = io::stdout().lock();
    match output.write_fmt(text).and_then(|()| output.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            eprintln!("standard output: cannot write: {error}");
            process::exit(3);
        }
        _ => {}
    }
}

/// Writes to standard error. When that fails there is nowhere left to say so.
pub(crate) fn write_error(text: Arguments<'_>) {
    let _ = io::stderr().lock().write_fmt(text);
}
