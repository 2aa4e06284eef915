//! Printing to whoever listens, who may stop listening.

use std::fmt::Arguments;
use std::io::Write;

/// Prints a line. A reader that has enough, such as `head`, ends the program quietly.
pub fn line(text: Arguments<'_>) {
    let mut out = std::io::stdout().lock();
    if out.write_fmt(text).and_then(|()| out.write_all(b"\n")).is_err() {
        std::process::exit(0);
    }
}

/// As `println!`, for output that may be cut off.
macro_rules! out {
    ($($text:tt)*) => { $crate::out::line(format_args!($($text)*)) };
}
